"""What stands beside the lines and must agree with them: acts, numbers, seals. Read as streams, beside the lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, LiteralString
from uuid import UUID

from psycopg import Connection

from domain.book import TextsErased
from ledger.keys import KeyDestroyed, Keys
from ledger.lines import Line
from ledger.seal import Envelope, SealBroken, associated, commit, open_envelope
from replays.claims import Check, Taken
from replays.oracle import Numbers as Counter
from replays.wording import counted

AT_A_TIME = 2000
BEFORE_ALL = -(2**63)
"""Before any position that can stand in a table, also one that somebody made up."""


def stream(db: Connection[Any], name: str, query: LiteralString, after: int = 0) -> Iterator[Any]:
    """The rows of a query (%s in it is `after`), some at a time, within the transaction that the connection is in."""
    with db.cursor(name=name, binary=True) as cursor:
        cursor.execute(query, (after or BEFORE_ALL,))
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from rows


class Acts(Check):
    """The derived table of acts against the acts in the bodies: each is one row of lines that follow one another."""

    claim = "Varje handling skrevs en gång"

    def __init__(self, db: Connection[Any], after: int = 0) -> None:
        super().__init__()
        query: LiteralString = "SELECT act, first, last FROM ledger.acts WHERE first > %s ORDER BY first, act"
        self.stored = stream(db, "acts", query, after)
        self.next = next(self.stored, None)
        self.act: UUID | None = None
        self.first = self.last = self.counted = 0

    def take(self, line: Line, taken: Taken | None) -> None:
        act = taken.entered.act if taken else None
        if act is None or act != self.act:
            self.settle()
            self.act, self.first = act, line.position
        self.last = line.position

    def settle(self) -> None:
        """The lines of an act have ended: there should be a row for them, and none before it that is left."""
        if self.act is None:
            return
        self.counted += 1
        while self.next is not None and self.next[1] < self.first:
            self.left_over()
        if self.next is None or self.next[1] != self.first or self.next[0] != self.act:
            self.fault(self.first, f"handlingen på rad {self.first} står inte rätt i ledger.acts")
            return
        if self.next[2] != self.last:
            end = min(self.next[2], self.last) + 1
            self.fault(end, f"handlingen på rad {self.first} slutar inte vid den rad som ledger.acts säger")
        self.next = next(self.stored, None)

    def left_over(self) -> None:
        assert self.next is not None
        first = self.next[1]
        self.fault(first, f"ledger.acts har en handling på rad {first} som inte finns i raderna")
        self.next = next(self.stored, None)

    def end(self, last: int) -> None:
        self.settle()
        while self.next is not None:
            self.left_over()

    @property
    def looked_at(self) -> str:
        return counted(self.counted, "handling", "handlingar")


class Numbers(Check):
    """The numbers people say, counted again."""

    claim = "Numren löper utan luckor per register och år"

    def __init__(self, db: Connection[Any], after: int = 0) -> None:
        super().__init__()
        query: LiteralString = """SELECT n.record, series, year, number FROM ledger.numbers n WHERE NOT EXISTS
            (SELECT FROM ledger.lines l WHERE l.record = n.record AND l.version = 1 AND l.position <= %s)"""
        rows = stream(db, "numbers", query, after)
        self.stored = {record: f"{series}-{year}-{number:04d}" for record, series, year, number in rows}
        self.counter = Counter.after(db, after)
        self.counted = 0

    def take(self, line: Line, taken: Taken | None) -> None:
        if line.version != 1:
            return
        number, stored = self.counter.of(line), self.stored.pop(line.record, None)
        self.counted += number is not None
        if number != stored:
            has, should = (f"numret {one}" if one else "inget nummer" for one in (stored, number))
            self.fault(line.position, f"posten på rad {line.position} har {has}; den ska ha {should}")

    def end(self, last: int) -> None:
        for number in self.stored.values():
            self.fault(last + 1, f"{number} har en post som saknas i raderna")

    @property
    def looked_at(self) -> str:
        return f"{self.counted} nummer"


class Seals(Check):
    """Each envelope opens for its own line and says what the line committed to; a missing one is an erased one.

    `masters` by epoch; without them only the presence of the envelopes is checked.
    """

    claim = "Varje förseglad text finns kvar, är den som skrevs, eller är raderad enligt beslut"

    def __init__(self, db: Connection[Any], ledger: UUID, masters: Mapping[int, bytes] | None, after: int = 0) -> None:
        super().__init__()
        self.ledger, self.masters = ledger, masters
        query: LiteralString = (
            "SELECT position, epoch, wrapped, envelope FROM ledger.sealed WHERE position > %s ORDER BY position"
        )
        self.stored = stream(db, "sealed", query, after)
        self.next = next(self.stored, None)
        self.counted = 0
        self.missing: set[int] = set()
        self.erased: set[int] = set()

    def take(self, line: Line, taken: Taken | None) -> None:
        while self.next is not None and self.next[0] < line.position:
            self.left_over()
        sealed = None
        if self.next is not None and self.next[0] == line.position:
            sealed, self.next = Envelope(*self.next[1:]), next(self.stored, None)
        if taken is None:
            return
        event = taken.entered.event
        if isinstance(event, TextsErased):  # what is erased stands before the decision to erase it
            self.erased.update(position for position in event.positions if position < line.position)
        if taken.personal:
            self.counted += 1
            if sealed is None:
                self.missing.add(line.position)
            else:
                self.open(line, sealed, taken.personal)
        elif sealed is not None:
            self.fault(line.position, f"rad {line.position} har en försegling men ingen förseglad text")

    def open(self, line: Line, sealed: Envelope, commitments: Mapping[str, str]) -> None:
        if self.masters is None:
            return
        at = line.position
        try:
            master = self.masters[sealed.epoch]
            disclosures = open_envelope(sealed, master, associated(self.ledger, line.record, line.version, line.name))
        except KeyError:
            self.fault(at, f"förseglingen på rad {at} är av en epok vars nyckel inte finns")
        except SealBroken:
            self.fault(at, f"förseglingen på rad {at} har ändrats eller flyttats")
        else:
            if {field: commit(one) for field, one in disclosures.items()} != commitments:
                self.fault(at, f"den förseglade texten på rad {at} är inte den som skrevs")

    def left_over(self) -> None:
        assert self.next is not None
        at = self.next[0]
        self.fault(at, f"det finns en försegling till rad {at}, som inte finns")
        self.next = next(self.stored, None)

    def end(self, last: int) -> None:
        while self.next is not None:
            self.left_over()
        for at in self.missing - self.erased:
            self.fault(at, f"den förseglade texten på rad {at} saknas, utan beslut om radering")

    @property
    def looked_at(self) -> str:
        return f"{self.counted} rader med förseglad text" + ("" if self.masters is not None else ", utan att öppnas")


def masters(keys: Keys) -> dict[int, bytes]:
    """The master keys that there are, by epoch. Seals may be wrapped anew at any time, and old keys destroyed after."""
    found = {}
    for epoch in keys.epochs:
        with suppress(KeyDestroyed):
            found[epoch] = keys.master(epoch)
    return found

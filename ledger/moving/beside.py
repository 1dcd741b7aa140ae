"""What stands beside the lines in an export, row by row against them: each belongs to its line, and none is missing,
left over, moved or doubled."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from domain.book import TextsErased
from domain.calendar import local_day
from ledger.codec import KINDS, current
from ledger.lines import Line
from ledger.moving.bag import Bag, Rows
from ledger.moving.form import (
    ACTS,
    ERASED,
    ERASED_CONTENTS,
    NUMBERS,
    SEALED,
    Act,
    ErasedContent,
    ErasedLine,
    Number,
    Sealed,
    bytes_of,
)
from ledger.moving.lines import Arrived
from ledger.seal import Envelope, SealBroken, associated, commit, open_envelope


class Erasures:
    """What is erased: the list in the export is what the lines have decided, neither more nor less."""

    def __init__(self, bag: Bag) -> None:
        self.rows = Rows(bag, ERASED, ErasedLine, 1000)
        self.contents = Rows(bag, ERASED_CONTENTS, ErasedContent, 1000)
        self.lines: dict[int, bytes] = {}
        self.decided: set[int] = set()
        self.decided_contents: set[str] = set()

    def take(self, arrived: Arrived) -> bool:
        """Whether the texts of this line are erased."""
        at, event, row = arrived.line.position, arrived.entered.event, self.rows.now
        if isinstance(event, TextsErased):  # what is erased stands before the decision to erase it
            self.decided.update(one for one in event.positions if 0 < one < at)
            self.decided_contents.update(event.contents)
        if row is None or row.position != at:
            return False
        try:
            same = bytes_of(row.leaf) == arrived.line.leaf
        except ValueError:
            same = False
        if not same:
            self.rows.wrong(f"kontrollsumman är inte den som rad {at} har.")
        self.lines[at] = arrived.line.leaf
        self.rows.step()
        return True

    def end(self) -> None:
        self.rows.must_be_read("raden står i fel ordning, två gånger, eller hör till en rad som inte finns.")
        for at in sorted(self.lines.keys() ^ self.decided):
            there = at in self.lines
            self.rows.wrong(
                f"rad {at} {'är inte raderad enligt något beslut' if there else 'är raderad och saknas här'}."
            )
        listed: list[str] = []
        for row in self.contents:
            if row.address not in self.decided_contents or (listed and row.address <= listed[-1]):
                self.contents.wrong("innehållet är inte raderat enligt något beslut, eller står i fel ordning.")
            listed.append(row.address)
        if len(listed) != len(self.decided_contents):
            self.contents.wrong("ett innehåll som är raderat enligt beslut saknas här.")


class Seals:
    """The envelopes: each opens for its own line and says what the line committed to."""

    def __init__(self, bag: Bag, ledger: UUID, masters: Mapping[int, bytes]) -> None:
        self.rows = Rows(bag, SEALED, Sealed)
        self.ledger, self.masters = ledger, masters

    def take(self, arrived: Arrived, erased: bool) -> Envelope | None:
        at, row = arrived.line.position, self.rows.now
        if row is None or row.position != at:
            if arrived.personal and not erased:
                self.rows.wrong(f"här ska förseglingen till rad {at} stå.")
            return None
        if erased or not arrived.personal:
            self.rows.wrong(f"rad {at} har ingen text kvar, och ska inte ha någon försegling.")
        sealed = self.envelope(row)
        if self.opened(sealed, arrived.line) != arrived.personal:
            self.rows.wrong(f"den förseglade texten är inte den som skrevs på rad {at}.")
        self.rows.step()
        return sealed

    def envelope(self, row: Sealed) -> Envelope:
        try:
            return Envelope(row.epoch, bytes_of(row.wrapped), bytes_of(row.envelope))
        except ValueError:
            self.rows.wrong("förseglingen är inte base64url.")

    def opened(self, sealed: Envelope, line: Line) -> dict[str, str]:
        """The commitments that the envelope holds the words of."""
        if sealed.epoch not in self.masters:
            self.rows.wrong(f"huvudnyckeln för epok {sealed.epoch} finns inte bland nycklarna.")
        bound = associated(self.ledger, line.record, line.version, line.name)
        try:
            opened = open_envelope(sealed, self.masters[sealed.epoch], bound)
        except SealBroken:
            self.rows.wrong(f"förseglingen öppnas inte för rad {line.position} med de nycklar som finns.")
        return {field: commit(one) for field, one in opened.items()}

    def end(self) -> None:
        self.rows.must_be_read("raden står i fel ordning, två gånger, eller hör till en rad som inte finns.")


class Acts:
    """The acts: each is a row, for lines that follow one another."""

    def __init__(self, bag: Bag) -> None:
        self.rows = Rows(bag, ACTS, Act, 1000)
        self.first = 0
        self.known: Act | None = None

    def take(self, arrived: Arrived) -> tuple[UUID, bytes | None, int, int] | None:
        """The act that begins with this line, if one does."""
        at, act = arrived.line.position, arrived.entered.act
        if self.known is not None and self.known.act == act and at <= self.known.last:
            return None
        row = self.rows.now
        if (
            row is None
            or (row.act, row.first) != (act, at)
            or row.last < at
            or (self.known is not None and self.known.last != at - 1)
        ):
            self.rows.wrong(f"här ska handlingen som börjar på rad {at} stå.")
        self.known = row
        try:
            digest = None if row.digest is None else bytes_of(row.digest)
        except ValueError:
            self.rows.wrong("kontrollsumman är inte base64url.")
        self.rows.step()
        return row.act, digest, row.first, row.last

    def end(self, last: int) -> None:
        self.rows.must_be_read("handlingen finns inte i raderna.")
        if self.known is not None and self.known.last != last:
            self.rows.wrong("den sista handlingen slutar inte vid den sista raden.")


class Numbers:
    """The numbers people say, counted again from the lines."""

    def __init__(self, bag: Bag) -> None:
        self.rows = Rows(bag, NUMBERS, Number, 1000)
        self.last: dict[tuple[str, int], int] = {}

    def take(self, line: Line) -> Number | None:
        series = KINDS[current(line.name)].register.series if line.version == 1 else None
        if series is None:
            return None
        year = local_day(line.recorded_at).year
        count = self.last[series, year] = self.last.get((series, year), 0) + 1
        number = Number(count, line.position, line.record, series, year)
        if self.rows.now != number:
            self.rows.wrong(f"här ska numret {series}-{year}-{count:04d} på rad {line.position} stå.")
        self.rows.step()
        return number

    def end(self) -> None:
        self.rows.must_be_read("numret har ingen rad.")

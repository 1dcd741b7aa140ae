"""Frozen analyses, counted again from the lines alone as they are replayed past the position each was frozen at."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import Any

from psycopg import Connection

from domain.analyses import AnalysisFrozen, Organisation, ReportKind
from domain.calendar import Period
from ledger.codec import NotALine, read
from ledger.lines import COLUMNS, Line
from replays import oracle
from replays.analysis import Analysis, Frozen, analyse, compared, gather, of_records
from replays.claims import Check, Taken
from replays.oracle import Replay

What = tuple[Period, ReportKind, Organisation]
"""What is counted at a position."""


def what(event: AnalysisFrozen) -> What:
    return Period(event.first, event.last), event.kind, event.organisation


class Analyses(Check):
    """The figures of every frozen version, derived once more."""

    claim = "Varje fryst analys ger samma siffror igen"

    def __init__(self, db: Connection[Any], replay: Replay, after: int = 0) -> None:
        """`after`: the lines before are read, and the registers up to there known."""
        super().__init__()
        self.replay = replay
        self.wanted = wanted(db, after)
        self.derived: dict[tuple[int, What], Analysis] = {}
        for position in [one for one in self.wanted if one <= after]:
            for asked in self.wanted.pop(position):
                period, kind, organisation = asked
                self.derived[position, asked] = analyse(db, period, position, kind, organisation)
        self.frozen: list[Frozen] = []
        self.otherwise: set[str] = set()

    def take(self, line: Line, taken: Taken | None) -> None:
        if taken is not None:
            gather(self.frozen, line, taken.entered.event)
        if line.position in self.wanted:
            records = oracle.seen(self.replay.standing)
            for asked in self.wanted[line.position]:
                period, kind, organisation = asked
                counted = of_records(records, period, line.position, kind, organisation)
                self.derived[line.position, asked] = counted

    def end(self, last: int) -> None:
        for one in self.frozen:
            derived = self.derived.get((one.position, what(one.event)))
            if derived is None or one.position >= one.line:
                self.fault(one.line, f"{one.period.label} (rad {one.line}) är fryst vid en rad som inte fanns då")
                continue
            again = compared(one, derived)
            self.otherwise.update(again.otherwise)
            if not again.same:
                said = f"{one.period.label} (rad {one.line}) skiljer sig i {', '.join(again.differing)}"
                self.fault(again.line, said)

    @property
    def looked_at(self) -> str:
        said = f"{len(self.frozen)} analyser"
        if self.otherwise:
            said += f"; räknas numera på annat sätt, och prövas inte: {', '.join(sorted(self.otherwise))}"
        return said


def wanted(db: Connection[Any], after: int) -> dict[int, set[What]]:
    """The positions that analyses are frozen at by lines after another, as far as those can be read, and what is
    counted there."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM ledger.lines WHERE name LIKE 'AnalysisFrozen.v%%' AND position > %s",
        (after,),
        binary=True,
    )
    found: dict[int, set[What]] = defaultdict(set)
    for line in (Line(*row) for row in rows):
        with suppress(NotALine):
            event = read(line).event
            if isinstance(event, AnalysisFrozen):
                found[event.position].add(what(event))
    return found

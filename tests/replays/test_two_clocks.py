"""What was known when, of what happened when: the figures against a naive count of the facts, on random histories.

The count below shares nothing with the program but the facts: it looks for the latest word about a record among the
lines known at a position, and counts on the day that the measure runs on. No database: some hundred books in seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import Period
from domain.grammar import Event
from ledger.book import Founder, Identity
from replays import oracle
from replays.analysis import of_records
from tests.projections.histories import BEGINS, History, lines
from tests.projections.lives import live

KNOWN = Identity(UUID(int=7, version=4), "prov.invalid/bok", True)
FOUNDER = Founder(UUID(int=8, version=4), UUID(int=9, version=4), "Åsa Öberg", "Nämnden (påhittad)")


def history(seed: int, length: int) -> History:
    """A book of so many lines or a few more, over some nine months, full of late reports and corrections."""
    one = History(seed, KNOWN, FOUNDER)
    return live(one, one.length + length, pace=timedelta(days=4))


# ── The naive count ──────────────────────────────────────────────────────────


@dataclass
class Word:
    """The latest word about a record."""

    received: date | None = None
    occurred: date | None = None
    unit: UUID | None = None
    annulled: bool = False
    ended: list[tuple[date, bool]] = field(default_factory=list)
    """The days on which it ended (True) and was taken up again, in the order of the lines."""

    def open_on(self, day: date) -> bool:
        """What the last line about it said by then; one dated before the line it follows counts with that one."""
        latest, answer = date.min, True
        for on, ended in self.ended:
            latest = max(latest, on)
            answer = not ended if latest <= day else answer
        return answer


Told = tuple[UUID, Event, date]


def latest_words(events: Iterable[Told]) -> dict[str, dict[UUID, Word]]:
    """What the lines so far say of each record, by its register."""
    words: dict[str, dict[UUID, Word]] = defaultdict(dict)
    for record, event, day in events:
        said: Any = event
        if (turn := end_or_beginning(said, day)) is not None:
            words[turn[0]][record].ended.append(turn[1:])
        match type(event).__name__:
            case "DeviationReported":
                words["deviations"][record] = Word(said.received, last_day(said.occurred), said.unit)
            case "DeviationCorrected":
                known = words["deviations"][record]
                known.received, known.occurred, known.unit = said.received, last_day(said.occurred), said.unit
            case "DeviationMoved":
                words["deviations"][record].unit = said.unit
            case "DeviationAnnulled":
                words["deviations"][record].annulled = True
            case "ViewReceived":
                words["views"][record] = Word(said.received, last_day(said.occurred), said.unit)
            case "ViewCorrected":
                known = words["views"][record]
                known.received = said.received or known.received
                known.unit = said.unit or known.unit
            case "ViewAssigned":
                words["views"][record].unit = said.unit or words["views"][record].unit
            case "ViewAnnulled":
                words["views"][record].annulled = True
            case "RiskIdentified" | "RiskCorrected":
                words["risks"][record] = Word(said.received, None, said.unit)
            case "RiskAnnulled":
                words["risks"][record].annulled = True
            case _:
                pass
    return words


def end_or_beginning(said: Any, day: date) -> tuple[str, date, bool] | None:
    """The register, the day, and whether it ended or was taken up again, if the line says either."""
    match type(said).__name__:
        case "DeviationClosed" | "DeviationEscalated" | "DeviationMarkedDuplicate" | "DeviationTransferred":
            return "deviations", day, True
        case "DeviationReopened" | "DeviationReinstated":
            return "deviations", day, False
        case "ViewClosed":
            return "views", day, True
        case "ViewTransferred":
            return "views", said.transferred_on, True
        case "ViewRedirectedAsAppeal":
            return "views", said.forwarded_on, True
        case "ViewReopened":
            return "views", day, False
    return None


def last_day(occurred: Any) -> date | None:
    day: date | None = occurred.last if occurred.last else occurred.first
    return day


def naively(words: dict[str, dict[UUID, Word]], period: Period) -> dict[tuple[str, str], set[UUID]]:
    """Who is counted under what: the measures that the words above are enough for."""
    found: dict[tuple[str, str], set[UUID]] = {(name, ""): set() for name in ("deviations", "views", "risks")}
    found["deviations.occurred", ""] = set()
    for register, records in words.items():
        for record, word in records.items():
            if word.annulled:
                continue
            unit = "unknown" if word.unit is None else str(word.unit)
            if register != "risks" and word.received and word.received <= period.end and word.open_on(period.end):
                found.setdefault((f"{register}.open", unit), set()).add(record)
            if word.received and period.start <= word.received <= period.end:
                found[register, ""].add(record)
                if register != "risks":
                    found.setdefault((f"{register}.by_unit", unit), set()).add(record)
            if register == "deviations" and word.occurred and period.start <= word.occurred <= period.end:
                found["deviations.occurred", ""].add(record)
                found.setdefault(("deviations.occurred_by_unit", unit), set()).add(record)
    return found


def told(book: History) -> list[Told]:
    """Every line with the day it was entered."""
    return [(record, event, act.stamp.day) for act in book.acts for record, _, event, _ in act.events]


# ── Against the program ──────────────────────────────────────────────────────


def counted(replayed: oracle.Replay, period: Period, position: int) -> dict[tuple[str, str], set[UUID]]:
    """The same from the program: replay, records as seen, measures."""
    wanted = {"deviations", "deviations.by_unit", "deviations.occurred", "deviations.occurred_by_unit"}
    wanted |= {"views", "views.by_unit", "risks", "deviations.open", "views.open"}
    analysis = of_records(oracle.seen(replayed.standing), period, position)
    found = {}
    for measure, results in analysis.now:
        for result in results if measure.id in wanted else ():
            assert result.value == len(result.records) == len(set(result.records))
            found[measure.id, result.key] = set(result.records)
    return found


@pytest.mark.slow
@settings(max_examples=2000)
@given(
    seed=st.integers(0, 2**32),
    length=st.integers(1, 60),
    known_at=st.floats(0, 1),
    first=st.integers(-200, 350),
    days=st.integers(0, 200),
)
def test_what_was_known_then_of_what_came_in_or_happened_in_a_period(
    seed: int, length: int, known_at: float, first: int, days: int
) -> None:
    """Siffrorna för en period, kända vid en rad, är de som en enkel räkning av de dittills införda raderna ger."""
    book = history(seed, length)
    events = told(book)
    position = round(known_at * len(events))
    start = BEGINS.date() + timedelta(days=first)
    period = Period(start, start + timedelta(days=days))
    replay = oracle.Replay()
    for line in lines(book)[:position]:
        replay.take(line)
    assert counted(replay, period, position) == naively(latest_words(events[:position]), period)


def test_the_histories_hold_what_the_two_clocks_are_for() -> None:
    """De påhittade historierna innehåller det som gör skillnad: sent inkommet, rättat i efterhand, öppnat igen."""
    late = corrected = moved = again = 0
    for seed in range(20):
        for entered in history(seed, 60).acts:
            for _, _, event, _ in entered.events:
                said: Any = event
                if type(event).__name__ in ("DeviationReported", "ViewReceived"):
                    late += said.received < entered.stamp.day
                    moved += last_day(said.occurred) not in (None, said.received)
                again += type(event).__name__ in ("DeviationReopened", "ViewReopened")
                corrected += type(event).__name__ in ("DeviationCorrected", "ViewCorrected", "RiskCorrected")
    assert min(late, corrected, moved) > 30 and again > 5

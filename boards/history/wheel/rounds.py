"""Vad årshjulet ska innehålla hos en nämnd: its guideline's cadences with their sentences, and what the law wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import shorten

from boards import statutory
from boards.data import BoardData, Read
from domain.board import Cadence, DecideCadences
from domain.calendar import ONE_DAY, add_months, last_of_month
from domain.criteria.words import Frequency
from domain.obligations.commands import EstablishObligation
from domain.obligations.words import Kind, Receiver, Sentence

FREQUENCIES = {
    1: Frequency.YEARLY,
    2: Frequency.TWICE_A_YEAR,
    3: Frequency.TERTIAL,
    4: Frequency.QUARTERLY,
    12: Frequency.MONTHLY,
}
KINDS = {
    "compilation": Kind.COMPILE,
    "deviations": Kind.COMPILE,
    "joint_analysis": Kind.COMPILE,
    "improvement": Kind.COMPILE,
    "views": Kind.COMPILE,
    "plan": Kind.PLAN,
    "quality_report": Kind.REPORT,
    "lex_sarah": Kind.REPORT,
    "accounts": Kind.REPORT,
    "providers": Kind.REPORT,
}
"""By the first word of the cadence's id; what else there is, is followed up."""


def established(data: BoardData) -> tuple[EstablishObligation, ...]:
    """All that is entered in a board's wheel: what its guideline says, then what the law says."""
    settled = next(one for one in data.settings if isinstance(one, DecideCadences))
    return (*(of_guideline(one, settled) for one in data.cadences), *statutory.obligations(data))


def of_guideline(read: Read[Cadence], settled: DecideCadences) -> EstablishObligation:
    """With every sentence it was read from, as it stands."""
    said = read.value
    return EstablishObligation(
        id=said.id,
        title=said.label,
        kind=KINDS.get(said.id.split(".")[0], Kind.REVIEW),
        frequency=Frequency.CONTINUOUS if "continuous" in said.id else FREQUENCIES.get(len(said.months)),
        months=said.months,
        receivers=(Receiver.of(said.receiver.value),),
        roles=said.responsible,
        sentences=tuple(
            Sentence(requirement=one.requirement, text=shorten(one.text, 200, placeholder=" …")) for one in read.said
        ),
        since=settled.since,
        decision=settled.decision,
    )


def period(months: tuple[int, ...], last: date) -> tuple[date, date]:
    """The period that ends on a day, from the day after the one before it ended."""
    back = min((last.month - month) % 12 or 12 for month in months)
    return last_of_month(add_months(last, -back)) + ONE_DAY, last


def rounds(command: EstablishObligation, ends: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    """The periods of an obligation that end on some days, while it holds."""
    for end in ends:
        if end.month in command.months and command.since <= end:
            yield period(command.months, end)

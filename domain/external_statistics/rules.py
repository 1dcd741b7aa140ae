"""When what is asked about a series of external statistics becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.criteria.words import Measured
from domain.external_statistics.commands import (
    AnnulSeries,
    CorrectFigure,
    CorrectSeries,
    EndSeries,
    EnterSnapshot,
    NoteDisagreement,
    SeriesCommand,
)
from domain.external_statistics.events import SeriesFollowed, SnapshotEntered
from domain.external_statistics.state import Series, overlaid
from domain.external_statistics.words import MOST_DISPUTED, MOST_FIGURES, Status
from domain.grammar import Event, Occasion, Refusal
from domain.measurements.values import is_possible
from domain.numbers import difference, is_number
from domain.words import must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


class SameYearTwice(
    Refusal,
    message="Samma år och grupp står två gånger: {year}.",
    duty=law.SELF_CONTROL_METHODS,
    field="figures",
): ...


class NotThatFigure(
    Refusal,
    message="Talet för {year} är inte möjligt ({measured}). Skriv det med siffror och punkt, till exempel 12.5.",
    duty=law.SELF_CONTROL_METHODS,
    field="figures",
): ...


class RetrievedBefore(
    Refusal,
    message="En senare hämtning finns redan, från den {day}. Ett äldre tal ersätter inte ett nyare.",
    duty=law.SELF_CONTROL_METHODS,
    field="retrieved",
): ...


class SameFile(
    Refusal,
    message="Filen är redan inläst, och den är senast i serien.",
    duty=law.DOCUMENTATION,
    field="file_digest",
): ...


class TooManyFigures(
    Refusal,
    message="En serie rymmer högst {most} tal. Låt de äldsta åren vara.",
    duty=law.DOCUMENTATION,
    field="figures",
): ...


class NoSuchFigure(
    Refusal,
    message="Serien har inget tal för {year} och den gruppen.",
    duty=law.SELF_CONTROL_METHODS,
    field="year",
): ...


class SaysTheSame(
    Refusal,
    message="Talet är detsamma: källorna säger inte olika.",
    duty=law.SELF_CONTROL_METHODS,
    field="value",
): ...


class TooManyDisputed(
    Refusal,
    message="En serie rymmer högst {most} tal från andra ställen.",
    duty=law.DOCUMENTATION,
): ...


def decide(state: Series, command: SeriesCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case EnterSnapshot():
            yield from enter(state, command, occasion)
        case NoteDisagreement():
            must_be(state.status, Status.FOLLOWED, Status.ENDED)
            must_be_another_figure(state, command)
            yield command.event()
        case CorrectFigure():
            must_be(state.status, Status.FOLLOWED, Status.ENDED)
            if state.figure(command.year, command.of) is None:
                raise NoSuchFigure(year=command.year)
            must_be_a_figure(command.value, command.year, state.measured)
            yield command.event()
        case CorrectSeries():
            must_be(state.status, Status.FOLLOWED, Status.ENDED)
            for one in state.figures:
                must_be_a_figure(one.value, one.year, command.measured)
            yield command.event()
        case EndSeries():
            must_be(state.status, Status.FOLLOWED)
            yield command.event()
        case AnnulSeries():
            must_be(state.status, Status.FOLLOWED, Status.ENDED)
            yield command.event()
        case _:
            assert_never(command)


def enter(state: Series, command: EnterSnapshot, occasion: Occasion) -> Iterable[Event]:
    """A snapshot of a series; the first one begins it. What the series is called is said once, and then corrected."""
    must_be(state.status, Status.UNKNOWN, Status.FOLLOWED)
    must_have_been(occasion.stamp, command.retrieved)
    must_come_after(state, command)
    must_be_figures(state, command)
    if state.status is Status.UNKNOWN:
        yield SeriesFollowed(
            publisher=command.publisher,
            indicator=command.indicator,
            municipality=command.municipality,
            title=command.title,
            measured=command.measured,
        )
    yield SnapshotEntered(
        snapshot=state.snapshots + 1,
        retrieved=command.retrieved,
        publication=command.publication,
        file_digest=command.file_digest,
        figures=command.figures,
    )


def must_come_after(state: Series, command: EnterSnapshot) -> None:
    if command.file_digest is not None and command.file_digest == state.file_digest:
        raise SameFile
    if state.retrieved is not None and command.retrieved < state.retrieved:
        raise RetrievedBefore(day=state.retrieved.isoformat())


def must_be_figures(state: Series, command: EnterSnapshot) -> None:
    measured = command.measured if state.status is Status.UNKNOWN else state.measured
    seen = set[tuple[int, str]]()
    for one in command.figures:
        if (one.year, one.of) in seen:
            raise SameYearTwice(year=one.year)
        seen.add((one.year, one.of))
        must_be_a_figure(one.value, one.year, measured)
    if len(overlaid(state.figures, command.figures, state.snapshots + 1)) > MOST_FIGURES:
        raise TooManyFigures(most=MOST_FIGURES)


def must_be_a_figure(value: str | None, year: int, measured: Measured | None) -> None:
    if value is not None and not (is_number(value) and is_possible(value, measured)):
        raise NotThatFigure(year=year, measured=measured.label if measured else "tal")


def must_be_another_figure(state: Series, command: NoteDisagreement) -> None:
    ours = state.figure(command.year, command.of)
    if ours is None:
        raise NoSuchFigure(year=command.year)
    must_be_a_figure(command.value, command.year, state.measured)
    if ours.value is not None and difference(command.value, ours.value) == "0":
        raise SaysTheSame
    if len(state.disputed) >= MOST_DISPUTED:
        raise TooManyDisputed(most=MOST_DISPUTED)

"""When figures may be frozen, and in which order an analysis is written, reviewed, decided and published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.analyses.commands import (
    AnalysisCommand,
    AnnulAnalysis,
    DecideAnalysis,
    FreezeAnalysis,
    PublishAnalysis,
    ReviewAnalysis,
    SubmitAnalysis,
    WriteAnalysis,
)
from domain.analyses.events import (
    AnalysisFrozen,
    AnalysisMeasureFrozen,
)
from domain.analyses.state import Analysis
from domain.analyses.words import STANDING, Status
from domain.calendar import Period
from domain.grammar import Event, Occasion, Refusal
from domain.terms import Body
from domain.words import must_be, must_have_been

# ── Rules ────────────────────────────────────────────────────────────────────


class PeriodNotOver(
    Refusal,
    message="Halvåret {period} är inte slut förrän den {day}: siffrorna fryses tidigast dagen efter.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class SamePeriod(
    Refusal,
    message="Analysen gäller {period}; en ny frysning måste gälla samma halvår.",
    duty=law.COMPILE_AND_ANALYSE,
    field="half",
): ...


class ManagementGroupReviews(
    Refusal,
    message="Ange ledningsgruppen som det organ som granskade.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


def decide(state: Analysis, command: AnalysisCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case FreezeAnalysis():
            yield from freeze(state, command, occasion)
        case WriteAnalysis():
            must_be(state.status, Status.FROZEN, Status.WRITTEN)
            yield command.event()
        case ReviewAnalysis():
            must_be(state.status, Status.WRITTEN)
            if command.decision.body is not Body.MANAGEMENT_GROUP:
                raise ManagementGroupReviews
            yield command.event()
        case SubmitAnalysis():
            must_be(state.status, Status.REVIEWED)
            yield command.event()
        case DecideAnalysis():
            must_be(state.status, Status.SUBMITTED)
            yield command.event()
        case PublishAnalysis():
            must_be(state.status, Status.DECIDED)
            must_have_been(occasion.stamp, command.day)
            yield command.event()
        case AnnulAnalysis():
            must_be(state.status, *STANDING)
            yield command.event()
        case _:
            assert_never(command)


def freeze(state: Analysis, command: FreezeAnalysis, occasion: Occasion) -> Iterable[Event]:
    """Only a half-year that is over; again only for the same one, which makes a new version of the figures."""
    must_be(state.status, Status.UNKNOWN, *STANDING)
    period = Period.half_year(command.year, command.half)
    if state.year is not None and (state.year, state.half) != (command.year, command.half):
        raise SamePeriod(period=f"{state.year}:{state.half}")
    if occasion.stamp.day <= period.end:
        raise PeriodNotOver(period=period.label, day=period.end.isoformat())
    yield AnalysisFrozen(
        year=command.year,
        half=command.half,
        position=command.position,
        organisation=command.organisation,
        figures=command.figures,
        decision=command.decision,
    )
    for counted in command.counted:
        yield AnalysisMeasureFrozen(
            measure=counted.measure, version=counted.version, now=counted.now, before=counted.before
        )

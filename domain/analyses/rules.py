"""When figures may be frozen, and in which order an analysis is written, read, reviewed, decided and published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, assert_never

from domain import law
from domain.analyses.commands import (
    AnalysisCommand,
    AnnulAnalysis,
    DecideAnalysis,
    FreezeAnalysis,
    KeepReport,
    PublishAnalysis,
    ReleaseText,
    ReviewAnalysis,
    SubmitAnalysis,
    WriteAnalysis,
    WriteSection,
)
from domain.analyses.events import AnalysisFrozen, AnalysisMeasureFrozen, AnalysisSeriesFrozen
from domain.analyses.kinds import KINDS
from domain.analyses.state import Analysis
from domain.analyses.words import FIGURES_IN_A_LINE, STANDING, Counted, Status
from domain.calendar import Period
from domain.grammar import Event, Occasion, Refusal
from domain.terms import Body
from domain.words import Decision, must_be, must_be_in_order, must_have_been

T = TypeVar("T")

# ── Rules ────────────────────────────────────────────────────────────────────


class PeriodNotOver(
    Refusal,
    message="Perioden {period} är inte slut förrän den {day}: siffrorna fryses tidigast dagen efter.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class SamePeriod(
    Refusal,
    message="Det här är en {kind} för {period}; en ny frysning måste gälla detsamma.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class OtherPeriod(
    Refusal,
    message="En {kind} görs inte för perioden {period}.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class NotItsSection(
    Refusal,
    message="En {kind} har inget avsnitt som heter ”{section}”.",
    duty=law.DOCUMENTATION,
    field="section",
): ...


class SectionsMissing(
    Refusal,
    message="Det som ska stå i en {kind} är inte skrivet än: {sections}.",
    duty=law.DOCUMENTATION,
): ...


class NotTheirOwnText(
    Refusal,
    message="Den som har skrivit i analysen friger inte texten. Låt någon annan läsa den först.",
    duty=law.SECRECY_OF_INDIVIDUALS,
): ...


class TextNotReleased(
    Refusal,
    message="Texten är inte frigiven: någon annan än de som har skrivit den ska ha läst att inget i den rör enskilda.",
    duty=law.SECRECY_OF_INDIVIDUALS,
): ...


class ReportNotKept(
    Refusal,
    message="Lägg rapporten till handlingarna först, så att nämnden får den som alltid går att få fram igen.",
    duty=law.DOCUMENTATION,
): ...


class ManagementGroupReviews(
    Refusal,
    message="Ange ledningsgruppen som det organ som granskade.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class WithoutParagraph(
    Refusal,
    message="Ange den paragraf i protokollet där nämndens beslut står.",
    duty=law.DECISION_DOCUMENTED,
    field="decision",
): ...


WRITING = (Status.FROZEN, Status.WRITTEN)
AFTER_WRITING = (Status.WRITTEN, Status.REVIEWED)


def decide(state: Analysis, command: AnalysisCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case FreezeAnalysis():
            yield from freeze(state, command, occasion)
        case WriteAnalysis() | WriteSection() | ReleaseText() | KeepReport() | ReviewAnalysis():
            yield prepare(state, command, occasion)
        case SubmitAnalysis():
            must_be(state.status, Status.REVIEWED)
            if state.content is None:
                raise ReportNotKept
            yield command.event()
        case DecideAnalysis():
            must_be(state.status, Status.SUBMITTED)
            must_be_the_boards_of_this(state, command.decision)
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


def must_be_the_boards_of_this(state: Analysis, decision: Decision) -> None:
    """The board has these figures before it, as the management group stood behind them, and its minutes say so."""
    must_be_in_order(state.frozen_on, decision.day)
    must_be_in_order(state.reviewed_on, decision.day)
    if decision.paragraph is None:
        raise WithoutParagraph


Preparing = WriteAnalysis | WriteSection | ReleaseText | KeepReport | ReviewAnalysis


def prepare(state: Analysis, command: Preparing, occasion: Occasion) -> Event:
    """What is done with an analysis before it is put to the board."""
    match command:
        case WriteAnalysis():
            must_be(state.status, *WRITING)
        case WriteSection():
            must_be(state.status, *WRITING)
            if command.section not in KINDS[state.kind].sections:
                raise NotItsSection(kind=state.kind.label, section=command.section.label)
        case ReleaseText():
            must_be(state.status, *AFTER_WRITING)
            if occasion.stamp.by in state.written_by:
                raise NotTheirOwnText
        case KeepReport():
            must_be(state.status, Status.REVIEWED)
            if state.released_on is None:
                raise TextNotReleased
        case ReviewAnalysis():
            must_be(state.status, Status.WRITTEN)
            must_be_whole(state)
            must_be_in_order(state.frozen_on, command.decision.day)
            if command.decision.body is not Body.MANAGEMENT_GROUP:
                raise ManagementGroupReviews
        case _:
            assert_never(command)
    return command.event()


def must_be_whole(state: Analysis) -> None:
    """Everything that this kind of report has to say is said."""
    missing = [section.label for section in KINDS[state.kind].sections if section not in state.sections]
    if missing:
        raise SectionsMissing(kind=state.kind.label, sections="; ".join(missing))


# ── Freezing ─────────────────────────────────────────────────────────────────


def freeze(state: Analysis, command: FreezeAnalysis, occasion: Occasion) -> Iterable[Event]:
    """Only a period that is over; again only for the same one, which makes a new version of the figures."""
    must_be(state.status, Status.UNKNOWN, *STANDING)
    must_be_in_order(command.first, command.last)
    period = Period(command.first, command.last)
    if state.period is not None and (state.kind, state.period) != (command.kind, period):
        raise SamePeriod(kind=state.kind.label, period=state.period.label)
    if not KINDS[command.kind].covers(period):
        raise OtherPeriod(kind=command.kind.label, period=period.label)
    if occasion.stamp.day <= period.end:
        raise PeriodNotOver(period=period.label, day=period.end.isoformat())
    yield AnalysisFrozen(
        kind=command.kind,
        first=command.first,
        last=command.last,
        position=command.position,
        organisation=command.organisation,
        figures=command.figures,
        rules=command.rules,
        least=command.least,
        decision=command.decision,
    )
    for counted in command.counted:
        yield from lines_of(counted)
    for one in command.traced:
        yield AnalysisSeriesFrozen(
            series=one.series, version=one.version, first=one.first, values=one.values, bases=one.bases
        )


def lines_of(counted: Counted) -> Iterator[Event]:
    """The figures of a measure, in as many lines as they need."""
    now, before = in_lots(counted.now), in_lots(counted.before)
    for place in range(max(len(now), len(before), 1)):
        yield AnalysisMeasureFrozen(
            measure=counted.measure,
            version=counted.version,
            now=now[place] if place < len(now) else (),
            before=before[place] if place < len(before) else (),
        )


def in_lots(figures: Sequence[T]) -> list[tuple[T, ...]]:
    return [tuple(figures[at : at + FIGURES_IN_A_LINE]) for at in range(0, len(figures), FIGURES_IN_A_LINE)]

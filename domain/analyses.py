"""Halvårsanalyser – SOSFS 2011:9, 5 kap. 6 §: inkomna rapporter, klagomål och synpunkter sammanställs och analyseras.

The figures of a half-year are frozen by a decision at a position in the book: later corrections never change them, and
anyone can derive them again from the lines up to there. What the figures mean is then written, reviewed, decided and
published. A release whose measures count differently freezes a new version, by a new decision, never silently.

    frozen ──write──> written ──review──> reviewed ──submit──> submitted ──decide──> decided ──publish──> published
       ^                                     └──────────────── referred back ────────────┘
       └──freeze again── (any of them)                                    any ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.calendar import Period
from domain.grammar import Between, Command, Event, Length, Occasion, Personal, Refusal, Register, Stamp
from domain.terms import Authority, Body, Role, Term
from domain.words import Decision, Name, Text, must_be, must_have_been

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    FROZEN = "frozen", "siffrorna är frysta"
    WRITTEN = "written", "analysen är skriven"
    REVIEWED = "reviewed", "granskad av ledningsgruppen"
    SUBMITTED = "submitted", "överlämnad till nämnden"
    DECIDED = "decided", "behandlad av nämnden"
    PUBLISHED = "published", "publicerad"
    ANNULLED = "annulled", "makulerad"


STANDING = tuple(status for status in Status if status not in (Status.UNKNOWN, Status.ANNULLED))


class Organisation(Term):
    """By which organisation records are counted on units."""

    THEN = "then", "den enhet som hade ärendet då"
    END = "end", "organisationen vid periodens slut"


class Outcome(Term):
    """What the board did with the analysis."""

    APPROVED = "approved", "nämnden godkände redovisningen"
    NOTED = "noted", "nämnden tog emot informationen"
    FILED = "filed", "nämnden lade den till handlingarna"
    REFERRED_BACK = "referred_back", "nämnden återremitterade"


class WhyAnnulled(Term):
    WRONG_PERIOD = "wrong_period", "fel period"
    WRONG_BOARD = "wrong_board", "fel nämnd"
    DUPLICATE = "duplicate", "upprättad två gånger"


Digest = Annotated[str, Length(43, 43)]
Position = Annotated[int, Between(1, 2**53 - 1)]
Value = Annotated[int, Between(0, 2**53 - 1)]
Version = Annotated[int, Between(1, 10_000)]
Half = Annotated[int, Between(1, 2)]
Year = Annotated[int, Between(1990, 2199)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One number: what it is counted by, its value, and the digest of the list of records behind it.

    `value` is None where there is nothing to work it out from (a median of no days).
    """

    key: Annotated[str, Length(0, 200)]
    value: Value | None
    records: Digest


# ── Events ───────────────────────────────────────────────────────────────────


class AnalysisFrozen(Event, label="Siffrorna frystes", duty=law.COMPILE_AND_ANALYSE):
    """The figures of a half-year were decided, as the book stood at a position."""

    year: Year
    half: Half
    position: Position
    organisation: Organisation
    figures: Digest
    decision: Decision


class AnalysisMeasureFrozen(Event, label="Ett mått frystes", duty=law.COMPILE_AND_ANALYSE):
    """The figures of one measure, in the version it was counted by; `before` are those of the same half the year before."""

    measure: Name
    version: Version
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]


class AnalysisWritten(Event, label="Analysen skrevs", duty=law.COMPILE_AND_ANALYSE):
    """What the figures show was written: patterns and trends, and what should be done."""

    patterns: Personal[Text]
    conclusions: Personal[Text]


class AnalysisReviewed(Event, label="Ledningsgruppen granskade analysen", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The management group stands behind the analysis."""

    decision: Decision


class AnalysisSubmitted(Event, label="Analysen överlämnades till nämnden", duty=law.DOCUMENTATION):
    """The analysis was sent to a meeting of the board."""

    meeting: date
    diary_number: Name | None


class AnalysisDecided(Event, label="Nämnden behandlade analysen", duty=law.MANAGEMENT_SYSTEM):
    """The board approved, took note of, filed or sent back the analysis."""

    outcome: Outcome
    assignments: Value
    decision: Decision


class AnalysisPublished(Event, label="Analysen publicerades", duty=law.QUALITY_REPORT):
    """The analysis was made available to whoever wants it."""

    where: Name
    day: date


class AnalysisAnnulled(Event, label="Analysen makulerades", duty=law.DOCUMENTATION):
    """The analysis was struck out; its lines stay."""

    reason: WhyAnnulled
    decision: Decision


AnalysisEvent = (
    AnalysisFrozen
    | AnalysisMeasureFrozen
    | AnalysisWritten
    | AnalysisReviewed
    | AnalysisSubmitted
    | AnalysisDecided
    | AnalysisPublished
    | AnalysisAnnulled
)

# ── Commands ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The figures of one measure, as the program counted them."""

    measure: Name
    version: Version
    now: tuple[Figure, ...]
    before: tuple[Figure, ...]


WRITERS = (Role.QUALITY_DEVELOPER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)


class FreezeAnalysis(Command, label="Frys siffrorna", may=WRITERS, opens=True, internal=True):
    """The program counts, so that nobody types a figure: the ways in ask for a half-year and a position only."""

    year: Year
    half: Half
    position: Position
    organisation: Organisation
    figures: Digest
    counted: tuple[Counted, ...]
    decision: Decision


class WriteAnalysis(Command, label="Skriv analysen", may=WRITERS, becomes=AnalysisWritten):
    patterns: Personal[Text]
    conclusions: Personal[Text]


class ReviewAnalysis(Command, label="Granska i ledningsgruppen", may=WRITERS, becomes=AnalysisReviewed):
    decision: Decision


class SubmitAnalysis(
    Command, label="Överlämna till nämnden", may=(Role.DIRECTOR, Role.QUALITY_DEVELOPER), becomes=AnalysisSubmitted
):
    meeting: date
    diary_number: Name | None = None


class DecideAnalysis(
    Command,
    label="Registrera nämndens behandling",
    may=(Role.BOARD_SECRETARY, Role.REGISTRAR),
    authority=Authority.BOARD,
    becomes=AnalysisDecided,
):
    """`assignments`: how many assignments the board gave on account of it."""

    outcome: Outcome
    assignments: Value = 0
    decision: Decision


class PublishAnalysis(Command, label="Publicera analysen", may=WRITERS, becomes=AnalysisPublished):
    where: Name
    day: date


class AnnulAnalysis(Command, label="Makulera analysen", may=WRITERS, becomes=AnalysisAnnulled):
    reason: WhyAnnulled
    decision: Decision


AnalysisCommand = (
    FreezeAnalysis | WriteAnalysis | ReviewAnalysis | SubmitAnalysis | DecideAnalysis | PublishAnalysis | AnnulAnalysis
)

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """`frozen` counts the versions of the figures; the figures themselves stand in the lines."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    year: int | None = None
    half: int | None = None
    position: int | None = None
    organisation: Organisation = Organisation.THEN
    figures: str | None = None
    frozen: int = 0
    frozen_on: date | None = None
    measures: int = 0
    written_on: date | None = None
    reviewed_on: date | None = None
    meeting: date | None = None
    outcome: Outcome | None = None
    assignments: int = 0
    decided_on: date | None = None
    published_on: date | None = None


def evolve(state: Analysis, event: AnalysisEvent, stamp: Stamp) -> Analysis:
    match event:
        case AnalysisFrozen():
            return Analysis(
                status=Status.FROZEN,
                year=event.year,
                half=event.half,
                position=event.position,
                organisation=event.organisation,
                figures=event.figures,
                frozen=state.frozen + 1,
                frozen_on=event.decision.day,
            )
        case AnalysisMeasureFrozen():
            return replace(state, measures=state.measures + 1)
        case AnalysisWritten():
            return replace(state, status=Status.WRITTEN, written_on=stamp.day)
        case AnalysisReviewed():
            return replace(state, status=Status.REVIEWED, reviewed_on=event.decision.day)
        case AnalysisSubmitted():
            return replace(state, status=Status.SUBMITTED, meeting=event.meeting)
        case AnalysisDecided():
            back = event.outcome is Outcome.REFERRED_BACK
            decided = replace(
                state, outcome=event.outcome, assignments=event.assignments, decided_on=event.decision.day
            )
            return replace(decided, status=Status.FROZEN if back else Status.DECIDED)
        case AnalysisPublished():
            return replace(state, status=Status.PUBLISHED, published_on=event.day)
        case AnalysisAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


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


REGISTER = Register(
    name="analyses",
    label="Halvårsanalyser",
    singular="Halvårsanalys",
    duty=law.COMPILE_AND_ANALYSE,
    initial=Analysis(),
    decide=decide,
    evolve=evolve,
    command=AnalysisCommand,
    event=AnalysisEvent,
    series="HA",
)

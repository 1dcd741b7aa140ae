"""What a half-year analysis counts (domain/measures), as sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import measures
from domain.actions.state import Action
from domain.actions.words import Effect as ActionEffect
from domain.actions.words import Kind as ActionKind
from domain.actions.words import LinkedSource
from domain.actions.words import Status as ActionStatus
from domain.analyses import Organisation
from domain.board import Due
from domain.calendar import Period
from domain.deviations.events import DeviationClosed, DeviationReopened
from domain.deviations.evolve import evolve
from domain.deviations.state import Deviation
from domain.deviations.words import Direction, Severity
from domain.deviations.words import Status as DeviationStatus
from domain.documents.state import Document, ReviewPlan, RevisionHeld
from domain.documents.words import Kind as DocumentKind
from domain.documents.words import Status as DocumentStatus
from domain.external_reviews.state import ExternalReview
from domain.external_reviews.words import Finding, FindingStatus, Reviewer
from domain.external_reviews.words import Status as ReviewStatus
from domain.incidents.state import Incident
from domain.incidents.words import IncidentKind
from domain.incidents.words import Status as IncidentStatus
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import Degree, MeasureStatus
from domain.lex_sarah.words import Effect as CaseEffect
from domain.lex_sarah.words import Kind as CaseKind
from domain.lex_sarah.words import Measure as CaseMeasure
from domain.lex_sarah.words import Status as CaseStatus
from domain.measurements.state import Measurement
from domain.measurements.words import Denominator, Met
from domain.measurements.words import Status as MeasurementStatus
from domain.measures import MEASURES, CountsOn, Kind, Measure, Seen, series
from domain.non_executed.state import NonExecutedDecision
from domain.non_executed.words import Status as NonExecutedStatus
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.participation.state import Participation
from domain.participation.words import Form
from domain.participation.words import Status as ParticipationStatus
from domain.providers.state import Provider
from domain.providers.words import Method as FollowUp
from domain.providers.words import Status as ProviderStatus
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as AnalysisStatus
from domain.risk_analyses.words import Trigger
from domain.risks.state import Risk
from domain.risks.words import Status as RiskStatus
from domain.risks.words import Treatment
from domain.self_control_plans.words import Method
from domain.self_controls.state import SelfControl
from domain.self_controls.words import Observed
from domain.self_controls.words import Status as ControlStatus
from domain.suggestions.state import Suggestion
from domain.suggestions.words import Status as SuggestionStatus
from domain.terms import LegalBasis, YesNoUnknown
from domain.trainings import Status as TrainingStatus
from domain.trainings import Training
from domain.views.state import View
from domain.views.words import Category, Sentiment, Submitter
from domain.views.words import Kind as ViewKind
from domain.views.words import Status as ViewStatus
from domain.words import Affected, Occurred, Source
from tests.spec import STAMP

SPRING, AUTUMN = Period.half_year(2026, 1), Period.half_year(2026, 2)
NORTH = UUID("00000000-0000-4000-8000-00000000000a")
SOUTH = UUID("00000000-0000-4000-8000-00000000000b")
N, S = str(NORTH), str(SOUTH)
QUIET = UUID("00000000-0000-4000-8000-00000000000c")
A_RECORD = UUID(int=9_000)
MARCH = date(2026, 3, 2)
LAST_DAY, DAY_AFTER = date(2026, 6, 30), date(2026, 7, 1)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def due(text: str) -> Due:
    return Due(on=day(text), rule="deviation.first_reading", version=1, local=False)


def records(states: Mapping[str, Sequence[Any]]) -> Mapping[str, Sequence[Seen]]:
    """The records of a whole book, each with an id of its own, and the department of its unit."""
    found, number = {}, 0
    for register, ones in states.items():
        ids = list(UNITS) if register == "units" else [UUID(int=number + n) for n in range(1, len(ones) + 1)]
        found[register] = tuple(Seen(id, None, one.unit, one) for id, one in zip(ids, ones, strict=False))
        number += len(ones)
    return measures.placed(found, SPRING)


def figures(measure: Measure, states: Mapping[str, Sequence[Any]], period: Period = SPRING) -> dict[str, int | None]:
    return {one.key: one.value for one in measures.count(measure, records(states), period)}


def counted(id: str, *states: Any, period: Period = SPRING) -> dict[str, int | None]:
    measure = measures.of(id)
    return figures(measure, {measure.register: states}, period)


def nothing(measure: Measure) -> dict[str, int | None]:
    """The figures where there is nothing to count: a total says so, a count by keys has none."""
    return {"": 0 if measure.kind is Kind.COUNT else None} if measure.by == "" else {}


# ── Each measure, on states made by hand ─────────────────────────────────────

REPORTED = Deviation(
    status=DeviationStatus.REPORTED, unit=NORTH, received=day("03-02"), occurred=Occurred.on(day("03-01"))
)
READ = replace(
    REPORTED,
    status=DeviationStatus.READ,
    first_reading_due=due("03-05"),
    read_on=day("03-04"),
    category="medicine",
    legal_bases=(LegalBasis.SOL, LegalBasis.HSL),
    affected=Affected(child=YesNoUnknown.YES),
)
CLOSED = replace(
    READ,
    status=DeviationStatus.CLOSED,
    unit=SOUTH,
    received=day("04-10"),
    read_on=day("04-20"),
    first_reading_due=due("04-15"),
    first_investigation_due=due("05-10"),
    first_investigated_on=day("05-10"),
    severity=Severity.SERIOUS,
    causes=("staffing", "routine"),
    confirmed=True,
    direction=Direction.INCOMING,
    first_closed_on=day("05-20"),
    closed_on=day("05-20"),
    end_turns=(day("05-20"),),
)
ESCALATED = replace(
    REPORTED,
    status=DeviationStatus.ESCALATED,
    received=day("06-28"),
    occurred=Occurred(),
    referred_on=day("06-29"),
    left_on=day("07-03"),
    end_turns=(day("07-03"),),
)
ANNULLED = replace(REPORTED, status=DeviationStatus.ANNULLED)
AUTUMNS = replace(REPORTED, received=day("07-01"), occurred=Occurred.on(day("06-30")))
DEVIATIONS = (REPORTED, READ, CLOSED, ESCALATED, ANNULLED, AUTUMNS)

VIEW = View(status=ViewStatus.RECEIVED, unit=NORTH, received=day("02-02"), submitter=Submitter.NEXT_OF_KIN)
COMPLAINT = replace(
    VIEW,
    status=ViewStatus.ANSWERED,
    kind=ViewKind.COMPLAINT,
    category=Category.TREATMENT,
    sentiment=Sentiment.NEGATIVE,
    affected=Affected(child=YesNoUnknown.NO),
    answer_by=due("02-20"),
    answered_on=day("02-16"),
    gave_rise_to=A_RECORD,
    conversions=1,
)
PRAISE = replace(
    VIEW,
    status=ViewStatus.CLOSED,
    unit=SOUTH,
    kind=ViewKind.VIEW,
    sentiment=Sentiment.PRAISE,
    submitter=Submitter.SERVICE_USER,
    referred_on=day("02-03"),
    closed_on=day("02-04"),
    end_turns=(day("02-04"),),
)
HANDED_OVER = replace(
    VIEW,
    status=ViewStatus.TRANSFERRED,
    handed_over_on=day("06-30"),
    end_turns=(day("06-30"),),
    answer_by=due("06-30"),
)
VIEWS = (VIEW, COMPLAINT, PRAISE, HANDED_OVER, replace(COMPLAINT, status=ViewStatus.ANNULLED))

RISK = Risk(status=RiskStatus.IDENTIFIED, unit=NORTH, received=day("01-05"))
IN_MATRIX: dict[str, Any] = {"probability": 2, "operation": 3, "individual": 4}
HIGH = replace(RISK, status=RiskStatus.TREATED, value=12, threshold=9, treatment=Treatment.REDUCE)
HIGH = replace(HIGH, high_turns=(day("01-05"),))
LOWERED = replace(HIGH, unit=SOUTH, residual=4, high_turns=(day("01-05"), day("03-01")))
OLD = replace(HIGH, unit=SOUTH, received=date(2024, 1, 1), high_turns=(date(2024, 1, 2),))
RETIRED = replace(OLD, status=RiskStatus.RETIRED, closed_on=LAST_DAY, high_turns=(date(2024, 1, 2), LAST_DAY))
RISKS = (
    RISK,
    HIGH,
    LOWERED,
    replace(OLD, **IN_MATRIX),
    replace(RETIRED, **IN_MATRIX),
    replace(HIGH, status=RiskStatus.ANNULLED),
)

ANALYSES = (
    RiskAnalysis(status=AnalysisStatus.FINISHED, received=day("02-01"), trigger=Trigger.ORGANISATION),
    RiskAnalysis(status=AnalysisStatus.REQUESTED, received=day("06-30"), trigger=Trigger.ORGANISATION),
    RiskAnalysis(status=AnalysisStatus.REQUESTED, received=day("07-01"), trigger=Trigger.LAW),
)


def routine(first: date, last: date | None = None, **more: Any) -> Document:
    revision = RevisionHeld(
        number=1,
        content="x" * 43,
        valid_from=first,
        valid_to=last,
        established_on=first,
        paragraph=None,
        receipts_wanted=False,
    )
    published = Document(
        status=DocumentStatus.PUBLISHED,
        kind=DocumentKind.ROUTINE,
        known_from=first,
        revisions=(revision,),
    )
    review_on = more.setdefault("review_on", date(2027, 1, 1))
    return replace(published, review_plans=(ReviewPlan(since=first, review_on=review_on),), **more)


DOCUMENTS = (
    routine(date(2020, 1, 1)),
    routine(date(2020, 1, 1), kind=DocumentKind.POLICY, review_on=day("06-29")),
    routine(date(2020, 1, 1), review_on=LAST_DAY),
    routine(DAY_AFTER, review_on=day("05-01")),
    routine(date(2020, 1, 1), LAST_DAY, status=DocumentStatus.WITHDRAWN, review_on=day("05-01")),
    routine(date(2020, 1, 1), day("06-29"), status=DocumentStatus.WITHDRAWN),
    routine(date(2020, 1, 1), status=DocumentStatus.ANNULLED),
    Document(status=DocumentStatus.CREATED, kind=DocumentKind.ROUTINE),
)

# The case came out of the complaint (STATES: records 7 to 11 are the views), and so is the same event.
CASE = Case(status=CaseStatus.RECEIVED, unit=NORTH, received=day("02-10"), legal_bases=(LegalBasis.LSS,))
DONE_CASE = replace(
    CASE,
    status=CaseStatus.CLOSED,
    source=Source(register="views", record=UUID(int=8), version=3),
    affected=Affected(child=YesNoUnknown.YES),
    investigation_due=due("04-10"),
    proposed_on=day("04-01"),
    decided_on=day("04-11"),
    degree=Degree.SERIOUS,
    notified_on=day("04-12"),
    causes=("staffing",),
    measures=(
        CaseMeasure(
            id=UUID(int=1), cause="staffing", due=day("05-01"), status=MeasureStatus.DONE, effect=CaseEffect.PARTLY
        ),
        CaseMeasure(id=UUID(int=2), cause=None, due=day("09-01")),
    ),
    end_turns=(day("06-01"),),
)
TOLD_BY_PROVIDER = replace(CASE, status=CaseStatus.TOLD, kind=CaseKind.PROVIDER_REPORT)
CASES = (CASE, DONE_CASE, TOLD_BY_PROVIDER, replace(CASE, status=CaseStatus.ANNULLED))

CONTROL = SelfControl(
    status=ControlStatus.CLOSED,
    unit=NORTH,
    method=Method.RECORD_REVIEW,
    self_control_questions=("q1", "q2"),
    due=due("02-28"),
    observed=(Observed(met=8, not_met=2),),
    deviations=(A_RECORD,),
    performed_on=day("02-20"),
)
CONTROLS = (
    CONTROL,
    replace(CONTROL, unit=SOUTH, performed_on=day("03-02"), observed=(Observed(met=5),), deviations=()),
    SelfControl(status=ControlStatus.PLANNED, unit=SOUTH, due=due("05-01")),
)

REVIEWS = (
    ExternalReview(
        status=ReviewStatus.DECIDED,
        received=day("01-20"),
        reviewer=Reviewer.IVO,
        findings=(Finding(), Finding(status=FindingStatus.VERIFIED), Finding()),
    ),
)

SCORED = Measurement(status=MeasurementStatus.VALIDATED, unit=NORTH, measure="m1", last=day("03-31"), met=Met.NO)
MEASURED = (
    SCORED,
    replace(SCORED, met=Met.YES),
    Measurement(status=MeasurementStatus.MISSED, measure="m2", last=day("06-30")),
    *(
        Measurement(
            status=MeasurementStatus.RECORDED,
            unit=unit,
            denominator=denominator,
            first=date(2026, month, 1),
            last=date(2026, month, 28),
            value=value,
        )
        for unit, denominator, value, months in (
            (NORTH, Denominator.USERS, "60", range(1, 7)),
            (SOUTH, Denominator.USERS, "40", range(1, 6)),
            (SOUTH, Denominator.STAFF, "12.5", range(1, 7)),
            (NORTH, Denominator.PLACEMENT_DAYS, "250", range(1, 7)),
        )
        for month in months
    ),
)

ACTION = Action(
    status=ActionStatus.IN_PROGRESS,
    unit=NORTH,
    recorded=day("02-01"),
    sources=(
        LinkedSource(register="deviations", record=UUID(int=1), causes=(), needs_cause=True),
        LinkedSource(register="risks", record=UUID(int=2), causes=(), needs_cause=False),
    ),
    decided_on=day("02-10"),
    kind=ActionKind.OPERATION,
    ready_by=day("06-01"),
    postponements=1,
)
ACTIONS = (
    ACTION,
    replace(
        ACTION,
        status=ActionStatus.CLOSED,
        unit=SOUTH,
        sources=(),
        completed_on=day("03-12"),
        effect=ActionEffect.YES,
        effect_evaluated_on=day("05-01"),
        postponements=0,
        end_turns=(day("05-02"),),
    ),
)

SUGGESTIONS = (
    Suggestion(status=SuggestionStatus.SUBMITTED, recorded=day("01-02")),
    Suggestion(status=SuggestionStatus.ANSWERED, recorded=day("03-02"), decided_on=day("03-09"), action=A_RECORD),
)
OCCASIONS = (Participation(status=ParticipationStatus.HELD, form=Form.USER_COUNCIL, day=day("04-04")),)
TRAININGS = (Training(status=TrainingStatus.COMPLETED, completed_on=day("05-05")),)
PROVIDER = Provider(
    status=ProviderStatus.FOLLOWED_UP,
    valid_from=date(2025, 1, 1),
    followed_up_on=day("05-20"),
    method=FollowUp.SURVEY,
    answered=YesNoUnknown.YES,
    shortcomings=2,
)
PROVIDERS = (PROVIDER, replace(PROVIDER, closed_on=day("06-30"), shortcomings=0))
INCIDENTS = (Incident(status=IncidentStatus.REPORTED, received=day("03-03"), incident_kind=IncidentKind.AVAILABILITY),)
STANDING_DECISION = NonExecutedDecision(status=NonExecutedStatus.REPORTED, decided_on=day("01-15"))
DECISIONS = (
    STANDING_DECISION,
    replace(STANDING_DECISION, executed_on=LAST_DAY),
    replace(STANDING_DECISION, executed_on=DAY_AFTER),
)

UNITS = {
    NORTH: Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=date(2020, 1, 1), name="Norr", parent=None),)),
    SOUTH: Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=date(2020, 1, 1), name="Söder", parent=None),)),
    QUIET: Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=date(2020, 1, 1), name="Öster", parent=None),)),
}

STATES: Mapping[str, Sequence[Any]] = {
    "deviations": DEVIATIONS,
    "views": VIEWS,
    "lex_sarah": CASES,
    "risks": RISKS,
    "risk_analyses": ANALYSES,
    "self_controls": CONTROLS,
    "external_reviews": REVIEWS,
    "measurements": MEASURED,
    "actions": ACTIONS,
    "suggestions": SUGGESTIONS,
    "participation": OCCASIONS,
    "trainings": TRAININGS,
    "providers": PROVIDERS,
    "documents": DOCUMENTS,
    "incidents": INCIDENTS,
    "non_executed": DECISIONS,
    "units": tuple(UNITS.values()),
}
EXPECTED: Mapping[str, Mapping[str, int | None]] = {
    "joint": {"": 9},
    "joint.by_unit": {N: 7, S: 2},
    "joint.by_department": {N: 7, S: 2},
    "joint.by_category": {"medicine": 2, "unknown": 6},
    "joint.by_cause": {"routine": 1, "staffing": 2, "unknown": 4},
    "joint.by_child": {"no": 1, "unknown": 6, "yes": 3},
    "joint.by_register": {
        "actions": 2,
        "deviations": 4,
        "external_reviews": 1,
        "incidents": 1,
        "lex_sarah": 2,
        "measurements": 1,
        "risk_analyses": 2,
        "risks": 3,
        "self_controls": 2,
        "suggestions": 2,
        "views": 4,
    },
    "deviations.by_department": {N: 3, S: 1},
    "deviations.cause_by_category": {
        "routine|medicine": 1,
        "staffing|medicine": 1,
        "unknown|medicine": 1,
        "unknown|unknown": 2,
    },
    "deviations.days_to_close": {"030-059": 1},
    "risks.matrix": {"2|4": 1},
    "deviations.repeated": {},
    "deviations.silent_units": {"": 1},
    "deviations.per_users": {N: 50, S: None},
    "deviations.per_staff": {N: None, S: 80},
    "deviations.per_placement_days": {N: 20, S: None},
    "views.by_department": {N: 3, S: 1},
    "views.by_own_category": {"unknown": 4},
    "views.complaints": {"": 1},
    "lex_sarah": {"": 2},
    "lex_sarah.by_unit": {N: 2},
    "lex_sarah.by_department": {N: 2},
    "lex_sarah.by_kind": {"case": 2, "provider_report": 1},
    "lex_sarah.by_degree": {"serious": 1, "unknown": 1},
    "lex_sarah.by_cause": {"staffing": 1, "unknown": 1},
    "lex_sarah.by_legal_basis": {"lss": 2},
    "lex_sarah.investigated": {"": 1},
    "lex_sarah.decided": {"serious": 1},
    "lex_sarah.notified": {"": 1},
    "lex_sarah.to_proposal": {"": 50},
    "lex_sarah.to_decision": {"": 60},
    "lex_sarah.investigation_kept": {"kept": 1, "none": 1},
    "lex_sarah.measures": {"done": 1, "planned": 1},
    "lex_sarah.effects": {"partly": 1},
    "lex_sarah.open": {"": 1},
    "self_controls": {"": 2},
    "self_controls.by_unit": {N: 1, S: 1},
    "self_controls.by_method": {"record_review": 2},
    "self_controls.by_question": {"q1": 2, "q2": 2},
    "self_controls.not_met": {"": 1},
    "self_controls.gave_deviation": {"": 1},
    "self_controls.kept": {"kept": 1, "late": 1, "passed": 1},
    "external_reviews": {"": 1},
    "external_reviews.by_reviewer": {"ivo": 1},
    "external_reviews.findings": {"open": 1, "verified": 1},
    "measurements.met": {"no": 1, "yes": 1},
    "measurements.missed": {"": 1},
    "actions": {"": 2},
    "actions.by_unit": {N: 1, S: 1},
    "actions.by_source": {"deviations": 1, "risks": 1, "unknown": 1},
    "actions.by_kind": {"operation": 2},
    "actions.completed": {"": 1},
    "actions.by_effect": {"yes": 1},
    "actions.postponed": {"": 1},
    "actions.to_completion": {"": 30},
    "actions.open": {N: 1},
    "actions.late": {"": 1},
    "suggestions": {"": 2},
    "suggestions.adopted": {"": 1},
    "participation.by_form": {"user_council": 1},
    "trainings": {"": 1},
    "providers": {"": 1},
    "providers.followed_up": {"survey": 2},
    "providers.shortcomings": {"": 1},
    "providers.answered": {"yes": 2},
    "incidents.by_kind": {"availability": 1},
    "non_executed.standing": {"sol": 2},
    "deviations": {"": 4},
    "deviations.by_unit": {N: 3, S: 1},
    "deviations.by_category": {"unknown": 2, "medicine": 2},
    "deviations.by_cause": {"unknown": 3, "staffing": 1, "routine": 1},
    "deviations.by_severity": {"unknown": 3, "serious": 1},
    "deviations.by_legal_basis": {"unknown": 2, "sol": 2, "hsl": 2},
    "deviations.by_direction": {"internal": 3, "incoming": 1},
    "deviations.by_child": {"unknown": 2, "yes": 2},
    "deviations.confirmed": {"": 1},
    "deviations.referred": {"": 1},
    "deviations.to_first_reading": {"": 2},
    "deviations.to_close": {"": 40},
    "deviations.first_reading_kept": {"none": 2, "kept": 1, "late": 1},
    "deviations.investigation_kept": {"none": 3, "kept": 1},
    "deviations.open": {N: 3},
    "deviations.occurred": {"": 4},
    "deviations.occurred_by_unit": {N: 3, S: 1},
    "views": {"": 4},
    "views.by_kind": {"unknown": 2, "complaint": 1, "view": 1},
    "views.by_unit": {N: 3, S: 1},
    "views.by_category": {"unknown": 3, "treatment": 1},
    "views.by_sentiment": {"unknown": 2, "negative": 1, "praise": 1},
    "views.by_submitter": {"next_of_kin": 3, "service_user": 1},
    "views.by_child": {"unknown": 3, "no": 1},
    "views.gave_deviation": {"": 1},
    "views.referred": {"": 1},
    "views.converted": {"": 1},
    "views.to_answer": {"": 14},
    "views.answer_kept": {"none": 2, "kept": 1, "passed": 1},
    "views.open": {N: 2},
    "risks": {"": 3},
    "risks.by_value": {"unknown": 1, "12": 2},
    "risks.by_treatment": {"unknown": 1, "reduce": 2},
    "risks.high": {N: 1, S: 1},
    "risk_analyses.by_trigger": {"organisation": 2},
    "documents.overdue": {"": 2},
    "documents.by_kind": {"routine": 3, "policy": 1},
}


BOOK = records(STATES)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_measure_counts_what_it_says(measure: Measure) -> None:
    """Varje mått räknar det som det säger, på tillstånd där svaret är känt."""
    assert figures(measure, STATES) == EXPECTED[measure.id]


def test_every_measure_has_been_tried_and_has_a_name_of_its_own() -> None:
    """Varje mått är prövat, och inga två mått har samma namn."""
    ids = [measure.id for measure in MEASURES]
    assert len(ids) == len(set(ids)) and set(ids) == set(EXPECTED)
    assert all(measures.of(id).id == id for id in ids)


def test_a_measure_that_is_not_there_is_said_not_to_be() -> None:
    """Frågas efter ett mått som inte finns sägs det på svenska."""
    with pytest.raises(LookupError, match="Det finns inget mått som heter avvikelser"):
        measures.of("avvikelser")


# ── On which date ────────────────────────────────────────────────────────────


def test_a_letter_counts_in_the_half_year_it_came_in() -> None:
    """Ett brev som kom in den 28 juni och registrerades den 3 juli hör till första halvåret."""
    letter = View(status=ViewStatus.RECEIVED, received=day("06-28"), recorded=day("07-03"))
    assert counted("views", letter) == {"": 1}
    assert counted("views", letter, period=AUTUMN) == {"": 0}


@pytest.mark.parametrize(("received", "counts"), [("01-01", 1), ("06-30", 1), ("07-01", 0)])
def test_a_half_year_has_its_first_and_its_last_day(received: str, counts: int) -> None:
    """Halvårets första och sista dag räknas med."""
    assert counted("deviations", replace(REPORTED, received=day(received))) == {"": counts}
    assert counted("deviations", replace(REPORTED, received=date(2025, 12, 31))) == {"": 0}


def test_what_was_handled_before_the_book_counts_when_it_came_in_and_has_no_times_but_its_own() -> None:
    """Det som fördes in avslutat räknas på sin inkomna dag, och har varken läsning, utredning eller frister."""
    brought_in = Deviation(
        status=DeviationStatus.CLOSED,
        brought_in=True,
        received=day("03-02"),
        first_closed_on=day("07-03"),
        end_turns=(day("07-03"),),
    )
    assert counted("deviations", brought_in) == {"": 1}
    assert counted("deviations.to_first_reading", brought_in) == {"": None}
    assert counted("deviations.to_close", brought_in) == {"": 123}
    for kept in ("deviations.first_reading_kept", "deviations.investigation_kept"):
        assert counted(kept, brought_in) == {"none": 1}
    stood = [counted("deviations.open", brought_in, period=period) for period in (SPRING, AUTUMN)]
    assert stood == [{"unknown": 1}, {}]
    answered = View(status=ViewStatus.CLOSED, brought_in=True, received=day("03-02"), closed_on=day("07-03"))
    assert counted("views.answer_kept", answered) == {"none": 1} and counted("views.to_answer", answered) == {"": None}


def test_what_has_occurred_is_a_view_of_its_own() -> None:
    """Vad som inträffade under halvåret är ett eget mått: det som är okänt räknas inte där men där det kom in."""
    came_in_later = replace(REPORTED, received=day("08-20"), occurred=Occurred.on(day("06-30")))
    unknown = replace(REPORTED, occurred=Occurred())
    interval = replace(REPORTED, occurred=Occurred(first=day("05-01"), last=day("07-02")))
    assert counted("deviations.occurred", came_in_later, unknown, interval) == {"": 1}
    assert counted("deviations", came_in_later, unknown, interval) == {"": 2}


def test_what_is_struck_out_is_not_counted() -> None:
    """Det som är makulerat räknas inte, var det än skulle ha räknats."""
    struck_out = {
        register: [replace(one, status=type(one.status).of("annulled")) for one in states]
        for register, states in STATES.items()
        if register != "units"
    }
    for measure in MEASURES:
        if measure.register != "units":
            assert figures(measure, struck_out) == nothing(measure), measure.id


def test_compile_counts_every_measure_in_the_order_it_is_shown() -> None:
    """En sammanställning har alla mått i den ordning de visas; finns inget att räkna är summan noll."""
    compiled = measures.compile(records({"deviations": DEVIATIONS}), SPRING)
    assert [measure for measure, _ in compiled] == list(MEASURES)
    for measure, results in compiled:
        if measure.register not in ("deviations", "joint"):
            assert {one.key: one.value for one in results} == nothing(measure)


def test_figures_stand_beside_those_of_the_year_before() -> None:
    """Halvårets siffror fryses bredvid samma halvår året före, med måttets version."""
    now = measures.compile(records({"deviations": DEVIATIONS}), SPRING)
    before = measures.compile({}, SPRING.previous)
    frozen = measures.counted(now, before)
    assert [one.measure for one in frozen] == [measure.id for measure in MEASURES]
    assert [one.version for one in frozen] == [measure.version for measure in MEASURES]
    (first,) = (one for one in frozen if one.measure == "deviations")
    assert [figure.value for figure in (*first.now, *first.before)] == [4, 0]


# ── Days, deadlines ──────────────────────────────────────────────────────────


def test_01_the_first_close_is_kept_after_a_reopening() -> None:
    """Öppnas en avvikelse igen räknas tiden ändå till första avslutet; öppen räknas den tills den avslutas på nytt."""
    reopening = DeviationReopened(reason="Det hände igen.", investigation_due=None)
    reopened = evolve(CLOSED, reopening, STAMP)
    assert (reopened.closed_on, reopened.first_closed_on) == (None, day("05-20"))
    assert counted("deviations.to_close", reopened) == {"": 40}
    assert counted("deviations.open", reopened, period=AUTUMN) == {S: 1}
    closed_again = evolve(reopened, DeviationClosed(note=None), STAMP)
    assert counted("deviations.to_close", closed_again) == {"": 40}


def test_a_median_is_of_those_who_have_come_so_far() -> None:
    """En mediantid räknas på de ärenden som har kommit så långt, och är det lägre av två mittersta."""
    read = [replace(READ, read_on=READ.received and READ.received + timedelta(days)) for days in (1, 3, 8, 20)]
    measure = measures.of("deviations.to_first_reading")
    (figure,) = measures.count(measure, records({"deviations": [REPORTED, *read]}), SPRING)
    assert (measure.kind, figure.value, len(figure.records)) == (Kind.MEDIAN_DAYS, 3, 4)


def test_a_median_of_nothing_is_no_figure() -> None:
    """Har inget ärende kommit så långt finns ingen mediantid, inte noll."""
    assert counted("deviations.to_close", REPORTED) == {"": None}
    assert counted("deviations.to_close") == {"": None}


def test_03_a_time_is_never_below_zero() -> None:
    """Det som gjordes innan det kom in tog noll dagar."""
    assert counted("deviations.to_first_reading", replace(READ, read_on=day("02-20"))) == {"": 0}


@pytest.mark.parametrize(
    ("deadline", "done", "answer"),
    [
        (None, None, "none"),
        (None, "03-04", "none"),
        ("03-05", "03-04", "kept"),
        ("03-05", "03-05", "kept"),
        ("03-05", "03-06", "late"),
        ("03-05", None, "passed"),
        ("06-30", None, "passed"),
        ("07-01", None, "running"),
        ("06-30", "06-30", "kept"),
        ("06-29", "07-02", "passed"),
        ("07-05", "07-02", "running"),
    ],
)
def test_a_deadline_is_kept_late_passed_running_or_none(deadline: str | None, done: str | None, answer: str) -> None:
    """En frist är hållen, för sen, utgången, löpande eller saknas, så som det stod periodens sista dag."""
    state = replace(
        REPORTED, first_reading_due=due(deadline) if deadline else None, read_on=day(done) if done else None
    )
    assert counted("deviations.first_reading_kept", state) == {answer: 1}


# ── What stands open on the last day ─────────────────────────────────────────


@pytest.mark.parametrize(("ended", "open_then"), [("06-29", False), ("06-30", False), ("07-01", True)])
def test_open_is_what_stood_open_on_the_last_day(ended: str, open_then: bool) -> None:
    """Öppet är det som stod öppet periodens sista dag: det som slutade den dagen är inte öppet, dagen efter är det."""
    expected = {S: 1} if open_then else {}
    assert counted("deviations.open", replace(CLOSED, end_turns=(day(ended),))) == expected
    handed_over = replace(HANDED_OVER, unit=SOUTH, end_turns=(day(ended),))
    assert counted("views.open", handed_over) == expected
    assert counted("risks.high", replace(RETIRED, high_turns=(date(2024, 1, 2), day(ended)))) == expected


def test_what_came_in_long_ago_is_open_until_it_ends() -> None:
    """Det som kom in före perioden och inte har avslutats är öppet också i den; det som kom in efter är det inte."""
    assert counted("deviations.open", replace(REPORTED, received=date(2024, 5, 1))) == {N: 1}
    assert counted("deviations.open", AUTUMNS) == {}


@pytest.mark.parametrize("measure", [one for one in MEASURES if one.counts_on is CountsOn.STANDING])
def test_what_has_no_first_day_stands_nowhere(measure: Measure) -> None:
    """Det som inte har börjat räknas inte som stående."""
    blank = type(STATES[measure.register][0])()
    assert figures(measure, {measure.register: [blank]}) == nothing(measure)


def test_what_has_no_unit_is_counted_as_unknown() -> None:
    """Det som ingen enhet har räknas under okänd enhet, så att summan stämmer."""
    assert counted("deviations.by_unit", replace(REPORTED, unit=None)) == {"unknown": 1}
    assert counted("deviations.open", replace(REPORTED, unit=None)) == {"unknown": 1}


# ── Together, repeated, silent, and set against something ────────────────────


def test_what_became_something_else_is_one_event_together() -> None:
    """Ett klagomål som blev en avvikelse som blev ett lex Sarah-ärende är en händelse i det samlade antalet."""
    complaint, deviation, case, another = (UUID(int=number) for number in (1, 2, 3, 4))
    came_of = replace(REPORTED, source=Source(register="views", record=complaint, version=3), case=case)
    last = replace(CASE, source=Source(register="deviations", record=deviation, version=2))
    book = {
        "deviations": [Seen(deviation, None, NORTH, came_of), Seen(another, None, NORTH, REPORTED)],
        "views": [Seen(complaint, None, NORTH, replace(VIEW, gave_rise_to=deviation))],
        "lex_sarah": [Seen(case, None, NORTH, last)],
    }

    def shown(id: str) -> dict[str, int | None]:
        return {one.key: one.value for one in measures.count(measures.of(id), book, SPRING)}

    assert shown("joint") == {"": 2}
    assert shown("joint.by_register") == {"deviations": 2, "lex_sarah": 1, "views": 1}


def test_what_is_repeated_in_a_unit_is_shown() -> None:
    """Tre av samma slag i samma enhet under perioden visas som upprepade; två gör det inte."""
    three = [READ, READ, READ, replace(READ, unit=SOUTH), replace(READ, unit=SOUTH), REPORTED]
    assert counted("deviations.repeated", *three) == {f"{N}|medicine": 3}


def test_a_unit_is_silent_when_nothing_has_come_from_it() -> None:
    """En enhet som inte har rapporterat något under perioden syns; en nedlagd gör det inte."""
    closed, to_the_end = (replace(UNITS[QUIET], until=LAST_DAY - timedelta(days)) for days in (1, 0))
    silent = measures.of("deviations.silent_units")
    assert figures(silent, {"units": tuple(UNITS.values()), "deviations": [REPORTED]}) == {"": 2}
    units = (UNITS[NORTH], UNITS[SOUTH], closed)
    assert figures(silent, {"units": units, "deviations": [REPORTED]}) == {"": 1}
    assert figures(silent, {"units": (*units[:2], to_the_end), "deviations": [REPORTED]}) == {"": 2}


def test_there_is_no_rate_where_a_month_is_not_known() -> None:
    """Andelen räknas bara där underlaget finns för varje månad; annars sägs det att den inte går att räkna."""
    whole = [one for one in MEASURED if one.unit == NORTH and one.denominator is Denominator.USERS]
    rate = measures.of("deviations.per_users")
    assert figures(rate, {"deviations": [REPORTED], "measurements": whole}) == {N: 17}
    assert figures(rate, {"deviations": [REPORTED], "measurements": whole[1:]}) == {N: None}
    assert figures(rate, {"deviations": [], "measurements": whole}) == {N: 0}


def test_a_reorganised_unit_is_shown_as_it_was_and_as_it_is() -> None:
    """Per avdelning räknas en flyttad enhet där den låg när ärendet kom in, eller där den ligger vid periodens slut."""
    top, old, new, moved = (UUID(int=number) for number in (501, 502, 503, 504))
    began = date(2020, 1, 1)

    def unit(*places: tuple[date, UUID | None]) -> Unit:
        held = tuple(Place(since=since, name="Enhet", parent=parent) for since, parent in places)
        return Unit(status=UnitStatus.ESTABLISHED, places=held)

    units = {
        top: unit((began, None)),
        old: unit((began, top)),
        new: unit((began, top)),
        moved: unit((began, old), (day("04-01"), new)),
    }
    before, after = (replace(REPORTED, unit=moved, received=day(one)) for one in ("03-02", "05-02"))
    book = {
        "units": [Seen(id, None, None, state) for id, state in units.items()],
        "deviations": [Seen(UUID(int=n), None, moved, one) for n, one in enumerate((before, after), start=1)],
    }
    by_department = measures.of("deviations.by_department")

    def shown(organisation: Organisation) -> dict[str, int | None]:
        results = measures.count(by_department, measures.placed(book, SPRING, organisation), SPRING)
        return {one.key: one.value for one in results}

    assert shown(Organisation.THEN) == {str(old): 1, str(new): 1}
    assert shown(Organisation.END) == {str(new): 2}


# ── Series ───────────────────────────────────────────────────────────────────


def test_a_series_has_the_months_up_to_the_end_of_the_period() -> None:
    """En serie har månaderna till periodens slut, från den första då något kom in, och högst tre år."""
    months = (date(2026, 2, 3), date(2026, 2, 9), date(2026, 5, 5), date(2026, 7, 1))
    came = [replace(REPORTED, received=one) for one in months]
    traced = series.of("deviations").traced(records({"deviations": came}), SPRING)
    assert (traced.first, traced.values, traced.bases) == (date(2026, 2, 1), (2, 0, 0, 1, 0), ())
    long_ago = [replace(REPORTED, received=date(2020, 1, 1)), *came]
    assert len(series.of("deviations").traced(records({"deviations": long_ago}), SPRING).values) == 5
    nothing_yet = series.of("deviations").traced({}, SPRING)
    assert (nothing_yet.values, nothing_yet.first) == ((), SPRING.start)


def test_a_share_has_what_it_is_a_share_of() -> None:
    """En andel har för varje månad hur många det är andelen av; det som inte har någon frist räknas inte."""
    kept = replace(READ, received=day("05-02"), read_on=day("05-04"), first_reading_due=due("05-05"))
    late = replace(kept, read_on=day("05-09"))
    book = records({"deviations": [kept, kept, late, replace(kept, first_reading_due=None)]})
    traced = series.of("first_reading_kept").traced(book, SPRING)
    assert (traced.values, traced.bases) == ((2, 0), (3, 0))


def test_rare_events_are_told_by_the_days_between_them() -> None:
    """Sällsynta händelser följs genom dagarna mellan dem, från den första till den sista under tre år."""
    came = [replace(CASE, received=date(2026, *day)) for day in ((2, 1), (2, 11), (5, 2))]
    traced = series.of("lex_sarah_between").traced(records({"lex_sarah": [*came, TOLD_BY_PROVIDER]}), SPRING)
    assert (traced.first, traced.values) == (date(2026, 2, 1), (10, 80))


def test_a_rate_has_what_its_units_had_each_month() -> None:
    """En serie mot ett underlag har för varje månad antalet i de enheter som har ett, och vad de hade tillsammans."""
    traced = series.of("deviations_per_users").traced(BOOK, SPRING)
    assert (traced.first, traced.bases) == (date(2026, 1, 1), (100, 100, 100, 100, 100, 60))
    assert traced.values == (0, 0, 2, 1, 0, 1)


@pytest.mark.parametrize("one", series.SERIES, ids=lambda one: one.id)
def test_a_series_counts_what_its_measure_counts(one: series.Series) -> None:
    """Månaderna i en serie är måttets siffror månad för månad, och summan är periodens."""
    traced = one.traced(BOOK, SPRING)
    if one.shape is series.Shape.COUNT and one.measure.by == "" and len(traced.values) >= 6:
        (whole,) = measures.count(one.measure, BOOK, SPRING)
        assert sum(traced.values[-6:]) == whole.value
    assert len(traced.bases) in (0, len(traced.values))


# ── The lists behind the figures ─────────────────────────────────────────────


@given(st.lists(st.uuids(), max_size=20), st.randoms(use_true_random=False))
def test_the_digest_of_a_list_does_not_depend_on_its_order(records: list[UUID], random: Any) -> None:
    """Kontrollsumman av en lista är densamma i vilken ordning den än står."""
    shuffled = list(records)
    random.shuffle(shuffled)
    assert measures.list_digest(shuffled) == measures.list_digest(records)
    assert len(measures.list_digest(records)) == 43


@given(st.sets(st.uuids(), max_size=5), st.sets(st.uuids(), max_size=5))
def test_different_lists_have_different_digests(one: set[UUID], other: set[UUID]) -> None:
    """Olika listor har olika kontrollsummor."""
    assert (measures.list_digest(one) == measures.list_digest(other)) == (one == other)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_figure_has_the_list_of_records_behind_it(measure: Measure) -> None:
    """Varje siffra bär listan på de ärenden som den är räknad på."""
    for result in measures.count(measure, records(STATES), SPRING):
        assert result.figure.records == measures.list_digest(result.records)
        assert len(set(result.records)) == len(result.records)
        if measure.kind is Kind.COUNT:
            assert result.value == len(result.records)


@settings(max_examples=10)
@given(order=st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order_of_the_records(order: Any) -> None:
    """Siffrorna är desamma i vilken ordning ärendena än läses."""
    shuffled = {register: list(ones) for register, ones in BOOK.items()}
    for ones in shuffled.values():
        order.shuffle(ones)
    assert valued(measures.compile(shuffled, SPRING)) == valued(measures.compile(BOOK, SPRING))


def valued(counts: measures.Counts) -> list[tuple[str, str, int | None]]:
    return [(measure.id, one.key, one.value) for measure, results in counts for one in results]

"""The rules of the register of risks, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain import risks
from domain.board import Due, NotKnownThen, Scale, Setting, Step, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.deadlines import RuleNotInForce
from domain.grammar import NoSuchRecord, Stamp
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as AnalysisStatus
from domain.risks.commands import (
    AnnulRisk,
    CompleteRiskMeasures,
    CorrectRisk,
    DecideTreatment,
    EscalateRisk,
    IdentifyRisk,
    PlanRiskMeasures,
    PromoteToCommonRegister,
    ReopenRisk,
    RetireRisk,
    ReviewRisk,
    ScoreRisk,
)
from domain.risks.events import (
    RiskAnnulled,
    RiskCorrected,
    RiskEscalated,
    RiskIdentified,
    RiskMeasuresCompleted,
    RiskMeasuresPlanned,
    RiskPromoted,
    RiskReopened,
    RiskRetired,
    RiskReviewed,
    RiskScored,
    RiskTreatmentDecided,
)
from domain.risks.refusals import (
    AcceptedForATime,
    AcceptedTooLong,
    AcceptedWithReason,
    AlreadyInCommonRegister,
    EscalatedToWhom,
    FollowedWhere,
    MeasuresNotDone,
    NotForThatTreatment,
    NothingAbove,
    NothingPlanned,
    NotOnTheScale,
    NotTheirsToDecide,
    NotTheResponsible,
    NotWorkingHere,
    RestrictedToFew,
    ScoreFirst,
    TooHighForTheUnit,
    TreatmentFirst,
)
from domain.risks.state import Risk
from domain.risks.words import Retirement, RiskAnnulment, RiskLevel, Status, Treatment
from domain.terms import Body, LegalBasis, Role
from domain.waiting import waiting
from domain.words import (
    Affected,
    AlreadyThere,
    DaysInWrongOrder,
    Decision,
    NotYetHappened,
    Occurred,
    Source,
    WrongOrder,
)
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
IN_A_YEAR = date(2027, 3, 16)
DEPARTMENT = UUID("00000000-0000-4000-8000-00000000000b")
CLOSED_UNIT = UUID("00000000-0000-4000-8000-00000000000c")
ANALYSIS = UUID("00000000-0000-4000-8000-0000000000a1")
NO_ANALYSIS = UUID("00000000-0000-4000-8000-0000000000a2")
OTHER_RISK = UUID("00000000-0000-4000-8000-0000000000b1")
RETIRED_RISK = UUID("00000000-0000-4000-8000-0000000000b2")
LEFT = UUID("00000000-0000-4000-8000-0000000000d1")

FOUR_STEPS = tuple(Step(value=value, label=f"steg {value}") for value in range(1, 5))
SCALE = Setting(
    status=SettingStatus.DECIDED,
    topic=Topic.SCALE,
    wordings=(
        Wording(
            since=date(2026, 1, 1),
            entered=date(2026, 1, 1),
            scale=Scale(probability=FOUR_STEPS, consequence=FOUR_STEPS, threshold=8),
        ),
    ),
)
RECORDS: dict[UUID, Any] = {
    setting_id(Topic.SCALE): SCALE,
    DEPARTMENT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED_UNIT: Unit(status=UnitStatus.CLOSED),
    ANALYSIS: RiskAnalysis(status=AnalysisStatus.IN_PROGRESS),
    NO_ANALYSIS: RiskAnalysis(),
    OTHER_RISK: Risk(status=Status.MONITORED),
    RETIRED_RISK: Risk(status=Status.RETIRED),
    **dict.fromkeys((SOMEBODY, SOMEBODY_ELSE), Person(status=PersonStatus.REGISTERED, unit=UNIT)),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, until=date(2025, 12, 31)),
}
SPEC = Spec(risks.REGISTER).knowing(RECORDS)

BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
BY_MANAGEMENT_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
REVIEW_DUE = Due(on=IN_A_YEAR, rule="risk.review", version=1, local=False)

IDENTIFIED = RiskIdentified(
    title="Dubbelbokade nattpass",
    description="Två arbetspass bemannas av samma person.",
    unit=UNIT,
    level=RiskLevel.UNIT,
    restricted=False,
    legal_bases=(LegalBasis.SOL,),
    activity="Nattbemanning",
    affected=Affected(),
    analysis=None,
    received=TODAY,
    source=None,
)
ABOUT_SOMEBODY = replace(IDENTIFIED, level=RiskLevel.INDIVIDUAL, restricted=True)
LOW = RiskScored(
    probability=2,
    operation=1,
    individual=3,
    rationale="Har hänt två gånger.",
    value=6,
    threshold=8,
    scale_version=1,
)
HIGH = replace(LOW, probability=3, value=9)
REDUCED = RiskTreatmentDecided(treatment=Treatment.REDUCE, reason=None, until=None, decision=BY_MANAGER, due=REVIEW_DUE)
PLANNED = RiskMeasuresPlanned(measures="Spärra dubbla bokningar.", responsible=SOMEBODY_ELSE, ready_by=date(2026, 5, 1))
DONE = RiskMeasuresCompleted(result="Spärren är på.", day=TODAY)
RETIRED = RiskRetired(reason=Retirement.PASSED, explanation=None, into=None, decision=BY_MANAGEMENT_GROUP)
ANNULLED = RiskAnnulled(reason=RiskAnnulment.DUPLICATE, explanation=None, decision=BY_MANAGER)

IDENTIFY = IdentifyRisk(
    title=IDENTIFIED.title,
    description=IDENTIFIED.description,
    unit=UNIT,
    legal_bases=(LegalBasis.SOL,),
    activity="Nattbemanning",
)
SCORE = ScoreRisk(probability=2, operation=1, individual=3, rationale=LOW.rationale)
ACCEPT = DecideTreatment(
    treatment=Treatment.ACCEPT, reason="Byter system i juni.", until=date(2026, 6, 30), decision=BY_MANAGER
)
REVIEW = ReviewRisk(probability=1, operation=2, individual=2, rationale="Spärren hjälper.")
RETIRE = RetireRisk(reason=Retirement.PASSED, decision=BY_MANAGEMENT_GROUP)
CORRECT = CorrectRisk(
    reason="Fel enhet.",
    title=IDENTIFIED.title,
    unit=DEPARTMENT,
    level=RiskLevel.UNIT,
    legal_bases=(LegalBasis.SOL, LegalBasis.LSS),
    activity=None,
    affected=Affected(),
    analysis=ANALYSIS,
    received=date(2026, 3, 2),
)
ANNUL = AnnulRisk(reason=RiskAnnulment.DUPLICATE, decision=BY_MANAGER)


def by(role: Role, person: UUID = SOMEBODY) -> Stamp:
    return replace(STAMP, by=person, role=role)


# ── Identifying ──────────────────────────────────────────────────────────────


def test_whoever_works_here_may_enter_a_risk_with_what_is_known() -> None:
    """Alla medarbetare kan anmäla en risk; rubrik och beskrivning räcker."""
    bare = IdentifyRisk(title="Halt golv", description="Det blir halt vid regn.")
    state = SPEC.stamped(by(Role.EMPLOYEE)).when(bare).accepted().state
    assert (state.status, state.unit, state.received, state.recorded) == (
        Status.IDENTIFIED,
        None,
        TODAY,
        TODAY,
    )
    assert (state.identified_by, state.occurred, state.legal_bases) == (SOMEBODY, Occurred(), ())
    assert IdentifyRisk.may == frozenset()


def test_a_risk_keeps_the_day_it_came_in_and_where_from() -> None:
    """En risk i ett brev från i fredags har kommit in i fredags, och minns vilket ärende den kom ur."""
    source = Source(register="deviations", record=OTHER_RISK, version=3)
    friday = date(2026, 3, 13)
    asked = replace(IDENTIFY, received=friday, analysis=ANALYSIS, source=source)
    spec = SPEC.when(asked).then(replace(IDENTIFIED, received=friday, analysis=ANALYSIS, source=source))
    assert (spec.state.received, spec.state.recorded) == (friday, TODAY)
    assert (spec.state.analysis, spec.state.source) == (ANALYSIS, source)


def test_a_risk_about_an_individual_is_restricted() -> None:
    """En risk på individnivå visas bara för dem som behöver den."""
    SPEC.when(replace(IDENTIFY, level=RiskLevel.INDIVIDUAL)).then(ABOUT_SOMEBODY)


def test_a_risk_does_not_come_in_tomorrow() -> None:
    """En risk kan inte ha kommit in en dag som inte har varit."""
    SPEC.when(replace(IDENTIFY, received=date(2026, 3, 17))).refused(NotYetHappened)


@pytest.mark.parametrize("analysis", [NO_ANALYSIS, UUID(int=1)])
def test_a_risk_names_an_analysis_that_exists(analysis: UUID) -> None:
    """Den riskanalys som en risk hör till ska finnas."""
    SPEC.when(replace(IDENTIFY, analysis=analysis)).refused(NoSuchRecord)


def test_a_risk_is_entered_once() -> None:
    """En risk anmäls en gång."""
    SPEC.given(IDENTIFIED).when(IDENTIFY).refused(AlreadyThere)


# ── Scoring ──────────────────────────────────────────────────────────────────


def test_the_value_is_probability_times_the_worse_consequence() -> None:
    """Riskvärdet är sannolikheten gånger den värsta av konsekvenserna för verksamheten och den enskilde."""
    spec = SPEC.given(IDENTIFIED).when(SCORE).then(LOW)
    assert (spec.state.status, spec.state.value, spec.state.scale_version) == (Status.SCORED, 6, 1)
    worse_for_us = replace(SCORE, operation=4, individual=1)
    assert SPEC.given(IDENTIFIED).when(worse_for_us).accepted().state.value == 8


def test_a_later_scale_gets_a_later_number() -> None:
    """Bedömningen minns vilken lydelse av skalan den gjordes på, och dess tröskel."""
    now = Wording(
        since=date(2026, 3, 1),
        entered=date(2026, 2, 20),
        scale=Scale(probability=FOUR_STEPS, consequence=FOUR_STEPS, threshold=5),
    )
    later = replace(SCALE, wordings=(*SCALE.wordings, now))
    state = SPEC.knowing({setting_id(Topic.SCALE): later}).given(IDENTIFIED).when(SCORE).accepted().state
    assert (state.scale_version, state.threshold, state.is_high) == (2, 5, True)


def test_a_score_is_a_step_on_the_boards_scale() -> None:
    """Sannolikhet och konsekvens anges i steg som finns på nämndens skala."""
    for strange in (
        replace(SCORE, probability=5),
        replace(SCORE, operation=5),
        replace(SCORE, individual=9),
    ):
        SPEC.given(IDENTIFIED).when(strange).refused(NotOnTheScale)


def test_a_risk_is_not_scored_before_the_board_has_a_scale() -> None:
    """Utan en beslutad riskskala kan en risk anmälas men inte bedömas."""
    without = replace(SPEC, records={})
    without.when(IDENTIFY).then(IDENTIFIED)
    without.given(IDENTIFIED).when(SCORE).refused(NotKnownThen)
    empty = replace(SCALE, wordings=(replace(SCALE.wordings[0], scale=None),))
    SPEC.knowing({setting_id(Topic.SCALE): empty}).given(IDENTIFIED).when(SCORE).refused(NotKnownThen)


def test_a_new_score_takes_away_the_decision() -> None:
    """En risk som bedöms på nytt behöver ett nytt beslut; första bedömningens dag finns kvar."""
    later = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    spec = SPEC.given(IDENTIFIED, LOW).given(HIGH, at=later)
    assert (spec.state.value, spec.state.first_assessed_on) == (9, TODAY)
    SPEC.given(IDENTIFIED, LOW, REDUCED).when(SCORE).refused(WrongOrder)
    escalated = RiskEscalated(level=RiskLevel.DEPARTMENT, unit=DEPARTMENT, reason=None)
    anew = SPEC.given(IDENTIFIED, LOW, REDUCED, escalated).when(SCORE).accepted()
    assert (anew.state.status, anew.state.treatment) == (Status.SCORED, None)


# ── Deciding ─────────────────────────────────────────────────────────────────


def test_a_risk_is_scored_before_it_is_treated() -> None:
    """En risk bedöms innan det beslutas vad som ska göras åt den."""
    SPEC.given(IDENTIFIED).when(ACCEPT).refused(ScoreFirst)


def test_a_low_risk_is_accepted_by_the_unit_with_reason_and_last_day() -> None:
    """En risk under tröskeln får enhetschefen acceptera, med skäl och till en viss dag."""
    decided = RiskTreatmentDecided(
        treatment=Treatment.ACCEPT,
        reason=ACCEPT.reason,
        until=ACCEPT.until,
        decision=BY_MANAGER,
        due=REVIEW_DUE,
    )
    state = SPEC.given(IDENTIFIED, LOW).when(ACCEPT).then(decided).state
    assert (state.status, state.accepted_until, state.next_review) == (
        Status.ACCEPTED,
        ACCEPT.until,
        IN_A_YEAR,
    )
    assert (state.treatment, state.treated_on, state.due) == (Treatment.ACCEPT, TODAY, REVIEW_DUE)


def test_a_risk_is_accepted_with_a_reason() -> None:
    """Att acceptera en risk kräver ett skäl."""
    SPEC.given(IDENTIFIED, LOW).when(replace(ACCEPT, reason=None)).refused(AcceptedWithReason)


def test_a_risk_is_accepted_for_a_time() -> None:
    """Att acceptera en risk gäller till en viss dag, som inte redan har varit."""
    SPEC.given(IDENTIFIED, LOW).when(replace(ACCEPT, until=None)).refused(AcceptedForATime)
    SPEC.given(IDENTIFIED, LOW).when(replace(ACCEPT, until=date(2026, 3, 15))).refused(DaysInWrongOrder)


def test_a_risk_is_not_accepted_for_ever() -> None:
    """En risk accepteras i högst tio år, sedan prövas den igen."""
    SPEC.given(IDENTIFIED, LOW).when(replace(ACCEPT, until=date(2036, 12, 31))).accepted()
    SPEC.given(IDENTIFIED, LOW).when(replace(ACCEPT, until=date(2037, 1, 1))).refused(AcceptedTooLong)


UNTIL = date(2026, 6, 30)
ACCEPTED = RiskTreatmentDecided(
    treatment=Treatment.ACCEPT, reason="Byter system i juni.", until=UNTIL, decision=BY_MANAGER, due=REVIEW_DUE
)


def test_an_accepted_risk_keeps_its_last_day_when_it_is_reviewed() -> None:
    """En accepterad risk som följs upp är fortfarande accepterad till sin dag, och prövas igen då."""
    reviewed = SPEC.given(IDENTIFIED, LOW, ACCEPTED).when(REVIEW).accepted().state
    assert (reviewed.status, reviewed.accepted_until) == (Status.ACCEPTED, UNTIL)
    assert UNTIL in [one.day for one in waiting(risks.REGISTER, reviewed)]


def test_an_accepted_risk_that_rises_to_the_threshold_is_tried_anew() -> None:
    """Når en accepterad risk nämndens tröskel, eller stiger över det som accepterades, prövas den igen genast."""
    higher = replace(REVIEW, probability=3, individual=3)
    risen = SPEC.given(IDENTIFIED, LOW, ACCEPTED).when(higher).accepted()
    assert (risen.state.accepted_until, risen.state.is_high) == (TODAY, True)
    assert TODAY in [one.day for one in waiting(risks.REGISTER, risen.state)]
    risen.when(ACCEPT).refused(TooHighForTheUnit)
    above = SPEC.given(IDENTIFIED, HIGH, replace(ACCEPTED, decision=BY_MANAGEMENT_GROUP))
    assert above.when(higher).accepted().state.accepted_until == UNTIL
    assert above.when(replace(higher, individual=4)).accepted().state.accepted_until == TODAY


def test_a_high_risk_is_not_accepted_in_the_unit() -> None:
    """En risk på eller över tröskeln accepteras inte på enhetsnivå."""
    at_threshold = replace(HIGH, value=8)
    for high in (HIGH, at_threshold):
        SPEC.given(IDENTIFIED, high).when(ACCEPT).refused(TooHighForTheUnit)
    # A department head whose decision somebody else enters: the level is not known from the stamp.
    entered = replace(ACCEPT, decision=Decision(person=SOMEBODY_ELSE, day=TODAY))
    SPEC.given(IDENTIFIED, HIGH).when(entered).refused(TooHighForTheUnit)


@pytest.mark.parametrize("role", [Role.DEPARTMENT_HEAD, Role.DIRECTOR])
def test_a_high_risk_is_accepted_by_a_manager_above_the_unit(role: Role) -> None:
    """Avdelningschef och direktör får acceptera en hög risk."""
    SPEC.given(IDENTIFIED, HIGH).stamped(by(role)).when(ACCEPT).accepted()


@pytest.mark.parametrize("body", [Body.MANAGEMENT_GROUP, Body.COMMITTEE, Body.BOARD])
def test_a_high_risk_is_accepted_by_a_body_above_the_unit(body: Body) -> None:
    """Ledningsgruppen, utskottet och nämnden får acceptera en hög risk; sekreteraren för in beslutet."""
    decided = replace(ACCEPT, decision=Decision(body=body, day=TODAY))
    SPEC.given(IDENTIFIED, HIGH).stamped(by(Role.BOARD_SECRETARY)).when(decided).accepted()


def test_what_remains_counts_when_a_risk_is_accepted_after_a_review() -> None:
    """När åtgärderna har sänkt risken under tröskeln får enheten acceptera det som återstår."""
    reviewed = SPEC.given(IDENTIFIED, HIGH, REDUCED).when(REVIEW).accepted()
    assert (reviewed.state.value, reviewed.state.residual, reviewed.state.standing) == (9, 2, 2)
    reviewed.when(ACCEPT).accepted()


def test_those_who_keep_the_minutes_do_not_decide() -> None:
    """Kvalitetsutvecklaren för in beslut men beslutar inte själv om en risk; inte heller kvalitetsgruppen."""
    spec = SPEC.given(IDENTIFIED, LOW).stamped(by(Role.QUALITY_DEVELOPER))
    spec.when(ACCEPT).refused(NotTheirsToDecide)
    spec.when(replace(ACCEPT, decision=Decision(body=Body.QUALITY_GROUP, day=TODAY))).refused(NotTheirsToDecide)
    spec.when(replace(ACCEPT, decision=Decision(person=SOMEBODY_ELSE, day=TODAY))).accepted()


@pytest.mark.parametrize("treatment", [Treatment.REDUCE, Treatment.AVOID])
def test_a_risk_may_be_reduced_or_avoided(treatment: Treatment) -> None:
    """En risk kan minskas eller undvikas; även en hög, på enhetsnivå."""
    asked = DecideTreatment(treatment=treatment, decision=BY_MANAGER)
    state = SPEC.given(IDENTIFIED, HIGH).when(asked).then(replace(REDUCED, treatment=treatment)).state
    assert (state.status, state.treatment) == (Status.TREATED, treatment)


def test_no_deadline_is_worked_out_for_a_day_before_the_rules() -> None:
    """En dag från tiden före föreskrifterna ger ingen frist: det sägs från, med den dag reglerna gäller från."""
    day = datetime(2011, 7, 1, 12, tzinfo=UTC)
    asked = DecideTreatment(treatment=Treatment.REDUCE, decision=replace(BY_MANAGER, day=day.date()))
    SPEC.given(IDENTIFIED, HIGH).stamped(replace(SPEC.stamp, at=day)).when(asked).refused(RuleNotInForce)


def test_what_belongs_to_another_treatment_is_not_lost_silently() -> None:
    """Sista dag hör till att acceptera och mottagande enhet till att lyfta; annars säger systemet till."""
    reduce = DecideTreatment(treatment=Treatment.REDUCE, decision=BY_MANAGER)
    spec = SPEC.given(IDENTIFIED, LOW)
    spec.when(replace(reduce, until=IN_A_YEAR)).refused(NotForThatTreatment)
    spec.when(replace(reduce, to_unit=DEPARTMENT)).refused(NotForThatTreatment)
    spec.when(replace(ACCEPT, to_unit=DEPARTMENT)).refused(NotForThatTreatment)


def test_a_decision_may_be_taken_anew_and_the_first_day_is_kept() -> None:
    """Ett nytt beslut om behandling ersätter det förra; dagen för det första finns kvar."""
    earlier = Decision(person=SOMEBODY, day=date(2026, 2, 2))
    state = SPEC.given(IDENTIFIED, LOW, replace(REDUCED, decision=earlier)).when(ACCEPT).accepted().state
    assert (state.treated_on, state.first_treated_on) == (TODAY, date(2026, 2, 2))


# ── Escalating ───────────────────────────────────────────────────────────────


def test_a_decision_to_escalate_hands_the_risk_over() -> None:
    """Beslutet att lyfta en risk för den till enheten på nivån över, i samma stund."""
    asked = DecideTreatment(treatment=Treatment.ESCALATE, to_unit=DEPARTMENT, decision=BY_MANAGER)
    decided = RiskTreatmentDecided(treatment=Treatment.ESCALATE, reason=None, until=None, decision=BY_MANAGER, due=None)
    handed = RiskEscalated(level=RiskLevel.DEPARTMENT, unit=DEPARTMENT, reason=None)
    state = SPEC.given(IDENTIFIED, HIGH).when(asked).then(decided, handed).state
    assert (state.status, state.level, state.unit) == (Status.ESCALATED, RiskLevel.DEPARTMENT, DEPARTMENT)
    assert state.treatment is Treatment.ESCALATE


def test_an_urgent_risk_is_escalated_before_it_is_scored() -> None:
    """En brådskande risk kan lyftas innan den är bedömd; nivån över bedömer den sedan."""
    asked = EscalateRisk(to_unit=DEPARTMENT, reason="Gäller alla nattpass.")
    handed = RiskEscalated(level=RiskLevel.DEPARTMENT, unit=DEPARTMENT, reason="Gäller alla nattpass.")
    spec = SPEC.given(IDENTIFIED).when(asked).then(handed)
    spec.when(ACCEPT).refused(ScoreFirst)
    spec.when(SCORE).accepted().when(ACCEPT).accepted()


def test_an_escalation_names_a_unit_that_is_there() -> None:
    """Den som lyfter en risk anger en enhet som finns och inte är nedlagd."""
    asked = DecideTreatment(treatment=Treatment.ESCALATE, decision=BY_MANAGER)
    spec = SPEC.given(IDENTIFIED, LOW)
    spec.when(asked).refused(EscalatedToWhom)
    spec.when(replace(asked, to_unit=CLOSED_UNIT)).refused(WrongOrder)
    spec.when(replace(asked, to_unit=UUID(int=1))).refused(NoSuchRecord)


def test_there_is_nothing_above_the_administration() -> None:
    """En risk på förvaltningens nivå kan inte lyftas högre i registret."""
    top = replace(IDENTIFIED, level=RiskLevel.ADMINISTRATION)
    SPEC.given(top, LOW).when(EscalateRisk(to_unit=DEPARTMENT, reason="Gäller alla.")).refused(NothingAbove)
    assert [level.above for level in RiskLevel] == [*list(RiskLevel)[1:], None]


# ── Measures ─────────────────────────────────────────────────────────────────


def test_measures_are_planned_with_somebody_responsible_and_a_day() -> None:
    """Åtgärder planeras med ansvarig person och en dag då de ska vara klara."""
    asked = PlanRiskMeasures(measures=PLANNED.measures, responsible=SOMEBODY_ELSE, ready_by=PLANNED.ready_by)
    state = SPEC.given(IDENTIFIED, LOW, REDUCED).when(asked).then(PLANNED).state
    assert (state.responsible, state.measures_ready_by) == (SOMEBODY_ELSE, PLANNED.ready_by)
    early = replace(asked, ready_by=date(2026, 3, 15))
    SPEC.given(IDENTIFIED, LOW, REDUCED).when(early).refused(DaysInWrongOrder)


def test_who_is_responsible_for_the_measures_works_here() -> None:
    """Den som ansvarar för åtgärderna finns och arbetar här."""
    treated = SPEC.given(IDENTIFIED, LOW, REDUCED)
    plan = PlanRiskMeasures(measures="Spärra.", responsible=LEFT, ready_by=date(2026, 5, 1))
    treated.when(plan).refused(NotWorkingHere)
    treated.when(replace(plan, responsible=UUID(int=9))).refused(NoSuchRecord)


def test_the_person_responsible_reports_the_measures_done() -> None:
    """Den ansvariga personen anmäler att åtgärderna är genomförda, oavsett enhet och roll."""
    spec = SPEC.given(IDENTIFIED, LOW, REDUCED, PLANNED)
    asked = CompleteRiskMeasures(result=DONE.result, day=TODAY)
    responsible = spec.stamped(by(Role.EMPLOYEE, SOMEBODY_ELSE))
    done = responsible.when(asked).then(DONE)
    assert done.state.measures_done_on == TODAY
    done.when(asked).refused(NothingPlanned)
    spec.when(asked).refused(NotTheResponsible)
    responsible.when(replace(asked, day=date(2026, 3, 17))).refused(NotYetHappened)


def test_nothing_is_done_that_was_not_planned() -> None:
    """Åtgärder anmäls som genomförda när de har planerats."""
    SPEC.given(IDENTIFIED, LOW, REDUCED).when(CompleteRiskMeasures(result="Klart.", day=TODAY)).refused(NothingPlanned)


def test_planning_anew_opens_the_measures_again() -> None:
    """Nya planerade åtgärder är inte genomförda för att de förra är det."""
    spec = SPEC.given(IDENTIFIED, LOW, REDUCED, PLANNED, DONE, PLANNED)
    assert spec.state.measures_done_on is None


# ── The common register ──────────────────────────────────────────────────────


def test_a_risk_is_taken_up_in_the_common_register_once() -> None:
    """Avdelningschef och kvalitetsutvecklare tar upp bedömda risker i det gemensamma registret, en gång."""
    spec = SPEC.given(IDENTIFIED, HIGH).when(PromoteToCommonRegister()).then(RiskPromoted())
    assert (spec.state.promoted, spec.state.promoted_on) == (True, TODAY)
    spec.when(PromoteToCommonRegister()).refused(AlreadyInCommonRegister)
    SPEC.given(IDENTIFIED).when(PromoteToCommonRegister()).refused(ScoreFirst)
    assert Role.UNIT_MANAGER not in PromoteToCommonRegister.may


def test_a_risk_about_an_individual_stays_out_of_the_common_register() -> None:
    """En risk som gäller en enskild tas inte upp i det gemensamma registret, inte ens när den har lyfts."""
    handed = RiskEscalated(level=RiskLevel.UNIT, unit=UNIT, reason=None)
    SPEC.given(ABOUT_SOMEBODY, HIGH).when(PromoteToCommonRegister()).refused(RestrictedToFew)
    SPEC.given(ABOUT_SOMEBODY, HIGH, handed).when(PromoteToCommonRegister()).refused(RestrictedToFew)


# ── Reviewing ────────────────────────────────────────────────────────────────


def test_a_review_scores_what_remains_and_sets_the_next_day() -> None:
    """Uppföljningen bedömer vad som återstår och när nästa uppföljning är; annars om tolv månader."""
    reviewed = RiskReviewed(
        probability=1,
        operation=2,
        individual=2,
        rationale=REVIEW.rationale,
        residual=2,
        threshold=8,
        scale_version=1,
        higher_than_before=False,
        next_review=IN_A_YEAR,
        due=REVIEW_DUE,
    )
    spec = SPEC.given(IDENTIFIED, HIGH, REDUCED)
    state = spec.when(REVIEW).then(reviewed).state
    assert (state.status, state.value, state.residual, state.reviewed_on) == (Status.MONITORED, 9, 2, TODAY)
    sooner = date(2026, 9, 1)
    spec.when(replace(REVIEW, next_review=sooner)).then(replace(reviewed, next_review=sooner))
    spec.when(replace(REVIEW, next_review=date(2026, 3, 1))).refused(DaysInWrongOrder)
    spec.when(replace(REVIEW, individual=7)).refused(NotOnTheScale)


def test_a_residual_above_the_inherent_risk_is_flagged() -> None:
    """Om det som återstår är värre än det första bedömda värdet flaggas det, men godtas."""
    worse = replace(REVIEW, probability=4, individual=4)
    state = SPEC.given(IDENTIFIED, LOW, REDUCED).when(worse).accepted().state
    assert (state.residual, state.residual_higher, state.is_high) == (16, True, True)


def test_the_treatment_is_decided_before_the_risk_is_followed_up() -> None:
    """Innan en risk följs upp eller åtgärder planeras är det beslutat vad som ska göras åt den."""
    plan = PlanRiskMeasures(measures="Spärra.", responsible=SOMEBODY_ELSE, ready_by=IN_A_YEAR)
    handed = RiskEscalated(level=RiskLevel.DEPARTMENT, unit=DEPARTMENT, reason=None)
    for asked in (REVIEW, plan):
        SPEC.given(IDENTIFIED, LOW).when(asked).refused(TreatmentFirst)
        SPEC.given(IDENTIFIED, LOW, REDUCED, handed).when(asked).refused(TreatmentFirst)


# ── Letting go, and taking up again ──────────────────────────────────────────


def test_a_risk_is_retired_with_a_reason_by_those_who_may() -> None:
    """En risk avslutas med skäl, av ledningsgruppen eller en chef."""
    state = SPEC.given(IDENTIFIED, HIGH, REDUCED).when(RETIRE).then(RETIRED).state
    assert (state.status, state.closed_on, state.first_closed_on) == (Status.RETIRED, TODAY, TODAY)
    assert (state.next_review, state.treatment) == (None, Treatment.REDUCE)
    own = replace(RETIRE, reason=Retirement.NOT_A_RISK, decision=BY_MANAGER)
    SPEC.given(IDENTIFIED).when(own).accepted()
    SPEC.given(IDENTIFIED).stamped(by(Role.QUALITY_DEVELOPER)).when(own).refused(NotTheirsToDecide)


def test_a_high_risk_is_not_let_go_in_the_unit() -> None:
    """En hög risk avslutas inte på enhetsnivå: det vore att acceptera den."""
    SPEC.given(IDENTIFIED, HIGH).when(replace(RETIRE, decision=BY_MANAGER)).refused(TooHighForTheUnit)


def test_a_risk_is_gone_through_measures_when_they_are_done() -> None:
    """En risk avslutas som undanröjd först när genomförda åtgärder är anmälda."""
    handled = replace(RETIRE, reason=Retirement.HANDLED)
    SPEC.given(IDENTIFIED, LOW, REDUCED, PLANNED).when(handled).refused(MeasuresNotDone)
    SPEC.given(IDENTIFIED, LOW, REDUCED, PLANNED, DONE).when(handled).accepted()


def test_a_merged_risk_says_where_it_is_followed() -> None:
    """En risk som följs i en annan post pekar ut den, och den är öppen."""
    merged = replace(RETIRE, reason=Retirement.MERGED, into=OTHER_RISK)
    state = SPEC.given(IDENTIFIED, LOW).when(merged).accepted().state
    assert state.merged_into == OTHER_RISK
    for strange in (
        replace(merged, into=None),
        replace(merged, into=RETIRED_RISK),
        replace(merged, reason=Retirement.PASSED),
    ):
        SPEC.given(IDENTIFIED, LOW).when(strange).refused(FollowedWhere)


def test_a_retired_risk_is_taken_up_again_and_scored_anew() -> None:
    """En avslutad risk kan tas upp igen; den bedöms på nytt, och första avslutet finns kvar."""
    later = by(Role.UNIT_MANAGER)
    later = replace(later, at=datetime(2026, 9, 1, 8, 0, tzinfo=UTC))
    reopened = RiskReopened(reason="Det hände igen.")
    spec = SPEC.given(IDENTIFIED, LOW, REDUCED, RETIRED).stamped(later)
    spec = spec.when(ReopenRisk(reason="Det hände igen.")).then(reopened)
    assert (spec.state.status, spec.state.first_closed_on, spec.state.closed_on) == (
        Status.IDENTIFIED,
        TODAY,
        None,
    )
    spec.when(ACCEPT).refused(ScoreFirst)
    again = spec.when(SCORE).accepted().when(RETIRE).accepted().state
    assert (again.first_closed_on, again.closed_on) == (TODAY, date(2026, 9, 1))
    assert (again.first_assessed_on, again.treatment) == (TODAY, None)
    SPEC.given(IDENTIFIED).when(ReopenRisk(reason="Det hände igen.")).refused(WrongOrder)


# ── Putting right, and striking out ──────────────────────────────────────────


def test_a_correction_says_everything_anew_with_a_reason() -> None:
    """En rättelse är en egen rad med skäl; det som stod förut finns kvar i liggaren."""
    corrected = RiskCorrected(
        reason=CORRECT.reason,
        title=CORRECT.title,
        unit=DEPARTMENT,
        level=RiskLevel.UNIT,
        restricted=False,
        legal_bases=CORRECT.legal_bases,
        activity=None,
        affected=Affected(),
        analysis=ANALYSIS,
        received=CORRECT.received,
    )
    for history in ((IDENTIFIED,), (IDENTIFIED, LOW, REDUCED), (IDENTIFIED, RETIRED)):
        state = SPEC.given(*history).when(CORRECT).then(corrected).state
        assert (state.unit, state.received, state.analysis) == (DEPARTMENT, CORRECT.received, ANALYSIS)
    SPEC.given(IDENTIFIED).when(replace(CORRECT, received=IN_A_YEAR)).refused(NotYetHappened)
    SPEC.given(IDENTIFIED).when(replace(CORRECT, analysis=NO_ANALYSIS)).refused(NoSuchRecord)


def test_a_correction_never_lifts_the_restriction() -> None:
    """En risk som har anmälts om en enskild förblir skyddad när nivån rättas; och blir det om den var fel."""
    assert SPEC.given(ABOUT_SOMEBODY).when(CORRECT).accepted().state.restricted
    to_individual = replace(CORRECT, level=RiskLevel.INDIVIDUAL)
    assert SPEC.given(IDENTIFIED).when(to_individual).accepted().state.restricted


def test_an_annulled_risk_is_only_read() -> None:
    """En makulerad risk kan läsas men inte ändras."""
    spec = SPEC.given(IDENTIFIED, LOW, REDUCED).when(ANNUL).then(ANNULLED)
    assert spec.state.status is Status.ANNULLED
    everything = (
        SCORE,
        ACCEPT,
        PlanRiskMeasures(measures="Spärra.", responsible=SOMEBODY_ELSE, ready_by=IN_A_YEAR),
        CompleteRiskMeasures(result="Klart.", day=TODAY),
        PromoteToCommonRegister(),
        REVIEW,
        EscalateRisk(to_unit=DEPARTMENT, reason="Gäller alla."),
        RETIRE,
        ReopenRisk(reason="Det hände igen."),
        CORRECT,
        ANNUL,
    )
    for asked in everything:
        spec.when(asked).refused(WrongOrder)
        SPEC.when(asked).refused(WrongOrder)
    spec.when(IDENTIFY).refused(AlreadyThere)

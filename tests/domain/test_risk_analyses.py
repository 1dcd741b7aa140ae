"""The rules of the register of risk analyses, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain import risk_analyses
from domain.board import Choice, Due, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.grammar import NoSuchRecord, Stamp
from domain.organisation import units
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import ReorganiseUnit, UnitEstablished
from domain.risk_analyses.commands import (
    AnnulRiskAnalysis,
    AssessRiskAnalysis,
    CorrectRiskAnalysis,
    DecideOnRiskAnalysis,
    DecideRiskAnalysisMeasures,
    FinishRiskAnalysis,
    ReportRiskAnalysis,
    RequestRiskAnalysis,
    StartRiskAnalysis,
)
from domain.risk_analyses.events import (
    RiskAnalysisAccepted,
    RiskAnalysisAnnulled,
    RiskAnalysisAssessed,
    RiskAnalysisCorrected,
    RiskAnalysisFinished,
    RiskAnalysisMeasuresDecided,
    RiskAnalysisRejected,
    RiskAnalysisReported,
    RiskAnalysisRequested,
    RiskAnalysisStarted,
)
from domain.risk_analyses.refusals import (
    DayOutOfReach,
    DecidedByManagementGroup,
    LedByWhom,
    NotForThatVerdict,
    NotScored,
    NotTreated,
    NotWorkingHere,
    OfAnotherAnalysis,
    OtherRisksThanAssessed,
    RejectedWithReason,
    ReportFirst,
    TooManyRisks,
)
from domain.risk_analyses.words import DECISION_LEVEL, MOST_RISKS, Audience, Status, Trigger, Verdict
from domain.risks.refusals import NotTheirsToDecide
from domain.risks.state import Risk
from domain.risks.words import RiskAnnulment, Treatment
from domain.risks.words import Status as RiskStatus
from domain.terms import Body, LegalBasis, Role
from domain.words import AlreadyThere, Decision, NotYetHappened, Occurred, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
CHANGE = date(2026, 6, 22)
ANALYSIS = RECORD
LEFT = UUID("00000000-0000-4000-8000-0000000000a2")
SCORED = UUID("00000000-0000-4000-8000-0000000000b1")
TREATED = UUID("00000000-0000-4000-8000-0000000000b2")
UNSCORED = UUID("00000000-0000-4000-8000-0000000000b3")
ANNULLED_RISK = UUID("00000000-0000-4000-8000-0000000000b4")
ELSEWHERE = UUID("00000000-0000-4000-8000-0000000000b5")
LOOSE = UUID("00000000-0000-4000-8000-0000000000b6")

A_SCORED_RISK = Risk(status=RiskStatus.SCORED, title="Nattpass", analysis=ANALYSIS, value=6)
RISKS: dict[UUID, Any] = {
    SCORED: A_SCORED_RISK,
    TREATED: replace(A_SCORED_RISK, status=RiskStatus.TREATED, treatment=Treatment.REDUCE),
    UNSCORED: replace(A_SCORED_RISK, status=RiskStatus.IDENTIFIED, value=None),
    ANNULLED_RISK: replace(A_SCORED_RISK, status=RiskStatus.ANNULLED),
    ELSEWHERE: replace(A_SCORED_RISK, analysis=UUID(int=7)),
    LOOSE: replace(A_SCORED_RISK, analysis=None),
    **dict.fromkeys((SOMEBODY, SOMEBODY_ELSE), Person(status=PersonStatus.REGISTERED, unit=UNIT)),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, until=date(2025, 12, 31)),
}
SPEC = Spec(risk_analyses.REGISTER).knowing(RISKS)


def decided_by(level: str) -> dict[UUID, Any]:
    """The board has said on which level analyses are decided."""
    answer = Choice(id=DECISION_LEVEL, label=level)
    wording = Wording(since=date(2026, 1, 1), entered=date(2026, 1, 1), choices=(answer,))
    setting = Setting(status=SettingStatus.DECIDED, topic=Topic.PRACTICES, wordings=(wording,))
    return {setting_id(Topic.PRACTICES): setting}


BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
BY_MANAGEMENT_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY, paragraph="§ 14")
# The last working day before Monday 22 June 2026 is the Thursday before Midsummer's Eve.
BEFORE_CHANGE = Due(on=date(2026, 6, 18), rule="risk.before_change", version=1, local=False)
IN_A_MONTH = Due(on=date(2026, 4, 16), rule="risk.analysis", version=1, local=False)

REQUEST = RequestRiskAnalysis(
    title="Ny nattorganisation",
    what="Två nattlag slås ihop.",
    why="Färre på plats efter midnatt.",
    trigger=Trigger.ORGANISATION,
    unit=UNIT,
    planned_change=CHANGE,
)
REQUESTED = RiskAnalysisRequested(
    title=REQUEST.title,
    what=REQUEST.what,
    why=REQUEST.why,
    trigger=Trigger.ORGANISATION,
    unit=UNIT,
    planned_change=CHANGE,
    received=TODAY,
    source=None,
    due=BEFORE_CHANGE,
)
WITHOUT_CHANGE = replace(REQUESTED, trigger=Trigger.ONGOING, planned_change=None, due=None)
ACCEPT = DecideOnRiskAnalysis(
    verdict=Verdict.ACCEPT,
    how="Två möten med nattpersonalen.",
    lead=SOMEBODY_ELSE,
    participants=6,
    decision=BY_MANAGEMENT_GROUP,
)
ACCEPTED = RiskAnalysisAccepted(
    how=ACCEPT.how,
    lead=SOMEBODY_ELSE,
    participants=6,
    decision=BY_MANAGEMENT_GROUP,
    due=BEFORE_CHANGE,
)
REJECT = DecideOnRiskAnalysis(verdict=Verdict.REJECT, reason="Gjordes i januari.", decision=BY_MANAGEMENT_GROUP)
STARTED = RiskAnalysisStarted()
ASSESS = AssessRiskAnalysis(conclusions="En risk behöver åtgärdas.", risks=(TREATED,))
ASSESSED = RiskAnalysisAssessed(conclusions=ASSESS.conclusions, risks=(TREATED,))
MEASURES = DecideRiskAnalysisMeasures(
    risks=(TREATED,), measures=2, summary="Jour och larmrutin.", decision=BY_MANAGEMENT_GROUP
)
MEASURED = RiskAnalysisMeasuresDecided(
    risks=(TREATED,), measures=2, summary=MEASURES.summary, decision=BY_MANAGEMENT_GROUP
)
REPORT = ReportRiskAnalysis(audience=Audience.BOARD, day=TODAY, diary_number="SN 2026-00123")
TOLD_BOARD = RiskAnalysisReported(audience=Audience.BOARD, day=TODAY, summary=None, diary_number="SN 2026-00123")
TOLD_OPERATIONS = RiskAnalysisReported(
    audience=Audience.OPERATIONS, day=TODAY, summary="Gick igenom på APT.", diary_number=None
)
FINISHED = RiskAnalysisFinished(without_report=None)
CORRECT = CorrectRiskAnalysis(
    reason="Ändringen skjuts upp.",
    title=REQUEST.title,
    trigger=Trigger.STAFF,
    unit=None,
    planned_change=date(2026, 9, 1),
    received=date(2026, 3, 2),
    lead=None,
)
ANNUL = AnnulRiskAnalysis(reason=RiskAnnulment.WRONG_BOARD, decision=BY_MANAGER)
ANNULLED = RiskAnalysisAnnulled(reason=RiskAnnulment.WRONG_BOARD, explanation=None, decision=BY_MANAGER)

IN_PROGRESS = SPEC.given(REQUESTED, ACCEPTED, STARTED)
DECIDED = IN_PROGRESS.given(ASSESSED, MEASURED)


def by(role: Role) -> Stamp:
    return replace(STAMP, role=role)


# ── Asking for an analysis ───────────────────────────────────────────────────


def test_whoever_works_here_may_ask_for_an_analysis() -> None:
    """Alla medarbetare kan begära en riskanalys; före en ändring är den klar sista arbetsdagen före dagen."""
    state = SPEC.stamped(by(Role.EMPLOYEE)).when(REQUEST).then(REQUESTED).state
    assert (state.status, state.trigger, state.planned_change) == (
        Status.REQUESTED,
        Trigger.ORGANISATION,
        CHANGE,
    )
    assert (state.received, state.recorded, state.occurred) == (TODAY, TODAY, Occurred())
    assert (state.due, state.finished_on, state.requested_by) == (BEFORE_CHANGE, None, SOMEBODY)
    assert RequestRiskAnalysis.may == frozenset()


def test_a_request_keeps_the_day_it_came_in_and_where_from() -> None:
    """En begäran som kom in i fredags minns det, och vilket ärende den kom ur."""
    friday = date(2026, 3, 13)
    source = Source(register="deviations", record=ANALYSIS, version=2)
    asked = replace(REQUEST, trigger=Trigger.EVENT, planned_change=None, received=friday, source=source)
    state = SPEC.when(asked).accepted().state
    assert (state.received, state.recorded, state.source, state.due) == (friday, TODAY, source, None)


def test_a_request_does_not_come_in_tomorrow() -> None:
    """En begäran kan inte ha kommit in en dag som inte har varit."""
    SPEC.when(replace(REQUEST, received=date(2026, 3, 17))).refused(NotYetHappened)


@pytest.mark.parametrize("slip", [date(2062, 6, 22), date(206, 6, 22)])
def test_a_slip_in_the_year_of_the_change_is_caught(slip: date) -> None:
    """En planerad ändring långt bort i tiden är ett skrivfel i årtalet."""
    SPEC.when(replace(REQUEST, planned_change=slip)).refused(DayOutOfReach)


def test_a_change_that_has_already_begun_can_still_be_analysed() -> None:
    """En begäran tas emot också när ändringen redan har skett; då är tiden redan ute."""
    state = SPEC.when(replace(REQUEST, planned_change=date(2026, 3, 2))).accepted().state
    assert state.due == replace(BEFORE_CHANGE, on=date(2026, 2, 27))


def test_an_analysis_is_asked_for_once() -> None:
    """En riskanalys begärs en gång."""
    SPEC.given(REQUESTED).when(REQUEST).refused(AlreadyThere)


# ── Deciding whether and how ─────────────────────────────────────────────────


def test_an_analysis_is_accepted_with_somebody_to_lead_it() -> None:
    """Beslutet att göra analysen anger hur, vem som leder den och hur många som deltar."""
    state = SPEC.given(REQUESTED).when(ACCEPT).then(ACCEPTED).state
    assert (state.status, state.lead, state.participants) == (Status.ACCEPTED, SOMEBODY_ELSE, 6)
    SPEC.given(REQUESTED).when(replace(ACCEPT, lead=None)).refused(LedByWhom)


def test_who_leads_an_analysis_works_here() -> None:
    """Den som leder analysen finns och arbetar här, också när någon annan tar över."""
    SPEC.given(REQUESTED).when(replace(ACCEPT, lead=LEFT)).refused(NotWorkingHere)
    SPEC.given(REQUESTED).when(replace(ACCEPT, lead=UUID(int=9))).refused(NoSuchRecord)
    decided = SPEC.given(REQUESTED, ACCEPTED)
    decided.when(replace(CORRECT, lead=LEFT)).refused(NotWorkingHere)
    decided.when(replace(CORRECT, lead=SOMEBODY_ELSE)).accepted()


def test_an_analysis_without_a_change_is_due_by_the_boards_own_deadline() -> None:
    """En analys utan planerad ändring är klar inom nämndens frist: en månad om inget annat är bestämt."""
    SPEC.given(WITHOUT_CHANGE).when(ACCEPT).then(replace(ACCEPTED, due=IN_A_MONTH))


def test_an_analysis_is_rejected_with_a_reason() -> None:
    """Att inte göra en begärd analys kräver ett skäl."""
    rejected = RiskAnalysisRejected(reason="Gjordes i januari.", decision=BY_MANAGEMENT_GROUP)
    state = SPEC.given(REQUESTED).when(REJECT).then(rejected).state
    assert (state.status, state.finished_on, state.first_closed_on) == (Status.REJECTED, None, TODAY)
    SPEC.given(REQUESTED).when(replace(REJECT, reason=None)).refused(RejectedWithReason)


def test_what_belongs_to_another_verdict_is_not_lost_silently() -> None:
    """Skälet hör till avslag, ledare och arbetssätt till bifall; annars säger systemet till."""
    spec = SPEC.given(REQUESTED)
    spec.when(replace(ACCEPT, reason="Behövs.")).refused(NotForThatVerdict)
    spec.when(replace(REJECT, lead=SOMEBODY)).refused(NotForThatVerdict)


def test_where_the_management_group_decides_a_manager_does_not() -> None:
    """Har nämnden bestämt att ledningsgruppen beslutar räcker inte en chefs beslut."""
    spec = SPEC.given(REQUESTED).knowing(decided_by("management_group"))
    spec.when(ACCEPT).accepted()
    spec.when(replace(ACCEPT, decision=Decision(body=Body.BOARD, day=TODAY))).accepted()
    spec.when(replace(ACCEPT, decision=BY_MANAGER)).refused(DecidedByManagementGroup)
    measured = IN_PROGRESS.given(ASSESSED).knowing(decided_by("management_group"))
    measured.when(replace(MEASURES, decision=BY_MANAGER)).refused(DecidedByManagementGroup)


@pytest.mark.parametrize("records", [decided_by("own_level"), {}])
def test_where_managers_decide_at_their_own_level_others_do_not(records: dict[UUID, Any]) -> None:
    """Beslutar chefer på sin egen nivå, eller är inget bestämt, beslutar chefen eller ledningsgruppen."""
    spec = SPEC.given(REQUESTED).knowing(records)
    own = replace(ACCEPT, decision=BY_MANAGER)
    spec.when(own).accepted()
    spec.when(ACCEPT).accepted()
    spec.stamped(by(Role.QUALITY_DEVELOPER)).when(own).refused(NotTheirsToDecide)


def test_an_analysis_is_decided_once() -> None:
    """Ett beslut om en begärd analys fattas en gång."""
    SPEC.given(REQUESTED, ACCEPTED).when(REJECT).refused(WrongOrder)


# ── Making it ────────────────────────────────────────────────────────────────


def test_an_accepted_analysis_is_started() -> None:
    """En beslutad analys påbörjas."""
    state = SPEC.given(REQUESTED, ACCEPTED).when(StartRiskAnalysis()).then(STARTED).state
    assert (state.status, state.started_on) == (Status.IN_PROGRESS, TODAY)
    SPEC.given(REQUESTED).when(StartRiskAnalysis()).refused(WrongOrder)


def test_an_analysis_gathers_the_risks_it_found_all_scored() -> None:
    """Analysen samlar de risker den fann; var och en är bedömd och nämns en gång."""
    state = IN_PROGRESS.when(ASSESS).then(ASSESSED).state
    assert (state.status, state.risks, state.first_assessed_on) == (Status.ASSESSED, (TREATED,), TODAY)
    twice = replace(ASSESS, risks=(SCORED, TREATED, SCORED))
    assert IN_PROGRESS.when(twice).accepted().state.risks == (SCORED, TREATED)
    for missing in (UNSCORED, ANNULLED_RISK):
        IN_PROGRESS.when(replace(ASSESS, risks=(TREATED, missing))).refused(NotScored)
    IN_PROGRESS.when(replace(ASSESS, risks=(UUID(int=1),))).refused(NoSuchRecord)


def test_an_analysis_may_find_no_risk_at_all() -> None:
    """En analys som inte finner någon risk säger det i sina slutsatser."""
    none = IN_PROGRESS.when(replace(ASSESS, risks=())).accepted()
    none.when(replace(MEASURES, risks=(), measures=0)).accepted()


def test_the_risks_of_an_analysis_were_found_in_it() -> None:
    """Riskerna i en analys kom alla fram i den, och inte i en annan."""
    for strange in ((TREATED, ELSEWHERE), (ELSEWHERE,), (LOOSE,), (TREATED, LOOSE)):
        IN_PROGRESS.when(replace(ASSESS, risks=strange)).refused(OfAnotherAnalysis)


def test_an_analysis_does_not_grow_without_end() -> None:
    """En analys samlar högst hundra risker."""
    ids = tuple(UUID(int=number) for number in range(1, MOST_RISKS + 2))
    spec = IN_PROGRESS.knowing(dict.fromkeys(ids, A_SCORED_RISK))
    spec.when(replace(ASSESS, risks=ids)).refused(TooManyRisks)
    spec.when(replace(ASSESS, risks=ids[:-1])).accepted()


def test_the_risks_may_be_assessed_together_again() -> None:
    """Fram till beslutet kan riskerna bedömas samlat igen."""
    again = replace(ASSESS, risks=(SCORED, TREATED))
    assert IN_PROGRESS.given(ASSESSED).when(again).accepted().state.risks == (SCORED, TREATED)
    DECIDED.when(again).refused(WrongOrder)


# ── Deciding on measures ─────────────────────────────────────────────────────


def test_measures_are_decided_for_every_risk_of_the_analysis() -> None:
    """Åtgärderna beslutas när det är bestämt vad som ska göras åt varje risk."""
    spec = IN_PROGRESS.given(ASSESSED)
    state = spec.when(MEASURES).then(MEASURED).state
    assert (state.status, state.measures, state.measures_decided_on) == (Status.MEASURES_DECIDED, 2, TODAY)
    both = replace(ASSESSED, risks=(SCORED, TREATED))
    undecided = replace(MEASURES, risks=(TREATED, SCORED))
    IN_PROGRESS.given(both).when(undecided).refused(NotTreated)


def test_a_risk_that_is_gone_needs_no_treatment() -> None:
    """En risk som har avslutats eller makulerats sedan bedömningen hindrar inte beslutet."""
    for status in (RiskStatus.RETIRED, RiskStatus.ANNULLED):
        gone = {SCORED: replace(A_SCORED_RISK, status=status)}
        spec = IN_PROGRESS.given(replace(ASSESSED, risks=(SCORED,))).knowing(gone)
        spec.when(replace(MEASURES, risks=(SCORED,))).accepted()


def test_measures_are_decided_for_the_risks_that_were_assessed() -> None:
    """Beslutet gäller just de risker som bedömdes, varken fler eller färre."""
    for other in ((), (TREATED, SCORED), (SCORED,)):
        spec = IN_PROGRESS.given(ASSESSED)
        spec.when(replace(MEASURES, risks=other)).refused(OtherRisksThanAssessed)


def test_measures_are_decided_after_the_assessment() -> None:
    """Åtgärder beslutas när riskerna är bedömda."""
    IN_PROGRESS.when(MEASURES).refused(WrongOrder)


# ── Reporting and finishing ──────────────────────────────────────────────────


def test_the_result_is_reported_to_board_and_operations_before_the_end() -> None:
    """Resultatet återförs till nämnden och berörda verksamheter innan analysen avslutas."""
    finish = FinishRiskAnalysis()
    DECIDED.when(finish).refused(ReportFirst)
    told_one = DECIDED.when(REPORT).then(TOLD_BOARD)
    assert (told_one.state.status, told_one.state.reported_to_board_on) == (Status.REPORTED, TODAY)
    told_one.when(finish).refused(ReportFirst)
    to_operations = ReportRiskAnalysis(audience=Audience.OPERATIONS, day=TODAY, summary="Gick igenom på APT.")
    told_both = told_one.when(to_operations).then(TOLD_OPERATIONS)
    state = told_both.when(finish).then(FINISHED).state
    assert (state.status, state.finished_on, state.first_closed_on) == (Status.FINISHED, TODAY, TODAY)
    assert (state.reported_to_operations_on, state.due) == (TODAY, BEFORE_CHANGE)


def test_an_analysis_may_end_with_the_reason_why_nobody_need_be_told() -> None:
    """En analys kan avslutas utan återföring om skälet anges."""
    reason = "Ändringen blev inte av."
    DECIDED.when(FinishRiskAnalysis(without_report=reason)).then(RiskAnalysisFinished(without_report=reason))


def test_a_report_has_been_made() -> None:
    """Återföringen har gjorts när den anmäls, och efter beslutet om åtgärder."""
    DECIDED.when(replace(REPORT, day=date(2026, 3, 17))).refused(NotYetHappened)
    IN_PROGRESS.when(REPORT).refused(WrongOrder)
    IN_PROGRESS.when(FinishRiskAnalysis()).refused(WrongOrder)


def test_a_reorganisation_rests_on_a_finished_analysis_only() -> None:
    """En omorganisation vilar på en avslutad riskanalys, inte på en som pågår eller är makulerad."""
    established = UnitEstablished(
        name="Natten", parent=None, since=date(2020, 1, 1), legal_bases=(LegalBasis.SOL,), provider=None
    )
    asked = ReorganiseUnit(name="Natt och larm", parent=None, since=CHANGE, analysis=ANALYSIS)
    unit = Spec(units.REGISTER).given(established)
    finished = DECIDED.given(TOLD_BOARD, TOLD_OPERATIONS, FINISHED)
    unit.knowing({ANALYSIS: finished.state}).when(asked).accepted()
    for unfinished in (DECIDED, finished.given(ANNULLED)):
        unit.knowing({ANALYSIS: unfinished.state}).when(asked).refused(units.AnalysisNotFinished)


# ── Putting right, and striking out ──────────────────────────────────────────


def test_a_correction_moves_the_deadline_with_the_change() -> None:
    """En rättelse är en egen rad med skäl; flyttas ändringen flyttas fristen."""
    moved = Due(on=date(2026, 8, 31), rule="risk.before_change", version=1, local=False)
    corrected = RiskAnalysisCorrected(
        reason=CORRECT.reason,
        title=CORRECT.title,
        trigger=Trigger.STAFF,
        unit=None,
        planned_change=CORRECT.planned_change,
        received=CORRECT.received,
        lead=None,
        due=moved,
    )
    state = SPEC.given(REQUESTED).when(CORRECT).then(corrected).state
    assert (state.planned_change, state.due, state.unit) == (CORRECT.planned_change, moved, None)
    assert (state.trigger, state.received) == (Trigger.STAFF, CORRECT.received)
    same = replace(CORRECT, planned_change=CHANGE)
    assert SPEC.given(REQUESTED).when(same).accepted().state.due == BEFORE_CHANGE
    SPEC.given(REQUESTED).when(replace(CORRECT, received=CHANGE)).refused(NotYetHappened)
    SPEC.given(REQUESTED).when(replace(CORRECT, planned_change=date(2062, 6, 22))).refused(DayOutOfReach)


def test_a_change_called_off_leaves_the_boards_own_deadline() -> None:
    """Blir ändringen inte av gäller nämndens frist för en beslutad analys, och ingen för en begärd."""
    called_off = replace(CORRECT, planned_change=None)
    assert SPEC.given(REQUESTED).when(called_off).accepted().state.due is None
    decided = SPEC.given(REQUESTED, ACCEPTED).when(replace(called_off, lead=SOMEBODY)).accepted().state
    assert (decided.due, decided.lead) == (IN_A_MONTH, SOMEBODY)


def test_an_analysis_has_somebody_to_lead_it_from_the_decision_on() -> None:
    """Ledaren kan bytas men inte tas bort, och utses inte före beslutet."""
    SPEC.given(REQUESTED).when(replace(CORRECT, lead=SOMEBODY)).refused(LedByWhom)
    SPEC.given(REQUESTED, ACCEPTED).when(CORRECT).refused(LedByWhom)


def test_an_annulled_analysis_is_only_read() -> None:
    """En makulerad analys kan läsas men inte ändras."""
    spec = SPEC.given(REQUESTED, ACCEPTED).when(ANNUL).then(ANNULLED)
    assert spec.state.status is Status.ANNULLED
    everything = (
        ACCEPT,
        StartRiskAnalysis(),
        ASSESS,
        MEASURES,
        REPORT,
        FinishRiskAnalysis(),
        CORRECT,
        ANNUL,
    )
    for asked in everything:
        spec.when(asked).refused(WrongOrder)
        SPEC.when(asked).refused(WrongOrder)
    spec.when(REQUEST).refused(AlreadyThere)

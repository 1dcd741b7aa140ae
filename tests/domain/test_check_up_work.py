"""What the check-up finds of risks, self-control, reports, actions and staff, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.actions.state import Action
from domain.actions.words import LinkedSource
from domain.actions.words import Status as ActionStatus
from domain.analyses.state import Analysis
from domain.analyses.words import Status as AnalysisStatus
from domain.check_up.words import RuleId
from domain.competence import Competence
from domain.competence import Status as CompetenceStatus
from domain.deviations.state import Deviation
from domain.deviations.words import Measure, MeasureStatus
from domain.deviations.words import Status as DeviationStatus
from domain.external_reviews.state import ExternalReview
from domain.external_reviews.words import Demand, Finding, FindingAnswer, FindingStatus
from domain.external_reviews.words import Status as ReviewStatus
from domain.incidents.state import Incident
from domain.incidents.words import DueMoment, Moment, RightsRisk
from domain.incidents.words import Status as IncidentStatus
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import Degree
from domain.lex_sarah.words import Status as CaseStatus
from domain.measurements.state import Measurement
from domain.measurements.words import Met
from domain.measurements.words import Status as MeasurementStatus
from domain.non_executed.state import NonExecutedDecision
from domain.non_executed.words import Status as NonExecutedStatus
from domain.organisation.assignments import Assignment
from domain.organisation.assignments import Status as Held
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.participation.state import Participation
from domain.participation.words import Status as ParticipationStatus
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as RiskAnalysisStatus
from domain.risks.state import Risk
from domain.risks.words import Status as RiskStatus
from domain.samples import Sample
from domain.samples import Status as SampleStatus
from domain.self_control_compilations import SelfControlCompilation
from domain.self_control_compilations import Status as CompilationStatus
from domain.self_controls.state import SelfControl
from domain.self_controls.words import Status as SelfControlStatus
from domain.suggestions.state import Suggestion
from domain.suggestions.words import Status as SuggestionStatus
from domain.terms import Role, YesNoUnknown
from domain.trainings import Status as TrainingStatus
from domain.trainings import Training
from domain.views.state import View
from domain.views.words import Status as ViewStatus
from tests.domain.check_up import LONG_AGO, OTHER, PERSON, TODAY, TOMORROW, YESTERDAY, due, finds, passes
from tests.spec import RECORD, UNIT

# ── Risks ────────────────────────────────────────────────────────────────────

RISK = Risk(status=RiskStatus.MONITORED, value=6, residual=9, threshold=8)


def test_a_residual_risk_above_the_inherent_one_is_found() -> None:
    """En kvarstående risk som är större än den ursprungliga hittas; en avslutad risk gör det inte."""
    finds(RuleId.RISK_RESIDUAL_ABOVE_INHERENT, RISK, "Kvarstår 9, från början 6")
    passes(RuleId.RISK_RESIDUAL_ABOVE_INHERENT, replace(RISK, residual=6))
    passes(RuleId.RISK_RESIDUAL_ABOVE_INHERENT, replace(RISK, status=RiskStatus.RETIRED))


def test_a_risk_lowered_without_measures_is_found() -> None:
    """En risk som har sänkts utan genomförda åtgärder hittas."""
    finds(RuleId.RISK_LOWERED_WITHOUT_MEASURES, replace(RISK, residual=2), "Från 6 till 2")
    passes(RuleId.RISK_LOWERED_WITHOUT_MEASURES, replace(RISK, residual=2, measures_done_on=YESTERDAY))
    passes(RuleId.RISK_LOWERED_WITHOUT_MEASURES, RISK)


def test_a_risk_not_reviewed_in_time_is_found() -> None:
    """En risk som inte är omprövad i tid hittas."""
    finds(RuleId.RISK_REVIEW_LATE, replace(RISK, next_review=YESTERDAY))
    passes(RuleId.RISK_REVIEW_LATE, replace(RISK, next_review=TODAY))


def test_a_risk_accepted_for_a_time_that_is_over_is_found() -> None:
    """En accepterad risk vars tid har gått ut hittas."""
    accepted = replace(RISK, status=RiskStatus.ACCEPTED, accepted_until=YESTERDAY)
    finds(RuleId.RISK_ACCEPTANCE_OVER, accepted)
    passes(RuleId.RISK_ACCEPTANCE_OVER, replace(accepted, accepted_until=TODAY))


def test_risk_measures_that_are_late_are_found() -> None:
    """Riskåtgärder som är försenade hittas."""
    late = replace(RISK, measures_ready_by=YESTERDAY)
    finds(RuleId.RISK_MEASURES_LATE, late)
    passes(RuleId.RISK_MEASURES_LATE, replace(late, measures_done_on=YESTERDAY))


def test_a_high_risk_that_nobody_answers_for_is_found() -> None:
    """En hög risk som ska minskas men som ingen ansvarar för hittas."""
    high = replace(RISK, status=RiskStatus.TREATED)
    finds(RuleId.RISK_NO_RESPONSIBLE, high)
    passes(RuleId.RISK_NO_RESPONSIBLE, replace(high, responsible=PERSON))
    passes(RuleId.RISK_NO_RESPONSIBLE, replace(high, residual=7))


def test_a_risk_analysis_that_is_late_is_found() -> None:
    """En riskanalys som inte är klar i tid hittas."""
    analysis = RiskAnalysis(status=RiskAnalysisStatus.IN_PROGRESS, due=due(YESTERDAY))
    finds(RuleId.RISK_ANALYSIS_LATE, analysis)
    passes(RuleId.RISK_ANALYSIS_LATE, replace(analysis, status=RiskAnalysisStatus.FINISHED))


def test_a_change_that_began_before_its_risk_analysis_is_found() -> None:
    """En förändring som har börjat innan riskanalysen är klar hittas, från sin första dag."""
    analysis = RiskAnalysis(status=RiskAnalysisStatus.ASSESSED, planned_change=TODAY)
    finds(RuleId.RISK_ANALYSIS_AFTER_CHANGE, analysis)
    passes(RuleId.RISK_ANALYSIS_AFTER_CHANGE, replace(analysis, planned_change=TOMORROW))
    passes(RuleId.RISK_ANALYSIS_AFTER_CHANGE, replace(analysis, status=RiskAnalysisStatus.REJECTED))


# ── Self-control ─────────────────────────────────────────────────────────────


def test_a_planned_self_control_that_is_not_made_is_found() -> None:
    """En planerad egenkontroll som inte är gjord i tid hittas; en inställd gör det inte."""
    planned = SelfControl(status=SelfControlStatus.PLANNED, perform_by=YESTERDAY)
    finds(RuleId.SELF_CONTROL_LATE, planned)
    passes(RuleId.SELF_CONTROL_LATE, replace(planned, status=SelfControlStatus.CANCELLED))


def test_a_self_control_that_is_not_analysed_is_found() -> None:
    """En egenkontroll som är genomförd men inte analyserad hittas efter två månader."""
    made = SelfControl(status=SelfControlStatus.PERFORMED, performed_on=TODAY - timedelta(days=60))
    finds(RuleId.SELF_CONTROL_NOT_ANALYSED, made)
    passes(RuleId.SELF_CONTROL_NOT_ANALYSED, replace(made, performed_on=TODAY - timedelta(days=59)))
    passes(RuleId.SELF_CONTROL_NOT_ANALYSED, replace(made, status=SelfControlStatus.ANALYSED))


def test_a_compilation_that_is_not_reported_in_time_is_found() -> None:
    """En sammanställd egenkontroll som inte är redovisad i tid hittas."""
    compiled = SelfControlCompilation(status=CompilationStatus.COMPILED, due=due(YESTERDAY))
    finds(RuleId.COMPILATION_NOT_REPORTED, compiled)
    passes(RuleId.COMPILATION_NOT_REPORTED, replace(compiled, status=CompilationStatus.REPORTED))


def test_a_planned_measurement_that_is_not_made_is_found() -> None:
    """En planerad mätning som inte är gjord i tid hittas."""
    planned = Measurement(status=MeasurementStatus.SCHEDULED, ready_by=YESTERDAY)
    finds(RuleId.MEASUREMENT_LATE, planned)
    passes(RuleId.MEASUREMENT_LATE, replace(planned, status=MeasurementStatus.MISSED))


def test_a_missed_target_that_is_not_analysed_is_found() -> None:
    """Ett missat målvärde som inte är analyserat hittas efter två månader."""
    missed = Measurement(status=MeasurementStatus.VALIDATED, met=Met.NO, recorded=LONG_AGO)
    finds(RuleId.MEASUREMENT_MISS_NOT_ANALYSED, missed)
    passes(RuleId.MEASUREMENT_MISS_NOT_ANALYSED, replace(missed, met=Met.YES))
    passes(RuleId.MEASUREMENT_MISS_NOT_ANALYSED, replace(missed, corrected_on=YESTERDAY))


def test_a_sample_that_is_not_examined_is_found() -> None:
    """Ett lottat stickprov som inte är granskat hittas efter två månader."""
    finds(RuleId.SAMPLE_NOT_EXAMINED, Sample(status=SampleStatus.DRAWN, started_on=LONG_AGO))
    passes(RuleId.SAMPLE_NOT_EXAMINED, Sample(status=SampleStatus.CLOSED, started_on=LONG_AGO))


# ── From outside ─────────────────────────────────────────────────────────────

REVIEW = ExternalReview(status=ReviewStatus.DEMANDED, demands=(Demand(answer_by=YESTERDAY),))


def test_a_demand_that_is_not_answered_in_time_is_found() -> None:
    """En begäran från en granskare som inte är besvarad i tid hittas."""
    finds(RuleId.REVIEW_DEMAND_LATE, REVIEW)
    finds(RuleId.REVIEW_DEMAND_LATE, replace(REVIEW, demands=(Demand(due=due(YESTERDAY)),)))
    passes(RuleId.REVIEW_DEMAND_LATE, replace(REVIEW, demands=(Demand(answer_by=YESTERDAY, answered_on=YESTERDAY),)))
    passes(RuleId.REVIEW_DEMAND_LATE, replace(REVIEW, status=ReviewStatus.CLOSED))


def test_a_finding_without_an_action_is_found() -> None:
    """En brist i en granskning som ingen åtgärd svarar mot hittas."""
    promised = Finding(status=FindingStatus.ANSWERED, answer=FindingAnswer.WILL_BE_REMEDIED)
    decided = ExternalReview(status=ReviewStatus.DECIDED, findings=(promised,))
    finds(RuleId.REVIEW_FINDING_WITHOUT_ACTION, decided, "1 av 1 brister")
    passes(RuleId.REVIEW_FINDING_WITHOUT_ACTION, replace(decided, actions=(OTHER,)))
    remedied = replace(promised, status=FindingStatus.REMEDIED)
    passes(RuleId.REVIEW_FINDING_WITHOUT_ACTION, replace(decided, findings=(remedied,)))


DEADLINE = DueMoment(at=Moment(day=TODAY, hour=15, minute=0), rule="gdpr.breach", version=1)
INCIDENT = Incident(status=IncidentStatus.REPORTED, personal_data=YesNoUnknown.YES, notify_by=DEADLINE)
AT_TWO, AT_THREE = (datetime(2026, 3, 16, hour, 0, tzinfo=UTC) for hour in (13, 14))


def test_an_incident_near_the_hours_is_found() -> None:
    """En personuppgiftsincident som närmar sig 72 timmar hittas det sista dygnet."""
    finds(RuleId.INCIDENT_NEAR_72_HOURS, INCIDENT, "2026-03-16 kl. 15.00", at=AT_TWO)
    passes(RuleId.INCIDENT_NEAR_72_HOURS, INCIDENT, at=AT_TWO - timedelta(days=1))
    passes(RuleId.INCIDENT_NEAR_72_HOURS, INCIDENT, at=AT_THREE)
    passes(RuleId.INCIDENT_NEAR_72_HOURS, replace(INCIDENT, not_notified_on=TODAY), at=AT_TWO)


def test_an_incident_past_the_hours_is_found() -> None:
    """En personuppgiftsincident som inte är anmäld inom 72 timmar hittas, från den timmen."""
    finds(RuleId.INCIDENT_PAST_72_HOURS, INCIDENT, at=AT_THREE)
    passes(RuleId.INCIDENT_PAST_72_HOURS, INCIDENT, at=AT_TWO)
    passes(RuleId.INCIDENT_PAST_72_HOURS, replace(INCIDENT, personal_data=YesNoUnknown.NO), at=AT_THREE)


def test_a_high_risk_that_nobody_has_been_told_of_is_found() -> None:
    """En hög risk för dem vars uppgifter det är hittas, om de inte är informerade inom en vecka."""
    high = replace(
        INCIDENT, status=IncidentStatus.ASSESSED, rights_risk=RightsRisk.HIGH, assessed_on=TODAY - timedelta(days=7)
    )
    finds(RuleId.INCIDENT_PEOPLE_NOT_TOLD, high)
    passes(RuleId.INCIDENT_PEOPLE_NOT_TOLD, replace(high, informed_on=YESTERDAY))
    passes(RuleId.INCIDENT_PEOPLE_NOT_TOLD, replace(high, rights_risk=RightsRisk.RISK))


# ── Views and deviations ─────────────────────────────────────────────────────

VIEW = View(status=ViewStatus.ASSESSED, answer_by=due(YESTERDAY))
DEVIATION = Deviation(status=DeviationStatus.REPORTED, unit=UNIT, first_reading_due=due(YESTERDAY))


def test_a_complaint_that_is_not_answered_in_time_is_found() -> None:
    """Ett klagomål som inte är besvarat i tid hittas."""
    finds(RuleId.VIEW_ANSWER_LATE, VIEW)
    passes(RuleId.VIEW_ANSWER_LATE, replace(VIEW, answered_on=YESTERDAY))
    passes(RuleId.VIEW_ANSWER_LATE, replace(VIEW, status=ViewStatus.TRANSFERRED))


def test_a_complaint_that_is_asleep_is_found() -> None:
    """Ett klagomål där inget har hänt på tre månader hittas."""
    finds(RuleId.VIEW_ASLEEP, VIEW, "inget har hänt sedan 2024-01-15", changed=LONG_AGO)
    passes(RuleId.VIEW_ASLEEP, VIEW, changed=TODAY - timedelta(days=89))
    passes(RuleId.VIEW_ASLEEP, replace(VIEW, status=ViewStatus.CLOSED), changed=LONG_AGO)


def test_a_deviation_that_is_not_read_in_time_is_found() -> None:
    """En avvikelse utan första bedömning i tid hittas."""
    finds(RuleId.DEVIATION_UNREAD, DEVIATION, "Sista dag för den första bedömningen var 2026-03-15")
    passes(RuleId.DEVIATION_UNREAD, replace(DEVIATION, status=DeviationStatus.READ, read_on=YESTERDAY))
    passes(RuleId.DEVIATION_UNREAD, replace(DEVIATION, first_reading_due=due(TODAY)))


def test_a_deviation_that_is_not_investigated_in_time_is_found() -> None:
    """En avvikelse som inte är utredd i tid hittas."""
    late = Deviation(status=DeviationStatus.UNDER_INVESTIGATION, investigation_due=due(YESTERDAY))
    finds(RuleId.DEVIATION_INVESTIGATION_LATE, late)
    passes(RuleId.DEVIATION_INVESTIGATION_LATE, replace(late, investigated_on=YESTERDAY))


def test_a_measure_that_is_late_is_found() -> None:
    """En åtgärd i en avvikelse som är försenad hittas."""
    planned = Measure(id=OTHER, due=YESTERDAY)
    followed = Deviation(status=DeviationStatus.IN_FOLLOW_UP, measures=(planned,))
    finds(RuleId.DEVIATION_MEASURE_LATE, followed)
    done = replace(planned, status=MeasureStatus.DONE)
    passes(RuleId.DEVIATION_MEASURE_LATE, replace(followed, measures=(done,)))


def test_a_suspicion_that_is_not_answered_is_found() -> None:
    """Ett misstänkt missförhållande som lex Sarah-ansvarig inte har svarat på hittas."""
    referred = Deviation(status=DeviationStatus.READ, referral_waits=True, referral_due=due(YESTERDAY))
    finds(RuleId.DEVIATION_REFERRAL_UNANSWERED, referred)
    passes(RuleId.DEVIATION_REFERRAL_UNANSWERED, replace(referred, referral_waits=False))


def test_a_deviation_that_belongs_nowhere_is_found() -> None:
    """En avvikelse som inte hör till någon enhet hittas efter två veckor."""
    nowhere = replace(DEVIATION, unit=None, received=TODAY - timedelta(days=14))
    finds(RuleId.DEVIATION_NO_UNIT, nowhere)
    passes(RuleId.DEVIATION_NO_UNIT, replace(nowhere, received=YESTERDAY))
    passes(RuleId.DEVIATION_NO_UNIT, replace(nowhere, unit=UNIT))


def test_an_investigated_deviation_without_causes_is_found() -> None:
    """En utredd avvikelse utan orsaker hittas."""
    investigated = Deviation(status=DeviationStatus.INVESTIGATED)
    finds(RuleId.DEVIATION_NO_CAUSES, investigated)
    passes(RuleId.DEVIATION_NO_CAUSES, replace(investigated, causes=("staffing",)))


def test_a_deviation_that_is_asleep_is_found() -> None:
    """En avvikelse där inget har hänt på tre månader hittas."""
    finds(RuleId.DEVIATION_ASLEEP, DEVIATION, changed=LONG_AGO)
    passes(RuleId.DEVIATION_ASLEEP, DEVIATION)


# ── Lex Sarah ────────────────────────────────────────────────────────────────

CASE = Case(status=CaseStatus.RECEIVED, received=YESTERDAY, start_by=due(YESTERDAY))


def test_a_lex_sarah_case_without_an_investigator_is_found() -> None:
    """Ett lex Sarah-ärende som ingen har börjat utreda i tid hittas."""
    finds(RuleId.LEX_SARAH_NO_INVESTIGATOR, CASE)
    finds(RuleId.LEX_SARAH_NO_INVESTIGATOR, Case(status=CaseStatus.UNDER_INVESTIGATION))
    passes(RuleId.LEX_SARAH_NO_INVESTIGATOR, replace(CASE, investigator=PERSON))
    passes(RuleId.LEX_SARAH_NO_INVESTIGATOR, replace(CASE, start_by=due(TODAY)))


def test_a_lex_sarah_case_without_protection_is_found() -> None:
    """Ett lex Sarah-ärende utan antecknat skydd för den enskilde hittas."""
    bare = replace(CASE, received=TODAY - timedelta(days=2))
    finds(RuleId.LEX_SARAH_NO_PROTECTION, bare)
    passes(RuleId.LEX_SARAH_NO_PROTECTION, replace(bare, protected_on=YESTERDAY))
    passes(RuleId.LEX_SARAH_NO_PROTECTION, replace(bare, protection_needed=False))


def test_a_lex_sarah_investigation_that_is_late_is_found() -> None:
    """En lex Sarah-utredning som inte är klar i tid hittas."""
    late = Case(status=CaseStatus.UNDER_INVESTIGATION, investigation_due=due(YESTERDAY))
    finds(RuleId.LEX_SARAH_LATE, late)
    passes(RuleId.LEX_SARAH_LATE, replace(late, status=CaseStatus.DECIDED))


def test_serious_misconduct_that_is_not_notified_is_found() -> None:
    """Ett allvarligt missförhållande som inte är anmält hittas; ett missförhållande som inte är allvarligt inte."""
    serious = Case(status=CaseStatus.DECIDED, degree=Degree.SERIOUS, notify_by=due(YESTERDAY))
    finds(RuleId.LEX_SARAH_NOT_NOTIFIED, serious)
    passes(RuleId.LEX_SARAH_NOT_NOTIFIED, replace(serious, notified_on=YESTERDAY))
    passes(RuleId.LEX_SARAH_NOT_NOTIFIED, replace(serious, degree=Degree.MISCONDUCT))


def test_a_lex_sarah_case_that_is_asleep_is_found() -> None:
    """Ett lex Sarah-ärende där inget har hänt på tre månader hittas."""
    finds(RuleId.LEX_SARAH_ASLEEP, CASE, changed=LONG_AGO)
    passes(RuleId.LEX_SARAH_ASLEEP, CASE)


# ── What was to become better ────────────────────────────────────────────────

ACTION = Action(status=ActionStatus.IN_PROGRESS, ready_by=YESTERDAY, first_ready_by=LONG_AGO)


def test_an_analysis_that_has_not_reached_the_board_is_found() -> None:
    """En halvårsanalys som inte har kommit till nämnden på fyra månader hittas."""
    written = Analysis(status=AnalysisStatus.WRITTEN, frozen_on=LONG_AGO)
    finds(RuleId.ANALYSIS_STUCK, written, "Analysen är skriven")
    passes(RuleId.ANALYSIS_STUCK, replace(written, status=AnalysisStatus.DECIDED))
    passes(RuleId.ANALYSIS_STUCK, replace(written, frozen_on=YESTERDAY))


def test_an_action_without_a_cause_is_found() -> None:
    """En beslutad åtgärd som inte säger vilken orsak den tar bort hittas, om det den kommer ur är utrett."""
    source = LinkedSource(register="deviations", record=OTHER, causes=(), needs_cause=True)
    finds(RuleId.ACTION_NO_CAUSE, replace(ACTION, sources=(source,)))
    passes(RuleId.ACTION_NO_CAUSE, replace(ACTION, sources=(replace(source, causes=("staffing",)),)))
    passes(RuleId.ACTION_NO_CAUSE, replace(ACTION, sources=(replace(source, needs_cause=False),)))


def test_an_action_that_is_late_is_found() -> None:
    """En åtgärd som skulle ha varit genomförd hittas."""
    finds(RuleId.ACTION_LATE, ACTION)
    passes(RuleId.ACTION_LATE, replace(ACTION, status=ActionStatus.DONE))


def test_an_action_that_is_not_decided_in_time_is_found() -> None:
    """En föreslagen åtgärd som inte är beslutad i tid hittas."""
    proposed = Action(status=ActionStatus.PROPOSED, decide_by=due(YESTERDAY))
    finds(RuleId.ACTION_NOT_DECIDED, proposed)
    passes(RuleId.ACTION_NOT_DECIDED, replace(proposed, status=ActionStatus.DECLINED))


def test_an_action_whose_effect_is_not_evaluated_is_found() -> None:
    """En åtgärd vars effekt inte är utvärderad i tid hittas."""
    done = Action(status=ActionStatus.DONE, evaluate_by=YESTERDAY)
    finds(RuleId.ACTION_NOT_EVALUATED, done)
    passes(RuleId.ACTION_NOT_EVALUATED, replace(done, status=ActionStatus.EVALUATED))


def test_an_assignment_that_the_board_has_not_been_told_of_is_found() -> None:
    """Nämndens uppdrag som inte är återrapporterat i tid hittas."""
    assigned = replace(ACTION, assigned_on=LONG_AGO, report_by=YESTERDAY)
    finds(RuleId.ACTION_BOARD_NOT_TOLD, assigned)
    passes(RuleId.ACTION_BOARD_NOT_TOLD, replace(assigned, reported_back_on=YESTERDAY))


def test_an_action_postponed_time_after_time_is_found() -> None:
    """En åtgärd som har flyttats fram tre gånger hittas."""
    finds(RuleId.ACTION_POSTPONED_OFTEN, replace(ACTION, postponements=3), "3 gånger")
    passes(RuleId.ACTION_POSTPONED_OFTEN, replace(ACTION, postponements=2))


# ── Staff, and decisions that are not executed ───────────────────────────────


def test_a_training_that_is_overdue_is_found() -> None:
    """En utbildning som är försenad, eller som har gått ut, hittas."""
    assigned = Training(status=TrainingStatus.ASSIGNED, due=due(YESTERDAY))
    finds(RuleId.TRAINING_OVERDUE, assigned)
    had = Training(status=TrainingStatus.COMPLETED, completed_on=LONG_AGO, valid_until=YESTERDAY)
    finds(RuleId.TRAINING_OVERDUE, had, "Gällde till 2026-03-15")
    passes(RuleId.TRAINING_OVERDUE, replace(had, valid_until=TODAY))
    passes(RuleId.TRAINING_OVERDUE, replace(assigned, status=TrainingStatus.WAIVED))


IN_THE_UNIT = Assignment(status=Held.HELD, person=PERSON, role=Role.EMPLOYEE, unit=OTHER, since=YESTERDAY)
INTRODUCTION = Competence(
    status=CompetenceStatus.ACTIVE, roles=(Role.EMPLOYEE, Role.TEAM_LEADER), at_start=True, since=LONG_AGO
)


def test_what_belongs_to_the_introduction_and_is_not_assigned_is_found() -> None:
    """Har någon börjat i en roll utan att få det som hör till introduktionen, som ordet om lex Sarah, hittas det."""
    both = (IN_THE_UNIT, replace(IN_THE_UNIT, person=OTHER, role=Role.TEAM_LEADER))
    had = Training(status=TrainingStatus.COMPLETED, competence=RECORD, person=PERSON)
    finds(RuleId.COMPETENCE_NOT_ASSIGNED, INTRODUCTION, "1 av 2", assignments=both, trainings=(had,))
    given = replace(had, status=TrainingStatus.ASSIGNED, person=OTHER)
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, INTRODUCTION, assignments=both, trainings=(had, given))
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, replace(INTRODUCTION, since=TODAY), assignments=both)
    for other in ({"since": TODAY}, {"role": Role.DIRECTOR}, {"since": LONG_AGO, "until": YESTERDAY}):
        passes(RuleId.COMPETENCE_NOT_ASSIGNED, INTRODUCTION, assignments=(replace(IN_THE_UNIT, **other),))


def test_only_what_is_mandatory_is_looked_for_and_the_rest_has_its_time() -> None:
    """Bara obligatoriska krav söks; det som inte hör till introduktionen ska vara tilldelat inom tre månader."""
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, replace(INTRODUCTION, mandatory=False), assignments=(IN_THE_UNIT,))
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, replace(INTRODUCTION, until=YESTERDAY), assignments=(IN_THE_UNIT,))
    later, since_long = replace(INTRODUCTION, at_start=False), replace(IN_THE_UNIT, since=LONG_AGO)
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, later, assignments=(IN_THE_UNIT,))
    finds(RuleId.COMPETENCE_NOT_ASSIGNED, later, assignments=(since_long,))
    finds(RuleId.COMPETENCE_NOT_ASSIGNED, later, assignments=(since_long, replace(IN_THE_UNIT, unit=UNIT)))


def test_what_a_unit_requires_is_looked_for_in_it_and_under_it() -> None:
    """En enhets eget krav söks hos dem som har rollerna i enheten och under den, inte hos andra."""
    below = Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=LONG_AGO, name="Enheten", parent=UNIT),))
    for unit in (OTHER, UNIT):
        own = replace(INTRODUCTION, unit=unit)
        finds(RuleId.COMPETENCE_NOT_ASSIGNED, own, assignments=(IN_THE_UNIT,), units=(below,))
    elsewhere = replace(INTRODUCTION, unit=PERSON)
    passes(RuleId.COMPETENCE_NOT_ASSIGNED, elsewhere, assignments=(IN_THE_UNIT,), units=(below,))


def test_a_demand_for_competence_that_is_not_followed_up_is_found() -> None:
    """Ett kompetenskrav som inte är uppföljt på ett år hittas."""
    demand = Competence(status=CompetenceStatus.ACTIVE, since=LONG_AGO)
    finds(RuleId.COMPETENCE_NOT_FOLLOWED_UP, demand)
    passes(RuleId.COMPETENCE_NOT_FOLLOWED_UP, replace(demand, followed_up_on=date(2025, 6, 1)))


def test_a_suggestion_that_is_not_answered_in_time_is_found() -> None:
    """Ett förbättringsförslag som inte är besvarat i tid hittas."""
    waiting = Suggestion(status=SuggestionStatus.ASSESSED, answer_by=due(YESTERDAY))
    finds(RuleId.SUGGESTION_ANSWER_LATE, waiting)
    passes(RuleId.SUGGESTION_ANSWER_LATE, replace(waiting, status=SuggestionStatus.ANSWERED))


def test_those_who_took_part_and_have_not_been_told_are_found() -> None:
    """De som fick säga sin mening och inte har fått veta vad det ledde till hittas efter tre månader."""
    met = Participation(status=ParticipationStatus.HELD, day=LONG_AGO)
    finds(RuleId.PARTICIPATION_NOT_TOLD, met)
    passes(RuleId.PARTICIPATION_NOT_TOLD, replace(met, status=ParticipationStatus.TOLD))
    passes(RuleId.PARTICIPATION_NOT_TOLD, replace(met, day=YESTERDAY))


def test_a_decision_that_is_neither_executed_nor_reported_is_found() -> None:
    """Ett beslut som varken är verkställt eller rapporterat i tid hittas."""
    waiting = NonExecutedDecision(status=NonExecutedStatus.FOLLOWED, due=due(YESTERDAY))
    finds(RuleId.NON_EXECUTED_NOT_REPORTED, waiting)
    passes(RuleId.NON_EXECUTED_NOT_REPORTED, replace(waiting, status=NonExecutedStatus.REPORTED))
    for over in ({"status": NonExecutedStatus.EXECUTED, "executed_on": TODAY}, {"status": NonExecutedStatus.ENDED}):
        late = replace(waiting, ended_on=TODAY, **over)
        finds(RuleId.NON_EXECUTED_NOT_REPORTED, late)
        passes(RuleId.NON_EXECUTED_NOT_REPORTED, replace(late, reports=1))


def test_an_execution_that_is_not_notified_is_found() -> None:
    """Ett rapporterat beslut som är verkställt men inte anmält hittas efter en månad."""
    executed = NonExecutedDecision(status=NonExecutedStatus.EXECUTED, executed_on=LONG_AGO)
    finds(RuleId.NON_EXECUTED_NOT_TOLD, executed)
    passes(RuleId.NON_EXECUTED_NOT_TOLD, replace(executed, executed_on=YESTERDAY))
    passes(RuleId.NON_EXECUTED_NOT_TOLD, replace(executed, status=NonExecutedStatus.CLOSED))
    passes(RuleId.NON_EXECUTED_NOT_TOLD, replace(executed, due=due(date(2024, 1, 14))))

"""What the check-up finds of responsibility, processes, documents and agreements, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.agreements.state import Agreement
from domain.agreements.words import Counterparty
from domain.agreements.words import Status as AgreementStatus
from domain.check_up.words import RuleId
from domain.criteria.state import Criterion, DecidedTarget, Measure
from domain.criteria.words import Status as CriterionStatus
from domain.criteria.words import Target
from domain.deviations.state import Deviation
from domain.deviations.words import Status as DeviationStatus
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import DocumentClass, Kind
from domain.documents.words import Status as DocumentStatus
from domain.implementations import Implementation
from domain.implementations import Status as ImplementationStatus
from domain.measurements.state import Measurement
from domain.measurements.words import Status as MeasurementStatus
from domain.meetings.state import Meeting
from domain.meetings.words import Assignment as Asked
from domain.meetings.words import Status as MeetingStatus
from domain.obligations.state import Obligation
from domain.obligations.words import Round
from domain.obligations.words import Status as ObligationStatus
from domain.organisation.assignments import Assignment
from domain.organisation.assignments import Status as AssignmentStatus
from domain.organisation.delegations import Delegation
from domain.organisation.delegations import Status as DelegationStatus
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.processes.state import ActivityHeld, Process
from domain.processes.words import Status as ProcessStatus
from domain.processes.words import WhyNoRoutine
from domain.providers.state import Provider
from domain.providers.words import Engagement
from domain.providers.words import Status as ProviderStatus
from domain.requirements.state import Requirement
from domain.requirements.words import Part
from domain.requirements.words import Status as RequirementStatus
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import Status as PlanStatus
from domain.terms import Role
from tests.domain.check_up import (
    LONG_AGO,
    OTHER,
    PERSON,
    TODAY,
    TOMORROW,
    YESTERDAY,
    due,
    finds,
    kept,
    passes,
)
from tests.spec import RECORD

UNIT = Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=LONG_AGO, name="Tröskeln", parent=None),))
BELOW = replace(UNIT, unit=RECORD)
CLOSED = replace(UNIT, status=UnitStatus.CLOSED, until=YESTERDAY)
PROVIDERS_OWN = replace(UNIT, provider="Ärlig vård")
LEFT = Person(status=PersonStatus.LEFT, until=YESTERDAY)

# ── Responsibility ───────────────────────────────────────────────────────────


def held(role: Role, until: date | None = None) -> Assignment:
    return Assignment(status=AssignmentStatus.HELD, person=OTHER, role=role, unit=RECORD, since=LONG_AGO, until=until)


def test_a_unit_without_a_manager_is_found() -> None:
    """En enhet som ingen är chef för hittas; en nedlagd enhet, och en som någon annan driver, gör det inte."""
    finds(RuleId.UNIT_NO_MANAGER, UNIT, assignments=[held(Role.EMPLOYEE), held(Role.UNIT_MANAGER, YESTERDAY)])
    passes(RuleId.UNIT_NO_MANAGER, UNIT, assignments=[held(Role.DEPARTMENT_HEAD)])
    passes(RuleId.UNIT_NO_MANAGER, CLOSED)
    passes(RuleId.UNIT_NO_MANAGER, PROVIDERS_OWN)


def test_a_unit_that_has_reported_nothing_for_a_year_is_found() -> None:
    """En enhet som inte har rapporterat något på ett år hittas; en ny enhet, och en som har enheter under sig, inte."""
    old, new = (Deviation(status=DeviationStatus.CLOSED, unit=RECORD, received=day) for day in (LONG_AGO, YESTERDAY))
    finds(RuleId.UNIT_REPORTS_NOTHING, UNIT, "Ingen har kommit in")
    finds(RuleId.UNIT_REPORTS_NOTHING, UNIT, "2024-01-15", deviations=[old])
    passes(RuleId.UNIT_REPORTS_NOTHING, UNIT, deviations=[old, new])
    passes(RuleId.UNIT_REPORTS_NOTHING, UNIT, units=[BELOW])
    young = replace(UNIT, places=(Place(since=YESTERDAY, name="Tröskeln", parent=None),))
    passes(RuleId.UNIT_REPORTS_NOTHING, young)


def test_a_unit_without_a_plan_for_self_control_is_found() -> None:
    """En enhet utan plan för egenkontroll i år hittas, om inte den avdelning den hör till har en."""
    plan = SelfControlPlan(status=PlanStatus.DECIDED, unit=RECORD, year=2026)
    finds(RuleId.UNIT_NO_SELF_CONTROL_PLAN, UNIT, "2026", self_control_plans=[replace(plan, year=2025)])
    passes(RuleId.UNIT_NO_SELF_CONTROL_PLAN, UNIT, self_control_plans=[plan])
    lies_under = replace(UNIT, unit=OTHER, places=(Place(since=LONG_AGO, name="Tröskeln", parent=OTHER),))
    of_the_department = replace(plan, unit=OTHER)
    passes(RuleId.UNIT_NO_SELF_CONTROL_PLAN, lies_under, units=[UNIT], self_control_plans=[of_the_department])


def test_a_board_without_a_lex_sarah_officer_is_found() -> None:
    """Att ingen är lex Sarah-ansvarig hittas, i den översta enheten."""
    finds(RuleId.UNIT_NO_LEX_SARAH_OFFICER, UNIT, assignments=[held(Role.LEX_SARAH_OFFICER, YESTERDAY)])
    passes(RuleId.UNIT_NO_LEX_SARAH_OFFICER, UNIT, assignments=[held(Role.LEX_SARAH_OFFICER)])
    passes(RuleId.UNIT_NO_LEX_SARAH_OFFICER, BELOW)


def test_a_role_of_somebody_who_has_left_is_found() -> None:
    """En roll hos någon som har slutat hittas, tills rollen är avslutad."""
    finds(RuleId.ASSIGNMENT_OF_ONE_WHO_LEFT, held(Role.UNIT_MANAGER), "Slutade 2026-03-15", persons=[LEFT])
    passes(RuleId.ASSIGNMENT_OF_ONE_WHO_LEFT, held(Role.UNIT_MANAGER, YESTERDAY), persons=[LEFT])
    passes(RuleId.ASSIGNMENT_OF_ONE_WHO_LEFT, held(Role.UNIT_MANAGER), persons=[replace(LEFT, until=TODAY)])


def test_a_delegation_that_has_run_out_without_a_successor_is_found() -> None:
    """En delegation som har gått ut hittas, om ingen annan omfattar samma beslut."""
    gone = Delegation(
        status=DelegationStatus.GRANTED, matters=("DecideOutcome",), since=LONG_AGO, until=YESTERDAY, item="3.1"
    )
    finds(RuleId.DELEGATION_RUN_OUT, gone, "1 slag av beslut")
    passes(RuleId.DELEGATION_RUN_OUT, gone, delegations=[replace(gone, until=None)])
    passes(RuleId.DELEGATION_RUN_OUT, replace(gone, until=TODAY))


def test_a_round_of_the_wheel_that_is_not_done_is_found() -> None:
    """En omgång i årshjulet som inte är gjord i tid hittas; en som uteblev med skäl gör det inte."""
    planned = Round(first=date(2025, 7, 1), last=date(2025, 12, 31), by=YESTERDAY)
    wheel = Obligation(status=ObligationStatus.ESTABLISHED, rounds=(planned,))
    finds(RuleId.OBLIGATION_ROUND_LATE, wheel, "den första 2026-03-15")
    passes(RuleId.OBLIGATION_ROUND_LATE, replace(wheel, rounds=(replace(planned, by=TODAY),)))
    passes(RuleId.OBLIGATION_ROUND_LATE, replace(wheel, rounds=(replace(planned, done_on=YESTERDAY),)))
    passes(RuleId.OBLIGATION_ROUND_LATE, replace(wheel, status=ObligationStatus.ENDED))


def test_two_obligations_that_disagree_are_found() -> None:
    """Två uppgifter som säger emot varandra hittas, tills det är bestämt hur de läses."""
    finds(RuleId.OBLIGATION_CONFLICT, Obligation(status=ObligationStatus.ESTABLISHED, conflicts=(OTHER,)))
    passes(RuleId.OBLIGATION_CONFLICT, Obligation(status=ObligationStatus.ESTABLISHED))


def test_a_requirement_that_nobody_has_gone_through_for_a_year_is_found() -> None:
    """Ett krav som inte har gåtts igenom på ett år hittas."""
    demand = Requirement(status=RequirementStatus.IN_FORCE, recorded=LONG_AGO, reviewed_on=date(2025, 3, 15))
    finds(RuleId.REQUIREMENT_NOT_REVIEWED, demand, "Senast 2025-03-15")
    finds(RuleId.REQUIREMENT_NOT_REVIEWED, replace(demand, reviewed_on=None), "Infördes 2024-01-15")
    passes(RuleId.REQUIREMENT_NOT_REVIEWED, replace(demand, reviewed_on=date(2025, 3, 16)))
    passes(RuleId.REQUIREMENT_NOT_REVIEWED, replace(demand, status=RequirementStatus.REPEALED))


def test_a_requirement_that_nothing_answers_is_found() -> None:
    """Ett krav som inget i systemet svarar mot hittas."""
    demand = Requirement(status=RequirementStatus.AMENDED)
    finds(RuleId.REQUIREMENT_UNANSWERED, demand)
    passes(RuleId.REQUIREMENT_UNANSWERED, replace(demand, parts=(Part.VIEWS,)))


MEASURE = Measure(id="m1", what="nöjda", since=LONG_AGO)
CRITERION = Criterion(status=CriterionStatus.DECIDED, measures=(MEASURE,))


def test_a_criterion_that_is_not_measured_is_found() -> None:
    """Ett kriterium utan mätning det senaste året hittas; ett nytt kriterium gör det inte."""
    value = Measurement(
        status=MeasurementStatus.RECORDED, criterion=RECORD, measure="m1", value="4", last=date(2025, 12, 31)
    )
    finds(RuleId.CRITERION_NOT_MEASURED, CRITERION, "1 av 1 mått", measurements=[replace(value, last=LONG_AGO)])
    passes(RuleId.CRITERION_NOT_MEASURED, CRITERION, measurements=[value])
    passes(RuleId.CRITERION_NOT_MEASURED, replace(CRITERION, measures=(replace(MEASURE, since=YESTERDAY),)))


def test_a_measure_without_a_target_is_found() -> None:
    """Ett mått som mäts utan målvärde hittas."""
    aims = replace(MEASURE, targets=(DecidedTarget(since=LONG_AGO, target=Target(as_written="minst 4")),))
    finds(RuleId.CRITERION_NO_TARGET, CRITERION)
    passes(RuleId.CRITERION_NO_TARGET, replace(CRITERION, measures=(aims,)))


def test_minutes_that_are_not_approved_in_time_are_found() -> None:
    """Ett protokoll som inte är justerat i tid hittas."""
    meeting = Meeting(status=MeetingStatus.HELD, day=LONG_AGO, due=due(YESTERDAY))
    finds(RuleId.MEETING_MINUTES_LATE, meeting, "Sista dag för justeringen var 2026-03-15")
    passes(RuleId.MEETING_MINUTES_LATE, replace(meeting, status=MeetingStatus.APPROVED))
    passes(RuleId.MEETING_MINUTES_LATE, replace(meeting, due=due(TODAY)))


def test_an_assignment_from_a_meeting_that_is_not_reported_back_is_found() -> None:
    """Ett uppdrag från ett möte som inte är återrapporterat i tid hittas."""
    meeting = Meeting(
        status=MeetingStatus.APPROVED, day=LONG_AGO, open_assignments=(Asked(paragraph="12", ready_by=YESTERDAY),)
    )
    finds(RuleId.MEETING_ASSIGNMENT_LATE, meeting, "Punkt 12 från mötet 2024-01-15")
    passes(RuleId.MEETING_ASSIGNMENT_LATE, replace(meeting, open_assignments=()))


# ── Processes ────────────────────────────────────────────────────────────────

ACTIVITY = ActivityHeld(number=2, name="Utreda")
PROCESS = Process(status=ProcessStatus.IN_USE, activities=(ACTIVITY,))


def test_an_activity_without_a_routine_is_found() -> None:
    """En aktivitet utan rutin hittas, om ingen har sagt varför den inte behöver någon."""
    excused = replace(ACTIVITY, without_routine=WhyNoRoutine.IN_LAW)
    finds(RuleId.PROCESS_ACTIVITY_WITHOUT_ROUTINE, PROCESS, "Aktivitet 2")
    passes(RuleId.PROCESS_ACTIVITY_WITHOUT_ROUTINE, replace(PROCESS, activities=(excused,)))
    passes(RuleId.PROCESS_ACTIVITY_WITHOUT_ROUTINE, replace(PROCESS, status=ProcessStatus.DESCRIBED))


def test_a_process_with_others_but_no_agreement_is_found() -> None:
    """En process som kräver samverkan men saknar överenskommelse hittas."""
    together = replace(PROCESS, counterparties=(Counterparty.REGION,))
    finds(RuleId.PROCESS_NO_AGREEMENT, together)
    passes(RuleId.PROCESS_NO_AGREEMENT, replace(together, agreements=(OTHER,)))
    passes(RuleId.PROCESS_NO_AGREEMENT, PROCESS)


def revision(since: date, until: date | None = None, receipts_wanted: bool = False) -> RevisionHeld:
    return RevisionHeld(
        number=2,
        content="",
        valid_from=since,
        valid_to=until,
        established_on=since,
        paragraph=None,
        receipts_wanted=receipts_wanted,
    )


DOCUMENT = Document(
    status=DocumentStatus.PUBLISHED, kind=Kind.ROUTINE, owner_person=PERSON, revisions=(revision(LONG_AGO),)
)


def test_a_process_that_points_to_a_routine_not_in_force_is_found() -> None:
    """En process vars rutin inte gäller hittas."""
    process = replace(PROCESS, activities=(replace(ACTIVITY, routines=(OTHER,)),))
    over = replace(DOCUMENT, revisions=(revision(LONG_AGO, YESTERDAY),))
    finds(RuleId.PROCESS_ROUTINE_NOT_IN_FORCE, process, "1 av 1 rutiner", documents=[over])
    passes(RuleId.PROCESS_ROUTINE_NOT_IN_FORCE, process, documents=[DOCUMENT])


def test_a_process_that_is_not_reviewed_in_time_is_found() -> None:
    """En process vars översyn är försenad hittas."""
    finds(RuleId.PROCESS_REVIEW_LATE, replace(PROCESS, due=due(YESTERDAY)))
    passes(RuleId.PROCESS_REVIEW_LATE, replace(PROCESS, due=due(TODAY)))


# ── Documents ────────────────────────────────────────────────────────────────


def test_a_document_that_is_not_reviewed_in_time_is_found() -> None:
    """Ett styrdokument vars översyn är försenad hittas; den dag som är planerad går före den som är räknad."""
    finds(RuleId.DOCUMENT_REVIEW_LATE, replace(DOCUMENT, due=due(YESTERDAY)))
    finds(RuleId.DOCUMENT_REVIEW_LATE, replace(DOCUMENT, due=due(TOMORROW), review_on=YESTERDAY))
    passes(RuleId.DOCUMENT_REVIEW_LATE, replace(DOCUMENT, due=due(YESTERDAY), review_on=TOMORROW))
    passes(RuleId.DOCUMENT_REVIEW_LATE, replace(DOCUMENT, due=due(YESTERDAY), status=DocumentStatus.WITHDRAWN))


def test_a_routine_without_an_owner_is_found() -> None:
    """En rutin utan ägare hittas; ett stödjande dokument gör det inte."""
    nobodys = replace(DOCUMENT, owner_person=None)
    finds(RuleId.DOCUMENT_NO_OWNER, nobodys)
    passes(RuleId.DOCUMENT_NO_OWNER, DOCUMENT)
    passes(RuleId.DOCUMENT_NO_OWNER, replace(nobodys, document_class=DocumentClass.SUPPORTING))


def test_a_document_whose_owner_has_left_is_found() -> None:
    """Ett styrdokument vars ägare har slutat hittas."""
    theirs = replace(DOCUMENT, owner_person=OTHER)
    finds(RuleId.DOCUMENT_OWNER_LEFT, theirs, "slutade 2026-03-15", persons=[LEFT])
    passes(RuleId.DOCUMENT_OWNER_LEFT, theirs, persons=[Person(status=PersonStatus.REGISTERED)])


def test_a_published_document_that_no_unit_has_made_known_is_found() -> None:
    """Ett publicerat dokument som inget införande är begärt för hittas efter en månad."""
    asked = Implementation(status=ImplementationStatus.ASSIGNED, document=RECORD, revision=2)
    finds(RuleId.DOCUMENT_NOT_MADE_KNOWN, DOCUMENT, implementations=[replace(asked, revision=1)])
    passes(RuleId.DOCUMENT_NOT_MADE_KNOWN, DOCUMENT, implementations=[asked])
    passes(RuleId.DOCUMENT_NOT_MADE_KNOWN, replace(DOCUMENT, revisions=(revision(TODAY - timedelta(days=29)),)))


def test_a_routine_that_no_activity_follows_is_found() -> None:
    """En rutin som ingen aktivitet görs enligt hittas; en riktlinje gör det inte."""
    process = replace(PROCESS, activities=(replace(ACTIVITY, routines=(RECORD,)),))
    finds(RuleId.DOCUMENT_OUTSIDE_PROCESSES, DOCUMENT, processes=[PROCESS])
    passes(RuleId.DOCUMENT_OUTSIDE_PROCESSES, DOCUMENT, processes=[process])
    passes(RuleId.DOCUMENT_OUTSIDE_PROCESSES, replace(DOCUMENT, kind=Kind.GUIDELINE))


def test_a_document_not_made_known_in_time_is_found() -> None:
    """Ett införande som är försenat hittas."""
    late = Implementation(status=ImplementationStatus.ASSIGNED, ready_by=YESTERDAY)
    finds(RuleId.IMPLEMENTATION_LATE, late)
    passes(RuleId.IMPLEMENTATION_LATE, replace(late, status=ImplementationStatus.CONFIRMED))


# ── Agreements ───────────────────────────────────────────────────────────────

AGREEMENT = Agreement(status=AgreementStatus.IN_FORCE, valid_from=LONG_AGO, valid_to=YESTERDAY)


def test_an_agreement_past_its_day_is_found() -> None:
    """En överenskommelse som har passerat sin sista dag hittas."""
    finds(RuleId.AGREEMENT_PAST_ITS_DAY, AGREEMENT, "2026-03-15")
    passes(RuleId.AGREEMENT_PAST_ITS_DAY, replace(AGREEMENT, valid_to=TODAY))
    passes(RuleId.AGREEMENT_PAST_ITS_DAY, replace(AGREEMENT, status=AgreementStatus.EXPIRED))


def test_an_agreement_that_ends_soon_is_found() -> None:
    """En överenskommelse som snart upphör hittas, till och med sin sista dag."""
    soon = replace(AGREEMENT, renew_by=due(YESTERDAY), valid_to=TODAY)
    finds(RuleId.AGREEMENT_ENDS_SOON, soon)
    passes(RuleId.AGREEMENT_ENDS_SOON, replace(soon, renew_by=due(TOMORROW), valid_to=date(2026, 9, 30)))
    passes(RuleId.AGREEMENT_ENDS_SOON, replace(soon, valid_to=YESTERDAY))


def test_an_agreement_that_is_not_followed_up_is_found() -> None:
    """En överenskommelse vars uppföljning är försenad hittas."""
    finds(RuleId.AGREEMENT_REVIEW_LATE, replace(AGREEMENT, due=due(YESTERDAY)))
    passes(RuleId.AGREEMENT_REVIEW_LATE, replace(AGREEMENT, due=due(TODAY)))
    passes(RuleId.AGREEMENT_REVIEW_LATE, replace(AGREEMENT, due=due(YESTERDAY), review_on=TOMORROW))
    finds(RuleId.AGREEMENT_REVIEW_LATE, replace(AGREEMENT, review_on=YESTERDAY))


def test_a_provider_of_whom_no_quality_is_asked_is_found() -> None:
    """En utförare utan kvalitetskrav hittas, och en som brukarna väljer mellan utan att få veta något om den."""
    registered = Provider(status=ProviderStatus.REGISTERED, engagement=Engagement.CHOICE)
    finds(RuleId.PROVIDER_NO_REQUIREMENTS, registered)
    passes(RuleId.PROVIDER_NO_REQUIREMENTS, replace(registered, requirements=("Genomförandeplan.",)))
    passes(RuleId.PROVIDER_NO_REQUIREMENTS, replace(registered, status=ProviderStatus.ENDED))
    finds(RuleId.PROVIDER_NOT_PRESENTED, registered)
    passes(RuleId.PROVIDER_NOT_PRESENTED, replace(registered, presentation="Stöd hemma."))
    passes(RuleId.PROVIDER_NOT_PRESENTED, replace(registered, engagement=Engagement.PROCURED))


def test_a_provider_that_is_not_followed_up_is_found() -> None:
    """En utförare som inte är uppföljd i tid hittas."""
    finds(RuleId.PROVIDER_FOLLOW_UP_LATE, Provider(status=ProviderStatus.REGISTERED, due=due(YESTERDAY)))
    passes(RuleId.PROVIDER_FOLLOW_UP_LATE, Provider(status=ProviderStatus.ENDED, due=due(YESTERDAY)))


def test_a_provider_that_has_not_put_it_right_is_found() -> None:
    """En utförare som inte har rättat i tid hittas."""
    finds(RuleId.PROVIDER_CORRECTION_LATE, Provider(status=ProviderStatus.ASKED, ready_by=YESTERDAY))
    passes(RuleId.PROVIDER_CORRECTION_LATE, Provider(status=ProviderStatus.FOLLOWED_UP))


def test_what_has_been_struck_out_is_neither_found_nor_looked_up() -> None:
    """Det som är makulerat hittas inte, och räknas inte som något som finns."""
    passes(RuleId.DOCUMENT_NO_OWNER, replace(DOCUMENT, owner_person=None, status=DocumentStatus.ANNULLED))
    struck = kept(Implementation(status=ImplementationStatus.ANNULLED, document=RECORD, revision=2), OTHER)
    finds(RuleId.DOCUMENT_NOT_MADE_KNOWN, DOCUMENT, implementations=[struck])

"""The rules of the activities of plans, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain import actions, plans
from domain.actions.words import Status as ActionStatus
from domain.grammar import Event, Stamp
from domain.plan_activities import REGISTER
from domain.plan_activities import commands as ask
from domain.plan_activities import events as happened
from domain.plan_activities.rules import GoalOfThePlan, HowManyOfHowMany, NotTheActivitysResponsible, WithinThePlan
from domain.plan_activities.words import WhyAnnulled, WhyNotDone, activity_action
from domain.plans.commands import NoteActivity
from domain.plans.state import Plan
from domain.plans.words import Kind, Progress
from domain.plans.words import Status as PlanStatus
from domain.reactions import reactions
from domain.terms import Role
from domain.waiting import waiting
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
PLAN = UUID("00000000-0000-4000-8000-0000000000d1")
GOAL = UUID("00000000-0000-4000-8000-0000000000d2")
LAST = date(2026, 12, 31)
THE_PLAN = Plan(status=PlanStatus.DECIDED, kind=Kind.COMPETENCE, goals=(GOAL,), first=date(2026, 1, 1), last=LAST)

NEW = Spec(REGISTER).knowing({PLAN: THE_PLAN})
ADDED = happened.PlanActivityAdded(
    plan=PLAN,
    title="Utvecklingssamtal med all personal",
    unit=UNIT,
    goal=GOAL,
    responsible=SOMEBODY,
    ready_by=date(2026, 11, 30),
    aim="Varje medarbetare har haft sitt samtal.",
)
BEGUN = happened.PlanActivityBegun(plan=PLAN)
REPORTED = happened.PlanActivityReported(note="Arton har haft sitt samtal.", reached=18, whole=24)
COMPLETED = happened.PlanActivityCompleted(
    plan=PLAN, day=TODAY, how_it_went="Alla utom en långtidsledig.", reached=23, whole=24
)
GIVEN_UP = happened.PlanActivityNotCarriedOut(
    plan=PLAN, reason=WhyNotDone.NO_STAFF, explanation="Två chefstjänster är vakanta."
)

ADD = ask.AddPlanActivity(
    plan=PLAN,
    title=ADDED.title,
    unit=UNIT,
    goal=GOAL,
    responsible=SOMEBODY,
    ready_by=ADDED.ready_by,
    aim=ADDED.aim,
)
REPORT = ask.ReportPlanActivity(note=REPORTED.note, reached=18, whole=24)
COMPLETE = ask.CompletePlanActivity(day=TODAY, how_it_went=COMPLETED.how_it_went, reached=23, whole=24)
GIVE_UP = ask.GiveUpPlanActivity(reason=WhyNotDone.NO_STAFF, explanation=GIVEN_UP.explanation)
RESUME = ask.ResumePlanActivity(ready_by=LAST, reason="Tjänsterna är tillsatta.")

PLANNED = NEW.given(ADDED)
SOMEBODY_ELSES = PLANNED.stamped(replace(STAMP, by=SOMEBODY_ELSE))


def by(role: Role) -> Stamp:
    return replace(STAMP, role=role)


def test_an_activity_is_added_to_a_plan_for_somebody_by_a_day() -> None:
    """En aktivitet hör till en plan: vad som ska göras, av vem, till när, och för vilket av planens mål."""
    state = NEW.when(ADD).then(ADDED).state
    assert (state.status, state.plan, state.responsible) == (Progress.PLANNED, PLAN, SOMEBODY)
    PLANNED.when(ADD).refused(WrongOrder)
    NEW.when(replace(ADD, goal=UUID(int=9))).refused(GoalOfThePlan)
    NEW.when(replace(ADD, goal=None)).accepted()
    NEW.when(replace(ADD, ready_by=date(2027, 1, 1))).refused(WithinThePlan)


def test_it_is_told_how_it_goes_during_the_year() -> None:
    """Den som ansvarar berättar hur det går under året, så ofta det behövs; första gången har den påbörjats."""
    told = PLANNED.when(REPORT).then(BEGUN, REPORTED)
    assert (told.state.status, told.state.reported_on, told.state.reports) == (Progress.UNDER_WAY, TODAY, 1)
    again = told.when(replace(REPORT, reached=None, whole=None)).then(replace(REPORTED, reached=None, whole=None))
    assert (again.state.reports, again.state.reached, again.state.whole) == (2, 18, 24)
    SOMEBODY_ELSES.when(REPORT).refused(NotTheActivitysResponsible)
    assert ask.ReportPlanActivity.may == frozenset()


def test_what_can_be_counted_is_counted() -> None:
    """Hur många som har nåtts anges med av hur många: så följs de årliga utvecklingssamtalen."""
    for reached, whole in ((18, None), (None, 24), (25, 24)):
        PLANNED.when(replace(REPORT, reached=reached, whole=whole)).refused(HowManyOfHowMany)
        PLANNED.when(replace(COMPLETE, reached=reached, whole=whole)).refused(HowManyOfHowMany)
    done = PLANNED.given(BEGUN, REPORTED).when(COMPLETE).then(COMPLETED)
    assert (done.state.reached, done.state.whole) == (23, 24)


def test_an_activity_ends_done_or_not_done_and_why() -> None:
    """En aktivitet slutar genomförd, med hur det gick, eller inte genomförd, med skälet."""
    done = PLANNED.when(COMPLETE).then(COMPLETED).state
    assert (done.status, done.completed_on) == (Progress.DONE, TODAY)
    PLANNED.when(replace(COMPLETE, day=date(2026, 4, 1))).refused(NotYetHappened)
    given_up = PLANNED.when(GIVE_UP).then(GIVEN_UP)
    assert (given_up.state.status, given_up.state.why_not_done) == (Progress.NOT_DONE, WhyNotDone.NO_STAFF)
    given_up.when(COMPLETE).refused(WrongOrder)
    SOMEBODY_ELSES.when(COMPLETE).refused(NotTheActivitysResponsible)
    SOMEBODY_ELSES.when(GIVE_UP).refused(NotTheActivitysResponsible)


def test_an_activity_waits_for_whoever_is_responsible() -> None:
    """En aktivitet som inte är avslutad väntar på den som ansvarar, till den dag den ska vara klar."""
    (waits,) = waiting(REGISTER, PLANNED.state)
    assert (waits.day, waits.person) == (ADDED.ready_by, SOMEBODY)
    assert list(waiting(REGISTER, PLANNED.given(COMPLETED).state)) == []


def test_what_is_over_is_taken_up_again() -> None:
    """En avslutad aktivitet kan tas upp igen med skäl och en ny dag."""
    resumed = (
        PLANNED.given(GIVEN_UP)
        .when(RESUME)
        .then(happened.PlanActivityResumed(plan=PLAN, ready_by=LAST, reason=RESUME.reason))
    )
    assert (resumed.state.status, resumed.state.why_not_done) == (Progress.UNDER_WAY, None)
    PLANNED.when(RESUME).refused(WrongOrder)
    PLANNED.given(COMPLETED).when(replace(RESUME, ready_by=date(2026, 3, 1))).refused(DaysInWrongOrder)


def test_an_activity_gets_other_words_another_day_or_somebody_else() -> None:
    """Aktiviteten ändras med skäl: vad, till när, eller vem."""
    change = ask.ChangePlanActivity(
        title="Utvecklingssamtal", responsible=SOMEBODY_ELSE, ready_by=LAST, reason="Chefsbyte."
    )
    changed = PLANNED.when(change).then(
        happened.PlanActivityChanged(title=change.title, responsible=SOMEBODY_ELSE, ready_by=LAST, reason=change.reason)
    )
    changed.when(REPORT).refused(NotTheActivitysResponsible)
    PLANNED.given(COMPLETED).when(change).refused(WrongOrder)


def test_the_plan_is_told_of_each_step_in_the_same_act() -> None:
    """Planen får i samma handling veta att en aktivitet har lagts till, börjat, avslutats eller strukits."""
    struck = happened.PlanActivityAnnulled(plan=PLAN, reason=WhyAnnulled.DUPLICATE)
    resumed = happened.PlanActivityResumed(plan=PLAN, ready_by=LAST, reason="…")
    steps: tuple[tuple[Event, Progress], ...] = (
        (ADDED, Progress.PLANNED),
        (BEGUN, Progress.UNDER_WAY),
        (COMPLETED, Progress.DONE),
        (GIVEN_UP, Progress.NOT_DONE),
        (resumed, Progress.UNDER_WAY),
        (struck, Progress.ANNULLED),
    )
    for event, progress in steps:
        (asked,) = reactions("plan_activities", RECORD, 2, event)
        assert (asked.register, asked.record) == ("plans", PLAN)
        assert asked.command == NoteActivity(activity=RECORD, progress=progress)
        Spec(plans.REGISTER, record=PLAN).given(drafted(), decided()).when(asked.command).accepted()
    assert list(reactions("plan_activities", RECORD, 2, REPORTED)) == []


def drafted() -> Event:
    return plans.events.PlanDrafted(
        kind=Kind.ACTION,
        title="Handlingsplan",
        unit=None,
        first=date(2026, 1, 1),
        last=LAST,
        responsible=SOMEBODY,
        rests_on=(),
        goals=(),
        criteria=(),
        risks=(),
        areas=(),
    )


def decided() -> Event:
    return plans.events.PlanDecided(decision=Decision(person=SOMEBODY, day=TODAY))


def test_an_activity_may_become_an_improvement_action() -> None:
    """En aktivitet kan bli en förbättringsåtgärd i samma handling; åtgärden säger vilken aktivitet den kommer ur."""
    became = PLANNED.when(ask.MakeActionOfActivity()).then(
        happened.PlanActivityBecameAction(
            action=activity_action(RECORD), title=ADDED.title, unit=UNIT, ready_by=ADDED.ready_by
        )
    )
    became.when(ask.MakeActionOfActivity()).refused(AlreadyThere)
    became.when(COMPLETE).accepted()
    (asked,) = reactions("plan_activities", RECORD, 2, became.history[-1][0])
    assert (asked.register, asked.record) == ("actions", activity_action(RECORD))
    known = Spec(actions.REGISTER, record=asked.record).knowing({RECORD: became.state})
    state = known.when(asked.command).accepted().state
    assert (state.status, state.title, state.ready_by) == (ActionStatus.PROPOSED, ADDED.title, ADDED.ready_by)
    assert [(one.register, one.record) for one in state.sources] == [("plan_activities", RECORD)]
    PLANNED.given(COMPLETED).when(ask.MakeActionOfActivity()).refused(WrongOrder)


def test_an_activity_entered_by_mistake_is_struck_out() -> None:
    """Det som införts av misstag makuleras och står kvar."""
    annul = ask.AnnulPlanActivity(reason=WhyAnnulled.WRONG_PLAN)
    struck = (
        PLANNED.stamped(by(Role.QUALITY_DEVELOPER))
        .when(annul)
        .then(happened.PlanActivityAnnulled(plan=PLAN, reason=WhyAnnulled.WRONG_PLAN))
    )
    assert struck.state.status is Progress.ANNULLED
    struck.when(annul).refused(WrongOrder)

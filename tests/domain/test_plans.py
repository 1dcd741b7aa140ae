"""The rules of the register of plans, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from domain.analyses.state import Analysis
from domain.analyses.words import Status as AnalysisStatus
from domain.board import REGISTER as SETTINGS
from domain.board import DecideDeciders, Decider, Setting, Topic, setting_id
from domain.goals.state import Goal
from domain.goals.words import GoalLevel
from domain.goals.words import Status as GoalStatus
from domain.grammar import Stamp
from domain.measurements.state import Measurement
from domain.measurements.words import Status as MeasurementStatus
from domain.plans import REGISTER
from domain.plans import commands as ask
from domain.plans import events as happened
from domain.plans import refusals as no
from domain.plans.state import Plan
from domain.plans.words import (
    MOST_ACTIVITIES,
    Area,
    Assessed,
    FollowUpChannel,
    Fulfilled,
    GoalOutcome,
    Kind,
    Post,
    Progress,
    Status,
    WhyAnnulled,
)
from domain.terms import Authority, Body, Role
from domain.waiting import waiting
from domain.words import DaysInWrongOrder, Decision, NotYetHappened, Source, WrongOrder
from projections.cards import STATES
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def an_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-000000000e{number:02x}")


GOAL, OTHER_GOAL, PROPOSED_GOAL, CRITERION, ANALYSIS, ANNULLED, BOARDS, DRAFT = map(an_id, range(8))
VALUE, OTHER_VALUE, PLANNED_VALUE, MEETING, ACTIVITY, SECOND = map(an_id, range(8, 14))
BY_BOARD = Decision(body=Body.BOARD, day=date(2026, 2, 10), paragraph="§ 14")
BY_HEAD = Decision(person=SOMEBODY, day=TODAY)

KNOWN = {
    GOAL: Goal(status=GoalStatus.DECIDED, level=GoalLevel.STRATEGIC, criteria=(CRITERION,)),
    OTHER_GOAL: Goal(status=GoalStatus.DECIDED, level=GoalLevel.STRATEGIC),
    PROPOSED_GOAL: Goal(status=GoalStatus.PROPOSED, level=GoalLevel.STRATEGIC),
    ANALYSIS: Analysis(status=AnalysisStatus.DECIDED),
    ANNULLED: Analysis(status=AnalysisStatus.ANNULLED),
    BOARDS: Plan(status=Status.DECIDED, kind=Kind.BOARD),
    DRAFT: Plan(status=Status.DRAFT, kind=Kind.BOARD),
    VALUE: Measurement(status=MeasurementStatus.RECORDED, criterion=CRITERION),
    OTHER_VALUE: Measurement(status=MeasurementStatus.RECORDED, criterion=an_id(99)),
    PLANNED_VALUE: Measurement(status=MeasurementStatus.SCHEDULED, criterion=CRITERION),
}


def by(role: Role, person: UUID = SOMEBODY) -> Stamp:
    return replace(STAMP, by=person, role=role)


NEW = Spec(REGISTER, stamp=by(Role.DEPARTMENT_HEAD)).knowing(KNOWN)
FOR_BOARD = NEW.stamped(by(Role.QUALITY_DEVELOPER))

SAID: Mapping[str, Any] = {
    "title": "Avdelningsplan 2025",
    "first": FIRST,
    "last": LAST,
    "rests_on": (BOARDS,),
    "goals": (GOAL, OTHER_GOAL),
    "criteria": (),
    "risks": (),
    "areas": (),
}
DEPARTMENT = happened.PlanDrafted(kind=Kind.DEPARTMENT, unit=UNIT, responsible=SOMEBODY, **SAID)
BOARD_PLAN = replace(DEPARTMENT, kind=Kind.BOARD, unit=None, rests_on=(), title="Nämndplan 2025–2027")
QUALITY = replace(BOARD_PLAN, kind=Kind.QUALITY, goals=())
COMPETENCE = replace(DEPARTMENT, kind=Kind.COMPETENCE, unit=None, goals=(), rests_on=())
AREAS = (Area(material_area="Rätt stöd", strategy="Barn och unga får stöd i tid"),)
MATERIALITY = replace(BOARD_PLAN, kind=Kind.MATERIALITY, criteria=(CRITERION,), areas=AREAS)
ANALYSED = happened.ShortcomingsAnalysed(first=FIRST, last=LAST, analyses=(ANALYSIS,), conclusions="Överlämningar.")
POSTS = (
    Post(profession="socialsekreterare", needed="24", existing="21.5"),
    Post(profession="familjebehandlare", needed="4", existing="4.0"),
)
COUNTED = happened.StaffingCounted(
    day=date(2026, 1, 15), posts=POSTS, lacking_professions=("socialsekreterare",), conclusions="Svårt att rekrytera."
)
DECIDED = happened.PlanDecided(decision=BY_HEAD)
BY_THE_BOARD = happened.PlanDecided(decision=BY_BOARD)
REACHED = happened.PlanGoalAssessed(
    goal=GOAL, outcome=GoalOutcome.REACHED, measurements=(VALUE,), how_known="Andelen är över målvärdet."
)
TOO_EARLY = happened.PlanGoalAssessed(
    goal=OTHER_GOAL, outcome=GoalOutcome.TOO_EARLY, measurements=(), how_known="Mäts först till hösten."
)
FOLLOWED = happened.PlanFollowedUp(
    last=LAST,
    ended=True,
    meets_demands=None,
    worked_by=None,
    summary="Ett mål uppnått, ett för tidigt att bedöma.",
)
TOLD = happened.PlanFollowUpReported(
    reported_in=FollowUpChannel.ANNUAL_ACCOUNTS, day=TODAY, paragraph="§ 12", report=None
)


def command(kind: type[Any], event: Any, **other: Any) -> Any:
    """The command that asks for what an event says."""
    said = {name: getattr(event, name) for name in kind.__dataclass_fields__ if hasattr(event, name)}
    return kind(**{**said, **other})


DRAFT_DEPARTMENT = command(ask.DraftPlan, DEPARTMENT)
ANNUL = ask.AnnulPlan(reason=WhyAnnulled.DUPLICATE)
DECIDE = ask.DecidePlan(decision=BY_HEAD)
DECIDE_BY_BOARD = ask.DecidePlanByBoard(decision=BY_BOARD)
FOLLOW_UP = ask.FollowUpPlan(last=LAST, summary=FOLLOWED.summary)

RUNNING = NEW.given(DEPARTMENT, DECIDED, happened.PlanActivityNoted(activity=ACTIVITY, progress=Progress.UNDER_WAY))


def note(progress: Progress, activity: UUID = ACTIVITY) -> ask.NoteActivity:
    return ask.NoteActivity(activity=activity, progress=progress)


# ── What it says ─────────────────────────────────────────────────────────────


def test_a_plan_says_for_when_by_whom_and_what_it_rests_on() -> None:
    """En plan säger vilken period den gäller, vem som håller i den, och vilka mål och planer den vilar på."""
    state = NEW.when(DRAFT_DEPARTMENT).then(DEPARTMENT).state
    assert (state.status, state.kind, state.responsible, state.rests_on) == (
        Status.DRAFT,
        Kind.DEPARTMENT,
        SOMEBODY,
        (BOARDS,),
    )
    NEW.given(DEPARTMENT).when(DRAFT_DEPARTMENT).refused(WrongOrder)
    NEW.when(replace(DRAFT_DEPARTMENT, last=date(2024, 12, 31))).refused(DaysInWrongOrder)


def test_the_boards_plans_are_for_the_whole_and_the_others_for_a_unit() -> None:
    """Nämndens egna planer gäller hela verksamheten; en avdelnings eller enhets plan gäller den."""
    NEW.when(replace(DRAFT_DEPARTMENT, unit=None)).refused(no.WhosePlan)
    NEW.when(replace(DRAFT_DEPARTMENT, kind=Kind.UNIT, unit=None)).refused(no.WhosePlan)
    for kind in (Kind.MATERIALITY, Kind.QUALITY, Kind.BOARD):
        FOR_BOARD.when(replace(DRAFT_DEPARTMENT, kind=kind)).refused(no.WhosePlan)
    NEW.when(replace(DRAFT_DEPARTMENT, kind=Kind.THREATS, unit=None, goals=(), rests_on=())).accepted()


def test_a_department_plan_is_drawn_up_from_what_the_board_has_decided() -> None:
    """En avdelningsplan utgår från nämndens plan eller mål, nämndens plan från mål; det de vilar på är beslutat."""
    NEW.when(replace(DRAFT_DEPARTMENT, goals=(), rests_on=())).refused(no.DrawnUpFrom)
    NEW.when(replace(DRAFT_DEPARTMENT, goals=())).accepted()
    FOR_BOARD.when(command(ask.DraftPlan, replace(BOARD_PLAN, goals=(), rests_on=(BOARDS,)))).refused(no.DrawnUpFrom)
    NEW.when(replace(DRAFT_DEPARTMENT, goals=(PROPOSED_GOAL,))).refused(no.GoalNotDecided)
    NEW.when(replace(DRAFT_DEPARTMENT, rests_on=(DRAFT,))).refused(no.PlanNotDecided)


def test_a_draft_is_written_otherwise_until_it_is_decided() -> None:
    """Ett utkast ändras fritt tills det är överlämnat eller beslutat; sedan krävs ett nytt beslut."""
    correct = command(ask.CorrectPlan, DEPARTMENT, title="Avdelningsplan 2025, Barn")
    drafted = NEW.given(DEPARTMENT)
    corrected = drafted.when(correct).then(command(happened.PlanCorrected, correct))
    assert corrected.state.title == correct.title
    drafted.when(replace(correct, rests_on=(DRAFT,))).refused(no.PlanNotDecided)
    NEW.given(DEPARTMENT, DECIDED).when(correct).refused(WrongOrder)


def test_somebody_else_may_take_a_plan_over() -> None:
    """En plan kan lämnas över till en ny ansvarig, också när den är beslutad."""
    hand_over = ask.ReplacePlanResponsible(responsible=SOMEBODY_ELSE)
    over = RUNNING.when(hand_over).then(happened.PlanResponsibleReplaced(responsible=SOMEBODY_ELSE, reason=None))
    assert over.state.responsible == SOMEBODY_ELSE
    NEW.when(hand_over).refused(WrongOrder)


# ── That it holds ────────────────────────────────────────────────────────────


def test_only_the_board_decides_its_plans() -> None:
    """Nämndplan, kvalitetsplan och väsentlighets- och riskanalys beslutas och revideras av nämnden själv."""
    assert ask.DecidePlanByBoard.authority is Authority.BOARD
    drafted = FOR_BOARD.given(BOARD_PLAN)
    state = drafted.when(DECIDE_BY_BOARD).then(BY_THE_BOARD).state
    assert (state.status, state.decided_on) == (Status.DECIDED, BY_BOARD.day)
    drafted.when(ask.DecidePlan(decision=BY_BOARD)).refused(no.TheBoardsPlan)
    group = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
    drafted.when(ask.DecidePlanByBoard(decision=group)).refused(no.TheBoardsPlan)
    revise = command(ask.RevisePlan, BOARD_PLAN, reason="Nytt mål.", decision=BY_BOARD)
    revised = drafted.given(BY_THE_BOARD).when(revise).then(command(happened.PlanRevised, revise))
    assert (revised.state.decided_on, revised.state.revised_on) == (BY_BOARD.day, BY_BOARD.day)
    drafted.given(BY_THE_BOARD).when(replace(revise, decision=group)).refused(no.TheBoardsPlan)


def test_a_proposal_is_put_to_the_board_before_it_decides() -> None:
    """Ett förslag till plan överlämnas till nämnden; också en enhets plan kan tas där."""
    submit = ask.SubmitPlan()
    put = FOR_BOARD.given(BOARD_PLAN).when(submit).then(happened.PlanSubmitted(at_meeting=None))
    assert (put.state.status, put.state.submitted_on) == (Status.SUBMITTED, TODAY)
    put.when(submit).refused(WrongOrder)
    put.when(DECIDE_BY_BOARD).accepted()
    units = replace(DEPARTMENT, kind=Kind.UNIT)
    assert NEW.given(units).when(submit).accepted().when(DECIDE_BY_BOARD).accepted().state.status is Status.DECIDED


def test_the_head_decides_the_plan_of_the_department() -> None:
    """Avdelningschefen beslutar avdelningsplanen, eller ledningsgruppen; ingen annan."""
    drafted = NEW.given(DEPARTMENT)
    assert drafted.when(DECIDE).then(DECIDED).state.decided_on == TODAY
    drafted.stamped(by(Role.UNIT_MANAGER)).when(DECIDE).refused(no.PlanDecidedByOthers)
    drafted.when(ask.DecidePlan(decision=Decision(body=Body.QUALITY_GROUP, day=TODAY))).refused(no.PlanDecidedByOthers)
    drafted.when(ask.DecidePlan(decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY))).accepted()
    secretary = drafted.stamped(by(Role.BOARD_SECRETARY, SOMEBODY_ELSE))
    secretary.when(DECIDE).accepted()
    RUNNING.when(DECIDE).refused(WrongOrder)


def test_a_board_may_have_its_own_order_of_who_decides_a_plan() -> None:
    """Har nämnden bestämt vem som beslutar ett slags plan är det den ordningen som gäller."""
    own = DecideDeciders(
        deciders=(Decider(matter="plan.department", roles=(Role.UNIT_MANAGER,), bodies=(), basis="Nämndens ordning"),),
        since=date(2026, 1, 1),
        decision=BY_BOARD,
    )
    setting: Setting = Spec(SETTINGS).when(own).accepted().state
    drafted = NEW.given(DEPARTMENT).knowing({setting_id(Topic.DECIDERS): setting})
    drafted.when(DECIDE).refused(no.PlanDecidedByOthers)
    drafted.stamped(by(Role.UNIT_MANAGER)).when(DECIDE).accepted()


def test_a_revision_does_not_end_before_what_has_been_followed_up() -> None:
    """En reviderad plan slutar efter det som redan är uppföljt."""
    years = replace(BOARD_PLAN, first=date(2024, 1, 1), last=date(2026, 12, 31), goals=(GOAL,))
    a_year = replace(FOLLOWED, last=LAST, ended=False)
    revise = command(ask.RevisePlan, years, reason="Kortare.", decision=BY_BOARD)
    followed = FOR_BOARD.given(years, BY_THE_BOARD, REACHED, a_year)
    followed.when(replace(revise, last=LAST)).refused(no.OutsideThePlan)
    followed.when(replace(revise, last=date(2026, 6, 30))).accepted()


# ── Väsentlighets- och riskanalys ────────────────────────────────────────────


def test_strategies_start_from_the_analysis_goals_and_key_figures() -> None:
    """Väsentlighets- och riskanalysen har en strategi för varje väsentligt område, och anger mål och nyckeltal."""
    whole = FOR_BOARD.given(MATERIALITY, ANALYSED)
    assert whole.when(DECIDE_BY_BOARD).then(BY_THE_BOARD).state.areas == AREAS
    for lacking in (
        {"areas": ()},
        {"areas": (*AREAS, Area(material_area="Service"))},
        {"goals": ()},
        {"criteria": ()},
    ):
        FOR_BOARD.given(replace(MATERIALITY, **lacking), ANALYSED).when(DECIDE_BY_BOARD).refused(no.StrategiesFirst)
        FOR_BOARD.given(replace(MATERIALITY, **lacking), ANALYSED).when(ask.SubmitPlan()).refused(no.StrategiesFirst)
    revise = command(ask.RevisePlan, MATERIALITY, areas=(), reason="…", decision=BY_BOARD)
    whole.given(BY_THE_BOARD).when(revise).refused(no.StrategiesFirst)


def test_a_combined_analysis_of_shortcomings_comes_with_it_every_year() -> None:
    """En samlad analys av fel och brister görs varje år när väsentlighets- och riskanalysen utarbetas."""
    drafted = FOR_BOARD.given(MATERIALITY)
    drafted.when(DECIDE_BY_BOARD).refused(no.ShortcomingsFirst)
    analyse = command(ask.AnalyseShortcomings, ANALYSED)
    assert drafted.when(analyse).then(ANALYSED).state.shortcomings_analysed_on == TODAY
    drafted.when(replace(analyse, analyses=(ANNULLED,))).refused(no.NotFrozen)
    drafted.when(replace(analyse, last=date(2026, 12, 31))).refused(NotYetHappened)
    drafted.when(replace(analyse, first=date(2026, 1, 1), last=FIRST)).refused(DaysInWrongOrder)
    FOR_BOARD.given(BOARD_PLAN).when(analyse).refused(no.NotOfThisKind)
    drafted.given(ANALYSED, BY_THE_BOARD).when(analyse).refused(WrongOrder)
    longer = command(ask.DraftPlan, MATERIALITY, last=date(2026, 1, 1))
    FOR_BOARD.when(longer).refused(no.EveryYear)
    FOR_BOARD.when(replace(longer, last=LAST)).accepted()


# ── Kompetensförsörjning ─────────────────────────────────────────────────────


def test_the_manning_that_is_needed_stands_beside_the_one_there_is() -> None:
    """Kompetensförsörjningsplanen ställer den bemanning som behövs mot den som finns, innan den beslutas."""
    drafted = NEW.given(COMPETENCE)
    drafted.when(DECIDE).refused(no.StaffingFirst)
    count = command(ask.CountStaffing, COUNTED)
    counted = drafted.when(count).then(COUNTED)
    assert (counted.state.posts, counted.state.lacking_professions) == (POSTS, ("socialsekreterare",))
    counted.when(DECIDE).accepted()
    for posts in ((replace(POSTS[0], needed="-1"),), (replace(POSTS[0], existing="2,5"),), (POSTS[0], POSTS[0])):
        drafted.when(replace(count, posts=posts)).refused(no.HowManyPosts)
    drafted.when(replace(count, day=date(2026, 4, 1))).refused(NotYetHappened)
    NEW.given(DEPARTMENT).when(count).refused(no.NotOfThisKind)
    NEW.given(COMPETENCE, COUNTED, DECIDED, FOLLOWED).when(count).refused(WrongOrder)


def test_the_manning_is_counted_again_before_the_plan_is_followed_up() -> None:
    """Bemanningen räknas på nytt när planen följs upp, så att gapet syns."""
    running = NEW.given(COMPETENCE, COUNTED, happened.PlanDecided(decision=replace(BY_HEAD, day=date(2026, 1, 20))))
    running.when(FOLLOW_UP).refused(no.StaffingFirst)
    again = replace(COUNTED, day=date(2026, 3, 2), lacking_professions=())
    running.given(again).when(FOLLOW_UP).then(FOLLOWED)


# ── What came of it ──────────────────────────────────────────────────────────


def test_a_plan_goes_from_draft_to_closed() -> None:
    """En plan går från utkast till beslutad, pågående, uppföljd och avslutad."""
    spec = NEW.given(COMPETENCE, COUNTED)
    stages = [spec.state.status]
    for event in (
        DECIDED,
        happened.PlanActivityNoted(activity=ACTIVITY, progress=Progress.PLANNED),
        happened.PlanActivityNoted(activity=ACTIVITY, progress=Progress.DONE),
        FOLLOWED,
    ):
        spec = spec.given(event)
        stages.append(spec.state.status)
    closed = spec.when(ask.ClosePlan()).then(happened.PlanClosed(comment=None))
    assert [*stages, closed.state.status] == [
        Status.DRAFT,
        Status.DECIDED,
        Status.DECIDED,
        Status.RUNNING,
        Status.FOLLOWED_UP,
        Status.CLOSED,
    ]
    assert closed.state.closed_on == TODAY
    NEW.given(COMPETENCE, COUNTED, DECIDED).when(ask.ClosePlan()).refused(WrongOrder)


def test_a_plan_knows_which_of_its_activities_are_not_over() -> None:
    """Planen vet hur många aktiviteter den har och vilka som inte är avslutade."""
    spec = NEW.given(DEPARTMENT)
    for activity in (ACTIVITY, SECOND):
        spec = spec.when(note(Progress.PLANNED, activity)).then(
            happened.PlanActivityNoted(activity=activity, progress=Progress.PLANNED)
        )
    spec = spec.when(note(Progress.UNDER_WAY)).accepted()
    assert (spec.state.activities, set(spec.state.open_activities)) == (2, {ACTIVITY, SECOND})
    assert spec.state.status is Status.DRAFT and spec.given(DECIDED).state.status is Status.RUNNING
    ended = spec.when(note(Progress.NOT_DONE)).accepted().when(note(Progress.ANNULLED, SECOND)).accepted()
    assert (ended.state.activities, ended.state.open_activities) == (2, ())
    assert ended.when(note(Progress.UNDER_WAY)).accepted().state.open_activities == (ACTIVITY,)


def test_a_plan_that_is_over_takes_no_more_activities() -> None:
    """En plan som är uppföljd får inga fler aktiviteter; det som har avslutats kan alltid sägas."""
    over = NEW.given(DEPARTMENT, DECIDED, FOLLOWED)
    over.when(note(Progress.PLANNED)).refused(WrongOrder)
    over.when(note(Progress.UNDER_WAY)).refused(WrongOrder)
    over.when(note(Progress.ANNULLED)).accepted()
    many = (happened.PlanActivityNoted(activity=an_id(100 + n), progress=Progress.PLANNED) for n in range(25))
    full = NEW.given(DEPARTMENT, *many)
    assert len(full.state.open_activities) == MOST_ACTIVITIES
    full.when(note(Progress.PLANNED)).refused(no.TooManyActivities)
    full.when(note(Progress.UNDER_WAY, an_id(100))).accepted()


def test_a_goal_is_followed_up_with_how_it_came_out_and_how_that_is_known() -> None:
    """Varje mål följs upp för sig: uppnått, delvis, inte, eller för tidigt, och hur vi vet det."""
    assess = command(ask.AssessGoal, REACHED)
    assessed = RUNNING.when(assess).then(REACHED)
    assert assessed.state.assessed == (Assessed(goal=GOAL, outcome=GoalOutcome.REACHED, assessed_on=TODAY),)
    again = assessed.when(replace(assess, outcome=GoalOutcome.PARTLY)).accepted()
    assert [one.outcome for one in again.state.assessed] == [GoalOutcome.PARTLY]
    RUNNING.when(replace(assess, goal=an_id(77))).refused(no.NotThePlansGoal)
    NEW.given(DEPARTMENT).when(assess).refused(WrongOrder)


def test_what_shows_it_is_a_value_of_the_goals_own_criteria() -> None:
    """De mätningar som åberopas har ett värde och hör till de kriterier som följer upp målet."""
    assess = command(ask.AssessGoal, REACHED)
    for one in (OTHER_VALUE, PLANNED_VALUE):
        RUNNING.when(replace(assess, measurements=(one,))).refused(no.NotOfTheGoal)
    RUNNING.when(replace(assess, goal=OTHER_GOAL)).refused(no.NotOfTheGoal)
    RUNNING.when(replace(assess, measurements=())).accepted()


def test_a_plan_is_followed_up_goal_by_goal_and_when_its_activities_are_over() -> None:
    """Planen följs upp som helhet när varje mål är bedömt och varje aktivitet är genomförd eller avskriven."""
    RUNNING.when(FOLLOW_UP).refused(no.GoalsFirst)
    assessed = RUNNING.given(REACHED, TOO_EARLY)
    assessed.when(FOLLOW_UP).refused(no.ActivitiesFirst)
    ended = assessed.given(happened.PlanActivityNoted(activity=ACTIVITY, progress=Progress.NOT_DONE))
    state = ended.when(FOLLOW_UP).then(FOLLOWED).state
    assert (state.status, state.followed_up_to, state.followed_up_on) == (Status.FOLLOWED_UP, LAST, TODAY)
    for last in (date(2024, 12, 31), date(2026, 1, 1)):
        ended.when(replace(FOLLOW_UP, last=last)).refused(no.OutsideThePlan)
    this_year = replace(DEPARTMENT, first=date(2026, 1, 1), last=date(2026, 12, 31), goals=())
    NEW.given(this_year, DECIDED).when(replace(FOLLOW_UP, last=this_year.last)).refused(NotYetHappened)


def test_a_plan_for_several_years_is_followed_up_each_year() -> None:
    """En flerårig nämndplan följs upp år för år, varje gång mål för mål, och pågår tills den är slut."""
    years = replace(BOARD_PLAN, first=date(2024, 1, 1), last=date(2025, 12, 31), goals=(GOAL,))
    earlier = datetime(2025, 2, 3, 8, tzinfo=UTC)
    first = replace(FOLLOWED, last=date(2024, 12, 31), ended=False)
    running = FOR_BOARD.given(years, BY_THE_BOARD).given(REACHED, first, TOLD, at=earlier)
    assert (running.state.status, running.state.reported_in) == (Status.DECIDED, (FollowUpChannel.ANNUAL_ACCOUNTS,))
    running.when(replace(FOLLOW_UP, last=date(2024, 12, 31))).refused(no.OutsideThePlan)
    running.when(FOLLOW_UP).refused(no.GoalsFirst)
    ended = running.given(REACHED).when(FOLLOW_UP).then(FOLLOWED)
    assert (ended.state.status, ended.state.reported_in) == (Status.FOLLOWED_UP, ())


def test_the_follow_up_of_the_quality_plan_is_that_of_the_management_system() -> None:
    """När kvalitetsplanen följs upp sägs om ledningssystemet uppfyller kraven och om vi arbetar enligt det."""
    decided = FOR_BOARD.given(QUALITY, BY_THE_BOARD)
    said = replace(FOLLOW_UP, meets_demands=Fulfilled.YES, worked_by=Fulfilled.PARTLY)
    decided.when(FOLLOW_UP).refused(no.SystemFirst)
    decided.when(replace(said, worked_by=None)).refused(no.SystemFirst)
    state = decided.when(said).then(replace(FOLLOWED, meets_demands=Fulfilled.YES, worked_by=Fulfilled.PARTLY)).state
    assert (state.meets_demands, state.worked_by) == (Fulfilled.YES, Fulfilled.PARTLY)
    NEW.given(replace(DEPARTMENT, goals=()), DECIDED).when(said).refused(no.NotOfThisKind)


def test_the_follow_up_of_the_boards_plan_is_told_in_the_annual_accounts() -> None:
    """Uppföljningen av nämndens plan redovisas i årsredovisningen innan planen avslutas."""
    decided = FOR_BOARD.given(replace(BOARD_PLAN, goals=(GOAL,)), BY_THE_BOARD)
    tell = command(ask.ReportFollowUp, TOLD)
    decided.when(tell).refused(no.FollowUpFirst)
    followed = decided.given(REACHED, FOLLOWED)
    followed.when(ask.ClosePlan()).refused(no.AccountsFirst)
    followed.given(replace(TOLD, reported_in=FollowUpChannel.BOARD)).when(ask.ClosePlan()).refused(no.AccountsFirst)
    line = Source(register="meetings", record=MEETING, version=4)
    followed.when(replace(tell, report=line)).accepted()
    told = followed.when(tell).then(TOLD)
    assert told.state.reported_in == (FollowUpChannel.ANNUAL_ACCOUNTS,)
    assert told.when(ask.ClosePlan()).accepted().state.status is Status.CLOSED
    followed.when(replace(tell, day=date(2026, 4, 1))).refused(NotYetHappened)


def test_a_plan_that_is_over_waits_to_be_followed_up() -> None:
    """En plan vars period är slut väntar på att den ansvariga följer upp den; ett utkast gör det inte."""
    (waits,) = waiting(REGISTER, RUNNING.state)
    assert (waits.day, waits.person, waits.late(TODAY)) == (LAST, SOMEBODY, 75)
    assert list(waiting(REGISTER, NEW.given(DEPARTMENT).state)) == []
    assert list(waiting(REGISTER, RUNNING.given(FOLLOWED).state)) == []


def test_a_plan_that_was_entered_by_mistake_is_struck_out() -> None:
    """Ett utkast som förts in av misstag makuleras och står kvar."""
    struck = NEW.given(DEPARTMENT).when(ANNUL).then(command(happened.PlanAnnulled, ANNUL))
    assert struck.state.status is Status.ANNULLED
    struck.when(ANNUL).refused(WrongOrder)


def test_a_decided_plan_is_struck_out_by_whoever_decides_it() -> None:
    """En beslutad plan stryks genom beslut av den som beslutar en sådan plan."""
    RUNNING.when(ANNUL).refused(no.DecidedNeedsDecision)
    by_head = replace(ANNUL, decision=BY_HEAD)
    RUNNING.stamped(by(Role.UNIT_MANAGER)).when(by_head).refused(no.PlanDecidedByOthers)
    RUNNING.when(by_head).then(command(happened.PlanAnnulled, by_head))
    put_to_the_board = NEW.given(DEPARTMENT, BY_THE_BOARD)
    put_to_the_board.when(by_head).refused(no.DecidedByTheBoard)
    put_to_the_board.when(replace(ANNUL, decision=BY_BOARD)).accepted()


def test_only_the_board_strikes_out_what_it_has_decided() -> None:
    """Det nämnden har beslutat stryks bara genom nämndens eget beslut."""
    decided = FOR_BOARD.given(BOARD_PLAN, BY_THE_BOARD)
    assert decided.state.by_board
    decided.when(ANNUL).refused(no.DecidedNeedsDecision)
    decided.when(replace(ANNUL, decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY))).refused(no.DecidedByTheBoard)
    by_board = replace(ANNUL, decision=BY_BOARD)
    secretary = decided.stamped(by(Role.BOARD_SECRETARY, SOMEBODY_ELSE))
    assert secretary.when(by_board).then(command(happened.PlanAnnulled, by_board)).state.status is Status.ANNULLED


def test_the_boards_plan_is_handled_by_nobody_in_one_unit() -> None:
    """En enhetschef ändrar, lämnar över och stryker inte nämndens egen plan, om hon inte själv ansvarar för den."""
    drafted = FOR_BOARD.given(BOARD_PLAN)
    asked = (
        command(ask.CorrectPlan, BOARD_PLAN),
        ask.ReplacePlanResponsible(responsible=SOMEBODY_ELSE),
        ANNUL,
    )
    for one in asked:
        drafted.stamped(by(Role.UNIT_MANAGER, SOMEBODY_ELSE)).when(one).refused(no.NotTheirs)
        drafted.stamped(by(Role.UNIT_MANAGER)).when(one).accepted()
        drafted.stamped(by(Role.DIRECTOR, SOMEBODY_ELSE)).when(one).accepted()
    decided = drafted.given(BY_THE_BOARD).stamped(by(Role.UNIT_MANAGER, SOMEBODY_ELSE))
    decided.when(asked[1]).refused(no.NotTheirs)
    decided.when(replace(ANNUL, decision=BY_BOARD)).refused(no.NotTheirs)


def test_the_fullest_plan_is_small() -> None:
    """Också den plan som rymmer mest är en liten post."""
    ids = tuple(an_id(n) for n in range(25))
    full = replace(
        MATERIALITY,
        title="ö" * 200,
        rests_on=ids[:3],
        goals=ids[:8],
        criteria=ids[:8],
        risks=ids[:8],
        areas=(Area(material_area="ö" * 50, strategy="ö" * 120),) * 6,
    )
    posts = tuple(Post(profession="ö" * 50, needed="123456789012.1234", existing="123456789012.1234") for _ in range(6))
    counted = replace(COUNTED, posts=posts, lacking_professions=("ö" * 50,) * 6)
    noted = (happened.PlanActivityNoted(activity=one, progress=Progress.PLANNED) for one in ids[:25])
    assessed = (replace(TOO_EARLY, goal=goal) for goal in ids[:8])
    told = (replace(TOLD, reported_in=channel) for channel in FollowUpChannel)
    state = FOR_BOARD.given(full, ANALYSED, counted, BY_THE_BOARD, *noted, *assessed, FOLLOWED, *told).state
    assert len(STATES["plans"].dump_json(state)) < 8_000

"""The rules of the register of goals, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.criteria.state import Criterion
from domain.criteria.words import Status as CriterionStatus
from domain.goals import REGISTER
from domain.goals import commands as ask
from domain.goals import events as happened
from domain.goals.rules import (
    NotAStepBelow,
    NotTheCouncils,
    NotTheManagers,
    TheBoards,
    TheCouncils,
    TheUnitsOwn,
    WhoseGoal,
)
from domain.goals.state import Goal
from domain.goals.words import CouncilDecision, GoalLevel, Status, WhyAnnulled
from domain.grammar import Stamp
from domain.terms import Authority, Body, Role
from domain.words import DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
SINCE, UNTIL = date(2026, 1, 1), date(2028, 12, 31)
MUNICIPAL, STRATEGIC, UNITS_OWN, PROPOSED = (UUID(f"00000000-0000-4000-8000-0000000000e{n}") for n in range(4))
CRITERION = UUID("00000000-0000-4000-8000-0000000000f1")
COUNCIL = CouncilDecision(day=date(2025, 11, 24), paragraph="§ 201")
BY_BOARD = Decision(body=Body.BOARD, day=date(2025, 12, 16), paragraph="§ 140")
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)


def by(role: Role) -> Stamp:
    return replace(STAMP, role=role)


KNOWN = {
    MUNICIPAL: Goal(status=Status.DECIDED, level=GoalLevel.MUNICIPAL),
    STRATEGIC: Goal(status=Status.DECIDED, level=GoalLevel.STRATEGIC),
    UNITS_OWN: Goal(status=Status.DECIDED, level=GoalLevel.OPERATIONAL, unit=UNIT),
    PROPOSED: Goal(status=Status.PROPOSED, level=GoalLevel.STRATEGIC),
    CRITERION: Criterion(status=CriterionStatus.DECIDED),
}
NEW = Spec(REGISTER).knowing(KNOWN)
BY_DEVELOPER = NEW.stamped(by(Role.QUALITY_DEVELOPER))

ENTERED = happened.CouncilGoalEntered(title="God kommunal service", since=SINCE, until=None, council=COUNCIL)
OURS = happened.GoalProposed(level=GoalLevel.STRATEGIC, title="Nöjda kunder", parent=MUNICIPAL, unit=None)
OWN = happened.GoalProposed(level=GoalLevel.OPERATIONAL, title="Svar inom en vecka", parent=STRATEGIC, unit=UNIT)
DECIDED = happened.GoalDecided(since=SINCE, until=UNTIL, decision=BY_BOARD)
OWN_DECIDED = happened.GoalDecided(since=TODAY, until=None, decision=BY_MANAGER)

ENTER = ask.EnterCouncilGoal(title=ENTERED.title, since=SINCE, council=COUNCIL)
PROPOSE = ask.ProposeGoal(level=GoalLevel.STRATEGIC, title=OURS.title, parent=MUNICIPAL)
PROPOSE_OWN = ask.ProposeGoal(level=GoalLevel.OPERATIONAL, title=OWN.title, parent=STRATEGIC, unit=UNIT)
DECIDE = ask.DecideGoal(since=SINCE, until=UNTIL, decision=BY_BOARD)
DECIDE_OWN = ask.DecideOperationalGoal(since=TODAY, decision=BY_MANAGER)
REVISE = ask.ReviseGoal(title="Nöjda och trygga kunder", since=TODAY, decision=BY_BOARD)
RETIRE = ask.RetireGoal(until=date(2026, 12, 31), decision=BY_BOARD)


def test_the_goals_of_the_municipality_are_entered_as_the_council_decided_them() -> None:
    """Kommunens övergripande mål förs in som fullmäktige beslutade dem, och kan inte beslutas här."""
    entered = BY_DEVELOPER.when(ENTER).then(ENTERED)
    assert (entered.state.status, entered.state.level, entered.state.decided_on) == (
        Status.DECIDED,
        GoalLevel.MUNICIPAL,
        COUNCIL.day,
    )
    BY_DEVELOPER.when(replace(PROPOSE, level=GoalLevel.MUNICIPAL, parent=None)).refused(TheCouncils)
    entered.when(REVISE).refused(TheCouncils)
    entered.when(RETIRE).refused(TheCouncils)
    entered.when(DECIDE).refused(WrongOrder)
    entered.when(ENTER).refused(WrongOrder)
    BY_DEVELOPER.when(replace(ENTER, council=CouncilDecision(day=date(2026, 4, 1)))).refused(NotYetHappened)
    BY_DEVELOPER.when(replace(ENTER, until=date(2025, 12, 31))).refused(DaysInWrongOrder)


def test_the_council_lets_its_goal_go() -> None:
    """Att fullmäktige har upphävt ett mål antecknas; nämndens mål upphävs inte så."""
    end = ask.EndCouncilGoal(until=date(2026, 12, 31), council=CouncilDecision())
    ended = (
        BY_DEVELOPER.given(ENTERED)
        .when(end)
        .then(happened.CouncilGoalEnded(until=date(2026, 12, 31), council=CouncilDecision()))
    )
    assert ended.state.status is Status.RETIRED
    assert ended.state.holds(date(2026, 12, 31)) and not ended.state.holds(date(2027, 1, 1))
    BY_DEVELOPER.given(OURS, DECIDED).when(end).refused(NotTheCouncils)


def test_goals_lie_in_steps_from_the_council_to_the_unit() -> None:
    """Mål ligger i led: nämndens vilar på kommunens, enhetens på nämndens eller på enhetens ovanför."""
    assert BY_DEVELOPER.when(PROPOSE).then(OURS).state.parent == MUNICIPAL
    assert NEW.when(PROPOSE_OWN).then(OWN).state.unit == UNIT
    NEW.when(replace(PROPOSE_OWN, parent=UNITS_OWN)).accepted()
    BY_DEVELOPER.when(replace(PROPOSE, parent=None)).accepted()
    for parent in (STRATEGIC, UNITS_OWN):
        BY_DEVELOPER.when(replace(PROPOSE, parent=parent)).refused(NotAStepBelow)
    for unfit in (MUNICIPAL, PROPOSED, None):
        NEW.when(replace(PROPOSE_OWN, parent=unfit)).refused(NotAStepBelow)


def test_a_strategic_goal_is_for_the_whole_and_an_operational_one_for_a_unit() -> None:
    """Ett strategiskt mål är hela nämndens, ett operativt är en enhets."""
    NEW.when(PROPOSE).refused(WhoseGoal)
    BY_DEVELOPER.when(replace(PROPOSE, unit=UNIT)).refused(WhoseGoal)
    NEW.when(replace(PROPOSE_OWN, unit=None)).refused(WhoseGoal)


def test_only_the_board_decides_its_goals() -> None:
    """Nämndens mål beslutas, ändras och upphävs av nämnden själv: det kan inte delegeras."""
    assert ask.DecideGoal.authority is Authority.BOARD
    proposed = BY_DEVELOPER.given(OURS)
    state = proposed.when(DECIDE).then(DECIDED).state
    assert (state.status, state.by_board, state.since, state.until) == (Status.DECIDED, True, SINCE, UNTIL)
    manager = NEW.given(OURS)
    manager.when(DECIDE_OWN).refused(TheBoards)
    manager.when(replace(DECIDE_OWN, decision=DECIDE.decision)).refused(TheBoards)
    decided = proposed.given(DECIDED)
    group = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
    decided.when(replace(REVISE, decision=group)).refused(TheBoards)
    decided.when(replace(RETIRE, decision=BY_MANAGER)).refused(TheBoards)


def test_a_manager_decides_the_units_own_goal() -> None:
    """Enhetschefen bryter ned målen till enhetens egna och beslutar dem."""
    proposed = NEW.given(OWN)
    assert proposed.when(DECIDE_OWN).then(OWN_DECIDED).state.by_board is False
    proposed.when(replace(DECIDE_OWN, decision=Decision(person=SOMEBODY_ELSE, day=TODAY))).refused(NotTheManagers)
    proposed.when(replace(DECIDE_OWN, decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY))).accepted()
    proposed.stamped(by(Role.QUALITY_DEVELOPER)).when(DECIDE).refused(TheUnitsOwn)
    proposed.when(replace(DECIDE_OWN, until=date(2026, 3, 1))).refused(DaysInWrongOrder)


def test_a_goal_is_revised_and_what_it_said_stays() -> None:
    """Ett mål ändras genom beslut från en dag; vad det sade förut står kvar i raderna."""
    decided = BY_DEVELOPER.given(OURS, DECIDED)
    revised = decided.when(REVISE).then(
        happened.GoalRevised(title=REVISE.title, since=TODAY, until=None, decision=BY_BOARD)
    )
    assert (revised.state.title, revised.state.since, revised.state.revised_on) == (REVISE.title, SINCE, BY_BOARD.day)
    assert decided.state.title == OURS.title
    BY_DEVELOPER.given(OURS).when(REVISE).refused(WrongOrder)
    decided.when(replace(REVISE, since=date(2025, 12, 1))).refused(DaysInWrongOrder)
    decided.when(replace(REVISE, until=date(2026, 1, 1))).refused(DaysInWrongOrder)


def test_a_goal_says_which_criteria_follow_it_up() -> None:
    """Varje mål säger vilka kvalitetskriterier som följer upp det."""
    name = ask.NameGoalCriteria(criteria=(CRITERION,))
    for spec in (BY_DEVELOPER.given(ENTERED), BY_DEVELOPER.given(OURS), NEW.given(OWN, OWN_DECIDED)):
        named = spec.when(name).then(happened.GoalCriteriaNamed(criteria=(CRITERION,)))
        assert named.state.criteria == (CRITERION,)
    BY_DEVELOPER.when(name).refused(WrongOrder)
    for spec in (NEW.given(ENTERED), NEW.given(OURS), NEW.given(OURS, DECIDED)):
        spec.when(name).refused(WhoseGoal)


def test_a_goal_holds_for_the_days_that_were_decided() -> None:
    """Ett mål gäller de dagar som är beslutade, och inte längre när det är upphävt."""
    decided = BY_DEVELOPER.given(OURS, DECIDED)
    assert [decided.state.holds(day) for day in (date(2025, 12, 31), SINCE, UNTIL, date(2029, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
    retired = decided.when(RETIRE).then(happened.GoalRetired(until=RETIRE.until, decision=BY_BOARD))
    assert retired.state.status is Status.RETIRED and not retired.state.holds(date(2027, 1, 1))
    decided.when(replace(RETIRE, until=date(2025, 6, 30))).refused(DaysInWrongOrder)
    assert not BY_DEVELOPER.given(OURS).state.holds(TODAY)


def test_a_goal_is_put_right_or_struck_out() -> None:
    """Det som skrivits fel rättas med skäl; det som införts av misstag makuleras."""
    correct = ask.CorrectGoal(title="Nöjda kunder i alla led", reason="Ord hade fallit bort.")
    annul = ask.AnnulGoal(reason=WhyAnnulled.DUPLICATE)
    proposed = BY_DEVELOPER.given(OURS)
    corrected = proposed.when(correct).then(happened.GoalCorrected(title=correct.title, reason=correct.reason))
    assert corrected.state.title == correct.title
    struck = proposed.when(annul).then(happened.GoalAnnulled(reason=WhyAnnulled.DUPLICATE))
    assert struck.state.status is Status.ANNULLED
    struck.when(correct).refused(WrongOrder)
    manager = NEW.given(OURS)
    manager.when(correct).refused(WhoseGoal)
    manager.when(annul).refused(WhoseGoal)
    NEW.given(OWN).when(annul).accepted()


def test_what_the_board_has_decided_is_neither_put_right_nor_struck_out() -> None:
    """Ett mål som nämnden har beslutat ändras och upphävs genom nämndens beslut: det rättas eller makuleras inte."""
    correct = ask.CorrectGoal(title="Nöjda kunder i alla led", reason="Ord hade fallit bort.")
    annul = ask.AnnulGoal(reason=WhyAnnulled.WRONG_CONTENT)
    for spec in (BY_DEVELOPER.given(OURS, DECIDED), NEW.stamped(by(Role.DIRECTOR)).given(OURS, DECIDED)):
        spec.when(correct).refused(TheBoards)
        spec.when(annul).refused(TheBoards)
    NEW.given(OWN, OWN_DECIDED).when(correct).accepted()


def test_what_the_council_has_decided_is_put_right_by_those_who_enter_it() -> None:
    """Har kommunens mål skrivits av fel rättas eller makuleras det av den som för in det, inte av direktören."""
    correct = ask.CorrectGoal(title="God kommunal service åt alla", reason="Ord hade fallit bort.")
    annul = ask.AnnulGoal(reason=WhyAnnulled.DUPLICATE)
    director = NEW.stamped(by(Role.DIRECTOR)).given(ENTERED)
    for one in (correct, annul):
        director.when(one).refused(TheCouncils)
        director.stamped(by(Role.BOARD_SECRETARY)).when(one).accepted()

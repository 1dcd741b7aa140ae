"""Goals and plans in the demonstration: Nacka's goals as its guideline has them, and what becomes of the plans."""

from __future__ import annotations

from collections import Counter

import pytest

from boards import BOARDS
from boards.history.plans.goals import INVENTED
from domain.goals.commands import DecideGoal, EnterCouncilGoal, NameGoalCriteria, ProposeGoal
from domain.goals.words import GoalLevel
from domain.plan_activities.commands import CompletePlanActivity
from domain.plans.commands import AssessGoal, DraftPlan, FollowUpPlan, ReportFollowUp
from domain.plans.words import FollowUpChannel, Kind
from tests.boards.telling import steps
from tests.boards.test_boards import stands_in

EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)
NACKAS = {
    "God kommunal service": 7,
    "Effektivt resursutnyttjande": 1,
    "Stor valfrihet": 1,
    "Kommunal ekonomi i balans": 2,
    "God livsmiljö och långsiktigt hållbar utveckling": 2,
}


def test_nackas_five_goals_are_entered_with_the_boards_under_each() -> None:
    """Nackas fem övergripande mål är införda med nämndens strategiska mål under vart och ett."""
    entered = {step.record: step.command.title for step in steps("nacka") if isinstance(step.command, EnterCouncilGoal)}
    proposed = [step.command for step in steps("nacka") if isinstance(step.command, ProposeGoal)]
    under = Counter(entered[one.parent] for one in proposed if one.parent in entered)
    assert under == NACKAS
    written = [one.text for aim in BOARDS["nacka"].aims for one in aim.strategic]
    assert [one.title for one in proposed if one.parent in entered] == written
    assert all(stands_in(BOARDS["nacka"], text) for text in (*NACKAS, *written))
    decided = [step.command for step in steps("nacka") if isinstance(step.command, DecideGoal)]
    assert len(decided) == len(written) and {one.since.isoformat() for one in decided} == {"2014-01-01"}


@pytest.mark.parametrize("board", [board for board in BOARDS if not BOARDS[board].aims])
def test_what_no_guideline_says_is_marked_as_invented(board: str) -> None:
    """Där riktlinjen inte har några mål är de märkta som påhittade."""
    titles = [step.command.title for step in steps(board) if isinstance(step.command, EnterCouncilGoal | ProposeGoal)]
    assert {one.title for one in INVENTED} <= set(titles) and all("(påhittat)" in title for title in titles)


@EVERY_BOARD
def test_goals_of_every_step_are_followed_up(board: str) -> None:
    """Varje nämnd har mål i alla led, med kriterier som följer upp dem."""
    commands = [step.command for step in steps(board)]
    assert {one.level for one in commands if isinstance(one, ProposeGoal)} == {
        GoalLevel.STRATEGIC,
        GoalLevel.OPERATIONAL,
    }
    assert any(one.criteria for one in commands if isinstance(one, NameGoalCriteria))
    assert any(one.measurements for one in commands if isinstance(one, AssessGoal))


@EVERY_BOARD
def test_every_board_plans_and_follows_up(board: str) -> None:
    """Varje nämnd har en nämndplan som redovisas i årsredovisningen, avdelningsplan, och plan för sin bemanning."""
    commands = [step.command for step in steps(board)]
    kinds = {one.kind for one in commands if isinstance(one, DraftPlan)}
    assert {Kind.BOARD, Kind.DEPARTMENT, Kind.COMPETENCE} <= kinds
    assert ({Kind.MATERIALITY, Kind.QUALITY, Kind.THREATS} <= kinds) == (board == "nacka")
    assert len([one for one in commands if isinstance(one, FollowUpPlan)]) >= 3
    told = {one.reported_in for one in commands if isinstance(one, ReportFollowUp)}
    assert told == {FollowUpChannel.ANNUAL_ACCOUNTS, FollowUpChannel.OPERATIONS}
    talks = [one for one in commands if isinstance(one, CompletePlanActivity) and one.reached is not None]
    assert [(one.reached, one.whole) for one in talks] == [(23, 24)]

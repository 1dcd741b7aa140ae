"""The rules about goals, plans, surveys and what was read in: each finds what it is to find, and passes the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.attachments.state import Attachment
from domain.attachments.words import Status as AttachmentStatus
from domain.check_up.words import RuleId
from domain.goals.state import Goal
from domain.goals.words import GoalLevel
from domain.goals.words import Status as GoalStatus
from domain.intakes import Intake
from domain.intakes import Status as IntakeStatus
from domain.plan_activities.state import PlanActivity
from domain.plans.state import Plan
from domain.plans.words import Progress
from domain.plans.words import Status as PlanStatus
from domain.surveys.state import Survey
from domain.surveys.words import Status as SurveyStatus
from tests.domain.check_up import LONG_AGO, OTHER, TODAY, TOMORROW, YESTERDAY, finds, passes
from tests.spec import RECORD

GOAL = Goal(status=GoalStatus.DECIDED, level=GoalLevel.STRATEGIC, since=LONG_AGO)


def test_a_goal_that_nothing_follows_is_found() -> None:
    """Ett av nämndens mål som inget kriterium följer hittas, om inte ett mål under det har ett."""
    finds(RuleId.GOAL_NO_CRITERION, GOAL)
    passes(RuleId.GOAL_NO_CRITERION, replace(GOAL, criteria=(OTHER,)))
    passes(RuleId.GOAL_NO_CRITERION, GOAL, goals=[replace(GOAL, parent=RECORD, criteria=(OTHER,))])
    passes(RuleId.GOAL_NO_CRITERION, replace(GOAL, level=GoalLevel.MUNICIPAL))
    passes(RuleId.GOAL_NO_CRITERION, replace(GOAL, until=YESTERDAY))
    passes(RuleId.GOAL_NO_CRITERION, replace(GOAL, status=GoalStatus.PROPOSED))


def test_a_plan_that_is_not_followed_up_is_found() -> None:
    """En plan vars tid är ute och som inte är uppföljd hittas."""
    plan = Plan(status=PlanStatus.RUNNING, last=YESTERDAY)
    finds(RuleId.PLAN_NOT_FOLLOWED_UP, plan)
    passes(RuleId.PLAN_NOT_FOLLOWED_UP, replace(plan, last=TODAY))
    passes(RuleId.PLAN_NOT_FOLLOWED_UP, replace(plan, status=PlanStatus.FOLLOWED_UP))


def test_an_activity_of_a_plan_that_is_late_is_found() -> None:
    """En aktivitet som skulle ha varit klar hittas."""
    activity = PlanActivity(status=Progress.UNDER_WAY, ready_by=YESTERDAY)
    finds(RuleId.PLAN_ACTIVITY_LATE, activity)
    passes(RuleId.PLAN_ACTIVITY_LATE, replace(activity, ready_by=TOMORROW))
    passes(RuleId.PLAN_ACTIVITY_LATE, replace(activity, status=Progress.DONE))


def test_a_survey_that_was_never_opened_or_never_told_of_is_found() -> None:
    """En undersökning som inte öppnas i tid hittas, och en som stängdes för länge sedan utan att redovisas."""
    planned = Survey(status=SurveyStatus.PLANNED, first=YESTERDAY)
    finds(RuleId.SURVEY_NOT_OPENED, planned)
    passes(RuleId.SURVEY_NOT_OPENED, replace(planned, first=TOMORROW))
    closed = Survey(status=SurveyStatus.COMPILED, closed_on=TODAY - timedelta(days=60))
    finds(RuleId.SURVEY_NOT_TOLD, closed, "sammanställd")
    passes(RuleId.SURVEY_NOT_TOLD, replace(closed, closed_on=TODAY - timedelta(days=59)))
    passes(RuleId.SURVEY_NOT_TOLD, replace(closed, status=SurveyStatus.PUBLISHED))


def test_a_file_that_could_not_be_scanned_is_found() -> None:
    """En bilaga vars virusprövning misslyckades hittas."""
    finds(RuleId.ATTACHMENT_NOT_SCANNED, Attachment(status=AttachmentStatus.FAILED))
    passes(RuleId.ATTACHMENT_NOT_SCANNED, Attachment(status=AttachmentStatus.CLEAN))


def test_a_file_that_was_half_read_in_is_found() -> None:
    """En inläsning som påbörjades för en vecka sedan och inte är hel hittas."""
    begun = Intake(status=IntakeStatus.BEGUN, rows=120)
    finds(RuleId.INTAKE_NOT_WHOLE, begun, "alla 120 rader", changed=TODAY - timedelta(days=7))
    passes(RuleId.INTAKE_NOT_WHOLE, begun, changed=TODAY - timedelta(days=6))
    done = replace(begun, status=IntakeStatus.COMPLETED)
    passes(RuleId.INTAKE_NOT_WHOLE, done, changed=date(2025, 1, 1))

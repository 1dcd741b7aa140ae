"""3 kap. and 5 kap. 2 §: goals and plans, what those concerned are asked, and what is attached and read in."""

from __future__ import annotations

from domain import law
from domain.attachments.words import Status as Attachment
from domain.check_up.rule import Rule, days_since
from domain.check_up.rules.shapes import lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.goals.words import GoalLevel
from domain.goals.words import Status as Goal
from domain.intakes import Status as Intake
from domain.plans.words import GOING_ON, UNDER_WAY
from domain.surveys.words import Status as Survey

TIME_TO_COMPILE = 60
"""Days after which a survey that is closed should have been compiled and told of."""
TIME_TO_READ_IN = 7
"""Days after which a file that began to be read in should be in, or given up."""


def goal_without_criterion(kept: Kept, standing: Standing) -> str | None:
    """The council's goals are broken down here; it is the board's own that are followed by criteria."""
    state = kept.state
    own = state.level in (GoalLevel.STRATEGIC, GoalLevel.OPERATIONAL)
    followed = state.criteria or any(one.state.criteria for one in standing.where("goals", "parent", kept.record))
    holds = state.status is Goal.DECIDED and state.holds(standing.day)
    return "Inget kvalitetskriterium följer målet" if own and holds and not followed else None


def survey_not_told(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status not in (Survey.CLOSED, Survey.COMPILED, Survey.ANALYSED) or state.closed_on is None:
        return None
    days = days_since(state.closed_on, standing)
    return f"Stängdes {state.closed_on.isoformat()}, {state.status.label}" if days >= TIME_TO_COMPILE else None


def read_in_half(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status is not Intake.BEGUN or days_since(kept.changed, standing) < TIME_TO_READ_IN:
        return None
    return f"Påbörjades {kept.changed.isoformat()}: alla {state.rows} rader är inte införda"


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.GOAL_NO_CRITERION,
        severity=Severity.NOTICE,
        register="goals",
        remedy="Ange vilka kvalitetskriterier som visar om målet nås.",
        duty=law.PLAN_LEAD_FOLLOW_UP,
        looks=goal_without_criterion,
    ),
    overdue(
        RuleId.PLAN_NOT_FOLLOWED_UP,
        Severity.WARNING,
        "plans",
        on("last"),
        lambda state: state.status in UNDER_WAY,
        "uppföljningen",
        "Följ upp vad som blev av planen.",
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    overdue(
        RuleId.PLAN_ACTIVITY_LATE,
        Severity.WARNING,
        "plan_activities",
        on("ready_by"),
        lambda state: state.status in GOING_ON,
        "aktiviteten",
        "Anmäl att den är genomförd eller inte blir av, eller bestäm en ny dag.",
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    overdue(
        RuleId.SURVEY_NOT_OPENED,
        Severity.NOTICE,
        "surveys",
        on("first"),
        lambda state: state.status is Survey.PLANNED,
        "undersökningen",
        "Öppna undersökningen, eller anteckna varför den uteblir.",
        law.SELF_CONTROL_METHODS,
    ),
    Rule(
        id=RuleId.SURVEY_NOT_TOLD,
        severity=Severity.WARNING,
        register="surveys",
        remedy="Sammanställ och analysera svaren, och berätta för dem som svarade vad de ledde till.",
        duty=law.SELF_CONTROL_METHODS,
        looks=survey_not_told,
    ),
    lacks(
        RuleId.ATTACHMENT_NOT_SCANNED,
        Severity.WARNING,
        "attachments",
        "Virusprövningen misslyckades, och bilagan lämnas inte ut",
        lambda state: state.status is Attachment.FAILED,
        "Kontrollera att virusprövningen är i gång; annars ta tillbaka bilagan och bifoga den på nytt.",
        law.DOCUMENTATION,
    ),
    Rule(
        id=RuleId.INTAKE_NOT_WHOLE,
        severity=Severity.WARNING,
        register="intakes",
        remedy="Kör inläsningen igen så fortsätter den, eller avbryt den.",
        duty=law.DOCUMENTATION,
        looks=read_in_half,
    ),
)

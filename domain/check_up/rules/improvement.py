"""5 kap. 6–8 §§ and 6 kap.: what was to become better, and those who take part; and decisions that are not executed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from domain import law
from domain.actions.words import DECIDED_ON, UNDER_WAY, Status
from domain.actions.words import OPEN as ACTIONS_OPEN
from domain.check_up.rule import Rule, days_since, late
from domain.check_up.rules.shapes import YEAR, is_within, lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.non_executed.words import Status as NonExecuted
from domain.open_cases import is_open
from domain.participation.words import Status as Participation

MANY = 3
TIME_TO_TELL = 90
TIME_TO_ASSIGN = 90
TIME_TO_TELL_IVO = 30
TIME_TO_REACH_THE_BOARD = 120

# ── Analyses and actions ─────────────────────────────────────────────────────


def stuck(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    waits = is_open("analyses", state.status) and days_since(state.frozen_on, standing) >= TIME_TO_REACH_THE_BOARD
    return f"{state.status.label.capitalize()}; siffrorna frystes {state.frozen_on.isoformat()}" if waits else None


def no_cause(state: Any) -> bool:
    """Decided for something that has been investigated, without saying which of its causes it is to remove."""
    going_on = state.status in DECIDED_ON and state.status in ACTIONS_OPEN
    return going_on and any(one.needs_cause and not one.causes for one in state.sources)


def postponed_often(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status not in UNDER_WAY or state.postponements < MANY:
        return None
    return f"{state.postponements} gånger, först till {state.first_ready_by.isoformat()}"


# ── Those who take part ──────────────────────────────────────────────────────


def training_overdue(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if not state.overdue(standing.day):
        return None
    return late("utbildningen", state.due.on) if state.completed_on is None else f"Gällde till {state.valid_until}"


def not_assigned(kept: Kept, standing: Standing) -> str | None:
    """Those who hold one of the roles and have nothing of it: from their first day what belongs to the introduction."""
    demand = kept.state
    if not demand.mandatory or not demand.holds(standing.day):
        return None
    concerned: dict[UUID, date] = {}
    whole = (demand.unit,) if demand.unit else ()
    for held in (one.state for role in demand.roles for one in standing.where("assignments", "role", role)):
        if held.holds(standing.day) and is_within(held.unit, whole, standing):
            begun = max(held.since, demand.since)
            concerned[held.person] = min(begun, concerned.get(held.person, begun))
    theirs = {one.state.person for one in standing.where("trainings", "competence", kept.record)}
    wait = 1 if demand.at_start else TIME_TO_ASSIGN
    bare = [begun for who, begun in concerned.items() if who not in theirs and days_since(begun, standing) >= wait]
    return f"{len(bare)} av {len(concerned)} som har rollerna har inte fått det tilldelat" if bare else None


def not_followed_up(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    seen: date | None = state.followed_up_on or state.since
    if not state.holds(standing.day) or seen is None or days_since(seen, standing) <= YEAR:
        return None
    return f"Senast {seen.isoformat()}" if state.followed_up_on else f"Gäller sedan {seen.isoformat()}"


def not_told(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status is not Participation.HELD or days_since(state.day, standing) < TIME_TO_TELL:
        return None
    return f"Hölls {state.day.isoformat()}"


def execution_not_told(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    waits = state.status is NonExecuted.EXECUTED and not state.unreported
    if not waits or days_since(state.executed_on, standing) < TIME_TO_TELL_IVO:
        return None
    return f"Verkställdes {state.executed_on.isoformat()}"


def is_to_report(state: Any) -> bool:
    """Over, but not in time, and that has not been reported (SoL 34:1)."""
    return state.status in (NonExecuted.EXECUTED, NonExecuted.ENDED) and state.unreported


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.ANALYSIS_STUCK,
        severity=Severity.WARNING,
        register="analyses",
        remedy="Skriv analysen färdig, och lägg fram den för nämnden.",
        duty=law.COMPILE_AND_ANALYSE,
        looks=stuck,
    ),
    lacks(
        RuleId.ACTION_NO_CAUSE,
        Severity.WARNING,
        "actions",
        "Det den kommer ur är utrett, men ingen orsak är angiven",
        no_cause,
        "Ange vilken orsak åtgärden ska ta bort.",
        law.MEASURES,
    ),
    overdue(
        RuleId.ACTION_LATE,
        Severity.WARNING,
        "actions",
        on("ready_by"),
        lambda state: state.status in UNDER_WAY,
        "åtgärden",
        "Genomför åtgärden, flytta fram den med skäl eller avbryt den.",
        law.MEASURES,
    ),
    overdue(
        RuleId.ACTION_NOT_DECIDED,
        Severity.WARNING,
        "actions",
        on("decide_by"),
        lambda state: state.status is Status.PROPOSED,
        "beslutet",
        "Besluta om åtgärden ska göras.",
        law.MEASURES,
    ),
    overdue(
        RuleId.ACTION_NOT_EVALUATED,
        Severity.WARNING,
        "actions",
        on("evaluate_by"),
        lambda state: state.status is Status.DONE,
        "utvärderingen",
        "Bedöm om åtgärden fick den effekt som var meningen.",
        law.MEASURES,
    ),
    overdue(
        RuleId.ACTION_BOARD_NOT_TOLD,
        Severity.ERROR,
        "actions",
        on("report_by"),
        lambda state: state.status in ACTIONS_OPEN and state.owed_to_the_board,
        "återrapporten",
        "Återrapportera uppdraget till nämnden.",
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    Rule(
        id=RuleId.ACTION_POSTPONED_OFTEN,
        severity=Severity.NOTICE,
        register="actions",
        remedy="Ta reda på vad som hindrar, eller avbryt åtgärden.",
        duty=law.MEASURES,
        looks=postponed_often,
    ),
    Rule(
        id=RuleId.TRAINING_OVERDUE,
        severity=Severity.WARNING,
        register="trainings",
        remedy="Se till att utbildningen blir gjord, eller medge undantag.",
        duty=law.COMPETENT_STAFF,
        looks=training_overdue,
    ),
    Rule(
        id=RuleId.COMPETENCE_NOT_ASSIGNED,
        severity=Severity.WARNING,
        register="competence",
        beside=("assignments", "trainings", "units"),
        remedy="Tilldela utbildningen eller informationen dem som har rollerna, vid introduktionen om den hör dit.",
        duty=law.COMPETENT_STAFF,
        looks=not_assigned,
        turns=True,
    ),
    Rule(
        id=RuleId.COMPETENCE_NOT_FOLLOWED_UP,
        severity=Severity.NOTICE,
        register="competence",
        remedy="Följ upp hur många som har det kravet säger.",
        duty=law.COMPETENT_STAFF,
        looks=not_followed_up,
    ),
    overdue(
        RuleId.SUGGESTION_ANSWER_LATE,
        Severity.WARNING,
        "suggestions",
        on("answer_by"),
        lambda state: is_open("suggestions", state.status),
        "svaret",
        "Besvara den som lämnade förslaget.",
        law.STAFF_TAKE_PART,
    ),
    Rule(
        id=RuleId.PARTICIPATION_NOT_TOLD,
        severity=Severity.NOTICE,
        register="participation",
        remedy="Berätta för dem som deltog vad det ledde till.",
        duty=law.STAFF_TAKE_PART,
        looks=not_told,
    ),
    overdue(
        RuleId.NON_EXECUTED_NOT_REPORTED,
        Severity.ERROR,
        "non_executed",
        on("due"),
        lambda state: state.status is NonExecuted.FOLLOWED or is_to_report(state),
        "verkställighet eller rapport",
        "Rapportera beslutet som ej verkställt, eller anteckna att det är verkställt.",
        law.NON_EXECUTED_DECISIONS,
    ),
    Rule(
        id=RuleId.NON_EXECUTED_NOT_TOLD,
        severity=Severity.WARNING,
        register="non_executed",
        remedy="Anmäl att beslutet är verkställt.",
        duty=law.EXECUTED_LATER,
        looks=execution_not_told,
    ),
)

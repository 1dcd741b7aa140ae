"""What others review, and personal data that came astray: those outside wait for an answer."""

from __future__ import annotations

from datetime import timedelta

from domain import law
from domain.check_up.rule import Rule, days_since, late, passed
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.external_reviews.words import OPEN as REVIEWS_OPEN
from domain.external_reviews.words import FindingAnswer, FindingStatus
from domain.incidents.state import Incident
from domain.incidents.words import OPEN as INCIDENTS_OPEN
from domain.incidents.words import RightsRisk

NEAR = timedelta(hours=24)
"""So long before the hours have run out is near."""

TIME_TO_TELL = 7

# ── What others review ───────────────────────────────────────────────────────


def demand_late(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status not in REVIEWS_OPEN:
        return None
    waiting = [one.answer_by or (one.due.on if one.due else None) for one in kept.state.demands if not one.answered_on]
    days = [day for day in waiting if day is not None and passed(day, standing)]
    return late("svaret", min(days)) if days else None


def finding_without_action(kept: Kept, standing: Standing) -> str | None:
    """What was found, is to be remedied, and is not; with nothing in the register of actions."""
    bare = [
        one
        for one in kept.state.findings
        if one.status is FindingStatus.OPEN
        or (one.answer is FindingAnswer.WILL_BE_REMEDIED and one.status is FindingStatus.ANSWERED)
    ]
    if kept.state.status not in REVIEWS_OPEN or not bare or kept.state.actions:
        return None
    return f"{len(bare)} av {len(kept.state.findings)} brister"


# ── Incidents ────────────────────────────────────────────────────────────────


def to_notify(state: Incident) -> bool:
    waits = state.notified is None and state.not_notified_on is None
    return waits and state.status in INCIDENTS_OPEN and state.may_concern_people


def near_72_hours(kept: Kept, standing: Standing) -> str | None:
    due = kept.state.notify_by
    if due is None or not to_notify(kept.state):
        return None
    near = due.at.instant - NEAR <= standing.at < due.at.instant
    return f"Ska vara anmäld senast {due.at}" if near else None


def past_72_hours(kept: Kept, standing: Standing) -> str | None:
    due = kept.state.notify_by
    if due is None or not to_notify(kept.state) or standing.at < due.at.instant:
        return None
    return f"Skulle ha varit anmäld senast {due.at}"


def people_not_told(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    told = state.informed_on or state.not_informed
    if state.status not in INCIDENTS_OPEN or state.rights_risk is not RightsRisk.HIGH or told:
        return None
    return (
        f"Bedömd {state.assessed_on.isoformat()}" if days_since(state.assessed_on, standing) >= TIME_TO_TELL else None
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.REVIEW_DEMAND_LATE,
        severity=Severity.ERROR,
        register="external_reviews",
        remedy="Svara granskaren, eller begär längre tid.",
        duty=law.HAND_OVER_TO_IVO,
        looks=demand_late,
    ),
    Rule(
        id=RuleId.REVIEW_FINDING_WITHOUT_ACTION,
        severity=Severity.ERROR,
        register="external_reviews",
        remedy="Svara på bristen, och föreslå en åtgärd för den.",
        duty=law.MEASURES,
        looks=finding_without_action,
    ),
    Rule(
        id=RuleId.INCIDENT_NEAR_72_HOURS,
        severity=Severity.WARNING,
        register="incidents",
        remedy="Anmäl incidenten, eller besluta med skäl att inte anmäla den.",
        duty=law.DATA_BREACH,
        looks=near_72_hours,
    ),
    Rule(
        id=RuleId.INCIDENT_PAST_72_HOURS,
        severity=Severity.ERROR,
        register="incidents",
        remedy="Anmäl incidenten med skälet till att den är sen, eller besluta med skäl att inte anmäla den.",
        duty=law.DATA_BREACH,
        looks=past_72_hours,
    ),
    Rule(
        id=RuleId.INCIDENT_PEOPLE_NOT_TOLD,
        severity=Severity.ERROR,
        register="incidents",
        remedy="Informera de berörda, eller besluta med skäl att inte göra det.",
        duty=law.INFORM_OF_BREACH,
        looks=people_not_told,
    ),
)

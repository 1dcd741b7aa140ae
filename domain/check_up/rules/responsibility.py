"""3 kap.: who answers for what, what was to be done this year, and what the work must follow."""

from __future__ import annotations

from uuid import UUID

from domain import law
from domain.check_up.rule import Rule, days_since, passed
from domain.check_up.rules.shapes import YEAR, lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.meetings.words import Status as Meeting
from domain.obligations.words import Status as Obligation
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Unit
from domain.requirements.words import HOLDS
from domain.terms import Role

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)

# ── Units ────────────────────────────────────────────────────────────────────


def is_there(unit: Unit, standing: Standing) -> bool:
    """Whether the unit works on the day, and is the board's own."""
    began = unit.places[0].since if unit.places else None
    over = unit.until is not None and unit.until < standing.day
    return began is not None and began <= standing.day and not over and unit.provider is None


def is_held(role: Role, unit: UUID, standing: Standing) -> bool:
    held = standing.where("assignments", "unit", unit)
    return any(one.state.role is role and one.state.holds(standing.day) for one in held)


def has_units_below(unit: UUID, standing: Standing) -> bool:
    return any(is_there(one.state, standing) for one in standing.where("units", "unit", unit))


def no_manager(kept: Kept, standing: Standing) -> str | None:
    if not is_there(kept.state, standing) or any(is_held(role, kept.record, standing) for role in MANAGERS):
        return None
    return "Ingen har en chefsroll i enheten"


def reports_nothing(kept: Kept, standing: Standing) -> str | None:
    unit = kept.state
    if not is_there(unit, standing) or days_since(unit.places[0].since, standing) < YEAR:
        return None
    if has_units_below(kept.record, standing):
        return None
    came = [one.state.received for one in standing.where("deviations", "unit", kept.record) if one.state.received]
    if came and days_since(max(came), standing) < YEAR:
        return None
    return f"Den senaste kom in {max(came).isoformat()}" if came else "Ingen har kommit in"


def no_self_control_plan(kept: Kept, standing: Standing) -> str | None:
    """Nobody has decided one for the unit, nor for one that it lies under, nor for one that lies under it."""
    if not is_there(kept.state, standing) or has_units_below(kept.record, standing):
        return None
    unit: UUID | None = kept.record
    while unit is not None:
        if any(one.state.year == standing.day.year for one in standing.where("self_control_plans", "unit", unit)):
            return None
        above = standing.record("units", unit)
        unit = above.above(standing.day) if above else None
    return f"Ingen plan för {standing.day.year} gäller enheten"


def no_lex_sarah_officer(kept: Kept, standing: Standing) -> str | None:
    if kept.state.unit is not None or not is_there(kept.state, standing):
        return None
    officers = standing.where("assignments", "role", Role.LEX_SARAH_OFFICER)
    return None if any(one.state.holds(standing.day) for one in officers) else "Ingen har rollen i dag"


# ── Persons and what they may ────────────────────────────────────────────────


def of_one_who_left(kept: Kept, standing: Standing) -> str | None:
    person = standing.record("persons", kept.state.person)
    if person is None or person.status is not PersonStatus.LEFT or not passed(person.until, standing):
        return None
    return f"Slutade {person.until.isoformat()}" if kept.state.holds(standing.day) else None


def run_out(kept: Kept, standing: Standing) -> str | None:
    """What it covered is covered by none, so whoever decided by it decides without ground."""
    if not passed(kept.state.until, standing):
        return None
    bare = [matter for matter in kept.state.matters if not is_covered(matter, standing)]
    if not bare:
        return None
    return f"Gällde till och med {kept.state.until.isoformat()}; {len(bare)} slag av beslut har ingen delegation"


def is_covered(matter: str, standing: Standing) -> bool:
    delegations = standing.where("delegations", "matters", matter)
    return any(one.state.covers(matter, standing.day) for one in delegations)


# ── The annual wheel, requirements and criteria ──────────────────────────────


def round_late(kept: Kept, standing: Standing) -> str | None:
    rounds = kept.state.overdue(standing.day) if kept.state.status is Obligation.ESTABLISHED else ()
    if not rounds:
        return None
    first = min(one.by for one in rounds)
    return f"{len(rounds)} skulle ha varit gjord, den första {first.isoformat()}"


def not_reviewed(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    seen = state.reviewed_on or state.recorded
    if state.status not in HOLDS or days_since(seen, standing) <= YEAR:
        return None
    return f"Senast {state.reviewed_on.isoformat()}" if state.reviewed_on else f"Infördes {seen.isoformat()}"


def not_measured(kept: Kept, standing: Standing) -> str | None:
    """A measure that has held for a year, and has had no value in it."""
    values = [one.state for one in standing.where("measurements", "criterion", kept.record) if one.state.value]
    bare = [
        one
        for one in kept.state.measures
        if one.holds(standing.day)
        and days_since(one.since, standing) > YEAR
        and not any(value.measure == one.id and days_since(value.last, standing) <= YEAR for value in values)
    ]
    return f"{len(bare)} av {len(kept.state.measures)} mått har inget värde det senaste året" if bare else None


def no_target(kept: Kept, standing: Standing) -> str | None:
    bare = [one for one in kept.state.measures if one.holds(standing.day) and one.target_on(standing.day) is None]
    return f"{len(bare)} av {len(kept.state.measures)} mått" if bare else None


# ── Meetings ─────────────────────────────────────────────────────────────────


def assignment_late(kept: Kept, standing: Standing) -> str | None:
    late = [one for one in kept.state.open_assignments if passed(one.ready_by, standing)]
    if not late:
        return None
    paragraphs = ", ".join(one.paragraph for one in late)
    return f"Punkt {paragraphs} från mötet {kept.state.day.isoformat()}"


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.UNIT_NO_MANAGER,
        severity=Severity.ERROR,
        register="units",
        beside=("assignments",),
        remedy="Tilldela en chef rollen i enheten, eller lägg ned enheten om den inte längre finns.",
        duty=law.PLAN_LEAD_FOLLOW_UP,
        looks=no_manager,
        turns=True,
    ),
    Rule(
        id=RuleId.UNIT_REPORTS_NOTHING,
        severity=Severity.WARNING,
        register="units",
        beside=("deviations",),
        remedy="Ta reda på om enheten vet hur man rapporterar, och om något hindrar den.",
        duty=law.REPORTS,
        looks=reports_nothing,
        turns=True,
    ),
    Rule(
        id=RuleId.UNIT_NO_SELF_CONTROL_PLAN,
        severity=Severity.WARNING,
        register="units",
        beside=("self_control_plans", "units"),
        remedy="Besluta en plan för året, för enheten eller för den avdelning den hör till.",
        duty=law.SELF_CONTROL,
        looks=no_self_control_plan,
        turns=True,
    ),
    Rule(
        id=RuleId.UNIT_NO_LEX_SARAH_OFFICER,
        severity=Severity.ERROR,
        register="units",
        beside=("assignments",),
        remedy="Utse en lex Sarah-ansvarig.",
        duty=law.MISCONDUCT_ROUTINES,
        looks=no_lex_sarah_officer,
        turns=True,
    ),
    Rule(
        id=RuleId.ASSIGNMENT_OF_ONE_WHO_LEFT,
        severity=Severity.ERROR,
        register="assignments",
        beside=("persons",),
        remedy="Avsluta rollen och ge den till någon annan.",
        duty=law.ACCESS_CONTROL,
        looks=of_one_who_left,
    ),
    Rule(
        id=RuleId.DELEGATION_RUN_OUT,
        severity=Severity.WARNING,
        register="delegations",
        beside=("delegations",),
        remedy="Låt nämnden delegera på nytt, eller fatta besluten i nämnden.",
        duty=law.NOT_DELEGABLE,
        looks=run_out,
        turns=True,
    ),
    Rule(
        id=RuleId.OBLIGATION_ROUND_LATE,
        severity=Severity.ERROR,
        register="obligations",
        remedy="Gör omgången, eller anteckna att den uteblev och varför.",
        duty=law.PLAN_LEAD_FOLLOW_UP,
        looks=round_late,
    ),
    lacks(
        RuleId.OBLIGATION_CONFLICT,
        Severity.NOTICE,
        "obligations",
        "En annan uppgift säger något annat om samma sak",
        lambda state: bool(state.conflicts) and state.status is Obligation.ESTABLISHED,
        "Bestäm hur meningarna ska läsas, och anteckna det.",
        law.ADAPTED,
    ),
    Rule(
        id=RuleId.REQUIREMENT_NOT_REVIEWED,
        severity=Severity.WARNING,
        register="requirements",
        remedy="Gå igenom om verksamheten uppfyller kravet.",
        duty=law.INTERNAL_CONTROL,
        looks=not_reviewed,
    ),
    lacks(
        RuleId.REQUIREMENT_UNANSWERED,
        Severity.NOTICE,
        "requirements",
        "Ingen har angett vad som svarar mot kravet",
        lambda state: state.status in HOLDS and state.nothing_answers,
        "Ange vilka delar av systemet och vilka processer som svarar mot kravet.",
        law.PLAN_LEAD_FOLLOW_UP,
    ),
    Rule(
        id=RuleId.CRITERION_NOT_MEASURED,
        severity=Severity.WARNING,
        register="criteria",
        beside=("measurements",),
        remedy="Mät, eller besluta att måttet upphör.",
        duty=law.FOLLOW_UP_QUALITY,
        looks=not_measured,
        turns=True,
    ),
    Rule(
        id=RuleId.CRITERION_NO_TARGET,
        severity=Severity.NOTICE,
        register="criteria",
        remedy="Besluta ett målvärde när det finns något att jämföra med.",
        duty=law.FOLLOW_UP_QUALITY,
        looks=no_target,
        turns=True,
    ),
    overdue(
        RuleId.MEETING_MINUTES_LATE,
        Severity.ERROR,
        "meetings",
        on("due"),
        lambda state: state.status is Meeting.HELD,
        "justeringen",
        "Justera protokollet och tillkännage det.",
        law.MINUTES,
    ),
    Rule(
        id=RuleId.MEETING_ASSIGNMENT_LATE,
        severity=Severity.ERROR,
        register="meetings",
        remedy="Återrapportera uppdraget vid nästa möte.",
        duty=law.PLAN_LEAD_FOLLOW_UP,
        looks=assignment_late,
    ),
)

"""5 kap. 3 and 5 §§: what came in from outside and from the staff, and what is tried as lex Sarah."""

from __future__ import annotations

from domain import law
from domain.check_up.rule import Rule, days_since, late, passed
from domain.check_up.rules.shapes import asleep, lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.deviations.words import BEFORE_DECISION, MeasureStatus
from domain.deviations.words import OPEN as DEVIATIONS_OPEN
from domain.deviations.words import Status as Deviation
from domain.lex_sarah.words import BEFORE_DECISION as LEX_SARAH_BEFORE
from domain.lex_sarah.words import OPEN as LEX_SARAH_OPEN
from domain.lex_sarah.words import TO_BE_NOTIFIED
from domain.lex_sarah.words import Status as LexSarah
from domain.views.words import OPEN as VIEWS_OPEN

TIME_TO_PLACE = 14
"""Days within which somebody should have said which unit a deviation is about."""

TIME_TO_PROTECT = 2

AFTER_INVESTIGATION = (Deviation.INVESTIGATED, Deviation.DECIDED, Deviation.IN_FOLLOW_UP)

# ── Deviations ───────────────────────────────────────────────────────────────


def measure_late(kept: Kept, standing: Standing) -> str | None:
    if kept.state.status not in DEVIATIONS_OPEN:
        return None
    planned = [one.due for one in kept.state.measures if one.status is MeasureStatus.PLANNED]
    days = [day for day in planned if passed(day, standing)]
    return late("åtgärden", min(days)) if days else None


def no_unit(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status not in DEVIATIONS_OPEN or state.unit is not None:
        return None
    return f"Kom in {state.received.isoformat()}" if days_since(state.received, standing) >= TIME_TO_PLACE else None


# ── Lex Sarah ────────────────────────────────────────────────────────────────


def no_investigator(kept: Kept, standing: Standing) -> str | None:
    """It is to be investigated, and the day to begin is over; or it is said to be under way, by nobody."""
    state = kept.state
    if state.investigator is not None or state.status not in LEX_SARAH_BEFORE:
        return None
    if state.status in (LexSarah.UNDER_INVESTIGATION, LexSarah.PROPOSED):
        return "Utredning pågår utan utredare"
    if state.start_by is None or not passed(state.start_by.on, standing):
        return None
    return f"Utredningen skulle ha börjat senast {state.start_by.on.isoformat()}"


def no_protection(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    waits = state.status in LEX_SARAH_OPEN and state.protection_needed and state.protected_on is None
    if not waits or days_since(state.received, standing) < TIME_TO_PROTECT:
        return None
    return f"Kom in {state.received.isoformat()}"


RULES: tuple[Rule, ...] = (
    overdue(
        RuleId.VIEW_ANSWER_LATE,
        Severity.ERROR,
        "views",
        on("answer_by"),
        lambda state: state.status in VIEWS_OPEN and state.answered_on is None,
        "svaret",
        "Besvara den som hörde av sig.",
        law.COMPLAINTS,
    ),
    asleep(RuleId.VIEW_ASLEEP, "views", law.COMPLAINTS),
    overdue(
        RuleId.DEVIATION_UNREAD,
        Severity.ERROR,
        "deviations",
        on("first_reading_due"),
        lambda state: state.status is Deviation.REPORTED and state.read_on is None,
        "den första bedömningen",
        "Läs rapporten, och bedöm om det kan vara ett missförhållande.",
        law.REPORTS,
    ),
    overdue(
        RuleId.DEVIATION_INVESTIGATION_LATE,
        Severity.WARNING,
        "deviations",
        on("investigation_due"),
        lambda state: state.status in BEFORE_DECISION and state.investigated_on is None,
        "utredningen",
        "Gör utredningen klar.",
        law.REPORTS,
    ),
    Rule(
        id=RuleId.DEVIATION_MEASURE_LATE,
        severity=Severity.WARNING,
        register="deviations",
        remedy="Genomför åtgärden, eller låt den leva vidare i åtgärdsregistret.",
        duty=law.MEASURES,
        looks=measure_late,
    ),
    overdue(
        RuleId.DEVIATION_REFERRAL_UNANSWERED,
        Severity.ERROR,
        "deviations",
        on("referral_due"),
        lambda state: state.status in DEVIATIONS_OPEN and state.referral_waits,
        "svaret från lex Sarah-ansvarig",
        "Pröva om det är ett missförhållande, och svara.",
        law.REPORT_MISCONDUCT,
    ),
    Rule(
        id=RuleId.DEVIATION_NO_UNIT,
        severity=Severity.WARNING,
        register="deviations",
        remedy="Ange vilken enhet det gäller, eller lämna över den dit den hör hemma.",
        duty=law.REPORTS,
        looks=no_unit,
    ),
    lacks(
        RuleId.DEVIATION_NO_CAUSES,
        Severity.WARNING,
        "deviations",
        "Utredningen är klar, men inga orsaker är angivna",
        lambda state: state.status in AFTER_INVESTIGATION and not state.causes,
        "Ange orsaksområdena, så att de kan vägas samman i analysen.",
        law.COMPILE_AND_ANALYSE,
    ),
    asleep(RuleId.DEVIATION_ASLEEP, "deviations", law.REPORTS),
    Rule(
        id=RuleId.LEX_SARAH_NO_INVESTIGATOR,
        severity=Severity.ERROR,
        register="lex_sarah",
        remedy="Utse en utredare som inte är jävig.",
        duty=law.INVESTIGATE_MISCONDUCT,
        looks=no_investigator,
    ),
    Rule(
        id=RuleId.LEX_SARAH_NO_PROTECTION,
        severity=Severity.ERROR,
        register="lex_sarah",
        remedy="Skydda den enskilde och anteckna det, eller anteckna varför det inte behövs.",
        duty=law.INVESTIGATE_MISCONDUCT,
        looks=no_protection,
    ),
    overdue(
        RuleId.LEX_SARAH_LATE,
        Severity.ERROR,
        "lex_sarah",
        on("investigation_due"),
        lambda state: state.status in LEX_SARAH_BEFORE,
        "utredningen",
        "Gör utredningen klar.",
        law.INVESTIGATE_MISCONDUCT,
    ),
    overdue(
        RuleId.LEX_SARAH_NOT_NOTIFIED,
        Severity.ERROR,
        "lex_sarah",
        on("notify_by"),
        lambda state: state.degree in TO_BE_NOTIFIED and state.notified_on is None and state.status in LEX_SARAH_OPEN,
        "anmälan",
        "Anmäl missförhållandet till Inspektionen för vård och omsorg.",
        law.NOTIFY_IVO,
    ),
    asleep(RuleId.LEX_SARAH_ASLEEP, "lex_sarah", law.INVESTIGATE_MISCONDUCT),
)

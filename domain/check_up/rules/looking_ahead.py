"""5 kap. 1 och 2 §§: risks, self-control in all its forms, what others review, and personal data that came astray."""

from __future__ import annotations

from domain import law
from domain.check_up.rule import Looks, Rule, days_since
from domain.check_up.rules.shapes import lacks, on, overdue
from domain.check_up.standing import Kept, Standing
from domain.check_up.words import RuleId, Severity
from domain.measurements.words import Met
from domain.measurements.words import Status as Measurement
from domain.open_cases import is_open
from domain.risk_analyses.words import Status as RiskAnalysis
from domain.risks.words import OPEN, Status
from domain.samples import Status as Sample
from domain.self_control_compilations import Status as Compilation
from domain.self_controls.words import Status as SelfControl
from domain.terms import Term

TIME_TO_ANALYSE = 60

# ── Risks ────────────────────────────────────────────────────────────────────


def lowered(kept: Kept, standing: Standing) -> str | None:
    """What was done stands in measures that are completed; a lower figure alone is nothing done."""
    state = kept.state
    if state.status not in OPEN or state.residual is None or state.value is None or state.residual >= state.value:
        return None
    return None if state.measures_done_on else f"Från {state.value} till {state.residual}, utan genomförda åtgärder"


def above_inherent(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.status not in OPEN or state.residual is None or state.value is None or state.residual <= state.value:
        return None
    return f"Kvarstår {state.residual}, från början {state.value}"


def after_change(kept: Kept, standing: Standing) -> str | None:
    day = kept.state.planned_change
    if not is_open("risk_analyses", kept.state.status) or day is None or day > standing.day:
        return None
    return f"Förändringen började {day.isoformat()}"


# ── Self-control ─────────────────────────────────────────────────────────────


def waited(field: str, status: Term, what: str) -> Looks:
    """A fact of what has stood in one stage since a day, too long."""

    def looks(kept: Kept, standing: Standing) -> str | None:
        day = getattr(kept.state, field)
        if kept.state.status is not status or days_since(day, standing) < TIME_TO_ANALYSE:
            return None
        return f"{what} {day.isoformat()}"

    return looks


def miss_not_analysed(kept: Kept, standing: Standing) -> str | None:
    state = kept.state
    if state.met is not Met.NO or state.status not in (Measurement.RECORDED, Measurement.VALIDATED):
        return None
    day = state.corrected_on or state.recorded
    return f"Registrerad {day.isoformat()}" if days_since(day, standing) >= TIME_TO_ANALYSE else None


RULES: tuple[Rule, ...] = (
    Rule(
        id=RuleId.RISK_RESIDUAL_ABOVE_INHERENT,
        severity=Severity.ERROR,
        register="risks",
        remedy="Pröva risken igen: antingen är den första bedömningen för låg, eller så har något hänt.",
        duty=law.RISK_ANALYSIS,
        looks=above_inherent,
    ),
    Rule(
        id=RuleId.RISK_LOWERED_WITHOUT_MEASURES,
        severity=Severity.WARNING,
        register="risks",
        remedy="Anteckna vilka åtgärder som har sänkt risken, eller bedöm den på nytt.",
        duty=law.RISK_ANALYSIS,
        looks=lowered,
    ),
    overdue(
        RuleId.RISK_REVIEW_LATE,
        Severity.WARNING,
        "risks",
        on("next_review"),
        lambda state: state.status in OPEN,
        "omprövningen",
        "Ompröva risken.",
        law.RISK_ANALYSIS,
    ),
    overdue(
        RuleId.RISK_ACCEPTANCE_OVER,
        Severity.ERROR,
        "risks",
        on("accepted_until"),
        lambda state: state.status is Status.ACCEPTED,
        "en ny prövning",
        "Besluta på nytt om risken kan accepteras.",
        law.RISK_ANALYSIS,
    ),
    overdue(
        RuleId.RISK_MEASURES_LATE,
        Severity.WARNING,
        "risks",
        on("measures_ready_by"),
        lambda state: state.status in OPEN and state.measures_done_on is None,
        "åtgärderna",
        "Genomför åtgärderna, eller planera om dem.",
        law.MEASURES,
    ),
    lacks(
        RuleId.RISK_NO_RESPONSIBLE,
        Severity.WARNING,
        "risks",
        "Risken är på eller över gränsen, och ingen ansvarar för åtgärderna",
        lambda state: state.status is Status.TREATED and state.is_high and state.responsible is None,
        "Planera åtgärderna med en ansvarig och en dag.",
        law.RISK_ANALYSIS,
    ),
    overdue(
        RuleId.RISK_ANALYSIS_LATE,
        Severity.WARNING,
        "risk_analyses",
        on("due"),
        lambda state: is_open("risk_analyses", state.status) and state.status is not RiskAnalysis.REPORTED,
        "analysen",
        "Gör analysen klar, eller flytta dagen.",
        law.RISK_ANALYSIS,
    ),
    Rule(
        id=RuleId.RISK_ANALYSIS_AFTER_CHANGE,
        severity=Severity.ERROR,
        register="risk_analyses",
        remedy="Gör analysen klar nu, och rapportera att förändringen började utan den.",
        duty=law.RISK_ANALYSIS,
        looks=after_change,
    ),
    overdue(
        RuleId.SELF_CONTROL_LATE,
        Severity.ERROR,
        "self_controls",
        on("perform_by"),
        lambda state: state.status in (SelfControl.PLANNED, SelfControl.STARTED),
        "egenkontrollen",
        "Gör egenkontrollen, eller ställ in den med skäl.",
        law.SELF_CONTROL,
    ),
    Rule(
        id=RuleId.SELF_CONTROL_NOT_ANALYSED,
        severity=Severity.WARNING,
        register="self_controls",
        remedy="Analysera vad den visade.",
        duty=law.SELF_CONTROL,
        looks=waited("performed_on", SelfControl.PERFORMED, "Genomfördes"),
    ),
    overdue(
        RuleId.COMPILATION_NOT_REPORTED,
        Severity.WARNING,
        "self_control_compilations",
        on("due"),
        lambda state: state.status is Compilation.COMPILED,
        "redovisningen",
        "Redovisa sammanställningen för nämnden och verksamheterna.",
        law.SELF_CONTROL,
    ),
    overdue(
        RuleId.MEASUREMENT_LATE,
        Severity.WARNING,
        "measurements",
        on("ready_by"),
        lambda state: state.status in (Measurement.SCHEDULED, Measurement.COLLECTING),
        "mätningen",
        "Registrera värdet, eller anteckna att mätningen uteblev.",
        law.FOLLOW_UP_QUALITY,
    ),
    Rule(
        id=RuleId.MEASUREMENT_MISS_NOT_ANALYSED,
        severity=Severity.NOTICE,
        register="measurements",
        remedy="Analysera varför målvärdet inte nåddes.",
        duty=law.COMPILE_AND_ANALYSE,
        looks=miss_not_analysed,
    ),
    Rule(
        id=RuleId.SAMPLE_NOT_EXAMINED,
        severity=Severity.NOTICE,
        register="samples",
        remedy="Granska posterna i stickprovet, och avsluta det.",
        duty=law.SELF_CONTROL,
        looks=waited("started_on", Sample.DRAWN, "Lottades"),
    ),
)

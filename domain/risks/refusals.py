"""What is refused about a risk, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class NotOnTheScale(
    Refusal,
    message="{step} är inget steg på nämndens skala för {axis}. Välj ett av stegen {steps}.",
    duty=law.RISK_ANALYSIS,
): ...


class ScoreFirst(
    Refusal,
    message="Risken är inte bedömd. Bedöm sannolikhet och konsekvens innan det beslutas vad som ska göras.",
    duty=law.RISK_ANALYSIS,
): ...


class TreatmentFirst(
    Refusal,
    message="Det är inte beslutat vad som ska göras åt risken. Besluta om behandling innan den följs upp.",
    duty=law.MEASURES,
): ...


class AcceptedWithReason(
    Refusal,
    message="En risk accepteras med skäl. Skriv varför den kan accepteras.",
    duty=law.RISK_ANALYSIS,
    field="reason",
): ...


class AcceptedForATime(
    Refusal,
    message="En risk accepteras till och med en viss dag. Ange den; därefter prövas risken igen.",
    duty=law.RISK_ANALYSIS,
    field="until",
): ...


class AcceptedTooLong(
    Refusal,
    message="En risk accepteras i högst {years} år. Ange en tidigare dag; därefter prövas risken igen.",
    duty=law.RISK_ANALYSIS,
    field="until",
): ...


class NotWorkingHere(
    Refusal,
    message="Den valda personen arbetar inte här den {day}. Välj någon annan som ansvarig för åtgärderna.",
    duty=law.MEASURES,
    field="responsible",
): ...


class NotForThatTreatment(
    Refusal,
    message="Sista dag hör till en risk som accepteras, och mottagande enhet till en som lyfts. "
    "Risken {treatment}: ta bort uppgiften.",
    duty=law.RISK_ANALYSIS,
    field="treatment",
): ...


class TooHighForTheUnit(
    Refusal,
    message="Risken har värdet {value} och nämndens tröskel är {threshold}: den kan inte accepteras eller "
    "avslutas på enhetsnivå. Lyft den, eller låt avdelningschefen, direktören, ledningsgruppen eller nämnden "
    "besluta. En chef som beslutar ensam registrerar själv sitt beslut.",
    duty=law.RISK_ANALYSIS,
    field="decision",
): ...


class NotTheirsToDecide(
    Refusal,
    message="Detta beslutas av en chef, av ledningsgruppen eller av nämnden.",
    duty=law.RISK_ANALYSIS,
    field="decision",
): ...


class EscalatedToWhom(
    Refusal,
    message="Ange vilken enhet på nivån över som tar över risken.",
    duty=law.RISK_ANALYSIS,
    field="to_unit",
): ...


class NothingAbove(
    Refusal,
    message="Risken ligger redan på förvaltningens nivå och kan inte lyftas högre i registret.",
    duty=law.RISK_ANALYSIS,
): ...


class NothingPlanned(
    Refusal,
    message="Det finns inga planerade åtgärder att anmäla som genomförda. Planera åtgärderna först.",
    duty=law.MEASURES,
): ...


class NotTheResponsible(
    Refusal,
    message="Den som ansvarar för åtgärderna anmäler att de är genomförda. Planera om dem om någon annan "
    "har tagit över.",
    duty=law.MEASURES,
): ...


class MeasuresNotDone(
    Refusal,
    message="Risken kan inte avslutas som undanröjd: inga genomförda åtgärder är anmälda.",
    duty=law.MEASURES,
    field="reason",
): ...


class FollowedWhere(
    Refusal,
    message="Ange i vilken öppen post risken följs i stället.",
    duty=law.DOCUMENTATION,
    field="into",
): ...


class RestrictedToFew(
    Refusal,
    message="Risken gäller en enskild och visas bara för dem som behöver den. Den kan inte tas upp i det "
    "gemensamma registret: anmäl i stället en ny risk utan uppgifter om den enskilde.",
    duty=law.ACCESS_CONTROL,
): ...


class AlreadyInCommonRegister(
    Refusal, message="Risken finns redan i det gemensamma riskregistret.", duty=law.DOCUMENTATION
): ...

"""What is refused about a risk analysis, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class DayOutOfReach(
    Refusal,
    message="Den planerade ändringen den {day} ligger för långt bort i tiden. Kontrollera årtalet.",
    duty=law.RISK_ANALYSIS,
    field="planned_change",
): ...


class DecidedByManagementGroup(
    Refusal,
    message="Ledningsgruppen beslutar om riskanalyser, enligt nämndens val. Ange den, eller nämnden.",
    duty=law.RISK_ANALYSIS,
    field="decision",
): ...


class RejectedWithReason(
    Refusal,
    message="Skriv varför riskanalysen inte görs.",
    duty=law.RISK_ANALYSIS,
    field="reason",
): ...


class LedByWhom(
    Refusal,
    message="En riskanalys leds av en person från det att den är beslutad. Ange vem, och ingen innan dess.",
    duty=law.RISK_ANALYSIS,
    field="lead",
): ...


class NotWorkingHere(
    Refusal,
    message="Den valda personen arbetar inte här den {day}. Välj någon annan som leder riskanalysen.",
    duty=law.RISK_ANALYSIS,
    field="lead",
): ...


class NotForThatVerdict(
    Refusal,
    message="Skälet hör till en analys som inte görs; ledare, deltagare och arbetssätt till en som görs. "
    "Beslutet är att {verdict}: ta bort det som inte hör dit.",
    duty=law.RISK_ANALYSIS,
    field="verdict",
): ...


class TooManyRisks(
    Refusal,
    message="En analys samlar högst {most} risker. Dela upp den.",
    duty=law.RISK_ANALYSIS,
    field="risks",
): ...


class NotScored(
    Refusal,
    message="Risken ”{title}” är inte bedömd, eller är makulerad. Alla risker i analysen ska ha "
    "sannolikhet och konsekvens.",
    duty=law.RISK_ANALYSIS,
    field="risks",
): ...


class OfAnotherAnalysis(
    Refusal,
    message="Riskerna kom inte alla fram i den här riskanalysen. Rätta på varje risk vilken analys den kom fram i.",
    duty=law.RISK_ANALYSIS,
    field="risks",
): ...


class OtherRisksThanAssessed(
    Refusal,
    message="Besluta om de {count} risker som analysen har bedömt, varken fler eller färre.",
    duty=law.RISK_ANALYSIS,
    field="risks",
): ...


class NotTreated(
    Refusal,
    message="Det är inte beslutat vad som ska göras åt risken ”{title}”. Besluta om den först.",
    duty=law.MEASURES,
    field="risks",
): ...


class ReportFirst(
    Refusal,
    message="Resultatet återförs till nämnden och till berörda verksamheter innan analysen avslutas. "
    "Anmäl återföringen, eller ange varför den inte behövs.",
    duty=law.RISK_ANALYSIS,
    field="without_report",
): ...

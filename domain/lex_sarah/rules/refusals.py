"""What is refused about a lex Sarah case, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal
from domain.lex_sarah.words import MOST_DEMANDS, MOST_MEASURES

# ── How it comes in ──────────────────────────────────────────────────────────


class NothingReported(
    Refusal,
    message="Rapporten är tom: skriv vad som har hänt eller riskerar att hända.",
    duty=law.REPORT_MISCONDUCT,
    field="description",
): ...


class WhoToldIt(
    Refusal,
    message="En muntlig rapport skrivs ned av den som tar emot den. Ange vem som rapporterade.",
    duty=law.ORAL_INFORMATION_DOCUMENTED,
    field="on_behalf_of",
): ...


class NothingTakenOver(
    Refusal,
    message="Det framgår inte vad som tas över: ange den avvikelse eller den synpunkt som rapporten kom ur.",
    duty=law.DOCUMENTATION,
    field="source",
): ...


class ReceivedBeforeEntered(
    Refusal,
    message="Rapporten fördes in den {recorded} och kan inte ha kommit in senare.",
    duty=law.DOCUMENTATION,
    field="received",
): ...


class ConsequencesForTheChild(
    Refusal,
    message="Ett barn är berört: beskriv följderna för barnet.",
    duty=law.INVESTIGATION_CONTENT,
    field="child_consequences",
): ...


class NotDeclinedYet(
    Refusal,
    message="Bedöm först rapporten: den som inte ska utredas bedöms så av en lex Sarah-ansvarig och beslutas av en "
    "annan.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class SecondPersonDeclines(
    Refusal,
    message="Den som bedömde rapporten beslutar inte ensam att den inte utreds: en annan lex Sarah-ansvarig beslutar.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class AlreadyNotifiedToIvo(
    Refusal,
    message="Händelsen är anmäld till Inspektionen för vård och omsorg och ska utredas.",
    duty=law.NOTIFY_IVO,
): ...


class CameFromElsewhere(
    Refusal,
    message="Rapporten kom ur en annan post och makuleras inte: besluta i stället att den inte utreds.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


# ── Impartiality ─────────────────────────────────────────────────────────────


class InOwnCause(
    Refusal,
    message="Den som rapporterade eller pekas ut i rapporten handlägger den inte.",
    duty=law.IMPARTIALITY,
): ...


class PointedOutActsNot(
    Refusal,
    message="Den som pekas ut i rapporten vidtar inga åtgärder i ärendet: närmast överordnade chef gör det.",
    duty=law.IMPARTIALITY,
): ...


class InvestigatorFromOutside(
    Refusal,
    message="Utredaren ska komma utifrån: den som arbetar i enheten utreder inte, om inte nämnden har bestämt att "
    "ansvarig chef gör det och rapporten inte gäller chefen.",
    duty=law.IMPARTIALITY,
    field="investigator",
): ...


class TheOneAbove(
    Refusal,
    message="Rapporten gäller enhetens chef: ange den närmast överordnade, som inte arbetar i enheten.",
    duty=law.IMPARTIALITY,
): ...


class ManagerDecidesNot(
    Refusal,
    message="Den chef som svarar för enheten, eller arbetar i den när rapporten gäller chefen, beslutar inte: någon "
    "annan beslutar.",
    duty=law.IMPARTIALITY,
    field="decision",
): ...


class NotWorkingHere(
    Refusal,
    message="Personen arbetar inte här den {day}.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class ProposerDecidesNot(
    Refusal,
    message="Den som har utrett eller föreslagit beslutar inte: någon annan beslutar.",
    duty=law.IMPARTIALITY,
    field="decision",
): ...


class NotTheInvestigator(
    Refusal,
    message="Detta gör utredaren. Byt utredare om någon annan har tagit över.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class NotOfTheCase(
    Refusal,
    message="Detta gör utredaren, lex Sarah-ansvarig eller den chef som är informerad.",
    duty=law.ACCESS_CONTROL,
): ...


# ── Investigation ────────────────────────────────────────────────────────────


class NotToBeInvestigated(
    Refusal,
    message="Rapporten är bedömd som en som inte ska utredas. Bedöm den på nytt, eller besluta att den inte utreds.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class SameInvestigator(Refusal, message="Personen utreder redan.", duty=law.DOCUMENTATION, field="investigator"): ...


class NothingDocumented(
    Refusal,
    message="Utredningen saknar anteckningar: det som kommer fram antecknas löpande.",
    duty=law.INVESTIGATION_CONTENT,
): ...


class IndividualFirst(
    Refusal,
    message="Den enskilde ska informeras och höras innan förslaget lämnas, eller skälet till att det inte sker "
    "antecknas.",
    duty=law.INVESTIGATION_CONTENT,
): ...


class WhyAgain(
    Refusal,
    message="Något liknande har hänt förut: skriv varför det hände igen.",
    duty=law.INVESTIGATION_CONTENT,
    field="similar_reason",
): ...


class CauseMissing(
    Refusal,
    message="Ange minst en orsak till det som hände.",
    duty=law.INVESTIGATION_CONTENT,
    field="causes",
): ...


class NothingUnlike(
    Refusal,
    message="Ärendet kan inte vara en liknande händelse till sig självt.",
    duty=law.DOCUMENTATION,
    field="similar_cases",
): ...


# ── The inspectorate ─────────────────────────────────────────────────────────


class NotSerious(
    Refusal,
    message="Anmälan görs av ett allvarligt missförhållande eller en påtaglig risk för det: så är rapporten inte "
    "bedömd.",
    duty=law.NOTIFY_IVO,
): ...


class AlreadyFoundSerious(
    Refusal,
    message="Rapporten är redan bedömd som uppenbart allvarlig: anmäl den till Inspektionen för vård och omsorg.",
    duty=law.NOTIFY_IVO,
): ...


class AlreadyNotified(
    Refusal, message="Anmälan är redan gjord; mer lämnas som komplettering.", duty=law.NOTIFY_IVO
): ...


class AttachTheInvestigation(
    Refusal,
    message="Utredningen är klar och ska bifogas anmälan.",
    duty=law.NOTIFY_IVO,
    field="with_investigation",
): ...


class InvestigationNotDone(
    Refusal,
    message="Utredningen är inte avslutad genom beslut: anmäl utan den och komplettera sedan.",
    duty=law.INVESTIGATION_TO_IVO,
): ...


class NotNotified(
    Refusal,
    message="Anmälan till Inspektionen för vård och omsorg är inte gjord.",
    duty=law.NOTIFY_IVO,
): ...


class NoDecisionFromIvo(
    Refusal,
    message="Registrera först beslutet från Inspektionen för vård och omsorg.",
    duty=law.HAND_OVER_TO_IVO,
): ...


class TooManyDemands(Refusal, message=f"Högst {MOST_DEMANDS} krav tas upp i ett ärende.", duty=law.DOCUMENTATION): ...


class NoSuchDemand(
    Refusal, message="Ärendet har inget sådant obesvarat krav.", duty=law.DOCUMENTATION, field="demand"
): ...


# ── What it leads to ─────────────────────────────────────────────────────────


class TooManyMeasures(
    Refusal, message=f"Högst {MOST_MEASURES} åtgärder hålls i ett ärende.", duty=law.DOCUMENTATION
): ...


class NoSuchMeasure(
    Refusal, message="Ärendet har ingen sådan planerad åtgärd.", duty=law.DOCUMENTATION, field="measure"
): ...


class MeasureNotDone(
    Refusal,
    message="Effekten bedöms när åtgärden är genomförd.",
    duty=law.MEASURES,
    field="measure",
): ...


class CauseNotFound(
    Refusal,
    message="Åtgärden ska riktas mot en av de orsaker som utredningen fann.",
    duty=law.MEASURES,
    field="cause",
): ...


class MeasuresArePlanned(Refusal, message="Åtgärder är redan planerade.", duty=law.MEASURES): ...


class OpenDuties(
    Refusal,
    message="Ärendet kan inte avslutas: {missing}.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...

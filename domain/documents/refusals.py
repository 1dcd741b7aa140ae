"""Why a document, or a revision of it, is refused."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal

# ── Rules ────────────────────────────────────────────────────────────────────


class NotADigest(
    Refusal,
    message="Innehållet anges med sitt fingeravtryck: SHA-256 i base64url, 43 tecken utan utfyllnad.",
    duty=law.DOCUMENTATION,
    field="content",
): ...


class OtherContent(
    Refusal,
    message="Revision {number} har ett annat innehåll än det du anger. Läs det som nu ligger där först.",
    duty=law.DOCUMENTATION,
    field="content",
): ...


class FirstIsNotEditorial(
    Refusal,
    message="En redaktionell revision ändrar en tidigare, och dokumentet har ingen publicerad.",
    duty=law.DOCUMENTATION,
    field="editorial",
): ...


class RoutineNeedsAnalysis(
    Refusal,
    message="Före en ny eller ändrad rutin görs en riskanalys: ange den, eller varför ingen är gjord.",
    duty=law.RISK_ANALYSIS,
    field="analysis",
): ...


class RoutineAnalysisNotFinished(
    Refusal,
    message="Riskanalysen är inte avslutad: den ska vara klar innan rutinen ändras.",
    duty=law.RISK_ANALYSIS,
    field="analysis",
): ...


class ReviewedByAuthor(
    Refusal,
    message="Den som har skrivit revisionen kan inte själv granska den: låt någon annan läsa.",
    duty=law.IMPARTIALITY,
    field="reviewer",
): ...


class BackWithoutComments(
    Refusal,
    message="Skriv vad som behöver ändras när revisionen återlämnas.",
    duty=law.ROUTINES,
    field="comments",
): ...


class DecidedByTheBoard(
    Refusal,
    message="Policyer, riktlinjer och annat om mål och inriktning beslutar nämnden: ange nämndens beslut.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class AboveTheUnit(
    Refusal,
    message="Det som gäller hela förvaltningen beslutar avdelningschef, direktör, ledningsgrupp eller nämnd. En chef "
    "som beslutar ensam registrerar själv sitt beslut.",
    duty=law.ROUTINES,
    field="decision",
): ...


class NotTheirsToDecide(
    Refusal,
    message="Om ett dokument beslutar en chef, ledningsgruppen eller nämnden.",
    duty=law.ROUTINES,
    field="decision",
): ...


class ScopeSaysWhoDecides(
    Refusal,
    message="Av nivån följer vem som beslutar, och dokumentet är under arbete eller fastställt: låt avdelningschefen "
    "eller direktören rätta nivån.",
    duty=law.ROUTINES,
    field="scope",
): ...


class NotFromBefore(
    Refusal,
    message="Bara det som beslutades innan dokumentet lades upp här förs in så: upprätta en revision.",
    duty=law.ROUTINES,
    field="decided_on",
): ...


class TooMany(Refusal, message="Ange högst {most} {what}.", duty=law.DOCUMENTATION): ...


class WrongYear(Refusal, message="Kontrollera årtalet: {day} är före {oldest}.", duty=law.DOCUMENTATION): ...


class BeforeItWasDecided(
    Refusal,
    message="Revisionen fastställdes {decided} och kan inte gälla från en tidigare dag.",
    duty=law.DECISION_DOCUMENTED,
    field="valid_from",
): ...


class NotAfterTheEarlier(
    Refusal,
    message="Revision {number} gäller sedan {since}: den nya kan gälla tidigast från dagen efter.",
    duty=law.DOCUMENTATION,
    field="valid_from",
): ...


class NoReceiptsForEditorial(
    Refusal,
    message="Läskvitton begärs inte för en redaktionell ändring.",
    duty=law.STAFF,
    field="receipts_wanted",
): ...


class EstablishedNeedsDecision(
    Refusal,
    message="Revisionen är fastställd: ange beslutet att den inte ska publiceras.",
    duty=law.DECISION_DOCUMENTED,
    field="decision",
): ...


class NothingApplies(
    Refusal,
    message="Ingen revision gäller den {day}: det finns inget att bekräfta.",
    duty=law.BETTER_ROUTINES,
): ...


class StillApplies(
    Refusal,
    message="Dokumentet gäller ännu: det arkiveras tidigast {day}.",
    duty=law.DOCUMENTATION,
): ...

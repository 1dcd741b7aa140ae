"""What a rule of the register of deviations may answer no with, in the order of a deviation's life."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal

# ── Rules: how it came in ────────────────────────────────────────────────────


class NothingReported(
    Refusal,
    message="Skriv vad som har hänt, eller ange den synpunkt, det klagomål eller den risk som berättar det.",
    duty=law.REPORTS,
    field="description",
): ...


class AlreadyInThatUnit(
    Refusal,
    message="Avvikelsen ligger redan hos den enheten. Välj en annan enhet.",
    duty=law.REPORTS,
    field="unit",
): ...


class NothingAsked(
    Refusal,
    message="Ingen komplettering är begärd. Har du något nytt att berätta: lämna en egen rapport.",
    duty=law.REPORTS,
): ...


class ReceivedBeforeEntered(
    Refusal,
    message="Avvikelsen skrevs in {recorded} och kan inte ha kommit in efter det. Ange en tidigare dag.",
    duty=law.DOCUMENTATION,
    field="received",
): ...


# ── Rules: lex Sarah ─────────────────────────────────────────────────────────


class AlreadyReferred(
    Refusal,
    message="Avvikelsen ligger redan hos lex Sarah-ansvarig, som ännu inte har svarat.",
    duty=law.REPORT_MISCONDUCT,
): ...


class NotReferred(
    Refusal,
    message="Avvikelsen är inte hänskjuten till lex Sarah-ansvarig. Hänskjut den först.",
    duty=law.REPORT_MISCONDUCT,
): ...


class DismissedWithReason(
    Refusal,
    message="Skriv varför det som hänt inte är ett missförhållande eller en risk för det.",
    duty=law.REPORT_MISCONDUCT,
    field="reason",
): ...


class NotByTheReporter(
    Refusal,
    message="Den som har rapporterat avvikelsen kan inte utreda den, besluta om den eller avfärda misstanken "
    "om missförhållande. Låt någon annan göra det.",
    duty=law.IMPARTIALITY,
): ...


class InOwnCause(
    Refusal,
    message="Avvikelsen pekar ut den som skulle handlägga, utreda eller besluta. Låt någon som den inte rör göra det.",
    duty=law.IMPARTIALITY,
): ...


class SuperiorHandles(
    Refusal,
    message="Avvikelsen rör enhetens chef. Lämna den till avdelningschefen eller kvalitetsutvecklaren.",
    duty=law.IMPARTIALITY,
): ...


class InvestigatorFromOutside(
    Refusal,
    message="Avvikelsen rör enhetens chef: den utreds av någon som inte arbetar i enheten.",
    duty=law.IMPARTIALITY,
    field="investigator",
): ...


class TakenOver(
    Refusal,
    message="Avvikelsen är övertagen som lex Sarah. Lex Sarah-ansvarig rättar uppgifterna i det ärendet.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class ReferralUnanswered(
    Refusal,
    message="Avvikelsen är hänskjuten till lex Sarah-ansvarig. Vänta in svaret innan den lämnar registret.",
    duty=law.REPORT_MISCONDUCT,
): ...


class ReadFirst(
    Refusal,
    message="Avvikelsen är inte läst. Svara först på om den kan vara ett missförhållande eller risk för det.",
    duty=law.REPORT_MISCONDUCT,
): ...


# ── Rules: what it was and why ───────────────────────────────────────────────


class ReclassifiedWithReason(
    Refusal,
    message="Avvikelsen är redan klassificerad. Skriv varför klassificeringen ändras.",
    duty=law.DOCUMENTATION,
    field="reason",
): ...


class UnderWhichAct(
    Refusal,
    message="Ange vilken lag verksamheten bedrivs enligt: en eller flera av SoL, LSS och HSL.",
    duty=law.COMPILE_AND_ANALYSE,
    field="legal_bases",
): ...


class NotUnderThatCategory(
    Refusal,
    message="{subcategory} hör inte till kategorin {category}. Välj en underkategori till den.",
    duty=law.COMPILE_AND_ANALYSE,
    field="subcategory",
): ...


class TheChildFirst(
    Refusal,
    message="Ett barn berörs. Skriv vad det inträffade betyder för barnet, och ange om barnet har fått "
    "komma till tals (det går bra att svara vet inte).",
    duty=law.GOOD_QUALITY,
    field="child_consequences",
): ...


class DoesNotWorkHere(
    Refusal,
    message="Den som ska utreda arbetar inte här längre. Välj någon annan.",
    duty=law.COMPILE_AND_ANALYSE,
    field="investigator",
): ...


class OnlyTheInvestigator(
    Refusal,
    message="Detta gör den som utreder avvikelsen. Byt utredare om någon annan ska ta över.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class NotAStep(
    Refusal,
    message="{step} är inget steg på nämndens skala för {axis}. Välj ett av stegen {steps}.",
    duty=law.RISK_ANALYSIS,
): ...


class NoCause(
    Refusal,
    message="Ange minst en orsak.",
    duty=law.COMPILE_AND_ANALYSE,
    field="causes",
): ...


class TooManyCauses(
    Refusal,
    message="En avvikelse kan ha högst {most} orsaker. Ange dem som betyder mest.",
    duty=law.COMPILE_AND_ANALYSE,
    field="causes",
): ...


# ── Rules: what was done about it, and how it ended ──────────────────────────


class NoMeasuresWithReason(
    Refusal,
    message="Skriv varför inga åtgärder behövs.",
    duty=law.MEASURES,
    field="reason",
): ...


class MeasureAlreadyPlanned(
    Refusal,
    message="Åtgärden finns redan på avvikelsen.",
    duty=law.MEASURES,
    field="measure",
): ...


class TooManyMeasures(
    Refusal,
    message="En avvikelse kan ha högst {most} åtgärder. Samla det som återstår i en större åtgärd.",
    duty=law.MEASURES,
): ...


class NoSuchMeasure(
    Refusal,
    message="Avvikelsen har ingen sådan åtgärd.",
    duty=law.MEASURES,
    field="measure",
): ...


class MeasureNotOpen(
    Refusal,
    message="Åtgärden är redan avförd från avvikelsen: {status}.",
    duty=law.MEASURES,
    field="measure",
): ...


class NothingToEvaluate(
    Refusal,
    message="Ingen åtgärd är genomförd än, så det finns ingen effekt att utvärdera.",
    duty=law.MEASURES,
): ...


class FeedbackFromDepartmentHead(
    Refusal,
    message="Avvikelsen kom från en annan verksamhet: avdelningschefen återkopplar.",
    duty=law.COLLABORATION,
): ...


class CategoryFirst(
    Refusal,
    message="Avvikelsen saknar kategori. Klassificera den innan den avslutas.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class MustBeTriedAsLexSarah(
    Refusal,
    message="En allvarlig avvikelse prövas av lex Sarah-ansvarig innan den avslutas. Hänskjut den först.",
    duty=law.REPORT_MISCONDUCT,
): ...


class FeedbackFirst(
    Refusal,
    message="Ge återkoppling, eller anteckna varför ingen ges, innan avvikelsen avslutas.",
    duty=law.STAFF,
): ...


class NoMeasurePlanned(
    Refusal,
    message="Det är beslutat att åtgärder behövs, men ingen är planerad.",
    duty=law.MEASURES,
): ...


class MeasuresLeftOpen(
    Refusal,
    message="{count} planerade åtgärder är inte klara. Genomför dem eller låt dem leva vidare för sig.",
    duty=law.MEASURES,
): ...


class DuplicateOfItself(
    Refusal,
    message="En avvikelse kan inte vara dubblett av sig själv. Ange den andra avvikelsen.",
    duty=law.DOCUMENTATION,
    field="original",
): ...


class NoOriginal(
    Refusal,
    message="Den avvikelse du angav är själv {status}. Ange den avvikelse som handläggs.",
    duty=law.DOCUMENTATION,
    field="original",
): ...

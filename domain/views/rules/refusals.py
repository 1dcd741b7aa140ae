"""What the rules about views say no to, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal

# ── Refusals: how it came in ─────────────────────────────────────────────────


class NothingSaid(
    Refusal,
    message="Texten är tom. Skriv vad avsändaren har framfört, med avsändarens egna ord.",
    duty=law.COMPLAINTS,
    field="text",
): ...


class ReceivedBeforeEntered(
    Refusal,
    message="Det skrevs in den {recorded} och kan inte ha kommit in senare. Kontrollera ankomstdagen.",
    duty=law.DOCUMENTATION,
    field="received",
): ...


class NotWorkingHere(
    Refusal,
    message="Den valda personen arbetar inte här den {day}. Välj någon annan som ansvarig.",
    duty=law.COMPLAINTS,
    field="responsible",
): ...


class ConsequencesForTheChild(
    Refusal,
    message="Ett barn berörs: skriv vad det har betytt eller kan betyda för barnet, eller att du inte vet.",
    duty=law.COMPLAINTS,
    field="child_consequences",
): ...


class NothingCorrected(
    Refusal,
    message="Inget har ändrats. Fyll i de uppgifter som ska rättas eller läggas till.",
    duty=law.DOCUMENTATION,
): ...


# ── Refusals: who may handle it ──────────────────────────────────────────────


class InOwnCause(
    Refusal,
    message="Ärendet rör dig, den som beslutat eller den du valt. Det handläggs av någon som det inte rör.",
    duty=law.IMPARTIALITY,
): ...


class SuperiorHandles(
    Refusal,
    message="Ärendet rör enhetens chef. Avdelningschefen eller direktören bedömer, utreder, lämnar över och svarar.",
    duty=law.IMPARTIALITY,
): ...


class DepartmentHeadAnswers(
    Refusal,
    message="Ett klagomål utifrån besvaras av avdelningschefen. Lämna över utredningen dit.",
    duty=law.COMPLAINTS,
): ...


# ── Refusals: lex Sarah ──────────────────────────────────────────────────────


class AlreadyReferred(
    Refusal,
    message="Lex Sarah-ansvarig har redan fått ärendet och har inte svarat än.",
    duty=law.REPORT_MISCONDUCT,
): ...


class NothingToJudge(
    Refusal,
    message="Svaret ska gälla en misstanke: ange ja eller oklart.",
    duty=law.REPORT_MISCONDUCT,
    field="reading",
): ...


class NothingReferred(
    Refusal,
    message="Det finns inget hänskjutande som väntar på svar.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


class ReferralUnanswered(
    Refusal,
    message="Lex Sarah-ansvarig har inte svarat än. Ärendet avslutas, lämnas över eller makuleras när svaret finns.",
    duty=law.INVESTIGATE_MISCONDUCT,
): ...


# ── Refusals: what it was ────────────────────────────────────────────────────


class NotAComplaint(
    Refusal,
    message="Detta är en synpunkt, inte ett klagomål. Gör om den till ett klagomål först om den är ett.",
    duty=law.COMPLAINTS,
): ...


class AlreadyThatKind(Refusal, message="Ärendet är redan av slaget {kind}.", duty=law.COMPLAINTS): ...


class AlreadyAcknowledged(Refusal, message="Mottagandet bekräftades redan den {day}.", duty=law.COMPLAINTS): ...


class InvestigateFirst(
    Refusal,
    message="Klagomålet är inte utrett. Utred det innan ställning tas till om en avvikelse har inträffat.",
    duty=law.COMPLAINTS,
): ...


class AlreadyGaveRise(
    Refusal,
    message="Ärendet har redan gett upphov till en avvikelse. Arbeta vidare i den.",
    duty=law.COMPLAINTS,
): ...


# ── Refusals: how it ended ───────────────────────────────────────────────────


class NobodyToAnswer(
    Refusal,
    message="Avsändaren är anonym: det finns ingen att svara. Komplettera med kontaktuppgift om den är känd.",
    duty=law.COMPLAINTS,
): ...


class PositionFirst(
    Refusal,
    message="Ta ställning till om en avvikelse har inträffat innan ärendet besvaras eller avslutas.",
    duty=law.COMPLAINTS,
): ...


class AnswerFirst(
    Refusal,
    message="Ärendet är inte besvarat. Svara avsändaren, eller ange varför inget svar ges.",
    duty=law.COMPLAINTS,
    field="without_answer",
): ...


class AlreadyAnswered(
    Refusal,
    message="Avsändaren har fått svar. Ta bort skälet till att inget svar ges.",
    duty=law.COMPLAINTS,
    field="without_answer",
): ...


class NotAReason(
    Refusal,
    message="”{reason}” är inget skäl att avsluta ett ärende av slaget {kind} utan svar.",
    duty=law.COMPLAINTS,
    field="without_answer",
): ...


class SenderIsKnown(
    Refusal,
    message="Avsändaren är känd, så anonymitet är inget skäl att inte svara.",
    duty=law.COMPLAINTS,
    field="without_answer",
): ...


class AnswerWished(
    Refusal,
    message="Avsändaren har bett om återkoppling. Svara, eller rätta uppgiften om önskemålet har ändrats.",
    duty=law.COMPLAINTS,
    field="without_answer",
): ...


class NoDeviationYet(
    Refusal,
    message="Ingen avvikelse är upprättad ur ärendet. Upprätta den först, eller ange ett annat utfall.",
    duty=law.COMPLAINTS,
    field="outcome",
): ...


class DrawItUpFirst(
    Refusal,
    message="Ställning är tagen till att en avvikelse har inträffat. Upprätta den innan ärendet avslutas.",
    duty=law.COMPLAINTS,
): ...


class DuplicateOfWhat(
    Refusal,
    message="Ange vilken post som är den rätta när skälet är dubbelinmatning, och bara då.",
    duty=law.DOCUMENTATION,
    field="duplicate_of",
): ...

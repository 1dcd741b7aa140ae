"""What is refused about a self-control, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class NotInThePlan(
    Refusal,
    message="Planen har ingen kontroll med nummer {control} för den enheten. Ange både plan och nummer, eller inget.",
    duty=law.SELF_CONTROL,
    field="control",
): ...


class NotWorkingHere(
    Refusal,
    message="Den valda personen arbetar inte här den {day}. Välj någon annan som ansvarig.",
    duty=law.SELF_CONTROL,
    field="responsible",
): ...


class TooFarAhead(
    Refusal,
    message="Dagen {day} ligger mer än {years} år bort. Kontrollera årtalet.",
    duty=law.SELF_CONTROL,
    field="perform_by",
): ...


class WhichFiles(
    Refusal,
    message="När akter granskas anges urvalet: ett lottat stickprov, eller hur många och vilka.",
    duty=law.SELF_CONTROL,
    field="sample",
): ...


class ChecklistNotInForce(
    Refusal,
    message="Checklistan gäller inte idag. Välj en som är publicerad och gäller.",
    duty=law.ROUTINES,
    field="checklist",
): ...


class NotOnTheChecklist(
    Refusal,
    message="Checklistan har {items} punkter; {item} är ingen av dem.",
    duty=law.SELF_CONTROL,
    field="item",
): ...


class NothingObserved(
    Refusal,
    message="Ange hur många gånger punkten var uppfylld, inte uppfylld eller inte gick att tillämpa.",
    duty=law.SELF_CONTROL,
    field="met",
): ...


class NothingWanting(
    Refusal,
    message="Punkt {item} är inte noterad som inte uppfylld. Anteckna det innan en avvikelse rapporteras.",
    duty=law.REPORTS,
    field="item",
): ...


class AlreadyReported(
    Refusal,
    message="Punkt {item} har redan lett till en avvikelse.",
    duty=law.REPORTS,
    field="item",
): ...


class AnsweredByOthers(
    Refusal,
    message="Frågorna i egenkontrollen besvaras av dem som nämnden har bestämt: {roles}.",
    duty=law.SELF_CONTROL,
): ...


class ItemsLeft(
    Refusal,
    message="Egenkontrollen är inte genomförd: {left} punkter återstår att granska.",
    duty=law.SELF_CONTROL,
): ...


class QuestionsLeft(
    Refusal,
    message="Egenkontrollen skulle svara på frågorna {left}. Besvara dem innan resultatet analyseras.",
    duty=law.SELF_CONTROL,
): ...


class ComparedWithWhat(
    Refusal,
    message="Ange den tidigare genomförda egenkontroll i enheten som resultatet jämförs med, och ingen om detta är den "
    "första.",
    duty=law.COMPILE_AND_ANALYSE,
    field="previous",
): ...


class WantingWithoutDeviation(
    Refusal,
    message="Punkterna {items} var inte uppfyllda. Rapportera var och en som avvikelse, eller skriv varför det inte är "
    "någon.",
    duty=law.REPORTS,
    field="without_deviation",
): ...


class NobodyTold(
    Refusal,
    message="Egenkontrollen är inte redovisad för någon. Redovisa den, eller skriv varför det inte behövs.",
    duty=law.SELF_CONTROL,
    field="without_report",
): ...


class EnoughActions(
    Refusal,
    message="Egenkontrollen har redan lett till {most} åtgärder. Föreslå flera i åtgärdsregistret.",
    duty=law.MEASURES,
): ...

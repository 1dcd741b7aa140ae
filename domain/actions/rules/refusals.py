"""What is refused about an improvement action, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal

# ── Where it comes from ──────────────────────────────────────────────────────


class NoSource(
    Refusal,
    message="Ange vad åtgärden kommer ur: en post i ett register, eller en annan källa. Är det en idé som inget "
    "har gett anledning till, lämna den som ett förbättringsförslag.",
    duty=law.MEASURES,
    field="sources",
): ...


class WhatIsToBeDone(
    Refusal,
    message="Skriv vad som ska göras, om det inte står i den post som åtgärden kommer ur.",
    duty=law.DOCUMENTATION,
    field="description",
): ...


class NotASource(
    Refusal,
    message="En åtgärd kommer inte ur registret ”{register}”. Ange den post som visar att något behöver göras.",
    duty=law.MEASURES,
    field="sources",
): ...


class SourceAnnulled(
    Refusal,
    message="Posten som åtgärden skulle komma ur är makulerad.",
    duty=law.DOCUMENTATION,
    field="sources",
): ...


class AlreadyLinked(
    Refusal, message="Åtgärden är redan knuten till den posten.", duty=law.DOCUMENTATION, field="source"
): ...


class TooManySources(
    Refusal,
    message="En åtgärd knyts till högst {most} poster. Dela den i flera åtgärder.",
    duty=law.DOCUMENTATION,
    field="source",
): ...


class NotASourceOfIt(
    Refusal, message="Åtgärden är inte knuten till den posten.", duty=law.DOCUMENTATION, field="record"
): ...


class LastSource(
    Refusal,
    message="Det är det enda som åtgärden kommer ur. Knyt den först till en annan post, eller makulera den.",
    duty=law.MEASURES,
    field="record",
): ...


class CauseFirst(
    Refusal,
    message="Åtgärden kommer ur en avvikelse, ett klagomål eller lex Sarah: ange vilken orsak den riktar sig mot.",
    duty=law.COMPILE_AND_ANALYSE,
    field="causes",
): ...


# ── Who decides, and about what ──────────────────────────────────────────────


class NotTheirsToDecide(
    Refusal,
    message="Detta beslutas av en chef, av ledningsgruppen, av utskottet eller av nämnden.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class AboveTheirLevel(
    Refusal,
    message="Åtgärden gäller {reach} och beslutas av {roles}, ledningsgruppen, utskottet eller nämnden. En chef som "
    "beslutar ensam registrerar själv sitt beslut.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class NotWorkingHere(
    Refusal,
    message="Den valda personen arbetar inte här den {day}. Välj någon annan som ansvarig.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="responsible",
): ...


class TooFarAhead(
    Refusal,
    message="Dagen {day} ligger mer än {years} år bort. Dela upp åtgärden i steg som går att följa.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="ready_by",
): ...


class NotLater(
    Refusal,
    message="Åtgärden ska redan vara klar den {day}. Ange en senare dag.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="ready_by",
): ...


# ── The work ─────────────────────────────────────────────────────────────────


class NotTheResponsible(
    Refusal,
    message="Den som ansvarar för åtgärden anmäler hur det går. Byt ansvarig om någon annan har tagit över.",
    duty=law.MEASURES,
): ...


class RevisionFirst(
    Refusal,
    message="Åtgärden gäller en process eller rutin: ange vilken revision den ledde till, av ett dokument eller av en "
    "process, eller låt besluta att ingen behövs.",
    duty=law.BETTER_ROUTINES,
    field="revision",
): ...


class NoSuchRevision(
    Refusal,
    message="Det finns ingen revision {revision} som har börjat gälla sedan åtgärden beslutades.",
    duty=law.BETTER_ROUTINES,
    field="revision",
): ...


class NotAboutARoutine(
    Refusal,
    message="Åtgärden gäller inte en process eller rutin, så det finns inget dokument att låta bli att ändra.",
    duty=law.BETTER_ROUTINES,
): ...


# ── Whether it helped, and who is told ───────────────────────────────────────


class NoSuchMeasure(
    Refusal,
    message="Kriteriet har inget mått som heter {measure}.",
    duty=law.MEASURES,
    field="series",
): ...


class IndicatorFirst(
    Refusal,
    message="Det beslutades att effekten ska läsas av i en indikator. Ange vad den visar.",
    duty=law.MEASURES,
    field="indicator_result",
): ...


class NobodyOutside(
    Refusal,
    message="Det är ingen utanför förvaltningen som har gett anledning till åtgärden.",
    duty=law.DOCUMENTATION,
    field="audience",
): ...


class DepartmentHeadTellsThem(
    Refusal,
    message="Det var någon utanför förvaltningen som gav anledning till åtgärden: avdelningschefen återkopplar, om "
    "nämnden inte har bestämt annat.",
    duty=law.COMPLAINTS,
    field="audience",
): ...


class BoardMustBeTold(
    Refusal,
    message="Åtgärden är av betydelse: nämnden ska få veta vad den ledde till.",
    duty=law.MANAGEMENT_SYSTEM,
    field="audience",
): ...


# ── How it ends ──────────────────────────────────────────────────────────────


class EvaluateFirst(
    Refusal,
    message="Utvärdera om åtgärden hade avsedd effekt innan den avslutas, eller skriv varför det inte går.",
    duty=law.MEASURES,
    field="without_evaluation",
): ...


class AlreadyEvaluated(
    Refusal,
    message="Effekten är utvärderad: ta bort skälet till att den inte skulle vara det.",
    duty=law.DOCUMENTATION,
    field="without_evaluation",
): ...


class TellFirst(
    Refusal,
    message="Återkoppling återstår till {whom}. Ge den, eller anteckna varför ingen ges.",
    duty=law.STAFF_TAKE_PART,
): ...


class ReportBackFirst(
    Refusal,
    message="Åtgärden är ett uppdrag från nämnden. Den är öppen tills uppdraget är återrapporterat.",
    duty=law.MANAGEMENT_SYSTEM,
): ...


class NotAnAssignment(Refusal, message="Åtgärden är inget uppdrag från nämnden.", duty=law.DOCUMENTATION): ...


class AlreadyReportedBack(
    Refusal, message="Uppdraget är redan återrapporterat till nämnden.", duty=law.DOCUMENTATION
): ...

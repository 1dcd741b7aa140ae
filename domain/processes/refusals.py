"""What is refused about a process, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class PartOfWhat(
    Refusal,
    message="En process är en del av en huvudprocess som finns, inte är avslutad och inte själv är en del av en annan.",
    duty=law.PROCESSES,
    field="parent",
): ...


class SameNumber(
    Refusal,
    message="Två aktiviteter har nummer {number}. Ge varje aktivitet ett eget.",
    duty=law.ACTIVITIES,
    field="activities",
): ...


class NoSuchActivity(
    Refusal, message="Det finns ingen aktivitet med nummer {number} i processen.", duty=law.ACTIVITIES
): ...


class GoesInCircles(
    Refusal,
    message="Aktivitet {number} kommer både före och efter sig själv. Ange en väg tillbaka som återgång, inte som "
    "ordning.",
    duty=law.ACTIVITIES,
    field="activities",
): ...


class NotARoutine(
    Refusal,
    message="”{title}” är en {kind}. Till en aktivitet kopplas en rutin eller en instruktion.",
    duty=law.ROUTINES,
    field="document",
): ...


class RoutineNotThere(
    Refusal,
    message="”{title}” är upphävd eller makulerad och säger inte längre hur något ska göras.",
    duty=law.ROUTINES,
    field="document",
): ...


class AlreadyLinked(
    Refusal, message="Rutinen är redan kopplad till aktiviteten.", duty=law.ROUTINES, field="document"
): ...


class NotLinked(Refusal, message="Rutinen är inte kopplad till aktiviteten.", duty=law.ROUTINES, field="document"): ...


class TooManyRoutines(
    Refusal,
    message="En aktivitet har högst {most} rutiner. Dela upp aktiviteten.",
    duty=law.ROUTINES,
    field="document",
): ...


class HasARoutine(
    Refusal,
    message="Aktiviteten har en rutin. Koppla bort den innan det anges varför ingen behövs.",
    duty=law.ROUTINES,
    field="activity",
): ...


class AgreedWithWhom(
    Refusal,
    message="En överenskommelse är med någon utanför den egna verksamheten. Ange vilket slags part.",
    duty=law.COLLABORATION_IDENTIFIED,
    field="counterparties",
): ...


class AgreementNotThere(
    Refusal,
    message="Överenskommelsen ”{title}” är {status} och går inte att hänvisa till.",
    duty=law.COLLABORATION,
    field="agreements",
): ...


class CollaborationNotDeclared(
    Refusal,
    message="Ange vilka processen behöver samverkan med, eller att ingen behövs, innan den fastställs.",
    duty=law.COLLABORATION_IDENTIFIED,
): ...


class RoutineMissing(
    Refusal,
    message="Aktivitet {number}, ”{name}”, saknar rutin. Koppla en, eller ange varför ingen behövs.",
    duty=law.ROUTINES,
): ...


class ResponsibleMissing(
    Refusal,
    message="Det saknas vem som ansvarar för aktivitet {numbers}. Beskriv aktiviteterna med en ansvarig roll för var "
    "och en innan processen fastställs.",
    duty=law.PROCESSES,
): ...


class OtherRoutinesThanLinked(
    Refusal,
    message="Ange alla {count} rutiner som är kopplade till processens aktiviteter, och inga andra.",
    duty=law.ROUTINES,
    field="routines",
): ...


class RoutineNotInForce(
    Refusal,
    message="Rutinen ”{title}” är inte fastställd och publicerad så att den gäller idag.",
    duty=law.ROUTINES,
    field="routines",
): ...


class EstablishedByWhom(
    Refusal,
    message="En process beslutas av avdelningschef, direktör, ledningsgrupp eller nämnd. En chef som beslutar ensam "
    "registrerar själv sitt beslut.",
    duty=law.PROCESSES,
    field="decision",
): ...


class DecidedForAll(
    Refusal,
    message="En förvaltningsövergripande process beslutas av direktören, ledningsgruppen eller nämnden.",
    duty=law.PROCESSES,
    field="decision",
): ...


class ScopeSaysWhoDecides(
    Refusal,
    message="Av nivån följer vem som beslutar, och processen är fastställd: låt direktören rätta nivån.",
    duty=law.PROCESSES,
    field="scope",
): ...


class ReplacedByWhat(
    Refusal,
    message="Ange vilken fastställd process som ersätter, om den ersätts, och annars ingen.",
    duty=law.PROCESSES,
    field="replaced_by",
): ...

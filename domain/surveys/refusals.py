"""What is refused about a survey, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class AskedTwice(
    Refusal,
    message="Samma fråga står två gånger: varje fråga har sin egen beteckning.",
    duty=law.SELF_CONTROL_METHODS,
    field="questions",
): ...


class OtherWords(
    Refusal,
    message="Frågan {question} har fått andra ord. Ge den en högre version, så att svaren inte jämförs med dem på den "
    "gamla.",
    duty=law.SELF_CONTROL_METHODS,
    field="questions",
): ...


class NotTheSameKind(
    Refusal,
    message="En undersökning jämförs med en tidigare av samma slag, som är stängd för svar.",
    duty=law.SELF_CONTROL_METHODS,
    field="previous",
): ...


class NotThatMethod(
    Refusal,
    message="Egenkontrollen har en annan metod än en undersökning eller enkät.",
    duty=law.SELF_CONTROL_METHODS,
    field="self_control",
): ...


class WhoArranges(
    Refusal,
    message="Ange vem som ordnar den nationella undersökningen.",
    duty=law.SELF_CONTROL_METHODS,
    field="arranger",
): ...


class MoreThanAsked(
    Refusal,
    message="Så många kan inte ha svarat: högst de som fick frågorna svarar, och högst de som finns får dem.",
    duty=law.DOCUMENTATION,
    field="answers",
): ...


class MoreThanAnswered(
    Refusal,
    message="Resultaten vilar på fler svar ({told}) än det som de är delar av ({answers}). En enhet och en som ligger "
    "under den redovisas inte var för sig.",
    duty=law.DOCUMENTATION,
    field="answers",
): ...


class TooFewLeft(
    Refusal,
    message="Då är färre än {fewest} svar kvar utanför enheternas resultat, och de går att räkna ut. Låt bli att "
    "redovisa enheten, eller slå ihop den med en annan.",
    duty=law.SECRECY_OF_INDIVIDUALS,
    field="answers",
): ...


class TooManyUnits(
    Refusal,
    message="En undersökning rymmer resultat för högst {most} enheter. Dela den på två.",
    duty=law.DOCUMENTATION,
    field="unit",
): ...


class ResultFirst(
    Refusal,
    message="För in resultatet för helheten innan undersökningen sammanställs.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class WhatDoesItMean(
    Refusal,
    message="Säg om svaren visar att verksamheten är begriplig för dem den är till för och gör skillnad, eller att "
    "det inte frågades om det.",
    duty=law.SELF_CONTROL_METHODS,
    field="understandable",
): ...


class NobodyAsked(
    Refusal,
    message="Ingen fråga i undersökningen handlar om {aspect}: säg att det inte frågades om det.",
    duty=law.SELF_CONTROL_METHODS,
    field="understandable",
): ...


class TooManyActions(
    Refusal,
    message="Undersökningen har redan lett till {most} åtgärder. Föreslå flera i åtgärdsregistret.",
    duty=law.MEASURES,
): ...


class NothingInTheProgramme(
    Refusal,
    message="Ett åtgärdsprogram består av åtgärder: föreslå dem först.",
    duty=law.MEASURES,
): ...


class ActionsProposed(
    Refusal,
    message="Undersökningen har lett till åtgärder: avslå dem i åtgärdsregistret om de inte ska göras.",
    duty=law.MEASURES,
): ...


class ProgrammeWanted(
    Refusal,
    message="Nämnden har bestämt att en medarbetarundersökning slutar i ett åtgärdsprogram. Besluta om det.",
    duty=law.STAFF_TAKE_PART,
): ...


class WhatIsDone(
    Refusal,
    message="Ange vad som görs med anledning av undersökningen, eller varför ingenting görs, innan den redovisas.",
    duty=law.MEASURES,
): ...


class ResultsStand(
    Refusal,
    message="Undersökningen har resultat i liggaren: makulera dem först.",
    duty=law.DOCUMENTATION,
): ...

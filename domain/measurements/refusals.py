"""What is refused about a measurement, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class NotMeasuredThen(
    Refusal,
    message="Det är inte beslutat att detta mäts den {day}: måttet finns inte, gäller inte än eller är avslutat, eller "
    "kriteriet är upphävt eller makulerat.",
    duty=law.FOLLOW_UP_QUALITY,
    field="measure",
): ...


class NotMeasuredThere(
    Refusal,
    message="Kriteriet är en enhets eget och mäts bara där.",
    duty=law.FOLLOW_UP_QUALITY,
    field="unit",
): ...


class OtherSeries(
    Refusal,
    message="Posten gäller ett annat mått, en annan enhet eller en annan period.",
    duty=law.DOCUMENTATION,
): ...


class NotPossible(
    Refusal,
    message="Värdet är inte möjligt ({measured}). Skriv det med siffror och punkt, till exempel 4.2, inom skalan.",
    duty=law.FOLLOW_UP_QUALITY,
    field="value",
): ...


class HowManyAnswered(
    Refusal,
    message="Ange hur många svar eller ärenden värdet vilar på: är de för få får det inte visas.",
    duty=law.SECRECY_OF_INDIVIDUALS,
    field="responses",
): ...


class NotTheSameSeries(
    Refusal,
    message="Mätningen före gäller inte samma mått och enhet, är inte tidigare eller har inget värde.",
    duty=law.SELF_CONTROL,
    field="previous",
): ...


class FourEyes(
    Refusal,
    message="Ett mätvärde granskas av någon annan än den som registrerade det.",
    duty=law.SELF_CONTROL,
): ...


class OnlyCounted(
    Refusal,
    message="En nämnare är ett antal att räkna på: den har inget målvärde och analyseras inte.",
    duty=law.COMPILE_AND_ANALYSE,
): ...


class WhatIsDoneAboutIt(
    Refusal,
    message="Målvärdet är inte nått. Ange den åtgärd som beslutats, eller varför ingen vidtas.",
    duty=law.MEASURES,
    field="action",
): ...


class NotAnAction(
    Refusal,
    message="Ange en åtgärd, eller den avvikelse eller det lex Sarah-ärende där åtgärden beslutades.",
    duty=law.MEASURES,
    field="action",
): ...


class TooFewToShow(
    Refusal,
    message="Värdet vilar på för få för att visas: det skulle kunna peka ut någon.",
    duty=law.SECRECY_OF_INDIVIDUALS,
): ...


class AnalyseFirst(
    Refusal,
    message="Målvärdet är inte nått. Resultatet analyseras innan det redovisas.",
    duty=law.COMPILE_AND_ANALYSE,
): ...

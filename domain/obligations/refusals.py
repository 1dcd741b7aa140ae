"""What is refused about an obligation, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class NoGround(
    Refusal,
    message="Ange vad uppgiften vilar på: riktlinjens mening, ett krav i lag, eller båda.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="sentences",
): ...


class NoSuchDemand(
    Refusal,
    message="Det finns inget krav med namnet {id}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="demand",
): ...


class NoSuchRule(
    Refusal,
    message="{id} är ingen tidsfrist som räknas från en periods slut eller ett årsskifte.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="rule",
): ...


class EveryTimeOfYear(
    Refusal,
    message="Månaderna stämmer inte med hur ofta det ska göras: {frequency}. Ange varje månad som en period slutar i, "
    "en gång.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="months",
): ...


class NotWithItself(
    Refusal,
    message="En uppgift säger inte emot sig själv: ange den andra.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="against",
): ...


class AlreadyNoted(
    Refusal, message="Motsägelsen är redan antecknad.", duty=law.PLAN_LEAD_FOLLOW_UP, field="against"
): ...


class NoSuchConflict(
    Refusal,
    message="Ingen sådan motsägelse är antecknad.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="against",
): ...


class NotInTheWheel(
    Refusal,
    message="Ingen period slutar {last} enligt årshjulet, eller uppgiften gällde inte då.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="last",
): ...


class DoneAlready(
    Refusal,
    message="Tillfället är redan genomfört eller avskrivet. Ta bort det först om det är fel infört.",
    duty=law.DOCUMENTATION,
    field="last",
): ...


class NoSuchRound(
    Refusal,
    message="Det finns inget sådant tillfälle att göra så med.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="last",
): ...

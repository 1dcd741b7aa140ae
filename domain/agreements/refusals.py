"""What is refused about a collaboration agreement, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class WithWhom(
    Refusal,
    message="En överenskommelse har minst två parter, och minst en av dem är någon annan än nämnden.",
    duty=law.COLLABORATION,
    field="parties",
): ...


class PartyTwice(Refusal, message="Parten ”{name}” står två gånger.", duty=law.COLLABORATION, field="parties"): ...


class WithTheRegion(
    Refusal,
    message="Om den här gruppen ska kommunen ha en överenskommelse med regionen. Ange regionen som part.",
    duty=law.REGION_AGREEMENTS,
    field="parties",
): ...


class AskThemOrSayWhy(
    Refusal,
    message="De organisationer som företräder gruppen bör få lämna synpunkter. Anteckna dem, eller ange varför det "
    "inte har varit möjligt.",
    duty=law.REGION_AGREEMENTS,
    field="without_consultation",
): ...


class DecidedByTheBoard(
    Refusal,
    message="Överenskommelsen är av principiell betydelse: nämnden beslutar om den.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class PrincipalStays(
    Refusal,
    message="Överenskommelsen är undertecknad som principiell, och det rättas inte bort: nämnden beslutar om den.",
    duty=law.NOT_DELEGABLE,
    field="principal",
): ...


class EndsOutOfReach(
    Refusal,
    message="Överenskommelsen skulle sluta gälla {day}. Ange en dag som inte har varit, inom {years} år.",
    duty=law.COLLABORATION,
    field="valid_to",
): ...


class NotYetInForce(
    Refusal, message="Överenskommelsen gäller från {day}. Den dagen har inte kommit.", duty=law.COLLABORATION
): ...


class NotOver(
    Refusal,
    message="Överenskommelsen har ingen sista dag som har passerat. Säg upp den om den ska sluta gälla.",
    duty=law.COLLABORATION,
): ...


class StillInForce(
    Refusal,
    message="Överenskommelsen gäller till och med {day}. Den arkiveras när den dagen har varit.",
    duty=law.COLLABORATION,
): ...


class NoLonger(
    Refusal,
    message="En förlängning gör att överenskommelsen gäller längre än till {day}.",
    duty=law.COLLABORATION,
    field="valid_to",
): ...


class HasNoLastDay(
    Refusal, message="Överenskommelsen gäller tills vidare och behöver inte förlängas.", duty=law.COLLABORATION
): ...


class ReviewedInTime(
    Refusal,
    message="En uppföljning planeras till en dag som inte har varit.",
    duty=law.COLLABORATION,
    field="review_on",
): ...


class OnlyBetweenOperations(
    Refusal,
    message="Avvikelsen gäller bara den egna verksamheten. Till en överenskommelse hör avvikelser åt ena eller andra "
    "hållet.",
    duty=law.COLLABORATION,
): ...


class AlreadyKnown(
    Refusal,
    message="Avvikelsen är redan kopplad till överenskommelsen.",
    duty=law.COLLABORATION,
    field="deviation",
): ...


class AlreadyLinkedToProcess(
    Refusal, message="Överenskommelsen är redan kopplad till processen.", duty=law.COLLABORATION
): ...


class NotLinkedToProcess(
    Refusal, message="Överenskommelsen är inte kopplad till processen.", duty=law.COLLABORATION
): ...


class TooManyProcesses(
    Refusal,
    message="En överenskommelse kopplas till högst {most} processer. Koppla den till den process de är delar av.",
    duty=law.COLLABORATION,
): ...

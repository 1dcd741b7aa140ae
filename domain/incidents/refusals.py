"""What is refused about an incident, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class NotYetNoticed(
    Refusal, message="Tidpunkten {moment} har inte varit än.", duty=law.DATA_BREACH, field="noticed"
): ...


class RiskForWhom(
    Refusal,
    message="Bedöm risken för de registrerade när personuppgifter berörs eller kan beröras, och bara då.",
    duty=law.DATA_BREACH,
    field="rights_risk",
): ...


class AssessFirst(
    Refusal, message="Incidenten är inte bedömd. Bedöm den innan detta beslutas.", duty=law.DATA_BREACH
): ...


class NoPersonalData(
    Refusal,
    message="Incidenten rör inga personuppgifter, så det finns ingen att anmäla eller informera om dem.",
    duty=law.DATA_BREACH,
): ...


class AlreadyNotified(Refusal, message="Incidenten är redan anmäld. Komplettera anmälan.", duty=law.DATA_BREACH): ...


class NotifiedBeforeNoticed(
    Refusal,
    message="Anmälan gjordes inte före {noticed}, då incidenten upptäcktes.",
    duty=law.DATA_BREACH,
    field="notified",
): ...


class LateWithoutReason(
    Refusal,
    message="Anmälan skulle ha gjorts senast {due}. Den görs ändå, med skälen till förseningen: skriv dem.",
    duty=law.DATA_BREACH,
    field="why_late",
): ...


class NothingToSupplement(
    Refusal, message="Det finns ingen ofullständig anmälan att komplettera.", duty=law.DATA_BREACH
): ...


class MustBeNotified(
    Refusal,
    message="Det är inte osannolikt att incidenten medför en risk: den ska anmälas.",
    duty=law.DATA_BREACH,
): ...


class MustBeInformed(
    Refusal,
    message="Risken är hög: de berörda ska informeras, om inte något av de andra skälen finns.",
    duty=law.INFORM_OF_BREACH,
    field="not_informed",
): ...


class AlreadyADeviation(Refusal, message="Incidenten har redan lett till en avvikelse.", duty=law.REPORTS): ...


class EnoughForOneIncident(
    Refusal,
    message="Incidenten har redan lett till {most} åtgärder. Föreslå flera i åtgärdsregistret.",
    duty=law.MEASURES,
): ...


class NotifyOrDecide(
    Refusal,
    message="Anmäl incidenten, eller besluta med skäl att den inte anmäls, innan den avslutas.",
    duty=law.DATA_BREACH,
): ...


class MoreToTell(
    Refusal, message="Anmälan är inte fullständig. Komplettera den innan incidenten avslutas.", duty=law.DATA_BREACH
): ...


class InformOrDecide(
    Refusal,
    message="Risken är hög. Informera de berörda, eller besluta med skäl att de inte informeras.",
    duty=law.INFORM_OF_BREACH,
): ...

"""The words of incidents: moments, kinds, risks, and why somebody is not notified or informed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Self
from uuid import UUID

from domain.board import Slug
from domain.calendar import STOCKHOLM
from domain.grammar import Between, derived_id
from domain.terms import Role, Term

MOST_ACTIONS = 10
Hour = Annotated[int, Between(0, 23)]
Minute = Annotated[int, Between(0, 59)]


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REPORTED = "reported", "rapporterad"
    ASSESSED = "assessed", "bedömd"
    CLOSED = "closed", "avslutad"
    ANNULLED = "annulled", "makulerad"


OPEN = (Status.REPORTED, Status.ASSESSED)


class IncidentKind(Term):
    """What of the information was lost: that others could not see it, that it was right, that it was there."""

    CONFIDENTIALITY = "confidentiality", "obehörig fick del av uppgifter"
    INTEGRITY = "integrity", "uppgifter ändrades eller blev fel"
    AVAILABILITY = "availability", "uppgifter gick förlorade eller kunde inte nås"
    OTHER = "other", "annan säkerhetsincident"


class RightsRisk(Term):
    """The risk for the rights and freedoms of those whose data it was."""

    UNLIKELY = "unlikely", "osannolik risk"
    RISK = "risk", "risk"
    HIGH = "high", "hög risk"


class HowInformed(Term):
    LETTER = "letter", "brev"
    CONVERSATION = "conversation", "samtal"
    PHONE = "phone", "telefon"
    MESSAGE = "message", "säkert meddelande"
    PUBLIC = "public", "allmän information"


class WhyNotInformed(Term):
    """The grounds there are for not informing those concerned."""

    NOT_HIGH = "not_high", "risken är inte hög"
    UNREADABLE = "unreadable", "uppgifterna var oläsliga för den obehörige"
    RISK_REMOVED = "risk_removed", "åtgärder har undanröjt den höga risken"
    DISPROPORTIONATE = "disproportionate", "oproportionell ansträngning: allmänheten informeras"


class WhyAnnulled(Term):
    NOT_AN_INCIDENT = "not_an_incident", "ingen incident"
    WRONG_BOARD = "wrong_board", "hör till en annan nämnd"
    DUPLICATE = "duplicate", "dubblett"
    TEST_ENTRY = "test_entry", "registrerad på prov"


THOSE_WHO_HANDLE = (
    Role.UNIT_MANAGER,
    Role.DEPARTMENT_HEAD,
    Role.DIRECTOR,
    Role.QUALITY_DEVELOPER,
    Role.SYSTEM_ADMIN,
    Role.REGISTRAR,
)


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Moment:
    """A day and a time of that day, by the clocks in Sweden.

    In the hour that comes twice in the autumn it is the first: a deadline is never a later one than it should be.

    >>> Moment(day=date(2026, 3, 13), hour=16, minute=5).instant.isoformat()
    '2026-03-13T15:05:00+00:00'
    >>> str(Moment.of(datetime(2026, 3, 16, 7, 30, tzinfo=UTC)))
    '2026-03-16 kl. 08.30'
    """

    day: date
    hour: Hour
    minute: Minute

    @classmethod
    def of(cls, instant: datetime) -> Self:
        local = instant.astimezone(STOCKHOLM)
        return cls(day=local.date(), hour=local.hour, minute=local.minute)

    @property
    def instant(self) -> datetime:
        """As an instant in UTC."""
        return datetime.combine(self.day, time(self.hour, self.minute), STOCKHOLM).astimezone(UTC)

    def __str__(self) -> str:
        return f"{self.day} kl. {self.hour:02}.{self.minute:02}"


@dataclass(frozen=True, kw_only=True, slots=True)
class DueMoment:
    """A deadline in hours as a fact: the moment, and which rule in which version gave it."""

    at: Moment
    rule: Slug
    version: int


def deviation_id(incident: UUID) -> UUID:
    """The one deviation that an incident leads to."""
    return derived_id("deviations", "incidents", incident)


def action_id(incident: UUID, number: int) -> UUID:
    """The action that an incident led to as number so many."""
    return derived_id("actions", "incidents", incident, number)

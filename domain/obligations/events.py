"""What becomes a fact about an obligation and its rounds."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due, Slug
from domain.criteria.words import Frequency
from domain.grammar import Event, Personal
from domain.obligations.words import (
    Kind,
    MeetingId,
    Months,
    ObligationId,
    Receiver,
    Sentences,
    WhyAnnulled,
    WhyEnded,
    WhyMissed,
    WhyStruck,
)
from domain.terms import Body, Role
from domain.words import Decision, Name, PersonId, Source, Text, UnitId


class ObligationEstablished(Event, label="Uppgiften fördes in i årshjulet", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Something is to be done again and again. `demand`: the duty in law by its id; `rule`: the deadline rule."""

    id: Slug
    title: Name
    kind: Kind
    frequency: Frequency | None
    months: Months
    receivers: tuple[Receiver, ...]
    roles: tuple[Role, ...]
    body: Body | None
    sentences: Sentences
    demand: Slug | None
    rule: Slug | None
    unit: UnitId | None
    since: date
    decision: Decision | None


class ObligationChanged(Event, label="Uppgiften i årshjulet ändrades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It is to be done otherwise from a day on; what was planned before stays as it was planned."""

    title: Name
    kind: Kind
    frequency: Frequency | None
    months: Months
    receivers: tuple[Receiver, ...]
    roles: tuple[Role, ...]
    body: Body | None
    sentences: Sentences
    demand: Slug | None
    rule: Slug | None
    since: date
    decision: Decision | None
    reason: Personal[Text]


class ConflictNoted(Event, label="Motsägelsen antecknades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Another obligation says something else of the same; it says the same of this one. Neither is chosen."""

    against: ObligationId
    question: Name


class ConflictSettled(Event, label="Motsägelsen löstes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody with the power to do so said how the two are to be read together."""

    against: ObligationId
    settlement: Name
    decision: Decision | None


class RoundPlanned(Event, label="Tillfället planerades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The period, the day it is due and who sees to it. `due`: the rule that gave the day, if one did."""

    first: date
    last: date
    on: date
    due: Due | None
    responsible: PersonId | None


class RoundCompleted(Event, label="Tillfället genomfördes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was done for the period. `report`: the line that holds it; `at_meeting`: where it was taken up."""

    first: date
    last: date
    day: date
    late: bool | None
    report: Source | None
    at_meeting: MeetingId | None
    paragraph: Name | None
    comment: Personal[Text] | None


class RoundMissed(Event, label="Tillfället uteblev", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False):
    """It was not done for the period, and why."""

    first: date
    last: date
    reason: WhyMissed
    comment: Personal[Text] | None


class RoundStruck(Event, label="Tillfället togs bort", duty=law.DOCUMENTATION):
    """It had been entered wrong. What was done or missed is planned again; what was only planned is not."""

    first: date
    last: date
    reason: WhyStruck


class ObligationEnded(Event, label="Uppgiften i årshjulet upphörde", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False):
    """It is done up to a day and no longer."""

    until: date
    reason: WhyEnded
    decision: Decision | None


class ObligationAnnulled(Event, label="Uppgiften i årshjulet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


ObligationEvent = (
    ObligationEstablished
    | ObligationChanged
    | ConflictNoted
    | ConflictSettled
    | RoundPlanned
    | RoundCompleted
    | RoundMissed
    | RoundStruck
    | ObligationEnded
    | ObligationAnnulled
)

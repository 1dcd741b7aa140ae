"""What becomes a fact about a meeting."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.board import Due
from domain.grammar import Event, Personal
from domain.meetings.words import (
    Members,
    Outcome,
    Paragraph,
    WhyAnnulled,
    WhyCancelled,
    WhyMoved,
    WhyStruck,
)
from domain.obligations.words import ObligationId
from domain.terms import Body
from domain.words import Name, PersonId, Source, Text, UnitId


class MeetingPlanned(Event, label="Sammanträdet planerades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """A body is to meet; `papers_by`: the day its papers are to be ready. `unit`: whose group it is."""

    body: Body
    day: date
    papers_by: date | None
    unit: UnitId | None


class MeetingMoved(Event, label="Sammanträdet flyttades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It is to be another day."""

    day: date
    papers_by: date | None
    reason: WhyMoved


class MeetingHeld(Event, label="Sammanträdet genomfördes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was held, with so many of its members. `due`: when the minutes of a board are to be approved."""

    present: Members
    members: Members
    chaired_by: PersonId | None
    due: Due | None


class MeetingItemRecorded(Event, label="Ärendet togs upp", duty=law.DECISION_DOCUMENTED, version=2):
    """What was taken up and what became of it.

    `concerns`: the line that was before the meeting; `obligation` with `first` and `last`: the round of the annual
    wheel that it was the report of. `assignment`: what was asked for, of whom, to be told of by when; `action`: the one
    it became.
    """

    paragraph: Paragraph
    title: Name
    outcome: Outcome
    text: Personal[Text] | None
    day: date
    concerns: Source | None
    obligation: ObligationId | None
    first: date | None
    last: date | None
    assignment: Personal[Text] | None
    assigned: bool
    responsible: PersonId | None
    ready_by: date | None
    action: UUID | None


class MeetingItemStruck(Event, label="Ärendet togs bort", duty=law.DOCUMENTATION):
    """It had been entered wrong, before the minutes were approved; a round that it had fulfilled is open again."""

    paragraph: Paragraph
    reason: WhyStruck
    obligation: ObligationId | None
    first: date | None
    last: date | None


class AssignmentReportedBack(Event, label="Uppdraget återrapporterades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """What was asked for was told of. `report`: the line that holds it; `told_under`: the paragraph of that meeting."""

    paragraph: Paragraph
    day: date
    report: Source | None
    told_under: Name | None
    comment: Personal[Text] | None


class MinutesApproved(Event, label="Protokollet justerades", duty=law.MINUTES):
    """The minutes were approved, and that was announced."""

    day: date
    announced_on: date | None
    late: bool


class MeetingCancelled(Event, label="Sammanträdet ställdes in", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False):
    """It was not held."""

    reason: WhyCancelled


class MeetingAnnulled(Event, label="Sammanträdet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    reason: WhyAnnulled


MeetingEvent = (
    MeetingPlanned
    | MeetingMoved
    | MeetingHeld
    | MeetingItemRecorded
    | MeetingItemStruck
    | AssignmentReportedBack
    | MinutesApproved
    | MeetingCancelled
    | MeetingAnnulled
)

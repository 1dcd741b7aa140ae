"""What can be asked for about a meeting."""

from __future__ import annotations

from datetime import date

from domain.actions.words import ActionId
from domain.grammar import Command, Personal
from domain.meetings.events import (
    AssignmentReportedBack,
    MeetingAnnulled,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
)
from domain.meetings.words import (
    SECRETARIES,
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


class PlanMeeting(Command, label="Planera sammanträde", may=SECRETARIES, becomes=MeetingPlanned, opens=True):
    body: Body
    day: date
    papers_by: date | None = None
    unit: UnitId | None = None


class MoveMeeting(Command, label="Flytta sammanträde", may=SECRETARIES, becomes=MeetingMoved):
    day: date
    papers_by: date | None = None
    reason: WhyMoved


class HoldMeeting(Command, label="Anteckna genomfört sammanträde", may=SECRETARIES):
    """`present` of its `members`; a board needs more than half."""

    present: Members
    members: Members
    chaired_by: PersonId | None = None


class RecordItem(Command, label="Anteckna ärende", may=SECRETARIES):
    """`assignment`: what was asked for; then `responsible` or `ready_by` says of whom or by when. `as_action`: it is of
    the board, and is followed in the register of actions until it has been reported back."""

    paragraph: Paragraph
    title: Name
    outcome: Outcome
    text: Personal[Text] | None = None
    concerns: Source | None = None
    obligation: ObligationId | None = None
    first: date | None = None
    last: date | None = None
    assignment: Personal[Text] | None = None
    responsible: PersonId | None = None
    ready_by: date | None = None
    as_action: bool = False


class StrikeItem(Command, label="Ta bort ärende", may=SECRETARIES):
    """`action`: the one that its assignment became, if it did; that one is struck out first."""

    paragraph: Paragraph
    reason: WhyStruck
    action: ActionId | None = None


class ReportBack(Command, label="Återrapportera uppdrag", may=SECRETARIES, becomes=AssignmentReportedBack):
    """`paragraph`: the one by which it was asked for."""

    paragraph: Paragraph
    day: date
    report: Source | None = None
    told_under: Name | None = None
    comment: Personal[Text] | None = None


class ApproveMinutes(Command, label="Anteckna att protokollet justerats", may=SECRETARIES):
    day: date
    announced_on: date | None = None


class CancelMeeting(Command, label="Ställ in sammanträde", may=SECRETARIES, becomes=MeetingCancelled):
    reason: WhyCancelled


class AnnulMeeting(Command, label="Makulera sammanträde", may=SECRETARIES, becomes=MeetingAnnulled):
    reason: WhyAnnulled


MeetingCommand = (
    PlanMeeting
    | MoveMeeting
    | HoldMeeting
    | RecordItem
    | StrikeItem
    | ReportBack
    | ApproveMinutes
    | CancelMeeting
    | AnnulMeeting
)

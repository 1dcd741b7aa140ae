"""What can be asked for about an obligation."""

from __future__ import annotations

from datetime import date

from domain.board import Slug
from domain.criteria.words import Frequency
from domain.grammar import Command, Personal
from domain.obligations.events import (
    ConflictNoted,
    ConflictSettled,
    ObligationAnnulled,
    ObligationChanged,
    ObligationEnded,
    ObligationEstablished,
    RoundMissed,
    RoundStruck,
)
from domain.obligations.words import (
    DOERS,
    KEEPERS,
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


class EstablishObligation(Command, label="För in i årshjulet", may=KEEPERS, becomes=ObligationEstablished, opens=True):
    """`months`: those in which its periods end; none where nothing is said of it."""

    id: Slug
    title: Name
    kind: Kind
    frequency: Frequency | None = None
    months: Months = ()
    receivers: tuple[Receiver, ...] = ()
    roles: tuple[Role, ...] = ()
    body: Body | None = None
    sentences: Sentences = ()
    demand: Slug | None = None
    rule: Slug | None = None
    unit: UnitId | None = None
    since: date
    decision: Decision | None = None


class ChangeObligation(Command, label="Ändra i årshjulet", may=KEEPERS, becomes=ObligationChanged):
    title: Name
    kind: Kind
    frequency: Frequency | None = None
    months: Months = ()
    receivers: tuple[Receiver, ...] = ()
    roles: tuple[Role, ...] = ()
    body: Body | None = None
    sentences: Sentences = ()
    demand: Slug | None = None
    rule: Slug | None = None
    since: date
    decision: Decision | None = None
    reason: Personal[Text]


class NoteConflict(Command, label="Anteckna motsägelse", may=KEEPERS, becomes=ConflictNoted):
    against: ObligationId
    question: Name


class SettleConflict(Command, label="Anteckna hur motsägelsen löstes", may=KEEPERS, becomes=ConflictSettled):
    against: ObligationId
    settlement: Name
    decision: Decision | None = None


class MirrorConflict(Command, label="Anteckna motsägelsen också här", becomes=ConflictNoted, internal=True):
    against: ObligationId
    question: Name


class MirrorSettlement(Command, label="Anteckna lösningen också här", becomes=ConflictSettled, internal=True):
    against: ObligationId
    settlement: Name
    decision: Decision | None = None


class PlanRound(Command, label="Planera tillfälle", may=KEEPERS):
    """`on`: the day it is due, if another than the one the deadline rule gives."""

    first: date
    last: date
    on: date | None = None
    responsible: PersonId | None = None


class CompleteRound(Command, label="Anteckna genomfört tillfälle", may=DOERS):
    first: date
    last: date
    day: date
    report: Source | None = None
    comment: Personal[Text] | None = None


class CompleteAtMeeting(Command, label="Genomfört vid sammanträde", internal=True):
    """A meeting took it up: asked for by the meeting's own line."""

    first: date
    last: date
    day: date
    report: Source | None = None
    at_meeting: MeetingId
    paragraph: Name


class MissRound(Command, label="Anteckna uteblivet tillfälle", may=DOERS, becomes=RoundMissed):
    first: date
    last: date
    reason: WhyMissed
    comment: Personal[Text] | None = None


class StrikeRound(Command, label="Ta bort tillfälle", may=DOERS, becomes=RoundStruck):
    first: date
    last: date
    reason: WhyStruck


class EndObligation(Command, label="Avsluta i årshjulet", may=KEEPERS, becomes=ObligationEnded):
    until: date
    reason: WhyEnded
    decision: Decision | None = None


class AnnulObligation(Command, label="Makulera i årshjulet", may=KEEPERS, becomes=ObligationAnnulled):
    reason: WhyAnnulled


ObligationCommand = (
    EstablishObligation
    | ChangeObligation
    | NoteConflict
    | SettleConflict
    | MirrorConflict
    | MirrorSettlement
    | PlanRound
    | CompleteRound
    | CompleteAtMeeting
    | MissRound
    | StrikeRound
    | EndObligation
    | AnnulObligation
)

"""What can be asked for about the inspectorate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.external_reviews.words import ReviewId
from domain.grammar import Command, Personal
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import OFFICER, THOSE_WHO_WRITE_TO_IVO, IvoChannel, IvoOutcome, Supplement
from domain.terms import Authority
from domain.words import Decision, Name, Text

# ── Commands ─────────────────────────────────────────────────────────────────


class NotifyIvo(
    Command,
    label="Anmäl till Inspektionen för vård och omsorg",
    may=OFFICER,
    authority=Authority.DELEGATED,
    becomes=happened.IvoNotified,
):
    """`region`: the department where the operation is. `sent_on`: today if nothing is said."""

    sent_on: date | None = None
    region: Name
    channel: IvoChannel
    with_investigation: bool
    receipt: Name | None = None
    decision: Decision


class RecordIvoReceipt(
    Command, label="Registrera kvittens", may=THOSE_WHO_WRITE_TO_IVO, becomes=happened.IvoReceiptRecorded
):
    receipt: Name
    ivo_number: Name | None = None


class SupplementIvo(Command, label="Komplettera anmälan", may=THOSE_WHO_WRITE_TO_IVO, becomes=happened.IvoSupplemented):
    what: Supplement
    sent_on: date | None = None
    channel: IvoChannel
    receipt: Name | None = None
    note: Personal[Text] | None = None


class RecordIvoExtension(
    Command, label="Registrera förlängd tid", may=THOSE_WHO_WRITE_TO_IVO, becomes=happened.IvoExtended
):
    until: date
    receipt: Name | None = None


class RecordIvoDecision(
    Command,
    label="Registrera beslut från Inspektionen för vård och omsorg",
    may=THOSE_WHO_WRITE_TO_IVO,
    becomes=happened.IvoDecided,
):
    ivo_number: Name
    decided_on: date
    outcome: IvoOutcome
    text: Personal[Text] | None = None


class RecordIvoDemand(
    Command,
    label="Ta upp krav från Inspektionen för vård och omsorg",
    may=THOSE_WHO_WRITE_TO_IVO,
    becomes=happened.IvoDemanded,
):
    """`review`: the one in which the demand is followed as a finding, where it is; else it is answered here."""

    demand: UUID
    text: Personal[Text]
    due: date | None = None
    review: ReviewId | None = None


class AnswerIvoDemand(
    Command,
    label="Besvara krav från Inspektionen för vård och omsorg",
    may=OFFICER,
    authority=Authority.DELEGATED,
    becomes=happened.IvoDemandAnswered,
):
    """By the board, or on a delegation from it."""

    demand: UUID
    sent_on: date | None = None
    text: Personal[Text]
    decision: Decision

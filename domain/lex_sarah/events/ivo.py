"""What can be a fact about the inspectorate: what was sent to it, and what it decided and demanded."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.board import Due
from domain.external_reviews.words import ReviewId
from domain.grammar import Event, Personal
from domain.lex_sarah.words import IvoChannel, IvoOutcome, Supplement
from domain.words import Decision, LegalBases, Name, Text, UnitId

# ── Events ───────────────────────────────────────────────────────────────────


class IvoNotified(Event, label="Anmälan till Inspektionen för vård och omsorg gjordes", duty=law.NOTIFY_IVO):
    """The board notified the inspectorate; `supplement_by` is there when the investigation was not finished."""

    sent_on: date
    region: Name
    channel: IvoChannel
    with_investigation: bool
    receipt: Name | None
    decision: Decision
    supplement_by: Due | None


class IvoReceiptRecorded(Event, label="Kvittensen på anmälan registrerades", duty=law.NOTIFY_IVO):
    """The inspectorate's receipt came, with the number of its case if it said so."""

    receipt: Name
    ivo_number: Name | None


class IvoSupplemented(Event, label="Anmälan kompletterades", duty=law.INVESTIGATION_TO_IVO):
    """The investigation, or something else, was sent in afterwards: what has been sent is never changed."""

    what: Supplement
    sent_on: date
    channel: IvoChannel
    receipt: Name | None
    note: Personal[Text] | None


class IvoExtended(Event, label="Inspektionen för vård och omsorg förlängde tiden", duty=law.INVESTIGATION_TO_IVO):
    """The inspectorate gave more time for the investigation."""

    until: date
    receipt: Name | None


class IvoDecided(Event, label="Inspektionen för vård och omsorg beslutade", duty=law.HAND_OVER_TO_IVO):
    """The inspectorate's decision came in; `review` is opened by it, unless the inspectorate ended the matter."""

    ivo_number: Name
    decided_on: date
    outcome: IvoOutcome
    text: Personal[Text] | None
    review: ReviewId | None
    unit: UnitId | None
    legal_bases: LegalBases


class IvoDemanded(Event, label="Ett krav från Inspektionen för vård och omsorg togs upp", duty=law.HAND_OVER_TO_IVO):
    """The decision demands something; `review` is the one in which it is followed as a finding, where it is."""

    demand: UUID
    text: Personal[Text]
    due: date | None
    review: ReviewId | None


class IvoDemandAnswered(
    Event, label="Kravet från Inspektionen för vård och omsorg besvarades", duty=law.HAND_OVER_TO_IVO
):
    """The board answered a demand."""

    demand: UUID
    sent_on: date
    text: Personal[Text]
    decision: Decision

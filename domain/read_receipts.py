"""Läskvitton – 6 kap. 1 § SOSFS 2011:9: the staff know the routines they are to work by.

One record for each person and revision, where the publisher asked for receipts; what many people do to one
document is never a line of the document. A receipt given by mistake is taken back by whoever gave it: that is
all the annulment a receipt has, since the person may come to read the revision yet.

    acknowledged ──take back──> taken back ──acknowledge──> acknowledged
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import law
from domain.digests import Digest
from domain.documents.state import Document, revision_on
from domain.documents.words import DocumentId
from domain.grammar import Command, Event, Occasion, Refusal, Stamp, derived_id
from domain.registers import Register
from domain.terms import Term
from domain.words import AlreadyThere, Count, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "inte kvitterat"
    ACKNOWLEDGED = "acknowledged", "kvitterat"
    TAKEN_BACK = "taken_back", "återtaget"


class TakenBackReason(Term):
    BY_MISTAKE = "by_mistake", "kvitterat av misstag"
    NOT_READ = "not_read", "inte läst färdigt"


def receipt_id(document: UUID, revision: int, person: UUID) -> UUID:
    """The record of this person's having read this revision."""
    return derived_id("read_receipts", document, revision, person)


# ── Events ───────────────────────────────────────────────────────────────────


class DocumentAcknowledged(Event, label="Dokumentet kvitterades som läst", duty=law.STAFF):
    """Somebody said that they had read exactly this revision."""

    document: DocumentId
    revision: Count
    content: Digest


class AcknowledgementTakenBack(Event, label="Läskvittot togs tillbaka", duty=law.STAFF, shows=False):
    """The one who had acknowledged said that it was not so."""

    reason: TakenBackReason


ReceiptEvent = DocumentAcknowledged | AcknowledgementTakenBack

# ── Commands ─────────────────────────────────────────────────────────────────


class AcknowledgeDocument(Command, label="Jag har läst", becomes=DocumentAcknowledged, opens=True):
    """`revision`: the number of the revision read."""

    document: DocumentId
    revision: Count


class TakeBackAcknowledgement(Command, label="Ta tillbaka läskvitto", becomes=AcknowledgementTakenBack):
    reason: TakenBackReason


ReceiptCommand = AcknowledgeDocument | TakeBackAcknowledgement

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReceipt:
    """`unit` is the unit the person acted in, so that a unit can be told how many have read."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    document: UUID | None = None
    revision: int | None = None
    content: str = ""
    person: UUID | None = None
    day: date | None = None


def evolve(state: ReadReceipt, event: ReceiptEvent, stamp: Stamp) -> ReadReceipt:
    match event:
        case DocumentAcknowledged():
            return ReadReceipt(
                status=Status.ACKNOWLEDGED,
                unit=stamp.unit,
                document=event.document,
                revision=event.revision,
                content=event.content,
                person=stamp.by,
                day=stamp.day,
            )
        case AcknowledgementTakenBack():
            return replace(state, status=Status.TAKEN_BACK)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotTheOneThatApplies(
    Refusal,
    message="Revision {revision} gäller inte idag: läs och kvittera den som gäller.",
    duty=law.STAFF,
    field="revision",
): ...


class ReceiptNotWanted(
    Refusal,
    message="För den här revisionen begärs inga läskvitton.",
    duty=law.STAFF,
    field="document",
): ...


class NotYourReceipt(
    Refusal,
    message="Ett läskvitto tas bara tillbaka av den som har gett det.",
    duty=law.STAFF,
): ...


def decide(state: ReadReceipt, command: ReceiptCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AcknowledgeDocument():
            if state.status is Status.ACKNOWLEDGED:
                raise AlreadyThere
            if state.person is not None and state.person != occasion.stamp.by:
                raise NotYourReceipt
            yield acknowledge(command, occasion)
        case TakeBackAcknowledgement():
            must_be(state.status, Status.ACKNOWLEDGED)
            if state.person != occasion.stamp.by:
                raise NotYourReceipt
            yield command.event()
        case _:
            assert_never(command)


def acknowledge(command: AcknowledgeDocument, occasion: Occasion) -> Event:
    """A receipt says that somebody has read what holds now, and only where it was asked for."""
    held = revision_on(occasion.state(command.document, Document), occasion.stamp.day)
    if held is None or held.number != command.revision:
        raise NotTheOneThatApplies(revision=command.revision)
    if not held.receipts_wanted:
        raise ReceiptNotWanted
    return command.event(content=held.content)


REGISTER = Register(
    name="read_receipts",
    label="Läskvitton",
    singular="Läskvitto",
    duty=law.STAFF,
    initial=ReadReceipt(),
    decide=decide,
    evolve=evolve,
    command=ReceiptCommand,
    event=ReceiptEvent,
    natural=lambda command, by: receipt_id(command.document, command.revision, by),
    notes_links=False,
)

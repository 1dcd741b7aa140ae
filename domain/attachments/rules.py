"""What is refused, and what becomes of what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.attachments.commands import AnnulAttachment, AttachFile, AttachmentCommand, EnterScan, WithdrawAttachment
from domain.attachments.state import Attachment
from domain.attachments.words import ATTACHED, CARRIERS, SAYS_MORE, Status
from domain.grammar import Event, NoSuchRecord, Occasion, Refusal
from domain.words import AlreadyThere, must_be


class CarriesNoFiles(
    Refusal,
    message="Till det registret bifogas inga filer.",
    duty=law.DOCUMENTATION,
    field="register",
): ...


class StruckOut(
    Refusal,
    message="Posten är makulerad: till den bifogas inget mer.",
    duty=law.DOCUMENTATION,
    field="record",
): ...


class AlreadyScanned(
    Refusal,
    message="Om filen är redan känt: {verdict}. En prövning som säger mindre ändrar inte det.",
    duty=law.ACCESS_CONTROL,
    field="verdict",
): ...


class NotYourAttachment(
    Refusal,
    message="En bilaga tas bara tillbaka av den som bifogade den. Den som handlägger kan makulera den.",
    duty=law.DOCUMENTATION,
): ...


def decide(state: Attachment, command: AttachmentCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AttachFile():
            if state.status is not Status.UNKNOWN:
                raise AlreadyThere
            yield attach(command, occasion)
        case EnterScan():
            must_be(state.status, *ATTACHED, Status.WITHDRAWN, Status.ANNULLED)
            if SAYS_MORE[command.verdict] <= SAYS_MORE[state.verdict]:
                raise AlreadyScanned(verdict=(state.verdict or command.verdict).label)
            yield command.event()
        case WithdrawAttachment():
            must_be(state.status, *ATTACHED)
            if state.attached_by != occasion.stamp.by:
                raise NotYourAttachment
            yield command.event()
        case AnnulAttachment():
            must_be(state.status, *ATTACHED, Status.WITHDRAWN)
            yield command.event()
        case _:
            assert_never(command)


def attach(command: AttachFile, occasion: Occasion) -> Event:
    """To a record that is there and stands, of a register that carries files; it belongs where the record does."""
    if command.register not in CARRIERS:
        raise CarriesNoFiles
    record = occasion.records.get(command.record)
    if record is None or record.status == "unknown":
        raise NoSuchRecord(record=command.record)
    if record.status == "annulled":
        raise StruckOut
    return command.event(unit=record.unit)

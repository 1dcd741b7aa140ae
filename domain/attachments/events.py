"""What happens to an attachment."""

from __future__ import annotations

from uuid import UUID

from domain import law
from domain.attachments.words import FileKind, FileName, Size, Verdict, WhyAnnulled, WhyWithdrawn
from domain.digests import Digest
from domain.grammar import Event, Personal
from domain.words import Name, Text, UnitId


class AttachmentAdded(Event, label="En bilaga lades till", duty=law.DOCUMENTATION):
    """A file was attached to a record. `address`: where its sealed content is kept; `unit`: the record's own."""

    register: Name
    record: UUID
    unit: UnitId | None
    address: Digest
    size: Size
    kind: FileKind
    name: Personal[FileName]


class AttachmentScanned(Event, label="Bilagan virusprövades", duty=law.ACCESS_CONTROL):
    """It was looked for what could do harm. `scanner` and `signatures`: which program, and how new; `finding`: what it
    calls what it found."""

    verdict: Verdict
    scanner: Name | None
    signatures: Name | None
    finding: Name | None


class AttachmentWithdrawn(Event, label="Bilagan togs tillbaka", duty=law.DOCUMENTATION):
    """Whoever had attached it said that it does not belong there."""

    reason: WhyWithdrawn
    explanation: Personal[Text] | None


class AttachmentAnnulled(Event, label="Bilagan makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out."""

    reason: WhyAnnulled


AttachmentEvent = AttachmentAdded | AttachmentScanned | AttachmentWithdrawn | AttachmentAnnulled

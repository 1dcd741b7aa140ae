"""What is asked of an attachment."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from domain.attachments.events import AttachmentAdded, AttachmentAnnulled, AttachmentScanned, AttachmentWithdrawn
from domain.attachments.words import CARRIERS, FileKind, FileName, Size, Verdict, WhyAnnulled, WhyWithdrawn
from domain.digests import Digest
from domain.grammar import Command, Personal
from domain.named import NamesIn
from domain.terms import Role
from domain.words import Name, Text

ANNULLERS = (
    Role.UNIT_MANAGER,
    Role.DEPARTMENT_HEAD,
    Role.DIRECTOR,
    Role.QUALITY_DEVELOPER,
    Role.LEX_SARAH_OFFICER,
    Role.REGISTRAR,
)


class AttachFile(Command, label="Bifoga fil", becomes=AttachmentAdded, opens=True, internal=True):
    """The program keeps the file and reads its kind, so that nobody types an address."""

    register: Name
    record: Annotated[UUID, NamesIn("register", CARRIERS)]
    address: Digest
    size: Size
    kind: FileKind
    name: Personal[FileName]


class EnterScan(Command, label="För in virusprövning", becomes=AttachmentScanned, internal=True):
    verdict: Verdict
    scanner: Name | None = None
    signatures: Name | None = None
    finding: Name | None = None


class WithdrawAttachment(Command, label="Ta tillbaka", becomes=AttachmentWithdrawn):
    reason: WhyWithdrawn
    explanation: Personal[Text] | None = None


class AnnulAttachment(Command, label="Makulera", may=ANNULLERS, becomes=AttachmentAnnulled):
    reason: WhyAnnulled


AttachmentCommand = AttachFile | EnterScan | WithdrawAttachment | AnnulAttachment

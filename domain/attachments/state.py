"""What the facts add up to: a file, what it belongs to, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.attachments.events import (
    AttachmentAdded,
    AttachmentAnnulled,
    AttachmentEvent,
    AttachmentScanned,
    AttachmentWithdrawn,
)
from domain.attachments.words import ATTACHED, FileKind, Status, Verdict
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import Link, Relation


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """`register` and `belongs_to`: what it is attached to; `verdict`: what is known of it, withdrawn or not."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    register: str = ""
    belongs_to: Annotated[UUID | None, Link(Relation.CAME_FROM, noted=False)] = None
    address: str = ""
    size: int = 0
    kind: FileKind | None = None
    verdict: Verdict | None = None
    scanner: str | None = None
    signatures: str | None = None
    attached_by: UUID | None = None
    recorded: date | None = None

    @property
    def attached(self) -> bool:
        """Whether it still belongs to the record."""
        return self.status in ATTACHED

    def harmless(self, unscanned: bool) -> bool:
        """Whether it may be handed out. Args: `unscanned` is whether the installation hands out what nothing scans."""
        return self.verdict is Verdict.CLEAN or (unscanned and self.verdict is Verdict.NOT_SCANNED)


def evolve(state: Attachment, event: AttachmentEvent, stamp: Stamp) -> Attachment:
    match event:
        case AttachmentAdded():
            return Attachment(
                status=Status.PENDING,
                unit=event.unit,
                register=event.register,
                belongs_to=event.record,
                address=event.address,
                size=event.size,
                kind=event.kind,
                attached_by=stamp.by,
                recorded=stamp.day,
            )
        case AttachmentScanned():
            known = replace(state, verdict=event.verdict, scanner=event.scanner, signatures=event.signatures)
            return replace(known, status=Status.of(event.verdict.value)) if state.attached else known
        case AttachmentWithdrawn():
            return replace(state, status=Status.WITHDRAWN)
        case AttachmentAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)

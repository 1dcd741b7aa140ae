"""The revisions of a document, told by its lines: what each said, who decided it and whom it was for.

A decision is of exact content. So it is shown with the number and the checksum of the revision it was made for, and a
revision drawn up later is not decided because an earlier one was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from domain.documents.events import (
    ImportedRevisionEstablished,
    RevisionAbandoned,
    RevisionDrafted,
    RevisionEstablished,
    RevisionPublished,
)
from domain.documents.words import MediaType
from domain.terms import Role
from ledger.codec import read
from ledger.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A revision as its lines tell it. `decided`: the content that was decided to hold, and on which day."""

    number: int
    content: str
    content_length: int
    media_type: MediaType
    decided: str | None = None
    decided_on: date | None = None
    valid_from: date | None = None
    audience_roles: tuple[Role, ...] = ()
    audience_units: tuple[UUID, ...] = ()
    receipts_wanted: bool = False
    abandoned: bool = False

    @property
    def is_decided(self) -> bool:
        """Whether what it says is what was decided."""
        return self.decided == self.content

    @property
    def approval(self) -> str:
        """What a decision on it holds for, in words."""
        if not self.is_decided:
            return "inte fastställd"
        when = f", fastställd {self.decided_on}" if self.decided_on else ""
        return f"gäller revision {self.number} (kontrollsumma {self.content}){when}"


def revisions(lines: Iterable[Line]) -> dict[int, Revision]:
    """Every revision there has been, by its number; one that was drawn up anew says what it says now."""
    found: dict[int, Revision] = {}
    for line in lines:
        match read(line).event:
            case RevisionDrafted() as drafted:
                found[drafted.number] = drawn_up(drafted)
            case ImportedRevisionEstablished() as imported:
                found[imported.number] = decided(drawn_up(imported), imported.content, imported.decided_on)
            case RevisionEstablished() as decision:
                before = found[decision.number]
                found[decision.number] = decided(before, decision.content, decision.decision.day)
            case RevisionPublished() as published:
                found[published.number] = replace(
                    found[published.number],
                    valid_from=published.valid_from,
                    audience_roles=published.audience_roles,
                    audience_units=published.audience_units,
                    receipts_wanted=published.receipts_wanted,
                )
            case RevisionAbandoned() as given_up:
                found[given_up.number] = replace(found[given_up.number], abandoned=True)
            case _:
                pass
    return found


def decided(revision: Revision, content: str, day: date | None) -> Revision:
    return replace(revision, decided=content, decided_on=day)


def drawn_up(event: RevisionDrafted | ImportedRevisionEstablished) -> Revision:
    return Revision(
        number=event.number,
        content=event.content,
        content_length=event.content_length,
        media_type=event.media_type,
    )

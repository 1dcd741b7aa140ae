"""Drafts: what somebody has begun to write and not sent in. No lines, no versions; sealed, the writer's own, and gone
when sent in or after thirty days.

A draft is sent in with its own id as the idempotency key (`Draft.key`): if the deletion is lost after the command was
written, sending it in again gives the first answer and deletes it then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger import clock
from ledger.ids import new_id
from ledger.keys import KeyDestroyed, Keys
from ledger.lasting import Lasting
from ledger.pen import Pen
from ledger.seal import Envelope, SealBroken, enclose, reveal

KEPT = timedelta(days=30)
LARGEST = 500_000
LOG = logging.getLogger("liggaren.drafts")


class DraftTooLarge(ValueError):
    """A draft of more bytes than a draft may have."""


class NotYours(PermissionError):
    """That draft belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was saved last; what it says is the sender's own form, bytes to us."""

    draft: UUID
    saved_at: datetime
    said: bytes

    @property
    def key(self) -> str:
        """The idempotency key it is to be sent in with."""
        return f"draft {self.draft}"


class Drafts:
    """The drafts of one book."""

    def __init__(self, ledger: UUID, keys: Keys, connect: Callable[[], Connection[Any]]) -> None:
        self.ledger, self.keys = ledger, keys
        self.lasting = Lasting(connect)

    def close(self) -> None:
        self.lasting.close()

    def save(self, owner: UUID, said: bytes, draft: UUID | None = None) -> UUID:
        """Save a draft, a new one or again; gives its id. Raises NotYours, DraftTooLarge."""
        if len(said) > LARGEST:
            raise DraftTooLarge
        one = draft or new_id()
        outcome = self.put(owner, said, one)
        if outcome == "epoch":  # the masters were renewed meanwhile: seal it under the new one
            outcome = self.put(owner, said, one)
        if outcome != "saved":
            raise NotYours
        return one

    def put(self, owner: UUID, said: bytes, draft: UUID) -> str:
        pen = Pen.newest(self.ledger, self.keys)
        sealed = enclose(said, pen.epoch, pen.master, self.associated(draft, owner))
        arguments = (draft, owner, clock.now(), sealed.epoch, sealed.wrapped, sealed.envelope)
        row = self.lasting.use(
            lambda db: db.execute("SELECT drafts.save(%s, %s, %s, %s, %s, %s)", arguments).fetchone()
        )
        return str(row and row[0])

    def of(self, owner: UUID) -> list[Draft]:
        """Somebody's drafts, the one saved last first. One that cannot be opened any more is left out."""
        try:
            found = [self.open(row) for row in self.rows(owner)]
        except KeyDestroyed:  # they were wrapped anew between reading them and reading the key
            found = [self.open(row) for row in self.rows(owner)]
        return [draft for draft in found if draft is not None]

    def read(self, owner: UUID, draft: UUID) -> Draft | None:
        """One of somebody's drafts, None if there is none."""
        return next((one for one in self.of(owner) if one.draft == draft), None)

    def delete(self, owner: UUID, draft: UUID) -> None:
        """Delete a draft: it was sent in, or thrown away. Nothing happens if it is not there."""
        self.lasting.use(
            lambda db: db.execute("DELETE FROM drafts.drafts WHERE draft = %s AND owner = %s", (draft, owner))
        )

    def sweep(self) -> int:
        """Delete what nobody has touched for thirty days; gives how many they were. To be done every day."""
        before = clock.now() - KEPT
        return self.lasting.use(
            lambda db: db.execute("DELETE FROM drafts.drafts WHERE saved_at < %s", (before,)).rowcount
        )

    def associated(self, draft: UUID, owner: UUID) -> bytes:
        """What ties a draft to its writer: moved to somebody else, it does not open."""
        return f"liggaren.draft.v1\n{self.ledger}\n{draft}\n{owner}".encode()

    def rows(self, owner: UUID) -> list[Any]:
        return self.lasting.use(
            lambda db: db.execute(
                """SELECT draft, owner, saved_at, epoch, wrapped, envelope FROM drafts.drafts
                   WHERE owner = %s AND saved_at >= %s ORDER BY saved_at DESC, draft""",
                (owner, clock.now() - KEPT),
            ).fetchall()
        )

    def open(self, row: Any) -> Draft | None:
        draft, owner, saved_at, epoch, wrapped, envelope = row
        sealed = Envelope(epoch, bytes(wrapped), bytes(envelope))
        try:
            said = reveal(sealed, self.keys.master(epoch), self.associated(draft, owner))
        except SealBroken:
            LOG.warning("utkast %s går inte att öppna", draft)
            return None
        return Draft(draft, saved_at, said)

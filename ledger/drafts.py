"""Drafts: what somebody has begun to write and not sent in. No lines, no versions; sealed, the writer's own, and gone
when sent in or after thirty days.

A draft is sent in with its own id as the idempotency key (`Draft.key`): if the deletion is lost after the command was
written, sending it in again gives the first answer and deletes it then.

A draft has no version but a tag, another one each time it is saved: who replaces it may say which one they have seen.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection, Rollback

from ledger import clock
from ledger.ids import new_id
from ledger.keys import KeyDestroyed, Keys
from ledger.lasting import Lasting
from ledger.pen import Pen
from ledger.seal import Envelope, SealBroken, enclose, reveal

KEPT = timedelta(days=30)
LARGEST = 500_000
TAG = "left(encode(sha256(envelope), 'hex'), 32)"
FIND = """SELECT draft, owner, saved_at, epoch, wrapped, envelope FROM drafts.drafts
          WHERE owner = %s AND saved_at >= %s AND (%s::uuid IS NULL OR draft = %s) ORDER BY saved_at DESC, draft"""
# Deleted only to be saved anew in the same transaction: of two who replace the same draft, the later finds it gone.
TAKE = f"DELETE FROM drafts.drafts WHERE draft = %s AND owner = %s AND (%s::text IS NULL OR {TAG} = ANY(%s))"
SAVE = "SELECT drafts.save(%s, %s, %s, %s, %s, %s)"
LOG = logging.getLogger("liggaren.drafts")


class DraftTooLarge(ValueError):
    """A draft of more bytes than a draft may have."""


class NotYours(PermissionError):
    """That draft belongs to somebody else."""


class NotAsSeen(Exception):
    """That draft is not there any more as its owner saw it: replaced, sent in or thrown away meanwhile."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was saved last; what it says is the sender's own form, bytes to us."""

    draft: UUID
    saved_at: datetime
    said: bytes
    tag: str

    @property
    def key(self) -> str:
        """The idempotency key it is to be sent in with."""
        return key_of(self.draft)


def key_of(draft: UUID) -> str:
    return f"draft-{draft}"


class Drafts:
    """The drafts of one book."""

    def __init__(self, ledger: UUID, keys: Keys, connect: Callable[[], Connection[Any]]) -> None:
        self.ledger, self.keys = ledger, keys
        self.lasting = Lasting(connect)

    def close(self) -> None:
        self.lasting.close()

    def save(self, owner: UUID, said: bytes, draft: UUID | None = None) -> UUID:
        """Save a draft, a new one or again; gives its id. Raises NotYours, DraftTooLarge."""
        one = draft or new_id()
        if self.sealed_and_put(owner, said, one, self.put) != "saved":
            raise NotYours
        return one

    def replace(self, owner: UUID, said: bytes, draft: UUID, seen: str | None = None) -> None:
        """Save a draft of theirs again. Args: `seen` is the tag it must still have.

        Raises NotAsSeen, DraftTooLarge.
        """

        def put(one: UUID, who: UUID, sealed: Envelope) -> str:
            return self.put_in_place(one, who, sealed, seen)

        if self.sealed_and_put(owner, said, draft, put) != "saved":
            raise NotAsSeen

    def sealed_and_put(self, owner: UUID, said: bytes, draft: UUID, put: Callable[[UUID, UUID, Envelope], str]) -> str:
        """Seal a draft and put it there, under the new master if the masters are renewed meanwhile."""
        if len(said) > LARGEST:
            raise DraftTooLarge
        outcome = put(draft, owner, self.enclosed(draft, owner, said))
        return outcome if outcome != "epoch" else put(draft, owner, self.enclosed(draft, owner, said))

    def enclosed(self, draft: UUID, owner: UUID, said: bytes) -> Envelope:
        pen = Pen.newest(self.ledger, self.keys)
        return enclose(said, pen.epoch, pen.master, self.associated(draft, owner))

    def put(self, draft: UUID, owner: UUID, sealed: Envelope) -> str:
        arguments = (draft, owner, clock.now(), sealed.epoch, sealed.wrapped, sealed.envelope)
        row = self.lasting.use(lambda db: db.execute(SAVE, arguments).fetchone())
        return str(row and row[0])

    def put_in_place(self, draft: UUID, owner: UUID, sealed: Envelope, seen: str | None) -> str:
        """As `put`, if the draft is there (as seen), or is there as put by us before a connection was lost."""
        arguments = (draft, owner, clock.now(), sealed.epoch, sealed.wrapped, sealed.envelope)
        known = [seen, tag_of(sealed)]

        def put(db: Connection[Any]) -> str:
            outcome = "not_as_seen"
            with db.transaction():
                if db.execute(TAKE, (draft, owner, seen, known)).rowcount:
                    row = db.execute(SAVE, arguments).fetchone()
                    outcome = str(row and row[0])
                    if outcome != "saved":
                        raise Rollback
            return outcome

        return self.lasting.use(put)

    def of(self, owner: UUID, draft: UUID | None = None) -> list[Draft]:
        """Somebody's drafts (or the one of them), the one saved last first; without those that cannot be opened."""
        try:
            found = [self.open(row) for row in self.rows(owner, draft)]
        except KeyDestroyed:  # they were wrapped anew between reading them and reading the key
            found = [self.open(row) for row in self.rows(owner, draft)]
        return [one for one in found if one is not None]

    def read(self, owner: UUID, draft: UUID) -> Draft | None:
        """One of somebody's drafts, None if there is none."""
        return next(iter(self.of(owner, draft)), None)

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

    def rows(self, owner: UUID, draft: UUID | None) -> list[Any]:
        since = clock.now() - KEPT
        return self.lasting.use(lambda db: db.execute(FIND, (owner, since, draft, draft)).fetchall())

    def open(self, row: Any) -> Draft | None:
        draft, owner, saved_at, epoch, wrapped, envelope = row
        sealed = Envelope(epoch, bytes(wrapped), bytes(envelope))
        try:
            said = reveal(sealed, self.keys.master(epoch), self.associated(draft, owner))
        except SealBroken:
            LOG.warning("utkast %s går inte att öppna", draft)
            return None
        return Draft(draft, saved_at, said, tag_of(sealed))


def tag_of(sealed: Envelope) -> str:
    """What tells this saving from every other: two seals are never alike."""
    return hashlib.sha256(sealed.envelope).hexdigest()[:32]

"""Subscriptions: systems that are told when something is written, by signed messages (Standard Webhooks 1.0.0).

No lines of the book. The receiver's address and the secret are sealed as drafts are, under a key that is wrapped by the
master key and wrapped anew with every epoch. The secret is shown once, to whoever registers.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger import clock
from ledger.canonical import encode
from ledger.ids import new_id, random_bytes
from ledger.keys import KeyDestroyed, Keys
from ledger.lasting import Lasting
from ledger.lines import b64, unb64
from ledger.pen import Pen
from ledger.seal import Envelope, SealBroken, enclose, reveal

MOST = 20
"""Subscriptions of one book."""
SECRET = 32

COLUMNS = """subscription, registers, registered_by, registered_at, epoch, wrapped, envelope, delivered, attempts,
             failing_since, next_at, trouble, dead_at"""


class TooMany(RuntimeError):
    """The book has as many subscriptions as it may have."""


class Lost(LookupError):
    """The address and secret of a subscription cannot be opened any more."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a subscription's messages go, and what they are signed with. Shows neither by accident."""

    url: str = field(repr=False)
    secret: bytes = field(repr=False)

    @property
    def shown_once(self) -> str:
        """The secret as receivers' libraries take it."""
        return "whsec_" + b64encode(self.secret).decode()

    def signature(self, message: str, timestamp: int, body: bytes) -> str:
        """HMAC-SHA-256 over `id.timestamp.body`, as the header says it."""
        signed = hmac.digest(self.secret, f"{message}.{timestamp}.".encode() + body, "sha256")
        return f"v1,{b64encode(signed).decode()}"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription and how it goes: everything up to `delivered` has come across, and what comes after has not.

    It fails since `failing_since`, is tried again at `next_at`, and is dead since `dead_at`: nothing is sent any more
    until somebody has it resumed. `trouble` is a word of ledger/outgoing/egress.py.
    """

    subscription: UUID
    registers: tuple[str, ...]
    registered_by: UUID
    registered_at: datetime
    sealed: Envelope = field(repr=False)
    delivered: int
    attempts: int
    failing_since: datetime | None
    next_at: datetime | None
    trouble: str | None
    dead_at: datetime | None

    @classmethod
    def of(cls, row: Sequence[Any]) -> Subscription:
        """Args: `row` as COLUMNS."""
        subscription, registers, by, at, epoch, wrapped, envelope, *state = row
        return cls(subscription, tuple(registers), by, at, Envelope(epoch, bytes(wrapped), bytes(envelope)), *state)

    @property
    def status(self) -> str:
        if self.dead_at is not None:
            return "dead"
        return "failing" if self.failing_since is not None else "well"


class Webhooks:
    """The subscriptions of one book."""

    def __init__(self, ledger: UUID, keys: Keys, connect: Callable[[], Connection[Any]]) -> None:
        self.ledger, self.keys = ledger, keys
        self.lasting = Lasting(connect)

    def close(self) -> None:
        self.lasting.close()

    def register(self, by: UUID, url: str, registers: Sequence[str]) -> tuple[Subscription, Endpoint]:
        """Subscribe to what is written in some registers from now on. Raises TooMany."""
        subscription, endpoint = new_id(), Endpoint(url, random_bytes(SECRET))
        outcome = self.put(subscription, by, endpoint, registers)
        if outcome == "epoch":  # the masters were renewed meanwhile: seal it under the new one
            outcome = self.put(subscription, by, endpoint, registers)
        if outcome != "registered":
            raise TooMany
        return next(one for one in self.all() if one.subscription == subscription), endpoint

    def put(self, subscription: UUID, by: UUID, endpoint: Endpoint, registers: Sequence[str]) -> str:
        pen = Pen.newest(self.ledger, self.keys)
        said = encode({"secret": b64(endpoint.secret), "url": endpoint.url})
        sealed = enclose(said, pen.epoch, pen.master, self.associated(subscription))
        arguments = (
            *(subscription, list(registers), by, clock.now()),
            *(sealed.epoch, sealed.wrapped, sealed.envelope, MOST),
        )
        row = self.lasting.use(
            lambda db: db.execute("SELECT webhooks.register(%s, %s, %s, %s, %s, %s, %s, %s)", arguments).fetchone()
        )
        return str(row and row[0])

    def all(self) -> list[Subscription]:
        """Every subscription, the oldest first."""
        rows = self.lasting.use(
            lambda db: db.execute(
                f"SELECT {COLUMNS} FROM webhooks.subscriptions ORDER BY registered_at, subscription"
            ).fetchall()
        )
        return [Subscription.of(row) for row in rows]

    def resume(self, subscription: UUID) -> bool:
        """Try again at once, from where it stopped; False if there is none."""
        return self.lasting.use(
            lambda db: bool(
                db.execute(
                    """UPDATE webhooks.subscriptions SET attempts = 0, failing_since = NULL, next_at = NULL,
                       trouble = NULL, dead_at = NULL WHERE subscription = %s""",
                    (subscription,),
                ).rowcount
            )
        )

    def end(self, subscription: UUID) -> bool:
        """Delete a subscription, and its secret with it; False if there is none."""
        return self.lasting.use(
            lambda db: bool(
                db.execute("DELETE FROM webhooks.subscriptions WHERE subscription = %s", (subscription,)).rowcount
            )
        )

    def endpoint(self, one: Subscription) -> Endpoint:
        """Where to, and signed with what. Raises Lost."""
        try:
            said = json.loads(reveal(one.sealed, self.keys.master(one.sealed.epoch), self.associated(one.subscription)))
        except (SealBroken, KeyDestroyed):
            raise Lost from None
        return Endpoint(said["url"], unb64(said["secret"]))

    def associated(self, subscription: UUID) -> bytes:
        """What ties an address and a secret to their subscription: moved to another, they do not open."""
        return f"liggaren.webhook.v1\n{self.ledger}\n{subscription}".encode()

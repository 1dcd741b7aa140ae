"""What is sent to one subscriber: message after message in the order of the book, each until it has come across.

The outbox is a number: `delivered`. It moves when the receiver has answered 2xx, so what is killed in between is sent
once more. The id of a message is made of the subscription and the position and is the same every time: a receiver that
remembers ids sees each message once (at least once, in order, from one sender at a time).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from ledger import clock
from ledger.ids import random_bytes
from ledger.outgoing.addresses import NotATarget, target
from ledger.outgoing.egress import Egress, Undelivered
from ledger.outgoing.webhooks import COLUMNS, Endpoint, Lost, Subscription, Webhooks

LOG = logging.getLogger("liggaren.webhooks")
LOOKS_EVERY = 2.0
GONE = "http_410"
"""The answer of a receiver that wants no more: it is not asked again."""


@dataclass(frozen=True, slots=True)
class Message:
    """A line to tell of, and the bytes that tell of it."""

    position: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """The next messages of a subscription; everything up to `through` is told of in them, or is not for it."""

    messages: Sequence[Message]
    through: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long a receiver is waited for: `first` seconds after the first failure, twice as long after each that
    follows, `longest` at most; after `in_all` seconds of failures only the subscription is dead.
    """

    first: float = 5.0
    longest: float = 6 * 3600.0
    in_all: float = 3 * 86_400.0

    def pause(self, attempts: int, asked: int | None) -> float:
        """Seconds until the next attempt, between half and all of what is due, by chance: receivers that fell together
        are not raised together. What the receiver asks for counts, within bounds.
        """
        due = min(self.longest, self.first * 2.0 ** min(attempts - 1, 40))
        chance = int.from_bytes(random_bytes(4)) / 2**32
        return max(due * (0.5 + chance / 2), min(asked or 0, self.longest))


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """All that the senders of one book share.

    `page` gives what comes after a position in some registers; `wait` returns when there may be something after a
    position, or after some seconds. `plain`: http to this machine is taken.
    """

    store: Webhooks
    pool: AsyncConnectionPool[AsyncConnection[Any]]
    page: Callable[[int, Sequence[str]], Awaitable[Page]]
    wait: Callable[[int, float], Awaitable[None]]
    egress: Egress
    patience: Patience
    plain: bool

    async def read(self, subscription: UUID) -> Subscription | None:
        """A subscription as it stands, None when it has been ended."""
        async with self.pool.connection() as db:
            found = await db.execute(
                f"SELECT {COLUMNS} FROM webhooks.subscriptions WHERE subscription = %s", (subscription,)
            )
            row = await found.fetchone()
        return Subscription.of(row) if row else None

    async def send(self, subscription: UUID) -> None:
        """Send what there is, for as long as the subscription lives. Whoever calls holds its lock."""
        while (one := await self.read(subscription)) is not None and one.dead_at is None:
            left = (one.next_at - clock.now()).total_seconds() if one.next_at else 0.0
            if left > 0:
                await asyncio.sleep(min(left, LOOKS_EVERY))
                continue
            page = await self.page(one.delivered, one.registers)
            if page.through > one.delivered:
                await self.tell(one, page)
            else:
                await self.wait(one.delivered, LOOKS_EVERY)

    async def tell(self, one: Subscription, page: Page) -> None:
        """The messages of a page, until one does not come across."""
        for message in page.messages:
            if not await self.told(one, message):
                return
            one = replace(one, attempts=0, failing_since=None)
        await self.came_across(one.subscription, page.through)

    async def told(self, one: Subscription, message: Message) -> bool:
        """Tell of one line, and write down how it went. Returns whether it came across."""
        try:
            status, asked = await self.post(one, message)
        except Undelivered as error:
            await self.failed(one, error.trouble, None)
            return False
        if 200 <= status < 300:
            await self.came_across(one.subscription, message.position)
            return True
        await self.failed(one, f"http_{status}", asked)
        return False

    async def post(self, one: Subscription, message: Message) -> tuple[int, int | None]:
        """Raises Undelivered."""
        try:
            endpoint = await self.endpoint(one)
            to = target(endpoint.url, self.plain)
        except Lost:
            raise Undelivered("secret_lost") from None
        except NotATarget:
            raise Undelivered("refused") from None
        id, now = f"msg_{one.subscription}_{message.position}", int(clock.now().timestamp())
        headers = {
            "Content-Type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": str(now),
            "webhook-signature": endpoint.signature(id, now, message.body),
        }
        return await self.egress.post(to, headers, message.body)

    async def endpoint(self, one: Subscription) -> Endpoint:
        """Raises Lost."""
        try:
            return self.store.endpoint(one)
        except Lost:  # it may have been wrapped anew since it was read
            again = await self.read(one.subscription)
            return self.store.endpoint(again or one)

    # ── How it went ──────────────────────────────────────────────────────────

    async def came_across(self, subscription: UUID, position: int) -> None:
        async with self.pool.connection() as db:
            await db.execute(
                """UPDATE webhooks.subscriptions SET delivered = greatest(delivered, %s), attempts = 0,
                   failing_since = NULL, next_at = NULL, trouble = NULL WHERE subscription = %s""",
                (position, subscription),
            )

    async def failed(self, one: Subscription, trouble: str, asked: int | None) -> None:
        now = clock.now()
        since, attempts = one.failing_since or now, one.attempts + 1
        dead = self.is_dead(trouble, since, now)
        later = None if dead else now + timedelta(seconds=self.patience.pause(attempts, asked))
        LOG.warning("prenumeration %s: %s, försök %d%s", one.subscription, trouble, attempts, ", död" if dead else "")
        async with self.pool.connection() as db:
            await db.execute(
                """UPDATE webhooks.subscriptions SET attempts = %s, failing_since = %s, next_at = %s, trouble = %s,
                   dead_at = %s WHERE subscription = %s""",
                (attempts, since, later, trouble, now if dead else None, one.subscription),
            )

    def is_dead(self, trouble: str, since: datetime, now: datetime) -> bool:
        return trouble in (GONE, "secret_lost") or (now - since).total_seconds() >= self.patience.in_all

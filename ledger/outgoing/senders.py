"""One sender for each subscription, whatever the number of processes: whoever holds its lock in the database sends.

All locks of a process are held by one connection of its own. If that is lost, so are the locks, and its senders stop; a
process that is killed lets go of them as its connection ends. Until a process has noticed that its locks are gone, two
may send the same message: it has the same id from both.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any
from uuid import UUID

import psycopg
from psycopg import AsyncConnection

from ledger.ending import end
from ledger.outgoing.outbox import LOOKS_EVERY, Outbox

LOG = logging.getLogger("liggaren.webhooks")
LOCK = "hashtextextended('liggaren.webhook.' || subscription::text, 0)"
LIVING = "SELECT subscription FROM webhooks.subscriptions WHERE dead_at IS NULL"
# The lock is tried for those that are free and for no others: held twice, it would have to be let go twice.
TAKE = f"""WITH free AS MATERIALIZED (
               SELECT subscription FROM webhooks.subscriptions WHERE dead_at IS NULL AND subscription <> ALL(%s))
           SELECT subscription FROM free WHERE pg_try_advisory_lock({LOCK})"""
LET_GO = f"SELECT pg_advisory_unlock({LOCK}) FROM unnest(%s::uuid[]) AS held(subscription)"


class Senders:
    """The senders of one book in this process. `dsn` is how the running role reaches the database."""

    def __init__(self, outbox: Outbox, dsn: str) -> None:
        self.outbox, self.dsn = outbox, dsn
        self.sending: dict[UUID, asyncio.Task[None]] = {}
        self.nudged = asyncio.Event()
        self.watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send, in the running event loop."""
        self.watching = asyncio.create_task(self.watch(), name="webhooks")

    def nudge(self) -> None:
        """Something was registered, resumed or ended here: look at once."""
        self.nudged.set()

    async def close(self) -> None:
        """Stop where we are: what was on its way is sent again by whoever comes next."""
        if self.watching is not None:
            await end([self.watching])

    async def watch(self) -> None:
        """Hold the locks that can be had, and see to it that each has its sender; begin again if the database goes."""
        while True:
            try:
                async with await AsyncConnection.connect(self.dsn, autocommit=True) as db:
                    await self.hold(db)
            except psycopg.Error as error:
                LOG.warning("utskicken väntar på databasen: %s", type(error).__name__)
            finally:
                await self.stop(list(self.sending))
            await asyncio.sleep(LOOKS_EVERY)

    async def hold(self, db: AsyncConnection[Any]) -> None:
        while True:
            self.nudged.clear()
            living = {one for (one,) in await (await db.execute(LIVING)).fetchall()}
            over = [one for one, task in self.sending.items() if task.done() or one not in living]
            if over:
                await self.stop(over)
                await db.execute(LET_GO, (over,))
            for (one,) in await (await db.execute(TAKE, (list(self.sending),))).fetchall():
                self.sending[one] = asyncio.create_task(self.send(one), name=f"webhook {one}")
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY):
                    await self.nudged.wait()

    async def send(self, subscription: UUID) -> None:
        """Whatever goes wrong in one sender is said, and it is begun again; the others go on."""
        try:
            await self.outbox.send(subscription)
        except Exception as error:
            LOG.error("prenumeration %s avbröts: %s", subscription, type(error).__name__)

    async def stop(self, subscriptions: list[UUID]) -> None:
        await end([self.sending.pop(one) for one in subscriptions])

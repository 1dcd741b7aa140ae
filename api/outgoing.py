"""What webhooks say, and the senders of a board put together.

    {"type": "DeviationReported.v1", "timestamp": "2026-07-05T08:00:00.000000Z",
     "data": {"position": 17, "record": "/enkoping/api/v1/deviations/7d3f5c1e-…"}}

That something has happened, and where to ask; whoever asks is judged as anybody. A receiver has no roles, so of records
that only a few may see (the flag of their register in access.py, as it stands when the message is made) it is told
nothing at all. A line is told of when the registers show it: the record is there to be read.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection, sql
from psycopg_pool import AsyncConnectionPool

from api.access import ACCESS
from ledger.book import Book
from ledger.canonical import instant
from ledger.database import Database
from ledger.keys import Keys
from ledger.outgoing.egress import Egress
from ledger.outgoing.outbox import Message, Outbox, Page, Patience
from ledger.outgoing.senders import Senders
from ledger.outgoing.webhooks import Webhooks
from projections.cards import FoldStopped
from projections.tail import Behind, Tail

PAGE = 100
RESTS = 0.25
"""Seconds before a sender asks for the next line: whoever waits for the registers makes them fold in small batches."""

CLOSED = sql.SQL(" OR ").join(
    sql.SQL("now.register = {} AND coalesce(now.state ->> {} = 'true', false)").format(
        sql.Literal(name), sql.Literal(rule.flag)
    )
    for name, rule in ACCESS.items()
    if rule.flag is not None
)
FOLLOWING = [name for name, rule in ACCESS.items() if rule.follows]
"""Of what belongs to a record nothing is told: the record may be one that is not told of."""
LINES = sql.SQL(
    """SELECT l.position, l.record, l.name, l.recorded_at, now.register
       FROM ledger.lines l JOIN cards now ON now.record = l.record AND now.to_position IS NULL
       WHERE l.position > %s AND l.position <= %s AND now.register = ANY(%s) AND NOT ({}) ORDER BY l.position"""
).format(CLOSED)


def told_of(registers: Sequence[str]) -> list[str]:
    return [name for name in registers if name not in FOLLOWING]


@dataclass(frozen=True)
class News:
    """What there is to tell of one board."""

    board: str
    pool: AsyncConnectionPool[AsyncConnection[Any]]
    tail: Tail

    async def page(self, after: int, registers: Sequence[str]) -> Page:
        """The next messages after a position."""
        through = max(after, min(after + PAGE, self.tail.position))
        async with self.pool.connection() as db:
            rows = await (await db.execute(LINES, (after, through, told_of(registers)), prepare=True)).fetchall()
        return Page([self.message(*row) for row in rows], through)

    def message(self, position: int, record: Any, name: str, recorded_at: Any, register: str) -> Message:
        path = f"/{self.board}/api/v1/{register.replace('_', '-')}/{record}"
        said = {"type": name, "timestamp": instant(recorded_at), "data": {"position": position, "record": path}}
        return Message(position, json.dumps(said, separators=(",", ":")).encode())

    async def wait(self, after: int, patience: float) -> None:
        """Until the registers show a line after a position, or some seconds have gone."""
        await asyncio.sleep(RESTS)
        try:
            with suppress(Behind):
                await self.tail.reached(after + 1, patience)
        except FoldStopped:
            await asyncio.sleep(patience)


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Whether and how a process sends messages: through what, and with what patience."""

    egress: Egress = Egress()
    patience: Patience = Patience()


@dataclass(frozen=True)
class Outgoing:
    """The subscriptions of a board, and their senders in this process, if it sends."""

    store: Webhooks
    plain: bool
    senders: Senders | None

    def nudge(self) -> None:
        if self.senders is not None:
            self.senders.nudge()

    async def close(self) -> None:
        if self.senders is not None:
            await self.senders.close()
        await asyncio.to_thread(self.store.close)


def outgoing(book: Book, database: Database, keys: Keys, news: News, sending: Sending | None) -> Outgoing:
    """Put together, and begin to send. A demonstration may send in the clear to its own machine."""
    known = book.identity
    store = Webhooks(known.ledger, keys, database.writer)
    if sending is None:
        return Outgoing(store, known.demonstration, None)
    outbox = Outbox(
        store=store,
        pool=news.pool,
        page=news.page,
        wait=news.wait,
        egress=sending.egress,
        patience=sending.patience,
        plain=known.demonstration,
    )
    senders = Senders(outbox, database.writer_dsn)
    senders.start()
    return Outgoing(store, known.demonstration, senders)

"""A board that is served: its open book, the registers that follow it, and those who may ask."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, sql
from psycopg_pool import AsyncConnectionPool

from api.daily import Reminder, Reminding
from api.demonstration import DemonstrationIssuer, NotADemonstration
from api.directory import FOLLOWED, Directory
from api.keeping import Keeper
from api.outgoing import News, Outgoing, Sending, outgoing
from api.scanning import Clamd, Scanning
from api.seats import Seats
from api.tokens import Issuer, Trust
from domain.registers import Register
from ledger.book import Book
from ledger.database import Database
from ledger.keys import Keys
from ledger.proof.sequencer import Sequencer
from ledger.proof.witnesses import Witness
from ledger.proof.witnessing import Witnessing
from ledger.records import Record
from projections import rebuild, schema
from projections.tail import Tail

LOG = logging.getLogger("liggaren.api")
CONNECTIONS = 10
WAITING = 1000


@dataclass(frozen=True, kw_only=True)
class Service:
    """A board to serve: its name in the path, what people call it, its database and its keys.

    `issuers` are those who may say who a person is. `demonstration` is the issuer that lets anybody be anybody; it is
    refused for a book that is not a demonstration. `sending`: how webhooks are sent from this process, None if they
    are not. `witnesses` are asked to cosign every checkpoint. `scanner` looks for viruses in what is attached; without
    one, `serves_unscanned` says whether files are handed out that nobody has looked in. `reminding`: how this process
    reminds, None if it does not.
    """

    name: str
    title: str
    database: Database
    keys: Keys
    issuers: tuple[Issuer, ...] = ()
    demonstration: DemonstrationIssuer | None = None
    sending: Sending | None = Sending()
    witnesses: tuple[Witness, ...] = ()
    scanner: Clamd | None = None
    serves_unscanned: bool = False
    reminding: Reminding | None = None


@dataclass(frozen=True, kw_only=True)
class Served:
    """An open board."""

    name: str
    title: str
    book: Book
    tail: Tail
    pool: AsyncConnectionPool[AsyncConnection[Any]]
    directory: Directory
    trust: Trust
    demonstration: DemonstrationIssuer | None
    outgoing: Outgoing
    keeper: Keeper
    sequencer: Sequencer
    witnessing: Witnessing
    scanning: Scanning
    reminder: Reminder | None = None
    seats: Seats = field(default_factory=Seats)

    @property
    def is_demonstration(self) -> bool:
        return self.book.identity.demonstration

    async def state(self, record: UUID) -> Record:
        """A record as the rules see it (version 0: there is none)."""
        known = self.book.records.known([record])
        if record not in known:
            known = await asyncio.wrap_future(self.book.records.fetch([record]))
        return known[record]

    def wrote(self, register: Register[Any], position: int) -> None:
        """Something was written here: who works here and where may have changed by it."""
        if register.name in FOLLOWED:
            self.directory.needs(position)

    async def close(self) -> None:
        self.seats.close()
        await self.scanning.close()
        await self.outgoing.close()
        await self.pool.close()
        await asyncio.to_thread(self.close_threads)

    def close_threads(self) -> None:
        if self.reminder is not None:
            self.reminder.close()
        self.keeper.close()
        self.book.close()
        self.sequencer.close()
        self.witnessing.close()
        self.tail.close()


def trusted(service: Service, book: Book) -> Trust:
    """Whom the book believes. Raises NotADemonstration."""
    issuers: Sequence[Issuer] = service.issuers
    if service.demonstration is not None:
        if not book.identity.demonstration:
            raise NotADemonstration(f"{service.name} är ingen demonstration: demonstrationens inloggning duger inte.")
        issuers = (*issuers, service.demonstration.public)
    return Trust(issuers, book.identity.origin)


def prepare(service: Service, report: Callable[[str, int, int], None]) -> str:
    """The name of the schema that this code's registers stand in, filled if it is not. Args: `report` is told (board,
    lines done, lines in all)."""
    name = schema.schema_name()
    with service.database.writer() as db:
        complete = schema.is_complete(db, name)
    if not complete:
        LOG.info("%s: registren byggs upp på nytt", service.name)
        rebuild.rebuild(service.database.writer_dsn, name, report=lambda done, of: report(service.name, done, of))
    return name


async def open_board(service: Service, report: Callable[[str, int, int], None]) -> Served:
    """Open a board: registers first, then the tail, then the book. Raises NotADemonstration, NotFounded."""
    name = await asyncio.to_thread(prepare, service, report)
    with ExitStack() as opened:  # what was opened is closed if the rest cannot be
        tail = Tail(service.database.writer, name)
        opened.callback(tail.close)
        book = Book(service.database, service.keys, tail.wake)
        opened.callback(book.close)
        trust = trusted(service, book)
        witnessing = Witnessing(service.database.writer, service.witnesses)
        opened.callback(witnessing.close)
        sequencer = Sequencer(service.database.writer, service.keys, book.identity.origin, witnessing.submit)
        opened.callback(sequencer.close)
        book.wakes.append(sequencer.wake)
        pool = await open_pool(service.database.writer_dsn, name)
        opened.pop_all()
    directory = Directory(pool, tail)
    return Served(
        name=service.name,
        title=service.title,
        book=book,
        tail=tail,
        pool=pool,
        directory=directory,
        trust=trust,
        demonstration=service.demonstration,
        outgoing=outgoing(book, service.database, service.keys, News(service.name, pool, tail), service.sending),
        keeper=Keeper(service.name, book),
        sequencer=sequencer,
        witnessing=witnessing,
        scanning=Scanning(book, tail, pool, directory, service.scanner, service.serves_unscanned),
        reminder=reminder_of(service),
    )


def reminder_of(service: Service) -> Reminder | None:
    """What reminds every day from this process, begun; None if it does not."""
    if service.reminding is None:
        return None
    reminder = Reminder(service.name, service.database, service.keys, service.reminding)
    reminder.start()
    return reminder


async def open_pool(dsn: str, name: str) -> AsyncConnectionPool[AsyncConnection[Any]]:
    """Connections for reading, each looking into the schema of this code."""

    async def into_schema(db: AsyncConnection[Any]) -> None:
        await db.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(name)))
        # A plan made while the registers are small must not become a scan when they are large.
        await db.execute("SET plan_cache_mode = force_custom_plan")

    pool = AsyncConnectionPool(
        dsn,
        min_size=1,
        max_size=CONNECTIONS,
        max_waiting=WAITING,
        timeout=5.0,
        open=False,
        configure=into_schema,
        kwargs={"autocommit": True, "options": "-c timezone=UTC -c client_min_messages=warning"},
    )
    await pool.open(wait=True)
    return pool

"""What is attached is looked through for viruses by a clamd beside us, and what it says is entered as a line.

A task for each board takes what waits, one file after another, the newest first. It is told when something has been
attached, and looks by itself when the board is opened and every ten minutes: what was cut off half-way is found then,
and what could not be scanned is tried again. Nothing is handed out meanwhile (domain/attachments: harmless).

Without a scanner it is said of each file that nobody has looked; the day there is one, they are scanned.
"""

from __future__ import annotations

import asyncio
import io
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, cast
from uuid import UUID

from aioclamd import ClamdAsyncClient, ClamdError
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from api.directory import Directory
from domain.attachments import REGISTER
from domain.attachments.commands import EnterScan
from domain.attachments.rules import AlreadyScanned
from domain.attachments.words import Verdict
from domain.calendar import local_day
from domain.grammar import Stamp
from domain.terms import Role
from ledger import clock
from ledger.answers import KeyUsed
from ledger.blobs import ContentBroken
from ledger.book import Book
from ledger.desk import Asking
from ledger.ending import end
from ledger.records import Record
from ledger.seal import SealBroken
from projections.tail import Tail

LOG = logging.getLogger("liggaren.scanning")

PATIENCE = 60.0
"""Seconds that the scanner has for a file."""
LOOKS_EVERY = 600.0
PART = 65_536
PURPOSE = "virusprövning"
SAID = re.compile(r"[^A-Za-z0-9.,:;/_() -]")

WAITING = """SELECT record FROM cards WHERE register = 'attachments' AND to_position IS NULL
AND coalesce(state ->> 'verdict', '') = ANY(%s) ORDER BY opened DESC"""


class InLargerParts(io.BytesIO):
    """A content that is sent 64 kB at a time, whatever the client asks for: it asks for one, in a thread each time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(PART)


@dataclass(frozen=True, slots=True)
class Clamd:
    """A clamd on the network. `patience`: seconds for a file, and for a question."""

    host: str
    port: int
    patience: float = PATIENCE

    async def scan(self, content: bytes) -> EnterScan:
        """What it says of a content. Whatever goes wrong is a scan that failed, and never one that found nothing."""
        client = ClamdAsyncClient(self.host, self.port, self.patience)
        try:
            version = await client.version()
            answer = await client.instream(cast(BinaryIO, InLargerParts(content)))
        except (ClamdError, OSError, EOFError) as error:
            LOG.warning("virusprövningen misslyckades: %s", type(error).__name__)
            return EnterScan(verdict=Verdict.FAILED)
        scanner, _, signatures = version.partition("/")
        told = {"scanner": name(scanner), "signatures": name(signatures.partition("/")[0])}
        match next(iter((answer or {}).values()), None):
            case ("OK", _):
                return EnterScan(verdict=Verdict.CLEAN, **told)
            case ("FOUND", found):
                return EnterScan(verdict=Verdict.INFECTED, finding=name(found), **told)
        LOG.warning("virusprövningen misslyckades: svaret förstods inte")
        return EnterScan(verdict=Verdict.FAILED, **told)


def name(said: object) -> str | None:
    """What the scanner calls something, as a short name in letters that are harmless anywhere."""
    return SAID.sub("?", str(said or "")).strip()[:100] or None


class Scanning:
    """The scanning of one board's attachments."""

    def __init__(
        self,
        book: Book,
        tail: Tail,
        pool: AsyncConnectionPool[AsyncConnection[Any]],
        directory: Directory,
        scanner: Clamd | None,
        serves_unscanned: bool,
    ) -> None:
        self.book, self.tail, self.pool, self.directory = book, tail, pool, directory
        self.scanner, self.serves_unscanned = scanner, serves_unscanned and scanner is None
        self.news = asyncio.Event()
        self.position = 0
        self.task = asyncio.create_task(self.run())

    def told(self, position: int) -> None:
        """Something was attached, in the line at this position."""
        self.position = max(self.position, position)
        self.news.set()

    async def close(self) -> None:
        await end([self.task])

    # ── Looking ──────────────────────────────────────────────────────────────

    async def run(self) -> None:
        again, looked = True, clock.monotonic()
        while True:
            self.news.clear()
            try:
                await self.look(again)
            except Exception as error:  # whatever it is: it must not end the scanning, and may tell what is in a file
                LOG.error("bilagor kunde inte virusprövas (%s); nytt försök senare", type(error).__name__)
            with suppress(TimeoutError):
                async with asyncio.timeout(max(1.0, LOOKS_EVERY - (clock.monotonic() - looked))):
                    await self.news.wait()
            again = clock.monotonic() - looked >= LOOKS_EVERY
            looked = clock.monotonic() if again else looked

    async def look(self, again: bool) -> None:
        """Scan what has not been, and `again` what failed or what nobody could scan before."""
        await self.tail.reached(self.position)
        wanted = ["", *((Verdict.FAILED.value, Verdict.NOT_SCANNED.value) if again and self.scanner else ())]
        async with self.pool.connection() as db:
            waiting = await (await db.execute(WAITING, (wanted,))).fetchall()
        for (record,) in waiting:
            await self.examine(record)

    async def examine(self, record: UUID) -> None:
        """Scan a file and enter what came of it; what says no more than is known is not entered."""
        self.book.records.forget(record)
        known = (await asyncio.wrap_future(self.book.records.fetch([record])))[record]
        asked = await self.scanned(known.state.address)
        stamp = await self.stamp(known)
        if stamp is None:
            LOG.error("en virusprövning kan inte föras in: ingen systemförvaltare arbetar här")
            return
        asking = Asking(REGISTER, record, asked, stamp, f"scan/{record}/{known.version}")
        with suppress(AlreadyScanned, KeyUsed):  # it failed again; or another process was first
            await self.book.desk.act(asking)

    async def scanned(self, address: str) -> EnterScan:
        if self.scanner is None:
            return EnterScan(verdict=Verdict.NOT_SCANNED)
        reader = self.book.identity.ledger  # nobody reads it: the book does
        try:
            found = await asyncio.to_thread(self.book.blobs.get_sealed, reader, PURPOSE, address)
        except (ContentBroken, SealBroken) as broken:  # it is said once, and the files after it are looked at
            LOG.error("en bilaga går inte att läsa (%s) och kan inte virusprövas", type(broken).__name__)
            return EnterScan(verdict=Verdict.FAILED)
        if not isinstance(found, bytes):
            return EnterScan(verdict=Verdict.FAILED)
        return await self.scanner.scan(found)

    async def stamp(self, known: Record) -> Stamp | None:
        """On behalf of whoever attached it; if they have left, of somebody who runs the system."""
        at = clock.now()
        day = local_day(at)
        await self.directory.fresh()
        person = known.state.attached_by
        if not self.directory.works_here(person, day):
            person = self.directory.holding(Role.SYSTEM_ADMIN, day)
        unit = self.directory.home(person) if person else None
        return Stamp(at, person, Role.EMPLOYEE, unit) if person and unit else None

"""What the program itself makes in a demonstration: a sample by lot, a list that is read in, and a package of a case.

Each is made once in a book: a demonstration that is started again finds it there.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.cli.intake import opening, stamps
from api.cli.package import stamp_of
from api.intake.columns import assigned
from api.intake.rows import Reading, known
from api.intake.run import Intaking
from api.intake.table import read
from domain import samples
from domain.packages import PackageScope, Receiver, ScopeKind
from domain.samples import DrawSample
from domain.terms import Role
from ledger.book import Book
from ledger.desk import Asking
from ledger.lines import last_position
from replays.package.make import Made, Order, make
from replays.package.masks import masks
from replays.sampling import Urn, drawing

SEED = "d" * 32
DRAWN = 5
QUESTIONS = ("Är orsaken utredd?", "Har den som rapporterade fått återkoppling?")

FILE = "forbattringsforslag.csv"
ROWS = """rubrik;förslag;enhet
Gemensam mall för genomförandeplaner;Samma rubriker i alla enheter. (påhittat);{unit}
Introduktion i två steg;Den första veckan och efter en månad. (påhittat);{unit}
Nyckelskåp med kvittens;Den som hämtar en nyckel skriver under. (påhittat);{unit}
"""
HEADINGS = {"rubrik": "title", "förslag": "description", "enhet": "unit"}


def has(db: Connection[Any], register: str) -> bool:
    """Whether there is anything in a register."""
    return db.execute("SELECT FROM cards WHERE register = %s LIMIT 1", (register,)).fetchone() is not None


def draw_sample(db: Connection[Any], book: Book) -> None:
    """Closed deviations drawn by lot, to be gone through."""
    urn = Urn(register="deviations", position=last_position(db), stage="closed")
    found = drawing(db, urn, SEED, DRAWN)
    command = DrawSample(
        title="Avslutade avvikelser",
        purpose="Se att utredning och återkoppling är gjorda (påhittat).",
        register=urn.register,
        position=urn.position,
        stage=urn.stage,
        unit=None,
        seed=SEED,
        size=DRAWN,
        population=found.population,
        records=found.records,
        drawn=found.drawn,
        questions=QUESTIONS,
    )
    stamp = stamp_of(db, None, Role.QUALITY_DEVELOPER, DrawSample.may)
    asyncio.run(book.desk.act(Asking(samples.REGISTER, None, command, stamp, "demonstration/sample")))


def read_in(db: Connection[Any], book: Book, folder: Path) -> None:
    """Suggestions that were kept in a list of their own, read in from a file."""
    asked = opening("suggestions", None)
    stamp, entering = stamps(db, None, Role.REGISTRAR, asked)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    file.write_text(ROWS.format(unit=stamp.unit), encoding="utf-8")
    table = read(file)
    columns = assigned(table.headings, asked.command, HEADINGS)
    reading = Reading(asked, columns, known(db, table, last_position(db)))
    asyncio.run(taken(Intaking(book, table, reading, stamp, entering)))


async def taken(one: Intaking) -> None:
    ready, faults = await one.tried(nobody)
    assert not faults, faults
    await one.enter(ready, "Förslagen fördes i en egen lista (påhittat)", nobody)


def nobody(done: int, of: int) -> None:
    """Nobody is told."""


def pack(db: Connection[Any], book: Book, record: UUID, folder: Path) -> Made:
    """A case as an inspector takes it home."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    order = Order(
        scope=PackageScope(kind=ScopeKind.CASE, record=record),
        position=last_position(db),
        masks=masks(Receiver.IVO),
        reason="Begäran vid inspektion (påhittad)",
    )
    return make(db, book, order, stamp_of(db, None, Role.REGISTRAR), folder)

"""The command that reads in a register that was kept elsewhere: all of it is tried first, and it tells where from."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from psycopg import Connection

from api.cli import show
from api.cli.look import register_named
from api.cli.package import holds
from api.cli.program import Wrong, app, board_of, registers, shelf
from api.doors import DOORS
from api.intake.columns import WrongColumn, assigned
from api.intake.rows import Fault, Reading, known
from api.intake.run import MOST_TOLD, Intaking, Stopped
from api.intake.table import NotATable, read
from domain.calendar import local_day
from domain.grammar import Stamp
from domain.intakes import READERS_IN, WhyAbandoned
from domain.terms import Role
from domain.text import tidy
from ledger import clock
from ledger.answers import Receipt
from ledger.book import identity
from ledger.commands import Asked
from ledger.lines import last_position
from projections.cards import CARD, card_of
from replays.wording import counted

MOST_SHOWN = 100


@app.command()
def intake(
    file: Annotated[
        Path, typer.Argument(help="CSV eller kalkylblad (.xlsx) med rubriker på första raden.", exists=True)
    ],
    register: Annotated[str, typer.Option(help="Registret: deviations, views, agreements, requirements …")],
    reason: Annotated[str, typer.Option(help="Varför och varifrån (förseglas i liggaren).")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Pröva varje rad och skriv inget.")] = False,
    command: Annotated[str | None, typer.Option(help="Vilket kommando, om registret har flera att öppna med.")] = None,
    column: Annotated[list[str] | None, typer.Option(help="Rubrik=fält, eller Rubrik=- för att lämna ut den.")] = None,
    by: Annotated[str | None, typer.Option(help="Den som läser in: personens id.")] = None,
    role: Annotated[Role, typer.Option(help="I vilken roll.")] = Role.REGISTRAR,
    abandon: Annotated[WhyAbandoned | None, typer.Option(help="Avbryt filens påbörjade inläsning.")] = None,
) -> None:
    """Läs in ett register som har förts någon annanstans: allt prövas först, och inget skrivs om en rad är fel."""
    asked = opening(register_named(register), command)
    books = shelf()
    board = board_of(books)
    try:
        table = read(file)
        columns = assigned(table.headings, asked.command, pairs(column or ()))
    except (NotATable, WrongColumn) as wrong:
        raise Wrong(f"{file.name}: {wrong}") from None
    with registers(books, board) as db:
        reading = Reading(asked, columns, known(db, table, last_position(db)))
        stamp, entering = stamps(db, by, role, asked)
    book = books.open(board)
    try:
        on_its_way = Intaking(book, table, reading, stamp, entering)
        receipt = asyncio.run(taken(on_its_way, tidy(reason), dry_run, abandon))
    except Stopped as stopped:
        raise Wrong(str(stopped)) from None
    finally:
        book.close()
    if receipt is not None:
        show.say(f"Kontrollsumma {table.digest}. Inläsningen står på rad {receipt.last} i liggaren.")


async def taken(one: Intaking, reason: str, dry_run: bool, abandon: WhyAbandoned | None) -> Receipt | None:
    """Try, and unless it is only tried, enter. Raises Wrong, and Exit(1) after a trial that failed."""
    rows = counted(len(one.table.rows), "rad", "rader")
    with show.bar("Prövar raderna") as progress:
        ready, faults = await one.tried(progress)
    if abandon is not None:
        receipt = await one.abandon([each.record for each in ready], abandon)
        show.say("Inläsningen är avbruten. Det som hann föras in finns kvar.")
        return receipt
    if faults:
        told(faults)
        show.say(f"{rows}, {counted(len(faults), 'fel', 'fel')}. Inget är skrivet.")
        raise typer.Exit(1)
    if dry_run:
        show.say(f"{rows} går att läsa in. Inget är skrivet.")
        return None
    if not reason:
        raise Wrong("Ange varför och varifrån med --reason. Inget är skrivet.")
    with show.bar("För in raderna") as progress:
        receipt = await one.enter(ready, reason, progress)
    show.say(f"{rows} är införda i {one.reading.asked.register.label}. Inläsningen är hel.")
    return receipt


def told(faults: Sequence[Fault]) -> None:
    for fault in faults[:MOST_SHOWN]:
        show.say(str(fault))
    if len(faults) > MOST_SHOWN:
        more = "minst " if len(faults) >= MOST_TOLD else ""
        show.say(f"… och {more}{len(faults) - MOST_SHOWN} till.")


def opening(register: str, command: str | None) -> Asked:
    """The command that each row becomes. Raises Wrong."""
    doors = DOORS[register.replace("_", "-")]
    if command is None and doors.sole:
        return doors.sole
    if command is None or command not in doors.opening:
        known = ", ".join(doors.opening) or "inget"
        raise Wrong(f"Ange med --command hur en post läggs upp i registret: {known}.")
    return doors.opening[command]


def pairs(said: Sequence[str]) -> Mapping[str, str]:
    """Raises Wrong for what is not a heading and a field."""
    if any("=" not in one for one in said):
        raise Wrong("Skriv --column som Rubrik=fält, till exempel --column 'Ärendemening=title'.")
    return dict(one.rsplit("=", 1) for one in said)


def stamps(db: Connection[Any], by: str | None, role: Role, asked: Asked) -> tuple[Stamp, Stamp]:
    """The stamp of the intake, and that of its rows: in the same role, or in another the person holds that may.

    In a demonstration somebody who may is found when nobody is named. Raises Wrong.
    """
    now = clock.now()
    rows = db.execute(f"SELECT {CARD} FROM cards WHERE register = 'assignments' AND to_position IS NULL".encode())
    held = [card.state for card in map(card_of, rows) if holds(card.state, local_day(now))]
    if by is None and not identity(db).demonstration:
        raise Wrong("Ange vem som läser in med --by och personens id.")
    try:
        person = UUID(by) if by is not None else None
    except ValueError:
        raise Wrong("Ange personens id med --by.") from None
    able = [one for one in held if one.role in READERS_IN and person in (None, one.person)]
    able.sort(key=lambda one: one.role is not role)
    if not able or (person is not None and able[0].role is not role):
        raise Wrong(f"Personen har inte rollen {role.label} i dag: ange en annan med --role.")
    own = [one for one in held if one.person == able[0].person and one.role in asked.command.may]
    row = own[0] if own else able[0]
    return (Stamp(now, able[0].person, able[0].role, able[0].unit), Stamp(now, row.person, row.role, row.unit))

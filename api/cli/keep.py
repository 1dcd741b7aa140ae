"""Commands that keep the book: found it, build its registers, verify it, look into the database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli import show
from api.cli.program import CHOSEN, Wrong, app, board_of, registers, shelf
from domain.grammar import Stamp
from domain.terms import Role
from ledger import clock, postgres
from ledger.book import Founder
from ledger.ids import new_id
from ledger.proof.witnesses import listed
from ledger.recovery import AnotherKey, SheetWrong, restore, sheet_file
from projections import rebuild as rebuilding
from projections import schema
from projections.cards import FoldStopped
from projections.digest import digest, highest
from replays.verify import verify as verifying


@app.command()
def found(
    origin: Annotated[str, typer.Option(help="Liggarens adress, för alltid: liggaren.exempel.se/socialnamnden.")],
    name: Annotated[str, typer.Option(help="Nämndens namn.")],
    person: Annotated[str, typer.Option(help="Den första personens namn (förseglas), som blir systemförvaltare.")],
) -> None:
    """Grunda en ny liggare för nämnden i --board."""
    if CHOSEN.board is None:
        raise Wrong("Ange vad nämnden ska heta i adresser med --board före kommandot, till exempel --board uppsala.")
    founder = Founder(new_id(), new_id(), person, name)
    stamp = Stamp(at=clock.now(), by=founder.person, role=Role.SYSTEM_ADMIN, unit=founder.unit)
    books = shelf()
    try:
        ledger = books.found(CHOSEN.board, origin, founder, stamp)
    except FileExistsError as there:
        raise Wrong(str(there)) from None
    show.say(f"Liggaren {ledger} är grundad på {origin}.")
    show.say(f"Första personen är {founder.person}.")
    show.say(f"Nycklarna ligger i {books.keys(CHOSEN.board).folder}: säkerhetskopiera dem skilt från databasen.")
    show.say("Utan dem kan ingen förseglad text läsas.")
    keys = books.keys(CHOSEN.board)
    show.say(f"Återställningsbladet ligger i {sheet_file(keys, keys.epochs[-1])}: skriv ut det och lås in det.")


@app.command()
def restore_keys(
    sheet: Annotated[Path, typer.Argument(help="En textfil med återställningsbladets rader, avskrivna.", exists=True)],
) -> None:
    """Lägg tillbaka nycklarna för nämnden i --board från ett återställningsblad; säg vilken rad som är fel."""
    if CHOSEN.board is None:
        raise Wrong("Ange nämnden med --board före kommandot.")
    try:
        keys = restore(shelf().keys(CHOSEN.board).folder, sheet.read_text(encoding="utf-8").splitlines())
    except (SheetWrong, AnotherKey, UnicodeDecodeError) as wrong:
        raise Wrong("Filen är ingen text." if isinstance(wrong, UnicodeDecodeError) else str(wrong)) from None
    show.say(f"Nycklarna ligger i {keys.folder}. Ta bort {sheet}, och kör liggaren verify.")


@app.command()
def rebuild() -> None:
    """Bygg registren på nytt från första raden, och jämför med dem som finns."""
    books = shelf()
    board = board_of(books)
    database, name = books.database(board), schema.schema_name()
    fresh = f"{name}_ny"
    with database.writer() as db:
        with show.bar("Bygger registren") as progress:
            position = rebuilding.rebuild(database.writer_dsn, fresh, report=progress)
        new = digest(db, fresh, position)
        if schema.is_complete(db, name):
            old = digest(db, name, position)
            same = old == new and highest(db, name) == highest(db, fresh)
            show.say("Lika som de som fanns." if same else "SKILDE sig från dem som fanns; de nya gäller nu.")
        schema.take_place(db, fresh, name)
    show.say(f"Registren är byggda till rad {position}. Kontrollsumma {new}.")


@app.command()
def verify(
    whole: Annotated[bool, typer.Option("--whole", help="Läs om allt, också det som är kontrollerat förut.")] = False,
) -> None:
    """Kontrollera varje rad, registren och de frysta analyserna; nämn den första rad som inte stämmer."""
    books = shelf()
    board = board_of(books)
    database = books.database(board)
    show.heading(f"Kontroll av {board}")
    try:
        with registers(books, board):
            pass
    except FoldStopped as stopped:  # the lines are checked all the same, and the fault is told among the claims
        show.say(str(stopped))
    with database.writer() as db, show.bar("Läser raderna") as progress:
        known = [one.key for one in listed(books.settings.witnesses, plain=True)]
        first = show.claims(verifying(db, books.keys(board), witnesses=known, progress=progress, whole=whole))
    show.say(show.conclusion(first))
    if first is not None:
        raise typer.Exit(1)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def psql(context: typer.Context) -> None:
    """Öppna databasen som superanvändare på den inbyggda servern; argumenten är psql:s egna."""
    books = shelf()
    board = board_of(books)
    was_running = books.settings.dsn is not None or postgres.running(books.settings.home) is not None
    database = books.database(board)
    if books.server is None:
        program, dsn = "psql", books.settings.owner_dsn or database.owner_dsn
    else:
        program, dsn = str(books.server.binaries / "psql"), books.server.dsn(database.name)
    status = subprocess.call([program, dsn, *context.args], stdin=sys.stdin)
    if not was_running:
        books.stop()
    raise typer.Exit(status)

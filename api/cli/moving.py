"""Commands that move a whole book: out as files, and into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli import show
from api.cli.program import CHOSEN, Wrong, app, board_of, registers, shelf
from ledger.moving.arriving import Moved, arrive
from ledger.moving.bag import ExportWrong
from ledger.moving.outside import masters
from ledger.proof.checkpoints import Forked
from ledger.proof.notes import NoteWrong, VerifierKey
from ledger.shelf import Shelf
from projections import rebuild, schema
from projections.digest import digest
from replays.export import ExportNotWhole
from replays.export import export as exporting
from replays.package.bag import AlreadyThere


@app.command()
def export(out: Annotated[Path, typer.Option("--out", help="Mappen som exporten blir; den ska inte finnas.")]) -> None:
    """Skriv hela liggaren som filer, för att flytta den: läsbara utan programmet, förseglade texter förseglade."""
    books = shelf()
    board = board_of(books)
    try:
        with registers(books, board):
            pass
        with show.bar("Skriver raderna") as progress:
            made = exporting(books.database(board), books.keys(board), out, schema.schema_name(), progress)
    except (AlreadyThere, Forked, ExportNotWhole) as wrong:
        raise Wrong(str(wrong)) from None
    show.say(f"{made.checkpoint.size} rader ligger i {made.folder}, till och med den sista signerade.")
    show.say(f"Kontrollsumma {made.manifest}.")
    show.say(
        f"{made.sealed} rader har förseglad text. Huvudnycklarna är inte med: flytta {books.keys(board).folder} för"
    )
    show.say("sig, på en annan väg än exporten, och läs docs/flytt.md.")


@app.command(name="import")
def take_in(
    folder: Annotated[Path, typer.Argument(help="Mappen med exporten.", exists=True, file_okay=False)],
    key: Annotated[list[str] | None, typer.Option("--key", help="Nämndens nyckel (vkey), offentliggjord.")] = None,
) -> None:
    """Ta emot en export för nämnden i --board i en tom databas: allt stämmer, eller så skrivs inget."""
    if CHOSEN.board is None:
        raise Wrong("Ange vad nämnden ska heta i adresser med --board före kommandot, till exempel --board uppsala.")
    books, board = shelf(), CHOSEN.board
    try:
        trusted = [VerifierKey.read(one) for one in key or ()]
    except NoteWrong:
        raise Wrong("Det som står efter --key är ingen nyckel: namn+hex+base64, som i liggarens nyckellista.") from None
    try:
        masters(books.keys(board))  # before a database is made
        database = books.make_database(board)
        with show.bar("Tar emot raderna") as progress:
            moved = arrive(database, books.keys(board), folder, trusted, progress)
    except ExportWrong as wrong:
        raise Wrong(f"{wrong} Inget är infört.") from None
    tell(moved)
    build(books, board, moved)


def tell(moved: Moved) -> None:
    about = moved.about
    show.say(f"Liggaren {about.ledger} på {about.origin} är införd: {about.last} rader.")
    show.say(
        f"Roten är den i kontrollpunkten på {moved.checkpoint.size} rader. Exportens kontrollsumma {moved.manifest}."
    )
    for one in moved.keys:
        show.say(f"Signerad med {one.text}")
    if not moved.trusted:
        show.say(
            "OBS: nycklarna ovan kom med exporten. De visar bara att den hänger ihop med sig själv: jämför dem med dem"
        )
        show.say("som nämnden har offentliggjort, eller gör om med --key.")
    if moved.begun is not None:
        show.say("Den förra nyckeln för kontrollpunkter kom inte med. En ny har tagit vid; offentliggör den:")
        show.say(moved.begun.text)


def build(books: Shelf, board: str, moved: Moved) -> None:
    """Build the registers, and say whether they are those that the book had where it came from."""
    database, name, last = books.database(board), schema.schema_name(), moved.about.last
    with show.bar("Bygger registren") as progress:
        rebuild.rebuild(database.writer_dsn, name, report=progress)
    with database.writer() as db:
        made = digest(db, name, last)
    if moved.about.registers != name or moved.about.digest is None:
        show.say(f"Registren är byggda. Kontrollsumma {made}; de kan inte jämföras, programmet är ett annat.")
    elif moved.about.digest == made:
        show.say("Registren är byggda, och lika dem som fanns där liggaren kom ifrån.")
    else:
        show.say("Registren är byggda men SKILJER sig från dem som fanns där liggaren kom ifrån.")
    show.say("Kontrollera: liggaren verify. Läs docs/flytt.md om vad som återstår.")

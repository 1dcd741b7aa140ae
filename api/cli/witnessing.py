"""Commands of checkpoints and of those who vouch for them: sign, rotate the key, timestamp, and run a witness."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from psycopg import Connection

from api import witness as serving
from api.cli import show
from api.cli.program import Wrong, app, board_of, shelf
from ledger import clock
from ledger.book import identity
from ledger.keys import Keys
from ledger.proof import checkpoints, signing, timestamps
from ledger.proof.checkpoints import Checkpoint, Forked
from ledger.proof.cosigner import CannotWitness, begin
from ledger.proof.timestamps import TimestampWrong, roots_of

checkpoint = typer.Typer(help="Signera liggaren nu om det finns nya rader, och skriv ut kontrollpunkten.")
app.add_typer(checkpoint, name="checkpoint")

Roots = Annotated[Path, typer.Option("--roots", help="Rotcertifikaten, och mellanled, i PEM.", exists=True)]


@contextmanager
def opened() -> Iterator[tuple[Connection[Any], Keys, str]]:
    """The database, keys and origin of the board."""
    books = shelf()
    board = board_of(books)
    with books.database(board).writer() as db:
        yield db, books.keys(board), identity(db).origin


def chosen(db: Connection[Any], size: int | None) -> Checkpoint:
    """The checkpoint of a size, or the last one. Raises Wrong."""
    point = checkpoints.latest(db) if size is None else checkpoints.at_size(db, size)
    if point is None:
        raise Wrong("Det finns ingen sådan kontrollpunkt; liggaren checkpoint gör en.")
    return point


@checkpoint.callback(invoke_without_command=True)
def sign(context: typer.Context) -> None:
    """Signera liggaren nu om det finns nya rader, och skriv ut kontrollpunkten."""
    if context.invoked_subcommand is not None:
        return
    with opened() as (db, keys, origin):
        try:
            made = checkpoints.sign(db, keys, origin)
        except Forked as forked:
            raise Wrong(f"Inget skrivs under. {forked}") from None
    if made is None:
        raise Wrong("Liggaren har inga rader.")
    typer.echo(made.text, nl=False)


@checkpoint.command(name="rotate-key")
def rotate_key() -> None:
    """Gör en ny signeringsnyckel, som gäller från nästa kontrollpunkt; den gamla står kvar i listan."""
    with opened() as (db, keys, origin):
        # Nobody signs meanwhile: a key is listed before it signs anything. Let go of as the connection ends.
        db.execute("SELECT pg_advisory_lock(%s)", (checkpoints.SIGNING,))
        key = signing.begin(keys, origin, clock.now())
        known = len(signing.listed(keys))
    show.say("Den nya nyckeln, att ge till vittnena och till dem som granskar:")
    typer.echo(key.text)
    show.say(f"Liggaren har nu {known} nycklar. Säkerhetskopiera {keys.folder}.")


# ── Timestamps ───────────────────────────────────────────────────────────────

Size = Annotated[int | None, typer.Option("--size", help="Kontrollpunktens storlek; utan: den senaste.")]


@checkpoint.command()
def request(
    file: Annotated[Path, typer.Argument(help="Filen som begäran skrivs till (.tsq).", dir_okay=False)],
    size: Size = None,
) -> None:
    """Skriv en begäran om tidsstämpel (RFC 3161) för en kontrollpunkt, att bära till en stämplingstjänst."""
    with opened() as (db, _, _):
        point = chosen(db, size)
    file.write_bytes(timestamps.request(point))
    show.say(f"Begäran för kontrollpunkten med {point.size} rader ligger i {file}. Svaret läggs till med attach.")


@checkpoint.command()
def attach(
    file: Annotated[Path, typer.Argument(help="Stämplingstjänstens svar (.tsr).", exists=True, dir_okay=False)],
    roots: Roots,
) -> None:
    """Kontrollera stämplingstjänstens svar, och lägg det till den kontrollpunkt som det stämplar."""
    with opened() as (db, keys, _):
        try:
            trusted = roots_of(roots.read_bytes())
            found = timestamps.attach(db, file.read_bytes(), trusted)
            timestamps.accept(keys, trusted)
        except TimestampWrong as wrong:
            raise Wrong(str(wrong)) from None
    show.say(f"Kontrollpunkten med {found.size} rader fanns {found.at.isoformat()}, enligt {found.by}.")


@checkpoint.command()
def check(roots: Roots) -> None:
    """Kontrollera alla tidsstämplar som finns."""
    holds, count = True, 0
    with opened() as (db, _, _):
        try:
            trusted = roots_of(roots.read_bytes())
        except TimestampWrong as wrong:
            raise Wrong(str(wrong)) from None
        for size, found in timestamps.checked(db, trusted):
            holds, count = holds and not isinstance(found, TimestampWrong), count + 1
            said = str(found) if isinstance(found, TimestampWrong) else f"fanns {found.at.isoformat()}, {found.by}"
            show.say(f"{size:>9}  {said}")
    show.say(f"{count} tidsstämplar. " + ("Alla stämmer." if holds else "NÅGON STÄMMER INTE."))
    if not holds:
        raise typer.Exit(1)


# ── A witness ────────────────────────────────────────────────────────────────


@app.command()
def witness(
    state: Annotated[Path, typer.Option(help="Vittnets egen mapp: nyckeln, och det den har sett.", file_okay=False)],
    name: Annotated[str, typer.Option(help="Vittnets namn, för alltid: vittne.exempel.se/ett.")],
    log: Annotated[list[str], typer.Option(help="Nyckeln (vkey) för en liggare som bevittnas; en gång för varje.")],
    port: Annotated[int, typer.Option(min=1, max=65535, help="Porten.")] = 8100,
    host: Annotated[str, typer.Option(help="Adressen att lyssna på; TLS läggs framför.")] = "127.0.0.1",
) -> None:
    """Var vittne åt andras liggare: medsignera det som bygger vidare på det som redan är medsignerat."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    try:
        cosigner = begin(state, name, log)
    except CannotWitness as wrong:
        raise Wrong(str(wrong)) from None

    def ready() -> None:
        show.say(f"Vittnet svarar på http://{host}:{port}. Avsluta med Ctrl-C. Dess nyckel:")
        typer.echo(cosigner.key.text)

    if not serving.serve(cosigner, host, port, ready):
        raise Wrong(f"Det gick inte att svara på {host}:{port}: är porten upptagen?")

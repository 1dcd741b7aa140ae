"""The program and what its commands share: which board, which moment, and errors a person can read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import psycopg
import typer
from psycopg import Connection

from api.cli.show import ERR
from domain.calendar import midnight_after
from domain.grammar import Refusal
from ledger import clock
from ledger.book import NotFounded
from ledger.database import NoDatabase, NotMigrated
from ledger.keys import KeyDestroyed, KeysExposed
from ledger.lines import last_position
from ledger.postgres import LaunchFailed
from ledger.proof.checkpoints import every
from ledger.proof.witnesses import WitnessesWrong
from ledger.settings import Settings, SettingsWrong
from ledger.shelf import NotOnTheShelf, Shelf
from projections import rebuild, schema
from projections.cards import FoldStopped
from projections.fold import Fold

app = typer.Typer(
    name="liggaren",
    help="Liggaren: socialnämndens kvalitetsarbete, rad för rad.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

TOLD = (
    SettingsWrong,
    NotFounded,
    NoDatabase,
    NotMigrated,
    KeysExposed,
    KeyDestroyed,
    LaunchFailed,
    FoldStopped,
    WitnessesWrong,
    Refusal,
)


MIDNIGHT_TO_MIDNIGHT = timedelta(days=1)
"""A day is not over yet as long as it is today."""


class Wrong(Exception):
    """Something in what was typed; the message says what to do."""


@dataclass
class Chosen:
    """What stood before the command."""

    board: str | None = None


CHOSEN = Chosen()


@app.callback()
def choose(
    board: Annotated[str | None, typer.Option("--board", help="Nämnden: enkoping, uppsala, nacka …")] = None,
) -> None:
    """Liggaren: socialnämndens kvalitetsarbete, rad för rad."""
    CHOSEN.board = board


def shelf() -> Shelf:
    return Shelf(Settings.load())


def board_of(books: Shelf) -> str:
    """The board named, or the only one there is. Raises Wrong."""
    if CHOSEN.board is not None:
        return CHOSEN.board
    if len(books.boards) == 1:
        return books.boards[0]
    known = ", ".join(books.boards) or "inga ännu; kör liggaren demo eller liggaren found"
    raise Wrong(f"Ange nämnd med --board före kommandot (de som finns: {known}).")


@contextmanager
def registers(books: Shelf, board: str) -> Iterator[Connection[Any]]:
    """A connection to a board's database that uses its registers, built and brought up to date first."""
    database = books.database(board)
    name = schema.schema_name()
    with database.writer() as db:
        if not schema.is_complete(db, name):
            ERR.print(f"Bygger registren för {board} …", markup=False)
            rebuild.rebuild(database.writer_dsn, name)
        schema.use(db, name)
        fold = Fold(db)
        reached = fold.position()
        while (now := fold.step()) > reached:
            reached = now
        yield db


def position_of(db: Connection[Any], said: str) -> int:
    """A position from what was typed: `now`, a line's number, a day (to its end), a moment or a checkpoint
    (`checkpoint:5951`). Raises Wrong.
    """
    if said in ("now", "nu"):
        return last_position(db)
    if said.startswith("checkpoint:"):
        return signed(db, said.removeprefix("checkpoint:"))
    if said.isdigit():
        return must_be_written(db, int(said))
    try:
        moment: Any = midnight_after(date.fromisoformat(said))
        until = "%s::timestamptz - interval '1 microsecond'"
    except ValueError:
        moment, until = instant(said), "%s"
    if moment - MIDNIGHT_TO_MIDNIGHT > clock.now():
        ERR.print(f"{said} har inte varit än: det är som det är nu som visas.", markup=False)
    row = db.execute(f"SELECT ledger.position_at({until})".encode(), (moment,)).fetchone()
    return int(row[0]) if row else 0


def must_be_written(db: Connection[Any], position: int) -> int:
    """The position of a line that there is. Raises Wrong."""
    last = last_position(db)
    if position > last:
        raise Wrong(f"Liggaren slutar vid rad {last}: någon rad {position} finns inte.")
    return position


def signed(db: Connection[Any], size: str) -> int:
    """The last line that a checkpoint of this size covers. Raises Wrong."""
    sizes = [one.size for one in every(db)]
    if not (size.isascii() and size.isdigit() and int(size) in sizes):
        known = ", ".join(map(str, sizes[-5:])) or "inga ännu"
        raise Wrong(f"Ingen kontrollpunkt har storleken {size} (de senaste: {known}).")
    return int(size)


def instant(said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise Wrong(
            f"{said} är varken en dag (2026-07-05), en tidpunkt, ett radnummer, checkpoint:N eller now."
        ) from None
    if moment.tzinfo is None:
        raise Wrong(f"{said} saknar tidszon: skriv till exempel {said}+02:00.")
    return moment


def main() -> None:
    """Run, and turn what a person can do something about into a sentence; the rest into a status and a name."""
    from api.cli import (  # noqa: F401  (they add commands)  # noqa: F401  (they add commands)
        analysis,
        audit,
        demonstration,
        examine,
        intake,
        keep,
        look,
        moving,
        package,
        paper,
        remind,
        run,
        search,
        statistics,
        witnessing,
        work,
    )

    try:
        app()
    except (Wrong, NotOnTheShelf) as wrong:
        fail(str(wrong), 2)
    except TOLD as told:
        fail(str(told), 1)
    except psycopg.OperationalError as lost:
        fail(f"Databasen går inte att nå: {lost}", 1)
    except KeyboardInterrupt:
        fail("Avbrutet.", 130)


def fail(text: str, status: int) -> None:
    ERR.print(text, style="red", markup=False)
    sys.exit(status)

"""Commands that look: as it was, what differs, the story of a record, the proof of a line."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import typer
from psycopg import Connection

from api.cli import show
from api.cli.program import Wrong, app, board_of, must_be_written, position_of, registers, shelf
from domain import measures
from domain.calendar import Period
from ledger.proof.checkpoints import covering
from ledger.proof.proofs import tlog_proof
from projections.cards import CARD, REGISTERS_BY_NAME, card_of
from replays import thread as threads
from replays.compare import changes, compare_analyses
from replays.figures import Wording
from replays.naming import Names
from replays.story import prose, story
from replays.wording import counted

AsOf = Annotated[str, typer.Option("--as-of", help="En dag, en tidpunkt, ett radnummer, checkpoint:N eller now.")]


def register_named(name: str) -> str:
    if name not in REGISTERS_BY_NAME:
        raise Wrong(f"Det finns inget register som heter {name} (de som finns: {', '.join(REGISTERS_BY_NAME)}).")
    return name


def period_of(said: str) -> Period:
    """2026:1 or 2026:2."""
    year, _, half = said.partition(":")
    if not (year.isdigit() and half in ("1", "2")):
        raise Wrong(f"{said} är inget halvår: skriv till exempel 2026:1.")
    return Period.half_year(int(year), int(half))


@app.command()
def replay(
    register: Annotated[str | None, typer.Argument(help="Ett register; utan: hur många poster i varje.")] = None,
    as_of: AsOf = "now",
    status: Annotated[str | None, typer.Option(help="Bara de i detta läge.")] = None,
) -> None:
    """Visa registren som de var kända vid en tidpunkt."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        show.heading(f"Som det var känt vid rad {position}")
        if register is None:
            counts(db, position)
        else:
            cards(db, register_named(register), position, status)


STANDING = "from_position <= %s AND (to_position IS NULL OR to_position > %s)"


def counts(db: Connection[tuple[object, ...]], position: int) -> None:
    asked = f"SELECT register, count(*) FROM cards WHERE {STANDING} GROUP BY register".encode()
    rows = {str(register): count for register, count in db.execute(asked, (position, position))}
    for name, register in REGISTERS_BY_NAME.items():
        show.say(f"{rows.get(name, 0):>8}  {register.label} ({name})")


def cards(db: Connection[tuple[object, ...]], register: str, position: int, status: str | None) -> None:
    names = Names(db, position)
    rows = db.execute(
        f"""SELECT {CARD} FROM cards WHERE register = %s AND {STANDING} AND (%s::text IS NULL OR status = %s)
            ORDER BY opened""".encode(),
        (register, position, position, status, status),
    )
    for card in map(card_of, rows):
        unit = names(card.state.unit) if card.state.unit else "–"
        show.say(f"{card.number or names(card.record)}  {card.state.status.label}  {unit}  (rad {card.from_position})")


@app.command(name="story")
def tell(
    number: Annotated[str, typer.Argument(help="Numret (AVV-2026-0123) eller postens id.")],
    as_of: AsOf = "now",
) -> None:
    """Berätta en posts historia: vad som hände, när, av vem, enligt vilken bestämmelse."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        record = record_of(db, number)
        found = False
        for line in (*prose(story(db, record, position)), *threads.prose(threads.thread(db, record, position))):
            found = True
            show.say(line)
        if not found:
            raise Wrong(f"{number} fanns inte vid rad {position}.")


@app.command(name="thread")
def threaded(
    number: Annotated[str, typer.Argument(help="Numret (AVV-2026-0123) eller postens id.")],
    as_of: AsOf = "now",
) -> None:
    """Visa vad en post kom ur och ledde till, hela vägen åt båda håll."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        found = threads.thread(db, record_of(db, number), position)
        if not found:
            raise Wrong(f"{number} fanns inte vid rad {position}.")
        for line in list(threads.prose(found)) or [
            f"{number} kom inte ur någon annan post, och ledde inte till någon."
        ]:
            show.say(line)


def record_of(db: Connection[tuple[object, ...]], number: str) -> UUID:
    row = db.execute("SELECT record FROM cards WHERE number = %s LIMIT 1", (number.upper(),)).fetchone()
    if row is not None:
        return UUID(str(row[0]))
    try:
        return UUID(number)
    except ValueError:
        raise Wrong(f"Det finns ingen post med numret {number}.") from None


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help="En dag, en tidpunkt, ett radnummer eller checkpoint:N.")],
    last: Annotated[str, typer.Argument(help="En senare, eller now.")] = "now",
    register: Annotated[str | None, typer.Option(help="Bara detta register.")] = None,
    half: Annotated[str | None, typer.Option("--analysis", help="Siffrorna för ett halvår i stället.")] = None,
) -> None:
    """Vad skiljer mellan två tidpunkter, och vilka rader gjorde skillnaden?"""
    books = shelf()
    with registers(books, board_of(books)) as db:
        one, other = sorted((position_of(db, first), position_of(db, last)))
        if half is not None:
            period = period_of(half)
            wording = Wording(db, other, period.end)
            show.heading(f"Halvåret {period.label}: rad {one} mot rad {other}")
            show.difference(
                compare_analyses(db, period, one, other),
                lambda measure, key: said(wording, measure, key),
            )
            return
        show.heading(f"Rad {one} mot rad {other}")
        found = show.changes(changes(db, register and register_named(register), one, other), Names(db, other))
        show.say(f"{counted(found, 'post', 'poster')} skiljer.")


def said(wording: Wording, measure: str, key: str) -> str:
    counted = measures.of(measure)
    return counted.label if not key else f"{counted.label}, {wording.say(counted, key)}"


@app.command()
def proof(
    position: Annotated[int, typer.Argument(help="Radens nummer.", min=1)],
) -> None:
    """Skriv beviset för att en rad står i den signerade liggaren (C2SP tlog-proof)."""
    books = shelf()
    with books.database(board_of(books)).writer() as db:
        point = covering(db, must_be_written(db, position))
        if point is None:
            raise Wrong(f"Rad {position} är inte signerad än: kör liggaren checkpoint.")
        typer.echo(tlog_proof(db, position, point), nl=False)

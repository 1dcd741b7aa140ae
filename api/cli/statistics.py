"""Commands of external statistics: enter a file as it was on a day, and show a figure as it was known."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.cli import show
from api.cli.look import AsOf
from api.cli.package import stamp_of
from api.cli.program import Wrong, app, board_of, position_of, registers, shelf
from api.statistics_files import FileWrong, Said, snapshots, titles
from domain import external_statistics
from domain.calendar import local_day
from domain.external_statistics.commands import EnterSnapshot
from domain.external_statistics.words import Group, Publisher
from domain.terms import Role
from domain.text import tidy
from ledger import clock
from ledger.answers import KeyUsed
from ledger.blobs import digest_of
from ledger.desk import Asking
from ledger.together import OneRefused, act_together
from replays.external_statistics import known

statistics = typer.Typer(help="Jämförelsetal: läs in en fil, visa ett tal som det var känt.", no_args_is_help=True)
app.add_typer(statistics, name="statistics")

Source = Annotated[Publisher, typer.Option("--source", help="Vem som har publicerat talen.")]


@statistics.command(name="import")
def take_in(
    file: Annotated[Path, typer.Argument(help="JSON i Koladas form.", exists=True, dir_okay=False)],
    source: Source,
    publication: Annotated[str, typer.Option(help="Källans egen beteckning eller version på det som hämtades.")],
    retrieved: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Hämtad; utan: i dag.")] = None,
    names: Annotated[
        Path | None, typer.Option("--titles", help="Koladas lista över nyckeltal.", exists=True, dir_okay=False)
    ] = None,
    by: Annotated[str | None, typer.Option(help="Den som för in: personens id.")] = None,
    role: Annotated[Role, typer.Option(help="I vilken roll.")] = Role.QUALITY_DEVELOPER,
) -> None:
    """Läs in en fil med jämförelsetal: alla serier i den förs in i en handling, eller ingen."""
    content = file.read_bytes()
    day = retrieved.date() if retrieved else local_day(clock.now())
    try:
        said = Said(source, tidy(publication), day, titles(names.read_bytes()) if names else {})
        entered = snapshots(content, said)
    except FileWrong as wrong:
        raise Wrong(f"{wrong}\nInget är infört.") from None
    books = shelf()
    board = board_of(books)
    with registers(books, board) as db:
        stamp = stamp_of(db, by, role, EnterSnapshot.may)
    askings = [Asking(external_statistics.REGISTER, None, one, stamp, "") for one in entered]
    key = f"statistics {digest_of(content)} {day} {source}"
    book = books.open(board)
    try:
        receipt = asyncio.run(act_together(book.desk, askings, key))
    except OneRefused as refused:
        one = entered[refused.place]
        raise Wrong(f"{one.indicator} för {one.municipality}: {refused} Inget är infört.") from None
    except KeyUsed:
        raise Wrong("Filen är redan inläst för den dagen, med andra uppgifter om utgåva eller titlar.") from None
    finally:
        book.close()
    figures = sum(len(one.figures) for one in entered)
    again = "Filen var redan inläst" if receipt.again else "Infört"
    show.say(f"{again}: {len(entered)} serier med {figures} tal, rad {receipt.first}–{receipt.last}.")
    show.say(f"Filens kontrollsumma {digest_of(content)}.")


@statistics.command(name="show")
def shown(
    indicator: Annotated[str, typer.Argument(help="Nyckeltalet.")],
    municipality: Annotated[str, typer.Argument(help="Kommunkoden, eller Riket.")],
    year: Annotated[int, typer.Argument(help="Året.")],
    source: Source,
    of: Annotated[Group, typer.Option("--for", help="För vilka.")] = Group.ALL,
    as_of: AsOf = "now",
) -> None:
    """Visa ett jämförelsetal som det var känt, varifrån det kom, och vad andra källor sade."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        found = known(db, source, indicator, municipality, year, position, of)
    if found is None:
        raise Wrong(f"Det fanns inget tal för {indicator}, {municipality}, {year} vid rad {position}.")
    show.heading(f"{found.title}, {municipality} {year}, {of.label}: som det var känt vid rad {position}")
    show.say(found.value or "källan har ingen uppgift")
    show.say(f"{found.publication}, hämtat {found.retrieved}, infört på rad {found.line}.")
    for other in found.disputed:
        show.say(f"OBS: {other.where} säger {other.value}.")

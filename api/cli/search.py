"""The command that searches: in the clear text of all registers, for whoever has the database in their hands."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from psycopg import errors, sql

from api.cli import show
from api.cli.look import AsOf, register_named
from api.cli.program import Wrong, app, board_of, position_of, registers, shelf
from domain.text import is_writable, tidy
from projections.cards import REGISTERS_BY_NAME
from replays.naming import Names
from replays.search import LENGTH, Found, Search, search
from replays.wording import counted

MOST_SHOWN = 50


@app.command(name="search")
def look_for(
    words: Annotated[list[str], typer.Argument(help="Ord eller ett nummer; varje ord ska finnas.")],
    register: Annotated[str | None, typer.Option(help="Bara detta register.")] = None,
    as_of: AsOf = "now",
) -> None:
    """Sök i registren efter ord i rubriker, namn, platser och nummer; aldrig i det som är förseglat."""
    said = " ".join(words)
    if not is_writable(said) or len(said) not in LENGTH:
        raise Wrong(f"Sök efter {LENGTH.start}–{LENGTH.stop - 1} vanliga tecken, utan styrtecken.")
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        looked_in = [register_named(register)] if register else list(REGISTERS_BY_NAME)
        everything = Search(
            said=tidy(said), registers=looked_in, seen=sql.SQL("true"), values={}, at=position, limit=MOST_SHOWN
        )
        try:
            result = search(db, everything)
        except errors.QueryCanceled:
            raise Wrong("Sökningen tog för lång tid: sök efter fler eller längre ord.") from None
        names = Names(db, position)
        for hit in result.hits:
            card = json.loads(hit.card)
            kind = REGISTERS_BY_NAME[card["register"]]
            title = card["state"].get("title") or card["state"].get("name") or ""
            how = "" if hit.found in (Found.TEXT, Found.NUMBER) else f"  (genom {hit.found.label})"
            status = type(kind.initial.status).of(card["status"]).label
            show.say("  ".join(filter(None, (names(hit.record), title, kind.label, status))) + how)
        if result.told:
            show.say(result.told)
        elif not result.hits:
            show.say("Inget hittades.")
        else:
            show.say(f"{counted(len(result.hits), 'post', 'poster')}{', och det finns fler' if result.more else ''}.")

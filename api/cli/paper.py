"""The command that writes the form on paper as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli import show
from api.cli.program import Wrong, app, board_of, registers, shelf
from domain.calendar import local_day
from ledger import clock
from replays.paper import Kind, pdf, worded
from replays.paper import form as form_of


@app.command()
def form(
    kind: Annotated[Kind, typer.Argument(help="avvikelse eller synpunkt.")],
    out: Annotated[Path, typer.Option("--out", help="PDF-filen som skrivs; den ska inte finnas.")],
) -> None:
    """Skriv blanketten att fylla i för hand, med nämndens egna ord, som PDF på en sida."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        made = pdf(form_of(db, kind, local_day(clock.now())), worded(db))
    try:
        with out.open("xb") as file:
            file.write(made)
    except FileExistsError:
        raise Wrong(f"{out} finns redan.") from None
    show.say(f"Blanketten ligger i {out}. Skriv ut den i A4, utan förminskning.")

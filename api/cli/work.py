"""The command that lists what waits: for the whole board or a unit, now or as it stood."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import typer
from psycopg import Connection
from rich.table import Table as Grid

from api import to_do
from api.cli import show
from api.cli.look import AsOf
from api.cli.program import Wrong, app, board_of, position_of, registers, shelf
from api.rendering import when
from domain.calendar import local_day
from domain.organisation.answering import Organisation
from domain.organisation.units import chain
from ledger import clock
from projections import waiting
from projections.waiting import Waiting
from replays.naming import called
from replays.wording import counted


@app.command()
def work(
    unit: Annotated[str | None, typer.Option(help="Bara i denna enhet och dem under den: namnet eller id.")] = None,
    as_of: AsOf = "now",
) -> None:
    """Visa allt som väntar på någon: dagen, hur sent det är, vem det går till, och vad som gav dagen."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        day = day_of(db, as_of, position)
        there = waiting.organisation(db, position, day)
        within = None
        if unit is not None:
            root = unit_named(there, unit, day)
            within = [one for one in there.units if root in chain(one, there.units, day)]
        found = waiting.work(db, position, day, within)
        show.heading(f"Det som väntar den {day.isoformat()}, som det var känt vid rad {position}")
        show.OUT.print(listed(found, there, day))
        late = sum(one.open.late(day) > 0 for one in found)
        show.say(f"{counted(len(found), 'sak', 'saker')} väntar, varav {late} för sent.")


def day_of(db: Connection[tuple[object, ...]], said: str, position: int) -> date:
    """The day on which it is counted: today, the day asked for, or that of the line."""
    if said in ("now", "nu"):
        return local_day(clock.now())
    try:
        return date.fromisoformat(said)
    except ValueError:
        row = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,)).fetchone()
    return local_day(row[0]) if row and isinstance(row[0], datetime) else date.min


def unit_named(there: Organisation, said: str, day: date) -> UUID:
    """A unit by its name on that day, or by its id. Raises Wrong."""
    for record, state in there.units.items():
        place = state.on(day)
        if str(record) == said.lower() or (place is not None and place.name.casefold() == said.casefold()):
            return record
    raise Wrong(f"Det finns ingen enhet som heter {said} den {day.isoformat()}.")


def listed(found: list[Waiting], there: Organisation, day: date) -> Grid:
    grid = Grid(box=None, pad_edge=False)
    for title in ("Senast", "", "Vad", "Post", "Enhet", "Till", "Enligt"):
        grid.add_column(title)
    for one in found:
        unit = there.units.get(one.unit) if one.unit else None
        place = unit.on(day) if unit else None
        grid.add_row(
            one.open.day.isoformat(),
            when(one.open.day, day),
            one.open.wait.label,
            called(one.register.name, one.number, one.record),
            place.name if place else "hela nämnden",
            ", ".join(dict.fromkeys(there.post(who) for who in one.receivers)) or "ingen",
            to_do.ground(one),
        )
    return grid

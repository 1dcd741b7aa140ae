"""The story of a record as Swedish prose: what happened, when, by whom in which role, on which ground in law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.codec import read
from ledger.lines import COLUMNS, Line
from replays.naming import Names, own_words
from replays.provisions import Notes, Provision, provision
from replays.sources import MASKED, Sources
from replays.wording import facts, moment_in_words

OwnWords = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A line of a record as it is told. `facts` are label and value; `ground` is what it answers to, as it read that
    day."""

    position: int
    version: int
    when: str
    what: str
    by: str
    facts: dict[str, str]
    ground: Provision
    days_since: int | None


def lines_of(db: Connection[Any], record: UUID, position: int) -> list[Line]:
    """The lines of a record up to a position."""
    rows = db.execute(
        f"SELECT {COLUMNS} FROM ledger.lines WHERE record = %s AND position <= %s ORDER BY version",
        (record, position),
        binary=True,
    )
    return [Line(*row) for row in rows]


def story(db: Connection[Any], record: UUID, position: int, hidden: Sources | None = None) -> Iterator[Telling]:
    """The record's lines up to a position, told in order; without who told of it, if that is `hidden`.

    The connection uses the schema of the registers.
    """
    earlier, own = None, own_words(db, position)
    for line in lines_of(db, record, position):
        yield telling(db, line, own, earlier, hidden)
        earlier = read(line).stamp.day


def telling(
    db: Connection[Any], line: Line, own: OwnWords, earlier: date | None, hidden: Sources | None = None
) -> Telling:
    """A line as it is told. Args: `own` are the board's words, `earlier` the day of the line told before it, `hidden`
    who told of the record, if that is kept from whoever it is told to.
    """
    entered = read(line)
    day = entered.stamp.day
    names = Names(db, line.position, day)

    def naming(one: UUID) -> str:
        return MASKED if hidden is not None and str(one) in hidden.persons else names(one)

    stamp = entered.stamp
    masked = hidden is not None and hidden.told(str(stamp.by), stamp.role.value, line.version)
    return Telling(
        line.position,
        line.version,
        moment_in_words(stamp.at),
        entered.event.label,
        f"{stamp.role.label}, {names(stamp.unit)} ({MASKED if masked else names(stamp.by)})",
        dict(facts(entered.event, naming, own)),
        provision(entered.event.duty, day),
        (day - earlier).days if earlier is not None else None,
    )


def prose(tellings: Iterator[Telling]) -> Iterator[str]:
    """The story as lines of text, and at its end how what it cites read on the days of its lines."""
    notes = Notes()
    for told in tellings:
        later = {0: "", None: "", 1: ", dagen efter"}.get(told.days_since, f", {told.days_since} dagar senare")
        yield f"{told.when}{later} – {told.what} – {told.by}"
        for name, value in told.facts.items():
            yield f"    {name}: {value}"
        yield notes.cited(told.ground, told.position)
    yield from notes.prose()

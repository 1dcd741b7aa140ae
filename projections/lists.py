"""What readers ask of the registers: a card, a list, a history; now, or as they stood at a position in the book.

Rows come out as JSON bytes made by the database: what is already typed is not validated a second time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg import AsyncConnection, sql

from domain.calendar import midnight_after

MOST = 200
# What a reader sees of a card. The state holds no personal text by construction.
CARD_JSON = """json_build_object(
    'record', record, 'register', register, 'number', number, 'version', version, 'status', status, 'unit', unit,
    'opened', opened, 'position', from_position, 'changed_at', changed_at,
    'state', (SELECT blank FROM blanks WHERE of_register = register) || state)"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """Which cards of a register.

    `at` is a position (None: now); `status`, `flag` (a field of the state that is to be true) and `units` narrow;
    `after` is the `opened` of the last card of the page before (lists go newest first); `limit` at most 200; `offset`
    for those who page by number.
    """

    register: str
    at: int | None = None
    status: str | None = None
    flag: str | None = None
    units: tuple[UUID, ...] | None = None
    after: int | None = None
    limit: int = 50
    offset: int = 0


def conditions(query: Query) -> tuple[sql.Composed, dict[str, Any]]:
    """The WHERE of a query and its parameters."""
    wheres: list[LiteralString] = ["register = %(register)s"]
    values: dict[str, Any] = {"register": query.register}
    if query.at is None:
        wheres.append("to_position IS NULL")
    else:
        # opened <= at lets the index begin at the newest card there was then, and skip what came later.
        # An OR would tempt the planner to gather all that stood then and sort it.
        still = "coalesce(to_position, 9223372036854775807) > %(at)s"
        wheres += ["opened <= %(at)s", "from_position <= %(at)s", still]
        values["at"] = query.at
    if query.status is not None:
        wheres.append("status = %(status)s")
        values["status"] = query.status
    if query.flag is not None:
        # A state holds only what is not as in a blank one.
        wheres.append("((SELECT blank FROM blanks WHERE of_register = register) || state) ->> %(flag)s = 'true'")
        values["flag"] = query.flag
    if query.units is not None:
        wheres.append("unit = ANY(%(units)s)")
        values["units"] = list(query.units)
    if query.after is not None:
        wheres.append("opened < %(after)s")
        values["after"] = query.after
    return sql.SQL(" AND ").join(map(sql.SQL, wheres)), values


async def cards(db: AsyncConnection[Any], query: Query) -> list[bytes]:
    """The cards of a list, as JSON, newest first."""
    where, values = conditions(query)
    statement = sql.SQL(
        "SELECT {}::text FROM cards WHERE {} ORDER BY opened DESC LIMIT %(limit)s OFFSET %(offset)s"
    ).format(sql.SQL(CARD_JSON), where)
    values |= {"limit": min(query.limit, MOST), "offset": query.offset}
    rows = await (await db.execute(statement, values, prepare=True)).fetchall()
    return [row[0].encode() for row in rows]


async def count(db: AsyncConnection[Any], query: Query) -> int:
    """How many cards the list has in all."""
    where, values = conditions(query)
    row = await (
        await db.execute(sql.SQL("SELECT count(*) FROM cards WHERE {}").format(where), values, prepare=True)
    ).fetchone()
    return int(row[0]) if row else 0


async def card(db: AsyncConnection[Any], record: UUID, at: int | None = None) -> dict[str, Any] | None:
    """A record as it stands, or stood at a position; None if there was none."""
    when = "to_position IS NULL" if at is None else "from_position <= %(at)s ORDER BY version DESC LIMIT 1"
    cursor = await db.execute(
        sql.SQL("SELECT {} FROM cards WHERE record = %(record)s AND {}").format(sql.SQL(CARD_JSON), sql.SQL(when)),
        {"record": record, "at": at},
        prepare=True,
    )
    row = await cursor.fetchone()
    return row[0] if row else None


async def by_number(db: AsyncConnection[Any], number: str) -> UUID | None:
    """The record with the number people say."""
    cursor = await db.execute("SELECT record FROM cards WHERE number = %s AND to_position IS NULL", (number,))
    row = await cursor.fetchone()
    return row[0] if row else None


JOURNAL = """SELECT l.position, l.record, l.version, l.name, l.recorded_at, convert_from(l.body, 'UTF8')::jsonb
             FROM ledger.lines l WHERE l.record = %(record)s AND (%(at)s::bigint IS NULL OR l.position <= %(at)s)
             ORDER BY l.version"""


async def journal(db: AsyncConnection[Any], record: UUID, at: int | None = None) -> Sequence[Mapping[str, Any]]:
    """The lines of a record, with bodies as they stand (personal fields are commitments)."""
    rows = await (await db.execute(JOURNAL, {"record": record, "at": at}, prepare=True)).fetchall()
    names = ("position", "record", "version", "name", "recorded_at", "body")
    return [dict(zip(names, row, strict=True)) for row in rows]


async def position_at(db: AsyncConnection[Any], moment: datetime | date) -> int:
    """The position a moment falls on; a day ends at midnight in Europe/Stockholm, which does not belong to it."""
    if not isinstance(moment, datetime):
        statement: LiteralString = "SELECT ledger.position_at(%s::timestamptz - interval '1 microsecond')"
        moment = midnight_after(moment)
    else:
        statement = "SELECT ledger.position_at(%s)"
    row = await (await db.execute(statement, (moment,))).fetchone()
    return int(row[0]) if row else 0

"""What a person sees of a register, as SQL: the rules of access.py over `cards`, and the lists made with them.

Whether a record may be seen is judged by how it stands now, also when it is shown as it stood: access follows the case.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, sql

from api.access import Sight, access_to, attached
from api.identity import Asker
from projections import lists
from projections.cards import Card
from projections.lists import CARD_JSON, Query
from replays.sight import Hides, Sees
from replays.sources import Sources


def condition(sight: Sight, mine: bool, prefix: str = "") -> tuple[sql.Composable, dict[str, Any]]:
    """The WHERE that leaves the records in sight (or only the person's own), of the cards called `now`. `prefix` keeps
    the values of several registers apart in one question."""
    rule = sight.access
    values: dict[str, Any] = {"person": str(sight.person)}
    if mine:
        return own(sight), values
    closed = truth(rule.flag)
    values |= {
        f"{prefix}open_in": list(sight.open_in),
        f"{prefix}readers": sight.readers.units,
        f"{prefix}anywhere": bool(sight.readers.at),
        f"{prefix}close": sight.close.units,
        f"{prefix}close_anywhere": bool(sight.close.at),
    }
    open_in, readers_in, anywhere, close_in, close_anywhere = map(sql.Placeholder, list(values)[1:])
    everybody = sql.SQL("now.status = ANY({})").format(open_in) if not rule.everybody else sql.SQL("true")
    within = sql.SQL("(now.unit = ANY({}) OR now.unit IS NULL AND {})")
    readers, close = within.format(readers_in, anywhere), within.format(close_in, close_anywhere)
    never = person_in(rule.never)
    whole = sql.SQL("CASE WHEN {closed} THEN {close} AND NOT {never} ELSE {everybody} OR {readers} AND NOT {never} END")
    return whole.format(closed=closed, close=close, never=never, everybody=everybody, readers=readers), values


def anywhere(sights: Mapping[str, Sight]) -> tuple[sql.Composable, dict[str, Any]]:
    """The WHERE that leaves what a person may see of several registers, their own records too, as `Sight.sees` says
    of each: by the register's own rule, and nothing of any other."""
    cases, values = list[sql.Composable](), dict[str, Any]()
    for number, (register, sight) in enumerate(sights.items()):
        seen, more = condition(sight, False, f"r{number}_")
        cases.append(sql.SQL("WHEN {} THEN {} OR {}").format(sql.Literal(register), own(sight), seen))
        values |= more
    return sql.SQL("CASE now.register {} ELSE false END").format(sql.SQL(" ").join(cases)), values


def own(sight: Sight) -> sql.Composable:
    """The records that the person reported or has to work with."""
    named = person_in((*sight.access.reporters, *sight.access.handlers))
    # The first half is what the index of people finds; it knows the names of every register's fields together.
    mine = sql.SQL("(people(now.state) @> ARRAY[%(person)s::text] AND {})").format(named)
    if sight.access.itself:
        return sql.SQL("({} OR now.record = %(person)s::uuid)").format(mine)
    return mine


def truth(field: str | None) -> sql.Composable:
    if field is None:
        return sql.SQL("false")
    return sql.SQL("coalesce(now.state ->> {} = 'true', false)").format(sql.Literal(field))


def person_in(fields: tuple[str, ...]) -> sql.Composable:
    """Whether one of these fields of the state is the person, or one of several persons in it."""
    parts = [sql.SQL("coalesce(now.state -> {} ? %(person)s, false)").format(sql.Literal(one)) for one in fields]
    return sql.SQL("({})").format(sql.SQL(" OR ").join(parts)) if parts else sql.SQL("false")


def selected(query: Query, sight: Sight, mine: bool) -> tuple[sql.Composable, dict[str, Any]]:
    """FROM and WHERE of a list."""
    where, values = lists.conditions(query)
    seen, more = condition(sight, mine)
    if query.at is None:
        source = sql.SQL("FROM cards AS now WHERE {} AND {}").format(where, seen)
    else:
        source = sql.SQL(
            """FROM cards WHERE {} AND EXISTS
               (SELECT FROM cards AS now WHERE now.record = cards.record AND now.to_position IS NULL AND {})"""
        ).format(where, seen)
    return source, values | more


async def cards(db: AsyncConnection[Any], query: Query, sight: Sight, mine: bool = False) -> list[bytes]:
    """The cards of a list that the person may see, as JSON, newest first."""
    source, values = selected(query, sight, mine)
    statement = sql.SQL("SELECT {}::text {} ORDER BY opened DESC LIMIT %(limit)s OFFSET %(offset)s")
    values |= {"limit": min(query.limit, lists.MOST), "offset": query.offset}
    rows = await db.execute(statement.format(sql.SQL(CARD_JSON), source), values)
    return [masked(sight, row[0].encode()) for row in await rows.fetchall()]


def masked(sight: Sight, row: bytes) -> bytes:
    """A card without who told of it, if that is to be kept from the person."""
    if not sight.access.sources:
        return row
    card = json.loads(row)
    hidden = hidden_in(sight, card)
    return row if hidden is None else json.dumps(hidden.out_of_card(card), ensure_ascii=False).encode()


def hidden_in(sight: Sight, card: dict[str, Any]) -> Sources | None:
    return sight.sources(UUID(card["record"]), UUID(card["unit"]) if card["unit"] else None, card["state"])


async def count(db: AsyncConnection[Any], query: Query, sight: Sight, mine: bool = False) -> int:
    """How many cards the list has in all."""
    source, values = selected(query, sight, mine)
    row = await (await db.execute(sql.SQL("SELECT count(*) {}").format(source), values)).fetchone()
    return int(row[0]) if row else 0


async def card(
    db: AsyncConnection[Any], record: UUID, register: str, sight: Sight, at: int | None
) -> dict[str, Any] | None:
    """A record of the register as it stands or stood, None if the person may not see it or there is none.

    Both ways to None are the same questions to the database. Who told of it is left out for those who are not to know.
    """
    now = await lists.card(db, record)
    then = now if at is None else await lists.card(db, record, at)
    if now is None or then is None or now["register"] != register:
        return None
    sight, judged = await judging(db, sight, now)
    if judged is None or not sees(sight, judged):
        return None
    hidden = hidden_of(sight, judged, now)
    return then if hidden is None else hidden.out_of_card(then)


async def sources(db: AsyncConnection[Any], record: UUID, sight: Sight) -> Sources | None:
    """Who told of a record the person sees, if that is to be kept from them."""
    now = await lists.card(db, record)
    if now is None:
        return None
    sight, judged = await judging(db, sight, now)
    return None if judged is None else hidden_of(sight, judged, now)


# ── What belongs to a record ─────────────────────────────────────────────────


async def judging(db: AsyncConnection[Any], sight: Sight, now: dict[str, Any]) -> tuple[Sight, dict[str, Any] | None]:
    """The card that decides whether another may be seen: itself, or what it belongs to; and how that one is seen."""
    if not sight.access.follows:
        return sight, now
    return sight.of(now["state"]["register"]), await lists.card(db, UUID(now["state"]["belongs_to"]))


def sees(sight: Sight, judged: dict[str, Any]) -> bool:
    return sight.sees(UUID(judged["record"]), UUID(judged["unit"]) if judged["unit"] else None, judged["state"])


def hidden_of(sight: Sight, judged: dict[str, Any], now: dict[str, Any]) -> Sources | None:
    hidden = hidden_in(sight, judged)
    return hidden if judged is now else attached(hidden)


ATTACHED = sql.SQL(
    """SELECT {}::text FROM cards WHERE register = 'attachments' AND state ->> 'belongs_to' = %(record)s
       AND to_position IS NULL ORDER BY opened"""
).format(sql.SQL(CARD_JSON))


async def attachments(db: AsyncConnection[Any], record: UUID, sight: Sight) -> list[bytes] | None:
    """The cards of what is attached to a record, the first first; None if the person may not see the record, or there
    is none of that register. Args: `sight` is of the record's register."""
    now = await lists.card(db, record)
    rows = await (await db.execute(ATTACHED, {"record": str(record)})).fetchall()
    if now is None or access_to(now["register"]) is not sight.access or not sees(sight, now):
        return None
    hidden = attached(hidden_in(sight, now))
    found = [row[0] for row in rows]
    if hidden is not None:
        found = [json.dumps(hidden.out_of_card(json.loads(one)), ensure_ascii=False) for one in found]
    return [one.encode() for one in found]


# ── In a replay ──────────────────────────────────────────────────────────────


def seen_by(who: Asker) -> Sees:
    """What somebody may see, by how each record stands now."""

    def sees(card: Card) -> bool:
        return who.sight(card.register.name).sees(card.record, card.state.unit, card.state)

    return sees


def hidden_from(who: Asker) -> Hides:
    """Who told of what somebody sees, where that is kept from them."""

    def hides(card: Card) -> Sources | None:
        return who.sight(card.register.name).sources(card.record, card.state.unit, card.state)

    return hides

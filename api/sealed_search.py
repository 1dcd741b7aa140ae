"""Search in the sealed text of one's own cases, for a purpose that is said: opened through the one door, logged first.

    POST /{board}/api/v1/sealed-search    {"words": "…", "purpose": "…", "register": "deviations"}

Only records that the asker handles or has reported themselves, and of the latter only the lines they wrote: what they
could open one by one. At most so many records at a time, the newest first; the answer says if there were more, and in
`next` what to say in `after` to go on with the older ones. The text is opened in memory, looked through and let go:
neither it nor what was searched for is kept, and the database never sees either. What is answered is where, not what:
whoever wants to read a text has it opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from psycopg import AsyncConnection
from pydantic import Field, ValidationError
from pydantic.dataclasses import dataclass as checked
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, visible
from api.doors import DOORS
from api.guard import METHODS
from api.identity import Asker, asker
from api.opening import OF_RECORD, opened
from api.registers import board_of, must_be, on_route
from api.validation import problem_of
from domain.grammar import Between, Length
from ledger.commands import reader_of
from ledger.opening import Erased, Opened
from projections.lists import Query

MOST_RECORDS = 100
SHORTEST_STEM = 4
ENDINGS = 3
"""So many letters a word may have beyond that in the text: klagomålet finds klagomål."""


@checked(config={"extra": "forbid", "strict": True}, kw_only=True)
class SealedSearch:
    """What is looked for, why, and in which register; all of those with sealed text if it is left out. `after`: only
    records that were opened before this position, as in a list."""

    words: Annotated[str, Length(2, 200)]
    purpose: Annotated[str, Length(10, 400)]
    register: Annotated[str, Length(1, 60), Field(json_schema_extra={"enum": sorted(DOORS)})] | None = None
    after: Annotated[int, Between(1, 2**63 - 1)] | None = None


SEALED_SEARCH = reader_of(SealedSearch)


@dataclass(frozen=True)
class Line:
    """A line whose texts may be looked through."""

    register: str
    record: UUID
    number: str | None
    position: int
    version: int


async def look(request: Request) -> Response:
    """Where the words stand. Raises Malformed, Invalid."""
    board = board_of(request)
    on_route(request, "sealed-search")
    must_be(request, "POST")
    who = await asker(request, board)
    asked = understood(await inputs.body(request))
    words = asked.words.lower().split()
    lines, following = await own_lines(who, asked)
    texts: Mapping[int, Opened | Erased] = {}
    if lines:
        texts = await opened(who, f"sökning i egna ärenden: {asked.purpose}", [line.position for line in lines])
    said = {
        "looked_through": len({line.record for line in lines}),
        "more": following is not None,
        "next": following,
        "items": [told(line, found) for line in lines if (found := holding(texts.get(line.position), words))],
    }
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


def understood(body: bytes) -> SealedSearch:
    """Raises Malformed, Invalid."""
    try:
        asked: SealedSearch = SEALED_SEARCH.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, list(SealedSearch.__dataclass_fields__)) from None
    if asked.register is not None and asked.register not in DOORS:
        raise inputs.wrong("register", f"Ange ett av: {', '.join(DOORS)}.", "enum")
    return asked


async def own_lines(who: Asker, asked: SealedSearch) -> tuple[list[Line], int | None]:
    """The lines that may be looked through, and after which to go on if there were more records than at a time."""
    paths = [asked.register] if asked.register else list(DOORS)
    cards, found = list[dict[str, Any]](), list[Line]()
    async with who.board.pool.connection() as db:
        for doors in (DOORS[path] for path in paths if DOORS[path].sealed):
            query = Query(register=doors.register.name, limit=MOST_RECORDS + 1, after=asked.after)
            cards += map(json.loads, await visible.cards(db, query, who.sight(doors.register.name), mine=True))
        cards.sort(key=lambda card: -card["opened"])
        for card in cards[:MOST_RECORDS]:
            found += [line async for line in permitted(db, who, card)]
    return found, cards[MOST_RECORDS - 1]["opened"] if len(cards) > MOST_RECORDS else None


async def permitted(db: AsyncConnection[Any], who: Asker, card: dict[str, Any]) -> Any:
    """The lines of a record of one's own: all for the one who handles it, else those one wrote."""
    sight = who.sight(card["register"])
    record, unit = UUID(card["record"]), UUID(card["unit"]) if card["unit"] else None
    every = sight.opens(unit, card["state"]) or (sight.access.itself and record == who.person)
    for position, version, _, by in await (await db.execute(OF_RECORD, (record,), prepare=True)).fetchall():
        if every or by == str(who.person):
            yield Line(card["register"], record, card["number"], position, version)


# ── Looking ──────────────────────────────────────────────────────────────────


def holding(texts: Opened | Erased | None, words: list[str]) -> list[str]:
    """The fields of a line that hold a word, if the line holds all of them."""
    if not isinstance(texts, Opened):
        return []
    known = {name: text.lower() for name, text in texts.values.items()}
    whole = " ".join(known.values())
    if not all(stands(word, whole) for word in words):
        return []
    return sorted(name for name, text in known.items() if any(stands(word, text) for word in words))


def stands(word: str, text: str) -> bool:
    """Whether a word is in a text: as it is, within a longer one, or without its ending.

    >>> stands("klagomålet", "ett klagomål till"), stands("avvikelse", "avvikelsehantering"), stands("kök", "köp")
    (True, True, False)
    """
    return any(stem in text for stem in stems(word))


def stems(word: str) -> Iterator[str]:
    yield word
    for ending in range(1, ENDINGS + 1):
        if len(word) - ending >= SHORTEST_STEM + ENDINGS:
            yield word[:-ending]


def told(line: Line, fields: list[str]) -> dict[str, Any]:
    return {
        "register": line.register,
        "record": str(line.record),
        "number": line.number,
        "position": line.position,
        "version": line.version,
        "fields": fields,
    }


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/sealed-search", look, methods=METHODS)]

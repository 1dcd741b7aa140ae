"""Sealed texts, opened for somebody who may and says why. The opening is written down before the text is given.

The door itself is the book's (ledger.opening); here it is only decided who may stand before it.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from api import inputs
from api.doors import Doors
from api.identity import Asker, asker
from api.problems import Hidden
from api.served import Served
from api.validation import problem_of
from domain.grammar import Length, NotAllowed
from ledger.opening import Erased, Opened

OF_RECORD = """SELECT l.position, l.version, l.name, convert_from(l.body, 'UTF8')::jsonb ->> 'by'
FROM ledger.lines l WHERE l.record = %s ORDER BY l.version"""


@dataclass(frozen=True, kw_only=True)
class OpenTexts:
    """Why the texts are opened; who reads the log of openings reads this. `versions`: which lines, all if left out."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    purpose: Annotated[str, Length(3, 500)]
    versions: Annotated[tuple[int, ...], Length(1, 200)] | None = None


OPEN_TEXTS = TypeAdapter(OpenTexts)


async def open_texts(request: Request, board: Served, doors: Doors, record: UUID) -> Response:
    """The sealed texts of a record, by line. Raises Hidden (not to be seen), NotAllowed (seen, but not opened)."""
    who = await asker(request, board)
    body = await inputs.body(request)
    try:
        asked = OPEN_TEXTS.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, ("purpose", "versions")) from None
    lines = await permitted(who, doors, record)
    if asked.versions is not None:
        lines = [line for line in lines if line[1] in asked.versions]
    texts = await opened(who, asked.purpose, [line[0] for line in lines]) if lines else {}
    said = {"record": str(record), "lines": [told(line, texts.get(line[0])) for line in lines]}
    headers = {"Cache-Control": "no-store"}
    return Response(json.dumps(said, ensure_ascii=False), headers=headers, media_type="application/json")


Line = tuple[int, int, str, str]


async def permitted(who: Asker, doors: Doors, record: UUID) -> list[Line]:
    """The lines whose texts this person may read: all, or those they wrote themselves in a record they see."""
    known = await who.board.state(record)
    if known.register is not doors.register:
        raise Hidden
    sight, judged = await who.judging(known)
    if not sight.sees(judged.record, judged.state.unit, judged.state):
        raise Hidden
    async with who.board.pool.connection() as db:
        lines: list[Line] = await (await db.execute(OF_RECORD, (record,), prepare=True)).fetchall()
    if sight.access.itself and record == who.person:
        return lines
    if not sight.opens(judged.state.unit, judged.state):
        lines = [line for line in lines if line[3] == str(who.person)]
    if not lines:
        raise NotAllowed
    return lines


async def opened(who: Asker, purpose: str, positions: list[int]) -> dict[int, Opened | Erased]:
    """Through the one door; raises SealBroken for what is not the text that was entered."""
    return await asyncio.to_thread(who.board.book.door.open_sealed, who.person, purpose, positions)


def told(line: Line, texts: Opened | Erased | None) -> dict[str, Any]:
    position, version, name, _ = line
    said: dict[str, Any] = {"position": position, "version": version, "name": name}
    match texts:
        case Opened():
            return {**said, "texts": dict(texts.values), "erased": []}
        case Erased():
            return {**said, "texts": {}, "erased": list(texts.fields)}
        case None:
            return {**said, "texts": {}, "erased": []}

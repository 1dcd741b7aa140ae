"""Commands by POST: read the body, make the stamp, let the desk decide, answer with a receipt.

Whoever may not see a record cannot learn by a refusal that it is there, nor in which state.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from api import inputs
from api.access import access_to
from api.doors import Doors
from api.identity import Asker, asker, stamp
from api.problems import Fault, Hidden
from api.served import Served
from api.validation import problem_of
from domain.book import EraseTexts
from domain.grammar import Command, NoSuchRecord, Refusal
from domain.named import named_records
from domain.registers import Register
from ledger.answers import Receipt
from ledger.codec import REGISTER_NAMED
from ledger.commands import Asked
from ledger.desk import Asking, Stale
from ledger.drafts import key_of
from ledger.erasure import apply_list


async def send(request: Request, board: Served, doors: Doors, asked: Asked, record: UUID | None) -> Response:
    """Do a command. Args: `record` is None for a new one."""
    who = await asker(request, board)
    draft, seen = inputs.draft(request), inputs.if_match(request)
    key = inputs.idempotency_key(request, key_of(draft) if draft else None)
    command = understood(asked, await inputs.body(request))
    receipt = await act(who, asked, command, record, key, seen)
    if draft is not None:  # it was sent in, and there is a receipt: not before
        await asyncio.to_thread(board.book.drafts.delete, who.person, draft)
    return receipt_response(board, doors, receipt, key)


def understood(asked: Asked, body: bytes) -> Command:
    """The command that a body says. Raises Malformed, Invalid."""
    try:
        return asked.read(body)
    except ValidationError as error:
        raise problem_of(error, [one.name for one in fields(asked.command)]) from None  # type: ignore[arg-type]


async def act(
    who: Asker, asked: Asked, command: Command, record: UUID | None, key: str, seen: int | None = None
) -> Receipt:
    """Let the desk decide and write. Raises what the desk raises; NotAllowed; Hidden."""
    target = record or asked.register.natural(command, who.person)
    if record is not None and access_to(asked.register.name).follows and not await sees(who, asked.register, record):
        raise Hidden  # a role where it lies is not enough: it is handled by those who see what it belongs to
    await must_see_named(who, command)
    by = await stamp(who, asked.command, target, getattr(command, "unit", None))
    try:
        receipt = await write(who.board, Asking(asked.register, target, command, by, key, seen))
    except (Refusal, Stale) as error:
        if record is not None and not await sees(who, asked.register, record):
            raise Hidden from None
        if isinstance(error, NoSuchRecord):
            raise Hidden(errors=named(command, error.facts.get("record"))) from None
        raise
    who.board.wrote(asked.register, receipt.last)
    return receipt


async def write(board: Served, asking: Asking) -> Receipt:
    """What the desk makes of it; an erasure that was decided is carried out too."""
    receipt = await board.book.desk.act(asking)
    if isinstance(asking.command, EraseTexts):
        book = board.book
        await asyncio.to_thread(apply_list, book.database, book.keys, book.identity.ledger)
    return receipt


async def must_see_named(who: Asker, command: Command) -> None:
    """Nobody links to what they may not see: it would be noted there, and known of here. Raises Hidden."""
    for record, name in named_records(command).items():
        register = REGISTER_NAMED.get(name)
        closed = register is not None and register.notes_links and not access_to(name).everybody
        if register is not None and closed and not await sees(who, register, record):
            raise Hidden(errors=named(command, record))


async def sees(who: Asker, register: Register[Any], record: UUID) -> bool:
    """Whether there is such a record in this register, and the sender may see it."""
    known = await who.board.state(record)
    if known.register is not register:
        return False
    sight, judged = await who.judging(known)
    return sight.sees(judged.record, judged.state.unit, judged.state)


def named(command: Command, record: object) -> list[Fault]:
    """Where in the command a record is named that is not there."""
    what = "Det finns ingen sådan post av rätt slag, eller så får du inte se den."
    return [Fault(place, what, "NoSuchRecord") for place in places(command, record, "")]


def places(said: Any, record: object, path: str) -> Iterator[str]:
    if said == record and isinstance(said, UUID):
        yield path
    elif is_dataclass(said) and not isinstance(said, type):
        for one in fields(said):
            yield from places(getattr(said, one.name), record, f"{path}.{one.name}" if path else one.name)
    elif isinstance(said, tuple):
        for index, part in enumerate(said):
            yield from places(part, record, f"{path}[{index}]")


def receipt_response(board: Served, doors: Doors, receipt: Receipt, key: str) -> Response:
    """What the sender gets: where the record is, its number and version, and the position to wait for when reading."""
    said = {
        "record": str(receipt.record),
        "number": receipt.number,
        "version": receipt.version,
        "position": receipt.last,
        "again": receipt.again,
    }
    headers = {
        "Location": f"/{board.name}/api/v1/{doors.path}/{receipt.record}",
        "ETag": f'"{receipt.version}"',
        "X-Position": str(receipt.last),
        "Idempotency-Key": key,
    }
    status = 200 if receipt.again else 201
    return Response(json.dumps(said), status, headers, media_type="application/json")

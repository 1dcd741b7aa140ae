"""What is attached to records, over HTTP. Access follows the record it belongs to.

POST /{board}/api/v1/deviations/{record}/attachments    attach a file: the body is the file, X-File-Name its name
GET  /{board}/api/v1/deviations/{record}/attachments    the cards of what is attached
POST /{board}/api/v1/attachments/{record}/content       the file, to whoever may read it and says why

Whoever may have the texts of a record opened attaches to it and reads what is attached; and whoever has the record as
their own attaches, and reads what they attached themselves. The name that came along is sealed text: it stands in no
address, no header and no path. The kind is that of the content, and what is not known to be harmless is not handed out.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from urllib.parse import unquote
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs, reading, sending, visible
from api.documents import kind_taken, whole_body
from api.doors import DOORS, Doors
from api.guard import METHODS
from api.identity import Asker, asker, stamp
from api.problems import Gone, Hidden, NoSuchPath, NotServed
from api.registers import READ, board_of, doors_of, id_of, must_be, on_route
from api.served import Served
from api.validation import problem_of
from domain.attachments import CARRIERS, REGISTER
from domain.attachments.commands import AttachFile
from domain.attachments.words import FileKind
from domain.grammar import Command, Length, NotAllowed, derived_id
from ledger.answers import KeyUsed, Receipt
from ledger.blobs import ContentBroken, ErasedContent
from ledger.commands import COMMANDS
from ledger.desk import Asking
from ledger.file_kinds import MEDIA_TYPES
from ledger.records import Record
from projections import lists

ATTACH = COMMANDS[AttachFile]
NAME = "X-File-Name"
LONGEST_NAME = 2_000


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """Why the file is read; who reads the log of openings reads this."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    purpose: Annotated[str, Length(3, 500)]


READ_FILE = TypeAdapter(ReadFile)


async def of_record(request: Request) -> Response:
    """What is attached to a record, or one file more."""
    board, doors = board_of(request), doors_of(request)
    on_route(request, doors.path, "{record}", "attachments")
    if doors.register.name not in CARRIERS:
        raise NoSuchPath
    must_be(request, *READ, "POST")
    who, named = await asker(request, board), request.path_params["record"]
    if request.method == "POST":
        return await attach(request, who, doors, id_of(named))
    await reading.wait(request, board, inputs.query(request, ("wait",)))
    async with board.pool.connection() as db:
        record = await reading.record_named(db, named)
        found = await visible.attachments(db, record, who.sight(doors.register.name))
    if found is None:
        raise Hidden
    position = board.tail.position
    body = b'{"position":%d,"items":[%s]}' % (position, b",".join(found))
    return Response(body, headers={"X-Position": str(position)}, media_type="application/json")


# ── Attaching ────────────────────────────────────────────────────────────────


async def attach(request: Request, who: Asker, doors: Doors, record: UUID) -> Response:
    """Keep the file, then write the line that names it. Who may not is told before the file is read."""
    key, name = inputs.idempotency_key(request), file_name(request)
    owner = await who.board.state(record)
    must_be_theirs(who, doors, owner)
    content = await whole_body(request)
    kind = await kind_taken(content)
    receipt = await entered(who, owner, content, kind, name or f"bilaga.{kind}", key)
    who.board.wrote(REGISTER, receipt.last)
    who.board.scanning.told(receipt.last)
    return sending.receipt_response(who.board, DOORS["attachments"], receipt, key)


def must_be_theirs(who: Asker, doors: Doors, owner: Record) -> None:
    """Raises Hidden for a record not to be seen, NotAllowed for one that they only look on."""
    if owner.register is not doors.register:
        raise Hidden
    sight = who.sight(doors.register.name)
    if not sight.sees(owner.record, owner.state.unit, owner.state):
        raise Hidden
    if not (sight.opens(owner.state.unit, owner.state) or sight.owns(owner.record, owner.state)):
        raise NotAllowed


def file_name(request: Request) -> str | None:
    """The last part of the name that came along, percent-encoded; None if there was none. Raises Invalid."""
    said = request.headers.get(NAME)
    if said is None:
        return None
    try:
        name = unquote(said[:LONGEST_NAME], errors="strict").replace("\\", "/").rpartition("/")[2].strip(" ")
    except UnicodeDecodeError:
        name = ""
    if not name or not name.isprintable() or not said.isascii():
        raise inputs.wrong(NAME, "Ange filens namn procentkodat i UTF-8, som brev%20fr%C3%A5n%20dottern.pdf.", "name")
    return name


async def entered(who: Asker, owner: Record, content: bytes, kind: FileKind, name: str, key: str) -> Receipt:
    """The receipt of the line. The same file sent again with the same key is the same attachment, also when both
    come at once: then one of them was written, and the content that the other brought is swept away.

    Raises KeyUsed, Gone, and what the desk raises.
    """
    assert owner.register is not None
    board, record = who.board, derived_id("attachments", who.person, key)
    by = await stamp(who, AttachFile, None, owner.state.unit)
    said = {"register": owner.register.name, "record": str(owner.record), "size": len(content), "kind": kind}
    for attempt in (1, 2):
        known = await board.state(record)
        address = await address_of(board, known, content)
        command = understood({**said, "name": name, "address": address})
        try:
            return await sending.write(board, Asking(REGISTER, record, command, by, key))
        except KeyUsed:
            board.book.records.forget(record)
            if attempt == 2 or known.version:
                raise
    raise AssertionError("unreachable")


async def address_of(board: Served, known: Record, content: bytes) -> str:
    """Where the file is kept: now, or since it was sent the last time. Raises KeyUsed if that was another file."""
    blobs = board.book.blobs
    if not known.version:
        return await asyncio.to_thread(blobs.put_sealed, content)
    address: str = known.state.address
    kept = await asyncio.to_thread(blobs.get_sealed, board.book.identity.ledger, "omsändning av en bilaga", address)
    if isinstance(kept, ErasedContent):
        raise Gone
    if kept != content:
        raise KeyUsed
    return address


def understood(said: dict[str, Any]) -> Command:
    """Raises Invalid: the name is too long, or has characters that cannot be written."""
    try:
        return ATTACH.read(json.dumps(said).encode())
    except ValidationError as error:
        raise problem_of(error, tuple(said)) from None


# ── Reading ──────────────────────────────────────────────────────────────────


async def content(request: Request) -> Response:
    """The file, to save: never shown as a page of ours, and called by its number."""
    board, record = board_of(request), request.path_params["record"]
    on_route(request, "attachments", "{record}", "content")
    must_be(request, "POST")
    who = await asker(request, board)
    body = await inputs.body(request)
    try:
        asked = READ_FILE.validate_json(body)
    except ValidationError as error:
        raise problem_of(error, ("purpose",)) from None
    state = (await permitted(who, id_of(record))).state
    found = await asyncio.to_thread(board.book.blobs.get_sealed, who.person, asked.purpose, state.address)
    if isinstance(found, ErasedContent):
        raise Gone
    if found is None:
        raise ContentBroken(state.address)
    async with board.pool.connection() as db:
        card = await lists.card(db, id_of(record))
    called = card["number"] if card else record
    headers = {"Content-Disposition": f'attachment; filename="{called}.{state.kind}"', "Cache-Control": "no-store"}
    return Response(found, headers=headers, media_type=MEDIA_TYPES[state.kind])


async def permitted(who: Asker, record: UUID) -> Record:
    """An attachment whose file this person may have. Raises Hidden, NotAllowed, NotServed.

    It is read anew from the book, and what it belongs to: another process may have found a virus in it, or closed it.
    """
    board = who.board
    board.book.records.forget(record)
    known = await board.state(record)
    if known.register is not REGISTER:
        raise Hidden
    board.book.records.forget(known.state.belongs_to)
    sight, judged = await who.judging(known)
    if not sight.sees(judged.record, judged.state.unit, judged.state):
        raise Hidden
    own = known.state.attached_by == who.person and known.state.attached
    if not (own or sight.opens(judged.state.unit, judged.state)):
        raise NotAllowed
    if not known.state.harmless(board.scanning.serves_unscanned):
        verdict = known.state.verdict
        raise NotServed(f"Den lämnas inte ut: {verdict.label if verdict else 'den väntar på virusprövning'}.")
    return known


def routes() -> list[Route]:
    patterns = (
        ("/{register:register}/{record}/attachments", of_record),
        ("/attachments/{record}/content", content),
    )
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]

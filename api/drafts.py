"""Drafts over HTTP: what somebody has begun to write, theirs alone, until it is sent in or thirty days have passed.

    POST   /{board}/api/v1/drafts            save a new one
    GET    /{board}/api/v1/drafts            one's own, the last saved first, without what they say
    GET    /{board}/api/v1/drafts/{draft}    one of them
    PUT    /{board}/api/v1/drafts/{draft}    replace it (If-Match: as it was seen)
    DELETE /{board}/api/v1/drafts/{draft}    throw it away

It is sent in by the ordinary command, with X-Draft: the draft is deleted when there is a receipt, and not before.
Somebody else's draft answers as one that is not there; nothing of what a draft says is ever logged.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import inputs
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Fault, Hidden, Invalid, Stale, TooLarge
from api.registers import board_of, must_be, on_route
from api.validation import problem_of
from ledger import drafts
from ledger.drafts import LARGEST, Draft, DraftTooLarge, NotAsSeen

MOST = 100
"""How many drafts one person may have lying."""
FORM = "^[a-z0-9]+([-/][a-z0-9]+)*$"
TAG_FORM = re.compile(r'"([0-9a-f]{32})"')
HEADERS = {"Cache-Control": "no-store"}


@dataclass(frozen=True, kw_only=True)
class DraftSaved:
    """`form`: what it is to become, such as the path of a command; `said`: the fields as far as they are written."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    form: Annotated[str, Field(pattern=FORM, max_length=100)]
    said: dict[str, Any]


DRAFT = TypeAdapter(DraftSaved)


# ── What is kept ─────────────────────────────────────────────────────────────


def understood(body: bytes) -> DraftSaved:
    """Raises Malformed, Invalid."""
    try:
        found: DraftSaved = DRAFT.validate_json(body)
        return found
    except ValidationError as error:
        raise problem_of(error, ("form", "said")) from None


def written(draft: DraftSaved) -> bytes:
    """As it is kept. Raises Invalid for numbers that JSON does not have."""
    try:
        return json.dumps({"form": draft.form, "said": draft.said}, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        raise inputs.wrong("said", "Ett tal är inget som går att skriva i JSON.", "finite_number") from None


def read(draft: Draft) -> DraftSaved:
    found = json.loads(draft.said)
    return DraftSaved(form=found["form"], said=found["said"])


# ── One person's drafts ──────────────────────────────────────────────────────


async def of(who: Asker) -> list[Draft]:
    return await asyncio.to_thread(who.board.book.drafts.of, who.person)


async def one(who: Asker, draft: UUID) -> Draft:
    """One of their own. Raises Hidden."""
    found = await asyncio.to_thread(who.board.book.drafts.read, who.person, draft)
    if found is None:
        raise Hidden
    return found


async def save(who: Asker, said: DraftSaved) -> UUID:
    """A new draft. Raises Invalid, TooLarge."""
    if len(await of(who)) >= MOST:
        what = f"Du har redan {MOST} utkast: skicka in eller ta bort något först."
        raise Invalid(errors=[Fault("kroppen", what, "too_many_drafts")])
    try:
        return await asyncio.to_thread(who.board.book.drafts.save, who.person, written(said))
    except DraftTooLarge:
        raise too_large() from None


async def replace(who: Asker, draft: UUID, said: DraftSaved, seen: str | None) -> None:
    """Save one again. Raises NotAsSeen, Invalid, TooLarge."""
    try:
        await asyncio.to_thread(who.board.book.drafts.replace, who.person, written(said), draft, seen)
    except DraftTooLarge:
        raise too_large() from None


async def delete(who: Asker, draft: UUID) -> None:
    """Nothing happens if it is not there, or not theirs."""
    await asyncio.to_thread(who.board.book.drafts.delete, who.person, draft)


def too_large() -> TooLarge:
    return TooLarge(f"Ett utkast får vara högst {LARGEST} byte. Inget har sparats.")


# ── Routes ───────────────────────────────────────────────────────────────────


async def collection(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "drafts")
    must_be(request, "GET", "HEAD", "POST")
    who = await asker(request, board)
    if request.method == "POST":
        draft = await save(who, understood(await inputs.body(request)))
        return draft_response(who, await one(who, draft), 201)
    return json_response({"items": [listed(draft) for draft in await of(who)]})


async def member(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "drafts", "{draft}")
    must_be(request, "GET", "HEAD", "PUT", "DELETE")
    who, draft = await asker(request, board), id_of(request)
    match request.method:
        case "PUT":
            return await put(request, who, draft)
        case "DELETE":
            await delete(who, draft)
            return Response(status_code=204)
        case _:
            return draft_response(who, await one(who, draft))


async def put(request: Request, who: Asker, draft: UUID) -> Response:
    """Raises Hidden if it is not there, Stale if it is not as it was seen."""
    seen = tag_seen(request)
    said = understood(await inputs.body(request))
    try:
        await replace(who, draft, said, seen)
    except NotAsSeen:
        now = (await one(who, draft)).tag
        raise Stale("Läs utkastet igen: det har sparats sedan dess.", headers={"ETag": f'"{now}"'}) from None
    return draft_response(who, await one(who, draft))


def id_of(request: Request) -> UUID:
    """The draft that the path names. Raises Hidden."""
    named = request.path_params["draft"]
    if not inputs.UUID_FORM.fullmatch(named):
        raise Hidden
    return UUID(named)


def tag_seen(request: Request) -> str | None:
    """The tag of the draft that the sender has seen, None if they do not say. Raises Invalid."""
    said = request.headers.get("If-Match", "*").strip()
    if said == "*":
        return None
    tag = TAG_FORM.fullmatch(said)
    if tag is None:
        raise inputs.wrong("If-Match", "Ange utkastets ETag som den stod i svaret.", "etag")
    return tag[1]


def listed(draft: Draft) -> dict[str, Any]:
    """A draft as it is listed: what it is to become, and until when it is kept."""
    kept_until = draft.saved_at + drafts.KEPT
    return {
        "draft": str(draft.draft),
        "form": read(draft).form,
        "saved_at": draft.saved_at.isoformat(),
        "kept_until": kept_until.isoformat(),
        "idempotency_key": draft.key,
    }


def draft_response(who: Asker, draft: Draft, status: int = 200) -> Response:
    where = f"/{who.board.name}/api/v1/drafts/{draft.draft}"
    headers = {"ETag": f'"{draft.tag}"', **({"Location": where} if status == 201 else {})}
    return json_response({**listed(draft), "said": read(draft).said}, status, headers)


def json_response(said: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(said, ensure_ascii=False)
    return Response(body, status, {**HEADERS, **(headers or {})}, media_type="application/json")


def routes() -> list[Route]:
    patterns = (("/drafts", collection), ("/drafts/{draft}", member))
    return [Route("/{board}/api/v1" + path, handler, methods=METHODS) for path, handler in patterns]

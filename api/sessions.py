"""Who reads the pages: a token in a cookie that scripts cannot read and that other sites cannot use.

Each form carries a word that only somebody with the cookie can know, so a form on another site cannot be sent as ours.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import inputs
from api.demonstration import HOURS
from api.identity import COOKIE, Asker, asker, roles_of
from api.problems import Fault, Invalid, NotJson, NotSignedIn
from api.served import Served
from domain.grammar import NotAllowed

MOST_FIELDS = 40


@dataclass(frozen=True)
class Acting:
    """As what and where the reader is here, for the top of the page."""

    role: str
    unit: str


def acting(who: Asker) -> Acting:
    role, unit = roles_of(who)[-1]
    return Acting(role.label, who.board.directory.name(unit, who.day))


def token_of(request: Request) -> str | None:
    return request.cookies.get(COOKIE)


async def reader(request: Request, board: Served) -> Asker:
    """Who reads the page. Raises NotSignedIn, NotAllowed."""
    return await asker(request, board, token_of(request))


async def reader_or_none(request: Request, board: Served) -> Asker | None:
    try:
        return await reader(request, board)
    except (NotSignedIn, NotAllowed):
        return None


def form_word(request: Request) -> str:
    """The word that a form of this session carries."""
    digest = hashlib.sha256(b"liggaren.form.v1\n" + (token_of(request) or "").encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def is_ours(request: Request, form: Mapping[str, str]) -> bool:
    """Whether the form was made by us, for this session."""
    word = form.get("word", "")
    return word.isascii() and token_of(request) is not None and hmac.compare_digest(word, form_word(request))


def must_be_from_here(request: Request) -> None:
    """Refuse what a browser says was sent from another site. Raises NotAllowed."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise NotAllowed


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, each once. Raises NotJson (wrong kind of content), TooLarge, Invalid."""
    if request.headers.get("Content-Type", "").split(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise NotJson("Formulär skickas som application/x-www-form-urlencoded.")
    body = await inputs.read_body(request, inputs.LARGEST_BODY)
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError:
        raise Invalid(errors=[Fault("kroppen", "Formuläret går inte att läsa.", "form")]) from None
    return dict(pairs)


def begin(request: Request, board: Served, token: str, where: str) -> Response:
    """Go on to a page with the session begun."""
    response = RedirectResponse(where, 303)
    response.set_cookie(
        COOKIE,
        token,
        max_age=HOURS * 3600,
        path=f"/{board.name}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    return response


def end(board: Served, where: str) -> Response:
    response = RedirectResponse(where, 303)
    response.delete_cookie(COOKIE, path=f"/{board.name}", httponly=True, samesite="lax")
    return response

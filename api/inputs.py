"""What comes in beside the command: headers, query and body, each read in one strict way and told where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from starlette.requests import Request

from api.problems import Fault, Invalid, NotJson, TooLarge
from api.repeated import must_be_said_once
from domain.terms import Term
from ledger.commands import FIRST_DAY, LAST_DAY
from ledger.ids import new_id

T = TypeVar("T", bound=Term)

LARGEST_BODY = 1_000_000
LARGEST_NUMBER = 2**53 - 1
UUID_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
SPOKEN_FORM = re.compile(r"[A-ZÅÄÖ]{1,8}-[0-9]{4}-[0-9]{1,9}")
DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CHECKPOINT_FORM = re.compile(r"checkpoint:([1-9][0-9]{0,15})")
KEY_FORM = re.compile(r"[\x21-\x7e]{1,200}")
VERSION_FORM = re.compile(r'"([0-9]{1,9})"')


def wrong(where: str, what: str, kind: str) -> Invalid:
    return Invalid(errors=[Fault(where, what, kind)])


# ── One value ────────────────────────────────────────────────────────────────


def uuid(text: str, where: str) -> UUID:
    if not UUID_FORM.fullmatch(text):
        raise wrong(where, "Ange ett id på formen 00000000-0000-4000-8000-000000000000.", "uuid_parsing")
    return UUID(text)


def number(text: str, where: str, least: int = 0, most: int = LARGEST_NUMBER) -> int:
    """A whole number within bounds, ends included."""
    if not (text.isascii() and text.isdigit() and len(text) < 17 and least <= int(text) <= most):
        raise wrong(where, f"Ange ett heltal från {least} till {most}.", "int_parsing")
    return int(text)


def one_of(kind: type[T], text: str, where: str) -> T:
    try:
        return kind(text)  # type: ignore[call-arg]  # an enum is called with its value
    except ValueError:
        raise wrong(where, f"Ange ett av: {', '.join(one.value for one in kind)}.", "enum") from None


def yes(text: str, where: str) -> bool:
    if text not in ("true", "false"):
        raise wrong(where, "Ange true eller false.", "bool_parsing")
    return text == "true"


def instant(text: str, where: str) -> datetime:
    """RFC 3339, with a zone."""
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None or at.utcoffset() is None:
            raise ValueError
        at.timestamp()
    except (ValueError, OverflowError):
        raise wrong(where, "Ange en tid som 2026-07-05T08:00:00Z.", "datetime_parsing") from None
    return at


def day(text: str, where: str) -> date:
    """A day as 2026-07-05."""
    try:
        found = date.fromisoformat(text) if DAY_FORM.fullmatch(text) else date.min
    except ValueError:
        found = date.min
    if not FIRST_DAY <= found <= LAST_DAY:
        raise wrong(where, "Ange en dag som finns, som 2026-07-05.", "date_parsing")
    return found


@dataclass(frozen=True, slots=True)
class Signed:
    """The last line that a checkpoint covers, by its size (`checkpoint:5951`)."""

    size: int


def as_of(text: str, where: str = "as_of") -> int | date | datetime | Signed:
    """A position in the book, a day (its end), a moment, or a checkpoint."""
    if text.isascii() and text.isdigit():
        return number(text, where)
    if signed := CHECKPOINT_FORM.fullmatch(text):
        return Signed(int(signed[1]))
    if DAY_FORM.fullmatch(text):
        return day(text, where)
    at = instant(text.replace(" ", "+"), where)  # a plus sign in a query is a space
    if not FIRST_DAY.year <= at.year <= LAST_DAY.year:
        what = f"Ange en tid från år {FIRST_DAY.year} till år {LAST_DAY.year}."
        raise wrong(where, what, "datetime_parsing")
    return at


# ── The request ──────────────────────────────────────────────────────────────


def query(request: Request, known: Collection[str]) -> dict[str, str]:
    """The query, with no other names than those known: a misspelt filter would otherwise show everything."""
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise wrong("frågan", f"En parameter känns inte igen. Dessa finns: {', '.join(known)}.", "unknown_field")
        if name in found:
            raise wrong(name, "Ange parametern en gång.", "repeated")
        found[name] = value
    return found


def draft(request: Request) -> UUID | None:
    """The draft that a command is sent in from, None for none."""
    said = request.headers.get("X-Draft")
    return None if said is None else uuid(said, "X-Draft")


def idempotency_key(request: Request, usual: str | None = None) -> str:
    """The sender's key for this act; the usual or a new one if they sent none (they get it back in the answer)."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return usual or str(new_id())
    if not KEY_FORM.fullmatch(key):
        raise wrong("Idempotency-Key", "Ange 1–200 tecken utan mellanslag, till exempel ett UUID.", "key")
    return key


def if_match(request: Request) -> int | None:
    """The version that the sender has seen, None if they do not say."""
    said = request.headers.get("If-Match", "*").strip()
    if said == "*":
        return None
    version = VERSION_FORM.fullmatch(said)
    if version is None:
        raise wrong("If-Match", 'Ange versionen som den stod i ETag, som "3".', "etag")
    return int(version[1])


def unchanged(request: Request, version: int) -> bool:
    """Whether the sender has this version already (If-None-Match)."""
    said = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    return f'"{version}"' in said or "*" in said


def must_be_json(request: Request) -> None:
    kind, *parameters = (part.strip().lower() for part in request.headers.get("Content-Type", "").split(";"))
    charset = [one.removeprefix("charset=").strip('"') for one in parameters if one.startswith("charset=")]
    if kind != "application/json" or (charset and charset != ["utf-8"]):
        raise NotJson(headers={"Accept-Post": "application/json"})


async def body(request: Request, most: int = LARGEST_BODY) -> bytes:
    """The body, at most a megabyte of JSON (or `most` bytes); no more than that is ever read, and no key stands twice
    in an object of it. Raises NotJson, TooLarge, Invalid.
    """
    must_be_json(request)
    found = await read_body(request, most)
    must_be_said_once(found)
    return found


async def read_body(request: Request, most: int) -> bytes:
    problem = TooLarge(f"Högst {most} byte tas emot. Inget har skrivits.", headers={"Connection": "close"})
    declared = request.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > most:
        raise problem
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise problem
    return bytes(found)

"""JSON in one way only: RFC 8785 for the values the book allows, so that stored = hashed = exported = verified.

Allowed: objects, arrays, strings, whole numbers up to 2^53 - 1, true, false, null. Keys are `[a-z][a-z0-9_]*` or the
id of a record, so code point order is RFC 8785's UTF-16 order. Strings are NFC without control characters but \\n, \\t.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import msgspec

from domain.text import is_writable

LARGEST = 2**53 - 1
KEY = re.compile(r"[a-z][a-z0-9_]{0,60}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

# For the values that are allowed these are RFC 8785's bytes; a test holds it against Python's own encoder.
WRITER = msgspec.json.Encoder(order="sorted")
READER = msgspec.json.Decoder()
UNREAD = object()
"""Equal to no value."""


class NotCanonical(ValueError):
    """Something that the book does not write: says what and where, never the text itself."""


def encode(value: Any) -> bytes:
    """The canonical bytes of a value already checked by `check`.

    >>> encode({"b": [1, None], "a": "å"})
    b'{"a":"\\xc3\\xa5","b":[1,null]}'
    """
    return WRITER.encode(value)


def write_out(value: Any) -> bytes:
    """The canonical bytes of a value that may hold days, ids and dataclasses too. Raises NotCanonical."""
    try:
        data = encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotCanonical(f"not a value that can be written: {type(error).__name__}") from None
    if not is_plain(data):
        check(msgspec.json.decode(data))
    return data


LONG_NUMBER = re.compile(rb"[0-9]{16}")


def is_plain(data: bytes) -> bool:
    """Whether there is surely nothing to refuse: no letter beyond ASCII, nothing that had to be escaped, no number of
    sixteen digits."""
    return data.isascii() and b"\\" not in data and b"\x7f" not in data and not LONG_NUMBER.search(data)


def decode(data: bytes) -> Any:
    """Read canonical bytes; anything that would be written differently is refused.

    Raises NotCanonical.
    """
    value = read_fast(data)
    return decode_slowly(data) if value is UNREAD else value


def read_fast(data: bytes) -> Any:
    """The value of canonical bytes, read fast; UNREAD if something is wrong with them, whatever it is. A
    key that stands twice, or a number read as another, would be written differently."""
    try:
        value = READER.decode(data)
        return value if is_sound(value) and encode(value) == data else UNREAD
    except (ValueError, RecursionError):
        return UNREAD


def decode_slowly(data: bytes) -> Any:
    """The same by Python's own reader, which tells what is wrong."""
    try:
        value = json.loads(data, object_pairs_hook=no_key_twice)
        check(value)
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"not JSON in one way: {type(error).__name__}") from None
    if encode(value) != data:
        raise NotCanonical("these bytes would be written differently")
    return value


def no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical("a key stands twice")
    return found


def check(value: Any) -> None:
    """Refuse what the book does not write. Raises NotCanonical with the place in the value."""
    if not is_sound(value):
        for place, problem in problems(value, ""):
            raise NotCanonical(f"{problem} at {place or 'the top'}")


def is_sound(value: Any) -> bool:
    """Whether `problems` finds none: the same, without keeping account of places."""
    kind = type(value)
    if kind is str:
        return is_writable(value) and (value.isascii() or unicodedata.is_normalized("NFC", value))
    if kind is dict:
        return all(map(is_key, value)) and all(map(is_sound, value.values()))
    if kind is list or kind is tuple:
        return all(map(is_sound, value))
    if kind is int:
        return bool(-LARGEST <= value <= LARGEST)
    return value is None or kind is bool


def problems(value: Any, place: str) -> Iterator[tuple[str, str]]:
    match value:
        case None | bool():
            pass
        case str():
            if not is_writable(value):
                yield place, "a character that cannot be written"
            elif not unicodedata.is_normalized("NFC", value):
                yield place, "text that is not in NFC"
        case int():
            if abs(value) > LARGEST:
                yield place, "a number beyond 2^53 - 1"
        case list() | tuple():
            for index, part in enumerate(value):
                yield from problems(part, f"{place}[{index}]")
        case dict():
            for key, part in value.items():
                if not is_key(key):
                    yield place, "a key that is not [a-z][a-z0-9_]* or an id"  # it may be somebody's text: unsaid
                yield from problems(part, f"{place}.{key}")
        case _:
            yield place, f"a {type(value).__name__}"


@lru_cache(maxsize=4096)
def is_key(key: object) -> bool:
    return isinstance(key, str) and KEY.fullmatch(key) is not None


def instant(moment: datetime) -> str:
    """An instant as the book writes it: UTC, six decimals, Z.

    >>> instant(datetime(2026, 7, 5, 8, tzinfo=UTC))
    '2026-07-05T08:00:00.000000Z'
    """
    if moment.tzinfo is None:
        raise NotCanonical("an instant without a zone")
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return f"{utc.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"  # with a zone it takes four times as long

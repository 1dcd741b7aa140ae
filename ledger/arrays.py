"""Lists as PostgreSQL reads arrays in binary, packed in one go.

psycopg writes a list as text, element by element, and calls one of nothing but None another type, which makes another
prepared statement of the same words; for the arguments of an append that costs more than the append.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg import adapters, postgres
from psycopg.adapt import Dumper
from psycopg.pq import Format

HEADER = struct.Struct("!iiIii")  # dimensions, whether there are nulls, type of the elements, how many, first index
EMPTY = struct.Struct("!iiI")
INTEGER = struct.Struct("!i")
INSTANT = struct.Struct("!q")
NULL = INTEGER.pack(-1)
UUID_TYPE, INT4, TEXT, BYTEA, TIMESTAMPTZ = (
    postgres.types[name].oid for name in ("uuid", "int4", "text", "bytea", "timestamptz")
)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""From when PostgreSQL counts its microseconds."""
MICROSECOND = timedelta(microseconds=1)


class Uuids(list[UUID]):
    """As uuid[]."""


class Integers(list[int | None]):
    """As integer[]."""


class Texts(list[str | None]):
    """As text[]."""


class Blobs(list[bytes | None]):
    """As bytea[]."""


class Instants(list[datetime]):
    """As timestamptz[]."""


def packed(element: int, items: Sequence[bytes | None]) -> bytes:
    """An array of one dimension; `element` is the type of its elements."""
    if not items:
        return EMPTY.pack(0, 0, element)
    parts = [HEADER.pack(1, None in items, element, len(items), 1)]
    for item in items:
        if item is None:
            parts.append(NULL)
        else:
            parts += (INTEGER.pack(len(item)), item)
    return b"".join(parts)


def uuids(items: Sequence[UUID]) -> bytes:
    return packed(UUID_TYPE, [one.bytes for one in items])


def integers(items: Sequence[int | None]) -> bytes:
    return packed(INT4, [one if one is None else INTEGER.pack(one) for one in items])


def instant(moment: datetime) -> bytes:
    """One timestamptz."""
    return INSTANT.pack((moment - BEGINNING) // MICROSECOND)


class ArrayDumper(Dumper):
    """Tells psycopg which type its kind of list becomes."""

    format = Format.BINARY

    def __init_subclass__(cls, *, kind: str, of: type[Any]) -> None:
        cls.oid = postgres.types[kind].array_oid
        adapters.register_dumper(of, cls)


class UuidsDumper(ArrayDumper, kind="uuid", of=Uuids):
    def dump(self, obj: Uuids) -> bytes:
        return uuids(obj)


class IntegersDumper(ArrayDumper, kind="int4", of=Integers):
    def dump(self, obj: Integers) -> bytes:
        return integers(obj)


class TextsDumper(ArrayDumper, kind="text", of=Texts):
    def dump(self, obj: Texts) -> bytes:
        return packed(TEXT, [one if one is None else one.encode() for one in obj])


class BlobsDumper(ArrayDumper, kind="bytea", of=Blobs):
    def dump(self, obj: Blobs) -> bytes:
        return packed(BYTEA, obj)


class InstantsDumper(ArrayDumper, kind="timestamptz", of=Instants):
    def dump(self, obj: Instants) -> bytes:
        return packed(TIMESTAMPTZ, [instant(one) for one in obj])

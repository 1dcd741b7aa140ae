"""An event becomes a line: its body in canonical bytes, its personal fields sealed beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from domain.grammar import Event, Stamp
from ledger.canonical import NotCanonical, check, encode, instant
from ledger.codec import KINDS, Cause, Kind, NotALine, describe, understand
from ledger.ids import random_bytes
from ledger.keys import Keys
from ledger.lines import b64
from ledger.seal import Envelope, associated, seal

LARGEST_BODY = 60_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A line to be appended: everything but what the append itself decides (position, time, leaf)."""

    record: UUID
    version: int
    name: str
    body: bytes
    envelope: Envelope | None
    series: str | None

    @property
    def size(self) -> int:
        """How many bytes it sends to the database, about."""
        return len(self.body) + (len(self.envelope.envelope) if self.envelope else 0)


@dataclass(frozen=True, slots=True)
class Pen:
    """What must be known of the book to write or seal something in it."""

    ledger: UUID
    epoch: int
    master: bytes

    @classmethod
    def newest(cls, ledger: UUID, keys: Keys) -> Pen:
        """The pen of the newest epoch."""
        epoch = keys.epochs[-1]
        return cls(ledger, epoch, keys.master(epoch))


def write(
    book: Pen,
    event: Event,
    record: UUID,
    version: int,
    stamp: Stamp,
    act: UUID,
    reads: Mapping[UUID, int],
    cause: Cause | None = None,
) -> Draft:
    """The line an event becomes, read back once: what cannot be read again is not written.

    Raises NotCanonical if something in it cannot be written.
    """
    kind = KINDS[event.type]
    values = {name: getattr(event, name) for name in kind.personal}
    texts = {name: value for name, value in values.items() if value is not None}
    check(texts)
    aad = associated(book.ledger, record, version, event.type)
    sealing = seal(texts, book.epoch, book.master, aad)
    body = body_of(kind, event, stamp) | {
        "act": str(act),
        "cause": {"record": str(cause.record), "version": cause.version} if cause else None,
        "personal": sealing.commitments,
        "reads": {str(one): known for one, known in reads.items()},
    }
    data = encode(body)
    if len(data) > LARGEST_BODY:
        raise NotCanonical(f"a body of {len(data)} bytes; {LARGEST_BODY} is the most")
    must_read_back(kind, event, stamp, data)
    series = kind.register.series if version == 1 else None
    return Draft(record, version, event.type, data, sealing.envelope, series)


def body_of(kind: Kind, event: Event, stamp: Stamp) -> dict[str, Any]:
    """The part of a body that tells what happened and who entered it, and the salt that keeps it from being guessed."""
    return {
        "at": instant(stamp.at),
        "by": str(stamp.by),
        "event": clear_fields(kind, event),
        "role": stamp.role.value,
        "salt": b64(random_bytes(16)),
        "unit": str(stamp.unit),
    }


def clear_fields(kind: Kind, event: Event) -> Any:
    """The fields that are not personal, as JSON. Raises NotCanonical."""
    clear = {name: value for name, value in vars(event).items() if name not in kind.personal}
    try:
        fields = kind.written.dump_python(clear, mode="json", warnings="error")
    except PydanticSerializationError:
        raise NotCanonical(f"a field of {event.type} is not of its type") from None
    check(fields)
    return fields


def must_read_back(kind: Kind, event: Event, stamp: Stamp, data: bytes) -> None:
    """A rule that made an event with a wrong type, or with text that reading would tidy, is found before it is too
    late. Raises NotCanonical."""
    try:
        entered = understand(event.type, data)
    except (NotALine, ValidationError) as error:
        raise NotCanonical(f"{event.type} cannot be read back: {describe(error)}") from None
    said = vars(entered.event)
    changed = [name for name, value in vars(event).items() if name not in kind.personal and said[name] != value]
    if changed or entered.stamp != stamp:
        raise NotCanonical(f"{event.type} is read back otherwise: {', '.join(changed) or 'the stamp'}")

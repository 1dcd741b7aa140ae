"""An event becomes a line: its body in canonical bytes, its personal fields sealed beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from domain.grammar import Event, Stamp
from ledger.canonical import NotCanonical, check, instant, write_out
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
    body = {
        "act": str(act),
        "at": instant(stamp.at),
        "by": str(stamp.by),
        "cause": {"record": str(cause.record), "version": cause.version} if cause else None,
        "event": clear_fields(kind, event),
        "personal": sealing.commitments,
        "reads": {str(one): known for one, known in reads.items()},
        "role": stamp.role.value,
        # What keeps a body from being guessed.
        "salt": b64(random_bytes(16)),
        "unit": str(stamp.unit),
    }
    data = write_out(body)
    if len(data) > LARGEST_BODY:
        raise NotCanonical(f"a body of {len(data)} bytes; {LARGEST_BODY} is the most")
    must_read_back(kind, event, stamp, data)
    series = kind.register.series if version == 1 else None
    return Draft(record, version, event.type, data, sealing.envelope, series)


def clear_fields(kind: Kind, event: Event) -> dict[str, Any]:
    """The fields that are not personal."""
    return {name: value for name, value in vars(event).items() if name not in kind.personal}


def must_read_back(kind: Kind, event: Event, stamp: Stamp, data: bytes) -> None:
    """A rule that made an event with a wrong type, or with a value out of bounds, is found before it is too late.

    Raises NotCanonical.
    """
    try:
        entered = understand(event.type, data)
    except (NotALine, msgspec.ValidationError) as error:
        raise NotCanonical(f"{event.type} cannot be read back: {describe(error)}") from None
    said = vars(entered.event)
    changed = [name for name, value in clear_fields(kind, event).items() if said[name] != value]
    if changed or entered.stamp != stamp:
        raise NotCanonical(f"{event.type} is read back otherwise: {', '.join(changed) or 'the stamp'}")
    for name, bound in kind.bounds.items():
        if said[name] is not None and not bound(said[name]):
            raise NotCanonical(f"{event.type}.{name} is out of bounds")

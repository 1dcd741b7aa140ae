"""What an act was answered the first time: looked up for whoever asks again, many in one query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import local_day
from ledger.batches import Batches
from ledger.lasting import Lasting

EARLIER = """SELECT a.act, a.digest, l.record, a.first, a.last, n.series, n.year, n.number,
       (SELECT max(o.version) FROM ledger.lines o WHERE o.record = l.record AND o.position BETWEEN a.first AND a.last)
FROM ledger.acts a JOIN ledger.lines l ON l.position = a.first
LEFT JOIN ledger.numbers n ON n.record = l.record AND l.version = 1
WHERE a.act = ANY(%s)"""


class KeyUsed(Exception):
    """The idempotency key was used for something else."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the record and its version, the lines from first to last, and the number people say.

    `again`: it was written before, and this is the first answer once more. `erased`: its texts have been erased since,
    so that nobody can tell any more whether what was asked now is what was asked then.
    """

    record: UUID
    version: int
    first: int
    last: int
    number: str | None
    again: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The receipt of an act and the digest of what was asked, None if its texts are erased."""

    digest: bytes | None
    receipt: Receipt

    def to(self, digest: bytes) -> Receipt:
        """The receipt, for somebody who asks this again. Raises KeyUsed."""
        if self.digest is not None and self.digest != digest:
            raise KeyUsed
        return self.receipt


class Answers:
    """The first answers, read in batches by a thread with a connection of its own."""

    def __init__(self, connect: Callable[[], Connection[Any]]) -> None:
        self.lasting = Lasting(connect)
        self.batches = Batches[UUID, Answer | None]("answers", self.serve)

    def find(self, act: UUID) -> Future[Answer | None]:
        """The answer an act got, None if it is not in the book."""
        return self.batches.ask(act)

    def close(self) -> None:
        self.batches.close()
        self.lasting.close()

    def serve(self, acts: Sequence[UUID]) -> list[Answer | None]:
        found = self.lasting.use(lambda db: answers(db, acts))
        return [found.get(act) for act in acts]


def answers(db: Connection[Any], acts: Sequence[UUID]) -> dict[UUID, Answer]:
    """The answers of those acts that are in the book."""
    found = {}
    for row in db.execute(EARLIER, (list(acts),), prepare=True, binary=True).fetchall():
        act, digest, record, first, last, series, year, number, version = row
        spoken_number = f"{series}-{year}-{number:04d}" if series else None
        receipt = Receipt(record, version, first, last, spoken_number, again=True, erased=digest is None)
        found[act] = Answer(digest and bytes(digest), receipt)
    return found


def spoken(series: str | None, recorded_at: datetime | None, number: int | None) -> str | None:
    """The number people say: letters, local year, running number (AVV-2026-0123)."""
    if series is None or recorded_at is None or number is None:
        return None
    return f"{series}-{local_day(recorded_at).year}-{number:04d}"

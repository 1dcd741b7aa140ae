"""The contents of documents against the addresses that the lines name them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.book import TextsErased
from ledger.blobs import FIELD, associated, digest_of
from ledger.lines import Line
from ledger.seal import Envelope, SealBroken, reveal, value_of
from replays.claims import Check, Taken


class Contents(Check):
    """Each content that is kept is what its address says; one that a line names may lie elsewhere, and is told of."""

    claim = "Varje dokuments innehåll är det som raderna nämner"

    def __init__(self, db: Connection[Any], ledger: UUID, masters: Mapping[int, bytes] | None, after: int = 0) -> None:
        super().__init__()
        self.db, self.ledger, self.masters = db, ledger, masters
        self.named: dict[str, int] = {}
        self.erased: set[str] = set()
        self.counted = self.elsewhere = 0
        if after:
            self.named = first_named(db, after)

    def take(self, line: Line, taken: Taken | None) -> None:
        event = taken.entered.event if taken else None
        if isinstance(event, TextsErased):
            self.erased.update(event.contents)
        address = getattr(event, "content", None)
        if isinstance(address, str):
            self.named.setdefault(address, line.position)

    def end(self, last: int) -> None:
        kept = set()
        for address, kind, size, epoch, wrapped in self.db.execute(
            "SELECT address, class, size, epoch, wrapped FROM blobs.contents ORDER BY address", binary=True
        ).fetchall():
            kept.add(address)
            data = b"".join(chunks(self.db, address))
            if not self.is_sound(address, kind, size, epoch, wrapped, data):
                at = self.named.get(address, last)
                self.fault(at, f"innehållet som rad {at} nämner är inte det som fastställdes")
        self.counted = len(kept)
        self.elsewhere = len(self.named.keys() - kept - self.erased)

    def is_sound(
        self, address: str, kind: str, size: int, epoch: int | None, wrapped: bytes | None, data: bytes
    ) -> bool:
        if kind == "public":
            return len(data) == size and digest_of(data) == address
        if self.masters is None:
            return True
        try:
            sealed = Envelope(epoch or 0, bytes(wrapped or b""), data)
            clear = reveal(sealed, self.masters[sealed.epoch], associated(self.ledger, address))
            disclosure, _, content = clear.partition(b"\n")
            return len(content) == size and bool(value_of(disclosure.decode(), FIELD, address) == digest_of(content))
        except (KeyError, SealBroken, ValueError):
            return False

    @property
    def looked_at(self) -> str:
        said = f"{self.counted} innehåll"
        return said + (f", {self.elsewhere} som raderna nämner finns inte här" if self.elsewhere else "")


def chunks(db: Connection[Any], address: str) -> Iterator[bytes]:
    rows = db.execute("SELECT data FROM blobs.chunks WHERE address = %s ORDER BY number", (address,), binary=True)
    return (bytes(data) for (data,) in rows)


def first_named(db: Connection[Any], upto: int) -> dict[str, int]:
    """The lines up to a position that name a content first, by its address."""
    rows = db.execute(
        """SELECT said ->> 'content', min(position) FROM
           (SELECT position, convert_from(body, 'UTF8')::jsonb -> 'event' AS said FROM ledger.lines
            WHERE position <= %s AND position(convert_to('"content":"', 'UTF8') IN body) > 0) AS naming GROUP BY 1""",
        (upto,),
    )
    return {address: position for address, position in rows if address is not None}

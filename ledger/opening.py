"""The only door to sealed text. Who opens what, and for what purpose, is written down before anything is given out.

Each text is proved against the commitment in its line. What has been erased is answered with Erased, never with an
exception: whoever shows a line shows that its text is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from psycopg import Connection

from ledger.keys import KeyDestroyed, Keys
from ledger.lasting import Lasting
from ledger.seal import Envelope, SealBroken, associated, open_envelope, value_of

SEALED = """SELECT l.position, l.record, l.version, l.name, l.body, s.epoch, s.wrapped, s.envelope
FROM ledger.lines l LEFT JOIN ledger.sealed s USING (position) WHERE l.position = ANY(%s)"""


@dataclass(frozen=True, slots=True)
class Opened:
    """The personal fields of a line, by name, each proved; those that were left empty are not there. `disclosures` are
    the words that prove them to somebody else."""

    position: int
    values: Mapping[str, str]
    disclosures: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Erased:
    """The line had these personal fields; their texts are destroyed."""

    position: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A line with what is sealed beside it, None if that is gone."""

    position: int
    aad: bytes
    commitments: Mapping[str, str]
    envelope: Envelope | None


class Door:
    """The door of one book. Give it to those who may ask; nothing else unwraps a key."""

    def __init__(self, ledger: UUID, keys: Keys, connect: Callable[[], Connection[Any]]) -> None:
        self.ledger, self.keys = ledger, keys
        self.lasting = Lasting(connect)

    def close(self) -> None:
        self.lasting.close()

    def open_sealed(self, reader: UUID, purpose: str, positions: Sequence[int]) -> dict[int, Opened | Erased]:
        """The sealed texts of some lines, by position; positions that are not lines of the book are left out.

        Raises SealBroken, naming the line, if what is sealed is not what was entered.
        """
        wanted = list(positions)
        self.note(reader, purpose, wanted, [])
        lines = self.lasting.use(lambda db: self.read(db, wanted))
        return {line.position: self.open_line(line) for line in lines}

    def note(self, reader: UUID, purpose: str, positions: Sequence[int], contents: Sequence[str]) -> None:
        """Write down an opening. It is in the database for good before this returns."""
        if not purpose.strip():
            raise ValueError("an opening has a purpose")
        self.lasting.use(
            lambda db: db.execute(
                "INSERT INTO ledger.openings (reader, purpose, positions, contents) VALUES (%s, %s, %s, %s)",
                (reader, purpose, list(positions), list(contents)),
            )
        )

    def read(self, db: Connection[Any], positions: Sequence[int]) -> list[SealedLine]:
        rows = db.execute(SEALED, (list(positions),), prepare=True, binary=True).fetchall()
        return [
            SealedLine(
                position,
                associated(self.ledger, record, version, name),
                json.loads(body)["personal"],
                Envelope(epoch, wrapped, envelope) if envelope is not None else None,
            )
            for position, record, version, name, body, epoch, wrapped, envelope in rows
        ]

    def open_line(self, line: SealedLine) -> Opened | Erased:
        try:
            opened = self.unsealed(line)
        except KeyDestroyed:
            # Either it was wrapped anew while we were reading it, or its key is gone for good.
            line = self.lasting.use(lambda db: self.read(db, [line.position]))[0]
            try:
                opened = self.unsealed(line)
            except KeyDestroyed:
                opened = None
        return opened or Erased(line.position, tuple(sorted(line.commitments)))

    def unsealed(self, line: SealedLine) -> Opened | None:
        """The texts of a line, None if they are erased. Raises KeyDestroyed, SealBroken."""
        if not line.commitments:
            return Opened(line.position, {})
        if line.envelope is None:
            return None
        master = self.keys.master(line.envelope.epoch)
        try:
            disclosures = open_envelope(line.envelope, master, line.aad)
            if disclosures.keys() != line.commitments.keys():
                raise SealBroken("the fields are not those of the line")
            values = {name: value_of(disclosures[name], name, said) for name, said in line.commitments.items()}
        except SealBroken as error:
            raise SealBroken(f"Rad {line.position}: {error}") from None
        return Opened(line.position, values, disclosures)

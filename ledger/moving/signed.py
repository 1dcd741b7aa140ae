"""What is signed in an export: every checkpoint is that of the lines before it, and the whole export is the board's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ledger.lines import Line
from ledger.moving.bag import Bag, Rows, wrong
from ledger.moving.form import CHECKPOINTS, KEYS, SIGNATURE, About, Checkpoint, Key, bytes_of, instant_of, signed_text
from ledger.moving.frontier import Frontier
from ledger.proof import checkpoints
from ledger.proof.notes import Note, NoteWrong, VerifierKey, signature

LONGEST = 20_000_000
"""Bytes that the row of a checkpoint may have, with all that others have said of it."""


@dataclass(frozen=True)
class Kept:
    """A checkpoint as it is to be kept: what others have said of it in columns of its own."""

    checkpoint: checkpoints.Checkpoint
    signed_at: datetime
    cosignatures: list[tuple[str, str, datetime]]
    timestamps: list[tuple[bytes, datetime]]


def keys_of(bag: Bag) -> list[Key]:
    """The keys that the board has signed with, oldest first, as the export says."""
    found: list[Key] = []
    rows = Rows(bag, KEYS, Key, 2000)
    for row in rows:
        try:
            VerifierKey.read(row.vkey)
            since = instant_of(row.since)
        except ValueError:
            rows.wrong("raden är ingen nyckel med en tid.")
        if found and (instant_of(found[-1].since) > since or row.vkey in [one.vkey for one in found]):
            rows.wrong("nyckeln står i fel ordning eller två gånger.")
        found.append(row)
    return found


class Signed:
    """The checkpoints, each when the lines have come to its size. `outside`: the one that lies beside the keys, which
    the lines must begin with too."""

    def __init__(
        self,
        bag: Bag,
        about: About,
        keys: Sequence[VerifierKey],
        trusted: Sequence[VerifierKey],
        outside: checkpoints.Checkpoint | None,
    ) -> None:
        self.rows = Rows(bag, CHECKPOINTS, Checkpoint, LONGEST)
        self.bag, self.about, self.keys, self.trusted, self.outside = bag, about, keys, trusted, outside
        self.frontier = Frontier()
        self.last: checkpoints.Checkpoint | None = None

    def take(self, line: Line) -> Kept | None:
        """The checkpoint that was signed when this line was the last, if one was. Raises ExportWrong."""
        self.frontier.add(line.leaf)
        known = self.outside
        if known is not None and known.size == line.position and known.root != self.frontier.root():
            wrong(CHECKPOINTS, None, "liggaren är inte den som kontrollpunkten bland nycklarna är signerad för.")
        if self.rows.now is None:
            return None
        found = self.read(self.rows.now)
        if found.size > line.position:
            return None
        before = self.last.size if self.last else 0
        if found.size <= before:
            self.rows.wrong("kontrollpunkten står i fel ordning eller två gånger.")
        if found.root != self.frontier.root():
            self.rows.wrong(
                f"de {found.size} första raderna är inte de som är signerade: en av raderna {before + 1}–{found.size} "
                f"är en annan."
            )
        self.must_be_signed(found, self.trusted if found.size == self.about.last and self.trusted else self.keys)
        kept = self.kept(found, self.rows.now)
        self.last = found
        self.rows.step()
        return kept

    def read(self, row: Checkpoint) -> checkpoints.Checkpoint:
        if self.last is not None and row.note == self.last.note:
            self.rows.wrong("kontrollpunkten står två gånger.")
        try:
            found = checkpoints.Checkpoint.read(row.note)
        except NoteWrong:
            self.rows.wrong("raden är ingen kontrollpunkt.")
        if found.origin != self.about.origin:
            self.rows.wrong("kontrollpunkten hör till en annan liggare.")
        return found

    def must_be_signed(self, found: checkpoints.Checkpoint, by: Sequence[VerifierKey]) -> None:
        try:
            Note.read(found.note).must_be_signed(by)
        except NoteWrong:
            self.rows.wrong("kontrollpunkten är inte signerad med någon av nycklarna.")

    def kept(self, found: checkpoints.Checkpoint, row: Checkpoint) -> Kept:
        try:
            cosigned = [(one.witness, one.line, instant_of(one.received_at)) for one in row.cosignatures]
            stamped = [(bytes_of(one.token), instant_of(one.received_at)) for one in row.timestamps]
            must_fit(found.note, cosigned, stamped)
            return Kept(found, instant_of(row.signed_at), cosigned, stamped)
        except ValueError:
            self.rows.wrong("det som andra har sagt om kontrollpunkten har inte den form det ska ha.")

    def end(self) -> checkpoints.Checkpoint:
        """The last checkpoint, which covers every line."""
        self.rows.must_be_read("kontrollpunkten gäller fler rader än exporten har.")
        if self.last is None or self.last.size != self.about.last:
            self.rows.wrong(f"exporten slutar inte i en kontrollpunkt på {self.about.last} rader.")
        return self.last

    def whole_must_be_signed(self) -> None:
        """The manifest, and with it every file, is what the board signed when the export was made."""
        about, bag = self.about, self.bag
        try:
            note = Note.read(bag.small(SIGNATURE))
            if note.text != signed_text(about.origin, about.ledger, about.last, bag.digest):
                wrong(SIGNATURE, None, "exporten är inte den som signerades: manifestet är ett annat.")
            note.must_be_signed(self.trusted or self.keys)
        except NoteWrong:
            wrong(SIGNATURE, None, "exporten är inte signerad med någon av nycklarna.")


def must_fit(
    note: str, cosigned: Sequence[tuple[str, str, datetime]], stamped: Sequence[tuple[bytes, datetime]]
) -> None:
    """Raises ValueError for what the tables of the tree do not take (ledger/migrations/0008_tree.sql)."""
    witnesses, lines, tokens = {one[0] for one in cosigned}, [one[1] for one in cosigned], {one[0] for one in stamped}
    for line in lines:
        if not line.endswith("\n"):
            raise ValueError("not a line")
        signature(line[:-1])
    if len(witnesses) < len(cosigned) or len(tokens) < len(stamped):
        raise ValueError("something that others have said stands twice")
    if any("\x00" in one or len(one) > 300 for one in witnesses):
        raise ValueError("not the name of a witness")
    if any(len(one) > 10_000 for one in (note, *lines)) or any(len(one) > 100_000 for one in tokens):
        raise ValueError("too long")

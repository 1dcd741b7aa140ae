"""Any batch of acts does what a plain model of the book does with them one by one, whichever way they take."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import clock
from ledger.book import Book
from ledger.clerk import ALREADY, CLOCK, EPOCH, KEY_USED, OWN_MOVED, READ_MOVED, WRITTEN, Act
from ledger.ids import new_id
from ledger.pen import Draft
from ledger.seal import Envelope
from tests.ledger.acting import a_line, an_act, append, lines_of


@dataclass(frozen=True)
class Wish:
    """An act to be made: lines (record, how far off the right version), reads alike, and what may be wrong with it."""

    lines: list[tuple[int, int]]
    reads: list[tuple[int, int]]
    late: bool
    sealed: int
    repeats: int | None
    otherwise: bool


OFF = st.sampled_from([0, 0, 0, 0, 0, -1, 1])
PLACES = st.tuples(st.integers(0, 4), OFF)
WISHES = st.builds(
    Wish,
    lines=st.lists(PLACES, min_size=1, max_size=4),
    reads=st.lists(PLACES, max_size=3, unique_by=lambda place: place[0]),
    late=st.sampled_from([False] * 9 + [True]),
    sealed=st.sampled_from([0, 2, 2, 1]),
    repeats=st.none() | st.none() | st.integers(0, 5),
    otherwise=st.booleans(),
)


@dataclass
class Model:
    """What a book should be, told in Python."""

    position: int
    number: int
    versions: dict[UUID, int]
    acts: dict[UUID, tuple[bytes | None, int, int]] = field(default_factory=dict)

    def append(self, act: Act) -> tuple[str, int | None, int | None, int | None]:
        """Outcome, first, last, number."""
        if known := self.acts.get(act.act):
            return (ALREADY if known[0] == act.digest else KEY_USED, *known[1:], None)
        if outcome := self.refusal(act):
            return outcome, None, None, None
        first, number = self.position + 1, None
        for line in act.lines:
            self.position += 1
            self.versions[line.record] = line.version
            if line.series and line.version == 1:
                self.number += 1
                number = number or self.number
        self.acts[act.act] = (act.digest, first, self.position)
        return WRITTEN, first, self.position, number

    def refusal(self, act: Act) -> str | None:
        if act.at < clock.now() - timedelta(seconds=60):
            return CLOCK
        if any(line.envelope and line.envelope.epoch < 2 for line in act.lines):
            return EPOCH
        if any(self.versions[record] != version for record, version in act.reads):
            return READ_MOVED
        tried = dict(self.versions)
        for line in act.lines:
            if line.version != tried[line.record] + 1:
                return OWN_MOVED
            tried[line.record] += 1
        return None


def acts_of(wishes: list[Wish], records: list[UUID], versions: dict[UUID, int]) -> list[Act]:
    """The acts wished for, as somebody would make them who thinks that every one before was written."""
    acts: list[Act] = []
    tried = dict(versions)
    for wish in wishes:
        if wish.repeats is not None and wish.repeats < len(acts):
            acts.append(replace(acts[wish.repeats], digest=b"e" * 32 if wish.otherwise else b"d" * 32))
            continue
        reads = {records[place]: max(0, tried[records[place]] + off) for place, off in wish.reads}
        lines = []
        for place, off in wish.lines:
            tried[records[place]] += 1
            lines.append(line_of(records[place], max(1, tried[records[place]] + off), wish.sealed))
        at = clock.now() - timedelta(hours=1 if wish.late else 0)
        acts.append(an_act(*lines, reads=reads, at=at))
    return acts


def line_of(record: UUID, version: int, sealed: int) -> Draft:
    line = a_line(record, version)
    envelope = Envelope(sealed, b"w" * 40, b"e" * 60) if sealed else None
    return replace(line, envelope=envelope, series="AVV" if version == 1 else None)


@given(st.lists(st.lists(WISHES, max_size=8), max_size=4))
@settings(max_examples=60)
def test_any_batches_of_acts(book: Book, batches: list[list[Wish]]) -> None:
    records = [new_id() for _ in range(5)]
    with book.database.writer() as db:
        db.execute("SELECT ledger.begin_epoch(2)")
        row = db.execute("SELECT coalesce(max(number), 0), (SELECT count(*) FROM ledger.lines) FROM ledger.numbers")
        number, position = row.fetchone() or (0, 0)
    model = Model(position, number, dict.fromkeys(records, 0))
    for batch in batches:
        acts = acts_of(batch, records, model.versions)
        if acts:
            outcomes = [(one.outcome, one.first, one.last, one.number) for one in append(book, *acts)]
            assert outcomes == [model.append(act) for act in acts]
    lines = lines_of(book)
    assert len(lines) == model.position
    with book.database.writer() as db:
        stored = dict(db.execute("SELECT act, digest FROM ledger.acts WHERE first > %s", (position,)).fetchall())
        numbers = [row[0] for row in db.execute("SELECT number FROM ledger.numbers ORDER BY number").fetchall()]
    assert {act: bytes(digest) for act, digest in stored.items()} == {
        act: digest for act, (digest, *_) in model.acts.items()
    }
    assert numbers == list(range(1, model.number + 1))

"""Checkpoints of a real book: signed after all that was signed before, kept outside too, and a fork is known."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import Connection, errors

from ledger.book import Book
from ledger.database import connect
from ledger.postgres import Server
from ledger.proof import checkpoints, proofs, signing
from ledger.proof.checkpoints import Checkpoint, Forked, fork, sign
from ledger.proof.notes import Note, NoteWrong
from ledger.proof.tiles import BATCH, WIDTH, Growing, Tiles, integrate, path_of, size_of
from ledger.proof.tree import ProofWrong, must_include, root_of, split
from tests.ledger.acting import Stamps, act, lines_of, register_person
from tests.ledger.test_tree import LEAVES

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


@pytest.fixture
def db(book: Book) -> Iterator[Connection[Any]]:
    with book.database.writer() as one:
        yield one


@pytest.fixture
def superuser(server: Server, book: Book) -> Iterator[Connection[Any]]:
    with connect(server.dsn(book.database.name)) as one:
        one.execute("SET session_replication_role = replica")
        yield one


def signed(db: Connection[Any], book: Book) -> Checkpoint:
    made = sign(db, book.keys, book.identity.origin)
    assert made is not None
    return made


# ── Tiles ────────────────────────────────────────────────────────────────────


@settings(max_examples=60)
@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.integers(0, 2**32))
def test_tiles_filled_in_any_batches_are_those_of_the_tree(batches: list[int], seed: int) -> None:
    """Hur raderna än kommer, i stora eller små klumpar, blir trädet detsamma."""
    growing, stored, size = Growing(0, {}, {}), dict[tuple[int, int], bytes](), 0
    leaves = b"".join(LEAVES)
    for count in batches:
        count = min(count, 600 - size)
        growing.add(leaves[size * 32 : (size + count) * 32])
        size += count
        stored |= {(level, index): held for level, index, held in zip(*growing.taken(), strict=True)}
        assert growing.root == root_of(LEAVES[:size])
    for level, index in stored:
        below = LEAVES[:size] if level == 0 else [root_of(LEAVES[at : at + 256]) for at in range(0, size - 255, 256)]
        assert stored[level, index] == b"".join(below[index * WIDTH : (index + 1) * WIDTH])
    assert sum(len(one) for (level, _), one in stored.items() if level == 0) == size * 32


def test_where_a_tile_is_found() -> None:
    """Adresserna är de som specifikationen ger exempel på."""
    assert path_of(0, 1234067) == "tile/0/x001/x234/067"
    assert (path_of(0, 273, 112), path_of(2, 0, 1)) == ("tile/0/273.p/112", "tile/2/000.p/1")


def test_the_tree_follows_the_book(db: Connection[Any], book: Book, stamp: Stamps) -> None:
    """Trädet växer med boken, och roten är den som raderna ger."""
    assert integrate(db) == len(lines_of(book))
    for _ in range(3):
        act(book, register_person(stamp()))
        assert integrate(db) == size_of(db) == len(lines_of(book))
        assert Tiles(db).root(size_of(db)) == root_of([line.leaf for line in lines_of(book)])


def test_the_tree_can_be_taken_part_of_the_way(db: Connection[Any], book: Book, stamp: Stamps) -> None:
    """Trädet kan stanna vid en rad och fortsätta därifrån, också i en annan process."""
    act(book, register_person(stamp()))
    assert integrate(db, upto=2) == 2
    with book.database.writer() as other:
        assert integrate(other) == len(lines_of(book)) < BATCH


def test_what_stands_in_a_tile_never_changes(db: Connection[Any], book: Book) -> None:
    """Inget i en bricka ändras, tas bort eller hoppas över, vad den som kör programmet än ber om."""
    size = integrate(db)
    put = "SELECT tree.integrate(%s, %s, '{0}'::smallint[], '{0}'::bigint[], %s)"
    with pytest.raises(errors.RaiseException, match="no leaves"):
        db.execute(put, (size, size + 1, [bytes(32 * (size + 1))]))
    for refused in ("UPDATE tree.tiles SET hashes = hashes", "DELETE FROM tree.tiles", "DELETE FROM tree.checkpoints"):
        with pytest.raises(errors.InsufficientPrivilege):
            db.execute(refused.encode())
        with book.database.owner() as owner, pytest.raises(errors.InsufficientPrivilege):
            owner.execute("UPDATE tree.tiles SET hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0))")


def test_a_hole_in_the_book_is_not_taken_into_the_tree(superuser: Connection[Any]) -> None:
    """Saknas en rad tas inget efter den in i trädet."""
    superuser.execute("DELETE FROM ledger.lines WHERE position = 2")
    with pytest.raises(ProofWrong):
        integrate(superuser)


# ── Signing ──────────────────────────────────────────────────────────────────


def test_a_checkpoint_says_what_the_book_is_and_is_signed(db: Connection[Any], book: Book) -> None:
    """Kontrollpunkten har liggarens adress, storlek och rot, och är underskriven med nyckeln från grundandet."""
    made = signed(db, book)
    lines = lines_of(book)
    assert (made.origin, made.size) == (book.identity.origin, len(lines))
    assert made.root == root_of([line.leaf for line in lines])
    (listed,) = signing.listed(book.keys)
    assert Note.read(made.text).must_be_signed([listed.key]) == [listed.key]
    assert checkpoints.outside(book.keys) == made == checkpoints.latest(db)


def test_nothing_is_signed_twice(db: Connection[Any], book: Book, stamp: Stamps) -> None:
    """Utan nya rader blir det ingen ny kontrollpunkt; en rad hör till den första som når den."""
    first = signed(db, book)
    assert signed(db, book) == first and not checkpoints.is_due(db)
    act(book, register_person(stamp()))
    assert checkpoints.is_due(db)
    second = signed(db, book)
    assert [one.size for one in checkpoints.every(db)] == [first.size, second.size]
    assert checkpoints.covering(db, first.size) == first
    assert checkpoints.covering(db, first.size + 1) == second
    assert checkpoints.covering(db, second.size + 1) is None
    assert checkpoints.at_size(db, first.size) == first


def test_a_new_key_takes_the_place_of_the_old_one_which_stays_listed(
    db: Connection[Any], book: Book, stamp: Stamps
) -> None:
    """Byts nyckeln står den gamla kvar med sin dag, och det den skrev under går att kontrollera."""
    first = signed(db, book)
    begun = signing.begin(book.keys, book.identity.origin, NOW)
    act(book, register_person(stamp()))
    second = signed(db, book)
    old, new = signing.listed(book.keys)
    assert (new.key, new.since) == (begun, NOW)
    assert Note.read(first.text).must_be_signed([old.key]) and Note.read(second.text).must_be_signed([new.key])
    with pytest.raises(NoteWrong):
        Note.read(second.text).must_be_signed([old.key])


# ── Forks ────────────────────────────────────────────────────────────────────

FORGERIES: list[Callable[[Connection[Any]], object]] = [
    lambda db: db.execute("DELETE FROM ledger.lines WHERE position = 4"),
    lambda db: db.execute("UPDATE tree.tiles SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40))"),
    lambda db: db.execute("DELETE FROM tree.tiles"),
]


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_book_that_is_not_what_was_signed_is_known_by_it(
    db: Connection[Any], book: Book, superuser: Connection[Any], forge: Callable[[Connection[Any]], object]
) -> None:
    """En liggare som är kortare eller en annan än den som är signerad känns igen."""
    signed(db, book)
    assert fork(db, book.keys) is None
    forge(superuser)
    assert fork(db, book.keys) is not None


def test_what_does_not_begin_with_the_signed_is_not_signed(
    db: Connection[Any], book: Book, stamp: Stamps, superuser: Connection[Any]
) -> None:
    """Görs trädet om från början skrivs det inte under, fast alla kontrollpunkter i databasen tas bort."""
    signed(db, book)
    superuser.execute("DELETE FROM tree.checkpoints; DELETE FROM tree.tiles; UPDATE tree.progress SET size = 0")
    superuser.execute("UPDATE ledger.lines SET leaf = sha256(leaf) WHERE position = 3")
    act(book, register_person(stamp()))
    with pytest.raises(Forked):
        sign(db, book.keys, book.identity.origin)


# ── Proofs ───────────────────────────────────────────────────────────────────


def test_a_line_is_proved_by_a_text_that_anyone_can_check(db: Connection[Any], book: Book, stamp: Stamps) -> None:
    """Beviset för en rad är en text med plats, väg och kontrollpunkt."""
    act(book, register_person(stamp()))
    made = signed(db, book)
    for line in lines_of(book):
        head, index, *path = proofs.tlog_proof(db, line.position, made).decode().split("\n\n")[0].split("\n")
        assert (head, index) == ("c2sp.org/tlog-proof@v1", f"index {line.position - 1}")
        must_include(line.leaf, line.position - 1, made.size, [b64decode(one) for one in path], made.root)


def test_that_no_line_is_missing_between_two_is_proved_by_a_text(db: Connection[Any], book: Book) -> None:
    """Beviset för ett intervall har hasharna för allt utanför det, och kontrollpunkten ordagrant."""
    made = signed(db, book)
    proof = proofs.range_proof(db, 2, 3, made).decode()
    head, _, note = proof.partition("\n\n")
    rows = head.split("\n")
    assert rows[:3] == ["liggaren.range-proof.v1", "first 2", "last 3"] and note == made.text
    assert len(rows[3:]) == 2 and split(made.size) == 2


def test_a_line_beyond_the_checkpoint_is_not_proved_by_it(db: Connection[Any], book: Book) -> None:
    """En senare rad bevisas inte av en tidigare kontrollpunkt."""
    made = signed(db, book)
    with pytest.raises(ProofWrong):
        proofs.tlog_proof(db, made.size + 1, made)

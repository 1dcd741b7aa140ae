"""What the tree and the signatures find that nothing else can: a book that agrees with itself, but is not the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from ledger.canonical import decode, encode
from ledger.database import Database, connect
from ledger.keys import Keys
from ledger.postgres import Server
from ledger.proof import checkpoints, signing
from ledger.proof.checkpoints import sign
from ledger.proof.notes import COSIGNATURE, Note, Signer
from ledger.proof.tiles import integrate
from replays.verify import first_fault, verify
from tests.conftest import copy_of
from tests.projections.books import Board, opened
from tests.replays.tampering import Tamperer, unguard

TREE, SIGNED, COSIGNED = "Trädet är det", "Varje kontrollpunkt är", "Varje medsignatur är"
WITNESS = Signer.of("vittne.invalid/ett", bytes(range(32)))


@pytest.fixture(scope="module")
def signed(
    server: Server, template: Database, worker: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Board]:
    """A book with two checkpoints, the first of them cosigned, and some lines after them."""
    keys = tmp_path_factory.mktemp("signed") / "keys"
    with copy_of(server, template, worker) as database, opened(database, keys, seed=3) as board:
        for lines in (320, 60):
            board.go_on(lines)
            with board.registers() as db:
                made = sign(db, board.book.keys, board.book.identity.origin)
                assert made is not None
                if lines == 320:
                    line = WITNESS.cosign(Note.read(made.note).text, 1_800_000_000).line
                    db.execute(
                        "INSERT INTO tree.cosignatures (size, witness, line) VALUES (%s, 'ett', %s)", (made.size, line)
                    )
        board.go_on(10)
        with board.registers():
            yield board


TABLES = ("ledger.lines", "ledger.acts", "ledger.sealed")
TREES = ("tree.tiles", "tree.checkpoints", "tree.cosignatures", "tree.progress")


@pytest.fixture
def evil(server: Server, signed: Board, tmp_path: Path) -> Iterator[Tamperer]:
    """The book in the hands of a superuser, with a copy of the keys folder as it was; put back afterwards."""
    keys = tmp_path / "keys"
    copytree(signed.book.keys.folder, keys)
    keys.chmod(0o700)
    with connect(server.dsn(signed.database.name)) as db, ExitStack() as kept:
        unguard(db)
        for table in ("cosignatures", "timestamps"):
            db.execute(f"ALTER TABLE tree.{table} DROP CONSTRAINT IF EXISTS {table}_size_fkey".encode())
        db.execute("SET session_replication_role = replica")
        one = Tamperer(signed.database, Keys(keys), db)
        for number, table in enumerate((*TABLES, *TREES)):
            kept.enter_context(one.kept(table, f"kept_{number}"))
        yield one


def first_size(evil: Tamperer) -> int:
    return checkpoints.every(evil.db)[0].size


def rebuild_tree(evil: Tamperer) -> None:
    """The whole tree again, from the leaves that there are now."""
    evil.do("DELETE FROM tree.tiles; UPDATE tree.progress SET size = 0")
    integrate(evil.db)


def change(evil: Tamperer, position: int) -> None:
    """Another salt in a line, with the leaf that belongs to it: nothing else in the book can tell."""
    line = evil.line(position)
    evil.put(replace(line, body=encode(decode(line.body) | {"salt": "A" * 22})))


def test_nothing_is_wrong_to_begin_with(evil: Tamperer) -> None:
    """Den signerade boken stämmer, med sina kontrollpunkter och medsignaturer."""
    with evil.database.writer() as db:
        claims = list(verify(db, evil.keys, witnesses=[WITNESS.key(COSIGNATURE)]))
    assert first_fault(claims) is None
    said = {claim.claim: claim.looked_at for claim in claims}
    assert "2 kontrollpunkter" in said.values() and "1 medsignatur" in said.values()


@pytest.mark.parametrize("place", ["first", "middle", "last", "after a checkpoint"])
def test_a_line_that_was_written_anew_is_found_by_the_tree(evil: Tamperer, place: str) -> None:
    """Skrivs en rad om så att allt i boken stämmer med sig självt, pekar trädet ut just den raden."""
    size = first_size(evil)
    position = {"first": 20, "middle": 290, "last": size, "after a checkpoint": size + 7}[place]
    change(evil, position)
    assert evil.failing()[TREE] == position == evil.found()


def test_lines_that_changed_places_are_found_by_the_tree(evil: Tamperer) -> None:
    """Byter två rader plats, med rätt kontrollsummor på sina nya platser, pekas den första ut."""
    one, other = evil.line(30), evil.line(31)
    evil.put(replace(one, position=31))
    evil.put(replace(other, position=30))
    assert evil.failing()[TREE] == 30


@pytest.mark.parametrize("position", [25, 300])
def test_a_tree_made_again_is_found_by_the_signed_roots(evil: Tamperer, position: int) -> None:
    """Görs trädet om efter ändringen har det inte längre den rot som är signerad."""
    change(evil, position)
    rebuild_tree(evil)
    assert evil.failing()[SIGNED] == 1


def test_a_change_after_the_first_checkpoint_is_placed_after_it(evil: Tamperer) -> None:
    """En ändring efter en kontrollpunkt som stämmer sägs ligga efter den."""
    size = first_size(evil)
    change(evil, size + 3)
    rebuild_tree(evil)
    (evil.keys.folder / checkpoints.FILE).unlink()
    assert evil.failing()[SIGNED] == size + 1


def test_everything_signed_again_with_another_key_is_found(evil: Tamperer, tmp_path: Path) -> None:
    """Signeras hela den ändrade boken med en annan nyckel känns den inte som nämndens, och inte som det som är känt."""
    change(evil, 25)
    rebuild_tree(evil)
    evil.do("DELETE FROM tree.cosignatures; DELETE FROM tree.checkpoints")
    other = Keys.found(tmp_path / "other")
    ((origin,),) = evil.do("SELECT origin FROM ledger.identity")
    signing.begin(other, origin, evil.line(1).recorded_at)
    sign(evil.db, other, origin)
    assert evil.failing()[SIGNED] == 1
    with evil.database.writer() as db:
        (claim,) = [one for one in verify(db, other) if one.claim.startswith(SIGNED)]
    assert claim.holds, "by its own key it is in order: so the keys are kept apart, and published"


def test_the_end_of_a_signed_book_cannot_be_cut_off(evil: Tamperer) -> None:
    """Tas rader bort som är signerade saknas de, också när träd och kontrollpunkter görs om efter dem."""
    size = first_size(evil)
    for table, column in (("ledger.lines", "position"), ("ledger.acts", "last"), ("ledger.sealed", "position")):
        evil.do(f"DELETE FROM {table} WHERE {column} > %s", size)
    rebuild_tree(evil)
    evil.do("DELETE FROM tree.checkpoints WHERE size > %s", size)
    assert evil.failing()[SIGNED] == size + 1


SPOILED: list[tuple[str, str, Callable[[Tamperer], int]]] = [
    (
        TREE,
        "UPDATE tree.tiles SET hashes = set_byte(hashes, 70, 255 - get_byte(hashes, 70)) WHERE level = 0 AND index = 0",
        lambda evil: 3,
    ),
    (
        TREE,
        "UPDATE tree.tiles SET hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3)) WHERE level = 1",
        lambda evil: 1,
    ),
    (TREE, "DELETE FROM tree.tiles WHERE level = 0 AND index = 1", lambda evil: 1),
    (TREE, "INSERT INTO tree.tiles VALUES (0, 77, decode(repeat('00', 32), 'hex'))", lambda evil: 1),
    (TREE, "UPDATE tree.progress SET size = 100000", lambda evil: 1),
    (
        SIGNED,
        "UPDATE tree.checkpoints SET note = overlay(note PLACING 'AAAA' FROM length(note) - 20)",
        lambda evil: 1,
    ),
    (
        SIGNED,
        "UPDATE tree.checkpoints SET note = 'skräp' WHERE size = (SELECT max(size) FROM tree.checkpoints)",
        lambda evil: first_size(evil) + 1,
    ),
    (
        SIGNED,
        "UPDATE tree.checkpoints SET size = size + 1 WHERE size = (SELECT max(size) FROM tree.checkpoints)",
        lambda evil: first_size(evil) + 1,
    ),
]


@pytest.mark.parametrize("number", range(len(SPOILED)))
def test_what_is_changed_in_the_tree_itself_is_found(evil: Tamperer, number: int) -> None:
    """Ändras en bricka, storleken eller en kontrollpunkt pekas den första rad ut som den gäller."""
    claim, statement, line = SPOILED[number]
    evil.do(statement)
    assert evil.failing()[claim] == line(evil)


def test_a_cosignature_that_is_another_is_found(evil: Tamperer) -> None:
    """Byts ett vittnes signatur ut stämmer den inte; ett okänt vittnes räknas för sig."""
    known, stranger = [WITNESS.key(COSIGNATURE)], [Signer.of("annat.invalid", bytes(32)).key(COSIGNATURE)]
    with evil.database.writer() as db:
        said = {one.claim: one.looked_at for one in verify(db, evil.keys, witnesses=stranger)}
    assert "0 medsignaturer, 1 av vittnen som inte är kända här" in said.values()
    false = WITNESS.cosign("något annat\n", 1_800_000_000).line
    evil.do("UPDATE tree.cosignatures SET line = %s", false)
    with evil.database.writer() as db:
        (fault,) = [one for one in verify(db, evil.keys, witnesses=known) if not one.holds]
    assert fault.claim.startswith(COSIGNED) and fault.position == 1
    evil.do("UPDATE tree.cosignatures SET line = 'skräp'")
    assert evil.failing() == {COSIGNED: 1}

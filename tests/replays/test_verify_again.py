"""A verification may begin where the last one ended, and must find what was changed before that all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from shutil import copytree

import pytest

from ledger import database as databases
from ledger.book import Book
from ledger.database import connect
from ledger.keys import Keys
from ledger.postgres import Server
from ledger.proof.checkpoints import sign
from projections import schema
from replays.signed import Lasting
from replays.verified import FILE, remembered
from replays.verify import UNCHANGED, Claim, first_fault, verify
from tests.conftest import copy_of
from tests.projections.books import Board, opened
from tests.replays.tampering import Tamperer, unguard

TABLES = ("ledger.lines", "ledger.acts", "ledger.sealed", "ledger.numbers", "tree.tiles")


def again(board: Board) -> list[Claim]:
    with board.database.writer() as db:
        return list(verify(db, board.book.keys, whole=False))


def went_on(claims: list[Claim]) -> bool:
    """Whether it began where the last one ended."""
    return claims[0].claim == UNCHANGED


@pytest.fixture(scope="module")
def closed(server: Server, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A book that was verified, signed, and has gone on since; nobody has it open."""
    database = databases.create(server, f"verified_{worker}")
    with opened(database, tmp_path_factory.mktemp("verified") / "keys", seed=1) as board:
        board.go_on(120)
        with board.registers() as db:
            sign(db, board.book.keys, board.book.identity.origin)
        assert not went_on(again(board))
        board.go_on(60)
        with board.registers():
            return board


@pytest.fixture
def verified(server: Server, closed: Board, worker: str, tmp_path: Path) -> Iterator[Board]:
    """A copy of that book, open, and of its keys."""
    folder = tmp_path / "keys"
    copytree(closed.book.keys.folder, folder)
    folder.chmod(0o700)
    with copy_of(server, closed.database, worker) as database:
        book = Book(database, Keys(folder))
        try:
            yield Board(book, deepcopy(closed.history))
        finally:
            book.close()


@pytest.fixture
def evil(server: Server, verified: Board) -> Iterator[Tamperer]:
    cards = f"{schema.schema_name()}.cards"
    with connect(server.dsn(verified.database.name)) as db, ExitStack() as kept:
        unguard(db)
        db.execute("SET session_replication_role = replica")
        one = Tamperer(verified.database, verified.book.keys, db)
        for number, table in enumerate((*TABLES, cards)):
            kept.enter_context(one.kept(table, f"kept_{number}"))
        yield one


@pytest.mark.slow
def test_what_was_verified_is_not_read_again(verified: Board) -> None:
    """En kontroll fortsätter där den förra slutade, och säger det; nästa gång fortsätter den därifrån."""
    before = remembered(verified.book.keys)
    claims = again(verified)
    assert went_on(claims) and first_fault(claims) is None
    after = remembered(verified.book.keys)
    assert before is not None and after is not None and before.position < after.position == verified.last
    verified.go_on(20)
    with verified.registers():
        assert went_on(again(verified))


def test_a_whole_verification_reads_everything(verified: Board) -> None:
    """Den som vill läser om allt."""
    with verified.database.writer() as db:
        claims = list(verify(db, verified.book.keys))
    assert not went_on(claims) and first_fault(claims) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger.lines SET body = overlay(body PLACING '\\x41' FROM length(body) / 2) WHERE position = 50",
        "UPDATE ledger.lines SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = 50",
        "UPDATE ledger.lines SET leaf = sha256(leaf) WHERE position = 50",
        "UPDATE ledger.lines SET version = version + 1 WHERE position = 50",
        "DELETE FROM ledger.lines WHERE position = 50",
        "UPDATE ledger.acts SET last = last + 1 WHERE first = 50 OR last = 50",
        "DELETE FROM ledger.sealed WHERE position = (SELECT min(position) FROM ledger.sealed WHERE position >= 50)",
        "UPDATE ledger.sealed SET envelope = set_byte(envelope, 20, 255 - get_byte(envelope, 20)) WHERE position < 60",
        "UPDATE ledger.sealed SET wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) WHERE position < 60",
        "UPDATE ledger.numbers SET number = number + 7 WHERE number = 1",
        "UPDATE {cards} SET status = 'closed' WHERE from_position = 50",
        "UPDATE {cards} SET to_position = to_position + 1 WHERE to_position = (SELECT max(to_position) FROM {cards})",
        "DELETE FROM {cards} WHERE from_position = (SELECT max(from_position) FROM {cards})",
    ],
)
def test_what_is_changed_is_found_wherever_it_stood(evil: Tamperer, verified: Board, statement: str) -> None:
    """Det som ändras pekas ut av den korta kontrollen vid samma rad som av den fullständiga."""
    evil.do(statement.format(cards=f"{schema.schema_name()}.cards"))
    short, whole = first_fault(again(verified)), first_fault(evil.claims())
    assert short is not None and whole is not None and short.position == whole.position


def test_a_note_of_what_was_verified_that_is_false_is_not_relied_on(verified: Board) -> None:
    """En anteckning om vad som är kontrollerat som inte går att läsa ger att allt läses igen; en falsk är ett fel."""
    file = verified.book.keys.folder / FILE
    known = file.read_text()
    file.write_text("skräp")
    assert not went_on(again(verified)) and first_fault(again(verified)) is None
    for false in (known.replace('"position": ', '"position": 1'), known.replace('"root": "', '"root": "0')):
        file.write_text(false)
        (fault,) = [claim for claim in again(verified) if not claim.holds]
        assert fault.claim == Lasting.claim


def test_lines_that_were_verified_but_not_signed_cannot_be_cut_off(evil: Tamperer, verified: Board) -> None:
    """Rader som stämde förra gången saknas om de tas bort, också när ingen hade signerat dem."""
    assert first_fault(again(verified)) is None
    cut, cards = verified.last - 4, f"{schema.schema_name()}.cards"
    for table, column in (("ledger.lines", "position"), ("ledger.acts", "last"), ("ledger.sealed", "position")):
        evil.do(f"DELETE FROM {table} WHERE {column} > %s", cut)
    evil.do("DELETE FROM ledger.numbers n WHERE NOT EXISTS (SELECT FROM ledger.lines l WHERE l.record = n.record)")
    evil.do(f"DELETE FROM {cards} WHERE from_position > %s", cut)
    evil.do(f"UPDATE {cards} SET to_position = NULL WHERE to_position > %s", cut)
    evil.do(f"UPDATE {schema.schema_name()}.progress SET position = %s", cut)
    for claims in (again(verified), evil.claims()):
        (fault,) = [claim for claim in claims if not claim.holds]
        assert (fault.claim, fault.position) == (Lasting.claim, cut + 1)


def test_a_function_in_the_database_may_lie(evil: Tamperer, verified: Board) -> None:
    """Den korta kontrollen litar inte på en funktion i databasen, som den som ändrar raderna också kan ändra."""
    ((known,),) = evil.do("SELECT pg_get_functiondef('ledger.entry'::regproc)")
    evil.do(
        """CREATE OR REPLACE FUNCTION ledger.entry(ledger uuid, name text, line_position bigint, record uuid,
               recorded_at timestamptz, version integer, body bytea) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
           AS 'SELECT NULL::bytea'"""
    )
    try:
        evil.do(
            "UPDATE ledger.lines SET body = overlay(body PLACING '\\x41' FROM length(body) / 2) WHERE position = 50"
        )
        fault = first_fault(again(verified))
        assert fault is not None and fault.position == 50
    finally:
        evil.do(known)

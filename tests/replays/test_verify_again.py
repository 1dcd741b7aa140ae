"""A verification may begin where the last one ended, and must find what was changed before that all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from ledger.database import connect
from ledger.postgres import Server
from ledger.proof.checkpoints import sign
from projections import schema
from replays.verified import FILE, remembered
from replays.verify import Claim, first_fault, verify
from tests.projections.books import Board
from tests.replays.tampering import Tamperer, unguard

AGAIN = "Det som kontrollerades förra gången är oförändrat"
TABLES = ("ledger.lines", "ledger.acts", "ledger.sealed", "ledger.numbers", "tree.tiles")


def again(board: Board) -> list[Claim]:
    with board.database.writer() as db:
        return list(verify(db, board.book.keys, whole=False))


def went_on(claims: list[Claim]) -> bool:
    """Whether it began where the last one ended."""
    return claims[0].claim == AGAIN


@pytest.fixture
def verified(board: Board) -> Board:
    """A book that was verified, signed, and has gone on since."""
    board.go_on(120)
    with board.registers() as db:
        sign(db, board.book.keys, board.book.identity.origin)
    assert not went_on(again(board))
    board.go_on(60)
    with board.registers():
        return board


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
    """Den som skriver en falsk anteckning om vad som är kontrollerat får allt läst igen."""
    file = verified.book.keys.folder / FILE
    known = file.read_text()
    for false in ("skräp", known.replace('"position": ', '"position": 1'), known.replace('"root": "', '"root": "0')):
        file.write_text(false)
        claims = again(verified)
        assert not went_on(claims) and first_fault(claims) is None

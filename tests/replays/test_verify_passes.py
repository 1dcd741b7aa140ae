"""Verification passes on a book that nobody has touched, whatever has happened in it and whoever writes meanwhile."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import Any

import pytest
from psycopg import Connection

from domain.book import EraseTexts, Ground
from domain.grammar import Stamp
from domain.terms import Body, Role
from domain.words import Decision
from ledger.book import Book, Founder
from projections import schema
from replays.beside import Numbers
from replays.verify import Claim, first_fault, verify
from tests.projections.books import Board
from tests.projections.test_moments import Writers
from tests.replays.conftest import Year


def claims(year: Year, **more: object) -> list[Claim]:
    with year.database.writer() as db:
        return list(verify(db, year.keys, **more))  # type: ignore[arg-type]


def test_every_claim_holds_of_a_real_book(year: Year) -> None:
    """Alla påståenden stämmer för en liggare som ingen har rört, och var och ett säger vad det har sett."""
    found = claims(year)
    assert [claim.fault for claim in found if not claim.holds] == []
    assert first_fault(found) is None
    looked_at = [claim.looked_at for claim in found]
    assert looked_at.count(f"{year.last} rader") == 7
    assert f"till rad {year.last}" in looked_at
    assert "1 analyser" in looked_at


def test_progress_is_told_to_the_end(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Den som väntar får se hur långt kontrollen har kommit."""
    monkeypatch.setattr("replays.verify.TOLD_EVERY", 10)
    told: list[tuple[int, int]] = []
    with board.database.writer() as db:
        list(verify(db, progress=lambda done, of: told.append((done, of))))
    assert told == [*((done, board.last) for done in range(10, board.last + 1, 10)), (board.last, board.last)]


def test_without_keys_the_seals_are_only_counted(year: Year) -> None:
    """Utan nycklar prövas bara att de förseglade texterna finns kvar, och det sägs."""
    with year.database.writer() as db:
        found = list(verify(db))
    assert all(claim.holds for claim in found)
    assert [claim for claim in found if claim.looked_at.endswith("utan att öppnas")]


def test_without_registers_the_rest_is_verified(copied: Year) -> None:
    """Också en liggare vars register inte är byggda går att kontrollera, med de frysta analyserna."""
    with copied.database.writer() as db:
        schema.drop(db, schema.schema_name())
    found = claims(copied)
    assert all(claim.holds for claim in found)
    assert [claim for claim in found if claim.looked_at.startswith("inga register")]
    assert [claim for claim in found if claim.looked_at == "1 analyser"]


def test_registers_that_lag_behind_are_compared_as_far_as_they_go(board: Board) -> None:
    """Register som inte har hunnit till sista raden jämförs så långt de har kommit."""
    with board.registers() as db:
        reached = board.last
        board.go_on(30)
        found = list(verify(db, board.book.keys))
    assert all(claim.holds for claim in found)
    assert f"till rad {reached}" in [claim.looked_at for claim in found]


def test_an_erasure_by_decision_is_no_fault_and_neither_are_new_keys(board: Board) -> None:
    """Texter som är raderade enligt beslut saknas med rätta, också sedan nycklarna har bytts."""
    last = board.go_on(60)
    with board.database.writer() as db:
        sealed = [position for (position,) in db.execute("SELECT position FROM ledger.sealed ORDER BY position")]
        history = board.history
        history.now += timedelta(hours=1)
        stamp = Stamp(history.now, history.admin.by, Role.SYSTEM_ADMIN, history.top)
        decision = Decision(body=Body.BOARD, day=stamp.day)
        contents = (board.book.blobs.put_sealed(b"Bilaga"),)
        positions = tuple(sealed[-5:])
        command = EraseTexts(
            positions=positions, contents=contents, ground=Ground.ENTERED_BY_MISTAKE, decision=decision
        )
        _, erasure = asyncio.run(board.book.erase(stamp, command, "gallring"))
        assert (erasure.erased, erasure.contents) == (5, 1)
        assert all(claim.holds for claim in verify(db, board.book.keys))
        board.book.renew()
        assert all(claim.holds for claim in verify(db, board.book.keys))
        assert board.last == last + 1


def test_what_is_written_in_the_middle_of_a_verification_is_not_looked_at(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kontrollen ser liggaren som den var i ett ögonblick: det som skrivs under tiden stör den inte."""

    class Interrupted(Numbers):
        def __init__(self, db: Connection[Any], after: int = 0) -> None:
            board.go_on(10)
            super().__init__(db, after)

    monkeypatch.setattr("replays.verify.Numbers", Interrupted)
    with board.registers() as db:
        last = board.last
        found = list(verify(db, board.book.keys))
    assert [claim.fault for claim in found if not claim.holds] == []
    assert f"{last} rader" in [claim.looked_at for claim in found]
    assert board.last > last


@pytest.mark.slow
def test_a_book_is_verified_while_others_write_in_it(book: Book, founder: Founder) -> None:
    """Kontrollen ser liggaren som den var i ett ögonblick, fast andra skriver hela tiden."""
    with Writers(book, founder, many=4), book.database.writer() as db:
        threading.Event().wait(0.3)
        for _ in range(4):
            assert [claim.fault for claim in verify(db, book.keys) if not claim.holds] == []

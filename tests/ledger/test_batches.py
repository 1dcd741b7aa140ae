"""Many waiters, one thread: all are answered, each for itself, and nobody can stop it for the others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Event

import psycopg
import pytest

from ledger.batches import Batches, Overloaded
from ledger.lasting import Lasting, Unreachable


class Served(list[list[int]]):
    """Doubles numbers, a batch at a time, when the gate is open; remembers the batches."""

    def __init__(self) -> None:
        self.gate = Event()

    def serve(self, asked: Sequence[int]) -> list[int]:
        self.gate.wait(20)
        self.append(list(asked))
        if 13 in asked:
            raise ValueError("13")
        if 99 in asked:
            raise Unreachable
        return [one * 2 for one in asked]


@pytest.fixture
def served() -> Served:
    return Served()


def wait(futures: Sequence[Future[int]]) -> list[object]:
    return [future.exception(20) or future.result(20) for future in futures]


def test_those_who_wait_are_served_together_in_order(served: Served) -> None:
    batches = Batches("prov", served.serve)
    futures = [batches.ask(number) for number in range(10)]
    served.gate.set()
    assert wait(futures) == [number * 2 for number in range(10)]
    batches.close()
    assert sum(served, []) == list(range(10)) and len(served) <= 2


def test_only_the_culprit_gets_the_error(served: Served) -> None:
    batches = Batches("prov", served.serve)
    futures = [batches.ask(number) for number in (1, 2, 13, 4)]
    served.gate.set()
    answers = wait(futures)
    assert isinstance(answers.pop(2), ValueError) and answers == [2, 4, 8]
    batches.close()


def test_when_nothing_can_be_reached_all_are_told_at_once(served: Served) -> None:
    """Not one after the other, each after a patience of its own."""
    batches = Batches("prov", served.serve)
    futures = [batches.ask(number) for number in (1, 2, 99, 4)]
    served.gate.set()
    assert all(isinstance(answer, Unreachable) for answer in wait(futures)[1:])
    batches.close()
    assert len(served) <= 2


def test_who_hung_up_is_left_out_and_the_thread_lives(served: Served) -> None:
    batches = Batches("prov", served.serve)
    futures = [batches.ask(number) for number in range(5)]
    assert futures[3].cancel()
    served.gate.set()
    assert wait(futures[:3] + futures[4:]) == [0, 2, 4, 8]
    assert wait([batches.ask(7)]) == [14]
    batches.close()
    assert 3 not in sum(served, [])


def test_a_batch_holds_no_more_than_its_weight(served: Served) -> None:
    batches = Batches("prov", served.serve, most=10, weight=lambda asked: asked)
    futures = [batches.ask(4) for _ in range(9)]
    served.gate.set()
    assert wait(futures) == [8] * 9
    batches.close()
    assert max(len(batch) for batch in served) == 3


def test_who_finds_no_room_is_told_to_come_back(served: Served) -> None:
    batches = Batches("prov", served.serve, room=2)
    with pytest.raises(Overloaded):
        for _ in range(4):
            batches.ask(1)
    served.gate.set()
    batches.close()


def test_closing_serves_those_who_wait_and_refuses_those_who_come(served: Served) -> None:
    batches = Batches("prov", served.serve)
    futures = [batches.ask(number) for number in range(10)]
    served.gate.set()
    batches.close()
    assert all(future.done() for future in futures)
    with pytest.raises(Unreachable):
        batches.ask(1)
    batches.close()


def test_a_connection_that_cannot_be_opened_is_given_up_after_a_while() -> None:
    def nobody_there() -> psycopg.Connection[object]:
        raise psycopg.OperationalError("nobody there")

    lasting = Lasting(nobody_there, patience=0.3)
    for patience in (True, False):  # the next one does not wait as long once more
        start = time.monotonic()
        with pytest.raises(Unreachable, match="OperationalError"):
            lasting.use(lambda db: db.execute("SELECT 1"))
        assert (time.monotonic() - start > 0.25) == patience

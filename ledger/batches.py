"""Many waiters, one clerk: a thread that serves all that wait at once, as one batch.

With one commit (or one query) per caller the rate is 1 / round trip however many callers there are; what arrives while
a batch is being served is the next batch.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Overloaded(RuntimeError):
    """More callers wait than there is room for: try again in a while (503)."""


@dataclass(frozen=True, slots=True)
class Waiting(Generic[A, R]):
    asked: A
    answer: Future[R]


class Batches(Generic[A, R]):
    """A queue and the thread that empties it. `serve` gets the askings of a batch and answers each in order.

    If `serve` raises, each asking is served alone, so that only the culprit gets the error.
    """

    def __init__(
        self,
        name: str,
        serve: Callable[[Sequence[A]], Sequence[R]],
        most: int = 256,
        room: int = 20_000,
        weight: Callable[[A], int] = lambda asked: 1,
    ) -> None:
        self.serve, self.most, self.weight = serve, most, weight
        self.waiting: queue.Queue[Waiting[A, R] | None] = queue.Queue(room)
        self.thread = threading.Thread(target=self.run, name=name, daemon=True)
        self.thread.start()

    def ask(self, asked: A) -> Future[R]:
        """Stand in the queue. Raises Overloaded."""
        waiting: Waiting[A, R] = Waiting(asked, Future())
        try:
            self.waiting.put_nowait(waiting)
        except queue.Full:
            raise Overloaded from None
        return waiting.answer

    def close(self) -> None:
        """Serve those who wait, then end."""
        self.waiting.put(None)
        self.thread.join()

    def run(self) -> None:
        while (first := self.waiting.get()) is not None:
            batch, goes_on = self.gather(first)
            self.answer(batch)
            if not goes_on:
                return

    def gather(self, first: Waiting[A, R]) -> tuple[list[Waiting[A, R]], bool]:
        """The first and all that wait behind it, up to what a batch may hold."""
        batch, load = [first], self.weight(first.asked)
        while load < self.most:
            try:
                following = self.waiting.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return batch, False
            batch.append(following)
            load += self.weight(following.asked)
        return batch, True

    def answer(self, batch: list[Waiting[A, R]]) -> None:
        try:
            answers = self.serve([waiting.asked for waiting in batch])
        except Exception as error:
            if len(batch) == 1:
                batch[0].answer.set_exception(error)
                return
            for waiting in batch:
                self.answer([waiting])
            return
        for waiting, answer in zip(batch, answers, strict=True):
            waiting.answer.set_result(answer)

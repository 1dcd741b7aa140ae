"""Many waiters, one clerk: a thread that serves all that wait at once, as one batch.

With one commit (or one query) per caller the rate is 1 / round trip however many callers there are; what arrives while
a batch is being served is the next batch.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ledger.lasting import Unreachable

A = TypeVar("A")
R = TypeVar("R")


class Overloaded(RuntimeError):
    """More callers wait than there is room for: try again in a while (503)."""


Letter = tuple[asyncio.Future[Any], Any, BaseException | None]
"""An answer on its way to a task: the future it waits for, and the result or the error."""


class Post:
    """Brings the answers of a batch to the tasks that wait, all those of one event loop at once: waking a loop costs
    more than it takes to serve one asking."""

    def __init__(self) -> None:
        self.letters: dict[asyncio.AbstractEventLoop, list[Letter]] = defaultdict(list)

    def deliver(self) -> None:
        for loop, letters in self.letters.items():
            with suppress(RuntimeError):  # who waited is gone, and the loop with them
                loop.call_soon_threadsafe(hand_out, letters)
        self.letters.clear()


def hand_out(letters: Sequence[Letter]) -> None:
    for future, result, error in letters:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


class Reply(Generic[R]):
    """What a thread answers to a task, in the words of a Future."""

    def __init__(self, post: Post) -> None:
        self.post, self.loop = post, asyncio.get_running_loop()
        self.future: asyncio.Future[R] = self.loop.create_future()

    def set_running_or_notify_cancel(self) -> bool:
        return not self.future.cancelled()

    def set_result(self, result: R) -> None:
        self.post.letters[self.loop].append((self.future, result, None))

    def set_exception(self, error: BaseException) -> None:
        self.post.letters[self.loop].append((self.future, None, error))


@dataclass(frozen=True, slots=True)
class Waiting(Generic[A, R]):
    asked: A
    answer: Future[R] | Reply[R]


class Batches(Generic[A, R]):
    """A queue and the thread that empties it. `serve` gets the askings of a batch and answers each in order.

    If `serve` raises, each asking is served alone, so that only the culprit gets the error; if the database cannot be
    reached (Unreachable), all get that at once.
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
        self.post = Post()
        self.ended = False
        self.thread = threading.Thread(target=self.run, name=name, daemon=True)
        self.thread.start()

    def ask(self, asked: A) -> Future[R]:
        """Stand in the queue. Raises Overloaded, Unreachable (it is closed)."""
        answer: Future[R] = Future()
        self.stand(Waiting(asked, answer))
        return answer

    def ask_from_task(self, asked: A) -> asyncio.Future[R]:
        """The same for a task of the running event loop, which is woken once for all its answers."""
        answer = Reply[R](self.post)
        self.stand(Waiting(asked, answer))
        return answer.future

    def stand(self, waiting: Waiting[A, R]) -> None:
        if self.ended:
            raise Unreachable("Liggaren är stängd.")
        try:
            self.waiting.put_nowait(waiting)
        except queue.Full:
            raise Overloaded from None

    def close(self) -> None:
        """Serve those who wait, then end."""
        if not self.ended:
            self.ended = True
            self.waiting.put(None)
        self.thread.join()

    def run(self) -> None:
        goes_on = True
        while goes_on and (first := self.waiting.get()) is not None:
            batch, goes_on = self.gather(first)
            # Who hung up while waiting is left out; from here on an answer cannot be refused.
            self.answer([one for one in batch if one.answer.set_running_or_notify_cancel()])
            self.post.deliver()

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

    def answer(self, batch: Sequence[Waiting[A, R]]) -> None:
        if not batch:
            return
        try:
            answers = list(zip(batch, self.serve([one.asked for one in batch]), strict=True))
        except Exception as error:
            if len(batch) > 1 and not isinstance(error, Unreachable):
                for one in batch:
                    self.answer([one])
                return
            for one in batch:
                one.answer.set_exception(error)
            return
        for one, answer in answers:
            one.answer.set_result(answer)

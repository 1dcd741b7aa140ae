"""Each new checkpoint is shown to the witnesses, and what they sign is kept beside it (C2SP tlog-witness).

It has a thread of its own: nobody who writes or signs waits for a witness. A witness that does not answer is asked
again, later and later, and always for the newest checkpoint. Several processes may each ask: a witness signs the same
checkpoint as often as it is asked, and the first line that comes is kept.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import Connection

from ledger import clock
from ledger.outgoing.egress import Egress, Undelivered, told
from ledger.proof import checkpoints
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import Note
from ledger.proof.tiles import Tiles
from ledger.proof.tree import ProofWrong, consistency
from ledger.proof.witnesses import Answer, Witness, ask, asked, cosignature

LOG = logging.getLogger("liggaren.witnessing")
TRIES = 3
"""How many times one round asks a witness that has another size than we believed."""
LAST_WORDS = 3.0
"""Seconds that those who are being asked have to answer, when the process ends."""

REFUSALS = {
    400: "förstår inte begäran",
    403: "godtar inte underskriften: har det liggarens nya nyckel?",
    404: "känner inte liggaren",
    422: "ser en annan historia än den som det har medsignerat",
}


@dataclass(frozen=True, kw_only=True)
class Pauses:
    """Seconds before a witness is asked again: doubled each time, from the first to the longest."""

    first: float = 15.0
    longest: float = 900.0

    def after(self, failures: int) -> float:
        return min(self.longest, self.first * 2.0 ** min(failures - 1, 20))


class Witnessing:
    """`connect` opens a connection of its own, as the running role. Begins with what was not cosigned while nobody was
    here."""

    def __init__(
        self,
        connect: Callable[[], Connection[Any]],
        witnesses: Sequence[Witness],
        egress: Egress | None = None,
        pauses: Pauses | None = None,
    ) -> None:
        self.connect, self.witnesses = connect, witnesses
        self.egress, self.pauses = egress or Egress(), pauses or Pauses()
        self.sizes: dict[str, int] = {}
        self.failures, self.ended = 0, False
        self.loop, self.woken = asyncio.new_event_loop(), asyncio.Event()
        self.woken.set()
        self.thread = threading.Thread(target=self.run, name="witnessing", daemon=True)
        if witnesses:
            self.task = self.loop.create_task(self.rounds())
            self.thread.start()

    def submit(self, checkpoint: Checkpoint) -> None:
        """There is a new checkpoint. Returns at once."""
        self.wake()

    def wake(self) -> None:
        if self.thread.is_alive():
            with suppress(RuntimeError):  # it has just ended
                self.loop.call_soon_threadsafe(self.woken.set)

    def close(self) -> None:
        """Let the round that is under way end, if it does soon."""
        self.ended = True
        self.wake()
        if self.thread.is_alive():
            self.thread.join(LAST_WORDS)
        if self.thread.is_alive():
            with suppress(RuntimeError):
                self.loop.call_soon_threadsafe(self.task.cancel)
            self.thread.join(LAST_WORDS)
        if not self.thread.is_alive():
            self.loop.close()

    def run(self) -> None:
        with suppress(asyncio.CancelledError):
            self.loop.run_until_complete(self.task)

    async def rounds(self) -> None:
        """Ask when woken, and again when somebody did not answer."""
        while not self.ended or self.woken.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self.pauses.after(self.failures) if self.failures else None):
                    await self.woken.wait()
            self.woken.clear()
            self.failures = 0 if await self.attempt() else self.failures + 1

    async def attempt(self) -> bool:
        """A round. Whatever goes wrong is said; False if it should be tried again."""
        try:
            with self.connect() as db:
                return await self.round(db)
        except ProofWrong as wrong:
            LOG.error("inget vittne tillfrågas: %s", wrong)
        except psycopg.Error as error:
            LOG.warning("vittnena väntar på databasen: %s", type(error).__name__)
        except Exception as error:  # the thread goes on, whatever it is
            LOG.error("vittnena tillfrågades inte: %s", type(error).__name__)
        return False

    # ── One round ────────────────────────────────────────────────────────────

    async def round(self, db: Connection[Any]) -> bool:
        """Ask those who have not cosigned the newest checkpoint; whether all of them now have."""
        newest = checkpoints.latest(db)
        if newest is None:
            return True
        missing = [one for one in self.witnesses if not has_cosigned(db, one.name, newest.size)]
        asking = (self.one(db, each, newest) for each in missing)
        ended = await asyncio.gather(*asking, return_exceptions=True)  # the connection is theirs until all have ended
        for error in ended:
            if isinstance(error, BaseException):
                raise error
        return all(ended)

    async def one(self, db: Connection[Any], witness: Witness, newest: Checkpoint) -> bool:
        """Ask one witness. Whether it cosigned."""
        try:
            said = await self.said(db, witness, newest)
        except Undelivered as trouble:
            LOG.warning("vittnet %s: %s", witness.name, told(trouble.trouble))
            return False
        text = Note.read(newest.note).text
        line = cosignature(witness.key, text, said.body, seconds()) if said.status == 200 else None
        if line is None:
            self.complain(witness, newest, said)
            return False
        keep(db, newest.size, witness.name, line.line)
        self.sizes[witness.name] = newest.size
        return True

    async def said(self, db: Connection[Any], witness: Witness, newest: Checkpoint) -> Answer:
        """What the witness says in the end: it is asked again from the size that it says it has. Raises Undelivered."""
        old = self.sizes.get(witness.name)
        old = min(newest.size, cosigned(db, witness.name) if old is None else old)
        for _ in range(TRIES):
            path = consistency(Tiles(db).read, old, newest.size) if old else []
            answer = await ask(self.egress, witness, asked(old, path, newest.note))
            if answer.size is None or answer.size > newest.size:
                break
            old = answer.size
        return answer

    def complain(self, witness: Witness, newest: Checkpoint, said: Answer) -> None:
        if said.size is not None and said.size > newest.size:
            LOG.error("vittnet %s har sett %d rader, men liggaren har %d", witness.name, said.size, newest.size)
        elif said.status == 200:
            LOG.error("vittnet %s: det den svarade är ingen giltig medsignatur", witness.name)
        elif said.status in REFUSALS:
            LOG.error("vittnet %s %s (%d)", witness.name, REFUSALS[said.status], said.status)
        else:
            LOG.warning("vittnet %s: %s", witness.name, told(f"http_{said.status}"))


# ── What is kept ─────────────────────────────────────────────────────────────


def has_cosigned(db: Connection[Any], witness: str, size: int) -> bool:
    asked_for = "SELECT FROM tree.cosignatures WHERE size = %s AND witness = %s"
    return db.execute(asked_for, (size, witness)).rowcount > 0


def cosigned(db: Connection[Any], witness: str) -> int:
    """The largest size that a witness is known here to have cosigned."""
    row = db.execute("SELECT max(size) FROM tree.cosignatures WHERE witness = %s", (witness,)).fetchone()
    return int(row[0] or 0) if row else 0


def keep(db: Connection[Any], size: int, witness: str, line: str) -> None:
    """Keep a witness's line beside the checkpoint; the first that came stays."""
    put = "INSERT INTO tree.cosignatures (size, witness, line) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
    db.execute(put, (size, witness, line))


def seconds() -> int:
    return int(clock.now().timestamp())

"""A server process of ours at work, to be killed: python -m tests.ledger.working '{"prefix": "a", ...}'

It writes deviations under the keys <prefix>-0, <prefix>-1, ... and acknowledges each on its standard output as soon as
its own caller would have been answered.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from uuid import UUID

from psycopg import Connection

from domain.grammar import Stamp
from domain.terms import Role
from ledger import clerk, clock
from ledger.answers import Receipt
from ledger.book import Book, Founder
from ledger.clerk import Act, Outcome
from ledger.database import Database
from ledger.keys import Keys
from tests.ledger.acting import report


@dataclass(frozen=True)
class Work:
    """What a process is to do. `loses_reply`: it dies between a commit and the answer."""

    database: Database
    keys: Path
    founder: Founder
    prefix: str
    count: int
    at_once: int = 8
    loses_reply: bool = False

    def start(self) -> subprocess.Popen[str]:
        """Do it in a process of its own."""
        said = json.dumps(asdict(self), default=str)
        return subprocess.Popen([sys.executable, "-m", "tests.ledger.working", said], stdout=subprocess.PIPE, text=True)

    def stamp(self) -> Stamp:
        return Stamp(clock.now(), self.founder.person, Role.SYSTEM_ADMIN, self.founder.unit)


def acknowledged(output: IO[str]) -> tuple[str, Receipt]:
    """The next acknowledgement."""
    key, record, *rest = json.loads(output.readline())
    return key, Receipt(UUID(record), *rest)


def work_of(said: str) -> Work:
    told = json.loads(said)
    founder = told.pop("founder")
    founder |= {name: UUID(founder[name]) for name in ("person", "unit")}
    return Work(**told | {"founder": Founder(**founder), "database": Database(**told["database"])})


async def do(book: Book, work: Work) -> None:
    numbers = iter(range(work.count))

    async def one_after_the_other() -> None:
        for number in numbers:
            key = f"{work.prefix}-{number}"
            receipt = await book.desk.act(report(work.stamp(), f"Text {key}", key=key))
            said = [key, str(receipt.record), receipt.version, receipt.first, receipt.last, receipt.number]
            print(json.dumps(said), flush=True)

    await asyncio.gather(*(one_after_the_other() for _ in range(work.at_once)))


def send_and_die(db: Connection[object], acts: list[Act]) -> list[Outcome]:
    SEND(db, acts)
    os._exit(9)


SEND = clerk.send

if __name__ == "__main__":
    WORK = work_of(sys.argv[1])
    if WORK.loses_reply:
        clerk.send = send_and_die  # type: ignore[assignment]
    BOOK = Book(WORK.database, Keys(Path(WORK.keys)))
    asyncio.run(do(BOOK, WORK))
    BOOK.close()

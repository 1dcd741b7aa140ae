"""Commands by many clients at once, when a commit takes a millisecond: the whole program, and the append alone."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count, cycle
from typing import Any

from joserfc import jwt
from joserfc.jwk import OKPKey

from bench import theirs
from bench.grounds import NoCompiler, Size, server
from bench.house import House, build
from bench.library import environment
from bench.lives import DEVIATIONS, lives, reported, reports
from bench.load import Answered, load, post
from bench.rounds import Turns, in_turns
from bench.serving import BOARD, ISSUER, Ours, Theirs, serving
from bench.table import Row, left_out, number, printed_only, ratio
from domain.grammar import Stamp
from domain.terms import Role
from ledger import clock
from ledger.book import Book
from ledger.clerk import WRITTEN
from ledger.commands import COMMANDS
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.postgres import Server

CLIENTS = 64


def commands(size: Size) -> Iterator[Row]:
    """Part 2."""
    try:
        with server("1ms") as running:
            yield from over_http(running, size)
        with server("1ms") as running:
            yield from bare(running, size)
    except NoCompiler:
        yield left_out("Kommandon, 64 klienter, 1 ms per skrivning", "utelämnad: ingen C-kompilator")


# ── Over HTTP ────────────────────────────────────────────────────────────────


def over_http(running: Server, size: Size) -> Iterator[Row]:
    house = build(running, "bench", employees=CLIENTS)
    key = OKPKey.generate_key("Ed25519", {"kid": "bench"})
    where = house.database
    mine = Ours(where.name, where.owner_dsn, where.writer_dsn, str(house.keys.folder), dict(key.as_dict(private=False)))
    asked = [post(f"/{BOARD}/api/v1/deviations", body(house), token) for token in tokens(house, key)]
    with serving(mine) as own, serving(Theirs(environment(running, "theirs"))) as other:
        seen: dict[str, list[Answered]] = {"own": [], "theirs": []}
        told = {"own": (own, asked), "theirs": (other, [post("/deviations", body(house))])}

        def ask(who: str) -> float:
            port, requests = told[who]
            seen[who].append(load(port, CLIENTS, size.of(3, 1), requests))
            return seen[who][-1].rate

        ours, library = in_turns(size.of(7, 2), lambda: ask("own"), lambda: ask("theirs"))
    yield compared("Kommandon över HTTP, 64 klienter, 1 ms per skrivning, mot bibliotekets", ours, library, 6)
    yield printed_only("– svarstid, median och 99:e percentilen", f"{waits(seen['own'])} mot {waits(seen['theirs'])}")


def body(house: House) -> str:
    """A report as somebody writes it."""
    _, command = reported(house)
    said = COMMANDS[type(command)].adapter.dump_python(command, mode="json", exclude_defaults=True)
    return json.dumps(said, ensure_ascii=False)


def tokens(house: House, key: OKPKey) -> Iterator[str]:
    """One for each client: they are different people."""
    now = int(clock.now().timestamp())
    for person in house.employees:
        claims = {"iss": ISSUER, "sub": str(person), "aud": f"bench.invalid/{BOARD}", "nbf": now, "exp": now + 3600}
        yield jwt.encode({"alg": "Ed25519", "kid": "bench"}, claims, key, algorithms=["Ed25519"])


def waits(answers: list[Answered]) -> str:
    middle = sorted(answers, key=lambda one: one.median)[len(answers) // 2]
    return f"{number(1000 * middle.median)}/{number(1000 * middle.slowest)} ms"


def compared(what: str, own: Turns, theirs: Turns, goal: float | None = None) -> Row:
    absolute = f"{number(own.middle, 0)}/s mot {number(theirs.middle, 0)}/s"
    return ratio(what, own.against(theirs), absolute, goal)


# ── Without HTTP ─────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Bare:
    """An open book and what is sent to it without HTTP."""

    house: House
    book: Book
    seconds: float

    async def many(self, one: Callable[[], Awaitable[Any]]) -> float:
        """How many a second, when as many tasks as there are clients do it again and again."""
        done = count()
        until = time.perf_counter() + self.seconds

        async def again() -> None:
            while time.perf_counter() < until:
                await one()
                next(done)

        began = time.perf_counter()
        await asyncio.gather(*(again() for _ in range(CLIENTS)))
        return next(done) / (time.perf_counter() - began)

    def appends(self) -> float:
        """Acts made beforehand, straight to the clerk."""
        made = reports(lives(self.house), clock.now())
        acts = iter([next(made) for _ in range(int(self.seconds * 15_000))])

        async def one() -> None:
            outcome = await self.book.clerk.hand_over(next(acts))
            assert outcome.outcome == WRITTEN, outcome

        return asyncio.run(self.many(one))

    def commands(self) -> float:
        """Commands to the desk: read, decided, sealed and written."""
        people = cycle(self.house.employees)
        _, command = reported(self.house)

        async def one() -> None:
            stamp = Stamp(clock.now(), next(people), Role.EMPLOYEE, self.house.unit)
            await self.book.desk.act(Asking(DEVIATIONS, None, command, stamp, str(new_id())))

        return asyncio.run(self.many(one))


def bare(running: Server, size: Size) -> Iterator[Row]:
    house = build(running, "bench", employees=CLIENTS)
    said = json.loads(body(house))
    application = theirs.Deviations(environment(running, "theirs"))
    seconds = size.of(20, 10) / 10
    with house.opened() as book, ThreadPoolExecutor(CLIENTS) as pool:
        own = Bare(house, book, seconds)

        def saves() -> float:
            until = time.perf_counter() + seconds

            def save() -> int:
                done = 0
                while time.perf_counter() < until:
                    application.report(said)
                    done += 1
                return done

            began = time.perf_counter()
            saved = sum(pool.map(lambda _: save(), range(CLIENTS)))
            return saved / (time.perf_counter() - began)

        appends, desk, library = in_turns(size.of(7, 2), own.appends, own.commands, saves)
    application.close()
    yield compared("Införa rader utan HTTP, 64 samtidiga, 1 ms per skrivning, mot bibliotekets", appends, library, 12)
    yield compared("Kommandon utan HTTP (läsa, besluta, försegla, skriva), mot bibliotekets", desk, library)

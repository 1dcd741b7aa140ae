"""The lines as they are entered, over a real server: cut off and resumed, nothing is missed and nothing comes twice."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api import server, stream
from api.demonstration import DemonstrationIssuer
from api.lines import WITHHELD
from api.seats import EACH
from api.served import Service
from api.stream import first_of
from api.tokens import LEEWAY
from domain.grammar import Stamp
from domain.organisation import units
from domain.organisation.units import EstablishUnit
from domain.terms import Role
from ledger import clock
from ledger.book import Book
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.keys import Keys
from tests.api.house import ORIGIN, SINCE, House, Town

PATH = "/prov/api/v1/lines/stream"


@dataclass
class Running:
    """A server that answers on a port of its own, and the book it serves, written to by another process's clerk."""

    house: House
    port: int
    issuer: DemonstrationIssuer
    book: Book
    thread: threading.Thread
    stop: Any = field(repr=False)

    def token(self, who: str, **about: Any) -> str:
        return self.issuer.token(self.house.people[who], ORIGIN, clock.now().timestamp(), **about)

    def headers(self, who: str, **about: Any) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(who, **about)}"}

    def write(self, number: int) -> int:
        """Enter some lines, one act each; the last position."""
        house = self.house
        stamp = Stamp(clock.now(), house.founder.person, Role.SYSTEM_ADMIN, house.founder.unit)

        async def act() -> int:
            last = 0
            for one in range(number):
                command = EstablishUnit(name=f"Enhet {one} (påhittad)", parent=house.units["top"], since=SINCE)
                asking = Asking(units.REGISTER, None, command, stamp, str(new_id()))
                last = (await self.book.desk.act(asking)).last
            return last

        return asyncio.run(act())


@contextmanager
def running(house: House, folder: Path) -> Iterator[Running]:
    with socket.socket() as free:
        free.bind((server.HOST, 0))
        port = int(free.getsockname()[1])
    issuer, ready = DemonstrationIssuer.of(folder), threading.Event()
    service = Service(
        name="prov",
        title="Provnämnden (påhittad)",
        database=house.database,
        keys=Keys(house.keys),
        demonstration=issuer,
        sending=None,
    )
    made = server.make([service], port=port, ready=ready.set)
    thread = threading.Thread(target=made.run)
    thread.start()
    book = Book(house.database, Keys(house.keys))
    try:
        assert ready.wait(60)
        yield Running(house, port, issuer, book, thread, lambda: setattr(made, "should_exit", True))
    finally:
        made.should_exit = True
        thread.join(30)
        book.close()


@pytest.fixture
def served(house: House, tmp_path: Path) -> Iterator[Running]:
    with running(house, tmp_path) as one:
        yield one


class Reader:
    """An event stream read by the bytes, as the HTML Standard reads one; `kill` cuts the connection as a crash does."""

    def __init__(self, port: int, headers: dict[str, str], query: str = "", receive: int | None = None) -> None:
        self.socket = socket.socket()
        if receive is not None:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        self.socket.settimeout(30)
        self.socket.connect((server.HOST, port))
        said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.socket.sendall(f"GET {PATH}{query} HTTP/1.1\r\nHost: x\r\n{said}\r\n".encode())
        self.file = self.socket.makefile("rb")
        self.head = b"".join(iter(self.file.readline, b"\r\n")).decode()
        self.comments, self.retry = 0, ""

    def rows(self) -> Iterator[str]:
        """The lines of text within the chunks, until the last chunk."""
        rest = b""
        while size := int(self.file.readline(), 16):
            *whole, rest = (rest + self.file.read(size)).split(b"\n")
            self.file.readline()
            yield from (one.decode() for one in whole)

    def events(self) -> Iterator[tuple[int, dict[str, Any]]]:
        id, data = "", ""
        for row in self.rows():
            name, _, value = row.partition(": ")
            if row.startswith(":"):
                self.comments += 1
            elif name == "id":
                id = value
            elif name == "data":
                data = value
            elif name == "retry":
                self.retry = value
            elif not row and data:
                yield int(id), json.loads(data)
                data = ""

    def kill(self) -> None:
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.file.close()
        self.socket.close()


def take(reader: Reader, number: int) -> list[int]:
    events = reader.events()
    return [next(events)[0] for _ in range(number)]


@pytest.mark.slow
def test_a_connection_that_is_killed_is_taken_up_again_and_nothing_is_missed_or_doubled(served: Running) -> None:
    """Den som kopplas ned mitt i fortsätter med Last-Event-ID: varje rad kommer en gång, i ordning."""
    writing = threading.Thread(target=served.write, args=(60,))
    before = served.write(1)
    writing.start()
    found: list[int] = []
    headers = served.headers("quality")
    while len(found) < before + 60:
        reader = Reader(served.port, {**headers, **({"Last-Event-ID": str(found[-1])} if found else {})})
        assert " 200 " in reader.head and "text/event-stream" in reader.head.lower()
        found += take(reader, min(17, before + 60 - len(found)))
        reader.kill()
    writing.join()
    assert found == list(range(1, before + 61))


@pytest.mark.slow
def test_a_line_comes_when_it_is_entered_and_says_what_the_reader_may_see(served: Running) -> None:
    """En rad som skrivs i en annan process kommer fram på någon sekund, hel för den som får se posten."""
    last = served.write(1)
    reader = Reader(served.port, served.headers("employee"), f"?after={last}")
    events = reader.events()
    began = time.monotonic()
    written = served.write(1)
    position, said = next(events)
    assert position == written == int(said["id"]) and time.monotonic() - began < 5
    assert said["type"] != WITHHELD and said["data"]["event"]["name"].startswith("Enhet")
    assert int(reader.retry) > 0
    reader.kill()
    hidden = next(one for _, one in Reader(served.port, served.headers("employee")).events() if one["type"] == WITHHELD)
    assert "data" not in hidden and "subject" not in hidden


@pytest.mark.slow
def test_a_reader_that_takes_nothing_holds_nobody(served: Running) -> None:
    """En läsare som inte läser hindrar varken andra läsare eller skrivningen."""
    before = served.write(1)
    slow = Reader(served.port, served.headers("quality"), receive=2048)
    last = served.write(150)
    reader = Reader(served.port, served.headers("quality"), f"?after={before}")
    assert take(reader, 150) == list(range(before + 1, last + 1))
    answer = httpx2.get(f"http://127.0.0.1:{served.port}/health")
    assert answer.status_code == 200
    assert take(slow, last) == list(range(1, last + 1))
    slow.kill()
    reader.kill()


def test_a_reader_that_takes_nothing_is_sent_one_page_and_shown_out(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Den som inte tar emot har en sida väntande, ingen förbindelse med databasen, och får gå efter en stund."""
    monkeypatch.setattr(stream, "TAKES", 0.5)
    monkeypatch.setattr(stream, "PAGE", 3)
    board = town.client.app.state.boards["prov"]  # type: ignore[attr-defined]  # typed as any ASGI application
    sent: list[Any] = []
    held: list[int] = []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def take_two(message: Any) -> None:
        sent.append(message)
        if len(sent) > 2:
            await asyncio.sleep(0.2)
            stats = board.pool.get_stats()
            held.append(stats["pool_size"] - stats["pool_available"])
            await never()

    headers = [(b"authorization", town.headers("quality")["Authorization"].encode())]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": PATH,
        "raw_path": PATH.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "client": None,
    }
    portal = town.client.portal
    assert portal is not None
    portal.call(town.client.app, scope, never, take_two)
    bodies = [one.get("body", b"") for one in sent]
    assert [body.count(b"id: ") for body in bodies] == [0, 0, 3, 0]
    assert held[0] == 0 and not board.seats.taken


@pytest.mark.slow
def test_the_stream_ends_when_the_token_does(served: Running) -> None:
    """När intyget har gått ut slutar strömmen, och den som kommer tillbaka med det får veta varför."""
    headers = served.headers("quality", seconds=1.5 - LEEWAY)
    reader = Reader(served.port, headers)
    began = time.monotonic()
    for _ in reader.events():
        pass
    assert time.monotonic() - began < 10
    assert " 401 " in Reader(served.port, headers).head


@pytest.mark.slow
def test_those_who_follow_are_shown_out_when_the_server_ends(served: Running) -> None:
    """Servern slutar rent fast någon följer raderna: strömmen avslutas, ingen väntan på den som är kvar."""
    reader = Reader(served.port, served.headers("quality"))
    began = time.monotonic()
    threading.Timer(0.5, served.stop).start()
    for _ in reader.events():
        pass
    served.thread.join(30)
    assert not served.thread.is_alive() and time.monotonic() - began < server.LAST_WORDS


@pytest.mark.slow
def test_nobody_takes_every_seat(served: Running) -> None:
    """En och samma person får bara några strömmar; en som lämnas går att ta igen."""
    readers = [Reader(served.port, served.headers("quality")) for _ in range(EACH)]
    assert all(" 200 " in one.head for one in readers)
    assert " 503 " in Reader(served.port, served.headers("quality")).head
    other = Reader(served.port, served.headers("auditor"))
    assert " 200 " in other.head
    readers.pop().kill()
    deadline = time.monotonic() + 60
    while " 200 " not in (again := Reader(served.port, served.headers("quality"))).head:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    for one in (*readers, other, again):
        one.kill()


def test_whoever_misses_that_it_is_over_is_told_again() -> None:
    """En ström vars avslut går förlorat i ett bibliotek avslutas ändå, och platsen blir ledig."""

    async def misses_the_first() -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    async def over() -> None:
        async with asyncio.timeout(30):
            await first_of(misses_the_first(), asyncio.sleep(0))

    asyncio.run(over())


@pytest.mark.slow
def test_what_is_asked_wrongly_is_told_before_the_stream_begins(served: Running) -> None:
    for headers, query in (({"Last-Event-ID": "x"}, ""), ({}, "?after=-1"), ({}, "?before=1")):
        assert " 422 " in Reader(served.port, {**served.headers("quality"), **headers}, query).head
    assert " 401 " in Reader(served.port, {}).head
    head = httpx2.head(f"http://127.0.0.1:{served.port}{PATH}", headers=served.headers("quality"))
    assert head.status_code == 200 and head.headers["Content-Type"].startswith("text/event-stream")

"""Each checkpoint of a real book is shown to real witnesses, and nobody waits for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from psycopg import Connection

from ledger import clock
from ledger.book import Book
from ledger.database import connect
from ledger.outgoing.addresses import target
from ledger.outgoing.egress import Egress, Undelivered
from ledger.postgres import Server
from ledger.proof import checkpoints
from ledger.proof.checkpoints import Checkpoint, sign
from ledger.proof.cosigner import Cosigner, Refused, begin
from ledger.proof.notes import COSIGNATURE, Note, Signer
from ledger.proof.sequencer import Sequencer
from ledger.proof.signing import listed as keys_listed
from ledger.proof.witnesses import HOUR, MOST_ANSWER, Witness, WitnessesWrong, ask, cosignature, listed
from ledger.proof.witnessing import Pauses, Witnessing
from tests.api.witness_process import NAME, free_port, witness_process
from tests.ledger.acting import Stamps, act, register_person, run

QUICK = Pauses(first=0.1, longest=0.2)


@pytest.fixture
def db(book: Book) -> Iterator[Connection[Any]]:
    with book.database.writer() as one:
        yield one


@contextmanager
def witnessing(book: Book, *witnesses: Witness, patience: float = 10.0) -> Iterator[Witnessing]:
    at_work = Witnessing(book.database.writer, witnesses, Egress(patience=patience), QUICK)
    try:
        yield at_work
    finally:
        at_work.close()


def signed(db: Connection[Any], book: Book) -> Checkpoint:
    made = sign(db, book.keys, book.identity.origin)
    assert made is not None
    return made


def until(met: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline, "det hände inte i tid"
        time.sleep(0.02)


def cosigned(db: Connection[Any], size: int) -> tuple[str, ...]:
    point = checkpoints.at_size(db, size)
    assert point is not None
    return point.cosignatures


def is_cosigned(db: Connection[Any], position: int) -> bool:
    point = checkpoints.covering(db, position)
    return point is not None and len(point.cosignatures) == 1


def vkey(book: Book) -> str:
    return keys_listed(book.keys)[0].key.text


# ── A witness process ────────────────────────────────────────────────────────


@contextmanager
def running(folder: Path, book: Book) -> Iterator[Witness]:
    """A witness process that knows the book."""
    port = free_port()
    with witness_process(folder, vkey(book), port):
        key = begin(folder, NAME, []).key
        yield Witness(key, target(f"http://127.0.0.1:{port}/add-checkpoint", plain=True))


@pytest.mark.slow
def test_each_checkpoint_is_cosigned_by_a_witness_process(
    db: Connection[Any], book: Book, stamp: Stamps, tmp_path: Path
) -> None:
    """Från raden till medsignaturen: sekvenseraren skriver under, vittnet medsignerar, och det går att kontrollera."""
    with running(tmp_path / "vittne", book) as witness, witnessing(book, witness) as at_work:
        sequencer = Sequencer(book.database.writer, book.keys, book.identity.origin, at_work.submit, cadence=0.1)
        sizes = []
        for _ in range(3):
            last = act(book, register_person(stamp())).last
            sequencer.wake(last)
            until(partial(is_cosigned, db, last))
            sizes.append(last)
        sequencer.close()
    for last in sizes:
        point = checkpoints.covering(db, last)
        assert point is not None
        (line,) = point.cosignatures
        assert point.text == point.note + line and line.startswith(f"\u2014 {NAME} ")
        assert Note.read(point.text).must_be_signed([witness.key]) == [witness.key]
        assert cosignature(witness.key, Note.read(point.note).text, line.encode(), int(clock.now().timestamp()))


@pytest.mark.slow
def test_a_forked_book_is_not_cosigned(
    db: Connection[Any],
    book: Book,
    stamp: Stamps,
    server: Server,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Skrivs boken om och signeras med samma nyckel, som om inget hade hänt, säger vittnet nej; det sägs i loggen."""
    act(book, register_person(stamp()))
    first = signed(db, book)
    with running(tmp_path / "vittne", book) as witness:
        with witnessing(book, witness):
            until(lambda: len(cosigned(db, first.size)) == 1)
        with connect(server.dsn(book.database.name)) as owner:
            owner.execute("SET session_replication_role = replica")
            owner.execute("TRUNCATE tree.tiles, tree.cosignatures, tree.timestamps, tree.checkpoints")
            owner.execute("UPDATE tree.progress SET size = 0")
            owner.execute("UPDATE ledger.lines SET leaf = sha256(leaf) WHERE position = 2")
        (book.keys.folder / checkpoints.FILE).unlink()
        act(book, register_person(stamp()))
        fork = signed(db, book)
        with witnessing(book, witness):
            until(lambda: "en annan historia" in caplog.text)
        assert cosigned(db, fork.size) == ()
        with connect(server.dsn(book.database.name)) as owner:
            owner.execute("SET session_replication_role = replica")
            owner.execute("TRUNCATE tree.tiles, tree.cosignatures, tree.timestamps, tree.checkpoints")
            owner.execute("UPDATE tree.progress SET size = 0")
            owner.execute("DELETE FROM ledger.lines WHERE position > 4")
        (book.keys.folder / checkpoints.FILE).unlink()
        short = signed(db, book)
        assert short.size < first.size
        with witnessing(book, witness):
            until(lambda: f"har sett {first.size} rader, men liggaren har {short.size}" in caplog.text)
        assert cosigned(db, short.size) == ()


@pytest.mark.slow
def test_a_witness_that_was_away_is_asked_again(db: Connection[Any], book: Book, stamp: Stamps, tmp_path: Path) -> None:
    """Vittnet är borta: signeringen går som vanligt. När det är tillbaka medsigneras den senaste kontrollpunkten."""
    folder = tmp_path / "vittne"
    with running(folder, book) as witness:
        pass
    before = time.monotonic()
    with witnessing(book, witness) as at_work:
        first = signed(db, book)
        at_work.submit(first)
        assert time.monotonic() - before < 5 and cosigned(db, first.size) == ()
        act(book, register_person(stamp()))
        second = signed(db, book)
        at_work.submit(second)
        until(lambda: at_work.failures > 1)
        with witness_process(folder, vkey(book), witness.to.port):
            until(lambda: len(cosigned(db, second.size)) == 1)
    assert cosigned(db, first.size) == ()


# ── A witness that answers as it likes ───────────────────────────────────────

Answering = Callable[[bytes], tuple[int, Mapping[str, str], bytes]]


@contextmanager
def answering(answers: Answering) -> Iterator[str]:
    """A server of its own kind; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, heads, body = answers(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            for name, value in heads.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/prefix"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def liked(book: Book, answers: Answering, patience: float = 10.0) -> Iterator[Witnessing]:
    """The book, asking a witness (of the key below) that answers as it likes."""
    with answering(answers) as url:
        one = Witness(SIGNER.key(COSIGNATURE), target(f"{url}/add-checkpoint", plain=True))
        with witnessing(book, one, patience=patience) as at_work:
            yield at_work


SIGNER = Signer.of(NAME, b"7" * 32)
OTHER = Signer.of(NAME, b"6" * 32)
LATER = 400 * 24 * HOUR


def text_of(body: bytes) -> str:
    return Note.read(body.partition(b"\n\n")[2]).text


def now() -> int:
    return int(clock.now().timestamp())


def line(body: bytes, signer: Signer = SIGNER, seconds: int = 0) -> bytes:
    return signer.cosign(text_of(body), now() + seconds).line.encode()


def test_only_the_line_of_the_witness_is_kept(db: Connection[Any], book: Book) -> None:
    """Rader av andra, och det som inte är rader, läses förbi; bara vittnets egen blir kvar."""

    def answers(body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        noise = b"\xff nonsens\n\n" + line(body, OTHER) + line(body, Signer.of("annan.invalid", b"7" * 32))
        said = noise + line(body) + line(body, OTHER)
        return 200, {"Transfer-Encoding": "chunked"}, b"%x\r\n%b\r\n0\r\n\r\n" % (len(said), said)

    made = signed(db, book)
    with liked(book, answers):
        until(lambda: len(cosigned(db, made.size)) == 1)
    assert Note.read((checkpoints.at_size(db, made.size) or made).text).must_be_signed([SIGNER.key(COSIGNATURE)])


REFUSED: list[tuple[Answering, str]] = [
    (lambda body: (200, {}, b""), "ingen giltig medsignatur"),
    (lambda body: (200, {}, line(body, OTHER)), "ingen giltig medsignatur"),
    (lambda body: (200, {}, SIGNER.sign(text_of(body)).line.encode()), "ingen giltig medsignatur"),
    (lambda body: (200, {}, SIGNER.cosign("annat\n", now()).line.encode()), "ingen giltig medsignatur"),
    (lambda body: (200, {}, line(body, seconds=LATER)), "ingen giltig medsignatur"),
    (lambda body: (200, {}, line(body, seconds=-LATER)), "ingen giltig medsignatur"),
    (lambda body: (403, {}, b"nej"), "godtar inte underskriften"),
    (lambda body: (404, {}, b"nej"), "känner inte liggaren"),
    (lambda body: (422, {}, b"nej"), "ser en annan historia"),
    (lambda body: (400, {}, b"nej"), "förstår inte begäran"),
    (lambda body: (503, {}, b"nej"), "svarade 503"),
    (lambda body: (301, {"Location": "http://127.0.0.1:1/"}, b""), "svarade 301"),
    (lambda body: (409, {}, b"0\n"), "svarade 409"),
    (lambda body: (409, {"Content-Type": "text/x.tlog.size"}, b"noll\n"), "svarade 409"),
    (lambda body: (409, {"Content-Type": "text/x.tlog.size"}, b"0\n"), "svarade 409"),
    (lambda body: (409, {"Content-Type": "text/x.tlog.size"}, b"1000\n"), "har sett 1000 rader"),
    (lambda body: (200, {}, b"x" * (MOST_ANSWER + 1)), "går inte att förstå"),
    (lambda body: (200, {"Content-Length": "9999"}, line(body)), "går inte att förstå"),
    (lambda body: (200, {"Transfer-Encoding": "chunked"}, line(body)), "går inte att förstå"),
]


@pytest.mark.parametrize(("answers", "told"), REFUSED)
def test_what_is_no_cosignature_is_said_and_not_kept(
    db: Connection[Any], book: Book, answers: Answering, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Vad ett vittne än svarar hamnar inget i boken som inte är en giltig medsignatur; och det sägs."""
    made = signed(db, book)
    with liked(book, answers):
        until(lambda: told in caplog.text)
    assert cosigned(db, made.size) == ()


def test_it_asks_again_from_the_size_that_the_witness_says(
    db: Connection[Any], book: Book, stamp: Stamps, tmp_path: Path
) -> None:
    """Minns vittnet något annat än liggaren tror görs beviset om från den storlek det säger."""
    cosigner = begin(tmp_path / "vittne", NAME, [vkey(book)])
    first, asked_for = signed(db, book), list[bytes]()
    cosigner.add(b"old 0\n\n" + first.note.encode(), now())  # by another way than ours
    act(book, register_person(stamp()))
    second = signed(db, book)
    with answering(asking(cosigner, asked_for)) as url:
        witness = Witness(cosigner.key, target(f"{url}/add-checkpoint", plain=True))
        with witnessing(book, witness) as at_work:
            until(lambda: len(cosigned(db, second.size)) == 1)
            assert [one.split(b"\n")[0] for one in asked_for] == [b"old 0", f"old {first.size}".encode()]
            assert at_work.sizes == {NAME: second.size}


def asking(cosigner: Cosigner, asked_for: list[bytes]) -> Answering:
    """Answers as a witness does, and remembers what it was asked."""

    def answers(body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        asked_for.append(body)
        try:
            return 200, {}, cosigner.add(body, now()).encode()
        except Refused as refused:
            return refused.status, {"Content-Type": "text/x.tlog.size; charset=utf-8"}, f"{refused.size}\n".encode()

    return answers


def test_two_processes_that_ask_do_no_harm(db: Connection[Any], book: Book, tmp_path: Path) -> None:
    """Frågar flera processer samtidigt blir det en rad i boken, och den gäller."""
    cosigner = begin(tmp_path / "vittne", NAME, [vkey(book)])
    made, met, as_ever = signed(db, book), threading.Barrier(2), asking(cosigner, [])
    asked_for = list[bytes]()

    def at_once(body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        asked_for.append(body)
        if body.startswith(b"old 0\n"):
            met.wait(10)
        return as_ever(body)

    with answering(at_once) as url:
        witness = Witness(cosigner.key, target(f"{url}/add-checkpoint", plain=True))
        with witnessing(book, witness) as one, witnessing(book, witness) as other:
            until(lambda: bool(one.sizes and other.sizes))
    assert [one.split(b"\n")[0] for one in asked_for] == [b"old 0", b"old 0", f"old {made.size}".encode()]
    (kept,) = cosigned(db, made.size)
    assert cosignature(cosigner.key, Note.read(made.note).text, kept.encode(), now())


def test_a_slow_witness_holds_up_neither_another_nor_the_end(
    db: Connection[Any], book: Book, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Ett vittne som låter vänta på sig hindrar inte ett annat, och inte att programmet avslutas."""
    cosigner, released = begin(tmp_path / "vittne", "vittne.invalid/annat", [vkey(book)]), threading.Event()

    def slow(body: bytes) -> tuple[int, Mapping[str, str], bytes]:
        released.wait(30)
        return 200, {}, b""

    made = signed(db, book)
    with answering(slow) as late, answering(asking(cosigner, [])) as soon:
        one = Witness(SIGNER.key(COSIGNATURE), target(f"{late}/add-checkpoint", plain=True))
        other = Witness(cosigner.key, target(f"{soon}/add-checkpoint", plain=True))
        with witnessing(book, one, other) as at_work:
            until(lambda: len(cosigned(db, made.size)) == 1)
            began = time.monotonic()
            at_work.submit(made)
            assert time.monotonic() - began < 1
            at_work.close()
            assert time.monotonic() - began < 9 and not at_work.thread.is_alive()
        with witnessing(book, one, patience=0.3):
            until(lambda: "svarade inte i tid" in caplog.text)
        released.set()


# ── Who is asked ─────────────────────────────────────────────────────────────

VKEY = SIGNER.key(COSIGNATURE).text
OTHER_VKEY = Signer.of("vittne.invalid/annat", b"5" * 32).key(COSIGNATURE).text


def test_the_witnesses_stand_in_a_file(tmp_path: Path) -> None:
    """En rad för varje vittne; tomma rader och anmärkningar läses förbi. Utan fil finns inga."""
    file = tmp_path / "vittnen.txt"
    file.write_text(f"# våra\n\n{VKEY} https://vittne.example.se/ett/\n{OTHER_VKEY}\thttps://annat.example.se\n")
    one, other = listed(file)
    assert (one.key.text, one.to.shown) == (VKEY, "https://vittne.example.se/ett/add-checkpoint")
    assert (other.name, other.to.shown) == ("vittne.invalid/annat", "https://annat.example.se/add-checkpoint")
    assert listed(None) == ()


@pytest.mark.parametrize(
    "row",
    [
        f"{VKEY} http://vittne.example.se",
        f"{VKEY} http://127.0.0.1:8100",
        f"{VKEY} https://127.0.0.1:8100",
        f"{VKEY} https://10.0.0.8/",
        f"{VKEY} https://localhost",
        f"{VKEY} https://vittne.example.se/?nyckel=1",
        f"{VKEY} ftp://vittne.example.se",
        f"{VKEY}",
        f"{VKEY} https://a.example.se mer",
        "nonsens https://a.example.se",
        f"{SIGNER.key().text} https://a.example.se",
        f"{VKEY} https://a.example.se\n{VKEY} https://b.example.se",
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str) -> None:
    """En rad som inte duger stoppar starten: klartext, egna nät, fel slags nyckel, samma namn två gånger."""
    file = tmp_path / "vittnen.txt"
    file.write_text(row)
    with pytest.raises(WitnessesWrong):
        listed(file)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """En fil som inte finns, eller som inte är text, är ett fel och inte inga vittnen."""
    (tmp_path / "binar").write_bytes(b"\xff\xfe")
    for name in ("saknas", "binar"):
        with pytest.raises(WitnessesWrong):
            listed(tmp_path / name)


def test_a_demonstration_may_ask_this_machine(tmp_path: Path) -> None:
    """En demonstration får fråga ett vittne på den egna maskinen i klartext, och ingen annanstans."""
    file = tmp_path / "vittnen.txt"
    file.write_text(f"{VKEY} http://127.0.0.1:8100")
    assert listed(file, plain=True)[0].to.port == 8100
    for url in ("http://10.0.0.8", "http://vittne.example.se"):
        file.write_text(f"{VKEY} {url}")
        with pytest.raises(WitnessesWrong):
            listed(file, plain=True)


def test_a_name_that_leads_to_a_network_of_ours_is_not_asked() -> None:
    """Leder vittnets namn till ett eget nät frågas det inte, hur adressen än är skriven."""

    async def inwards(host: str, port: int) -> list[str]:
        return ["10.0.0.8"]

    witness = Witness(SIGNER.key(COSIGNATURE), target("https://vittne.example.se/add-checkpoint"))
    with pytest.raises(Undelivered, match="refused"):
        run(ask(Egress(resolve=inwards), witness, b""))


def test_nobody_is_asked_when_there_are_no_witnesses(db: Connection[Any], book: Book) -> None:
    """Utan vittnen finns ingen tråd; kontrollpunkter lämnas in, och inget händer."""
    with witnessing(book) as at_work:
        at_work.submit(signed(db, book))
        assert not at_work.thread.is_alive()

"""A witness as C2SP tlog-witness asks for one: what it cosigns, all that it refuses, and that it never forgets."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.witness import MOST_BODY, create
from ledger import clock
from ledger.keys import KeysExposed
from ledger.proof.cosigner import CannotWitness, Cosigner, begin
from ledger.proof.notes import COSIGNATURE, Note, Signer, VerifierKey
from ledger.proof.tree import EMPTY
from ledger.proof.witnesses import asked, cosignature
from tests.api.witness_process import NAME, free_port, witness_process
from tests.ledger.witnessed import ORIGIN, Log, leaves

HASHED = sha256(ORIGIN.encode()).hexdigest()
BARE = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "", "PYTHONUNBUFFERED": "1"}
"""No settings at all."""
ZERO = b64encode(bytes(32)).decode()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vittne"


@pytest.fixture
def cosigner(folder: Path, log: Log) -> Cosigner:
    return begin(folder, NAME, [log.vkey])


@pytest.fixture
def client(cosigner: Cosigner) -> TestClient:
    return TestClient(create(cosigner), raise_server_exceptions=False)


def add(client: TestClient, body: bytes | str) -> tuple[int, str]:
    answer = client.post("/add-checkpoint", content=body)
    return answer.status_code, answer.text


def now() -> int:
    return int(clock.now().timestamp())


# ── What is cosigned ─────────────────────────────────────────────────────────


def test_a_first_checkpoint_is_cosigned(client: TestClient, cosigner: Cosigner, log: Log) -> None:
    """Den första kontrollpunkten medsigneras utan bevis, med tid och under vittnets namn."""
    status, line = add(client, log.asks(0, 5))
    assert status == 200 and line.startswith(f"\u2014 {NAME} ") and line.endswith("\n")
    made = cosignature(cosigner.key, log.text(5), line.encode(), now())
    assert made is not None and made.seconds > 0
    assert Note.read(log.note(5) + line).must_be_signed([log.signer.key(), cosigner.key])


def test_a_book_that_grows_is_cosigned_each_time(client: TestClient, log: Log) -> None:
    """En liggare som växer medsigneras varje gång, också den som inte har växt sedan sist."""
    sizes = [0, 1, 2, 3, 7, 8, 8, 256, 257, 600]
    for old, size in zip(sizes, sizes[1:], strict=False):
        assert add(client, log.asks(old, size))[0] == 200


def test_an_empty_book_is_cosigned(client: TestClient, log: Log) -> None:
    """Storlek noll godtas med det tomma trädets rot, och sedan vad som helst som bygger på det."""
    text = f"{ORIGIN}\n0\n{b64encode(EMPTY).decode()}\n"
    assert add(client, asked(0, [], log.signed(text)))[0] == 200
    assert add(client, asked(0, [], log.signed(text)))[0] == 200
    assert add(client, log.asks(0, 9))[0] == 200


def test_further_lines_are_cosigned_as_they_stand(client: TestClient, cosigner: Cosigner, log: Log) -> None:
    """Rader under roten hör till det som signeras."""
    text = log.text(4) + "mer att säga\n"
    status, line = add(client, asked(0, [], log.signed(text)))
    assert status == 200 and cosignature(cosigner.key, text, line.encode(), now())
    assert cosignature(cosigner.key, log.text(4), line.encode(), now()) is None


def test_signatures_by_strangers_are_passed_over(client: TestClient, log: Log) -> None:
    """Andras underskrifter betyder ingenting, och blir inte kvar."""
    stranger = Signer.of("annan.invalid", b"9" * 32).sign("annat\n")
    same_name = Signer.of(ORIGIN, b"8" * 32).sign("annat\n")
    assert add(client, asked(0, [], log.note(3) + stranger.line + same_name.line))[0] == 200
    shown = client.get(f"/{HASHED}/checkpoint").text
    assert stranger.line not in shown and same_name.line not in shown


def test_the_last_checkpoint_can_be_fetched(client: TestClient, cosigner: Cosigner, log: Log) -> None:
    """Var och en kan hämta den senaste, med liggarens underskrift och just den medsignatur som lämnades ut."""
    assert client.get(f"/{HASHED}/checkpoint").status_code == 404
    for old, size in ((0, 3), (3, 300)):
        line = add(client, log.asks(old, size))[1]
        assert client.get(f"/{HASHED}/checkpoint").text == log.note(size) + line
    for other in ("0" * 64, HASHED.upper(), "witness.key", "..%2Fwitness.key", f"{HASHED}.lock"):
        assert client.get(f"/{other}/checkpoint").status_code == 404
    assert client.get("/add-checkpoint").status_code == 405


def test_an_old_and_a_new_key_of_a_book_are_both_believed(folder: Path, log: Log) -> None:
    """En liggare som byter nyckel bevittnas med båda; kontrollpunkten följer med över bytet."""
    new = Log(Signer.of(ORIGIN, b"2" * 32))
    before, after = begin(folder, NAME, [log.vkey]), begin(folder, NAME, [log.vkey, new.vkey])
    before.add(log.asks(0, 5), now())
    after.add(new.asks(5, 9), now())
    assert Note.read(after.shown(HASHED) or b"").must_be_signed([new.signer.key()])
    after.add(asked(9, [], log.note(9) + new.signer.sign(log.text(9)).line), now())
    kept = Note.read(after.shown(HASHED) or b"").must_be_signed([log.signer.key(), new.signer.key(), after.key])
    assert len(kept) == 3


# ── What is refused ──────────────────────────────────────────────────────────


@pytest.fixture
def at_nine(client: TestClient, log: Log) -> TestClient:
    """The witness, having cosigned nine lines."""
    assert add(client, log.asks(0, 9))[0] == 200
    return client


def test_another_old_size_is_told_the_right_one(at_nine: TestClient, log: Log) -> None:
    """Den som tror fel om vad som är medsignerat får veta storleken."""
    for old, size in ((0, 20), (8, 20), (10, 20), (0, 9), (0, 3), (3, 3)):
        answer = at_nine.post("/add-checkpoint", content=log.asks(old, size))
        assert (answer.status_code, answer.text) == (409, "9\n")
        assert answer.headers["content-type"] == "text/x.tlog.size"


def test_a_witness_that_has_seen_nothing_says_zero(client: TestClient, log: Log) -> None:
    """Den som inte har sett något svarar noll."""
    assert add(client, log.asks(3, 9)) == (409, "0\n")


def test_a_fork_is_refused_and_kept_as_evidence(at_nine: TestClient, folder: Path, log: Log) -> None:
    """En annan historia med rätt underskrift medsigneras inte; den sparas, och det som gällde gäller."""
    before = at_nine.get(f"/{HASHED}/checkpoint").text
    fork = Log(leaves=leaves(30, "annan"))
    for size in (9, 20):
        assert add(at_nine, fork.asks(9, size))[0] == 422
        assert add(at_nine, fork.asks(9, size, path=log.path(9, size)))[0] == 422
    kept = {file.read_text() for file in (folder / f"{HASHED}.refused").iterdir()}
    assert kept == {fork.note(9), fork.note(20)}
    assert at_nine.get(f"/{HASHED}/checkpoint").text == before
    assert add(at_nine, log.asks(9, 20))[0] == 200


def test_evidence_does_not_fill_the_disk(at_nine: TestClient, folder: Path) -> None:
    """Hur många gånger en liggare än visar fel historia sparas bara de första."""
    fork = Log(leaves=leaves(40, "annan"))
    assert {add(at_nine, fork.asks(9, size))[0] for size in range(10, 40)} == {422}
    assert len(list((folder / f"{HASHED}.refused").iterdir())) == 16


def test_a_proof_that_does_not_hold_is_refused(at_nine: TestClient, log: Log) -> None:
    """Beviset ska vara just det som visar att det nya börjar med det gamla."""
    right = log.path(9, 20)
    wrong = [[], right[:-1], [*right, bytes(32)], right[::-1], [bytes(32), *right[1:]], [bytes(32)] * 63]
    assert {add(at_nine, log.asks(9, 20, path=path))[0] for path in wrong} == {422}
    assert add(at_nine, log.asks(9, 9, path=[bytes(32)]))[0] == 422
    assert add(at_nine, log.asks(9, 20))[0] == 200


def test_nothing_proves_the_first_and_nothing_is_in_the_empty(client: TestClient, log: Log) -> None:
    """Från noll får inget bevis följa med, och storlek noll har bara en rot."""
    assert add(client, log.asks(0, 9, path=[bytes(32)]))[0] == 422
    assert add(client, asked(0, [], log.signed(f"{ORIGIN}\n0\n{ZERO}\n")))[0] == 422
    assert client.get(f"/{HASHED}/checkpoint").status_code == 404


def test_a_smaller_checkpoint_than_the_old_size_is_malformed(at_nine: TestClient, log: Log) -> None:
    """En kontrollpunkt mindre än det som påstås vara medsignerat är ingen begäran; inget rullas tillbaka."""
    assert add(at_nine, asked(9, [], log.note(8)))[0] == 400
    assert add(at_nine, asked(600, [], log.note(599)))[0] == 400
    assert add(at_nine, log.asks(9, 20))[0] == 200


def test_a_book_that_is_not_witnessed_here_is_not_known(client: TestClient) -> None:
    """En liggare som vittnet inte har fått nyckeln till känns inte."""
    assert add(client, Log(Signer.of("annan.invalid/bok", b"1" * 32)).asks(0, 5))[0] == 404


def test_only_the_key_of_the_book_is_believed(client: TestClient, log: Log) -> None:
    """Utan underskrift av liggarens nyckel, eller med en falsk, medsigneras inget."""
    text, signer = log.text(5), log.signer
    false = signer.sign(log.text(4)).line
    stranger = Signer.of(ORIGIN, b"3" * 32).sign(text).line
    other_name = Signer.of("annan.invalid", b"1" * 32).sign(text).line
    as_witness = Signer.of(ORIGIN, b"1" * 32).cosign(text, now()).line
    for lines in (false, stranger, other_name, as_witness, signer.sign(text).line + false):
        assert add(client, asked(0, [], f"{text}\n{lines}"))[0] == 403


GARBAGE: list[Callable[[str, str], bytes | str]] = [
    lambda text, lines: b"",
    lambda text, lines: b"\n\n\n\n",
    lambda text, lines: b"\xff\xfe\n\n" + f"{text}\n{lines}".encode(),
    lambda text, lines: b"old 0\n\n" + f"{text}\n{lines}".encode() + b"\xff\n",
    lambda text, lines: f"{text}\n{lines}",
    lambda text, lines: f"old\n\n{text}\n{lines}",
    lambda text, lines: f"old 00\n\n{text}\n{lines}",
    lambda text, lines: f"old 01\n\n{text}\n{lines}",
    lambda text, lines: f"old -1\n\n{text}\n{lines}",
    lambda text, lines: f"old +0\n\n{text}\n{lines}",
    lambda text, lines: f"old ٠\n\n{text}\n{lines}",
    lambda text, lines: f"old  0\n\n{text}\n{lines}",
    lambda text, lines: f"old 0 \n\n{text}\n{lines}",
    lambda text, lines: f"Old 0\n\n{text}\n{lines}",
    lambda text, lines: f"old 0\r\n\r\n{text}\n{lines}",
    lambda text, lines: f"old 9223372036854775808\n\n{text}\n{lines}",
    lambda text, lines: f"old 99999999999999999999999\n\n{text}\n{lines}",
    lambda text, lines: f"old 0\n{text}\n{lines}",
    lambda text, lines: f"old 0\ninte base64\n\n{text}\n{lines}",
    lambda text, lines: f"old 0\n{ZERO[:-1]}\n\n{text}\n{lines}",
    lambda text, lines: f"old 0\n{b64encode(bytes(31)).decode()}\n\n{text}\n{lines}",
    lambda text, lines: f"old 0\n{ZERO.replace('A=', 'B=')}\n\n{text}\n{lines}",
    lambda text, lines: "old 1\n" + f"{ZERO}\n" * 64 + f"\n{text}\n{lines}",
    lambda text, lines: f"old 0\n\n{text}{lines}",
    lambda text, lines: f"old 0\n\n{text}\n",
    lambda text, lines: f"old 0\n\n{text}\n{lines[:-1]}",
    lambda text, lines: f"old 0\n\n{text}\n{lines}\n",
    lambda text, lines: f"old 0\n\n{text}\n{lines.replace(chr(0x2014), '-')}",
    lambda text, lines: f"old 0\n\n{text}\n{lines}mer\n",
    lambda text, lines: f"old 0\n\n\x00{text}\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n5\n\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n05\n{ZERO}\n\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n٥\n{ZERO}\n\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n-5\n{ZERO}\n\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n9223372036854775808\n{ZERO}\n\n{lines}",
    lambda text, lines: f"old 0\n\n{ORIGIN}\n5\n{ZERO[:-4]}\n\n{lines}",
    lambda text, lines: f"old 0\n\n\n5\n{ZERO}\n\n{lines}",
    lambda text, lines: f"old 0\n\n{text}\nmer\n\n{lines}",
]


@pytest.mark.parametrize("garble", GARBAGE)
def test_what_is_not_of_the_form_is_refused(
    client: TestClient, log: Log, garble: Callable[[str, str], bytes | str]
) -> None:
    """Det som inte är av rätt form förstås inte, och lämnar inget efter sig."""
    text = log.text(5)
    assert add(client, garble(text, log.signer.sign(text).line))[0] == 400
    assert client.get(f"/{HASHED}/checkpoint").status_code == 404


def test_what_is_too_large_is_not_read(client: TestClient, log: Log) -> None:
    """Den som lämnar in mer än vad som kan vara en kontrollpunkt avbryts."""
    assert add(client, log.asks(0, 5) + b"x" * MOST_BODY)[0] == 413


def test_what_is_logged_says_nothing_of_the_content(
    client: TestClient, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    """Loggen säger vilken liggare, som kontrollsumma, och hur det gick; inget av det som lämnades in."""
    with caplog.at_level("INFO"):
        add(client, log.asks(0, 5))
        add(client, Log(leaves=leaves(9, "annan")).asks(5, 9))
    said = [one.getMessage() for one in caplog.records if one.name == "liggaren.witness"]
    assert len(said) == 2 and all(HASHED[:16] in one for one in said) and "EN ANNAN HISTORIA" in said[1]
    assert not [one for one in said if ORIGIN in one or b64encode(log.root(5)).decode() in one]


# ── The folder ───────────────────────────────────────────────────────────────


def test_the_key_is_made_once_and_read_by_nobody_else(folder: Path, log: Log) -> None:
    """Nyckeln görs vid första starten, bara för ägaren; sedan är vittnet detsamma."""
    made = begin(folder, NAME, [log.vkey])
    assert begin(folder, NAME, [log.vkey]).key == made.key == VerifierKey.read(made.key.text)
    assert made.key.kind == COSIGNATURE
    assert stat.S_IMODE((folder / "witness.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (folder / "witness.key").chmod(0o644)
    with pytest.raises(KeysExposed):
        begin(folder, NAME, [log.vkey])


def test_a_folder_is_that_of_one_witness(folder: Path, log: Log) -> None:
    """Vittnet byter aldrig namn, och gör ingen ny nyckel om den gamla är borta: då vore det ett annat vittne."""
    begin(folder, NAME, [log.vkey])
    with pytest.raises(CannotWitness, match="annat vittne"):
        begin(folder, "vittne.invalid/annat", [log.vkey])
    (folder / "witness.key").unlink()
    with pytest.raises(CannotWitness, match="borta"):
        begin(folder, NAME, [log.vkey])


@pytest.mark.parametrize("name", ["", "https://vittne.invalid ett", "två+delar", "åäö", "x" * 301])
def test_a_name_that_cannot_stand_in_a_note_is_refused(folder: Path, name: str) -> None:
    """Namnet står i varje medsignatur, och ska gå att läsa där."""
    with pytest.raises(CannotWitness):
        begin(folder, name, [])


def test_only_the_keys_of_books_are_believed(folder: Path, cosigner: Cosigner) -> None:
    """Ett vittnes nyckel är ingen liggares, och en felskriven är ingen alls."""
    for wrong in (cosigner.key.text, "nonsens", ""):
        with pytest.raises(CannotWitness):
            begin(folder, NAME, [wrong])


def test_what_was_remembered_and_then_changed_is_not_believed(
    at_nine: TestClient, folder: Path, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    """Har någon ändrat i det som vittnet minns medsignerar det ingenting mer för den liggaren."""
    file = folder / HASHED
    for forged in (log.note(3), file.read_text().replace("\n9\n", "\n8\n"), "", file.read_text()[:-20]):
        file.write_text(forged)
        assert add(at_nine, log.asks(3, 20))[0] == 500
    assert "inte vad vittnet skrev under" in caplog.text


# ── Processes of their own ───────────────────────────────────────────────────


@contextmanager
def process(folder: Path, log: Log, mode: str = "well") -> Iterator[int]:
    """A witness process of the log; yields its port."""
    port = free_port()
    with witness_process(folder, log.vkey, port, mode):
        yield port


def ask(port: int, body: bytes) -> tuple[int, str]:
    """Hand in a checkpoint; status 0 if the witness died."""
    connection = HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        connection.request("POST", "/add-checkpoint", body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except (ConnectionError, OSError):
        return 0, ""
    finally:
        connection.close()


@pytest.mark.slow
def test_a_witness_that_is_killed_never_forgets_what_it_may_have_said(folder: Path, log: Log) -> None:
    """kill -9 före skrivandet: som om inget hade frågats. Efter, men före svaret: då gäller det nya."""
    with process(folder, log) as port:
        assert ask(port, log.asks(0, 5))[0] == 200
    with process(folder, log, "dies-before") as port:
        assert ask(port, log.asks(5, 8))[0] == 0
    with process(folder, log, "dies-after") as port:
        assert ask(port, log.asks(5, 7))[0] == 0
    with process(folder, log) as port:
        assert ask(port, log.asks(5, 9)) == (409, "7\n")
        assert ask(port, log.asks(7, 7))[0] == 200
        assert ask(port, log.asks(7, 9))[0] == 200


@pytest.mark.slow
def test_a_witness_from_the_command_line_says_its_key_and_answers(folder: Path, log: Log) -> None:
    """liggaren witness behöver ingen databas: den säger sin nyckel, svarar, och slutar när den ombeds."""
    port = free_port()
    said = ["witness", "--state", str(folder), "--name", NAME, "--port", str(port), "--log", log.vkey]
    command = [sys.executable, "-c", "from api.cli import main; main()", *said]
    running = subprocess.Popen(command, cwd=folder.parent, env=BARE, stdout=subprocess.PIPE, text=True)
    try:
        assert running.stdout is not None and str(port) in running.stdout.readline()
        key = VerifierKey.read(running.stdout.readline().strip())
        assert (key.name, key.kind) == (NAME, COSIGNATURE)
        status, line = ask(port, log.asks(0, 5))
        assert status == 200 and cosignature(key, log.text(5), line.encode(), now())
        running.send_signal(signal.SIGTERM)
        assert running.wait(15) == -signal.SIGTERM
    finally:
        running.kill()
        running.wait()
    assert begin(folder, NAME, []).key == key and not (folder.parent / "var").exists()


@pytest.mark.slow
def test_two_at_once_cannot_roll_back(folder: Path, log: Log) -> None:
    """Loppet i specifikationen: A prövas, B prövas, B skrivs, A skrivs. Två processer på samma mapp; bara en vinner."""
    with process(folder, log, "slow") as slow, process(folder, log) as quick, ThreadPoolExecutor(8) as pool:
        assert ask(quick, log.asks(0, 5))[0] == 200
        first = pool.submit(ask, slow, log.asks(5, 8))
        time.sleep(0.4)  # it has been checked, and is about to be written
        later = [pool.submit(ask, quick, log.asks(5, size)) for size in range(9, 13)]
        assert first.result()[0] == 200
        assert {one.result() for one in later} == {(409, "8\n")}
        many = [pool.submit(ask, quick, log.asks(8, size)) for size in range(9, 17)]
        statuses = [one.result()[0] for one in many]
        assert sorted(statuses) == [200] + [409] * 7
        assert ask(quick, log.asks(0, 20)) == (409, f"{9 + statuses.index(200)}\n")

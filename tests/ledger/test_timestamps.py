"""A checkpoint of a real book is stamped by an authority (openssl), and the stamp is checked without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from psycopg import Connection
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
from typer.testing import CliRunner, Result

from api.cli import keep, witnessing
from api.cli.program import CHOSEN, Wrong, app
from ledger import clock
from ledger import database as databases
from ledger.book import Book
from ledger.database import connect
from ledger.keys import Keys
from ledger.postgres import Server
from ledger.proof import checkpoints
from ledger.proof.checkpoints import Checkpoint, sign
from ledger.proof.notes import Note
from ledger.proof.signing import verifier_keys
from ledger.proof.timestamps import MOST, Stamped, TimestampWrong, attach, check, checked, request, roots_of
from tests.ledger.acting import Stamps, act, register_person
from tests.ledger.stamping import Authority


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "tsa")


@pytest.fixture
def db(book: Book) -> Iterator[Connection[Any]]:
    with book.database.writer() as one:
        yield one


@pytest.fixture
def point(db: Connection[Any], book: Book) -> Checkpoint:
    made = sign(db, book.keys, book.identity.origin)
    assert made is not None
    return made


def test_a_checkpoint_is_stamped_and_the_stamp_is_kept(
    db: Connection[Any], point: Checkpoint, authority: Authority
) -> None:
    """Svaret kontrolleras mot roten och läggs till sin kontrollpunkt, som det kom; två gånger är som en."""
    answer, trusted = authority.answer(request(point)), roots_of(authority.roots)
    found = attach(db, answer, trusted)
    assert attach(db, answer, trusted) == found
    assert (found.size, found.by) == (point.size, "CN=Provstämplaren")
    assert abs(found.at - clock.now()) < timedelta(minutes=5)
    kept = checkpoints.at_size(db, point.size)
    assert kept is not None and kept.timestamps == (answer,) and kept.note == point.note
    assert list(checked(db, trusted)) == [(point.size, found)]


def test_anyone_can_check_the_stamp_without_us(db: Connection[Any], point: Checkpoint, authority: Authority) -> None:
    """Det som är sparat godtas av openssl, för just den kontrollpunkten."""
    attach(db, authority.answer(request(point)), roots_of(authority.roots))
    kept = checkpoints.at_size(db, point.size)
    assert kept is not None and authority.is_verified(point.note.encode(), kept.timestamps[0])
    assert not authority.is_verified(point.note.encode() + b"x", kept.timestamps[0])


@pytest.mark.parametrize("algorithm", [HashAlgorithm.SHA256, HashAlgorithm.SHA512])
def test_it_finds_its_checkpoint_by_itself(
    db: Connection[Any], book: Book, point: Checkpoint, stamp: Stamps, authority: Authority, algorithm: HashAlgorithm
) -> None:
    """Svaret säger själv vilken kontrollpunkt det gäller, också när det har kommit fler, med vilken summa som helst."""
    act(book, register_person(stamp()))
    later = sign(db, book.keys, book.identity.origin)
    assert later is not None and later.size > point.size
    asked = TimestampRequestBuilder().data(point.note.encode()).hash_algorithm(algorithm).build().as_bytes()
    assert attach(db, authority.answer(asked), roots_of(authority.roots)).size == point.size


def test_the_request_is_the_same_whoever_makes_it(point: Checkpoint) -> None:
    """Begäran beror bara på kontrollpunkten: inget behöver sparas tills svaret kommer."""
    assert request(point) == request(point)


# ── What is refused ──────────────────────────────────────────────────────────


def refused(db: Connection[Any], answer: bytes, trusted: bytes, told: str | None) -> None:
    with pytest.raises(TimestampWrong, match=told):
        attach(db, answer, roots_of(trusted))
    assert [one.timestamps for one in checkpoints.every(db)] == [()]


def test_a_stamp_by_somebody_else_is_refused(
    db: Connection[Any], point: Checkpoint, authority: Authority, tmp_path: Path
) -> None:
    """En stämpel av någon annan än dem man litar på godtas inte, fast den heter likadant."""
    other = Authority(tmp_path / "annan")
    refused(db, other.answer(request(point)), authority.roots, "under de rötter")


def test_a_stamp_of_something_else_is_refused(db: Connection[Any], point: Checkpoint, authority: Authority) -> None:
    """En stämpel på något som inte är en kontrollpunkt i boken hör inte hit."""
    other = TimestampRequestBuilder().data(point.text.encode() + b"x").build().as_bytes()
    refused(db, authority.answer(other), authority.roots, "ingen av liggarens")


def test_an_answer_that_was_changed_is_refused(db: Connection[Any], point: Checkpoint, authority: Authority) -> None:
    """Ändras en byte i det som är stämplat, underskrivet eller underskriften godtas svaret inte."""
    answer = authority.answer(request(point))
    for place in range(20, len(answer), 97):
        changed = answer[:place] + bytes([answer[place] ^ 1]) + answer[place + 1 :]
        refused(db, changed, authority.roots, None)


def test_a_no_is_refused(db: Connection[Any], point: Checkpoint, authority: Authority) -> None:
    """Säger stämplingstjänsten nej är svaret ingen stämpel."""
    asked = request(point)
    oid = bytes.fromhex("0609608648016503040201")
    assert oid in asked
    refused(db, authority.answer(asked.replace(oid, oid[:-1] + b"\x09")), authority.roots, "sade nej")


@pytest.mark.parametrize("answer", [b"", b"nonsens", b"0\x00", bytes(MOST + 1)])
def test_what_is_no_answer_is_refused(
    db: Connection[Any], point: Checkpoint, authority: Authority, answer: bytes
) -> None:
    """En fil som inte är ett svar sägs inte vara det."""
    refused(db, answer, authority.roots, "inget svar|för stort")


def test_without_a_root_nothing_is_believed(point: Checkpoint, authority: Authority) -> None:
    """En rotfil ska ha en rot: inte text, inte tom, inte stämplarens eget certifikat."""
    for wrong in (b"", b"nonsens", (authority.folder / "tsa.pem").read_bytes()):
        with pytest.raises(TimestampWrong):
            roots_of(wrong)


def test_a_stamp_of_one_checkpoint_is_not_that_of_another(
    db: Connection[Any], book: Book, point: Checkpoint, stamp: Stamps, authority: Authority, server: Server
) -> None:
    """Flyttas en sparad stämpel till en annan kontrollpunkt säger kontrollen vilken som inte stämmer."""
    trusted = roots_of(authority.roots)
    answer = authority.answer(request(point))
    attach(db, answer, trusted)
    act(book, register_person(stamp()))
    later = sign(db, book.keys, book.identity.origin)
    assert later is not None
    with pytest.raises(TimestampWrong):
        check(later, answer, trusted)
    db.execute("INSERT INTO tree.timestamps (size, token) VALUES (%s, %s)", (later.size, answer))
    (first, holds), (second, wrong) = checked(db, trusted)
    assert (first, second) == (point.size, later.size)
    assert isinstance(holds, Stamped) and isinstance(wrong, TimestampWrong)


# ── On the command line ──────────────────────────────────────────────────────


@pytest.fixture
def board(worker: str) -> str:
    return f"punkt_{worker}"


@pytest.fixture
def installation(server: Server, board: str, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The settings of an installation of its own, on the server of the tests."""
    dsn = server.dsn("liggaren_{board}")
    yield {"LIGGAREN_HOME": str(tmp_path / "home"), "LIGGAREN_KEYS": str(tmp_path / "keys"), "LIGGAREN_DSN": dsn}
    databases.drop(server, board)
    CHOSEN.board = None


def test_a_checkpoint_on_the_command_line(
    board: str, installation: Mapping[str, str], tmp_path: Path, authority: Authority, server: Server
) -> None:
    """Signera, byt nyckel, begär en stämpel, lägg till svaret och kontrollera det, från kommandoraden."""
    assert {keep.found, witnessing.witness} <= {one.callback for one in app.registered_commands}

    def run(*said: str) -> Result:
        return CliRunner().invoke(app, ["--board", board, *said], env=installation)

    founding = run("found", "--origin", "prov.invalid/bok", "--name", "Prov", "--person", "Kim Prov")
    assert founding.exit_code == 0, founding.output
    roots = str(authority.folder / "roots.pem")
    asked, answer = tmp_path / "punkt.tsq", tmp_path / "punkt.tsr"
    assert isinstance(run("checkpoint", "request", str(asked)).exception, Wrong)  # there is none yet

    signed = run("checkpoint")
    keys = Keys(tmp_path / "keys" / board)
    assert Note.read(signed.output).must_be_signed(verifier_keys(keys)) and run("checkpoint").output == signed.output

    rotated = run("checkpoint", "rotate-key")
    assert rotated.exit_code == 0 and verifier_keys(keys)[1].text in rotated.output

    assert run("checkpoint", "request", str(asked)).exit_code == 0
    answer.write_bytes(authority.answer(asked.read_bytes()))
    attached = run("checkpoint", "attach", str(answer), "--roots", roots)
    assert attached.exit_code == 0 and "CN=Provstämplaren" in attached.output
    checking = run("checkpoint", "check", "--roots", roots)
    assert checking.exit_code == 0 and "Alla stämmer." in checking.output
    assert isinstance(run("checkpoint", "attach", roots, "--roots", roots).exception, Wrong)
    assert isinstance(run("checkpoint", "check", "--roots", str(answer)).exception, Wrong)
    with connect(server.dsn(f"liggaren_{board}")) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE tree.timestamps SET token = set_byte(token, length(token) - 1, 0)")
    assert run("checkpoint", "check", "--roots", roots).exit_code == 1


def test_a_forked_book_is_not_signed_on_the_command_line(
    board: str, installation: Mapping[str, str], tmp_path: Path
) -> None:
    """En bok som inte börjar med det som är signerat skrivs inte under, och det sägs varför."""

    def run(*said: str) -> Result:
        return CliRunner().invoke(app, ["--board", board, *said], env=installation)

    assert run("found", "--origin", "prov.invalid/bok", "--name", "Prov", "--person", "Kim Prov").exit_code == 0
    signed = run("checkpoint").output
    file = tmp_path / "keys" / board / checkpoints.FILE
    file.write_text(signed.replace("\n4\n", "\n9\n"))
    assert isinstance(run("checkpoint").exception, Wrong)


def test_a_witness_that_cannot_be_is_told_why(tmp_path: Path) -> None:
    """Fel nyckel eller namn säger vad som är fel innan något svarar."""
    said = ["witness", "--state", str(tmp_path / "v"), "--name", "vittne.invalid/ett", "--log", "nonsens"]
    assert isinstance(CliRunner().invoke(app, said).exception, Wrong)

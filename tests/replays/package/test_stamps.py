"""A package has the timestamps and cosignatures of its checkpoint that had come at a moment, and no later ones."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from psycopg import Connection

from domain.calendar import local_day
from ledger import clock
from ledger import database as databases
from ledger.postgres import Server
from ledger.proof import checkpoints, timestamps
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import COSIGNATURE, Signer
from ledger.proof.timestamps import roots_of
from projections.fold import Fold
from replays.package import bag
from replays.package.make import first_made, make
from replays.package.stamps import StampWrong
from tests.ledger.stamping import Authority
from tests.replays.package.house import House, house
from tests.replays.package.test_make import written

WITNESS = Signer.of("vittne.invalid/ett", bytes(32))
NUMBERS = count()
TOKEN, CHAIN = "data/bevis/tidsstämpel-1.tsr", "data/bevis/tidsstämpel-1.pem"


@pytest.fixture
def own(server: Server, worker: str, tmp_path: Path) -> Iterator[House]:
    """A house to do as one likes with."""
    with house(databases.create(server, f"stamped_{worker}_{next(NUMBERS)}"), tmp_path / "keys") as made:
        made.board.history.now = clock.now()
        yield made


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "tsa")


def point_of(own: House) -> Checkpoint:
    with own.registers() as db:
        found = checkpoints.covering(db, own.last)
    assert found is not None
    return found


def stamp(own: House, authority: Authority, accepted: bool = True) -> bytes:
    """The checkpoint of the house is stamped, as `liggaren checkpoint attach` does it."""
    answer, trusted = authority.answer(timestamps.request(point_of(own))), roots_of(authority.roots)
    with own.registers() as db:
        timestamps.attach(db, answer, trusted)
    if accepted:
        timestamps.accept(own.board.book.keys, trusted)
    return answer


def cosign(own: House, by: Signer = WITNESS) -> None:
    point = point_of(own)
    line = by.cosign(point.note.rpartition("\n\n")[0] + "\n", 1_790_000_000).line
    with own.registers() as db:
        db.execute(
            "INSERT INTO tree.cosignatures (size, witness, line) VALUES (%s, %s, %s)", (point.size, by.name, line)
        )


def folded(db: Connection[Any]) -> None:
    fold = Fold(db)
    reached = fold.position()
    while (now := fold.step()) > reached:
        reached = now


def test_a_timestamp_goes_along_and_anyone_can_check_it(own: House, authority: Authority, tmp_path: Path) -> None:
    """Tidsstämpeln ligger i paketet som den kom, med sina certifikat, och kommandot som står där godtar den."""
    answer = stamp(own, authority)
    cosign(own)
    files = own.files()
    assert files[TOKEN] == answer and files["data/bevis/checkpoint.txt"].startswith(
        files["data/bevis/tidsstämplat.txt"]
    )
    assert files[CHAIN].count(b"BEGIN CERTIFICATE") == 2 and files[CHAIN].endswith(authority.roots)
    bag.write_folder(files, tmp_path / "paket")
    told = (tmp_path / "paket/data/så kontrollerar du.txt").read_text(encoding="utf-8")
    [command] = [line.strip() for line in told.splitlines() if "openssl ts" in line]
    assert subprocess.run(command.split(), cwd=tmp_path / "paket", capture_output=True).returncode == 0
    checked = tmp_path / "paket/data/kontroll/liggaren_verify.py"
    said = subprocess.run(["python3", "-I", checked, tmp_path / "paket"], capture_output=True, text=True)
    assert said.returncode == 0 and "1 tidsstämpel, som bara openssl kan pröva" in said.stdout


def test_a_timestamp_that_cannot_be_checked_is_not_given_out(own: House, authority: Authority) -> None:
    """Har nämnden inte godtagit något rotcertifikat för stämpeln görs inget paket, och det sägs varför."""
    stamp(own, authority, accepted=False)
    with pytest.raises(StampWrong, match="kan inte kontrolleras: .* --roots"):
        own.files()


def test_a_timestamp_by_another_than_was_accepted_is_not_given_out(
    own: House, authority: Authority, tmp_path: Path
) -> None:
    """En stämpel som någon har lagt i databasen, under ett annat rotcertifikat, går inte ut med ett paket."""
    timestamps.accept(own.board.book.keys, roots_of(authority.roots))
    stamp(own, Authority(tmp_path / "annan"), accepted=False)
    with pytest.raises(StampWrong, match="inte gjord av någon under de rötter"):
        own.files()


def test_what_others_say_later_changes_no_later_package(own: House, authority: Authority, tmp_path: Path) -> None:
    """Medsignaturer och stämplar som kommer sedan ändrar inte senare paket till samma rad, om det inte begärs."""
    order = replace(own.order(), witnesses=[WITNESS.key(COSIGNATURE)])
    with own.registers() as db:
        assert first_made(db, own.last) is None
        first = make(db, own.board.book, order, replace(own.stamp(), at=clock.now()), tmp_path / "första")
        folded(db)
    cosign(own)
    stamp(own, authority)
    with own.registers() as db:
        at = first_made(db, own.last)
        assert at is not None and local_day(at) == local_day(clock.now())
        later = make(db, own.board.book, order, replace(own.stamp(), at=clock.now()), tmp_path / "andra")
        now = replace(order, attested=clock.now())
        asked = make(db, own.board.book, now, replace(own.stamp(), at=clock.now()), tmp_path / "begärt")
    assert written(first.folder) == written(later.folder) and first.digest == later.digest
    files = written(asked.folder)
    assert TOKEN in files and TOKEN not in written(later.folder) and asked.digest != first.digest
    assert files["data/bevis/witnesses.txt"] == f"{WITNESS.key(COSIGNATURE).text}\n".encode()
    assert "Intygat          medsignaturer och tidsstämplar som hade kommit" in first.letter.read_text(encoding="utf-8")


def test_roots_are_remembered_once_and_outside_the_database(own: House, authority: Authority, tmp_path: Path) -> None:
    """Rötterna ligger bland nycklarna, var och en en gång, i den ordning de godtogs."""
    keys, other = own.board.book.keys, Authority(tmp_path / "annan")
    assert timestamps.accepted(keys) == []
    for roots in (authority.roots, other.roots, authority.roots):
        timestamps.accept(keys, roots_of(roots))
    assert timestamps.accepted(keys) == [*roots_of(authority.roots), *roots_of(other.roots)]
    assert (keys.folder / timestamps.ROOTS).stat().st_mode & 0o077 == 0

"""A package is made whole and once, whatever happens: signed first, one line in the book, nothing left of a failure."""

from __future__ import annotations

import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledger.lines import last_position
from ledger.proof import checkpoints
from projections.fold import Fold
from replays.package.bag import AlreadyThere
from replays.package.make import make
from replays.package.proofs import NotSigned
from replays.package.scope import find
from tests.replays.package.house import House
from tests.replays.package.test_make import lines_after


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "paket å"


def test_what_is_taken_out_is_signed_first_and_so_is_the_line_that_tells_of_it(built: House, out: Path) -> None:
    """Rader som ingen kontrollpunkt omfattar signeras först, och raden om paketet när den är skriven."""
    with built.registers() as db:
        for name in ("första", "andra"):
            position = last_position(db)
            fold = Fold(db)
            while fold.position() < position:
                fold.step()
            made = make(db, built.board.book, built.order(position=position), built.stamp(), out.with_name(name))
            signed = checkpoints.latest(db)
            assert signed is not None and signed.size >= made.receipt.last > position


def test_a_line_that_is_not_there_is_not_taken_out(built: House, out: Path) -> None:
    """En rad som inte finns kan ingen kontrollpunkt omfatta."""
    with built.registers() as db, pytest.raises(NotSigned, match="inte signerad än"):
        make(db, built.board.book, built.order(position=last_position(db) + 1), built.stamp(), out)
    assert not list(out.parent.iterdir())


def test_two_at_once_make_one_package_and_one_line(built: House, out: Path) -> None:
    """Görs två paket i samma mapp samtidigt får det ena nej: en rad, ett paket, inget halvt kvar."""
    with built.registers() as db:
        before = last_position(db)

    def once(number: int) -> bool:
        with built.registers() as own:
            try:
                make(own, built.board.book, built.order(), stamps[number], out)
            except AlreadyThere:
                return False
            return True

    stamps = [built.stamp() for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(once, range(3))) == [False, False, True]
    assert [line.name for line in lines_after(built, before)] == ["PackageMade.v1"]
    assert {one.name for one in out.parent.iterdir()} == {out.name, f"{out.name} följebrev.txt"}


def test_nothing_is_left_of_one_that_could_not_be_written(built: House, out: Path) -> None:
    """Går en fil inte att skriva blir det ingen rad, och inget halvt är kvar."""
    long = out.with_name("å" * 122)  # as a name it holds, but not with what is put after it
    with built.registers() as db:
        before = last_position(db)
        with pytest.raises(OSError, match="too long"):
            make(db, built.board.book, built.order(), built.stamp(), long)
        assert last_position(db) == before
    assert not list(out.parent.iterdir())


def test_a_zip_is_the_same_wherever_it_is_made(built: House, tmp_path: Path) -> None:
    """Två zippar av samma paket är lika, också när mapparna heter olika."""
    with built.registers() as db:
        for name in ("a", "b"):
            make(db, built.board.book, built.order(), built.stamp(), tmp_path / name, tmp_path / f"{name}.zip")
        title = find(db, built.case, built.last).title
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as made:
        assert {name.partition("/")[0] for name in made.namelist()} == {f"{title} rad {built.last}"}

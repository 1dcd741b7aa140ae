"""What the command line answers when somebody looks: moments there are, readable words, the first fault."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from api.cli import keep, look, show  # noqa: F401  (they put their commands on the program)
from api.cli.program import Wrong, app, main
from projections import schema
from projections.cards import COLUMNS
from replays.claims import Claim
from replays.compare import Change
from replays.naming import Names
from tests.projections.books import Board
from tests.replays.conftest import Year

Run = Callable[..., tuple[str, str]]


@pytest.fixture
def run(copied: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a copy of the year. Returns what it wrote, and what it noted beside."""
    shutil.copytree(copied.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", copied.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))

    def running(*arguments: str) -> tuple[str, str]:
        capsys.readouterr()
        app(["--board", "prov", *arguments], standalone_mode=False)
        return capsys.readouterr()

    return running


@pytest.mark.parametrize(
    "asked", [("proof", "999999"), ("replay", "--as-of", "99999999"), ("compare", "1", "99999999")]
)
def test_a_line_beyond_the_end_is_no_line(run: Run, copied: Year, asked: tuple[str, ...]) -> None:
    """Den som anger en rad som inte finns får veta var liggaren slutar."""
    with pytest.raises(Wrong, match=f"Liggaren slutar vid rad {copied.last}"):
        run(*asked)


def test_a_day_to_come_is_shown_as_now_and_said_to_be(run: Run) -> None:
    """En dag som inte har varit visas som nu, med en anmärkning; en dag som har varit utan."""
    now, note = run("replay", "--as-of", "2150-01-01")
    assert now == run("replay")[0] and "2150-01-01 har inte varit än" in note
    assert run("replay", "--as-of", "2025-06-30")[1] == ""


def test_what_differs_is_told_by_kind_and_short_id_and_of_lists_only_what_came(
    board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    """En post utan nummer sägs med sitt slag; av en lista sägs bara det som kom till eller försvann."""
    unit = uuid4()
    changed = Change(unit, None, "units", "changed", {"places": (("a", "b"), ("b", "c"))}, (7,), 3)
    with board.registers() as db:
        assert show.changes([changed], Names(db, 1)) == 1
    said = capsys.readouterr().out
    assert f"enhet {str(unit)[:8]}  ändrades  (rad 7)" in said and str(unit) not in said
    assert "a → c" in said


def test_the_end_of_a_verification_says_where_to_begin() -> None:
    """Av flera fel sägs det på den första raden; finns inget sägs att allt stämmer."""
    claims = [Claim("Ett", False, "", "rad 950 är fel", 950), Claim("Två", False, "", "rad 900 har ändrats", 900)]
    assert show.conclusion(show.claims(claims)) == "Börja med rad 900: rad 900 har ändrats"
    assert show.conclusion(show.claims([Claim("Ett", True, "")])) == "Allt stämmer."


def test_a_board_that_is_not_here_is_a_mistake_and_no_tampering(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """En nämnd som inte finns är ett skrivfel: meningen kommer först, och slutet är inte det för ett brott."""
    monkeypatch.setattr(sys, "argv", ["liggaren", "--board", "malmo", "verify"])
    with pytest.raises(SystemExit) as ended:
        main()
    written = capsys.readouterr()
    assert ended.value.code == 2 and written.out == "" and written.err.startswith("Det finns ingen liggare för malmo")


def test_a_register_that_knows_more_than_the_book_is_not_the_same(run: Run, copied: Year) -> None:
    """Ett register med en rad efter liggarens sista är inte lika som det som byggs på nytt."""
    assert "Lika som de som fanns." in run("rebuild")[0]
    with copied.database.writer() as db:
        schema.use(db, schema.schema_name())
        beyond = {"record": "gen_random_uuid()", "number": "NULL", "opened": "%(at)s", "from_position": "%(at)s"}
        taken = ", ".join(beyond.get(one, one) for one in COLUMNS)
        asked = f"INSERT INTO cards ({', '.join(COLUMNS)}) SELECT {taken} FROM cards WHERE from_position = %(last)s"
        db.execute(asked.encode(), {"at": copied.last + 9, "last": copied.last})
    assert "SKILDE sig" in run("rebuild")[0]

"""Röntgen, kravkartan och hela bilden på kommandoraden: plain Swedish lists, at any moment, and always a good end."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from api.cli import examine
from api.cli.program import app
from replays.moments import INSTANT, moment_at
from tests.projections.books import Board
from tests.replays.conftest import Year

Run = Callable[..., str]


@pytest.fixture
def run(copied: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a copy of the year; it ends well, and gives what it wrote."""
    shutil.copytree(copied.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", copied.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))

    def running(*arguments: str) -> str:
        capsys.readouterr()
        assert app(["--board", "prov", *arguments], standalone_mode=False) in (None, 0)
        return capsys.readouterr().out

    return running


def test_a_check_up_is_printed_by_severity_and_rule(run: Run) -> None:
    """Röntgen skrivs ut efter grad och regel: vad som hittades, vad man gör åt det, sedan när, och hur många."""
    told = run("check-up")
    assert re.search(r"^FEL \(\d+\)$", told, re.M) and re.search(r"^  .+  \[unit\.no_manager\]  ", told, re.M)
    assert re.search(r"^    → .+\.$", told, re.M) and re.search(r"\(sedan \d{4}-\d{2}-\d{2}\)", told)
    assert re.search(r"\d+ fel, \d+ varning(ar)?, \d+ upplysning(ar)?; 0 godtagna", told)
    assert told != run("check-up", "--as-of", "2025-01-31")


def test_the_compliance_map_is_printed_paragraph_by_paragraph(run: Run) -> None:
    """Kravkartan skrivs ut paragraf för paragraf, med den senaste raden och det som saknas."""
    told = run("compliance")
    assert re.search(r"✓ 5 kap\. 5 § SOSFS 2011:9  Rapporter: visas av raderna\n +senast rad \d+, ", told)
    assert "✗ 5 kap. 2 § SOSFS 2011:9  Egenkontroll: inget visar det" in told
    assert "? 7 kap. 2–4 §§ SOSFS 2011:9" in told


def test_the_whole_picture_is_printed(run: Run) -> None:
    """Hela bilden skrivs ut på en gång, som den är eller var."""
    told = run("overview", "--as-of", "2025-06-30")
    assert "Nämndens system 30 juni 2025" in told and re.search(r"^ +\d+ av +\d+  Avvikelser$", told, re.M)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2025-06-30", date(2025, 6, 30)),
        ("2025-06-30T12:00:00+00:00", datetime(2025, 6, 30, 12, tzinfo=UTC)),
        ("now", None),
        ("17", None),
        ("20250630", None),
        ("checkpoint:17", None),
    ],
)
def test_a_day_is_told_from_a_line(said: str, meant: object) -> None:
    """En dag och en tidpunkt skiljs från ett radnummer, en kontrollpunkt och nu."""
    assert examine.asked(said) == meant


def test_what_is_late_depends_on_when_one_looks(board: Board) -> None:
    """En dag ses när den är över, en rad när den skrevs; det som är nu ses nu, i en demonstration på dess egen tid."""
    now = datetime(2031, 1, 1, tzinfo=UTC)
    with board.registers() as db:
        last = board.last
        row = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (last,)).fetchone()
        assert row and moment_at(db, last, now).at == row[0]
        assert moment_at(db, last, now, date(2025, 6, 30)).at == datetime(2025, 6, 30, 22, tzinfo=UTC) - INSTANT
        assert moment_at(db, last, now, date(2032, 1, 1)).at == now
        assert moment_at(db, last, now, datetime(2025, 6, 30, tzinfo=UTC)).at == datetime(2025, 6, 30, tzinfo=UTC)

"""What an auditor does on the command line: draws, counts otherwise, reads and prints, and writes nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.cli import analysis, audit, look  # noqa: F401  (they put their commands on the program)
from api.cli.program import Wrong, app
from domain.samples import DrawSample
from domain.terms import Role
from ledger.book import identity
from ledger.lines import last_position
from ledger.proof.checkpoints import sign
from replays.sampling import Urn, drawing
from tests.projections.books import Board
from tests.projections.histories import NAMES, SECRET, Wish
from tests.replays.conftest import Year

Run = Callable[..., str]


@pytest.fixture
def run(
    copied: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a command on a copy of the year, and sees to it that the book has no more lines after than before."""
    shutil.copytree(copied.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", copied.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))

    def running(*arguments: str) -> str:
        capsys.readouterr()
        app(["--board", "prov", *arguments], standalone_mode=False)
        return capsys.readouterr().out

    yield running
    with copied.database.writer() as db:
        assert last_position(db) == copied.last


# ── Samples ──────────────────────────────────────────────────────────────────


def test_a_seed_gives_the_same_draw_every_time(run: Run, copied: Year) -> None:
    """Samma frö ger samma lottning; utan frö väljer programmet ett nytt, och säger vilket."""
    first, again = (run("sample", "draw", "deviations", "--size", "4", "--seed", "2025") for _ in range(2))
    assert first == again and "Frö: 2025" in first and first.count("AVV-") == 4
    seeds = {run("sample", "draw", "views", "--size", "2").split("Frö: ")[1].split()[0] for _ in range(2)}
    assert len(seeds) == 2
    narrowed = run("sample", "draw", "deviations", "--seed", "2025", "--unit", str(copied.history.units[1]))
    assert narrowed != first and "AVV-" in narrowed


def test_what_is_not_a_register_or_a_sample_is_said(run: Run, copied: Year) -> None:
    with pytest.raises(Wrong, match="inget register"):
        run("sample", "draw", "nothing")
    with pytest.raises(Wrong, match="inget stickprov"):
        run("sample", "show", next(str(one) for name, one in copied.history.lives if name == "deviations"))


def test_a_sample_is_shown_and_drawn_again(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ett infört stickprov visas med poster och frågor, och med om lotten ger dem igen."""
    board.go_on(100)
    with board.registers() as db:
        found = drawing(db, Urn(register="deviations", position=board.last), "2025", 3)
    known, history = len(board.history.acts), board.history
    command = DrawSample(
        title="Utredningar",
        purpose=history.text(),
        register="deviations",
        position=board.last,
        stage=None,
        unit=None,
        seed="2025",
        size=3,
        population=found.population,
        records=found.records,
        drawn=found.drawn,
        questions=("Är orsakerna utredda?",),
    )
    record = history.new_id()
    assert history.ask(Wish("samples", record, command, Role.QUALITY_DEVELOPER))
    board.write(known)
    shutil.copytree(board.book.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", board.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))
    app(["--board", "prov", "sample", "show", str(record)], standalone_mode=False)
    said = capsys.readouterr().out
    assert all(str(one) in said for one in found.drawn) and "Är orsakerna utredda?  ja 0, nej 0" in said
    assert "Lotten ger samma poster igen." in said and SECRET not in said


# ── What if, stories, provenance ─────────────────────────────────────────────


def test_what_if_says_what_would_differ_and_what_it_does_not_decide(run: Run) -> None:
    """Skillnaden skrivs som siffror och poster, och sist vad som inte prövas om."""
    said = run("what-if", "--period", "2025:1", "--deadline", "deviation.investigation=1days", "--threshold", "1")
    assert "Utredning i tid" in said and "→" in said and "poster skulle stå annorlunda." in said
    assert "Inget som någon gjorde prövas om" in said
    with pytest.raises(Wrong, match="skriv till exempel 2months"):
        run("what-if", "--period", "2025:1", "--deadline", "deviation.investigation=snart")
    with pytest.raises(Wrong, match="Ange minst en"):
        run("what-if", "--period", "2025:1")


def test_a_units_story_is_told_between_two_moments(run: Run, copied: Year) -> None:
    """Historien berättas mellan två tidpunkter, med lagrum och utan hemligheter."""
    unit = str(copied.history.units[1])
    whole, half = run("unit-story", unit), run("unit-story", unit, "--to", "2025-03-31")
    assert "Enhet Å" in whole and "SoL" in whole and 0 < half.count("    [") < whole.count("    [")
    assert not [one for one in (SECRET, *NAMES) if one in whole]
    assert run("unit-story", "enhet å") == whole
    with pytest.raises(Wrong, match="Ingen enhet hette"):
        run("unit-story", unit, "--to", "1")
    with pytest.raises(Wrong, match="Ingen enhet hette"):
        run("sample", "draw", "views", "--unit", "Enhet X")


def test_provenance_is_printed_as_data_or_kept_as_a_page(run: Run, tmp_path: Path) -> None:
    """Varifrån en siffra kommer skrivs ut som data, eller läggs i en fil att skriva ut."""
    said = json.loads(run("provenance", "2025:1", "--measure", "deviations"))
    assert said["measure"]["id"] == "deviations" and len(said["records"]) == said["figures"][0]["value"]
    page = tmp_path / "siffran.html"
    run("provenance", "2025:1", "--measure", "deviations", "--html", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(Wrong, match="inget mått"):
        run("provenance", "2025:1", "--measure", "nothing")


def test_a_checkpoint_is_a_moment_like_any_other(run: Run, copied: Year) -> None:
    """Som det var vid en kontrollpunkt är som det var vid dess sista rad; en som inte finns nämns."""
    with copied.database.writer() as db:
        made = sign(db, copied.keys, identity(db).origin)
    assert made is not None
    at = f"checkpoint:{made.size}"
    assert run("analysis", "half-year", "2025:1", "--as-of", at) == run(
        "analysis", "half-year", "2025:1", "--as-of", str(made.size)
    )
    for arguments in (("replay", "--as-of"), ("sample", "draw", "views", "--as-of"), ("compare", "1")):
        assert run(*arguments, at)
    with pytest.raises(Wrong, match=f"de senaste: {made.size}"):
        run("replay", "--as-of", "checkpoint:7")

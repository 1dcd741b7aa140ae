"""What the command line answers when somebody searches, reads in a file or writes the form on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli import intake, paper, search  # noqa: F401  (they put their commands on the program)
from api.cli.program import Wrong
from domain.intakes import ReadInBefore
from tests.replays.conftest import Year
from tests.replays.test_look_cli import Run, run  # noqa: F401  (a fixture)


def test_a_search_lists_what_it_finds_and_says_when_there_is_nothing(run: Run) -> None:  # noqa: F811
    """Sökningen listar träffarna, och säger när inget hittades eller inget sades."""
    assert "Enheter" in run("search", "nämnden", "--register", "units")[0]
    assert "Inget hittades." in run("search", "zzzyx")[0]
    assert "Skriv minst ett ord" in run("search", "och", "på")[0]
    with pytest.raises(Wrong, match="vanliga tecken"):
        run("search", "x\x00y")


def test_a_file_is_tried_entered_and_refused_the_second_time(run: Run, copied: Year, tmp_path: Path) -> None:  # noqa: F811
    """En fil prövas, läses in med skäl, och läses inte in en gång till."""
    file = tmp_path / "avvikelser.csv"
    file.write_text("Beskrivning;kom in\nLarmet tystnade.;2019-03-01\nIngen kom.;2019-03-02\n", encoding="utf-8")
    asked = ("intake", str(file), "--register", "deviations")
    roles = [role for role in ("registrar", "quality_developer", "department_head") if can(run, asked, role)]
    assert roles
    assert "2 rader går att läsa in. Inget är skrivet." in run(*asked, "--role", roles[0], "--dry-run")[0]
    with pytest.raises(Wrong, match="--reason"):
        run(*asked, "--role", roles[0])
    assert "Inläsningen är hel." in run(*asked, "--role", roles[0], "--reason", "Fördes i ett kalkylblad.")[0]
    with pytest.raises(ReadInBefore):
        run(*asked, "--role", roles[0], "--dry-run")


def can(run: Run, asked: tuple[str, ...], role: str) -> bool:  # noqa: F811
    try:
        run(*asked, "--role", role, "--dry-run")
    except Wrong:
        return False
    return True


def test_a_file_that_is_wrong_is_told_row_by_row(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """En fil med fel ger varje fel med rad och kolumn, och inget skrivs."""
    file = tmp_path / "avvikelser.csv"
    file.write_text("Beskrivning;kom in\nIngen kom.;i går\n", encoding="utf-8")
    told = run("intake", str(file), "--register", "deviations", "--dry-run")[0]
    assert "Rad 2, kolumn 2 (kom in): Skriv en dag på formen 2026-03-14." in told
    assert "1 rad, 1 fel. Inget är skrivet." in told
    file.write_text("Vad;Hände\nIngen kom.;i går\n", encoding="utf-8")
    with pytest.raises(Wrong, match="Kolumn 1 heter inte som något fält"):
        run("intake", str(file), "--register", "deviations", "--dry-run")


def test_the_form_on_paper_is_written_once(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """Blanketten skrivs som PDF, och en fil som finns skrivs inte över."""
    out = tmp_path / "blankett.pdf"
    run("form", "synpunkt", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(Wrong, match="finns redan"):
        run("form", "synpunkt", "--out", str(out))

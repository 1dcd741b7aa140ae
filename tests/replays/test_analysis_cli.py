"""Reports from the command line: on the screen and as files, frozen with their text, and the page of a unit."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from api.cli import analysis, look  # noqa: F401  (they put their commands on the program)
from api.cli.program import Wrong, app
from domain.terms import Role
from projections import schema
from replays.analysis import analyse
from replays.report.dataset import Figures, Report, report
from replays.report.hiding import outside
from tests.projections.histories import NAMES, SECRET
from tests.replays.conftest import PERIOD, Year
from tests.replays.test_report_forms import Page, shown

Run = Callable[..., tuple[str, str]]
KIND = "half-year"


@pytest.fixture
def run(copied: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a copy of the year. Returns what it wrote, and what it noted beside."""
    shutil.copytree(copied.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", copied.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))

    def running(*arguments: str | Path) -> tuple[str, str]:
        capsys.readouterr()
        app(["--board", "prov", *map(str, arguments)], standalone_mode=False)
        return capsys.readouterr()

    return running


def counted(year: Year) -> Report:
    """The report as the book gives it now."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        return report(db, Figures.now(analyse(db, PERIOD, year.last)))


def test_the_screen_and_every_file_show_the_figures_of_the_book(run: Run, copied: Year, tmp_path: Path) -> None:
    """Skärmen och varje fil visar siffrorna som liggaren ger: arbetsbok, CSV, JSON och sida."""
    told = run("analysis", KIND, "2025:1")[0]
    assert "Halvårsanalys 2025:1" in told and "Frysta siffror: rad " in told
    files = {form: tmp_path / f"rapport.{form}" for form in ("pdf", "xlsx", "json", "html", "docx")}
    asked = [part for form, file in files.items() for part in (f"--{form}", file)]
    said = run("analysis", KIND, "2025:1", "--csv", tmp_path / "mått", *asked)[0]
    assert all(str(file) in said for file in files.values())
    made = counted(copied)
    assert Page(files["html"].read_bytes()).figures() == shown(made)
    assert json.loads(files["json"].read_bytes())["position"] == made.position == copied.last
    book = openpyxl.load_workbook(files["xlsx"])
    total = next(table for table in made.tables if table.measure.id == "deviations")
    assert book["Avvikelser"]["C2"].value == total.rows[0].now.value
    for table in made.tables:
        data = (tmp_path / "mått" / f"{table.measure.id}.csv").read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=";"))[1:]
        assert [row[2] for row in rows] == [
            row.now.said(table.measure.kind).replace("\u00a0", "") for row in table.rows
        ]


def test_what_may_go_out_hides_what_is_small(run: Run, copied: Year, tmp_path: Path) -> None:
    """Med --outside är små tal dolda i filen, på samma sätt som i alla andra former."""
    run("analysis", KIND, "2025:1", "--outside", "--html", tmp_path / "ute.html")
    assert Page((tmp_path / "ute.html").read_bytes()).figures() == shown(outside(counted(copied)))


def test_what_was_known_beside_is_marked_where_it_differs(run: Run) -> None:
    """Bredvid står samma siffra som den var känd då, märkt där den skiljer."""
    told = run("analysis", KIND, "2025:1", "--beside", "2")[0]
    assert "som det var känt då" in told and "0*" in told
    assert "*" not in run("analysis", KIND, "2025:1", "--beside", "now")[0]


def test_the_text_of_a_frozen_version_is_read_by_somebody_for_something(run: Run, copied: Year, tmp_path: Path) -> None:
    """Texten öppnas av någon som får, för något som skrivs upp; utan skäl öppnas inget."""
    with pytest.raises(Wrong, match="--reason"):
        run("analysis", KIND, "2025:1", "--frozen", "--json", tmp_path / "a.json")
    with pytest.raises(Wrong, match="annan roll"):
        somebody = copied.history.person(Role.QUALITY_DEVELOPER)
        run("analysis", KIND, "2025:1", "--frozen", "--reason", "läser", "--by", somebody, "--role", "employee")
    run("analysis", KIND, "2025:1", "--frozen", "--reason", "inför nämnden", "--json", tmp_path / "a.json")
    said = json.loads((tmp_path / "a.json").read_bytes())
    assert said["course"]["version"] == 1 and said["position"] < copied.last


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("analysis", "monthly", "2025:1"), "de som finns: half-year"),
        (("analysis", "half-year", "2025"), "till exempel 2026:1"),
        (("analysis", "tertial", "2025:1"), "till exempel 2026:T1"),
        (("analysis", "joint", "2025:1"), "till exempel 2026"),
        (("analysis", KIND, "2024:1", "--frozen", "--reason", "läser"), "är fryst vid rad"),
        (("analysis", KIND, "2025:1", "--frozen", "--beside", "1"), "hör inte till"),
        (("apt", "Enhet Å", "2025:1"), "--html eller --pdf"),
        (("apt", "Enhet Å", "förra året", "--html", "x"), "ingen period"),
    ],
)
def test_what_cannot_be_made_is_said(run: Run, asked: tuple[str, ...], answer: str) -> None:
    """Fel slag, fel period och det som inte går ihop sägs i en mening."""
    with pytest.raises(Wrong, match=answer):
        run(*asked)


def test_no_file_is_written_over(run: Run, tmp_path: Path) -> None:
    """En fil eller mapp som finns skrivs aldrig över."""
    there = tmp_path / "finns"
    there.mkdir()
    for form in ("--xlsx", "--csv"):
        with pytest.raises(Wrong, match="finns redan"):
            run("analysis", KIND, "2025:1", form, there)
    with pytest.raises(Wrong, match="kunde inte skrivas"):
        run("analysis", KIND, "2025:1", "--json", tmp_path / "saknas" / "a.json")


def test_the_page_of_a_unit_tells_of_it_and_of_nobody(run: Run, copied: Year, tmp_path: Path) -> None:
    """Enhetens blad går att skriva som sida och PDF, är detsamma varje gång, och nämner ingen människa."""
    for name in ("ett", "två"):
        run("apt", "Enhet Å", "2025:1", "--html", tmp_path / f"{name}.html", "--pdf", tmp_path / f"{name}.pdf")
    one, other = ((tmp_path / f"{name}.html").read_bytes() for name in ("ett", "två"))
    assert one == other and (tmp_path / "ett.pdf").read_bytes() == (tmp_path / "två.pdf").read_bytes()
    page = one.decode()
    assert "Enhet Å 2025:1" in page and "Avvikelser" in page
    people = [str(person) for person, _ in copied.history.people.values()]
    assert not [one for one in (SECRET, *NAMES, *people) if one in page]

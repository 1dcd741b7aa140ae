"""Figures that others publish: a file is entered whole or not at all, and is read again as it was known."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli import statistics  # noqa: F401  (it puts its commands on the program)
from api.cli.program import Wrong, app
from api.statistics_files import FileWrong, Said, snapshots, titles
from domain.analyses import Organisation, ReportKind
from domain.calendar import Period, local_day
from domain.external_statistics.words import Group, Publisher
from ledger import clock
from ledger.blobs import digest_of
from ledger.lines import last_position
from replays.external_statistics import KnownFigure, known
from replays.report.dataset import Figures, report
from tests.projections.books import Board

Import = Callable[..., str]
TODAY = local_day(clock.now())
SAID = Said(Publisher.KOLADA, "Kolada v3", TODAY, {"N31929": "Brukarbedömning, andel nöjda"})


def row(kpi: str = "N31929", municipality: str = "0380", year: Any = 2024, **values: Any) -> dict[str, Any]:
    said = [{"gender": gender, "value": value, "status": "", "count": 1} for gender, value in values.items()]
    return {"kpi": kpi, "municipality": municipality, "period": year, "values": said}


def written(*rows: dict[str, Any]) -> bytes:
    return json.dumps({"count": len(rows), "values": rows}).encode()


FIRST = written(row(T=71.4, K=72.0, M=None), row(year=2023, T=70), row(municipality="0182", T=75.12345))
LATER = written(row(T=69.9), row(year=2025, T=73))


@pytest.fixture
def take_in(
    board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Import:
    """Enters a file on the command line. Returns what was said."""
    shutil.copytree(board.book.keys.folder, tmp_path / "prov")
    (tmp_path / "prov").chmod(0o700)
    monkeypatch.setenv("LIGGAREN_DSN", board.database.writer_dsn)
    monkeypatch.setenv("LIGGAREN_KEYS", str(tmp_path))

    def entering(content: bytes, *more: str, publication: str = "Kolada v3") -> str:
        file = tmp_path / f"{digest_of(content)}.json"
        file.write_bytes(content)
        asked = ["statistics", "import", str(file), "--source", "kolada", "--publication", publication, *more]
        capsys.readouterr()
        app(["--board", "prov", *asked], standalone_mode=False)
        return capsys.readouterr().out

    return entering


def ask(board: Board, position: int, municipality: str = "0380", year: int = 2024) -> KnownFigure | None:
    with board.registers() as db:
        return known(db, Publisher.KOLADA, "N31929", municipality, year, position)


# ── As it was known ──────────────────────────────────────────────────────────


def test_a_comparison_is_repeated_with_the_figures_as_they_were(board: Board, take_in: Import) -> None:
    """En jämförelse som gjordes en gång görs om med de tal som fanns då, fast källan sedan har ändrat dem."""
    before = board.last
    assert "2 serier med 5 tal" in take_in(FIRST)
    then = board.last
    assert "1 serier med 2 tal" in take_in(LATER, publication="Kolada v3, rättad")
    now = board.last
    assert ask(board, before) is None
    was, is_now = ask(board, then), ask(board, now)
    assert was is not None and is_now is not None
    assert (was.value, was.publication, was.file_digest) == ("71.4", "Kolada v3", digest_of(FIRST))
    assert (is_now.value, is_now.publication) == ("69.9", "Kolada v3, rättad")
    assert before < was.line <= then < is_now.line <= now
    kept = ask(board, now, year=2023)
    assert kept is not None and (kept.value, kept.publication, kept.line) == ("70", "Kolada v3", was.line)


def test_municipalities_stand_beside_each_other_as_they_were_known(board: Board, take_in: Import) -> None:
    """I den samlade analysen står kommunerna bredvid varandra så som talen var kända då, också där ett saknas."""

    def compared(position: int, kind: ReportKind = ReportKind.JOINT) -> list[tuple[tuple[str, str, str], ...]]:
        with board.registers() as db:
            made = report(db, Figures(kind, Period.year(2024), position, Organisation.THEN, 1, 5, (), (), {}))
        return [one.rows for one in made.network]

    take_in(FIRST)
    then = board.last
    assert compared(then) == [(("0182", "75,1234", "–"), ("0380", "71,4", "70"))]
    take_in(LATER, publication="Kolada v4")
    assert compared(board.last) == [(("0182", "75,1234", "–"), ("0380", "69,9", "70"))]
    assert compared(then) == [(("0182", "75,1234", "–"), ("0380", "71,4", "70"))]
    assert compared(then, ReportKind.HALF_YEAR) == [] == compared(1)


def test_a_figure_is_shown_with_where_it_came_from(
    board: Board, take_in: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ett tal visas med källans utgåva, dagen det hämtades och raden; den som frågar om annat får veta det."""
    take_in(FIRST)
    show = ["--board", "prov", "statistics", "show", "N31929", "0380", "2024", "--source", "kolada"]
    app(show, standalone_mode=False)
    said = capsys.readouterr().out
    assert "71.4" in said and f"Kolada v3, hämtat {TODAY}" in said
    app([*show, "--for", "men"], standalone_mode=False)
    assert "källan har ingen uppgift" in capsys.readouterr().out
    with pytest.raises(Wrong, match="Det fanns inget tal"):
        app([*show, "--as-of", "1"], standalone_mode=False)


# ── Whole or not at all ──────────────────────────────────────────────────────


def test_a_file_with_a_fault_enters_nothing_and_says_every_fault(board: Board, take_in: Import) -> None:
    """Är något fel i filen sägs det rad för rad, och ingenting förs in."""
    before = board.last
    faulty = written(row(T=70), row(T="71"), row(municipality="Uppsala", T=1), row(year="i fjol", T=1), row(T=70))
    with pytest.raises(Wrong) as wrong:
        take_in(faulty)
    assert [line.split(":")[0] for line in str(wrong.value).splitlines()] == [
        "Rad 2",
        "Rad 3",
        "Rad 4",
        "Rad 5",
        "Inget är infört.",
    ]
    assert board.last == before


def test_a_rule_that_refuses_one_series_keeps_all_of_them_out(board: Board, take_in: Import) -> None:
    """Nekas en av seriernas tal av en regel förs ingen av dem in, och det sägs vilken."""
    take_in(written(row(municipality="0182", T=75)))
    before = board.last
    with pytest.raises(Wrong, match="N31929 för 0182: En senare hämtning finns redan.* Inget är infört."):
        take_in(FIRST, "--retrieved", "2026-01-15")
    assert board.last == before and ask(board, before) is None


def test_a_file_is_entered_once(board: Board, take_in: Import) -> None:
    """Samma fil en gång till för in ingenting, och får samma svar."""
    first = take_in(FIRST)
    last = board.last
    again = take_in(FIRST)
    assert again.startswith("Filen var redan inläst") and again.split(", rad ")[1] == first.split(", rad ")[1]
    assert board.last == last
    with pytest.raises(Wrong, match="redan inläst"):
        take_in(FIRST, publication="Kolada v4")


def test_all_series_of_a_file_are_one_act(board: Board, take_in: Import) -> None:
    """Alla serier i en fil förs in i samma handling."""
    before = board.last
    take_in(FIRST)
    with board.database.writer() as db:
        acts = db.execute("SELECT count(*), min(first), max(last) FROM ledger.acts WHERE first > %s", (before,))
        assert acts.fetchone() == (1, before + 1, last_position(db))


# ── Reading a file ───────────────────────────────────────────────────────────


def test_a_file_is_read_to_a_snapshot_for_each_series() -> None:
    """Filen blir en hämtning för varje nyckeltal och kommun, med kön, utgåva och filens kontrollsumma."""
    ours, theirs = snapshots(FIRST, SAID)
    assert (ours.title, ours.municipality, ours.file_digest) == (SAID.titles["N31929"], "0380", digest_of(FIRST))
    assert [(one.year, one.of, one.value) for one in ours.figures] == [
        (2024, Group.ALL, "71.4"),
        (2024, Group.WOMEN, "72"),
        (2024, Group.MEN, None),
        (2023, Group.ALL, "70"),
    ]
    assert theirs.figures[0].value == "75.1234"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff", "Filen är inte JSON"),
        (b"[]", "Filen har inte formen"),
        (b'{"values": []}', "Filen har inga värden"),
        (b'{"values": [{"kpi": NaN}]}', "NaN är inget tal"),
        (b'{"values": [1]}', "Rad 1: raden har inte kpi"),
        (written(row(kpi="<b>", T=1)), "är inget nyckeltal"),
        (written(row(year=True, T=1)), "är inget år"),
        (written(row(year=1789, T=1)), "är inget år"),
        (written(row(X=1)), "har inte gender"),
        (written(row(T=True)), "är inget tal"),
        (written(row(T="1")), "är inget tal"),
        (written(row(T=10**15)), "är för stort"),
        (written(row(T=1)).replace(b'value": 1,', b'value": 1e999,'), "är för stort"),
        (written(*(row(year=year, T=1, K=1, M=1) for year in range(2000, 2021))), "har fler än 60 tal"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(content: bytes, fault: str) -> None:
    """Det som är fel i en fil sägs med radens nummer och det som står där."""
    with pytest.raises(FileWrong, match=fault):
        snapshots(content, SAID)


def test_what_the_source_has_taken_out_has_no_value() -> None:
    """Det som källan har strukit är en uppgift som saknas."""
    struck = row(T=70)
    struck["values"][0]["isdeleted"] = True
    (snapshot,) = snapshots(written(struck), SAID)
    assert snapshot.figures[0].value is None


def test_indicators_have_the_names_of_the_source() -> None:
    """Nyckeltalen får källans egna namn."""
    assert titles(b'{"values": [{"id": "N1", "title": " Andel "}]}') == {"N1": "Andel"}
    with pytest.raises(FileWrong, match="Rad 1 i listan"):
        titles(b'{"values": [{"id": "N1"}]}')

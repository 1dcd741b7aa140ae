"""The figures of a report against a count that knows nothing of the registers; and the same bytes for ever."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from domain.analyses import REGISTER, ReleaseText, ReviewAnalysis, WriteAnalysis
from domain.calendar import Period
from domain.grammar import Command, Stamp
from domain.terms import Body, Role
from domain.words import Decision
from ledger.desk import Asking
from projections import schema
from replays import oracle
from replays.analysis import analyse, of_records
from replays.compare import compare_analyses
from replays.report.data import as_data
from replays.report.dataset import Figures, report
from replays.report.hiding import outside
from replays.report.keeping import keeping
from replays.report.pdf import pdf
from replays.report.writing import Reader, version_of, written_report
from tests.projections.books import Board
from tests.replays.conftest import PERIOD, Year
from tests.replays.freezing import freeze
from tests.replays.test_half_years import counted_deviations, lived, put_right

Figure = dict[str, int]


# ── A count by hand ──────────────────────────────────────────────────────────


def by_hand(db: Connection[Any], period: Period) -> dict[str, Figure]:
    """The commonest figures, from the bare JSON of the lines: no event class, no state, no register is asked."""
    records: dict[str, dict[str, Any]] = {}
    for record, name, body in db.execute("SELECT record, name, body FROM ledger.lines ORDER BY position"):
        said = json.loads(body)["event"]
        one = records.setdefault(str(record), {"first": name.partition(".")[0]})
        one.update({key: value for key, value in said.items() if key in KEPT and value is not None})
        one["annulled"] = one.get("annulled", False) or name.split(".")[0].endswith("Annulled")
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in records.values():
        register = BEGINNINGS.get(one["first"])
        if register is None or one["annulled"] or not within(one, period):
            continue
        found[register][""] += 1
        found[f"{register}.by_unit"][one.get("unit") or "unknown"] += 1
        for field in FIELDS.get(register, ()):
            found[f"{register}.by_{field}"][one.get(field) or "unknown"] += 1
    return {measure: dict(counts) for measure, counts in found.items()}


KEPT = ("received", "unit", "category", "severity", "direction", "sentiment", "submitter")
BEGINNINGS = {"DeviationReported": "deviations", "ViewReceived": "views", "RiskIdentified": "risks"}
FIELDS = {"deviations": ("category", "severity", "direction"), "views": ("sentiment", "submitter")}


def within(one: dict[str, Any], period: Period) -> bool:
    return period.contains(date.fromisoformat(one["received"]))


def attached(made: bytes, folder: Path) -> dict[str, Any]:
    """The figures that lie inside a PDF."""
    file = folder / "rapport.pdf"
    file.write_bytes(made)
    subprocess.run(["pdfdetach", "-save", "1", "-o", folder / "figures.json", file], check=True, capture_output=True)
    found: dict[str, Any] = json.loads((folder / "figures.json").read_bytes())
    return found


needs_poppler = pytest.mark.skipif(shutil.which("pdfdetach") is None, reason="poppler-utils är inte installerat")


@needs_poppler
def test_every_figure_in_the_pdf_is_the_one_counted_by_hand(year: Year, tmp_path: Path) -> None:
    """Siffrorna inuti PDF:en är de som räknas för hand ur radernas rena JSON, utan något av programmets register."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        inside = attached(pdf(report(db, Figures.now(analyse(db, PERIOD, year.last)))), tmp_path)
        hands, before = by_hand(db, PERIOD), by_hand(db, PERIOD.previous)
    shown = {one["id"]: one["figures"] for one in inside["measures"]}
    assert hands and {"deviations", "views", "deviations.by_category"} <= hands.keys()
    for measure, counts in hands.items():
        if measure in shown:
            assert {row["key"]: row["now"] for row in shown[measure] if row["now"]} == counts, measure
            earlier = before.get(measure, {})
            assert {row["key"]: row["before"] for row in shown[measure] if row["before"]} == earlier, measure


@needs_poppler
def test_every_figure_in_the_pdf_comes_out_of_the_lines_alone(year: Year, tmp_path: Path) -> None:
    """Varje siffra i PDF:en är den som fås när raderna spelas upp på nytt, utan de lagrade registren."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        inside = attached(pdf(report(db, Figures.now(analyse(db, PERIOD, year.last)))), tmp_path)
        replayed = of_records(oracle.seen(oracle.as_of(db, year.last)), PERIOD, year.last)
        again = as_data(report(db, Figures.now(replayed)))
    assert inside == json.loads(json.dumps(again))


def test_a_median_is_over_at_least_as_many_cases_as_it_says(year: Year) -> None:
    """Måttet som räknar fallen bakom en median räknar aldrig fler än de är."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        found = dict(analyse(db, PERIOD, year.last).now)
    counted = {measure.id: results for measure, results in found.items()}
    medians = [measure for measure in found if measure.over is not None]
    assert len(medians) > 3 and any(one.value is not None for measure in medians for one in found[measure])
    for measure in medians:
        assert measure.over is not None
        cases = [one for one in counted[measure.over.measure] if not measure.over.keys or one.key in measure.over.keys]
        behind = sum(len(one.records) for one in found[measure])
        assert sum(one.value or 0 for one in cases) <= behind, measure.id


# ── The same bytes ───────────────────────────────────────────────────────────

IN_ANOTHER_PROCESS = """
import hashlib, sys
from datetime import date
from domain.calendar import Period
from ledger.database import connect
from projections import schema
from replays.analysis import analyse
from replays.report.dataset import Figures, report
from replays.report.hiding import outside
from replays.report.pdf import pdf
with connect(sys.argv[1]) as db:
    schema.use(db, schema.schema_name())
    made = pdf(outside(report(db, Figures.now(analyse(db, Period.half_year(2025, 1), int(sys.argv[2]))))))
print(hashlib.sha256(made).hexdigest())
"""


@pytest.mark.slow
def test_18_the_same_report_has_the_same_bytes_in_another_process(year: Year) -> None:
    """Samma rapport gjord i två processer är samma byte."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        made = pdf(outside(report(db, Figures.now(analyse(db, PERIOD, year.last)))))
    asked = [sys.executable, "-c", IN_ANOTHER_PROCESS, year.database.writer_dsn, str(year.last)]
    there = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == hashlib.sha256(made).hexdigest()


def act(board: Board, record: UUID, command: Command, role: Role) -> None:
    history = board.history
    history.now += timedelta(hours=1)
    stamp = Stamp(history.now, history.person(role), role, history.top)
    asking = Asking(REGISTER, record, command, stamp, f"{type(command).__name__} {history.now}")
    asyncio.run(board.book.desk.act(asking))


@pytest.mark.slow
def test_11_what_was_kept_comes_out_the_same_after_a_hundred_corrections(board: Board) -> None:
    """Efter hundra senare rättelser är rapporten som lades till handlingarna samma byte, text och siffror, och det som
    skiljer sedan dess är precis rättelserna."""
    lived(board, pace=timedelta(days=1))
    record = freeze(board, PERIOD).record
    act(board, record, WriteAnalysis(patterns="Å, ä och ö.", conclusions="#let <b>"), Role.QUALITY_DEVELOPER)
    act(board, record, ReleaseText(), Role.DEPARTMENT_HEAD)
    reviewed = Decision(body=Body.MANAGEMENT_GROUP, day=board.history.today)
    act(board, record, ReviewAnalysis(decision=reviewed), Role.QUALITY_DEVELOPER)
    reader = Reader(board.history.person(Role.QUALITY_DEVELOPER), "prov")
    with board.registers() as db:
        kept = keeping(db, board.book, reader, record, board.last)
    act(board, record, kept, Role.QUALITY_DEVELOPER)
    position = board.last
    made = board.book.blobs.get_public(kept.content)
    assert isinstance(made, bytes) and len(made) == kept.content_length

    known = len(board.history.acts)
    expected: list[int] = []
    records = counted_deviations(board)
    for _ in range(100):
        board.history.now += timedelta(minutes=7)
        assert board.history.ask(put_right(board, board.history.pick(records)))
        expected.append(position + len(expected) + 1)
    board.write(known)
    with board.registers() as db:
        version = version_of(db, record, position)
        again = pdf(outside(written_report(db, board.book.door, reader, version, position)))
        assert again == made
        difference = compare_analyses(db, PERIOD, version.frozen.position, board.last)
        assert [line.position for line in difference.lines] == expected
        assert board.book.blobs.get_public(kept.content) == made

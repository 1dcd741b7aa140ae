"""Reading in a register: every row tried first, all or nothing, each record told from where, and once only."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from api.cli.intake import opening
from api.cli.program import Wrong
from api.doors import DOORS
from api.intake.columns import WrongColumn, assigned
from api.intake.rows import Fault, Reading, known
from api.intake.run import Intaking, Stopped
from api.intake.table import Formula, NotATable, Table, read
from domain.deviations.commands import ReportDeviation
from domain.deviations.words import Status as DeviationStatus
from domain.grammar import Refusal, Stamp
from domain.intakes import REGISTER as INTAKES
from domain.intakes import Intake, ReadInBefore, ReadInOtherwise, Status, WhyAbandoned, row_id
from domain.terms import Role
from domain.waiting import waiting
from ledger import clock
from ledger.answers import Receipt
from ledger.book import Book
from ledger.commands import COMMANDS, Asked
from ledger.keys import Keys
from ledger.lines import last_position
from projections import schema
from projections.fold import Fold
from tests.api.house import House

DEVIATIONS = COMMANDS[ReportDeviation]
HEADINGS = "Beskrivning;enhet;Kom in;inträffade;Någon i fara nu"
SLANDAN = "Mottagning Sländan (påhittad)"


def quiet(done: int, of: int) -> None:
    """For tests, which nobody watches."""


class Desk:
    """A board's book to read files into, as its registrar, who is asked by nobody else."""

    def __init__(self, house: House, book: Book, folder: Path) -> None:
        self.house, self.book, self.folder = house, book, folder

    def file(self, *lines: str, name: str = "register.csv", encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return path

    def on_its_way(self, file: Path, asked: Asked = DEVIATIONS, said: Mapping[str, str] | None = None) -> Intaking:
        table = read(file)
        columns = assigned(table.headings, asked.command, said or {})
        with self.house.database.writer() as db:
            schema.use(db, schema.schema_name())
            fold = Fold(db)
            while fold.step() < last_position(db):
                pass
            reading = Reading(asked, columns, known(db, table, last_position(db)))
        stamp = Stamp(clock.now(), self.house.people["registrar"], Role.REGISTRAR, self.house.units["top"])
        return Intaking(self.book, table, reading, stamp, stamp)

    def tried(self, file: Path, asked: Asked = DEVIATIONS, said: Mapping[str, str] | None = None) -> list[str]:
        """What a trial tells."""
        one = self.on_its_way(file, asked, said)
        return [str(fault) for fault in asyncio.run(one.tried(quiet))[1]]

    def entered(self, file: Path, asked: Asked = DEVIATIONS, said: Mapping[str, str] | None = None) -> Receipt:
        one = self.on_its_way(file, asked, said)

        async def run() -> Receipt:
            ready, faults = await one.tried(quiet)
            assert faults == []
            return await one.enter(ready, "Fördes i ett kalkylblad.", quiet)

        return asyncio.run(run())

    def state(self, file: Path) -> Intake:
        intake = self.on_its_way(file).intake
        record = self.book.records.fetch([intake]).result()[intake]
        state: Intake = record.state
        return state

    def record(self, file: Path, row: int) -> Any:
        """What a row became, as it stands."""
        id = row_id(read(file).digest, row)
        return self.book.records.fetch([id]).result()[id].state

    def body(self, file: Path, row: int) -> dict[str, Any]:
        """The first line of the record that a row became."""
        asked = "SELECT convert_from(body, 'UTF8')::jsonb FROM ledger.lines WHERE record = %s AND version = 1"
        with self.house.database.writer() as db:
            found = db.execute(asked, (row_id(read(file).digest, row),)).fetchone()
        assert found is not None
        body: dict[str, Any] = found[0]
        return body

    @property
    def lines(self) -> int:
        with self.house.database.writer() as db:
            return last_position(db)


@pytest.fixture
def desk(house: House, tmp_path: Path) -> Iterator[Desk]:
    book = Book(house.database, Keys(house.keys))
    try:
        yield Desk(house, book, tmp_path)
    finally:
        book.close()


# ── Entering ─────────────────────────────────────────────────────────────────


def test_every_row_becomes_a_record_that_tells_where_it_was_read_from(desk: Desk) -> None:
    """Varje rad blir en post med sin egen inkommen dag, och dess första rad nämner inläsningen som orsak."""
    rows = [f"Larm {number} gick inte fram.;{SLANDAN};2019-03-{number:02d};2019-02-01;nej" for number in range(1, 31)]
    file = desk.file(HEADINGS, *rows, name="hel.csv")
    receipt = desk.entered(file)
    assert receipt.number is None and desk.state(file).status is Status.COMPLETED
    assert (desk.state(file).rows, desk.state(file).rows_entered) == (30, 30)
    body = desk.body(file, 31)
    assert body["cause"] == {"record": str(desk.on_its_way(file).intake), "version": 1}
    assert body["event"]["received"] == "2019-03-30"
    assert body["event"]["occurred"] == {"first": "2019-02-01", "last": "2019-02-01"}
    assert body["event"]["unit"] == str(desk.house.units["reception"]) and "Larm" not in json.dumps(body)


def test_a_trial_writes_nothing(desk: Desk) -> None:
    """En torrkörning skriver ingenting, hur den än går."""
    before = desk.lines
    assert desk.tried(desk.file(HEADINGS, "Larmet tystnade.;;2019-03-01;;")) == []
    assert desk.tried(desk.file(HEADINGS, ";;2019-03-01;;")) != []
    assert desk.lines == before


def test_what_is_wrong_is_told_row_by_row_with_what_to_do(desk: Desk) -> None:
    """Varje fel säger rad, kolumn och vad som ska skrivas, och upprepar inget ur filen."""
    faults = desk.tried(
        desk.file(
            HEADINGS,
            "Rätt rad.;;2019-03-01;;",
            "Hemlig Person;Ingenstans;14/3 2019;2019-02-30;kanske",
            ";;2019-03-01;;",
            "Framtiden;;2199-03-01;;",
            "För bred;;;;;;mer",
        )
    )
    columns = ("kolumn 2 (enhet)", "kolumn 3 (kom in)", "kolumn 4 (inträffade)", "kolumn 5 (någon i fara nu)")
    assert [fault.partition(":")[0] for fault in faults[:4]] == [f"Rad 3, {column}" for column in columns]
    assert "Skriv en dag på formen 2026-03-14." in faults[1]
    assert "Dagen finns inte i kalendern." in faults[2]
    assert "ja, nej, vet inte" in faults[3]
    assert (
        faults[4].startswith("Rad 4, kolumn 1 (beskrivning):")
        and faults[5].startswith("Rad 5:")
        and faults[6].startswith("Rad 6:")
    )
    assert len(faults) == 7 and not any("Hemlig" in fault or "Ingenstans" in fault for fault in faults)


def test_the_same_file_is_read_in_once(desk: Desk) -> None:
    """Samma fil läses in en gång: andra gången är det ett nej, också som torrkörning."""
    file = desk.file(HEADINGS, "En gång.;;2019-03-01;;", name="en-gång.csv")
    desk.entered(file)
    before = desk.lines
    with pytest.raises(ReadInBefore):
        desk.tried(file)
    assert desk.lines == before


def test_an_intake_that_was_cut_short_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bryts inläsningen är den påbörjad och inte hel; körs den igen förs resten in, och inget två gånger."""
    rows = [f"Avbrott {number}.;;2019-03-01;;" for number in range(120)]
    file = desk.file(HEADINGS, *rows, name="avbruten.csv")
    whole = desk.on_its_way(file)
    seen = 0

    def cut(done: int, of: int) -> None:
        nonlocal seen
        seen = done
        raise KeyboardInterrupt

    async def run() -> None:
        ready, _ = await whole.tried(quiet)
        await whole.enter(ready, "Fördes i ett kalkylblad.", cut)

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(run())
    assert 0 < seen < 120 and desk.state(file).status is Status.BEGUN
    with pytest.raises(ReadInOtherwise, match="description, unit, received, occurred, danger_now"):
        desk.tried(file, said={"enhet": "-"})
    desk.entered(file)
    state = desk.state(file)
    assert (state.status, state.rows_entered) == (Status.COMPLETED, 120)
    asked = "SELECT count(*) FROM ledger.lines WHERE convert_from(body, 'UTF8')::jsonb -> 'cause' ->> 'record' = %s"
    with desk.house.database.writer() as db:
        assert db.execute(asked, (str(whole.intake),)).fetchall() == [(120,)]


def test_an_intake_that_is_given_up_takes_no_more_rows(desk: Desk) -> None:
    """En avbruten inläsning säger hur många rader som är införda, och tar inte emot fler."""
    file = desk.file(HEADINGS, "Given upp.;;2019-03-01;;", "Också.;;2019-03-01;;", name="avslutad.csv")
    one = desk.on_its_way(file)

    async def run() -> None:
        ready, _ = await one.tried(quiet)
        await one.act(one.beginning("Fördes i ett kalkylblad."), "begin")
        await one.abandon([each.record for each in ready], WhyAbandoned.WRONG_FILE)
        await one.enter(ready, "Fördes i ett kalkylblad.", quiet)

    with pytest.raises(ReadInBefore):
        asyncio.run(run())
    assert (desk.state(file).status, desk.state(file).rows_entered) == (Status.ABANDONED, 0)


def test_a_row_that_is_refused_when_it_comes_stops_the_intake(desk: Desk) -> None:
    """En rad som inte längre går att föra in stannar inläsningen, som inte blir hel."""
    file = desk.file(HEADINGS, "Den första.;;2019-03-01;;", "Den andra.;;2019-03-01;;", name="stannar.csv")
    one = desk.on_its_way(file)

    async def run() -> None:
        ready, _ = await one.tried(quiet)
        late = replace(ready[1], command=ReportDeviation(description="x", received=date(2199, 1, 1)))
        await one.enter([ready[0], late], "Fördes i ett kalkylblad.", quiet)

    with pytest.raises(Stopped, match=r"Rad 3: .* 1 av 2 rader är införda"):
        asyncio.run(run())
    assert desk.state(file).status is Status.BEGUN


def test_any_register_can_be_read_in_by_its_fields(desk: Desk) -> None:
    """Andra register läses in på samma sätt: fältens namn eller benämningar, flera värden med semikolon."""
    document = DOORS["documents"].opening["create-document"]
    file = desk.file(
        "kind\tdokumentklass\tOmfattning\ttitel\tansvarig funktion\tsyfte\tlagrum",
        "Rutin\tnormerande styrdokument\tverksamhetsspecifikt\tRutin för larm\tenhetschef\tAtt alla vet\tSoL; LSS",
        name="dokument.csv",
    )
    assert desk.tried(file, document, {"Omfattning": "scope"}) == []


def test_what_was_closed_long_ago_is_read_in_closed_and_waits_for_nothing(desk: Desk) -> None:
    """Ett register med avslutade avvikelser läses in som avslutade: inget i dem väntar på någon."""
    bring_in = opening("deviations", "bring-in-deviation")
    file = desk.file(
        "Nummer;enhet;Inträffade;Kom in;Avslutad;Kategori;Allvarlighetsgrad;Utfall;Beskrivning",
        f"2019-1;{SLANDAN};2019-02-01;2019-02-04;2019-03-01;Bemötande;allvarlig;åtgärder vidtogs;Larmet tystnade.",
        f"2019-2;{SLANDAN};2019-02-02;2019-02-05;2019-03-02;Bemötande;;;",
        name="avslutade.csv",
    )
    said = {"Nummer": "earlier_number", "Allvarlighetsgrad": "severity"}
    desk.entered(file, bring_in, said)
    for row, number in ((2, "2019-1"), (3, "2019-2")):
        state = desk.record(file, row)
        assert (state.status, state.brought_in, state.earlier_number) == (DeviationStatus.CLOSED, True, number)
        assert list(waiting(bring_in.register, state)) == []
        assert desk.body(file, row)["event"]["received"] == f"2019-02-0{row + 2}"


def test_without_a_word_a_row_is_opened_as_everybody_may_open_one() -> None:
    """Sägs inget annat blir en rad det som alla får lägga upp, om det bara finns ett sådant."""
    assert opening("deviations", None).command is ReportDeviation
    assert opening("suggestions", None) is DOORS["suggestions"].sole
    with pytest.raises(Wrong, match="draft-agreement, bring-in-agreement"):
        opening("agreements", None)


# ── Files ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_file_is_read_whatever_wrote_it(tmp_path: Path, encoding: str, sign: str) -> None:
    """Skiljetecken, teckenkodning och radbrytningar i en cell spelar ingen roll."""
    path = tmp_path / "a.csv"
    path.write_bytes(f'a{sign}å\r\n"två\nrader"{sign}"ett ""ord"""\r\n\r\n=cmd|calc{sign}-1+2\r\n'.encode(encoding))
    table = read(path)
    assert table.headings == ("a", "å")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("två\nrader", 'ett "ord"')),
        (4, ("=cmd|calc", "-1+2")),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "tom"),
        (b"a;b\r\n", "inga rader"),
        (b'a;b\r\n"x;y\r\n', "citattecken"),
        (b'a;b\r\n"x"z;y\r\n', "citattecken"),
        (b"a;b\r\nx;\x00y\r\n", "varken CSV"),
        (b"PK\x03\x04 not a sheet", "går inte att läsa"),
        (b"a\r\n" + b"x\r\n" * 100_001, "fler än 100000 rader"),
        (b";".join([b"a"] * 61) + b"\r\nx\r\n", "fler än 60 kolumner"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    """Trasiga citattecken, tomma och för stora filer och det som inte är en tabell får ett tydligt svar."""
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(NotATable, match=told):
        read(path)


def test_a_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    """Hundratusen rader läses."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"a;b\r\n" + b"x;y\r\n" * 100_000)
    assert len(read(path).rows) == 100_000


def test_a_spreadsheet_is_read_as_what_its_cells_are(tmp_path: Path) -> None:
    """I ett kalkylblad är en dag en dag och ett tal ett tal; en formel är en formel och räknas inte ut."""
    book = Workbook()
    book.active.append(["text", "dag", "tal", "formel", "dag med tid"])
    book.active.append(["Öland", datetime(2019, 3, 1), 12.0, "=1+1", datetime(2019, 3, 1, 8, 30)])
    cell = book.active.cell(row=3, column=1, value="=cmd|calc")
    cell.data_type = "s"
    book.save(tmp_path / "a.xlsx")
    table: Table = read(tmp_path / "a.xlsx")
    assert table.rows[0].cells == ("Öland", date(2019, 3, 1), 12, Formula(), "2019-03-01 08:30")
    assert table.rows[1].cells == ("=cmd|calc",)


# ── Columns ──────────────────────────────────────────────────────────────────


def test_a_column_that_is_no_field_is_told_with_what_there_is() -> None:
    """En rubrik som inte är ett fält sägs, med vad som ligger nära och alla fält som finns."""
    with pytest.raises(WrongColumn) as wrong:
        assigned(["beskrivnig", "beskrivning", "Beskrivning", "hemligt"], ReportDeviation, {"Finns ej": "-"})
    told = str(wrong.value)
    assert "Kolumn 1 heter inte som något fält. Menar du beskrivning?" in told
    assert "Kolumn 3 är samma fält som en kolumn före: beskrivning." in told
    assert "Kolumn 4 heter inte" in told and "hemligt" not in told and "rubriker i --column finns inte" in told


def test_a_field_that_must_be_filled_in_has_a_column() -> None:
    """Ett fält som måste finnas saknar inte kolumn utan att det sägs, och en kolumn kan lämnas ut."""
    create = DOORS["documents"].opening["create-document"].command
    with pytest.raises(WrongColumn, match=r"En kolumn saknas: .*\(title\)"):
        assigned(["kind"], create, {})
    assert assigned(["Beskrivning", "Anteckning"], ReportDeviation, {"Anteckning": "-"})[1] is None


def test_a_fault_is_a_sentence() -> None:
    assert str(Fault(4, "", "Fel.")) == "Rad 4: Fel." and issubclass(ReadInBefore, Refusal) and INTAKES.series == "INL"

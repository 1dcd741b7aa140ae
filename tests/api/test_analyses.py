"""Reports over HTTP: who gets what of an analysis, the report kept once, and its versions side by side."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from base64 import urlsafe_b64encode

import openpyxl
import pytest
from docx import Document

from tests.api.house import Town, waited
from tests.api.reported import STEPS, WRITTEN, at, frozen, taken

FORMS = ("pdf", "xlsx", "csv", "json", "html", "docx")


@pytest.fixture
def record(town: Town) -> str:
    """An analysis whose figures are frozen."""
    return str(frozen(town)["record"])


def test_those_who_work_with_it_get_every_form(town: Town, record: str) -> None:
    """Den som arbetar med analysen får varje form, med samma siffror och med texten."""
    receipt = taken(town, record, "write-analysis")
    said = {form: town.get("quality", f"/analyses/{record}/report", waited(receipt), form=form) for form in FORMS}
    assert {form: answer.status_code for form, answer in said.items()} == dict.fromkeys(FORMS, 200)
    for form, ending in zip(FORMS, ("pdf", "xlsx", "zip", "json", "html", "docx"), strict=True):
        assert f'filename="halvarsanalys-2025-2.{ending}"' in said[form].headers["Content-Disposition"]
        assert said[form].headers["Cache-Control"] == "no-store"
    data = json.loads(said["json"].content)
    total = next(one for one in data["measures"] if one["id"] == "deviations")["figures"][0]["now"]
    assert openpyxl.load_workbook(io.BytesIO(said["xlsx"].content))["Avvikelser"]["C2"].value == total
    assert "deviations.csv" in zipfile.ZipFile(io.BytesIO(said["csv"].content)).namelist()
    texts = [one["text"] for one in data["texts"]]
    assert texts == list(WRITTEN.values())
    assert texts[0] in [one.text for one in Document(io.BytesIO(said["docx"].content)).paragraphs]
    assert texts[0] in said["html"].text and said["pdf"].content.startswith(b"%PDF")


def test_who_may_not_read_the_text_gets_the_figures(town: Town, record: str) -> None:
    """Revisorn ser siffrorna, men texten öppnas bara av dem som får läsa den."""
    receipt = taken(town, record, "write-analysis")
    answer = town.get("auditor", f"/analyses/{record}/report", waited(receipt), form="json")
    assert answer.status_code == 200 and answer.json()["texts"] == [] and answer.json()["measures"]
    assert "Hemlighetsfullt" not in answer.text


def test_the_reading_of_the_text_is_written_down(town: Town, record: str) -> None:
    """Vem som läste texten och varför står i loggen, innan rapporten lämnas ut."""
    receipt = taken(town, record, "write-analysis")
    asked = "SELECT count(*) FROM ledger.openings WHERE reader = %s AND purpose = 'rapporten läses'"
    with town.house.database.writer() as db:
        before = db.execute(asked, (town.house.people["head"],)).fetchone()
        assert town.get("head", f"/analyses/{record}/report", waited(receipt), form="json").status_code == 200
        after = db.execute(asked, (town.house.people["head"],)).fetchone()
    assert before is not None and after is not None and after[0] == before[0] + 1


@pytest.mark.parametrize("stage", ["write-analysis", "keep", "submit-analysis"])
def test_an_employee_gets_nothing_before_the_board_has_dealt_with_it(town: Town, record: str, stage: str) -> None:
    """En medarbetare får ingenting förrän nämnden har behandlat analysen."""
    receipt = taken(town, record, stage)
    for form in FORMS:
        assert town.get("employee", f"/analyses/{record}/report", waited(receipt), form=form).status_code == 404
    assert town.get(None, f"/analyses/{record}/report").status_code == 401


def test_an_employee_gets_the_exact_bytes_that_the_board_got(town: Town, record: str) -> None:
    """Därefter får medarbetaren precis den rapport som nämnden fick, och inget annat."""
    receipt = taken(town, record, "decide-analysis")
    card = town.get("quality", f"/analyses/{record}", waited(receipt)).json()
    answer = town.get("employee", f"/analyses/{record}/report")
    digest = urlsafe_b64encode(hashlib.sha256(answer.content).digest()).rstrip(b"=").decode()
    assert answer.status_code == 200 and digest == card["state"]["content"]
    assert answer.headers["ETag"] == f'"{digest}"'
    for more in ({"form": "json"}, {"form": "xlsx"}, {"version": "2"}):
        assert town.get("employee", f"/analyses/{record}/report", None, **more).status_code == 404
    assert town.get("employee", f"/analyses/{record}/versions").status_code == 404
    assert town.post("employee", f"/analyses/{record}/keep").status_code == 404


def test_what_is_asked_for_wrongly_is_said(town: Town, record: str) -> None:
    """En form som inte finns, en version som inte finns och en analys som inte finns."""
    assert town.get("quality", f"/analyses/{record}/report", None, form="odt").status_code == 422
    assert town.get("quality", f"/analyses/{record}/report", None, version="0").status_code == 422
    assert town.get("quality", f"/analyses/{record}/report", None, version="2").status_code == 404
    assert town.get("quality", "/analyses/HA-2019-0001/report").status_code == 404


# ── Kept ─────────────────────────────────────────────────────────────────────


def test_the_same_key_keeps_the_report_once_whatever_came_between(town: Town, record: str) -> None:
    """Samma nyckel lägger rapporten till handlingarna en gång, även om mer har hänt sedan dess."""
    taken(town, record, "review-analysis")
    key = {**at(11), "Idempotency-Key": f"keep-{record}"}
    first = town.post("quality", f"/analyses/{record}/keep", None, key)
    assert first.status_code == 201, first.text
    who, step, said = STEPS[4]
    assert town.post(who, f"/analyses/{record}/{step}", said, at(12)).status_code == 201
    lines = town.lines
    again = town.post("quality", f"/analyses/{record}/keep", None, key)
    assert again.status_code == 200 and again.json()["again"] is True and town.lines == lines
    assert again.json()["position"] == first.json()["position"]


@pytest.mark.parametrize(
    ("stage", "who", "status"), [("write-analysis", "quality", 409), ("review-analysis", "auditor", 403)]
)
def test_what_is_refused_opens_no_text(town: Town, record: str, stage: str, who: str, status: int) -> None:
    """Den som inte får, eller kommer för tidigt, får nej utan att någon text öppnas."""
    taken(town, record, stage)
    with town.house.database.writer() as db:
        before = db.execute("SELECT count(*) FROM ledger.openings").fetchone()
        answer = town.post(who, f"/analyses/{record}/keep", None, at(12))
        assert answer.status_code == status, answer.text
        assert db.execute("SELECT count(*) FROM ledger.openings").fetchone() == before


# ── Side by side ─────────────────────────────────────────────────────────────


def test_the_versions_stand_side_by_side_with_the_lines_between(town: Town) -> None:
    """Två frysta versioner: siffrorna som skiljer, och precis de rader som gjorde skillnaden."""
    record = str(frozen(town)["record"])
    late = town.report(received="2025-11-20")
    again = frozen(town, record)
    answer = town.get("quality", f"/analyses/{record}/versions", waited(again))
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert [one["version"] for one in said["versions"]] == [1, 2]
    (differs,) = said["differences"]
    moved = {one["measure"]: (one["from"], one["to"]) for one in differs["figures"] if one["key"] == ""}
    assert moved["deviations"][1] == moved["deviations"][0] + 1
    assert [one["record"] for one in differs["lines"]] == [late["record"]]
    first, second = (town.get("quality", f"/analyses/{record}/report", None, form="json", version=n) for n in (1, 2))
    totals = [
        next(one for one in answer.json()["measures"] if one["id"] == "deviations")["figures"][0]["now"]
        for answer in (first, second)
    ]
    assert tuple(totals) == moved["deviations"]

"""The open page: what is published, as the board got it, and nothing else of the book."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from httpx2 import Response

from tests.api.browsing import PAGE, Page
from tests.api.house import Town, waited
from tests.api.reported import annulled, at, frozen, taken


def opened(town: Town, path: str = "") -> Response:
    """Asked for by anybody."""
    town.client.cookies.clear()
    return town.client.get(f"/prov/publicerat{path}", headers=PAGE)


def content_of(town: Town, receipt: dict[str, Any]) -> str:
    card = town.get("quality", f"/analyses/{receipt['record']}", waited(receipt)).json()
    return str(card["state"]["content"])


def listed(town: Town) -> list[str]:
    return re.findall(r'href="/prov/publicerat/([^"]+)"', opened(town).text)


def test_anybody_reads_what_is_published_and_gets_its_exact_bytes(town: Town) -> None:
    """Vem som helst ser rapporten med nämndens beslut, hämtar precis det som nämnden fick och kan prova det."""
    receipt = taken(town, frozen(town)["record"])
    address = content_of(town, receipt)
    page = opened(town)
    assert page.status_code == 200 and page.headers["Cache-Control"] == "public, max-age=60"
    assert "Halvårsanalys 2025:2" in page.text and "16 september 2026" in page.text and "§ 88" in page.text
    assert "Nämnden godkände redovisningen" in page.text and "20 september 2026" in page.text
    report = opened(town, f"/{address}")
    assert report.status_code == 200 and report.headers["Content-Type"] == "application/pdf"
    assert report.headers["Content-Disposition"] == 'attachment; filename="halvarsanalys-2025-2.pdf"'
    assert hashlib.sha256(report.content).hexdigest() in page.text
    assert report.content == town.get("employee", f"/analyses/{receipt['record']}/report").content


def test_the_page_needs_no_script_and_tells_nothing_else(town: Town) -> None:
    """Sidan är på svenska, utan skript och kakor; hjälptexterna leder till det de beskriver; inget av boken syns."""
    deviation = town.report(description="Något hemligt hände.")
    page = opened(town)
    told = Page(page.text)
    assert told.lang == "sv" and "<script" not in page.text and told.pointed <= set(told.ids)
    assert "set-cookie" not in page.headers and len(told.ids) == len(set(told.ids))
    assert deviation["number"] not in page.text and "Mottagning" not in page.text
    links = set(re.findall(r'href="([^"#]+)"', page.text))
    assert all(
        re.fullmatch(r"/prov/(utforare|publicerat(/[A-Za-z0-9_-]{43})?)?|/static/liggaren\.css\?v=\w+", one)
        for one in links
    )


def test_the_yearly_quality_report_is_published_as_any_other(town: Town) -> None:
    """Kvalitetsberättelsen läggs fram för nämnden med sina avsnitt och läses sedan av vem som helst."""
    record = frozen(town, period="2024", kind="quality-report")["record"]
    for section in ("work", "measures", "results", "development", "system"):
        said = {"section": section, "text": "Så här gick det."}
        assert town.post("quality", f"/analyses/{record}/write-section", said, at(7)).status_code == 201
    assert content_of(town, taken(town, record)) in listed(town)
    assert "Kvalitetsberättelse 2024" in opened(town).text


def test_what_was_found_of_providers_is_published_as_any_other(town: Town) -> None:
    """Årets uppföljning av utförare läggs fram för nämnden och läses sedan av vem som helst."""
    record = frozen(town, period="2024", kind="providers")["record"]
    assert content_of(town, taken(town, record)) in listed(town)
    assert "Rapport om utförare 2024" in opened(town).text


@pytest.mark.parametrize("stage", ["keep", "submit-analysis", "decide-analysis"])
def test_what_is_kept_but_not_published_is_not_there(town: Town, stage: str) -> None:
    """Det som är lagt till handlingarna men inte publicerat finns inte på sidan, och går inte att hämta."""
    receipt = taken(town, frozen(town)["record"], stage)
    address = content_of(town, receipt)
    assert address not in listed(town)
    assert opened(town, f"/{address}").status_code == 404


def test_what_is_struck_out_is_published_no_more(town: Town) -> None:
    """Det som makuleras försvinner från sidan, och går inte längre att hämta."""
    receipt = taken(town, frozen(town, period="2025:1")["record"])
    address = content_of(town, receipt)
    assert address in listed(town)
    assert opened(town, f"/{address}").status_code == 200
    town.get("quality", f"/analyses/{receipt['record']}", waited(annulled(town, receipt["record"])))
    assert address not in listed(town)
    assert opened(town, f"/{address}").status_code == 404


def test_a_version_that_was_published_stays_beside_a_newer(town: Town) -> None:
    """Fryses siffrorna om står den publicerade versionen kvar, med det sagt, tills den nya är publicerad bredvid."""
    receipt = taken(town, frozen(town, period="2024:1")["record"])
    record, first = receipt["record"], content_of(town, receipt)
    town.report(received="2024-03-01")
    again = frozen(town, record, "2024:1")
    assert content_of(town, again) == "None" and first in listed(town)
    assert "Siffrorna har räknats om" in opened(town).text
    second = content_of(town, taken(town, record))
    assert {first, second} <= set(listed(town)) and first != second
    assert "Halvårsanalys 2024:1, version 2" in opened(town).text


def test_no_other_content_is_had_by_its_address(town: Town) -> None:
    """Ett annat innehåll i boken går inte att hämta här, vad det än har för adress."""
    brought = town.send("employee", "/contents", b"%PDF-1.7 intern rutin", "application/octet-stream").json()
    for address in (brought["content"], "x" * 43, "%2e%2e%2f", "'", "a" * 2000):
        assert opened(town, f"/{address}").status_code == 404


def test_a_report_that_is_erased_is_gone(town: Town) -> None:
    """Är rapportens innehåll raderat enligt beslut är svaret att det är borta, och raden på sidan står kvar."""
    address = content_of(town, taken(town, frozen(town, period="2023:2")["record"]))
    book = town.get("founder", "/book").json()["items"][0]["record"]
    said = {"contents": [address], "ground": "entered_by_mistake", "decision": {"body": "board", "day": "2026-03-02"}}
    assert town.post("founder", f"/book/{book}/erase-texts", said).status_code == 201
    assert opened(town, f"/{address}").status_code == 410 and address in listed(town)


def test_the_page_is_asked_for_as_it_is(town: Town) -> None:
    """En parameter som inte finns är ett fel, och andra sätt än att läsa finns inte."""
    assert opened(town, "?unit=1").status_code == 422
    assert town.client.post("/prov/publicerat").status_code == 405

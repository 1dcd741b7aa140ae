"""Rapportera and Mina rapporter, as somebody with a phone and no scripts meets them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from domain.calendar import local_day
from ledger import clock
from tests.api.browsing import PAGE, Page, form, send, sign_in
from tests.api.house import Town


def test_a_report_in_a_minute(town: Town, browser: TestClient) -> None:
    """Från inloggning till nummer, och rapporten står sedan under Mina rapporter."""
    start = browser.get("/", headers=PAGE)
    assert "Provnämnden (påhittad)" in start.text
    sign_in(town)
    lines = town.lines
    answer = send(town, form(town, description="Larmet gick inte fram.", when="yesterday", danger="no"))
    assert answer.status_code == 200 and "Tack, rapporten är inskickad" in answer.text
    number = re.search(r"AVV-\d{4}-\d{4}", answer.text)
    assert number and town.lines == lines + 1 and "Larmet" not in answer.text
    mine = browser.get("/prov/mina-rapporter", headers=PAGE)
    assert number[0] in mine.text and "Rapporterad" in mine.text and "Inte ännu" in mine.text


def test_what_was_written_becomes_the_command(town: Town, browser: TestClient) -> None:
    sign_in(town)
    said = form(
        town,
        description="Hon föll.",
        unit="elsewhere",
        place="Tallbackens hemtjänst",
        when="day",
        day="2026-03-01",
        danger="yes",
        measures="Ringde 112.",
        misconduct="yes",
    )
    answer = send(town, said)
    assert "Ring 112" in answer.text and "lex Sarah-ansvarig har redan fått rapporten" in answer.text
    card = town.get("lex_sarah", "/deviations", limit=1).json()["items"][0]["state"]
    assert card["unit"] is None and card["place"] == "Tallbackens hemtjänst"
    assert card["occurred"] == {"first": "2026-03-01", "last": "2026-03-01"}
    assert card["danger_now"] == "yes" and card["referral_waits"] is True


def test_a_paper_form_is_entered_with_its_day_and_who_told(town: Town, browser: TestClient) -> None:
    """En pappersblankett förs in med dagen den kom in och för den som berättade, som sedan följer den som sin egen."""
    sign_in(town, "other_manager")
    colleague, came = town.house.people["employee"], local_day(clock.now()) - timedelta(days=9)
    said = form(town, description="Från papper.", received=came.isoformat(), on_behalf_of=str(colleague))
    answer = send(town, said)
    assert answer.status_code == 200 and "Tack, rapporten är inskickad" in answer.text and ", kom in " in answer.text
    number = re.search(r"AVV-\d{4}-\d{4}", answer.text)
    assert number
    card = town.get("employee", f"/deviations/{number[0]}").json()["state"]
    assert (card["received"], card["reporter"]) == (came.isoformat(), str(colleague))
    sign_in(town)
    assert number[0] in browser.get("/prov/mina-rapporter", headers=PAGE).text
    assert browser.get(str(answer.url), headers=PAGE).status_code == 200
    sign_in(town, "auditor")
    assert browser.get(str(answer.url), headers=PAGE).status_code == 404


def test_what_is_asked_of_a_paper_form_is_folded_away_until_it_is_used(town: Town, browser: TestClient) -> None:
    """Fälten för papper är hopfällda tills något står i dem, och ligger kvar i ett utkast."""
    sign_in(town)
    paper = re.compile(r"<details( open)?>\s*<summary>Från en pappersblankett")
    assert paper.search(browser.get("/prov/rapportera", headers=PAGE).text)[1] is None  # type: ignore[index]
    send(town, form(town, description="Påbörjad", received="2026-03-09", act="save"))
    link = re.search(r'href="(/prov/rapportera\?draft=[0-9a-f-]{36})"', browser.get("/prov/mina-rapporter").text)
    assert link
    again = browser.get(link[1], headers=PAGE).text
    assert paper.search(again)[1] == " open"  # type: ignore[index]
    assert Page(again).fields["received"] == "2026-03-09"


def test_only_what_happened_must_be_told(town: Town, browser: TestClient) -> None:
    """Ingen avvisas för att den inte vet."""
    sign_in(town)
    said = form(town, description="Något var fel.")
    answer = send(town, {"word": said["word"], "key": said["key"], "description": "Något var fel."})
    assert answer.status_code == 200 and "inskickad" in answer.text


@pytest.mark.parametrize(
    ("written", "field", "words"),
    [
        ({"description": " "}, "description", "Skriv vad som hände"),
        ({"description": "x" * 20_001}, "description", "högst 20000 tecken"),
        ({"when": "day", "day": ""}, "day", "Ange en dag"),
        ({"when": "day", "day": "i tisdags"}, "day", "Ange en dag"),
        ({"when": "day", "day": "2026-02-30"}, "day", "Ange en dag"),
        ({"when": "day", "day": "FUTURE"}, "day", "Ange en dag"),
        ({"place": "x" * 201}, "place", "högst 200 tecken"),
        ({"danger": "kanske"}, "danger", "Ange ett av"),
        ({"unit": "mottagningen"}, "unit", "Ange ett id"),
        ({"measures": "a\x1bb"}, "measures", "styrtecken"),
        ({"received": "FUTURE"}, "received", "Ange den dag den kom in"),
        ({"received": "i tisdags"}, "received", "Ange den dag den kom in"),
        ({"received": "2026-02-30"}, "received", "Ange den dag den kom in"),
        ({"on_behalf_of": "Åsa Öberg"}, "on_behalf_of", "Ange ett id"),
        ({"on_behalf_of": "00000000-0000-4000-8000-00000000dead"}, "on_behalf_of", "ingen i personregistret"),
    ],
)
def test_a_fault_stands_beside_its_field_and_the_text_is_kept(
    town: Town, browser: TestClient, written: dict[str, str], field: str, words: str
) -> None:
    """Felet står vid fältet och allt som skrivits finns kvar."""
    sign_in(town)
    future = (local_day(clock.now()) + timedelta(days=3)).isoformat()
    written = {name: future if value == "FUTURE" else value for name, value in written.items()}
    said = form(town, **{"description": "Det jag skrev <b>&amp;", "place": "Köket", **written})
    lines = town.lines
    answer = send(town, said)
    page = Page(answer.text)
    assert answer.status_code == 422 and town.lines == lines
    assert f'id="{field}-error"' in answer.text and words in answer.text and f'href="#{field}"' in answer.text
    kept = ("description", "place", "day", "key", "received", "on_behalf_of")
    assert {name: page.fields[name].strip() for name in kept} == {name: said[name].strip() for name in kept}
    assert "<b>" not in answer.text


def test_two_faults_are_told_together(town: Town, browser: TestClient) -> None:
    sign_in(town)
    answer = send(town, form(town, description="", when="day", day=""))
    assert 'id="description-error"' in answer.text and 'id="day-error"' in answer.text


def test_sending_twice_is_sending_once(town: Town, browser: TestClient) -> None:
    """Den som trycker två gånger får samma nummer."""
    sign_in(town)
    said = form(town, description="En gång.")
    first, lines = send(town, said, follow_redirects=False), town.lines
    second = send(town, said, follow_redirects=False)
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"] and town.lines == lines


def test_going_back_and_changing_the_text_is_told(town: Town, browser: TestClient) -> None:
    sign_in(town)
    said = form(town, description="Först så.")
    send(town, said)
    lines = town.lines
    answer = send(town, {**said, "description": "Sedan så."})
    assert answer.status_code == 422 and "redan inskickad" in answer.text and town.lines == lines
    again = Page(answer.text).fields
    assert again["description"].strip() == "Sedan så." and again["key"] != said["key"]
    assert "inskickad" in send(town, again).text and town.lines == lines + 1

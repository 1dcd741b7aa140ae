"""Lämna synpunkt, as somebody with a phone and no scripts meets it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from domain.calendar import local_day
from ledger import clock
from tests.api.browsing import PAGE, Page, form, send, sign_in
from tests.api.house import Town

HERE = "lamna-synpunkt"
TODAY = local_day(clock.now())


def told(town: Town, **written: str) -> Response:
    return send(town, form(town, HERE, **written), HERE)


def entered(town: Town, who: str, answer: Response) -> dict[str, Any]:
    """What became of it, by the number on its receipt."""
    number = re.search(r"SYN-\d{4}-\d{4}", answer.text)
    assert answer.status_code == 200 and number and "Tack, det är inskickat" in answer.text, answer.text
    state: dict[str, Any] = town.get(who, f"/views/{number[0]}").json()["state"]
    return state


def test_a_view_of_ones_own_is_left_in_a_minute(town: Town, browser: TestClient) -> None:
    """Den som själv tycker något skriver det, och får ett nummer och den dag då svaret ska ha kommit."""
    sign_in(town)
    start = browser.get("/prov/", headers=PAGE).text
    assert f'href="/prov/{HERE}"' in start
    answer = told(town, description="Väntrummet är kallt.", submitter="own", feedback="yes")
    state = entered(town, "employee", answer)
    me = str(town.house.people["employee"])
    assert (state["registered_by"], state["own_view_of"], state["submitter"]) == (me, me, "staff")
    assert (state["received"], state["channel"]) == (TODAY.isoformat(), "web")
    assert "Väntrummet" not in answer.text and "senast den" in answer.text


def test_a_letter_is_entered_with_its_day_and_its_sender(town: Town, browser: TestClient) -> None:
    """Ett brev, ett samtal eller en blankett förs in med dagen den kom in, vem den kom från och hur man når den."""
    came = TODAY - timedelta(days=5)
    sign_in(town)
    answer = told(
        town,
        description="Hemtjänsten kom aldrig.",
        received=came.isoformat(),
        channel="letter",
        sentiment="negative",
        submitter="next_of_kin",
        name="Zacharias Öman",
        contact="070-000 00 00",
        when="yesterday",
    )
    state = entered(town, "manager", answer)
    assert (state["received"], state["channel"], state["submitter"]) == (came.isoformat(), "letter", "next_of_kin")
    assert (state["sentiment"], state["anonymous"], state["own_view_of"]) == ("negative", False, None)
    assert ", kom in " in answer.text and "Zacharias" not in answer.text
    sign_in(town, "far_manager")
    assert browser.get(str(answer.url), headers=PAGE).status_code == 404


def test_only_what_was_said_must_be_told(town: Town, browser: TestClient) -> None:
    """Ingen avvisas för att den inte vet vem det var, var eller när."""
    sign_in(town)
    said = form(town, HERE)
    answer = send(town, {"word": said["word"], "key": said["key"], "description": "Bra bemött."}, HERE)
    assert entered(town, "employee", answer)["anonymous"]


@pytest.mark.parametrize(
    ("written", "field", "words"),
    [
        ({"description": " "}, "description", "Skriv vad som har sagts"),
        ({"description": "x" * 20_001}, "description", "högst 20000 tecken"),
        ({"when": "day", "day": ""}, "day", "Ange en dag"),
        ({"received": (TODAY + timedelta(days=2)).isoformat()}, "received", "Ange den dag den kom in"),
        ({"channel": "duva"}, "channel", "Ange ett av"),
        ({"submitter": "kungen"}, "submitter", "Ange ett av"),
        ({"sentiment": "ilska"}, "sentiment", "Ange ett av"),
        ({"feedback": "kanske"}, "feedback", "Ange ett av"),
        ({"name": "x" * 201}, "name", "högst 200 tecken"),
        ({"contact": "a\x1bb"}, "contact", "styrtecken"),
    ],
)
def test_a_fault_stands_beside_its_field_and_the_text_is_kept(
    town: Town, browser: TestClient, written: dict[str, str], field: str, words: str
) -> None:
    """Felet står vid fältet, det hopfällda fälls ut, och allt som skrivits finns kvar."""
    sign_in(town)
    said = form(town, HERE, **{"description": "Det som sades.", "place": "Köket", **written})
    lines = town.lines
    answer = send(town, said, HERE)
    page = Page(answer.text)
    assert answer.status_code == 422 and town.lines == lines
    assert f'id="{field}-error"' in answer.text and words in answer.text and f'href="#{field}"' in answer.text
    assert {name: page.fields[name].strip() for name in ("description", "place", "key")} == {
        name: said[name].strip() for name in ("description", "place", "key")
    }
    assert ("<details open>" in answer.text) is (field in ("received", "channel"))


def test_sending_twice_is_sending_once(town: Town, browser: TestClient) -> None:
    """Den som trycker två gånger får samma nummer, och den som ändrar texten emellan får veta det."""
    sign_in(town)
    said = form(town, HERE, description="En gång.")
    first, lines = send(town, said, HERE, follow_redirects=False), town.lines
    second = send(town, said, HERE, follow_redirects=False)
    assert first.headers["Location"] == second.headers["Location"] and town.lines == lines
    assert "redan inskickad" in send(town, {**said, "description": "En annan."}, HERE).text


def test_a_draft_is_taken_up_on_the_page_it_was_begun_on(town: Town, browser: TestClient) -> None:
    """Ett utkast öppnas på den sida det skrevs på, och ingen annan, och skickas in därifrån."""
    sign_in(town)
    mine = send(town, form(town, HERE, description="Påbörjat", channel="phone", act="save"), HERE)
    link = re.search(rf'href="(/prov/{HERE}\?draft=([0-9a-f-]{{36}}))"', mine.text)
    assert link
    again = browser.get(link[1], headers=PAGE)
    said = Page(again.text).fields
    assert (said["description"].strip(), said["channel"]) == ("Påbörjat", "phone") and "<details open>" in again.text
    assert browser.get(f"/prov/rapportera?draft={link[2]}", headers=PAGE).status_code == 404
    assert entered(town, "employee", send(town, said, HERE))["channel"] == "phone"
    assert browser.get(link[1], headers=PAGE).status_code == 404

"""Spara utkast and Mina utkast, as somebody with a phone and no scripts meets them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from domain.calendar import local_day
from ledger import clock
from ledger.drafts import LARGEST
from ledger.ids import new_id
from tests.api.browsing import PAGE, Page, form, send, sign_in
from tests.api.house import Town

SAVE = {"act": "save"}
LINK = re.compile(r'href="(/prov/rapportera\?draft=[0-9a-f-]{36})"')


def links(answer: Response) -> list[str]:
    return LINK.findall(answer.text)


def saved(town: Town, **written: str) -> str:
    """A draft saved from the page; the address to go on with it."""
    answer = send(town, form(town, **written) | SAVE)
    assert answer.status_code == 200 and "Utkastet är sparat" in answer.text, answer.text
    return links(answer)[0]


def opened(town: Town, link: str) -> dict[str, str]:
    answer = town.client.get(link, headers=PAGE)
    assert answer.status_code == 200
    return Page(answer.text).fields


@pytest.fixture(autouse=True)
def nothing_lies_there(town: Town, browser: TestClient) -> None:
    with town.house.database.writer() as db:
        db.execute("DELETE FROM drafts.drafts")
    sign_in(town)


def test_a_draft_is_saved_taken_up_again_and_sent_in(town: Town, browser: TestClient) -> None:
    """Det som är påbörjat sparas, tas upp igen, skickas in och är sedan borta ur Mina utkast."""
    lines = town.lines
    written = {"description": "Larmet gick\ninte fram.", "place": "Köket", "danger": "no", "misconduct": "unknown"}
    link = saved(town, **written)
    assert town.lines == lines
    said = opened(town, link)
    assert {name: said[name].strip() for name in written} == written
    answer = send(town, said | {"when": "unknown"})
    assert "Tack, rapporten är inskickad" in answer.text and town.lines == lines + 1
    assert not links(browser.get("/prov/mina-rapporter", headers=PAGE))
    assert browser.get(link, headers=PAGE).status_code == 404


def test_what_is_not_sent_in_is_kept(town: Town, browser: TestClient) -> None:
    """Går rapporten inte att skicka in ligger utkastet kvar."""
    link = saved(town, description="Larmet")
    answer = send(town, opened(town, link) | {"when": "day", "day": "i tisdags"})
    assert answer.status_code == 422 and Page(answer.text).fields["draft"] in link
    assert links(browser.get("/prov/mina-rapporter", headers=PAGE)) == [link]


def test_saving_again_is_the_same_draft(town: Town, browser: TestClient) -> None:
    link = saved(town, description="Ett")
    answer = send(town, opened(town, link) | {"description": "Två"} | SAVE)
    assert links(answer) == [link] and "Två" in answer.text and "Ett<" not in answer.text


def test_what_is_saved_in_two_windows_is_two_drafts(town: Town, browser: TestClient) -> None:
    """Sparas samma utkast i två fönster går inget av det skrivna förlorat."""
    link = saved(town, description="Ett")
    one, other = opened(town, link), opened(town, link)
    send(town, one | {"description": "I det ena"} | SAVE)
    answer = send(town, other | {"description": "I det andra"} | SAVE)
    assert len(links(answer)) == 2 and "I det ena" in answer.text and "I det andra" in answer.text


@pytest.mark.parametrize(("when", "days"), [("today", 0), ("yesterday", 1)])
def test_today_is_the_day_it_was_written(town: Town, browser: TestClient, when: str, days: int) -> None:
    """”I dag” i ett utkast är dagen då det skrevs, inte dagen då det skickas in."""
    day = local_day(clock.now()) - timedelta(days)
    said = opened(town, saved(town, description="x", when=when))
    assert (said["when"], said["day"]) == ("day", day.isoformat())


def test_it_is_thrown_away_by_its_writer(town: Town, browser: TestClient) -> None:
    """Utkastet tas bort med ett formulär som är sidans eget, och av ingen annan."""
    link = saved(town, description="x")
    path, word = f"/prov/mina-utkast/{link[-36:]}/ta-bort", form(town)["word"]
    assert browser.post(path, data={"word": "fel"}, headers=PAGE).status_code == 403
    assert browser.post(path, data={"word": word}, headers={**PAGE, "Sec-Fetch-Site": "cross-site"}).status_code == 403
    sign_in(town, "manager")
    browser.post(path, data={"word": form(town)["word"]}, headers=PAGE)
    assert browser.get(link, headers=PAGE).status_code == 404
    sign_in(town)
    assert links(browser.get("/prov/mina-rapporter", headers=PAGE)) == [link]
    answer = browser.post(path, data={"word": form(town)["word"]}, headers=PAGE)
    assert answer.status_code == 200 and not links(answer)
    browser.cookies.clear()
    answer = browser.post(path, data={"word": word}, headers=PAGE, follow_redirects=False)
    assert answer.headers["Location"] == "/prov/"


@pytest.mark.parametrize(
    ("written", "words"),
    [({}, "inget att spara"), ({"description": " ", "place": " "}, "inget att spara")]
    + [({"description": "x" * LARGEST}, "Ett utkast får vara högst")],
)
def test_what_cannot_be_saved_is_told_on_the_form(
    town: Town, browser: TestClient, written: dict[str, str], words: str
) -> None:
    """Går utkastet inte att spara står det varför, och det som är skrivet finns kvar."""
    answer = send(town, form(town, **written) | SAVE)
    assert answer.status_code in (413, 422) and words in answer.text
    assert Page(answer.text).fields["description"].strip() == written.get("description", "").strip()
    assert not links(browser.get("/prov/mina-rapporter", headers=PAGE))


def test_of_a_hundred_drafts_no_more_is_saved(town: Town, browser: TestClient) -> None:
    for _ in range(100):
        town.post("employee", "/drafts", {"form": "x", "said": {}})
    answer = send(town, form(town, description="Ett till") | SAVE)
    assert answer.status_code == 422 and "redan 100 utkast" in answer.text and "Ett till" in answer.text


def test_only_what_the_form_can_hold_is_shown_on_the_page(town: Town, browser: TestClient) -> None:
    """Ett utkast från ett annat system står inte på sidan, och ett fält av annat slag än text är tomt."""
    other = town.post("employee", "/drafts", {"form": "views/receive-view", "said": {}}).json()["draft"]
    said = {"description": "y" * 200, "place": 7}
    own = town.post("employee", "/drafts", {"form": "rapportera", "said": said}).json()["draft"]
    listed = browser.get("/prov/mina-rapporter", headers=PAGE)
    assert links(listed) == [f"/prov/rapportera?draft={own}"] and "y" * 90 + "…" in listed.text
    assert opened(town, f"/prov/rapportera?draft={own}")["place"] == ""
    for draft in (other, new_id()):
        assert browser.get(f"/prov/rapportera?draft={draft}", headers=PAGE).status_code == 404
    assert browser.get("/prov/rapportera?draft=mitt", headers=PAGE).status_code == 422


def test_a_draft_can_be_used_by_everybody(town: Town, browser: TestClient) -> None:
    """Varje hänvisning på sidan leder någonstans, och knappen som trycks av Enter skickar in."""
    saved(town, description="x")
    page = Page(browser.get("/prov/mina-rapporter", headers=PAGE).text)
    assert page.pointed <= set(page.ids) and len(page.ids) == len(set(page.ids))
    text = browser.get("/prov/rapportera", headers=PAGE).text
    buttons = re.findall(r'<button type="submit" class="(\w+)"', text[text.index("<main") :])
    assert buttons == ["send", "second"]

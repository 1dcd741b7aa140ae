"""Sessions: a cookie that scripts and other sites cannot use, forms of our own only, and no text lost on the way."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.browsing import PAGE, Page, form, send, sign_in
from tests.api.house import Town


def test_the_session_is_a_cookie_that_scripts_and_other_sites_cannot_use(town: Town, browser: TestClient) -> None:
    answer = browser.post("/prov/logga-in", data={"person": str(town.house.people["employee"])}, follow_redirects=False)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/prov" in cookie
    sign_in(town)
    out = browser.post("/prov/logga-ut", data={}, follow_redirects=False)
    assert out.status_code == 303 and 'liggaren=""' in out.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["/prov/rapportera", "/prov/lamna-synpunkt", "/prov/mina-rapporter"])
def test_without_a_session_one_comes_to_the_start(browser: TestClient, path: str) -> None:
    answer = browser.get(path, headers=PAGE, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["Location"] == "/prov/"


def test_a_form_from_another_site_is_refused(town: Town, browser: TestClient) -> None:
    """En annan webbplats kan inte skicka in något åt den som är inloggad."""
    sign_in(town)
    said, lines = form(town, description="Inte jag."), town.lines
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        assert send(town, said, headers=headers).status_code == 403
    for word in ("", "gissning", "å"):
        answer = send(town, {**said, "word": word})
        assert answer.status_code == 422 and Page(answer.text).fields["description"].strip() == "Inte jag."
    assert town.lines == lines


def test_a_session_that_ended_meanwhile_loses_no_text(town: Town, browser: TestClient) -> None:
    """Hinner inloggningen gå ut finns texten kvar."""
    sign_in(town)
    said, lines = form(town, description="En lång berättelse."), town.lines
    browser.cookies.clear()
    answer = send(town, said)
    kept = Page(answer.text).fields
    assert answer.status_code == 401 and kept["description"].strip() == "En lång berättelse."
    assert kept["unit"] == said["unit"] and kept["key"] == said["key"] and town.lines == lines
    sign_in(town)
    once_more = send(town, {**kept, "word": form(town)["word"]})
    assert "inskickad" in once_more.text and town.lines == lines + 1


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain"])
def test_a_form_is_sent_as_a_form(town: Town, browser: TestClient, kind: str) -> None:
    sign_in(town)
    answer = browser.post("/prov/rapportera", content=b"{}", headers={**PAGE, "Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"description=%ff", b"&".join(b"a%d=1" % n for n in range(100))])
def test_a_form_that_cannot_be_read(town: Town, browser: TestClient, body: bytes) -> None:
    sign_in(town)
    headers = {**PAGE, "Content-Type": "application/x-www-form-urlencoded"}
    assert browser.post("/prov/rapportera", content=body, headers=headers).status_code == 422


def test_one_sees_only_ones_own(town: Town, browser: TestClient) -> None:
    """Kvittot och listan är den rapporterandes egna."""
    sign_in(town)
    where = send(town, form(town, description="Min."), follow_redirects=False).headers["Location"]
    assert browser.get(where, headers=PAGE).status_code == 200
    sign_in(town, "other_employee")
    assert browser.get(where, headers=PAGE).status_code == 404
    assert "Du har inte rapporterat något" in browser.get("/prov/mina-rapporter", headers=PAGE).text


def test_one_follows_what_becomes_of_it(town: Town, browser: TestClient) -> None:
    receipt = town.report("other_employee", unit=str(town.units["meadow"]))
    path = f"/deviations/{receipt['record']}"
    town.post("other_manager", f"{path}/request-completion", {"question": "Vilken dag?"})
    answer = town.post("other_manager", f"{path}/read-deviation", {"reading": "unclear"})
    town.get("other_manager", path, {"X-Position": str(answer.json()["position"])})
    sign_in(town, "other_employee")
    text = browser.get("/prov/mina-rapporter", headers=PAGE).text
    assert "Förstabedömd" in text and "Du har fått en fråga" in text and "Vilken dag?" not in text
    assert "Lex Sarah-ansvarig bedömer" in text

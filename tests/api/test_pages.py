"""The pages, as somebody with a browser and no scripts meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from domain.calendar import local_day
from ledger import clock
from tests.api.house import Town

PAGE = {"Accept": "text/html"}


class Page(HTMLParser):
    """What matters of a page: its fields with what stands in them, labels, ids, and what it points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.labelled: set[str] = set()
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.controls: list[tuple[str, dict[str, str | None]]] = []
        self.lang = ""
        self.inside: list[str] = []
        self.open_select = self.open_area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.lang = said.get("lang") or self.lang
        self.ids += [said["id"] or ""] if "id" in said else []
        self.pointed |= set((said.get("aria-describedby") or "").split())
        self.pointed |= {href[1:] for href in [said.get("href") or ""] if href.startswith("#")}
        self.labelled |= {said["for"] or ""} if "for" in said else set()
        name, value = said.get("name") or "", said.get("value") or ""
        if tag in ("input", "select", "textarea") and said.get("type") != "hidden":
            self.controls.append((tag, {**said, "in_label": "yes" if "label" in self.inside else None}))
        if tag == "input" and (said.get("type") != "radio" or "checked" in said):
            self.fields[name] = value
        if tag == "select":
            self.open_select = name
        if tag == "option" and ("selected" in said or self.open_select not in self.fields):
            self.fields[self.open_select] = value
        if tag == "textarea":
            self.open_area, self.fields[name] = name, ""
        if tag not in ("input", "meta", "link", "br", "path"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass
        self.open_area = "" if tag == "textarea" else self.open_area

    def handle_data(self, data: str) -> None:
        if self.open_area:
            self.fields[self.open_area] += data


@pytest.fixture
def browser(town: Town) -> Iterator[TestClient]:
    town.client.cookies.clear()
    yield town.client
    town.client.cookies.clear()


def sign_in(town: Town, who: str = "employee") -> None:
    answer = town.client.post("/prov/logga-in", data={"person": str(town.house.people[who])}, follow_redirects=False)
    assert answer.status_code == 303


def form(town: Town, **written: str) -> dict[str, str]:
    """The form as it is handed out, and what is written in it."""
    answer = town.client.get("/prov/rapportera", headers=PAGE)
    assert answer.status_code == 200
    return {**Page(answer.text).fields, **written}


def send(town: Town, said: dict[str, str], **about: Any) -> Response:
    return town.client.post("/prov/rapportera", data=said, headers={**PAGE, **about.pop("headers", {})}, **about)


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
    kept = ("description", "place", "day", "key")
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


# ── Sessions ─────────────────────────────────────────────────────────────────


def test_the_session_is_a_cookie_that_scripts_and_other_sites_cannot_use(town: Town, browser: TestClient) -> None:
    answer = browser.post("/prov/logga-in", data={"person": str(town.house.people["employee"])}, follow_redirects=False)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/prov" in cookie
    sign_in(town)
    out = browser.post("/prov/logga-ut", data={}, follow_redirects=False)
    assert out.status_code == 303 and 'liggaren=""' in out.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["/prov/rapportera", "/prov/mina-rapporter"])
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


# ── For everybody ────────────────────────────────────────────────────────────


def test_every_page_can_be_used_by_everybody(town: Town, browser: TestClient) -> None:
    """Språk, etiketter, mål för länkar, inga skript, och demonstrationen säger att den är en."""
    sign_in(town)
    said = form(town, description="", when="day", day="")
    pages = [send(town, said), send(town, form(town, description="x", danger="yes"))]
    paths = ("/", "/prov/", "/prov/rapportera", "/prov/mina-rapporter", "/docs", "/problems", "/prov/finns-inte")
    pages += [browser.get(path, headers=PAGE) for path in paths]
    browser.cookies.clear()
    pages.append(browser.get("/prov/", headers=PAGE))
    for answer in pages:
        page = Page(answer.text)
        assert page.lang == "sv" and "<script" not in answer.text and "style=" not in answer.text
        assert 'class="demonstration"' in answer.text and answer.text.count("<h1") == 1
        assert len(page.ids) == len(set(page.ids)), "an id stands twice"
        assert page.pointed <= set(page.ids), page.pointed - set(page.ids)
        for tag, control in page.controls:
            assert control["in_label"] or control.get("id") in page.labelled, (tag, control)


def test_units_stand_in_swedish_order(town: Town, browser: TestClient) -> None:
    sign_in(town)
    text = browser.get("/prov/rapportera", headers=PAGE).text
    names = re.findall(r"<option value=\"[^\"]*\"[^>]*>([^<]*)</option>", text)
    assert names[:5] == [
        "Avdelning Barn (påhittad)",
        "Mottagning Sländan (påhittad)",
        "Socialförvaltningen (påhittad)",
        "Utredning Ängen (påhittad)",
        "Ärlig vård (påhittad)",
    ]
    assert names[-1].startswith("Vet inte")


def test_nobody_is_shown_by_name(town: Town, browser: TestClient) -> None:
    text = browser.get("/prov/", headers=PAGE).text
    assert "Enhetschef, Mottagning Sländan (påhittad)" in text and "Prov<" not in text and "Manager" not in text


def test_the_style_sheet_is_kept_by_browsers(browser: TestClient) -> None:
    address = re.search(r'href="(/static/[^"]+)"', browser.get("/", headers=PAGE).text)
    assert address
    answer = browser.get(address[1])
    assert answer.status_code == 200 and "immutable" in answer.headers["Cache-Control"]


def test_contrast_is_enough() -> None:
    """Text mot bakgrund har minst 4,5:1 i ljust och mörkt."""
    from api.rendering import stylesheet

    light, dark = re.findall(r":root \{(.*?)\}", stylesheet()[1].decode(), re.DOTALL)
    for theme in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", theme))
        for text, ground in (
            ("ink", "paper"),
            ("ink", "sheet"),
            ("soft", "paper"),
            ("soft", "sheet"),
            ("green", "paper"),
            ("green", "sheet"),
            ("on-green", "green"),
            ("green-deep", "green-pale"),
            ("red", "paper"),
            ("red", "red-pale"),
            ("on-amber", "amber"),
        ):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert contrast(colours["edge"], colours["sheet"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)

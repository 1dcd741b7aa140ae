"""Pages that everybody can use: language, labels, order, contrast, nothing from elsewhere, and nobody by name."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from api.rendering import stylesheet
from tests.api.browsing import PAGE, Page, form, send, sign_in
from tests.api.house import Town


def test_every_page_can_be_used_by_everybody(town: Town, browser: TestClient) -> None:
    """Språk, etiketter, mål för länkar, inga skript, och demonstrationen säger att den är en."""
    sign_in(town)
    said = form(town, description="", when="day", day="")
    pages = [send(town, said), send(town, form(town, description="x", danger="yes"))]
    wrong = {"received": "x", "channel": "x", "submitter": "x", "name": "x" * 201, "sentiment": "x"}
    said = form(town, "lamna-synpunkt", description="x")
    pages += [send(town, said | wrong, "lamna-synpunkt"), send(town, said, "lamna-synpunkt")]
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

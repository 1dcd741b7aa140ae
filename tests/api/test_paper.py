"""The form on paper: one page in the board's own words, as a page and as PDF, and entered with the day it came in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from domain.board import Choice, DecideChoices, Topic
from domain.grammar import Stamp
from domain.terms import Body, Role, YesNoUnknown
from domain.words import Decision
from ledger.book import Book
from ledger.commands import COMMANDS
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.keys import Keys
from projections import schema
from replays.paper import ANYWHERE, HAND_IN, MOST_CATEGORIES, Form, Kind, about_deviation, form, pdf, worded
from tests.api.house import BEGAN, SINCE, Town, waited

WORDED = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def signed_in(town: Town, browser: TestClient) -> Iterator[TestClient]:
    browser.cookies.set("liggaren", town.token("employee"))
    yield browser


def blank(town: Town, kind: Kind) -> Form:
    with town.house.database.writer() as db:
        schema.use(db, schema.schema_name())
        return form(db, kind, date(2026, 3, 14))


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.mark.parametrize("kind", list(Kind))
def test_the_page_to_print_asks_in_the_board_s_words(signed_in: TestClient, town: Town, kind: Kind) -> None:
    """Blanketten säger vilken nämnd, frågar det rapporten frågar, och säger var den lämnas in."""
    shown = signed_in.get(f"/prov/blankett/{kind.value}")
    assert shown.status_code == 200 and ANYWHERE in shown.text and "Socialförvaltningen (påhittad)" in shown.text
    assert "Kom in den (dag)" in shown.text and "<script" not in shown.text
    assert ("Utebliven insats" in shown.text) is (kind is Kind.DEVIATION)
    assert all(one.label in shown.text for one in blank(town, kind).questions)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_pdf_is_one_page_and_the_same_every_time(signed_in: TestClient, town: Town, kind: Kind) -> None:
    """Som PDF är den en taggad sida, och samma ord ger samma byte."""
    answer = signed_in.get(f"/prov/blankett/{kind.value}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content == signed_in.get(f"/prov/blankett/{kind.value}.pdf").content
    assert b"/MarkInfo" in answer.content and pages(answer.content) == 1


def test_however_much_a_board_has_to_say_it_is_one_page(town: Town) -> None:
    """Också med så många kategorier som får plats, och den längsta adressen, är det en sida."""
    words = [f"Kategori {number} som har ett rätt långt namn" for number in range(MOST_CATEGORIES)]
    found = blank(town, Kind.DEVIATION)
    full = Form(**{**vars(found), "questions": tuple(about_deviation(words)), "hand_in": "Lämna den hos oss. " * 10})
    assert pages(pdf(full, WORDED)) == 1


def test_a_board_says_where_it_is_handed_in(town: Town) -> None:
    """Nämnden bestämmer själv vad som står om var blanketten lämnas."""
    place = "Lägg den i lådan vid receptionen."
    said = DecideChoices(
        topic=Topic.PRACTICES,
        choices=(Choice(id=HAND_IN, label=place),),
        since=SINCE,
        decision=Decision(body=Body.BOARD, day=SINCE),
    )
    founder = town.house.founder
    stamp = Stamp(BEGAN, founder.person, Role.SYSTEM_ADMIN, founder.unit)
    book = Book(town.house.database, Keys(town.house.keys))
    try:
        receipt = asyncio.run(book.desk.act(Asking(COMMANDS[DecideChoices].register, None, said, stamp, str(new_id()))))
    finally:
        book.close()
    town.get("employee", "/settings", waited({"position": receipt.last}))
    assert blank(town, Kind.VIEW).hand_in == place
    with town.house.database.writer() as db:
        schema.use(db, schema.schema_name())
        assert worded(db) >= BEGAN


def test_what_came_on_paper_is_entered_later_with_its_day_and_who_told(town: Town) -> None:
    """Det som kom på papper förs in av någon annan, med dagen det kom in; den som berättade ser det som sitt."""
    told = {"received": "2026-03-09", "on_behalf_of": str(town.house.people["employee"])}
    receipt = town.report("manager", **told)
    card = town.get("employee", f"/deviations/{receipt['record']}", waited(receipt)).json()
    assert card["state"]["received"] == "2026-03-09"
    assert card["state"]["reporter"] == str(town.house.people["employee"])
    view = town.post("registrar", "/views", {"text": "Det var bra.", "channel": "letter", "received": "2026-03-09"})
    assert view.status_code == 201, view.text


def test_there_is_no_form_for_anything_else(signed_in: TestClient, town: Town) -> None:
    """Andra blanketter finns inte, och utan inloggning visas ingen."""
    assert signed_in.get("/prov/blankett/annat").status_code == 404
    signed_in.cookies.clear()
    assert signed_in.get("/prov/blankett/synpunkt", follow_redirects=False).status_code == 303


def test_the_form_asks_what_the_report_takes() -> None:
    """Svaren att kryssa är de som rapporten har."""
    asked = next(one for one in about_deviation([]) if one.label == "Är någon i fara nu?")
    assert asked.choices == tuple(one.label for one in YesNoUnknown)

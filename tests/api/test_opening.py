"""Sealed texts: opened for those who handle the record, with a purpose, and written down first."""

from __future__ import annotations

from typing import Any

import pytest
from httpx2 import Response

from tests.api.house import Town


def openings(town: Town) -> list[tuple[Any, ...]]:
    with town.house.database.writer() as db:
        return db.execute("SELECT reader, purpose, positions FROM ledger.openings ORDER BY opening").fetchall()


def test_texts_are_opened_for_those_who_handle_and_it_is_written_down(town: Town) -> None:
    """Varje öppning antecknas med vem, varför och vilka rader."""
    receipt = town.report(description="Hon föll i badrummet.", immediate_measures="Ringde 112.")
    path = f"/deviations/{receipt['record']}/open"
    answer = town.post("manager", path, {"purpose": "Första bedömning"})
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    texts = answer.json()["lines"][0]["texts"]
    assert texts == {"description": "Hon föll i badrummet.", "immediate_measures": "Ringde 112."}
    assert openings(town)[-1] == (town.house.people["manager"], "Första bedömning", [receipt["position"]])


def test_who_sees_but_does_not_handle_gets_no_texts(town: Town) -> None:
    receipt = town.report()
    before = openings(town)
    answer = town.post("auditor", f"/deviations/{receipt['record']}/open", {"purpose": "Granskning"})
    assert answer.status_code == 403 and openings(town) == before


def test_a_reporter_reads_what_they_wrote_and_not_what_others_did(town: Town) -> None:
    receipt = town.report(description="Det jag skrev.")
    record = receipt["record"]
    said = {"reading": "no", "reason": "Chefens egna ord."}
    assert town.post("manager", f"/deviations/{record}/read-deviation", said).status_code == 201
    answer = town.post("employee", f"/deviations/{record}/open", {"purpose": "Läsa om"})
    assert [line["texts"] for line in answer.json()["lines"]] == [{"description": "Det jag skrev."}]
    one = town.post("manager", f"/deviations/{record}/open", {"purpose": "Läsa om", "versions": [2]})
    assert [line["texts"] for line in one.json()["lines"]] == [{"reason": "Chefens egna ord."}]


@pytest.mark.parametrize("said", [{}, {"purpose": ""}, {"purpose": "  "}, {"purpose": 1}, {"purpose": "x" * 501}])
def test_an_opening_has_a_purpose(town: Town, said: dict[str, Any]) -> None:
    receipt = town.report()
    before = openings(town)
    answer = town.post("manager", f"/deviations/{receipt['record']}/open", said)
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "purpose"
    assert openings(town) == before


def erase(town: Town, position: int) -> Response:
    """The board has decided that what was written there does not belong there."""
    book = town.get("founder", "/book").json()["items"][0]["record"]
    decision = {"body": "board", "day": "2026-03-02"}
    said = {"positions": [position], "ground": "entered_by_mistake", "decision": decision}
    return town.post("founder", f"/book/{book}/erase-texts", said)


def test_an_erasure_takes_the_texts_at_once(town: Town) -> None:
    """En beslutad radering utförs också."""
    receipt = town.report(description="Ska bort.")
    answer = erase(town, receipt["position"])
    assert answer.status_code == 201, answer.text
    opened = town.post("manager", f"/deviations/{receipt['record']}/open", {"purpose": "Kontroll"}).json()
    assert opened["lines"][0] == {**opened["lines"][0], "texts": {}, "erased": ["description"]}


def test_nothing_is_erased_of_what_a_review_concerns_until_it_is_closed(town: Town) -> None:
    """Under en granskning raderas inget i det som den omfattar, och svaret säger vilken granskning det är."""
    receipt = town.report(description="Ska granskas.")
    held = [{"register": "deviations", "record": receipt["record"]}]
    asked = {"title": "Tillsyn", "reviewer": "ivo", "review_kind": "supervision", "held": held}
    review = town.post("registrar", "/external-reviews", asked).json()["record"]
    refused = erase(town, receipt["position"])
    assert refused.status_code == 409
    assert refused.json()["title"].startswith(f"Granskningen {review} pågår och omfattar posten {receipt['record']}")
    opened = town.post("manager", f"/deviations/{receipt['record']}/open", {"purpose": "Kontroll"}).json()
    assert opened["lines"][0]["texts"] == {"description": "Ska granskas."}
    day = {"day": "2026-03-02"}
    for who, what, said in (
        ("registrar", "record-acceptance", day),
        ("registrar", "tell-board-of-review", day),
        ("quality", "close-external-review", {}),
    ):
        answer = town.post(who, f"/external-reviews/{review}/{what}", said)
        assert answer.status_code == 201, answer.text
    assert erase(town, receipt["position"]).status_code == 201

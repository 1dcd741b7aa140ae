"""Search in sealed text: in one's own cases, for a purpose, logged before anything is opened, and kept nowhere."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from api import sealed_search
from tests.api.house import Town, waited

WHY = "Hitta ärendet om larmet."
SAID = "Larmet hos Zacharias tystnade, och klagomålshanteringen startade."


@pytest.fixture(scope="module")
def told(town: Town) -> dict[str, Any]:
    """Something that the employee told, and that the other manager investigates."""
    receipt = town.report("employee", description=SAID)
    record = receipt["record"]
    classified = {"legal_bases": ["sol"], "category": "treatment", "severity": "minor"}
    investigator = {"investigator": str(town.house.people["other_manager"])}
    steps = (("read-deviation", {"reading": "no"}), ("classify-deviation", classified))
    for command, said in (*steps, ("start-investigation", investigator)):
        answer = town.post("manager", f"/deviations/{record}/{command}", said)
        assert answer.status_code == 201, answer.text
    return {**receipt, **answer.json(), "number": receipt["number"]}


def look(town: Town, told: dict[str, Any], who: str, words: str, **more: Any) -> dict[str, Any]:
    town.get(who, "/units", waited(told))
    answer = town.post(who, "/sealed-search", {"words": words, "purpose": WHY, **more})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    found: dict[str, Any] = answer.json()
    return found


def openings(town: Town) -> list[tuple[Any, ...]]:
    with town.house.database.writer() as db:
        return db.execute("SELECT reader, purpose, positions FROM ledger.openings").fetchall()


@pytest.mark.parametrize("words", ["zacharias", "LARMET tystnade", "klagomål", "klagomålshantering"])
def test_who_told_or_handles_it_finds_it_and_nobody_else(town: Town, told: dict[str, Any], words: str) -> None:
    """Den som rapporterade och den som utreder hittar ärendet; chefen som bara kan öppna det hittar det inte så."""
    for who in ("employee", "other_manager"):
        (item,) = look(town, told, who, words)["items"]
        assert (item["record"], item["fields"]) == (told["record"], ["description"])
        assert SAID not in str(item)
    for who in ("manager", "quality", "other_employee", "far_manager"):
        assert look(town, told, who, words)["items"] == []


def test_a_word_that_is_not_there_is_not_found(town: Town, told: dict[str, Any]) -> None:
    """Alla ord ska finnas."""
    assert look(town, told, "employee", "zacharias balkong")["items"] == []


def test_the_opening_is_logged_with_its_purpose_and_what_was_opened(town: Town, told: dict[str, Any]) -> None:
    """Öppningen antecknas med ändamål och rader, och aldrig med vad som söktes."""
    before = len(openings(town))
    look(town, told, "employee", "zacharias", register="deviations")
    reader, purpose, positions = openings(town)[before]
    assert reader == town.house.people["employee"] and WHY in purpose and "zacharias" not in purpose
    assert positions


def test_without_a_purpose_nothing_is_opened(town: Town, told: dict[str, Any]) -> None:
    """Utan ändamål öppnas inget, och det går inte att fråga i en adress."""
    before = len(openings(town))
    for said in ({"words": "zacharias"}, {"words": "zacharias", "purpose": "  "}, {"words": "z", "purpose": WHY}):
        assert town.post("employee", "/sealed-search", said).status_code == 422
    assert town.get("employee", "/sealed-search", words="zacharias").status_code in (404, 405, 422)
    assert len(openings(town)) == before


def test_it_stops_at_so_many_records_and_says_so(
    town: Town, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bara så många ärenden gås igenom åt gången, de nyaste först, och svaret säger att det fanns fler."""
    newer = town.report("employee", description="Något annat.")
    monkeypatch.setattr(sealed_search, "MOST_RECORDS", 1)
    found = look(town, newer, "employee", "zacharias", register="deviations")
    assert (found["looked_through"], found["more"], found["items"]) == (1, True, [])


@pytest.mark.parametrize("register", [{"register": "deviations"}, {}])
def test_it_goes_on_with_the_older_ones_to_the_last(
    town: Town, told: dict[str, Any], monkeypatch: pytest.MonkeyPatch, register: dict[str, str]
) -> None:
    """Den som frågar vidare kommer igenom alla sina ärenden, vart och ett en gång, hur många de än är."""
    newest = [town.report("employee", description="Något annat.") for _ in range(2)][-1]
    whole = look(town, newest, "employee", "zacharias", **register)
    monkeypatch.setattr(sealed_search, "MOST_RECORDS", 2)
    after, times, items = dict[str, int](), 0, list[Any]()
    while times == 0 or after:
        found = look(town, newest, "employee", "zacharias", **register, **after)
        times, items = times + found["looked_through"], items + found["items"]
        assert found["more"] is (found["next"] is not None)
        after = {"after": found["next"]} if found["next"] else {}
    assert (items, times) == (whole["items"], whole["looked_through"]) and items
    assert whole["next"] is None
    assert town.post("employee", "/sealed-search", {"words": "za", "purpose": WHY, "after": 0}).status_code == 422


def test_what_was_searched_for_is_in_no_log(town: Town, told: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    """Det sökta ordet står i ingen logg."""
    with caplog.at_level(logging.DEBUG):
        look(town, told, "employee", "zacharias")
    assert "zacharias" not in caplog.text.lower()

"""A reorganisation entered in advance: who acts and who sees, before its day and after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.api.house import Town, waited

JUNE, JULY = "2031-06-20T10:00:00Z", "2031-07-02T10:00:00Z"
"""Far enough ahead that the town, which is furnished today, lies before them."""


@pytest.fixture
def moving(town: Town) -> dict[str, Any]:
    """A new unit under the children's department, that from 1 July will lie under the honest one; and a case in it."""
    founded = {"name": "Spår (påhittad)", "parent": str(town.units["children"]), "since": "2026-01-01"}
    unit = town.post("director", "/units", founded).json()
    moved = {
        "name": "Spår (påhittad)",
        "parent": str(town.units["honest"]),
        "since": str(date(2031, 7, 1)),
        "without_analysis": "Bara på prov.",
    }
    answer = town.post("director", f"/units/{unit['record']}/reorganise-unit", moved)
    assert answer.status_code == 201, answer.text
    receipt = town.report(unit=unit["record"])
    return {**receipt, "unit": unit["record"]}


def seen_at(town: Town, who: str, when: str, case: dict[str, Any]) -> bool:
    clock = {"X-Clock": when, **waited(case)}
    one = town.get(who, f"/deviations/{case['record']}", clock).status_code == 200
    listed = town.get(who, "/deviations", clock, limit=200).json()["items"]
    assert (case["record"] in [card["record"] for card in listed]) is one
    return one


def test_what_is_seen_follows_the_tree_of_the_day(town: Town, moving: dict[str, Any]) -> None:
    """Den gamla chefen ser ärendet den 20 juni och den nya den 2 juli; listan per enhet följer samma träd."""
    assert seen_at(town, "head", JUNE, moving) and not seen_at(town, "far_manager", JUNE, moving)
    assert seen_at(town, "far_manager", JULY, moving) and not seen_at(town, "head", JULY, moving)
    for when, unit in ((JUNE, "children"), (JULY, "honest")):
        of_unit = town.get("quality", "/deviations", {"X-Clock": when}, unit=str(town.units[unit]), limit=200)
        assert moving["record"] in [card["record"] for card in of_unit.json()["items"]]


def test_who_acts_follows_the_tree_of_the_day(town: Town, moving: dict[str, Any]) -> None:
    """Den gamla chefen läser ärendet den 20 juni, inte den 2 juli; då gör den nya det."""
    path, said = f"/deviations/{moving['record']}/read-deviation", {"reading": "no"}
    assert town.post("far_manager", path, said, {"X-Clock": JUNE}).status_code == 404
    assert town.post("head", path, said, {"X-Clock": JULY}).status_code == 404
    assert town.post("head", path, said, {"X-Clock": JUNE}).status_code == 201


def test_many_days_may_be_asked_about(town: Town, moving: dict[str, Any]) -> None:
    """Trädet hålls för några dagar i taget; svaren blir desamma hur många dagar som än efterfrågas."""
    for days in range(20):
        day = date(2031, 6, 21) + timedelta(days)
        clock = {"X-Clock": f"{day}T10:00:00Z", **waited(moving)}
        sees = town.get("head", f"/deviations/{moving['record']}", clock).status_code == 200
        assert sees is (day < date(2031, 7, 1))

"""In which role one acts: one that is held, that day, and as near as may be."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.api.house import Town, waited


def stamped(town: Town, who: str, receipt: dict[str, Any]) -> tuple[str, str]:
    lines = town.get(who, f"/deviations/{receipt['record']}/journal", waited(receipt)).json()["lines"]
    return lines[-1]["role"], lines[-1]["unit"]


def test_the_nearest_role_that_may_is_chosen(town: Town) -> None:
    """Rollen väljs åt den som inte säger vilken: den närmaste som får."""
    record = town.report()["record"]
    read = town.post("head", f"/deviations/{record}/read-deviation", {"reading": "no"}).json()
    assert stamped(town, "head", read) == ("department_head", str(town.units["children"]))
    reported = town.report("head")
    assert stamped(town, "head", reported) == ("employee", str(town.units["children"]))


def test_a_role_that_is_not_held_is_never_stamped(town: Town) -> None:
    """Ingen stämplas med en roll som den inte har."""
    lines = town.lines
    for headers in (
        {"X-Role": "administration_director"},
        {"X-Role": "unit_manager", "X-Unit": str(town.units["honest"])},
        {"X-Unit": str(town.units["honest"])},
        {"X-Role": "employee", "X-Unit": str(town.units["honest"])},
    ):
        answer = town.post("manager", "/deviations", {"description": "x"}, headers)
        assert answer.status_code == 403, headers
    assert town.lines == lines
    held = {"X-Role": "unit_manager", "X-Unit": str(town.units["reception"])}
    receipt = town.post("manager", "/deviations", {"description": "x"}, held).json()
    assert stamped(town, "manager", receipt) == ("unit_manager", str(town.units["reception"]))
    plain = town.post("manager", "/deviations", {"description": "x"}, {"X-Role": "employee"}).json()
    assert stamped(town, "manager", plain)[0] == "employee"


def test_a_role_counts_as_soon_as_it_is_given_and_no_longer_than_it_is_held(town: Town) -> None:
    """En ny roll gäller genast, och en som upphört gäller inte."""
    assert town.get("other_employee", "/deviations").status_code == 404
    said = {
        "person": str(town.house.people["other_employee"]),
        "role": "unit_manager",
        "unit": str(town.units["meadow"]),
        "since": "2026-01-01",
    }
    given = town.post("founder", "/assignments", said)
    assert town.get("other_employee", "/deviations").status_code == 200
    path = f"/assignments/{given.json()['record']}/end-role"
    assert town.post("founder", path, {"until": "2026-01-31"}).status_code == 201
    assert town.get("other_employee", "/deviations").status_code == 404


def test_who_has_left_is_let_in_no_more(town: Town) -> None:
    said = {"name": "Tillfällig Prov", "unit": str(town.units["honest"]), "since": "2026-01-01"}
    person = town.post("far_manager", "/persons", said).json()["record"]
    town.house.people["leaving"] = UUID(person)
    assert town.get("leaving", "/units").status_code == 200
    assert town.post("far_manager", f"/persons/{person}/let-person-leave", {"until": "2026-02-01"}).status_code == 201
    answer = town.get("leaving", "/units")
    assert answer.status_code == 403 and answer.json()["type"] == "/problems/NotAllowed"

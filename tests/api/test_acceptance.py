"""Acceptance tests that go through the way in: nothing that was said is lost, and nobody can make it so."""

from __future__ import annotations

from typing import Any

from tests.api.house import Town, waited


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def test_04_both_texts_can_be_read_when_an_investigation_is_written_anew(town: Town) -> None:
    """Skrivs utredningen om går båda texterna att läsa, var och en med vem som skrev den och när."""
    said = {"unit": str(town.units["reception"]), "text": "Ingen svarade.", "submitter": "next_of_kin"}
    view = done(town.post("registrar", "/views", said))
    path = f"/views/{view['record']}"
    assess = {
        "kind": "complaint",
        "result": "deficiency",
        "misconduct": "no",
        "category": "accessibility",
        "legal_bases": ["sol"],
        "affected": {"child": "no", "count": 1},
    }
    done(town.post("manager", f"{path}/assess-view", assess))
    written = {"Växeln var obemannad.": "manager", "Växeln var bemannad, men trasig.": "head"}
    last: dict[str, Any] = {}
    for findings, who in written.items():
        last = done(town.post(who, f"{path}/investigate-complaint", {"findings": findings, "heard": ["staff"]}))
    lines = town.get("head", f"{path}/journal", waited(last)).json()["lines"]
    assert [one["by"] for one in lines if one["name"] == "ComplaintInvestigated.v1"] == [
        str(town.house.people[who]) for who in written.values()
    ]
    opened = town.post("head", f"{path}/open", {"purpose": "läsa båda"}).text
    assert all(findings in opened for findings in written)


def test_07_no_door_lets_anybody_clear_what_has_happened(town: Town) -> None:
    """Ingen väg in tar bort eller skriver om: bara egna utkast och mottagare av webhookar går att ta bort."""
    document = town.client.get("/openapi.json").json()
    removing = {
        path
        for path, methods in document["paths"].items()
        for method in methods
        if method in ("delete", "put", "patch")
    }
    assert removing and all("/drafts" in path or "/webhooks" in path for path in removing), removing
    receipt = town.report()
    for method in ("DELETE", "PUT", "PATCH"):
        for path in (f"/deviations/{receipt['record']}", f"/deviations/{receipt['record']}/journal", "/deviations"):
            answer = town.client.request(method, f"/prov/api/v1{path}", headers=town.headers("founder"))
            assert answer.status_code in (404, 405), (method, path, answer.status_code)


def test_12_changes_close_upon_each_other_are_all_kept(town: Town) -> None:
    """Fem rättelser i samma minut är fem rader, var och en med vad som sades."""
    receipt = town.report()
    path = f"/deviations/{receipt['record']}"
    places = [f"Rum {number}" for number in range(5)]
    last: dict[str, Any] = {}
    for place in places:
        correct = {"unit": str(town.units["reception"]), "place": place, "reason": "Fel rum."}
        state = town.get("manager", path, waited(last or receipt)).json()["state"]
        correct |= {name: state[name] for name in ("occurred", "discovered", "received", "diary_number")}
        last = done(town.post("manager", f"{path}/correct-deviation", correct))
    lines = town.get("manager", f"{path}/journal", waited(last)).json()["lines"]
    corrected = [one["event"]["place"] for one in lines if one["name"] == "DeviationCorrected.v1"]
    assert corrected == places

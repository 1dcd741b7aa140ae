"""A lex Sarah case over HTTP: opened in the same act as it is taken over, and seen by its own people only."""

from __future__ import annotations

from typing import Any

from domain.words import case_id
from tests.api.house import Town, waited


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def reported(town: Town) -> dict[str, Any]:
    said = {"description": "En boende låstes in.", "unit": str(town.units["reception"])}
    return done(town.post("employee", "/lex-sarah/report-misconduct", said))


def statuses(town: Town, record: str, receipt: dict[str, Any], *people: str) -> list[int]:
    return [town.get(who, f"/lex-sarah/{record}", waited(receipt)).status_code for who in people]


def test_a_deviation_taken_over_opens_its_case_in_the_same_act(town: Town) -> None:
    """När avvikelsen tas över öppnas ärendet i samma handling, och de hänvisar till varandra."""
    deviation = town.report(suspects_misconduct="yes")
    record = deviation["record"]
    before = town.lines
    taken = done(town.post("lex_sarah", f"/deviations/{record}/answer-referral", {"answer": "taken_over"}))
    assert town.lines == before + 2
    there = town.get("lex_sarah", f"/deviations/{record}", waited(taken)).json()["state"]
    case = town.get("lex_sarah", f"/lex-sarah/{there['case']}", waited(taken)).json()
    assert there["status"] == "escalated" and case["state"]["source"]["record"] == record
    assert case["number"].startswith("LEX-") and str(case_id("deviations", record, None)) == there["case"]
    refused = town.post("manager", f"/deviations/{record}/close-deviation", {})
    assert refused.status_code == 409


def test_a_case_is_seen_by_its_own_people_only(town: Town) -> None:
    """Den ansvariga, rapportören och registratorn ser ärendet; cheferna gör det inte, förrän den ena är informerad."""
    receipt = reported(town)
    record = receipt["record"]
    assert statuses(town, record, receipt, "lex_sarah", "employee", "registrar") == [200, 200, 200]
    others = ("manager", "head", "director", "quality", "auditor", "other_employee")
    assert statuses(town, record, receipt, *others) == [404] * len(others)
    for who, expected in (("lex_sarah", True), ("registrar", True), ("head", False), ("quality", False)):
        listed = town.get(who, "/lex-sarah", limit=200)
        found = listed.status_code == 200 and record in [one["record"] for one in listed.json()["items"]]
        assert found is expected, who
    told = {"responsible": str(town.house.people["manager"])}
    informed = done(town.post("lex_sarah", f"/lex-sarah/{record}/inform-manager", told))
    assert statuses(town, record, informed, "manager", "head") == [200, 404]
    protected = {"what_was_done": "Låset togs bort.", "day": "2026-01-02", "author": "Kim Ek", "position": "enhetschef"}
    done(town.post("manager", f"/lex-sarah/{record}/record-protection", protected))
    for who, expected in (("lex_sarah", True), ("manager", False)):
        opened = town.post(who, f"/lex-sarah/{record}/open", {"purpose": "läsa rapporten"})
        assert ("låstes in" in opened.text) is expected, who


def test_who_is_pointed_out_does_not_see_the_case(town: Town) -> None:
    """Den registrator som pekas ut ser inte ärendet, varken för sig eller i listan."""
    receipt = reported(town)
    record = receipt["record"]
    assessed = {
        "investigate": True,
        "legal_bases": ["sol"],
        "pointed_out": [str(town.house.people["registrar"])],
        "reasons": "Kan vara ett missförhållande.",
    }
    told = done(town.post("lex_sarah", f"/lex-sarah/{record}/assess-report", assessed))
    assert statuses(town, record, told, "registrar", "lex_sarah") == [404, 200]
    listed = town.get("registrar", "/lex-sarah", waited(told), limit=200).json()["items"]
    assert record not in [one["record"] for one in listed]

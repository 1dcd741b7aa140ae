"""Who may see and do what. What one may not see answers exactly as what is not there."""

from __future__ import annotations

from typing import Any

import pytest

from api.access import ACCESS, NOBODY, access_to
from domain import REGISTERS
from ledger.ids import new_id
from tests.api.house import Town, waited


def told(answer: Any) -> dict[str, Any]:
    """A problem but for the number of the occasion."""
    return {name: value for name, value in answer.json().items() if name != "instance"}


def test_every_register_has_a_rule_and_every_rule_a_reason() -> None:
    """Inget visas utan en regel, och varje regel har ett skäl."""
    assert {register.name for register in REGISTERS} == set(ACCESS)
    assert all(rule.why.endswith(".") for rule in ACCESS.values())
    assert access_to("unheard_of") is NOBODY


def test_rules_name_fields_that_there_are() -> None:
    for register in REGISTERS:
        rule, fields = access_to(register.name), set(type(register.initial).__dataclass_fields__)
        named = {*rule.reporters, *rule.handlers, *rule.never, *([rule.flag] if rule.flag else [])}
        assert named <= fields, register.name
        assert rule.open_in <= {one.value for one in type(register.initial.status)}, register.name
        assert "restricted" not in fields or rule.flag == "restricted", register.name


@pytest.mark.parametrize("who", ["manager", "head", "director", "quality", "lex_sarah", "registrar", "auditor"])
def test_those_above_see_a_report(town: Town, who: str) -> None:
    receipt = town.report()
    assert town.get(who, f"/deviations/{receipt['record']}", waited(receipt)).status_code == 200


@pytest.mark.parametrize("who", ["other_employee", "other_manager", "far_manager", "founder"])
def test_others_cannot_tell_it_from_what_is_not_there(town: Town, who: str) -> None:
    """Den som inte får se posten får samma svar som om den inte fanns."""
    receipt = town.report()
    missing = told(town.get(who, f"/deviations/{new_id()}"))
    for name in (receipt["record"], receipt["number"], f"{receipt['record']}/journal"):
        hidden = town.get(who, f"/deviations/{name}", waited(receipt))
        assert hidden.status_code == 404 and told(hidden) == missing
    absent = told(town.post(who, f"/deviations/{new_id()}/close-deviation", {}))
    for headers in ({}, {"If-Match": '"7"'}):
        answer = town.post(who, f"/deviations/{receipt['record']}/close-deviation", {}, headers)
        assert answer.status_code == 404 and told(answer) == absent
    answer = town.post(who, f"/deviations/{receipt['record']}/open", {"purpose": "nyfiken"})
    assert answer.status_code == 404 and told(answer) == missing


def test_a_record_of_another_register_is_not_there(town: Town) -> None:
    receipt = town.report()
    assert town.get("quality", f"/views/{receipt['record']}", waited(receipt)).status_code == 404


def test_who_sees_but_may_not_is_told_so(town: Town) -> None:
    """Den som ser posten men inte har rollen får veta just det."""
    receipt = town.report()
    for who in ("employee", "auditor"):
        answer = town.post(who, f"/deviations/{receipt['record']}/close-deviation", {})
        assert answer.status_code == 403 and answer.json()["type"] == "/problems/NotAllowed"


def test_an_employee_has_their_own_and_no_list(town: Town) -> None:
    own, others = town.report("employee"), town.report("other_employee")
    assert town.get("employee", "/deviations").status_code == 404
    mine = town.get("employee", "/deviations", waited(others), mine="true", limit=200).json()["items"]
    records = [one["record"] for one in mine]
    assert own["record"] in records and others["record"] not in records


def test_lists_end_where_the_unit_does(town: Town) -> None:
    here = town.report(unit=str(town.units["reception"]))
    there = town.report(unit=str(town.units["honest"]))
    listed = {
        who: {one["record"] for one in town.get(who, "/deviations", waited(there), limit=200).json()["items"]}
        for who in ("manager", "head", "far_manager", "quality")
    }
    assert here["record"] in listed["manager"] & listed["head"] & listed["quality"] - listed["far_manager"]
    assert there["record"] in listed["far_manager"] & listed["quality"] - listed["manager"] - listed["head"]


def test_access_follows_the_case(town: Town) -> None:
    """Flyttas ärendet ser den nya chefen det, också som det stod förut, och den förra inte alls."""
    receipt = town.report(unit=str(town.units["reception"]))
    record, at = receipt["record"], receipt["position"]
    moved = town.post("head", f"/deviations/{record}/move-to-unit", {"unit": str(town.units["meadow"])})
    assert moved.status_code == 201
    wait, then = waited(moved.json()), str(at)
    assert town.get("other_manager", f"/deviations/{record}", wait).status_code == 200
    assert town.get("other_manager", f"/deviations/{record}", as_of=then).json()["state"]["unit"] == str(
        town.units["reception"]
    )
    assert town.get("manager", f"/deviations/{record}").status_code == 404
    assert town.get("manager", f"/deviations/{record}", as_of=then).status_code == 404
    before = town.get("manager", "/deviations", as_of=then, limit=200).json()["items"]
    assert record not in [one["record"] for one in before]
    after = town.get("other_manager", "/deviations", as_of=then, limit=200).json()["items"]
    assert record in [one["record"] for one in after]


def test_a_report_without_a_unit_is_seen_by_whoever_may_take_it_on(town: Town) -> None:
    receipt = town.report(unit=None)
    assert town.get("far_manager", f"/deviations/{receipt['record']}", waited(receipt)).status_code == 200
    assert town.get("other_employee", f"/deviations/{receipt['record']}").status_code == 404


def test_a_risk_of_one_person_is_seen_by_those_who_handle_it(town: Town) -> None:
    """En risk som rör en enskild ses inte av granskare och kvalitetsutvecklare."""
    said = {
        "title": "Fallrisk",
        "level": "individual",
        "description": "I badrummet.",
        "unit": str(town.units["reception"]),
    }
    receipt = town.post("manager", "/risks", said).json()
    record, wait = receipt["record"], waited(receipt)
    assert town.get("manager", f"/risks/{record}", wait).json()["state"]["restricted"] is True
    for who, expected in (("head", True), ("lex_sarah", True), ("auditor", False), ("quality", False)):
        assert (town.get(who, f"/risks/{record}").status_code == 200) is expected, who
        listed = [one["record"] for one in town.get(who, "/risks", limit=200).json()["items"]]
        assert (record in listed) is expected, who


def test_a_complaint_about_the_manager_is_not_seen_by_the_manager(town: Town) -> None:
    said = {"text": "Chefen svarar inte.", "unit": str(town.units["reception"])}
    view = town.post("registrar", "/views", said).json()
    assert town.get("manager", f"/views/{view['record']}", waited(view)).status_code == 200
    assessed = {
        "kind": "complaint",
        "result": "deficiency",
        "misconduct": "no",
        "category": "treatment",
        "concerns_manager": True,
        "concerns_person": str(town.house.people["head"]),
    }
    answer = town.post("director", f"/views/{view['record']}/assess-view", assessed)
    assert answer.status_code == 201, answer.text
    wait = waited(answer.json())
    for who, expected in (("manager", 404), ("head", 404), ("director", 200), ("registrar", 200), ("auditor", 404)):
        assert town.get(who, f"/views/{view['record']}", wait).status_code == expected, who
        listed = town.get(who, "/views", limit=200).json()["items"]
        assert (view["record"] in [one["record"] for one in listed]) is (expected == 200), who


def test_everybody_sees_the_units_and_what_the_board_has_decided(town: Town) -> None:
    for register in ("units", "settings", "assignments", "delegations", "book"):
        assert town.get("other_employee", f"/{register}").status_code == 200, register
    assert town.get("other_employee", "/persons").status_code == 404
    me = town.house.people["other_employee"]
    assert town.get("other_employee", f"/persons/{me}").status_code == 200
    assert town.get("other_employee", f"/persons/{town.house.people['employee']}").status_code == 404

"""Who may see and do what. What one may not see answers exactly as what is not there."""

from __future__ import annotations

from typing import Any

import pytest

from api.access import ACCESS, NOBODY, access_to
from domain import REGISTERS
from domain.terms import Role
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
        stages = {one.value for one in type(register.initial.status)}
        assert rule.open_in | rule.put_to_board <= stages, register.name
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


def test_a_list_is_narrowed_to_what_is_true_of_a_record(town: Town) -> None:
    """En lista kan avgränsas till det som är sant i posten: så listas det gemensamma riskregistret."""
    said = {"title": "Fallrisk", "description": "I badrummet.", "unit": str(town.units["reception"])}
    restricted = town.post("manager", "/risks", {**said, "level": "individual"}).json()
    open_to_more = town.post("manager", "/risks", said).json()
    listed = town.get("head", "/risks", waited(open_to_more), flag="restricted", limit=200).json()["items"]
    records = [one["record"] for one in listed]
    assert restricted["record"] in records and open_to_more["record"] not in records
    assert all(one["state"]["restricted"] for one in listed)
    assert town.get("head", "/risks", flag="promoted").json()["items"] == []
    refused = town.get("head", "/risks", flag="title")
    assert refused.status_code == 422 and "promoted" in refused.text


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


# ── A member of the board ────────────────────────────────────────────────────


def proposed(town: Town) -> dict[str, Any]:
    """A plan of the board's, drafted by the quality developer."""
    stated = town.post("quality", "/goals/propose-goal", {"level": "strategic", "title": "Svar i tid"})
    assert stated.status_code == 201, stated.text
    goal = stated.json()["record"]
    decided = {"since": "2026-01-01", "decision": {"body": "board", "day": "2026-03-02"}}
    assert town.post("quality", f"/goals/{goal}/decide-goal", decided).status_code == 201
    plan = {
        "kind": "board",
        "title": "Nämndplan 2026",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "responsible": str(town.house.people["director"]),
        "goals": [goal],
    }
    answer = town.post("quality", "/plans", plan)
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def test_a_member_of_the_board_sees_what_is_open_and_what_is_put_to_the_board(town: Town) -> None:
    """En förtroendevald ser det som är öppet för alla, och en plan först när den har lämnats till nämnden."""
    for register in ("settings", "documents", "processes", "obligations", "meetings", "analyses", "goals", "plans"):
        assert town.get("member", f"/{register}").status_code == 200, register
    plan = proposed(town)
    path, wait = f"/plans/{plan['record']}", waited(plan)
    assert town.get("member", path, wait).status_code == 404
    put = town.post("director", f"{path}/submit-plan", {}).json()
    assert town.get("member", path, waited(put)).json()["state"]["status"] == "submitted"
    assert plan["record"] in [one["record"] for one in town.get("member", "/plans", limit=200).json()["items"]]
    assert town.get("employee", path).status_code == 404
    decision = {"decision": {"body": "board", "day": "2026-03-02"}}
    decided = town.post("quality", f"{path}/decide-plan-by-board", decision).json()
    assert town.get("employee", path, waited(decided)).status_code == 200


def test_a_member_of_the_board_sees_nothing_else_and_opens_no_text(town: Town) -> None:
    """En förtroendevald ser inga avvikelser, klagomål, ärenden eller personer, och får inga texter öppnade."""
    for register in ("deviations", "views", "lex_sarah", "risks", "incidents", "non_executed", "persons", "trainings"):
        assert town.get("member", f"/{register}").status_code == 404, register
    receipt = town.report()
    assert town.get("member", f"/deviations/{receipt['record']}", waited(receipt)).status_code == 404
    path = f"/plans/{proposed(town)['record']}"
    assert town.post("director", f"{path}/submit-plan", {}).status_code == 201
    handed = {"responsible": str(town.house.people["head"]), "reason": "Byte av ansvarig."}
    over = town.post("director", f"{path}/replace-plan-responsible", handed).json()
    assert town.get("member", path, waited(over)).status_code == 200
    assert town.post("quality", f"{path}/open", {"purpose": "granskning"}).status_code == 200
    assert town.post("member", f"{path}/open", {"purpose": "nyfiken"}).status_code == 403


def test_no_rule_and_no_command_gives_a_member_of_the_board_more() -> None:
    """Ingen regel ger en förtroendevald fler register eller texter, och inget kommando är till för den rollen."""
    for rule in ACCESS.values():
        assert Role.BOARD_MEMBER not in (*rule.readers, *rule.openers, *rule.close_readers)
    commands = [command for register in REGISTERS for command in register.commands]
    assert not [command for command in commands if Role.BOARD_MEMBER in command.may]
    assert {name for name, rule in ACCESS.items() if rule.put_to_board} == {
        "analyses",
        "goals",
        "plans",
        "self_control_compilations",
    }

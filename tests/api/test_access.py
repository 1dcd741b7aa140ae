"""Who may see and do what. What one may not see answers exactly as what is not there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from api.access import ACCESS, NOBODY, access_to
from domain import REGISTERS
from ledger.ids import new_id
from tests.api.house import Town


def told(answer: Any) -> dict[str, Any]:
    """A problem but for the number of the occasion."""
    return {name: value for name, value in answer.json().items() if name != "instance"}


def waited(receipt: dict[str, Any]) -> dict[str, str]:
    return {"X-Position": str(receipt["position"])}


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


# ── Acting ───────────────────────────────────────────────────────────────────


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


# ── Sealed texts ─────────────────────────────────────────────────────────────


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


def test_an_erasure_takes_the_texts_at_once(town: Town) -> None:
    """En beslutad radering utförs också."""
    receipt = town.report(description="Ska bort.")
    book = town.get("founder", "/book").json()["items"][0]["record"]
    said = {
        "positions": [receipt["position"]],
        "ground": "entered_by_mistake",
        "decision": {"body": "board", "day": "2026-03-02"},
    }
    answer = town.post("founder", f"/book/{book}/erase-texts", said)
    assert answer.status_code == 201, answer.text
    opened = town.post("manager", f"/deviations/{receipt['record']}/open", {"purpose": "Kontroll"}).json()
    assert opened["lines"][0] == {**opened["lines"][0], "texts": {}, "erased": ["description"]}

"""From a command to a receipt and back: what is sent can be read at once, and sending twice is sending once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ledger import clock
from tests.api.house import BEGAN, Town


def position(receipt: dict[str, object]) -> dict[str, str]:
    return {"X-Position": str(receipt["position"])}


def test_a_report_gets_a_number_and_can_be_read_back_at_once(town: Town) -> None:
    """Den som rapporterar får ett nummer och kan läsa rapporten med detsamma."""
    before = town.lines
    answer = town.post("employee", "/deviations", {"description": "Kvällsbesöket blev inte av."})
    assert answer.status_code == 201
    receipt = answer.json()
    assert receipt["number"].startswith("AVV-") and receipt["version"] == 1 and receipt["again"] is False
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/prov/api/v1/deviations/{receipt['record']}"
    assert answer.headers["Idempotency-Key"]
    assert town.lines == before + 1
    seen = town.get("employee", f"/deviations/{receipt['number']}", position(receipt))
    assert seen.status_code == 200
    assert seen.json()["record"] == receipt["record"] and seen.json()["state"]["status"] == "reported"
    assert seen.headers["ETag"] == '"1"'


def test_the_same_key_gives_the_same_receipt_and_one_line(town: Town) -> None:
    """Samma nyckel skrivs en gång, hur många gånger den än skickas."""
    said, key = {"description": "Fel medicin i dosetten."}, {"Idempotency-Key": "min-nyckel-1"}
    first = town.post("employee", "/deviations", said, key)
    lines = town.lines
    second = town.post("employee", "/deviations/report-deviation", said, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == {**first.json(), "again": True}
    assert town.lines == lines


def test_the_same_key_for_something_else_is_refused(town: Town) -> None:
    key = {"Idempotency-Key": "min-nyckel-2"}
    town.post("employee", "/deviations", {"description": "En sak."}, key)
    lines = town.lines
    answer = town.post("employee", "/deviations", {"description": "En annan sak."}, key)
    assert answer.status_code == 422 and answer.json()["type"] == "/problems/KeyUsed"
    assert town.lines == lines


def test_keys_of_different_people_do_not_meet(town: Town) -> None:
    key = {"Idempotency-Key": "samma"}
    first = town.post("employee", "/deviations", {"description": "En sak."}, key)
    second = town.post("other_employee", "/deviations", {"description": "En annan sak."}, key)
    assert first.status_code == second.status_code == 201
    assert first.json()["record"] != second.json()["record"]


def test_who_saw_an_older_version_is_told(town: Town) -> None:
    """Den som har sett en äldre version får veta det, och inget skrivs."""
    record = town.report()["record"]
    path = f"/deviations/{record}/read-deviation"
    assert town.post("manager", path, {"reading": "no"}, {"If-Match": '"1"'}).status_code == 201
    lines = town.lines
    stale = town.post("manager", f"/deviations/{record}/close-deviation", {}, {"If-Match": '"1"'})
    assert stale.status_code == 412 and stale.json()["type"] == "/problems/Stale"
    assert stale.headers["ETag"] == '"2"' and town.lines == lines


def test_a_reader_with_the_newest_version_gets_no_body(town: Town) -> None:
    receipt = town.report()
    path = f"/deviations/{receipt['record']}"
    answer = town.get("employee", path, {**position(receipt), "If-None-Match": '"1"'})
    assert answer.status_code == 304 and not answer.content


def test_a_rule_says_no_with_its_paragraph(town: Town) -> None:
    """När en regel säger nej står lagrummet med."""
    record = town.report()["record"]
    answer = town.post("manager", f"/deviations/{record}/close-deviation", {})
    said = answer.json()
    assert answer.status_code == 409 and said["status"] == 409
    assert said["type"] == "/problems/WrongOrder" and "SOSFS 2011:9" in said["duty"]


def test_one_record_for_what_there_can_be_only_one_of(town: Town) -> None:
    """Ett uppdrag är en post för person, roll och enhet: ingen väljer dess id."""
    said = {
        "person": str(town.house.people["employee"]),
        "role": "team_leader",
        "unit": str(town.units["reception"]),
        "since": "2026-01-01",
    }
    first = town.post("founder", "/assignments/assign-role", said)
    assert first.status_code == 201
    again = town.post("founder", "/assignments", said)
    assert again.status_code == 409
    record = first.json()["record"]
    assert town.post("founder", f"/assignments/{record}/end-role", {"until": "2026-06-30"}).status_code == 201
    once_more = town.post("founder", "/assignments/assign-role", {**said, "since": "2026-09-01"})
    assert once_more.json()["record"] == record


# ── Lists and time ───────────────────────────────────────────────────────────


def test_lists_go_newest_first_page_by_page(town: Town) -> None:
    receipts = [town.report() for _ in range(5)]
    numbers, found = [one["number"] for one in receipts], []
    path = f"/deviations?limit=2&wait={receipts[-1]['position']}"
    for _ in range(3):
        page = town.client.get(f"/prov/api/v1{path}", headers=town.headers("quality")).json()
        found += [one["number"] for one in page["items"]]
        path = page["next"].removeprefix("/prov/api/v1")
    assert found[:5] == numbers[::-1]


def test_lists_are_narrowed_and_counted(town: Town) -> None:
    receipt = town.report(unit=str(town.units["honest"]))
    answer = town.get("quality", "/deviations", position(receipt), unit=str(town.units["honest"]), count="true")
    assert answer.json()["count"] == 1 and answer.json()["items"][0]["record"] == receipt["record"]
    assert town.get("quality", "/deviations", position(receipt), status="closed").json()["items"] == []
    below = town.get("quality", "/deviations", unit=str(town.units["children"]), count="true").json()["count"]
    assert below == town.get("quality", "/deviations", unit=str(town.units["reception"]), count="true").json()["count"]


def test_a_list_as_it_stood(town: Town) -> None:
    """Registret som det stod vid en position, en tid och en dag."""
    receipt = town.report()
    record, at = receipt["record"], receipt["position"]
    later = town.post("manager", f"/deviations/{record}/read-deviation", {"reading": "no"}).json()
    town.get("manager", f"/deviations/{record}", position(later))
    assert town.get("manager", f"/deviations/{record}").json()["state"]["status"] == "read"
    then = town.get("manager", f"/deviations/{record}", as_of=str(at)).json()
    assert then["state"]["status"] == "reported" and then["version"] == 1
    listed = town.get("manager", "/deviations", as_of=str(at)).json()
    assert listed["position"] == at and listed["items"][0]["status"] == "reported"
    assert town.get("manager", f"/deviations/{record}", as_of=str(at - 1)).status_code == 404
    tomorrow = (clock.now() + timedelta(days=1)).date().isoformat()
    assert town.get("manager", f"/deviations/{record}", as_of=tomorrow).json()["version"] == 2
    assert town.get("manager", "/units", as_of=(BEGAN - timedelta(days=2)).isoformat()).json()["items"] == []


def test_the_journal_tells_line_by_line_without_the_texts(town: Town) -> None:
    receipt = town.report()
    answer = town.get("employee", f"/deviations/{receipt['record']}/journal", position(receipt)).json()
    line = answer["lines"][0]
    assert line["label"] == "Avvikelsen rapporterades" and "SOSFS 2011:9" in line["duty"]
    assert list(line["personal"]) == ["description"] and line["role"] == "employee"
    assert "salt" not in line and "act" not in line


@pytest.mark.parametrize(
    ("headers", "where"),
    [
        ({"X-Position": "9007199254740991"}, "X-Position"),
        ({"X-Position": "-1"}, "X-Position"),
        ({"X-Role": "boss"}, "X-Role"),
        ({"X-Unit": "here"}, "X-Unit"),
        ({"X-Clock": "yesterday"}, "X-Clock"),
        ({"X-Clock": "0001-01-01T00:00:00Z"}, "X-Clock"),
        ({"X-Clock": "9999-12-31T23:59:59-23:00"}, "X-Clock"),
    ],
)
def test_a_header_that_cannot_be_read_is_named(town: Town, headers: dict[str, str], where: str) -> None:
    answer = town.get("quality", "/deviations", headers)
    assert answer.status_code == 422
    assert [one["where"] for one in answer.json()["errors"]] == [where]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("offset=-1", "offset"),
        ("after=x", "after"),
        ("status=gone", "status"),
        ("unit=1", "unit"),
        ("as_of=then", "as_of"),
        ("as_of=2026-02-30", "as_of"),
        ("as_of=99999999999999999999", "as_of"),
        ("mine=1", "mine"),
        ("statuss=read", "frågan"),
        ("limit=1&limit=2", "limit"),
        ("limit=%C2%B2", "limit"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(town: Town, query: str, where: str) -> None:
    answer = town.client.get(f"/prov/api/v1/deviations?{query}", headers=town.headers("quality"))
    assert answer.status_code == 422, answer.text
    assert [one["where"] for one in answer.json()["errors"]] == [where]


@pytest.mark.parametrize("key", ["", " ", "å", "x" * 201, "två ord"])
def test_an_idempotency_key_has_a_form(town: Town, key: str) -> None:
    said = [*town.headers("employee").items(), ("Idempotency-Key", key)]
    headers = [(name.encode(), value.encode()) for name, value in said]
    answer = town.client.post("/prov/api/v1/deviations", headers=headers, json={"description": "x"})
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "Idempotency-Key"


def test_a_demonstration_lets_the_request_bring_the_time(town: Town) -> None:
    at = (clock.now() + timedelta(hours=1)).isoformat()
    receipt = town.post("employee", "/deviations", {"description": "x"}, {"X-Clock": at}).json()
    seen = town.get("employee", f"/deviations/{receipt['record']}/journal", position(receipt)).json()
    assert seen["lines"][0]["at"] == at.replace("+00:00", "Z")

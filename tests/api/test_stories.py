"""The story of a record, and two moments compared, over HTTP: for those who may see it, and of nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.house import Town, waited


@pytest.fixture(scope="module")
def moved(town: Town) -> dict[str, Any]:
    """A report by the employee that a manager has asked about; the receipts of both."""
    receipt = town.report()
    asked = town.post("manager", f"/deviations/{receipt['record']}/request-completion", {"question": "När hände det?"})
    assert asked.status_code == 201, asked.text
    town.get("quality", "/deviations", waited(asked.json()))
    return {**receipt, "asked": asked.json()["position"]}


def between(first: int, last: int | None = None, **more: Any) -> dict[str, Any]:
    return {"from": str(first), **({} if last is None else {"to": str(last)}), **more}


def test_a_record_is_told_line_by_line_or_as_prose(town: Town, moved: dict[str, Any]) -> None:
    """Historien är data, eller löpande text för den som vill läsa den."""
    path = f"/deviations/{moved['number']}/story"
    answer = town.get("manager", path)
    assert answer.status_code == 200, answer.text
    lines = answer.json()["lines"]
    assert [one["position"] for one in lines] == [moved["position"], moved["asked"]]
    assert lines[0]["law"] and "(förseglad text)" in str(lines[0]["facts"])
    provisions = {one["note"]: one for one in answer.json()["provisions"]}
    assert [provisions[one["note"]]["citation"] for one in lines] == [one["law"] for one in lines]
    assert all(one["text"] is not None or one["in_short"] for one in provisions.values())
    prose = town.get("manager", path, {"Accept": "text/plain"})
    assert prose.headers["Content-Type"].startswith("text/plain") and f"rad {moved['asked']}]" in prose.text
    then = town.get("manager", path, as_of=str(moved["position"])).json()["lines"]
    assert then == lines[:1]


def test_who_may_not_see_the_record_is_told_nothing_of_it(town: Town, moved: dict[str, Any]) -> None:
    """Den som inte får se posten får ingen historia, och ser den inte i en jämförelse."""
    assert town.get("far_manager", f"/deviations/{moved['record']}/story").status_code == 404
    compared = town.get("far_manager", "/compare", **between(moved["position"] - 1))
    assert compared.status_code == 200 and moved["record"] not in compared.text


def test_who_told_is_not_told_to_those_who_look_on(town: Town, moved: dict[str, Any]) -> None:
    """Revisorn läser historien utan att få veta vem som rapporterade; den som frågade visas."""
    reporter, manager = (str(town.house.people[one])[:8] for one in ("employee", "manager"))
    path = f"/deviations/{moved['record']}/story"
    assert reporter in town.get("manager", path).text
    for text in (town.get("auditor", path).text, town.get("auditor", path, {"Accept": "text/plain"}).text):
        assert reporter not in text and "(maskad)" in text and manager in text
    unit = town.get("auditor", f"/units/{town.units['reception']}/story", **between(moved["position"] - 1))
    assert moved["number"] in unit.text and reporter not in unit.text


def test_two_moments_are_compared_field_by_field_with_the_lines(town: Town, moved: dict[str, Any]) -> None:
    """Mellan två rader sägs vad som tillkom och vad som ändrades, och vilka rader som gjorde det."""
    before = between(moved["position"] - 1, moved["position"], register="deviations")
    [added] = town.get("manager", "/compare", **before).json()["items"]
    assert (added["change"], added["lines"], added["called"]) == ("added", [moved["position"]], moved["number"])
    after = between(moved["position"], moved["asked"], register="deviations")
    answer = town.get("manager", "/compare", **after).json()
    [changed] = answer["items"]
    assert changed["change"] == "changed" and changed["lines"] == [moved["asked"]]
    asked_on = changed["fields"]["completion_requested_on"]
    assert asked_on["was"] == "–" and asked_on["is"].endswith("2026") and answer["next"] is None
    assert town.get("manager", "/compare", **{**before, "after": str(moved["position"])}).json()["items"] == []


@pytest.mark.parametrize(
    ("asked", "where"),
    [({}, "from"), ({"from": "1", "register": "nothing"}, "register"), ({"from": "1", "to": "9999999"}, "to")],
)
def test_what_cannot_be_compared_is_said(town: Town, asked: dict[str, Any], where: str) -> None:
    answer = town.get("quality", "/compare", **asked)
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == where


@pytest.mark.parametrize("path", ["/deviations", "/figures/half-year/2026:1"])
def test_a_line_that_is_not_written_yet_is_no_moment(town: Town, path: str) -> None:
    """En rad efter den sista är ingen tidpunkt att visa något vid."""
    answer = town.get("quality", path, as_of="9999999")
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "as_of"
    assert answer.json()["errors"][0]["type"] == "beyond_the_end"

"""The work list: what waits for whom, only of what the one who asks may see, now and as it stood."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from domain.calendar import local_day
from ledger import clock
from tests.api.house import Town, waited

TODAY = local_day(clock.now())
LATER = f"{TODAY + timedelta(days=60)}T09:00:00Z"


def listed(town: Town, who: str, headers: dict[str, str] | None = None, **asked: Any) -> list[dict[str, Any]]:
    answer = town.get(who, "/work", headers, limit=200, **asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def about(items: list[dict[str, Any]], receipt: dict[str, Any]) -> dict[str, Any] | None:
    return next((one for one in items if one["record"] == receipt["record"]), None)


@pytest.fixture
def reported(town: Town) -> dict[str, Any]:
    receipt = town.report()
    assert town.get("manager", f"/deviations/{receipt['record']}", waited(receipt)).status_code == 200
    return receipt


def test_a_report_waits_for_the_manager_of_the_unit(town: Town, reported: dict[str, Any]) -> None:
    """En rapport väntar på enhetens chef, med dagen och regeln som gav den, och utan något av det som står i den."""
    one = about(listed(town, "manager", mine="true"), reported)
    assert one is not None
    assert (one["register"], one["number"]) == ("deviations", reported["number"])
    assert one["what"] == "rapporten ska läsas" and one["receivers"] == [str(town.house.people["manager"])]
    assert one["rule"]["id"] == "deviation.first_reading" and one["rule"]["duty"]
    assert one["rule"]["version"] == 1 and one["rule"]["status"] == "local"
    last = date.fromisoformat(one["day"])
    assert all(date.fromisoformat(each["day"]) < last and each["why"] for each in one["rule"]["passed_over"])
    assert one["days"] >= 0 and one["late"] is False
    assert "Larmet" not in str(one)


def test_what_one_may_not_see_is_not_in_the_list(town: Town, reported: dict[str, Any]) -> None:
    """Det man inte får se finns inte i listan, vad man än frågar efter."""
    manager = str(town.house.people["manager"])
    for who in ("far_manager", "other_manager", "other_employee"):
        assert about(listed(town, who), reported) is None
        assert about(listed(town, who, person=manager), reported) is None


def test_the_list_of_somebody_else_is_for_those_who_may_see_it(town: Town, reported: dict[str, Any]) -> None:
    """Den som är chef över ser vad som väntar på enhetens chef, till exempel när chefen är borta."""
    manager = str(town.house.people["manager"])
    assert about(listed(town, "head", person=manager), reported) is not None
    assert about(listed(town, "head", mine="true"), reported) is None


def test_a_unit_has_what_waits_in_it_and_below(town: Town, reported: dict[str, Any]) -> None:
    """En enhets lista har det som väntar i enheten och i dem under den."""
    for unit, there in (("reception", True), ("children", True), ("meadow", False), ("honest", False)):
        found = about(listed(town, "director", unit=str(town.units[unit])), reported)
        assert (found is not None) is there, unit


def test_what_is_late_says_how_many_days(town: Town, reported: dict[str, Any]) -> None:
    """Det som är försenat säger hur många dagar."""
    one = about(listed(town, "manager", {"X-Clock": LATER}, mine="true"), reported)
    assert one is not None and one["late"] is True and one["days"] < -40


def test_the_list_as_it_stood(town: Town, reported: dict[str, Any]) -> None:
    """Listan som den stod: före rapporten väntade ingenting av den, och det som är läst sedan väntade då."""
    assert about(listed(town, "manager", as_of=reported["position"] - 1), reported) is None
    read = town.post("manager", f"/deviations/{reported['record']}/read-deviation", {"reading": "no"})
    assert read.status_code == 201, read.text
    now = about(listed(town, "manager", waited(read.json())), reported)
    then = about(listed(town, "manager", as_of=reported["position"]), reported)
    assert now is not None and now["what"] == "utredningen ska vara klar"
    assert then is not None and then["what"] == "rapporten ska läsas"
    assert about(listed(town, "far_manager", as_of=reported["position"]), reported) is None


def test_a_referral_waits_for_the_officer(town: Town) -> None:
    """Det som kan vara ett missförhållande väntar på lex Sarah-ansvarig."""
    receipt = town.report(suspects_misconduct="yes")
    own = [one for one in listed(town, "lex_sarah", waited(receipt), mine="true") if one["record"] == receipt["record"]]
    assert [one["what"] for one in own] == ["det ska prövas om det är ett missförhållande"]


def test_the_list_is_paged_and_counted(town: Town, reported: dict[str, Any]) -> None:
    """Listan räknas hel, och visas i delar, det tidigaste först."""
    whole = town.get("manager", "/work", limit=200).json()
    assert whole["count"] == len(whole["items"]) >= 1
    days = [one["day"] for one in whole["items"]]
    assert days == sorted(days)
    part = town.get("manager", "/work", limit=1, offset=whole["count"] - 1).json()
    assert part["items"] == whole["items"][-1:] and part["count"] == whole["count"]


def test_a_misspelt_question_is_refused(town: Town) -> None:
    """En fråga som är fel skriven avvisas."""
    assert town.get("manager", "/work", persons="x").status_code == 422
    assert town.get("manager", "/work", person="x").status_code == 422
    assert town.get(None, "/work").status_code == 401


# ── The page ─────────────────────────────────────────────────────────────────


def test_14_whoever_reported_is_told_why_the_report_was_struck_out(town: Town, browser: TestClient) -> None:
    """Den som rapporterade ser på sin sida att rapporten ströks, och av vilket skäl."""
    record = town.report()["record"]
    said = {"reason": "practice", "decision": {"person": str(town.house.people["head"]), "day": "2026-01-02"}}
    answer = town.post("head", f"/deviations/{record}/annul-deviation", said)
    assert answer.status_code == 201, answer.text
    town.get("head", f"/deviations/{record}", waited(answer.json()))
    browser.cookies.set("liggaren", town.token("employee"), path="/prov")
    page = browser.get("/prov/mina-rapporter").text
    assert "Rapporten är struken ur registret; den finns kvar i liggaren. Skälet: inmatad på prov." in page


def test_the_page_says_what_waits_in_words(town: Town, browser: TestClient, reported: dict[str, Any]) -> None:
    """Sidan säger vad som väntar och när, i ord: försenat är aldrig bara en färg."""
    browser.cookies.set("liggaren", town.token("manager"), path="/prov")
    page = browser.get("/prov/mina-rapporter").text
    assert "Att göra" in page and reported["number"] in page and "Rapporten ska läsas" in page
    assert "dagen är programmets förslag" in page  # and nobody takes it for law
    late = browser.get("/prov/mina-rapporter", headers={"X-Clock": LATER}).text
    assert "dagar för sent" in late
    browser.cookies.set("liggaren", town.token("far_manager"), path="/prov")
    assert reported["number"] not in browser.get("/prov/mina-rapporter").text

"""Röntgen, kravkartan och hela bilden över HTTP: for those who may, as it stood, and never more than they may see."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from starlette.testclient import TestClient

from domain.check_up.words import RuleId
from tests.api.browsing import PAGE, Page, sign_in
from tests.api.house import Town, waited

EXAMINERS = ("quality", "director", "auditor")
PATHS = ("/check-up", "/compliance")
APRIL, MAY = {"X-Clock": "2026-04-01T08:00:00Z"}, {"X-Clock": "2026-05-04T08:00:00Z"}
UNREAD = RuleId.DEVIATION_UNREAD.value


@pytest.fixture(scope="module")
def unread(town: Town) -> dict[str, Any]:
    """A deviation reported in April that nobody has read when something else is entered in May."""
    said = {"description": "Larmet gick inte fram.", "unit": str(town.units["reception"])}
    receipt: dict[str, Any] = town.post("employee", "/deviations", said, APRIL).json()
    later = {"description": "Besöket blev inte av.", "unit": str(town.units["meadow"])}
    assert town.post("other_employee", "/deviations", later, MAY).status_code == 201
    return receipt


def found(town: Town, who: str = "quality", **asked: str) -> dict[str, Any]:
    answer = town.get(who, "/check-up", MAY, **asked)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def of_rule(findings: list[dict[str, Any]], rule: str) -> list[dict[str, Any]]:
    return [one for one in findings if one["rule"] == rule]


@pytest.mark.parametrize("path", PATHS)
def test_those_who_answer_for_quality_and_audit_it_examine(town: Town, unread: Any, path: str) -> None:
    """Kvalitetsutvecklare, direktör och revisor röntgar; för andra finns det inte."""
    assert [town.get(who, path, MAY).status_code for who in EXAMINERS] == [200] * 3
    assert [town.get(who, path, MAY).status_code for who in ("employee", "manager", "registrar")] == [404] * 3
    assert town.get(None, path).status_code == 401


def test_what_is_late_is_found_with_the_day_it_became_so(town: Town, unread: dict[str, Any]) -> None:
    """Det som är sent hittas, med vad som är fel, vad man gör åt det, lagrummet och sedan när."""
    (one,) = of_rule(found(town)["findings"], UNREAD)
    assert (one["record"], one["called"], one["severity"]) == (unread["record"], unread["number"], "error")
    assert one["remedy"] and one["duty"] == "5 kap. 5 § SOSFS 2011:9" and "2026-04-" in one["fact"]
    assert one["since"]["day"] > one["fact"][-10:] and one["since"]["by_line"] is False


def test_the_register_is_examined_as_it_stood(town: Town, unread: dict[str, Any]) -> None:
    """Röntgen visar det som var sent den dagen, och inget som blev det senare."""
    assert of_rule(found(town, as_of="2026-04-01")["findings"], UNREAD) == []
    since = of_rule(found(town)["findings"], UNREAD)[0]["since"]["day"]
    assert of_rule(found(town, as_of=since)["findings"], UNREAD) != []


def test_an_accepted_finding_is_shown_apart(town: Town, unread: dict[str, Any]) -> None:
    """Ett fynd som är godtaget för en tid visas för sig, med skäl och dag."""
    said = {
        "rule": UNREAD,
        "register": "deviations",
        "record": unread["record"],
        "reason": "waiting",
        "explanation": "Väntar på den nya chefen.",
        "until": "2026-06-30",
    }
    assert town.post("manager", "/check-up-findings/accept-finding", said, MAY).status_code in (403, 404)
    receipt = town.post("quality", "/check-up-findings/accept-finding", said, MAY)
    assert receipt.status_code == 201, receipt.text
    told = found(town, wait=str(receipt.json()["position"]))
    assert of_rule(told["findings"], UNREAD) == []
    (one,) = of_rule(told["accepted"], UNREAD)
    assert one["accepted"] == {"until": "2026-06-30", "reason": "waiting"}


def test_a_rule_that_is_switched_off_finds_nothing_and_is_told_of(town: Town, unread: dict[str, Any]) -> None:
    """En avstängd regel hittar inget; att den är avstängd, sedan när och varför, sägs."""
    rule = RuleId.UNIT_NO_SELF_CONTROL_PLAN.value
    assert of_rule(found(town)["findings"], rule)
    said = {
        "topic": "check_up",
        "choices": [{"id": rule, "label": "Planerna beslutas först i höst"}],
        "since": "2026-05-04",
        "decision": {"body": "board", "day": "2026-05-04"},
    }
    receipt = town.post("quality", "/settings/decide-choices", said, MAY)
    assert receipt.status_code == 201, receipt.text
    told = found(town, wait=str(receipt.json()["position"]))
    assert of_rule(told["findings"], rule) == []
    assert [(one["rule"], one["since"], one["reason"]) for one in told["switched_off"]] == [
        (rule, "2026-05-04", "Planerna beslutas först i höst")
    ]
    assert of_rule(found(town, as_of="2026-05-03")["findings"], rule)


def test_of_what_one_may_not_see_only_the_rule_is_told(town: Town, unread: dict[str, Any]) -> None:
    """Av en post som läsaren inte får se sägs bara att regeln har hittat något, och sedan när."""
    said = {"description": "Ett barn for illa.", "unit": str(town.units["reception"]), "suspects_misconduct": "yes"}
    deviation = town.post("employee", "/deviations", said, MAY).json()
    referral = town.get("lex_sarah", f"/deviations/{deviation['record']}", {"X-Position": str(deviation["position"])})
    assert referral.status_code == 200
    take = town.post(
        "lex_sarah",
        f"/deviations/{deviation['record']}/answer-referral",
        {"answer": "taken_over", "reason": "Det är allvarligt."},
        {"X-Clock": "2026-05-04T09:00:00Z"},
    )
    assert take.status_code in (200, 201), take.text
    week = {"X-Clock": "2026-05-11T08:00:00Z"}
    later = town.post("employee", "/deviations", {**said, "suspects_misconduct": "no"}, week).json()
    told = town.get("quality", "/check-up", {**week, "X-Position": str(later["position"])}).json()
    hidden = [one for one in told["findings"] if one["register"] == "lex_sarah"]
    assert hidden and all(
        (one["record"], one["called"], one["unit"], one["fact"]) == (None, None, None, None) for one in hidden
    )
    assert all(one["since"]["day"] for one in hidden)


def test_a_record_that_is_closed_to_the_reader_is_closed_as_it_stood_too(town: Town) -> None:
    """Rör ett klagomål chefen syns det inte för revisorn, inte heller som det stod innan det bedömdes så."""
    june, july = {"X-Clock": "2026-06-01T08:00:00Z"}, {"X-Clock": "2026-07-20T08:00:00Z"}
    said = {"text": "Ingen svarar i telefon.", "unit": str(town.units["reception"])}
    view = town.post("registrar", "/views", said, june).json()
    later = {"description": "Larmet gick inte fram.", "unit": str(town.units["meadow"])}
    assert town.post("employee", "/deviations", later, july).status_code == 201
    assert named_to_the_auditor(town, view["record"], july) == (True, True)
    assessed = {"kind": "complaint", "result": "deficiency", "misconduct": "no", "category": "treatment"}
    path = f"/views/{view['record']}/assess-view"
    receipt = town.post("director", path, {**assessed, "concerns_manager": True}, july)
    assert receipt.status_code == 201, receipt.text
    wait = {**july, "X-Position": str(receipt.json()["position"])}
    assert named_to_the_auditor(town, view["record"], wait) == (False, False)


def named_to_the_auditor(town: Town, record: str, clock: dict[str, str]) -> tuple[bool, bool]:
    """Whether the check-up and the map as of the nineteenth of July name a record."""
    findings = town.get("auditor", "/check-up", clock, as_of="2026-07-19").json()["findings"]
    chapters = town.get("auditor", "/compliance", clock, as_of="2026-07-19").json()["chapters"]
    last = next(one["last"] for duties in chapters for one in duties["duties"] if one["duty"] == "complaints")
    return record in [one["record"] for one in findings], record == last["record"]


# ── The compliance map ───────────────────────────────────────────────────────


def duties(town: Town, **asked: str) -> dict[str, dict[str, Any]]:
    told = town.get("auditor", "/compliance", MAY, **asked).json()
    return {one["duty"]: one for chapter in told["chapters"] for one in chapter["duties"]}


def test_each_paragraph_points_to_the_last_line_that_shows_it(town: Town, unread: dict[str, Any]) -> None:
    """Varje paragraf pekar på den senaste rad som visar att den följs; utan någon rad är det en lucka."""
    now, then = duties(town), duties(town, as_of="2026-03-31")
    assert then["reports"]["standing"] == "nothing" and then["reports"]["last"] is None
    assert now["reports"]["standing"] == "shown" and now["reports"]["citation"] == "5 kap. 5 § SOSFS 2011:9"
    assert now["reports"]["last"]["register"] == "deviations" and now["reports"]["last"]["position"] > 0
    assert now["risk-analysis"]["standing"] == "nothing"
    assert now["notify-ivo"]["standing"] == "no_occasion"
    assert now["good-quality"]["standing"] == "cannot" and now["good-quality"]["why"]


def test_a_report_that_nobody_has_handled_in_time_is_a_gap(town: Town, unread: Any) -> None:
    """En rapport om missförhållande som ingen har utrett i tid är en lucka, och inget som det saknas anledning till."""
    said = {"description": "En boende låstes in.", "unit": str(town.units["reception"])}
    receipt = town.post("employee", "/lex-sarah/report-misconduct", said, {"X-Clock": "2026-05-05T08:00:00Z"})
    assert receipt.status_code == 201, receipt.text
    clock = {"X-Clock": "2026-08-31T08:00:00Z", **waited(receipt.json())}
    told = town.get("auditor", "/compliance", clock).json()
    found = {one["duty"]: one for chapter in told["chapters"] for one in chapter["duties"]}
    gap = found["investigate-misconduct"]
    assert gap["standing"] == "late" and gap["late"] >= 1 and told["counts"]["late"] >= 1
    assert {one["called"] for one in gap["awaited"]} == {None}  # the auditor may not see the case
    assert found["notify-licensed"]["standing"] == "no_occasion"


# ── The whole picture ────────────────────────────────────────────────────────


def test_the_whole_picture_is_for_all_who_work_here(town: Town, unread: dict[str, Any]) -> None:
    """Hela bilden är till för alla som arbetar här; antal i register som man inte har en lista över visas inte."""
    told = town.get("employee", "/overview", MAY)
    assert told.status_code == 200, told.text
    picture = told.json()
    assert set(picture) >= {"processes", "agreements", "plans", "wheel", "registers"}
    counts = {one["name"]: one for one in picture["registers"]}
    assert counts["lex_sarah"]["open"] is None and picture["check_up"] is None
    mine = town.get("quality", "/overview", MAY).json()
    assert {one["name"]: one for one in mine["registers"]}["deviations"]["open"] >= 2
    assert sum(mine["check_up"]["counts"].values()) > 0
    before = town.get("quality", "/overview", MAY, as_of="2026-03-15").json()
    assert {one["name"]: one for one in before["registers"]}["deviations"]["records"] == 0


def test_only_what_the_reader_may_see_is_counted(town: Town) -> None:
    """Rör ett klagomål chefen räknas det inte i bilden för den som inte får se det."""
    august = {"X-Clock": "2026-08-03T08:00:00Z"}
    said = {"text": "Chefen svarar inte.", "unit": str(town.units["reception"])}
    view = town.post("registrar", "/views", said, august).json()
    before = views_counted(town, {**august, "X-Position": str(view["position"])})
    assessed = {"kind": "complaint", "result": "deficiency", "misconduct": "no", "category": "treatment"}
    path = f"/views/{view['record']}/assess-view"
    receipt = town.post("director", path, {**assessed, "concerns_manager": True}, august).json()
    auditor, director = before
    wait = {**august, "X-Position": str(receipt["position"])}
    assert views_counted(town, wait) == (auditor - 1, director)


def views_counted(town: Town, clock: dict[str, str]) -> tuple[int, int]:
    """How many open views the picture counts for the auditor, and for the director."""

    def counted(who: str) -> int:
        registers = town.get(who, "/overview", clock).json()["registers"]
        return next(int(one["open"]) for one in registers if one["name"] == "views")

    return counted("auditor"), counted("director")


def test_the_picture_is_a_page_without_scripts(town: Town, unread: dict[str, Any], browser: TestClient) -> None:
    """Bilden är en sida på svenska med rubriker i ordning, en dag att välja och inga skript."""
    assert browser.get("/prov/systemet", headers=PAGE, follow_redirects=False).status_code == 303
    sign_in(town, "quality")
    answer = browser.get("/prov/systemet", headers=PAGE)
    page = Page(answer.text)
    assert answer.status_code == 200 and page.lang == "sv" and "<script" not in answer.text
    assert page.pointed <= set(page.ids) and len(page.ids) == len(set(page.ids))
    assert {name for _, control in page.controls if (name := control.get("id"))} <= page.labelled
    headings = ["rontgen", "processer", "overenskommelser", "egenkontroll", "arshjul", "oppet"]
    assert [one for one in page.ids if one in headings] == headings and 'aria-current="page">Systemet' in answer.text
    then = browser.get("/prov/systemet?as_of=2026-03-15", headers=PAGE)
    assert "15 mars 2026" in then.text and "Visa som det är nu" in then.text
    sign_in(town, "employee")
    plain = browser.get("/prov/systemet", headers=PAGE).text
    assert 'id="rontgen"' not in plain and "visas inte för dig" in plain


def test_the_check_up_is_a_page_for_those_who_work_with_it(
    town: Town, unread: dict[str, Any], browser: TestClient
) -> None:
    """Röntgen är en sida: det allvarligaste först, vad som bör göras, och inget av poster som läsaren inte får se."""
    assert browser.get("/prov/rontgen", headers=PAGE, follow_redirects=False).status_code == 303
    sign_in(town, "quality")
    answer = browser.get("/prov/rontgen", headers=PAGE)
    page = Page(answer.text)
    assert answer.status_code == 200 and page.lang == "sv" and "<script" not in answer.text
    assert len(page.ids) == len(set(page.ids)) and page.pointed <= set(page.ids)
    told = town.get("quality", "/check-up").json()
    assert told["findings"]
    for finding in told["findings"][:10]:
        assert escape(finding["label"]) in answer.text and escape(finding["remedy"]) in answer.text
    then = browser.get("/prov/rontgen?as_of=2026-01-01", headers=PAGE)
    assert then.status_code == 200 and "Visa som det är nu" in then.text
    sign_in(town, "employee")
    assert browser.get("/prov/rontgen", headers=PAGE).status_code == 404

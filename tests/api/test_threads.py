"""The thread of a record over HTTP: as far as the one who asks may see, and no sign of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.house import Town, waited


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


@pytest.fixture(scope="module")
def taken(town: Town) -> dict[str, Any]:
    """A deviation that was taken over as a lex Sarah case: the receipt of the report, the id of the case."""
    reported = town.report(suspects_misconduct="yes")
    path = f"/deviations/{reported['record']}"
    over = done(town.post("lex_sarah", f"{path}/answer-referral", {"answer": "taken_over"}))
    case = town.get("lex_sarah", path, waited(over)).json()["state"]["case"]
    return {**reported, "case": case, "last": over["position"]}


def records(town: Town, who: str, path: str) -> list[tuple[str, str]]:
    answer = town.get(who, path)
    assert answer.status_code == 200, answer.text
    return [(one["record"], one["side"]) for one in answer.json()["thread"]]


def test_the_thread_goes_as_far_as_the_reader_may_see(town: Town, taken: dict[str, Any]) -> None:
    """Lex Sarah-ansvarig ser ärendet i avvikelsens tråd; chefen ser inte ens att det finns."""
    path = f"/deviations/{taken['record']}/thread"
    assert records(town, "lex_sarah", path) == [(taken["record"], "this"), (taken["case"], "after")]
    for who in ("manager", "head", "quality", "auditor"):
        answer = town.get(who, path)
        assert records(town, who, path) == [(taken["record"], "this")]
        assert "LEX-" not in answer.text and taken["case"] not in answer.text
        story = town.get(who, f"/deviations/{taken['record']}/story", {"Accept": "text/plain"}).text
        assert "LEX-" not in story.rpartition("Så löd bestämmelserna")[2]


def test_the_thread_is_seen_from_its_other_end_too(town: Town, taken: dict[str, Any]) -> None:
    """Från ärendet syns avvikelsen som det togs över från; den som inte ser ärendet får ingen tråd."""
    path = f"/lex-sarah/{taken['case']}/thread"
    assert records(town, "lex_sarah", path) == [(taken["record"], "before"), (taken["case"], "this")]
    assert town.get("manager", path).status_code == 404
    early = town.get("lex_sarah", f"/deviations/{taken['record']}/thread", as_of=str(taken["position"]))
    assert [one["record"] for one in early.json()["thread"]] == [taken["record"]]


def test_a_view_about_the_manager_is_no_part_of_what_the_manager_sees(town: Town) -> None:
    """Kommer en åtgärd ur ett klagomål på chefen, ser chefen åtgärdens tråd utan klagomålet och utan avvikelsen."""
    said = {"unit": str(town.units["reception"]), "text": "Chefen svarar inte.", "submitter": "next_of_kin"}
    view = done(town.post("registrar", "/views", said))
    path = f"/views/{view['record']}"
    assess = {
        "kind": "complaint",
        "result": "deficiency",
        "misconduct": "no",
        "category": "accessibility",
        "legal_bases": ["sol"],
        "affected": {"child": "no", "count": 1},
        "concerns_manager": True,
    }
    done(town.post("head", f"{path}/assess-view", assess))
    done(town.post("head", f"{path}/investigate-complaint", {"findings": "Stämmer.", "heard": ["submitter"]}))
    done(town.post("head", f"{path}/take-position", {"deviation": "yes", "reason": "En brist."}))
    rise = done(town.post("head", f"{path}/give-rise-to-deviation", {}))
    deviation = town.get("head", path, waited(rise)).json()["state"]["gave_rise_to"]
    thread = f"/deviations/{deviation}/thread"
    assert records(town, "head", thread) == [(view["record"], "before"), (deviation, "this")]
    assert [town.get("manager", one).status_code for one in (path, f"/deviations/{deviation}", thread)] == [404] * 3
    sources = [{"register": "deviations", "record": deviation}]
    proposal = {"title": "Svara i tid", "unit": str(town.units["reception"]), "sources": sources}
    action = done(town.post("head", "/actions/propose-action", proposal))
    town.get("head", f"/actions/{action['record']}", waited(action))
    thread = f"/actions/{action['record']}/thread"
    assert [one for one, _ in records(town, "head", thread)] == [view["record"], deviation, action["record"]]
    assert records(town, "manager", thread) == [(action["record"], "this")]
    assert view["number"] not in town.get("manager", thread).text

"""Who told of something is shown to themselves and to those who handle it, and to nobody who only looks on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from api.access import ACCESS
from api.access_rules import OVERSIGHT, SOURCES
from domain import REGISTERS
from replays.sources import Sources
from tests.api.house import Town, waited

LOOKING_ON = ("auditor", "registrar")
HANDLING = ("employee", "manager", "head", "quality", "lex_sarah")


@pytest.fixture(scope="module")
def told(town: Town) -> dict[str, Any]:
    """A report by the employee, read in by a manager."""
    receipt = town.report()
    asked = town.post("manager", f"/deviations/{receipt['record']}/request-completion", {"question": "När hände det?"})
    assert asked.status_code == 201, asked.text
    said = {"answer": "I går kväll."}
    done = town.post("employee", f"/deviations/{receipt['record']}/provide-completion", said)
    assert done.status_code == 201, done.text
    town.get("quality", "/deviations", waited(done.json()))
    return receipt


def ways(town: Town, who: str, told: Mapping[str, Any]) -> Mapping[str, str]:
    """Everything that says something of the report, by each way there is to it."""
    path = f"/deviations/{told['record']}"
    after = told["position"] - 1
    return {
        "card": town.get(who, path).text,
        "as it was": town.get(who, path, as_of=str(told["position"])).text,
        "list": town.get(who, "/deviations", limit=200, mine="true" if who == "employee" else "false").text,
        "journal": town.get(who, f"{path}/journal").text,
        "lines": town.get(who, "/lines", after=after).text,
    }


@pytest.mark.parametrize("who", LOOKING_ON)
def test_those_who_look_on_learn_what_was_told_and_not_by_whom(town: Town, told: dict[str, Any], who: str) -> None:
    """Revisorn och registratorn ser rapporten, men inte vem som lämnade den, vilken väg de än går."""
    person = str(town.house.people["employee"])
    for way, text in ways(town, who, told).items():
        assert told["record"] in text and person not in text, way
    card = town.get(who, f"/deviations/{told['record']}").json()
    assert card["state"]["reporter"] is None and card["masked"] == ["reporter"]
    lines = town.get(who, f"/deviations/{told['record']}/journal").json()["lines"]
    assert [one["by"] for one in lines] == [None, str(town.house.people["manager"]), None]
    assert [one.get("masked") for one in lines] == [["by", "reads"], None, ["by", "reads"]]
    feed = town.get(who, "/lines", after=told["position"] - 1).json()
    assert feed[0]["masked"] == "by reads" and feed[0]["data"]["by"] is None


@pytest.mark.parametrize("who", HANDLING)
def test_the_one_who_told_and_those_who_handle_it_see_who(town: Town, told: dict[str, Any], who: str) -> None:
    """Den som rapporterade och de som handlägger ser vem det var."""
    person = str(town.house.people["employee"])
    for way, text in ways(town, who, told).items():
        assert person in text and "masked" not in text, way


def test_who_sends_in_a_view_is_known_to_whoever_registered_it_alone_of_those_who_look_on(town: Town) -> None:
    """Registratorn ser att det var hen som tog emot klagomålet; revisorn ser det inte."""
    said = {"text": "Ingen svarar i telefon.", "unit": str(town.units["reception"])}
    view = town.post("registrar", "/views", said).json()
    town.get("quality", "/views", waited(view))
    state = {who: town.get(who, f"/views/{view['record']}").json()["state"] for who in LOOKING_ON}
    assert state["registrar"]["registered_by"] == str(town.house.people["registrar"])
    assert state["auditor"]["registered_by"] is None and state["auditor"]["own_view_of"] is None


def test_what_an_officer_decides_is_shown_though_they_also_told() -> None:
    """Den som själv rapporterade och sedan beslutar i en roll visas som den som beslutade."""
    hidden = Sources(("reporter",), frozenset({"p"}))
    assert hidden.told("p", "employee", 4) and hidden.told("p", "unit_manager", 1)
    assert not hidden.told("p", "unit_manager", 4) and not hidden.told("q", "employee", 1)
    body = {"by": "p", "role": "unit_manager", "reads": {"p": 1, "q": 2}, "event": {"reporter": "p", "kind": "x"}}
    said, taken = hidden.out_of_body(body, 2)
    assert said == {**body, "event": {"reporter": None, "kind": "x"}} and taken == ["reporter"]
    first, taken = hidden.out_of_body(body, 1)
    assert '"p"' not in json.dumps(first) and first["reads"] == {"q": 2} and taken == ["reporter", "by", "reads"]
    assert json.dumps(body).count('"p"') == 3


def test_every_field_that_says_who_told_is_kept_by_its_register() -> None:
    """Varje register som har ett sådant fält räknar det till dem som rapporterat, så att det går att dölja."""
    for register in REGISTERS:
        there = set(type(register.initial).__dataclass_fields__) & set(SOURCES)
        assert set(ACCESS[register.name].sources) == there, register.name
        assert not set(ACCESS[register.name].handling) & set(OVERSIGHT), register.name

"""Search: Swedish words and words within words, in what the one who asks may see, and in nothing else."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.house import Town, waited

LONG = "avvikelse " * 1_000


@pytest.fixture(scope="module")
def written(town: Town) -> Mapping[str, Any]:
    """Some records to find: two documents, an action and three deviations."""
    made: dict[str, Any] = {}

    def send(name: str, who: str, path: str, said: Mapping[str, Any]) -> None:
        answer = town.post(who, path, said)
        assert answer.status_code == 201, answer.text
        made[name] = made["last"] = answer.json()

    def document(name: str, title: str) -> None:
        said = {"title": title, "kind": "routine", "document_class": "normative", "unit": str(town.units["reception"])}
        said |= {"scope": "operation_specific", "owner_function": "enhetschef", "purpose": "Att alla vet hur"}
        send(name, "head", "/documents/create-document", said)

    document("routine", "Rutin för Avvikelsehantering i hemtjänsten")
    document("complaints", "Så tas klagomålet emot, och ÅTGÄRDERNA beslutas")
    near, far = str(town.units["reception"]), str(town.units["meadow"])
    send("kitchen", "employee", "/deviations", {"description": "x", "place": "Köket på Sländan", "unit": near})
    send("meadow", "other_employee", "/deviations", {"description": "x", "place": "Köket på Ängen", "unit": far})
    classified = {"legal_bases": ["sol"], "category": "treatment", "severity": "minor"}
    record = made["kitchen"]["record"]
    for command, said in (("read-deviation", {"reading": "no"}), ("classify-deviation", classified)):
        answer = town.post("manager", f"/deviations/{record}/{command}", said)
        assert answer.status_code == 201, answer.text
        made["last"] = answer.json()
    return made


def found(town: Town, written: Mapping[str, Any], who: str, q: str, **more: Any) -> list[str]:
    answer = town.get(who, "/search", waited(written["last"]), q=q, **more)
    assert answer.status_code == 200, answer.text
    return [one["card"]["record"] for one in answer.json()["items"]]


def of(written: Mapping[str, Any], *names: str) -> list[str]:
    return [written[name]["record"] for name in names]


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("avvikelse", "routine"),
        ("AVVIKELSE", "routine"),
        ("avvikelsehanteringen", "routine"),
        ("rutiner avvikelse", "routine"),
        ("klagomål", "complaints"),
        ("åtgärd", "complaints"),
    ],
)
def test_15_a_search_finds_words_within_words_and_their_forms(
    town: Town, written: Mapping[str, Any], q: str, name: str
) -> None:
    """Avvikelse hittar avvikelsehantering, klagomål hittar klagomålet, och stora bokstäver spelar ingen roll."""
    assert of(written, name)[0] in found(town, written, "manager", q)


def test_every_word_is_to_be_found(town: Town, written: Mapping[str, Any]) -> None:
    """Med flera ord hittas det som har dem alla, och utan träff är svaret tomt."""
    assert found(town, written, "manager", "avvikelse klagomål") == []
    assert found(town, written, "manager", "zzzyx") == []


def test_a_record_is_found_by_the_number_people_say(town: Town, written: Mapping[str, Any]) -> None:
    """Numret som sägs hittar sin post, först i listan."""
    number = written["kitchen"]["number"]
    assert found(town, written, "manager", number.lower())[:1] == of(written, "kitchen")


def test_a_record_is_found_by_the_board_s_own_word_and_by_its_unit(town: Town, written: Mapping[str, Any]) -> None:
    """Det som nämnden har sorterat under ett ord hittas genom ordet, och det som hör till en enhet genom enheten."""
    assert found(town, written, "manager", "bemötande", register="deviations") == of(written, "kitchen")
    assert found(town, written, "other_manager", "utredning ängen", register="deviations") == of(written, "meadow")


def test_a_search_shows_what_the_one_who_asks_may_see_and_nothing_else(town: Town, written: Mapping[str, Any]) -> None:
    """Var och en hittar det de får se: chefen sin enhets, medarbetaren sitt eget, grannen inget av det."""
    assert found(town, written, "manager", "köket") == of(written, "kitchen")
    assert found(town, written, "other_manager", "köket") == of(written, "meadow")
    assert set(found(town, written, "quality", "köket")) == {*of(written, "kitchen", "meadow")}
    assert found(town, written, "employee", "köket") == of(written, "kitchen")
    assert found(town, written, "far_manager", "köket") == []
    assert found(town, written, "far_manager", written["kitchen"]["number"]) == []
    assert found(town, written, "employee", "avvikelsehantering") == []  # a draft of a document is not for all


def test_nothing_tells_of_what_is_not_seen(town: Town, written: Mapping[str, Any]) -> None:
    """Varken sidbrytning eller ”det finns fler” säger något om det som inte får ses."""
    answer = town.get("other_manager", "/search", waited(written["last"]), q="köket", limit=1)
    assert answer.json()["more"] is False
    assert town.get("quality", "/search", q="köket", limit=1).json()["more"] is True
    assert len(found(town, written, "quality", "köket", limit=1, offset=1)) == 1


def test_a_search_is_as_of_a_moment(town: Town, written: Mapping[str, Any]) -> None:
    """Som det stod: det som inte fanns då hittas inte, och en post visas som den var."""
    then = written["kitchen"]["position"]
    assert found(town, written, "quality", "köket", as_of=then) == of(written, "kitchen")
    assert found(town, written, "manager", "bemötande", register="deviations", as_of=then) == []


@pytest.mark.parametrize(
    ("q", "problem"),
    [
        ("", "string_length"),
        ("a", "string_length"),
        ("kök\x00et", "string_length"),
        (LONG, "string_length"),
    ],
)
def test_what_cannot_be_searched_for_is_told(
    town: Town, written: Mapping[str, Any], q: str, problem: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Tomt, för kort, för långt och styrtecken får ett tydligt svar som inte upprepar det skrivna."""
    with caplog.at_level(logging.DEBUG):
        answer = town.get("manager", "/search", q=q)
    assert (answer.status_code, answer.json()["errors"][0]["type"]) == (422, problem)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("liggaren", "psycopg"))]
    assert len(q) < 5 or not any(q in told for told in (answer.text, *ours))


@pytest.mark.parametrize("q", ["och i på", "'\";%_\\", "a b c", "  "])
def test_a_question_that_says_nothing_is_told_so(town: Town, q: str) -> None:
    """Bara småord, skiljetecken eller enstaka bokstäver: svaret är tomt och säger vad som ska skrivas."""
    answer = town.get("manager", "/search", q=q).json()
    assert (answer["items"], answer["more"]) == ([], False) and answer["told"].startswith("Skriv minst ett ord")


def test_of_many_words_the_first_are_searched_for(town: Town, written: Mapping[str, Any]) -> None:
    """Med fler än åtta ord söks de första, och svaret säger det."""
    answer = town.get(
        "manager", "/search", q="köket sländan " + "köket ".join(map(chr, range(97, 99))) + " x1 x2 x3 x4 x5 x6 x7 x8"
    )
    assert answer.json()["told"].startswith("Bara de 8 första")


@pytest.mark.parametrize("q", ["'); DROP TABLE cards; --", "köket%", "_öket_", "köket\\", "köket'", "%(said)s köket"])
def test_signs_are_no_part_of_a_question_to_the_database(town: Town, written: Mapping[str, Any], q: str) -> None:
    """Citattecken, procent och streck är bara tecken."""
    answer = town.get("manager", "/search", waited(written["last"]), q=q)
    assert answer.status_code == 200, answer.text
    assert all(one["card"]["record"] in of(written, "kitchen") for one in answer.json()["items"])


def test_sealed_text_is_not_found(town: Town) -> None:
    """Det som är skrivet i förseglad text hittas inte av någon."""
    receipt = town.report(description="Ormbunken välte över kaffet.")
    for who in ("employee", "manager", "quality"):
        assert town.get(who, "/search", waited(receipt), q="ormbunken").json()["items"] == []


def test_nobody_searches_without_signing_in(town: Town, browser: TestClient) -> None:
    """Utan inloggning söks det inte."""
    assert town.get(None, "/search", q="köket").status_code == 401
    assert browser.get("/prov/sok", follow_redirects=False).status_code == 303


def test_the_page_shows_what_was_found(town: Town, written: Mapping[str, Any], browser: TestClient) -> None:
    """Sidan visar träffarna med namn, register och läge, och säger när inget hittades."""
    browser.cookies.set("liggaren", town.token("manager"))
    shown = browser.get("/prov/sok", params={"q": "köket", "register": ""})
    assert shown.status_code == 200 and "Köket på Sländan" in shown.text and "Köket på Ängen" not in shown.text
    assert "Inget hittades" in browser.get("/prov/sok", params={"q": "zzzyx"}).text
    wrong = browser.get("/prov/sok", params={"q": "<b>och</b> i"})
    assert "<b>och" not in wrong.text


def test_a_search_without_trigrams_finds_words_within_words_too(
    town: Town, written: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """På en server utan pg_trgm hittas ett ord som står som det är inuti ett längre."""
    monkeypatch.setattr("replays.search.SCHEMA_OF_TRIGRAMS", "SELECT NULL WHERE false")
    assert found(town, written, "manager", "avvikelse", register="documents") == of(written, "routine")
    assert found(town, written, "manager", "åtgärder", register="documents") == of(written, "complaints")

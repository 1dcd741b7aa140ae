"""Bad input of any kind gets a 4xx that says what and where, and nothing is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.problems import Invalid
from api.repeated import must_be_said_once
from api.validation import WHAT, what
from tests.api.house import Town

BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "rad 1, kolumn 0"),
    "not json": (b"description=x", 400, "rad 1, kolumn 1"),
    "half": (b'{"description": "x"', 400, "rad 1, kolumn 19"),
    "two": (b"{} {}", 400, "rad 1, kolumn 4"),
    "deep": (b"[" * 100_000, 400, "rad 1, kolumn 202"),
    "deep inside": (b'{"description": ' + b"[" * 100_000, 400, "rad 1, kolumn 217"),
    "latin-1": ('{"description": "å"}'.encode("latin-1"), 400, "rad 1, kolumn 18"),
    "half a pair": (b'{"description": "\\ud83d"}', 400, "rad 1, kolumn 24"),
    "a list": (b"[]", 422, "kroppen"),
    "null": (b"null", 422, "kroppen"),
    "a text": (b'"x"', 422, "kroppen"),
    "NUL": (b'{"description": "a\\u0000b"}', 422, "description"),
    "a control character": (b'{"place": "a\\u001bb"}', 422, "place"),
    "NaN": (b'{"description": NaN}', 422, "description"),
    "Infinity": (b'{"source": {"register": "x", "version": Infinity}}', 422, "source.version"),
    "a number for a text": (b'{"description": 1}', 422, "description"),
    "a list for a text": (b'{"description": ["x"]}', 422, "description"),
    "only spaces": (b'{"description": "  \\n "}', 422, "description"),
    "too long": (json.dumps({"description": "x" * 20_001}).encode(), 422, "description"),
    "unknown word": (b'{"danger_now": "kanske"}', 422, "danger_now"),
    "the label for the word": (b'{"danger_now": "ja"}', 422, "danger_now"),
    "a number for a day": (b'{"received": 20260314}', 422, "received"),
    "a day that is not": (b'{"received": "2026-02-30"}', 422, "received"),
    "a moment for a day": (b'{"received": "2026-03-14T10:00:00"}', 422, "received"),
    "a Swedish day": (b'{"received": "14/3 2026"}', 422, "received"),
    "no id": (b'{"unit": "Mottagningen"}', 422, "unit"),
    "a number for an id": (b'{"unit": 1}', 422, "unit"),
    "further in": (b'{"occurred": {"first": "x"}}', 422, "occurred.first"),
    "a list for an object": (b'{"occurred": []}', 422, "occurred"),
    "a decimal": (b'{"source": {"register": "x", "version": 1.5}}', 422, "source.version"),
    "beyond": (b'{"source": {"register": "x", "version": 99999999999999999999999}}', 422, "source.version"),
    "a digit as text": (b'{"source": {"register": "x", "version": "1"}}', 422, "source.version"),
    "unknown field": (b'{"descriptoin": "x"}', 422, "kroppen"),
    "unknown field further in": (b'{"occurred": {"day": "2026-03-14"}}', 422, "occurred"),
    "the stamp": (b'{"description": "x", "by": "somebody"}', 422, "kroppen"),
    "a field twice": (b'{"description": "x", "description": "y"}', 422, "description"),
    "a field twice, alike": (b'{"description": "x", "place": "y", "place": "y"}', 422, "place"),
    "a field twice, spelt in two ways": (b'{"description": "x", "descr\\u0069ption": "x"}', 422, "description"),
    "a field twice further in": (
        b'{"description": "x", "occurred": {"first": null, "first": null}}',
        422,
        "occurred.first",
    ),
    "an unknown field twice": (b'{"description": "x", "Anna Prov": 1, "Anna Prov": 1}', 422, "kroppen"),
    "a field twice in what is no JSON": (b'{"place": "x", "place": "y"', 400, "rad 1, kolumn 27"),
    "a field twice and deep": (b'{"place": 1, "place": ' + b"[" * 100_000, 400, "rad 1, kolumn 223"),
    "a day of another age": (b'{"description": "x", "received": "0001-01-01"}', 422, "received"),
    "a day of another age further in": (
        b'{"description": "x", "occurred": {"last": "2200-01-01"}}',
        422,
        "occurred.last",
    ),
}


@pytest.mark.parametrize(("body", "status", "where"), BODIES.values(), ids=BODIES.keys())
def test_a_bad_body_is_told_what_and_where(town: Town, body: bytes, status: int, where: str) -> None:
    """Fel i kroppen får ett svar som säger var och vad, och inget skrivs."""
    lines = town.lines
    answer = town.send("employee", "/deviations", body)
    said = answer.json()
    assert (answer.status_code, said["status"]) == (status, status), answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert where in [fault["where"] for fault in said["errors"]], said
    assert all(fault["what"] and fault["type"] for fault in said["errors"])
    assert town.lines == lines


@pytest.mark.parametrize("kind", [*WHAT, "value_error", "something new in the library"])
def test_every_kind_of_fault_is_told_in_whole_sentences(kind: str) -> None:
    """Varje slags fel sägs på svenska, med gränsen ifylld."""
    context = {"min_length": 3, "max_length": 20, "ge": 1, "le": 9, "expected": "'yes' or 'no'", "error": "för långt"}
    told = what(kind, context)
    assert told.endswith(".") and told[0].isupper() and "{" not in told and " or " not in told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_what_stands_once_is_let_through(said: Any) -> None:
    """Ingen kropp där varje fält står en gång avvisas för att något skulle stå två gånger."""
    must_be_said_once(json.dumps(said).encode())


@given(JSON, st.text(max_size=3), JSON, JSON, st.lists(st.sampled_from(["[%s]", '{"in": %s}', '[0, {"a": [%s]}]'])))
def test_what_stands_twice_is_found_however_deep(rest: Any, name: str, one: Any, other: Any, around: list[str]) -> None:
    """Ett fält som står två gånger hittas var i kroppen det än står."""
    key, before = json.dumps(name), json.dumps(rest)
    text = f'{{{key}: {json.dumps(one)}, "rest": {before}, {key}: {json.dumps(other)}}}'
    for shape in around:
        text = shape.replace("%s", text)
    with pytest.raises(Invalid) as refused:
        must_be_said_once(text.encode())
    assert {fault.type for fault in refused.value.errors} == {"repeated"}


@pytest.mark.parametrize(("path", "said"), [("open", "purpose"), ("close-deviation", "outcome")])
def test_every_body_is_looked_at(town: Town, path: str, said: str) -> None:
    record = town.report()["record"]
    body = f'{{"{said}": "Ett ändamål", "{said}": "Ett annat"}}'.encode()
    answer = town.send("manager", f"/deviations/{record}/{path}", body)
    assert answer.status_code == 422 and answer.json()["errors"][0]["type"] == "repeated"


def test_a_day_out_of_range_is_told_by_the_name_of_its_field(town: Town) -> None:
    answer = town.post("employee", "/deviations", {"description": "x", "received": "1026-03-14"})
    fault = answer.json()["errors"][0]
    assert fault["what"] == "Kom in: ange en dag från 1900-01-01 till 2199-12-31."
    assert "1026" not in answer.text


def test_a_key_is_not_shared_by_commands_of_the_same_name(town: Town) -> None:
    """Samma nyckel för kommandot med samma namn i ett annat register är en använd nyckel, inte ett svar."""
    record = town.report(suspects_misconduct="yes")["record"]
    said = {"answer": "not_misconduct", "reason": "x"}
    key = {"Idempotency-Key": "en-nyckel"}
    assert town.post("lex_sarah", f"/deviations/{record}/answer-referral", said, key).status_code == 201
    lines = town.lines
    said = {"verdict": "not_misconduct", "reasons": "x"}
    other = town.post("lex_sarah", f"/views/{record}/answer-referral", said, key)
    assert other.status_code == 422 and other.json()["type"] == "/problems/KeyUsed", other.text
    assert town.lines == lines


def test_a_misspelt_field_is_guessed(town: Town) -> None:
    answer = town.send("employee", "/deviations", b'{"descriptoin": "x"}')
    assert "description" in answer.json()["errors"][0]["what"]


def test_many_faults_are_told_at_once(town: Town) -> None:
    said = {"received": "x", "unit": "x", "danger_now": "x", "occurred": {"first": "x", "last": "x"}}
    answer = town.post("employee", "/deviations", said)
    assert {fault["where"] for fault in answer.json()["errors"]} == {
        "received",
        "unit",
        "danger_now",
        "occurred.first",
        "occurred.last",
    }


@pytest.mark.parametrize("size", [1_000_001, 10_000_000])
def test_a_body_that_is_too_large_is_not_read(town: Town, size: int) -> None:
    lines = town.lines
    answer = town.send("employee", "/deviations", b'{"description": "' + b"x" * size + b'"}')
    assert answer.status_code == 413 and answer.json()["type"] == "/problems/TooLarge"
    assert town.lines == lines


def test_a_body_of_unknown_length_is_read_no_further(town: Town) -> None:
    def parts() -> Any:
        yield b'{"description": "'
        for _ in range(50):
            yield b"x" * 100_000

    headers = {**town.headers("employee"), "Content-Type": "application/json"}
    answer = town.client.post("/prov/api/v1/deviations", headers=headers, content=parts())
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "application/json; charset=utf-16",
        "application/jsonp",
        "",
    ],
)
def test_another_kind_of_content_is_refused(town: Town, kind: str | None) -> None:
    lines = town.lines
    answer = town.send("employee", "/deviations", b'{"description": "x"}', kind)
    assert answer.status_code == 415 and answer.json()["type"] == "/problems/NotJson"
    assert town.lines == lines


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON;charset=UTF-8", 'application/json; charset="utf-8"']
)
def test_json_by_any_of_its_names_is_taken(town: Town, kind: str) -> None:
    assert town.send("employee", "/deviations", b'{"description": "x"}', kind).status_code == 201


def test_text_is_tidied_and_kept(town: Town) -> None:
    said = {"description": "  Cafe\u0301 och ra\u0308d\r\nny rad \U0001f600 "}
    receipt = town.post("employee", "/deviations", said).json()
    opened = town.post("employee", f"/deviations/{receipt['record']}/open", {"purpose": "Läsa om"}).json()
    assert opened["lines"][0]["texts"]["description"] == "Café och räd\nny rad \U0001f600"


def test_a_record_that_the_command_names_is_pointed_out(town: Town) -> None:
    """Finns inte posten som kommandot nämner står det var."""
    said = {"description": "x", "on_behalf_of": "00000000-0000-4000-8000-00000000dead"}
    answer = town.post("employee", "/deviations", said)
    assert answer.status_code == 404
    assert [fault["where"] for fault in answer.json()["errors"]] == ["on_behalf_of"]
    said = {"description": "x", "on_behalf_of": str(town.units["reception"])}
    assert town.post("employee", "/deviations", said).status_code == 404

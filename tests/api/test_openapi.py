"""The description of the API says what the API does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema_rs import validator_for
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.doors import DOORS, kebab
from api.further import A_MOMENT
from api.schemas import AN_ID, REFERENCE, example, key
from domain import REGISTERS
from domain.text import FORBIDDEN
from ledger.commands import COMMANDS
from tests.api.described import document, named
from tests.api.house import Town

METHODS = ("get", "post", "put", "delete")


def test_every_command_has_a_door_but_those_of_the_program() -> None:
    """Varje kommando har en väg in, utom programmets egna."""
    for register in REGISTERS:
        root = f"/{{board}}/api/v1/{register.name.replace('_', '-')}"
        for command in register.commands:
            path = f"{root}/{kebab(command)}" if command.opens else f"{root}/{{record}}/{kebab(command)}"
            operation = document()["paths"].get(path, {}).get("post")
            assert (operation is None) is command.internal, path
            assert operation is None or operation["summary"] == command.label


def test_every_path_is_ours_to_answer(town: Town) -> None:
    for path, item in document()["paths"].items():
        asked = path.format(
            board="prov", record=AN_ID, kind="half-year", period="2026:1", address="x" * 43, draft=AN_ID
        )
        for method in {one for one in item.keys() & set(METHODS) if item[one].get("security") != []}:
            answer = town.client.request(method, asked)
            assert answer.status_code == 401, (method, path)


def test_20_every_operation_says_what_it_is_and_how_it_may_fail() -> None:
    seen = set()
    for path, _, operation in operations():
        assert operation["summary"] and operation["description"], path
        assert operation["operationId"] not in seen
        seen.add(operation["operationId"])
        errors = operation["responses"].keys()
        assert {"404", "405", "500"} <= errors
        assert operation.get("security") == [] or {"401", "403", "503"} <= errors
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" in content:
            assert {"400", "413", "415", "422"} <= errors and "example" in content["application/json"]


def operations() -> Iterator[tuple[str, str, Any]]:
    for path, item in document()["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def test_paths_follow_the_national_profile() -> None:
    """Gemener och bindestreck i adresser, gemener och understreck i parametrar."""
    for path, _, operation in operations():
        assert re.fullmatch(r"(/(\{[a-z]+\}|[a-z0-9-]+))+", path)
        for one in operation.get("parameters", []):
            said = document()["components"]["parameters"][one["$ref"].split("/")[-1]] if "$ref" in one else one
            assert said["in"] == "header" or re.fullmatch(r"[a-z_]+", said["name"])


def test_every_reference_leads_somewhere() -> None:
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document()))):
        found: Any = document()
        for step in reference.split("/"):
            found = found[step]


@pytest.mark.parametrize("command", [one for one in COMMANDS if not one.internal], ids=key)
def test_every_example_is_understood(command: Any) -> None:
    """Varje exempel går att skicka."""
    found, where = named()
    sample = example({"$ref": REFERENCE + where[key(command)]}, found)
    COMMANDS[command].read(json.dumps(sample).encode())


def test_words_have_their_labels_and_sealed_fields_their_mark() -> None:
    found, where = named()
    report = found[where[key(next(one for one in COMMANDS if one.__name__ == "ReportDeviation"))]]
    assert report["properties"]["description"]["x-sealed"] is True
    assert "x-sealed" not in report["properties"]["place"]
    assert "vet inte" in found["YesNoUnknown"]["description"]


def test_what_is_answered_is_what_is_described(town: Town) -> None:
    """Kort, listor och kvitton har den form som står i beskrivningen."""
    served = town.client.get("/openapi.json").json()

    def follows(name: str, said: Any) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": served["components"]}
        validator_for(schema).validate(said)

    receipt = town.report()
    wait = {"X-Position": str(receipt["position"])}
    follows("Receipt", receipt)
    listed = town.get("quality", "/deviations", wait, count="true").json()
    follows("List", listed)
    for register in DOORS.values():
        cards = town.get("founder", f"/{register.path}", limit=200)
        for card in cards.json().get("items", []):
            follows("Card", card)
            follows(named()[1][f"state {register.register.name}"], card["state"])
    draft = town.post("employee", "/drafts", {"form": "deviations/report-deviation", "said": {}}).json()
    follows("Draft", draft)
    follows("Drafts", town.get("employee", "/drafts").json())
    follows("Journal", town.get("quality", f"/deviations/{receipt['number']}/journal").json())
    follows("Texts", town.post("manager", f"/deviations/{receipt['record']}/open", {"purpose": "Prov"}).json())
    follows("Problem", town.get("quality", "/deviations", as_of="x").json())


def test_the_page_shows_every_operation_and_nothing_from_elsewhere(town: Town) -> None:
    text = town.client.get("/docs").text
    assert all(path in text for path in document()["paths"])
    assert "http://" not in text and "https://" not in text and "<script" not in text


# ── What we did not think of ─────────────────────────────────────────────────

QUICK = settings(
    max_examples=2,
    phases=[Phase.generate],
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
OF_THE_BOOK = [{"$ref": f"#/components/parameters/{name}"} for name in ("X-Position", "If-Match", "Idempotency-Key")]
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)


def easier(schema: Any) -> Any:
    """The description without the pattern of texts, which is slow to make up, and with days that need not be tried
    against theirs; without what depends on the book (a position, a version or a key in it), and on who asks (the token
    is always a good one).
    """
    if isinstance(schema, list):
        return [easier(one) for one in schema if one not in OF_THE_BOOK]
    if not isinstance(schema, dict):
        return schema
    found = {name: easier(part) for name, part in schema.items() if not name.startswith("security")}
    if "maxLength" in found:
        found.pop("pattern", None)
    if found.get("format") == "date":
        found = {**A_MOMENT, **{name: found[name] for name in found.keys() - {"format", "pattern"}}}
    return found


def proper(value: Any) -> Any:
    """Texts as the pattern has them, and whole numbers as we do: to JSON Schema 3.0 is one, to us it is not."""
    match value:
        case str():
            return FORBIDDEN.sub("", value).strip() or "x"
        case float() if value.is_integer():
            return int(value)
        case list():
            return [proper(one) for one in value]
        case dict():
            return {name: proper(one) for name, one in value.items()}
    return value


def send(town: Town, case: Any, headers: Mapping[str, str], good: bool) -> Any:
    """What was made up, sent by somebody who may do nearly everything."""
    said = case.as_transport_kwargs(base_url="http://127.0.0.1")
    # Other headers cannot be sent at all.
    own = {name: value for name, value in said["headers"].items() if value.isascii() and value.isprintable()}
    body = {name: said[name] for name in ("json", "params") if name in said}
    if "data" in said:
        body["content"] = said["data"]
    if good and "json" in body:
        body["json"] = proper(body["json"])
    return town.client.request(said["method"], said["url"], headers={**own, **headers}, **body)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_the_api_stands_by_its_description(town: Town, mode: GenerationMode) -> None:
    """Slumpade anrop efter beskrivningen och mot den: varje svar är ett som är beskrivet, och inget går sönder."""
    described = schemathesis.openapi.from_dict(easier(town.client.get("/openapi.json").json()))
    schema = described.exclude(operation_id="lines.stream")  # it has no end: tests/api/test_lines_stream.py
    headers, good = town.headers("founder"), mode is GenerationMode.POSITIVE
    expected = positive_data_acceptance if good else negative_data_rejection
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]  # if not, the description is not one

        @QUICK
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            case.validate_response(send(town, case, headers, good), checks=[*CHECKS, expected])

        ask()

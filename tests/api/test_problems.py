"""One shape for whatever goes wrong, on every route there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from httpx2 import Response
from psycopg_pool import PoolTimeout

from api import openapi, problems, reference
from api.app import routes
from api.guard import METHODS
from api.problems import Problem
from api.telling import told
from domain.grammar import NoSuchRecord, NotAllowed
from domain.words import WrongOrder
from ledger.answers import KeyUsed
from ledger.batches import Overloaded
from ledger.canonical import NotCanonical
from ledger.clerk import TooLarge
from ledger.desk import ClockApart, Contended, Stale
from ledger.ids import new_id
from ledger.lasting import Unreachable
from projections import schema
from projections.cards import FoldStopped
from projections.tail import Behind
from tests.api.described import document
from tests.api.house import Town

DAY = date(2026, 3, 14)
SHAPE = {"type": str, "title": str, "status": int, "detail": str, "instance": str}


def must_be_a_problem(answer: Response, *statuses: int) -> dict[str, Any]:
    said: dict[str, Any] = answer.json()
    assert answer.status_code in statuses, (answer.request.url, answer.status_code, answer.text)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == "sv" and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert said["status"] == answer.status_code
    assert all(isinstance(said[name], kind) for name, kind in SHAPE.items()), said
    assert said["title"] and said["type"].startswith("/problems/")
    assert said.keys() <= {*SHAPE, "duty", "field", "errors"}
    UUID(said["instance"].removeprefix("urn:uuid:"))
    return said


def operations() -> Iterator[tuple[str, str, str]]:
    """Every operation: method, path as declared, and a path to ask."""
    for path, item in document()["paths"].items():
        for method in item.keys() & {"get", "post", "put", "delete"}:
            yield method.upper(), path, asked_at(path)


def asked_at(path: str) -> str:
    return path.format(
        board="prov", record=str(new_id()), kind="half-year", period="2026:1", address="x" * 43, draft=new_id()
    )


def test_there_are_as_many_as_we_think() -> None:
    assert len(list(operations())) > 150


def test_every_operation_tells_its_errors_in_the_same_way(town: Town) -> None:
    """Varje väg in svarar med samma form när något är fel."""
    lines = town.lines
    for method, path, asked in sorted(operations()):
        declared = document()["paths"][path][method.lower()]
        must_be_a_problem(town.client.request(method, asked.replace("/prov/", "/ingen/")), 404)
        if declared.get("security") != []:
            must_be_a_problem(town.client.request(method, asked), 401)
        headers = {**town.headers("director"), "Content-Type": "application/json"}
        if "application/json" in declared.get("requestBody", {}).get("content", {}):
            must_be_a_problem(town.client.request(method, asked, headers=headers, content=b"{"), 400)
            must_be_a_problem(town.client.request(method, asked, headers=headers, json={"okänt": 1}), 422)
            must_be_a_problem(town.client.request(method, asked, headers=town.headers("director")), 415)
        elif "{record}" in path and method == "GET":
            must_be_a_problem(town.client.get(asked, headers=headers), 404)
            must_be_a_problem(town.client.get(asked, headers=headers, params={"as_of": "x"}), 422)
    assert town.lines == lines


def test_every_path_names_the_methods_it_takes(town: Town) -> None:
    taken: dict[str, set[str]] = {}
    for method, path, _ in sorted(operations()):
        taken.setdefault(path, set()).add(method)
    for path, methods in taken.items():
        asked = asked_at(path)
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - methods:
            answer = town.client.request(method, asked, headers=town.headers("founder"))
            must_be_a_problem(answer, 405)
            assert set(answer.headers["Allow"].split(", ")) == methods | ({"HEAD"} if "GET" in methods else set())


@pytest.mark.parametrize(
    "path",
    ["/nowhere/at/all", "/prov/api/v1", "/prov/api/v2/units", "/prov/api/v1/gone", "/prov/api/v1/units/", "/prov/x/y"],
)
def test_an_unknown_path(town: Town, path: str) -> None:
    must_be_a_problem(town.client.get(path, headers=town.headers("founder")), 404)


def test_what_the_program_sends_itself_has_no_door(town: Town) -> None:
    """Det som bara programmet självt får skriva har ingen väg in."""
    for path, statuses in (("/book", (405,)), ("/book/found-ledger", (405,)), ("/analyses", (405,))):
        must_be_a_problem(town.post("founder", path, {}), *statuses)
    must_be_a_problem(town.post("founder", f"/analyses/{new_id()}/freeze-analysis", {}), 404)


def test_a_command_names_its_record_by_id(town: Town) -> None:
    receipt = town.report()
    must_be_a_problem(town.post("manager", f"/deviations/{receipt['number']}/read-deviation", {"reading": "no"}), 404)


def test_an_opening_command_cannot_choose_its_record(town: Town) -> None:
    """Ingen kan välja id åt en ny post."""
    must_be_a_problem(town.post("employee", f"/deviations/{new_id()}/report-deviation", {"description": "x"}), 404)


def test_people_get_a_page(town: Town) -> None:
    answer = town.client.get("/prov/finns-inte", headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 404 and answer.headers["Content-Type"].startswith("text/html")
    assert "Sidan finns inte." in answer.text


def test_every_page_has_a_route_of_its_own_and_headers_that_keep_it_apart(town: Town) -> None:
    for route in routes():
        assert route.methods and route.methods <= set(METHODS)
    for path in ("/", "/prov/", "/docs", "/problems", "/health", "/openapi.json"):
        answer = town.client.get(path)
        assert answer.status_code == 200, path
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "server" not in answer.headers


# ── Each kind, as it is told ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("error", "status", "name", "retry"),
    [
        (NotAllowed(), 403, "NotAllowed", None),
        (NoSuchRecord(record=new_id()), 404, "NoSuchRecord", None),
        (WrongOrder(status="avslutad"), 409, "WrongOrder", None),
        (Stale(4), 412, "Stale", None),
        (KeyUsed(), 422, "KeyUsed", None),
        (NotCanonical("a number beyond 2^53 - 1 at x"), 422, "Unwritable", None),
        (TooLarge("an act holds 1 to 1000 lines"), 422, "Unwritable", None),
        (Contended(), 409, "Contended", None),
        (ClockApart(), 503, "ClockApart", "60"),
        (Overloaded(), 503, "Busy", "1"),
        (PoolTimeout(), 503, "Busy", "1"),
        (Behind(), 503, "Behind", "1"),
        (FoldStopped(17, "NotALine"), 503, "Behind", "1"),
        (Unreachable("Databasen svarar inte"), 503, "Unreachable", "5"),
        (psycopg.OperationalError("the connection is lost"), 503, "Unreachable", "5"),
        (ZeroDivisionError("Anna Andersson"), 500, "Unexpected", None),
    ],
)
def test_what_other_layers_raise(error: Exception, status: int, name: str, retry: str | None) -> None:
    said = told(error, DAY)
    assert (said.status, said.type, said.headers.get("Retry-After")) == (status, name, retry)
    assert b"Anna" not in said.body(new_id())


def test_the_paragraph_is_the_one_in_force_that_day() -> None:
    """Lagrummet som anges är det som gällde den dagen."""
    refusal = next(one for one in openapi.every_refusal() if one.duty and one.duty.id == "report-misconduct")
    blank = dict.fromkeys(("status", "day", "first", "last", "most", "unit", "record"), "x")
    before = told(refusal(**blank), date(2025, 6, 30)).duty
    after = told(refusal(**blank), date(2025, 7, 1)).duty
    assert before != after and before is not None and "2001:453" in before


def test_every_kind_of_problem_has_its_page(town: Town) -> None:
    """Adressen som står i type går att läsa."""
    names = {kind.__name__ for kind in Problem.__subclasses__()} - {"Hidden"}
    names |= {one.__name__ for one in openapi.every_refusal() if one.message}
    assert names <= {kind.name for kind in reference.kinds()}
    for name in ("WrongOrder", "NoSuchRecord", "Invalid"):
        answer = town.client.get(f"/problems/{name}")
        assert answer.status_code == 200 and name in answer.text
    must_be_a_problem(town.client.get("/problems/Nothing"), 404)


def test_every_problem_has_a_title_and_a_status() -> None:
    for kind in Problem.__subclasses__():
        assert kind.title.endswith((".", "json.")) and kind.status >= 400
    assert problems.Hidden.title


def test_what_nobody_thought_of_is_told_without_details(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Ett oväntat fel berättar inget om innehållet, varken i svaret eller i loggen."""
    table = f"{schema.schema_name()}.cards"
    with town.house.database.writer() as db:
        db.execute(f"ALTER TABLE {table} RENAME TO hidden".encode())
        try:
            said = must_be_a_problem(town.get("quality", "/deviations"), 500)
        finally:
            db.execute(f"ALTER TABLE {schema.schema_name()}.hidden RENAME TO cards".encode())
    assert said["type"] == "/problems/Unexpected" and "cards" not in str(said)
    assert said["instance"].removeprefix("urn:uuid:") in caplog.text and "relation" not in caplog.text
    assert town.get("quality", "/deviations").status_code == 200

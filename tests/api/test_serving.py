"""The program from start to end: registers built when they are not there, health, other processes, and a clean stop."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from api import server
from api.app import create
from api.demonstration import DemonstrationIssuer
from api.directory import LOOKS_EVERY
from api.served import Service
from domain.grammar import Stamp
from domain.organisation import assignments
from domain.organisation.assignments import AssignRole
from domain.terms import Role
from ledger import clock
from ledger.book import Book
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.keys import Keys
from projections import schema
from tests.api.house import SINCE, House, Town


def service(house: House, folder: Path) -> Service:
    return Service(
        name="prov",
        title="Provnämnden (påhittad)",
        database=house.database,
        keys=Keys(house.keys),
        demonstration=DemonstrationIssuer.of(folder),
    )


def test_health_tells_how_far_each_board_has_come(town: Town) -> None:
    receipt = town.report()
    town.get("employee", f"/deviations/{receipt['record']}", {"X-Position": str(receipt["position"])})
    said = town.client.get("/health").json()
    assert said["status"] == "ok"
    assert said["boards"]["prov"] == {
        "status": "ok",
        "position": receipt["position"],
        "shown": receipt["position"],
        "behind": 0,
    }


def test_what_another_process_writes_counts_within_a_second_or_two(town: Town) -> None:
    """En roll som ges i en annan process gäller här strax därpå."""
    assert town.get("other_employee", "/deviations").status_code == 404
    house = town.house
    stamp = Stamp(clock.now(), house.founder.person, Role.SYSTEM_ADMIN, house.founder.unit)
    role = AssignRole(
        person=house.people["other_employee"], role=Role.TEAM_LEADER, unit=house.units["meadow"], since=SINCE
    )
    other = Book(house.database, Keys(house.keys))
    try:
        asyncio.run(other.desk.act(Asking(assignments.REGISTER, None, role, stamp, str(new_id()))))
    finally:
        other.close()
    deadline = time.monotonic() + 5 * LOOKS_EVERY
    while town.get("other_employee", "/deviations").status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_the_description_of_this_api_on_the_national_form(town: Town) -> None:
    said = town.client.get("/prov/api/v1/api-info").json()
    assert {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"} == said.keys()
    assert town.client.get(said["apiDocumentation"]).status_code == 200


@pytest.mark.slow
def test_registers_that_are_not_there_are_built_at_start(house: House, tmp_path: Path) -> None:
    """Saknas registren byggs de upp innan någon släpps in, och det sägs hur det går."""
    with house.database.writer() as db:
        schema.drop(db, schema.schema_name())
    reports: list[tuple[str, int, int]] = []
    app = create([service(house, tmp_path)], lambda *said: reports.append(said))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        health = client.get("/health").json()["boards"]["prov"]
        assert health["status"] == "ok" and health["behind"] == 0
    assert reports and reports[-1][0] == "prov" and reports[-1][1] == reports[-1][2]


def a_free_port() -> int:
    with socket.socket() as free:
        free.bind((server.HOST, 0))
        return int(free.getsockname()[1])


@pytest.mark.slow
def test_the_server_answers_until_it_is_told_to_stop(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Servern svarar på en adress bara den egna maskinen når, och slutar rent."""
    caplog.set_level(logging.INFO)
    port = a_free_port()
    ready = threading.Event()
    made = server.make([service(house, tmp_path)], port=port, ready=ready.set)
    thread = threading.Thread(target=made.run)
    thread.start()
    try:
        assert ready.wait(60)
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
            answer = client.get("/prov/api/v1/units?name=Anna")
            assert answer.status_code == 401 and "server" not in answer.headers
            too_much = client.post("/prov/api/v1/deviations", content=b"x" * 3_000_000)
            assert too_much.status_code in (401, 413)
    finally:
        made.should_exit = True
        thread.join(30)
    assert not thread.is_alive()
    assert not [one for one in caplog.records if "Anna" in one.getMessage() and not one.name.startswith("http")]
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"http://127.0.0.1:{port}/health")

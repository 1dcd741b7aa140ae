"""What somebody wrote about somebody is never seen but by those who have it opened: not in lists, problems or logs."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from api.doors import DOORS
from tests.api.house import Town

CANARY = "Kanariefågel-Annika-19121212"


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the program logged; the client that asks, in the same process, has a log of its own."""
    return "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("http"))


def test_the_canary_is_never_heard(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Det som står i fri text syns aldrig i listor, historik, fel eller loggar."""
    caplog.set_level(logging.DEBUG)
    heard: list[str] = []

    def listen(answer: Any) -> Any:
        heard.extend([answer.text, str(answer.headers)])
        return answer

    receipt = town.report(description=CANARY, immediate_measures=CANARY)
    record = receipt["record"]
    path = f"/deviations/{record}"
    listen(town.post("manager", f"{path}/read-deviation", {"reading": "unclear", "reason": CANARY}))
    listen(town.post("manager", f"{path}/request-completion", {"question": CANARY}))
    listen(town.post("employee", f"{path}/provide-completion", {"answer": CANARY}))
    view = town.post("registrar", "/views", {"text": CANARY, "submitter_name": CANARY, "case_reference": CANARY})
    person = town.post("founder", "/persons", {"name": CANARY, "unit": str(town.units["top"]), "since": "2026-01-01"})
    for answer in (view, person):
        assert listen(answer).status_code == 201
    wait = {"X-Position": str(person.json()["position"])}
    for doors in DOORS.values():
        for who in ("director", "founder", "quality", "employee"):
            listen(town.get(who, f"/{doors.path}", wait, limit=200))
            listen(town.get(who, f"/{doors.path}", mine="true"))
    for one in (path, f"/views/{view.json()['record']}", f"/persons/{person.json()['record']}"):
        for end in ("", "/journal"):
            assert listen(town.get("director", f"{one}{end}")).status_code == 200

    # refused, broken and misspelt in every way
    listen(town.post("manager", f"{path}/close-deviation", {"note": CANARY}))
    listen(town.post("auditor", f"{path}/close-deviation", {"note": CANARY}))
    listen(town.post("manager", f"{path}/close-deviation", {"note": CANARY}, {"If-Match": '"1"'}))
    listen(town.post("employee", "/deviations", {"description": CANARY + "\x00"}))
    listen(town.post("employee", "/deviations", {"description": CANARY * 1000}))
    listen(town.post("employee", "/deviations", {"description": [CANARY], "danger_now": CANARY, CANARY: CANARY}))
    listen(town.post("employee", "/deviations", {"unit": CANARY, "received": CANARY, "occurred": {CANARY: 1}}))
    listen(town.post("employee", "/deviations", {"source": {"register": CANARY, "record": record, "version": CANARY}}))
    listen(town.send("employee", "/deviations", f'{{"description": "{CANARY}'.encode()))
    listen(town.send("employee", "/deviations", CANARY.encode("latin-1")))
    listen(town.send("employee", "/deviations", CANARY.encode() * 100_000))
    key = {"Idempotency-Key": "kanarie"}
    town.post("employee", "/deviations", {"description": CANARY}, key)
    listen(town.post("employee", "/deviations", {"description": CANARY * 2}, key))
    for path in (f"/{CANARY}", f"/deviations/{CANARY}", f"/deviations/{record}/{CANARY}", f"/units?unit={CANARY}"):
        listen(town.get("manager", path))
        listen(town.post("manager", path, {}))
    listen(town.client.get(f"/{CANARY}/{CANARY}", headers={"Accept": "text/html"}))
    listen(town.client.get("/prov/api/v1/units", headers={b"Authorization": f"Bearer {CANARY}".encode()}))

    assert heard and not [one for one in heard if CANARY in one or json.dumps(CANARY)[1:-1] in one]
    assert CANARY not in logged(caplog)
    assert "POST /{board}/api/v1/deviations/{record}/close-deviation 409" in logged(caplog)
    with town.house.database.writer() as db:
        rows = db.execute("SELECT convert_from(body, 'UTF8') FROM ledger.lines").fetchall()
    assert not [one for (one,) in rows if CANARY in one]


def test_the_log_names_routes_and_never_people(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Loggen säger vilken väg, aldrig vem, vilken post eller vad."""
    caplog.set_level(logging.INFO)
    receipt = town.report()
    town.get("manager", f"/deviations/{receipt['number']}", as_of="2026-03-14")
    assert "GET /{board}/api/v1/deviations/{record} 404" in logged(caplog)
    for known in (receipt["record"], receipt["number"], str(town.house.people["manager"]), "2026-03-14"):
        assert known not in logged(caplog)

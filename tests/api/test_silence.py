"""What somebody wrote about somebody is never seen but by those who have it opened: not in lists, problems or logs."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

import pytest

from api.doors import DOORS
from tests.api.house import Town

CANARY = "Kanariefågel-Annika-19121212"


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the program logged; the client that asks, in the same process, has a log of its own."""
    return "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("http"))


class Listener:
    """Asks, and keeps everything that was answered."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.heard: list[str] = []

    def get(self, who: str, path: str, headers: Mapping[str, str] | None = None, **params: Any) -> Any:
        return self.listen(self.town.get(who, path, headers, **params))

    def post(self, who: str, path: str, said: Any, headers: Mapping[str, str] | None = None) -> Any:
        return self.listen(self.town.post(who, path, said, headers))

    def send(self, who: str, path: str, body: bytes) -> Any:
        return self.listen(self.town.send(who, path, body))

    def listen(self, answer: Any) -> Any:
        self.heard += [answer.text, str(answer.headers)]
        return answer


def written(town: Town, ask: Listener) -> tuple[str, list[str], int]:
    """The canary in every kind of text: a deviation, the paths to all that was written, and the last position."""
    receipt = town.report(description=CANARY, immediate_measures=CANARY)
    path = f"/deviations/{receipt['record']}"
    ask.post("manager", f"{path}/read-deviation", {"reading": "unclear", "reason": CANARY})
    ask.post("manager", f"{path}/request-completion", {"question": CANARY})
    ask.post("employee", f"{path}/provide-completion", {"answer": CANARY})
    said = {"text": CANARY, "submitter_name": CANARY, "case_reference": CANARY}
    view = ask.post("registrar", "/views", said).json()
    person = {"name": CANARY, "unit": str(town.units["top"]), "since": "2026-01-01"}
    last = ask.post("founder", "/persons", person).json()
    paths = [path, f"/views/{view['record']}", f"/persons/{last['record']}"]
    return path, paths, last["position"]


def read_everywhere(ask: Listener, paths: list[str], position: int) -> None:
    wait = {"X-Position": str(position)}
    for doors in DOORS.values():
        for who in ("director", "founder", "quality", "employee"):
            ask.get(who, f"/{doors.path}", wait, limit=200)
            ask.get(who, f"/{doors.path}", mine="true")
    for path in paths:
        for end in ("", "/journal"):
            assert ask.get("director", f"{path}{end}").status_code == 200


def refused_in_every_way(ask: Listener, path: str) -> None:
    ask.post("manager", f"{path}/close-deviation", {"note": CANARY})
    ask.post("auditor", f"{path}/close-deviation", {"note": CANARY})
    ask.post("manager", f"{path}/close-deviation", {"note": CANARY}, {"If-Match": '"1"'})
    report: tuple[Any, ...] = (
        {"description": CANARY + "\x00"},
        {"description": CANARY * 1000},
        {"description": [CANARY], "danger_now": CANARY, CANARY: CANARY},
        {"unit": CANARY, "received": CANARY, "occurred": {CANARY: 1}},
        {"source": {"register": CANARY, "record": path.rsplit("/", 1)[1], "version": CANARY}},
    )
    for said in report:
        assert ask.post("employee", "/deviations", said).status_code == 422
    for body in (f'{{"description": "{CANARY}'.encode(), CANARY.encode("latin-1"), CANARY.encode() * 100_000):
        assert ask.send("employee", "/deviations", body).status_code in (400, 413)
    for text in (CANARY, CANARY * 2):
        ask.post("employee", "/deviations", {"description": text}, {"Idempotency-Key": "kanarie"})
    for asked in (f"/{CANARY}", f"/deviations/{CANARY}", f"{path}/{CANARY}", f"/units?unit={CANARY}"):
        ask.get("manager", asked)
        ask.post("manager", asked, {})
    client = ask.town.client
    ask.listen(client.get(f"/{CANARY}/{CANARY}", headers={"Accept": "text/html"}))
    ask.listen(client.get("/prov/api/v1/units", headers={b"Authorization": f"Bearer {CANARY}".encode()}))


def test_the_canary_is_never_heard(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Det som står i fri text syns aldrig i listor, historik, fel eller loggar."""
    caplog.set_level(logging.DEBUG)
    ask = Listener(town)
    path, paths, position = written(town, ask)
    read_everywhere(ask, paths, position)
    refused_in_every_way(ask, path)
    assert ask.heard and not [one for one in ask.heard if CANARY in one or json.dumps(CANARY)[1:-1] in one]
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

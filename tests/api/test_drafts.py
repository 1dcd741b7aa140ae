"""Drafts over HTTP: only their owner's, never a line, never in a log, and gone when they have been sent in."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from api.drafts import MOST
from ledger.drafts import LARGEST
from ledger.ids import new_id
from tests.api.house import Town
from tests.api.test_silence import CANARY, logged

FORM = "deviations/report-deviation"


def saved(town: Town, who: str = "employee", **said: Any) -> dict[str, Any]:
    """A draft saved by somebody, as it was answered."""
    answer = town.post(who, "/drafts", {"form": FORM, "said": said or {"description": "Larmet"}})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return {**found, "etag": answer.headers["ETag"], "path": f"/drafts/{found['draft']}"}


def put(town: Town, who: str, path: str, said: Any, etag: str | None = None) -> Any:
    headers = town.headers(who, {"If-Match": etag} if etag else None)
    return town.client.put(f"/prov/api/v1{path}", headers=headers, json=said)


def throw_away(town: Town, who: str, path: str) -> int:
    return town.client.delete(f"/prov/api/v1{path}", headers=town.headers(who)).status_code


def test_a_draft_is_saved_listed_read_replaced_and_thrown_away(town: Town) -> None:
    """Ett utkast sparas, listas, läses, ersätts och tas bort, utan att något skrivs i liggaren."""
    lines = town.lines
    draft = saved(town, description="Larmet", occurred={"first": "i tisdags"})
    listed = town.get("employee", "/drafts").json()["items"]
    assert draft["draft"] in [one["draft"] for one in listed] and all("said" not in one for one in listed)
    read = town.get("employee", draft["path"])
    assert read.json()["said"] == {"description": "Larmet", "occurred": {"first": "i tisdags"}}
    assert read.headers["ETag"] == draft["etag"] and read.headers["Cache-Control"] == "no-store"
    again = put(town, "employee", draft["path"], {"form": FORM, "said": {"description": "Larmet gick"}}, draft["etag"])
    assert again.status_code == 200 and again.headers["ETag"] != draft["etag"]
    assert town.get("employee", draft["path"]).json()["said"] == {"description": "Larmet gick"}
    assert throw_away(town, "employee", draft["path"]) == throw_away(town, "employee", draft["path"]) == 204
    assert town.get("employee", draft["path"]).status_code == 404
    assert town.lines == lines


def test_where_it_was_saved_is_told(town: Town) -> None:
    answer = town.post("employee", "/drafts", {"form": FORM, "said": {}})
    assert answer.headers["Location"] == f"/prov/api/v1/drafts/{answer.json()['draft']}"


def test_who_has_seen_an_older_one_does_not_replace_it(town: Town) -> None:
    """Den som har sett ett äldre utkast får 412 och den nya ETagen, och inget ersätts."""
    draft = saved(town)
    newer = put(town, "employee", draft["path"], {"form": FORM, "said": {"description": "2"}}, draft["etag"])
    stale = put(town, "employee", draft["path"], {"form": FORM, "said": {"description": "3"}}, draft["etag"])
    assert stale.status_code == 412 and stale.headers["ETag"] == newer.headers["ETag"]
    assert town.get("employee", draft["path"]).json()["said"] == {"description": "2"}
    assert put(town, "employee", draft["path"], {"form": FORM, "said": {}}, '"3"').status_code == 422
    assert put(town, "employee", draft["path"], {"form": FORM, "said": {}}).status_code == 200


@pytest.mark.parametrize("who", ["manager", "founder", "quality"])
def test_nobody_else_knows_that_it_is_there(town: Town, who: str) -> None:
    """Ingen annan ser, ersätter eller tar bort ett utkast; svaret är som om det inte fanns."""
    draft, nothing = saved(town), f"/drafts/{new_id()}"
    said = {"form": FORM, "said": {"description": "annans"}}
    for path in (draft["path"], nothing):
        assert town.get(who, path).status_code == put(town, who, path, said).status_code == 404
        assert throw_away(town, who, path) == 204
    assert draft["draft"] not in town.get(who, "/drafts").text
    assert town.get("employee", draft["path"]).json()["said"] == {"description": "Larmet"}


def test_it_is_sent_in_by_the_ordinary_command_and_deleted_by_the_receipt(town: Town) -> None:
    """Utkastet sänds in med det vanliga kommandot och tas bort först när kvittot finns."""
    draft, lines = saved(town, description="Larmet gick inte fram."), town.lines
    named = {"X-Draft": draft["draft"]}
    assert town.post("employee", "/deviations", {"description": ""}, named).status_code == 422
    assert town.get("employee", draft["path"]).status_code == 200 and town.lines == lines
    sent = town.post("employee", "/deviations", draft["said"], named)
    assert sent.status_code == 201 and sent.headers["Idempotency-Key"] == draft["idempotency_key"]
    assert town.get("employee", draft["path"]).status_code == 404
    again = town.post("employee", "/deviations", draft["said"], named)
    assert again.status_code == 200 and again.json()["record"] == sent.json()["record"] and town.lines == lines + 1


def test_a_command_does_not_delete_somebody_elses_draft(town: Town) -> None:
    draft = saved(town, "manager")
    assert town.post("employee", "/deviations", {"description": "x"}, {"X-Draft": draft["draft"]}).status_code == 201
    assert town.get("manager", draft["path"]).status_code == 200


def test_a_draft_named_wrong_is_told_before_anything_is_written(town: Town) -> None:
    lines = town.lines
    answer = town.post("employee", "/deviations", {"description": "x"}, {"X-Draft": "mitt"})
    assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "X-Draft" and town.lines == lines


@pytest.mark.parametrize(
    ("body", "status", "where"),
    [
        (b"{", 400, "rad 1, kolumn 1"),
        (b"[]", 422, "kroppen"),
        (b'{"form": "x"}', 422, "said"),
        (b'{"form": "Inte s\\u00e5", "said": {}}', 422, "form"),
        (b'{"form": "x", "said": []}', 422, "said"),
        (b'{"form": "x", "said": {"a": NaN}}', 422, "said"),
        (b'{"form": "x", "said": {"a": 1e999}}', 422, "said"),
        (b'{"form": "x", "said": {"a": 1, "a": 2}}', 422, "said.a"),
        (b'{"form": "x", "said": {}, "owner": "y"}', 422, "kroppen"),
    ],
)
def test_what_is_no_draft_is_told(town: Town, body: bytes, status: int, where: str) -> None:
    """Fel i kroppen sägs som för ett kommando, och inget sparas."""
    before = town.get("employee", "/drafts").text
    answer = town.send("employee", "/drafts", body)
    assert answer.status_code == status, answer.text
    assert [fault["where"] for fault in answer.json()["errors"]] == [where]
    assert town.get("employee", "/drafts").text == before


def test_a_draft_has_a_largest_size_and_a_person_a_largest_number(town: Town) -> None:
    """Ingen fyller databasen med utkast."""
    large = town.post("other_employee", "/drafts", {"form": FORM, "said": {"description": "x" * LARGEST}})
    assert large.status_code == 413 and large.json()["type"] == "/problems/TooLarge"
    for _ in range(MOST):
        saved(town, "other_employee")
    more = town.post("other_employee", "/drafts", {"form": FORM, "said": {}})
    assert more.status_code == 422 and more.json()["errors"][0]["type"] == "too_many_drafts"
    assert len(town.get("other_employee", "/drafts").json()["items"]) == MOST


def test_no_id_and_no_token_open_nothing(town: Town) -> None:
    assert town.get("employee", "/drafts/mitt").status_code == 404
    assert town.get(None, "/drafts").status_code == town.post(None, "/drafts", {}).status_code == 401
    answer = town.client.patch("/prov/api/v1/drafts", headers=town.headers("employee"))
    assert answer.status_code == 405 and answer.headers["Allow"] == "GET, HEAD, POST"


def test_what_a_draft_says_is_in_no_log_and_not_in_the_database(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Det som står i ett utkast syns bara för den som skrev det."""
    caplog.set_level(logging.DEBUG)
    draft = saved(town, description=CANARY)
    answers = [
        put(town, "manager", draft["path"], {"form": FORM, "said": {"description": CANARY}}).text,
        town.get("manager", draft["path"]).text,
        town.send("employee", "/drafts", json.dumps({"form": CANARY, "said": {CANARY: 1}}).encode()).text,
        town.get("employee", "/drafts").text,
    ]
    assert not [text for text in answers if CANARY in text]
    assert CANARY not in logged(caplog) and draft["draft"] not in logged(caplog)
    with town.house.database.owner() as db:
        rows = db.execute("SELECT row_to_json(d)::text, envelope FROM drafts.drafts d").fetchall()
    assert rows and not [text for text, envelope in rows if CANARY in text or CANARY.encode() in bytes(envelope)]

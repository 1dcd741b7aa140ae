"""The lines as CloudEvents: every line is there, and of those one may not see nothing but that they are."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from jsonschema_rs import validator_for

from api import feeds
from api.lines import BATCH, WITHHELD
from domain import REGISTERS
from ledger.lines import b64
from tests.api.house import ORIGIN, Town, waited

HIDDEN = {"specversion", "id", "source", "sequence", "type"}


def read(town: Town, who: str, **asked: Any) -> list[dict[str, Any]]:
    answer = town.get(who, "/lines", **asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def all_of(town: Town, who: str, limit: int = 7) -> list[dict[str, Any]]:
    """Page after page, by the links alone."""
    found, path = [], f"/prov/api/v1/lines?limit={limit}"
    while path:
        answer = town.client.get(path, headers=town.headers(who))
        found += answer.json()
        link = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("Link", ""))
        path = link[1] if link else ""
    return found


def test_the_lines_come_in_order_without_a_hole_as_cloudevents(town: Town) -> None:
    """Varje rad kommer en gång, i ordning, på CloudEvents form."""
    receipt = town.report()
    town.get("quality", "/deviations", waited(receipt))
    answer = town.get("quality", "/lines", limit=3)
    assert answer.headers["Content-Type"] == BATCH
    assert int(answer.headers["X-Position"]) == receipt["position"]
    found = all_of(town, "quality")
    assert [one["id"] for one in found] == [str(number) for number in range(1, receipt["position"] + 1)]
    assert [one["sequence"] for one in found] == sorted(one["sequence"] for one in found)
    assert len({(one["source"], one["id"]) for one in found}) == len(found)
    components = {"schemas": feeds.SCHEMAS}
    validator_for({"$ref": "#/components/schemas/CloudEvents", "components": components}).validate(found)


def test_who_may_see_the_record_gets_the_body_and_can_prove_the_line(town: Town) -> None:
    """Den som får se posten får kroppen som den är lagrad, så att radens kontrollsumma går att räkna ut."""
    receipt = town.report(description="Larmet gick inte fram till Sländan.")
    town.get("quality", "/deviations", waited(receipt))
    [found] = read(town, "quality", after=receipt["position"] - 1)
    assert found["type"].startswith("DeviationReported.") and found["subject"] == receipt["record"]
    assert found["source"] == f"https://{ORIGIN}" and found["register"] == "deviations"
    assert "Larmet" not in json.dumps(found) and set(found["data"]["personal"]) == {"description"}
    body = json.dumps(found["data"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with town.house.database.writer() as db:
        row = db.execute(
            "SELECT leaf, (SELECT ledger FROM ledger.identity) FROM ledger.lines WHERE position = %s", (found["id"],)
        ).fetchone()
    assert row is not None
    entry = (
        f'{{"body":"{b64(hashlib.sha256(body).digest())}","format":"liggaren.line.v1","ledger":"{row[1]}",'
        f'"name":"{found["type"]}","position":{found["id"]},"record":"{found["subject"]}",'
        f'"recorded_at":"{found["recordedtime"]}","version":{found["recordversion"]}}}'
    )
    assert hashlib.sha256(b"\x00" + entry.encode()).digest() == bytes(row[0])


def test_of_other_lines_there_is_only_that_they_are(town: Town) -> None:
    """Av en rad man inte får se står varken slag, post, tid eller innehåll."""
    receipt = town.report(unit=str(town.units["meadow"]))
    town.get("quality", "/deviations", waited(receipt))
    [found] = read(town, "far_manager", after=receipt["position"] - 1)
    assert found.keys() == HIDDEN and found["type"] == WITHHELD
    assert WITHHELD not in {event.type for register in REGISTERS for event in register.events}
    assert len(all_of(town, "far_manager")) == receipt["position"]


def test_what_is_shown_is_what_the_history_shows(town: Town) -> None:
    """Raderna visar den som frågar samma poster som historiken gör, varken fler eller färre."""
    town.report(unit=str(town.units["meadow"]))
    town.report("other_employee", unit=str(town.units["honest"]))
    receipt = town.report()
    town.get("quality", "/deviations", waited(receipt))
    whole = all_of(town, "quality", 200)
    subjects = {(one["register"], one["subject"]) for one in whole if one["type"] != WITHHELD}
    assert any(register == "deviations" for register, _ in subjects)
    for who in ("employee", "other_employee", "manager", "far_manager", "founder", "auditor"):
        shown = {one.get("subject") for one in all_of(town, who, 200)} - {None}
        for register, record in subjects:
            seen = town.get(who, f"/{register.replace('_', '-')}/{record}/journal").status_code == 200
            assert seen is (record in shown), (who, register)


def test_a_restricted_risk_is_kept_from_those_who_see_the_others(town: Town) -> None:
    """En risk som rör en enskild syns inte ens till slag för dem som ser de andra riskerna."""
    said = {"title": "Ensamarbete", "description": "På kvällen.", "unit": str(town.units["reception"])}
    positions = []
    for level in ("unit", "individual"):
        answer = town.post("manager", "/risks", {**said, "level": level})
        assert answer.status_code == 201, answer.text
        positions.append(answer.json()["position"])
        town.get("manager", "/risks", waited(answer.json()))
    types = {int(one["id"]): one["type"] for one in read(town, "auditor", after=positions[0] - 1)}
    assert types[positions[0]] != WITHHELD and types[positions[1]] == WITHHELD


def test_up_to_a_position_or_a_day_and_on_from_there(town: Town) -> None:
    """`upto` stannar vid en position eller en dag, och nästa sida stannar där den också."""
    receipt = town.report()
    town.get("quality", "/deviations", waited(receipt))
    assert [one["id"] for one in read(town, "quality", after=2, upto=4)] == ["3", "4"]
    assert read(town, "quality", upto="2026-03-01") == []
    answer = town.get("quality", "/lines", limit=2, upto=3)
    assert answer.headers["Link"] == '</prov/api/v1/lines?after=2&limit=2&upto=3>; rel="next"'
    last = town.get("quality", "/lines", after=2, limit=2, upto=3)
    assert len(last.json()) == 1 and "Link" not in last.headers
    assert read(town, "quality", after=receipt["position"] + 1000) == []


def test_what_is_asked_wrongly_is_told(town: Town) -> None:
    wrong: list[dict[str, Any]] = [{"after": "x"}, {"limit": "0"}, {"limit": "201"}, {"upto": "i går"}, {"efter": "1"}]
    for asked in wrong:
        answer = town.get("quality", "/lines", **asked)
        assert answer.status_code == 422, asked
        named = answer.json()["errors"][0]["where"]
        assert named in (*asked, "frågan")
    assert town.get(None, "/lines").status_code == 401

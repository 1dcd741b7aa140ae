"""The event log for process mining: read by a reader no one here wrote, pseudonymous, and without a written word."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import r4pm

from domain.grammar import Personal
from domain.terms import Body
from domain.words import Affected, Name, Occurred
from replays.ocel import OF_EMPLOYEES, export, told, told_fields
from tests.projections.books import Board
from tests.projections.histories import NAMES, SECRET
from tests.replays.conftest import Year


@pytest.fixture(scope="module")
def log(year: Year) -> dict[str, Any]:
    with year.database.writer() as db:
        return export(db, year.last)


def written(log: dict[str, Any], folder: Path) -> Path:
    file = folder / "logg.json"
    file.write_text(json.dumps(log, ensure_ascii=False), encoding="utf-8")
    return file


def test_an_independent_reader_takes_the_log_in(log: dict[str, Any], tmp_path: Path) -> None:
    """En läsare som ingen här har skrivit läser loggen som OCEL 2.0: alla händelser, poster och samband."""
    read = r4pm.convert_item(r4pm.import_item("OCEL", str(written(log, tmp_path))), "SlimLinkedOCEL")
    assert r4pm.bindings.num_events(read) == len(log["events"]) > 100
    assert r4pm.bindings.num_objects(read) == len(log["objects"]) > 20
    stats: Any = r4pm.bindings.ocel_type_stats(read)
    for things, found in (("events", stats["event_type_counts"]), ("objects", stats["object_type_counts"])):
        assert {kind: count for kind, count in found.items() if count} == Counter(one["type"] for one in log[things])
    for event in log["events"][::7]:
        related = {one["objectId"] for one in event["relationships"]}
        assert set(r4pm.bindings.get_e2o_ids(read, event["id"]) or ()) == related
    flow: Any = r4pm.bindings.discover_dfg_from_ocel(read)
    assert flow["object_type_to_dfg"]["deviations"]["start_activities"] == ["DeviationReported.v1"]


def test_the_log_is_whole_by_its_own_types(log: dict[str, Any]) -> None:
    """Varje händelse och post är av ett slag som är beskrivet, med bara de fält som slaget har."""
    for things, kinds in (("events", "eventTypes"), ("objects", "objectTypes")):
        known = {kind["name"]: {one["name"]: one["type"] for one in kind["attributes"]} for kind in log[kinds]}
        for thing in log[things]:
            fields = known[thing["type"]]
            for one in thing["attributes"]:
                assert fits(one["value"], fields[one["name"]]), one


def fits(value: Any, kind: str) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "time":
            return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", value))
    return bool(re.fullmatch(r"[a-z0-9_.+/-]+", value))


def test_every_line_of_a_record_is_an_event_of_it(log: dict[str, Any], year: Year) -> None:
    """Varje rad är en händelse, utom de i register om anställda, och hör till sin post och sin enhet."""
    shown = [
        event
        for act in year.history.acts
        for _, _, event, _ in act.events
        if not any(name in type(event).__module__ for name in OF_EMPLOYEES)
    ]
    counted = dict.fromkeys({event.type for event in shown}, 0)
    for event in shown:
        counted[event.type] += 1
    in_log = {kind: sum(one["type"] == kind for one in log["events"]) for kind in counted}
    assert in_log == counted
    assert all({"record", "unit"} <= {one["qualifier"] for one in event["relationships"]} for event in log["events"])


def test_nothing_that_anybody_wrote_and_no_id_is_in_it(log: dict[str, Any], year: Year) -> None:
    """Ingen text, inget namn, inget id och inget nummer ur liggaren står i loggen."""
    text = json.dumps(log, ensure_ascii=False)
    for secret in (SECRET, *NAMES, "Enhet", "Nämnden", "word_", "-2025-", "Socialnämnden"):
        assert secret not in re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "", text), secret
    ids = [*year.history.records, *(person for person, _ in year.history.people.values())]
    assert not [one for one in ids if str(one) in text or one.hex in text]
    assert not {kind["name"] for kind in log["objectTypes"]} & OF_EMPLOYEES


def test_two_exports_have_no_id_in_common(log: dict[str, Any], year: Year) -> None:
    """Två exporter av samma liggare har inget id gemensamt, men säger i övrigt detsamma."""
    with year.database.writer() as db:
        other = export(db, year.last)
    for things in ("events", "objects"):
        assert not {one["id"] for one in log[things]} & {one["id"] for one in other[things]}
        assert [one["type"] for one in log[things]] == [one["type"] for one in other[things]]


def test_a_log_ends_where_the_reader_stands(board: Board) -> None:
    """Loggen till en tidigare rad är början av den till en senare, med samma nyckel."""
    key = bytes(32)
    last = board.go_on(60)
    with board.database.writer() as db:
        whole, earlier = export(db, last, key), export(db, last - 30, key)
    assert 0 < len(earlier["events"]) < len(whole["events"])
    ids = [one["id"] for one in whole["events"]]
    assert [one["id"] for one in earlier["events"]] == ids[: len(earlier["events"])]


@dataclass(frozen=True)
class Example:
    """One field of each kind that there is."""

    text: Personal[str]
    title: Name
    affected: Affected
    body: Body | None
    count: int
    yes: bool
    day: date | None
    occurred: Occurred
    several: tuple[Body, ...]


def test_only_fields_that_could_not_hold_a_text_are_told() -> None:
    """Bara fält vars slag är ett bestämt ord, ett tal, en dag eller ja och nej kommer med."""
    assert told_fields(Example) == {
        "body": "string",
        "count": "integer",
        "yes": "boolean",
        "day": "time",
        "occurred.first": "time",
        "occurred.last": "time",
    }
    said = Example(
        "text", "titel", Affected(), Body.BOARD, 3, False, None, Occurred.on(date(2026, 3, 1)), (Body.BOARD,)
    )
    assert told(said) == {
        "body": "board",
        "count": 3,
        "yes": False,
        "occurred.first": "2026-03-01T00:00:00Z",
        "occurred.last": "2026-03-01T00:00:00Z",
    }

"""The entry and the leaf are the same bytes in SQL and in Python, and each says everything about its line."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.canonical import decode
from ledger.database import Database
from ledger.lines import Line, b64, entry, leaf_hash, unb64
from tests.strategies import IDS

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30))])
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2199, 12, 31), timezones=ZONES)
LINES = st.builds(
    Line,
    position=st.integers(1, 2**53 - 1),
    record=IDS,
    version=st.integers(0, 2**31 - 1),
    name=st.from_regex(r"[A-Z][A-Za-z]{2,59}\.v[1-9][0-9]{0,3}", fullmatch=True),
    body=st.binary(max_size=300),
    recorded_at=MOMENTS | MOMENTS.map(lambda moment: moment.replace(microsecond=0)),
    leaf=st.just(bytes(32)),
)
IN_SQL = "SELECT ledger.entry(%s, %s, %s, %s, %s, %s, %s)"


@given(IDS, LINES | st.builds(replace, LINES, name=st.sampled_from(['A"b', "A\\n", "Åtgärd", "A b", "%b"])))
@settings(max_examples=300)
def test_sql_and_python_write_the_same_entry(database: Database, connection: Any, ledger: UUID, line: Line) -> None:
    row = connection.execute(
        IN_SQL, (ledger, line.name, line.position, line.record, line.recorded_at, line.version, line.body)
    ).fetchone()
    assert row is not None and bytes(row[0]) == entry(ledger, line)


@pytest.fixture
def connection(database: Database) -> Any:
    with database.writer() as db:
        yield db


def test_the_entry_does_not_depend_on_the_zone_or_style_of_the_session(connection: psycopg.Connection[Any]) -> None:
    moment = datetime(2026, 7, 5, 8, tzinfo=UTC)
    line = Line(17, UUID(int=1), 1, "A.v1", b"{}", moment, b"")
    connection.execute("SET timezone = 'Europe/Stockholm'; SET datestyle = 'German'; SET bytea_output = 'escape'")
    row = connection.execute(IN_SQL, (UUID(int=2), "A.v1", 17, UUID(int=1), moment, 1, b"{}"), binary=True).fetchone()
    assert row is not None and bytes(row[0]) == entry(UUID(int=2), line)


@given(IDS, LINES)
def test_an_entry_is_canonical_and_says_all_of_the_line(ledger: UUID, line: Line) -> None:
    said = decode(entry(ledger, line))
    assert said["ledger"] == str(ledger) and said["format"] == "liggaren.line.v1"
    assert unb64(said["body"]) == hashlib.sha256(line.body).digest()
    assert (said["position"], said["name"], said["version"]) == (line.position, line.name, line.version)
    assert leaf_hash(ledger, line) == hashlib.sha256(b"\x00" + entry(ledger, line)).digest()


@given(LINES, st.data())
def test_a_change_of_anything_changes_the_leaf(line: Line, data: st.DataObject) -> None:
    ledger = UUID(int=1)
    others = [
        replace(line, position=line.position + 1),
        replace(line, version=line.version + 1),
        replace(line, record=UUID(int=line.record.int ^ 1)),
        replace(line, name=line.name + "0"),
        replace(line, body=line.body + b" "),
        replace(line, recorded_at=line.recorded_at + timedelta(microseconds=1)),
    ]
    leaves = {leaf_hash(ledger, one) for one in [line, *others]} | {leaf_hash(UUID(int=2), line)}
    assert len(leaves) == 8


@given(st.binary(max_size=100))
def test_base64url_without_padding_goes_both_ways(data: bytes) -> None:
    assert unb64(b64(data)) == data and "=" not in b64(data)

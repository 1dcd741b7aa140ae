"""The signed tree over HTTP: enough for anybody to check that the book only grows, and nothing of what is in it."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from collections.abc import Callable

import pytest
from httpx2 import Response

from ledger.lines import read
from ledger.proof.checkpoints import Checkpoint
from ledger.proof.notes import Note, VerifierKey
from ledger.proof.tree import must_include, root_of
from projections import schema
from tests.api.house import Town, waited


def get(town: Town, path: str) -> Response:
    return town.client.get(f"/prov/log/{path}")


def soon(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def signed(town: Town) -> Checkpoint:
    """The first checkpoint of the house: signed when it was opened."""
    soon(lambda: get(town, "checkpoint").status_code == 200)
    return Checkpoint.read(get(town, "checkpoint").text)


def test_a_served_book_is_signed_by_a_key_that_it_lists(town: Town, signed: Checkpoint) -> None:
    """Den som vill kan läsa kontrollpunkten och nämndens nycklar, utan att logga in."""
    vkey, since = get(town, "keys").text.split()
    key = VerifierKey.read(vkey)
    assert Note.read(signed.text).must_be_signed([key]) == [key]
    assert since.endswith("Z") and signed.origin == key.name
    assert get(town, f"checkpoint/{signed.size}").text == signed.text


def test_tiles_give_the_root_that_is_signed(town: Town, signed: Checkpoint) -> None:
    """Ur brickorna räknas den rot som är signerad."""
    tile = get(town, f"tile/0/000.p/{signed.size}")
    leaves = [tile.content[at : at + 32] for at in range(0, len(tile.content), 32)]
    assert root_of(leaves) == signed.root
    assert "immutable" in tile.headers["Cache-Control"]
    with town.house.database.writer() as db:
        assert leaves == [line.leaf for line in read(db, upto=signed.size)]


def test_a_line_is_proved_to_anybody(town: Town, signed: Checkpoint) -> None:
    """Beviset för en rad är öppet: det säger bara att raden finns."""
    with town.house.database.writer() as db:
        line = list(read(db, upto=3))[-1]
    head, _, note = get(town, "proof/3").text.partition("\n\n")
    last = Checkpoint.read(note)
    path = [b64decode(row) for row in head.split("\n")[2:]]
    must_include(line.leaf, 2, last.size, path, last.root)


def test_what_is_not_signed_yet_is_not_shown(town: Town, signed: Checkpoint) -> None:
    """En rad som ingen kontrollpunkt täcker finns varken i brickor eller bevis."""
    position = town.report()["position"]
    for path in (f"proof/{position}", f"tile/0/000.p/{position}", "tile/0/000"):
        assert get(town, path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "proof/0",
        "proof/x",
        "proof/99999999999999999999",
        "checkpoint/1",
        "checkpoint/-1",
        "tile/9/000",
        "tile/0/0",
        "tile/0/000.p/0",
        "tile/0/000.p/257",
        "tile/0/x000/000.p/999",
        "tile/entries/000",
        "tile/0/../../etc",
    ],
)
def test_what_is_not_there_is_a_404_with_nothing_in_it(town: Town, path: str) -> None:
    """Det som inte finns besvaras på samma sätt som allt annat som inte finns."""
    answer = get(town, path)
    assert answer.status_code == 404 and answer.headers["Content-Type"].startswith("application/problem+json")
    assert town.client.post("/prov/log/checkpoint").status_code == 405


def test_what_is_mine_is_found_by_an_index(town: Town) -> None:
    """Mina ärenden letas upp direkt, inte genom att läsa hela registret."""
    mine = town.report("other_employee")
    found = town.get("other_employee", "/deviations", waited(mine), mine="true").json()["items"]
    assert [one["record"] for one in found] == [mine["record"]]
    with town.house.database.writer() as db:
        schema.use(db, schema.schema_name())
        db.execute("SET enable_seqscan = off; SET enable_indexscan = off")
        asked = """EXPLAIN SELECT 1 FROM cards AS now WHERE people(now.state) @> ARRAY['x'] AND to_position IS NULL"""
        with db.transaction(force_rollback=True):
            for index in ("number", "unit", "status"):  # of a house this small they are as good as any
                db.execute(f"DROP INDEX cards_by_{index}".encode())
            db.execute("DROP INDEX cards_in_order")
            plan = [row for (row,) in db.execute(asked)]
            assert any("cards_by_person" in row for row in plan), plan


def test_everybody_who_may_see_a_record_as_their_own_is_in_that_index() -> None:
    """Varje fält som gör en post till ens egen finns i indexet."""
    from api.access import ACCESS

    known = set(re.findall(r"state ->>? '(\w+)'", schema.statements("schema.sql").decode()))
    assert {name for rule in ACCESS.values() for name in (*rule.reporters, *rule.handlers)} == known

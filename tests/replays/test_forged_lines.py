"""Lines that somebody forged with the right checksum: what they say must still be possible where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from ledger.canonical import decode, encode
from ledger.ids import new_id
from ledger.lines import Line, leaf_hash
from replays import reading
from replays.reading import Reading
from tests.projections.histories import lines
from tests.replays.test_two_clocks import KNOWN, history


@cache
def book() -> tuple[Line, ...]:
    return tuple(lines(history(seed=4, length=90)))


def forged(book: Sequence[Line], at: int, **values: Any) -> list[Line]:
    """The same book with something else in one line, and the leaf that belongs to it."""
    changed = replace(book[at - 1], **values)
    signed = replace(changed, leaf=leaf_hash(KNOWN.ledger, changed))
    return [*book[: at - 1], signed, *book[at:]]


def saying(book: Sequence[Line], at: int, **values: Any) -> list[Line]:
    """The same book with something else in the body of one line."""
    return forged(book, at, body=encode(decode(book[at - 1].body) | values))


def found(book: Sequence[Line]) -> dict[str, int | None]:
    """The claims that fail, with the first line of each."""
    one = Reading(KNOWN)
    for line in book:
        one.take(line)
    one.end()
    return {claim.claim: claim.position for claim in one.told() if not claim.holds}


def first(holds: Callable[[dict[str, Any]], bool]) -> int:
    """The first line whose body is such."""
    return next(line.position for line in book() if line.position > 30 and holds(decode(line.body)))


def test_nothing_is_wrong_with_the_book_to_begin_with() -> None:
    """Den ofördärvade boken stämmer."""
    assert found(book()) == {}


def test_the_clock_may_stand_but_not_run_backwards() -> None:
    """En rad får inte vara införd före raden innan; samtidigt går bra."""
    before = book()[49].recorded_at
    assert found(forged(book(), 51, recorded_at=before)) == {}
    assert found(forged(book(), 51, recorded_at=before - timedelta(microseconds=1))) == {reading.CLOCK: 51}


def test_a_line_rests_on_what_stood_when_it_was_written() -> None:
    """En rad som säger sig vila på en annan version än den som gällde då är förfalskad."""
    at = first(lambda said: any(version > 0 for version in said["reads"].values()))
    reads = decode(book()[at - 1].body)["reads"]
    record = next(record for record, version in reads.items() if version > 0)
    for version in (reads[record] - 1, reads[record] + 1):
        assert found(saying(book(), at, reads={**reads, record: version})) == {reading.BASIS: at}
    assert found(saying(book(), at, reads={**reads, str(new_id()): 1})) == {reading.BASIS: at}
    assert found(saying(book(), at, reads={**reads, str(new_id()): 0})) == {}


def test_a_line_is_caused_by_one_that_stands_before_it() -> None:
    """En rad kan inte komma av en rad som inte fanns."""
    record = str(book()[40].record)
    assert found(saying(book(), 60, cause={"record": record, "version": 1})) == {}
    for cause in ({"record": record, "version": 500}, {"record": str(new_id()), "version": 1}):
        assert found(saying(book(), 60, cause=cause)) == {reading.BASIS: 60}


def test_a_record_has_all_its_versions_in_order() -> None:
    """En post hoppar inte över versioner och börjar inte mitt i."""
    version = book()[59].version
    assert found(forged(book(), 60, version=version + 1))[reading.VERSIONS] == 60
    assert found(forged(book(), 60, record=new_id(), version=2))[reading.VERSIONS] == 60


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.replace(b",", b", ", 1),
        lambda body: body[:-1],
        lambda body: body + b"\n",
        lambda body: b"\xff" + body,
        lambda body: b"{}",
        lambda body: b"[" * 60_000,
        lambda body: body.replace(b'"salt":', b'"salt":"AAAAAAAAAAAAAAAAAAAAAA","salt":', 1),
        lambda body: encode(decode(body) | {"extra": 1}),
        lambda body: encode(decode(body) | {"at": "2025-02-30T00:00:00.000000Z"}),
        lambda body: encode(decode(body) | {"event": {}}),
    ],
)
def test_a_body_is_written_in_the_only_way_there_is(spoil: Callable[[bytes], bytes]) -> None:
    """En rad som kunde ha skrivits på ett annat sätt, eller inte går att läsa, godtas inte."""
    assert found(forged(book(), 55, body=spoil(book()[54].body)))[reading.READABLE] == 55


def test_an_unknown_name_is_not_read() -> None:
    """Ett namn som inte finns på listan går inte att läsa."""
    assert found(forged(book(), 55, name="NobodyKnows.v1"))[reading.READABLE] == 55


def test_the_first_line_is_the_founding_of_this_book() -> None:
    """Rad 1 är just denna liggares grundande."""
    event = decode(book()[0].body)["event"]
    assert found(saying(book(), 1, event=event | {"origin": "annan.invalid/bok"})) == {reading.FOUNDED: 1}
    assert reading.FOUNDED in found(book()[1:])
    assert reading.FOUNDED in found([])

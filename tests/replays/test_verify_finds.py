"""Whatever a superuser changes, verification finds it and names the first line that is not what it was."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ledger.ids import new_id
from ledger.lines import Line
from projections import schema
from replays.analysis import frozen_analyses
from tests.replays.tampering import Tamperer, flipped, some

places = st.integers(0, 2**16)
masks = st.integers(1, 255)


# ── One byte of one column ───────────────────────────────────────────────────


def change(evil: Tamperer, column: str, position: int, place: int, mask: int) -> int:
    """Change one byte of a column as it is stored; gives the first line that is then wrong."""
    was: Any = getattr(evil.line(position), column)
    at = position
    if isinstance(was, bytes):
        now: Any = flipped(was, place, mask)
    elif column == "name":
        now = flipped(was.encode(), place, mask).decode("utf-8", errors="replace").replace("\0", "?")
    elif column == "record":
        now = flipped(was.bytes, place, mask).hex()
    elif column in ("position", "version"):
        size = 8 if column == "position" else 4
        now = int.from_bytes(flipped(was.to_bytes(size, "big", signed=True), place, mask), "big", signed=True)
        at = min(at, now) if column == "position" else at
    assume(now != was)
    evil.do(f"UPDATE ledger.lines SET {column} = %s WHERE position = %s", now, position)
    return at


@pytest.mark.slow
@pytest.mark.parametrize("column", ["position", "record", "version", "name", "body", "leaf"])
def test_a_changed_byte_in_any_column_of_a_line_is_found(evil: Tamperer, column: str) -> None:
    """Ändras en enda byte i en rad, i vilken kolumn som helst, pekas den raden ut."""

    @some
    @given(number=st.integers(1, evil.last), place=places, mask=masks)
    def any_byte(number: int, place: int, mask: int) -> None:
        with evil.kept("ledger.lines"):
            at = change(evil, column, number, place, mask)
            assert evil.found() == at

    any_byte()


@pytest.mark.slow
def test_a_changed_byte_in_the_time_of_a_line_is_found(evil: Tamperer) -> None:
    """Ändras tidpunkten för en rad, om så till en som ingen klocka kan visa, pekas raden ut."""
    moved = "UPDATE ledger.lines SET recorded_at = %s::timestamptz WHERE position = %s"
    for moment in ("infinity", "-infinity", "4713-01-01 BC", "294276-01-01", "9999-12-31", "0001-01-01 BC"):
        with evil.kept("ledger.lines"):
            evil.do(moved, moment, 17)
            assert evil.found() == 17

    @some
    @given(number=st.integers(1, evil.last), bit=st.integers(0, 62), forwards=st.booleans())
    def any_bit(number: int, bit: int, forwards: bool) -> None:
        with evil.kept("ledger.lines"):
            sign = "" if forwards else "-"
            try:
                evil.do(
                    "UPDATE ledger.lines SET recorded_at = recorded_at + %s::interval WHERE position = %s",
                    f"{sign}{1 << bit} microseconds",
                    number,
                )
            except psycopg.DataError:
                assume(False)
            assert evil.found() == number

    any_bit()


# ── Whole lines ──────────────────────────────────────────────────────────────


def test_a_line_that_is_gone_is_found_wherever_it_stood(evil: Tamperer) -> None:
    """Tas en rad bort, den första, den sista eller någon mellan dem, pekas dess nummer ut."""
    last = evil.last
    (frozen,) = frozen_analyses(evil.db)
    for gone in (
        1,
        2,
        20,
        last // 2,
        last - 1,
        last,
        frozen.line,
        frozen.parts[0][0],
        frozen.parts[7][0],
        frozen.parts[-1][0],
    ):
        with evil.kept("ledger.lines"):
            evil.do("DELETE FROM ledger.lines WHERE position = %s", gone)
            assert evil.found() == gone


def test_the_end_of_the_book_cannot_be_cut_off_unseen(evil: Tamperer) -> None:
    """Tas de sista raderna bort pekas den första som saknas ut, också när allt bredvid raderna tas bort med dem."""
    last, cards = evil.last, f"{schema.schema_name()}.cards"
    with evil.kept("ledger.lines"):
        evil.do("DELETE FROM ledger.lines WHERE position > %s", last - 7)
        assert evil.found() == last - 6
        evil.do("DELETE FROM ledger.acts WHERE last > %s", last - 7)
        evil.do("DELETE FROM ledger.sealed WHERE position > %s", last - 7)
        evil.do("DELETE FROM ledger.numbers n WHERE NOT EXISTS (SELECT FROM ledger.lines l WHERE l.record = n.record)")
        assert evil.failing() == {"Registren är vad": last - 6}
        evil.do(f"DELETE FROM {cards} WHERE from_position > %s", last - 7)
        evil.do(f"UPDATE {cards} SET to_position = NULL WHERE to_position > %s", last - 7)
        assert evil.failing() == {"Registren är vad": last - 6}, "they still say how far they had come"


def test_a_book_without_lines_is_no_book(evil: Tamperer) -> None:
    """En liggare vars rader alla är borta stämmer inte."""
    with evil.kept("ledger.lines"):
        evil.do("DELETE FROM ledger.lines")
        assert evil.found() == 1


def test_a_line_put_in_among_the_others_is_found(evil: Tamperer) -> None:
    """Skjuts en rad in pekas dess nummer ut, också när dess egen kontrollsumma är rätt räknad."""
    for at in (2, 30, evil.last):
        with evil.kept("ledger.lines"):
            copy = evil.line(at - 1)
            evil.do("UPDATE ledger.lines SET position = position + 1 WHERE position >= %s", at)
            evil.put(Line(at, copy.record, copy.version, copy.name, copy.body, copy.recorded_at, b""))
            assert evil.found() == at


def test_a_line_put_at_the_end_is_found(evil: Tamperer) -> None:
    """En rad som läggs till sist vid sidan av programmet pekas ut, hur väl den än är gjord."""
    with evil.kept("ledger.lines"):
        copy = evil.line(evil.last - 2)
        last = evil.last + 1
        evil.put(Line(last, new_id(), 1, copy.name, copy.body, copy.recorded_at, b""))
        assert evil.found() == last


def test_two_lines_that_have_changed_places_are_found(evil: Tamperer) -> None:
    """Byter två rader plats pekas den första av dem ut."""

    @some
    @given(places=st.lists(st.integers(1, evil.last), min_size=2, max_size=2, unique=True))
    def any_two(places: list[int]) -> None:
        one, other = places
        with evil.kept("ledger.lines"):
            swap = "UPDATE ledger.lines SET position = %s - position WHERE position IN (%s, %s)"
            evil.do(swap, one + other, one, other)
            assert evil.found() == min(places)

    any_two()


def test_all_lines_in_another_order_are_found(evil: Tamperer) -> None:
    """Vänds hela liggaren baklänges stämmer redan den första raden inte."""
    with evil.kept("ledger.lines"):
        evil.do("UPDATE ledger.lines SET position = %s - position", evil.last + 1)
        assert evil.found() == 1


def test_another_identity_makes_every_line_false(evil: Tamperer) -> None:
    """Ges liggaren ett annat namn än det i första raden stämmer den inte."""
    for change in (
        "UPDATE ledger.identity SET origin = 'annan.invalid/bok'",
        "UPDATE ledger.identity SET demonstration = NOT demonstration",
        "UPDATE ledger.identity SET ledger = gen_random_uuid()",
    ):
        with evil.kept("ledger.identity"):
            evil.do(change)
            assert evil.found() == 1

"""JSON in one way only: what is written is read back to the same bytes, and nothing else is taken."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.canonical import LARGEST, UNREAD, NotCanonical, check, decode, decode_slowly, encode, instant, read_fast
from tests.strategies import texts

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True) | st.uuids().map(str)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(KEYS, part, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_written_is_read_back_to_the_same_value_and_bytes(value: Any) -> None:
    check(value)
    data = encode(value)
    assert decode(data) == value
    assert encode(decode(data)) == data


@given(st.dictionaries(KEYS, st.integers(0, 9), min_size=2))
def test_keys_stand_in_the_order_of_rfc_8785(value: dict[str, int]) -> None:
    """RFC 8785 3.2.3 sorts by UTF-16 code units; for the keys we allow that is the order of the bytes."""
    names = list(json.loads(encode(value)))
    assert names == sorted(names, key=lambda name: name.encode("utf-16-be"))


def test_the_examples_of_rfc_8785_that_we_allow() -> None:
    """RFC 8785 3.2.2: literals, and the escapes of strings."""
    assert encode([None, True, False]) == b"[null,true,false]"
    assert encode('€$\n"\\A/') == '"€$\\n\\"\\\\A/"'.encode()


CONTROLS = [chr(code) for code in (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x9F)]
NO_CHARACTERS = ["\ud800", "\udfff", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"]


@pytest.mark.parametrize("letter", CONTROLS + NO_CHARACTERS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_character_that_cannot_be_written_is_refused(letter: str) -> None:
    with pytest.raises(NotCanonical, match=r"a character that cannot be written at \.text\[1\]"):
        check({"text": ["bra", f"hem{letter}tjänst"]})
    if letter not in ("\ud800", "\udfff"):
        with pytest.raises(NotCanonical):
            decode(json.dumps(f"a{letter}b", ensure_ascii=False).encode())
    with pytest.raises(NotCanonical):
        decode(b'"a\\u%04x"' % min(ord(letter), 0xFFFF))


@pytest.mark.parametrize(
    "value",
    [1.5, 0.0, -0.0, float("nan"), float("inf"), Decimal("1.2"), b"x", datetime(2026, 1, 1, tzinfo=UTC), {1, 2}],
    ids=repr,
)
def test_a_value_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        check({"a": value})


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1, 10**40])
def test_a_number_that_others_would_round_is_refused(value: int) -> None:
    with pytest.raises(NotCanonical, match="beyond"):
        check([value])
    with pytest.raises(NotCanonical):
        decode(str(value).encode())


def test_text_that_is_not_in_nfc_is_refused() -> None:
    check("å")
    with pytest.raises(NotCanonical, match="NFC"):
        check("a\u030a")


@pytest.mark.parametrize("key", ["Öppen", "A", "1a", "", "a-b", "a b", "__class__", "å", "x" * 80])
def test_a_key_that_could_be_somebodys_text_is_refused_without_repeating_it(key: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        check({"fields": {key: 1}})
    assert str(refused.value) == "a key that is not [a-z][a-z0-9_]* or an id at .fields"


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b' {"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'"\\u00e5"',
        b'"\\/"',
        b'"a\\u0000"',
        b"'a'",
        b"\xff\xfe1\x00",
        b"\xef\xbb\xbf1",
        b'"\xff"',
        b"",
        b"[" * 100_000,
        b"[1,]",
        b"01",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_bytes_that_would_be_written_differently_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(data)


@given(st.binary(max_size=60))
@example(b'{"a":1}')
def test_any_bytes_are_either_canonical_or_refused(data: bytes) -> None:
    try:
        value = decode(data)
    except NotCanonical:
        return
    assert encode(value) == data


@given(
    VALUES | st.floats() | st.text(),
    st.integers(0, 400),
    st.binary(max_size=2) | st.sampled_from([b"0", b'"', b"e", b".5"]),
)
@example(LARGEST, 17, b"0")
def test_the_fast_reader_takes_what_the_slow_one_takes_and_nothing_else(value: Any, place: int, put: bytes) -> None:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(errors="surrogatepass")
    for one in (data, data[:place] + put + data[place:], data[:place] + put + data[place + len(put) :]):
        try:
            slowly = decode_slowly(one)
        except NotCanonical:
            slowly = UNREAD
        assert read_fast(one) == slowly


@given(st.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31)), st.integers(-14 * 60, 14 * 60))
def test_an_instant_is_written_in_utc_with_six_decimals(moment: datetime, minutes: int) -> None:
    elsewhere = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert datetime.fromisoformat(instant(elsewhere)) == elsewhere
    assert len(instant(elsewhere)) == 27 and instant(elsewhere).endswith("Z")


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(NotCanonical):
        instant(datetime(2026, 7, 5, 8, 0))

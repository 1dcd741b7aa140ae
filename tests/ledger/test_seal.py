"""What is sealed opens for its own line only, proves each field by itself, and says nothing when its salt is gone."""

from __future__ import annotations

import json
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.ids import new_id, random_bytes
from ledger.lines import b64
from ledger.seal import (
    Envelope,
    SealBroken,
    associated,
    commit,
    disclose,
    enclose,
    open_envelope,
    reveal,
    rewrap,
    seal,
    value_of,
)
from tests.strategies import texts

MASTER, OTHER = bytes(range(32)), bytes(range(1, 33))
LEDGER, RECORD = UUID(int=1), UUID(int=2)
AAD = associated(LEDGER, RECORD, 3, "PersonRegistered.v1")
FIELDS = st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,10}", fullmatch=True), texts(1), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("disclosure", "digest"),
    [
        ("WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0", "uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY"),
        (
            "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd",
            "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4",
        ),
        (
            "WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd",
            "TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo",
        ),
        ("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0", "pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo"),
    ],
)
def test_the_commitments_of_rfc_9901(disclosure: str, digest: str) -> None:
    """RFC 9901 4.2.3, and disclosures of its examples with the digests published beside them."""
    assert commit(disclosure) == digest


@given(FIELDS)
def test_what_is_sealed_comes_back_and_is_proved(values: dict[str, str]) -> None:
    sealing = seal(values, 1, MASTER, AAD)
    assert sealing.envelope is not None and sealing.commitments.keys() == values.keys()
    disclosures = open_envelope(sealing.envelope, MASTER, AAD)
    assert {name: value_of(disclosures[name], name, sealing.commitments[name]) for name in values} == values


def test_nothing_to_seal_makes_no_envelope() -> None:
    assert seal({}, 1, MASTER, AAD).envelope is None


def test_one_field_is_proved_while_its_neighbours_stay_shut() -> None:
    sealing = seal({"name": "Åsa", "account": "asa01"}, 1, MASTER, AAD)
    assert sealing.envelope is not None
    shown = open_envelope(sealing.envelope, MASTER, AAD)["name"]
    assert "asa01" not in json.dumps(json.loads(json.dumps(shown)))
    assert value_of(shown, "name", sealing.commitments["name"]) == "Åsa"


def test_a_disclosure_proves_neither_another_field_nor_another_text() -> None:
    sealing = seal({"name": "Åsa", "account": "asa01"}, 1, MASTER, AAD)
    assert sealing.envelope is not None
    disclosures = open_envelope(sealing.envelope, MASTER, AAD)
    with pytest.raises(SealBroken, match="another field"):
        value_of(disclosures["name"], "account", sealing.commitments["name"])
    with pytest.raises(SealBroken, match="not the one"):
        value_of(disclosures["account"], "name", sealing.commitments["name"])
    with pytest.raises(SealBroken, match="not the one"):
        value_of(disclose("name", "Åsa"), "name", sealing.commitments["name"])


def test_the_same_text_twice_is_committed_to_differently() -> None:
    """Else a line would tell that two reports say the same, and a guess could be tried."""
    once, twice = (seal({"name": "Åsa"}, 1, MASTER, AAD) for _ in range(2))
    assert once.commitments != twice.commitments
    assert once.commitments["name"] not in {commit(b64(json.dumps(["", "name", "Åsa"]).encode()))}


@pytest.mark.parametrize(
    "aad",
    [
        associated(UUID(int=9), RECORD, 3, "PersonRegistered.v1"),
        associated(LEDGER, UUID(int=9), 3, "PersonRegistered.v1"),
        associated(LEDGER, RECORD, 4, "PersonRegistered.v1"),
        associated(LEDGER, RECORD, 3, "PersonRegistered.v2"),
    ],
    ids=["ledger", "record", "version", "name"],
)
def test_an_envelope_moved_to_another_line_does_not_open(aad: bytes) -> None:
    sealing = seal({"name": "Åsa"}, 1, MASTER, AAD)
    assert sealing.envelope is not None
    with pytest.raises(SealBroken):
        open_envelope(sealing.envelope, MASTER, aad)


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_byte_of_envelope_or_key_is_found(place: int, change: int) -> None:
    sealed = enclose(b"Det som skrevs", 1, MASTER, AAD)
    whole = bytearray(sealed.wrapped + sealed.envelope)
    whole[place % len(whole)] ^= change
    cut = len(sealed.wrapped)
    with pytest.raises(SealBroken):
        reveal(Envelope(1, bytes(whole[:cut]), bytes(whole[cut:])), MASTER, AAD)


def test_another_master_or_a_torn_envelope_does_not_open() -> None:
    sealed = enclose(b"Det som skrevs", 1, MASTER, AAD)
    with pytest.raises(SealBroken):
        reveal(sealed, OTHER, AAD)
    for envelope in (b"", b"\x01", sealed.envelope[:20], sealed.envelope[:-1], b"\x02" + sealed.envelope[1:]):
        with pytest.raises(SealBroken):
            reveal(Envelope(1, sealed.wrapped, envelope), MASTER, AAD)
    for wrapped in (b"", b"x" * 40, sealed.wrapped[:-8]):
        with pytest.raises(SealBroken):
            reveal(Envelope(1, wrapped, sealed.envelope), MASTER, AAD)


def test_a_key_wrapped_anew_opens_under_the_new_master_only() -> None:
    sealed = enclose(b"Det som skrevs", 1, MASTER, AAD)
    anew = Envelope(2, rewrap(sealed.wrapped, MASTER, OTHER), sealed.envelope)
    assert reveal(anew, OTHER, AAD) == b"Det som skrevs"
    with pytest.raises(SealBroken):
        reveal(anew, MASTER, AAD)
    with pytest.raises(SealBroken):
        rewrap(sealed.wrapped, OTHER, MASTER)


def test_random_bytes_are_never_given_out_twice() -> None:
    drawn = [random_bytes(16) for _ in range(5000)]
    assert len(set(drawn)) == 5000
    assert all(one != other for one, other in pairwise(sorted(new_id() for _ in range(5000))))

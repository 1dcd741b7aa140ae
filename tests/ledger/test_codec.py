"""An event survives the book: the same event, the same stamp and the same bytes come back, and nothing else is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deviations.events import DeviationReported
from domain.grammar import Sealed, Stamp
from domain.organisation.persons import PersonRegistered
from domain.organisation.units import UnitEstablished
from domain.terms import Role
from ledger import codec
from ledger.canonical import NotCanonical, decode, encode, instant
from ledger.codec import KINDS, Cause, Kind, NotALine, read
from ledger.ids import new_id
from ledger.lines import Line
from ledger.pen import LARGEST_BODY, Draft, Pen, clear_fields, write
from tests import strategies
from tests.strategies import IDS, STAMPS

PEN = Pen(new_id(), 1, bytes(32))
CAUSES = st.none() | st.builds(Cause, IDS, st.integers(1, 9))


def line_of(draft: Draft) -> Line:
    return Line(1, draft.record, draft.version, draft.name, draft.body, datetime(2026, 3, 1, tzinfo=UTC), bytes(32))


@given(st.data(), STAMPS, CAUSES, st.dictionaries(IDS, st.integers(0, 2**31 - 1), max_size=3))
@settings(max_examples=200)
def test_an_event_of_any_register_survives_the_book(
    data: st.DataObject, stamp: Stamp, cause: Cause | None, reads: dict[Any, int]
) -> None:
    kind = KINDS[data.draw(st.sampled_from(sorted(KINDS)))]
    event = data.draw(strategies.of(kind.event))
    act = new_id()
    try:
        draft = write(PEN, event, new_id(), 3, stamp, act, reads, cause)
    except NotCanonical as refused:
        assert "bytes" in str(refused)  # too large a line is the only thing that may be wrong with it
        return
    entered = read(line_of(draft))
    assert (entered.stamp, entered.act, entered.cause, entered.reads) == (stamp, act, cause, reads)
    assert written_again(kind, draft, entered) == draft.body
    for name, value in vars(event).items():
        back = getattr(entered.event, name)
        if name in kind.personal:
            assert (back is None) == (value is None) and (back is None or isinstance(back, Sealed))
        else:
            assert back == value and type(back) is type(value)


def written_again(kind: Kind, draft: Draft, entered: codec.Entered) -> bytes:
    """The body as it would be written from what was read, with the same salt and the same commitments."""
    salt = decode(draft.body)["salt"]
    cause = entered.cause
    return encode(
        {
            "act": str(entered.act),
            "at": instant(entered.stamp.at),
            "by": str(entered.stamp.by),
            "cause": {"record": str(cause.record), "version": cause.version} if cause else None,
            "event": clear_fields(kind, entered.event),
            "personal": {
                name: value.commitment for name in kind.personal if (value := getattr(entered.event, name)) is not None
            },
            "reads": {str(one): version for one, version in entered.reads.items()},
            "role": entered.stamp.role.value,
            "salt": salt,
            "unit": str(entered.stamp.unit),
        }
    )


@given(strategies.of(DeviationReported))
@settings(max_examples=30)
def test_no_personal_text_stands_in_the_line(event: DeviationReported) -> None:
    marked = {name: f"§§{name}§§" for name in KINDS[event.type].personal}
    object.__setattr__(event, "__dict__", vars(event) | marked)
    draft = write(PEN, event, new_id(), 1, example_stamp(), new_id(), {})
    assert b"\xc2\xa7\xc2\xa7" not in draft.body
    assert draft.envelope is not None and b"\xc2\xa7\xc2\xa7" not in draft.envelope.envelope


def example_stamp() -> Stamp:
    return Stamp(datetime(2026, 3, 1, tzinfo=UTC), new_id(), Role.UNIT_MANAGER, new_id())


# ── What is not written ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 17),
        ("name", None),
        ("name", " inte tidy "),
        ("name", "inte i NFC a\u030a"),
        ("name", "noll \x00"),
        ("name", ""),
        ("name", "x" * 201),
        ("since", "2026-03-01"),
        ("since", datetime(2026, 3, 1, tzinfo=UTC)),
        ("parent", "en enhet"),
    ],
)
def test_an_event_that_would_be_read_back_otherwise_is_not_written(field: str, value: object) -> None:
    event = strategies.example(UnitEstablished)
    object.__setattr__(event, field, value)
    with pytest.raises(NotCanonical):
        write(PEN, event, new_id(), 1, example_stamp(), new_id(), {})


def test_personal_text_is_held_to_the_same_letters() -> None:
    event = strategies.example(PersonRegistered)
    object.__setattr__(event, "name", "Åsa\x00")
    with pytest.raises(NotCanonical) as refused:
        write(PEN, event, new_id(), 1, example_stamp(), new_id(), {})
    assert "Åsa" not in str(refused.value)


def test_a_body_of_more_than_60_000_bytes_is_not_written() -> None:
    reads = {new_id(): 1 for _ in range(1500)}
    with pytest.raises(NotCanonical, match=str(LARGEST_BODY)):
        write(PEN, strategies.example(UnitEstablished), new_id(), 1, example_stamp(), new_id(), reads)


# ── What is not read ─────────────────────────────────────────────────────────

Change = Callable[[dict[str, Any]], object]
FAULTS: dict[str, Change] = {
    "an unknown field of the body": lambda body: body.update(extra=1),
    "a missing field of the body": lambda body: body.pop("salt"),
    "an unknown field of the event": lambda body: body["event"].update(extra=1),
    "a missing field of the event": lambda body: body["event"].pop("since"),
    "an empty field that is never empty": lambda body: body["event"].update(since=None),
    "a day of another form": lambda body: body["event"].update(since="2026-3-1"),
    "a number for a text": lambda body: body.update(salt=7),
    "a text for a number": lambda body: body["reads"].update({str(new_id()): "7"}),
    "an unknown role": lambda body: body.update(role="king"),
    "a time without a zone": lambda body: body.update(at="2026-03-01T00:00:00.000000"),
    "an unknown personal field": lambda body: body["personal"].update(extra="x" * 43),
    "a missing personal field": lambda body: body["personal"].pop("name"),
    "a commitment of another form": lambda body: body["personal"].update(name="x"),
    "clear text in a personal field": lambda body: body["event"].update(name="Åsa"),
    "a cause that is half": lambda body: body.update(cause={"record": str(new_id())}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_body_that_is_not_of_its_form_is_not_read(fault: str) -> None:
    draft = write(PEN, strategies.example(PersonRegistered), new_id(), 1, example_stamp(), new_id(), {})
    body = decode(draft.body)
    FAULTS[fault](body)
    with pytest.raises(NotALine) as refused:
        read(line_of(Draft(draft.record, 1, draft.name, encode(body), None, None)))
    assert "Rad 1 (PersonRegistered.v1)" in str(refused.value)


@pytest.mark.parametrize("name", ["Nonsense.v1", "PersonRegistered", "PersonRegistered.v2", "os:system", ""])
def test_a_name_that_is_not_on_the_list_is_not_read(name: str) -> None:
    draft = write(PEN, strategies.example(PersonRegistered), new_id(), 1, example_stamp(), new_id(), {})
    with pytest.raises(NotALine, match="inte på listan"):
        read(line_of(Draft(draft.record, 1, name, draft.body, None, None)))


@given(st.binary(max_size=200))
def test_any_bytes_are_either_read_or_refused_by_name(data: bytes) -> None:
    with pytest.raises(NotALine, match="Rad 1"):
        read(line_of(Draft(new_id(), 1, "PersonLeft.v1", data, None, None)))

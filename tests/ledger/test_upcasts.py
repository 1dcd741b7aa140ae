"""An older version of an event is read as the one declared today; its stored bytes stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from domain.book import TextsErased
from domain.grammar import Event
from domain.law import MANAGEMENT_SYSTEM
from domain.organisation.units import UnitEstablished
from domain.registers import Register
from ledger import codec
from ledger.canonical import decode, encode
from ledger.codec import KINDS, NotALine, kind_of, read
from ledger.ids import new_id
from ledger.lines import Line
from ledger.pen import Draft, write
from tests import strategies
from tests.ledger.test_codec import PEN, example_stamp, line_of


@dataclass(frozen=True)
class Shelf:
    """The state of a register that only this file knows."""

    height: int = 0
    note: str = ""


class ShelfRaised(Event, label="Hyllan höjdes", duty=MANAGEMENT_SYSTEM, version=3):
    """The shelf was raised; v1 said `cm` as text, v2 as a number, v3 says millimetres and has a note."""

    millimetres: int
    note: str


SHELVES: Register[Shelf] = Register(
    name="shelves",
    label="Hyllor",
    singular="Hylla",
    duty=MANAGEMENT_SYSTEM,
    initial=Shelf(),
    decide=lambda state, command, occasion: (),
    evolve=lambda state, event, stamp: Shelf(event.millimetres, event.note),
    command=KINDS["LedgerFounded.v1"].register.commands[0],
    event=ShelfRaised,
)


@pytest.fixture
def shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "KINDS", {**KINDS, ShelfRaised.type: kind_of(SHELVES, ShelfRaised)})
    monkeypatch.setattr(
        codec,
        "UPCASTS",
        {
            "ShelfRaised.v1": ("ShelfRaised.v2", lambda said: {"cm": int(said["cm"])}),
            "ShelfRaised.v2": ("ShelfRaised.v3", lambda said: {"millimetres": said["cm"] * 10, "note": ""}),
        },
    )


NOWHERE: tuple[Any, ...] = (new_id(), 1, example_stamp(), new_id(), {})


def old_line(name: str, event: dict[str, Any]) -> Line:
    draft = write(PEN, strategies.example(UnitEstablished), *NOWHERE)
    body = decode(draft.body) | {"event": event}
    return line_of(Draft(draft.record, 1, name, encode(body), None, None))


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("ShelfRaised.v1", {"cm": "12"}),
        ("ShelfRaised.v2", {"cm": 12}),
        ("ShelfRaised.v3", {"millimetres": 120, "note": ""}),
    ],
)
@pytest.mark.usefixtures("shelves")
def test_an_old_version_is_read_as_the_one_declared_today(name: str, event: dict[str, Any]) -> None:
    line = old_line(name, event)
    before = line.body
    entered = read(line)
    assert SHELVES.replay([(entered.event, entered.stamp)]) == Shelf(120, "")
    assert line.body == before


def test_an_erasure_from_before_contents_is_of_no_contents() -> None:
    today: dict[str, Any] = decode(write(PEN, strategies.example(TextsErased), *NOWHERE).body)["event"]
    del today["contents"]
    event = read(old_line("TextsErased.v1", today)).event
    assert isinstance(event, TextsErased) and (event.positions, event.contents) == ((2,), ())
    assert codec.current("TextsErased.v1") == TextsErased.type


@pytest.mark.usefixtures("shelves")
def test_an_old_version_is_held_to_the_form_it_becomes() -> None:
    with pytest.raises(NotALine, match="ShelfRaised.v2"):
        read(old_line("ShelfRaised.v2", {"cm": 1.5}))
    with pytest.raises(NotALine):
        read(old_line("ShelfRaised.v2", {"centimetres": 12}))

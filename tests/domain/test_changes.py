"""States are copied and changed in a way of our own: it must be the standard one, only faster."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from domain import REGISTERS
from domain.changes import defaults, held, lean, replace
from domain.deviations.state import Deviation
from domain.registers import Register


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_a_blank_state_is_what_is_left_out_of_a_stored_one(register: Register[Any]) -> None:
    """Det som utelämnas ur ett lagrat tillstånd är det som gäller utan att något har hänt."""
    blank = register.initial
    kind: Any = type(blank)
    for name, usual in defaults(kind).items():
        assert getattr(blank, name) == usual, "a field that is not as by default could not be told from one left out"
        assert name not in held(lean(blank))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_a_changed_state_is_the_one_that_the_standard_way_gives(register: Register[Any]) -> None:
    """Ett ändrat tillstånd är detsamma som det vanliga sättet ger, också när ett fält blir som från början."""
    blank = register.initial
    names = [one.name for one in dataclasses.fields(blank)]
    changed: Any = blank
    for number, name in enumerate(names):
        changed = replace(changed, **{name: ("något", number)})
        assert changed == dataclasses.replace(
            blank, **{one: ("något", at) for at, one in enumerate(names[: number + 1])}
        )
    for name in names:
        changed = replace(changed, **{name: getattr(blank, name)})
    assert changed == blank and hash(changed) == hash(blank)


def test_what_is_as_by_default_is_not_held() -> None:
    """Ett fält som blir som från början tar ingen plats."""
    once = replace(lean(Deviation()), category="word_1", reopened=2)
    again = replace(once, reopened=0)
    assert (held(once), held(again)) == ({"category": "word_1", "reopened": 2}, {"category": "word_1"})
    assert held(lean(Deviation(category="word_1"))) == held(again)
    assert held(replace(Deviation(category="word_1"), reopened=0)) == held(again), "also from the constructor"
    assert (again.reopened, once.reopened, defaults(Deviation)["reopened"]) == (0, 2, 0)

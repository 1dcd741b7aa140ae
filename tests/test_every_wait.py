"""What every register waits for: each deadline in each state is declared as waited for, or excused with a reason, and
each declaration names fields and stages that are there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_type_hints

import pytest

from domain import REGISTERS
from domain.board import Due
from domain.grammar import parts
from domain.incidents.words import DueMoment
from domain.registers import Register
from domain.terms import Role
from domain.waiting import Open, waiting
from domain.waits import Wait
from tests.living import lived

WAITING = [register for register in REGISTERS if register.waits]
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
every_waiting = pytest.mark.parametrize("register", WAITING, ids=lambda register: register.name)
every_wait = pytest.mark.parametrize(
    ("register", "wait"),
    [(register, wait) for register in WAITING for wait in register.waits],
    ids=lambda one: one.name if isinstance(one, Register) else one.day,
)

NOT_WAITED_FOR: Mapping[tuple[str, str], str] = {
    ("deviations", "first_investigation_due"): "what held before it was reopened, kept for the statistics",
}
"""Deadlines in states that nobody is to do anything by, each with the reason."""

PLANNED = ("_by", "_until")
"""How a field with a day that somebody is to do something by is named."""
NOT_PLANNED: Mapping[tuple[str, str], str] = {
    ("actions", "first_ready_by"): "what was decided first, kept for the statistics",
}


# ── Everything that is due is waited for ─────────────────────────────────────


@every_register
def test_every_deadline_is_waited_for_or_excused(register: Register[Any]) -> None:
    """Varje frist i varje läge bevakas, eller är undantagen med ett skäl."""
    due = {name for name, hint in dated(type(register.initial)) if {Due, DueMoment} & set(parts(hint))}
    planned = {name for name, hint in dated(type(register.initial)) if date in parts(hint) and name.endswith(PLANNED)}
    declared = {wait.day for wait in register.waits}
    excused = {name for one, name in (*NOT_WAITED_FOR, *NOT_PLANNED) if one == register.name}
    assert (due | planned) - declared == excused


def test_only_what_is_there_is_excused() -> None:
    """Undantagen gäller fält som finns."""
    fields = {(register.name, name) for register in REGISTERS for name, _ in dated(type(register.initial))}
    assert NOT_WAITED_FOR.keys() | NOT_PLANNED.keys() <= fields


def dated(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """The fields of a state and of the values in it, but not those of a deadline itself."""
    for name, hint in get_type_hints(kind).items():
        yield name, hint
        for part in parts(hint):
            if dataclasses.is_dataclass(part) and isinstance(part, type) and part not in (Due, DueMoment):
                yield from dated(part)


# ── Declarations say what is there ───────────────────────────────────────────


@every_wait
def test_a_wait_names_fields_that_are_there(register: Register[Any], wait: Wait) -> None:
    """Det som bevakas finns: dagen, den som ska göra det, det som avslutar väntan, och skedena."""
    own = get_type_hints(type(register.initial))
    (kind,) = [part for part in parts(own[wait.each]) if dataclasses.is_dataclass(part)] if wait.each else [None]
    part = get_type_hints(kind) if kind is not None else own
    assert {Due, DueMoment, date} & set(parts(part[wait.day])), wait.day
    assert set(wait.until) <= part.keys()
    assert set(wait.by) <= part.keys() | own.keys()
    assert wait.only_if is None or own[wait.only_if] is bool
    assert wait.roles_in is None or Role in parts(said(type(register.initial), wait.roles_in))
    assert len(wait.statuses) > 0 and len(wait.roles) > 0
    stages = type(register.initial.status)
    assert {type(one) for one in wait.statuses} == {stages} and stages("unknown") not in wait.statuses


def said(kind: type[Any], name: str) -> Any:
    """What a field of a state is, or what a property of it says."""
    held = getattr(kind, name, None)
    return get_type_hints(held.fget)["return"] if isinstance(held, property) else get_type_hints(kind)[name]


@every_wait
def test_a_wait_is_said_in_swedish_and_in_the_present(register: Register[Any], wait: Wait) -> None:
    """Det som bevakas sägs som vad som ska göras, med liten bokstav och utan punkt: det står mitt i en mening."""
    assert wait.label[0].islower() and not wait.label.endswith(".") and " ska " in f" {wait.label} "


@every_waiting
def test_no_two_waits_of_a_register_are_open_for_the_same_day_and_thing(register: Register[Any]) -> None:
    """Samma sak bevakas aldrig två gånger i samma läge."""
    for state in states(register):
        said = [(one.wait.label, one.day, one.wait.day) for one in waiting(register, state) if one.wait.each is None]
        assert len({(label, day) for label, day, _ in said}) == len(said)


# ── What lives wait for ──────────────────────────────────────────────────────


@every_waiting
def test_what_waits_ends_with_the_record(register: Register[Any]) -> None:
    """Ett makulerat ärende bevakas aldrig."""
    ended = [state for state in states(register) if state.status.value == "annulled"]
    assert [one for state in ended for one in waiting(register, state)] == []


def test_something_waits_in_most_registers() -> None:
    """Det som bevakas inträffar: i de flesta register väntar något i något slumpat liv."""
    met = [one.name for one in WAITING if any(found for state in states(one) for found in waiting(one, state))]
    assert len(met) > len(WAITING) / 2, met


@every_waiting
def test_what_waits_has_a_day_and_somebody_to_do_it(register: Register[Any]) -> None:
    """Det som väntar har en dag, och någon som ska göra det eller en roll som ska."""
    found: list[Open] = [one for state in states(register) for one in waiting(register, state)]
    assert all(type(one.day) is date and (one.person is not None or one.roles) for one in found)


@every_waiting
def test_a_day_by_a_rule_says_which(register: Register[Any]) -> None:
    """En dag som en regel har gett säger vilken regel, i den version som gällde."""
    for state in states(register):
        for one in waiting(register, state):
            value = getattr(state, one.wait.day, None) if one.wait.each is None else None
            if isinstance(value, Due | DueMoment):
                assert one.ground is not None and one.ground.rule.id == value.rule
                assert one.ground.local or one.ground.rule.version == value.version


def states(register: Register[Any]) -> Iterator[Any]:
    """Every state that a record of a register has had in a life."""
    for world in lived(register.name):
        for life in world.of(register):
            state = register.initial
            for event, stamp in life.lines:
                state = register.follow(state, event, stamp)
                yield state

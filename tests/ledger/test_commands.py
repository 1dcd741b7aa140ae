"""How commands come in: days within bounds, whatever the field, and a key tied to the command of one register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain import deviations, views
from domain.grammar import Command, Length, PersonalMark, marks, parts
from domain.registers import Register
from domain.text import Form
from ledger import commands
from ledger.commands import COMMANDS, FIRST_DAY, LAST_DAY, Asked, reader_of, said
from tests.strategies import example, of

Place = tuple[str | int, ...]


def days_in(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where the days of a command stand."""
    if isinstance(value, date):
        yield place
    elif is_dataclass(value):
        for one in fields(value):
            yield from days_in(getattr(value, one.name), (*place, one.name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from days_in(part, (*place, index))


def with_day(command: Command, place: Place, day: date) -> bytes:
    """The command as JSON, with another day there."""
    whole = COMMANDS[type(command)].adapter.dump_python(command, mode="json")
    inside = whole
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = day.isoformat()
    return json.dumps(whole).encode()


WITH_DAYS = [command for command in COMMANDS if any(days_in(example(command)))]
OUTSIDE = st.dates(max_value=FIRST_DAY - timedelta(1)) | st.dates(min_value=LAST_DAY + timedelta(1))


@pytest.mark.parametrize("kind", WITH_DAYS, ids=lambda kind: kind.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_a_day_of_another_age_is_refused_wherever_it_stands(kind: type[Command], data: st.DataObject) -> None:
    """Varje dag i varje kommando ligger mellan 1900-01-01 och 2199-12-31, annars pekas den ut."""
    command = data.draw(of(kind).filter(lambda one: any(days_in(one))))
    place, day = data.draw(st.sampled_from(list(days_in(command)))), data.draw(OUTSIDE)
    with pytest.raises(ValidationError) as refused:
        COMMANDS[kind].read(with_day(command, place, day))
    # A list without it may be too short, and a text that was made up beside it may be a personal number.
    assert place in [fault["loc"] for fault in refused.value.errors()]


@pytest.mark.parametrize("kind", WITH_DAYS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY], ids=str)
def test_the_first_and_the_last_day_are_taken(kind: type[Command], day: date) -> None:
    command = example(kind)
    for place in days_in(command):
        assert day in dict(days_of(COMMANDS[kind].read(with_day(command, place, day)))).values()


def days_of(value: Any) -> Iterator[tuple[Place, date]]:
    for place in days_in(value):
        found = value
        for step in place:
            found = found[step] if isinstance(step, int) else getattr(found, step)
        yield place, found


def test_many_commands_have_days() -> None:
    assert len(WITH_DAYS) > 20


def test_two_registers_may_have_the_same_command_and_not_the_same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Det som en nyckel binds till säger också vilket register kommandot hörde till."""

    def made() -> type[Command]:
        class Same(Command, label="Samma"):
            day: date

        return Same

    one, other = made(), made()
    registers: dict[type[Command], Register[Any]] = {one: deviations.REGISTER, other: views.REGISTER}
    known = {kind: Asked(register, kind, reader_of(kind)) for kind, register in registers.items()}
    monkeypatch.setattr(commands, "COMMANDS", known)
    day: dict[str, Any] = {"day": FIRST_DAY}
    assert said(one(**day), by="x") == said(one(**day), by="x")
    assert said(one(**day), by="x") != said(other(**day), by="x")


# ── Personal numbers ─────────────────────────────────────────────────────────

NUMBER = "1212121212"
CLEAR = "Skriv inget personnummer här: fältet är inte förseglat"


def texts_in(value: Any, hint: Any, sealed: bool, place: Place = ()) -> Iterator[tuple[Place, bool, int]]:
    """Where the texts of a value stand: place, whether it is sealed, and how much longer than a number it must be."""
    sealed = sealed or bool(marks(hint, PersonalMark))
    if is_dataclass(value):
        known = get_type_hints(type(value), include_extras=True)
        for one in fields(value):
            yield from texts_in(getattr(value, one.name), known[one.name], sealed, (*place, one.name))
    elif isinstance(value, tuple):
        inner = [part for part in parts(hint) if get_args(part) and get_args(part)[-1] is ...]
        for index, part in enumerate(value):
            yield from texts_in(part, get_args(inner[0])[0], sealed, (*place, index))
    elif type(value) is str and not marks(hint, Form):
        length = (marks(hint, Length) or [Length(0, 60)])[-1]
        if length.most >= len(NUMBER):
            yield place, sealed, max(0, length.least - len(NUMBER))


def with_number(command: Command, place: Place, longer: int) -> bytes:
    """The command as JSON, with a personal number in the text there."""
    whole = COMMANDS[type(command)].adapter.dump_python(command, mode="json")
    inside = whole
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = NUMBER + " x" * (longer // 2) + "x" * (longer % 2)
    return json.dumps(whole).encode()


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: f"{COMMANDS[kind].register.name}-{kind.__name__}")
def test_no_personal_number_is_taken_in_the_clear(kind: type[Command]) -> None:
    """Ett personnummer i ett oförseglat fält i något kommando pekas ut utan att upprepas; i ett förseglat tas det."""
    command = example(kind)
    for place, sealed, longer in texts_in(command, kind, False):
        body = with_number(command, place, longer)
        if sealed:
            COMMANDS[kind].read(body)
            continue
        with pytest.raises(ValidationError) as refused:
            COMMANDS[kind].read(body)
        faults = refused.value.errors(include_input=False)
        assert [fault["loc"] for fault in faults if fault["msg"].endswith(f"{CLEAR}.")] == [place]
        assert NUMBER not in str(faults)


def test_many_texts_are_in_the_clear_and_many_are_sealed() -> None:
    found = [sealed for kind in COMMANDS for _, sealed, _ in texts_in(example(kind), kind, False)]
    assert found.count(True) > 100 and found.count(False) > 100


def test_a_number_with_its_letters_hidden_is_seen() -> None:
    """Siffror skrivna som \\u0031 är samma siffror."""
    command = example(views.commands.ReceiveView)
    body = with_number(command, ("place",), 0).replace(NUMBER.encode(), b"\\u0031" + NUMBER[1:].encode())
    with pytest.raises(ValidationError, match=CLEAR):
        COMMANDS[views.commands.ReceiveView].read(body)

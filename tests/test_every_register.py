"""What must hold for any register and any history, also for registers that are yet to come.

Nothing is added here when a register is: all that is asked is made up from the declarations (tests/living.py and
tests/strategies.py). What a register may be excused from stands below with the reason why.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain import REGISTERS, law
from domain.changes import held, lean
from domain.grammar import Command, Event, Length, Occasion, PersonalMark, Refusal, Sealed, Stamp, marks, parts
from domain.labels import LABELS
from domain.links import LinkChange, LinkNoted, holds, links
from domain.registers import Register
from ledger.canonical import decode, encode
from ledger.codec import KINDS, understand
from ledger.lines import Line
from ledger.pen import Draft, Pen, clear_fields, write
from projections.cards import STATES, WRITER, Card, follow
from projections.seen import READERS
from tests import strategies
from tests.living import SECRET, WORLDS, Life, Maker, World, hints_of, lived

every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
every_event = pytest.mark.parametrize(
    "event", [event for register in REGISTERS for event in register.events], ids=lambda event: event.__name__
)
every_command = pytest.mark.parametrize(
    "command", [command for register in REGISTERS for command in register.commands], ids=lambda one: one.__name__
)

NOT_ANNULLED: Mapping[str, str] = {
    "book": "the book itself: what is wrong in it is erased by decision, and it is closed",
    "settings": "a wrong wording is decided anew from the same day; both decisions stand",
    "units": "a unit established by mistake is closed from the day it began",
    "persons": "a person registered by mistake leaves; the name is erased",
    "assignments": "a role given by mistake ends; that it was held, and what was done in it, must be seen",
    "intakes": "a file read in by mistake is abandoned, and what it became is struck out record by record",
    "packages": "what has been taken out of the book has been taken out, whatever is thought of it later",
    "delegations": "what the board has decided is revoked by the board; decisions rest on it meanwhile",
    "reminders": "what was sent was sent, and what failed failed; an override ends on its day, or by a new one",
    "read_receipts": "one given by mistake is taken back by whoever gave it",
}
"""Registers without annulment, each with what takes its place."""

LARGEST_STATE = 8_000
LARGER_STATES: Mapping[str, int] = {"settings": 64_000}
"""A topic keeps every wording it has had, so that any day can be answered; there are eight such records in a book."""

ANYTHING = {command: strategies.of(command) for register in REGISTERS for command in register.commands}
PEN = Pen(UUID(int=1), 1, bytes(32))
ACT = UUID(int=2)


def lives(register: Register[Any]) -> Iterator[Life]:
    for world in lived(register.name):
        yield from world.of(register)


@cache
def drafts(name: str) -> tuple[tuple[Life, tuple[Draft, ...]], ...]:
    """The lives of a register as lines of a book."""
    (register,) = (one for one in REGISTERS if one.name == name)
    return tuple(
        (life, tuple(draft_of(event, stamp, version) for version, (event, stamp) in enumerate(life.lines, start=1)))
        for life in lives(register)
    )


def draft_of(event: Event, stamp: Stamp, version: int) -> Draft:
    return write(PEN, event, UUID(int=3), version, stamp, ACT, {})


# ── Deciding ─────────────────────────────────────────────────────────────────


@pytest.mark.slow
@every_register
@settings(max_examples=100, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(data=st.data())
def test_whatever_is_asked_is_decided_or_refused(register: Register[Any], data: st.DataObject) -> None:
    """Vad som än begärs, i vilket läge som helst, beslutas det eller nekas av en regel, och likadant nästa gång."""
    number = data.draw(st.integers(0, WORLDS - 1), label="which world")
    world: World = lived(register.name)[number]
    state = data.draw(st.sampled_from(states(register.name, number)))
    command = data.draw(commands(data.draw(st.sampled_from(register.commands)), world), label="command")
    occasion = Occasion(data.draw(strategies.STAMPS), world.states(world.records), UUID(int=3))
    answer, again = (decided(register, state, command, occasion) for _ in range(2))
    assert answer == again
    for event in answer if isinstance(answer, tuple) else ():
        assert type(event) in register.events
        state = register.follow(state, event, occasion.stamp)


def commands(kind: type[Command], world: World) -> st.SearchStrategy[Command]:
    """Anything that the declaration allows; and what names records that are there, on days that are near."""
    near = st.integers(0, 2**32).map(lambda seed: Maker(Random(seed), world.there).value(kind))
    return st.one_of(ANYTHING[kind], near)


@cache
def states(name: str, number: int) -> list[Any]:
    """Every state that a record of a register has had in a world, and that of one that is not there."""
    (register,) = (one for one in REGISTERS if one.name == name)
    found = [register.initial]
    for life in lived(name)[number].of(register):
        state = register.initial
        for event, stamp in life.lines:
            state = register.follow(state, event, stamp)
            found.append(state)
    return found


def decided(register: Register[Any], state: Any, command: Command, occasion: Occasion) -> Any:
    """The events, or which rule refused and what it said."""
    try:
        return tuple(register.decide(state, command, occasion))
    except Refusal as refusal:
        return [type(refusal), str(refusal)]


@every_register
def test_lives_come_somewhere(register: Register[Any]) -> None:
    """Det som prövas här har hunnit något: de flesta slags händelser har inträffat i varje register."""
    happened = {type(event) for life in lives(register) for event, _ in life.lines}
    assert len(happened) > len(register.events) / 2


@every_register
def test_a_link_stands_at_both_ends(register: Register[Any]) -> None:
    """En koppling som en post håller står också i den andra postens rader: som dess egen, eller som en anteckning."""
    for world in lived(register.name):
        for record, life in world.records.items():
            for one in links(life.state):
                other = world.records.get(one.other)
                if other is not None and one.link.noted and other.register.notes_links and one.other != record:
                    assert has_held(other, record) or noted(other).get(record) is LinkChange.MADE, (life, other)


def has_held(life: Life, record: UUID) -> bool:
    """Whether a record has itself said that it is linked to another."""
    ends = range(1, len(life.lines) + 1)
    return any(holds(life.register.replay(life.lines[:end]), record) for end in ends)


def noted(life: Life) -> dict[UUID, LinkChange]:
    """What a record has last noted of each that was linked to it."""
    return {event.record: event.change for event, _ in life.lines if isinstance(event, LinkNoted)}


# ── Adding up ────────────────────────────────────────────────────────────────


@every_register
def test_a_state_replayed_is_the_state(register: Register[Any]) -> None:
    """Det läge man kommer till rad för rad är det läge man kommer till när allt läses om."""
    for life in lives(register):
        assert register.replay(life.lines) == life.state


@every_register
def test_a_card_folded_from_the_lines_is_the_state(register: Register[Any]) -> None:
    """Det läge som läses ur liggarens rader, där texterna är förseglade, är samma läge."""
    for life, lines in drafts(register.name):
        card: Card | None = None
        for position, draft in enumerate(lines, start=1):
            card = follow(card, stored(draft, position), None)
        assert card is not None and card.state == life.state


def stored(draft: Draft, position: int) -> Line:
    moment = datetime(2026, 3, 16, tzinfo=UTC)
    return Line(position, draft.record, draft.version, draft.name, draft.body, moment, bytes(32))


@every_register
def test_a_state_is_stored_and_read_back(register: Register[Any]) -> None:
    """Ett läge som lagras läses tillbaka precis som det var, också av den som bara räknar, och är litet."""
    adapter, read = STATES[register.name], READERS[register.name]
    for life in lives(register):
        written = adapter.dump_json(life.state)
        assert adapter.validate_json(written) == life.state
        assert read(WRITER.encode(held(lean(life.state))).decode()) == life.state
        assert len(written) < LARGER_STATES.get(register.name, LARGEST_STATE)


@every_register
def test_a_state_begins_as_unknown_and_says_where_it_belongs(register: Register[Any]) -> None:
    """Varje läge säger först sitt skede, som från början är okänt, och vilken enhet det hör till."""
    first, *others = [one.name for one in dataclasses.fields(register.initial)]
    assert first == "status" and "unit" in others
    assert register.initial.status.value == "unknown" and register.initial.unit is None
    units = {life.state.unit for life in lives(register)}
    assert all(unit is None or isinstance(unit, UUID) for unit in units)


# ── Personal text ────────────────────────────────────────────────────────────


@every_register
def test_no_personal_text_is_kept_in_a_state(register: Register[Any]) -> None:
    """Ingen förseglad text finns kvar i ett läge."""
    for life in lives(register):
        assert SECRET.encode() not in STATES[register.name].dump_json(life.state)


@every_register
def test_no_field_of_a_state_could_hold_personal_text(register: Register[Any]) -> None:
    """Läget har inget fält för löpande text: bara ord i klartext som en händelse bär, högst 200 tecken långa."""
    clear = {
        name: hint for kind in register.events for name, hint in deep_fields(kind) if not marks(hint, PersonalMark)
    }
    personal = {name for kind in register.events for name, hint in deep_fields(kind) if marks(hint, PersonalMark)}
    for name, hint in deep_fields(type(register.initial)):
        assert not marks(hint, PersonalMark), name
        if str in parts(hint) and not marks(hint, Length):
            assert name not in personal - clear.keys(), name
            assert name in clear and all(bound.most <= 200 for bound in marks(clear[name], Length)), name


@every_event
def test_what_is_personal_in_a_command_is_personal_in_what_it_becomes(event: type[Event]) -> None:
    """Det som är förseglat i en händelse är förseglat redan i det som begärdes, och tvärtom."""
    hints = own_fields(event)
    for register in REGISTERS:
        for command in register.commands:
            if command.becomes is event:
                for name, hint in own_fields(command).items():
                    assert bool(marks(hint, PersonalMark)) == bool(marks(hints[name], PersonalMark)), (command, name)


# ── Lines ────────────────────────────────────────────────────────────────────


@every_register
def test_an_event_survives_the_book(register: Register[Any]) -> None:
    """En händelse läses tillbaka ur sin rad precis som den var, med de personliga texterna förseglade bredvid."""
    for life, lines in drafts(register.name):
        for (event, stamp), draft in zip(life.lines, lines, strict=True):
            entered = understand(draft.name, draft.body)
            kind = KINDS[event.type]
            assert type(entered.event) is type(event) and entered.stamp == stamp
            for name, value in vars(event).items():
                back = getattr(entered.event, name)
                expected = value if name not in kind.personal else value and Sealed(back.commitment)
                assert back == expected, name
            assert encode(clear_fields(kind, entered.event)) == encode(decode(draft.body)["event"])
            assert SECRET.encode() not in draft.body


# ── Declarations ─────────────────────────────────────────────────────────────


@every_event
def test_an_event_says_what_it_is_in_swedish_and_in_law(event: type[Event]) -> None:
    """Varje händelse säger vad som hände, i preteritum, och vilket krav den svarar mot."""
    assert inspect.getdoc(event) != inspect.getdoc(Event)
    assert event.label[0].isupper() and not event.label.endswith(".") and event.label == event.label.strip()
    assert event.duty in law.DUTIES


PRETERITE = re.compile(
    r"\b(av|be|fram|god|ned|till|undan|upp|ute?|över)?(blev|bröts|gavs?|gick|gjordes|fick|kom|sattes|sköts|sågs?|skrevs|togs?)\b"
    r"|\w(ade|ades|de|des|te|tes)\b|\b(angavs|återtogs|hänsköts)\b"
)


@every_event
def test_an_event_is_told_in_the_past_tense(event: type[Event]) -> None:
    """Händelsens namn på svenska står i preteritum: något har hänt."""
    assert PRETERITE.search(event.label), event.label


@every_command
def test_a_command_says_what_it_does(command: type[Command]) -> None:
    """Varje kommando har ett namn på svenska som börjar med stor bokstav och inte slutar med punkt."""
    assert command.label[0].isupper() and not command.label.endswith(".") and command.label == command.label.strip()


@every_register
def test_a_command_becomes_an_event_of_its_own_register(register: Register[Any]) -> None:
    """Ett kommando blir en händelse i sitt eget register, och varje register kan börja med något."""
    for command in register.commands:
        assert command.becomes is None or command.becomes in register.events
    assert any(command.opens for command in register.commands)


@every_register
def test_two_things_in_a_register_are_never_called_the_same(register: Register[Any]) -> None:
    """I ett register heter inga två händelser och inga två kommandon likadant."""
    for kinds in (register.events, register.commands):
        assert [label for label, times in Counter(kind.label for kind in kinds).items() if times > 1] == []


@pytest.mark.parametrize(
    "kind", [*(event for one in REGISTERS for event in one.events)], ids=lambda kind: kind.__name__
)
def test_every_text_of_an_event_has_a_longest_length(kind: type[Event]) -> None:
    """Varje text i en händelse har en längsta längd."""
    unbounded = [name for name, hint in deep_fields(kind) if str in parts(hint) and not marks(hint, Length)]
    assert unbounded == []


@every_command
def test_every_text_of_a_command_has_a_longest_length(command: type[Command]) -> None:
    """Varje text i ett kommando har en längsta längd."""
    unbounded = [name for name, hint in deep_fields(command) if str in parts(hint) and not marks(hint, Length)]
    assert unbounded == []


def test_event_names_are_like_no_other() -> None:
    """Varje slags händelse har ett eget namn med version, som aldrig används för något annat."""
    names = [event.type for register in REGISTERS for event in register.events]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[A-Z][A-Za-z]{2,59}\.v[1-9][0-9]{0,3}", name)] == []


def test_registers_are_told_apart() -> None:
    """Registren har egna namn och egna bokstäver i sina nummer."""
    for names in (
        [register.name for register in REGISTERS],
        [register.label for register in REGISTERS],
        [register.series for register in REGISTERS if register.series],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_field_has_a_swedish_label_and_no_label_is_left_over() -> None:
    """Varje fält i en händelse, ett kommando eller ett läge har ett svenskt namn, och inget namn är överblivet."""
    kinds = [kind for register in REGISTERS for kind in (*register.events, *register.commands, type(register.initial))]
    fields = {name for kind in kinds for name, _ in deep_fields(kind)}
    assert (fields - LABELS.keys(), LABELS.keys() - fields) == (set(), set())


@every_register
def test_what_is_entered_wrong_is_struck_out(register: Register[Any]) -> None:
    """Varje register som människor för kan makulera en felaktig post, eller har något i dess ställe."""
    annulling = [command for command in register.commands if command.__name__.startswith("Annul")]
    stages = {stage.value for stage in type(register.initial.status)}
    if register.name in NOT_ANNULLED:
        assert not annulling and "annulled" not in stages
    else:
        assert len(annulling) == 1 and "annulled" in stages
        assert {"decision", "reason"} <= own_fields(annulling[0]).keys() or "reason" in own_fields(annulling[0])


def test_only_what_is_there_is_excused() -> None:
    """Undantagen gäller register som finns."""
    assert (NOT_ANNULLED.keys() | LARGER_STATES.keys()) <= {register.name for register in REGISTERS}


# ── Refusals ─────────────────────────────────────────────────────────────────


def subclasses(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


REFUSALS = [one for one in subclasses(Refusal) if one.__module__.startswith("domain.")]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_a_refusal_is_a_sentence_with_its_ground(refusal: type[Refusal]) -> None:
    """Varje nej är en hel mening på svenska, och säger vilket krav som säger nej."""
    assert refusal.message[0].isupper() or refusal.message[0] in "{”"
    assert refusal.message.endswith(".") and refusal.message == " ".join(refusal.message.split())
    if not refusal.__module__.startswith("domain.grammar"):
        assert refusal.duty in law.DUTIES


@pytest.mark.parametrize("refusal", [one for one in REFUSALS if one.field], ids=lambda one: one.__name__)
def test_a_refusal_points_at_a_field_that_is_there(refusal: type[Refusal]) -> None:
    """Ett nej som pekar ut ett fält pekar på ett fält som något kommando i registret har."""
    fields = {name for register in REGISTERS for command in register.commands for name in own_fields(command)}
    assert refusal.field in fields


# ── Reading declarations ─────────────────────────────────────────────────────


def own_fields(kind: Any) -> dict[str, Any]:
    """The fields of a class with their types and marks."""
    return hints_of(kind)


def deep_fields(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """The fields of a class and of the values in them."""
    for name, hint in own_fields(kind).items():
        yield name, hint
        for part in parts(hint):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                yield from deep_fields(part)

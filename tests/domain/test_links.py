"""Links: what a state says of other records, and what the record at the other end notes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_type_hints
from uuid import UUID

import pytest

from domain import REGISTERS, actions, risks
from domain.actions.commands import LinkSource, ProposeAction, UnlinkSource
from domain.actions.state import Action
from domain.actions.words import NOT_SOURCES, ActionSource
from domain.agreements.state import Agreement
from domain.deviations.state import Deviation
from domain.grammar import Event, parts
from domain.links import BESIDE, CAME_FROM, Changed, Link, LinkChange, Relation, changed, holds, links
from domain.registers import Register
from domain.risks.state import Risk
from domain.risks.words import Status
from domain.words import Source
from tests.spec import EVENTS_REACHED, RECORD, STAMP, UNIT, Spec

RISK, OTHER = (UUID(f"00000000-0000-4000-8000-0000000000{end}") for end in ("e1", "e2"))
ACTIONS = Spec(actions.REGISTER).knowing({one: Risk(status=Status.IDENTIFIED, unit=UNIT) for one in (RISK, OTHER)})
noting = pytest.mark.parametrize(
    "register", [one for one in REGISTERS if one.notes_links], ids=lambda register: register.name
)

BELONGING = {
    *("agreements", "competence", "criterion", "document", "parent", "plan", "previous", "processes", "within"),
    *("drawn", "open_activities", "assessed", "conflicts", "rounds", "sample", "scope", "series", "checklist"),
}
"""What a record is a part of, or is read beside, without either having come from the other."""
PEOPLE_AND_PLACES = {
    *("unit", "person", "responsible", "investigator", "reporter", "requested_by", "identified_by", "registered_by"),
    *("attached_by", "assessed_by", "proposed_by", "released_by", "written_by", "owner_person", "concerns_person"),
    *("own_view_of", "pointed_out", "reviewers", "peers_from", "lead", "audience_units", "stands_in_for", "places"),
    *("told_of_units", "overridden", "open_assignments", "findings", "work", "established"),
}


def source(risk: UUID) -> ActionSource:
    return ActionSource(register="risks", record=risk)


def what_changed(before: Any, after: Any) -> list[Changed]:
    return list(changed("actions", RECORD, 2, before, after))


def test_a_link_made_by_hand_is_noted_at_the_other_end() -> None:
    """Den post som en åtgärd knyts till antecknar att den ledde till åtgärden."""
    proposed = ACTIONS.when(ProposeAction(title="Larm", unit=UNIT, sources=(source(RISK),))).accepted()
    linked = proposed.when(LinkSource(source=source(OTHER))).accepted()
    (link,) = what_changed(proposed.state, linked.state)
    assert (link.other, link.change) == (OTHER, LinkChange.MADE)
    note = risks.REGISTER.note(link, [Risk()])
    assert note == risks.REGISTER.link_noted(
        register="actions", record=RECORD, relation=Relation.LED_TO, change=LinkChange.MADE
    )


def test_a_link_undone_is_noted_too() -> None:
    """När åtgärden skiljs från sin källa står det i källan att de skildes åt."""
    both = ACTIONS.when(ProposeAction(title="Larm", unit=UNIT, sources=(source(RISK), source(OTHER)))).accepted()
    apart = both.when(UnlinkSource(record=RISK, reason="Fel risk.")).accepted()
    assert [(one.other, one.change) for one in what_changed(both.state, apart.state)] == [(RISK, LinkChange.UNDONE)]


def test_what_gave_rise_to_the_other_notes_nothing_more() -> None:
    """Den post som själv säger vad den ledde till behöver ingen anteckning om det."""
    (link,) = what_changed(
        Action(), ACTIONS.when(ProposeAction(title="Larm", unit=UNIT, sources=(source(RISK),))).accepted().state
    )
    assert holds(Risk(merged_into=RECORD), RECORD)
    assert risks.REGISTER.note(link, [Risk(merged_into=RECORD)]) is None
    assert risks.REGISTER.note(link, [Risk(), Risk(merged_into=RECORD)]) is None


def test_what_makes_room_for_later_ones_is_not_undone() -> None:
    """En koppling som lämnar plats för senare är inte upphävd: den står kvar i raderna."""
    many = Agreement(deviations=(RISK, OTHER))
    assert [one.change for one in what_changed(many, Agreement(deviations=(OTHER, RECORD)))] == []
    (made,) = what_changed(Agreement(deviations=(OTHER,)), many)
    assert (made.other, made.change) == (RISK, LinkChange.MADE)


def test_nothing_is_noted_of_the_same_link_again() -> None:
    """Den som redan är kopplad antecknar inget när något annat ändras."""
    held = Deviation(source=Source(register="views", record=OTHER, version=3))
    assert what_changed(held, held) == []
    assert what_changed(held, Deviation(source=Source(register="views", record=OTHER, version=4))) == []


@noting
def test_a_record_notes_a_link_and_stands_as_it_stood(register: Register[Any]) -> None:
    """En antecknad koppling ändrar inget annat i posten, i något register."""
    link = Changed("actions", RECORD, 2, OTHER, Relation.CAME_FROM, LinkChange.MADE)
    note = register.note(link, [])
    assert isinstance(note, register.link_noted) and note.relation is Relation.LED_TO
    assert register.follow(register.initial, note, STAMP) is register.initial
    EVENTS_REACHED.add(type(note))


def test_what_everything_points_at_notes_nothing() -> None:
    """Personer, enheter, uppdrag och bokens egna rader antecknar inte vad som pekar på dem."""
    assert {one.name for one in REGISTERS if not one.notes_links} == NOT_SOURCES


def test_a_relation_seen_from_the_other_end() -> None:
    """Det som den ena kom ur ledde till den; det som hör ihop hör ihop från båda håll."""
    assert [one.other_way for one in Relation] == [Relation.LED_TO, Relation.CAME_FROM, Relation.BESIDE]
    assert all(one.other_way.other_way is one for one in Relation)


# ── Every state says which of its ids are links ──────────────────────────────


def id_fields(register: Register[Any]) -> Iterator[tuple[str, bool]]:
    """The fields of a state that hold ids, and whether they are marked as links."""
    for name, hint in get_type_hints(type(register.initial), include_extras=True).items():
        found = set(inner_parts(hint))
        if UUID in found:
            yield name, any(isinstance(one, Link) for one in found)


def inner_parts(hint: Any) -> Iterator[Any]:
    """A type with its marks and all that it is made of."""
    for part in parts(hint):
        yield part
        yield from getattr(part, "__metadata__", ())
        if hasattr(part, "__dataclass_fields__") and isinstance(part, type):
            for inner in get_type_hints(part, include_extras=True).values():
                yield from inner_parts(inner)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
def test_every_id_in_a_state_is_a_link_or_known_not_to_be(register: Register[Any]) -> None:
    """Varje id i en posts läge är antingen en koppling, eller en person, en plats eller det posten är en del av."""
    for name, marked in id_fields(register):
        assert marked or name in BELONGING | PEOPLE_AND_PLACES, name


def test_no_word_for_what_is_no_link_is_left_over() -> None:
    """Inget ord i listan över det som inte är kopplingar är överblivet."""
    unmarked = {name for register in REGISTERS for name, marked in id_fields(register) if not marked}
    assert unmarked == BELONGING | PEOPLE_AND_PLACES


def test_links_are_read_from_every_depth() -> None:
    """Kopplingar läses ur fält, ur flera på rad och ur värden inne i andra."""
    state = Deviation(source=Source(register="views", record=RISK, version=1), duplicate_of=OTHER)
    assert {(one.other, one.link) for one in links(state)} == {(RISK, CAME_FROM), (OTHER, BESIDE)}


def test_each_register_stores_its_notes_under_a_name_of_its_own() -> None:
    """Namnet på en antecknings rad säger i vilket register posten står."""
    names = [one.link_noted.type for one in REGISTERS if one.notes_links]
    assert len(set(names)) == len(names)
    kinds: list[type[Event]] = [one.link_noted for one in REGISTERS if one.notes_links]
    assert all(kind.__name__ == kind.__qualname__ for kind in kinds)

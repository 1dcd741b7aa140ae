"""Everything that waits for somebody, as it stood at a position: read from the cards, worked out by domain/waiting.

Only cards in a stage that something waits in are read, and of those only the ones that hold a day to wait for; a card
holds no other fields than those that are filled in. The rules of a wait stay in one place, in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import REGISTERS
from domain.organisation import assignments, persons, units
from domain.organisation.answering import Organisation
from domain.registers import Register
from domain.waiting import Open, waiting
from projections.cards import STATES

STANDING = "from_position <= %(at)s AND coalesce(to_position, 9223372036854775807) > %(at)s"
OPEN = f"""SELECT record, number, unit, state::text FROM cards
           WHERE register = %(register)s AND status = ANY(%(statuses)s) AND state ?| %(days)s
           AND (%(units)s::uuid[] IS NULL OR unit = ANY(%(units)s)) AND {STANDING}"""
ORGANISATION = f"SELECT register, record, state::text FROM cards WHERE register = ANY(%(registers)s) AND {STANDING}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """Something that waits in a record, and the people to whom it goes. `state` is for judging who may see it."""

    register: Register[Any]
    record: UUID
    number: str | None
    unit: UUID | None
    state: Any
    open: Open
    receivers: tuple[UUID, ...]


def organisation(db: Connection[Any], at: int, day: date) -> Organisation:
    """Who works here, with which roles, and how the units lie, as known at a position and asked about a day."""
    kinds = (persons.REGISTER, units.REGISTER, assignments.REGISTER)
    found: dict[str, dict[UUID, Any]] = {kind.name: {} for kind in kinds}
    for register, record, state in db.execute(ORGANISATION.encode(), {"registers": list(found), "at": at}):
        found[register][record] = STATES[register].validate_json(state)
    known = [found[kind.name] for kind in kinds]
    return Organisation(known[0], known[1], known[2].values(), day)


def work(db: Connection[Any], at: int, day: date, within: Iterable[UUID] | None = None) -> list[Waiting]:
    """What waited at a position, the earliest day first. Args: `day` is the one on which it is asked who answers for
    what; `within`: only records of these units."""
    there = organisation(db, at, day)
    units = None if within is None else list(within)
    found = [one for register in REGISTERS if register.waits for one in of_register(db, register, at, units, there)]
    return sorted(found, key=lambda one: (one.open.day, one.number or "", str(one.record)))


def of_register(
    db: Connection[Any], register: Register[Any], at: int, units: list[UUID] | None, there: Organisation
) -> Iterator[Waiting]:
    asked = {
        "register": register.name,
        "statuses": sorted({status.value for wait in register.waits for status in wait.statuses}),
        "days": sorted({wait.each or wait.day for wait in register.waits}),
        "units": units,
        "at": at,
    }
    for record, number, unit, text in db.execute(OPEN.encode(), asked):
        state = STATES[register.name].validate_json(text)
        for one in waiting(register, state):
            to = tuple(there.receivers(unit, one.roles, one.person))
            yield Waiting(
                register=register, record=record, number=number, unit=unit, state=state, open=one, receivers=to
            )

"""Who decided, investigated and is responsible, by name: for the inspectorate, out of the sealed directory of persons.

A name is opened through the one door. It is told, and not proved: the line it stands in is no part of a package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.organisation.assignments import Assignment
from domain.words import Decision
from ledger.canonical import decode
from ledger.codec import read
from ledger.opening import Door, Opened
from projections.cards import CARD, card_of
from replays.package.masks import Masks
from replays.package.scope import STANDING, Scope, ids_in, lines_of, people

RESPONSIBLE = frozenset({"responsible", "owner_person", "investigator", "lead", "chaired_by", "reviewer"})
PURPOSE = ", namn på dem som har beslutat, utrett eller ansvarat"


@dataclass(frozen=True)
class Directory:
    """Names by person, and the roles that they have had."""

    names: Mapping[UUID, str]
    roles: Sequence[Assignment] = ()

    def __call__(self, person: UUID, day: date) -> str | None:
        """The name and the role that day; None for whom it does not name."""
        if person not in self.names:
            return None
        held = sorted({one.role.label for one in self.roles if one.role and one.person == person and one.holds(day)})
        return ", ".join([self.names[person], *held])


NOBODY = Directory({})


def directory(db: Connection[Any], door: Door, reader: UUID, purpose: str, scope: Scope, masks: Masks) -> Directory:
    """The names that a receiver may have, as known at the end of a scope. Raises what the door raises."""
    if masks.ground("persons", "name") is not None or not masks.people:
        return NOBODY
    wanted = tuple(sorted(set(acting(scope)) & people(db)))
    lines = lines_of(db, wanted, None, scope.position) if wanted else ()
    named = {line.position: line.record for line in lines if "name" in decode(line.body)["personal"]}
    answers = door.open_sealed(reader, purpose + PURPOSE, list(named)) if named else {}
    names = {named[at]: one.values["name"] for at, one in answers.items() if isinstance(one, Opened)}
    return Directory(names, tuple(roles(db, scope.position)))


def acting(scope: Scope) -> Iterator[UUID]:
    """Those whom a decision or a responsibility names, in the lines and the records of a scope."""
    for said in (*(read(line).event for line in scope.lines), *(card.state for card in scope.cards)):
        for field in fields(said):
            value = getattr(said, field.name)
            if field.name in RESPONSIBLE or isinstance(value, Decision):
                yield from ids_in(value)


def roles(db: Connection[Any], position: int) -> Iterator[Assignment]:
    rows = db.execute(
        f"SELECT {CARD} FROM cards WHERE register = 'assignments' AND {STANDING} ORDER BY opened".encode(),
        (position, position),
    )
    for card in map(card_of, rows):
        if isinstance(card.state, Assignment):
            yield card.state

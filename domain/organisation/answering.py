"""Who answers for what, on a day: those who hold a role nearest above, and who else is to know when they are away.

Somebody is away of whom it is noted, in whose place another holds a role, or who no longer works here. Nothing is left
to an absent person alone: it goes to whoever stands in and to the one above too, or the nearest above who is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from domain.organisation.assignments import Assignment
from domain.organisation.persons import Person
from domain.organisation.units import Unit, chain
from domain.terms import Role
from domain.waits import LINE


class Organisation:
    """Persons, units and assignments as they stood, asked about one day."""

    def __init__(
        self,
        persons: Mapping[UUID, Person],
        units: Mapping[UUID, Unit],
        assignments: Iterable[Assignment],
        day: date,
    ) -> None:
        self.persons, self.units, self.day = persons, units, day
        self.held: dict[UUID, list[Assignment]] = defaultdict(list)
        self.stand_ins: dict[UUID, list[UUID]] = defaultdict(list)
        for one in sorted(assignments, key=lambda one: str(one.person)):
            if one.unit is not None and one.holds(day) and one.person is not None and self.works(one.person):
                self.held[one.unit].append(one)
                if one.stands_in_for is not None:
                    self.stand_ins[one.stands_in_for].append(one.person)

    def works(self, person: UUID) -> bool:
        known = self.persons.get(person)
        return known is not None and known.works_here(self.day)

    def away(self, person: UUID) -> bool:
        """Whether somebody else does this person's work, or ought to."""
        if self.stand_ins.get(person) or not self.works(person):
            return True
        return self.persons[person].is_away(self.day)

    # ── Who holds what ───────────────────────────────────────────────────────

    def holders(self, unit: UUID, roles: Sequence[Role | None]) -> list[Assignment]:
        """Those who hold one of these roles in the unit itself."""
        return [one for one in self.held.get(unit, ()) if one.role in roles]

    def post(self, person: UUID) -> str:
        """What a person is here, in a word: the first of the roles they hold."""
        held = [one.role for several in self.held.values() for one in several if one.person == person and one.role]
        return min(held, key=list(Role).index).label if held else Role.EMPLOYEE.label

    def levels(self, unit: UUID | None, roles: tuple[Role, ...]) -> Iterator[list[Assignment]]:
        """Those who hold one of the roles, unit by unit upwards; for what is the whole board's, wherever they hold it,
        or else the director."""
        above = chain(unit, self.units, self.day) if unit is not None else ()
        yield from filter(None, (self.holders(one, roles) for one in above))
        if unit is None:
            wide = [one for one in roles if one not in LINE] or [Role.DIRECTOR]
            yield from filter(None, ([one for units in self.held.values() for one in units if one.role in wide],))

    # ── The same, of any day, for those who judge what somebody may see ──────

    def chain(self, unit: UUID | None, day: date) -> Iterator[UUID]:
        """A unit and those above it on a day, the nearest first."""
        return chain(unit, self.units, day)

    def subtree(self, unit: UUID, day: date) -> set[UUID]:
        """A unit and all below it on a day."""
        return {one for one in self.units if unit in self.chain(one, day)}

    def roles(self, person: UUID, day: date) -> list[tuple[Role, UUID]]:
        """The roles a person holds on the day that this is of, and in which units."""
        held = (one for several in self.held.values() for one in several if one.person == person)
        return [(one.role, one.unit) for one in held if one.role is not None and one.unit is not None]

    # ── To whom it goes ──────────────────────────────────────────────────────

    def receivers(self, unit: UUID | None, roles: tuple[Role, ...], person: UUID | None = None) -> list[UUID]:
        """To whom something goes that waits in a unit for a person, or for whoever holds one of the roles.

        The nearest level; and if one of them is away, or only stands in, whoever stands in and the level above too,
        and so on upwards past those who are all away.
        """
        levels = list(self.levels(unit, roles)) or list(self.levels(unit, LINE))
        if person is not None and self.works(person):
            first, alone = [person], self.away(person)
        elif levels:
            held = levels.pop(0)
            first = people(held)
            vacant = person is not None or all(one.stands_in_for is not None for one in held)
            alone = vacant or any(map(self.away, first))
        else:
            return []
        if not alone:
            return first
        instead = (one for who in (*first, person) if who for one in self.stand_ins.get(who, ()))
        told = list(dict.fromkeys((*first, *instead)))
        for level in levels:
            above = [one for one in people(level) if one not in told]
            told += above
            if not all(map(self.away, above)):
                break
        return told


def people(held: Iterable[Assignment]) -> list[UUID]:
    """The persons of some assignments, each once."""
    return list(dict.fromkeys(one.person for one in held if one.person is not None))

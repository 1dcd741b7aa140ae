"""The steps of what a package is about, in words: when, what, who in which role, and how long after the step before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.grammar import Sealed
from domain.labels import label
from ledger.codec import Entered, read
from ledger.lines import Line
from replays.naming import Names, own_words
from replays.package.masks import Masks
from replays.package.scope import Scope
from replays.package.texts import Text, Texts
from replays.story import cited
from replays.wording import Naming, facts, in_words, moment_in_words

SOMEBODY = "en person"
SEALED = in_words(Sealed(""))


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in words; `kind` is text, maskad or raderad for a sealed one, and uppgift for one in the clear."""

    label: str
    value: str
    kind: str = "uppgift"


@dataclass(frozen=True, slots=True)
class Step:
    """A line as it is told. `later`: how long after the step before in the same record."""

    position: int
    record: UUID
    number: str
    day: date
    when: str
    later: str
    what: str
    who: str
    facts: tuple[Fact, ...]
    law: str


class Teller:
    """Tells the lines of a package, each by the names and the law of its day."""

    def __init__(self, db: Connection[Any], scope: Scope, texts: Texts, masks: Masks) -> None:
        self.db, self.texts, self.masks = db, texts, masks
        self.own = own_words(db, scope.position)
        self.last: dict[UUID, date] = {}
        self.position = scope.position
        self.names: dict[date, Names] = {}
        self.people = people(db)

    def steps(self, lines: Sequence[Line]) -> list[Step]:
        """One step for each line, in the order of the lines."""
        return [self.step(line, read(line)) for line in lines]

    def step(self, line: Line, entered: Entered) -> Step:
        day = entered.stamp.day
        naming = self.naming(day)
        before = self.last.get(line.record)
        self.last[line.record] = day
        return Step(
            position=line.position,
            record=line.record,
            number=naming(line.record),
            day=day,
            when=moment_in_words(entered.stamp.at),
            later=later(before, day),
            what=entered.event.label,
            who=self.who(entered, naming),
            facts=self.facts(line, entered, naming),
            law=cited(entered.event, entered.event.duty, day),
        )

    def naming(self, day: date) -> Naming:
        """What records were called that day, as it is known at the end; a person nothing, where people are masked."""
        names = self.names.setdefault(day, Names(self.db, self.position, day))
        return lambda record: SOMEBODY if record in self.people and not self.masks.people else names(record)

    def who(self, entered: Entered, naming: Naming) -> str:
        stamp = entered.stamp
        said = f"{stamp.role.label}, {naming(stamp.unit)}"
        return f"{said} ({naming(stamp.by)})" if self.masks.people else said

    def facts(self, line: Line, entered: Entered, naming: Naming) -> tuple[Fact, ...]:
        """The fields that say something; the sealed ones as text, or as what stands in the place of it."""
        sealed = {label(text.field): text for text in self.texts.get(line.position, ())}
        said: Mapping[str, str] = facts(entered.event, naming, self.own)
        return tuple(fact(name, value, sealed.get(name)) for name, value in said.items())


def fact(name: str, value: str, text: Text | None) -> Fact:
    return Fact(name, value) if text is None or value != SEALED else Fact(name, text.shown, text.kind)


def people(db: Connection[Any]) -> frozenset[UUID]:
    """The records that are persons."""
    return frozenset(record for (record,) in db.execute("SELECT record FROM cards WHERE register = 'persons'"))


def later(before: date | None, day: date) -> str:
    """How long after the step before.

    >>> later(date(2026, 3, 2), date(2026, 3, 3)), later(date(2026, 3, 2), date(2026, 3, 16)), later(None, date.min)
    ('dagen efter', '14 dagar senare', '')
    """
    if before is None:
        return ""
    match (day - before).days:
        case 0:
            return "samma dag"
        case 1:
            return "dagen efter"
        case -1:
            return "dagen före"
        case days if days < 0:
            return f"{-days} dagar tidigare"
        case days:
            return f"{days} dagar senare"

"""Values in words as a receiver of a package may read them: by name, by number, or as nobody and in no closer time than
a month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.board import Due
from domain.calendar import local_day
from domain.labels import label
from domain.words import Occurred
from replays.naming import Names, own_words
from replays.package.directory import Directory
from replays.package.masks import MASKED, Masks
from replays.package.scope import Scope, people
from replays.wording import MONTHS, Naming, day_in_words, in_words, moment_in_words

SOMEBODY, ANOTHER = "en person", "en annan post"
HIDDEN = f"({MASKED})"


class Shown:
    """The words for a package."""

    def __init__(self, db: Connection[Any], scope: Scope, masks: Masks, directory: Directory) -> None:
        self.db, self.masks, self.directory, self.position = db, masks, directory, scope.position
        self.own, self.people = own_words(db, scope.position), people(db)
        self.units = frozenset(record for (record,) in db.execute("SELECT record FROM cards WHERE register = 'units'"))
        self.pseudonyms = {card.record: f"post {number}" for number, card in enumerate(scope.cards, start=1)}
        self.names: dict[date, Names] = {}

    def naming(self, day: date) -> Naming:
        """What records were called that day, as it is known at the end."""
        names = self.names.setdefault(day, Names(self.db, self.position, day))
        return lambda record: self.called(record, day, names)

    def called(self, record: UUID, day: date, names: Callable[[UUID], str]) -> str:
        if record in self.people:
            return (self.directory(record, day) or names(record)) if self.masks.people else SOMEBODY
        if self.masks.genuine_only and record not in self.units:
            return self.pseudonyms.get(record, ANOTHER)
        return names(record)

    def field(self, name: str, hint: Any, value: Any, naming: Naming) -> str:
        """A field in the clear, "–" when it is empty."""
        if self.masks.hides(name, hint):
            return HIDDEN
        if value is None or value == ():
            return "–"
        words = self.own.get(name, {})
        said = tuple(words.get(one, one) for one in value) if isinstance(value, tuple) else words.get(value, value)
        return coarsely(said, naming) if self.masks.genuine_only else in_words(said, naming)

    def day(self, day: date) -> str:
        return month(day) if self.masks.genuine_only else day_in_words(day)

    def moment(self, at: datetime) -> str:
        return month(local_day(at)) if self.masks.genuine_only else moment_in_words(at)


def month(day: date) -> str:
    """
    >>> month(date(2026, 3, 2))
    'mars 2026'
    """
    return f"{MONTHS[day.month - 1]} {day.year}"


def coarsely(value: Any, naming: Naming) -> str:
    """In words, with months where there are days.

    >>> coarsely((date(2026, 3, 2), Occurred()), str), coarsely(Occurred.on(date(2026, 3, 2)), str)
    ('mars 2026, vet inte när', 'mars 2026')
    """
    match value:
        case datetime():
            return month(local_day(value))
        case date():
            return month(value)
        case Occurred():
            return month(value.day) if value.day else "vet inte när"
        case Due():
            return month(value.on)
        case tuple():
            return ", ".join(coarsely(one, naming) for one in value)
        case _ if is_dataclass(value):
            return "; ".join(
                f"{label(one.name)} {coarsely(said, naming)}"
                for one in fields(value)
                if (said := getattr(value, one.name)) not in (None, ())
            )
    return in_words(value, naming)

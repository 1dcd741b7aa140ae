"""The steps of what a package is about, in words: when, what, who in which role, and how long after the step before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.labels import label
from ledger.codec import Entered, Kind, read
from ledger.lines import Line
from replays.package.masks import MASKED, hints
from replays.package.masks import cited as on_what
from replays.package.scope import kind_of
from replays.package.shown import HIDDEN, Shown
from replays.package.texts import Text, Texts
from replays.provisions import Notes, provision
from replays.wording import Naming


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in words; `kind` is text, maskad or raderad for a sealed one, and uppgift for one in the clear."""

    label: str
    value: str
    kind: str = "uppgift"


@dataclass(frozen=True, slots=True)
class Step:
    """A line as it is told. `later`: how long after the step before in the same record; `note`: the number under which
    the wording of `law` that day is told."""

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
    note: int


class Teller:
    """Tells the lines of a package, each by the names and the law of its day."""

    def __init__(self, shown: Shown, texts: Texts) -> None:
        self.shown, self.texts, self.masks = shown, texts, shown.masks
        self.last: dict[UUID, date] = {}
        self.notes = Notes()

    def steps(self, lines: Sequence[Line]) -> list[Step]:
        """One step for each line, in the order of the lines."""
        return [self.step(line, read(line)) for line in lines]

    def step(self, line: Line, entered: Entered) -> Step:
        day = entered.stamp.day
        naming = self.shown.naming(day)
        before = self.last.get(line.record)
        self.last[line.record] = day
        ground = provision(entered.event.duty, day)
        return Step(
            position=line.position,
            record=line.record,
            number=naming(line.record),
            day=day,
            when=self.shown.moment(entered.stamp.at),
            later="" if self.masks.genuine_only else later(before, day),
            what=entered.event.label,
            who=self.who(entered, naming),
            facts=tuple(self.facts(line, entered, naming)),
            law=ground.citation,
            note=self.notes.number(ground),
        )

    def who(self, entered: Entered, naming: Naming) -> str:
        """The role and where, and who where that may be told; nothing where nobody is to be told apart."""
        stamp = entered.stamp
        if self.masks.genuine_only:
            return HIDDEN
        said = f"{stamp.role.label}, {naming(stamp.unit)}"
        return f"{said} ({naming(stamp.by)})" if self.masks.people else said

    def facts(self, line: Line, entered: Entered, naming: Naming) -> Iterator[Fact]:
        """The fields that say something, and those that are masked whether they do or not."""
        kind, sealed = kind_of(line.name), {text.field: text for text in self.texts.get(line.position, ())}
        for name, hint in hints(type(entered.event)).items():
            if name in kind.personal:
                if (text := sealed.get(name) or self.unseen(kind, name, entered.stamp.day)) is not None:
                    yield Fact(label(name), text.shown, text.kind)
                continue
            said = self.shown.field(name, hint, getattr(entered.event, name), naming)
            if said == HIDDEN:
                yield Fact(label(name), HIDDEN, MASKED)
            elif said != "–":
                yield Fact(label(name), said)

    def unseen(self, kind: Kind, field: str, day: date) -> Text | None:
        """A sealed field that is empty, as it is shown to whoever may not see that."""
        ground = self.masks.ground(kind.register.name, field)
        return Text(field, ground=on_what(ground, day)) if ground is not None else None


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

"""All that a package tells, in words: the same for the page and for the PDF."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain import attachments, law
from domain.attachments.events import AttachmentAdded
from domain.calendar import local_day
from domain.labels import label
from domain.law import Duty, NotInForce
from domain.packages import Receiver
from ledger.book import Identity
from ledger.codec import REGISTER_NAMED
from replays.package.directory import NOBODY, Directory
from replays.package.masks import GROUNDS, Masks, cited, hints
from replays.package.missing import Open, Undone, open_deadlines, undone
from replays.package.scope import Scope, register_of, top_unit
from replays.package.shown import Shown, month
from replays.package.tables import Table, tables
from replays.package.telling import Step, Teller
from replays.package.texts import ERASED, MASKED, Texts
from replays.package.timeline import Moment, timeline
from replays.provisions import Provision
from replays.thread import thread
from replays.wording import day_in_words, moment_in_words

# On what a receiver is given what is here.
GIVEN: dict[Receiver, tuple[Duty, ...]] = {
    Receiver.IVO: (law.HAND_OVER_TO_IVO, law.SECRECY_YIELDS),
    Receiver.AUDITOR: (law.NEEDED_FOR_SUPERVISION,),
    Receiver.OTHER: (),
}


FILE, GIVEN_APART = "filens innehåll", "lämnas ut för sig, efter en egen prövning"


@dataclass(frozen=True)
class Withheld:
    """A sealed field that is masked or erased, and in which lines."""

    register: str
    field: str
    ground: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """A record: what stands in its register, and its steps."""

    number: str
    register: str
    status: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Linked:
    """A record in the thread of a case: when it was opened, and which of the others it came from."""

    day: str
    number: str
    register: str
    came_from: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """`known` is when the last line that was known was entered; `unread` the paragraphs that masks rest on, but whose
    text nobody has read for this program; `named` whether persons are told by name; `apart` the lines whose bodies are
    not given out; `stamps` how many timestamps go along; `several` whether there is more than one record."""

    title: str
    board: str
    origin: str
    demonstration: bool
    receiver: str
    grounds: tuple[tuple[str, str], ...]
    first: int
    position: int
    known: str
    entered: datetime
    genuine_only: bool
    named: bool
    counts: tuple[tuple[str, int, str], ...]
    steps: tuple[Step, ...]
    timeline: tuple[Moment, ...]
    thread: tuple[Linked, ...]
    deadlines: tuple[Open, ...]
    undone: tuple[Undone, ...]
    masked: tuple[Withheld, ...]
    unread: tuple[str, ...]
    hidden: tuple[str, ...]
    erased: tuple[Withheld, ...]
    left_out: int
    stamps: int
    apart: tuple[int, ...]
    sections: tuple[Section, ...]
    provisions: tuple[tuple[int, Provision], ...]
    tables: tuple[Table, ...]

    @property
    def several(self) -> bool:
        return len(self.sections) > 1

    @property
    def span(self) -> str:
        """How many steps there are, and from when to when."""
        if not self.steps:
            return "Inga steg."
        first, last = min(step.day for step in self.steps), max(step.day for step in self.steps)
        days = (last - first).days
        steps = "Ett steg" if len(self.steps) == 1 else f"{len(self.steps)} steg"
        if self.genuine_only:
            return f"{steps} från {month(first)} till {month(last)}."
        if days == 0:
            return f"{steps}, den {day_in_words(first)}."
        return (
            f"{steps} från {day_in_words(first)} till {day_in_words(last)}, {days} {'dag' if days == 1 else 'dagar'}."
        )


def contents(
    db: Connection[Any],
    known: Identity,
    scope: Scope,
    texts: Texts,
    masks: Masks,
    who: Directory = NOBODY,
    stamps: int = 0,
) -> Contents:
    """What there is to tell of a scope. The connection uses the schema of the registers."""
    entered = entered_at(db, scope.position)
    day, shown, coarse = local_day(entered), Shown(db, scope, masks, who), masks.genuine_only
    names = shown.naming(day)
    teller = Teller(shown, texts)
    steps = teller.steps(scope.lines)
    listed = tables(scope, shown, day)
    numbers = {card.record: names(card.record) for card in scope.cards}
    left = [one for card in scope.cards if (one := undone(card, numbers[card.record])) is not None]
    top = top_unit(db, scope.position)
    return Contents(
        title=scope.title,
        board=names(top.record),
        origin=known.origin,
        demonstration=known.demonstration,
        receiver=masks.receiver.label,
        grounds=tuple(worded(GIVEN[masks.receiver], day)),
        first=scope.first,
        position=scope.position,
        known=moment_in_words(entered),
        entered=entered,
        genuine_only=coarse,
        named=bool(who.names),
        counts=() if coarse else tuple(counts(scope)),
        steps=tuple(steps),
        timeline=tuple(timeline(scope, shown, steps, numbers)),
        thread=() if coarse else tuple(linked(db, scope, numbers)),
        deadlines=tuple(one for card in scope.cards for one in open_deadlines(card, numbers[card.record], day, coarse)),
        undone=tuple(left),
        masked=(*withheld(scope, texts, MASKED), *apart_files(scope)),
        unread=unread(day),
        hidden=tuple(hidden(scope, masks)),
        erased=tuple(withheld(scope, texts, ERASED)),
        left_out=scope.left_out,
        stamps=stamps,
        apart=() if coarse else tuple(sorted(scope.apart)),
        sections=tuple(sections(scope, listed, steps)),
        provisions=tuple(teller.notes),
        tables=tuple(listed),
    )


def linked(db: Connection[Any], scope: Scope, numbers: Mapping[UUID, str]) -> Iterator[Linked]:
    """What a case came from and led to, among the records that are here; nothing where it is alone."""
    if scope.said.record is None:
        return
    found = thread(db, scope.said.record, scope.position, lambda card: card.record in numbers)
    for one in found if len(found) > 1 else ():
        came = tuple(numbers[record] for record in one.came_from)
        yield Linked(day_in_words(one.day), numbers[one.record], one.label, came)


def entered_at(db: Connection[Any], position: int) -> datetime:
    """When a line was entered, by the database's clock."""
    rows = db.execute("SELECT recorded_at FROM ledger.lines WHERE position = %s", (position,)).fetchall()
    entered: datetime = rows[0][0]
    return entered


def worded(duties: Sequence[Duty], day: date) -> Iterator[tuple[str, str]]:
    """The paragraphs in force that day, with their words; whether anybody has read them is said."""
    for duty in duties:
        try:
            wording = duty.on(day)
        except NotInForce:
            continue
        yield wording.cited, wording.text


def unread(day: date) -> tuple[str, ...]:
    """The grounds of masks that are known by common knowledge only."""
    return tuple(cited(duty, day) for duty in GROUNDS if not duty.wordings[-1].verified)


def counts(scope: Scope) -> Iterator[tuple[str, int, str]]:
    """How many records of each register, and in which stages they stand."""
    for name in scope.registers:
        stages = Counter(card.state.status for card in scope.cards if card.register.name == name)
        kind = type(REGISTER_NAMED[name].initial.status)
        said = ", ".join(f"{stages[stage]} {stage.label}" for stage in kind if stages[stage])
        yield REGISTER_NAMED[name].label, sum(stages.values()), said


def withheld(scope: Scope, texts: Texts, kind: str) -> Iterator[Withheld]:
    """The sealed fields that are masked, or erased, by register, field and ground, with their lines."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for line in scope.lines:
        for text in texts.get(line.position, ()):
            if text.kind == kind:
                found[REGISTER_NAMED[register_of(line.name)].label, label(text.field), text.ground or ""].append(
                    line.position
                )
    for (register, field, ground), lines in found.items():
        yield Withheld(register, field, ground, tuple(lines))


def apart_files(scope: Scope) -> Iterator[Withheld]:
    """The files themselves: the lines say which there are, and at which address; none goes along in the package."""
    lines = tuple(line.position for line in scope.lines if line.name == AttachmentAdded.type)
    if lines:
        yield Withheld(attachments.REGISTER.label, FILE, GIVEN_APART, lines)


def hidden(scope: Scope, masks: Masks) -> Iterator[str]:
    """The fields of the registers that are masked for this receiver."""
    there = {one for card in scope.cards for one in hints(type(card.state)).items()}
    yield from sorted({label(field) for field, hint in there if masks.hides(field, hint)})


def sections(scope: Scope, listed: Sequence[Table], steps: Sequence[Step]) -> Iterator[Section]:
    """Each record with what its row says and its own steps."""
    rows = {table.title: iter(table.rows) for table in listed}
    columns = {table.title: table.columns for table in listed}
    own: dict[UUID, list[Step]] = defaultdict(list)
    for step in steps:
        own[step.record].append(step)
    for card in scope.cards:
        title = card.register.label
        row = next(rows[title])
        facts = [(name, value) for name, value in zip(columns[title], row, strict=True) if value != "–"][1:]
        yield Section(row[0], card.register.singular, card.state.status.label, tuple(facts), tuple(own[card.record]))

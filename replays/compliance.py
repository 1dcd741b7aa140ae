"""The compliance map: for each paragraph what answers to it, the last line that is evidence of it, and what is missing.

All of it as it stood at a moment. A line of a record that has been struck out is evidence of nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.calendar import add_months, local_day
from domain.compliance import (
    CANNOT,
    CHAPTERS,
    MONTHS,
    ON_OCCASION,
    USUAL,
    Evidence,
    Standing,
    asked_by,
    demands,
    evidence,
)
from domain.law import Duty, NotInForce
from domain.requirements.words import Fulfilled
from domain.terms import LegalBasis
from ledger.codec import KINDS, current
from projections.cards import CARD, Card, card_of
from projections.waiting import work
from replays.check_up.examine import titled
from replays.moments import Moment
from replays.sight import Sees, everything, in_sight

LAST = """SELECT l.name, max(l.position), count(*) {more}
          FROM ledger.lines l JOIN cards c ON c.record = l.record AND c.from_position <= %(at)s
               AND (c.to_position IS NULL OR c.to_position > %(at)s)
          WHERE l.position <= %(at)s AND c.status <> 'annulled' GROUP BY l.name"""
UNDER = ", max(l.position) FILTER (WHERE {under}), count(*) FILTER (WHERE {under})"

LINES = f"""SELECT l.position, l.name, l.recorded_at, {", ".join(f"c.{one.strip()}" for one in CARD.split(","))}
            FROM ledger.lines l JOIN cards c ON c.record = l.record AND c.from_position <= %(at)s
                 AND (c.to_position IS NULL OR c.to_position > %(at)s)
            WHERE l.position = ANY(%(lines)s)"""

OF_REGISTERS = f"""SELECT {CARD} FROM cards WHERE register = ANY(%s) AND status <> 'annulled' AND from_position <= %s
                   AND (to_position IS NULL OR to_position > %s) ORDER BY opened"""


@dataclass(frozen=True)
class Line:
    """A line that is evidence: what happened, in what, on which day. `called` is None where the reader may not know."""

    position: int
    day: date
    label: str
    register: str
    record: UUID | None
    called: str | None
    is_decision: bool


@dataclass(frozen=True)
class Mapped:
    """A requirement that the board says the duty is part of: whether it is met, and which documents answer to it."""

    called: str
    fulfilled: Fulfilled | None
    reviewed_on: date | None
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Turned:
    """A task of the annual wheel, or a training, for the duty: how often it is done, and when it was done last."""

    title: str
    months: int | None
    done_on: date | None


@dataclass(frozen=True)
class Awaited:
    """Something that the duty asks for and that is not done: in what, by which day. `called` as in a line."""

    label: str
    day: date
    called: str | None
    late: bool


@dataclass(frozen=True)
class Answered:
    """How it stands with a duty. `months` is how long evidence lasts; `awaited` the earliest day first."""

    duty: Duty
    citation: str | None
    evidence: Evidence
    lines: int
    last: Line | None
    decision: Line | None
    mapped: tuple[Mapped, ...]
    wheel: tuple[Turned, ...]
    awaited: tuple[Awaited, ...]
    months: int
    standing: Standing
    why: str

    @property
    def late(self) -> int:
        """How many things that it asks for are late."""
        return sum(one.late for one in self.awaited)

    @property
    def last_day(self) -> date | None:
        """The day of the latest evidence: a line, or a round of the wheel."""
        days = [self.last.day] if self.last else []
        return max([*days, *(one.done_on for one in self.wheel if one.done_on)], default=None)


@dataclass(frozen=True)
class Compliance:
    moment: Moment
    chapters: Mapping[str, tuple[Answered, ...]]

    def counted(self) -> dict[Standing, int]:
        every = [one.standing for chapter in self.chapters.values() for one in chapter]
        return {standing: every.count(standing) for standing in Standing}


def compliance(db: Connection[Any], moment: Moment, sees: Sees = everything) -> Compliance:
    """The map at a moment. The connection uses the schema of the registers."""
    told = Telling(db, moment, sees)
    return Compliance(moment, {name: tuple(map(told.answered, duties)) for name, duties in CHAPTERS.items()})


# ── What there is ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Latest:
    """The last line of a kind of event, and how many there are; in all records, or in those under an act."""

    position: int
    count: int


class Telling:
    """What the book tells of each duty at a moment."""

    def __init__(self, db: Connection[Any], moment: Moment, sees: Sees) -> None:
        self.db, self.moment, self.sees = db, moment, in_sight(db, sees)
        self.latest = latest(db, moment.position)
        self.lines = self.read(one.position for kinds in self.latest.values() for one in kinds.values())
        self.waiting = work(db, moment.position, moment.day)
        cards = (card_of(row) for row in db.execute(OF_REGISTERS.encode(), self.arguments()))
        self.cards: dict[str, list[Card]] = {}
        for card in cards:
            self.cards.setdefault(card.register.name, []).append(card)

    def arguments(self) -> tuple[list[str], int, int]:
        at = self.moment.position
        return ["requirements", "obligations", "processes", "documents", "competence", "trainings"], at, at

    def read(self, positions: Iterable[int]) -> dict[int, Line]:
        asked = {"at": self.moment.position, "lines": list(positions)}
        found = {}
        for position, name, recorded_at, *card in self.db.execute(LINES.encode(), asked):
            found[position] = self.line(position, name, recorded_at, card_of(tuple(card)))
        return found

    def line(self, position: int, name: str, recorded_at: datetime, card: Card) -> Line:
        event, visible = KINDS[current(name)].event, self.sees(card.record)
        return Line(
            position=position,
            day=local_day(recorded_at),
            label=event.label,
            register=card.register.name,
            record=card.record if visible else None,
            called=titled(card, self.moment.day) if visible else None,
            is_decision="decision" in {field.name for field in fields(event)},  # type: ignore[arg-type]
        )

    # ── One duty ─────────────────────────────────────────────────────────────

    def answered(self, duty: Duty) -> Answered:
        found = evidence(duty)
        kinds = self.latest.get(found.basis, {})
        latest = [kinds[event.type] for _, event in found.events if event.type in kinds]
        lines = [self.lines[one.position] for one in latest]
        wheel, mapped = tuple(self.wheel(duty)), tuple(self.mapped(duty))
        said = Answered(
            duty=duty,
            citation=citation(duty, self.moment.day),
            evidence=found,
            lines=sum(one.count for one in latest),
            last=max(lines, key=lambda one: one.position, default=None),
            decision=max((one for one in lines if one.is_decision), key=lambda one: one.position, default=None),
            mapped=mapped,
            wheel=wheel,
            awaited=tuple(self.awaited(duty)),
            months=min((one.months for one in wheel if one.months), default=USUAL),
            standing=Standing.NOTHING,
            why="" if found.events else CANNOT.get(duty, ""),
        )
        return replace(said, standing=standing(said, self.moment.day))

    def awaited(self, duty: Duty) -> Iterable[Awaited]:
        for one in self.waiting:
            demand = one.open.ground and one.open.ground.rule.duty
            if demand and asked_by(duty, demand, getattr(one.state, "legal_bases", ())):
                called = (one.number or one.register.singular) if self.sees(one.record) else None
                yield Awaited(one.open.wait.label, one.open.day, called, one.open.late(self.moment.day) > 0)

    def wheel(self, duty: Duty) -> Iterable[Turned]:
        for card in self.cards.get("obligations", ()):
            task = card.state
            if task.demand in demands(duty) and task.status == "established":
                done = max((one.done_on for one in task.rounds if one.done_on), default=None)
                yield Turned(task.title, MONTHS.get(task.frequency), done)
        for card in self.cards.get("competence", ()):
            if card.state.demand in demands(duty) and card.state.holds(self.moment.day):
                had = [one.state for one in self.cards.get("trainings", ()) if one.state.competence == card.record]
                done = max((one.completed_on for one in had if one.completed_on), default=None)
                yield Turned(card.state.title, card.state.renewed_every, done)

    def mapped(self, duty: Duty) -> Iterable[Mapped]:
        """The requirements that hold and name the duty, and the routines of the processes they name."""
        processes = {card.record: card.state for card in self.cards.get("processes", ())}
        documents = {card.record: card for card in self.cards.get("documents", ())}
        for card in self.cards.get("requirements", ()):
            demand = card.state
            if duty.id in demand.duties and demand.holds(self.moment.day):
                named = [processes[one] for one in demand.processes if one in processes]
                routines = dict.fromkeys(routine for process in named for routine in process.routines)
                published = [documents[one] for one in routines if one in documents]
                shown = tuple(titled(one, self.moment.day) for one in published if one.state.status == "published")
                yield Mapped(titled(card, self.moment.day), demand.fulfilled, demand.reviewed_on, shown)


def latest(db: Connection[Any], position: int) -> dict[LegalBasis | None, dict[str, Latest]]:
    """The last line of each kind of event, by the act that its record is under; under None whatever act."""
    bases = list(LegalBasis)
    under = [f"c.state -> 'legal_bases' ? '{basis.value}'" for basis in bases]
    asked = LAST.format(more="".join(UNDER.format(under=one) for one in under))
    found: dict[LegalBasis | None, dict[str, Latest]] = {None: {}, **{basis: {} for basis in bases}}
    for name, last, count, *more in db.execute(asked.encode(), {"at": position}):
        known = current(name)
        if known in KINDS:
            each = [(None, last, count), *zip(bases, more[::2], more[1::2], strict=True)]
            for basis, one, number in each:
                if one is not None:
                    earlier = found[basis].get(known, Latest(0, 0))
                    found[basis][known] = Latest(max(one, earlier.position), number + earlier.count)
    return found


def citation(duty: Duty, day: date) -> str | None:
    """The paragraph as it was numbered that day, with a word if nobody has read it; None if it did not hold."""
    try:
        wording = duty.on(day)
    except NotInForce:
        return None
    return wording.cited


def standing(said: Answered, day: date) -> Standing:
    """How it stands: something shows it lately enough, or the board has said what answers to it, or why not. What has
    happened and is not answered to in time is a gap, whatever was shown earlier."""
    if said.citation is None:
        return Standing.NOT_IN_FORCE
    if said.late and said.duty in ON_OCCASION:
        return Standing.LATE
    lasts = said.last_day is not None and day <= add_months(said.last_day, said.months)
    if lasts:
        return Standing.SHOWN
    if any(one.fulfilled is not Fulfilled.NO and (one.fulfilled or one.documents) for one in said.mapped):
        return Standing.MAPPED
    if not said.evidence.events and not said.wheel:
        return Standing.CANNOT
    if said.duty in ON_OCCASION and not said.wheel:
        return Standing.UNDER_WAY if said.awaited else Standing.NO_OCCASION
    return Standing.NOTHING if said.last_day is None else Standing.OLD

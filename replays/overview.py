"""The whole picture: the board's system for its quality work, in one place, as it stood at a moment.

Processes with their activities, routines and agreements; agreements; the plans for self-control and what of them is
made; the annual wheel with what is done; what is open in each register; and what the check-up counts. Words and days
only: ready to be shown, by a page, the command line or another program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.agreements.words import RUNNING
from domain.check_up.rule import passed
from domain.check_up.standing import Kept, Records
from domain.documents.state import revision_on
from domain.obligations.words import Round
from domain.organisation.units import Unit
from domain.processes.words import LIVE
from domain.self_control_plans.words import Status as PlanStatus
from domain.self_controls.words import AFTER_PERFORMING
from domain.text import swedish_key
from projections.cards import CARD, Card, card_of
from replays.check_up.examine import CheckUp, by_register
from replays.counting import EVERYTHING, Counting, RegisterShown, registers
from replays.moments import Moment
from replays.own_terms import OwnTerm, own_terms

READ = ("processes", "documents", "agreements", "self_control_plans", "self_controls", "obligations", "units")

STOOD = f"""SELECT {CARD} FROM cards WHERE register = ANY(%s) AND from_position <= %s
            AND (to_position IS NULL OR to_position > %s) ORDER BY opened"""


@dataclass(frozen=True)
class ActivityShown:
    """An activity; `lacks`: it has no routine, and nobody has said why."""

    number: int
    name: str
    role: str | None
    routines: tuple[str, ...]
    without: str | None
    lacks: bool


@dataclass(frozen=True)
class ProcessShown:
    number: str | None
    title: str
    category: str
    status: str
    owner: str
    activities: tuple[ActivityShown, ...]
    agreements: tuple[str, ...]
    lacks_agreement: bool
    review_by: date | None
    late: bool


@dataclass(frozen=True)
class AgreementShown:
    number: str | None
    title: str
    parties: tuple[str, ...]
    status: str
    until: date | None
    review_by: date | None
    late: bool


@dataclass(frozen=True)
class ControlShown:
    what: str
    method: str
    frequency: str
    made: int


@dataclass(frozen=True)
class PlanShown:
    """A unit's plan for the year, and how many times each of its controls has been made."""

    number: str | None
    unit: str
    year: int
    status: str
    controls: tuple[ControlShown, ...]


@dataclass(frozen=True)
class RoundShown:
    """A round of the wheel: `how` is done, late, missed, overdue or planned; `said` is that in Swedish."""

    period: str
    how: str
    said: str
    day: date | None


@dataclass(frozen=True)
class TaskShown:
    title: str
    kind: str
    receivers: tuple[str, ...]
    conflict: bool
    rounds: tuple[RoundShown, ...]


@dataclass(frozen=True)
class Overview:
    moment: Moment
    processes: tuple[ProcessShown, ...]
    agreements: tuple[AgreementShown, ...]
    plans: tuple[PlanShown, ...]
    wheel: tuple[TaskShown, ...]
    registers: tuple[RegisterShown, ...]
    terms: tuple[OwnTerm, ...]
    check_up: CheckUp | None


def overview(
    db: Connection[Any],
    moment: Moment,
    examined: CheckUp | None = None,
    counting: Counting = EVERYTHING,
) -> Overview:
    """The picture at a moment. `examined` is the check-up then, for those who may have one; `counting` what the reader
    may have counted. The connection uses the schema of the registers.
    """
    at = moment.position
    cards: list[Card] = [card_of(row) for row in db.execute(STOOD.encode(), (list(READ), at, at))]
    seen = Picture(moment, Records(moment.at, by_register(cards)))
    return Overview(
        moment=moment,
        processes=tuple(sorted(seen.processes(), key=lambda one: (one.category, swedish_key(one.title)))),
        agreements=tuple(sorted(seen.agreements(), key=lambda one: swedish_key(one.title))),
        plans=tuple(sorted(seen.plans(), key=lambda one: swedish_key(one.unit))),
        wheel=tuple(sorted(seen.wheel(), key=lambda one: swedish_key(one.title))),
        registers=tuple(registers(db, at, counting)),
        terms=own_terms(db, moment),
        check_up=examined,
    )


@dataclass(frozen=True)
class Picture:
    """Says what stood in words."""

    moment: Moment
    records: Records

    def title(self, register: str, record: UUID) -> str:
        state = self.records.record(register, record)
        return state.title if state else "okänd"

    # ── Processes and agreements ─────────────────────────────────────────────

    def processes(self) -> Iterator[ProcessShown]:
        for kept in self.records.all_of("processes"):
            process = kept.state
            if process.status in LIVE:
                yield ProcessShown(
                    number=kept.number,
                    title=process.title,
                    category=process.category.label if process.category else "",
                    status=process.status.label,
                    owner=process.owner_function,
                    activities=tuple(self.activity(one) for one in process.activities),
                    agreements=tuple(self.title("agreements", one) for one in process.agreements),
                    lacks_agreement=process.lacks_agreement,
                    review_by=process.due.on if process.due else None,
                    late=process.due is not None and passed(process.due.on, self.records),
                )

    def activity(self, held: Any) -> ActivityShown:
        return ActivityShown(
            number=held.number,
            name=held.name,
            role=held.role.label if held.role else None,
            routines=tuple(self.routine(one) for one in held.routines),
            without=held.without_routine.label if held.without_routine else None,
            lacks=held.lacks_routine,
        )

    def routine(self, document: UUID) -> str:
        """Its title, if it holds: what is not published is nobody's to see here."""
        state = self.records.record("documents", document)
        holds = state is not None and revision_on(state, self.moment.day) is not None
        return state.title if state is not None and holds else "en rutin som inte gäller"

    def agreements(self) -> Iterator[AgreementShown]:
        for kept in self.records.all_of("agreements"):
            agreement = kept.state
            if agreement.status in RUNNING:
                review_by = agreement.review_on or (agreement.due.on if agreement.due else None)
                yield AgreementShown(
                    number=kept.number,
                    title=agreement.title,
                    parties=tuple(one.name for one in agreement.parties),
                    status=agreement.status.label,
                    until=agreement.valid_to,
                    review_by=review_by,
                    late=passed(review_by, self.records) or passed(agreement.valid_to, self.records),
                )

    # ── Self-control and the annual wheel ────────────────────────────────────

    def plans(self) -> Iterator[PlanShown]:
        for kept in self.records.all_of("self_control_plans"):
            plan = kept.state
            if plan.year == self.moment.day.year and plan.status in (PlanStatus.DECIDED, PlanStatus.CLOSED):
                unit = self.records.record("units", plan.unit)
                yield PlanShown(
                    number=kept.number,
                    unit=name_on(unit, self.moment.day) if isinstance(unit, Unit) else "okänd enhet",
                    year=plan.year,
                    status=plan.status.label,
                    controls=tuple(self.controls(kept)),
                )

    def controls(self, plan: Kept) -> Iterator[ControlShown]:
        made = Counter(
            one.state.control
            for one in self.records.where("self_controls", "plan", plan.record)
            if one.state.status in AFTER_PERFORMING
        )
        for number, one in enumerate(plan.state.controls, start=1):
            yield ControlShown(one.what, one.method.label, one.frequency.label, made[number])

    def wheel(self) -> Iterator[TaskShown]:
        """The tasks that hold, with the rounds whose period or last day touches the year."""
        for kept in self.records.all_of("obligations"):
            task = kept.state
            if task.status == "established":
                year = self.moment.day.year
                now = [one for one in task.rounds if year in (one.last.year, one.by.year if one.by else 0)]
                yield TaskShown(
                    title=task.title,
                    kind=task.kind.label if task.kind else "",
                    receivers=tuple(one.label for one in task.receivers),
                    conflict=bool(task.conflicts),
                    rounds=tuple(self.round(one) for one in now),
                )

    def round(self, one: Round) -> RoundShown:
        period = f"{one.first.isoformat()}–{one.last.isoformat()}"
        if one.done_on is not None:
            late = "late" if one.late else "done"
            return RoundShown(period, late, "gjord, för sent" if one.late else "gjord", one.done_on)
        if one.missed is not None:
            return RoundShown(period, "missed", f"uteblev: {one.missed.label}", one.by)
        if passed(one.by, self.records):
            return RoundShown(period, "overdue", "försenad", one.by)
        return RoundShown(period, "planned", "planerad", one.by)


def name_on(unit: Unit, day: date) -> str:
    place = unit.on(day)
    return place.name if place else unit.name

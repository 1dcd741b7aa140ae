"""Rättelser i efterhand – what is put right when the history is over and the half-year frozen since long.

Every step changes what some record adds to the figures of the half-year: its unit, its category, the day it happened
or the day it came in. The frozen figures stand; the same figures counted today do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from boards.history.step import Entry, Step
from boards.history.texts import handling, told
from boards.history.texts import views as words
from boards.history.worktime import at, soon, working_day_from
from boards.history.world import Case, World
from domain.calendar import ONE_DAY, Period, local_day
from domain.deviations.commands import (
    AnnulDeviation,
    AnswerReferral,
    ClassifyDeviation,
    CloseDeviation,
    CorrectDeviation,
    MarkAsDuplicate,
    MoveToUnit,
    ReadDeviation,
    ReopenDeviation,
    ReportDeviation,
    TransferElsewhere,
)
from domain.deviations.words import ReferralAnswer
from domain.grammar import Command
from domain.terms import Role
from domain.views.commands import AnnulView, AssessView, CorrectView, ReceiveView
from domain.views.words import Category
from domain.words import Occurred


@dataclass
class Known:
    """What the steps of a history say of a deviation or view, as it stands at the end."""

    register: str
    record: UUID
    facts: CorrectDeviation
    category: Category | None = None
    classified: ClassifyDeviation | None = None
    worked_with: bool = False
    struck_out: bool = False


# ── What the history says ────────────────────────────────────────────────────


def known(entries: Iterable[Entry]) -> list[Known]:
    """The deviations and views that somebody reported, in the order they came."""
    found: dict[UUID, Known] = {}
    for step in entries:
        if not isinstance(step, Step) or step.register not in ("deviations", "views"):
            continue
        if isinstance(step.command, ReportDeviation | ReceiveView):
            found[step.record] = Known(step.register, step.record, reported(step, step.command))
        elif step.record in found:
            learn(found[step.record], step.command)
    return [one for one in found.values() if not one.struck_out]


def reported(step: Step, command: ReportDeviation | ReceiveView) -> CorrectDeviation:
    return CorrectDeviation(
        occurred=command.occurred,
        discovered=command.discovered if isinstance(command, ReportDeviation) else None,
        received=command.received or local_day(step.at),
        unit=command.unit,
        place=command.place,
        diary_number=command.diary_number,
        reason="",
    )


def learn(one: Known, command: Command) -> None:
    """What one more step says."""
    match command:
        case CorrectDeviation():
            one.facts = command
        case CorrectView():
            said = {name: getattr(command, name) for name in ("received", "occurred", "unit")}
            one.facts = replace(one.facts, **{name: value for name, value in said.items() if value is not None})
            one.category = command.category or one.category
        case MoveToUnit():
            one.facts = replace(one.facts, unit=command.unit)
        case AssessView():
            one.category = command.category
        case ClassifyDeviation():
            one.classified = command
        case ReadDeviation() | ReopenDeviation():
            one.worked_with = True
        case CloseDeviation() | MarkAsDuplicate() | TransferElsewhere():
            one.worked_with = False
        case AnswerReferral(answer=ReferralAnswer.TAKEN_OVER):
            one.worked_with = False
        case AnnulDeviation() | AnnulView():
            one.struck_out = True
        case _:
            pass


# ── What is put right ────────────────────────────────────────────────────────

Correction = Callable[[Known, Case, Period], Command | None]


def another_unit(one: Known, case: Case, period: Period) -> Command:
    units = [case.world.cast.unit(unit) for unit in case.world.places]
    unit = case.chance.pick([unit for unit in units if unit != one.facts.unit])
    return corrected(one, case, replace(one.facts, unit=unit))


def another_category(one: Known, case: Case, period: Period) -> Command | None:
    """A view has its category put right; a deviation is classified anew while it is worked with."""
    if one.register == "views":
        if one.category is None:
            return None
        category = case.chance.pick([category for category in Category if category is not one.category])
        return CorrectView(reason=words.CORRECTED[3], category=category)
    if one.classified is None or not one.worked_with:
        return None
    category_id = "methods" if one.classified.category != "methods" else "legal"
    reason = told(case.chance, handling.RECLASSIFIED)
    return replace(one.classified, category=category_id, subcategory=None, reason=reason)


def another_day(one: Known, case: Case, period: Period) -> Command | None:
    """What happened in the half-year turns out to have happened before it, or the other way round."""
    if one.register == "views":
        return None
    day = one.facts.occurred.day
    within = day is not None and period.contains(day)
    moved = period.start - case.chance.between(3, 40) * ONE_DAY if within else period.start + ONE_DAY
    return corrected(one, case, replace(one.facts, occurred=Occurred.on(moved), discovered=None))


def another_half_year(one: Known, case: Case, period: Period) -> Command:
    """It came in before the half-year began."""
    received = period.start - case.chance.between(1, 20) * ONE_DAY
    return corrected(one, case, replace(one.facts, received=received, discovered=None))


ROUNDS: tuple[Correction, ...] = (another_unit, another_category, another_day, another_half_year)
"""In this order, since what has left the half-year changes nothing in it any more."""


def corrected(one: Known, case: Case, facts: CorrectDeviation) -> Command:
    """The facts as they are to stand from now on."""
    before, one.facts = one.facts, facts
    if one.register == "views":
        changed = {name: getattr(facts, name) for name in ("received", "unit")}
        said = {name: value for name, value in changed.items() if value != getattr(before, name)}
        return CorrectView(reason=told(case.chance, handling.CORRECTED_LATER), **said)
    return replace(facts, reason=told(case.chance, handling.CORRECTED_LATER))


def later_corrections(world: World, entries: Iterable[Entry], period: Period, number: int) -> Iterator[Step]:
    """So many corrections of what came in during a half-year, after the last day of the history that `entries` is."""
    concerned = [one for one in known(entries) if period.contains(one.facts.received)]
    chance = world.chance("corrections", period.label)
    rounds = (((one, way) for one in chance.shuffled(concerned)) for way in ROUNDS)
    now, made = at(working_day_from(world.last + ONE_DAY), 8, 10), 0
    for one, way in (pair for each in rounds for pair in each):
        case = world.case(one.register, f"correction-{made + 1}", now, one.record)
        command = way(one, case, period)
        if command is None:
            continue
        if made == number:
            return
        made += 1
        yield case.step(case.post(Role.QUALITY_DEVELOPER), command)
        now = soon(now, chance, 1, 4)

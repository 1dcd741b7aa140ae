"""What may be decided about a criterion, what is refused, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from domain import law
from domain.criteria.commands import (
    AnnulCriterion,
    CorrectCriterion,
    CriterionCommand,
    DecideCriterion,
    DecideOperationalCriterion,
    DefineCriterion,
    DefineMeasure,
    EndMeasure,
    RemoveMeasure,
    RetireCriterion,
)
from domain.criteria.state import Criterion, Measure
from domain.criteria.words import MANAGERS, MOST_MEASURES, QUALITY, Status, Target, TargetKind
from domain.grammar import Event, Occasion, Refusal
from domain.numbers import is_number
from domain.terms import Body
from domain.words import Decision, must_be, must_be_in_order

STANDING = (Status.DRAFT, Status.DECIDED, Status.REVISED)
IN_FORCE = (Status.DECIDED, Status.REVISED)


class NotForTheWhole(
    Refusal,
    message="Ett kriterium för hela verksamheten formuleras av kvalitetsutvecklaren eller direktören. "
    "Ange enheten om det är dess eget.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="unit",
): ...


class ParentNotDecided(
    Refusal,
    message="Det kriterium som bryts ned är inte beslutat.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="parent",
): ...


class TargetNotWhole(
    Refusal,
    message="Ett målvärde som är ett tal anges med minst eller högst, talet och vad det mäts i; ett som följer av "
    "lagstiftning eller varierar anges utan tal.",
    duty=law.FOLLOW_UP_QUALITY,
    field="target",
): ...


class TooManyMeasures(
    Refusal,
    message="Ett kriterium har högst {most} mått. Dela upp det i flera kriterier.",
    duty=law.FOLLOW_UP_QUALITY,
    field="measure",
): ...


class NoSuchMeasure(
    Refusal,
    message="Kriteriet har inget mått {measure} som det går att göra så med.",
    duty=law.FOLLOW_UP_QUALITY,
    field="measure",
): ...


class MeasureFirst(
    Refusal,
    message="Kriteriet har inget mått. Bestäm vad som ska mätas innan kriteriet beslutas.",
    duty=law.FOLLOW_UP_QUALITY,
): ...


class TheUnitsOwn(
    Refusal,
    message="Kriteriet är enhetens eget och beslutas av dess chef.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class TheBoards(
    Refusal,
    message="Kriteriet gäller verksamhetens mål och kvalitet: det beslutas, ändras och upphävs av nämnden själv.",
    duty=law.NOT_DELEGABLE,
    field="decision",
): ...


class NotTheManagers(
    Refusal,
    message="Enhetens eget kriterium beslutas av den chef som registrerar beslutet, eller av ledningsgruppen.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="decision",
): ...


class DecidedAsItReads(
    Refusal,
    message="Kriteriet är beslutat med det namn, den innebörd och det perspektiv det har. Ange det beslut genom vilket "
    "de ska lyda så här.",
    duty=law.DECISION_DOCUMENTED,
    field="decision",
): ...


def decide(state: Criterion, command: CriterionCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case DefineCriterion():
            must_be(state.status, Status.UNKNOWN)
            criterion_may_be_defined(command, occasion)
        case CorrectCriterion():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
            what_was_decided_may_be_changed(state, command, occasion)
        case DefineMeasure() | RemoveMeasure():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
            measure_may_be_changed(state, command)
        case DecideCriterion() | DecideOperationalCriterion():
            must_be(state.status, *STANDING)
            criterion_may_be_decided(state, command, occasion)
        case EndMeasure():
            must_be(state.status, *IN_FORCE)
            measure_may_end(state, command, occasion)
        case RetireCriterion():
            must_be(state.status, *IN_FORCE)
            must_be_by_whom(state, command.decision, occasion)
            must_be_in_order(state.since, command.until)
        case AnnulCriterion():
            must_be(state.status, *STANDING)
            must_be_theirs(state, occasion)
            if state.unit is None and state.status in IN_FORCE:
                raise TheBoards
        case _:
            assert_never(command)
    yield command.event()


def criterion_may_be_defined(command: DefineCriterion, occasion: Occasion) -> None:
    if command.unit is None and occasion.stamp.role not in QUALITY:
        raise NotForTheWhole
    if command.parent is not None and occasion.state(command.parent, Criterion).status not in IN_FORCE:
        raise ParentNotDecided


def must_be_theirs(state: Criterion, occasion: Occasion) -> None:
    """What is for the whole board is not changed by one of its units."""
    if state.unit is None and occasion.stamp.role not in QUALITY:
        raise NotForTheWhole


def what_was_decided_may_be_changed(state: Criterion, command: CorrectCriterion, occasion: Occasion) -> None:
    """What it is for and rests on is put right; what it says, once decided, by whoever decides it."""
    same = (command.name, command.meaning, command.perspective) == (state.name, state.meaning, state.perspective)
    if command.decision is not None:
        must_be_by_whom(state, command.decision, occasion)
    elif state.status in IN_FORCE and not same:
        raise DecidedAsItReads


def measure_may_be_changed(state: Criterion, command: DefineMeasure | RemoveMeasure) -> None:
    """A measure is defined as often as it takes; one that has been decided is ended, never removed."""
    known = state.measure(command.measure)
    if isinstance(command, RemoveMeasure):
        if known is None or known.since is not None:
            raise NoSuchMeasure(measure=command.measure)
        return
    if known is None and len(state.measures) >= MOST_MEASURES:
        raise TooManyMeasures(most=MOST_MEASURES)
    if known is not None and known.until is not None:
        raise NoSuchMeasure(measure=command.measure)
    if command.target is not None:
        must_be_whole(command.target)


def must_be_whole(target: Target) -> None:
    """A number has all that it takes to compare with it; what is no number has nothing that looks like one."""
    parts = (target.comparator, target.value, target.measured)
    if target.kind is TargetKind.NUMBER:
        if None in parts or not is_number(target.value or ""):
            raise TargetNotWhole
    elif parts != (None, None, None):
        raise TargetNotWhole


def criterion_may_be_decided(
    state: Criterion, command: DecideCriterion | DecideOperationalCriterion, occasion: Occasion
) -> None:
    """The board decides for the whole of its operation, the manager for the unit."""
    if isinstance(command, DecideCriterion):
        if state.unit is not None:
            raise TheUnitsOwn
    elif state.unit is None:
        raise TheBoards
    must_be_by_whom(state, command.decision, occasion)
    if not any(one.until is None for one in state.measures):
        raise MeasureFirst


def must_be_by_whom(state: Criterion, decision: Decision, occasion: Occasion) -> None:
    """What the board decides is decided by it to the end; a unit's own by its manager or the management group."""
    if state.unit is None:
        if decision.body is not Body.BOARD:
            raise TheBoards
    elif decision.body not in (Body.BOARD, Body.MANAGEMENT_GROUP):
        alone = decision.person == occasion.stamp.by and occasion.stamp.role in MANAGERS
        if not alone:
            raise NotTheManagers


def measure_may_end(state: Criterion, command: EndMeasure, occasion: Occasion) -> None:
    known: Measure | None = state.measure(command.measure)
    if known is None or known.since is None or known.until is not None:
        raise NoSuchMeasure(measure=command.measure)
    must_be_by_whom(state, command.decision, occasion)
    must_be_in_order(known.since, command.until)

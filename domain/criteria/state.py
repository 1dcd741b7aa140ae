"""What the facts about a criterion add up to: its measures, and the targets that have held for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain import changes
from domain.changes import replace
from domain.criteria.events import (
    CriterionAnnulled,
    CriterionCorrected,
    CriterionDecided,
    CriterionDefined,
    CriterionEvent,
    CriterionRetired,
    MeasureDefined,
    MeasureEnded,
    MeasureRemoved,
)
from domain.criteria.words import (
    MOST_TARGETS,
    Frequency,
    Least,
    Measured,
    MeasureId,
    Perspective,
    QualityArea,
    Status,
    Target,
    What,
)
from domain.grammar import Stamp
from domain.terms import Body


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedTarget:
    """The target that holds from a day; none, if it was decided that there is none yet."""

    since: date
    target: Target | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A measure as it is defined now, with the latest targets decided for it. `since`: first decided to hold from."""

    id: MeasureId
    what: What
    measured: Measured | None = None
    frequencies: tuple[Frequency, ...] = ()
    proposed: Target | None = None
    fewest: Least = 5
    to_clarify: bool = False
    since: date | None = None
    until: date | None = None
    targets: tuple[DecidedTarget, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it is decided that this is measured on a day."""
        return self.since is not None and self.since <= day and (self.until is None or day <= self.until)

    def target_on(self, day: date) -> Target | None:
        """The target that held on a day, as far as is known now."""
        held = [one.target for one in self.targets if one.since <= day]
        return held[-1] if held else None


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """`unit`: whose own criterion it is; None for the whole board's."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    name: str = ""
    meaning: str = ""
    perspective: Perspective | None = None
    area: QualityArea | None = None
    parent: UUID | None = None
    measures: tuple[Measure, ...] = ()
    since: date | None = None
    until: date | None = None
    by_board: bool = False
    decided_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is decided for a day, as far as is known now; when it has been retired, up to its last."""
        decided = self.status in (Status.DECIDED, Status.REVISED, Status.RETIRED)
        return decided and (self.until is None or day <= self.until)

    def measure(self, id: str) -> Measure | None:
        return next((one for one in self.measures if one.id == id), None)


def evolve(state: Criterion, event: CriterionEvent, stamp: Stamp) -> Criterion:
    match event:
        case CriterionDefined():
            return Criterion(
                status=Status.DRAFT,
                unit=event.unit,
                name=event.name,
                meaning=event.meaning,
                perspective=event.perspective,
                area=event.area,
                parent=event.parent,
            )
        case CriterionCorrected():
            said = replace(state, name=event.name, meaning=event.meaning)
            return replace(said, perspective=event.perspective, area=event.area)
        case MeasureDefined():
            return defined(state, event)
        case MeasureRemoved():
            return replace(state, measures=tuple(one for one in state.measures if one.id != event.measure))
        case CriterionDecided():
            return decided(state, event)
        case MeasureEnded():
            ended = (replace(one, until=event.until) if one.id == event.measure else one for one in state.measures)
            return replace(state, measures=tuple(ended))
        case CriterionRetired():
            return replace(state, status=Status.RETIRED, until=event.until)
        case CriterionAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def defined(state: Criterion, event: MeasureDefined) -> Criterion:
    """In its place if it was there; what was decided for it holds until something else is."""
    earlier = state.measure(event.measure) or Measure(id=event.measure, what=event.what)
    measure = changes.replace(
        earlier,
        what=event.what,
        measured=event.measured,
        frequencies=tuple(dict.fromkeys(one.frequency for one in event.methods if one.frequency)),
        proposed=event.target,
        fewest=event.fewest,
        to_clarify=event.unclear is not None,
    )
    others = tuple(one for one in state.measures if one.id != event.measure)
    status = Status.DRAFT if state.status is Status.DRAFT else Status.REVISED
    return replace(state, status=status, measures=(*others, measure))


def decided(state: Criterion, event: CriterionDecided) -> Criterion:
    return replace(
        state,
        status=Status.DECIDED,
        measures=tuple(with_target(one, event.since) for one in state.measures),
        since=min(state.since or event.since, event.since),
        by_board=event.decision.body is Body.BOARD,
        decided_on=event.decision.day,
    )


def with_target(measure: Measure, since: date) -> Measure:
    """What was decided later about the same or a later day takes its place."""
    if measure.until is not None:
        return measure
    earlier = tuple(one for one in measure.targets if one.since < since)
    targets = (*earlier, DecidedTarget(since=since, target=measure.proposed))[-MOST_TARGETS:]
    return changes.replace(measure, since=min(measure.since or since, since), targets=targets)

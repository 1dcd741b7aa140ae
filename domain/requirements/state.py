"""What the facts about a requirement add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.requirements.events import (
    RequirementAmended,
    RequirementAnnulled,
    RequirementBegan,
    RequirementCorrected,
    RequirementEntered,
    RequirementEvent,
    RequirementMapped,
    RequirementRepealed,
    RequirementReplaced,
    RequirementReviewed,
    RequirementTookPlace,
)
from domain.requirements.words import Area, Fulfilled, Kind, Part, Status

KEPT_EARLIER = 10


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """`earlier`: those whose place it took, the latest of them; `unit` stays empty: a requirement is the board's."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    title: str = ""
    citation: str = ""
    kind: Kind | None = None
    area: Area | None = None
    valid_from: date | None = None
    ended_on: date | None = None
    verified: bool = False
    origin_of_fact: str = ""
    amendment: str | None = None
    amended_on: date | None = None
    meaning: str = ""
    replaced_by: Annotated[UUID | None, LED_TO] = None
    earlier: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    parts: tuple[Part, ...] = ()
    processes: Annotated[tuple[UUID, ...], BESIDE] = ()
    duties: tuple[str, ...] = ()
    fulfilled: Fulfilled | None = None
    reviewed_on: date | None = None
    due: Due | None = None
    recorded: date | None = None

    @property
    def nothing_answers(self) -> bool:
        """Whether nobody has said what in the system answers to it."""
        return not (self.parts or self.processes)

    def holds(self, day: date) -> bool:
        """Whether it held on a day, so far as its days are known."""
        begun = self.valid_from is None or self.valid_from <= day
        known = self.status not in (Status.UNKNOWN, Status.ANNULLED)
        return known and begun and (self.ended_on is None or day < self.ended_on)


def evolve(state: Requirement, event: RequirementEvent, stamp: Stamp) -> Requirement:
    match event:
        case RequirementEntered():
            return entered(event, stamp)
        case RequirementBegan():
            return replace(state, status=Status.IN_FORCE)
        case RequirementAmended():
            amended = replace(state, status=Status.AMENDED, amendment=event.amendment, amended_on=event.since)
            return replace(amended, meaning=event.meaning, due=event.due)
        case RequirementRepealed():
            return replace(state, status=Status.REPEALED, ended_on=event.since, due=None)
        case RequirementReplaced():
            replaced = replace(state, status=Status.REPLACED, ended_on=event.since, due=None)
            return replace(replaced, replaced_by=event.replaced_by)
        case RequirementTookPlace():
            return replace(state, earlier=(*state.earlier, event.earlier)[-KEPT_EARLIER:])
        case RequirementMapped():
            return replace(state, parts=event.parts, processes=event.processes, duties=event.duties)
        case RequirementReviewed():
            return replace(state, fulfilled=event.fulfilled, reviewed_on=stamp.day, due=event.due)
        case RequirementCorrected():
            return corrected(state, event)
        case RequirementAnnulled():
            return replace(state, status=Status.ANNULLED, due=None)
        case _:
            assert_never(event)


def entered(event: RequirementEntered, stamp: Stamp) -> Requirement:
    ahead = event.valid_from is not None and event.valid_from > stamp.day
    return Requirement(
        status=Status.COMING if ahead else Status.IN_FORCE,
        title=event.title,
        citation=event.citation,
        kind=event.kind,
        area=event.area,
        valid_from=event.valid_from,
        verified=event.verified,
        origin_of_fact=event.origin_of_fact,
        due=event.due,
        recorded=stamp.day,
    )


def corrected(state: Requirement, event: RequirementCorrected) -> Requirement:
    return replace(
        state,
        title=event.title,
        citation=event.citation,
        kind=event.kind,
        area=event.area,
        valid_from=event.valid_from,
        verified=event.verified,
        origin_of_fact=event.origin_of_fact,
    )

"""What the facts about an analysis add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.analyses.events import (
    AnalysisAnnulled,
    AnalysisDecided,
    AnalysisEvent,
    AnalysisFrozen,
    AnalysisMeasureFrozen,
    AnalysisPublished,
    AnalysisReportKept,
    AnalysisReviewed,
    AnalysisSectionWritten,
    AnalysisSeriesFrozen,
    AnalysisSubmitted,
    AnalysisTextReleased,
    AnalysisWritten,
)
from domain.analyses.words import Organisation, Outcome, ReportKind, Section, Status
from domain.calendar import Period
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import LED_TO

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """`frozen` counts the versions of the figures; the figures themselves stand in the lines.

    `written_by` are those who have written in this version, `released_by` who has read it for them; `content` is the
    address of the report that was kept.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    kind: ReportKind = ReportKind.HALF_YEAR
    first: date | None = None
    last: date | None = None
    position: int | None = None
    organisation: Organisation = Organisation.THEN
    figures: str | None = None
    rules: int = 0
    least: int = 0
    frozen: int = 0
    frozen_on: date | None = None
    measures: int = 0
    series_in_all: int = 0
    written_on: date | None = None
    written_by: tuple[UUID, ...] = ()
    sections: tuple[Section, ...] = ()
    causes: tuple[str, ...] = ()
    actions: Annotated[tuple[UUID, ...], LED_TO] = ()
    released_on: date | None = None
    released_by: UUID | None = None
    reviewed_on: date | None = None
    content: str | None = None
    kept_on: date | None = None
    meeting: date | None = None
    outcome: Outcome | None = None
    assignments: int = 0
    decided_on: date | None = None
    published_on: date | None = None

    @property
    def period(self) -> Period | None:
        """The period that is analysed."""
        return Period(self.first, self.last) if self.first and self.last else None


def evolve(state: Analysis, event: AnalysisEvent, stamp: Stamp) -> Analysis:
    match event:
        case AnalysisFrozen():
            return frozen(state, event)
        case AnalysisMeasureFrozen():
            return replace(state, measures=state.measures + 1)
        case AnalysisSeriesFrozen():
            return replace(state, series_in_all=state.series_in_all + 1)
        case AnalysisWritten():
            written = replace(state, status=Status.WRITTEN, written_on=stamp.day)
            return replace(by_another_hand(written, stamp), causes=event.causes, actions=event.actions)
        case AnalysisSectionWritten():
            sections = tuple(dict.fromkeys((*state.sections, event.section)))
            return replace(by_another_hand(state, stamp), sections=sections)
        case AnalysisTextReleased():
            return replace(state, released_on=stamp.day, released_by=stamp.by)
        case AnalysisReportKept():
            return replace(state, content=event.content, kept_on=stamp.day)
        case AnalysisReviewed():
            return replace(state, status=Status.REVIEWED, reviewed_on=event.decision.day)
        case AnalysisSubmitted():
            return replace(state, status=Status.SUBMITTED, meeting=event.meeting)
        case AnalysisDecided():
            return decided(state, event)
        case AnalysisPublished():
            return replace(state, status=Status.PUBLISHED, published_on=event.day)
        case AnalysisAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def frozen(state: Analysis, event: AnalysisFrozen) -> Analysis:
    """A version of the figures; what was written of the one before is not of this one."""
    return Analysis(
        status=Status.FROZEN,
        kind=event.kind,
        first=event.first,
        last=event.last,
        position=event.position,
        organisation=event.organisation,
        figures=event.figures,
        rules=event.rules,
        least=event.least,
        frozen=state.frozen + 1,
        frozen_on=event.decision.day,
    )


def by_another_hand(state: Analysis, stamp: Stamp) -> Analysis:
    """Something was written: it has to be read anew by somebody else, and what was kept does not say it."""
    hands = tuple(dict.fromkeys((*state.written_by, stamp.by)))
    return replace(state, written_by=hands, released_on=None, released_by=None, content=None, kept_on=None)


def decided(state: Analysis, event: AnalysisDecided) -> Analysis:
    """What the board did; what it sends back is written anew."""
    back = event.outcome is Outcome.REFERRED_BACK
    taken_up = replace(state, outcome=event.outcome, assignments=event.assignments, decided_on=event.decision.day)
    return replace(taken_up, status=Status.FROZEN if back else Status.DECIDED)

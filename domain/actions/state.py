"""What the facts about an improvement action add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.actions import events as happened
from domain.actions.words import Audience, Effect, EffectSeries, Kind, LinkedSource, Reach, Status
from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM, LED_TO
from domain.turns import Turns, turned

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Action:
    """`assigned_on`, `report_by` and `reported_back_on` are of an assignment from the board. `told` and `forgone` are
    who has been told what it led to, and who was not with a reason. `end_turns` are the days on which it ended and was
    taken up again, by turns.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    # where it comes from
    title: str | None = None
    sources: Annotated[tuple[LinkedSource, ...], CAME_FROM] = ()
    other_source: str | None = None
    outside: bool = False
    requested_by: UUID | None = None
    recorded: date | None = None
    decide_by: Due | None = None
    assigned_on: date | None = None
    report_by: date | None = None
    reported_back_on: date | None = None
    # what was decided
    decided_on: date | None = None
    kind: Kind | None = None
    reach: Reach = Reach.UNIT
    significant: bool = False
    responsible: UUID | None = None
    indicator: str | None = None
    series: EffectSeries | None = None
    ready_by: date | None = None
    first_ready_by: date | None = None
    postponements: int = 0
    evaluate_by: date | None = None
    # what was done, and whether it helped
    started_on: date | None = None
    completed_on: date | None = None
    document: Annotated[UUID | None, LED_TO] = None
    process: Annotated[UUID | None, LED_TO] = None
    revision: int | None = None
    revision_waived: bool = False
    effect: Effect | None = None
    effect_evaluated_on: date | None = None
    indicator_result: str | None = None
    told: tuple[Audience, ...] = ()
    forgone: tuple[Audience, ...] = ()
    first_closed_on: date | None = None
    closed_on: date | None = None
    end_turns: Turns = ()

    def source(self, record: UUID) -> LinkedSource | None:
        """The source that is this record, None if there is none such."""
        return next((one for one in self.sources if one.record == record), None)

    @property
    def to_be_told(self) -> tuple[Audience, ...]:
        """Who is still to be told, or left untold with a reason, before it ends."""
        wanted = [Audience.MANAGEMENT_GROUP, Audience.UNITS]
        wanted += [Audience.ORIGINATOR] if self.outside else []
        wanted += [Audience.BOARD] if self.significant else []
        return tuple(one for one in wanted if one not in (*self.told, *self.forgone))

    @property
    def owed_to_the_board(self) -> bool:
        """Whether it is an assignment that has not been reported back."""
        return self.assigned_on is not None and self.reported_back_on is None


def evolve(state: Action, event: happened.ActionEvent, stamp: Stamp) -> Action:
    if isinstance(event, happened.OriginEvent):
        return come_from(state, event, stamp)
    if isinstance(event, happened.WorkEvent):
        return worked_on(state, event)
    if isinstance(event, happened.EndingEvent):
        return ended(state, event, stamp)
    assert_never(event)


# ── Where it comes from ──────────────────────────────────────────────────────


def come_from(state: Action, event: happened.OriginEvent, stamp: Stamp) -> Action:
    match event:
        case happened.ActionProposed():
            return replace(opened(event, stamp), other_source=event.other_source, ready_by=event.ready_by)
        case happened.ActionAssignedByBoard():
            return replace(opened(event, stamp), assigned_on=event.decision.day, report_by=event.report_by)
        case happened.ActionSourceLinked():
            return replace(state, sources=(*state.sources, event.source), outside=event.outside)
        case happened.ActionSourceUnlinked():
            return replace(state, sources=tuple(one for one in state.sources if one.record != event.record))
        case happened.ActionCausesNamed():
            named = (replace(one, causes=event.causes) if one.record == event.record else one for one in state.sources)
            return replace(state, sources=tuple(named))
        case happened.ActionCorrected():
            corrected = replace(state, title=event.title, unit=event.unit)
            return replace(corrected, other_source=event.other_source, outside=event.outside)
        case _:
            assert_never(event)


def opened(event: happened.ActionProposed | happened.ActionAssignedByBoard, stamp: Stamp) -> Action:
    return Action(
        status=Status.PROPOSED,
        unit=event.unit,
        title=event.title,
        sources=event.sources,
        outside=event.outside,
        decide_by=event.decide_by,
        requested_by=stamp.by,
        recorded=stamp.day,
    )


# ── That it is to be done, and that it is ────────────────────────────────────


def worked_on(state: Action, event: happened.WorkEvent) -> Action:
    match event:
        case happened.ActionDecided():
            return decided(state, event)
        case happened.ActionDeclined():
            return gone(state, Status.DECLINED, event.decision.day)
        case happened.ActionResponsibleReplaced():
            return replace(state, responsible=event.responsible)
        case happened.ActionSeriesChosen():
            return replace(state, series=event.series)
        case happened.ActionStarted():
            return replace(state, status=Status.IN_PROGRESS, started_on=event.day)
        case happened.ActionProgressReported():
            return state
        case happened.ActionPostponed():
            later = replace(state, ready_by=event.ready_by, evaluate_by=event.evaluate_by)
            return replace(later, postponements=event.postponements)
        case happened.ActionRevisionWaived():
            return replace(state, revision_waived=True)
        case happened.ActionCompleted():
            done = replace(state, status=Status.DONE, completed_on=event.day)
            return replace(done, document=event.document, process=event.process, revision=event.revision)
        case _:
            assert_never(event)


def decided(state: Action, event: happened.ActionDecided) -> Action:
    """What was decided earlier, before it was taken up again, is decided anew."""
    return replace(
        state,
        status=Status.DECIDED,
        decided_on=event.decision.day,
        kind=event.kind,
        reach=event.reach,
        significant=event.significant,
        responsible=event.responsible,
        indicator=event.indicator,
        ready_by=event.ready_by,
        first_ready_by=state.first_ready_by or event.ready_by,
        evaluate_by=event.evaluate_by,
    )


# ── Whether it helped, who was told, and how it ended ────────────────────────


def ended(state: Action, event: happened.EndingEvent, stamp: Stamp) -> Action:
    match event:
        case happened.ActionEffectEvaluated():
            judged = replace(state, status=Status.EVALUATED, effect=event.effect, effect_evaluated_on=stamp.day)
            return replace(judged, indicator_result=event.indicator_result)
        case happened.ActionResumed():
            return resumed(state, event)
        case happened.ActionFedBack():
            return replace(state, told=(*without(state.told, event.audience), event.audience))
        case happened.ActionFeedbackForgone():
            return replace(state, forgone=(*without(state.forgone, event.audience), event.audience))
        case happened.ActionReportedBack():
            told = (*without(state.told, Audience.BOARD), Audience.BOARD)
            return replace(state, reported_back_on=event.decision.day, told=told)
        case happened.ActionClosed():
            return gone(state, Status.CLOSED, stamp.day)
        case happened.ActionAbandoned():
            return gone(state, Status.ABANDONED, stamp.day)
        case happened.ActionReopened():
            return reopened(state, event, stamp.day)
        case happened.ActionAnnulled():
            return gone(state, Status.ANNULLED, stamp.day)
        case _:
            assert_never(event)


def without(audiences: tuple[Audience, ...], one: Audience) -> tuple[Audience, ...]:
    return tuple(other for other in audiences if other is not one)


def gone(state: Action, status: Status, day: date) -> Action:
    """The action when nothing more is done with it."""
    left = replace(state, status=status, closed_on=day, end_turns=turned(state.end_turns, True, day))
    return replace(left, first_closed_on=state.first_closed_on or day)


def resumed(state: Action, event: happened.ActionResumed) -> Action:
    """Back at work: its effect is to be judged and told anew."""
    back = replace(state, status=Status.IN_PROGRESS, ready_by=event.ready_by, evaluate_by=event.evaluate_by)
    return unjudged(back)


def reopened(state: Action, event: happened.ActionReopened, day: date) -> Action:
    back = replace(state, status=Status.PROPOSED, decide_by=event.decide_by, closed_on=None, started_on=None)
    return unjudged(replace(back, end_turns=turned(state.end_turns, False, day)))


def unjudged(state: Action) -> Action:
    """Without what was said of the work the last time; that it was said stays in the log."""
    return replace(
        state,
        completed_on=None,
        document=None,
        process=None,
        revision=None,
        revision_waived=False,
        effect=None,
        effect_evaluated_on=None,
        indicator_result=None,
        told=(),
        forgone=(),
    )

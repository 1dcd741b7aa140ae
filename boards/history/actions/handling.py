"""En åtgärd föreslås, beslutas, görs och följs upp – the pieces that the stories of actions are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from boards.history.criteria import tables
from boards.history.step import Actor, Step
from boards.history.texts import actions as words
from boards.history.texts import told
from boards.history.texts.actions import Remedy
from boards.history.world import Case, World
from domain.actions.commands import (
    CloseAction,
    CompleteAction,
    DecideAction,
    EvaluateAction,
    FeedBackAction,
    FollowInSeries,
    NameCauses,
    ProposeAction,
    ReportProgress,
    StartAction,
)
from domain.actions.words import ActionSource, Audience, Effect, EffectSeries, Kind, Reach
from domain.board import DecideDeciders, Topic
from domain.terms import Body, Role
from domain.words import Decision


@dataclass
class Undertaking:
    """An action while it is told. `source`: the record that shows the need."""

    case: Case
    remedy: Remedy
    unit: str
    source: ActionSource | None = None
    responsible: Actor | None = None

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def decider(self) -> Actor:
        """The unit's manager, or the head of the department where the board has said so."""
        return self.case.manager(self.unit) if manager_decides(self.case) else self.case.head(self.unit)

    def decision(self, by: Actor) -> Decision:
        return Decision(person=by.person, day=self.case.day)


def manager_decides(case: Case) -> bool:
    """Whether the board leaves it to the unit's manager to decide about actions in the unit."""
    for command in reversed(case.world.data.settings):
        if isinstance(command, DecideDeciders) and command.since < case.day:
            said = next((one for one in command.deciders if one.matter == "action.decide"), None)
            return said is None or Role.UNIT_MANAGER in said.roles
    return True


# ── The pieces ───────────────────────────────────────────────────────────────


def propose(work: Undertaking, **more: Any) -> Iterator[Step]:
    """Somebody in the unit proposes it, because of a record or of something else that was found."""
    case = work.case
    said: dict[str, Any] = {
        "title": work.remedy.title,
        "description": work.say(work.remedy.description),
        "aim": work.say(work.remedy.aim),
        "unit": case.world.cast.unit(work.unit),
        "sources": (work.source,) if work.source else (),
        "other_source": None if work.source else f"{case.chance.pick(words.SURVEYS)} {case.day.year}",
    }
    by = case.world.cast.employee(work.unit, case.day, case.chance)
    yield case.step(by, ProposeAction(**said | more))


def name_cause(work: Undertaking) -> Iterator[Step]:
    """Which cause it is to remove, by the board's own words; the manager says so on reading the proposal."""
    case = work.case.wait(1, 6)
    by = case.manager(work.unit)
    causes = case.world.choices(Topic.CAUSES, case.day)
    if work.source and causes:
        named = NameCauses(
            record=work.source.record,
            causes=(case.chance.pick(causes).id,),
            explanation=work.say(words.WHY_CAUSE),
        )
        yield case.step(by, named)


def decide(work: Undertaking, kind: Kind = Kind.OPERATION, **more: Any) -> Iterator[Step]:
    """It is to be done, by the team leader, with the day and perhaps the figure by which the effect will be seen."""
    case = work.case.wait(1, 8)
    by = work.decider()
    work.responsible = case.world.cast.leader(work.unit, case.day)
    said: dict[str, Any] = {
        "kind": kind,
        "responsible": work.responsible.person,
        "ready_by": case.day + timedelta(days=case.chance.between(40, 100)),
        "indicator": work.remedy.indicator,
        "resources": work.say(words.RESOURCES),
        "decision": work.decision(by),
    }
    yield case.step(by, DecideAction(**said | more))


def responsible_now(work: Undertaking) -> Actor:
    assert work.responsible is not None
    work.case.when_back(work.responsible.person)
    return work.case.world.cast.now(work.responsible, work.case.day)


def start(work: Undertaking) -> Iterator[Step]:
    case = work.case.wait(1, 8)
    by = responsible_now(work)
    yield case.step(by, StartAction(day=case.day))


def progress(work: Undertaking) -> Iterator[Step]:
    case = work.case.wait(8, 20)
    by = responsible_now(work)
    yield case.step(by, ReportProgress(note=work.say(words.PROGRESS)))


def complete(work: Undertaking) -> Iterator[Step]:
    case = work.case.wait(10, 30)
    by = responsible_now(work)
    yield case.step(by, CompleteAction(day=case.day, what_was_done=work.say(work.remedy.done)))


def carry_out(work: Undertaking) -> Iterator[Step]:
    yield from start(work)
    yield from progress(work)
    yield from complete(work)


def first_series(world: World) -> EffectSeries:
    """What is measured of the board as a whole, twice a year."""
    criterion = tables.of(world.data.criteria)[0]
    return EffectSeries(criterion=world.id("criteria", criterion.id), measure=criterion.measures[0].id)


def evaluate(work: Undertaking, effect: Effect = Effect.YES) -> Iterator[Step]:
    """How it went, and how that is known."""
    case = work.case.wait(30, 55)
    by = case.post(Role.QUALITY_DEVELOPER) if case.chance.happens(0.4) else case.manager(work.unit)
    grounds = {Effect.YES: words.WORKED, Effect.PARTLY: words.PARTLY, Effect.NO: words.DID_NOT}[effect]
    result = case.chance.pick(work.remedy.results) if work.remedy.indicator else None
    if result is not None:
        yield case.step(by, FollowInSeries(series=first_series(case.world)))
        case.soon()
    yield case.step(by, EvaluateAction(effect=effect, grounds=work.say(grounds), indicator_result=result))


def tell(work: Undertaking, *audiences: Audience) -> Iterator[Step]:
    """The units at their meetings, the management group and the board by their minutes, those outside by the head."""
    case = work.case
    for audience in audiences:
        case.wait(0, 5)
        outside = audience is Audience.ORIGINATOR
        by = case.head(work.unit)
        minutes = audience in (Audience.MANAGEMENT_GROUP, Audience.BOARD)
        given = FeedBackAction(
            audience=audience,
            day=case.day,
            paragraph=f"§ {case.chance.between(2, 60)}" if minutes else None,
            text=work.say(words.TO_ORIGINATOR if outside else words.FEEDBACK),
        )
        yield case.step(by, given)


def close(work: Undertaking, by: Actor | None = None, **more: Any) -> Iterator[Step]:
    case = work.case.soon()
    by = by or case.head(work.unit)
    yield case.step(by, CloseAction(decision=work.decision(by), **more))


def wide(work: Undertaking) -> dict[str, Any]:
    """For the whole administration, and of significance: the management group decides, and the board is told."""
    body = Decision(body=Body.MANAGEMENT_GROUP, day=work.case.day, paragraph=f"§ {work.case.chance.between(2, 60)}")
    return {"reach": Reach.ADMINISTRATION, "significant": True, "decision": body}

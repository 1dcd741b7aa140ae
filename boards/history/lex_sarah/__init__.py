"""Lex Sarah i berättelsen – how many reports and notices there are, and what becomes of those taken over elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from boards.history import briefs
from boards.history.lex_sarah import lives
from boards.history.lex_sarah.handling import DELEGATION, Affair
from boards.history.step import Step
from boards.history.telling import Beginning
from boards.history.worktime import at, office_moment, working_day_from
from boards.history.world import Case, World
from domain.organisation.delegations import GrantDelegation
from domain.terms import Body, Role
from domain.words import Decision, case_id

STORIES: Mapping[str, Callable[[Affair], Iterator[Step]]] = {
    "misconduct": lives.misconduct,
    "serious": lives.serious,
    "plainly_serious": lives.plainly_serious,
    "no_misconduct": lives.no_misconduct,
    "declined": lives.declined,
    "put_right": lives.put_right,
    "struck_out": lives.struck_out,
    "provider": lives.provider,
}
SHARES: Mapping[str, float] = {
    "misconduct": 4,
    "serious": 2,
    "plainly_serious": 1,
    "no_misconduct": 1,
    "declined": 2,
    "put_right": 1,
    "struck_out": 1,
    "provider": 2,
}
YEARLY = {"enkoping": 3.0, "uppsala": 7.0, "nacka": 3.0}
MATTERS = ("DecideDegree", "NotifyIvo", "AnswerIvoDemand")
LICENSED_FROM = date(2026, 1, 1)


def beginnings(world: World) -> Iterator[Beginning]:
    """The delegation that the officers decide on, the reports and notices, and one notification by the municipality."""
    yield Beginning(at(world.first + timedelta(days=1), 10), partial(delegated, world))
    number = briefs.volume(world, YEARLY[world.board])
    chance = world.chance("briefs", "lex_sarah")
    kinds = chance.deal(SHARES, number)
    for index, (start, kind) in enumerate(zip(briefs.starts(world, "lex_sarah", number), kinds, strict=True), start=1):
        case = world.case("lex_sarah", f"{index}", start)
        yield Beginning(start, partial(STORIES[kind], Affair(case, briefs.place(world, chance))))
    found = LICENSED_FROM + timedelta(days=chance.between(30, 90))
    if found < world.last:
        start = office_moment(working_day_from(found), chance)
        yield Beginning(start, partial(lives.licensed, Affair(world.case("lex_sarah", "licensed", start), "")))


def delegated(world: World) -> Iterator[Step]:
    """From the second day on, to whoever is lex Sarah officer."""
    day = world.first + timedelta(days=1)
    case = world.case("delegations", DELEGATION, at(day, 10))
    command = GrantDelegation(
        item="4.1",
        matters=MATTERS,
        role=Role.LEX_SARAH_OFFICER,
        since=day,
        decision=Decision(body=Body.BOARD, day=world.first, paragraph="§ 3"),
    )
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def taken_over(of: Case, unit: str) -> Iterator[Step]:
    """What becomes of a deviation or a view that an officer has just taken over."""
    record = case_id(of.register, of.record, None)
    case = of.world.case("lex_sarah", f"{of.register}-{of.name}", of.now, record)
    return lives.goes_on(Affair(case, unit))

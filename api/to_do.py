"""Att göra – what waits for the reader, on the page of what is theirs: what, in which record, by which day, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from api import work
from api.identity import Asker
from api.rendering import capital, swedish_day, when
from domain.deadlines import PassedOver, Status
from projections.waiting import Waiting
from replays.naming import called

AHEAD = timedelta(days=30)
MOST = 50
WEEKEND = ("lördag", "söndag")

SET_BY: Mapping[Status, str] = {
    Status.STATUTE: "dagen följer av lagen",
    Status.REGULATION: "dagen följer av föreskriften",
    Status.ADVICE: "dagen följer av det allmänna rådet",
    Status.LOCAL: "dagen är programmets förslag, om nämnden inte har bestämt en annan",
    Status.UNVERIFIED: "dagens grund är inte kontrollerad",
}


@dataclass(frozen=True)
class ToDo:
    """Something that waits, in words. `late` is said in `when` too: it is never only a colour."""

    what: str
    called: str
    day: str
    when: str
    late: bool
    ground: str
    unit: str


@dataclass(frozen=True)
class List:
    """What waits now, and how much more there is."""

    items: Sequence[ToDo]
    later: int


async def of(who: Asker) -> List:
    """What waits for the reader: what is late or comes soon, and how much is further ahead."""
    found = await work.of(who, who.board.tail.position, who.day, person=who.person)
    soon = [one for one in found if one.open.day <= who.day + AHEAD][:MOST]
    return List([to_do(who, one) for one in soon], len(found) - len(soon))


def to_do(who: Asker, one: Waiting) -> ToDo:
    return ToDo(
        what=capital(one.open.wait.label),
        called=called(one.register.name, one.number, one.record),
        day=swedish_day(one.open.day),
        when=when(one.open.day, who.day),
        late=one.open.late(who.day) > 0,
        ground=ground(one),
        unit=who.board.directory.name(one.unit, who.day) if one.unit else "hela nämnden",
    )


def ground(one: Waiting) -> str:
    """The rule that gave the day, the demand it serves, and who set its length: nobody is to take what this program
    proposes for law. That somebody chose the day, where somebody did."""
    given, rule = one.open.ground, work.rule_of(one)
    if given is None or rule is None:
        return "dagen är bestämd i ärendet"
    demand = f"krav: {rule['duty']}" if rule["duty"] else None
    whose = "dagen följer av nämndens egen frist" if given.local else SET_BY[given.rule.status]
    return "; ".join(filter(None, (rule["label"], demand, whose, holidays(work.not_counted(one, given)))))


def holidays(days: Sequence[PassedOver]) -> str | None:
    """The days not counted that a calendar does not make plain: Saturdays and Sundays go without saying."""
    told = [f"{each.why} {swedish_day(each.day)}" for each in days if each.why not in WEEKEND]
    return f"räknas inte: {', '.join(told)}" if told else None

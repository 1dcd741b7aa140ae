"""Att göra – what waits for the reader, on the page of what is theirs: what, in which record, by which day, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from api import work
from api.identity import Asker
from api.rendering import capital, swedish_day, when
from projections.waiting import Waiting
from replays.naming import called

AHEAD = timedelta(days=30)
MOST = 50


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
    """The rule that gave the day, and its paragraph; that somebody chose it, where somebody did."""
    rule = work.rule_of(one)
    if rule is None:
        return "dagen är bestämd i ärendet"
    whose = "nämndens frist" if rule["local"] else None
    return ", ".join(filter(None, (rule["label"], rule["duty"], whose)))

"""Många berättelser blir en – stories told side by side, merged in order of time, each begun when its time comes."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from boards.history.step import Entry
from boards.history.worktime import instant


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a story begins (local time), and how to tell it; nothing of it is made before."""

    start: datetime
    tell: Callable[[], Iterator[Entry]]


def merged(beginnings: Iterable[Beginning], end: datetime) -> Iterator[Entry]:
    """Every step up to the end, in order of time. What goes on after it is left where it stands."""
    waiting = iter(sorted(beginnings, key=lambda one: one.start))
    last = instant(end)
    told: list[tuple[datetime, int, Entry, Iterator[Entry]]] = []
    number = 0
    following = next(waiting, None)
    while following is not None or told:
        if following is not None and (not told or instant(following.start) <= told[0][0]):
            number += 1
            go_on(told, following.tell(), number, last)
            following = next(waiting, None)
            continue
        _, place, entry, story = heapq.heappop(told)
        yield entry
        go_on(told, story, place, last)


def go_on(
    told: list[tuple[datetime, int, Entry, Iterator[Entry]]], story: Iterator[Entry], place: int, last: datetime
) -> None:
    """Put a story back with its next step, unless that lies after the end."""
    entry = next(story, None)
    if entry is not None and entry.at <= last:
        heapq.heappush(told, (entry.at, place, entry, story))

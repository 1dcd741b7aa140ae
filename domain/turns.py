"""The days on which something turned and turned back: a record ended, was taken up again, and ended once more.

A state that keeps them can tell how it stood on any day by what is known now, whatever has become of it since. States
are small, so the last dozen turns are kept; the two oldest go together.
"""

from __future__ import annotations

from datetime import date

Turns = tuple[date, ...]
KEPT = 12


def turned(turns: Turns, to: bool, day: date) -> Turns:
    """The turns when it is `to` from that day on; none is added if it was so already, and none before the last.

    >>> turned((date(2026, 5, 4),), False, date(2026, 7, 1))
    (datetime.date(2026, 5, 4), datetime.date(2026, 7, 1))
    """
    if len(turns) % 2 == to:
        return turns
    added = (*turns, max(day, turns[-1]) if turns else day)
    return added if len(added) <= KEPT else added[2:]


def is_turned(turns: Turns, day: date) -> bool:
    """How it stood at the end of a day.

    >>> [is_turned((date(2026, 5, 4), date(2026, 7, 1)), date(2026, month, 30)) for month in (4, 6, 7)]
    [False, True, False]
    """
    return sum(turn <= day for turn in turns) % 2 == 1

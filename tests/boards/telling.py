"""The histories of the boards, each told once in a process, and by the first test that asks: it takes a second."""

from __future__ import annotations

from functools import cache

from boards.history import Entry, Step, history


@cache
def told(board: str) -> tuple[Entry, ...]:
    return tuple(history(board))


@cache
def steps(board: str) -> tuple[Step, ...]:
    return tuple(entry for entry in told(board) if isinstance(entry, Step))

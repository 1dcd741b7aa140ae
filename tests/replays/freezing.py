"""Freezing the figures of a half-year as the program does it: counted from the registers, entered at the desk."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from domain.analyses import REGISTER
from domain.calendar import Period
from domain.grammar import Stamp
from domain.terms import Body, Role
from domain.words import Decision
from ledger.answers import Receipt
from ledger.desk import Asking
from replays.analysis import analyse, freezing
from tests.projections.books import Board


def freeze(board: Board, period: Period) -> Receipt:
    """Freeze a half-year as it is known now."""
    history = board.history
    with board.registers() as db:
        analysis = analyse(db, period, board.last)
    history.now += timedelta(hours=1)
    role = Role.QUALITY_DEVELOPER
    stamp = Stamp(history.now, history.person(role), role, history.top)
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=stamp.day)
    command = freezing(analysis, decision)
    asking = Asking(REGISTER, history.new_id(), command, stamp, f"freeze {period.label} {board.last}")
    return asyncio.run(board.book.desk.act(asking))

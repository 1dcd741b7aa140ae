"""The decisions by delegation in a span of lines: what is reported at the board's next meeting (KL 6 kap. 40 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.words import Decision
from ledger.codec import read
from ledger.lines import COLUMNS, Line


@dataclass(frozen=True, slots=True)
class Delegated:
    """A decision that somebody made on the board's behalf, the line it stands in, and the delegation it rests on."""

    position: int
    record: UUID
    what: str
    decision: Decision
    delegation: UUID
    entered: date


def delegated(db: Connection[Any], after: int, upto: int) -> Iterator[Delegated]:
    """Decisions by delegation in the lines after a position up to another, in order."""
    rows = db.execute(
        f"""SELECT {COLUMNS} FROM ledger.lines WHERE position > %s AND position <= %s
            AND position(convert_to('"delegation":"', 'UTF8') IN body) > 0 ORDER BY position""",
        (after, upto),
        binary=True,
    )
    for line in (Line(*row) for row in rows):
        entered = read(line)
        decision = getattr(entered.event, "decision", None)
        if isinstance(decision, Decision) and decision.delegation is not None:
            yield Delegated(
                line.position, line.record, entered.event.label, decision, decision.delegation, entered.stamp.day
            )

"""The acts of one person: every line they entered, for themselves; and for a log review, never so that a source shows.

The person has a right to what is kept of their own doings, and sees all of it. A log review (2001:454 10 §: systematic
checks of unauthorised access) is done by the log reviewer, with a reason that is written down before anything is shown;
never by somebody who leads the person.

Those who tell of what is wrong are sources (meddelarfrihet): an authority may not look for who they are
(efterforskningsförbud), and a log is not to be used to find them. The reporter of a deviation or of a complaint must
therefore not be found by reviewing. So a review leaves out, and does not count,

- every line of a record that the person opened or is named in as reporter, of a register that has reporters;
- every line that they entered there as an employee: everybody may tell, only those who handle have another role.

What remains is what somebody did in a role of handling other people's records, which is what a review is about. That
lines are missing from a list tells nothing: the lines of everybody's reports are missing from everybody's list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.terms import Role
from ledger.codec import KINDS, read
from ledger.lines import COLUMNS, Line
from projections.cards import CARD, card_of

Reporters = Mapping[str, Sequence[str]]
"""By register, the fields of its state that name whoever told of something."""

AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Act:
    """A line that a person entered: where it stands, what happened, when, in which role and unit."""

    position: int
    record: UUID
    register: str
    what: str
    at: datetime
    role: Role
    unit: UUID


def own_acts(db: Connection[Any], person: UUID, after: int, upto: int) -> Iterator[Act]:
    """Every line that a person entered after a position up to another, in order. For that person only."""
    while True:
        rows = db.execute(
            f"""SELECT {COLUMNS} FROM ledger.lines WHERE position > %s AND position <= %s
                AND position(convert_to('"by":"' || %s || '"', 'UTF8') IN body) > 0
                ORDER BY position LIMIT {AT_A_TIME}""".encode(),
            (after, upto, str(person)),
            binary=True,
        ).fetchall()
        for line in (Line(*row) for row in rows):
            entered = read(line)
            stamp = entered.stamp
            if stamp.by == person:
                kind = KINDS[entered.event.type]
                register, what = kind.register.name, entered.event.label
                yield Act(line.position, line.record, register, what, stamp.at, stamp.role, stamp.unit)
        if len(rows) < AT_A_TIME:
            return
        after = rows[-1][0]


def reviewed_acts(db: Connection[Any], person: UUID, after: int, upto: int, reporters: Reporters) -> Iterator[Act]:
    """The same for a log review: without all that could tell of whom the person has told about something."""
    told: dict[UUID, bool] = {}
    for act in own_acts(db, person, after, upto):
        fields = reporters.get(act.register, ())
        if not fields:
            yield act
            continue
        if act.record not in told:
            told[act.record] = told_by(db, act.record, person, fields)
        if not told[act.record] and act.role is not Role.EMPLOYEE:
            yield act


def told_by(db: Connection[Any], record: UUID, person: UUID, fields: Sequence[str]) -> bool:
    """Whether the person opened a record, or stands in it as the one who told. Raises LookupError for no record."""
    row = db.execute(f"SELECT {COLUMNS} FROM ledger.lines WHERE record = %s AND version = 1", (record,), binary=True)
    first = row.fetchone()
    if first is None:
        raise LookupError(f"there is no record {record}")
    if read(Line(*first)).stamp.by == person:
        return True
    rows = db.execute(f"SELECT {CARD} FROM cards WHERE record = %s", (record,)).fetchall()
    states = [card_of(one).state for one in rows]
    return any(getattr(state, name) == person for state in states for name in fields)

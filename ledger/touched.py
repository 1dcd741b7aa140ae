"""Which records an erasure touches: those whose lines and contents go, what these belong to, and the reviews of them.

The decision names lines and contents, so the records are looked for here, when it is decided. Each is read before the
reviews of it are asked for, and what was read is a condition of the append: a hold is noted in the record that it is
placed on (domain/links), so that one placed meanwhile is found out.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.book import EraseTexts
from domain.digests import Digest
from domain.external_reviews import REGISTER as REVIEWS
from domain.external_reviews.events import ExternalReviewRegistered
from domain.grammar import Refusal
from domain.holds import goes_with, must_not_be_kept
from domain.links import LinkNoted, links
from ledger.codec import KINDS
from ledger.plans import Plan
from ledger.records import Records


class NoSuchLine(
    Refusal, message="Rad {position} finns inte i liggaren. Ange rader som är införda.", field="positions"
): ...


NAMING = [kind.event.__name__ for kind in KINDS.values() if Digest in kind.clear.values()]
"""How the lines are called that may name a content, in whatever version they were written."""

WITH_CONTENTS = """SELECT DISTINCT record FROM ledger.lines
WHERE split_part(name, '.', 1) = ANY(%s)
AND EXISTS (SELECT FROM jsonb_each_text(convert_from(body, 'UTF8')::jsonb -> 'event') WHERE value = ANY(%s))"""

LINKED_REVIEWS = """SELECT (convert_from(body, 'UTF8')::jsonb #>> '{event,record}')::uuid FROM ledger.lines
WHERE record = ANY(%s) AND starts_with(name, %s) AND convert_from(body, 'UTF8')::jsonb #>> '{event,register}' = %s
UNION SELECT record FROM ledger.lines WHERE record = ANY(%s) AND version = 1 AND starts_with(name, %s)"""


async def must_not_touch_what_is_kept(
    plan: Plan, command: EraseTexts, records: Records, read: Callable[[Plan, set[UUID]], Awaitable[None]]
) -> None:
    """Refuse an erasure in a record that is kept. Raises NoSuchLine, UnderReview, StillOpen."""
    touched, wanted = set[UUID](), await records.look_up(partial(owners, command=command))
    while wanted:
        await read(plan, wanted)
        touched |= wanted
        states = plan.states()
        wanted = {other for one in wanted for other in goes_with(states[one])} - touched
    linked = {held.other for one in touched for held in links(plan.states()[one])}
    await read(plan, await records.look_up(partial(reviews, records=touched, linked=linked)))
    registers = {one: record.register.name for one in touched if (record := plan.before[one]).register}
    must_not_be_kept(command.ground, registers, plan.states())


def owners(db: Connection[Any], command: EraseTexts) -> set[UUID]:
    """The records whose lines these are, and those that name these contents. Raises NoSuchLine."""
    positions = list(command.positions)
    rows = db.execute("SELECT position, record FROM ledger.lines WHERE position = ANY(%s)", (positions,)).fetchall()
    found = dict[int, UUID](rows)
    for position in positions:
        if position not in found:
            raise NoSuchLine(position=position)
    naming = db.execute(WITH_CONTENTS, (NAMING, list(command.contents))).fetchall() if command.contents else []
    return {*found.values(), *(record for (record,) in naming)}


def reviews(db: Connection[Any], records: Iterable[UUID], linked: Iterable[UUID]) -> set[UUID]:
    """The external reviews that records have noted, and those among what they are `linked` to themselves."""
    noted, registered = f"{LinkNoted.__name__}In", f"{ExternalReviewRegistered.__name__}.v"
    rows = db.execute(LINKED_REVIEWS, (list(records), noted, REVIEWS.name, list(linked), registered)).fetchall()
    return {record for (record,) in rows}

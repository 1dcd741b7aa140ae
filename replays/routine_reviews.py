"""Which routines a new quality plan has opened the review of, and which are left: as of any position."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg import Connection

from domain.measures import Seen
from domain.plans.reviews import is_concerned, is_to_be_reviewed, last_reviewed, opens_review, review_demanded
from projections.seen import seen

REGISTERS = ("plans", "documents")


@dataclass(frozen=True, slots=True)
class Review:
    """A routine that is to be looked through, and the day somebody last did."""

    seen: Seen
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class Demand:
    """What the latest quality plan asks: None of a board that has none. `routines` hold, `left` are to be reviewed."""

    plan: Seen | None
    since: date | None
    routines: int
    left: tuple[Review, ...]


def routine_reviews(db: Connection[Any], position: int, day: date) -> Demand:
    """The demand as it stood at a position, on a day, the longest left first. The connection uses the schema."""
    found = seen(db, position, REGISTERS)
    since = review_demanded((one.state for one in found["plans"]), day)
    routines = [one for one in found["documents"] if is_concerned(one.state, day)]
    if since is None:
        return Demand(None, None, len(routines), ())
    plans = [one for one in found["plans"] if opens_review(one.state, day) and one.state.decided_on == since]
    left = [one for one in routines if is_to_be_reviewed(one.state, since, day)]
    reviews = [Review(one, last_reviewed(one.state, day)) for one in left]
    reviews.sort(key=lambda one: (one.reviewed_on or date.min, one.seen.number or ""))
    return Demand(plans[-1], since, len(routines), tuple(reviews))

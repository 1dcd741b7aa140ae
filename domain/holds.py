"""Det som bevaras – what is not erased, however it is decided: what a reviewer looks at, and what is not yet ended.

    A record that an external review concerns is kept whole while the review goes on, whatever the ground.
    A record that is still to be gone on with is not thinned out; what was entered in it by mistake may be taken out.

The desk asks this of every record that an erasure touches (ledger/touched.py); an erasure names lines and contents, and
whoever decides it need not know of which records they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from domain import law
from domain.book import Ground
from domain.external_reviews.state import ExternalReview
from domain.grammar import Refusal
from domain.links import links
from domain.open_cases import is_open


class UnderReview(
    Refusal,
    message="Granskningen {review} pågår och omfattar posten {record}: inget i den raderas förrän granskningen är "
    "avslutad.",
    duty=law.HAND_OVER_TO_IVO,
    field="positions",
): ...


class StillOpen(
    Refusal,
    message="Posten {record} är inte avslutad: inget i den gallras förrän den är det.",
    duty=law.DOCUMENTATION,
    field="positions",
): ...


def goes_with(state: Any) -> Iterator[UUID]:
    """The records that what stands in this one belongs to as well: what it is a part of, and the case that took it
    over."""
    yield from (held.other for held in links(state) if not held.link.noted)
    case = getattr(state, "case", None)
    if case is not None:
        yield case


def must_not_be_kept(ground: Ground, touched: Mapping[UUID, str], records: Mapping[UUID, Any]) -> None:
    """Refuse to erase in these records, each with its register, as they and the reviews linked to them stand.

    Raises UnderReview, StillOpen.
    """
    reviews = {one: state for one, state in records.items() if isinstance(state, ExternalReview)}
    for record, register in touched.items():
        for review, state in reviews.items():
            if state.holds(record):
                raise UnderReview(review=review, record=record)
        if ground is Ground.RETENTION and is_open(register, records[record].status):
            raise StillOpen(record=record)

"""A new quality plan opens the review of every routine: what is left follows from the lines, on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Kind as DocumentKind
from domain.documents.words import Status as DocumentStatus
from domain.plans.reviews import is_to_be_reviewed, last_reviewed, review_demanded
from domain.plans.state import Plan
from domain.plans.words import Kind, Status

TODAY = date(2026, 3, 16)
PLAN_DECIDED = date(2025, 12, 16)
THE_DAY_BEFORE, THE_DAY_AFTER = date(2025, 12, 15), date(2025, 12, 17)
QUALITY = Plan(status=Status.DECIDED, kind=Kind.QUALITY, decided_on=PLAN_DECIDED)


def revision(established_on: date | None, valid_from: date = date(2024, 1, 1)) -> RevisionHeld:
    return RevisionHeld(
        number=1,
        content="p" * 43,
        valid_from=valid_from,
        valid_to=None,
        established_on=established_on,
        paragraph=None,
        receipts_wanted=False,
    )


OLD = Document(status=DocumentStatus.PUBLISHED, kind=DocumentKind.ROUTINE, revisions=(revision(THE_DAY_BEFORE),))


def test_a_decided_quality_plan_opens_the_review_of_every_routine() -> None:
    """När en ny kvalitetsplan är beslutad ska varje gällande rutin gås igenom."""
    assert review_demanded([QUALITY], TODAY) == PLAN_DECIDED
    assert is_to_be_reviewed(OLD, PLAN_DECIDED, TODAY)
    assert is_to_be_reviewed(replace(OLD, revisions=(revision(None),)), PLAN_DECIDED, TODAY)


@pytest.mark.parametrize(
    "plan",
    [
        replace(QUALITY, status=Status.DRAFT, decided_on=None),
        replace(QUALITY, status=Status.SUBMITTED, decided_on=None),
        replace(QUALITY, status=Status.ANNULLED),
        replace(QUALITY, kind=Kind.BOARD),
        replace(QUALITY, decided_on=date(2026, 3, 17)),
    ],
    ids=["draft", "submitted", "annulled", "another kind", "decided later"],
)
def test_nothing_else_opens_it(plan: Plan) -> None:
    """Ett utkast, en struken plan, ett annat slags plan eller en senare plan öppnar ingen genomgång."""
    assert review_demanded([plan], TODAY) is None


def test_each_new_plan_asks_for_it_anew() -> None:
    """Varje ny kvalitetsplan begär en ny genomgång; en revidering av samma plan gör det inte."""
    earlier = replace(QUALITY, status=Status.CLOSED, decided_on=date(2024, 12, 17))
    assert review_demanded([QUALITY, earlier], TODAY) == PLAN_DECIDED
    assert review_demanded([QUALITY, earlier], THE_DAY_BEFORE) == date(2024, 12, 17)
    assert review_demanded([replace(QUALITY, revised_on=TODAY)], TODAY) == PLAN_DECIDED


def test_a_routine_is_reviewed_when_it_is_revised_or_said_to_hold() -> None:
    """En rutin är genomgången när en revision har fastställts, eller när det har bekräftats att den gäller."""
    revised = replace(OLD, revisions=(*OLD.revisions, revision(THE_DAY_AFTER, THE_DAY_AFTER)))
    confirmed = replace(OLD, confirmed_on=PLAN_DECIDED)
    for document, day in ((revised, THE_DAY_AFTER), (confirmed, PLAN_DECIDED)):
        assert last_reviewed(document, TODAY) == day
        assert not is_to_be_reviewed(document, PLAN_DECIDED, TODAY)
    # As it stood the day before somebody looked, it was still to be reviewed.
    assert is_to_be_reviewed(revised, PLAN_DECIDED, PLAN_DECIDED)


def test_only_routines_that_hold_are_to_be_reviewed() -> None:
    """Det som inte är en rutin, eller inte gäller, ska inte gås igenom."""
    repealed = replace(OLD, revisions=(replace(OLD.revisions[0], valid_to=date(2026, 1, 31)),))
    for document in (replace(OLD, kind=DocumentKind.POLICY), repealed, replace(OLD, revisions=())):
        assert not is_to_be_reviewed(document, PLAN_DECIDED, TODAY)

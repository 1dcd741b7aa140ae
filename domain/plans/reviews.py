"""Rutiner att gå igenom – what a new quality plan asks of every routine: 4 kap. 4 § SOSFS 2011:9, Nacka N82.

A board may have two thousand routines, so the decision does not enter a line in each of them: it is itself the demand.
Which routines have been looked through since then follows from their own lines, on any day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.documents.state import Document, revision_on
from domain.documents.words import Kind as DocumentKind
from domain.plans.state import Plan
from domain.plans.words import ONCE_DECIDED, Kind


def opens_review(plan: Plan, day: date) -> bool:
    """Whether it is a quality plan that had been decided by a day."""
    decided = plan.decided_on is not None and plan.decided_on <= day
    return plan.kind is Kind.QUALITY and plan.status in ONCE_DECIDED and decided


def review_demanded(plans: Iterable[Plan], day: date) -> date | None:
    """The day from which every routine is to be looked through, as it stood on a day: when the latest quality plan was
    decided. None where there is no such plan."""
    return max((plan.decided_on for plan in plans if opens_review(plan, day) and plan.decided_on), default=None)


def is_concerned(document: Document, day: date) -> bool:
    """Whether it is a routine that holds on a day."""
    return document.kind is DocumentKind.ROUTINE and revision_on(document, day) is not None


def last_reviewed(document: Document, day: date) -> date | None:
    """When somebody last looked it through up to a day: established a revision of it, or said that it still holds."""
    days = [one.established_on for one in document.revisions] + [document.confirmed_on]
    return max((one for one in days if one is not None and one <= day), default=None)


def is_to_be_reviewed(document: Document, since: date, day: date) -> bool:
    """Whether a routine that holds on a day has not been looked through since the quality plan was decided."""
    reviewed = last_reviewed(document, day)
    return is_concerned(document, day) and (reviewed is None or reviewed < since)

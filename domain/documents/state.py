"""What the facts add up to: a document, the revision under work, and those that have been published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.board import Due
from domain.calendar import ONE_DAY
from domain.changes import replace
from domain.documents.words import DocumentClass, Kind, Known, Scope, Stage, Status
from domain.links import BESIDE, CAME_FROM, LED_TO
from domain.terms import Body, Role
from domain.words import LegalBases

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Establishment:
    """Who decided a revision, and when; for an imported one only as far as the document says it."""

    on: date | None
    body: Body | None = None
    person: UUID | None = None
    decided_by: str | None = None
    paragraph: str | None = None
    diary_number: str | None = None
    imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The revision under work: one content at a time, so that what is decided is what was reviewed."""

    number: int
    stage: Stage
    content: str
    editorial: bool = False
    authors: tuple[UUID, ...] = ()
    reviewer: UUID | None = None
    reviewed_on: date | None = None
    established: Establishment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionHeld:
    """A published revision and the days it holds, both included; ended before it began, it never held."""

    number: int
    content: str
    valid_from: date
    valid_to: date | None
    established_on: date | None
    paragraph: str | None
    receipts_wanted: bool

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def ended_before(self, day: date) -> RevisionHeld:
        """The same revision, holding at the longest to the day before."""
        if self.valid_to is not None and self.valid_to < day:
            return self
        return replace(self, valid_to=day - ONE_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan:
    """From one day on, which day the next review was planned for; None if for none."""

    since: date
    review_on: date | None


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document.

    `known_from`: the first day a revision held, so far as is known; `imported`: there may be earlier ones.
    `established`: the decision on the revision published last. `risk_analyses`: those that were made before revisions.
    """

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    kind: Kind | None = None
    document_class: DocumentClass | None = None
    scope: Scope | None = None
    title: str = ""
    owner_function: str = ""
    owner_person: UUID | None = None
    purpose: str = ""
    affected_operations: tuple[str, ...] = ()
    related: Annotated[tuple[UUID, ...], BESIDE] = ()
    risk_analyses: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    legal_bases: LegalBases = ()
    quoted_paragraphs: tuple[str, ...] = ()
    sets_goals: bool = False
    recorded: date | None = None
    last_number: int = 0
    drawn_up_here: bool = False
    work: Work | None = None
    revisions: tuple[RevisionHeld, ...] = ()
    known_from: date | None = None
    imported: bool = False
    established: Establishment | None = None
    audience_roles: tuple[Role, ...] = ()
    audience_units: tuple[UUID, ...] = ()
    due: Due | None = None
    review_on: date | None = None
    review_plans: tuple[ReviewPlan, ...] = ()
    confirmed_on: date | None = None
    repealed_from: date | None = None
    replaced_by: Annotated[UUID | None, LED_TO] = None
    archive_reference: str = ""

    @property
    def decided_by_the_board(self) -> bool:
        """Whether only the board itself may establish or repeal it (KL 6 kap. 38 §)."""
        return self.sets_goals or self.kind in (Kind.POLICY, Kind.GUIDELINE)

    @property
    def has_been_established(self) -> bool:
        """Whether any revision of it has been decided to hold, published or not."""
        return self.established is not None or (self.work is not None and self.work.stage is Stage.ESTABLISHED)


def revision_on(state: Document, day: date) -> RevisionHeld | None:
    """Which revision applied on a day; None if none did, or if that is not known: `known_on` tells which."""
    if state.status is Status.ANNULLED:
        return None
    # The later one takes the place of the earlier where both were said to hold.
    return next((held for held in reversed(state.revisions) if held.holds(day)), None)


def review_planned(state: Document, day: date) -> date | None:
    """Which day the next review was planned for, as the plan stood on a day."""
    return next((plan.review_on for plan in reversed(state.review_plans) if plan.since <= day), None)


def known_on(state: Document, day: date) -> Known:
    """What can be said of a day: an imported document may have had revisions before the first one entered."""
    if state.status is Status.ANNULLED:
        return Known.ANNULLED
    if revision_on(state, day) is not None:
        return Known.APPLIED
    if state.known_from is None or day < state.known_from:
        return Known.NOT_KNOWN if state.imported else Known.NONE
    if day < min(held.valid_from for held in state.revisions):
        return Known.IN_THE_LEDGER
    return Known.NONE

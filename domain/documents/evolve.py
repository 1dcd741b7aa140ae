"""How each fact changes what is known of a document. No rules, and nothing is refused."""

from __future__ import annotations

from datetime import date
from typing import assert_never
from uuid import UUID

from domain.changes import replace
from domain.documents.events import (
    DocumentAnnulled,
    DocumentArchived,
    DocumentConfirmed,
    DocumentCorrected,
    DocumentCreated,
    DocumentEvent,
    DocumentReviewPlanned,
    DocumentWithdrawn,
    ImportedRevisionEstablished,
    RevisionAbandoned,
    RevisionDrafted,
    RevisionEstablished,
    RevisionPublished,
    RevisionReviewed,
    RevisionSubmitted,
)
from domain.documents.state import Document, Establishment, ReviewPlan, RevisionHeld, Work
from domain.documents.words import Stage, Status, Verdict
from domain.grammar import Stamp

# ── State ────────────────────────────────────────────────────────────────────

# A document lives for decades: the last dozen revisions are at hand here, the older ones in the log.
REVISIONS_KEPT = 12
PLANS_KEPT = 12
AUTHORS_KEPT = 5
ANALYSES_KEPT = 12


def evolve(state: Document, event: DocumentEvent, stamp: Stamp) -> Document:
    match event:
        case DocumentCreated() | DocumentCorrected():
            return described(state, event, stamp)
        case RevisionPublished():
            return planned(published(state, event), None, stamp.day)
        case DocumentReviewPlanned():
            return planned(state, event.review_on, stamp.day)
        case DocumentConfirmed():
            return planned(replace(state, due=event.due, confirmed_on=stamp.day), None, stamp.day)
        case DocumentWithdrawn():
            return planned(withdrawn(state, event), None, stamp.day)
        case DocumentArchived():
            return replace(state, status=Status.ARCHIVED, archive_reference=brief(event.archive_reference) or "")
        case DocumentAnnulled():
            return replace(state, status=Status.ANNULLED, work=None, due=None, review_on=None)
        case (
            RevisionDrafted()
            | RevisionSubmitted()
            | RevisionReviewed()
            | RevisionEstablished()
            | ImportedRevisionEstablished()
            | RevisionAbandoned()
        ):
            return worked_on(state, event, stamp)
        case _:
            assert_never(event)


def worked_on(
    state: Document,
    event: RevisionDrafted
    | RevisionSubmitted
    | RevisionReviewed
    | RevisionEstablished
    | ImportedRevisionEstablished
    | RevisionAbandoned,
    stamp: Stamp,
) -> Document:
    """The events of a revision before it is published."""
    match event:
        case RevisionDrafted():
            return drafted(state, event, stamp)
        case ImportedRevisionEstablished():
            return replace(state, last_number=event.number, work=imported(event))
        case RevisionAbandoned():
            return replace(state, work=None)
        case RevisionSubmitted() | RevisionReviewed() | RevisionEstablished():
            return replace(state, work=carried_on(state.work, event, stamp)) if state.work else state
        case _:
            assert_never(event)


def planned(state: Document, review_on: date | None, day: date) -> Document:
    """The document with its next review planned for another day; what was planned before is kept."""
    if state.review_on == review_on:
        return state
    plans = (*state.review_plans, ReviewPlan(since=day, review_on=review_on))
    return replace(state, review_on=review_on, review_plans=plans[-PLANS_KEPT:])


def described(state: Document, event: DocumentCreated | DocumentCorrected, stamp: Stamp) -> Document:
    """The document with what the register now says about it."""
    if isinstance(event, DocumentCreated):
        state = Document(status=Status.CREATED, kind=event.kind, sets_goals=event.sets_goals, recorded=stamp.day)
    return replace(
        state,
        unit=event.unit,
        document_class=event.document_class,
        scope=event.scope,
        title=event.title,
        owner_function=event.owner_function,
        owner_person=event.owner_person,
        purpose=event.purpose,
        affected_operations=event.affected_operations,
        related=event.related,
        legal_bases=event.legal_bases,
        quoted_paragraphs=event.quoted_paragraphs,
    )


def drafted(state: Document, event: RevisionDrafted, stamp: Stamp) -> Document:
    """New content under work. Whoever drew up any part of the same revision is an author of it."""
    same = state.work if state.work and state.work.number == event.number else None
    earlier = tuple(author for author in same.authors if author != stamp.by) if same else ()
    work = Work(
        number=event.number,
        stage=Stage.DRAFTED,
        content=event.content,
        editorial=event.editorial,
        authors=(*earlier, stamp.by)[-AUTHORS_KEPT:],
        reviewer=same.reviewer if same else None,
    )
    analyses = after(state.risk_analyses, event.analysis)
    return replace(state, last_number=event.number, drawn_up_here=True, work=work, risk_analyses=analyses)


def after(analyses: tuple[UUID, ...], analysis: UUID | None) -> tuple[UUID, ...]:
    """The first ones stay: a link that left the state would be told of as undone."""
    if analysis is None or analysis in analyses or len(analyses) >= ANALYSES_KEPT:
        return analyses
    return (*analyses, analysis)


def carried_on(work: Work, event: RevisionSubmitted | RevisionReviewed | RevisionEstablished, stamp: Stamp) -> Work:
    """The same content, a stage further or back."""
    match event:
        case RevisionSubmitted():
            return replace(work, stage=Stage.IN_REVIEW, reviewer=event.reviewer)
        case RevisionReviewed():
            stage = Stage.REVIEWED if event.verdict is Verdict.APPROVE else Stage.SENT_BACK
            return replace(work, stage=stage, reviewer=stamp.by, reviewed_on=stamp.day)
        case RevisionEstablished():
            decided = Establishment(
                on=event.decision.day,
                body=event.decision.body,
                person=event.decision.person,
                paragraph=brief(event.decision.paragraph),
                diary_number=brief(event.decision.diary_number),
            )
            return replace(work, stage=Stage.ESTABLISHED, authors=(), established=decided)
        case _:
            assert_never(event)


def imported(event: ImportedRevisionEstablished) -> Work:
    """A revision that was decided elsewhere, ready to be published here."""
    decided = Establishment(
        on=event.decided_on,
        decided_by=brief(event.decided_by),
        paragraph=brief(event.paragraph),
        diary_number=brief(event.diary_number),
        imported=True,
    )
    return Work(number=event.number, stage=Stage.ESTABLISHED, content=event.content, established=decided)


def published(state: Document, event: RevisionPublished) -> Document:
    """The revision under work begins to hold on its day, and those before it have ended by then."""
    if state.work is None or state.work.established is None:
        return state
    new = RevisionHeld(
        number=event.number,
        content=state.work.content,
        valid_from=event.valid_from,
        valid_to=None,
        established_on=state.work.established.on,
        paragraph=state.work.established.paragraph,
        receipts_wanted=event.receipts_wanted,
    )
    before = tuple(held.ended_before(event.valid_from) for held in state.revisions)
    return replace(
        state,
        status=Status.PUBLISHED,
        work=None,
        revisions=(*before, new)[-REVISIONS_KEPT:],
        known_from=min(state.known_from or event.valid_from, event.valid_from),
        imported=state.imported or (not state.revisions and state.work.established.imported),
        established=state.work.established,
        audience_roles=event.audience_roles,
        audience_units=event.audience_units,
        due=event.due,
    )


def withdrawn(state: Document, event: DocumentWithdrawn) -> Document:
    """Every revision ends the day before the repeal; one that had not begun by then never holds."""
    return replace(
        state,
        status=Status.WITHDRAWN,
        work=None,
        revisions=tuple(held.ended_before(event.repealed_from) for held in state.revisions),
        due=None,
        repealed_from=event.repealed_from,
        replaced_by=event.replaced_by,
    )


def brief(text: str | None) -> str | None:
    """As much of a reference as a list shows; the whole of it stands in the event."""
    return text[:30] if text else text

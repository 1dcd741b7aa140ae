"""Nämndens riktlinje och det den hänvisar till – the real documents, with what they show of themselves.

What was decided before the book is brought in as it stands; a guideline decided within the history is drawn up,
reviewed, decided by the board and published there, with its real number and day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from boards.data import SourceDocument
from boards.history.documents.handling import Paper, digest, receipts
from boards.history.step import Step
from boards.history.texts import routines as words
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.documents.commands import (
    CreateDocument,
    DraftRevision,
    EstablishByBoard,
    EstablishImported,
    PublishRevision,
    ReviewRevision,
    SubmitForReview,
)
from domain.documents.words import MediaType, Verdict
from domain.terms import Body, Role
from domain.words import Decision

TITLE_ONLY = "(Texten finns inte här. Detta är en påhittad platshållare till demonstrationen.)"
READERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
PREPARED = timedelta(days=60)
"""How long before its decision a guideline is drawn up."""


def record(world: World, document: SourceDocument) -> UUID:
    return world.id("documents", document.slug)


def text(document: SourceDocument) -> bytes:
    """The guideline as it was received; of the others only the title is known."""
    return document.content_bytes or f"# {document.title}\n\n{TITLE_ONLY}\n".encode()


def within(text: str | None) -> tuple[str, ...]:
    """A description of those concerned, if it is short enough for a list."""
    return (text,) if text and len(text) <= 50 else ()


def lay_up(case: Case, document: SourceDocument) -> Step:
    """The place in the register, with the document's own words about itself."""
    world = case.world
    ours = {one.slug for one in world.data.documents}
    command = CreateDocument(
        kind=document.kind,
        document_class=document.document_class,
        scope=document.scope,
        title=document.title,
        owner_function=document.owner_function or words.PURPOSE_NOT_SAID,
        purpose=document.purpose or words.PURPOSE_NOT_SAID,
        affected_operations=within(document.affects),
        related=tuple(world.id("documents", one.slug) for one in document.related if one.slug in ours),
        quoted_paragraphs=document.quoted_paragraphs,
    )
    return case.step(case.post(Role.REGISTRAR), command)


def brought_in(world: World, document: SourceDocument, now: datetime) -> Iterator[Step]:
    """From before the book: what is not known of its decision stays empty."""
    case, content = world.case("documents", document.slug, now), text(document)
    yield lay_up(case, document)
    case.soon()
    command = EstablishImported(
        content=digest(content),
        content_length=len(content),
        media_type=MediaType.PLAIN_TEXT,
        decided_on=document.decided,
        decided_by=document.decided_by,
        diary_number=document.diary_number,
    )
    yield case.step(case.post(Role.REGISTRAR), command, content)
    case.soon()
    yield case.step(case.post(Role.REGISTRAR), PublishRevision(valid_from=document.valid_from or date(2025, 1, 1)))


def decided_here(world: World, document: SourceDocument, decided: date) -> Iterator[Step]:
    """Drawn up by whoever answers for documents, reviewed, and decided by the board on its real day."""
    start = office_moment(working_day_from(decided - PREPARED), world.chance("documents", document.slug, "start"))
    case, content = world.case("documents", document.slug, start), text(document)
    owner, reviewer = case.post(Role.DOCUMENT_OWNER), case.post(Role.QUALITY_DEVELOPER)
    yield lay_up(case, document)
    case.wait(1, 5)
    drafted = DraftRevision(
        content=digest(content),
        content_length=len(content),
        media_type=MediaType.PLAIN_TEXT,
        change_summary="Ny riktlinje.",
    )
    yield case.step(owner, drafted, content)
    case.soon()
    yield case.step(owner, SubmitForReview(reviewer=reviewer.person))
    case.wait(3, 8)
    yield case.step(reviewer, ReviewRevision(content=digest(content), verdict=Verdict.APPROVE))
    case.until(decided)
    decision = Decision(body=Body.BOARD, day=decided, diary_number=document.diary_number)
    yield case.step(case.post(Role.BOARD_SECRETARY), EstablishByBoard(content=digest(content), decision=decision))
    case.soon()
    published = PublishRevision(valid_from=document.valid_from or decided, audience_roles=READERS, receipts_wanted=True)
    yield case.step(case.post(Role.REGISTRAR), published)
    yield from receipts(Paper(case, document.title, "", revision=1), 0.8, READERS)


def guidelines(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    """Each document of the board with the moment its story begins; what others refer to comes before them."""
    chance = world.chance("documents", "guidelines")
    morning = office_moment(world.first + timedelta(days=1), chance).replace(hour=8, minute=0)
    for place, document in enumerate((*world.data.documents, world.data.guideline)):
        decided = document.decided
        if decided is not None and decided > world.first:
            if decided < world.last:
                start = office_moment(
                    working_day_from(decided - PREPARED), world.chance("documents", document.slug, "start")
                )
                yield start, decided_here(world, document, decided)
        else:
            start = morning + timedelta(minutes=10 * place)
            yield start, brought_in(world, document, start)

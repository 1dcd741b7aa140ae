"""Ett dokument upprättas, granskas, fastställs och publiceras – the pieces that stories of documents are made of."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import routines as words
from boards.history.texts import told
from boards.history.worktime import add_working_days, office_moment
from boards.history.world import Case
from domain.documents.commands import (
    CreateDocument,
    DraftRevision,
    EstablishImported,
    EstablishRevision,
    PublishRevision,
    ReviewRevision,
    SubmitForReview,
)
from domain.documents.words import DocumentClass, Kind, MediaType, Scope, Verdict
from domain.read_receipts import AcknowledgeDocument, TakeBackAcknowledgement, TakenBackReason, receipt_id
from domain.terms import Body, Role
from domain.words import Decision

READ_WITHIN = 20
"""Working days in which those who read at all have read; a new revision never comes sooner."""


def digest(content: bytes) -> str:
    """The address of a content: base64url SHA-256."""
    return urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


@dataclass
class Paper:
    """A document while it is told. `unit`: whose routine it is, None for the whole administration's."""

    case: Case
    title: str
    purpose: str
    unit: str | None = None
    kind: Kind = Kind.ROUTINE
    owner_function: str = "kvalitetsutvecklare"
    revision: int = 0
    content: bytes = b""
    authors: set[UUID] = field(default_factory=set)

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def author(self) -> Actor:
        return self.case.manager(self.unit) if self.unit else self.case.post(Role.QUALITY_DEVELOPER, 0)

    def reviewer(self) -> Actor:
        """Somebody who has not drawn up any of it."""
        cast, day = self.case.world.cast, self.case.day
        developers = [self.case.post(Role.QUALITY_DEVELOPER, which) for which in (0, 1)]
        near = (
            [cast.leader(self.unit, day), cast.manager(self.unit, day), cast.head(self.unit, day)] if self.unit else []
        )
        return next(one for one in (*near, *developers) if one.person not in self.authors)

    def decider(self) -> Actor:
        return self.case.head(self.unit) if self.unit else self.case.post(Role.DIRECTOR)

    def decision(self) -> Decision:
        """By the head or the director; in Nacka by the management group, as its guideline says."""
        if self.unit is None and self.case.world.board == "nacka":
            return Decision(body=Body.MANAGEMENT_GROUP, day=self.case.day)
        return Decision(person=self.decider().person, day=self.case.day)

    def unit_id(self) -> UUID | None:
        return self.case.world.cast.unit(self.unit) if self.unit else None

    def described(self) -> dict[str, Any]:
        """What the register says about it."""
        return {
            "document_class": DocumentClass.NORMATIVE,
            "scope": Scope.OPERATION_SPECIFIC if self.unit else Scope.ADMINISTRATION_WIDE,
            "unit": self.unit_id(),
            "title": self.title,
            "owner_function": self.owner_function,
            "owner_person": None,
            "purpose": self.purpose,
            "affected_operations": (),
            "related": (),
            "legal_bases": self.case.world.bases(self.unit)[:1] if self.unit else (),
            "quoted_paragraphs": (),
        }


def create(paper: Paper) -> Iterator[Step]:
    by = paper.case.post(Role.REGISTRAR) if paper.case.chance.happens(0.3) else paper.author()
    yield paper.case.step(by, CreateDocument(kind=paper.kind, **paper.described()))


def bring_in(paper: Paper, decided_on: date) -> Iterator[Step]:
    """A revision from before the book."""
    case = paper.case.soon()
    paper.revision += 1
    paper.content = words.routine_text(paper.title, paper.purpose, paper.revision, case.chance)
    registrar = case.post(Role.REGISTRAR)
    command = EstablishImported(
        content=digest(paper.content),
        content_length=len(paper.content),
        media_type=MediaType.MARKDOWN,
        decided_on=decided_on,
        decided_by="avdelningschef" if paper.unit else "förvaltningsdirektör",
    )
    yield case.step(registrar, command, paper.content)
    case.soon()
    yield case.step(registrar, PublishRevision(valid_from=decided_on))


def draft(paper: Paper, editorial: bool = False, analysis: UUID | None = None, again: bool = False) -> Iterator[Step]:
    """A new revision, or other content for the one under work."""
    case = paper.case
    if not again:
        paper.revision += 1
    paper.content = words.routine_text(paper.title, paper.purpose, paper.revision, case.chance)
    by = paper.author()
    paper.authors = {by.person, *(paper.authors if again else ())}
    command = DraftRevision(
        content=digest(paper.content),
        content_length=len(paper.content),
        media_type=MediaType.MARKDOWN,
        change_summary=paper.say(words.EDITORIAL if editorial else words.CHANGES),
        editorial=editorial,
        analysis=analysis,
        without_analysis=None if editorial or analysis else paper.say(words.WITHOUT_ANALYSIS),
    )
    yield case.step(by, command, paper.content)


def submit_and_review(paper: Paper, verdict: Verdict = Verdict.APPROVE) -> Iterator[Step]:
    case = paper.case.wait(0, 3)
    reviewer = paper.reviewer()
    by = paper.author()
    yield case.step(by, SubmitForReview(reviewer=reviewer.person))
    case.wait(1, 8).when_back(reviewer.person)
    comments = paper.say(words.REVIEW_YES if verdict is Verdict.APPROVE else words.REVIEW_BACK)
    command = ReviewRevision(content=digest(paper.content), verdict=verdict, comments=comments)
    yield case.step(case.world.cast.now(reviewer, case.day), command)


def sent_back_once(paper: Paper) -> Iterator[Step]:
    """The reviewer wants something changed; it is drawn up again, and reviewed again."""
    yield from submit_and_review(paper, Verdict.BACK)
    paper.case.wait(1, 5)
    yield from draft(paper, again=True)
    yield from submit_and_review(paper)


def establish(paper: Paper) -> Iterator[Step]:
    case = paper.case.wait(0, 6)
    by = paper.decider()
    yield case.step(by, EstablishRevision(content=digest(paper.content), decision=paper.decision()))


def publish(paper: Paper, receipts: bool = False, valid_in: int = 0) -> Iterator[Step]:
    """It holds from a day on; those it concerns are asked to say that they have read it, or not."""
    case = paper.case.soon()
    day = add_working_days(case.day, valid_in)
    units = (case.world.cast.unit(paper.unit),) if paper.unit else ()
    by = case.post(Role.REGISTRAR) if case.chance.happens(0.4) else paper.author()
    command = PublishRevision(valid_from=day, audience_units=units, receipts_wanted=receipts)
    yield case.step(by, command)
    case.until(day)


def receipts(paper: Paper, share: float = 0.75, roles: tuple[Role, ...] = ()) -> Iterator[Step]:
    """Most of those concerned say that they have read it, in the weeks after it began to hold."""
    case, revision = paper.case, paper.revision
    found = []
    for reader in case.world.cast.everybody(paper.unit, case.day):
        chance = case.world.chance("receipts", case.name, revision, reader.person)
        if (roles and reader.role not in roles) or not chance.happens(share):
            continue
        day = add_working_days(case.day, chance.between(1, READ_WITHIN))
        if case.world.cast.has_left(reader.person, day) or case.world.cast.back(reader.person, day) != day:
            continue
        record = receipt_id(case.record, revision, reader.person)
        own = case.world.case(
            "read_receipts", f"{case.name}-{revision}-{reader.person}", office_moment(day, chance), record
        )
        found += list(receipt(own, paper, revision, case.world.cast.now(reader, day)))
    yield from sorted(found, key=lambda step: step.at)


def receipt(own: Case, paper: Paper, revision: int, reader: Actor) -> Iterator[Step]:
    """Read and said so; a few say so by mistake, take it back and read it then."""
    acknowledge = AcknowledgeDocument(document=paper.case.record, revision=revision)
    yield own.step(reader, acknowledge)
    if own.chance.happens(0.03):
        own.soon()
        yield own.step(reader, TakeBackAcknowledgement(reason=TakenBackReason.NOT_READ))
        own.soon()
        yield own.step(reader, acknowledge)

"""Read receipts: who has read which revision, where somebody asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from domain import documents, read_receipts
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Status as DocumentStatus
from domain.grammar import NoSuchRecord
from domain.read_receipts import (
    AcknowledgeDocument,
    AcknowledgementTakenBack,
    DocumentAcknowledged,
    NotTheOneThatApplies,
    NotYourReceipt,
    ReadReceipt,
    ReceiptNotWanted,
    Status,
    TakeBackAcknowledgement,
    TakenBackReason,
    receipt_id,
)
from domain.words import AlreadyThere, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

DOCUMENT = UUID("00000000-0000-4000-8000-0000000000dd")
CONTENT = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"


def held(number: int, valid_from: date, valid_to: date | None, wanted: bool = True) -> RevisionHeld:
    return RevisionHeld(
        number=number,
        content=CONTENT,
        valid_from=valid_from,
        valid_to=valid_to,
        established_on=valid_from,
        paragraph=None,
        receipts_wanted=wanted,
    )


EARLIER, NOW = (
    held(1, date(2025, 1, 1), date(2026, 2, 28), wanted=False),
    held(2, date(2026, 3, 1), date(2026, 5, 31)),
)
TO_COME = held(3, date(2026, 6, 1), None)
ROUTINE = Document(status=DocumentStatus.PUBLISHED, revisions=(EARLIER, NOW, TO_COME))
spec = Spec(read_receipts.REGISTER).knowing({DOCUMENT: ROUTINE})

READ = AcknowledgeDocument(document=DOCUMENT, revision=2)
ACKNOWLEDGED = DocumentAcknowledged(document=DOCUMENT, revision=2, content=CONTENT)
TAKE_BACK = TakeBackAcknowledgement(reason=TakenBackReason.BY_MISTAKE)
TAKEN_BACK = AcknowledgementTakenBack(reason=TakenBackReason.BY_MISTAKE)
BY_SOMEBODY_ELSE = replace(STAMP, by=SOMEBODY_ELSE)


def test_an_employee_acknowledges_the_revision_that_applies() -> None:
    """En medarbetare kvitterar den revision som gäller: person, dokument, revision och dag blir kvar."""
    state = spec.when(READ).then(ACKNOWLEDGED).state
    assert state == ReadReceipt(
        status=Status.ACKNOWLEDGED,
        unit=UNIT,
        document=DOCUMENT,
        revision=2,
        content=CONTENT,
        person=SOMEBODY,
        day=date(2026, 3, 16),
    )
    assert not AcknowledgeDocument.may


def test_there_is_one_receipt_for_each_person_and_revision() -> None:
    """Det finns ett läskvitto för varje person och revision."""
    ids = {receipt_id(DOCUMENT, number, by) for number in (1, 2) for by in (SOMEBODY, SOMEBODY_ELSE)}
    assert len(ids) == 4
    spec.given(ACKNOWLEDGED).when(READ).refused(AlreadyThere)


def test_a_receipt_is_given_only_where_it_was_asked_for() -> None:
    """Läskvitto ges bara när den som publicerade har begärt det."""
    unasked = replace(ROUTINE, revisions=(replace(NOW, receipts_wanted=False),))
    spec.knowing({DOCUMENT: unasked}).when(READ).refused(ReceiptNotWanted)


def test_only_the_revision_that_applies_is_acknowledged() -> None:
    """Bara den revision som gäller idag kvitteras, inte en tidigare eller en kommande."""
    spec.when(replace(READ, revision=1)).refused(NotTheOneThatApplies)
    spec.when(replace(READ, revision=3)).refused(NotTheOneThatApplies)
    in_june = replace(STAMP, at=datetime(2026, 5, 31, 22, 30, tzinfo=UTC))
    spec.stamped(in_june).when(READ).refused(NotTheOneThatApplies)
    spec.stamped(in_june).when(replace(READ, revision=3)).accepted()


def test_nothing_is_acknowledged_of_an_annulled_document() -> None:
    """Ett makulerat dokument kvitteras inte."""
    annulled = replace(ROUTINE, status=DocumentStatus.ANNULLED)
    spec.knowing({DOCUMENT: annulled}).when(READ).refused(NotTheOneThatApplies)


def test_the_document_is_there() -> None:
    """Dokumentet ska finnas i liggaren."""
    Spec(read_receipts.REGISTER).when(READ).refused(NoSuchRecord)
    spec.knowing({DOCUMENT: documents.REGISTER.initial}).when(READ).refused(NoSuchRecord)


def test_a_receipt_given_by_mistake_is_taken_back_and_may_be_given_again() -> None:
    """Ett läskvitto som gavs av misstag tas tillbaka; den som sedan har läst kvitterar igen."""
    back = spec.given(ACKNOWLEDGED).when(TAKE_BACK).then(TAKEN_BACK)
    assert back.state.status is Status.TAKEN_BACK
    back.when(TAKE_BACK).refused(WrongOrder)
    back.when(READ).then(ACKNOWLEDGED)


def test_a_receipt_is_given_and_taken_back_by_nobody_else() -> None:
    """Ingen tar tillbaka eller ger någon annans läskvitto."""
    given = spec.given(ACKNOWLEDGED)
    given.stamped(BY_SOMEBODY_ELSE).when(TAKE_BACK).refused(NotYourReceipt)
    given.given(TAKEN_BACK).stamped(BY_SOMEBODY_ELSE).when(READ).refused(NotYourReceipt)

"""What the check-up finds of who has read a document: everybody it is for, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.check_up.standing import Kept
from domain.check_up.words import RuleId
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Kind, Status
from domain.organisation.assignments import Assignment
from domain.organisation.assignments import Status as AssignmentStatus
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Place, Unit
from domain.organisation.units import Status as UnitStatus
from domain.read_receipts import ReadReceipt
from domain.read_receipts import Status as ReceiptStatus
from domain.terms import Role
from tests.domain.check_up import LONG_AGO, YESTERDAY, finds, kept, passes
from tests.spec import RECORD, UNIT

READER, OTHER_READER, BELOW, ELSEWHERE = (UUID(int=number) for number in range(71, 75))


def revision(receipts_wanted: bool) -> RevisionHeld:
    return RevisionHeld(
        number=2,
        content="A" * 43,
        valid_from=LONG_AGO,
        valid_to=None,
        established_on=LONG_AGO,
        paragraph=None,
        receipts_wanted=receipts_wanted,
    )


DOCUMENT = Document(status=Status.PUBLISHED, kind=Kind.ROUTINE, revisions=(revision(True),))
RECEIPT = ReadReceipt(status=ReceiptStatus.ACKNOWLEDGED, document=RECORD, revision=2, person=READER)
UNITS = [
    kept(Unit(status=UnitStatus.ESTABLISHED, places=(Place(since=LONG_AGO, name=name, parent=parent),)), record)
    for record, name, parent in ((UNIT, "Avdelningen", None), (BELOW, "Under", UNIT), (ELSEWHERE, "Annan", None))
]


def person(record: UUID, unit: UUID = UNIT, until: date | None = None) -> Kept:
    return kept(Person(status=PersonStatus.REGISTERED, unit=unit, since=LONG_AGO, until=until), record)


BOTH = [person(READER), person(OTHER_READER)]
MANAGER = Assignment(status=AssignmentStatus.HELD, person=READER, role=Role.UNIT_MANAGER, unit=BELOW, since=LONG_AGO)


def test_a_document_is_read_by_everybody_it_is_for() -> None:
    """Ett dokument vars läskvitton begärs hittas så länge någon det berör inte har kvitterat det som gäller."""
    finds(RuleId.DOCUMENT_UNREAD, DOCUMENT, "1 av 2", read_receipts=[RECEIPT], persons=BOTH)
    finds(RuleId.DOCUMENT_UNREAD, DOCUMENT, "2 av 2", read_receipts=[replace(RECEIPT, revision=1)], persons=BOTH)
    passes(RuleId.DOCUMENT_UNREAD, DOCUMENT, read_receipts=[RECEIPT], persons=BOTH[:1])
    passes(RuleId.DOCUMENT_UNREAD, replace(DOCUMENT, revisions=(revision(False),)), persons=BOTH)


def test_a_receipt_taken_back_is_none() -> None:
    """Ett läskvitto som togs tillbaka räknas inte."""
    back = replace(RECEIPT, status=ReceiptStatus.TAKEN_BACK)
    finds(RuleId.DOCUMENT_UNREAD, DOCUMENT, "1 av 1", read_receipts=[back], persons=BOTH[:1])


def test_nothing_is_asked_of_who_has_left() -> None:
    """Den som har slutat behöver inte läsa."""
    left = [person(READER), person(OTHER_READER, until=YESTERDAY)]
    passes(RuleId.DOCUMENT_UNREAD, DOCUMENT, read_receipts=[RECEIPT], persons=left)


def test_a_document_for_some_units_is_read_there_and_below() -> None:
    """Ett dokument för några enheter ska läsas i dem och i enheterna under, och ingen annanstans."""
    document = replace(DOCUMENT, audience_units=(UNIT,))
    spread = [person(READER, BELOW), person(OTHER_READER, ELSEWHERE)]
    finds(RuleId.DOCUMENT_UNREAD, document, "1 av 1", persons=spread, units=UNITS)
    passes(RuleId.DOCUMENT_UNREAD, document, persons=spread[1:], units=UNITS)


def test_a_document_for_some_roles_is_read_by_those_who_hold_them() -> None:
    """Ett dokument för några roller ska läsas av dem som har rollen i enheterna det berör, så länge de har den."""
    document = replace(DOCUMENT, audience_roles=(Role.UNIT_MANAGER,), audience_units=(UNIT,))
    finds(RuleId.DOCUMENT_UNREAD, document, "1 av 1", assignments=[MANAGER], persons=BOTH, units=UNITS)
    for other in (
        replace(MANAGER, unit=ELSEWHERE),
        replace(MANAGER, role=Role.DIRECTOR),
        replace(MANAGER, until=YESTERDAY),
    ):
        passes(RuleId.DOCUMENT_UNREAD, document, assignments=[other], persons=BOTH, units=UNITS)

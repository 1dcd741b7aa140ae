"""The rules of the register of attachments, as sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from domain import REGISTERS, attachments
from domain.attachments.commands import AnnulAttachment, AttachFile, EnterScan, WithdrawAttachment
from domain.attachments.events import AttachmentAdded, AttachmentAnnulled, AttachmentScanned, AttachmentWithdrawn
from domain.attachments.rules import AlreadyScanned, CarriesNoFiles, NotYourAttachment, StruckOut
from domain.attachments.words import CARRIERS, FileKind, Status, Verdict, WhyAnnulled, WhyWithdrawn
from domain.deviations.state import Deviation
from domain.deviations.words import Status as DeviationStatus
from domain.grammar import NoSuchRecord
from domain.words import AlreadyThere, WrongOrder
from tests.spec import SOMEBODY_ELSE, STAMP, UNIT, Spec

DEVIATION = UUID("00000000-0000-4000-8000-0000000000d1")
STRUCK_OUT = UUID("00000000-0000-4000-8000-0000000000d2")
NOT_THERE = UUID("00000000-0000-4000-8000-0000000000d3")
RECORDS: dict[UUID, Any] = {
    DEVIATION: Deviation(status=DeviationStatus.REPORTED, unit=UNIT),
    STRUCK_OUT: Deviation(status=DeviationStatus.ANNULLED, unit=UNIT),
}
SPEC = Spec(attachments.REGISTER).knowing(RECORDS)
ATTACH = AttachFile(
    register="deviations",
    record=DEVIATION,
    address="A" * 43,
    size=4711,
    kind=FileKind.PDF,
    name="Brev från dottern.pdf",
)
ADDED = AttachmentAdded(**vars(ATTACH), unit=UNIT)
CLEAN = EnterScan(verdict=Verdict.CLEAN, scanner="ClamAV 1.4.6", signatures="27800")
INFECTED = EnterScan(verdict=Verdict.INFECTED, scanner="ClamAV 1.4.6", signatures="27800", finding="Eicar-Test")
FAILED = EnterScan(verdict=Verdict.FAILED)
NOT_SCANNED = EnterScan(verdict=Verdict.NOT_SCANNED)
WITHDRAW = WithdrawAttachment(reason=WhyWithdrawn.WRONG_FILE, explanation="Det var fel brev.")
ANNUL = AnnulAttachment(reason=WhyAnnulled.NOT_NEEDED)


def scanned(asked: EnterScan) -> AttachmentScanned:
    return AttachmentScanned(**vars(asked))


def test_a_file_is_attached_to_a_record_and_belongs_where_it_does() -> None:
    """En fil bifogas en post och hör till dess enhet; tills den är virusprövad väntar den."""
    spec = SPEC.when(ATTACH).then(ADDED)
    assert spec.state.status is Status.PENDING and spec.state.unit == UNIT and spec.state.attached_by == STAMP.by
    assert not spec.state.harmless(unscanned=True)
    spec.when(ATTACH).refused(AlreadyThere)


def test_files_are_attached_only_where_the_register_carries_them() -> None:
    """Filer bifogas bara poster i register som bär bilagor."""
    SPEC.when(replace(ATTACH, register="settings")).refused(CarriesNoFiles)
    assert set(CARRIERS) <= {register.name for register in REGISTERS}


def test_to_a_record_that_is_not_there_or_struck_out_nothing_is_attached() -> None:
    """Till en post som inte finns, eller är makulerad, bifogas inget."""
    SPEC.when(replace(ATTACH, record=NOT_THERE)).refused(NoSuchRecord)
    SPEC.when(replace(ATTACH, record=STRUCK_OUT)).refused(StruckOut)


@pytest.mark.parametrize(
    ("asked", "status", "harmless"),
    [
        (CLEAN, Status.CLEAN, True),
        (INFECTED, Status.INFECTED, False),
        (FAILED, Status.FAILED, False),
        (NOT_SCANNED, Status.NOT_SCANNED, False),
    ],
)
def test_only_what_was_found_harmless_may_be_handed_out(asked: EnterScan, status: Status, harmless: bool) -> None:
    """Bara en fil som virusprövats utan anmärkning får lämnas ut."""
    spec = SPEC.given(ADDED).when(asked).then(scanned(asked))
    assert spec.state.status is status and spec.state.harmless(unscanned=False) is harmless
    assert spec.state.harmless(unscanned=True) is (status in (Status.CLEAN, Status.NOT_SCANNED))


def test_a_verdict_gives_way_only_to_one_that_says_more() -> None:
    """Ett utlåtande ersätts bara av ett som säger mer: det som är smittat förblir det."""
    spec = SPEC.given(ADDED)
    spec.given(scanned(NOT_SCANNED)).when(FAILED).then(scanned(FAILED)).when(CLEAN).then(scanned(CLEAN)).when(
        INFECTED
    ).then(scanned(INFECTED))
    spec.given(scanned(INFECTED)).when(CLEAN).refused(AlreadyScanned)
    spec.given(scanned(CLEAN)).when(FAILED).refused(AlreadyScanned)
    spec.given(scanned(FAILED)).when(FAILED).refused(AlreadyScanned)
    SPEC.when(CLEAN).refused(WrongOrder)


def test_whoever_attached_it_takes_it_back() -> None:
    """Den som bifogade en fil kan ta tillbaka den; ingen annan."""
    spec = SPEC.given(ADDED, scanned(CLEAN))
    taken = spec.when(WITHDRAW).then(AttachmentWithdrawn(**vars(WITHDRAW)))
    assert taken.state.status is Status.WITHDRAWN
    taken.when(WITHDRAW).refused(WrongOrder)
    spec.stamped(replace(STAMP, by=SOMEBODY_ELSE)).when(WITHDRAW).refused(NotYourAttachment)


def test_a_verdict_that_comes_after_the_withdrawal_is_known_all_the_same() -> None:
    """Ett utlåtande som kommer efter återtagandet antecknas: det smittade är smittat också när det är återtaget."""
    taken = SPEC.given(ADDED, AttachmentWithdrawn(**vars(WITHDRAW)))
    late = taken.when(INFECTED).then(scanned(INFECTED))
    assert late.state.status is Status.WITHDRAWN and not late.state.harmless(unscanned=True)
    assert taken.when(CLEAN).then(scanned(CLEAN)).state.harmless(unscanned=False)


def test_an_attachment_is_struck_out_by_those_who_handle_the_record() -> None:
    """En bilaga som inte hör hit makuleras av den som handlägger, också när den är återtagen."""
    annulled = SPEC.given(ADDED).when(ANNUL).then(AttachmentAnnulled(**vars(ANNUL)))
    assert annulled.state.status is Status.ANNULLED
    annulled.when(ANNUL).refused(WrongOrder)
    SPEC.given(ADDED, AttachmentWithdrawn(**vars(WITHDRAW))).when(ANNUL).then(AttachmentAnnulled(**vars(ANNUL)))

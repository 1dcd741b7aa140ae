"""What is attached to a case stands in its package by its lines; the files themselves do not go along."""

from __future__ import annotations

import asyncio
import json

import pytest

from domain import attachments
from domain.attachments.commands import AttachFile
from domain.attachments.words import FileKind
from domain.packages import Receiver
from domain.terms import Role
from ledger.desk import Asking
from ledger.ids import new_id
from replays.package.bag import Files
from replays.package.masks import masks
from tests.replays.package.house import House, sign

NAME, CONTENT = "KANARIE-FILNAMN.txt", b"KANARIE-FILENS-INNEHALL"


@pytest.fixture(scope="module")
def address(built: House) -> str:
    """A file attached to the deviation that the complaint gave rise to."""
    kept = built.board.book.blobs.put_sealed(CONTENT)
    command = AttachFile(
        register="deviations",
        record=built.deviation,
        address=kept,
        size=len(CONTENT),
        kind=FileKind.TEXT,
        name=NAME,
    )
    asking = Asking(attachments.REGISTER, None, command, built.stamp(Role.QUALITY_DEVELOPER), str(new_id()))
    asyncio.run(built.board.book.desk.act(asking))
    return kept


def package(built: House, receiver: Receiver) -> Files:
    with built.board.registers() as db:
        last = sign(db, built.board)
    return built.files(built.order(who=masks(receiver), position=last))


def test_the_inspectorate_is_told_of_each_file_and_that_it_is_given_apart(built: House, address: str) -> None:
    """Tillsynen ser varje bilaga med namn och adress, och att innehållet lämnas ut för sig."""
    files = package(built, Receiver.IVO)
    assert address.encode() in files["data/rader/bodies.jsonl"]
    page = files["data/index.html"].decode()
    assert NAME in page and "BIL-" in page and "Filens innehåll" in page and "lämnas ut för sig" in page
    assert all(CONTENT not in content for content in files.values())
    scope = json.loads(files["data/rader/scope.json"])
    assert str(built.complaint) in scope["records"] and len(scope["records"]) == 3


def test_the_auditors_get_neither_the_name_nor_who_attached_it(built: House, address: str) -> None:
    """Revisorerna ser att något är bifogat, men varken vad filen heter eller vem som bifogade den."""
    files = package(built, Receiver.AUDITOR)
    assert address.encode() in files["data/rader/bodies.jsonl"]
    assert all(NAME.encode() not in content and CONTENT not in content for content in files.values())
    assert "attachments.name" in masks(Receiver.AUDITOR).fields and masks(Receiver.AUDITOR).hides("attached_by")

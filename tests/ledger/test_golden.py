"""Every version of every event that was ever stored can still be read, opened, folded and hashed to the same leaf."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from ledger.canonical import decode
from ledger.codec import KINDS, UPCASTS, read
from ledger.lines import Line, leaf_hash
from ledger.seal import Envelope, associated, open_envelope, value_of
from tests.golden.__main__ import FOLDER

FILES = sorted(FOLDER.glob("*.json"))


def load(file: Path) -> tuple[Line, dict[str, Any]]:
    said = json.loads(file.read_text(encoding="utf-8"))
    line = Line(
        said["position"],
        UUID(said["record"]),
        said["version"],
        said["name"],
        said["body"].encode(),
        datetime.fromisoformat(said["recorded_at"]),
        bytes.fromhex(said["leaf"]),
    )
    return line, said


def test_every_event_that_can_be_stored_has_a_golden_line() -> None:
    """If this fails: python -m tests.golden"""
    missing = (KINDS.keys() | UPCASTS.keys()) - {file.stem for file in FILES}
    assert not missing, f"python -m tests.golden writes {sorted(missing)}"


def test_every_golden_line_is_of_an_event_that_can_be_read() -> None:
    assert {file.stem for file in FILES} <= KINDS.keys() | UPCASTS.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_line_of_that_version_is_still_read_folded_and_hashed(file: Path) -> None:
    line, said = load(file)
    entered = read(line)
    assert leaf_hash(UUID(said["ledger"]), line) == line.leaf
    register = KINDS[type(entered.event).type].register
    state = register.follow(register.initial, entered.event, entered.stamp)
    assert type(state) is type(register.initial)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_its_texts_are_still_opened_and_proved(file: Path) -> None:
    line, said = load(file)
    commitments = decode(line.body)["personal"]
    assert commitments.keys() == said["texts"].keys()
    if not commitments:
        return
    sealed = Envelope(1, bytes.fromhex(said["wrapped"]), bytes.fromhex(said["envelope"]))
    aad = associated(UUID(said["ledger"]), line.record, line.version, line.name)
    disclosures = open_envelope(sealed, bytes.fromhex(said["master"]), aad)
    opened = {name: value_of(disclosures[name], name, commitment) for name, commitment in commitments.items()}
    assert opened == said["texts"]

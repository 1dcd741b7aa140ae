"""The registers are named by the code that fills them: new code never reads old cards."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from projections import schema

FOLDERS = ("domain", "projections", "ledger")


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code, which the name is made from."""
    for folder in FOLDERS:
        shutil.copytree(str(files(folder)), tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "files", lambda folder: tmp_path / folder)
    return tmp_path


def name() -> str:
    return schema.schema_name.__wrapped__()


def test_the_name_is_the_same_for_the_same_code(code: Path) -> None:
    """Samma kod ger samma namn, vad den än ligger i för mapp."""
    assert name() == schema.schema_name()
    assert name().startswith("read_")


@pytest.mark.parametrize(
    "file", ["domain/deviations/state.py", "domain/calendar.py", "projections/cards.py", "ledger/codec.py"]
)
def test_any_change_of_what_may_change_a_card_changes_the_name(code: Path, file: str) -> None:
    """Ändras något som kan ändra ett kort, om så bara en kommentar, byggs registren på nytt."""
    before = name()
    with (code / file).open("a", encoding="utf-8") as source:
        source.write("# en rad till\n")
    assert name() != before


def test_moving_code_between_files_changes_the_name(code: Path) -> None:
    """Också att flytta kod mellan filer, eller byta namn på en, är en ändring."""
    before = name()
    (code / "domain" / "calendar.py").rename(code / "domain" / "calendars.py")
    assert name() != before


def test_other_code_does_not_change_the_name(code: Path) -> None:
    """Det som inte kan ändra ett kort gör inte att registren byggs om."""
    before = name()
    for file in ("ledger/clerk.py", "projections/note.txt"):
        with (code / file).open("a", encoding="utf-8") as source:
            source.write("# en rad till\n")
    assert name() == before

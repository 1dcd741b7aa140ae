"""The keys on the command line: where the sheet lies is said, what is on it never, and it is typed back in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import keep
from api.cli.program import CHOSEN, Wrong, app
from ledger import database as databases
from ledger.keys import Keys
from ledger.postgres import Server
from ledger.recovery import sheet_file


@pytest.fixture
def board(worker: str) -> str:
    return f"blad_{worker}"


@pytest.fixture
def installation(server: Server, board: str, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The settings of an installation of its own, on the server of the tests."""
    dsn = server.dsn("liggaren_{board}")
    yield {"LIGGAREN_HOME": str(tmp_path / "home"), "LIGGAREN_KEYS": str(tmp_path / "keys"), "LIGGAREN_DSN": dsn}
    databases.drop(server, board)
    CHOSEN.board = None


def run(board: str, installation: Mapping[str, str], *said: str) -> Result:
    assert keep.restore_keys in [one.callback for one in app.registered_commands]
    return CliRunner().invoke(app, ["--board", board, *said], env=installation)


def test_keys_are_restored_from_the_sheet_that_the_founding_wrote(
    board: str, installation: Mapping[str, str], tmp_path: Path
) -> None:
    """Den som grundar får veta var bladet ligger, inte vad som står på det; avskrivet ger det samma nycklar."""
    founded = run(
        board, installation, "found", "--origin", "prov.invalid/bok", "--name", "Prov", "--person", "Kim Prov"
    )
    assert founded.exit_code == 0, founded.output
    keys = Keys(tmp_path / "keys" / board)
    sheet, master, acts = sheet_file(keys, 1), keys.master(1), keys.read("acts.key")
    assert sheet.name in founded.output.replace("\n", "")
    rows = [row for row in sheet.read_text(encoding="utf-8").splitlines() if row[:2] in ("1-", "A-")]
    assert len(rows) == 8 and not [group for row in rows for group in row.split()[1:] if group in founded.output]

    keys.folder.rename(tmp_path / "borta")
    typed = tmp_path / "blad.txt"
    typed.write_text("\n".join([*rows[:5], rows[5].replace(rows[5].split()[1], "0000", 1), *rows[6:]]))
    wrong = run(board, installation, "restore-keys", str(typed))
    assert isinstance(wrong.exception, Wrong) and "Rad A-2 stämmer inte" in str(wrong.exception)
    assert not keys.folder.exists()

    typed.write_text("\n".join(rows))
    right = run(board, installation, "restore-keys", str(typed))
    assert right.exit_code == 0 and str(keys.folder) in right.output.replace("\n", "")
    assert (keys.master(1), keys.read("acts.key")) == (master, acts)


def test_what_is_no_text_is_said_not_to_be(board: str, installation: Mapping[str, str], tmp_path: Path) -> None:
    """En fil som inte är text sägs inte vara det."""
    typed = tmp_path / "blad.txt"
    typed.write_bytes(b"\xff\xfe")
    assert str(run(board, installation, "restore-keys", str(typed)).exception) == "Filen är ingen text."

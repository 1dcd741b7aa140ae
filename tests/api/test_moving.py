"""A move on the command line: out, the keys by another way, in, and what is said of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import keep, moving
from api.cli.program import CHOSEN, Wrong, app
from ledger import database as databases
from ledger.keys import Keys
from ledger.moving import form
from ledger.postgres import Server
from ledger.proof.signing import verifier_keys

THERE, HERE = "flytt_fran", "flytt_till"


@pytest.fixture
def boards(worker: str) -> tuple[str, str]:
    return f"{THERE}_{worker}", f"{HERE}_{worker}"


@pytest.fixture
def installation(server: Server, boards: tuple[str, str], tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The settings of an installation of its own, on the server of the tests."""
    dsn = server.dsn("liggaren_{board}")
    yield {"LIGGAREN_HOME": str(tmp_path / "home"), "LIGGAREN_KEYS": str(tmp_path / "keys"), "LIGGAREN_DSN": dsn}
    for board in boards:
        databases.drop(server, board)
    CHOSEN.board = None


def run(board: str, installation: Mapping[str, str], *said: str) -> Result:
    assert {keep.found, keep.verify, moving.export} <= {one.callback for one in app.registered_commands}
    return CliRunner().invoke(app, ["--board", board, *said], env=installation)


def flat(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.mark.slow
def test_a_board_moves(boards: tuple[str, str], installation: Mapping[str, str], tmp_path: Path) -> None:
    """Ut, in och kontrollerad; utan nyckel sägs det att nyckeln kom med exporten, och går det fel står det varför."""
    there, here = boards
    out, keys = tmp_path / "export", tmp_path / "keys"
    founded = run(there, installation, "found", "--origin", "prov.invalid/b", "--name", "Prov", "--person", "Kim Prov")
    assert founded.exit_code == 0, founded.output
    exported = run(there, installation, "export", "--out", str(out))
    assert exported.exit_code == 0 and "4 rader ligger i" in flat(exported), exported.output
    again = run(there, installation, "export", "--out", str(out))
    assert isinstance(again.exception, Wrong) and "finns redan" in str(again.exception)

    early = run(here, installation, "import", str(out))
    assert isinstance(early.exception, Wrong) and "Nycklarna saknas" in str(early.exception)
    shutil.copytree(keys / there, keys / here)
    vkey = verifier_keys(Keys(keys / here))[0].text
    strange = run(here, installation, "import", str(out), "--key", "hej")
    assert isinstance(strange.exception, Wrong) and "ingen nyckel" in str(strange.exception)
    rows = (out / form.OPENINGS).read_bytes()
    (out / form.OPENINGS).write_bytes(rows + b"hej\n")
    harmed = run(here, installation, "import", str(out), "--key", vkey)
    assert isinstance(harmed.exception, Wrong)
    assert "data/openings.jsonl rad 1" in str(harmed.exception) and str(harmed.exception).endswith("Inget är infört.")
    (out / form.OPENINGS).write_bytes(rows)

    taken = run(here, installation, "import", str(out))
    assert taken.exit_code == 0, taken.output
    assert "är införd: 4 rader" in flat(taken) and "OBS: nycklarna ovan kom med exporten" in flat(taken)
    assert "lika dem som fanns där liggaren kom ifrån" in flat(taken) and vkey in taken.output
    assert run(here, installation, "verify").exit_code == 0
    twice = run(here, installation, "import", str(out), "--key", vkey)
    assert isinstance(twice.exception, Wrong) and "har en liggare redan" in str(twice.exception)
    assert "Kim Prov" not in exported.output + taken.output

"""The commands that take something out of the book, as somebody types them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import package
from api.cli.program import CHOSEN, Wrong, app
from domain.terms import Role
from ledger import database as databases
from ledger.postgres import Server
from replays.package import bag
from tests.replays.package.house import ABOUT, NAME, House, house
from verifier import liggaren_verify


@dataclass(frozen=True)
class Typed:
    """An installation with one board, and what is typed in it."""

    house: House
    board: str
    settings: dict[str, str]

    def run(self, *said: str) -> Result:
        assert package.package in [one.callback for one in app.registered_commands]
        CHOSEN.board = None
        return CliRunner().invoke(app, ["--board", self.board, *said], env=self.settings)

    def refused(self, *said: str) -> str:
        """What somebody is told who typed something that cannot be done."""
        answer = self.run(*said)
        assert isinstance(answer.exception, Wrong), (answer.output, answer.exception)
        return str(answer.exception)

    @property
    def number(self) -> str:
        with self.house.registers() as db:
            row = db.execute("SELECT number FROM cards WHERE record = %s", (self.house.complaint,)).fetchone()
        return str(row[0]) if row else ""


@pytest.fixture(scope="module")
def typed(server: Server, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typed]:
    home, board = tmp_path_factory.mktemp("cli"), f"typed_{worker}"
    settings = {
        "LIGGAREN_HOME": str(home),
        "LIGGAREN_KEYS": str(home / "keys"),
        "LIGGAREN_DSN": server.dsn("liggaren_{board}"),
    }
    with house(databases.create(server, board), home / "keys" / board) as made:
        yield Typed(made, board, settings)
    CHOSEN.board = None


def asked(typed: Typed, *more: str) -> tuple[str, ...]:
    return ("package", "--reason", "Begäran om handlingar", "--as-of", str(typed.house.last), *more)


def test_a_package_is_made_by_one_command(typed: Typed, tmp_path: Path) -> None:
    """Ett kommando ger en mapp, en zip och ett följebrev, säger kontrollsumman och hur den kontrolleras."""
    out = tmp_path / "paket"
    answer = typed.run(*asked(typed, "--for", "ivo", "--case", typed.number, "--out", str(out), "--zip"))
    assert answer.exit_code == 0, (answer.output, answer.exception)
    said = answer.output.replace("\n", "")
    claims = liggaren_verify.check(str(out))
    assert all(claim.holds for claim in claims), claims
    assert all(claim.holds for claim in liggaren_verify.check(str(out) + ".zip"))
    manifest = {bag.MANIFEST: (out / bag.MANIFEST).read_bytes()}
    letter = (tmp_path / "paket följebrev.txt").read_text(encoding="utf-8")
    for word in (bag.digest(manifest), "PKT-"):
        assert word in said and word in letter
    assert ABOUT in (out / "data" / "index.html").read_text(encoding="utf-8")


def test_what_is_asked_to_be_opened_and_masked_is(typed: Typed, tmp_path: Path) -> None:
    """Det som begärs öppnat för revisorerna öppnas, det som begärs maskat för inspektionen maskas."""
    for_whom = ("--for", "auditor", "--register", "views", "--open", "views.text", "--whom", "Kommunrevisionen")
    assert typed.run(*asked(typed, *for_whom, "--out", str(tmp_path / "rev"))).exit_code == 0
    page = (tmp_path / "rev" / "data" / "index.html").read_text(encoding="utf-8")
    assert ABOUT in page and NAME not in page
    masked = ("--for", "ivo", "--period", "2024:2", "--mask", "submitter_name", "--out", str(tmp_path / "ivo"))
    assert typed.run(*asked(typed, *masked)).exit_code == 0
    assert NAME not in (tmp_path / "ivo" / "data" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "en av --case, --register och --period"),
        (("--case", "SYN-2024-0001", "--register", "views"), "en av --case, --register och --period"),
        (("--case", "AVV-1999-0001"), "ingen post med numret"),
        (("--register", "weather"), "inget register som heter weather"),
        (("--period", "2026:3"), "inget halvår"),
        (("--register", "views", "--open", "telefon"), "inget register har ett förseglat fält som heter telefon"),
        (("--register", "views", "--open", "submitter_name"), "vem som har lämnat uppgiften"),
        (("--register", "views", "--by", "Kim"), "inget id"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(typed: Typed, tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    """Det som inte går att göra sägs med ord, och ingenting skrivs."""
    made = typed.run(*asked(typed, "--for", "auditor", "--register", "risks", "--out", str(tmp_path / "först")))
    assert made.exit_code == 0
    out = tmp_path / "paket"
    assert told in typed.refused(*asked(typed, "--for", "auditor", "--out", str(out), *more)).lower()
    assert not out.exists()


def test_a_package_as_of_now_can_be_made_after_another(typed: Typed, tmp_path: Path) -> None:
    """Utan --as-of gäller allt som står i liggaren nu, också raden om paketet före: det signeras först."""
    for name in ("ett", "två"):
        asking = (
            "package",
            "--reason",
            "Begäran",
            "--for",
            "ivo",
            "--case",
            typed.number,
            "--out",
            str(tmp_path / name),
        )
        answer = typed.run(*asking)
        assert answer.exit_code == 0, (answer.output, answer.exception)


def test_a_place_that_cannot_be_written_in_is_told_in_words(typed: Typed, tmp_path: Path) -> None:
    """Går det inte att skriva där man vill sägs det på svenska."""
    (tmp_path / "fil").write_bytes(b"")
    for place in ("fil/paket", "å" * 122):
        out = ("--for", "ivo", "--case", typed.number, "--out", str(tmp_path / place))
        assert "kunde inte skrivas" in typed.refused(*asked(typed, *out))


def test_the_one_who_takes_something_out_is_named_with_the_role_that_they_have(typed: Typed, tmp_path: Path) -> None:
    """Den som anges måste ha rollen: en kvalitetsutvecklare är ingen registrator."""
    person = str(typed.house.board.history.person(Role.QUALITY_DEVELOPER))
    scope = ("--for", "ivo", "--case", typed.number, "--by", person, "--out", str(tmp_path / "paket"))
    assert "har inte rollen registrator" in typed.refused(*asked(typed, *scope))
    assert typed.run(*asked(typed, *scope, "--role", "quality_developer")).exit_code == 0


def test_an_event_log_is_written_by_one_command(typed: Typed, tmp_path: Path) -> None:
    """Ett kommando skriver händelseloggen i en fil som inte finns."""
    file = tmp_path / "logg.json"
    answer = typed.run("export-ocel", str(file), "--as-of", str(typed.house.last))
    assert answer.exit_code == 0 and str(typed.house.last) in answer.output
    log = json.loads(file.read_text(encoding="utf-8"))
    assert len(log["events"]) > 50 and str(len(log["events"])) in answer.output
    assert "finns redan" in typed.refused("export-ocel", str(file))

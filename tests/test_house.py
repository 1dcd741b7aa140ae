"""How the house is kept: what imports what, how long a file may be, and where the outer world is let in.

What is excused stands here with the reason why.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from docs import generate
from ledger.settings import Settings

ROOT = Path(__file__).parent.parent
DRIFT = ROOT / "docs" / "drift.md"

MOST_LINES = 300
DATA: Mapping[str, str] = {
    "api/access_rules.py": "who may see what, one register after another",
    "boards/enkoping.py": "a guideline written out",
    "boards/nacka.py": "a guideline written out",
    "boards/nacka_criteria.py": "the two tables of criteria of a guideline",
    "docs/requirements/enkoping.py": "the numbered requirements of a guideline, one after another",
    "docs/requirements/nacka.py": "the numbered requirements of a guideline, one after another",
    "docs/requirements/uppsala.py": "the numbered requirements of a guideline, one after another",
    "domain/deadlines/rules.py": "the deadline rules, one after another",
    "domain/labels.py": "a word for each field, one after another",
    "verifier/kontroll.html": "one page that is carried away, and needs nothing beside it",
    "verifier/liggaren_verify.py": "one file that is carried away, and needs nothing beside it",
}
"""Files that are data, and may be as long as what they were read from."""

CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
CHANCE = {"os.urandom", "uuid.uuid1", "uuid.uuid4", "uuid.uuid6", "uuid.uuid7", "random", "secrets"}
ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.putenv"}

ALLOWED: Mapping[str, Mapping[str, str]] = {
    "ledger/clock.py": dict.fromkeys(CLOCK, "the one place that reads the clock"),
    "ledger/ids.py": dict.fromkeys(CHANCE, "the one place that makes randomness"),
    "ledger/settings.py": dict.fromkeys(ENVIRONMENT, "the one place that reads the environment"),
    "boards/history/chance.py": {"random": "a made-up history comes out the same every time: seeded, never for keys"},
}
OUTSIDE = ("tests", "bench")
"""Tests and measurements are run by people, and never run in the service."""

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "service", "misc"}


# ── What there is ────────────────────────────────────────────────────────────


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the history."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode != 0:
        pytest.skip("det här är ingen git-utcheckning")
    return tuple(Path(name) for name in sorted(listed.stdout.split("\0")) if name and (ROOT / name).is_file())


def source(*suffixes: str) -> list[Path]:
    return [path for path in tracked() if path.suffix in suffixes]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def found(problems: Iterator[str]) -> None:
    """Say everything that is wrong, not only the first."""
    listed = list(problems)
    assert not listed, "\n".join(["", *listed])


# ── What imports what ────────────────────────────────────────────────────────


@pytest.mark.slow
def test_imports_point_inwards() -> None:
    """Inget lager känner det som ligger utanför det, och domänen bara standardbiblioteket."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


# ── Files ────────────────────────────────────────────────────────────────────


def test_a_file_can_be_read_at_one_sitting() -> None:
    """En fil med kod är högst trehundra rader; en som är data får vara så lång som det den lästes ur."""
    found(too_long())
    assert set(DATA) <= {str(path) for path in tracked()}


def too_long() -> Iterator[str]:
    for path in source(".py", ".sql", ".c", ".html"):
        lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES and path.parts[0] != "tests" and str(path) not in DATA:
            yield f"{path}: {lines} rader"


def test_a_file_is_named_after_what_it_is() -> None:
    """Ingen fil heter något som kan betyda vad som helst."""
    found(f"{path}: säger inte vad den är" for path in source(".py", ".sql") if path.stem in VAGUE)


# ── The outer world ──────────────────────────────────────────────────────────


def test_the_outer_world_is_let_in_at_one_place() -> None:
    """Klockan läses, slump tas och miljön läses på ett ställe var."""
    found(
        f"{path}:{line}: {name}"
        for path in source(".py")
        if path.parts[0] not in OUTSIDE
        for line, name in outer_world(tree(path))
        if name not in ALLOWED.get(str(path), {})
    )


def outer_world(module: ast.Module) -> Iterator[tuple[int, str]]:
    """What in a file reads the clock or the environment or draws lots, whatever it was imported as."""
    known = CLOCK | CHANCE | ENVIRONMENT
    names = dict(imported(module))
    for node in ast.walk(module):
        match node:
            case ast.Import(names=aliases):
                yield from ((node.lineno, alias.name) for alias in aliases if alias.name in known)
            case ast.ImportFrom(module=str(origin), names=aliases):
                said = [origin, *(f"{origin}.{alias.name}" for alias in aliases)]
                yield from ((node.lineno, one) for one in said if one in known)
            case ast.Attribute():
                first, _, rest = ast.unparse(node).partition(".")
                whole = f"{names.get(first, first)}.{rest}".removeprefix("datetime.")
                whole = whole if whole in known else f"datetime.{whole}"
                if whole in known:
                    yield node.lineno, whole


def imported(module: ast.Module) -> Iterator[tuple[str, str]]:
    """What each imported name stands for."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("import datetime as d\nd.datetime.now()", "datetime.now"),
        ("from datetime import datetime\ndatetime.now(UTC)", "datetime.now"),
        ("from datetime import date as day\nday.today()", "date.today"),
        ("from time import time\ntime()", "time.time"),
        ("import os\nos.environ['X']", "os.environ"),
        ("from os import getenv as of\nof('X')", "os.getenv"),
        ("from random import Random", "random"),
        ("import uuid\nuuid.uuid4()", "uuid.uuid4"),
        ("from uuid import uuid4 as new\nnew()", "uuid.uuid4"),
    ],
)
def test_the_outer_world_is_seen_under_any_name(code: str, seen: str) -> None:
    """Klockan, slumpen och miljön känns igen vad de än har importerats som."""
    assert seen in {name for _, name in outer_world(ast.parse(code))}


@pytest.mark.parametrize("code", ["stamp.at.date()", "h.today", "time.monotonic()", "from uuid import UUID", "x.now()"])
def test_nothing_else_is_taken_for_it(code: str) -> None:
    """Annat tas inte för klocka, slump eller miljö."""
    assert list(outer_world(ast.parse(code))) == []


def test_every_setting_is_told_of() -> None:
    """Varje inställning är en rubrik i docs/drift.md, och ingen rubrik är överbliven."""
    headings = [line.lstrip("# ") for line in DRIFT.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    told = [heading for heading in headings if heading.startswith("LIGGAREN_")]
    assert sorted(told) == sorted(f"LIGGAREN_{name.upper()}" for name in Settings.__dataclass_fields__)


# ── What is written ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", generate.PAGES)
def test_the_printed_pages_are_fresh(name: str) -> None:
    """De utskrivna sidorna säger det som koden säger."""
    printed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert printed == generate.PAGES[name](), f"docs/{name} är inaktuell: kör python -m docs.generate"


# Written in two parts, so that this file does not name them.
OF_ONE_MACHINE = [f"/{place}/" for place in ("work", "root", "home", "Users")] + ["/tmp/" + "brief"]
OF_AN_INDEX = ["pypi" + ".org", "python" + "hosted", "index-" + "url", "INDEX_" + "URL", "trusted-" + "host"]


def test_nothing_names_a_machine_or_an_index() -> None:
    """Inget i historiken nämner en viss maskins mappar eller varifrån paket hämtas."""
    found(
        f"{path}:{number}: {word}"
        for path in tracked()
        for number, line in enumerate(lines_of(path), start=1)
        for word in (*OF_ONE_MACHINE, *OF_AN_INDEX)
        if word in line
    )


def lines_of(path: Path) -> list[str]:
    """The lines of a text; none for what is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


MAY_CITE = ("docs", "boards", "tests", "bench")
"""Pages, what boards have decided, and made-up decisions with a paragraph of the minutes."""


def test_code_cites_a_duty_and_never_spells_a_paragraph() -> None:
    """Paragrafer står i domain/law och ingen annanstans i koden: den hänvisar till ett krav."""
    found(
        f"{path}:{line}: {text[:60]}"
        for path in source(".py")
        if path.parts[0] not in MAY_CITE and path.parts[:2] != ("domain", "law")
        for line, text in spoken(tree(path))
        if "§" in text
    )


def spoken(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a file that are run: not those that only stand there, as docstrings do."""
    written = {id(text) for node in ast.walk(module) for text in only_standing(node)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in written:
            yield node.lineno, node.value


def only_standing(node: ast.AST) -> Iterator[ast.expr]:
    """The strings that stand in a body as statements of their own."""
    body = getattr(node, "body", None)
    for statement in body if isinstance(body, list) else ():
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            yield statement.value

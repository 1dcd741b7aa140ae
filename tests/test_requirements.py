"""docs/krav.md: every numbered requirement is answered, and what is named in an answer is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from boards.data import REQUIREMENTS
from docs import generate
from docs.requirements import GUIDELINES
from docs.requirements.row import Answer
from domain import REGISTERS

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "krav.md"
ROWS = tuple(row for rows in GUIDELINES.values() for row in rows)
NAMES = {register.name for register in REGISTERS}


def found(problems: Iterator[str]) -> None:
    """Say everything that is wrong, not only the first."""
    listed = list(problems)
    assert not listed, "\n".join(["", *listed])


# ── The rows ─────────────────────────────────────────────────────────────────


def test_every_requirement_has_one_row() -> None:
    """Varje krav, E1–E84, U1–U92 och N1–N134, har en rad, i ordning."""
    wanted = [f"{letter}{number}" for letter, numbers in REQUIREMENTS.items() for number in numbers]
    assert [row.id for row in ROWS] == wanted
    assert len(wanted) == 310


def test_every_row_says_what_is_asked_and_where() -> None:
    """Varje rad säger vad som begärs, kort, och var det står."""
    found(f"{row.id}: {row.asked!r}" for row in ROWS if not (10 < len(row.asked) < 250 and row.place))


def test_what_is_met_is_carried_and_tried() -> None:
    """Det som är uppfyllt har något som bär det och ett prov, och inget mer att säga."""
    met = [row for row in ROWS if row.answer is Answer.MET]
    found(row.id for row in met if not (row.carried_by and row.tests) or row.why or row.awaits)


def test_what_is_context_has_a_reason_and_nothing_else() -> None:
    """Det som är sammanhang har ett skäl, och inget som bär det."""
    rows = [row for row in ROWS if row.answer is Answer.CONTEXT]
    found(row.id for row in rows if len(row.why) < 20 or row.registers or row.carried_by or row.tests or row.awaits)


def test_what_is_missing_is_said() -> None:
    """Det som saknas sägs med en rad."""
    found(row.id for row in ROWS if row.answer is Answer.MISSING and len(row.why) < 20)


# ── What they name ───────────────────────────────────────────────────────────


def test_every_register_that_is_named_is_there() -> None:
    """Varje register som nämns finns."""
    found(f"{row.id}: {name}" for row in ROWS for name in row.registers if name not in NAMES)


def test_no_register_that_is_there_is_waited_for() -> None:
    """Ett register som rader väntar på finns inte; när det finns läses raderna om."""
    found(f"{row.id}: {name}" for row in ROWS for name in row.awaits if name in NAMES)


def test_every_name_leads_to_code() -> None:
    """Varje modul, kommando, regel, mått och krav i lag som nämns finns i koden."""
    found(f"{row.id}: {name}" for row in ROWS for name in row.carried_by if not is_there(name))


def test_every_test_that_is_named_is_there() -> None:
    """Varje prov som nämns finns i den fil som nämns."""
    found(f"{row.id}: {name}" for row in ROWS for name in row.tests if not is_tried(name))


@cache
def is_there(name: str) -> bool:
    """Whether a dotted name is a module, or something in one, however deep."""
    parts, depth = name.split("."), 1
    while depth < len(parts) and is_module(".".join(parts[: depth + 1])):
        depth += 1
    if not is_module(".".join(parts[:depth])):
        return False
    thing: Any = import_module(".".join(parts[:depth]))
    for part in parts[depth:]:
        if part in getattr(thing, "__dataclass_fields__", {}):
            return part == parts[-1]
        if not hasattr(thing, part):
            return False
        thing = getattr(thing, part)
    return True


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def is_tried(name: str) -> bool:
    """Whether there is such a test in such a file, by reading the file."""
    file, _, function = name.partition("::")
    return function in functions(file)


@cache
def functions(file: str) -> frozenset[str]:
    path = TESTS / file
    if not path.is_file():
        return frozenset()
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(one.name for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, kinds))


@pytest.mark.parametrize(
    "name",
    [
        "domain.nowhere",
        "domain.law.NOTHING",
        "domain.words.Affected.childish",
        "domain.words.Affected.child.more",
        "no",
    ],
)
def test_a_name_that_leads_nowhere_is_found_out(name: str) -> None:
    """Ett namn som inte leder till något känns igen."""
    assert not is_there(name)


@pytest.mark.parametrize("name", ["domain.law", "domain.law.REPORTS", "domain.words.Affected.child"])
def test_a_name_that_leads_somewhere_is_taken(name: str) -> None:
    """En modul, något i den, och ett fält godtas."""
    assert is_there(name)


@pytest.mark.parametrize(
    "name", ["test_house.py::test_nothing_of_the_kind", "test_nothing.py::test_a", "test_house.py"]
)
def test_a_test_that_is_not_there_is_found_out(name: str) -> None:
    """Ett prov som inte finns känns igen."""
    assert not is_tried(name)


# ── The page ─────────────────────────────────────────────────────────────────


def test_the_page_is_fresh_and_counts_to_all_of_them() -> None:
    """docs/krav.md är den som raderna ger, med alla 310, och talen överst stämmer."""
    printed = PAGE.read_text(encoding="utf-8")
    assert printed == generate.PAGES["krav.md"]()
    for row in ROWS:
        assert printed.count(f"\n| {row.id} | ") == 1, row.id
    together = [sum(row.answer is answer for row in ROWS) for answer in Answer]
    assert f"| Tillsammans | 310 | {' | '.join(map(str, together))} |" in printed

"""Every rule that may say no and every event is reached by a test of the rules.

The tests of the rules are run once more here, in a process of their own, so that it does not matter which other tests
are run, in what order or by how many workers. `python -m tests.test_reached` says what they reach.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import domain  # noqa: F401  (declares every refusal there is)
from domain import REGISTERS
from domain.grammar import Event, Refusal
from tests import spec

HERE = Path(__file__).parent
ROOT = HERE.parent

EVENTS = [event for register in REGISTERS for event in register.events]


def subclasses(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


REFUSALS = [one for one in subclasses(Refusal) if one.__module__.startswith("domain.")]


def name(kind: type[Event] | type[Refusal]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def rule_tests() -> list[Path]:
    """The tests that speak in given, when and then."""
    return [file for file in sorted(HERE.glob("domain/test_*.py")) if "tests.spec" in file.read_text(encoding="utf-8")]


@cache
def reached() -> frozenset[str]:
    asked = subprocess.run([sys.executable, "-m", "tests.test_reached"], cwd=ROOT, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    return frozenset(json.loads(asked.stdout))


@pytest.mark.slow
@pytest.mark.parametrize("refusal", REFUSALS, ids=name)
def test_every_refusal_is_reached(refusal: type[Refusal]) -> None:
    """Varje regel som säger nej är prövad."""
    assert name(refusal) in reached()


@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS, ids=name)
def test_every_event_is_reached(event: type[Event]) -> None:
    """Varje slags händelse har inträffat i något prov."""
    assert name(event) in reached()


def main() -> int:
    """Run the tests of the rules and print what they reached, as JSON. Returns the exit status."""
    options = ["-o", "addopts=", "-q", "-p", "no:cacheprovider", "-m", "not hypothesis"]
    with contextlib.redirect_stdout(sys.stderr):
        status = pytest.main([*options, *map(str, rule_tests())])
    reached = [name(one) for one in spec.REFUSALS_REACHED] + [name(one) for one in spec.EVENTS_REACHED]
    print(json.dumps(sorted(reached)))
    return int(status)


if __name__ == "__main__":
    sys.exit(main())

"""Each of the twenty has a test with its number in its name, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent
README = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
NUMBERED = re.compile(r"^\s*(?:async )?def test_0?([0-9]{1,2})_", re.MULTILINE)
LISTED = re.compile(r"^\| ([0-9]+) \| (.+) \|$", re.MULTILINE)


def numbers() -> Iterator[int]:
    for file in TESTS.rglob("test_*.py"):
        yield from (int(one) for one in NUMBERED.findall(file.read_text(encoding="utf-8")))


def test_every_number_is_tried_or_excused() -> None:
    """Varje nummer från 1 till 20 har ett prov; ett utan prov har ett skäl, och bara ett sådant."""
    told, excused = ({int(number) for number, _ in LISTED.findall(part)} for part in README.split("## Utan prov"))
    assert told == set(range(1, 21))
    tried = set(numbers())
    assert tried <= told
    assert told - tried == excused, f"utan prov och utan skäl, eller tvärtom: {sorted((told - tried) ^ excused)}"

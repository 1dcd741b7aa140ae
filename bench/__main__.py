"""`make bench`: every measurement, printed as a table and kept in docs/matningar.md; `python -m bench NAME --quick`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.append import append
from bench.commands import commands
from bench.grounds import MEMORY, Size, commit_time, in_memory, server, sync_time, version
from bench.rebuilding import rebuilding
from bench.table import Row, markdown, number
from bench.waking import waking

PARTS: Mapping[str, Callable[[Size], Iterator[Row]]] = {
    "append": append,
    "commands": commands,
    "rebuild": rebuilding,
    "wake": waking,
}
KEPT = Path(__file__).parent.parent / "docs" / "matningar.md"
HEAD = """# Mätningar

Utskriven av `make bench`; varje kvot är mätt i samma körning som det den jämförs med, i tur och ordning. Bara kvoterna
säger något om programmet; talen bredvid säger mest om maskinen. Där ett mål inte är nått står det **nej**.

"""


def main(arguments: list[str]) -> int:
    """Run the parts named, or all; print the table; keep it when all were run in full."""
    quick = "--quick" in arguments
    named = [one for one in arguments if not one.startswith("-")]
    if strange := set(named) - PARTS.keys():
        print(
            f"Det finns ingen mätning som heter {', '.join(strange)} (de som finns: {', '.join(PARTS)}).",
            file=sys.stderr,
        )
        return 2
    rows: list[Row] = []
    for name, part in PARTS.items():
        if not named or name in named:
            print(f"Mäter {name} …", file=sys.stderr)
            rows += part(Size(quick))
    text = machine() + markdown(rows)
    print(text)
    if not named and not quick:
        KEPT.write_text(HEAD + text, encoding="utf-8")
    return 0


def machine() -> str:
    """What it was measured on, in one paragraph."""
    with server("mem") as running:
        which, commit = version(running), commit_time(running)
    place = "i minnet" if in_memory() else "på disk"
    disk = sync_time(MEMORY if in_memory() else Path())
    return (
        f"{os.cpu_count()} kärnor, PostgreSQL {which} {place}: en tom skrivning tar {number(commit * 1000)} ms, "
        f"fdatasync {number(disk * 1000, 3)} ms.\n\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Print the documentation that the code knows best: `python -m docs.generate`, or `--check` that it is fresh."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from docs import pages, signals

HERE = Path(__file__).parent

PAGES: Mapping[str, Callable[[], str]] = {
    "lagen.md": pages.law,
    "regler.md": pages.rules,
    "ordlista.md": pages.words,
    "handelser.md": pages.events,
    "register.md": pages.registers,
    "matt.md": pages.measures,
    "rontgen.md": pages.check_up,
    "krav.md": pages.requirements,
    "signaler.md": signals.page,
}


def main(arguments: list[str]) -> int:
    """Write every page, or say which are stale. Returns the exit status."""
    stale = []
    for name, page in PAGES.items():
        path, text = HERE / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"Inaktuella sidor: {', '.join(stale)}. Kör python -m docs.generate.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

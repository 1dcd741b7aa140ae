"""The list, outside the database, of what is erased: lines by position and leaf, contents by address.

It lies beside the keys, a row of JSON each, and only grows. What stands on it is erased again at every start, so that a
restored backup loses it once more (ledger/erasure.py); and a content that stands on it does not come back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.keys import Keys, sync


@dataclass(frozen=True, order=True, slots=True)
class Listed:
    """A line whose text is erased. The leaf tells it from another line that got its position after a restore."""

    position: int
    leaf: bytes


def list_file(keys: Keys) -> Path:
    return keys.folder / "erased.jsonl"


def listed(path: Path) -> set[Listed]:
    """The lines on the list."""
    return {Listed(row["position"], bytes.fromhex(row["leaf"])) for row in rows(path) if "position" in row}


def listed_contents(path: Path) -> set[str]:
    """The addresses of the contents on the list."""
    return {row["content"] for row in rows(path) if "content" in row}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """A last row that a power cut tore is passed over: its erasure is still in the book."""
    for row in path.read_text(encoding="ascii").splitlines() if path.exists() else ():
        with suppress(json.JSONDecodeError):
            yield json.loads(row)


def add(path: Path, lines: Iterable[Listed], contents: Iterable[str] = ()) -> None:
    """Put lines and contents on the list, for good."""
    said: list[dict[str, Any]] = [{"position": line.position, "leaf": line.leaf.hex()} for line in lines]
    said += [{"content": address} for address in contents]
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="ascii") as file:
        file.write("\n" * torn + "".join(json.dumps(row) + "\n" for row in said))
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)
    sync(path.parent)

"""The recovery sheet: the keys of a board on paper, in a form that a person can type in again.

Lies in the key folder, 0600, from the founding; each renewal of the master key writes a new one and destroys the old,
as it does with the keys. It is never shown and never logged, only where it lies. A row is eight bytes of a key with a
checksum of its own, so that a mistake in the typing is found in the row where it was made:

    1-2   3f2a 91bc 77d0 0e1f   8c41a2      the second row of the master key of epoch 1 (A-2: of the acts' digest key)
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from psycopg import Connection

from domain.calendar import local_day
from ledger import clock
from ledger.ids import random_bytes
from ledger.keys import Keys, sync

ROWS, IN_A_ROW, CHECKED_BY = 4, 8, 3
ROW = re.compile(r"\s*([0-9]+|a)-([0-9]+)\s+(.*)", re.IGNORECASE)
MISREAD = str.maketrans("oOlLiI", "001111")
"""No hexadecimal digit is a letter that looks like another digit: what was read so is taken as the digit."""

SHEET = """ÅTERSTÄLLNINGSBLAD

Nämnd:    {board}
Liggare:  {ledger}
Adress:   {origin}
Epok:     {epoch}
Skrivet:  {day}

Med det här bladet och en kopia av databasen kan varje förseglad text i liggaren läsas. Utan nycklarna kan ingen text
läsas. Skriv ut bladet och lås in det, skilt från säkerhetskopiorna. Nyckeln som signerar kontrollpunkter står inte här:
den och mappens listor säkerhetskopieras som filer.

När huvudnyckeln har förnyats ligger ett nytt blad i nycklarnas mapp. Skriv ut det och förstör det här: så länge det
finns kan äldre säkerhetskopior öppnas med det, också de texter som har raderats.

Så återställs nycklarna:
1. Skriv av raderna nedan i en textfil, en rad för sig. Stora och små bokstäver och mellanslag spelar ingen roll.
2. Kör: liggaren --board {board} restore-keys FIL
   Är en rad fel sägs vilken; rätta den och kör igen.
3. Ta bort filen.

{rows}
"""


class SheetWrong(ValueError):
    """What was typed is not what the sheet says; the message names the row, and never what stands in it."""


class AnotherKey(FileExistsError):
    """There is a key of that name already, and it is another one."""


# ── Writing ──────────────────────────────────────────────────────────────────


def sheet_file(keys: Keys, epoch: int) -> Path:
    return keys.folder / f"aterstallningsblad-epok-{epoch}.txt"


def write_sheet(db: Connection[Any], keys: Keys, epoch: int) -> Path:
    """The sheet of an epoch, with its master key and the key of the acts; where it lies. Written already, it stays."""
    row = db.execute("SELECT ledger, origin FROM ledger.identity").fetchone()
    assert row is not None, "a founded book has an identity"
    text = SHEET.format(
        board=keys.folder.name,
        ledger=row[0],
        origin=row[1],
        epoch=epoch,
        day=local_day(clock.now()),
        rows="\n\n".join("\n".join(rows_of(label, keys.read(name))) for label, name in named(epoch)),
    )
    path = sheet_file(keys, epoch)
    with suppress(FileExistsError):
        keys.write(path.name, text.encode())
    return path


def named(epoch: int) -> tuple[tuple[str, str], ...]:
    """The keys on a sheet: how their rows are marked, and the names of their files."""
    return (str(epoch), f"epoch-{epoch}.key"), ("A", "acts.key")


def rows_of(label: str, key: bytes) -> Iterator[str]:
    for number in range(1, ROWS + 1):
        part = key[(number - 1) * IN_A_ROW : number * IN_A_ROW]
        yield f"{label}-{number}   {part.hex(' ', 2)}   {check(label, number, part)}"


def check(label: str, number: int, part: bytes) -> str:
    """The checksum of a row; the same bytes in another place have another."""
    said = f"liggaren.recovery.v1\n{label}-{number}\n".encode() + part
    return hashlib.sha256(said).digest()[:CHECKED_BY].hex()


def destroy_older(keys: Keys, epoch: int) -> None:
    """Destroy the sheets of earlier epochs: overwritten, then removed. With one of them old backups could be opened."""
    for path in keys.folder.glob("aterstallningsblad-epok-*.txt"):
        if path != sheet_file(keys, epoch):
            with path.open("r+b") as file:
                file.write(random_bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
    sync(keys.folder)


# ── Reading ──────────────────────────────────────────────────────────────────


def read_sheet(lines: Iterable[str]) -> dict[str, bytes]:
    """The keys by the names of their files, from what was typed; lines that are no rows are passed over.

    Raises SheetWrong, naming the row that is wrong or missing.
    """
    found: dict[str, dict[int, bytes]] = defaultdict(dict)
    for line in lines:
        if row := ROW.fullmatch(line.rstrip()):
            label, number = row[1].upper(), int(row[2])
            found[label][number] = part_of(label, number, row[3])
    epochs = [label for label in found if label != "A"]
    if not epochs:
        raise SheetWrong("Det finns ingen rad av en huvudnyckel: raderna börjar med epokens nummer, till exempel 1-1.")
    return {name: whole(label, found[label]) for epoch in epochs for label, name in named(int(epoch))}


def part_of(label: str, number: int, said: str) -> bytes:
    """The bytes of a row. Raises SheetWrong."""
    digits = "".join(said.split()).translate(MISREAD).lower()
    part, checksum = digits[: 2 * IN_A_ROW], digits[2 * IN_A_ROW :]
    with suppress(ValueError):
        if 1 <= number <= ROWS and len(part) == 2 * IN_A_ROW and check(label, number, bytes.fromhex(part)) == checksum:
            return bytes.fromhex(part)
    raise SheetWrong(f"Rad {label}-{number} stämmer inte med sin kontrollsumma: jämför den med bladet.")


def whole(label: str, parts: dict[int, bytes]) -> bytes:
    for number in range(1, ROWS + 1):
        if number not in parts:
            raise SheetWrong(f"Rad {label}-{number} saknas.")
    return b"".join(parts[number] for number in range(1, ROWS + 1))


def restore(folder: Path, lines: Iterable[str]) -> Keys:
    """The key folder of a board, with the keys on a sheet put back; those that are there and the same stay.

    Raises SheetWrong, AnotherKey; then nothing is written.
    """
    found, keys = read_sheet(lines), Keys(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    there = {name for name in found if (folder / name).exists()}
    for name in there:
        if keys.read(name) != found[name]:
            raise AnotherKey(f"I {folder} finns redan en annan nyckel med namnet {name}: flytta undan den först.")
    for name in found.keys() - there:
        keys.write(name, found[name])
    return keys

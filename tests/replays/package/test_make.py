"""Making a package: who may, what is written down before, the line in the book after, and the same bytes each time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.grammar import NotAllowed
from domain.packages import PackageScope, Receiver, ScopeKind
from domain.terms import Role
from ledger.codec import read
from ledger.lines import COLUMNS, Line, last_position
from ledger.opening import Opened
from replays.package import bag
from replays.package.bag import AlreadyThere, Files
from replays.package.make import make
from replays.package.masks import masks
from replays.package.scope import NotInScope, find
from tests.replays.package.house import ABOUT, House

HALF = PackageScope(kind=ScopeKind.PERIOD, year=2024, half=2)
DEVIATIONS = PackageScope(kind=ScopeKind.REGISTER, register="deviations")


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "paket å"


def openings(built: House) -> list[Any]:
    with built.board.database.writer() as db:
        return db.execute("SELECT reader, purpose, positions FROM ledger.openings ORDER BY opening").fetchall()


def lines_after(built: House, position: int) -> list[Line]:
    with built.board.database.writer() as db:
        rows = db.execute(f"SELECT {COLUMNS} FROM ledger.lines WHERE position > %s ORDER BY position", (position,))
        return [Line(*row) for row in rows]


def test_10_a_package_that_is_made_is_a_line_in_the_book(built: House, out: Path) -> None:
    """Att paketet gjordes blir en rad: till vem, varför (förseglat), vad, till vilken rad, och kontrollsumman."""
    stamp = built.stamp()
    with built.registers() as db:
        before = last_position(db)
        made = make(
            db, built.board.book, replace(built.order(), for_whom="Kim Ek"), stamp, out, out.with_suffix(".zip")
        )
    (line,) = lines_after(built, before)
    event: Any = read(line).event
    assert (line.position, line.name) == (made.receipt.first, "PackageMade.v1")
    assert (event.receiver, event.scope, event.position, event.masks) == (Receiver.IVO, built.case, built.last, ())
    assert event.digest == made.digest == bag.digest(written(out))
    assert b"Kim Ek" not in line.body and "Begäran om handlingar".encode() not in line.body
    opened = built.board.book.door.open_sealed(stamp.by, "prov", [line.position])[line.position]
    assert isinstance(opened, Opened)
    assert opened.values == {"for_whom": "Kim Ek", "reason": "Begäran om handlingar"}
    letter = made.letter.read_text(encoding="utf-8")
    for word in (made.digest, "Kim Ek", "Begäran om handlingar", "kvalitetsutvecklare", f"rad {line.position}"):
        assert word in letter
    for file in (made.letter, out.with_suffix(".zip"), out / "data" / "index.html"):
        assert file.stat().st_mode & 0o077 == 0, file
    assert out.with_suffix(".zip").exists() and not out.with_name(f"{out.name}.ny").exists()


def written(folder: Path) -> Files:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_who_takes_texts_out_is_written_down_before(built: House) -> None:
    """Vem som öppnade vilka texter, och för vilket paket, står i förteckningen över öppningar."""
    known = openings(built)
    built.files()
    (reader, purpose, positions) = openings(built)[len(known)]
    assert reader == built.board.history.person(Role.QUALITY_DEVELOPER)
    assert purpose.startswith("Paket för Inspektionen för vård och omsorg: SYN-")
    with built.registers() as db:
        assert set(positions) <= {line.position for line in find(db, built.case, built.last).lines}


def test_nothing_is_opened_for_those_who_may_read_nothing(built: House) -> None:
    """För den som inte får läsa något öppnas ingenting."""
    known = openings(built)
    built.files(built.order(who=masks(Receiver.AUDITOR)))
    assert openings(built) == known


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD])
def test_others_make_no_package_and_nothing_is_opened(built: House, out: Path, role: Role) -> None:
    """Den som inte får göra paket får nej innan något har öppnats eller skrivits."""
    known = openings(built)
    with built.registers() as db, pytest.raises(NotAllowed):
        make(db, built.board.book, built.order(), built.stamp(role), out)
    assert openings(built) == known and not list(out.parent.iterdir())


def test_a_role_that_is_claimed_but_not_held_is_refused(built: House, out: Path) -> None:
    """Den som anger en roll som den inte har får nej."""
    stamp = replace(built.stamp(Role.EMPLOYEE), role=Role.REGISTRAR)
    with built.registers() as db, pytest.raises(NotAllowed):
        make(db, built.board.book, built.order(), stamp, out)


def test_a_folder_that_is_there_is_left_as_it_is(built: House, out: Path) -> None:
    """Finns mappen görs inget paket, inget öppnas och ingen rad skrivs."""
    out.mkdir()
    known = openings(built)
    with built.registers() as db:
        before = last_position(db)
        with pytest.raises(AlreadyThere):
            make(db, built.board.book, built.order(), built.stamp(), out)
        assert last_position(db) == before
    assert openings(built) == known


@pytest.mark.parametrize(
    "said",
    [
        PackageScope(kind=ScopeKind.CASE, record=UUID(int=5)),
        PackageScope(kind=ScopeKind.REGISTER, register="weather"),
        PackageScope(kind=ScopeKind.REGISTER, register="persons"),
        PackageScope(kind=ScopeKind.CASE),
    ],
)
def test_what_is_not_there_is_not_taken_out(built: House, said: PackageScope) -> None:
    """Ett ärende eller register som inte finns, eller som handlar om de anställda, ger inget paket."""
    with built.registers() as db, pytest.raises(NotInScope):
        find(db, said, built.last)


def test_a_case_as_it_was_known_before_it_began_is_not_there(built: House) -> None:
    """Ett ärende som inte fanns än vid den raden ger inget paket."""
    with built.registers() as db:
        first = find(db, built.case, built.last).first
        with pytest.raises(NotInScope):
            find(db, built.case, first - 1)
        assert find(db, built.case, first).lines[-1].position == first


def test_a_half_year_is_what_was_received_in_it(built: House) -> None:
    """Ett halvår omfattar just de poster som kom in då, i de register som analysen räknar, med alla deras rader."""
    with built.registers() as db:
        scope = find(db, HALF, built.last)
    states = built.board.history.states
    received = {
        record
        for kind, record in built.board.history.lives
        if kind != "documents"
        and states[record].received.year == 2024
        and states[record].received.month > 6
        and states[record].status != "annulled"
    }
    kinds = {kind for kind, _ in built.board.history.lives}
    assert received and {card.record for card in scope.cards if card.register.name in kinds} == received
    assert scope.first == 1 and {line.record for line in scope.lines} == set(scope.records or ())


# ── The same bytes ───────────────────────────────────────────────────────────

AGAIN = """
import json, sys
from pathlib import Path
from uuid import UUID
from ledger.book import Book
from ledger.database import Database
from ledger.keys import Keys
from projections import schema
from replays.package import bag
from replays.package.make import Order, build
from replays.package.masks import masks
from replays.package.scope import find
from domain.packages import PackageScope, Receiver, ScopeKind
said = json.loads(sys.argv[1])
book = Book(Database(*said["database"]), Keys(Path(said["keys"])))
scope = PackageScope(**{**said["scope"], "kind": ScopeKind(said["scope"]["kind"])})
if scope.record:
    scope = PackageScope(kind=scope.kind, record=UUID(scope.record))
order = Order(scope=scope, position=said["position"], masks=masks(Receiver(said["receiver"])), reason="annat")
with book.database.writer() as db:
    schema.use(db, schema.schema_name())
    files = build(db, book, order, order.masks.shown(find(db, scope, order.position)), UUID(said["reader"]))
book.close()
print(bag.digest(files), len(files))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "receiver"),
    [("case", Receiver.IVO), ("case", Receiver.OTHER), ("register", Receiver.AUDITOR), ("period", Receiver.IVO)],
)
def test_18_two_that_are_made_at_different_times_are_the_same(built: House, said: str, receiver: Receiver) -> None:
    """Två paket som görs i olika program vid olika tid, av olika personer, är lika byte för byte."""
    scope = {"case": built.case, "register": DEVIATIONS, "period": HALF}[said]
    files = built.files(built.order(scope, masks(receiver)))
    built.board.history.now += timedelta(days=3)
    database = built.board.database
    asked = {
        "database": [database.name, database.owner_dsn, database.writer_dsn],
        "keys": str(built.board.book.keys.folder),
        "scope": {
            name: value if isinstance(value, int | None) else str(value)
            for name in scope.__slots__
            if (value := getattr(scope, name)) is not None
        },
        "position": built.last,
        "receiver": receiver.value,
        "reader": str(built.board.history.admin.by),
    }
    again = subprocess.run([sys.executable, "-c", AGAIN, json.dumps(asked)], capture_output=True, text=True)
    assert again.stdout == f"{bag.digest(files)} {len(files)}\n", again.stderr


def test_an_order_of_another_position_is_another_package(built: House, for_ivo: Files) -> None:
    """Ett paket till en tidigare rad är ett annat, som säger vad som var känt då."""
    with built.registers() as db:
        first = find(db, built.case, built.last).first
    earlier = built.files(built.order(position=first))
    assert bag.digest(earlier) != bag.digest(for_ivo)
    page = earlier["data/index.html"].decode()
    assert ABOUT in page and "Klagomålet utreddes" not in page

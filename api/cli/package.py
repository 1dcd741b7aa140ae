"""Commands that take something out of the book: a package for a reader, an event log for process mining."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from psycopg import Connection

from api.cli import show
from api.cli.look import AsOf, period_of, record_of, register_named
from api.cli.program import Wrong, app, board_of, instant, position_of, registers, shelf
from domain.calendar import local_day
from domain.grammar import Stamp
from domain.organisation.assignments import Assignment
from domain.packages import EnterPackage, PackageScope, Receiver, ScopeKind
from domain.terms import Role
from domain.text import tidy
from ledger import clock
from ledger.book import identity
from ledger.proof.checkpoints import Forked
from ledger.proof.witnesses import WitnessesWrong, listed
from projections.cards import CARD, card_of
from replays.ocel import export
from replays.package.bag import AlreadyThere
from replays.package.make import Order, make
from replays.package.masks import NotAField, NotForThem, masks
from replays.package.proofs import NotSigned
from replays.package.scope import NotInScope
from replays.package.stamps import StampWrong

TOLD_IN_WORDS = (NotAField, NotForThem, NotInScope, NotSigned, StampWrong, AlreadyThere, WitnessesWrong)


@app.command()
def package(
    receiver: Annotated[Receiver, typer.Option("--for", help="Vem paketet är till: ivo, auditor eller other.")],
    reason: Annotated[str, typer.Option(help="Varför det lämnas ut (förseglas i liggaren).")],
    out: Annotated[Path, typer.Option("--out", help="Mappen som paketet blir; den ska inte finnas.")],
    case: Annotated[str | None, typer.Option(help="Ett ärende: numret (AVV-2026-0123) eller postens id.")] = None,
    register: Annotated[str | None, typer.Option(help="Ett register: deviations, views …")] = None,
    period: Annotated[str | None, typer.Option(help="Ett halvår: 2026:1.")] = None,
    as_of: AsOf = "now",
    whom: Annotated[str | None, typer.Option("--whom", help="Vem hos mottagaren (förseglas i liggaren).")] = None,
    opened: Annotated[list[str] | None, typer.Option("--open", help="Öppna ett fält som annars maskas.")] = None,
    closed: Annotated[list[str] | None, typer.Option("--mask", help="Maska ett fält som annars är öppet.")] = None,
    zipped: Annotated[bool, typer.Option("--zip", help="Gör också en zip av mappen, bredvid den.")] = False,
    attested: Annotated[
        str | None,
        typer.Option(help="Ta med medsignaturer och tidsstämplar som har kommit till denna tidpunkt, eller now."),
    ] = None,
    by: Annotated[str | None, typer.Option(help="Den som lämnar ut: personens id.")] = None,
    role: Annotated[Role, typer.Option(help="I vilken roll.")] = Role.REGISTRAR,
) -> None:
    """Gör ett paket att lämna ut: läsbart utan program, kontrollerbart utan nät. Att det gjordes blir en rad."""
    books = shelf()
    board = board_of(books)
    book = books.open(board)
    try:
        with registers(books, board) as db:
            order = Order(
                scope=scope_of(db, case, register, period),
                position=position_of(db, as_of),
                masks=masks(receiver, opened or (), closed or ()),
                reason=tidy(reason),
                for_whom=tidy(whom) if whom else None,
                witnesses=[one.key for one in listed(books.settings.witnesses)],
                attested=None if attested is None else moment_of(attested),
            )
            made = make(
                db, book, order, stamp_of(db, by, role), out, out.with_name(f"{out.name}.zip") if zipped else None
            )
    except TOLD_IN_WORDS as wrong:
        raise Wrong(str(wrong)) from None
    except Forked as forked:
        raise Wrong(f"Inget skrivs under, och inget paket görs. {forked}") from None
    except OSError:
        raise Wrong(
            f"Paketet kunde inte skrivas i {out}: se efter att du får skriva där och att det finns plats. "
            "Inget halvt är kvar."
        ) from None
    finally:
        book.close()
    show.say(f"{made.receipt.number} ligger i {made.folder}, med följebrevet {made.letter.name} bredvid.")
    show.say(f"Kontrollsumma {made.digest}, införd på rad {made.receipt.first}.")
    show.say(f"Kontrollera: python3 -I {made.folder}/data/kontroll/liggaren_verify.py {made.folder}")


@app.command(name="export-ocel")
def export_ocel(
    file: Annotated[Path, typer.Argument(help="Filen som skrivs; den ska inte finnas.")], as_of: AsOf = "now"
) -> None:
    """Skriv händelserna som OCEL 2.0 för processanalys: pseudonyma, och utan något som någon har skrivit."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        log = export(db, position)
    try:
        with file.open("x", encoding="utf-8") as out:
            json.dump(log, out, ensure_ascii=False)
    except FileExistsError:
        raise Wrong(f"{file} finns redan.") from None
    show.say(f"{len(log['events'])} händelser i {len(log['objects'])} poster och enheter, till och med rad {position}.")


def scope_of(db: Connection[Any], case: str | None, register: str | None, period: str | None) -> PackageScope:
    """Raises Wrong unless one of the three is said."""
    match (case, register, period):
        case (str(), None, None):
            return PackageScope(kind=ScopeKind.CASE, record=record_of(db, case))
        case (None, str(), None):
            return PackageScope(kind=ScopeKind.REGISTER, register=register_named(register))
        case (None, None, str()):
            half = period_of(period)
            return PackageScope(kind=ScopeKind.PERIOD, year=half.start.year, half=1 if half.start.month == 1 else 2)
    raise Wrong("Ange vad paketet ska omfatta: en av --case, --register och --period.")


def moment_of(said: str) -> datetime:
    """Raises Wrong."""
    return clock.now() if said in ("now", "nu") else instant(said)


def stamp_of(db: Connection[Any], by: str | None, role: Role, may: Collection[Role] = EnterPackage.may) -> Stamp:
    """Who does it, in which role and where: the unit is the one in which that person holds the role today.

    In a demonstration somebody who may is found when nobody is named. Raises Wrong.
    """
    now = clock.now()
    rows = db.execute(f"SELECT {CARD} FROM cards WHERE register = 'assignments' AND to_position IS NULL".encode())
    held = [card.state for card in map(card_of, rows) if holds(card.state, local_day(now))]
    if by is None and identity(db).demonstration:
        for one in sorted((one for one in held if one.role in may), key=lambda one: one.role is not role):
            return Stamp(now, one.person, one.role, one.unit)
    if by is None:
        raise Wrong("Ange vem det är med --by och personens id.")
    if role not in may:
        raise Wrong(f"Som {role.label} får man inte det: ange en annan roll med --role.")
    try:
        person = UUID(by)
    except ValueError:
        raise Wrong(f"{by} är inget id: ange personens id.") from None
    for one in held:
        if (one.person, one.role) == (person, role):
            return Stamp(now, person, role, one.unit)
    raise Wrong(f"Personen har inte rollen {role.label} i dag: ange en annan med --role.")


def holds(state: Any, day: Any) -> bool:
    return isinstance(state, Assignment) and state.person is not None and state.holds(day)

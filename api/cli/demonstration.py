"""The demonstration on the screen: three boards, their registers, an analysis now and then, the proof, the API."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from psycopg import Connection

from api import demo as entering
from api import server
from api.cli import show
from api.cli.demonstrated import FILE, draw_sample, has, pack, read_in
from api.cli.program import app, position_of, registers, shelf
from api.cli.run import serve_boards, service
from api.demonstration import DemonstrationIssuer
from boards import BOARDS
from boards.demo import visitors
from domain.calendar import Period
from ledger import clock
from ledger.proof.checkpoints import sign
from ledger.shelf import Shelf
from projections.cards import REGISTERS_BY_NAME
from replays.analysis import analyse
from replays.compare import compare_analyses
from replays.report.dataset import Figures, report
from replays.report.forms import FORMS, plain_name
from replays.report.hiding import outside
from replays.verify import verify
from replays.wording import decimal

SHOWN = "uppsala"
HALF = Period.half_year(2026, 1)
THEN = "2026-07-05"


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="Gör allt, skriv ut det och sluta.")] = False,
    scale: Annotated[float, typer.Option(help="Hur mycket som händer, gånger det vanliga.")] = 1.0,
    years: Annotated[float | None, typer.Option(help="Hur många år historien är.")] = None,
) -> None:
    """Tre nämnder med påhittad historik: registren, analysen då och nu, kontrollen, och ett API att pröva."""
    books = shelf()
    enter(books, scale, years)
    at_work(books)
    show_registers(books)
    show_analysis(books)
    proved = [prove(books, board) for board in BOARDS]
    proved += [take_home(books, board) for board in BOARDS]
    write_reports(books)
    with served(books) as address:
        show_api(books, address)
    if once:
        books.stop()
        raise typer.Exit(0 if all(proved) else 1)
    serve_boards(books, list(BOARDS))


# ── The history ──────────────────────────────────────────────────────────────


def enter(books: Shelf, scale: float, years: float | None) -> None:
    show.heading("Liggaren: en demonstration. Riktlinjerna är verkliga; enheter, personer och händelser är påhittade.")
    assert books.server is not None or books.settings.dsn
    show.say("Databasen är igång: " + ("inbyggd PostgreSQL" if books.settings.dsn is None else "egen PostgreSQL"))
    for board, data in BOARDS.items():
        began = clock.monotonic()
        book = entering.found(books, board)
        try:
            with show.bar(data.display_name) as progress:
                done = asyncio.run(entering.enter(book, board, years, scale, lambda _, day, of: progress(day, of)))
        finally:
            book.close()
        took = clock.monotonic() - began
        show.say(f"  {data.display_name}: {done.lines} rader ({done.sent} kommandon infördes på {decimal(took)} s)")


def at_work(books: Shelf) -> None:
    """What the program itself makes: a sample by lot and a file read in, for each board."""
    show.heading("Programmet lottar ett stickprov och läser in en fil i varje nämnd")
    for board, data in BOARDS.items():
        book = books.open(board)
        try:
            with registers(books, board) as db:
                if not has(db, "samples"):
                    draw_sample(db, book)
                if not has(db, "intakes"):
                    read_in(db, book, books.settings.home / "inlasning" / board)
        finally:
            book.close()
        show.say(f"  {data.display_name}: avslutade avvikelser, och förslag ur {FILE}")


def show_registers(books: Shelf) -> None:
    show.heading(f"Registren som de är nu: {BOARDS[SHOWN].display_name}")
    with registers(books, SHOWN) as db:
        rows = db.execute(
            """SELECT register, status, count(*) FROM cards WHERE to_position IS NULL
               GROUP BY register, status ORDER BY register, count(*) DESC"""
        ).fetchall()
    for name, register in REGISTERS_BY_NAME.items():
        kind = type(register.initial.status)
        listed = ", ".join(f"{count} {kind.of(status).label}" for one, status, count in rows if one == name)
        show.say(f"  {register.label}: {listed or 'inga'}")


def show_analysis(books: Shelf) -> None:
    """The half-year as it is known now, and as it was known on 5 July, side by side; and what made the difference."""
    with registers(books, SHOWN) as db:
        now, then = position_of(db, "now"), position_of(db, THEN)
        show.heading(f"Halvårsanalysen {HALF.label}, som den är känd nu och som den var känd den 5 juli 2026")
        one, other = (report(db, Figures.now(analyse(db, HALF, at))) for at in (now, then))
        show.analysis(one, other)
        show.say(f"* skiljer. {made_the_difference(db, then, now)} rader efter den 5 juli gjorde skillnaden:")
        show.say(f"  liggaren --board {SHOWN} compare {THEN} now --analysis {HALF.label}")


def made_the_difference(db: Connection[Any], then: int, now: int) -> int:
    return len(compare_analyses(db, HALF, then, now).lines)


def prove(books: Shelf, board: str) -> bool:
    show.heading(f"Kontroll av {BOARDS[board].display_name}")
    with registers(books, board) as db, show.bar("Läser raderna") as progress:
        signed = sign(db, books.keys(board), BOARDS[board].origin)
        first = show.claims(verify(db, books.keys(board), progress=progress))
        if signed is not None:
            show.say(f"  Signerad: {signed.size} rader, roten {b64encode(signed.root).decode()}")
        return first is None


# ── What an inspector takes home ─────────────────────────────────────────────


def take_home(books: Shelf, board: str) -> bool:
    """A package of one case, checked by the program that lies in it, in a process of its own without ours."""
    name = BOARDS[board].display_name
    show.heading(f"Ett ärende för inspektören, att läsa utan program och kontrollera utan nät: {name}")
    with registers(books, board) as db:
        record, number = richest(db)
        folder = books.settings.home / "paket" / f"{board} {number}"
        # A package that was there is checked without its checksum: what lies in the folder cannot vouch for itself.
        known = [] if folder.exists() else ["--digest", packed(books, board, db, record, folder)]
    program = folder / "data" / "kontroll" / "liggaren_verify.py"
    checked = subprocess.run([sys.executable, "-I", "-S", program, folder, *known], capture_output=True, text=True)
    show.say(checked.stdout.rstrip())
    show.say(f"  {folder}/data/index.html")
    return checked.returncode == 0


def write_reports(books: Shelf) -> None:
    """The half-year of each board in every form, as it may go out."""
    show.heading(f"Halvårsanalysen {HALF.label} som den får lämnas ut: text, tabeller, diagram och data")
    for board in BOARDS:
        with registers(books, board) as db:
            made = outside(report(db, Figures.now(analyse(db, HALF, position_of(db, "now")))))
        folder = books.settings.home / "rapporter" / board
        folder.mkdir(parents=True, exist_ok=True)
        for form in FORMS.values():
            (folder / f"{plain_name(made.title)}.{form.ending}").write_bytes(form.make(made))
        show.say(f"  {folder}/{plain_name(made.title)}.pdf (och {', '.join(one for one in FORMS if one != 'pdf')})")


def richest(db: Connection[Any]) -> tuple[UUID, str]:
    """The deviation that most has happened to."""
    row = db.execute(
        """SELECT record, number FROM cards WHERE register = 'deviations' AND to_position IS NULL
           ORDER BY version DESC, opened LIMIT 1"""
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def packed(books: Shelf, board: str, db: Connection[Any], record: UUID, folder: Path) -> str:
    """Make it. Returns its checksum."""
    book = books.open(board)
    try:
        made = pack(db, book, record, folder)
    finally:
        book.close()
    show.say(f"  {made.receipt.number}, kontrollsumma {made.digest}, införd på rad {made.receipt.first}")
    return made.digest


# ── The API at work ──────────────────────────────────────────────────────────


@contextmanager
def served(books: Shelf) -> Iterator[str]:
    """The boards on HTTP while something is shown, on any free port."""
    ready = threading.Event()
    running = server.make([service(books, board) for board in BOARDS], port=0, ready=ready.set)
    thread = threading.Thread(target=running.run, name="http", daemon=True)
    thread.start()
    while not ready.wait(0.1) and thread.is_alive():
        pass
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://{server.HOST}:{port}"
    finally:
        running.should_exit = True
        thread.join()


def show_api(books: Shelf, address: str) -> None:
    """An employee reports, reads it back, and asks for it as of a day when nobody knew of it."""
    visitor = visitors(SHOWN)[0]
    show.heading(f"API:et: {visitor.label}")
    issuer = DemonstrationIssuer.of(books.settings.keys)
    token = issuer.token(visitor.person, BOARDS[SHOWN].origin, clock.now().timestamp())
    report = {
        "unit": str(visitor.unit),
        "description": "Ett planerat besök blev inte av, och ingen ringde och sade till.",
        "danger_now": "no",
    }
    path = f"/{SHOWN}/api/v1/deviations"
    status, receipt = ask(address, token, "POST", path, report)
    show.say(f"  POST {path}  →  {status}  {receipt.get('number')}, rad {receipt.get('position')}")
    one = f"{path}/{receipt.get('number')}"
    status, card = ask(address, token, "GET", f"{one}?wait={receipt.get('position')}")
    show.say(f"  GET {one}  →  {status}  {card.get('status')}")
    status, problem = ask(address, token, "GET", f"{one}?as_of=2026-08-31")
    show.say(f"  GET {one}?as_of=2026-08-31  →  {status}  {problem.get('title')}")


def ask(
    address: str, token: str, method: str, path: str, body: dict[str, Any] | None = None
) -> tuple[int, dict[str, Any]]:
    """One request, with its status and its JSON whatever the status is."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(address + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)

"""Commands for reports: the figures of a period on the screen or as files, and the page of a unit for its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from psycopg import Connection

from api.access_rules import access_to
from api.cli import show
from api.cli.audit import unit_of
from api.cli.look import AsOf
from api.cli.package import stamp_of
from api.cli.program import Wrong, app, board_of, position_of, registers, shelf
from api.figures import KINDS_BY_PATH
from domain.analyses import Organisation, ReportKind
from domain.analyses.kinds import KINDS
from domain.calendar import Period
from domain.terms import Role
from domain.text import tidy
from ledger.blobs import digest_of
from ledger.shelf import Shelf
from projections.cards import CARD, card_of
from replays.analysis import Frozen, analyse, frozen_analyses
from replays.report.dataset import Figures, Report, report
from replays.report.forms import FORMS
from replays.report.hiding import outside as going_out
from replays.report.sheets import files
from replays.report.unit import unit_page
from replays.report.unit_forms import unit_html, unit_pdf
from replays.report.writing import Reader, version_of, written_report

EXAMPLES = {1: "2026", 2: "2026:1", 3: "2026:T1", None: "2026-01-01--2026-06-30"}
OUT = "Filen som skrivs; den ska inte finnas."


def kind_named(said: str) -> ReportKind:
    """Raises Wrong."""
    if said not in KINDS_BY_PATH:
        raise Wrong(f"{said} är inget slag av rapport (de som finns: {', '.join(KINDS_BY_PATH)}).")
    return KINDS_BY_PATH[said]


def period_named(kind: ReportKind, said: str) -> Period:
    """A period that this kind of report is made for. Raises Wrong."""
    try:
        period = Period.read(said)
    except ValueError:
        period = None
    if period is None or not KINDS[kind].covers(period):
        raise Wrong(f"En {kind.label} görs inte för {said}: skriv till exempel {EXAMPLES[KINDS[kind].parts]}.")
    return period


@app.command()
def analysis(
    kind: Annotated[str, typer.Argument(help=f"Slaget: {', '.join(KINDS_BY_PATH)}.")],
    period: Annotated[str, typer.Argument(help="Perioden: 2026:1, 2026:T1, 2026.")],
    as_of: AsOf = "now",
    beside: Annotated[str | None, typer.Option(help="Visa bredvid: som det var känt vid en annan tidpunkt.")] = None,
    organisation: Annotated[
        Organisation | None, typer.Option(help="Efter organisationen då (then) eller vid periodens slut (end).")
    ] = None,
    outside: Annotated[bool, typer.Option("--outside", help="Som den får lämnas ut: små tal är dolda.")] = False,
    frozen: Annotated[bool, typer.Option("--frozen", help="Den senast frysta versionen, med sin text.")] = False,
    pdf: Annotated[Path | None, typer.Option(help=OUT)] = None,
    xlsx: Annotated[Path | None, typer.Option(help=OUT)] = None,
    csv: Annotated[Path | None, typer.Option(help="Mappen som skrivs, en fil per mått; den ska inte finnas.")] = None,
    json: Annotated[Path | None, typer.Option(help=OUT)] = None,
    html: Annotated[Path | None, typer.Option(help=OUT)] = None,
    docx: Annotated[Path | None, typer.Option(help=OUT)] = None,
    reason: Annotated[str | None, typer.Option(help="Varför texten läses; det skrivs upp.")] = None,
    by: Annotated[str | None, typer.Option(help="Den som läser texten: personens id.")] = None,
    role: Annotated[Role, typer.Option(help="I vilken roll.")] = Role.QUALITY_DEVELOPER,
) -> None:
    """Siffrorna för en period, som de är eller var kända: på skärmen, eller som filer."""
    books, wanted = shelf(), kind_named(kind)
    span, board = period_named(wanted, period), board_of(books)
    if frozen and (beside or organisation):
        raise Wrong(
            "En fryst version har sin organisation och sin tidpunkt: --organisation och --beside hör inte till."
        )
    with registers(books, board) as db:
        position = position_of(db, as_of)

        def counted(at: int) -> Report:
            return report(db, Figures.now(analyse(db, span, at, wanted, organisation or Organisation.THEN)))

        if frozen:
            found = read(books, board, db, standing(db, wanted, span, position), position, (by, role, reason))
        else:
            found = counted(position)
        made = going_out(found) if outside else found
        given = {"pdf": pdf, "xlsx": xlsx, "json": json, "html": html, "docx": docx}
        files_wanted = {form: file for form, file in given.items() if file is not None}
        if not files_wanted and csv is None:
            show.heading(f"{made.title}, som det var känt vid rad {made.position}")
            show.analysis(made, counted(position_of(db, beside)) if beside else None)
            for one in frozen_analyses(db):
                if (one.event.kind, one.period) == (wanted, span):
                    show.say(f"Frysta siffror: rad {one.line}, som det var känt vid rad {one.position}.")
    for form, file in files_wanted.items():
        written(file, FORMS[form].make(made), made.title)
    if csv is not None:
        folder(csv, made)


def standing(db: Connection[Any], kind: ReportKind, period: Period, position: int) -> Frozen:
    """The latest frozen version of a kind and a period whose analysis is not struck out. Raises Wrong."""
    asked = f"""SELECT {CARD} FROM cards WHERE register = 'analyses' AND from_position <= %(at)s
                AND (to_position IS NULL OR to_position > %(at)s) AND status <> 'annulled'"""
    there = {card.record for card in map(card_of, db.execute(asked.encode(), {"at": position}))}
    found = [
        one
        for one in frozen_analyses(db, position)
        if (one.event.kind, one.period) == (kind, period) and one.record in there
    ]
    if not found:
        raise Wrong(f"Ingen {kind.label} för {period.label} är fryst vid rad {position}.")
    return found[-1]


def read(
    books: Shelf,
    board: str,
    db: Connection[Any],
    frozen: Frozen,
    position: int,
    said: tuple[str | None, Role, str | None],
) -> Report:
    """The report of a frozen version with its text, opened through the door by somebody who may. Raises Wrong."""
    by, role, reason = said
    if not reason or not tidy(reason):
        raise Wrong("Ange varför texten läses med --reason: det skrivs upp.")
    stamp = stamp_of(db, by, role, access_to("analyses").openers)
    book = books.open(board)
    try:
        reader = Reader(stamp.by, tidy(reason))
        return written_report(db, book.door, reader, version_of(db, frozen.record, position), position)
    finally:
        book.close()


# ── The page of a unit ───────────────────────────────────────────────────────


@app.command()
def apt(
    unit: Annotated[str, typer.Argument(help="Enheten: namnet eller id.")],
    period: Annotated[str, typer.Argument(help="Perioden: 2026:1, 2026:T1, 2026, 2026-01-01--2026-03-31.")],
    as_of: AsOf = "now",
    html: Annotated[Path | None, typer.Option(help=OUT)] = None,
    pdf: Annotated[Path | None, typer.Option(help=OUT)] = None,
) -> None:
    """Enhetens blad till arbetsplatsträffen: vad som rapporterades, vad som gjordes, vad som ändrades."""
    try:
        span = Period.read(period)
    except ValueError:
        raise Wrong(f"{period} är ingen period: skriv till exempel 2026:1.") from None
    if html is None and pdf is None:
        raise Wrong("Ange en fil att skriva: --html eller --pdf.")
    books = shelf()
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        page = unit_page(db, unit_of(db, unit, position), span, position)
    for file, make in ((html, unit_html), (pdf, unit_pdf)):
        if file is not None:
            written(file, make(page), page.title)


# ── Files ────────────────────────────────────────────────────────────────────


def written(file: Path, data: bytes, title: str) -> None:
    """Write a file that is not there, and say how anyone can see that it is the same. Raises Wrong."""
    with told_in_words(file), file.open("xb") as out:
        out.write(data)
    show.say(f"{title} ligger i {file}, kontrollsumma {digest_of(data)}.")


def folder(path: Path, made: Report) -> None:
    """Write the files of separated values in a folder that is not there. Raises Wrong."""
    with told_in_words(path):
        path.mkdir()
        for name, data in files(made):
            (path / name).write_bytes(data)
    show.say(f"{made.title} ligger i {path}, en fil för varje mått.")


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise Wrong(f"{path} finns redan.") from None
    except OSError:
        raise Wrong(f"{path} kunde inte skrivas: se efter att mappen finns och att du får skriva där.") from None

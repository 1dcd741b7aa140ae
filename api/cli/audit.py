"""Commands for those who audit: samples, what if, the story of a unit, and where a figure comes from. None of them
writes in the book: the command line does not know who is asking.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from psycopg import Connection

from api import printing
from api.cli import show
from api.cli.look import AsOf, period_of, record_of, register_named, said
from api.cli.program import Wrong, app, board_of, position_of, registers, shelf
from domain.labels import label
from domain.samples import MOST_DRAWN, Answer, Sample
from ledger.ids import new_id
from projections.cards import CARD, card_of
from replays.figures import Wording
from replays.naming import Names, called
from replays.provenance import NoSuchFigure, provenance
from replays.sampling import Urn, drawing, redraw
from replays.unit_story import prose, tree, unit_story
from replays.what_if import UNDECIDED, NotUnderstood, WhatIf, otherwise
from replays.what_if import what_if as counted_otherwise
from replays.wording import counted, in_words

sample = typer.Typer(help="Stickprov: lotta, och visa och lotta om ett som är infört.", no_args_is_help=True)
app.add_typer(sample, name="sample")

# ── Samples ──────────────────────────────────────────────────────────────────


@sample.command()
def draw(
    register: Annotated[str, typer.Argument(help="Registret: deviations, views, risks …")],
    size: Annotated[int, typer.Option(min=1, max=MOST_DRAWN, help="Hur många.")] = 10,
    seed: Annotated[str | None, typer.Option(help="Fröet; utan väljer programmet ett.")] = None,
    as_of: AsOf = "now",
    status: Annotated[str | None, typer.Option(help="Bara de i detta läge.")] = None,
    unit: Annotated[str | None, typer.Option(help="Bara i denna enhet (namn eller id) och dem under den.")] = None,
) -> None:
    """Lotta poster ur ett register som det stod, så att vem som helst kan göra om det. Inget förs in."""
    books, chosen = shelf(), seed or new_id().hex
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        below = unit_of(db, unit, position) if unit else None
        urn = Urn(register=register_named(register), position=position, stage=status, unit=below)
        found = drawing(db, urn, chosen, size)
        show.heading(f"{len(found.drawn)} av {found.population} poster i {register} vid rad {position}")
        show.say(f"Frö: {chosen}")
        show.say(f"Listans kontrollsumma: {found.records}")
        listed(db, found.drawn, position)
    show.say("Inget är infört: stickprov som ska granskas förs in genom API:et, av den som granskar.")


def unit_of(db: Connection[Any], said: str, position: int) -> UUID:
    """A unit by its id, or by what it has been called. Raises Wrong."""
    units = tree(db, position).units
    found = [
        one
        for one, unit in units.items()
        if said == str(one) or said.casefold() in {place.name.casefold() for place in unit.places}
    ]
    if not found:
        raise Wrong(f"Ingen enhet hette eller hade id {said} vid rad {position}.")
    if len(found) > 1:
        raise Wrong(f"Flera enheter har hetat {said}: ange id för en av {', '.join(map(str, found))}.")
    return found[0]


def listed(db: Connection[Any], drawn: tuple[UUID, ...], position: int) -> None:
    names = Names(db, position)
    for place, record in enumerate(drawn, start=1):
        show.say(f"{place:>4}  {record}  {names(record)}")


@sample.command(name="show")
def shown(number: Annotated[str, typer.Argument(help="Numret (STP-2026-0001).")], as_of: AsOf = "now") -> None:
    """Visa ett stickprov, vad granskningen gav hittills, och om lotten ger samma poster igen."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        one = sample_of(db, number, position_of(db, as_of))
        assert one.position is not None
        show.heading(
            f"{one.title}: {len(one.drawn)} av {one.population} poster i {one.register} vid rad {one.position}"
        )
        show.say(f"Frö: {one.seed}")
        show.say(f"{one.status.label}; {one.left} poster återstår att granska.")
        listed(db, one.drawn, one.position)
        for place, question in enumerate(one.questions):
            given = [answers[place] for answers in one.answers if answers]
            counts = ", ".join(f"{answer.label} {given.count(answer)}" for answer in Answer)
            show.say(f"{question}  {counts}")
        again = redraw(db, one)
        show.say("Lotten ger samma poster igen." if again.same else f"LOTTEN STÄMMER INTE: {again.differs}.")
    if not again.same:
        raise typer.Exit(1)


def sample_of(db: Connection[Any], number: str, position: int) -> Sample:
    """A sample as it stood at a position. Raises Wrong."""
    row = db.execute(
        f"SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s ORDER BY version DESC LIMIT 1",
        (record_of(db, number), position),
    ).fetchone()
    state = card_of(row).state if row else None
    if not isinstance(state, Sample):
        raise Wrong(f"{number} var inget stickprov vid rad {position}.")
    return state


# ── What if ──────────────────────────────────────────────────────────────────


@app.command(name="what-if")
def what_if(
    period: Annotated[str, typer.Option("--period", help="Halvåret: 2026:1.")],
    deadline: Annotated[
        list[str] | None, typer.Option(help="En annan frist: deviation.investigation=2months, 20workdays, 30days.")
    ] = None,
    threshold: Annotated[int | None, typer.Option(min=1, max=100, help="En annan gräns för hög risk.")] = None,
    step: Annotated[list[str] | None, typer.Option(help="Ett steg i skalan som räknas som ett annat: 5=4.")] = None,
    category: Annotated[list[str] | None, typer.Option(help="En kategori som skulle vara en annan: old=new.")] = None,
    as_of: AsOf = "now",
) -> None:
    """Halvåret med en annan frist, riskskala eller andra kategorier: vad skulle skilja? Inget skrivs."""
    books, half = shelf(), period_of(period)
    try:
        asked = otherwise(deadline or (), threshold, step or (), category or ())
    except NotUnderstood as wrong:
        raise Wrong(str(wrong)) from None
    with registers(books, board_of(books)) as db:
        position = position_of(db, as_of)
        found = counted_otherwise(db, half, position, asked)
        show.heading(f"Halvåret {half.label}, som det var känt vid rad {position}: som det är → som det skulle vara")
        differences(found, Wording(db, position, half.end))
    show.heading("Vad som räknas om, och inte")
    for sentence in UNDECIDED:
        show.say(f"  {sentence}")


def differences(found: WhatIf, wording: Wording) -> None:
    """The figures and the records that would differ."""
    for measure, key, now, then in found.figures:
        show.say(f"  {said(wording, measure.id, key)}: {show.number(now)} → {show.number(then)}")
    show.say(f"  {counted(len(found.figures), 'siffra', 'siffror')} skulle skilja.")
    for one in found.records:
        moved = "; ".join(
            f"{label(name)} {in_words(now)} → {in_words(then)}" for name, (now, then) in one.fields.items()
        )
        show.say(f"  {called(one.register, one.number, one.record)}{'' if one.counts else ' (räknas lika)'}  {moved}")
    show.say(f"  {counted(len(found.records), 'post', 'poster')} skulle stå annorlunda.")


# ── Stories and provenance ───────────────────────────────────────────────────


@app.command(name="unit-story")
def told_unit(
    unit: Annotated[str, typer.Argument(help="Enhetens namn eller id.")],
    first: Annotated[str, typer.Option("--from", help="Efter denna dag, tidpunkt eller rad.")] = "0",
    last: Annotated[str, typer.Option("--to", help="Till och med denna.")] = "now",
) -> None:
    """Berätta vad som hände i en enhet och dem under den, genom varje omorganisation."""
    books = shelf()
    with registers(books, board_of(books)) as db:
        begins, ends = position_of(db, first), position_of(db, last)
        record = unit_of(db, unit, ends)
        show.heading(f"{Names(db, ends)(record)}, efter rad {begins} till och med rad {ends}")
        for line in prose(unit_story(db, record, begins, ends)):
            show.say(line)


@app.command(name="provenance")
def comes_from(
    half: Annotated[str, typer.Argument(help="Halvåret: 2026:1.")],
    measure: Annotated[str, typer.Option(help="Måttet: deviations.by_unit.")],
    key: Annotated[str | None, typer.Option(help="Vad siffran är räknad på; utan: alla måttets siffror.")] = None,
    as_of: AsOf = "now",
    html: Annotated[Path | None, typer.Option(help="Skriv dokumentet hit, att skriva ut på A4.")] = None,
) -> None:
    """Varifrån en siffra kommer: posterna, deras rader och beviset för var och en, i ett dokument."""
    books, period = shelf(), period_of(half)
    with registers(books, board_of(books)) as db:
        try:
            found = provenance(db, period, position_of(db, as_of), measure, key)
        except NoSuchFigure as none:
            raise Wrong(str(none)) from None
    if html is None:
        show.say(json.dumps(printing.as_data(found), ensure_ascii=False, indent=1))
        return
    html.write_text(printing.page(found), encoding="utf-8")
    show.say(f"{len(found.figures)} siffror, {len(found.records)} poster: {html}")

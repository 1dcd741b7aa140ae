"""Jämförelsetalens gång – what the inspectorate publishes, entered as it was on the day, and made-up shares beside.

The inspectorate's figures are those that were found published (dossier 8.1); two of its pages differ by one for 2022.
All other figures are invented, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.criteria.words import Measured
from domain.external_statistics.commands import (
    AnnulSeries,
    CorrectFigure,
    CorrectSeries,
    EndSeries,
    EnterSnapshot,
    NoteDisagreement,
)
from domain.external_statistics.words import Figure, Group, Publisher, WhyAnnulled, series_id
from domain.terms import Role

IVO = "lex_sarah.notifications"
NOTIFIED = {2013: "1080", 2016: "1207", 2021: "1191", 2022: "1132", 2023: "1165"}
CODES = {"enkoping": "0381", "uppsala": "0380", "nacka": "0182"}
COUNTRY = "Riket"
INVENTED = "påhittade värden"


def beginnings(world: World) -> Iterator[Beginning]:
    for day, story, name in (
        (date(2025, 2, 3), notifications, "ivo"),
        (date(2025, 5, 5), comparison, "jamforelse"),
        (date(2025, 6, 10), by_mistake, "fel-kommun"),
    ):
        start = office_moment(working_day_from(day), world.chance("starts", "external_statistics", name))
        yield Beginning(start, partial(story, world, start))


def case_of(world: World, publisher: Publisher, indicator: str, municipality: str, now: datetime) -> Case:
    record = series_id(publisher, indicator, municipality)
    return world.case("external_statistics", f"{publisher}-{indicator}-{municipality}", now, record)


def developer(case: Case) -> Actor:
    return case.post(Role.QUALITY_DEVELOPER)


def notifications(world: World, start: datetime) -> Iterator[Step]:
    """Read off a page, one figure wrong at first; another page of the same source gives another figure for a year."""
    case = case_of(world, Publisher.IVO, IVO, COUNTRY, start)
    wrong = NOTIFIED | {2016: "1270"}
    command = EnterSnapshot(
        publisher=Publisher.IVO,
        indicator=IVO,
        municipality=COUNTRY,
        title="Anmälningar enligt lex Sarah till IVO",
        measured=Measured.COUNT,
        retrieved=case.day,
        publication=f"ivo.se, statistiksidor, lästa {case.day}",
        figures=tuple(Figure(year=year, value=value) for year, value in wrong.items()),
    )
    yield case.step(developer(case), command)
    case.soon()
    correct = CorrectFigure(year=2016, value=NOTIFIED[2016], reason="Siffrorna hade kastats om vid inmatningen.")
    yield case.step(developer(case), correct)
    case.soon()
    where = "ivo.se, om 2023: 34 fler än året före, alltså 1131"
    yield case.step(developer(case), NoteDisagreement(year=2022, value="1131", where=where))


def comparison(world: World, start: datetime) -> Iterator[Step]:
    """Our own and the country's, read twice: the second time the source has put a figure right."""
    indicator = "begriplig_information"
    for municipality in (CODES[world.board], COUNTRY):
        case = case_of(world, Publisher.OPEN_COMPARISONS, indicator, municipality, start)
        first = EnterSnapshot(
            publisher=Publisher.OPEN_COMPARISONS,
            indicator=indicator,
            municipality=municipality,
            title=f"Andel som tycker att informationen är lätt att förstå ({INVENTED})",
            measured=Measured.PERCENT,
            retrieved=case.day,
            publication=f"2025 års utgåva ({INVENTED})",
            figures=figures(case, 2023, 2024),
        )
        yield case.step(developer(case), first)
        case.soon()
        start = case.now
    for municipality in (CODES[world.board], COUNTRY):
        case = case_of(world, Publisher.OPEN_COMPARISONS, indicator, municipality, start)
        case.steps = 1
        case.until(date(2026, 5, 4))
        again = EnterSnapshot(
            publisher=Publisher.OPEN_COMPARISONS,
            indicator=indicator,
            municipality=municipality,
            title=first.title,
            measured=Measured.PERCENT,
            retrieved=case.day,
            publication=f"2026 års utgåva ({INVENTED})",
            figures=figures(case, 2024, 2025),
        )
        yield case.step(developer(case), again)
        start = case.soon().now


def figures(case: Case, *years: int) -> tuple[Figure, ...]:
    """Invented, for all, women and men; other ones each time the source is read."""
    chance = case.world.chance("external_statistics", case.name, case.day)
    return tuple(
        Figure(year=year, of=of, value=f"{chance.between(52, 78)}.{chance.between(0, 9)}")
        for year in years
        for of in Group
    )


def by_mistake(world: World, start: datetime) -> Iterator[Step]:
    """Another municipality's series: its name is put right, then it ends, and is struck out when somebody sees it."""
    case = case_of(world, Publisher.OTHER, "vantetid", "0000", start)
    command = EnterSnapshot(
        publisher=Publisher.OTHER,
        indicator="vantetid",
        municipality="0000",
        title="Väntetid",
        measured=Measured.DAYS,
        retrieved=case.day,
        publication=f"enkät ({INVENTED})",
        figures=(Figure(year=2024, value="31"),),
    )
    yield case.step(developer(case), command)
    case.soon()
    correct = CorrectSeries(title="Väntetid till beslut, dagar", measured=Measured.DAYS, reason="Otydlig rubrik.")
    yield case.step(developer(case), correct)
    case.wait(2, 6)
    yield case.step(developer(case), EndSeries(reason="Enkäten görs inte längre."))
    case.wait(2, 6)
    yield case.step(developer(case), AnnulSeries(reason=WhyAnnulled.WRONG_SERIES, explanation="En annan kommuns tal."))

"""Reports to try the forms with: every measure, every kind of figure, and names and texts that mean harm."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID

from domain import measures
from domain.analyses import Organisation, ReportKind
from domain.calendar import Period, add_months
from domain.measures.series import SERIES, Shape
from replays.report.dataset import Cell, Course, Months, Passage, Report, Row, Table

PERIOD = Period.half_year(2026, 1)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+46 70 123",
    "-1+1",
    "@SUM(A1)",
    "<script>alert('Sländan')</script>",
    '#let x = "Åsa"; $ *fet* _kursiv_',
    "</td></tr></table>Ö; \"citat\", 'citat' & å ä ö",
)
SECRET = 3
"""The value of every figure that is hidden: it must not be found where it can be told from others."""


def made_report(kind: ReportKind = ReportKind.HALF_YEAR, hidden: bool = False) -> Report:
    """A report of a kind: every measure has a total or a row for each hostile name; with `hidden`, many a figure is
    too small to be shown, and days between rare events are not there."""
    number = count(1000)

    def cell() -> Cell:
        value = next(number)
        if value % 5 < 2 and hidden:
            return Cell(SECRET, hidden=True)
        return Cell(None if value % 7 == 0 else value)

    def month() -> Cell:
        value = next(number) % 13
        return Cell(SECRET, hidden=True) if value < 5 and hidden else Cell(value)

    def key(by: str, place: int) -> str:
        """As the program makes them where a picture is drawn of them."""
        return {"": "", "probability × consequence": f"{place % 4 + 1}|{place // 4 + 1}"}.get(by, f"{30 * place:03}-")

    tables = []
    for measure in measures.shown_in(kind):
        labels = ("Totalt",) if measure.by == "" else HOSTILE
        rows = tuple(Row(key(measure.by, place), label, cell(), cell()) for place, label in enumerate(labels))
        tables.append(Table(measure, rows, measure.version))
    first = add_months(PERIOD.start, -18)
    months = tuple(
        Months(one, first, tuple(month() for _ in range(24)), tuple(Cell(40) for _ in range(24)), one.version)
        for one in SERIES
        if not (hidden and one.shape is Shape.BETWEEN)
    )
    return Report(
        origin="prov.invalid/bok",
        called="Socialnämnden i Åby <b>&",
        demonstration=True,
        kind=kind,
        period=PERIOD,
        position=4711,
        known=date(2026, 7, 5),
        entered=1783209600.0,
        organisation=Organisation.THEN,
        rules=1,
        least=5,
        outside=hidden,
        tables=tuple(tables),
        months=months,
        passages=tuple(Passage(f"Avsnitt {place}", f"{text}\nNästa stycke.") for place, text in enumerate(HOSTILE)),
        causes=("=Brist på tid",),
        actions=("ÅTG-2026-0001",),
        course=Course(
            UUID(int=7), "HA-2026-0001", 1, 4712, date(2026, 7, 6), date(2026, 7, 8), None, None, None, None, None
        ),
    )

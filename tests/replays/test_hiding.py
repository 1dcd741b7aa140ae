"""What goes out of the house: nothing small is in it, and nothing small comes out of what is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from domain import measures
from domain.measures import Kind
from domain.measures.series import SERIES, Shape
from domain.measures.series import of as series_of
from replays.report.dataset import Cell, Months, Report, Row, Table
from replays.report.hiding import ABOUT_INDIVIDUALS, outside
from tests.replays.reports import made_report

FIRST = date(2026, 1, 1)
ALONE = (Shape.COUNT, Shape.BETWEEN)


def table(measure: str, **numbers: int) -> Table:
    """A measure with a number for each key, the same both years."""
    rows = (Row("" if key == "all" else key, key, Cell(value), Cell(value)) for key, value in numbers.items())
    return Table(measures.of(measure), tuple(rows), 1)


def months(series: str, *values: int, of: Sequence[int] = ()) -> Months:
    return Months(series_of(series), FIRST, tuple(map(Cell, values)), tuple(map(Cell, of)), 1)


def going_out(tables: Sequence[Table] = (), traced: Sequence[Months] = ()) -> Report:
    return outside(replace(made_report(), tables=tuple(tables), months=tuple(traced)))


def told(report: Report, measure: str) -> dict[str, int | None]:
    """What is shown of a measure, by key; None where it is not."""
    (found,) = (one for one in report.tables if one.measure.id == measure)
    return {row.label: row.now.value for row in found.rows}


def values(report: Report, series: str) -> list[int | None]:
    (found,) = (one for one in report.months if one.series.id == series)
    return [one.value for one in found.values]


def test_what_is_hidden_is_not_there_at_all() -> None:
    """Ett tal som inte visas finns inte heller kvar under ytan."""
    made = going_out([table("deviations", all=43), table("deviations.by_unit", ett=40, två=3)])
    assert told(made, "deviations") == {"all": 43}
    assert told(made, "deviations.by_unit") == {"ett": None, "två": None}
    assert all(row.now.hidden and row.before.hidden for row in made.tables[1].rows)


def test_the_median_of_few_is_not_shown() -> None:
    """En median av några få fall är nästan ett enskilt fall: den visas inte, hur många rapporter det än är."""
    closed = measures.of("deviations.to_close")
    few = [table("deviations", all=40), table("deviations.to_close", all=12), table("deviations.days_to_close", d30=2)]
    many = [few[0], few[1], table("deviations.days_to_close", d30=3, d60=4)]
    assert told(going_out(few), closed.id) == {"all": None}
    assert told(going_out(many), closed.id) == {"all": 12}
    assert told(going_out(few[:2]), closed.id) == {"all": None}


def test_every_median_about_individuals_says_how_many_it_is_over() -> None:
    """Varje median om enskilda anger vilket mått som räknar fallen bakom den."""
    medians = [one for one in measures.MEASURES if one.kind is Kind.MEDIAN_DAYS and one.register in ABOUT_INDIVIDUALS]
    assert len(medians) > 3
    for one in medians:
        assert one.over is not None and measures.of(one.over.measure).register == one.register, one.id


def test_a_month_does_not_come_out_of_another_series() -> None:
    """De två synpunkter som inte var klagomål går inte att räkna ut genom att dra det ena diagrammet från det andra."""
    made = going_out(traced=[months("views", 10, 12), months("complaints", 8, 12)])
    assert None in (values(made, "views")[0], values(made, "complaints")[0])
    assert (values(made, "views")[1], values(made, "complaints")[1]) == (12, 12)


def test_a_month_does_not_come_out_of_a_share_or_a_rate() -> None:
    """Inte heller det som saknas i en andel eller ett tal per brukare."""
    share = going_out(traced=[months("deviations", 10), months("first_reading_kept", 7, of=(8,))])
    assert None in (values(share, "deviations")[0], share.months[1].bases[0].value)
    rate = going_out(traced=[months("deviations", 10), months("deviations_per_users", 8, of=(120,))])
    assert None in (values(rate, "deviations")[0], values(rate, "deviations_per_users")[0])
    assert rate.months[1].bases[0].value == 120


@pytest.mark.parametrize("value", [1, 4])
def test_every_series_about_individuals_hides_what_is_small(value: int) -> None:
    """En månad med några få visas inte i någon serie om enskilda."""
    made = going_out(
        traced=[months(one.id, value, of=(90,) if one.shape.value in ("share", "rate") else ()) for one in SERIES]
    )
    assert len(made.months) > 5
    for one in made.months:
        hides = one.series.measure.register in ABOUT_INDIVIDUALS
        assert one.values[0].hidden is hides, one.series.id

"""Other municipalities beside our own, in a report that asks for it: cost and quality as others have published them.

The figures are those that the book knew at the position of the report (domain/external_statistics): the same line gives
the same comparison, whatever the sources have corrected since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.calendar import Period
from domain.external_statistics.state import Series
from domain.external_statistics.words import Group, Status
from domain.measures import Seen
from domain.text import swedish_key

NONE = "–"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator, where it comes from, and for each place its value for the year and the year before."""

    indicator: str
    title: str
    source: str
    rows: tuple[tuple[str, str, str], ...]


def comparisons(known: Sequence[Seen], period: Period) -> Iterator[Comparison]:
    """The indicators of which the year or the one before is known for more than one place, by title."""
    together: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for one in known:
        state: Series = one.state
        if state.status is not Status.ANNULLED and state.publisher is not None:
            together[str(state.publisher), state.indicator].append(state)
    found = (compared(indicator, series, period) for (_, indicator), series in together.items())
    yield from sorted((one for one in found if len(one.rows) > 1), key=lambda one: swedish_key(one.title))


def compared(indicator: str, series: Sequence[Series], period: Period) -> Comparison:
    """Those of which something is known, by name of the place."""
    years = period.end.year, period.previous.end.year
    rows = [(one.municipality, said(one, years[0]), said(one, years[1])) for one in series]
    last = max(series, key=lambda one: one.retrieved or period.start)
    publisher = last.publisher.label if last.publisher else ""
    return Comparison(
        indicator=indicator,
        title=f"{last.title} ({last.measured.label})" if last.measured else last.title,
        source=f"{publisher[0].upper()}{publisher[1:]}, {last.publication}, hämtat {last.retrieved}.",
        rows=tuple(sorted((row for row in rows if row[1:] != (NONE, NONE)), key=lambda row: swedish_key(row[0]))),
    )


def said(series: Series, year: int) -> str:
    figure = series.figure(year, Group.ALL)
    return NONE if figure is None or figure.value is None else figure.value.replace(".", ",")

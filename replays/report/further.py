"""What a report shows besides its measures: others' figures beside ours, and what came of the actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from replays.effects import Effect
from replays.report.dataset import Report


@dataclass(frozen=True, slots=True)
class FurtherTable:
    """`by`: what a row is of; each row has its label and two values, as they are written."""

    heading: str
    about: str
    by: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Further:
    """A chapter. `columns`: what the two values of every row are."""

    name: str
    heading: str
    columns: tuple[str, str]
    tables: tuple[FurtherTable, ...]


def further(report: Report) -> Iterator[Further]:
    """The chapters that have something to show."""
    if report.effects:
        about = "Medianen av mätningarna före och efter den dag åtgärden var gjord, och hur många de är."
        rows = tuple((effect_said(one), one.was, one.became) for one in report.effects)
        table = FurtherTable("Det som åtgärderna följs i", about, "Åtgärd", rows)
        yield Further("effects", "Åtgärdernas effekt", ("Före", "Efter"), (table,))
    if report.network:
        tables = tuple(FurtherTable(one.title, one.source, "Område", one.rows) for one in report.network)
        columns = report.period.label, report.period.previous.label
        yield Further("network", "Jämförelse med andra", columns, tables)


def as_tables(one: Further) -> list[dict[str, Any]]:
    """The tables of a chapter as the templates read them."""
    return [asdict(table) | {"columns": one.columns} for table in one.tables]


def effect_said(one: Effect) -> str:
    measured = f" ({one.measured})" if one.measured else ""
    return f"{one.number}, gjord {one.done.isoformat()}: {one.what}{measured}. Effekt: {one.judged}"

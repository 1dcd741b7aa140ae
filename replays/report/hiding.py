"""Small numbers: what is not shown outside those who work with it, worked out once for every form of the report.

Counts of what is about individuals are hidden below the limit; a median or a rate is hidden with the count it rests on.
"""

from __future__ import annotations

from dataclasses import replace

from replays.report.dataset import Cell, Months, Report, Table

ABOUT_INDIVIDUALS = frozenset({"joint", "deviations", "views", "lex_sarah", "incidents", "non_executed"})
"""The registers whose records are about somebody; how many documents there are points nobody out."""


def outside(report: Report) -> Report:
    """The report as it may go out: to the board, the web and whoever wants it."""
    return replace(
        report,
        outside=True,
        tables=tuple(table_outside(table, report.least) for table in report.tables),
        months=tuple(months_outside(one, report.least) for one in report.months),
    )


def table_outside(table: Table, least: int) -> Table:
    """Without the small figures, and without which records are behind any."""
    hide = table.measure.register in ABOUT_INDIVIDUALS
    rows = (
        replace(row, records=(), now=shown(row.now, least, hide), before=shown(row.before, least, hide))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def months_outside(months: Months, least: int) -> Months:
    hide = months.series.measure.register in ABOUT_INDIVIDUALS
    return replace(
        months,
        values=tuple(shown(one, least, hide) for one in months.values),
        bases=tuple(shown(one, least, hide) for one in months.bases),
    )


def shown(cell: Cell, least: int, hide: bool) -> Cell:
    small = cell.value is not None and 0 < cell.value < least
    return replace(cell, hidden=True) if hide and small else cell

"""A report as data: the same figures as in every other form, for machines, with where each comes from."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from domain.law import Duty
from domain.measures.series import Shape
from replays.effects import Effect, Value
from replays.report.dataset import Cell, Months, Report, Row, Table

FORMAT = "liggaren.report.v1"


def as_data(report: Report) -> dict[str, Any]:
    """A report in the types of JSON. A figure that is not shown is null and marked; its value is nowhere in it."""
    return {
        "format": FORMAT,
        "origin": report.origin,
        "board": report.called,
        "demonstration": report.demonstration,
        "kind": report.kind.value,
        "title": report.title,
        "law": report.law,
        "first": report.period.start.isoformat(),
        "last": report.period.end.isoformat(),
        "position": report.position,
        "known": report.known.isoformat(),
        "organisation": report.organisation.value,
        "outside": report.outside,
        "least": report.least,
        "rules": report.rules,
        "measures": [table_data(table, report) for table in report.tables],
        "series": [months_data(one) for one in report.months],
        "effects": [effect_data(one) for one in report.effects],
        "network": [asdict(one) for one in report.network],
        "texts": [{"heading": one.heading, "text": one.text} for one in report.passages],
        "causes": list(report.causes),
        "actions": list(report.actions),
        "course": course_data(report),
    }


def table_data(table: Table, report: Report) -> dict[str, Any]:
    measure = table.measure
    return {
        "id": measure.id,
        "version": table.version,
        "label": measure.label,
        "means": means(table, report),
        "counts_on": measure.counts_on.value,
        "kind": measure.kind.value,
        "by": measure.by,
        "direction": measure.direction.value,
        "law": cited(measure.duty, report),
        "figures": [row_data(row) for row in table.rows],
    }


def means(table: Table, report: Report) -> str:
    """What a measure counts, in a sentence or two."""
    measure = table.measure
    said = [f"{measure.kind.label[0].upper()}{measure.kind.label[1:]}, efter {measure.counts_on.label}."]
    if measure.rate is not None:
        said.append(
            f"{measure.rate.label[0].upper()}{measure.rate.label[1:]}; bara där underlaget finns hela perioden."
        )
    if measure.means:
        said.append(measure.means)
    return " ".join([*said, "Makulerade poster räknas inte."])


def cited(duty: Duty, report: Report) -> str:
    return duty.citation(report.period.end)


def row_data(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "label": row.label,
        "now": number(row.now),
        "before": number(row.before),
        "hidden": [name for name in ("now", "before") if getattr(row, name).hidden],
        "records": [str(one) for one in row.records],
    }


def number(cell: Cell) -> int | None:
    return None if cell.hidden else cell.value


def months_data(months: Months) -> dict[str, Any]:
    return {
        "id": months.series.id,
        "version": months.version,
        "label": months.series.label,
        "measure": months.series.measure.id,
        "shape": months.series.shape.value,
        "days" if months.series.shape is Shape.BETWEEN else "months": list(months.names),
        "values": list(map(number, months.values)),
        "bases": list(map(number, months.bases)),
        "hidden": [place for place, one in enumerate(months.values) if one.hidden],
    }


def effect_data(one: Effect) -> dict[str, Any]:
    told = {"action": id_of(one.action), "number": one.number, "done": one.done.isoformat(), "measure": one.what}
    judged = {"measured": one.measured, "direction": one.direction.value, "judged": one.judged}
    return {**told, **judged, "before": list(map(value_data, one.before)), "after": list(map(value_data, one.after))}


def value_data(one: Value) -> dict[str, str | None]:
    days = {"first": one.first.isoformat(), "last": one.last.isoformat()}
    return {**days, "value": one.written, "record": id_of(one.record)}


def id_of(record: UUID | None) -> str | None:
    return None if record is None else str(record)


def course_data(report: Report) -> dict[str, Any] | None:
    course = report.course
    if course is None:
        return None
    days = ("frozen_on", "released_on", "reviewed_on", "meeting", "published_on")
    said: dict[str, Any] = {name: day.isoformat() if (day := getattr(course, name)) else None for name in days}
    named = {"record": str(course.record), "number": course.number, "version": course.version, "line": course.line}
    return named | said | {"outcome": course.outcome, "paragraph": course.paragraph}

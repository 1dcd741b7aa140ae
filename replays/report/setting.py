"""How a report is set out, the same in every form: register by register, what is one figure together, what is counted
by something each by itself, and at the end what every figure means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from domain.analyses.kinds import KINDS
from domain.calendar import Period
from projections.cards import REGISTERS_BY_NAME
from replays.report.data import cited, means
from replays.report.dataset import Report, Row, Table

JOINT = "Samlat"
NOTHING_HIDDEN = "Alla siffror visas."


@dataclass(frozen=True, slots=True)
class Chapter:
    """A register's figures: those that are one each, and the tables of the others."""

    name: str
    heading: str
    single: tuple[Table, ...]
    tables: tuple[Table, ...]


def chapters(report: Report) -> Iterator[Chapter]:
    """The registers in the order of the kind of report; one that has no figures is left out."""
    for name in KINDS[report.kind].registers:
        own = [table for table in report.tables if table.measure.register == name]
        single = tuple(table for table in own if table.measure.by == "" and table.rows)
        tables = tuple(table for table in own if table.measure.by != "" and table.rows)
        if single or tables:
            yield Chapter(name, heading(name), single, tables)


def heading(register: str) -> str:
    known = REGISTERS_BY_NAME.get(register)
    return known.label if known else JOINT


def unit_of(table: Table) -> str:
    """What stands after the label where it is no plain count."""
    rate, kind = table.measure.rate, table.measure.kind
    return f" ({rate.label})" if rate else " (dagar, median)" if table.measure.days else "" if kind else ""


def figures(table: Table, row: Row) -> tuple[str, str]:
    """Now and the year before, as people read them."""
    return row.now.said(table.measure.kind), row.before.said(table.measure.kind)


def definitions(report: Report) -> Iterator[tuple[str, str, str]]:
    """Label, meaning and ground of every measure, in the order they are shown."""
    for table in report.tables:
        measure = table.measure
        version = f" Sätt att räkna: {table.version}." if table.version > 1 else ""
        if table.version != measure.version:
            version += f" Nu räknas det på sätt {measure.version}."
        yield measure.label, means(table, report) + version, cited(measure.duty, report)


def method(report: Report) -> Iterator[str]:
    """How the figures came about, and how anyone can get them again."""
    period, before = report.period, report.period.previous
    yield (
        f"Siffrorna är räknade ur liggaren {report.origin} så som den stod vid rad {report.position}, "
        f"den {report.known.isoformat()}. Bredvid står {before_said(period, before)}, räknat på samma sätt."
    )
    if report.course is not None:
        yield (
            f"De är frysta på rad {report.course.line} och ändras inte av det som förs in senare. "
            "Vem som helst som får läsa liggaren kan räkna fram dem igen ur raderna."
        )
    yield f"Poster räknas på {report.organisation.label}."
    yield hidden_said(report)
    yield (
        "Ett diagram kallas förändrat bara där reglerna för styrdiagram ger en signal. Hur många rapporter som kommer "
        "in har ingen bra riktning: fler kan betyda att mer händer, eller att mer berättas."
    )


def before_said(period: Period, before: Period) -> str:
    return f"{before.label}" if period.months == before.months else f"{before.start}–{before.end}"


def hidden_said(report: Report) -> str:
    if not report.outside:
        return NOTHING_HIDDEN
    return (
        f"Antal från 1 till {report.least - 1} om enskilda visas inte, och inte heller de antal som de annars gick att "
        "räkna ut ur. Där står två punkter (..). Ett streck (–) betyder att det inte finns något att räkna på."
    )


def days_said(report: Report) -> Iterator[tuple[str, str]]:
    """What has become of the report, label and value, in order."""
    course = report.course
    if course is None:
        return
    told = (
        ("Siffrorna frystes", course.frozen_on),
        ("Texten frigavs", course.released_on),
        ("Ledningsgruppen granskade", course.reviewed_on),
        ("Nämndens sammanträde", course.meeting),
        ("Publicerades", course.published_on),
    )
    yield "Version", str(course.version)
    for label, day in told:
        if day is not None:
            yield label, day.isoformat()
    if course.outcome:
        yield "Beslut", f"{course.outcome}{f', {course.paragraph}' if course.paragraph else ''}"

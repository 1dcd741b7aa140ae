"""Det mäts – values of the measures in their periods, each with its own life, and the denominators of some units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from boards.criteria import Measure
from boards.history.chance import Chance
from boards.history.criteria import tables
from boards.history.step import Actor, Step
from boards.history.texts import criteria as texts
from boards.history.texts import told
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.calendar import ONE_DAY, Period, last_of_month
from domain.criteria.words import Measured
from domain.measurements.commands import (
    AnalyseMeasurement,
    AnnulMeasurement,
    BeginMeasurement,
    CorrectMeasurement,
    MissMeasurement,
    PublishResult,
    RecordDenominator,
    RecordMeasurement,
    ScheduleMeasurement,
    ValidateMeasurement,
)
from domain.measurements.values import met
from domain.measurements.words import (
    Channel,
    Denominator,
    Met,
    Trend,
    WhyAnnulled,
    WhyMissed,
    denominator_id,
    measurement_id,
)
from domain.terms import Role

YEAR = Period.year(2025)
HALVES = (Period.half_year(2025, 1), Period.half_year(2025, 2), Period.half_year(2026, 1))
PLANNED_BY, COUNTED_FROM, COUNTED_MONTHS = date(2025, 3, 11), date(2026, 1, 1), 6

LIVES = ("told", "told", "corrected", "too_few", "not_made", "struck_out", "told")
"""What becomes of a yearly measurement, in the order of the table; what comes after has not been planned."""

RANGES = {
    Measured.GRADE: (34, 46),
    Measured.PERCENT: (820, 990),
    Measured.COUNT: (0, 30),
    Measured.INDEX: (610, 700),
    Measured.DAYS: (600, 1_100),
    None: (10, 90),
}
"""Tenths between which a made-up value lies."""


@dataclass
class Value:
    """A measurement while it is told: of which measure, where and when."""

    case: Case
    measure: Measure
    criterion: str
    period: Period

    @property
    def measured(self) -> Measured | None:
        return tables.measured(self.measure)

    def number(self, chance: Chance) -> str:
        least, most = RANGES[self.measured]
        tenths = chance.between(least, most)
        return str(tenths // 10) if self.measured is Measured.COUNT else f"{tenths // 10}.{tenths % 10}"


def stories(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    told_of = [(one.id, measure) for one in tables.of(world.data.criteria) for measure in one.measures]
    for (criterion, measure), life in zip(told_of, LIVES, strict=False):
        start = office_moment(PLANNED_BY, world.chance("measurements", measure.id))
        yield start, yearly(value_of(world, criterion, measure, YEAR, start), life)
    criterion, measure = told_of[0]
    start = office_moment(working_day_from(HALVES[0].end + timedelta(days=20)), world.chance("measurements", "halves"))
    yield start, half_yearly(world, criterion, measure, start)
    yield from denominators(world)


def value_of(world: World, criterion: str, measure: Measure, period: Period, start: datetime) -> Value:
    record = measurement_id(world.id("criteria", criterion), measure.id, None, period.start, period.end, None)
    case = world.case("measurements", f"{measure.id}-{period.label}", start, record)
    return Value(case, measure, criterion, period)


def said(value: Value) -> dict[str, object]:
    """Which measurement it is."""
    criterion = value.case.world.id("criteria", value.criterion)
    period = value.period
    return {"criterion": criterion, "measure": value.measure.id, "first": period.start, "last": period.end}


# ── The pieces ───────────────────────────────────────────────────────────────


def planned(value: Value) -> Iterator[Step]:
    case = value.case
    developer = case.post(Role.QUALITY_DEVELOPER)
    ready = value.period.end + timedelta(days=45)
    yield case.step(developer, ScheduleMeasurement(**said(value), ready_by=ready, responsible=developer.person))  # type: ignore[arg-type]
    case.until(value.period.end - timedelta(days=70))
    yield case.step(developer, BeginMeasurement(method=value.measure.methods[0].name))


def recorded(value: Value, number: str, responses: int = 0, **more: object) -> Step:
    case = value.case
    command = RecordMeasurement(
        **said(value),  # type: ignore[arg-type]
        value=number,
        responses=responses or case.chance.between(40, 160),
        response_rate=f"{case.chance.between(31, 68)}.{case.chance.between(0, 9)}",
        method=value.measure.methods[0].name,
        taken_from="enkätverktyget (påhittat)",
        **more,  # type: ignore[arg-type]
    )
    return case.step(case.post(Role.QUALITY_DEVELOPER), command)


def followed(value: Value, number: str) -> Iterator[Step]:
    """Read by somebody else, analysed by the director, told to the board and to everybody."""
    case = value.case
    yield case.wait(2, 6).step(second(case), ValidateMeasurement())
    target = tables.target(value.measure.target) if value.measure.target else None
    missed = met(number, value.measured, target) is Met.NO
    analysed = AnalyseMeasurement(
        why=told(case.chance, texts.WHY),
        trend=case.chance.pick(tuple(Trend)),
        without_action=told(case.chance, texts.WITHOUT_ACTION) if missed else None,
    )
    yield case.wait(2, 8).step(case.post(Role.DIRECTOR), analysed)
    case.wait(4, 12)
    for channel, where in ((Channel.BOARD, None), (Channel.WEB, "nämndens webbplats (påhittad)")):
        command = PublishResult(channel=channel, where=where, day=case.day)
        yield case.soon().step(second(case), command)


def second(case: Case) -> Actor:
    return case.post(Role.QUALITY_DEVELOPER, 1)


# ── The lives ────────────────────────────────────────────────────────────────


def yearly(value: Value, life: str) -> Iterator[Step]:
    """Planned in the spring, asked in the autumn, and entered in the new year."""
    case = value.case
    yield from planned(value)
    case.until(value.period.end + timedelta(days=20))
    number = value.number(case.chance)
    if life == "not_made":
        missed = MissMeasurement(reason=WhyMissed.NOT_MADE, comment=told(case.chance, texts.NOT_MADE))
        yield case.step(case.post(Role.QUALITY_DEVELOPER), missed)
        return
    yield recorded(value, number, responses=3 if life == "too_few" else 0)
    if life == "too_few":
        yield case.wait(2, 6).step(second(case), ValidateMeasurement())
        return
    if life == "struck_out":
        yield case.soon().step(case.post(Role.QUALITY_DEVELOPER), AnnulMeasurement(reason=WhyAnnulled.WRONG_MEASURE))
        case.wait(1, 3)
        yield recorded(value, number)
    if life == "corrected":
        number = value.number(case.chance)
        reason = told(case.chance, texts.CORRECTED)
        correct = CorrectMeasurement(value=number, responses=case.chance.between(40, 160), reason=reason)
        yield case.wait(1, 4).step(case.post(Role.QUALITY_DEVELOPER), correct)
    yield from followed(value, number)


def half_yearly(world: World, criterion: str, measure: Measure, start: datetime) -> Iterator[Step]:
    """Asked each half-year: each value says how much has changed since the one before."""
    before = None
    for period in HALVES:
        value = value_of(world, criterion, measure, period, start)
        value.case.until(period.end + timedelta(days=20))
        number = value.number(value.case.chance)
        yield recorded(value, number, previous=before)
        yield from followed(value, number)
        before, start = value.case.record, value.case.now


# ── What counts are made rates by ────────────────────────────────────────────


def denominators(world: World) -> Iterator[tuple[datetime, Iterator[Step]]]:
    """Staff and cases of some units, month by month."""
    months = [date(COUNTED_FROM.year, month, 1) for month in range(1, COUNTED_MONTHS + 1)]
    for number, unit in enumerate(world.cast.staffed[:3]):
        kinds = (Denominator.FULL_TIME, Denominator.CASES) if number == 0 else (Denominator.FULL_TIME,)
        for kind in kinds:
            for month in months:
                start = office_moment(
                    working_day_from(last_of_month(month) + 4 * ONE_DAY),
                    world.chance("measurements", kind, unit, month),
                )
                yield start, counted(world, kind, unit, month, start)


def counted(world: World, kind: Denominator, unit: str, month: date, start: datetime) -> Iterator[Step]:
    record = denominator_id(kind, world.cast.unit(unit), month)
    case = world.case("measurements", f"{kind}-{unit}-{month}", start, record)
    full_time = kind is Denominator.FULL_TIME
    number = f"{case.chance.between(6, 14)}.{case.chance.pick(('0', '25', '5', '75'))}" if full_time else None
    command = RecordDenominator(
        denominator=kind,
        unit=world.cast.unit(unit),
        month=month,
        value=number or str(case.chance.between(80, 140)),
        taken_from="personalsystemet (påhittat)" if full_time else "verksamhetssystemet (påhittat)",
    )
    yield case.step(case.manager(unit), command)

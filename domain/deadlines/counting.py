"""What a deadline rule is, and how it is counted. Pure: it is told when to count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from domain.calendar import add_months, add_working_days, local_day, moved, why_not_working
from domain.law import Duty
from domain.terms import Role, Term


class Unit(Term):
    """What a deadline is counted in. Genast, utan dröjsmål and snarast are all AT_ONCE: no last day."""

    WORKING_DAYS = "working_days", "arbetsdagar"
    DAYS = "days", "dagar"
    MONTHS = "months", "månader"
    HOURS = "hours", "timmar"
    AT_ONCE = "at_once", "genast"


class Status(Term):
    """Who set the length."""

    STATUTE = "statute", "lag"
    REGULATION = "regulation", "föreskrift"
    ADVICE = "advice", "allmänt råd"
    LOCAL = "local", "nämndens eget val"
    UNVERIFIED = "unverified", "inte kontrollerad"


class Start(Term):
    """What a deadline counts from."""

    LEARNED = "learned", "kännedom om händelsen"
    RECEIVED = "received", "det kom in"
    OPENED = "opened", "ärendet inleddes"
    REQUESTED = "requested", "begäran kom in"
    FOUND_SERIOUS = "found_serious", "missförhållandet bedömdes som allvarligt"
    NOTIFIED = "notified", "anmälan gjordes"
    OCCURRED = "occurred", "händelsen inträffade"
    DECIDED = "decided", "beslutet fattades"
    NOT_EXECUTED = "not_executed", "beslutet fattades eller verkställigheten avbröts"
    ESTABLISHED = "established", "dokumentet fastställdes"
    LAST_NOTE = "last_note", "den sista anteckningen"
    PERIOD_END = "period_end", "periodens sista dag"
    NEW_YEAR = "new_year", "årets första dag"
    PLANNED_CHANGE = "planned_change", "den planerade ändringen"
    MEETING = "meeting", "sammanträdet"
    READY = "ready", "åtgärden ska vara klar"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """How long somebody has, from one day to another (`since`–`until`, both included).

    `register` is the register whose records it dates, or "obligations" for what returns every year.
    `moves`: a last day that is no working day moves to the next one (lagen 1930:173, 2 §).
    `duty` is the demand that the deadline serves, None if there is none; `status` says who set the length.
    `extendable_by`: who may give more time (domain/deadlines/extending.py); nobody if empty, and only what is LOCAL.
    """

    id: str
    register: str
    label: str
    starts_on: Start
    length: int
    unit: Unit
    moves: bool
    duty: Duty | None
    status: Status
    since: date
    until: date | None = None
    version: int = 1
    extendable_by: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A day that was not counted, and why: a Saturday, a holiday or an eve that is kept as one."""

    day: date
    why: str


def passed_over(rule: DeadlineRule, last: date) -> tuple[PassedOver, ...]:
    """The days that were not counted towards a last day, in order: those between the working days that a rule counts,
    or those just before a last day that moves. Nothing where every day counts. Raises OutsideCalendar.

    >>> from domain.deadlines import rule
    >>> [one.why for one in passed_over(rule("complaint.answer", date(2026, 6, 17)), date(2026, 6, 23))]
    ['lördag', 'söndag', 'midsommarafton', 'midsommardagen', 'söndag']
    """
    if rule.unit in (Unit.HOURS, Unit.AT_ONCE) or not (rule.moves or rule.unit is Unit.WORKING_DAYS):
        return ()
    day, left, found = last, rule.length if rule.unit is Unit.WORKING_DAYS else 1, list[PassedOver]()
    while left:
        day -= timedelta(days=1)
        why = why_not_working(day)
        if why is None:
            left -= 1
        else:
            found.append(PassedOver(day, why))
    return tuple(reversed(found))


def due(rule: DeadlineRule, start: date | datetime) -> date | datetime:
    """When something is due under a rule: an instant for hours and at once from an instant, otherwise a day.

    Hours run through nights and holidays and never move. An instant is counted from its day in Sweden.

    Raises ValueError for hours counted from a day, an instant without time zone, a year outside the calendar.
    """
    if not isinstance(start, datetime):
        return due_day(rule, start)
    if start.tzinfo is None:
        raise ValueError("Tidpunkten saknar tidszon.")
    if rule.unit is Unit.HOURS:
        return start + timedelta(hours=rule.length)
    return start if rule.unit is Unit.AT_ONCE else due_day(rule, local_day(start))


def due_day(rule: DeadlineRule, start: date) -> date:
    """The day something is due under a rule that counts in days; at once is the same day.

    Raises ValueError for hours, which need an instant, and for a year outside the calendar.
    """
    match rule.unit:
        case Unit.AT_ONCE:
            return start
        case Unit.HOURS:
            raise ValueError(f"Fristen {rule.id} räknas i timmar och behöver ett klockslag att börja på.")
        case Unit.WORKING_DAYS:
            last = add_working_days(start, rule.length)
        case Unit.DAYS:
            last = start + timedelta(days=rule.length)
        case Unit.MONTHS:
            last = add_months(start, rule.length)
        case _:
            assert_never(rule.unit)
    return moved(last) if rule.moves else last

"""More time than a rule gave: who may give it, for how long at a time, and what is refused.

A breach never blocks: what has passed its day may be given more time too. What the law has set is never extended.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain import deadlines, law
from domain.board import Due
from domain.calendar import add_months
from domain.deadlines import DeadlineRule
from domain.grammar import Occasion, Refusal
from domain.terms import Role

MOST_MONTHS = 6
"""How far from today a day may be moved at a time; so that somebody looks at it again."""


class NoDayToExtend(
    Refusal,
    message="Det finns ingen dag att förlänga: inget väntar på detta nu.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotExtendable(
    Refusal,
    message="Fristen ”{what}” förlängs inte.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotTheirsToExtend(
    Refusal,
    message="Fristen ”{what}” förlängs av någon av dessa: {roles}. Be en av dem.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...


class NotLaterThanBefore(
    Refusal,
    message="En förlängning ger mer tid: ange en dag efter den {day}.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="until",
): ...


class TooFarAhead(
    Refusal,
    message="En frist förlängs till den {day} som längst. Förläng den igen om den tiden inte räcker.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="until",
): ...


def extended(due: Due | None, until: date, occasion: Occasion) -> Due:
    """The same deadline with a later last day: by the same rule, which is what the time was given for.

    `due`: the day that is waited for, None if there is none.
    Raises NoDayToExtend, NotExtendable, NotTheirsToExtend, NotLaterThanBefore, TooFarAhead.
    """
    if due is None:
        raise NoDayToExtend
    may_extend(deadlines.rule(due.rule, occasion.stamp.day), occasion.stamp.role)
    must_give_more_time(due.on, until, occasion.stamp.day)
    return replace(due, on=until)


def may_extend(rule: DeadlineRule, role: Role) -> None:
    if not rule.extendable_by:
        raise NotExtendable(what=rule.label)
    if role not in rule.extendable_by:
        raise NotTheirsToExtend(what=rule.label, roles=", ".join(one.label for one in rule.extendable_by))


def must_give_more_time(last: date, until: date, today: date) -> None:
    """Later than it was and than today, but not out of sight."""
    before = max(last, today)
    if until <= before:
        raise NotLaterThanBefore(day=before.isoformat())
    furthest = add_months(before, MOST_MONTHS)
    if until > furthest:
        raise TooFarAhead(day=furthest.isoformat())

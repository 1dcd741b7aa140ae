"""Utförare att välja mellan – what is told to those who choose: how the provider is presented, what quality the board
asks of it, and what was found when that was looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.criteria.state import Criterion
from domain.measurements.state import Measurement
from domain.providers.state import Provider
from domain.providers.words import RUNNING, Engagement, Status
from domain.text import swedish_key
from projections.cards import STATES

CHOICES = """SELECT state::text FROM cards WHERE register = 'providers' AND to_position IS NULL
AND status = ANY(%s) AND state ->> 'engagement' = %s AND state ->> 'presentation' IS NOT NULL ORDER BY opened"""
ASKED = [list(map(str, RUNNING)), str(Engagement.CHOICE)]
RESULTS = """SELECT m.state::text, c.state::text FROM cards m
JOIN cards c ON c.record = (m.state ->> 'criterion')::uuid AND c.to_position IS NULL
WHERE m.register = 'measurements' AND m.to_position IS NULL AND m.status = 'published' AND m.unit = ANY(%s)
AND m.state -> 'channels' @> '["catalogue"]' AND m.state ->> 'suppressed' IS DISTINCT FROM 'true' ORDER BY m.opened"""
"""What was measured at providers and told for comparison; nothing that rests on too few."""

Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: `until` is the last day of what it is about."""

    what: str
    value: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A provider, for those who choose. `found`: what the last follow-up found, in a sentence."""

    name: str
    services: str
    presentation: str
    reached_at: str
    requirements: tuple[str, ...]
    followed_up_on: date | None
    found: str
    results: tuple[Result, ...]


def providers(rows: Rows, day: date) -> list[Provider]:
    """Those of CHOICES that can be chosen on a day, by name."""
    known: list[Provider] = [STATES["providers"].validate_json(state) for (state,) in rows]
    open_now = [one for one in known if in_order(one.valid_from, day) and in_order(day, one.valid_to)]
    return sorted(open_now, key=lambda one: swedish_key(one.name))


def in_order(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def units_of(found: Sequence[Provider]) -> list[UUID]:
    return [one.unit for one in found if one.unit is not None]


def choices(found: Sequence[Provider], rows: Rows) -> list[Choice]:
    """Each provider with what was measured at it: `rows` are those of RESULTS."""
    measured: list[tuple[Measurement, Criterion]] = [
        (STATES["measurements"].validate_json(value), STATES["criteria"].validate_json(criterion))
        for value, criterion in rows
    ]
    return [
        Choice(
            name=one.name,
            services=one.services,
            presentation=one.presentation or "",
            reached_at=one.reached_at or "",
            requirements=one.requirements,
            followed_up_on=one.followed_up_on,
            found=found_said(one),
            results=tuple(latest(one, measured)),
        )
        for one in found
    ]


def latest(provider: Provider, measured: Sequence[tuple[Measurement, Criterion]]) -> Iterator[Result]:
    """The last value of each series."""
    last = {value.series: (value, criterion) for value, criterion in measured if value.unit == provider.unit}
    for value, criterion in last.values():
        measure = criterion.measure(value.measure or "")
        unit = f" {value.measured.label}" if value.measured else ""
        said = f"{(value.value or '–').replace('.', ',')}{unit}"
        yield Result(measure.what if measure else criterion.name, said, value.last)


def found_said(provider: Provider) -> str:
    if provider.followed_up_on is None:
        return "Har inte följts upp än."
    if not provider.shortcomings:
        return "Inga brister."
    number = "En brist" if provider.shortcomings == 1 else f"{provider.shortcomings} brister"
    if provider.status is Status.ASKED and provider.ready_by is not None:
        return f"{number}, som ska vara rättade senast {provider.ready_by.isoformat()}."
    return f"{number}."

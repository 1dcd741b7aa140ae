"""Mått – what a half-year analysis counts, and on which of the three dates.

What 5 kap. 6 § compiles is what has come in, so those measures run on *received*; a second view runs on *occurred*, and
what stands open runs on the last day of the period. What was known when is not a measure's matter: an analysis is made
as of a position. A measure whose way of counting changes gets a new version; a frozen figure says which it was made by.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any
from uuid import UUID

from domain import law
from domain.analyses import Counted, Figure
from domain.calendar import Period
from domain.documents.state import revision_on
from domain.law import Duty
from domain.terms import Term

# ── Vocabulary ───────────────────────────────────────────────────────────────


class CountsOn(Term):
    RECEIVED = "received", "dagen det kom in"
    OCCURRED = "occurred", "dagen det inträffade"
    STANDING = "standing", "läget periodens sista dag"
    DONE = "done", "dagen det gjordes"


class Kind(Term):
    COUNT = "count", "antal"
    MEDIAN_DAYS = "median_days", "dagar, median"


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as an analysis sees it: at a position, counted on a unit."""

    record: UUID
    number: str | None
    unit: UUID | None
    state: Any


Keys = Callable[[Seen, Period], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure: of which register, counted on which date, by which keys (an empty key is the total).

    `day` gives the day by which a record falls in the period; `keys` what it is counted under (none: not at all), and
    `by` what those keys are: "" for a total, "unit", "deadline", or the field of the state whose values they are;
    for medians `days` gives the number of days, None if it cannot be told yet.
    """

    id: str
    label: str
    register: str
    counts_on: CountsOn
    keys: Keys
    by: str = ""
    day: Callable[[Any], date | None] = lambda state: state.received
    days: Callable[[Any], int | None] | None = None
    duty: Duty = law.COMPILE_AND_ANALYSE
    version: int = 1

    @property
    def kind(self) -> Kind:
        return Kind.COUNT if self.days is None else Kind.MEDIAN_DAYS

    def falls_in(self, seen: Seen, period: Period) -> bool:
        if seen.state.status == "annulled":
            return False
        day = self.day(seen.state)
        if self.counts_on is CountsOn.STANDING:
            return day is not None and day <= period.end
        return day is not None and period.contains(day)


@dataclass(frozen=True, slots=True)
class Result:
    """A figure with the list of records behind it."""

    key: str
    value: int | None
    records: tuple[UUID, ...]

    @property
    def figure(self) -> Figure:
        return Figure(key=self.key, value=self.value, records=list_digest(self.records))


def list_digest(records: Iterable[UUID]) -> str:
    """The digest of a list of records: base64url SHA-256 of their ids in order, one a line."""
    listed = "".join(f"{record}\n" for record in sorted(records, key=str))
    return urlsafe_b64encode(hashlib.sha256(listed.encode()).digest()).rstrip(b"=").decode()


def count(measure: Measure, seen: Sequence[Seen], period: Period) -> tuple[Result, ...]:
    """The figures of one measure for a period, in the order of their keys."""
    under: dict[str, list[Seen]] = defaultdict(list)
    if measure.by == "":
        under[""] = []  # a total is a figure also when it is none
    for one in seen:
        if measure.falls_in(one, period):
            for key in measure.keys(one, period):
                under[key].append(one)
    return tuple(result(measure, key, under[key]) for key in sorted(under))


def result(measure: Measure, key: str, seen: Sequence[Seen]) -> Result:
    if measure.days is None:
        return Result(key, len(seen), tuple(one.record for one in seen))
    known = [(one, measure.days(one.state)) for one in seen]
    told = [(one, days) for one, days in known if days is not None]
    value = median_low(days for _, days in told) if told else None
    return Result(key, value, tuple(one.record for one, _ in told))


# ── Keys ─────────────────────────────────────────────────────────────────────


def total(seen: Seen, period: Period) -> Iterable[str]:
    return ("",)


def by_unit(seen: Seen, period: Period) -> Iterable[str]:
    return (str(seen.unit) if seen.unit else "unknown",)


def by(field: str) -> Keys:
    """By the values of a field of the state; `unknown` where it has none."""

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        value = getattr(seen.state, field)
        values = value if isinstance(value, tuple) else (value,)
        return tuple(dict.fromkeys("unknown" if one is None else str(one) for one in values)) or ("unknown",)

    return keys


def by_child(seen: Seen, period: Period) -> Iterable[str]:
    return (str(seen.state.affected.child),)


def where(condition: Callable[[Any], bool]) -> Keys:
    """Only those for which it holds, as a total."""
    return lambda seen, period: ("",) if condition(seen.state) else ()


def kept(due: str, done: str) -> Keys:
    """Whether a deadline was kept by the last day of the period: kept, late, passed (not done), running, none.

    What was done after the period does not count: a half-year is compared with one that has had a year longer.
    """

    def keys(seen: Seen, period: Period) -> Iterable[str]:
        deadline, day = getattr(seen.state, due), getattr(seen.state, done)
        if deadline is None:
            return ("none",)
        if day is not None and day <= period.end:
            return ("kept" if day <= deadline.on else "late",)
        return ("passed" if deadline.on <= period.end else "running",)

    return keys


def standing(condition: Callable[[Any, date], bool], keys: Keys = total) -> Keys:
    """Those for which it holds on the last day of the period."""
    return lambda seen, period: keys(seen, period) if condition(seen.state, period.end) else ()


def days_between(first: str, last: str) -> Callable[[Any], int | None]:
    """Days from one day of the state to another, never below zero."""

    def days(state: Any) -> int | None:
        begun, done = getattr(state, first), getattr(state, last)
        return None if begun is None or done is None else max((done - begun).days, 0)

    return days


# ── The measures, in the order they are shown ────────────────────────────────


def occurred_day(state: Any) -> date | None:
    day: date | None = state.occurred.day
    return day


def still_open(state: Any, day: date) -> bool:
    ended = state.closed_on or getattr(state, "left_on", None) or getattr(state, "handed_over_on", None)
    return ended is None or ended > day


def is_high(state: Any, day: date) -> bool:
    return bool(state.is_high) and (state.closed_on is None or state.closed_on > day)


def applies(state: Any, day: date) -> bool:
    return revision_on(state, day) is not None


def is_overdue(state: Any, day: date) -> bool:
    return applies(state, day) and state.review_on is not None and state.review_on < day


def received(id: str, label: str, register: str, keys: Keys, by: str = "", **more: Any) -> Measure:
    return Measure(id=id, label=label, register=register, counts_on=CountsOn.RECEIVED, keys=keys, by=by, **more)


def received_by(field: str, id: str, label: str, register: str, **more: Any) -> Measure:
    return received(id, label, register, by(field), by=field, **more)


DEVIATIONS = (
    received("deviations", "Avvikelser som kom in", "deviations", total),
    received("deviations.by_unit", "Avvikelser per enhet", "deviations", by_unit, by="unit"),
    received_by("category", "deviations.by_category", "Avvikelser per kategori", "deviations"),
    received_by("causes", "deviations.by_cause", "Avvikelser per orsaksområde", "deviations"),
    received_by("severity", "deviations.by_severity", "Avvikelser efter allvar", "deviations"),
    received_by("legal_bases", "deviations.by_legal_basis", "Avvikelser per lagrum", "deviations"),
    received_by("direction", "deviations.by_direction", "Avvikelser i samverkan", "deviations"),
    received("deviations.by_child", "Avvikelser som rör barn", "deviations", by_child, by="child"),
    received("deviations.confirmed", "Bekräftade avvikelser", "deviations", where(lambda s: s.confirmed is True)),
    received(
        "deviations.referred",
        "Avvikelser som prövats som missförhållande",
        "deviations",
        where(lambda s: s.referred_on is not None),
    ),
    received(
        "deviations.to_first_reading",
        "Dagar till första bedömning",
        "deviations",
        total,
        days=days_between("received", "read_on"),
    ),
    received(
        "deviations.to_close",
        "Dagar till första avslut",
        "deviations",
        total,
        days=days_between("received", "first_closed_on"),
    ),
    received(
        "deviations.first_reading_kept",
        "Första bedömning i tid",
        "deviations",
        kept("first_reading_due", "read_on"),
        by="deadline",
    ),
    received(
        "deviations.investigation_kept",
        "Utredning i tid",
        "deviations",
        kept("investigation_due", "investigated_on"),
        by="deadline",
    ),
    Measure(
        id="deviations.open",
        label="Öppna avvikelser vid periodens slut",
        register="deviations",
        counts_on=CountsOn.STANDING,
        keys=standing(still_open, by_unit),
        by="unit",
    ),
    Measure(
        id="deviations.occurred",
        label="Avvikelser som inträffade",
        register="deviations",
        counts_on=CountsOn.OCCURRED,
        day=occurred_day,
        keys=total,
    ),
    Measure(
        id="deviations.occurred_by_unit",
        label="Avvikelser som inträffade, per enhet",
        register="deviations",
        counts_on=CountsOn.OCCURRED,
        day=occurred_day,
        keys=by_unit,
        by="unit",
    ),
)

VIEWS = (
    received("views", "Synpunkter och klagomål som kom in", "views", total),
    received_by("kind", "views.by_kind", "Klagomål och synpunkter", "views"),
    received("views.by_unit", "Synpunkter och klagomål per enhet", "views", by_unit, by="unit"),
    received_by("category", "views.by_category", "Synpunkter och klagomål per område", "views"),
    received_by("sentiment", "views.by_sentiment", "Beröm, förslag, frågor och missnöje", "views"),
    received_by("submitter", "views.by_submitter", "Synpunkter och klagomål per avsändare", "views"),
    received("views.by_child", "Synpunkter och klagomål som rör barn", "views", by_child, by="child"),
    received(
        "views.gave_deviation",
        "Synpunkter och klagomål som gav en avvikelse",
        "views",
        where(lambda s: s.gave_rise_to is not None),
    ),
    received(
        "views.referred",
        "Synpunkter och klagomål som prövats som missförhållande",
        "views",
        where(lambda s: s.referred_on is not None),
    ),
    received("views.converted", "Omvandlade synpunkter och klagomål", "views", where(lambda s: s.conversions > 0)),
    received("views.to_answer", "Dagar till svar", "views", total, days=days_between("received", "answered_on")),
    received("views.answer_kept", "Svar i tid", "views", kept("answer_by", "answered_on"), by="deadline"),
    Measure(
        id="views.open",
        label="Öppna synpunkter och klagomål vid periodens slut",
        register="views",
        counts_on=CountsOn.STANDING,
        keys=standing(still_open, by_unit),
        by="unit",
    ),
)

RISKS = (
    received("risks", "Risker som identifierades", "risks", total, duty=law.RISK_ANALYSIS),
    received_by("value", "risks.by_value", "Risker efter riskvärde", "risks", duty=law.RISK_ANALYSIS),
    received_by("treatment", "risks.by_treatment", "Risker efter behandling", "risks", duty=law.RISK_ANALYSIS),
    Measure(
        id="risks.high",
        label="Risker på eller över gränsen vid periodens slut",
        register="risks",
        counts_on=CountsOn.STANDING,
        keys=standing(is_high, by_unit),
        by="unit",
        duty=law.RISK_ANALYSIS,
    ),
    received_by(
        "trigger", "risk_analyses.by_trigger", "Riskanalyser efter anledning", "risk_analyses", duty=law.RISK_ANALYSIS
    ),
)

DOCUMENTS = (
    Measure(
        id="documents.overdue",
        label="Styrdokument vars översyn är försenad",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(is_overdue),
        duty=law.ROUTINES,
    ),
    Measure(
        id="documents.by_kind",
        label="Gällande styrdokument per slag",
        register="documents",
        counts_on=CountsOn.STANDING,
        day=lambda state: state.known_from,
        keys=standing(applies, by("kind")),
        by="kind",
        duty=law.ROUTINES,
    ),
)

MEASURES: tuple[Measure, ...] = (*DEVIATIONS, *VIEWS, *RISKS, *DOCUMENTS)


def of(id: str) -> Measure:
    """The measure with an id. Raises LookupError."""
    for measure in MEASURES:
        if measure.id == id:
            return measure
    raise LookupError(f"Det finns inget mått som heter {id}.")


def compile(seen: Mapping[str, Sequence[Seen]], period: Period) -> tuple[tuple[Measure, tuple[Result, ...]], ...]:
    """All measures for a period, from the records of each register as they stood."""
    return tuple((measure, count(measure, seen.get(measure.register, ()), period)) for measure in MEASURES)


def counted(
    now: Iterable[tuple[Measure, tuple[Result, ...]]], before: Iterable[tuple[Measure, tuple[Result, ...]]]
) -> tuple[Counted, ...]:
    """The figures as they are frozen, beside those of the same half-year the year before."""
    earlier = {measure.id: results for measure, results in before}
    return tuple(
        Counted(
            measure=measure.id,
            version=measure.version,
            now=tuple(one.figure for one in results),
            before=tuple(one.figure for one in earlier[measure.id]),
        )
        for measure, results in now
    )

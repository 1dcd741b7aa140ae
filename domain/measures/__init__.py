"""Mått – what a half-year analysis counts, and on which of the three dates.

What 5 kap. 6 § compiles is what has come in, so those measures run on *received*; a second view runs on *occurred*, and
what stands open runs on the last day of the period. What was known when is not a measure's matter: an analysis is made
as of a position: what was closed in May and reopened in July stood closed in June, also as it is known in August. A
measure whose way of counting changes gets a new version; a frozen figure says which it was made by.
"""

from collections.abc import Iterable

from domain.analyses.kinds import KINDS
from domain.analyses.words import Counted, ReportKind
from domain.calendar import Period
from domain.measures.catalogue import MEASURES
from domain.measures.counting import (
    CountsOn,
    Kind,
    Measure,
    Part,
    Records,
    Result,
    Seen,
    count,
    list_digest,
)
from domain.measures.ordered import Ordered
from domain.measures.organisation import placed

__all__ = [
    "MEASURES",
    "REGISTERS",
    "CountsOn",
    "Kind",
    "Measure",
    "Ordered",
    "Part",
    "Records",
    "Result",
    "Seen",
    "compile",
    "count",
    "counted",
    "list_digest",
    "looked_at",
    "of",
    "placed",
    "shown_in",
]


def looked_at(*chosen: Measure) -> tuple[str, ...]:
    """The registers whose records these measures need: their own, what they are set against, and the organisation."""
    found = dict.fromkeys(part.register for one in chosen for part in one.counted_in)
    found |= dict.fromkeys(part.register for one in chosen if one.without for part in one.without.counted_in)
    if any(one.rate for one in chosen):
        found["measurements"] = None
    return tuple(found | {"units": None})


REGISTERS = looked_at(*MEASURES)
"""The registers whose records are looked at when figures are counted."""


Counts = tuple[tuple[Measure, tuple[Result, ...]], ...]


def of(id: str) -> Measure:
    """The measure with an id. Raises LookupError."""
    for measure in MEASURES:
        if measure.id == id:
            return measure
    raise LookupError(f"Det finns inget mått som heter {id}.")


def shown_in(kind: ReportKind) -> tuple[Measure, ...]:
    """The measures of a kind of report, register by register in its order."""
    registers = KINDS[kind].registers
    chosen = [measure for measure in MEASURES if measure.register in registers]
    return tuple(sorted(chosen, key=lambda measure: registers.index(measure.register)))


def compile(records: Records, period: Period, chosen: Iterable[Measure] = MEASURES) -> Counts:
    """The measures for a period, from the records of each register as they stood."""
    return tuple((measure, count(measure, records, period)) for measure in chosen)


def counted(now: Counts, before: Counts) -> tuple[Counted, ...]:
    """The figures as they are frozen, beside those of the same period the year before."""
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

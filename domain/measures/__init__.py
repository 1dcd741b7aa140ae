"""Mått – what a half-year analysis counts, and on which of the three dates.

What 5 kap. 6 § compiles is what has come in, so those measures run on *received*; a second view runs on *occurred*, and
what stands open runs on the last day of the period. What was known when is not a measure's matter: an analysis is made
as of a position: what was closed in May and reopened in July stood closed in June, also as it is known in August. A
measure whose way of counting changes gets a new version; a frozen figure says which it was made by.
"""

from collections.abc import Iterable, Mapping, Sequence

from domain.analyses import Counted
from domain.calendar import Period
from domain.measures.counting import CountsOn, Kind, Measure, Result, Seen, count, list_digest
from domain.measures.listed import DEVIATIONS, DOCUMENTS, RISKS, VIEWS

__all__ = [
    "MEASURES",
    "CountsOn",
    "Kind",
    "Measure",
    "Result",
    "Seen",
    "compile",
    "count",
    "counted",
    "list_digest",
    "of",
]

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

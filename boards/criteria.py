"""Kvalitetskriterier – the shape of a table of criteria: what is measured, how, how often, with which target.

A table leaves cells empty; so does this, and `unclear` says what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.terms import Role, Term


class Perspective(Term):
    AUTHORITY = "authority", "handläggning, myndighet"
    PROVIDER = "provider", "insatser av utförare"


class Comparator(Term):
    AT_LEAST = "at_least", "minst"
    AT_MOST = "at_most", "högst"


class Measured(Term):
    GRADE = "grade_1_5", "på 5-gradig skala"
    PERCENT = "percent", "procent"
    COUNT = "count", "antal"
    INDEX = "index", "index"


class Frequency(Term):
    YEARLY = "yearly", "en gång per år"
    AT_LEAST_YEARLY = "at_least_yearly", "minst en gång per år"
    TWICE_A_YEAR = "twice_a_year", "två gånger per år"
    TERTIAL = "tertial", "varje tertial"
    QUARTERLY = "quarterly", "var tredje månad"
    CONTINUOUS = "continuous", "löpande"


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """How and how often it is measured, as written; `row` is the requirement of the table's row."""

    row: str
    name: str | None
    frequency: Frequency | None
    frequency_as_written: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The target as written; the numbers are empty where it is not a number ("enligt lagstiftning")."""

    as_written: str
    comparator: Comparator | None = None
    value: int | None = None
    measured: Measured | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What is measured, with every method, the target and who answers for it.

    `unclear` says what the table leaves open.
    """

    id: str
    what: str
    methods: tuple[Method, ...]
    target: Target | None = None
    responsible: str | None = None
    roles: tuple[Role, ...] = ()
    unclear: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """A quality criterion, seen from the authority or from the provider, and what it means."""

    id: str
    perspective: Perspective
    name: str
    meaning: str
    measures: tuple[Measure, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """The requirements of the table that it covers, each once."""
        return tuple(dict.fromkeys(method.row for measure in self.measures for method in measure.methods))

"""What a rule of the check-up is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.check_up.standing import Kept, Records, Standing
from domain.check_up.words import RuleId, Severity
from domain.law import Duty

Looks = Callable[[Kept, Standing], str | None]
"""The fact that is found in a record, as a Swedish sentence without its point; None where all is well."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`register` is the one whose records are gone through, `beside` those that are looked up in. `remedy`: what to do
    about a finding, in a sentence.

    As days go by and nothing is entered, what a rule finds begins once, and ends at most once; unless it `turns`, since
    what it looks at has several days in it, some of them to come.
    """

    id: RuleId
    severity: Severity
    register: str
    beside: tuple[str, ...] = ()
    remedy: str
    duty: Duty
    looks: Looks
    turns: bool = False

    @property
    def label(self) -> str:
        return self.id.label

    @property
    def registers(self) -> tuple[str, ...]:
        return (self.register, *self.beside)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a record."""

    rule: Rule
    kept: Kept
    fact: str


def findings(rule: Rule, records: Records) -> Iterator[Finding]:
    """All that a rule finds, in the order of the records."""
    for kept in records.all_of(rule.register):
        fact = rule.looks(kept, records)
        if fact is not None:
            yield Finding(rule, kept, fact)


# ── What facts are made of ───────────────────────────────────────────────────


def passed(due: date | None, standing: Standing) -> bool:
    """Whether the last day for something is over."""
    return due is not None and due < standing.day


def days_since(day: date | None, standing: Standing) -> int:
    """Days from one that has been; none for one that is not known or is to come."""
    return max((standing.day - day).days, 0) if day else 0


def late(what: str, due: date) -> str:
    """
    >>> late("svaret", date(2026, 3, 2))
    'Sista dag för svaret var 2026-03-02'
    """
    return f"Sista dag för {what} var {due.isoformat()}"

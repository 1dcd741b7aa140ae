"""Asking a rule of the check-up about a record: it finds something in one state, and passes another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from domain.board import Due
from domain.check_up.catalogue import BY_ID
from domain.check_up.rule import findings
from domain.check_up.standing import Kept, Records
from domain.check_up.words import RuleId
from tests.spec import RECORD

NOW = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)
TODAY = date(2026, 3, 16)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
LONG_AGO = date(2024, 1, 15)

OTHER = UUID("00000000-0000-4000-8000-0000000000ee")
PERSON = UUID("00000000-0000-4000-8000-000000000001")

Beside = Sequence[Any]


def due(day: date) -> Due:
    return Due(on=day, rule="some.rule", version=1, local=False)


def kept(state: Any, record: UUID = RECORD, changed: date = YESTERDAY) -> Kept:
    return Kept(record, None, state, changed)


def asked(rule: RuleId, state: Any, changed: date, at: datetime, beside: dict[str, Beside]) -> list[str]:
    """What a rule finds in one record. Beside it stand others, as states or as they are kept."""
    known: dict[str, list[Kept]] = {BY_ID[rule].register: [kept(state, changed=changed)]}
    for register, others in beside.items():
        stand = [one if isinstance(one, Kept) else kept(one, OTHER) for one in others]
        known.setdefault(register, []).extend(stand)
    found = [one for one in findings(BY_ID[rule], Records(at, known)) if one.kept.record == RECORD]
    return [one.fact for one in found]


def finds(
    rule: RuleId, state: Any, fact: str = "", *, changed: date = YESTERDAY, at: datetime = NOW, **beside: Beside
) -> None:
    """The rule finds it, and the fact says this much."""
    facts = asked(rule, state, changed, at, beside)
    assert len(facts) == 1 and fact in facts[0], facts


def passes(rule: RuleId, state: Any, *, changed: date = YESTERDAY, at: datetime = NOW, **beside: Beside) -> None:
    """The rule has nothing to say of it."""
    assert asked(rule, state, changed, at, beside) == []

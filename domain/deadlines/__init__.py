"""Tidsfrister – dated rules for when something is due, as data.

A rule says from what it counts, how long, and whether a last day on a holiday moves. `decide` works the day
out once and writes it in the event with the rule's id and version; nothing is worked out again in a replay.
What a board has decided for itself takes the place of a rule that is LOCAL here (domain/board.py).
"""

from __future__ import annotations

from datetime import date

from domain import law
from domain.deadlines.counting import DeadlineRule, PassedOver, Start, Status, Unit, due, due_day, passed_over
from domain.deadlines.rules import RULES
from domain.grammar import Refusal
from domain.terms import Role

__all__ = [
    "RULES",
    "DeadlineRule",
    "PassedOver",
    "RuleNotInForce",
    "Start",
    "Status",
    "Unit",
    "UnknownRule",
    "due",
    "due_day",
    "extenders",
    "passed_over",
    "rule",
]


class UnknownRule(LookupError):
    """There is no such rule, or not on that day."""


class RuleNotInForce(
    Refusal,
    UnknownRule,
    message="Fristen ”{what}” gäller först från {since}: dagen är för tidig.",
    duty=law.COUNTING_TIME,
):
    """What was said to happen is older than the rules that it would be held to."""


def rule(id: str, day: date) -> DeadlineRule:
    """The rule with this id as it read on a day.

    Raises UnknownRule: a LookupError, and a Refusal if it is only the day.

    >>> rule("lex_sarah.document_investigate", date(2025, 6, 30)).label
    'Dokumentera, utreda och avhjälpa utan dröjsmål'
    >>> rule("lex_sarah.document_investigate", date(2025, 7, 1)).label
    'Dokumentera, utreda och avhjälpa genast'
    """
    versions = [each for each in RULES if each.id == id]
    if not versions:
        raise UnknownRule(f"Det finns ingen tidsfrist som heter {id}.")
    for each in versions:
        if each.since <= day and (each.until is None or day <= each.until):
            return each
    first = min(versions, key=lambda each: each.since)
    raise RuleNotInForce(what=first.label, since=first.since)


def extenders(*ids: str) -> tuple[Role, ...]:
    """The roles that may extend one of these rules, in order.

    >>> [role.label for role in extenders("deviation.investigation")]
    ['avdelningschef', 'förvaltningsdirektör']
    """
    found = {role for each in RULES if each.id in ids for role in each.extendable_by}
    return tuple(role for role in Role if role in found)

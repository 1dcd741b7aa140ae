"""Values in words: what an event says, as an auditor reads it. Personal fields say only that they are sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from domain import REGISTERS
from domain.board import Due
from domain.deadlines import RULES
from domain.grammar import Sealed
from domain.labels import label
from domain.terms import Term
from domain.words import Affected, Decision, Occurred, Source

SWEDEN = ZoneInfo("Europe/Stockholm")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

Naming = Callable[[UUID], str]

WORDS: Mapping[str, Mapping[str, str]] = {"register": {one.name: one.label.lower() for one in REGISTERS}}
"""What the program's own words in a field are called, by the field."""


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2026, 3, 2))
    '2 mars 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> moment_in_words(datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    '1 juli 2026 kl. 00.30'
    """
    local = moment.astimezone(SWEDEN)
    return f"{day_in_words(local.date())} kl. {local:%H.%M}"


def in_words(value: Any, naming: Naming = str) -> str:
    """One value as people read it; ids by `naming` (a number, a unit's name, or the id)."""
    match value:
        case None:
            return "–"
        case bool():
            return "ja" if value else "nej"
        case Term():
            return value.label
        case Sealed():
            return "(förseglad text)"
        case datetime():
            return moment_in_words(value)
        case date():
            return day_in_words(value)
        case UUID():
            return naming(value)
        case Occurred() | Due() | Decision() | Affected() | Source():
            return composed(value, naming)
        case tuple():
            return ", ".join(in_words(one, naming) for one in value) or "–"
        case _ if is_dataclass(value):
            return "; ".join(
                f"{label(field.name)} {in_words(getattr(value, field.name), naming)}"
                for field in fields(value)
                if getattr(value, field.name) not in (None, ())
            )
        case _:
            return str(value)


def counted(number: int, one: str, several: str) -> str:
    """
    >>> counted(1, "siffra", "siffror"), counted(0, "siffra", "siffror")
    ('1 siffra', '0 siffror')
    """
    return f"{number} {one if number == 1 else several}"


def decimal(number: float) -> str:
    """With one decimal, and the comma that Swedish has.

    >>> decimal(4.12)
    '4,1'
    """
    return f"{number:.1f}".replace(".", ",")


def differing(old: Any, new: Any, naming: Naming = str) -> tuple[str, str]:
    """Two values in words, of a list only what is in one of them and not in the other.

    >>> differing(("a", "b"), ("b", "c", "d"))
    ('a', 'c, d')
    """
    if isinstance(old, tuple) and isinstance(new, tuple):
        old, new = tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)
    return in_words(old, naming), in_words(new, naming)


def composed(value: Occurred | Due | Decision | Affected | Source, naming: Naming) -> str:
    match value:
        case Occurred(first=None, last=None):
            return "vet inte när"
        case Occurred(first=first, last=last) if first == last and first is not None:
            return day_in_words(first)
        case Occurred(first=None):
            return f"senast {in_words(value.last)}"
        case Occurred(last=None):
            return f"tidigast {in_words(value.first)}"
        case Occurred():
            return f"mellan {in_words(value.first)} och {in_words(value.last)}"
        case Due():
            return f"{day_in_words(value.on)} ({rule_in_words(value)})"
        case Decision():
            return decided(value, naming)
        case Affected():
            return affected(value)
        case Source():
            return f"{naming(value.record)}, rad {value.version} i posten"


def rule_in_words(due: Due) -> str:
    """What a deadline is for, and by whose rule in which wording it was worked out."""
    labels = {rule.version: rule.label for rule in RULES if rule.id == due.rule}
    what = labels.get(due.version if not due.local else max(labels, default=0), due.rule)
    return f"{what}, {'nämndens egen frist, ' if due.local else ''}lydelse {due.version}"


def decided(decision: Decision, naming: Naming) -> str:
    who = decision.body.label if decision.body else naming(decision.person) if decision.person else "–"
    said = f"{who} den {day_in_words(decision.day)}"
    if decision.paragraph:
        said += f", {decision.paragraph}"
    if decision.diary_number:
        said += f", dnr {decision.diary_number}"
    if decision.rapporteur:
        said += f", föredragande {naming(decision.rapporteur)}"
    if decision.delegation:
        said += f", på delegation {naming(decision.delegation)}"
    return said


def affected(value: Affected) -> str:
    said = [f"rör barn: {value.child.label}"]
    if value.count is not None:
        said.append(f"{value.count} berörda")
    said += [f"ålder {value.age.label}", f"kön {value.sex.label}"]
    return ", ".join(said)


def facts(said: Any, naming: Naming = str, own: Mapping[str, Mapping[str, str]] | None = None) -> Mapping[str, str]:
    """The fields of an event or a state in words, by Swedish label; those that say nothing are left out.

    `own`: the board's own words by field and id, where a field holds ids of such.
    """
    found = {}
    for field in fields(said):
        value = getattr(said, field.name)
        if value is not None and value != ():
            known = WORDS.get(field.name) or (own or {}).get(field.name, {})
            value = tuple(known.get(one, one) for one in value) if isinstance(value, tuple) else known.get(value, value)
            found[label(field.name)] = in_words(value, naming)
    return found

"""Påhittade texter – short sentences that are put together to what people write. Nothing in them has happened.

A place in braces is filled in when the text is told: {n} a small number, {weekday} a day, {hour} a time.
"""

from __future__ import annotations

from dataclasses import dataclass

from boards.history.chance import Chance
from domain.deviations.words import Severity

NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
WEEKDAYS = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")
HOURS = ("åtta", "nio", "tio", "elva", "halv tolv", "ett", "halv två", "tre", "fyra", "halv fem", "sex")


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Something that goes wrong: how the board classifies it, and what those concerned would write about it."""

    category: str
    subcategory: str | None
    causes: tuple[str, ...]
    work: str
    what: tuple[str, ...]
    more: tuple[str, ...]
    harm: tuple[str, ...]
    at_once: tuple[str, ...]
    why: tuple[str, ...]
    measures: tuple[str, ...]
    severity: Severity = Severity.MODERATE
    child: bool = False


def told(chance: Chance, *parts: tuple[str, ...]) -> str:
    """One sentence of each, with the places filled in."""
    text = " ".join(chance.pick(part) for part in parts)
    return text.format(n=chance.pick(NUMBERS), weekday=chance.pick(WEEKDAYS), hour=chance.pick(HOURS))

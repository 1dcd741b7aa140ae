"""Vad som ändras i organisationen – the days on which units move and people come and go, told before the stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """A unit gets another place in the tree or another name; `without`: why no risk analysis was made before."""

    unit: str
    since: date
    parent: str
    name: str
    without: str | None = None


SAME_WORK = "Enheten får ett nytt namn; arbetet, platsen och personalen är desamma."

CHANGES: dict[str, tuple[Change, Change]] = {
    "enkoping": (
        Change("oppenvard", date(2025, 10, 1), "vuxen", "Öppenvård Ängsullen"),
        Change("mottagning", date(2026, 3, 2), "barn", "Mottagning Trollsländan", SAME_WORK),
    ),
    "uppsala": (
        Change("oppenvard", date(2025, 10, 1), "unga", "Öppenvård Bäckravinen"),
        Change("jour", date(2026, 3, 2), "vuxen", "Socialjour Nattfjärilen och Gryningen", SAME_WORK),
    ),
    "nacka": (
        Change("daglig", date(2025, 10, 1), "funktion", "Daglig verksamhet Krukmakaren"),
        Change("vuxen_ekonomi", date(2026, 3, 2), "vuxen", "Ekonomiskt stöd Ankarspelet", SAME_WORK),
    ),
}
"""The first of each rests on a risk analysis, the second on the reason why there is none."""

LEAVES_ON = date(2025, 12, 31)
"""The last day of the manager who leaves."""

AWAY_FOR_A_TIME = date(2025, 4, 30), date(2025, 11, 3)
"""The last day of somebody who leaves, and the day of their return."""

MOVES_ON = date(2025, 6, 2)
"""Somebody begins in another unit."""

PROJECT = date(2025, 2, 3), date(2026, 1, 30)
"""A unit for a time."""

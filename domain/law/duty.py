"""A duty, and every wording it has had."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


class NotInForce(LookupError):
    """A duty has no wording that is known for that day."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a duty was worded from one day to another, both included; `until` is None while it holds.

    `binding`: act or regulation (föreskrift), not general advice (allmänna råd).
    `verified`: somebody has read it, or a quotation of it, for this program; `source` says what is missing.
    `verbatim`: `text` is the wording itself, not a short paraphrase of it. `known_since`: the first day on which it is
    known to have read so, where the paragraph was amended under its own number; None where it always has.
    """

    since: date
    until: date | None
    citation: str
    text: str
    binding: bool
    verified: bool
    source: str
    verbatim: bool = False
    known_since: date | None = None

    def holds(self, day: date) -> bool:
        """Whether this wording was in force on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def cited(self) -> str:
        """The paragraph, with a word that nobody has read it for this program where so."""
        return self.citation if self.verified else f"{self.citation} (ej kontrollerad)"

    def verbatim_on(self, day: date) -> str | None:
        """The words in force that day; None where nobody has entered them."""
        return self.text if self.verbatim and (self.known_since or self.since) <= day else None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something the law demands, under one name, whatever paragraph demands it at the time.

    `id` is a stable English slug, `name` a few Swedish words, `wordings` oldest first and without overlap.

    Raises ValueError if there is no wording or they overlap.
    """

    id: str
    name: str
    wordings: tuple[Wording, ...]

    def __post_init__(self) -> None:
        if not self.wordings:
            raise ValueError(f"Kravet {self.id} saknar lydelse.")
        for earlier, later in zip(self.wordings, self.wordings[1:], strict=False):
            if earlier.until is None or earlier.until >= later.since:
                raise ValueError(f"Lydelserna av {self.id} överlappar varandra den {later.since}.")

    def on(self, day: date) -> Wording:
        """The wording in force on that day.

        Raises NotInForce, a LookupError, if none is known for it.
        """
        for wording in self.wordings:
            if wording.holds(day):
                return wording
        raise NotInForce(f"Kravet ”{self.name}” har ingen känd lydelse den {day}.")

    def citation(self, day: date) -> str:
        """The paragraph in force on that day. Raises NotInForce."""
        return self.on(day).citation


def prose(text: str) -> str:
    """Running text from a wrapped, indented literal: an empty line parts paragraphs, other breaks are spaces.

    >>> prose('''
    ...     Ett missförhållande
    ...     ska dokumenteras.
    ...
    ...     Det ska utredas.
    ... ''')
    'Ett missförhållande ska dokumenteras.\\n\\nDet ska utredas.'
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def day_before(day: date) -> date:
    """The last day of a wording that another takes over from on `day`."""
    return day - timedelta(days=1)

"""How the provisions that a story cites read on the days of its lines: each is told once, at the end, by a number.

A wording that nobody has entered is said to be missing: another wording of the same paragraph is no substitute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.law import Duty, NotInForce
from replays.wording import in_words

HEADING = "Så löd bestämmelserna"


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph as it read on a day. `text` is its own words, None where they are not entered; `in_short` then says
    what it is about, in words that are not its own, where that is known."""

    citation: str
    text: str | None = None
    in_short: str | None = None

    @property
    def said(self) -> str:
        """Its words, or that they are not here."""
        if self.text is not None:
            return self.text
        return "Lydelsen är inte inlagd." + (f" I korthet, med andra ord: {self.in_short}" if self.in_short else "")


def provision(duty: Duty, day: date) -> Provision:
    """What answered to a duty on a day."""
    try:
        wording = duty.on(day)
    except NotInForce:
        return Provision(f"{duty.name} (bestämmelsen fanns inte {in_words(day)})")
    citation = wording.cited
    return Provision(citation, wording.verbatim_on(day), None if wording.verbatim else wording.text)


class Notes:
    """The provisions of a story, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[Provision, int] = {}

    def number(self, cited: Provision) -> int:
        return self.numbers.setdefault(cited, len(self.numbers) + 1)

    def __iter__(self) -> Iterator[tuple[int, Provision]]:
        return ((number, cited) for cited, number in self.numbers.items())

    def cited(self, cited: Provision, position: int) -> str:
        """The last row of a line in prose: on what ground, with the number of the note, and which line it is."""
        return f"    [{cited.citation}, not {self.number(cited)}; rad {position}]"

    def prose(self) -> Iterator[str]:
        """The notes as lines of text; nothing if nothing was cited."""
        if self.numbers:
            yield from ("", HEADING)
        for number, cited in self:
            yield f"{number}. {cited.citation}"
            yield from (f"    {paragraph}" for paragraph in cited.said.split("\n\n"))


def as_data(cited: Iterable[Provision]) -> tuple[list[int], list[dict[str, int | str | None]]]:
    """The number of each citation, and the notes: `text` is null where the wording is not entered."""
    notes = Notes()
    numbers = [notes.number(one) for one in cited]
    told = [
        {"note": number, "citation": one.citation, "text": one.text, "in_short": one.in_short} for number, one in notes
    ]
    return numbers, told

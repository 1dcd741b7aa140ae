"""What verify claims: something that should hold of every line, and else the first line of which it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ledger.codec import Entered
from ledger.lines import Line

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that should hold: whether it does, what was looked at, and else the first fault and its line."""

    claim: str
    holds: bool
    looked_at: str
    fault: str = ""
    position: int | None = None


def first_fault(claims: Iterable[Claim]) -> Claim | None:
    """The claim that fails at the smallest line: what should be looked at first."""
    failing = [claim for claim in claims if not claim.holds]
    return min(failing, key=lambda claim: claim.position or 0, default=None)


@dataclass(frozen=True, slots=True)
class Taken:
    """A line that is read: what it says, and the commitments to its personal texts."""

    line: Line
    entered: Entered
    personal: dict[str, str]


class Check:
    """One claim in the making: shown every line in order, and then the end. Keeps the fault with the smallest line."""

    claim: str
    """What should hold, in Swedish."""

    def __init__(self) -> None:
        self.position: int | None = None
        self.what = ""

    def fault(self, position: int, what: str) -> None:
        if self.position is None or position < self.position:
            self.position, self.what = position, what

    def take(self, line: Line, taken: Taken | None) -> None:
        """One more line; `taken` is None if it cannot be read."""

    def end(self, last: int) -> None:
        """There are no more lines after this one."""

    @property
    def looked_at(self) -> str:
        raise NotImplementedError

    def told(self) -> Claim:
        return Claim(self.claim, self.position is None, self.looked_at, self.what, self.position)

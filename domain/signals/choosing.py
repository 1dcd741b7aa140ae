"""Which kind of chart fits a series, as published guidance has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.signals.words import Denominator, Kind

RARE = 1
"""Of fewer than this a month (the median) events are rare."""
FEW = 5
"""Of fewer than this in a point, limits of p and u are coarse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A kind of chart, why it fits, and what to mind."""

    kind: Kind
    why: str


def choose(
    monthly: Sequence[int | None],
    *,
    denominator: Denominator = Denominator.NONE,
    between: Sequence[int] = (),
) -> Choice:
    """The kind of chart for a series of counts a month (None: missing).

    `between`: the days between the events, if they are known; when two events share a day, a t chart does not fit.

    Rare events are plotted as what lies between them, since counts that are mostly nought hide every change
    (D. J. Wheeler, Working with Rare Events, Quality Digest, October 2011; J. Anhøj and M. A. Mohammed, Mastering
    Statistical Process Control Charts in Healthcare, on rare events). A count of a denominator is p or u (D. C.
    Montgomery, Introduction to Statistical Quality Control). Anything else is XmR (Making Data Count, NHS England).
    """
    if rare(monthly):
        return between_events(denominator, between)
    if denominator is Denominator.NONE:
        return Choice(kind=Kind.XMR, why="Det finns ingen nämnare: varje värde jämförs med hur serien brukar variera.")
    kind = Kind.P if denominator is Denominator.PARTS else Kind.U
    why = {
        Kind.P: "De räknade är en del av en nämnare: andelen jämförs. Gränserna blir snävare ju större nämnaren är.",
        Kind.U: "Vart och ett i nämnaren kan ge flera händelser: antalet per nämnare jämförs. Gränserna blir "
        "snävare ju större nämnaren är.",
    }[kind]
    coarse = " Det är i genomsnitt färre än fem per månad, så gränserna är grova." if few(monthly) else ""
    return Choice(kind=kind, why=why + coarse)


def between_events(denominator: Denominator, between: Sequence[int]) -> Choice:
    """g where what passes between events is counted, t where it is time."""
    rarely = "Händelserna är sällsynta, mindre än en i månaden: då säger "
    if denominator is Denominator.PARTS:
        return Choice(kind=Kind.G, why=rarely + "antalet fall mellan två händelser mer än antalet händelser.")
    if 0 in between:
        return Choice(
            kind=Kind.G,
            why=rarely + "dagarna mellan dem mer än antalet. Flera har inträffat samma dag, och då räknas dagarna som "
            "tillfällen.",
        )
    return Choice(kind=Kind.T, why=rarely + "dagarna mellan dem mer än antalet.")


def rare(monthly: Sequence[int | None]) -> bool:
    """Whether the median month has less than one event; a series without months is not said to be anything."""
    known = sorted(one for one in monthly if one is not None)
    if not known:
        return False
    return Fraction(known[len(known) // 2] + known[(len(known) - 1) // 2], 2) < RARE


def few(monthly: Sequence[int | None]) -> bool:
    known = [one for one in monthly if one is not None]
    return Fraction(sum(known), len(known)) < FEW if known else True

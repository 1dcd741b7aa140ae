"""What the facts about a series of external statistics add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.changes import replace
from domain.criteria.words import Measured
from domain.external_statistics.events import (
    DisagreementNoted,
    FigureCorrected,
    SeriesAnnulled,
    SeriesCorrected,
    SeriesEnded,
    SeriesEvent,
    SeriesFollowed,
    SnapshotEntered,
)
from domain.external_statistics.words import MOST_DISPUTED, Disputed, Figure, Group, Known, Publisher, Status
from domain.grammar import Stamp


@dataclass(frozen=True, kw_only=True)
class Series:
    """`figures`: the latest of each year and group; `snapshots`: how many there have been; `retrieved`, `publication`
    and `file_digest` are of the latest."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    publisher: Publisher | None = None
    indicator: str = ""
    municipality: str = ""
    title: str = ""
    measured: Measured | None = None
    snapshots: int = 0
    retrieved: date | None = None
    publication: str | None = None
    file_digest: str | None = None
    figures: tuple[Known, ...] = ()
    disputed: tuple[Disputed, ...] = ()

    def figure(self, year: int, of: Group) -> Known | None:
        return next((one for one in self.figures if (one.year, one.of) == (year, of)), None)


def evolve(state: Series, event: SeriesEvent, stamp: Stamp) -> Series:
    match event:
        case SeriesFollowed():
            return Series(
                status=Status.FOLLOWED,
                publisher=event.publisher,
                indicator=event.indicator,
                municipality=event.municipality,
                title=event.title,
                measured=event.measured,
            )
        case SnapshotEntered():
            return with_snapshot(state, event)
        case DisagreementNoted():
            other = Disputed(year=event.year, of=event.of, value=event.value, where=event.where)
            return replace(state, disputed=(*state.disputed, other)[-MOST_DISPUTED:])
        case FigureCorrected():
            return replace(state, figures=tuple(corrected(one, event) for one in state.figures))
        case SeriesCorrected():
            return replace(state, title=event.title, measured=event.measured)
        case SeriesEnded():
            return replace(state, status=Status.ENDED)
        case SeriesAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


def with_snapshot(state: Series, event: SnapshotEntered) -> Series:
    return replace(
        state,
        snapshots=event.snapshot,
        retrieved=event.retrieved,
        publication=event.publication,
        file_digest=event.file_digest,
        figures=overlaid(state.figures, event.figures, event.snapshot),
    )


def overlaid(before: tuple[Known, ...], figures: tuple[Figure, ...], snapshot: int) -> tuple[Known, ...]:
    """What is known when the figures of a snapshot are laid over those before: of each year and group the latest."""
    known = {(one.year, one.of): one for one in before}
    for one in figures:
        known[one.year, one.of] = Known(year=one.year, of=one.of, value=one.value, snapshot=snapshot)
    return tuple(known[key] for key in sorted(known))


def corrected(one: Known, event: FigureCorrected) -> Known:
    same = (one.year, one.of) == (event.year, event.of)
    return Known(year=one.year, of=one.of, value=event.value, snapshot=one.snapshot) if same else one

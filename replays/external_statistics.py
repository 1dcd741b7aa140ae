"""Jämförelsetal som de var kända – the figure of a series for a year, as the book knew it at a position."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.external_statistics.state import Series
from domain.external_statistics.words import Disputed, Group, Publisher, Status, series_id
from projections.cards import CARD, card_of


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure, the snapshot it came in, and what other places said of it by then.

    `value` is None where the source said that it had none; `line` is that of the snapshot.
    """

    title: str
    value: str | None
    retrieved: date
    publication: str
    file_digest: str | None
    line: int
    disputed: tuple[Disputed, ...]


def known(
    db: Connection[Any],
    publisher: Publisher,
    indicator: str,
    municipality: str,
    year: int,
    position: int,
    of: Group = Group.ALL,
) -> KnownFigure | None:
    """The value of a series for a year as known at a position; None if there was none, or the series was struck out.

    A later snapshot changes nothing here: the same position always gives the same answer.
    """
    record = series_id(publisher, indicator, municipality)
    series = standing(db, record, position)
    figure = series.figure(year, of) if series is not None else None
    if series is None or figure is None or series.status is Status.ANNULLED:
        return None
    line, came_in = snapshot(db, record, figure.snapshot)
    assert came_in.retrieved is not None and came_in.publication is not None
    return KnownFigure(
        title=series.title,
        value=figure.value,
        retrieved=came_in.retrieved,
        publication=came_in.publication,
        file_digest=came_in.file_digest,
        line=line,
        disputed=tuple(one for one in series.disputed if (one.year, one.of) == (year, of)),
    )


def standing(db: Connection[Any], record: UUID, position: int) -> Series | None:
    """The series as it stood."""
    row = db.execute(
        f"SELECT {CARD} FROM cards WHERE record = %s AND from_position <= %s ORDER BY version DESC LIMIT 1".encode(),
        (record, position),
    ).fetchone()
    state = card_of(row).state if row else None
    return state if isinstance(state, Series) else None


def snapshot(db: Connection[Any], record: UUID, number: int) -> tuple[int, Series]:
    """The line with which a snapshot came in, and the series as it stood then."""
    row = db.execute(
        f"""SELECT {CARD} FROM cards WHERE record = %s AND (state ->> 'snapshots')::int = %s
            ORDER BY version LIMIT 1""".encode(),
        (record, number),
    ).fetchone()
    assert row is not None
    card = card_of(row)
    return card.from_position, card.state

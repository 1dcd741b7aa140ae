"""What has been published: the kept reports of analyses, for whoever wants them, and nothing else of the book.

A version that was published stays, also when the figures are frozen again: a newer one stands beside it when that is
published. What is struck out is not published any more.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.analyses import Analysis, AnalysisDecided, AnalysisReportKept
from domain.analyses.kinds import KINDS
from domain.calendar import Period
from domain.grammar import Event
from ledger.codec import read
from ledger.lines import COLUMNS, Line
from projections.cards import STATES
from replays.report.forms import plain_name

# The card of each version as it stood when it was last published; `newer` tells that figures were frozen again since.
PUBLISHED = """SELECT DISTINCT ON (c.record, (c.state ->> 'frozen')::int)
    c.record, c.number, c.state::text, c.from_position,
    (now.state ->> 'frozen')::int > (c.state ->> 'frozen')::int
FROM cards c JOIN cards now ON now.record = c.record AND now.to_position IS NULL
WHERE c.register = 'analyses' AND c.status = 'published' AND now.status <> 'annulled'
  AND c.state ->> 'content' IS NOT NULL
ORDER BY c.record, (c.state ->> 'frozen')::int, c.from_position DESC"""
SAID = f"""SELECT {COLUMNS} FROM ledger.lines WHERE record = ANY(%s)
    AND (name LIKE 'AnalysisDecided.v%%' OR name LIKE 'AnalysisReportKept.v%%') ORDER BY position"""


@dataclass(frozen=True, slots=True)
class Published:
    """A report that is published: `content` is the address of its exact bytes, entered on `line`; `newer` whether the
    figures have been frozen again since.
    """

    number: str
    version: int
    title: str
    law: str
    period: Period
    decided_on: date | None
    outcome: str
    paragraph: str | None
    published_on: date
    content: str
    line: int
    newer: bool

    @property
    def checksum(self) -> str:
        """SHA-256 of the report as other programs write it: in hexadecimal digits."""
        return urlsafe_b64decode(self.content + "=").hex()

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"{plain_name(self.title)}{f'-version-{self.version}' if self.version > 1 else ''}.pdf"


Rows = Sequence[tuple[Any, ...]]


def published(rows: Rows, lines: Rows) -> list[Published]:
    """Every published version, the latest first: from the rows of PUBLISHED, and those of SAID for their records."""
    said = [(line, read(line).event) for line in (Line(*row) for row in lines)]
    found = [
        version(number, STATES["analyses"].validate_json(state), newer, before(said, record, at))
        for record, number, state, at, newer in rows
    ]
    return sorted(found, key=lambda one: (one.published_on, one.number, one.version), reverse=True)


def before(said: Sequence[tuple[Line, Event]], record: UUID, at: int) -> list[tuple[int, Event]]:
    """What was said of a record before it was published at a line, the last first."""
    return [(line.position, event) for line, event in reversed(said) if line.record == record and line.position < at]


def version(number: str, state: Analysis, newer: bool, said: Sequence[tuple[int, Event]]) -> Published:
    period = state.period
    assert period and state.content and state.published_on and state.outcome  # it is published
    decided = next(event for _, event in said if isinstance(event, AnalysisDecided))
    line = next(at for at, event in said if isinstance(event, AnalysisReportKept) and event.content == state.content)
    return Published(
        number=number,
        version=state.frozen,
        title=f"{state.kind.label[0].upper()}{state.kind.label[1:]} {period.label}",
        law=KINDS[state.kind].duty.citation(period.end),
        period=period,
        decided_on=state.decided_on,
        outcome=state.outcome.label,
        paragraph=decided.decision.paragraph,
        published_on=state.published_on,
        content=state.content,
        line=line,
        newer=newer,
    )

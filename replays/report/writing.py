"""What was written about the figures of an analysis, and what became of it: read from the lines of that version.

The texts are sealed. They are opened through the one door, which writes down who reads them and for what; a report that
goes out holds only what somebody else has released.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.analyses import (
    AnalysisDecided,
    AnalysisFrozen,
    AnalysisPublished,
    AnalysisReviewed,
    AnalysisSectionWritten,
    AnalysisSubmitted,
    AnalysisTextReleased,
    AnalysisWritten,
    Section,
)
from domain.analyses.kinds import KINDS
from domain.grammar import Event
from ledger.codec import read
from ledger.lines import Line
from ledger.opening import Door, Opened
from replays.analysis import Frozen, frozen_analyses
from replays.naming import Names, own_words
from replays.report.dataset import Course, Figures, Passage, Report, report
from replays.story import lines_of

PATTERNS, CONCLUSIONS = "Mönster och trender", "Slutsatser"
ERASED = "(texten är raderad)"


class NoSuchVersion(LookupError):
    """The analysis has no frozen version with that number, or was not there at that position."""


@dataclass(frozen=True)
class Version:
    """A frozen version of an analysis, and what was done with it up to a position, line by line."""

    number: int
    frozen: Frozen
    after: tuple[tuple[Line, Event], ...]

    def last(self, kind: type[Event]) -> tuple[Line, Any] | None:
        """The last line of a kind."""
        return next(((line, event) for line, event in reversed(self.after) if isinstance(event, kind)), None)

    def sections(self) -> dict[Section, Line]:
        """The last wording of each section."""
        return {event.section: line for line, event in self.after if isinstance(event, AnalysisSectionWritten)}

    @property
    def released(self) -> bool:
        """Whether somebody has read all of the text as it now stands."""
        released = self.last(AnalysisTextReleased)
        written = [line for line, event in self.after if isinstance(event, AnalysisWritten | AnalysisSectionWritten)]
        return released is not None and all(line.position < released[0].position for line in written)


def version_of(db: Connection[Any], record: UUID, position: int, number: int | None = None) -> Version:
    """A frozen version of an analysis, the latest if none is named, as it stood at a position. Raises NoSuchVersion."""
    versions = [one for one in frozen_analyses(db, position) if one.record == record]
    wanted = len(versions) if number is None else number
    if not 1 <= wanted <= len(versions):
        raise NoSuchVersion(f"Analysen har ingen fryst version {wanted}" if wanted else "Analysen finns inte.")
    begin = versions[wanted - 1].line
    end = versions[wanted].line if wanted < len(versions) else position + 1
    lines = [line for line in lines_of(db, record, position) if begin < line.position < end]
    return Version(wanted, versions[wanted - 1], tuple((line, read(line).event) for line in lines))


# ── A report with its text ───────────────────────────────────────────────────


@dataclass(frozen=True)
class Reader:
    """Who reads the texts, and for what: both are written down."""

    person: UUID
    purpose: str


def written_report(db: Connection[Any], door: Door, reader: Reader, version: Version, position: int) -> Report:
    """The report of a frozen version, with its text. The connection uses the schema of the registers."""
    figures = report(db, Figures.frozen(version.frozen))
    passages = tuple(passages_of(door, reader, version))
    written = version.last(AnalysisWritten)
    causes: Sequence[str] = written[1].causes if written else ()
    actions: Sequence[UUID] = written[1].actions if written else ()
    own, names = own_words(db, position)["causes"], Names(db, position)
    return replace(
        figures,
        course=course_of(db, version, position),
        passages=passages,
        causes=tuple(own.get(one, one) for one in causes),
        actions=tuple(map(names, actions)),
    )


def passages_of(door: Door, reader: Reader, version: Version) -> Iterator[Passage]:
    """The texts under their headings, in the order of the kind of report."""
    written, sections = version.last(AnalysisWritten), version.sections()
    wanted = [*sections.values(), *([written[0]] if written else [])]
    opened = door.open_sealed(reader.person, reader.purpose, [line.position for line in wanted]) if wanted else {}

    def text(line: Line, field: str) -> str:
        answer = opened[line.position]
        return answer.values.get(field, "") if isinstance(answer, Opened) else ERASED

    if Section.WORK in sections:
        yield Passage(Section.WORK.label, text(sections[Section.WORK], "text"))
    if written:
        yield Passage(PATTERNS, text(written[0], "patterns"))
    for section in KINDS[version.frozen.event.kind].sections:
        if section in sections and section is not Section.WORK:
            yield Passage(section.label, text(sections[section], "text"))
    if written:
        yield Passage(CONCLUSIONS, text(written[0], "conclusions"))


def course_of(db: Connection[Any], version: Version, position: int) -> Course:
    """What has become of the version so far."""

    def said(kind: type[Event]) -> Any:
        found = version.last(kind)
        return found[1] if found else None

    frozen: AnalysisFrozen = version.frozen.event
    released, decided, reviewed = version.last(AnalysisTextReleased), said(AnalysisDecided), said(AnalysisReviewed)
    submitted, published = said(AnalysisSubmitted), said(AnalysisPublished)
    return Course(
        record=version.frozen.record,
        number=Names(db, position)(version.frozen.record),
        version=version.number,
        line=version.frozen.line,
        frozen_on=frozen.decision.day,
        released_on=read(released[0]).stamp.day if released and version.released else None,
        reviewed_on=reviewed.decision.day if reviewed else None,
        meeting=submitted.meeting if submitted else None,
        outcome=decided.outcome.label if decided else None,
        paragraph=decided.decision.paragraph if decided else None,
        published_on=published.day if published else None,
    )

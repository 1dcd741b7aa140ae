"""The story of a record reads as Swedish prose, cites the law as it was worded that day, and tells no secret."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from domain import law
from domain.deviations import commands as ask
from domain.deviations.words import Destination, Direction, ReferralAnswer, Severity
from domain.grammar import Command
from domain.organisation.units import ReorganiseUnit
from domain.terms import AgeBand, LegalBasis, Role, Sex, YesNoUnknown
from domain.words import Affected, Occurred, Reading
from replays.naming import Names
from replays.provisions import HEADING
from replays.story import prose, story
from tests.projections.books import Board
from tests.projections.histories import NAMES, SECRET, Wish

EMPLOYEE, MANAGER, HEAD, OFFICER = Role.EMPLOYEE, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.LEX_SARAH_OFFICER
QUALITY = Role.QUALITY_DEVELOPER


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)


def told(board: Board) -> tuple[UUID, str]:
    """A deviation from before and after the first of July 2025, through the rules; its story up to the last line."""
    history, known = board.history, len(board.history.acts)
    unit = history.units[1]
    steps: list[tuple[datetime, Role, Command]] = [
        (
            at(date(2025, 6, 26)),
            EMPLOYEE,
            ask.ReportDeviation(
                description=history.text(),
                unit=unit,
                place="Myndighetsmottagningen",
                occurred=Occurred(first=date(2025, 6, 20), last=date(2025, 6, 24)),
                received=date(2025, 6, 25),
                danger_now=YesNoUnknown.NO,
                suspects_misconduct=YesNoUnknown.UNKNOWN,
                direction=Direction.INTERNAL,
            ),
        ),
        (at(date(2025, 6, 27)), MANAGER, ask.ReadDeviation(reading=Reading.UNCLEAR, reason=history.text())),
        (
            at(date(2025, 7, 1), hour=22),
            OFFICER,
            ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT, reason=history.text()),
        ),
        (
            at(date(2025, 7, 3)),
            QUALITY,
            ask.ClassifyDeviation(
                legal_bases=(LegalBasis.SOL, LegalBasis.LSS),
                category="word_2",
                severity=Severity.SERIOUS,
                affected=Affected(child=YesNoUnknown.YES, age=AgeBand.CHILD, sex=Sex.UNKNOWN, count=1),
                child_heard=YesNoUnknown.NO,
                child_consequences=history.text(),
            ),
        ),
        (
            at(date(2025, 7, 4)),
            QUALITY,
            ask.CorrectDeviation(
                occurred=Occurred.on(date(2025, 6, 24)),
                discovered=None,
                received=date(2025, 6, 25),
                unit=unit,
                place="Mottagningen",
                diary_number="SN 2025/118",
                reason=history.text(),
            ),
        ),
        (at(date(2025, 7, 4), 10), EMPLOYEE, ask.ReferToLexSarah(reason=history.text())),
    ]
    record: UUID | None = None
    for moment, role, command in steps:
        history.now = moment
        assert history.ask(Wish("deviations", record, command, role)), command
        record = record or history.lives[-1][1]
    assert record is not None
    last = board.write(known)
    with board.registers() as db:
        return record, "\n".join(prose(story(db, record, last)))


STORY = (Path(__file__).parent / "en_avvikelse.txt").read_text(encoding="utf-8")


def test_a_story_reads_as_swedish_prose_with_the_law_as_it_was_worded_that_day(board: Board) -> None:
    """En avvikelses historia läses som svensk text, med bestämmelsen som den löd den dagen."""
    record, text = told(board)
    assert f"{text}\n" == STORY


def test_a_story_ends_where_the_reader_stands(board: Board) -> None:
    """Historien som den var känd vid en tidigare rad är början av den som är känd i dag."""
    record, text = told(board)
    with board.registers() as db:
        for position in range(board.last + 1):
            earlier = lines("\n".join(prose(story(db, record, position))))
            assert text.startswith(earlier)
            assert f"rad {position + 1}]" not in earlier


def test_each_provision_is_told_once_as_it_read_on_the_day_of_the_line(board: Board) -> None:
    """Sist står hur varje åberopad bestämmelse löd den dagen, en gång; en lydelse som inte är inlagd sägs saknas."""
    _, text = told(board)
    above, _, notes = text.partition(f"\n\n{HEADING}\n")
    cited = list(dict.fromkeys(re.findall(r"\[(.+, not \d+); rad", above)))
    listed = [row for row in notes.splitlines() if not row.startswith(" ")]
    assert listed == [f"{number}. {one.rpartition(', not ')[0]}" for number, one in enumerate(cited, 1)]
    assert "1. 5 kap. 5 § SOSFS 2011:9\n    Lydelsen är inte inlagd. I korthet, med andra ord: Påminnelse om" in notes
    assert "2. 14 kap. 3 § SoL (2001:453)\n    Lydelsen är inte inlagd." in notes
    verbatim = law.REPORT_MISCONDUCT.on(date(2025, 7, 1)).text.replace("\n\n", "\n    ")
    assert f"3. 27 kap. 2 § SoL (2025:400)\n    {verbatim}\n4. " in notes


def lines(text: str) -> str:
    """A story without its notes."""
    return text.partition(f"\n\n{HEADING}\n")[0]


def test_a_unit_is_called_what_it_was_called_that_day(board: Board) -> None:
    """Byter en enhet namn heter den i historien vad den hette när raden skrevs."""
    history = board.history
    record, text = told(board)
    known = len(history.acts)
    history.now = at(date(2025, 8, 1))
    renamed = ReorganiseUnit(name="Nya enheten", parent=history.top, since=date(2025, 8, 1), without_analysis="Namnet.")
    assert history.ask(Wish("units", history.units[1], renamed, Role.SYSTEM_ADMIN, history.admin.by))
    moved = ask.TransferElsewhere(destination=Destination.IT, receipt="IT-2025-118")
    history.now += timedelta(hours=1)
    no = ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT, reason=history.text())
    assert history.ask(Wish("deviations", record, no, OFFICER))
    assert history.ask(Wish("deviations", record, moved, MANAGER))
    last = board.write(known)
    with board.registers() as db:
        after = "\n".join(prose(story(db, record, last)))
        assert after.startswith(lines(text))
        assert "Nya enheten" not in after
        unit = history.units[1]
        assert Names(db, last, date(2025, 7, 31))(unit) == "Enhet Å"
        assert Names(db, last, date(2025, 8, 1))(unit) == Names(db, last)(unit) == "Nya enheten"


def test_no_story_and_no_name_holds_a_sealed_text_or_a_persons_name(board: Board) -> None:
    """Ingen förseglad text och inget personnamn står i någon historia, eller i vad en post kallas."""
    last = board.go_on(400)
    secrets = (SECRET, *NAMES)
    told_lines = sealed = 0
    with board.registers() as db:
        naming = Names(db, last)
        for record in board.history.records:
            text = "\n".join(prose(story(db, record, last)))
            told_lines += len(text.splitlines())
            sealed += text.count("(förseglad text)")
            assert not [secret for secret in secrets if secret in text + naming(record)]
        for person, _ in board.history.people.values():
            assert naming(person) == f"person {str(person)[:8]}"
    assert told_lines > 1000 and sealed > 100


def test_a_record_that_nobody_knows_has_no_story(board: Board) -> None:
    """En post som inte finns har ingen historia, och kallas vid början av sitt id."""
    nobody = UUID(int=5)
    with board.registers() as db:
        assert list(story(db, nobody, board.last)) == []
        assert Names(db, board.last)(nobody) == "00000000"

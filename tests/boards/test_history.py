"""The demonstration's history: the same every time, with all that it is meant to show, and taken by the real desk."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api import demo
from api.cli.demonstrated import draw_sample, pack, read_in
from api.entering import StepRefused, catch_up
from boards import BOARDS
from boards.demo import visitors
from boards.history import FIRST, LAST, Entry, Freeze, Step, closing, history, later_corrections, opening, world
from boards.history.briefs import deviations, views
from boards.history.chance import Chance
from boards.history.deviations import SHARES
from boards.history.plan import VOLUMES, dangers, occasions, routines
from boards.history.views import COMPLAINTS, OPINIONS
from boards.history.worktime import add_working_days
from domain import REGISTERS, calendar
from domain.analyses import ReportKind
from domain.board import DecideScale
from domain.calendar import Period, is_working_day, local_day
from domain.deviations.commands import CorrectDeviation, ReportDeviation
from domain.documents.commands import EstablishByBoard
from domain.organisation.assignments import AssignRole
from domain.organisation.units import ReorganiseUnit
from domain.terms import Role, YesNoUnknown
from domain.words import Decision, Occurred
from ledger import clock
from ledger import database as databases
from ledger.blobs import digest_of
from ledger.book import Book, found
from ledger.commands import COMMANDS
from ledger.database import Database
from ledger.keys import Keys
from ledger.lines import last_position
from ledger.postgres import Server
from ledger.shelf import Shelf
from projections import schema
from replays.analysis import frozen_analyses, rederive
from replays.compare import compare_analyses
from replays.moments import moment_at
from replays.own_terms import own_terms
from replays.verify import verify
from tests.boards.telling import steps, told
from tests.conftest import copy_of

HALF = Period.half_year(2026, 1)
EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)


def digest(entries: Iterable[Entry]) -> str:
    return hashlib.sha256("\n".join(map(repr, entries)).encode()).hexdigest()


# ── The same every time ──────────────────────────────────────────────────────


@EVERY_BOARD
def test_a_history_is_the_same_every_time(board: str) -> None:
    """Historien blir densamma varje gång den berättas."""
    assert digest(told(board)) == digest(history(board))


def test_a_history_is_the_same_in_another_process() -> None:
    """Historien blir densamma i en annan process, med andra hashvärden."""
    code = (
        "import hashlib; from boards.history import history;"
        "print(hashlib.sha256('\\n'.join(map(repr, history('nacka'))).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    told_there = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert told_there.stdout.decode().strip() == digest(told("nacka"))


def test_chance_draws_the_same_lots() -> None:
    """Slumpen ger samma dragningar för samma ord, och delar ut precis så många som sägs."""
    assert [Chance("a", 1).between(1, 6) for _ in range(3)] == [Chance("a", 1).between(1, 6) for _ in range(3)]
    for hands in range(60):
        dealt = Counter(Chance("deal", hands).deal({"a": 5, "b": 1, "c": 0.1}, hands))
        assert sum(dealt.values()) == hands
        assert hands < 3 or all(dealt[kind] for kind in "abc")


@EVERY_BOARD
def test_every_step_has_a_key_of_its_own(board: str) -> None:
    """Varje steg har en egen nyckel och står i tidsordning mellan första och sista dagen."""
    entries = told(board)
    assert len({(entry.by, entry.key) for entry in entries}) == len(entries)
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert opening(board)[0] < entries[0].at and local_day(entries[0].at) == FIRST
    assert entries[-1] == closing(board) and local_day(entries[-1].at) == LAST


def test_working_days_are_counted_as_the_calendar_does() -> None:
    """Arbetsdagarna räknas som i kalendern, fast snabbare."""
    for start in (date(2025, 1, 1), date(2025, 4, 17), date(2026, 6, 18), date(2026, 12, 23)):
        for number in range(-30, 31):
            assert add_working_days(start, number) == calendar.add_working_days(start, number)


# ── Whole ────────────────────────────────────────────────────────────────────

NOT_SENT = {
    "FoundLedger": "the founding of the book writes it",
    "EraseTexts": "nothing in a demonstration has to be erased",
    "CloseLedger": "the demonstration goes on",
    "KeepReport": "it is made of a Keep, when the report has been made",
    "FreezeAnalysis": "it is made of a Freeze, when the figures have been counted",
    "EnterPackage": "it is entered by whoever makes a package, when its bytes are known",
    "BringInDeviation": "what was closed before the book comes out of a file",
    "BringInView": "what was closed before the book comes out of a file",
    "BeginIntake": "the program reads in a file, which there is none of in a made-up history",
    "CompleteIntake": "it ends the reading in of a file",
    "AbandonIntake": "it ends the reading in of a file",
    "DrawSample": "the records are drawn by the program, from the register as it stands",
    "TakePlaceOf": "it follows from what replaces an earlier requirement",
    "TakeOver": "it follows from the officer's answer to what was referred",
    "ReinstateDeviation": "it follows when what was taken over is not investigated",
    "LinkToProcess": "it follows from what a process says it rests on",
    "UnlinkFromProcess": "it follows from what a process no longer says it rests on",
    "EnterSampleResult": "it answers for what was drawn",
    "CloseSample": "it ends what was drawn",
    "AnnulSample": "it ends what was drawn",
    "CountSurveyResult": "it follows from a result that is entered, put right or struck out",
    "MirrorConflict": "the contradiction noted in one obligation asks it of the other",
    "MirrorSettlement": "what settles it in one obligation asks it of the other",
    "NoteActivity": "the activity tells its plan of it",
    "CompleteAtMeeting": "the item of a meeting asks for it",
}


def test_every_command_is_sent_by_somebody() -> None:
    """Varje kommando i varje register förekommer i någon nämnds historia."""
    sent = {type(step.command).__name__ for board in BOARDS for step in steps(board)}
    assert {command.__name__ for register in REGISTERS for command in register.commands} - sent == set(NOT_SENT)


@EVERY_BOARD
def test_every_command_could_have_come_through_the_door(board: str) -> None:
    """Varje kommando går att mata in: längder, tal och id:n är sådana som tas emot."""
    for step in steps(board):
        asked = COMMANDS[type(step.command)]
        assert asked.register.name == step.register, step
        assert asked.read(asked.adapter.dump_json(step.command)) == step.command, step
        natural = asked.register.natural(step.command, step.by) if step.command.opens else None
        assert natural in (None, step.record), step


LINES = {"enkoping": 2_930, "uppsala": 7_330, "nacka": 3_030}


@EVERY_BOARD
def test_the_volumes_are_in_proportion(board: str) -> None:
    """Omfattningen är ungefär den som är tänkt, i proportion till avvikelserna."""
    assert abs(len(told(board)) - LINES[board]) < 150
    yearly = VOLUMES[board]
    assert 0.2 < yearly.views / yearly.deviations < 0.35
    assert 0.04 < yearly.risk_analyses / yearly.deviations < 0.1
    twice = sum(1 for _ in history(board, scale=2))
    assert 1.5 < (twice - len(organisation(board))) / (len(told(board)) - len(organisation(board))) < 2.4


def organisation(board: str) -> list[Step]:
    return [step for step in steps(board) if step.register in ("units", "persons", "assignments", "settings")]


def test_a_history_may_be_longer_or_shorter() -> None:
    """Historien kan berättas för fler eller färre år."""
    assert sum(1 for _ in history("nacka", years=0.6)) < len(told("nacka")) < sum(1 for _ in history("nacka", years=3))


# ── What it is meant to show ─────────────────────────────────────────────────

DEVIATIONS = {
    "plain": 64,
    "no_measures": 54,
    "slow": 17,
    "unread": 8,
    "letter": 30,
    "incoming": 8,
    "outgoing": 5,
    "for_another": 8,
    "provider": 8,
    "incomplete": 10,
    "referred": 15,
    "suspected": 7,
    "taken_over": 5,
    "later_referred": 5,
    "unclear": 5,
    "duplicate": 7,
    "transferred": 5,
    "annulled": 5,
    "lives_on": 7,
    "reopened": 7,
    "corrected": 7,
    "corrected_later": 10,
}
VIEWS = {
    "opinion": 21,
    "complaint": 25,
    "late_answer": 4,
    "gives_rise": 5,
    "anonymous": 3,
    "becomes_complaint": 3,
    "becomes_view": 2,
    "there_and_back": 1,
    "reopened": 2,
    "referred": 2,
    "taken_over": 1,
    "later_referred": 1,
    "withdrawn": 2,
    "about_manager": 2,
    "from_staff": 2,
    "identified": 2,
    "handed_over": 2,
    "appeal": 2,
    "annulled": 2,
    "corrected_later": 4,
}
RISKS = {
    "reduced": 19,
    "accepted": 7,
    "high_and_common": 6,
    "lifted": 6,
    "merged": 4,
    "came_back": 2,
    "happened": 2,
    "put_right": 2,
    "of_one_person": 2,
    "struck_out": 2,
}
ANALYSES = {"made": 10, "going_on": 2, "rejected": 2, "put_off": 1, "struck_out": 1}
ROUTINES = {
    "brought_in": 12,
    "drawn_up": 7,
    "looked_through": 2,
    "given_up": 2,
    "repealed": 2,
    "laid_up_twice": 1,
    "rests_on_analysis": 1,
}


def test_uppsala_has_so_many_stories_of_each_kind() -> None:
    """I Uppsala finns så många av varje slags ärende; även det ovanliga förekommer."""
    told_of, much = world("uppsala"), VOLUMES["uppsala"]
    reported = deviations(told_of, SHARES, much.deviations)
    assert Counter(one.kind for one in reported) == DEVIATIONS
    assert Counter(one.kind for one in views(told_of, OPINIONS, COMPLAINTS, much.views)) == VIEWS
    assert Counter(one.kind for one in dangers(told_of, much.risks)) == RISKS
    assert Counter(one.kind for one in occasions(told_of, much.risk_analyses, reported)) == ANALYSES
    assert Counter(one.kind for one in routines(told_of, much.routines)) == ROUTINES


def reports(board: str) -> list[tuple[Step, ReportDeviation]]:
    return [(step, step.command) for step in steps(board) if isinstance(step.command, ReportDeviation)]


@EVERY_BOARD
def test_letters_lie_across_the_end_of_the_half_year(board: str) -> None:
    """Ett brev från den 28 juni förs in den 3 juli; andra förs in när siffrorna redan är frysta."""
    late = {(command.received, local_day(step.at)) for step, command in reports(board) if command.received}
    assert (date(2026, 6, 28), date(2026, 7, 3)) in late
    frozen = next(one for one in told(board) if isinstance(one, Freeze) and one.period == Period.half_year(2026, 1))
    assert local_day(frozen.at) == date(2026, 7, 6)
    across = [day for received, day in late if received <= HALF.end < day]
    assert any(day < local_day(frozen.at) for day in across) and any(day > local_day(frozen.at) for day in across)


@EVERY_BOARD
def test_reports_may_know_little_and_be_about_others(board: str) -> None:
    """Rapporter saknar dag och enhet, gäller andras verksamhet, görs för någon annan, rör barn."""
    commands = [command for _, command in reports(board)]
    providers = {world(board).cast.unit(unit) for unit in world(board).providers}
    assert any(command.occurred == Occurred() and command.unit is None for command in commands)
    assert any(command.on_behalf_of for command in commands)
    assert not providers or any(command.unit in providers for command in commands)
    child = [step for step in steps(board) if getattr(step.command, "child_consequences", None)]
    assert child and all(step.command.affected.child is YesNoUnknown.YES for step in child)  # type: ignore[attr-defined]


@EVERY_BOARD
def test_roles_change_and_somebody_decides_on_a_delegation(board: str) -> None:
    """Chefer har vikarier på sommaren, en chef slutar och efterträds, och beslut fattas på delegation."""
    assigned = [step.command for step in steps(board) if isinstance(step.command, AssignRole)]
    managed = sum(command.role is Role.UNIT_MANAGER and command.since == FIRST for command in assigned)
    stand_ins = [command for command in assigned if command.stands_in_for]
    assert len(stand_ins) == 2 * managed - 1 and all(command.until for command in stand_ins)
    assert any(command.role is Role.UNIT_MANAGER and command.since == date(2026, 1, 1) for command in assigned)
    decisions = [getattr(step.command, "decision", None) for step in steps(board)]
    assert any(isinstance(one, Decision) and one.delegation for one in decisions)


@EVERY_BOARD
def test_one_reorganisation_rests_on_an_analysis_and_one_on_a_reason(board: str) -> None:
    """Den ena omorganisationen vilar på en riskanalys, den andra på skälet till att ingen är gjord."""
    first, second = (step.command for step in steps(board) if isinstance(step.command, ReorganiseUnit))
    assert first.analysis and not first.without_analysis
    assert second.without_analysis and not second.analysis


@EVERY_BOARD
def test_the_half_years_are_frozen_on_their_mondays(board: str) -> None:
    """Halvåren fryses på måndagen då breven från de sista dagarna är införda, och tidigare halvår publiceras."""
    freezes = [one for one in told(board) if isinstance(one, Freeze) and one.kind is ReportKind.HALF_YEAR]
    assert {one.period.label: local_day(one.at) for one in freezes} == {
        "2025:1": date(2025, 7, 7),
        "2025:2": date(2026, 1, 12),
        "2026:1": date(2026, 7, 6),
    }
    published = {step.record for step in steps(board) if type(step.command).__name__ == "PublishAnalysis"}
    assert len(published & {one.record for one in freezes}) == 2


def test_uppsala_s_guideline_is_decided_on_its_day_with_its_content() -> None:
    """Uppsalas riktlinje fastställs av nämnden den 16 juni 2026 med sitt diarienummer och sin exakta text."""
    (step,) = [step for step in steps("uppsala") if isinstance(step.command, EstablishByBoard)]
    decision = step.command.decision  # type: ignore[attr-defined]
    assert (decision.day, decision.diary_number, step.role) == (
        date(2026, 6, 16),
        "SCN-2026-00466",
        Role.BOARD_SECRETARY,
    )
    content = BOARDS["uppsala"].guideline.content_bytes
    assert content in [one.content for one in steps("uppsala") if one.record == step.record]


def test_mondays_are_busy_and_july_is_not() -> None:
    """Det mesta sker på måndagar, i arbetstid, och minst i juli; ytterst lite på helger."""
    moments = [step.at for step, _ in reports("uppsala")]
    weekdays = Counter(moment.weekday() for moment in moments)
    assert max(weekdays, key=lambda day: weekdays[day]) == 0
    assert sum(not is_working_day(local_day(moment)) for moment in moments) < len(moments) / 10
    months = Counter(local_day(moment).month for moment in moments if moment.year == 2025)
    assert months[7] < sum(months.values()) / 12 < months[3] + months[11]


def test_later_corrections_are_of_the_half_year_and_come_after_the_history() -> None:
    """De tvåhundra rättelserna i efterhand kommer efter historien och gäller det frysta halvåret."""
    corrections = list(later_corrections("uppsala", HALF))
    assert len(corrections) == 200 == len({(step.record, repr(step.command)) for step in corrections})
    assert all(local_day(step.at) > LAST and step.role is Role.QUALITY_DEVELOPER for step in corrections)
    kinds = Counter(type(step.command).__name__ for step in corrections)
    assert kinds.keys() == {"CorrectDeviation", "CorrectView", "ClassifyDeviation"}
    corrected = [step for step in steps("uppsala") if isinstance(step.command, CorrectDeviation)]
    assert sum(local_day(step.at) > date(2026, 7, 6) for step in corrected) >= 3


@EVERY_BOARD
def test_visitors_have_fixed_ids_and_hold_their_roles(board: str) -> None:
    """Den som provar kan vara medarbetare, chef, lex Sarah-ansvarig, sekreterare, revisor eller förtroendevald."""
    people = visitors(board)
    roles = [one.role for one in people]
    assert {Role.EMPLOYEE, Role.UNIT_MANAGER, Role.LEX_SARAH_OFFICER, Role.QUALITY_DEVELOPER} <= set(roles)
    assert {Role.BOARD_SECRETARY, Role.AUDITOR, Role.BOARD_MEMBER} <= set(roles)
    assert people == visitors(board)
    ended = {step.record for step in steps(board) if type(step.command).__name__ == "LetPersonLeave"}
    assert not {one.person for one in people} & ended


@EVERY_BOARD
def test_the_same_name_is_not_given_twice(board: str) -> None:
    """Ingen påhittad person delar namn med en annan i samma nämnd."""
    names = [member.name for member in world(board).cast.members]
    assert len(set(names)) == len(names)


# ── At the real desk ─────────────────────────────────────────────────────────

SMALL = 0.1


@dataclass
class Entered:
    """A board whose small history has been entered, and what was said about it."""

    board: str
    book: Book
    entered: demo.Entered
    progress: list[tuple[int, int]]


@contextmanager
def reopened(one: Book, database: Database) -> Iterator[Book]:
    """A book that was closed, or a copy of it in another database."""
    book = Book(database, one.keys)
    try:
        yield book
    finally:
        book.close()


@pytest.fixture(scope="module")
def empty(server: Server, template: Database, worker: str) -> Iterator[Any]:
    yield lambda: copy_of(server, template, worker)


def begin(database: Database, keys: Path, board: str) -> Book:
    """The demonstration's book, founded in a database of its own."""
    founder, stamp = demo.founding(board)
    found(database, keys, BOARDS[board].origin, founder, stamp, demonstration=True)
    return Book(database, Keys(keys))


@pytest.fixture(scope="module", params=BOARDS)
def closed(request: pytest.FixtureRequest, server: Server, worker: str, tmp_path_factory: Any) -> Entered:
    """Nobody has the book open, so that it can be copied."""
    board = request.param
    database = databases.create(server, f"small_{board}_{worker}")
    book = begin(database, tmp_path_factory.mktemp(board) / "keys", board)
    progress: list[tuple[int, int]] = []
    try:
        done = asyncio.run(demo.enter(book, board, scale=SMALL, report=lambda _, done, of: progress.append((done, of))))
        return Entered(board, book, done, progress)
    finally:
        book.close()


@pytest.fixture
def small(closed: Entered) -> Iterator[Entered]:
    with reopened(closed.book, closed.book.database) as book:
        yield replace(closed, book=book)


@pytest.mark.slow
def test_every_step_is_accepted_by_the_real_desk(small: Entered) -> None:
    """Varje steg i historien tas emot av reglerna, och varje rad är införd på stegets egen tid."""
    assert small.entered.sent == sum(1 for _ in history(small.board, scale=SMALL))
    assert small.progress[-1][0] == small.progress[-1][1] == (LAST - FIRST).days
    with small.book.database.writer() as db:
        assert last_position(db) == small.entered.lines
        late = db.execute(
            """SELECT count(*) FROM ledger.lines
               WHERE recorded_at <> (convert_from(body, 'UTF8')::jsonb ->> 'at')::timestamptz"""
        ).fetchone()
    assert late == (0,)


@pytest.mark.slow
def test_the_demonstration_of_each_board_uses_every_register(
    server: Server, closed: Entered, worker: str, tmp_path: Path
) -> None:
    """Demonstrationen av varje nämnd har poster i vartenda register, också i dem som programmet självt för."""
    with copy_of(server, closed.book.database, worker) as database:
        book = Book(database, Keys(shutil.copytree(closed.book.keys.folder, tmp_path / "keys")))
        catch_up(book)
        with database.writer() as db:
            schema.use(db, schema.schema_name())
            draw_sample(db, book)
            read_in(db, book, tmp_path / "inlasning")
            row = db.execute("SELECT record FROM cards WHERE register = 'deviations' LIMIT 1").fetchone()
            assert row is not None
            pack(db, book, row[0], tmp_path / "paket" / "ett")
        catch_up(book)
        book.close()
        with database.writer() as db:
            schema.use(db, schema.schema_name())
            used = {name for (name,) in db.execute("SELECT DISTINCT register FROM cards")}
    assert used == {register.name for register in REGISTERS}


@pytest.mark.slow
def test_each_board_shows_its_own_terms(small: Entered) -> None:
    """Varje nämnd visar sina egna begrepp, och ingen annans."""
    own = {"enkoping": "övrig avvikelse", "uppsala": "verksamhetsprocess", "nacka": "fel och brister"}
    catch_up(small.book)
    with small.book.database.writer() as db:
        schema.use(db, schema.schema_name())
        shown = {one.word for one in own_terms(db, moment_at(db, last_position(db), clock.now()))}
    assert {board for board, word in own.items() if word in shown} == {small.board}


@pytest.mark.slow
def test_the_book_of_a_history_holds(small: Entered) -> None:
    """Liggaren kontrolleras utan fel: rader, register, texter och frysta analyser."""
    with small.book.database.writer() as db:
        schema.use(db, schema.schema_name())
        assert [claim for claim in verify(db, small.book.keys) if not claim.holds] == []


@pytest.mark.slow
def test_every_state_is_small(small: Entered) -> None:
    """Varje post i registren är under 8 kB."""
    with small.book.database.writer() as db:
        schema.use(db, schema.schema_name())
        rows = db.execute("SELECT record, register, state FROM cards").fetchall()
    for record, register, state in rows:
        stored = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
        assert len(stored) < 8_000, (register, record)


@pytest.mark.slow
def test_contents_of_documents_are_kept(small: Entered) -> None:
    """Varje dokuments exakta text finns under den adress som raden anger."""
    contents = [
        entry.content for entry in history(small.board, scale=SMALL) if isinstance(entry, Step) and entry.content
    ]
    assert contents
    for content in contents:
        assert small.book.blobs.get_public(digest_of(content)) == content


@pytest.mark.slow
def test_a_history_that_is_there_is_left_as_it_is(small: Entered) -> None:
    """En demonstration som redan är införd känns igen och lämnas orörd."""
    again = asyncio.run(demo.enter(small.book, small.board, scale=SMALL))
    assert (again.sent, again.lines) == (0, small.entered.lines)


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["uppsala"], indirect=True)
def test_later_corrections_change_the_figures_but_not_the_frozen_ones(
    server: Server, closed: Entered, worker: str
) -> None:
    """Rättelserna i efterhand är precis de rader som skiljer; den frysta analysen blir densamma igen."""
    before = closed.entered.lines
    with copy_of(server, closed.book.database, worker) as database, reopened(closed.book, database) as book:
        assert asyncio.run(demo.correct(book, "uppsala", HALF, 25, scale=SMALL)) == 25
        with database.writer() as db:
            schema.use(db, schema.schema_name())
            after = last_position(db)
            because = compare_analyses(db, HALF, before, after).lines
            assert [line.position for line in because] == list(range(before + 1, after + 1)) and after == before + 25
            for frozen in frozen_analyses(db):
                assert rederive(db, frozen).same, frozen.period


class Stopped(Exception):
    """Somebody pulled the plug."""


@pytest.mark.slow
def test_a_history_that_was_cut_short_is_taken_up_again(empty: Any, tmp_path: Path) -> None:
    """En inmatning som bröts fortsätter där den var, utan att något införs två gånger."""

    def stop(board: str, done: int, of: int) -> None:
        if done > 150:
            raise Stopped

    with empty() as database:
        book = begin(database, tmp_path / "keys", "nacka")
        try:
            with pytest.raises(Stopped):
                asyncio.run(demo.enter(book, "nacka", scale=SMALL, report=stop))
            book.close()
            book = Book(database, Keys(tmp_path / "keys"))
            rest = asyncio.run(demo.enter(book, "nacka", scale=SMALL))
        finally:
            book.close()
        assert rest.there > 100
        assert rest.sent + rest.there == sum(1 for _ in history("nacka", scale=SMALL))


@pytest.mark.slow
def test_a_refused_step_is_named(empty: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ett steg som en regel säger nej till namnges, och inget efter det införs."""
    untouched = history.__globals__["merged"]

    def without_scale(*said: Any) -> Iterator[Entry]:
        for entry in untouched(*said):
            if not (isinstance(entry, Step) and isinstance(entry.command, DecideScale)):
                yield entry

    monkeypatch.setitem(history.__globals__, "merged", without_scale)
    with empty() as database:
        book = begin(database, tmp_path / "keys", "nacka")
        try:
            with pytest.raises(StepRefused, match=r"nacka/.* (ScoreRisk|AssessRisk) "):
                asyncio.run(demo.enter(book, "nacka", scale=SMALL))
        finally:
            book.close()


def test_a_book_that_is_no_demonstration_is_left_alone(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finns det redan en riktig liggare för nämnden införs ingen demonstration i den."""
    monkeypatch.setattr(demo, "has_lines", lambda books, board: True)
    monkeypatch.setattr(Shelf, "open", lambda self, board: book)
    monkeypatch.setattr(book, "close", lambda: None)
    with pytest.raises(demo.NotADemonstration):
        demo.found(Shelf(None), "uppsala")  # type: ignore[arg-type]


def test_the_opening_is_the_first_morning() -> None:
    """Liggaren grundas den 2 januari 2025 klockan åtta, av systemförvaltaren."""
    at, actor, name = opening("uppsala")
    assert at == datetime(2025, 1, 2, 7, tzinfo=UTC) and actor.role is Role.SYSTEM_ADMIN and name
    assert told("uppsala")[0].at - at < timedelta(minutes=1)

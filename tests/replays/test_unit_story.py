"""The story of a unit follows it and what lay below it that day, through reorganisations, in the law's words then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from domain.deviations import commands as ask
from domain.deviations.words import Direction
from domain.grammar import Command
from domain.organisation.units import Place, ReorganiseUnit, Unit
from domain.terms import Role, YesNoUnknown
from domain.words import Occurred
from projections.cards import Card
from replays.provisions import HEADING
from replays.unit_story import Told, Tree, prose, tree, unit_story
from tests.projections.books import Board
from tests.projections.histories import NAMES, SECRET, Wish

EMPLOYEE, MANAGER, ADMIN = Role.EMPLOYEE, Role.UNIT_MANAGER, Role.SYSTEM_ADMIN
BEFORE, MOVED, AFTER = date(2025, 6, 10), date(2025, 7, 1), date(2025, 7, 10)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)


class Acting:
    """A board in which one thing is done after another."""

    def __init__(self, board: Board) -> None:
        self.board, self.history = board, board.history
        self.known = len(board.history.acts)

    def do(self, moment: datetime, register: str, record: UUID | None, command: Command, role: Role) -> UUID:
        self.history.now = moment
        by = self.history.admin.by if role is ADMIN else None
        assert self.history.ask(Wish(register, record, command, role, by)), command
        return record or self.history.lives[-1][1]

    def report(self, moment: datetime, unit: UUID) -> UUID:
        command = ask.ReportDeviation(
            description=self.history.text(),
            unit=unit,
            occurred=Occurred.on(moment.date() - timedelta(days=1)),
            danger_now=YesNoUnknown.NO,
            suspects_misconduct=YesNoUnknown.YES,
            direction=Direction.INTERNAL,
        )
        return self.do(moment, "deviations", None, command, EMPLOYEE)

    def move(self, moment: datetime, record: UUID, unit: UUID) -> None:
        self.do(moment, "deviations", record, ask.MoveToUnit(unit=unit, reason=self.history.text()), MANAGER)

    def reorganise(self, moment: datetime, unit: UUID, parent: UUID, since: date, name: str) -> None:
        command = ReorganiseUnit(name=name, parent=parent, since=since, without_analysis="Bara platsen i trädet.")
        self.do(moment, "units", unit, command, ADMIN)

    def written(self) -> int:
        last = self.board.write(self.known)
        self.known = len(self.history.acts)
        return last


def told(board: Board, unit: UUID, first: int, last: int) -> list[Told]:
    with board.registers() as db:
        return list(unit_story(db, unit, first, last))


def records(lines: list[Told]) -> set[UUID]:
    return {one.record for one in lines}


# ── Through a reorganisation ─────────────────────────────────────────────────


def test_what_lay_below_is_told_from_the_day_it_came_to_lie_there(board: Board) -> None:
    """En enhet som flyttas in under en annan är med i dess historia från den dagen, inte dagarna innan."""
    acting, first = Acting(board), board.last
    _, one, other = board.history.units
    early = acting.report(at(BEFORE), other)
    acting.reorganise(at(date(2025, 6, 20)), other, one, MOVED, "Enhet Ä, flyttad")
    between = acting.report(at(date(2025, 6, 25)), other)
    late = acting.report(at(AFTER), other)
    last = acting.written()
    found = told(board, one, first, last)
    assert records(found) == {other, late} and early not in records(found) and between not in records(found)
    assert records(told(board, other, first, last)) == {early, between, late, other}
    assert records(told(board, board.history.top, first, last)) == {early, between, late, other}


def test_what_is_moved_away_is_told_with_its_leaving_and_no_more(board: Board) -> None:
    """En avvikelse som flyttas är med i den gamla enhetens historia till och med flytten, och i den nyas från den."""
    acting, first = Acting(board), board.last
    _, one, other = board.history.units
    record = acting.report(at(BEFORE), one)
    acting.move(at(BEFORE, 11), record, other)
    acting.do(at(BEFORE, 13), "deviations", record, ask.RequestCompletion(question=board.history.text()), MANAGER)
    last = acting.written()
    here, there = told(board, one, first, last), told(board, other, first, last)
    moved = next(
        place for place, line in enumerate(here) if line.telling.what == "Avvikelsen flyttades till en annan enhet"
    )
    assert moved == len(here) - 1
    assert [line.telling.position for line in here][-1] == [line.telling.position for line in there][0]
    assert len(there) == 2


def test_lines_come_in_the_order_of_the_book_between_the_two(board: Board) -> None:
    """Raderna kommer i bokens ordning, efter den första och till och med den sista."""
    last = board.go_on(300)
    whole = told(board, board.history.top, 0, last)
    positions = [one.telling.position for one in whole]
    assert positions == sorted(set(positions)) and len(positions) > 100
    middle = positions[len(positions) // 2]
    early, late = told(board, board.history.top, 0, middle), told(board, board.history.top, middle, last)
    assert [one.telling.position for one in early + late] == positions


# ── In words ─────────────────────────────────────────────────────────────────


def test_the_law_is_cited_as_it_was_worded_that_day(board: Board) -> None:
    """Före och efter den 1 juli 2025 anges den bestämmelse som gällde just då, och enheten heter vad den hette."""
    acting, first = Acting(board), board.last
    _, one, other = board.history.units
    acting.report(at(BEFORE), one)
    acting.reorganise(at(date(2025, 6, 20)), other, one, MOVED, "Nya enheten")
    acting.report(at(AFTER), other)
    last = acting.written()
    with board.registers() as db:
        text = list(prose(unit_story(db, one, first, last)))
    laws = [line for line in text if line.startswith("    [")]
    assert any("SoL (2001:453)" in line for line in laws) and any("SoL (2025:400)" in line for line in laws)
    assert text[0].startswith("10 juni 2025 kl. 11.30 – Avvikelse AVV-2025-") and "medarbetare" in text[0]
    assert any(line.endswith("27 kap. 2 § SoL (2025:400)") for line in text[text.index(HEADING) :])
    before = "\n".join(text).split("Enheten omorganiserades")[0]
    assert "Nya enheten" not in before and any("    enhet: Nya enheten" in line for line in text)


def test_no_secret_and_no_name_is_told(board: Board) -> None:
    """Ingen förseglad text och inget personnamn står i en enhets historia."""
    last = board.go_on(300)
    with board.registers() as db:
        text = "\n".join(prose(unit_story(db, board.history.top, 0, last)))
    assert text.count("(förseglad text)") > 30
    assert not [secret for secret in (SECRET, *NAMES) if secret in text]


def test_only_what_the_reader_sees_is_told(board: Board) -> None:
    """Poster som läsaren inte får se är inte med, och den frågas en gång om varje post."""
    last = board.go_on(200)
    asked: list[UUID] = []
    with board.registers() as db:

        def sees(card: Card) -> bool:
            asked.append(card.record)
            return card.register.name == "views"

        found = list(unit_story(db, board.history.top, 0, last, sees))
    assert found and {one.register for one in found} == {"views"}
    assert len(asked) == len(set(asked))


# ── Trees ────────────────────────────────────────────────────────────────────


def test_a_tree_that_bites_its_own_tail_still_ends() -> None:
    """Trädet tar slut också om enheter av misstag ligger under varandra."""
    one, other = UUID(int=1, version=4), UUID(int=2, version=4)
    units = {
        one: Unit(places=(Place(since=BEFORE, name="A", parent=other),)),
        other: Unit(places=(Place(since=BEFORE, name="B", parent=one),)),
    }
    made = Tree(units)
    assert made.subtree(one, BEFORE) == made.ever(other) == {one, other}
    assert made.subtree(one, date(2025, 6, 9)) == {one}


def test_the_tree_is_the_one_known_at_the_line(board: Board) -> None:
    """Enheternas läge är det som var känt vid raden: en omorganisation som införs senare ändrar inte det."""
    acting, first = Acting(board), board.last
    _, one, other = board.history.units
    acting.reorganise(at(date(2025, 6, 20)), other, one, MOVED, "Flyttad")
    last = acting.written()
    with board.registers() as db:
        assert other not in tree(db, first).subtree(one, AFTER)
        assert other in tree(db, last).subtree(one, AFTER)
        assert other not in tree(db, last).subtree(one, BEFORE)

"""A person sees all of their own acts; a log review never shows of what somebody has told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from psycopg import Connection

from api.acts import REPORTERS
from domain.deviations import commands as ask
from domain.deviations.words import Direction
from domain.grammar import Command
from domain.terms import Role, YesNoUnknown
from domain.words import Occurred
from ledger.codec import KINDS, read
from ledger.lines import read as lines
from projections import schema
from replays.own_acts import own_acts, reviewed_acts, told_by
from tests.projections.books import Board
from tests.projections.histories import Wish
from tests.replays.conftest import Year

MANAGER, EMPLOYEE = Role.UNIT_MANAGER, Role.EMPLOYEE


@pytest.fixture
def db(year: Year) -> Iterator[Connection[Any]]:
    with year.database.writer() as made:
        schema.use(made, schema.schema_name())
        yield made


# ── For the person ───────────────────────────────────────────────────────────


def test_a_person_sees_every_line_they_entered_and_no_other(year: Year, db: Connection[Any]) -> None:
    """Var och en ser alla sina egna rader, i ordning, och ingen annans."""
    entered: dict[UUID, list[int]] = {}
    for line in lines(db, upto=year.last):
        entered.setdefault(read(line).stamp.by, []).append(line.position)
    assert len(entered) > 3
    for person, positions in entered.items():
        assert [act.position for act in own_acts(db, person, 0, year.last)] == positions
        middle = positions[len(positions) // 2]
        assert [act.position for act in own_acts(db, person, middle, year.last)] == [
            one for one in positions if one > middle
        ]


def test_a_person_who_is_only_mentioned_has_done_nothing(year: Year, db: Connection[Any]) -> None:
    """Att vara nämnd i en rad är inte att ha fört in den."""
    assert list(own_acts(db, UUID(int=5, version=4), 0, year.last)) == []


# ── For a review ─────────────────────────────────────────────────────────────


def test_a_review_shows_no_line_of_what_somebody_told(year: Year, db: Connection[Any]) -> None:
    """En granskning visar varken vad personen har rapporterat eller något annat i de posterna, för någon."""
    told = hidden = shown = 0
    for person in {read(line).stamp.by for line in lines(db, upto=year.last)}:
        whole = list(own_acts(db, person, 0, year.last))
        review = list(reviewed_acts(db, person, 0, year.last, REPORTERS))
        assert [act for act in whole if act in review] == review
        for act in review:
            if fields := REPORTERS.get(act.register):
                assert act.role is not EMPLOYEE and not told_by(db, act.record, person, fields)
        shown, hidden = shown + len(review), hidden + len(whole) - len(review)
        told += sum(name in REPORTERS for name in {act.register for act in whole if act not in review})
    assert shown and hidden and told


def test_no_report_is_found_by_reviewing_everybody(year: Year, db: Connection[Any]) -> None:
    """Granskas alla, var för sig, finns ingen rad som öppnade en avvikelse, ett klagomål eller en risk med."""
    opened = {
        line.position
        for line in lines(db, upto=year.last)
        if line.version == 1 and KINDS[line.name].register.name in REPORTERS
    }
    people = {read(line).stamp.by for line in lines(db, upto=year.last)}
    shown = {act.position for person in people for act in reviewed_acts(db, person, 0, year.last, REPORTERS)}
    assert opened and shown and not opened & shown


def report(board: Board, by: UUID, on_behalf_of: UUID | None = None) -> UUID:
    command = ask.ReportDeviation(
        description=board.history.text(),
        unit=board.history.units[1],
        on_behalf_of=on_behalf_of,
        occurred=Occurred(),
        danger_now=YesNoUnknown.NO,
        suspects_misconduct=YesNoUnknown.NO,
        direction=Direction.INTERNAL,
    )
    do(board, None, command, by, EMPLOYEE)
    return board.history.lives[-1][1]


def do(board: Board, record: UUID | None, command: Command, by: UUID, role: Role) -> None:
    board.history.now += timedelta(hours=1)
    assert board.history.ask(Wish("deviations", record, command, role, by)), command


def test_a_source_is_not_found_though_they_also_handle_or_were_typed_in_by_another(board: Board) -> None:
    """Den som själv handlägger det hen rapporterat röjs inte, inte heller den som någon annan skrev åt."""
    history, known, first = board.history, len(board.history.acts), board.last
    manager, employee = history.person(MANAGER), history.person(EMPLOYEE)
    own = report(board, manager)
    do(board, own, ask.RequestCompletion(question=history.text()), manager, MANAGER)
    typed = report(board, employee, on_behalf_of=manager)
    do(board, typed, ask.RequestCompletion(question=history.text()), manager, MANAGER)
    theirs = report(board, employee)
    do(board, theirs, ask.RequestCompletion(question=history.text()), manager, MANAGER)
    do(board, theirs, ask.ReferToLexSarah(reason=history.text()), manager, EMPLOYEE)
    last = board.write(known)
    with board.registers() as db:
        assert {act.record for act in own_acts(db, manager, first, last)} == {own, typed, theirs}
        (shown,) = reviewed_acts(db, manager, first, last, REPORTERS)
        assert (shown.record, shown.role) == (theirs, MANAGER)
        assert list(reviewed_acts(db, employee, first, last, REPORTERS)) == []


def test_every_register_that_is_told_to_has_its_reporters_named() -> None:
    """De register där någon berättar om brister är just de där granskningen döljer vem."""
    assert {"deviations", "views", "risks", "risk_analyses"} <= REPORTERS.keys()


def test_a_record_that_is_not_there_is_no_bodys(year: Year, db: Connection[Any]) -> None:
    """Att fråga om en post som inte finns är ett fel, inte ett nej."""
    with pytest.raises(LookupError):
        told_by(db, UUID(int=5, version=4), UUID(int=6, version=4), ("reporter",))

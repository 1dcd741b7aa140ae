"""The annual wheel of each board in the demonstration, and Enköping's two sentences in it."""

from __future__ import annotations

from datetime import date

import pytest

from boards import BOARDS
from boards.contradictions import CONTRADICTIONS
from boards.history.wheel.rounds import established, period
from domain import law
from domain.law import of
from domain.meetings.commands import RecordItem
from domain.obligations.commands import EstablishObligation, NoteConflict, SettleConflict
from domain.obligations.words import Receiver, obligation_id
from tests.boards.telling import steps

EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)


@EVERY_BOARD
def test_everything_that_is_to_come_round_is_in_the_wheel(board: str) -> None:
    """Allt som riktlinjen vill ha sammanställt, redovisat eller följt upp, och det lagen kräver, står i årshjulet."""
    entered = {step.command.id for step in steps(board) if isinstance(step.command, EstablishObligation)}
    assert {one.value.id for one in BOARDS[board].cadences} <= entered
    assert {"law.non_executed", "law.inform_staff", "law.delegated", "law.internal_control"} <= entered
    assert ("law.patient_safety_report" in entered) == (board == "nacka")


@EVERY_BOARD
def test_an_obligation_in_the_wheel_carries_the_words_it_rests_on(board: str) -> None:
    """Varje uppgift bär riktlinjens meningar som de är skrivna, eller det krav i lag som den vilar på."""
    read = {one.value.id: one for one in BOARDS[board].cadences}
    for command in established(BOARDS[board]):
        if command.id in read:
            said = [one.requirement for one in read[command.id].said]
            assert [one.requirement for one in command.sentences] == said
        else:
            assert command.demand and of(command.demand) in law.DUTIES


def test_enkopings_two_sentences_both_stand() -> None:
    """Enköping säger en gång om året och två gånger om året: båda uppgifterna står, och säger det om varandra."""
    commands = {one.id: one for one in established(BOARDS["enkoping"])}
    yearly, twice = commands["compilation.yearly"], commands["compilation.half_year"]
    assert (yearly.months, twice.months) == ((12,), (6, 12))
    assert any("en gång om året" in one.text for one in yearly.sentences)
    assert any("2 ggr/år" in one.text for one in twice.sentences)
    noted = [(step.record, step.command) for step in steps("enkoping") if isinstance(step.command, NoteConflict)]
    settled = {step.record for step in steps("enkoping") if isinstance(step.command, SettleConflict)}
    conflict = NoteConflict(against=obligation_id("compilation.yearly"), question=CONTRADICTIONS[0].issue)
    assert (obligation_id("compilation.half_year"), conflict) in noted
    assert obligation_id("compilation.half_year") not in settled


@pytest.mark.parametrize(
    ("months", "last", "first"),
    [
        ((6, 12), date(2026, 6, 30), date(2026, 1, 1)),
        ((12,), date(2025, 12, 31), date(2025, 1, 1)),
        ((4, 8, 12), date(2025, 12, 31), date(2025, 9, 1)),
        (tuple(range(1, 13)), date(2026, 6, 30), date(2026, 6, 1)),
    ],
)
def test_a_period_begins_where_the_one_before_ended(months: tuple[int, ...], last: date, first: date) -> None:
    """En period börjar dagen efter den förra."""
    assert period(months, last) == (first, last)


@EVERY_BOARD
def test_what_the_board_is_told_is_told_at_its_meeting(board: str) -> None:
    """Det som ska till nämnden tas upp vid ett sammanträde, som är det som gör tillfället genomfört."""
    told = {step.command.obligation for step in steps(board) if isinstance(step.command, RecordItem)} - {None}
    to_the_board = {obligation_id(one.id) for one in established(BOARDS[board]) if Receiver.BOARD in one.receivers}
    assert told <= to_the_board and (told or board == "uppsala")

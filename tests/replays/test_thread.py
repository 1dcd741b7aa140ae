"""The thread of a record: the same from every end, as it was known then, and nothing of what may not be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from psycopg import Connection

from domain import REGISTERS
from domain.actions.commands import ProposeAction
from domain.actions.words import ActionSource
from domain.deviations import commands as ask
from domain.deviations.words import ReferralAnswer
from domain.packages import PackageScope, ScopeKind
from domain.suggestions.commands import AdoptSuggestion, AssessSuggestion, SubmitSuggestion
from domain.terms import Body, Role
from domain.words import Decision
from projections.cards import Card
from replays.package.scope import AROUND, ENDS, find
from replays.thread import GATHERING, THEN, Part, Side, prose, thread
from tests.projections.books import Board
from tests.projections.histories import SECRET
from tests.replays.package.house import asked, complain

QUALITY = Role.QUALITY_DEVELOPER


@dataclass(frozen=True)
class Chain:
    """A complaint, its deviation, the case that took it over, an action for it; and a suggestion with its action."""

    view: UUID
    deviation: UUID
    case: UUID
    action: UUID
    suggestion: UUID
    adopted: UUID
    last: int


@pytest.fixture
def chain(board: Board) -> Chain:
    history = board.history
    view, deviation = complain(board)
    known = len(history.acts)
    source = ActionSource(register="deviations", record=deviation)
    propose = ProposeAction(title="Se över telefontiden", unit=history.units[1], sources=(source,))
    history.now += timedelta(days=1)
    asked(board, "deviations", deviation, ask.ReferToLexSarah(reason=history.text()), Role.EMPLOYEE)
    taken = ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER, reason=history.text())
    asked(board, "deviations", deviation, taken, Role.LEX_SARAH_OFFICER)
    action = opened_by(board, "actions", propose)
    suggestion = opened_by(
        board, "suggestions", SubmitSuggestion(title="En kalender", description="En gemensam.", unit=history.units[1])
    )
    asked(board, "suggestions", suggestion, AssessSuggestion(assessment=history.text()), QUALITY)
    decision = Decision(body=Body.MANAGEMENT_GROUP, day=history.today)
    asked(board, "suggestions", suggestion, AdoptSuggestion(reason=history.text(), decision=decision), QUALITY)
    last = board.write(known)
    case, adopted = history.states[deviation].case, history.states[suggestion].action
    return Chain(view, deviation, case, action, suggestion, adopted, last)


def opened_by(board: Board, register: str, command: ProposeAction | SubmitSuggestion) -> UUID:
    known = set(board.history.states)
    record = board.history.new_id()
    asked(board, register, record, command, QUALITY)
    assert record not in known
    return record


def told(db: Connection[tuple[object, ...]], record: UUID, last: int) -> list[tuple[UUID, Side]]:
    return [(one.record, one.side) for one in thread(db, record, last)]


def test_the_thread_is_seen_from_each_of_its_ends(board: Board, chain: Chain) -> None:
    """Från klagomålet syns allt det ledde till, från åtgärden allt den kom ur, i den ordning det hände."""
    before, this, after = Side.BEFORE, Side.THIS, Side.AFTER
    with board.registers() as db:
        assert told(db, chain.view, chain.last) == [
            (chain.view, this),
            (chain.deviation, after),
            (chain.case, after),
            (chain.action, after),
        ]
        assert told(db, chain.action, chain.last) == [
            (chain.view, before),
            (chain.deviation, before),
            (chain.action, this),
        ]
        assert told(db, chain.case, chain.last) == [(chain.view, before), (chain.deviation, before), (chain.case, this)]
        assert told(db, chain.adopted, chain.last) == [(chain.suggestion, before), (chain.adopted, this)]
        assert told(db, chain.suggestion, chain.last) == [(chain.suggestion, this), (chain.adopted, after)]


def test_the_thread_is_as_it_was_known(board: Board, chain: Chain) -> None:
    """Vid en tidigare rad är tråden så lång som den då var känd."""
    with board.registers() as db:
        opened = {one.record: one.opened for one in thread(db, chain.view, chain.last)}
        for position in range(chain.last + 1):
            known = [record for record, _ in told(db, chain.view, position)]
            assert known == [record for record, at in opened.items() if at <= position]


def test_what_stands_is_found_by_the_index_as_by_reading_all(
    board: Board, chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tråden är densamma hur den än slås upp."""
    with board.registers() as db:
        by_index = [thread(db, one, chain.last) for one in (chain.view, chain.case, chain.action, chain.adopted)]
        monkeypatch.setattr("replays.thread.NOW", THEN)
        assert by_index == [
            thread(db, one, chain.last) for one in (chain.view, chain.case, chain.action, chain.adopted)
        ]


def test_a_package_of_a_case_has_what_was_linked_to_it_by_hand(board: Board, chain: Chain) -> None:
    """Ett paket om avvikelsen har med åtgärden som knöts till den, från den rad då det skedde."""
    said = PackageScope(kind=ScopeKind.CASE, record=chain.deviation)
    with board.registers() as db:
        (opened,) = (one.opened for one in thread(db, chain.action, chain.last) if one.side is Side.THIS)
        now, before = find(db, said, chain.last), find(db, said, opened - 1)
    assert chain.action in {card.record for card in now.cards}
    assert chain.action not in {card.record for card in before.cards}


def test_a_long_thread_says_that_it_is_cut(board: Board, chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    """Är tråden längre än vad som visas står det."""
    with board.registers() as db:
        found = thread(db, chain.view, chain.last)
    monkeypatch.setattr("replays.thread.MOST", len(found))
    assert list(prose(found))[1] == f"Vad det kom ur och ledde till: det närmaste ({len(found)} poster)"


def test_nothing_is_told_of_what_is_not_seen_nor_followed_through_it(board: Board, chain: Chain) -> None:
    """Den som inte får se ärendet får inte veta att det finns, och den som inte ser avvikelsen inget bakom den."""

    def without(register: str) -> list[Part]:
        def sees(card: Card) -> bool:
            return card.register.name != register

        with board.registers() as db:
            return thread(db, chain.view, chain.last, sees)

    assert [one.record for one in without("lex_sarah")] == [chain.view, chain.deviation, chain.action]
    assert [one.record for one in without("deviations")] == [chain.view]
    assert without("views") == []
    assert all(chain.case not in one.came_from for one in without("lex_sarah"))


def test_the_thread_reads_as_swedish_prose(board: Board, chain: Chain) -> None:
    """Tråden läses som text: dag, slag, nummer och ur vilken post; utan namn och utan något förseglat."""
    with board.registers() as db:
        rows = list(prose(thread(db, chain.deviation, chain.last)))
        alone = list(prose(thread(db, chain.suggestion, chain.last - 3)))
        nobody = thread(db, board.history.top, chain.last)
    assert rows[:2] == ["", "Vad det kom ur och ledde till"] and len(rows) == 6
    assert " – synpunkt eller klagomål SYN-" in rows[2] and ", ur " not in rows[2]
    assert " – avvikelse AVV-" in rows[3] and " (den här), ur SYN-" in rows[3]
    assert " – åtgärd ÅTG-" in "".join(rows) or "åtgärd" in "".join(rows)
    assert SECRET not in "".join(rows)
    assert alone == [] and nobody == []


def test_every_word_of_the_thread_is_a_register_that_there_is() -> None:
    """Inget register i trådens regler är överblivet."""
    assert {register.name for register in REGISTERS} >= GATHERING | ENDS
    assert not GATHERING & (ENDS | AROUND)

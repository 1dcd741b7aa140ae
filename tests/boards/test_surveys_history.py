"""The surveys, reviews by colleagues and external figures of the demonstration: what they are meant to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest

from boards import BOARDS
from boards.history import Step
from boards.history.external_statistics import COUNTRY, NOTIFIED
from domain.external_statistics.commands import CorrectFigure, EnterSnapshot, NoteDisagreement
from domain.external_statistics.words import Publisher
from domain.self_controls.commands import NamePeerReviewers, PlanSelfControl
from domain.survey_results.commands import EnterSurveyResult
from domain.surveys.commands import DecideSurveyProgramme, PlanSurvey, PublishSurvey
from domain.surveys.words import Arranged, SurveyKind
from tests.boards.telling import steps

C = TypeVar("C")
EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)


def sent(board: str, kind: type[C]) -> Iterator[tuple[Step, C]]:
    return ((step, step.command) for step in steps(board) if isinstance(step.command, kind))


@EVERY_BOARD
def test_each_board_asks_every_year_and_compares(board: str) -> None:
    """Varje nämnd gör sina undersökningar varje år, jämför med året före och redovisar dem."""
    planned = {step.record: command for step, command in sent(board, PlanSurvey)}
    published = {step.record for step, _ in sent(board, PublishSurvey)}
    again = {record: command for record, command in planned.items() if command.previous}
    assert again and all(planned[one.previous].survey_kind is one.survey_kind for one in again.values() if one.previous)
    assert {command.previous for command in again.values()} <= published
    kinds = {planned[record].survey_kind for record in published}
    assert {SurveyKind.STAFF, SurveyKind.USER} <= kinds
    assert board != "nacka" or SurveyKind.PROVIDER in kinds
    assert board != "enkoping" or any(command.self_control for command in planned.values())
    national = [command for command in planned.values() if command.arranged is Arranged.NATIONAL]
    assert board != "uppsala" or any(one.previous for one in national)


@EVERY_BOARD
def test_results_are_of_the_whole_and_of_units_with_enough_answers(board: str) -> None:
    """Resultaten är för helheten och för enheter, och ingen enhets resultat vilar på färre än fem svar."""
    results = [command for _, command in sent(board, EnterSurveyResult)]
    assert {one.unit is None for one in results} == {True, False}
    assert all(one.answers is not None and one.answers >= 5 for one in results)
    assert any(True for _ in sent(board, DecideSurveyProgramme))


def test_two_units_in_nacka_review_each_other() -> None:
    """I Nacka granskar två enheter varandra, och båda granskningarna säger det."""
    where = {step.record: command.unit for step, command in sent("nacka", PlanSelfControl)}
    (one, first), (other, second) = sent("nacka", NamePeerReviewers)
    assert (first.in_return, second.in_return) == (other.record, one.record)
    assert (first.peers_from, second.peers_from) == (where[other.record], where[one.record])


@EVERY_BOARD
def test_the_inspectorates_figures_are_entered_once_with_where_they_disagree(board: str) -> None:
    """Tillsynsmyndighetens årliga tal förs in en gång, rättas där de skrevs fel, och märks där sidorna säger olika."""
    ((step, entered),) = [(step, one) for step, one in sent(board, EnterSnapshot) if one.publisher is Publisher.IVO]
    values = {one.year: one.value for one in entered.figures}
    values |= {one.year: one.value for other, one in sent(board, CorrectFigure) if other.record == step.record}
    assert values == NOTIFIED and entered.municipality == COUNTRY
    ((_, other),) = sent(board, NoteDisagreement)
    assert (other.year, other.value) == (2022, "1131") and values[2022] == "1132"

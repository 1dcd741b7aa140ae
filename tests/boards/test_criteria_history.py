"""The tables of criteria as they are entered in the demonstration, and what is measured by them."""

from __future__ import annotations

import pytest

from boards import BOARDS
from boards.history.criteria import tables
from domain.criteria.commands import DecideCriterion, DefineCriterion, DefineMeasure
from domain.criteria.words import TargetKind
from domain.measurements.commands import RecordDenominator, RecordMeasurement
from domain.numbers import is_number
from tests.boards.telling import steps


def test_nackas_two_tables_are_entered_whole() -> None:
    """Nackas båda tabeller är införda i sin helhet: varje rad, mått, metod, takt, målvärde och det som är oklart."""
    data = BOARDS["nacka"]
    ids = {one.id: one for one in data.measures}
    entered = [step.command for step in steps("nacka") if isinstance(step.command, DefineMeasure)]
    of_tables = [one for one in entered if one.measure in ids]
    assert len(of_tables) == len(ids) == 28
    rows = {method.row for one in of_tables for method in one.methods}
    assert rows == {f"N{n}" for n in (*range(54, 70), *range(71, 81))}
    for one in of_tables:
        said = ids[one.measure]
        assert (one.what, one.unclear, one.responsible_function) == (said.what, said.unclear, said.responsible)
        assert (one.target and one.target.as_written) == (said.target and said.target.as_written)
        assert [each.frequency_as_written for each in one.methods] == [
            each.frequency_as_written for each in said.methods
        ]


def test_nackas_targets_are_of_every_kind() -> None:
    """Målvärdena är av alla slag: minst, högst, enligt lagstiftning, varierande, och inget än."""
    entered = [step.command for step in steps("nacka") if isinstance(step.command, DefineMeasure)]
    targets = [one.target for one in entered if one.target]
    assert {one.kind for one in targets} == set(TargetKind)
    assert len({one.comparator for one in targets if one.comparator}) == 2
    assert len([one for one in entered if one.target is None]) == 6


def test_nackas_criteria_hold_from_the_day_the_board_said() -> None:
    """Nackas kriterier är beslutade av nämnden och gäller från den dag riktlinjen gäller."""
    decided = [step.command for step in steps("nacka") if isinstance(step.command, DecideCriterion)]
    assert len(decided) == len(BOARDS["nacka"].criteria) == 18
    assert {one.since.isoformat() for one in decided} == {"2014-01-01"}


@pytest.mark.parametrize("board", [board for board in BOARDS if not BOARDS[board].criteria])
def test_what_a_guideline_does_not_say_is_marked_as_assumed(board: str) -> None:
    """Där riktlinjen inte har några kriterier är de som används märkta som antagna."""
    defined = [step.command for step in steps(board) if isinstance(step.command, DefineCriterion)]
    assert all("(antaget)" in one.name or "(påhittat)" in one.name for one in defined)
    assert {one.id for one in tables.of(())} == {"assumed.participation", "assumed.plans"}


@pytest.mark.parametrize("board", BOARDS)
def test_every_value_is_a_number(board: str) -> None:
    """Varje mätvärde och varje nämnare är ett tal som liggaren skriver det."""
    commands = [step.command for step in steps(board)]
    values = [one.value for one in commands if isinstance(one, RecordMeasurement | RecordDenominator)]
    assert len(values) > 20 and all(map(is_number, values))

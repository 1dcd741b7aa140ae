"""The boards' own processes, agreements and requirements, and that they come into the book as they are written."""

from __future__ import annotations

import re

import pytest

from boards import BOARDS
from boards.agreements import NAMED
from boards.data import REQUIREMENTS as NUMBERED
from boards.history import Step
from boards.processes import PROCESSES
from boards.requirements import REQUIREMENTS
from domain import law
from domain.agreements.commands import BringInAgreement
from domain.agreements.words import Counterparty
from domain.processes.rules import must_be_in_an_order
from domain.processes.words import Category
from domain.requirements.commands import EnterRequirement, ReplaceRequirement
from tests.boards.telling import steps

EVERY_BOARD = pytest.mark.parametrize("board", BOARDS)
NUMBER = re.compile(r"([EUN])(\d+)")


def sent(board: str, kind: type) -> list[Step]:
    return [step for step in steps(board) if isinstance(step.command, kind)]


def test_nacka_s_eight_agreements_are_brought_in_by_name() -> None:
    """Nackas åtta överenskommelser förs in med de namn och parter som riktlinjen ger dem."""
    named = {one.title: one.parties for one in NAMED["nacka"]}
    assert len(named) == 8
    brought_in = {step.command.title: step.command.parties for step in sent("nacka", BringInAgreement)}  # type: ignore[attr-defined]
    assert named.items() <= brought_in.items()
    assert all(step.command.document for step in sent("nacka", BringInAgreement) if step.command.title in named)  # type: ignore[attr-defined]


def test_the_parties_of_an_agreement_are_of_their_kind() -> None:
    """Vem som är kommunen själv, regionen, föreningar och vårdgivare framgår av parternas slag."""
    kinds = {party.name: party.kind for one in NAMED["nacka"] for party in one.parties}
    assert kinds["Nacka kommun"] is Counterparty.OURSELVES
    assert kinds["SLL"] is kinds["SLSO"] is Counterparty.REGION
    assert kinds["frivilliga organisationer"] is Counterparty.ASSOCIATION
    assert kinds["Capio Maria"] is Counterparty.CARE_PROVIDER


def test_nacka_has_its_nine_key_processes_and_uppsala_its_three_kinds() -> None:
    """Nackas nio processer finns, och Uppsalas är av alla tre slag."""
    assert [one.requirement for one in PROCESSES["nacka"]] == ["N85"] * 9
    assert {one.category for one in PROCESSES["uppsala"]} == set(Category)
    assert "Handläggningsprocessen" in {one.title for one in PROCESSES["uppsala"]}


@EVERY_BOARD
def test_the_activities_of_every_process_have_an_order(board: str) -> None:
    """Varje process aktiviteter har en inbördes ordning utan cirklar."""
    for one in PROCESSES[board]:
        must_be_in_an_order(one.activities)


@EVERY_BOARD
def test_every_requirement_says_where_it_was_named_or_that_it_was_not(board: str) -> None:
    """Varje krav anger riktlinjens nummer, eller att det är allmän kunskap; ingen anger någon annans nummer."""
    for one in REQUIREMENTS[board]:
        found = NUMBER.search(one.requirement)
        if found is None:
            assert not one.verified and "inte kontrollerat" in one.origin
        else:
            assert found[1] == BOARDS[board].letter and int(found[2]) in NUMBERED[found[1]]
        assert set(one.duties) <= law.BY_ID.keys()


def test_the_acts_of_uppsala_s_list_are_all_there() -> None:
    """De nio regelverk som Uppsala räknar upp finns alla, med sina nummer."""
    named = {one.citation for one in REQUIREMENTS["uppsala"] if one.requirement == "U17" and one.later is None}
    assert named == {
        *("SFS 2025:400", "SFS 2017:725", "SFS 1949:381", "SFS 1990:52", "SFS 1988:870"),
        *("SFS 2017:900", "SFS 2009:400", "SFS 1990:782", "(EU) 2016/679"),
    }


def test_all_five_lists_of_nacka_s_annex_are_there() -> None:
    """Alla fem avsnitt i Nackas bilaga finns, med så många lagar och föreskrifter som de räknar upp."""
    numbers = [one.requirement for one in REQUIREMENTS["nacka"]]
    # The Social Services Act stands there as the old one and the new.
    assert [numbers.count(f"N{number}") for number in range(130, 135)] == [7, 13, 5, 4, 6]


@EVERY_BOARD
def test_what_is_replaced_says_by_what(board: str) -> None:
    """Det som är ersatt är ersatt av ett krav som finns, från en dag, och det antecknas i liggaren."""
    slugs = {one.slug for one in REQUIREMENTS[board]}
    replaced = [one for one in REQUIREMENTS[board] if one.later]
    assert all(one.later in slugs and one.since for one in replaced)
    assert len(sent(board, ReplaceRequirement)) == len(replaced)
    assert len(sent(board, EnterRequirement)) >= len(slugs) == len(REQUIREMENTS[board])

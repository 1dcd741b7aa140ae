"""What is not there is told: deadlines that run or have passed, and steps that a record has not come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.actions.state import Action
from domain.actions.words import Status as ActionStatus
from domain.board import Due
from domain.deviations.state import Deviation
from domain.deviations.words import Measure, Status
from domain.labels import LABELS
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import Status as CaseStatus
from domain.suggestions.state import Suggestion
from domain.suggestions.words import Status as SuggestionStatus
from ledger.codec import REGISTER_NAMED
from projections.cards import Card
from replays.package.missing import INSTEAD, STEPS, open_deadlines, undone

RECORD = UUID(int=7)
DAY = date(2026, 4, 10)
READ = Deviation(
    status=Status.READ,
    read_on=date(2026, 3, 16),
    first_reading_due=Due(on=date(2026, 3, 20), rule="deviation.first_reading", version=1, local=False),
    investigation_due=Due(on=date(2026, 4, 13), rule="deviation.investigation", version=1, local=True),
)


def card(state: Any, register: str = "deviations") -> Card:
    return Card(RECORD, 1, REGISTER_NAMED[register], state, "AVV-2026-0001", 1, 1, datetime(2026, 3, 16, tzinfo=UTC))


@pytest.mark.parametrize("register", sorted(STEPS))
def test_every_step_is_a_field_with_a_name(register: str) -> None:
    """Varje steg som listas är ett fält i registret, med en svensk benämning."""
    fields = type(REGISTER_NAMED[register].initial).__dataclass_fields__
    steps = set(STEPS[register])
    assert steps <= fields.keys() and steps <= LABELS.keys()
    assert {INSTEAD[step] for step in steps & INSTEAD.keys()} <= fields.keys()


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2026, 4, 10), "löper, 3 dagar kvar"),
        (date(2026, 4, 13), "sista dagen"),
        (date(2026, 4, 20), "passerad, 7 dagar"),
    ],
)
def test_a_deadline_that_is_not_met_says_how_it_stands(day: date, stands: str) -> None:
    """En frist som inte är uppfylld står med hur många dagar som är kvar eller har gått; en uppfylld står inte."""
    (one,) = open_deadlines(card(READ), "AVV-2026-0001", day)
    assert (one.what, one.on, one.stands) == ("utredningen ska vara klar", "13 april 2026", stands)
    assert "nämndens egen frist" in one.rule


def test_a_deadline_is_told_by_month_to_whoever_may_not_see_days() -> None:
    """För den som inte får se dagar står fristen i månader."""
    (one,) = open_deadlines(card(READ), "post 1", date(2026, 4, 20), coarse=True)
    assert (one.on, one.stands) == ("april 2026", "passerad")


def test_a_deadline_that_waits_for_nobody_is_not_open() -> None:
    """Svaret från lex Sarah-ansvarig är en öppen frist bara så länge något väntar på svar."""
    due = Due(on=date(2026, 4, 1), rule="lex_sarah.answer", version=1, local=False)
    waits = replace(READ, referral_due=due, referral_waits=True)
    assert [one.what for one in open_deadlines(card(waits), "", DAY)] == [
        "utredningen ska vara klar",
        "det ska prövas om det är ett missförhållande",
    ]
    answered = replace(waits, referral_waits=False, referral_answered_on=date(2026, 3, 30))
    assert [one.what for one in open_deadlines(card(answered), "", DAY)] == ["utredningen ska vara klar"]


def test_a_declined_suggestion_still_waits_for_its_answer_and_a_declined_action_for_nothing() -> None:
    """Ett avslaget förslag ska fortfarande besvaras; av en avslagen åtgärd väntas inget."""
    due = Due(on=date(2026, 4, 1), rule="suggestion.answer", version=1, local=False)
    suggestion = Suggestion(status=SuggestionStatus.DECLINED, answer_by=due)
    assert [one.what for one in open_deadlines(card(suggestion, "suggestions"), "", DAY)] == ["förslaget ska besvaras"]
    action = Action(status=ActionStatus.DECLINED, decide_by=due)
    assert list(open_deadlines(card(action, "actions"), "", DAY)) == []


def test_every_register_tells_what_it_waits_for() -> None:
    """Också det som lex Sarah väntar på står där: anmälan till tillsynsmyndigheten, tills den är gjord."""
    notify_by = Due(on=date(2026, 4, 9), rule="lex_sarah.notify", version=1, local=False)
    case = Case(status=CaseStatus.DECIDED, notify_by=notify_by)
    (one,) = open_deadlines(card(case, "lex_sarah"), "", DAY)
    assert (one.what, one.stands) == ("det ska anmälas till tillsynsmyndigheten", "passerad, 1 dag")
    assert not list(open_deadlines(card(replace(case, notified_on=DAY), "lex_sarah"), "", DAY))


def test_a_planned_measure_is_an_open_deadline() -> None:
    """En planerad åtgärd är en öppen frist."""
    planned = replace(READ, status=Status.DECIDED, measures=(Measure(id=RECORD, due=date(2026, 5, 1)),))
    assert [(one.what, one.on) for one in open_deadlines(card(planned), "", DAY)] == [
        ("åtgärden ska vara klar", "1 maj 2026")
    ]


def test_steps_that_are_not_done_are_named_in_order() -> None:
    """De steg som en avvikelse inte har kommit till står i ordning; det som stod i ett stegs ställe räknas."""
    found = undone(card(READ), "AVV-2026-0001")
    assert found is not None and found.status == "förstabedömd"
    assert found.steps == ("utredningen inleddes", "utredd", "beslutad", "återkopplad", "avslutad")


def test_nothing_more_is_expected_of_a_record_that_has_ended() -> None:
    """Av en post som är avslutad, överlämnad eller makulerad saknas ingenting."""
    for status in (Status.CLOSED, Status.TRANSFERRED, Status.ANNULLED, Status.DUPLICATE, Status.ESCALATED):
        ended = card(replace(READ, status=status))
        assert list(open_deadlines(ended, "", DAY)) == [] and undone(ended, "") is None

"""What stood on a day, told from the days on which it turned; and the states that keep them, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deviations, measures
from domain.calendar import Period
from domain.deviations import events as deviation_events
from domain.documents import events as document_events
from domain.documents.evolve import PLANS_KEPT
from domain.documents.evolve import evolve as evolve_document
from domain.documents.state import Document, RevisionHeld, review_planned
from domain.documents.words import Status as DocumentStatus
from domain.grammar import Event
from domain.measures import Seen
from domain.risks import events as risk_events
from domain.risks import state as risks
from domain.turns import KEPT, Turns, is_turned, turned
from domain.views import events as view_events
from domain.views.evolve import evolve as evolve_view
from domain.views.state import View
from tests.spec import STAMP
from tests.strategies import example

SPRING, AUTUMN = Period.half_year(2026, 1), Period.half_year(2026, 2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


# ── Turns ────────────────────────────────────────────────────────────────────


@given(asked=st.lists(st.tuples(st.booleans(), DAYS), max_size=KEPT), when=DAYS)
def test_how_it_stood_is_the_latest_word_by_then(asked: list[tuple[bool, date]], when: date) -> None:
    """Hur något stod en dag är det senast sagda till och med den dagen, när det sägs i den ordning det hände."""
    asked.sort(key=lambda one: one[1])
    turns: Turns = ()
    for to, on in asked:
        turns = turned(turns, to, on)
    by_then = [to for to, on in asked if on <= when]
    assert is_turned(turns, when) is (by_then[-1] if by_then else False)


def test_what_is_dated_before_the_last_turn_turns_then() -> None:
    """Dateras ett slut före återöppningen, som ett överlämnande som infördes sent, räknas det från den."""
    turns = turned(turned(turned((), True, day("05-04")), False, day("07-10")), True, day("07-05"))
    assert turns == (day("05-04"), day("07-10"), day("07-10"))
    assert not is_turned(turns, day("05-03")) and is_turned(turns, day("07-10"))


def test_only_the_last_turns_are_kept_and_the_present_is_always_right() -> None:
    """Bara de senaste vändningarna behålls; hur det står nu stämmer ändå alltid."""
    turns: Turns = ()
    for number in range(50):
        on = day("01-01") + timedelta(number)
        turns = turned(turns, number % 2 == 0, on)
        assert is_turned(turns, on) is (number % 2 == 0) and len(turns) <= KEPT


# ── The states that keep them ────────────────────────────────────────────────

Step = tuple[str, type[Event], dict[str, Any]]


def lived(evolve: Callable[[Any, Any, Any], Any], state: Any, steps: Sequence[Step]) -> Any:
    """A state after events, each stamped at noon of its day."""
    for on, kind, said in steps:
        at = datetime.combine(day(on), datetime.min.time(), UTC) + timedelta(hours=12)
        event: Any = example(kind)
        state = evolve(state, replace(event, **said), replace(STAMP, at=at))
    return state


def stood(measure: str, state: Any, period: Period) -> bool:
    """Whether a record is counted as standing on the last day of a period."""
    counted = measures.of(measure)
    results = measures.count(counted, {counted.register: (Seen(UUID(int=1), None, None, state),)}, period)
    return bool(results) and results[0].value == 1


DEVIATION: Step = ("03-02", deviation_events.DeviationReported, {"received": day("03-02")})
VIEW: Step = ("03-02", view_events.ViewReceived, {"received": day("03-02")})
RISK: Step = ("03-02", risk_events.RiskIdentified, {"received": day("03-02")})
HIGH: Step = ("03-03", risk_events.RiskScored, {"value": 12, "threshold": 9})
LOW: Step = ("05-20", risk_events.RiskReviewed, {"residual": 4, "threshold": 9})


def test_what_is_reopened_in_july_stood_closed_in_june() -> None:
    """En avvikelse som avslutas i maj och öppnas igen i juli var inte öppen den 30 juni, hur sent man än frågar."""
    closed: Step = ("05-20", deviation_events.DeviationClosed, {})
    reopened: Step = ("07-10", deviation_events.DeviationReopened, {})
    now = lived(deviations.REGISTER.evolve, deviations.REGISTER.initial, (DEVIATION, closed, reopened))
    assert not stood("deviations.open", now, SPRING) and stood("deviations.open", now, AUTUMN)
    again = lived(deviations.REGISTER.evolve, now, [("07-20", deviation_events.DeviationClosed, {})])
    assert not stood("deviations.open", again, SPRING) and not stood("deviations.open", again, AUTUMN)
    assert again.end_turns == (day("05-20"), day("07-10"), day("07-20"))


@pytest.mark.parametrize(
    "gone",
    [
        deviation_events.DeviationEscalated,
        deviation_events.DeviationMarkedDuplicate,
        deviation_events.DeviationTransferred,
    ],
)
def test_a_deviation_that_has_left_is_not_open(gone: type[Event]) -> None:
    """En avvikelse som har lämnat registret är inte öppen från den dagen, men var det dagen före."""
    for on, open_then in (("06-30", False), ("07-01", True)):
        state = lived(deviations.REGISTER.evolve, deviations.REGISTER.initial, (DEVIATION, (on, gone, {})))
        assert stood("deviations.open", state, SPRING) is open_then


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (view_events.ViewClosed, {}),
        (view_events.ViewTransferred, {"transferred_on": day("05-19")}),
        (view_events.ViewRedirectedAsAppeal, {"forwarded_on": day("05-19")}),
    ],
)
def test_a_complaint_taken_up_again_stood_ended_before(kind: type[Event], said: dict[str, Any]) -> None:
    """Ett klagomål som avslutades eller överlämnades i maj och togs upp igen i juli var inte öppet den 30 juni."""
    steps: Sequence[Step] = (VIEW, ("05-20", kind, said), ("07-10", view_events.ViewReopened, {}))
    now = lived(evolve_view, View(), steps)
    assert not stood("views.open", now, SPRING) and stood("views.open", now, AUTUMN)
    assert stood("views.open", lived(evolve_view, View(), steps[:1]), SPRING)


def test_a_risk_lowered_in_july_stood_high_in_june() -> None:
    """En risk som sänks i juli stod på gränsen den 30 juni; en som höjs i juli gjorde det inte."""
    high = lived(risks.evolve, risks.Risk(), (RISK, HIGH))
    lowered = lived(risks.evolve, high, [("07-10", *LOW[1:])])
    assert stood("risks.high", lowered, SPRING) and not stood("risks.high", lowered, AUTUMN)
    raised = lived(risks.evolve, risks.Risk(), (RISK, ("07-10", *HIGH[1:])))
    assert not stood("risks.high", raised, SPRING) and stood("risks.high", raised, AUTUMN)


def test_a_retired_risk_taken_up_again_stood_ended_before() -> None:
    """En risk som avslutades i maj och togs upp igen i juli stod inte på gränsen den 30 juni."""
    steps: Sequence[Step] = (
        RISK,
        HIGH,
        ("05-20", risk_events.RiskRetired, {}),
        ("07-10", risk_events.RiskReopened, {}),
    )
    now = lived(risks.evolve, risks.Risk(), steps)
    assert not stood("risks.high", now, SPRING) and stood("risks.high", now, AUTUMN)
    assert now.high_turns == (day("03-03"), day("05-20"), day("07-10"))


# ── Planned reviews ──────────────────────────────────────────────────────────

HELD = RevisionHeld(
    number=1,
    content="x" * 43,
    valid_from=day("01-01"),
    valid_to=None,
    established_on=None,
    paragraph=None,
    receipts_wanted=False,
)
ROUTINE = Document(status=DocumentStatus.PUBLISHED, revisions=(HELD,), known_from=day("01-01"))
PLANNED: Step = ("02-02", document_events.DocumentReviewPlanned, {"review_on": day("06-01")})


def test_a_review_done_in_july_was_overdue_in_june() -> None:
    """En översyn som skulle ha gjorts den 1 juni och gjordes i juli var försenad den 30 juni."""
    planned = lived(evolve_document, ROUTINE, [PLANNED])
    confirmed = lived(evolve_document, planned, [("07-03", document_events.DocumentConfirmed, {})])
    assert stood("documents.overdue", confirmed, SPRING) and not stood("documents.overdue", confirmed, AUTUMN)
    in_time = lived(evolve_document, planned, [("05-30", document_events.DocumentConfirmed, {})])
    assert not stood("documents.overdue", in_time, SPRING)


def test_a_review_planned_anew_counts_from_the_day_it_was() -> None:
    """Flyttas en planerad översyn gäller den nya dagen från att den bestämdes; bara de senaste planerna behålls."""
    moved: Step = ("05-30", document_events.DocumentReviewPlanned, {"review_on": day("09-01")})
    state = lived(evolve_document, ROUTINE, (PLANNED, moved))
    asked = [review_planned(state, day(on)) for on in ("02-01", "02-02", "05-29", "05-30")]
    assert asked == [None, day("06-01"), day("06-01"), day("09-01")]
    many = [
        ("03-01", document_events.DocumentReviewPlanned, {"review_on": day("09-01") + timedelta(n)}) for n in range(30)
    ]
    assert len(lived(evolve_document, ROUTINE, many).review_plans) == PLANS_KEPT

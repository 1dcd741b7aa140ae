"""The rules of meetings: quorum, one paragraph each, rounds of the annual wheel, assignments reported back, minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain import actions
from domain.actions.state import Action
from domain.actions.words import Status as ActionStatus
from domain.calendar import ONE_DAY
from domain.meetings import REGISTER
from domain.meetings.commands import (
    AnnulMeeting,
    ApproveMinutes,
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    PlanMeeting,
    RecordItem,
    ReportBack,
    StrikeItem,
)
from domain.meetings.events import (
    AssignmentReportedBack,
    MeetingAnnulled,
    MeetingCancelled,
    MeetingHeld,
    MeetingItemRecorded,
    MeetingItemStruck,
    MeetingMoved,
    MeetingPlanned,
    MinutesApproved,
)
from domain.meetings.rules import (
    ActionFirst,
    ItemsFirst,
    NoQuorum,
    NoSuchItem,
    ParagraphTaken,
    WhatBecomesAnAction,
    WhatIsAsked,
    WhichRound,
)
from domain.meetings.words import (
    MOST_ITEMS,
    Assignment,
    BecameAction,
    Outcome,
    Status,
    WhyAnnulled,
    WhyCancelled,
    WhyMoved,
    WhyStruck,
    assigned_action,
)
from domain.reactions import reactions
from domain.terms import Body, Role
from domain.words import DaysInWrongOrder, NotYetHappened, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, STAMP, Spec

DAY, PAPERS = date(2026, 2, 10), date(2026, 1, 30)
OBLIGATION = UUID("00000000-0000-4000-8000-0000000000b4")
ANALYSIS = Source(register="analyses", record=UUID("00000000-0000-4000-8000-0000000000b3"), version=9)
FIRST, LAST = date(2025, 7, 1), date(2025, 12, 31)

spec = Spec(REGISTER, stamp=replace(STAMP, role=Role.BOARD_SECRETARY))
PLANNED = MeetingPlanned(body=Body.BOARD, day=DAY, papers_by=PAPERS, unit=None)
GROUP = MeetingPlanned(body=Body.MANAGEMENT_GROUP, day=DAY, papers_by=None, unit=None)
planned = spec.given(PLANNED)
held = planned.given(MeetingHeld(present=9, members=11, chaired_by=SOMEBODY, due=None))

ASKED = RecordItem(paragraph="§ 12", title="Sammanställning av förbättringsarbetet", outcome=Outcome.NOTED)


def item(**changed: Any) -> MeetingItemRecorded:
    said = {name: getattr(ASKED, name) for name in RecordItem.__dataclass_fields__ if name != "as_action"}
    return MeetingItemRecorded(**said | {"day": DAY, "assigned": False, "action": None} | changed)


WITH_ASSIGNMENT = item(assignment="Redovisa väntetiderna.", assigned=True, ready_by=date(2026, 6, 1))


# ── Planning ─────────────────────────────────────────────────────────────────


def test_a_meeting_is_planned_with_the_day_its_papers_are_due() -> None:
    """Ett sammanträde planeras med den dag då handlingarna ska vara klara, före sammanträdet."""
    asked = PlanMeeting(body=Body.BOARD, day=DAY, papers_by=PAPERS)
    after = spec.when(asked).then(PLANNED)
    assert (after.state.status, after.state.papers_by) == (Status.PLANNED, PAPERS)
    spec.when(replace(asked, papers_by=date(2026, 2, 11))).refused(DaysInWrongOrder)
    after.when(asked).refused(WrongOrder)


def test_a_meeting_is_moved_or_cancelled_before_it_is_held() -> None:
    """Ett planerat sammanträde flyttas eller ställs in, med skäl."""
    later = date(2026, 2, 17)
    moved = MeetingMoved(day=later, papers_by=None, reason=WhyMoved.NO_QUORUM)
    after = planned.when(MoveMeeting(day=later, reason=WhyMoved.NO_QUORUM)).then(moved)
    assert after.state.day == later
    planned.when(MoveMeeting(day=DAY, papers_by=later, reason=WhyMoved.NO_QUORUM)).refused(DaysInWrongOrder)
    cancelled = MeetingCancelled(reason=WhyCancelled.NOTHING_TO_DECIDE)
    gone = planned.when(CancelMeeting(reason=WhyCancelled.NOTHING_TO_DECIDE)).then(cancelled)
    gone.when(HoldMeeting(present=9, members=11)).refused(WrongOrder)
    held.when(CancelMeeting(reason=WhyCancelled.ILLNESS)).refused(WrongOrder)


def test_a_board_needs_more_than_half_of_its_members() -> None:
    """Nämnden handlägger ärenden bara om fler än hälften är närvarande; en ledningsgrupp har ingen sådan gräns."""
    planned.when(HoldMeeting(present=5, members=10)).refused(NoQuorum)
    planned.when(HoldMeeting(present=12, members=11)).refused(NoQuorum)
    planned.when(HoldMeeting(present=6, members=11)).accepted()
    spec.given(GROUP).when(HoldMeeting(present=2, members=9)).accepted()
    spec.given(GROUP).when(HoldMeeting(present=10, members=9)).refused(NoQuorum)
    coming = spec.given(MeetingPlanned(body=Body.BOARD, day=date(2026, 4, 1), papers_by=None, unit=None))
    coming.when(HoldMeeting(present=9, members=11)).refused(NotYetHappened)


# ── Items ────────────────────────────────────────────────────────────────────


def test_what_was_taken_up_is_entered_by_paragraph() -> None:
    """Varje ärende antecknas med sin paragraf, vad det blev av det och vad som låg till grund, en gång."""
    asked = replace(ASKED, concerns=ANALYSIS, text="Nämnden tackar.")
    after = held.when(asked).then(item(concerns=ANALYSIS, text="Nämnden tackar."))
    assert after.state.paragraphs == ("§ 12",)
    after.when(asked).refused(ParagraphTaken)
    planned.when(asked).refused(WrongOrder)


def test_minutes_have_an_end() -> None:
    """Ett protokoll rymmer så många ärenden som får plats i posten."""
    full = held.given(*(item(paragraph=f"§ {n}") for n in range(MOST_ITEMS)))
    full.when(replace(ASKED, paragraph="§ 999")).refused(ParagraphTaken)


def test_an_item_may_be_the_report_that_the_wheel_asks_for() -> None:
    """Ett ärende kan vara årshjulets redovisning för en period; det som återremitteras är inte redovisat."""
    asked = replace(ASKED, obligation=OBLIGATION, first=FIRST, last=LAST)
    after = held.when(asked).then(item(obligation=OBLIGATION, first=FIRST, last=LAST))
    assert [one.obligation for one in after.state.rounds] == [OBLIGATION]
    held.when(replace(asked, last=None)).refused(WhichRound)
    held.when(replace(ASKED, first=FIRST, last=LAST)).refused(WhichRound)
    held.when(replace(asked, outcome=Outcome.REFERRED_BACK)).refused(WhichRound)
    held.when(replace(asked, outcome=Outcome.POSTPONED)).refused(WhichRound)


def test_an_item_entered_wrong_is_taken_away() -> None:
    """Ett fel infört ärende tas bort innan protokollet är justerat, med det uppdrag och den redovisning det bar."""
    given = held.given(item(obligation=OBLIGATION, first=FIRST, last=LAST, assigned=True, assignment="Följ upp."))
    struck = MeetingItemStruck(
        paragraph="§ 12", reason=WhyStruck.WRONG_MEETING, obligation=OBLIGATION, first=FIRST, last=LAST
    )
    after = given.when(StrikeItem(paragraph="§ 12", reason=WhyStruck.WRONG_MEETING)).then(struck)
    state = after.state
    assert (state.paragraphs, state.rounds, state.open_assignments, state.assigned_in_all) == ((), (), (), 0)
    after.when(StrikeItem(paragraph="§ 12", reason=WhyStruck.WRONG_MEETING)).refused(NoSuchItem)


# ── Assignments ──────────────────────────────────────────────────────────────


def test_what_the_board_asks_for_is_followed_until_it_is_told_of() -> None:
    """Ett uppdrag från nämnden står öppet tills det är återrapporterat, också när protokollet är justerat."""
    asked = replace(ASKED, assignment="Redovisa väntetiderna.", ready_by=date(2026, 6, 1))
    after = held.when(asked).then(WITH_ASSIGNMENT)
    assert after.state.open_assignments == (Assignment(paragraph="§ 12", ready_by=date(2026, 6, 1)),)
    approved = after.given(MinutesApproved(day=date(2026, 2, 17), announced_on=None, late=False))
    told = AssignmentReportedBack(
        paragraph="§ 12", day=date(2026, 3, 10), report=ANALYSIS, told_under="§ 31", comment=None
    )
    back = ReportBack(paragraph="§ 12", day=date(2026, 3, 10), report=ANALYSIS, told_under="§ 31")
    closed = approved.when(back).then(told)
    assert (closed.state.open_assignments, closed.state.assigned_in_all) == ((), 1)
    closed.when(back).refused(NoSuchItem)
    approved.when(replace(back, day=date(2026, 2, 1))).refused(DaysInWrongOrder)
    approved.when(replace(back, day=date(2026, 4, 1))).refused(NotYetHappened)


def test_an_assignment_says_what_it_is() -> None:
    """Ansvarig och sista dag hör till ett uppdrag som är skrivet."""
    held.when(replace(ASKED, ready_by=date(2026, 6, 1))).refused(WhatIsAsked)
    held.when(replace(ASKED, responsible=SOMEBODY)).refused(WhatIsAsked)


AS_ACTION = replace(ASKED, assignment="Kartlägg väntetiderna.", ready_by=date(2026, 6, 1), as_action=True)
ACTION = assigned_action(RECORD, 1)
BECAME_ACTION = replace(WITH_ASSIGNMENT, assignment="Kartlägg väntetiderna.", action=ACTION)
STRIKE = StrikeItem(paragraph="§ 12", reason=WhyStruck.WRONG_CONTENT, action=ACTION)


def test_what_the_board_asks_for_may_become_an_action() -> None:
    """Ett uppdrag från nämnden kan bli en åtgärd: den återrapporteras som en sådan, och inte två gånger."""
    state = held.when(AS_ACTION).then(BECAME_ACTION).state
    assert state.actions == (BecameAction(paragraph="§ 12", action=ACTION),)
    assert (state.open_assignments, state.assigned_in_all) == ((), 1)
    held.given(BECAME_ACTION).when(ReportBack(paragraph="§ 12", day=DAY)).refused(NoSuchItem)


def test_what_becomes_an_action_is_the_boards_with_a_day_to_report_back() -> None:
    """Det som blir en åtgärd är ett uppdrag från nämnden, i ord, med en dag för återrapporten efter sammanträdet."""
    held.when(replace(AS_ACTION, assignment=None, ready_by=None)).refused(WhatBecomesAnAction)
    held.when(replace(AS_ACTION, ready_by=None)).refused(WhatBecomesAnAction)
    held.when(replace(AS_ACTION, ready_by=DAY - ONE_DAY)).refused(DaysInWrongOrder)
    group = spec.given(GROUP, MeetingHeld(present=5, members=9, chaired_by=None, due=None))
    group.when(AS_ACTION).refused(WhatBecomesAnAction)


def test_the_action_is_the_boards_assignment_and_names_the_meeting() -> None:
    """Åtgärden är nämndens uppdrag enligt paragrafen, kommer ur sammanträdet och har dagen för återrapporten."""
    (asked,) = reactions("meetings", RECORD, 3, BECAME_ACTION)
    assert (asked.register, asked.record) == ("actions", ACTION)
    board = Spec(actions.REGISTER, record=ACTION).knowing({RECORD: held.given(BECAME_ACTION).state})
    given = board.when(asked.command).accepted().state
    assert [one.record for one in given.sources] == [RECORD]
    assert (given.assigned_on, given.report_by, given.title) == (DAY, date(2026, 6, 1), ASKED.title)


def test_an_item_may_be_both_a_report_and_an_assignment() -> None:
    """Ett ärende kan både redovisa en period i årshjulet och ge ett uppdrag som blir en åtgärd."""
    both = replace(BECAME_ACTION, obligation=OBLIGATION, first=FIRST, last=LAST)
    assert [one.register for one in reactions("meetings", RECORD, 3, both)] == ["obligations", "actions"]


def test_an_action_is_struck_out_before_the_item_it_came_of() -> None:
    """Ett ärende vars uppdrag blev en åtgärd tas bort först när åtgärden är makulerad, och nästa får en egen åtgärd."""
    given = held.given(BECAME_ACTION)
    open_action, struck_out = (Action(status=status) for status in (ActionStatus.PROPOSED, ActionStatus.ANNULLED))
    given.knowing({ACTION: struck_out}).when(replace(STRIKE, action=None)).refused(ActionFirst)
    given.knowing({ACTION: open_action}).when(STRIKE).refused(ActionFirst)
    held.given(WITH_ASSIGNMENT).knowing({ACTION: struck_out}).when(STRIKE).refused(ActionFirst)
    after = given.knowing({ACTION: struck_out}).when(STRIKE).accepted()
    assert (after.state.actions, after.state.assigned_in_all) == ((), 0)
    again = after.when(AS_ACTION).accepted()
    assert again.state.action_of("§ 12") == assigned_action(RECORD, 2)


# ── Minutes ──────────────────────────────────────────────────────────────────


def test_a_boards_minutes_are_approved_within_fourteen_days() -> None:
    """Nämndens protokoll justeras senast fjorton dagar efter sammanträdet; en dag senare är för sent."""
    (event,) = planned.when(HoldMeeting(present=9, members=11)).events
    assert isinstance(event, MeetingHeld) and event.due is not None
    assert (event.due.on, event.due.rule) == (date(2026, 2, 24), "minutes.approve")
    given = planned.given(event)
    in_time = MinutesApproved(day=date(2026, 2, 24), announced_on=date(2026, 2, 25), late=False)
    after = given.when(ApproveMinutes(day=date(2026, 2, 24), announced_on=date(2026, 2, 25))).then(in_time)
    assert after.state.status is Status.APPROVED
    late = given.when(ApproveMinutes(day=date(2026, 2, 25))).accepted()
    assert late.state.late is True
    after.when(ASKED).refused(WrongOrder)
    given.when(ApproveMinutes(day=date(2026, 2, 9))).refused(DaysInWrongOrder)
    given.when(ApproveMinutes(day=date(2026, 2, 24), announced_on=date(2026, 2, 20))).refused(DaysInWrongOrder)
    given.when(ApproveMinutes(day=date(2026, 4, 1))).refused(NotYetHappened)


def test_a_groups_minutes_have_no_day_in_law() -> None:
    """Ledningsgruppens och kvalitetsgruppens anteckningar har ingen lagstadgad dag och är aldrig för sena."""
    (event,) = spec.given(GROUP).when(HoldMeeting(present=5, members=9)).events
    assert isinstance(event, MeetingHeld) and event.due is None
    approved = spec.given(GROUP, event).when(ApproveMinutes(day=date(2026, 3, 16))).accepted()
    assert approved.state.late is False


def test_a_meeting_without_items_is_struck_out() -> None:
    """Ett fel infört sammanträde makuleras med skäl; har det ärenden tas de bort först."""
    annulled = MeetingAnnulled(reason=WhyAnnulled.WRONG_BODY)
    after = held.when(AnnulMeeting(reason=WhyAnnulled.WRONG_BODY)).then(annulled)
    assert after.state.status is Status.ANNULLED
    held.given(item()).when(AnnulMeeting(reason=WhyAnnulled.WRONG_BODY)).refused(ItemsFirst)
    after.when(ASKED).refused(WrongOrder)

"""The register of lex Sarah (domain/lex_sarah): the inspectorate, measures, closing by checklist, and notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.grammar import Event, derived_id
from domain.lex_sarah import REGISTER
from domain.lex_sarah import commands as ask
from domain.lex_sarah import events as happened
from domain.lex_sarah.rules import notices
from domain.lex_sarah.rules import refusals as no
from domain.lex_sarah.rules.checklist import open_duties
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import (
    MOST_DEMANDS,
    MOST_MEASURES,
    Channel,
    Contact,
    Degree,
    Duty,
    Effect,
    IvoChannel,
    IvoOutcome,
    Kind,
    LicenceGround,
    MeasureStatus,
    NoticeKind,
    NoticeOutcome,
    Recipient,
    Regime,
    Status,
    Supplement,
    WhyNoContact,
    WhyNoFeedback,
    measure_action,
)
from domain.terms import LegalBasis, Role
from domain.waiting import waiting
from domain.words import Affected, AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, Occurred, WrongOrder
from tests.domain.lex_sarah import (
    APPOINTED,
    AS_MANAGER,
    AS_OFFICER,
    ASSESSED,
    BY_BOARD,
    BY_OFFICER,
    DECIDED,
    DECIDED_SERIOUS,
    LEFT,
    MANAGER,
    MONDAY,
    NOTIFIED,
    PLAINLY_SERIOUS,
    PROPOSED,
    PROTECTED,
    RECEIVED,
    REPORTER,
    SERIOUS,
    SETTLED,
    SPEC,
    TOMORROW,
    UNDER_INVESTIGATION,
    YESTERDAY,
    due,
)
from tests.spec import RECORD, STAMP, UNIT, Spec

LATER = datetime(2026, 4, 13, 7, 30, tzinfo=UTC)
THEN = date(2026, 4, 13)

# ── The inspectorate ─────────────────────────────────────────────────────────

NOTIFY = ask.NotifyIvo(
    region="Avdelning mitt", channel=IvoChannel.E_SERVICE, with_investigation=True, decision=BY_OFFICER
)
SENT = replace(NOTIFIED, with_investigation=True, supplement_by=None)
DEMAND = derived_id("test", "demand")
REVIEW = derived_id("external_reviews", "lex_sarah", RECORD)
SERIOUS_NOW = SERIOUS.stamped(AS_OFFICER)
WITH_IVO = SERIOUS.given(SENT).stamped(AS_OFFICER)
IVO_DECIDED = happened.IvoDecided(
    ivo_number="8.1-1/2026",
    decided_on=MONDAY,
    outcome=IvoOutcome.CRITICISM,
    text="Brister påtalas.",
    review=REVIEW,
    unit=UNIT,
    legal_bases=(LegalBasis.SOL,),
)
DEMANDED = happened.IvoDemanded(demand=DEMAND, text="Se över nattrutinen.", due=THEN, review=None)
DEMAND_ANSWERED = happened.IvoDemandAnswered(demand=DEMAND, sent_on=MONDAY, text="Rutinen är ny.", decision=BY_BOARD)


def test_what_is_serious_is_notified_with_the_investigation() -> None:
    """Ett allvarligt missförhållande anmäls med utredningen bifogad."""
    state = SERIOUS_NOW.when(NOTIFY).then(SENT).state
    assert (state.notified_on, state.investigation_sent_on, state.supplement_by) == (MONDAY, MONDAY, None)
    SERIOUS_NOW.when(replace(NOTIFY, with_investigation=False)).refused(no.AttachTheInvestigation)
    SERIOUS_NOW.when(replace(NOTIFY, sent_on=TOMORROW)).refused(NotYetHappened)
    SERIOUS_NOW.when(replace(NOTIFY, sent_on=YESTERDAY)).refused(DaysInWrongOrder)


def test_what_is_plainly_serious_is_notified_before_the_investigation_is_done() -> None:
    """Det uppenbart allvarliga anmäls genast, och utredningen lämnas sedan inom den tid som regeln säger."""
    asked = SPEC.given(RECEIVED, PLAINLY_SERIOUS, APPOINTED).stamped(AS_OFFICER)
    asked.when(replace(NOTIFY, with_investigation=False)).then(NOTIFIED)
    asked.when(NOTIFY).refused(no.InvestigationNotDone)


FIND_SERIOUS = ask.FindSerious(reasons="Fler har låsts in.")
FOUND_SERIOUS = happened.LexSarahFoundSerious(
    day=MONDAY, reasons="Fler har låsts in.", notify_by=due("lex_sarah.ivo_alarm", TOMORROW)
)


def test_what_is_found_serious_while_it_is_investigated_is_notified_then() -> None:
    """Visar utredningen att det är allvarligt anmäls det genast, före beslutet; också när ärendet är öppnat igen."""
    asked = UNDER_INVESTIGATION.stamped(AS_OFFICER)
    found = asked.when(FIND_SERIOUS).then(FOUND_SERIOUS)
    assert found.state.notify_by == due("lex_sarah.ivo_alarm", TOMORROW)
    found.when(replace(NOTIFY, with_investigation=False)).then(NOTIFIED)
    reopened = happened.LexSarahReopened(reason="Nytt.", investigation_due=None)
    again = CLOSED.given(reopened).when(FIND_SERIOUS).accepted()
    again.when(replace(NOTIFY, with_investigation=False)).accepted()


def test_it_is_found_serious_once_by_somebody_impartial() -> None:
    """Det bedöms som uppenbart allvarligt en gång, under utredningen, och inte av den som rapporterade."""
    asked = UNDER_INVESTIGATION.stamped(AS_OFFICER)
    asked.given(FOUND_SERIOUS).when(FIND_SERIOUS).refused(no.AlreadyFoundSerious)
    asked.given(FOUND_SERIOUS, NOTIFIED).when(FIND_SERIOUS).refused(no.AlreadyNotified)
    asked.when(replace(FIND_SERIOUS, day=TOMORROW)).refused(NotYetHappened)
    asked.when(replace(FIND_SERIOUS, day=YESTERDAY)).refused(DaysInWrongOrder)
    SETTLED.stamped(AS_OFFICER).when(FIND_SERIOUS).refused(WrongOrder)
    UNDER_INVESTIGATION.stamped(replace(AS_OFFICER, by=REPORTER)).when(FIND_SERIOUS).refused(no.InOwnCause)


def test_what_turned_out_not_to_be_serious_does_not_wait_to_be_notified() -> None:
    """Beslutas att det inte var allvarligt väntar ingen anmälan; var det allvarligt räknas tiden från första gången."""
    plain = SPEC.given(RECEIVED, PLAINLY_SERIOUS, APPOINTED, PROPOSED)
    milder, grave = plain.given(DECIDED), plain.given(DECIDED_SERIOUS)
    assert "notify_by" not in [one.wait.day for one in waiting(REGISTER, milder.state)]
    assert "notify_by" in [one.wait.day for one in waiting(REGISTER, grave.state)]
    assert (milder.state.notify_by, grave.state.notify_by) == (None, PLAINLY_SERIOUS.notify_by)
    sent = SPEC.given(RECEIVED, PLAINLY_SERIOUS, NOTIFIED, APPOINTED, PROPOSED, DECIDED)
    assert sent.state.notify_by == PLAINLY_SERIOUS.notify_by


def test_an_officer_who_is_pointed_out_does_not_write_to_the_inspectorate() -> None:
    """Den som pekas ut anmäler, besvarar eller informerar inte, och öppnar inte ärendet igen."""
    itself = replace(ASSESSED, pointed_out=(AS_OFFICER.by,))
    answer = ask.AnswerIvoDemand(demand=DEMAND, text="Rutinen är ny.", decision=BY_BOARD)
    about = SPEC.given(RECEIVED, itself, APPOINTED, DECIDED_SERIOUS, SENT, IVO_DECIDED, DEMANDED).stamped(AS_OFFICER)
    for asked in (answer, ask.InformBoard(meeting=MONDAY), ask.HandBack(owner_person=MANAGER)):
        about.when(asked).refused(no.PointedOutActsNot)
    closed = about.given(happened.LexSarahClosed(note=None))
    closed.when(ask.ReopenCase(reason="Nya uppgifter.")).refused(no.PointedOutActsNot)
    own = replace(answer, decision=Decision(person=REPORTER, day=MONDAY))
    WITH_IVO.given(IVO_DECIDED, DEMANDED).when(own).refused(no.InOwnCause)


def test_a_demand_that_is_followed_in_a_review_waits_there() -> None:
    """Ett krav som följs som iakttagelse i en granskning väntar där och inte i ärendet."""
    here = WITH_IVO.given(IVO_DECIDED, DEMANDED).state
    there = WITH_IVO.given(IVO_DECIDED, replace(DEMANDED, review=REVIEW)).state
    assert [one.wait.each for one in waiting(REGISTER, here)] == ["demands"]
    assert list(waiting(REGISTER, there)) == []


def test_only_what_is_serious_is_notified_and_once() -> None:
    """Det som inte är allvarligt anmäls inte, och ingen anmälan görs två gånger eller i egen sak."""
    SETTLED.stamped(AS_OFFICER).when(NOTIFY).refused(no.NotSerious)
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(NOTIFY).refused(no.NotSerious)
    WITH_IVO.when(NOTIFY).refused(no.AlreadyNotified)
    SERIOUS.stamped(replace(AS_OFFICER, by=REPORTER)).when(NOTIFY).refused(no.InOwnCause)
    SERIOUS_NOW.when(replace(NOTIFY, decision=Decision(person=REPORTER, day=MONDAY))).refused(no.InOwnCause)


def test_the_receipt_and_what_is_sent_later_stand_beside() -> None:
    """Kvittens, komplettering och förlängd tid registreras; det som är skickat ändras inte."""
    receipt = happened.IvoReceiptRecorded(receipt="KV-1", ivo_number=None)
    assert WITH_IVO.when(ask.RecordIvoReceipt(receipt="KV-1")).then(receipt).state.receipt == "KV-1"
    early = SERIOUS.given(NOTIFIED).stamped(AS_OFFICER)
    supplement = ask.SupplementIvo(what=Supplement.INVESTIGATION, channel=IvoChannel.POST)
    fact = happened.IvoSupplemented(
        what=Supplement.INVESTIGATION, sent_on=MONDAY, channel=IvoChannel.POST, receipt=None, note=None
    )
    state = early.when(supplement).then(fact).state
    assert (state.investigation_sent_on, state.supplements) == (MONDAY, 1)
    other = early.when(replace(supplement, what=Supplement.OTHER)).accepted().state
    assert (other.investigation_sent_on, other.supplements) == (None, 1)
    extended = happened.IvoExtended(until=THEN, receipt=None)
    assert early.when(ask.RecordIvoExtension(until=THEN)).then(extended).state.extended_until == THEN
    early.when(ask.RecordIvoExtension(until=YESTERDAY)).refused(DaysInWrongOrder)


def test_the_investigation_is_sent_when_it_is_decided_on() -> None:
    """Utredningen lämnas in när den är avslutad genom beslut."""
    waiting = SPEC.given(RECEIVED, PLAINLY_SERIOUS, APPOINTED, NOTIFIED).stamped(AS_OFFICER)
    waiting.when(ask.SupplementIvo(what=Supplement.INVESTIGATION, channel=IvoChannel.POST)).refused(
        no.InvestigationNotDone
    )


def test_there_is_nothing_to_complete_before_there_is_a_notification() -> None:
    """Innan anmälan är gjord finns ingen kvittens, komplettering eller förlängning."""
    SERIOUS_NOW.when(ask.RecordIvoReceipt(receipt="KV-1")).refused(no.NotNotified)
    SPEC.when(ask.RecordIvoReceipt(receipt="KV-1")).refused(WrongOrder)


def test_the_decision_of_the_inspectorate_and_its_demands_are_followed() -> None:
    """Tillsynsmyndighetens beslut registreras, och varje krav besvaras av nämnden."""
    decide = ask.RecordIvoDecision(
        ivo_number="8.1-1/2026", decided_on=MONDAY, outcome=IvoOutcome.CRITICISM, text="Brister påtalas."
    )
    decided = WITH_IVO.when(decide).then(IVO_DECIDED)
    again = replace(IVO_DECIDED, review=None)
    assert decided.when(decide).then(again).state.review == REVIEW
    assert WITH_IVO.when(replace(decide, outcome=IvoOutcome.CLOSED)).accepted().state.review is None
    demand = ask.RecordIvoDemand(demand=DEMAND, text="Se över nattrutinen.", due=THEN)
    demanded = decided.when(demand).then(DEMANDED)
    answer = ask.AnswerIvoDemand(demand=DEMAND, text="Rutinen är ny.", decision=BY_BOARD)
    answered = demanded.when(answer).then(DEMAND_ANSWERED)
    assert answered.state.demand(DEMAND).answered_on == MONDAY
    answered.when(answer).refused(no.NoSuchDemand)
    demanded.when(demand).refused(AlreadyThere)
    WITH_IVO.when(demand).refused(no.NoDecisionFromIvo)
    WITH_IVO.when(replace(decide, decided_on=YESTERDAY)).refused(DaysInWrongOrder)
    WITH_IVO.when(replace(decide, decided_on=TOMORROW)).refused(NotYetHappened)


def test_a_case_holds_so_many_demands() -> None:
    """Ett ärende håller ett visst antal krav."""
    many = [replace(DEMANDED, demand=derived_id("demand", number)) for number in range(MOST_DEMANDS)]
    full = WITH_IVO.given(IVO_DECIDED, *many)
    full.when(ask.RecordIvoDemand(demand=DEMAND, text="Ett till.")).refused(no.TooManyDemands)


# ── Measures ─────────────────────────────────────────────────────────────────

MEASURE = derived_id("test", "measure")
PLAN = ask.PlanMeasure(measure=MEASURE, cause="routines", due=THEN, description="Skriv om nattrutinen.")
PLANNED = happened.LexSarahMeasurePlanned(
    measure=MEASURE, cause="routines", due=THEN, description="Skriv om nattrutinen.", responsible=None
)
DONE = happened.LexSarahMeasureCompleted(measure=MEASURE, completed_on=MONDAY, what_was_done=None)
COMPLETE = ask.CompleteMeasure(measure=MEASURE, completed_on=MONDAY)
EFFECT = happened.LexSarahEffectEvaluated(measure=MEASURE, effect=Effect.ACHIEVED, grounds="Inga fler händelser.")
EVALUATE = ask.EvaluateEffect(measure=MEASURE, effect=Effect.ACHIEVED, grounds="Inga fler händelser.")
LIVE_ON = ask.LetMeasureLiveOn(measure=MEASURE, title="Ny nattrutin", reason="Tar längre tid.")


def test_a_measure_is_aimed_at_a_cause_that_was_found() -> None:
    """En åtgärd mot att det händer igen riktas mot en av orsakerna; den som skyddar genast behöver ingen."""
    state = SETTLED.stamped(AS_MANAGER).when(PLAN).then(PLANNED).state
    assert [one.cause for one in state.measures] == ["routines"]
    SETTLED.when(replace(PLAN, cause="staffing")).refused(no.CauseNotFound)
    SETTLED.when(replace(PLAN, cause=None)).refused(no.CauseNotFound)
    UNDER_INVESTIGATION.when(replace(PLAN, cause=None)).accepted()
    SETTLED.given(PLANNED).when(PLAN).refused(AlreadyThere)
    many = [replace(PLANNED, measure=derived_id("measure", number)) for number in range(MOST_MEASURES)]
    SETTLED.given(*many).when(PLAN).refused(no.TooManyMeasures)


def test_who_is_pointed_out_plans_nothing() -> None:
    """Den som pekas ut vidtar inga åtgärder och återkopplar inte."""
    about = SPEC.given(RECEIVED, replace(ASSESSED, pointed_out=(MANAGER,))).stamped(AS_MANAGER)
    about.when(replace(PLAN, cause=None)).refused(no.PointedOutActsNot)


def test_a_measure_is_done_and_its_effect_is_looked_at() -> None:
    """Åtgärden genomförs, och sedan bedöms om den hade effekt på orsaken; även när ärendet är avslutat."""
    planned = SETTLED.given(PLANNED)
    done = planned.when(COMPLETE).then(DONE)
    assert done.when(EVALUATE).then(EFFECT).state.measure(MEASURE).effect is Effect.ACHIEVED
    planned.when(EVALUATE).refused(no.MeasureNotDone)
    done.when(COMPLETE).refused(no.NoSuchMeasure)
    planned.when(replace(COMPLETE, completed_on=TOMORROW)).refused(NotYetHappened)
    CLOSED.given(PLANNED, DONE, happened.LexSarahClosed(note=None)).when(EVALUATE).accepted()
    CLOSED.when(COMPLETE).refused(WrongOrder)


def test_a_measure_lives_on_as_an_action() -> None:
    """En åtgärd som tar längre tid lever vidare som en egen åtgärd, med orsaken den riktas mot."""
    fact = happened.LexSarahMeasureLivesOn(
        measure=MEASURE,
        action=measure_action(RECORD, MEASURE),
        title="Ny nattrutin",
        unit=UNIT,
        due=THEN,
        causes=("routines",),
        reason="Tar längre tid.",
    )
    after = SETTLED.given(PLANNED).when(LIVE_ON).then(fact)
    measure = after.state.measure(MEASURE)
    assert (measure.status, measure.action) == (MeasureStatus.LIVES_ON, measure_action(RECORD, MEASURE))
    after.when(LIVE_ON).refused(no.NoSuchMeasure)
    uncaused = UNDER_INVESTIGATION.given(replace(PLANNED, cause=None)).when(LIVE_ON).events[0]
    assert isinstance(uncaused, happened.LexSarahMeasureLivesOn) and uncaused.causes == ()


def test_that_no_measures_are_needed_is_written_down() -> None:
    """Behövs inga åtgärder antecknas varför, efter beslutet och om inga är planerade."""
    forgo = ask.ForgoMeasures(reason="Orsaken är borta.")
    fact = happened.LexSarahNoMeasures(reason="Orsaken är borta.")
    assert not SETTLED.when(forgo).then(fact).state.measures_needed
    SETTLED.given(PLANNED).when(forgo).refused(no.MeasuresArePlanned)
    UNDER_INVESTIGATION.when(forgo).refused(WrongOrder)


# ── Board, feedback, back to the unit ────────────────────────────────────────

BOARD_INFORMED = happened.LexSarahBoardInformed(meeting=MONDAY, item="§ 12", text=None)
FED_BACK = happened.LexSarahFeedbackGiven(recipient=Recipient.BOTH, channel=Channel.MEETING, text="Rutinen är ändrad.")


def test_the_board_is_informed() -> None:
    """Nämnden informeras, på ett sammanträde som har varit."""
    asked = ask.InformBoard(meeting=MONDAY, item="§ 12")
    assert SETTLED.when(asked).then(BOARD_INFORMED).state.reported_to_board_on == MONDAY
    SETTLED.when(replace(asked, meeting=TOMORROW)).refused(NotYetHappened)


def test_whoever_reported_is_told_what_came_of_it() -> None:
    """Återkoppling ges efter beslutet, eller uteblir med skäl."""
    told = ask.GiveFeedback(recipient=Recipient.BOTH, channel=Channel.MEETING, text="Rutinen är ändrad.")
    assert SETTLED.when(told).then(FED_BACK).state.feedback_on == MONDAY
    UNDER_INVESTIGATION.when(told).refused(WrongOrder)
    fact = happened.LexSarahFeedbackForgone(reason=WhyNoFeedback.LEFT, explanation=None)
    state = SETTLED.when(ask.ForgoFeedback(reason=WhyNoFeedback.LEFT)).then(fact).state
    assert state.no_feedback is WhyNoFeedback.LEFT


def test_the_case_goes_back_to_a_manager_who_is_not_pointed_out() -> None:
    """Efter beslutet lämnas ärendet till en chef som arbetar här och inte pekas ut."""
    back = ask.HandBack(owner_person=MANAGER)
    state = SETTLED.when(back).then(happened.LexSarahHandedBack(owner_person=MANAGER)).state
    assert (state.status, state.owner_person) == (Status.IN_FOLLOW_UP, MANAGER)
    SETTLED.when(ask.HandBack(owner_person=LEFT)).refused(no.NotWorkingHere)
    about = SPEC.given(RECEIVED, replace(ASSESSED, pointed_out=(MANAGER,)), DECIDED)
    about.when(back).refused(no.PointedOutActsNot)
    boss = SPEC.given(RECEIVED, replace(ASSESSED, concerns_manager=True), DECIDED).stamped(AS_OFFICER)
    boss.when(back).refused(no.TheOneAbove)


# ── Closing by checklist ─────────────────────────────────────────────────────

DIARY = happened.LexSarahDiaryNumberGiven(diary_number="SN 2026-17")
NO_POLICE = happened.LexSarahNotReportedToPolice(reasons="Inget brott.")
NO_MEASURES = happened.LexSarahNoMeasures(reason="Orsaken är borta.")
EVERYTHING: tuple[Event, ...] = (DIARY, PROTECTED, NO_POLICE, BOARD_INFORMED, NO_MEASURES, FED_BACK)
READY = SETTLED.given(*EVERYTHING).stamped(AS_OFFICER)
CLOSED = READY.given(happened.LexSarahClosed(note=None))
CLOSE = ask.CloseCase()


def without(*left_out: Event, more: tuple[Event, ...] = (), base: Spec = SETTLED) -> Spec:
    return base.given(*(one for one in EVERYTHING if one not in left_out), *more).stamped(AS_OFFICER)


def test_a_case_is_closed_when_nothing_is_left() -> None:
    """Ett ärende avslutas när varje skyldighet är fullgjord eller har sitt skäl antecknat."""
    state = READY.when(CLOSE).then(happened.LexSarahClosed(note=None)).state
    assert (state.status, state.closed_on, open_duties(state)) == (Status.CLOSED, MONDAY, ())
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(CLOSE).refused(WrongOrder)
    READY.stamped(replace(AS_OFFICER, by=REPORTER)).when(CLOSE).refused(no.InOwnCause)


RECEIPT = happened.IvoReceiptRecorded(receipt="KV-1", ivo_number=None)
LEFT_OPEN: dict[Duty, Spec] = {
    Duty.DIARY: without(DIARY),
    Duty.PROTECTION: without(PROTECTED),
    Duty.POLICE: without(NO_POLICE),
    Duty.BOARD: without(BOARD_INFORMED),
    Duty.MEASURES: without(NO_MEASURES),
    Duty.FEEDBACK: without(FED_BACK),
    Duty.UNFINISHED: without(NO_MEASURES, more=(PLANNED,)),
    Duty.EFFECT: without(NO_MEASURES, more=(PLANNED, DONE)),
    Duty.NOTIFICATION: without(base=SERIOUS),
    Duty.RECEIPT: without(base=SERIOUS, more=(SENT, IVO_DECIDED)),
    Duty.IVO_DECISION: without(base=SERIOUS, more=(SENT, RECEIPT)),
    Duty.INVESTIGATION: without(base=SERIOUS, more=(NOTIFIED, RECEIPT, IVO_DECIDED)),
    Duty.DEMANDS: without(base=SERIOUS, more=(SENT, RECEIPT, IVO_DECIDED, DEMANDED)),
}


@pytest.mark.parametrize("left", LEFT_OPEN, ids=str)
def test_a_case_is_never_closed_with_an_open_duty(left: Duty) -> None:
    """Ett ärende avslutas aldrig med en öppen skyldighet; nejet säger vilken."""
    asked = LEFT_OPEN[left]
    assert open_duties(asked.state) == (left,)
    answer = asked.when(CLOSE)
    answer.refused(no.OpenDuties)
    assert left.label in str(answer.refusal)


def test_the_individual_is_on_the_checklist_too() -> None:
    """Den enskilde ska vara informerad och hörd, eller skälet antecknat."""
    bare = UNDER_INVESTIGATION.given(DECIDED, *EVERYTHING)
    assert open_duties(bare.state) == (Duty.INFORMED, Duty.HEARD)
    reasons = [
        happened.LexSarahContactForgone(contact=one, reason=WhyNoContact.UNKNOWN_WHO, explanation=None)
        for one in Contact
    ]
    assert open_duties(bare.given(*reasons).state) == ()


def test_what_lets_a_case_be_closed() -> None:
    """Inget missförhållande kräver inga åtgärder, och ett krav får följas i en annan post."""
    none = replace(DECIDED, degree=Degree.NONE)
    assert open_duties(without(NO_MEASURES, base=SETTLED.given(none)).state) == ()
    followed = replace(DEMANDED, review=REVIEW)
    assert open_duties(without(base=SERIOUS, more=(SENT, RECEIPT, IVO_DECIDED, followed)).state) == ()
    answered = (SENT, RECEIPT, IVO_DECIDED, DEMANDED, DEMAND_ANSWERED)
    assert open_duties(without(base=SERIOUS, more=answered).state) == ()
    assert open_duties(without(NO_MEASURES, more=(PLANNED, DONE, EFFECT)).state) == ()


def test_a_closed_case_is_taken_up_again() -> None:
    """Ett avslutat ärende öppnas igen, och utreds och beslutas på nytt inom en ny tid."""
    again = happened.LexSarahReopened(
        reason="Nya uppgifter.", investigation_due=due("lex_sarah.internal_investigation", date(2026, 6, 15))
    )
    later = CLOSED.stamped(replace(AS_OFFICER, at=LATER))
    state = later.when(ask.ReopenCase(reason="Nya uppgifter.")).then(again).state
    assert (state.status, state.degree, state.decided_on, state.closed_on) == (
        Status.UNDER_INVESTIGATION,
        None,
        None,
        None,
    )
    assert (state.first_closed_on, state.reopened, state.end_turns) == (MONDAY, 1, (MONDAY, THEN))
    SETTLED.when(ask.ReopenCase(reason="Nya uppgifter.")).refused(WrongOrder)


# ── Other operations ─────────────────────────────────────────────────────────

NOTICE = ask.ReceiveProviderNotice(
    notice=NoticeKind.REPORT, provider="Omsorg AB (påhittat)", unit=UNIT, text="En rapport om uteblivna insatser."
)
TOLD = happened.ProviderNoticeReceived(
    kind=Kind.PROVIDER_REPORT,
    provider="Omsorg AB (påhittat)",
    unit=UNIT,
    received=MONDAY,
    occurred=Occurred(),
    legal_bases=(),
    affected=Affected(),
    text="En rapport om uteblivna insatser.",
    provider_reference=None,
    earlier=None,
    regime=Regime.SOL_2025,
)
EARLIER: UUID = derived_id("test", "earlier notice")
FOLLOW_UP = ask.FollowUpNotice(outcome=NoticeOutcome.ASKED, text="Utredningen begärdes in.")
FOLLOWED_UP = happened.LexSarahNoticeFollowedUp(
    outcome=NoticeOutcome.ASKED, day=MONDAY, text="Utredningen begärdes in."
)


def test_a_provider_tells_the_board_of_a_report_and_of_a_notification() -> None:
    """En utförare underrättar nämnden om en rapport, och sedan om anmälan; utföraren utreder själv."""
    state = SPEC.when(NOTICE).then(TOLD).state
    assert (state.status, state.kind, state.regime) == (Status.TOLD, Kind.PROVIDER_REPORT, Regime.SOL_2025)
    notification = replace(NOTICE, notice=NoticeKind.NOTIFICATION, earlier=EARLIER)
    told = SPEC.knowing({EARLIER: state}).when(notification).accepted().state
    assert (told.kind, told.earlier) == (Kind.PROVIDER_NOTIFICATION, EARLIER)
    own = SPEC.knowing({EARLIER: Case(status=Status.RECEIVED)})
    own.when(notification).refused(notices.NotAProvidersNotice)
    SPEC.given(TOLD).when(NOTICE).refused(AlreadyThere)
    SPEC.when(replace(NOTICE, received=TOMORROW)).refused(NotYetHappened)


def test_a_notice_is_followed_up_and_then_ended() -> None:
    """Nämnden följer upp underrättelsen och skriver vad det ledde till innan den avslutas."""
    told = SPEC.given(TOLD).stamped(AS_OFFICER)
    told.when(ask.CloseNotice()).refused(notices.FollowUpFirst)
    followed = told.when(FOLLOW_UP).then(FOLLOWED_UP)
    assert followed.state.status is Status.FOLLOWED_UP
    ended = followed.when(ask.CloseNotice(note="Klart.")).then(happened.LexSarahNoticeClosed(note="Klart."))
    assert ended.state.status is Status.CLOSED
    UNDER_INVESTIGATION.when(FOLLOW_UP).refused(WrongOrder)
    told.when(replace(FOLLOW_UP, day=YESTERDAY)).refused(DaysInWrongOrder)


LICENSED = ask.NotifyLicensedOperation(
    ground=LicenceGround.SERIOUS_DEFICIENCIES,
    operation_name="Hemmet (påhittat)",
    legal_bases=(LegalBasis.SOL,),
    text="Bemanningen räcker inte.",
    channel=IvoChannel.POST,
    decision=BY_BOARD,
)


def test_the_municipality_notifies_of_what_needs_a_licence() -> None:
    """Kommunen anmäler brister i tillståndspliktig verksamhet, en skyldighet från den 1 januari 2026."""
    fact = happened.LicensedOperationNotified(
        ground=LicenceGround.SERIOUS_DEFICIENCIES,
        operation_name="Hemmet (påhittat)",
        unit=None,
        legal_bases=(LegalBasis.SOL,),
        text="Bemanningen räcker inte.",
        sent_on=MONDAY,
        channel=IvoChannel.POST,
        receipt=None,
        decision=BY_BOARD,
    )
    asked = SPEC.stamped(AS_OFFICER)
    state = asked.when(LICENSED).then(fact).state
    assert (state.status, state.kind, state.notified_on) == (Status.NOTIFIED, Kind.LICENSED, MONDAY)
    asked.when(replace(LICENSED, sent_on=date(2025, 12, 31))).refused(notices.NotYetADuty)
    SPEC.given(fact).when(LICENSED).refused(AlreadyThere)


# ── Who, and what stays ──────────────────────────────────────────────────────


def test_nobody_above_the_case_asks_for_what_is_the_officers() -> None:
    """Bedömning, utredare, anmälan och avslut är lex Sarah-ansvarigs; var och en får rapportera."""
    officers: tuple[Any, ...] = (
        ask.AssessReport,
        ask.DeclineInvestigation,
        ask.AppointInvestigator,
        ask.DecideDegree,
        ask.NotifyIvo,
        ask.CloseCase,
    )
    assert {frozenset(one.may) for one in officers} == {frozenset({Role.LEX_SARAH_OFFICER})}
    assert not ask.ReportMisconduct.may and STAMP.role not in ask.CloseCase.may


def test_a_declined_case_goes_no_further() -> None:
    """En rapport som inte utreds är avslutad här; nya uppgifter är en ny rapport."""
    declined = happened.LexSarahDeclined(
        reasons="Ingen enskild är berörd.",
        source=None,
        deviation=None,
        unit=UNIT,
        place=None,
        occurred=Occurred(),
        discovered=None,
    )
    spec = SPEC.given(RECEIVED, declined).stamped(AS_OFFICER)
    for asked in (CLOSE, ask.ReopenCase(reason="Nytt."), ask.AppointInvestigator(investigator=MANAGER)):
        spec.when(asked).refused(WrongOrder)

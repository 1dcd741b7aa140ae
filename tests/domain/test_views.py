"""The register of views and complaints (domain/views): the rules as sentences."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest

from domain import deadlines
from domain.board import Choice, Due, LocalDeadline, NotOneOfOurs, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.deadlines.extending import NoDayToExtend, NotExtendable, NotTheirsToExtend
from domain.grammar import Length, NoSuchRecord, PersonalMark, Refusal, marks
from domain.intakes import READERS_IN
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import AgeBand, Body, LegalBasis, Role, Sex, YesNoUnknown
from domain.views import REGISTER
from domain.views import commands as ask
from domain.views import events as happened
from domain.views.rules import refusals as no
from domain.views.state import View
from domain.views.words import (
    Category,
    Channel,
    Destination,
    Heard,
    Kind,
    Occurrence,
    Outcome,
    Result,
    Secrecy,
    Sentiment,
    Status,
    Submitter,
    Verdict,
    WhyAnnulled,
    WhyUnanswered,
    deviation_id,
)
from domain.waiting import waiting
from domain.words import (
    Affected,
    AlreadyThere,
    DaysInWrongOrder,
    Decision,
    NotYetHappened,
    Occurred,
    Reading,
    WrongOrder,
    case_id,
)
from tests.spec import EVENTS_REACHED, RECORD, REFUSALS_REACHED, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = date(2026, 3, 16)
YESTERDAY = date(2026, 3, 15)
TOMORROW = date(2026, 3, 17)
LAST_WEEK = date(2026, 3, 9)
A_WEEK_LATER = datetime(2026, 3, 23, 7, 30, tzinfo=UTC)
IN_A_WEEK = date(2026, 3, 23)

COLLEAGUE = UUID("00000000-0000-4000-8000-000000000003")
OFFICER = UUID("00000000-0000-4000-8000-000000000004")
LEFT = UUID("00000000-0000-4000-8000-000000000005")
OTHER_UNIT = UUID("00000000-0000-4000-8000-00000000000b")
CLOSED_UNIT = UUID("00000000-0000-4000-8000-00000000000c")
THIS_VIEW = UUID("00000000-0000-4000-8000-0000000000a0")
OTHER_VIEW = UUID("00000000-0000-4000-8000-0000000000a1")
STRUCK_VIEW = UUID("00000000-0000-4000-8000-0000000000a2")
DEVIATION = deviation_id(RECORD)

DEPARTMENT_HEAD = replace(STAMP, role=Role.DEPARTMENT_HEAD)
AS_OFFICER = replace(STAMP, by=OFFICER, role=Role.LEX_SARAH_OFFICER)
AS_EMPLOYEE = replace(STAMP, by=SOMEBODY_ELSE, role=Role.EMPLOYEE)
LATER = replace(STAMP, at=A_WEEK_LATER)

SINCE = date(2025, 1, 1)


def setting(topic: Topic, **decided: Any) -> dict[UUID, Setting]:
    wording = Wording(since=SINCE, entered=SINCE, **decided)
    return {setting_id(topic): Setting(status=SettingStatus.DECIDED, topic=topic, wordings=(wording,))}


KNOWN: dict[UUID, Any] = {
    **setting(Topic.CATEGORIES, choices=(Choice(id="contact_person", label="Kontaktperson"),)),
    COLLEAGUE: Person(status=PersonStatus.REGISTERED, unit=UNIT, since=SINCE),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, since=SINCE, until=date(2025, 12, 31)),
    OTHER_UNIT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED_UNIT: Unit(status=UnitStatus.CLOSED),
    OTHER_VIEW: View(status=Status.CLOSED),
    STRUCK_VIEW: View(status=Status.ANNULLED),
}
MANAGER_ANSWERS = setting(Topic.PRACTICES, choices=(Choice(id="complaint.answered_by", label=Role.UNIT_MANAGER.label),))


def due(rule: str, on: date, version: int = 1) -> Due:
    return Due(on=on, rule=rule, version=version, local=False)


VIEW_DUE = due("view.answer", date(2026, 3, 30))
COMPLAINT_DUE = due("complaint.answer", date(2026, 3, 30))
ACKNOWLEDGE_DUE = due("complaint.acknowledge", date(2026, 3, 18))
ALARM = due("lex_sarah.start_alarm", TOMORROW)

RECEIVED = happened.ViewReceived(
    text="Ingen svarade när jag ringde om mammas hemtjänst.",
    channel=Channel.PHONE,
    received=TODAY,
    occurred=Occurred.on(YESTERDAY),
    unit=UNIT,
    place="Storgatan 1",
    sentiment=Sentiment.NEGATIVE,
    submitter=Submitter.NEXT_OF_KIN,
    submitter_name="Kim Larsson",
    submitter_contact="070-000 00 00",
    anonymous=False,
    own=False,
    feedback_requested=YesNoUnknown.YES,
    diary_number="SN-2026-17",
    case_reference="Ärende 4711",
    answer_by=VIEW_DUE,
)
ANONYMOUS = replace(RECEIVED, submitter_name=None, submitter_contact=None, anonymous=True)
FROM_STAFF = replace(RECEIVED, submitter=Submitter.STAFF)
INDIFFERENT = replace(RECEIVED, feedback_requested=YesNoUnknown.NO)

READ_AS_COMPLAINT = happened.ViewAssessed(
    kind=Kind.COMPLAINT,
    result=Result.DEFICIENCY,
    misconduct=Reading.NO,
    category=Category.ACCESSIBILITY,
    own_category=None,
    legal_bases=(LegalBasis.SOL,),
    affected=Affected(),
    child_heard=YesNoUnknown.UNKNOWN,
    child_consequences=None,
    concerns_person=None,
    concerns_manager=False,
    reasons=None,
    acknowledge_by=ACKNOWLEDGE_DUE,
    answer_by=COMPLAINT_DUE,
)
READ_AS_VIEW = replace(
    READ_AS_COMPLAINT, kind=Kind.VIEW, result=Result.NO_DEFICIENCY, acknowledge_by=None, answer_by=VIEW_DUE
)
ABOUT_ME = replace(READ_AS_COMPLAINT, concerns_person=SOMEBODY)
ABOUT_THE_MANAGER = replace(READ_AS_COMPLAINT, concerns_manager=True)
REFERRED = happened.ViewReferred(reading=Reading.UNCLEAR, reasons=None, due=ALARM)
DISMISSED = happened.ViewReferralAnswered(
    verdict=Verdict.NOT_MISCONDUCT, reasons="Ingen kom till skada.", diary_number=None, case=None
)
BECAME_COMPLAINT = happened.ViewBecameComplaint(
    reason="Avsändaren vill ha svar.", acknowledge_by=ACKNOWLEDGE_DUE, answer_by=COMPLAINT_DUE
)
BECAME_VIEW = happened.ComplaintBecameView(reason="Det var ett förslag.", answer_by=VIEW_DUE)
ACKNOWLEDGED = happened.ComplaintAcknowledged(channel=Channel.PHONE, acknowledged_on=TODAY)
INVESTIGATED = happened.ComplaintInvestigated(
    findings="Växeln var obemannad.", heard=(Heard.STAFF,), child_heard=None, child_consequences=None
)
POSITION = happened.ViewPositionTaken(deviation=Occurrence.NO, reason="Rutinen följdes.")
FELL_SHORT = happened.ViewPositionTaken(deviation=Occurrence.YES, reason="Rutinen följdes inte.")
GAVE_RISE = happened.ViewGaveRiseToDeviation(
    deviation=DEVIATION,
    unit=UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(YESTERDAY),
    discovered=TODAY,
    danger_now=YesNoUnknown.NO,
    suspects_misconduct=YesNoUnknown.NO,
)
ANSWERED = happened.ViewAnswered(text="Vi har bemannat växeln.", channel=Channel.LETTER, answered_on=TODAY)
CLOSED = happened.ViewClosed(outcome=Outcome.MEASURES, without_answer=None, satisfied=YesNoUnknown.YES, note=None)
REOPENED = happened.ViewReopened(reason="Ny uppgift.", answer_by=due("complaint.answer", IN_A_WEEK))
REDIRECTED = happened.ViewRedirectedAsAppeal(
    receiver="Förvaltningsrätten", forwarded_on=TODAY, arrived_in_time=YesNoUnknown.YES, note=None
)
TRANSFERRED = happened.ViewTransferred(
    destination=Destination.IT,
    receiver="Supporten",
    receipt="FEL-12",
    transferred_on=TODAY,
    reason=None,
)
MINUTES = Decision(body=Body.COMMITTEE, day=TODAY, paragraph="§ 12")
ANNULLED = happened.ViewAnnulled(reason=WhyAnnulled.WRONG_BOARD, duplicate_of=None, explanation=None, decision=MINUTES)

SPEC = Spec(REGISTER).knowing(KNOWN)
COMPLAINT = SPEC.given(RECEIVED, READ_AS_COMPLAINT)
VIEW = SPEC.given(RECEIVED, READ_AS_VIEW)
SETTLED = COMPLAINT.given(INVESTIGATED, POSITION)

RECEIVE = ask.ReceiveView(text="Maten var kall.")
DAY_IN_MAY = date(2019, 5, 3)
BRING_IN = ask.BringInView(
    kind=Kind.COMPLAINT,
    received=date(2019, 3, 4),
    closed_on=DAY_IN_MAY,
    category=Category.TREATMENT,
    own_category="contact_person",
    outcome=Outcome.MEASURES,
    unit=OTHER_UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(date(2019, 3, 1)),
    sentiment=Sentiment.NEGATIVE,
    submitter=Submitter.NEXT_OF_KIN,
    legal_bases=(LegalBasis.SOL,),
    earlier_number="K 12/2019",
    text="Ingen ringde upp.",
)
ASSESS = ask.AssessView(
    kind=Kind.COMPLAINT,
    result=Result.DEFICIENCY,
    misconduct=Reading.NO,
    category=Category.ACCESSIBILITY,
    legal_bases=(LegalBasis.SOL,),
)
ASSESS_AS_VIEW = replace(ASSESS, kind=Kind.VIEW, result=Result.NO_DEFICIENCY)
INVESTIGATE = ask.InvestigateComplaint(findings="Växeln var obemannad.", heard=(Heard.STAFF,))
TAKE_POSITION = ask.TakePosition(deviation=Occurrence.NO, reason="Rutinen följdes.")
GIVE_RISE = ask.GiveRiseToDeviation(danger_now=YesNoUnknown.NO, suspects_misconduct=YesNoUnknown.NO)
ANSWER = ask.AnswerView(text="Vi har bemannat växeln.", channel=Channel.LETTER)
EXTEND = ask.ExtendAnswer(until=date(2026, 4, 17), reason="Utredaren är sjuk.")
CLOSE = ask.CloseView(outcome=Outcome.MEASURES, satisfied=YesNoUnknown.YES)
ANNUL = ask.AnnulView(reason=WhyAnnulled.WRONG_BOARD, decision=MINUTES)
CORRECT = ask.CorrectView(reason="Fel enhet angavs.")
REFER = ask.ReferView(reading=Reading.UNCLEAR, reasons="Hon blev utan mat.")
ACKNOWLEDGE = ask.AcknowledgeComplaint(channel=Channel.PHONE)
TRANSFER = ask.TransferElsewhere(destination=Destination.IT, receiver="Supporten", receipt="FEL-12")
REDIRECT = ask.RedirectAppeal(receiver="Förvaltningsrätten", arrived_in_time=YesNoUnknown.YES)
ANSWER_REFERRAL = ask.AnswerReferral(verdict=Verdict.NOT_MISCONDUCT, reasons="Ingen kom till skada.")
TO_COMPLAINT = ask.ConvertToComplaint(reason="Avsändaren vill ha svar.")
TO_VIEW = ask.ConvertToView(reason="Det var ett förslag.")
SCREEN = ask.ScreenForSecrecy(secrecy=Secrecy.NOTHING)
ASSIGN = ask.AssignView(responsible=COLLEAGUE)
REOPEN = ask.ReopenView(reason="Ny uppgift.")
EVERY_COMMAND = (
    RECEIVE,
    BRING_IN,
    SCREEN,
    ASSIGN,
    ASSESS,
    replace(CORRECT, place="Annan plats"),
    REFER,
    ANSWER_REFERRAL,
    TO_COMPLAINT,
    TO_VIEW,
    ACKNOWLEDGE,
    INVESTIGATE,
    TAKE_POSITION,
    GIVE_RISE,
    REDIRECT,
    TRANSFER,
    ANSWER,
    EXTEND,
    CLOSE,
    REOPEN,
    ANNUL,
)

# ── How it comes in ──────────────────────────────────────────────────────────


def test_all_that_is_needed_is_that_something_was_said() -> None:
    """Det räcker att något har framförts; allt annat kan fyllas i efteråt."""
    SPEC.stamped(AS_EMPLOYEE).when(RECEIVE).then(
        happened.ViewReceived(
            text="Maten var kall.",
            channel=Channel.WEB,
            received=TODAY,
            occurred=Occurred(),
            unit=None,
            place=None,
            sentiment=Sentiment.UNKNOWN,
            submitter=Submitter.UNKNOWN,
            submitter_name=None,
            submitter_contact=None,
            anonymous=True,
            own=False,
            feedback_requested=YesNoUnknown.UNKNOWN,
            diary_number=None,
            case_reference=None,
            answer_by=VIEW_DUE,
        )
    )


def test_everybody_who_works_here_may_enter_a_view() -> None:
    """Alla medarbetare får registrera en synpunkt eller ett klagomål."""
    assert ask.ReceiveView.may == frozenset()
    assert ask.ReferView.may == frozenset()


def test_nothing_but_an_empty_text_is_refused() -> None:
    """En tom text avvisas."""
    SPEC.when(replace(RECEIVE, text=" \n")).refused(no.NothingSaid)


def test_a_view_comes_in_without_any_settings() -> None:
    """En synpunkt kan registreras innan nämnden har bestämt något."""
    Spec(REGISTER).when(RECEIVE).accepted()


def test_a_letter_counts_from_the_day_it_came() -> None:
    """Ett brev som skrivs in i efterhand räknas från den dag det kom in."""
    answer = SPEC.when(replace(RECEIVE, received=LAST_WEEK))
    state = answer.accepted().state
    assert (state.received, state.recorded) == (LAST_WEEK, TODAY)
    assert state.answer_by == due("view.answer", date(2026, 3, 23))


@pytest.mark.parametrize(
    "late", [replace(RECEIVE, received=TOMORROW), replace(RECEIVE, occurred=Occurred.on(TOMORROW))]
)
def test_no_day_is_still_to_come(late: ask.ReceiveView) -> None:
    """Ingenting kan ha kommit in eller hänt på en dag som inte har varit."""
    SPEC.when(late).refused(NotYetHappened)


def test_a_letter_older_than_the_rule_has_no_last_day() -> None:
    """Ett brev som är äldre än tidsfristen tas emot, men får ingen sista dag."""
    state = SPEC.when(replace(RECEIVE, received=date(1999, 1, 1))).accepted().state
    assert state.answer_by is None


def test_a_board_may_have_another_time_to_answer() -> None:
    """Nämndens egen svarstid gäller före den allmänna."""
    own = LocalDeadline(rule="view.answer", length=5, unit=deadlines.Unit.WORKING_DAYS)
    state = SPEC.knowing(setting(Topic.DEADLINES, deadlines=(own,))).when(RECEIVE).accepted().state
    assert state.answer_by == Due(on=date(2026, 3, 23), rule="view.answer", version=1, local=True)


def test_a_sender_with_name_or_contact_or_at_work_here_is_not_anonymous() -> None:
    """Den som har lämnat namn eller kontaktuppgift, eller själv skriver in, är inte anonym."""
    for known in (
        replace(RECEIVE, submitter_name="Kim Larsson"),
        replace(RECEIVE, submitter_contact="kim@exempel.se"),
        replace(RECEIVE, own=True),
    ):
        assert not SPEC.when(known).accepted().state.anonymous


def test_a_view_is_entered_once() -> None:
    """Samma post kan inte tas emot två gånger."""
    SPEC.given(RECEIVED).when(RECEIVE).refused(AlreadyThere)


def test_the_registrar_screens_for_secrecy() -> None:
    """Registratorn granskar sekretessen, och kan ge ett diarienummer."""
    screened = SPEC.given(RECEIVED).when(
        ask.ScreenForSecrecy(secrecy=Secrecy.PROTECTED_IDENTITY, diary_number="SN-2026-18")
    )
    state = screened.then(
        happened.ViewScreened(secrecy=Secrecy.PROTECTED_IDENTITY, diary_number="SN-2026-18", note=None)
    ).state
    assert (state.secrecy, state.screened_on, state.diary_number) == (
        Secrecy.PROTECTED_IDENTITY,
        TODAY,
        "SN-2026-18",
    )


def test_somebody_is_made_responsible_perhaps_in_another_unit() -> None:
    """En ansvarig utses, och en annan enhet kan ta över."""
    assigned = SPEC.given(RECEIVED).when(ask.AssignView(responsible=COLLEAGUE, unit=OTHER_UNIT))
    state = assigned.then(happened.ViewAssigned(responsible=COLLEAGUE, unit=OTHER_UNIT)).state
    assert (state.responsible, state.unit) == (COLLEAGUE, OTHER_UNIT)
    stays = SPEC.given(RECEIVED).when(ASSIGN).accepted().state
    assert stays.unit == UNIT


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (ask.AssignView(responsible=LEFT), no.NotWorkingHere),
        (ask.AssignView(responsible=SOMEBODY_ELSE), NoSuchRecord),
        (ask.AssignView(responsible=COLLEAGUE, unit=CLOSED_UNIT), WrongOrder),
    ],
)
def test_the_responsible_works_here_and_the_unit_exists(command: ask.AssignView, refusal: type[Refusal]) -> None:
    """Den ansvarige ska arbeta här och enheten finnas."""
    SPEC.given(RECEIVED).when(command).refused(refusal)


# ── The first reading ────────────────────────────────────────────────────────


def test_the_first_reading_says_what_it_is() -> None:
    """Vid bedömningen bestäms om det är en synpunkt eller ett klagomål, och fristerna räknas."""
    state = SPEC.given(RECEIVED).when(ASSESS).then(READ_AS_COMPLAINT).state
    assert (state.kind, state.kind_at_intake, state.read_on) == (Kind.COMPLAINT, Kind.COMPLAINT, TODAY)
    assert (state.acknowledge_by, state.answer_by) == (ACKNOWLEDGE_DUE, COMPLAINT_DUE)
    SPEC.given(RECEIVED).when(ASSESS_AS_VIEW).then(READ_AS_VIEW)


def test_to_be_read_late_wins_no_time() -> None:
    """Fristerna räknas från den dag klagomålet kom in, även om det bedöms senare."""
    state = SPEC.given(RECEIVED).stamped(LATER).when(ASSESS).accepted().state
    assert (state.acknowledge_by, state.answer_by) == (ACKNOWLEDGE_DUE, COMPLAINT_DUE)


HEALTH_CARE = (LegalBasis.SOL, LegalBasis.HSL)


def test_a_complaint_about_health_care_is_answered_at_once() -> None:
    """Ett klagomål på hälso- och sjukvården ska besvaras snarast, en synpunkt på den inom nämndens tid."""
    state = SPEC.given(RECEIVED).stamped(LATER).when(replace(ASSESS, legal_bases=HEALTH_CARE)).accepted().state
    assert state.answer_by == due("complaint.hsl_answer", TODAY)
    of_care = SPEC.given(RECEIVED).when(replace(ASSESS_AS_VIEW, legal_bases=HEALTH_CARE)).accepted()
    assert of_care.state.answer_by == VIEW_DUE
    assert of_care.when(TO_COMPLAINT).accepted().state.answer_by == due("complaint.hsl_answer", TODAY)


def test_what_turns_out_to_be_health_care_is_answered_at_once() -> None:
    """Visar det sig att klagomålet gäller hälso- och sjukvård, eller inte gör det, räknas svarstiden om."""
    found = COMPLAINT.when(replace(CORRECT, legal_bases=HEALTH_CARE)).accepted()
    assert found.state.answer_by == due("complaint.hsl_answer", TODAY)
    back = found.when(replace(CORRECT, legal_bases=(LegalBasis.SOL,))).accepted()
    assert back.state.answer_by == COMPLAINT_DUE
    ended = found.given(INVESTIGATED, POSITION, ANSWERED, CLOSED).stamped(replace(LATER, role=Role.DEPARTMENT_HEAD))
    assert ended.when(REOPEN).accepted().state.answer_again_by == due("complaint.hsl_answer", IN_A_WEEK)


def test_nobody_waits_for_a_confirmation_to_an_anonymous_sender() -> None:
    """Ett anonymt klagomål har ingen frist för bekräftelse."""
    assert SPEC.given(ANONYMOUS).when(ASSESS).accepted().state.acknowledge_by is None


def test_it_is_read_once() -> None:
    """Den första bedömningen görs en gång; därefter rättas eller omvandlas den."""
    COMPLAINT.when(ASSESS).refused(WrongOrder)


@pytest.mark.parametrize("reading", [Reading.YES, Reading.UNCLEAR])
def test_what_may_be_misconduct_goes_to_the_officer_at_once(reading: Reading) -> None:
    """Kan det vara ett missförhållande, eller är det oklart, hänskjuts det genast till lex Sarah-ansvarig."""
    read = SPEC.given(RECEIVED).when(replace(ASSESS, misconduct=reading))
    state = read.then(
        replace(READ_AS_COMPLAINT, misconduct=reading),
        happened.ViewReferred(reading=reading, reasons=None, due=ALARM),
    ).state
    assert (state.referred_on, state.referral_due, state.referral_waits) == (TODAY, ALARM, True)


def test_what_lies_with_the_officer_already_is_not_sent_twice() -> None:
    """Det som redan väntar på lex Sarah-ansvarig hänskjuts inte en gång till."""
    waiting = SPEC.given(RECEIVED, REFERRED)
    waiting.when(replace(ASSESS, misconduct=Reading.YES)).then(replace(READ_AS_COMPLAINT, misconduct=Reading.YES))


def test_a_board_has_categories_of_its_own_beside_the_common_ones() -> None:
    """Nämndens egen kategori kan anges bredvid den gemensamma."""
    SPEC.given(RECEIVED).when(replace(ASSESS, own_category="contact_person")).then(
        replace(READ_AS_COMPLAINT, own_category="contact_person")
    )
    SPEC.given(RECEIVED).when(replace(ASSESS, own_category="weather")).refused(NotOneOfOurs)
    COMPLAINT.when(replace(CORRECT, own_category="weather")).refused(NotOneOfOurs)


def test_where_a_child_is_affected_it_is_said_what_it_means_for_the_child() -> None:
    """Berörs ett barn ska det framgå vad det betyder för barnet."""
    child = Affected(child=YesNoUnknown.YES, age=AgeBand.CHILD, sex=Sex.UNKNOWN, count=1)
    SPEC.given(RECEIVED).when(replace(ASSESS, affected=child)).refused(no.ConsequencesForTheChild)
    told = replace(ASSESS, affected=child, child_heard=YesNoUnknown.YES, child_consequences="Missade umgänge.")
    state = SPEC.given(RECEIVED).when(told).accepted().state
    assert (state.affected, state.child_heard) == (child, YesNoUnknown.YES)


def test_when_a_child_is_found_out_later_it_is_said_then() -> None:
    """Visar det sig senare att ett barn berörs anges konsekvenserna då."""
    child = Affected(child=YesNoUnknown.YES)
    COMPLAINT.when(replace(CORRECT, affected=child)).refused(no.ConsequencesForTheChild)
    told = COMPLAINT.when(replace(CORRECT, affected=child, child_consequences="Vet inte än.")).accepted()
    told.when(replace(CORRECT, affected=replace(child, count=2))).accepted()


# ── Impartiality ─────────────────────────────────────────────────────────────

JUDGING = [
    (SPEC.given(RECEIVED), replace(ASSESS, concerns_person=SOMEBODY)),
    (SPEC.given(RECEIVED, replace(ABOUT_ME, kind=Kind.VIEW)), TO_COMPLAINT),
    (SPEC.given(RECEIVED, ABOUT_ME), TO_VIEW),
    (SPEC.given(RECEIVED, ABOUT_ME), INVESTIGATE),
    (SPEC.given(RECEIVED, ABOUT_ME, INVESTIGATED), TAKE_POSITION),
    (SPEC.given(RECEIVED, ABOUT_ME, INVESTIGATED, POSITION), ANSWER),
    (SPEC.given(RECEIVED, ABOUT_ME, INVESTIGATED, POSITION, ANSWERED), CLOSE),
    (SPEC.given(RECEIVED, ABOUT_ME), TRANSFER),
    (SPEC.given(RECEIVED, ABOUT_ME), REDIRECT),
    (SPEC.given(RECEIVED, ABOUT_ME), GIVE_RISE),
    (SPEC.given(RECEIVED, ABOUT_ME), ASSIGN),
    (SPEC.given(RECEIVED, ABOUT_ME), replace(CORRECT, place="Annan plats")),
    (SPEC.given(RECEIVED, ABOUT_ME, REFERRED), ANSWER_REFERRAL),
    (SPEC.given(RECEIVED, ABOUT_ME), ANNUL),
    (SPEC.given(RECEIVED, ABOUT_ME), ask.AssignView(responsible=SOMEBODY)),
]


@pytest.mark.parametrize(("spec", "command"), JUDGING)
def test_nobody_judges_what_concerns_themselves(spec: Spec, command: Any) -> None:
    """Den som ärendet rör tar inte del i handläggningen."""
    spec.stamped(DEPARTMENT_HEAD).when(command).refused(no.InOwnCause)


def test_nobody_judges_a_view_of_their_own() -> None:
    """Den som själv är avsändare handlägger inte sin egen synpunkt."""
    own = replace(FROM_STAFF, own=True)
    SPEC.given(own, by=SOMEBODY).when(ASSESS).refused(no.InOwnCause)
    SPEC.given(own, by=COLLEAGUE).when(ASSESS).accepted()


def test_nobody_decides_to_strike_out_what_concerns_themselves() -> None:
    """Den som ärendet rör beslutar inte om makulering, även om någon annan skriver in beslutet."""
    about_a_colleague = SPEC.given(RECEIVED, replace(READ_AS_COMPLAINT, concerns_person=COLLEAGUE))
    decided = Decision(person=COLLEAGUE, day=TODAY)
    about_a_colleague.when(replace(ANNUL, decision=decided)).refused(no.InOwnCause)


ABOVE_THE_MANAGER = [
    (SPEC.given(RECEIVED), replace(ASSESS, concerns_manager=True)),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), TO_VIEW),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), INVESTIGATE),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER, INVESTIGATED), TAKE_POSITION),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER, INVESTIGATED, POSITION), ANSWER),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER, INVESTIGATED, POSITION, ANSWERED), CLOSE),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), replace(CORRECT, concerns_manager=False)),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), replace(CORRECT, result=Result.NO_DEFICIENCY)),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), TRANSFER),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), REDIRECT),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), GIVE_RISE),
    (SPEC.given(RECEIVED, ABOUT_THE_MANAGER), ASSIGN),
]


@pytest.mark.parametrize(("spec", "command"), ABOVE_THE_MANAGER)
def test_a_complaint_about_the_manager_is_judged_by_the_department_head(spec: Spec, command: Any) -> None:
    """Ett klagomål på chefen utreds av avdelningschefen."""
    spec.when(command).refused(no.SuperiorHandles)
    spec.stamped(DEPARTMENT_HEAD).when(command).accepted()


def test_whom_it_is_about_is_put_right_by_those_who_may_judge_it() -> None:
    """Registratorn rättar en dag i ett klagomål på chefen, men inte att det gäller chefen."""
    about = SPEC.given(RECEIVED, ABOUT_THE_MANAGER).stamped(replace(STAMP, role=Role.REGISTRAR))
    about.when(replace(CORRECT, place="Annan plats")).accepted()
    about.when(replace(CORRECT, concerns_manager=False)).refused(no.SuperiorHandles)
    about.when(replace(CORRECT, concerns_person=COLLEAGUE)).refused(no.SuperiorHandles)
    about.when(REDIRECT).accepted()


# ── Lex Sarah ────────────────────────────────────────────────────────────────


def test_whoever_works_here_refers_a_suspicion_whenever_it_comes() -> None:
    """Den som får en misstanke hänskjuter den genast, i vilket skede som helst."""
    SETTLED.given(ANSWERED, CLOSED).stamped(AS_EMPLOYEE).when(REFER).then(
        happened.ViewReferred(reading=Reading.UNCLEAR, reasons="Hon blev utan mat.", due=ALARM)
    )
    SPEC.given(RECEIVED).when(REFER).accepted()


def test_a_suspicion_is_sent_once_at_a_time() -> None:
    """En misstanke som väntar på svar hänskjuts inte igen."""
    COMPLAINT.given(REFERRED).when(REFER).refused(no.AlreadyReferred)
    COMPLAINT.given(REFERRED, DISMISSED).when(REFER).accepted()


def test_only_a_suspicion_is_referred() -> None:
    """Den som inte misstänker något missförhållande har inget att hänskjuta."""
    COMPLAINT.when(replace(REFER, reading=Reading.NO)).refused(no.NothingToJudge)


def test_the_officer_answers_and_the_view_lives_on() -> None:
    """Lex Sarah-ansvarig svarar, och ärendet fortsätter där det var."""
    waiting = COMPLAINT.given(REFERRED).stamped(AS_OFFICER)
    state = waiting.when(ANSWER_REFERRAL).then(DISMISSED).state
    assert (state.status, state.referral_waits, state.referral_answer) == (
        Status.ASSESSED,
        False,
        Verdict.NOT_MISCONDUCT,
    )
    assert state.referral_answered_on == TODAY
    taken = replace(ANSWER_REFERRAL, verdict=Verdict.TAKEN_OVER, diary_number="LSA-2026-1")
    state = waiting.when(taken).accepted().state
    assert (state.status, state.case) == (Status.ASSESSED, case_id("views", RECORD, None))


def test_the_officer_answers_what_was_asked() -> None:
    """Det som inte är hänskjutet kan inte besvaras."""
    COMPLAINT.stamped(AS_OFFICER).when(ANSWER_REFERRAL).refused(no.NothingReferred)


def test_the_first_referral_is_remembered() -> None:
    """Dagen för det första hänskjutandet står kvar när ett nytt görs."""
    again = COMPLAINT.given(REFERRED, DISMISSED).given(REFERRED, at=A_WEEK_LATER)
    assert again.state.referred_on == TODAY


def test_nothing_ends_while_the_officer_has_not_answered() -> None:
    """Ett ärende avslutas eller makuleras inte med ett obesvarat hänskjutande."""
    SETTLED.given(REFERRED, ANSWERED).when(CLOSE).refused(no.ReferralUnanswered)
    COMPLAINT.given(REFERRED).when(ANNUL).refused(no.ReferralUnanswered)


@pytest.mark.parametrize("command", [TRANSFER, REDIRECT])
def test_nothing_is_passed_on_while_the_officer_has_not_answered(command: Any) -> None:
    """Ett ärende lämnar inte registret med ett obesvarat hänskjutande."""
    COMPLAINT.given(REFERRED).when(command).refused(no.ReferralUnanswered)
    COMPLAINT.given(REFERRED, DISMISSED).when(command).accepted()


@pytest.mark.parametrize("gone", [(ANSWERED, CLOSED), (TRANSFERRED,), (REDIRECTED,)], ids=str)
def test_a_referral_waits_wherever_the_view_has_gone(gone: tuple[Any, ...]) -> None:
    """Ett hänskjutande väntar på svar också i det som är avslutat eller överlämnat."""
    after = SETTLED.given(*gone).when(REFER).accepted()
    assert [one.wait.day for one in waiting(REGISTER, after.state)] == ["referral_due"]


# ── View or complaint ────────────────────────────────────────────────────────


def test_a_view_becomes_a_complaint_and_the_original_is_remembered() -> None:
    """En synpunkt kan bli ett klagomål; det ursprungliga slaget och antalet omvandlingar finns kvar."""
    state = VIEW.when(TO_COMPLAINT).then(BECAME_COMPLAINT).state
    assert (state.kind, state.kind_at_intake, state.conversions) == (Kind.COMPLAINT, Kind.VIEW, 1)
    again = VIEW.given(BECAME_COMPLAINT).when(TO_VIEW).then(BECAME_VIEW).state
    assert (again.kind, again.kind_at_intake, again.conversions) == (Kind.VIEW, Kind.VIEW, 2)
    assert again.acknowledge_by is None


def test_the_confirmation_is_due_from_the_conversion_and_the_answer_from_when_it_came() -> None:
    """Bekräftelsen räknas från omvandlingen, svaret från den dag det kom in."""
    state = VIEW.stamped(LATER).when(TO_COMPLAINT).accepted().state
    assert state.acknowledge_by == due("complaint.acknowledge", date(2026, 3, 25))
    assert state.answer_by == COMPLAINT_DUE


def test_an_answered_view_that_becomes_a_complaint_is_answered_as_one() -> None:
    """En besvarad synpunkt som blir ett klagomål ska utredas och besvaras som ett klagomål."""
    state = VIEW.given(ANSWERED).when(TO_COMPLAINT).accepted().state
    assert (state.status, state.answered_on) == (Status.ASSESSED, None)


def test_it_becomes_the_other_kind_or_nothing() -> None:
    """Ett ärende kan bara göras om till det andra slaget."""
    COMPLAINT.when(TO_COMPLAINT).refused(no.AlreadyThatKind)
    VIEW.when(TO_VIEW).refused(no.AlreadyThatKind)
    SPEC.given(RECEIVED).when(TO_VIEW).refused(WrongOrder)


# ── A complaint is handled ───────────────────────────────────────────────────


def test_the_sender_is_told_that_the_complaint_has_come() -> None:
    """Mottagandet av ett klagomål bekräftas för avsändaren."""
    state = COMPLAINT.when(ACKNOWLEDGE).then(ACKNOWLEDGED).state
    assert state.acknowledged_on == TODAY
    COMPLAINT.given(ACKNOWLEDGED).when(ACKNOWLEDGE).refused(no.AlreadyAcknowledged)


def test_a_confirmation_is_neither_before_the_complaint_nor_to_come() -> None:
    """En bekräftelse kan inte ha getts före klagomålet eller på en dag som inte har varit."""
    COMPLAINT.when(replace(ACKNOWLEDGE, acknowledged_on=YESTERDAY)).refused(DaysInWrongOrder)
    COMPLAINT.when(replace(ACKNOWLEDGE, acknowledged_on=TOMORROW)).refused(NotYetHappened)


def test_only_complaints_from_somebody_are_acknowledged() -> None:
    """Bara klagomål bekräftas, och bara när det finns någon att bekräfta för."""
    VIEW.when(ACKNOWLEDGE).refused(no.NotAComplaint)
    SPEC.given(ANONYMOUS, READ_AS_COMPLAINT).when(ACKNOWLEDGE).refused(no.NobodyToAnswer)


def test_a_complaint_is_investigated_and_a_view_is_not() -> None:
    """Ett klagomål utreds; en synpunkt som behöver utredas görs först om till ett klagomål."""
    state = COMPLAINT.when(INVESTIGATE).then(INVESTIGATED).state
    assert (state.status, state.investigated_on) == (Status.INVESTIGATED, TODAY)
    VIEW.when(INVESTIGATE).refused(no.NotAComplaint)


def test_an_investigation_may_find_out_that_the_child_was_heard() -> None:
    """Utredningen kan visa att barnet har hörts."""
    heard = replace(INVESTIGATE, child_heard=YesNoUnknown.YES, child_consequences="Inga kända.")
    assert COMPLAINT.when(heard).accepted().state.child_heard is YesNoUnknown.YES


def test_a_position_is_taken_when_the_complaint_is_investigated() -> None:
    """Ställning till om en avvikelse har inträffat tas när klagomålet är utrett."""
    COMPLAINT.when(TAKE_POSITION).refused(no.InvestigateFirst)
    state = COMPLAINT.given(INVESTIGATED).when(TAKE_POSITION).then(POSITION).state
    assert (state.deviation, state.position_taken_on) == (Occurrence.NO, TODAY)


def test_a_position_may_be_taken_to_a_view_as_soon_as_it_is_read() -> None:
    """Ställning kan tas till en synpunkt så snart den är bedömd."""
    VIEW.when(TAKE_POSITION).then(POSITION)


def test_a_complaint_gives_rise_to_a_deviation_and_lives_on() -> None:
    """Ett klagomål kan ge upphov till en avvikelse, och får ändå sitt eget svar."""
    state = COMPLAINT.given(INVESTIGATED, FELL_SHORT).when(GIVE_RISE).then(GAVE_RISE).state
    assert (state.status, state.gave_rise_to, state.gave_rise_on) == (
        Status.POSITION_TAKEN,
        DEVIATION,
        TODAY,
    )
    SETTLED.given(GAVE_RISE).when(CLOSE).refused(no.AnswerFirst)


def test_it_gives_rise_to_one_deviation() -> None:
    """Ett ärende ger upphov till högst en avvikelse."""
    VIEW.given(GAVE_RISE).when(GIVE_RISE).refused(no.AlreadyGaveRise)
    SPEC.given(RECEIVED).when(GIVE_RISE).refused(WrongOrder)


# ── The answer ───────────────────────────────────────────────────────────────


def test_a_complaint_from_outside_is_answered_by_the_department_head() -> None:
    """Ett klagomål utifrån besvaras av avdelningschefen."""
    SETTLED.when(ANSWER).refused(no.DepartmentHeadAnswers)
    state = SETTLED.stamped(DEPARTMENT_HEAD).when(ANSWER).then(ANSWERED).state
    assert (state.status, state.answered_on) == (Status.ANSWERED, TODAY)


def test_a_board_may_let_the_unit_manager_answer() -> None:
    """Nämnden kan ha bestämt att enhetschefen svarar."""
    SETTLED.knowing(MANAGER_ANSWERS).when(ANSWER).then(ANSWERED)


def test_staff_are_answered_by_their_manager() -> None:
    """Personalens klagomål besvaras av enhetschefen."""
    SPEC.given(FROM_STAFF, READ_AS_COMPLAINT, INVESTIGATED, POSITION).when(ANSWER).accepted()


def test_a_complaint_is_answered_when_a_position_is_taken() -> None:
    """Ett klagomål besvaras först när ställning är tagen."""
    COMPLAINT.given(INVESTIGATED).stamped(DEPARTMENT_HEAD).when(ANSWER).refused(no.PositionFirst)


def test_a_view_is_answered_when_it_is_read() -> None:
    """En synpunkt kan besvaras så snart den är bedömd."""
    VIEW.when(ANSWER).then(ANSWERED)
    SPEC.given(RECEIVED).when(ANSWER).refused(WrongOrder)


def test_nobody_is_answered_when_the_sender_is_anonymous() -> None:
    """Den som är anonym kan inte få svar, förrän någon vet vem det är."""
    anonymous = SPEC.given(ANONYMOUS, READ_AS_VIEW)
    anonymous.when(ANSWER).refused(no.NobodyToAnswer)
    found = anonymous.when(replace(CORRECT, submitter_contact="kim@exempel.se")).accepted()
    found.when(ANSWER).accepted()


def test_the_first_answer_counts() -> None:
    """Svarsdagen är dagen för det första svaret."""
    more = SETTLED.given(ANSWERED).stamped(replace(LATER, role=Role.DEPARTMENT_HEAD)).when(ANSWER)
    assert more.accepted().state.answered_on == TODAY


# ── The end ──────────────────────────────────────────────────────────────────


def test_a_complaint_closes_answered() -> None:
    """Ett besvarat klagomål kan avslutas."""
    state = SETTLED.given(ANSWERED).when(CLOSE).then(CLOSED).state
    assert (state.status, state.closed_on, state.first_closed_on) == (Status.CLOSED, TODAY, TODAY)
    assert state.satisfied is YesNoUnknown.YES


def test_an_answered_matter_needs_no_reason_for_silence() -> None:
    """Den som har fått svar avslutas inte med ett skäl för uteblivet svar."""
    unanswered = replace(CLOSE, without_answer=WhyUnanswered.NOT_WISHED)
    SETTLED.given(ANSWERED).when(unanswered).refused(no.AlreadyAnswered)


@pytest.mark.parametrize(
    ("spec", "why"),
    [
        (SPEC.given(ANONYMOUS, READ_AS_COMPLAINT, INVESTIGATED, POSITION), WhyUnanswered.ANONYMOUS),
        (COMPLAINT, WhyUnanswered.WITHDRAWN),
        (SPEC.given(INDIFFERENT, READ_AS_COMPLAINT, INVESTIGATED, POSITION), WhyUnanswered.NOT_WISHED),
        (SPEC.given(ANONYMOUS, READ_AS_VIEW), WhyUnanswered.ANONYMOUS),
        (SPEC.given(INDIFFERENT, READ_AS_VIEW), WhyUnanswered.NOT_WISHED),
        (SPEC.given(INDIFFERENT, READ_AS_VIEW), WhyUnanswered.NOT_NEEDED),
    ],
)
def test_it_may_close_with_the_reason_why_nobody_is_answered(spec: Spec, why: WhyUnanswered) -> None:
    """Utan svar avslutas ett ärende bara med ett antecknat skäl."""
    spec.when(CLOSE).refused(no.AnswerFirst)
    state = spec.when(replace(CLOSE, without_answer=why)).then(replace(CLOSED, without_answer=why)).state
    assert state.without_answer is why


def test_a_complaint_that_is_not_withdrawn_is_tried_even_if_nobody_is_to_be_answered() -> None:
    """Ett klagomål som ingen ska ha svar på prövas ändå, om det inte är återkallat."""
    anonymous = SPEC.given(ANONYMOUS, READ_AS_COMPLAINT)
    anonymous.when(replace(CLOSE, without_answer=WhyUnanswered.ANONYMOUS)).refused(no.PositionFirst)


@pytest.mark.parametrize(
    ("spec", "why", "refusal"),
    [
        (SETTLED, WhyUnanswered.NOT_NEEDED, no.NotAReason),
        (VIEW, WhyUnanswered.WITHDRAWN, no.NotAReason),
        (SETTLED, WhyUnanswered.ANONYMOUS, no.SenderIsKnown),
        (SETTLED, WhyUnanswered.NOT_WISHED, no.AnswerWished),
        (VIEW, WhyUnanswered.NOT_NEEDED, no.AnswerWished),
    ],
)
def test_a_reason_that_does_not_hold_is_refused(spec: Spec, why: WhyUnanswered, refusal: type[Refusal]) -> None:
    """Skälet till att inget svar ges ska stämma med vad som är känt."""
    spec.when(replace(CLOSE, without_answer=why)).refused(refusal)


def test_it_is_read_before_it_is_closed() -> None:
    """Ett ärende avslutas inte oläst."""
    SPEC.given(ANONYMOUS).when(replace(CLOSE, without_answer=WhyUnanswered.ANONYMOUS)).refused(WrongOrder)


def test_a_deviation_that_occurred_is_drawn_up_before_it_closes() -> None:
    """Har en avvikelse inträffat upprättas den innan ärendet avslutas, om det inte utreds enligt lex Sarah."""
    fell_short = COMPLAINT.given(INVESTIGATED, FELL_SHORT, ANSWERED)
    fell_short.when(CLOSE).refused(no.DrawItUpFirst)
    fell_short.given(GAVE_RISE).when(CLOSE).accepted()
    taken = replace(DISMISSED, verdict=Verdict.TAKEN_OVER, case=case_id("views", RECORD, None))
    fell_short.given(REFERRED, taken).when(CLOSE).accepted()
    withdrawn = COMPLAINT.given(INVESTIGATED, FELL_SHORT)
    withdrawn.when(replace(CLOSE, without_answer=WhyUnanswered.WITHDRAWN)).refused(no.DrawItUpFirst)


@pytest.mark.parametrize("result", [Result.DEFICIENCY, Result.RISK])
def test_a_view_that_shows_a_shortcoming_closes_with_a_position(result: Result) -> None:
    """Visar en synpunkt en brist eller risk tas ställning till om en avvikelse har inträffat innan den avslutas."""
    shows = SPEC.given(RECEIVED, replace(READ_AS_VIEW, result=result), ANSWERED)
    shows.when(CLOSE).refused(no.PositionFirst)
    settled = shows.when(TAKE_POSITION).then(POSITION)
    assert settled.state.status is Status.ANSWERED
    settled.when(CLOSE).accepted()
    VIEW.given(ANSWERED).when(CLOSE).accepted()


def test_it_ends_as_a_deviation_only_if_there_is_one() -> None:
    """Utfallet avvikelse förutsätter att en avvikelse är upprättad."""
    as_deviation = replace(CLOSE, outcome=Outcome.DEVIATION)
    SETTLED.given(ANSWERED).when(as_deviation).refused(no.NoDeviationYet)
    SETTLED.given(GAVE_RISE, ANSWERED).when(as_deviation).accepted()


def test_a_reopening_keeps_what_happened_the_first_time() -> None:
    """Ett återöppnat ärende ska besvaras igen, och den första handläggningens dagar står kvar."""
    closed = SETTLED.given(ANSWERED, CLOSED).stamped(replace(LATER, role=Role.DEPARTMENT_HEAD))
    reopened = closed.when(REOPEN)
    again = reopened.then(replace(REOPENED, answer_by=due("complaint.answer", date(2026, 4, 8))))
    state = again.state
    assert (state.status, state.reopened, state.closed_on) == (Status.ASSESSED, 1, None)
    assert (state.answer_by, state.answered_on, state.first_closed_on) == (COMPLAINT_DUE, TODAY, TODAY)
    again.when(CLOSE).refused(no.AnswerFirst)
    anew = again.given(INVESTIGATED, POSITION, at=A_WEEK_LATER).when(ANSWER).accepted().state
    assert (anew.answered_on, anew.answered_again_on) == (TODAY, IN_A_WEEK)
    COMPLAINT.when(REOPEN).refused(WrongOrder)


def test_what_ends_again_keeps_the_first_day_it_ended() -> None:
    """Den första avslutsdagen står kvar när ärendet avslutas igen."""
    twice = SETTLED.given(ANSWERED, CLOSED, REOPENED).given(POSITION, ANSWERED, CLOSED, at=A_WEEK_LATER)
    assert (twice.state.first_closed_on, twice.state.closed_on) == (TODAY, IN_A_WEEK)


def test_an_appeal_is_passed_on_read_or_not() -> None:
    """Ett överklagande lämnas skyndsamt över, även om det inte har hunnit bedömas."""
    state = SPEC.given(RECEIVED).when(REDIRECT).then(REDIRECTED).state
    assert (state.status, state.handed_over_on) == (Status.REDIRECTED, TODAY)
    SPEC.given(RECEIVED).when(replace(REDIRECT, forwarded_on=TOMORROW)).refused(NotYetHappened)
    SETTLED.given(ANSWERED).when(REDIRECT).refused(WrongOrder)


def test_an_unread_matter_that_comes_back_is_read() -> None:
    """Det som kommer tillbaka oläst ska bedömas."""
    back = SPEC.given(RECEIVED, REDIRECTED).stamped(DEPARTMENT_HEAD).when(ask.ReopenView(reason="I retur."))
    state = back.accepted().state
    assert (state.status, state.handed_over_on) == (Status.RECEIVED, None)


def test_what_is_not_ours_is_handed_over_once_it_is_read() -> None:
    """Det som hör till någon annan lämnas över när det är bedömt."""
    state = VIEW.when(TRANSFER).then(TRANSFERRED).state
    assert (state.status, state.transferred_to) == (Status.TRANSFERRED, Destination.IT)
    SPEC.given(RECEIVED).when(TRANSFER).refused(WrongOrder)
    VIEW.when(replace(TRANSFER, transferred_on=YESTERDAY)).refused(DaysInWrongOrder)


# ── Put right and struck out ─────────────────────────────────────────────────


def test_what_is_corrected_changes_and_the_rest_stays() -> None:
    """En rättelse ändrar bara de uppgifter som fylls i."""
    state = SETTLED.given(ANSWERED, CLOSED).when(
        replace(CORRECT, unit=OTHER_UNIT, category=Category.TREATMENT, legal_bases=(LegalBasis.LSS,))
    )
    after = state.then(
        happened.ViewCorrected(
            reason="Fel enhet angavs.",
            received=None,
            occurred=None,
            unit=OTHER_UNIT,
            place=None,
            sentiment=None,
            submitter=None,
            submitter_name=None,
            submitter_contact=None,
            identified=False,
            feedback_requested=None,
            result=None,
            category=Category.TREATMENT,
            own_category=None,
            legal_bases=(LegalBasis.LSS,),
            affected=None,
            child_heard=None,
            child_consequences=None,
            concerns_person=None,
            concerns_manager=None,
            diary_number=None,
            case_reference=None,
            addition=None,
            acknowledge_by=None,
            answer_by=None,
        )
    ).state
    before = SETTLED.given(ANSWERED, CLOSED).state
    assert after == replace(before, unit=OTHER_UNIT, category=Category.TREATMENT, legal_bases=(LegalBasis.LSS,))


def test_another_day_of_receipt_moves_the_deadlines() -> None:
    """Rättas ankomstdagen räknas fristerna om."""
    state = COMPLAINT.when(replace(CORRECT, received=LAST_WEEK)).accepted().state
    assert state.received == LAST_WEEK
    assert state.acknowledge_by == due("complaint.acknowledge", date(2026, 3, 11))
    assert state.answer_by == due("complaint.answer", date(2026, 3, 23))
    unread = SPEC.given(RECEIVED).when(replace(CORRECT, received=LAST_WEEK)).accepted().state
    assert (unread.acknowledge_by, unread.answer_by) == (None, due("view.answer", date(2026, 3, 23)))


def test_a_correction_says_something_possible() -> None:
    """En rättelse ska innehålla något, och dagarna ska vara möjliga."""
    COMPLAINT.when(CORRECT).refused(no.NothingCorrected)
    COMPLAINT.when(replace(CORRECT, received=TOMORROW)).refused(NotYetHappened)
    COMPLAINT.stamped(LATER).when(replace(CORRECT, received=IN_A_WEEK)).refused(no.ReceivedBeforeEntered)
    backwards = Occurred(first=TODAY, last=YESTERDAY)
    COMPLAINT.when(replace(CORRECT, occurred=backwards)).refused(DaysInWrongOrder)
    COMPLAINT.when(replace(CORRECT, unit=UNIT)).refused(NoSuchRecord)


def test_a_wrong_entry_is_struck_out() -> None:
    """En felaktig post makuleras med skäl och beslut, också när den är avslutad."""
    state = COMPLAINT.when(ANNUL).then(ANNULLED).state
    assert (state.status, state.annulled) == (Status.ANNULLED, WhyAnnulled.WRONG_BOARD)
    SETTLED.given(ANSWERED, CLOSED).when(ANNUL).then(ANNULLED)


def test_what_was_entered_twice_names_the_right_one() -> None:
    """Vid dubbelinmatning anges den post som är den rätta."""
    duplicate = replace(ANNUL, reason=WhyAnnulled.DUPLICATE)
    COMPLAINT.when(duplicate).refused(no.DuplicateOfWhat)
    COMPLAINT.when(replace(ANNUL, duplicate_of=OTHER_VIEW)).refused(no.DuplicateOfWhat)
    COMPLAINT.when(replace(duplicate, duplicate_of=STRUCK_VIEW)).refused(WrongOrder)
    COMPLAINT.when(replace(duplicate, duplicate_of=THIS_VIEW)).refused(NoSuchRecord)
    state = COMPLAINT.when(replace(duplicate, duplicate_of=OTHER_VIEW)).accepted().state
    assert state.duplicate_of == OTHER_VIEW


# ── For whom it waits ────────────────────────────────────────────────────────


def test_what_is_about_the_manager_waits_for_those_above() -> None:
    """Rör ärendet enhetens chef väntar bekräftelsen och svaret, också på nytt, på dem ovanför."""
    above = (Role.DEPARTMENT_HEAD, Role.DIRECTOR)
    about = SPEC.given(RECEIVED, ABOUT_THE_MANAGER)
    assert [one.roles for one in waiting(REGISTER, COMPLAINT.state)] == [(Role.UNIT_MANAGER, *above)] * 2
    assert [one.roles for one in waiting(REGISTER, about.state)] == [above] * 2
    again = about.given(ACKNOWLEDGED, INVESTIGATED, POSITION, ANSWERED, CLOSED, REOPENED)
    assert [(one.wait.day, one.roles) for one in waiting(REGISTER, again.state)] == [("answer_again_by", above)]


# ── More time ────────────────────────────────────────────────────────────────

IN_APRIL = replace(COMPLAINT_DUE, on=date(2026, 4, 17))


def test_a_complaint_is_given_more_time_by_those_above_the_unit_and_a_view_by_the_manager_too() -> None:
    """Svarstiden förlängs med skäl: för ett klagomål av dem ovanför enheten, för en synpunkt också av chefen."""
    extended = happened.ViewAnswerExtended(answer_by=IN_APRIL, reason=EXTEND.reason)
    state = SETTLED.stamped(DEPARTMENT_HEAD).when(EXTEND).then(extended).state
    assert (state.answer_by, state.extensions, state.status) == (IN_APRIL, 1, Status.POSITION_TAKEN)
    COMPLAINT.when(EXTEND).refused(NotTheirsToExtend)
    assert VIEW.when(EXTEND).accepted().state.answer_by == replace(VIEW_DUE, on=IN_APRIL.on)
    assert ask.ExtendAnswer.may == {Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR}
    boss = SPEC.given(RECEIVED, replace(READ_AS_VIEW, concerns_manager=True))
    boss.when(EXTEND).refused(no.SuperiorHandles)
    boss.stamped(DEPARTMENT_HEAD).when(EXTEND).accepted()


def test_what_the_law_has_answered_at_once_is_not_extended() -> None:
    """Ett klagomål på vården besvaras snarast: den tiden förlängs inte."""
    read = SPEC.given(RECEIVED).when(replace(ASSESS, legal_bases=HEALTH_CARE)).accepted()
    read.stamped(DEPARTMENT_HEAD).when(EXTEND).refused(NotExtendable)


def test_only_an_answer_that_is_waited_for_is_extended() -> None:
    """Innan ärendet är läst, och när avsändaren har fått svar, finns ingen svarstid att förlänga."""
    SPEC.given(RECEIVED).when(EXTEND).refused(WrongOrder)
    answered = SETTLED.given(ANSWERED).stamped(DEPARTMENT_HEAD)
    answered.when(EXTEND).refused(WrongOrder)
    answered.given(INVESTIGATED).when(EXTEND).refused(NoDayToExtend)


def test_a_matter_that_was_taken_up_again_has_its_own_day_extended() -> None:
    """När ärendet har öppnats igen är det den nya svarsdagen som förlängs; den första står kvar."""
    again = SETTLED.given(ANSWERED, CLOSED, REOPENED).stamped(DEPARTMENT_HEAD)
    state = again.when(EXTEND).accepted().state
    assert (state.answer_by, state.answer_again_by) == (COMPLAINT_DUE, IN_APRIL)
    answered = again.given(INVESTIGATED, POSITION, ANSWERED, INVESTIGATED)
    answered.when(EXTEND).refused(NoDayToExtend)


def test_a_day_that_somebody_has_chosen_stands_in_a_correction() -> None:
    """Rättas ankomstdagen räknas inte en förlängd svarstid om, men visar det sig gälla vården besvaras det snarast."""
    extended = COMPLAINT.stamped(DEPARTMENT_HEAD).when(EXTEND).accepted()
    state = extended.when(replace(CORRECT, received=LAST_WEEK)).accepted().state
    assert (state.received, state.answer_by) == (LAST_WEEK, IN_APRIL)
    of_care = extended.when(replace(CORRECT, legal_bases=HEALTH_CARE)).accepted().state
    assert of_care.answer_by.rule == "complaint.hsl_answer"


# ── Handled before the book ──────────────────────────────────────────────────


def test_what_was_closed_before_the_book_is_brought_in_closed() -> None:
    """Ett klagomål som avslutades före liggaren förs in som avslutat, med det som är känt, och väntar på inget."""
    state = SPEC.when(BRING_IN).then(happened.ViewBroughtIn(**vars(BRING_IN))).state
    assert (state.status, state.brought_in, state.earlier_number) == (Status.CLOSED, True, "K 12/2019")
    assert (state.received, state.closed_on, state.end_turns) == (BRING_IN.received, DAY_IN_MAY, (DAY_IN_MAY,))
    assert (state.kind, state.category, state.outcome) == (Kind.COMPLAINT, Category.TREATMENT, Outcome.MEASURES)
    assert (state.answer_by, state.acknowledge_by, state.read_on, state.answered_on) == (None,) * 4
    assert list(waiting(REGISTER, state)) == []
    assert ask.BringInView.may == set(READERS_IN)


def test_what_is_brought_in_keeps_to_days_in_order_and_to_words_and_units_of_ours() -> None:
    """Dagarna har varit och kommer i ordning, den egna kategorin är nämndens och enheten finns."""
    for ahead in ({"received": TOMORROW}, {"closed_on": TOMORROW}, {"occurred": Occurred(last=TOMORROW)}):
        SPEC.when(replace(BRING_IN, **ahead)).refused(NotYetHappened)
    for backwards in (
        {"received": date(2019, 5, 4)},
        {"occurred": Occurred.on(date(2019, 5, 4))},
        {"occurred": Occurred(first=date(2019, 3, 2), last=date(2019, 3, 1))},
    ):
        SPEC.when(replace(BRING_IN, **backwards)).refused(DaysInWrongOrder)
    SPEC.when(replace(BRING_IN, own_category="unheard_of")).refused(NotOneOfOurs)
    SPEC.when(replace(BRING_IN, unit=UNIT)).refused(NoSuchRecord)
    COMPLAINT.when(BRING_IN).refused(AlreadyThere)


def test_what_was_brought_in_is_put_right_without_getting_deadlines() -> None:
    """En rättelse av det som fördes in ger ingen svarstid, och det kom inte in efter att det avslutades."""
    brought_in = SPEC.when(BRING_IN).accepted()
    state = brought_in.when(replace(CORRECT, received=date(2019, 3, 1))).accepted().state
    assert (state.received, state.answer_by, state.acknowledge_by) == (date(2019, 3, 1), None, None)
    brought_in.when(replace(CORRECT, received=date(2019, 5, 4))).refused(DaysInWrongOrder)
    again = brought_in.stamped(DEPARTMENT_HEAD).when(REOPEN).accepted().state
    assert (again.status, again.answer_by, again.answer_again_by) == (Status.ASSESSED, None, COMPLAINT_DUE)


# ── The whole of it ──────────────────────────────────────────────────────────


def test_every_command_is_refused_when_the_entry_is_struck_out() -> None:
    """Med en makulerad post går ingenting att göra utom att läsa den."""
    assert {type(command) for command in EVERY_COMMAND} == set(REGISTER.commands)
    for command in EVERY_COMMAND:
        refusal = AlreadyThere if command.opens else WrongOrder
        COMPLAINT.given(ANNULLED).when(command).refused(refusal)


def test_every_command_but_the_first_needs_something_received() -> None:
    """Innan något är mottaget går det bara att ta emot."""
    for command in EVERY_COMMAND:
        if not command.opens:
            SPEC.when(command).refused(WrongOrder)


def hints_of(kind: Any) -> dict[str, Any]:
    return {
        name: hint
        for one in kind
        for name, hint in get_type_hints(one, include_extras=True).items()
        if name not in ("type", "label", "duty", "may", "authority", "becomes", "opens")
    }


def test_running_text_is_always_sealed_and_never_in_the_state() -> None:
    """Löpande text är alltid förseglad och finns aldrig i bilden av ärendet."""
    for kind in (REGISTER.events, REGISTER.commands):
        hints = hints_of(kind)
        sealed = {name for name, hint in hints.items() if marks(hint, PersonalMark)}
        texts = {name for name, hint in hints.items() if any(m.most > 200 for m in marks(hint, Length))}
        assert texts <= sealed
        assert {"submitter_name", "submitter_contact", "case_reference"} <= sealed
        assert not sealed & set(asdict(View()))


def test_a_state_is_small_however_long_its_life() -> None:
    """Bilden av ett ärende är liten, hur länge det än lever."""
    spec = SETTLED.given(GAVE_RISE)
    for _ in range(50):
        spec = spec.given(REFERRED, DISMISSED, INVESTIGATED, POSITION, ANSWERED, CLOSED, REOPENED)
        spec = spec.given(BECAME_VIEW, BECAME_COMPLAINT)
    assert (spec.state.reopened, spec.state.conversions) == (50, 100)
    assert len(json.dumps(asdict(spec.state), default=str)) < 8_000


def test_every_event_and_refusal_is_reached() -> None:
    """Varje händelse och varje regel i registret prövas av ett test ovan."""
    refusals = {one for one in vars(no).values() if isinstance(one, type) and issubclass(one, Refusal)}
    assert refusals - {Refusal} <= REFUSALS_REACHED
    assert set(get_args(happened.ViewEvent)) <= EVENTS_REACHED

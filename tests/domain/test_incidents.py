"""The rules of incidents: seventy-two hours on the clock, and no silence without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.actions import REGISTER as ACTIONS
from domain.deadlines import RuleNotInForce
from domain.deviations import REGISTER as DEVIATIONS
from domain.incidents import REGISTER
from domain.incidents.commands import (
    AnnulIncident,
    AssessIncident,
    CloseIncident,
    CorrectIncident,
    DecideNotToInform,
    DecideNotToNotify,
    InformIndividuals,
    NotifyBreach,
    ProposeIncidentAction,
    ReopenIncident,
    ReportDeviationOfIncident,
    ReportIncident,
    SupplementNotification,
)
from domain.incidents.events import (
    BreachNotificationSupplemented,
    BreachNotified,
    BreachNotNotified,
    IncidentActionProposed,
    IncidentAnnulled,
    IncidentAssessed,
    IncidentClosed,
    IncidentCorrected,
    IncidentLedToDeviation,
    IncidentReopened,
    IncidentReported,
    IndividualsInformed,
    IndividualsNotInformed,
)
from domain.incidents.refusals import (
    AlreadyADeviation,
    AlreadyNotified,
    AssessFirst,
    EnoughForOneIncident,
    InformOrDecide,
    LateWithoutReason,
    MoreToTell,
    MustBeInformed,
    MustBeNotified,
    NoPersonalData,
    NothingToSupplement,
    NotifiedBeforeNoticed,
    NotifyOrDecide,
    NotYetNoticed,
    RiskForWhom,
)
from domain.incidents.words import (
    MOST_ACTIONS,
    DueMoment,
    HowInformed,
    IncidentKind,
    Moment,
    RightsRisk,
    Status,
    WhyAnnulled,
    WhyNotInformed,
    action_id,
    deviation_id,
)
from domain.reactions import reactions
from domain.terms import YesNoUnknown
from domain.waiting import waiting
from domain.words import (
    Affected,
    AlreadyThere,
    DaysInWrongOrder,
    Decision,
    NotYetHappened,
    Occurred,
    Source,
    WrongOrder,
)
from tests.spec import RECORD, SOMEBODY, UNIT, Spec

TODAY, TOMORROW, LAST_WEEK = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 9)
YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN
DECISION = Decision(person=SOMEBODY, day=TODAY)

FRIDAY_EVENING = Moment(day=date(2026, 3, 13), hour=16, minute=5)
MONDAY_EVENING = Moment(day=TODAY, hour=16, minute=5)
NOW = Moment(day=TODAY, hour=8, minute=30)

REPORT = ReportIncident(
    description="Ett brev skickades till fel adress.",
    incident_kind=IncidentKind.CONFIDENTIALITY,
    unit=UNIT,
    noticed=FRIDAY_EVENING,
    personal_data=YES,
)
BY_MONDAY = DueMoment(at=MONDAY_EVENING, rule="gdpr.breach", version=1)
REPORTED = IncidentReported(
    description=REPORT.description,
    incident_kind=IncidentKind.CONFIDENTIALITY,
    unit=UNIT,
    occurred=Occurred(),
    noticed=FRIDAY_EVENING,
    personal_data=YES,
    immediate_measures=None,
    notify_by=BY_MONDAY,
)
ASSESS = AssessIncident(personal_data=YES, rights_risk=RightsRisk.RISK, consequences="Någon kan ha läst brevet.")
ASSESSED = IncidentAssessed(
    personal_data=YES,
    rights_risk=RightsRisk.RISK,
    sensitive=False,
    affected=Affected(),
    processor=None,
    consequences=ASSESS.consequences,
    dpo_opinion=None,
    notify_by=BY_MONDAY,
)
NOTIFY = NotifyBreach(notified=NOW, complete=True, decision=DECISION)
NOTIFIED = BreachNotified(notified=NOW, complete=True, late=False, why_late=None, reference=None, decision=DECISION)
INFORMED = IndividualsInformed(day=TODAY, how_informed=HowInformed.LETTER, count=1, text="Du får detta brev för att …")
CLOSE = CloseIncident(conclusions="Adresser kontrolleras av två.")

spec = Spec(REGISTER)
reported = spec.given(REPORTED)
assessed = reported.given(ASSESSED)
high = reported.given(replace(ASSESSED, rights_risk=RightsRisk.HIGH))
unlikely = reported.given(replace(ASSESSED, rights_risk=RightsRisk.UNLIKELY))
not_people = spec.given(replace(REPORTED, personal_data=NO, notify_by=None))


# ── The clock ────────────────────────────────────────────────────────────────


def test_the_hours_run_through_the_weekend() -> None:
    """Det som upptäcks fredag kväll ska vara anmält måndag kväll: 72 timmar räknas genom helgen."""
    state = spec.when(REPORT).then(REPORTED).state
    assert (state.status, state.reporter) == (Status.REPORTED, SOMEBODY)
    assert state.notify_by == BY_MONDAY


@pytest.mark.parametrize(
    ("noticed", "due"),
    [
        (Moment(day=date(2025, 6, 19), hour=12, minute=0), Moment(day=date(2025, 6, 22), hour=12, minute=0)),
        (Moment(day=date(2025, 3, 29), hour=12, minute=0), Moment(day=date(2025, 4, 1), hour=13, minute=0)),
        (Moment(day=date(2025, 10, 25), hour=12, minute=0), Moment(day=date(2025, 10, 28), hour=11, minute=0)),
    ],
    ids=["midsummer", "spring", "autumn"],
)
def test_seventy_two_hours_are_hours_and_not_days(noticed: Moment, due: Moment) -> None:
    """Midsommar flyttar ingenting, och när klockan ställs om är 72 timmar fortfarande 72 timmar."""
    state = spec.when(replace(REPORT, noticed=noticed)).accepted().state
    assert state.notify_by is not None and state.notify_by.at == due


def test_the_hour_that_comes_twice_is_the_first() -> None:
    """Den timme som kommer två gånger på hösten räknas som den första: fristen blir aldrig längre."""
    first, second = (datetime(2025, 10, 26, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert Moment.of(first) == Moment.of(second) == Moment(day=date(2025, 10, 26), hour=2, minute=30)
    assert Moment.of(second).instant == first


def test_the_hours_run_where_personal_data_cannot_be_ruled_out() -> None:
    """Fristen räknas också när det är oklart om personuppgifter berörs, och inte när de inte gör det."""
    assert spec.when(replace(REPORT, personal_data=UNKNOWN)).accepted().state.notify_by == BY_MONDAY
    assert spec.when(replace(REPORT, personal_data=NO)).accepted().state.notify_by is None


def test_what_is_noticed_now_is_noticed_at_the_clock_of_the_report() -> None:
    """Utan angiven tid upptäcktes incidenten när den rapporterades."""
    assert spec.when(replace(REPORT, noticed=None)).accepted().state.noticed == NOW


def test_nothing_is_reported_before_it_is_noticed() -> None:
    """En tidpunkt eller dag som inte har varit tas inte emot, och inte en som är äldre än förordningen."""
    spec.when(replace(REPORT, noticed=replace(NOW, minute=31))).refused(NotYetNoticed)
    spec.when(replace(REPORT, occurred=Occurred.on(TOMORROW))).refused(NotYetHappened)
    spec.when(replace(REPORT, occurred=Occurred(first=TODAY, last=LAST_WEEK))).refused(DaysInWrongOrder)
    spec.when(replace(REPORT, noticed=replace(NOW, day=date(2018, 5, 24)))).refused(RuleNotInForce)
    reported.when(REPORT).refused(AlreadyThere)


# ── The assessment ───────────────────────────────────────────────────────────


def test_the_risk_is_judged_for_those_whose_data_it_was() -> None:
    """Risken bedöms för de registrerade när personuppgifter berörs, och bara då."""
    reported.when(ASSESS).then(ASSESSED)
    reported.when(replace(ASSESS, rights_risk=None)).refused(RiskForWhom)
    reported.when(replace(ASSESS, personal_data=NO)).refused(RiskForWhom)
    none = reported.when(replace(ASSESS, personal_data=NO, rights_risk=None)).accepted()
    assert none.state.notify_by is None


def test_the_assessment_may_be_made_anew() -> None:
    """Bedömningen görs om när mer blir känt."""
    again = assessed.when(replace(ASSESS, rights_risk=RightsRisk.HIGH)).accepted()
    assert again.state.rights_risk is RightsRisk.HIGH


def test_a_worse_assessment_asks_again_what_was_answered_on_a_milder_one() -> None:
    """Bedöms risken som högre krävs anmälan och information på nytt; det som beslutats vid lägre risk räcker inte."""
    not_told = IndividualsNotInformed(not_informed=WhyNotInformed.NOT_HIGH, explanation="–", decision=DECISION)
    answered = unlikely.given(BreachNotNotified(reason="–", decision=DECISION), not_told)
    answered.when(CLOSE).accepted()
    assert list(waiting(REGISTER, answered.state)) == []
    same = answered.when(replace(ASSESS, rights_risk=RightsRisk.UNLIKELY)).accepted()
    same.when(CLOSE).accepted()
    risk = answered.when(ASSESS).accepted()
    (waits,) = waiting(REGISTER, risk.state)
    assert waits.day == TODAY
    risk.when(CLOSE).refused(NotifyOrDecide)
    worst = answered.when(replace(ASSESS, rights_risk=RightsRisk.HIGH)).accepted()
    worst.given(NOTIFIED).when(CLOSE).refused(InformOrDecide)


def test_what_was_answered_at_a_high_risk_holds_while_it_is_as_high() -> None:
    """Är risken fortfarande hög när den bedöms på nytt står beslutet att inte informera kvar, liksom anmälan."""
    unreadable = IndividualsNotInformed(not_informed=WhyNotInformed.UNREADABLE, explanation="–", decision=DECISION)
    again = high.given(NOTIFIED, unreadable).when(replace(ASSESS, rights_risk=RightsRisk.HIGH)).accepted()
    again.when(CLOSE).accepted()


# ── The authority ────────────────────────────────────────────────────────────


def test_the_authority_is_notified_at_once_if_need_be() -> None:
    """Anmälan kan göras innan incidenten är bedömd, och bara en gång."""
    reported.when(NOTIFY).then(NOTIFIED)
    assessed.given(NOTIFIED).when(NOTIFY).refused(AlreadyNotified)
    not_people.when(NOTIFY).refused(NoPersonalData)
    reported.when(replace(NOTIFY, notified=replace(NOW, hour=9))).refused(NotYetNoticed)
    before = replace(NOTIFY, notified=replace(FRIDAY_EVENING, minute=4))
    reported.when(before).refused(NotifiedBeforeNoticed)


def test_a_late_notification_is_made_with_the_reason_for_it() -> None:
    """En sen anmälan tas emot med skälen till förseningen; på minuten i tid är i tid."""
    noticed = Moment(day=date(2026, 3, 13), hour=8, minute=29)
    due = DueMoment(at=replace(NOW, minute=29), rule="gdpr.breach", version=1)
    late = spec.given(replace(REPORTED, noticed=noticed, notify_by=due))
    late.when(NOTIFY).refused(LateWithoutReason)
    with_reason = late.when(replace(NOTIFY, why_late="Upptäckten rapporterades inte vidare under helgen."))
    assert with_reason.accepted().state.late
    in_time = spec.given(replace(REPORTED, notify_by=replace(due, at=NOW)))
    assert not in_time.when(NOTIFY).accepted().state.late


def test_what_was_not_known_is_told_later() -> None:
    """En ofullständig anmälan kompletteras; en fullständig har inget att komplettera."""
    partly = assessed.given(replace(NOTIFIED, complete=False))
    ask = SupplementNotification(day=TODAY, text="Två personer till.", complete=True)
    told = BreachNotificationSupplemented(day=TODAY, text="Två personer till.", complete=True)
    assert partly.when(ask).then(told).state.complete
    assessed.when(ask).refused(NothingToSupplement)
    assessed.given(NOTIFIED).when(ask).refused(NothingToSupplement)
    partly.when(replace(ask, day=TOMORROW)).refused(NotYetHappened)
    partly.when(replace(ask, day=LAST_WEEK)).refused(DaysInWrongOrder)


def test_not_notifying_is_decided_with_a_reason_where_no_risk_is_likely() -> None:
    """Att inte anmäla beslutas med skäl, och bara när en risk är osannolik."""
    ask = DecideNotToNotify(reason="Brevet kom tillbaka oöppnat.", decision=DECISION)
    decided = BreachNotNotified(reason="Brevet kom tillbaka oöppnat.", decision=DECISION)
    assert unlikely.when(ask).then(decided).state.not_notified_on == TODAY
    assessed.when(ask).refused(MustBeNotified)
    high.when(ask).refused(MustBeNotified)
    reported.when(ask).refused(AssessFirst)
    unlikely.given(NOTIFIED).when(ask).refused(AlreadyNotified)
    not_people.given(replace(ASSESSED, personal_data=NO, rights_risk=None, notify_by=None)).when(ask).refused(
        NoPersonalData
    )


# ── Those concerned ──────────────────────────────────────────────────────────


def test_those_concerned_are_told() -> None:
    """De berörda informeras, också innan incidenten är bedömd."""
    ask = InformIndividuals(day=TODAY, how_informed=HowInformed.LETTER, count=1, text=INFORMED.text)
    assert reported.when(ask).then(INFORMED).state.informed_on == TODAY
    not_people.when(ask).refused(NoPersonalData)
    reported.when(replace(ask, day=TOMORROW)).refused(NotYetHappened)


def test_not_telling_them_has_one_of_the_grounds() -> None:
    """Att inte informera beslutas med ett av skälen; vid hög risk räcker inte att risken inte är hög."""
    ask = DecideNotToInform(not_informed=WhyNotInformed.NOT_HIGH, explanation="Brevet lästes inte.", decision=DECISION)
    decided = IndividualsNotInformed(
        not_informed=WhyNotInformed.NOT_HIGH, explanation="Brevet lästes inte.", decision=DECISION
    )
    assessed.when(ask).then(decided)
    high.when(ask).refused(MustBeInformed)
    high.when(replace(ask, not_informed=WhyNotInformed.UNREADABLE)).accepted()
    reported.when(ask).refused(AssessFirst)


# ── What it leads to ─────────────────────────────────────────────────────────


def test_an_incident_leads_to_a_deviation_in_the_same_act_and_only_one() -> None:
    """Brast också kvaliteten rapporteras en avvikelse i samma handling, med incidenten som källa."""
    ask = ReportDeviationOfIncident(danger_now=NO, suspects_misconduct=NO)
    led = IncidentLedToDeviation(
        deviation=deviation_id(RECORD),
        unit=UNIT,
        occurred=Occurred(),
        discovered=FRIDAY_EVENING.day,
        danger_now=NO,
        suspects_misconduct=NO,
    )
    after = assessed.when(ask).then(led)
    after.when(ask).refused(AlreadyADeviation)
    (asked,) = reactions("incidents", RECORD, 3, led)
    assert (asked.register, asked.record) == ("deviations", deviation_id(RECORD))
    state = Spec(DEVIATIONS).when(asked.command).accepted().state
    assert state.source == Source(register="incidents", record=RECORD, version=3)
    assert state.discovered == FRIDAY_EVENING.day


def test_what_is_to_be_done_is_an_action_in_the_same_act() -> None:
    """Det som ska göras föreslås som åtgärd i åtgärdsregistret, i samma handling."""
    ask = ProposeIncidentAction(title="Två kontrollerar adressen")
    first = IncidentActionProposed(action=action_id(RECORD, 1), title=ask.title, unit=UNIT, ready_by=None)
    after = assessed.when(ask).then(first)
    (asked,) = reactions("incidents", RECORD, 3, first)
    given = Spec(ACTIONS, record=asked.record).knowing({RECORD: after.state})
    assert given.when(asked.command).accepted().state.title == ask.title
    many = assessed.given(*(replace(first, action=action_id(RECORD, n)) for n in range(MOST_ACTIONS)))
    many.when(ask).refused(EnoughForOneIncident)


# ── Ending ───────────────────────────────────────────────────────────────────


def test_an_incident_is_closed_when_it_has_been_answered_for() -> None:
    """Incidenten avslutas när den är bedömd, anmäld eller inte med skäl, och de berörda informerade vid hög risk."""
    reported.when(CLOSE).refused(AssessFirst)
    assessed.when(CLOSE).refused(NotifyOrDecide)
    assessed.given(replace(NOTIFIED, complete=False)).when(CLOSE).refused(MoreToTell)
    high.given(NOTIFIED).when(CLOSE).refused(InformOrDecide)
    high.given(NOTIFIED, INFORMED).when(CLOSE).accepted()
    closed = assessed.given(NOTIFIED).when(CLOSE).then(IncidentClosed(conclusions=CLOSE.conclusions))
    assert closed.state.status is Status.CLOSED
    unlikely.given(BreachNotNotified(reason="–", decision=DECISION)).when(CLOSE).accepted()
    without = replace(ASSESSED, personal_data=NO, rights_risk=None, notify_by=None)
    not_people.given(without).when(CLOSE).accepted()


def test_more_that_becomes_known_opens_it_again() -> None:
    """Blir mer känt öppnas incidenten igen och bedöms på nytt."""
    closed = assessed.given(NOTIFIED, IncidentClosed(conclusions="–"))
    closed.when(ASSESS).refused(WrongOrder)
    opened = closed.when(ReopenIncident(reason="Fler brev.")).then(IncidentReopened(reason="Fler brev."))
    opened.when(ASSESS).accepted()
    assessed.when(ReopenIncident(reason="–")).refused(WrongOrder)


def test_what_was_reported_is_put_right_and_the_hours_follow() -> None:
    """Rättas tiden för upptäckten räknas fristen från den rätta."""
    ask = CorrectIncident(
        reason="Upptäcktes tidigare.",
        incident_kind=IncidentKind.CONFIDENTIALITY,
        unit=None,
        occurred=Occurred.on(LAST_WEEK),
        noticed=replace(FRIDAY_EVENING, hour=10),
    )
    said = {name: getattr(ask, name) for name in ask.__dataclass_fields__}
    corrected = IncidentCorrected(**said, notify_by=replace(BY_MONDAY, at=replace(MONDAY_EVENING, hour=10)))
    assert assessed.when(ask).then(corrected).state.status is Status.ASSESSED
    assessed.when(replace(ask, noticed=replace(NOW, hour=23))).refused(NotYetNoticed)


def test_an_incident_entered_by_mistake_is_struck_out() -> None:
    """En felaktig post makuleras med skäl, och sedan kan inget göras med den."""
    ask = AnnulIncident(reason=WhyAnnulled.DUPLICATE, decision=DECISION)
    gone = assessed.when(ask).then(IncidentAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=DECISION))
    for command in (ask, ASSESS, NOTIFY, CLOSE, ReportDeviationOfIncident(), ProposeIncidentAction(title="–")):
        gone.when(command).refused(WrongOrder)

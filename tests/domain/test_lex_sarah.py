"""The register of lex Sarah (domain/lex_sarah): the rules as sentences, from the report to the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.board import Choice, NotOneOfOurs, Topic
from domain.deviations.state import Deviation
from domain.deviations.words import Status as DeviationStatus
from domain.grammar import NoSuchRecord, derived_id
from domain.lex_sarah import commands as ask
from domain.lex_sarah import events as happened
from domain.lex_sarah.regime import duties, wordings
from domain.lex_sarah.rules import refusals as no
from domain.lex_sarah.words import (
    INVESTIGATED_BY,
    Contact,
    Degree,
    Investigates,
    Police,
    Regime,
    Status,
    WhyAnnulled,
    WhyNoContact,
)
from domain.terms import LegalBasis, Role, YesNoUnknown
from domain.views.state import View
from domain.views.words import Status as ViewStatus
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
from tests.domain.lex_sarah import (
    APPOINTED,
    AS_INVESTIGATOR,
    AS_MANAGER,
    AS_OFFICER,
    AS_OTHER_OFFICER,
    ASSESS,
    ASSESSED,
    BY_BOARD,
    BY_OFFICER,
    COLLEAGUE,
    CONTACT,
    CONTACTED,
    DECIDED,
    HEARD,
    INFORMED,
    INVESTIGATED,
    INVESTIGATOR,
    LEFT,
    MANAGER,
    MONDAY,
    NOTE,
    NOTED,
    NOTIFIED,
    OFFICER,
    OTHER_UNIT,
    PLAINLY_SERIOUS,
    PROPOSE,
    PROPOSED,
    PROTECTED,
    RECEIVED,
    REPORT,
    REPORTER,
    SPEC,
    TOMORROW,
    UNDER_INVESTIGATION,
    WITHIN,
    YESTERDAY,
    due,
    setting,
)
from tests.spec import RECORD, STAMP, UNIT

DEVIATION, VIEW = (derived_id("test", name) for name in ("deviation", "view"))
FROM_DEVIATION = Source(register="deviations", record=DEVIATION, version=4)
FROM_VIEW = Source(register="views", record=VIEW, version=3)
REPORTED = SPEC.given(RECEIVED)
JUDGED = REPORTED.given(ASSESSED)

# ── How it comes in ──────────────────────────────────────────────────────────


def test_whoever_works_here_reports() -> None:
    """Den som arbetar här rapporterar, och rapporten får de dagar som lagen och nämnden ger."""
    state = SPEC.stamped(replace(STAMP, by=REPORTER)).when(REPORT).then(RECEIVED).state
    assert (state.status, state.reporter, state.received) == (Status.RECEIVED, REPORTER, MONDAY)
    assert state.investigation_due == due("lex_sarah.internal_investigation", date(2026, 5, 18))


def test_only_what_happened_is_asked_for() -> None:
    """Det enda som krävs är att rapporten säger något."""
    SPEC.when(ask.ReportMisconduct(description="Maten uteblev.")).accepted()
    SPEC.when(ask.ReportMisconduct(description=" ")).refused(no.NothingReported)
    REPORTED.when(REPORT).refused(AlreadyThere)
    SPEC.when(replace(REPORT, occurred=Occurred.on(TOMORROW))).refused(NotYetHappened)


def test_an_oral_report_says_who_told_it() -> None:
    """En muntlig rapport skrivs ned med namnet på den som rapporterade; den som skriver är inte rapportören."""
    SPEC.when(replace(REPORT, told_orally=True)).refused(no.WhoToldIt)
    told = replace(REPORT, told_orally=True, reporter_name="Kim Larsson", reporter_position="timvikarie")
    assert SPEC.when(told).accepted().state.reporter is None
    assert SPEC.when(replace(told, on_behalf_of=COLLEAGUE)).accepted().state.reporter == COLLEAGUE


def test_the_day_of_receipt_fixes_the_law() -> None:
    """En rapport från den 30 juni 2025 hanteras enligt den gamla lagen, en från den 1 juli enligt den nya."""
    for received, regime, version in (
        (date(2025, 6, 30), Regime.SOL_2001, 1),
        (date(2025, 7, 1), Regime.SOL_2025, 2),
    ):
        state = SPEC.when(replace(REPORT, occurred=Occurred(), received=received)).accepted().state
        assert state.regime is regime and state.act_by.version == version


def test_a_report_older_than_every_rule_is_taken_in_all_the_same() -> None:
    """En rapport från tiden före reglerna tas emot, utan frister."""
    state = SPEC.when(replace(REPORT, occurred=Occurred(), received=date(2010, 1, 4))).accepted().state
    assert (state.status, state.act_by, state.regime) == (Status.RECEIVED, None, Regime.SOL_2001)


def test_the_wordings_are_kept_apart() -> None:
    """Socialtjänstlagen säger genast sedan juli 2025; LSS säger fortfarande utan dröjsmål."""
    both = (LegalBasis.SOL, LegalBasis.LSS)
    now = [one.text for one in wordings(both, date(2025, 7, 1))]
    before = [one.text for one in wordings(both, date(2025, 6, 30))]
    assert ["genast" in text for text in now] == [True, False]
    assert all("utan dröjsmål" in text for text in (*before, now[1]))
    assert len(duties(())) == 1 and len(duties((LegalBasis.LSS,))) == 1
    lss = SPEC.when(replace(REPORT, legal_bases=(LegalBasis.LSS,))).accepted().state
    assert lss.act_by.rule == "lex_sarah.document_investigate_lss"


def test_a_deviation_taken_over_becomes_a_case_with_what_is_known_of_it() -> None:
    """En övertagen avvikelse blir ett ärende med plats, dagar och rapportör; texten stannar där den skrevs."""
    deviation = Deviation(
        status=DeviationStatus.ESCALATED,
        unit=UNIT,
        place="Storgatan 1",
        reporter=REPORTER,
        occurred=Occurred.on(YESTERDAY),
        discovered=YESTERDAY,
        danger_now=YesNoUnknown.YES,
    )
    spec = SPEC.knowing({DEVIATION: deviation})
    deviation = replace(deviation, pointed_out=(MANAGER,), concerns_manager=True)
    about = SPEC.knowing({DEVIATION: deviation}).when(ask.TakeOver(source=FROM_DEVIATION, deviation=DEVIATION))
    assert (about.accepted().state.pointed_out, about.accepted().state.concerns_manager) == ((MANAGER,), True)
    state = spec.when(ask.TakeOver(source=FROM_DEVIATION, deviation=DEVIATION)).accepted().state
    assert (state.source, state.unit, state.reporter) == (FROM_DEVIATION, UNIT, REPORTER)
    assert (state.received, state.discovered, state.danger_now) == (MONDAY, YESTERDAY, YesNoUnknown.YES)


def test_a_view_taken_over_points_out_whom_it_is_about() -> None:
    """Den som ett klagomål gäller är utpekad i ärendet; den som registrerade det är rapportör."""
    view = View(
        status=ViewStatus.ASSESSED, received=YESTERDAY, registered_by=REPORTER, concerns_person=MANAGER,
        concerns_manager=True,
    )  # fmt: skip
    taken = ask.TakeOver(source=FROM_VIEW, view=VIEW)
    state = SPEC.knowing({VIEW: view}).when(taken).accepted().state
    assert (state.reporter, state.pointed_out, state.concerns_manager) == (REPORTER, (MANAGER,), True)
    own = replace(view, registered_by=STAMP.by)
    assert SPEC.knowing({VIEW: own}).when(taken).accepted().state.reporter is None


def test_what_is_taken_over_is_named() -> None:
    """Det som tas över är en avvikelse eller en synpunkt, och en gång."""
    SPEC.when(ask.TakeOver(source=FROM_VIEW)).refused(no.NothingTakenOver)
    SPEC.when(ask.TakeOver(source=FROM_VIEW, view=VIEW)).refused(no.NothingTakenOver)
    REPORTED.when(ask.TakeOver(source=FROM_VIEW, view=VIEW)).refused(AlreadyThere)


def test_it_is_entered_in_the_diary() -> None:
    """Rapporten diarieförs; den första dagen står kvar."""
    given = happened.LexSarahDiaryNumberGiven(diary_number="SN 2026-17")
    state = REPORTED.when(ask.RegisterInDiary(diary_number="SN 2026-17")).then(given).state
    assert (state.diary_number, state.registered_on) == ("SN 2026-17", MONDAY)
    SPEC.when(ask.RegisterInDiary(diary_number="SN 2026-17")).refused(WrongOrder)


def test_the_manager_is_told_and_may_protect() -> None:
    """Chefen informeras och antecknar skyddet av den enskilde."""
    informed = REPORTED.when(ask.InformManager(responsible=MANAGER)).then(INFORMED)
    assert informed.state.responsible == MANAGER
    protected = ask.RecordProtection(
        what_was_done="Ny personal sattes in.", day=MONDAY, author="Kim Ek", position="enhetschef"
    )
    assert informed.stamped(AS_MANAGER).when(protected).then(PROTECTED).state.protected_on == MONDAY
    informed.when(replace(protected, day=TOMORROW)).refused(NotYetHappened)
    SPEC.when(protected).refused(WrongOrder)


def test_that_nothing_had_to_be_done_is_written_down() -> None:
    """Att inget behövde göras genast antecknas med skäl."""
    asked = ask.ForgoProtection(reason="Den enskilde har flyttat.")
    fact = happened.LexSarahProtectionNotNeeded(reason="Den enskilde har flyttat.")
    assert not REPORTED.when(asked).then(fact).state.protection_needed


def test_who_is_pointed_out_is_neither_told_nor_acts() -> None:
    """Den som pekas ut informeras inte som ansvarig chef och vidtar inga åtgärder; inte heller enhetschefen."""
    about = REPORTED.given(replace(ASSESSED, pointed_out=(MANAGER,)))
    about.when(ask.InformManager(responsible=MANAGER)).refused(no.PointedOutActsNot)
    about.stamped(AS_MANAGER).when(ask.ForgoProtection(reason="Nej.")).refused(no.PointedOutActsNot)
    boss = REPORTED.given(replace(ASSESSED, concerns_manager=True)).stamped(AS_MANAGER)
    boss.when(ask.ForgoProtection(reason="Nej.")).refused(no.PointedOutActsNot)


def test_the_manager_told_works_here_and_is_told_after_the_report() -> None:
    """Den chef som informeras arbetar här, och informeras inte före rapporten."""
    REPORTED.when(ask.InformManager(responsible=LEFT)).refused(no.NotWorkingHere)
    REPORTED.when(ask.InformManager(responsible=OTHER_UNIT)).refused(NoSuchRecord)
    REPORTED.when(ask.InformManager(responsible=MANAGER, day=YESTERDAY)).refused(DaysInWrongOrder)


def test_the_one_above_is_told_where_it_is_about_the_manager() -> None:
    """Gäller rapporten enhetens chef informeras den närmast överordnade, och bara den kontaktar den enskilde."""
    boss = REPORTED.given(replace(ASSESSED, concerns_manager=True)).stamped(AS_OFFICER)
    boss.when(ask.InformManager(responsible=MANAGER)).refused(no.TheOneAbove)
    boss.when(ask.InformManager(responsible=COLLEAGUE)).accepted()
    manager, above = boss.given(INFORMED), boss.given(replace(INFORMED, responsible=COLLEAGUE))
    forgo = ask.ForgoContact(contact=Contact.HEARD, reason=WhyNoContact.CANNOT)
    for asked in (CONTACT, forgo):
        manager.stamped(replace(AS_MANAGER, role=Role.EMPLOYEE)).when(asked).refused(no.PointedOutActsNot)
        above.stamped(replace(STAMP, by=COLLEAGUE, role=Role.DEPARTMENT_HEAD)).when(asked).accepted()


def test_an_officer_who_is_pointed_out_informs_nobody() -> None:
    """En lex Sarah-ansvarig som själv pekas ut informerar inte chefen."""
    about = REPORTED.given(replace(ASSESSED, pointed_out=(OFFICER,))).stamped(AS_OFFICER)
    about.when(ask.InformManager(responsible=MANAGER)).refused(no.PointedOutActsNot)


# ── The first assessment ─────────────────────────────────────────────────────


def test_the_officer_assesses_at_once() -> None:
    """Lex Sarah-ansvarig bedömer om rapporten ska utredas, och vem den pekar ut."""
    state = REPORTED.stamped(AS_OFFICER).when(ASSESS).then(ASSESSED).state
    assert (state.status, state.assessed_by, state.first_assessed_on) == (Status.ASSESSED, OFFICER, MONDAY)
    assert state.notify_by is None
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(ASSESS).refused(WrongOrder)


def test_what_is_plainly_serious_is_to_be_notified_now() -> None:
    """Är det uppenbart allvarligt börjar tiden för anmälan redan då."""
    state = REPORTED.stamped(AS_OFFICER).when(replace(ASSESS, plainly_serious=True)).then(PLAINLY_SERIOUS).state
    assert state.notify_by == due("lex_sarah.ivo_alarm", TOMORROW)


def test_nobody_assesses_in_their_own_cause() -> None:
    """Den som rapporterade eller pekas ut bedömer inte."""
    REPORTED.stamped(replace(AS_OFFICER, by=REPORTER)).when(ASSESS).refused(no.InOwnCause)
    REPORTED.stamped(AS_OFFICER).when(replace(ASSESS, pointed_out=(OFFICER,))).refused(no.InOwnCause)


def test_a_child_affected_is_described() -> None:
    """Är ett barn berört beskrivs följderna för barnet."""
    child = replace(ASSESS, affected=Affected(child=YesNoUnknown.YES))
    REPORTED.stamped(AS_OFFICER).when(child).refused(no.ConsequencesForTheChild)
    REPORTED.stamped(AS_OFFICER).when(replace(child, child_consequences="Barnet blev rädd.")).accepted()


def test_a_child_found_affected_later_is_described_then() -> None:
    """Visar det sig senare att ett barn är berört beskrivs följderna då, och behöver inte beskrivas igen."""
    child = replace(CORRECT, affected=Affected(child=YesNoUnknown.YES))
    asked = UNDER_INVESTIGATION.stamped(AS_OFFICER)
    asked.when(child).refused(no.ConsequencesForTheChild)
    asked.when(replace(child, child_consequences="Barnet blev rädd.")).accepted().when(child).accepted()


NOT_TO_BE = REPORTED.given(replace(ASSESSED, investigate=False), by=OFFICER)
DECLINE = ask.DeclineInvestigation(reasons="Ingen enskild är berörd.")


def test_two_officers_agree_not_to_investigate() -> None:
    """En ansvarig bedömer och en annan beslutar att rapporten inte utreds; den går vidare som avvikelse."""
    declined = happened.LexSarahDeclined(
        reasons="Ingen enskild är berörd.",
        source=None,
        deviation=derived_id("deviations", "lex_sarah", RECORD),
        unit=UNIT,
        place="Storgatan 1",
        occurred=Occurred.on(YESTERDAY),
        discovered=YESTERDAY,
    )
    state = NOT_TO_BE.stamped(AS_OTHER_OFFICER).when(DECLINE).then(declined).state
    assert (state.status, state.deviation) == (Status.DECLINED, declined.deviation)
    NOT_TO_BE.stamped(AS_OFFICER).when(DECLINE).refused(no.SecondPersonDeclines)
    JUDGED.stamped(AS_OTHER_OFFICER).when(DECLINE).refused(no.NotDeclinedYet)


def test_what_came_from_a_deviation_goes_back_to_it() -> None:
    """Det som kom ur en avvikelse går tillbaka dit; ingen ny upprättas."""
    taken = SPEC.given(replace(RECEIVED, source=FROM_DEVIATION), replace(ASSESSED, investigate=False), by=OFFICER)
    (event,) = taken.stamped(AS_OTHER_OFFICER).when(DECLINE).events
    assert isinstance(event, happened.LexSarahDeclined)
    assert (event.source, event.deviation) == (FROM_DEVIATION, None)


def test_what_is_notified_is_investigated() -> None:
    """Det som är anmält till tillsynsmyndigheten utreds alltid och makuleras inte."""
    sent = REPORTED.given(replace(PLAINLY_SERIOUS, investigate=False), NOTIFIED, by=OFFICER).stamped(AS_OTHER_OFFICER)
    sent.when(DECLINE).refused(no.AlreadyNotifiedToIvo)
    sent.when(ANNUL).refused(no.AlreadyNotifiedToIvo)


CORRECT = ask.CorrectReport(
    occurred=Occurred.on(YESTERDAY),
    discovered=YESTERDAY,
    received=YESTERDAY,
    unit=UNIT,
    place=None,
    legal_bases=(LegalBasis.LSS,),
    affected=Affected(),
    pointed_out=(),
    concerns_manager=False,
    reason="Rapporten kom på söndagen.",
)


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifterna rättas, och fristerna räknas om från rätt dag; en återupptagen utredning behåller sin."""
    after = REPORTED.when(CORRECT).accepted()
    assert (after.state.received, after.state.place) == (YESTERDAY, None)
    assert isinstance(after.history[-1][0], happened.LexSarahCorrected)
    assert after.state.investigation_due == due("lex_sarah.internal_investigation", date(2026, 5, 15))
    assert REPORTED.when(replace(CORRECT, received=MONDAY)).accepted().state.investigation_due == (
        RECEIVED.investigation_due
    )


def test_a_correction_is_of_days_that_have_been_and_units_that_are() -> None:
    """Rättade dagar har varit, i ordning, och enheten finns."""
    REPORTED.when(replace(CORRECT, discovered=TOMORROW)).refused(NotYetHappened)
    backwards = Occurred(first=MONDAY, last=YESTERDAY)
    REPORTED.when(replace(CORRECT, occurred=backwards)).refused(DaysInWrongOrder)
    REPORTED.when(replace(CORRECT, unit=MANAGER)).refused(NoSuchRecord)
    REPORTED.when(replace(CORRECT, unit=OTHER_UNIT)).accepted()
    later = REPORTED.stamped(replace(STAMP, at=datetime(2026, 3, 23, 7, 30, tzinfo=UTC)))
    later.when(replace(CORRECT, received=TOMORROW)).refused(no.ReceivedBeforeEntered)
    REPORTED.stamped(replace(AS_OFFICER, by=REPORTER)).when(CORRECT).refused(no.InOwnCause)


ANNUL = ask.AnnulReport(reason=WhyAnnulled.PRACTICE, explanation=None, decision=BY_OFFICER)


def test_what_never_was_a_report_is_struck_out() -> None:
    """En provinmatning makuleras; en rapport gör det inte när utredningen har börjat."""
    fact = happened.LexSarahAnnulled(reason=WhyAnnulled.PRACTICE, explanation=None, decision=BY_OFFICER)
    assert REPORTED.stamped(AS_OFFICER).when(ANNUL).then(fact).state.status is Status.ANNULLED
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(ANNUL).refused(WrongOrder)
    taken = SPEC.given(replace(RECEIVED, source=FROM_DEVIATION))
    taken.stamped(AS_OFFICER).when(ANNUL).refused(no.CameFromElsewhere)
    REPORTED.stamped(AS_OFFICER).when(replace(ANNUL, decision=Decision(person=REPORTER, day=MONDAY))).refused(
        no.InOwnCause
    )


# ── The investigation ────────────────────────────────────────────────────────

APPOINT = ask.AppointInvestigator(investigator=INVESTIGATOR)


def test_somebody_impartial_investigates() -> None:
    """Utredaren kommer utifrån och är varken rapportör eller utpekad."""
    state = JUDGED.stamped(AS_OFFICER).when(APPOINT).then(APPOINTED).state
    assert (state.status, state.investigator) == (Status.UNDER_INVESTIGATION, INVESTIGATOR)
    asked = JUDGED.stamped(AS_OFFICER)
    asked.when(replace(APPOINT, investigator=REPORTER)).refused(no.InOwnCause)
    about = REPORTED.given(replace(ASSESSED, pointed_out=(INVESTIGATOR,))).stamped(AS_OFFICER)
    about.when(APPOINT).refused(no.InOwnCause)
    asked.when(replace(APPOINT, investigator=LEFT)).refused(no.NotWorkingHere)


def test_nobody_from_the_unit_investigates_unless_the_board_says_so() -> None:
    """Har nämnden inte sagt annat kommer utredaren utifrån; har den sagt ansvarig chef, inte om det gäller chefen."""
    inside = replace(APPOINT, investigator=WITHIN)
    JUDGED.stamped(AS_OFFICER).when(inside).refused(no.InvestigatorFromOutside)
    for word in (Investigates.MANAGER.label, Investigates.MANAGER.value):
        chosen = setting(Topic.PRACTICES, choices=(Choice(id=INVESTIGATED_BY, label=word),))
        JUDGED.knowing(chosen).stamped(AS_OFFICER).when(inside).accepted()
    boss = REPORTED.given(replace(ASSESSED, concerns_manager=True)).knowing(chosen).stamped(AS_OFFICER)
    boss.when(inside).refused(no.InvestigatorFromOutside)


def test_the_manager_who_was_told_does_not_investigate() -> None:
    """Den chef som är informerad utreder inte, var chefen än har sin anställning, om inte nämnden har sagt det."""
    told = JUDGED.given(replace(INFORMED, responsible=COLLEAGUE)).stamped(AS_OFFICER)
    told.when(replace(APPOINT, investigator=COLLEAGUE)).refused(no.InvestigatorFromOutside)
    chosen = setting(Topic.PRACTICES, choices=(Choice(id=INVESTIGATED_BY, label=Investigates.MANAGER.label),))
    told.knowing(chosen).when(replace(APPOINT, investigator=COLLEAGUE)).accepted()


def test_what_is_not_to_be_investigated_gets_no_investigator() -> None:
    """Utredare utses när rapporten är bedömd som en som ska utredas."""
    NOT_TO_BE.stamped(AS_OTHER_OFFICER).when(APPOINT).refused(no.NotToBeInvestigated)
    REPORTED.stamped(AS_OFFICER).when(APPOINT).refused(WrongOrder)


def test_the_officer_gives_the_investigation_more_of_the_boards_own_time() -> None:
    """Lex Sarah-ansvarig förlänger nämndens egen utredningstid fram till beslutet, med skäl; lagens tider står."""
    extend = ask.ExtendInvestigation(until=date(2026, 6, 30), reason="Den enskilde kan höras först i juni.")
    later = due("lex_sarah.internal_investigation", date(2026, 6, 30))
    extended = happened.LexSarahInvestigationExtended(
        investigation_due=later, reason="Den enskilde kan höras först i juni."
    )
    for spec in (REPORTED, UNDER_INVESTIGATION, INVESTIGATED.given(PROPOSED, by=INVESTIGATOR)):
        before, after = spec.state, spec.stamped(AS_OFFICER).when(extend).then(extended).state
        assert (after.investigation_due, after.extensions) == (later, 1)
        assert (after.act_by, after.start_by, after.status) == (before.act_by, before.start_by, before.status)
    assert ask.ExtendInvestigation.may == {Role.LEX_SARAH_OFFICER}
    REPORTED.stamped(replace(AS_OFFICER, by=REPORTER)).when(extend).refused(no.InOwnCause)
    INVESTIGATED.given(PROPOSED, DECIDED, by=INVESTIGATOR).stamped(AS_OFFICER).when(extend).refused(WrongOrder)
    corrected = REPORTED.given(extended).when(CORRECT).accepted().state
    assert (corrected.received, corrected.investigation_due) == (YESTERDAY, later)


def test_the_investigator_is_replaced_with_a_reason() -> None:
    """Utredaren byts med skäl, under samma krav."""
    asked = UNDER_INVESTIGATION.stamped(AS_OFFICER)
    swap = ask.ReplaceInvestigator(investigator=COLLEAGUE, reason="Jäv.")
    assert asked.when(swap).then(
        happened.LexSarahInvestigatorReplaced(investigator=COLLEAGUE, reason="Jäv.")
    ).state.investigator == COLLEAGUE  # fmt: skip
    asked.when(replace(swap, investigator=INVESTIGATOR)).refused(no.SameInvestigator)
    asked.when(replace(swap, investigator=WITHIN)).refused(no.InvestigatorFromOutside)


def test_only_the_investigator_writes_in_the_investigation() -> None:
    """Utredaren antecknar: dag, källa, fakta eller bedömning, namn och befattning."""
    assert UNDER_INVESTIGATION.stamped(AS_INVESTIGATOR).when(NOTE).then(NOTED).state.notes == 1
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(NOTE).refused(no.NotTheInvestigator)
    UNDER_INVESTIGATION.stamped(AS_INVESTIGATOR).when(replace(NOTE, day=TOMORROW)).refused(NotYetHappened)
    JUDGED.stamped(AS_INVESTIGATOR).when(NOTE).refused(WrongOrder)


def test_the_individual_is_informed_and_heard() -> None:
    """Den enskilde informeras och hörs, av utredaren, den ansvariga eller den informerade chefen."""
    told = UNDER_INVESTIGATION.stamped(AS_INVESTIGATOR).when(CONTACT).then(CONTACTED)
    assert (told.state.informed_on, told.state.heard_on) == (MONDAY, None)
    heard = told.when(replace(CONTACT, contact=Contact.HEARD)).then(HEARD)
    assert heard.state.heard_on == MONDAY
    UNDER_INVESTIGATION.stamped(AS_MANAGER).when(CONTACT).refused(no.NotOfTheCase)
    UNDER_INVESTIGATION.given(INFORMED).stamped(AS_MANAGER).when(CONTACT).accepted()
    UNDER_INVESTIGATION.stamped(AS_OFFICER).when(replace(CONTACT, day=TOMORROW)).refused(NotYetHappened)


@pytest.mark.parametrize("contact", Contact)
def test_why_the_individual_is_not_contacted_is_written_down(contact: Contact) -> None:
    """Informeras eller hörs den enskilde inte, antecknas varför."""
    asked = ask.ForgoContact(contact=contact, reason=WhyNoContact.DOES_NOT_WANT)
    fact = happened.LexSarahContactForgone(contact=contact, reason=WhyNoContact.DOES_NOT_WANT, explanation=None)
    state = UNDER_INVESTIGATION.stamped(AS_OFFICER).when(asked).then(fact).state
    assert WhyNoContact.DOES_NOT_WANT in (state.not_informed, state.not_heard)
    UNDER_INVESTIGATION.stamped(AS_MANAGER).when(asked).refused(no.NotOfTheCase)


def test_the_police_are_told_or_it_is_written_down_why_not() -> None:
    """Polisanmälan görs eller prövas och avstås med skäl."""
    told = ask.ReportToPolice(receipt="K-1", reasons="Misstänkt stöld.")
    fact = happened.LexSarahReportedToPolice(day=MONDAY, receipt="K-1", reasons="Misstänkt stöld.")
    assert JUDGED.stamped(AS_OFFICER).when(told).then(fact).state.police is Police.REPORTED
    not_told = happened.LexSarahNotReportedToPolice(reasons="Inget brott.")
    state = JUDGED.stamped(AS_OFFICER).when(ask.ForgoPoliceReport(reasons="Inget brott.")).then(not_told).state
    assert state.police is Police.NOT_REPORTED
    JUDGED.stamped(replace(AS_OFFICER, by=REPORTER)).when(told).refused(no.InOwnCause)


# ── Proposal and decision ────────────────────────────────────────────────────


def test_the_investigator_proposes_a_degree() -> None:
    """Utredaren lämnar utredning och förslag; då är det någon annans tur."""
    state = INVESTIGATED.stamped(AS_INVESTIGATOR).when(PROPOSE).then(PROPOSED).state
    assert (state.status, state.proposed_degree, state.proposed_by) == (
        Status.PROPOSED,
        Degree.MISCONDUCT,
        INVESTIGATOR,
    )
    INVESTIGATED.stamped(AS_OFFICER).when(PROPOSE).refused(no.NotTheInvestigator)


def test_nothing_is_proposed_on_nothing() -> None:
    """Förslaget vilar på anteckningar, och den enskilde är informerad och hörd eller skälet antecknat."""
    UNDER_INVESTIGATION.given(CONTACTED, HEARD).stamped(AS_INVESTIGATOR).when(PROPOSE).refused(no.NothingDocumented)
    UNDER_INVESTIGATION.given(NOTED).stamped(AS_INVESTIGATOR).when(PROPOSE).refused(no.IndividualFirst)
    UNDER_INVESTIGATION.given(NOTED, HEARD).stamped(AS_INVESTIGATOR).when(PROPOSE).refused(no.IndividualFirst)


def test_what_has_happened_before_is_explained() -> None:
    """Har något liknande hänt förut står det varför det hände igen; och minst en orsak, i nämndens ord."""
    asked = INVESTIGATED.stamped(AS_INVESTIGATOR)
    asked.when(replace(PROPOSE, similar=YesNoUnknown.YES, similar_reason=None)).refused(no.WhyAgain)
    asked.when(replace(PROPOSE, similar_cases=(RECORD,))).refused(no.NothingUnlike)
    asked.when(replace(PROPOSE, causes=())).refused(no.CauseMissing)
    asked.when(replace(PROPOSE, causes=("vädret",))).refused(NotOneOfOurs)
    asked.when(replace(PROPOSE, causes=(), degree=Degree.NONE)).accepted()


def test_similar_cases_stay_with_the_case() -> None:
    """Liknande ärenden står kvar i ärendet, så som de senast angavs."""
    alike = (derived_id("lex_sarah", 1), derived_id("lex_sarah", 2))
    proposed = INVESTIGATED.given(replace(PROPOSED, similar_cases=(*alike, alike[0])))
    assert proposed.state.similar_cases == alike
    assert proposed.given(PROPOSED).state.similar_cases == ()


def test_what_is_missing_goes_back() -> None:
    """Saknas något går utredningen tillbaka, och lämnas på nytt."""
    back = happened.LexSarahReturned(missing="Orsaken är inte utredd.")
    asked = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    state = asked.when(ask.ReturnInvestigation(missing="Orsaken är inte utredd.")).then(back).state
    assert (state.status, state.returned) == (Status.UNDER_INVESTIGATION, 1)
    INVESTIGATED.stamped(AS_OFFICER).when(ask.ReturnInvestigation(missing="Allt.")).refused(WrongOrder)


@pytest.mark.parametrize("degree", Degree)
def test_somebody_else_decides_one_of_five_degrees(degree: Degree) -> None:
    """Någon annan beslutar en av fem grader; är den allvarlig börjar tiden för anmälan."""
    asked = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    decide = ask.DecideDegree(degree=degree, reasons="Utredningen visar det.", decision=BY_OFFICER)
    state = asked.when(decide).accepted().state
    assert (state.status, state.degree, state.decided_on) == (Status.DECIDED, degree, MONDAY)
    serious = degree in (Degree.SERIOUS, Degree.PALPABLE_RISK_OF_SERIOUS)
    assert state.notify_by == (due("lex_sarah.ivo_alarm", TOMORROW) if serious else None)


DECIDE = ask.DecideDegree(degree=Degree.MISCONDUCT, reasons="Utredningen visar det.", decision=BY_OFFICER)


def test_who_proposes_does_not_decide() -> None:
    """Den som föreslår beslutar inte, inte heller den som rapporterade eller pekas ut; den som skriver in får vara vem
    som helst.
    """
    asked = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    asked.when(DECIDE).then(DECIDED)
    by_proposer = Decision(person=INVESTIGATOR, day=MONDAY)
    asked.when(replace(DECIDE, decision=by_proposer)).refused(no.ProposerDecidesNot)
    asked.when(replace(DECIDE, decision=Decision(person=REPORTER, day=MONDAY))).refused(no.InOwnCause)
    asked.when(replace(DECIDE, decision=BY_BOARD)).accepted()
    INVESTIGATED.stamped(AS_OFFICER).when(DECIDE).refused(WrongOrder)
    replaced = happened.LexSarahInvestigatorReplaced(investigator=COLLEAGUE, reason="Sjuk.")
    again = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).given(replaced).stamped(AS_OFFICER)
    again.when(replace(DECIDE, decision=by_proposer)).refused(no.ProposerDecidesNot)


def test_nobody_concerned_takes_part_in_the_decision() -> None:
    """Den som rapporterade eller pekas ut deltar inte i beslutet, och inte heller enhetens chef beslutar."""
    asked = INVESTIGATED.given(INFORMED).given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    asked.when(replace(DECIDE, decision=replace(BY_OFFICER, taking_part=(REPORTER,)))).refused(no.InOwnCause)
    asked.when(replace(DECIDE, decision=replace(BY_BOARD, rapporteur=REPORTER))).refused(no.InOwnCause)
    asked.when(replace(DECIDE, decision=replace(BY_BOARD, rapporteur=INVESTIGATOR))).accepted()
    asked.when(replace(DECIDE, decision=Decision(person=MANAGER, day=MONDAY))).refused(no.ManagerDecidesNot)
    boss = SPEC.given(RECEIVED, replace(ASSESSED, concerns_manager=True), APPOINTED, NOTED, CONTACTED, HEARD)
    about = boss.given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    about.when(replace(DECIDE, decision=Decision(person=WITHIN, day=MONDAY))).refused(no.ManagerDecidesNot)
    about.when(DECIDE).accepted()


def test_a_decision_is_not_older_than_the_proposal() -> None:
    """Beslutet är inte äldre än det förslag som det vilar på."""
    asked = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).stamped(AS_OFFICER)
    asked.when(replace(DECIDE, decision=replace(BY_BOARD, day=YESTERDAY))).refused(DaysInWrongOrder)


def test_the_law_of_the_decision_stands_beside_that_of_the_report() -> None:
    """En rapport från den gamla lagens tid beslutas under den nya; båda står."""
    old = replace(RECEIVED, received=date(2025, 6, 30), regime=Regime.SOL_2001)
    spec = SPEC.given(old, ASSESSED, APPOINTED, NOTED, CONTACTED, HEARD).given(PROPOSED, by=INVESTIGATOR)
    state = spec.stamped(AS_OFFICER).when(DECIDE).accepted().state
    assert (state.regime, state.decided_regime) == (Regime.SOL_2001, Regime.SOL_2025)

"""The register of deviations (domain/deviations): the rules as sentences."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any, get_args
from uuid import UUID

import pytest

from domain import deadlines
from domain.board import (
    Choice,
    Due,
    LocalDeadline,
    NotKnownThen,
    NotOneOfOurs,
    Scale,
    Setting,
    Step,
    Topic,
    Wording,
    setting_id,
)
from domain.board import Status as SettingStatus
from domain.deadlines.extending import NoDayToExtend, NotLaterThanBefore, NotTheirsToExtend, TooFarAhead
from domain.deviations import REGISTER
from domain.deviations import commands as ask
from domain.deviations import events as happened
from domain.deviations.rules import refusals as no
from domain.deviations.state import Deviation
from domain.deviations.words import (
    MOST_CAUSES,
    MOST_MEASURES,
    Channel,
    Destination,
    Direction,
    EarlierOutcome,
    Effect,
    MeasureStatus,
    Occasioned,
    Recipient,
    ReferralAnswer,
    Severity,
    Status,
    WhyAnnulled,
    WhyNoFeedback,
    measure_action,
)
from domain.grammar import NoSuchRecord, Refusal
from domain.intakes import READERS_IN
from domain.lex_sarah.state import Case
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import LegalBasis, Role, YesNoUnknown
from domain.views.state import View
from domain.waiting import waiting
from domain.words import (
    Affected,
    AlreadyThere,
    DaysInWrongOrder,
    Decision,
    NotYetHappened,
    Occurred,
    Reading,
    Source,
    WrongOrder,
    case_id,
)
from tests.spec import EVENTS_REACHED, RECORD, REFUSALS_REACHED, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = date(2026, 3, 16)
YESTERDAY = date(2026, 3, 15)
TOMORROW = date(2026, 3, 17)
A_WEEK_LATER = datetime(2026, 3, 23, 7, 30, tzinfo=UTC)

INVESTIGATOR = UUID("00000000-0000-4000-8000-000000000003")
OFFICER = UUID("00000000-0000-4000-8000-000000000004")
LEFT = UUID("00000000-0000-4000-8000-000000000005")
CASE = case_id("deviations", RECORD, None)
OTHER_UNIT = UUID("00000000-0000-4000-8000-00000000000b")
CLOSED_UNIT = UUID("00000000-0000-4000-8000-00000000000c")
OTHER_DEVIATION = UUID("00000000-0000-4000-8000-0000000000a1")
COMPLAINT = Source(register="complaints", record=UUID("00000000-0000-4000-8000-0000000000b1"), version=1)
LOCK = UUID("00000000-0000-4000-8000-0000000000c1")
TRAINING = UUID("00000000-0000-4000-8000-0000000000c2")

UNIT_MANAGER = STAMP
DEPARTMENT_HEAD = replace(STAMP, role=Role.DEPARTMENT_HEAD)
AS_INVESTIGATOR = replace(STAMP, by=INVESTIGATOR, role=Role.EMPLOYEE)
AS_OFFICER = replace(STAMP, by=OFFICER, role=Role.LEX_SARAH_OFFICER)
AS_REPORTER = replace(STAMP, by=SOMEBODY_ELSE, role=Role.EMPLOYEE)
LATER = replace(STAMP, at=A_WEEK_LATER)

SINCE = date(2025, 1, 1)
STEPS = tuple(Step(value=value, label=str(value)) for value in range(1, 5))


def setting(topic: Topic, **decided: Any) -> dict[UUID, Setting]:
    wording = Wording(since=SINCE, entered=SINCE, **decided)
    return {setting_id(topic): Setting(status=SettingStatus.DECIDED, topic=topic, wordings=(wording,))}


def choices(topic: Topic, *ids: str, **parents: str) -> dict[UUID, Setting]:
    some = tuple(Choice(id=one, label=one, parent=parents.get(one)) for one in ids)
    return setting(topic, choices=some)


KNOWN: dict[UUID, Any] = {
    **choices(Topic.CATEGORIES, "routines", "treatment", "routine_missing", routine_missing="routines"),
    **choices(Topic.CAUSES, *(f"cause_{n}" for n in range(1, 12))),
    **setting(Topic.SCALE, scale=Scale(probability=STEPS, consequence=STEPS, threshold=8)),
    INVESTIGATOR: Person(status=PersonStatus.REGISTERED, unit=UNIT, since=SINCE),
    OFFICER: Person(status=PersonStatus.REGISTERED, unit=UNIT, since=SINCE),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, since=SINCE, until=date(2025, 12, 31)),
    OTHER_UNIT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED_UNIT: Unit(status=UnitStatus.CLOSED),
    OTHER_DEVIATION: Deviation(status=Status.READ),
}


def due(rule: str, start: date) -> Due:
    """How long each deadline is stands in domain/deadlines; here it matters which one, and from when."""
    general = deadlines.rule(rule, start)
    return Due(on=deadlines.due_day(general, start), rule=rule, version=general.version, local=False)


READING_DUE = due("deviation.first_reading", TODAY)
INVESTIGATION_DUE = due("deviation.investigation", TODAY)
ALARM = due("lex_sarah.start_alarm", TODAY)

REPORTED = happened.DeviationReported(
    description="Dörren till förrådet stod öppen.",
    source=None,
    unit=UNIT,
    place=None,
    occurred=Occurred.on(YESTERDAY),
    discovered=YESTERDAY,
    received=TODAY,
    danger_now=YesNoUnknown.NO,
    suspects_misconduct=YesNoUnknown.UNKNOWN,
    immediate_measures=None,
    direction=Direction.INTERNAL,
    on_behalf_of=None,
    diary_number=None,
    first_reading_due=READING_DUE,
    investigation_due=INVESTIGATION_DUE,
)
READ = happened.DeviationRead(reading=Reading.NO, reason=None)
CLASSIFIED = happened.DeviationClassified(
    legal_bases=(LegalBasis.SOL,),
    category="routines",
    subcategory="routine_missing",
    severity=Severity.MODERATE,
    affected=Affected(count=1),
    child_heard=None,
    child_consequences=None,
    reason=None,
)
STARTED = happened.DeviationInvestigationStarted(investigator=INVESTIGATOR)
INVESTIGATED = happened.DeviationInvestigationCompleted(
    findings="Låset var trasigt.", misconduct=Reading.NO, misconduct_reason="Ingen enskild berördes."
)
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
NOTHING_NEEDED = happened.DeviationOutcomeDecided(
    confirmed=False, measures_needed=False, reason="Låset var helt.", decision=BY_MANAGER
)
ACTION_NEEDED = happened.DeviationOutcomeDecided(confirmed=True, measures_needed=True, reason=None, decision=BY_MANAGER)
LOCK_PLANNED = happened.DeviationMeasurePlanned(
    measure=LOCK, due=date(2026, 4, 1), description="Byt lås.", responsible=None
)
LOCK_CHANGED = happened.DeviationMeasureCompleted(measure=LOCK, completed_on=TODAY, what_was_done=None)
TOLD = happened.DeviationFeedbackGiven(
    recipient=Recipient.REPORTER, channel=Channel.CONVERSATION, text="Låset är bytt."
)
REFERRED = happened.DeviationReferred(occasioned=Occasioned.FIRST_READING, reason=None, due=ALARM)
CLOSED = happened.DeviationClosed(note=None)
ANNULLED = happened.DeviationAnnulled(
    reason=WhyAnnulled.WRONG_PERSON, explanation="Namnet var fel.", decision=BY_MANAGER
)

DAY_IN_MAY = date(2019, 5, 3)
BRING_IN = ask.BringInDeviation(
    received=date(2019, 3, 4),
    closed_on=DAY_IN_MAY,
    category="routines",
    severity=Severity.MODERATE,
    outcome=EarlierOutcome.MEASURES,
    unit=OTHER_UNIT,
    place="Förrådet",
    occurred=Occurred.on(date(2019, 3, 1)),
    legal_bases=(LegalBasis.SOL,),
    earlier_number="2019-117",
    description="Larmet gick inte fram.",
)
BROUGHT_IN = happened.DeviationBroughtIn(**vars(BRING_IN))
EXTEND = ask.ExtendInvestigation(until=date(2026, 5, 29), reason="Det väntas på polisen.")
LATER_DUE = replace(INVESTIGATION_DUE, on=date(2026, 5, 29))

NEW = Spec(REGISTER, records=KNOWN)
IN = NEW.given(REPORTED, by=SOMEBODY_ELSE)
ASSESSED = IN.given(READ)
IN_INVESTIGATION = ASSESSED.given(STARTED)
AS_FOUND = IN_INVESTIGATION.given(CLASSIFIED, INVESTIGATED)
DECIDED = AS_FOUND.given(ACTION_NEEDED)
FOLLOWED_UP = DECIDED.given(LOCK_PLANNED)
DONE = FOLLOWED_UP.given(LOCK_CHANGED)
ENDED = DONE.given(TOLD, CLOSED)


# ── It comes in ──────────────────────────────────────────────────────────────


def test_somebody_reports_a_deviation() -> None:
    """Den som arbetar här rapporterar vad som har hänt."""
    told = ask.ReportDeviation(
        description="Dörren till förrådet stod öppen.",
        unit=UNIT,
        occurred=Occurred.on(YESTERDAY),
        discovered=YESTERDAY,
        danger_now=YesNoUnknown.NO,
    )
    NEW.when(told).then(REPORTED)


def test_a_report_needs_nothing_but_what_happened() -> None:
    """Enhet, dag och fara får vara okända; inget annat än händelsen krävs och inget annat slås upp."""
    state = Spec(REGISTER).when(ask.ReportDeviation(description="Ingen kom.")).accepted().state
    assert (state.status, state.unit, state.occurred.known) == (Status.REPORTED, None, False)
    assert (state.received, state.recorded, state.reporter) == (TODAY, TODAY, SOMEBODY)


def test_what_is_told_is_kept_for_those_who_count() -> None:
    """Allt som rapporten säger utom de löpande texterna finns kvar att räkna på."""
    told = replace(REPORTED, source=COMPLAINT, place="Förrådet", diary_number="KS 2026/17")
    reported = replace(told, on_behalf_of=INVESTIGATOR, danger_now=YesNoUnknown.YES)
    event = replace(reported, direction=Direction.OUTGOING, suspects_misconduct=YesNoUnknown.YES)
    assert NEW.given(event).state == Deviation(
        status=Status.REPORTED,
        unit=UNIT,
        place="Förrådet",
        reporter=INVESTIGATOR,
        direction=Direction.OUTGOING,
        source=COMPLAINT,
        diary_number="KS 2026/17",
        occurred=Occurred.on(YESTERDAY),
        discovered=YESTERDAY,
        received=TODAY,
        recorded=TODAY,
        danger_now=YesNoUnknown.YES,
        suspects_misconduct=YesNoUnknown.YES,
        first_reading_due=READING_DUE,
        investigation_due=INVESTIGATION_DUE,
        first_investigation_due=INVESTIGATION_DUE,
    )


def test_a_complaint_that_gives_rise_to_a_deviation_is_referred_to_and_not_copied() -> None:
    """Det klagomål som ger upphov till en avvikelse anges som källa; texten står där."""
    state = NEW.when(ask.ReportDeviation(source=COMPLAINT)).accepted().state
    assert state.source == COMPLAINT


def test_a_report_that_says_nothing_is_refused() -> None:
    """En rapport utan händelse och utan källa säger ingenting."""
    NEW.when(ask.ReportDeviation(unit=UNIT)).refused(no.NothingReported)


@pytest.mark.parametrize(
    "days",
    [
        {"occurred": Occurred.on(TOMORROW)},
        {"occurred": Occurred(first=TOMORROW)},
        {"occurred": Occurred(first=YESTERDAY, last=TOMORROW)},
        {"discovered": TOMORROW},
        {"received": TOMORROW},
    ],
)
def test_no_day_of_a_report_is_still_to_come(days: dict[str, Any]) -> None:
    """Det som rapporteras har hänt: ingen dag ligger framåt i tiden."""
    NEW.when(ask.ReportDeviation(description="Ingen kom.", **days)).refused(NotYetHappened)


def test_a_letter_counts_from_the_day_it_came_in() -> None:
    """Ett brev som skrivs in senare räknas från den dag det kom in, också fristerna."""
    told = ask.ReportDeviation(description="Ingen kom.", received=date(2026, 3, 9), diary_number="KS 2026/17")
    state = NEW.when(told).accepted().state
    assert (state.received, state.recorded, state.diary_number) == (date(2026, 3, 9), TODAY, "KS 2026/17")
    assert state.first_reading_due == due("deviation.first_reading", date(2026, 3, 9))


def test_what_was_told_on_paper_is_entered_by_another_and_is_the_teller_s_own() -> None:
    """Det som berättades på papper förs in av någon annan: den som berättade är den som rapporterade, den dagen."""
    paper = ask.ReportDeviation(description="Ingen kom.", received=date(2026, 3, 9), on_behalf_of=INVESTIGATOR)
    state = NEW.when(paper).accepted().state
    assert (state.reporter, state.received, state.recorded) == (INVESTIGATOR, date(2026, 3, 9), TODAY)


def test_a_letter_older_than_the_rules_is_taken_in_without_deadlines() -> None:
    """Ett brev från före föreskriften tas emot ändå, utan frister."""
    told = ask.ReportDeviation(
        description="Ingen kom.", received=date(1950, 1, 2), suspects_misconduct=YesNoUnknown.YES
    )
    state = NEW.when(told).accepted().state
    assert (state.first_reading_due, state.investigation_due, state.referral_due) == (None, None, None)
    assert state.referral_waits


def test_a_board_may_set_its_own_days() -> None:
    """Nämndens egen frist för förstabedömningen gäller före den allmänna."""
    own = LocalDeadline(rule="deviation.first_reading", length=1, unit=deadlines.Unit.WORKING_DAYS)
    spec = NEW.knowing(setting(Topic.DEADLINES, deadlines=(own,)))
    state = spec.when(ask.ReportDeviation(description="Ingen kom.")).accepted().state
    assert state.first_reading_due == Due(on=TOMORROW, rule="deviation.first_reading", version=1, local=True)


def test_a_deviation_may_be_reported_for_a_colleague() -> None:
    """Den som skriver in åt en kollega är inte rapportören."""
    told = ask.ReportDeviation(description="Ingen kom.", on_behalf_of=SOMEBODY_ELSE)
    assert NEW.when(told).accepted().state.reporter == SOMEBODY_ELSE


def test_a_deviation_is_reported_once() -> None:
    """Samma post kan inte rapporteras två gånger."""
    IN.when(ask.ReportDeviation(description="En gång till.")).refused(AlreadyThere)


def test_a_suspicion_of_misconduct_is_referred_at_the_report() -> None:
    """Misstänker rapportören ett missförhållande går rapporten genast till lex Sarah-ansvarig."""
    told = ask.ReportDeviation(description="Ingen kom.", suspects_misconduct=YesNoUnknown.YES)
    answer = NEW.when(told)
    assert answer.events[1:] == (happened.DeviationReferred(occasioned=Occasioned.REPORTER, reason=None, due=ALARM),)
    state = answer.accepted().state
    assert (state.status, state.referral_waits, state.referred_on) == (Status.REPORTED, True, TODAY)


# ── Whom it concerns ─────────────────────────────────────────────────────────

VIEW = Source(register="views", record=UUID("00000000-0000-4000-8000-0000000000b2"), version=4)
LEX_SARAH = Source(register="lex_sarah", record=CASE, version=5)
FROM_VIEW = ask.ReportDeviation(source=VIEW, unit=UNIT)


def named(*pointed_out: UUID, concerns_manager: bool = False) -> happened.DeviationConcernedNamed:
    return happened.DeviationConcernedNamed(pointed_out=pointed_out, concerns_manager=concerns_manager)


def test_whom_a_view_is_about_is_known_in_its_deviation() -> None:
    """Den som en synpunkt eller ett klagomål rör följer med till avvikelsen, liksom att det rör chefen."""
    about = View(concerns_person=INVESTIGATOR, concerns_manager=True)
    state = NEW.knowing({VIEW.record: about}).when(FROM_VIEW).accepted().state
    assert (state.pointed_out, state.concerns_manager) == ((INVESTIGATOR,), True)
    boss = NEW.knowing({VIEW.record: View(concerns_manager=True)}).when(FROM_VIEW)
    assert boss.events[1:] == (named(concerns_manager=True),)
    assert len(NEW.knowing({VIEW.record: View()}).when(FROM_VIEW).events) == 1


def test_whoever_told_of_it_first_is_the_reporter() -> None:
    """Den som lämnade en egen synpunkt eller en rapport enligt lex Sarah är den som har rapporterat avvikelsen."""
    own = NEW.knowing({VIEW.record: View(own_view_of=SOMEBODY_ELSE)}).when(FROM_VIEW).accepted()
    assert own.state.reporter == SOMEBODY_ELSE
    case = Case(reporter=SOMEBODY_ELSE, pointed_out=(INVESTIGATOR,))
    declined = NEW.knowing({CASE: case}).when(ask.ReportDeviation(source=LEX_SARAH, unit=UNIT)).accepted()
    assert (declined.state.reporter, declined.state.pointed_out) == (SOMEBODY_ELSE, (INVESTIGATOR,))


def test_whom_it_concerns_is_said_when_it_is_found_out() -> None:
    """Vem avvikelsen rör kan anges så länge den är öppen, och tas inte tillbaka av den det gäller."""
    asked = ask.NameConcerned(pointed_out=(INVESTIGATOR,), concerns_manager=True)
    after = IN.when(asked).then(named(INVESTIGATOR, concerns_manager=True))
    assert after.state.pointed_out == (INVESTIGATOR,)
    unsaid = ask.NameConcerned(pointed_out=(), concerns_manager=False)
    after.when(unsaid).refused(no.SuperiorHandles)
    after.stamped(replace(DEPARTMENT_HEAD, by=INVESTIGATOR)).when(unsaid).refused(no.InOwnCause)
    after.stamped(DEPARTMENT_HEAD).when(unsaid).accepted()
    ENDED.when(asked).refused(WrongOrder)


def test_what_is_about_the_manager_waits_for_those_above() -> None:
    """Rör avvikelsen enhetens chef väntar läsningen och utredningen på avdelningschefen eller direktören."""
    above = (Role.DEPARTMENT_HEAD, Role.DIRECTOR)
    for spec in (IN, ASSESSED):
        assert [one.roles for one in waiting(REGISTER, spec.state)] == [(Role.UNIT_MANAGER, *above)]
        about = spec.given(named(concerns_manager=True))
        assert [one.roles for one in waiting(REGISTER, about.state)] == [above]
    (investigation,) = waiting(REGISTER, IN_INVESTIGATION.given(named(concerns_manager=True)).state)
    assert investigation.person == INVESTIGATOR


def test_nobody_handles_what_they_are_pointed_out_in() -> None:
    """Den som pekas ut i avvikelsen läser, utreder, beslutar, avslutar eller makulerar den inte."""
    about_me = named(SOMEBODY)
    decide = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=BY_MANAGER)
    for spec, command in (
        (IN, ask.ReadDeviation(reading=Reading.NO)),
        (ASSESSED, ask.StartInvestigation(investigator=INVESTIGATOR)),
        (IN_INVESTIGATION, ask.ReplaceInvestigator(investigator=OFFICER)),
        (AS_FOUND, decide),
        (DONE.given(TOLD), ask.CloseDeviation()),
        (ASSESSED, transfer()),
        (ASSESSED, ask.MarkAsDuplicate(original=OTHER_DEVIATION)),
        (ASSESSED, annul()),
    ):
        spec.given(about_me).when(command).refused(no.InOwnCause)
    told = ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT, reason="Nej.")
    ASSESSED.given(named(OFFICER), REFERRED).stamped(AS_OFFICER).when(told).refused(no.InOwnCause)


def test_nobody_investigates_or_decides_about_themselves() -> None:
    """Den som pekas ut är varken utredare eller en av dem som beslutar."""
    about = named(INVESTIGATOR)
    ASSESSED.given(about).when(ask.StartInvestigation(investigator=INVESTIGATOR)).refused(no.InOwnCause)
    found_out = IN_INVESTIGATION.given(about).stamped(AS_INVESTIGATOR)
    found_out.when(ask.RecordCauses(causes=("cause_1",), analysis="…")).refused(no.InOwnCause)
    for decision in (
        Decision(person=INVESTIGATOR, day=TODAY),
        replace(BY_MANAGER, taking_part=(INVESTIGATOR,)),
        replace(BY_MANAGER, rapporteur=INVESTIGATOR),
    ):
        told = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=decision)
        AS_FOUND.given(about).when(told).refused(no.InOwnCause)


def test_what_concerns_the_manager_is_handled_above_and_investigated_from_outside() -> None:
    """Det som rör enhetens chef handläggs inte av enhetschefen och utreds av någon utanför enheten."""
    boss = named(concerns_manager=True)
    decide = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=BY_MANAGER)
    AS_FOUND.given(boss).when(decide).refused(no.SuperiorHandles)
    AS_FOUND.given(boss).stamped(DEPARTMENT_HEAD).when(decide).accepted()
    start = ask.StartInvestigation(investigator=INVESTIGATOR)
    above = ASSESSED.given(boss).stamped(DEPARTMENT_HEAD)
    above.when(start).refused(no.InvestigatorFromOutside)
    outsider = Person(status=PersonStatus.REGISTERED, unit=OTHER_UNIT, since=SINCE)
    above.knowing({INVESTIGATOR: outsider}).when(start).accepted()


# ── It is read, moved, completed and put right ───────────────────────────────


def test_a_deviation_is_read() -> None:
    """Enhetschefen läser rapporten och svarar på om den kan vara ett missförhållande."""
    state = IN.when(ask.ReadDeviation(reading=Reading.NO)).then(READ).state
    assert (state.status, state.read_on, state.reading) == (Status.READ, TODAY, Reading.NO)


@pytest.mark.parametrize("reading", [Reading.YES, Reading.UNCLEAR])
def test_what_can_be_misconduct_is_referred_at_the_first_reading(reading: Reading) -> None:
    """Svaret ja eller oklart hänskjuter avvikelsen till lex Sarah-ansvarig i samma beslut."""
    told = happened.DeviationRead(reading=reading, reason="Hon blev utan mat.")
    after = IN.when(ask.ReadDeviation(reading=reading, reason="Hon blev utan mat.")).then(told, REFERRED)
    assert after.state.referral_due == ALARM


def test_what_is_already_referred_is_not_referred_again_at_the_reading() -> None:
    """Ligger frågan redan hos lex Sarah-ansvarig ställs den inte en gång till."""
    answer = IN.given(REFERRED).when(ask.ReadDeviation(reading=Reading.YES))
    answer.then(happened.DeviationRead(reading=Reading.YES, reason=None))


def test_a_deviation_is_read_a_first_time_once() -> None:
    """Förstabedömningen görs en gång."""
    ASSESSED.when(ask.ReadDeviation(reading=Reading.NO)).refused(WrongOrder)


def test_a_deviation_is_moved_to_the_unit_it_concerns() -> None:
    """En avvikelse flyttas till den enhet den gäller; rapporten är orörd."""
    told = ask.MoveToUnit(unit=OTHER_UNIT, reason="Det var deras förråd.")
    after = IN.when(told).then(happened.DeviationMoved(unit=OTHER_UNIT, reason="Det var deras förråd."))
    assert (after.state.unit, after.state.status) == (OTHER_UNIT, Status.REPORTED)


def test_a_deviation_is_moved_until_it_is_decided_on() -> None:
    """En avvikelse flyttas så länge den inte är beslutad."""
    for spec in (ASSESSED, IN_INVESTIGATION, AS_FOUND):
        spec.when(ask.MoveToUnit(unit=OTHER_UNIT)).accepted()
    DECIDED.when(ask.MoveToUnit(unit=OTHER_UNIT)).refused(WrongOrder)


def test_a_deviation_is_not_moved_to_where_it_is() -> None:
    """Flytten går till en annan enhet."""
    IN.when(ask.MoveToUnit(unit=UNIT)).refused(no.AlreadyInThatUnit)


def test_a_deviation_is_not_moved_to_a_unit_that_cannot_receive_it() -> None:
    """Den mottagande enheten finns och är inte nedlagd."""
    IN.when(ask.MoveToUnit(unit=CLOSED_UNIT)).refused(WrongOrder)
    IN.when(ask.MoveToUnit(unit=UUID(int=99))).refused(NoSuchRecord)


def test_a_completion_is_asked_for_and_given() -> None:
    """Den som handlägger frågar, och den som vet svarar; rapporten står kvar som den skrevs."""
    asked = IN.when(ask.RequestCompletion(question="Vilken dörr?")).then(
        happened.DeviationCompletionRequested(question="Vilken dörr?")
    )
    assert asked.state.completion_requested_on == TODAY
    answered = asked.when(ask.ProvideCompletion(answer="Den norra.")).then(
        happened.DeviationCompletionProvided(answer="Den norra.")
    )
    assert answered.state.completion_requested_on is None


def test_the_reporter_may_tell_more_without_being_asked() -> None:
    """Rapportören får komplettera när som helst medan ärendet är öppet."""
    IN.stamped(AS_REPORTER).when(ask.ProvideCompletion(answer="Den norra.")).accepted()


def test_others_tell_more_only_when_asked() -> None:
    """Den som inte har rapporterat och inte är tillfrågad lämnar en egen rapport."""
    IN.when(ask.ProvideCompletion(answer="Den södra.")).refused(no.NothingAsked)


def corrected(**changed: Any) -> ask.CorrectDeviation:
    stands: dict[str, Any] = {
        "occurred": REPORTED.occurred,
        "discovered": YESTERDAY,
        "received": TODAY,
        "unit": UNIT,
        "place": None,
        "diary_number": None,
        "reason": "Fel ifyllt.",
    }
    return ask.CorrectDeviation(**{**stands, **changed})


def test_a_correction_says_how_it_is_to_stand() -> None:
    """En rättelse anger alla uppgifter som de ska stå, med skäl; fristerna räknas om från rätt dag."""
    after = IN.when(corrected(received=date(2026, 3, 13), unit=CLOSED_UNIT, place="Förrådet")).then(
        happened.DeviationCorrected(
            occurred=REPORTED.occurred,
            discovered=YESTERDAY,
            received=date(2026, 3, 13),
            unit=CLOSED_UNIT,
            place="Förrådet",
            diary_number=None,
            reason="Fel ifyllt.",
            first_reading_due=due("deviation.first_reading", date(2026, 3, 13)),
            investigation_due=due("deviation.investigation", date(2026, 3, 13)),
        )
    )
    assert (after.state.received, after.state.recorded) == (date(2026, 3, 13), TODAY)
    assert after.state.first_reading_due == due("deviation.first_reading", date(2026, 3, 13))
    assert after.state.investigation_due == due("deviation.investigation", date(2026, 3, 13))
    assert (after.state.unit, after.state.place) == (CLOSED_UNIT, "Förrådet")


def test_everything_that_is_corrected_stands_as_it_was_corrected() -> None:
    """Efter rättelsen står varje uppgift som den rättades till, och inget annat är ändrat."""
    given = {
        "occurred": Occurred(first=date(2026, 3, 1), last=date(2026, 3, 2)),
        "discovered": None,
        "unit": OTHER_UNIT,
        "place": "Förrådet",
        "diary_number": "KS 2026/17",
    }
    assert IN.when(corrected(**given)).accepted().state == replace(IN.state, **given)


def test_a_correction_of_something_else_leaves_the_deadlines() -> None:
    """Rättas bara platsen står fristerna kvar."""
    state = IN.when(corrected(place="Förrådet", unit=None)).accepted().state
    assert (state.first_reading_due, state.investigation_due) == (READING_DUE, INVESTIGATION_DUE)


def test_the_investigation_of_a_reopened_deviation_keeps_its_deadline_in_a_correction() -> None:
    """En återöppnad avvikelse utreds från återöppnandet, vilken dag rapporten än kom in."""
    again = ENDED.stamped(replace(DEPARTMENT_HEAD, at=A_WEEK_LATER))
    reopened = again.when(ask.ReopenDeviation(reason="Det hände igen.")).accepted()
    before = reopened.state.investigation_due
    state = reopened.when(corrected(received=date(2026, 3, 13))).accepted().state
    assert state.investigation_due == before
    assert state.first_reading_due == due("deviation.first_reading", date(2026, 3, 13))


def test_a_day_that_somebody_has_chosen_stands_in_a_correction() -> None:
    """Rättas inkommen dag räknas inte en förlängd utredningstid om."""
    extended = IN_INVESTIGATION.stamped(DEPARTMENT_HEAD).when(EXTEND).accepted()
    state = extended.when(corrected(received=YESTERDAY)).accepted().state
    assert (state.received, state.first_reading_due) == (YESTERDAY, due("deviation.first_reading", YESTERDAY))
    assert (state.investigation_due, state.first_investigation_due) == (LATER_DUE, LATER_DUE)


def test_a_correction_keeps_to_days_that_have_been_in_their_order() -> None:
    """Också en rättad dag har varit, och den första kommer före den sista."""
    ahead = (
        {"occurred": Occurred(first=TOMORROW)},
        {"occurred": Occurred(last=TOMORROW)},
        {"discovered": TOMORROW},
        {"received": TOMORROW},
    )
    for days in ahead:
        IN.when(corrected(**days)).refused(NotYetHappened)
    IN.when(corrected(occurred=Occurred(first=TODAY, last=YESTERDAY))).refused(DaysInWrongOrder)


def test_nothing_came_in_after_it_was_entered() -> None:
    """Inkommen dag kan inte vara senare än den dag avvikelsen skrevs in."""
    IN.stamped(LATER).when(corrected(received=TOMORROW)).refused(no.ReceivedBeforeEntered)


def test_a_correction_names_a_unit_that_exists() -> None:
    """Den enhet som anges finns eller har funnits."""
    IN.when(corrected(unit=UUID(int=99))).refused(NoSuchRecord)


# ── Lex Sarah ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("spec", [IN, ASSESSED, IN_INVESTIGATION, AS_FOUND, DECIDED, FOLLOWED_UP])
def test_an_open_deviation_can_be_referred_at_any_time(spec: Spec) -> None:
    """Så länge avvikelsen är öppen kan den hänskjutas till lex Sarah-ansvarig."""
    spec.when(ask.ReferToLexSarah(reason="Det hände igen.")).then(
        happened.DeviationReferred(occasioned=Occasioned.LATER, reason="Det hände igen.", due=ALARM)
    )


def test_a_closed_deviation_is_opened_before_it_is_referred() -> None:
    """En avslutad avvikelse öppnas innan den hänskjuts."""
    ENDED.when(ask.ReferToLexSarah()).refused(WrongOrder)


def test_a_deviation_waits_for_one_answer_at_a_time() -> None:
    """Den som redan är hänskjuten väntar på sitt svar."""
    ASSESSED.given(REFERRED).when(ask.ReferToLexSarah()).refused(no.AlreadyReferred)


def test_the_officer_takes_a_deviation_over() -> None:
    """Lex Sarah-ansvarig tar över avvikelsen som lex Sarah."""
    asked = ASSESSED.given(REFERRED).stamped(AS_OFFICER)
    after = asked.when(ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER)).then(
        happened.DeviationEscalated(reason=None, case=CASE)
    )
    state = after.state
    assert (state.status, state.referral_answer) == (Status.ESCALATED, ReferralAnswer.TAKEN_OVER)
    assert (state.left_on, state.referral_waits, state.case) == (TODAY, False, CASE)


def test_what_was_taken_over_and_is_not_investigated_comes_back() -> None:
    """En övertagen avvikelse som inte utreds som lex Sarah går tillbaka till enheten, där den var."""
    escalated = happened.DeviationEscalated(reason=None, case=CASE)
    back = ask.ReinstateDeviation(case=CASE)
    for before, status in (
        (IN, Status.REPORTED),
        (ASSESSED, Status.READ),
        (IN_INVESTIGATION, Status.UNDER_INVESTIGATION),
    ):
        state = before.given(REFERRED, escalated).when(back).then(happened.DeviationReinstated(case=CASE)).state
        assert (state.status, state.left_on, state.case) == (status, None, CASE)


def test_whom_the_case_pointed_out_is_known_when_it_comes_back() -> None:
    """Den som pekades ut i lex Sarah-ärendet är utpekad också i avvikelsen när den går tillbaka."""
    gone = ASSESSED.given(REFERRED, happened.DeviationEscalated(reason=None, case=CASE))
    back = gone.knowing({CASE: Case(pointed_out=(INVESTIGATOR,))}).when(ask.ReinstateDeviation(case=CASE))
    back.then(happened.DeviationReinstated(case=CASE), named(INVESTIGATOR))


def test_what_lex_sarah_took_over_is_put_right_there() -> None:
    """Det som är övertaget som lex Sarah varken rättas eller makuleras av enheten."""
    taken = ASSESSED.given(REFERRED, happened.DeviationEscalated(reason=None, case=CASE))
    taken.when(corrected(place="Förrådet")).refused(no.TakenOver)
    taken.stamped(DEPARTMENT_HEAD).when(annul()).refused(no.TakenOver)


def test_what_was_struck_out_meanwhile_stays_so() -> None:
    """En avvikelse som har makulerats medan den var övertagen förblir makulerad."""
    assert (
        IN.given(REFERRED, ANNULLED).when(ask.ReinstateDeviation(case=CASE)).accepted().state.status is Status.ANNULLED
    )


def test_a_deviation_taken_over_again_becomes_a_case_of_its_own() -> None:
    """En avvikelse som har kommit tillbaka kan hänskjutas igen och blir då ett nytt ärende."""
    back = (happened.DeviationEscalated(reason=None, case=CASE), happened.DeviationReinstated(case=CASE))
    again = ASSESSED.given(REFERRED, *back, REFERRED).stamped(AS_OFFICER)
    asked = ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER)
    assert again.when(asked).accepted().state.case not in (None, CASE)


def test_a_dismissed_deviation_is_back_where_it_was() -> None:
    """Är det inte ett missförhållande fortsätter avvikelsen där den var."""
    asked = IN_INVESTIGATION.given(REFERRED).stamped(AS_OFFICER)
    told = ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT, reason="Ingen enskild berördes.")
    after = asked.when(told).then(happened.DeviationReferralDismissed(reason="Ingen enskild berördes."))
    state = after.state
    assert (state.status, state.referral_answered_on) == (Status.UNDER_INVESTIGATION, TODAY)
    assert (state.referral_waits, state.referred_on) == (False, TODAY)


def test_a_suspicion_is_dismissed_with_a_reason() -> None:
    """Ett nej från lex Sarah-ansvarig motiveras."""
    asked = ASSESSED.given(REFERRED).stamped(AS_OFFICER)
    asked.when(ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT)).refused(no.DismissedWithReason)


def test_nobody_dismisses_what_they_reported() -> None:
    """Den som själv har rapporterat kan ta över men inte avfärda misstanken."""
    asked = ASSESSED.given(REFERRED).stamped(replace(AS_OFFICER, by=SOMEBODY_ELSE))
    told = ask.AnswerReferral(answer=ReferralAnswer.NOT_MISCONDUCT, reason="Nej.")
    asked.when(told).refused(no.NotByTheReporter)
    asked.when(ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER)).accepted()


def test_only_what_was_referred_is_answered() -> None:
    """Lex Sarah-ansvarig svarar på det som är hänskjutet."""
    asked = ASSESSED.stamped(AS_OFFICER)
    asked.when(ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER)).refused(no.NotReferred)


# ── What it was and why ──────────────────────────────────────────────────────


def classify(**changed: Any) -> ask.ClassifyDeviation:
    said: dict[str, Any] = {
        "legal_bases": (LegalBasis.SOL,),
        "category": "routines",
        "subcategory": "routine_missing",
        "severity": Severity.MODERATE,
        "affected": Affected(count=1),
    }
    return ask.ClassifyDeviation(**{**said, **changed})


def test_a_deviation_is_classified() -> None:
    """Lagrum, kategori, allvar och vilka som berörs anges."""
    state = ASSESSED.when(classify()).then(CLASSIFIED).state
    assert (state.category, state.subcategory, state.severity) == (
        "routines",
        "routine_missing",
        Severity.MODERATE,
    )
    assert (state.legal_bases, state.affected.count) == ((LegalBasis.SOL,), 1)


def test_a_deviation_is_read_before_it_is_classified() -> None:
    """Förstabedömningen kommer före klassificeringen."""
    IN.when(classify()).refused(WrongOrder)


def test_a_deviation_is_reclassified_with_a_reason() -> None:
    """Den som ändrar klassificeringen skriver varför."""
    classified = ASSESSED.given(CLASSIFIED)
    classified.when(classify(severity=Severity.MINOR)).refused(no.ReclassifiedWithReason)
    after = classified.when(classify(severity=Severity.MINOR, reason="Ingen kom till skada.")).accepted()
    assert after.state.severity is Severity.MINOR


def test_a_classification_names_at_least_one_act() -> None:
    """Det framgår vilken lag verksamheten bedrivs enligt."""
    ASSESSED.when(classify(legal_bases=())).refused(no.UnderWhichAct)


def test_the_same_act_counts_once() -> None:
    """En lag som anges två gånger räknas en gång."""
    state = ASSESSED.when(classify(legal_bases=(LegalBasis.SOL, LegalBasis.SOL))).accepted().state
    assert state.legal_bases == (LegalBasis.SOL,)


def test_categories_are_the_boards_own() -> None:
    """Kategorierna är nämndens egna, och underkategorin hör till kategorin."""
    ASSESSED.when(classify(category="weather", subcategory=None)).refused(NotOneOfOurs)
    ASSESSED.when(classify(category="treatment")).refused(no.NotUnderThatCategory)
    Spec(REGISTER).given(REPORTED, READ).when(classify()).refused(NotKnownThen)


def test_a_child_is_seen() -> None:
    """Berörs ett barn anges konsekvenserna för barnet och om det har fått komma till tals."""
    child = Affected(child=YesNoUnknown.YES)
    heard = YesNoUnknown.UNKNOWN
    ASSESSED.when(classify(affected=child)).refused(no.TheChildFirst)
    ASSESSED.when(classify(affected=child, child_heard=heard)).refused(no.TheChildFirst)
    ASSESSED.when(classify(affected=child, child_consequences="Otrygghet.")).refused(no.TheChildFirst)
    seen = classify(affected=child, child_heard=heard, child_consequences="Otrygghet.")
    assert ASSESSED.when(seen).accepted().state.child_heard is heard


def test_an_investigation_is_started() -> None:
    """Chefen utser den som utreder."""
    state = ASSESSED.when(ask.StartInvestigation(investigator=INVESTIGATOR)).then(STARTED).state
    assert (state.status, state.investigator) == (Status.UNDER_INVESTIGATION, INVESTIGATOR)
    assert state.investigation_started_on == TODAY


def test_nobody_investigates_what_they_reported() -> None:
    """Den som har rapporterat utreder inte, vare sig från början eller senare."""
    ASSESSED.when(ask.StartInvestigation(investigator=SOMEBODY_ELSE)).refused(no.NotByTheReporter)
    IN_INVESTIGATION.when(ask.ReplaceInvestigator(investigator=SOMEBODY_ELSE)).refused(no.NotByTheReporter)


def test_the_investigator_works_here() -> None:
    """Den som utreder finns och arbetar här."""
    ASSESSED.when(ask.StartInvestigation(investigator=LEFT)).refused(no.DoesNotWorkHere)
    ASSESSED.when(ask.StartInvestigation(investigator=UUID(int=99))).refused(NoSuchRecord)


def test_another_investigator_takes_over() -> None:
    """Utredaren kan bytas ut."""
    after = IN_INVESTIGATION.when(ask.ReplaceInvestigator(investigator=OFFICER)).then(
        happened.DeviationInvestigatorReplaced(investigator=OFFICER, reason=None)
    )
    assert after.state.investigator == OFFICER


def test_whoever_is_above_the_unit_gives_the_investigation_more_time() -> None:
    """Avdelningschefen eller direktören förlänger utredningstiden, med skäl; regeln står kvar."""
    extended = happened.DeviationInvestigationExtended(investigation_due=LATER_DUE, reason=EXTEND.reason)
    for spec in (ASSESSED, IN_INVESTIGATION):
        state = spec.stamped(DEPARTMENT_HEAD).when(EXTEND).then(extended).state
        assert (state.investigation_due, state.first_investigation_due) == (LATER_DUE, LATER_DUE)
        assert (state.status, state.extensions) == (spec.state.status, 1)
    assert ask.ExtendInvestigation.may == {Role.DEPARTMENT_HEAD, Role.DIRECTOR}
    IN_INVESTIGATION.when(EXTEND).refused(NotTheirsToExtend)
    about = IN_INVESTIGATION.given(named(SOMEBODY)).stamped(DEPARTMENT_HEAD)
    about.when(EXTEND).refused(no.InOwnCause)


def test_what_has_passed_its_day_is_extended_too_and_more_than_once() -> None:
    """Också en försenad utredning får mer tid, flera gånger, men inte till en dag som redan har varit."""
    late = IN_INVESTIGATION.stamped(replace(DEPARTMENT_HEAD, at=datetime(2026, 6, 1, 7, 30, tzinfo=UTC)))
    for until in (date(2026, 5, 29), date(2026, 6, 1)):
        late.when(replace(EXTEND, until=until)).refused(NotLaterThanBefore)
    once = late.when(replace(EXTEND, until=date(2026, 6, 12))).accepted()
    state = once.when(replace(EXTEND, until=date(2026, 6, 26))).accepted().state
    assert (state.investigation_due.on, state.extensions) == (date(2026, 6, 26), 2)


def test_more_time_is_more_but_not_out_of_sight() -> None:
    """Den nya dagen är senare än den förra, och högst ett halvår längre fram."""
    asked = IN_INVESTIGATION.stamped(DEPARTMENT_HEAD)
    asked.when(replace(EXTEND, until=INVESTIGATION_DUE.on)).refused(NotLaterThanBefore)
    asked.when(replace(EXTEND, until=date(2026, 10, 16))).accepted()
    asked.when(replace(EXTEND, until=date(2026, 10, 17))).refused(TooFarAhead)


def test_only_an_investigation_that_is_waited_for_is_extended() -> None:
    """En avvikelse som inte är läst, eller som redan är utredd, har ingen utredningstid att förlänga."""
    for spec in (IN, AS_FOUND, DECIDED, ENDED):
        spec.stamped(DEPARTMENT_HEAD).when(EXTEND).refused(WrongOrder)
    undated = NEW.given(replace(REPORTED, investigation_due=None), READ).stamped(DEPARTMENT_HEAD)
    undated.when(EXTEND).refused(NoDayToExtend)


def test_the_first_investigation_keeps_its_day_when_a_reopened_one_is_extended() -> None:
    """Förlängs utredningen av en avvikelse som öppnats igen, står den första utredningens dag kvar."""
    again = ENDED.given(happened.DeviationReopened(reason="Nytt.", investigation_due=INVESTIGATION_DUE))
    state = again.stamped(DEPARTMENT_HEAD).when(EXTEND).accepted().state
    assert (state.first_investigation_due, state.investigation_due) == (INVESTIGATION_DUE, LATER_DUE)


def test_the_risk_is_worked_out_on_the_boards_scale() -> None:
    """Riskvärdet räknas ut på nämndens skala och sparas med skalans lydelse."""
    after = IN_INVESTIGATION.when(ask.AssessRisk(probability=3, consequence=4)).then(
        happened.DeviationRiskAssessed(probability=3, consequence=4, value=12, scale_version=1, grounds=None)
    )
    assert (after.state.probability, after.state.consequence) == (3, 4)
    assert (after.state.risk_value, after.state.scale_version) == (12, 1)


@pytest.mark.parametrize(("probability", "consequence"), [(5, 1), (1, 5)])
def test_a_step_stands_on_the_scale(probability: int, consequence: int) -> None:
    """Sannolikhet och konsekvens är steg på nämndens skala."""
    told = ask.AssessRisk(probability=probability, consequence=consequence)
    IN_INVESTIGATION.when(told).refused(no.NotAStep)


def test_without_a_scale_there_is_no_value() -> None:
    """Har nämnden ingen skala för dagen kan risken inte räknas ut."""
    told = ask.AssessRisk(probability=1, consequence=1)
    IN_INVESTIGATION.knowing({setting_id(Topic.SCALE): None}).when(told).refused(NotKnownThen)
    IN_INVESTIGATION.knowing(setting(Topic.SCALE)).when(told).refused(NotKnownThen)


def test_the_investigator_records_the_causes() -> None:
    """Utredaren anger orsakerna, minst en, ur nämndens orsaksområden."""
    told = ask.RecordCauses(causes=("cause_1", "cause_2"), analysis="Låset var gammalt.")
    after = IN_INVESTIGATION.stamped(AS_INVESTIGATOR).when(told)
    state = after.then(
        happened.DeviationCausesRecorded(causes=("cause_1", "cause_2"), analysis="Låset var gammalt.")
    ).state
    assert state.causes == ("cause_1", "cause_2")


def test_causes_are_some_and_ours() -> None:
    """Minst en orsak, högst tio, och nämndens egna."""
    spec = IN_INVESTIGATION.stamped(AS_INVESTIGATOR)
    spec.when(ask.RecordCauses(causes=(), analysis="…")).refused(no.NoCause)
    many = tuple(f"cause_{n}" for n in range(1, MOST_CAUSES + 2))
    spec.when(ask.RecordCauses(causes=many, analysis="…")).refused(no.TooManyCauses)
    spec.when(ask.RecordCauses(causes=many[:MOST_CAUSES], analysis="…")).accepted()
    spec.when(ask.RecordCauses(causes=("weather",), analysis="…")).refused(NotOneOfOurs)


def complete(misconduct: Reading) -> ask.CompleteInvestigation:
    return ask.CompleteInvestigation(
        findings="Låset var trasigt.", misconduct=misconduct, misconduct_reason="Ingen enskild berördes."
    )


def test_only_the_investigator_investigates() -> None:
    """Orsaker och slutsatser är utredarens."""
    told = ask.RecordCauses(causes=("cause_1",), analysis="…")
    IN_INVESTIGATION.when(told).refused(no.OnlyTheInvestigator)
    IN_INVESTIGATION.when(complete(Reading.NO)).refused(no.OnlyTheInvestigator)
    ASSESSED.stamped(AS_INVESTIGATOR).when(told).refused(WrongOrder)


def test_an_investigation_is_completed() -> None:
    """Utredaren slutför och svarar på om det är ett missförhållande."""
    spec = IN_INVESTIGATION.stamped(AS_INVESTIGATOR)
    state = spec.when(complete(Reading.NO)).then(INVESTIGATED).state
    assert (state.status, state.investigated_on) == (Status.INVESTIGATED, TODAY)
    assert state.misconduct is Reading.NO


@pytest.mark.parametrize("misconduct", [Reading.YES, Reading.UNCLEAR])
def test_what_the_investigation_finds_can_be_misconduct_is_referred(misconduct: Reading) -> None:
    """Visar utredningen att det kan vara ett missförhållande hänskjuts avvikelsen i samma beslut."""
    answer = IN_INVESTIGATION.stamped(AS_INVESTIGATOR).when(complete(misconduct))
    assert answer.events[1:] == (
        happened.DeviationReferred(occasioned=Occasioned.INVESTIGATION, reason=None, due=ALARM),
    )
    assert answer.accepted().state.referral_waits


# ── What is done about it ────────────────────────────────────────────────────


def test_the_outcome_is_decided() -> None:
    """Chefen beslutar om det var en avvikelse och om åtgärder behövs."""
    told = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=BY_MANAGER)
    state = AS_FOUND.when(told).then(ACTION_NEEDED).state
    assert (state.status, state.decided_on, state.confirmed) == (Status.DECIDED, TODAY, True)


def test_doing_nothing_is_reasoned() -> None:
    """Beslutet att inte vidta åtgärder motiveras."""
    told = ask.DecideOutcome(confirmed=False, measures_needed=False, decision=BY_MANAGER)
    AS_FOUND.when(told).refused(no.NoMeasuresWithReason)
    AS_FOUND.when(replace(told, reason="Låset var helt.")).then(NOTHING_NEEDED)


def test_nobody_decides_about_what_they_reported() -> None:
    """Den som har rapporterat beslutar inte."""
    decision = Decision(person=SOMEBODY_ELSE, day=TODAY)
    told = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=decision)
    AS_FOUND.when(told).refused(no.NotByTheReporter)


def test_a_decision_is_not_older_than_what_it_is_about() -> None:
    """Beslutet är inte äldre än den utredning som det vilar på."""
    told = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=replace(BY_MANAGER, day=YESTERDAY))
    AS_FOUND.when(told).refused(DaysInWrongOrder)


def test_a_deviation_is_investigated_before_it_is_decided_on() -> None:
    """Beslutet kommer efter utredningen."""
    told = ask.DecideOutcome(confirmed=True, measures_needed=True, decision=BY_MANAGER)
    IN_INVESTIGATION.when(told).refused(WrongOrder)


def plan(measure: UUID) -> ask.PlanMeasure:
    return ask.PlanMeasure(measure=measure, due=date(2026, 4, 1), description="Byt lås.")


def test_a_measure_is_planned() -> None:
    """En planerad åtgärd för avvikelsen till uppföljning."""
    state = DECIDED.when(plan(LOCK)).then(LOCK_PLANNED).state
    assert state.status is Status.IN_FOLLOW_UP
    (measure,) = state.measures
    assert (measure.due, measure.status) == (date(2026, 4, 1), MeasureStatus.PLANNED)


def test_what_lex_sarah_took_over_can_still_be_given_protection() -> None:
    """Enheten kan planera skydd också sedan lex Sarah-ansvarig har tagit över."""
    taken = ASSESSED.given(REFERRED, happened.DeviationEscalated(reason=None, case=CASE))
    planned = taken.when(plan(LOCK)).accepted()
    assert planned.state.status is Status.ESCALATED
    planned.when(ask.LetMeasureLiveOn(measure=LOCK)).accepted()


def test_a_measure_is_planned_once_and_there_is_room_for_twenty() -> None:
    """Samma åtgärd planeras en gång, och en avvikelse rymmer tjugo."""
    FOLLOWED_UP.when(plan(LOCK)).refused(no.MeasureAlreadyPlanned)
    full = DECIDED.given(*(replace(LOCK_PLANNED, measure=UUID(int=n)) for n in range(MOST_MEASURES)))
    full.when(plan(LOCK)).refused(no.TooManyMeasures)


def test_a_measure_is_carried_out() -> None:
    """En genomförd åtgärd antecknas med sin dag."""
    state = FOLLOWED_UP.when(ask.CompleteMeasure(measure=LOCK, completed_on=TODAY)).then(LOCK_CHANGED).state
    assert state.measure(LOCK).status is MeasureStatus.DONE
    assert state.measure(LOCK).completed_on == TODAY


def test_only_a_planned_measure_is_carried_out_and_not_in_advance() -> None:
    """Åtgärden finns, är inte redan genomförd, och dagen har varit."""
    FOLLOWED_UP.when(ask.CompleteMeasure(measure=TRAINING, completed_on=TODAY)).refused(no.NoSuchMeasure)
    DONE.when(ask.CompleteMeasure(measure=LOCK, completed_on=TODAY)).refused(no.MeasureNotOpen)
    FOLLOWED_UP.when(ask.CompleteMeasure(measure=LOCK, completed_on=TOMORROW)).refused(NotYetHappened)


def test_a_measure_that_takes_longer_lives_on_and_the_deviation_closes() -> None:
    """En åtgärd som tar längre tid lever vidare för sig, och avvikelsen kan avslutas."""
    told = ask.LetMeasureLiveOn(measure=LOCK, title="Utbildning i låsrutinen", reason="Utbildningen är i november.")
    found = happened.DeviationCausesRecorded(causes=("cause_1", "a_word_we_no_longer_use"), analysis="…")
    living = (
        FOLLOWED_UP.given(found)
        .when(told)
        .then(
            happened.DeviationMeasureLivesOn(
                measure=LOCK,
                action=measure_action(RECORD, LOCK),
                title="Utbildning i låsrutinen",
                unit=UNIT,
                due=date(2026, 4, 1),
                causes=("cause_1",),
                reason="Utbildningen är i november.",
            )
        )
    )
    closed = living.given(TOLD).when(ask.CloseDeviation()).accepted()
    after = closed.stamped(LATER).when(
        ask.CompleteMeasure(measure=LOCK, completed_on=TOMORROW, what_was_done="Alla var där.")
    )
    state = after.accepted().state
    assert (state.status, state.measure(LOCK).status) == (Status.CLOSED, MeasureStatus.DONE)
    living.when(told).refused(no.MeasureNotOpen)


def test_the_effect_is_evaluated() -> None:
    """När något är gjort utvärderas effekten."""
    after = DONE.when(ask.EvaluateEffect(effect=Effect.ACHIEVED)).then(
        happened.DeviationEffectEvaluated(effect=Effect.ACHIEVED, grounds=None)
    )
    assert (after.state.effect, after.state.effect_evaluated_on) == (Effect.ACHIEVED, TODAY)


def test_nothing_done_has_no_effect_to_evaluate() -> None:
    """Innan något är gjort finns ingen effekt att utvärdera."""
    FOLLOWED_UP.when(ask.EvaluateEffect(effect=Effect.ACHIEVED)).refused(no.NothingToEvaluate)


def feedback() -> ask.GiveFeedback:
    return ask.GiveFeedback(recipient=Recipient.REPORTER, channel=Channel.CONVERSATION, text="Låset är bytt.")


def test_the_reporter_is_told_what_the_report_led_to() -> None:
    """Den som rapporterade får veta vad rapporten ledde till."""
    state = DONE.when(feedback()).then(TOLD).state
    assert (state.feedback_on, state.feedback_to) == (TODAY, Recipient.REPORTER)


def test_feedback_comes_after_the_decision() -> None:
    """Återkopplingen ges när det finns något att berätta."""
    AS_FOUND.when(feedback()).refused(WrongOrder)


def test_another_operation_is_answered_by_the_department_head() -> None:
    """Kom avvikelsen från en annan verksamhet är det avdelningschefen som återkopplar."""
    incoming = NEW.given(replace(REPORTED, direction=Direction.INCOMING), by=SOMEBODY_ELSE)
    done = incoming.given(READ, STARTED, CLASSIFIED, INVESTIGATED, NOTHING_NEEDED)
    done.when(feedback()).refused(no.FeedbackFromDepartmentHead)
    done.when(ask.ForgoFeedback(reason=WhyNoFeedback.DECLINED)).refused(no.FeedbackFromDepartmentHead)
    done.stamped(DEPARTMENT_HEAD).when(feedback()).then(TOLD)


def test_no_feedback_is_given_for_a_reason() -> None:
    """Vill ingen ha återkoppling antecknas varför."""
    after = DONE.when(ask.ForgoFeedback(reason=WhyNoFeedback.DECLINED)).then(
        happened.DeviationFeedbackNotWanted(reason=WhyNoFeedback.DECLINED, explanation=None)
    )
    assert after.when(ask.CloseDeviation()).accepted().state.no_feedback is WhyNoFeedback.DECLINED
    assert after.when(feedback()).accepted().state.no_feedback is None


# ── It ends ──────────────────────────────────────────────────────────────────


def test_a_deviation_is_closed() -> None:
    """Är åtgärderna klara och återkopplingen given avslutas avvikelsen."""
    state = DONE.given(TOLD).when(ask.CloseDeviation()).then(CLOSED).state
    assert (state.status, state.closed_on, state.first_closed_on) == (Status.CLOSED, TODAY, TODAY)


def test_a_deviation_without_measures_is_closed() -> None:
    """Behövdes inga åtgärder räcker beslutet och återkopplingen."""
    AS_FOUND.given(NOTHING_NEEDED, TOLD).when(ask.CloseDeviation(note="Klart.")).accepted()


def test_a_deviation_is_decided_on_before_it_is_closed() -> None:
    """Utan beslut avslutas ingenting."""
    AS_FOUND.when(ask.CloseDeviation()).refused(WrongOrder)


def test_a_deviation_with_a_category_is_closed() -> None:
    """En avvikelse utan kategori avslutas inte: den skulle saknas i sammanställningen."""
    unclassified = IN_INVESTIGATION.given(INVESTIGATED, NOTHING_NEEDED, TOLD)
    unclassified.when(ask.CloseDeviation()).refused(no.CategoryFirst)


def test_a_deviation_is_not_closed_before_somebody_is_told() -> None:
    """Återkoppling, eller skälet till att den uteblir, kommer före avslutet."""
    DONE.when(ask.CloseDeviation()).refused(no.FeedbackFirst)


def test_a_deviation_is_not_closed_with_measures_left() -> None:
    """Planerade åtgärder genomförs eller får leva vidare innan avvikelsen avslutas."""
    FOLLOWED_UP.given(TOLD).when(ask.CloseDeviation()).refused(no.MeasuresLeftOpen)


def test_measures_that_are_needed_are_planned() -> None:
    """Är åtgärder beslutade ska det finnas någon."""
    DECIDED.given(TOLD).when(ask.CloseDeviation()).refused(no.NoMeasurePlanned)


def test_a_suspicion_is_answered_before_the_deviation_leaves() -> None:
    """En obesvarad misstanke om missförhållande avslutas, överlämnas, märks och makuleras inte."""
    DONE.given(TOLD, REFERRED).when(ask.CloseDeviation()).refused(no.ReferralUnanswered)
    waiting = ASSESSED.given(REFERRED)
    waiting.when(transfer()).refused(no.ReferralUnanswered)
    waiting.when(ask.MarkAsDuplicate(original=OTHER_DEVIATION)).refused(no.ReferralUnanswered)
    waiting.when(annul()).refused(no.ReferralUnanswered)


def test_a_serious_deviation_is_tried_as_lex_sarah_before_it_is_closed() -> None:
    """En allvarlig avvikelse prövas av lex Sarah-ansvarig innan den avslutas."""
    serious = DONE.given(replace(CLASSIFIED, severity=Severity.SERIOUS), TOLD)
    serious.when(ask.CloseDeviation()).refused(no.MustBeTriedAsLexSarah)
    tried = serious.given(REFERRED, happened.DeviationReferralDismissed(reason="Ingen enskild berördes."))
    tried.when(ask.CloseDeviation()).accepted()


def test_a_closed_deviation_is_opened_again() -> None:
    """Avdelningschefen öppnar en avslutad avvikelse; den första avslutningen finns kvar."""
    again = ENDED.stamped(replace(DEPARTMENT_HEAD, at=A_WEEK_LATER))
    after = again.when(ask.ReopenDeviation(reason="Det hände igen.")).then(
        happened.DeviationReopened(
            reason="Det hände igen.",
            investigation_due=due("deviation.investigation", date(2026, 3, 23)),
        )
    )
    state = after.state
    assert (state.status, state.reopened) == (Status.UNDER_INVESTIGATION, 1)
    assert (state.first_closed_on, state.closed_on) == (TODAY, None)
    assert (state.confirmed, state.feedback_on, state.category) == (None, None, "routines")


def test_the_first_closing_is_kept_through_a_second() -> None:
    """Ledtiden till första avslutet finns kvar när avvikelsen avslutas en andra gång."""
    reopened = happened.DeviationReopened(reason="Det hände igen.", investigation_due=None)
    state = ENDED.given(reopened, INVESTIGATED, NOTHING_NEEDED, TOLD, CLOSED, at=A_WEEK_LATER).state
    assert (state.first_closed_on, state.closed_on) == (TODAY, date(2026, 3, 23))


def test_a_reopened_deviation_is_decided_and_told_anew() -> None:
    """När ett ärende öppnas igen görs utredning, beslut och återkoppling om; resten står kvar."""
    before = ENDED.given(happened.DeviationFeedbackNotWanted(reason=WhyNoFeedback.DECLINED, explanation=None))
    reopened = happened.DeviationReopened(reason="Det hände igen.", investigation_due=READING_DUE)
    assert before.given(reopened).state == replace(
        before.state,
        status=Status.UNDER_INVESTIGATION,
        investigation_due=READING_DUE,
        reopened=1,
        end_turns=(*before.state.end_turns, STAMP.day),
        closed_on=None,
        investigated_on=None,
        misconduct=None,
        decided_on=None,
        confirmed=None,
        measures_needed=None,
        feedback_on=None,
        feedback_to=None,
        no_feedback=None,
    )


def test_what_was_closed_can_still_be_evaluated_and_told() -> None:
    """Effekten kan utvärderas och fler få återkoppling också sedan avvikelsen är avslutad."""
    told = ENDED.when(ask.EvaluateEffect(effect=Effect.PARTLY)).accepted()
    assert told.when(feedback()).accepted().state.status is Status.CLOSED


def test_what_is_open_is_not_opened() -> None:
    """Bara det avslutade öppnas igen."""
    DONE.when(ask.ReopenDeviation(reason="…")).refused(WrongOrder)


def test_what_is_told_twice_is_marked_as_a_duplicate() -> None:
    """Berättar två rapporter om samma sak handläggs en av dem."""
    after = ASSESSED.when(ask.MarkAsDuplicate(original=OTHER_DEVIATION)).then(
        happened.DeviationMarkedDuplicate(original=OTHER_DEVIATION, reason=None)
    )
    assert (after.state.status, after.state.duplicate_of) == (Status.DUPLICATE, OTHER_DEVIATION)
    assert after.state.left_on == TODAY


@pytest.mark.parametrize("status", [Status.DUPLICATE, Status.ANNULLED])
def test_a_duplicate_points_to_one_that_is_worked_with(status: Status) -> None:
    """Dubbletten pekar på en avvikelse som inte själv är dubblett eller makulerad."""
    spec = ASSESSED.knowing({OTHER_DEVIATION: Deviation(status=status), ASSESSED.record: ASSESSED.state})
    spec.when(ask.MarkAsDuplicate(original=spec.record)).refused(no.DuplicateOfItself)
    spec.when(ask.MarkAsDuplicate(original=OTHER_DEVIATION)).refused(no.NoOriginal)
    spec.when(ask.MarkAsDuplicate(original=UUID(int=99))).refused(NoSuchRecord)


def transfer() -> ask.TransferElsewhere:
    return ask.TransferElsewhere(destination=Destination.WORK_ENVIRONMENT, receipt="Tillbud 114")


def test_what_is_not_ours_is_handed_over_with_a_receipt() -> None:
    """Det som hör hemma någon annanstans lämnas över mot kvitto."""
    after = ASSESSED.when(transfer()).then(
        happened.DeviationTransferred(
            destination=Destination.WORK_ENVIRONMENT, receiver=None, receipt="Tillbud 114", reason=None
        )
    )
    assert after.state.transferred_to is Destination.WORK_ENVIRONMENT
    assert (after.state.status, after.state.left_on) == (Status.TRANSFERRED, TODAY)


def test_nothing_leaves_unread() -> None:
    """Ingen rapport lämnas över eller märks som dubblett innan frågan om missförhållande är besvarad."""
    IN.when(transfer()).refused(no.ReadFirst)
    IN.when(ask.MarkAsDuplicate(original=OTHER_DEVIATION)).refused(no.ReadFirst)


def test_what_has_ended_is_not_handed_over() -> None:
    """Det avslutade lämnas inte över, och inte heller det som har åtgärder kvar."""
    ENDED.when(transfer()).refused(WrongOrder)
    FOLLOWED_UP.when(transfer()).refused(no.MeasuresLeftOpen)


def annul() -> ask.AnnulDeviation:
    return ask.AnnulDeviation(reason=WhyAnnulled.WRONG_PERSON, explanation="Namnet var fel.", decision=BY_MANAGER)


def test_a_wrong_entry_is_annulled() -> None:
    """En felaktig post makuleras med skäl och beslut; den tas aldrig bort."""
    state = IN.when(annul()).then(ANNULLED).state
    assert (state.status, state.annulled) == (Status.ANNULLED, WhyAnnulled.WRONG_PERSON)
    assert state.left_on == TODAY


def every_command() -> list[Any]:
    return [
        ask.ReadDeviation(reading=Reading.NO),
        ask.NameConcerned(pointed_out=(), concerns_manager=False),
        ask.MoveToUnit(unit=OTHER_UNIT),
        ask.RequestCompletion(question="?"),
        ask.ProvideCompletion(answer="!"),
        corrected(),
        ask.ReferToLexSarah(),
        ask.AnswerReferral(answer=ReferralAnswer.TAKEN_OVER),
        classify(),
        ask.StartInvestigation(investigator=INVESTIGATOR),
        ask.ReplaceInvestigator(investigator=INVESTIGATOR),
        EXTEND,
        ask.AssessRisk(probability=1, consequence=1),
        ask.RecordCauses(causes=("cause_1",), analysis="…"),
        complete(Reading.NO),
        ask.DecideOutcome(confirmed=True, measures_needed=True, decision=BY_MANAGER),
        plan(LOCK),
        ask.CompleteMeasure(measure=LOCK, completed_on=TODAY),
        ask.LetMeasureLiveOn(measure=LOCK),
        ask.EvaluateEffect(effect=Effect.NONE),
        feedback(),
        ask.ForgoFeedback(reason=WhyNoFeedback.ANONYMOUS),
        ask.CloseDeviation(),
        ask.ReopenDeviation(reason="…"),
        ask.MarkAsDuplicate(original=OTHER_DEVIATION),
        transfer(),
        annul(),
    ]


@pytest.mark.parametrize("command", every_command(), ids=lambda command: type(command).__name__)
def test_nothing_is_done_with_what_was_annulled_or_never_reported(command: Any) -> None:
    """Efter makuleringen återstår bara läsning, och före rapporten finns inget att göra."""
    DONE.given(ANNULLED).when(command).refused(WrongOrder)
    assert NEW.when(command).refusal is not None


# ── Handled before the book ──────────────────────────────────────────────────


def test_what_was_closed_before_the_book_is_brought_in_closed() -> None:
    """En avvikelse som avslutades före liggaren förs in som avslutad, med det som är känt, och väntar på inget."""
    state = NEW.when(BRING_IN).then(BROUGHT_IN).state
    assert (state.status, state.brought_in, state.earlier_number) == (Status.CLOSED, True, "2019-117")
    assert (state.received, state.closed_on, state.first_closed_on) == (BRING_IN.received, DAY_IN_MAY, DAY_IN_MAY)
    assert (state.confirmed, state.measures_needed, state.category) == (True, True, "routines")
    assert (state.recorded, state.reporter, state.end_turns) == (TODAY, None, (DAY_IN_MAY,))
    assert (state.first_reading_due, state.investigation_due, state.read_on, state.investigated_on) == (None,) * 4
    assert list(waiting(REGISTER, state)) == []
    least = ask.BringInDeviation(received=DAY_IN_MAY, closed_on=DAY_IN_MAY, category="treatment")
    assert NEW.when(least).accepted().state.confirmed is None
    assert ask.BringInDeviation.may == set(READERS_IN)


@pytest.mark.parametrize(
    ("outcome", "meant"),
    [
        (EarlierOutcome.MEASURES, (True, True)),
        (EarlierOutcome.NO_MEASURES, (True, False)),
        (EarlierOutcome.NO_DEVIATION, (False, False)),
        (EarlierOutcome.UNKNOWN, (None, None)),
    ],
)
def test_what_came_of_it_says_as_much_as_was_known(outcome: EarlierOutcome, meant: tuple[bool | None, ...]) -> None:
    """Utfallet i det gamla registret säger om det var en avvikelse och om åtgärder behövdes, eller inget."""
    state = NEW.when(replace(BRING_IN, outcome=outcome)).accepted().state
    assert (state.confirmed, state.measures_needed) == meant


def test_what_is_brought_in_keeps_to_days_in_order_and_to_words_and_units_of_ours() -> None:
    """Dagarna har varit och kommer i ordning, kategorin är nämndens och enheten finns."""
    for ahead in ({"received": TOMORROW}, {"closed_on": TOMORROW}, {"occurred": Occurred(last=TOMORROW)}):
        NEW.when(replace(BRING_IN, **ahead)).refused(NotYetHappened)
    for backwards in (
        {"received": date(2019, 5, 4)},
        {"occurred": Occurred.on(date(2019, 5, 4))},
        {"occurred": Occurred(first=date(2019, 3, 2), last=date(2019, 3, 1))},
    ):
        NEW.when(replace(BRING_IN, **backwards)).refused(DaysInWrongOrder)
    NEW.when(replace(BRING_IN, category="unheard_of")).refused(NotOneOfOurs)
    NEW.when(replace(BRING_IN, unit=UNIT)).refused(NoSuchRecord)
    NEW.when(replace(BRING_IN, unit=CLOSED_UNIT)).accepted()
    IN.when(BRING_IN).refused(AlreadyThere)


def test_what_was_brought_in_is_put_right_without_getting_deadlines() -> None:
    """En rättelse av det som fördes in ger inga frister, och det kom inte in efter att det avslutades."""
    brought_in = NEW.given(BROUGHT_IN)
    earlier = date(2019, 3, 1)
    state = brought_in.when(corrected(received=earlier, unit=None)).accepted().state
    assert (state.received, state.first_reading_due, state.investigation_due) == (earlier, None, None)
    brought_in.when(corrected(received=date(2019, 5, 4), unit=None)).refused(DaysInWrongOrder)
    brought_in.when(annul()).accepted()


def test_what_was_brought_in_is_opened_again_when_it_was_not_over() -> None:
    """Det som fördes in öppnas igen som annat som är avslutat, och utreds då på nytt."""
    again = NEW.given(BROUGHT_IN).stamped(DEPARTMENT_HEAD).when(ask.ReopenDeviation(reason="Nytt.")).accepted()
    assert (again.state.status, again.state.investigation_due) == (Status.UNDER_INVESTIGATION, INVESTIGATION_DUE)
    state = again.when(corrected(received=date(2019, 3, 1), unit=None)).accepted().state
    assert (state.first_reading_due, state.investigation_due) == (None, INVESTIGATION_DUE)


# ── The register as a whole ──────────────────────────────────────────────────


def test_every_command_is_known_here() -> None:
    """Varje åtgärd i registret prövas mot det makulerade ovan."""
    assert {type(command) for command in every_command()} | {
        ask.ReportDeviation,
        ask.BringInDeviation,
        ask.ReinstateDeviation,
    } == set(REGISTER.commands)


def test_a_deviation_with_everything_in_it_stays_small() -> None:
    """En avvikelse med alla orsaker och åtgärder ryms med marginal."""
    planned = (replace(LOCK_PLANNED, measure=UUID(int=n)) for n in range(MOST_MEASURES))
    causes = tuple(f"{n:060}" for n in range(MOST_CAUSES))
    recorded = happened.DeviationCausesRecorded(causes=causes, analysis="…")
    full = NEW.given(replace(REPORTED, place="x" * 200, source=COMPLAINT), READ, STARTED, recorded)
    state = full.given(CLASSIFIED, INVESTIGATED, ACTION_NEEDED, *planned).state
    assert len(repr(asdict(state)).encode()) < 8000


def test_no_text_that_somebody_wrote_is_in_the_state() -> None:
    """Det som kan peka ut någon finns i raderna, aldrig i posten."""
    fields = set(Deviation.__dataclass_fields__)
    assert not fields & {"description", "findings", "analysis", "text", "reason", "explanation", "note"}


def test_every_event_and_every_refusal_is_reached_here() -> None:
    """Varje händelse och varje avslag i registret har ett fall ovan."""
    ours = {
        one for one in vars(no).values() if isinstance(one, type) and issubclass(one, Refusal) and one is not Refusal
    }
    assert ours <= REFUSALS_REACHED
    assert set(get_args(REGISTER.event)) <= EVENTS_REACHED

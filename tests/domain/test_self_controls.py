"""The rules of self-control: planned, made by a checklist, answered, compared, told, and led to deviations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from domain.actions import REGISTER as ACTIONS
from domain.board import REGISTER as SETTINGS
from domain.board import (
    Choice,
    ChoicesDecided,
    Decider,
    DecidersDecided,
    Due,
    Topic,
    setting_id,
)
from domain.deviations import REGISTER as DEVIATIONS
from domain.documents.state import Document, RevisionHeld
from domain.documents.words import Status as DocumentStatus
from domain.grammar import NoSuchRecord
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.reactions import reactions
from domain.samples import Sample
from domain.samples import Status as SampleStatus
from domain.self_control_plans import words as plan_words
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import Frequency, Method, PlannedControl
from domain.self_controls import REGISTER
from domain.self_controls.commands import (
    AnalyseSelfControl,
    AnnulSelfControl,
    AnswerSelfControlQuestion,
    CancelSelfControl,
    CloseSelfControl,
    CompleteSelfControl,
    CorrectSelfControl,
    PlanSelfControl,
    ProposeSelfControlAction,
    RecordObservation,
    ReportDeviationFound,
    ReportSelfControl,
    StartSelfControl,
)
from domain.self_controls.events import (
    SelfControlActionProposed,
    SelfControlAnalysed,
    SelfControlAnnulled,
    SelfControlCancelled,
    SelfControlClosed,
    SelfControlCorrected,
    SelfControlFoundDeviation,
    SelfControlObserved,
    SelfControlPerformed,
    SelfControlPlanned,
    SelfControlQuestionAnswered,
    SelfControlReported,
    SelfControlStarted,
)
from domain.self_controls.refusals import (
    AlreadyReported,
    AnsweredByOthers,
    ChecklistNotInForce,
    ComparedWithWhat,
    EnoughActions,
    ItemsLeft,
    NobodyTold,
    NothingObserved,
    NothingWanting,
    NotInThePlan,
    NotOnTheChecklist,
    NotWorkingHere,
    QuestionsLeft,
    TooFarAhead,
    WantingWithoutDeviation,
    WhichFiles,
)
from domain.self_controls.state import SelfControl
from domain.self_controls.words import (
    MOST_ACTIONS,
    Audience,
    Fulfilment,
    Observed,
    Status,
    Trend,
    WhyAnnulled,
    WhyCancelled,
    action_id,
    deviation_id,
)
from domain.terms import Body, Role, YesNoUnknown
from domain.words import (
    AlreadyThere,
    DaysInWrongOrder,
    Decision,
    NotYetHappened,
    Occurred,
    Source,
    WrongOrder,
)
from tests.spec import RECORD, SOMEBODY, STAMP, UNIT, Spec

TODAY = date(2026, 3, 16)
TOMORROW = date(2026, 3, 17)
LAST_WEEK = date(2026, 3, 9)
PLAN = UUID("00000000-0000-4000-8000-0000000000c1")
EARLIER = UUID("00000000-0000-4000-8000-0000000000c2")
SAMPLE = UUID("00000000-0000-4000-8000-0000000000c3")
CHECKLIST = UUID("00000000-0000-4000-8000-0000000000c4")
BY_BOARD = Decision(body=Body.BOARD, day=date(2025, 12, 16))

ASKED = ChoicesDecided(
    topic=Topic.QUESTIONS,
    choices=(
        Choice(id="q1", label="Arbetar personalen enligt processer och rutiner?", parent="self_control.tertial"),
        Choice(id="q4", label="Uppfyller avdelningen kraven?", parent="self_control.accounts"),
    ),
    since=date(2026, 1, 1),
    decision=BY_BOARD,
)
WHO = DecidersDecided(
    deciders=(
        Decider(matter="self_control.answer", roles=(Role.DEPARTMENT_HEAD, Role.UNIT_MANAGER), basis="E81"),
        Decider(matter="self_control.plan", roles=(Role.DEPARTMENT_HEAD,), basis="E42"),
    ),
    since=date(2026, 1, 1),
    decision=BY_BOARD,
)
OUR_QUESTIONS = {setting_id(Topic.QUESTIONS): SETTINGS.replay([(ASKED, STAMP)])}
OUR_ORDER = {setting_id(Topic.DECIDERS): SETTINGS.replay([(WHO, STAMP)])}

FILES = PlannedControl(
    what="Genomförandeplaner", method=Method.RECORD_REVIEW, extent="20 akter", frequency=Frequency.TERTIAL
)
IN_THE_PLAN = {
    PLAN: SelfControlPlan(status=plan_words.Status.DECIDED, unit=UNIT, year=2026, controls=(FILES,)),
}

ASK = PlanSelfControl(
    title="Genomförandeplaner våren 2026",
    unit=UNIT,
    method=Method.CHECKLIST,
    responsible=SOMEBODY,
    self_control_questions=("q1",),
)
END_OF_TERTIAL = Due(on=date(2026, 4, 30), rule="self_control.tertial", version=1, local=False)
PLANNED = SelfControlPlanned(
    title=ASK.title,
    unit=UNIT,
    method=Method.CHECKLIST,
    plan=None,
    control=None,
    self_control_questions=("q1",),
    responsible=SOMEBODY,
    perform_by=date(2026, 4, 30),
    due=END_OF_TERTIAL,
)
BEGIN = StartSelfControl(items=("Planen finns", "Den enskilde har varit med"))
STARTED = SelfControlStarted(items=BEGIN.items, checklist=None, checklist_revision=None, sample=None, extent=None)
ALL_WELL = SelfControlObserved(item=1, met=20, not_met=0, not_applicable=0, evidence=None)
THREE_SHORT = SelfControlObserved(item=2, met=16, not_met=3, not_applicable=1, evidence="Tre saknar underskrift.")
ANSWERED = SelfControlQuestionAnswered(
    self_control_question="q1", fulfilment=Fulfilment.PARTLY, answer="Till största del."
)
DEVIATION = deviation_id(RECORD, 2)
FOUND = SelfControlFoundDeviation(
    deviation=DEVIATION,
    item=2,
    unit=UNIT,
    occurred=Occurred(),
    discovered=TODAY,
    danger_now=YesNoUnknown.NO,
    suspects_misconduct=YesNoUnknown.NO,
)
PERFORMED = SelfControlPerformed(day=TODAY)
ANALYSED = SelfControlAnalysed(conclusions="Planerna finns.", trend=Trend.FIRST, previous=None, without_deviation=None)
REPORTED = SelfControlReported(audience=Audience.OPERATIONS, day=TODAY, diary_number=None, summary=None)

LEFT = UUID("00000000-0000-4000-8000-0000000000c5")
STAFF = {
    SOMEBODY: Person(status=PersonStatus.REGISTERED, unit=UNIT),
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, until=date(2025, 12, 31)),
}
spec = Spec(REGISTER).knowing(OUR_QUESTIONS).knowing(STAFF)
planned = spec.given(PLANNED)
started = planned.given(STARTED)
observed = started.given(ALL_WELL, THREE_SHORT)
performed = observed.given(ANSWERED, FOUND, PERFORMED)
analysed = performed.given(ANALYSED)


# ── Planning ─────────────────────────────────────────────────────────────────


def test_a_self_control_is_due_when_the_tertial_ends() -> None:
    """En egenkontroll som planeras utan dag ska vara gjord när tertialet slutar."""
    assert spec.when(ASK).then(PLANNED).state.perform_by == date(2026, 4, 30)


def test_a_self_control_with_a_day_of_its_own_is_held_to_the_tertial_that_day_lies_in() -> None:
    """Den som anger en egen dag får den, och fristen är slutet på tertialet där dagen ligger."""
    state = spec.when(replace(ASK, perform_by=date(2026, 6, 1))).accepted().state
    assert (state.perform_by, state.due.on) == (date(2026, 6, 1), date(2026, 8, 31))


def test_a_self_control_is_not_planned_out_of_sight() -> None:
    """En egenkontroll planeras högst tio år framåt: längre bort är ett skrivfel i årtalet."""
    spec.when(replace(ASK, perform_by=date(2036, 12, 31))).accepted()
    spec.when(replace(ASK, perform_by=date(2037, 1, 1))).refused(TooFarAhead)
    planned.when(replace(RIGHT, perform_by=date(2037, 1, 1))).refused(TooFarAhead)


def test_a_self_control_of_the_plan_says_which_of_its_controls_it_is() -> None:
    """En egenkontroll ur planen säger vilken plan och vilken kontroll i den, för samma enhet."""
    ours = spec.knowing(IN_THE_PLAN)
    assert ours.when(replace(ASK, plan=PLAN, control=1)).accepted().state.plan == PLAN
    ours.when(replace(ASK, plan=PLAN, control=2)).refused(NotInThePlan)
    ours.when(replace(ASK, plan=PLAN)).refused(NotInThePlan)
    ours.when(replace(ASK, control=1)).refused(NotInThePlan)
    ours.when(replace(ASK, plan=PLAN, control=1, unit=SOMEBODY)).refused(NotInThePlan)


def test_a_self_control_is_planned_once() -> None:
    """En egenkontroll planeras bara en gång."""
    planned.when(ASK).refused(AlreadyThere)


# ── Starting ─────────────────────────────────────────────────────────────────


def test_a_self_control_starts_with_its_checklist() -> None:
    """En egenkontroll börjar med att checklistans punkter anges."""
    state = planned.when(BEGIN).then(STARTED).state
    assert (state.status, state.left, state.started_on) == (Status.STARTED, 2, TODAY)


def test_files_are_not_read_as_somebody_likes() -> None:
    """När akter granskas sägs vilka: ett lottat stickprov, eller hur många och vilka."""
    files = spec.given(replace(PLANNED, method=Method.RECORD_REVIEW))
    files.when(BEGIN).refused(WhichFiles)
    files.when(replace(BEGIN, extent="Var tionde akt ur verksamhetssystemet")).accepted()
    drawn = files.knowing({SAMPLE: Sample(status=SampleStatus.DRAWN)})
    assert drawn.when(replace(BEGIN, sample=SAMPLE)).accepted().state.sample == SAMPLE
    annulled = files.knowing({SAMPLE: Sample(status=SampleStatus.ANNULLED)})
    annulled.when(replace(BEGIN, sample=SAMPLE)).refused(WrongOrder)


def test_the_checklist_is_the_revision_that_applies() -> None:
    """Checklistan är den revision som gäller idag, och revisionens nummer skrivs in."""
    held = RevisionHeld(
        number=3,
        content="l" * 43,
        valid_from=LAST_WEEK,
        valid_to=None,
        established_on=LAST_WEEK,
        paragraph=None,
        receipts_wanted=False,
    )
    there = planned.knowing({CHECKLIST: Document(status=DocumentStatus.PUBLISHED, revisions=(held,))})
    assert there.when(replace(BEGIN, checklist=CHECKLIST)).accepted().state.checklist_revision == 3
    to_come = replace(held, valid_from=TOMORROW)
    not_yet = planned.knowing({CHECKLIST: Document(status=DocumentStatus.PUBLISHED, revisions=(to_come,))})
    not_yet.when(replace(BEGIN, checklist=CHECKLIST)).refused(ChecklistNotInForce)


def test_what_has_not_been_started_has_nothing_to_observe() -> None:
    """Innan egenkontrollen är påbörjad antecknas ingenting."""
    planned.when(RecordObservation(item=1, met=1)).refused(WrongOrder)


# ── Observing ────────────────────────────────────────────────────────────────


def test_an_item_is_counted_and_may_be_counted_anew() -> None:
    """Varje punkt räknas, och en senare räkning gäller i stället för den förra."""
    after = started.when(RecordObservation(item=2, met=16, not_met=3, not_applicable=1, evidence=THREE_SHORT.evidence))
    state = after.then(THREE_SHORT).when(RecordObservation(item=2, met=19, not_applicable=1)).accepted().state
    assert state.observed == (Observed(), Observed(met=19, not_applicable=1)) and state.left == 1


def test_only_items_of_the_checklist_are_counted_and_something_is() -> None:
    """Bara checklistans punkter räknas, och något ska ha räknats."""
    started.when(RecordObservation(item=3, met=1)).refused(NotOnTheChecklist)
    started.when(RecordObservation(item=1)).refused(NothingObserved)


def test_the_board_s_questions_are_answered_by_those_it_has_said() -> None:
    """Nämndens frågor besvaras av dem som nämnden har bestämt."""
    ask = AnswerSelfControlQuestion(
        self_control_question="q1", fulfilment=Fulfilment.PARTLY, answer="Till största del."
    )
    assert started.when(ask).then(ANSWERED).state.answered == ("q1",)
    ours = started.knowing(OUR_ORDER)
    ours.when(ask).then(ANSWERED)
    ours.stamped(replace(STAMP, role=Role.TEAM_LEADER)).when(ask).refused(AnsweredByOthers)


def test_a_self_control_is_made_when_every_item_is_examined() -> None:
    """Egenkontrollen är genomförd när varje punkt är granskad, en dag som har varit."""
    observed.when(CompleteSelfControl(day=TODAY)).then(PERFORMED)
    started.when(CompleteSelfControl(day=TODAY)).refused(ItemsLeft)
    observed.when(CompleteSelfControl(day=TOMORROW)).refused(NotYetHappened)
    observed.when(CompleteSelfControl(day=LAST_WEEK)).refused(DaysInWrongOrder)


# ── What was found wanting ───────────────────────────────────────────────────

REPORT = ReportDeviationFound(item=2, danger_now=YesNoUnknown.NO, suspects_misconduct=YesNoUnknown.NO)


def test_what_was_found_wanting_becomes_a_deviation_in_the_same_act() -> None:
    """En brist som egenkontrollen visar rapporteras som avvikelse i samma handling, med egenkontrollen som källa."""
    assert observed.when(REPORT).then(FOUND).state.deviations == (DEVIATION,)
    (asked,) = reactions("self_controls", RECORD, 6, FOUND)
    assert (asked.register, asked.record) == ("deviations", DEVIATION)
    state = Spec(DEVIATIONS).when(asked.command).accepted().state
    assert state.source == Source(register="self_controls", record=RECORD, version=6)
    assert (state.unit, state.discovered) == (UNIT, TODAY)


def test_a_deviation_is_of_something_that_was_not_met_and_only_once() -> None:
    """Bara det som inte var uppfyllt rapporteras, och bara en gång för varje punkt."""
    observed.when(replace(REPORT, item=1)).refused(NothingWanting)
    observed.when(replace(REPORT, item=3)).refused(NotOnTheChecklist)
    observed.given(FOUND).when(REPORT).refused(AlreadyReported)
    observed.when(replace(REPORT, occurred=Occurred.on(TOMORROW))).refused(NotYetHappened)
    backwards = Occurred(first=TODAY, last=LAST_WEEK)
    observed.when(replace(REPORT, occurred=backwards)).refused(DaysInWrongOrder)


def test_what_is_to_become_better_is_an_action_in_the_same_act() -> None:
    """Det som ska bli bättre föreslås som åtgärd i åtgärdsregistret, i samma handling."""
    ask = ProposeSelfControlAction(title="Mall för underskrift", ready_by=date(2026, 5, 4))
    first = SelfControlActionProposed(
        action=action_id(RECORD, 1), title=ask.title, unit=UNIT, ready_by=date(2026, 5, 4)
    )
    after = performed.when(ask).then(first)
    (asked,) = reactions("self_controls", RECORD, 8, first)
    assert (asked.register, asked.record) == ("actions", action_id(RECORD, 1))
    given = Spec(ACTIONS, record=asked.record).knowing({RECORD: after.state})
    assert given.when(asked.command).accepted().state.title == "Mall för underskrift"
    observed.when(ask).refused(WrongOrder)
    many = performed.given(*(replace(first, action=action_id(RECORD, n)) for n in range(MOST_ACTIONS)))
    many.when(ask).refused(EnoughActions)


# ── Analysing, telling, ending ───────────────────────────────────────────────

ANALYSE = AnalyseSelfControl(conclusions="Planerna finns.", trend=Trend.FIRST)


def test_the_first_result_is_analysed_on_its_own() -> None:
    """Den första egenkontrollen analyseras utan att jämföras med någon tidigare."""
    assert performed.when(ANALYSE).then(ANALYSED).state.status is Status.ANALYSED


def test_a_result_is_compared_with_one_that_was_made_before() -> None:
    """Resultatet jämförs med en egenkontroll som enheten har gjort tidigare, inte med sig självt."""
    better = replace(ANALYSE, trend=Trend.BETTER)
    before = SelfControl(status=Status.CLOSED, unit=UNIT, performed_on=LAST_WEEK)
    made = performed.knowing({EARLIER: before})
    assert made.when(replace(better, previous=EARLIER)).accepted().state.previous == EARLIER
    performed.when(better).refused(ComparedWithWhat)
    made.when(replace(ANALYSE, previous=EARLIER)).refused(ComparedWithWhat)
    for strange in (
        SelfControl(status=Status.STARTED, unit=UNIT),
        replace(before, unit=SOMEBODY),
        replace(before, performed_on=TOMORROW),
    ):
        performed.knowing({EARLIER: strange}).when(replace(better, previous=EARLIER)).refused(ComparedWithWhat)
    itself = performed.knowing({RECORD: performed.state})
    itself.when(replace(better, previous=RECORD)).refused(ComparedWithWhat)


def test_the_questions_it_was_to_answer_are_answered_first() -> None:
    """De frågor egenkontrollen skulle svara på besvaras innan resultatet analyseras."""
    observed.given(FOUND, PERFORMED).when(ANALYSE).refused(QuestionsLeft)


def test_what_was_wanting_is_a_deviation_or_it_is_said_why_not() -> None:
    """Var något inte uppfyllt finns en avvikelse, eller ett skäl till att det inte är någon."""
    without = observed.given(ANSWERED, PERFORMED)
    without.when(ANALYSE).refused(WantingWithoutDeviation)
    without.when(replace(ANALYSE, without_deviation="Redan rapporterat i verksamhetssystemet.")).accepted()


def test_each_item_that_was_wanting_is_a_deviation() -> None:
    """Varje punkt som inte var uppfylld har sin egen avvikelse, eller ett skäl till att det inte är någon."""
    both = started.given(replace(ALL_WELL, not_met=1), THREE_SHORT, ANSWERED, FOUND, PERFORMED)
    both.when(ANALYSE).refused(WantingWithoutDeviation)
    both.given(replace(FOUND, item=1, deviation=deviation_id(RECORD, 1))).when(ANALYSE).accepted()


def test_who_is_responsible_works_here() -> None:
    """Den som ansvarar för egenkontrollen finns och arbetar här, också efter en rättelse."""
    spec.when(replace(ASK, responsible=LEFT)).refused(NotWorkingHere)
    spec.when(replace(ASK, responsible=RECORD)).refused(NoSuchRecord)
    planned.when(replace(RIGHT, responsible=LEFT)).refused(NotWorkingHere)


def test_the_board_and_the_operations_are_told() -> None:
    """Resultatet redovisas för nämnden och för berörda verksamheter, var för sig."""
    told = analysed.when(ReportSelfControl(audience=Audience.OPERATIONS, day=TODAY)).then(REPORTED)
    state = told.when(ReportSelfControl(audience=Audience.BOARD, day=TODAY)).accepted().state
    assert (state.reported_to_board_on, state.reported_to_operations_on) == (TODAY, TODAY)
    analysed.when(ReportSelfControl(audience=Audience.BOARD, day=TOMORROW)).refused(NotYetHappened)
    analysed.when(ReportSelfControl(audience=Audience.BOARD, day=LAST_WEEK)).refused(DaysInWrongOrder)
    performed.when(ReportSelfControl(audience=Audience.BOARD, day=TODAY)).refused(WrongOrder)


def test_a_self_control_ends_when_somebody_has_been_told() -> None:
    """En egenkontroll avslutas när den är redovisad, eller med skäl till att det inte behövs."""
    analysed.given(REPORTED).when(CloseSelfControl()).then(SelfControlClosed(without_report=None))
    analysed.when(CloseSelfControl()).refused(NobodyTold)
    reason = "Ingår i tertialets sammanställning."
    analysed.when(CloseSelfControl(without_report=reason)).then(SelfControlClosed(without_report=reason))
    performed.when(CloseSelfControl()).refused(WrongOrder)


def test_a_self_control_that_is_not_made_is_called_off_with_a_reason() -> None:
    """En egenkontroll som inte blir av ställs in med skäl; en genomförd ställs inte in."""
    off = SelfControlCancelled(reason=WhyCancelled.LACK_OF_TIME, explanation=None)
    ask = CancelSelfControl(reason=WhyCancelled.LACK_OF_TIME)
    assert planned.when(ask).then(off).state.status is Status.CANCELLED
    performed.when(ask).refused(WrongOrder)


# ── Wrong entries ────────────────────────────────────────────────────────────

RIGHT = CorrectSelfControl(
    reason="Fel titel.",
    title="Genomförandeplaner",
    unit=UNIT,
    method=Method.CHECKLIST,
    plan=None,
    control=None,
    self_control_questions=(),
    responsible=SOMEBODY,
    perform_by=date(2026, 4, 24),
)


def test_what_was_planned_is_put_right_whatever_the_stage() -> None:
    """Det som planerades kan rättas i varje skede utom när egenkontrollen är inställd eller makulerad."""
    corrected = SelfControlCorrected(**{name: getattr(RIGHT, name) for name in RIGHT.__dataclass_fields__})
    state = analysed.when(RIGHT).then(corrected).state
    assert (state.status, state.title, state.due) == (Status.ANALYSED, "Genomförandeplaner", END_OF_TERTIAL)
    analysed.knowing(IN_THE_PLAN).when(replace(RIGHT, plan=PLAN, control=4)).refused(NotInThePlan)


def test_an_entry_made_by_mistake_is_struck_out() -> None:
    """En felaktig post makuleras med skäl, och sedan kan inget göras med den."""
    decision = Decision(person=SOMEBODY, day=TODAY)
    ask = AnnulSelfControl(reason=WhyAnnulled.DUPLICATE, decision=decision)
    gone = planned.when(ask).then(
        SelfControlAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=decision)
    )
    for command in (ask, BEGIN, RIGHT, CancelSelfControl(reason=WhyCancelled.MERGED)):
        gone.when(command).refused(WrongOrder)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 4, 30)])
def test_the_tertial_is_that_of_the_day_in_sweden(day: date) -> None:
    """Tertialet räknas på svenska dagar: första och sista dagen hör till."""
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    assert spec.stamped(replace(STAMP, at=at)).when(ASK).accepted().state.due == END_OF_TERTIAL

"""The rules of the register of surveys, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from domain import actions, surveys
from domain.actions.words import Status as ActionStatus
from domain.board import Choice, Setting, Topic, Wording, setting_id
from domain.criteria.words import Measured
from domain.measurements.words import Channel, Trend
from domain.reactions import reactions
from domain.self_control_plans.words import Method
from domain.self_controls.state import SelfControl
from domain.self_controls.words import Status as ControlStatus
from domain.surveys import commands as ask
from domain.surveys import events as happened
from domain.surveys.refusals import (
    ActionsProposed,
    AskedTwice,
    MoreThanAnswered,
    MoreThanAsked,
    NobodyAsked,
    NothingInTheProgramme,
    NotThatMethod,
    NotTheSameKind,
    OtherWords,
    ProgrammeWanted,
    ResultFirst,
    ResultsStand,
    TooFewLeft,
    TooManyActions,
    TooManyUnits,
    WhatDoesItMean,
    WhatIsDone,
    WhoArranges,
)
from domain.surveys.state import Survey
from domain.surveys.words import (
    FEWEST,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    MOST_UNITS,
    STAFF_SURVEY,
    Arranged,
    Aspect,
    Fewest,
    Finding,
    Question,
    StaffSurveyEnds,
    Status,
    SurveyKind,
    Told,
    WhyAnnulled,
    WhyCancelled,
    WhyMissed,
    action_id,
)
from domain.terms import Body
from domain.waiting import waiting
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
TOMORROW = TODAY + timedelta(days=1)
EARLIER = UUID("00000000-0000-4000-8000-0000000000e1")
CONTROL = UUID("00000000-0000-4000-8000-0000000000e2")
OTHER_UNIT = UUID("00000000-0000-4000-8000-0000000000e3")
BY_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)

UNDERSTOOD = Question(
    id="begriplig",
    wording="Förstod du informationen du fick?",
    measured=Measured.GRADE,
    aspect=Aspect.UNDERSTANDABLE,
)
BETTER = Question(
    id="skillnad",
    wording="Har din situation blivit bättre?",
    measured=Measured.PERCENT,
    aspect=Aspect.DIFFERENCE,
)
TREATED = Question(id="bemotande", wording="Blev du bemött med respekt?", measured=Measured.GRADE)

LAST_YEAR = Survey(status=Status.PUBLISHED, survey_kind=SurveyKind.USER, questions=(UNDERSTOOD, TREATED))
RECORDS: dict[UUID, Any] = {
    EARLIER: LAST_YEAR,
    CONTROL: SelfControl(status=ControlStatus.STARTED, method=Method.SURVEY),
}
NEW = Spec(surveys.REGISTER).knowing(RECORDS)
PLAN = ask.PlanSurvey(
    title="Brukarundersökningen 2026",
    survey_kind=SurveyKind.USER,
    first=date(2026, 3, 2),
    last=date(2026, 3, 13),
    questions=(UNDERSTOOD, BETTER),
    responsible=SOMEBODY,
    previous=EARLIER,
)
PLANNED = happened.SurveyPlanned(**vars(PLAN))
OPEN = ask.OpenSurvey(day=date(2026, 3, 2), population=120, sent=100)
OPENED = happened.SurveyOpened(**vars(OPEN))
CLOSE = ask.CloseSurvey(day=date(2026, 3, 13), population=120, sent=100, answers=61)
CLOSED = happened.SurveyClosed(**vars(CLOSE), response_rate="61")
WHOLE = happened.SurveyResultCounted(unit=None, answers=61)
COMPILED = happened.SurveyCompiled(summary="Sextioen svarade.", free_answers="Många vill ha kortare väntetid.")
ANALYSE = ask.AnalyseSurvey(
    conclusions="Breven är svåra att förstå.",
    trend=Trend.WORSE,
    understandable=Finding.PARTLY,
    difference=Finding.YES,
)
ANALYSED = happened.SurveyAnalysed(**vars(ANALYSE))
PROPOSE = ask.ProposeSurveyAction(title="Skriv om kallelserna")
PROPOSED = happened.SurveyActionProposed(
    action=action_id(RECORD, 1), title="Skriv om kallelserna", unit=None, ready_by=None
)
FORGO = ask.ForgoSurveyActions(without_action="Resultatet är gott och stabilt.")
FORGONE = happened.SurveyActionsForgone(without_action="Resultatet är gott och stabilt.")
PROGRAMME = ask.DecideSurveyProgramme(title="Åtgärdsprogram 2026", decision=BY_GROUP)
PUBLISH = ask.PublishSurvey(channel=Channel.BOARD, day=TODAY)
PUBLISHED = happened.SurveyPublished(channel=Channel.BOARD, where=None, day=TODAY)

IN_PLAN = NEW.given(PLANNED)
ASKED = IN_PLAN.given(OPENED)
ANSWERED = ASKED.given(CLOSED)
PUT_TOGETHER = ANSWERED.given(WHOLE, COMPILED)
UNDERSTANDING = PUT_TOGETHER.given(ANALYSED)
STAFF = replace(PLANNED, survey_kind=SurveyKind.STAFF, previous=None)
OF_STAFF = NEW.given(STAFF, OPENED, CLOSED, WHOLE, COMPILED)
OF_STAFF_ANALYSED = OF_STAFF.given(replace(ANALYSED, understandable=None, difference=None))


def practised(question: str, answer: str) -> dict[UUID, Any]:
    """The board has answered a question of practice so."""
    choice = Choice(id=question, label=answer)
    worded = Wording(since=date(2026, 1, 1), entered=date(2026, 1, 1), choices=(choice,))
    return {setting_id(Topic.PRACTICES): Setting(wordings=(worded,))}


# ── Before anybody is asked ──────────────────────────────────────────────────


def test_a_survey_is_planned_with_its_questions_and_the_one_before() -> None:
    """En undersökning planeras med sina frågor, när den görs, och vilken tidigare den jämförs med."""
    state = NEW.when(PLAN).then(PLANNED).state
    assert (state.status, state.revision, state.previous) == (Status.PLANNED, 1, EARLIER)
    IN_PLAN.when(PLAN).refused(AlreadyThere)
    NEW.when(replace(PLAN, first=PLAN.last, last=PLAN.first)).refused(DaysInWrongOrder)
    NEW.when(replace(PLAN, questions=(UNDERSTOOD, UNDERSTOOD))).refused(AskedTwice)


@pytest.mark.parametrize("kind", SurveyKind, ids=lambda kind: kind.value)
def test_whoever_may_be_asked(kind: SurveyKind) -> None:
    """Målgrupp, brukare, medarbetare och utförare kan tillfrågas."""
    assert NEW.when(replace(PLAN, survey_kind=kind, previous=None)).accepted().state.survey_kind is kind


def test_a_national_survey_says_who_arranges_it() -> None:
    """En nationell undersökning säger vem som ordnar den."""
    national = replace(PLAN, arranged=Arranged.NATIONAL)
    NEW.when(national).refused(WhoArranges)
    assert NEW.when(replace(national, arranger="Socialstyrelsen")).accepted().state.arranger == "Socialstyrelsen"


def test_it_is_compared_with_an_earlier_one_of_the_same_kind() -> None:
    """En undersökning jämförs med en tidigare av samma slag, som är besvarad."""
    NEW.when(replace(PLAN, survey_kind=SurveyKind.STAFF)).refused(NotTheSameKind)
    going_on = NEW.knowing({EARLIER: replace(LAST_YEAR, status=Status.OPEN)})
    going_on.when(PLAN).refused(NotTheSameKind)


def test_the_same_question_is_asked_in_the_same_words() -> None:
    """En fråga med samma beteckning och version har samma ord; nya ord är en ny version."""
    reworded = replace(UNDERSTOOD, wording="Var informationen lätt att förstå?")
    NEW.when(replace(PLAN, questions=(reworded,))).refused(OtherWords)
    NEW.when(replace(PLAN, questions=(replace(UNDERSTOOD, measured=Measured.PERCENT),))).refused(OtherWords)
    NEW.when(replace(PLAN, questions=(replace(reworded, version=2),))).accepted()


def test_the_questions_are_changed_until_somebody_is_asked() -> None:
    """Frågorna ändras tills undersökningen öppnas, och varje uppsättning har sin version."""
    newer = replace(UNDERSTOOD, wording="Var breven lätta att förstå?", version=2)
    revise = ask.ReviseSurveyQuestions(questions=(newer, BETTER), previous=EARLIER, reason="Otydlig.")
    state = IN_PLAN.when(revise).then(happened.SurveyQuestionsRevised(**vars(revise), revision=2)).state
    assert (state.revision, state.question("begriplig")) == (2, newer)
    IN_PLAN.when(replace(revise, questions=(replace(newer, version=1),))).refused(OtherWords)
    ASKED.when(revise).refused(WrongOrder)


def test_it_may_be_the_method_of_a_self_control() -> None:
    """Undersökningen kan vara metoden i en egenkontroll."""
    assert NEW.when(replace(PLAN, self_control=CONTROL)).accepted().state.self_control == CONTROL
    by_files = NEW.knowing({CONTROL: SelfControl(status=ControlStatus.STARTED, method=Method.RECORD_REVIEW)})
    by_files.when(replace(PLAN, self_control=CONTROL)).refused(NotThatMethod)


def test_one_that_is_not_made_says_why() -> None:
    """En undersökning som uteblir eller avbryts säger varför."""
    missed = happened.SurveyMissed(reason=WhyMissed.NOT_INVITED, explanation=None)
    assert IN_PLAN.when(ask.MissSurvey(reason=WhyMissed.NOT_INVITED)).then(missed).state.status is Status.MISSED
    ASKED.when(ask.MissSurvey(reason=WhyMissed.NO_TIME)).refused(WrongOrder)
    cancelled = happened.SurveyCancelled(reason=WhyCancelled.FAULTY, explanation="Fel länk.")
    cancel = ask.CancelSurvey(reason=WhyCancelled.FAULTY, explanation="Fel länk.")
    assert ASKED.when(cancel).then(cancelled).state.cancelled is WhyCancelled.FAULTY
    ANSWERED.when(cancel).refused(WrongOrder)


# ── How many answered ────────────────────────────────────────────────────────


def test_it_is_opened_and_closed_and_the_response_rate_follows() -> None:
    """Undersökningen öppnas och stängs; svarsfrekvensen följer av hur många som fick frågorna och svarade."""
    assert IN_PLAN.when(OPEN).then(OPENED).state.sent == 100
    state = ASKED.when(CLOSE).then(CLOSED).state
    assert (state.status, state.answers, state.response_rate) == (Status.CLOSED, 61, "61")
    IN_PLAN.when(CLOSE).refused(WrongOrder)
    IN_PLAN.when(replace(OPEN, day=TOMORROW)).refused(NotYetHappened)
    ASKED.when(replace(CLOSE, day=date(2026, 3, 1))).refused(DaysInWrongOrder)


def test_whoever_answers_for_it_is_to_open_and_close_it() -> None:
    """Den som ansvarar ska öppna undersökningen den första dagen och stänga den den sista."""
    (opens,) = waiting(surveys.REGISTER, IN_PLAN.state)
    (closes,) = waiting(surveys.REGISTER, ASKED.state)
    assert [(one.day, one.person) for one in (opens, closes)] == [(PLAN.first, SOMEBODY), (PLAN.last, SOMEBODY)]
    assert list(waiting(surveys.REGISTER, ANSWERED.state)) == []


def test_no_more_answer_than_are_asked() -> None:
    """Fler kan inte svara än som har fått frågorna, och fler kan inte få dem än som finns."""
    ASKED.when(replace(CLOSE, answers=101)).refused(MoreThanAsked)
    ASKED.when(replace(CLOSE, sent=121)).refused(MoreThanAsked)
    IN_PLAN.when(replace(OPEN, sent=0)).refused(MoreThanAsked)


def test_results_are_counted_in_and_out() -> None:
    """Undersökningen vet hur många svar varje resultat vilar på."""
    count = ask.CountSurveyResult(unit=UNIT, answers=40)
    counted = ANSWERED.when(count).then(happened.SurveyResultCounted(unit=UNIT, answers=40))
    assert counted.state.told_of_units == (Told(unit=UNIT, answers=40),)
    assert counted.when(replace(count, answers=45)).accepted().state.told_of_units[0].answers == 45
    assert counted.when(replace(count, answers=None)).accepted().state.results == 0
    ASKED.when(count).refused(WrongOrder)


def test_nobody_is_worked_out_from_what_is_left() -> None:
    """En enhets resultat redovisas inte om färre än fem svar då är kvar, för de går att räkna ut."""
    ANSWERED.when(ask.CountSurveyResult(unit=UNIT, answers=58)).refused(TooFewLeft)
    ANSWERED.when(ask.CountSurveyResult(unit=UNIT, answers=56)).accepted()
    ANSWERED.when(ask.CountSurveyResult(unit=UNIT, answers=61)).accepted()
    whole = ANSWERED.given(happened.SurveyResultCounted(unit=None, answers=58))
    whole.when(ask.CountSurveyResult(unit=UNIT, answers=55)).refused(TooFewLeft)
    whole.when(ask.CountSurveyResult(unit=UNIT, answers=53)).accepted()
    parts = ANSWERED.given(happened.SurveyResultCounted(unit=UNIT, answers=50))
    parts.when(ask.CountSurveyResult(unit=None, answers=52)).refused(TooFewLeft)
    stricter = ANSWERED.knowing(practised(FEWEST, Fewest.TEN))
    stricter.when(ask.CountSurveyResult(unit=UNIT, answers=56)).refused(TooFewLeft)


def test_results_rest_on_no_more_than_the_answers() -> None:
    """Enheternas resultat vilar tillsammans inte på fler svar än undersökningen har."""
    one = ANSWERED.given(happened.SurveyResultCounted(unit=UNIT, answers=40))
    one.when(ask.CountSurveyResult(unit=OTHER_UNIT, answers=40)).refused(MoreThanAnswered)
    ANSWERED.when(ask.CountSurveyResult(unit=None, answers=62)).refused(MoreThanAnswered)
    one.when(ask.CountSurveyResult(unit=None, answers=39)).refused(MoreThanAnswered)


def test_a_survey_has_room_for_so_many_units() -> None:
    """En undersökning rymmer resultat för ett visst antal enheter."""
    many = replace(CLOSED, population=9_000, sent=9_000, answers=9_000)
    units = [UUID(int=number) for number in range(MOST_UNITS)]
    full = ASKED.given(many, *(happened.SurveyResultCounted(unit=one, answers=10) for one in units))
    full.when(ask.CountSurveyResult(unit=UNIT, answers=10)).refused(TooManyUnits)


def test_how_many_answered_is_put_right() -> None:
    """Antalet svar rättas med skäl, så länge resultaten fortfarande går ihop."""
    correct = ask.CorrectSurveyAnswers(reason="Två kom med posten.", population=120, sent=100, answers=63)
    corrected = happened.SurveyAnswersCorrected(**vars(correct), response_rate="63")
    assert ANSWERED.when(correct).then(corrected).state.answers == 63
    told = ANSWERED.given(happened.SurveyResultCounted(unit=UNIT, answers=61))
    told.when(correct).refused(TooFewLeft)
    told.when(replace(correct, answers=60)).refused(MoreThanAnswered)


# ── What it shows, and what is done ──────────────────────────────────────────


def test_it_is_compiled_when_the_whole_result_is_there() -> None:
    """Undersökningen sammanställs när resultatet för helheten är infört, om svaren är nog många."""
    compile_it = ask.CompileSurvey(**vars(COMPILED))
    ANSWERED.when(compile_it).refused(ResultFirst)
    assert ANSWERED.given(WHOLE).when(compile_it).then(COMPILED).state.compiled_on == TODAY
    ASKED.given(replace(CLOSED, answers=4, response_rate="4")).when(compile_it).accepted()
    ASKED.when(compile_it).refused(WrongOrder)


def test_it_is_said_whether_the_work_is_understandable_and_makes_a_difference() -> None:
    """Analysen säger om verksamheten är begriplig för dem den är till för och gör skillnad."""
    state = PUT_TOGETHER.when(ANALYSE).then(ANALYSED).state
    assert (state.understandable, state.difference) == (Finding.PARTLY, Finding.YES)
    PUT_TOGETHER.when(replace(ANALYSE, difference=None)).refused(WhatDoesItMean)
    OF_STAFF.when(replace(ANALYSE, understandable=None, difference=None)).accepted()


def test_what_nobody_was_asked_about_is_not_found_out() -> None:
    """Det som ingen fråga handlar om sägs inte ha framgått."""
    only_one = NEW.given(replace(PLANNED, questions=(UNDERSTOOD,)), OPENED, CLOSED, WHOLE, COMPILED)
    only_one.when(ANALYSE).refused(NobodyAsked)
    only_one.when(replace(ANALYSE, difference=Finding.NOT_ASKED)).accepted()


def test_a_survey_leads_to_an_action_in_the_same_act() -> None:
    """Det som ska bli bättre blir en åtgärd i samma handling; åtgärden säger vilken undersökning den kommer ur."""
    proposed = UNDERSTANDING.when(PROPOSE).then(PROPOSED)
    assert proposed.state.actions == (PROPOSED.action,)
    (asked,) = reactions("surveys", RECORD, 6, PROPOSED)
    known = Spec(actions.REGISTER, record=asked.record).knowing({RECORD: proposed.state})
    state = known.when(asked.command).accepted().state
    assert (state.status, state.title) == (ActionStatus.PROPOSED, PROPOSE.title)
    assert [(one.register, one.record) for one in state.sources] == [("surveys", RECORD)]
    ANSWERED.when(PROPOSE).refused(WrongOrder)


def test_an_action_is_proposed_in_the_unit_it_concerns() -> None:
    """En åtgärd föreslås i den enhet den gäller, annars i undersökningens egen."""
    assert UNDERSTANDING.when(replace(PROPOSE, unit=UNIT)).then(replace(PROPOSED, unit=UNIT)).state.actions
    full = UNDERSTANDING.given(*(replace(PROPOSED, action=UUID(int=one)) for one in range(MOST_ACTIONS)))
    full.when(PROPOSE).refused(TooManyActions)


def test_it_leads_to_something_or_it_is_said_why_not_before_it_is_told() -> None:
    """Innan undersökningen redovisas är det sagt vad som görs, eller varför ingenting görs."""
    UNDERSTANDING.when(PUBLISH).refused(WhatIsDone)
    forgone = UNDERSTANDING.when(FORGO).then(FORGONE)
    assert forgone.when(PUBLISH).then(PUBLISHED).state.status is Status.PUBLISHED
    UNDERSTANDING.given(PROPOSED).when(PUBLISH).accepted()
    UNDERSTANDING.given(PROPOSED).when(FORGO).refused(ActionsProposed)
    forgone.when(replace(PUBLISH, day=TOMORROW)).refused(NotYetHappened)
    PUT_TOGETHER.when(PUBLISH).refused(WrongOrder)


def test_it_is_told_in_several_channels() -> None:
    """En undersökning redovisas för nämnden, verksamheterna och andra, var för sig."""
    told = UNDERSTANDING.given(FORGONE, PUBLISHED)
    again = told.when(replace(PUBLISH, channel=Channel.WEB, where="webbplatsen")).accepted()
    assert again.state.channels == (Channel.BOARD, Channel.WEB)


def test_a_survey_of_the_staff_ends_in_a_programme_of_actions() -> None:
    """Där nämnden har bestämt det slutar en medarbetarundersökning i ett beslutat åtgärdsprogram."""
    board = OF_STAFF_ANALYSED.knowing(practised(STAFF_SURVEY, StaffSurveyEnds.PROGRAMME))
    board.when(FORGO).refused(ProgrammeWanted)
    board.when(PROGRAMME).refused(NothingInTheProgramme)
    proposed = board.given(PROPOSED)
    proposed.when(PUBLISH).refused(ProgrammeWanted)
    decided = happened.SurveyProgrammeDecided(**vars(PROGRAMME), actions=1)
    ended = proposed.when(PROGRAMME).then(decided)
    assert ended.state.programme_decided_on == TODAY
    ended.when(PUBLISH).accepted()
    OF_STAFF_ANALYSED.when(FORGO).accepted()


# ── Put right ────────────────────────────────────────────────────────────────


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifterna rättas med skäl, och håller samma regler som när de fördes in."""
    correct = ask.CorrectSurvey(
        reason="Fel rubrik.",
        title="Brukarenkäten 2026",
        arranged=Arranged.OWN,
        arranger=None,
        unit=UNIT,
        responsible=SOMEBODY_ELSE,
        previous=EARLIER,
        self_control=None,
    )
    state = ANSWERED.when(correct).then(happened.SurveyCorrected(**vars(correct))).state
    assert (state.title, state.unit, state.status) == ("Brukarenkäten 2026", UNIT, Status.CLOSED)
    ANSWERED.when(replace(correct, arranged=Arranged.NATIONAL)).refused(WhoArranges)
    IN_PLAN.given(happened.SurveyMissed(reason=WhyMissed.NO_TIME, explanation=None)).when(correct).refused(WrongOrder)


def test_a_survey_is_struck_out_when_no_result_of_it_stands() -> None:
    """En undersökning makuleras när inget resultat av den står kvar."""
    annul = ask.AnnulSurvey(reason=WhyAnnulled.DUPLICATE, decision=BY_GROUP)
    annulled = happened.SurveyAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_GROUP)
    ANSWERED.when(annul).then(annulled).when(annul).refused(WrongOrder)
    ANSWERED.given(WHOLE).when(annul).refused(ResultsStand)


def test_the_fullest_survey_there_can_be_is_still_small() -> None:
    """En undersökning med så mycket som ryms är ändå under åtta tusen byte."""
    question = replace(UNDERSTOOD, wording="ö" * 100, version=99)
    asked = tuple(replace(question, id=f"{'ö' * 19}{number}") for number in range(MOST_QUESTIONS))
    full = replace(
        UNDERSTANDING.state,
        title="ö" * 200,
        arranger="ö" * 200,
        questions=asked,
        told_of_units=tuple(Told(unit=UUID(int=one), answers=1_000_000) for one in range(MOST_UNITS)),
        actions=tuple(UUID(int=one) for one in range(MOST_ACTIONS)),
        channels=tuple(Channel),
    )
    assert 6_000 < len(TypeAdapter(Survey).dump_json(full)) < 8_000

"""The rules of the register of results of surveys, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain import survey_results
from domain.board import Choice, Setting, Topic, Wording, setting_id
from domain.criteria.words import Measured
from domain.reactions import reactions
from domain.survey_results.commands import AnnulSurveyResult, CorrectSurveyResult, EnterSurveyResult
from domain.survey_results.events import SurveyResultAnnulled, SurveyResultCorrected, SurveyResultEntered
from domain.survey_results.rules import (
    HowManyAnswered,
    MoreAnswersThanPeople,
    NotAnEarlierResult,
    NotAsked,
    NotOnTheScale,
    TooFewAnswers,
)
from domain.survey_results.state import SurveyResult
from domain.survey_results.words import Answered, Status, Value, WhyAnnulled, survey_result_id
from domain.surveys.commands import CountSurveyResult
from domain.surveys.state import Survey
from domain.surveys.words import FEWEST, Fewest, Question, SurveyKind
from domain.surveys.words import Status as SurveyStatus
from domain.words import AlreadyThere, WrongOrder
from tests.spec import RECORD, SOMEBODY, STAMP, UNIT, Spec

SURVEY = UUID("00000000-0000-4000-8000-0000000000e1")
EARLIER = UUID("00000000-0000-4000-8000-0000000000e2")
TREATED = Question(id="bemotande", wording="Blev du bemött med respekt?", measured=Measured.GRADE)
SATISFIED = Question(id="nojd", wording="Är du nöjd?", measured=Measured.PERCENT)
CLOSED = Survey(
    status=SurveyStatus.CLOSED,
    survey_kind=SurveyKind.USER,
    questions=(TREATED, SATISFIED),
    answers=61,
    closed_on=date(2026, 3, 13),
)
A_YEAR_AGO = SurveyResult(
    status=Status.ENTERED,
    survey_kind=SurveyKind.USER,
    closed_on=date(2025, 3, 14),
    answers=58,
    results=(
        Answered(
            question="bemotande",
            version=1,
            measured=Measured.GRADE,
            value="3.9",
            answers=58,
            previous_value=None,
            change=None,
        ),
    ),
)
RECORDS: dict[UUID, Any] = {SURVEY: CLOSED, EARLIER: A_YEAR_AGO}
NEW = Spec(survey_results.REGISTER).knowing(RECORDS)
ENTER = EnterSurveyResult(
    survey=SURVEY,
    values=(Value(question="bemotande", value="4.2"), Value(question="nojd", value="81.5", answers=59)),
    previous=EARLIER,
)
FOUND = (
    Answered(
        question="bemotande",
        version=1,
        measured=Measured.GRADE,
        value="4.2",
        answers=61,
        previous_value="3.9",
        change="0.3",
    ),
    Answered(
        question="nojd",
        version=1,
        measured=Measured.PERCENT,
        value="81.5",
        answers=59,
        previous_value=None,
        change=None,
    ),
)
ENTERED = SurveyResultEntered(
    survey=SURVEY,
    unit=None,
    survey_kind=SurveyKind.USER,
    closed_on=date(2026, 3, 13),
    answers=61,
    results=FOUND,
    previous=EARLIER,
)
IN_UNIT = replace(ENTER, unit=UNIT, answers=17, previous=None, values=(Value(question="bemotande", value="4.4"),))
THERE = NEW.given(ENTERED)
CORRECT = CorrectSurveyResult(values=(Value(question="bemotande", value="4.1"),), reason="Fel kolumn lästes av.")


def with_knowing(**changes: Any) -> Spec:
    return NEW.knowing({SURVEY: replace(CLOSED, **changes)})


def test_a_result_stands_beside_the_one_before() -> None:
    """Ett resultat införs fråga för fråga, bredvid det som det jämförs med och med skillnaden uträknad."""
    state = NEW.when(ENTER).then(ENTERED).state
    assert (state.status, state.answers, state.results) == (Status.ENTERED, 61, FOUND)
    THERE.when(ENTER).refused(AlreadyThere)


def test_there_is_one_for_each_survey_and_unit() -> None:
    """Det finns ett resultat för varje undersökning och enhet, och ett för helheten."""
    natural = survey_results.REGISTER.natural
    assert natural(ENTER, SOMEBODY) == survey_result_id(SURVEY, None) != natural(IN_UNIT, SOMEBODY)


def test_a_result_of_fewer_than_five_answers_is_never_entered() -> None:
    """Ett resultat som vilar på färre än fem svar förs aldrig in, varken för enheten eller på en fråga."""
    NEW.when(IN_UNIT).accepted()
    NEW.when(replace(IN_UNIT, answers=5)).accepted()
    NEW.when(replace(IN_UNIT, answers=4)).refused(TooFewAnswers)
    NEW.when(replace(IN_UNIT, values=(Value(question="nojd", value="80", answers=4),))).refused(TooFewAnswers)
    with_knowing(answers=4).when(replace(ENTER, values=ENTER.values[:1])).refused(TooFewAnswers)
    THERE.when(replace(CORRECT, answers=4)).refused(TooFewAnswers)


def test_a_board_may_ask_for_more_than_five() -> None:
    """Nämnden kan bestämma en högre gräns än fem."""
    choice = Choice(id=FEWEST, label=Fewest.TEN)
    worded = Wording(since=date(2026, 1, 1), entered=date(2026, 1, 1), choices=(choice,))
    stricter = NEW.knowing({setting_id(Topic.PRACTICES): Setting(wordings=(worded,))})
    stricter.when(replace(IN_UNIT, answers=9)).refused(TooFewAnswers)
    stricter.when(replace(IN_UNIT, answers=10)).accepted()


def test_the_result_of_a_unit_says_how_many_answered() -> None:
    """En enhets resultat säger hur många svar det vilar på."""
    NEW.when(replace(IN_UNIT, answers=None)).refused(HowManyAnswered)
    too_many = (Value(question="bemotande", value="4.4", answers=18),)
    NEW.when(replace(IN_UNIT, values=too_many)).refused(MoreAnswersThanPeople)


def test_only_what_was_asked_is_answered() -> None:
    """Bara frågor som ställdes har resultat, och varje fråga ett."""
    NEW.when(replace(ENTER, values=(Value(question="trygghet", value="4"),))).refused(NotAsked)
    NEW.when(replace(ENTER, values=(ENTER.values[0], ENTER.values[0]))).refused(NotAsked)
    THERE.when(replace(CORRECT, values=(Value(question="trygghet", value="4"),))).refused(NotAsked)


def test_a_value_lies_on_the_scale_of_its_question() -> None:
    """Ett värde ligger på frågans skala."""
    for value in ("5.1", "0", "4,2"):
        NEW.when(replace(ENTER, values=(Value(question="bemotande", value=value),))).refused(NotOnTheScale)
    NEW.when(replace(ENTER, values=(Value(question="nojd", value="101"),))).refused(NotOnTheScale)


def test_results_are_entered_when_the_survey_is_closed() -> None:
    """Resultat införs när undersökningen är stängd för svar."""
    with_knowing(status=SurveyStatus.OPEN).when(ENTER).refused(WrongOrder)
    with_knowing(status=SurveyStatus.ANNULLED).when(ENTER).refused(WrongOrder)


def test_it_is_compared_with_an_earlier_result_of_the_same() -> None:
    """Ett resultat jämförs med ett tidigare av samma slags undersökning för samma enhet."""
    NEW.when(replace(IN_UNIT, previous=EARLIER)).refused(NotAnEarlierResult)
    with_knowing(survey_kind=SurveyKind.STAFF).when(ENTER).refused(NotAnEarlierResult)
    with_knowing(closed_on=date(2025, 3, 14)).when(ENTER).refused(NotAnEarlierResult)
    struck = NEW.knowing({EARLIER: replace(A_YEAR_AGO, status=Status.ANNULLED)})
    struck.when(ENTER).refused(NotAnEarlierResult)


def test_a_question_in_other_words_is_not_compared() -> None:
    """En fråga som fått nya ord jämförs inte med svaren på den gamla."""
    state = with_knowing(questions=(replace(TREATED, version=2), SATISFIED)).when(ENTER).accepted().state
    assert (state.results[0].version, state.results[0].previous_value, state.results[0].change) == (2, None, None)


def test_a_result_is_put_right_and_the_old_one_stays_in_its_line() -> None:
    """Ett resultat rättas med skäl; det gamla står kvar i sin rad."""
    right = replace(FOUND[0], value="4.1", change="0.2")
    corrected = SurveyResultCorrected(survey=SURVEY, unit=None, answers=61, results=(right,), reason=CORRECT.reason)
    answered = THERE.when(CORRECT).then(corrected)
    assert (answered.state.results, answered.state.corrected_on) == ((right,), STAMP.day)
    assert answered.history[0][0] == ENTERED


def test_a_result_is_struck_out_and_may_be_entered_anew() -> None:
    """Ett resultat makuleras, och det rätta kan föras in."""
    annulled = SurveyResultAnnulled(survey=SURVEY, unit=None, reason=WhyAnnulled.WRONG_CONTENT)
    struck = THERE.when(AnnulSurveyResult(reason=WhyAnnulled.WRONG_CONTENT)).then(annulled)
    struck.when(CORRECT).refused(WrongOrder)
    assert struck.when(ENTER).accepted().state.status is Status.ENTERED


def test_the_survey_counts_its_results_in_the_same_act() -> None:
    """Undersökningen räknar in och ut sina resultat i samma handling."""
    annulled = SurveyResultAnnulled(survey=SURVEY, unit=UNIT, reason=WhyAnnulled.WRONG_CONTENT)
    (asked,) = reactions("survey_results", RECORD, 1, ENTERED)
    assert (asked.record, asked.command) == (SURVEY, CountSurveyResult(unit=None, answers=61))
    (asked,) = reactions("survey_results", RECORD, 2, annulled)
    assert (asked.record, asked.command) == (SURVEY, CountSurveyResult(unit=UNIT, answers=None))

"""When what is asked about a survey becomes a fact, and when it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never
from uuid import UUID

from domain import board
from domain.grammar import Event, Occasion
from domain.self_control_plans.words import Method
from domain.self_controls.state import SelfControl
from domain.surveys import commands as asked
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
from domain.surveys.state import Survey, with_result
from domain.surveys.words import (
    MOST_ACTIONS,
    MOST_UNITS,
    OF_THOSE_IT_IS_FOR,
    STAFF_SURVEY,
    STANDING,
    WITH_ANSWERS,
    Arranged,
    Aspect,
    Finding,
    Question,
    StaffSurveyEnds,
    Status,
    SurveyKind,
    action_id,
    fewest,
    response_rate,
)
from domain.words import AlreadyThere, must_be, must_be_in_order, must_have_been

ASKING = (Method.SURVEY, Method.STAFF_ATTITUDES, Method.LEGAL_CERTAINTY)
FOUND_OUT = (Status.COMPILED, Status.ANALYSED, Status.PUBLISHED)


def decide(state: Survey, command: asked.SurveyCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case asked.PlanSurvey():
            yield plan(state, command, occasion)
        case asked.ReviseSurveyQuestions():
            must_be(state.status, Status.PLANNED)
            must_be_told_apart(command.questions)
            must_be_in_the_same_words(command.questions, state.questions)
            must_be_comparable(command.previous, state.survey_kind, command.questions, occasion)
            yield command.event(revision=state.revision + 1)
        case asked.OpenSurvey() | asked.CloseSurvey() | asked.CorrectSurveyAnswers():
            yield count(state, command, occasion)
        case asked.CountSurveyResult():
            must_be(state.status, *WITH_ANSWERS)
            if command.answers is not None:
                must_hide_the_rest(with_result(state, command.unit, command.answers), occasion)
            yield command.event()
        case asked.CompileSurvey() | asked.AnalyseSurvey() | asked.PublishSurvey():
            yield follow(state, command, occasion)
        case asked.ProposeSurveyAction() | asked.DecideSurveyProgramme() | asked.ForgoSurveyActions():
            yield do_something(state, command, occasion)
        case asked.MissSurvey():
            must_be(state.status, Status.PLANNED)
            yield command.event()
        case asked.CancelSurvey():
            must_be(state.status, Status.OPEN)
            yield command.event()
        case asked.CorrectSurvey():
            must_be(state.status, *STANDING)
            must_fit(command, state.survey_kind, state.questions, occasion)
            yield command.event()
        case asked.AnnulSurvey():
            must_be(state.status, *STANDING, Status.MISSED, Status.CANCELLED)
            if state.results:
                raise ResultsStand
            yield command.event()
        case _:
            assert_never(command)


# ── Before anybody is asked ──────────────────────────────────────────────────


def plan(state: Survey, command: asked.PlanSurvey, occasion: Occasion) -> Event:
    if state.status is not Status.UNKNOWN:
        raise AlreadyThere
    must_be_in_order(command.first, command.last)
    must_be_told_apart(command.questions)
    must_fit(command, command.survey_kind, command.questions, occasion)
    return command.event()


def must_be_told_apart(questions: tuple[Question, ...]) -> None:
    if len({one.id for one in questions}) < len(questions):
        raise AskedTwice


def must_fit(
    command: asked.PlanSurvey | asked.CorrectSurvey,
    kind: SurveyKind | None,
    questions: tuple[Question, ...],
    occasion: Occasion,
) -> None:
    """What it says of others is so: who arranges it, what it is compared with, which self-control it is made for."""
    if command.arranged is Arranged.NATIONAL and command.arranger is None:
        raise WhoArranges
    must_be_comparable(command.previous, kind, questions, occasion)
    if command.self_control is not None and occasion.state(command.self_control, SelfControl).method not in ASKING:
        raise NotThatMethod


def must_be_comparable(
    previous: UUID | None, kind: SurveyKind | None, questions: tuple[Question, ...], occasion: Occasion
) -> None:
    if previous is None:
        return
    earlier = occasion.state(previous, Survey)
    if previous == occasion.record or earlier.survey_kind is not kind or earlier.status not in WITH_ANSWERS:
        raise NotTheSameKind
    must_be_in_the_same_words(questions, earlier.questions)


def must_be_in_the_same_words(questions: tuple[Question, ...], before: tuple[Question, ...]) -> None:
    """A question of the same id and version asks the same, on the same scale."""
    known = {(one.id, one.version): one for one in before}
    for one in questions:
        same = known.get((one.id, one.version), one)
        if (same.wording, same.measured) != (one.wording, one.measured):
            raise OtherWords(question=one.id)


# ── How many were asked and answered ─────────────────────────────────────────


def count(
    state: Survey, command: asked.OpenSurvey | asked.CloseSurvey | asked.CorrectSurveyAnswers, occasion: Occasion
) -> Event:
    answers = 0 if isinstance(command, asked.OpenSurvey) else command.answers
    if not 0 < command.sent <= command.population or answers > command.sent:
        raise MoreThanAsked
    match command:
        case asked.OpenSurvey():
            must_be(state.status, Status.PLANNED)
            must_have_been(occasion.stamp, command.day)
            return command.event()
        case asked.CloseSurvey():
            must_be(state.status, Status.OPEN)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.opened_on, command.day)
            return command.event(response_rate=response_rate(answers, command.sent))
        case asked.CorrectSurveyAnswers():
            must_be(state.status, *WITH_ANSWERS)
            must_hide_the_rest(replace(state, answers=answers), occasion)
            return command.event(response_rate=response_rate(answers, command.sent))
        case _:
            assert_never(command)


def must_hide_the_rest(after: Survey, occasion: Occasion) -> None:
    """The units' results together rest on no more than the answers, nor than the result of the whole, and leave of
    neither so few that they can be worked out.
    """
    told = sum(one.answers for one in after.told_of_units)
    whole = after.answers if after.told_of_whole is None else after.told_of_whole
    for part, of in ((whole, after.answers), (told, whole)):
        if part > of:
            raise MoreThanAnswered(told=part, answers=of)
    least = fewest(occasion)
    if after.told_of_units and any(0 < left < least for left in (after.answers - told, whole - told)):
        raise TooFewLeft(fewest=least)
    if len(after.told_of_units) > MOST_UNITS:
        raise TooManyUnits(most=MOST_UNITS)


# ── What it shows, and what is done ──────────────────────────────────────────


def follow(
    state: Survey, command: asked.CompileSurvey | asked.AnalyseSurvey | asked.PublishSurvey, occasion: Occasion
) -> Event:
    match command:
        case asked.CompileSurvey():
            must_be(state.status, Status.CLOSED)
            if state.told_of_whole is None and state.answers >= fewest(occasion):
                raise ResultFirst
        case asked.AnalyseSurvey():
            must_be(state.status, Status.COMPILED)
            must_say_what_it_means(state, command)
        case asked.PublishSurvey():
            must_be(state.status, Status.ANALYSED, Status.PUBLISHED)
            must_have_been(occasion.stamp, command.day)
            must_be_in_order(state.closed_on, command.day)
            must_have_led_somewhere(state, occasion)
        case _:
            assert_never(command)
    return command.event()


def must_say_what_it_means(state: Survey, command: asked.AnalyseSurvey) -> None:
    """Those whom the work is for were asked whether they understand it and it helps them, or it is said that not."""
    about = {one.aspect for one in state.questions}
    for aspect, finding in (
        (Aspect.UNDERSTANDABLE, command.understandable),
        (Aspect.DIFFERENCE, command.difference),
    ):
        if finding is None and state.survey_kind in OF_THOSE_IT_IS_FOR:
            raise WhatDoesItMean
        if finding not in (None, Finding.NOT_ASKED) and aspect not in about:
            raise NobodyAsked(aspect=aspect.label)


def must_have_led_somewhere(state: Survey, occasion: Occasion) -> None:
    if ends_in_a_programme(state, occasion) and state.programme_decided_on is None:
        raise ProgrammeWanted
    if not state.actions and state.forgone_on is None:
        raise WhatIsDone


def ends_in_a_programme(state: Survey, occasion: Occasion) -> bool:
    """Whether the board has said that a survey of this kind ends in a programme of actions (Nacka N110)."""
    programme = board.practice(occasion, STAFF_SURVEY) == StaffSurveyEnds.PROGRAMME
    return state.survey_kind is SurveyKind.STAFF and programme


def do_something(
    state: Survey,
    command: asked.ProposeSurveyAction | asked.DecideSurveyProgramme | asked.ForgoSurveyActions,
    occasion: Occasion,
) -> Event:
    must_be(state.status, *FOUND_OUT)
    match command:
        case asked.ProposeSurveyAction():
            number = len(state.actions) + 1
            if number > MOST_ACTIONS:
                raise TooManyActions(most=MOST_ACTIONS)
            whose = replace(command, unit=command.unit or state.unit)
            return whose.event(action=action_id(occasion.record, number))
        case asked.DecideSurveyProgramme():
            if not state.actions:
                raise NothingInTheProgramme
            return command.event(actions=len(state.actions))
        case asked.ForgoSurveyActions():
            if state.actions:
                raise ActionsProposed
            if ends_in_a_programme(state, occasion):
                raise ProgrammeWanted
            return command.event()
        case _:
            assert_never(command)

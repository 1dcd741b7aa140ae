"""The rules of the register of participation, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain import suggestions
from domain.actions.state import Action
from domain.actions.words import Status as ActionStatus
from domain.grammar import NoSuchRecord
from domain.participation import REGISTER
from domain.participation import commands as ask
from domain.participation import events as happened
from domain.participation.rules import FollowedWhere, OutcomeFirst, RaiseItInstead, TooManyOutcomes
from domain.participation.state import CameOf
from domain.participation.words import MOST_OUTCOMES, Form, Group, Outcome, Status, WhyAnnulled, raised_suggestion
from domain.reactions import reactions
from domain.suggestions.words import Status as SuggestionStatus
from domain.suggestions.words import Suggester
from domain.terms import Role, YesNoUnknown
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, STAMP, UNIT, Spec

TODAY = STAMP.day
LAST_WEEK = date(2026, 3, 9)
TOMORROW = date(2026, 3, 17)
ACTION = UUID("00000000-0000-4000-8000-0000000000a1")
NO_ACTION = UUID("00000000-0000-4000-8000-0000000000a2")

NEW = Spec(REGISTER).knowing({ACTION: Action(status=ActionStatus.DECIDED), NO_ACTION: Action()})

HELD = happened.ParticipationHeld(
    form=Form.USER_COUNCIL,
    title="Brukarråd i mars",
    unit=UNIT,
    day=LAST_WEEK,
    groups=(Group.SERVICE_USERS, Group.NEXT_OF_KIN),
    participants=7,
    child=YesNoUnknown.NO,
    said="Kallelserna är svåra att förstå.",
)
NOTHING = happened.ParticipationLedTo(
    outcome=Outcome.NOTHING, explanation="Rådet ville bara höra hur det går.", register=None, record=None
)
RAISED = happened.ParticipationRaisedSuggestion(
    suggestion=raised_suggestion(RECORD, 1),
    title="Kallelser på lätt svenska",
    unit=UNIT,
    form=Form.USER_COUNCIL,
    explanation="Flera i rådet tog upp det.",
)
TOLD = happened.ParticipantsTold(day=TODAY, text="Vi skriver om kallelserna.")
AFTER = NEW.given(HELD)

RECORD_IT = ask.RecordParticipation(
    form=HELD.form,
    title=HELD.title,
    unit=UNIT,
    day=LAST_WEEK,
    groups=HELD.groups,
    participants=7,
    child=YesNoUnknown.NO,
    said=HELD.said,
)
FOLLOWED = ask.RecordOutcome(
    outcome=Outcome.FOLLOWED, explanation="Det görs i en åtgärd.", register="actions", record=ACTION
)
TELL = ask.TellParticipants(day=TODAY, text="Vi skriver om kallelserna.")


def test_whoever_works_here_may_enter_an_occasion_that_has_been() -> None:
    """Alla som arbetar här får anteckna ett brukarråd eller en arbetsplatsträff som har varit."""
    state = NEW.stamped(replace(STAMP, role=Role.EMPLOYEE)).when(RECORD_IT).then(HELD).state
    assert (state.status, state.form, state.participants) == (Status.HELD, Form.USER_COUNCIL, 7)
    assert (state.registered_by, state.recorded, state.day) == (SOMEBODY, TODAY, LAST_WEEK)
    NEW.when(replace(RECORD_IT, day=TOMORROW)).refused(NotYetHappened)
    AFTER.when(RECORD_IT).refused(AlreadyThere)


def test_what_came_of_it_says_in_which_record_it_is_followed() -> None:
    """Det som kom ut av tillfället antecknas, med den post där det följs."""
    event = happened.ParticipationLedTo(
        outcome=Outcome.FOLLOWED, explanation="Det görs i en åtgärd.", register="actions", record=ACTION
    )
    state = AFTER.when(FOLLOWED).then(event).state
    assert state.outcomes == (CameOf(outcome=Outcome.FOLLOWED, register="actions", record=ACTION),)
    AFTER.when(replace(FOLLOWED, register=None, record=None)).refused(FollowedWhere)
    AFTER.when(replace(FOLLOWED, register=None)).refused(FollowedWhere)
    AFTER.when(replace(FOLLOWED, record=NO_ACTION)).refused(NoSuchRecord)


def test_that_nothing_came_of_it_is_written_with_the_reason() -> None:
    """Att det inte ledde till något antecknas också, med skäl."""
    nothing = ask.RecordOutcome(outcome=Outcome.NOTHING, explanation="Rådet ville bara höra hur det går.")
    AFTER.when(nothing).then(NOTHING)
    full = AFTER.given(*(NOTHING,) * MOST_OUTCOMES)
    full.when(nothing).refused(TooManyOutcomes)


def test_a_suggestion_is_raised_as_one() -> None:
    """Ett förslag tas upp i förslagsregistret, så att det blir bedömt och besvarat."""
    raise_it = ask.RaiseSuggestion(title=RAISED.title, explanation=RAISED.explanation)
    state = AFTER.when(raise_it).then(RAISED).state
    assert state.outcomes == (CameOf(outcome=Outcome.SUGGESTION, register="suggestions", record=RAISED.suggestion),)
    noted = ask.RecordOutcome(outcome=Outcome.SUGGESTION, explanation="Kallelserna.")
    AFTER.when(noted).refused(RaiseItInstead)


@pytest.mark.parametrize(
    ("form", "suggester"),
    [
        (Form.USER_COUNCIL, Suggester.COUNCIL),
        (Form.WORKPLACE_MEETING, Suggester.WORKPLACE),
        (Form.UNION, Suggester.UNION),
        (Form.FOCUS_GROUP, Suggester.SERVICE_USERS),
    ],
)
def test_the_suggestion_is_submitted_in_the_same_act(form: Form, suggester: Suggester) -> None:
    """Förslaget lämnas i samma handling, med tillfället som källa och från dem som deltog."""
    (asked,) = reactions("participation", RECORD, 2, replace(RAISED, form=form))
    assert (asked.register, asked.record) == ("suggestions", RAISED.suggestion)
    state = Spec(suggestions.REGISTER).when(asked.command).accepted().state
    assert (state.status, state.title, state.suggester) == (SuggestionStatus.SUBMITTED, RAISED.title, suggester)
    assert state.source == Source(register="participation", record=RECORD, version=2)


def test_those_who_took_part_are_told_what_came_of_it() -> None:
    """De som deltog får veta vad det ledde till, efter att det är antecknat."""
    AFTER.when(TELL).refused(OutcomeFirst)
    state = AFTER.given(NOTHING).when(TELL).then(TOLD).state
    assert (state.status, state.told_on) == (Status.TOLD, TODAY)
    AFTER.given(NOTHING).when(replace(TELL, day=TOMORROW)).refused(NotYetHappened)
    AFTER.given(NOTHING).when(replace(TELL, day=date(2026, 3, 1))).refused(DaysInWrongOrder)


def test_an_occasion_is_put_right_or_struck_out() -> None:
    """Uppgifterna rättas med skäl; det som införts av misstag makuleras."""
    correct = ask.CorrectParticipation(
        reason="Fel antal.",
        form=Form.REFERENCE_GROUP,
        title="Referensgrupp i mars",
        unit=None,
        day=TODAY,
        groups=(Group.STAFF,),
        participants=9,
        child=YesNoUnknown.UNKNOWN,
    )
    state = AFTER.when(correct).accepted().state
    assert (state.form, state.participants, state.unit, state.day) == (Form.REFERENCE_GROUP, 9, None, TODAY)
    AFTER.when(replace(correct, day=TOMORROW)).refused(NotYetHappened)
    decision = Decision(person=SOMEBODY, day=TODAY)
    annul = ask.AnnulParticipation(reason=WhyAnnulled.NEVER_HELD, decision=decision)
    struck = AFTER.when(annul).then(
        happened.ParticipationAnnulled(reason=WhyAnnulled.NEVER_HELD, explanation=None, decision=decision)
    )
    for command in (correct, annul, TELL, FOLLOWED):
        struck.when(command).refused(WrongOrder)

"""The rules of the register of suggestions, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain import actions
from domain.actions.words import Status as ActionStatus
from domain.board import Due
from domain.deadlines.extending import NotLaterThanBefore
from domain.grammar import Stamp
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.reactions import reactions
from domain.suggestions import REGISTER
from domain.suggestions import commands as ask
from domain.suggestions import events as happened
from domain.suggestions.rules import NotTheirsToDecide, NotYourSuggestion, TheirOwnSuggestion, WhatIsSuggested
from domain.suggestions.words import Status, Suggester, WhyAnnulled, suggested_action
from domain.terms import Body, Role
from domain.words import AlreadyThere, Decision, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = STAMP.day
OTHER_UNIT = UUID("00000000-0000-4000-8000-00000000000b")
CLOSED_UNIT = UUID("00000000-0000-4000-8000-00000000000c")
MEETING = Source(register="participation", record=UUID("00000000-0000-4000-8000-0000000000c1"), version=2)

NEW = Spec(REGISTER).knowing(
    {OTHER_UNIT: Unit(status=UnitStatus.ESTABLISHED), CLOSED_UNIT: Unit(status=UnitStatus.CLOSED)}
)
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)

SUBMITTED = happened.SuggestionSubmitted(
    title="Byt dag för gruppmötet",
    description="På tisdagar är alla här.",
    unit=UNIT,
    suggester=Suggester.EMPLOYEE,
    source=None,
    answer_by=Due(on=date(2026, 4, 16), rule="suggestion.answer", version=1, local=False),
)
ASSESSED = happened.SuggestionAssessed(assessment="Kostar inget.")
ADOPTED = happened.SuggestionAdopted(
    action=suggested_action(RECORD), title=SUBMITTED.title, unit=UNIT, reason="Bra.", decision=BY_MANAGER
)
DECLINED = happened.SuggestionDeclined(reason="Lokalen är upptagen.", decision=BY_MANAGER)

SUGGESTED = NEW.given(SUBMITTED, by=SOMEBODY_ELSE)
READ = SUGGESTED.given(ASSESSED)

SUBMIT = ask.SubmitSuggestion(title=SUBMITTED.title, description=SUBMITTED.description, unit=UNIT)
ADOPT = ask.AdoptSuggestion(reason="Bra.", decision=BY_MANAGER)
DECLINE = ask.DeclineSuggestion(reason="Lokalen är upptagen.", decision=BY_MANAGER)


def by(role: Role, person: UUID = SOMEBODY) -> Stamp:
    return replace(STAMP, by=person, role=role)


def test_anybody_may_suggest_and_it_is_to_be_answered_in_time() -> None:
    """Alla som arbetar här får lämna förslag, och svar ska ges i tid."""
    state = NEW.stamped(by(Role.EMPLOYEE)).when(SUBMIT).then(SUBMITTED).state
    assert (state.status, state.requested_by, state.recorded) == (Status.SUBMITTED, SOMEBODY, TODAY)
    assert ask.SubmitSuggestion.may == frozenset()
    SUGGESTED.when(SUBMIT).refused(AlreadyThere)


def test_what_is_suggested_is_written_here_or_where_it_came_up() -> None:
    """Vad förslaget går ut på står i förslaget, eller i det som det kommer ur."""
    bare = replace(SUBMIT, description=None)
    NEW.when(bare).refused(WhatIsSuggested)
    assert NEW.when(replace(bare, source=MEETING, suggester=Suggester.COUNCIL)).accepted().state.source == MEETING


def test_a_suggestion_is_moved_to_the_unit_it_is_about() -> None:
    """Ett förslag flyttas till den enhet som ska svara, om den finns."""
    moved = SUGGESTED.when(ask.MoveSuggestion(unit=OTHER_UNIT)).then(
        happened.SuggestionMoved(unit=OTHER_UNIT, reason=None)
    )
    assert moved.state.unit == OTHER_UNIT
    SUGGESTED.when(ask.MoveSuggestion(unit=CLOSED_UNIT)).refused(WrongOrder)
    READ.given(DECLINED).when(ask.MoveSuggestion(unit=OTHER_UNIT)).refused(WrongOrder)


def test_a_suggestion_is_assessed_before_it_is_decided_on() -> None:
    """Ett förslag bedöms innan det antas eller avslås."""
    SUGGESTED.when(ADOPT).refused(WrongOrder)
    SUGGESTED.when(DECLINE).refused(WrongOrder)
    assert SUGGESTED.when(ask.AssessSuggestion(assessment="Kostar inget.")).then(ASSESSED).state.assessed_on == TODAY
    READ.given(DECLINED).when(ask.AssessSuggestion(assessment="…")).refused(WrongOrder)


def test_an_adopted_suggestion_becomes_an_action_in_the_same_act() -> None:
    """Ett antaget förslag blir en åtgärd i samma handling; åtgärden säger vilket förslag den kommer ur."""
    adopted = READ.when(ADOPT).then(ADOPTED)
    assert (adopted.state.status, adopted.state.action) == (Status.ADOPTED, ADOPTED.action)
    (asked,) = reactions("suggestions", RECORD, 3, ADOPTED)
    assert (asked.register, asked.record) == ("actions", ADOPTED.action)
    known = Spec(actions.REGISTER, record=asked.record).knowing({RECORD: adopted.state})
    state = known.when(asked.command).accepted().state
    assert (state.status, state.title, state.unit) == (ActionStatus.PROPOSED, SUBMITTED.title, UNIT)
    assert [(one.register, one.record) for one in state.sources] == [("suggestions", RECORD)]


def test_a_suggestion_is_declined_with_the_reason() -> None:
    """Ett förslag avslås med skäl, och blir ingen åtgärd."""
    assert READ.when(DECLINE).then(DECLINED).state.status is Status.DECLINED
    assert list(reactions("suggestions", RECORD, 3, DECLINED)) == []


def test_a_manager_who_did_not_make_it_decides() -> None:
    """En chef som inte själv har lämnat förslaget beslutar; andra för in vad som beslutats."""
    mine = NEW.given(SUBMITTED, ASSESSED)
    mine.when(ADOPT).refused(TheirOwnSuggestion)
    mine.when(DECLINE).refused(TheirOwnSuggestion)
    developer = READ.stamped(by(Role.QUALITY_DEVELOPER))
    developer.when(ADOPT).refused(NotTheirsToDecide)
    developer.when(replace(ADOPT, decision=Decision(body=Body.MANAGEMENT_GROUP, day=TODAY))).accepted()
    READ.when(replace(DECLINE, decision=Decision(body=Body.QUALITY_GROUP, day=TODAY))).refused(NotTheirsToDecide)


def test_whoever_made_it_is_answered_when_it_is_decided() -> None:
    """Den som lämnade förslaget får svar när det är beslutat."""
    answer = ask.AnswerSuggestion(text="Vi byter dag från maj.")
    READ.when(answer).refused(WrongOrder)
    answered = READ.given(DECLINED).when(answer).then(happened.SuggestionAnswered(text="Vi byter dag från maj."))
    assert (answered.state.status, answered.state.answered_on) == (Status.ANSWERED, TODAY)
    READ.given(ADOPTED).when(answer).accepted()


def test_a_manager_gives_the_answer_more_time() -> None:
    """En chef förlänger svarstiden, med skäl, tills förslaget är besvarat."""
    extend = ask.ExtendAnswer(until=date(2026, 5, 29), reason="Frågan tas på nästa möte.")
    later = replace(SUBMITTED.answer_by, on=date(2026, 5, 29))
    extended = happened.SuggestionAnswerExtended(answer_by=later, reason="Frågan tas på nästa möte.")
    for spec in (SUGGESTED, READ, READ.given(ADOPTED), READ.given(DECLINED)):
        state = spec.when(extend).then(extended).state
        assert (state.answer_by, state.extensions, state.status) == (later, 1, spec.state.status)
    assert ask.ExtendAnswer.may == {Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR}
    answered = READ.given(DECLINED, happened.SuggestionAnswered(text="Nej."))
    answered.when(extend).refused(WrongOrder)
    SUGGESTED.when(replace(extend, until=SUBMITTED.answer_by.on)).refused(NotLaterThanBefore)


def test_only_whoever_made_it_takes_it_back() -> None:
    """Den som lämnade förslaget kan ta tillbaka det innan det är beslutat; ingen annan."""
    SUGGESTED.when(ask.WithdrawSuggestion()).refused(NotYourSuggestion)
    mine = SUGGESTED.stamped(by(Role.EMPLOYEE, SOMEBODY_ELSE))
    assert mine.when(ask.WithdrawSuggestion()).then(happened.SuggestionWithdrawn()).state.status is Status.WITHDRAWN
    READ.given(DECLINED).when(ask.WithdrawSuggestion()).refused(WrongOrder)


def test_a_suggestion_is_put_right_or_struck_out() -> None:
    """Uppgifterna rättas med skäl; det som införts av misstag makuleras."""
    correct = ask.CorrectSuggestion(title="Gruppmöte på tisdagar", suggester=Suggester.WORKPLACE, reason="Fel rubrik.")
    corrected = READ.when(correct).then(
        happened.SuggestionCorrected(title="Gruppmöte på tisdagar", suggester=Suggester.WORKPLACE, reason="Fel rubrik.")
    )
    assert (corrected.state.title, corrected.state.suggester) == ("Gruppmöte på tisdagar", Suggester.WORKPLACE)
    annul = ask.AnnulSuggestion(reason=WhyAnnulled.DUPLICATE, decision=BY_MANAGER)
    struck = READ.when(annul).then(
        happened.SuggestionAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_MANAGER)
    )
    struck.when(correct).refused(WrongOrder)
    struck.when(annul).refused(WrongOrder)

"""What follows in other registers of what happens to a lex Sarah case, and the other way (domain/reactions)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain import deviations, external_reviews, lex_sarah
from domain.actions.commands import ProposeAction
from domain.actions.words import ActionSource
from domain.deviations.commands import ReinstateDeviation
from domain.deviations.events import DeviationEscalated
from domain.deviations.evolve import evolve
from domain.deviations.state import Deviation
from domain.external_reviews.words import Reviewer
from domain.grammar import derived_id
from domain.lex_sarah.events import IvoDecided, LexSarahDeclined, LexSarahMeasureLivesOn
from domain.lex_sarah.state import Case
from domain.lex_sarah.words import IvoOutcome, Status
from domain.reactions import reactions
from domain.terms import LegalBasis
from domain.views.events import ViewReferralAnswered
from domain.views.state import View
from domain.views.words import Verdict
from domain.words import Occurred, Source, case_id
from tests.spec import SOMEBODY_ELSE, STAMP, UNIT, Spec

VIEW = UUID("00000000-0000-4000-8000-0000000000a0")
TODAY = date(2026, 3, 16)
LAST_WEEK = date(2026, 3, 9)
DEVIATION = UUID("00000000-0000-4000-8000-0000000000d0")


def test_a_deviation_taken_over_opens_a_case_in_the_same_act() -> None:
    """Den övertagna avvikelsen och ärendet hänvisar till varandra, båda i samma handling."""
    case = case_id("deviations", DEVIATION, None)
    escalated = DeviationEscalated(reason=None, case=case)
    (asked,) = reactions("deviations", DEVIATION, 4, escalated)
    assert (asked.register, asked.record) == ("lex_sarah", case)
    known = {DEVIATION: evolve(Deviation(), escalated, STAMP)}
    state = Spec(lex_sarah.REGISTER).knowing(known).when(asked.command).accepted().state
    assert state.source == Source(register="deviations", record=DEVIATION, version=4)
    assert known[DEVIATION].case == case


def test_a_view_taken_over_opens_a_case_and_lives_on() -> None:
    """Det övertagna klagomålet öppnar ett ärende; ett nej gör det inte."""
    case = case_id("views", VIEW, None)
    answered = ViewReferralAnswered(verdict=Verdict.TAKEN_OVER, reasons="Kan vara det.", diary_number=None, case=case)
    (asked,) = reactions("views", VIEW, 4, answered)
    assert (asked.register, asked.record) == ("lex_sarah", case)
    state = Spec(lex_sarah.REGISTER).knowing({VIEW: View()}).when(asked.command).accepted().state
    assert state.source == Source(register="views", record=VIEW, version=4)
    assert list(reactions("views", VIEW, 4, replace(answered, case=None))) == []


DECLINED = LexSarahDeclined(
    reasons="Ingen enskild är berörd.",
    source=None,
    deviation=DEVIATION,
    unit=UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(LAST_WEEK),
    discovered=LAST_WEEK,
)
CASE = case_id("deviations", DEVIATION, None)


def test_a_report_that_is_not_investigated_goes_on_as_a_deviation() -> None:
    """En rapport som inte utreds blir en avvikelse, med ärendet som källa."""
    (asked,) = reactions("lex_sarah", CASE, 3, DECLINED)
    assert (asked.register, asked.record) == ("deviations", DEVIATION)
    known = {CASE: Case(reporter=SOMEBODY_ELSE)}
    state = Spec(deviations.REGISTER).knowing(known).when(asked.command).accepted().state
    assert (state.source, state.unit) == (Source(register="lex_sarah", record=CASE, version=3), UNIT)
    assert state.reporter == SOMEBODY_ELSE


def test_a_report_that_came_from_a_deviation_goes_back_to_it() -> None:
    """Det som kom ur en avvikelse återförs till den; det som kom ur en synpunkt behöver inget."""
    came = Source(register="deviations", record=DEVIATION, version=4)
    (asked,) = reactions("lex_sarah", CASE, 3, replace(DECLINED, source=came, deviation=None))
    assert (asked.register, asked.record, asked.command) == ("deviations", DEVIATION, ReinstateDeviation(case=CASE))
    of_a_view = replace(DECLINED, source=replace(came, register="views"), deviation=None)
    assert list(reactions("lex_sarah", CASE, 3, of_a_view)) == []


def test_a_measure_of_a_case_lives_on_as_an_action() -> None:
    """En åtgärd som får leva vidare blir en åtgärd i åtgärdsregistret, med ärendet som källa."""
    action = derived_id("actions", CASE, DEVIATION)
    lives_on = LexSarahMeasureLivesOn(
        measure=DEVIATION,
        action=action,
        title="Ny nattrutin",
        unit=UNIT,
        due=TODAY,
        causes=("routines",),
        reason="Tar längre tid.",
    )
    (asked,) = reactions("lex_sarah", CASE, 9, lives_on)
    assert (asked.register, asked.record) == ("actions", action)
    source = ActionSource(register="lex_sarah", record=CASE, causes=("routines",))
    assert asked.command == ProposeAction(title="Ny nattrutin", unit=UNIT, sources=(source,), ready_by=TODAY)


def test_what_the_inspectorate_goes_on_with_becomes_an_external_review() -> None:
    """Ett beslut som tillsynsmyndigheten går vidare med blir en granskning där kraven följs, och ärendet bevaras."""
    review = derived_id("external_reviews", "lex_sarah", CASE)
    decided = IvoDecided(
        ivo_number="8.1-1/2026",
        decided_on=TODAY,
        outcome=IvoOutcome.CRITICISM,
        text="Brister påtalas.",
        review=review,
        unit=UNIT,
        legal_bases=(LegalBasis.SOL,),
    )
    (asked,) = reactions("lex_sarah", CASE, 12, decided)
    assert (asked.register, asked.record) == ("external_reviews", review)
    knowing = Spec(external_reviews.REGISTER).knowing({CASE: Case(status=Status.DECIDED, unit=UNIT)})
    state = knowing.when(asked.command).accepted().state
    assert (state.reference, state.unit, state.reviewer) == ("8.1-1/2026", UNIT, Reviewer.IVO)
    assert state.held == (CASE,)
    assert list(reactions("lex_sarah", CASE, 12, replace(decided, review=None))) == []

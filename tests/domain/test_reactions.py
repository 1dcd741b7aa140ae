"""What one register asks of another (domain/reactions)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import get_type_hints
from uuid import UUID

from domain import actions, deviations
from domain.actions.commands import ProposeAction
from domain.actions.words import LinkedSource
from domain.actions.words import Status as ActionStatus
from domain.board import Choice, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.deviations.commands import ReportDeviation
from domain.deviations.events import DeviationMeasureLivesOn, DeviationReferred, DeviationReported
from domain.deviations.state import Deviation
from domain.deviations.words import Status, measure_action
from domain.grammar import Event, PersonalMark, marks
from domain.reactions import reactions
from domain.registers import Asked
from domain.terms import YesNoUnknown
from domain.views.events import ViewClosed, ViewGaveRiseToDeviation
from domain.views.words import Outcome, deviation_id
from domain.words import AlreadyThere, Occurred, Source
from tests.spec import UNIT, Answer, Spec

VIEW = UUID("00000000-0000-4000-8000-0000000000a0")
ANOTHER_VIEW = UUID("00000000-0000-4000-8000-0000000000a1")
TODAY = date(2026, 3, 16)
LAST_WEEK = date(2026, 3, 9)

GAVE_RISE = ViewGaveRiseToDeviation(
    deviation=deviation_id(VIEW),
    unit=UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(LAST_WEEK),
    discovered=LAST_WEEK,
    danger_now=YesNoUnknown.NO,
    suspects_misconduct=YesNoUnknown.NO,
)


def asked_of_deviations(event: Event) -> Asked:
    (asked,) = reactions("views", VIEW, 5, event)
    assert (asked.register, asked.record) == ("deviations", deviation_id(VIEW))
    return asked


def drawn_up(event: Event) -> Answer:
    return Spec(deviations.REGISTER).when(asked_of_deviations(event).command)


def test_a_complaint_that_gives_rise_to_a_deviation_reports_it_in_the_same_act() -> None:
    """När ett klagomål ger upphov till en avvikelse rapporteras den i samma handling, med klagomålet som källa."""
    state = drawn_up(GAVE_RISE).accepted().state
    assert state.status is Status.REPORTED
    assert state.source == Source(register="views", record=VIEW, version=5)
    assert (state.unit, state.place, state.occurred) == (UNIT, "Storgatan 1", Occurred.on(LAST_WEEK))


def test_the_deviation_came_in_when_it_was_drawn_up_and_was_known_when_the_complaint_came() -> None:
    """Avvikelsen räknas från den dag den upprättas; upptäckt blev den när klagomålet kom in."""
    state = drawn_up(GAVE_RISE).accepted().state
    assert (state.received, state.discovered) == (TODAY, LAST_WEEK)


def test_no_text_goes_from_one_record_to_another() -> None:
    """Ingen text flyttas mellan poster: avvikelsen hänvisar till klagomålet."""
    command = asked_of_deviations(GAVE_RISE).command
    hints = get_type_hints(ReportDeviation, include_extras=True)
    sealed = [each.name for each in fields(ReportDeviation) if marks(hints[each.name], PersonalMark)]
    assert sealed
    assert all(getattr(command, name) is None for name in sealed)


def test_a_suspicion_goes_with_it() -> None:
    """En misstanke om missförhållande följer med till avvikelsen."""
    suspected = replace(GAVE_RISE, suspects_misconduct=YesNoUnknown.YES)
    kinds = [type(event) for event in drawn_up(suspected).events]
    assert kinds == [DeviationReported, DeviationReferred]


def test_there_is_one_deviation_for_each_view() -> None:
    """Varje synpunkt eller klagomål har en enda avvikelse, alltid med samma identitet."""
    assert deviation_id(VIEW) == deviation_id(VIEW) != deviation_id(ANOTHER_VIEW)
    drawn_up(GAVE_RISE).accepted().when(asked_of_deviations(GAVE_RISE).command).refused(AlreadyThere)


# ── A measure that lives on ──────────────────────────────────────────────────

DEVIATION = UUID("00000000-0000-4000-8000-0000000000a2")
MEASURE = UUID("00000000-0000-4000-8000-0000000000a3")
LIVES_ON = DeviationMeasureLivesOn(
    measure=MEASURE,
    action=measure_action(DEVIATION, MEASURE),
    title="Byt lås på alla boenden",
    unit=UNIT,
    due=date(2026, 6, 1),
    causes=("routine",),
    reason="Det tar längre tid än utredningen.",
)
KNOWN = {
    DEVIATION: Deviation(status=Status.IN_FOLLOW_UP),
    setting_id(Topic.CAUSES): Setting(
        status=SettingStatus.DECIDED,
        topic=Topic.CAUSES,
        wordings=(Wording(since=LAST_WEEK, entered=LAST_WEEK, choices=(Choice(id="routine", label="rutin"),)),),
    ),
}


def test_a_measure_that_lives_on_becomes_an_action_in_the_same_act() -> None:
    """En åtgärd som får leva vidare föreslås som åtgärd i samma handling, med avvikelsen som källa."""
    (asked,) = reactions("deviations", DEVIATION, 9, LIVES_ON)
    assert (asked.register, asked.record) == ("actions", LIVES_ON.action)
    state = Spec(actions.REGISTER).knowing(KNOWN).when(asked.command).accepted().state
    assert (state.status, state.title, state.unit) == (ActionStatus.PROPOSED, "Byt lås på alla boenden", UNIT)
    assert state.ready_by == date(2026, 6, 1)
    assert state.sources == (
        LinkedSource(register="deviations", record=DEVIATION, causes=("routine",), needs_cause=True),
    )


def test_the_text_of_a_measure_stays_in_the_deviation() -> None:
    """Åtgärdens text stannar i avvikelsen; åtgärden hänvisar till den."""
    (asked,) = reactions("deviations", DEVIATION, 9, LIVES_ON)
    hints = get_type_hints(ProposeAction, include_extras=True)
    sealed = [each.name for each in fields(ProposeAction) if marks(hints[each.name], PersonalMark)]
    assert sealed and all(getattr(asked.command, name) is None for name in sealed)


def test_what_was_let_go_before_there_was_a_register_of_actions_asks_for_none() -> None:
    """En åtgärd som fick leva vidare innan registret fanns har ingen åtgärd där."""
    assert list(reactions("deviations", DEVIATION, 9, replace(LIVES_ON, action=None))) == []


# ── Nothing ──────────────────────────────────────────────────────────────────


def test_most_things_ask_nothing_of_others() -> None:
    """De flesta händelser får inga följder i andra register."""
    closed = ViewClosed(outcome=Outcome.MEASURES, without_answer=None, satisfied=YesNoUnknown.UNKNOWN, note=None)
    assert list(reactions("views", VIEW, 6, closed)) == []

"""Åtgärder som följer av andra register – what an event elsewhere proposes as an action; its text is read there."""

from __future__ import annotations

from uuid import UUID

from domain.actions.commands import ProposeAction
from domain.actions.words import ActionSource
from domain.deviations.events import DeviationMeasureLivesOn
from domain.external_reviews.events import FindingActionProposed
from domain.incidents.events import IncidentActionProposed
from domain.lex_sarah.events import LexSarahMeasureLivesOn
from domain.plan_activities.events import PlanActivityBecameAction
from domain.self_controls.events import SelfControlActionProposed
from domain.suggestions.events import SuggestionAdopted
from domain.surveys.events import SurveyActionProposed


def action_from_finding(event: FindingActionProposed, review: UUID) -> ProposeAction:
    """What the reviewer found stands in the review; whoever reviewed is to be told what it led to."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="external_reviews", record=review),),
        outside=True,
        ready_by=event.ready_by,
    )


def action_from_incident(event: IncidentActionProposed, incident: UUID) -> ProposeAction:
    """What happened stands in the incident, for those who may read it; who is to do something is decided there."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="incidents", record=incident),),
        ready_by=event.ready_by,
    )


def action_from_self_control(event: SelfControlActionProposed, self_control: UUID) -> ProposeAction:
    """What was found stands in the self-control; who is to do something about it is decided there."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="self_controls", record=self_control),),
        ready_by=event.ready_by,
    )


def action_from_survey(event: SurveyActionProposed, survey: UUID) -> ProposeAction:
    """What was answered stands in the survey; who is to do something about it is decided there."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="surveys", record=survey),),
        ready_by=event.ready_by,
    )


def action_from_measure(event: DeviationMeasureLivesOn, deviation: UUID) -> ProposeAction:
    """What is to be done stands in the deviation; who is to do it as an action of its own is decided there."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="deviations", record=deviation, causes=event.causes),),
        ready_by=event.due,
    )


def action_from_case(event: LexSarahMeasureLivesOn, case: UUID) -> ProposeAction:
    """What is to be done stands in the case, for those who may read it; who is to do it is decided there."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="lex_sarah", record=case, causes=event.causes),),
        ready_by=event.due,
    )


def action_from_suggestion(event: SuggestionAdopted, suggestion: UUID) -> ProposeAction:
    """What was suggested stands in the suggestion; how and when it is done is decided as of any action."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="suggestions", record=suggestion),),
    )


def action_from_activity(event: PlanActivityBecameAction, activity: UUID) -> ProposeAction:
    """What is to be reached stands in the activity; how the action is decided and evaluated is as of any action."""
    return ProposeAction(
        title=event.title,
        unit=event.unit,
        sources=(ActionSource(register="plan_activities", record=activity),),
        ready_by=event.ready_by,
    )

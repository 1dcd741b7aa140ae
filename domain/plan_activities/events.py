"""What can have happened to an activity of a plan."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.actions.words import ActionId
from domain.goals.words import GoalId
from domain.grammar import Event, Personal
from domain.plan_activities.words import WhyAnnulled, WhyNotDone
from domain.plans.words import PlanId
from domain.words import Count, Name, PersonId, Text, UnitId


class PlanActivityAdded(Event, label="En aktivitet lades till i planen", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody is to do something by a day, towards one of the plan's goals or the plan as a whole."""

    plan: PlanId
    title: Name
    unit: UnitId | None
    goal: GoalId | None
    responsible: PersonId
    ready_by: date
    aim: Personal[Text] | None


class PlanActivityChanged(Event, label="Aktiviteten ändrades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Its words, its day or who does it; what it was before stays in the log."""

    title: Name
    responsible: PersonId
    ready_by: date
    reason: Personal[Text]


class PlanActivityBegun(Event, label="Aktiviteten påbörjades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Something had been done of it when it was told of for the first time."""

    plan: PlanId


class PlanActivityReported(Event, label="Det berättades hur det går med aktiviteten", duty=law.PLAN_LEAD_FOLLOW_UP):
    """How it goes; where it can be counted, how many have been `reached` of the `whole`."""

    note: Personal[Text]
    reached: Count | None
    whole: Count | None


class PlanActivityCompleted(Event, label="Aktiviteten genomfördes", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was done, and how it went."""

    plan: PlanId
    day: date
    how_it_went: Personal[Text]
    reached: Count | None
    whole: Count | None


class PlanActivityNotCarriedOut(
    Event, label="Aktiviteten blev inte genomförd", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False
):
    """It was said that it would not be done, and why."""

    plan: PlanId
    reason: WhyNotDone
    explanation: Personal[Text]


class PlanActivityResumed(Event, label="Aktiviteten togs upp igen", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was not over after all."""

    plan: PlanId
    ready_by: date
    reason: Personal[Text]


class PlanActivityBecameAction(Event, label="Aktiviteten blev en förbättringsåtgärd", duty=law.MEASURES):
    """It is an improvement of its own; `action` is the record in which that is decided and followed."""

    action: ActionId
    title: Name
    unit: UnitId | None
    ready_by: date


class PlanActivityAnnulled(Event, label="Aktiviteten makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out; its lines stay."""

    plan: PlanId
    reason: WhyAnnulled


ActivityEvent = (
    PlanActivityAdded
    | PlanActivityChanged
    | PlanActivityBegun
    | PlanActivityReported
    | PlanActivityCompleted
    | PlanActivityNotCarriedOut
    | PlanActivityResumed
    | PlanActivityBecameAction
    | PlanActivityAnnulled
)

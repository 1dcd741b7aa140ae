"""What can have happened to a plan. Nothing in the clear is about a person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain import law
from domain.goals.words import GoalId
from domain.grammar import Event, Personal
from domain.obligations.words import MeetingId
from domain.plans.words import (
    Analyses,
    Areas,
    Criteria,
    FollowUpChannel,
    Fulfilled,
    GoalOutcome,
    Goals,
    Kind,
    Measurements,
    Posts,
    Professions,
    Progress,
    RestsOn,
    Risks,
    WhyAnnulled,
)
from domain.words import Decision, Name, PersonId, Source, Text, UnitId


class PlanDrafted(Event, label="Planen upprättades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """What it is for, from when to when, by whom it is held together, and what it rests on."""

    kind: Kind
    title: Name
    unit: UnitId | None
    first: date
    last: date
    responsible: PersonId
    rests_on: RestsOn
    goals: Goals
    criteria: Criteria
    risks: Risks
    areas: Areas


class PlanCorrected(Event, label="Planens utkast ändrades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was written otherwise before anybody decided it."""

    title: Name
    first: date
    last: date
    rests_on: RestsOn
    goals: Goals
    criteria: Criteria
    risks: Risks
    areas: Areas


class ShortcomingsAnalysed(Event, label="Fel och brister analyserades samlat", duty=law.COMPILE_AND_ANALYSE):
    """What had gone wrong in a period was analysed together, for the plan; the figures stand in the `analyses`."""

    first: date
    last: date
    analyses: Analyses
    conclusions: Personal[Text]


class StaffingCounted(Event, label="Bemanningen räknades", duty=law.COMPETENT_STAFF):
    """The posts that are needed beside those there are; `lacking_professions`: that have too few."""

    day: date
    posts: Posts
    lacking_professions: Professions
    conclusions: Personal[Text]


class PlanSubmitted(Event, label="Planen överlämnades till nämnden", duty=law.PLAN_LEAD_FOLLOW_UP):
    """The proposal was put to the board. `at_meeting`: at which meeting it is to be taken up."""

    at_meeting: MeetingId | None


class PlanDecided(Event, label="Planen beslutades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It holds as it stands."""

    decision: Decision


class PlanRevised(Event, label="Planen reviderades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was decided anew what it says."""

    title: Name
    first: date
    last: date
    rests_on: RestsOn
    goals: Goals
    criteria: Criteria
    risks: Risks
    areas: Areas
    reason: Personal[Text]
    decision: Decision


class PlanResponsibleReplaced(Event, label="Planen fick en ny ansvarig", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody else holds it together."""

    responsible: PersonId
    reason: Personal[Text] | None


class PlanActivityNoted(Event, label="Läget för en aktivitet antecknades i planen", duty=law.PLAN_LEAD_FOLLOW_UP):
    """An activity was added to the plan, began, ended or was taken up again."""

    activity: UUID
    progress: Progress


class PlanGoalAssessed(Event, label="Ett av planens mål följdes upp", duty=law.FOLLOW_UP_QUALITY):
    """How the goal has come out, and how that is known: `measurements` are of the criteria that follow it up."""

    goal: GoalId
    outcome: GoalOutcome
    measurements: Measurements
    how_known: Personal[Text]


class PlanFollowedUp(Event, label="Planen följdes upp", duty=law.FOLLOW_UP_QUALITY):
    """As a whole, up to a day. `ended`: that was its last; before that, it goes on.

    Of a quality plan: whether the management system meets what is demanded of it, and is worked by.
    """

    last: date
    ended: bool
    meets_demands: Fulfilled | None
    worked_by: Fulfilled | None
    summary: Personal[Text]


class PlanFollowUpReported(Event, label="Planens uppföljning redovisades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """It was told of what came of it. `report`: the line that holds it, where there is one."""

    reported_in: FollowUpChannel
    day: date
    paragraph: Name | None
    report: Source | None


class PlanClosed(Event, label="Planen avslutades", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Nothing more is to be done with it."""

    comment: Personal[Text] | None


class PlanAnnulled(Event, label="Planen makulerades", duty=law.DOCUMENTATION, version=2):
    """The entry was struck out; its lines stay. `decision`: of whoever decides such a plan, once it was decided."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision | None


Described = PlanDrafted | PlanCorrected | PlanRevised
Decisive = PlanSubmitted | PlanDecided | PlanResponsibleReplaced | ShortcomingsAnalysed | StaffingCounted
FollowedUp = PlanActivityNoted | PlanGoalAssessed | PlanFollowedUp | PlanFollowUpReported | PlanClosed | PlanAnnulled
PlanEvent = (
    PlanDrafted
    | PlanCorrected
    | ShortcomingsAnalysed
    | StaffingCounted
    | PlanSubmitted
    | PlanDecided
    | PlanRevised
    | PlanResponsibleReplaced
    | PlanActivityNoted
    | PlanGoalAssessed
    | PlanFollowedUp
    | PlanFollowUpReported
    | PlanClosed
    | PlanAnnulled
)

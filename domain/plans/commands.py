"""What can be asked for about a plan."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.goals.words import GoalId
from domain.grammar import Command, Personal
from domain.obligations.words import MeetingId
from domain.plans.events import (
    PlanActivityNoted,
    PlanAnnulled,
    PlanClosed,
    PlanCorrected,
    PlanDecided,
    PlanDrafted,
    PlanFollowedUp,
    PlanFollowUpReported,
    PlanGoalAssessed,
    PlanResponsibleReplaced,
    PlanRevised,
    PlanSubmitted,
    ShortcomingsAnalysed,
    StaffingCounted,
)
from domain.plans.words import (
    ENTERED_BY,
    MANAGERS,
    PLANNERS,
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
    Progress,
    RestsOn,
    Risks,
    WhyAnnulled,
)
from domain.terms import Authority, Role
from domain.words import Decision, Name, PersonId, Source, Text, UnitId

# ── Commands: what it says, and that it holds ────────────────────────────────


class DraftPlan(Command, label="Upprätta plan", may=PLANNERS, becomes=PlanDrafted, opens=True):
    """`rests_on`: the plans it is drawn up from; `criteria`: the key figures, `risks` those it starts from."""

    kind: Kind
    title: Name
    unit: UnitId | None = None
    first: date
    last: date
    responsible: PersonId
    rests_on: RestsOn = ()
    goals: Goals = ()
    criteria: Criteria = ()
    risks: Risks = ()
    areas: Areas = ()


class CorrectPlan(Command, label="Ändra utkastet", may=PLANNERS, becomes=PlanCorrected):
    """All that it says is said anew."""

    title: Name
    first: date
    last: date
    rests_on: RestsOn = ()
    goals: Goals = ()
    criteria: Criteria = ()
    risks: Risks = ()
    areas: Areas = ()


class AnalyseShortcomings(
    Command, label="För in samlad analys av fel och brister", may=PLANNERS, becomes=ShortcomingsAnalysed
):
    """`analyses`: the half-years in which the figures are."""

    first: date
    last: date
    analyses: Analyses
    conclusions: Personal[Text]


class CountStaffing(Command, label="Räkna bemanningen", may=PLANNERS, becomes=StaffingCounted):
    """Full-time posts needed and existing on a day, profession by profession."""

    day: date
    posts: Posts
    conclusions: Personal[Text]


class SubmitPlan(Command, label="Överlämna till nämnden", may=(*PLANNERS, *ENTERED_BY), becomes=PlanSubmitted):
    at_meeting: MeetingId | None = None


class DecidePlanByBoard(
    Command,
    label="Besluta genom nämnden",
    may=(*ENTERED_BY, Role.REGISTRAR),
    authority=Authority.BOARD,
    becomes=PlanDecided,
):
    decision: Decision


class DecidePlan(Command, label="Besluta om planen", may=(*MANAGERS, *ENTERED_BY), becomes=PlanDecided):
    decision: Decision


class RevisePlan(Command, label="Revidera planen", may=(*MANAGERS, *ENTERED_BY), becomes=PlanRevised):
    """All that it says is said anew, and decided by whoever decides such a plan."""

    title: Name
    first: date
    last: date
    rests_on: RestsOn = ()
    goals: Goals = ()
    criteria: Criteria = ()
    risks: Risks = ()
    areas: Areas = ()
    reason: Personal[Text]
    decision: Decision


class ReplacePlanResponsible(Command, label="Byt planansvarig", may=PLANNERS, becomes=PlanResponsibleReplaced):
    responsible: PersonId
    reason: Personal[Text] | None = None


# ── Commands: what came of it ────────────────────────────────────────────────


class NoteActivity(Command, label="Anteckna aktivitetens läge", becomes=PlanActivityNoted, internal=True):
    """Asked for by the activity's own line."""

    activity: UUID
    progress: Progress


class AssessGoal(Command, label="Följ upp ett mål", may=PLANNERS, becomes=PlanGoalAssessed):
    goal: GoalId
    outcome: GoalOutcome
    measurements: Measurements = ()
    how_known: Personal[Text]


class FollowUpPlan(Command, label="Följ upp planen", may=PLANNERS, becomes=PlanFollowedUp):
    """`last`: the last day that is followed up; the plan's own, when it is over.

    Of a quality plan also how it stands with the management system as a whole (Nacka N88, Enköping E78).
    """

    last: date
    meets_demands: Fulfilled | None = None
    worked_by: Fulfilled | None = None
    summary: Personal[Text]


class ReportFollowUp(
    Command, label="Redovisa uppföljningen", may=(*PLANNERS, *ENTERED_BY), becomes=PlanFollowUpReported
):
    reported_in: FollowUpChannel
    day: date
    paragraph: Name | None = None
    report: Source | None = None


class ClosePlan(Command, label="Avsluta planen", may=PLANNERS, becomes=PlanClosed):
    comment: Personal[Text] | None = None


class AnnulPlan(Command, label="Makulera planen", may=(*PLANNERS, *ENTERED_BY), becomes=PlanAnnulled):
    """`decision`: once the plan has been decided, by whoever decides such a plan."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision | None = None


DraftingCommand = DraftPlan | CorrectPlan | AnalyseShortcomings | CountStaffing
DecidingCommand = SubmitPlan | DecidePlanByBoard | DecidePlan | RevisePlan | ReplacePlanResponsible
FollowingCommand = NoteActivity | AssessGoal | FollowUpPlan | ReportFollowUp | ClosePlan | AnnulPlan
PlanCommand = (
    DraftPlan
    | CorrectPlan
    | AnalyseShortcomings
    | CountStaffing
    | SubmitPlan
    | DecidePlanByBoard
    | DecidePlan
    | RevisePlan
    | ReplacePlanResponsible
    | NoteActivity
    | AssessGoal
    | FollowUpPlan
    | ReportFollowUp
    | ClosePlan
    | AnnulPlan
)

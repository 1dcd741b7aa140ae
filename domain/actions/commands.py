"""What can be asked for about an improvement action; the unions at the end are the stages the rules are written by."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.actions.events import (
    ActionAbandoned,
    ActionAnnulled,
    ActionCausesNamed,
    ActionClosed,
    ActionCompleted,
    ActionCorrected,
    ActionDecided,
    ActionDeclined,
    ActionEffectEvaluated,
    ActionFedBack,
    ActionFeedbackForgone,
    ActionPostponed,
    ActionProgressReported,
    ActionReopened,
    ActionReportedBack,
    ActionResponsibleReplaced,
    ActionResumed,
    ActionRevisionWaived,
    ActionSeriesChosen,
    ActionSourceUnlinked,
    ActionStarted,
)
from domain.actions.words import (
    DECISIONS_ENTERED_BY,
    THOSE_WHO_HANDLE,
    ActionCauses,
    ActionSource,
    ActionSources,
    Audience,
    Effect,
    EffectSeries,
    Kind,
    Reach,
    RevisionNumber,
    WhyAnnulled,
)
from domain.agreements.words import ProcessId
from domain.documents.words import DocumentId
from domain.grammar import Command, Personal
from domain.terms import Authority, Role
from domain.words import Decision, Name, PersonId, Text, UnitId

# ── Commands: where it comes from ────────────────────────────────────────────


class ProposeAction(Command, label="Föreslå åtgärd", opens=True):
    """`other_source`: what shows the need, where no register holds it (a survey, an audit)."""

    title: Name | None = None
    description: Personal[Text] | None = None
    aim: Personal[Text] | None = None
    unit: UnitId | None = None
    sources: ActionSources = ()
    other_source: Name | None = None
    outside: bool = False
    ready_by: date | None = None


class AssignByBoard(
    Command,
    label="Registrera uppdrag från nämnden",
    may=(Role.BOARD_SECRETARY, Role.REGISTRAR),
    authority=Authority.BOARD,
    opens=True,
):
    title: Name
    description: Personal[Text] | None = None
    unit: UnitId | None = None
    sources: ActionSources = ()
    report_by: date
    decision: Decision


class LinkSource(Command, label="Knyt till källa", may=THOSE_WHO_HANDLE):
    source: ActionSource


class UnlinkSource(Command, label="Skilj från källa", may=THOSE_WHO_HANDLE, becomes=ActionSourceUnlinked):
    record: UUID
    reason: Personal[Text]


class NameCauses(Command, label="Ange orsak", may=THOSE_WHO_HANDLE, becomes=ActionCausesNamed):
    """`record`: which of the sources the causes were found in."""

    record: UUID
    causes: ActionCauses
    explanation: Personal[Text] | None = None


class CorrectAction(Command, label="Rätta uppgifter", may=THOSE_WHO_HANDLE, becomes=ActionCorrected):
    """All that can be put right is said anew: what is left out is said to be empty."""

    reason: Personal[Text]
    title: Name
    unit: UnitId | None
    other_source: Name | None
    outside: bool


# ── Commands: that it is to be done, and that it is ──────────────────────────


class DecideAction(Command, label="Besluta om åtgärden", may=DECISIONS_ENTERED_BY, becomes=ActionDecided):
    """`evaluate_by`: left out, it is the day that the deadline for evaluations gives."""

    kind: Kind
    reach: Reach = Reach.UNIT
    significant: bool = False
    responsible: PersonId
    ready_by: date
    evaluate_by: date | None = None
    indicator: Name | None = None
    resources: Personal[Text] | None = None
    decision: Decision


class FollowInSeries(
    Command, label="Ange mätserien som visar effekten", may=THOSE_WHO_HANDLE, becomes=ActionSeriesChosen
):
    series: EffectSeries


class DeclineAction(Command, label="Avslå åtgärden", may=DECISIONS_ENTERED_BY, becomes=ActionDeclined):
    reason: Personal[Text]
    decision: Decision


class ReplaceResponsible(Command, label="Byt ansvarig", may=THOSE_WHO_HANDLE, becomes=ActionResponsibleReplaced):
    responsible: PersonId
    reason: Personal[Text] | None = None


class StartAction(Command, label="Påbörja", becomes=ActionStarted):
    """Sent by the person responsible, wherever in the organisation that person works; so are the two below."""

    day: date


class ReportProgress(Command, label="Anmäl hur det går", becomes=ActionProgressReported):
    note: Personal[Text]


class CompleteAction(Command, label="Anmäl genomförd åtgärd", becomes=ActionCompleted):
    """`document` or `process`, and which `revision` of it: what a process or routine was improved in."""

    day: date
    what_was_done: Personal[Text]
    document: DocumentId | None = None
    process: ProcessId | None = None
    revision: RevisionNumber | None = None


class PostponeAction(Command, label="Skjut upp", may=DECISIONS_ENTERED_BY, becomes=ActionPostponed):
    ready_by: date
    evaluate_by: date | None = None
    reason: Personal[Text]
    decision: Decision


class WaiveRevision(
    Command, label="Besluta att inget dokument ändras", may=DECISIONS_ENTERED_BY, becomes=ActionRevisionWaived
):
    reason: Personal[Text]
    decision: Decision


# ── Commands: whether it helped, who is told, and how it ends ────────────────


class EvaluateAction(Command, label="Utvärdera effekten", may=THOSE_WHO_HANDLE, becomes=ActionEffectEvaluated):
    """`grounds`: how we know. `indicator_result`: what the indicator shows, where one was decided."""

    effect: Effect
    grounds: Personal[Text]
    indicator_result: Name | None = None


class ResumeAction(Command, label="Återuppta arbetet", may=THOSE_WHO_HANDLE, becomes=ActionResumed):
    reason: Personal[Text]
    ready_by: date
    evaluate_by: date | None = None


class FeedBackAction(Command, label="Ge återkoppling", may=DECISIONS_ENTERED_BY, becomes=ActionFedBack):
    """`paragraph`: where it stands in minutes, of the board or the management group."""

    audience: Audience
    day: date
    paragraph: Name | None = None
    text: Personal[Text]


class ForgoFeedback(
    Command,
    label="Anteckna att ingen återkoppling ges",
    may=THOSE_WHO_HANDLE,
    becomes=ActionFeedbackForgone,
):
    audience: Audience
    reason: Personal[Text]


class ReportBackToBoard(
    Command,
    label="Registrera återrapportering till nämnden",
    may=(Role.BOARD_SECRETARY, Role.REGISTRAR),
    authority=Authority.BOARD,
    becomes=ActionReportedBack,
):
    decision: Decision


class CloseAction(Command, label="Avsluta åtgärden", may=DECISIONS_ENTERED_BY, becomes=ActionClosed):
    without_evaluation: Personal[Text] | None = None
    decision: Decision


class AbandonAction(Command, label="Avbryt åtgärden", may=DECISIONS_ENTERED_BY, becomes=ActionAbandoned):
    reason: Personal[Text]
    decision: Decision


class ReopenAction(Command, label="Ta upp igen", may=(Role.DEPARTMENT_HEAD, Role.DIRECTOR), becomes=ActionReopened):
    reason: Personal[Text]


class AnnulAction(Command, label="Makulera", may=THOSE_WHO_HANDLE, becomes=ActionAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


OriginCommand = ProposeAction | AssignByBoard | LinkSource | UnlinkSource | NameCauses | CorrectAction
WorkCommand = (
    DecideAction
    | FollowInSeries
    | DeclineAction
    | ReplaceResponsible
    | StartAction
    | ReportProgress
    | CompleteAction
    | PostponeAction
    | WaiveRevision
)
EndingCommand = (
    EvaluateAction
    | ResumeAction
    | FeedBackAction
    | ForgoFeedback
    | ReportBackToBoard
    | CloseAction
    | AbandonAction
    | ReopenAction
    | AnnulAction
)
ActionCommand = OriginCommand | WorkCommand | EndingCommand

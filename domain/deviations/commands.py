"""What can be asked for about a deviation; the unions at the end are the stages the rules are written by."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.board import Level, Slug
from domain.deviations import events as happened
from domain.deviations.words import (
    Causes,
    Channel,
    Destination,
    DeviationId,
    Direction,
    Effect,
    PointedOut,
    Recipient,
    ReferralAnswer,
    Severity,
    WhyAnnulled,
    WhyNoFeedback,
)
from domain.grammar import Command, Personal
from domain.terms import Role, YesNoUnknown
from domain.words import (
    Affected,
    CaseId,
    Decision,
    LegalBases,
    Name,
    Occurred,
    PersonId,
    Reading,
    Source,
    Text,
    UnitId,
)

MANAGERS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)
HANDLERS = (*MANAGERS, Role.QUALITY_DEVELOPER)
THOSE_WHO_ASK = (*HANDLERS, Role.TEAM_LEADER, Role.LEX_SARAH_OFFICER)
THOSE_WHO_REFER = (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER)

# ── Commands: how it came in ─────────────────────────────────────────────────


class ReportDeviation(Command, label="Rapportera avvikelse", opens=True):
    """Everything may be left out but what happened (or which view, complaint or risk tells of it)."""

    description: Personal[Text] | None = None
    source: Source | None = None
    unit: UnitId | None = None
    place: Name | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    suspects_misconduct: YesNoUnknown = YesNoUnknown.UNKNOWN
    immediate_measures: Personal[Text] | None = None
    direction: Direction = Direction.INTERNAL
    on_behalf_of: PersonId | None = None
    diary_number: Name | None = None


class ReadDeviation(Command, label="Läs och bedöm", may=HANDLERS, becomes=happened.DeviationRead):
    reading: Reading
    reason: Personal[Text] | None = None


class NameConcerned(Command, label="Ange vem avvikelsen rör", may=HANDLERS, becomes=happened.DeviationConcernedNamed):
    """All of it as it is to stand. `concerns_manager`: it is about the manager of the unit."""

    pointed_out: PointedOut
    concerns_manager: bool


class MoveToUnit(Command, label="Flytta till enhet", may=HANDLERS, becomes=happened.DeviationMoved):
    unit: UnitId
    reason: Personal[Text] | None = None


class RequestCompletion(
    Command, label="Begär komplettering", may=THOSE_WHO_ASK, becomes=happened.DeviationCompletionRequested
):
    question: Personal[Text]


class ProvideCompletion(Command, label="Komplettera", becomes=happened.DeviationCompletionProvided):
    answer: Personal[Text]


class CorrectDeviation(
    Command, label="Rätta uppgifter", may=(*HANDLERS, Role.REGISTRAR), becomes=happened.DeviationCorrected
):
    """All of it as it is to stand, also what does not change."""

    occurred: Occurred
    discovered: date | None
    received: date
    unit: UnitId | None
    place: Name | None
    diary_number: Name | None
    reason: Personal[Text]


# ── Commands: lex Sarah ──────────────────────────────────────────────────────


class ReferToLexSarah(Command, label="Hänskjut till lex Sarah-ansvarig", may=THOSE_WHO_REFER):
    reason: Personal[Text] | None = None


class AnswerReferral(Command, label="Besvara hänskjutandet", may=(Role.LEX_SARAH_OFFICER,)):
    answer: ReferralAnswer
    reason: Personal[Text] | None = None


class ReinstateDeviation(Command, label="Återför till enheten", becomes=happened.DeviationReinstated, internal=True):
    """The case that it became is not investigated."""

    case: CaseId


# ── Commands: what it was and why ────────────────────────────────────────────


class ClassifyDeviation(Command, label="Klassificera", may=HANDLERS, becomes=happened.DeviationClassified):
    """`child_heard` and `child_consequences` where a child is affected; `reason` the second time."""

    legal_bases: LegalBases
    category: Slug
    subcategory: Slug | None = None
    severity: Severity
    affected: Affected = Affected()
    child_heard: YesNoUnknown | None = None
    child_consequences: Personal[Text] | None = None
    reason: Personal[Text] | None = None


class StartInvestigation(
    Command, label="Inled utredning", may=HANDLERS, becomes=happened.DeviationInvestigationStarted
):
    investigator: PersonId


class ReplaceInvestigator(Command, label="Byt utredare", may=HANDLERS, becomes=happened.DeviationInvestigatorReplaced):
    investigator: PersonId
    reason: Personal[Text] | None = None


class AssessRisk(Command, label="Bedöm risk", may=HANDLERS, becomes=happened.DeviationRiskAssessed):
    probability: Level
    consequence: Level
    grounds: Personal[Text] | None = None


class RecordCauses(Command, label="Ange orsaker", becomes=happened.DeviationCausesRecorded):
    """The investigator, whatever role they have."""

    causes: Causes
    analysis: Personal[Text]


class CompleteInvestigation(Command, label="Slutför utredningen", becomes=happened.DeviationInvestigationCompleted):
    """The investigator, whatever role they have."""

    findings: Personal[Text]
    misconduct: Reading
    misconduct_reason: Personal[Text]


# ── Commands: what was done about it ─────────────────────────────────────────


class DecideOutcome(Command, label="Besluta", may=MANAGERS, becomes=happened.DeviationOutcomeDecided):
    """`reason` where no measures are needed."""

    confirmed: bool
    measures_needed: bool
    reason: Personal[Text] | None = None
    decision: Decision


class PlanMeasure(Command, label="Planera åtgärd", may=HANDLERS, becomes=happened.DeviationMeasurePlanned):
    measure: UUID
    due: date
    description: Personal[Text]
    responsible: PersonId | None = None


class CompleteMeasure(
    Command, label="Anteckna genomförd åtgärd", may=HANDLERS, becomes=happened.DeviationMeasureCompleted
):
    measure: UUID
    completed_on: date
    what_was_done: Personal[Text] | None = None


class LetMeasureLiveOn(
    Command, label="Låt åtgärden leva vidare", may=HANDLERS, becomes=happened.DeviationMeasureLivesOn
):
    """`title`: what the action that it becomes is called."""

    measure: UUID
    title: Name | None = None
    reason: Personal[Text] | None = None


class EvaluateEffect(Command, label="Utvärdera effekt", may=HANDLERS, becomes=happened.DeviationEffectEvaluated):
    effect: Effect
    grounds: Personal[Text] | None = None


class GiveFeedback(Command, label="Ge återkoppling", may=MANAGERS, becomes=happened.DeviationFeedbackGiven):
    recipient: Recipient
    channel: Channel
    text: Personal[Text]


class ForgoFeedback(
    Command,
    label="Anteckna att ingen återkoppling ges",
    may=MANAGERS,
    becomes=happened.DeviationFeedbackNotWanted,
):
    reason: WhyNoFeedback
    explanation: Personal[Text] | None = None


# ── Commands: how it ends ────────────────────────────────────────────────────


class CloseDeviation(Command, label="Avsluta", may=HANDLERS, becomes=happened.DeviationClosed):
    note: Personal[Text] | None = None


class ReopenDeviation(Command, label="Öppna igen", may=(Role.DEPARTMENT_HEAD,), becomes=happened.DeviationReopened):
    reason: Personal[Text]


class MarkAsDuplicate(Command, label="Märk som dubblett", may=HANDLERS, becomes=happened.DeviationMarkedDuplicate):
    original: DeviationId
    reason: Personal[Text] | None = None


class TransferElsewhere(Command, label="Överlämna", may=HANDLERS, becomes=happened.DeviationTransferred):
    """`receipt`: what shows that they have it, such as their number for it."""

    destination: Destination
    receiver: Name | None = None
    receipt: Name
    reason: Personal[Text] | None = None


class AnnulDeviation(
    Command,
    label="Makulera",
    may=(Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER),
    becomes=happened.DeviationAnnulled,
):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision


IntakeCommand = (
    ReportDeviation
    | ReadDeviation
    | NameConcerned
    | MoveToUnit
    | RequestCompletion
    | ProvideCompletion
    | CorrectDeviation
)
MisconductCommand = ReferToLexSarah | AnswerReferral | ReinstateDeviation
InvestigationCommand = (
    ClassifyDeviation | StartInvestigation | ReplaceInvestigator | AssessRisk | RecordCauses | CompleteInvestigation
)
MeasureCommand = DecideOutcome | PlanMeasure | CompleteMeasure | LetMeasureLiveOn | EvaluateEffect
EndingCommand = (
    GiveFeedback
    | ForgoFeedback
    | CloseDeviation
    | ReopenDeviation
    | MarkAsDuplicate
    | TransferElsewhere
    | AnnulDeviation
)
DeviationCommand = IntakeCommand | MisconductCommand | InvestigationCommand | MeasureCommand | EndingCommand

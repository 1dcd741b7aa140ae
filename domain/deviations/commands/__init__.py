"""What can be asked for about a deviation; the unions are the stages the rules are written by."""

from domain.deviations.commands.intake import (
    AnswerReferral,
    BringInDeviation,
    CorrectDeviation,
    MoveToUnit,
    NameConcerned,
    ProvideCompletion,
    ReadDeviation,
    ReferToLexSarah,
    ReinstateDeviation,
    ReportDeviation,
    RequestCompletion,
)
from domain.deviations.commands.investigation import (
    AssessRisk,
    ClassifyDeviation,
    CompleteInvestigation,
    ExtendInvestigation,
    RecordCauses,
    ReplaceInvestigator,
    StartInvestigation,
)
from domain.deviations.commands.outcome import (
    AnnulDeviation,
    CloseDeviation,
    CompleteMeasure,
    DecideOutcome,
    EvaluateEffect,
    ForgoFeedback,
    GiveFeedback,
    LetMeasureLiveOn,
    MarkAsDuplicate,
    PlanMeasure,
    ReopenDeviation,
    TransferElsewhere,
)

IntakeCommand = (
    ReportDeviation
    | BringInDeviation
    | ReadDeviation
    | NameConcerned
    | MoveToUnit
    | RequestCompletion
    | ProvideCompletion
    | CorrectDeviation
)
MisconductCommand = ReferToLexSarah | AnswerReferral | ReinstateDeviation
InvestigationCommand = (
    ClassifyDeviation
    | StartInvestigation
    | ReplaceInvestigator
    | ExtendInvestigation
    | AssessRisk
    | RecordCauses
    | CompleteInvestigation
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

__all__ = [
    "AnnulDeviation",
    "AnswerReferral",
    "AssessRisk",
    "BringInDeviation",
    "ClassifyDeviation",
    "CloseDeviation",
    "CompleteInvestigation",
    "CompleteMeasure",
    "CorrectDeviation",
    "DecideOutcome",
    "DeviationCommand",
    "EndingCommand",
    "EvaluateEffect",
    "ExtendInvestigation",
    "ForgoFeedback",
    "GiveFeedback",
    "IntakeCommand",
    "InvestigationCommand",
    "LetMeasureLiveOn",
    "MarkAsDuplicate",
    "MeasureCommand",
    "MisconductCommand",
    "MoveToUnit",
    "NameConcerned",
    "PlanMeasure",
    "ProvideCompletion",
    "ReadDeviation",
    "RecordCauses",
    "ReferToLexSarah",
    "ReinstateDeviation",
    "ReopenDeviation",
    "ReplaceInvestigator",
    "ReportDeviation",
    "RequestCompletion",
    "StartInvestigation",
    "TransferElsewhere",
]

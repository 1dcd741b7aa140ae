"""What can be a fact about a deviation, by the stage it belongs to."""

from domain.deviations.events.intake import (
    DeviationBroughtIn,
    DeviationCompletionProvided,
    DeviationCompletionRequested,
    DeviationConcernedNamed,
    DeviationCorrected,
    DeviationEscalated,
    DeviationMoved,
    DeviationRead,
    DeviationReferralDismissed,
    DeviationReferred,
    DeviationReinstated,
    DeviationReported,
)
from domain.deviations.events.investigation import (
    DeviationCausesRecorded,
    DeviationClassified,
    DeviationInvestigationCompleted,
    DeviationInvestigationExtended,
    DeviationInvestigationStarted,
    DeviationInvestigatorReplaced,
    DeviationRiskAssessed,
)
from domain.deviations.events.outcome import (
    DeviationAnnulled,
    DeviationClosed,
    DeviationEffectEvaluated,
    DeviationFeedbackGiven,
    DeviationFeedbackNotWanted,
    DeviationMarkedDuplicate,
    DeviationMeasureCompleted,
    DeviationMeasureLivesOn,
    DeviationMeasurePlanned,
    DeviationOutcomeDecided,
    DeviationReopened,
    DeviationTransferred,
)

IntakeEvent = (
    DeviationReported
    | DeviationBroughtIn
    | DeviationRead
    | DeviationConcernedNamed
    | DeviationMoved
    | DeviationCompletionRequested
    | DeviationCompletionProvided
    | DeviationCorrected
)
MisconductEvent = DeviationReferred | DeviationEscalated | DeviationReferralDismissed | DeviationReinstated
InvestigationEvent = (
    DeviationClassified
    | DeviationInvestigationStarted
    | DeviationInvestigatorReplaced
    | DeviationInvestigationExtended
    | DeviationRiskAssessed
    | DeviationCausesRecorded
    | DeviationInvestigationCompleted
)
MeasureEvent = (
    DeviationOutcomeDecided
    | DeviationMeasurePlanned
    | DeviationMeasureCompleted
    | DeviationMeasureLivesOn
    | DeviationEffectEvaluated
)
EndingEvent = (
    DeviationFeedbackGiven
    | DeviationFeedbackNotWanted
    | DeviationClosed
    | DeviationReopened
    | DeviationMarkedDuplicate
    | DeviationTransferred
    | DeviationAnnulled
)
DeviationEvent = IntakeEvent | MisconductEvent | InvestigationEvent | MeasureEvent | EndingEvent

__all__ = [
    "DeviationAnnulled",
    "DeviationBroughtIn",
    "DeviationCausesRecorded",
    "DeviationClassified",
    "DeviationClosed",
    "DeviationCompletionProvided",
    "DeviationCompletionRequested",
    "DeviationConcernedNamed",
    "DeviationCorrected",
    "DeviationEffectEvaluated",
    "DeviationEscalated",
    "DeviationEvent",
    "DeviationFeedbackGiven",
    "DeviationFeedbackNotWanted",
    "DeviationInvestigationCompleted",
    "DeviationInvestigationExtended",
    "DeviationInvestigationStarted",
    "DeviationInvestigatorReplaced",
    "DeviationMarkedDuplicate",
    "DeviationMeasureCompleted",
    "DeviationMeasureLivesOn",
    "DeviationMeasurePlanned",
    "DeviationMoved",
    "DeviationOutcomeDecided",
    "DeviationRead",
    "DeviationReferralDismissed",
    "DeviationReferred",
    "DeviationReinstated",
    "DeviationReopened",
    "DeviationReported",
    "DeviationRiskAssessed",
    "DeviationTransferred",
    "EndingEvent",
    "IntakeEvent",
    "InvestigationEvent",
    "MeasureEvent",
    "MisconductEvent",
]

"""What can be a fact about a lex Sarah case, by the stage it belongs to."""

from domain.lex_sarah.events.intake import (
    LexSarahAnnulled,
    LexSarahAssessed,
    LexSarahCorrected,
    LexSarahDeclined,
    LexSarahDiaryNumberGiven,
    LexSarahManagerInformed,
    LexSarahProtected,
    LexSarahProtectionNotNeeded,
    LexSarahReportReceived,
)
from domain.lex_sarah.events.investigation import (
    LexSarahContactForgone,
    LexSarahDecided,
    LexSarahFoundSerious,
    LexSarahIndividualContacted,
    LexSarahInvestigationExtended,
    LexSarahInvestigatorAppointed,
    LexSarahInvestigatorReplaced,
    LexSarahNoteAdded,
    LexSarahNotReportedToPolice,
    LexSarahProposed,
    LexSarahReportedToPolice,
    LexSarahReturned,
)
from domain.lex_sarah.events.ivo import (
    IvoDecided,
    IvoDemandAnswered,
    IvoDemanded,
    IvoExtended,
    IvoNotified,
    IvoReceiptRecorded,
    IvoSupplemented,
)
from domain.lex_sarah.events.notices import (
    LexSarahNoticeClosed,
    LexSarahNoticeFollowedUp,
    LicensedOperationNotified,
    ProviderNoticeReceived,
)
from domain.lex_sarah.events.outcome import (
    LexSarahBoardInformed,
    LexSarahClosed,
    LexSarahEffectEvaluated,
    LexSarahFeedbackForgone,
    LexSarahFeedbackGiven,
    LexSarahHandedBack,
    LexSarahMeasureCompleted,
    LexSarahMeasureLivesOn,
    LexSarahMeasurePlanned,
    LexSarahNoMeasures,
    LexSarahReopened,
)

IntakeEvent = (
    LexSarahReportReceived
    | LexSarahDiaryNumberGiven
    | LexSarahManagerInformed
    | LexSarahProtected
    | LexSarahProtectionNotNeeded
    | LexSarahAssessed
    | LexSarahDeclined
    | LexSarahCorrected
    | LexSarahAnnulled
)
InvestigationEvent = (
    LexSarahInvestigatorAppointed
    | LexSarahInvestigatorReplaced
    | LexSarahInvestigationExtended
    | LexSarahNoteAdded
    | LexSarahIndividualContacted
    | LexSarahContactForgone
    | LexSarahFoundSerious
    | LexSarahProposed
    | LexSarahReturned
    | LexSarahDecided
    | LexSarahReportedToPolice
    | LexSarahNotReportedToPolice
)
IvoEvent = (
    IvoNotified | IvoReceiptRecorded | IvoSupplemented | IvoExtended | IvoDecided | IvoDemanded | IvoDemandAnswered
)
OutcomeEvent = (
    LexSarahBoardInformed
    | LexSarahMeasurePlanned
    | LexSarahNoMeasures
    | LexSarahMeasureCompleted
    | LexSarahMeasureLivesOn
    | LexSarahEffectEvaluated
    | LexSarahFeedbackGiven
    | LexSarahFeedbackForgone
    | LexSarahHandedBack
    | LexSarahClosed
    | LexSarahReopened
)
NoticeEvent = ProviderNoticeReceived | LicensedOperationNotified | LexSarahNoticeFollowedUp | LexSarahNoticeClosed
LexSarahEvent = IntakeEvent | InvestigationEvent | IvoEvent | OutcomeEvent | NoticeEvent

__all__ = [
    "IntakeEvent",
    "InvestigationEvent",
    "IvoDecided",
    "IvoDemandAnswered",
    "IvoDemanded",
    "IvoEvent",
    "IvoExtended",
    "IvoNotified",
    "IvoReceiptRecorded",
    "IvoSupplemented",
    "LexSarahAnnulled",
    "LexSarahAssessed",
    "LexSarahBoardInformed",
    "LexSarahClosed",
    "LexSarahContactForgone",
    "LexSarahCorrected",
    "LexSarahDecided",
    "LexSarahDeclined",
    "LexSarahDiaryNumberGiven",
    "LexSarahEffectEvaluated",
    "LexSarahEvent",
    "LexSarahFeedbackForgone",
    "LexSarahFeedbackGiven",
    "LexSarahFoundSerious",
    "LexSarahHandedBack",
    "LexSarahIndividualContacted",
    "LexSarahInvestigationExtended",
    "LexSarahInvestigatorAppointed",
    "LexSarahInvestigatorReplaced",
    "LexSarahManagerInformed",
    "LexSarahMeasureCompleted",
    "LexSarahMeasureLivesOn",
    "LexSarahMeasurePlanned",
    "LexSarahNoMeasures",
    "LexSarahNotReportedToPolice",
    "LexSarahNoteAdded",
    "LexSarahNoticeClosed",
    "LexSarahNoticeFollowedUp",
    "LexSarahProposed",
    "LexSarahProtected",
    "LexSarahProtectionNotNeeded",
    "LexSarahReopened",
    "LexSarahReportReceived",
    "LexSarahReportedToPolice",
    "LexSarahReturned",
    "LicensedOperationNotified",
    "NoticeEvent",
    "OutcomeEvent",
    "ProviderNoticeReceived",
]

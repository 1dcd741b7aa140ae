"""What can be asked for about a lex Sarah case, by the stages that the rules are written by."""

from domain.lex_sarah.commands.intake import (
    AnnulReport,
    AssessReport,
    CorrectReport,
    DeclineInvestigation,
    ForgoProtection,
    InformManager,
    RecordProtection,
    RegisterInDiary,
    ReportMisconduct,
    TakeOver,
)
from domain.lex_sarah.commands.investigation import (
    AddNote,
    AppointInvestigator,
    ContactIndividual,
    DecideDegree,
    ExtendInvestigation,
    FindSerious,
    ForgoContact,
    ForgoPoliceReport,
    ProposeDegree,
    ReplaceInvestigator,
    ReportToPolice,
    ReturnInvestigation,
)
from domain.lex_sarah.commands.ivo import (
    AnswerIvoDemand,
    NotifyIvo,
    RecordIvoDecision,
    RecordIvoDemand,
    RecordIvoExtension,
    RecordIvoReceipt,
    SupplementIvo,
)
from domain.lex_sarah.commands.notices import (
    CloseNotice,
    FollowUpNotice,
    NotifyLicensedOperation,
    ReceiveProviderNotice,
)
from domain.lex_sarah.commands.outcome import (
    CloseCase,
    CompleteMeasure,
    EvaluateEffect,
    ForgoFeedback,
    ForgoMeasures,
    GiveFeedback,
    HandBack,
    InformBoard,
    LetMeasureLiveOn,
    PlanMeasure,
    ReopenCase,
)

IntakeCommand = (
    ReportMisconduct
    | TakeOver
    | RegisterInDiary
    | InformManager
    | RecordProtection
    | ForgoProtection
    | AssessReport
    | DeclineInvestigation
    | CorrectReport
    | AnnulReport
)
InvestigationCommand = (
    AppointInvestigator
    | ReplaceInvestigator
    | ExtendInvestigation
    | AddNote
    | ContactIndividual
    | ForgoContact
    | FindSerious
    | ProposeDegree
    | ReturnInvestigation
    | DecideDegree
    | ReportToPolice
    | ForgoPoliceReport
)
IvoCommand = (
    NotifyIvo
    | RecordIvoReceipt
    | SupplementIvo
    | RecordIvoExtension
    | RecordIvoDecision
    | RecordIvoDemand
    | AnswerIvoDemand
)
OutcomeCommand = (
    InformBoard
    | PlanMeasure
    | ForgoMeasures
    | CompleteMeasure
    | LetMeasureLiveOn
    | EvaluateEffect
    | GiveFeedback
    | ForgoFeedback
    | HandBack
    | CloseCase
    | ReopenCase
)
NoticeCommand = ReceiveProviderNotice | NotifyLicensedOperation | FollowUpNotice | CloseNotice
LexSarahCommand = IntakeCommand | InvestigationCommand | IvoCommand | OutcomeCommand | NoticeCommand

__all__ = [
    "AddNote",
    "AnnulReport",
    "AnswerIvoDemand",
    "AppointInvestigator",
    "AssessReport",
    "CloseCase",
    "CloseNotice",
    "CompleteMeasure",
    "ContactIndividual",
    "CorrectReport",
    "DecideDegree",
    "DeclineInvestigation",
    "EvaluateEffect",
    "ExtendInvestigation",
    "FindSerious",
    "FollowUpNotice",
    "ForgoContact",
    "ForgoFeedback",
    "ForgoMeasures",
    "ForgoPoliceReport",
    "ForgoProtection",
    "GiveFeedback",
    "HandBack",
    "InformBoard",
    "InformManager",
    "IntakeCommand",
    "InvestigationCommand",
    "IvoCommand",
    "LetMeasureLiveOn",
    "LexSarahCommand",
    "NoticeCommand",
    "NotifyIvo",
    "NotifyLicensedOperation",
    "OutcomeCommand",
    "PlanMeasure",
    "ProposeDegree",
    "ReceiveProviderNotice",
    "RecordIvoDecision",
    "RecordIvoDemand",
    "RecordIvoExtension",
    "RecordIvoReceipt",
    "RecordProtection",
    "RegisterInDiary",
    "ReopenCase",
    "ReplaceInvestigator",
    "ReportMisconduct",
    "ReportToPolice",
    "ReturnInvestigation",
    "SupplementIvo",
    "TakeOver",
]

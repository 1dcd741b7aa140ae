"""What can be asked for about how a deviation came in, and about the question of lex Sarah."""

from __future__ import annotations

from datetime import date

from domain.board import Slug
from domain.deviations import events as happened
from domain.deviations.words import (
    HANDLERS,
    THOSE_WHO_ASK,
    THOSE_WHO_REFER,
    Direction,
    EarlierOutcome,
    PointedOut,
    ReferralAnswer,
    Severity,
)
from domain.grammar import Command, Personal
from domain.intakes import READERS_IN
from domain.terms import Role, YesNoUnknown
from domain.words import (
    CaseId,
    LegalBases,
    Name,
    Occurred,
    PersonId,
    Reading,
    Source,
    Text,
    UnitId,
)

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


class BringInDeviation(
    Command, label="För in avslutad avvikelse", may=READERS_IN, becomes=happened.DeviationBroughtIn, opens=True
):
    """One that was handled and closed before the book: what is not known of it may be left out."""

    received: date
    closed_on: date
    category: Slug
    severity: Severity | None = None
    outcome: EarlierOutcome = EarlierOutcome.UNKNOWN
    unit: UnitId | None = None
    place: Name | None = None
    occurred: Occurred = Occurred()
    legal_bases: LegalBases = ()
    earlier_number: Name | None = None
    description: Personal[Text] | None = None


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

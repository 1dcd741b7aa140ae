"""What can be a fact about how a deviation came in, and about the question of lex Sarah."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due, Slug
from domain.deviations.words import Direction, EarlierOutcome, Occasioned, PointedOut, Severity
from domain.grammar import Event, Personal
from domain.terms import YesNoUnknown
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

# ── Events: how it came in ───────────────────────────────────────────────────


class DeviationReported(Event, label="Avvikelsen rapporterades", duty=law.REPORTS):
    """Somebody told the board that its work, or work it depends on, had fallen short."""

    description: Personal[Text] | None
    source: Source | None
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    discovered: date | None
    received: date
    danger_now: YesNoUnknown
    suspects_misconduct: YesNoUnknown
    immediate_measures: Personal[Text] | None
    direction: Direction
    on_behalf_of: PersonId | None
    diary_number: Name | None
    first_reading_due: Due | None
    investigation_due: Due | None


class DeviationBroughtIn(Event, label="En avslutad avvikelse fördes in", duty=law.DOCUMENTATION):
    """A deviation that had been handled before the book was entered as it stood in the register that was kept then.

    `earlier_number`: what it was called there.
    """

    received: date
    closed_on: date
    category: Slug
    severity: Severity | None
    outcome: EarlierOutcome
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    legal_bases: LegalBases
    earlier_number: Name | None
    description: Personal[Text] | None


class DeviationRead(Event, label="Avvikelsen lästes och bedömdes en första gång", duty=law.REPORTS):
    """A manager read the report and answered whether it can be, or be a risk of, misconduct."""

    reading: Reading
    reason: Personal[Text] | None


class DeviationConcernedNamed(Event, label="Det angavs vem avvikelsen rör", duty=law.IMPARTIALITY):
    """It was said whom the deviation points out and whether it concerns the manager: they do not handle it."""

    pointed_out: PointedOut
    concerns_manager: bool


class DeviationMoved(Event, label="Avvikelsen flyttades till en annan enhet", duty=law.REPORTS):
    """Another unit became responsible for the deviation; the report itself is untouched."""

    unit: UnitId
    reason: Personal[Text] | None


class DeviationCompletionRequested(Event, label="Komplettering av avvikelsen begärdes", duty=law.REPORTS):
    """The one who handles the deviation asked for more."""

    question: Personal[Text]


class DeviationCompletionProvided(Event, label="Avvikelsen kompletterades", duty=law.REPORTS):
    """Somebody told more; the first report stands as it was written."""

    answer: Personal[Text]


class DeviationCorrected(Event, label="Uppgifterna om avvikelsen rättades", duty=law.DOCUMENTATION):
    """Days, unit, place or diary number were put right; all of them are given as they are to stand."""

    occurred: Occurred
    discovered: date | None
    received: date
    unit: UnitId | None
    place: Name | None
    diary_number: Name | None
    reason: Personal[Text]
    first_reading_due: Due | None
    investigation_due: Due | None


# ── Events: lex Sarah ────────────────────────────────────────────────────────


class DeviationReferred(Event, label="Avvikelsen hänsköts till lex Sarah-ansvarig", duty=law.REPORT_MISCONDUCT):
    """The lex Sarah officer was asked to judge whether the deviation is, or is a risk of, misconduct."""

    occasioned: Occasioned
    reason: Personal[Text] | None
    due: Due | None


class DeviationEscalated(Event, label="Avvikelsen togs över som lex Sarah", duty=law.INVESTIGATE_MISCONDUCT, version=2):
    """The lex Sarah officer took the deviation over; `case` is the one it became."""

    reason: Personal[Text] | None
    case: CaseId | None


class DeviationReinstated(Event, label="Avvikelsen gick tillbaka till enheten", duty=law.REPORTS):
    """The report that it had become was not to be investigated as lex Sarah; it is handled here again."""

    case: CaseId


class DeviationReferralDismissed(
    Event, label="Avvikelsen bedömdes inte vara ett missförhållande", duty=law.REPORT_MISCONDUCT
):
    """The lex Sarah officer judged that it is not misconduct, and why; the deviation goes on where it was."""

    reason: Personal[Text]

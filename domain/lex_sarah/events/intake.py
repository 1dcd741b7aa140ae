"""What can be a fact about how a report came in, who was told, and what was done at once."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.deviations.words import DeviationId
from domain.grammar import Event, Personal
from domain.lex_sarah.words import PointedOut, Regime, WhyAnnulled
from domain.terms import YesNoUnknown
from domain.words import Affected, Decision, LegalBases, Name, Occurred, PersonId, Source, Text, UnitId

# ── Events ───────────────────────────────────────────────────────────────────


class LexSarahReportReceived(Event, label="En rapport enligt lex Sarah togs emot", duty=law.REPORT_MISCONDUCT):
    """Somebody who works here reported misconduct or a risk of it, or a referral was taken over as such a report.

    `source`: the line in which it was taken over; the text stands there and is not copied.
    """

    description: Personal[Text] | None
    source: Source | None
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    discovered: date | None
    received: date
    told_orally: bool
    reporter: PersonId | None
    reporter_name: Personal[Name] | None
    reporter_position: Name | None
    danger_now: YesNoUnknown
    immediate_measures: Personal[Text] | None
    legal_bases: LegalBases
    affected: Affected
    pointed_out: PointedOut
    concerns_manager: bool
    regime: Regime
    act_by: Due | None
    start_by: Due | None
    investigation_due: Due | None


class LexSarahDiaryNumberGiven(Event, label="Rapporten diariefördes", duty=law.DIARY):
    """The registrar entered it in the diary."""

    diary_number: Name


class LexSarahManagerInformed(Event, label="Ansvarig chef informerades", duty=law.INVESTIGATE_MISCONDUCT):
    """The manager was told, so that the individual is protected; the case is not the manager's."""

    responsible: PersonId
    day: date


class LexSarahProtected(Event, label="Den enskilde skyddades", duty=law.INVESTIGATE_MISCONDUCT):
    """Something was done at once to remedy the misconduct or remove the risk."""

    what_was_done: Personal[Text]
    day: date
    author: Personal[Name]
    position: Name
    remedied: YesNoUnknown


class LexSarahProtectionNotNeeded(
    Event, label="Det bedömdes att inget behövde göras genast", duty=law.INVESTIGATE_MISCONDUCT
):
    """Nothing had to be done at once, and it was written down why."""

    reason: Personal[Text]


class LexSarahAssessed(Event, label="Rapporten bedömdes en första gång", duty=law.INVESTIGATE_MISCONDUCT):
    """The officer said whether it is to be investigated, whom it points out and whether it is plainly serious."""

    investigate: bool
    plainly_serious: bool
    health_care: YesNoUnknown
    crime: YesNoUnknown
    legal_bases: LegalBases
    affected: Affected
    pointed_out: PointedOut
    concerns_manager: bool
    child_consequences: Personal[Text] | None
    reasons: Personal[Text]
    notify_by: Due | None


class LexSarahDeclined(
    Event, label="Det beslutades att rapporten inte utreds", duty=law.INVESTIGATE_MISCONDUCT, shows=False
):
    """Somebody other than the one who assessed it agreed that it is not misconduct; it goes back as a deviation.

    `deviation`: the one drawn up because of it, where the report did not come out of one.
    """

    reasons: Personal[Text]
    source: Source | None
    deviation: DeviationId | None
    unit: UnitId | None
    place: Name | None
    occurred: Occurred
    discovered: date | None


class LexSarahCorrected(Event, label="Uppgifterna om rapporten rättades", duty=law.DOCUMENTATION, version=2):
    """Days, place, acts or whom it points out were put right; all of them are given as they are to stand."""

    occurred: Occurred
    discovered: date | None
    received: date
    unit: UnitId | None
    place: Name | None
    legal_bases: LegalBases
    affected: Affected
    pointed_out: PointedOut
    concerns_manager: bool
    child_consequences: Personal[Text] | None
    reason: Personal[Text]
    regime: Regime
    act_by: Due | None
    start_by: Due | None
    investigation_due: Due | None


class LexSarahAnnulled(Event, label="Rapporten makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out with a reason and a decision; the lines remain."""

    reason: WhyAnnulled
    explanation: Personal[Text] | None
    decision: Decision

"""What can be asked for when a report comes in: what must be done at once, and what was wrong in it."""

from __future__ import annotations

from datetime import date

from domain.deviations.words import DeviationId
from domain.grammar import Command, Personal
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import OFFICER, THOSE_WHO_PROTECT, PointedOut, WhyAnnulled
from domain.terms import Role, YesNoUnknown
from domain.views.words import ViewId
from domain.words import Affected, Decision, LegalBases, Name, Occurred, PersonId, Source, Text, UnitId

# ── Commands ─────────────────────────────────────────────────────────────────


class ReportMisconduct(Command, label="Rapportera enligt lex Sarah", opens=True):
    """Everything may be left out but what happened. `told_orally`: somebody told it and this is who wrote it down;
    `on_behalf_of` is then who told it, or `reporter_name` if that person is not one of those who work here.
    """

    description: Personal[Text]
    unit: UnitId | None = None
    place: Name | None = None
    occurred: Occurred = Occurred()
    discovered: date | None = None
    received: date | None = None
    told_orally: bool = False
    on_behalf_of: PersonId | None = None
    reporter_name: Personal[Name] | None = None
    reporter_position: Name | None = None
    danger_now: YesNoUnknown = YesNoUnknown.UNKNOWN
    immediate_measures: Personal[Text] | None = None
    legal_bases: LegalBases = ()


class TakeOver(Command, label="Ta över som rapport enligt lex Sarah", opens=True, internal=True):
    """What the officer took over in another register, with what is known of it there. One of the two is named."""

    source: Source
    deviation: DeviationId | None = None
    view: ViewId | None = None


class RegisterInDiary(
    Command, label="Diarieför", may=(Role.REGISTRAR, *OFFICER), becomes=happened.LexSarahDiaryNumberGiven
):
    diary_number: Name


class InformManager(Command, label="Informera ansvarig chef", may=OFFICER, becomes=happened.LexSarahManagerInformed):
    """The manager of the unit; the one above, where the report is about the manager."""

    responsible: PersonId
    day: date | None = None


class RecordProtection(
    Command, label="Anteckna skyddsåtgärd", may=THOSE_WHO_PROTECT, becomes=happened.LexSarahProtected
):
    """`author` and `position`: who did it, or saw to it."""

    what_was_done: Personal[Text]
    day: date
    author: Personal[Name]
    position: Name
    remedied: YesNoUnknown = YesNoUnknown.UNKNOWN


class ForgoProtection(
    Command,
    label="Anteckna att inget behöver göras genast",
    may=THOSE_WHO_PROTECT,
    becomes=happened.LexSarahProtectionNotNeeded,
):
    reason: Personal[Text]


class AssessReport(Command, label="Bedöm rapporten", may=OFFICER, becomes=happened.LexSarahAssessed):
    """`investigate`: no leads to that another officer agrees, or does not. `plainly_serious`: it must be notified now.

    `crime`: could be an offence. `health_care`: the caregiver's own investigation is needed too.
    """

    investigate: bool
    plainly_serious: bool = False
    health_care: YesNoUnknown = YesNoUnknown.UNKNOWN
    crime: YesNoUnknown = YesNoUnknown.UNKNOWN
    legal_bases: LegalBases
    affected: Affected = Affected()
    pointed_out: PointedOut = ()
    concerns_manager: bool = False
    child_consequences: Personal[Text] | None = None
    reasons: Personal[Text]


class DeclineInvestigation(Command, label="Besluta att inte utreda", may=OFFICER):
    """By another officer than the one who assessed it."""

    reasons: Personal[Text]


class CorrectReport(Command, label="Rätta uppgifter", may=OFFICER, becomes=happened.LexSarahCorrected):
    """All of it as it is to stand, also what does not change. `child_consequences`: when a child is found affected."""

    occurred: Occurred
    discovered: date | None
    received: date
    unit: UnitId | None
    place: Name | None
    legal_bases: LegalBases
    affected: Affected
    pointed_out: PointedOut
    concerns_manager: bool
    child_consequences: Personal[Text] | None = None
    reason: Personal[Text]


class AnnulReport(Command, label="Makulera", may=OFFICER, becomes=happened.LexSarahAnnulled):
    reason: WhyAnnulled
    explanation: Personal[Text] | None = None
    decision: Decision

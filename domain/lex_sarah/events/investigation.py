"""What can be a fact about the investigation: who makes it, what was found, who was heard, what was proposed."""

from __future__ import annotations

from datetime import date

from domain import law
from domain.board import Due
from domain.grammar import Event, Personal
from domain.lex_sarah.words import (
    Cases,
    Causes,
    Channel,
    Contact,
    Degree,
    Nature,
    NoteKind,
    Regime,
    Whom,
    WhyNoContact,
)
from domain.terms import YesNoUnknown
from domain.words import Decision, Name, PersonId, Text

# ── Events ───────────────────────────────────────────────────────────────────


class LexSarahInvestigatorAppointed(Event, label="Utredare förordnades", duty=law.IMPARTIALITY):
    """Somebody without a conflict of interest was given the investigation."""

    investigator: PersonId


class LexSarahInvestigatorReplaced(Event, label="Utredaren byttes", duty=law.IMPARTIALITY):
    """Somebody else took the investigation over, and it was written down why."""

    investigator: PersonId
    reason: Personal[Text]


class LexSarahInvestigationExtended(
    Event, label="Tiden för utredningen förlängdes", duty=law.INVESTIGATE_MISCONDUCT, shows=False
):
    """The officer gave the investigation more of the board's own time, and wrote down why."""

    investigation_due: Due
    reason: Personal[Text]


class LexSarahNoteAdded(Event, label="En anteckning gjordes i utredningen", duty=law.INVESTIGATION_CONTENT):
    """Something was noted: the day, where it comes from, fact or assessment, who wrote it and in what position."""

    kind: NoteKind
    nature: Nature
    day: date
    origin: Personal[Name]
    text: Personal[Text]
    author: Personal[Name]
    position: Name


class LexSarahIndividualContacted(Event, label="Den enskilde kontaktades", duty=law.INVESTIGATION_CONTENT):
    """The individual, or somebody for them, was informed or heard: when, how, by whom and about what."""

    contact: Contact
    whom: Whom
    day: date
    channel: Channel
    text: Personal[Text]
    author: Personal[Name]
    position: Name


class LexSarahContactForgone(
    Event, label="Kontakten med den enskilde uteblev med skäl", duty=law.INVESTIGATION_CONTENT
):
    """The individual was not informed or not heard, and it was written down why."""

    contact: Contact
    reason: WhyNoContact
    explanation: Personal[Text] | None


class LexSarahFoundSerious(
    Event, label="Det bedömdes vara uppenbart allvarligt under utredningen", duty=law.NOTIFY_IVO
):
    """What came to light was plainly serious, and is to be notified before the investigation is done."""

    day: date
    reasons: Personal[Text]
    notify_by: Due | None


class LexSarahProposed(Event, label="Utredningen och förslaget lämnades", duty=law.INVESTIGATION_CONTENT):
    """The investigator told what had happened and why, and proposed a degree; somebody else decides."""

    course: Personal[Text]
    consequences: Personal[Text]
    similar: YesNoUnknown
    similar_reason: Personal[Text] | None
    similar_cases: Cases
    can_recur: YesNoUnknown
    recur_reason: Personal[Text]
    causes: Causes
    analysis: Personal[Text]
    measures_taken: Personal[Text] | None
    measures_proposed: Personal[Text] | None
    noted_in_file: YesNoUnknown
    other: Personal[Text] | None
    degree: Degree
    reasons: Personal[Text]


class LexSarahReturned(Event, label="Utredningen gick tillbaka för komplettering", duty=law.INVESTIGATION_CONTENT):
    """Something was missing; the investigator goes on."""

    missing: Personal[Text]


class LexSarahDecided(Event, label="Det beslutades om det var ett missförhållande", duty=law.INVESTIGATE_MISCONDUCT):
    """Somebody other than the one who proposed it decided the degree; `regime` is the law on the day of decision."""

    degree: Degree
    reasons: Personal[Text]
    decision: Decision
    regime: Regime
    notify_by: Due | None


class LexSarahReportedToPolice(Event, label="En polisanmälan gjordes", duty=law.INVESTIGATE_MISCONDUCT):
    """The police were told of it."""

    day: date
    receipt: Name | None
    reasons: Personal[Text]


class LexSarahNotReportedToPolice(
    Event, label="Det bedömdes att polisanmälan inte behövdes", duty=law.INVESTIGATE_MISCONDUCT
):
    """It was tried whether the police should be told, and written down why not."""

    reasons: Personal[Text]

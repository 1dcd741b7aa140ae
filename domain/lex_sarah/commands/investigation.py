"""What can be asked for while a report is investigated, and about the decision."""

from __future__ import annotations

from datetime import date

from domain import deadlines
from domain.grammar import Command, Personal
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import (
    INVESTIGATION,
    OFFICER,
    Cases,
    Causes,
    Channel,
    Contact,
    Degree,
    Nature,
    NoteKind,
    Whom,
    WhyNoContact,
)
from domain.terms import Authority, YesNoUnknown
from domain.words import Decision, Name, PersonId, Text

# ── Commands ─────────────────────────────────────────────────────────────────


class AppointInvestigator(Command, label="Utse utredare", may=OFFICER, becomes=happened.LexSarahInvestigatorAppointed):
    investigator: PersonId


class ReplaceInvestigator(Command, label="Byt utredare", may=OFFICER, becomes=happened.LexSarahInvestigatorReplaced):
    """Also when the investigator turns out to have a conflict of interest."""

    investigator: PersonId
    reason: Personal[Text]


class ExtendInvestigation(Command, label="Förläng utredningstiden", may=deadlines.extenders(INVESTIGATION)):
    """`until`: the new last day of the board's own time; what the law and the inspectorate have set stands."""

    until: date
    reason: Personal[Text]


class AddNote(Command, label="Anteckna i utredningen", becomes=happened.LexSarahNoteAdded):
    """By the investigator, whatever role they have. `origin`: where the information comes from."""

    kind: NoteKind = NoteKind.NOTE
    nature: Nature
    day: date
    origin: Personal[Name]
    text: Personal[Text]
    author: Personal[Name]
    position: Name


class ContactIndividual(
    Command, label="Informera eller hör den enskilde", becomes=happened.LexSarahIndividualContacted
):
    """By the investigator, the officer, or the manager who was informed. `text`: what was told, or what was said."""

    contact: Contact
    whom: Whom
    day: date
    channel: Channel
    text: Personal[Text]
    author: Personal[Name]
    position: Name


class ForgoContact(
    Command, label="Anteckna varför den enskilde inte kontaktas", becomes=happened.LexSarahContactForgone
):
    contact: Contact
    reason: WhyNoContact
    explanation: Personal[Text] | None = None


class FindSerious(Command, label="Bedöm som uppenbart allvarligt", may=OFFICER, becomes=happened.LexSarahFoundSerious):
    """What comes to light while it is investigated must be notified now. `day`: today if nothing is said."""

    day: date | None = None
    reasons: Personal[Text]


class ProposeDegree(Command, label="Lämna utredning och förslag", becomes=happened.LexSarahProposed):
    """By the investigator. `similar`: has something like it happened before, and why again? `can_recur`: can it happen
    again, and why or why not? `noted_in_file`: the event is documented in the individual's own file.
    """

    course: Personal[Text]
    consequences: Personal[Text]
    similar: YesNoUnknown
    similar_reason: Personal[Text] | None = None
    similar_cases: Cases = ()
    can_recur: YesNoUnknown
    recur_reason: Personal[Text]
    causes: Causes
    analysis: Personal[Text]
    measures_taken: Personal[Text] | None = None
    measures_proposed: Personal[Text] | None = None
    noted_in_file: YesNoUnknown = YesNoUnknown.UNKNOWN
    other: Personal[Text] | None = None
    degree: Degree
    reasons: Personal[Text]


class ReturnInvestigation(Command, label="Begär komplettering", may=OFFICER, becomes=happened.LexSarahReturned):
    missing: Personal[Text]


class DecideDegree(
    Command,
    label="Besluta om det är ett missförhållande",
    may=OFFICER,
    authority=Authority.DELEGATED,
    becomes=happened.LexSarahDecided,
):
    """By the board, or on a delegation from it; never by the one who proposes."""

    degree: Degree
    reasons: Personal[Text]
    decision: Decision


class ReportToPolice(Command, label="Polisanmäl", may=OFFICER, becomes=happened.LexSarahReportedToPolice):
    day: date | None = None
    receipt: Name | None = None
    reasons: Personal[Text]


class ForgoPoliceReport(
    Command,
    label="Anteckna varför polisanmälan inte görs",
    may=OFFICER,
    becomes=happened.LexSarahNotReportedToPolice,
):
    reasons: Personal[Text]

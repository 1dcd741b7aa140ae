"""A lex Sarah case as the tests of the rules know it: who is who, what is asked, and what then has happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.board import Choice, Due, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.grammar import derived_id
from domain.lex_sarah import REGISTER
from domain.lex_sarah import commands as ask
from domain.lex_sarah import events as happened
from domain.lex_sarah.words import Channel, Contact, Degree, IvoChannel, Nature, NoteKind, Regime, Whom
from domain.organisation.persons import Person
from domain.organisation.persons import Status as PersonStatus
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import Body, LegalBasis, Role, YesNoUnknown
from domain.words import Affected, Decision, Occurred
from tests.spec import STAMP, UNIT, Spec

SUNDAY = date(2026, 3, 15)
MONDAY = date(2026, 3, 16)
YESTERDAY = SUNDAY
TOMORROW = date(2026, 3, 17)
SINCE = date(2025, 1, 1)

PEOPLE = ("reporter", "officer", "other officer", "investigator", "manager", "colleague", "within", "left")
REPORTER, OFFICER, OTHER_OFFICER, INVESTIGATOR, MANAGER, COLLEAGUE, WITHIN, LEFT = (
    derived_id("test", name) for name in PEOPLE
)
OTHER_UNIT = derived_id("test", "another unit")
AS_OFFICER = replace(STAMP, by=OFFICER, role=Role.LEX_SARAH_OFFICER)
AS_OTHER_OFFICER = replace(AS_OFFICER, by=OTHER_OFFICER)
AS_INVESTIGATOR = replace(STAMP, by=INVESTIGATOR, role=Role.EMPLOYEE)
AS_MANAGER = replace(STAMP, by=MANAGER, role=Role.UNIT_MANAGER)

BY_OFFICER = Decision(person=OFFICER, day=MONDAY)
BY_OTHER_OFFICER = Decision(person=OTHER_OFFICER, day=MONDAY)
BY_BOARD = Decision(body=Body.BOARD, day=MONDAY, paragraph="§ 12")


def setting(topic: Topic, **decided: Any) -> dict[UUID, Setting]:
    wording = Wording(since=SINCE, entered=SINCE, **decided)
    return {setting_id(topic): Setting(status=SettingStatus.DECIDED, topic=topic, wordings=(wording,))}


def due(rule: str, on: date, version: int = 1) -> Due:
    return Due(on=on, rule=rule, version=version, local=False)


def works_in(unit: UUID) -> Person:
    return Person(status=PersonStatus.REGISTERED, unit=unit, since=SINCE)


KNOWN: dict[UUID, Any] = {
    **setting(Topic.CAUSES, choices=(Choice(id="routines", label="Rutiner"), Choice(id="staffing", label="Bemanning"))),
    **{person: works_in(OTHER_UNIT) for person in (REPORTER, OFFICER, OTHER_OFFICER, INVESTIGATOR, COLLEAGUE)},
    **{person: works_in(UNIT) for person in (MANAGER, WITHIN)},
    LEFT: Person(status=PersonStatus.LEFT, unit=UNIT, since=SINCE, until=date(2025, 12, 31)),
    OTHER_UNIT: Unit(status=UnitStatus.ESTABLISHED),
}

# ── What is asked, and what then has happened ────────────────────────────────

REPORT = ask.ReportMisconduct(
    description="Den boende låstes in över natten.",
    unit=UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(YESTERDAY),
    discovered=YESTERDAY,
    danger_now=YesNoUnknown.NO,
    legal_bases=(LegalBasis.SOL,),
)
RECEIVED = happened.LexSarahReportReceived(
    description="Den boende låstes in över natten.",
    source=None,
    unit=UNIT,
    place="Storgatan 1",
    occurred=Occurred.on(YESTERDAY),
    discovered=YESTERDAY,
    received=MONDAY,
    told_orally=False,
    reporter=REPORTER,
    reporter_name=None,
    reporter_position=None,
    danger_now=YesNoUnknown.NO,
    immediate_measures=None,
    legal_bases=(LegalBasis.SOL,),
    affected=Affected(),
    pointed_out=(),
    concerns_manager=False,
    regime=Regime.SOL_2025,
    act_by=due("lex_sarah.document_investigate", MONDAY, version=2),
    start_by=due("lex_sarah.start_alarm", TOMORROW),
    investigation_due=due("lex_sarah.internal_investigation", date(2026, 5, 18)),
)
INFORMED = happened.LexSarahManagerInformed(responsible=MANAGER, day=MONDAY)
PROTECTED = happened.LexSarahProtected(
    what_was_done="Ny personal sattes in.",
    day=MONDAY,
    author="Kim Ek",
    position="enhetschef",
    remedied=YesNoUnknown.UNKNOWN,
)
ASSESS = ask.AssessReport(investigate=True, legal_bases=(LegalBasis.SOL,), reasons="Det kan vara ett missförhållande.")
ASSESSED = happened.LexSarahAssessed(
    investigate=True,
    plainly_serious=False,
    health_care=YesNoUnknown.UNKNOWN,
    crime=YesNoUnknown.UNKNOWN,
    legal_bases=(LegalBasis.SOL,),
    affected=Affected(),
    pointed_out=(),
    concerns_manager=False,
    child_consequences=None,
    reasons="Det kan vara ett missförhållande.",
    notify_by=None,
)
PLAINLY_SERIOUS = replace(ASSESSED, plainly_serious=True, notify_by=due("lex_sarah.ivo_alarm", TOMORROW))
APPOINTED = happened.LexSarahInvestigatorAppointed(investigator=INVESTIGATOR)
NOTE = ask.AddNote(
    kind=NoteKind.INTERVIEW,
    nature=Nature.FACT,
    day=MONDAY,
    origin="Nattpersonalen",
    text="Dörren låstes klockan tio.",
    author="Lo Berg",
    position="utredare",
)
NOTED = happened.LexSarahNoteAdded(
    kind=NoteKind.INTERVIEW,
    nature=Nature.FACT,
    day=MONDAY,
    origin="Nattpersonalen",
    text="Dörren låstes klockan tio.",
    author="Lo Berg",
    position="utredare",
)
CONTACT = ask.ContactIndividual(
    contact=Contact.INFORMED,
    whom=Whom.INDIVIDUAL,
    day=MONDAY,
    channel=Channel.PHONE,
    text="Berättade att det utreds.",
    author="Lo Berg",
    position="utredare",
)
CONTACTED = happened.LexSarahIndividualContacted(
    contact=Contact.INFORMED,
    whom=Whom.INDIVIDUAL,
    day=MONDAY,
    channel=Channel.PHONE,
    text="Berättade att det utreds.",
    author="Lo Berg",
    position="utredare",
)
HEARD = replace(CONTACTED, contact=Contact.HEARD)
PROPOSE = ask.ProposeDegree(
    course="Dörren låstes utifrån varje natt.",
    consequences="Den boende kunde inte ta sig ut.",
    similar=YesNoUnknown.YES,
    similar_reason="Rutinen ändrades inte efter förra gången.",
    can_recur=YesNoUnknown.YES,
    recur_reason="Så länge låset sitter kvar.",
    causes=("routines",),
    analysis="Rutinen för natten var otydlig.",
    degree=Degree.MISCONDUCT,
    reasons="Den boendes frihet begränsades.",
)
PROPOSED = happened.LexSarahProposed(
    course="Dörren låstes utifrån varje natt.",
    consequences="Den boende kunde inte ta sig ut.",
    similar=YesNoUnknown.YES,
    similar_reason="Rutinen ändrades inte efter förra gången.",
    similar_cases=(),
    can_recur=YesNoUnknown.YES,
    recur_reason="Så länge låset sitter kvar.",
    causes=("routines",),
    analysis="Rutinen för natten var otydlig.",
    measures_taken=None,
    measures_proposed=None,
    noted_in_file=YesNoUnknown.UNKNOWN,
    other=None,
    degree=Degree.MISCONDUCT,
    reasons="Den boendes frihet begränsades.",
)
DECIDED = happened.LexSarahDecided(
    degree=Degree.MISCONDUCT,
    reasons="Utredningen visar det.",
    decision=BY_OFFICER,
    regime=Regime.SOL_2025,
    notify_by=None,
)
DECIDED_SERIOUS = replace(DECIDED, degree=Degree.SERIOUS, notify_by=due("lex_sarah.ivo_alarm", TOMORROW))
NOTIFIED = happened.IvoNotified(
    sent_on=MONDAY,
    region="Avdelning mitt",
    channel=IvoChannel.E_SERVICE,
    with_investigation=False,
    receipt=None,
    decision=BY_OFFICER,
    supplement_by=due("lex_sarah.investigation_to_ivo", date(2026, 5, 18)),
)

SPEC = Spec(REGISTER).knowing(KNOWN)
UNDER_INVESTIGATION = SPEC.given(RECEIVED, ASSESSED, APPOINTED)
INVESTIGATED = UNDER_INVESTIGATION.given(NOTED, CONTACTED, HEARD)
SETTLED = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).given(DECIDED)
SERIOUS = INVESTIGATED.given(PROPOSED, by=INVESTIGATOR).given(DECIDED_SERIOUS)

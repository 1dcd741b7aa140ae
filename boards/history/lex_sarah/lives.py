"""Lex Sarah-ärendens livsöden – short stories, each of one way that a case or a notice can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from boards.history.lex_sarah.handling import (
    NO,
    UNKNOWN,
    YES,
    Affair,
    assess,
    decide,
    find_out,
    investigate,
    propose,
    report,
    take_care,
)
from boards.history.lex_sarah.outcomes import close, ivo_decides, measures, notify, send_in, tell
from boards.history.step import Step
from boards.history.texts import lex_sarah as words
from domain.lex_sarah.commands import (
    AddNote,
    AnnulReport,
    AppointInvestigator,
    CloseNotice,
    CorrectReport,
    DeclineInvestigation,
    FindSerious,
    FollowUpNotice,
    ForgoContact,
    ForgoFeedback,
    ForgoMeasures,
    ForgoProtection,
    InformBoard,
    NotifyLicensedOperation,
    ReceiveProviderNotice,
    ReopenCase,
    ReplaceInvestigator,
    ReportToPolice,
    ReturnInvestigation,
)
from domain.lex_sarah.words import (
    Contact,
    Degree,
    IvoChannel,
    LicenceGround,
    Nature,
    NoticeKind,
    NoticeOutcome,
    WhyAnnulled,
    WhyNoContact,
    WhyNoFeedback,
)
from domain.terms import Body, Role
from domain.words import Affected, Decision, Occurred

# ── Reports ──────────────────────────────────────────────────────────────────


def misconduct(affair: Affair) -> Iterator[Step]:
    yield from report(affair)
    yield from goes_on(affair)


def goes_on(affair: Affair) -> Iterator[Step]:
    """From the report to the end; one that was taken over from elsewhere begins here."""
    yield from take_care(affair)
    yield from assess(affair)
    yield from investigate(affair)
    degree = affair.case.chance.weighted({Degree.MISCONDUCT: 6, Degree.PALPABLE_RISK: 4})
    yield from propose(affair, degree)
    yield from decide(affair, degree)
    yield from tell(affair)
    yield from measures(affair)
    yield from close(affair)


def serious(affair: Affair) -> Iterator[Step]:
    """Found serious while it is investigated and notified then, or when it is decided; ended by the inspectorate."""
    case = affair.case
    yield from report(affair)
    yield from take_care(affair)
    yield from assess(affair)
    yield from investigate(affair)
    found = case.chance.happens(0.6)
    if found:
        case.soon()
        yield case.step(affair.officer(), FindSerious(reasons=affair.say(words.PLAINLY_SERIOUS)))
        yield from notify(affair, with_investigation=False)
    yield from propose(affair, Degree.SERIOUS, YES)
    yield from decide(affair, Degree.SERIOUS)
    yield from send_in(affair) if found else notify(affair)
    yield from tell(affair)
    yield from measures(affair)
    yield from ivo_decides(affair)
    yield from close(affair)


def plainly_serious(affair: Affair) -> Iterator[Step]:
    """Serious as it is told: notified and reported to the police at once, the investigation sent in afterwards."""
    case = affair.case
    told = {"told_orally": True, "reporter_name": affair.name(), "reporter_position": "timvikarie"}
    yield from report(affair, **told)
    yield from take_care(affair)
    yield from assess(affair, serious=True)
    yield from notify(affair, with_investigation=False)
    case.soon()
    yield case.step(affair.officer(), ReportToPolice(reasons=affair.say(words.POLICE)))
    yield from investigate(affair)
    yield from propose(affair, Degree.PALPABLE_RISK_OF_SERIOUS)
    yield from decide(affair, Degree.PALPABLE_RISK_OF_SERIOUS, police=True)
    yield from send_in(affair)
    yield from tell(affair)
    yield from measures(affair, lives_on=True)
    yield from ivo_decides(affair, demands=True)
    yield from close(affair)


def no_misconduct(affair: Affair) -> Iterator[Step]:
    """The investigation finds none; what is not done has its reason written down."""
    case = affair.case
    yield from report(affair)
    yield from take_care(affair)
    case.soon()
    yield case.step(affair.manager(), ForgoProtection(reason=affair.say(words.WHY_NONE)))
    yield from assess(affair)
    case.soon()
    yield case.step(affair.officer(), AppointInvestigator(investigator=affair.investigator().person))
    case.wait(1, 5)
    by = affair.investigator()
    noted = AddNote(
        nature=Nature.FACT,
        day=case.day,
        origin=words.ORIGINS[1],
        text=affair.say(words.WHY_NONE),
        author=affair.name(),
        position=by.role.label,
    )
    yield case.step(by, noted)
    for what in Contact:
        yield case.soon().step(by, ForgoContact(contact=what, reason=WhyNoContact.UNKNOWN_WHO))
    yield from propose(affair, Degree.NONE, UNKNOWN)
    yield from decide(affair, Degree.NONE)
    case.soon()
    yield case.step(affair.officer(), ForgoMeasures(reason=affair.say(words.WHY_NONE)))
    case.soon()
    yield case.step(affair.officer(), ForgoFeedback(reason=WhyNoFeedback.LEFT))
    case.wait(3, 15)
    yield case.step(affair.officer(), InformBoard(meeting=case.day, text=affair.say(words.BOARD)))
    yield from close(affair)


def declined(affair: Affair) -> Iterator[Step]:
    """Two officers agree that it is a deviation."""
    yield from report(affair)
    yield from take_care(affair)
    yield from assess(affair, investigate=False)
    case = affair.case.wait(0, 2)
    yield case.step(affair.officer(1), DeclineInvestigation(reasons=affair.say(words.SECOND)))


def put_right(affair: Affair) -> Iterator[Step]:
    """The wrong day, the wrong investigator, something missing: put right one by one; and taken up again."""
    case = affair.case
    yield from report(affair)
    yield from take_care(affair)
    yield from assess(affair)
    case.soon()
    assert affair.received is not None
    happened = affair.received - timedelta(days=5)
    corrected = CorrectReport(
        occurred=Occurred.on(happened),
        discovered=happened,
        received=affair.received,
        unit=case.world.cast.unit(affair.unit),
        place=None,
        legal_bases=case.world.bases(affair.unit)[:1],
        affected=Affected(),
        pointed_out=(),
        concerns_manager=False,
        reason=affair.say(words.CORRECTED),
    )
    yield case.step(affair.officer(), corrected)
    case.soon()
    secretary = case.post(Role.BOARD_SECRETARY)
    yield case.step(affair.officer(), AppointInvestigator(investigator=secretary.person))
    case.wait(0, 2)
    swap = ReplaceInvestigator(investigator=affair.investigator().person, reason=affair.say(words.REPLACED))
    yield case.step(affair.officer(), swap)
    yield from find_out(affair)
    yield from propose(affair, Degree.MISCONDUCT, NO)
    case.wait(0, 3)
    yield case.step(affair.officer(), ReturnInvestigation(missing=affair.say(words.MISSING)))
    yield from propose(affair, Degree.MISCONDUCT, YES)
    yield from decide(affair, Degree.MISCONDUCT)
    yield from tell(affair)
    yield from measures(affair)
    yield from close(affair)
    case.wait(10, 30)
    yield case.step(affair.officer(), ReopenCase(reason=affair.say(words.REOPENED)))


def struck_out(affair: Affair) -> Iterator[Step]:
    yield from report(affair)
    case = affair.case.wait(0, 1)
    decision = Decision(person=affair.officer().person, day=case.day)
    explanation = affair.say(words.WRONG_ENTRY)
    command = AnnulReport(reason=WhyAnnulled.PRACTICE, explanation=explanation, decision=decision)
    yield case.step(affair.officer(), command)


# ── Other operations ─────────────────────────────────────────────────────────


def provider(affair: Affair) -> Iterator[Step]:
    """A provider tells of a report, and later of its notification of the same."""
    world, case = affair.case.world, affair.case
    unit = case.chance.pick(world.providers or world.places)
    told = ReceiveProviderNotice(
        notice=NoticeKind.REPORT,
        provider=world.units[unit].provider or "En utförare (påhittad)",
        unit=world.cast.unit(unit),
        legal_bases=world.bases(unit)[:1],
        text=affair.say(words.NOTICES),
    )
    yield case.step(case.post(Role.REGISTRAR), told)
    yield from followed_up(affair)
    later = Affair(world.case("lex_sarah", f"{case.name}-notified", case.wait(2, 20).now), unit)
    notified = replace(
        told,
        notice=NoticeKind.NOTIFICATION,
        text=affair.say(words.NOTIFICATIONS),
        earlier=case.record,
    )
    yield later.case.step(later.case.post(Role.REGISTRAR), notified)
    yield from followed_up(later)


def followed_up(affair: Affair) -> Iterator[Step]:
    case = affair.case.wait(2, 12)
    text = affair.say(words.FOLLOWED_UP)
    yield case.step(affair.officer(), FollowUpNotice(outcome=NoticeOutcome.FOLLOWED_UP, text=text))
    case.wait(0, 3)
    yield case.step(affair.officer(), CloseNotice())


def licensed(affair: Affair) -> Iterator[Step]:
    """The municipality notifies the inspectorate of an operation with serious deficiencies, by the board's decision."""
    case = affair.case
    command = NotifyLicensedOperation(
        ground=LicenceGround.SERIOUS_DEFICIENCIES,
        operation_name="Solhemmet AB (påhittat)",
        text=affair.say(words.LICENSED),
        channel=IvoChannel.E_SERVICE,
        receipt=f"Kvittens {case.chance.between(10_000, 99_999)}",
        decision=Decision(body=Body.BOARD, day=case.day, paragraph=f"§ {case.chance.between(20, 160)}"),
    )
    yield case.step(affair.officer(), command)
    yield from followed_up(affair)

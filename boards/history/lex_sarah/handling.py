"""En rapport tas emot, utreds och beslutas – the pieces that the stories of lex Sarah are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from boards.history.step import Actor, Step
from boards.history.texts import lex_sarah as words
from boards.history.texts import told
from boards.history.world import Case
from boards.people import FIRST_NAMES, LAST_NAMES
from domain.board import Topic
from domain.lex_sarah.commands import (
    AddNote,
    AppointInvestigator,
    AssessReport,
    ContactIndividual,
    DecideDegree,
    ForgoPoliceReport,
    InformManager,
    ProposeDegree,
    RecordProtection,
    RegisterInDiary,
    ReportMisconduct,
)
from domain.lex_sarah.words import MANAGERS, Channel, Contact, Degree, Nature, NoteKind, Whom
from domain.terms import AgeBand, Role, YesNoUnknown
from domain.words import Affected, Decision, Occurred

YES, NO, UNKNOWN = YesNoUnknown.YES, YesNoUnknown.NO, YesNoUnknown.UNKNOWN
DELEGATION = "lex-sarah"
"""The delegation that the officers decide on."""


@dataclass
class Affair:
    """A lex Sarah case while it is told."""

    case: Case
    unit: str
    occurred: Occurred = Occurred()
    received: date | None = None
    causes: tuple[str, ...] = ()
    measures: list[UUID] = field(default_factory=list)

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def officer(self, which: int = 0) -> Actor:
        return self.case.post(Role.LEX_SARAH_OFFICER, which)

    def investigator(self) -> Actor:
        return self.case.post(Role.QUALITY_DEVELOPER)

    def manager(self) -> Actor:
        """Who protects: the manager, or the officer where no manager is near."""
        manager = self.case.manager(self.unit)
        return manager if manager.role in MANAGERS else self.officer()

    def name(self) -> str:
        chance = self.case.chance
        return f"{chance.pick(FIRST_NAMES)} {chance.pick(LAST_NAMES)}"

    def decision(self) -> Decision:
        delegation = self.case.world.id("delegations", DELEGATION)
        return Decision(person=self.officer().person, day=self.case.day, delegation=delegation)


# ── How it comes in ──────────────────────────────────────────────────────────


def report(affair: Affair, **more: Any) -> Iterator[Step]:
    """Somebody in the unit reports what they have seen."""
    case, chance = affair.case, affair.case.chance
    by = case.world.cast.employee(affair.unit, case.day, chance)
    affair.received = case.day
    affair.occurred = Occurred.on(case.day - timedelta(days=chance.between(0, 4)))
    command = ReportMisconduct(
        description=affair.say(words.REPORTS),
        unit=case.world.cast.unit(affair.unit),
        occurred=affair.occurred,
        discovered=case.day,
        danger_now=chance.weighted({NO: 7, UNKNOWN: 3}),
        immediate_measures=affair.say(words.AT_ONCE) if chance.happens(0.6) else None,
        legal_bases=case.world.bases(affair.unit)[:1],
        **more,
    )
    yield case.step(by, command)


def take_care(affair: Affair) -> Iterator[Step]:
    """Entered in the diary, the manager told, and the individual protected."""
    case, chance = affair.case.soon(), affair.case.chance
    number = f"SN {case.day.year}-{chance.between(10, 9_999):05}"
    yield case.step(case.post(Role.REGISTRAR), RegisterInDiary(diary_number=number))
    case.soon()
    manager = case.world.cast.manager(affair.unit, case.day)
    yield case.step(affair.officer(), InformManager(responsible=manager.person))
    case.soon()
    by = affair.manager()
    command = RecordProtection(
        what_was_done=affair.say(words.AT_ONCE),
        day=case.day,
        author=affair.name(),
        position=by.role.label,
        remedied=chance.weighted({YES: 5, UNKNOWN: 5}),
    )
    yield case.step(by, command)


def assess(affair: Affair, investigate: bool = True, serious: bool = False) -> Iterator[Step]:
    case = affair.case.soon() if affair.case.chance.happens(0.7) else affair.case.wait(1, 2)
    why = words.PLAINLY_SERIOUS if serious else words.TO_BE_INVESTIGATED if investigate else words.NOT_TO_BE
    child = case.world.meets_children(affair.unit) and case.chance.happens(0.5)
    band = AgeBand.YOUNG if child else AgeBand.UNKNOWN
    command = AssessReport(
        investigate=investigate,
        plainly_serious=serious,
        legal_bases=case.world.bases(affair.unit)[:1],
        affected=Affected(child=YES if child else UNKNOWN, age=band, count=1 if investigate else None),
        child_consequences=affair.say(words.CHILD) if child else None,
        reasons=affair.say(why),
    )
    yield case.step(affair.officer(), command)


# ── The investigation ────────────────────────────────────────────────────────


def note(affair: Affair, kind: NoteKind, nature: Nature) -> Iterator[Step]:
    case = affair.case.wait(1, 6)
    by = affair.investigator()
    command = AddNote(
        kind=kind,
        nature=nature,
        day=case.day,
        origin=case.chance.pick(words.ORIGINS),
        text=affair.say(words.FACTS if nature is Nature.FACT else words.ASSESSMENTS),
        author=affair.name(),
        position=by.role.label,
    )
    yield case.step(by, command)


def contact(affair: Affair, what: Contact) -> Iterator[Step]:
    case = affair.case.wait(0, 3)
    by = affair.investigator()
    command = ContactIndividual(
        contact=what,
        whom=case.chance.weighted({Whom.INDIVIDUAL: 7, Whom.REPRESENTATIVE: 2, Whom.RELATIVE: 1}),
        day=case.day,
        channel=case.chance.pick((Channel.CONVERSATION, Channel.PHONE)),
        text=affair.say(words.HEARD if what is Contact.HEARD else words.TOLD_INDIVIDUAL),
        author=affair.name(),
        position=by.role.label,
    )
    yield case.step(by, command)


def investigate(affair: Affair) -> Iterator[Step]:
    """Somebody from outside the unit finds out, and the individual is informed and heard."""
    case = affair.case.soon()
    yield case.step(affair.officer(), AppointInvestigator(investigator=affair.investigator().person))
    yield from find_out(affair)


def find_out(affair: Affair) -> Iterator[Step]:
    yield from contact(affair, Contact.INFORMED)
    yield from note(affair, NoteKind.DOCUMENT, Nature.FACT)
    yield from note(affair, NoteKind.INTERVIEW, Nature.FACT)
    yield from contact(affair, Contact.HEARD)
    yield from note(affair, NoteKind.NOTE, Nature.ASSESSMENT)


def propose(affair: Affair, degree: Degree, similar: YesNoUnknown = NO) -> Iterator[Step]:
    case = affair.case.wait(2, 10)
    known = [one.id for one in case.world.choices(Topic.CAUSES, case.day)]
    affair.causes = () if degree is Degree.NONE else case.chance.some(known, 1, 2)
    command = ProposeDegree(
        course=affair.say(words.COURSE),
        consequences=affair.say(words.CONSEQUENCES),
        similar=similar,
        similar_reason=affair.say(words.WHY_AGAIN) if similar is YES else None,
        can_recur=case.chance.weighted({YES: 6, NO: 4}),
        recur_reason=affair.say(words.WHY_RECUR),
        causes=affair.causes,
        analysis=affair.say(words.ANALYSES),
        measures_taken=affair.say(words.AT_ONCE),
        measures_proposed=affair.say(words.PROPOSED_MEASURES),
        noted_in_file=YES,
        degree=degree,
        reasons=affair.say(words.WHY_NONE if degree is Degree.NONE else words.WHY),
    )
    yield case.step(affair.investigator(), command)


def decide(affair: Affair, degree: Degree, police: bool = False) -> Iterator[Step]:
    """The officer decides on the delegation from the board; the police are thought of at the latest now."""
    case = affair.case.wait(1, 5)
    if not police:
        yield case.step(affair.officer(), ForgoPoliceReport(reasons=affair.say(words.NO_POLICE)))
        case.soon()
    reasons = affair.say(words.WHY_NONE if degree is Degree.NONE else words.WHY)
    yield case.step(affair.officer(), DecideDegree(degree=degree, reasons=reasons, decision=affair.decision()))

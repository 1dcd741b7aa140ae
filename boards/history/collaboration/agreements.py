"""Överenskommelsernas livsöden – brought in or agreed anew, followed up, prolonged, terminated and let go."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from boards import agreements as boards_own
from boards.agreements import BoardAgreement
from boards.history.briefs import Brief, theme
from boards.history.deviations.handling import Tale, read
from boards.history.deviations.lives import handled
from boards.history.step import Actor, Step
from boards.history.telling import Beginning
from boards.history.texts import Theme, told
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.agreements.commands import (
    AnnulAgreement,
    ArchiveAgreement,
    BeginAgreement,
    BringInAgreement,
    ConsultOrganisations,
    CorrectAgreement,
    DraftAgreement,
    DrawUpDeviation,
    LetAgreementExpire,
    LinkDeviation,
    NegotiateAgreement,
    PlanAgreementReview,
    ProlongAgreement,
    ReviewAgreement,
    SignAgreement,
    StartAgreementReview,
    TerminateAgreement,
)
from domain.agreements.rules.working import deviation_id
from domain.agreements.words import GivenBy, WhyAnnulled, Works
from domain.deviations.words import Direction
from domain.terms import Body, Role, YesNoUnknown
from domain.words import Decision, Occurred

FELL_SHORT = (
    "Kallelsen till den gemensamma planeringen kom efter mötet.",
    "Informationen om utskrivningen nådde inte handläggaren.",
    "Det gick inte att nå den andra parten på överenskommen tid.",
)
FOUND = (
    "Parterna träffas som överenskommet och vet vem som ansvarar för vad.",
    "Mötena hålls, men informationen kommer ibland för sent.",
    "Kontaktvägarna är kända, men vikarier behöver introduceras i dem.",
)


@dataclass
class Pact:
    """An agreement while it is told. `deviation`: one in this collaboration that has been reported elsewhere."""

    case: Case
    about: BoardAgreement
    unit: str
    deviation: Brief[Theme] | None = None

    def say(self, *parts: tuple[str, ...]) -> str:
        return told(self.case.chance, *parts)

    def by_board(self) -> Decision:
        return Decision(body=Body.BOARD, day=self.case.day, paragraph=f"§ {self.case.chance.between(20, 180)}")

    def described(self) -> dict[str, Any]:
        document = self.about.document
        return {
            "title": self.about.title,
            "subject": self.about.subject,
            "target_group": self.about.target_group,
            "obliged_group": self.about.obliged_group,
            "principal": self.about.obliged_group is not None,
            "unit": None,
            "parties": self.about.parties,
            "document": self.case.world.id("documents", document) if document else None,
        }


def bring_in(pact: Pact, lasts: int | None = None) -> Iterator[Step]:
    """From before the book; `lasts`: how many more days it holds, if that is known."""
    case = pact.case
    until = case.day + timedelta(days=lasts) if lasts is not None else None
    yield case.step(case.post(Role.REGISTRAR), BringInAgreement(valid_to=until, **pact.described()))


def follow_up(pact: Pact, works: Works) -> Iterator[Step]:
    case = pact.case.wait(30, 90)
    developer = case.post(Role.QUALITY_DEVELOPER)
    yield case.step(developer, PlanAgreementReview(review_on=case.day + timedelta(days=60)))
    case.wait(20, 60)
    yield case.step(developer, StartAgreementReview())
    case.wait(5, 25)
    yield case.step(developer, ReviewAgreement(works=works, conclusions=pact.say(FOUND)))


# ── The stories ──────────────────────────────────────────────────────────────


def known_of(pact: Pact) -> Iterator[Step]:
    yield from bring_in(pact)


def followed_up(pact: Pact) -> Iterator[Step]:
    """It works, year after year."""
    yield from bring_in(pact)
    yield from follow_up(pact, Works.WELL)
    pact.case.wait(150, 200)
    yield from follow_up(pact, Works.WELL)


def troubled(pact: Pact) -> Iterator[Step]:
    """Something goes wrong between the parties, both ways; the follow-up says so."""
    yield from bring_in(pact)
    case = pact.case
    developer = case.post(Role.QUALITY_DEVELOPER)
    if pact.deviation is not None:
        case.until(pact.deviation.start.date() + timedelta(days=1)).wait(1, 5)
        record = case.world.id("deviations", pact.deviation.name)
        yield case.step(developer, LinkDeviation(deviation=record))
    case.wait(5, 40)
    happened = case.day - timedelta(days=case.chance.between(1, 6))
    command = DrawUpDeviation(
        direction=Direction.OUTGOING,
        description=pact.say(FELL_SHORT),
        unit=case.world.cast.unit(pact.unit),
        occurred=Occurred.on(happened),
        discovered=case.day,
        danger_now=YesNoUnknown.NO,
        suspects_misconduct=YesNoUnknown.NO,
    )
    yield case.step(developer, command)
    beside = its_deviation(pact, developer)
    yield from heapq.merge(follow_up(pact, Works.PARTLY), beside, key=lambda step: step.at)


def its_deviation(pact: Pact, by: Actor) -> Iterator[Step]:
    """The deviation that was drawn up, from its first reading on."""
    case = pact.case
    own = case.world.case("deviations", f"agreement-{case.name}", case.now, deviation_id(case.record, 1))
    brief = Brief(own.name, "in_collaboration", case.now, pact.unit, theme(case.world, pact.unit, own.chance))
    tale = Tale(own, brief, pact.unit, by, received=case.day)
    yield from read(tale, least=1)
    yield from handled(tale)


def agreed_anew(pact: Pact) -> Iterator[Step]:
    """Drawn up, asked about, negotiated, decided by the board, and begun on its day."""
    case = pact.case
    yield case.step(case.post(Role.QUALITY_DEVELOPER), DraftAgreement(**pact.described()))
    case.wait(10, 30)
    consult = ConsultOrganisations(
        organisations=("Brukarföreningen Exempel (påhittad)",), day=case.day, views="De vill ha en väg in, inte två."
    )
    yield case.step(case.post(Role.QUALITY_DEVELOPER), consult)
    case.wait(15, 40)
    negotiate = NegotiateAgreement(day=case.day, parties=pact.about.parties)
    yield case.step(case.post(Role.DIRECTOR), negotiate)
    case.wait(10, 30)
    begins = working_day_from(case.day + timedelta(days=21))
    sign = SignAgreement(
        signatories="Nämndens ordförande och regionens företrädare.",
        signed_on=case.day,
        valid_from=begins,
        valid_to=begins + timedelta(days=3 * 365),
        decision=pact.by_board(),
    )
    yield case.step(case.post(Role.BOARD_SECRETARY), sign)
    case.until(begins).soon()
    yield case.step(case.post(Role.REGISTRAR), BeginAgreement())
    yield from follow_up(pact, Works.WELL)


def prolonged(pact: Pact) -> Iterator[Step]:
    yield from bring_in(pact, 260)
    yield from follow_up(pact, Works.WELL)
    case = pact.case.wait(5, 15)
    command = ProlongAgreement(valid_to=case.day + timedelta(days=3 * 365), decision=pact.by_board())
    yield case.step(case.post(Role.BOARD_SECRETARY), command)


def expired(pact: Pact) -> Iterator[Step]:
    """Nobody wanted it to go on; put away."""
    yield from bring_in(pact, 150)
    case = pact.case.until(pact.case.day + timedelta(days=155)).wait(1, 5)
    yield case.step(case.post(Role.REGISTRAR), LetAgreementExpire())
    yield from put_away(pact)


def put_away(pact: Pact) -> Iterator[Step]:
    case = pact.case.wait(10, 40)
    reference = f"Arkiv {case.day.year}/{case.chance.between(100, 199)}"
    yield case.step(case.post(Role.REGISTRAR), ArchiveAgreement(archive_reference=reference))


def terminated(pact: Pact) -> Iterator[Step]:
    yield from bring_in(pact)
    case = pact.case.wait(60, 120)
    command = TerminateAgreement(
        given_by=GivenBy.OTHER_PARTY,
        ends_on=case.day + timedelta(days=90),
        reason="Den andra parten lägger ned den verksamhet som överenskommelsen gäller.",
        decision=pact.by_board(),
    )
    yield case.step(case.post(Role.BOARD_SECRETARY), command)
    case.until(case.day + timedelta(days=92))
    yield from put_away(pact)


def put_right(pact: Pact) -> Iterator[Step]:
    yield from bring_in(pact)
    case = pact.case.wait(2, 20)
    described = {**pact.described(), "unit": case.world.cast.unit(pact.unit)}
    yield case.step(case.post(Role.REGISTRAR), CorrectAgreement(reason="Enheten saknades.", **described))


def struck_out(pact: Pact) -> Iterator[Step]:
    yield from bring_in(pact)
    case = pact.case.wait(1, 5)
    by = case.post(Role.QUALITY_DEVELOPER)
    decision = Decision(person=by.person, day=case.day)
    yield case.step(by, AnnulAgreement(reason=WhyAnnulled.DUPLICATE, decision=decision))


INVENTED = (
    (boards_own.FOLLOWED, followed_up),
    (boards_own.TROUBLED, troubled),
    (boards_own.NEW, agreed_anew),
    (boards_own.PROLONGED, prolonged),
    (boards_own.EXPIRED, expired),
    (boards_own.TERMINATED, terminated),
    (boards_own.PUT_RIGHT, put_right),
    (boards_own.STRUCK_OUT, struck_out),
)
BETWEEN_OPERATIONS = ("incoming", "outgoing")


def lasting(world: World) -> list[UUID]:
    """The agreements that hold from the first week to the end, for processes to rest on."""
    slugs = [one.slug for one in boards_own.NAMED[world.board]] + [boards_own.FOLLOWED.slug, boards_own.TROUBLED.slug]
    return [world.id("agreements", slug) for slug in slugs]


def beginnings(world: World, reported: Sequence[Brief[Theme]]) -> Iterator[Beginning]:
    """Those a guideline names are brought in and, every other one, followed up; then those that are made up."""
    named = [(one, followed_up if place % 2 else known_of) for place, one in enumerate(boards_own.NAMED[world.board])]
    between = next((one for one in reported if one.kind in BETWEEN_OPERATIONS), None)
    for place, (about, story) in enumerate((*named, *INVENTED)):
        chance = world.chance("agreements", about.slug, "start")
        start = office_moment(working_day_from(world.first + timedelta(days=5 + place % 4)), chance)
        pact = Pact(world.case("agreements", about.slug, start), about, world.cast.staffed[-1], between)
        yield Beginning(start, partial(story, pact))

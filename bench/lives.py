"""Deviations from the first word to the last: the acts that the real rules make of them, and copies of those acts.

The originals go through the desk of the program, with sealing and all; only the writing is caught. A copy gets a
record, an act, a time and salts of its own and is otherwise the same bytes, so a million lines are made in seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from bench.house import REGISTER_NAMED, House
from domain.deviations import commands as ask
from domain.deviations import words
from domain.grammar import Command
from domain.terms import Body, LegalBasis, Role, YesNoUnknown
from domain.words import Decision, Occurred, Reading
from ledger.canonical import instant
from ledger.clerk import WRITTEN, Act, Outcome
from ledger.desk import Asking, Desk
from ledger.ids import new_id, random_bytes
from ledger.lines import b64

DEVIATIONS = REGISTER_NAMED["deviations"]
DAY = date(2026, 3, 14)
AT = datetime(2026, 3, 16, 8, tzinfo=UTC)
TOLD = (
    "Vid genomgång av ärendet på måndagsmötet visade det sig att beslutet om insats inte hade verkställts inom den tid "
    "som gäller, och att ingen hade hört av sig till familjen under tre veckor. Handläggaren var sjukskriven och någon "
    "ersättare hade inte utsetts. Familjen ringde själv till mottagningen. Vi tog över ärendet samma dag, bokade ett "
    "möte och gick igenom de andra ärendena hos samma handläggare; två till hade blivit liggande."
)
SHORT = "Rutinen för frånvaro följdes inte; den har gåtts igenom på arbetsplatsträffen."

Step = tuple[Role | None, Command]
"""Who asks, and for what; None is the investigator."""

HEAD, MANAGER, QUALITY = Role.DEPARTMENT_HEAD, Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER
OFFICER, EMPLOYEE = Role.LEX_SARAH_OFFICER, Role.EMPLOYEE


# ── What happens to deviations ───────────────────────────────────────────────


def reported(house: House) -> Step:
    return EMPLOYEE, ask.ReportDeviation(
        description=TOLD,
        unit=house.unit,
        place="Myndighetsmottagningen",
        occurred=Occurred.on(DAY),
        danger_now=YesNoUnknown.NO,
        suspects_misconduct=YesNoUnknown.UNKNOWN,
        immediate_measures=SHORT,
    )


def read(answer: Reading = Reading.NO) -> Step:
    return MANAGER, ask.ReadDeviation(reading=answer, reason=SHORT)


def classified(severity: words.Severity = words.Severity.MODERATE) -> Step:
    return QUALITY, ask.ClassifyDeviation(
        legal_bases=(LegalBasis.SOL,), category="word_3", severity=severity, reason=None
    )


def investigated(house: House) -> list[Step]:
    return [
        (MANAGER, ask.StartInvestigation(investigator=house.investigator)),
        (QUALITY, ask.AssessRisk(probability=2, consequence=3, grounds=SHORT)),
        (None, ask.RecordCauses(causes=("word_1", "word_7"), analysis=TOLD)),
        (None, ask.CompleteInvestigation(findings=TOLD, misconduct=Reading.NO, misconduct_reason=SHORT)),
    ]


def decided(house: House, measures: bool) -> Step:
    decision = Decision(person=house.people[HEAD], day=AT.date())
    return HEAD, ask.DecideOutcome(confirmed=True, measures_needed=measures, reason=SHORT, decision=decision)


def measured() -> list[Step]:
    measure = new_id()
    planned = ask.PlanMeasure(measure=measure, due=date(2026, 6, 1), description=SHORT)
    return [(QUALITY, planned), (QUALITY, ask.CompleteMeasure(measure=measure, completed_on=DAY, what_was_done=SHORT))]


def ended() -> list[Step]:
    told = ask.GiveFeedback(recipient=words.Recipient.REPORTER, channel=words.Channel.CONVERSATION, text=SHORT)
    return [(MANAGER, told), (QUALITY, ask.CloseDeviation(note=SHORT))]


def stories(house: House) -> Sequence[tuple[int, list[Step]]]:
    """Lives of deviations, each with how many of a hundred are like it: about ten lines a record."""
    came, rest = [reported(house), read()], [classified(), *investigated(house)]
    whole = [*came, *rest, decided(house, True), *measured(), *ended()]
    lighter = [*came, *rest, decided(house, False), *ended()]
    again = ask.ReopenDeviation(reason=SHORT)
    doubted = [reported(house), read(Reading.UNCLEAR)]
    answered = ask.AnswerReferral(answer=words.ReferralAnswer.NOT_MISCONDUCT, reason=TOLD)
    taken = ask.AnswerReferral(answer=words.ReferralAnswer.TAKEN_OVER, reason=None)
    handed = ask.TransferElsewhere(destination=words.Destination.IT, receipt="IT-2026-118", reason=SHORT)
    struck = ask.AnnulDeviation(
        reason=words.WhyAnnulled.PRACTICE, explanation=SHORT, decision=Decision(body=Body.CHAIR, day=DAY)
    )
    asked = (MANAGER, ask.RequestCompletion(question=SHORT))
    told = (EMPLOYEE, ask.ProvideCompletion(answer=TOLD))
    return [
        (34, whole),
        (22, lighter),
        (12, [*came, asked, told, *rest, decided(house, True), *measured(), *ended()]),
        (9, [*doubted, (OFFICER, answered), *rest, decided(house, False), *ended()]),
        (5, [*whole, (HEAD, again)]),
        (5, [*doubted, (OFFICER, taken)]),
        (5, [*came, (MANAGER, handed)]),
        (1, [reported(house), (HEAD, struck)]),
        (1, [reported(house)]),
        (2, came),
        (2, [*came, *rest]),
        (2, whole[:-2]),
    ]


# ── Through the desk ─────────────────────────────────────────────────────────


class Caught:
    """Stands where the clerk stands and keeps the acts instead of writing them."""

    def __init__(self) -> None:
        self.acts: list[Act] = []

    def hand_over(self, act: Act) -> asyncio.Future[Outcome]:
        self.acts.append(act)
        done: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        done.set_result(Outcome(WRITTEN, 1, len(act.lines), None, act.at, 1))
        return done


@dataclass(frozen=True)
class Life:
    """All acts of one record, in order."""

    share: int
    acts: tuple[Act, ...]

    @property
    def length(self) -> int:
        return sum(len(act.lines) for act in self.acts)


def lives(house: House) -> list[Life]:
    """One life of each kind."""
    with house.opened() as opened:
        return [asyncio.run(live(house, opened.desk, share, steps)) for share, steps in stories(house)]


async def live(house: House, desk: Desk, share: int, steps: list[Step]) -> Life:
    caught = Caught()
    beside = copy(desk)
    beside.clerk = caught  # type: ignore[assignment]
    record: UUID | None = None
    for number, (role, command) in enumerate(steps):
        stamp = house.stamp(role or EMPLOYEE, AT + timedelta(minutes=10 * number))
        if role is None:
            stamp = replace(stamp, by=house.investigator)
        asking = Asking(DEVIATIONS, record, command, stamp, str(new_id()))
        record = (await beside.act(asking)).record
    return Life(share, tuple(caught.acts))


# ── Copies ───────────────────────────────────────────────────────────────────

HEAD_OF_BODY = len('{"act":"')
AT_OF_BODY = HEAD_OF_BODY + 36 + len('","at":"')
AFTER_AT = AT_OF_BODY + 27
SALT = len('","unit":""}') + 36 + 22
"""How far from the end of a body its salt begins."""


def body_again(body: bytes, act: bytes, at: bytes) -> bytes:
    """The same body of another act at another time, with another salt."""
    salt = b64(random_bytes(16)).encode()
    parts = (body[:HEAD_OF_BODY], act, body[HEAD_OF_BODY + 36 : AT_OF_BODY], at, body[AFTER_AT:-SALT], salt)
    return b"".join((*parts, body[22 - SALT :]))


def act_again(act: Act, records: dict[UUID, UUID], at: datetime) -> Act:
    """The same act about other records, asked for at another time. `records`: which stand for which so far."""
    own = new_id()
    name, moment = str(own).encode(), instant(at).encode()
    for line in act.lines:
        records.setdefault(line.record, new_id())
    lines = tuple(
        replace(
            line,
            record=records[line.record],
            body=about_others(body_again(line.body, name, moment), records),
        )
        for line in act.lines
    )
    return Act(own, act.digest, at, act.reads, lines)


def about_others(body: bytes, records: dict[UUID, UUID]) -> bytes:
    for known, other in records.items():
        body = body.replace(str(known).encode(), str(other).encode())
    return body


def copies(originals: Sequence[Life], at: datetime) -> Iterator[Act]:
    """Acts without end: lives in their proportions, each record's acts in order, one record after another."""
    for life in mixed(originals):
        records: dict[UUID, UUID] = {}
        for act in life.acts:
            yield act_again(act, records, at)


def mixed(originals: Sequence[Life]) -> Iterator[Life]:
    """Lives without end, in their proportions."""
    order = [life for life in originals for _ in range(life.share)]
    Random(1).shuffle(order)
    return cycle(order)


def reports(originals: Sequence[Life], at: datetime) -> Iterator[Act]:
    """First acts without end: each opens a record of its own."""
    first = originals[0].acts[0]
    while True:
        yield act_again(first, {}, at)

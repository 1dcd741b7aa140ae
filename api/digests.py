"""What is in the digests of a day, and how a digest reads.

A digest has what the board's ladder reminds of on that day, of what goes to the person (domain/organisation/answering),
but only of records that the person may see, and not what has been turned off. It says number, day, whether it is late
and where to read on, never what it is about, nor the name of the register: a letter goes through the hands of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.access import Posts, sight
from api.rendering import swedish_day, when
from domain.board import Ladder
from domain.grammar import derived_id
from domain.reminders import MOST_REMINDED, Reminded, Reminders
from ledger.outgoing.mail import Letter
from projections.waiting import Waiting
from replays.naming import short

MORE = "… och {more} till, som står på sidan."


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """What one person is reminded of on one day, the earliest first."""

    person: UUID
    day: date
    waiting: Sequence[Waiting]

    @property
    def reminded(self) -> tuple[Reminded, ...]:
        """What is entered of it."""
        return tuple(Reminded(record=one.record, on=one.open.day) for one in self.waiting[:MOST_REMINDED])


def digests(
    found: Iterable[Waiting], day: date, ladder: Ladder, posts: Posts, known: Mapping[UUID, Reminders], today: date
) -> list[Digest]:
    """The digests of a day. Args: `known`: what is entered of those who have been reminded before; `posts`: who holds
    what `today`, when it is judged what they may see."""
    to: dict[UUID, list[Waiting]] = defaultdict(list)
    for one in found:
        if ladder.rings((one.open.day - day).days):
            for person in one.receivers:
                off = person in known and known[person].is_overridden(one.record, day)
                if not off and sees(person, one, posts, today):
                    to[person].append(one)
    return [Digest(person=person, day=day, waiting=tuple(mine)) for person, mine in sorted(to.items())]


def sees(person: UUID, one: Waiting, posts: Posts, today: date) -> bool:
    return sight(one.register.name, person, today, posts).sees(one.record, one.unit, one.state)


# ── How it reads ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """Where the letters come from: what the board is called, the origin of its book, and the page to read on."""

    title: str
    origin: str
    page: str


def letter(house: House, digest: Digest, at: datetime, today: date) -> Letter:
    """The letter of a digest. Its id follows from the person and the day: sent twice, it is one letter."""
    id = derived_id("digest", house.origin, digest.person, digest.day)
    host = house.origin.partition("/")[0]
    return Letter(
        subject=f"Att göra: {summed(digest, today)} ({house.title})",
        text="\n".join(paragraphs(house, digest, today)),
        message_id=f"<{id}@{host}>",
        at=at,
    )


def summed(digest: Digest, today: date) -> str:
    """How much of each there is, as in a subject."""
    days = [(one.open.day - today).days for one in digest.waiting]
    late, now = sum(left < 0 for left in days), sum(left == 0 for left in days)
    told = ((late, "för sent"), (now, "i dag"), (len(days) - late - now, "inom kort"))
    return ", ".join(f"{number} {what}" for number, what in told if number)


def paragraphs(house: House, digest: Digest, today: date) -> Iterable[str]:
    yield f"Det här väntar på dig i Liggaren, {house.title}."
    yield ""
    if digest.day < today:
        yield f"Försenad påminnelse: den skulle ha kommit den {swedish_day(digest.day)}."
        yield ""
    for one in digest.waiting[:MOST_REMINDED]:
        yield one.number or f"post {short(one.record)}"
        yield f"  senast {swedish_day(one.open.day)} ({when(one.open.day, today)})"
        yield ""
    if len(digest.waiting) > MOST_REMINDED:
        yield MORE.format(more=len(digest.waiting) - MOST_REMINDED)
        yield ""
    yield f"Läs mer: {house.page}"
    yield ""
    yield "Brevet är skickat av ett program och säger inget om vad ärendena gäller. Det går inte att svara på det."

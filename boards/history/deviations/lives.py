"""Avvikelser i vanliga fall – how they come in, are handled and closed, one short story for each way in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from boards.history.deviations.handling import Tale, classify, find_out, point_out, read, report, start
from boards.history.deviations.outcomes import carry_out, close, decide, evaluate, feed_back, plan
from boards.history.step import Step
from boards.history.texts import handling
from domain.deviations.commands import MoveToUnit, ProvideCompletion, RequestCompletion
from domain.deviations.words import Direction, Recipient, Severity
from domain.terms import Role
from domain.words import Occurred

# ── The common way ───────────────────────────────────────────────────────────


def inquiry(tale: Tale, severity: Severity | None = None) -> Iterator[Step]:
    """Classified, investigated, found out."""
    yield from classify(tale, severity)
    yield from start(tale)
    yield from find_out(tale)


def remedy(tale: Tale, recipient: Recipient = Recipient.REPORTER) -> Iterator[Step]:
    """Decided, measures planned and carried out, whoever reported told, closed; the effect looked at sometimes."""
    yield from decide(tale, measures=True)
    yield from plan(tale, tale.case.chance.weighted({1: 7, 2: 3}))
    yield from carry_out(tale)
    yield from feed_back(tale, recipient)
    yield from close(tale)
    if tale.case.chance.happens(0.25):
        yield from evaluate(tale)


def nothing_more(tale: Tale, recipient: Recipient = Recipient.REPORTER) -> Iterator[Step]:
    """Decided that no measures are needed, told and closed."""
    yield from decide(tale, measures=False)
    yield from feed_back(tale, recipient)
    yield from close(tale)


def handled(tale: Tale) -> Iterator[Step]:
    """The rest of a life, with measures or without."""
    yield from inquiry(tale)
    yield from remedy(tale) if tale.case.chance.happens(0.55) else nothing_more(tale)


def plain(tale: Tale) -> Iterator[Step]:
    yield from report(tale)
    yield from read(tale)
    yield from inquiry(tale)
    yield from remedy(tale)


def no_measures(tale: Tale) -> Iterator[Step]:
    yield from report(tale)
    yield from read(tale)
    yield from inquiry(tale)
    yield from nothing_more(tale)


def slow(tale: Tale) -> Iterator[Step]:
    """Deadlines missed: read late, investigated late."""
    yield from report(tale)
    yield from read(tale, least=5, most=9)
    yield from classify(tale)
    yield from start(tale, 5, 12)
    yield from find_out(tale, least=15, most=40)
    yield from remedy(tale)


def unread(tale: Tale) -> Iterator[Step]:
    """Reported, and read very late."""
    yield from report(tale)
    yield from read(tale, least=12, most=45)
    yield from handled(tale)


# ── How it came in ───────────────────────────────────────────────────────────


def letter(tale: Tale) -> Iterator[Step]:
    """A letter that lay some days before the registrar entered it; from another operation, often."""
    case, chance = tale.case, tale.case.chance
    if tale.received is None:
        tale.received = case.day - timedelta(days=chance.between(2, 11))
        tale.occurred = Occurred.on(tale.received - timedelta(days=chance.between(0, 9)))
    tale.discovered = None
    tale.diary_number = f"SN {case.day.year}-{chance.between(10, 9_999):05}"
    incoming = chance.happens(0.5)
    text = tale.say(handling.SENT_BY_OTHERS, tale.theme.what) if incoming else None
    direction = Direction.INCOMING if incoming else Direction.INTERNAL
    tale.reporter = case.post(Role.REGISTRAR)
    yield from report(tale, text=text, direction=direction)
    yield from read(tale)
    yield from inquiry(tale)
    recipient = Recipient.OTHER_OPERATION if incoming else Recipient.RELATIVE
    yield from remedy(tale, recipient) if chance.happens(0.6) else nothing_more(tale, recipient)


def incoming(tale: Tale) -> Iterator[Step]:
    """Another operation tells us where we fell short; the department answers."""
    yield from report(tale, text=tale.say(handling.SENT_BY_OTHERS), direction=Direction.INCOMING)
    yield from read(tale)
    yield from point_out(tale)
    yield from inquiry(tale)
    yield from remedy(tale, Recipient.OTHER_OPERATION)


def outgoing(tale: Tale) -> Iterator[Step]:
    """We tell another operation where they fell short."""
    yield from report(tale, direction=Direction.OUTGOING)
    yield from read(tale)
    yield from inquiry(tale)
    yield from nothing_more(tale, Recipient.STAFF)


def for_another(tale: Tale) -> Iterator[Step]:
    """The team leader writes it down for a colleague."""
    by = tale.case.world.cast.leader(tale.brief.unit, tale.case.day)
    yield from report(tale, by=by, on_behalf_of=tale.reporter.person)
    yield from read(tale)
    yield from handled(tale)


def provider(tale: Tale) -> Iterator[Step]:
    """About a unit that somebody else runs for the board."""
    text = tale.say(handling.ABOUT_PROVIDERS, tale.theme.what, tale.theme.harm)
    yield from report(tale, text=text)
    yield from read(tale)
    yield from handled(tale)


def incomplete(tale: Tale) -> Iterator[Step]:
    """Neither when nor where is known: it is taken in, asked about, and moved to where it belongs."""
    case = tale.case
    tale.unit, tale.place, tale.discovered, tale.occurred = None, None, None, Occurred()
    yield from report(tale, text=tale.say(handling.LITTLE_KNOWN))
    yield from read(tale)
    case.soon()
    yield case.step(tale.manager(), RequestCompletion(question=tale.say(handling.QUESTIONS)))
    if case.chance.happens(0.15):
        return  # nobody ever answered
    case.wait(1, 8)
    answers = case.world.cast.now(tale.reporter, case.day)
    if case.world.cast.has_left(answers.person, case.day):
        answers = case.world.cast.leader(tale.where, case.day)
    yield case.step(answers, ProvideCompletion(answer=tale.say(handling.COMPLETIONS)))
    case.wait(0, 2)
    by, tale.unit = tale.manager(), tale.where
    moved = MoveToUnit(unit=case.world.cast.unit(tale.unit), reason=tale.say(handling.MOVED))
    yield case.step(by, moved)
    yield from handled(tale)

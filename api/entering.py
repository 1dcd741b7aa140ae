"""The steps of a history on their way to the desk: in order of time, and as many at once as do not wait for each other.

A step waits for those before it that write what it looks at, and for no others; what is ready at the same time is
committed together, in the order it was sent. What the steps look at is read beforehand, so that none of them stops to
read and is overtaken: every line is recorded at the time that its stamp says.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice
from uuid import UUID

from boards.history import FIRST, Entry, Freeze, Keep, Step
from domain.actions.commands import UnlinkSource
from domain.agreements.commands import DrawUpDeviation
from domain.attachments.commands import AttachFile
from domain.board import Topic, setting_id
from domain.calendar import local_day
from domain.deviations import commands as deviations
from domain.external_reviews.commands import ProposeFindingAction
from domain.grammar import Command, Refusal, Stamp, derived_id
from domain.incidents.commands import ProposeIncidentAction, ReportDeviationOfIncident
from domain.lex_sarah.commands import DeclineInvestigation, LetMeasureLiveOn, RecordIvoDecision
from domain.named import named_records
from domain.organisation.assignments import assignment_id
from domain.participation.commands import RaiseSuggestion
from domain.plan_activities import commands as activities
from domain.processes.commands import DeclareCollaboration
from domain.requirements.commands import ReplaceRequirement
from domain.self_controls.commands import ProposeSelfControlAction, ReportDeviationFound
from domain.suggestions.commands import AdoptSuggestion
from domain.survey_results.commands import AnnulSurveyResult, CorrectSurveyResult, EnterSurveyResult
from domain.surveys.commands import ProposeSurveyAction
from domain.views import commands as views
from domain.views.words import deviation_id
from domain.words import Decision
from ledger.answers import Receipt
from ledger.book import Book
from ledger.codec import REGISTER_NAMED
from ledger.desk import Asking
from ledger.lines import last_position
from ledger.records import Record
from projections import rebuild, schema
from projections.fold import Fold
from replays.analysis import analyse, freezing
from replays.report.keeping import KEEPING, keeping
from replays.report.writing import Reader

AHEAD = 256
"""How many steps are made ready at a time, and how many may be under way."""

BARRIERS = ("units", "settings")
"""What nearly every step looks at: nothing else is under way when it changes."""

ASKING_OTHERS = (
    AdoptSuggestion,
    DeclareCollaboration,
    DeclineInvestigation,
    DrawUpDeviation,
    ProposeFindingAction,
    ProposeIncidentAction,
    ProposeSelfControlAction,
    RaiseSuggestion,
    ReplaceRequirement,
    ProposeSurveyAction,
    EnterSurveyResult,
    CorrectSurveyResult,
    AnnulSurveyResult,
    LetMeasureLiveOn,
    RecordIvoDecision,
    ReportDeviationFound,
    ReportDeviationOfIncident,
    UnlinkSource,
    activities.AddPlanActivity,
    activities.AnnulPlanActivity,
    activities.CompletePlanActivity,
    activities.GiveUpPlanActivity,
    activities.MakeActionOfActivity,
    activities.ReportPlanActivity,
    activities.ResumePlanActivity,
    deviations.AnswerReferral,
    deviations.LetMeasureLiveOn,
    views.AnswerReferral,
)
"""What asks something of records that only the desk knows: nothing else is under way then."""

Report = Callable[[str, int, int], None]
"""Told which board, how many days of its history have been entered, and of how many."""


class StepRefused(RuntimeError):
    """A rule said no to a step of the history: the story or the rule is wrong."""


class Entering:
    """A history on its way into a book."""

    def __init__(self, book: Book, board: str, report: Report) -> None:
        self.book, self.board, self.report = book, board, report
        self.under_way: deque[tuple[Step, asyncio.Task[Receipt]]] = deque()
        self.writing: dict[UUID, asyncio.Task[Receipt]] = {}
        self.sent = self.there = 0

    async def all_of(self, entries: Iterator[Entry], last: date) -> None:
        """Every step that is not in the book yet, in order. Raises StepRefused."""
        missing = False  # the steps stand in the book in order: after the first that is missing, none is there
        while chunk := list(islice(entries, AHEAD)):
            if not missing:
                known = await asyncio.to_thread(already, self.book, chunk)
                self.there += len(known)
                missing = len(known) < len(chunk)
                chunk = [entry for entry in chunk if act_of(entry) not in known]
            await self.make_ready([entry for entry in chunk if isinstance(entry, Step)])
            for entry in chunk:
                await self.send(entry)
            if chunk:
                self.report(self.board, (local_day(chunk[-1].at) - FIRST).days, (last - FIRST).days)
        await self.settle()

    async def make_ready(self, steps: Sequence[Step]) -> None:
        """Have at hand what the steps will look at, so that none of them stops to read and is overtaken."""
        contents = [step.content for step in steps if step.content is not None]
        if contents:
            await asyncio.to_thread(lambda: [self.book.blobs.put_public(content) for content in contents])
        records = self.book.records
        wanted = {one for step in steps for one in looked_at(step)} | {setting_id(topic) for topic in Topic}
        missing = list(wanted - records.known(wanted).keys())
        if not missing:
            return
        found = await asyncio.wrap_future(records.fetch(missing))
        for one in missing:
            if found[one].version == 0:
                records.keep(Record(one, 0, None, None))

    async def send(self, entry: Entry) -> None:
        """Send a step when those before it that write what it looks at are done."""
        if isinstance(entry, Freeze | Keep):
            await self.settle()
            await self.book.desk.act(await asyncio.to_thread(made, self.book, entry))
            self.sent += 1
            return
        barrier = entry.register in BARRIERS or on_delegation(entry) or isinstance(entry.command, ASKING_OTHERS)
        if barrier or len(self.under_way) >= AHEAD:
            await self.settle()
        for one in looked_at(entry):
            if one in self.writing:
                await self.done(self.writing[one])
        entry = await self.kept(entry)
        task = asyncio.create_task(self.book.desk.act(asking(entry)))
        self.under_way.append((entry, task))
        for one in written(entry):
            self.writing[one] = task
        self.sent += 1
        if barrier:
            await self.settle()

    async def kept(self, step: Step) -> Step:
        """A step with the address of what it attaches, kept now."""
        if step.file is None or not isinstance(step.command, AttachFile):
            return step
        address = await asyncio.to_thread(self.book.blobs.put_sealed, step.file)
        return replace(step, command=replace(step.command, address=address))

    async def done(self, task: asyncio.Task[Receipt]) -> None:
        """Wait for a step, and for those sent before it. Raises StepRefused."""
        while self.under_way:
            step, first = self.under_way.popleft()
            try:
                await first
            except BaseException as error:
                await self.let_go()
                if isinstance(error, Refusal):
                    raise StepRefused(f"{step.key} {type(step.command).__name__} {step.at}: {error}") from error
                raise
            for one in written(step):
                if self.writing.get(one) is first:
                    del self.writing[one]
            if first is task:
                return

    async def settle(self) -> None:
        """Wait for all that is under way. Raises StepRefused."""
        if self.under_way:
            await self.done(self.under_way[-1][1])

    async def let_go(self) -> None:
        """Let those that were sent end by themselves; what they say does not matter any more."""
        await asyncio.gather(*(task for _, task in self.under_way), return_exceptions=True)
        self.under_way.clear()


# ── A step as the desk sees it ───────────────────────────────────────────────


def asking(step: Step) -> Asking:
    stamp = Stamp(step.at, step.by, step.role, step.unit)
    return Asking(REGISTER_NAMED[step.register], step.record, step.command, stamp, step.key)


def written(step: Step) -> tuple[UUID, ...]:
    """The records that get lines by it: its own, and those that it names, which may note a link."""
    named = named_records(step.command).items()
    noting = (one for one, register in named if REGISTER_NAMED[register].notes_links)
    if isinstance(step.command, views.GiveRiseToDeviation):
        return step.record, deviation_id(step.record), *noting
    return step.record, *noting


def on_delegation(step: Step) -> bool:
    """Whether it names a delegation: then the decider's roles are looked for, in units that only the desk knows."""
    decision = getattr(step.command, "decision", None)
    return isinstance(decision, Decision) and decision.delegation is not None


def looked_at(step: Step) -> set[UUID]:
    """The records that decide what becomes of it."""
    return {*written(step), *named_records(step.command), step.by, step.unit, held(step.by, step.role, step.unit)}


held = lru_cache(4096)(assignment_id)


def made(book: Book, entry: Freeze | Keep) -> Asking:
    """What the program itself works out: it counts, or makes the report."""
    return frozen(book, entry) if isinstance(entry, Freeze) else kept(book, entry)


def frozen(book: Book, freeze: Freeze) -> Asking:
    """The figures of a period, counted from the registers as they stand at this line of the book."""
    position = catch_up(book)
    with book.database.writer() as db:
        schema.use(db, schema.schema_name())
        counted = analyse(db, freeze.period, position, freeze.kind, freeze.organisation)
        command = freezing(counted, freeze.decision)
    return of_analysis(freeze, command)


def kept(book: Book, keep: Keep) -> Asking:
    """The report as it stands at this line of the book, made and kept."""
    position = catch_up(book)
    with book.database.writer() as db:
        schema.use(db, schema.schema_name())
        command = keeping(db, book, Reader(keep.by, KEEPING), keep.record, position)
    return of_analysis(keep, command)


def of_analysis(entry: Freeze | Keep, command: Command) -> Asking:
    stamp = Stamp(entry.at, entry.by, entry.role, entry.unit)
    return Asking(REGISTER_NAMED["analyses"], entry.record, command, stamp, entry.key)


def act_of(entry: Entry) -> UUID:
    """The act that a step becomes: what the desk derives from sender and key."""
    return derived_id("act", entry.by, entry.key)


def already(book: Book, entries: Sequence[Entry]) -> set[UUID]:
    """The acts among these that are in the book."""
    with book.database.writer() as db:
        acts = [act_of(entry) for entry in entries]
        return {act for (act,) in db.execute("SELECT act FROM ledger.acts WHERE act = ANY(%s)", (acts,))}


# ── The registers ────────────────────────────────────────────────────────────


def catch_up(book: Book) -> int:
    """Build the registers, or fold what is new into them. Gives the last line."""
    name = schema.schema_name()
    with book.database.writer() as db:
        if not schema.exists(db, name) and last_position(db) < AHEAD:
            schema.create(db, name)
            schema.finish(db, name, book.database.writer_dsn)
        elif not schema.is_complete(db, name):
            return rebuild.rebuild(book.database.writer_dsn, name)
        schema.use(db, name)
        fold = Fold(db)
        reached = fold.position()
        while (now := fold.step()) > reached:
            reached = now
        return reached

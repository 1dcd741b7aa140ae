"""A board with a complaint that became a deviation, a text that was erased, and its checkpoint signed; to take home."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection

from domain.book import EraseTexts, Ground
from domain.deviations.commands import ReadDeviation
from domain.grammar import Command, Stamp
from domain.packages import PackageScope, Receiver, ScopeKind
from domain.terms import AgeBand, Body, LegalBasis, Role, Sex, YesNoUnknown
from domain.views import commands as ask
from domain.views.words import Category, Kind, Occurrence, Result, Submitter
from domain.words import Affected, Decision, Occurred, Reading
from ledger.database import Database
from ledger.proof import checkpoints, signing
from projections import schema
from replays.package.bag import Files
from replays.package.make import Order, build
from replays.package.masks import Masks, masks
from replays.package.scope import find
from tests.projections.books import Board, opened
from tests.projections.histories import Wish

HOSTILE = "=HYPERLINK(1)&cmd|' /C calc'!A0"
MARKUP = "#strong[x] <script>alert(1)</script> *b* \u202eåäö 🙏"
ABOUT = "KANARIE-BESKRIVNING"
NAME, CONTACT = "KANARIE-NAMN", "KANARIE-KONTAKT"
ERASED = "KANARIE-RADERAD"


@dataclass(frozen=True)
class House:
    """The book as it stands when everything is entered. `erased` is the line whose text is gone."""

    board: Board
    complaint: UUID
    deviation: UUID
    unfinished: UUID
    erased: int
    last: int

    def stamp(self, role: Role = Role.QUALITY_DEVELOPER) -> Stamp:
        history = self.board.history
        history.now += timedelta(minutes=1)
        return Stamp(history.now, history.person(role), role, history.top)

    @property
    def case(self) -> PackageScope:
        return PackageScope(kind=ScopeKind.CASE, record=self.complaint)

    def order(self, said: PackageScope | None = None, who: Masks | None = None, position: int | None = None) -> Order:
        """For the inspectorate and of the complaint unless another is said."""
        return Order(
            scope=said or self.case,
            position=position or self.last,
            masks=who or masks(Receiver.IVO),
            reason="Begäran om handlingar",
        )

    @contextmanager
    def registers(self) -> Iterator[Connection[Any]]:
        with self.board.database.writer() as db:
            schema.use(db, schema.schema_name())
            yield db

    def files(self, order: Order | None = None) -> Files:
        """The bytes of a package; nothing is entered."""
        order = order or self.order()
        with self.registers() as db:
            scope = order.masks.shown(find(db, order.scope, order.position))
            return build(db, self.board.book, order, scope, self.stamp().by)


@contextmanager
def house(database: Database, keys: Path) -> Iterator[House]:
    with opened(database, keys, seed=7) as board:
        board.go_on(120)
        complaint, deviation = complain(board)
        unfinished, erased = leave(board)
        board.go_on(30)
        erase(board, erased)
        with board.registers() as db:
            last = sign(db, board)
        yield House(board, complaint, deviation, unfinished, erased, last)


def complain(board: Board) -> tuple[UUID, UUID]:
    """A complaint that is investigated and becomes a deviation."""
    history, known = board.history, len(board.history.acts)
    received = ask.ReceiveView(
        text=f"{ABOUT} {MARKUP}",
        submitter=Submitter.NEXT_OF_KIN,
        submitter_name=NAME,
        submitter_contact=CONTACT,
        unit=history.units[1],
        place=HOSTILE,
        occurred=Occurred.on(history.today - timedelta(days=2)),
    )
    complaint = asked(board, "views", None, received, Role.EMPLOYEE)
    affected = Affected(child=YesNoUnknown.YES, age=AgeBand.CHILD, sex=Sex.FEMALE, count=1)
    for days, command in (
        (1, assessed(affected)),
        (9, ask.InvestigateComplaint(findings="KANARIE-RESULTAT, å ä ö.")),
        (0, ask.TakePosition(deviation=Occurrence.YES, reason="Bristen är en avvikelse.")),
        (0, ask.GiveRiseToDeviation(danger_now=YesNoUnknown.NO, suspects_misconduct=YesNoUnknown.NO)),
    ):
        history.now += timedelta(days=days, minutes=10)
        asked(board, "views", complaint, command, Role.DEPARTMENT_HEAD)
    deviation: UUID = history.states[complaint].gave_rise_to
    history.now += timedelta(days=1)
    asked(board, "deviations", deviation, ReadDeviation(reading=Reading.NO, reason=None), Role.UNIT_MANAGER)
    board.write(known)
    return complaint, deviation


def assessed(affected: Affected) -> ask.AssessView:
    return ask.AssessView(
        kind=Kind.COMPLAINT,
        result=Result.DEFICIENCY,
        misconduct=Reading.NO,
        category=Category.TREATMENT,
        legal_bases=(LegalBasis.SOL,),
        affected=affected,
        child_consequences="Följder för barnet.",
    )


def leave(board: Board) -> tuple[UUID, int]:
    """A view that nobody has read, and the line of its text."""
    history, known = board.history, len(board.history.acts)
    view = asked(board, "views", None, ask.ReceiveView(text=ERASED, unit=history.units[2]), Role.EMPLOYEE)
    return view, board.write(known)


def asked(board: Board, register: str, record: UUID | None, command: Command, role: Role) -> UUID:
    history = board.history
    assert history.ask(Wish(register, record, command, role)), command
    return record or history.lives[-1][1]


def erase(board: Board, position: int) -> None:
    history = board.history
    history.now += timedelta(hours=1)
    stamp = Stamp(history.now, history.admin.by, Role.SYSTEM_ADMIN, history.top)
    decision = Decision(body=Body.BOARD, day=history.today, paragraph="§ 7")
    command = EraseTexts(positions=(position,), ground=Ground.ENTERED_BY_MISTAKE, decision=decision)
    asyncio.run(board.book.erase(stamp, command, "erase"))


def sign(db: Connection[Any], board: Board) -> int:
    """Sign what the book is now. Returns how many lines that is."""
    book = board.book
    if not signing.listed(book.keys):
        signing.begin(book.keys, book.identity.origin, board.history.now)
    checkpoint = checkpoints.sign(db, book.keys, book.identity.origin)
    assert checkpoint is not None
    return checkpoint.size

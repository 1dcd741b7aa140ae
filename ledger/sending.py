"""Acts to the database: which of its append functions is called, and with which arguments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any
from weakref import WeakSet

import psycopg
from psycopg import Connection
from psycopg.pq import DiagnosticField, ExecStatus, Format
from psycopg.pq.abc import PGresult

from ledger.acts import WRITTEN, Act, Outcome
from ledger.arrays import INTEGER, MICROSECOND, Blobs, Instants, Integers, Texts, Uuids, instant, integers, uuids
from ledger.pen import Draft

ONE = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append(
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
TOGETHER = """SELECT outcome, first, last, moved, recorded_at, number FROM ledger.append_together(
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""


def send(db: Connection[Any], acts: Sequence[Act]) -> list[Outcome]:
    """Call one of the three append functions of the book: for one line, for one act of several, for many acts."""
    if len(acts) > 1:
        return called(db, TOGETHER, together(acts))
    if len(acts[0].lines) == 1 and (outcome := send_line(db, acts[0])):
        return [outcome]
    return called(db, ONE, one(acts[0]))


def called(db: Connection[Any], statement: str, arguments: list[Any]) -> list[Outcome]:
    rows = db.execute(statement.encode(), arguments, prepare=True, binary=True).fetchall()
    return [Outcome(*row) for row in rows]


# ── Many lines, as arrays ────────────────────────────────────────────────────


def one(act: Act) -> list[Any]:
    return [act.act, act.digest, act.at, *reads_of([act]), *columns(act.lines)]


def together(acts: Sequence[Act]) -> list[Any]:
    return [
        Uuids(act.act for act in acts),
        Blobs(act.digest for act in acts),
        Instants(act.at for act in acts),
        Integers(accumulate(len(act.reads) for act in acts)),
        Integers(accumulate(len(act.lines) for act in acts)),
        *reads_of(acts),
        *columns([line for act in acts for line in act.lines]),
    ]


def reads_of(acts: Sequence[Act]) -> tuple[Uuids, Integers]:
    return (
        Uuids([record for act in acts for record, _ in act.reads]),
        Integers([version for act in acts for _, version in act.reads]),
    )


def columns(lines: Sequence[Draft]) -> list[Any]:
    """The lines as the eight arrays the append functions take."""
    sealed = [line.envelope for line in lines]
    return [
        Uuids([line.record for line in lines]),
        Integers([line.version for line in lines]),
        Texts([line.name for line in lines]),
        Blobs([line.body for line in lines]),
        Integers([one.epoch if one else None for one in sealed]),
        Blobs([one.wrapped if one else None for one in sealed]),
        Blobs([one.envelope if one else None for one in sealed]),
        Texts([line.series for line in lines]),
    ]


# ── One line, in the words of the protocol ───────────────────────────────────

LINE = "append_line"
LINE_STATEMENT = f"SELECT ledger.append_line({', '.join(f'${number}' for number in range(1, 14))})"
BINARY = [Format.BINARY] * 13
READY: WeakSet[Connection[Any]] = WeakSet()
"""Connections on which the statement is prepared."""
UNIX = datetime(1970, 1, 1, tzinfo=UTC)


def send_line(db: Connection[Any], act: Act) -> Outcome | None:
    """Append an act of one line, if nothing stands in its way; None if nothing was written.

    Straight through libpq: psycopg's own way there costs its client as much as the database spends on the line.
    """
    if db not in READY:
        answered(db, db.pgconn.prepare(LINE.encode(), LINE_STATEMENT.encode()), ExecStatus.COMMAND_OK)
        READY.add(db)
    result = db.pgconn.exec_prepared(LINE.encode(), words(act), BINARY, Format.BINARY)
    try:
        answer = answered(db, result, ExecStatus.TUPLES_OK).get_value(0, 0)
    except psycopg.errors.InvalidSqlStatementName:  # psycopg lets go of all prepared statements at a rollback
        READY.discard(db)
        return None
    return told(answer) if answer is not None else None


def words(act: Act) -> list[Any]:
    """The arguments of append_line, each as PostgreSQL reads its type in binary."""
    line, sealed = act.lines[0], act.lines[0].envelope
    return [
        *(act.act.bytes, act.digest, instant(act.at)),
        *(uuids([record for record, _ in act.reads]), integers([version for _, version in act.reads])),
        *(line.record.bytes, INTEGER.pack(line.version), line.name.encode(), line.body),
        *((INTEGER.pack(sealed.epoch), sealed.wrapped, sealed.envelope) if sealed else (None, None, None)),
        line.series and line.series.encode(),
    ]


def answered(db: Connection[Any], result: PGresult, expected: ExecStatus) -> PGresult:
    """The result, if it is of the kind expected. Raises what psycopg itself would raise."""
    if result.status == expected:
        return result
    # What the server says has an SQLSTATE; without one it is libpq that says it has lost the server, which it may do
    # before it has closed its end: nobody is to use the connection again.
    if db.closed or not result.error_field(DiagnosticField.SQLSTATE):
        db.close()
        raise psycopg.OperationalError(result.error_message.decode(errors="replace"))
    raise psycopg.errors.error_from_result(result, "utf-8")


def told(answer: bytes) -> Outcome:
    """What append_line says when it has written: position, seconds, and the number if one was given."""
    position, seconds, *number = answer.split(b" ")
    recorded_at = UNIX + MICROSECOND * int(seconds.replace(b".", b""))
    return Outcome(WRITTEN, int(position), int(position), None, recorded_at, int(number[0]) if number else None)

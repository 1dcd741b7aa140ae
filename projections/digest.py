"""The digest of registers at a position: equal for the same lines and the same code, however they were built."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql


def digest(db: Connection[Any], schema: str, position: int) -> str:
    """SHA-256 over every card as it stood at a position, in order of record and version."""
    row = db.execute(
        sql.SQL(
            """SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(ROW(
                          record, version, register, status, unit, number, opened, from_position,
                          CASE WHEN to_position <= %(at)s THEN to_position END, extract(epoch FROM changed_at), state
                      )::text, 'UTF8')), '' ORDER BY record, version), '')), 'hex')
               FROM {} WHERE from_position <= %(at)s"""
        ).format(sql.Identifier(schema, "cards")),
        {"at": position},
    ).fetchone()
    return str(row[0]) if row else ""


def highest(db: Connection[Any], schema: str) -> int:
    """The last position that any card stands at: none is past the last line."""
    row = db.execute(
        sql.SQL("SELECT coalesce(max(from_position), 0) FROM {}").format(sql.Identifier(schema, "cards"))
    ).fetchone()
    return int(row[0]) if row else 0

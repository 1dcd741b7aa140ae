"""Sealed contents that no line names: whoever brought them was cut off before the line was written.

A content is kept before its line is written, so that a line never names what is not there. Until then nobody can be
given it, for there is no record to ask for; a day later it is thrown away.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from psycopg import Connection

from domain.attachments.events import AttachmentAdded

OLD = timedelta(days=1)

ORPHANS = """SELECT c.address FROM blobs.contents c
WHERE c.class = 'sealed' AND c.put_at < clock_timestamp() - %s
AND c.address NOT IN (SELECT convert_from(l.body, 'UTF8')::jsonb #>> '{event,address}' FROM ledger.lines l
                      WHERE starts_with(l.name, %s))"""
NAMING = f"{AttachmentAdded.__name__}.v"
"""How the lines are called that name such a content, in whatever version they were written."""


def sweep_orphans(db: Connection[Any], old: timedelta = OLD) -> int:
    """Throw away the sealed contents that have lain for so long without a line; gives how many they were."""
    with db.transaction():
        found = [address for (address,) in db.execute(ORPHANS, (old, NAMING)).fetchall()]
        if found:
            db.execute("SELECT blobs.erase(%s::text[])", (found,))
    return len(found)

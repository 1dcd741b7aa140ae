"""`eventsourcing`'s recorder over our book: it reads a view with the library's names, and writes as everybody does.

What is inherited is the reading: select_events, select_notifications, max_notification_id and subscribe, on
ledger.library_events. Writing is the clerk's: one act for what is inserted together, no pipeline and no table lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from ledger import clerk, clock
from ledger.clerk import CHANNEL, Act, Clerk
from ledger.ids import new_id
from ledger.lasting import Unreachable
from ledger.pen import Draft

VIEW = "library_events"


@dataclass(frozen=True)
class DraftedEvent(StoredEvent):
    """A stored event with the line it is to be: what is sealed beside it, the series of its number, and its act."""

    draft: Draft
    act: UUID


class LedgerRecorder(PostgresApplicationRecorder):
    """Reads through a datastore of the library's, in the schema `ledger`; writes through a clerk."""

    def __init__(self, datastore: PostgresDatastore, clerk: Clerk) -> None:
        super().__init__(datastore, events_table_name=VIEW)
        self.channel_name = CHANNEL
        self.clerk = clerk

    def create_table(self) -> None:
        """The table is there since the first migration."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **conditions: Any) -> Sequence[int]:
        """Write these events as one act; `reads` (versions by record) may be given as a condition.

        Raises IntegrityError if a version is taken, or a record read has moved.
        """
        if not stored_events:
            return []
        reads = tuple(conditions.get("reads", {}).items())
        lines = tuple(map(draft_of, stored_events))
        try:
            outcome = self.clerk.append(Act(act_of(stored_events), None, clock.now(), reads, lines)).result()
        except Unreachable as error:
            raise OperationalError(str(error)) from error
        if outcome.outcome not in (clerk.WRITTEN, clerk.ALREADY):
            raise IntegrityError(f"{outcome.outcome}: {outcome.moved}")
        assert outcome.first is not None and outcome.last is not None
        return list(range(outcome.first, outcome.last + 1))


def act_of(stored_events: Sequence[StoredEvent]) -> UUID:
    """The act that the bodies say they belong to; a new one if they say nothing. Raises IntegrityError for several."""
    said = {one.act for one in stored_events if isinstance(one, DraftedEvent)}
    if len(said) > 1:
        raise IntegrityError("the lines of one save belong to one act")
    return said.pop() if said else new_id()


def draft_of(stored: StoredEvent) -> Draft:
    """The line an event is to be. An event of somebody else's making (the library's test cases) is taken as it is."""
    if isinstance(stored, DraftedEvent):
        return stored.draft
    record = stored.originator_id if isinstance(stored.originator_id, UUID) else UUID(stored.originator_id)
    return Draft(record, stored.originator_version, stored.topic, stored.state, None, None)


def datastore(dsn: str, connections: int = 5) -> PostgresDatastore:
    """The library's pool of connections to the book that a DSN names."""
    said = {name: str(value) for name, value in conninfo_to_dict(dsn).items() if value is not None}
    return PostgresDatastore(
        said["dbname"],
        said.get("host", ""),
        said.get("port", ""),
        said.get("user", ""),
        said.get("password", ""),
        pool_size=connections,
        max_overflow=10,
        schema="ledger",
    )

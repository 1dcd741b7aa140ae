"""The book as an application of `eventsourcing`: its repository, its notification log and its subscriptions, over our
lines and through our codec, for those who know that library.

    with Library(book) as library:
        record = library.record(id)
        for notification in library.notification_log.select(start=1, limit=10): ...
        library.save(Entry(id, record.version + 1, event, stamp, new_id()))

Importing this module lets the library patch the standard library's dataclasses; hence nothing else here imports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent, Transcoder

from domain.grammar import Event, Stamp
from ledger.book import Book
from ledger.codec import KINDS, Cause, understand
from ledger.pen import Pen, write
from ledger.recorder import DraftedEvent, LedgerRecorder, datastore
from ledger.records import Record


@dataclass(frozen=True)
class Entry:
    """A line as the library sees one: an event of a record, with its stamp and what the decision rested on."""

    originator_id: UUID
    originator_version: int
    event: Event
    stamp: Stamp
    act: UUID
    reads: Mapping[UUID, int] = field(default_factory=dict)
    cause: Cause | None = None


class LineMapper(Mapper[UUID]):
    """Entries to lines and back; the names are ours, and no Python path is ever stored or followed."""

    def __init__(self, book: Book) -> None:
        super().__init__(NoTranscoder())
        self.book = book

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        assert isinstance(domain_event, Entry)
        one = domain_event
        pen = Pen.newest(self.book.identity.ledger, self.book.keys)
        draft = write(
            pen,
            one.event,
            one.originator_id,
            one.originator_version,
            one.stamp,
            one.act,
            one.reads,
            one.cause,
        )
        return DraftedEvent(draft.record, draft.version, draft.name, draft.body, draft, one.act)

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        said = understand(stored_event.topic, stored_event.state)
        record = stored_event.originator_id
        assert isinstance(record, UUID)
        return Entry(
            record,
            stored_event.originator_version,
            said.event,
            said.stamp,
            said.act,
            said.reads,
            said.cause,
        )


class NoTranscoder(Transcoder):
    """The mapper does all of it."""

    def encode(self, obj: Any) -> bytes:
        raise NotImplementedError

    def decode(self, data: bytes) -> Any:
        raise NotImplementedError


class Library(Application[UUID]):
    """An application over one open book."""

    log_section_size = 500

    def __init__(self, book: Book) -> None:
        self.book = book
        self.datastore = datastore(book.database.writer_dsn)
        super().__init__()

    def construct_mapper(self) -> LineMapper:
        return LineMapper(self.book)

    def construct_recorder(self) -> LedgerRecorder:
        return LedgerRecorder(self.datastore, self.book.clerk)

    def record(self, record: UUID, version: int | None = None) -> Record:
        """A record as it stands, or stood in a version: the library's repository with our projector function.

        Raises AggregateNotFoundError.
        """
        # The library wants to see an aggregate's `id`; what comes back is whatever the projector made.
        found: Any = self.repository.get(record, version=version, projector_func=cast(Any, project))
        assert isinstance(found, Record)
        return found

    def close(self) -> None:
        super().close()
        self.datastore.close()


def project(record: Record | None, entries: Iterable[Entry]) -> Record | None:
    """What the entries of a record add up to: the library's projector function, and our own `evolve`."""
    for entry in entries:
        register = KINDS[entry.event.type].register
        state = register.initial if record is None else record.state
        state = register.follow(state, entry.event, entry.stamp)
        record = Record(entry.originator_id, entry.originator_version, register, state)
    return record

"""The library's own way to a register with history: ProjectionRunner, a transaction an event, into one table."""

from __future__ import annotations

import time
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.sql import SQL
from psycopg.types.json import Jsonb

from bench.library import environment
from bench.theirs import Deviations
from ledger.postgres import Server

SAID: dict[str, Any] = {
    "description": "Ett planerat besök blev inte av, och ingen ringde och sade till.",
    "unit": "00000000-0000-4000-8000-000000000001",
    "place": "Köket",
    "occurred": {"first": "2026-03-14", "last": "2026-03-14"},
    "danger_now": "no",
    "immediate_measures": "Vi ringde upp.",
}
BATCH = 100


class History(PostgresTrackingRecorder):
    """A row per version, with the positions between which it was the current one, as our cards have."""

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        self.sql_create_statements.append(
            SQL("""CREATE TABLE IF NOT EXISTS cards (record uuid, version integer, status text, from_position bigint,
               to_position bigint, state jsonb, PRIMARY KEY (record, version))""").format()
        )

    def write(self, record: UUID, version: int, state: dict[str, Any], tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as curs:
            self._insert_tracking(curs, tracking)
            at = tracking.notification_id
            curs.execute("UPDATE cards SET to_position = %s WHERE record = %s AND to_position IS NULL", (at, record))
            row = (record, version, "reported", at, Jsonb(state))
            curs.execute("INSERT INTO cards VALUES (%s, %s, %s, %s, NULL, %s)", row)


class Cards(Projection[History]):
    """Each event to a row."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        said = {name: value for name, value in vars(domain_event).items() if name in SAID}
        self.view.write(domain_event.originator_id, domain_event.originator_version, said, tracking)


def projection_rate(running: Server, events: int) -> float:
    """Events a second that the library's runner folds, of a number stored beforehand."""
    told = environment(running, "projected")
    application = Deviations(told)
    for _ in range(events):
        application.report(SAID)
    last = application.recorder.max_notification_id()
    began = time.perf_counter()
    with ProjectionRunner(application_class=Deviations, projection_class=Cards, view_class=History, env=told) as runner:
        runner.wait(last, timeout=600)
    took = time.perf_counter() - began
    application.close()
    return events / took

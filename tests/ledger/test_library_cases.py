"""The recorder passes the cases that `eventsourcing` ships, unchanged, on an empty book."""

from __future__ import annotations

import pytest
from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.tests.persistence import ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

from ledger.clerk import Clerk
from ledger.database import Database
from ledger.ids import new_id
from ledger.recorder import LedgerRecorder, datastore


class OnABook:
    """An empty book and a recorder on it for each case."""

    @pytest.fixture(autouse=True)
    def empty_book(self, database: Database) -> object:
        with database.owner() as db:
            db.execute("INSERT INTO ledger.identity VALUES (true, %s, 'prov.invalid/tom', false)", (new_id(),))
            db.execute("SELECT ledger.begin_epoch(1)")
        self.datastore, self.clerk = datastore(database.writer_dsn, connections=12), Clerk(database.writer)
        yield
        self.clerk.close()
        self.datastore.close()

    def create_recorder(self) -> LedgerRecorder:
        recorder = LedgerRecorder(self.datastore, self.clerk)
        recorder.create_table()
        return recorder


class TestApplicationRecorder(OnABook, ApplicationRecorderTestCase[ApplicationRecorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestNonInterleaving(OnABook, NonInterleavingNotificationIDsBaseCase): ...


# Else they are collected as cases themselves.
del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

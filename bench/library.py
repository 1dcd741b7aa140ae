"""The library's side of the comparisons, as it comes: its recorder, its application, its projection runner."""

from __future__ import annotations

from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from ledger.database import connect
from ledger.postgres import Server


def datastore(running: Server, name: str) -> PostgresDatastore:
    """A database of the library's own on the same server, with its own default settings."""
    with connect(running.dsn("postgres")) as db:
        db.execute(f"CREATE DATABASE {name}")
    said = conninfo_to_dict(running.dsn(name))
    return PostgresDatastore(
        dbname=name, host=str(said["host"]), port=str(said["port"]), user=str(said["user"]), password=""
    )


def recorder(running: Server, name: str) -> PostgresApplicationRecorder:
    made = PostgresApplicationRecorder(datastore(running, name))
    made.create_table()
    return made

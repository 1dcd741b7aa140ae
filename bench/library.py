"""The library's side of the comparisons, as it comes: its recorder, its application, its projection runner."""

from __future__ import annotations

from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from ledger.database import connect
from ledger.postgres import Server


def environment(running: Server, name: str) -> dict[str, str]:
    """A database of the library's own on the same server, and what its factory must be told to use it."""
    with connect(running.dsn("postgres")) as db:
        db.execute(f"CREATE DATABASE {name}")
    said = conninfo_to_dict(running.dsn(name))
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": name,
        "POSTGRES_HOST": str(said["host"]),
        "POSTGRES_PORT": str(said["port"]),
        "POSTGRES_USER": str(said["user"]),
        "POSTGRES_PASSWORD": "",
    }


def recorder(running: Server, name: str) -> PostgresApplicationRecorder:
    """The library's default recorder, in a database of its own."""
    told = environment(running, name)
    store = PostgresDatastore(
        dbname=name, host=told["POSTGRES_HOST"], port=told["POSTGRES_PORT"], user=told["POSTGRES_USER"], password=""
    )
    made = PostgresApplicationRecorder(store)
    made.create_table()
    return made

"""The library's way to take the same reports: an aggregate, an application, and a plain FastAPI endpoint that saves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from fastapi import FastAPI
from pydantic import BaseModel


class Deviation(Aggregate):
    """A report with the fields that ours has; nothing is sealed, checked or decided."""

    @event("Reported")
    def __init__(
        self,
        description: str,
        unit: str,
        place: str,
        occurred: dict[str, str],
        danger_now: str,
        immediate_measures: str,
    ) -> None:
        self.description, self.unit, self.place = description, unit, place
        self.occurred, self.danger_now, self.immediate_measures = occurred, danger_now, immediate_measures


class Deviations(Application[UUID]):
    """As it comes: the library's recorder, transcoder and pool, with their default settings."""

    def report(self, said: Mapping[str, Any]) -> Deviation:
        deviation = Deviation(**said)
        self.save(deviation)
        return deviation


class Report(BaseModel):
    """The body of a request."""

    description: str
    unit: str
    place: str
    occurred: dict[str, str]
    danger_now: str
    immediate_measures: str


class Receipt(BaseModel):
    record: UUID
    version: int


def create(environment: Mapping[str, str]) -> FastAPI:
    application = Deviations(environment)
    app = FastAPI()

    @app.post("/deviations", status_code=201)
    def report(said: Report) -> Receipt:
        deviation = application.report(said.model_dump())
        return Receipt(record=deviation.id, version=deviation.version)

    return app

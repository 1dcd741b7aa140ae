"""How an error is told: one shape for every route (RFC 9457), in Swedish, with its legal ground.

{"type": "/problems/WrongOrder", "title": "…", "status": 409, "detail": "…", "instance": "urn:uuid:…",
 "duty": "5 kap. 5 § SOSFS 2011:9", "field": "decision", "errors": [{"where": "…", "what": "…", "type": "…"}]}

`type` is the English class name, which never changes; the last three stand there only when there is something to say.
What somebody typed is never repeated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as filled
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg_pool import PoolTimeout, TooManyRequests
from starlette.exceptions import HTTPException

from api import problems
from api.problems import NOTHING_WRITTEN, Fault, Problem
from domain.grammar import NoSuchRecord, NotAllowed, Refusal
from domain.law import Duty, NotInForce
from ledger import answers, batches, clerk, desk, lasting
from ledger.canonical import NotCanonical
from ledger.seal import SealBroken
from projections import tail
from projections.cards import FoldStopped

MEDIA_TYPE = "application/problem+json"

# What other layers raise, and what it is called here; the first that fits.
KNOWN: tuple[tuple[type[Exception] | tuple[type[Exception], ...], type[Problem]], ...] = (
    (answers.KeyUsed, problems.KeyUsed),
    (desk.Contended, problems.Contended),
    (desk.ClockApart, problems.ClockApart),
    ((batches.Overloaded, PoolTimeout, TooManyRequests), problems.Busy),
    (tail.Behind, problems.Behind),
    (FoldStopped, problems.Behind),
    ((NotCanonical, clerk.TooLarge), problems.Unwritable),
    (clerk.ReadOnly, problems.ReadOnly),
    ((lasting.Unreachable, psycopg.OperationalError), problems.Unreachable),
    (SealBroken, problems.Unexpected),
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A problem as it goes out."""

    type: str
    status: int
    title: str
    detail: str
    duty: str | None = None
    field: str | None = None
    errors: tuple[Fault, ...] = ()
    headers: Mapping[str, str] = filled(default_factory=dict)

    def body(self, instance: UUID) -> bytes:
        """The JSON of it."""
        said: dict[str, Any] = {
            "type": f"/problems/{self.type}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": f"urn:uuid:{instance}",
        }
        if self.duty:
            said["duty"] = self.duty
        if self.field:
            said["field"] = self.field
        if self.errors:
            said["errors"] = [{"where": one.where, "what": one.what, "type": one.type} for one in self.errors]
        return json.dumps(said, ensure_ascii=False).encode()


def told(error: Exception, day: date) -> Told:
    """How an error is told. Args: `day` is the one on which its legal ground is cited."""
    match error:
        case Problem():
            return of_problem(error)
        case NoSuchRecord():
            return of_problem(problems.Hidden())
        case Refusal():
            return of_refusal(error, day)
        case desk.Stale():
            seen = f'"{error.version}"'
            return of_problem(
                problems.Stale(f"Läs den igen: den är nu i version {error.version}.", headers={"ETag": seen})
            )
        case HTTPException():
            return of_http(error)
    for kinds, problem in KNOWN:
        if isinstance(error, kinds):
            return of_problem(problem())
    return of_problem(problems.Unexpected())


def of_problem(problem: Problem) -> Told:
    headers = dict(problem.headers)
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="liggaren"'
    return Told(
        type="NoSuchRecord" if isinstance(problem, problems.Hidden) else type(problem).__name__,
        status=problem.status,
        title=problem.title,
        detail=problem.said,
        errors=problem.errors,
        headers=headers,
    )


def of_refusal(refusal: Refusal, day: date) -> Told:
    """A rule said no: its sentence, the paragraph it rests on as in force that day, and the field it is about."""
    name = type(refusal).__name__
    faults = (Fault(refusal.field, str(refusal), name),) if refusal.field else ()
    return Told(
        type=name,
        status=403 if isinstance(refusal, NotAllowed) else 409,
        title=str(refusal),
        detail=NOTHING_WRITTEN,
        duty=citation(refusal.duty, day),
        field=refusal.field,
        errors=faults,
    )


def citation(duty: Duty | None, day: date) -> str | None:
    """The paragraph in force that day; None if there is none, or none that is known for it."""
    try:
        return duty.citation(day) if duty else None
    except NotInForce:
        return None


def of_http(error: HTTPException) -> Told:
    """What the router says: no such path, or not in that way."""
    if error.status_code == 405:
        allow = (error.headers or {}).get("Allow", "")
        return of_problem(
            problems.MethodNotAllowed(f"Adressen tar emot: {allow}." if allow else "", headers={"Allow": allow})
        )
    return of_problem(problems.NoSuchPath() if error.status_code == 404 else problems.Malformed())

"""Röntgen över HTTP: what the rules find in the registers, for those who answer for the quality work and audit it.

    GET /{board}/api/v1/check-up?as_of=2026-07-05
    GET /{board}/rontgen?as_of=2026-07-05           the same as a page

A finding in a record that the reader may not see is told of by its rule and its age, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import inputs, reading, sessions
from api.figures import in_registers
from api.guard import METHODS
from api.identity import Asker, asker
from api.problems import Hidden, NotSignedIn
from api.registers import board_of, must_be, on_route
from api.rendering import page
from api.replaying import as_json
from api.served import Served
from api.telling import citation
from api.visible import seen_by
from domain.check_up.rule import Rule
from domain.check_up.words import Severity
from replays.check_up import CheckUp, Found, SwitchedOff, check_up
from replays.moments import Asked, Moment, moment_at


def may_examine(who: Asker) -> bool:
    """Those who work with the findings may have the registers examined."""
    return who.sight("check_up_findings").by_role


@dataclass(frozen=True)
class Looking:
    """At which position a reader looks, how it was said, and what their clock says."""

    who: Asker
    position: int
    asked: Asked | None

    def moment(self, db: Connection[Any]) -> Moment:
        return moment_at(db, self.position, self.who.at, self.asked)


async def looking(who: Asker, request: Request, asked: dict[str, str]) -> Looking:
    """Raises Invalid, Behind."""
    board: Served = who.board
    await reading.wait(request, board, asked)
    said = asked.get("as_of")
    position = await reading.position_of(board, said)
    meant = inputs.as_of(said, "as_of") if said is not None else None
    moment = None if isinstance(meant, int | inputs.Signed) else meant
    return Looking(who, board.tail.position if position is None else position, moment)


async def examine(request: Request) -> Response:
    board = board_of(request)
    on_route(request, "check-up")
    must_be(request, "GET", "HEAD")
    who = await asker(request, board)
    if not may_examine(who):
        raise Hidden
    look = await looking(who, request, inputs.query(request, ("as_of", "wait")))
    found = await in_registers(board, lambda db: check_up(db, look.moment(db), seen_by(who)))
    return as_json(told(found), look.position)


def told(found: CheckUp) -> dict[str, Any]:
    day = found.moment.day
    return {
        "position": found.moment.position,
        "day": day.isoformat(),
        "counts": {severity.value: number for severity, number in found.counted().items()},
        "findings": [finding_told(one, found) for one in found.found],
        "accepted": [finding_told(one, found) for one in found.accepted],
        "switched_off": [off_told(one) for one in found.switched_off],
    }


def finding_told(one: Found, found: CheckUp) -> dict[str, Any]:
    rule, said = one.rule, one.accepted
    return {
        "rule": rule.id.value,
        "label": rule.label,
        "severity": rule.severity.value,
        "register": rule.register,
        "record": str(one.record) if one.record else None,
        "called": one.called,
        "unit": str(one.unit) if one.unit else None,
        "fact": one.fact,
        "remedy": rule.remedy,
        "duty": citation(rule.duty, found.moment.day),
        "since": {"day": one.since.day.isoformat(), "position": one.since.position, "by_line": one.since.by_line},
        "accepted": said and {"until": said.until and said.until.isoformat(), "reason": said.reason},
    }


def off_told(one: SwitchedOff) -> dict[str, Any]:
    return {
        "rule": one.rule.id.value,
        "label": one.rule.label,
        "since": one.since.isoformat(),
        "reason": one.reason,
    }


# ── As a page ────────────────────────────────────────────────────────────────

MOST_SHOWN = 25
"""So many findings of a rule stand on the page; of more it is said how many."""


@dataclass(frozen=True)
class Group:
    """What one rule found, and the demand behind it as it is cited that day."""

    rule: Rule
    law: str | None
    found: list[Found]


def grouped(found: CheckUp) -> Iterator[tuple[Severity, list[Group]]]:
    """By gravity and then by rule, what there is most of first."""
    by_rule: dict[Rule, list[Found]] = {}
    for one in found.found:
        by_rule.setdefault(one.rule, []).append(one)
    groups = [Group(rule, citation(rule.duty, found.moment.day), ones) for rule, ones in by_rule.items()]
    for severity in Severity:
        own = [one for one in groups if one.rule.severity is severity]
        if own:
            yield severity, sorted(own, key=lambda one: (-len(one.found), one.rule.label))


async def checked(request: Request) -> Response:
    """The page: printable, without scripts. Raises Hidden for those who may not have the registers examined."""
    board = board_of(request)
    request.scope["liggaren.route"] = "/{board}/rontgen"
    try:
        who = await sessions.reader(request, board)
    except NotSignedIn:
        return RedirectResponse(f"/{board.name}/", 303)
    if not may_examine(who):
        raise Hidden
    asked = {name: value for name, value in inputs.query(request, ("as_of",)).items() if value}
    look = await looking(who, request, asked)
    found = await in_registers(board, lambda db: check_up(db, look.moment(db), seen_by(who)))
    return page(
        request,
        "checkup.html",
        who=sessions.acting(who),
        day=found.moment.day,
        position=look.position,
        as_of=asked.get("as_of", ""),
        counts=found.counted(),
        groups=list(grouped(found)),
        accepted=found.accepted,
        off=found.switched_off,
        most=MOST_SHOWN,
    )


def routes() -> list[Route]:
    return [Route("/{board}/api/v1/check-up", examine, methods=METHODS), Route("/{board}/rontgen", checked)]

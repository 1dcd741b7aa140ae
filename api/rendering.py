"""Pages from templates: Swedish days and numbers, and what every page needs to know."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.telling import Told

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def swedish_day(day: date | None) -> str:
    """A day as it is said.

    >>> swedish_day(date(2026, 3, 14))
    '14 mars 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "okänd dag"


def when(day: date, today: date) -> str:
    """How far off a day is, as it is said.

    >>> when(date(2026, 3, 16), date(2026, 3, 16)), when(date(2026, 3, 17), date(2026, 3, 16))
    ('i dag', 'i morgon')
    >>> when(date(2026, 3, 20), date(2026, 3, 16)), when(date(2026, 3, 15), date(2026, 3, 16))
    ('om 4 dagar', '1 dag för sent')
    """
    left = (day - today).days
    match left:
        case 0:
            return "i dag"
        case 1:
            return "i morgon"
        case -1:
            return "1 dag för sent"
    return f"om {left} dagar" if left > 0 else f"{-left} dagar för sent"


def capital(text: str) -> str:
    """With a capital first, and the rest as it is: a name further in keeps its own.

    >>> capital("övertagen som lex Sarah")
    'Övertagen som lex Sarah'
    """
    return text[:1].upper() + text[1:]


@cache
def stylesheet() -> tuple[str, bytes]:
    """The style sheet, and the address it is asked for under: another content, another address."""
    data = (files("api") / "static" / "liggaren.css").read_bytes()
    return f"/static/liggaren.css?v={hashlib.sha256(data).hexdigest()[:12]}", data


@cache
def templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["dag"] = swedish_day
    environment.filters["stor"] = capital
    environment.globals["stylesheet"] = stylesheet()[0]
    return environment


def page(request: Request, template: str, status: int = 200, **shown: Any) -> Response:
    """A page. What is shown in it is given by name; a name that a template misses is an error, not an empty place."""
    boards = request.app.state.boards
    board = shown.pop("board", boards.get(request.path_params.get("board")))
    text = (
        templates()
        .get_template(template)
        .render(
            board=board,
            demonstration=board.is_demonstration if board else any(one.is_demonstration for one in boards.values()),
            who=shown.pop("who", None),
            **shown,
        )
    )
    return HTMLResponse(text, status, {"Content-Language": "sv"})


def problem_page(request: Request, problem: Told, instance: str) -> Response:
    """What went wrong, for people."""
    response = page(request, "problem.html", problem.status, problem=problem, instance=instance)
    response.headers.update(problem.headers)
    return response

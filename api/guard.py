"""What stands around every route: security headers, one shape for whatever goes wrong, and a log without people in it.

The log says method, route, status and milliseconds; never path, query, body, an exception's words or who asked.
"""

from __future__ import annotations

import logging
import traceback
from datetime import date

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import rendering
from api.telling import MEDIA_TYPE, told
from domain.calendar import local_day
from ledger import clock
from ledger.ids import new_id

LOG = logging.getLogger("liggaren.requests")
FAULTS = logging.getLogger("liggaren.faults")

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-cache",
}
RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class Guard:
    """The outermost of our own layers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, answer = clock.monotonic(), Answer(send)
        try:
            await self.app(scope, receive, answer.send)
        except ClientDisconnect:
            answer.status = 499  # nobody is left to answer; what was handed to the clerk is written all the same
        except Exception as error:
            if answer.status:
                raise  # half an answer has gone out: only hanging up says that it is not whole
            await problem_response(Request(scope), error)(scope, receive, answer.send)
        finally:
            log(scope, answer.status, clock.monotonic() - began)


class Answer:
    """Sends on, with the headers that the route has not set itself, and remembers the status."""

    def __init__(self, send: Send) -> None:
        self.pass_on, self.status = send, 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            said = {name for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *(one for one in RAW if one[0] not in said)]
        await self.pass_on(message)


def log(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else "?"
    LOG.info("%s %s %d %.1f ms", method, scope.get("liggaren.route", "?"), status, 1000 * seconds)


def problem_response(request: Request, error: Exception) -> Response:
    """The answer to whatever went wrong: a page for those who read pages, JSON for everybody else."""
    day: date = request.scope.get("liggaren.day") or local_day(clock.now())
    problem, instance = told(error, day), new_id()
    if problem.status >= 500:
        FAULTS.error("%s %s: %s", instance, problem.type, anonymous(error))
    if reads_pages(request):
        return rendering.problem_page(request, problem, str(instance))
    headers = {**problem.headers, "Content-Language": "sv"}
    return Response(problem.body(instance), problem.status, headers, media_type=MEDIA_TYPE)


def anonymous(error: BaseException) -> str:
    """Where it went wrong, and which kind of error, without its words: they may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
    return f"{type(error).__name__} i {' < '.join(reversed(places))}"


def reads_pages(request: Request) -> bool:
    return "/api/" not in request.url.path and "text/html" in request.headers.get("Accept", "")

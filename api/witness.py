"""A witness over HTTP (C2SP tlog-witness): checkpoints are handed in, and the last one of each book can be fetched.

    POST /add-checkpoint           the cosignature, or why there is none
    GET  /<sha256>/checkpoint      the last checkpoint cosigned, by the hash of its origin

It knows no database and no book but by their signatures. What is logged is which book, by hash, and how it went.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ledger import clock
from ledger.proof.cosigner import CannotWitness, Cosigner, Refused, digest
from ledger.proof.witnesses import PATH, SIZE_TYPE

LOG = logging.getLogger("liggaren.witness")
MOST_BODY = 65_536
PATIENCE = 20.0
"""Seconds in which a request must have come."""
AT_ONCE = 100

TOLD = {
    400: "begäran är inte av rätt form",
    403: "inte underskriven av liggarens nyckel",
    404: "en liggare som inte bevittnas här",
    409: "en annan storlek är bevittnad",
    422: "EN ANNAN HISTORIA än den bevittnade; kontrollpunkten är sparad i vittnets mapp",
}


def create(cosigner: Cosigner) -> Starlette:
    """The application of a witness."""

    async def add(request: Request) -> Response:
        body = await body_of(request)
        try:
            line = await run_in_threadpool(cosigner.add, body, int(clock.now().timestamp()))
        except Refused as refused:
            return refusal(refused, body)
        except (CannotWitness, OSError) as error:
            LOG.error("vittnet kan inte svara: %s", error if isinstance(error, CannotWitness) else type(error).__name__)
            raise HTTPException(500, "the witness cannot answer") from None
        LOG.info("%s: bevittnad", about(body))
        return PlainTextResponse(line)

    async def show(request: Request) -> Response:
        found = await run_in_threadpool(cosigner.shown, request.path_params["hashed"])
        if found is None:
            raise HTTPException(404)
        return PlainTextResponse(found, headers={"Cache-Control": "no-cache"})

    return Starlette(routes=[Route(PATH, add, methods=["POST"]), Route("/{hashed}/checkpoint", show, methods=["GET"])])


async def body_of(request: Request) -> bytes:
    """What was handed in. Raises HTTPException if it is too much, or does not come in time."""
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for piece in request.stream():
                body += piece
                if len(body) > MOST_BODY:
                    raise HTTPException(413)
    except TimeoutError:
        raise HTTPException(408) from None
    except ClientDisconnect:
        raise HTTPException(400) from None
    return bytes(body)


def refusal(refused: Refused, body: bytes) -> Response:
    LOG.log(
        logging.ERROR if refused.status == 422 else logging.WARNING,
        "%s: %s (%d)",
        about(body),
        TOLD[refused.status],
        refused.status,
    )
    if refused.size is not None:
        return Response(f"{refused.size}\n", 409, headers={"Content-Type": SIZE_TYPE})
    return PlainTextResponse(f"{refused}\n", refused.status)


def about(body: bytes) -> str:
    """Which book it was about, by the beginning of the hash of what stood in the place of its origin."""
    origin = body.partition(b"\n\n")[2].partition(b"\n")[0]
    return f"liggare {digest(origin.decode('utf-8', 'replace'))[:16]}"


class Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: object = None) -> None:
        await super().startup(sockets)  # type: ignore[arg-type]  # a list of sockets; none of ours are given
        if self.started:
            self.ready()


def serve(cosigner: Cosigner, host: str, port: int, ready: Callable[[], None] = lambda: None) -> bool:
    """Serve a witness until told to stop. Returns whether it ever answered."""
    config = uvicorn.Config(
        create(cosigner),
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=10,
    )
    server = Server(config, ready)
    server.run()
    return server.started

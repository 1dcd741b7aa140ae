"""The one way out: a message posted to an address that somebody else chose (addresses.py).

What the name leads to is judged each time something is sent, and the connection is made to the address that was judged,
never to the name: a name that changes its mind between the two gains nothing. Redirects are not followed.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address

from ledger.outgoing.addresses import REFUSED, Address, Target, is_public

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

LARGEST_HEAD = 16_384
STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r]")
RETRY_AFTER = re.compile(rb"\r\nretry-after:[ \t]*([0-9]{1,7})[ \t]*\r\n", re.IGNORECASE)


class Undelivered(Exception):
    """It did not come across. `trouble` is one of TROUBLES."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


TROUBLES: Mapping[str, str] = {
    "refused": REFUSED,
    "no_name": "Mottagarens namn går inte att slå upp.",
    "unreachable": "Mottagaren går inte att nå.",
    "certificate": "Mottagarens certifikat duger inte.",
    "timeout": "Mottagaren svarade inte i tid.",
    "not_http": "Det mottagaren svarade går inte att förstå.",
    "secret_lost": "Hemligheten går inte att öppna: registrera på nytt.",
    "http_410": "Mottagaren vill inte ha fler meddelanden (410).",
}


def told(trouble: str) -> str:
    """What went wrong, in words."""
    return TROUBLES.get(trouble) or f"Mottagaren svarade {trouble.removeprefix('http_')}."


async def look_up(host: str, port: int) -> Sequence[str]:
    """What the system says that a name leads to."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


@cache
def believed() -> ssl.SSLContext:
    """The certificates that the system believes. Read once: it takes longer than a message."""
    return ssl.create_default_context()


@dataclass(frozen=True, kw_only=True)
class Egress:
    """How messages leave. `may` judges each address that a name leads to, for https; `resolve` looks names up;
    `context` says which certificates are believed; `patience` is the seconds one message may take in all.
    """

    resolve: Resolve = look_up
    may: Callable[[Address], bool] = is_public
    context: Callable[[], ssl.SSLContext] = believed
    patience: float = 20.0

    async def post(self, to: Target, headers: Mapping[str, str], body: bytes) -> tuple[int, int | None]:
        """Post a message. Returns the status and how many seconds the receiver asks us to wait, if it does.

        Raises Undelivered.
        """
        try:
            async with asyncio.timeout(self.patience):
                addresses = await self.judged(to)
                return await self.exchange(to, addresses, request(to, headers, body))
        except TimeoutError:
            raise Undelivered("timeout") from None

    async def judged(self, to: Target) -> list[Address]:
        """Where it leads just now. If one of several addresses is refused, all are. Raises Undelivered."""
        try:
            found = [ip_address(one) for one in await self.resolve(to.host, to.port)]
        except (OSError, ValueError, UnicodeError):
            raise Undelivered("no_name") from None
        if not found:
            raise Undelivered("no_name")
        if not all(self.may(one) if to.secure else one.is_loopback for one in found):
            raise Undelivered("refused")
        return list(dict.fromkeys(found))

    async def exchange(self, to: Target, addresses: Sequence[Address], said: bytes) -> tuple[int, int | None]:
        reader, writer = await self.connected(to, addresses)
        try:
            writer.write(said)
            await writer.drain()
            return await answer(reader)
        except (OSError, asyncio.IncompleteReadError):
            raise Undelivered("unreachable") from None
        except asyncio.LimitOverrunError:
            raise Undelivered("not_http") from None
        finally:
            writer.close()

    async def connected(
        self, to: Target, addresses: Sequence[Address]
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the first of the addresses that takes it; the certificate is held against the name."""
        trouble = "unreachable"
        secured = {"ssl": self.context(), "server_hostname": to.host} if to.secure else {}
        for one in addresses:
            try:
                return await asyncio.open_connection(str(one), to.port, limit=LARGEST_HEAD, **secured)  # type: ignore[arg-type]  # by name
            except ssl.SSLError:
                trouble = "certificate"
            except OSError:
                continue
        raise Undelivered(trouble)


def request(to: Target, headers: Mapping[str, str], body: bytes) -> bytes:
    """The bytes of a POST. The connection is used once: nothing of one receiver is left for another."""
    own = {"Host": to.authority, "User-Agent": "liggaren", "Content-Length": str(len(body)), "Connection": "close"}
    lines = [f"POST {to.rest} HTTP/1.1", *(f"{name}: {value}" for name, value in {**own, **headers}.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


async def answer(reader: asyncio.StreamReader) -> tuple[int, int | None]:
    """The status and Retry-After of an answer; what it says besides is not read. Raises Undelivered."""
    status = 100
    while status < 200:  # an interim answer
        head = await reader.readuntil(b"\r\n\r\n")
        found = STATUS.match(head)
        if found is None:
            raise Undelivered("not_http")
        status = int(found[1])
    later = RETRY_AFTER.search(head)
    return status, int(later[1]) if later else None

"""The one way out: a message posted to an address that somebody else chose.

Nothing of ours may be reached that way (SSRF). An address is refused by how it is written, and once more by what its
name leads to each time something is sent; the connection is made to the address that was judged, never to the name, so
that a name which changes its mind between the two gains nothing. Redirects are not followed. Only https, but that a
demonstration may post in the clear to its own machine.

Sources: RFC 6890 and the IANA registries it began (special-purpose addresses); RFC 4291 2.4 and RFC 3056, 4380, 6052
(forms of IPv6 that carry an IPv4 address inside).
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

LARGEST_URL = 1000
LARGEST_HEAD = 16_384
FORM = re.compile(
    r"(https?)://(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::([0-9]{1,5}))?"
    r"((?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)(\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?"
)
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r]")
RETRY_AFTER = re.compile(rb"\r\nretry-after:[ \t]*([0-9]{1,7})[ \t]*\r\n", re.IGNORECASE)

CLOSED_4 = [
    IPv4Network(one)
    for one in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
]
OPEN_6 = IPv6Network("2000::/3")
"""What is given out to anybody. Outside lie loopback, link-local, private, multicast, and IPv4 mapped or translated."""
CLOSED_6 = [IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")]


class NotATarget(ValueError):
    """An address that nothing is sent to; the message is Swedish, and repeats nothing of it."""


class Undelivered(Exception):
    """It did not come across. `trouble` is one of TROUBLES."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


TROUBLES: Mapping[str, str] = {
    "refused": "Adressen leder till ett nät som meddelanden inte får skickas till.",
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


@dataclass(frozen=True, slots=True)
class Target:
    """An address, taken apart. `rest` is path and query, as they are sent."""

    secure: bool
    host: str
    port: int
    rest: str = field(repr=False)

    @property
    def authority(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.secure else 80) else f"{name}:{self.port}"

    @property
    def shown(self) -> str:
        """The address without its query, which may be a password."""
        return f"{'https' if self.secure else 'http'}://{self.authority}{self.rest.partition('?')[0]}"


# ── How it is written ────────────────────────────────────────────────────────


def target(url: str, plain: bool = False) -> Target:
    """Take an address apart. Args: `plain`, whether http is taken, to this machine. Raises NotATarget."""
    found = FORM.fullmatch(url) if len(url) <= LARGEST_URL else None
    if found is None:
        raise NotATarget(
            "Ange en adress på formen https://namn/väg, med små bokstäver i namnet och utan lösenord i den."
        )
    scheme, host, port, path, query = found.groups()
    secure = scheme == "https"
    if not secure and not plain:
        raise NotATarget("Ange en adress som börjar med https://.")
    one = Target(secure, host.strip("[]"), int(port or (443 if secure else 80)), (path or "/") + (query or ""))
    if not 0 < one.port < 65536:
        raise NotATarget("Ange ett portnummer från 1 till 65535.")
    literal = literal_of(host)
    if literal is not None and not (is_public(literal) if secure else literal.is_loopback):
        raise NotATarget(TROUBLES["refused"])
    if literal is None and not is_name(one.host, secure):
        raise NotATarget("Ange ett fullständigt namn, som system.example.se.")
    return one


def literal_of(host: str) -> Address | None:
    """The address that a host is written as, None for a name. Whatever ends in a number is an address, and there is one
    way to write it: 2130706433, 0x7f.1 and 127.1 are refused. Raises NotATarget.
    """
    last = host.rpartition(".")[2]
    if not host.startswith("[") and not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last):
        return None
    try:
        return IPv6Address(host[1:-1]) if host.startswith("[") else IPv4Address(host)
    except ValueError:
        raise NotATarget("Skriv adressen som 192.0.2.1, eller hellre ett namn.") from None


def is_name(host: str, secure: bool) -> bool:
    """Whether it is a whole name, of another machine; in the clear, of this one."""
    if not secure:
        return host == "localhost"
    labels = host.split(".")
    return len(labels) > 1 and labels[-1] != "localhost" and all(map(LABEL.fullmatch, labels))


def is_public(address: Address) -> bool:
    """Whether anybody may have the address: no network of ours, and no form that hides another address."""
    if isinstance(address, IPv4Address):
        return not any(address in one for one in CLOSED_4)
    return address in OPEN_6 and address.scope_id is None and not any(address in one for one in CLOSED_6)


# ── Sending ──────────────────────────────────────────────────────────────────


async def look_up(host: str, port: int) -> Sequence[str]:
    """What the system says that a name leads to."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, kw_only=True)
class Egress:
    """How messages leave. `may` judges each address that a name leads to, for https; `resolve` looks names up;
    `context` says which certificates are believed; `patience` is the seconds one message may take in all.
    """

    resolve: Resolve = look_up
    may: Callable[[Address], bool] = is_public
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context
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

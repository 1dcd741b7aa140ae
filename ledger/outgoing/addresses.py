"""Where messages may go: addresses that somebody else chose, and none of ours among them (SSRF).

An address is refused by how it is written, and its name by what it leads to (egress.py). Only https, but that a
demonstration may post in the clear to its own machine.

Sources: RFC 6890 and the IANA registries it began (special-purpose addresses); RFC 4291 2.4 and RFC 3056, 4380, 6052
(forms of IPv6 that carry an IPv4 address inside).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

LARGEST_URL = 1000
REFUSED = "Adressen leder till ett nät som meddelanden inte får skickas till."
FORM = re.compile(
    r"(https?)://(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::([0-9]{1,5}))?"
    r"((?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)(\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?"
)
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

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
        raise NotATarget(REFUSED)
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

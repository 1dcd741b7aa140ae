"""A mail server on this machine, which knows nothing of our code: it takes letters, refuses, hangs, or asks who it is.

`refused` are addresses it does not know (550), `later` those it takes another time (451); `silent` is at which step it
stops answering (RCPT or DATA); `user` and `password`, if it wants to be told who comes; `context`, if it speaks TLS.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ledger import clock


@dataclass(frozen=True)
class Got:
    """A letter that was taken: to whom, and what it was."""

    to: str
    message: EmailMessage

    @property
    def text(self) -> str:
        return str(self.message.get_content()).replace("\r\n", "\n")

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])


@dataclass
class Post:
    """The server. Use as a context."""

    refused: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    silent: str | None = None
    user: str | None = None
    password: str | None = None
    context: ssl.SSLContext | None = None
    got: list[Got] = field(default_factory=list)
    asked: int = 0
    port: int = field(default_factory=lambda: free_port())

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        self.asked += 1
        await self.hang("RCPT")
        if address in self.refused:
            return "550 5.1.1 No such user"
        if address in self.later:
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        await self.hang("DATA")
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.got += [Got(to, message) for to in envelope.rcpt_tos]
        return "250 OK"

    async def hang(self, step: str) -> None:
        if self.silent == step:
            await asyncio.sleep(60)

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        given = isinstance(data, LoginPassword) and (data.login, data.password)
        known = given == ((self.user or "").encode(), (self.password or "").encode())
        return AuthResult(success=known, handled=False)

    def __enter__(self) -> Post:
        wants: Any = {"authenticator": self.authenticate, "auth_required": True} if self.user else {}
        secured: Any = {"tls_context": self.context, "require_starttls": True} if self.context else {}
        self.controller = Controller(
            self, "127.0.0.1", self.port, auth_require_tls=self.context is not None, **wants, **secured
        )
        self.controller.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.controller.stop(no_assert=True)


def free_port() -> int:
    """A port that nobody listens on just now: the server asks itself by it whether it is up."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def self_signed(folder: Path, host: str) -> Path:
    """A certificate for a host that nobody but who is told to believes, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]), clock.now()
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "post.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path

"""Mail out of the house, to one person at a time, by the mail server of the installation (SMTP).

A server is told who we are and given a letter only over TLS; only a demonstration may send in the clear, to its own
machine. Every step has an end: a server that hangs costs some seconds and no more.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from typing import Literal
from urllib.parse import unquote, urlsplit

from domain.reminders import Trouble

PORTS = {"smtp": 587, "smtps": 465}


class MailWrong(ValueError):
    """The mail server cannot be used as it was told of; the message is Swedish and for the screen."""


class NotDelivered(Exception):
    """The letter was not taken. `of_all`: it is the server, not the receiver: others need not be tried now."""

    def __init__(self, trouble: Trouble, of_all: bool) -> None:
        super().__init__(trouble.value)
        self.trouble, self.of_all = trouble, of_all


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What is sent. The id is the same however often it is sent: a mail system folds what it has already."""

    subject: str
    text: str
    message_id: str
    at: datetime

    def written(self, sender: str, receiver: str) -> EmailMessage:
        """The letter as it goes over the wire."""
        message = EmailMessage()
        message["From"] = Address("Liggaren", addr_spec=sender)
        message["To"] = Address(addr_spec=receiver)
        message["Subject"] = self.subject
        message["Date"] = format_datetime(self.at)
        message["Message-ID"] = self.message_id
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
        message.set_content(self.text)
        message["Content-Language"] = "sv"
        return message


@dataclass(frozen=True, kw_only=True)
class PostOffice:
    """The mail server, as it is reached. `patience` is the seconds that each answer may take."""

    host: str
    port: int
    how: Literal["tls", "starttls", "plain"]
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    context: ssl.SSLContext | None = None
    patience: float = 20.0

    def send(self, letter: Letter, receiver: str) -> None:
        """Give one letter to the server. It has been taken when this returns. Raises NotDelivered."""
        try:
            with self.counter() as server:
                server.send_message(letter.written(self.sender, receiver), self.sender, [receiver])
        except smtplib.SMTPRecipientsRefused as refused:
            ((code, _),) = refused.recipients.values()
            raise NotDelivered(Trouble.REFUSED if code >= 500 else Trouble.NOT_NOW, of_all=False) from None
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLError):
            raise NotDelivered(Trouble.NOT_TRUSTED, of_all=True) from None
        except TimeoutError:
            raise NotDelivered(Trouble.TIMEOUT, of_all=True) from None
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, OSError) as error:
            # smtplib wraps the time-out of a read in its own exception, and itself in OSError.
            if isinstance(error, smtplib.SMTPException) and "timed out" in str(error):
                raise NotDelivered(Trouble.TIMEOUT, of_all=True) from None
            answered = isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0
            raise NotDelivered(Trouble.NOT_NOW if answered else Trouble.UNREACHABLE, of_all=not answered) from None

    @contextmanager
    def counter(self) -> Iterator[smtplib.SMTP]:
        """A connection, for one letter; what the server says to goodbye does not matter: it has the letter by then."""
        context = self.context or ssl.create_default_context()
        if self.how == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.patience, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.patience)
        try:
            if self.how == "starttls":
                server.starttls(context=context)
            if self.user is not None:
                server.login(self.user, self.password or "")
            yield server
        finally:
            server.close()


def post_office(url: str, sender: str, password: str | None, demonstration: bool) -> PostOffice:
    """The mail server of `smtp://user@name:587` (STARTTLS) or `smtps://user@name:465` (TLS from the start).

    A demonstration sends to its own machine only, and in the clear. Raises MailWrong, which repeats no password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise MailWrong("LIGGAREN_SMTP ska vara en adress på formen smtp://användare@namn:587.") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise MailWrong("LIGGAREN_SMTP ska vara en adress på formen smtp://användare@namn:587.")
    if parts.password is not None:
        raise MailWrong("Skriv inte lösenordet i LIGGAREN_SMTP: det ska stå i LIGGAREN_SMTP_PASSWORD.")
    if demonstration and not is_here(parts.hostname):
        raise MailWrong("En demonstration skickar bara brev till den egna maskinen.")
    clear = is_here(parts.hostname) and parts.scheme == "smtp"
    return PostOffice(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        how="tls" if parts.scheme == "smtps" else "plain" if clear else "starttls",
        sender=sender,
        user=unquote(parts.username) if parts.username else None,
        password=password,
    )


def is_here(host: str) -> bool:
    """Whether it is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

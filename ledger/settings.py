"""The one place that reads the environment. Each setting is a heading in docs/drift.md.

What a board may choose is no setting of ours: that stands in its book (domain/board.py).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "LIGGAREN_"


class SettingsWrong(ValueError):
    """A setting that cannot be used; the message is Swedish and for the screen."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this installation runs. Every name in capitals after LIGGAREN_ is its variable."""

    home: Path = Path("var")
    """LIGGAREN_HOME: the folder of the embedded server and, unless told otherwise, of the keys."""
    keys: Path = Path("var/keys")
    """LIGGAREN_KEYS: the folder of the keys; a disk of its own is better. Default: keys in the home."""
    dsn: str | None = None
    """LIGGAREN_DSN: a server to use instead of the embedded one, as the running role."""
    owner_dsn: str | None = None
    """LIGGAREN_OWNER_DSN: the same server as the owner, who founds and migrates."""
    binaries: Path | None = None
    """LIGGAREN_BINARIES: a folder of PostgreSQL 15+ programs to use instead of those installed with us."""
    port: int = 8000
    """LIGGAREN_PORT: the port on 127.0.0.1 that `serve` and `demo` listen on."""
    issuers: Path | None = None
    """LIGGAREN_ISSUERS: a folder with the public keys of those who may say who somebody is."""
    witnesses: Path | None = None
    """LIGGAREN_WITNESSES: a file with those who are asked to cosign checkpoints (ledger/proof/witnesses.py)."""
    clamd: tuple[str, int] | None = None
    """LIGGAREN_CLAMD: host:port of a clamd that looks for viruses in what is attached. Default: nobody looks."""
    unscanned: bool = False
    """LIGGAREN_UNSCANNED: `serve` hands out attachments that nobody has looked for viruses in. Default: none are."""

    smtp: str | None = None
    """LIGGAREN_SMTP: the mail server that reminders go out by: smtp://user@host:587 or smtps://user@host:465."""
    smtp_password: str | None = field(default=None, repr=False)
    """LIGGAREN_SMTP_PASSWORD: what the user says to it."""
    mail_from: str | None = None
    """LIGGAREN_MAIL_FROM: the address that reminders come from."""
    address: str | None = None
    """LIGGAREN_ADDRESS: where people reach the pages, for the link in a reminder: https://host."""

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings as the environment gives them; an empty value counts as none. Raises SettingsWrong."""
        known = {PREFIX + name.upper() for name in cls.__dataclass_fields__}
        if strange := sorted(name for name in environment if name.startswith(PREFIX) and name not in known):
            raise SettingsWrong(f"Okänd inställning: {', '.join(strange)}. De som finns: {', '.join(sorted(known))}.")

        def folder(name: str) -> Path | None:
            said = environment.get(name)
            return Path(said) if said else None

        home = folder("LIGGAREN_HOME") or cls.home
        return cls(
            home=home,
            keys=folder("LIGGAREN_KEYS") or home / "keys",
            dsn=environment.get("LIGGAREN_DSN") or None,
            owner_dsn=environment.get("LIGGAREN_OWNER_DSN") or None,
            binaries=folder("LIGGAREN_BINARIES"),
            port=port_of(environment.get("LIGGAREN_PORT") or str(cls.port)),
            issuers=folder("LIGGAREN_ISSUERS"),
            witnesses=folder("LIGGAREN_WITNESSES"),
            clamd=scanner_of(environment.get("LIGGAREN_CLAMD") or ""),
            unscanned=serves(environment.get("LIGGAREN_UNSCANNED") or ""),
            smtp=environment.get("LIGGAREN_SMTP") or None,
            smtp_password=environment.get("LIGGAREN_SMTP_PASSWORD") or None,
            mail_from=environment.get("LIGGAREN_MAIL_FROM") or None,
            address=(environment.get("LIGGAREN_ADDRESS") or "").rstrip("/") or None,
        )


def scanner_of(said: str) -> tuple[str, int] | None:
    """Host and port, None if nothing is said. Raises SettingsWrong."""
    host, _, port = said.rpartition(":")
    if said and not (host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise SettingsWrong(f"LIGGAREN_CLAMD ska vara värd:port, som 127.0.0.1:3310, inte {said!r}.")
    return (host.strip("[]"), int(port)) if said else None


def serves(said: str) -> bool:
    """Raises SettingsWrong."""
    if said not in ("", "serve"):
        raise SettingsWrong(f"LIGGAREN_UNSCANNED ska vara serve eller tomt, inte {said!r}.")
    return said == "serve"


def port_of(said: str) -> int:
    if not (said.isascii() and said.isdigit() and 0 < int(said) < 65536):
        raise SettingsWrong(f"LIGGAREN_PORT ska vara ett portnummer mellan 1 och 65535, inte {said!r}.")
    return int(said)

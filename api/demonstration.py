"""The demonstration's own issuer: lets anybody be anybody, in a book that says of itself that it is made up.

Its key is made when it is first needed and lies in a folder of its own, 0600. A real book never believes it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import OKPKey

from api.tokens import Issuer

NAME = "liggaren:demonstration"
KEY = "demonstration-issuer.json"
HOURS = 12


class NotADemonstration(RuntimeError):
    """Somebody wanted the demonstration's issuer for a book that is not a demonstration."""


@dataclass(frozen=True)
class DemonstrationIssuer:
    """Signs tokens for made-up people."""

    key: OKPKey

    @classmethod
    def of(cls, folder: Path) -> DemonstrationIssuer:
        """The issuer whose key lies in this folder; made there if there is none."""
        path = folder / KEY
        if not path.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = OKPKey.generate_key("Ed25519", {"kid": "demonstration"})
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(made.as_dict(private=True), file)
        return cls(OKPKey.import_key(json.loads(path.read_text(encoding="utf-8"))))

    @property
    def public(self) -> Issuer:
        """What a book needs to believe it."""
        return Issuer(NAME, {"demonstration": OKPKey.import_key(self.key.as_dict(private=False))})

    def token(self, person: UUID, audience: str, now: float, seconds: float = HOURS * 3600) -> str:
        """A token for somebody in one book. Args: `audience` is the book's address, `now` the time in seconds."""
        claims = {"iss": NAME, "sub": str(person), "aud": audience, "nbf": int(now), "exp": int(now + seconds)}
        header = {"alg": "Ed25519", "kid": "demonstration"}
        return jwt.encode(header, claims, self.key, algorithms=["Ed25519"])

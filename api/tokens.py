"""Tokens: who says that somebody is somebody, and whether we believe it.

A token is a JWT (RFC 7519) signed with Ed25519 by an issuer whose public key we hold: {"alg":"Ed25519","kid":"..."}.
{"iss":"https://id.example.se","sub":"<id of the person record>","aud":"<the book's address>","exp":...,"nbf":...}
Algorithm, issuer, key, audience and times are all checked; there is no other algorithm and no way to switch it off.
"""

from __future__ import annotations

import json
import warnings
from base64 import urlsafe_b64decode
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import OKPKey

from api.problems import NotSignedIn

# Two names for one algorithm: RFC 9864's, and the older one that most issuers still write.
ALGORITHMS = ("Ed25519", "EdDSA")
LARGEST = 4096
LEEWAY = 30.0
"""Seconds that an issuer's clock may differ from ours."""
ROOM = 4096

warnings.filterwarnings("ignore", message="EdDSA is deprecated", category=SecurityWarning)


class NotAnIssuer(ValueError):
    """A file that should hold an issuer's public keys does not; the message names the file."""


@dataclass(frozen=True)
class Issuer:
    """Somebody who may say who a person is, and the public keys it signs with, by their ids."""

    name: str
    keys: Mapping[str, OKPKey]


def issuers(folder: Path | None) -> tuple[Issuer, ...]:
    """The issuers that are trusted: a file each, {"iss": "...", "keys": [<JWK, OKP, Ed25519, with kid>, ...]}.

    Raises NotAnIssuer.
    """
    if folder is None or not folder.exists():
        return ()
    return tuple(issuer(path) for path in sorted(folder.glob("*.json")))


def issuer(path: Path) -> Issuer:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        keys = {str(one["kid"]): public_key(one) for one in said["keys"]}
        name = str(said["iss"])
    except (OSError, ValueError, KeyError, TypeError, JoseError) as error:
        raise NotAnIssuer(f"{path} är inte en utfärdares nycklar: {type(error).__name__}") from error
    if not keys:
        raise NotAnIssuer(f"{path} har inga nycklar.")
    return Issuer(name, keys)


def public_key(jwk: Mapping[str, Any]) -> OKPKey:
    if jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519" or "d" in jwk:
        raise ValueError("a public Ed25519 key is asked for")
    return OKPKey.import_key(dict(jwk))


@dataclass(frozen=True, slots=True)
class Believed:
    """What a token that was checked says, and until when it may be believed."""

    person: UUID
    since: float
    until: float


class Trust:
    """The issuers that one book trusts, and the name it answers to. Remembers the tokens it has checked."""

    def __init__(self, trusted: Iterable[Issuer], audience: str) -> None:
        self.audience = audience
        self.keys = {(one.name, kid): key for one in trusted for kid, key in one.keys.items()}
        self.checked: OrderedDict[str, Believed] = OrderedDict()

    def person(self, token: str, now: float) -> UUID:
        """Whose token it is. Args: `now` is the time of day in seconds (RFC 7519 NumericDate). Raises NotSignedIn."""
        known = self.checked.get(token)
        if known is None:
            known = self.check(token)
            self.checked[token] = known
            if len(self.checked) > ROOM:
                self.checked.popitem(last=False)
        if not known.since - LEEWAY <= now < known.until + LEEWAY:
            self.checked.pop(token, None)
            raise NotSignedIn("Intyget gäller inte nu: logga in igen.")
        return known.person

    def check(self, token: str) -> Believed:
        """Everything but the time. Raises NotSignedIn, which does not tell what was wrong with the signature."""
        if not token or len(token) > LARGEST or not token.isascii():
            raise NotSignedIn
        try:
            read = jwt.decode(token, self.key_of(token), algorithms=ALGORITHMS)
        except (JoseError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotSignedIn from error
        claims = read.claims
        audience = claims.get("aud")
        if self.audience not in (audience if isinstance(audience, list) else [audience]):
            raise NotSignedIn("Intyget gäller en annan nämnd.")
        return Believed(subject(claims), moment(claims.get("nbf", 0)), moment(claims.get("exp")))

    def key_of(self, token: str) -> OKPKey:
        """The key of the issuer that the token says it is from: another issuer's key will not do."""
        header, claims = unchecked(token)
        key = self.keys.get((str(claims.get("iss")), str(header.get("kid"))))
        if key is None or header.get("alg") not in ALGORITHMS:
            raise NotSignedIn
        return key


def unchecked(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims as they stand, to find the key by; believed only when the signature has been checked."""
    parts = token.split(".")
    if len(parts) != 3:
        raise NotSignedIn
    header, claims = (json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts[:2])
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise NotSignedIn
    return header, claims


def subject(claims: Mapping[str, Any]) -> UUID:
    try:
        return UUID(str(claims["sub"]))
    except (KeyError, ValueError):
        raise NotSignedIn("Intyget säger inte vem du är.") from None


def moment(value: Any) -> float:
    """A NumericDate. Raises NotSignedIn for anything else: a token without an end is not believed."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**40:
        raise NotSignedIn
    return float(value)

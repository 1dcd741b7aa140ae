"""Tokens that are not to be believed: each is answered with 401, and with nothing about why the signature failed."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey

from api.demonstration import NAME, DemonstrationIssuer, NotADemonstration
from api.problems import NotSignedIn
from api.tokens import NotAnIssuer, Trust, issuers
from ledger import clock
from ledger import database as databases
from ledger.ids import new_id
from ledger.postgres import Server
from tests.api.house import ORIGIN, Town, build, served

HOUR = 3600


def b64(said: Any) -> str:
    return urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()


def claims(town: Town, **other: Any) -> dict[str, Any]:
    now = int(clock.now().timestamp())
    said = {"iss": NAME, "sub": str(town.house.people["employee"]), "aud": ORIGIN, "nbf": now, "exp": now + HOUR}
    return {name: value for name, value in {**said, **other}.items() if value is not ...}


def signed(town: Town, header: dict[str, Any] | None = None, key: Any = None, **other: Any) -> str:
    said = {"alg": "Ed25519", "kid": "demonstration", **(header or {})}
    return jwt.encode(said, claims(town, **other), key or town.issuer.key, algorithms=[said["alg"]])


def unsigned(town: Town) -> str:
    return f"{b64({'alg': 'none', 'kid': 'demonstration'})}.{b64(claims(town))}."


def signed_with_the_public_key(town: Town) -> str:
    """The old trick: the public key as the secret of an HMAC."""
    public = str(town.issuer.key.as_dict(private=False)["x"])
    return signed(town, {"alg": "HS256"}, OctKey.import_key(public.ljust(64, "x")))


def changed(town: Town) -> str:
    """Somebody else's id under a signature that was for another."""
    header, _, signature = signed(town).split(".")
    return f"{header}.{b64(claims(town, sub=str(town.house.people['director'])))}.{signature}"


ATTACKS: dict[str, Callable[[Town], str]] = {
    "no algorithm": unsigned,
    "no signature": lambda town: signed(town).rsplit(".", 1)[0] + ".",
    "another key": lambda town: signed(town, key=OKPKey.generate_key("Ed25519", {"kid": "demonstration"})),
    "another kind of key": lambda town: signed(town, {"alg": "ES256"}, ECKey.generate_key("P-256")),
    "hmac with the public key": signed_with_the_public_key,
    "unknown kid": lambda town: signed(town, {"kid": "other"}),
    "another issuer": lambda town: signed(town, iss="https://id.example.invalid"),
    "changed": changed,
    "too late": lambda town: signed(town, nbf=1, exp=int(clock.now().timestamp()) - 60),
    "too early": lambda town: signed(town, nbf=int(clock.now().timestamp()) + 600),
    "no end": lambda town: signed(town, exp=...),
    "an end that is no number": lambda town: signed(town, exp="2099"),
    "an end that is true": lambda town: signed(town, exp=True),
    "an end that is beyond time": lambda town: signed(town, exp=2**70),
    "another board's": lambda town: signed(town, aud="prov.invalid/annan"),
    "no board's": lambda town: signed(town, aud=...),
    "nobody's": lambda town: signed(town, sub=...),
    "no id": lambda town: signed(town, sub="Åsa Öberg"),
    "nothing": lambda town: "",
    "words": lambda town: "släpp in mig".encode().decode("latin-1"),
    "three words": lambda town: "a.b.c",
    "a list": lambda town: f"{b64([])}.{b64([])}.x",
    "deep": lambda town: f"{b64({})}.{urlsafe_b64encode(b'[' * 2000).decode()}.x",
    "long": lambda town: signed(town, more="x" * 5000),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_token_that_is_not_to_be_believed(town: Town, attack: Callable[[Town], str]) -> None:
    """Ett intyg som inte håller ger inget annat än: logga in."""
    lines = town.lines
    headers = {b"Authorization": f"Bearer {attack(town)}".encode()}
    answer = town.client.post("/prov/api/v1/deviations", headers=headers, json={"description": "x"})
    said = answer.json()
    assert answer.status_code == 401 and said["type"] == "/problems/NotSignedIn"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert town.lines == lines


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic eDp5", "Bearer  ", "bearer x", "Bearer x y"])
def test_no_token_at_all(town: Town, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    assert town.client.get("/prov/api/v1/units", headers=headers).status_code == 401


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
def test_a_good_token_in_both_names_of_the_algorithm(town: Town) -> None:
    for algorithm in ("Ed25519", "EdDSA"):
        headers = {"Authorization": f"bearer {signed(town, {'alg': algorithm})}"}
        assert town.client.get("/prov/api/v1/units", headers=headers).status_code == 200
    headers = {"Authorization": f"Bearer {signed(town, aud=['x', ORIGIN])}"}
    assert town.client.get("/prov/api/v1/units", headers=headers).status_code == 200


def test_a_stranger_with_a_good_token_does_not_work_here(town: Town) -> None:
    headers = {"Authorization": f"Bearer {signed(town, sub=str(new_id()))}"}
    answer = town.client.get("/prov/api/v1/units", headers=headers)
    assert answer.status_code == 403 and answer.json()["type"] == "/problems/NotAllowed"


def test_the_session_of_the_pages_does_not_open_the_api(town: Town) -> None:
    """Kakan gäller sidorna, inte API:t: en annan webbplats kan inte skicka kommandon med den."""
    town.client.cookies.set("liggaren", signed(town))
    answer = town.client.get("/prov/api/v1/units")
    town.client.cookies.clear()
    assert answer.status_code == 401


def test_a_token_is_believed_to_its_end_and_no_longer(issuer_folder: Path) -> None:
    issuer = DemonstrationIssuer.of(issuer_folder)
    trust, person = Trust([issuer.public], ORIGIN), new_id()
    token = issuer.token(person, ORIGIN, now=1000.0, seconds=100)
    assert trust.person(token, 1050.0) == person
    assert trust.person(token, 1050.0) == person  # remembered
    for now in (900.0, 1131.0):
        with pytest.raises(NotSignedIn):
            trust.person(token, now)


def test_issuers_are_read_from_a_folder(tmp_path: Path, issuer_folder: Path) -> None:
    key = OKPKey.generate_key("Ed25519", {"kid": "2026"})
    path = tmp_path / "idp.json"
    path.write_text(json.dumps({"iss": "https://id.example.invalid", "keys": [key.as_dict(private=False)]}))
    found = issuers(tmp_path)
    now = clock.now().timestamp()
    said = {"iss": "https://id.example.invalid", "sub": str(UUID(int=1)), "aud": "x", "exp": int(now) + 60}
    token = jwt.encode({"alg": "Ed25519", "kid": "2026"}, said, key, algorithms=["Ed25519"])
    assert Trust(found, "x").person(token, now) == UUID(int=1)
    assert issuers(None) == () and issuers(tmp_path / "absent") == ()


@pytest.mark.parametrize(
    "said",
    [
        "not json",
        "[]",
        '{"iss": "x"}',
        '{"iss": "x", "keys": []}',
        '{"iss": "x", "keys": [{"kid": "a", "kty": "oct", "k": "AAAA"}]}',
        json.dumps({"iss": "x", "keys": [OKPKey.generate_key("Ed25519", {"kid": "a"}).as_dict(private=True)]}),
        json.dumps({"iss": "x", "keys": [OKPKey.generate_key("X25519", {"kid": "a"}).as_dict(private=False)]}),
    ],
)
def test_a_file_that_is_no_issuer_stops_the_start(tmp_path: Path, said: str) -> None:
    """En utfärdarfil som inte går att lita på stoppar starten: hellre det än ingen kontroll."""
    (tmp_path / "idp.json").write_text(said)
    with pytest.raises(NotAnIssuer, match=r"idp\.json"):
        issuers(tmp_path)


@pytest.mark.slow
def test_a_real_book_never_takes_the_demonstrations_issuer(server: Server, worker: str, tmp_path: Path) -> None:
    """En riktig liggare vägrar demonstrationens inloggning."""
    house = build(databases.create(server, f"real_{worker}"), tmp_path / "keys", demonstration=False)
    with pytest.raises(NotADemonstration), served(house, tmp_path / "issuer"):
        raise AssertionError("it was served")
    with served(house, tmp_path / "issuer", sign_in=False) as town:
        assert town.client.get("/prov/", headers={"Accept": "text/html"}).status_code == 200
        assert town.client.post("/prov/logga-in", data={"person": str(new_id())}).status_code == 404
        assert town.get("employee", "/units").status_code == 200  # an issuer that was trusted on purpose
        answer = town.get("employee", "/units", {"X-Clock": clock.now().isoformat()})
        assert answer.status_code == 422 and answer.json()["errors"][0]["where"] == "X-Clock"
    databases.drop(server, f"real_{worker}")

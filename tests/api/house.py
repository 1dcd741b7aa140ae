"""A small made-up board to ask things of: its units, who works there, and a client that speaks as one of them.

Socialförvaltningen          founder (system_admin), director, registrar, auditor, quality, lex_sarah, member
├── Avdelning Barn           head
│   ├── Mottagning Sländan   manager, employee
│   └── Utredning Ängen      other_manager, other_employee
└── Ärlig vård               far_manager
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create
from api.demonstration import DemonstrationIssuer
from api.outgoing import Sending
from api.served import Service
from domain.board import Choice, DecideChoices, Topic
from domain.grammar import Command, Stamp
from domain.organisation.assignments import AssignRole
from domain.organisation.persons import RegisterPerson
from domain.organisation.units import EstablishUnit
from domain.terms import Body, Role
from domain.words import Decision
from ledger import clock
from ledger.book import Book, Founder, found
from ledger.commands import COMMANDS
from ledger.database import Database
from ledger.desk import Asking
from ledger.ids import new_id
from ledger.keys import Keys
from projections import schema
from projections.rebuild import rebuild

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)
SINCE = date(2026, 1, 1)
ORIGIN = "prov.invalid/sländan".replace("ä", "a")

UNITS: Mapping[str, tuple[str, str]] = {
    "children": ("Avdelning Barn (påhittad)", "top"),
    "reception": ("Mottagning Sländan (påhittad)", "children"),
    "meadow": ("Utredning Ängen (påhittad)", "children"),
    "honest": ("Ärlig vård (påhittad)", "top"),
}
PEOPLE: Mapping[str, tuple[str, Role | None]] = {
    "employee": ("reception", None),
    "manager": ("reception", Role.UNIT_MANAGER),
    "other_employee": ("meadow", None),
    "other_manager": ("meadow", Role.UNIT_MANAGER),
    "head": ("children", Role.DEPARTMENT_HEAD),
    "far_manager": ("honest", Role.UNIT_MANAGER),
    "director": ("top", Role.DIRECTOR),
    "quality": ("top", Role.QUALITY_DEVELOPER),
    "lex_sarah": ("top", Role.LEX_SARAH_OFFICER),
    "registrar": ("top", Role.REGISTRAR),
    "auditor": ("top", Role.AUDITOR),
    "member": ("top", Role.BOARD_MEMBER),
}
CATEGORIES = (Choice(id="treatment", label="Bemötande"), Choice(id="missed_visit", label="Utebliven insats"))


@dataclass
class House:
    """A board's book on disk, and the ids of its units and people."""

    database: Database
    keys: Path
    founder: Founder
    units: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)


def build(database: Database, keys: Path, demonstration: bool = True) -> House:
    """Found and furnish a book, and build its registers."""
    founder = Founder(new_id(), new_id(), "Åsa Öberg", "Socialförvaltningen (påhittad)")
    at = BEGAN if demonstration else clock.now()
    stamp = Stamp(at, founder.person, Role.SYSTEM_ADMIN, founder.unit)
    found(database, keys, ORIGIN, founder, stamp, demonstration=demonstration)
    house = House(database, keys, founder, {"top": founder.unit}, {"founder": founder.person})
    book = Book(database, Keys(keys))
    try:
        asyncio.run(furnish(book, house, stamp))
    finally:
        book.close()
    rebuild(database.writer_dsn, schema.schema_name(), parts=1)
    return house


async def furnish(book: Book, house: House, stamp: Stamp) -> None:
    async def do(command: Command) -> UUID:
        register = COMMANDS[type(command)].register
        asking = Asking(register, None, command, stamp, str(new_id()))
        return (await book.desk.act(asking)).record

    for unit, (name, parent) in UNITS.items():
        house.units[unit] = await do(EstablishUnit(name=name, parent=house.units[parent], since=SINCE))
    for person, (unit, role) in PEOPLE.items():
        one = await do(RegisterPerson(name=f"{person.title()} Prov", unit=house.units[unit], since=SINCE))
        house.people[person] = one
        if role is not None:
            await do(AssignRole(person=one, role=role, unit=house.units[unit], since=SINCE))
    decision = Decision(body=Body.BOARD, day=SINCE)
    await do(DecideChoices(topic=Topic.CATEGORIES, choices=CATEGORIES, since=SINCE, decision=decision))


# ── Asking ───────────────────────────────────────────────────────────────────


@dataclass
class Town:
    """A board that is served, and ways to ask it as somebody."""

    house: House
    client: TestClient
    issuer: DemonstrationIssuer

    @property
    def units(self) -> Mapping[str, UUID]:
        return self.house.units

    def token(self, who: str, **about: Any) -> str:
        return self.issuer.token(
            self.house.people[who], about.pop("audience", ORIGIN), clock.now().timestamp(), **about
        )

    def headers(self, who: str | None, more: Mapping[str, str] | None = None) -> dict[str, str]:
        return {**({"Authorization": f"Bearer {self.token(who)}"} if who else {}), **(more or {})}

    def get(self, who: str | None, path: str, headers: Mapping[str, str] | None = None, **params: Any) -> Response:
        return self.client.get(f"/prov/api/v1{path}", headers=self.headers(who, headers), params=params or None)

    def post(self, who: str | None, path: str, said: Any = None, headers: Mapping[str, str] | None = None) -> Response:
        return self.client.post(f"/prov/api/v1{path}", headers=self.headers(who, headers), json=said)

    def send(self, who: str, path: str, body: bytes, kind: str | None = "application/json") -> Response:
        """A body as it is."""
        more = {"Content-Type": kind} if kind else {}
        return self.client.post(f"/prov/api/v1{path}", headers=self.headers(who, more), content=body)

    def attach(self, who: str, path: str, content: bytes, headers: Mapping[str, str] | None = None) -> Response:
        """A file attached to the record at a path."""
        said = self.headers(who, {"Content-Type": "application/octet-stream", **(headers or {})})
        return self.client.post(f"/prov/api/v1{path}/attachments", headers=said, content=content)

    def report(self, who: str = "employee", **said: Any) -> dict[str, Any]:
        """A deviation reported by somebody; the receipt."""
        given = {"description": "Larmet gick inte fram.", "unit": str(self.units["reception"]), **said}
        answer = self.post(who, "/deviations", given)
        assert answer.status_code == 201, answer.text
        receipt: dict[str, Any] = answer.json()
        return receipt

    @property
    def lines(self) -> int:
        """How many lines there are in the book."""
        with self.house.database.writer() as db:
            row = db.execute("SELECT count(*) FROM ledger.lines").fetchone()
        return int(row[0]) if row else 0


def waited(receipt: Mapping[str, Any]) -> dict[str, str]:
    """What to send along, to read what was written."""
    return {"X-Position": str(receipt["position"])}


@contextmanager
def served(
    house: House,
    folder: Path,
    name: str = "prov",
    sign_in: bool = True,
    sending: Sending | None = None,
    **further: Any,
) -> Iterator[Town]:
    """The house served, in this process, by the application as it is run; webhooks are sent only if asked for.

    Args: `further` is what else is said of the service.
    """
    issuer = DemonstrationIssuer.of(folder)
    service = Service(
        name=name,
        title="Provnämnden (påhittad)",
        database=house.database,
        keys=Keys(house.keys),
        issuers=() if sign_in else (issuer.public,),
        demonstration=issuer if sign_in else None,
        sending=sending,
        **further,
    )
    with TestClient(create([service]), base_url="http://127.0.0.1", raise_server_exceptions=True) as client:
        yield Town(house, client, issuer)

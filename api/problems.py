"""The kinds of no that there are, in Swedish. How they are told is in telling.py: one shape for every route.

Problem
├── Malformed 400, NotSignedIn 401, NoSuchPath 404, MethodNotAllowed 405, Gone 410, TooLarge 413, NotJson 415
├── WrongKind 415, Infected 422, NotServed 409
├── Invalid 422, Unwritable 422, KeyUsed 422, Stale 412, Contended 409, Hidden 404
└── Unexpected 500, Busy 503, NotScanned 503, Behind 503, ClockApart 503, Unreachable 503
Refusals of the domain are problems too: NotAllowed 403, NoSuchRecord 404, and every rule 409.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

NOTHING_WRITTEN = "Inget har skrivits."


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in what was sent: where it stands, what to do about it, and which kind of fault it is."""

    where: str
    what: str
    type: str


class Problem(Exception):
    """Something that cannot be done, as it is told. Subclasses are the kinds there are; raise them from any route."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = ""
    detail: ClassVar[str] = ""
    retry_after: ClassVar[int | None] = None

    def __init_subclass__(cls, *, status: int, title: str, detail: str = "", retry_after: int | None = None) -> None:
        cls.status, cls.title, cls.detail, cls.retry_after = status, title, detail, retry_after

    def __init__(
        self, detail: str = "", errors: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(type(self).__name__)
        self.said, self.errors, self.headers = detail or self.detail, tuple(errors), dict(headers or {})


class Malformed(Problem, status=400, title="Det som skickades går inte att läsa som JSON.", detail=NOTHING_WRITTEN): ...


class NotSignedIn(
    Problem,
    status=401,
    title="Du behöver logga in.",
    detail="Skicka ett giltigt intyg för den här nämnden i huvudet Authorization: Bearer.",
): ...


class Hidden(
    Problem,
    status=404,
    title="Det finns ingen sådan post, eller så får du inte se den.",
    detail="Kontrollera numret. Den som saknar behörighet får samma svar som när posten inte finns.",
):
    """Answers as NoSuchRecord does: what one may not see cannot be told from what is not there."""


class NoSuchPath(Problem, status=404, title="Sidan finns inte.", detail="Kontrollera adressen."): ...


class MethodNotAllowed(Problem, status=405, title="Så kan adressen inte användas."): ...


class Gone(
    Problem,
    status=410,
    title="Innehållet är raderat.",
    detail="Det raderades enligt beslut. De rader som nämner det finns kvar.",
): ...


class Stale(Problem, status=412, title="Posten har ändrats sedan du läste den."): ...


class TooLarge(Problem, status=413, title="Det som skickades är för stort.", detail=NOTHING_WRITTEN): ...


class WrongKind(Problem, status=415, title="Den sortens fil tas inte emot.", detail=NOTHING_WRITTEN): ...


class Infected(
    Problem,
    status=422,
    title="Filen innehåller skadlig kod och tas inte emot.",
    detail="Filen har inte sparats. " + NOTHING_WRITTEN,
): ...


class NotServed(Problem, status=409, title="Bilagan lämnas inte ut."): ...


class NotJson(Problem, status=415, title="Skicka JSON i UTF-8: Content-Type: application/json."): ...


class Invalid(Problem, status=422, title="Något i det som skickades behöver rättas.", detail=NOTHING_WRITTEN): ...


class Unwritable(
    Problem,
    status=422,
    title="Uppgifterna går inte att skriva i liggaren.",
    detail="De är för många, för stora eller innehåller tecken som inte kan skrivas. " + NOTHING_WRITTEN,
): ...


class KeyUsed(
    Problem,
    status=422,
    title="Nyckeln i Idempotency-Key är redan använd för något annat.",
    detail="Välj en ny nyckel om detta är något nytt. " + NOTHING_WRITTEN,
): ...


class Contended(
    Problem,
    status=409,
    title="Det som beslutet vilar på ändrades av andra hela tiden.",
    detail="Försök igen. " + NOTHING_WRITTEN,
): ...


class Unexpected(
    Problem,
    status=500,
    title="Något gick fel hos oss.",
    detail="Felet är antecknat. Ange instance om du anmäler det. Skickade du något: skicka det igen med samma nyckel.",
): ...


class Busy(
    Problem,
    status=503,
    title="Det är för många som väntar just nu.",
    detail="Försök igen om en stund. " + NOTHING_WRITTEN,
    retry_after=1,
): ...


class NotScanned(
    Problem,
    status=503,
    title="Filen kunde inte virusprövas.",
    detail="Försök igen om en stund; finns felet kvar, säg till driften. " + NOTHING_WRITTEN,
    retry_after=60,
): ...


class Behind(
    Problem,
    status=503,
    title="Registren har inte hunnit fram till det du vill läsa.",
    detail="Det som är skrivet är tryggt. Försök igen om en stund.",
    retry_after=1,
): ...


class ClockApart(
    Problem,
    status=503,
    title="Serverns klocka och databasens går isär.",
    detail="Inget skrivs förrän driften har ställt klockan.",
    retry_after=60,
): ...


class ReadOnly(
    Problem,
    status=503,
    title="Liggaren tar inte emot några rader.",
    detail="Den är inte den som är signerad: den är återställd ur en äldre kopia, eller ändrad. " + NOTHING_WRITTEN,
): ...


class Unreachable(
    Problem,
    status=503,
    title="Databasen svarar inte just nu.",
    detail="Försök igen om en stund, med samma Idempotency-Key: då skrivs det bara en gång.",
    retry_after=5,
): ...

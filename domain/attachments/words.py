"""The words of the register of attachments: what may be attached, to what, and what came of a scan."""

from __future__ import annotations

from typing import Annotated

from domain.grammar import Between, Length
from domain.terms import Term

CARRIERS: tuple[str, ...] = (
    "agreements",
    "providers",
    "risk_analyses",
    "risks",
    "self_controls",
    "external_reviews",
    "views",
    "deviations",
    "lex_sarah",
    "actions",
    "suggestions",
    "participation",
    "non_executed",
    "incidents",
)
"""The registers to whose records files may be attached, in the order of the statute."""


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    PENDING = "pending", "väntar på virusprövning"
    NOT_SCANNED = "not_scanned", "inte virusprövad"
    CLEAN = "clean", "virusprövad utan anmärkning"
    INFECTED = "infected", "smittad"
    FAILED = "failed", "virusprövningen misslyckades"
    WITHDRAWN = "withdrawn", "återtagen"
    ANNULLED = "annulled", "makulerad"


ATTACHED = (Status.PENDING, Status.NOT_SCANNED, Status.CLEAN, Status.INFECTED, Status.FAILED)


class FileKind(Term):
    """What may be attached. The kind is read from the content, never from what the sender calls it."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    TEXT_DOCUMENT = "odt", "OpenDocument-text"
    SPREADSHEET = "ods", "OpenDocument-kalkyl"
    PNG = "png", "bild (PNG)"
    JPEG = "jpeg", "bild (JPEG)"
    GIF = "gif", "bild (GIF)"
    TEXT = "txt", "ren text"
    TABLE = "csv", "tabell i ren text"
    MAIL = "eml", "e-postmeddelande"


class Verdict(Term):
    """What came of a scan, from what says the least to what says the most."""

    NOT_SCANNED = "not_scanned", "ingen virusprövning är ansluten"
    FAILED = "failed", "virusprövningen misslyckades"
    CLEAN = "clean", "inget skadligt hittades"
    INFECTED = "infected", "något skadligt hittades"


SAYS_MORE = {verdict: place for place, verdict in enumerate((None, *Verdict))}


class WhyWithdrawn(Term):
    WRONG_FILE = "wrong_file", "fel fil"
    WRONG_RECORD = "wrong_record", "hör till en annan post"
    REPLACED = "replaced", "en nyare fil är bifogad"


class WhyAnnulled(Term):
    ENTERED_BY_MISTAKE = "entered_by_mistake", "bifogad av misstag"
    WRONG_RECORD = "wrong_record", "hör till en annan post"
    NOT_NEEDED = "not_needed", "behövs inte i ärendet"


Size = Annotated[int, Between(1, 25_000_000)]
FileName = Annotated[str, Length(1, 200)]

"""Files that are attached in the history: all made up."""

from __future__ import annotations

from dataclasses import dataclass

from domain.attachments.words import FileKind

SCANNER, SIGNATURES = "Påhittad skanner 1.0", "2025-01"
WITHDRAWN = "Fel fil ur mappen."


@dataclass(frozen=True, slots=True)
class Paper:
    """A file, and whether it was attached by mistake or turned out not to be needed."""

    name: str
    kind: FileKind
    text: str
    mistake: bool = False
    not_needed: bool = False


PAPERS = (
    Paper(
        "Begäran om handlingar.txt",
        FileKind.TEXT,
        "Begäran om handlingar (påhittad)\n\nVi ber nämnden lämna sin riktlinje för systematiskt kvalitetsarbete "
        "och\nde rutiner som gäller för mottagning och förhandsbedömning.\n",
    ),
    Paper(
        "Granskade ärenden.csv",
        FileKind.TABLE,
        "ärende;inkom;förhandsbedömning klar\nA;2025-01-07;2025-01-16\nB;2025-01-09;2025-01-29\n",
    ),
    Paper("Matsedel vecka 11.txt", FileKind.TEXT, "Matsedel (påhittad)\n\nMåndag: ärtsoppa.\n", mistake=True),
    Paper("Kallelse till möte.txt", FileKind.TEXT, "Kallelse (påhittad)\n\nVälkommen på tisdag.\n", not_needed=True),
)

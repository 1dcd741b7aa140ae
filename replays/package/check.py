"""Så kontrollerar du: what a reader of a package does to see for themselves that it is what the board's book says."""

from __future__ import annotations

from importlib.resources import files

from replays.package.contents import Contents

TOGETHER = """\
Paketet är en mapp i BagIt-form. Det går att läsa utan program och att kontrollera utan nät.

1. Läs: öppna index.html eller sammanställning.pdf. Båda säger detsamma.

2. Kontrollera i webbläsaren: öppna kontroll/kontroll.html och välj paketets mapp eller zip. Sidan skickar inget.

3. Eller kontrollera med Python 3.9 eller senare, i paketets mapp:
   python3 -I data/kontroll/liggaren_verify.py . --key <nämndens nyckel>

4. Eller bara att filerna är oförändrade, i paketets mapp:
   sha256sum -c manifest-sha256.txt

5. Jämför nycklarna i bevis/keys.txt med dem som {board} har offentliggjort. De som ligger i paketet visar bara att
   paketet hänger ihop med sig självt.

6. Jämför paketets kontrollsumma med den i följebrevet:
   sha256sum manifest-sha256.txt

"""
WHOLE = """\
Kontrollen visar att varje rad är den som skrevs, och att ingen rad från {first} till {last} är utelämnad: de rader som
paketet inte handlar om finns med som kontrollhuvuden, utan innehåll. Maskade texter står med lagrum i
rader/masked.jsonl; kontrollsumman i raden visar att texten finns.
"""
GENUINE = """\
Kontrollen visar att varje rad är den som skrevs. Den visar inte att inga andra finns: andra raders huvuden lämnas inte
till mottagaren. Maskade texter står med lagrum i rader/masked.jsonl.
"""


def how_to_check(told: Contents) -> str:
    """The text, for a file of its own and for the PDF."""
    said = TOGETHER + (GENUINE if told.genuine_only else WHOLE)
    return said.format(board=told.board, first=told.first, last=told.position)


def programs() -> dict[str, bytes]:
    """The programs that check it, as they lie in a package."""
    there = files("verifier")
    return {f"data/kontroll/{name}": (there / name).read_bytes() for name in ("liggaren_verify.py", "kontroll.html")}

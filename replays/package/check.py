"""Så kontrollerar du: what a reader of a package does to see for themselves that it is what the board's book says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from textwrap import fill

from replays.package.contents import Contents

WIDTH = 100


@dataclass(frozen=True)
class Point:
    """One thing to do, and what to type for it."""

    words: str
    command: str = ""


def points(told: Contents) -> Iterator[Point]:
    """What to do, in order; then what it shows."""
    yield Point("Läs: öppna index.html eller sammanställning.pdf. Båda säger detsamma.")
    yield Point(
        "Kontrollera i en webbläsare: öppna kontroll/kontroll.html, ange kontrollsumman ur följebrevet och välj "
        "paketets mapp. Sidan skickar inget."
    )
    yield Point(
        "Eller kontrollera med Python 3.9 eller senare, i paketets mapp:",
        "python3 -I data/kontroll/liggaren_verify.py . --digest <följebrevets kontrollsumma> --key <nämndens nyckel>",
    )
    yield Point("Eller bara att filerna är oförändrade, i paketets mapp:", "sha256sum -c manifest-sha256.txt")
    yield Point(
        f"Jämför nycklarna i bevis/keys.txt med dem som {told.board} har offentliggjort. De som ligger i paketet visar "
        "bara att paketet hänger ihop med sig självt."
    )
    yield Point(
        "Jämför paketets kontrollsumma med den i följebrevet. Bara den visar att omfattningen, maskningen, sidorna, "
        "PDF:en och tabellerna är de som nämnden gjorde:",
        "sha256sum manifest-sha256.txt",
    )
    for number in range(1, told.stamps + 1):
        stamp = f"data/bevis/tidsstämpel-{number}"
        yield Point(
            "Tidsstämpeln visar att kontrollpunkten fanns vid en viss tid. Kontrollera den med openssl i paketets mapp "
            "och jämför rotcertifikatet, det sista i .pem-filen, med det som stämplingstjänsten har offentliggjort:",
            f"openssl ts -verify -data data/bevis/tidsstämplat.txt -in {stamp}.tsr -CAfile {stamp}.pem",
        )


def shows(told: Contents) -> str:
    """What the check shows, and what it does not."""
    if told.genuine_only:
        return (
            "Kontrollen visar att raderna finns i liggaren, genom deras kontrollhuvuden. Den visar varken vad som står "
            "i dem eller att inga andra finns: innehållet och andra raders huvuden lämnas inte till mottagaren."
        )
    return (
        f"Kontrollen visar att varje rad är den som skrevs, och att ingen rad från {told.first} till {told.position} "
        "är utelämnad: de rader som paketet inte handlar om finns med som kontrollhuvuden, utan innehåll. Maskade "
        "texter står med lagrum i rader/masked.jsonl; kontrollsumman i raden visar att texten finns."
    )


def how_to_check(told: Contents) -> str:
    """The same as a text file."""
    rows = ["Paketet är en mapp i BagIt-form. Det går att läsa utan program och att kontrollera utan nät."]
    for number, point in enumerate(points(told), start=1):
        row = fill(f"{number}. {point.words}", WIDTH, subsequent_indent="   ")
        rows.append(f"{row}\n   {point.command}" if point.command else row)
    return "\n\n".join([*rows, fill(shows(told), WIDTH)]) + "\n"


def programs() -> dict[str, bytes]:
    """The programs that check it, as they lie in a package."""
    there = files("verifier")
    return {f"data/kontroll/{name}": (there / name).read_bytes() for name in ("liggaren_verify.py", "kontroll.html")}

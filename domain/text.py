"""Text as the book takes it: a form for each letter, a kind of line break, nothing invisible; Swedish order; forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# C0 but \n and \t, DEL and C1, lone surrogates, noncharacters (also the two at the end of each plane).
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def is_writable(text: str) -> bool:
    """Whether a text has no forbidden characters. What can be printed has none, and to ask that takes no time."""
    return text.isprintable() or text.replace("\n", "").isprintable() or not FORBIDDEN.search(text)


def tidy(text: str) -> str:
    """What a person typed, as the book writes it: NFC, \\n for every line break, no white space around.

    Raises ValueError for characters that cannot be written, without repeating the text.
    """
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not is_writable(clean):
        raise ValueError("texten innehåller ett tecken som inte kan skrivas (styrtecken)")
    return clean


# å, ä, ö are letters of their own after z; other accents only tell equal words apart.
AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ð": "d", "þ": "th", "ß": "ss"})


def swedish_key(text: str) -> str:
    """A key that sorts in Swedish order by code point: å, ä, ö last, v and w apart, case and accents last.

    >>> sorted(["Öberg", "Ärlig", "Åsa", "zebra", "Wall", "Vall"], key=swedish_key)
    ['Vall', 'Wall', 'zebra', 'Åsa', 'Ärlig', 'Öberg']
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(AFTER_Z)
    plain = "".join(letter for letter in unicodedata.normalize("NFD", folded) if not unicodedata.combining(letter))
    return f"{plain}\x01{text}"


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is written, as a regular expression for the whole of it; read by the door that lets input in, and
    again when a line is read."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), "pattern": self.pattern}

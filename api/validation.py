"""What pydantic finds wrong, told in Swedish: where it stands and what to do. What was sent is never repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from api.problems import Fault, Invalid, Malformed, Problem
from domain.labels import LABELS
from ledger.commands import FIRST_DAY, LAST_DAY

MOST_FAULTS = 50
UNKNOWN_FIELDS = ("extra_forbidden", "unexpected_keyword_argument")
# A place is told in our own words only: a key that somebody made up may be somebody's name.
OURS = re.compile(r"[a-z][a-z0-9_]{0,60}")

WHAT = {
    "missing": "Fyll i fältet: det måste finnas med.",
    "missing_argument": "Fyll i fältet: det måste finnas med.",
    "missing_keyword_only_argument": "Fyll i fältet: det måste finnas med.",
    "string_type": "Skriv en text (inom citationstecken).",
    "string_too_short": "Skriv minst {min_length} tecken, mellanslag oräknade.",
    "string_too_long": "Skriv högst {max_length} tecken.",
    "string_pattern_mismatch": "Skriv texten på den form som fältet har.",
    "string_unicode": "Texten är inte giltig UTF-8.",
    "too_short": "Ange minst {min_length}.",
    "too_long": "Ange högst {max_length}.",
    "bool_type": "Ange true eller false.",
    "bool_parsing": "Ange true eller false.",
    "int_type": "Ange ett heltal, utan citationstecken och decimaler.",
    "int_parsing": "Ange ett heltal.",
    "int_from_float": "Ange ett heltal, utan decimaler.",
    "int_parsing_size": "Talet är för stort.",
    "greater_than_equal": "Ange ett tal som är minst {ge}.",
    "less_than_equal": "Ange ett tal som är högst {le}.",
    "date_type": "Ange en dag som text på formen 2026-03-14.",
    "date_parsing": "Ange en dag på formen 2026-03-14.",
    "date_from_datetime_parsing": "Ange en dag på formen 2026-03-14.",
    "date_from_datetime_inexact": "Ange en dag på formen 2026-03-14, utan klockslag.",
    "uuid_type": "Ange ett id på formen 00000000-0000-4000-8000-000000000000.",
    "uuid_parsing": "Ange ett id på formen 00000000-0000-4000-8000-000000000000.",
    "enum": "Ange ett av: {expected}.",
    "literal_error": "Ange ett av: {expected}.",
    "tuple_type": "Ange en lista.",
    "list_type": "Ange en lista.",
    "dict_type": "Ange ett objekt.",
    "dataclass_type": "Ange ett objekt.",
    "dataclass_exact_type": "Ange ett objekt.",
    "model_type": "Ange ett objekt.",
    "none_required": "Lämna fältet tomt (null).",
}
OTHERWISE = "Rätta värdet: det är inte av den form som fältet har."
JSON_PLACE = re.compile(r"line (\d+) column (\d+)")


def problem_of(error: ValidationError, fields: Sequence[str]) -> Problem:
    """The problem that tells of it. Args: `fields` are the names that are allowed at the top."""
    found = error.errors(include_url=False, include_input=False)
    for one in found:
        if one["type"] == "json_invalid":
            return Malformed(errors=[Fault(json_place(str(one.get("ctx", {}).get("error", ""))), NOT_JSON, "json")])
    return Invalid(errors=[fault(one, fields) for one in found[:MOST_FAULTS]])


NOT_JSON = "Här slutar det att vara giltig JSON i UTF-8."


def json_place(message: str) -> str:
    """Line and column in the body."""
    place = JSON_PLACE.search(message)
    return f"rad {place[1]}, kolumn {place[2]}" if place else "kroppen"


def fault(error: Any, fields: Sequence[str]) -> Fault:
    kind, loc = error["type"], error["loc"]
    if kind in UNKNOWN_FIELDS:
        return Fault(where(loc[:-1]), unknown_field(str(loc[-1]), fields if len(loc) == 1 else ()), "unknown_field")
    context = error.get("ctx", {})
    if isinstance(context.get("ge", context.get("le")), str):  # numbers are bounded by numbers
        return Fault(where(loc), outside_days(loc), "date_out_of_range")
    return Fault(where(loc), what(kind, context), kind)


def outside_days(loc: Sequence[int | str]) -> str:
    """What to do about a day that is not of our centuries: one slip in a year is easy to make and hard to see."""
    days = f"en dag från {FIRST_DAY} till {LAST_DAY}."
    names = [LABELS[part] for part in loc if isinstance(part, str) and part in LABELS]
    return f"{names[-1][:1].upper()}{names[-1][1:]}: ange {days}" if names else f"Ange {days}"


def where(loc: Sequence[int | str]) -> str:
    """A place: `occurred.first`, `measures[0].due`; the whole body is `kroppen`."""
    place = ""
    for part in loc:
        if isinstance(part, int):
            place += f"[{part}]"
        elif OURS.fullmatch(part):
            place += f".{part}" if place else part
    return place or "kroppen"


def what(kind: str, context: dict[str, Any]) -> str:
    """What to do. Only what the field demands is filled in."""
    if kind == "value_error":
        said = str(context.get("error", OTHERWISE)).rstrip(".")
        return f"{said[:1].upper()}{said[1:]}."
    known = {name: value for name, value in context.items() if name in ("min_length", "max_length", "ge", "le")}
    expected = str(context.get("expected", "")).replace(" or ", " eller ")
    return WHAT.get(kind, OTHERWISE).format_map({**known, "expected": expected})


def unknown_field(name: str, fields: Sequence[str]) -> str:
    meant = get_close_matches(name, fields, n=1, cutoff=0.6)
    if meant:
        return f"Ett fält känns inte igen. Menade du {meant[0]}?"
    known = f" Dessa finns: {', '.join(fields)}." if fields else ""
    return f"Ett fält känns inte igen: ta bort det.{known}"

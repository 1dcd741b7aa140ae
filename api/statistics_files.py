"""Files of external statistics, in the shape that Kolada's open interface answers with: read strictly, row by row.

    {"values": [{"kpi": "N31929", "municipality": "0380", "period": 2024,
                 "values": [{"gender": "T", "value": 71.4}, {"gender": "K", "value": null}]}]}

Nothing here writes. What is wrong is told for every row there is, so that it can be put right at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from domain.external_statistics.commands import EnterSnapshot
from domain.external_statistics.words import MOST_FIGURES, Figure, Group, Publisher
from domain.numbers import FOUR_PLACES, is_number, written
from ledger.blobs import digest_of

KPI, PLACE = re.compile("[A-Za-z][A-Za-z0-9_.]{0,39}"), re.compile("[A-Z]?[0-9]{4,6}")
YEARS = range(1950, 2101)
GENDERS: Mapping[str, Group] = {"T": Group.ALL, "K": Group.WOMEN, "M": Group.MEN}
Series = tuple[str, str]


class FileWrong(Exception):
    """What is wrong in a file, a sentence for each row; `faults` are all of them."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside a file: who published it, as what, and when it was retrieved. `titles` of indicators."""

    publisher: Publisher
    publication: str
    retrieved: date
    titles: Mapping[str, str]


def snapshots(content: bytes, said: Said) -> list[EnterSnapshot]:
    """A snapshot for each series in the file, in order. Raises FileWrong."""
    found: dict[Series, dict[tuple[int, Group], Figure]] = {}
    faults: list[str] = []
    for number, row in enumerate(rows_of(content), start=1):
        try:
            kpi, municipality, figures = read_row(row)
            series = found.setdefault((kpi, municipality), {})
            for one in figures:
                if (one.year, one.of) in series:
                    raise FileWrong(f"{one.year}, {one.of.label}, står redan i en tidigare rad")
                series[one.year, one.of] = one
            if len(series) > MOST_FIGURES:
                raise FileWrong(f"serien {kpi} för {municipality} har fler än {MOST_FIGURES} tal")
        except FileWrong as wrong:
            faults += [f"Rad {number}: {fault}." for fault in wrong.faults]
    if faults:
        raise FileWrong(*faults)
    if not found:
        raise FileWrong("Filen har inga värden.")
    digest = digest_of(content)
    return [snapshot(said, digest, series, tuple(figures.values())) for series, figures in found.items()]


def snapshot(said: Said, digest: str, series: Series, figures: tuple[Figure, ...]) -> EnterSnapshot:
    kpi, municipality = series
    return EnterSnapshot(
        publisher=said.publisher,
        indicator=kpi,
        municipality=municipality,
        title=said.titles.get(kpi, f"{said.publisher.label} {kpi}"),
        retrieved=said.retrieved,
        publication=said.publication,
        file_digest=digest,
        figures=figures,
    )


def titles(content: bytes) -> dict[str, str]:
    """What indicators are called, from Kolada's own list of them. Raises FileWrong."""
    found = {}
    for number, row in enumerate(rows_of(content), start=1):
        match row:
            case {"id": str(kpi), "title": str(title)} if title.strip():
                found[kpi] = title.strip()[:120]
            case _:
                raise FileWrong(f"Rad {number} i listan över nyckeltal har inte id och title.")
    return found


# ── Rows ─────────────────────────────────────────────────────────────────────


def rows_of(content: bytes) -> list[Any]:
    """The rows, with every number exact. Raises FileWrong."""
    try:
        whole = json.loads(content.decode("utf-8"), parse_float=Decimal, parse_constant=not_a_number)
    except (ValueError, RecursionError) as error:
        raise FileWrong(f"Filen är inte JSON i UTF-8: {error}.") from None
    match whole:
        case {"values": list(rows)}:
            return rows
        case _:
            raise FileWrong('Filen har inte formen {"values": [...]}.')


def not_a_number(word: str) -> None:
    raise ValueError(f"{word} är inget tal")


def read_row(row: Any) -> tuple[str, str, list[Figure]]:
    """The indicator, the municipality and the figures of a row. Raises FileWrong with all that is wrong in it."""
    match row:
        case {"kpi": str(kpi), "municipality": str(place), "period": int(year), "values": list(values)}:
            pass
        case _:
            raise FileWrong("raden har inte kpi, municipality, period och values")
    faults = []
    if not KPI.fullmatch(kpi):
        faults.append(f"{shown(kpi)} är inget nyckeltal")
    if not PLACE.fullmatch(place):
        faults.append(f"{shown(place)} är ingen kommunkod")
    if year not in YEARS or isinstance(year, bool):
        faults.append(f"{shown(year)} är inget år")
    figures = []
    for value in values:
        try:
            figures.append(figure(year, value))
        except FileWrong as wrong:
            faults += wrong.faults
    if faults:
        raise FileWrong(*faults)
    return kpi, place, figures


def figure(year: int, said: Any) -> Figure:
    """A figure; a number with more than four decimals is rounded to four. Raises FileWrong."""
    match said:
        case {"gender": str(gender)} if gender in GENDERS and "value" in said:
            value = None if said.get("isdeleted") else said["value"]
        case _:
            raise FileWrong("ett värde har inte gender (T, K eller M) och value")
    if value is None:
        return Figure(year=year, of=GENDERS[gender], value=None)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise FileWrong(f"{shown(value)} är inget tal")
    text = text_of(Decimal(value))
    if not is_number(text):
        raise FileWrong(f"{shown(value)} är för stort")
    return Figure(year=year, of=GENDERS[gender], value=text)


def text_of(value: Decimal) -> str:
    """With at most four decimals; what is too large to be a figure is given as it is, and is no number to the book."""
    return str(value) if value.adjusted() > 20 else written(value.quantize(FOUR_PLACES, ROUND_HALF_EVEN))


def shown(value: Any) -> str:
    """As it stands in the file, cut short."""
    return f"”{str(value)[:30]}”"

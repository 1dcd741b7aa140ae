"""The wordings are the statutes' own words: compared with the texts of the statutes, where those are at hand.

The statutes are public, and not carried along. They are looked for in a folder `shared/law` beside the checkout or
above it, or in the one that the variable STATUTES names, as files from Regeringskansliets rättsdatabaser. Where they
are not, each wording is held to the digest that it had when it was compared: statutes.sha256, which
`python -m tests.domain.test_law_texts` writes when the comparison has been made.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from domain import law
from domain.law import Wording

ACTS = {
    "SoL (2025:400)": "sfs-2025-400-socialtjanstlag.txt",
    "LSS": "sfs-1993-387-lss.md",
    "förvaltningslagen (2017:900)": "sfs-2017-900-forvaltningslag.md",
    "kommunallagen (2017:725)": "sfs-2017-725-kommunallag.md",
    "patientsäkerhetslagen (2010:659)": "sfs-2010-659-patientsakerhetslag.md",
    "lagen (2001:454) om behandling av personuppgifter inom socialtjänsten": (
        "sfs-2001-454-personuppgifter-socialtjanst.md"
    ),
}
ELSEWHERE = {
    "SOSFS 2011:9",
    "lagen (1930:173) om beräkning av lagstadgad tid",
    "lagen (1989:253) om allmänna helgdagar",
}
"""Verbatim from a quotation, of which there is no file."""

COMPARED = Path(__file__).with_name("statutes.sha256")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CHAPTER = re.compile(r"#* ?(\d+ ?[a-z]?) kap\. (?!\d)")
SECTION = re.compile(r"(?:#+ )?(?:(\d+) kap\. )?(\d+ ?[a-z]?) §(?: (.*))?")
AMENDED = re.compile(r" ?Lag \((\d{4}:\d+)\)\.?$")
IN_FORCE_LATER = re.compile(r"^/Träder i kraft I:[0-9-]+/ ")
WORDINGS = [one for duty in law.DUTIES for one in duty.wordings if one.verbatim]

Sections = Mapping[tuple[str | None, str], list[str]]


def folder() -> Path:
    beside = (above / "shared" / "law" for above in Path(__file__).parents)
    for place in (Path(os.environ.get("STATUTES", "-")), *beside):
        if place.is_dir():
            return place
    pytest.skip("författningarnas texter finns inte här: ange deras mapp i STATUTES")


@cache
def sections(act: str) -> Sections:
    """The paragraphs of each section of an act, without links."""
    text = LINK.sub(r"\1", (folder() / ACTS[act]).read_text(encoding="utf-8"))
    found: dict[tuple[str | None, str], list[str]] = {}
    chapter, inside = None, list[str]()
    for paragraph in (" ".join(one.split()) for one in re.split(r"\n\s*\n", text)):
        if begun := CHAPTER.match(paragraph):
            chapter, inside = begun[1], []
        elif begun := SECTION.fullmatch(paragraph):
            inside = found[chapter, begun[2]] = [begun[3]] if begun[3] else []
        else:
            inside.append(paragraph)
    return found


def act_of(wording: Wording) -> str | None:
    """The act whose text there is a file of."""
    return next((act for act in ACTS if wording.citation.endswith(f" {act}")), None)


def parts(wording: Wording) -> Iterator[tuple[tuple[str | None, str], list[str]]]:
    """The sections in a wording, each with its paragraphs: their numbers stand in the text where there are several."""
    paragraphs = wording.text.split("\n\n")
    if not SECTION.match(paragraphs[0]):
        cited = SECTION.match(wording.citation)
        assert cited
        yield (cited[1], cited[2]), paragraphs
        return
    found: list[tuple[tuple[str | None, str], list[str]]] = []
    for paragraph in paragraphs:
        if (begun := SECTION.fullmatch(paragraph)) and begun[3]:
            found.append(((begun[1], begun[2]), [begun[3]]))
        else:
            found[-1][1].append(paragraph)
    yield from found


def is_heading(paragraph: str) -> bool:
    return paragraph.startswith("#") or not paragraph.endswith(".") or paragraph.endswith("m.m.")


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: one.citation.replace(" ", "_"))
def test_a_wording_that_is_called_verbatim_is(wording: Wording) -> None:
    """Det som anges som lagens lydelse är lagens egna ord, ord för ord och stycke för stycke."""
    act = act_of(wording)
    if act is None:
        assert any(wording.citation.endswith(one) for one in ELSEWHERE)
        return
    for number, said in parts(wording):
        there = [IN_FORCE_LATER.sub("", AMENDED.sub("", one)) for one in sections(act)[number]]
        there = [one.replace("besluts-funktion", "beslutsfunktion") for one in there]  # a hyphen left by a line break
        if "första stycket" in wording.citation:
            there = there[:1]
        elif "andra stycket" in wording.citation:
            there = there[1:2]
        assert there[: len(said)] == said
        assert all(map(is_heading, there[len(said) :])), there[len(said) :]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: one.citation.replace(" ", "_"))
def test_no_wording_is_given_for_a_day_before_it_was_enacted(wording: Wording) -> None:
    """En lydelse anges inte för en dag före det år då den ändring utfärdades som gav paragrafen dess ord."""
    act = act_of(wording)
    for number, _ in parts(wording) if act else ():
        for paragraph in sections(act or "")[number]:
            for amended in AMENDED.findall(paragraph):
                assert wording.verbatim_on(date(int(amended[:4]) - 1, 12, 31)) is None or is_only_a_name(amended)


def digests() -> str:
    """A line for each verbatim wording: its SHA-256, and what it is of."""
    lines = (f"{hashlib.sha256(one.text.encode()).hexdigest()}  {one.citation}, {one.since}" for one in WORDINGS)
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line[66:]))


def test_the_wordings_are_those_that_have_been_compared() -> None:
    """Varje lydelse är, tecken för tecken, den som har jämförts med författningen."""
    assert COMPARED.read_text(encoding="utf-8") == digests()


def is_only_a_name(amended: str) -> bool:
    """SFS 2019:835 put the word region in the place of landsting, and changed nothing else."""
    return amended == "2019:835"


if __name__ == "__main__":
    for each in WORDINGS:
        test_a_wording_that_is_called_verbatim_is(each)
    COMPARED.write_text(digests(), encoding="utf-8")

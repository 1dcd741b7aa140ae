"""Vad en nämnd består av – the shapes in which a board's guideline is written out.

Everything that was read in a guideline stands beside the place it was read from: the words, the heading above
them and the number of the requirement (E1–E84, U1–U92, N1–N134). What no guideline says, but the
demonstration needs, is marked "(antaget)" or "(påhittad)".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from textwrap import shorten
from typing import Generic, TypeVar

from boards.criteria import Criterion, Measure
from domain.board import Cadence, Choice, Decider, SettingCommand
from domain.documents.words import DocumentClass, Kind, QuotedParagraphs, Scope
from domain.terms import Body, LegalBasis, Role, Term
from domain.words import Name

T = TypeVar("T")

REQUIREMENTS: Mapping[str, range] = {"E": range(1, 85), "U": range(1, 93), "N": range(1, 135)}
"""The numbered requirements of each guideline: its letter, and the numbers there are."""

# ── Where it was read ────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """Words of a guideline, the heading they stand under and the requirement they are.

    In Enköping's sentences å, ä, ö and § are restored by hand.
    """

    text: str
    heading: str
    requirement: str

    @property
    def basis(self) -> str:
        """The requirement and as much of its words as a settings field takes."""
        return shorten(f"{self.requirement}: {self.text}", 200, placeholder=" …")


def sentences(board: str) -> Mapping[str, Quoted]:
    """The sentences of a guideline that the board needs: by requirement, "E43.1" for one of several."""
    found: dict[str, Quoted] = {}
    heading = ""
    for line in content(f"{board}-meningar.txt").decode().splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        elif line:
            number, text = line.split(" ", maxsplit=1)
            found[number] = Quoted(text=text, heading=heading, requirement=number.split(".")[0])
    return found


def content(name: str) -> bytes:
    """A file in `boards/content`."""
    return files("boards.content").joinpath(name).read_bytes()


@dataclass(frozen=True, kw_only=True, slots=True)
class Read(Generic[T]):
    """A value in the words of the domain, what it was read from, and what had to be supposed to get it."""

    value: T
    said: tuple[Quoted, ...]
    supposed: str | None = None


# ── Documents ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """A document that another one refers to, as it is named there; `slug` if it is one of ours."""

    title: str
    heading: str
    whose: str | None = None
    slug: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceDocument:
    """A controlled document with the metadata it shows; None where it shows nothing.

    `decided_by` and `owner_function` are as written. `content` is a file in `boards/content`, None where we
    have only the title.
    """

    slug: str
    title: str
    kind: Kind
    document_class: DocumentClass = DocumentClass.NORMATIVE
    scope: Scope = Scope.ADMINISTRATION_WIDE
    class_as_written: str | None = None
    purpose: Name | None = None
    affects: str | None = None
    decided_by: str | None = None
    body: Body | None = None
    decided: date | None = None
    diary_number: str | None = None
    owner_function: str | None = None
    valid_from: date | None = None
    supposed: str | None = None
    related: tuple[Related, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    quoted_paragraphs: QuotedParagraphs = ()
    content: str | None = None

    @property
    def content_bytes(self) -> bytes | None:
        """The text as it was received."""
        return None if self.content is None else content(self.content)


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """An agreement on collaboration; `document` is the slug of its document, the rest is as named in it."""

    document: str
    subject: str
    parties: tuple[str, ...]
    target_group: str | None
    said: Quoted


# ── Who does what ────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsibility:
    """What a function answers for; `holder` as written, role or body where the domain has the word."""

    holder: str
    role: Role | None = None
    body: Body | None = None
    said: Quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Routine:
    """A routine or way of working: when it is used and who answers for it, as written."""

    title: str
    when: str | None = None
    responsible: str | None = None
    roles: tuple[Role, ...] = ()
    bodies: tuple[Body, ...] = ()
    document: str | None = None
    said: Quoted


class ReportedWith(Term):
    TERTIAL = "tertial", "varje tertial"
    ACCOUNTS = "accounts", "i samband med årsbokslut"


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfControlQuestion:
    """A question that self-control is to answer, by whom, and with what it is reported."""

    number: int
    said: Quoted
    answered_by: tuple[Role, ...]
    answered_said: Quoted
    reported_with: ReportedWith
    reported_said: Quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """A goal of the municipality as it is named, and the strategic goals that the board has under it, as written."""

    title: str
    strategic: tuple[Quoted, ...]


# ── The board ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True, slots=True)
class InventedUnit:
    """A unit of the demonstration; no name is a real one. `provider`: who runs it, if not the board."""

    slug: str
    name: str
    parent: str | None
    legal_bases: tuple[LegalBasis, ...] = (LegalBasis.SOL,)
    provider: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardData:
    """All that the program knows of a board before anything has happened there.

    `settings` stand in the order in which they begin to hold; each is entered on the day of its decision at
    the earliest.
    """

    slug: str
    display_name: str
    origin: str
    letter: str
    guideline: SourceDocument
    documents: tuple[SourceDocument, ...]
    settings: tuple[SettingCommand, ...]
    units: tuple[InventedUnit, ...]
    terms: tuple[Read[Choice], ...]
    practices: tuple[Read[Choice], ...]
    responsibilities: tuple[Responsibility, ...]
    cadences: tuple[Read[Cadence], ...]
    deciders: tuple[Read[Decider], ...]
    routines: tuple[Routine, ...] = ()
    self_control: tuple[SelfControlQuestion, ...] = ()
    aims: tuple[Aim, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(measure for criterion in self.criteria for measure in criterion.measures)

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of the criteria tables, each once."""
        return tuple(dict.fromkeys(row for criterion in self.criteria for row in criterion.rows))

    @property
    def said(self) -> Mapping[str, Quoted]:
        """Every sentence that was taken from the guideline."""
        return sentences(self.slug)

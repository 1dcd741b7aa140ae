"""Uppsala – the guideline SCN-2026-00466 for the board's management system, written out.

The guideline was decided on 16 June 2026 and says nothing of when it begins to hold; it is counted from that day.
What the board had decided before is not known. It cites the Social Services Act in force, but says "utan dröjsmål"
where that act says "genast".
"""

from __future__ import annotations

from datetime import date

from boards.data import (
    BoardData,
    Read,
    Related,
    Responsibility,
    Routine,
    SourceDocument,
    sentences,
)
from boards.reading import NO_QUESTIONS, Guideline, answers_for, assumed_settings, cadence, decider, practice, term
from boards.taxonomy import CATEGORIES
from boards.units import UPPSALA as UNITS
from domain.board import Cadence, Choice, DecideChoices, Decider, LocalDeadline, Topic
from domain.deadlines import Unit
from domain.documents.words import DocumentClass, Kind
from domain.lex_sarah.words import Investigates
from domain.risk_analyses.words import DecisionLevel
from domain.terms import Body, Role
from domain.words import Decision

SAID = sentences("uppsala")

SINCE = date(2026, 6, 16)
DIARY_NUMBER = "SCN-2026-00466"
DECIDED = Decision(body=Body.BOARD, day=SINCE, diary_number=DIARY_NUMBER)

# ── Terms and practices ──────────────────────────────────────────────────────

TERMS: tuple[Read[Choice], ...] = (
    term("management_system", "ledningssystem", SAID["U9"]),
    term("process", "process", SAID["U10"]),
    term("quality", "kvalitet", SAID["U11"]),
    term("self_control", "egenkontroll", SAID["U12"]),
    term("risk", "risk", SAID["U13"]),
    term("deviation", "avvikelse", SAID["U14"]),
    term("misconduct", "missförhållande (lex Sarah)", SAID["U15"]),
    term("view", "synpunkt", SAID["U76"]),
    term("process.governance", "styr- och ledningsprocess", SAID["U49.1"]),
    term("process.core", "verksamhetsprocess", SAID["U49.2"]),
    term("process.support", "stödprocess", SAID["U49.3"]),
    term("document.governing", "styrande dokument", SAID["U54.1"]),
    term("document.supporting", "stödjande dokument", SAID["U54.2"]),
)

PRACTICES: tuple[Read[Choice], ...] = (
    practice("risk_analysis.decision_level", DecisionLevel.OWN_LEVEL.value, SAID["U67"], SAID["U65"]),
    practice("risk_analysis.every_risk", "varje identifierad risk analyseras", SAID["U64"]),
    practice("complaint.answered_by", Role.UNIT_MANAGER.value, SAID["U77"]),
    practice("view.kinds", "synpunkt omfattar allt, även klagomål", SAID["U76"]),
    practice("complaint.answer", "återkoppling om möjligt", SAID["U77"]),
    practice("misconduct.investigated_by", Investigates.MANAGER.value, SAID["U33"]),
    practice("document.owner", "en funktion", SAID["U3.5"]),
    practice("document.published_in", "kvalitetsledningsstödet KLS", SAID["U55"], SAID["U50"], SAID["U52"]),
    practice("lex_sarah.board_report", "kontinuerligt", SAID["U91.1"], SAID["U91.2"]),
    practice("suggestion.encouraged", "medarbetarna uppmuntras lämna förbättringsförslag", SAID["U81"], SAID["U39"]),
)

# ── The year, and who decides ────────────────────────────────────────────────

EVERY_MONTH = tuple(range(1, 13))

CADENCES: tuple[Read[Cadence], ...] = (
    cadence(
        "quality_report.yearly",
        "Kvalitetsberättelse",
        (12,),
        Body.BOARD,
        (Role.DIRECTOR,),
        SAID["U87"],
        SAID["U26"],
        supposed="Den går också till medarbetare och ledningsgrupp.",
    ),
    cadence(
        "improvement.half_year",
        "Sammanställning och analys av förbättringsarbetet, till nämnden",
        (6, 12),
        Body.BOARD,
        (Role.DIRECTOR,),
        SAID["U88"],
        SAID["U23"],
        supposed="Minst två gånger; årshjulet som riktlinjen hänvisar till finns inte här.",
    ),
    cadence(
        "improvement.half_year.management",
        "Sammanställning och analys av förbättringsarbetet, till ledningsgruppen",
        (6, 12),
        Body.MANAGEMENT_GROUP,
        (Role.DIRECTOR,),
        SAID["U88"],
        SAID["U89"],
        supposed="Vid behov också till avdelningarnas ledningsgrupper.",
    ),
    cadence(
        "lex_sarah.continuous",
        "Redovisning av lex Sarah",
        EVERY_MONTH,
        Body.BOARD,
        (Role.DIRECTOR,),
        SAID["U91.1"],
        SAID["U91.2"],
        supposed="Kontinuerligt räknas som varje månad.",
    ),
)

CHIEFS = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD)

DECIDERS: tuple[Read[Decider], ...] = (
    decider("guideline.establish", SAID["U3.2"], SAID["U3.3"], bodies=(Body.BOARD,)),
    decider("risk_analysis.start", SAID["U34"], SAID["U67"], roles=CHIEFS),
    decider("action.decide", SAID["U33"], roles=CHIEFS),
    decider("action.administration_wide", SAID["U24"], roles=(Role.DIRECTOR,)),
    decider("self_control.plan", SAID["U34"], roles=CHIEFS),
    decider("misconduct.investigate", SAID["U33"], roles=CHIEFS),
    decider("view.investigate", SAID["U77"], SAID["U78"], roles=CHIEFS),
)

DEADLINES: tuple[LocalDeadline, ...] = (
    LocalDeadline(rule="complaint.answer", length=10, unit=Unit.WORKING_DAYS),
    LocalDeadline(rule="document.review", length=12, unit=Unit.MONTHS),
)
"""The guideline has no number of days: the demonstration's own assumption."""

DEVIATION_SUBJECTS: tuple[Choice, ...] = (
    Choice(id="handling", label="Handläggning", note="U71"),
    Choice(id="documentation", label="Dokumentation", note="U71"),
    Choice(id="collaboration", label="Samverkan", note="U71"),
)
"""What a deviation may be a shortcoming in; the fourth, genomförande av insatser, is in the shared list already."""

SETTLED = Guideline(
    since=SINCE,
    decision=DECIDED,
    terms=TERMS,
    practices=PRACTICES,
    cadences=CADENCES,
    deciders=DECIDERS,
)

NEW_CATEGORIES = DecideChoices(
    topic=Topic.CATEGORIES, choices=(*CATEGORIES, *DEVIATION_SUBJECTS), since=SINCE, decision=DECIDED
)

# ── Who answers for what ─────────────────────────────────────────────────────

DIRECTOR_ANSWERS_FOR = ("U19", "U20", "U21", "U22", "U23", "U24", "U25", "U26")
CHIEFS_ANSWER_FOR = ("U28", "U29", "U30", "U31", "U32", "U33", "U34", "U35", "U77", "U78")
EMPLOYEES_ANSWER_FOR = ("U36", "U37", "U38", "U39", "U40", "U41", "U42", "U43", "U44", "U77")

RESPONSIBILITIES: tuple[Responsibility, ...] = (
    answers_for("Socialnämnden", SAID["U18"], body=Body.BOARD),
    *(answers_for("Förvaltningsdirektören", SAID[one], role=Role.DIRECTOR) for one in DIRECTOR_ANSWERS_FOR),
    *(answers_for("Chefer", SAID[one], role=role) for one in CHIEFS_ANSWER_FOR for role in CHIEFS),
    *(answers_for("Medarbetare", SAID[one], role=Role.EMPLOYEE) for one in EMPLOYEES_ANSWER_FOR),
    answers_for("Respektive chef, beslutsfattare eller annan utsedd funktion", SAID["U56"]),
    answers_for("Stabschef, socialförvaltningen", SAID["U3.5"], role=Role.DOCUMENT_OWNER),
)

# ── Documents ────────────────────────────────────────────────────────────────

MUNICIPALITY = "Kommunövergripande dokument"
TITLE_ONLY = "Riktlinjen hänvisar till dokumentet; texten finns inte här."


def referred_to(slug: str, number: str, kind: Kind) -> SourceDocument:
    """A document of which the guideline gives the title; "(rutin)" after it is its kind."""
    title = SAID[number].text.removesuffix(" (rutin)")
    return SourceDocument(slug=slug, title=title, kind=kind, quoted=(SAID[number],), supposed=TITLE_ONLY)


DOCUMENTS: tuple[SourceDocument, ...] = (
    referred_to("kvalitetspolicy", "U92.1", Kind.POLICY),
    referred_to("riktlinje-synpunktshantering", "U92.2", Kind.GUIDELINE),
    referred_to("riktlinje-riskhantering", "U92.3", Kind.GUIDELINE),
    referred_to("rutin-avvikelser-lex-sarah", "U92.4", Kind.ROUTINE),
    referred_to("rutin-synpunkter", "U92.5", Kind.ROUTINE),
)

ROUTINES: tuple[Routine, ...] = tuple(
    Routine(title=one.title, document=one.slug, said=one.quoted[0]) for one in DOCUMENTS if one.kind is Kind.ROUTINE
)

GUIDELINE = SourceDocument(
    slug="riktlinje",
    title="Riktlinje för socialnämndens ledningssystem för systematiskt kvalitetsarbete",
    kind=Kind.GUIDELINE,
    document_class=DocumentClass.NORMATIVE,
    class_as_written="Normerande styrdokument",
    purpose="Reglera nämndens systematiska kvalitetsarbete enligt SOSFS 2011:9 och säkerställa återrapportering",
    affects="socialförvaltningen",
    decided_by="socialnämnden",
    body=Body.BOARD,
    decided=SINCE,
    diary_number=DIARY_NUMBER,
    owner_function="stabschef, socialförvaltningen",
    valid_from=SINCE,
    supposed="Riktlinjen anger ingen första dag; den räknas från beslutsdagen.",
    related=tuple(
        Related(
            title=one.quoted[0].text,
            heading=one.quoted[0].heading,
            whose="Uppsala kommun" if one.quoted[0].heading == MUNICIPALITY else None,
            slug=one.slug,
        )
        for one in DOCUMENTS
    ),
    quoted=(
        SAID["U3.1"],
        SAID["U3.2"],
        SAID["U3.3"],
        SAID["U3.4"],
        SAID["U3.5"],
        SAID["U4"],
        SAID["U7"],
        SAID["U8"],
    ),
    quoted_paragraphs=(
        "SOSFS 2011:9",
        "Socialtjänstlagen (2025:400)",
        "Kommunallagen (2017:725)",
        "Föräldrabalken (1949:381)",
        "LVU, 1990:52",
        "LVM, 1988:870",
        "FL, 2017:900",
        "OSL, 2009:400",
        "Arkivlagen (1990:782)",
        "(EU) 2016/679 (GDPR)",
    ),
    content="uppsala-riktlinje.txt",
)

BOARD = BoardData(
    slug="uppsala",
    display_name="Socialnämnden i Uppsala (påhittad)",
    origin="demo.invalid/uppsala",
    letter="U",
    guideline=GUIDELINE,
    documents=DOCUMENTS,
    settings=(*assumed_settings(DEADLINES), NO_QUESTIONS, NEW_CATEGORIES, *SETTLED.settings),
    units=UNITS,
    terms=TERMS,
    practices=PRACTICES,
    responsibilities=RESPONSIBILITIES,
    cadences=CADENCES,
    deciders=DECIDERS,
    routines=ROUTINES,
)

"""Enköping – the guideline "Grunderna för det systematiska kvalitetsarbetet", written out.

The page bears no date. It cites the Social Services Act that was repealed on 1 July 2025; the demonstration
supposes that it has held since 1 January 2025.
"""

from __future__ import annotations

from datetime import date

from boards.data import (
    BoardData,
    Read,
    Related,
    ReportedWith,
    Responsibility,
    Routine,
    SelfControlQuestion,
    SourceDocument,
    sentences,
)
from boards.reading import Guideline, answers_for, assumed_settings, cadence, decider, practice, question, term, values
from boards.units import ENKOPING as UNITS
from domain.board import Cadence, Choice, DecideChoices, Decider, LocalDeadline, Topic
from domain.deadlines import Unit
from domain.documents.words import Kind
from domain.risk_analyses.words import DecisionLevel
from domain.terms import Body, Role
from domain.words import Decision

SAID = sentences("enkoping")

SINCE = date(2025, 1, 1)
DECIDED = Decision(body=Body.BOARD, day=date(2024, 12, 17), paragraph="Dag och paragraf okända (antagna)")

# ── Terms and practices ──────────────────────────────────────────────────────

TERMS: tuple[Read[Choice], ...] = (
    term("quality", "kvalitet", SAID["E12"]),
    term("complaint", "klagomål", SAID["E48"]),
    term("view", "synpunkt", SAID["E49"]),
    term("other_deviation", "övrig avvikelse", SAID["E59"]),
    term("misconduct", "missförhållande (lex Sarah)", SAID["E55"]),
    term("self_control", "egenkontroll", SAID["E39"]),
)

PRACTICES: tuple[Read[Choice], ...] = (
    practice("risk_analysis.decision_level", DecisionLevel.MANAGEMENT_GROUP.value, SAID["E34"]),
    practice("complaint.answered_by", Role.DEPARTMENT_HEAD.value, SAID["E69"]),
    practice("view.kinds", "klagomål och synpunkt skiljs åt", SAID["E48"], SAID["E49"]),
    practice("complaint.answer", "klagomål kräver svar; återkoppling om personen önskar", SAID["E48"], SAID["E53"]),
    practice("document.owner", "en person med namn", SAID["E24"]),
    practice("document.published_in", "intranätet Komin", SAID["E25"]),
    practice("report.received_in", "avvikelsesystemet Invite Flexite", SAID["E51"]),
    practice("lex_sarah.board_report", "antalet, två gånger om året", SAID["E64"]),
    practice("risk_analysis.reported_to", "nämnden och berörda verksamheter", SAID["E37"]),
    practice("action.reported_to", "ledningsgruppen och berörda avdelningar", SAID["E68"]),
    practice("action.board_report", "åtgärder av betydelse", SAID["E70"]),
)

# ── The year, and who decides ────────────────────────────────────────────────

THOSE_WHO_CHECK = (Role.DEPARTMENT_HEAD, Role.TEAM_LEADER, Role.EMPLOYEE)
BOTH_STAND = "Riktlinjen säger en gång om året på ett ställe (E63) och två på ett annat (E84): båda står."

CADENCES: tuple[Read[Cadence], ...] = (
    cadence(
        "self_control.tertial",
        "Egenkontroll, frågorna 1, 2, 3 och 5",
        (4, 8, 12),
        Body.BOARD,
        THOSE_WHO_CHECK,
        SAID["E44"],
        SAID["E81"],
    ),
    cadence(
        "self_control.accounts",
        "Egenkontroll, frågorna 4 och 6, med årsbokslutet",
        (12,),
        Body.BOARD,
        THOSE_WHO_CHECK,
        SAID["E44"],
        SAID["E81"],
    ),
    cadence(
        "compilation.yearly",
        "Sammanställning och analys av klagomål, synpunkter och lex Sarah, med bokslutet",
        (12,),
        Body.BOARD,
        (),
        SAID["E63"],
        SAID["E65"],
        supposed=f"{BOTH_STAND} Ansvarig är ledningsgruppen (E65), som inte är en roll.",
    ),
    cadence(
        "compilation.half_year",
        "Sammanställning och analys på aggregerad nivå",
        (6, 12),
        Body.MANAGEMENT_GROUP,
        (Role.QUALITY_DEVELOPER,),
        SAID["E84"],
        supposed=f"{BOTH_STAND} Mottagaren nämns inte; utvecklare och ledningsgrupp gör den.",
    ),
    cadence(
        "lex_sarah.count",
        "Rapport om antalet lex Sarah",
        (6, 12),
        Body.BOARD,
        (),
        SAID["E64"],
        supposed="Vem som sammanställer nämns inte.",
    ),
    cadence(
        "accounts.quality_section",
        "Bokslutets avsnitt om kvalitetsarbetet",
        (12,),
        Body.BOARD,
        (),
        SAID["E78"],
        SAID["E65"],
        supposed="Nämnden får det vid det följande årets början.",
    ),
    cadence(
        "quality_report.yearly",
        "Kvalitetsberättelse (allmänt råd)",
        (12,),
        Body.BOARD,
        (),
        SAID["E72"],
        supposed="Rådet nämner ingen mottagare.",
    ),
    cadence(
        "plan.yearly",
        "Nämndplan, verksamhetsplaner och avdelningsplaner",
        (12,),
        Body.BOARD,
        THOSE_WHO_CHECK,
        SAID["E80"],
        SAID["E74"],
        SAID["E76"],
        supposed="Planen kallas flerårig (E74), årlig (E80) och årsplan (E76).",
    ),
)

DECIDERS: tuple[Read[Decider], ...] = (
    decider("risk_analysis.start", SAID["E34"], SAID["E82"], bodies=(Body.MANAGEMENT_GROUP,)),
    decider("self_control.plan", SAID["E42"], roles=(Role.DEPARTMENT_HEAD,)),
    decider("self_control.answer", SAID["E81"], SAID["E42"], roles=THOSE_WHO_CHECK),
    decider("action.decide", SAID["E67"], SAID["E38"], roles=(Role.DEPARTMENT_HEAD,)),
    decider("action.administration_wide", SAID["E67"], roles=(Role.DIRECTOR,)),
    decider("routine.establish", SAID["E79"], roles=(Role.DEPARTMENT_HEAD,)),
    decider("accounts.analysis", SAID["E65"], bodies=(Body.MANAGEMENT_GROUP,)),
    decider("plan.board", SAID["E74"], bodies=(Body.BOARD,)),
)

DEADLINES: tuple[LocalDeadline, ...] = (
    LocalDeadline(rule="complaint.answer", length=10, unit=Unit.WORKING_DAYS),
    LocalDeadline(rule="document.review", length=24, unit=Unit.MONTHS),
)
"""The guideline has no number of days: the demonstration's own assumption."""

SETTLED = Guideline(
    since=SINCE,
    decision=DECIDED,
    terms=TERMS,
    practices=PRACTICES,
    cadences=CADENCES,
    deciders=DECIDERS,
)

# ── Self-control: six questions ──────────────────────────────────────────────

WITH_THE_ACCOUNTS = (4, 6)

SIX_QUESTIONS: tuple[SelfControlQuestion, ...] = tuple(
    SelfControlQuestion(
        number=number,
        said=SAID[f"E43.{number}"],
        answered_by=THOSE_WHO_CHECK,
        answered_said=SAID["E81"],
        reported_with=ReportedWith.ACCOUNTS if number in WITH_THE_ACCOUNTS else ReportedWith.TERTIAL,
        reported_said=SAID["E44"],
    )
    for number in range(1, 7)
)

QUESTIONS: tuple[Read[Choice], ...] = tuple(
    question(one.number, f"self_control.{one.reported_with}", one.said) for one in SIX_QUESTIONS
)
ASKED = DecideChoices(topic=Topic.QUESTIONS, choices=values(QUESTIONS), since=SINCE, decision=DECIDED)

# ── Who answers for what ─────────────────────────────────────────────────────

RESPONSIBILITIES: tuple[Responsibility, ...] = (
    answers_for("Den som bedriver socialtjänst", SAID["E4"], body=Body.BOARD),
    answers_for("Var och en som fullgör uppgifter", SAID["E15"], role=Role.EMPLOYEE),
    answers_for("Varje medarbetare", SAID["E26"], role=Role.EMPLOYEE),
    answers_for("Samtlig personal", SAID["E33"], role=Role.EMPLOYEE),
    answers_for("Ledningsgruppen", SAID["E34"], body=Body.MANAGEMENT_GROUP),
    answers_for("Ledningsgruppen", SAID["E35"], body=Body.MANAGEMENT_GROUP),
    answers_for("Ledningsgruppen", SAID["E38"], body=Body.MANAGEMENT_GROUP),
    answers_for("Avdelningschef", SAID["E42"], role=Role.DEPARTMENT_HEAD),
    answers_for("Alla medarbetare", SAID["E58"], role=Role.EMPLOYEE),
    answers_for("Ledningsgruppen", SAID["E65"], body=Body.MANAGEMENT_GROUP),
    answers_for("Avdelningschef", SAID["E67"], role=Role.DEPARTMENT_HEAD),
    answers_for("Förvaltningschef", SAID["E67"], role=Role.DIRECTOR),
    answers_for("Avdelningschef", SAID["E69"], role=Role.DEPARTMENT_HEAD),
    answers_for("Nämnden", SAID["E74"], body=Body.BOARD),
    answers_for("Utvecklare", SAID["E84"], role=Role.QUALITY_DEVELOPER),
    answers_for("Ledningsgrupp", SAID["E84"], body=Body.MANAGEMENT_GROUP),
)

# ── Routines and documents ───────────────────────────────────────────────────

ROUTINES: tuple[Routine, ...] = (
    Routine(
        title="Rutin hantering av klagomål/synpunkter",
        document="rutin-klagomal-synpunkter",
        said=SAID["E54"],
    ),
    Routine(title="Rutin hantering av Lex Sarah", document="rutin-lex-sarah", said=SAID["E60"]),
    Routine(title="Rutin hantering av övrig avvikelse", document="rutin-ovrig-avvikelse", said=SAID["E60"]),
    Routine(
        title="Rutin för avvikelser i samverkan med annan verksamhet",
        document="rutin-avvikelser-samverkan",
        said=SAID["E61"],
    ),
    Routine(
        title="Processer, rutiner",
        when="Vid upprättande eller revidering",
        responsible="Avdelningschef",
        roles=(Role.DEPARTMENT_HEAD,),
        said=SAID["E79"],
    ),
    Routine(
        title="Nämndplan, verksamhetsplaner, avdelningsplaner",
        when="1g/år",
        responsible="Nämnd, ledningsgrupp, team, medarbetare",
        roles=(Role.EMPLOYEE,),
        bodies=(Body.BOARD, Body.MANAGEMENT_GROUP),
        said=SAID["E80"],
    ),
    Routine(
        title="Egenkontroll",
        when="Varje tertial (bortsett från punkt 4 och 6 som rapporteras i samband med årsbokslut)",
        responsible="Avdelningschef; teamledare, medarbetare",
        roles=THOSE_WHO_CHECK,
        said=SAID["E81"],
    ),
    Routine(
        title="Riskanalyser",
        when="Vid behov",
        responsible="Ledningsgrupp",
        bodies=(Body.MANAGEMENT_GROUP,),
        said=SAID["E82"],
    ),
    Routine(
        title="Klagomål, synpunkter och rapporter enligt Lex Sarah",
        when="Vid klagomål, synpunkter och avvikelser",
        responsible="Samtlig personal",
        roles=(Role.EMPLOYEE,),
        said=SAID["E83"],
    ),
    Routine(
        title="Sammanställning och analys på aggregerad nivå",
        when="2 ggr/år",
        responsible="Utvecklare och ledningsgrupp",
        roles=(Role.QUALITY_DEVELOPER,),
        bodies=(Body.MANAGEMENT_GROUP,),
        said=SAID["E84"],
    ),
)

DOCUMENTS: tuple[SourceDocument, ...] = tuple(
    SourceDocument(
        slug=routine.document,
        title=routine.title,
        kind=Kind.ROUTINE,
        quoted=(routine.said,),
        supposed="Riktlinjen nämner rutinen; texten finns inte här.",
    )
    for routine in ROUTINES
    if routine.document
)

GUIDELINE = SourceDocument(
    slug="riktlinje",
    title="Grunderna för det systematiska kvalitetsarbetet",
    kind=Kind.GUIDELINE,
    class_as_written="styrande dokument",
    valid_from=SINCE,
    supposed=(
        "Dokumentet är odaterat och saknar beslutsfattare, diarienummer och ansvarig; "
        "giltigheten är demonstrationens antagande."
    ),
    related=tuple(
        Related(title=one.title, heading=one.quoted[0].heading, whose="Komin", slug=one.slug) for one in DOCUMENTS
    ),
    quoted=(SAID["E1"], SAID["E24"], SAID["E31"]),
    quoted_paragraphs=(
        "SOSFS 2011:9",
        "SoL 3 kap 3 §",
        "SoL 1:1 och 3:3",
        "14 kap 2 § SoL",
        "Socialtjänstlagen 14 kap 3 §",
        "14 kap 6 § SoL",
    ),
    content="enkoping-riktlinje.txt",
)

BOARD = BoardData(
    slug="enkoping",
    display_name="Socialnämnden i Enköping (påhittad)",
    origin="demo.invalid/enkoping",
    letter="E",
    guideline=GUIDELINE,
    documents=DOCUMENTS,
    settings=(*assumed_settings(DEADLINES), *SETTLED.settings, ASKED),
    units=UNITS,
    terms=TERMS,
    practices=PRACTICES,
    responsibilities=RESPONSIBILITIES,
    cadences=CADENCES,
    deciders=DECIDERS,
    routines=ROUTINES,
    self_control=SIX_QUESTIONS,
)

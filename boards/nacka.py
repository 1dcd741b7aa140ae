"""Nacka – the guideline "Ledningssystem för kvalitet i socialtjänsten" of social- och äldrenämnden, written out.

It names the years 2013 (its material areas) and 2014–2015 (what is to be developed), but no day. The demonstration
counts it from the first day of the years it plans for. It includes elder care, and so health care; it cites acts
that are repealed, and lex Sarah by paragraphs that were old already then.
"""

from __future__ import annotations

from datetime import date
from textwrap import shorten

from boards.data import (
    Agreement,
    Aim,
    BoardData,
    Quoted,
    Read,
    Related,
    Responsibility,
    Routine,
    SourceDocument,
    sentences,
)
from boards.nacka_criteria import CRITERIA
from boards.reading import NO_QUESTIONS, Guideline, answers_for, assumed_settings, cadence, decider, practice, term
from boards.taxonomy import HSL_CATEGORIES
from boards.units import NACKA as UNITS
from domain.board import Cadence, Choice, Decider, LocalDeadline
from domain.deadlines import Unit
from domain.documents.words import Kind, Scope
from domain.surveys.words import StaffSurveyEnds
from domain.terms import Body, Role
from domain.words import Decision

SAID = sentences("nacka")

SINCE = date(2014, 1, 1)
DECIDED = Decision(body=Body.BOARD, day=date(2013, 12, 31), paragraph="Dag och paragraf okända (antagna)")

# ── Terms and practices ──────────────────────────────────────────────────────

TERMS: tuple[Read[Choice], ...] = (
    term("quality", "god kvalitet", SAID["N9"]),
    term("quality.self_determination", "självbestämmande och integritet", SAID["N10"]),
    term("quality.wholeness", "helhetssyn och samordning", SAID["N11"]),
    term("quality.safety", "trygghet och säkerhet", SAID["N12"]),
    term("quality.knowledge", "kunskapsbaserad verksamhet", SAID["N13"]),
    term("quality.accessibility", "tillgänglighet", SAID["N14"]),
    term("quality.efficiency", "effektivitet", SAID["N15"]),
    term("follow_up", "uppföljning", SAID["N113"]),
    term("joint_analysis", "samlad analys", SAID["N50"]),
    term("deviation", "fel och brister", SAID["N102.1"]),
)

PRACTICES: tuple[Read[Choice], ...] = (
    practice(
        "complaint.answered_by",
        Role.UNIT_MANAGER.value,
        SAID["N108.4"],
        supposed="Att enhetschefer ansvarar för arbetsformerna läses som att de svarar.",
    ),
    practice("view.kinds", "synpunkter och klagomål hanteras gemensamt", SAID["N38.2"], SAID["N45"]),
    practice("document.owner", "ansvarig enhetschef", SAID["N86"]),
    practice("document.reviewed", "minst vid varje ny kvalitetsplan", SAID["N82"]),
    practice("document.published_in", "socialtjänstens intranät", SAID["N86"]),
    practice("result.published_in", "nämnden och nacka.se", SAID["N46"]),
    practice(
        "participation.service_users",
        "råd, referensgrupper, intervjuer och fokusgrupper",
        SAID["N38.3"],
        SAID["N38.4"],
        SAID["N38.5"],
    ),
    practice("staff_survey.ends_in", StaffSurveyEnds.PROGRAMME.value, SAID["N110.4"]),
    practice(
        "participation.staff",
        "arbetsplatsmöten, facklig samverkan, seminarier och förbättringsarbete i varje grupp",
        SAID["N40.1"],
        SAID["N40.2"],
        SAID["N40.3"],
        SAID["N40.4"],
    ),
)

# ── Goals: the municipality's, and the board's under each (N19) ──────────────

AIMS: tuple[Aim, ...] = tuple(
    Aim(title=title, strategic=tuple(SAID[number] for number in numbers))
    for title, numbers in (
        ("God kommunal service", ("N20.1", "N20.2", "N20.3", "N20.4", "N20.5", "N20.6", "N20.7")),
        ("Effektivt resursutnyttjande", ("N21",)),
        ("Stor valfrihet", ("N22",)),
        ("Kommunal ekonomi i balans", ("N23.1", "N23.2")),
        ("God livsmiljö och långsiktigt hållbar utveckling", ("N24.1", "N24.2")),
    )
)

# ── The year, and who decides ────────────────────────────────────────────────

CADENCES: tuple[Read[Cadence], ...] = (
    cadence(
        "user_survey.yearly",
        "Brukarundersökning",
        (12,),
        Body.MANAGEMENT_GROUP,
        (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER),
        SAID["N38.1"],
        supposed="Mottagaren nämns inte.",
    ),
    cadence(
        "quality_report.yearly",
        "Kvalitetsredovisning",
        (12,),
        Body.BOARD,
        (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER),
        SAID["N46"],
    ),
    cadence(
        "providers.yearly",
        "Rapporter om uppföljning av utförare",
        (12,),
        Body.BOARD,
        (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER),
        SAID["N47"],
    ),
    cadence(
        "views.compilation",
        "Sammanställning av synpunkter och klagomål",
        (),
        Body.BOARD,
        (Role.UNIT_MANAGER, Role.QUALITY_DEVELOPER),
        SAID["N45"],
    ),
    cadence(
        "joint_analysis.yearly",
        "Samlad kvalitetsgenomgång och resultatanalys",
        (12,),
        Body.MANAGEMENT_GROUP,
        (Role.DIRECTOR,),
        SAID["N51"],
        supposed="Ledningsgruppen gör den själv.",
    ),
    cadence(
        "deviations.yearly",
        "Samlad analys av fel och brister, med väsentlighets- och riskanalysen",
        (12,),
        Body.BOARD,
        (Role.DIRECTOR, Role.QUALITY_DEVELOPER),
        SAID["N102.2"],
    ),
    cadence(
        "execution.quarterly",
        "Väntetid mellan beslut och verkställighet",
        (3, 6, 9, 12),
        Body.MANAGEMENT_GROUP,
        (Role.UNIT_MANAGER,),
        SAID["N62"],
        supposed="Mottagaren nämns inte.",
    ),
    cadence(
        "appeals.tertial",
        "Överklaganden och ändringar som gått emot",
        (4, 8, 12),
        Body.MANAGEMENT_GROUP,
        (),
        SAID["N64"],
        supposed="Mottagaren nämns inte; ansvarig är juristen.",
    ),
    cadence(
        "legal_certainty.half_year",
        "Rättssäkerhetsenkät",
        (6, 12),
        Body.MANAGEMENT_GROUP,
        (Role.UNIT_MANAGER,),
        SAID["N65"],
        SAID["N60"],
        supposed="Mottagaren nämns inte.",
    ),
    cadence(
        "staff_survey.yearly",
        "Medarbetarenkät",
        (12,),
        Body.MANAGEMENT_GROUP,
        (),
        SAID["N110.4"],
        SAID["N69"],
        supposed="Mottagaren nämns inte; ansvarig är personalstrategen.",
    ),
)

DECIDERS: tuple[Read[Decider], ...] = (
    decider("criterion.decide", SAID["N29"], bodies=(Body.BOARD,)),
    decider("plan.board", SAID["N43"], SAID["N44"], bodies=(Body.BOARD,)),
    decider(
        "quality.strategic",
        SAID["N31"],
        roles=(Role.QUALITY_DEVELOPER,),
        bodies=(Body.MANAGEMENT_GROUP,),
    ),
    decider("routine.establish", SAID["N82"], bodies=(Body.MANAGEMENT_GROUP,)),
    decider("action.decide", SAID["N32"], roles=(Role.UNIT_MANAGER,)),
    decider("goal.operational", SAID["N32"], roles=(Role.UNIT_MANAGER,)),
)

DEADLINES: tuple[LocalDeadline, ...] = (
    LocalDeadline(rule="complaint.answer", length=15, unit=Unit.WORKING_DAYS),
    LocalDeadline(rule="document.review", length=24, unit=Unit.MONTHS),
)
"""The guideline has no number of days, and ties review to the quality plan: the demonstration's own assumption."""

SETTLED = Guideline(
    since=SINCE,
    decision=DECIDED,
    terms=TERMS,
    practices=PRACTICES,
    cadences=CADENCES,
    deciders=DECIDERS,
)

# ── Who answers for what ─────────────────────────────────────────────────────

RESPONSIBILITIES: tuple[Responsibility, ...] = (
    answers_for("Social- och äldrenämnden", SAID["N29"], body=Body.BOARD),
    answers_for("Socialdirektören", SAID["N30"], role=Role.DIRECTOR),
    answers_for("Socialtjänstens ledningsgrupp", SAID["N31"], body=Body.MANAGEMENT_GROUP),
    answers_for("Kvalitetsutvecklaren", SAID["N31"], role=Role.QUALITY_DEVELOPER),
    answers_for("Respektive enhetschef", SAID["N32"], role=Role.UNIT_MANAGER),
    answers_for("Alla medarbetare", SAID["N33"], role=Role.EMPLOYEE),
    answers_for("Kvalitetsutvecklaren", SAID["N34"], role=Role.QUALITY_DEVELOPER),
    answers_for("Kvalitetsgruppen", SAID["N35"], body=Body.QUALITY_GROUP),
    answers_for("Socialdirektören", SAID["N51"], role=Role.DIRECTOR),
    answers_for("Handläggare på myndighet; Sociala kvalitetsenheten", SAID["N70"]),
    answers_for("Ansvarig enhetschef", SAID["N86"], role=Role.UNIT_MANAGER),
    answers_for("Enhetschefer; sociala kvalitetsenheten", SAID["N108.4"], role=Role.UNIT_MANAGER),
)


def routines(responsible: str, roles: tuple[Role, ...], *numbers: str) -> tuple[Routine, ...]:
    """Routines and ways of working that the guideline lists under one heading, with who answers for them."""
    listed = (SAID[number] for number in numbers)
    return tuple(
        Routine(
            title=said.text.removesuffix(f" {responsible}").removesuffix("."),
            responsible=responsible,
            roles=roles,
            said=said,
        )
        for said in listed
    )


def numbered(number: str, most: int) -> tuple[str, ...]:
    return tuple(f"{number}.{one}" for one in range(1, most + 1))


UNIT_MANAGERS = (Role.UNIT_MANAGER,)
DIRECTOR = (Role.DIRECTOR,)
QUALITY_UNIT = (Role.QUALITY_DEVELOPER,)

ROUTINES: tuple[Routine, ...] = (
    *routines("Socialdirektör", DIRECTOR, "N88.1", "N88.3"),
    *routines("Sociala kvalitetsenheten", QUALITY_UNIT, "N88.2"),
    *routines("Kommunstyrelsen", (), "N90.1"),
    *routines("Webbansvarig", (), "N90.2"),
    *routines("enhetschefer", UNIT_MANAGERS, *numbered("N101", 5)),
    *routines("socialdirektör och sociala kvalitetsenheten", (*DIRECTOR, *QUALITY_UNIT), *numbered("N104", 7)),
    *routines("enhetschef Vuxen", UNIT_MANAGERS, "N105"),
    *routines(
        "enhetschefer samt sociala kvalitetsenheten som samordnare",
        (*UNIT_MANAGERS, *QUALITY_UNIT),
        *numbered("N108", 3),
    ),
    *routines("personalstrateg och enhetschefer", UNIT_MANAGERS, *numbered("N110", 5)),
    *routines("upphandlingsenheten och sociala kvalitetsenheten", QUALITY_UNIT, *numbered("N112", 4)),
    *routines("socialdirektör", DIRECTOR, "N117"),
)

# ── Agreements, which are documents ──────────────────────────────────────────


def agreement(slug: str, number: str, subject: str, target_group: str | None, parties: tuple[str, ...]) -> Agreement:
    return Agreement(document=slug, subject=subject, parties=parties, target_group=target_group, said=SAID[number])


NACKA = "Nacka kommun"

AGREEMENTS: tuple[Agreement, ...] = (
    agreement(
        "samverkan-vald",
        "N92",
        "våld i nära relationer",
        None,
        ("myndigheter", "frivilliga organisationer"),
    ),
    agreement(
        "samverkan-ungdomsmottagning",
        "N93",
        "ungdomsmottagningsverksamheten på Nacka UM",
        None,
        ("SLSO", NACKA),
    ),
    agreement(
        "samverkan-mini-maria",
        "N94",
        "Mini Maria",
        None,
        ("SLL", "Nacka kommuns sociala stödresurser"),
    ),
    agreement(
        "samverkan-bus",
        "N95",
        "barn och ungdomar i behov av särskilt stöd (BUS)",
        "barn och ungdomar i behov av särskilt stöd",
        (),
    ),
    agreement(
        "samverkan-samsjuklighet",
        "N96",
        "samverkan kring vuxna",
        "vuxna med missbruk/beroendeproblematik och samtidig psykisk sjukdom/funktionsnedsättning",
        (NACKA, "Capio Maria", "Carema Hjärnhälsan Nacka"),
    ),
    agreement(
        "samverkan-oppenvard",
        "N97",
        "social och medicinsk öppenvårdsverksamhet",
        "personer från 18 år och deras familjer med missbruks/beroendeproblematik",
        ("Nacka kommuns Socialtjänst, IFO Vuxna", "Capio Maria"),
    ),
    agreement(
        "samverkan-psykisk-sjukdom",
        "N98",
        "samverkan kring vuxna",
        "vuxna med psykisk sjukdom/funktionsnedsättning",
        (NACKA, "Nacka heldygnsvård", "Psykiatri Södra", "Capio Hjärnhälsan Nacka"),
    ),
    agreement(
        "vard-i-samverkan",
        "N99",
        "Vård i samverkan",
        None,
        (NACKA, "primärvården", "RehabCentrum", "ASIH", "Aleris Nackageriatriken"),
    ),
)


def document_of(one: Agreement) -> SourceDocument:
    """The document of an agreement: of it we have only what the guideline calls it."""
    plan = one.said.text.startswith("Plan ")
    return SourceDocument(
        slug=one.document,
        title=shorten(one.said.text.removesuffix("."), 200, placeholder=" …"),
        kind=Kind.PLAN if plan else Kind.AGREEMENT,
        scope=Scope.OPERATION_SPECIFIC,
        quoted=(one.said,),
        supposed="Riktlinjen nämner överenskommelsen; dagar, undertecknare och text finns inte här.",
    )


DOCUMENTS: tuple[SourceDocument, ...] = tuple(document_of(one) for one in AGREEMENTS)


def related(said: Quoted, slug: str | None = None) -> Related:
    return Related(title=said.text, heading=said.heading, slug=slug)


GUIDELINE = SourceDocument(
    slug="riktlinje",
    title="Ledningssystem för kvalitet i socialtjänsten",
    kind=Kind.GUIDELINE,
    class_as_written="Riktlinje",
    purpose=SAID["N1.1"].text,
    affects=SAID["N1.2"].text,
    valid_from=SINCE,
    supposed=(
        "Dokumentet är odaterat och saknar beslutsfattare, diarienummer och ansvarig; det räknas från första dagen "
        "av de år det planerar för. Rubriken är tagen ur dess syfte."
    ),
    related=tuple(related(one.said, one.document) for one in AGREEMENTS),
    quoted=(SAID["N1.1"], SAID["N1.2"], SAID["N6"], SAID["N82"]),
    quoted_paragraphs=(
        "SOSFS 2011:9",
        "31 § hälso- och sjukvårdslagen (1982:763)",
        "16 § tandvårdslagen (1985:125)",
        "LSS (1993:125)",
        "3 kap. patientsäkerhetslagen (2010:659)",
        "3 kap. 3 § socialtjänstlagen (2001: 452)",
        "14 kap. 2 § SoL och 24 a § LSS (lex Sarah)",
    ),
    content="nacka-riktlinje.txt",
)

BOARD = BoardData(
    slug="nacka",
    display_name="Social- och äldrenämnden i Nacka (påhittad)",
    origin="demo.invalid/nacka",
    letter="N",
    guideline=GUIDELINE,
    documents=DOCUMENTS,
    settings=(*SETTLED.settings, *assumed_settings(DEADLINES, HSL_CATEGORIES), NO_QUESTIONS),
    units=UNITS,
    terms=TERMS,
    practices=PRACTICES,
    responsibilities=RESPONSIBILITIES,
    cadences=CADENCES,
    deciders=DECIDERS,
    routines=ROUTINES,
    aims=AIMS,
    criteria=CRITERIA,
    agreements=AGREEMENTS,
)

"""Nämndernas processer – those the guidelines name, and what the demonstration supposes of their activities.

Enköping says that every operation has its main processes, Uppsala divides them in three and names one, and Nacka
lists the nine that matter most. Purposes and activities are assumed: no guideline describes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.agreements.words import Counterparty
from domain.processes.words import Activity, Category
from domain.terms import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardProcess:
    """A process as a board speaks of it. `requirement`: where the guideline names it, or processes of its kind."""

    slug: str
    title: str
    category: Category
    purpose: str
    begins_with: str
    ends_with: str
    activities: tuple[Activity, ...]
    requirement: str
    counterparties: tuple[Counterparty, ...] = ()


# ── Activities (assumed) ─────────────────────────────────────────────────────

HANDLING = (
    Activity(
        number=1, name="Ta emot ansökan eller anmälan", role=Role.EMPLOYEE, documentation="Dag och vad som sagts."
    ),
    Activity(number=2, name="Bedöma behov av skydd", role=Role.EMPLOYEE, after=(1,), documentation="Bedömningen."),
    Activity(number=3, name="Utreda", role=Role.EMPLOYEE, after=(2,), outputs="Beslutsunderlag."),
    Activity(number=4, name="Besluta", role=Role.UNIT_MANAGER, after=(3,), returns_to=(3,), outputs="Beslut."),
    Activity(number=5, name="Följa upp", role=Role.EMPLOYEE, after=(4,), returns_to=(3,)),
)
ANSWERING = (
    Activity(number=1, name="Ta emot", role=Role.EMPLOYEE, documentation="Dag, väg in och vad som sagts."),
    Activity(number=2, name="Bedöma och utreda", role=Role.UNIT_MANAGER, after=(1,)),
    Activity(number=3, name="Svara eller återkoppla", role=Role.UNIT_MANAGER, after=(2,), returns_to=(2,)),
    Activity(number=4, name="Sammanställa", role=Role.QUALITY_DEVELOPER, after=(3,), outputs="Underlag till nämnden."),
)
COLLABORATING = (
    Activity(number=1, name="Kalla till gemensam planering", role=Role.EMPLOYEE),
    Activity(number=2, name="Fördela ansvar", role=Role.UNIT_MANAGER, after=(1,), documentation="Vem som gör vad."),
    Activity(number=3, name="Följa upp tillsammans", role=Role.EMPLOYEE, after=(2,), returns_to=(1,)),
)
FOLLOWING_UP = (
    Activity(number=1, name="Planera", role=Role.QUALITY_DEVELOPER),
    Activity(number=2, name="Samla in", role=Role.UNIT_MANAGER, after=(1,), inputs="Mått och mätsätt."),
    Activity(number=3, name="Analysera", role=Role.QUALITY_DEVELOPER, after=(2,), returns_to=(2,)),
    Activity(number=4, name="Redovisa", role=Role.DIRECTOR, after=(3,), outputs="Underlag till nämnden."),
)
SUPPLYING = (
    Activity(number=1, name="Kartlägga behovet", role=Role.UNIT_MANAGER),
    Activity(number=2, name="Anskaffa eller anställa", role=Role.UNIT_MANAGER, after=(1,)),
    Activity(number=3, name="Introducera", role=Role.TEAM_LEADER, after=(2,)),
)


def process(
    slug: str,
    title: str,
    category: Category,
    purpose: str,
    activities: tuple[Activity, ...],
    requirement: str,
    *counterparties: Counterparty,
) -> BoardProcess:
    first, last = activities[0].name, activities[-1].name
    return BoardProcess(
        slug=slug,
        title=title,
        category=category,
        purpose=purpose,
        begins_with=first.lower(),
        ends_with=last.lower(),
        activities=activities,
        requirement=requirement,
        counterparties=counterparties,
    )


GOVERNANCE, CORE, SUPPORT = Category.GOVERNANCE, Category.CORE, Category.SUPPORT
REGION, SCHOOL, CARE = Counterparty.REGION, Counterparty.SCHOOL, Counterparty.CARE_PROVIDER

PROCESSES: Mapping[str, tuple[BoardProcess, ...]] = {
    "enkoping": (
        process("handlaggning", "Huvudprocess Barn och unga", CORE, "Barn får det skydd de behöver.", HANDLING, "E22"),
        process("vuxen", "Huvudprocess Vuxen", CORE, "Vuxna får det stöd de har rätt till.", HANDLING, "E22", REGION),
        process(
            "samverkan", "Samverkan kring den enskilde", CORE, "Insatserna hänger ihop.", COLLABORATING, "E28", SCHOOL
        ),
        process("klagomal", "Klagomål och synpunkter", GOVERNANCE, "Den som klagar får svar.", ANSWERING, "E45"),
        process(
            "egenkontroll", "Egenkontroll", GOVERNANCE, "Vi vet om vi följer det som är bestämt.", FOLLOWING_UP, "E40"
        ),
        process("kompetens", "Kompetensförsörjning", SUPPORT, "Personalen har rätt kompetens.", SUPPLYING, "E16"),
    ),
    "uppsala": (
        process("handlaggning", "Handläggningsprocessen", CORE, "Ärenden handläggs rättssäkert.", HANDLING, "U49"),
        process(
            "insatser", "Utföra insatser", CORE, "Insatsen blir den som beslutats.", COLLABORATING, "U49", REGION, CARE
        ),
        process("skola", "Samverkan med skolan", CORE, "Barn får stöd i tid.", COLLABORATING, "U84", SCHOOL),
        process("avvikelser", "Avvikelsehantering", GOVERNANCE, "Vi lär av det som blev fel.", ANSWERING, "U70"),
        process(
            "risker", "Riskhanteringsprocessen", GOVERNANCE, "Risker hanteras innan något händer.", FOLLOWING_UP, "U66"
        ),
        process("uppfoljning", "Uppföljning och utveckling", GOVERNANCE, "Kvaliteten utvecklas.", FOLLOWING_UP, "U49"),
        process("dokument", "Dokumentstyrning", SUPPORT, "Rätt dokument finns där de behövs.", FOLLOWING_UP, "U53"),
        process("kompetens", "Kompetens och utbildning", SUPPORT, "Personalen har rätt kompetens.", SUPPLYING, "U79"),
    ),
    "nacka": (
        process(
            "kvalitetssakring", "Kvalitetssäkring av sociala tjänster", CORE, "Tjänsterna håller.", FOLLOWING_UP, "N85"
        ),
        process("tillganglighet", "Tillgänglighet", CORE, "Det är lätt att nå oss.", ANSWERING, "N85"),
        process(
            "samverkan", "Samarbete och samverkan", CORE, "Insatserna hänger ihop.", COLLABORATING, "N85", REGION, CARE
        ),
        process(
            "handlaggning", "Handläggning och dokumentation", CORE, "Handläggningen är rättssäker.", HANDLING, "N85"
        ),
        process("fel", "Fel och brister i verksamheten", GOVERNANCE, "Vi lär av det som blev fel.", ANSWERING, "N85"),
        process("synpunkter", "Synpunkter och klagomål", GOVERNANCE, "Den som klagar får svar.", ANSWERING, "N85"),
        process("personal", "Personal- och kompetensförsörjning", SUPPORT, "Rätt kompetens finns.", SUPPLYING, "N85"),
        process("varor", "Försörjning av varor och tjänster", SUPPORT, "Det som behövs finns.", SUPPLYING, "N85"),
        process("uppfoljning", "Uppföljning och utvärdering", GOVERNANCE, "Vi vet hur det går.", FOLLOWING_UP, "N85"),
    ),
}

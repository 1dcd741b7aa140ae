"""Nackas kvalitetskriterier – the guideline's two tables put together again: 26 rows, 28 measures.

The columns of the page came as loose lines. Each cell below is in the guideline's own words; a row is named by its
requirement (N54–N69, N71–N80). Two rows are one measure with two methods, one row holds three measures and one
holds two. What the table leaves open is said in `unclear`, never filled in.
"""

from __future__ import annotations

from boards.criteria import (
    Comparator,
    Criterion,
    Frequency,
    Measure,
    Measured,
    Method,
    Perspective,
    Target,
)
from domain.terms import Role

FOLLOW_UP_GROUP = "Gruppchef uppföljningsgruppen, Sociala kvalitetsenheten"
DEVELOPMENT_GROUP = "Gruppchef utvecklingsgruppen, Sociala kvalitetsenheten"
UNIT_MANAGERS = "Enhetschefer"
QUALITY = (Role.QUALITY_DEVELOPER,)
MANAGERS = (Role.UNIT_MANAGER,)

AT_LEAST_4 = Target(
    as_written=">=4 på 5 gradig skala", comparator=Comparator.AT_LEAST, value=4, measured=Measured.GRADE
)
ALL = Target(as_written="100 %", comparator=Comparator.AT_LEAST, value=100, measured=Measured.PERCENT)

NO_METHOD = "Tabellen anger varken metod eller hur ofta."
NO_TARGET = "Tabellen anger inget målvärde."


def yearly(row: str, name: str) -> Method:
    return Method(row=row, name=name, frequency=Frequency.YEARLY, frequency_as_written="en gång/år")


def not_stated(row: str) -> Method:
    return Method(row=row, name=None, frequency=None, frequency_as_written=None)


def asked_once_a_year(row: str, id: str, what: str) -> Measure:
    """What those concerned are asked in the yearly survey, on a scale of five."""
    return Measure(
        id=id,
        what=what,
        methods=(yearly(row, "enkät"),),
        target=AT_LEAST_4,
        responsible=FOLLOW_UP_GROUP,
        roles=QUALITY,
    )


def of_providers(
    row: str, id: str, what: str, method: str, target: Target | None = None, unclear: str | None = None
) -> Measure:
    """A yearly measure of the second table."""
    return Measure(id=id, what=what, methods=(yearly(row, method),), target=target, roles=QUALITY, unclear=unclear)


# ── Table 1: Uppföljning av handläggning myndighet ───────────────────────────

AUTHORITY: tuple[Criterion, ...] = (
    Criterion(
        id="authority.participation",
        perspective=Perspective.AUTHORITY,
        name="Delaktighet",
        meaning="Socialtjänsten bygger på respekt för individens integritet och rätt till självbestämmande",
        measures=(
            asked_once_a_year(
                "N54",
                "authority.participation.influence",
                "Upplevelse av att kunna påverka handläggningen av sitt ärende",
            ),
        ),
    ),
    Criterion(
        id="authority.treatment",
        perspective=Perspective.AUTHORITY,
        name="Bemötande",
        meaning="Medborgare blir bemötta med respekt i kontakten med myndigheten",
        measures=(
            asked_once_a_year(
                "N55",
                "authority.treatment.respect",
                "Upplevelse av att ha blivit bemött med respekt i kontakten med myndigheten",
            ),
        ),
    ),
    Criterion(
        id="authority.accessibility",
        perspective=Perspective.AUTHORITY,
        name="Tillgänglighet",
        meaning="Socialtjänstens service och tillgänglighet är god",
        measures=(
            asked_once_a_year(
                "N56",
                "authority.accessibility.contact",
                "Upplevelse av att det är lätt att komma i kontakt med sin handläggare",
            ),
            Measure(
                id="authority.accessibility.calls",
                what="Andel samtal besvarade enligt servicepolicy",
                methods=(yearly("N57", "extern tillgänglighetsundersökning"),),
                target=ALL,
                responsible=FOLLOW_UP_GROUP,
                roles=QUALITY,
            ),
        ),
    ),
    Criterion(
        id="authority.choice",
        perspective=Perspective.AUTHORITY,
        name="Valfrihet",
        meaning=(
            "Möjligheter att göra egna val inom nämndens ansvarsområden ska öka genom nya kundval eller andra "
            "metoder för ökad valfrihet"
        ),
        measures=(
            Measure(
                id="authority.choice.new",
                what="Verksamheter med nytt kundval alternativt ökad valfrihet",
                methods=(yearly("N58", "se antal kundval"),),
                target=Target(as_written=">=1", comparator=Comparator.AT_LEAST, value=1, measured=Measured.COUNT),
                responsible=DEVELOPMENT_GROUP,
                roles=QUALITY,
            ),
            asked_once_a_year(
                "N59",
                "authority.choice.informed",
                "Upplevelse av att ha fått information om vilka valmöjligheter som finns",
            ),
        ),
    ),
    Criterion(
        id="authority.handling_time",
        perspective=Perspective.AUTHORITY,
        name="Effektiv handläggning",
        meaning="Tiden mellan ansökan och beslut ska inte vara längre än tiden enligt riktlinjer",
        measures=(
            Measure(
                id="authority.handling_time.decision",
                what="Handläggningstid – från ansökan till beslut",
                methods=(
                    Method(
                        row="N60",
                        name="rättsäkerhetsenkät",
                        frequency=Frequency.TWICE_A_YEAR,
                        frequency_as_written="två gånger/år",
                    ),
                    Method(
                        row="N61",
                        name="Manuell kontroll",
                        frequency=Frequency.CONTINUOUS,
                        frequency_as_written="Löpande",
                    ),
                ),
                target=Target(as_written="Varierande målvärden"),
                responsible=UNIT_MANAGERS,
                roles=MANAGERS,
                unclear="Målvärdena varierar; tabellen säger inte vilka de är.",
            ),
        ),
    ),
    Criterion(
        id="authority.execution",
        perspective=Perspective.AUTHORITY,
        name="Effektiv handläggning",
        meaning="Beslut om bistånd och insatser ska verkställas inom tre månader",
        measures=(
            Measure(
                id="authority.execution.waiting",
                what="Väntetid mellan beslut och verkställighet av insats",
                methods=(
                    Method(
                        row="N62",
                        name="Pulsen Combine",
                        frequency=Frequency.QUARTERLY,
                        frequency_as_written="var tredje månad",
                    ),
                ),
                target=Target(as_written="Enligt lagstiftning"),
                responsible="Enhetschefer/jurist",
                roles=MANAGERS,
            ),
        ),
    ),
    Criterion(
        id="authority.coordination",
        perspective=Perspective.AUTHORITY,
        name="Samordning",
        meaning="De sociala tjänsterna ska vara samordnade",
        measures=(
            Measure(
                id="authority.coordination.actual",
                what="Faktisk samordning, när personer är aktuella inom två grupper",
                methods=(not_stated("N63"),),
                responsible=UNIT_MANAGERS,
                roles=MANAGERS,
                unclear=f"{NO_METHOD} {NO_TARGET}",
            ),
        ),
    ),
    Criterion(
        id="authority.legal_certainty",
        perspective=Perspective.AUTHORITY,
        name="Rättssäker handläggning",
        meaning=("Socialtjänsten ska ha en rättssäker handläggning och beslut ska vara välgrundade och korrekta"),
        measures=(
            Measure(
                id="authority.legal_certainty.appeals",
                what="Andel överklagande och ändringar som gått oss emot",
                methods=(
                    Method(
                        row="N64",
                        name="Manuell kontroll",
                        frequency=Frequency.TERTIAL,
                        frequency_as_written="tertial",
                    ),
                ),
                target=Target(as_written="<=10 %", comparator=Comparator.AT_MOST, value=10, measured=Measured.PERCENT),
                responsible="Jurist",
            ),
            Measure(
                id="authority.legal_certainty.cases",
                what="Andel ärenden med rättssäker handläggning",
                methods=(
                    Method(
                        row="N65",
                        name="rättssäkerhetsenkät",
                        frequency=Frequency.TWICE_A_YEAR,
                        frequency_as_written="två gånger/år",
                    ),
                ),
                target=ALL,
                responsible=UNIT_MANAGERS,
                roles=MANAGERS,
            ),
            asked_once_a_year(
                "N66",
                "authority.legal_certainty.appeal_informed",
                "Upplevelse av att ha fått information om rätten att överklaga",
            ),
        ),
    ),
    Criterion(
        id="authority.child",
        perspective=Perspective.AUTHORITY,
        name="Rättssäker handläggning",
        meaning="Barnperspektivet beaktas enligt barnkonventionen",
        measures=(
            Measure(
                id="authority.child.met",
                what=(
                    "Andel ärenden där handläggaren har träffat barnet, när barnet är föremål för utredning "
                    "eller insats"
                ),
                methods=(not_stated("N67"),),
                target=ALL,
                responsible="Enhetschefer BoU, Vuxen, Funktionsnedsättning",
                roles=MANAGERS,
                unclear=NO_METHOD,
            ),
        ),
    ),
    Criterion(
        id="authority.knowledge",
        perspective=Perspective.AUTHORITY,
        name="Kunskapsbaserad socialtjänst",
        meaning=(
            "De sociala tjänsterna ska vara baserade på bästa tillgängliga kunskap om utformning, innebörd och "
            "förväntade resultat Resultaten av insatser följs upp på ett systematiskt sätt"
        ),
        measures=(
            Measure(
                id="authority.knowledge.methods",
                what="Metoder finns för att följa upp resultat för insatser",
                methods=(yearly("N68", "se antal metoder"),),
                target=Target(
                    as_written="Minst en insats per grupp",
                    comparator=Comparator.AT_LEAST,
                    value=1,
                    measured=Measured.COUNT,
                ),
                responsible=UNIT_MANAGERS,
                roles=MANAGERS,
                unclear="Det som räknas är metoder, målvärdet talar om insatser.",
            ),
        ),
    ),
    Criterion(
        id="authority.staff",
        perspective=Perspective.AUTHORITY,
        name="Nöjda och engagerade medarbetare",
        meaning=("Attraktiv arbetsgivare, drivande medarbetare, ledarskap, arbetssituation och -förutsättningar"),
        measures=(
            Measure(
                id="authority.staff.index",
                what="Sammantaget medarbetarindex",
                methods=(yearly("N69", "medarbetarenkät"),),
                target=Target(as_written=">=65", comparator=Comparator.AT_LEAST, value=65, measured=Measured.INDEX),
                responsible="Personalstrateg",
            ),
        ),
    ),
)

# ── Table 2: Uppföljning av insatser av utförare ─────────────────────────────

ONE_TARGET = Target(as_written="<= 30 %", comparator=Comparator.AT_MOST, value=30, measured=Measured.PERCENT)
ONE_FOR_THREE = "Ett målvärde står för tre mått; tabellen säger inte vilket det gäller."

PROVIDERS: tuple[Criterion, ...] = (
    Criterion(
        id="provider.participation",
        perspective=Perspective.PROVIDER,
        name="Delaktighet",
        meaning="Brukare ska vara delaktiga och kunna påverka utförandet av insatser",
        measures=(
            of_providers(
                "N71",
                "provider.participation.influence",
                "Upplevelse av att vara delaktig och kunna påverka den insats man har",
                "brukarenkät",
                AT_LEAST_4,
            ),
            of_providers(
                "N72",
                "provider.participation.plans",
                "Att det finns genomförandeplaner som uppfyller Socialstyrelsens föreskrifter och allmänna råd",
                "anordnarenkät",
                Target(as_written=">=90 %", comparator=Comparator.AT_LEAST, value=90, measured=Measured.PERCENT),
            ),
        ),
    ),
    Criterion(
        id="provider.treatment",
        perspective=Perspective.PROVIDER,
        name="Bemötande",
        meaning="Brukare ska bli bemötta med respekt och hänsyn i kontakten med utförare",
        measures=(
            of_providers(
                "N73",
                "provider.treatment.respect",
                "Upplevelse av att bli bemött med respekt och hänsyn",
                "brukarenkät",
                AT_LEAST_4,
            ),
        ),
    ),
    Criterion(
        id="provider.satisfaction",
        perspective=Perspective.PROVIDER,
        name="Nöjdhet",
        meaning="Brukarnas uppfattning om den insats de fått",
        measures=(
            of_providers(
                "N74",
                "provider.satisfaction.share",
                "Andel som uppger att de är nöjda med den insats de fått",
                "brukarenkät",
                AT_LEAST_4,
                "Måttet är en andel, målvärdet ett betyg på en skala.",
            ),
        ),
    ),
    Criterion(
        id="provider.safety",
        perspective=Perspective.PROVIDER,
        name="Trygghet",
        meaning="Insatser ska vara trygga och säkra",
        measures=(
            of_providers(
                "N75",
                "provider.safety.felt",
                "Upplevelse av trygghet (äldre- och handikappomsorg)",
                "brukarenkät",
                AT_LEAST_4,
            ),
        ),
    ),
    Criterion(
        id="provider.continuity",
        perspective=Perspective.PROVIDER,
        name="Kontinuitet",
        meaning="Brukare ska ha kontinuitet i kontakterna med personal",
        measures=(
            of_providers(
                "N76",
                "provider.continuity.turnover",
                "Personalomsättning",
                "anordnarenkät",
                ONE_TARGET,
                ONE_FOR_THREE,
            ),
            of_providers(
                "N76",
                "provider.continuity.hourly",
                "Andel timanställd personal",
                "anordnarenkät",
                ONE_TARGET,
                ONE_FOR_THREE,
            ),
            of_providers(
                "N76",
                "provider.continuity.staff",
                "Personalkontinuitet (hemtjänst)",
                "anordnarenkät",
                ONE_TARGET,
                ONE_FOR_THREE,
            ),
        ),
    ),
    Criterion(
        id="provider.quality_work",
        perspective=Perspective.PROVIDER,
        name="Systematiskt kvalitetsarbete",
        meaning=(
            "Utförare har ändamålsenliga system för kvalitetsarbete och uppföljning, som ger god kvalitet i insatserna"
        ),
        measures=(
            of_providers(
                "N77",
                "provider.quality_work.complaints",
                "Rutiner för hantering av synpunkter och klagomål",
                "sammanställningar efterfrågas i anordnarenkät",
                unclear=NO_TARGET,
            ),
            of_providers(
                "N77",
                "provider.quality_work.misconduct",
                "Rutiner för anmälan om missförhållanden",
                "sammanställningar efterfrågas i anordnarenkät",
                unclear=NO_TARGET,
            ),
            Measure(
                id="provider.quality_work.influence",
                what="Metoder för brukarinflytande och brukaruppföljningar",
                methods=(
                    Method(
                        row="N78",
                        name="anordnar- och brukarenkät",
                        frequency=Frequency.AT_LEAST_YEARLY,
                        frequency_as_written="minst en gång/år",
                    ),
                ),
                roles=QUALITY,
                unclear=NO_TARGET,
            ),
        ),
    ),
    Criterion(
        id="provider.knowledge",
        perspective=Perspective.PROVIDER,
        name="Kunskapsbaserade insatser",
        meaning=(
            "Insatser ska vara baserade på bästa tillgängliga kunskap om utformning, innebörd och förväntade resultat"
        ),
        measures=(
            of_providers(
                "N79",
                "provider.knowledge.competence",
                "Utförarnas kompetens i förhållande till insats",
                "anordnarenkät",
                unclear=NO_TARGET,
            ),
            of_providers(
                "N80",
                "provider.knowledge.results",
                "Uppföljning av resultat, enligt avtal",
                "anordnarenkät",
                unclear=NO_TARGET,
            ),
        ),
    ),
)

CRITERIA: tuple[Criterion, ...] = (*AUTHORITY, *PROVIDERS)

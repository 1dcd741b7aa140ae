"""Gemensamma ordval – categories, causes and risk scale that the three demonstration boards share.

None of the guidelines has a list of categories that covers deviations. This one is the demonstration's own
assumption, shaped after what municipalities use; a board decides its own. It holds from 1 January 2025, the
day the demonstration begins. HSL stands apart, for the board that has elder care.
"""

from __future__ import annotations

from datetime import date

from domain.board import Choice, Scale, Step
from domain.terms import Body
from domain.words import Decision

SINCE = date(2025, 1, 1)
ASSUMED = Decision(body=Body.BOARD, day=date(2024, 12, 17), paragraph="Demonstrationens antagande (påhittad)")


def branch(id: str, label: str, *leaves: tuple[str, str]) -> tuple[Choice, ...]:
    """A choice and those under it, whose ids begin with its own."""
    under = (Choice(id=f"{id}.{leaf}", label=text, parent=id) for leaf, text in leaves)
    return (Choice(id=id, label=label), *under)


CATEGORIES: tuple[Choice, ...] = (
    *branch(
        "methods",
        "Arbetssätt och rutiner",
        ("evidence", "Arbetssätt utan stöd i kunskap"),
        ("competence", "Otillräcklig kompetens"),
        ("routine", "Rutin saknas eller följs inte"),
        ("misused", "Metod används fel"),
        ("introduction", "Otillräcklig introduktion"),
        ("unclear", "Oklart arbetssätt eller ansvar"),
    ),
    *branch(
        "treatment",
        "Bemötande",
        ("participation", "Brist i delaktighet eller inflytande"),
        ("communication", "Brist i kommunikation"),
        ("discrimination", "Diskriminering"),
        ("disrespect", "Respektlöst bemötande"),
    ),
    *branch(
        "environment",
        "Fysisk miljö, utrustning och teknik",
        ("fire_locks", "Brandskydd eller lås"),
        ("unsafe", "Otrygg miljö"),
        ("aids", "Välfärdsteknik används fel"),
        ("equipment", "Utrustning saknas eller är trasig"),
    ),
    *branch(
        "legal",
        "Rättssäkerhet i handläggning och genomförande",
        ("documentation", "Dokumentation saknas eller är försenad"),
        ("not_executed", "Beslut är inte verkställt"),
        ("child", "Barnets perspektiv saknas"),
        ("consent", "Brist i samtycke eller information"),
        ("objectivity", "Brist i saklighet"),
        ("no_basis", "Åtgärd utan stöd i lag"),
    ),
    *branch(
        "services",
        "Genomförande av insats",
        ("plan", "Avviker från genomförandeplan"),
        ("continuity", "Brist i kontinuitet"),
        ("neglect", "Försummelse"),
        ("missed", "Insats uteblev"),
        ("late", "Insats försenad, ofullständig eller fel"),
    ),
    *branch(
        "money",
        "Ekonomiska övergrepp",
        ("accounts", "Brist i redovisning av privata medel"),
        ("unauthorised", "Obehörig användning"),
        ("pressure", "Påtryckning att ge bort"),
        ("theft", "Stöld"),
    ),
    *branch(
        "physical",
        "Fysiska övergrepp",
        ("between_users", "Mellan enskilda"),
        ("staff", "Mellan personal och enskild"),
    ),
    *branch("psychological", "Psykiska övergrepp: kränkande eller kontrollerande handling"),
    *branch("sexual", "Sexuella övergrepp"),
)

HSL_CATEGORIES: tuple[Choice, ...] = (
    *branch("fall", "Fall", ("injury", "Fall med skada"), ("no_injury", "Fall utan skada")),
    *branch(
        "medication",
        "Läkemedel",
        ("dose", "Fel dos"),
        ("person", "Fel person"),
        ("missed", "Utebliven dos"),
        ("late", "Försenad dos"),
        ("theft", "Svinn"),
    ),
    *branch("dispenser", "Läkemedelsrobot"),
    *branch("catheter", "Urinkateter"),
    *branch("oral", "Munhälsa"),
    *branch("nutrition", "Nutrition"),
    *branch("rehabilitation", "Rehabilitering"),
    *branch("ulcer", "Trycksår"),
    *branch("infection", "Vårdrelaterad infektion"),
    *branch("palliative", "Palliativ vård"),
    *branch("hsl_other", "Annat i hälso- och sjukvård"),
)

CAUSES: tuple[Choice, ...] = (
    *branch("communication", "Kommunikation och information", ("failure", "Kommunikationen brast")),
    *branch("organisation", "Omgivning och organisation", ("workload", "Tidspress eller arbetsbelastning")),
    *branch("procedures", "Procedurer, rutiner och riktlinjer", ("missing", "Rutin saknades eller följdes inte")),
    *branch("technology", "Teknik och utrustning", ("fault", "Tekniskt fel")),
    *branch("people", "Människor: kunskap och kompetens", ("gap", "Kunskap saknades")),
    *branch("other", "Annan orsak"),
)

SCALE = Scale(
    probability=(
        Step(value=1, label="ungefär en gång om året"),
        Step(value=2, label="varje månad"),
        Step(value=3, label="varje vecka"),
        Step(value=4, label="varje dag"),
    ),
    consequence=(
        Step(value=1, label="mindre: obehag"),
        Step(value=2, label="måttlig: övergående skada"),
        Step(value=3, label="betydande: bestående måttlig skada"),
        Step(value=4, label="mycket allvarlig: dödsfall, livshot eller bestående stor skada"),
    ),
    threshold=8,
)

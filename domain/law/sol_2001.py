"""Socialtjänstlagen (2001:453), in force until 2025-06-30: what stood where the act of 2025 now stands.

The act itself was not read. Three sections on misconduct and the section on quality are known from municipal
guidelines that quote them; the other numbers come from the regulations that refer to them, or from the order
in which the sections stand in LSS, which was amended at the same time.
"""

from datetime import date

from domain.law.duty import Wording, day_before

LEX_SARAH = date(2011, 7, 1)
"""The day the duty to report widened to all of the social services."""

REPEALED = day_before(date(2025, 7, 1))
INSPECTORATE = date(2013, 6, 1)
"""The day the Health and Social Care Inspectorate took over from Socialstyrelsen."""

OLDEST_NEEDED = date(2012, 1, 1)
"""The day the regulation on management systems came into force: for sections whose first day is not known."""

QUOTED_BY_ENKOPING = "Återgiven i Enköpings kommuns riktlinje; lagtexten är inte läst."
QUOTED_BY_NACKA = (
    "Återgiven i Nacka kommuns riktlinje (omkring 2013); lagtexten är inte läst och stycken har tillkommit."
)
BY_ORDER = "Paragrafens nummer är en slutsats av ordningen i 24 a–24 g §§ LSS; lagtexten är inte läst."
BY_REFERENCE = "Paragrafen är känd genom hänvisningen i 1 kap. 2 § SOSFS 2011:5; lagtexten är inte läst."
COMMON_KNOWLEDGE = "Allmän kunskap; varken paragrafens nummer, dess första dag eller dess text är kontrollerad."


def section(
    number: str,
    text: str,
    source: str,
    *,
    since: date = LEX_SARAH,
    until: date = REPEALED,
) -> Wording:
    """One section in substance; only what a guideline quotes counts as verified."""
    return Wording(
        since=since,
        until=until,
        citation=f"{number} SoL (2001:453)",
        text=text,
        binding=True,
        verified=source in (QUOTED_BY_ENKOPING, QUOTED_BY_NACKA),
        source=source,
    )


P3_3_QUALITY = section("3 kap. 3 §", "Insatser inom socialtjänsten ska vara av god kvalitet.", QUOTED_BY_NACKA)

P3_3_FOLLOW_UP = section(
    "3 kap. 3 §",
    "Kvaliteten i verksamheten ska systematiskt och fortlöpande utvecklas och säkras.",
    QUOTED_BY_NACKA,
)

P3_3_STAFF = section(
    "3 kap. 3 §",
    "För utförande av socialnämndens uppgifter ska det finnas personer med lämplig utbildning och erfarenhet.",
    QUOTED_BY_NACKA,
)

P3_3_A = section(
    "3 kap. 3 a §",
    "Rutiner för att förebygga, upptäcka och åtgärda risker och missförhållanden i verksamhet som rör barn och unga.",
    COMMON_KNOWLEDGE,
    since=date(2013, 1, 1),
)

P7_6 = section(
    "7 kap. 6 §",
    "Ett rapporterat missförhållande i enskild verksamhet ska utredas av den som bedriver verksamheten.",
    BY_REFERENCE,
)

P14_2 = section(
    "14 kap. 2 §",
    "Var och en som fullgör uppgifter inom socialtjänsten ska medverka till att den verksamhet som bedrivs "
    "och de insatser som genomförs är av god kvalitet.",
    QUOTED_BY_ENKOPING,
)

P14_3 = section(
    "14 kap. 3 §",
    "Den som fullgör uppgifter inom socialtjänsten ska genast rapportera om han eller hon uppmärksammar "
    "eller får kännedom om ett missförhållande eller en påtaglig risk för ett missförhållande, som rör den "
    "som får, eller kan komma i fråga för, insatser inom verksamheten.",
    QUOTED_BY_ENKOPING,
)

P14_4 = section(
    "14 kap. 4 §",
    "Den som tar emot rapporter ska informera personalen om skyldigheten att rapportera och att medverka.",
    BY_ORDER,
)

P14_5 = section(
    "14 kap. 5 §",
    "Den som bedriver enskild verksamhet ska informera den berörda nämnden om de rapporter som har tagits emot.",
    BY_ORDER,
)

P14_6 = section(
    "14 kap. 6 §",
    "Ett missförhållande eller en påtaglig risk för ett missförhållande ska dokumenteras, utredas och "
    "avhjälpas eller undanröjas utan dröjsmål.",
    QUOTED_BY_ENKOPING,
)

P14_7_BEFORE = section(
    "14 kap. 7 §",
    "Ett allvarligt missförhållande eller en påtaglig risk för det ska snarast anmälas till Socialstyrelsen.",
    BY_REFERENCE,
    until=day_before(INSPECTORATE),
)

P14_7 = section(
    "14 kap. 7 §",
    "Ett allvarligt missförhållande eller en påtaglig risk för det ska snarast anmälas till Inspektionen "
    "för vård och omsorg.",
    BY_REFERENCE,
    since=INSPECTORATE,
)

P5_8_A_9_A = section(
    "5 kap. 8 a och 9 a §§",
    "Kommunen ska ingå en överenskommelse med regionen om samarbete i fråga om personer med psykisk "
    "funktionsnedsättning och personer som missbrukar. Organisationer som företräder dem eller deras närstående bör "
    "ges möjlighet att lämna synpunkter på innehållet.",
    COMMON_KNOWLEDGE,
    since=OLDEST_NEEDED,
)

P13_5 = section(
    "13 kap. 5 §",
    "Den som står under tillsyn ska på begäran lämna handlingar, annat material och upplysningar till tillsynen.",
    COMMON_KNOWLEDGE,
    since=OLDEST_NEEDED,
)

P16_6_F = section(
    "16 kap. 6 f §",
    "Gynnande beslut som inte har verkställts inom tre månader ska rapporteras en gång per kvartal.",
    COMMON_KNOWLEDGE,
    since=OLDEST_NEEDED,
)

P16_6_G = section(
    "16 kap. 6 g §",
    "När ett beslut som har rapporterats har verkställts ska det anmälas.",
    COMMON_KNOWLEDGE,
    since=OLDEST_NEEDED,
)

P16_6_H = section(
    "16 kap. 6 h §",
    "En statistikrapport över beslut som inte har verkställts ska lämnas till kommunfullmäktige en gång per kvartal.",
    COMMON_KNOWLEDGE,
    since=OLDEST_NEEDED,
)

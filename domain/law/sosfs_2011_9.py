"""SOSFS 2011:9, ledningssystem för systematiskt kvalitetsarbete: chapters 3–7 in short paraphrase.

The consolidated text was read only in its first chapters; what follows is known from municipal guidelines
that quote it section by section, and two sections from the regulation that reworded them. The latest
amendment, HSLF-FS 2025:21, which followed the new social services act, was not read.
"""

from dataclasses import replace
from datetime import date

from domain.law.duty import Wording, day_before, prose

IN_FORCE = date(2012, 1, 1)
REWORDED = date(2018, 5, 4)
"""The day HSLF-FS 2018:10 was printed; the day it came into force was not read."""

QUOTED = "Sammanfattning efter kommunala riktlinjer som återger paragrafen; föreskriften är inte läst."
IN_HSLF_FS = (
    "HSLF-FS 2018:10, återgiven på lagen.nu. Räknas från den dag den utkom från trycket; ikraftträdandet är inte läst."
)
COMMON_KNOWLEDGE = "Sammanfattning ur allmän kunskap; paragrafen är inte läst."


def section(number: str, text: str, source: str = QUOTED, *, until: date | None = None) -> Wording:
    """A section in paraphrase; verified unless it rests on common knowledge."""
    return Wording(
        since=IN_FORCE,
        until=until,
        citation=f"{number} SOSFS 2011:9",
        text=text,
        binding=True,
        verified=source != COMMON_KNOWLEDGE,
        source=source,
    )


def advice(number: str, text: str, source: str = QUOTED) -> Wording:
    """General advice (allmänt råd) to a section: other ways to the same end are allowed."""
    return replace(section(f"{number} allmänt råd", text, source), binding=False)


def reworded(number: str, text: str) -> Wording:
    """A section as HSLF-FS 2018:10 words it."""
    return Wording(
        since=REWORDED,
        until=None,
        citation=f"{number} SOSFS 2011:9",
        text=prose(text),
        binding=True,
        verified=True,
        source=IN_HSLF_FS,
        verbatim=True,
    )


# 3 kap. Ansvar för och användning av ledningssystemet

P3_1 = section("3 kap. 1 §", "Den som bedriver verksamheten ska ansvara för att det finns ett ledningssystem för den.")

P3_2 = section(
    "3 kap. 2 §",
    "Ledningssystemet ska användas för att systematiskt och fortlöpande utveckla och säkra verksamhetens kvalitet.",
)

P3_3 = section(
    "3 kap. 3 §",
    "Med stöd av ledningssystemet ska verksamheten planeras, ledas, kontrolleras, följas upp, utvärderas "
    "och förbättras.",
)

# 4 kap. Ledningssystemets grundläggande uppbyggnad

P4_1 = section(
    "4 kap. 1 §",
    "Ledningssystemet ska anpassas till verksamhetens inriktning och omfattning och innehålla de processer "
    "och rutiner som behövs för att säkra kvaliteten.",
    COMMON_KNOWLEDGE,
)

P4_2 = section(
    "4 kap. 2 §",
    "De processer som behövs för att säkra verksamhetens kvalitet ska identifieras, beskrivas och fastställas.",
)

P4_3 = section(
    "4 kap. 3 §",
    "I varje process ska de aktiviteter som ingår identifieras och deras inbördes ordning bestämmas.",
)

P4_4 = section(
    "4 kap. 4 §",
    "För varje aktivitet ska de rutiner som behövs utarbetas och fastställas. De ska beskriva hur "
    "aktiviteten utförs och hur ansvaret för utförandet är fördelat.",
)

P4_5 = section(
    "4 kap. 5 §",
    "De processer där samverkan behövs för att säkra kvaliteten på insatserna ska identifieras.",
)

P4_6 = section(
    "4 kap. 6 §",
    "Det ska framgå av processerna och rutinerna hur samverkan ska bedrivas i den egna verksamheten. De "
    "ska också göra samverkan möjlig med annan socialtjänst, vårdgivare, myndigheter, föreningar och andra "
    "organisationer.",
)

# 5 kap. Systematiskt förbättringsarbete

P5_1 = section(
    "5 kap. 1 §",
    "Det ska fortlöpande bedömas om det finns risk för händelser som kan medföra brister i verksamhetens "
    "kvalitet. För varje sådan händelse ska sannolikheten uppskattas och de negativa följderna bedömas.",
)

P5_2 = section(
    "5 kap. 2 §",
    "Egenkontroll ska utföras med den frekvens och i den omfattning som krävs för att säkra verksamhetens kvalitet.",
)

P5_2_ADVICE = advice(
    "5 kap. 2 §",
    "Egenkontrollen kan omfatta jämförelser med egna tidigare resultat och med andra verksamheter, "
    "uppgifter i register och öppna jämförelser, målgruppsundersökningar, granskning av journaler och "
    "annan dokumentation samt undersökning av förhållningssätt hos personalen.",
    COMMON_KNOWLEDGE,
)

P5_3_BEFORE = section(
    "5 kap. 3 §",
    "Klagomål och synpunkter på verksamhetens kvalitet ska tas emot och utredas.",
    until=day_before(REWORDED),
)

P5_3 = reworded(
    "5 kap. 3 §",
    """
    Den som bedriver socialtjänst eller verksamhet enligt LSS ska ta emot och utreda klagomål och synpunkter
    på verksamhetens kvalitet från

    1. vård- och omsorgstagare och deras närstående,

    2. personal,

    3. vårdgivare,

    4. andra som bedriver socialtjänst eller verksamhet enligt LSS,

    5. myndigheter, och

    6. föreningar, andra organisationer och intressenter.
    """,
)

P5_3_A = reworded(
    "5 kap. 3 a § första stycket",
    """
    Vårdgivare ska ta emot och utreda klagomål och synpunkter på verksamhetens kvalitet från

    1. personal,

    2. andra vårdgivare,

    3. de som bedriver socialtjänst eller verksamhet enligt LSS,

    4. myndigheter, och

    5. föreningar, andra organisationer och intressenter.
    """,
)

P5_4 = section(
    "5 kap. 4 §",
    "Påminnelse om att hälso- och sjukvårdspersonalen ska rapportera risker och händelser, och att "
    "rapporterna ska utredas.",
    COMMON_KNOWLEDGE,
)

P5_5 = section(
    "5 kap. 5 §",
    "Påminnelse om att den som fullgör uppgifter inom socialtjänsten eller LSS ska rapportera "
    "missförhållanden, och att rapporterna ska utredas.",
)

P5_6 = section(
    "5 kap. 6 §",
    "Inkomna rapporter, klagomål och synpunkter ska sammanställas och analyseras, så att det går att se "
    "mönster eller trender som tyder på brister i verksamhetens kvalitet.",
)

P5_7 = section(
    "5 kap. 7 §",
    "De åtgärder ska vidtas som riskanalyser, egenkontroll och utredningar visar behövs för att säkra kvaliteten.",
)

P5_8 = section(
    "5 kap. 8 §",
    "Är processerna och rutinerna inte ändamålsenliga för att säkra verksamhetens kvalitet ska de förbättras.",
)

# 6 kap. Personalens medverkan

P6_1 = section("6 kap. 1 §", "Personalen ska arbeta i enlighet med ledningssystemets processer och rutiner.")

P6_1_ADVICE = advice(
    "6 kap.",
    "Ett öppet klimat, uppmuntran att delta i kvalitetsarbetet och rapportera, tydlighet om vart "
    "personalen ska vända sig samt begripliga processer gör det möjligt för personalen att följa dem.",
)

# 7 kap. Dokumentationsskyldighet

P7_1 = section(
    "7 kap. 1 §",
    "Arbetet med att systematiskt och fortlöpande utveckla och säkra verksamhetens kvalitet ska dokumenteras.",
)

P7_1_ADVICE = advice(
    "7 kap. 1 §",
    "Med dokumentationen som utgångspunkt bör det varje år upprättas en sammanhållen kvalitetsberättelse "
    "om hur arbetet har bedrivits, vilka åtgärder som har vidtagits och vilka resultat som har uppnåtts. "
    "Den bör vara så utförlig att varje del går att bedöma och hållas tillgänglig för den som önskar ta "
    "del av den.",
)

P7_2_4 = section(
    "7 kap. 2–4 §§",
    "Patientsäkerhetsberättelsen ska vara så utförlig att det går att bedöma arbetet i verksamhetens olika delar.",
    COMMON_KNOWLEDGE,
)

"""Personal data in the social services: lagen (2001:454) and the data protection regulation of the EU."""

from datetime import date

from domain.law.duty import Wording, prose

P10 = Wording(
    since=date(2024, 1, 1),
    until=None,
    citation="10 § lagen (2001:454) om behandling av personuppgifter inom socialtjänsten",
    text=prose(
        """
        Den personuppgiftsansvarige ska för uppgifter om enskilda som förs helt eller delvis automatiserat

        1. bestämma villkor för tilldelning av behörighet för åtkomst till sådana uppgifter,

        2. se till att åtkomst till sådana uppgifter dokumenteras och kan kontrolleras, och

        3. göra systematiska och återkommande kontroller av om någon obehörigen kommer åt sådana uppgifter.

        Behörigheten enligt första stycket 1 ska begränsas till det som var och en behöver för att kunna
        fullgöra sina arbetsuppgifter inom socialtjänsten.
        """
    ),
    binding=True,
    verified=True,
    source="Regeringskansliets rättsdatabaser, lydelse 2025-09-01. Lydelse enligt SFS 2023:821, vars "
    "ikraftträdandedag inte är läst: året efter utfärdandet är antaget.",
    verbatim=True,
)

ARTICLE_5_1_C = Wording(
    since=date(2018, 5, 25),
    until=None,
    citation="artikel 5.1 c dataskyddsförordningen (EU) 2016/679",
    text="Personuppgifter ska vara adekvata, relevanta och inte för omfattande i förhållande till de ändamål "
    "för vilka de behandlas.",
    binding=True,
    verified=False,
    source="Allmän kunskap; förordningens text är inte läst.",
)

ARTICLE_33 = Wording(
    since=date(2018, 5, 25),
    until=None,
    citation="artikel 33 dataskyddsförordningen (EU) 2016/679",
    text="En personuppgiftsincident ska anmälas till Integritetsskyddsmyndigheten utan onödigt dröjsmål "
    "och om möjligt inom 72 timmar från det att den personuppgiftsansvarige fick vetskap om den. "
    "Varje incident ska dokumenteras.",
    binding=True,
    verified=False,
    source="Allmän kunskap; förordningens text är inte läst.",
)

ARTICLE_34 = Wording(
    since=date(2018, 5, 25),
    until=None,
    citation="artikel 34 dataskyddsförordningen (EU) 2016/679",
    text="Om en personuppgiftsincident sannolikt leder till en hög risk för fysiska personers rättigheter och "
    "friheter ska den registrerade informeras utan onödigt dröjsmål, om inte uppgifterna var oläsliga för den "
    "obehörige, risken har undanröjts, eller det skulle kräva en oproportionell ansträngning: då informeras "
    "allmänheten.",
    binding=True,
    verified=False,
    source="Allmän kunskap; förordningens text är inte läst.",
)

"""LSS, lagen (1993:387): quality, misconduct and delay, verbatim where it was read.

The sections on misconduct stand beside those of the social services act and were not reworded in 2025: what
the one demands at once (genast) the other still demands without delay (utan dröjsmål).
"""

from datetime import date

from domain.law.duty import Wording, day_before, prose

LEX_SARAH = date(2011, 7, 1)
SOURCE = "Regeringskansliets rättsdatabaser, lydelse 2025-09-01."


def section(number: str, text: str, since: date = LEX_SARAH, note: str = "") -> Wording:
    """One section of the act as it reads today."""
    return Wording(
        since=since,
        until=None,
        citation=f"{number} LSS",
        text=prose(text),
        binding=True,
        verified=True,
        source=f"{SOURCE} {note}".strip(),
        verbatim=True,
    )


def earlier(number: str, text: str, until: date, since: date = LEX_SARAH) -> Wording:
    """An earlier wording, known only in substance."""
    return Wording(
        since=since,
        until=until,
        citation=f"{number} LSS",
        text=text,
        binding=True,
        verified=False,
        source="Sammanfattning; den äldre lydelsen är inte läst.",
    )


P6_BEFORE = earlier(
    "6 §",
    "Verksamheten ska vara av god kvalitet, och kvaliteten ska systematiskt och fortlöpande utvecklas och säkras.",
    since=date(2005, 7, 1),
    until=day_before(date(2023, 7, 1)),
)

P6 = section(
    "6 §",
    """
    Verksamheten enligt denna lag ska vara av god kvalitet och bedrivas i samarbete med andra berörda
    samhällsorgan och myndigheter. Verksamheten ska vara grundad på respekt för den enskildes
    självbestämmanderätt och integritet. Den enskilde ska i största möjliga utsträckning ges inflytande
    och medbestämmande över insatser som ges. Kvaliteten i verksamheten ska systematiskt och fortlöpande
    utvecklas och säkras.

    För verksamheten enligt denna lag ska det finnas den personal som behövs för att ett gott stöd och
    en god service och omvårdnad ska kunna ges.

    I verksamhet enligt denna lag får endast den som har ett sådant bevis som avses i 4 kap. 5 a §
    patientsäkerhetslagen (2010:659) använda yrkestiteln undersköterska. Den som saknar behörighet att
    använda yrkestiteln får inte använda en titel som kan förväxlas med den yrkestiteln.
    """,
    since=date(2023, 7, 1),
)

P23_G = section(
    "23 g §",
    """
    Ett missförhållande eller en påtaglig risk för ett missförhållande, som har rapporterats enligt 24 b
    §, ska i yrkesmässigt bedriven enskild verksamhet utredas av den som bedriver verksamheten.

    Rapporten samt utredningen och övrig dokumentation enligt 24 e § ska bevaras och därefter gallras
    fem år efter det att den sista anteckningen gjordes.

    Den nämnd som har beslutat om en insats som genomförs i en yrkesmässigt bedriven enskild verksamhet,
    får träffa avtal med den som bedriver verksamheten om att sådana handlingar som avses i andra
    stycket ska överlämnas till nämnden när gallringsskyldigheten inträder.
    """,
    since=date(2019, 1, 1),
)

P24_A = section(
    "24 a §",
    """
    Var och en som fullgör uppgifter enligt denna lag ska medverka till att den verksamhet som bedrivs
    och de insatser som genomförs är av god kvalitet.
    """,
)

P24_B = section(
    "24 b §",
    """
    Den som fullgör uppgifter i verksamhet enligt lagstiftning om stöd och service till vissa
    funktionshindrade ska genast rapportera om han eller hon uppmärksammar eller får kännedom om ett
    missförhållande eller en påtaglig risk för ett missförhållande, som rör den som får eller som kan
    komma ifråga för insatser enligt sådan lagstiftning.

    Rapporteringsskyldigheten fullgörs

    1. i yrkesmässigt bedriven enskild verksamhet till den som bedriver verksamheten, och

    2. i övrigt till berörda nämnder som avses i 22 §.
    """,
)

P24_C = section(
    "24 c §",
    """
    Den som enligt 24 b § ska ta emot rapporter ska informera den som fullgör uppgifter i verksamhet
    enligt lagstiftning om stöd och service till vissa funktionshindrade om de skyldigheter som han
    eller hon har enligt 24 a och b §§.
    """,
)

P24_D = section(
    "24 d §",
    """
    Den som, i yrkesmässigt bedriven enskild verksamhet, enligt 24 b § ska ta emot rapporter ska
    informera berörd nämnd om de rapporter han eller hon har tagit emot.
    """,
)

P24_E = section(
    "24 e §",
    """
    Ett missförhållande eller en påtaglig risk för ett missförhållande, ska dokumenteras, utredas och
    avhjälpas eller undanröjas utan dröjsmål.
    """,
)

P24_F_BEFORE = earlier(
    "24 f §",
    "Ett allvarligt missförhållande eller en påtaglig risk för det ska snarast anmälas till Socialstyrelsen.",
    until=day_before(date(2013, 6, 1)),
)

P24_F = section(
    "24 f §",
    """
    Ett allvarligt missförhållande eller en påtaglig risk för ett allvarligt missförhållande, ska
    snarast anmälas till Inspektionen för vård och omsorg. Den utredning som gjorts med anledning av det
    inträffade ska bifogas anmälan. Anmälan ska göras av

    1. berörda nämnder som avses i 22 §, eller

    2. den som bedriver yrkesmässig enskild verksamhet.

    Den som bedriver yrkesmässig enskild verksamhet ska informera berörda nämnder som avses i 22 § om
    anmälan.
    """,
    since=date(2013, 6, 1),
)

P24_G_BEFORE = earlier(
    "24 g §",
    "Ytterligare bestämmelser om anmälnings- och rapporteringsskyldighet finns i socialtjänstlagen.",
    until=day_before(date(2025, 7, 1)),
)

P24_G = section(
    "24 g §",
    """
    Ytterligare bestämmelser om anmälnings- och rapporteringsskyldighet finns i 19 kap. 1 § och 27 kap.
    2 § socialtjänstlagen (2025:400).
    """,
    since=date(2025, 7, 1),
    note="Lydelse enligt SFS 2025:416; dagen följer av att den hänvisar till SoL (2025:400).",
)

P28_F_BEFORE = earlier(
    "28 f §",
    "Gynnande beslut som inte har verkställts inom tre månader ska rapporteras en gång per kvartal.",
    since=date(2008, 7, 1),
    until=day_before(date(2018, 1, 1)),
)

P28_F = section(
    "28 f §",
    """
    En nämnd som avses i 22 § ska till Inspektionen för vård och omsorg och till de revisorer som avses
    i 3 kap. 10 § kommunallagen (2017:725) rapportera alla gynnande nämndbeslut enligt 9 § som inte har
    verkställts inom tre månader från dagen för beslutet. För varje beslut ska nämnden ange tidpunkten
    för beslutet och vilken typ av insats beslutet gäller samt kortfattat uppge skälen för dröjsmålet.

    Nämnden ska vidare dels till Inspektionen för vård och omsorg, dels till revisorerna rapportera alla
    gynnande nämndbeslut enligt 9 § som inte har verkställts på nytt inom tre månader från den dag då
    verkställigheten avbröts. För varje beslut ska nämnden ange tidpunkten för beslutet och vilken typ
    av insats beslutet gäller samt kortfattat uppge skälen för dröjsmålet.

    Rapportering enligt denna paragraf ska ske en gång per kvartal.
    """,
    since=date(2018, 1, 1),
    note="Lydelse enligt SFS 2017:735, vars ikraftträdandedag inte är läst.",
)

P28_G_BEFORE = earlier(
    "28 g §",
    "När ett beslut som har rapporterats har verkställts ska det anmälas, med datum för verkställigheten.",
    since=date(2008, 7, 1),
    until=day_before(date(2018, 1, 1)),
)

P28_G = section(
    "28 g §",
    """
    En nämnd som avses i 22 § ska till Inspektionen för vård och omsorg och till de revisorer som avses
    i 3 kap. 10 § kommunallagen (2017:725) anmäla när nämnden har verkställt ett gynnande beslut som
    enligt 28 f § har rapporterats som ej verkställt. Datum för verkställigheten ska då anges.
    """,
    since=date(2018, 1, 1),
    note="Lydelse enligt SFS 2017:735, vars ikraftträdandedag inte är läst.",
)

P28_H = section(
    "28 h §",
    """
    En sådan nämnd som avses i 22 § ska till fullmäktige lämna en statistikrapport över hur många av
    nämndens gynnande beslut enligt 9 § som inte har verkställts inom tre månader från dagen för
    respektive beslut. Nämnden ska vidare ange vilka typer av insatser dessa beslut gäller samt hur lång
    tid som har förflutit från dagen för respektive beslut.

    Nämnden ska till fullmäktige även lämna en statistikrapport över hur många av nämndens gynnande
    beslut enligt 9 § som inte har verkställts på nytt inom tre månader från den dag då verkställigheten
    avbröts. Nämnden ska vidare ange vilka typer av insatser dessa beslut gäller samt hur lång tid som
    har förflutit från dagen för respektive beslut.

    Rapportering enligt denna paragraf ska ske en gång per kvartal.
    """,
    since=date(2008, 7, 1),
)

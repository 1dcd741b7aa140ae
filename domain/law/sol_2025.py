"""Socialtjänstlagen (2025:400), in force since 2025-07-01: quality, misconduct and delay, verbatim."""

from datetime import date

from domain.law.duty import Wording, prose

IN_FORCE = date(2025, 7, 1)
SOURCE = "Regeringskansliets rättsdatabaser, lydelse t.o.m. SFS 2025:1501."


def section(number: str, text: str, since: date = IN_FORCE) -> Wording:
    """One section of the act as it reads today."""
    return Wording(
        since=since,
        until=None,
        citation=f"{number} SoL (2025:400)",
        text=prose(text),
        binding=True,
        verified=True,
        source=SOURCE,
        verbatim=True,
    )


P5_1_1 = section(
    "5 kap. 1 § första stycket",
    """
    Verksamhet inom socialtjänsten ska vara av god kvalitet. Verksamheten ska bedrivas i enlighet med
    vetenskap och beprövad erfarenhet.
    """,
)

P5_1_2 = section(
    "5 kap. 1 § andra stycket",
    """
    Var och en som fullgör uppgifter inom socialtjänsten ska medverka till att den verksamhet som
    bedrivs och de insatser som genomförs är av god kvalitet.
    """,
)

P5_2 = section(
    "5 kap. 2 §",
    """
    Socialnämnden ska systematiskt och fortlöpande följa upp, utveckla och säkra kvaliteten i
    verksamheten.
    """,
)

P5_3 = section(
    "5 kap. 3 §",
    """
    Personal som utför uppgifter inom socialtjänsten ska ha lämplig utbildning och erfarenhet.
    """,
)

P7_2 = section(
    "7 kap. 2 §",
    """
    Kommunen ska ingå en överenskommelse med regionen om att samverka i fråga om

    - barn och unga som vårdas utanför det egna hemmet eller som är placerade i ett skyddat boende,

    - personer med psykisk funktionsnedsättning, och

    - personer som har ett skadligt bruk eller beroende av alkohol, narkotika, andra beroendeframkallande
    medel, läkemedel, dopningsmedel eller spel om pengar.

    Om det är möjligt bör organisationer som företräder dessa grupper av personer eller deras närstående
    ges möjlighet att lämna synpunkter på innehållet i överenskommelsen.
    """,
)

P15_9 = section(
    "15 kap. 9 §",
    """
    Om en kommun har överlämnat åt en annan kommun, åt Statens institutionsstyrelse eller åt någon som
    yrkesmässigt bedriver enskild verksamhet att utföra insatser enligt denna lag, ska utföraren på
    begäran lämna uppgifter till den socialnämnd som ansvarar för insatsen. Detsamma gäller om en annan
    kommunal eller gemensam nämnd utför insatser som har beslutats av socialnämnden.

    Uppgifter som ska lämnas är sådana som socialnämnden behöver för kvalitetssäkring, administration,
    uppföljning eller utvärdering.

    Skyldigheten att lämna uppgifter gäller inte uppgifter som en enskild har lämnat i förtroende vid
    familjerådgivning som erbjuds av socialnämnden eller som har inhämtats i samband med rådgivningen.
    """,
)

P17_10 = section(
    "17 kap. 10 §",
    """
    Ett missförhållande eller en påtaglig risk för ett missförhållande, som har rapporterats enligt 27
    kap. 2 §, ska i yrkesmässigt bedriven enskild verksamhet utredas av den som bedriver verksamheten.

    Rapporten, utredningen och övrig dokumentation enligt 27 kap. 5 § ska bevaras och därefter gallras
    fem år efter det att den sista anteckningen gjordes.

    Den socialnämnd som har beslutat om en insats som genomförs i en yrkesmässigt bedriven enskild
    verksamhet, får träffa avtal med den som bedriver verksamheten om att sådana handlingar som avses i
    andra stycket ska överlämnas till nämnden när gallringsskyldigheten inträder.
    """,
)

P25_1 = section(
    "25 kap. 1 §",
    """
    För att utföra uppgifter inom socialtjänsten som gäller barn och unga krävs en svensk socionomexamen,
    eller annan relevant examen på minst grundnivå i högskolan, om uppgifterna innefattar

    1. bedömning av om utredning ska inledas,

    2. utredning och bedömning av behovet av insatser, eller

    3. uppföljning av beslutade insatser.

    Socialnämnden ansvarar för att den som självständigt utför arbetsuppgifter som avses i första
    stycket har tillräcklig erfarenhet för uppgiften.
    """,
)

P27_1 = section(
    "27 kap. 1 §",
    """
    Socialnämnden ansvarar för att det finns rutiner för att förebygga, upptäcka och åtgärda risker och
    missförhållanden inom socialtjänstens verksamhet.
    """,
)

P27_2 = section(
    "27 kap. 2 §",
    """
    Den som fullgör uppgifter inom socialtjänsten ska genast rapportera om han eller hon uppmärksammar
    eller får kännedom om ett missförhållande eller en påtaglig risk för ett missförhållande som rör den
    som får, eller kan komma i fråga för, insatser inom verksamheten.

    I yrkesmässigt bedriven enskild verksamhet fullgörs rapporteringsskyldigheten till den som bedriver
    verksamheten.

    I verksamhet vid Statens institutionsstyrelse fullgörs rapporteringsskyldigheten till
    myndighetschefen, och i övrigt fullgörs skyldigheten till den berörda socialnämnden.
    """,
)

P27_3 = section(
    "27 kap. 3 §",
    """
    Den som enligt 2 § ska ta emot rapporter om missförhållanden eller påtaglig risk för
    missförhållanden ska informera den som fullgör uppgifter inom respektive verksamhet om

    1. rapporteringsskyldigheten enligt 2 §, och

    2. skyldigheten att medverka till god kvalitet enligt 5 kap. 1 § andra stycket.
    """,
)

P27_4 = section(
    "27 kap. 4 §",
    """
    Den som bedriver yrkesmässig enskild verksamhet ska informera den berörda socialnämnden om de
    rapporter om missförhållanden eller påtaglig risk för missförhållanden som har tagits emot i
    verksamheten.
    """,
)

P27_5 = section(
    "27 kap. 5 §",
    """
    Ett missförhållande eller en påtaglig risk för ett missförhållande ska genast dokumenteras och
    utredas samt avhjälpas eller undanröjas.
    """,
)

P27_6 = section(
    "27 kap. 6 §",
    """
    Ett allvarligt missförhållande eller en påtaglig risk för ett allvarligt missförhållande ska snarast
    anmälas till Inspektionen för vård och omsorg. Den utredning som gjorts med anledning av det
    inträffade ska bifogas anmälan.

    Anmälan ska göras av

    1. socialnämnden,

    2. den som bedriver yrkesmässig enskild verksamhet, eller

    3. myndighetschefen för Statens institutionsstyrelse.

    Den som bedriver yrkesmässig enskild verksamhet ska informera den berörda socialnämnden om anmälan.
    """,
)

P27_7 = section(
    "27 kap. 7 §",
    """
    Kommunen ska anmäla till Inspektionen för vård och omsorg om det

    1. finns anledning att anta att en verksamhet bedrivs utan sådant tillstånd som krävs enligt 26 kap.
    1 § första stycket,

    2. kan ifrågasättas om en tillståndshavare är lämplig enligt 26 kap. 3 §, eller

    3. uppmärksammas allvarliga brister i en verksamhet där tillstånd krävs enligt 26 kap. 1 § första
    stycket.
    """,
    since=date(2026, 1, 1),
)

P28_5 = section(
    "28 kap. 5 §",
    """
    Den som bedriver verksamhet som står under tillsyn enligt denna lag är skyldig att på begäran av
    Inspektionen för vård och omsorg lämna över handlingar och annat material som rör verksamheten och
    lämna de upplysningar om verksamheten som myndigheten behöver för sin tillsyn.
    """,
)

P34_1 = section(
    "34 kap. 1 §",
    """
    Om ett gynnande beslut enligt 11 kap. 1 § eller 12 kap. 1 § inte har verkställts inom tre månader
    från dagen för beslutet, ska socialnämnden rapportera det till Inspektionen för vård och omsorg och
    till de revisorer som avses i 3 kap. 10 § kommunallagen (2017:725). För varje beslut ska nämnden
    ange tidpunkten för beslutet och vilken typ av insats beslutet gäller samt kortfattat ange skälen
    för fördröjningen.

    Socialnämnden ska vidare dels till Inspektionen för vård och omsorg, dels till revisorerna
    rapportera alla gynnande beslut enligt 11 kap. 1 § och 12 kap. 1 § som inte har verkställts på nytt
    inom tre månader från den dag då verkställigheten avbröts. För varje beslut ska nämnden ange
    tidpunkten för beslutet och vilken typ av insats beslutet gäller samt kortfattat ange skälen för
    fördröjningen.

    Rapportering ska ske en gång per kvartal.
    """,
)

P34_2 = section(
    "34 kap. 2 §",
    """
    När socialnämnden har verkställt ett gynnande beslut som tidigare enligt 1 § har rapporterats som
    inte verkställt, ska nämnden anmäla det till Inspektionen för vård och omsorg och till de revisorer
    som avses i 3 kap. 10 § kommunallagen (2017:725). Datum för verkställigheten ska då anges.
    """,
)

P34_3 = section(
    "34 kap. 3 §",
    """
    Socialnämnden ska lämna en statistikrapport till kommunfullmäktige över hur många gynnande beslut
    enligt 11 kap. 1 § och 12 kap. 1 § som inte har verkställts inom tre månader från dagen för
    respektive beslut. Nämnden ska vidare ange vilka typer av insatser dessa beslut gäller samt hur lång
    tid som har gått från dagen för respektive beslut.

    Socialnämnden ska till kommunfullmäktige även lämna en statistikrapport över hur många gynnande
    beslut enligt 11 kap. 1 § och 12 kap. 1 § som inte har verkställts på nytt inom tre månader från den
    dag då verkställigheten avbröts. Nämnden ska vidare ange vilka typer av insatser dessa beslut gäller
    samt hur lång tid som har gått från dagen för respektive beslut.

    Rapportering ska ske en gång per kvartal.
    """,
)

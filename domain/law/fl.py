"""Förvaltningslagen (2017:900): decisions, disqualification, delay and appeals, verbatim.

Most of it does not hold where the decision can be tried as to its legality (laglighetsprövning), 2 §; the
social services act brings some of it back for matters that concern individuals (14 kap. 10 §).
"""

from datetime import date

from domain.law.duty import Wording, prose

IN_FORCE = date(2018, 7, 1)
SOURCE = "Regeringskansliets rättsdatabaser, lydelse 2025-09-01."
NOT_IN_LEGALITY_REVIEW = "Gäller enligt 2 § inte i ärenden där besluten kan laglighetsprövas"
BACK_FOR_INDIVIDUALS = (
    f"{NOT_IN_LEGALITY_REVIEW}, utom enligt 14 kap. 10 § SoL (2025:400) i socialnämndens ärenden som rör enskilda."
)


def section(number: str, text: str, note: str = "") -> Wording:
    """One or more sections of the act as they read today."""
    return Wording(
        since=IN_FORCE,
        until=None,
        citation=f"{number} förvaltningslagen (2017:900)",
        text=prose(text),
        binding=True,
        verified=True,
        source=f"{SOURCE} {note}".strip(),
        verbatim=True,
    )


P12 = section(
    "12 §",
    """
    Om ett ärende som har inletts av en enskild part inte har avgjorts i första instans senast inom sex
    månader, får parten skriftligen begära att myndigheten ska avgöra ärendet. Myndigheten ska inom fyra
    veckor från den dag då en sådan begäran kom in antingen avgöra ärendet eller i ett särskilt beslut
    avslå begäran.

    Ett beslut enligt första stycket att avslå en begäran om att ärendet ska avgöras får överklagas till
    den domstol eller förvaltningsmyndighet som är behörig att pröva ett överklagande av avgörandet i
    ärendet.

    Myndighetens prövning enligt första stycket får begäras av parten vid ett tillfälle under ärendets
    handläggning.
    """,
    note=BACK_FOR_INDIVIDUALS,
)

P16_18 = section(
    "16–18 §§",
    """
    16 § Den som för en myndighets räkning tar del i handläggningen på ett sätt som kan påverka
    myndighetens beslut i ärendet är jävig om

    1. han eller hon eller någon närstående är part i ärendet eller annars kan antas bli påverkad av
    beslutet i en inte oväsentlig utsträckning,

    2. han eller hon eller någon närstående är eller har varit ställföreträdare eller ombud för en part
    i ärendet eller för någon annan som kan antas bli påverkad av beslutet i en inte oväsentlig
    utsträckning,

    3. han eller hon har medverkat i den slutliga handläggningen av ett ärende hos en annan myndighet
    och till följd av detta redan har tagit ställning till frågor som myndigheten ska pröva i egenskap
    av överordnad instans, eller

    4. det finns någon annan särskild omständighet som gör att hans eller hennes opartiskhet i ärendet
    kan ifrågasättas.

    Om det är uppenbart att frågan om opartiskhet saknar betydelse, ska myndigheten bortse från jäv.

    17 § Den som är jävig får inte ta del i handläggningen av ärendet och inte heller närvara när
    ärendet avgörs. Han eller hon får dock utföra sådana uppgifter som inte någon annan kan utföra utan
    att handläggningen försenas avsevärt.

    18 § Den som känner till en omständighet som kan antas göra honom eller henne jävig ska omedelbart
    anmäla detta till myndigheten.

    En myndighet ska pröva en jävsfråga så snart som möjligt.

    Den som jävet gäller får ta del i prövningen av jävsfrågan endast om det krävs för att myndigheten
    ska vara beslutsför och någon ersättare inte kan kallas in utan att prövningen försenas avsevärt.
    """,
    note=f"{NOT_IN_LEGALITY_REVIEW}; där gäller jävsreglerna i kommunallagen.",
)

P27 = section(
    "27 §",
    """
    En myndighet som får uppgifter på något annat sätt än genom en handling ska snarast dokumentera dem,
    om de kan ha betydelse för ett beslut i ärendet. Det ska framgå av dokumentationen när den har
    gjorts och av vem.
    """,
    note=f"{NOT_IN_LEGALITY_REVIEW}.",
)

P31 = section(
    "31 §",
    """
    För varje skriftligt beslut ska det finnas en handling som visar

    1. dagen för beslutet,

    2. vad beslutet innehåller,

    3. vem eller vilka som har fattat beslutet,

    4. vem eller vilka som har varit föredragande, och

    5. vem eller vilka som har medverkat vid den slutliga handläggningen utan att delta i avgörandet.
    """,
    note=BACK_FOR_INDIVIDUALS,
)

P45_46 = section(
    "45–46 §§",
    """
    45 § Beslutsmyndigheten prövar om överklagandet har kommit in i rätt tid. Om det har kommit in för
    sent ska myndigheten besluta att överklagandet inte får tas upp till prövning (avvisning).

    Ett överklagande ska dock inte avvisas om

    1. förseningen beror på att myndigheten inte har lämnat en korrekt underrättelse om hur man
    överklagar, eller

    2. överklagandet har kommit in till överinstansen inom överklagandetiden.

    46 § Om överklagandet inte avvisas ska beslutsmyndigheten skyndsamt överlämna överklagandet och
    övriga handlingar i ärendet till överinstansen.

    Om en myndighet ändrar ett beslut som har överklagats, ska den överlämna även det nya beslutet till
    överinstansen. Överklagandet ska anses omfatta det nya beslutet.
    """,
    note=f"{NOT_IN_LEGALITY_REVIEW}.",
)

"""Kommunallagen (2017:725): internal control, meetings, disqualification and delegation, verbatim."""

from datetime import date

from domain.law.duty import Wording, prose

IN_FORCE = date(2018, 1, 1)
READ = date(2025, 9, 1)
SOURCE = f"Regeringskansliets rättsdatabaser, lydelse {READ}."


def section(number: str, text: str, changed: str = "") -> Wording:
    """One or more sections of the act as they read today.

    `changed`: the last amendment. Its day was not read: it held at the latest when the act was read, and one of an
    earlier year when that year was over.
    """
    note = f" Senast ändrad genom SFS {changed}; äldre lydelse under samma paragraf är inte läst." if changed else ""
    return Wording(
        since=IN_FORCE,
        until=None,
        citation=f"{number} kommunallagen (2017:725)",
        text=prose(text),
        binding=True,
        verified=True,
        source=SOURCE + note,
        verbatim=True,
        known_since=min(READ, date(int(changed[:4]) + 1, 1, 1)) if changed else None,
    )


P6_6 = section(
    "6 kap. 6 §",
    """
    Nämnderna ska var och en inom sitt område se till att verksamheten bedrivs i enlighet med de mål och
    riktlinjer som fullmäktige har bestämt samt de bestämmelser i lag eller annan författning som gäller
    för verksamheten.

    De ska också se till att den interna kontrollen är tillräcklig för att förebygga fel och
    oegentligheter i verksamheten, och att verksamheten bedrivs på ett i övrigt tillfredsställande sätt.

    Detsamma gäller när skötseln av en kommunal angelägenhet med stöd av 10 kap. 1 § har lämnats över
    till någon annan.
    """,
    changed="2025:374",
)

P6_27 = section("6 kap. 27 §", "En nämnd får handlägga ärenden endast om fler än hälften av ledamöterna är närvarande.")

P6_28_30 = section(
    "6 kap. 28–30 §§ och 7 kap. 4 §",
    """
    6 kap. 28 § En förtroendevald är jävig, om

    1. han eller hon eller någon närstående är part i ärendet eller annars kan antas bli påverkad av
    beslutet i en inte oväsentlig utsträckning,

    2. han eller hon eller någon närstående är eller har varit ställföreträdare eller ombud för en part
    i ärendet eller för någon annan som kan antas bli påverkad av beslutet i en inte oväsentlig
    utsträckning,

    3. ärendet rör tillsyn över sådan kommunal verksamhet som han eller hon själv är knuten till, eller

    4. det finns någon annan särskild omständighet som gör att hans eller hennes opartiskhet i ärendet
    kan ifrågasättas.

    6 kap. 29 § Om det är uppenbart att frågan om opartiskhet saknar betydelse, ska nämnden bortse från
    jäv.

    6 kap. 30 § En förtroendevald som är jävig i ett ärende hos en nämnd får inte delta eller närvara
    vid handläggningen av ärendet. Den förtroendevalde får dock vidta åtgärder som inte någon annan kan
    utföra utan att handläggningen försenas avsevärt.

    Den som känner till en omständighet som kan antas utgöra jäv mot honom eller henne ska självmant
    uppge det.

    Har det uppkommit en fråga om jäv mot en förtroendevald och har någon annan inte trätt i dennes
    ställe, ska nämnden snarast besluta i jävsfrågan. Den som jävet gäller får delta i prövningen av
    jävsfrågan endast om nämnden annars inte är beslutsför och någon annan inte kan tillkallas utan
    olägligt uppskov.

    7 kap. 4 § I fråga om jäv för de anställda ska bestämmelserna i 6 kap. 28–32 §§ tillämpas.
    """,
    changed="2022:638",
)

P6_35 = section(
    "6 kap. 35 §, 5 kap. 65–67 och 69 §§ och 8 kap. 12 §",
    """
    6 kap. 35 § Vid ett sammanträde ska protokoll föras.

    I fråga om hur protokollet ska föras, protokollets innehåll, justering av protokollet och hur
    justeringen ska tillkännages ska 5 kap. 65–67 och 69 §§ och 8 kap. 12 § tillämpas.

    5 kap. 65 § Vid sammanträden ska protokoll föras på ordförandens ansvar.

    5 kap. 66 § Protokollet ska redovisa vilka ledamöter och ersättare som har tjänstgjort och vilka
    ärenden som har handlagts.

    5 kap. 67 § Protokollet ska för varje ärende redovisa

    1. vilka förslag och yrkanden som har lagts fram och inte tagits tillbaka,

    2. i vilken ordning ordföranden har lagt fram förslag till beslut,

    3. genomförda omröstningar och resultaten av dem,

    4. vilka beslut som har fattats,

    5. vilka ledamöter som har deltagit i besluten och hur de har röstat vid öppna omröstningar, och

    6. vilka reservationer som har anmälts mot besluten.

    5 kap. 69 § Ett protokoll ska justeras senast fjorton dagar efter sammanträdet på det sätt som
    fullmäktige har bestämt.

    8 kap. 12 § Senast andra dagen efter det att protokollet har justerats ska justeringen tillkännages
    på anslagstavlan. Av tillkännagivandet ska det framgå var protokollet finns tillgängligt samt vilken
    dag det har tillkännagetts. Tillkännagivandet får inte tas bort från anslagstavlan före
    överklagandetidens utgång enligt 13 kap. 5 § första stycket.
    """,
)

P6_37 = section(
    "6 kap. 37 § och 7 kap. 5–7 §§",
    """
    6 kap. 37 § En nämnd får delegera beslutanderätten till presidiet, ett utskott, en ledamot, en
    ersättare eller en automatiserad beslutsfunktion i ett visst ärende eller en viss grupp av ärenden.
    En nämnd får även uppdra åt en anställd att besluta enligt 7 kap. 5-8 §§.

    7 kap. 5 § En nämnd får uppdra åt en anställd hos kommunen eller regionen att besluta på nämndens
    vägnar i ett visst ärende eller en viss grupp av ärenden, dock inte i de fall som avses i 6 kap. 38
    §.

    7 kap. 6 § Om en nämnd med stöd av 5 § uppdrar åt en förvaltningschef inom nämndens
    verksamhetsområde att fatta beslut, får nämnden överlåta åt förvaltningschefen att i sin tur uppdra
    åt en annan anställd inom kommunen eller regionen att fatta beslutet.

    7 kap. 7 § Om en nämnd med stöd av 5 § uppdrar åt en anställd att besluta på nämndens vägnar, får
    nämnden ställa upp villkor som innebär att brukarna av nämndens tjänster ska ges tillfälle att lägga
    fram förslag eller att yttra sig, innan beslutet fattas.

    Nämnden får också bestämma att en anställd får fatta beslut endast om företrädare för brukarna har
    tillstyrkt beslutet.
    """,
    changed="2022:638",
)

P6_38 = section(
    "6 kap. 38 §",
    """
    Beslutanderätten får inte delegeras när det gäller

    1. ärenden som avser verksamhetens mål, inriktning, omfattning eller kvalitet,

    2. framställningar eller yttranden till fullmäktige liksom yttranden med anledning av att beslut av
    nämnden i dess helhet eller av fullmäktige har överklagats,

    3. ärenden som rör myndighetsutövning mot enskilda, om de är av principiell beskaffenhet eller
    annars av större vikt,

    4. ärenden som väckts genom medborgarförslag och som lämnats över till nämnden, eller

    5. ärenden som enligt lag eller annan författning inte får delegeras.

    Beslutanderätten får inte heller delegeras till en automatiserad beslutsfunktion när det gäller

    1. ärenden där beslut överklagas enligt bestämmelserna i 13 kap.,

    2. ärenden där beslut enligt lag eller annan författning inte får överklagas,

    3. ärenden om upphandling, eller

    4. ärenden om auktorisations- eller valfrihetssystem.
    """,
    changed="2023:708",
)

P6_39 = section(
    "6 kap. 39 §",
    """
    En nämnd får uppdra åt ordföranden, eller en annan ledamot som nämnden har utsett, att besluta på
    nämndens vägnar i ärenden som är så brådskande att nämndens avgörande inte kan avvaktas.
    """,
)

P6_40 = section(
    "6 kap. 40 § och 7 kap. 8 §",
    """
    6 kap. 40 § Nämnden ska besluta i vilken utsträckning beslut som har fattats med stöd av uppdrag
    enligt 37 § ska anmälas till den. Beslut som inte anmäls ska protokollföras särskilt, om beslutet
    får överklagas enligt bestämmelserna i 13 kap.

    Sådana beslut som avses i 39 § ska anmälas vid nämndens nästa sammanträde.

    7 kap. 8 § Nämnden ska besluta om i vilken utsträckning beslut som har fattats med stöd av uppdrag
    enligt 5 och 6 §§ ska anmälas till den. Beslut som inte anmäls ska protokollföras särskilt, om
    beslutet får överklagas enligt bestämmelserna i 13 kap.
    """,
)

P12_9 = section(
    "12 kap. 9 §",
    """
    Nämnderna, fullmäktigeberedningarna, de enskilda ledamöterna och ersättarna i dessa, samt de
    anställda är skyldiga att lämna revisorerna de upplysningar som behövs för revisionsarbetet.

    De ska också ge revisorerna tillfälle att när som helst inventera de tillgångar som nämnderna eller
    fullmäktigeberedningarna har hand om och ta del av de räkenskaper och andra handlingar som berör
    deras verksamhet.
    """,
)

P8_3 = section(
    "8 kap. 3 §",
    """
    Nämnderna ska verka för att samråd sker med dem som brukar deras tjänster.
    """,
)

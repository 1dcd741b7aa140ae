"""Patientsäkerhetslagen (2010:659): what the health care in a municipality answers to, verbatim."""

from datetime import date

from domain.law.duty import Wording, prose

IN_FORCE = date(2011, 1, 1)
SOURCE = "Regeringskansliets rättsdatabaser, lydelse 2025-09-01."


def section(number: str, text: str, since: date = IN_FORCE, note: str = "") -> Wording:
    """One section of the act as it reads today."""
    return Wording(
        since=since,
        until=None,
        citation=f"{number} patientsäkerhetslagen (2010:659)",
        text=prose(text),
        binding=True,
        verified=True,
        source=f"{SOURCE} {note}".strip(),
        verbatim=True,
    )


P3_3 = section(
    "3 kap. 3 §",
    """
    Vårdgivaren ska utreda händelser i verksamheten som har medfört eller hade kunnat medföra en
    vårdskada. Syftet med utredningen ska vara att

    1. så långt som möjligt klarlägga händelseförloppet och vilka faktorer som har påverkat det, samt

    2. ge underlag för beslut om åtgärder som ska ha till ändamål att hindra att liknande händelser
    inträffar på nytt, eller att begränsa effekterna av sådana händelser om de inte helt går att
    förhindra.

    Motsvarande utredningsskyldighet har den som bedriver verksamhet som avses i 7 kap. 7 § för
    händelser i verksamheten som har medfört eller hade kunnat medföra en sådan allvarlig skada som
    avses i 6 §.
    """,
)

P3_5 = section(
    "3 kap. 5 §",
    """
    Vårdgivaren ska, om inte något annat särskilt föreskrivs i enlighet med tredje stycket, till
    Inspektionen för vård och omsorg anmäla händelser som har medfört eller hade kunnat medföra en
    allvarlig vårdskada. Motsvarande anmälningsskyldighet har den som bedriver verksamhet som avses i 7
    kap. 2 §. Anmälan ska göras snarast efter det att händelsen har inträffat.

    Vårdgivaren ska samtidigt med anmälan eller snarast därefter till Inspektionen för vård och omsorg
    ge in den utredning av händelsen som föreskrivs i 3 § första stycket.

    Regeringen eller den myndighet som regeringen bestämmer kan med stöd av 8 kap. 7 § regeringsformen
    meddela föreskrifter om anmälningar från vårdgivare inom Försvarsmakten och Försvarets materielverk.
    """,
    since=date(2017, 10, 1),
    note="Lydelse enligt SFS 2017:786.",
)

P3_8B = section(
    "3 kap. 8 b §",
    """
    Vårdgivaren ska snarast besvara klagomål från patienter och deras närstående. Klagomålen ska
    besvaras på lämpligt sätt och med hänsyn till klagomålets art och den enskildes förmåga att
    tillgodogöra sig information.

    Vårdgivaren ska ge klaganden

    1. en förklaring till vad som har inträffat, och

    2. i förekommande fall, en beskrivning av vilka åtgärder som vårdgivaren avser att vidta för att en
    liknande händelse inte ska inträffa igen.
    """,
    since=date(2018, 1, 1),
    note="Införd genom SFS 2017:378, vars ikraftträdandedag inte är läst.",
)

P3_10 = section(
    "3 kap. 10 §",
    """
    Vårdgivaren ska senast den 1 mars varje år upprätta en patientsäkerhetsberättelse av vilken det ska
    framgå

    1. hur patientsäkerhetsarbetet har bedrivits under föregående kalenderår,

    2. vilka åtgärder som har vidtagits för att öka patientsäkerheten, och

    3. vilka resultat som har uppnåtts.

    Patientsäkerhetsberättelsen ska hållas tillgänglig för den som önskar ta del av den.
    """,
)

P6_4 = section(
    "6 kap. 4 §",
    """
    Hälso- och sjukvårdspersonalen är skyldig att bidra till att hög patientsäkerhet upprätthålls.
    Personalen ska i detta syfte till vårdgivaren rapportera risker för vårdskador samt händelser som
    har medfört eller hade kunnat medföra en vårdskada.

    Hälso- och sjukvårdspersonalen har motsvarande rapporteringsskyldighet även när det gäller andra
    skador än vårdskador till följd av säkerhetsbrister i verksamheten vid en sådan sjukvårdsinrättning
    eller enhet som avses i 7 kap. 7 §.
    """,
)

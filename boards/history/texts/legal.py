"""Rättssäkerhet: invented deviations in how matters are documented, decided and carried out."""

from __future__ import annotations

from boards.history.texts import Theme
from domain.deviations.words import Severity

LEGAL: tuple[Theme, ...] = (
    Theme(
        category="legal",
        subcategory="legal.documentation",
        causes=("organisation.workload", "procedures.missing"),
        work="authority",
        what=(
            "Journalanteckningar efter hembesöket skrevs först {n} veckor senare.",
            "Beslutet fattades muntligt på {weekday} men dokumenterades inte förrän veckan därpå.",
            "I akten saknas anteckning om samtalet med skolan.",
            "Utredningen har stått utan anteckningar i {n} veckor.",
        ),
        more=(
            "Kollegan som tog över ärendet kunde inte se vad som var överenskommet.",
            "Uppgifterna fanns i ett anteckningsblock men hade inte förts in.",
            "Det gick inte att se vilka uppgifter bedömningen vilade på.",
        ),
        harm=(
            "Den enskilde fick berätta samma sak en gång till.",
            "Beslutet drog ut på tiden.",
            "Den enskilde begärde ut sin akt och fick en ofullständig kopia.",
        ),
        at_once=(
            "Anteckningarna skrevs i efterhand och märktes med rätt datum.",
            "Handläggaren kontaktade den enskilde.",
        ),
        why=(
            "Handläggaren hade inte avsatt tid för dokumentation mellan besöken.",
            "Enheten saknar en gemensam regel för när anteckningen ska vara gjord.",
            "Ärendemängden var hög under perioden och dokumentationen sköts upp.",
        ),
        measures=(
            "Inför en timme för dokumentation efter varje hembesök.",
            "Gå igenom öppna ärenden utan anteckning varje fredag.",
            "Lyft rutinen för dokumentation på arbetsplatsträffen.",
        ),
    ),
    Theme(
        category="legal",
        subcategory="legal.not_executed",
        causes=("communication.failure", "organisation.workload"),
        work="authority",
        what=(
            "Ett beslut om kontaktfamilj har inte verkställts på {n} månader.",
            "Beställningen till utföraren skickades aldrig efter beslutet.",
            "Beviljad insats har inte startat trots att startdatum passerat med {n} veckor.",
        ),
        more=(
            "Ingen bevakning var lagd i systemet.",
            "Ärendet bytte handläggare samma vecka som beslutet fattades.",
            "Utföraren hade svarat att de inte tagit emot någon beställning.",
        ),
        harm=(
            "Familjen har varit utan stöd under tiden.",
            "Den enskilde har hört av sig flera gånger och inte fått besked.",
            "Föräldern fick ta ledigt från arbetet för att täcka upp.",
        ),
        at_once=("Beställningen skickades samma dag.", "En tillfällig lösning ordnades genom egen öppenvård."),
        why=(
            "Överlämningen mellan handläggarna gjordes muntligt.",
            "Systemet påminner inte om beslut som saknar verkställighet.",
            "Det var oklart vem som ansvarar för beställningen när ärendet byter enhet.",
        ),
        measures=(
            "Ta ut en lista över beslut utan verkställighet varje månad.",
            "Gör en checklista för överlämning av ärenden.",
            "Utse en person som bevakar nya beställningar.",
        ),
        severity=Severity.CONSIDERABLE,
    ),
    Theme(
        category="legal",
        subcategory="legal.child",
        causes=("people.gap", "procedures.missing"),
        work="authority",
        what=(
            "Barnet har inte fått komma till tals innan utredningen avslutades.",
            "I bedömningen beskrivs bara de vuxnas uppgifter; barnets åsikt finns inte med.",
            "Barnet fick inte veta att insatsen skulle ändras.",
        ),
        more=(
            "Inget barnsamtal är bokat och skälet till det är inte antecknat.",
            "Föräldrarna talade för barnet vid mötet.",
            "Barnet är {n} år och har tidigare sagt att det vill bli tillfrågat.",
        ),
        harm=(
            "Beslutet kan vila på en ofullständig bild av barnets situation.",
            "Barnet blev ledset och förstod inte varför stödet upphörde.",
        ),
        at_once=(
            "Ett barnsamtal bokades.",
            "Handläggaren ringde upp och förklarade beslutet på ett sätt som barnet förstår.",
        ),
        why=(
            "Handläggaren var osäker på hur samtal hålls med så små barn.",
            "Mallen för utredning frågar inte efter skälet när barnsamtal inte hålls.",
        ),
        measures=(
            "Komplettera mallen med en ruta för barnets egna ord.",
            "Ordna handledning i samtal med barn.",
            "Granska tio avslutade utredningar med fokus på barnets röst.",
        ),
        severity=Severity.CONSIDERABLE,
        child=True,
    ),
    Theme(
        category="legal",
        subcategory="legal.consent",
        causes=("people.gap", "communication.failure"),
        work="authority",
        what=(
            "Uppgifter lämnades till en annan myndighet utan att samtycke var inhämtat.",
            "Ett brev om insatsen skickades till en gammal adress där en anhörig bor kvar.",
            "Ett mejl med uppgifter om ett ärende gick till fel mottagare inom kommunen.",
        ),
        more=(
            "Felet upptäcktes när mottagaren hörde av sig.",
            "Adressen hade ändrats i folkbokföringen {n} veckor tidigare.",
            "Samtycket som fanns gällde en annan utredning.",
        ),
        harm=(
            "Uppgifter om den enskilde har kommit till någon som inte skulle ha dem.",
            "Den enskilde tappade förtroendet för oss.",
        ),
        at_once=("Mottagaren ombads förstöra brevet och bekräftade det.", "Den enskilde informerades samma dag."),
        why=(
            "Adressen hämtades ur ett äldre dokument i stället för ur registret.",
            "Det är otydligt hur länge ett samtycke gäller.",
        ),
        measures=(
            "Hämta alltid adressen ur registret när brevet skrivs.",
            "Förtydliga rutinen för samtycke med exempel.",
            "Kontakta dataskyddsombudet för en bedömning av incidenten.",
        ),
        severity=Severity.CONSIDERABLE,
    ),
)

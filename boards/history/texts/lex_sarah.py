"""Påhittade texter om lex Sarah – what people write in a case. Nothing in them has happened."""

from __future__ import annotations

REPORTS = (
    "En boende var utan tillsyn från klockan {hour} till morgonen därpå.",
    "En medarbetare talade hårt till en person som bad om hjälp, inför andra.",
    "Två insatser i veckan uteblev under {n} veckor utan att någon märkte det.",
    "Medicin och mat lämnades innanför dörren utan att någon såg till personen.",
    "Pengar saknades när kassan för privata medel räknades på {weekday}.",
    "Dörren till ett rum hölls stängd under natten fast det inte fanns något beslut om det.",
)
AT_ONCE = (
    "Personen fick hjälp samma dag och mår efter omständigheterna väl.",
    "Kollegan togs ur tjänst tills vidare.",
    "Extra tillsyn sattes in från samma kväll.",
)
CHILD = ("Barnet var oroligt efter händelsen och har fått prata med någon det litar på.",)
TO_BE_INVESTIGATED = (
    "Det som berättas kan ha inneburit ett hot mot den enskildes hälsa eller trygghet. Utreds.",
    "Uppgifterna räcker för att inleda utredning; följderna för den enskilde är inte klarlagda.",
)
PLAINLY_SERIOUS = ("Följderna är allvarliga redan som de beskrivs. Anmäls innan utredningen är klar.",)
NOT_TO_BE = (
    "Ingen enskild har varit berörd. Bristen hör hemma bland avvikelserna.",
    "Det som beskrivs är en brist i arbetssättet utan följder för någon enskild.",
)
SECOND = ("Samma bedömning: det ska hanteras som avvikelse i enheten.",)
WRONG_ENTRY = ("Inmatad vid en genomgång av systemet.",)
CORRECTED = ("Fel dag angavs när rapporten fördes in.",)
REPLACED = ("Utredaren har tidigare arbetat i enheten.",)
ORIGINS = ("samtal med personal i enheten", "den sociala dokumentationen", "schema och larmlogg", "enhetschefen")
FACTS = (
    "Schemat visar att {n} personer skulle ha varit på plats; en var sjuk och ersattes inte.",
    "Enligt dokumentationen gjordes inget besök mellan {weekday} och nästa dag.",
    "Larmet kvitterades klockan {hour} utan att någon gick dit.",
)
ASSESSMENTS = (
    "Rutinen för hur frånvaro ersätts bedöms inte ha varit känd av dem som arbetade.",
    "Bemanningen bedöms inte ha räckt för det som skulle göras.",
)
TOLD_INDIVIDUAL = (
    "Berättade vad som har rapporterats, att det utreds och vem som gör det.",
    "Informerade om utredningen och om vart personen kan vända sig med frågor.",
)
HEARD = (
    "Personen berättade att ingen kom den kvällen och att det var skrämmande.",
    "Personen vill att det inte ska hända någon annan.",
)
COURSE = (
    "Ordinarie personal var frånvarande och ersättaren kände inte till personens behov. Insatsen uteblev.",
    "Händelsen pågick under {n} dagar innan den upptäcktes av en kollega.",
)
CONSEQUENCES = (
    "Den enskilde var utan stöd och utsattes för en risk att skadas.",
    "Den enskilde kränktes och har känt sig otrygg efteråt.",
)
WHY_AGAIN = ("Åtgärden efter den förra händelsen gällde en annan arbetsgrupp och nådde inte hit.",)
WHY_RECUR = (
    "Det kan hända igen så länge rutinen för frånvaro inte är ändrad.",
    "Det bedöms inte kunna hända igen på samma sätt: schemat är ändrat och rutinen känd.",
)
ANALYSES = (
    "Ansvaret för att ersätta frånvaro var delat mellan två funktioner som båda trodde att den andra gjorde det.",
    "Introduktionen av vikarier omfattade inte hur larmen hanteras.",
)
PROPOSED_MEASURES = ("En person har ansvaret för frånvaron; introduktionen kompletteras.",)
WHY = (
    "Bedömningen grundas på följderna för den enskilde och på att risken var påtaglig.",
    "Det som hände strider mot vad insatsen ska ge, och följderna var inte obetydliga.",
)
WHY_NONE = ("Utredningen visar att den enskilde fick sin insats; rapporten byggde på en missuppfattning.",)
MISSING = ("Det framgår inte om något liknande har hänt förut, och varför.",)
POLICE = ("Det finns anledning att misstänka brott.",)
NO_POLICE = ("Inget i utredningen tyder på brott.",)
BOARD = ("En rapport är utredd; åtgärder pågår. Inga enskilda framgår.",)
MEASURES = (
    "Skriv om rutinen för frånvaro så att en person har ansvaret.",
    "Inför en kontroll av obesvarade larm varje morgon.",
    "Komplettera introduktionen för vikarier.",
)
TITLES = ("Ny rutin för frånvaro", "Kontroll av obesvarade larm", "Introduktion för vikarier")
DONE = ("Genomfört och genomgånget på arbetsplatsträffen.",)
LIVES_ON = ("Systemändringen tar längre tid än ärendet.",)
EFFECTS = ("Inga nya händelser under tiden; stickprovet visar att rutinen följs.",)
FEEDBACK = ("Rapporten ledde till en utredning och en ändrad rutin. Tack för att det rapporterades.",)
REOPENED = ("En anhörig har lämnat uppgifter som inte var kända.",)
IVO = ("Den anmälande har utrett händelsen och vidtagit åtgärder. Brister i bemanningen påtalas.",)
DEMANDS = ("Redovisa hur frånvaro ersätts under nätter och helger.",)
ANSWERS = ("Rutinen är ändrad och redovisas i bilaga; bemanningen följs varje vecka.",)
NOTICES = (
    "Utföraren har tagit emot en rapport om uteblivna insatser och utreder den.",
    "Utföraren har tagit emot en rapport om bemötande och utreder den.",
)
NOTIFICATIONS = ("Utföraren har anmält händelsen till Inspektionen för vård och omsorg.",)
FOLLOWED_UP = ("Utredningen begärdes in och gicks igenom vid uppföljningen av avtalet.",)
LICENSED = ("Vid uppföljningen framkom att bemanningen inte räcker och att personal saknar utbildning.",)
CLOSED = ("Alla åtgärder är genomförda eller följs i egna poster.",)

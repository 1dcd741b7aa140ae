"""Det som skrivs medan en avvikelse handläggs: invented questions, reasons, assessments and feedback."""

from __future__ import annotations

FOUND = (
    "Jag upptäckte det när jag gick igenom veckans ärenden.",
    "Det kom fram när en kollega ringde.",
    "Det märktes vid dagens genomgång.",
    "Jag fick veta det av den det gäller.",
    "Det syntes i systemet på {weekday}.",
    "Det upptäcktes av en slump klockan {hour}.",
    "Anhörig hörde av sig och berättade.",
)
SENT_BY_OTHERS = (
    "Händelsen beskrivs i ett brev som kom till oss. Avsändaren arbetar i en annan verksamhet.",
    "Vi fick en avvikelse från vårdcentralen om samverkan kring en gemensam klient.",
    "Skolan skriver att de inte har fått svar på sin fråga på {n} veckor.",
)
LITTLE_KNOWN = (
    "Något har gått fel med en insats, men jag vet inte var eller när.",
    "Jag hörde av en kollega att en klient hade råkat illa ut. Mer än så vet jag inte.",
    "Det låg en lapp på skrivbordet om en utebliven insats. Den är inte undertecknad.",
)
ABOUT_PROVIDERS = (
    "Detta gäller verksamheten som drivs av en utförare på vårt uppdrag.",
    "Jag var på uppföljning hos utföraren när jag fick veta det.",
)

QUESTIONS = (
    "Vilken dag var det, och vilka var på plats?",
    "Vet du om den enskilde har fått veta vad som hände?",
    "Kan du beskriva vad som gjordes direkt efteråt?",
    "Hur länge hade det pågått när du upptäckte det?",
)
COMPLETIONS = (
    "Det var i slutet av veckan före. Två kollegor var på plats.",
    "Den enskilde vet om det och har fått en ursäkt.",
    "Vi ringde direkt och löste det samma dag.",
    "Jag har frågat runt: det har hänt minst {n} gånger under våren.",
)

NOT_MISCONDUCT_AT_ONCE = (
    "Bristen är avgränsad och fick inga följder för den enskilde.",
    "Det är en avvikelse i arbetssättet, inte ett missförhållande.",
    "Skyddet och tryggheten för den enskilde har inte påverkats.",
)
PERHAPS_MISCONDUCT = (
    "Den enskilde kan ha farit illa. Lex Sarah-ansvarig behöver bedöma.",
    "Det går inte att utesluta att liv, hälsa eller trygghet har påverkats.",
    "Samma sak har hänt förut, och följderna är oklara.",
)
DISMISSED = (
    "Händelsen har inte inneburit fara för liv eller psykisk eller fysisk hälsa. Den hanteras som avvikelse.",
    "Bristen upptäcktes innan den fick följder och är avhjälpt. Inget missförhållande.",
    "Utredningen visar ett enstaka misstag utan påtaglig risk. Hanteras vidare i enheten.",
)
TAKEN_OVER = (
    "Den enskilde har utsatts för en påtaglig risk. Tas emot som rapport enligt lex Sarah.",
    "Brister i omsorgen har pågått en tid och utreds enligt lex Sarah.",
)
PROTECTED_AT_ONCE = (
    "Den enskilde flyttas till en annan insats tills utredningen är klar.",
    "Extra bemanning dygnet runt tills vidare.",
    "Uppdraget till utföraren pausas för den här personen.",
)

CHILD_CONSEQUENCES = (
    "Barnet fick vänta på stöd under en tid när det behövde det.",
    "Barnet har varit oroligt och sovit dåligt efter händelsen.",
    "Barnets skolgång påverkades under några veckor.",
    "Barnet vet inte om det inträffade och bedöms inte ha påverkats.",
    "Barnet missade ett umgänge som det hade sett fram emot.",
)
RISK_GROUNDS = (
    "Samma sak har hänt förut i enheten.",
    "Följden kan bli större om det rör ett barn.",
    "Arbetssättet används varje dag av många.",
    "Händelsen är ovanlig men svår att upptäcka.",
)
FINDINGS = (
    "Samtal har hållits med dem som var på plats.",
    "Akten och loggen har gåtts igenom.",
    "Händelseförloppet är klarlagt i sina huvuddrag.",
    "Rutinen har jämförts med hur arbetet görs i praktiken.",
)
CONCLUDED = (
    "Ingen enskild medarbetare bär skulden; arbetssättet gjorde felet möjligt.",
    "Bristen finns troligen i fler grupper och bör lyftas brett.",
    "Felet är avhjälpt och bedöms inte kunna upprepas på samma sätt.",
    "Utredningen visar att rutinen behöver ses över.",
)
NOT_MISCONDUCT_AFTER = (
    "Den enskilde har inte utsatts för fara.",
    "Utredningen ger inget stöd för att det är ett missförhållande.",
)
NO_MEASURES = (
    "Felet är redan avhjälpt och rutinen är känd.",
    "Händelsen var enstaka och åtgärdades på plats.",
    "Arbetssättet är redan ändrat sedan i våras.",
)
DONE = (
    "Genomfört och infört i enhetens årsplan.",
    "Genomfört, och genomgånget på arbetsplatsträffen.",
    "Klart. Följs upp på nästa egenkontroll.",
)
LIVES_ON = (
    "Åtgärden hör ihop med ett större arbete i avdelningen och följs där.",
    "Systemändringen beställs av förvaltningen och tar längre tid än ärendet.",
)
EFFECTS = (
    "Inga nya händelser av samma slag på tre månader.",
    "Färre händelser, men arbetssättet följs inte av alla ännu.",
    "Stickprov visar att rutinen följs.",
)
FEEDBACK = (
    "Tack för att du rapporterade. Det har lett till att vi ändrar arbetssättet.",
    "Din rapport är utredd. Vi har tagit upp den på arbetsplatsträffen och bestämt en åtgärd.",
    "Avvikelsen är avslutad. Rutinen gäller, och vi påminner om den.",
    "Vi har gått igenom händelsen med gruppen. Hör av dig om det händer igen.",
)
FEEDBACK_TO_OTHERS = (
    "Vi har utrett händelsen och bett den berörda enheten ändra sin rutin. Tack för att ni hörde av er.",
    "Bristen låg hos oss. Vi har bestämt en kontaktväg mellan våra verksamheter.",
)
CLOSED = ("Åtgärderna är klara.", "Avslutas efter uppföljning.", "Inget mer att göra här.")
REOPENED = (
    "Samma sak har hänt igen i enheten. Utredningen behöver kompletteras.",
    "Åtgärden genomfördes inte som det står. Ärendet tas upp på nytt.",
)
SAME_AGAIN = ("Samma händelse är redan rapporterad av en kollega.", "Två har rapporterat samma sak.")
NOT_OURS = ("Händelsen gäller arbetsmiljön och hanteras där.", "Felet hör till driften av systemet.")
ANNULLED = (
    "Rapporten skrevs i fel system och gäller en annan nämnd.",
    "Inmatad på prov vid en utbildning.",
    "Texten hamnade i fel ärende.",
)
CORRECTED = (
    "Fel dag angiven när rapporten skrevs in.",
    "Brevets ankomststämpel visar en annan dag.",
    "Händelsen gäller en annan enhet än den som angavs.",
    "Platsen var felskriven.",
)
CORRECTED_LATER = (
    "Vid genomgången inför halvårets uppföljning visade sig dagen vara fel.",
    "Avstämning mot diariet: handlingen kom in en annan dag.",
    "Enheten har hört av sig: händelsen hör till en annan enhet.",
    "Ankomststämpeln hade lästs fel.",
)
RECLASSIFIED = (
    "Vid närmare läsning passar en annan kategori bättre.",
    "Kategorin ändras så att enheternas siffror kan jämföras.",
)
MOVED = ("Händelsen inträffade i en annan enhet.", "Rätt enhet framgick av kompletteringen.")
MORE_TIME = (
    "Utredningen har väntat på svar från lex Sarah-ansvarig.",
    "Utredningen behöver uppgifter som ännu inte har kommit.",
)
NEW_INVESTIGATOR = ("Utredaren har slutat.", "Arbetsbelastning: en kollega tar över.")
PLACES = (
    "Besöksrummet",
    "Mottagningen",
    "Expeditionen",
    "Köket",
    "Korridoren",
    "Telefon",
    "Hembesök",
    "Mötesrum 2",
    "Verksamhetssystemet",
    "Funktionsbrevlådan",
)

"""Förbättrande åtgärder: invented proposals, what is written while they are carried out, and assignments of a board."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """Something that can be done, how it would be seen that it helps, and what is done."""

    title: str
    description: tuple[str, ...]
    aim: tuple[str, ...]
    done: tuple[str, ...]
    indicator: str | None = None
    results: tuple[str, ...] = ()


REMEDIES: tuple[Remedy, ...] = (
    Remedy(
        title="Gemensam överlämning när ärenden byter handläggare",
        description=("Den som lämnar och den som tar över träffas innan ärendet byter hand.",),
        aim=("Inget ärende står stilla för att det bytt handläggare.",),
        done=("Alla byten sedan i våras har haft ett överlämningsmöte.", "Mötet står som en punkt i ärendelistan."),
        indicator="Andel ärenden med överlämningsmöte",
        results=("från 40 till 85 procent", "från 52 till 91 procent"),
    ),
    Remedy(
        title="Checklista vid introduktion av nya medarbetare",
        description=("Varje ny medarbetare får en handledare och en lista att bocka av.",),
        aim=("Alla som börjar kan rutinerna inom {n} veckor.",),
        done=("Listan används i alla grupper.", "Handledarna är utsedda och har haft en egen genomgång."),
    ),
    Remedy(
        title="Dubbelkontroll av mottagare före utskick",
        description=("En annan person läser mottagare och bilagor innan brevet går.",),
        aim=("Inga uppgifter går till fel mottagare.",),
        done=("Kontrollen görs sedan i våras.", "Kontrollen är införd vid alla utskick."),
        indicator="Antal brev till fel mottagare i månaden",
        results=("från fyra till ett", "från sex till noll"),
    ),
    Remedy(
        title="Reservnummer till handläggare vid frånvaro",
        description=("Den som ringer ska alltid nå någon som kan svara.",),
        aim=("Ingen behöver ringa mer än två gånger.",),
        done=("Numret står i telefonsvararen och på webben.",),
    ),
    Remedy(
        title="Uppföljning av genomförandeplaner var tredje månad",
        description=("Planerna följs upp tillsammans med den enskilde, med dagen inskriven från början.",),
        aim=("Varje plan är aktuell och känd av den den gäller.",),
        done=("Uppföljningarna ligger i kalendern för hela året.", "{n} planer har följts upp."),
        indicator="Andel genomförandeplaner som är uppdaterade",
        results=("från 61 till 79 procent", "från 70 till 88 procent"),
    ),
    Remedy(
        title="Kort daglig avstämning av bemanningen",
        description=("Tio minuter varje morgon om vem som saknas och vad som inte hinns.",),
        aim=("Inga pass är obemannade utan att någon vet det.",),
        done=("Avstämningen hålls varje vardag.",),
    ),
)

ROUTINES: tuple[Remedy, ...] = (
    Remedy(
        title="Se över rutinen för skyddsbedömning",
        description=("Rutinen säger inte vem som bedömer när den ordinarie är borta.",),
        aim=("Det framgår vem som gör vad, också vid frånvaro.",),
        done=("Rutinen har lästs av dem som använder den.", "Texten jämfördes med hur arbetet görs."),
    ),
    Remedy(
        title="Se över rutinen för dokumentation",
        description=("Flera avvikelser tyder på att rutinen tolkas olika.",),
        aim=("Rutinen läses lika av alla.",),
        done=("Grupperna har gått igenom rutinen tillsammans.",),
    ),
)

ASSIGNMENTS: tuple[tuple[str, str], ...] = (
    (
        "Kartlägg väntetiden från ansökan till beslut",
        "Nämnden vill se väntetiden för varje insats, och vad den beror på.",
    ),
    (
        "Redovisa hur barns delaktighet följs upp",
        "Nämnden vill veta hur barn får säga sin mening och vad det leder till.",
    ),
)

LIVE_ON: tuple[Remedy, ...] = tuple(
    Remedy(
        title=title,
        description=("Det som återstod när avvikelsen avslutades.",),
        aim=("Det ska inte hända igen.",),
        done=("Det som var planerat är gjort i alla grupper.",),
    )
    for title in (
        "Utbildning för alla i gruppen",
        "Ny teknik på plats i lokalerna",
        "Rekrytering till vakanta tjänster",
    )
)
"""What a measure of a deviation is called when it goes on by itself."""

WHY_CAUSE = ("Utredningen visade att det var detta som brast.", "Samma orsak återkommer i flera rapporter.")
RESOURCES = ("Ryms i befintlig budget.", "Två arbetsdagar för en utvecklare.", "Tid avsätts på arbetsplatsträffarna.")
PROGRESS = ("Halvvägs: de flesta grupper är i gång.", "Materialet är klart; {n} av grupperna återstår.")
POSTPONED = (
    "Sommaren kom emellan och vikarierna hinner inte.",
    "Systemet som behövs levereras senare än lovat.",
    "Den som höll i det är sjukskriven.",
)
WORKED = ("Det syns i rapporterna: inget liknande på tre månader.", "Stickprov av {n} ärenden visar att det görs.")
PARTLY = ("Bättre, men inte i alla grupper.", "Färre händelser, men de förekommer.")
DID_NOT = ("Samma sak har hänt {n} gånger sedan dess.", "Det används inte när det är som mest att göra.")
AGAIN = (
    "Arbetet går vidare med stöd på plats i varje grupp.",
    "Ett nytt sätt prövas i den grupp där det inte fungerar.",
)
FEEDBACK = (
    "Vad som gjordes, och att det har haft effekt, togs upp på mötet.",
    "Resultatet och nästa steg gicks igenom.",
)
TO_ORIGINATOR = ("Vi har ändrat vårt arbetssätt och följt upp att det fungerar. Tack för att ni hörde av er.",)
DECLINED = ("Det görs redan inom ett annat arbete.", "Nyttan står inte i proportion till vad det skulle kräva.")
ABANDONED = ("Verksamheten läggs om i höst och behovet försvinner.",)
REOPENED = ("Omläggningen blev inte av; behovet finns kvar.",)
WAIVED = ("Rutinen är riktig som den är; det som brast var att den inte var känd.",)
FORGONE = ("Ledningsgruppen följde arbetet från vecka till vecka och behöver ingen särskild återkoppling.",)
NOT_JUDGED = ("Enheten har fått nya uppgifter, så det går inte längre att jämföra.",)
TAKEN_OVER = ("Den förra ansvariga har bytt arbetsuppgifter.",)
UNLINKED = ("Åtgärden knöts till fel post.",)
CORRECTED = ("Rubriken sa inte vad åtgärden gäller.",)
ANNULLED = ("Införd två gånger.",)
SURVEYS = ("Brukarundersökningen", "Medarbetarenkäten", "Kommunrevisionens granskning")

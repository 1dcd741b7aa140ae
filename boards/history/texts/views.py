"""Vad människor tycker: invented views, complaints, praise and answers."""

from __future__ import annotations

from dataclasses import dataclass

from domain.views.words import Category, Sentiment


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Something people say about the work, and what those who look into it find and answer."""

    category: Category
    sentiment: Sentiment
    complaint: bool
    text: tuple[str, ...]
    more: tuple[str, ...]
    findings: tuple[str, ...]
    answer: tuple[str, ...]


VOICES: tuple[Voice, ...] = (
    Voice(
        category=Category.HANDLING_TIME,
        sentiment=Sentiment.NEGATIVE,
        complaint=True,
        text=(
            "Jag har väntat i {n} månader på besked om min ansökan.",
            "Utredningen om mitt barn skulle vara klar före sommaren men är det inte.",
            "Jag lämnade in alla papper på {weekday} för {n} veckor sedan och har inte hört något.",
        ),
        more=(
            "Ingen svarar när jag ringer.",
            "Varje gång får jag prata med en ny person.",
            "Jag vill veta vad som händer.",
        ),
        findings=(
            "Utredningen drog ut på tiden efter byte av handläggare.",
            "Ansökan var komplett och borde ha avgjorts tidigare.",
            "Handläggningen har följt den planerade tiden, men besked gavs inte under vägen.",
        ),
        answer=(
            "Vi beklagar att du fick vänta. Ärendet är nu avgjort och du har fått beslutet.",
            "Du har rätt i att vi borde ha hört av oss. Vi har ändrat vårt sätt att ge besked.",
        ),
    ),
    Voice(
        category=Category.TREATMENT,
        sentiment=Sentiment.NEGATIVE,
        complaint=True,
        text=(
            "Handläggaren avbröt mig hela tiden och lyssnade inte.",
            "Jag blev bemött på ett nedlåtande sätt när jag kom till mottagningen på {weekday}.",
            "Min mamma fick en otrevlig kommentar när hon bad om hjälp.",
        ),
        more=(
            "Jag vill inte träffa samma person igen.",
            "Det kändes som att jag gjorde något fel.",
            "Andra hörde det.",
        ),
        findings=(
            "Samtalet har beskrivits på samma sätt av båda parter.",
            "Uppgifterna går isär, men samtalet avslutades hastigt.",
            "Chefen har pratat med den berörda medarbetaren.",
        ),
        answer=(
            "Tack för att du berättade. Så ska ingen bli bemött hos oss, och vi har tagit upp det i gruppen.",
            "Vi beklagar upplevelsen. Du får en ny handläggare.",
        ),
    ),
    Voice(
        category=Category.INFORMATION,
        sentiment=Sentiment.NEGATIVE,
        complaint=True,
        text=(
            "Jag fick inget veta om att insatsen skulle avslutas.",
            "Brevet jag fick gick inte att förstå.",
            "Ni sa en sak i telefon och något annat i beslutet.",
        ),
        more=("Jag är anhörig och vill veta vad som gäller.", "Det borde stå vem man kan ringa."),
        findings=(
            "Beskedet gavs muntligt och bekräftades inte skriftligt.",
            "Beslutsbrevet saknar en enkel sammanfattning.",
        ),
        answer=(
            "Vi har skrivit om brevet och skickar det till dig igen.",
            "Här kommer en förklaring av beslutet i korthet.",
        ),
    ),
    Voice(
        category=Category.CONTENT,
        sentiment=Sentiment.NEGATIVE,
        complaint=True,
        text=(
            "Stödet kom inte på {weekday} trots att det var bokat.",
            "Vi skulle få hjälp tre gånger i veckan men det blir bara en.",
            "Boendet är stökigt på kvällarna och ingen gör något åt det.",
        ),
        more=("Det har hänt {n} gånger.", "Jag orkar inte ringa och påminna."),
        findings=(
            "Insatsen har inte getts i den omfattning som beslutats.",
            "Bemanningen har varit lägre än planerat.",
        ),
        answer=("Du har rätt, och vi har bestämt hur det ska bli framöver.", "Vi beklagar. Insatsen är återupptagen."),
    ),
    Voice(
        category=Category.ACCESSIBILITY,
        sentiment=Sentiment.NEGATIVE,
        complaint=False,
        text=(
            "Det går inte att komma fram på telefon efter klockan {hour}.",
            "Dörren till mottagningen är svår att öppna med rullstol.",
            "E-tjänsten fungerar inte i mobilen.",
        ),
        more=("Många i föreningen säger samma sak.", "Ni borde se över det."),
        findings=("Telefontiden är kort jämfört med andra.", "Felet är anmält till den som förvaltar lokalen."),
        answer=("Tack för synpunkten. Vi provar längre telefontid under hösten.", "Felet är anmält och ska lagas."),
    ),
    Voice(
        category=Category.OTHER,
        sentiment=Sentiment.SUGGESTION,
        complaint=False,
        text=(
            "Ha gärna öppet en kväll i veckan för oss som arbetar.",
            "Skicka sms dagen innan ett möte.",
            "Det vore bra med en broschyr på lätt svenska.",
        ),
        more=("Så gör de i grannkommunen.", "Det skulle spara tid för alla."),
        findings=("Förslaget tas med i verksamhetsplanen.",),
        answer=("Tack för förslaget, vi tar med det i planeringen.",),
    ),
    Voice(
        category=Category.TREATMENT,
        sentiment=Sentiment.PRAISE,
        complaint=False,
        text=(
            "Vill bara säga att vår handläggare har varit fantastisk.",
            "Personalen på boendet är varma och lugna. Tack!",
            "Vi fick hjälp samma dag som vi ringde.",
        ),
        more=("Det betydde mycket för oss.", "Hälsa alla."),
        findings=("Beröm som förs vidare till gruppen.",),
        answer=("Tack för de fina orden! Vi har hälsat.",),
    ),
    Voice(
        category=Category.INFORMATION,
        sentiment=Sentiment.QUESTION,
        complaint=False,
        text=("Hur gör man för att få en kontaktperson?", "Vem ska man ringa på helgen?", "Hur länge sparas min akt?"),
        more=("Det står inget på webben.",),
        findings=("Frågan är besvarad.",),
        answer=(
            "Ring mottagningen på vardagar, och socialjouren övrig tid.",
            "Här är svaret på din fråga, och en länk.",
        ),
    ),
)

CHILD = ("Barnet har fått vänta på stöd.", "Barnet har blivit oroligt av det som hänt.", "Vet inte.")
SECRECY_NOTE = ("Uppgifter om hälsa i texten.", "Namn på tredje person i texten.")
POSITION_YES = ("Bristen är en avvikelse från rutinen.", "Insatsen gavs inte som beslutat.")
POSITION_NO = ("Handläggningen följer rutinen.", "Ingen brist kan konstateras, men bemötandet tas upp i gruppen.")
TO_COMPLAINT = ("Avsändaren ringde och vill ha ett svar: det är ett klagomål.", "Texten beskriver en enskild händelse.")
TO_VIEW = ("Avsändaren vill inte klaga utan föreslår en ändring.", "Det rör inget enskilt ärende.")
MORE_TIME = ("Svaret väntade på lex Sarah-ansvarig.", "Fler behöver höras innan svaret ges.")
SUSPECTED = (
    "Det som beskrivs kan ha inneburit fara för den enskilde.",
    "Vid telefonsamtal framkom mer om vad som hänt.",
)
NOT_MISCONDUCT = ("Uppgifterna ger inte stöd för ett missförhållande. Hanteras som klagomål.",)
MISCONDUCT = ("Uppgifterna tas emot som rapport enligt lex Sarah.",)
REOPENED = ("Avsändaren är inte nöjd med svaret och har lämnat nya uppgifter.", "Svaret gick till fel adress.")
WRONG_ENTRY = ("Inskriven två gånger.", "Hör till en annan nämnd.")
CORRECTED = ("Fel ankomstdag.", "Avsändaren har hört av sig med namn.", "Fel enhet angiven.", "Fel område valt.")
APPEAL = ("Skrivelsen begär ändring av ett beslut.",)
RECEIVERS = ("Förvaltningsrätten", "Kommunens stadsbyggnadskontor (påhittat)", "Regionens patientnämnd")

"""Vad som kan hända: invented risks, and what sets a risk analysis off."""

from __future__ import annotations

from dataclasses import dataclass

from domain.risk_analyses.words import Trigger


@dataclass(frozen=True, kw_only=True, slots=True)
class Danger:
    """Something that could happen, in which activity, and what can be done about it."""

    title: str
    description: tuple[str, ...]
    activity: str
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """What is to be analysed, and why."""

    title: str
    trigger: Trigger
    what: str
    why: str


DANGERS: tuple[Danger, ...] = tuple(
    Danger(title=title, description=description, activity=activity, measures=measures)
    for title, description, activity, measures in (
        (
            "Orosanmälan läses för sent",
            (
                "Anmälningar kan bli liggande när den som har beredskap är upptagen.",
                "Brevlådan läses av en person i taget.",
            ),
            "Ta emot orosanmälan",
            ("Två personer läser brevlådan varje dag.", "Beredskapsschemat publiceras på ett ställe."),
        ),
        (
            "Nya medarbetare saknar introduktion",
            ("Vid hög omsättning hinner introduktionen inte med.", "Vikarier börjar utan genomgång av rutinerna."),
            "Introducera medarbetare",
            ("Handledare utses före första dagen.", "Checklista för introduktion används för alla."),
        ),
        (
            "Beslut verkställs inte i tid",
            ("Beställningar kan falla mellan stolarna när ärenden byter handläggare.",),
            "Verkställa beslut",
            ("Månadslista över beslut utan verkställighet.", "Överlämning sker skriftligt."),
        ),
        (
            "Uppgifter lämnas till fel mottagare",
            ("Adresser hämtas från äldre handlingar.", "Mejl skickas till gruppadresser."),
            "Kommunicera beslut",
            ("Adress kontrolleras i registret.", "Gruppadresser stängs av i systemet."),
        ),
        (
            "Verksamhetssystemet ligger nere",
            ("Vid avbrott går det inte att läsa akter eller fatta beslut.",),
            "Handlägga ärenden",
            ("Reservrutin på papper övas två gånger om året.",),
        ),
        (
            "Hot och våld vid besök",
            ("Ensamarbete på kvällar ökar risken.", "Larmen täcker inte alla rum."),
            "Ta emot besök",
            ("Larmen testas varje vecka.", "Besök med känd risk bokas med två kollegor."),
        ),
        (
            "Barnets röst saknas i utredningen",
            ("Små barn tillfrågas inte när tiden är knapp.",),
            "Utreda barns behov",
            ("Mallen kompletteras med barnets egna ord.", "Handledning i barnsamtal."),
        ),
        (
            "Avtal med utförare följs inte upp",
            ("Uppföljning av upphandlad verksamhet har inte gjorts enligt plan.",),
            "Följa upp utförare",
            ("Plan för uppföljning med datum och ansvarig.",),
        ),
        (
            "Tunn bemanning under sommaren",
            ("Semestrar och vakanser samtidigt gör att insatser kan utebli.",),
            "Ge stöd i boende",
            ("Semesterplanering klar i mars.", "Pool av timanställda."),
        ),
        (
            "Felaktiga utbetalningar",
            ("Attest görs av en enda person.",),
            "Betala ut bistånd",
            ("Två i förening godkänner betalfilen.",),
        ),
        (
            "Kontinuiteten brister när personal byts",
            ("Den enskilde möter många nya personer.",),
            "Ge stöd i boende",
            ("Kontaktperson och ersättare utses för alla.",),
        ),
        (
            "Samverkan med vården brister vid utskrivning",
            ("Kallelsen kommer sent och planen blir ofullständig.",),
            "Planera utskrivning",
            ("Gemensam kontaktväg med avdelningen.", "Kallelser bevakas varje morgon."),
        ),
    )
)

OCCASIONS: tuple[Occasion, ...] = tuple(
    Occasion(title=title, trigger=trigger, what=what, why=why)
    for title, trigger, what, why in (
        (
            "Nytt arbetssätt för förhandsbedömningar",
            Trigger.NEW_ROUTINE,
            "Gemensam mottagning prövas.",
            "Ansvar flyttas.",
        ),
        ("Sommarbemanning", Trigger.STAFF, "Semesterperiodens bemanning.", "Många vikarier samtidigt."),
        ("Byte av lokaler", Trigger.ORGANISATION, "Enheten flyttar till nya lokaler.", "Tillgänglighet och säkerhet."),
        ("Ny socialtjänstlag", Trigger.LAW, "Insatser utan behovsprövning.", "Nya uppgifter och ny dokumentation."),
        ("Digital ansökan", Trigger.NEW_ROUTINE, "E-tjänst för ansökan införs.", "Risk för fel i inlästa uppgifter."),
        ("Upprepade avvikelser om uteblivna besök", Trigger.EVENT, "Planering av besök.", "Flera händelser i rad."),
        ("Årets riskanalys av enhetens arbete", Trigger.ONGOING, "Enhetens huvudprocess.", "Görs varje år."),
        ("Ny utförare", Trigger.ORGANISATION, "Byte av utförare efter upphandling.", "Övergången påverkar enskilda."),
        ("Minskad personalgrupp", Trigger.STAFF, "Två tjänster tillsätts inte.", "Ärendemängden är oförändrad."),
        ("Gemensam jour med grannkommun", Trigger.ORGANISATION, "Samverkan om jour prövas.", "Nya kontaktvägar."),
    )
)

RATIONALE = (
    "Bedömningen bygger på avvikelser från det senaste året.",
    "Gruppen är enig om bedömningen.",
    "Det har hänt, men sällan med allvarliga följder.",
    "Inga händelser hos oss, men i andra kommuner.",
)
ACCEPTED = ("Kostnaden för åtgärder står inte i proportion till risken.", "Risken är känd och bevakas.")
ESCALATED = ("Åtgärden kräver beslut om resurser på nivån över.", "Flera enheter berörs.")
RESULT = ("Åtgärderna är införda.", "Infört och förankrat på arbetsplatsträffen.")
REVIEWED = ("Läget är bättre efter åtgärderna.", "Risken kvarstår i samma omfattning.", "Inga händelser sedan sist.")
REOPENED = ("En ny händelse visar att risken finns kvar.",)
CORRECTED = ("Fel enhet angiven.", "Rubriken förtydligad.")
HOW = ("Workshop med berörda medarbetare och fackliga företrädare.", "Genomgång i ledningsgruppen med stöd av stab.")
CONCLUSIONS = (
    "Riskerna är hanterbara med de åtgärder som föreslås.",
    "De största riskerna gäller övergången och kräver tidig planering.",
)
SUMMARY = ("Åtgärder beslutade med ansvarig och datum.", "Åtgärderna följs upp i enhetens plan.")
REJECTED = ("Förändringen är för liten för en egen analys; den tas i den årliga.",)
NO_REPORT_NEEDED = "Berör bara den egna enheten, som deltog i arbetet."

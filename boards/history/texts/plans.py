"""Vad som skrivs om mål och planer: invented."""

from __future__ import annotations

from dataclasses import dataclass

CORRECTED = "Ett ord hade fallit bort när målet fördes in."
SHORTCOMINGS = (
    "Överlämningar mellan enheter går igen i avvikelser, klagomål och riskanalyser, och väntetiden till insats ökar.",
    "De flesta bristerna gäller information som inte når fram. Åtgärderna har hjälpt där rutinen ändrades.",
)
STAFFING = ("Det saknas erfarna handläggare. Introduktionen tar längre tid än beräknat.",)
STAFFED = ("Två tjänster har tillsatts. Gapet är mindre, men erfarenheten saknas fortfarande.",)
REVISED = ("Nämnden lade till ett uppdrag om väntetider.",)
TAKEN_OVER = "Ny kvalitetsutvecklare håller i planen."
HOW_KNOWN = (
    "Mätningen ligger nära målvärdet, och enheternas egna uppföljningar visar samma sak.",
    "Underlaget är enheternas redovisningar och halvårets sammanställning.",
)
SUMMARY = (
    "Det mesta är gjort. Det som inte hanns med går vidare i nästa års plan.",
    "Målen nås delvis. Bemanningen har gjort att två aktiviteter skjutits upp.",
)
PROGRESS = (
    "Arbetet är i gång och följer planen.",
    "Hälften är gjort. En grupp återstår efter sommaren.",
)
DONE = ("Genomfört. Medarbetarna beskriver att det har blivit tydligare vem som gör vad.",)
NOT_DONE = ("Två tjänster var vakanta under våren och arbetet hanns inte med.",)
AGAIN = ("Tjänsterna är tillsatta och arbetet tas upp igen.",)
OTHER_DAY = ("Utbildaren hade inte tid före sommaren.",)


@dataclass(frozen=True, slots=True)
class Task:
    """An activity of a made-up plan, and what it is meant to lead to."""

    title: str
    aim: str


HANDOVER = Task("Gemensam överlämning mellan mottagning och utredning", "Ingen uppgift tappas bort på vägen.")
CHILDREN = Task("Barnets egen röst dokumenteras i varje utredning", "Barnet har fått komma till tals.")
WAITING = Task("Väntetider följs varje månad", "Beslut verkställs inom tre månader.")
CALLS = Task("Telefontid också över lunchen", "Det är lätt att nå sin handläggare.")
TALKS = Task("Utvecklingssamtal med all personal", "Varje medarbetare har ett samtal om året.")
MENTORS = Task("Handledare för nyanställda", "Den som är ny har någon att fråga.")
ALARM = Task("Larm och rutiner prövas i varje enhet", "Alla vet vad de gör vid hot eller våld.")
STRATEGIES = (
    ("Rätt stöd", "Stöd som följs upp med den enskilde (påhittad strategi)"),
    ("Rättssäker handläggning", "Granska akter och beslut varje halvår (påhittad strategi)"),
    ("Förebyggande arbete", "Möta familjer tidigare, tillsammans med skolan (påhittad strategi)"),
)

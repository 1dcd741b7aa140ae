"""Påhittade rutiner: titles, and text enough for a revision to have a content with a digest."""

from __future__ import annotations

from boards.history.chance import Chance

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("skyddsbedömning", "Skyddsbedömningar görs samma dag som en orosanmälan kommer in"),
    ("förhandsbedömning", "Förhandsbedömningar görs lika oavsett vem som tar emot"),
    ("hembesök", "Hembesök planeras och dokumenteras"),
    ("barnsamtal", "Barn får komma till tals"),
    ("överlämning av ärenden", "Inget ärende tappas bort när handläggaren byts"),
    ("introduktion av nya medarbetare", "Nya medarbetare har den kunskap arbetet kräver"),
    ("hot och våld", "Ingen utsätts för fara vid besök"),
    ("larm", "Larmen fungerar när de behövs"),
    ("privata medel", "Enskildas pengar hanteras säkert"),
    ("dokumentation", "Anteckningar görs i tid"),
    ("tolk", "Den enskilde förstår och blir förstådd"),
    ("beställning av insats", "Beslut verkställs i tid"),
    ("uppföljning av placeringar", "Placerade barn följs upp minst var sjätte månad"),
    ("uppföljning av utförare", "Utförarnas kvalitet följs upp"),
    ("utbetalning av bistånd", "Rätt person får rätt belopp i rätt tid"),
    ("sekretess vid samverkan", "Uppgifter lämnas bara när det finns stöd för det"),
    ("samordnad individuell plan", "Den som behöver flera huvudmäns stöd har en plan"),
    ("driftstopp", "Arbetet kan fortsätta när systemen ligger nere"),
    ("sommarbemanning", "Verksamheten är bemannad under sommaren"),
    ("avslut av insats", "Den enskilde vet vad som gäller efter avslutet"),
    ("jourärenden", "Akuta ärenden lämnas över till dagtid"),
    ("ankomstsamtal", "Den som flyttar in känner till sina rättigheter"),
    ("genomförandeplan", "Varje insats har en aktuell plan"),
    ("delegering", "Beslut fattas av rätt beslutsfattare"),
)
FIRST_SENTENCES = (
    "Rutinen gäller för alla som arbetar i verksamheten.",
    "Rutinen används varje gång, även när tiden är knapp.",
    "Avsteg från rutinen antecknas med skälet.",
)
POINTS = (
    "Läs igenom underlaget innan du börjar.",
    "Kontrollera att rätt person är kontaktad.",
    "Anteckna vad du har gjort samma dag.",
    "Fråga en kollega om du är osäker.",
    "Be om ett skriftligt besked när det går.",
    "Kontakta närmaste chef om något saknas.",
    "Tänk på vad det innebär för barnet.",
    "Bevaka svaret och påminn efter en vecka.",
    "Spara handlingen i akten.",
    "Lämna över skriftligt när du går av ditt pass.",
)
ENDINGS = (
    "Brister rapporteras som avvikelse.",
    "Rutinen ses över varje år och när något har hänt.",
    "Frågor om rutinen ställs till dokumentansvarig.",
)
CHANGES = (
    "Ny punkt efter avvikelser under året.",
    "Förtydligat vem som ansvarar.",
    "Anpassad till den nya socialtjänstlagen.",
    "Kortad och skriven på klarare svenska.",
    "Ändrad ordning mellan stegen.",
)
EDITORIAL = ("Rättade skrivfel och telefonnummer.", "Ny logotyp och ändrade länkar.")
REVIEW_BACK = ("Steg tre saknar ansvarig. Förtydliga.", "Stämmer inte med delegationsordningen.", "Skriv kortare.")
REVIEW_YES = ("Tillstyrks.", "Bra och tydlig.", "Prövad på två fall utan problem.")
WITHOUT_ANALYSIS = (
    "Ändringen påverkar inte hur arbetet görs i sak.",
    "Riskerna är bedömda i enhetens årliga riskanalys.",
    "Rutinen beskriver ett arbetssätt som redan används.",
)
CONFIRMED = ("Genomläst, inget behöver ändras.",)
ABANDONED = ("Ändringen tas i stället med i nästa översyn.",)
WITHDRAWN = ("Ersatt av förvaltningens gemensamma rutin.", "Arbetssättet används inte längre.")
ANNULLED = ("Lades upp två gånger.",)
CORRECTED = "Dokumentansvarig funktion ändrad efter omorganisation."
PURPOSE_NOT_SAID = "Framgår inte av dokumentet."


def routine_text(title: str, purpose: str, revision: int, chance: Chance) -> bytes:
    """The text of a revision: the same words every time for the same chance."""
    points = chance.some(POINTS, 4, 7)
    lines = [
        f"# {title}",
        "(påhittad text till demonstrationen)",
        f"Revision {revision}",
        "## Syfte",
        f"{purpose}.",
        "## Så här gör vi",
        chance.pick(FIRST_SENTENCES),
        *(f"{number}. {point}" for number, point in enumerate(points, start=1)),
        "## Uppföljning",
        chance.pick(ENDINGS),
    ]
    return ("\n\n".join(lines) + "\n").encode()

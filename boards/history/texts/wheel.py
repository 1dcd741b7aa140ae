"""Vad som sägs om årshjulet och vid sammanträdena: invented."""

from __future__ import annotations

MISSED = ("Underlaget blev inte klart före semestrarna; det tas med i nästa redovisning.",)
DONE = (
    "Genomgången visar samma bild som förra gången. Två enheter följs särskilt.",
    "Redovisad för ledningsgruppen, som bad om en fördjupning till nästa gång.",
)
CHANGED = ("Ledningsgruppen vill veta vad kontrollerna visar.",)
BOTH_ARE_DONE = "Antalet redovisas två gånger om året, analysen i bokslutet en gång: båda görs."
NOTED = ("Direktören redogjorde för sammanställningen. Ledamöterna ställde frågor om väntetider.",)
ASSIGNED = ("Förvaltningen får i uppdrag att redovisa hur återkopplingen till dem som rapporterar kan bli snabbare.",)
REPORTED = ("Redovisat muntligt; nämnden ansåg uppdraget fullgjort.",)
GROUP = ("Gruppen gick igenom avvikelser och synpunkter sedan förra mötet.",)

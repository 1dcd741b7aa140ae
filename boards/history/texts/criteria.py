"""Vad mätningarna säger: invented explanations of invented values."""

from __future__ import annotations

WHY = (
    "Väntan på första besked drar ned omdömet. Enheter med fast telefontid har högre värden.",
    "Fler har svarat än förra gången, framför allt yngre. Bemötandet får bättre omdömen än tillgängligheten.",
    "Flera nya handläggare under hösten har gjort att många bytt kontaktperson.",
)
WITHOUT_ACTION = (
    "Arbetet med fasta telefontider infördes i höstas och behöver få verka innan något mer görs.",
    "Skillnaden mot målet är liten och ryms i osäkerheten; mätningen görs om till hösten.",
)
NOT_MADE = ("Enkäten hann inte upphandlas i tid.", "Undersökningen sköts upp när verktyget byttes.")
CORRECTED = ("Fel kolumn lästes av ur enkätverktyget.", "Svar från en annan enhet hade räknats med.")

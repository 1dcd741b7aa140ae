"""Påhittade människor – names for the demonstration's staff and senders, and numbers that belong to nobody.

The last names are made up; the first names are common ones. If a pair is somebody's name, it is by chance.

The personal numbers are from the list of test numbers that Skatteverket publishes as open data ("Testpersonnummer")
and never gives to anyone. They were read in two independent copies of that list, those of the children in one.
"""

from __future__ import annotations

FIRST_NAMES: tuple[str, ...] = (
    "Agnes",
    "Ahmed",
    "Åke",
    "Alma",
    "Amina",
    "Anders",
    "Åsa",
    "Astrid",
    "Birgitta",
    "Björn",
    "Börje",
    "Cecilia",
    "Dragana",
    "Elif",
    "Elin",
    "Emil",
    "Fatima",
    "Göran",
    "Håkan",
    "Hanna",
    "Hjördis",
    "Ingrid",
    "Jörgen",
    "Karin",
    "Lars",
    "Leila",
    "Linnéa",
    "Mårten",
    "Märta",
    "Mohamed",
    "Olle",
    "Östen",
    "Pär",
    "Rut",
    "Sören",
    "Svetlana",
    "Tuva",
    "Ulla",
    "Viktor",
    "Wilma",
)

LAST_NAMES: tuple[str, ...] = (
    "Åbladh",
    "Ådalvik",
    "Ålkärr",
    "Almskäl",
    "Ängsulv",
    "Äppelrot",
    "Barkhavre",
    "Björnsäv",
    "Blåtistel",
    "Dalvide",
    "Ekstubbe",
    "Fagermosse",
    "Forskulle",
    "Granhök",
    "Gråvide",
    "Havtorne",
    "Hjortstig",
    "Höstvind",
    "Kornmark",
    "Kråkbär",
    "Källbrink",
    "Lärkdal",
    "Lindsäter",
    "Ljunghed",
    "Månskär",
    "Mossberga",
    "Nattljus",
    "Nävervik",
    "Ögonbrand",
    "Ormvråke",
    "Örnkulla",
    "Östanhav",
    "Rågskog",
    "Rönnstig",
    "Sälgrot",
    "Sjöstubbe",
    "Skogslök",
    "Tallstam",
    "Vasslund",
    "Wårdtorn",
)

ADULTS: tuple[str, ...] = (
    "193012299263",
    "194201199124",
    "194408139089",
    "195312242083",
    "195711212893",
    "196201082697",
    "197907179191",
    "198101079294",
    "198705212382",
    "199107172380",
    "200304302383",
    "200510162381",
)

CHILDREN: tuple[str, ...] = ("201503112383", "201804212395")

PERSONAL_NUMBERS: tuple[str, ...] = (*ADULTS, *CHILDREN)

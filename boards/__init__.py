"""Nämnderna – the three public guidelines written out as data, and what the demonstration adds to them.

Three boards are founded from three real guidelines. The guidelines are real; the boards, their units and all who
work in them are made up, and every board says so in its name.

    boards/data.py             the shapes, and where a thing was read; of criteria in criteria.py
    boards/reading.py          from the words of a guideline to settings
    boards/enkoping.py         riktlinjen "Grunderna för det systematiska kvalitetsarbetet"
    boards/uppsala.py          riktlinjen SCN-2026-00466
    boards/nacka.py            riktlinjen "Ledningssystem för kvalitet i socialtjänsten"
    boards/nacka_criteria.py   its two tables of criteria
    boards/contradictions.py   where they disagree
    boards/taxonomy.py         categories, causes and risk scale: assumed
    boards/units.py            units: made up
    boards/people.py           names and test numbers: made up
    boards/content/            the guidelines' text, and the sentences taken from it
"""

from __future__ import annotations

from collections.abc import Mapping

from boards import enkoping, nacka, uppsala
from boards.data import BoardData

BOARDS: Mapping[str, BoardData] = {one.slug: one for one in (enkoping.BOARD, uppsala.BOARD, nacka.BOARD)}

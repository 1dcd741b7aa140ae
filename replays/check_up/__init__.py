"""Röntgen av registren: what the rules of domain/check_up find as the registers stood, and since when it has stood.

past.py      the versions of records, and how the registers stood between two lines
since.py     since when a finding stands, found by going back line by line and day by day
examine.py   a whole check-up: what is found, what is accepted, what is switched off
"""

from replays.check_up.examine import CheckUp, Found, SwitchedOff, check_up

__all__ = ["CheckUp", "Found", "SwitchedOff", "check_up"]

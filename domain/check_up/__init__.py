"""Röntgen – what in the registers is late, contradictory or empty, found by rules with names that do not change.

    words.py       the name and the sentence of every rule, how grave a finding is, and why one may be accepted
    standing.py    the records of the registers as they stood, and on which day it is asked
    rule.py        what a rule is
    rules/         the rules, one file for each part of the work
    catalogue.py   all of them, and the registers that none looks at, each with the reason

A rule is a pure function of one record, and of those that it looks up, to a fact in Swedish or none. A fact is made of
days, terms and counts: never of what somebody has written. Which rules a board has switched off stands in its
settings; what the quality developer has accepted, and until when, in the register of findings (check_up_findings.py).
Since when a finding stands is not kept: it is derived again from the lines (replays/check_up).
"""

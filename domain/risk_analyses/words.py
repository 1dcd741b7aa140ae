"""Vocabulary of the register of risk analyses: stages, what sets an analysis off, and who is told of it."""

from __future__ import annotations

from domain.terms import Body, Term


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    REQUESTED = "requested", "begärd"
    ACCEPTED = "accepted", "beslutad och planerad"
    REJECTED = "rejected", "avslagen"
    IN_PROGRESS = "in_progress", "pågår"
    ASSESSED = "assessed", "riskerna är bedömda"
    MEASURES_DECIDED = "measures_decided", "åtgärderna är beslutade"
    REPORTED = "reported", "återförd"
    FINISHED = "finished", "avslutad"
    ANNULLED = "annulled", "makulerad"


class Trigger(Term):
    """What sets a risk analysis off."""

    ONGOING = "ongoing", "det löpande arbetet"
    ORGANISATION = "organisation", "organisationsförändring"
    STAFF = "staff", "förändring i personalgruppen"
    NEW_ROUTINE = "new_routine", "nytt arbetssätt, ny metod eller ny rutin"
    EVENT = "event", "något som har hänt"
    LAW = "law", "ny eller ändrad lag"


class Verdict(Term):
    ACCEPT = "accept", "analysen görs"
    REJECT = "reject", "analysen görs inte"


class Audience(Term):
    """Who is told of the result."""

    BOARD = "board", "nämnden"
    OPERATIONS = "operations", "de verksamheter som berörs"


class DecisionLevel(Term):
    """What a board answers to the question of practice `risk_analysis.decision_level`."""

    MANAGEMENT_GROUP = "management_group", "ledningsgruppen beslutar"
    OWN_LEVEL = "own_level", "chefer beslutar på sin egen nivå"


DECISION_LEVEL = "risk_analysis.decision_level"
MOST_RISKS = 100
# The management group, and those whom it answers to.
MANAGEMENT_AND_ABOVE = (Body.MANAGEMENT_GROUP, Body.COMMITTEE, Body.BOARD)

"""The words of decisions that are not executed: stages, reasons, and the rules that date them."""

from __future__ import annotations

from typing import Annotated

from domain.grammar import Between
from domain.terms import LegalBasis, Role, Term


class Status(Term):
    UNKNOWN = "unknown", "okänd"
    FOLLOWED = "followed", "bevakas"
    REPORTED = "reported", "rapporterad som ej verkställd"
    EXECUTED = "executed", "verkställd, ska anmälas"
    ENDED = "ended", "inget kvar att verkställa, ska rapporteras"
    CLOSED = "closed", "avslutad"
    ANNULLED = "annulled", "makulerad"


NOT_EXECUTED = (Status.FOLLOWED, Status.REPORTED)
TO_REPORT = (*NOT_EXECUTED, Status.EXECUTED, Status.ENDED)
STANDING = (*TO_REPORT, Status.CLOSED)


class DelayReason(Term):
    """The reason for the delay, in brief."""

    NO_STAFF = "no_staff", "personal eller uppdragstagare saknas"
    NO_PLACE = "no_place", "lämplig bostad eller plats saknas"
    DECLINED_OFFER = "declined_offer", "den enskilde har tackat nej till erbjudande"
    WISHES_TO_WAIT = "wishes_to_wait", "den enskilde vill vänta"
    NOT_REACHED = "not_reached", "den enskilde har inte kunnat nås"
    OTHER = "other", "annat skäl"


class WhyEnded(Term):
    """Why a decision is no longer to be executed."""

    WITHDRAWN = "withdrawn", "den enskilde har avstått"
    NEW_DECISION = "new_decision", "ersatt av ett nytt beslut"
    MOVED = "moved", "flyttat från kommunen"
    DECEASED = "deceased", "avliden"


class WhyAnnulled(Term):
    WRONG_CONTENT = "wrong_content", "fel innehåll"
    DUPLICATE = "duplicate", "dubblett"
    TEST_ENTRY = "test_entry", "registrerad på prov"


RULES = {LegalBasis.SOL: "non_executed_decision", LegalBasis.LSS: "non_executed_decision_lss"}
QuarterNumber = Annotated[int, Between(1, 4)]
ReportYear = Annotated[int, Between(2012, 2100)]
HANDLERS = (Role.TEAM_LEADER, Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.QUALITY_DEVELOPER, Role.REGISTRAR)

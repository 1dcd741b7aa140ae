"""Röntgenfynd – 3 kap. 3 § SOSFS 2011:9: what the check-up finds may stand for a time, for a reason.

One record for each rule and record that it found something in. That a rule finds something is derived from the lines
each time somebody looks (replays/check_up); here stands only what the quality developer has said of it. It is
shown apart until its day is over, and then again as any other.

    accepted ──accept──> accepted ──withdraw──> withdrawn ──accept──> accepted        any ──annul──> annulled
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain import law
from domain.calendar import add_months
from domain.changes import replace
from domain.check_up.catalogue import BY_ID
from domain.check_up.words import RuleId, WhyAccepted, WhyAnnulled
from domain.grammar import Command, Event, Occasion, Personal, Refusal, Stamp, derived_id
from domain.links import CAME_FROM
from domain.named import NamesIn
from domain.registers import Register
from domain.terms import Role, Term
from domain.words import Name, Text, must_be

# ── Vocabulary ───────────────────────────────────────────────────────────────


class Status(Term):
    UNKNOWN = "unknown", "okänt"
    ACCEPTED = "accepted", "godtaget för en tid"
    WITHDRAWN = "withdrawn", "inte längre godtaget"
    ANNULLED = "annulled", "makulerat"


LONGEST = 12
"""Months for which a finding may be accepted at a time."""


def finding_id(rule: RuleId, record: UUID) -> UUID:
    """The record of what has been said of this rule's finding in this record."""
    return derived_id("check_up_findings", rule, record)


KEEPERS = (Role.QUALITY_DEVELOPER,)

# ── Events ───────────────────────────────────────────────────────────────────


class FindingAccepted(Event, label="Röntgenfyndet godtogs för en tid", duty=law.PLAN_LEAD_FOLLOW_UP):
    """Somebody said why what a rule finds in a record may stand, and to which day."""

    rule: RuleId
    register: Name
    record: UUID
    reason: WhyAccepted
    explanation: Personal[Text]
    until: date


class FindingAcceptanceWithdrawn(
    Event, label="Godtagandet av fyndet togs tillbaka", duty=law.PLAN_LEAD_FOLLOW_UP, shows=False
):
    """It may stand no longer, before its day."""

    explanation: Personal[Text] | None


class FindingAnnulled(Event, label="Godtagandet makulerades", duty=law.DOCUMENTATION):
    """The entry was struck out."""

    reason: WhyAnnulled


FindingEvent = FindingAccepted | FindingAcceptanceWithdrawn | FindingAnnulled

# ── Commands ─────────────────────────────────────────────────────────────────


class AcceptFinding(Command, label="Godta fyndet", may=KEEPERS, becomes=FindingAccepted, opens=True):
    """`rule` is the rule that finds it, in that record; `until` the last day on which it may stand."""

    rule: RuleId
    register: Name
    record: Annotated[UUID, NamesIn("register")]
    reason: WhyAccepted
    explanation: Personal[Text]
    until: date


class WithdrawAcceptance(Command, label="Ta tillbaka godtagandet", may=KEEPERS, becomes=FindingAcceptanceWithdrawn):
    explanation: Personal[Text] | None = None


class AnnulFinding(Command, label="Makulera", may=KEEPERS, becomes=FindingAnnulled):
    reason: WhyAnnulled


FindingCommand = AcceptFinding | WithdrawAcceptance | AnnulFinding

# ── State ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class CheckUpFinding:
    """`recorded` is the day it was accepted last."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    rule: RuleId | None = None
    register: str = ""
    found_in: Annotated[UUID | None, CAME_FROM] = None
    reason: WhyAccepted | None = None
    until: date | None = None
    recorded: date | None = None

    def stands(self, day: date) -> bool:
        """Whether the finding may stand on a day."""
        return self.status is Status.ACCEPTED and self.until is not None and day <= self.until


def evolve(state: CheckUpFinding, event: FindingEvent, stamp: Stamp) -> CheckUpFinding:
    match event:
        case FindingAccepted():
            return CheckUpFinding(
                status=Status.ACCEPTED,
                rule=event.rule,
                register=event.register,
                found_in=event.record,
                reason=event.reason,
                until=event.until,
                recorded=stamp.day,
            )
        case FindingAcceptanceWithdrawn():
            return replace(state, status=Status.WITHDRAWN)
        case FindingAnnulled():
            return replace(state, status=Status.ANNULLED)
        case _:
            assert_never(event)


# ── Rules ────────────────────────────────────────────────────────────────────


class NotThatRegister(
    Refusal,
    message="Regeln ”{rule}” går igenom {register}: ange en post där.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="register",
): ...


class NotForEver(
    Refusal,
    message="Ett fynd godtas till en dag som kommer, som längst ett år framåt: sedan prövas det på nytt.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    field="until",
): ...


def decide(state: CheckUpFinding, command: FindingCommand, occasion: Occasion) -> Iterable[Event]:
    match command:
        case AcceptFinding():
            rule, today = BY_ID[command.rule], occasion.stamp.day
            if command.register != rule.register:
                raise NotThatRegister(rule=rule.label, register=rule.register)
            if not today <= command.until <= add_months(today, LONGEST):
                raise NotForEver
            yield command.event()
        case WithdrawAcceptance():
            must_be(state.status, Status.ACCEPTED)
            yield command.event()
        case AnnulFinding():
            must_be(state.status, Status.ACCEPTED, Status.WITHDRAWN)
            yield command.event()
        case _:
            assert_never(command)


REGISTER = Register(
    name="check_up_findings",
    label="Röntgenfynd",
    singular="Röntgenfynd",
    duty=law.PLAN_LEAD_FOLLOW_UP,
    initial=CheckUpFinding(),
    decide=decide,
    evolve=evolve,
    command=FindingCommand,
    event=FindingEvent,
    natural=lambda command, by: finding_id(command.rule, command.record),
    notes_links=False,
)

"""The check-up as a whole: its catalogue, and what is said of its findings and its rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from domain import REGISTERS, law
from domain.board import REGISTER as SETTINGS
from domain.board import Choice, DecideChoices, NoSuchRule, Topic
from domain.check_up.catalogue import BY_ID, NOT_GONE_THROUGH, RULES
from domain.check_up.rule import Rule
from domain.check_up.words import RuleId, WhyAccepted, WhyAnnulled
from domain.check_up_findings import (
    REGISTER,
    AcceptFinding,
    AnnulFinding,
    FindingAcceptanceWithdrawn,
    FindingAccepted,
    FindingAnnulled,
    NotForEver,
    NotThatRegister,
    Status,
    WithdrawAcceptance,
    finding_id,
)
from domain.open_cases import OPEN
from domain.terms import Body, Role, Term
from domain.words import Decision, WrongOrder
from tests.spec import STAMP, Spec

HERE = Path(__file__).parent
BY_NAME = {register.name: register for register in REGISTERS}
TODAY = STAMP.day
RISK = UUID("00000000-0000-4000-8000-0000000000d1")

# ── The catalogue ────────────────────────────────────────────────────────────


def test_every_name_has_one_rule_and_every_rule_is_told() -> None:
    """Varje namn har en regel, och varje regel säger vad man gör åt det den hittar och vilket krav den tjänar."""
    assert [rule.id for rule in RULES] == [one for one in RuleId if one in BY_ID] and set(BY_ID) == set(RuleId)
    for rule in RULES:
        assert rule.remedy.endswith(".") and rule.remedy[0].isupper() and rule.duty in law.DUTIES
        assert re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", rule.id.value) and len(rule.id.value) <= 60


def test_a_rule_goes_through_registers_that_there_are() -> None:
    """Varje regel går igenom och slår upp i register som finns."""
    assert {register for rule in RULES for register in rule.registers} <= BY_NAME.keys()


def test_a_register_that_is_not_gone_through_says_why() -> None:
    """Ett register som ingen regel går igenom säger varför; har det en regel sägs inget sådant."""
    gone_through = {rule.register for rule in RULES}
    assert NOT_GONE_THROUGH.keys() == BY_NAME.keys() - gone_through
    assert all(why.endswith(".") for why in NOT_GONE_THROUGH.values())


def test_what_is_open_is_said_in_stages_that_there_are() -> None:
    """Vilka skeden som är öppna sägs med registrens egna ord."""
    for register, stages in OPEN.items():
        kind: type[Term] = type(BY_NAME[register].initial.status)
        assert set(stages) <= set(kind), register


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id.value)
def test_every_rule_is_tried_both_ways(rule: Rule) -> None:
    """Varje regel har ett prov där den hittar det den ska, och där den är tyst annars."""
    assert (rule.id.name, "finds") in tried() and (rule.id.name, "passes") in tried()


def tried() -> set[tuple[str, str]]:
    return {one for file in HERE.glob("test_check_up_*.py") for one in asked_in(file)}


def asked_in(file: Path) -> Iterator[tuple[str, str]]:
    """Which rules a file of tests asks, and what it expects of them, in tests that have a sentence."""
    for test in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_") and ast.get_docstring(test):
            for node in ast.walk(test):
                match node:
                    case ast.Call(func=ast.Name(id=asks), args=[ast.Attribute(attr=rule), *_]):
                        yield rule, asks


# ── What is said of a finding ────────────────────────────────────────────────

ACCEPT = AcceptFinding(
    rule=RuleId.RISK_REVIEW_LATE,
    register="risks",
    record=RISK,
    reason=WhyAccepted.PLANNED,
    explanation="Omprövas med de andra i juni.",
    until=date(2026, 6, 30),
)
ACCEPTED = FindingAccepted(
    rule=RuleId.RISK_REVIEW_LATE,
    register="risks",
    record=RISK,
    reason=WhyAccepted.PLANNED,
    explanation="Omprövas med de andra i juni.",
    until=date(2026, 6, 30),
)
NEW = Spec(REGISTER)
STANDS = NEW.given(ACCEPTED)


def test_the_quality_developer_accepts_a_finding_for_a_time() -> None:
    """Kvalitetsutvecklaren godtar ett fynd med skäl till en dag; sedan visas det som vilket som helst."""
    state = NEW.when(ACCEPT).then(ACCEPTED).state
    assert state.stands(date(2026, 6, 30)) and not state.stands(date(2026, 7, 1))
    assert AcceptFinding.may == frozenset({Role.QUALITY_DEVELOPER})
    assert REGISTER.natural(ACCEPT, STAMP.by) == finding_id(RuleId.RISK_REVIEW_LATE, RISK)


def test_a_finding_is_not_accepted_for_ever() -> None:
    """Ett fynd godtas till en dag som kommer, som längst ett år framåt."""
    NEW.when(replace(ACCEPT, until=date(2026, 3, 15))).refused(NotForEver)
    NEW.when(replace(ACCEPT, until=date(2027, 3, 17))).refused(NotForEver)
    NEW.when(replace(ACCEPT, until=TODAY)).accepted()
    NEW.when(replace(ACCEPT, until=date(2027, 3, 16))).accepted()


def test_a_rule_finds_nothing_in_another_register() -> None:
    """Ett fynd godtas i en post som regeln går igenom."""
    NEW.when(replace(ACCEPT, register="views")).refused(NotThatRegister)


def test_a_finding_is_accepted_anew() -> None:
    """Ett fynd som har godtagits kan godtas på nytt, till en ny dag."""
    again = STANDS.when(replace(ACCEPT, until=date(2026, 9, 30))).accepted()
    assert again.state.until == date(2026, 9, 30)


def test_what_was_accepted_is_withdrawn_or_struck_out() -> None:
    """Godtagandet tas tillbaka, eller makuleras om det var av misstag."""
    withdrawn = STANDS.when(WithdrawAcceptance()).then(FindingAcceptanceWithdrawn(explanation=None))
    assert withdrawn.state.status is Status.WITHDRAWN and not withdrawn.state.stands(TODAY)
    withdrawn.when(WithdrawAcceptance()).refused(WrongOrder)
    struck = withdrawn.when(AnnulFinding(reason=WhyAnnulled.WRONG_RULE)).then(
        FindingAnnulled(reason=WhyAnnulled.WRONG_RULE)
    )
    struck.when(AnnulFinding(reason=WhyAnnulled.WRONG_RULE)).refused(WrongOrder)
    assert not struck.state.stands(TODAY)
    struck.when(ACCEPT).accepted()


# ── Rules that are switched off ──────────────────────────────────────────────

OFF = DecideChoices(
    topic=Topic.CHECK_UP,
    choices=(Choice(id="risk.review_late", label="Riskerna omprövas i en annan ordning till 2027"),),
    since=TODAY,
    decision=Decision(body=Body.BOARD, day=TODAY),
)


def test_the_board_switches_off_a_rule_with_a_reason() -> None:
    """Nämnden stänger av en regel från en dag, med skälet; det är ett beslut som vilket annat."""
    state = Spec(SETTINGS).when(OFF).accepted().state
    wording = state.on(TODAY)
    assert [(one.id, one.label[:9]) for one in wording.choices] == [("risk.review_late", "Riskerna ")]


def test_a_rule_that_there_is_not_cannot_be_switched_off() -> None:
    """En regel som inte finns går inte att stänga av: den som stavar fel får veta det."""
    unknown = replace(OFF, choices=(Choice(id="risk.reviewlate", label="…"),))
    Spec(SETTINGS).when(unknown).refused(NoSuchRule)

"""Packages: what has been taken out of the book, for whom and why."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from domain import packages
from domain.authority import check
from domain.grammar import NotAllowed, Occasion
from domain.packages import (
    EnterPackage,
    OnlyOneCase,
    Package,
    PackageMade,
    PackageScope,
    Receiver,
    ScopeKind,
    ScopeUnclear,
    Status,
)
from domain.terms import Role
from domain.words import AlreadyThere
from tests.spec import STAMP, UNIT, Spec

CASE = UUID("00000000-0000-4000-8000-0000000000ca")
DIGEST = "0f" * 32
REGISTRAR = replace(STAMP, role=Role.REGISTRAR)
OFFICER = replace(STAMP, role=Role.LEX_SARAH_OFFICER)
spec = Spec(packages.REGISTER, stamp=REGISTRAR)

OF_A_CASE = PackageScope(kind=ScopeKind.CASE, record=CASE)
OF_A_REGISTER = PackageScope(kind=ScopeKind.REGISTER, register="deviations")
OF_A_HALF_YEAR = PackageScope(kind=ScopeKind.PERIOD, year=2026, half=1)


def enter(scope: PackageScope) -> EnterPackage:
    return EnterPackage(
        receiver=Receiver.AUDITOR,
        for_whom="Kommunrevisionen",
        reason="Granskning av klagomålshanteringen",
        unit=UNIT,
        scope=scope,
        position=345,
        masks=("deviations.description",),
        digest=DIGEST,
    )


MADE = PackageMade(
    receiver=Receiver.AUDITOR,
    for_whom="Kommunrevisionen",
    reason="Granskning av klagomålshanteringen",
    unit=UNIT,
    scope=OF_A_CASE,
    position=345,
    masks=("deviations.description",),
    digest=DIGEST,
)


def test_a_package_that_was_made_is_entered_with_its_checksum() -> None:
    """Ett paket förs in med vem det är till, vad det omfattar, vad som maskades och dess kontrollsumma."""
    after = spec.when(enter(OF_A_CASE)).then(MADE)
    assert after.state == Package(
        status=Status.MADE,
        unit=UNIT,
        receiver=Receiver.AUDITOR,
        scope=OF_A_CASE,
        position=345,
        masks=1,
        digest=DIGEST,
        recorded=STAMP.day,
    )


@pytest.mark.parametrize("scope", [OF_A_CASE, OF_A_REGISTER, OF_A_HALF_YEAR], ids=lambda scope: scope.kind.value)
def test_a_package_is_of_a_case_a_register_or_a_half_year(scope: PackageScope) -> None:
    """Ett paket omfattar ett ärende, ett register eller ett halvår."""
    assert spec.when(enter(scope)).accepted().state.scope == scope


@pytest.mark.parametrize(
    "scope",
    [
        PackageScope(kind=ScopeKind.CASE),
        PackageScope(kind=ScopeKind.CASE, record=CASE, register="deviations"),
        PackageScope(kind=ScopeKind.REGISTER, record=CASE),
        PackageScope(kind=ScopeKind.PERIOD, year=2026),
    ],
)
def test_a_scope_says_one_thing(scope: PackageScope) -> None:
    """Omfattningen anger en sak, hela den och inget annat."""
    spec.when(enter(scope)).refused(ScopeUnclear)


def test_the_lex_sarah_officer_takes_out_cases_only() -> None:
    """Lex Sarah-ansvarig gör paket av enskilda ärenden, inte av register och halvår."""
    officer = spec.stamped(OFFICER)
    officer.when(enter(OF_A_CASE)).accepted()
    officer.when(enter(OF_A_REGISTER)).refused(OnlyOneCase)
    officer.when(enter(OF_A_HALF_YEAR)).refused(OnlyOneCase)


def test_a_package_is_entered_once() -> None:
    """Samma paket förs in en gång."""
    spec.given(MADE).when(enter(OF_A_CASE)).refused(AlreadyThere)


@pytest.mark.parametrize("role", sorted(set(Role) - EnterPackage.may))
def test_others_take_nothing_out(role: Role) -> None:
    """Den som inte är registrator, kvalitetsutvecklare eller lex Sarah-ansvarig gör inga paket."""
    with pytest.raises(NotAllowed):
        check(enter(OF_A_CASE), Occasion(replace(STAMP, role=role)), UNIT)

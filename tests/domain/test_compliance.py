"""The compliance map says what it says of each paragraph, and of none twice."""

from __future__ import annotations

import re
from datetime import date

import pytest

from domain import law
from domain.actions.events import ActionDeclined
from domain.compliance import CANNOT, CHAPTERS, ON_OCCASION, THROUGH, asked_by, demands, evidence
from domain.law import Duty
from domain.lex_sarah.events import LexSarahDeclined
from domain.measurements.events import MeasurementMissed
from domain.self_controls.events import SelfControlCancelled
from domain.terms import LegalBasis

TODAY = date(2026, 3, 16)
MAPPED = [duty for chapter in CHAPTERS.values() for duty in chapter]
ASKED = re.compile(
    r"SOSFS 2011:9$|SOSFS 2011:5$|^5 kap\. [123] §.* SoL \(2025:400\)$|^27 kap\. [1-7] § SoL|^24 [a-g] § LSS$"
)


def test_each_paragraph_on_quality_and_misconduct_is_in_the_map_once() -> None:
    """Varje paragraf i föreskrifterna, SoL 5 och 27 kap. och LSS 24 a–g §§ finns på kravkartan, en gång."""
    wanted = {duty for duty in law.DUTIES if ASKED.search(duty.wordings[-1].citation)}
    assert set(MAPPED) == wanted and len(MAPPED) == len(wanted)


@pytest.mark.parametrize("duty", MAPPED, ids=lambda duty: duty.id)
def test_a_duty_that_no_event_answers_to_says_so(duty: Duty) -> None:
    """Ett krav som ingen händelse kan visa säger varför."""
    assert evidence(duty).events or CANNOT[duty].endswith(".")


def test_evidence_follows_from_what_events_say() -> None:
    """Vad som visar ett krav följer av vilket krav händelserna säger att de svarar mot."""
    assert {register.name for register, _ in evidence(law.RISK_ANALYSIS).events} >= {"risks", "risk_analyses"}
    assert all(event.duty is law.RISK_ANALYSIS for _, event in evidence(law.RISK_ANALYSIS).events)


def test_the_same_act_is_evidence_under_both_statutes() -> None:
    """Det som visar kravet i SoL visar det i LSS, i de ärenden som förs enligt LSS."""
    both = evidence(law.LSS_INVESTIGATE_MISCONDUCT)
    assert both.basis is LegalBasis.LSS and both.events == evidence(law.INVESTIGATE_MISCONDUCT).events


def test_a_task_of_the_wheel_is_evidence_of_the_duty_it_names() -> None:
    """En uppgift i årshjulet visar det krav den anger, och det krav som besvaras genom det."""
    assert demands(law.LSS_INFORM_STAFF) == {"lss-inform-staff", "inform-staff"}
    assert demands(law.LSS_NOTIFY_IVO) == {"lss-notify-ivo"}


def test_what_is_said_is_said_of_duties_in_the_map() -> None:
    """Det som sägs om enskilda krav gäller krav på kartan."""
    assert {*THROUGH, *ON_OCCASION, *CANNOT} <= set(MAPPED)


def test_that_something_was_not_done_is_evidence_of_nothing() -> None:
    """En inställd egenkontroll, en utebliven mätning och ett beslut att inte utreda visar inte att kravet följs."""
    shown = {event for duty in MAPPED for _, event in evidence(duty).events}
    assert not {SelfControlCancelled, MeasurementMissed, ActionDeclined, LexSarahDeclined} & shown
    assert all(event.shows for event in shown)


def test_what_waits_in_a_case_is_asked_for_by_the_duty_of_its_deadline() -> None:
    """Det som väntar i ett ärende hör till det krav som dagen är räknad enligt, också i LSS för ärenden enligt LSS."""
    assert asked_by(law.NOTIFY_IVO, law.NOTIFY_IVO, ())
    assert asked_by(law.LSS_NOTIFY_IVO, law.NOTIFY_IVO, (LegalBasis.LSS,))
    assert not asked_by(law.LSS_NOTIFY_IVO, law.NOTIFY_IVO, (LegalBasis.SOL,))
    assert not asked_by(law.INVESTIGATE_MISCONDUCT, law.NOTIFY_IVO, ())

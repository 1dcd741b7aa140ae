"""What may be asked about a risk, and about a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from domain.documents import commands as document
from domain.documents import words as documents
from domain.grammar import Command
from domain.risks import commands as ask
from domain.risks import words
from tests.projections.histories import History
from tests.projections.lives.lots import (
    EMPLOYEE,
    HEAD,
    QUALITY,
    Said,
    affected,
    bases,
    by_group,
    term,
    unit,
)

CONTENT = "A" * 43


def identified(h: History) -> Command:
    return ask.IdentifyRisk(
        title="Vikarier saknas",
        description=h.text(),
        unit=unit(h),
        received=h.pick((None, h.day())),
        affected=affected(h),
    )


def following(h: History, state: Any) -> Said:
    if h.chance.random() < 0.02:
        return annulled(h)
    return h.pick(ALL if state.value is not None else UNSCORED)(h)


def scored(h: History) -> Said:
    level = h.chance.randint(1, 4)
    return QUALITY, ask.ScoreRisk(probability=level, operation=2, individual=h.chance.randint(1, 4), rationale=h.text())


def corrected(h: History) -> Said:
    return QUALITY, ask.CorrectRisk(
        reason=h.text(),
        title="Vikarier saknas på helger",
        unit=unit(h),
        level=term(h, words.RiskLevel),
        legal_bases=bases(h),
        activity=None,
        affected=affected(h),
        analysis=None,
        received=h.day(),
    )


def treated(h: History) -> Said:
    treatment = term(h, words.Treatment)
    return HEAD, ask.DecideTreatment(
        treatment=treatment,
        reason=h.text(),
        until=h.today + timedelta(days=90) if treatment is words.Treatment.ACCEPT else None,
        to_unit=h.top if treatment is words.Treatment.ESCALATE else None,
        decision=by_group(h),
    )


def planned(h: History) -> Said:
    return QUALITY, ask.PlanRiskMeasures(measures=h.text(), responsible=h.person(HEAD), ready_by=h.today)


def reviewed(h: History) -> Said:
    return QUALITY, ask.ReviewRisk(probability=h.chance.randint(1, 4), operation=1, individual=1, rationale=h.text())


def retired(h: History) -> Said:
    return HEAD, ask.RetireRisk(
        reason=h.pick((words.Retirement.PASSED, words.Retirement.HANDLED)), decision=by_group(h)
    )


def annulled(h: History) -> Said:
    return HEAD, ask.AnnulRisk(reason=words.RiskAnnulment.TEST_ENTRY, decision=by_group(h))


UNSCORED: list[Callable[[History], Said]] = [
    scored,
    scored,
    corrected,
    lambda h: (HEAD, ask.EscalateRisk(to_unit=h.top, reason=h.text())),
]
ALL: list[Callable[[History], Said]] = [
    treated,
    treated,
    planned,
    reviewed,
    retired,
    corrected,
    lambda h: (EMPLOYEE, ask.CompleteRiskMeasures(result=h.text(), day=h.today)),
    lambda h: (HEAD, ask.PromoteToCommonRegister()),
    lambda h: (HEAD, ask.ReopenRisk(reason=h.text())),
]

# ── Documents ────────────────────────────────────────────────────────────────


def created(h: History) -> Command:
    return document.CreateDocument(
        kind=term(h, documents.Kind),
        document_class=term(h, documents.DocumentClass),
        scope=term(h, documents.Scope),
        unit=unit(h),
        title="Att ta emot synpunkter",
        owner_function="Kvalitetschefen",
        purpose="Att alla gör lika.",
    )


def following_of_document(h: History, state: Any) -> Said:
    if state.work is not None:
        return QUALITY, document.PublishRevision(valid_from=h.day(30))
    if state.status is documents.Status.PUBLISHED:
        return h.pick(PUBLISHED)(h)
    brought = document.EstablishImported(
        content=CONTENT,
        content_length=118,
        media_type=documents.MediaType.PDF,
        decided_on=(state.recorded or h.today) - timedelta(days=500),
    )
    return QUALITY, brought


PUBLISHED: list[Callable[[History], Said]] = [
    lambda h: (QUALITY, document.ConfirmStillValid(comment=h.text())),
    lambda h: (QUALITY, document.PlanReview(review_on=h.today + timedelta(days=30))),
    lambda h: (
        HEAD,
        document.WithdrawDocument(repealed_from=h.today, reason="Ersätts inte.", decision=by_group(h)),
    ),
]

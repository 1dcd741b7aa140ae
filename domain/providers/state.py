"""What the facts about a provider add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, assert_never
from uuid import UUID

from domain.board import Due
from domain.changes import replace
from domain.grammar import Stamp
from domain.links import CAME_FROM
from domain.providers.events import (
    CorrectionAskedOfProvider,
    CorrectionByProviderAccepted,
    ProviderAnnulled,
    ProviderCorrected,
    ProviderDescribedForChoice,
    ProviderEnded,
    ProviderEvent,
    ProviderFollowedUp,
    ProviderProlonged,
    ProviderRegistered,
    ProviderReportedToBoard,
    QualityRequirementsAgreed,
)
from domain.providers.words import Engagement, Method, Status
from domain.terms import YesNoUnknown
from domain.words import LegalBases


@dataclass(frozen=True, kw_only=True)
class Provider:
    """`due`: the next follow-up; `ready_by`: when what was asked for is to be put right; `occasions`: where users and
    staff had their say of the requirements; `presentation` and `reached_at`: for those who choose."""

    status: Status = Status.UNKNOWN
    unit: UUID | None = None
    name: str = ""
    services: str = ""
    engagement: Engagement | None = None
    legal_bases: LegalBases = ()
    diary_number: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    requirements: tuple[str, ...] = ()
    requirements_on: date | None = None
    occasions: Annotated[tuple[UUID, ...], CAME_FROM] = ()
    not_consulted: str | None = None
    procurement_plan: Annotated[UUID | None, CAME_FROM] = None
    presentation: str | None = None
    reached_at: str | None = None
    presented_on: date | None = None
    followed_up_on: date | None = None
    method: Method | None = None
    answered: YesNoUnknown | None = None
    shortcomings: int | None = None
    ready_by: date | None = None
    reported_to_board_on: date | None = None
    due: Due | None = None
    recorded: date | None = None
    closed_on: date | None = None


def evolve(state: Provider, event: ProviderEvent, stamp: Stamp) -> Provider:
    match event:
        case ProviderRegistered():
            return registered(event, stamp)
        case QualityRequirementsAgreed():
            return agreed(state, event, stamp)
        case ProviderDescribedForChoice():
            told = replace(state, presentation=event.presentation, reached_at=event.reached_at)
            return replace(told, presented_on=stamp.day)
        case ProviderFollowedUp():
            return followed_up(state, event)
        case CorrectionAskedOfProvider():
            return replace(state, status=Status.ASKED, ready_by=event.ready_by)
        case CorrectionByProviderAccepted():
            return replace(state, status=Status.FOLLOWED_UP, ready_by=None)
        case ProviderReportedToBoard():
            return replace(state, reported_to_board_on=event.day)
        case ProviderProlonged():
            return replace(state, valid_to=event.valid_to)
        case ProviderEnded():
            ended = replace(state, status=Status.ENDED, valid_to=event.ends_on, closed_on=stamp.day)
            return replace(ended, due=None, ready_by=None)
        case ProviderCorrected():
            return corrected(state, event)
        case ProviderAnnulled():
            return replace(state, status=Status.ANNULLED, due=None, ready_by=None)
        case _:
            assert_never(event)


def registered(event: ProviderRegistered, stamp: Stamp) -> Provider:
    return Provider(
        status=Status.REGISTERED,
        unit=event.unit,
        name=event.name,
        services=event.services,
        engagement=event.engagement,
        legal_bases=event.legal_bases,
        diary_number=event.diary_number,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        due=event.due,
        recorded=stamp.day,
    )


def agreed(state: Provider, event: QualityRequirementsAgreed, stamp: Stamp) -> Provider:
    return replace(
        state,
        requirements=event.requirements,
        requirements_on=stamp.day,
        occasions=event.occasions,
        not_consulted=event.not_consulted,
        procurement_plan=event.procurement_plan,
    )


def followed_up(state: Provider, event: ProviderFollowedUp) -> Provider:
    """One that has been asked to put something right still is, until that is accepted."""
    return replace(
        state,
        status=state.status if state.status is Status.ASKED else Status.FOLLOWED_UP,
        followed_up_on=event.day,
        method=event.method,
        answered=event.answered,
        shortcomings=event.shortcomings,
        due=event.due,
    )


def corrected(state: Provider, event: ProviderCorrected) -> Provider:
    return replace(
        state,
        name=event.name,
        services=event.services,
        engagement=event.engagement,
        unit=event.unit,
        legal_bases=event.legal_bases,
        diary_number=event.diary_number,
    )

"""Bilagor till de externa granskningarna – what came with the letters, and a file that came along by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from boards.history.external_reviews import STORIES
from boards.history.step import NOT_KEPT_YET, Step
from boards.history.telling import Beginning
from boards.history.texts import attached as words
from boards.history.texts.attached import Paper
from boards.history.worktime import office_moment, working_day_from
from boards.history.world import Case, World
from domain.attachments.commands import AnnulAttachment, AttachFile, EnterScan, WithdrawAttachment
from domain.attachments.words import Verdict, WhyAnnulled, WhyWithdrawn
from domain.terms import Role

STRUCK_OUT = ("twice",)
"""To a record that is struck out nothing is attached."""


def attach(case: Case, review: str, paper: Paper) -> Iterator[Step]:
    """The registrar attaches what came in, and it is scanned."""
    registrar = case.post(Role.REGISTRAR)
    content = paper.text.encode()
    command = AttachFile(
        register="external_reviews",
        record=case.world.id("external_reviews", review),
        address=NOT_KEPT_YET,
        size=len(content),
        kind=paper.kind,
        name=paper.name,
    )
    yield case.step(registrar, command, file=content)
    case.soon()
    scan = EnterScan(verdict=Verdict.CLEAN, scanner=words.SCANNER, signatures=words.SIGNATURES)
    yield case.step(case.world.cast.now(registrar, case.day), scan)
    if paper.mistake:
        case.soon()
        taken_back = WithdrawAttachment(reason=WhyWithdrawn.WRONG_FILE, explanation=words.WITHDRAWN)
        yield case.step(case.world.cast.now(registrar, case.day), taken_back)
    elif paper.not_needed:
        case.wait(1, 3)
        yield case.step(case.post(Role.REGISTRAR), AnnulAttachment(reason=WhyAnnulled.NOT_NEEDED))


def beginnings(world: World) -> Iterator[Beginning]:
    """Two days after each review was registered."""
    for review, day, _, _ in STORIES:
        if review in STRUCK_OUT:
            continue
        for number, paper in enumerate(words.PAPERS, start=1):
            name = f"{review}-{number}"
            start = office_moment(
                working_day_from(day + timedelta(days=2)), world.chance("starts", "attachments", name)
            )
            if start.date() < world.last:
                yield Beginning(start, partial(attach, world.case("attachments", name, start), review, paper))

"""The rules of the half-year analyses, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import analyses
from domain.analyses import (
    Analysis,
    AnalysisAnnulled,
    AnalysisCommand,
    AnalysisDecided,
    AnalysisFrozen,
    AnalysisMeasureFrozen,
    AnalysisPublished,
    AnalysisReviewed,
    AnalysisSubmitted,
    AnalysisWritten,
    AnnulAnalysis,
    Counted,
    DecideAnalysis,
    Figure,
    FreezeAnalysis,
    ManagementGroupReviews,
    Organisation,
    Outcome,
    PeriodNotOver,
    PublishAnalysis,
    ReviewAnalysis,
    SamePeriod,
    Status,
    SubmitAnalysis,
    WhyAnnulled,
    WriteAnalysis,
)
from domain.terms import Authority, Body, Role
from domain.words import Decision, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, STAMP, Spec

AFTER = datetime(2026, 7, 6, 8, tzinfo=UTC)
TODAY = date(2026, 7, 6)
DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
BY_MANAGEMENT_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
BY_THE_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 58")

SPEC = Spec(analyses.REGISTER, stamp=replace(STAMP, at=AFTER, role=Role.QUALITY_DEVELOPER))

NOW = (Figure(key="", value=41, records=DIGEST),)
BEFORE = (Figure(key="", value=37, records=DIGEST),)
FREEZE = FreezeAnalysis(
    year=2026,
    half=1,
    position=812,
    organisation=Organisation.THEN,
    figures=DIGEST,
    counted=(
        Counted(measure="deviations", version=1, now=NOW, before=BEFORE),
        Counted(measure="views", version=2, now=(), before=NOW),
    ),
    decision=BY_MANAGER,
)
FROZEN = AnalysisFrozen(
    year=2026, half=1, position=812, organisation=Organisation.THEN, figures=DIGEST, decision=BY_MANAGER
)
MEASURES = (
    AnalysisMeasureFrozen(measure="deviations", version=1, now=NOW, before=BEFORE),
    AnalysisMeasureFrozen(measure="views", version=2, now=(), before=NOW),
)
WRITE = WriteAnalysis(patterns="Läkemedel glöms vid helgbyten.", conclusions="Rutinen för helgbyten ses över.")
WRITTEN = AnalysisWritten(patterns=WRITE.patterns, conclusions=WRITE.conclusions)
REVIEW, REVIEWED = ReviewAnalysis(decision=BY_MANAGEMENT_GROUP), AnalysisReviewed(decision=BY_MANAGEMENT_GROUP)
SUBMIT = SubmitAnalysis(meeting=date(2026, 8, 27), diary_number="SCN-2026-00512")
SUBMITTED = AnalysisSubmitted(meeting=date(2026, 8, 27), diary_number="SCN-2026-00512")
DECIDE = DecideAnalysis(outcome=Outcome.APPROVED, assignments=2, decision=BY_THE_BOARD)
DECIDED = AnalysisDecided(outcome=Outcome.APPROVED, assignments=2, decision=BY_THE_BOARD)
PUBLISH = PublishAnalysis(where="kommunen.example/kvalitet", day=TODAY)
PUBLISHED = AnalysisPublished(where="kommunen.example/kvalitet", day=TODAY)
ANNUL = AnnulAnalysis(reason=WhyAnnulled.WRONG_PERIOD, decision=BY_MANAGER)
ANNULLED = AnalysisAnnulled(reason=WhyAnnulled.WRONG_PERIOD, decision=BY_MANAGER)

IS_FROZEN = SPEC.given(FROZEN, *MEASURES)
IS_WRITTEN = IS_FROZEN.given(WRITTEN)
IS_REVIEWED = IS_WRITTEN.given(REVIEWED)
IS_SUBMITTED = IS_REVIEWED.given(SUBMITTED)
IS_DECIDED = IS_SUBMITTED.given(DECIDED)
IS_PUBLISHED = IS_DECIDED.given(PUBLISHED)
IS_ANNULLED = IS_FROZEN.given(ANNULLED)
STAGES = {
    Status.UNKNOWN: SPEC,
    Status.FROZEN: IS_FROZEN,
    Status.WRITTEN: IS_WRITTEN,
    Status.REVIEWED: IS_REVIEWED,
    Status.SUBMITTED: IS_SUBMITTED,
    Status.DECIDED: IS_DECIDED,
    Status.PUBLISHED: IS_PUBLISHED,
    Status.ANNULLED: IS_ANNULLED,
}


# ── Freezing ─────────────────────────────────────────────────────────────────


def test_the_figures_of_a_half_year_are_frozen_at_a_line_of_the_book() -> None:
    """Ett halvårs siffror fryses genom beslut, så som liggaren stod vid en viss rad, med ett mått för varje rad."""
    state = SPEC.when(FREEZE).then(FROZEN, *MEASURES).state
    assert state == Analysis(
        status=Status.FROZEN,
        year=2026,
        half=1,
        position=812,
        organisation=Organisation.THEN,
        figures=DIGEST,
        frozen=1,
        frozen_on=TODAY,
        measures=2,
    )


@pytest.mark.parametrize(
    ("at", "over"),
    [
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), False),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), True),
    ],
)
def test_a_half_year_is_frozen_only_when_it_is_over(at: datetime, over: bool) -> None:
    """Siffrorna fryses tidigast dagen efter halvårets slut, räknat i svensk tid."""
    asked = SPEC.stamped(replace(STAMP, at=at)).when(FREEZE)
    if over:
        asked.accepted()
    else:
        asked.refused(PeriodNotOver)
        assert "2026:1" in str(asked.refusal)


def test_the_second_half_ends_with_the_year() -> None:
    """Andra halvåret slutar med året."""
    SPEC.when(replace(FREEZE, half=2)).refused(PeriodNotOver)
    SPEC.stamped(replace(STAMP, at=datetime(2026, 12, 31, 23, tzinfo=UTC))).when(replace(FREEZE, half=2)).accepted()


@pytest.mark.parametrize("stage", [one for one in STAGES if one not in (Status.UNKNOWN, Status.ANNULLED)])
def test_freezing_again_makes_a_new_version_and_starts_over(stage: Status) -> None:
    """Samma halvår kan frysas på nytt i vilket skede som helst: det blir en ny version, som analyseras från början."""
    again = replace(FREEZE, position=1040, counted=FREEZE.counted[:1])
    state = STAGES[stage].when(again).then(replace(FROZEN, position=1040), MEASURES[0]).state
    assert (state.status, state.frozen, state.position, state.measures) == (Status.FROZEN, 2, 1040, 1)
    assert (state.written_on, state.outcome, state.published_on) == (None, None, None)


@pytest.mark.parametrize("half", [1, 2])
def test_freezing_again_is_of_the_same_half_year(half: int) -> None:
    """En ny frysning gäller samma halvår; ett annat halvår får en egen analys."""
    IS_PUBLISHED.when(replace(FREEZE, year=2025, half=half)).refused(SamePeriod)


def test_nobody_types_a_figure() -> None:
    """Siffrorna räknas av programmet och kan inte matas in."""
    assert FreezeAnalysis.internal


# ── From figures to the board ────────────────────────────────────────────────


def test_what_the_figures_show_is_written_and_may_be_written_again() -> None:
    """Analysen av siffrorna skrivs, och kan skrivas om tills ledningsgruppen har granskat den."""
    state = IS_FROZEN.when(WRITE).then(WRITTEN).state
    assert (state.status, state.written_on) == (Status.WRITTEN, TODAY)
    IS_WRITTEN.when(WRITE).then(WRITTEN)


def test_the_management_group_reviews() -> None:
    """Ledningsgruppen granskar analysen, ingen annan."""
    assert IS_WRITTEN.when(REVIEW).then(REVIEWED).state.reviewed_on == TODAY
    for decision in (BY_MANAGER, BY_THE_BOARD, replace(BY_MANAGEMENT_GROUP, body=Body.QUALITY_GROUP)):
        IS_WRITTEN.when(ReviewAnalysis(decision=decision)).refused(ManagementGroupReviews)


def test_a_reviewed_analysis_goes_to_a_meeting_of_the_board() -> None:
    """En granskad analys lämnas till ett av nämndens sammanträden, som får ligga framåt i tiden."""
    state = IS_REVIEWED.when(SUBMIT).then(SUBMITTED).state
    assert (state.status, state.meeting) == (Status.SUBMITTED, date(2026, 8, 27))


@pytest.mark.parametrize("outcome", [Outcome.APPROVED, Outcome.NOTED, Outcome.FILED])
def test_the_board_deals_with_it_in_its_own_way(outcome: Outcome) -> None:
    """Nämnden godkänner, tar emot eller lägger till handlingarna, och ger uppdrag om den vill."""
    state = IS_SUBMITTED.when(replace(DECIDE, outcome=outcome)).then(replace(DECIDED, outcome=outcome)).state
    assert (state.status, state.outcome, state.assignments) == (Status.DECIDED, outcome, 2)
    assert state.decided_on == TODAY


def test_only_the_board_deals_with_it() -> None:
    """Det är nämnden själv som behandlar analysen; sekreteraren eller registratorn för in det."""
    assert DecideAnalysis.authority is Authority.BOARD
    assert DecideAnalysis.may == {Role.BOARD_SECRETARY, Role.REGISTRAR}


def test_an_analysis_referred_back_is_written_again_on_the_same_figures() -> None:
    """En återremitterad analys skrivs och granskas igen på samma siffror."""
    back = IS_SUBMITTED.when(replace(DECIDE, outcome=Outcome.REFERRED_BACK, assignments=0)).accepted()
    assert (back.state.status, back.state.outcome, back.state.frozen) == (Status.FROZEN, Outcome.REFERRED_BACK, 1)
    back.when(PUBLISH).refused(WrongOrder)
    back.when(REVIEW).refused(WrongOrder)
    again = back.when(WRITE).then(WRITTEN).when(REVIEW).then(REVIEWED).when(SUBMIT).then(SUBMITTED)
    assert again.when(DECIDE).then(DECIDED).state.outcome is Outcome.APPROVED


def test_what_the_board_has_dealt_with_is_published() -> None:
    """En behandlad analys publiceras; dagen för det har varit."""
    state = IS_DECIDED.when(PUBLISH).then(PUBLISHED).state
    assert (state.status, state.published_on) == (Status.PUBLISHED, TODAY)
    IS_DECIDED.when(replace(PUBLISH, day=date(2026, 7, 7))).refused(NotYetHappened)


@pytest.mark.parametrize(
    ("command", "stages"),
    [
        (WRITE, (Status.FROZEN, Status.WRITTEN)),
        (REVIEW, (Status.WRITTEN,)),
        (SUBMIT, (Status.REVIEWED,)),
        (DECIDE, (Status.SUBMITTED,)),
        (PUBLISH, (Status.DECIDED,)),
    ],
    ids=lambda one: type(one).__name__,
)
def test_the_stages_come_in_order(command: AnalysisCommand, stages: tuple[Status, ...]) -> None:
    """Frysta siffror analyseras, granskas, överlämnas, behandlas och publiceras, i den ordningen."""
    for stage, spec in STAGES.items():
        if stage in stages:
            spec.when(command).accepted()
        else:
            spec.when(command).refused(WrongOrder)


@pytest.mark.parametrize("stage", [one for one in STAGES if one not in (Status.UNKNOWN, Status.ANNULLED)])
def test_an_analysis_is_struck_out_in_any_stage(stage: Status) -> None:
    """En analys makuleras i vilket skede som helst, med skäl och beslut; raderna och siffrorna står kvar."""
    state = STAGES[stage].when(ANNUL).then(ANNULLED).state
    assert (state.status, state.year, state.figures) == (Status.ANNULLED, 2026, DIGEST)


def test_what_is_struck_out_is_struck_out_once_and_gets_no_more() -> None:
    """En makulerad analys makuleras inte igen och fryses inte på nytt; det som inte finns makuleras inte."""
    IS_ANNULLED.when(ANNUL).refused(WrongOrder)
    IS_ANNULLED.when(FREEZE).refused(WrongOrder)
    SPEC.when(ANNUL).refused(WrongOrder)

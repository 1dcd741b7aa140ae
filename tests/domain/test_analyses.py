"""The rules of analyses and reports, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

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
    AnalysisReportKept,
    AnalysisReviewed,
    AnalysisSectionWritten,
    AnalysisSeriesFrozen,
    AnalysisSubmitted,
    AnalysisTextReleased,
    AnalysisWritten,
    AnnulAnalysis,
    Counted,
    DecideAnalysis,
    Figure,
    FreezeAnalysis,
    KeepReport,
    Organisation,
    Outcome,
    PublishAnalysis,
    ReleaseText,
    ReportKind,
    ReviewAnalysis,
    Section,
    Status,
    SubmitAnalysis,
    Traced,
    WhyAnnulled,
    WriteAnalysis,
    WriteSection,
)
from domain.analyses.kinds import KINDS
from domain.analyses.rules import (
    ManagementGroupReviews,
    NotItsSection,
    NotTheirOwnText,
    OtherPeriod,
    PeriodNotOver,
    ReportNotKept,
    SamePeriod,
    SectionsMissing,
    TextNotReleased,
    WithoutParagraph,
)
from domain.calendar import Period
from domain.terms import Authority, Body, Role
from domain.words import DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, STAMP, Spec

AFTER = datetime(2026, 7, 6, 8, tzinfo=UTC)
TODAY, LAST = date(2026, 7, 6), date(2026, 6, 30)
DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)
BY_MANAGEMENT_GROUP = Decision(body=Body.MANAGEMENT_GROUP, day=TODAY)
BY_THE_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 58")

SPEC = Spec(analyses.REGISTER, stamp=replace(STAMP, at=AFTER, role=Role.QUALITY_DEVELOPER))

NOW = (Figure(key="", value=41, records=DIGEST),)
BEFORE = (Figure(key="", value=37, records=DIGEST),)
FREEZE = FreezeAnalysis(
    kind=ReportKind.HALF_YEAR,
    first=date(2026, 1, 1),
    last=LAST,
    position=812,
    organisation=Organisation.THEN,
    figures=DIGEST,
    rules=1,
    least=5,
    counted=(
        Counted(measure="deviations", version=1, now=NOW, before=BEFORE),
        Counted(measure="views", version=2, now=(), before=NOW),
    ),
    traced=(Traced(series="deviations", version=1, first=date(2025, 7, 1), values=(3, 0, 4), bases=()),),
    decision=BY_MANAGER,
)
FROZEN = AnalysisFrozen(
    kind=ReportKind.HALF_YEAR,
    first=date(2026, 1, 1),
    last=LAST,
    position=812,
    organisation=Organisation.THEN,
    figures=DIGEST,
    rules=1,
    least=5,
    decision=BY_MANAGER,
)
MEASURES = (
    AnalysisMeasureFrozen(measure="deviations", version=1, now=NOW, before=BEFORE),
    AnalysisMeasureFrozen(measure="views", version=2, now=(), before=NOW),
    AnalysisSeriesFrozen(series="deviations", version=1, first=date(2025, 7, 1), values=(3, 0, 4), bases=()),
)
AN_ACTION = UUID("00000000-0000-4000-8000-0000000000ac")
WRITE = WriteAnalysis(
    patterns="Läkemedel glöms vid helgbyten.",
    conclusions="Rutinen för helgbyten ses över.",
    causes=("routine",),
    actions=(AN_ACTION,),
)
WRITTEN = AnalysisWritten(
    patterns=WRITE.patterns, conclusions=WRITE.conclusions, causes=WRITE.causes, actions=WRITE.actions
)
READER = replace(STAMP, at=AFTER, role=Role.DIRECTOR, by=UUID("00000000-0000-4000-8000-0000000000dd"))
KEEP = KeepReport(content=DIGEST, content_length=48_211, form_version=1)
KEPT = AnalysisReportKept(content=DIGEST, content_length=48_211, form_version=1)
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
IS_KEPT = IS_REVIEWED.given(AnalysisTextReleased(), KEPT)
IS_SUBMITTED = IS_KEPT.given(SUBMITTED)
IS_DECIDED = IS_SUBMITTED.given(DECIDED)
IS_PUBLISHED = IS_DECIDED.given(PUBLISHED)
IS_ANNULLED = IS_FROZEN.given(ANNULLED)
STAGES = {
    Status.UNKNOWN: SPEC,
    Status.FROZEN: IS_FROZEN,
    Status.WRITTEN: IS_WRITTEN,
    Status.REVIEWED: IS_KEPT,
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
        first=date(2026, 1, 1),
        last=LAST,
        position=812,
        organisation=Organisation.THEN,
        figures=DIGEST,
        rules=1,
        least=5,
        frozen=1,
        frozen_on=TODAY,
        measures=2,
        series_in_all=1,
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
    second = replace(FREEZE, first=date(2026, 7, 1), last=date(2026, 12, 31))
    SPEC.when(second).refused(PeriodNotOver)
    SPEC.stamped(replace(STAMP, at=datetime(2026, 12, 31, 23, tzinfo=UTC))).when(second).accepted()


@pytest.mark.parametrize("stage", [one for one in STAGES if one not in (Status.UNKNOWN, Status.ANNULLED)])
def test_freezing_again_makes_a_new_version_and_starts_over(stage: Status) -> None:
    """Samma halvår kan frysas på nytt i vilket skede som helst: det blir en ny version, som analyseras från början."""
    again = replace(FREEZE, position=1040, counted=FREEZE.counted[:1], traced=())
    state = STAGES[stage].when(again).then(replace(FROZEN, position=1040), MEASURES[0]).state
    assert (state.status, state.frozen, state.position, state.measures) == (Status.FROZEN, 2, 1040, 1)
    assert (state.written_on, state.outcome, state.published_on) == (None, None, None)


def test_freezing_again_is_of_the_same_period_and_kind() -> None:
    """En ny frysning gäller samma slag av rapport och samma period; en annan får en egen analys."""
    IS_PUBLISHED.when(replace(FREEZE, first=date(2025, 1, 1), last=date(2025, 6, 30))).refused(SamePeriod)
    IS_PUBLISHED.when(replace(FREEZE, kind=ReportKind.LEX_SARAH)).refused(SamePeriod)


YEAR = Period.year(2025)
RIGHT = {
    ReportKind.HALF_YEAR: (Period.half_year(2025, 2),),
    ReportKind.TERTIAL: (Period.tertial(2025, 1), Period.tertial(2025, 3)),
    ReportKind.LEX_SARAH: (Period.quarter(2026, 1), Period(date(2026, 3, 3), date(2026, 4, 9)), YEAR),
    ReportKind.QUALITY_REPORT: (YEAR,),
    ReportKind.JOINT: (YEAR,),
    ReportKind.PROVIDERS: (YEAR,),
}
WRONG = {
    ReportKind.HALF_YEAR: (YEAR, Period.quarter(2025, 1), Period(date(2025, 1, 1), date(2025, 6, 29))),
    ReportKind.TERTIAL: (Period.half_year(2025, 1), YEAR),
    ReportKind.LEX_SARAH: (),
    ReportKind.QUALITY_REPORT: (Period.half_year(2025, 1), Period(date(2024, 7, 1), date(2025, 6, 30))),
    ReportKind.JOINT: (Period.tertial(2025, 1),),
    ReportKind.PROVIDERS: (Period.half_year(2025, 2),),
}


@pytest.mark.parametrize("kind", ReportKind)
def test_each_kind_of_report_has_its_own_periods(kind: ReportKind) -> None:
    """En halvårsanalys görs för ett halvår, en tertialsammanställning för ett tertial, en berättelse för ett år."""
    for period in RIGHT[kind]:
        SPEC.when(replace(FREEZE, kind=kind, first=period.start, last=period.end)).accepted()
    for period in WRONG[kind]:
        SPEC.when(replace(FREEZE, kind=kind, first=period.start, last=period.end)).refused(OtherPeriod)


def test_many_figures_stand_in_several_lines() -> None:
    """Ett mått med fler siffror än en rad rymmer står i flera rader, i ordning, utan att någon siffra går förlorad."""
    many = tuple(Figure(key=f"{place:03}", value=place, records=DIGEST) for place in range(230))
    asked = replace(FREEZE, counted=(Counted(measure="deviations.by_unit", version=1, now=many, before=many[:20]),))
    events = [one for one in SPEC.when(asked).events if isinstance(one, AnalysisMeasureFrozen)]
    assert [len(one.now) for one in events] == [100, 100, 30]
    assert [len(one.before) for one in events] == [20, 0, 0]
    assert tuple(figure for one in events for figure in one.now) == many


def test_nobody_types_a_figure() -> None:
    """Siffrorna räknas av programmet och kan inte matas in."""
    assert FreezeAnalysis.internal


# ── From figures to the board ────────────────────────────────────────────────


def test_what_the_figures_show_is_written_and_may_be_written_again() -> None:
    """Analysen av siffrorna skrivs, och kan skrivas om tills ledningsgruppen har granskat den."""
    state = IS_FROZEN.when(WRITE).then(WRITTEN).state
    assert (state.status, state.written_on) == (Status.WRITTEN, TODAY)
    IS_WRITTEN.when(WRITE).then(WRITTEN)


def test_some_reports_have_more_to_say() -> None:
    """En kvalitetsberättelse har fem avsnitt till; den granskas inte förrän alla är skrivna, och har inga andra."""
    begun = SPEC.given(replace(FROZEN, kind=ReportKind.QUALITY_REPORT, last=date(2025, 12, 31)), WRITTEN)
    begun.when(WriteSection(section=Section.WHY, text="Därför.")).refused(NotItsSection)
    IS_FROZEN.when(WriteSection(section=Section.WORK, text="Så här.")).refused(NotItsSection)
    for section in KINDS[ReportKind.QUALITY_REPORT].sections:
        begun.when(REVIEW).refused(SectionsMissing)
        said = WriteSection(section=section, text="Så här.")
        begun = begun.when(said).then(AnalysisSectionWritten(section=section, text="Så här."))
    assert begun.when(REVIEW).then(REVIEWED).state.sections == KINDS[ReportKind.QUALITY_REPORT].sections


def test_what_is_written_is_read_by_somebody_else_before_it_goes_out() -> None:
    """Texten friges av någon som inte har skrivit i den; skrivs den om läses den på nytt."""
    IS_WRITTEN.when(ReleaseText()).refused(NotTheirOwnText)
    released = IS_WRITTEN.stamped(READER).when(ReleaseText()).then(AnalysisTextReleased())
    assert (released.state.released_by, released.state.released_on) == (READER.by, TODAY)
    rewritten = released.stamped(SPEC.stamp).when(WRITE).then(WRITTEN).state
    assert (rewritten.released_by, rewritten.released_on) == (None, None)
    SPEC.when(ReleaseText()).refused(WrongOrder)


def test_the_report_is_kept_before_it_goes_to_the_board() -> None:
    """Rapporten läggs till handlingarna när texten är frigiven, och lämnas först då till nämnden."""
    IS_REVIEWED.when(KEEP).refused(TextNotReleased)
    IS_REVIEWED.when(SUBMIT).refused(ReportNotKept)
    released = IS_REVIEWED.given(AnalysisTextReleased())
    released.when(SUBMIT).refused(ReportNotKept)
    state = released.when(KEEP).then(KEPT).state
    assert (state.content, state.kept_on) == (DIGEST, TODAY)
    assert KeepReport.internal


def test_what_the_conclusions_led_to_is_named() -> None:
    """Slutsatserna nämner orsaker med nämndens egna ord, och de åtgärder som de ledde till."""
    state = IS_FROZEN.when(WRITE).then(WRITTEN).state
    assert (state.causes, state.actions) == (("routine",), (AN_ACTION,))


def test_the_management_group_reviews() -> None:
    """Ledningsgruppen granskar analysen, ingen annan."""
    assert IS_WRITTEN.when(REVIEW).then(REVIEWED).state.reviewed_on == TODAY
    for decision in (BY_MANAGER, BY_THE_BOARD, replace(BY_MANAGEMENT_GROUP, body=Body.QUALITY_GROUP)):
        IS_WRITTEN.when(ReviewAnalysis(decision=decision)).refused(ManagementGroupReviews)


def test_a_reviewed_analysis_goes_to_a_meeting_of_the_board() -> None:
    """En granskad analys lämnas till ett av nämndens sammanträden, som får ligga framåt i tiden."""
    state = IS_KEPT.when(SUBMIT).then(SUBMITTED).state
    assert (state.status, state.meeting) == (Status.SUBMITTED, date(2026, 8, 27))


@pytest.mark.parametrize("outcome", [Outcome.DECIDED, Outcome.APPROVED, Outcome.NOTED, Outcome.FILED])
def test_the_board_deals_with_it_in_its_own_way(outcome: Outcome) -> None:
    """Nämnden godkänner, tar emot eller lägger till handlingarna, och ger uppdrag om den vill."""
    state = IS_SUBMITTED.when(replace(DECIDE, outcome=outcome)).then(replace(DECIDED, outcome=outcome)).state
    assert (state.status, state.outcome, state.assignments) == (Status.DECIDED, outcome, 2)
    assert state.decided_on == TODAY


def test_only_the_board_deals_with_it() -> None:
    """Det är nämnden själv som behandlar analysen; sekreteraren eller registratorn för in det."""
    assert DecideAnalysis.authority is Authority.BOARD
    assert DecideAnalysis.may == {Role.BOARD_SECRETARY, Role.REGISTRAR}


def test_the_board_deals_with_figures_that_it_can_have_seen() -> None:
    """Ledningsgruppen och nämnden behandlar analysen tidigast den dag siffrorna frystes, nämnden efter granskningen."""
    before = TODAY - timedelta(days=1)
    IS_WRITTEN.when(ReviewAnalysis(decision=replace(BY_MANAGEMENT_GROUP, day=before))).refused(DaysInWrongOrder)
    IS_SUBMITTED.when(replace(DECIDE, decision=replace(BY_THE_BOARD, day=before))).refused(DaysInWrongOrder)
    later = AnalysisReviewed(decision=replace(BY_MANAGEMENT_GROUP, day=TODAY + timedelta(days=1)))
    IS_SUBMITTED.given(later, SUBMITTED).when(DECIDE).refused(DaysInWrongOrder)


def test_the_boards_decision_has_its_paragraph() -> None:
    """Nämndens behandling av analysen har sin paragraf i protokollet."""
    IS_SUBMITTED.when(replace(DECIDE, decision=replace(BY_THE_BOARD, paragraph=None))).refused(WithoutParagraph)


def test_an_analysis_referred_back_is_written_again_on_the_same_figures() -> None:
    """En återremitterad analys skrivs och granskas igen på samma siffror."""
    back = IS_SUBMITTED.when(replace(DECIDE, outcome=Outcome.REFERRED_BACK, assignments=0)).accepted()
    assert (back.state.status, back.state.outcome, back.state.frozen) == (Status.FROZEN, Outcome.REFERRED_BACK, 1)
    back.when(PUBLISH).refused(WrongOrder)
    back.when(REVIEW).refused(WrongOrder)
    written = back.when(WRITE).then(WRITTEN).when(REVIEW).then(REVIEWED)
    again = written.given(AnalysisTextReleased(), KEPT).when(SUBMIT).then(SUBMITTED)
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
        (KEEP, (Status.REVIEWED,)),
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
    assert (state.status, state.last, state.figures) == (Status.ANNULLED, LAST, DIGEST)


def test_what_is_struck_out_is_struck_out_once_and_gets_no_more() -> None:
    """En makulerad analys makuleras inte igen och fryses inte på nytt; det som inte finns makuleras inte."""
    IS_ANNULLED.when(ANNUL).refused(WrongOrder)
    IS_ANNULLED.when(FREEZE).refused(WrongOrder)
    SPEC.when(ANNUL).refused(WrongOrder)

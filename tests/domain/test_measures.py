"""What a half-year analysis counts (domain/measures), as sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import measures
from domain.board import Due
from domain.calendar import Period
from domain.deviations.events import DeviationClosed, DeviationReopened
from domain.deviations.state import Deviation, evolve
from domain.deviations.words import Direction, Severity
from domain.deviations.words import Status as DeviationStatus
from domain.documents.state import Document, ReviewPlan, RevisionHeld
from domain.documents.words import Kind as DocumentKind
from domain.documents.words import Status as DocumentStatus
from domain.measures import MEASURES, CountsOn, Kind, Measure, Seen
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as AnalysisStatus
from domain.risk_analyses.words import Trigger
from domain.risks.state import Risk
from domain.risks.words import Status as RiskStatus
from domain.risks.words import Treatment
from domain.terms import LegalBasis, YesNoUnknown
from domain.views.state import View
from domain.views.words import Category, Sentiment, Submitter
from domain.views.words import Kind as ViewKind
from domain.views.words import Status as ViewStatus
from domain.words import Affected, Occurred
from tests.spec import STAMP

SPRING, AUTUMN = Period.half_year(2026, 1), Period.half_year(2026, 2)
NORTH = UUID("00000000-0000-4000-8000-00000000000a")
SOUTH = UUID("00000000-0000-4000-8000-00000000000b")
N, S = str(NORTH), str(SOUTH)
A_RECORD = UUID(int=7)
MARCH = date(2026, 3, 2)
LAST_DAY, DAY_AFTER = date(2026, 6, 30), date(2026, 7, 1)


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def due(text: str) -> Due:
    return Due(on=day(text), rule="deviation.first_reading", version=1, local=False)


def seen(states: Sequence[Any]) -> tuple[Seen, ...]:
    return tuple(Seen(UUID(int=number), None, state.unit, state) for number, state in enumerate(states, start=1))


def figures(measure: Measure, states: Sequence[Any], period: Period = SPRING) -> dict[str, int | None]:
    return {one.key: one.value for one in measures.count(measure, seen(states), period)}


def counted(id: str, *states: Any, period: Period = SPRING) -> dict[str, int | None]:
    return figures(measures.of(id), states, period)


def nothing(measure: Measure) -> dict[str, int | None]:
    """The figures where there is nothing to count: a total says so, a count by keys has none."""
    return {"": 0 if measure.kind is Kind.COUNT else None} if measure.by == "" else {}


# ── Each measure, on states made by hand ─────────────────────────────────────

REPORTED = Deviation(
    status=DeviationStatus.REPORTED, unit=NORTH, received=day("03-02"), occurred=Occurred.on(day("03-01"))
)
READ = replace(
    REPORTED,
    status=DeviationStatus.READ,
    first_reading_due=due("03-05"),
    read_on=day("03-04"),
    category="medicine",
    legal_bases=(LegalBasis.SOL, LegalBasis.HSL),
    affected=Affected(child=YesNoUnknown.YES),
)
CLOSED = replace(
    READ,
    status=DeviationStatus.CLOSED,
    unit=SOUTH,
    received=day("04-10"),
    read_on=day("04-20"),
    first_reading_due=due("04-15"),
    first_investigation_due=due("05-10"),
    first_investigated_on=day("05-10"),
    severity=Severity.SERIOUS,
    causes=("staffing", "routine"),
    confirmed=True,
    direction=Direction.INCOMING,
    first_closed_on=day("05-20"),
    closed_on=day("05-20"),
    end_turns=(day("05-20"),),
)
ESCALATED = replace(
    REPORTED,
    status=DeviationStatus.ESCALATED,
    received=day("06-28"),
    occurred=Occurred(),
    referred_on=day("06-29"),
    left_on=day("07-03"),
    end_turns=(day("07-03"),),
)
ANNULLED = replace(REPORTED, status=DeviationStatus.ANNULLED)
AUTUMNS = replace(REPORTED, received=day("07-01"), occurred=Occurred.on(day("06-30")))
DEVIATIONS = (REPORTED, READ, CLOSED, ESCALATED, ANNULLED, AUTUMNS)

VIEW = View(status=ViewStatus.RECEIVED, unit=NORTH, received=day("02-02"), submitter=Submitter.NEXT_OF_KIN)
COMPLAINT = replace(
    VIEW,
    status=ViewStatus.ANSWERED,
    kind=ViewKind.COMPLAINT,
    category=Category.TREATMENT,
    sentiment=Sentiment.NEGATIVE,
    affected=Affected(child=YesNoUnknown.NO),
    answer_by=due("02-20"),
    answered_on=day("02-16"),
    gave_rise_to=A_RECORD,
    conversions=1,
)
PRAISE = replace(
    VIEW,
    status=ViewStatus.CLOSED,
    unit=SOUTH,
    kind=ViewKind.VIEW,
    sentiment=Sentiment.PRAISE,
    submitter=Submitter.SERVICE_USER,
    referred_on=day("02-03"),
    closed_on=day("02-04"),
    end_turns=(day("02-04"),),
)
HANDED_OVER = replace(
    VIEW,
    status=ViewStatus.TRANSFERRED,
    handed_over_on=day("06-30"),
    end_turns=(day("06-30"),),
    answer_by=due("06-30"),
)
VIEWS = (VIEW, COMPLAINT, PRAISE, HANDED_OVER, replace(COMPLAINT, status=ViewStatus.ANNULLED))

RISK = Risk(status=RiskStatus.IDENTIFIED, unit=NORTH, received=day("01-05"))
HIGH = replace(RISK, status=RiskStatus.TREATED, value=12, threshold=9, treatment=Treatment.REDUCE)
HIGH = replace(HIGH, high_turns=(day("01-05"),))
LOWERED = replace(HIGH, unit=SOUTH, residual=4, high_turns=(day("01-05"), day("03-01")))
OLD = replace(HIGH, unit=SOUTH, received=date(2024, 1, 1), high_turns=(date(2024, 1, 2),))
RETIRED = replace(OLD, status=RiskStatus.RETIRED, closed_on=LAST_DAY, high_turns=(date(2024, 1, 2), LAST_DAY))
RISKS = (RISK, HIGH, LOWERED, OLD, RETIRED, replace(HIGH, status=RiskStatus.ANNULLED))

ANALYSES = (
    RiskAnalysis(status=AnalysisStatus.FINISHED, received=day("02-01"), trigger=Trigger.ORGANISATION),
    RiskAnalysis(status=AnalysisStatus.REQUESTED, received=day("06-30"), trigger=Trigger.ORGANISATION),
    RiskAnalysis(status=AnalysisStatus.REQUESTED, received=day("07-01"), trigger=Trigger.LAW),
)


def routine(first: date, last: date | None = None, **more: Any) -> Document:
    revision = RevisionHeld(
        number=1,
        content="x" * 43,
        valid_from=first,
        valid_to=last,
        established_on=first,
        paragraph=None,
        receipts_wanted=False,
    )
    published = Document(
        status=DocumentStatus.PUBLISHED,
        kind=DocumentKind.ROUTINE,
        known_from=first,
        revisions=(revision,),
    )
    review_on = more.setdefault("review_on", date(2027, 1, 1))
    return replace(published, review_plans=(ReviewPlan(since=first, review_on=review_on),), **more)


DOCUMENTS = (
    routine(date(2020, 1, 1)),
    routine(date(2020, 1, 1), kind=DocumentKind.POLICY, review_on=day("06-29")),
    routine(date(2020, 1, 1), review_on=LAST_DAY),
    routine(DAY_AFTER, review_on=day("05-01")),
    routine(date(2020, 1, 1), LAST_DAY, status=DocumentStatus.WITHDRAWN, review_on=day("05-01")),
    routine(date(2020, 1, 1), day("06-29"), status=DocumentStatus.WITHDRAWN),
    routine(date(2020, 1, 1), status=DocumentStatus.ANNULLED),
    Document(status=DocumentStatus.CREATED, kind=DocumentKind.ROUTINE),
)

STATES: Mapping[str, Sequence[Any]] = {
    "deviations": DEVIATIONS,
    "views": VIEWS,
    "risks": RISKS,
    "risk_analyses": ANALYSES,
    "documents": DOCUMENTS,
}
EXPECTED: Mapping[str, Mapping[str, int | None]] = {
    "deviations": {"": 4},
    "deviations.by_unit": {N: 3, S: 1},
    "deviations.by_category": {"unknown": 2, "medicine": 2},
    "deviations.by_cause": {"unknown": 3, "staffing": 1, "routine": 1},
    "deviations.by_severity": {"unknown": 3, "serious": 1},
    "deviations.by_legal_basis": {"unknown": 2, "sol": 2, "hsl": 2},
    "deviations.by_direction": {"internal": 3, "incoming": 1},
    "deviations.by_child": {"unknown": 2, "yes": 2},
    "deviations.confirmed": {"": 1},
    "deviations.referred": {"": 1},
    "deviations.to_first_reading": {"": 2},
    "deviations.to_close": {"": 40},
    "deviations.first_reading_kept": {"none": 2, "kept": 1, "late": 1},
    "deviations.investigation_kept": {"none": 3, "kept": 1},
    "deviations.open": {N: 3},
    "deviations.occurred": {"": 4},
    "deviations.occurred_by_unit": {N: 3, S: 1},
    "views": {"": 4},
    "views.by_kind": {"unknown": 2, "complaint": 1, "view": 1},
    "views.by_unit": {N: 3, S: 1},
    "views.by_category": {"unknown": 3, "treatment": 1},
    "views.by_sentiment": {"unknown": 2, "negative": 1, "praise": 1},
    "views.by_submitter": {"next_of_kin": 3, "service_user": 1},
    "views.by_child": {"unknown": 3, "no": 1},
    "views.gave_deviation": {"": 1},
    "views.referred": {"": 1},
    "views.converted": {"": 1},
    "views.to_answer": {"": 14},
    "views.answer_kept": {"none": 2, "kept": 1, "passed": 1},
    "views.open": {N: 2},
    "risks": {"": 3},
    "risks.by_value": {"unknown": 1, "12": 2},
    "risks.by_treatment": {"unknown": 1, "reduce": 2},
    "risks.high": {N: 1, S: 1},
    "risk_analyses.by_trigger": {"organisation": 2},
    "documents.overdue": {"": 2},
    "documents.by_kind": {"routine": 3, "policy": 1},
}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_measure_counts_what_it_says(measure: Measure) -> None:
    """Varje mått räknar det som det säger, på tillstånd där svaret är känt."""
    assert figures(measure, STATES[measure.register]) == EXPECTED[measure.id]


def test_every_measure_has_been_tried_and_has_a_name_of_its_own() -> None:
    """Varje mått är prövat, och inga två mått har samma namn."""
    ids = [measure.id for measure in MEASURES]
    assert len(ids) == len(set(ids)) and set(ids) == set(EXPECTED)
    assert all(measures.of(id).id == id for id in ids)


def test_a_measure_that_is_not_there_is_said_not_to_be() -> None:
    """Frågas efter ett mått som inte finns sägs det på svenska."""
    with pytest.raises(LookupError, match="Det finns inget mått som heter avvikelser"):
        measures.of("avvikelser")


# ── On which date ────────────────────────────────────────────────────────────


def test_a_letter_counts_in_the_half_year_it_came_in() -> None:
    """Ett brev som kom in den 28 juni och registrerades den 3 juli hör till första halvåret."""
    letter = View(status=ViewStatus.RECEIVED, received=day("06-28"), recorded=day("07-03"))
    assert counted("views", letter) == {"": 1}
    assert counted("views", letter, period=AUTUMN) == {"": 0}


@pytest.mark.parametrize(("received", "counts"), [("01-01", 1), ("06-30", 1), ("07-01", 0)])
def test_a_half_year_has_its_first_and_its_last_day(received: str, counts: int) -> None:
    """Halvårets första och sista dag räknas med."""
    assert counted("deviations", replace(REPORTED, received=day(received))) == {"": counts}
    assert counted("deviations", replace(REPORTED, received=date(2025, 12, 31))) == {"": 0}


def test_what_has_occurred_is_a_view_of_its_own() -> None:
    """Vad som inträffade under halvåret är ett eget mått: det som är okänt räknas inte där men där det kom in."""
    came_in_later = replace(REPORTED, received=day("08-20"), occurred=Occurred.on(day("06-30")))
    unknown = replace(REPORTED, occurred=Occurred())
    interval = replace(REPORTED, occurred=Occurred(first=day("05-01"), last=day("07-02")))
    assert counted("deviations.occurred", came_in_later, unknown, interval) == {"": 1}
    assert counted("deviations", came_in_later, unknown, interval) == {"": 2}


def test_what_is_struck_out_is_not_counted() -> None:
    """Det som är makulerat räknas inte, var det än skulle ha räknats."""
    for register, states in STATES.items():
        struck_out = [replace(one, status=type(one.status).of("annulled")) for one in states]
        for measure in MEASURES:
            if measure.register == register:
                assert figures(measure, struck_out) == nothing(measure), measure.id


def test_compile_counts_every_measure_in_the_order_it_is_shown() -> None:
    """En sammanställning har alla mått i den ordning de visas; finns inget att räkna är summan noll."""
    compiled = measures.compile({"deviations": seen(DEVIATIONS)}, SPRING)
    assert [measure for measure, _ in compiled] == list(MEASURES)
    for measure, results in compiled:
        if measure.register != "deviations":
            assert {one.key: one.value for one in results} == nothing(measure)


def test_figures_stand_beside_those_of_the_year_before() -> None:
    """Halvårets siffror fryses bredvid samma halvår året före, med måttets version."""
    now = measures.compile({"deviations": seen(DEVIATIONS)}, SPRING)
    before = measures.compile({}, SPRING.previous)
    frozen = measures.counted(now, before)
    assert [one.measure for one in frozen] == [measure.id for measure in MEASURES]
    assert [one.version for one in frozen] == [measure.version for measure in MEASURES]
    (first, *_) = frozen
    assert [figure.value for figure in (*first.now, *first.before)] == [4, 0]


# ── Days, deadlines ──────────────────────────────────────────────────────────


def test_the_first_close_is_kept_after_a_reopening() -> None:
    """Öppnas en avvikelse igen räknas tiden ändå till första avslutet; öppen räknas den tills den avslutas på nytt."""
    reopening = DeviationReopened(reason="Det hände igen.", investigation_due=None)
    reopened = evolve(CLOSED, reopening, STAMP)
    assert (reopened.closed_on, reopened.first_closed_on) == (None, day("05-20"))
    assert counted("deviations.to_close", reopened) == {"": 40}
    assert counted("deviations.open", reopened, period=AUTUMN) == {S: 1}
    closed_again = evolve(reopened, DeviationClosed(note=None), STAMP)
    assert counted("deviations.to_close", closed_again) == {"": 40}


def test_a_median_is_of_those_who_have_come_so_far() -> None:
    """En mediantid räknas på de ärenden som har kommit så långt, och är det lägre av två mittersta."""
    read = [replace(READ, read_on=READ.received and READ.received + timedelta(days)) for days in (1, 3, 8, 20)]
    measure = measures.of("deviations.to_first_reading")
    (figure,) = measures.count(measure, seen([REPORTED, *read]), SPRING)
    assert (measure.kind, figure.value, len(figure.records)) == (Kind.MEDIAN_DAYS, 3, 4)


def test_a_median_of_nothing_is_no_figure() -> None:
    """Har inget ärende kommit så långt finns ingen mediantid, inte noll."""
    assert counted("deviations.to_close", REPORTED) == {"": None}
    assert counted("deviations.to_close") == {"": None}


def test_a_time_is_never_below_zero() -> None:
    """Det som gjordes innan det kom in tog noll dagar."""
    assert counted("deviations.to_first_reading", replace(READ, read_on=day("02-20"))) == {"": 0}


@pytest.mark.parametrize(
    ("deadline", "done", "answer"),
    [
        (None, None, "none"),
        (None, "03-04", "none"),
        ("03-05", "03-04", "kept"),
        ("03-05", "03-05", "kept"),
        ("03-05", "03-06", "late"),
        ("03-05", None, "passed"),
        ("06-30", None, "passed"),
        ("07-01", None, "running"),
        ("06-30", "06-30", "kept"),
        ("06-29", "07-02", "passed"),
        ("07-05", "07-02", "running"),
    ],
)
def test_a_deadline_is_kept_late_passed_running_or_none(deadline: str | None, done: str | None, answer: str) -> None:
    """En frist är hållen, för sen, utgången, löpande eller saknas, så som det stod periodens sista dag."""
    state = replace(
        REPORTED, first_reading_due=due(deadline) if deadline else None, read_on=day(done) if done else None
    )
    assert counted("deviations.first_reading_kept", state) == {answer: 1}


# ── What stands open on the last day ─────────────────────────────────────────


@pytest.mark.parametrize(("ended", "open_then"), [("06-29", False), ("06-30", False), ("07-01", True)])
def test_open_is_what_stood_open_on_the_last_day(ended: str, open_then: bool) -> None:
    """Öppet är det som stod öppet periodens sista dag: det som slutade den dagen är inte öppet, dagen efter är det."""
    expected = {S: 1} if open_then else {}
    assert counted("deviations.open", replace(CLOSED, end_turns=(day(ended),))) == expected
    handed_over = replace(HANDED_OVER, unit=SOUTH, end_turns=(day(ended),))
    assert counted("views.open", handed_over) == expected
    assert counted("risks.high", replace(RETIRED, high_turns=(date(2024, 1, 2), day(ended)))) == expected


def test_what_came_in_long_ago_is_open_until_it_ends() -> None:
    """Det som kom in före perioden och inte har avslutats är öppet också i den; det som kom in efter är det inte."""
    assert counted("deviations.open", replace(REPORTED, received=date(2024, 5, 1))) == {N: 1}
    assert counted("deviations.open", AUTUMNS) == {}


@pytest.mark.parametrize("measure", [one for one in MEASURES if one.counts_on is CountsOn.STANDING])
def test_what_has_no_first_day_stands_nowhere(measure: Measure) -> None:
    """Det som inte har börjat räknas inte som stående."""
    states = {"deviations": Deviation(), "views": View(), "risks": Risk(), "documents": Document()}
    assert figures(measure, [states[measure.register]]) == nothing(measure)


def test_what_has_no_unit_is_counted_as_unknown() -> None:
    """Det som ingen enhet har räknas under okänd enhet, så att summan stämmer."""
    assert counted("deviations.by_unit", replace(REPORTED, unit=None)) == {"unknown": 1}
    assert counted("deviations.open", replace(REPORTED, unit=None)) == {"unknown": 1}


# ── The lists behind the figures ─────────────────────────────────────────────


@given(st.lists(st.uuids(), max_size=20), st.randoms(use_true_random=False))
def test_the_digest_of_a_list_does_not_depend_on_its_order(records: list[UUID], random: Any) -> None:
    """Kontrollsumman av en lista är densamma i vilken ordning den än står."""
    shuffled = list(records)
    random.shuffle(shuffled)
    assert measures.list_digest(shuffled) == measures.list_digest(records)
    assert len(measures.list_digest(records)) == 43


@given(st.sets(st.uuids(), max_size=5), st.sets(st.uuids(), max_size=5))
def test_different_lists_have_different_digests(one: set[UUID], other: set[UUID]) -> None:
    """Olika listor har olika kontrollsummor."""
    assert (measures.list_digest(one) == measures.list_digest(other)) == (one == other)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_figure_has_the_list_of_records_behind_it(measure: Measure) -> None:
    """Varje siffra bär listan på de ärenden som den är räknad på."""
    for result in measures.count(measure, seen(STATES[measure.register]), SPRING):
        assert result.figure.records == measures.list_digest(result.records)
        assert len(set(result.records)) == len(result.records)
        if measure.kind is Kind.COUNT:
            assert result.value == len(result.records)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
@given(order=st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order_of_the_records(measure: Measure, order: Any) -> None:
    """Siffrorna är desamma i vilken ordning ärendena än läses."""
    records = list(seen(STATES[measure.register]))
    straight = [one.figure for one in measures.count(measure, records, SPRING)]
    order.shuffle(records)
    assert [one.figure for one in measures.count(measure, records, SPRING)] == straight

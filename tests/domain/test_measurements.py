"""The rules of measurements: decimals, targets met or not, change, too few to show, four eyes, denominators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.criteria.state import Criterion, DecidedTarget, Measure
from domain.criteria.words import Comparator, Measured, Target, TargetKind
from domain.criteria.words import Status as CriterionStatus
from domain.measurements import REGISTER
from domain.measurements.commands import (
    AnalyseMeasurement,
    AnnulMeasurement,
    BeginMeasurement,
    CorrectMeasurement,
    MissMeasurement,
    PublishResult,
    RecordDenominator,
    RecordMeasurement,
    ScheduleMeasurement,
    ValidateMeasurement,
)
from domain.measurements.events import (
    DenominatorRecorded,
    MeasurementAnalysed,
    MeasurementAnnulled,
    MeasurementBegun,
    MeasurementCorrected,
    MeasurementMissed,
    MeasurementRecorded,
    MeasurementScheduled,
    MeasurementValidated,
    ResultPublished,
)
from domain.measurements.refusals import (
    AnalyseFirst,
    FourEyes,
    HowManyAnswered,
    NotAnAction,
    NotMeasuredThen,
    NotMeasuredThere,
    NotPossible,
    NotTheSameSeries,
    OnlyCounted,
    OtherSeries,
    TooFewToShow,
    WhatIsDoneAboutIt,
)
from domain.measurements.state import Measurement
from domain.measurements.words import (
    Channel,
    Denominator,
    Met,
    Status,
    Trend,
    WhyAnnulled,
    WhyMissed,
    denominator_id,
    measurement_id,
)
from domain.terms import Role
from domain.words import DaysInWrongOrder, NotYetHappened, Source, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

CRITERION = UUID("00000000-0000-4000-8000-0000000000c1")
LAST_YEAR = UUID("00000000-0000-4000-8000-0000000000c2")
ACTION = Source(register="deviations", record=UUID("00000000-0000-4000-8000-0000000000c3"), version=7)
JANUARY, END = date(2025, 1, 1), date(2025, 12, 31)

AT_LEAST_4 = Target(as_written=">=4", comparator=Comparator.AT_LEAST, value="4", measured=Measured.GRADE)
AT_MOST_10 = Target(as_written="<=10 %", comparator=Comparator.AT_MOST, value="10", measured=Measured.PERCENT)
BY_LAW = Target(kind=TargetKind.LEGISLATION, as_written="Enligt lagstiftning")


def measure(measured: Measured | None, target: Target | None, fewest: int = 5, since: date = JANUARY) -> Measure:
    decided = (DecidedTarget(since=since, target=target),)
    return Measure(id="m", what="Bemötande", measured=measured, fewest=fewest, since=since, targets=decided)


def criterion(one: Measure, unit: UUID | None = None) -> Criterion:
    return Criterion(status=CriterionStatus.DECIDED, unit=unit, measures=(one,))


GRADED = criterion(measure(Measured.GRADE, AT_LEAST_4))
spec = Spec(REGISTER).knowing({CRITERION: GRADED})
quality = spec.stamped(replace(STAMP, by=SOMEBODY_ELSE, role=Role.QUALITY_DEVELOPER))

ASKED = RecordMeasurement(
    criterion=CRITERION,
    measure="m",
    first=JANUARY,
    last=END,
    value="3.9",
    responses=120,
    response_rate="41.5",
    method="enkät",
    taken_from="Brukarenkäten 2025",
)


def facts(**changed: Any) -> MeasurementRecorded:
    said = {name: getattr(ASKED, name) for name in RecordMeasurement.__dataclass_fields__}
    worked_out = {
        "suppressed": False,
        "measured": Measured.GRADE,
        "fewest": 5,
        "target": AT_LEAST_4,
        "met": Met.NO,
        "previous_value": None,
        "change": None,
    }
    return MeasurementRecorded(**said | worked_out | changed)


MISSED_TARGET = facts()
REACHED = facts(value="4.1", met=Met.YES)


# ── Planning ─────────────────────────────────────────────────────────────────


def test_a_measurement_is_planned_and_begun() -> None:
    """En mätning planeras för en period och en dag, och insamlingen påbörjas."""
    asked = ScheduleMeasurement(criterion=CRITERION, measure="m", first=JANUARY, last=END, responsible=SOMEBODY)
    after = spec.when(asked).then(
        MeasurementScheduled(
            criterion=CRITERION,
            measure="m",
            unit=None,
            first=JANUARY,
            last=END,
            group=None,
            ready_by=None,
            responsible=SOMEBODY,
        )
    )
    begun = after.when(BeginMeasurement(method="enkät")).then(MeasurementBegun(method="enkät"))
    assert begun.state.status is Status.COLLECTING and begun.state.responsible == SOMEBODY
    recorded = begun.when(ASKED).accepted()
    assert recorded.state.responsible == SOMEBODY and recorded.state.status is Status.RECORDED


def test_a_plan_is_for_a_period_in_order() -> None:
    """Perioden börjar innan den slutar, och samma mätning planeras en gång."""
    asked = ScheduleMeasurement(criterion=CRITERION, measure="m", first=END, last=JANUARY)
    spec.when(asked).refused(DaysInWrongOrder)
    spec.given(MISSED_TARGET).when(replace(asked, first=JANUARY, last=END)).refused(WrongOrder)


def test_what_was_not_measured_is_said() -> None:
    """En utebliven mätning antecknas med skäl, och kan ändå komma senare."""
    planned = ScheduleMeasurement(criterion=CRITERION, measure="m", first=JANUARY, last=END).event()
    missed = MeasurementMissed(reason=WhyMissed.NOT_MADE, comment=None)
    after = spec.given(planned).when(MissMeasurement(reason=WhyMissed.NOT_MADE)).then(missed)
    assert after.state.status is Status.MISSED
    after.when(ASKED).accepted()
    spec.given(MISSED_TARGET).when(MissMeasurement(reason=WhyMissed.NOT_MADE)).refused(WrongOrder)


# ── Recording ────────────────────────────────────────────────────────────────


def test_a_value_stands_beside_the_target_of_its_day() -> None:
    """Ett mätvärde förs in med målvärdet för periodens sista dag, och om det är nått."""
    after = spec.when(ASKED).then(MISSED_TARGET)
    assert (after.state.value, after.state.met, after.state.registered_by) == ("3.9", Met.NO, SOMEBODY)
    spec.when(replace(ASKED, value="4.0")).then(facts(value="4.0", met=Met.YES))


@pytest.mark.parametrize(
    ("measured", "target", "value", "met"),
    [
        (Measured.PERCENT, AT_MOST_10, "10", Met.YES),
        (Measured.PERCENT, AT_MOST_10, "10.0001", Met.NO),
        (Measured.PERCENT, AT_LEAST_4, "96", Met.NOT_COMPARABLE),
        (Measured.DAYS, BY_LAW, "90", Met.NOT_COMPARABLE),
        (Measured.INDEX, None, "-3", Met.NO_TARGET),
        (None, AT_MOST_10, "4", Met.NOT_COMPARABLE),
    ],
)
def test_targets_of_every_kind(measured: Measured | None, target: Target | None, value: str, met: Met) -> None:
    """Minst, högst, enligt lag, ingen: en andel jämförs inte med ett betyg, och inget jämförs med lagen."""
    known = spec.knowing({CRITERION: criterion(measure(measured, target))})
    assert known.when(replace(ASKED, value=value)).accepted().state.met is met


@pytest.mark.parametrize(("measured", "value"), [(Measured.GRADE, "0.5"), (Measured.PERCENT, "101"), (None, "4,1")])
def test_a_value_is_possible(measured: Measured | None, value: str) -> None:
    """Ett betyg ligger på skalan, en andel mellan noll och hundra, och ett tal skrivs som ett tal."""
    known = spec.knowing({CRITERION: criterion(measure(measured, None))})
    known.when(replace(ASKED, value=value)).refused(NotPossible)
    known.when(replace(ASKED, value="2", response_rate="140")).refused(NotPossible)


def test_a_value_that_rests_on_too_few_is_not_written() -> None:
    """Vilar värdet på färre svar än gränsen skrivs det ingenstans, och inget sägs om målet."""
    after = spec.when(replace(ASKED, responses=4)).then(facts(responses=4, value=None, suppressed=True, met=None))
    seen = after.given(MeasurementValidated(), by=SOMEBODY_ELSE)
    seen.when(PublishResult(channel=Channel.WEB, day=date(2026, 3, 1))).refused(TooFewToShow)


def test_a_grade_says_how_many_it_rests_on() -> None:
    """Ett betyg eller en andel utan antal svar tas inte emot: det går inte att veta om det får visas."""
    spec.when(replace(ASKED, responses=None)).refused(HowManyAnswered)
    counted = spec.knowing({CRITERION: criterion(measure(Measured.COUNT, None))})
    counted.when(replace(ASKED, responses=None, value="3")).accepted()


def test_only_what_is_decided_is_measured() -> None:
    """Ett mått mäts från den dag det är beslutat och så länge det gäller."""
    spec.when(replace(ASKED, measure="other")).refused(NotMeasuredThen)
    later = criterion(measure(Measured.GRADE, AT_LEAST_4, since=date(2026, 1, 1)))
    spec.knowing({CRITERION: later}).when(ASKED).refused(NotMeasuredThen)


@pytest.mark.parametrize("status", [CriterionStatus.DRAFT, CriterionStatus.ANNULLED])
def test_what_is_not_decided_or_struck_out_is_not_measured(status: CriterionStatus) -> None:
    """Ett kriterium som inte är beslutat, eller är makulerat, mäts inte."""
    spec.knowing({CRITERION: replace(GRADED, status=status)}).when(ASKED).refused(NotMeasuredThen)


def test_what_has_been_retired_is_measured_up_to_its_last_day() -> None:
    """Ett upphävt kriterium mäts till och med sin sista dag, också när värdet förs in senare; inte därefter."""
    retired = replace(GRADED, status=CriterionStatus.RETIRED, until=END)
    spec.knowing({CRITERION: retired}).when(ASKED).accepted()
    spec.knowing({CRITERION: replace(retired, until=date(2025, 12, 30))}).when(ASKED).refused(NotMeasuredThen)
    asked = ScheduleMeasurement(criterion=CRITERION, measure="m", first=JANUARY, last=date(2026, 1, 1))
    spec.knowing({CRITERION: retired}).when(asked).refused(NotMeasuredThen)


def test_a_units_own_criterion_is_measured_in_the_unit() -> None:
    """Enhetens eget kriterium mäts i enheten."""
    own = spec.knowing({CRITERION: criterion(measure(Measured.GRADE, None), unit=UNIT)})
    own.when(ASKED).refused(NotMeasuredThere)
    own.when(replace(ASKED, unit=UNIT)).accepted()


def test_a_period_that_has_not_ended_is_not_measured() -> None:
    """En period mäts när den är slut."""
    spec.when(replace(ASKED, last=date(2026, 12, 31))).refused(NotYetHappened)


def test_the_change_since_last_time_is_worked_out_once() -> None:
    """Förändringen sedan förra mätningen räknas ut en gång och står i raden."""
    before = Measurement(
        status=Status.PUBLISHED,
        criterion=CRITERION,
        measure="m",
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        value="4.15",
    )
    asked = replace(ASKED, previous=LAST_YEAR)
    spec.knowing({LAST_YEAR: before}).when(asked).then(facts(previous=LAST_YEAR, previous_value="4.15", change="-0.25"))
    for other in (
        replace(before, measure="n"),
        replace(before, unit=UNIT),
        replace(before, last=END),
        replace(before, status=Status.ANNULLED),
    ):
        spec.knowing({LAST_YEAR: other}).when(asked).refused(NotTheSameSeries)


def test_a_record_is_of_one_series() -> None:
    """Det som planerades för en period registreras inte som en annan."""
    planned = ScheduleMeasurement(criterion=CRITERION, measure="m", first=JANUARY, last=END).event()
    spec.given(planned).when(replace(ASKED, first=date(2025, 7, 1))).refused(OtherSeries)
    spec.given(MISSED_TARGET).when(ASKED).refused(WrongOrder)


def test_there_is_one_record_for_each_measure_unit_and_period() -> None:
    """Samma mått, enhet och period är samma post; en annan enhet, period eller grupp en annan."""
    own = REGISTER.natural(ASKED, SOMEBODY)
    assert own == measurement_id(CRITERION, "m", None, JANUARY, END, None) == REGISTER.natural(ASKED, SOMEBODY_ELSE)
    others = (replace(ASKED, unit=UNIT), replace(ASKED, last=date(2026, 1, 31)), replace(ASKED, group="flickor"))
    assert len({own, *(REGISTER.natural(one, SOMEBODY) for one in others)}) == 4


# ── Denominators ─────────────────────────────────────────────────────────────

STAFF = RecordDenominator(
    denominator=Denominator.FULL_TIME, unit=UNIT, month=date(2026, 2, 11), value="12.75", taken_from="Personalsystemet"
)
FULL_TIME = DenominatorRecorded(
    denominator=Denominator.FULL_TIME,
    unit=UNIT,
    first=date(2026, 2, 1),
    last=date(2026, 2, 28),
    value="12.75",
    taken_from="Personalsystemet",
    file_digest=None,
)


def test_a_denominator_is_for_a_unit_and_a_whole_month() -> None:
    """En nämnare gäller en enhet och en hel månad, så att antal kan räknas om till kvoter."""
    after = spec.when(STAFF).then(FULL_TIME)
    assert (after.state.denominator, after.state.criterion) == (Denominator.FULL_TIME, None)
    expected = denominator_id(Denominator.FULL_TIME, UNIT, date(2026, 2, 1))
    assert REGISTER.natural(STAFF, SOMEBODY) == expected
    after.when(STAFF).refused(WrongOrder)


def test_a_denominator_is_counted_when_the_month_is_over() -> None:
    """Månaden är slut när nämnaren förs in, och det går inte att vara färre än ingen."""
    spec.when(replace(STAFF, month=date(2026, 3, 1))).refused(NotYetHappened)
    spec.when(replace(STAFF, value="-1")).refused(NotPossible)


def test_a_denominator_is_not_analysed_but_corrected() -> None:
    """En nämnare har inget målvärde; är den fel rättas den."""
    seen = spec.given(FULL_TIME).given(MeasurementValidated(), by=SOMEBODY_ELSE)
    seen.when(AnalyseMeasurement(why="Fler anställda.")).refused(OnlyCounted)
    corrected = seen.when(CorrectMeasurement(value="13", reason="Fel månad.")).accepted()
    assert (corrected.state.value, corrected.state.met) == ("13", None)


# ── Validating, analysing, telling ───────────────────────────────────────────


def test_somebody_else_validates() -> None:
    """Mätvärdet granskas av någon annan än den som registrerade det."""
    spec.given(MISSED_TARGET).when(ValidateMeasurement()).refused(FourEyes)
    after = quality.given(MISSED_TARGET, by=SOMEBODY).when(ValidateMeasurement()).then(MeasurementValidated())
    assert after.state.status is Status.VALIDATED and after.state.validated_on is not None


def test_a_missed_target_leads_to_an_action_or_a_reason() -> None:
    """Når resultatet inte målvärdet anges den åtgärd som beslutats, eller varför ingen vidtas; inte båda."""
    seen = spec.given(MISSED_TARGET, MeasurementValidated())
    seen.when(AnalyseMeasurement(why="Svårt att nå oss.")).refused(WhatIsDoneAboutIt)
    document = AnalyseMeasurement(why="Svårt att nå oss.", action=replace(ACTION, register="documents"))
    seen.when(document).refused(NotAnAction)
    for register in ("actions", "lex_sarah"):
        seen.when(replace(document, action=replace(ACTION, register=register))).accepted()
    both = AnalyseMeasurement(why="Svårt att nå oss.", action=ACTION, without_action="Ingen.")
    seen.when(both).refused(WhatIsDoneAboutIt)
    asked = AnalyseMeasurement(why="Svårt att nå oss.", trend=Trend.WORSE, action=ACTION)
    after = seen.when(asked).then(
        MeasurementAnalysed(why="Svårt att nå oss.", trend=Trend.WORSE, action=ACTION, without_action=None)
    )
    assert (after.state.status, after.state.trend, after.state.action) == (Status.ANALYSED, Trend.WORSE, ACTION)
    spec.given(REACHED, MeasurementValidated()).when(AnalyseMeasurement(why="Bra bemötande.")).accepted()


def test_a_missed_target_is_analysed_before_it_is_told() -> None:
    """Ett resultat redovisas när det är granskat, och ett som inte når målet när det är analyserat."""
    told = PublishResult(channel=Channel.BOARD, where="§ 41", day=date(2026, 3, 10))
    spec.given(REACHED).when(told).refused(WrongOrder)
    spec.given(MISSED_TARGET, MeasurementValidated()).when(told).refused(AnalyseFirst)
    seen = spec.given(REACHED, MeasurementValidated())
    after = seen.when(told).then(ResultPublished(channel=Channel.BOARD, where="§ 41", day=date(2026, 3, 10)))
    twice = after.when(PublishResult(channel=Channel.WEB, day=date(2026, 3, 16))).accepted()
    assert twice.state.channels == (Channel.BOARD, Channel.WEB)
    seen.when(replace(told, day=date(2026, 4, 1))).refused(NotYetHappened)


# ── Putting right ────────────────────────────────────────────────────────────


def test_a_value_is_corrected_and_read_anew() -> None:
    """Ett fel värde rättas med skäl, jämförs med samma målvärde, och granskas på nytt."""
    given = spec.given(replace_previous(MISSED_TARGET), MeasurementValidated())
    after = given.when(CorrectMeasurement(value="4.4", responses=121, reason="Fel rad lästes av.")).then(
        MeasurementCorrected(
            value="4.4",
            suppressed=False,
            responses=121,
            response_rate=None,
            met=Met.YES,
            change="0.4",
            reason="Fel rad lästes av.",
        )
    )
    assert (after.state.status, after.state.validated_on) == (Status.RECORDED, None)
    given.when(CorrectMeasurement(value="9", responses=121, reason="Fel.")).refused(NotPossible)
    few = given.when(CorrectMeasurement(value="4", responses=2, reason="Fel.")).accepted()
    assert (few.state.value, few.state.suppressed, few.state.met, few.state.change) == (None, True, None, None)


def replace_previous(event: MeasurementRecorded) -> MeasurementRecorded:
    """The same with a value before it."""
    said = {name: getattr(event, name) for name in MeasurementRecorded.__dataclass_fields__}
    return MeasurementRecorded(**said | {"previous": LAST_YEAR, "previous_value": "4", "change": "-0.1"})


def test_a_wrong_entry_is_struck_out_and_the_right_one_recorded() -> None:
    """En felaktig post makuleras med skäl, och rätt värde kan sedan föras in i samma serie."""
    struck = MeasurementAnnulled(reason=WhyAnnulled.WRONG_UNIT)
    after = spec.given(MISSED_TARGET).when(AnnulMeasurement(reason=WhyAnnulled.WRONG_UNIT)).then(struck)
    after.when(ValidateMeasurement()).refused(WrongOrder)
    after.when(ASKED).accepted()

"""The rules of quality criteria: several measures, targets of every kind, the board's decision and the unit's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.authority import BoardOnly, decision_must_stand
from domain.criteria import REGISTER
from domain.criteria.commands import (
    AnnulCriterion,
    CorrectCriterion,
    DecideCriterion,
    DecideOperationalCriterion,
    DefineCriterion,
    DefineMeasure,
    EndMeasure,
    RemoveMeasure,
    RetireCriterion,
)
from domain.criteria.events import (
    CriterionAnnulled,
    CriterionCorrected,
    CriterionDecided,
    CriterionDefined,
    CriterionRetired,
    MeasureEnded,
    MeasureRemoved,
)
from domain.criteria.rules import (
    DecidedAsItReads,
    MeasureFirst,
    NoSuchMeasure,
    NotForTheWhole,
    NotTheManagers,
    ParentNotDecided,
    TargetNotWhole,
    TheBoards,
    TheUnitsOwn,
    TooManyMeasures,
)
from domain.criteria.state import Criterion
from domain.criteria.words import (
    MOST_MEASURES,
    MOST_TARGETS,
    Comparator,
    Frequency,
    Measured,
    Method,
    Perspective,
    QualityArea,
    Status,
    Target,
    TargetKind,
    WhyAnnulled,
)
from domain.grammar import Occasion
from domain.numbers import difference, is_number, rate
from domain.terms import Body, Role
from domain.words import DaysInWrongOrder, Decision, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec, refused

PARENT = UUID("00000000-0000-4000-8000-0000000000c1")
JANUARY, NEXT_JANUARY = date(2026, 1, 1), date(2027, 1, 1)

BY_THE_BOARD = Decision(body=Body.BOARD, day=date(2025, 12, 16), paragraph="§ 112")
BY_THE_MANAGER = Decision(person=SOMEBODY, day=date(2026, 1, 7))

ASKED = DefineCriterion(
    name="Bemötande",
    meaning="Medborgare blir bemötta med respekt i kontakten med myndigheten",
    perspective=Perspective.AUTHORITY,
    area=QualityArea.SELF_DETERMINATION,
)
DEFINED = ASKED.event()
OWN = replace(ASKED, unit=UNIT).event()

AT_LEAST_4 = Target(
    as_written=">=4 på 5 gradig skala", comparator=Comparator.AT_LEAST, value="4", measured=Measured.GRADE
)
RESPECT = DefineMeasure(
    measure="respect",
    what="Upplevelse av att ha blivit bemött med respekt",
    measured=Measured.GRADE,
    methods=(Method(row="N55", name="enkät", frequency=Frequency.YEARLY, frequency_as_written="en gång/år"),),
    target=AT_LEAST_4,
)
MEASURED = RESPECT.event()
CORRECT = CorrectCriterion(
    name=ASKED.name, meaning=ASKED.meaning, perspective=ASKED.perspective, goal="Inflytande", reason="Målet saknades."
)
CORRECTED = CriterionCorrected(
    name=ASKED.name,
    meaning=ASKED.meaning,
    perspective=ASKED.perspective,
    area=None,
    goal="Inflytande",
    basis=None,
    reason="Målet saknades.",
    decision=None,
)
DECIDED = CriterionDecided(since=JANUARY, decision=BY_THE_BOARD)
DECIDED_HERE = CriterionDecided(since=JANUARY, decision=BY_THE_MANAGER)

developer = Spec(REGISTER, stamp=replace(STAMP, role=Role.QUALITY_DEVELOPER))
manager = Spec(REGISTER)


# ── Numbers ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["0", "4", "-1.5", "99.95", "123456789012.0001"])
def test_a_number_is_digits_with_a_point(text: str) -> None:
    """Ett tal skrivs med siffror och punkt före decimalerna."""
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "4,5", "1e3", "007", "+4", "4.", ".5", "NaN", "1_000", "٤", "4\n", "1.23456"])
def test_nothing_else_is_a_number(text: str) -> None:
    """Komma, exponent, inledande nollor, plus och annat som kan läsas på flera sätt är inget tal."""
    assert not is_number(text)


def test_numbers_are_counted_with_exactly() -> None:
    """Skillnader och kvoter räknas exakt, utan flyttal."""
    assert difference("0.3", "0.1") == "0.2" and difference("3.50", "3.5") == "0"
    assert rate(1, "3") == "333.3333" and rate(0, "12") == "0" and rate(5, "0") is None


# ── Defining ─────────────────────────────────────────────────────────────────


def test_a_criterion_is_defined_as_a_draft() -> None:
    """Ett kvalitetskriterium formuleras med innebörd, perspektiv och kvalitetsområde, och är då ett utkast."""
    after = developer.when(ASKED).then(
        CriterionDefined(**{name: getattr(ASKED, name) for name in CriterionDefined.__dataclass_fields__})
    )
    assert (after.state.status, after.state.unit, after.state.measures) == (Status.DRAFT, None, ())


def test_what_is_for_the_whole_is_not_defined_by_one_unit() -> None:
    """En enhetschef formulerar enhetens egna kriterier, inte hela verksamhetens."""
    manager.when(ASKED).refused(NotForTheWhole)
    manager.when(replace(ASKED, unit=UNIT)).accepted()
    manager.given(DEFINED).when(RESPECT).refused(NotForTheWhole)


def test_a_criterion_is_defined_once() -> None:
    """Ett kriterium som finns formuleras inte en gång till."""
    developer.given(DEFINED).when(ASKED).refused(WrongOrder)


def test_only_what_is_decided_is_broken_down() -> None:
    """Enhetens kriterium bryter ned ett som är beslutat."""
    command = replace(ASKED, unit=UNIT, parent=PARENT)
    manager.knowing({PARENT: Criterion(status=Status.DRAFT)}).when(command).refused(ParentNotDecided)
    manager.knowing({PARENT: Criterion(status=Status.DECIDED)}).when(command).accepted()


# ── Measures ─────────────────────────────────────────────────────────────────


def test_a_criterion_has_several_measures_with_several_methods() -> None:
    """Ett kriterium har flera mått, och ett mått kan ha flera metoder med var sin takt."""
    times = (
        Method(row="N60", name="rättsäkerhetsenkät", frequency=Frequency.TWICE_A_YEAR),
        Method(row="N61", name="Manuell kontroll", frequency=Frequency.CONTINUOUS),
    )
    varying = Target(kind=TargetKind.VARYING, as_written="Varierande målvärden")
    second = replace(RESPECT, measure="time", what="Handläggningstid", methods=times, target=varying)
    after = developer.given(DEFINED, MEASURED).when(second).then(second.event())
    respect, time = after.state.measures
    assert respect.frequencies == (Frequency.YEARLY,) and respect.proposed == AT_LEAST_4
    assert time.frequencies == (Frequency.TWICE_A_YEAR, Frequency.CONTINUOUS)
    assert time.proposed is not None and time.proposed.kind is TargetKind.VARYING


def test_what_the_table_leaves_open_is_said_and_not_filled_in() -> None:
    """Saknas metod, takt eller målvärde står det tomt, och vad som är oklart sägs."""
    bare = replace(RESPECT, methods=(Method(row="N63"),), target=None, unclear="Tabellen anger inget målvärde.")
    (measure,) = developer.given(DEFINED).when(bare).accepted().state.measures
    assert (measure.frequencies, measure.proposed, measure.to_clarify) == ((), None, True)


@pytest.mark.parametrize(
    "target",
    [
        replace(AT_LEAST_4, value=None),
        replace(AT_LEAST_4, comparator=None),
        replace(AT_LEAST_4, measured=None),
        replace(AT_LEAST_4, value="fyra"),
        replace(AT_LEAST_4, kind=TargetKind.LEGISLATION),
        Target(kind=TargetKind.VARYING, as_written="varierar", value="4"),
    ],
)
def test_a_target_is_whole(target: Target) -> None:
    """Ett målvärde i tal har tal, riktning och sort; ett som följer av lag eller varierar har inget av dem."""
    developer.given(DEFINED).when(replace(RESPECT, target=target)).refused(TargetNotWhole)


def test_a_criterion_with_too_many_measures_is_several() -> None:
    """Ett kriterium har så många mått som får plats; sedan delas det upp. Ett som finns får ändras ändå."""
    full = developer.given(DEFINED, *(replace(RESPECT, measure=f"m{n}").event() for n in range(MOST_MEASURES)))
    full.when(RESPECT).refused(TooManyMeasures)
    full.when(replace(RESPECT, measure="m0", what="Ny lydelse")).accepted()


def test_a_measure_that_nobody_has_decided_is_removed() -> None:
    """Ett mått i utkastet tas bort; ett som är beslutat avslutas i stället, och ett som inte finns tas inte bort."""
    after = developer.given(DEFINED, MEASURED).when(RemoveMeasure(measure="respect"))
    assert after.then(MeasureRemoved(measure="respect")).state.measures == ()
    developer.given(DEFINED).when(RemoveMeasure(measure="respect")).refused(NoSuchMeasure)
    developer.given(DEFINED, MEASURED, DECIDED).when(RemoveMeasure(measure="respect")).refused(NoSuchMeasure)


def test_a_criterion_entered_wrong_is_corrected() -> None:
    """Fel namn eller innebörd rättas med skäl i utkastet; mål och grund också när kriteriet är beslutat."""
    drafted = developer.given(DEFINED, MEASURED)
    renamed = replace(CORRECT, name="Gott bemötande")
    assert drafted.when(renamed).then(renamed.event()).state.name == "Gott bemötande"
    corrected = drafted.given(DECIDED).when(CORRECT).then(CORRECTED)
    assert (corrected.state.area, corrected.state.status) == (None, Status.DECIDED)


@pytest.mark.parametrize(
    "otherwise", [{"name": "Service"}, {"meaning": "Alla får svar"}, {"perspective": Perspective.WHOLE}]
)
def test_what_was_decided_reads_otherwise_by_a_decision(otherwise: dict[str, Any]) -> None:
    """Namn, innebörd och perspektiv som är beslutade ändras bara genom beslut av den som beslutar kriteriet."""
    asked = replace(CORRECT, **otherwise)
    revised = developer.given(DEFINED, MEASURED, DECIDED, MEASURED)
    for decided in (developer.given(DEFINED, MEASURED, DECIDED), revised):
        decided.when(asked).refused(DecidedAsItReads)
        decided.when(replace(asked, decision=BY_THE_MANAGER)).refused(TheBoards)
        decided.when(replace(asked, decision=BY_THE_BOARD)).accepted()
    own = manager.given(OWN, MEASURED, DECIDED_HERE)
    own.when(asked).refused(DecidedAsItReads)
    own.when(replace(asked, decision=BY_THE_MANAGER)).accepted()


# ── Deciding ─────────────────────────────────────────────────────────────────


def test_the_board_decides_from_a_day() -> None:
    """Nämnden beslutar kriteriet med den dag det gäller från; före den dagen finns inget målvärde."""
    after = developer.given(DEFINED, MEASURED).when(DecideCriterion(since=JANUARY, decision=BY_THE_BOARD))
    state = after.then(DECIDED).state
    (measure,) = state.measures
    assert (state.status, state.since, state.by_board) == (Status.DECIDED, JANUARY, True)
    assert measure.target_on(JANUARY) == AT_LEAST_4 and measure.target_on(date(2025, 12, 31)) is None
    assert measure.holds(JANUARY) and not measure.holds(date(2025, 12, 31))


def test_targets_are_versioned_by_the_day_they_hold_from() -> None:
    """Ett nytt målvärde gäller från sin dag när det är beslutat; dessförinnan gäller det gamla."""
    higher = replace(AT_LEAST_4, value="4.5")
    redefined = developer.given(DEFINED, MEASURED, DECIDED).when(replace(RESPECT, target=higher)).accepted()
    (measure,) = redefined.state.measures
    assert redefined.state.status is Status.REVISED and measure.target_on(NEXT_JANUARY) == AT_LEAST_4
    again = redefined.when(DecideCriterion(since=NEXT_JANUARY, decision=BY_THE_BOARD)).accepted()
    (measure,) = again.state.measures
    assert (measure.target_on(date(2026, 12, 31)), measure.target_on(NEXT_JANUARY)) == (AT_LEAST_4, higher)


def test_a_state_keeps_the_latest_targets_only() -> None:
    """Läget håller de senaste målvärdena; de äldre står i raderna."""
    years = [CriterionDecided(since=date(year, 1, 1), decision=BY_THE_BOARD) for year in range(2016, 2026)]
    (measure,) = developer.given(DEFINED, MEASURED, *years).state.measures
    assert len(measure.targets) == MOST_TARGETS and measure.since == date(2016, 1, 1)
    assert measure.targets[-1].since == date(2025, 1, 1)


def test_nobody_decides_a_criterion_without_a_measure() -> None:
    """Ett kriterium utan mått går inte att följa upp och beslutas inte."""
    developer.given(DEFINED).when(DecideCriterion(since=JANUARY, decision=BY_THE_BOARD)).refused(MeasureFirst)


def test_goals_are_not_delegated() -> None:
    """Verksamhetens mål och kvalitet beslutas av nämnden själv; en delegation hjälper inte."""
    by_director = Decision(person=SOMEBODY, day=date(2026, 3, 2))
    asked = DecideCriterion(since=JANUARY, decision=by_director)
    refused(BoardOnly, lambda: decision_must_stand(asked, by_director, Occasion(developer.stamp), None))
    developer.given(DEFINED, MEASURED).when(asked).refused(TheBoards)
    own = DecideOperationalCriterion(since=JANUARY, decision=by_director)
    manager.given(DEFINED, MEASURED).when(own).refused(TheBoards)


def test_a_manager_decides_the_units_own() -> None:
    """Enhetschefen bryter ned målen och beslutar enhetens eget kriterium; nämndens väg är inte den."""
    given = manager.given(OWN, MEASURED)
    given.when(DecideCriterion(since=JANUARY, decision=BY_THE_BOARD)).refused(TheUnitsOwn)
    after = given.when(DecideOperationalCriterion(since=JANUARY, decision=BY_THE_MANAGER)).then(DECIDED_HERE)
    assert (after.state.by_board, after.state.unit) == (False, UNIT)


def test_nobody_decides_for_the_manager() -> None:
    """Den som beslutar om enhetens kriterium är chefen som registrerar det, ledningsgruppen eller nämnden."""
    given = manager.given(OWN, MEASURED)
    by_another = Decision(person=SOMEBODY_ELSE, day=date(2026, 3, 2))
    given.when(DecideOperationalCriterion(since=JANUARY, decision=by_another)).refused(NotTheManagers)
    by_group = Decision(body=Body.MANAGEMENT_GROUP, day=date(2026, 3, 2))
    given.when(DecideOperationalCriterion(since=JANUARY, decision=by_group)).accepted()


# ── Ending ───────────────────────────────────────────────────────────────────


def test_a_measure_is_measured_up_to_a_day() -> None:
    """Ett beslutat mått avslutas av den som beslutade det, med sista dag; sedan definieras det inte om."""
    given = developer.given(DEFINED, MEASURED, DECIDED)
    ended = MeasureEnded(measure="respect", until=date(2026, 6, 30), decision=BY_THE_BOARD)
    after = given.when(EndMeasure(measure="respect", until=date(2026, 6, 30), decision=BY_THE_BOARD)).then(ended)
    (measure,) = after.state.measures
    assert measure.holds(date(2026, 6, 30)) and not measure.holds(date(2026, 7, 1))
    after.when(RESPECT).refused(NoSuchMeasure)
    after.when(EndMeasure(measure="respect", until=JANUARY, decision=BY_THE_BOARD)).refused(NoSuchMeasure)
    after.when(DecideCriterion(since=NEXT_JANUARY, decision=BY_THE_BOARD)).refused(MeasureFirst)
    given.when(EndMeasure(measure="respect", until=JANUARY, decision=BY_THE_MANAGER)).refused(TheBoards)
    too_early = EndMeasure(measure="respect", until=date(2025, 12, 1), decision=BY_THE_BOARD)
    given.when(too_early).refused(DaysInWrongOrder)


def test_what_the_board_decided_the_board_retires() -> None:
    """Nämndens kriterium upphävs av nämnden, enhetens eget av dess chef."""
    retired = CriterionRetired(until=date(2026, 12, 31), decision=BY_THE_BOARD)
    given = developer.given(DEFINED, MEASURED, DECIDED)
    after = given.when(RetireCriterion(until=date(2026, 12, 31), decision=BY_THE_BOARD)).then(retired)
    assert after.state.status is Status.RETIRED
    given.when(RetireCriterion(until=date(2026, 12, 31), decision=BY_THE_MANAGER)).refused(TheBoards)
    here = manager.given(OWN, MEASURED, DECIDED_HERE)
    here.when(RetireCriterion(until=date(2026, 12, 31), decision=BY_THE_MANAGER)).accepted()
    developer.given(DEFINED).when(RetireCriterion(until=JANUARY, decision=BY_THE_BOARD)).refused(WrongOrder)


def test_an_entry_is_struck_out() -> None:
    """En felaktig post makuleras med skäl; sedan händer inget mer med den."""
    after = developer.given(DEFINED).when(AnnulCriterion(reason=WhyAnnulled.DUPLICATE))
    struck = after.then(CriterionAnnulled(reason=WhyAnnulled.DUPLICATE))
    struck.when(RESPECT).refused(WrongOrder)


def test_what_the_board_decided_is_not_struck_out() -> None:
    """Ett kriterium som nämnden har beslutat makuleras inte: nämnden upphäver det. Enhetens eget stryks av enheten."""
    annul = AnnulCriterion(reason=WhyAnnulled.WRONG_CONTENT)
    developer.given(DEFINED, MEASURED, DECIDED).when(annul).refused(TheBoards)
    developer.given(DEFINED, MEASURED, DECIDED, MEASURED).when(annul).refused(TheBoards)
    manager.given(OWN, MEASURED, DECIDED_HERE).when(annul).accepted()

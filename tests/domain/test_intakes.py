"""The rules of reading in a file: once, told as whole only when it is, and given up with what was entered told."""

from __future__ import annotations

from dataclasses import replace

from domain.intakes import (
    REGISTER,
    AbandonIntake,
    BeginIntake,
    CompleteIntake,
    IntakeAbandoned,
    IntakeCompleted,
    NotAllRows,
    ReadInBefore,
    ReadInOtherwise,
    Status,
    WhyAbandoned,
    intake_id,
    row_id,
)
from domain.words import WrongOrder
from tests.spec import SOMEBODY, UNIT, Spec

DIGEST = "5f" * 32
BEGIN = BeginIntake(
    register="agreements",
    unit=UNIT,
    digest=DIGEST,
    rows=12,
    fields=("title", "subject", "-"),
    file_name="Överenskommelser 2019.xlsx",
    reason="Registret fördes i ett kalkylblad.",
)
BEGUN = BEGIN.event()

spec = Spec(REGISTER)


def test_an_intake_names_the_file_by_what_is_in_it() -> None:
    """Inläsningen säger vilket register, hur många rader och vilken fil, och vem som läser in."""
    state = spec.when(BEGIN).then(BEGUN).state
    assert (state.status, state.digest, state.rows) == (Status.BEGUN, DIGEST, 12)
    assert state.responsible == SOMEBODY


def test_a_file_is_one_record_and_a_row_another() -> None:
    """Samma fil är samma post, och varje rad i den en egen: båda går att räkna ut av den som har filen."""
    assert REGISTER.natural(BEGIN, SOMEBODY) == intake_id(DIGEST)
    assert REGISTER.natural(replace(BEGIN, register="risks"), SOMEBODY) == intake_id(DIGEST)
    assert len({intake_id(DIGEST), row_id(DIGEST, 2), row_id(DIGEST, 3), row_id("a0" * 32, 2)}) == 4


def test_the_same_file_is_not_read_in_twice() -> None:
    """Samma fil läses in en gång, också om den första inläsningen blev avbruten."""
    abandoned = IntakeAbandoned(rows=3, reason=WhyAbandoned.WRONG_FILE)
    for history in ([BEGUN], [BEGUN, IntakeCompleted(rows=12)], [BEGUN, abandoned]):
        spec.given(*history).when(BEGIN).refused(ReadInBefore)


def test_what_was_cut_short_goes_on_as_it_was_begun() -> None:
    """En avbruten inläsning tas upp i samma register och med samma kolumner, annars inte."""
    begun = spec.given(BEGUN)
    begun.when(replace(BEGIN, register="risks")).refused(ReadInOtherwise)
    begun.when(replace(BEGIN, fields=("-", *BEGIN.fields[1:]))).refused(ReadInOtherwise)


def test_an_intake_is_whole_when_every_row_is_in() -> None:
    """Inläsningen är hel när alla rader är införda, och inte förr."""
    begun = spec.given(BEGUN)
    begun.when(CompleteIntake(rows=11)).refused(NotAllRows)
    state = begun.when(CompleteIntake(rows=12)).then(IntakeCompleted(rows=12)).state
    assert (state.status, state.rows_entered) == (Status.COMPLETED, 12)


def test_an_abandoned_intake_tells_how_many_rows_there_are() -> None:
    """En avbruten inläsning säger hur många rader som hann föras in, och varför den avbröts."""
    abandon = AbandonIntake(rows=3, reason=WhyAbandoned.ROW_REFUSED)
    state = spec.given(BEGUN).when(abandon).then(IntakeAbandoned(rows=3, reason=WhyAbandoned.ROW_REFUSED)).state
    assert (state.status, state.rows_entered, state.why) == (Status.ABANDONED, 3, WhyAbandoned.ROW_REFUSED)


def test_what_is_not_begun_is_not_ended() -> None:
    """Det som inte pågår kan varken slutföras eller avbrytas."""
    for history in ([], [BEGUN, IntakeCompleted(rows=12)]):
        spec.given(*history).when(CompleteIntake(rows=12)).refused(WrongOrder)
        spec.given(*history).when(AbandonIntake(rows=0, reason=WhyAbandoned.WRONG_FILE)).refused(WrongOrder)

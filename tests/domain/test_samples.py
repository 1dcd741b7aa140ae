"""The rules of samples: chosen by lot and by nobody, examined by the same questions, never drawn until it suits."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.lots import draw, lot
from domain.samples import (
    MOST_DRAWN,
    REGISTER,
    AnnulSample,
    Answer,
    AnswersMissing,
    CloseSample,
    DrawSample,
    EnterSampleResult,
    NotAllExamined,
    NotAsDrawn,
    NothingToDraw,
    NotInTheSample,
    SampleAnnulled,
    SampleClosed,
    SampleDrawn,
    SampleResultEntered,
    WhyAnnulled,
)
from domain.words import WrongOrder
from tests.spec import SOMEBODY, Spec

RECORDS = tuple(UUID(int=n, version=4) for n in range(1, 11))
SEED = "revision 2026"
DRAWN = draw(SEED, RECORDS, 3)
YES, NO, NA = Answer.YES, Answer.NO, Answer.NOT_APPLICABLE

ASKED = DrawSample(
    title="Utredningar våren 2026",
    purpose="Revisionens granskning av utredningarna.",
    register="deviations",
    position=812,
    stage="closed",
    unit=None,
    seed=SEED,
    size=3,
    population=len(RECORDS),
    records="l" * 43,
    drawn=DRAWN,
    questions=("Är orsakerna utredda?", "Är den enskilde informerad?"),
)
WAS_DRAWN = ASKED.event()

spec = Spec(REGISTER)


def examined(record: UUID, *answers: Answer, note: str | None = None) -> SampleResultEntered:
    return SampleResultEntered(record=record, answers=answers, note=note)


def answering(record: UUID, *answers: Answer) -> EnterSampleResult:
    return EnterSampleResult(record=record, answers=answers)


# ── Lots ─────────────────────────────────────────────────────────────────────


def test_the_lot_is_one_that_anybody_can_work_out() -> None:
    """Lotten är SHA-256 av fröet, en radbrytning och postens id, och de lägsta lotterna dras."""
    assert lot("2026", UUID(int=0)) == "678f481b991513bf3f387c3ff1b5b1f1564c40dc754b24f5ba47c14469434a11"
    assert list(DRAWN) == sorted(RECORDS, key=lambda record: lot(SEED, record))[:3]


@given(st.lists(st.uuids(version=4), unique=True, max_size=30), st.integers(0, 40), st.text(max_size=20))
def test_the_draw_does_not_care_how_the_register_was_listed(records: list[UUID], size: int, seed: str) -> None:
    """Samma frö ur samma poster ger samma stickprov, i vilken ordning posterna än räknades upp."""
    drawn = draw(seed, records, size)
    assert drawn == draw(seed, reversed(records), size) == draw(seed, records * 2, size)
    assert len(drawn) == min(size, len(records)) and set(drawn) <= set(records)
    assert draw(seed, records, size + 1)[: len(drawn)] == drawn


# ── Drawing ──────────────────────────────────────────────────────────────────


def test_a_sample_is_drawn() -> None:
    """Ett stickprov säger ur vad, med vilket frö och vilka poster lotten gav."""
    after = spec.when(ASKED).then(
        SampleDrawn(**{name: getattr(ASKED, name) for name in SampleDrawn.__dataclass_fields__})
    )
    state = after.state
    assert (state.drawn, state.left, state.responsible) == (DRAWN, 3, SOMEBODY)


def test_nobody_picks_a_record() -> None:
    """Den som skickar andra poster än lotten ger, i annan ordning eller för få, nekas."""
    others = tuple(record for record in RECORDS if record not in DRAWN)
    for drawn in (tuple(reversed(DRAWN)), DRAWN[:2], (*DRAWN, others[0]), (DRAWN[0],) * 3):
        spec.when(replace(ASKED, drawn=drawn)).refused(NotAsDrawn)


def test_no_more_are_drawn_than_there_are_nor_than_fit_in_a_line() -> None:
    """Finns det färre poster dras alla, och aldrig fler än som ryms i en rad."""
    spec.when(replace(ASKED, size=30, population=3)).accepted()
    many = [UUID(int=n, version=4) for n in range(1, 200)]
    drawn = draw(SEED, many, MOST_DRAWN)
    spec.when(replace(ASKED, size=100, population=len(many), drawn=drawn)).accepted()


def test_nothing_is_no_sample() -> None:
    """Ur ett tomt register, eller noll poster, dras inget stickprov."""
    for asked in (replace(ASKED, drawn=(), population=0), replace(ASKED, drawn=(), size=0)):
        spec.when(asked).refused(NothingToDraw)


def test_a_sample_is_drawn_once() -> None:
    """Ett stickprov lottas inte om: det är ett nytt stickprov."""
    spec.given(WAS_DRAWN).when(ASKED).refused(WrongOrder)


# ── Examining ────────────────────────────────────────────────────────────────


def test_a_record_is_examined_by_the_same_questions() -> None:
    """Varje post granskas med samma frågor, och svaren läggs till den."""
    after = spec.given(WAS_DRAWN).when(answering(DRAWN[1], YES, NA)).then(examined(DRAWN[1], YES, NA))
    assert after.state.answers == ((), (YES, NA), ()) and after.state.left == 2


def test_an_answer_entered_anew_takes_the_place_of_the_one_before() -> None:
    """Svar som antecknas på nytt gäller i stället för de förra."""
    given = spec.given(WAS_DRAWN, examined(DRAWN[0], NO, NO))
    after = given.when(answering(DRAWN[0], YES, NO)).then(examined(DRAWN[0], YES, NO))
    assert after.state.answers[0] == (YES, NO)


def test_only_what_was_drawn_is_examined() -> None:
    """En post som inte lottades hör inte till stickprovet."""
    other = next(record for record in RECORDS if record not in DRAWN)
    spec.given(WAS_DRAWN).when(answering(other, YES, YES)).refused(NotInTheSample)


def test_every_question_is_answered() -> None:
    """Svaren är lika många som frågorna; det som inte passar besvaras med ej tillämpligt."""
    spec.given(WAS_DRAWN).when(answering(DRAWN[0], YES)).refused(AnswersMissing)


# ── Ending ───────────────────────────────────────────────────────────────────

ALL_EXAMINED = tuple(examined(record, YES, NO) for record in DRAWN)


def test_a_sample_is_closed_when_all_are_examined() -> None:
    """Stickprovet avslutas med slutsatser när alla poster är granskade, inte förr."""
    closing = CloseSample(conclusions="Två av tre saknar uppgift om informationen.")
    spec.given(WAS_DRAWN, *ALL_EXAMINED[:2]).when(closing).refused(NotAllExamined)
    ready = spec.given(WAS_DRAWN, *ALL_EXAMINED)
    closed = ready.when(closing).then(SampleClosed(conclusions=closing.conclusions))
    closed.when(answering(DRAWN[0], YES, YES)).refused(WrongOrder)
    closed.when(closing).refused(WrongOrder)


def test_a_sample_drawn_wrong_is_struck_out_and_stays() -> None:
    """Ett felaktigt stickprov makuleras, och kan sedan inte granskas; det syns att det har lottats."""
    annul = AnnulSample(reason=WhyAnnulled.WRONG_POSITION)
    annulled = spec.given(WAS_DRAWN).when(annul).then(SampleAnnulled(reason=WhyAnnulled.WRONG_POSITION))
    assert annulled.state.drawn == DRAWN
    annulled.when(annul).refused(WrongOrder)
    spec.when(annul).refused(WrongOrder)
    spec.when(answering(DRAWN[0], YES, YES)).refused(WrongOrder)

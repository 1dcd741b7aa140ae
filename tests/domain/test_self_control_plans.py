"""The rules of plans for self-control, and of what is compiled each tertial and with the accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from domain import self_control_compilations as compilations
from domain import self_control_plans as plans
from domain.board import REGISTER as SETTINGS
from domain.board import Choice, ChoicesDecided, Due, NotOneOfOurs, Topic, setting_id
from domain.self_control_compilations import (
    AnnulSelfControlCompilation,
    CompileSelfControls,
    NotAnalysedThen,
    OfAnotherUnit,
    Part,
    PeriodNotOver,
    PlanOfAnotherYear,
    ReportSelfControlCompilation,
    SelfControlCompilationAnnulled,
    SelfControlCompilationReported,
    SelfControlsCompiled,
)
from domain.self_control_plans.commands import (
    AnnulSelfControlPlan,
    ChangeSelfControlPlan,
    CloseSelfControlPlan,
    DecideSelfControlPlan,
)
from domain.self_control_plans.events import (
    SelfControlPlanAnnulled,
    SelfControlPlanChanged,
    SelfControlPlanClosed,
    SelfControlPlanDecided,
)
from domain.self_control_plans.promises import NotMade
from domain.self_control_plans.rules import (
    ControlTakenAway,
    PlanDecidedByOthers,
    QuestionsNotCovered,
    YearIsOver,
    YearNotOver,
)
from domain.self_control_plans.state import SelfControlPlan
from domain.self_control_plans.words import Frequency, Method, PlannedControl, Status, WhyAnnulled, plan_id
from domain.self_controls.state import SelfControl
from domain.self_controls.words import Audience, Observed
from domain.self_controls.words import Status as ControlStatus
from domain.terms import Body, Role
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.domain.test_self_controls import BY_BOARD, OUR_ORDER
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = date(2026, 3, 16)
DECISION = Decision(person=SOMEBODY, day=TODAY)

SIX = ChoicesDecided(
    topic=Topic.QUESTIONS,
    choices=tuple(
        Choice(
            id=f"q{number}",
            label=f"Fråga {number}",
            parent=f"self_control.{'accounts' if number in (4, 6) else 'tertial'}",
        )
        for number in range(1, 7)
    ),
    since=date(2026, 1, 1),
    decision=BY_BOARD,
)
ENKOPINGS = {setting_id(Topic.QUESTIONS): SETTINGS.replay([(SIX, STAMP)])}


def control(frequency: Frequency, *questions: str) -> PlannedControl:
    return PlannedControl(
        what="Följsamhet till rutiner",
        method=Method.CHECKLIST,
        extent="Alla grupper",
        frequency=frequency,
        self_control_questions=questions,
    )


WHOLE = (control(Frequency.TERTIAL, "q1", "q2", "q3", "q5"), control(Frequency.YEARLY, "q4", "q6"))
DECIDE = DecideSelfControlPlan(unit=UNIT, year=2026, controls=WHOLE, decision=DECISION)
DECIDED = SelfControlPlanDecided(unit=UNIT, year=2026, controls=WHOLE, decision=DECISION)

spec = Spec(plans.REGISTER).knowing(ENKOPINGS)
head = replace(STAMP, role=Role.DEPARTMENT_HEAD)


# ── Plans ────────────────────────────────────────────────────────────────────


def test_a_plan_answers_the_board_s_questions_as_often_as_they_are_compiled() -> None:
    """Planen besvarar nämndens frågor 1, 2, 3 och 5 varje tertial och 4 och 6 minst en gång om året."""
    spec.when(DECIDE).then(DECIDED)
    yearly = (control(Frequency.YEARLY, "q1", "q2", "q3", "q5"), WHOLE[1])
    spec.when(replace(DECIDE, controls=yearly)).refused(QuestionsNotCovered)
    spec.when(replace(DECIDE, controls=WHOLE[:1])).refused(QuestionsNotCovered)
    lapsed = (WHOLE[0], control(Frequency.LAPSED, "q4", "q6"))
    spec.when(replace(DECIDE, controls=lapsed)).refused(QuestionsNotCovered)


def test_a_plan_answers_no_question_that_the_board_has_not_asked() -> None:
    """En fråga som nämnden inte har bestämt kan inte stå i planen."""
    more = (*WHOLE, control(Frequency.YEARLY, "q7"))
    spec.when(replace(DECIDE, controls=more)).refused(NotOneOfOurs)


def test_a_board_without_questions_plans_what_it_wants() -> None:
    """En nämnd som inte har bestämt några frågor planerar ändå sin egenkontroll."""
    Spec(plans.REGISTER).when(replace(DECIDE, controls=(control(Frequency.YEARLY),))).accepted()


def test_the_plan_is_decided_by_whom_the_board_has_said() -> None:
    """Planen beslutas av den som nämnden har bestämt, eller av nämnden själv."""
    ours = spec.knowing(OUR_ORDER)
    ours.when(DECIDE).refused(PlanDecidedByOthers)
    ours.stamped(head).when(DECIDE).accepted()
    for body, allowed in ((Body.BOARD, True), (Body.MANAGEMENT_GROUP, False)):
        asked = ours.when(replace(DECIDE, decision=Decision(body=body, day=TODAY)))
        asked.accepted() if allowed else asked.refused(PlanDecidedByOthers)
    by_another = replace(DECIDE, decision=Decision(person=SOMEBODY_ELSE, day=TODAY))
    ours.when(by_another).refused(PlanDecidedByOthers)
    spec.when(by_another).accepted()


def test_there_is_one_plan_for_a_unit_and_a_year() -> None:
    """En enhet har en plan för varje år."""
    assert plans.REGISTER.natural(DECIDE, SOMEBODY) == plan_id(UNIT, 2026) != plan_id(UNIT, 2027)
    spec.given(DECIDED).when(DECIDE).refused(AlreadyThere)


def test_a_year_that_is_over_is_not_planned() -> None:
    """Ett år som är slut planeras inte, och en plan för det ändras inte."""
    spec.when(replace(DECIDE, year=2025)).refused(YearIsOver)
    change = ChangeSelfControlPlan(reason="Ny kontroll.", controls=WHOLE, decision=DECISION)
    spec.given(replace(DECIDED, year=2025)).when(change).refused(YearIsOver)


def test_a_control_keeps_its_number_when_the_plan_changes() -> None:
    """När planen ändras tas ingen kontroll bort: den utgår, och nya kommer sist."""
    more = (*WHOLE, control(Frequency.MONTHLY))
    change = ChangeSelfControlPlan(reason="Ny kontroll.", controls=more, decision=DECISION)
    changed = SelfControlPlanChanged(reason="Ny kontroll.", controls=more, decision=DECISION)
    assert spec.given(DECIDED).when(change).then(changed).state.controls == more
    spec.given(DECIDED).when(replace(change, controls=WHOLE[:1])).refused(ControlTakenAway)


def test_a_plan_ends_with_its_year() -> None:
    """Planen avslutas när året är slut."""
    ask = CloseSelfControlPlan(summary="Allt utom en kontroll gjordes.")
    spec.given(DECIDED).when(ask).refused(YearNotOver)
    after = spec.given(DECIDED).stamped(replace(STAMP, at=datetime(2027, 1, 11, 8, tzinfo=UTC)))
    state = after.when(ask).then(SelfControlPlanClosed(summary="Allt utom en kontroll gjordes.")).state
    assert state.status is Status.CLOSED


def test_a_plan_that_was_wrong_is_struck_out_and_the_year_planned_anew() -> None:
    """En felaktig plan makuleras, och året kan planeras på nytt."""
    ask = AnnulSelfControlPlan(reason=WhyAnnulled.WRONG_UNIT, decision=DECISION)
    gone = SelfControlPlanAnnulled(reason=WhyAnnulled.WRONG_UNIT, explanation=None, decision=DECISION)
    struck_out = spec.given(DECIDED).when(ask).then(gone)
    struck_out.when(CloseSelfControlPlan(summary="–")).refused(WrongOrder)
    struck_out.when(ask).refused(WrongOrder)
    assert struck_out.when(DECIDE).accepted().state.status is Status.DECIDED


# ── Compilations ─────────────────────────────────────────────────────────────

PLAN, OTHER = plan_id(UNIT, 2026), plan_id(UNIT, 2025)
MADE = UUID("00000000-0000-4000-8000-0000000000d1")
WAS_MADE = SelfControl(
    status=ControlStatus.ANALYSED,
    unit=UNIT,
    plan=PLAN,
    control=1,
    answered=("q1", "q2", "q5"),
    observed=(Observed(met=7, not_met=2), Observed(met=1)),
    performed_on=date(2026, 4, 20),
)
THERE = {
    PLAN: SelfControlPlan(status=Status.DECIDED, unit=UNIT, year=2026, controls=(*WHOLE, control(Frequency.MONTHLY))),
    OTHER: SelfControlPlan(status=Status.CLOSED, unit=UNIT, year=2025, controls=WHOLE),
    MADE: WAS_MADE,
}
IN_MAY = replace(STAMP, at=datetime(2026, 5, 11, 8, tzinfo=UTC))
COMPILE = CompileSelfControls(
    year=2026, part=Part.FIRST, unit=UNIT, self_controls=(MADE,), plans=(PLAN,), conclusions="Bra."
)
COMPILED = SelfControlsCompiled(
    year=2026,
    part=Part.FIRST,
    unit=UNIT,
    self_controls=(MADE,),
    plans=(PLAN,),
    self_control_questions=("q1", "q2", "q3", "q5"),
    unanswered=("q3",),
    not_made=(NotMade(plan=PLAN, control=3),),
    met=8,
    not_met=2,
    conclusions="Bra.",
    due=Due(on=date(2026, 4, 30), rule="self_control.tertial", version=1, local=False),
)
compiling = Spec(compilations.REGISTER, stamp=IN_MAY).knowing({**ENKOPINGS, **THERE})


def test_a_tertial_compiles_its_questions_and_says_what_is_missing() -> None:
    """Tertialet sammanställer frågorna 1, 2, 3 och 5, och säger vad som inte är besvarat och inte gjort."""
    state = compiling.when(COMPILE).then(COMPILED).state
    assert (state.unanswered, state.missing, state.included) == (("q3",), 1, 1)


def test_the_accounts_compile_questions_four_and_six() -> None:
    """Frågorna 4 och 6 sammanställs med årsbokslutet, då allt i planen ska vara gjort."""
    after = compiling.stamped(replace(STAMP, at=datetime(2027, 1, 18, 8, tzinfo=UTC)))
    state = after.when(replace(COMPILE, part=Part.ACCOUNTS)).accepted().state
    assert (state.self_control_questions, state.missing) == (("q4", "q6"), 3)
    assert state.due == Due(on=date(2027, 3, 1), rule="self_control.accounts", version=1, local=False)


def test_what_was_promised_often_is_not_made_by_being_made_once() -> None:
    """En kontroll som ska göras varje månad är inte gjord i tertialet förrän den är gjord fyra gånger."""
    monthly = replace(WAS_MADE, control=3)
    made = {UUID(int=number): monthly for number in range(1, 5)}
    often = compiling.knowing(made)
    three = replace(COMPILE, self_controls=(MADE, *list(made)[:3]))
    assert often.when(three).accepted().state.missing == 1
    assert often.when(replace(COMPILE, self_controls=(MADE, *made))).accepted().state.missing == 0


def test_what_is_made_each_half_year_is_counted_with_the_accounts() -> None:
    """En kontroll som ska göras varje halvår räknas med årsbokslutet, två gånger."""
    half_yearly = SelfControlPlan(status=Status.DECIDED, unit=UNIT, year=2026, controls=(control(Frequency.HALF_YEAR),))
    given = compiling.knowing({PLAN: half_yearly})
    assert given.when(COMPILE).accepted().state.missing == 0
    after = given.stamped(replace(STAMP, at=datetime(2027, 1, 18, 8, tzinfo=UTC)))
    assert after.when(replace(COMPILE, part=Part.ACCOUNTS)).accepted().state.missing == 1


def test_a_unit_compiles_what_is_its_own() -> None:
    """En enhet sammanställer sina egna egenkontroller, och dem i enheter vars planer den anger."""
    strange = compiling.knowing({MADE: replace(WAS_MADE, unit=SOMEBODY)})
    strange.when(COMPILE).refused(OfAnotherUnit)
    strange.when(replace(COMPILE, unit=None)).accepted()
    of_theirs = SelfControlPlan(status=Status.DECIDED, unit=SOMEBODY, year=2026, controls=WHOLE)
    strange.knowing({PLAN: of_theirs}).when(COMPILE).accepted()


def test_a_period_is_compiled_when_it_is_over() -> None:
    """En period sammanställs när den är slut."""
    compiling.when(replace(COMPILE, part=Part.SECOND)).refused(PeriodNotOver)
    last_day = compiling.stamped(replace(STAMP, at=datetime(2026, 4, 30, 8, tzinfo=UTC)))
    last_day.when(COMPILE).refused(PeriodNotOver)


def test_only_what_was_made_in_the_period_and_analysed_is_compiled() -> None:
    """Bara analyserade egenkontroller från perioden tas med, och bara årets planer."""
    for wrong in (
        replace(WAS_MADE, status=ControlStatus.PERFORMED),
        replace(WAS_MADE, performed_on=date(2025, 12, 31)),
        replace(WAS_MADE, performed_on=None),
    ):
        compiling.knowing({MADE: wrong}).when(COMPILE).refused(NotAnalysedThen)
    compiling.when(replace(COMPILE, plans=(OTHER,))).refused(PlanOfAnotherYear)


def test_the_board_and_the_operations_are_told_of_the_compilation() -> None:
    """Sammanställningen är redovisad när både nämnden och berörda verksamheter har fått den."""
    given = compiling.given(COMPILED)
    board = ReportSelfControlCompilation(audience=Audience.BOARD, day=date(2026, 5, 11), paragraph="§ 41")
    told = SelfControlCompilationReported(
        audience=Audience.BOARD, day=date(2026, 5, 11), diary_number=None, paragraph="§ 41"
    )
    half = given.when(board).then(told)
    assert half.state.status is compilations.Status.COMPILED
    both = half.when(replace(board, audience=Audience.OPERATIONS)).accepted()
    assert both.state.status is compilations.Status.REPORTED
    given.when(replace(board, day=date(2026, 5, 12))).refused(NotYetHappened)
    given.when(replace(board, day=date(2026, 5, 4))).refused(DaysInWrongOrder)


def test_a_period_is_compiled_once_unless_it_was_struck_out() -> None:
    """En period sammanställs en gång; en makulerad sammanställning kan göras om."""
    given = compiling.given(COMPILED)
    given.when(COMPILE).refused(AlreadyThere)
    ask = AnnulSelfControlCompilation(reason=WhyAnnulled.WRONG_CONTENT, decision=DECISION)
    gone = SelfControlCompilationAnnulled(reason=WhyAnnulled.WRONG_CONTENT, explanation=None, decision=DECISION)
    struck_out = given.when(ask).then(gone)
    struck_out.when(ask).refused(WrongOrder)
    struck_out.when(COMPILE).accepted()

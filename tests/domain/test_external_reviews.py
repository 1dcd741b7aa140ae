"""The rules of external reviews: each demand has a day, each finding an answer, and the board knows before it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.actions import REGISTER as ACTIONS
from domain.board import Due
from domain.external_reviews import REGISTER
from domain.external_reviews.commands import (
    AnnulExternalReview,
    AnswerDemand,
    AnswerFinding,
    CloseExternalReview,
    CorrectExternalReview,
    ExtendDemand,
    ProposeFindingAction,
    RecordAcceptance,
    RecordDemand,
    RecordExternalDecision,
    RecordFinding,
    RecordVisit,
    RegisterExternalReview,
    RemedyFinding,
    ReopenExternalReview,
    TellBoardOfReview,
    VerifyFinding,
)
from domain.external_reviews.events import (
    ExternalReviewAccepted,
    ExternalReviewAnnulled,
    ExternalReviewClosed,
    ExternalReviewCorrected,
    ExternalReviewDecided,
    ExternalReviewRegistered,
    ExternalReviewReopened,
    ExternalReviewVisited,
    FindingActionProposed,
    ReviewDemandAnswered,
    ReviewDemandExtended,
    ReviewDemandReceived,
    ReviewFindingAnswered,
    ReviewFindingRecorded,
    ReviewFindingRemedied,
    ReviewFindingVerified,
    ReviewToldToBoard,
)
from domain.external_reviews.refusals import (
    ActionAlreadyProposed,
    BoardAnswersAuditors,
    BoardNotTold,
    DemandsLeft,
    FindingsLeft,
    NoSuchDemand,
    NoSuchFinding,
    NotLater,
    NotYetDecided,
    RemediesLeft,
    SomebodyElseVerifies,
    TooManyParts,
    WhoRemediesIt,
)
from domain.external_reviews.words import (
    MOST_PARTS,
    DemandKind,
    FindingAnswer,
    FindingStatus,
    Outcome,
    Reviewer,
    ReviewKind,
    Status,
    WhyAnnulled,
    action_id,
)
from domain.reactions import reactions
from domain.terms import Body, LegalBasis, Role
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import RECORD, SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY, TOMORROW, LAST_WEEK = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 9)
BY_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 31")
BY_MANAGER = Decision(person=SOMEBODY, day=TODAY)

REGISTER_IT = RegisterExternalReview(
    title="Tillsyn av handläggningstider",
    reviewer=Reviewer.IVO,
    review_kind=ReviewKind.SUPERVISION,
    reference="3.5.1-01234/2026",
    unit=UNIT,
    legal_bases=(LegalBasis.SOL,),
    received=LAST_WEEK,
)
REGISTERED = ExternalReviewRegistered(
    title=REGISTER_IT.title,
    reviewer=Reviewer.IVO,
    review_kind=ReviewKind.SUPERVISION,
    reference=REGISTER_IT.reference,
    diary_number=None,
    description=None,
    unit=UNIT,
    legal_bases=(LegalBasis.SOL,),
    received=LAST_WEEK,
)
ASK = RecordDemand(demand_kind=DemandKind.STATEMENT, text="Yttra er över handläggningstiderna.", received=LAST_WEEK)
ASKED = ReviewDemandReceived(
    number=1,
    demand_kind=DemandKind.STATEMENT,
    text=ASK.text,
    basis=None,
    received=LAST_WEEK,
    answer_by=date(2026, 4, 9),
    due=Due(on=date(2026, 4, 9), rule="external_review.answer", version=1, local=False),
    fine=None,
)
ANSWER = AnswerDemand(number=1, answer="Nämnden har vidtagit följande.", day=TODAY, decision=BY_BOARD)
ANSWERED = ReviewDemandAnswered(
    number=1, answer=ANSWER.answer, day=TODAY, late=False, diary_number=None, decision=BY_BOARD
)
DECIDED = ExternalReviewDecided(
    outcome=Outcome.SHORTCOMINGS, day=LAST_WEEK, received=TODAY, reference=None, summary="Två brister."
)
FOUND = ReviewFindingRecorded(
    number=1, title="Förhandsbedömningar tar för lång tid", text="Mer än 14 dagar i sex fall."
)
PROMISE = AnswerFinding(
    number=1,
    finding_answer=FindingAnswer.WILL_BE_REMEDIED,
    text="Mottagningen förstärks.",
    responsible=SOMEBODY,
    ready_by=date(2026, 6, 1),
    decision=BY_MANAGER,
)
PROMISED = ReviewFindingAnswered(
    number=1,
    finding_answer=FindingAnswer.WILL_BE_REMEDIED,
    text=PROMISE.text,
    responsible=SOMEBODY,
    ready_by=date(2026, 6, 1),
    decision=BY_MANAGER,
)
REMEDIED = ReviewFindingRemedied(number=1, result="Två handläggare är anställda.", day=TODAY)
VERIFIED = ReviewFindingVerified(number=1, result="Inga fall över 14 dagar i mars.")
TOLD = ReviewToldToBoard(day=TODAY, paragraph="§ 32")

spec = Spec(REGISTER)
registered = spec.given(REGISTERED)
asked = registered.given(ASKED)
answered = asked.given(ANSWERED)
found = answered.given(DECIDED, FOUND)
promised = found.given(PROMISED)
somebody_else = replace(STAMP, by=SOMEBODY_ELSE)


# ── Beginning ────────────────────────────────────────────────────────────────


def test_a_review_is_registered_the_day_it_came_in() -> None:
    """En granskning registreras med den dag den kom in, och inte i förväg."""
    assert spec.when(REGISTER_IT).then(REGISTERED).state.status is Status.ANNOUNCED
    assert spec.when(replace(REGISTER_IT, received=None)).accepted().state.received == TODAY
    spec.when(replace(REGISTER_IT, received=TOMORROW)).refused(NotYetHappened)
    registered.when(REGISTER_IT).refused(AlreadyThere)


def test_a_visit_is_noted_when_it_has_been_made() -> None:
    """Ett besök antecknas när det har varit, anmält eller oanmält."""
    visit = RecordVisit(day=TODAY, announced=False)
    registered.when(visit).then(ExternalReviewVisited(day=TODAY, announced=False, note=None))
    registered.when(replace(visit, day=TOMORROW)).refused(NotYetHappened)


# ── What is asked for ────────────────────────────────────────────────────────


def test_a_demand_without_a_day_gets_one_by_the_board_s_rule() -> None:
    """En begäran utan dag ska besvaras inom den frist som nämnden har."""
    assert registered.when(ASK).then(ASKED).state.status is Status.DEMANDED


def test_a_demand_says_which_provision_it_rests_on() -> None:
    """En begäran anger det lagrum som granskaren stöder den på, där det är sagt."""
    basis = "28 kap. 5 § SoL"
    demand = registered.when(replace(ASK, basis=basis)).then(replace(ASKED, basis=basis)).state.demands[0]
    assert demand.received == LAST_WEEK  # the provision stands in the line


def test_the_day_the_reviewer_has_set_is_the_day() -> None:
    """Har granskaren satt en dag gäller den, och den ligger inte före begäran."""
    own = registered.when(replace(ASK, answer_by=date(2026, 3, 20), fine=50_000)).accepted().state.demands[0]
    assert (own.answer_by, own.due, own.fine) == (date(2026, 3, 20), None, 50_000)
    registered.when(replace(ASK, answer_by=date(2026, 3, 6))).refused(DaysInWrongOrder)
    registered.when(replace(ASK, received=TOMORROW)).refused(NotYetHappened)


def test_a_respite_is_to_a_later_day() -> None:
    """Anstånd ges till en senare dag, för en begäran som inte är besvarad."""
    later = ExtendDemand(number=1, answer_by=date(2026, 4, 30))
    extended = ReviewDemandExtended(number=1, answer_by=date(2026, 4, 30), reason=None)
    assert asked.when(later).then(extended).state.demands[0].answer_by == date(2026, 4, 30)
    asked.when(replace(later, answer_by=date(2026, 4, 9))).refused(NotLater)
    answered.when(later).refused(NoSuchDemand)


def test_a_demand_is_answered_once_and_late_is_noted() -> None:
    """En begäran besvaras en gång; ett sent svar tas emot och noteras som sent."""
    assert asked.when(ANSWER).then(ANSWERED).state.status is Status.ANSWERED
    answered.when(ANSWER).refused(NoSuchDemand)
    asked.when(replace(ANSWER, number=2)).refused(NoSuchDemand)
    asked.when(replace(ANSWER, day=TOMORROW)).refused(NotYetHappened)
    asked.when(replace(ANSWER, day=LAST_WEEK)).accepted()
    asked.when(replace(ANSWER, day=date(2026, 3, 8))).refused(DaysInWrongOrder)
    overdue = registered.given(replace(ASKED, answer_by=date(2026, 3, 13)))
    (event,) = overdue.when(ANSWER).events
    assert isinstance(event, ReviewDemandAnswered) and event.late


def test_a_review_waits_as_long_as_something_is_unanswered() -> None:
    """En ny begäran gör att granskningen väntar igen, tills allt är besvarat."""
    two = asked.given(replace(ASKED, number=2))
    after = two.when(ANSWER).then(ANSWERED)
    assert after.state.status is Status.DEMANDED
    assert found.when(ASK).accepted().state.status is Status.DEMANDED


def test_the_board_itself_answers_the_auditors() -> None:
    """Till revisorerna yttrar sig nämnden själv och redovisar sina åtgärder; uppgifter får lämnas av andra."""
    for kind in (DemandKind.STATEMENT, DemandKind.MEASURES):
        audit = spec.given(replace(REGISTERED, reviewer=Reviewer.AUDITORS), replace(ASKED, demand_kind=kind))
        audit.when(ANSWER).then(ANSWERED)
        audit.when(replace(ANSWER, decision=BY_MANAGER)).refused(BoardAnswersAuditors)
    papers = spec.given(
        replace(REGISTERED, reviewer=Reviewer.AUDITORS), replace(ASKED, demand_kind=DemandKind.INFORMATION)
    )
    papers.when(replace(ANSWER, decision=BY_MANAGER)).accepted()
    asked.when(replace(ANSWER, decision=BY_MANAGER)).accepted()


def test_a_review_has_room_for_so_much() -> None:
    """En granskning rymmer tjugo begäranden och tjugo iakttagelser."""
    registered.given(*(replace(ASKED, number=n + 1) for n in range(MOST_PARTS))).when(ASK).refused(TooManyParts)
    full = registered.given(*(replace(FOUND, number=n + 1) for n in range(MOST_PARTS)))
    full.when(RecordFinding(title="En till", text="–")).refused(TooManyParts)


# ── What is found ────────────────────────────────────────────────────────────


def test_a_decision_comes_in_after_it_was_made() -> None:
    """Beslutet eller rapporten registreras med beslutets dag och den dag den kom in."""
    ask = RecordExternalDecision(outcome=Outcome.SHORTCOMINGS, day=LAST_WEEK, summary="Två brister.")
    assert answered.when(ask).then(DECIDED).state.outcome is Outcome.SHORTCOMINGS
    answered.when(replace(ask, day=TOMORROW)).refused(NotYetHappened)
    answered.when(replace(ask, received=TOMORROW)).refused(NotYetHappened)
    answered.when(replace(ask, day=TODAY, received=LAST_WEEK)).refused(DaysInWrongOrder)


def test_each_finding_is_answered_by_itself() -> None:
    """Varje iakttagelse besvaras för sig; det som ska åtgärdas har en ansvarig och en dag."""
    answered.given(DECIDED).when(RecordFinding(title=FOUND.title, text=FOUND.text)).then(FOUND)
    assert found.when(PROMISE).then(PROMISED).state.unanswered_findings == 0
    found.when(replace(PROMISE, number=2)).refused(NoSuchFinding)
    found.when(replace(PROMISE, responsible=None)).refused(WhoRemediesIt)
    found.when(replace(PROMISE, ready_by=None)).refused(WhoRemediesIt)
    found.when(replace(PROMISE, ready_by=LAST_WEEK)).refused(DaysInWrongOrder)
    found.when(replace(PROMISE, finding_answer=FindingAnswer.NOT_SHARED)).refused(WhoRemediesIt)
    not_shared = replace(PROMISE, finding_answer=FindingAnswer.NOT_SHARED, responsible=None, ready_by=None)
    assert found.when(not_shared).accepted().state.not_verified == 0


def test_a_finding_becomes_an_action_in_the_same_act() -> None:
    """Det som ska göras åt en iakttagelse blir en åtgärd i åtgärdsregistret, i samma handling och bara en gång."""
    ask = ProposeFindingAction(number=1, title="Förstärk mottagningen")
    proposed = FindingActionProposed(
        number=1, action=action_id(RECORD, 1), title=ask.title, unit=UNIT, ready_by=date(2026, 6, 1)
    )
    after = promised.when(ask).then(proposed)
    assert after.state.actions == (action_id(RECORD, 1),)
    after.when(ask).refused(ActionAlreadyProposed)
    found.when(ask).refused(NoSuchFinding)
    (other,) = reactions("external_reviews", RECORD, 6, proposed)
    assert (other.register, other.record) == ("actions", action_id(RECORD, 1))
    given = Spec(ACTIONS, record=other.record).knowing({RECORD: after.state})
    action = given.when(other.command).accepted().state
    assert (action.title, action.unit, action.outside) == ("Förstärk mottagningen", UNIT, True)


def test_somebody_else_sees_that_it_has_been_remedied() -> None:
    """Den som har avhjälpt bristen kontrollerar den inte själv."""
    done = promised.when(RemedyFinding(number=1, result=REMEDIED.result, day=TODAY)).then(REMEDIED)
    verify = VerifyFinding(number=1, result=VERIFIED.result)
    done.when(verify).refused(SomebodyElseVerifies)
    seen = done.stamped(somebody_else).when(verify).then(VERIFIED)
    assert seen.state.findings[0].status is FindingStatus.VERIFIED
    promised.when(verify).refused(NoSuchFinding)
    found.when(RemedyFinding(number=1, result="–", day=TODAY)).refused(NoSuchFinding)
    promised.when(RemedyFinding(number=1, result="–", day=TOMORROW)).refused(NotYetHappened)


# ── Ending ───────────────────────────────────────────────────────────────────


def test_a_review_is_closed_when_everything_is_answered_and_the_board_told() -> None:
    """Granskningen avslutas först när varje begäran och iakttagelse är besvarad och nämnden är underrättad."""
    close = CloseExternalReview()
    asked.when(close).refused(DemandsLeft)
    found.when(close).refused(FindingsLeft)
    promised.when(close).refused(RemediesLeft)
    promised.when(CloseExternalReview(follow_up="Följs i åtgärdsregistret.")).refused(BoardNotTold)
    told = promised.when(TellBoardOfReview(day=TODAY, paragraph="§ 32")).then(TOLD)
    told.when(CloseExternalReview(follow_up="Följs i åtgärdsregistret.")).accepted()
    before = answered.given(TOLD)
    before.when(close).refused(NotYetDecided)
    registered.given(TOLD).when(close).refused(NotYetDecided)
    before.given(ExternalReviewAccepted(day=TODAY, reference=None)).when(close).accepted()
    whole = told.given(REMEDIED).given(VERIFIED, by=SOMEBODY_ELSE)
    assert whole.when(close).then(ExternalReviewClosed(follow_up=None)).state.status is Status.CLOSED


def test_the_reviewer_is_content_when_nothing_is_left_to_answer() -> None:
    """Att granskaren har avslutat antecknas när ingen begäran är obesvarad."""
    ask = RecordAcceptance(day=TODAY, reference="3.5.1-01234/2026-9")
    accepted = ExternalReviewAccepted(day=TODAY, reference="3.5.1-01234/2026-9")
    assert found.when(ask).then(accepted).state.accepted_on == TODAY
    asked.when(ask).refused(DemandsLeft)


def test_a_review_that_comes_back_is_taken_up_again() -> None:
    """En avslutad granskning som granskaren återkommer till tas upp igen."""
    closed = registered.given(TOLD, ExternalReviewClosed(follow_up=None))
    closed.when(ASK).refused(WrongOrder)
    again = closed.when(ReopenExternalReview(reason="IVO följer upp.")).then(
        ExternalReviewReopened(reason="IVO följer upp.")
    )
    again.when(ASK).accepted()
    registered.when(ReopenExternalReview(reason="–")).refused(WrongOrder)


@pytest.mark.parametrize("given", [registered, answered, found], ids=["announced", "answered", "decided"])
def test_what_was_registered_is_put_right_or_struck_out(given: Spec) -> None:
    """Felaktiga uppgifter rättas, och en felaktig post makuleras med skäl."""
    right = CorrectExternalReview(
        reason="Fel ärendenummer.",
        title=REGISTER_IT.title,
        reviewer=Reviewer.IVO,
        review_kind=ReviewKind.INSPECTION,
        reference="3.5.1-04321/2026",
        diary_number=None,
        unit=None,
        legal_bases=(),
        received=LAST_WEEK,
    )
    corrected = ExternalReviewCorrected(**{name: getattr(right, name) for name in right.__dataclass_fields__})
    after = given.when(right).then(corrected)
    assert (after.state.reference, after.state.status) == ("3.5.1-04321/2026", given.state.status)
    given.when(replace(right, received=TOMORROW)).refused(NotYetHappened)
    annul = AnnulExternalReview(reason=WhyAnnulled.WRONG_BOARD, decision=BY_MANAGER)
    gone = given.when(annul).then(
        ExternalReviewAnnulled(reason=WhyAnnulled.WRONG_BOARD, explanation=None, decision=BY_MANAGER)
    )
    for command in (annul, right, ASK, CloseExternalReview(), TellBoardOfReview(day=TODAY)):
        gone.when(command).refused(WrongOrder)


def test_whoever_keeps_the_diary_registers_and_the_board_s_answer_needs_authority() -> None:
    """Registratorn registrerar; ett svar till granskaren beslutas av nämnden eller på delegation."""
    assert Role.REGISTRAR in RegisterExternalReview.may
    assert AnswerDemand.authority.value == "delegated"

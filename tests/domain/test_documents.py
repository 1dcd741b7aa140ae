"""Governing and supporting documents: which revision held on which day, and who made it hold."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import board, deadlines
from domain.board import Due, LocalDeadline, Setting, Topic, Wording
from domain.documents import REGISTER, Document, known_on, revision_on
from domain.documents.commands import (
    AbandonRevision,
    AnnulDocument,
    ArchiveDocument,
    ConfirmStillValid,
    CorrectDocument,
    CreateDocument,
    DraftRevision,
    EstablishByBoard,
    EstablishImported,
    EstablishRevision,
    PlanReview,
    PublishRevision,
    ReviewRevision,
    SubmitForReview,
    WithdrawDocument,
)
from domain.documents.events import (
    DocumentAnnulled,
    DocumentArchived,
    DocumentConfirmed,
    DocumentCorrected,
    DocumentReviewPlanned,
    DocumentWithdrawn,
    ImportedRevisionEstablished,
    RevisionAbandoned,
    RevisionEstablished,
    RevisionPublished,
    RevisionReviewed,
    RevisionSubmitted,
)
from domain.documents.evolve import ANALYSES_KEPT, REVISIONS_KEPT
from domain.documents.refusals import (
    AboveTheUnit,
    BackWithoutComments,
    BeforeItWasDecided,
    DecidedByTheBoard,
    EstablishedNeedsDecision,
    FirstIsNotEditorial,
    NoReceiptsForEditorial,
    NotADigest,
    NotAfterTheEarlier,
    NotFromBefore,
    NothingApplies,
    NotTheirsToDecide,
    OtherContent,
    ReviewedByAuthor,
    RoutineAnalysisNotFinished,
    RoutineNeedsAnalysis,
    ScopeSaysWhoDecides,
    StillApplies,
    TooMany,
    WrongYear,
)
from domain.documents.revisions import REVIEWS_BEGAN
from domain.documents.words import (
    AbandonReason,
    AnnulReason,
    DocumentClass,
    Kind,
    Known,
    MediaType,
    Scope,
    Stage,
    Status,
    Verdict,
)
from domain.grammar import Event, NoSuchRecord
from domain.organisation import persons, units
from domain.organisation.persons import Person
from domain.organisation.units import Unit
from domain.risk_analyses.state import RiskAnalysis
from domain.risk_analyses.words import Status as AnalysisStatus
from domain.terms import Authority, Body, LegalBasis, Role
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

TODAY = date(2026, 3, 16)
LATER = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ANALYSIS = UUID("00000000-0000-4000-8000-0000000000aa")
ANOTHER_DOCUMENT = UUID("00000000-0000-4000-8000-0000000000dd")
spec = Spec(REGISTER)


def digest(text: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


FIRST, SECOND = digest("Rutin för avvikelser, första"), digest("Rutin för avvikelser, andra")
BOARD_DECIDED = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 87", diary_number="SCN-2026-00466")
MANAGER_DECIDED = Decision(person=SOMEBODY, day=TODAY)


def creating(**said: Any) -> CreateDocument:
    known: dict[str, Any] = {
        "kind": Kind.ROUTINE,
        "document_class": DocumentClass.NORMATIVE,
        "scope": Scope.OPERATION_SPECIFIC,
        "title": "Rutin hantering av övrig avvikelse",
        "owner_function": "kvalitetsutvecklare",
        "purpose": "Avvikelser tas om hand lika överallt.",
        "quoted_paragraphs": ("5 kap. 5 § SOSFS 2011:9",),
    }
    return CreateDocument(**(known | said))


def created(**said: Any) -> Event:
    return creating(**said).event()


def due(start: date) -> Due:
    day = deadlines.due_day(deadlines.rule("document.review", start), start)
    return Due(on=day, rule="document.review", version=1, local=False)


def drafting(content: str = FIRST, **said: Any) -> DraftRevision:
    known: dict[str, Any] = {
        "content_length": 48_211,
        "media_type": MediaType.PDF,
        "change_summary": "Ny rutin.",
        "without_analysis": "Rutinen skriver ned det som redan görs.",
    }
    return DraftRevision(content=content, **(known | said))


def drafted(number: int = 1, content: str = FIRST, **said: Any) -> Event:
    return drafting(content, **said).event(number=number)


def reviewed(number: int = 1, content: str = FIRST, verdict: Verdict = Verdict.APPROVE) -> Event:
    return RevisionReviewed(number=number, content=content, verdict=verdict, comments=None)


def established(number: int = 1, content: str = FIRST, decision: Decision = MANAGER_DECIDED) -> Event:
    return RevisionEstablished(number=number, content=content, decision=decision)


def published(number: int = 1, day: date = TODAY, **said: Any) -> Event:
    return RevisionPublished(
        number=number,
        supersedes=said.pop("supersedes", None),
        valid_from=day,
        audience_roles=said.pop("audience_roles", ()),
        audience_units=said.pop("audience_units", ()),
        receipts_wanted=said.pop("receipts_wanted", False),
        due=said.pop("due", due(TODAY)),
    )


def chain(number: int, content: str, **said: Any) -> tuple[Event, ...]:
    """A revision from content to establishment."""
    submitted = RevisionSubmitted(number=number, reviewer=None)
    decided = established(number, content, said.pop("decision", MANAGER_DECIDED))
    return drafted(number, content, **said), submitted, reviewed(number, content), decided


CREATED = spec.given(created())
DRAFTED = CREATED.given(drafted())
IN_REVIEW = DRAFTED.given(RevisionSubmitted(number=1, reviewer=None))
REVIEWED = IN_REVIEW.given(reviewed(), by=SOMEBODY_ELSE)
ESTABLISHED = REVIEWED.given(established())
PUBLISHED = ESTABLISHED.given(published())
GUIDELINE = spec.given(created(kind=Kind.GUIDELINE, scope=Scope.ADMINISTRATION_WIDE))
GUIDELINE_REVIEWED = GUIDELINE.given(drafted(), RevisionSubmitted(number=1, reviewer=None), reviewed())
GUIDELINE_PUBLISHED = GUIDELINE_REVIEWED.given(established(decision=BOARD_DECIDED), published())
WIDE_REVIEWED = spec.given(created(scope=Scope.ADMINISTRATION_WIDE), *chain(1, FIRST)[:3])
BY_SOMEBODY_ELSE = replace(STAMP, by=SOMEBODY_ELSE)
BY_HEAD = replace(STAMP, role=Role.DEPARTMENT_HEAD)
THEN = replace(STAMP, at=LATER)


# ── Upplägg och uppgifter ────────────────────────────────────────────────────


def test_a_document_gets_its_place_in_the_register() -> None:
    """Ett dokument läggs upp med typ, klass, nivå, ansvarig funktion och syfte."""
    state = spec.when(creating()).then(created()).state
    assert (state.status, state.kind, state.recorded) == (Status.CREATED, Kind.ROUTINE, TODAY)


def test_a_document_is_created_once() -> None:
    """Samma dokument läggs inte upp två gånger."""
    CREATED.when(creating()).refused(AlreadyThere)


def test_owner_is_a_function_and_may_be_a_person_too() -> None:
    """Dokumentansvarig är en funktion, och därtill gärna en person som finns."""
    known = spec.knowing({SOMEBODY: Person(status=persons.Status.REGISTERED)})
    known.when(creating(owner_person=SOMEBODY)).then(created(owner_person=SOMEBODY))
    spec.when(creating(owner_person=SOMEBODY)).refused(NoSuchRecord)


def test_unit_and_related_documents_are_there() -> None:
    """Enheten och de relaterade dokumenten ska finnas i liggaren."""
    asked = creating(unit=UNIT, related=(ANOTHER_DOCUMENT,))
    there = {UNIT: Unit(status=units.Status.ESTABLISHED), ANOTHER_DOCUMENT: Document(status=Status.CREATED)}
    spec.knowing(there).when(asked).then(asked.event())
    spec.knowing({UNIT: there[UNIT]}).when(asked).refused(NoSuchRecord)
    spec.when(asked).refused(NoSuchRecord)


@pytest.mark.parametrize(
    "said",
    [
        {"affected_operations": ("hemtjänst",) * 9},
        {"quoted_paragraphs": ("4 kap. 4 §",) * 21},
        {"related": (ANOTHER_DOCUMENT,) * 13},
        {"legal_bases": (LegalBasis.SOL,) * 4},
    ],
)
def test_lists_are_short(said: dict[str, Any]) -> None:
    """Listorna om ett dokument är korta."""
    spec.when(creating(**said)).refused(TooMany)


def correcting(**said: Any) -> CorrectDocument:
    known = {name: value for name, value in vars(creating()).items() if name not in ("kind", "sets_goals")}
    return CorrectDocument(**(known | {"reason": "Fel titel."} | said))


def test_what_the_register_says_is_corrected_with_a_reason() -> None:
    """Uppgifterna om ett dokument rättas med skäl; innehållet rörs inte."""
    asked = correcting(title="Rutin för övriga avvikelser")
    after = PUBLISHED.when(asked).then(DocumentCorrected(**vars(asked))).state
    assert after == replace(PUBLISHED.state, title="Rutin för övriga avvikelser")
    spec.when(asked).refused(WrongOrder)


def test_a_correction_does_not_change_who_decides() -> None:
    """Nivån, som avgör vem som beslutar, rättas bara av den som beslutar för alla när arbetet väl har börjat."""
    narrower, wider = (correcting(scope=scope) for scope in (Scope.OPERATION_SPECIFIC, Scope.ADMINISTRATION_WIDE))
    WIDE_REVIEWED.when(narrower).refused(ScopeSaysWhoDecides)
    WIDE_REVIEWED.stamped(BY_HEAD).when(narrower).accepted()
    for begun in (DRAFTED, ESTABLISHED, PUBLISHED):
        begun.when(wider).refused(ScopeSaysWhoDecides)
    CREATED.when(wider).accepted()
    GUIDELINE_PUBLISHED.when(narrower).accepted()


# ── Revisionen upprättas ─────────────────────────────────────────────────────


def test_a_revision_is_exact_content_under_the_next_number() -> None:
    """En revision är ett exakt innehåll med nästa nummer."""
    CREATED.when(drafting()).then(drafted())
    PUBLISHED.when(drafting(SECOND)).then(drafted(2, SECOND))


@pytest.mark.parametrize("content", ["kort", FIRST[:-1] + "B", FIRST[:-1] + "=", FIRST + "A"])
def test_content_is_named_by_its_digest(content: str) -> None:
    """Innehållet anges med sitt fingeravtryck, som har en enda stavning."""
    CREATED.when(drafting(content)).refused(NotADigest)
    CREATED.when(importing(content)).refused(NotADigest)


def test_a_new_or_changed_routine_carries_the_analysis_made_before_it() -> None:
    """En ny eller ändrad rutin har en avslutad riskanalys före sig."""
    finished = {ANALYSIS: RiskAnalysis(status=AnalysisStatus.FINISHED, finished_on=date(2026, 3, 2))}
    asked = drafting(analysis=ANALYSIS, without_analysis=None)
    for before in (CREATED, PUBLISHED):
        before.knowing(finished).when(asked).accepted()
        before.knowing({ANALYSIS: RiskAnalysis()}).when(asked).refused(RoutineAnalysisNotFinished)
        before.when(asked).refused(RoutineAnalysisNotFinished)


def test_the_analyses_before_its_revisions_stay_with_the_document() -> None:
    """De riskanalyser som dokumentets revisioner har upprättats efter står kvar i det, en gång var."""
    first, second = drafted(1, analysis=ANALYSIS), drafted(2, SECOND, analysis=SOMEBODY)
    assert CREATED.given(first).state.risk_analyses == (ANALYSIS,)
    assert CREATED.given(first, first, second).state.risk_analyses == (ANALYSIS, SOMEBODY)
    assert DRAFTED.state.risk_analyses == ()


def test_or_the_reason_why_there_is_none() -> None:
    """Finns ingen riskanalys anges skälet; båda anges inte."""
    CREATED.when(drafting()).accepted()
    CREATED.when(drafting(without_analysis=None)).refused(RoutineNeedsAnalysis)
    CREATED.when(drafting(analysis=ANALYSIS)).refused(RoutineNeedsAnalysis)


def test_other_documents_and_editorial_changes_need_no_analysis() -> None:
    """Andra dokument än rutiner, och redaktionella ändringar, kräver ingen riskanalys."""
    GUIDELINE.when(drafting(without_analysis=None)).accepted()
    PUBLISHED.when(drafting(SECOND, editorial=True, without_analysis=None)).accepted()


def test_the_first_revision_is_not_editorial() -> None:
    """Den första revisionen kan inte vara redaktionell."""
    CREATED.when(drafting(editorial=True)).refused(FirstIsNotEditorial)


def test_other_content_before_the_decision_keeps_the_number_and_is_reviewed_again() -> None:
    """Ändras innehållet före beslutet behålls numret, och granskningen görs om."""
    after = REVIEWED.when(drafting(SECOND)).then(drafted(1, SECOND))
    after.when(EstablishRevision(content=SECOND, decision=MANAGER_DECIDED)).refused(WrongOrder)


def test_what_has_been_established_is_not_rewritten() -> None:
    """Ett fastställt innehåll ändras inte."""
    ESTABLISHED.when(drafting(SECOND)).refused(WrongOrder)


# ── Granskning ───────────────────────────────────────────────────────────────


def test_the_revision_is_submitted_to_somebody_or_anybody() -> None:
    """Revisionen lämnas till granskning, till en namngiven eller till vem som helst."""
    DRAFTED.when(SubmitForReview()).then(RevisionSubmitted(number=1, reviewer=None))
    known = DRAFTED.knowing({SOMEBODY_ELSE: Person(status=persons.Status.REGISTERED)})
    asked = SubmitForReview(reviewer=SOMEBODY_ELSE)
    known.when(asked).then(RevisionSubmitted(number=1, reviewer=SOMEBODY_ELSE))
    DRAFTED.when(asked).refused(NoSuchRecord)


def test_the_author_is_not_asked_to_review() -> None:
    """Författaren ombeds inte granska sitt eget."""
    known = DRAFTED.knowing({SOMEBODY: Person(status=persons.Status.REGISTERED)})
    known.when(SubmitForReview(reviewer=SOMEBODY)).refused(ReviewedByAuthor)


def reviewing(**said: Any) -> ReviewRevision:
    return ReviewRevision(**({"content": FIRST, "verdict": Verdict.APPROVE} | said))


def test_somebody_else_than_the_author_reviews() -> None:
    """Någon annan än författaren granskar."""
    IN_REVIEW.when(reviewing()).refused(ReviewedByAuthor)
    after = IN_REVIEW.stamped(BY_SOMEBODY_ELSE).when(reviewing()).then(reviewed()).state
    assert after.work.stage is Stage.REVIEWED


def test_whoever_wrote_a_part_is_an_author() -> None:
    """Den som har skrivit en del av revisionen räknas som författare."""
    both = DRAFTED.given(drafted(1, SECOND), by=SOMEBODY_ELSE).given(RevisionSubmitted(number=1, reviewer=None))
    for reader in (SOMEBODY, SOMEBODY_ELSE):
        both.stamped(replace(STAMP, by=reader)).when(reviewing(content=SECOND)).refused(ReviewedByAuthor)


def test_the_review_is_of_the_content_that_lies_there() -> None:
    """Granskningen gäller det innehåll som ligger där, inget annat."""
    IN_REVIEW.stamped(BY_SOMEBODY_ELSE).when(reviewing(content=SECOND)).refused(OtherContent)


def test_a_revision_is_given_back_with_comments_and_submitted_again() -> None:
    """Revisionen återlämnas med kommentarer och kan lämnas in igen."""
    reader = IN_REVIEW.stamped(BY_SOMEBODY_ELSE)
    reader.when(reviewing(verdict=Verdict.BACK)).refused(BackWithoutComments)
    back = reader.when(reviewing(verdict=Verdict.BACK, comments="Vem gör steg 3?")).accepted()
    assert back.state.work.stage is Stage.SENT_BACK
    back.when(SubmitForReview()).accepted()
    back.when(EstablishRevision(content=FIRST, decision=MANAGER_DECIDED)).refused(WrongOrder)


# ── Fastställande ────────────────────────────────────────────────────────────


def test_a_routine_is_established_in_execution_of_the_work() -> None:
    """En rutin fastställs av chefen som verkställighet."""
    REVIEWED.when(EstablishRevision(content=FIRST, decision=MANAGER_DECIDED)).then(established())
    assert EstablishRevision.authority is Authority.EXECUTION
    assert EstablishByBoard.authority is Authority.BOARD


def test_the_decision_is_bound_to_the_content_that_was_reviewed() -> None:
    """Beslutet gäller exakt det innehåll som granskades."""
    REVIEWED.when(EstablishRevision(content=SECOND, decision=MANAGER_DECIDED)).refused(OtherContent)
    GUIDELINE_REVIEWED.when(EstablishByBoard(content=SECOND, decision=BOARD_DECIDED)).refused(OtherContent)


def test_policies_and_guidelines_are_the_boards() -> None:
    """Policyer och riktlinjer fastställs av nämnden."""
    asked = EstablishRevision(content=FIRST, decision=MANAGER_DECIDED)
    GUIDELINE_REVIEWED.stamped(BY_HEAD).when(asked).refused(DecidedByTheBoard)
    answer = GUIDELINE_REVIEWED.when(EstablishByBoard(content=FIRST, decision=BOARD_DECIDED))
    state = answer.then(established(decision=BOARD_DECIDED)).state
    assert (state.work.established.body, state.work.established.paragraph) == (Body.BOARD, "§ 87")


def test_so_is_everything_that_sets_goals() -> None:
    """Det som anger mål och inriktning fastställs av nämnden, vad det än kallas."""
    plan = spec.given(created(kind=Kind.PLAN, sets_goals=True), *chain(1, FIRST)[:3])
    plan.when(EstablishRevision(content=FIRST, decision=MANAGER_DECIDED)).refused(DecidedByTheBoard)


def test_a_unit_manager_does_not_decide_alone_for_all_units() -> None:
    """En enhetschef fastställer inte ensam det som gäller hela förvaltningen."""
    asked = EstablishRevision(content=FIRST, decision=MANAGER_DECIDED)
    WIDE_REVIEWED.when(asked).refused(AboveTheUnit)
    WIDE_REVIEWED.stamped(BY_HEAD).when(asked).accepted()
    in_the_group = replace(MANAGER_DECIDED, person=None, body=Body.MANAGEMENT_GROUP)
    WIDE_REVIEWED.when(EstablishRevision(content=FIRST, decision=in_the_group)).accepted()


@pytest.mark.parametrize("body", [Body.QUALITY_GROUP, Body.CHAIR])
def test_a_routine_is_decided_by_the_lead(body: Body) -> None:
    """Rutiner beslutas av ledningen: varken kvalitetsgruppen eller nämndens ordförande fastställer dem."""
    asked = EstablishRevision(content=FIRST, decision=Decision(body=body, day=TODAY))
    for reviewed_routine in (REVIEWED, WIDE_REVIEWED):
        reviewed_routine.when(asked).refused(NotTheirsToDecide)


def test_nobody_enters_for_another_that_the_other_decided_alone_for_all() -> None:
    """Den som ensam beslutar något för hela förvaltningen registrerar själv sitt beslut."""
    asked = EstablishRevision(content=FIRST, decision=Decision(person=SOMEBODY_ELSE, day=TODAY))
    WIDE_REVIEWED.stamped(BY_HEAD).when(asked).refused(AboveTheUnit)
    REVIEWED.when(asked).accepted()


def test_the_decision_comes_after_the_review_and_has_been_made() -> None:
    """Beslutet fattas efter granskningen, och ingen annan dag än en som har varit."""
    before = replace(MANAGER_DECIDED, day=date(2026, 3, 13))
    REVIEWED.when(EstablishRevision(content=FIRST, decision=before)).refused(DaysInWrongOrder)
    to_come = replace(MANAGER_DECIDED, day=date(2026, 3, 17))
    REVIEWED.when(EstablishRevision(content=FIRST, decision=to_come)).refused(NotYetHappened)


# ── Det som beslutades före liggaren ─────────────────────────────────────────


def importing(content: str = FIRST, **said: Any) -> EstablishImported:
    known: dict[str, Any] = {"content_length": 33_102, "media_type": MediaType.PDF}
    return EstablishImported(content=content, **(known | said))


UPPSALA: dict[str, Any] = {
    "decided_on": date(2026, 6, 16),
    "decided_by": "socialnämnden",
    "paragraph": None,
    "diary_number": "SCN-2026-00466",
}
ENTERED_LATER = spec.given(created(kind=Kind.GUIDELINE), at=LATER).stamped(THEN)


def imported(number: int = 1, content: str = FIRST, **said: Any) -> Event:
    return importing(content, **said).event(number=number)


def test_what_was_decided_before_the_ledger_skips_the_review() -> None:
    """Det som beslutades innan liggaren började förs in utan granskning, och det syns."""
    ENTERED_LATER.when(importing(**UPPSALA)).then(imported(**UPPSALA))
    assert isinstance(imported(**UPPSALA), ImportedRevisionEstablished)


def test_of_a_day_before_an_imported_guideline_nothing_is_known() -> None:
    """Uppsalas riktlinje gäller från 2026-06-16: vad som gällde dagen före vet liggaren inte."""
    held = ENTERED_LATER.given(imported(**UPPSALA), published(day=date(2026, 6, 16)), at=LATER).state
    assert (held.known_from, held.imported) == (date(2026, 6, 16), True)
    assert revision_on(held, date(2026, 6, 15)) is None
    assert known_on(held, date(2026, 6, 15)) is Known.NOT_KNOWN
    first = revision_on(held, date(2026, 6, 16))
    assert first is not None and (first.number, first.content) == (1, FIRST)
    assert known_on(held, date(2026, 6, 16)) is Known.APPLIED


def test_an_imported_document_may_lack_a_known_day() -> None:
    """Saknar det införda dokumentet beslutsdag gäller det åtminstone nu, men inte från en dag som kommer."""
    entered = ENTERED_LATER.when(importing()).accepted()
    entered.when(PublishRevision(valid_from=date(2026, 9, 2))).refused(NotYetHappened)
    entered.when(PublishRevision(valid_from=date(2026, 9, 1))).then(
        published(day=date(2026, 9, 1), due=due(date(2026, 9, 1)))
    )


def test_reviews_of_what_is_older_count_from_when_they_began() -> None:
    """För ett dokument från före 2012 räknas översynen från det att föreskriften började gälla."""
    old = ENTERED_LATER.when(importing(decided_on=date(2009, 5, 4))).accepted()
    after = old.when(PublishRevision(valid_from=date(2009, 6, 1))).accepted().state
    assert after.due == due(REVIEWS_BEGAN)
    with pytest.raises(deadlines.UnknownRule):
        deadlines.rule("document.review", REVIEWS_BEGAN - timedelta(days=1))


def test_importing_is_no_way_around_the_review() -> None:
    """Det som beslutas efter att dokumentet lades upp, eller efter en revision härifrån, granskas."""
    ENTERED_LATER.when(importing(decided_on=date(2026, 9, 1))).refused(NotFromBefore)
    PUBLISHED.when(importing(decided_on=date(2020, 1, 1))).refused(NotFromBefore)
    DRAFTED.when(importing()).refused(WrongOrder)


def test_a_slip_of_the_hand_in_the_year_is_noticed() -> None:
    """Ett orimligt årtal upptäcks."""
    ENTERED_LATER.when(importing(decided_on=date(206, 6, 16))).refused(WrongYear)
    ENTERED_LATER.given(imported(), at=LATER).when(PublishRevision(valid_from=date(206, 6, 16))).refused(WrongYear)


# ── Publicering, och vad som gällde när ──────────────────────────────────────


def test_publication_sets_the_day_the_audience_and_the_next_review() -> None:
    """Publiceringen anger från vilken dag, för vilka, och när dokumentet ska ses över."""
    asked = PublishRevision(
        valid_from=date(2026, 4, 1),
        audience_roles=(Role.EMPLOYEE,),
        audience_units=(UNIT,),
        receipts_wanted=True,
    )
    fact = asked.event(number=1, supersedes=None, due=due(TODAY))
    after = ESTABLISHED.knowing({UNIT: Unit(status=units.Status.ESTABLISHED)}).when(asked).then(fact).state
    assert (after.status, after.work, after.due) == (Status.PUBLISHED, None, due(TODAY))
    ESTABLISHED.when(asked).refused(NoSuchRecord)


def test_receipts_are_not_asked_for_unless_somebody_wants_them() -> None:
    """Läskvitton begärs bara när den som publicerar vill det."""
    answer = ESTABLISHED.when(PublishRevision(valid_from=TODAY)).then(published())
    assert not answer.state.revisions[-1].receipts_wanted


def test_receipts_are_never_asked_for_an_editorial_revision() -> None:
    """För en redaktionell ändring begärs inga läskvitton."""
    editorial = PUBLISHED.given(*chain(2, SECOND, editorial=True))
    asked = PublishRevision(valid_from=date(2026, 4, 1), receipts_wanted=True)
    editorial.when(asked).refused(NoReceiptsForEditorial)
    editorial.when(replace(asked, receipts_wanted=False)).accepted()


def test_the_audience_is_named_shortly() -> None:
    """Målgruppen anges kort."""
    ESTABLISHED.when(PublishRevision(valid_from=TODAY, audience_units=(UNIT,) * 9)).refused(TooMany)
    ESTABLISHED.when(PublishRevision(valid_from=TODAY, audience_roles=(Role.EMPLOYEE,) * (len(Role) + 1))).refused(
        TooMany
    )


def test_the_board_may_have_its_own_time_between_reviews() -> None:
    """Nämndens egen tid mellan översynerna går före den allmänna."""
    own = LocalDeadline(rule="document.review", length=12, unit=deadlines.Unit.MONTHS)
    wording = Wording(since=date(2026, 1, 1), entered=date(2026, 1, 1), deadlines=(own,))
    setting = Setting(status=board.Status.DECIDED, topic=Topic.DEADLINES, wordings=(wording,))
    known = ESTABLISHED.knowing({board.setting_id(Topic.DEADLINES): setting})
    after = known.when(PublishRevision(valid_from=TODAY)).accepted().state
    assert after.due == Due(on=date(2027, 3, 16), rule="document.review", version=1, local=True)


def test_nothing_is_published_before_it_is_established() -> None:
    """Inget publiceras som inte är fastställt."""
    for before in (CREATED, DRAFTED, IN_REVIEW, REVIEWED):
        before.when(PublishRevision(valid_from=TODAY)).refused(WrongOrder)


def test_nothing_holds_before_it_was_decided() -> None:
    """En revision gäller inte från en dag före beslutet."""
    ESTABLISHED.when(PublishRevision(valid_from=date(2026, 3, 15))).refused(BeforeItWasDecided)


def test_a_new_revision_supersedes_the_earlier_from_its_day() -> None:
    """En ny revision ersätter den tidigare från sin dag; den tidigare går att läsa för sina dagar."""
    two = PUBLISHED.given(*chain(2, SECOND))
    answer = two.when(PublishRevision(valid_from=date(2026, 6, 1)))
    state = answer.then(published(2, date(2026, 6, 1), supersedes=1)).state
    numbers = [revision_on(state, day) for day in (TODAY, date(2026, 5, 31), date(2026, 6, 1))]
    assert [held and held.number for held in numbers] == [1, 1, 2]
    assert state.revisions[0].valid_to == date(2026, 5, 31)


def test_of_a_day_before_a_document_made_here_the_answer_is_none() -> None:
    """Före den första revisionen av ett dokument som upprättades här gällde ingen."""
    assert known_on(PUBLISHED.state, date(2026, 3, 15)) is Known.NONE
    assert known_on(CREATED.state, TODAY) is Known.NONE


def test_what_has_begun_to_hold_is_not_undone() -> None:
    """Den nya revisionen gäller tidigast dagen efter att den tidigare började gälla."""
    two = PUBLISHED.given(*chain(2, SECOND))
    two.when(PublishRevision(valid_from=TODAY)).refused(NotAfterTheEarlier)
    two.when(PublishRevision(valid_from=date(2026, 3, 17))).accepted()


def test_a_revision_superseded_before_its_day_never_holds() -> None:
    """En revision som ersätts innan den har börjat gälla gäller aldrig."""
    planned = PUBLISHED.given(*chain(2, SECOND), published(2, date(2026, 6, 1)), *chain(3, FIRST))
    state = planned.when(PublishRevision(valid_from=date(2026, 5, 1))).accepted().state
    held = {revision_on(state, date(2026, month, 15)) for month in range(4, 9)}
    assert {one.number for one in held if one} == {1, 3}


def test_older_revisions_are_found_in_the_ledger() -> None:
    """Tillståndet har de senaste tolv revisionerna; för äldre dagar hänvisas till historiken."""
    long = CREATED
    for number in range(1, REVISIONS_KEPT + 3):
        day = TODAY + timedelta(days=number)
        long = long.given(*chain(number, FIRST), published(number, day))
    assert len(long.state.revisions) == REVISIONS_KEPT
    assert known_on(long.state, TODAY + timedelta(days=1)) is Known.IN_THE_LEDGER
    assert known_on(long.state, TODAY + timedelta(days=3)) is Known.APPLIED
    assert known_on(long.state, TODAY) is Known.NONE


def test_work_may_be_abandoned() -> None:
    """Arbetet med en revision kan avbrytas; numret används inte igen."""
    asked = AbandonRevision(reason=AbandonReason.NOT_NEEDED, explanation="Lagen ändrades inte.")
    after = PUBLISHED.given(drafted(2, SECOND)).when(asked).then(RevisionAbandoned(number=2, **vars(asked)))
    after.when(drafting(SECOND)).then(drafted(3, SECOND))
    CREATED.when(asked).refused(WrongOrder)


def test_what_was_established_is_abandoned_by_a_decision_as_high() -> None:
    """En fastställd revision avbryts genom beslut, av nämnden om nämnden fastställde den."""
    asked = AbandonRevision(reason=AbandonReason.STARTED_AFRESH)
    ESTABLISHED.when(asked).refused(EstablishedNeedsDecision)
    ESTABLISHED.when(replace(asked, decision=MANAGER_DECIDED)).accepted()
    decided = GUIDELINE_REVIEWED.given(established(decision=BOARD_DECIDED))
    decided.when(replace(asked, decision=MANAGER_DECIDED)).refused(DecidedByTheBoard)
    decided.when(replace(asked, decision=BOARD_DECIDED)).accepted()


# ── Översyn, upphävande, arkiv och makulering ────────────────────────────────


def test_a_review_is_planned_without_moving_the_deadline() -> None:
    """En översyn planeras till en dag; fristen står kvar."""
    answer = PUBLISHED.when(PlanReview(review_on=date(2026, 11, 2)))
    after = answer.then(DocumentReviewPlanned(review_on=date(2026, 11, 2))).state
    assert (after.review_on, after.due) == (date(2026, 11, 2), due(TODAY))
    PUBLISHED.when(PlanReview(review_on=date(2026, 3, 13))).refused(DaysInWrongOrder)
    CREATED.when(PlanReview(review_on=date(2026, 11, 2))).refused(WrongOrder)


def test_a_document_is_confirmed_and_gets_a_new_deadline() -> None:
    """Ett dokument som inte behöver ändras bekräftas och får en ny frist för översyn."""
    asked = ConfirmStillValid(comment="Genomgånget på arbetsplatsträffen.")
    answer = PUBLISHED.stamped(THEN).when(asked)
    fact = DocumentConfirmed(number=1, comment=asked.comment, due=due(date(2026, 9, 1)))
    assert answer.then(fact).given(fact, at=LATER).state.confirmed_on == date(2026, 9, 1)


def test_only_what_holds_is_confirmed() -> None:
    """Det som ännu inte gäller bekräftas inte."""
    ESTABLISHED.given(published(day=date(2026, 4, 1))).when(ConfirmStillValid()).refused(NothingApplies)


def withdrawing(**said: Any) -> WithdrawDocument:
    known: dict[str, Any] = {
        "repealed_from": date(2026, 4, 1),
        "reason": "Ersätts.",
        "decision": MANAGER_DECIDED,
    }
    return WithdrawDocument(**(known | said))


def test_a_document_is_repealed_from_a_day_and_stays_readable() -> None:
    """Ett dokument upphävs från en dag och går att läsa för de dagar det gällde."""
    replacing = PUBLISHED.knowing({ANOTHER_DOCUMENT: Document(status=Status.PUBLISHED)})
    asked = withdrawing(replaced_by=ANOTHER_DOCUMENT)
    state = replacing.when(asked).then(DocumentWithdrawn(**vars(asked))).state
    assert state.status is Status.WITHDRAWN
    held = revision_on(state, date(2026, 3, 31))
    assert held is not None and held.number == 1
    assert known_on(state, date(2026, 4, 1)) is Known.NONE
    PUBLISHED.when(asked).refused(NoSuchRecord)


def test_a_revision_that_was_to_come_never_holds_after_the_repeal() -> None:
    """En revision som skulle ha börjat gälla efter upphävandet gäller aldrig."""
    planned = PUBLISHED.given(*chain(2, SECOND), published(2, date(2026, 6, 1)))
    state = planned.when(withdrawing()).accepted().state
    assert known_on(state, date(2026, 6, 1)) is Known.NONE


def test_a_repeal_reaches_no_days_before_the_decision() -> None:
    """Ett dokument upphävs inte för dagar före beslutet, och bara om det är publicerat."""
    PUBLISHED.when(withdrawing(repealed_from=date(2026, 3, 15))).refused(DaysInWrongOrder)
    CREATED.when(withdrawing()).refused(WrongOrder)


def test_the_board_repeals_what_the_board_established() -> None:
    """Det nämnden har fastställt upphäver nämnden."""
    GUIDELINE_PUBLISHED.stamped(BY_HEAD).when(withdrawing()).refused(DecidedByTheBoard)
    GUIDELINE_PUBLISHED.when(withdrawing(decision=BOARD_DECIDED)).accepted()


def test_what_is_repealed_is_archived_when_it_no_longer_holds() -> None:
    """Det upphävda arkiveras när det inte längre gäller."""
    repealed = PUBLISHED.given(DocumentWithdrawn(**vars(withdrawing())))
    asked = ArchiveDocument(archive_reference="F 3:12")
    repealed.when(asked).refused(StillApplies)
    fact = DocumentArchived(archive_reference="F 3:12")
    assert repealed.stamped(THEN).when(asked).then(fact).state.status is Status.ARCHIVED
    PUBLISHED.when(asked).refused(WrongOrder)


ANNUL = AnnulDocument(reason=AnnulReason.DUPLICATE, explanation="Lades upp två gånger.", decision=MANAGER_DECIDED)


def test_a_wrong_entry_is_annulled_and_then_only_read() -> None:
    """Ett felaktigt upplagt dokument makuleras; därefter går det bara att läsa."""
    annulled = PUBLISHED.when(ANNUL).then(DocumentAnnulled(**vars(ANNUL)))
    assert known_on(annulled.state, TODAY) is Known.ANNULLED
    assert revision_on(annulled.state, TODAY) is None
    for asked in (
        correcting(),
        drafting(SECOND),
        SubmitForReview(),
        reviewing(),
        EstablishByBoard(content=FIRST, decision=BOARD_DECIDED),
        EstablishRevision(content=FIRST, decision=MANAGER_DECIDED),
        importing(),
        PublishRevision(valid_from=TODAY),
        AbandonRevision(reason=AbandonReason.NOT_NEEDED),
        PlanReview(review_on=date(2026, 11, 2)),
        ConfirmStillValid(),
        withdrawing(),
        ArchiveDocument(archive_reference="F 3:12"),
        ANNUL,
    ):
        annulled.when(asked).refused(WrongOrder)
    annulled.when(creating()).refused(AlreadyThere)


def test_what_has_been_established_is_annulled_by_a_decision_as_high() -> None:
    """Det som har fastställts makuleras genom beslut av den som kunde ha fastställt det; nämndens av nämnden."""
    developer = replace(STAMP, role=Role.QUALITY_DEVELOPER)
    decided = GUIDELINE_REVIEWED.given(established(decision=BOARD_DECIDED))
    for guideline in (decided, GUIDELINE_PUBLISHED):
        guideline.stamped(BY_HEAD).when(ANNUL).refused(DecidedByTheBoard)
        guideline.when(replace(ANNUL, decision=BOARD_DECIDED)).accepted()
    PUBLISHED.stamped(developer).when(ANNUL).refused(NotTheirsToDecide)
    for wrong_entry in (GUIDELINE, GUIDELINE_REVIEWED, CREATED):
        wrong_entry.stamped(developer).when(ANNUL).accepted()


# ── Tillståndet ──────────────────────────────────────────────────────────────


def test_a_state_is_small_for_ever() -> None:
    """Tillståndet är mindre än 8 kB också när allt är så långt och så mycket som det får vara."""
    wide = ("Så här gör vi när något inte har gått som det skulle. " * 4)[:200]
    full = spec.given(
        created(
            unit=UNIT,
            title=wide,
            owner_function=wide,
            owner_person=SOMEBODY,
            purpose=wide,
            affected_operations=(wide[:50],) * 8,
            related=(ANOTHER_DOCUMENT,) * 12,
            legal_bases=tuple(LegalBasis),
            quoted_paragraphs=(wide[:50],) * 20,
        )
    )
    decision = replace(BOARD_DECIDED, paragraph=wide, diary_number=wide, person=SOMEBODY)
    for number in range(1, 20):
        audience = {"audience_roles": tuple(Role), "audience_units": (UNIT,) * 8}
        day = TODAY + timedelta(days=number)
        full = full.given(*chain(number, FIRST, decision=decision), published(number, day, **audience))
    for author in range(20):
        full = full.given(drafted(20, analysis=UUID(int=author)), by=UUID(int=author))
    assert len(full.state.risk_analyses) == ANALYSES_KEPT
    full = full.given(*chain(20, SECOND, decision=decision)[1:])
    text = json.dumps(asdict(full.state), default=str, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) < 8 * 1024

"""The rules of the register of collaboration agreements, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain import agreements, deviations, processes
from domain.agreements import events as happened
from domain.agreements.commands import (
    AnnulAgreement,
    ArchiveAgreement,
    BeginAgreement,
    BringInAgreement,
    ConsultOrganisations,
    CorrectAgreement,
    DraftAgreement,
    DrawUpDeviation,
    LetAgreementExpire,
    LinkDeviation,
    LinkToProcess,
    NegotiateAgreement,
    PlanAgreementReview,
    ProlongAgreement,
    ReviewAgreement,
    SignAgreement,
    StartAgreementReview,
    TerminateAgreement,
    UnlinkFromProcess,
)
from domain.agreements.refusals import (
    AlreadyKnown,
    AlreadyLinkedToProcess,
    AskThemOrSayWhy,
    DecidedByTheBoard,
    EndsOutOfReach,
    HasNoLastDay,
    NoLonger,
    NotLinkedToProcess,
    NotOver,
    NotYetInForce,
    OnlyBetweenOperations,
    PartyTwice,
    PrincipalStays,
    ReviewedInTime,
    StillInForce,
    TooManyProcesses,
    WithTheRegion,
    WithWhom,
)
from domain.agreements.rules.working import deviation_id
from domain.agreements.state import Agreement
from domain.agreements.words import (
    KEPT_DEVIATIONS,
    MOST_LINKED,
    Counterparty,
    GivenBy,
    ObligedGroup,
    Party,
    Status,
    WhyAnnulled,
    Works,
)
from domain.board import Due, LocalDeadline, Setting, Topic, Wording, setting_id
from domain.board import Status as SettingStatus
from domain.deadlines import Unit as TimeUnit
from domain.deviations.state import Deviation
from domain.deviations.words import Direction
from domain.deviations.words import Status as DeviationStatus
from domain.documents.words import Scope
from domain.grammar import NoSuchRecord
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.processes.commands import DeclareCollaboration
from domain.processes.events import CollaborationDeclared, ProcessIdentified
from domain.processes.words import Category
from domain.reactions import reactions
from domain.terms import Body, YesNoUnknown
from domain.words import AlreadyThere, DaysInWrongOrder, Decision, NotYetHappened, Occurred, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, STAMP, UNIT, Spec

TODAY = STAMP.day
TOMORROW = TODAY + timedelta(days=1)
LAST_DAY = date(2027, 12, 31)


def an_id(number: int) -> UUID:
    return UUID(int=number + (4 << 76) + (8 << 60))


INCOMING, INTERNAL, CLOSED_UNIT, PROCESS, OTHER_PROCESS = map(an_id, range(1, 6))
RECORDS: dict[UUID, Any] = {
    INCOMING: Deviation(status=DeviationStatus.REPORTED, direction=Direction.INCOMING),
    INTERNAL: Deviation(status=DeviationStatus.REPORTED, direction=Direction.INTERNAL),
    UNIT: Unit(status=UnitStatus.ESTABLISHED),
    CLOSED_UNIT: Unit(status=UnitStatus.CLOSED),
}
SPEC = Spec(agreements.REGISTER).knowing(RECORDS)

US = Party(name="Socialnämnden", kind=Counterparty.OURSELVES)
REGION = Party(name="Regionen", kind=Counterparty.REGION)
SCHOOL = Party(name="Utbildningsnämnden", kind=Counterparty.SCHOOL)

DRAFT = DraftAgreement(
    title="Överenskommelse om Mini Maria",
    subject="öppenvård för unga",
    target_group="unga med riskbruk",
    unit=UNIT,
    parties=(US,),
)
DESCRIBED = {
    "title": DRAFT.title,
    "subject": DRAFT.subject,
    "target_group": DRAFT.target_group,
    "obliged_group": None,
    "principal": False,
    "unit": UNIT,
    "parties": (US,),
    "document": None,
}
DRAFTED = happened.AgreementDrafted(**DESCRIBED)  # type: ignore[arg-type]
NEGOTIATE = NegotiateAgreement(day=TODAY, parties=(US, REGION))
NEGOTIATED = happened.AgreementNegotiated(day=TODAY, parties=(US, REGION), document=None)
BY_BOARD = Decision(body=Body.BOARD, day=TODAY, paragraph="§ 31")
BY_HEAD = Decision(person=SOMEBODY, day=TODAY)
IN_A_YEAR = Due(on=date(2027, 3, 16), rule="agreement.review", version=1, local=False)
# 180 days before the last of December 2027.
BEFORE_THE_END = Due(on=date(2027, 7, 4), rule="agreement.end", version=1, local=False)
SIGN = SignAgreement(
    signatories="Nämndens ordförande och regionens direktör.",
    signed_on=TODAY,
    valid_from=TODAY,
    valid_to=LAST_DAY,
    decision=BY_BOARD,
)
SIGNED = happened.AgreementSigned(
    **vars(SIGN),
    due=IN_A_YEAR,
    renew_by=BEFORE_THE_END,
)
AGREED = SPEC.given(DRAFTED, NEGOTIATED)
RUNNING = AGREED.given(SIGNED)
ASKED = happened.ConsultationRecorded(organisations=("Brukarföreningen",), day=TODAY, views=None)
STARTED = happened.AgreementReviewStarted()
ANNUL = AnnulAgreement(reason=WhyAnnulled.DUPLICATE, decision=BY_HEAD)


# ── How it comes about ───────────────────────────────────────────────────────


def test_an_agreement_is_drafted_before_all_its_parties_are_known() -> None:
    """En överenskommelse upprättas, också innan alla parter är kända."""
    state = SPEC.when(DRAFT).then(DRAFTED).state
    assert (state.status, state.recorded) == (Status.DRAFTED, TODAY)
    SPEC.given(DRAFTED).when(DRAFT).refused(AlreadyThere)


def test_an_agreement_belongs_to_a_unit_that_is_there() -> None:
    """En överenskommelse hör till en enhet som finns."""
    SPEC.when(replace(DRAFT, unit=CLOSED_UNIT)).refused(WrongOrder)


def test_a_party_is_named_once() -> None:
    """En part står en gång i överenskommelsen."""
    SPEC.when(replace(DRAFT, parties=(US, US))).refused(PartyTwice)


def test_an_old_agreement_is_brought_in_as_far_as_it_is_known() -> None:
    """En överenskommelse från före liggaren förs in med det som är känt, och gäller."""
    command = BringInAgreement(title="Vård i samverkan", subject="samverkan mellan vårdgivare")
    brought_in = happened.AgreementBroughtIn(**vars(command), due=IN_A_YEAR, renew_by=None)
    state = SPEC.when(command).then(brought_in).state
    assert (state.status, state.parties, state.due) == (Status.IN_FORCE, (), IN_A_YEAR)
    assert state.holds(TODAY) and state.brought_in
    SPEC.when(replace(command, valid_from=TOMORROW)).refused(NotYetHappened)
    SPEC.when(replace(command, valid_to=TODAY - timedelta(days=1))).refused(EndsOutOfReach)


@pytest.mark.parametrize("parties", [(), (REGION,), (US, replace(US, name="Kommunen"))], ids=["none", "one", "us"])
def test_an_agreement_has_two_parties(parties: tuple[Party, ...]) -> None:
    """En överenskommelse har minst två parter, och inte bara oss själva."""
    SPEC.given(DRAFTED).when(replace(NEGOTIATE, parties=parties)).refused(WithWhom)


def test_its_content_is_negotiated() -> None:
    """Parterna enas om innehållet; vilka de är står fast därmed."""
    state = SPEC.given(DRAFTED).when(NEGOTIATE).then(NEGOTIATED).state
    assert (state.status, state.parties) == (Status.NEGOTIATED, (US, REGION))
    SPEC.given(DRAFTED).when(replace(NEGOTIATE, day=TOMORROW)).refused(NotYetHappened)


def test_an_agreement_is_signed_when_it_is_negotiated() -> None:
    """En överenskommelse undertecknas när innehållet är förhandlat, och gäller från sin dag."""
    state = AGREED.when(SIGN).then(SIGNED).state
    assert (state.status, state.due, state.renew_by) == (Status.IN_FORCE, IN_A_YEAR, BEFORE_THE_END)
    SPEC.given(DRAFTED).when(SIGN).refused(WrongOrder)


def test_an_agreement_that_is_signed_in_advance_begins_on_its_day() -> None:
    """Den som undertecknas i förväg gäller först när dagen har kommit."""
    spec = AGREED.given(replace(SIGNED, valid_from=TOMORROW))
    assert spec.state.status is Status.SIGNED and not spec.state.holds(TODAY)
    spec.when(BeginAgreement()).refused(NotYetInForce)
    later = replace(STAMP, at=STAMP.at + timedelta(days=1))
    assert spec.stamped(later).when(BeginAgreement()).then(happened.AgreementBegan()).state.status is Status.IN_FORCE


def test_an_agreement_ends_after_it_begins_and_within_reach() -> None:
    """Sista dagen är efter den första, och inte längre bort än sextio år."""
    AGREED.when(replace(SIGN, valid_from=date(2028, 1, 1))).refused(DaysInWrongOrder)
    AGREED.when(replace(SIGN, valid_to=date(2199, 1, 1))).refused(EndsOutOfReach)
    AGREED.when(replace(SIGN, valid_to=None)).then(replace(SIGNED, valid_to=None, renew_by=None))


def test_a_principal_agreement_is_the_board_s() -> None:
    """En överenskommelse av principiell betydelse beslutas av nämnden själv."""
    principal = SPEC.given(replace(DRAFTED, principal=True), NEGOTIATED)
    principal.when(replace(SIGN, decision=BY_HEAD)).refused(DecidedByTheBoard)
    principal.when(SIGN).accepted()


def test_the_board_says_how_long_before_the_end_it_is_to_be_thought_of() -> None:
    """Nämnden bestämmer hur långt före slutet ställning tas; det räknas bakåt."""
    own = LocalDeadline(rule="agreement.end", length=90, unit=TimeUnit.DAYS)
    wording = Wording(since=date(2026, 1, 1), entered=date(2026, 1, 1), deadlines=(own,))
    setting = Setting(status=SettingStatus.DECIDED, topic=Topic.DEADLINES, wordings=(wording,))
    state = AGREED.knowing({setting_id(Topic.DEADLINES): setting}).when(SIGN).accepted().state
    assert state.renew_by == Due(on=date(2027, 10, 2), rule="agreement.end", version=1, local=True)


# ── With the region ──────────────────────────────────────────────────────────

ABOUT_ADDICTION = replace(DRAFTED, obliged_group=ObligedGroup.ADDICTION)


def test_about_some_groups_the_agreement_is_with_the_region() -> None:
    """Om de grupper lagen pekar ut är överenskommelsen med regionen."""
    spec = SPEC.given(ABOUT_ADDICTION, replace(NEGOTIATED, parties=(US, SCHOOL)))
    spec.when(SIGN).refused(WithTheRegion)


def test_those_who_represent_the_group_are_asked_or_there_is_a_reason() -> None:
    """De som företräder gruppen får lämna synpunkter, eller så anges varför inte."""
    spec = SPEC.given(ABOUT_ADDICTION, NEGOTIATED)
    spec.when(SIGN).refused(AskThemOrSayWhy)
    spec.when(replace(SIGN, without_consultation="Ingen förening finns i länet.")).accepted()
    ask = ConsultOrganisations(organisations=("Brukarföreningen",), day=TODAY)
    spec.when(ask).then(ASKED).when(SIGN).then(SIGNED)
    spec.when(replace(ask, day=TOMORROW)).refused(NotYetHappened)


# ── How it works ─────────────────────────────────────────────────────────────


def test_a_process_that_names_an_agreement_is_named_by_it() -> None:
    """När en process anger en överenskommelse får överenskommelsen veta det i samma handling."""
    declared = CollaborationDeclared(
        within=(),
        counterparties=(Counterparty.REGION,),
        agreements=(RECORD,),
        how=None,
        added=(RECORD,),
        removed=(OTHER_PROCESS,),
    )
    linked, unlinked = reactions("processes", PROCESS, 3, declared)
    assert (linked.record, unlinked.record) == (RECORD, OTHER_PROCESS)
    assert unlinked.command == UnlinkFromProcess(process=PROCESS)
    state = RUNNING.when(linked.command).then(happened.AgreementLinkedToProcess(process=PROCESS)).state
    assert state.processes == (PROCESS,)


def test_a_process_that_lets_go_is_let_go() -> None:
    """En process som släpper överenskommelsen släpps av den, också när den är uppsagd."""
    linked = happened.AgreementLinkedToProcess(process=PROCESS)
    spec = RUNNING.given(linked, TERMINATED)
    unlinked = happened.AgreementUnlinkedFromProcess(process=PROCESS)
    assert spec.when(UnlinkFromProcess(process=PROCESS)).then(unlinked).state.processes == ()
    RUNNING.when(UnlinkFromProcess(process=PROCESS)).refused(NotLinkedToProcess)
    RUNNING.given(linked).when(LinkToProcess(process=PROCESS)).refused(AlreadyLinkedToProcess)
    RUNNING.given(TERMINATED).when(LinkToProcess(process=PROCESS)).refused(WrongOrder)


def test_an_agreement_is_linked_to_a_few_processes() -> None:
    """En överenskommelse kopplas till högst tjugo processer."""
    many = (happened.AgreementLinkedToProcess(process=an_id(100 + number)) for number in range(MOST_LINKED))
    RUNNING.given(*many).when(LinkToProcess(process=PROCESS)).refused(TooManyProcesses)


def test_the_link_is_there_on_both_sides() -> None:
    """Kopplingen mellan process och överenskommelse finns som rad på båda sidor."""
    agreed = {RECORD: Agreement(status=Status.IN_FORCE, title=DRAFT.title)}
    command = DeclareCollaboration(counterparties=(Counterparty.REGION,), agreements=(RECORD,))
    spec = (
        Spec(processes.REGISTER)
        .knowing(agreed)
        .given(
            ProcessIdentified(
                title="Stöd till unga",
                category=Category.CORE,
                purpose="Att ge stöd.",
                begins_with="en ansökan",
                ends_with="ett avslut",
                scope=Scope.OPERATION_SPECIFIC,
                unit=None,
                parent=None,
                owner_function="enhetschef",
                owner_person=None,
            )
        )
    )
    (event,) = spec.when(command).events
    (asked,) = reactions("processes", PROCESS, 2, event)
    assert RUNNING.when(asked.command).accepted().state.processes == (PROCESS,)


def test_a_deviation_that_is_there_is_linked_whichever_way_it_goes() -> None:
    """En avvikelse från eller till en annan verksamhet kopplas till överenskommelsen."""
    linked = happened.DeviationLinkedToAgreement(deviation=INCOMING, direction=Direction.INCOMING)
    state = RUNNING.when(LinkDeviation(deviation=INCOMING)).then(linked).state
    assert (state.deviations, state.deviation_count) == ((INCOMING,), 1)
    RUNNING.given(linked).when(LinkDeviation(deviation=INCOMING)).refused(AlreadyKnown)
    RUNNING.when(LinkDeviation(deviation=INTERNAL)).refused(OnlyBetweenOperations)
    RUNNING.when(LinkDeviation(deviation=an_id(99))).refused(NoSuchRecord)
    AGREED.when(LinkDeviation(deviation=INCOMING)).refused(WrongOrder)


def test_only_the_latest_deviations_are_kept_in_the_state_but_all_are_counted() -> None:
    """Läget håller de senaste avvikelserna och räknar alla; resten står i loggen."""
    linked = (
        happened.DeviationLinkedToAgreement(deviation=an_id(200 + number), direction=Direction.OUTGOING)
        for number in range(KEPT_DEVIATIONS + 5)
    )
    state = RUNNING.given(*linked).state
    assert (len(state.deviations), state.deviation_count) == (KEPT_DEVIATIONS, KEPT_DEVIATIONS + 5)


DRAW_UP = DrawUpDeviation(
    direction=Direction.OUTGOING,
    description="Planeringen kom inte före utskrivningen.",
    unit=UNIT,
    occurred=Occurred.on(TODAY),
    danger_now=YesNoUnknown.NO,
)
DRAWN_UP = happened.AgreementGaveRiseToDeviation(**vars(DRAW_UP), deviation=deviation_id(RECORD, 1))


@pytest.mark.parametrize("direction", [Direction.INCOMING, Direction.OUTGOING])
def test_a_deviation_in_collaboration_is_drawn_up_in_the_same_act(direction: Direction) -> None:
    """En avvikelse i samverkan rapporteras i samma handling, åt det håll den gäller och med källan angiven."""
    event = replace(DRAWN_UP, direction=direction)
    RUNNING.when(replace(DRAW_UP, direction=direction)).then(event)
    (asked,) = reactions("agreements", RECORD, 4, event)
    assert (asked.register, asked.record) == ("deviations", deviation_id(RECORD, 1))
    state = Spec(deviations.REGISTER).when(asked.command).accepted().state
    assert (state.direction, state.unit) == (direction, UNIT)
    assert state.source == Source(register="agreements", record=RECORD, version=4)
    assert asked.command.description is None  # type: ignore[attr-defined]


def test_each_deviation_drawn_up_is_its_own() -> None:
    """Varje avvikelse som upprättas ur överenskommelsen är en egen post."""
    second = replace(DRAWN_UP, deviation=deviation_id(RECORD, 2))
    assert RUNNING.given(DRAWN_UP).when(DRAW_UP).then(second).state.deviation_count == 2


def test_what_only_concerns_ourselves_is_no_deviation_in_collaboration() -> None:
    """Det som bara gäller den egna verksamheten är ingen avvikelse i samverkan."""
    RUNNING.when(replace(DRAW_UP, direction=Direction.INTERNAL)).refused(OnlyBetweenOperations)
    RUNNING.when(replace(DRAW_UP, discovered=TOMORROW)).refused(NotYetHappened)


def test_a_follow_up_is_planned_for_a_day_to_come() -> None:
    """En uppföljning planeras till en dag som inte har varit."""
    planned = happened.AgreementReviewPlanned(review_on=TOMORROW)
    assert RUNNING.when(PlanAgreementReview(review_on=TOMORROW)).then(planned).state.review_on == TOMORROW
    RUNNING.when(PlanAgreementReview(review_on=TODAY - timedelta(days=1))).refused(ReviewedInTime)


def test_a_follow_up_says_whether_it_works_and_how_many_deviations_there_were() -> None:
    """Uppföljningen säger om samverkan fungerar, och hur många avvikelser som då var kända."""
    spec = RUNNING.given(DRAWN_UP).when(StartAgreementReview()).then(STARTED)
    assert spec.state.status is Status.UNDER_REVIEW
    command = ReviewAgreement(works=Works.PARTLY, conclusions="Överlämnandet brister.")
    reviewed = happened.AgreementReviewed(**vars(command), deviations=1, due=IN_A_YEAR)
    state = spec.when(command).then(reviewed).state
    assert (state.status, state.works, state.reviewed_on) == (Status.IN_FORCE, Works.PARTLY, TODAY)
    RUNNING.when(command).refused(WrongOrder)


# ── How it goes on, and ends ─────────────────────────────────────────────────

TERMINATED = happened.AgreementTerminated(
    given_by=GivenBy.OTHER_PARTY, ends_on=TOMORROW, reason="Mottagningen läggs ned.", decision=BY_BOARD
)
TERMINATE = TerminateAgreement(**vars(TERMINATED))


def test_an_agreement_is_prolonged() -> None:
    """En överenskommelse förlängs till en senare dag, eller tills vidare."""
    command = ProlongAgreement(valid_to=date(2028, 12, 31), decision=BY_BOARD)
    prolonged = happened.AgreementProlonged(
        valid_to=date(2028, 12, 31),
        decision=BY_BOARD,
        renew_by=Due(on=date(2028, 7, 4), rule="agreement.end", version=1, local=False),
    )
    state = RUNNING.when(command).then(prolonged).state
    assert (state.valid_to, state.prolonged_on) == (date(2028, 12, 31), TODAY)
    RUNNING.when(replace(command, valid_to=LAST_DAY)).refused(NoLonger)
    for_ever = RUNNING.when(replace(command, valid_to=None)).accepted()
    for_ever.when(command).refused(HasNoLastDay)


def test_only_the_board_prolongs_or_ends_what_is_principal() -> None:
    """Bara nämnden förlänger eller säger upp en principiell överenskommelse."""
    principal = SPEC.given(replace(DRAFTED, principal=True), NEGOTIATED, SIGNED)
    principal.when(ProlongAgreement(valid_to=None, decision=BY_HEAD)).refused(DecidedByTheBoard)
    principal.when(replace(TERMINATE, decision=BY_HEAD)).refused(DecidedByTheBoard)


def test_an_agreement_is_terminated() -> None:
    """En överenskommelse sägs upp av någon part, till en dag efter den började gälla."""
    state = RUNNING.when(TERMINATE).then(TERMINATED).state
    assert (state.status, state.valid_to, state.due) == (Status.TERMINATED, TOMORROW, None)
    assert state.holds(TODAY) and not state.holds(TOMORROW + timedelta(days=1))
    RUNNING.when(replace(TERMINATE, ends_on=TODAY - timedelta(days=1))).refused(DaysInWrongOrder)
    AGREED.when(TERMINATE).refused(WrongOrder)


def test_an_agreement_expires_when_its_last_day_has_been() -> None:
    """En överenskommelse löper ut när dess sista dag har passerat, inte förr."""
    RUNNING.when(LetAgreementExpire()).refused(NotOver)
    RUNNING.given(replace(SIGNED, valid_to=None)).when(LetAgreementExpire()).refused(NotOver)
    after = replace(STAMP, at=STAMP.at.replace(year=2028))
    expired = RUNNING.stamped(after).when(LetAgreementExpire()).then(happened.AgreementExpired()).state
    assert (expired.status, expired.renew_by) == (Status.EXPIRED, None)


def test_an_agreement_that_has_ended_is_archived() -> None:
    """En överenskommelse som har upphört arkiveras."""
    command = ArchiveAgreement(archive_reference="Arkiv 2026/12")
    archived = happened.AgreementArchived(archive_reference="Arkiv 2026/12")
    ended = RUNNING.given(TERMINATED).stamped(replace(STAMP, at=STAMP.at + timedelta(days=2)))
    assert ended.when(command).then(archived).state.status is Status.ARCHIVED
    RUNNING.when(command).refused(WrongOrder)


def test_an_agreement_is_not_archived_while_it_holds() -> None:
    """En uppsagd överenskommelse arkiveras inte förrän dess sista dag har varit."""
    command = ArchiveAgreement(archive_reference="Arkiv 2026/12")
    terminated = RUNNING.given(TERMINATED)
    for day in (0, 1):
        terminated.stamped(replace(STAMP, at=STAMP.at + timedelta(days=day))).when(command).refused(StillInForce)


def correcting(**said: Any) -> CorrectAgreement:
    return CorrectAgreement(**{"reason": "Fel part.", **DESCRIBED, "parties": (US, REGION), **said})


def test_what_was_entered_wrong_is_put_right() -> None:
    """Uppgifter som blev fel rättas; läge och dagar står kvar."""
    command = correcting(parties=(US, SCHOOL))
    state = RUNNING.when(command).then(happened.AgreementCorrected(**vars(command))).state
    assert (state.parties, state.status) == ((US, SCHOOL), Status.IN_FORCE)
    RUNNING.when(replace(command, parties=(US, US))).refused(PartyTwice)
    RUNNING.when(replace(command, unit=CLOSED_UNIT)).refused(WrongOrder)


def test_a_correction_leaves_two_parties() -> None:
    """Det som parterna har enats om rättas inte så att parterna blir färre än två."""
    for agreed in (AGREED, RUNNING):
        agreed.when(correcting(parties=())).refused(WithWhom)
    SPEC.given(DRAFTED).when(correcting(parties=())).accepted()


def test_a_correction_keeps_the_region_where_the_law_wants_it() -> None:
    """En undertecknad överenskommelse rättas inte så att regionen saknas där lagen kräver den som part."""
    group = ObligedGroup.ADDICTION
    RUNNING.when(correcting(obliged_group=group, parties=(US, SCHOOL))).refused(WithTheRegion)
    RUNNING.when(correcting(obliged_group=group)).accepted()
    AGREED.when(correcting(obliged_group=group, parties=(US, SCHOOL))).accepted()


def test_one_that_was_brought_in_may_go_on_lacking_what_nobody_knows() -> None:
    """En införd överenskommelse får rättas fast parterna inte är kända, men kända parter rättas inte bort."""
    command = BringInAgreement(title="Vård i samverkan", subject="beroendevård", obliged_group=ObligedGroup.ADDICTION)
    unknown = SPEC.when(command).accepted()
    unknown.when(correcting(obliged_group=ObligedGroup.ADDICTION, parties=(US,))).accepted()
    known = SPEC.when(replace(command, parties=(US, REGION))).accepted()
    known.when(correcting(obliged_group=ObligedGroup.ADDICTION, parties=(US, SCHOOL))).refused(WithTheRegion)
    known.when(correcting(parties=(US,))).refused(WithWhom)


def test_what_is_principal_stays_the_boards() -> None:
    """En undertecknad principiell överenskommelse rättas eller makuleras inte förbi nämnden."""
    drafted = SPEC.given(replace(DRAFTED, principal=True), NEGOTIATED)
    drafted.when(correcting()).accepted()
    drafted.when(ANNUL).accepted()
    principal = drafted.given(SIGNED)
    principal.when(correcting()).refused(PrincipalStays)
    principal.when(correcting(principal=True)).accepted()
    principal.when(ANNUL).refused(DecidedByTheBoard)
    principal.when(replace(ANNUL, decision=BY_BOARD)).accepted()


def test_an_agreement_is_struck_out() -> None:
    """En post som blev fel makuleras, och därefter händer ingenting med den."""
    annulled = happened.AgreementAnnulled(reason=WhyAnnulled.DUPLICATE, explanation=None, decision=BY_HEAD)
    spec = RUNNING.when(ANNUL).then(annulled)
    assert (spec.state.status, spec.state.due) == (Status.ANNULLED, None)
    for command in (ANNUL, NEGOTIATE, TERMINATE, StartAgreementReview()):
        spec.when(command).refused(WrongOrder)

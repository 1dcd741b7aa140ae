"""The rules of the annual wheel: what is to be done, planned against done, and contradictions both of which stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.criteria.words import Frequency
from domain.grammar import NoSuchRecord
from domain.meetings.events import MeetingItemRecorded, MeetingItemStruck
from domain.meetings.words import Outcome
from domain.meetings.words import WhyStruck as WhyItemStruck
from domain.obligations import REGISTER
from domain.obligations.commands import (
    AnnulObligation,
    ChangeObligation,
    CompleteAtMeeting,
    CompleteRound,
    EndObligation,
    EstablishObligation,
    MirrorConflict,
    MirrorSettlement,
    MissRound,
    NoteConflict,
    PlanRound,
    SettleConflict,
    StrikeRound,
)
from domain.obligations.events import (
    ConflictNoted,
    ConflictSettled,
    ObligationAnnulled,
    ObligationChanged,
    ObligationEnded,
    ObligationEstablished,
    RoundCompleted,
    RoundMissed,
    RoundPlanned,
    RoundStruck,
)
from domain.obligations.refusals import (
    AlreadyNoted,
    DoneAlready,
    EveryTimeOfYear,
    NoGround,
    NoSuchConflict,
    NoSuchDemand,
    NoSuchRound,
    NoSuchRule,
    NotInTheWheel,
    NotWithItself,
)
from domain.obligations.state import Obligation
from domain.obligations.words import (
    MOST_ROUNDS,
    Kind,
    Receiver,
    Round,
    Sentence,
    Status,
    WhyAnnulled,
    WhyEnded,
    WhyMissed,
    WhyStruck,
    obligation_id,
)
from domain.reactions import reactions
from domain.terms import Body, Role
from domain.words import DaysInWrongOrder, Decision, NotYetHappened, Source, WrongOrder
from tests.spec import RECORD, SOMEBODY, STAMP, Spec

SINCE = date(2025, 1, 1)
FIRST, LAST = date(2025, 7, 1), date(2025, 12, 31)
OTHER = UUID("00000000-0000-4000-8000-0000000000b1")
MEETING = UUID("00000000-0000-4000-8000-0000000000b2")
REPORT = Source(register="analyses", record=UUID("00000000-0000-4000-8000-0000000000b3"), version=9)

TWICE = Sentence(requirement="E84", text="Sammanställning och analys på aggregerad nivå 2 ggr/år")
ASKED = EstablishObligation(
    id="compilation.half_year",
    title="Sammanställning och analys på aggregerad nivå",
    kind=Kind.COMPILE,
    frequency=Frequency.TWICE_A_YEAR,
    months=(6, 12),
    receivers=(Receiver.MANAGEMENT_GROUP,),
    roles=(Role.QUALITY_DEVELOPER,),
    body=Body.MANAGEMENT_GROUP,
    sentences=(TWICE,),
    demand="compile-and-analyse",
    since=SINCE,
)
ESTABLISHED = ASKED.event()
PLANNED = RoundPlanned(first=FIRST, last=LAST, on=date(2026, 2, 15), due=None, responsible=SOMEBODY)
DONE = RoundCompleted(
    first=FIRST,
    last=LAST,
    day=date(2026, 3, 2),
    late=True,
    report=None,
    at_meeting=None,
    paragraph=None,
    comment=None,
)

spec = Spec(REGISTER, stamp=replace(STAMP, role=Role.QUALITY_DEVELOPER)).knowing(
    {OTHER: Obligation(status=Status.ESTABLISHED, id="compilation.yearly")}
)
there = spec.given(ESTABLISHED)
complete = CompleteRound(first=FIRST, last=LAST, day=date(2026, 3, 2))


# ── What is to be done ───────────────────────────────────────────────────────


def test_an_obligation_says_what_how_often_to_whom_by_whom_and_why() -> None:
    """En uppgift i årshjulet säger vad, hur ofta, i vilka månader, till vem, av vem och på vilken grund."""
    after = spec.when(ASKED).then(
        ObligationEstablished(**{name: getattr(ASKED, name) for name in ObligationEstablished.__dataclass_fields__})
    )
    assert (after.state.status, after.state.months, after.state.demand) == (
        Status.ESTABLISHED,
        (6, 12),
        "compile-and-analyse",
    )
    assert REGISTER.natural(ASKED, SOMEBODY) == obligation_id("compilation.half_year")
    after.when(ASKED).refused(WrongOrder)


def test_an_obligation_rests_on_something() -> None:
    """En uppgift vilar på riktlinjens mening eller ett krav i lag; det kravet ska finnas, liksom tidsfristen."""
    spec.when(replace(ASKED, sentences=(), demand=None)).refused(NoGround)
    spec.when(replace(ASKED, sentences=())).accepted()
    spec.when(replace(ASKED, demand="no-such-duty")).refused(NoSuchDemand)
    spec.when(replace(ASKED, rule="complaint.answer")).refused(NoSuchRule)
    spec.when(replace(ASKED, rule="improvement.half_year")).accepted()


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        (Frequency.TWICE_A_YEAR, (6,)),
        (Frequency.YEARLY, (6, 12)),
        (Frequency.TERTIAL, (4, 8)),
        (Frequency.QUARTERLY, ()),
        (Frequency.CONTINUOUS, (3, 3)),
    ],
)
def test_the_months_are_as_many_as_how_often_says(frequency: Frequency, months: tuple[int, ...]) -> None:
    """Två gånger om året är två månader; ingen månad står två gånger."""
    spec.when(replace(ASKED, frequency=frequency, months=months)).refused(EveryTimeOfYear)


def test_where_nothing_is_said_of_how_often_nothing_is_filled_in() -> None:
    """Säger riktlinjen inte hur ofta står det tomt, och löpande kan vara varje månad eller utan månader."""
    for frequency, months in ((None, ()), (Frequency.CONTINUOUS, ()), (Frequency.CONTINUOUS, tuple(range(1, 13)))):
        spec.when(replace(ASKED, frequency=frequency, months=months)).accepted()


def test_an_obligation_is_changed_from_a_day() -> None:
    """Årshjulet ändras från en dag, med skäl; det som var planerat står kvar som det planerades."""
    said = {
        name: getattr(ASKED, name)
        for name in ObligationChanged.__dataclass_fields__
        if name not in ("reason", "since", "months", "frequency")
    }
    changed = {"frequency": Frequency.TERTIAL, "months": (4, 8, 12), "since": date(2026, 1, 1), "reason": "Ny rytm."}
    after = there.given(PLANNED).when(ChangeObligation(**said | changed))
    state = after.then(ObligationChanged(**said | changed)).state
    assert state.months == (4, 8, 12) and len(state.rounds) == 1
    there.when(ChangeObligation(**said | changed | {"months": ()})).refused(EveryTimeOfYear)


# ── Both stand ───────────────────────────────────────────────────────────────


def test_two_that_contradict_each_other_both_say_so() -> None:
    """Två uppgifter som motsäger varandra säger det båda två, i samma handling, och ingen väljs bort."""
    question = "En gång om året eller två?"
    noted = ConflictNoted(against=OTHER, question=question)
    after = there.when(NoteConflict(against=OTHER, question=question)).then(noted)
    assert after.state.conflicts == (OTHER,) and after.state.status is Status.ESTABLISHED
    (asked,) = reactions("obligations", RECORD, 2, noted)
    assert (asked.record, asked.command) == (OTHER, MirrorConflict(against=RECORD, question=question))
    after.when(NoteConflict(against=OTHER, question=question)).refused(AlreadyNoted)
    assert after.when(MirrorConflict(against=OTHER, question=question)).events == ()


def test_a_contradiction_is_between_two_that_are_there() -> None:
    """En motsägelse gäller två uppgifter som finns, och inte en uppgift och den själv."""
    there.when(NoteConflict(against=RECORD, question="?")).refused(NotWithItself)
    there.when(NoteConflict(against=MEETING, question="?")).refused(NoSuchRecord)


def test_a_contradiction_is_settled_in_both() -> None:
    """När någon har sagt hur de två läses tillsammans står det i båda."""
    given = there.given(ConflictNoted(against=OTHER, question="?"))
    settled = ConflictSettled(against=OTHER, settlement="Båda görs.", decision=None)
    after = given.when(SettleConflict(against=OTHER, settlement="Båda görs.")).then(settled)
    assert after.state.conflicts == ()
    (asked,) = reactions("obligations", RECORD, 3, settled)
    assert asked.command == MirrorSettlement(against=RECORD, settlement="Båda görs.")
    after.when(SettleConflict(against=OTHER, settlement="Båda görs.")).refused(NoSuchConflict)
    assert after.when(MirrorSettlement(against=OTHER, settlement="Båda görs.")).events == ()


# ── Planned against done ─────────────────────────────────────────────────────


def test_a_round_is_planned_for_a_period_of_the_wheel() -> None:
    """Ett tillfälle planeras för en period som slutar i en av årshjulets månader, medan uppgiften gäller."""
    asked = PlanRound(first=FIRST, last=LAST, on=date(2026, 2, 15), responsible=SOMEBODY)
    after = there.when(asked).then(PLANNED)
    assert after.state.overdue(date(2026, 2, 15)) == () and len(after.state.overdue(date(2026, 2, 16))) == 1
    for first, last in (
        (FIRST, date(2025, 9, 30)),
        (FIRST, date(2025, 12, 30)),
        (date(2024, 7, 1), date(2024, 12, 31)),
        (date(2100, 1, 1), date(2100, 6, 30)),
    ):
        there.when(PlanRound(first=first, last=last)).refused(NotInTheWheel)
    there.when(PlanRound(first=LAST, last=FIRST)).refused(DaysInWrongOrder)


def test_without_a_day_a_round_is_due_when_its_period_ends_or_when_the_rule_says() -> None:
    """Sägs ingen dag är det periodens sista, eller den som tidsfristen ger, räknad från den eller från årsskiftet."""
    assert there.when(PlanRound(first=FIRST, last=LAST)).accepted().state.rounds[0].by == LAST
    report = replace(
        ASKED, frequency=Frequency.YEARLY, months=(12,), rule="patient_safety_report", demand="patient-safety-report"
    ).event()
    (round_,) = spec.given(report).when(PlanRound(first=SINCE, last=LAST)).accepted().state.rounds
    assert round_.by == date(2026, 3, 2)
    half = replace(ASKED, rule="improvement.half_year").event()
    (event,) = spec.given(half).when(PlanRound(first=FIRST, last=LAST)).events
    assert isinstance(event, RoundPlanned) and event.due is not None and event.due.rule == "improvement.half_year"


def test_what_is_done_stands_beside_what_was_planned() -> None:
    """Genomfört ställs mot planerat: i tid, för sent, eller gjort utan att någon planerat det."""
    late = there.given(PLANNED).when(complete).then(DONE)
    assert late.state.rounds == (
        Round(first=FIRST, last=LAST, by=date(2026, 2, 15), done_on=date(2026, 3, 2), late=True),
    )
    in_time = there.given(PLANNED).when(replace(complete, day=date(2026, 2, 15), report=REPORT)).accepted()
    assert in_time.state.rounds[0].late is False
    assert there.when(complete).accepted().state.rounds[0].late is None
    late.when(complete).refused(DoneAlready)
    late.when(PlanRound(first=FIRST, last=LAST)).refused(DoneAlready)
    there.when(replace(complete, day=date(2026, 4, 1))).refused(NotYetHappened)


def test_what_was_not_done_is_said_with_a_reason() -> None:
    """Ett planerat tillfälle som inte blev av skrivs av med skäl; blir det gjort senare står det."""
    missed = RoundMissed(first=FIRST, last=LAST, reason=WhyMissed.NO_TIME, comment=None)
    after = there.given(PLANNED).when(MissRound(first=FIRST, last=LAST, reason=WhyMissed.NO_TIME)).then(missed)
    assert after.state.rounds[0].missed is WhyMissed.NO_TIME and after.state.overdue(date(2027, 1, 1)) == ()
    assert after.when(complete).accepted().state.rounds[0].missed is None
    there.when(MissRound(first=FIRST, last=LAST, reason=WhyMissed.NO_TIME)).refused(NoSuchRound)
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    coming = RoundPlanned(first=first, last=last, on=date(2026, 8, 15), due=None, responsible=None)
    there.given(coming).when(MissRound(first=first, last=last, reason=WhyMissed.NO_TIME)).refused(NotYetHappened)


def test_what_was_entered_wrong_is_taken_away_step_by_step() -> None:
    """Det som är fel infört tas bort: först det genomförda, så att det åter är planerat, sedan planen."""
    asked = StrikeRound(first=FIRST, last=LAST, reason=WhyStruck.WRONG_PERIOD)
    struck = RoundStruck(first=FIRST, last=LAST, reason=WhyStruck.WRONG_PERIOD)
    again = there.given(PLANNED, DONE).when(asked).then(struck)
    assert again.state.rounds == (Round(first=FIRST, last=LAST, by=date(2026, 2, 15)),)
    gone = again.when(asked).then(struck)
    assert gone.state.rounds == ()
    gone.when(asked).refused(NoSuchRound)


def test_a_state_keeps_the_latest_rounds_only() -> None:
    """Läget håller de senaste tillfällena; de äldre står i raderna."""
    halves = [
        RoundPlanned(
            first=date(year, month - 5, 1),
            last=date(year, month, 30),
            on=date(year, 12, 31),
            due=None,
            responsible=None,
        )
        for year in range(2000, 2026)
        for month in (6, 12)
    ]
    assert len(there.given(*halves).state.rounds) == MOST_ROUNDS


def test_a_meeting_that_takes_it_up_completes_the_round() -> None:
    """När ett sammanträde tar upp det är tillfället genomfört samma dag, och båda posterna säger det."""
    item = MeetingItemRecorded(
        paragraph="§ 41",
        title="Sammanställning 2025:2",
        outcome=Outcome.NOTED,
        text=None,
        day=date(2026, 2, 10),
        concerns=REPORT,
        obligation=RECORD,
        first=FIRST,
        last=LAST,
        assignment=None,
        assigned=False,
        responsible=None,
        ready_by=None,
        action=None,
    )
    (asked,) = reactions("meetings", MEETING, 3, item)
    command = CompleteAtMeeting(
        first=FIRST, last=LAST, day=date(2026, 2, 10), report=REPORT, at_meeting=MEETING, paragraph="§ 41"
    )
    assert (asked.register, asked.record, asked.command) == ("obligations", RECORD, command)
    done = there.given(PLANNED).when(command).accepted()
    assert done.state.rounds[0].at_meeting == MEETING and done.state.rounds[0].late is False
    away = MeetingItemStruck(
        paragraph="§ 41", reason=WhyItemStruck.WRONG_MEETING, obligation=RECORD, first=FIRST, last=LAST
    )
    (undone,) = reactions("meetings", MEETING, 4, away)
    (round_,) = done.when(undone.command).accepted().state.rounds
    assert round_.open and round_.at_meeting is None
    without = MeetingItemStruck(
        paragraph="§ 42", reason=WhyItemStruck.WRONG_CONTENT, obligation=None, first=None, last=None
    )
    assert list(reactions("meetings", MEETING, 4, without)) == []


# ── Ending ───────────────────────────────────────────────────────────────────


def test_an_obligation_ends_and_what_is_left_of_it_can_still_be_done() -> None:
    """En uppgift upphör en dag; perioder dessförinnan kan redovisas ändå, senare inte."""
    asked = EndObligation(until=date(2025, 12, 31), reason=WhyEnded.REPLACED)
    after = there.when(asked).then(ObligationEnded(until=date(2025, 12, 31), reason=WhyEnded.REPLACED, decision=None))
    after.when(complete).accepted()
    after.when(PlanRound(first=date(2026, 1, 1), last=date(2026, 6, 30))).refused(NotInTheWheel)
    after.when(asked).refused(WrongOrder)
    there.when(replace(asked, until=date(2024, 1, 1))).refused(DaysInWrongOrder)


def test_an_entry_is_struck_out_and_may_be_made_anew() -> None:
    """En felaktig post makuleras med skäl, och uppgiften kan föras in på nytt."""
    after = there.when(AnnulObligation(reason=WhyAnnulled.DUPLICATE))
    struck = after.then(ObligationAnnulled(reason=WhyAnnulled.DUPLICATE))
    struck.when(complete).refused(WrongOrder)
    again = struck.when(replace(ASKED, decision=Decision(body=Body.BOARD, day=date(2026, 2, 1)))).accepted()
    assert again.state.status is Status.ESTABLISHED and again.state.rounds == ()

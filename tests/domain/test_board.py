"""What a board decides for itself (domain/board), as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain import board, deadlines
from domain.authority import BoardOnly, NotDelegated, decision_must_stand
from domain.board import (
    FREE_WORDS,
    Cadence,
    CadencesDecided,
    Choice,
    ChoicesDecided,
    DeadlinesDecided,
    DecideCadences,
    DecideChoices,
    DecidedByTheBoard,
    DecideDeadlines,
    DecideDeciders,
    Decider,
    DecideReminders,
    DecidersDecided,
    DecideScale,
    Due,
    Ladder,
    LocalDeadline,
    NotInHours,
    NotKnownThen,
    NotOneOfOurs,
    NotThatTopic,
    NotTheBoardsToSet,
    RemindersDecided,
    Scale,
    ScaleDecided,
    Setting,
    SettingCommand,
    Status,
    Step,
    Topic,
    TwiceTheSame,
    setting_id,
)
from domain.deadlines import Unit
from domain.grammar import Occasion
from domain.terms import Body, Role
from domain.words import Decision
from tests.spec import SOMEBODY_ELSE, STAMP, Spec, refused

GUIDELINE_HOLDS = date(2026, 6, 16)
DAY_BEFORE = date(2026, 6, 15)
MARCH, APRIL, AUGUST = date(2026, 3, 16), date(2026, 4, 1), date(2026, 8, 1)

SETTINGS = Spec(board.REGISTER)
BY_THE_BOARD = Decision(body=Body.BOARD, day=date(2026, 3, 12), paragraph="§ 31", diary_number="SCN-2026-00466")

METHODS = Choice(id="methods", label="Arbetssätt")
MEDICINE = Choice(id="medicine", label="Läkemedel", parent="methods", note="Flyttas till hälso- och sjukvården")
CHOOSE = DecideChoices(topic=Topic.CATEGORIES, choices=(METHODS, MEDICINE), since=MARCH, decision=BY_THE_BOARD)
CHOSEN = ChoicesDecided(topic=Topic.CATEGORIES, choices=(METHODS, MEDICINE), since=MARCH, decision=BY_THE_BOARD)

FIVE = tuple(Step(value=value, label=f"steg {value}") for value in range(1, 6))
SCALE = Scale(probability=FIVE, consequence=FIVE, threshold=12)
IN_DAYS = LocalDeadline(rule="complaint.answer", length=10, unit=Unit.WORKING_DAYS)
YEARLY = Cadence(
    id="quality_report.yearly",
    label="Kvalitetsberättelse",
    months=(2,),
    receiver=Body.BOARD,
    responsible=(Role.QUALITY_DEVELOPER,),
    basis="U91",
)
STARTS_ANALYSIS = Decider(matter="risk_analysis.start", roles=(Role.UNIT_MANAGER,), basis="U64")

OTHERS: tuple[tuple[SettingCommand, Any], ...] = (
    (
        DecideScale(scale=SCALE, since=MARCH, decision=BY_THE_BOARD),
        ScaleDecided(scale=SCALE, since=MARCH, decision=BY_THE_BOARD),
    ),
    (
        DecideDeadlines(deadlines=(IN_DAYS,), since=MARCH, decision=BY_THE_BOARD),
        DeadlinesDecided(deadlines=(IN_DAYS,), since=MARCH, decision=BY_THE_BOARD),
    ),
    (
        DecideCadences(cadences=(YEARLY,), since=MARCH, decision=BY_THE_BOARD),
        CadencesDecided(cadences=(YEARLY,), since=MARCH, decision=BY_THE_BOARD),
    ),
    (
        DecideDeciders(deciders=(STARTS_ANALYSIS,), since=MARCH, decision=BY_THE_BOARD),
        DecidersDecided(deciders=(STARTS_ANALYSIS,), since=MARCH, decision=BY_THE_BOARD),
    ),
)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


# ── Deciding ─────────────────────────────────────────────────────────────────


def test_a_board_decides_its_own_words() -> None:
    """Nämnden bestämmer sina egna begrepp, kategorier, orsaksområden och arbetssätt."""
    state = SETTINGS.when(CHOOSE).then(CHOSEN).state
    assert (state.status, state.topic) == (Status.DECIDED, Topic.CATEGORIES)
    for topic in (Topic.TERMS, Topic.CAUSES, Topic.PRACTICES):
        SETTINGS.when(replace(CHOOSE, topic=topic)).then(replace(CHOSEN, topic=topic))


@pytest.mark.parametrize(("command", "event"), OTHERS, ids=lambda one: type(one).__name__)
def test_a_board_decides_scale_deadlines_cadences_and_deciders(command: SettingCommand, event: Any) -> None:
    """Nämnden bestämmer riskskala, tidsfrister, återkommande sammanställningar och vem som beslutar i vad."""
    state = SETTINGS.when(command).then(event).state
    held = state.on(MARCH)
    assert held is not None and state.topic is board.topic_of(command)
    said = (held.choices, held.scale, held.deadlines, held.cadences, held.deciders)
    assert len([one for one in said if one]) == 1


ADMIN = replace(STAMP, role=Role.SYSTEM_ADMIN)
BY_ADMIN = Decision(person=ADMIN.by, day=MARCH)
ON_DELEGATION = replace(BY_ADMIN, delegation=SOMEBODY_ELSE)


@pytest.mark.parametrize("topic", [one for one in FREE_WORDS if one is not Topic.CHECK_UP])
def test_the_boards_words_are_decided_by_the_board_or_on_delegation(topic: Topic) -> None:
    """Nämndens ord, arbetssätt och frågor bestäms av nämnden eller på delegation, inte av den som sköter systemet."""
    own = replace(CHOOSE, topic=topic, decision=BY_ADMIN)
    SETTINGS.stamped(ADMIN).when(own).refused(DecidedByTheBoard)
    SETTINGS.when(replace(own, decision=Decision(body=Body.MANAGEMENT_GROUP, day=MARCH))).refused(DecidedByTheBoard)
    SETTINGS.when(replace(own, decision=ON_DELEGATION)).accepted()


@pytest.mark.parametrize("command", [one for one, _ in OTHERS], ids=lambda one: type(one).__name__)
def test_nobody_sets_the_boards_settings_on_their_own(command: SettingCommand) -> None:
    """Riskskala, tidsfrister, årshjul och beslutsordning bestäms inte av en tjänsteman på egen hand."""
    asked = replace(command, decision=BY_ADMIN)
    rule = BoardOnly if isinstance(command, DecideDeciders) else NotDelegated
    refused(rule, lambda: decision_must_stand(asked, BY_ADMIN, Occasion(ADMIN), None))


def test_who_decides_what_is_not_decided_on_delegation() -> None:
    """Vem som beslutar i vad är nämndens egen ordning och delegeras inte."""
    asked = DecideDeciders(deciders=(STARTS_ANALYSIS,), since=MARCH, decision=ON_DELEGATION)
    refused(BoardOnly, lambda: decision_must_stand(asked, ON_DELEGATION, Occasion(ADMIN), None))


def test_a_record_is_about_one_topic() -> None:
    """Varje ämne har sin egen post: ett beslut om något annat förs inte in i den."""
    given = SETTINGS.given(CHOSEN)
    given.when(replace(CHOOSE, topic=Topic.CAUSES)).refused(NotThatTopic)
    given.when(OTHERS[0][0]).refused(NotThatTopic)
    assert len({setting_id(topic) for topic in Topic}) == len(Topic)


@pytest.mark.parametrize("topic", [Topic.SCALE, Topic.DEADLINES, Topic.CADENCES, Topic.DECIDERS])
def test_what_has_a_form_of_its_own_is_not_decided_as_words(topic: Topic) -> None:
    """Skala, tidsfrister, årshjul och beslutsordning bestäms i sin egen form, inte som ordval."""
    SETTINGS.when(replace(CHOOSE, topic=topic)).refused(NotThatTopic)


@pytest.mark.parametrize(
    "command",
    [
        replace(CHOOSE, choices=(METHODS, MEDICINE, replace(METHODS, label="Annat"))),
        DecideScale(scale=replace(SCALE, probability=(*FIVE, FIVE[0])), since=MARCH, decision=BY_THE_BOARD),
        DecideScale(scale=replace(SCALE, consequence=(*FIVE, FIVE[4])), since=MARCH, decision=BY_THE_BOARD),
        DecideDeadlines(deadlines=(IN_DAYS, replace(IN_DAYS, length=5)), since=MARCH, decision=BY_THE_BOARD),
        DecideCadences(cadences=(YEARLY, replace(YEARLY, months=(9,))), since=MARCH, decision=BY_THE_BOARD),
        DecideDeciders(
            deciders=(STARTS_ANALYSIS, replace(STARTS_ANALYSIS, basis="E34")), since=MARCH, decision=BY_THE_BOARD
        ),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nothing_is_decided_twice_in_one_decision(command: SettingCommand) -> None:
    """Samma sak bestäms inte två gånger i samma beslut."""
    SETTINGS.when(command).refused(TwiceTheSame)


@pytest.mark.parametrize("unit", [Unit.HOURS, Unit.AT_ONCE])
def test_a_local_deadline_ends_on_a_day(unit: Unit) -> None:
    """Nämndens egna frister anges i arbetsdagar, dagar eller månader."""
    own = replace(IN_DAYS, unit=unit)
    SETTINGS.when(DecideDeadlines(deadlines=(own,), since=MARCH, decision=BY_THE_BOARD)).refused(NotInHours)


@pytest.mark.parametrize("rule", ["lex_sarah.report", "lex_sarah.document_investigate", "complaint.anser"])
def test_a_board_sets_only_what_the_law_leaves_open(rule: str) -> None:
    """Nämnden sätter bara frister som lagen lämnar öppna: inte lagens egna, och inga som inte finns."""
    own = replace(IN_DAYS, rule=rule)
    SETTINGS.when(DecideDeadlines(deadlines=(own,), since=MARCH, decision=BY_THE_BOARD)).refused(NotTheBoardsToSet)


def test_notes_are_kept_where_they_are_read() -> None:
    """Anmärkningar till begrepp och arbetssätt följer med; till kategorier och orsaker står de kvar i sin rad."""
    terms = SETTINGS.given(replace(CHOSEN, topic=Topic.TERMS)).state.on(MARCH)
    categories = SETTINGS.given(CHOSEN).state.on(MARCH)
    assert terms is not None and terms.choices == (METHODS, MEDICINE)
    assert categories is not None and categories.choices == (METHODS, replace(MEDICINE, note=None))


# ── Two dates: holds from, and entered ───────────────────────────────────────


def test_a_setting_holds_from_a_day_and_was_entered_on_another() -> None:
    """Varje lydelse har den dag den gäller från och den dag den fördes in."""
    early = SETTINGS.given(replace(CHOSEN, since=GUIDELINE_HOLDS), at=at(MARCH)).state.on(GUIDELINE_HOLDS)
    late = SETTINGS.given(replace(CHOSEN, since=GUIDELINE_HOLDS), at=at(AUGUST)).state.on(GUIDELINE_HOLDS)
    assert early is not None and late is not None
    assert (early.since, early.entered) == (GUIDELINE_HOLDS, MARCH)
    assert (late.since, late.entered) == (GUIDELINE_HOLDS, AUGUST)


def test_before_the_first_wording_nothing_is_known() -> None:
    """För en dag före den första lydelsen är svaret att det inte är känt, aldrig en gissning."""
    state = SETTINGS.given(replace(CHOSEN, since=GUIDELINE_HOLDS)).state
    assert state.on(DAY_BEFORE) is None and state.version_on(DAY_BEFORE) == 0
    assert state.on(GUIDELINE_HOLDS) is not None and state.version_on(GUIDELINE_HOLDS) == 1
    occasion = Occasion(STAMP, {setting_id(Topic.CATEGORIES): state})
    said = refused(NotKnownThen, lambda: board.wording(occasion, Topic.CATEGORIES, DAY_BEFORE))
    assert "2026-06-15" in str(said)
    refused(NotKnownThen, lambda: board.wording(Occasion(STAMP), Topic.CATEGORIES, GUIDELINE_HOLDS))


def test_a_new_wording_leaves_the_old_one_for_its_days() -> None:
    """En ny lydelse gäller från sin dag; för dagarna dessförinnan gäller den gamla."""
    renamed = replace(CHOSEN, choices=(replace(METHODS, label="Metoder"),), since=AUGUST)
    state = SETTINGS.given(CHOSEN, renamed).state
    before, after = state.on(date(2026, 7, 31)), state.on(AUGUST)
    assert before is not None and before.choices[0].label == "Arbetssätt"
    assert after is not None and after.choices[0].label == "Metoder"
    assert (state.version_on(date(2026, 7, 31)), state.version_on(AUGUST)) == (1, 2)


def test_what_is_decided_later_takes_the_place_of_the_same_day_and_after() -> None:
    """Ett senare beslut för samma eller en tidigare dag ersätter det som var bestämt från den dagen."""
    first, second = replace(CHOSEN, since=APRIL), replace(CHOSEN, since=AUGUST)
    correction = replace(CHOSEN, choices=(MEDICINE,), since=APRIL)
    state = SETTINGS.given(CHOSEN, first, second).given(correction, at=at(AUGUST)).state
    assert [wording.since for wording in state.wordings] == [MARCH, APRIL]
    corrected = state.on(date(2026, 12, 31))
    assert corrected is not None and corrected.choices == (replace(MEDICINE, note=None),)


# ── What rules ask of the settings ───────────────────────────────────────────


def occasion_with(*events: Any, topic: Topic) -> Occasion:
    return Occasion(STAMP, {setting_id(topic): SETTINGS.given(*events).state})


def test_a_board_has_its_own_choices() -> None:
    """Kategorier och orsaker väljs bland nämndens egna, så som de lyder den dag man väljer."""
    occasion = occasion_with(CHOSEN, topic=Topic.CATEGORIES)
    assert board.choose(occasion, Topic.CATEGORIES, "methods") == (METHODS,)
    assert board.choose(occasion, Topic.CATEGORIES) == ()
    refused(NotOneOfOurs, lambda: board.choose(occasion, Topic.CATEGORIES, "methods", "falls"))
    to_come = occasion_with(replace(CHOSEN, since=APRIL), topic=Topic.CATEGORIES)
    refused(NotKnownThen, lambda: board.choose(to_come, Topic.CATEGORIES, "methods"))


def test_a_practice_is_answered_or_not() -> None:
    """På en fråga om arbetssätt har nämnden ett svar eller inget."""
    answer = Choice(id="risk_analysis.decision_level", label="ledningsgruppen")
    practices = replace(CHOSEN, topic=Topic.PRACTICES, choices=(answer,))
    occasion = occasion_with(practices, topic=Topic.PRACTICES)
    assert board.practice(occasion, "risk_analysis.decision_level") == "ledningsgruppen"
    assert board.practice(occasion, "complaint.answered_by") is None
    assert board.practice(Occasion(STAMP), "risk_analysis.decision_level") is None
    to_come = occasion_with(replace(practices, since=APRIL), topic=Topic.PRACTICES)
    assert board.practice(to_come, "risk_analysis.decision_level") is None


RECEIVED = date(2026, 3, 16)


def test_the_boards_own_deadline_beats_the_general_one() -> None:
    """Nämndens egen frist går före den allmänna, och det syns vilken som användes."""
    general = board.due(Occasion(STAMP), "complaint.answer", RECEIVED)
    assert (general.local, general.version) == (False, 1)
    five_days = replace(IN_DAYS, length=5)
    decided = DeadlinesDecided(deadlines=(five_days,), since=MARCH, decision=BY_THE_BOARD)
    occasion = occasion_with(decided, topic=Topic.DEADLINES)
    own = board.due(occasion, "complaint.answer", RECEIVED)
    assert own == Due(on=date(2026, 3, 23), rule="complaint.answer", version=1, local=True)
    assert own.on != general.on
    assert board.due(occasion, "view.answer", RECEIVED) == board.due(Occasion(STAMP), "view.answer", RECEIVED)


def test_the_deadline_of_the_day_it_counts_from_is_used() -> None:
    """Fristen är den som gällde den dag den räknas från, också när den fördes in senare."""
    decided = DeadlinesDecided(deadlines=(IN_DAYS,), since=APRIL, decision=BY_THE_BOARD)
    occasion = occasion_with(decided, topic=Topic.DEADLINES)
    assert not board.due(occasion, "complaint.answer", date(2026, 3, 31)).local
    assert board.due(occasion, "complaint.answer", APRIL).local


def test_a_later_wording_of_the_deadlines_has_a_later_version() -> None:
    """En frist säger vilken lydelse i ordningen den räknades efter."""
    decided = DeadlinesDecided(deadlines=(IN_DAYS,), since=MARCH, decision=BY_THE_BOARD)
    occasion = occasion_with(decided, replace(decided, since=APRIL), topic=Topic.DEADLINES)
    assert board.due(occasion, "complaint.answer", date(2026, 3, 31)).version == 1
    assert board.due(occasion, "complaint.answer", APRIL).version == 2


def test_a_boards_deadline_moves_as_the_general_one_does() -> None:
    """Nämndens egen frist flyttas från en helg där den allmänna gör det: från midsommarafton till måndagen."""
    two_days = replace(IN_DAYS, length=3, unit=Unit.DAYS)
    decided = DeadlinesDecided(deadlines=(two_days,), since=MARCH, decision=BY_THE_BOARD)
    occasion = occasion_with(decided, topic=Topic.DEADLINES)
    assert deadlines.rule("complaint.answer", GUIDELINE_HOLDS).moves
    assert board.due(occasion, "complaint.answer", GUIDELINE_HOLDS).on == date(2026, 6, 22)


def test_a_board_without_settings_has_none() -> None:
    """En nämnd som inget har bestämt har ingen lydelse någon dag."""
    assert Setting().on(MARCH) is None and Setting().version_on(MARCH) == 0


# ── Reminders ────────────────────────────────────────────────────────────────

SELDOM = Ladder(days_before=(7,), on_the_day=False, days_after=(1,), then_every=None)


def test_the_board_decides_when_somebody_is_reminded() -> None:
    """Nämnden bestämmer när den som ska göra något påminns: före, på dagen och efter."""
    decide = DecideReminders(ladder=SELDOM, since=APRIL, decision=BY_THE_BOARD)
    decided = SETTINGS.when(decide).then(RemindersDecided(ladder=SELDOM, since=APRIL, decision=BY_THE_BOARD)).state
    assert board.ladder(decided, APRIL) == SELDOM
    assert [left for left in range(10, -10, -1) if SELDOM.rings(left)] == [7, -1]


def test_where_the_board_has_decided_nothing_the_usual_holds() -> None:
    """Har nämnden inte bestämt något, eller inte för den dagen, gäller det vanliga."""
    decided = SETTINGS.given(RemindersDecided(ladder=SELDOM, since=APRIL, decision=BY_THE_BOARD)).state
    assert board.ladder(None, APRIL) == board.ladder(decided, MARCH) == board.USUAL_LADDER


@pytest.mark.parametrize("twice", [{"days_before": (7, 7)}, {"days_after": (1, 1)}])
def test_a_rung_stands_once(twice: dict[str, Any]) -> None:
    """Samma dag står en gång i trappan."""
    SETTINGS.when(DecideReminders(ladder=replace(SELDOM, **twice), since=APRIL, decision=BY_THE_BOARD)).refused(
        TwiceTheSame
    )

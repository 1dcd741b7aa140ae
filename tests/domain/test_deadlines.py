"""The deadline rules and how they are counted (domain/deadlines)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import law
from domain.calendar import add_months, is_working_day, local_day, why_not_working
from domain.deadlines import RULES, DeadlineRule, Status, Unit, UnknownRule, due, due_day, passed_over, rule
from domain.terms import Role

SOME_DAY = date(2026, 3, 16)
MONDAY_MORNING = datetime(2026, 3, 16, 7, 30, tzinfo=UTC)

days = st.dates(date(2012, 1, 1), date(2190, 12, 31))
rules = st.sampled_from(RULES)


def days_rule(length: int, unit: Unit, moves: bool = True) -> DeadlineRule:
    return replace(rule("complaint.answer", SOME_DAY), length=length, unit=unit, moves=moves)


# ── More time ────────────────────────────────────────────────────────────────


def test_only_what_the_board_has_set_itself_is_extended() -> None:
    """Bara frister som nämnden själv bestämmer kan förlängas, och då av någon som svarar för arbetet."""
    extendable = [one for one in RULES if one.extendable_by]
    assert extendable and {one.status for one in extendable} == {Status.LOCAL}
    assert {role for one in extendable for role in one.extendable_by} == {
        Role.UNIT_MANAGER,
        Role.DEPARTMENT_HEAD,
        Role.DIRECTOR,
        Role.LEX_SARAH_OFFICER,
    }


# ── Counting ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("id", "start", "last_day"),
    [
        ("complaint.answer", date(2026, 6, 8), date(2026, 6, 23)),
        ("lex_sarah.start_alarm", date(2026, 6, 18), date(2026, 6, 22)),
        ("lex_sarah.ivo_alarm", date(2026, 12, 23), date(2026, 12, 28)),
        ("lex_sarah.internal_investigation", date(2026, 4, 19), date(2026, 6, 22)),
        ("lex_sarah.internal_investigation", date(2026, 12, 30), date(2027, 3, 1)),
        ("lex_sarah.investigation_to_ivo", date(2026, 1, 15), date(2026, 3, 16)),
        ("lex_sarah.private_retention", date(2028, 2, 29), date(2033, 2, 28)),
        ("patient_safety_report", date(2026, 1, 1), date(2026, 3, 2)),
        ("patient_safety_report", date(2027, 1, 1), date(2027, 3, 1)),
        ("self_control.tertial", date(2026, 8, 31), date(2026, 8, 31)),
        ("non_executed_decision", date(2026, 3, 19), date(2026, 6, 19)),
        ("fl.delay_request", date(2026, 1, 6), date(2026, 7, 6)),
        ("fl.delay_decision", date(2026, 5, 22), date(2026, 6, 22)),
        ("risk.before_change", date(2026, 6, 22), date(2026, 6, 18)),
        ("document.review", date(2026, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_rule_gives_its_last_day(id: str, start: date, last_day: date) -> None:
    """Varje frist ger sin sista dag, flyttad där lagen flyttar den."""
    assert due(rule(id, start), start) == last_day == due_day(rule(id, start), start)


def test_a_personal_data_breach_is_due_in_72_hours_holiday_or_not() -> None:
    """72 timmar löper genom natt och helg: från midsommaraftonens morgon till måndagens."""
    friday = datetime(2026, 6, 19, 8, 0, tzinfo=UTC)
    assert due(rule("gdpr.breach", date(2026, 6, 19)), friday) == datetime(2026, 6, 22, 8, 0, tzinfo=UTC)


def test_hours_need_an_instant() -> None:
    """En frist i timmar kan inte räknas från en dag."""
    with pytest.raises(ValueError, match="Fristen gdpr.breach räknas i timmar och behöver ett klockslag"):
        due(rule("gdpr.breach", SOME_DAY), SOME_DAY)


def test_an_instant_without_zone_is_refused() -> None:
    """En tidpunkt utan tidszon kan ingen frist räknas från."""
    for id in ("gdpr.breach", "complaint.answer", "lex_sarah.report"):
        with pytest.raises(ValueError, match="saknar tidszon"):
            due(rule(id, SOME_DAY), datetime(2026, 3, 16, 8, 0))


def test_at_once_is_due_when_it_begins() -> None:
    """Genast har ingen sista dag: det gäller från det ögonblick det börjar, också en helg."""
    report = rule("lex_sarah.report", SOME_DAY)
    midsummer_eve = datetime(2026, 6, 19, 22, 30, tzinfo=UTC)
    assert due(report, midsummer_eve) == midsummer_eve
    assert due(report, date(2026, 6, 19)) == date(2026, 6, 19)


def test_an_instant_counts_from_its_day_in_sweden() -> None:
    """Det som kom in 30 juni kl. 22.30 UTC kom in 1 juli."""
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    answer = rule("complaint.answer", local_day(late))
    assert due(answer, late) == due(answer, date(2026, 7, 1)) == date(2026, 7, 15)


@given(days, st.integers(0, 400), st.sampled_from([Unit.DAYS, Unit.MONTHS, Unit.WORKING_DAYS]))
def test_a_deadline_that_moves_ends_on_a_working_day(start: date, length: int, unit: Unit) -> None:
    """En frist som flyttas slutar på en arbetsdag, aldrig före den oflyttade och aldrig före sin början."""
    length = min(length, 60) if unit is Unit.MONTHS else length
    last = due_day(days_rule(length, unit), start)
    assert is_working_day(last)
    assert start <= due_day(days_rule(length, unit, moves=False), start) <= last


@given(days, st.integers(0, 60), st.sampled_from([Unit.DAYS, Unit.MONTHS, Unit.WORKING_DAYS]))
def test_every_day_passed_over_is_no_working_day_and_says_why(start: date, length: int, unit: Unit) -> None:
    """De dagar som inte räknades är just de som inte är arbetsdagar, fram till den sista dagen, var och en med skäl."""
    rule = days_rule(length, unit)
    last = due_day(rule, start)
    found = passed_over(rule, last)
    days_told = [one.day for one in found]
    assert days_told == sorted(days_told) and all(one.why == why_not_working(one.day) is not None for one in found)
    unmoved = due_day(days_rule(length, unit, moves=False), start)
    assert {unmoved + timedelta(days=n) for n in range((last - unmoved).days)} <= set(days_told)
    if unit is Unit.WORKING_DAYS and length:
        between = [start + timedelta(days=n) for n in range(1, (last - start).days)]
        assert [day for day in between if not is_working_day(day)] == [day for day in days_told if day > start]


def test_nothing_is_passed_over_where_every_day_counts() -> None:
    """En frist i timmar, och en som inte flyttas, räknar varje dag."""
    assert passed_over(rule("gdpr.breach", SOME_DAY), date(2026, 6, 22)) == ()
    assert passed_over(days_rule(2, Unit.MONTHS, moves=False), date(2026, 6, 22)) == ()


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_a_longer_deadline_never_ends_earlier(start: date, shorter: int, longer: int) -> None:
    """En längre frist slutar aldrig tidigare än en kortare."""
    shorter, longer = sorted((shorter, longer))
    for unit in (Unit.DAYS, Unit.MONTHS, Unit.WORKING_DAYS):
        assert due_day(days_rule(shorter, unit), start) <= due_day(days_rule(longer, unit), start)


@given(days, st.integers(0, 120))
def test_months_are_not_moved_when_the_rule_says_so(start: date, months: int) -> None:
    """En frist som inte flyttas slutar på dagens motsvarighet i slutmånaden."""
    assert due_day(days_rule(months, Unit.MONTHS, moves=False), start) == add_months(start, months)


# ── The rules as data ────────────────────────────────────────────────────────


def test_the_word_of_the_statute_changes_with_the_act() -> None:
    """Utan dröjsmål till och med 30 juni 2025, genast därefter, med nytt versionsnummer."""
    before = rule("lex_sarah.document_investigate", date(2025, 6, 30))
    after = rule("lex_sarah.document_investigate", date(2025, 7, 1))
    assert (before.version, after.version) == (1, 2)
    assert "utan dröjsmål" in before.label and "genast" in after.label
    assert "utan dröjsmål" in rule("lex_sarah.document_investigate_lss", date(2025, 7, 1)).label


@given(rules)
def test_a_label_uses_the_word_of_the_statute_that_demands_it(each: DeadlineRule) -> None:
    """Genast, snarast och utan dröjsmål är olika ord i lagen; fristens namn har lagens eget."""
    if each.unit is not Unit.AT_ONCE:
        return
    assert each.duty is not None
    text = each.duty.on(each.since).text
    words = [word for word in ("genast", "snarast", "utan dröjsmål") if word in each.label]
    assert len(words) == 1 and words[0] in text


def test_two_months_to_the_inspectorate_is_marked_unverified() -> None:
    """Två månader till IVO står inte i lagen och är märkt som okontrollerat; den interna fristen är lokal."""
    to_ivo = rule("lex_sarah.investigation_to_ivo", SOME_DAY)
    assert to_ivo.status is Status.UNVERIFIED
    assert to_ivo.duty is not None and not to_ivo.duty.on(SOME_DAY).verified
    assert rule("lex_sarah.internal_investigation", SOME_DAY).status is Status.LOCAL


def test_a_rule_that_does_not_exist_is_refused() -> None:
    """En frist som inte finns, eller inte fanns den dagen, ger ett besked på svenska."""
    with pytest.raises(UnknownRule, match="Det finns ingen tidsfrist som heter lex_olga.report"):
        rule("lex_olga.report", SOME_DAY)
    with pytest.raises(LookupError, match="gäller först från 2018-05-25"):
        rule("gdpr.breach", date(2018, 5, 24))


def test_versions_of_a_rule_follow_on_each_other() -> None:
    """En frists versioner är numrerade i ordning och avlöser varandra dag för dag."""
    for id in {each.id for each in RULES}:
        versions = [each for each in RULES if each.id == id]
        assert [each.version for each in versions] == list(range(1, len(versions) + 1))
        for earlier, later in zip(versions, versions[1:], strict=False):
            assert earlier.until == later.since - timedelta(days=1)


def test_every_rule_serves_a_duty_that_was_in_force_when_the_rule_was() -> None:
    """Varje frist tjänar ett krav som gällde när fristen började gälla och gäller i dag."""
    for each in RULES:
        assert each.duty is not None
        assert each.duty.citation(each.since)
        assert each.duty.citation(each.until or SOME_DAY)


def test_only_statutory_rules_follow_from_binding_law() -> None:
    """Det som följer av lag vilar på bindande krav; ett allmänt råd gör det inte."""
    for each in RULES:
        assert each.duty is not None
        if each.status is Status.STATUTE:
            assert each.duty.on(SOME_DAY).binding
        if each.status is Status.ADVICE:
            assert not each.duty.on(SOME_DAY).binding
    assert law.QUALITY_REPORT in {each.duty for each in RULES if each.status is Status.ADVICE}


def test_hours_and_at_once_never_move() -> None:
    """Timmar och genast flyttas inte till nästa vardag."""
    for each in RULES:
        if each.unit in (Unit.HOURS, Unit.AT_ONCE):
            assert not each.moves


@given(rules)
def test_a_board_can_set_its_own_length(each: DeadlineRule) -> None:
    """Nämndens egen frist räknas som vilken annan frist som helst."""
    own = replace(each, length=5, unit=Unit.WORKING_DAYS)
    assert due(own, MONDAY_MORNING) == date(2026, 3, 23)

"""The three guidelines as data: that they say what the guidelines say, and that the domain takes them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from boards import BOARDS, people
from boards.contradictions import CONTRADICTIONS, touching
from boards.criteria import Measure, Perspective
from boards.data import REQUIREMENTS, BoardData, Quoted, Read, ReportedWith, content
from boards.taxonomy import CATEGORIES, CAUSES, HSL_CATEGORIES
from domain import board, deadlines
from domain.board import Choice, Setting, Topic
from domain.documents.words import Kind
from domain.risk_analyses.words import DecisionLevel
from domain.surveys.words import StaffSurveyEnds
from domain.terms import Body, Role
from tests.spec import STAMP, Spec

UPPSALA_DECIDED = date(2026, 6, 16)
ENTERED = replace(STAMP, at=datetime(2026, 6, 30, 8, 0, tzinfo=UTC))
EVERY_BOARD = pytest.mark.parametrize("data", BOARDS.values(), ids=list(BOARDS))


def decided(data: BoardData) -> dict[Topic, Setting]:
    """The board's settings, each topic folded from its commands."""
    specs: dict[Topic, Spec] = {}
    for command in data.settings:
        topic = board.topic_of(command)
        spec = specs.get(topic, Spec(board.REGISTER, stamp=ENTERED))
        specs[topic] = spec.when(command).accepted()
    return {topic: spec.state for topic, spec in specs.items()}


def squeezed(text: str) -> str:
    """Without white space, hyphens and bold marks: columns and line ends of the page do not count."""
    return re.sub(r"[\s\-*\uf0b7]", "", text).lower()


def skeleton(text: str) -> str:
    """The letters that the reading of Enköping's page did not confuse with others."""
    return re.sub(r"[^bcfhjkmnpqrtuvwxyz]", "", text.lower())


def stands_in(data: BoardData, text: str) -> bool:
    """Whether the words stand in the guideline as it was received."""
    page = content(f"{data.slug}-riktlinje.txt").decode()
    same = skeleton if data.slug == "enkoping" else squeezed
    return same(text) in same(page)


def measure(data: BoardData, row: str) -> Measure:
    (found,) = [one for one in data.measures if row in [method.row for method in one.methods]]
    return found


def settings_of(data: BoardData) -> list[str]:
    """The ids of what a board has settled: practices, cadences and kinds of decision."""
    practices = [one.value.id for one in data.practices]
    cadences = [one.value.id for one in data.cadences]
    return [*practices, *cadences, *(one.value.matter for one in data.deciders)]


def duplicates(ids: Iterable[str]) -> list[str]:
    return [one for one, times in Counter(ids).items() if times > 1]


# ── Where it was read ────────────────────────────────────────────────────────


@EVERY_BOARD
def test_every_quoted_requirement_is_one_of_the_guideline_s(data: BoardData) -> None:
    """Varje citat hör till ett krav som finns i nämndens riktlinje."""
    for quoted in data.said.values():
        letter, number = quoted.requirement[0], int(quoted.requirement[1:])
        assert letter == data.letter
        assert number in REQUIREMENTS[letter], quoted


@EVERY_BOARD
def test_every_sentence_and_heading_stands_in_the_guideline(data: BoardData) -> None:
    """Varje citerad mening och rubrik står i riktlinjens text."""
    for quoted in data.said.values():
        assert stands_in(data, quoted.text), quoted
        assert stands_in(data, quoted.heading), quoted


def test_the_comparison_with_the_page_can_fail() -> None:
    """En mening som inte står i riktlinjen känns igen som främmande, även mot den skadade texten."""
    for data in BOARDS.values():
        assert not stands_in(data, "Sammanställning och analys sker fyra gånger om året")


@EVERY_BOARD
def test_every_read_value_names_its_place(data: BoardData) -> None:
    """Varje begrepp, arbetssätt, takt och beslutsordning har minst ett citat ur riktlinjen."""
    known = set(data.said.values())
    everything: tuple[Read[Any], ...] = (*data.terms, *data.practices, *data.cadences, *data.deciders)
    for read in everything:
        assert read.said
        assert set(read.said) <= known
    said: tuple[Quoted, ...] = (
        *(one.said for one in data.responsibilities),
        *(one.said for one in data.routines),
        *(one.said for one in data.agreements),
        *(quoted for document in (data.guideline, *data.documents) for quoted in document.quoted),
    )
    assert set(said) <= known


def test_settings_rest_on_the_words_they_were_read_from() -> None:
    """Grunden för en takt är kravets nummer och riktlinjens egna ord."""
    (half_year,) = [one for one in BOARDS["uppsala"].cadences if one.value.id == "improvement.half_year"]
    assert half_year.value.basis.startswith("U88: Utöver den årliga kvalitetsberättelsen ska sammanställning")
    assert len(half_year.value.basis) <= 200


# ── The boards ───────────────────────────────────────────────────────────────


@EVERY_BOARD
def test_every_board_says_that_it_is_made_up(data: BoardData) -> None:
    """Varje nämnd bär (påhittad) i sitt namn och en adress som inte finns."""
    assert data.display_name.endswith("(påhittad)")
    assert data.origin == f"demo.invalid/{data.slug}"


@EVERY_BOARD
def test_units_are_a_tree_with_one_top(data: BoardData) -> None:
    """Enheterna bildar ett träd med en topp, och en utförare är påhittad."""
    slugs = [unit.slug for unit in data.units]
    assert not duplicates(slugs) and not duplicates(unit.name for unit in data.units)
    assert [unit.slug for unit in data.units if unit.parent is None] == ["forvaltning"]
    for place, unit in enumerate(data.units):
        # A parent stands before its children, so that they can be established in this order.
        assert unit.parent is None or unit.parent in slugs[:place]
        assert unit.provider is None or unit.provider.endswith("(påhittat)")


@EVERY_BOARD
def test_documents_are_named_once_and_related_documents_are_ours(data: BoardData) -> None:
    """Dokumenten har var sitt namn, och riktlinjens relaterade dokument finns bland dem."""
    slugs = [data.guideline.slug, *(one.slug for one in data.documents)]
    assert not duplicates(slugs)
    assert {one.slug for one in data.guideline.related} <= set(slugs)
    assert {one.document for one in data.routines if one.document} <= set(slugs)
    assert all(len(one.title) <= 200 for one in (data.guideline, *data.documents))
    for paragraph in data.guideline.quoted_paragraphs:
        assert stands_in(data, paragraph) and len(paragraph) <= 60, paragraph


@EVERY_BOARD
def test_the_guideline_has_its_full_text(data: BoardData) -> None:
    """Riktlinjens hela text följer med som innehåll."""
    text = data.guideline.content_bytes
    assert text and len(text) > 15_000
    assert all(document.content_bytes is None for document in data.documents)


# ── The settings ─────────────────────────────────────────────────────────────


@EVERY_BOARD
def test_the_settings_are_decided_and_stay_small(data: BoardData) -> None:
    """Nämndens inställningar beslutas utan avvisning och varje post är under 8 kB."""
    states = decided(data)
    # No guideline says when to remind or what not to check up: the demonstrations decide it later (boards/history).
    assert set(states) == set(Topic) - {Topic.REMINDERS, Topic.CHECK_UP}
    for topic, state in states.items():
        stored = json.dumps(asdict(state), default=str, ensure_ascii=False, separators=(",", ":"))
        assert len(stored.encode()) < 8_000, topic


@EVERY_BOARD
def test_the_settings_fit_the_fields_they_are_entered_in(data: BoardData) -> None:
    """Varje inställning går att mata in: längder, månader och id:n håller måtten."""
    for command in data.settings:
        adapter: TypeAdapter[Any] = TypeAdapter(type(command))
        assert adapter.validate_json(adapter.dump_json(command)) == command
    ids = [*(one.value.id for one in data.terms), *settings_of(data)]
    assert not duplicates(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9_.]*", one) for one in ids)


@EVERY_BOARD
def test_a_setting_holds_from_its_decision_and_is_entered_after_it(data: BoardData) -> None:
    """Ingen inställning gäller före sitt beslut, och besluten står i tidsordning."""
    for command in data.settings:
        assert command.decision.day <= command.since
        assert command.decision.body is Body.BOARD
    since = [command.since for command in data.settings]
    assert since == sorted(since)


@EVERY_BOARD
def test_local_deadlines_are_rules_that_a_board_may_change(data: BoardData) -> None:
    """En lokal frist ersätter bara en regel som är nämndens eget val."""
    state = decided(data)[Topic.DEADLINES]
    for own in state.wordings[0].deadlines:
        assert deadlines.rule(own.rule, date(2026, 1, 1)).status is deadlines.Status.LOCAL


@pytest.mark.parametrize("choices", [CATEGORIES, HSL_CATEGORIES, CAUSES])
def test_a_subcategory_has_its_category_in_the_list(choices: tuple[Choice, ...]) -> None:
    """Varje underkategori ligger under en kategori i samma lista."""
    ids = [choice.id for choice in choices]
    assert not duplicates(ids)
    assert {choice.parent for choice in choices if choice.parent} <= set(ids)


def test_answers_of_practice_are_those_that_rules_compare_with() -> None:
    """De svar om arbetssätt som en regel läser är skrivna så att regeln förstår dem."""
    answers = {slug: {one.value.id: one.value.label for one in data.practices} for slug, data in BOARDS.items()}
    assert answers["enkoping"]["risk_analysis.decision_level"] == DecisionLevel.MANAGEMENT_GROUP
    assert answers["uppsala"]["risk_analysis.decision_level"] == DecisionLevel.OWN_LEVEL
    assert "risk_analysis.decision_level" not in answers["nacka"]
    assert answers["enkoping"]["complaint.answered_by"] == Role.DEPARTMENT_HEAD
    assert answers["uppsala"]["complaint.answered_by"] == Role.UNIT_MANAGER
    assert answers["nacka"]["staff_survey.ends_in"] == StaffSurveyEnds.PROGRAMME
    assert all("staff_survey.ends_in" not in answers[board] for board in ("enkoping", "uppsala"))


# ── Enköping ─────────────────────────────────────────────────────────────────


def test_enkoping_has_both_cadences_that_contradict_each_other() -> None:
    """Enköping sammanställer en gång om året och två gånger om året: båda meningarna står."""
    data = BOARDS["enkoping"]
    cadences = {one.value.id: one for one in data.cadences}
    yearly, half_year = cadences["compilation.yearly"], cadences["compilation.half_year"]
    assert "en gång om året" in yearly.said[0].text and yearly.value.months == (12,)
    assert "2 ggr/år" in half_year.said[0].text and half_year.value.months == (6, 12)
    assert "2 ggr/år" in cadences["lex_sarah.count"].said[0].text
    decided_cadences = decided(data)[Topic.CADENCES].wordings[0].cadences
    assert {yearly.value, half_year.value} <= set(decided_cadences)


def test_enkoping_asks_six_questions_four_of_them_each_tertial() -> None:
    """Egenkontrollens frågor 1, 2, 3 och 5 rapporteras varje tertial, 4 och 6 med årsbokslutet."""
    questions = BOARDS["enkoping"].self_control
    assert [one.number for one in questions] == [1, 2, 3, 4, 5, 6]
    each_tertial = [one.number for one in questions if one.reported_with is ReportedWith.TERTIAL]
    assert each_tertial == [1, 2, 3, 5]
    for one in questions:
        assert one.answered_by == (Role.DEPARTMENT_HEAD, Role.TEAM_LEADER, Role.EMPLOYEE)
        assert (one.said.requirement, one.reported_said.requirement) == ("E43", "E44")


def test_enkoping_names_four_routines_and_six_rows_of_what_when_who() -> None:
    """Enköping nämner fyra rutiner vid namn, och tabellen vad, när, vem har sex rader."""
    data = BOARDS["enkoping"]
    assert len([one for one in data.routines if one.document]) == 4
    rows = [one.said.requirement for one in data.routines if one.document is None]
    assert rows == ["E79", "E80", "E81", "E82", "E83", "E84"]
    assert data.guideline.decided is None and data.guideline.supposed


# ── Uppsala ──────────────────────────────────────────────────────────────────


def test_uppsala_s_guideline_has_its_metadata() -> None:
    """Uppsalas riktlinje har sitt diarienummer, beslut, beslutsfattare och ansvarig funktion."""
    guideline = BOARDS["uppsala"].guideline
    assert guideline.title == "Riktlinje för socialnämndens ledningssystem för systematiskt kvalitetsarbete"
    assert guideline.kind is Kind.GUIDELINE
    assert guideline.class_as_written == "Normerande styrdokument"
    assert guideline.diary_number == "SCN-2026-00466"
    assert guideline.decided == guideline.valid_from == UPPSALA_DECIDED
    assert (guideline.decided_by, guideline.body) == ("socialnämnden", Body.BOARD)
    assert guideline.owner_function == "stabschef, socialförvaltningen"
    assert guideline.affects == "socialförvaltningen"
    front = " ".join(quoted.text for quoted in guideline.quoted)
    for word in ("SCN-2026-00466", "2026-06-16", "socialnämnden", "stabschef, socialförvaltningen"):
        assert word in front


def test_uppsala_s_guideline_has_its_related_documents() -> None:
    """Uppsalas riktlinje hänvisar till tre kommunövergripande dokument och två rutiner, med sina egna titlar."""
    related = BOARDS["uppsala"].guideline.related
    assert [one.title for one in related] == [
        "Kvalitetspolicy",
        "Riktlinje för synpunktshandtering, felanmälan, avvikelser och servicemätning",
        "Riktlinje för riskhantering",
        "Rapportera och handlägga avvikelser samt missförhållanden eller risk för missförhållanden "
        "enligt lex Sarah (rutin)",
        "Registrera och handlägga synpunkter (rutin)",
    ]
    assert [one.whose for one in related] == ["Uppsala kommun"] * 3 + [None] * 2


def test_what_uppsala_had_decided_before_its_guideline_is_not_known() -> None:
    """För dagen före riktlinjens beslut är Uppsalas begrepp, årshjul och beslutsordning inte kända."""
    states = decided(BOARDS["uppsala"])
    day_before = UPPSALA_DECIDED - timedelta(days=1)
    for topic in (Topic.TERMS, Topic.PRACTICES, Topic.CADENCES, Topic.DECIDERS):
        assert states[topic].on(day_before) is None
        assert states[topic].on(UPPSALA_DECIDED) is not None
    assert states[Topic.CATEGORIES].version_on(day_before) == 1
    assert states[Topic.CATEGORIES].version_on(UPPSALA_DECIDED) == 2


# ── Nacka ────────────────────────────────────────────────────────────────────


def test_nacka_s_tables_are_whole() -> None:
    """Nackas två tabeller har 26 rader och 28 mått."""
    data = BOARDS["nacka"]
    expected = [f"N{number}" for number in (*range(54, 70), *range(71, 81))]
    assert list(data.rows) == expected and len(expected) == 26
    assert len(data.measures) == 28
    assert not duplicates(one.id for one in data.measures)
    by_perspective = Counter(one.perspective for one in data.criteria for _ in one.rows)
    assert by_perspective == {Perspective.AUTHORITY: 16, Perspective.PROVIDER: 10}


def test_nacka_s_cells_are_in_the_words_of_the_tables() -> None:
    """Kriterium, innebörd, mått, metod, takt, målvärde och ansvarig står i riktlinjens tabeller."""
    data = BOARDS["nacka"]
    for criterion in data.criteria:
        assert stands_in(data, criterion.name) and stands_in(data, criterion.meaning), criterion
        for one in criterion.measures:
            cells = [one.what, one.responsible, one.target and one.target.as_written]
            cells += [cell for method in one.methods for cell in (method.name, method.frequency_as_written)]
            assert all(stands_in(data, cell) for cell in cells if cell), one


def test_a_measure_may_have_two_methods_and_a_row_several_measures() -> None:
    """Handläggningstiden mäts på två sätt; raden om kontinuitet har tre mått och ett målvärde."""
    data = BOARDS["nacka"]
    handling_time = measure(data, "N60")
    assert [method.row for method in handling_time.methods] == ["N60", "N61"]
    continuity = [one for one in data.measures if one.methods[0].row == "N76"]
    assert len(continuity) == 3 and len({one.target for one in continuity}) == 1
    assert len([one for one in data.measures if one.methods[0].row == "N77"]) == 2


def test_what_the_tables_leave_open_is_empty_and_said_to_be() -> None:
    """Det tabellerna inte säger är tomt och sagt som oklart."""
    data = BOARDS["nacka"]
    for one in data.measures:
        missing = one.target is None or any(method.name is None for method in one.methods)
        assert not missing or one.unclear, one
    for row in ("N63", "N67"):
        assert (measure(data, row).methods[0].name, measure(data, row).methods[0].frequency) == (None, None)
    without_target = {one.methods[0].row for one in data.measures if one.target is None}
    assert without_target == {"N63", "N77", "N78", "N79", "N80"}
    assert measure(data, "N74").unclear


def test_nacka_s_eight_agreements_are_documents() -> None:
    """Nackas åtta överenskommelser finns som dokument, med de parter som namnges."""
    data = BOARDS["nacka"]
    assert [one.said.requirement for one in data.agreements] == [f"N{number}" for number in range(92, 100)]
    kinds = {one.slug: one.kind for one in data.documents}
    assert Counter(kinds[one.document] for one in data.agreements) == {Kind.AGREEMENT: 7, Kind.PLAN: 1}
    for one in data.agreements:
        named = (*one.parties, one.target_group or "", one.subject)
        assert all(stands_in(data, text) for text in named), one


# ── Contradictions ───────────────────────────────────────────────────────────


def test_every_contradiction_is_a_row() -> None:
    """Varje motsägelse har sitt nummer, sina krav och ett svar."""
    assert [one.number for one in CONTRADICTIONS] == list(range(1, 26))
    for one in CONTRADICTIONS:
        assert one.issue and one.handled
        for requirement in one.ids:
            assert int(requirement[1:]) in REQUIREMENTS[requirement[0]]
        assert {quoted.requirement for quoted in one.said} <= set(one.ids)
    assert [one.number for one in CONTRADICTIONS if not one.said] == [10, 11, 12, 13, 14, 15]
    assert [one.number for one in touching("E63")] == [1, 18]


def test_a_contradiction_shows_both_sentences() -> None:
    """En motsägelse mellan riktlinjer visar båda meningarna, en mot lagen visar kravet."""
    for one in CONTRADICTIONS:
        if one.said:
            assert len(one.said) > 1 or one.duties, one


def test_settings_that_settle_a_contradiction_exist() -> None:
    """Den inställning som en motsägelse hänvisar till finns hos någon av nämnderna."""
    known = {setting for data in BOARDS.values() for setting in settings_of(data)}
    assert {setting for one in CONTRADICTIONS for setting in one.settled_by} <= known


# ── People ───────────────────────────────────────────────────────────────────


def luhn(number: str) -> int:
    """The check digit of the first nine digits of a personal number, century left out."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(number[2:11]))
    return -sum(value // 10 + value % 10 for value in doubled) % 10


def test_test_numbers_are_well_formed() -> None:
    """Testpersonnumren har riktig kontrollsiffra och ett datum som finns."""
    assert len(people.PERSONAL_NUMBERS) == 14 and not duplicates(people.PERSONAL_NUMBERS)
    for number in people.PERSONAL_NUMBERS:
        assert luhn(number) == int(number[-1]), number
        date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    eighteen = date(2026 - 18, 6, 30).strftime("%Y%m%d")
    assert all(number[:8] <= eighteen for number in people.ADULTS)
    assert all(number[:8] > eighteen for number in people.CHILDREN)


def test_there_are_names_enough_with_all_letters() -> None:
    """Det finns fyrtio förnamn och fyrtio efternamn, med å, ä och ö bland dem."""
    for names in (people.FIRST_NAMES, people.LAST_NAMES):
        assert len(names) == 40 and not duplicates(names)
        assert set("åäö") <= set("".join(names).lower())

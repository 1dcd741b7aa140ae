"""What stands beside the lines cannot be changed unseen either: acts, numbers, seals, registers, frozen figures."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.analyses import Counted
from domain.book import EraseTexts, Ground
from domain.terms import Body, Role
from domain.words import Decision
from ledger.canonical import decode, encode
from ledger.lines import Line
from ledger.postgres import Server
from projections import schema
from replays.analysis import digest, frozen_analyses
from replays.verify import first_fault
from replays.views import functions
from tests.projections.books import Board
from tests.projections.histories import Wish
from tests.replays.tampering import Tamperer, flipped, some, tamperer

ACTS, NUMBERS, SEALED = "ledger.acts", "ledger.numbers", "ledger.sealed"


# ── Acts and numbers ─────────────────────────────────────────────────────────


@pytest.mark.slow
def test_a_changed_act_is_found(evil: Tamperer) -> None:
    """Ändras, försvinner eller tillkommer en handling i förteckningen pekas dess rad ut."""
    alone, whole = acts_of(evil)
    for change, at in (
        (f"UPDATE {ACTS} SET act = gen_random_uuid() WHERE first = {alone[0]}", alone[0]),
        (f"UPDATE {ACTS} SET last = last + 1 WHERE first = {alone[0]}", alone[0] + 1),
        (f"UPDATE {ACTS} SET last = last - 1 WHERE first = {whole[0]}", whole[1]),
        (f"UPDATE {ACTS} SET first = first + 1 WHERE first = {whole[0]}", whole[0]),
        (f"UPDATE {ACTS} SET first = first - 1 WHERE first = {whole[0]}", whole[0] - 1),
        (f"DELETE FROM {ACTS} WHERE first = {whole[0]}", whole[0]),
        (f"INSERT INTO {ACTS} VALUES (gen_random_uuid(), NULL, {alone[0]}, {alone[0]})", alone[0]),
        (f"INSERT INTO {ACTS} VALUES (gen_random_uuid(), NULL, {evil.last + 1}, {evil.last + 1})", evil.last + 1),
    ):
        with evil.kept(ACTS):
            evil.do(change)
            assert evil.failing() == {"Varje handling skrevs": at}, change


def acts_of(evil: Tamperer) -> tuple[tuple[int, int], tuple[int, int]]:
    """An act of one line and one of several."""
    (alone,) = evil.do(f"SELECT first, last FROM {ACTS} WHERE first > 10 AND first = last ORDER BY first LIMIT 1")
    (whole,) = evil.do(f"SELECT first, last FROM {ACTS} WHERE first > 10 AND first < last ORDER BY first LIMIT 1")
    return alone, whole


def test_a_changed_number_is_found(evil: Tamperer) -> None:
    """Ändras, försvinner, byts eller tillkommer ett nummer pekas den rad ut där posten fick det."""
    rows = evil.do(f"SELECT l.position, n.record FROM {NUMBERS} n JOIN ledger.lines l USING (record) WHERE version = 1")
    numbered = dict(sorted(rows))
    first, second = list(numbered)[3:5]
    for change, at in (
        (f"UPDATE {NUMBERS} SET number = number + 1000 WHERE record = '{numbered[first]}'", first),
        (f"UPDATE {NUMBERS} SET year = year + 1 WHERE record = '{numbered[first]}'", first),
        (f"UPDATE {NUMBERS} SET series = 'XYZ' WHERE record = '{numbered[first]}'", first),
        (f"UPDATE {NUMBERS} SET record = gen_random_uuid() WHERE record = '{numbered[first]}'", first),
        (f"DELETE FROM {NUMBERS} WHERE record = '{numbered[second]}'", second),
        (f"INSERT INTO {NUMBERS} VALUES (gen_random_uuid(), 'AVV', 2025, 9999)", evil.last + 1),
    ):
        with evil.kept(NUMBERS):
            evil.do(change)
            assert evil.failing() == {"Numren löper utan": at}, change


# ── Seals ────────────────────────────────────────────────────────────────────

TEXT = "Varje förseglad text"


def test_a_changed_byte_in_a_seal_is_found(evil: Tamperer) -> None:
    """Ändras en enda byte i det förseglade, eller i nyckeln till det, pekas raden ut."""
    sealed = [position for (position,) in evil.do(f"SELECT position FROM {SEALED} ORDER BY position")]

    @some
    @given(
        position=st.sampled_from(sealed),
        column=st.sampled_from(("envelope", "wrapped")),
        place=st.integers(0, 2**16),
        mask=st.integers(1, 255),
    )
    def any_byte(position: int, column: str, place: int, mask: int) -> None:
        with evil.kept(SEALED):
            ((was,),) = evil.do(f"SELECT {column} FROM {SEALED} WHERE position = %s", position)
            evil.do(f"UPDATE {SEALED} SET {column} = %s WHERE position = %s", flipped(was, place, mask), position)
            assert evil.failing() == {TEXT: position}

    any_byte()


def test_seals_that_are_moved_taken_or_added_are_found(evil: Tamperer) -> None:
    """Byter två försegglingar plats, tas en bort utan beslut eller läggs en till pekas den första raden ut."""
    sealed = [position for (position,) in evil.do(f"SELECT position FROM {SEALED} ORDER BY position")]
    (bare,) = [p for p in range(1, evil.last) if p not in sealed][:1]
    one, other = sealed[5], sealed[-2]
    for change, at in (
        (f"UPDATE {SEALED} SET position = {one + other} - position WHERE position IN ({one}, {other})", one),
        (f"UPDATE {SEALED} SET position = {bare} WHERE position = {one}", min(one, bare)),
        (f"UPDATE {SEALED} SET position = {evil.last + 5} WHERE position = {one}", one),
        (f"UPDATE {SEALED} SET epoch = epoch + 1 WHERE position = {one}", one),
        (f"DELETE FROM {SEALED} WHERE position = {other}", other),
        (f"INSERT INTO {SEALED} SELECT {bare}, epoch, wrapped, envelope FROM {SEALED} WHERE position = {one}", bare),
        (f"DELETE FROM {SEALED}", sealed[0]),
    ):
        with evil.kept(SEALED):
            evil.do(change)
            assert evil.failing() == {TEXT: at}, change


def test_a_decision_to_erase_says_nothing_of_lines_that_come_after_it(server: Server, board: Board) -> None:
    """Ett beslut om radering gäller rader som fanns: en senare text som saknas är borta utan beslut."""
    history, later = board.history, board.last + 8
    decision = Decision(body=Body.BOARD, day=history.today)
    erase = EraseTexts(positions=tuple(range(1, later + 9)), ground=Ground.RETENTION, decision=decision)
    known = len(history.acts)
    assert history.ask(Wish("book", history.known.ledger, erase, Role.SYSTEM_ADMIN, history.admin.by))
    board.write(known)
    board.go_on(40)
    with tamperer(server, board.database, board.book.keys) as evil:
        ((gone,),) = evil.do(f"SELECT min(position) FROM {SEALED} WHERE position >= %s", later)
        evil.do(f"DELETE FROM {SEALED} WHERE position IN (%s, (SELECT min(position) FROM {SEALED}))", gone)
        assert evil.failing() == {TEXT: gone}


# ── Registers ────────────────────────────────────────────────────────────────

REGISTERS = "Registren är vad"


def test_a_changed_row_of_a_register_is_found(evil: Tamperer) -> None:
    """Ändras en uppgift i ett register, i vilken kolumn som helst, pekas den rad ut som säger annat."""
    cards = f"{schema.schema_name()}.cards"
    rows = evil.do(f"SELECT record, version, from_position, to_position FROM {cards} ORDER BY from_position")
    chance = Random(3)
    for change in (
        "state = jsonb_set(state, '{status}', '\"annulled\"')",
        "state = state || '{\"extra\": 1}'",
        "state = state - 'status'",
        "state = '[]'",
        "status = 'annulled'",
        "register = 'views2'",
        "unit = gen_random_uuid()",
        "number = 'AVV-2025-9999'",
        "opened = opened + 1",
        "version = version + 100",
        "record = gen_random_uuid()",
        "changed_at = changed_at + interval '1 microsecond'",
        "changed_at = 'infinity'",
        "from_position = from_position + 100000",
    ):
        record, version, at, _ = chance.choice(rows)
        with evil.kept(cards):
            evil.do(f"UPDATE {cards} SET {change} WHERE (record, version) = (%s, %s)", record, version)
            assert evil.failing() == {REGISTERS: at}, change


def test_a_row_of_a_register_that_ends_at_another_line_is_found(evil: Tamperer) -> None:
    """Sägs en post ha ändrats tidigare, senare, aldrig eller fast den inte har det, är det ett fel."""
    cards = f"{schema.schema_name()}.cards"
    ended, standing = [
        evil.do(f"SELECT record, version, to_position FROM {cards} WHERE to_position {which} ORDER BY opened LIMIT 1")[
            0
        ]
        for which in ("> 60", "IS NULL")
    ]
    for (record, version, end), to, at in (
        (ended, "to_position + 1", ended[2]),
        (ended, "to_position - 1", ended[2]),
        (ended, "NULL", ended[2]),
        (standing, "50", 50),
        (standing, str(evil.last + 9), evil.last + 9),
    ):
        with evil.kept(cards):
            evil.do(f"UPDATE {cards} SET to_position = {to} WHERE (record, version) = (%s, %s)", record, version)
            assert evil.failing() == {REGISTERS: at}, (end, to)


def test_rows_of_registers_that_are_gone_or_too_many_are_found(evil: Tamperer) -> None:
    """Saknas en rad i ett register, finns en för mycket, eller sägs registren ha kommit längre, är det ett fel."""
    name = schema.schema_name()
    cards = f"{name}.cards"
    with evil.kept(cards):
        evil.do(f"DELETE FROM {cards} WHERE from_position = 44")
        assert evil.failing() == {REGISTERS: 44}
    with evil.kept(cards):
        evil.do(f"DELETE FROM {cards}")
        assert evil.failing() == {REGISTERS: 1}
    with evil.kept(cards):
        evil.do(f"ALTER TABLE {cards} DROP CONSTRAINT cards_pkey")
        evil.do(f"INSERT INTO {cards} SELECT * FROM {cards} WHERE from_position = 60")
        assert evil.found() in (60, 61)
    for reached, at in ((evil.last + 3, evil.last + 1), (70, 71)):
        with evil.kept(f"{name}.progress"):
            evil.do(f"UPDATE {name}.progress SET position = {reached}")
            assert evil.found() == at


def test_a_changed_blank_state_is_found(evil: Tamperer) -> None:
    """Ändras det som alla poster i ett register utgår från pekas registrets första rad ut."""
    blanks, cards = (f"{schema.schema_name()}.{table}" for table in ("blanks", "cards"))
    ((first,),) = evil.do(f"SELECT min(from_position) FROM {cards} WHERE register = 'views'")
    for change in (
        f"UPDATE {blanks} SET blank = blank || '{{\"conversions\": 7}}' WHERE of_register = 'views'",
        f"DELETE FROM {blanks} WHERE of_register = 'views'",
    ):
        with evil.kept(blanks):
            evil.do(change)
            assert evil.failing() == {REGISTERS: first}


# ── Frozen figures ───────────────────────────────────────────────────────────

FROZEN = "Varje fryst analys"


def frozen_lines(evil: Tamperer) -> tuple[Line, Line]:
    """The line of the frozen version, and one of a measure with a figure in it."""
    (frozen,) = frozen_analyses(evil.db)
    place = next(place for place, one in frozen.parts if isinstance(one, Counted) and one.now and one.now[0].value)
    return evil.line(frozen.line), evil.line(place)


def edited(line: Line, **values: Any) -> Line:
    """The line with other values in its event, still in the one way it may be written."""
    said = decode(line.body)
    return replace(line, body=encode({**said, "event": {**said["event"], **values}}))


def another_figure(line: Line) -> Line:
    now = decode(line.body)["event"]["now"]
    return edited(line, now=[{**now[0], "value": now[0]["value"] + 1}, *now[1:]])


def test_an_edited_frozen_figure_is_found_by_its_leaf(evil: Tamperer) -> None:
    """Ändras en fryst siffra stämmer radens kontrollsumma inte."""
    _, measure = frozen_lines(evil)
    with evil.kept("ledger.lines"):
        changed = another_figure(measure).body
        evil.do("UPDATE ledger.lines SET body = %s WHERE position = %s", changed, measure.position)
        failing = evil.failing()
        assert failing["Varje rad är"] == failing[FROZEN] == measure.position


def test_an_edited_frozen_figure_with_a_new_leaf_is_found_by_counting_again(evil: Tamperer) -> None:
    """Räknas också kontrollsumman om avslöjas den ändrade siffran av att den räknas fram på nytt."""
    _, measure = frozen_lines(evil)
    with evil.kept("ledger.lines"):
        evil.put(another_figure(measure))
        assert evil.failing() == {FROZEN: measure.position}


def test_an_edited_figure_is_found_though_its_digest_is_made_to_fit(evil: Tamperer) -> None:
    """Görs också beslutets kontrollsumma om till den falska siffran hittas den ändå, på sin rad."""
    version, measure = frozen_lines(evil)
    with evil.kept("ledger.lines"):
        evil.put(another_figure(measure))
        (frozen,) = frozen_analyses(evil.db)
        evil.put(edited(version, figures=digest(frozen.counted)))
        # The register knows the digest too, and that one is the old one.
        assert evil.failing() == {FROZEN: measure.position, REGISTERS: version.position}


@pytest.mark.parametrize(
    "values",
    [{"figures": "A" * 43}, {"position": 3}, {"first": "2025-07-01", "last": "2025-12-31"}, {"position": 10**9}],
)
def test_an_edited_decision_to_freeze_is_found(evil: Tamperer, values: dict[str, Any]) -> None:
    """Ändras vad som frystes, eller vid vilken rad, stämmer siffrorna inte."""
    version, measure = frozen_lines(evil)
    with evil.kept("ledger.lines"):
        evil.put(edited(version, **values))
        failing = evil.failing()
        assert failing[FROZEN] in (version.position, measure.position)


def test_the_first_of_many_faults_is_told(evil: Tamperer) -> None:
    """Är mycket fel sägs vilken rad som ska ses på först."""
    cards = f"{schema.schema_name()}.cards"
    with evil.kept("ledger.lines"), evil.kept(ACTS, "acts_kept"):
        evil.do("UPDATE ledger.lines SET name = 'Ingen.v1' WHERE position = 90")
        evil.do(f"DELETE FROM {ACTS} WHERE first > 70")
        evil.do(f"UPDATE {cards} SET number = 'X' WHERE from_position = 31")
        claims = evil.claims()
        first = first_fault(claims)
        assert first is not None
        assert first.position == 31
        assert first.claim.startswith(REGISTERS)
        assert len([claim for claim in claims if not claim.holds]) >= 4


# ── What is shown to people with SQL, and what is kept of documents ──────────


def test_a_view_that_shows_something_else_is_found(evil: Tamperer) -> None:
    """Byts en vy ut, så att den som tittar med SQL ser något annat, pekas den första raden ut."""
    view = f"{schema.schema_name()}.deviations"
    ((known,), (first,)) = (
        evil.do("SELECT pg_get_viewdef(%s::regclass)", view)[0],
        evil.do(f"SELECT min(line) FROM {view}")[0],
    )
    shown = known.replace("cards.status", "upper(cards.status) AS status", 1)
    try:
        evil.do(f"CREATE OR REPLACE VIEW {view} AS {shown}")
        assert evil.failing() == {"Vyerna visar registren": first}
    finally:
        evil.do(f"CREATE OR REPLACE VIEW {view} AS {known}")


def test_a_view_that_shows_fewer_is_found_and_one_that_shows_as_many_is_in_order(evil: Tamperer) -> None:
    """Tar en vy slut för tidigt pekas den ut; skrivs den om men visar samma rader är den i sin ordning."""
    view = f"{schema.schema_name()}.deviations"
    ((known,),) = evil.do("SELECT pg_get_viewdef(%s::regclass)", view)
    ((rows,),) = evil.do(f"SELECT count(*) FROM {view}")
    try:
        evil.do(f"CREATE OR REPLACE VIEW {view} AS {known.rstrip(';')} LIMIT {rows - 1}")
        assert list(evil.failing()) == ["Vyerna visar registren"]
        evil.do(f"CREATE OR REPLACE VIEW {view} AS {known.rstrip(';')} LIMIT {rows}")
        assert evil.failing() == {}
    finally:
        evil.do(f"CREATE OR REPLACE VIEW {view} AS {known}")


def test_every_function_of_the_registers_is_tried(evil: Tamperer) -> None:
    """Ingen av registrens funktioner går kontrollen förbi."""
    there = evil.do("SELECT proname FROM pg_proc WHERE pronamespace = to_regnamespace(%s)", schema.schema_name())
    assert {name for (name,) in there} == {name for name, _, _ in functions(evil.db)}


@pytest.mark.parametrize(("function", "kind"), [("named", "jsonb"), ("people", "text[]")])
def test_a_function_that_hides_something_is_found(evil: Tamperer, function: str, kind: str) -> None:
    """Byts en funktion ut, så att trådar eller listor blir kortare, pekas första raden ut där den ger något annat."""
    own = f"{schema.schema_name()}.{function}(state jsonb)"
    begun = f"CREATE OR REPLACE FUNCTION {own} RETURNS {kind} IMMUTABLE PARALLEL SAFE LANGUAGE sql"
    ((known,),) = evil.do("SELECT pg_get_functiondef(%s::regprocedure)", f"{schema.schema_name()}.{function}(jsonb)")
    try:
        evil.do(f"{begun} RETURN NULL::{kind}")
        assert list(evil.failing()) == ["Vyerna visar registren"]
    finally:
        evil.do(known.replace("%", "%%"))
    assert evil.failing() == {}


def test_a_content_that_is_changed_is_found_by_the_line_that_names_it(server: Server, board: Board) -> None:
    """Ändras ett dokuments innehåll pekas den första rad ut som nämner det; utan ändring stämmer det."""
    address = board.book.blobs.put_public("Riktlinjen, ord för ord.".encode())
    sealed = board.book.blobs.put_sealed(b"Bilagan.")
    with tamperer(server, board.database, board.book.keys) as evil:
        assert evil.failing() == {}
        evil.do("ALTER TABLE blobs.chunks DISABLE TRIGGER ALL")
        for one in (address, sealed):
            with evil.kept("blobs.chunks"):
                evil.do(
                    "UPDATE blobs.chunks SET data = set_byte(data, 3, 255 - get_byte(data, 3)) WHERE address = %s", one
                )
                assert list(evil.failing()) == ["Varje dokuments innehåll"]


def test_another_word_of_what_book_it_is_is_found(evil: Tamperer) -> None:
    """Sägs boken vara en annan än rad 1 säger, är rad 1 fel."""
    with evil.kept("ledger.identity"):
        evil.do("UPDATE ledger.identity SET demonstration = NOT demonstration")
        assert evil.failing()["Rad 1 är"] == 1

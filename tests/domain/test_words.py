"""Words that registers share (domain/words, domain/terms), as sentences."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import partial
from uuid import UUID

import pytest

from domain import grammar, terms
from domain.board import Setting
from domain.board import Status as SettingStatus
from domain.grammar import NoSuchRecord, Occasion, derived_id
from domain.organisation.units import Status as UnitStatus
from domain.organisation.units import Unit
from domain.terms import Role, Term, YesNoUnknown
from domain.words import (
    Affected,
    DaysInWrongOrder,
    NotYetHappened,
    Occurred,
    WrongOrder,
    must_be,
    must_be_in_order,
    must_have_been,
)
from tests.spec import STAMP, UNIT, refused

FIRST, LAST = date(2026, 3, 14), date(2026, 3, 15)
TODAY, TOMORROW = date(2026, 3, 16), date(2026, 3, 17)


# ── When it happened ─────────────────────────────────────────────────────────


def test_it_happened_on_a_day_in_an_interval_or_it_is_not_known() -> None:
    """Det hände en dag, någon gång mellan två dagar, eller så är det inte känt."""
    assert Occurred.on(FIRST) == Occurred(first=FIRST, last=FIRST)
    assert [one.known for one in (Occurred.on(FIRST), Occurred(first=FIRST), Occurred(last=LAST), Occurred())] == [
        True,
        True,
        True,
        False,
    ]


def test_statistics_count_on_the_last_day_known() -> None:
    """I statistiken räknas den sista dag som är känd."""
    assert Occurred(first=FIRST, last=LAST).day == LAST
    assert Occurred(first=FIRST).day == FIRST
    assert Occurred(last=LAST).day == LAST
    assert Occurred().day is None


def test_a_day_that_has_not_been_is_refused() -> None:
    """En dag som inte har varit tas inte emot; idag och okänd dag tas emot."""
    must_have_been(STAMP, FIRST, TODAY, None)
    said = refused(NotYetHappened, lambda: must_have_been(STAMP, FIRST, TOMORROW))
    assert "2026-03-17" in str(said)


def test_days_come_in_order() -> None:
    """En tid slutar inte före sin början; en okänd ände går bra."""
    must_be_in_order(FIRST, LAST)
    must_be_in_order(FIRST, FIRST)
    must_be_in_order(LAST, None)
    must_be_in_order(None, FIRST)
    said = refused(DaysInWrongOrder, lambda: must_be_in_order(LAST, FIRST))
    assert "2026-03-15 är efter 2026-03-14" in str(said)


def test_a_step_is_taken_in_its_stage() -> None:
    """En åtgärd som inte passar i ärendets skede nekas, och skedet nämns."""
    must_be(UnitStatus.ESTABLISHED, UnitStatus.ESTABLISHED, UnitStatus.CLOSED)
    said = refused(WrongOrder, lambda: must_be(UnitStatus.CLOSED, UnitStatus.ESTABLISHED))
    assert "nedlagd" in str(said)


def test_what_is_not_said_of_those_affected_is_unknown() -> None:
    """Det som inte sägs om de berörda är okänt, inte nej och inte noll."""
    assert (Affected().child, Affected().count) == (YesNoUnknown.UNKNOWN, None)


# ── Other records ────────────────────────────────────────────────────────────


def test_another_record_is_of_the_kind_that_is_asked_for() -> None:
    """En annan post finns och är av rätt slag, annars nekas det som vilar på den."""
    known = Unit(status=UnitStatus.ESTABLISHED)
    occasion = Occasion(STAMP, {UNIT: known, UUID(int=1): Unit(), UUID(int=2): Setting(status=SettingStatus.DECIDED)})
    assert occasion.state(UNIT, Unit) is known
    for other in (UUID(int=1), UUID(int=2), UUID(int=3)):
        said = refused(NoSuchRecord, partial(occasion.state, other, Unit))
        assert str(other) in str(said)


def test_a_record_of_which_there_is_only_one_has_a_given_id() -> None:
    """Den post som det bara kan finnas en av har alltid samma identitet, och ingen annan post har den."""
    one = derived_id("settings", "terms")
    assert one == derived_id("settings", "terms")
    assert one not in {derived_id("settings", "causes"), derived_id("settings"), derived_id("settingsterms")}
    assert (one.version, one.variant) == (8, "specified in RFC 4122")


# ── Closed vocabularies ──────────────────────────────────────────────────────

VOCABULARIES = [
    kind for kind in vars(terms).values() if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Term
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_a_word_is_stored_in_ascii_and_read_in_swedish(vocabulary: type[Term]) -> None:
    """Varje ordval lagras som ett ord i ASCII och läses på svenska; inga två läses likadant."""
    for word in vocabulary:
        assert word.value.isascii() and str(word) == word.value and word.label
        assert vocabulary.of(word.value) is word
    assert len({word.label for word in vocabulary}) == len(vocabulary)


def test_a_word_that_is_not_there_is_said_not_to_be() -> None:
    """Ett ordval som inte finns sägs inte finnas."""
    with pytest.raises(LookupError, match="Role har inget ord chef"):
        Role.of("chef")


def test_the_grammar_has_no_words_of_its_own_for_people() -> None:
    """Det som liggaren svarar den som inte får göra något är en hel mening på svenska."""
    for refusal in (grammar.NotAllowed, grammar.NoSuchRecord):
        assert refusal.message[0].isupper() and refusal.message.endswith(".")

"""What would have differed under another rule: counted from the same lines, with nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from psycopg import Connection

from domain import REGISTERS, deadlines
from domain.board import Due
from domain.grammar import Event
from domain.risks.events import RiskReviewed
from domain.risks.state import Risk
from ledger import database as databases
from ledger.codec import KINDS, read
from ledger.keys import Keys
from ledger.lines import last_position
from ledger.lines import read as lines
from ledger.postgres import Server
from projections import schema
from projections.digest import digest
from replays.analysis import analyse
from replays.counting_from import carried, start
from replays.what_if import UNDECIDED, NotUnderstood, Otherwise, as_if, otherwise, what_if
from tests.living import lived
from tests.projections.books import opened
from tests.replays.conftest import PERIOD, Year
from tests.spec import STAMP
from tests.strategies import example

RULES = (
    "deviation.first_reading",
    "deviation.investigation",
    "complaint.acknowledge",
    "complaint.answer",
    "view.answer",
    "risk.analysis",
    "risk.review",
    "risk.before_change",
    "document.review",
    "lex_sarah.start_alarm",
)


@pytest.fixture(scope="session")
def year(server: Server, worker: str, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """A longer one than the other tests of the replays have: everything that has a deadline is to happen."""
    folder = tmp_path_factory.mktemp("what-if") / "keys"
    database = databases.create(server, f"what_if_{worker}")
    with opened(database, folder, seed=3) as board:
        last = board.go_on(900, timedelta(hours=20))
        with board.registers():
            return Year(database, Keys(folder), board.history, last)


@pytest.fixture
def db(year: Year) -> Iterator[Connection[Any]]:
    with year.database.writer() as made:
        schema.use(made, schema.schema_name())
        yield made


def steps(db: Connection[Any], last: int) -> Iterator[tuple[Event, Any, Any]]:
    """Every event of the book, with the state before it and the stamp."""
    states: dict[Any, Any] = {}
    for line in lines(db, upto=last):
        entered, register = read(line), KINDS[line.name].register
        before = states.get(line.record, register.initial)
        yield entered.event, before, entered.stamp
        states[line.record] = register.follow(before, entered.event, entered.stamp)


def lived_steps(name: str) -> Iterator[tuple[Event, Any, Any]]:
    """The same from the lives that tests/living.py makes up, which come further than those in the book."""
    (register,) = (one for one in REGISTERS if one.name == name)
    for world in lived(name):
        for life in world.of(register):
            state = register.initial
            for event, stamp in life.lines:
                yield event, state, stamp
                state = register.follow(state, event, stamp)


def dues(event: Event) -> list[tuple[str, Due]]:
    return [(name, value) for name, value in vars(event).items() if isinstance(value, Due)]


# ── What is counted anew ─────────────────────────────────────────────────────


def test_a_deadline_counted_anew_by_the_same_rule_is_the_same(year: Year, db: Connection[Any]) -> None:
    """Räknas en frist om med den regel som gällde blir det samma dag, för varje frist i boken."""
    counted = set()
    lives = (lived_steps(name) for name in ("risk_analyses", "risks", "documents", "views", "deviations"))
    for event, before, stamp in chain(steps(db, year.last), *lives):
        for name, due in dues(event):
            if due.local:  # by a length that the made-up board had chosen
                continue
            rule = deadlines.rule(due.rule, stamp.day)
            again = carried(event, name, before)
            on = again.on if again else deadlines.due_day(rule, start(event, name, before, stamp))
            assert on == due.on, (type(event).__name__, name)
            counted.add(due.rule)
    assert counted >= set(RULES)


def test_the_rule_that_holds_changes_nothing(year: Year, db: Connection[Any]) -> None:
    """Den regel och skala som redan gäller ger inga skillnader."""
    same = {"deviation.investigation": deadlines.rule("deviation.investigation", date(2025, 1, 1))}
    for asked in (Otherwise(deadlines=same), Otherwise(threshold=8), Otherwise(categories={"nowhere": "word_1"})):
        found = what_if(db, PERIOD, year.last, asked)
        assert found.figures == ()
        assert [one for one in found.records if one.counts] == []


def test_another_deadline_moves_what_was_in_time(year: Year, db: Connection[Any]) -> None:
    """Med en annan tid för utredningen är andra avvikelser utredda i tid, räknat för hand ur registren."""
    asked = otherwise(["deviation.investigation=1days"])
    found = what_if(db, PERIOD, year.last, asked)
    would = {key: then for measure, key, _, then in found.figures if measure.id == "deviations.investigation_kept"}
    for measure, results in analyse(db, PERIOD, year.last).now:
        if measure.id == "deviations.investigation_kept":
            now = {one.key: one.value for one in results}
    assert would and sum(would.get(key, value) or 0 for key, value in now.items()) + sum(
        then or 0 for key, then in would.items() if key not in now
    ) == sum(value or 0 for value in now.values())
    assert {measure.id for measure, *_ in found.figures} == {"deviations.investigation_kept"}
    for one in found.records:
        was, then = one.fields["first_investigation_due"]
        assert one.register == "deviations" and then.on < was.on and then.local


def test_another_threshold_and_scale_move_what_is_high(year: Year, db: Connection[Any]) -> None:
    """Med en gräns på ett är varje bedömd risk hög; med en skala där allt är ett steg har alla värdet ett."""
    high = what_if(db, PERIOD, year.last, Otherwise(threshold=1))
    assert high.figures and {measure.id for measure, *_ in high.figures} == {"risks.high"}
    assert all((then or 0) > (now or 0) for _, _, now, then in high.figures)
    flat = what_if(db, PERIOD, year.last, Otherwise(steps=dict.fromkeys(range(1, 5), 1)))
    values = {key: then for measure, key, _, then in flat.figures if measure.id == "risks.by_value" and then}
    assert set(values) <= {"1", "unknown"} and values["1"]


def test_merged_categories_are_counted_together(year: Year, db: Connection[Any]) -> None:
    """Slås två kategorier ihop räknas det som hade den ena under den andra."""
    now = {
        one.key: one.value or 0
        for measure, results in analyse(db, PERIOD, year.last).now
        if measure.id == "deviations.by_category"
        for one in results
    }
    old, new = [key for key in sorted(now) if key != "unknown"][:2]
    found = what_if(db, PERIOD, year.last, otherwise(categories=[f"{old}={new}"]))
    moved = {key: (was, then) for measure, key, was, then in found.figures if measure.id == "deviations.by_category"}
    assert moved == {old: (now[old], None), new: (now[new], now[old] + now[new])}


def test_nobody_who_set_a_day_is_overruled() -> None:
    """En uppföljning som någon själv har satt dagen för står kvar; den som följde av fristen flyttas."""
    asked, follows = otherwise(["risk.review=3days"]), date(2027, 3, 16)
    due = Due(on=follows, rule="risk.review", version=1, local=False)
    for day, expected in ((follows, date(2026, 3, 19)), (date(2026, 9, 1), date(2026, 9, 1))):
        event = replace(example(RiskReviewed), due=due, next_review=day)
        after = as_if(event, Risk(), STAMP, asked)
        assert after == replace(event, due=replace(due, on=date(2026, 3, 19), local=True), next_review=expected)


# ── What is not touched ──────────────────────────────────────────────────────


def test_nothing_is_written(year: Year, db: Connection[Any]) -> None:
    """Boken, registren och alla andra tabeller är desamma efteråt som före."""

    def everything() -> tuple[int, str, dict[str, int]]:
        tables = db.execute(
            "SELECT schemaname || '.' || relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables"
        )
        written = {name: int(count) for name, count in tables}
        return last_position(db), digest(db, schema.schema_name(), year.last), written

    before = everything()
    with year.database.writer() as reading:
        schema.use(reading, schema.schema_name())
        reading.execute("SET default_transaction_read_only = on")
        asked = otherwise([f"{rule}=2days" for rule in RULES], 1, ["1=2"], ["word_1=word_2"])
        assert what_if(reading, PERIOD, year.last, asked).figures
    assert everything() == before


def test_as_of_is_as_of(year: Year, db: Connection[Any]) -> None:
    """Det som inte var känt vid raden räknas inte om."""
    asked = otherwise(["deviation.investigation=1days"])
    early = year.last // 3
    known = {one.record for one in what_if(db, PERIOD, early, asked).records}
    assert known and known <= {line.record for line in lines(db, upto=early)}
    assert known != {one.record for one in what_if(db, PERIOD, year.last, asked).records}
    assert what_if(db, PERIOD, 0, asked).records == ()


def test_only_what_the_reader_sees_is_listed(year: Year, db: Connection[Any]) -> None:
    """Poster som läsaren inte får se listas inte; siffrorna är ändå hela."""
    asked = otherwise(["deviation.investigation=1days"])
    whole, nothing = what_if(db, PERIOD, year.last, asked), what_if(db, PERIOD, year.last, asked, lambda card: False)
    assert nothing.records == () and nothing.figures == whole.figures and whole.records


# ── Asking ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lengths", "threshold", "steps", "categories"),
    [
        ([], None, [], []),
        (["deviation.investigation"], None, [], []),
        (["deviation.investigation=snart"], None, [], []),
        (["deviation.investigation=2hours"], None, [], []),
        (["deviation.investigation=9999days"], None, [], []),
        (["lex_sarah.report=2days"], None, [], []),
        (["nothing=2days"], None, [], []),
        ([], None, ["x=2"], []),
        ([], None, ["1=0"], []),
        ([], None, [], ["=ny"]),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(
    lengths: list[str], threshold: int | None, steps: list[str], categories: list[str]
) -> None:
    """Det som inte går att fråga besvaras med en mening om hur man gör."""
    with pytest.raises(NotUnderstood) as wrong:
        otherwise(lengths, threshold, steps, categories)
    assert str(wrong.value).endswith(".")


def test_lengths_are_understood() -> None:
    """Fristen skrivs som ett tal och ett slag: månader, arbetsdagar eller dagar."""
    asked = otherwise(["deviation.investigation=2months", "view.answer=20workdays"])
    assert asked.deadlines["deviation.investigation"].unit is deadlines.Unit.MONTHS
    assert (asked.deadlines["view.answer"].length, asked.registers) == (20, frozenset({"deviations", "views"}))
    assert deadlines.due_day(asked.deadlines["deviation.investigation"], date(2026, 1, 15)) == date(2026, 3, 16)


def test_it_says_what_it_does_not_decide() -> None:
    """Svaret säger i ord vad som inte prövas om."""
    text = " ".join(UNDECIDED)
    assert "Inget som någon gjorde prövas om" in text and all(one.endswith(".") for one in UNDECIDED)
    assert replace(Otherwise(), threshold=3).registers == {"risks"}

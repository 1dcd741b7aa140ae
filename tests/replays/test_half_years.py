"""A half-year that is frozen stays as it was, and whatever changes it afterwards is named line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from domain import measures
from domain.analyses import AnalysisMeasureFrozen, AnalysisSeriesFrozen
from domain.calendar import Period
from domain.deviations import commands as ask
from domain.deviations.words import OPEN, STANDING, Status
from domain.terms import Role
from domain.words import Occurred
from ledger.codec import read as understand
from ledger.lines import read
from projections import schema
from replays import oracle
from replays.analysis import analyse, digest, figures_bytes, frozen_analyses, of_records, rederive
from replays.compare import compare_analyses
from replays.verify import verify
from tests.projections.books import Board
from tests.projections.histories import Wish
from tests.replays.conftest import PACE, PERIOD, Year
from tests.replays.freezing import freeze

QUALITY = Role.QUALITY_DEVELOPER


def lived(board: Board, pace: timedelta = PACE) -> int:
    """Let the half-year pass. Returns the last position."""
    while board.history.today <= PERIOD.end:
        board.go_on(10, pace)
    return board.last


def test_the_registers_and_the_oracle_count_the_same(year: Year) -> None:
    """Siffrorna ur registren är desamma som de ur raderna, vid varje rad, med samma poster bakom."""
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        for position in [*Random(5).sample(range(1, year.last + 1), 12), year.last]:
            for period in (PERIOD, Period.half_year(2024, 2), Period.year(2025)):
                stored = analyse(db, period, position)
                replayed = of_records(oracle.seen(oracle.as_of(db, position)), period, position)
                assert stored == replayed
                assert stored.data == replayed.data


def test_what_is_frozen_at_the_desk_is_what_was_counted(board: Board) -> None:
    """Det som fryses är exakt det som räknades, mått för mått, med kontrollsumman i beslutet."""
    lived(board)
    with board.registers() as db:
        counted = analyse(db, PERIOD, board.last)
    receipt = freeze(board, PERIOD)
    with board.registers() as db:
        (frozen,) = frozen_analyses(db)
        said = [understand(line).event for line in read(db, after=receipt.first, upto=receipt.last)]
    assert (frozen.line, frozen.position, frozen.period) == (receipt.first, counted.position, PERIOD)
    assert frozen.counted == counted.counted
    assert figures_bytes(frozen.counted, frozen.traced) == counted.data
    assert frozen.event.figures == digest(counted.counted, counted.traced)
    assert tuple(place for place, _ in frozen.parts) == tuple(range(receipt.first + 1, receipt.last + 1))
    assert all(isinstance(event, AnalysisMeasureFrozen | AnalysisSeriesFrozen) for event in said)
    assert receipt.number is not None and receipt.number.startswith("HA-2025-")


# ── Two hundred corrections later ────────────────────────────────────────────


def counted_deviations(board: Board) -> list[UUID]:
    """Deviations that count in the half-year and may be put right."""
    return [
        record
        for register, record in board.history.lives
        if register == "deviations"
        and board.history.states[record].status in STANDING
        and board.history.states[record].status is not Status.ESCALATED  # put right as lex Sarah
        and PERIOD.contains(board.history.states[record].received)
    ]


def put_right(board: Board, record: UUID) -> Wish:
    """A correction that moves the deviation to another unit, and so in the figures."""
    history = board.history
    state = history.states[record]
    elsewhere = history.pick([unit for unit in history.units if unit != state.unit])
    command = ask.CorrectDeviation(
        occurred=state.occurred,
        discovered=state.discovered,
        received=state.received,
        unit=elsewhere,
        place=state.place,
        diary_number=None,
        reason=history.text(),
    )
    return Wish("deviations", record, command, QUALITY)


def beside_the_point(board: Board, record: UUID) -> Wish:
    """Something that no figure of the half-year is about: a question, or a report that came in after it."""
    history = board.history
    if history.chance.random() < 0.5:
        question = ask.RequestCompletion(question=history.text())
        return Wish("deviations", record, question, QUALITY)
    report = ask.ReportDeviation(description=history.text(), occurred=Occurred(), unit=history.pick(history.units))
    return Wish("deviations", None, report, Role.EMPLOYEE)


@pytest.mark.slow
def test_11_two_hundred_corrections_later_the_same_bytes_come_out_and_each_is_named(board: Board) -> None:
    """Efter tvåhundra senare rättelser ger den frysta analysen samma byte, och jämförelsen nämner just dem."""
    lived(board, pace=timedelta(days=1))
    receipt = freeze(board, PERIOD)
    with board.registers() as db:
        (frozen,) = frozen_analyses(db)
        before = analyse(db, PERIOD, frozen.position).data
    history = board.history
    expected: list[int] = []
    known, position = len(history.acts), receipt.last
    records = counted_deviations(board)
    asked = [record for record in records if history.states[record].status in OPEN]
    assert len(records) > 10 and asked
    while len(expected) < 200:
        history.now += timedelta(minutes=7)
        corrects = history.chance.random() < 0.6
        wish = put_right(board, history.pick(records)) if corrects else beside_the_point(board, history.pick(asked))
        assert history.ask(wish)
        position += len(history.acts[-1].events)
        if corrects:
            expected.append(position)
    assert board.write(known) == position > receipt.last + 300
    with board.registers() as db:
        assert rederive(db, frozen).same
        assert analyse(db, PERIOD, frozen.position).data == before
        assert analyse(db, PERIOD, position).data != before
        difference = compare_analyses(db, PERIOD, frozen.position, position)
        assert [line.position for line in difference.lines] == expected
        assert difference.figures
        claims = list(verify(db, board.book.keys))
        assert [claim.fault for claim in claims if not claim.holds] == []


def test_a_half_year_can_be_frozen_again_and_both_versions_stand(board: Board) -> None:
    """Fryses halvåret på nytt efter rättelser finns båda versionerna kvar, och båda går att räkna fram."""
    lived(board, pace=timedelta(days=1))
    freeze(board, PERIOD)
    known = len(board.history.acts)
    assert board.history.ask(put_right(board, counted_deviations(board)[0]))
    board.write(known)
    freeze(board, PERIOD)
    with board.registers() as db:
        first, second = frozen_analyses(db)
        assert first.event.figures != second.event.figures
        assert rederive(db, first).same and rederive(db, second).same
        assert frozen_analyses(db, upto=second.line - 1) == [first]
        assert all(claim.holds for claim in verify(db, board.book.keys))


def test_a_measure_that_counts_otherwise_is_named_and_does_not_fail_what_was_frozen(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Räknar en ny version av programmet ett mått på annat sätt sägs det; den frysta siffran gäller ändå."""
    changed = tuple(replace(one, version=2) if one.id == "views" else one for one in measures.MEASURES)
    monkeypatch.setattr(measures, "MEASURES", changed)
    with year.database.writer() as db:
        schema.use(db, schema.schema_name())
        (frozen,) = frozen_analyses(db)
        again = rederive(db, frozen)
        assert (again.same, again.differing, again.otherwise) == (True, (), ("views",))
        (told,) = [claim for claim in verify(db) if claim.claim.startswith("Varje fryst")]
        assert told.holds and "views" in told.looked_at

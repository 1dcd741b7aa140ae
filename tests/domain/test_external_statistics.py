"""The rules of the register of external statistics, as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pydantic import TypeAdapter

from domain import external_statistics
from domain.criteria.words import Measured
from domain.external_statistics.commands import (
    AnnulSeries,
    CorrectFigure,
    CorrectSeries,
    EndSeries,
    EnterSnapshot,
    NoteDisagreement,
)
from domain.external_statistics.events import (
    DisagreementNoted,
    FigureCorrected,
    SeriesAnnulled,
    SeriesCorrected,
    SeriesEnded,
    SeriesFollowed,
    SnapshotEntered,
)
from domain.external_statistics.rules import (
    NoSuchFigure,
    NotThatFigure,
    RetrievedBefore,
    SameFile,
    SameYearTwice,
    SaysTheSame,
    TooManyDisputed,
    TooManyFigures,
)
from domain.external_statistics.state import Series
from domain.external_statistics.words import (
    MOST_DISPUTED,
    MOST_FIGURES,
    Disputed,
    Figure,
    Group,
    Known,
    Publisher,
    Status,
    WhyAnnulled,
    series_id,
)
from domain.words import NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, STAMP, Spec

TODAY = STAMP.day
NEW = Spec(external_statistics.REGISTER)
ENTER = EnterSnapshot(
    publisher=Publisher.IVO,
    indicator="lex_sarah.notifications",
    municipality="Riket",
    title="Anmälningar enligt lex Sarah till IVO",
    measured=Measured.COUNT,
    retrieved=date(2026, 2, 2),
    publication="IVO:s statistiksida, februari 2026",
    file_digest="a" * 43,
    figures=(Figure(year=2022, value="1132"), Figure(year=2023, value="1165")),
)
FOLLOWED = SeriesFollowed(
    publisher=ENTER.publisher,
    indicator=ENTER.indicator,
    municipality=ENTER.municipality,
    title=ENTER.title,
    measured=ENTER.measured,
)
FIRST = SnapshotEntered(
    snapshot=1,
    retrieved=ENTER.retrieved,
    publication=ENTER.publication,
    file_digest=ENTER.file_digest,
    figures=ENTER.figures,
)
LATER = replace(
    ENTER,
    retrieved=date(2026, 3, 9),
    publication="IVO:s statistiksida, mars 2026",
    file_digest="b" * 43,
    figures=(Figure(year=2023, value="1170"), Figure(year=2024, value=None)),
)
SECOND = SnapshotEntered(
    snapshot=2,
    retrieved=LATER.retrieved,
    publication=LATER.publication,
    file_digest=LATER.file_digest,
    figures=LATER.figures,
)
THERE = NEW.given(FOLLOWED, FIRST)
DISAGREES = NoteDisagreement(year=2022, value="1131", where="IVO:s sida om 2023: 34 fler än året före")
DISAGREED = DisagreementNoted(year=2022, of=Group.ALL, value="1131", where=DISAGREES.where)


def test_the_first_snapshot_begins_the_series() -> None:
    """Den första hämtningen börjar serien, med vad den heter, mäts i och säger."""
    state = NEW.when(ENTER).then(FOLLOWED, FIRST).state
    assert (state.status, state.snapshots, state.publication) == (Status.FOLLOWED, 1, ENTER.publication)
    assert state.figure(2023, Group.ALL) == Known(year=2023, of=Group.ALL, value="1165", snapshot=1)


def test_there_is_one_series_for_each_indicator_and_municipality() -> None:
    """Det finns en serie för varje källa, nyckeltal och kommun."""
    own = external_statistics.REGISTER.natural(ENTER, SOMEBODY)
    assert own == series_id(Publisher.IVO, "lex_sarah.notifications", "Riket")
    assert own != external_statistics.REGISTER.natural(replace(ENTER, municipality="0182"), SOMEBODY)


def test_a_later_snapshot_takes_its_place_and_changes_nothing_in_the_earlier() -> None:
    """En senare hämtning ersätter talen utan att ändra den tidigare, och tal som den inte har står kvar."""
    spec = THERE.when(LATER).then(SECOND)
    figures = {one.year: (one.value, one.snapshot) for one in spec.state.figures}
    assert figures == {2022: ("1132", 1), 2023: ("1170", 2), 2024: (None, 2)}
    assert external_statistics.REGISTER.replay(spec.history[:2]) == THERE.state
    assert THERE.state.figure(2023, Group.ALL).value == "1165"


def test_an_older_figure_does_not_replace_a_newer() -> None:
    """Ett tal som hämtades tidigare ersätter inte ett senare, och samma fil läses inte in igen."""
    THERE.given(SECOND).when(replace(ENTER, file_digest="c" * 43)).refused(RetrievedBefore)
    THERE.when(ENTER).refused(SameFile)
    NEW.when(replace(ENTER, retrieved=TODAY + timedelta(days=1))).refused(NotYetHappened)


def test_a_figure_is_a_number_of_what_is_measured() -> None:
    """Ett tal är möjligt i det som mäts, och varje år och grupp står en gång."""
    for value in ("-1", "1e3", "12,5"):
        NEW.when(replace(ENTER, figures=(Figure(year=2023, value=value),))).refused(NotThatFigure)
    NEW.when(replace(ENTER, measured=None, figures=(Figure(year=2023, value="-1"),))).accepted()
    THERE.when(replace(LATER, measured=None, figures=(Figure(year=2023, value="-1"),))).refused(NotThatFigure)
    NEW.when(replace(ENTER, figures=(ENTER.figures[0], ENTER.figures[0]))).refused(SameYearTwice)
    NEW.when(replace(ENTER, figures=tuple(Figure(year=2023, of=one, value="1") for one in Group))).accepted()


def test_a_series_has_room_for_so_many_figures() -> None:
    """En serie rymmer ett visst antal tal, och ett så fullt läge är ändå litet."""
    years = range(2000, 2000 + MOST_FIGURES)
    full = tuple(Figure(year=year, of=Group.WOMEN, value="-123456789012.1234") for year in years)
    state = NEW.when(replace(ENTER, measured=None, figures=full)).accepted().state
    NEW.given(FOLLOWED, replace(FIRST, figures=full)).when(replace(LATER, measured=None)).refused(TooManyFigures)
    others = (Disputed(year=2000, of=Group.WOMEN, value="-123456789012.1234", where="ö" * 80),) * MOST_DISPUTED
    fullest = replace(state, title="ö" * 120, publication="ö" * 80, disputed=others)
    assert 6_000 < len(TypeAdapter(Series).dump_json(fullest)) < 8_000


def test_where_sources_disagree_both_figures_stand() -> None:
    """Där källorna säger olika står båda talen, med var det andra finns."""
    state = THERE.when(DISAGREES).then(DISAGREED).state
    assert state.disputed == (Disputed(year=2022, of=Group.ALL, value="1131", where=DISAGREES.where),)
    assert state.figure(2022, Group.ALL).value == "1132"
    THERE.when(replace(DISAGREES, value="1132.0")).refused(SaysTheSame)
    THERE.when(replace(DISAGREES, year=2021)).refused(NoSuchFigure)
    THERE.when(replace(DISAGREES, value="-1")).refused(NotThatFigure)
    THERE.given(*[DISAGREED] * MOST_DISPUTED).when(DISAGREES).refused(TooManyDisputed)


def test_a_figure_entered_wrong_is_put_right() -> None:
    """Ett tal som förts in fel rättas med skäl; det gamla står kvar i sin rad."""
    correct = CorrectFigure(year=2023, value="1156", reason="Omkastade siffror.")
    corrected = FigureCorrected(year=2023, of=Group.ALL, value="1156", reason="Omkastade siffror.")
    state = THERE.when(correct).then(corrected).state
    assert [one.value for one in state.figures] == ["1132", "1156"]
    THERE.when(replace(correct, year=1999)).refused(NoSuchFigure)
    THERE.when(replace(correct, value="1.5e3")).refused(NotThatFigure)


def test_what_a_series_is_called_is_put_right() -> None:
    """Vad serien heter och mäts i rättas, om talen är möjliga i det."""
    correct = CorrectSeries(title="Lex Sarah, riket", measured=Measured.INDEX, reason="Kortare.")
    corrected = SeriesCorrected(title="Lex Sarah, riket", measured=Measured.INDEX, reason="Kortare.")
    assert THERE.when(correct).then(corrected).state.title == "Lex Sarah, riket"
    THERE.when(replace(correct, measured=Measured.PERCENT)).refused(NotThatFigure)


def test_a_series_ends_or_is_struck_out() -> None:
    """En serie slutar följas med skäl och står kvar; en som lades upp av misstag makuleras."""
    ended = THERE.when(EndSeries(reason="Läggs ned av källan.")).then(SeriesEnded(reason="Läggs ned av källan."))
    ended.when(LATER).refused(WrongOrder)
    assert ended.when(DISAGREES).accepted().state.status is Status.ENDED
    annulled = SeriesAnnulled(reason=WhyAnnulled.WRONG_SERIES, explanation=None)
    struck = ended.when(AnnulSeries(reason=WhyAnnulled.WRONG_SERIES)).then(annulled)
    struck.when(LATER).refused(WrongOrder)
    struck.when(DISAGREES).refused(WrongOrder)

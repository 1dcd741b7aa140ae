"""Pictures of figures (replays/charts): the same bytes always, well-formed, told in words, and nothing on top of
anything else."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.signals import Chart, Direction, Kind, Observed, charted
from replays.charts import (
    Bar,
    Days,
    Figure,
    Labels,
    Matrix,
    bars,
    binned,
    control_chart,
    lead_times,
    risk_matrix,
)
from replays.charts.numbers import Count, brief, marks, written
from replays.charts.svg import apart, at, cut, folded, width

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert('å')</script> & \"citat\" \x00\x0b\ud800 ]]> <!--"
LONG = "Särskilt boende Björkhöjdens äldreboende, avdelning Ängsblomman och Åkervindan i Östra Ågården"
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def months(values: Sequence[int | None], of: int = 1, hidden: Sequence[int] = ()) -> list[Observed]:
    return [
        Observed(label=f"{MONTHS[n % 12]} {2022 + n // 12}", value=one, of=of, suppressed=n in hidden)
        for n, one in enumerate(values)
    ]


STEADY = (10, 12, 9, 13, 11, 10, 12, 11, 13, 10, 12, 11)
SIGNALS = charted(Kind.XMR, months([*STEADY, 13, 14, 12, 13, 14, 13, 12, 24, 11, 10, 11, 9]))
GRID: Mapping[tuple[int, int], Count] = {(0, 0): 3, (1, 2): 12, (2, 2): Figure.SUPPRESSED}
GRADED = {(n, m): (n + m) // 2 for n in range(3) for m in range(3)}
LABELS = Labels(title="Rapporterade avvikelser", unit="antal per månad")

PICTURES: Mapping[str, Callable[[], str]] = {
    "xmr": lambda: control_chart(SIGNALS, LABELS),
    "gaps": lambda: control_chart(charted(Kind.XMR, months([*STEADY, None, 12, 987654, 11], hidden=[14])), LABELS),
    "trial": lambda: control_chart(
        charted(Kind.XMR, months([31, 28, 35, 30, 27]), target=14, direction=Direction.LOWER), LABELS
    ),
    "p": lambda: control_chart(charted(Kind.P, months([*STEADY, 30, 9], of=50), target=Fraction(1, 5)), LABELS),
    "u": lambda: control_chart(charted(Kind.U, months([n % 7 + 3 for n in range(60)], of=3)), LABELS),
    "g": lambda: control_chart(charted(Kind.G, months([10, 30, 20, 5, 35, 20, 250])), LABELS),
    "t": lambda: control_chart(charted(Kind.T, months([10, 30, 20, 5, 35, 20, 250])), LABELS),
    "none": lambda: control_chart(charted(Kind.XMR, []), LABELS),
    "one": lambda: control_chart(charted(Kind.XMR, months([3])), LABELS),
    "huge": lambda: control_chart(charted(Kind.XMR, months([10**9 + n * n * 10**6 for n in range(15)])), LABELS),
    "long": lambda: control_chart(SIGNALS, Labels(title=LONG * 3, unit=LONG * 2)),
    "bars": lambda: bars(
        [
            Bar(label=LONG, now=34, before=28),
            Bar(label="LSS", now=Figure.SUPPRESSED, before=0),
            Bar(label="Barn och unga", now=1234567),
        ],
        LABELS,
        "2026:1",
        "2025:1",
    ),
    "one period": lambda: bars([Bar(label=f"Enhet {n}", now=n) for n in range(60)], LABELS, "2026:1"),
    "no bars": lambda: bars([], LABELS, "2026:1", "2025:1"),
    "matrix": lambda: risk_matrix(
        Matrix(
            probabilities=("liten", "stor", "mycket stor"),
            consequences=("mindre", "betydande", "mycket allvarlig för den enskilde"),
            counts=GRID,
            grades=("låg", "måttlig", "hög"),
            graded=GRADED,
        ),
        LABELS,
    ),
    "no matrix": lambda: risk_matrix(Matrix(probabilities=(), consequences=(), counts={}), LABELS),
    "lead times": lambda: lead_times(
        binned([n * n % 120 for n in range(90)], 60), LABELS, median=Fraction(81, 2), deadline=60
    ),
    "late": lambda: lead_times(binned([0, 3, 9, 9, 9], 4), LABELS, median=9, deadline=4),
    "hidden days": lambda: lead_times(
        [Days(first=0, last=4, count=Figure.SUPPRESSED), Days(first=5, last=9, count=Figure.MISSING)], LABELS
    ),
    "no days": lambda: lead_times([], LABELS, median=None),
}
every = pytest.mark.parametrize("name", PICTURES)


def root(svg: str) -> xml.Element:
    return xml.fromstring(svg)


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in root(svg).iter(f"{SVG}text")]


def told(svg: str) -> str:
    return root(svg).findtext(f"{SVG}desc") or ""


# ── Any picture ──────────────────────────────────────────────────────────────


@every
def test_a_picture_is_the_same_every_time(name: str) -> None:
    """Samma uppgifter ger samma bytes."""
    assert PICTURES[name]() == PICTURES[name]()


def test_a_picture_is_the_same_in_another_process() -> None:
    """Också i ett annat program, med andra slumpfrön."""
    code = "import sys; from tests.replays.test_charts import digest; sys.stdout.write(digest())"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {digest()}


def digest() -> str:
    return hashlib.sha256("".join(one() for one in PICTURES.values()).encode()).hexdigest()


@every
def test_a_picture_tells_what_it_shows(name: str) -> None:
    """Varje bild är en bild för den som lyssnar: med rubrik och beskrivning på svenska, som den pekar på."""
    picture = root(PICTURES[name]())
    assert picture.get("role") == "img"
    names = {one.get("id") or "": one.text for one in picture if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert sorted(names) == sorted((picture.get("aria-labelledby") or "").split())
    assert all(text and text.strip() for text in names.values())


@every
def test_a_picture_needs_nothing_else(name: str) -> None:
    """Ingen stilmall, inget skript, inget typsnitt och ingenting utifrån."""
    picture = root(PICTURES[name]())
    tags = {one.tag.removeprefix(SVG) for one in picture.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "line", "path", "circle", "text", "pattern"}
    for one in picture.iter():
        assert not {"style", "class", "font-family", "href", "onload"} & set(one.attrib)


@every
def test_coordinates_have_at_most_two_decimals(name: str) -> None:
    """Inget mått har fler än två decimaler."""
    svg = PICTURES[name]()
    drawn = [part for one in root(svg).iter() for part in (*one.attrib.values(),)]
    assert not [part for part in drawn if not part.startswith("#") and re.search(r"\d\.\d{3}|\de-?\d", part)]


@every
def test_no_words_stand_on_other_words(name: str) -> None:
    """Ingen text ligger på en annan, och ingen utanför bilden."""
    svg = PICTURES[name]()
    wide, high = (float(one) for one in (root(svg).get("viewBox") or "").split()[2:])
    placed = list(boxes(svg))
    for text, (left, top, right, bottom) in placed:
        assert left >= -8 and right <= wide + 8 and top >= 0 and bottom <= high, text
    for (one, a), (other, b) in combinations(placed, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        assert across <= 0 or down <= 0, (one, other)


def boxes(svg: str) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The words with the room they take: capital letters down to the base line."""
    for one in root(svg).iter(f"{SVG}text"):
        size, x, y = int(one.get("font-size") or 0), float(one.get("x") or 0), float(one.get("y") or 0)
        long = float(width(one.text or "", size))
        left = x - {"start": 0.0, "middle": long / 2, "end": long}[one.get("text-anchor") or "start"]
        yield one.text or "", (left, y - size * 0.72, left + long, y)


@pytest.mark.parametrize(
    "draw",
    [
        lambda text: control_chart(
            charted(Kind.XMR, [Observed(label=text, value=n % 2 + n // 12 * 9) for n in range(13)]),
            Labels(title=text, unit=text),
        ),
        lambda text: bars([Bar(label=text, now=3)], Labels(title=text, unit=text), text, text),
        lambda text: risk_matrix(
            Matrix(probabilities=(text,), consequences=(text,), counts={(0, 0): 1}, grades=(text,)), Labels(title=text)
        ),
        lambda text: lead_times(binned([3]), Labels(title=text, unit=text)),
    ],
)
def test_words_are_never_markup(draw: Callable[[str], str]) -> None:
    """Det som någon har skrivit är text, vad det än liknar; det som inte kan stå i XML byts ut."""
    svg = draw(HOSTILE)
    assert not list(root(svg).iter(f"{SVG}script"))
    assert "<script" not in svg and "\N{REPLACEMENT CHARACTER}" in svg
    svg.encode("utf-8")


@pytest.mark.parametrize("id", ["", "1a", "å", 'a"b', "A"])
def test_an_id_is_an_id(id: str) -> None:
    """En bilds id kan inte vara vad som helst."""
    with pytest.raises(ValueError, match="ett id har"):
        control_chart(SIGNALS, Labels(title="x", id=id))


def test_two_pictures_on_a_page_have_ids_of_their_own() -> None:
    """Två bilder på samma sida delar inga id."""
    rows = [Bar(label="a", now=1, before=1)]
    ids = [
        {one.get("id") for one in root(bars(rows, Labels(title="x", id=id), "nu", "då")).iter() if one.get("id")}
        for id in ("a", "b")
    ]
    assert len(ids[0]) == 3 and ids[0].isdisjoint(ids[1])


@pytest.mark.slow
def test_the_words_are_words_in_a_pdf_too(tmp_path: Path) -> None:
    """I en tillgänglig PDF sätts bildens ord med typsnittet och inte som tomrum."""

    def made(svg: str) -> bytes:
        (tmp_path / "a.svg").write_text(svg, encoding="utf-8")
        (tmp_path / "a.typ").write_text('#set document(title: "x")\n#image("a.svg", alt: "x")')
        compiled: bytes = typst.compile(
            tmp_path / "a.typ", root=tmp_path, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1", "a-3a"]
        )
        return compiled

    with_words = PICTURES["xmr"]()
    assert b"LibertinusSerif" in made(with_words)
    assert b"LibertinusSerif" not in made(re.sub("<text.*?</text>", "", with_words))


# ── A control chart ──────────────────────────────────────────────────────────


def test_each_value_has_its_mark() -> None:
    """Varje värde är en prick eller en form: utanför gränsen en romb, i rad en fyrkant."""
    picture = root(PICTURES["xmr"]())
    diamonds = [one for one in picture.iter(f"{SVG}path") if (one.get("d") or "").count("L") == 3]
    squares = [one for one in picture.iter(f"{SVG}rect") if one.get("width") == "8"]
    dots = list(picture.iter(f"{SVG}circle"))
    # One of each shape stands in the legend besides.
    assert (len(diamonds) - 1, len(squares) - 1) == (1, 7)
    assert len(dots) + 1 + 7 == 24


def test_signals_are_told_in_words_and_letters() -> None:
    """Signalerna står i ord under bilden, med var sin bokstav, från vänster till höger."""
    said = texts(PICTURES["xmr"]())
    assert [one for one in said if "utanför" in one or "ligger över" in one or "i rad" in one] == [
        "8 punkter i rad över medelvärdet, jan 2023–aug 2023",
        "aug 2023 ligger över den övre gränsen",
    ]
    assert said.count("A") == said.count("B") == 2


def test_no_signal_is_said_too() -> None:
    """Utan signal står det."""
    svg = control_chart(charted(Kind.XMR, months(STEADY)), LABELS)
    assert "Ingen signal: variationen är slumpmässig enligt reglerna." in texts(svg)
    assert "Ingen signal" in told(svg)


def test_a_hidden_value_is_nowhere_in_the_picture() -> None:
    """Ett undertryckt värde finns varken som tecken, ord eller mått; luckan har sitt märke."""
    svg = PICTURES["gaps"]()
    assert "987" not in svg
    assert {"för få för att visas", "saknas"} <= set(texts(svg))
    assert "1 värden visas inte." not in told(svg) and "Ett värde visas inte." in told(svg)


def test_levels_are_named_at_the_line() -> None:
    """Linjerna har sina namn vid sig, med svenska decimaltecken."""
    assert {"övre gräns 16,7", "medel 11,2", "undre gräns 5,6"} <= set(texts(PICTURES["xmr"]()))
    assert {"mål 14", "preliminär övre gräns 42,2"} <= set(texts(PICTURES["trial"]()))
    assert "mål 20 %" in texts(PICTURES["p"]())


def test_a_limit_far_away_is_told_and_not_drawn() -> None:
    """En gräns långt ovanför värdena trycker inte ihop dem."""
    chart = charted(Kind.T, months([1, 200, 3, 150, 2, 180, 4, 170, 1, 190, 3, 160]))
    assert any(one.endswith("↑") for one in texts(control_chart(chart, LABELS)))


def test_a_lower_limit_under_nought_is_not_drawn_for_counts() -> None:
    """Ett antal kan inte vara under noll: en sådan gräns ritas inte."""
    svg = control_chart(charted(Kind.XMR, months([0, 9, 1, 8, 0, 9, 1, 8])), LABELS)
    assert not [one for one in texts(svg) if "undre" in one]


def test_more_signals_than_can_be_told_are_counted() -> None:
    """Av många signaler sägs de första, och hur många de andra är."""
    chart = charted(Kind.XMR, months([*(5, 6) * 6, *(30, 1) * 12]))
    assert len(chart.signals) > 8
    assert f"och {len(chart.signals) - 8} signaler till" in texts(control_chart(chart, LABELS))


# ── Bars, matrix, lead times ─────────────────────────────────────────────────


def test_bars_stand_beside_each_other() -> None:
    """Varje sak har en stapel nu och en då; ett dolt tal är ord, inte längd."""
    svg = PICTURES["bars"]()
    assert {"34", "28", "0", "visas inte", "saknas", "1\xa0234\xa0567", "2026:1", "2025:1"} <= set(texts(svg))
    assert told(svg).startswith("Staplar för 2026:1 bredvid 2025:1.") and LONG in told(svg)


def test_a_matrix_has_its_counts_in_their_squares() -> None:
    """Varje ruta har sitt antal och sin grad i ord."""
    said = texts(PICTURES["matrix"]())
    assert (said.count("12"), said.count("3"), said.count("visas inte")) == (1, 1, 1)
    assert "Sannolikhet stor, konsekvens mycket allvarlig för den enskilde (måttlig): 12." in told(PICTURES["matrix"]())
    assert said.count("låg") == 3 + 1  # in three squares and in the key
    with pytest.raises(ValueError, match="högst 5 grader"):
        risk_matrix(Matrix(probabilities=("a",), consequences=("b",), counts={}, grades=tuple("abcdef")), LABELS)


def test_the_deadline_parts_the_columns() -> None:
    """Ingen stapel ligger på båda sidor om fristen, och de sena är skrafferade."""
    svg = PICTURES["lead times"]()
    assert {"median 40,5 dagar", "frist 60 dagar", "efter fristen"} <= set(texts(svg))
    assert any((one.get("fill") or "").startswith("url(") for one in root(svg).iter(f"{SVG}rect"))
    assert "Fristen är 60 dagar" in told(svg)


@given(st.lists(st.integers(0, 500), max_size=40), st.none() | st.integers(0, 200))
def test_bins_hold_every_day_once(days: list[int], deadline: int | None) -> None:
    """Varje dag är i en stapel, dag följer på dag, och en stapel slutar med fristen."""
    found = binned(days, deadline)
    assert sum(one.count for one in found if isinstance(one.count, int)) == len(days)
    assert all(b.first == a.last + 1 for a, b in zip(found, found[1:], strict=False))
    assert not found or found[0].first == 0
    assert deadline is None or not found or any(one.last == deadline for one in found) or found[-1].last < deadline
    assert len(found) <= 22


def test_days_under_nought_are_refused() -> None:
    """Dagar är inte färre än noll."""
    with pytest.raises(ValueError, match="inte färre än noll"):
        binned([-1])


# ── Any series, any numbers ──────────────────────────────────────────────────

labels = st.text(max_size=30)


@given(
    st.sampled_from(Kind),
    st.lists(st.tuples(labels, st.none() | st.integers(0, 10**12), st.booleans()), max_size=60),
    st.none() | st.integers(0, 10**6),
)
@settings(max_examples=80)
def test_any_series_can_be_drawn(kind: Kind, seen: list[tuple[str, int | None, bool]], target: int | None) -> None:
    """Vilken serie som helst blir en hel bild."""
    series = [Observed(label=text, value=one, of=10**12, suppressed=hidden) for text, one, hidden in seen]
    chart: Chart = charted(kind, series, target=target, direction=Direction.HIGHER)
    assert root(control_chart(chart, LABELS)).tag == f"{SVG}svg"


@given(st.lists(st.tuples(labels, st.integers(0, 10**12) | st.sampled_from(Figure)), max_size=20))
@settings(max_examples=40)
def test_any_bars_can_be_drawn(rows: list[tuple[str, Count]]) -> None:
    """Vilka staplar som helst blir en hel bild."""
    drawn = bars([Bar(label=text, now=one, before=one) for text, one in rows], LABELS, "nu", "då")
    assert root(drawn).tag == f"{SVG}svg"


@given(st.fractions(-(10**6), 10**6), st.fractions(-(10**6), 10**6))
def test_marks_hold_what_they_are_for(one: Fraction, other: Fraction) -> None:
    """Axelns märken omfattar värdena och är inte många."""
    found = marks(min(one, other), max(one, other))
    assert found[0] <= min(one, other) and max(one, other) <= found[-1] and 2 <= len(found) <= 8


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (Fraction(-1, 3), "−0,33"),
        (Fraction(7, 2), "3,5"),
        (10**7, "10\xa0000\xa0000"),
        (Fraction(1, 300), "0,0033"),
    ],
)
def test_numbers_are_written_in_swedish(number: int | Fraction, said: str) -> None:
    """Tal skrivs med decimalkomma, mellanrum vid tusental och riktigt minustecken."""
    assert brief(number) == said


def test_small_things_of_the_writer() -> None:
    """Avrundning, kapning, radbrytning och avstånd."""
    assert (at(Fraction(-1, 3)), at(3), written(Fraction(-1, 1000), 2)) == ("-0.33", "3", "0,00")
    assert cut("kort", 100) == "kort" and cut(LONG, 60).endswith("…") and width(cut(LONG, 60)) <= 60
    assert folded("ett två tre fyra", 40, 2)[-1].endswith("…") and folded("", 50, 2) == [""]
    assert [b - a >= 14 for a, b in zip(*[iter(apart([0, 1], 14, 0, 40))] * 2, strict=True)] == [True]

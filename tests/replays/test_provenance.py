"""A figure, its records, their lines and the proof of each, in one document that is right and tells no secret."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from psycopg import Connection

from api import printing
from domain import measures
from ledger.book import identity
from ledger.lines import b64
from ledger.lines import read as lines
from ledger.proof.checkpoints import Checkpoint, sign
from projections import schema
from replays.analysis import analyse
from replays.provenance import NoSuchFigure, Provenance, provenance
from tests.projections.histories import NAMES, SECRET
from tests.replays.conftest import PERIOD, Year


@pytest.fixture
def db(copied: Year) -> Iterator[Connection[Any]]:
    with copied.database.writer() as made:
        schema.use(made, schema.schema_name())
        yield made


@pytest.fixture
def signed(db: Connection[Any], copied: Year) -> Checkpoint:
    made = sign(db, copied.keys, identity(db).origin)
    assert made is not None
    return made


def climbed(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that a proof leads to, worked out as RFC 9162 2.1.3.2 says and with nothing of ours."""
    node, last, found = index, size - 1, leaf
    for one in path:
        if node % 2 or node == last:
            found = hashlib.sha256(b"\x01" + one + found).digest()
            while node and not node % 2:
                node, last = node // 2, last // 2
        else:
            found = hashlib.sha256(b"\x01" + found + one).digest()
        node, last = node // 2, last // 2
    assert last == 0
    return found


# ── What it holds ────────────────────────────────────────────────────────────


def test_every_figure_has_its_records_and_every_record_its_lines(
    db: Connection[Any], copied: Year, signed: Checkpoint
) -> None:
    """För varje mått är siffrorna analysens, posterna de räknade och raderna alla som fanns då."""
    position = copied.last - 20
    kept = {line.position: line for line in lines(db, upto=position)}
    counted = 0
    for measure, results in analyse(db, PERIOD, position).now:
        found = provenance(db, PERIOD, position, measure.id)
        assert {one.key: (one.value, set(one.records)) for one in found.figures} == {
            one.key: (one.value, set(one.records)) for one in results
        }
        assert {one.record for one in found.records} == {record for one in results for record in one.records}
        for record in found.records:
            assert [line.position for line in record.lines] == [
                at for at, line in kept.items() if line.record == record.record
            ]
            assert all(line.leaf == kept[line.position].leaf for line in record.lines)
            counted += len(record.lines)
    assert counted > 100


def test_every_proof_leads_to_the_root_that_was_signed(db: Connection[Any], copied: Year, signed: Checkpoint) -> None:
    """Beviset för varje rad leder, räknat för hand, till roten i det som signerades."""
    found = printing.as_data(provenance(db, PERIOD, copied.last, "deviations"))
    origin, size, root = found["checkpoint"]["note"].split("\n")[:3]
    assert (origin, int(size), b64decode(root)) == (signed.origin, signed.size, signed.root)
    proved = 0
    for record in found["records"]:
        for line in record["lines"]:
            head, note = line["proof"].split("\n\n", 1)
            kind, index, *path = head.split("\n")
            assert kind == "c2sp.org/tlog-proof@v1" and index == f"index {line['position'] - 1}"
            assert note == found["checkpoint"]["note"]
            leaf = b64decode(line["leaf"] + "=", altchars=b"-_")
            assert climbed(leaf, line["position"] - 1, int(size), [b64decode(one) for one in path]) == b64decode(root)
            proved += 1
    assert proved > 20


def test_one_figure_is_asked_for_by_its_key(db: Connection[Any], copied: Year) -> None:
    """Den som frågar efter en siffra får den, och bara posterna bakom den."""
    whole = provenance(db, PERIOD, copied.last, "deviations.by_unit")
    for figure in whole.figures:
        one = provenance(db, PERIOD, copied.last, "deviations.by_unit", figure.key)
        assert one.figures == (figure,)
        assert {record.record for record in one.records} == set(figure.records)
    assert len(whole.figures) > 1 and whole.figures[0].label != whole.figures[0].key


def test_what_was_not_signed_has_no_proof_and_says_so(db: Connection[Any], copied: Year) -> None:
    """Innan liggaren är signerad så långt finns inget bevis, och det står i dokumentet."""
    found = provenance(db, PERIOD, copied.last, "deviations")
    assert found.checkpoint is None and found.records
    assert {line.proof for record in found.records for line in record.lines} == {None}
    assert "ännu inte signerad" in printing.page(found)


@pytest.mark.parametrize(("measure", "key"), [("deviations.by_moon", None), ("deviations.by_unit", "nowhere")])
def test_a_figure_that_is_not_there_is_named(db: Connection[Any], copied: Year, measure: str, key: str | None) -> None:
    """Ett mått eller en siffra som inte finns besvaras med en mening."""
    with pytest.raises(NoSuchFigure) as none:
        provenance(db, PERIOD, copied.last, measure, key)
    assert str(none.value).endswith(".")


# ── What it tells ────────────────────────────────────────────────────────────


def test_no_text_and_no_name_is_in_it(db: Connection[Any], copied: Year, signed: Checkpoint) -> None:
    """Inga förseglade texter, personnamn eller personers id står i något dokument."""
    people = [str(person) for person, _ in copied.history.people.values()]
    for measure in measures.MEASURES:
        found = provenance(db, PERIOD, copied.last, measure.id)
        for text in (printing.page(found), json.dumps(printing.as_data(found), ensure_ascii=False)):
            assert not [secret for secret in (SECRET, *NAMES, *people) if secret in text], measure.id


def test_what_the_reader_may_not_see_is_there_only_as_place_and_proof(
    db: Connection[Any], copied: Year, signed: Checkpoint
) -> None:
    """En post som läsaren inte får se räknas och bevisas, men inget sägs om vad som hände i den eller när."""
    whole = provenance(db, PERIOD, copied.last, "deviations")
    hidden = provenance(db, PERIOD, copied.last, "deviations", sees=lambda card: False)
    assert [one.value for one in hidden.figures] == [one.value for one in whole.figures]
    assert {one.called for one in hidden.records} == {None}
    for record in hidden.records:
        assert {(line.what, line.recorded_at) for line in record.lines} == {(None, None)}
        assert all(line.proof for line in record.lines)
    text = printing.page(hidden)
    assert "En post som du inte har tillgång till" in text
    assert not [one.called for one in whole.records if one.called and one.called in text]


# ── On paper ─────────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """What a page is made of: whether every element is closed, and its links, places and tables."""

    VOID = frozenset({"meta", "link", "br", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.described: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.ids += [said["id"] or ""] if "id" in said else []
        self.links += [said["href"] or ""] if "href" in said else []
        self.described += [said["aria-labelledby"] or ""] if "aria-labelledby" in said else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag


@pytest.fixture
def document(db: Connection[Any], copied: Year, signed: Checkpoint) -> Provenance:
    return provenance(db, PERIOD, copied.last, "deviations.by_unit")


def test_the_page_is_whole_and_asks_nothing_of_anybody(document: Provenance) -> None:
    """Sidan är välformad, på svenska, utan skript och hämtar inget från annat håll."""
    text = printing.page(document)
    page = Page(text)
    assert page.open == [] and '<html lang="sv">' in text
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    assert "http://" not in text and "https://" not in text and "url(" not in text and "@import" not in text
    assert "@page { size: A4" in text


def test_the_page_can_be_followed_by_whoever_hears_it(document: Provenance) -> None:
    """Varje länk leder till en plats på sidan, varje tabell har rubrik, och rubrikerna kommer i ordning."""
    page = Page(printing.page(document))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} | set(page.described) <= set(page.ids)
    assert page.links and page.tags.count("table") == page.tags.count("caption") == 1 + len(document.records)
    levels = [int(tag[1]) for tag in page.tags if tag in ("h1", "h2", "h3")]
    assert levels[0] == levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_the_page_shows_the_sum_and_the_proof_of_every_line(document: Provenance) -> None:
    """På papper står varje rads kontrollsumma och bevis, och det signerade en gång."""
    text = printing.page(document)
    for record in document.records:
        for line in record.lines:
            assert line.proof is not None and line.leaf.hex() in text
            path = line.proof.decode().split("\n\n")[0].split("\n")[2:]
            assert path and f"<pre>{chr(10).join(path)}</pre>" in text
    assert document.checkpoint is not None
    assert text.count(b64encode(document.checkpoint.root).decode()) == 1
    assert b64(document.checkpoint.root) == printing.as_data(document)["checkpoint"]["root"]

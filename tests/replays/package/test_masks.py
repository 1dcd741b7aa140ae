"""What is masked is nowhere in the bytes: neither in a text, nor in anything packed, nor in base64."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.packages import PackageScope, Receiver, ScopeKind
from replays.package import bag
from replays.package.bag import Files
from replays.package.contents import contents
from replays.package.directory import NOBODY, acting, directory
from replays.package.masks import Masks, NotAField, NotForThem, masks, places, sealed_fields
from replays.package.pdf import data_of
from replays.package.scope import find, people
from replays.package.texts import texts_of
from tests.projections.histories import SECRET
from tests.replays.package.house import ABOUT, CONTACT, ERASED, HOSTILE, NAME, House
from verifier import liggaren_verify

AUDITOR, OTHER = masks(Receiver.AUDITOR), masks(Receiver.OTHER)
VIEWS = PackageScope(kind=ScopeKind.REGISTER, register="views")


def everything(files: Files) -> bytes:
    """All that can be got out of a package: its bytes, what is packed in them, and what base64url says."""
    return b"\n".join(part for data in files.values() for part in unfolded(data))


def unfolded(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from unfolded(packed.read(name))
    if data.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompressobj().decompress(stream)
            except zlib.error:
                continue
    for word in re.findall(rb"[A-Za-z0-9_-]{24,}", data):
        yield base64.urlsafe_b64decode(word + b"=" * (-len(word) % 4)) if len(word) % 4 != 1 else b""


def typeset(built: House, who: Masks, said: PackageScope) -> str:
    """What the PDF is set from: in the PDF itself the letters are numbers of glyphs."""
    with built.registers() as db:
        scope = who.shown(find(db, said, built.last))
        texts = texts_of(db, built.board.book.door, built.stamp().by, "prov", scope.lines, who)
        told = contents(db, built.board.book.identity, scope, texts, who)
    return json.dumps(data_of(told), ensure_ascii=False, default=str)


def test_what_is_open_is_there_in_every_form(for_ivo: Files, built: House) -> None:
    """Inspektionen får texterna: på sidan, i PDF:en och i raderna. (Så att proven nedan inte letar efter intet.)"""
    found = everything(for_ivo)
    typed = typeset(built, masks(Receiver.IVO), built.case)
    for text in (ABOUT, NAME, CONTACT, "KANARIE-RESULTAT, å ä ö."):
        assert text.encode() in found and text in typed
        assert text in for_ivo["data/index.html"].decode()
    assert for_ivo["data/rader/masked.jsonl"] == b""


@pytest.mark.parametrize("who", [AUDITOR, OTHER], ids=lambda who: who.receiver.value)
@pytest.mark.parametrize("of_the_case", [True, False], ids=["case", "register"])
def test_10_what_is_masked_is_nowhere(built: House, who: Masks, of_the_case: bool) -> None:
    """För revisorer och andra finns ingen förseglad text någonstans i paketet."""
    said = built.case if of_the_case else VIEWS
    files = built.files(built.order(said, who))
    found = everything(files)
    typed = typeset(built, who, said)
    for text in (ABOUT, NAME, CONTACT, ERASED, SECRET, "KANARIE-RESULTAT"):
        assert text.encode() not in found
        assert text not in typed
    assert files["data/rader/disclosures.jsonl"] == b""
    assert HOSTILE.encode() not in found and HOSTILE not in typed
    assert "26 kap. 5 § OSL (2009:400)" in files["data/index.html"].decode()
    if who is OTHER:
        assert files["data/rader/bodies.jsonl"] == files["data/rader/masked.jsonl"] == b""


def test_one_field_is_opened_and_its_neighbours_stay_shut(built: House) -> None:
    """Ett fält kan öppnas för revisorerna utan att de andra på samma rad öppnas."""
    files = built.files(built.order(who=masks(Receiver.AUDITOR, opened=["views.text", "place"])))
    found = everything(files)
    assert ABOUT.encode() in found
    assert not [text for text in (NAME, CONTACT, "KANARIE-RESULTAT") if text.encode() in found]
    (opened,) = files["data/rader/disclosures.jsonl"].splitlines()
    assert list(json.loads(opened)["disclosures"]) == ["text"]


def test_a_field_is_masked_for_the_inspectorate_when_that_is_asked_for(built: House) -> None:
    """För inspektionen maskas bara det som någon har begärt ska maskas."""
    files = built.files(built.order(who=masks(Receiver.IVO, closed=["submitter_name"])))
    found = everything(files)
    assert NAME.encode() not in found and CONTACT.encode() in found and ABOUT.encode() in found
    (masked,) = map(json.loads, files["data/rader/masked.jsonl"].splitlines())
    assert (masked["field"], masked["ground"]) == ("submitter_name", "26 kap. 5 § OSL (2009:400)")


def test_every_sealed_field_is_masked_for_those_that_nothing_says_may_read_it() -> None:
    """Det som ingen regel öppnar är maskat, i alla register."""
    masked = {f"{register}.{field}" for register, field in (*sealed_fields(), *places())}
    assert masked == set(AUDITOR.fields) == set(OTHER.fields)
    assert "views.place" not in masks(Receiver.AUDITOR, opened=["place"]).fields
    assert len(AUDITOR.fields) >= 50
    assert masks(Receiver.IVO).fields == ()
    assert "views.text" not in masks(Receiver.AUDITOR, opened=["text"]).fields


@pytest.mark.parametrize(
    ("receiver", "opened", "error"),
    [
        (Receiver.AUDITOR, "telefon", NotAField),
        (Receiver.AUDITOR, "deviations.text_of_another", NotAField),
        (Receiver.AUDITOR, "submitter_name", NotForThem),
        (Receiver.AUDITOR, "views.submitter_contact", NotForThem),
        (Receiver.OTHER, "text", NotForThem),
    ],
)
def test_what_may_not_be_opened_is_refused(receiver: Receiver, opened: str, error: type[Exception]) -> None:
    """Vem som har lämnat uppgiften öppnas aldrig för revisorer, och för andra öppnas ingenting."""
    with pytest.raises(error):
        masks(receiver, opened=[opened])


def test_others_see_nobodys_heads_but_those_in_scope(built: House) -> None:
    """Andra mottagare får inga andra raders huvuden, inget intervallbevis, och inget som säger något om enskilda."""
    files = built.files(built.order(who=OTHER))
    scope = json.loads(files["data/rader/scope.json"])
    heads = [json.loads(line) for line in files["data/rader/entries.jsonl"].splitlines()]
    assert scope["genuine_only"] and {head["record"] for head in heads} <= set(scope["records"])
    assert "data/bevis/range-proof.txt" not in files
    assert len([name for name in files if name.endswith(".tlog-proof")]) == len(heads)
    names = {head["name"] for head in heads}
    assert "ViewReceived.v1" in names and "ViewAssessed.v1" not in names and "ViewAssessed.v1" not in scope["names"]
    assert b"rader \xc3\xa4r utel\xc3\xa4mnade" in files["data/index.html"]
    for data in (files["data/index.html"], files["data/register/synpunkter och klagomål.csv"]):
        assert "rör barn: ja" not in data.decode() and "(maskad)" in data.decode()


def test_nobody_who_acts_is_told_apart_for_auditors(built: House, for_ivo: Files) -> None:
    """För revisorerna står roll och enhet, men inte vem; för inspektionen också början av personens id."""
    person = f"(person {str(built.board.history.states[built.complaint].registered_by)[:8]})"
    assert person in for_ivo["data/index.html"].decode()
    page = built.files(built.order(who=AUDITOR))["data/index.html"].decode()
    assert "(person " not in page and "medarbetare, Nämnden (påhittad)" in page


def test_06_an_erased_text_shows_as_erased(built: House) -> None:
    """En raderad text står som raderad, på sidan och i omfattningen, och dess rad är kvar."""
    said = PackageScope(kind=ScopeKind.CASE, record=built.unfinished)
    files = built.files(built.order(said))
    page = files["data/index.html"].decode()
    assert json.loads(files["data/rader/scope.json"])["erased"] == [built.erased]
    assert '<dd class="raderad">(raderad)</dd>' in page and ERASED.encode() not in everything(files)
    assert b'"position":%d' % built.erased not in files["data/rader/disclosures.jsonl"]
    assert files["data/rader/masked.jsonl"] == b""


# ── What is in the clear ─────────────────────────────────────────────────────


def table(files: Files) -> list[dict[str, str]]:
    """The register of views as the CSV has it."""
    data = files["data/register/synpunkter och klagomål.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data), delimiter=";"))


def test_a_body_with_a_place_is_withheld_from_auditors_unless_it_is_opened(built: House) -> None:
    """För revisorerna är platsen maskad och dess rads innehåll inte utlämnat, om inte platsen öppnas."""
    files = built.files(built.order(who=AUDITOR))
    withheld = json.loads(files["data/rader/scope.json"])["withheld"]
    bodies = [json.loads(line)["position"] for line in files["data/rader/bodies.jsonl"].splitlines()]
    assert withheld and bodies and not set(withheld) & set(bodies)
    assert "ligger inte i rader/bodies.jsonl" in files["data/index.html"].decode()
    opened = built.files(built.order(who=masks(Receiver.AUDITOR, opened=["place"])))
    assert "withheld" not in json.loads(opened["data/rader/scope.json"])
    assert HOSTILE.encode() in everything(opened)


@pytest.mark.parametrize("who", [AUDITOR, OTHER], ids=lambda who: who.receiver.value)
def test_what_is_masked_is_masked_in_every_row(built: House, who: Masks) -> None:
    """Ett fält som mottagaren inte får se står som maskat i varje rad, också där det är tomt."""
    files = built.files(built.order(VIEWS, who))
    rows = table(files)
    hidden = ["plats", "registrerad av"] + (["barnet har hörts"] if who is OTHER else [])
    assert rows[0].keys() >= set(hidden)
    for column in hidden:
        assert {row[column] for row in rows} == {"(maskad)"}, column


def test_others_are_told_nothing_that_points_anybody_out(built: House) -> None:
    """Andra får varken stabila id:n, nummer, diarienummer, roller, enheter i stegen eller dagar."""
    files = built.files(built.order(who=OTHER))
    said = b"\n".join(data for name, data in files.items() if not name.startswith(("data/kontroll/", "data/bevis/")))
    assert b'"by"' not in everything(files) and b"SYN-20" not in said and b"AVV-20" not in said
    page = files["data/index.html"].decode()
    assert "medarbetare" not in page and "post 1" in page and "Ett ärende ur registret" in page
    timeline = page[page.index('id="tidslinje"') : page.index('id="poster"')]
    assert not re.search(r"[0-9]{1,2} (januari|februari|mars|april|maj|juni|juli|augusti|sept|okt|nov|dec)", timeline)
    assert not [cell for row in table(files) for cell in row.values() if re.search(r"\b[0-9]{1,2} [a-z]+ 20", cell)]


@pytest.mark.parametrize("who", [AUDITOR, OTHER], ids=lambda who: who.receiver.value)
def test_the_verifier_passes_what_is_withheld(built: House, who: Masks, tmp_path: Path) -> None:
    """Kontrollen godtar paket i vilka innehåll inte är utlämnat, och säger att det inte visas."""
    bag.write_folder(built.files(built.order(who=who)), tmp_path / "paket")
    claims = liggaren_verify.check(str(tmp_path / "paket"))
    assert all(claim.holds is not False for claim in claims), claims
    assert claims[4].holds is None


# ── Who decided ──────────────────────────────────────────────────────────────


def test_those_who_are_responsible_are_named_for_the_inspectorate_only(built: House) -> None:
    """Inspektionen får namnen på dem som beslutat, utrett och ansvarat, om de inte maskas; andra får dem inte."""
    risks = PackageScope(kind=ScopeKind.REGISTER, register="deviations")
    with built.registers() as db:
        scope = find(db, risks, built.last)
        purpose, reader = "prov", built.stamp().by
        named = directory(db, built.board.book.door, reader, purpose, scope, masks(Receiver.IVO))
        assert set(named.names) == set(acting(scope)) & people(db) and named.names
        for who in (AUDITOR, OTHER, masks(Receiver.IVO, closed=["persons.name"])):
            assert directory(db, built.board.book.door, reader, purpose, scope, who) is NOBODY
    page = built.files(built.order(risks))["data/index.html"].decode()
    for name in named.names.values():
        assert name in page
    assert "Paketet bevisar dem inte" in page

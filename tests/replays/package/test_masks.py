"""What is masked is nowhere in the bytes: neither in a text, nor in anything packed, nor in base64."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from domain.packages import PackageScope, Receiver, ScopeKind
from replays.package.bag import Files
from replays.package.contents import contents
from replays.package.masks import Masks, NotAField, NotForThem, masks, sealed_fields
from replays.package.pdf import data_of
from replays.package.scope import find
from replays.package.texts import texts_of
from tests.projections.histories import SECRET
from tests.replays.package.house import ABOUT, CONTACT, ERASED, NAME, House

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
def test_what_is_masked_is_nowhere(built: House, who: Masks, of_the_case: bool) -> None:
    """För revisorer och andra finns ingen förseglad text någonstans i paketet."""
    said = built.case if of_the_case else VIEWS
    files = built.files(built.order(said, who))
    found = everything(files)
    typed = typeset(built, who, said)
    for text in (ABOUT, NAME, CONTACT, ERASED, SECRET, "KANARIE-RESULTAT"):
        assert text.encode() not in found
        assert text not in typed
    assert files["data/rader/disclosures.jsonl"] == b""
    assert b"26 kap. 5 \xc2\xa7 OSL (2009:400)" in files["data/rader/masked.jsonl"]


def test_one_field_is_opened_and_its_neighbours_stay_shut(built: House) -> None:
    """Ett fält kan öppnas för revisorerna utan att de andra på samma rad öppnas."""
    files = built.files(built.order(who=masks(Receiver.AUDITOR, opened=["views.text"])))
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
    assert {f"{register}.{field}" for register, field in sealed_fields()} == set(AUDITOR.fields) == set(OTHER.fields)
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


def test_an_erased_text_shows_as_erased(built: House) -> None:
    """En raderad text står som raderad, på sidan och i omfattningen, och dess rad är kvar."""
    said = PackageScope(kind=ScopeKind.CASE, record=built.unfinished)
    files = built.files(built.order(said))
    page = files["data/index.html"].decode()
    assert json.loads(files["data/rader/scope.json"])["erased"] == [built.erased]
    assert '<dd class="raderad">(raderad)</dd>' in page and ERASED.encode() not in everything(files)
    assert files["data/rader/disclosures.jsonl"] == files["data/rader/masked.jsonl"] == b""

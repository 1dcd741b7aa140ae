"""Everything that may be wrong with a package, and where it should be found: the program and the page are tried on it.

A fault changes the files of a whole package. It is done by someone who makes the manifests anew, unless it says not, so
that claim 1 has nothing to say; and where `Ledger.with_row` is used, by someone who can sign a tree of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.verifier.making import (
    NAMES,
    ORIGIN,
    OTHER,
    OTHER_NAMES,
    RECORDS,
    WITNESS,
    Files,
    Ledger,
    b64url,
    bag,
    canonical,
    digest_of,
    sha,
    stamp,
    vkey,
)

SIZE = 23
SCOPE, ENTRIES, BODIES = "data/rader/scope.json", "data/rader/entries.jsonl", "data/rader/bodies.jsonl"
OPENED, MASKED = "data/rader/disclosures.jsonl", "data/rader/masked.jsonl"
CHECKPOINT, RANGE = "data/bevis/checkpoint.txt", "data/bevis/range-proof.txt"
KEYS, WITNESSES = "data/bevis/keys.txt", "data/bevis/witnesses.txt"
PROOF = "data/bevis/rad-9.tlog-proof"
STAMPED, STAMP = "data/bevis/tidsstämplat.txt", "data/bevis/tidsstämpel-1.tsr"

WHOLE = Ledger.of(SIZE)


@dataclass(frozen=True)
class Wrong:
    """A package with something wrong: the claim that finds it, and what its line says. `digest`: the checksum that is
    given with it, if one is."""

    name: str
    files: Files
    claim: int
    said: str
    also: tuple[int, ...] = ()
    digest: str | None = None


def one_matter(ledger: Ledger = WHOLE, **kind: Any) -> Files:
    """A package of one matter, in the middle of the book, with a proof for each row."""
    return ledger.package(**{"first": 5, "last": 17, "records": RECORDS[:1], "proofs": True, **kind})


def listed(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def without(number: int) -> Callable[[bytes], bytes]:
    """Without one of its lines, counted from 1 (or from the end)."""

    def change(data: bytes) -> bytes:
        lines = listed(data)
        del lines[number - 1 if number > 0 else number]
        return b"".join(lines)

    return change


def swapped(first: int, second: int) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        lines = listed(data)
        lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
        return b"".join(lines)

    return change


def twice(number: int) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        lines = listed(data)
        return b"".join([*lines[:number], *lines[number - 1 :]])

    return change


def with_line(line: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data + line + b"\n"


def with_text(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return change


def saying(**said: Any) -> Callable[[bytes], bytes]:
    return lambda data: canonical({**json.loads(data), **said}) + b"\n"


def changed(name: str, change: Callable[[bytes], bytes], files: Files | None = None) -> Files:
    """The package with one file changed, and the manifests made anew."""
    found = files or WHOLE.package()
    return bag({**found, name: change(found[name])})


def removed(name: str, files: Files | None = None) -> Files:
    return bag({key: data for key, data in (files or WHOLE.package()).items() if key != name})


def with_body(position: int, change: Callable[[bytes], bytes]) -> Ledger:
    return WHOLE.with_row(position, body=change(WHOLE.rows[position - 1].body))


def as_another_field(position: int) -> Files:
    """A package in which a field of a row is committed to rightly, but with the words of another field."""
    text = b64url(canonical(["salt", "other", "x"]))
    said = {**json.loads(WHOLE.rows[position - 1].body), "personal": {"description": b64url(sha(text.encode()))}}
    return WHOLE.with_row(position, body=canonical(said), disclosures={"description": text}).package()


def not_bagged_again() -> list[Wrong]:
    """Files changed by somebody who left the manifests as they were."""
    files = WHOLE.package()
    plain = [name for name in files if name not in ("manifest-sha256.txt", "tagmanifest-sha256.txt")]
    flipped = [
        Wrong(
            f"a byte of {name}",
            {**files, name: bytes([*files[name][:-1], files[name][-1] ^ 1])},
            1,
            f"{name}: filen är inte",
        )
        for name in plain
    ]
    return [
        *flipped,
        Wrong("extra file", {**files, "data/extra.txt": b"x"}, 1, "data/extra.txt: filen står inte i manifestet"),
        Wrong("extra tag file", {**files, "meta.txt": b"x"}, 1, "meta.txt: filen står inte i manifestet"),
        Wrong(
            "missing file",
            {k: v for k, v in files.items() if k != "data/index.html"},
            1,
            "data/index.html: filen saknas",
        ),
        Wrong("manifest", {**files, "manifest-sha256.txt": b"x\n"}, 1, "manifest-sha256.txt, rad 1: är inte"),
        Wrong(
            "line of manifest",
            {**files, "manifest-sha256.txt": without(-1)(files["manifest-sha256.txt"])},
            1,
            "filen står inte i manifestet",
        ),
        Wrong(
            "no manifest",
            {k: v for k, v in files.items() if k != "manifest-sha256.txt"},
            1,
            "manifest-sha256.txt: filen saknas",
        ),
        Wrong(
            "tags",
            {**files, "tagmanifest-sha256.txt": without(1)(files["tagmanifest-sha256.txt"])},
            1,
            "förtecknar inte just",
        ),
        Wrong(
            "twice in manifest",
            {**files, "manifest-sha256.txt": twice(2)(files["manifest-sha256.txt"])},
            1,
            "manifest-sha256.txt, rad 3: filen står två",
        ),
    ]


def bagged_again() -> list[Wrong]:
    """What people read, what is masked and what is in scope changed by somebody who made the manifests anew: the rows
    are still the book's, and only the checksum in the letter tells."""
    files = WHOLE.package()
    opened, *rest = listed(files[OPENED])
    hidden = {
        **files,
        OPENED: b"".join(rest),
        MASKED: canonical({"field": "description", "ground": "26 kap. 1 § OSL", "position": 3}) + b"\n" + files[MASKED],
    }
    assert b'"position":3}' in opened
    changes = {
        "page": (files, {**files, "data/index.html": b"<!doctype html><title>Annat</title>"}),
        "opened text masked": (files, hidden),
        "record left out of a matter": (one_matter(records=RECORDS[:2]), one_matter()),
        "last rows left out": (files, WHOLE.package(last=22)),
        "as to somebody else": (one_matter(), WHOLE.package(1, 9, RECORDS[:1], NAMES[:2], genuine_only=True)),
        "file added": (files, {**files, "data/extra.txt": b"x"}),
    }
    said = "manifest-sha256.txt: kontrollsumman är inte den som angavs"
    return [
        Wrong(f"bagged again: {name}", bag(changed_to), 1, said, digest=digest_of(before))
        for name, (before, changed_to) in changes.items()
    ]


def of_signatures() -> list[Wrong]:
    elsewhere = replace(WHOLE, origin="demo.invalid/nacka")
    other = replace(WHOLE, key=OTHER).package()
    return [
        Wrong(
            "root changed",
            changed(CHECKPOINT, with_text("\n23\n", "\n24\n")),
            2,
            f"signaturen av {ORIGIN} stämmer inte",
        ),
        Wrong(
            "another key", {**other, **bag({**other, KEYS: WHOLE.package()[KEYS]})}, 2, "ingen av 1 nyckel har signerat"
        ),
        Wrong(
            "another origin",
            elsewhere.package(),
            2,
            "ursprunget är demo.invalid/nacka men omfattningen säger demo.invalid/uppsala",
        ),
        Wrong(
            "witness silent",
            bag({**replace(WHOLE, witnesses=()).package(), WITNESSES: WHOLE.package()[WITNESSES]}),
            2,
            f"vittnet {WITNESS} har inte medsignerat",
        ),
        Wrong(
            "witness as key",
            changed(KEYS, lambda _: WHOLE.package()[WITNESSES]),
            2,
            f"{KEYS}, rad 1: nyckeln är av fel slag",
        ),
        Wrong(
            "key with wrong id",
            changed(KEYS, with_text("+f9c8e145+", "+f9c8e146+")),
            2,
            f"{KEYS}, rad 1: är inte en nyckel",
        ),
        Wrong("no keys", changed(KEYS, lambda _: b""), 2, "ingen av 0 nycklar"),
        Wrong(
            "no signature",
            changed(CHECKPOINT, lambda data: data.split(b"\n\n")[0] + b"\n"),
            2,
            f"{CHECKPOINT}: är inte en signerad text",
        ),
        Wrong(
            "short root",
            changed(CHECKPOINT, lambda data: data.replace(data.split(b"\n")[2], b"AAAA")),
            2,
            "hashen är 3 byte och inte 32",
        ),
        Wrong(
            "bad base64",
            changed(CHECKPOINT, lambda data: data.replace(data.split(b"\n")[2], b"A" * 42 + b"B=")),
            2,
            "hashen är inte base64",
        ),
        Wrong("huge size", changed(CHECKPOINT, with_text("\n23\n", f"\n{10**40}\n")), 2, "är inte en kontrollpunkt"),
        Wrong("not UTF-8", changed(CHECKPOINT, lambda data: b"\xff" + data), 2, f"{CHECKPOINT}: filen är inte UTF-8"),
        Wrong(
            "an origin that is not what it looks like",
            replace(WHOLE, origin="demo.invalid/uppsаla").package(),
            2,
            f"{CHECKPOINT}: är inte en kontrollpunkt",
        ),
        Wrong(
            "an origin that writes on the screen",
            replace(WHOLE, origin="demo.invalid/\u009b2Jx").package(),
            2,
            f"{CHECKPOINT}: är inte en kontrollpunkt",
        ),
        Wrong("many keys", changed(KEYS, lambda data: data * 101), 2, f"{KEYS}: för många nycklar"),
        Wrong("control character", changed(CHECKPOINT, lambda data: b"\x1b" + data), 2, "är inte en signerad text"),
        Wrong("signature line", changed(CHECKPOINT, with_text("— demo", "- demo")), 2, "en signaturrad har fel form"),
        Wrong(
            "many signatures", changed(CHECKPOINT, lambda data: data + listed(data)[-1] * 99), 2, "för många signaturer"
        ),
    ]


def of_stamps() -> list[Wrong]:
    stamped = WHOLE.package(stamps=[stamp()])
    other = replace(WHOLE, key=OTHER, witnesses=())
    return [
        Wrong(
            "stamp of something else",
            changed(STAMP, lambda data: data[::-1], stamped),
            2,
            f"{STAMP}: stämplar inte kontrollpunkten",
        ),
        Wrong(
            "stamp of another checkpoint",
            changed(STAMP, lambda _: stamp()(other.checkpoint()), stamped),
            2,
            f"{STAMP}: stämplar inte kontrollpunkten",
        ),
        Wrong(
            "stamped by another key",
            changed(STAMPED, lambda _: other.checkpoint(), stamped),
            2,
            f"{STAMPED}: är inte kontrollpunkten",
        ),
        Wrong("stamped is gone", removed(STAMPED, stamped), 2, f"{STAMPED}: filen saknas"),
        Wrong("stamped is empty", changed(STAMPED, lambda _: b"", stamped), 2, f"{STAMPED}: är inte en signerad"),
    ]


def of_numbering() -> list[Wrong]:
    return [
        Wrong("first entry deleted", changed(ENTRIES, without(1)), 3, f"{ENTRIES}, rad 1: liggarrad 1 saknas", (4, 5)),
        Wrong(
            "middle entry deleted", changed(ENTRIES, without(12)), 3, f"{ENTRIES}, rad 12: liggarrad 12 saknas", (4, 5)
        ),
        Wrong("last entry deleted", changed(ENTRIES, without(-1)), 3, f"{ENTRIES}: liggarrad 23 saknas", (4, 5)),
        Wrong("all deleted", changed(ENTRIES, lambda _: b""), 3, f"{ENTRIES}: liggarrad 1 saknas", (4, 5)),
        Wrong(
            "entry inserted", changed(ENTRIES, twice(7)), 3, f"{ENTRIES}, rad 8: liggarrad 7 står på fel plats", (4, 6)
        ),
        Wrong("entries reordered", changed(ENTRIES, swapped(8, 9)), 3, f"{ENTRIES}, rad 8: liggarrad 8 saknas", (4, 6)),
        Wrong(
            "after the end",
            changed(ENTRIES, with_line(replace(WHOLE.rows[-1], position=24).entry())),
            3,
            "liggarrad 24 ligger utanför",
        ),
        Wrong(
            "of another book",
            WHOLE.with_row(9, ledger=RECORDS[3]).package(),
            3,
            f"{ENTRIES}, rad 9: liggarrad 9 hör till en annan liggare",
        ),
        Wrong(
            "not a head",
            changed(ENTRIES, with_text('"position":5', '"position":05')),
            3,
            f"{ENTRIES}, rad 5: är inte ett kontrollhuvud",
            (4, 5, 6),
        ),
        Wrong(
            "key twice",
            changed(ENTRIES, with_text('"version":1}', '"version":1,"version":1}')),
            3,
            f"{ENTRIES}, rad 1: är inte ett",
        ),
        Wrong(
            "huge number",
            changed(ENTRIES, with_text('"position":5', f'"position":{"5" * 5000}')),
            3,
            f"{ENTRIES}, rad 5: är inte ett",
        ),
        Wrong(
            "no line end",
            changed(ENTRIES, lambda data: data[:-1]),
            3,
            f"{ENTRIES}, rad 23: raden är för lång eller saknar radslut",
        ),
        Wrong("scope: empty range", changed(SCOPE, saying(last=0)), 3, f"{SCOPE}: intervallet är tomt"),
        Wrong("scope: shorter", changed(SCOPE, saying(last=22)), 3, f"{ENTRIES}, rad 23: liggarrad 23 ligger utanför"),
        Wrong("scope: a key more", changed(SCOPE, saying(more=1)), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: no receiver", changed(SCOPE, saying(receiver=["ivo"])), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: another receiver", changed(SCOPE, saying(receiver="x")), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong(
            "only genuine for the inspectorate",
            one_matter(genuine_only=True, receiver="ivo", last=9),
            3,
            f"{SCOPE}: ett paket till IVO ska ha alla huvuden i intervallet",
        ),
        Wrong(
            "only genuine for the auditors",
            WHOLE.package(names=NAMES[:2], genuine_only=True, receiver="auditor"),
            3,
            f"{SCOPE}: ett paket till revisorerna ska ha alla huvuden",
        ),
        Wrong("scope: no object", changed(SCOPE, lambda _: b"[]\n"), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: null", changed(SCOPE, lambda _: b"null\n"), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: text for number", changed(SCOPE, saying(first="1")), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: true for number", changed(SCOPE, saying(first=True)), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: records", changed(SCOPE, saying(records=["x"])), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: erased", changed(SCOPE, saying(erased=[[1]])), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: withheld", changed(SCOPE, saying(withheld=["7"])), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: erased a text", changed(SCOPE, saying(erased="")), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: withheld an object", changed(SCOPE, saying(withheld={})), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: withheld null", changed(SCOPE, saying(withheld=None)), 3, f"{SCOPE}: är inte en omfattning"),
        Wrong("scope: too large", changed(SCOPE, saying(last=2**53)), 3, f"{SCOPE}: är inte JSON skriven på det enda"),
        Wrong(
            "scope: enormous",
            changed(SCOPE, with_text('"last":23', f'"last":{"9" * 6000}')),
            3,
            f"{SCOPE}: är inte JSON",
        ),
        Wrong(
            "scope: key twice",
            changed(SCOPE, with_text('"first":1', '"first":1,"first":1')),
            3,
            f"{SCOPE}: är inte JSON",
        ),
        Wrong("scope: deep", changed(SCOPE, lambda _: b"[" * 60000 + b"]" * 60000 + b"\n"), 3, f"{SCOPE}: är inte"),
        Wrong("scope: float", changed(SCOPE, with_text('"first":1', '"first":1.0')), 3, f"{SCOPE}: är inte JSON"),
        Wrong("scope: NaN", changed(SCOPE, with_text('"first":1', '"first":NaN')), 3, f"{SCOPE}: är inte JSON"),
        Wrong("scope: surrogate", changed(SCOPE, with_text('"ivo"', '"\\ud800"')), 3, f"{SCOPE}: är inte JSON"),
        Wrong(
            "scope: Latin-1", changed(SCOPE, lambda data: data.replace(b"ivo", b"\xe5")), 3, f"{SCOPE}: är inte JSON"
        ),
    ]


def of_the_tree() -> list[Wrong]:
    middle = WHOLE.package(first=5, last=17)
    return [
        Wrong(
            "head changed",
            changed(ENTRIES, with_text("08:00:07.000000Z", "08:00:07.000001Z")),
            4,
            f"{ENTRIES}: raderna (eller beviset) ger en annan rot",
        ),
        Wrong("range proof short", changed(RANGE, without(4), middle), 4, f"{RANGE}: beviset är för kort"),
        Wrong("range proof long", changed(RANGE, twice(4), middle), 4, f"{RANGE}: beviset är för långt"),
        Wrong("range proof reordered", changed(RANGE, swapped(4, 5), middle), 4, f"{ENTRIES}: raderna (eller beviset)"),
        Wrong(
            "range proof of another range",
            changed(RANGE, with_text("first 5", "first 4"), middle),
            4,
            f"{RANGE}, rad 2: här skulle det stå first 5",
        ),
        Wrong(
            "hash not 32 bytes",
            changed(RANGE, lambda data: data.replace(listed(data)[3], b"AAAA\n"), middle),
            4,
            f"{RANGE}: hashen är 3 byte",
        ),
        Wrong(
            "range proof under another checkpoint",
            changed(RANGE, with_text("\n23\n", "\n24\n"), middle),
            4,
            f"{RANGE}: kontrollpunkten i beviset är inte",
        ),
        Wrong("no range proof", removed(RANGE), 4, f"{RANGE}: filen saknas"),
        Wrong(
            "tree too small",
            bag({**WHOLE.package(), CHECKPOINT: Ledger.of(9).checkpoint()}),
            4,
            f"{CHECKPOINT}: trädet har 9 rader",
        ),
        Wrong(
            "range proof with only genuineness",
            bag({**one_matter(genuine_only=True), RANGE: b"x"}),
            4,
            f"{RANGE}: ska inte finnas",
        ),
    ]


def of_bodies() -> list[Wrong]:
    files = WHOLE.package()
    seventh, eighth = WHOLE.rows[6], WHOLE.rows[7]
    return [
        Wrong(
            "body changed",
            changed(BODIES, with_text('"number":5', '"number":6')),
            5,
            f"{BODIES}, rad 5: innehållet i liggarrad 5 är inte det",
        ),
        Wrong(
            "body swapped",
            bag(
                {
                    **files,
                    BODIES: files[BODIES]
                    .replace(seventh.body, b"?")
                    .replace(eighth.body, seventh.body)
                    .replace(b"?", eighth.body, 1),
                }
            ),
            5,
            f"{BODIES}, rad 7: innehållet i liggarrad 7 är inte",
        ),
        Wrong("body missing", changed(BODIES, without(7)), 5, f"{BODIES}, rad 7: innehållet i liggarrad 7 saknas"),
        Wrong("last body missing", changed(BODIES, without(-1)), 5, f"{BODIES}: innehållet i liggarrad 23 saknas"),
        Wrong(
            "bodies reordered", changed(BODIES, swapped(7, 8)), 5, f"{BODIES}, rad 7: innehållet i liggarrad 7 saknas"
        ),
        Wrong(
            "body twice",
            changed(BODIES, twice(7)),
            5,
            f"{BODIES}, rad 8: innehållet i liggarrad 7 står på fel plats eller två",
        ),
        Wrong(
            "body outside scope",
            changed(BODIES, with_line(b'{"body":{},"position":24}')),
            5,
            f"{BODIES}, rad 24: liggarrad 24 omfattas inte",
        ),
        Wrong(
            "withheld, but here",
            changed(SCOPE, saying(withheld=[7])),
            5,
            f"{BODIES}, rad 7: innehållet i liggarrad 7 finns här, fast det står som inte utlämnat",
        ),
        Wrong(
            "withheld outside scope",
            changed(SCOPE, saying(withheld=[99, 7]), WHOLE.package(withheld=[7])),
            5,
            f"{SCOPE}: innehållet i liggarrad 99 står som inte utlämnat, men raden omfattas inte",
        ),
        Wrong(
            "no longer withheld",
            changed(SCOPE, saying(withheld=[]), WHOLE.package(withheld=[7])),
            5,
            f"{BODIES}, rad 7: innehållet i liggarrad 7 saknas",
        ),
        Wrong(
            "not a body", changed(BODIES, with_line(b'{"position":24}')), 5, f"{BODIES}, rad 24: är inte ett innehåll"
        ),
        Wrong(
            "body with a key twice",
            with_body(5, with_text('"act":', '"act":"","act":')).package(),
            5,
            f"{BODIES}, rad 5: är inte JSON",
        ),
        Wrong(
            "body not UTF-8",
            with_body(5, lambda body: body.replace(b"act-5", b"\xff")).package(),
            5,
            f"{BODIES}, rad 5: är inte JSON",
        ),
        Wrong(
            "body a list",
            with_body(5, lambda _: b"[]").package(),
            5,
            f"{BODIES}, rad 5: innehållet i liggarrad 5 har ingen läsbar lista",
        ),
        Wrong(
            "commitment not a digest",
            with_body(5, with_text('"personal":{}', '"personal":{"a":"b"}')).package(),
            5,
            "har ingen läsbar lista",
        ),
    ]


def of_records() -> list[Wrong]:
    return [
        Wrong(
            "version skipped",
            WHOLE.with_row(13, version=5).package(),
            6,
            f"{ENTRIES}, rad 13: liggarrad 13: version 5 av posten följer på version 3",
        ),
        Wrong(
            "version repeated", WHOLE.with_row(13, version=3).package(), 6, "version 3 av posten följer på version 3"
        ),
        Wrong(
            "begins late",
            WHOLE.with_row(2, version=2).package(),
            6,
            f"{ENTRIES}, rad 2: liggarrad 2: posten börjar med version 2",
        ),
        Wrong(
            "clock back",
            WHOLE.with_row(9, recorded_at="2026-07-05T07:59:59.000000Z").package(),
            6,
            f"{ENTRIES}, rad 9: liggarrad 9: klockan går bakåt",
        ),
        Wrong(
            "last kind left out of a matter",
            one_matter(names=NAMES[:2]),
            6,
            f"{ENTRIES}, rad 5: liggarrad 9 är utelämnad, fast posten den hör till omfattas",
        ),
        Wrong(
            "every kind left out of a matter", one_matter(names=OTHER_NAMES), 6, f"{ENTRIES}, rad 1: liggarrad 5 är ute"
        ),
        Wrong(
            "first kind left out of a register",
            WHOLE.package(names=NAMES[1:], receiver="auditor"),
            6,
            f"{ENTRIES}, rad 1: liggarrad 1 är utelämnad",
        ),
        Wrong(
            "last kind left out of a register",
            WHOLE.package(names=NAMES[:2], receiver="auditor"),
            6,
            f"{ENTRIES}, rad 9: liggarrad 9 är utelämnad",
        ),
    ]


def of_fields() -> list[Wrong]:
    third, ninth = WHOLE.rows[2], WHOLE.rows[8]
    return [
        Wrong(
            "field swapped",
            changed(OPENED, with_text(third.disclosures["description"], ninth.disclosures["description"])),
            7,
            f"{OPENED}, rad 1: liggarrad 3: fältet description är inte det som skrevs",
        ),
        Wrong(
            "field under another name",
            changed(OPENED, with_text('"description"', '"reporter"')),
            7,
            f"{OPENED}, rad 1: liggarrad 3: fältet reporter är inte",
        ),
        Wrong(
            "field of a row without",
            changed(OPENED, with_text('"position":3', '"position":4')),
            7,
            f"{OPENED}, rad 1: liggarrad 4 har inget sådant",
        ),
        Wrong(
            "erased row opened",
            changed(
                OPENED,
                with_line(
                    canonical({"disclosures": {"description": WHOLE.rows[5].disclosures["description"]}, "position": 6})
                ),
            ),
            7,
            f"{OPENED}, rad 7: liggarrad 6 har inget sådant",
        ),
        Wrong(
            "written as another field",
            as_another_field(9),
            7,
            f"{OPENED}, rad 2: liggarrad 9: fältet description är skrivet som något annat",
        ),
        Wrong(
            "not opened fields",
            changed(OPENED, with_line(b'{"position":3}')),
            7,
            f"{OPENED}, rad 7: är inte öppnade fält",
        ),
        Wrong(
            "position as text",
            changed(OPENED, with_text('"position":3', '"position":"3"')),
            7,
            f"{OPENED}, rad 1: är inte öppnade fält",
        ),
        Wrong(
            "opened twice",
            changed(OPENED, twice(1)),
            7,
            f"{OPENED}, rad 2: liggarrad 3 har inget sådant förseglat fält kvar: description",
        ),
        Wrong(
            "opened and masked",
            changed(MASKED, with_text('"reporter"', '"description"')),
            7,
            f"{MASKED}, rad 1: liggarrad 3 har inget sådant",
        ),
        Wrong(
            "neither opened nor masked",
            changed(MASKED, without(2)),
            7,
            f"{BODIES}: liggarrad 9: fältet reporter är varken öppnat",
        ),
        Wrong(
            "masked in no row",
            changed(MASKED, with_text('"position":3', '"position":99')),
            7,
            f"{MASKED}, rad 1: liggarrad 99 har inget",
        ),
        Wrong(
            "masked without ground",
            changed(MASKED, with_text("26 kap. 5 § OSL", "")),
            7,
            f"{MASKED}, rad 1: är inte ett maskat fält",
        ),
        Wrong(
            "no longer erased",
            changed(SCOPE, saying(erased=[])),
            7,
            f"{BODIES}: liggarrad 6: fältet description är varken",
        ),
        Wrong(
            "erased outside scope", changed(SCOPE, saying(erased=[6, 99])), 7, f"{SCOPE}: liggarrad 99 står som raderad"
        ),
        Wrong("no masked file", removed(MASKED), 7, f"{MASKED}: filen saknas"),
    ]


def of_rows() -> list[Wrong]:
    files = one_matter()
    only = one_matter(genuine_only=True)
    return [
        Wrong(
            "proof of another row",
            changed(PROOF, lambda _: files["data/bevis/rad-13.tlog-proof"], files),
            8,
            f"{PROOF}, rad 2: här skulle det stå index 8",
        ),
        Wrong(
            "proof changed", changed(PROOF, swapped(3, 4), files), 8, f"{PROOF}: beviset leder inte från liggarrad 9"
        ),
        Wrong("proof short", changed(PROOF, without(3), files), 8, f"{PROOF}: beviset leder inte"),
        Wrong("proof long", changed(PROOF, twice(3), files), 8, f"{PROOF}: beviset leder inte"),
        Wrong("proof missing", removed(PROOF, files), 8, f"{PROOF}: filen saknas"),
        Wrong(
            "proof too many",
            bag({**files, "data/bevis/rad-10.tlog-proof": files[PROOF]}),
            8,
            "data/bevis/rad-10.tlog-proof: hör inte till",
        ),
        Wrong(
            "proof hash",
            changed(PROOF, lambda data: data.replace(listed(data)[2], b"AA==\n"), files),
            8,
            f"{PROOF}: hashen är 1 byte",
        ),
        Wrong(
            "genuine row changed",
            changed(ENTRIES, with_text("08:00:09.000000Z", "08:00:09.000001Z"), only),
            8,
            f"{PROOF}: beviset leder inte",
        ),
        Wrong("genuine proof missing", removed(PROOF, only), 8, f"{PROOF}: filen saknas"),
        Wrong(
            "genuine row of another record",
            changed(ENTRIES, lambda data: data + WHOLE.rows[14].entry() + b"\n", only),
            3,
            "liggarrad 15",
        ),
        Wrong(
            "genuine version left out",
            changed(BODIES, without(2), changed(ENTRIES, without(2), removed(PROOF, only))),
            6,
            "version 4 av posten följer på version 2",
        ),
    ]


def every() -> list[Wrong]:
    kinds = [
        not_bagged_again,
        bagged_again,
        of_signatures,
        of_numbering,
        of_the_tree,
        of_bodies,
        of_stamps,
        of_records,
        of_fields,
        of_rows,
    ]
    return [one for kind in kinds for one in kind()]


def sound() -> dict[str, Files]:
    """Packages with nothing wrong, of every kind."""
    return {
        "whole": WHOLE.package(),
        "range": WHOLE.package(first=5, last=17),
        "one row": WHOLE.package(first=9, last=9),
        "first row": WHOLE.package(first=1, last=1),
        "a book of one row": Ledger.of(1).package(),
        "matter": one_matter(),
        "register": WHOLE.package(names=NAMES, receiver="auditor"),
        "kinds of records that have no others": WHOLE.package(first=1, last=4, names=NAMES[:1]),
        "nothing in scope": WHOLE.package(first=1, last=3, records=RECORDS[3:]),
        "timestamps": WHOLE.package(stamps=[stamp(), stamp("sha384"), stamp("sha512")]),
        "a timestamp and no witness": replace(WHOLE, witnesses=()).package(stamps=[stamp()]),
        "no witness": replace(WHOLE, witnesses=()).package(),
        "a key more": changed(KEYS, with_line(vkey(ORIGIN, OTHER).encode())),
        "some bodies withheld": WHOLE.package(names=NAMES, receiver="auditor", withheld=[3, 9]),
        "an erased body withheld": one_matter(first=1, records=RECORDS[1:2], withheld=[6]),
        "no bodies": one_matter(genuine_only=True, withheld=[5, 9, 13, 17]),
        "only genuine": one_matter(genuine_only=True),
        "only genuine, kinds": WHOLE.package(names=NAMES[1:2], genuine_only=True),
    }

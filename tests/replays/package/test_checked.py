"""The packages that are made here, as the verifier sees them: all of them hold, and none with something hidden."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.packages import PackageScope, Receiver, ScopeKind
from ledger.canonical import encode
from ledger.codec import KINDS, UPCASTS
from replays.package import bag
from replays.package.bag import Files
from replays.package.masks import masks
from tests.replays.package.house import House
from verifier import liggaren_verify

ROWS = "data/rader"
SCOPES = {
    "case": None,
    "views": PackageScope(kind=ScopeKind.REGISTER, register="views"),
    "deviations": PackageScope(kind=ScopeKind.REGISTER, register="deviations"),
    "units": PackageScope(kind=ScopeKind.REGISTER, register="units"),
    "period": PackageScope(kind=ScopeKind.PERIOD, year=2024, half=2),
}


def files_of(built: House, what: str, receiver: Receiver) -> Files:
    return built.files(built.order(SCOPES[what], masks(receiver)))


def faults(files: Files, place: Path, digest: str | None = None) -> tuple[str, list[str]]:
    """The verdict on a package, and what the claims say that do not hold."""
    (place / "paket.zip").unlink(missing_ok=True)
    bag.write_zip(files, place / "paket.zip", "paket")
    found = liggaren_verify.check(str(place / "paket.zip"), digest=digest)
    said = [f"{number}. {one.where}: {one.what}" for number, one in enumerate(found, 1) if one.holds is False]
    return liggaren_verify.verdict(found, compared=digest is not None), said


@pytest.mark.slow
@pytest.mark.parametrize("receiver", Receiver)
@pytest.mark.parametrize("what", SCOPES)
@pytest.mark.parametrize("given", [True, False])
def test_every_kind_of_package_holds(built: House, tmp_path: Path, what: str, receiver: Receiver, given: bool) -> None:
    """Ärende, register och halvår, till var och en: allt stämmer, och domen säger om kontrollsumman är jämförd."""
    files = files_of(built, what, receiver)
    verdict, wrong = faults(files, tmp_path, bag.digest(files) if given else None)
    scope = said(files[f"{ROWS}/scope.json"])
    hidden = 2 * scope["genuine_only"] + ("withheld" in scope)
    assert wrong == []
    assert (verdict == "Paketet stämmer.") is (given and not hidden)
    assert verdict.endswith(liggaren_verify.UNBOUND) is not given
    assert (f" {hidden} av 8 påståenden visas inte." in verdict) is (hidden > 0)
    assert scope["genuine_only"] is (receiver is Receiver.OTHER)


# ── What somebody hides, who makes the manifests anew ────────────────────────


def again(files: Files) -> Files:
    return bag.bag(((name, data) for name, data in files.items() if name.startswith("data/")), [])


def said(data: bytes) -> Any:
    return json.loads(data)


def without(files: Files, positions: set[int]) -> dict[str, bytes]:
    """The files with nothing of some lines but their heads."""
    kept = {name: data for name, data in files.items() if name not in {proof_of(one) for one in positions}}
    for name in ("bodies", "disclosures", "masked"):
        lines = files[f"{ROWS}/{name}.jsonl"].splitlines(keepends=True)
        kept[f"{ROWS}/{name}.jsonl"] = b"".join(one for one in lines if said(one)["position"] not in positions)
    return kept


def proof_of(position: int) -> str:
    return f"data/bevis/rad-{position}.tlog-proof"


def heads(files: Files) -> list[Any]:
    return [said(line) for line in files[f"{ROWS}/entries.jsonl"].splitlines()]


def with_scope(files: Files, **changes: Any) -> Files:
    scope = {**said(files[f"{ROWS}/scope.json"]), **changes}
    return again({**files, f"{ROWS}/scope.json": encode(scope) + b"\n"})


def covered(files: Files) -> list[Any]:
    """The heads of the lines that are in scope."""
    scope = said(files[f"{ROWS}/scope.json"])
    records, names = scope["records"], scope["names"]
    return [
        one
        for one in heads(files)
        if (records is None or one["record"] in records) and (names is None or one["name"] in names)
    ]


def hidden_kinds(files: Files) -> Iterator[tuple[int, Files]]:
    """The package as if one kind of line did not belong to it, for each kind of a record that has others; and where the
    first such line is."""
    scope, lines = said(files[f"{ROWS}/scope.json"]), covered(files)
    kinds = {head["record"]: {one["name"] for one in lines if one["record"] == head["record"]} for head in lines}
    every = scope["names"] or sorted((*KINDS, *UPCASTS))
    for kind in sorted(set.union(*kinds.values())):
        gone = {one["position"] for one in lines if one["name"] == kind}
        torn = [one["position"] for one in lines if one["name"] == kind and len(kinds[one["record"]]) > 1]
        told = {key: [at for at in scope[key] if at not in gone] for key in ("erased", "withheld") if key in scope}
        if torn:
            yield min(torn), with_scope(without(files, gone), names=[one for one in every if one != kind], **told)


@pytest.mark.parametrize(
    ("what", "receiver"),
    [("case", Receiver.IVO), ("case", Receiver.AUDITOR), ("deviations", Receiver.AUDITOR), ("views", Receiver.IVO)],
)
def test_a_kind_of_line_cannot_be_hidden(built: House, tmp_path: Path, what: str, receiver: Receiver) -> None:
    """Utelämnas ett slags rader, vilket som helst, ur ett ärende eller register nämns den första som är utelämnad."""
    hiding = list(hidden_kinds(files_of(built, what, receiver)))
    assert len(hiding) > 2
    for first, files in hiding:
        _, wrong = faults(files, tmp_path)
        assert len(wrong) == 1 and wrong[0].startswith("6. data/rader/entries.jsonl, rad ")
        assert f"liggarrad {first} är utelämnad" in wrong[0]


@pytest.mark.parametrize("receiver", [Receiver.IVO, Receiver.AUDITOR])
def test_a_package_for_supervision_is_not_made_one_that_shows_less(
    built: House, tmp_path: Path, receiver: Receiver
) -> None:
    """Ett paket till inspektionen eller revisorerna kan inte göras om till ett som bara visar att rader är äkta."""
    files = files_of(built, "case", receiver)
    lines = covered(files)
    kept = without(files, {lines[-1]["position"]})
    kept[f"{ROWS}/entries.jsonl"] = b"".join(encode(head) + b"\n" for head in lines[:-1])
    del kept["data/bevis/range-proof.txt"]
    _, wrong = faults(with_scope(kept, genuine_only=True), tmp_path)
    assert wrong[0].startswith("3. data/rader/scope.json: ett paket till ")


def masked_instead(files: Files) -> Files:
    """The first text that is opened, moved to those that are masked."""
    opened, *rest = files[f"{ROWS}/disclosures.jsonl"].splitlines(keepends=True)
    line = said(opened)
    told = {"ground": "26 kap. 1 § OSL", "position": line["position"]}
    masked = [encode({**told, "field": field}) + b"\n" for field in line["disclosures"]]
    changed = {f"{ROWS}/disclosures.jsonl": b"".join(rest), f"{ROWS}/masked.jsonl": b"".join(masked)}
    return again({**files, **changed})


def rewritten(name: str) -> Callable[[Files], Files]:
    return lambda files: again({**files, name: files[name] + b" "})


@pytest.mark.parametrize(
    "change",
    [
        rewritten("data/index.html"),
        rewritten("data/sammanställning.pdf"),
        rewritten("data/register/synpunkter och klagomål.csv"),
        masked_instead,
    ],
)
def test_what_people_read_is_bound_by_the_checksum(
    for_ivo: Files, tmp_path: Path, change: Callable[[Files], Files]
) -> None:
    """Ändras en sida, PDF:en, en tabell eller maskningen sägs paketet aldrig stämma: utan kontrollsumman
    stämmer raderna, med den faller punkt 1."""
    changed = change(for_ivo)
    assert faults(changed, tmp_path) == (f"Raderna stämmer. {liggaren_verify.UNBOUND}", [])
    _, wrong = faults(changed, tmp_path, bag.digest(for_ivo))
    assert len(wrong) == 1 and wrong[0].startswith("1. manifest-sha256.txt: kontrollsumman är inte den som angavs")

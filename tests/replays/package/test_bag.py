"""A package is a bag that programs no one here wrote can check, and the verifier names what is not as it was."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit  # type: ignore[import-untyped]
import pytest

from replays.package import bag
from replays.package.bag import Files
from tests.replays.package.house import House

VERIFIER = "data/kontroll/liggaren_verify.py"


@pytest.fixture
def folder(for_ivo: Files, tmp_path: Path) -> Path:
    bag.write_folder(for_ivo, tmp_path / "paket")
    return tmp_path / "paket"


def verified(place: Path, program: Path) -> subprocess.CompletedProcess[str]:
    """The verifier in a process of its own that sees nothing of ours."""
    command = [sys.executable, "-I", "-S", str(program), str(place)]
    return subprocess.run(command, capture_output=True, text=True, cwd=place.parent, env={"PYTHONIOENCODING": "utf-8"})


def test_a_package_is_a_valid_bag_with_swedish_names(folder: Path) -> None:
    """Paketet är en giltig BagIt-mapp, också med å, ä och ö i filnamnen."""
    bagit.Bag(str(folder)).validate()
    assert (folder / "data" / "sammanställning.pdf").exists()
    assert (folder / "data" / "så kontrollerar du.txt").exists()


def test_19_sha256sum_checks_the_manifest(folder: Path) -> None:
    """Kommandot sha256sum godtar manifestet som det är."""
    for manifest in (bag.MANIFEST, bag.TAGS):
        checked = subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=folder, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_verifier_in_a_package_passes_it(folder: Path, for_ivo: Files, tmp_path: Path) -> None:
    """Kontrollprogrammet i paketet godtar mappen och zippen, utan något annat än Python."""
    bag.write_zip(for_ivo, tmp_path / "paket.zip", "paket")
    for place in (folder, tmp_path / "paket.zip"):
        answer = verified(place, folder / VERIFIER)
        assert answer.returncode == 0, answer.stdout + answer.stderr
        assert bag.digest(for_ivo) in answer.stdout


def test_a_zip_is_the_same_every_time(for_ivo: Files, tmp_path: Path) -> None:
    """Två zippar av samma paket är lika, byte för byte, och säger inget om när de gjordes."""
    for name in ("en.zip", "två.zip"):
        bag.write_zip(for_ivo, tmp_path / name, "paket")
    assert (tmp_path / "en.zip").read_bytes() == (tmp_path / "två.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "en.zip") as made:
        assert [one.filename for one in made.infolist()] == [f"paket/{name}" for name in sorted(for_ivo)]
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_written_over(for_ivo: Files, folder: Path, tmp_path: Path) -> None:
    """En mapp eller zip som finns skrivs aldrig över."""
    with pytest.raises(bag.AlreadyThere):
        bag.write_folder(for_ivo, folder)
    (tmp_path / "paket.zip").write_bytes(b"")
    with pytest.raises(bag.AlreadyThere):
        bag.write_zip(for_ivo, tmp_path / "paket.zip", "paket")


# ── What somebody has changed afterwards ─────────────────────────────────────


def signed_again(folder: Path) -> None:
    """Make the manifests anew, as somebody who wants to hide a change would."""
    names = sorted(str(one.relative_to(folder)) for one in (folder / "data").rglob("*") if one.is_file())
    put(folder, bag.MANIFEST, listing(folder, names))
    put(folder, bag.TAGS, listing(folder, ["bag-info.txt", "bagit.txt", bag.MANIFEST]))


def listing(folder: Path, names: list[str]) -> bytes:
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names).encode()


def put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda folder: put(folder, name, change((folder / name).read_bytes()))


def without_a_line(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:2] + lines[3:])


CHANGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "en text i innehållet": (
        changed("data/rader/bodies.jsonl", lambda data: data.replace(b'"next_of_kin"', b'"staff"', 1)),
        "data/rader/bodies.jsonl",
    ),
    "ett innehåll borttaget": (changed("data/rader/bodies.jsonl", without_a_line), "data/rader/bodies.jsonl"),
    "en rad borttagen": (changed("data/rader/entries.jsonl", without_a_line), "data/rader/entries.jsonl"),
    "ett annat namn på en rad": (
        changed("data/rader/entries.jsonl", lambda data: data.replace(b"ViewReceived.v1", b"ViewReceived.v2", 1)),
        "data/rader",
    ),
    "en öppnad text borttagen": (
        changed("data/rader/disclosures.jsonl", without_a_line),
        "data/rader",
    ),
    "en hash i beviset": (
        changed("data/bevis/range-proof.txt", lambda data: data.replace(b"first", b"firts", 1)),
        "data/bevis/range-proof.txt",
    ),
    "en annan signatur": (
        changed("data/bevis/checkpoint.txt", lambda data: data[:-6] + b"AAAA" + data[-2:]),
        "data/bevis/checkpoint.txt",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_verifier_names_what_was_changed(what: str, folder: Path, for_ivo: Files, tmp_path: Path) -> None:
    """Ändras något i paketet, och manifestet görs om, nämner kontrollen ändå filen där det inte stämmer."""
    change, named = CHANGES[what]
    program = tmp_path / "kontroll.py"
    program.write_bytes(for_ivo[VERIFIER])
    change(folder)
    assert "manifest" in verified(folder, program).stdout.lower()
    signed_again(folder)
    answer = verified(folder, program)
    assert answer.returncode == 1, answer.stdout
    assert named in answer.stdout


def test_the_scope_tells_which_lines_are_in_it(for_ivo: Files, built: House) -> None:
    """Omfattningen börjar vid ärendets första rad och slutar där läsaren står, med klagomålet och dess avvikelse."""
    scope = json.loads(for_ivo["data/rader/scope.json"])
    assert scope["records"] == sorted(map(str, (built.complaint, built.deviation)))
    assert scope["last"] == built.last and scope["erased"] == [] and scope["names"] is None
    heads = [json.loads(line) for line in for_ivo["data/rader/entries.jsonl"].splitlines()]
    assert [head["position"] for head in heads] == list(range(scope["first"], built.last + 1))
    assert heads[0]["record"] == str(built.complaint) and heads[0]["version"] == 1
    bodies = [json.loads(line)["position"] for line in for_ivo["data/rader/bodies.jsonl"].splitlines()]
    assert bodies == [head["position"] for head in heads if head["record"] in scope["records"]]
    assert {f"data/bevis/rad-{position}.tlog-proof" for position in bodies} <= for_ivo.keys()

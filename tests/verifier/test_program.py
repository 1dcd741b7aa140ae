"""liggaren_verify.py: what is whole is found whole, and everything that is not is found, with the place named."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.verifier import faults
from tests.verifier.faults import WHOLE, Wrong, one_matter
from tests.verifier.making import (
    ORIGIN,
    OTHER,
    OWN,
    WITNESS,
    WITNESSING,
    Files,
    bag,
    digest_of,
    folder,
    stamp,
    vkey,
    zipped,
)
from verifier import liggaren_verify as program

WRONG = faults.every()
SOUND = faults.sound()
FILE = Path(program.__file__)


def checked(files: Files, place: Path, digest: str | None = None) -> list[program.Claim]:
    return program.check(str(zipped(files, place / "paket.zip")), digest=digest)


def run(*words: str | Path) -> tuple[int, str, str]:
    """The program as an inspector runs it: alone, by a Python that finds nothing else."""
    command = [sys.executable, "-I", str(FILE), *map(str, words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


# ── What holds ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("files", SOUND.values(), ids=SOUND)
def test_a_whole_package_holds_as_folder_and_as_zip(files: Files, tmp_path: Path) -> None:
    """Ett helt paket stämmer, som mapp, som zip, och som zip av mappen."""
    found = program.check(str(folder(files, tmp_path / "mapp")))
    assert not [one for one in found if one.holds is False]
    assert program.check(str(zipped(files, tmp_path / "a.zip"))) == found
    assert program.check(str(zipped(files, tmp_path / "b.zip", "paket/", zipfile.ZIP_STORED))) == found


def test_what_is_not_shown_is_said_openly(tmp_path: Path) -> None:
    """Ett paket som bara visar att raderna är äkta säger att det inte visar att inget saknas."""
    found = checked(one_matter(genuine_only=True), tmp_path)
    assert [one.holds for one in found] == [True, True, None, None, True, True, True, True]
    assert program.verdict(found, compared=True) == "Det som visas stämmer; 2 av 8 påståenden visas inte."
    assert program.verdict(found) == f"Raderna som visas stämmer; 2 av 8 påståenden visas inte. {program.UNBOUND}"
    assert found[2].what == "Visas inte: paketet är till annan mottagare än IVO och revisorerna, som bara fått 4 rader."


def test_bodies_that_are_withheld_are_told_of(tmp_path: Path) -> None:
    """Är innehållet i några rader inte utlämnat sägs det öppet: påståendet visas inte, men raderna är där."""
    found = checked(WHOLE.package(withheld=[9, 7]), tmp_path)
    assert [one.holds for one in found] == [True, True, True, True, None, True, True, True]
    assert found[4].what == (
        "Visas inte för 2 av 23 rader som omfattas: deras innehåll är inte utlämnat, först liggarrad 7."
    )


def test_earlier_versions_outside_the_range_are_told_of(tmp_path: Path) -> None:
    """Börjar en post före intervallet, så står det."""
    assert checked(WHOLE.package(first=5), tmp_path)[5].what == (
        "4 poster. 4 poster har tidigare versioner än de som visas."
    )


def test_timestamps_are_listed_and_said_not_to_be_tried(tmp_path: Path) -> None:
    """Tidsstämplarna räknas, och det sägs att bara openssl kan pröva vem som har gjort dem."""
    found = checked(WHOLE.package(stamps=[stamp(), stamp("sha512")]), tmp_path)
    assert found[1].holds
    assert found[1].what.endswith(" 2 tidsstämplar, som bara openssl kan pröva (så kontrollerar du.txt).")
    assert "tidsstäm" not in checked(WHOLE.package(), tmp_path)[1].what


# ── What does not hold ───────────────────────────────────────────────────────


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: one.name)
def test_every_fault_is_found_by_its_claim_and_its_place(wrong: Wrong, tmp_path: Path) -> None:
    """Varje fel hittas, av rätt påstående, som nämner det första stället."""
    found = checked(wrong.files, tmp_path, wrong.digest)
    lines = list(program.told(found, None))
    assert lines[wrong.claim - 1].startswith(f"✗ {wrong.claim}. ")
    assert wrong.said in lines[wrong.claim - 1]
    assert all(found[number - 1].holds is False for number in wrong.also)
    assert not any(one.where == "kontrollprogrammet" for one in found)
    if wrong.claim > 1:
        assert found[0].holds, "felet syns också i manifestet, och prövar då inte det som skulle prövas"


@pytest.mark.parametrize("claim", range(1, 9))
def test_every_claim_is_tried(claim: int) -> None:
    """Vart och ett av de åtta påståendena har något som bryter mot det."""
    assert [one.name for one in WRONG if one.claim == claim]


def test_a_package_that_only_agrees_with_itself_is_told_apart_by_the_published_key(tmp_path: Path) -> None:
    """Ett paket under en annan nyckel hänger ihop, men faller mot den nyckel nämnden har offentliggjort."""
    forged = zipped(under_another_key(), tmp_path / "a.zip")
    assert run(forged)[0] == 0
    status, said, _ = run(forged, "--key", vkey(ORIGIN, OWN))
    assert status == 1
    assert f"✗ 2. {program.CLAIMS[1][0]} data/bevis/checkpoint.txt: ingen av 1 nyckel har signerat" in said


BAGGED_AGAIN = [one for one in WRONG if one.digest is not None]


@pytest.mark.parametrize("wrong", BAGGED_AGAIN, ids=lambda one: one.name)
def test_only_the_checksum_in_the_letter_binds_what_people_read(wrong: Wrong, tmp_path: Path) -> None:
    """Ändras sidor, maskning eller omfattning, och manifestet görs om, så sägs utan kontrollsumman aldrig att paketet
    stämmer, och med den hittas det."""
    place = zipped(wrong.files, tmp_path / "a.zip")
    status, said, _ = run(place)
    assert status == 0 and "Paketet stämmer" not in said and program.UNBOUND in said
    status, said, _ = run(place, f"--digest={wrong.digest}")
    assert status == 1 and "Paketet stämmer inte: 1 av 8 påståenden håller inte." in said


def under_another_key() -> Files:
    """A whole book under a key of somebody else's."""
    return replace(WHOLE, key=OTHER).package()


# ── As it is run ─────────────────────────────────────────────────────────────


def test_it_answers_with_a_line_for_each_claim(tmp_path: Path) -> None:
    """Programmet svarar med en rad för varje påstående, domen och kontrollsumman, och slutar med 0."""
    status, said, wrong = run(zipped(WHOLE.package(), tmp_path / "a.zip"))
    lines = said.splitlines()
    assert (status, wrong, len(lines)) == (0, "", 10)
    assert [line[:5] for line in lines[:8]] == [f"✓ {number}. " for number in range(1, 9)]
    assert lines[8] == f"Raderna stämmer. {program.UNBOUND}"
    assert lines[9] == f"Paketets kontrollsumma, att jämföra med följebrevet: {digest_of(WHOLE.package())}"
    assert "nyckeln kommer ur paketet självt, så jämför den med den som nämnden har offentliggjort" in lines[1]


@pytest.mark.parametrize("written", [str.lower, str.upper, " {} \n".format])
def test_with_the_checksum_of_the_letter_the_whole_package_is_said_to_hold(
    written: Callable[[str], str], tmp_path: Path
) -> None:
    """Med kontrollsumman ur följebrevet sägs paketet stämma, hur den än är skriven."""
    digest = digest_of(WHOLE.package())
    status, said, _ = run(zipped(WHOLE.package(), tmp_path / "a.zip"), "--digest", written(digest))
    lines = said.splitlines()
    assert (status, lines[8:]) == (0, ["Paketet stämmer.", f"Paketets kontrollsumma: {digest}"])
    assert lines[0].endswith(" Kontrollsumman är den som angavs.")


def test_given_keys_are_used_and_said_to_be(tmp_path: Path) -> None:
    """Nycklar som anges används i stället för paketets, och det står."""
    package = zipped(WHOLE.package(), tmp_path / "a.zip")
    known = ["--key", vkey(ORIGIN, OTHER), "--key", vkey(ORIGIN, OWN), f"--witness={vkey(WITNESS, WITNESSING, 4)}"]
    status, said, _ = run(package, *known)
    assert status == 0
    assert "nyckeln är en som angavs. Vittnen: vittne.invalid/ett+a6177a1b.\n" in said
    stranger = vkey("vittne.invalid/annat", OTHER, 4)
    status, said, _ = run(package, "--witness", stranger)
    assert status == 1 and "vittnet vittne.invalid/annat har inte medsignerat" in said


def test_it_answers_in_json_too(tmp_path: Path) -> None:
    """Med --json kommer samma svar i JSON."""
    broken = {**WHOLE.package(), "data/index.html": b""}
    status, said, _ = run("--json", folder(broken, tmp_path / "a"))
    answer = json.loads(said)
    assert status == 1
    assert [one["holds"] for one in answer["claims"]] == [False, *[True] * 7]
    assert answer["claims"][0]["where"] == "data/index.html"
    assert (answer["keys_given"], answer["digest_given"], len(answer["manifest"])) == (False, False, 64)
    _, said, _ = run("--json", tmp_path / "a", "--digest", answer["manifest"])
    assert json.loads(said)["digest_given"] is True


@pytest.mark.parametrize(
    "words",
    [
        *(
            [],
            ["finns-inte.zip"],
            [".", "."],
            [".", "--okänd"],
            [".", "--key", "x"],
            [".", "--key"],
            [".", "--witness=+"],
        ),
        *([".", "--digest"], [".", "--digest="], [".", "--digest", "a" * 63], [".", "--digest", "g" * 64]),
        [".", "--digest", "a" * 64, "--digest", "b" * 64],
    ],
)
def test_arguments_that_cannot_be_used_are_told_of(words: list[str]) -> None:
    """Argument som inte går att använda ger 2 och en svensk rad."""
    status, said, wrong = run(*words)
    assert (status, said) == (2, "")
    assert "Traceback" not in wrong and "python3 liggaren_verify.py PAKET" in wrong


def test_it_imports_the_standard_library_and_nothing_else() -> None:
    """Programmet behöver bara Pythons standardbibliotek."""
    text = FILE.read_text(encoding="utf-8")
    named = {line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert named - {"__future__"} <= sys.stdlib_module_names


# ── Hostile packages ─────────────────────────────────────────────────────────


def test_nothing_in_a_package_writes_on_the_screen(tmp_path: Path) -> None:
    """Inget i ett paket når skärmen som styrtecken, vändande eller osynliga tecken, inte heller när allt stämmer."""
    name = "vittne.invalid/\u009b2J\u202e\u200bx"
    status, said, _ = run(zipped(replace(WHOLE, witnesses=(name,)).package(), tmp_path / "a.zip"))
    assert status == 0 and "Vittnen: vittne.invalid/?2J??x+" in said
    assert not [one for one in said if unicodedata.category(one) in program.UNPRINTABLE and one != "\n"]


UNTRUE = "zippen har mer i sig än sina filer, eller filer under flera namn"


def test_a_zip_that_others_unpack_otherwise_is_refused(tmp_path: Path) -> None:
    """En zip som andra program kan packa upp till något annat godtas inte: något före, efter eller mellan filerna."""
    whole = zipped(WHOLE.package(), tmp_path / "a.zip").read_bytes()
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("data/index.html", "Något annat")
    end = whole.rindex(b"PK\x05\x06")
    only = hidden.getvalue()[: hidden.getvalue().index(b"PK\x01\x02")]
    start = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    moved = whole[:start] + only + whole[start:end] + whole[end : end + 16] + struct.pack("<I", start + len(only))
    commented = whole[: end + 20] + struct.pack("<H", 5) + b"annat"
    for harmed in (only + whole, moved + whole[end + 20 :], commented, whole + b"annat"):
        (tmp_path / "a.zip").write_bytes(harmed)
        assert refused(tmp_path / "a.zip") in (
            f"a.zip: {UNTRUE}",
            "a.zip: är varken en mapp eller en zip som kan läsas",
        )


def test_a_file_under_two_names_is_refused(tmp_path: Path) -> None:
    """En fil som har ett annat namn bredvid sitt eget godtas inte; har den samma namn två gånger gör det inget."""
    for other, expected in ((b"data/annan.html", False), (b"data/index.html", True)):
        place = tmp_path / "a.zip"
        with zipfile.ZipFile(place, "w") as archive:
            for name, data in WHOLE.package().items():
                entry = zipfile.ZipInfo(name)
                if name == "data/index.html":
                    said = b"\x01" + struct.pack("<I", zlib.crc32(name.encode())) + other
                    entry.extra = struct.pack("<HH", 0x7075, len(said)) + said
                archive.writestr(entry, data)
        if expected:
            assert program.check(str(place))[0].holds
        else:
            assert refused(place) == f"a.zip: {UNTRUE}"


def test_zips_made_by_others_are_read(tmp_path: Path) -> None:
    """En zip med mappar för sig, eller med längderna efter filerna, läses som andra."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.mkdir("paket")
        archive.mkdir("paket/data")
        for name, data in WHOLE.package().items():
            archive.writestr(f"paket/{name}", data)
    streamed = Unseekable()
    with zipfile.ZipFile(streamed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in WHOLE.package().items():
            archive.writestr(name, data)
    (tmp_path / "b.zip").write_bytes(streamed.getvalue())
    for name in ("a.zip", "b.zip"):
        assert all(one.holds for one in program.check(str(tmp_path / name))), name


class Unseekable(io.BytesIO):
    """What a zip is sent through on its way to somebody: it cannot go back."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def refused(path: Path) -> str:
    """What all eight claims say of a package that is not even opened."""
    found = program.check(str(path))
    assert len({one[1:] for one in found}) == 1 and found[0].holds is False
    return f"{found[0].where}: {found[0].what}"


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "data/../../x", "C:x", "a\\b", "data//x", "./x", "data/\x1b[2Jx", "data/.."]
)
def test_names_that_lead_out_of_the_package_are_refused(name: str, tmp_path: Path) -> None:
    """Filnamn som leder ut ur paketet godtas inte."""
    said = refused(zipped({**WHOLE.package(), name: b"x"}, tmp_path / "a.zip"))
    assert said.endswith("ett sådant filnamn får inte finnas i ett paket")
    assert "\x1b" not in said


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    """Samma namn två gånger i en zip godtas inte, inte heller skrivet på två sätt."""
    for again in ("data/så kontrollerar du.txt", "data/så kontrollerar du.txt"):
        place = zipped(WHOLE.package(), tmp_path / "a.zip")
        with zipfile.ZipFile(place, "a") as archive:
            archive.writestr(again, b"annat")
        assert refused(place) == "data/så kontrollerar du.txt: filen finns två gånger"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """En zip som blir orimligt stor packas inte upp."""
    place = zipped({**WHOLE.package(), "data/noll": bytes(program.RATIO_FROM + 1)}, tmp_path / "a.zip")
    assert refused(place) == "a.zip: zippen är packad som en fälla och packas inte upp"


def test_a_package_too_large_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ett paket som är större än något kan vara läses inte."""
    place = zipped(WHOLE.package(), tmp_path / "a.zip")
    monkeypatch.setattr(program, "MOST_BYTES", 1000)
    assert refused(place).endswith("paketet är större än något paket kan vara")
    monkeypatch.setattr(program, "MOST_BYTES", 1 << 30)
    monkeypatch.setattr(program, "MOST_FILES", 3)
    assert refused(place).endswith("paketet är större än något paket kan vara")


@pytest.mark.parametrize("cut", [0, 1, 100, 3000, -1, -30])
def test_a_broken_zip_is_told_of(cut: int, tmp_path: Path) -> None:
    """En avklippt zip sägs inte gå att läsa."""
    place = zipped(WHOLE.package(), tmp_path / "a.zip")
    place.write_bytes(place.read_bytes()[:cut])
    assert refused(place) == "a.zip: är varken en mapp eller en zip som kan läsas"


@pytest.mark.parametrize("at", range(0, 6000, 373))
def test_a_byte_of_a_zip_is_never_a_traceback(at: int, tmp_path: Path) -> None:
    """Vilken byte i en zip som än ändras blir svaret en svensk rad."""
    place = zipped(one_matter(), tmp_path / "a.zip")
    data = bytearray(place.read_bytes())
    data[at % len(data)] ^= 0xFF
    place.write_bytes(data)
    found = program.check(str(place))
    assert len(found) == 8 and not any(one.where == "kontrollprogrammet" for one in found)


def test_an_encrypted_or_strangely_packed_file_is_refused(tmp_path: Path) -> None:
    """Krypterade filer och ovanlig packning godtas inte."""
    said = refused(zipped(WHOLE.package(), tmp_path / "a.zip", packing=zipfile.ZIP_BZIP2))
    assert said.endswith("är krypterad eller packad på ett sätt som inte används i paket")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """En länk i en mapp följs inte."""
    place = folder(WHOLE.package(), tmp_path / "a")
    (place / "data" / "länk").symlink_to("/etc")
    assert refused(place) == "data/länk: är en länk eller något annat som inte är en fil"


def test_a_folder_that_is_no_package_is_told_of(tmp_path: Path) -> None:
    """En tom mapp är inget paket."""
    assert program.check(str(tmp_path))[0][1:] == (False, "tagmanifest-sha256.txt", "filen saknas")


def test_a_name_with_a_percent_sign_is_written_as_bagit_says(tmp_path: Path) -> None:
    """Procenttecken i filnamn skrivs som BagIt säger."""
    files = bag({**WHOLE.package(), "data/100%25.txt": b"x"})
    files["data/100%.txt"] = files.pop("data/100%25.txt")
    assert checked(files, tmp_path)[0].holds

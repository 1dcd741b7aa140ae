"""The arithmetic of the verifier against published vectors: RFC 8032, RFC 6962 and C2SP's examples."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.making import inclusion, outside, root, sha
from verifier import liggaren_verify as program

VECTORS = Path(__file__).parents[3] / "shared" / "vectors"

# RFC 8032, 7.1: key, message, signature (TEST 1, 2, 3 and SHA(abc)).
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
        "454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
        "3dca179c138ac17ad9bef1177331a704",
    ),
]


def vectors(name: str) -> list[Any]:
    if not (VECTORS / name).exists():
        pytest.skip("de offentliga vektorerna finns inte här")
    found: list[Any] = json.loads((VECTORS / name).read_text())
    return found


# ── Ed25519 ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_signatures_are_as_in_rfc_8032(key: str, message: str, signature: str) -> None:
    """Signaturerna i RFC 8032 godtas, och inte med en bit ändrad någonstans."""
    parts = [bytes.fromhex(one) for one in (key, message, signature)]
    assert program.ed25519(parts[0], parts[1], parts[2])
    for number, part in enumerate(parts):
        for at in (0, len(part) // 2, len(part) - 1) if part else ():
            other = [*parts]
            other[number] = bytes([*part[:at], part[at] ^ 1, *part[at + 1 :]])
            assert not program.ed25519(other[0], other[1], other[2])


def test_a_signature_is_written_in_one_way_only() -> None:
    """S under ordningen, punkter under primtalet, rätt längd: annars nej."""
    key, _, signature = (bytes.fromhex(one) for one in RFC_8032[0])
    larger = int.from_bytes(signature[32:], "little") + program.ORDER
    assert not program.ed25519(key, b"", signature[:32] + larger.to_bytes(32, "little"))
    assert not program.ed25519((program.P + 1).to_bytes(32, "little"), b"", signature)
    assert not program.ed25519(b"\x02" + bytes(31), b"", signature)
    assert not program.ed25519(bytes([1, *bytes(30), 0x80]), b"", signature)
    assert not program.ed25519(key, b"", signature[:-1])
    assert not program.ed25519(key[:-1], b"", signature)


# ── Notes ────────────────────────────────────────────────────────────────────

# C2SP signed-note, "Example"; C2SP tlog-cosignature names the witness's line.
NOTE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)


def test_the_signed_note_of_the_specification_holds() -> None:
    """Exemplet i C2SP signed-note godtas, och inte med texten ändrad."""
    key = program.read_key(NOTE_KEY, program.NOTE, "exemplet")
    assert program.signed_by(key, program.read_note(NOTE, "exemplet"), "exemplet")
    with pytest.raises(program.Fault):
        program.signed_by(key, program.read_note(NOTE.replace("This", "That"), "exemplet"), "exemplet")


# ── The tree ─────────────────────────────────────────────────────────────────


def test_inclusion_proofs_are_as_the_public_vectors_say() -> None:
    """De offentliga vektorerna för RFC 6962 faller ut som de ska, också när en hash inte är 32 byte."""
    for one in vectors("inclusion.json"):
        path, leaf, top = (
            [b64decode(text) for text in one["proof"] or []],
            *map(b64decode, (one["leafHash"], one["root"])),
        )
        sizes = all(len(hash_) == 32 for hash_ in (*path, leaf, top))
        found = program.root_by_path(one["leafIdx"], one["treeSize"], leaf, path)
        assert (sizes and found == top) is not one["wantErr"], one["name"]


def test_a_hash_of_another_length_is_refused_when_it_is_read() -> None:
    """En hash som inte är 32 byte kommer aldrig in i trädet."""
    for text in ("", "AAAA", "A" * 40, "A" * 44):
        with pytest.raises(program.Fault):
            program.hash_of(text, "här")


def test_leaves_and_nodes_are_those_of_the_reference_tree() -> None:
    """Blad och rötter är de i RFC 6962:s referensträd."""
    tree: Any = vectors("rfc6962_reference_tree.json")
    leaves = [program.leaf_hash(data) for data in reference_leaves(tree)]
    for size, top in enumerate(reference_roots(tree)[1:], start=1):
        assert program.root_by_range(size, 0, leaves[:size], iter(())) == top


def reference_leaves(tree: Any) -> list[bytes]:
    return [bytes.fromhex(one) for one in tree["leaves"]]


def reference_roots(tree: Any) -> list[bytes]:
    return [bytes.fromhex(one) for one in tree["roots"]]


@pytest.mark.parametrize("size", range(1, 18))
def test_every_range_and_every_row_of_a_small_tree_is_proved(size: int) -> None:
    """I små träd leder varje intervall och varje rad till roten, och inget kortare eller längre bevis gör det."""
    leaves = [sha(bytes([number])) for number in range(size)]
    for first in range(size):
        path = inclusion(first, leaves)
        assert program.root_by_path(first, size, leaves[first], path) == root(leaves)
        assert program.root_by_path(first, size, leaves[first], [*path, leaves[0]]) is None
        assert not path or program.root_by_path(first, size, leaves[first], path[:-1]) is None
        for end in range(first + 1, size + 1):
            hashes = outside(leaves, 0, first, end)
            given = iter(hashes)
            assert program.root_by_range(size, first, leaves[first:end], given) == root(leaves)
            assert next(given, None) is None
            if hashes:
                with pytest.raises(StopIteration):
                    program.root_by_range(size, first, leaves[first:end], iter(hashes[:-1]))

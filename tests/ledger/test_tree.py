"""The Merkle tree: against the published vectors, against the definition, and against itself at random."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.proof import tree
from ledger.proof.tree import ProofWrong

VECTORS = Path(__file__).parents[3] / "shared" / "vectors"
published = pytest.mark.skipif(not VECTORS.is_dir(), reason="de publicerade testfallen finns inte här")

LEAVES = [sha256(b"\x00" + number.to_bytes(4, "big")).digest() for number in range(600)]


def of_definition(leaves: Sequence[bytes]) -> bytes:
    """The root as 2.1.1 defines it."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    left = max(2**power for power in range(20) if 2**power < len(leaves))
    return sha256(b"\x01" + of_definition(leaves[:left]) + of_definition(leaves[left:])).digest()


def read(start: int, height: int) -> bytes:
    return of_definition(LEAVES[start : start + 2**height])


def loaded(name: str) -> Any:
    return json.loads((VECTORS / name).read_bytes())


def hashes(said: Sequence[str] | None) -> list[bytes]:
    return [b64decode(one) for one in said or ()]


def holds(check: Callable[[], None]) -> bool:
    try:
        check()
    except ProofWrong:
        return False
    return True


# ── Published vectors (transparency-dev/merkle) ──────────────────────────────


@published
@pytest.mark.parametrize("probe", loaded("inclusion.json") if VECTORS.is_dir() else [], ids=lambda one: one["name"])
def test_a_published_proof_of_inclusion_is_judged_as_it_should(probe: dict[str, Any]) -> None:
    """Varje publicerat bevis för en rads plats bedöms rätt, också de falska."""
    path = hashes(probe["proof"])
    leaf, root = b64decode(probe["leafHash"] or ""), b64decode(probe["root"] or "")
    good = holds(lambda: tree.must_include(leaf, probe["leafIdx"], probe["treeSize"], path, root))
    assert good is not probe["wantErr"], probe["desc"]


@published
@pytest.mark.parametrize("probe", loaded("consistency.json") if VECTORS.is_dir() else [], ids=lambda one: one["name"])
def test_a_published_proof_of_consistency_is_judged_as_it_should(probe: dict[str, Any]) -> None:
    """Varje publicerat bevis för att boken bara vuxit bedöms rätt, också de falska."""
    path = hashes(probe["proof"])
    before, after = b64decode(probe["root1"] or ""), b64decode(probe["root2"] or "")
    good = holds(lambda: tree.must_continue(probe["size1"], probe["size2"], before, after, path))
    assert good is not probe["wantErr"], probe["desc"]


@published
def test_the_published_tree_has_the_published_roots() -> None:
    """De publicerade löven ger de publicerade rötterna."""
    known = loaded("rfc6962_reference_tree.json")
    leaves = [sha256(b"\x00" + bytes.fromhex(one)).digest() for one in known["leaves"]]
    for size, root in enumerate(known["roots"]):
        assert tree.root_of(leaves[:size]).hex() == root
    for height, row in enumerate(known["node_hashes_by_level"]):
        for place, said in enumerate(row):
            assert tree.root_of(leaves[place << height : (place + 1) << height]).hex() == said


# ── Every tree ───────────────────────────────────────────────────────────────


@given(st.integers(0, 600))
def test_a_root_is_that_of_the_definition(size: int) -> None:
    """Roten är den som standarden definierar, hur den än räknas."""
    assert tree.root(read, 0, size) == tree.root_of(LEAVES[:size]) == of_definition(LEAVES[:size])


@given(st.integers(1, 600), st.data())
def test_a_leaf_is_proved_and_nothing_else_is(size: int, data: st.DataObject) -> None:
    """Ett bevis för en rads plats håller för just den raden, platsen och boken."""
    index = data.draw(st.integers(0, size - 1))
    path, root = tree.inclusion(read, index, size), tree.root(read, 0, size)
    tree.must_include(LEAVES[index], index, size, path, root)
    other = data.draw(st.integers(0, size - 1).filter(lambda one: one != index)) if size > 1 else None
    wrong: list[tuple[bytes, int, int, list[bytes], bytes]] = [
        (LEAVES[index + 1 if index < 599 else 0], index, size, path, root),
        (LEAVES[index], index, size, [*path, root], root),
        (LEAVES[index], index, size, path, root[::-1]),
        (LEAVES[index][:31], index, size, path, root),
        *([(LEAVES[index], other, size, path, root)] if other is not None else []),
        *([(LEAVES[index], index, size, path[:-1], root)] if path else []),
    ]
    for one in wrong:
        assert not holds(partial(tree.must_include, *one))


@given(st.integers(1, 600), st.data())
def test_a_book_that_has_only_grown_is_proved_to_have(size: int, data: st.DataObject) -> None:
    """Ett bevis för att boken bara vuxit håller för just de två storlekarna."""
    old = data.draw(st.integers(1, size))
    before, after = tree.root(read, 0, old), tree.root(read, 0, size)
    path = tree.consistency(read, old, size)
    tree.must_continue(old, size, before, after, path)
    assert not holds(lambda: tree.must_continue(old, size, after[::-1], after, path))
    assert not holds(lambda: tree.must_continue(old, size, before, before[::-1], path))
    assert not holds(lambda: tree.must_continue(old, size, before, after, [*path, after]))
    assert not path or not holds(lambda: tree.must_continue(old, size, before, after, path[1:]))


@given(st.integers(1, 300), st.data())
def test_leaves_between_two_lines_and_what_lies_outside_give_the_root(size: int, data: st.DataObject) -> None:
    """De rader som visas och hasharna för resten ger tillsammans bokens rot, med alla hashar använda."""
    first = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(first + 1, size))
    given_hashes = iter(tree.outside(read, first, end, size))

    def made(start: int, count: int) -> bytes:
        if start >= end or start + count <= first:
            return next(given_hashes)
        if count == 1:
            return LEAVES[start]
        left = tree.split(count)
        return sha256(b"\x01" + made(start, left) + made(start + left, count - left)).digest()

    assert made(0, size) == of_definition(LEAVES[:size])
    assert next(given_hashes, None) is None


@pytest.mark.parametrize("make", [lambda: tree.inclusion(read, 5, 5), lambda: tree.consistency(read, 0, 5)])
def test_there_is_no_proof_of_what_is_not_there(make: Callable[[], Any]) -> None:
    """Ingen plats efter bokens slut bevisas, och ingen bok fortsätter en tom."""
    with pytest.raises(ProofWrong):
        make()

"""The arithmetic of the Merkle tree of RFC 9162 (SHA-256): roots, paths and their checks. Pure: no database here.

leaf = SHA-256(0x00 || entry), node = SHA-256(0x01 || left || right); a tree of n leaves is split after the largest
power of two below n. What makes a proof is given `read`, which knows the root of every whole subtree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without leaves (2.1.1)."""
SIZE = 32

Read = Callable[[int, int], bytes]
"""The root of the whole subtree of the leaves [start, start + 2^height), which begins at a multiple of its size."""


class ProofWrong(ValueError):
    """A proof that does not prove what it should; the message says why."""


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """The largest power of two below a size of at least two.

    >>> [split(size) for size in (2, 3, 4, 5, 8, 9)]
    [1, 2, 2, 4, 4, 8]
    """
    return 1 << (size - 1).bit_length() - 1


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root of these leaf hashes (2.1.1)."""
    if not hashes:
        return EMPTY
    row = list(hashes)
    while len(row) > 1:
        odd = [row[-1]] if len(row) % 2 else []
        row = [sha256(b"\x01" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=False)] + odd
    return row[0]


def root(read: Read, start: int, size: int) -> bytes:
    """The root of the subtree of the leaves [start, start + size), as it lies in a tree that is split there."""
    if size == 0:
        return EMPTY
    if size & (size - 1) == 0:
        return read(start, size.bit_length() - 1)
    left = split(size)
    return node(root(read, start, left), root(read, start + left, size - left))


# ── Proofs ───────────────────────────────────────────────────────────────────


def inclusion(read: Read, index: int, size: int) -> list[bytes]:
    """The path of a leaf in a tree of a size, from the leaf's sibling to the child of the root (2.1.3.1)."""
    if not 0 <= index < size:
        raise ProofWrong(f"there is no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    start = 0
    while size > 1:
        left = split(size)
        if index - start < left:
            path.append(root(read, start + left, size - left))
            size = left
        else:
            path.append(root(read, start, left))
            start, size = start + left, size - left
    return path[::-1]


def consistency(read: Read, old: int, size: int) -> list[bytes]:
    """What shows that a tree of a size begins with the tree of an older size (2.1.4.1)."""
    if not 0 < old <= size:
        raise ProofWrong(f"a tree of {size} does not begin with one of {old}")
    path: list[bytes] = []
    start, whole = 0, True  # whether the old tree's part is a subtree whose root the reader knows already
    while old != size:
        left = split(size)
        if old <= left:
            path.append(root(read, start + left, size - left))
            size = left
        else:
            path.append(root(read, start, left))
            start, old, size, whole = start + left, old - left, size - left, False
    return [*([] if whole else [root(read, start, size)]), *path[::-1]]


def outside(read: Read, first: int, end: int, size: int) -> list[bytes]:
    """What a reader of the leaves [first, end) lacks to work out the root: the roots of the largest subtrees that lie
    wholly outside, from left to right (docs/paket.md)."""
    return [root(read, start, part) for start, part in parts_outside(0, size, first, end)]


def parts_outside(start: int, size: int, first: int, end: int) -> Iterator[tuple[int, int]]:
    if start >= end or start + size <= first:
        yield start, size
    elif size > 1 and not (first <= start and start + size <= end):
        left = split(size)
        yield from parts_outside(start, left, first, end)
        yield from parts_outside(start + left, size - left, first, end)


# ── Checks ───────────────────────────────────────────────────────────────────


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that a leaf and its path lead to (2.1.3.2). Raises ProofWrong for a path that cannot be one."""
    must_be_hashes([leaf, *path])
    if not 0 <= index < size:
        raise ProofWrong(f"there is no leaf {index} in a tree of {size}")
    place, last, made = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise ProofWrong("the path is too long")
        if place % 2 or place == last:
            made = node(sibling, made)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            made = node(made, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofWrong("the path is too short")
    return made


def must_include(leaf: bytes, index: int, size: int, path: Sequence[bytes], whole: bytes) -> None:
    """Raises ProofWrong unless the leaf is in the tree with that root."""
    must_be_hashes([whole])
    if included(leaf, index, size, path) != whole:
        raise ProofWrong("the path leads to another root")


def must_continue(old: int, size: int, before: bytes, after: bytes, path: Sequence[bytes]) -> None:
    """Raises ProofWrong unless the path shows that the tree `after` begins with the tree `before` (2.1.4.2)."""
    must_be_hashes([before, after, *path])
    if not 0 < old <= size:
        raise ProofWrong(f"a tree of {size} does not begin with one of {old}")
    if old == size:
        if path:
            raise ProofWrong("a tree needs no proof that it begins with itself")
        if before != after:
            raise ProofWrong("two roots of one size")
        return
    steps = list(path) if old & (old - 1) else [before, *path]
    if not steps:
        raise ProofWrong("the proof is too short")
    place, last = old - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    older = newer = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            raise ProofWrong("the proof is too long")
        if place % 2 or place == last:
            older, newer = node(sibling, older), node(sibling, newer)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node(newer, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofWrong("the proof is too short")
    if (older, newer) != (before, after):
        raise ProofWrong("the proof leads to other roots")


def must_be_hashes(found: Sequence[bytes]) -> None:
    if any(len(one) != SIZE for one in found):
        raise ProofWrong(f"a hash is {SIZE} bytes long")

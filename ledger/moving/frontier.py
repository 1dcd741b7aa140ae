"""The root of a tree whose leaves are seen once, in order: the roots of the whole subtrees are kept, O(log n)."""

from __future__ import annotations

from ledger.proof.tree import EMPTY, node


class Frontier:
    """The right edge of a tree that grows."""

    def __init__(self) -> None:
        self.size = 0
        self.whole: list[bytes] = []
        """The roots of the largest whole subtrees, from left to right: one for each 1 in the size, in binary."""

    def add(self, leaf: bytes) -> None:
        made, below = leaf, self.size
        while below % 2:
            made, below = node(self.whole.pop(), made), below >> 1
        self.whole.append(made)
        self.size += 1

    def root(self) -> bytes:
        if not self.whole:
            return EMPTY
        made = self.whole[-1]
        for left in reversed(self.whole[:-1]):
            made = node(left, made)
        return made

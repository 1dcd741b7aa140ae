"""The one place that makes ids and random bytes."""

from __future__ import annotations

import os
from threading import Lock
from uuid import UUID

BLOCK = 8192


class Pool:
    """Bytes from the operating system's generator, drawn a block at a time: a system call for each salt costs more
    than the sealing. No byte is given out twice; a forked process draws a block of its own.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.empty()
        os.register_at_fork(after_in_child=self.empty)

    def empty(self) -> None:
        self.block, self.used = b"", 0

    def draw(self, length: int) -> bytes:
        if length > BLOCK:
            return os.urandom(length)
        with self.lock:
            if self.used + length > len(self.block):
                self.block, self.used = os.urandom(BLOCK), 0
            self.used += length
            return self.block[self.used - length : self.used]


POOL = Pool()


def random_bytes(length: int) -> bytes:
    """Bytes from the operating system's generator, fit for keys, salts and nonces."""
    return POOL.draw(length)


def new_id() -> UUID:
    """An id that says nothing: UUIDv4 (RFC 9562 5.4). A v7 would tell when a case was opened."""
    return UUID(bytes=random_bytes(16), version=4)

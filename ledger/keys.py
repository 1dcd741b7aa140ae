"""The keys that lie outside the database: master keys in epochs, and the key of the idempotency digests.

One folder per board, 0700, each key a file of its own, 0600; a folder that others can read is refused. Losing the
masters loses every sealed text, so `found` writes a recovery sheet; destroying an epoch completes its erasures in
every backup.
"""

from __future__ import annotations

import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ledger.ids import random_bytes


class KeysExposed(RuntimeError):
    """The folder of keys can be read by others than its owner."""


class KeyDestroyed(LookupError):
    """The master key of that epoch is destroyed: what it wrapped can never be opened."""


@dataclass(frozen=True)
class Keys:
    """The key folder of one board."""

    folder: Path

    @classmethod
    def found(cls, folder: Path) -> Keys:
        """The folder with the first master key and the digest key; those are made that are not there yet."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        keys = cls(folder)
        if not keys.epochs:
            keys.write("epoch-1.key", random_bytes(32))
        if not (folder / "acts.key").exists():
            keys.write("acts.key", random_bytes(32))
        return keys

    def write(self, name: str, key: bytes) -> None:
        """Make a key: there whole and for good, or not at all. Raises FileExistsError."""
        unfinished = self.folder / f"{name}.{random_bytes(4).hex()}"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
            os.link(unfinished, self.folder / name)
        finally:
            unfinished.unlink()
        sync(self.folder)

    def read(self, name: str) -> bytes:
        for path in (self.folder, self.folder / name):
            if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise KeysExposed(f"Nycklarna i {self.folder} kan läsas av andra: kör chmod -R go= på mappen.")
        return (self.folder / name).read_bytes()

    @property
    def epochs(self) -> list[int]:
        """The epochs whose master keys still exist, oldest first."""
        return sorted(int(file.stem.removeprefix("epoch-")) for file in self.folder.glob("epoch-*.key"))

    def master(self, epoch: int) -> bytes:
        """The master key of an epoch. Raises KeyDestroyed."""
        try:
            return self.read(f"epoch-{epoch}.key")
        except FileNotFoundError:
            raise KeyDestroyed(f"Huvudnyckeln för epok {epoch} är förstörd.") from None

    def begin_epoch(self) -> int:
        """Make the master key of a new epoch; what is written from now on is wrapped by it."""
        epoch = self.epochs[-1] + 1
        self.write(f"epoch-{epoch}.key", random_bytes(32))
        return epoch

    def destroy(self, epoch: int) -> None:
        """Destroy a master key for ever: overwritten, then removed. Nothing living may be wrapped by it any more."""
        path = self.folder / f"epoch-{epoch}.key"
        with path.open("r+b") as file:
            file.write(random_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync(self.folder)

    def digester(self) -> Digester:
        """What makes the digests kept with idempotency keys."""
        return Digester(self.read("acts.key"))


def sync(folder: Path) -> None:
    """Make the names in a folder durable: a key that sealed something must not vanish with the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Digester:
    """HMAC-SHA-256 under a key outside the database: a bare hash of personal text could be guessed."""

    def __init__(self, key: bytes) -> None:
        self.keyed = hmac.new(key, digestmod="sha256")

    def digest(self, asked: bytes) -> bytes:
        one = self.keyed.copy()  # keying once is half the cost
        one.update(asked)
        return one.digest()

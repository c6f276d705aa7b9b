"""A process that works on a ledger and meets with a mishap: it is killed, the disk is full, nothing may be written.

    with Worker("tests.store.test_mishaps:add") as worker:
        whole = worker.run(url, 100)
        for moment in moments(7, 20, whole.seconds):
            cut = worker.run(url, 100, strike_after=moment)

The work is a function in a module of the tests. It gets what tells, then the arguments: JSON values. What has been told
is known afterwards, however the process ended. What its module imports is imported once, and each run is a fork; what
the work imports only later is named too:

    with Worker("tests.mishaps:command", "provenance.store.ledger", disk=(folder, 2**20)) as worker:
        status, out, err = worker.run(str(folder), "ledger", "status").told[-1]
"""

import ctypes
import importlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, NoReturn, Self

import pytest

from tests.tools import missing

ROOT = Path(__file__).parent.parent
_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount", "--propagation", "private")
_OVERRIDING = 0b1110
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH and CAP_FOWNER: by these, root may write where modes say that nobody may."""


class End(NamedTuple):
    """How a run ended: what was told, the exit status (negative: that signal), seconds from start to end."""

    told: list[Any]
    status: int
    seconds: float

    @property
    def killed(self) -> bool:
        return self.status == -signal.SIGKILL


def moments(seed: int, count: int, seconds: float) -> list[float]:
    """Moments to strike at: one at random in each of as many equal parts of a run that takes so long, and then
    shuffled. The same for the same seed."""
    chance = random.Random(seed)
    found = [(part + chance.random()) * seconds / count for part in range(count)]
    chance.shuffle(found)
    return found


class Worker:
    """Runs one piece of work, ``module:function``, as often as it is asked to. To be closed, as by ``with``.

    With ``disk``, a folder and a number of bytes, that folder is a file system of that size. Only this worker sees it,
    and only while it lasts: what is to be looked at afterwards, another run looks at and tells. Without namespaces, as
    in some containers, the test is skipped, unless REQUIRE_NAMESPACES=1.
    """

    def __init__(self, work: str, *modules: str, disk: tuple[Path, int] | None = None) -> None:
        command = [sys.executable, "-m", "tests.mishaps", work, *modules]
        if disk is not None:
            if shutil.which("unshare") is None:
                untried("there is no unshare here")
            mount = f'mount -t tmpfs -o size={disk[1]},mode=0755 tmpfs "$0" && exec "$@"'
            command = [*_NAMESPACE, "sh", "-c", mount, str(disk[0]), *command]
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed with the worker
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        if self._hear() is None:
            self.close()
            self._errors.seek(0)
            words = self._errors.read().strip()
            if disk is not None and "Traceback" not in words:
                untried(words)
            raise RuntimeError(words)

    def run(
        self, *arguments: Any, strike_after: float | None = None, strike: Callable[[], object] | None = None
    ) -> End:
        """Do the work with these arguments, to its end, or until it is struck so many seconds after it has begun: with
        SIGKILL, or by what ``strike`` does to others, such as its server. A run that fails by itself has status 1, and
        its traceback is the last that was told."""
        self._say(arguments)
        begun = self._hear()
        assert begun is not None, "the worker has ended"
        if strike_after is not None:
            time.sleep(strike_after)
            if strike is None:
                # nobody has waited for it yet: until then its number is nobody else's
                os.kill(begun, signal.SIGKILL)
            else:
                strike()
        self._say("wait")
        return End(*self._hear())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        self._errors.close()

    def _say(self, what: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return json.loads(line) if line else None


def untried(reason: str) -> NoReturn:
    """Skip the test that needs a disk of its own."""
    missing(f"NO NAMESPACES: full and read-only disks are not tried: {reason}", "REQUIRE_NAMESPACES")


# For the work to call, in the fork that does it


def obey_modes() -> None:
    """From now on the modes of files hold for this process, even if it is root's."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3
    capabilities = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; then those from the 33rd on
    for call in (libc.capget, libc.capset):
        if call(header, capabilities):
            raise OSError(ctypes.get_errno(), "the capabilities cannot be given up")
        for place in range(3):
            capabilities[place] &= ~_OVERRIDING


def leave_room(folder: Path, size: int) -> None:
    """Fill the disk on which a folder lies, but for so many bytes, rounded up to whole pages."""
    room = os.statvfs(folder)
    free = room.f_bavail * room.f_frsize - size
    if free > 0:
        with (folder / "ballast").open("ab") as file:
            os.posix_fallocate(file.fileno(), file.tell(), free // room.f_frsize * room.f_frsize)


def read_only(folder: Path, yes: bool = True) -> None:
    """Let nothing be written on the worker's disk, which is this folder, from now on; or let it again."""
    subprocess.run(["mount", "-o", f"remount,{'ro' if yes else 'rw'}", folder], check=True, capture_output=True)


# The worker's process


def command(tell: Callable[[object], None], folder: str, *arguments: str) -> None:
    """Work for a worker: run ``provenance`` in a folder, and tell its exit status and what it printed."""
    from tests.cli.console import run

    tell(run(pytest.MonkeyPatch(), Path(folder), *arguments))


def serve(work: str, modules: Sequence[str]) -> None:
    """Read the arguments of each run from standard input, and write of it: its process, and, once asked, its end."""
    module, name = work.split(":")
    function = getattr(importlib.import_module(module), name)
    for module in modules:
        importlib.import_module(module)
    print("true", flush=True)
    while arguments := sys.stdin.readline():
        with tempfile.TemporaryFile() as told:
            start = time.monotonic()
            child = os.fork()
            if not child:
                _do(function, json.loads(arguments), told.fileno())
            print(child, flush=True)
            if not sys.stdin.readline():
                os.kill(child, signal.SIGKILL)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            seconds = time.monotonic() - start
            told.seek(0)
            # a line without its end was not told
            lines = [json.loads(line) for line in told.read().split(b"\n")[:-1]]
            print(json.dumps([lines, status, seconds]), flush=True)


def _do(function: Callable[..., object], arguments: list[Any], told: int) -> NoReturn:
    def tell(what: object) -> None:
        os.write(told, json.dumps(what).encode() + b"\n")

    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(nothing, stream)
        function(tell, *arguments)
        status = 0
    except BaseException:
        tell(traceback.format_exc())
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2:])

"""Runs programs in a terminal of their own, as a person at a keyboard would."""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

ROOT = Path(__file__).parent.parent.parent
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\(.*?)\x1b\]8;;\x1b\\")
_DECIDING = (
    "NO_COLOR",
    "CI",
    "FORCE_HYPERLINK",
    "NO_HYPERLINK",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "WT_SESSION",
    "COLUMNS",
)


class Shown(NamedTuple):
    """What a command left on the terminal, with plain line feeds, and its exit status."""

    text: str
    status: int


def environment(**changes: str) -> dict[str, str]:
    """This process's, without what decides on colour and links, and with the house on Python's path."""
    kept = {name: value for name, value in os.environ.items() if name not in _DECIDING}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "TERM": "xterm-256color", **changes}


def provenance_command(folder: Path) -> Path:
    """A folder with an executable ``provenance`` in it, which is the house's own."""
    folder.mkdir(exist_ok=True)
    command = folder / "provenance"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provenance "$@"\n')
    command.chmod(0o755)
    return folder


class Terminal:
    """A program with a terminal around it."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], width: int = 80) -> None:
        self._child, self._fd = pty.fork()
        if self._child == 0:
            try:
                fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 30, width, 0, 0))
                os.chdir(folder)
                os.execvpe(command[0], list(command), dict(environment))
            finally:
                os._exit(126)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        os.close(self._fd)

    def type(self, keys: str) -> None:
        """Press some keys."""
        self._seen = b""
        os.write(self._fd, keys.encode())

    def read(self, until: str | None = None, seconds: float = 20) -> str:
        """What is shown from the last keys on until ``until`` stands there, or the program ends."""
        end = time.monotonic() + seconds
        while until is None or until.encode() not in self._seen:
            ready, _, _ = select.select([self._fd], [], [], max(end - time.monotonic(), 0))
            if not ready:
                break
            try:
                data = os.read(self._fd, 65536)
            except OSError:  # Linux's way of saying that nobody is at the other end any more
                break
            if not data:
                break
            self._seen += data
        return self._seen.decode("utf-8", "replace").replace("\r\n", "\n")

    def status(self) -> int:
        """The exit status, once the program has ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])


def shown(folder: Path, *arguments: str, width: int = 80, **changes: str) -> Shown:
    """``provenance`` with these arguments in ``folder``, run in a terminal, with changes to the environment."""
    command = [sys.executable, "-m", "provenance", *arguments]
    with Terminal(command, folder, environment(**changes), width) as terminal:
        return Shown(terminal.read(), terminal.status())

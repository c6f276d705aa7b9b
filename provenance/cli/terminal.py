"""What the terminal of a command can show: width, colour, drawing, and a line that says how far it is."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

NARROWEST, WIDEST = 40, 140


class Surface(NamedTuple):
    """How text for people is to be written: ``ascii`` draws with plain letters; ``links`` is the address of the
    working directory where the terminal can show links (OSC 8), else None."""

    width: int
    colour: bool
    ascii: bool
    links: str | None = None


def surface(color: str, *, to_file: bool) -> Surface:
    """What standard output, or a file, is for text. ``color`` is ``auto``, ``always`` or ``never``."""
    plain = to_file or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    colour = color == "always" or (color == "auto" and not plain and not os.environ.get("NO_COLOR"))
    width = 80 if to_file or (plain and "COLUMNS" not in os.environ) else _columns()
    encoding = "utf-8" if to_file else sys.stdout.encoding or "ascii"
    linked = not to_file and links(os.environ, terminal=not plain, colour=colour)
    return Surface(width, colour, not _can_draw(encoding), _address(Path.cwd()) if linked else None)


def _columns() -> int:
    import shutil

    return max(NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def links(environment: Mapping[str, str], *, terminal: bool, colour: bool) -> bool:
    """Whether standard output shows links: a terminal that is known to, or one of which FORCE_HYPERLINK says so.

    A terminal that does not know them may show their addresses as rubbish: where in doubt, there are none. The
    terminals and versions are those of https://github.com/chalk/supports-hyperlinks.
    """
    if not terminal:
        return False
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced.strip().lower() not in ("0", "false", "no")
    if not colour or environment.get("NO_HYPERLINK") or environment.get("CI"):
        return False
    if environment.get("WT_SESSION") or environment.get("TERM") in _LINKING:
        return True
    since = _LINKING_SINCE.get(environment.get("TERM_PROGRAM", ""))
    if since is not None:
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= since
    vte = environment.get("VTE_VERSION", "")  # 0.50.0 crashed on them; 5002 stands for 0.50.2
    return vte.isdigit() and int(vte) > 5000


_LINKING = ("xterm-kitty", "alacritty", "xterm-ghostty", "foot")
_LINKING_SINCE = {"iTerm.app": (3, 1), "WezTerm": (20200620,), "vscode": (1, 72), "ghostty": (), "zed": ()}


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", text)[:3])


def _address(folder: Path) -> str:
    """A folder as an address that names this machine: a terminal may be looking from another one."""
    import socket

    return folder.as_uri().replace("file://", f"file://{socket.gethostname()}", 1).rstrip("/") + "/"


def _can_draw(encoding: str) -> bool:
    try:
        "█─┤→✓–".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return os.environ.get("TERM") != "dumb"


class Progress:
    """A line on the terminal while many things are looked at; nothing in a pipe.

    ``words`` says what is done, with ``{done}`` and ``{total}``. With ``always``, a pipe gets a plain line now and
    then; with it false, a terminal gets nothing either.
    """

    def __init__(self, words: str = "looked at {done} of {total} files", *, always: bool | None = None) -> None:
        self._words = words
        self._always = always
        self._shown = 0.0
        self._started = 0.0
        self._line = 0

    def __enter__(self) -> Callable[[int, int], None] | None:
        terminal = sys.stderr.isatty()
        if self._always is False or not (terminal or self._always):
            return None
        import time

        self._started = time.monotonic()

        def show(done: int, total: int) -> None:
            now = time.monotonic()
            words = self._words.format(done=f"{done:,}", total=f"{total:,}")
            if terminal:
                if now - self._started > 0.5 and now - self._shown > 0.1:
                    self._shown = now
                    self._line = max(self._line, len(words) + 1)
                    sys.stderr.write(f"\r{words} ")
                    sys.stderr.flush()
            elif now - max(self._shown, self._started) > 5:
                self._shown = now
                sys.stderr.write(f"{words}\n")
                sys.stderr.flush()

        return show

    def clear(self) -> None:
        """Take the line away, so that something else can be said; the next step shows it again."""
        if self._line:
            sys.stderr.write("\r" + " " * self._line + "\r")
            sys.stderr.flush()
            self._line = 0

    def __exit__(self, *exception: object) -> None:
        self.clear()

"""What the terminal of a command can show: width, colour, drawing, and a line that says how far it is."""

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

NARROWEST, WIDEST = 40, 140


class Surface(NamedTuple):
    """How text for people is to be written: ``ascii`` draws with plain letters."""

    width: int
    colour: bool
    ascii: bool


def surface(color: str, *, to_file: bool) -> Surface:
    """What standard output, or a file, is for text. ``color`` is ``auto``, ``always`` or ``never``."""
    import shutil

    plain = to_file or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    colour = color == "always" or (color == "auto" and not plain and not os.environ.get("NO_COLOR"))
    width = 80 if to_file else max(NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))
    encoding = "utf-8" if to_file else sys.stdout.encoding or "ascii"
    return Surface(width, colour, not _can_draw(encoding))


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

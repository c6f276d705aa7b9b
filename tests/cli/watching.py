"""A `check --watch` that a test waits for."""

import queue
import subprocess
import sys
import threading
import time
from pathlib import Path


class Watching:
    """A running `check --watch`, and what it says line by line."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "provenance", "check", "--format", "concise", "--watch", *options],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def until(self, words: str) -> list[str]:
        """The lines up to one that holds the words."""
        seen: list[str] = []
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                seen.append(self._lines.get(timeout=0.1))
            except queue.Empty:
                assert self.process.poll() is None, f"it ended after {seen}"
                continue
            if words in seen[-1]:
                return seen
        raise AssertionError(f"{words!r} did not come after {seen}")

    def changing(self, path: Path, text: str, words: str) -> list[str]:
        """Write a file until the watch, which may still be on its way, has seen it and says the words."""
        seen: list[str] = []
        for number in range(40):
            path.write_text(f"{text}# {number}\n" if path.suffix == ".toml" else text, "utf-8")
            time.sleep(0.3)
            while not self._lines.empty():
                seen.append(self._lines.get())
            if any(words in line for line in seen):
                return seen
        raise AssertionError(f"{words!r} did not come after {seen}")

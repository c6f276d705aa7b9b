"""Sites to visit: servers on the loopback that count what each page was asked, and time that is not waited for."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from provenance.fetch.visits import Visits
from provenance.model.ports import Page
from tests.fetch.servers import NOW, Server, answer, near, serving

Answers = Callable[[str, int], bytes]
"""The answer to a path, by how often that path was asked for before."""


class Site:
    """A server whose answers may change with each request; ``asked`` counts them by path, in their order."""

    def __init__(self, answers: Answers | dict[str, bytes]) -> None:
        self._answers = answers if callable(answers) else lambda path, _: answers.get(path, answer("404 Not Found"))
        self._lock = threading.Lock()
        self.asked: Counter[str] = Counter()

    def reply(self, head: bytes) -> list[bytes]:
        path = head.split(b" ")[1].decode()
        with self._lock:
            before = self.asked[path]
            self.asked[path] += 1
        return [self._answers(path, before)]


@contextmanager
def site(answers: Answers | dict[str, bytes], host: str = "127.0.0.1") -> Iterator[tuple[Server, Site]]:
    """A site on the loopback."""
    made = Site(answers)
    with serving(made.reply, host=host) as server:
        yield server, made


class FakeTime:
    """Time that passes only where somebody waits for it; ``waits`` are for how long."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.waits.append(seconds)
            self.now += seconds


def visits(time: FakeTime | None = None, **options: Any) -> Visits:
    """Visits to the loopback, with a time that nobody has to wait for."""
    time = time or FakeTime()
    pages = options.pop("pages", None) or near()
    return Visits(pages, **{"clock": lambda: NOW, "monotonic": time.monotonic, "sleep": time.sleep, **options})


class Shelf:
    """What a run keeps of robots.txt."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    def keep(self, page: Page, kind: str) -> None:
        assert kind == "robots"
        self.pages[page.url] = page

    def kept(self, url: str) -> Page | None:
        return self.pages.get(url)

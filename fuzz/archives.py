"""What reads the answers of archives, and the addresses of copies."""

import datetime

from fuzz import laws
from fuzz.target import on_bytes
from provenance.errors import FetchError
from provenance.fetch.links import links
from provenance.fetch.mementos import as_memento, stamp
from provenance.fetch.patience import Patience
from provenance.fetch.timegate import TimeGate
from provenance.fetch.wayback import Wayback
from provenance.model.ports import Headers, Page

_NOW = datetime.datetime(2026, 11, 25, 12, 0, tzinfo=datetime.UTC)
_DAY = datetime.date(2025, 12, 3)
_DAM = "https://gazette.example/dam"
_WORDS = (
    "<", ">", "; ", "=", '"', ", ", "rel", "memento", "original", "timemap", "datetime", "from", "until", "self",
    "Tue, 02 Dec 2025 12:00:00 GMT", _DAM, "/web/20251202120000/", "20251202120000id_", "\\", "link: ", "location: ",
    "memento-datetime: ", "retry-after: ", "x-ratelimit-remaining: 0", "content-location: ", "http://10.0.0.1/",
)  # fmt: skip
_PLACES = ("https://", "web.archive.org", "/web/", "20251203", "id_", "/", "*", "http%3A%2F%2F", "archive.ph", ".", "@")


@on_bytes(words=_WORDS)
def link_format(data: bytes) -> None:
    """Any text is links, at most one for each ``<``, with their relations in lower case."""
    text = data.decode("utf-8", "replace")
    found = list(links(text))
    assert len(found) <= text.count("<")
    for link in found:
        assert ">" not in link.target
        assert all(each == each.lower() and not any(map(str.isspace, each)) for each in link.relations)
        assert all(name == name.lower() for name, _ in link.parameters)


@on_bytes(words=_PLACES)
def memento_addresses(data: bytes) -> None:
    """An address is of a copy or not; that of a copy says the same when it is read once more."""
    found = as_memento(data.decode("utf-8", "replace"))
    if found is None:
        return
    assert found.original.startswith(("http://", "https://"))
    assert "@" not in found.original.partition("://")[2].partition("/")[0]
    for url in filter(None, (found.url, found.raw)):
        again = as_memento(url)
        if len(url) < 8_000:  # with one modifier more it may be longer than an address can be
            assert again is not None
            assert (again.original, again.taken) == (found.original, found.taken)
    assert len(stamp(found.taken)) == 14


@on_bytes(words=_WORDS, grows=False)
def archives(data: bytes) -> None:
    """Whatever archives answer, a copy of the page is found, none, or a sentence; and few questions are asked."""
    for kind in (TimeGate, Wayback):
        archive = _Answers(data.split(b"\n\n\n"))
        patience = Patience("archive.example", sleep=lambda seconds: None, clock=archive.clock)
        try:
            found = kind(archive, "https://archive.example/web", patience=patience).nearest(_DAM, _DAY)
        except FetchError as error:
            laws.sentence(error)
        else:
            assert found is None or (found.original == _DAM and found.taken <= _NOW + datetime.timedelta(days=1))
        assert archive.asked < 200


class _Answers:
    """An archive that gives these answers in turn; its clock goes on by a second for each."""

    def __init__(self, answers: list[bytes]) -> None:
        self._answers = answers
        self.asked = 0

    def clock(self) -> float:
        return float(self.asked)

    def __call__(self, url: str, *, method: str = "GET", headers: Headers = (), content: bytes = b"") -> Page:
        given = self._answers[self.asked % len(self._answers)]
        self.asked += 1
        head, _, body = given.partition(b"\n\n")
        first, *lines = head.decode("latin-1").split("\n")
        fields = tuple((name.strip(), value.strip()) for name, _, value in (each.partition(":") for each in lines))
        status = int(first) if first.isascii() and first.isdigit() and len(first) == 3 else 200
        return Page(url, url, status, None, None, body, _NOW, (), fields)

"""What reads captures, archives, and time stamps, and what shows them."""

import contextlib
import gzip
import hashlib
import io
import os
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import strategies as st

from fuzz import laws
from fuzz.target import on_bytes, on_values
from provenance.errors import DamagedCaptureError, UnreadableError
from provenance.fetch import imports, wacz, warcs
from provenance.fetch.captures import INDEX, Captures
from provenance.fetch.policy import DECODED_CAP
from provenance.fetch.timestamps import BrokenTokenError, examined
from provenance.fetch.warcs import BrokenArchiveError
from provenance.model.evidence import Capture, Examined, TimeStamp
from provenance.model.ports import Page, Redirect
from provenance.render import captures as rendering
from tests.fetch.captures import kept, page
from tests.fetch.servers import NOW
from tests.render.reports import hostile

_WORDS = (
    "WARC/1.1\r\n", "WARC-Type: response\r\n", "WARC-Type: warcinfo\r\n", "WARC-Type: revisit\r\n", "Content-Length: ",
    "WARC-Date: 2026-11-25T12:00:00Z\r\n", "WARC-Target-URI: https://", "HTTP/1.1 301 \r\n", "Location: ", "\r\n\r\n",
    "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Type: text/html\r\n", "x-orig-", "@",
    "WARC-Payload-Digest: sha256:", "provenance-kind: page\r\n", "provenance-url: ",
)  # fmt: skip
_MOVED = page(redirects=(Redirect(301, "https://kystavisen.example/2026/lock"),))


def _plain() -> Iterable[bytes]:
    yield gzip.decompress(warcs.packed(_MOVED, "page"))


@on_bytes(words=_WORDS, starts=_plain)
def capture_file(data: bytes) -> None:
    """What lies under its right name is a capture, which is kept and exported again as the same page, or is refused."""
    packed = gzip.compress(data, 1)
    try:
        found, kind = warcs.read(packed)
    except BrokenArchiveError as error:
        laws.sentence(UnreadableError("a", str(error)))
        return
    with contextlib.suppress(ValueError):  # addresses that nobody could have asked for
        again = warcs.packed(found, kind)
        assert warcs.read(again)[0].body == found.body
    capture = Capture("0" * 64, "0" * 64, found.url, found.final_url, found.status, None, 0, NOW)
    with contextlib.suppress(DamagedCaptureError):
        wacz.write(io.BytesIO(), [(capture, packed)], created=NOW)


@on_bytes(words=_WORDS, starts=_plain)
def imported(data: bytes) -> None:
    """What others archived is pages that can be kept, and sentences about the rest."""
    for suffix in (".warc", ".json", ".csv"):
        with _file(data, suffix) as path:
            told: list[UnreadableError] = []
            try:
                for found in imports.pages(path, f"a{suffix}", told.append):
                    assert len(found.body) <= DECODED_CAP
                    assert warcs.read(warcs.packed(found, "imported"))[0].body == found.body
            except UnreadableError as error:
                told.append(error)
            for each in told:
                laws.sentence(each)


def _packages() -> Iterable[bytes]:
    with tempfile.TemporaryDirectory() as place:
        kept(Path(place), _MOVED)
        captures = Captures(Path(place))
        file = io.BytesIO()
        wacz.write(file, ((each, captures.data(each)) for each in captures), created=NOW)
        yield file.getvalue()


@on_bytes(starts=_packages, grows=False)
def package(data: bytes) -> None:
    """A WACZ file is read, or refused in sentences."""
    with _file(data, ".wacz") as path, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told: list[UnreadableError] = []
        try:
            assert all(len(found.body) <= DECODED_CAP for found in imports.pages(path, "a.wacz", told.append))
        except UnreadableError as error:
            told.append(error)
        for each in told:
            laws.sentence(each)


def _indexes() -> Iterable[bytes]:
    with tempfile.TemporaryDirectory() as place:
        kept(Path(place), page(), _MOVED)
        yield (Path(place) / INDEX).read_bytes()


@on_bytes(starts=_indexes)
def capture_index(data: bytes) -> None:
    """Whatever the index holds, every row is as it was written or told of, and what is kept next is found again."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / INDEX).write_bytes(data)
        captures = Captures(folder)
        rows = len(list(captures))
        told = [each for each in captures.verify() if each.wrong or each.note]
        assert len(told) >= rows  # no row has a file
        (capture,) = kept(folder, page())
        assert capture in set(Captures(folder))
        assert not any(each.name == INDEX for each in Captures(folder).verify())


@on_bytes(grows=False)
def time_stamp(data: bytes) -> None:
    """A token for no bytes at all says something, or proves nothing in one clause."""
    try:
        found = examined(data, hashlib.sha256(b"").digest())
    except BrokenTokenError as error:
        laws.sentence(UnreadableError("a", str(error)))
    else:
        assert found.doubt


@contextlib.contextmanager
def _file(data: bytes, suffix: str) -> Iterator[Path]:
    descriptor, name = tempfile.mkstemp(suffix)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        yield Path(name)
    finally:
        os.unlink(name)


_HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
_KINDS = st.sampled_from(["page", "robots", "archived", "imported"])
_CAPTURES = st.builds(
    Capture,
    address=_HASHES,
    sha256=_HASHES | hostile,
    url=hostile,
    final_url=hostile,
    status=st.integers(100, 999),
    media_type=st.none() | hostile,
    size=st.integers(0, 2**40),
    retrieved=st.just(NOW),
    kind=_KINDS,
)
_STAMPS = st.lists(st.builds(TimeStamp, st.just(NOW), hostile, st.none() | hostile), max_size=2).map(tuple)
_PAGES = st.builds(
    Page,
    url=hostile,
    final_url=hostile,
    status=st.integers(100, 999),
    media_type=st.none() | hostile,
    charset=st.none() | hostile,
    body=st.just(b""),
    retrieved=st.just(NOW),
    redirects=st.lists(st.builds(Redirect, st.integers(300, 399), hostile), max_size=2).map(tuple),
    headers=st.lists(st.tuples(hostile, hostile), max_size=3).map(tuple),
    protocol=hostile,
    address=st.none() | hostile,
)
_SHOWN = st.lists(st.builds(rendering.Shown, _CAPTURES, _PAGES, _STAMPS), max_size=3)
_EXAMINED = st.lists(
    st.builds(Examined, hostile, st.none() | _CAPTURES, st.none() | hostile, st.none() | hostile, _STAMPS), max_size=3
)
_MISSING = st.lists(st.builds(rendering.Missing, hostile, hostile, hostile, st.none() | hostile), max_size=3)


@on_values(st.tuples(_SHOWN, _EXAMINED, _MISSING, st.none() | st.integers(0, 9)))
def captures_on_a_terminal(
    given: tuple[list[rendering.Shown], list[Examined], list[rendering.Missing], int | None],
) -> None:
    """Captures whose every string is hostile are safe lines, however they are shown."""
    shown, found, missing, cited = given
    captures = [each.capture for each in shown]
    laws.text_lines(rendering.listed(captures))
    laws.text_lines(rendering.shown(shown))
    laws.text_lines(rendering.verified(found, missing, cited))
    laws.text_lines(rendering.pruned(captures, cited=1, young=2, days=30, dry_run=True))
    laws.text_lines(rendering.imported(captures[0].url if captures else "", 3, 2))


@on_values(st.tuples(_SHOWN, _EXAMINED, _MISSING, st.none() | st.integers(0, 9)))
def captures_as_json(given: tuple[list[rendering.Shown], list[Examined], list[rendering.Missing], int | None]) -> None:
    """Captures whose every string is hostile are JSON, however they are shown."""
    shown, found, missing, cited = given
    laws.document(rendering.listed_json([each.capture for each in shown]))
    laws.document(rendering.shown_json(shown))
    laws.document(rendering.verified_json(found, missing, cited))

"""Pages to keep, made by hand and by chance, and what a folder of captures looks like from outside."""

import datetime
import hashlib
import shutil
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from provenance.fetch.captures import Captures
from provenance.model.evidence import Capture, Examined
from provenance.model.ports import Page, Redirect
from tests.fetch.servers import NOW

BODY = b"<!doctype html><title>Lock to close</title><p>The northern lock closes in March, Marit Solheim said."


def page(
    url: str = "https://kystavisen.example/lock",
    body: bytes = BODY,
    *,
    retrieved: datetime.datetime = NOW,
    redirects: tuple[Redirect, ...] = (),
    status: int = 200,
    media_type: str = "text/html",
) -> Page:
    """A page as it comes from the network."""
    return Page(
        url=url,
        final_url=redirects[-1].url if redirects else url,
        status=status,
        media_type=media_type,
        charset="utf-8",
        body=body,
        retrieved=retrieved,
        redirects=redirects,
        headers=(("Content-Type", f"{media_type}; charset=utf-8"), ("Content-Length", str(len(body)))),
        protocol="HTTP/2",
        address="93.184.216.34",
    )


def kept(folder: Path, *pages: Page) -> list[Capture]:
    """These pages, kept in a folder that nobody writes afterwards."""
    with Captures(folder) as captures:
        return [captures.keep(each) for each in pages]


def file_of(folder: Path, capture: Capture) -> Path:
    return folder / capture.address[:2] / f"{capture.address}.warc.gz"


def plant(folder: Path, data: bytes) -> Path:
    """A file that carries the right name for what it holds, whatever that is."""
    name = hashlib.sha256(data).hexdigest()
    path = folder / name[:2] / f"{name}.warc.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def wrong(folder: Path) -> list[Examined]:
    """What is damaged."""
    return [each for each in Captures(folder).verify() if each.wrong]


def notes(folder: Path) -> list[str]:
    return [each.note for each in Captures(folder).verify() if each.note]


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """The same folder somewhere else, to be damaged."""
    with TemporaryDirectory() as place:
        yield Path(shutil.copytree(folder, Path(place) / "captures"))


_HOSTS = st.text(string.ascii_lowercase, min_size=1, max_size=8).map(lambda name: f"{name}.example")
_PATHS = st.text(string.ascii_letters + string.digits + "/-_.~%!$&'()*+,;=:", max_size=20)
URLS = st.builds(lambda host, path: f"https://{host}/{path}", _HOSTS, _PATHS)
_VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=30)
_TOLD = {"set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization"}
_NAMES = st.one_of(
    st.sampled_from(["Content-Encoding", "content-length", "Transfer-Encoding", "Content-Type", "ETag", "Link", "age"]),
    st.text(string.ascii_letters + string.digits + "-_!#", min_size=1, max_size=12),
).filter(lambda name: name.lower() not in _TOLD and not name.lower().startswith("x-orig-"))
_HEADERS = st.tuples(_NAMES, _VALUES.map(lambda value: value.strip(" \t"))).filter(lambda each: "@" not in each[1])


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Any page that could have been fetched."""
    url = draw(URLS)
    redirects = draw(
        st.lists(st.builds(Redirect, st.sampled_from([301, 302, 303, 307, 308]), URLS), max_size=5).map(tuple)
    )
    headers = draw(st.lists(_HEADERS, max_size=6).map(tuple))
    typed = any(name.lower() == "content-type" for name, _ in headers)
    return Page(
        url=url,
        final_url=redirects[-1].url if redirects else url,
        status=draw(st.integers(100, 599)),
        media_type="text/html" if typed else None,
        charset=draw(st.sampled_from([None, "utf-8", "iso-8859-1"])) if typed else None,
        body=draw(st.binary(max_size=300)),
        retrieved=draw(st.datetimes(datetime.datetime(1990, 1, 1), timezones=st.just(datetime.UTC))),
        redirects=redirects,
        headers=headers,
        protocol=draw(st.sampled_from(["HTTP/1.0", "HTTP/1.1", "HTTP/2"])),
        address=draw(st.sampled_from([None, "93.184.216.34", "2606:4700::6810:84e5"])),
    )

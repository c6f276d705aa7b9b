"""Pages that others have archived: out of WARC and WACZ files, and what Auto Archiver lists of its own.

All of it is hostile: an archive may unpack to anything, name any file, and break off anywhere. What can be read of it
is; the rest is told.
"""

import ast
import base64
import binascii
import contextlib
import csv
import datetime
import hashlib
import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

import msgspec

from provenance.claimfile import files
from provenance.claimfile.limits import MIB
from provenance.errors import OverCapError, RefusedAddressError, UnreadableError
from provenance.fetch import policy, warcs
from provenance.fetch.inflation import unpacked
from provenance.fetch.pages import declared
from provenance.fetch.policy import DECODED_CAP, MOST_REDIRECTS
from provenance.fetch.warcs import Answer, BrokenArchiveError, Record, TooLargeError
from provenance.model.ports import Page, Redirect

PAGES = frozenset({"text/html", "application/xhtml+xml", "application/pdf", "text/plain"})
"""The kinds of what is imported: what can be cited and read. Pictures, styles and scripts are passed over."""

MOST_FILE = 4 * 2**30
"""The most bytes of an archive."""

MOST_UNPACKED = 16 * 2**30
"""The most bytes that the records of one archive come to."""

MOST_LISTED = 10_000
"""The most archives that one list names, and the most files of a package that are looked at."""

Unread = Callable[[UnreadableError], None]
"""Is told of each thing that could not be read, while the others go on."""

_BLOCK = 2**16
_MOST_TOLD = 20
_REDIRECTING = (301, 302, 303, 307, 308)
_MOST_DIRECTORY = MIB
_MOST_LIST = 16 * MIB
_MOST_DESCRIPTION = 16 * MIB
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
# What zipfile raises of a file that is broken, encrypted, or packed in other ways; json's is a RuntimeError at times.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, BrokenArchiveError)
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
# Of a table cell that holds what Python shows of a list of dictionaries: Auto Archiver's csv_db writes it so.
_MEDIUM = re.compile(r"""'(filename|key|hash)': (?:'([^'\\\n]{1,1000})'|"([^"\\\n]{1,1000})")""")
_LITERAL = r"""'(?:[^'\\\n]|\\.)*+'|"(?:[^"\\\n]|\\.)*+\""""
# Of its cell “metadata”: what is told of the page, in the same way.
_TOLD = re.compile(
    rf"""'(?P<name>url|title|content|timestamp|_processed_at)': """
    rf"""(?:(?P<text>{_LITERAL})|datetime\.datetime\((?P<moment>[0-9, ]{{5,60}}))"""
)
_WORDS = ("title", "content", "timestamp", "_processed_at")
_COPY = re.compile(rf"""'urls': \[({_LITERAL})""")
_SHA256 = re.compile(r"(?:SHA-?256:)?([0-9a-f]{64})", re.IGNORECASE)


def pages(path: Path, shown: str, unread: Unread) -> Iterator[Page]:
    """The pages in an archive, or in the archives that Auto Archiver's table (CSV) or ``metadata.json`` names; of a
    folder, in the archives below it. In their order, each as it was retrieved then.

    ``unread`` is told of every part that cannot be read. Raises :class:`~provenance.errors.UnreadableError` for what is
    none of these, or cannot be read at all.
    """
    if path.is_dir():
        yield from _folder(path, shown, unread)
        return
    with files.opened(path, shown) as file:
        start = file.read(512)
        file.seek(0)
        if start.startswith(_ZIP):
            yield from _package(file, shown, unread)
        elif start.startswith((_GZIP, _WARC)):
            yield from _archive(_chunks(file), shown, unread)
        elif path.suffix.lower() in (".csv", ".json"):
            listed = _listed(file, path.suffix.lower(), shown)
            yield from _named(listed, path, shown, unread)
        else:
            raise UnreadableError(shown, "it is no WARC or WACZ file, and no table or metadata.json of Auto Archiver")


def _folder(path: Path, shown: str, unread: Unread) -> Iterator[Page]:
    found = 0
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(name for name in names if name.lower().endswith(_ARCHIVES)):
            found += 1
            if found > MOST_LISTED:
                raise OverCapError(shown, f"it holds more than {MOST_LISTED:,} archives")
            inner = Path(folder) / name
            yield from _one(inner, f"{shown}/{inner.relative_to(path).as_posix()}", unread)
    if not found:
        raise UnreadableError(shown, "no WARC or WACZ file is in it")


def _one(path: Path, shown: str, unread: Unread) -> Iterator[Page]:
    """As :func:`pages`, for one of several: where it cannot be read at all, that is told."""
    try:
        yield from pages(path, shown, unread)
    except UnreadableError as error:
        unread(error)


# WARC


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    size = 0
    while block := file.read(_BLOCK):
        size += len(block)
        if size > MOST_FILE:
            raise TooLargeError(f"it is larger than {MOST_FILE // 2**30} GiB")
        yield block


def _archive(chunks: Iterable[bytes], shown: str, unread: Unread) -> Iterator[Page]:
    found = _Archive()
    broken: list[UnreadableError] = []
    untold = 0
    try:
        for record in warcs.records(warcs.pieces(chunks, MOST_UNPACKED)):
            try:
                page = found.page(record)
            except BrokenArchiveError as error:
                where = record.field("WARC-Target-URI") or record.field("WARC-Record-ID") or "a record"
                untold += len(broken) == _MOST_TOLD
                if len(broken) < _MOST_TOLD:
                    broken.append(UnreadableError(f"{shown}#{where[:300]}", str(error)))
                    unread(broken[-1])
                continue
            if page is not None:
                yield from found.ways_to(page)
    except BrokenArchiveError as error:
        unread(UnreadableError(shown, f"{error}; what stands before it was read"))
    except (OSError, zlib.error, zipfile.BadZipFile, EOFError) as error:
        unread(UnreadableError(shown, f"it breaks off: {getattr(error, 'strerror', None) or error}"))
    if untold:
        unread(UnreadableError(shown, f"{untold:,} more of its records cannot be read"))
    if found.revisits:
        were = "a page is" if found.revisits == 1 else f"{found.revisits:,} pages are"
        unread(UnreadableError(shown, f"{were} not in it: it only says that they had not changed (revisit records)"))


class _Archive:
    """What one archive has told so far: which addresses led to which, and how many pages are elsewhere."""

    def __init__(self) -> None:
        self.revisits = 0
        self._leads: dict[str, tuple[str, int]] = {}

    def page(self, record: Record) -> Page | None:
        """The page of a record; None for anything else. Raises :class:`BrokenArchiveError`."""
        named = (record.field("WARC-Target-URI") or "").strip("<> ")
        if not named.lower().startswith(("http://", "https://")):
            return None
        if record.sort == "resource":
            content_type = record.field("Content-Type") or ""
            if declared(content_type)[0] not in PAGES:
                return None
            return _page(record, named, Answer(200, (("Content-Type", content_type),), record.block(DECODED_CAP)))
        # What is larger than any page is a film, and is passed over.
        if record.sort not in ("response", "revisit") or record.length > DECODED_CAP + warcs.MOST_HEAD:
            return None
        answer = warcs.answer(record.block(DECODED_CAP + warcs.MOST_HEAD))
        self._note(named, answer)
        if declared(answer.field("Content-Type") or "")[0] not in PAGES:
            return None
        if record.sort == "revisit":
            self.revisits += 1
            return None
        if not 200 <= answer.status < 300 or answer.status == 206:
            return None
        return _page(record, named, answer)

    def ways_to(self, page: Page) -> Iterator[Page]:
        """The page, and once more for each address that led to it by redirects which the archive holds."""
        yield page
        url, redirects = page.url, tuple[Redirect, ...]()
        seen = {url}
        while len(redirects) < MOST_REDIRECTS and url in self._leads:
            source, status = self._leads[url]
            if source in seen:
                break
            seen.add(source)
            redirects = (Redirect(status, url), *redirects)
            url = source
            yield msgspec.structs.replace(page, url=source, redirects=redirects)

    def _note(self, named: str, answer: Answer) -> None:
        place = answer.field("Location")
        if answer.status not in _REDIRECTING or place is None or len(self._leads) >= MOST_LISTED:
            return
        with contextlib.suppress(RefusedAddressError):
            source = policy.target(named, allow_private=True)
            self._leads[policy.target(place, allow_private=True, base=source).url] = (source.url, answer.status)


def _page(record: Record, named: str, answer: Answer) -> Page:
    try:
        url = policy.target(named, allow_private=True).url
    except RefusedAddressError as error:
        raise BrokenArchiveError(error.reason) from error
    if record.field("WARC-Truncated") is not None:
        raise BrokenArchiveError("only a part of it was archived")
    forms = _forms(answer)
    if not _is_any(record.field("WARC-Payload-Digest") or "", forms):
        raise BrokenArchiveError("its body is not what its digest says")
    address = policy.literal(record.field("WARC-IP-Address") or "")
    media_type, charset = declared(answer.field("Content-Type") or "")
    return Page(
        url=url,
        final_url=url,
        status=answer.status,
        media_type=media_type,
        charset=charset,
        body=forms[-1],
        retrieved=warcs.date(record.field("WARC-Date") or ""),
        headers=answer.headers,
        protocol="HTTP/2" if record.field("WARC-Protocol") in ("h2", "http/2") else "HTTP/1.1",
        address=str(address) if address is not None else None,
    )


def _is_any(claim: str, forms: Iterable[bytes]) -> bool:
    """Whether a digest is that of one of these, written in hexadecimal digits or in base 32; one that cannot be read
    says nothing against them."""
    algorithm, _, value = claim.partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in ("sha1", "sha256"):
        return True
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    try:
        digest = bytes.fromhex(value) if len(value) == 2 * size else base64.b32decode(value.upper())
    except (ValueError, binascii.Error):
        return True
    return any(hashlib.new(algorithm, each, usedforsecurity=False).digest() == digest for each in forms)


def _forms(answer: Answer) -> list[bytes]:
    """The body as it stands there, without the frames of chunks, and unpacked last; what a digest is of differs. What
    says that it is packed and is not was unpacked before: many write archives so."""
    forms = [answer.body]
    if "chunked" in (answer.field("Transfer-Encoding") or "").lower():
        forms.append(_joined(forms[-1]))
    coding = (answer.field("Content-Encoding") or "").strip().lower()
    if coding in _CODINGS and (coding == "deflate" or forms[-1].startswith(_GZIP)):
        with contextlib.suppress(zlib.error):
            forms.append(_unpacked(forms[-1], _CODINGS[coding]))
    elif coding in ("br", "zstd") and not _is_text(forms[-1]):
        raise BrokenArchiveError(f"its text is packed in a way that is not read ({coding})")
    return forms


def _unpacked(body: bytes, coding: str) -> bytes:
    pieces, size = list[bytes](), 0
    for piece in unpacked([body], coding):
        pieces.append(piece)
        size += len(piece)
        if size > DECODED_CAP:
            raise TooLargeError(f"it is larger than {DECODED_CAP // MIB} MiB when it is unpacked")
    return b"".join(pieces)


def _is_text(body: bytes) -> bool:
    return b"\0" not in body[:1000] and body[:1000].lstrip()[:1] in (b"<", b"%")


def _joined(body: bytes) -> bytes:
    """The body of chunks (RFC 9112, 7.1); as it is where it holds none."""
    found = list[bytes]()
    at = 0
    while True:
        end = body.find(b"\n", at, at + 1000)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
            return body
        length = int(size, 16)
        if length == 0:
            return b"".join(found)
        at = end + 1 + length
        if at > len(body):
            return body
        found.append(body[end + 1 : at])
        at += 2 if body[at : at + 2] == b"\r\n" else 1


# WACZ


class _Bounded(io.RawIOBase):
    """A file of which no more than ``most`` bytes are read at once: zipfile reads what lists the files of a package in
    one go, as much of it as the package says."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.most = _MOST_DIRECTORY

    def read(self, size: int = -1, /) -> bytes:
        if size > self.most:
            raise zipfile.BadZipFile
        return self._file.read(self.most if size < 0 else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def _package(file: BinaryIO, shown: str, unread: Unread) -> Iterator[Page]:
    try:
        bounded = _Bounded(file)
        package = zipfile.ZipFile(bounded)
        bounded.most = _MOST_DESCRIPTION + 1
        members = package.infolist()
    # NotImplementedError is zipfile's word for a compression that it does not know
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, UnicodeError) as error:
        raise UnreadableError(shown, "it is no WACZ file, or a broken one") from error
    archives = [each for each in members if each.filename.lower().endswith(_ARCHIVES[:2])]
    if not archives:
        raise UnreadableError(shown, "no archive is in it (archive/….warc.gz)")
    if len(archives) > MOST_LISTED or sum(each.file_size for each in archives) > MOST_UNPACKED:
        raise OverCapError(shown, f"the archives in it are more than {MOST_UNPACKED // 2**30} GiB")
    told = _described(package, shown)
    for member in archives:
        name = f"{shown}#{member.filename[:300]}"
        try:
            promised = told.get(member.filename)
            if promised is not None:
                _check(_digest(package, member), promised, name, "datapackage.json")
            with _member(package, member) as inner:
                yield from _archive(_chunks(inner), name, unread)
        except UnreadableError as error:
            unread(error)
        except _BROKEN:
            unread(UnreadableError(name, "it is broken, or packed in a way that is not read"))


def _check(found: str, promised: str, shown: str, by: str) -> None:
    if found != promised:
        raise UnreadableError(shown, f"it is not what {by} says of it: it has changed since")


def _member(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    # Not bzip2 and LZMA: WACZ has them not, and LZMA may ask for gigabytes of memory.
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    return package.open(member)


def _digest(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    digest = hashlib.sha256()
    with _member(package, member) as inner:
        for chunk in _chunks(inner):
            digest.update(chunk)
    return digest.hexdigest()


def _described(package: zipfile.ZipFile, shown: str) -> dict[str, str]:
    """What the package says of its files: their SHA-256 by their names."""
    try:
        with _member(package, package.getinfo("datapackage.json")) as inner:
            data = inner.read(_MOST_DESCRIPTION + 1)
        if len(data) > _MOST_DESCRIPTION:
            raise OverCapError(shown, f"datapackage.json in it is larger than {_MOST_DESCRIPTION // MIB} MiB")
        resources = json.loads(data)["resources"]
        return {
            str(each["path"]): str(each["hash"]).removeprefix("sha256:")
            for each in resources
            if str(each["hash"]).startswith("sha256:")
        }
    except KeyError:
        return {}
    except (TypeError, AttributeError, *_BROKEN) as error:
        raise UnreadableError(shown, "datapackage.json in it cannot be read") from error


# Auto Archiver


class _Listed(NamedTuple):
    """An archive that a list names, with its SHA-256 where the list says it."""

    name: str
    sha256: str | None


def _listed(file: BinaryIO, suffix: str, shown: str) -> list[_Listed]:
    data = file.read(_MOST_LIST + 1)
    if len(data) > _MOST_LIST:
        raise OverCapError(shown, f"it is larger than {_MOST_LIST // MIB} MiB")
    text = files.decode(data, shown)
    found = _of_metadata(text, shown) if suffix == ".json" else _of_table(text, shown)
    archives = list(dict.fromkeys(each for each in found if each.name.lower().endswith(_ARCHIVES)))
    if not archives:
        raise UnreadableError(shown, "it names no WARC or WACZ file")
    if len(archives) > MOST_LISTED:
        raise OverCapError(shown, f"it names more than {MOST_LISTED:,} archives")
    return archives


def _of_metadata(text: str, shown: str) -> Iterator[_Listed]:
    """``metadata.json``: ``{"status": …, "metadata": {"url": …}, "media": [{"filename": …, "key": …, "properties":
    {"hash": "SHA-256:…"}}]}``, or a list of such."""
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(shown, "it is not JSON, or nests too deeply") from error
    for item in found if isinstance(found, list) else [found]:
        media = item.get("media") if isinstance(item, dict) else None
        for medium in media if isinstance(media, list) else ():
            if not isinstance(medium, dict):
                continue
            properties = medium.get("properties")
            sha256 = _hash(properties.get("hash") if isinstance(properties, dict) else None)
            for name in (medium.get("key"), medium.get("filename")):
                if isinstance(name, str):
                    yield _Listed(name[:1000], sha256)


def _of_table(text: str, shown: str) -> Iterator[_Listed]:
    """A table of csv_db: ``status,metadata,media``, where ``media`` is a list of dictionaries as Python shows it."""
    for row in _rows(text, shown, "media"):
        for medium in row["media"].split("{'filename'"):
            names, sha256 = [], None
            for match in _MEDIUM.finditer(f"'filename'{medium}"):
                value = match[2] or match[3]
                if match[1] == "hash":
                    sha256 = sha256 or _hash(value)
                else:
                    names.append(value)
            yield from (_Listed(name, sha256) for name in names)


def _rows(text: str, shown: str, column: str) -> Iterator[dict[str, str]]:
    """The rows of a table of csv_db, each of which has that column."""
    before = csv.field_size_limit(_MOST_LIST)
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            if row.get(column) is None:
                raise UnreadableError(shown, f"it has no column “{column}”: it is no table of Auto Archiver")
            yield row
    except csv.Error as error:
        raise UnreadableError(shown, f"it is no table: {error}") from error
    finally:
        csv.field_size_limit(before)


class Kept(NamedTuple):
    """What Auto Archiver says of a page that it kept, as it stands there: its address, its title and text where it has
    them, the days as text, where copies are, and their SHA-256."""

    url: str
    title: str | None = None
    content: str | None = None
    timestamp: str | None = None
    processed: str | None = None
    copies: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()


def kept(data: bytes, shown: str) -> Iterator[Kept]:
    """The pages that a table of csv_db or a ``metadata.json`` lists, whether or not their archives are there.

    Raises :class:`~provenance.errors.UnreadableError`: neither of both, or over a cap.
    """
    if len(data) > _MOST_LIST:
        raise OverCapError(shown, f"it is larger than {_MOST_LIST // MIB} MiB")
    text = files.decode(data, shown)
    found = _kept_of_metadata(text, shown) if text.lstrip()[:1] in ("{", "[") else _kept_of_table(text, shown)
    for number, each in enumerate(found):
        if number == MOST_LISTED:
            raise OverCapError(shown, f"it lists more than {MOST_LISTED:,} pages")
        yield each


def _kept_of_metadata(text: str, shown: str) -> Iterator[Kept]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(shown, "it is not JSON, or nests too deeply") from error
    for item in found if isinstance(found, list) else [found]:
        told = item.get("metadata") if isinstance(item, dict) else None
        if not isinstance(told, dict) or not isinstance(told.get("url"), str):
            continue
        media = item.get("media")
        copies, hashes = list[str](), list[str]()
        for medium in media[:_MOST_TOLD] if isinstance(media, list) else ():
            if isinstance(medium, dict):
                urls, properties = medium.get("urls"), medium.get("properties")
                copies += (
                    [each for each in urls[:_MOST_TOLD] if isinstance(each, str)] if isinstance(urls, list) else []
                )
                sha256 = _hash(properties.get("hash") if isinstance(properties, dict) else None)
                hashes += [sha256] if sha256 is not None else []
        title, content, timestamp, processed = [
            told[name] if isinstance(told.get(name), str) else None for name in _WORDS
        ]
        yield Kept(told["url"], title, content, timestamp, processed, tuple(copies), tuple(hashes))


def _kept_of_table(text: str, shown: str) -> Iterator[Kept]:
    for row in _rows(text, shown, "metadata"):
        told: dict[str, str] = {}
        for match in _TOLD.finditer(row["metadata"]):
            told.setdefault(match["name"], _moment(match["moment"]) if match["moment"] else _plain(match["text"]))
        if "url" not in told:
            continue
        media = row.get("media") or ""
        copies = [_plain(each[1]) for each in _COPY.finditer(media)][:_MOST_TOLD]
        hashes = [sha256 for each in _MEDIUM.finditer(media) if each[1] == "hash" and (sha256 := _hash(each[2]))]
        title, content, timestamp, processed = [told.get(name) for name in _WORDS]
        yield Kept(told["url"], title, content, timestamp, processed, tuple(copies), tuple(hashes[:_MOST_TOLD]))


def _plain(literal: str) -> str:
    """The text of a literal as Python shows it; empty where it is none."""
    try:
        value = ast.literal_eval(literal)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ""
    return value if isinstance(value, str) else ""


def _moment(figures: str) -> str:
    """A date and time from the figures that Python shows of one; empty where they make none."""
    try:
        year, month, day = (int(each) for each in figures.split(",")[:3])
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _hash(value: object) -> str | None:
    match = _SHA256.fullmatch(value) if isinstance(value, str) else None
    return match[1].lower() if match else None


def _named(listed: list[_Listed], path: Path, shown: str, unread: Unread) -> Iterator[Page]:
    """The pages of the archives that are there, beside the list or below it: nothing else is opened, whatever it
    names."""
    bounds = files.Bounds(path.parent)
    seen: set[Path] = set()
    missing: list[str] = []
    for name, sha256 in listed:
        found = _beside(path.parent, name)
        if found is None:
            missing.append(name)
            continue
        if found in seen:
            continue
        seen.add(found)
        inner = f"{os.path.dirname(shown)}/{found.relative_to(path.parent).as_posix()}".lstrip("/")
        try:
            bounds.check(found, inner)
            if sha256 is not None:
                _check(_digest_of(found, inner), sha256, inner, shown)
            yield from pages(found, inner, unread)
        except UnreadableError as error:
            unread(error)
    if not seen:
        raise UnreadableError(shown, f"none of the archives that it names is beside it: {missing[0][:300]}")


def _beside(folder: Path, name: str) -> Path | None:
    """Where a named archive is: at that place below the folder of the list, or there by its mere name."""
    steps = [step for step in name.replace("\\", "/").split("/") if step not in ("", ".")]
    if ".." in steps or not steps or "\0" in name:
        return None
    for tail in (steps, steps[-1:]):
        path = folder.joinpath(*tail)
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):
            return None
    return None


def _digest_of(path: Path, shown: str) -> str:
    digest = hashlib.sha256()
    with files.opened(path, shown) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()

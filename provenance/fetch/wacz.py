"""Captures as one file that others replay: WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/).

The archive in it is the captures' files end to end, byte by byte: each is still found by its hash. Its index is CDXJ in
the compressed form that WACZ has.
"""

import datetime
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from provenance.errors import DamagedCaptureError
from provenance.fetch import warcs
from provenance.model.evidence import Capture

VERSION = "1.1.1"

_ARCHIVE = "data.warc.gz"
_LINES = 1024
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_LONE = re.compile(r"%(?![0-9a-fA-F]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~\-]")
_WWW = re.compile(r"www[0-9]*\.")
_SLASHES = re.compile(r"/{2,}")
_OWN_PORTS = {"http": 80, "https": 443}


class _Member(NamedTuple):
    """A file in the package, as its description lists it."""

    path: str
    hash: str
    size: int

    def described(self) -> dict[str, object]:
        name = self.path.rpartition("/")[2]
        return {"name": name, "path": self.path, "hash": f"sha256:{self.hash}", "bytes": self.size}


def write(file: IO[bytes], captures: Iterable[tuple[Capture, bytes]], *, created: datetime.datetime) -> int:
    """Write captures, each with the bytes of its file, as a WACZ; the number of captures.

    ``file`` can be sought in; one capture at a time is held. The same captures and time give the same bytes. Raises
    what iterating raises, :class:`~provenance.errors.DamagedCaptureError`, and :class:`OSError`.
    """
    moment = created.astimezone(datetime.UTC)
    pages: list[Capture] = []
    lines: list[str] = []
    with zipfile.ZipFile(file, "w") as package:

        def put(path: str, pieces: Iterable[bytes], method: int = zipfile.ZIP_STORED) -> _Member:
            info = zipfile.ZipInfo(path, date_time=max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            info.compress_type = method
            info.external_attr = 0o644 << 16
            digest, size = hashlib.sha256(), 0
            with package.open(info, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    digest.update(piece)
                    size += len(piece)
            return _Member(path, digest.hexdigest(), size)

        def archived() -> Iterator[bytes]:
            offset = 0
            for capture, data in captures:
                lines.extend(_lines(capture, data, offset))
                pages.append(capture)
                offset += len(data)
                yield data

        members = [put(f"archive/{_ARCHIVE}", archived())]
        index, blocks = _index(sorted(lines))
        members.append(put("indexes/index.cdx.gz", blocks))
        members.append(put("indexes/index.idx", [index], zipfile.ZIP_DEFLATED))
        members.append(put("pages/pages.jsonl", _pages(pages), zipfile.ZIP_DEFLATED))
        described = {
            "profile": "data-package",
            "resources": [member.described() for member in members],
            "title": "Captures of cited pages",
            "created": _second(moment),
            "wacz_version": VERSION,
            "software": "claim-provenance",
        }
        package_json = json.dumps(described, indent=2).encode()
        put("datapackage.json", [package_json], zipfile.ZIP_DEFLATED)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package_json).hexdigest()}"}
        put("datapackage-digest.json", [json.dumps(digest, indent=2).encode()], zipfile.ZIP_DEFLATED)
    return len(pages)


def _lines(capture: Capture, data: bytes, start: int) -> Iterator[str]:
    """A line of CDXJ for each answer in a capture whose file begins at ``start`` of the archive."""
    try:
        for record, answer, offset, length in warcs.extents(data):
            url = record.field("WARC-Target-URI") or ""
            moment = warcs.date(record.field("WARC-Date") or "")
            content_type = (answer.field("Content-Type") or "").partition(";")[0].strip().lower()
            known = {
                "url": url,
                "mime": content_type or "unk",
                "status": str(answer.status),
                "digest": record.field("WARC-Payload-Digest") or "",
                "length": str(length),
                "offset": str(start + offset),
                "filename": _ARCHIVE,
            }
            yield f"{key(url)} {moment:%Y%m%d%H%M%S} {json.dumps(known)}\n"
    except warcs.BrokenArchiveError as error:
        raise DamagedCaptureError(capture.address, str(error)) from error
    except ValueError as error:  # of an address in a file that somebody has planted
        raise DamagedCaptureError(capture.address, "an address in it cannot be understood") from error


def _index(lines: list[str]) -> tuple[bytes, list[bytes]]:
    """The lines in packed blocks, and the index of the blocks: ZipNum, as WACZ has it."""
    blocks = []
    index = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    offset = 0
    for start in range(0, len(lines), _LINES):
        packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
        block = packer.compress("".join(lines[start : start + _LINES]).encode()) + packer.flush()
        digest = f"sha256:{hashlib.sha256(block).hexdigest()}"
        first = lines[start].partition(" {")[0]
        index.append(f"{first} {json.dumps({'offset': offset, 'length': len(block), 'digest': digest})}\n")
        blocks.append(block)
        offset += len(block)
    return "".join(index).encode(), blocks


def _pages(captures: Iterable[Capture]) -> Iterator[bytes]:
    yield b'{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n'
    for capture in captures:
        if capture.kind == "robots":
            continue
        page = {"id": capture.address[:32], "url": capture.url, "title": capture.url, "ts": _second(capture.retrieved)}
        yield json.dumps(page).encode() + b"\n"


def _second(moment: datetime.datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def key(url: str) -> str:
    """An address in the order of its host's parts, without what rarely tells pages apart: what indexes of web archives
    are sorted by (SURT). For addresses as :class:`~provenance.fetch.policy.Target` spells them."""
    parts = urlsplit(_LONE.sub("%25", _ESCAPE.sub(_plain, url)).lower())
    host = ",".join(reversed(_WWW.sub("", parts.hostname or "", count=1).split(".")))
    port = f":{parts.port}" if parts.port and parts.port != _OWN_PORTS.get(parts.scheme) else ""
    path = _SLASHES.sub("/", parts.path).rstrip("/") or "/"
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{port}){path}{f'?{query}' if query else ''}".replace(" ", "%20")


def _plain(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if _UNRESERVED.fullmatch(character) else escape[0]

"""What others have archived is read where it can be, and told where it cannot."""

import base64
import csv
import dataclasses
import gzip
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from provenance.errors import OverCapError, UnreadableError
from provenance.fetch import imports, warcs
from provenance.model.ports import Page, Redirect
from tests.fetch.captures import BODY, page
from tests.fetch.servers import NOW
from tests.growth import ends, grows_in_line

HOST = "https://kystavisen.example"


def record(
    path: str,
    body: bytes = BODY,
    *,
    status: str = "200 OK",
    sort: str = "response",
    headers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
    packing: bool = True,
) -> bytes:
    """A record of a web archive as warcio writes it."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packing)
    given = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    head = StatusAndHeaders(status, list(given.items()), protocol="HTTP/1.1")
    named = {"WARC-Date": "2026-11-25T12:00:00Z", **(fields or {})}
    made = writer.create_warc_record(
        f"{HOST}{path}",
        sort,
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=head if sort != "resource" else None,
        warc_content_type="text/html" if sort == "resource" else "",
        warc_headers_dict=named,
    )
    writer.write_record(made)
    return file.getvalue()


def read(folder: Path, name: str, data: bytes) -> tuple[list[Page], list[str]]:
    """The pages in a file that holds ``data``, and what could not be read of it."""
    (folder / name).write_bytes(data)
    unread: list[str] = []
    found = list(imports.pages(folder / name, name, lambda error: unread.append(str(error))))
    return found, unread


def packaged(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_STORED, described: bool = True) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
        if described:
            resources = [
                {"name": name, "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
                for name, data in members.items()
            ]
            package.writestr("datapackage.json", json.dumps({"wacz_version": "1.1.1", "resources": resources}))
    return file.getvalue()


# WARC


@pytest.mark.parametrize("packing", [True, False], ids=["packed", "plain"])
def test_the_pages_of_an_archive_come_with_what_it_says_of_them(tmp_path: Path, packing: bool) -> None:
    fields = {"WARC-IP-Address": "93.184.216.34", "WARC-Protocol": "h2", "WARC-Date": "2024-02-01T10:00:00.25Z"}
    others = [
        record("/style.css", headers={"Content-Type": "text/css"}, packing=packing),
        record("/gone", status="404 Not Found", packing=packing),
        record("/part", status="206 Partial Content", packing=packing),
        record("/asked", sort="metadata", packing=packing),
    ]
    data = b"".join([record("/lock", headers={"ETag": "x"}, fields=fields, packing=packing), *others])
    pages, unread = read(tmp_path, "a.warc", data + record("/kept", sort="resource", packing=packing))
    assert unread == []
    assert [each.url for each in pages] == [f"{HOST}/lock", f"{HOST}/kept"]
    found = pages[0]
    assert found.retrieved.isoformat() == "2024-02-01T10:00:00.250000+00:00"
    assert (found.url, found.status, found.media_type, found.charset) == (f"{HOST}/lock", 200, "text/html", "utf-8")
    assert (found.address, found.protocol) == ("93.184.216.34", "HTTP/2")
    assert ("ETag", "x") in found.headers
    assert found.body == BODY


def test_our_own_captures_are_read_as_any_archive(tmp_path: Path) -> None:
    moved = page(redirects=(Redirect(301, f"{HOST}/2026/lock"),))
    pages, unread = read(tmp_path, "a.warc.gz", warcs.packed(moved, "page"))
    assert unread == []
    assert [(each.url, each.redirects) for each in pages] == [
        (f"{HOST}/2026/lock", ()),
        (f"{HOST}/lock", (Redirect(301, f"{HOST}/2026/lock"),)),
    ]
    assert {each.body for each in pages} == {BODY}


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    hops = [
        record(f"/{number}", b"", status="302 Found", headers={"Location": f"/{(number + 1) % 9}"})
        for number in range(9)
    ]
    pages, _ = read(tmp_path, "a.warc.gz", b"".join([*hops, record("/3")]))
    assert [len(each.redirects) for each in pages] == [0, 1, 2, 3, 4, 5]


CHUNKED = b"%x;ext=1\r\n%s\r\n5\r\nhello\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (gzip.compress(BODY), {"Content-Encoding": "gzip"}, BODY),
        (zlib.compress(BODY), {"Content-Encoding": "deflate"}, BODY),
        (CHUNKED % (len(BODY), BODY), {"Transfer-Encoding": "chunked"}, BODY + b"hello"),
        (
            CHUNKED.replace(b"5\r\nhello\r\n", b"") % (len(gzip.compress(BODY)), gzip.compress(BODY)),
            {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
            BODY,
        ),
        # What was unpacked before it was written, as many do.
        (BODY, {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, BODY),
        (BODY, {"Content-Encoding": "br"}, BODY),
    ],
    ids=["gzip", "deflate", "chunked", "both", "unpacked before", "brotli unpacked before"],
)
def test_a_body_is_unpacked_however_it_was_kept(
    tmp_path: Path, body: bytes, headers: Mapping[str, str], expected: bytes
) -> None:
    for fields in ({}, {"WARC-Payload-Digest": f"sha256:{hashlib.sha256(expected).hexdigest()}"}):
        pages, unread = read(tmp_path, "a.warc.gz", record("/lock", body, headers=headers, fields=fields))
        assert unread == []
        assert [each.body for each in pages] == [expected]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record("/a", b"\x8b\0\x80x", headers={"Content-Encoding": "br"}), "packed in a way that is not read (br)"),
        (record("/a", fields={"WARC-Payload-Digest": f"sha256:{'0' * 64}"}), "its body is not what its digest says"),
        (
            record("/a", fields={"WARC-Payload-Digest": f"sha1:{base64.b32encode(bytes(20)).decode()}"}),
            "its body is not what its digest says",
        ),
        (record("/a", fields={"WARC-Truncated": "length"}), "only a part of it was archived"),
        (record("/a", fields={"WARC-Date": "yesterday"}), "no date that could be read"),
        (
            record("/a", gzip.compress(bytes(60 * 2**20)), headers={"Content-Encoding": "gzip"}),
            "it is larger than 50 MiB when it is unpacked",
        ),
        (record("/a", status="nonsense"), "does not begin as one"),
    ],
)
def test_a_record_that_cannot_be_taken_is_told_and_the_others_go_on(tmp_path: Path, data: bytes, reason: str) -> None:
    pages, unread = read(tmp_path, "a.warc.gz", data + record("/b"))
    assert [each.url for each in pages] == [f"{HOST}/b"]
    (told,) = unread
    assert told.startswith(f"a.warc.gz#{HOST}/a: ")
    assert reason in told


def test_pages_that_are_elsewhere_are_counted(tmp_path: Path) -> None:
    revisits = [record(f"/{number}", b"", sort="revisit") for number in range(3)]
    pages, unread = read(tmp_path, "a.warc.gz", b"".join([*revisits, record("/b")]))
    assert len(pages) == 1
    assert unread == ["a.warc.gz: 3 pages are not in it: it only says that they had not changed (revisit records)"]


def test_of_many_broken_records_only_some_are_told(tmp_path: Path) -> None:
    pages, unread = read(tmp_path, "a.warc.gz", record("/a", status="nonsense") * 100 + record("/b"))
    assert len(pages) == 1
    assert len(unread) == 21
    assert unread[-1] == "a.warc.gz: 80 more of its records cannot be read"


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"\x1f\x8b", b"PK\x03\x04", b"WARC/1.0\r\n", gzip.compress(b"WARC/1.0\r\nx: " + b"a" * 2**22)],
)
def test_what_is_no_archive_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    with ends():
        try:
            pages, unread = read(tmp_path, "a", data)
        except UnreadableError as error:
            pages, unread = [], [str(error)]
    assert pages == []
    (told,) = unread
    assert told.startswith("a: ")
    assert "\n" not in told


def test_archives_are_read_in_time_in_line_with_their_size(tmp_path: Path) -> None:
    chunks = b"1\r\na\r\n"

    def work(size: int) -> None:
        for data in (
            record("/a") * (size // 200),
            record("/a", b"a" * 100 * size, headers={"Transfer-Encoding": "chunked"}),
            record("/a", chunks * size + b"0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}),
            record("/a", headers={f"x{number}": "" for number in range(size // 10)}),
        ):
            read(tmp_path, "a.warc.gz", data)

    assert grows_in_line(work, 4_000)


# WACZ


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_the_archives_in_a_package_are_read(tmp_path: Path, method: int) -> None:
    members = {"archive/a.warc.gz": record("/a"), "archive/b.warc": record("/b", packing=False), "pages/x.jsonl": b"{}"}
    pages, unread = read(tmp_path, "a.wacz", packaged(members, method=method))
    assert [each.url for each in pages] == [f"{HOST}/a", f"{HOST}/b"]
    assert unread == []
    pages, unread = read(tmp_path, "a.wacz", packaged(members, described=False))
    assert len(pages) == 2


def test_an_archive_that_has_changed_since_it_was_packaged_is_not_read(tmp_path: Path) -> None:
    whole = packaged({"archive/a.warc": record("/a", packing=False), "archive/b.warc": record("/b", packing=False)})
    pages, unread = read(tmp_path, "a.wacz", whole.replace(b"northern lock", b"southern lock", 1))
    assert [each.url for each in pages] == [f"{HOST}/b"]
    (told,) = unread
    assert told.startswith("a.wacz#archive/a.warc: ")
    # zip's own checksum is looked at, too, and may be the first to tell.
    assert "it has changed since" in told or "broken" in told


def is_one_sentence(tmp_path: Path, data: bytes) -> None:
    with ends():
        try:
            pages, unread = read(tmp_path, "a.wacz", data)
        except UnreadableError as error:
            pages, unread = [], [str(error)]
    assert pages == []
    assert len(unread) == 1
    assert unread[0].startswith("a.wacz")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(100),
        packaged({"a.txt": b""}),
        packaged({"archive/a.warc.gz": record("/a")})[:-30],
        packaged({"archive/a.warc.gz": record("/a"), "datapackage.json": b"{"}, described=False),
        packaged({"archive/a.warc.gz": record("/a"), "datapackage.json": b'{"resources": 1}'}, described=False),
        packaged({"archive/a.warc.gz": record("/a"), "datapackage.json": b"[" * 100_000}, described=False),
        packaged({"archive/a.warc.gz": record("/a"), "datapackage.json": b'{"resources": [1]}'}, described=False),
        packaged({"archive/a.warc.gz": record("/a")}, method=zipfile.ZIP_LZMA),
    ],
)
def test_a_package_that_is_none_or_broken_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    is_one_sentence(tmp_path, data)


def test_so_is_a_package_of_too_many_members(tmp_path: Path) -> None:
    is_one_sentence(tmp_path, packaged({f"archive/{number}": b"" for number in range(20_000)}))


def test_a_packages_archives_may_not_come_to_more_than_anybody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MOST_UNPACKED", 2**20)
    bomb = {"archive/a.warc": bytes(2**21)}
    with pytest.raises(OverCapError, match="are more than"):
        read(tmp_path, "a.wacz", packaged(bomb, method=zipfile.ZIP_DEFLATED))


# Auto Archiver


@dataclasses.dataclass
class Medium:
    """A thing that Auto Archiver keeps of an address."""

    filename: str
    key: str | None = None
    urls: list[str] = dataclasses.field(default_factory=list)
    properties: dict[str, object] = dataclasses.field(default_factory=dict)
    _mimetype: str | None = None


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder as Auto Archiver's local storage leaves it."""
    (tmp_path / "archived" / "lock").mkdir(parents=True)
    (tmp_path / "archived" / "lock" / "a.wacz").write_bytes(packaged({"archive/a.warc.gz": record("/lock")}))
    (tmp_path / "archived" / "lock" / "shot.png").write_bytes(b"\x89PNG")
    return tmp_path


def listing(form: str, *media: Medium) -> bytes:
    kept = [dataclasses.asdict(each) for each in media]
    told = {"status": "wacz_archiver_enricher: success", "metadata": {"url": f"{HOST}/lock", "_processed_at": str(NOW)}}
    if form == "metadata.json":
        return json.dumps({**told, "media": kept}, indent=4).encode()
    table = io.StringIO()
    writer = csv.DictWriter(table, ["status", "metadata", "media"])
    writer.writeheader()
    writer.writerow({**told, "media": kept})
    return table.getvalue().encode()


LISTS = ["metadata.json", "db.csv"]


def package_of(output: Path) -> Path:
    return output / "archived" / "lock" / "a.wacz"


@pytest.mark.parametrize("form", LISTS)
def test_what_auto_archiver_lists_is_read_from_beside_the_list(output: Path, form: str) -> None:
    digest = hashlib.sha256(package_of(output).read_bytes()).hexdigest()
    wacz = Medium(
        "/tmp/aa/collections/x/x.wacz",
        "archived/lock/a.wacz",
        ["./archived/lock/a.wacz"],
        {"hash": f"SHA-256:{digest}"},
    )
    pages, unread = read(output, form, listing(form, Medium("/tmp/shot.png", "archived/lock/shot.png"), wacz))
    assert [each.url for each in pages] == [f"{HOST}/lock"]
    assert unread == []


@pytest.mark.parametrize("form", LISTS)
def test_what_has_changed_since_auto_archiver_hashed_it_is_not_read(output: Path, form: str) -> None:
    wacz = Medium("x.wacz", "archived/lock/a.wacz", properties={"hash": f"SHA-256:{'0' * 64}"})
    pages, unread = read(output, form, listing(form, wacz))
    assert pages == []
    assert unread == [f"archived/lock/a.wacz: it is not what {form} says of it: it has changed since"]


@pytest.mark.parametrize("form", LISTS)
@pytest.mark.parametrize(
    "name", ["../outside.warc.gz", "/etc/outside.warc.gz", "linked.warc.gz", "a/../../outside.warc.gz"]
)
def test_a_list_leads_nowhere_but_below_itself(tmp_path: Path, form: str, name: str) -> None:
    (tmp_path / "outside.warc.gz").write_bytes(record("/secret"))
    folder = tmp_path / "listed"
    folder.mkdir()
    (folder / "linked.warc.gz").symlink_to(tmp_path / "outside.warc.gz")
    try:
        pages, unread = read(folder, form, listing(form, Medium(name)))
    except UnreadableError as error:
        pages, unread = [], [str(error)]
    assert pages == []
    assert len(unread) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("db.csv", b"a,b\n1,2\n", "no column"),
        ("db.csv", b"", "names no WARC or WACZ file"),
        ("db.csv", b"media\n\x00\n", "names no WARC or WACZ file"),
        ("db.csv", b"media\n\xff\n", "not UTF-8"),
        ("m.json", b"{", "not JSON"),
        ("m.json", b"[" * 200_000, "not JSON, or nests too deeply"),
        ("m.json", b"[1, {}, null]", "names no WARC or WACZ file"),
        ("m.json", b'{"media": [{"filename": "a.wacz"}]}', "none of the archives that it names is beside it: a.wacz"),
        ("m.txt", b"x", "it is no WARC or WACZ file"),
    ],
)
def test_a_list_that_leads_to_nothing_is_one_sentence(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(tmp_path, name, data)


def test_a_folder_is_read_archive_by_archive(output: Path) -> None:
    (output / "archived" / "broken.wacz").write_bytes(b"PK\x03\x04")
    unread: list[str] = []
    pages = list(imports.pages(output, "out", lambda error: unread.append(str(error))))
    assert [each.url for each in pages] == [f"{HOST}/lock"]
    assert unread == ["out/archived/broken.wacz: it is no WACZ file, or a broken one"]
    empty = output / "empty"
    empty.mkdir()
    with pytest.raises(UnreadableError, match="no WARC or WACZ file is in it"):
        list(imports.pages(empty, "empty", lambda error: None))


@given(st.binary(max_size=400), st.sampled_from([b"", b"WARC/1.1\r\n", b"\x1f\x8b", b"PK\x03\x04"]))
def test_whatever_a_file_holds_it_is_read_or_refused_in_sentences(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        _, unread = read(folder, "any.json", start + data)
    except UnreadableError as error:
        unread = [str(error)]
    assert all("\n" not in told for told in unread)

"""What is exported is replayed by others: pywb on the loopback, py-wacz's validator, cdxj-indexer's index."""

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import surt  # type: ignore[import-untyped]
from hypothesis import given

from provenance.fetch import wacz
from provenance.fetch.captures import Captures
from provenance.model.ports import Redirect
from tests.fetch.captures import BODY, URLS, kept, page
from tests.fetch.servers import NOW

MOVED = "https://kystavisen.example/2026/lock"
PAGES = (
    page(redirects=(Redirect(301, MOVED),)),
    page("https://kystavisen.example/sport", BODY + "– på norsk".encode()),
    page("https://kystavisen.example/minutes.pdf", b"%PDF-1.4 " + bytes(range(256)), media_type="application/pdf"),
)


def exported(folder: Path) -> bytes:
    file = io.BytesIO()
    captures = Captures(folder)
    count = wacz.write(file, ((each, captures.data(each)) for each in captures), created=NOW)
    assert count == len(list(captures))
    return file.getvalue()


COLLECTING = """
import json, sys
from pywb.manager.manager import main
for arguments in json.loads(sys.argv[1]):
    main(arguments)
"""


@contextmanager
def replaying(folder: Path, collections: Mapping[str, Sequence[Path]]) -> Iterator[str]:
    """pywb with collections of archives; where it replays addresses as they were kept."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    steps = [step for name, archives in collections.items() for step in (["init", name], ["add", name, *archives])]
    command = [sys.executable, "-c", COLLECTING, json.dumps(steps, default=str)]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = [sys.executable, "-c", "from pywb.apps.cli import wayback; wayback()", "-b", "127.0.0.1", "-p", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(server, cwd=folder, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert process.poll() is None, "pywb has ended"
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:
        return None


def asked(url: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an address, wherever it redirects to."""
    opener = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=30) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_pywb_replays_captures_and_their_export(tmp_path: Path) -> None:
    folder = tmp_path / "captures"
    kept(folder, *PAGES)
    package = tmp_path / "captures.wacz"
    package.write_bytes(exported(folder))
    with zipfile.ZipFile(package) as archive:
        (tmp_path / "data.warc.gz").write_bytes(archive.read("archive/data.warc.gz"))
    files = sorted(folder.glob("*/*.warc.gz"))
    with replaying(tmp_path, {"files": files, "export": [tmp_path / "data.warc.gz"]}) as pywb:
        for name in ("files", "export"):
            replay = f"{pywb}/{name}/{NOW:%Y%m%d%H%M%S}id_/"
            status, headers, _ = asked(f"{replay}https://kystavisen.example/lock")
            assert status == 301
            assert headers["location"].endswith(MOVED)
            for each in PAGES:
                status, headers, body = asked(f"{replay}{each.final_url}")
                assert (status, body) == (200, each.body)
                assert headers["content-type"].startswith(each.media_type or "")
            assert asked(f"{replay}https://kystavisen.example/nothing")[0] == 404


def test_the_validator_of_wacz_has_nothing_to_say(tmp_path: Path) -> None:
    kept(tmp_path / "captures", *PAGES)
    package = tmp_path / "captures.wacz"
    package.write_bytes(exported(tmp_path / "captures"))
    validate = "import sys; from wacz.main import main; sys.exit(main(['validate', '-f', sys.argv[1]]))"
    command = [sys.executable, "-W", "ignore", "-c", validate, str(package)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    assert done.stdout.splitlines()[-1] == "Validation succeeded, the passed WACZ is valid", done.stdout + done.stderr
    assert done.returncode == 0


def test_the_index_is_that_of_cdxj_indexer(tmp_path: Path) -> None:
    kept(tmp_path / "captures", *PAGES)
    with zipfile.ZipFile(io.BytesIO(exported(tmp_path / "captures"))) as package:
        data, index = package.read("archive/data.warc.gz"), package.read("indexes/index.cdx.gz")
        blocks = package.read("indexes/index.idx").decode().splitlines()
    archive = tmp_path / "data.warc.gz"
    archive.write_bytes(data)
    indexer = "import sys; from cdxj_indexer.main import main; main(['-s', sys.argv[1]])"
    command = [sys.executable, "-W", "ignore", "-c", indexer, str(archive)]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    ours = gzip.decompress(index).decode().splitlines()
    assert [line.partition(" {")[0] for line in ours] == [line.partition(" {")[0] for line in theirs]
    for one, other in zip(ours, theirs, strict=True):
        mine, yours = (json.loads(line[line.index("{") :]) for line in (one, other))
        for name in ("url", "status", "offset", "length", "filename"):
            assert mine[name] == yours[name]
    header, block = blocks
    assert header == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    assert json.loads(block[block.index("{") :])["length"] == len(index)


def test_the_same_captures_give_the_same_file_with_every_capture_in_it(tmp_path: Path) -> None:
    kept(tmp_path, *PAGES)
    first = exported(tmp_path)
    assert exported(tmp_path) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        data = package.read("archive/data.warc.gz")
        pages = package.read("pages/pages.jsonl").decode().splitlines()
    captures = Captures(tmp_path)
    assert data == b"".join(captures.data(each) for each in captures)
    assert [json.loads(line)["url"] for line in pages[1:]] == [each.url for each in captures]


@given(URLS.filter(lambda url: "%" not in url and "/." not in url and "sid" not in url.lower()))
def test_addresses_are_sorted_as_others_sort_them(url: str) -> None:
    assert wacz.key(url) == surt.surt(url)

"""A real web archive on one computer: pywb, on the loopback, with copies of our own pages."""

import datetime
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

PATIENCE = 60
"""Seconds that pywb has to start, which takes about two."""

# It takes any free port and tells which, and ends when its standard input does: with whoever started it.
_PROGRAM = """
from gevent.monkey import patch_all; patch_all()
import json, os, sys, warnings
warnings.simplefilter("ignore")
from gevent.fileobject import FileObject
from pywb.apps.frontendapp import FrontEndApp
from pywb.manager.manager import main
from pywb.utils.geventserver import GeventServer, RequestURIWSGIHandler

told, sys.stdout = os.dup(1), sys.stderr
main(["init", "times"])
main(["add", "times", "copies.warc.gz"])
server = GeventServer(
    FrontEndApp(custom_config=json.loads(sys.argv[1])), port=0, hostname="127.0.0.1",
    handler_class=RequestURIWSGIHandler,
)
os.write(told, b"%d\\n" % server.port)
FileObject(0, "rb").read()
os._exit(0)
"""


class Copy(NamedTuple):
    """What a page's server answered at some moment."""

    taken: datetime.datetime
    body: bytes
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


def at(text: str) -> datetime.datetime:
    """A moment in UTC: ``2025-12-03T09:12:00``, or a day's noon."""
    moment = datetime.datetime.fromisoformat(text if "T" in text else f"{text}T12:00:00")
    return moment.replace(tzinfo=datetime.UTC)


class _Writer(WARCWriter):  # type: ignore[misc]
    """One that needs no files besides: warcio leaves those that it makes open."""

    def _create_temp_file(self) -> BytesIO:
        return BytesIO()


def warc(copies: Mapping[str, Sequence[Copy]]) -> bytes:
    """A WARC of these copies, by the addresses of their pages."""
    written = BytesIO()
    writer = _Writer(written, gzip=True)
    for url, each_once in copies.items():
        for copy in each_once:
            record = writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(copy.body),
                http_headers=StatusAndHeaders(copy.status, list(copy.headers), protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": f"{copy.taken:%Y-%m-%dT%H:%M:%SZ}"},
            )
            writer.write_record(record)
    return written.getvalue()


@contextmanager
def pywb(copies: Mapping[str, Sequence[Copy]], **settings: bool) -> Iterator[str]:
    """A pywb that holds these copies: the address of their collection, which is its TimeGate, without a slash.

    ``settings`` are those of pywb, such as ``framed_replay`` and ``redirect_to_exact``.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "copies.warc.gz").write_bytes(warc(copies))
        with Path(folder, "told.txt").open("wb") as errors:
            process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, json.dumps(settings)],
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = Timer(PATIENCE, process.kill)
        alarm.start()
        try:
            port = process.stdout.readline().strip().decode()
            alarm.cancel()
            assert port, f"pywb has not started: {Path(folder, 'told.txt').read_text(errors='replace')[-2000:]}"
            yield f"http://127.0.0.1:{port}/times"
        finally:
            alarm.cancel()
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()

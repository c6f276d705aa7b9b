"""What a hostile answer takes of the memory of the process that asks for it: bench/hostile.py has the figures."""

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.servers import Reply, answer, ok, serving
from tests.tools import missing

ROOT = Path(__file__).parent.parent.parent
MIB = 2**20
MOST = 64
"""MiB over what the process holds while it has nothing to do."""

ASKING = """
import datetime, sys, threading
from provenance.errors import FetchError
from provenance.fetch.pages import HttpPages

def memory(kind):
    return int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith(kind)))

def ask():
    try:
        pages.get(sys.argv[1])
    except FetchError as error:
        print(error.reason)

pages = HttpPages(clock=lambda: datetime.datetime.now(datetime.UTC), version="1", allow_private=True)
idle = memory("VmRSS")
threads = [threading.Thread(target=ask) for _ in range(int(sys.argv[2]))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print((memory("VmHWM") - idle) / 1024)
"""


def taken(reply: bytes | Reply, times: int = 1) -> tuple[float, list[str]]:
    """MiB over idle at the most, and what was said of the page, when it is asked for so often at once."""
    if not Path("/proc/self/status").exists():
        missing("NO /proc: the memory that hostile answers take is not measured")
    with serving(reply) as server:
        done = subprocess.run(
            [sys.executable, "-c", ASKING, server.url, str(times)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
    *told, most = done.stdout.splitlines()
    return float(most), told


def bomb(wbits: int = 31) -> bytes:
    """200 MiB of zeros, as small as deflate can make them."""
    packer = zlib.compressobj(9, wbits=wbits)
    packed = b"".join(packer.compress(bytes(MIB)) for _ in range(200)) + packer.flush()
    assert 1000 * len(packed) < 200 * MIB
    return packed


@pytest.fixture(scope="module")
def gzip_bomb() -> bytes:
    return bomb()


def test_a_bomb_of_a_thousand_to_one_takes_little(gzip_bomb: bytes) -> None:
    most, told = taken(ok(gzip_bomb, content_encoding="gzip"))
    assert told[0].startswith("it is larger than 50 MiB when it is unpacked")
    assert most < MOST / 4


def test_so_it_does_where_it_is_no_page(gzip_bomb: bytes) -> None:
    most, _ = taken(answer("404 Not Found", gzip_bomb, content_encoding="gzip"))
    assert most < MOST / 4


def test_so_it_does_in_many_members() -> None:
    packer = zlib.compressobj(9, wbits=31)
    member = packer.compress(bytes(MIB)) + packer.flush()
    most, told = taken(ok(member * 2000, content_encoding="gzip"))
    assert told[0].startswith("it is larger than 50 MiB when it is unpacked")
    assert most < MOST / 4


def test_eight_bombs_at_once_take_no_more_than_one_may(gzip_bomb: bytes) -> None:
    most, told = taken(ok(gzip_bomb, content_encoding="gzip"), times=8)
    assert len(told) == 8
    assert most < MOST


def test_a_page_as_large_as_may_be_takes_what_it_holds() -> None:
    packer = zlib.compressobj(9, wbits=31)
    page = b"".join(packer.compress(bytes(MIB)) for _ in range(50)) + packer.flush()
    most, told = taken(ok(page, content_encoding="gzip"))
    assert told == []
    assert 50 <= most < MOST


def test_a_body_without_an_end_takes_no_more_than_its_cap() -> None:
    def reply(head: bytes) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield bytes(2**16)

    most, told = taken(reply)
    assert told[0].startswith("it is larger than 10 MiB")
    assert most < MOST / 2

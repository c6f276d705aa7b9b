"""Memory and time that hostile servers can cost: bombs, answers without an end, and servers that send a byte a second.

    python bench/hostile.py            the figures of docs/hostile-input.md (a minute)
    python bench/hostile.py --write    also freeze them in bench/results/

Each bomb is asked for by a process of its own: what counts is the most memory that it held, over what it held while it
had nothing to do. Slow servers are asked all at the same time: what counts is when they were left. Both also by the
command as users have it. Linux only: memory is read from /proc.
"""

import argparse
import datetime
import gzip
import json
import os
import platform
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from hyperframe.frame import ContinuationFrame, DataFrame, HeadersFrame, PingFrame, SettingsFrame, WindowUpdateFrame

from provenance.errors import FetchError
from provenance.fetch.visits import Visits
from tests.fetch.http2 import AUTHORITY, Talk, client, frame, speaking
from tests.fetch.servers import answer, drip, ok, redirect, serving

HERE = Path(__file__).parent
MIB = 2**20
MOST_MEMORY = 64
MOST_SECONDS = 31
BYTE_A_SECOND = 1.0

ASKING = """
import datetime, ssl, sys
from provenance.errors import FetchError
from provenance.fetch.pages import HttpPages

def memory(kind):
    return int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith(kind)))

tls = ssl.create_default_context(cafile=sys.argv[2])
tls.set_alpn_protocols(["h2", "http/1.1"])
pages = HttpPages(
    clock=lambda: datetime.datetime.now(datetime.UTC), version="1", allow_private=True, tls=tls
)
idle = memory("VmRSS")
try:
    told = f"a page of {len(pages.get(sys.argv[1]).body)} bytes"
except FetchError as error:
    told = error.reason
print(idle, memory("VmHWM"), told)
"""

# The kernel's own count for a child begins with what its parent held.
COMMAND = """
import atexit, runpy
atexit.register(lambda: print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))))
runpy.run_module("provenance", run_name="__main__", alter_sys=True)
"""


def packed(mebibytes: int, wbits: int) -> bytes:
    """So many MiB of zeros, as small as deflate can make them: 1,030 to 1."""
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(mebibytes)) + packer.flush()


def forever(start: bytes, piece: bytes) -> Callable[[bytes], Iterator[bytes]]:
    def reply(head: bytes) -> Iterator[bytes]:
        yield start
        while True:
            yield piece

    return reply


def frames(piece: Callable[[Talk], bytes], *, head: bool = True) -> Callable[[Talk], Iterator[bytes]]:
    """Without an end, by HTTP/2; first a head where the body is what has none."""

    def reply(talk: Talk) -> Iterator[bytes]:
        if head:
            yield talk.head([(":status", "200")])
        made = piece(talk)
        while True:
            yield made

    return reply


def headless(talk: Talk) -> Iterator[bytes]:
    yield frame(HeadersFrame, talk.stream, data=b"\x88")
    while True:
        yield frame(ContinuationFrame, talk.stream, data=b"\x00\x01x\x01y" * 3000)


def unpacking_head(talk: Talk) -> Iterator[bytes]:
    field = b"\x40\x01x\x7f\xa1\x1e" + b"a" * 4000
    yield frame(HeadersFrame, talk.stream, ["END_HEADERS"], data=b"\x88" + field + b"\xbe" * 12_000)


def hundred(head: bytes) -> list[bytes]:
    place = head.split(b" ")[1].decode().strip("/") or "0"
    return [redirect(f"/{int(place) + 1}") if int(place) < 100 else ok(b"the end")]


BOMB = "gzip, 1,030 to 1, 2 GiB of zeros"
GZIP = packed(2_048, 31)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED_CHUNKED = CHUNKED.replace(b"Transfer", b"Content-Encoding: gzip\r\nTransfer")
BOMBS: dict[str, Any] = {
    BOMB: ok(GZIP, content_encoding="gzip"),
    "the same for a page that is not there": answer("404 Not Found", GZIP, content_encoding="gzip"),
    "zlib": ok(packed(500, 15), content_encoding="deflate"),
    "deflate without its frame": ok(packed(500, -15), content_encoding="deflate"),
    "gzip in gzip": ok(gzip.compress(GZIP), content_encoding="gzip"),
    "gzip in gzip, said twice": ok(gzip.compress(GZIP), content_encoding="gzip, gzip"),
    "gzip in many members": ok(packed(1, 31) * 2_000, content_encoding="gzip"),
    "gzip in empty members": ok(gzip.compress(b"", mtime=0) * 500_000, content_encoding="gzip"),
    "gzip in chunks of a byte": PACKED_CHUNKED + b"".join(b"1\r\n%c\r\n" % byte for byte in GZIP[:MIB]),
    "50 MiB exactly": ok(packed(50, 31), content_encoding="gzip"),
    "a body without an end": forever(b"HTTP/1.1 200 OK\r\n\r\n", bytes(2**16)),
    "a body without an end in chunks of a byte": forever(CHUNKED, b"1\r\na\r\n" * 10_000),
    "a chunk's extension without an end": forever(CHUNKED + b"1;", b"x" * 2**16),
    "trailers without an end": forever(CHUNKED + b"0\r\n", b"a: b\r\n" * 10_000),
    "a head without an end": forever(b"HTTP/1.1 200 OK\r\n", b"X-Filler: " + b"x" * 1000 + b"\r\n"),
    "a line without an end": forever(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 2**16),
    "interim answers without an end": forever(b"", b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" * 1000),
    "a hundred redirects": hundred,
}
BOMBS_2: dict[str, Any] = {
    "HTTP/2: gzip": lambda talk: (
        [talk.head([(":status", "200"), ("content-encoding", "gzip")])]
        + [frame(DataFrame, talk.stream, data=GZIP[at : at + 2**14]) for at in range(0, len(GZIP), 2**14)]
    ),
    "HTTP/2: a body without an end": frames(lambda talk: frame(DataFrame, talk.stream, data=bytes(2**14))),
    "HTTP/2: padding without an end": frames(
        lambda talk: frame(DataFrame, talk.stream, ["PADDED"], data=b"", pad_length=255) * 64
    ),
    "HTTP/2: frames of nothing": frames(lambda talk: frame(DataFrame, talk.stream, data=b"") * 64),
    "HTTP/2: pings": frames(lambda talk: frame(PingFrame, 0, opaque_data=bytes(8)) * 64, head=False),
    "HTTP/2: settings": frames(lambda talk: frame(SettingsFrame, 0, settings={1: 4096}) * 64, head=False),
    "HTTP/2: windows": frames(lambda talk: frame(WindowUpdateFrame, talk.stream, window_increment=1) * 64, head=False),
    "HTTP/2: a head without an end": headless,
    "HTTP/2: a head that unpacks to 48 MB": unpacking_head,
}


def silent(head: bytes) -> Iterator[bytes]:
    time.sleep(60)
    yield b""


def dripping(before: bytes, piece: bytes) -> Callable[[bytes], Iterator[bytes]]:
    return drip(piece * 60, BYTE_A_SECOND, before=before)


SLOW: dict[str, Any] = {
    "in the head": dripping(b"", b"HTTP/1.1 200 OK\r\nX-Filler: x"),
    "in the body": dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"a"),
    "in a packed body": dripping(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", packed(50, 31)[:60]),
    "in chunks": dripping(CHUNKED, b"1\r\na\r\n"),
    "nothing at all": silent,
}


def slow_frames(talk: Talk) -> Iterator[bytes]:
    yield talk.head([(":status", "200")])
    while True:
        time.sleep(BYTE_A_SECOND)
        yield frame(DataFrame, talk.stream, data=b"a")


def slow_page(head: bytes) -> Iterable[bytes]:
    return [answer("404 Not Found")] if b"/robots.txt" in head else SLOW["in the body"](head)


class SlowHandshake:
    """Reads what begins TLS, and answers it a byte a second."""

    def __init__(self) -> None:
        import socket

        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._speak, daemon=True).start()

    def _speak(self) -> None:
        connection, _ = self._socket.accept()
        connection.recv(4096)
        try:
            for byte in b"\x16\x03\x03\x01\x00" + bytes(60):
                time.sleep(BYTE_A_SECOND)
                connection.sendall(bytes([byte]))
        except OSError:
            pass


def bombs(authority: Path) -> dict[str, Any]:
    found = {}
    for name, reply in {**BOMBS, **BOMBS_2}.items():
        with speaking(reply) if name in BOMBS_2 else serving(reply) as server:
            start = time.perf_counter()
            said = subprocess.run(
                [sys.executable, "-c", ASKING, server.url, str(authority)], capture_output=True, text=True, check=True
            ).stdout
            seconds = time.perf_counter() - start
        idle, peak, told = said.split(maxsplit=2)
        found[name] = {
            "over_idle_mib": round((int(peak) - int(idle)) / 1024, 1),
            "seconds": round(seconds, 1),
            "told": told.strip().partition(":")[0],
        }
        print(f"{name:<45} {found[name]['over_idle_mib']:>6} MiB {seconds:>6.1f} s  {told.strip()[:60]}", flush=True)
    return found


def slow() -> dict[str, float]:
    """Seconds until each was left."""
    found: dict[str, float] = {}
    with ExitStack() as servers:
        urls = {name: servers.enter_context(serving(reply)).url for name, reply in SLOW.items()}
        urls["in the handshake of TLS"] = SlowHandshake().url
        urls["in frames of HTTP/2"] = servers.enter_context(speaking(slow_frames)).url
        urls["in robots.txt, of a visit"] = servers.enter_context(serving(SLOW["in the head"])).url
        urls["in the page, of a visit"] = servers.enter_context(serving(slow_page)).url
        pages = client()

        def ask(name: str) -> None:
            start = time.perf_counter()
            try:
                if name.endswith("visit"):
                    with Visits(pages, clock=lambda: datetime.datetime.now(datetime.UTC)) as visits:
                        assert visits.visit(urls[name]).page is None
                else:
                    pages.get(urls[name])
            except FetchError:
                pass
            found[name] = round(time.perf_counter() - start, 2)

        threads = [threading.Thread(target=ask, args=(name,)) for name in urls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for name in urls:
        print(f"a byte a second {name:<29} {found[name]:>6.2f} s", flush=True)
    return {name: found[name] for name in urls}


def command(url: str) -> tuple[int, float]:
    """Peak memory in KiB and seconds of ``provenance extract``, from its start to its end."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "extract", "--allow-private", url], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    return int(done.stdout), time.perf_counter() - start


def commands() -> dict[str, float]:
    """``provenance extract`` on a bomb and on a slow server, beside one on a page that is not there."""
    with (
        serving(answer("404 Not Found")) as nothing,
        serving(BOMBS[BOMB]) as bomb,
        serving(SLOW["in the body"]) as dripping,
    ):
        idle, _ = command(nothing.url)
        peak, _ = command(bomb.url)
        _, seconds = command(dripping.url)
    found = {"bomb_over_nothing_mib": round((peak - idle) / 1024, 1), "slow_seconds": round(seconds, 2)}
    print(f"the command: bomb {found['bomb_over_nothing_mib']} MiB, slow {found['slow_seconds']} s")
    return found


def measure() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="provenance-bench-") as folder:
        authority = Path(folder) / "authority.pem"
        AUTHORITY.cert_pem.write_to_path(str(authority))
        return {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
            f"{ssl.OPENSSL_VERSION.rsplit(' ', 3)[0]}, zlib {zlib.ZLIB_RUNTIME_VERSION}",
            "bombs": bombs(authority),
            "slow_seconds": slow(),
            "command": commands(),
        }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    found = measure()
    memory = max(each["over_idle_mib"] for each in found["bombs"].values())
    seconds = max(found["slow_seconds"].values())
    print(f"most memory over idle {memory} MiB (at most {MOST_MEMORY}), longest {seconds} s (at most {MOST_SECONDS})")
    if given.write:
        (HERE / "results" / "hostile.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

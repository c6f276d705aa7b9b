"""Five hundred pages on fifty hosts, with servers that fail one request in five: how long, how many requests, and
whether a run that is ended goes on without asking twice.

    python bench/visits.py            print the table
    python bench/visits.py --write    also freeze it in bench/results/visits.json
    python bench/visits.py --check    fail where a promise is broken

The hosts are addresses of the loopback, where nothing but --allow-private leads and no pause is made between two
requests; so seconds say what the work and the failures cost, not what politeness does. Failures are drawn anew for each
request: statuses 429, 500, 502, 503 and 504, connections that are cut off, and bodies that end early. A fifth of the
pages have moved, are gone, or are kept from programs by robots.txt.
"""

import argparse
import datetime
import hashlib
import json
import os
import platform
import random
import resource
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FROZEN = HERE / "results" / "visits.json"
HOSTS, PAGES, FAILING = 50, 10, 0.2
ROBOTS = b"User-agent: *\nDisallow: /private/\n"


class Sites:
    """Fifty servers in one process; ``good`` counts by host and path the answers that were no failure."""

    def __init__(self, failing: float, seed: int, delay: float) -> None:
        self.good: Counter[tuple[str, str]] = Counter()
        self.requests = 0
        self._failing = failing
        self._delay = delay
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._servers: list[socketserver.ThreadingTCPServer] = []

    def start(self) -> list[str]:
        """The addresses of all pages."""
        sites = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sites.answer(self)

            def log_message(self, *args: object) -> None:
                pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *args: object) -> None:
                pass

        urls = []
        for number in range(1, HOSTS + 1):
            server = Server((f"127.0.1.{number}", 0), Handler)
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            urls.append(f"http://127.0.1.{number}:{server.server_address[1]}")
        return [f"{url}/{path}" for path in paths() for url in urls]

    def stop(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        host = request.server.server_address[0]
        with self._lock:
            self.requests += 1
            failure = self._chance.randrange(7) if self._chance.random() < self._failing else None
            # A redirect may have to be passed again: the page behind it had not come yet.
            if failure is None and not request.path.startswith("/old"):
                self.good[str(host), request.path] += 1
        time.sleep(self._delay)
        if failure == 5:
            request.close_connection = True
        elif failure == 6:
            self._send(request, 200, b"cut", {"Content-Length": "900"})
        elif failure is not None:
            self._send(request, (429, 500, 502, 503, 504)[failure], b"busy")
        elif request.path == "/robots.txt":
            self._send(request, 200, ROBOTS)
        elif request.path.startswith("/old"):
            self._send(request, 301, b"", {"Location": f"/new{request.path}"})
        elif request.path.startswith("/gone"):
            self._send(request, 410, b"gone")
        else:
            self._send(request, 200, f"<p>{host} {request.path}</p>".encode() * 200, {"Content-Type": "text/html"})

    def _send(
        self, request: BaseHTTPRequestHandler, status: int, body: bytes, fields: dict[str, str] | None = None
    ) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(fields or {})}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)


def paths() -> Iterator[str]:
    for number in range(PAGES):
        yield {3: "old/3", 6: "gone/6", 9: "private/9"}.get(number, f"page/{number}")


@contextmanager
def serving(failing: float, seed: int, delay: float = 0.02) -> Iterator[tuple[Sites, list[str]]]:
    sites = Sites(failing, seed, delay)
    try:
        yield sites, sites.start()
    finally:
        sites.stop()


def run(urls: list[str], store: Path) -> None:
    """One run, in a process of its own: each visit is a line in ``store``, written before the next one is."""
    from provenance.fetch.pages import HttpPages
    from provenance.fetch.visits import PURPOSE, Visits
    from provenance.model.ports import Page

    store.mkdir(exist_ok=True)
    done = (
        {json.loads(line)["url"] for line in (store / "visits.jsonl").open()}
        if (store / "visits.jsonl").exists()
        else set()
    )
    robots = store / "robots"
    robots.mkdir(exist_ok=True)

    def file(url: str) -> Path:
        return robots / hashlib.sha256(url.encode()).hexdigest()

    def keep(page: Page, kind: str) -> None:
        file(page.url).write_bytes(page.body)

    def kept(url: str) -> Page | None:
        body = file(url).read_bytes() if file(url).exists() else None
        return None if body is None else Page(url, url, 200, None, None, body, now())

    def now() -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC)

    with (
        (store / "visits.jsonl").open("a") as out,
        HttpPages(clock=now, version="bench", purpose=PURPOSE, allow_private=True) as pages,
        Visits(pages, clock=now, kept=kept, keep=keep) as visits,
    ):

        def on(visit: Any) -> None:
            body = None if visit.page is None else hashlib.sha256(visit.page.body).hexdigest()
            line = {
                "url": visit.url,
                "status": visit.status.value,
                "sha256": body,
                "settled": visit.settled,
                "reason": visit.reason,
            }
            out.write(json.dumps(line) + "\n")
            out.flush()

        visits.visit_all([url for url in urls if url not in done], lambda url: None, on)


def started(urls: list[str], store: Path) -> subprocess.Popen[bytes]:
    listed = store.with_suffix(".urls")
    listed.write_text("\n".join(urls))
    return subprocess.Popen([sys.executable, __file__, "--run", str(listed), str(store)], stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[bytes]) -> None:
    _, said = process.communicate()
    if process.returncode:
        raise SystemExit(said.decode()[-2000:])


def evidence(store: Path) -> list[Any]:
    """What a run found, in an order of its own."""
    return sorted(
        (line["url"], line["status"], line["sha256"], line["settled"])
        for line in map(json.loads, (store / "visits.jsonl").open())
    )


def without_failures(work: Path, failing: float) -> dict[str, Any]:
    with serving(failing, seed=1) as (sites, urls):
        start = time.perf_counter()
        finished(started(urls, work / f"whole{failing}"))
        seconds = time.perf_counter() - start
        found = evidence(work / f"whole{failing}")
        return {
            "seconds": round(seconds, 1),
            "requests": sites.requests,
            "states": dict(sorted(Counter(status for _, status, _, _ in found).items())),
            "settled": sum(settled for *_, settled in found),
        }


def interrupted(work: Path, how: signal.Signals, times: int) -> dict[str, Any]:
    """A run that is ended so often before it may finish; what was asked for with success more than once."""
    with serving(FAILING, seed=how) as (sites, urls):
        whole, again = work / f"first{how}", work / f"again{how}"
        finished(started(urls, whole))
        sites.good.clear()
        chance = random.Random(how)
        for _ in range(times):
            enough = sites.requests + chance.randrange(80, 160)
            process = started(urls, again)
            while sites.requests < enough and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(how)
            process.communicate()
        finished(started(urls[::-1], again))
        return {
            "interruptions": times,
            "asked_again": sum(count - 1 for count in sites.good.values()),
            "robots_asked_again": sum(count - 1 for (_, path), count in sites.good.items() if path == "/robots.txt"),
            "same_result": evidence(whole) == evidence(again),
        }


def measured() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        result = {
            "pages": HOSTS * PAGES,
            "hosts": HOSTS,
            "no_failures": without_failures(work, 0.0),
            "one_in_five_fails": without_failures(work, FAILING),
            "ctrl_c": interrupted(work, signal.SIGINT, 3),
            "kill": interrupted(work, signal.SIGKILL, 3),
        }
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    result["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return result


def broken(result: dict[str, Any]) -> list[str]:
    """The promises that do not hold."""
    failing = result["one_in_five_fails"]
    kept = {
        "every page is settled": failing["settled"] == result["pages"],
        "failures change no state": failing["states"] == result["no_failures"]["states"],
        "an interrupted run ends with the same result": result["ctrl_c"]["same_result"]
        and result["kill"]["same_result"],
        "no page is asked for twice after Ctrl-C": result["ctrl_c"]["asked_again"] == 0,
        "after kill only what was under way is": result["kill"]["asked_again"] <= 32 * result["kill"]["interruptions"],
    }
    return [promise for promise, holds in kept.items() if not holds]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        try:
            run(Path(given.run[0]).read_text().split("\n"), Path(given.run[1]))
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        return
    result = measured()
    print(json.dumps(result, indent=2))
    for promise in broken(result):
        print(f"does not hold: {promise}", file=sys.stderr)
    if given.write:
        FROZEN.write_text(json.dumps(result, indent=2) + "\n")
    if given.check and broken(result):
        raise SystemExit(1)


if __name__ == "__main__":
    main()

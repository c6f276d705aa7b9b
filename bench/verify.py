"""``provenance verify`` at full size: 500 citations on 50 hosts, a fifth of all answers failing, stopped and resumed.

    python bench/verify.py            run it and print what came of it
    python bench/verify.py --write    also freeze it in bench/results/verify.json

The sites are on the loopback, one address a host; a fifth of all answers, drawn by chance, is an error 503, a broken
connection or half a page, and answers come in any order. One run is left alone. Another is interrupted (SIGINT) every
few seconds and started again until it is done. The evidence of both must be the same to the byte, and no page may be
sent whole twice.
"""

import argparse
import hashlib
import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FROZEN = HERE / "results" / "verify.json"
HOSTS, PAGES, FAILING = 50, 10, 0.2
COMMAND = [sys.executable, "-m", "provenance", "verify", "--allow-private", "--format", "json"]

_PLACES = "Varn Lund Orsk Tarm Vela Brin Holm Sund Kall Dorn".split()
_THINGS = "dam bridge ferry mill tunnel harbour school mast quarry tower".split()


def words(host: int, number: int) -> str:
    """What somebody says on a page, and is quoted for."""
    place, thing = _PLACES[number], _THINGS[host % 10]
    return f"The {thing} of {place} will be closed for {host + 3} weeks, and the repair will cost {number + 2} million"


def page(host: int, number: int) -> bytes:
    dull = "".join(
        f"<p>Paragraph {each} of this page tells of meeting {_digest(host, number, each)} and of who came to it, how "
        "long it took, and what there was to eat.</p>\n"
        for each in range(12)
    )
    title = f"Minutes {host}-{number}"
    head = f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>\n'
    return f"{head}{dull}<p>Ana Ruiz: {words(host, number)}.</p>\n{dull}</article></body></html>".encode()


def _digest(*numbers: int) -> str:
    return hashlib.sha256(repr(numbers).encode()).hexdigest()[:6]


class Web:
    """The sites. ``sent`` counts the whole pages that went out, by address."""

    def __init__(self, seed: int) -> None:
        self.sent: Counter[str] = Counter()
        self.failed = 0
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.answer(self)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self.servers = [Server((f"127.0.0.{host + 1}", 0), Handler) for host in range(HOSTS)]
        self.ports = [server.server_address[1] for server in self.servers]
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            failing = self._random.random() < FAILING
            how, wait = self._random.choice(("503", "reset", "half")), self._random.random() * 0.1
            self.failed += failing
        time.sleep(wait)
        host = int(str(handler.server.server_address[0]).rpartition(".")[2]) - 1
        name = handler.path.strip("/")
        body = page(host, int(name)) if name.isdecimal() else b""
        if failing and how == "reset":
            handler.close_connection = True
            return
        if failing and how == "503":
            handler.send_response(503)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        handler.send_response(200 if body else 404)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        whole = not (failing and body)
        try:
            handler.wfile.write(body if whole else body[: len(body) // 2])
        except OSError:
            return
        if whole and body:
            with self._lock:
                self.sent[f"{host}/{name}"] += 1
        handler.close_connection = True

    def claims(self, folder: Path) -> None:
        """Ten claim files, of which each cites five hosts."""
        (folder / "claims").mkdir(parents=True)
        (folder / "provenance.toml").write_text("archives = []\n")
        for file in range(10):
            hosts = range(file, HOSTS, 10)
            blocks = [
                f'[[claim]]\nid = "h{host}-{number}"\ntext = "It is closed."\nquote = "“{words(host, number)},”"\n'
                f'scope = "utterance"\nmode = "direct"\ncue = "said"\n[claim.origin]\nas_written = "Ana Ruiz"\n'
                f'identity = "named"\nvantage = "self"\n[[claim.record]]\n'
                f'url = "http://127.0.0.{host + 1}:{self.ports[host]}/{number}"\n'
                for host in hosts
                for number in range(PAGES)
            ]
            # The article is one of the cited pages, so that there are just 500.
            url = f"http://127.0.0.{file + 1}:{self.ports[file]}/0"
            head = f'version = 1\n[article]\noutlet = "the-gazette"\ntitle = "T"\nurl = "{url}"\nlanguage = "en"\n'
            (folder / "claims" / f"f{file}.toml").write_text(head + "\n".join(blocks))


def alone(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(COMMAND, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def interrupted(folder: Path, seed: int) -> int:
    """Run, interrupt, run again until it is done; how often it was interrupted."""
    chance = random.Random(seed)
    for times in range(100):
        process = subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(2 + chance.random() * 4)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        if process.wait() == 0:
            return times
    raise SystemExit("it never ended")


def measured(seed: int) -> dict[str, Any]:
    root = Path(tempfile.mkdtemp())
    try:
        web = Web(seed)
        for name in ("alone", "interrupted"):
            web.claims(root / name)
        seconds = alone(root / "alone")
        first, web.sent = web.sent, Counter()
        failed, web.failed = web.failed, 0
        times = interrupted(root / "interrupted", seed)
        evidence = [(root / name / "claims" / "evidence.jsonl").read_bytes() for name in ("alone", "interrupted")]
        lines = [json.loads(line) for line in evidence[0].splitlines()]
        records = [line for line in lines if line["path"] != "article"]
        return {
            "citations": len(records),
            "hosts": HOSTS,
            "answers that failed": failed,
            "seconds": round(seconds, 1),
            "matched": sum(line["verdict"] in ("exact", "normalised") for line in records),
            "sent whole more than once": sum(count > 1 for count in first.values()),
            "interrupted": times,
            "sent whole more than once, interrupted": sum(count > 1 for count in web.sent.values()),
            "evidence the same to the byte": evidence[0] == evidence[1],
        }
    finally:
        shutil.rmtree(root)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = measured(given.seed)
    for name, value in found.items():
        print(f"{name:42} {value}")
    if given.write:
        where = {"python": platform.python_version(), "cores": os.cpu_count()}
        FROZEN.write_text(json.dumps({"machine": where, **found}, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""A stand-in for the Wayback Machine, on the loopback, that answers as its documents say: it alone has these ways."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.fetch.archives import Copy
from tests.fetch.servers import answer, redirect

Bytes = Callable[[], bytes]


def digits(moment: datetime.datetime) -> str:
    """A moment as the Wayback Machine writes it."""
    return f"{moment:%Y%m%d%H%M%S}"


def json_answer(value: Any, status: int = 200, **headers: str) -> bytes:
    """An answer in JSON."""
    phrase = f"{status} {HTTPStatus(status).phrase}"
    return answer(phrase, json.dumps(value).encode(), content_type="application/json", **headers)


class WaybackMachine:
    """What it holds, and what it answers; ``instead`` are answers to be given for a path, one after the other.

    ``requests`` are the paths that were asked, ``heads`` and ``jobs`` what was sent to Save Page Now.
    """

    def __init__(self, copies: Mapping[str, Iterable[Copy]], **instead: Iterable[bytes]) -> None:
        self.copies = {url: sorted(each) for url, each in copies.items()}
        self.instead = {name: list(answers) for name, answers in instead.items()}
        self.home = "http://127.0.0.1"
        self.requests: list[str] = []
        self.heads: dict[str, bytes] = {}
        self.user = {"available": 3, "processing": 0, "daily_captures": 49, "daily_captures_limit": 30000}
        self.jobs = [{"status": "pending"}, {"status": "success", "timestamp": "20251203101112"}]

    def __call__(self, head: bytes) -> list[bytes]:
        method, path = head.decode("latin-1").split(" ")[:2]
        self.requests.append(path)
        asked = urlsplit(path)
        query = dict(parse_qsl(asked.query))
        replies: list[tuple[str, str, Bytes]] = [
            ("available", "/wayback/available", lambda: self.availability(query)),
            ("cdx", "/cdx/search/cdx", lambda: self.cdx(query)),
            ("system", "/save/status/system", lambda: json_answer({"status": "ok"})),
            ("user", "/save/status/user", lambda: json_answer(self.user)),
            ("job", "/save/status/spn2-7", lambda: json_answer({"job_id": "spn2-7", **self.next_job()})),
            ("save", "/save", lambda: json_answer({"url": "https://gazette.example/dam", "job_id": "spn2-7"})),
        ]
        for name, there, reply in replies:
            if asked.path == there and (name != "save" or method == "POST"):
                self.heads[name] = head
                given = self.instead.get(name)
                return [given.pop(0) if given else reply()]
        return [self.playback(path)]

    def next_job(self) -> dict[str, Any]:
        return self.jobs.pop(0) if len(self.jobs) > 1 else self.jobs[0]

    def availability(self, query: Mapping[str, str]) -> bytes:
        taken = [copy for copy in self.copies.get(query["url"], ()) if copy.status.startswith("200")]
        told: dict[str, Any] = {}
        if taken:
            wanted = query.get("timestamp", "99999999999999")
            copy = min(taken, key=lambda each: abs(int(digits(each.taken)) - int(wanted)))
            told["closest"] = {
                "status": "200",
                "available": True,
                "url": f"http://web.archive.org/web/{digits(copy.taken)}/{query['url']}",
                "timestamp": digits(copy.taken),
            }
        return json_answer({"url": query["url"], "archived_snapshots": told})

    def cdx(self, query: Mapping[str, str]) -> bytes:
        assert query["output"] == "json"
        assert query["filter"] == "statuscode:200"
        rows = [
            [digits(copy.taken), url, copy.status[:3]]
            for url, copies in self.copies.items()
            for copy in copies
            if url == query["url"] and copy.status.startswith("200")
        ]
        if query.get("sort") == "closest":
            rows.sort(key=lambda row: abs(int(row[0]) - int(query["closest"])))
        limit = int(query["limit"])
        rows = rows[limit:] if limit < 0 else rows[:limit]
        return json_answer([query["fl"].split(","), *rows] if rows else [])

    def playback(self, path: str) -> bytes:
        place, _, url = path.removeprefix("/web/").partition("/")
        wanted = place.removesuffix("id_")
        copies = self.copies.get(url, ())
        if not wanted.isdigit() or not copies:
            return answer("404 Not Found")
        copy = min(copies, key=lambda each: abs(int(digits(each.taken)) - int(wanted)))
        if digits(copy.taken) != wanted:
            return redirect(f"/web/{digits(copy.taken)}{place[len(wanted) :]}/{url}")
        headers = {name.lower().replace("-", "_"): value for name, value in copy.headers}
        if "location" in headers:
            headers["location"] = f"/web/{place}/{headers['location']}"
        headers["memento_datetime"] = f"{copy.taken:%a, %d %b %Y %H:%M:%S} GMT"
        headers["link"] = f'<{url}>; rel="original", <{self.home}/web/{url}>; rel="timegate"'
        return answer(copy.status, copy.body, **headers)

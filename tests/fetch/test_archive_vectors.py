"""An archive names copies, lists and redirects by their addresses: none of them is asked where it may not be.

The archives here are public, by the vectors' names and on the vectors' network, and say whatever leads inside.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pytest

from provenance.errors import FetchError
from provenance.fetch.archive import TimeGate, Wayback
from provenance.fetch.patience import Patience
from provenance.fetch.policy import PORTS
from tests.fetch.servers import Reply, Server, Web, answer, ok, pages, redirect, serving
from tests.fetch.test_vectors import Resolver
from tests.fetch.vectors import OPEN, SITE, VECTORS, End

DAM = "http://gazette.example/dam"
DAY = datetime.date(2025, 12, 3)
TAKEN = "Wed, 03 Dec 2025 00:00:00 GMT"
INSIDE = sorted(
    {
        vector.url
        for vector in VECTORS
        if vector.end in (End.REFUSED, End.MIXED, End.UNREAD, End.NOWHERE)
        and not vector.replies
        and vector.url.isascii()
        and vector.url.isprintable()
        and ">" not in vector.url
    }
)
"""Addresses that may not be asked, or are none."""

HEADS = {
    "a copy": '<{place}>; rel="memento"; datetime="{taken}"',
    "a copy of the page inside": '<{place}20251203000000/{page}>; rel="memento"; datetime="{taken}"',
    "the first and the last copy": '<{place}>; rel="first last memento"; datetime="{taken}"',
    "a list": '<{place}>; rel="timemap"; type="application/link-format"',
    "another gate": '<{place}>; rel="timegate"',
    "the page": '<{place}>; rel="original"',
    "the next part": '<{place}>; rel="timemap next"',
}

STATUSES = ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect"]


class Hostile:
    """A public archive that says what it is told to. It is asked for a copy, and for what it names."""

    def __init__(self, server: Server) -> None:
        self.says: Reply = lambda head: []
        self._web = Web(server)
        self._pages = pages(resolver=Resolver(), network=self._web, deadline=20)

    def asked(self, says: Reply, archive: type[TimeGate] | type[Wayback] = TimeGate) -> list[tuple[str, int]]:
        """Who was asked meanwhile."""
        self.says = says
        self._web.dialled.clear()
        patience = Patience(SITE, pause=0, sleep=lambda seconds: None)
        home = f"http://{SITE}/gate" if archive is TimeGate else f"http://{SITE}"
        with suppress(FetchError):
            made = archive(self._pages.ask, home, patience=patience)
            found = made.nearest(DAM, DAY)
            if found is not None:
                made.copy(found)
        return self._web.dialled[:]


@pytest.fixture(scope="module")
def archive() -> Iterator[Hostile]:
    made: list[Hostile] = []

    def reply(head: bytes) -> Iterable[bytes]:
        return made[0].says(head)

    with serving(reply) as server:
        made.append(Hostile(server))
        yield made[0]


def saying(reply: bytes) -> Reply:
    return lambda head: [reply]


def allowed(dialled: list[tuple[str, int]]) -> bool:
    return bool(dialled) and all(host in OPEN and port in PORTS for host, port in dialled)


def test_there_are_hundreds_of_addresses_that_an_archive_can_name() -> None:
    assert len(INSIDE) > 300


@pytest.mark.parametrize("named", HEADS)
def test_what_a_timegate_names_is_not_asked_where_it_may_not_be(archive: Hostile, named: str) -> None:
    for place in INSIDE[list(HEADS).index(named) :: len(HEADS)]:
        link = HEADS[named].format(place=place, page=DAM, taken=TAKEN)
        assert allowed(archive.asked(saying(answer("200 OK", link=link)))), place


@pytest.mark.parametrize("status", STATUSES)
def test_where_a_timegate_redirects_to_is_not_asked_where_it_may_not_be(archive: Hostile, status: str) -> None:
    for place in INSIDE[STATUSES.index(status) :: 2 * len(STATUSES)]:
        for tail in ("", f"20251203000000/{DAM}"):
            assert allowed(archive.asked(saying(redirect(place + tail, status)))), place


def test_what_a_list_of_copies_names_is_not_asked_where_it_may_not_be(archive: Hostile) -> None:
    listed = ",\n".join(f'<{place}>; rel="memento"; datetime="{TAKEN}"' for place in INSIDE)
    nested = ",\n".join(f'<{place}>; rel="timemap"; type="application/link-format"' for place in INSIDE)

    def reply(head: bytes) -> list[bytes]:
        if b"/list" in head:
            return [ok(f"{listed},\n{nested}".encode(), content_type="application/link-format")]
        return [ok(b"", link='</list>; rel="timemap"')]

    assert allowed(archive.asked(reply))


def test_what_the_wayback_machine_names_is_not_asked_where_it_may_not_be(archive: Hostile) -> None:
    for place in INSIDE[::8]:
        closest = {"status": "200", "available": True, "timestamp": "20251203000000", "url": f"{place}web/1/{DAM}"}
        rows = [["timestamp", "original", "statuscode"], ["20251203000000", place, "200"], ["20251203", DAM, "200"]]

        def reply(head: bytes, closest: object = closest, rows: object = rows, place: str = place) -> list[bytes]:
            if b"/wayback/available" in head:
                return [ok(json.dumps({"archived_snapshots": {"closest": closest}}).encode())]
            if b"/cdx/" in head:
                return [ok(json.dumps(rows).encode())]
            return [redirect(place)]

        assert allowed(archive.asked(reply, Wayback)), place


def test_an_archive_inside_is_not_asked_itself() -> None:
    with serving(ok(b"")) as server:
        web = Web(server)
        client = pages(resolver=Resolver(), network=web)
        for gate in (
            "http://10.0.0.1/gate",
            "http://db.corp/gate",
            "http://localhost/gate",
            "http://news.example:8080/",
        ):
            with pytest.raises(FetchError, match=r"not public|this computer|ports 80 and 443"):
                TimeGate(client.ask, gate).nearest(DAM, DAY)
    assert web.dialled == []

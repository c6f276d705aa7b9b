"""Nothing that may not be asked is asked, however an address, a name, an answer or the environment says it.

The vectors are run twice. On the loopback, with the names and the network handed in: that is possible everywhere. And
in a network namespace where every address leads to this computer and every packet is seen, with the system's own
resolver, as users have it.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import FetchError, RefusedAddressError, StatusError, UnreachableError
from provenance.fetch import policy
from tests.fetch.enclosed import Asked, certificates, environment, played
from tests.fetch.servers import Web, pages, serving
from tests.fetch.vectors import HOSTS, NAMES, OPEN, VECTORS, End, Vector
from tests.tools import missing

ROOT = Path(__file__).parent.parent.parent
REFUSING = {End.REFUSED, End.MIXED, End.UNREAD, End.NOWHERE}
ENDS: dict[End, type[FetchError] | None] = {
    **dict.fromkeys(REFUSING, RefusedAddressError),
    End.PAGE: None,
    End.STATUS: StatusError,
    End.NO_PAGE: UnreachableError,
    End.NO_HOST: UnreachableError,
}


def test_there_are_more_than_three_hundred_vectors_each_with_its_reason() -> None:
    assert len({vector.url for vector in VECTORS if vector.end in REFUSING}) > 300
    reasons = Counter(vector.reason for vector in VECTORS)
    assert [reason for reason, count in reasons.items() if count > 1] == []


# On the loopback


class Resolver:
    """The vectors' names, as the system's resolver would answer."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()

    def __call__(self, host: str, port: int, /, *, type: int) -> list[tuple[int, int, int, str, tuple[Any, ...]]]:
        addresses = list(HOSTS.get(host, ()))
        while not addresses:
            answers = NAMES.get(host, [[]])
            self._asked[host] += 1
            addresses = list(answers[min(self._asked[host], len(answers)) - 1])
            if not addresses:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            if addresses[0].startswith("="):
                host, addresses = addresses[0][1:], []
        return [
            (socket.AF_INET6, type, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, type, 6, "", (address, port))
            for address in addresses
        ]


Dialled = list[tuple[Vector, FetchError | None, list[tuple[str, int]]]]


def dialled(**options: Any) -> Dialled:
    """For each vector what came of it, and what was connected to."""
    server_tls, client_tls = certificates()
    reply = played(VECTORS)
    found: Dialled = []
    with serving(reply) as server, serving(reply, tls=server_tls) as secure:
        web = Web(server)
        web.lead(to=secure, port=443)
        client = pages(resolver=Resolver(), network=web, tls=client_tls, deadline=20, **options)
        for vector in VECTORS:
            error = None
            with environment(vector.environment):
                try:
                    client.get(vector.url)
                except FetchError as caught:
                    error = caught
            found.append((vector, error, web.dialled[:]))
            web.dialled.clear()
    return found


@pytest.fixture(scope="module")
def with_limits() -> Dialled:
    return dialled()


def test_every_vector_ends_as_it_must(with_limits: Dialled) -> None:
    for vector, error, _ in with_limits:
        assert type(error) is (ENDS[vector.end] or type(None)), (vector, error)
        assert str(error).isprintable()


def test_nothing_forbidden_is_connected_to(with_limits: Dialled) -> None:
    for vector, _, connections in with_limits:
        for host, port in connections:
            assert host in OPEN, vector
            assert port in policy.PORTS, vector


def test_what_may_be_asked_was_asked(with_limits: Dialled) -> None:
    for vector, _, connections in with_limits:
        if vector.end in (End.PAGE, End.STATUS, End.NO_PAGE):
            assert connections, vector


def test_without_the_limits_the_same_vectors_arrive() -> None:
    for vector, error, connections in dialled(allow_private=True):
        forbidden = [each for each in connections if each[0] not in OPEN or each[1] not in policy.PORTS]
        if vector.end is End.REFUSED:
            assert forbidden, (vector, error)
        elif vector.end not in (End.MIXED, End.NOWHERE):
            assert not forbidden, vector


# In a world of its own


@pytest.fixture(scope="module")
def enclosed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("enclosed")
    namespace = ["unshare", "--user", "--map-root-user", "--net", "--mount", "--propagation", "private"]
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        untried(f"there is no {'ip' if shutil.which('unshare') else 'unshare'} here")
    (folder / "hosts").touch()
    trial = (
        "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo"
        " && mount --bind hosts /etc/hosts && ls /etc/nsswitch.conf /etc/resolv.conf"
    )
    tried = subprocess.run([*namespace, "sh", "-c", trial], cwd=folder, capture_output=True, text=True)
    if tried.returncode:
        untried(tried.stderr.strip())
    done = subprocess.run(
        [*namespace, sys.executable, "-m", "tests.fetch.enclosed", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def untried(reason: str) -> None:
    # No package brings what a container withholds, so .ci/run cannot ask for it as it asks for tools.
    missing(f"NO NAMESPACES: the vectors are not run with the system's own resolver: {reason}", "REQUIRE_NAMESPACES")


def asked(result: dict[str, Any]) -> list[Asked]:
    return [Asked(*each[:3]) for each in result["seen"]]


@pytest.mark.parametrize("way", ["get", "visit", "command", "verify"])
def test_no_packet_goes_where_none_may(enclosed: dict[str, Any], way: str) -> None:
    for result in [enclosed[way]] if way in ("command", "verify") else enclosed[way]:
        assert [each for each in asked(result) if not each.allowed] == [], result
    assert enclosed["lost"] == 0


def test_with_the_systems_resolver_every_vector_ends_as_it_must(enclosed: dict[str, Any]) -> None:
    for vector, result in zip(VECTORS, enclosed["get"], strict=True):
        end = ENDS[vector.end]
        assert result.get("error") == (end.__name__ if end else None), (vector, result)


def test_a_visit_brings_a_page_only_where_it_may(enclosed: dict[str, Any]) -> None:
    for vector, result in zip(VECTORS, enclosed["visit"], strict=True):
        if vector.end in REFUSING:
            assert result["status"] is None, (vector, result)
            assert result["told"], vector
        elif vector.end is End.PAGE and vector.robots is None and "rebinding" not in vector.reason:
            assert result["status"] in (200, 201), (vector, result)


def test_a_name_that_leads_inside_after_its_robots_txt_was_read_is_refused(enclosed: dict[str, Any]) -> None:
    rebound = [
        result
        for vector, result in zip(VECTORS, enclosed["visit"], strict=True)
        if vector.end is End.PAGE and vector.reason.startswith(("rebinding", "robots.txt: the name"))
    ]
    assert len(rebound) > 5
    for result in rebound:
        assert result["status"] is None
        assert "not public" in result["told"]


def test_what_may_be_asked_is_seen_to_be_asked(enclosed: dict[str, Any]) -> None:
    for vector, result in zip(VECTORS, enclosed["get"], strict=True):
        reached = {each.host for each in asked(result) if each.kind == "TCP"}
        if vector.end in (End.PAGE, End.STATUS, End.NO_PAGE):
            assert reached, vector
        assert reached <= OPEN


def test_without_the_limits_packets_are_seen_to_go_where_none_may(enclosed: dict[str, Any]) -> None:
    for vector, result in zip(VECTORS, enclosed["without limits"], strict=True):
        forbidden = [each for each in asked(result) if not each.allowed]
        if vector.end is End.REFUSED:
            assert forbidden, (vector, result)
        elif vector.end not in (End.MIXED, End.NOWHERE):
            assert not forbidden, (vector, result)


def test_the_command_says_a_sentence_for_each_and_leaves_nothing_behind(enclosed: dict[str, Any]) -> None:
    done = enclosed["command"]
    assert done["asked"] > 600
    assert done["read"] + len(done["told"]) >= done["asked"]
    assert done["exit"] == 3
    assert not any("Traceback" in line for line in done["told"])
    assert done["keys"] is False


def test_claims_that_cite_what_may_not_be_asked_are_out_of_reach_with_a_reason(enclosed: dict[str, Any]) -> None:
    done = enclosed["verify"]
    assert done["asked"] > 400
    assert set(done["states"]) == {"unreachable"}
    assert (done["exit"], done["told"]) == (0, [])


def test_no_request_holds_credentials(enclosed: dict[str, Any]) -> None:
    for head in enclosed["sent"]:
        assert "authorization" not in head.lower()
        assert "swordfish" not in head
        assert not any("@" in line for line in head.splitlines() if line.startswith("Host"))

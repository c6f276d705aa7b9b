"""A world of its own for the vectors: every address there is leads to this computer, and every packet is seen.

    unshare -rnm python -m tests.fetch.enclosed FOLDER

runs them all in a network namespace, by each way that something is asked, and prints what came of it as JSON. Names
are looked up by the system's own resolver: its files are replaced in a mount namespace, and its name server is one of
ours. ``FOLDER`` is for what has to be written meanwhile.
"""

import ipaddress
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import stamina
import trustme
from dnslib import AAAA, CNAME, QTYPE, RCODE, RR, A  # type: ignore[import-untyped]
from dnslib.server import DNSLogger, DNSServer  # type: ignore[import-untyped]

from provenance.errors import FetchError
from provenance.fetch import policy
from provenance.fetch.pages import HttpPages
from provenance.reading.sources import is_address
from tests.fetch.servers import NOW, Server, answer
from tests.fetch.sites import visits
from tests.fetch.vectors import HOSTS, NAME_SERVER, NAMES, OPEN, SITE, VECTORS, End, Vector, page

_ARTICLE = """\
version = 1
[article]
outlet = "the-gazette"
title = "Dam"
url = "https://news.example/"
published = 2026-03-05
retrieved = 2026-03-05T18:00:00Z
"""
_RELAY = """
[[claim]]
id = {}
text = "The dam will be closed in March."
quote = "The dam will be closed in March"
scope = "utterance"
mode = "indirect"
origin = {{identity = "named", vantage = "self"}}
relay = [{{as_written = "The Herald", url = {}}}]
"""
_EVERY = 12
_REFUSING = (End.REFUSED, End.MIXED, End.UNREAD, End.NOWHERE)
_MARK = 9
"""The port at which the end of an attempt is told to who looks at the packets."""


class Asked(NamedTuple):
    """The first packet of a conversation: its kind, and to whom it went."""

    kind: str
    host: str
    port: int

    @property
    def allowed(self) -> bool:
        """Whether this may be asked with the limits in force."""
        if self.kind == "TCP":
            return self.host in OPEN and self.port in policy.PORTS
        return (self.host, self.port) == (NAME_SERVER, 53)


# The web


def played(vectors: Iterable[Vector]) -> Callable[[bytes], list[bytes]]:
    """What the one web answers: an address with replies begins them anew, and where one leads gets the next, however
    many are asked at once."""
    beginnings: dict[tuple[str, str], Vector] = {}
    robots: dict[str, bytes] = {}
    for vector in vectors:
        if vector.robots is not None:
            robots[policy.target(vector.url).authority] = vector.robots
        if vector.replies:
            first = policy.target(vector.url)
            beginnings[first.authority, first.path] = vector
    waiting: dict[tuple[str, str], list[bytes]] = {}

    def reply(head: bytes) -> list[bytes]:
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        host = next((line[6:] for line in lines if line.lower().startswith("host: ")), "")
        if path == "/robots.txt":
            return [robots.get(host, answer("404 Not Found"))]
        begun = beginnings.get((host, path))
        replies = [*begun.replies] if begun is not None else waiting.pop((host, path), [page()])
        if len(replies) > 1:
            waiting[led(f"http://{host}{path}", replies[0])] = replies[1:]
        return [replies[0]]

    return reply


def led(url: str, reply: bytes) -> tuple[str, str]:
    """Where a reply leads, as the request for it will name it."""
    [place] = [line[10:] for line in reply.decode("latin-1").split("\r\n") if line.startswith("Location: ")]
    target = policy.target(urljoin(url, place))
    return target.authority, target.path


def certificates() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """TLS as the web speaks it, and as one does who trusts it."""
    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.issue_cert(SITE, "other.example", *sorted(OPEN), key_type=trustme.KeyType.ECDSA).configure_cert(server)
    authority.configure_trust(client)
    return server, client


# Names


class Zone:
    """All names there are, as a name server knows them."""

    def __init__(self) -> None:
        self._asked: Counter[tuple[str, int]] = Counter()

    def forget(self) -> None:
        """Begin anew with the answers that change."""
        self._asked.clear()

    def resolve(self, request: Any, handler: Any) -> Any:
        reply = request.reply()
        name, kind = str(request.q.qname).lower().rstrip("."), request.q.qtype
        if name not in NAMES:
            reply.header.rcode = RCODE.NXDOMAIN
        while name in NAMES:
            over_udp = handler.protocol == "udp"
            self._asked[name, kind] += over_udp
            answers = NAMES[name][min(max(self._asked[name, kind], 1), len(NAMES[name])) - 1]
            following = None
            for each in answers:
                if each.startswith("="):
                    following = each[1:]
                    reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(following), ttl=0))
                elif kind == QTYPE.A and ":" not in each:
                    reply.add_answer(RR(name, QTYPE.A, rdata=A(each), ttl=0))
                elif kind == QTYPE.AAAA and ":" in each:
                    reply.add_answer(RR(name, QTYPE.AAAA, rdata=AAAA(ipaddress.IPv6Address(each).exploded), ttl=0))
            name = following or ""
        return reply


@contextmanager
def naming(zone: Zone) -> Iterator[None]:
    servers = [
        DNSServer(zone, NAME_SERVER, 53, tcp=tcp, logger=DNSLogger("-request,-reply,-truncated,-error"))
        for tcp in (False, True)
    ]
    for server in servers:
        server.start_thread()
    try:
        yield
    finally:
        for server in servers:
            server.stop()
            server.server.server_close()


def replace(folder: Path) -> None:
    """The system's resolver from now on knows our hosts and our name server, in this mount namespace."""
    files = {
        "hosts": "".join(f"{address} {name}\n" for name, addresses in HOSTS.items() for address in addresses),
        "resolv.conf": f"nameserver {NAME_SERVER}\nsearch .\noptions timeout:5 attempts:1\n",
        "nsswitch.conf": "hosts: files dns\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text)
        subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)


def lead_all_addresses_here() -> None:
    """Every address is one of this computer's, private or public; nothing leaves it."""
    for command in (
        "ip link set lo up",
        "ip address add 198.51.100.99/32 dev lo",
        "ip -6 address add 2001:db8::99/128 dev lo nodad",
        "ip route add local 0.0.0.0/0 dev lo src 198.51.100.99",
        "ip -6 route add local ::/0 dev lo src 2001:db8::99",
    ):
        subprocess.run(command.split(), check=True)


# Packets


class Watch:
    """Who is asked, by whatever packet: the first of each TCP connection, every datagram, every echo request."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**23)
        self._socket.bind(("lo", 0))
        self._marker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._marks = 0
        self._seen: list[Asked] = []
        self._turn = threading.Condition()
        self._told = 0
        threading.Thread(target=self._look, daemon=True).start()

    def seen(self) -> list[Asked]:
        """What was asked since the last time."""
        self._marks += 1
        self._marker.sendto(str(self._marks).encode(), (NAME_SERVER, _MARK))
        with self._turn:
            if not self._turn.wait_for(lambda: self._told == self._marks, 20):
                raise TimeoutError("the packets are not seen")
            seen, self._seen = self._seen, []
        return seen

    def lost(self) -> int:
        """How many packets nobody had the time to look at: PACKET_STATISTICS of packet(7)."""
        _, lost = struct.unpack("II", self._socket.getsockopt(263, 6, 8))
        return int(lost)

    def _look(self) -> None:
        while True:
            packet, (_, _, direction, *_) = self._socket.recvfrom(2048)
            if direction != socket.PACKET_OUTGOING:  # each is seen a second time when it arrives
                continue
            asked = read(packet)
            if asked is None:
                continue
            with self._turn:
                if asked == Asked("UDP", NAME_SERVER, _MARK):
                    self._told += 1
                    self._turn.notify_all()
                else:
                    self._seen.append(asked)


def read(packet: bytes) -> Asked | None:
    """Whom an IP packet asks; None for one that answers, or goes on with a conversation."""
    if packet[0] >> 4 == 4:
        protocol, rest = packet[9], packet[(packet[0] & 15) * 4 :]
        target = str(ipaddress.IPv4Address(packet[16:20]))
    else:
        protocol, rest = packet[6], packet[40:]
        target = str(ipaddress.IPv6Address(packet[24:40]))
    if protocol == socket.IPPROTO_TCP:
        begins = rest[13] & 0b10010 == 0b10  # SYN without ACK
        return Asked("TCP", target, int.from_bytes(rest[2:4], "big")) if begins else None
    if protocol == socket.IPPROTO_UDP:
        answers = int.from_bytes(rest[:2], "big") == 53
        return None if answers else Asked("UDP", target, int.from_bytes(rest[2:4], "big"))
    if (protocol, rest[0]) in ((socket.IPPROTO_ICMP, 8), (socket.IPPROTO_ICMPV6, 128)):
        return Asked("echo", target, 0)
    errors = (socket.IPPROTO_ICMP, socket.IPPROTO_ICMPV6, 0)  # 0: memberships of groups, as the kernel tells them
    return None if protocol in errors else Asked(f"protocol {protocol}", target, 0)


# What is run


@contextmanager
def environment(more: Mapping[str, str]) -> Iterator[None]:
    if not more:
        yield
        return
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def asked_for(pages: HttpPages, way: str, vector: Vector) -> dict[str, Any]:
    """What came of one attempt."""
    if way == "visit":
        visit = visits(pages=pages).visit(vector.url)
        return {"status": visit.page and visit.page.status, "told": visit.reason}
    try:
        found = getattr(pages, way)(vector.url)
    except FetchError as error:
        return {"error": type(error).__name__, "told": str(error)}
    return {"status": found.status, "final_url": found.final_url}


def command(watch: Watch, folder: Path) -> dict[str, Any]:
    """The real command, with all addresses at once and everything in the environment that the vectors put there."""
    urls = list(dict.fromkeys(each.url for each in VECTORS if is_address(each.url) and "\x00" not in each.url))
    everything = {name: value for vector in VECTORS for name, value in vector.environment.items()}
    del everything["NO_PROXY"], everything["RES_OPTIONS"], everything["LOCALDOMAIN"]
    (folder / "netrc").write_text(f"machine {SITE} login ada password swordfish\n")
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "extract", "--format", "jsonl", *urls],
        env={**os.environ, **everything, "SSLKEYLOGFILE": str(folder / "keys"), "NETRC": str(folder / "netrc")},
        capture_output=True,
        text=True,
    )
    return {
        "asked": len(urls),
        "read": len(done.stdout.splitlines()),
        "told": done.stderr.splitlines(),
        "exit": done.returncode,
        "keys": (folder / "keys").exists(),
        "seen": Counter(watch.seen()),
    }


def verified(watch: Watch, folder: Path) -> dict[str, Any]:
    """The real command over claims that cite the addresses. Sites are asked at their pace: few of each kind that lead
    on by their answers are enough."""
    claims = folder / "desk" / "claims"
    claims.mkdir(parents=True)
    (folder / "desk" / "provenance.toml").write_text("archives = []\n")
    wanted = [each for each in VECTORS if not each.replies and each.end in _REFUSING] + [
        each for each in VECTORS if each.replies and each.end in _REFUSING
    ][::_EVERY]
    urls = [url for url in dict.fromkeys(each.url for each in wanted) if is_address(url) and url.isprintable()]
    relays = "".join(
        _RELAY.format(json.dumps(f"c{number}"), json.dumps(url, ensure_ascii=False)) for number, url in enumerate(urls)
    )
    (claims / "a.toml").write_text(_ARTICLE + relays)
    done = subprocess.run(
        [sys.executable, "-m", "provenance", "verify", "--format", "json"],
        cwd=folder / "desk",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
    )
    citations = json.loads(done.stdout)["citations"] if done.returncode in (0, 3) else []
    return {
        "asked": len(urls),
        "states": Counter(each["status"] for each in citations),
        "told": done.stderr.splitlines(),
        "exit": done.returncode,
        "seen": Counter(watch.seen()),
    }


def run(folder: Path) -> dict[str, Any]:
    replace(folder)
    lead_all_addresses_here()
    server_tls, client_tls = certificates()
    zone = Zone()
    reply = played(VECTORS)
    servers = [Server(reply, "::", None, 80), Server(reply, "::", server_tls, 443)]
    found: dict[str, Any] = {}
    with naming(zone):
        watch = Watch()
        for way, allow_private in (("get", False), ("visit", False), ("get", True)):
            zone.forget()
            pages = HttpPages(
                clock=lambda: NOW, version="1.2.3", tls=client_tls, deadline=5, allow_private=allow_private
            )
            results = found["without limits" if allow_private else way] = []
            for vector in VECTORS:
                with environment(vector.environment):
                    result = asked_for(pages, way, vector)
                results.append({**result, "seen": sorted(set(watch.seen()))})
        zone.forget()
        watch.seen()
        result = command(watch, folder)
        found["command"] = {**result, "seen": [[*asked, count] for asked, count in result["seen"].items()]}
        zone.forget()
        result = verified(watch, folder)
        found["verify"] = {**result, "seen": [[*asked, count] for asked, count in result["seen"].items()]}
        found["lost"] = watch.lost()
        found["sent"] = [head.decode("latin-1") for server in servers for head in server.requests]
    return found


if __name__ == "__main__":
    with stamina.set_testing(True, attempts=2):
        json.dump(run(Path(sys.argv[1])), sys.stdout)

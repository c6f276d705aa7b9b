"""Connections to the addresses that the policy has checked, within the time and the bytes that are left.

httpcore asks a network backend for a connection to a host and a port. This one looks the host up itself, has every
address admitted, and connects to one of those very addresses; nobody looks the name up again. TLS is then spoken with
the name: it is sent as SNI, and the certificate must be for it.
"""

import ipaddress
import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol, Self

import certifi
import httpcore

from provenance.fetch import policy
from provenance.fetch.policy import IPAddress, Target

Answers = Sequence[tuple[int, int, int, str, tuple[Any, ...]]]


def _tells_no_heads(record: logging.LogRecord) -> bool:
    return "receive_response_headers." not in record.getMessage()


# At debug level httpcore and hpack log the heads of answers, and a redirect may hold credentials.
logging.getLogger("httpcore.http11").addFilter(_tells_no_heads)
logging.getLogger("httpcore.http2").addFilter(_tells_no_heads)
logging.getLogger("hpack.hpack").addFilter(lambda record: False)


class Resolver(Protocol):
    """What looks up a host: :func:`socket.getaddrinfo`, or something that answers like it."""

    def __call__(self, host: str, port: int, /, *, type: int) -> Answers:
        """The socket addresses of a host; raises :class:`OSError` where there are none."""
        ...


class SpentError(Exception):
    """More bytes came over the wire than one page may cost."""


class Budget:
    """What one page may still cost: seconds of wall-clock time, and bytes from the network; ``spent`` are those."""

    def __init__(self, seconds: float, size: int) -> None:
        self._end = time.monotonic() + seconds
        self._size = size
        self.spent = 0

    def left(self) -> float:
        """The seconds that are left; raises :class:`TimeoutError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def spend(self, size: int) -> None:
        """Take ``size`` bytes off; raises :class:`SpentError` when there are not as many."""
        self.spent += size
        if self.spent > self._size:
            raise SpentError

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is waited for inside costs no time."""
        start = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - start


@cache
def trusted() -> ssl.SSLContext:
    """TLS as it is spoken to strangers: certificates checked against Mozilla's list, and against the name.

    Built once, for it takes 30 ms, and changed by nobody. It is built by hand because
    :func:`ssl.create_default_context` obeys SSLKEYLOGFILE, and the system's own list SSL_CERT_FILE.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


class CheckedNetwork(httpcore.NetworkBackend):
    """The network as one request may see it; leaving its context closes what it has opened.

    ``address`` is the IP address that it is connected to; None before.
    """

    def __init__(
        self,
        target: Target,
        budget: Budget,
        *,
        allow_private: bool,
        resolver: Resolver,
        network: httpcore.NetworkBackend,
        tls: ssl.SSLContext | None,
    ) -> None:
        self._target = target
        self._budget = budget
        self._allow_private = allow_private
        self._resolver = resolver
        self._network = network
        self._tls = tls
        self._streams: list[httpcore.NetworkStream] = []
        self.address: IPAddress | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the target's host, whatever is asked for: to one of the addresses that were checked.

        They are tried in their order, and each is given an equal share of the time that is left. Raises
        :class:`~provenance.errors.RefusedAddressError`, and what the resolver and the network raise.
        """
        assert (host, port) == (self._target.host, self._target.port)
        addresses = policy.admitted(self._target, self._addresses(), allow_private=self._allow_private)
        for untried in range(len(addresses), 0, -1):
            address = addresses[len(addresses) - untried]
            try:
                stream = self._network.connect_tcp(str(address), port, timeout=self._budget.left() / untried)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if untried == 1:
                    raise
            else:
                self.address = address
                return self._kept(stream)
        raise AssertionError

    def _addresses(self) -> list[IPAddress]:
        address = policy.literal(self._target.host)
        if address is not None:
            return [address]
        return [_address(answer[4]) for answer in _looked_up(self._resolver, self._target, self._budget)]

    def _kept(self, stream: httpcore.NetworkStream) -> "_MeasuredStream":
        self._streams.append(stream)
        return _MeasuredStream(stream, self._budget, self._secured)

    def _secured(self, stream: httpcore.NetworkStream, name: str | None) -> "_MeasuredStream":
        # Not httpcore's context but ours: it changes the context it was given at every connection, which is not safe
        # where many threads share one.
        return self._kept(stream.start_tls(self._tls or trusted(), name, self._budget.left()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        while self._streams:
            self._streams.pop().close()


class _MeasuredStream(httpcore.NetworkStream):
    """A connection that waits no longer than there is time, whatever it is told, and counts what comes."""

    def __init__(
        self,
        stream: httpcore.NetworkStream,
        budget: Budget,
        secured: Callable[[httpcore.NetworkStream, str | None], httpcore.NetworkStream],
    ) -> None:
        self._stream = stream
        self._budget = budget
        self._secured = secured

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._budget.left())
        self._budget.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return self._secured(self._stream, server_hostname)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _address(place: tuple[Any, ...]) -> IPAddress:
    """The IP address of a socket address, with its network interface where it is known on one only."""
    address = ipaddress.ip_address(place[0])
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is None and len(place) > 3 and place[3]:
        return ipaddress.IPv6Address(f"{address}%{place[3]}")
    return address


def _looked_up(resolver: Resolver, target: Target, budget: Budget) -> Answers:
    """What the resolver answers or raises, if it does so in time.

    A lookup cannot be stopped: one that hangs goes on in its thread, which keeps nobody from ending the program.
    """
    done: SimpleQueue[Answers | Exception] = SimpleQueue()

    def look() -> None:
        try:
            done.put(resolver(target.host, target.port, type=socket.SOCK_STREAM))
        except Exception as error:
            done.put(error)

    left = budget.left()
    Thread(target=look, name="host lookup", daemon=True).start()
    try:
        answer = done.get(timeout=left)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer

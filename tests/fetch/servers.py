"""A web on one computer: servers on the loopback that answer as they are told, and a network that leads to them."""

import datetime
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpcore

from provenance.fetch.pages import HttpPages

NOW = datetime.datetime(2026, 11, 25, 12, 0, tzinfo=datetime.UTC)
PUBLIC = "93.184.216.34"
"""A public address; no test sends anything to it."""

Reply = Callable[[bytes], Iterable[bytes]]
"""The pieces of an answer to the head of a request; the connection is closed after the last."""


class Listener:
    """Speaks with each who connects to a port of the loopback, in a thread of its own, until it is closed."""

    def __init__(self, host: str, port: int = 0) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        self._socket.bind((host, port))
        self._socket.listen(32)
        self.host = host
        self.port: int = self._socket.getsockname()[1]
        self.connections = 0
        self.sent = 0
        self._closing = False
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing = True
        # Wakes accept(), which a mere close() does not everywhere.
        socket.create_connection((self.host, self.port), 1).close()
        self._thread.join(5)
        self._socket.close()

    def _listen(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._closing:
                connection.close()
                return
            self.connections += 1
            threading.Thread(target=self._speak, args=(connection,), daemon=True).start()

    def _speak(self, connection: socket.socket) -> None:
        raise NotImplementedError  # each sort of server speaks its own way


class Server(Listener):
    """One HTTP server on the loopback; ``requests`` are the heads that came, ``sent`` the bytes that it got rid of."""

    def __init__(self, reply: Reply, host: str, tls: ssl.SSLContext | None, port: int = 0) -> None:
        self._reply = reply
        self._tls = tls
        self.requests: list[bytes] = []
        super().__init__(host, port)

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self._tls else ''}://{host}:{self.port}"

    def _speak(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                head = b""
                while b"\r\n\r\n" not in head and not head.startswith(b"\x16"):  # which would be a handshake
                    data = connection.recv(4096)
                    if not data:
                        return
                    head += data
                self.requests.append(head)
                for piece in self._reply(head):
                    connection.sendall(piece)
                    self.sent += len(piece)
        except OSError:
            pass  # the client has had enough
        finally:
            connection.close()


@contextmanager
def serving(reply: Reply | bytes, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that gives this reply to every request."""
    server = Server(reply if callable(reply) else lambda head: [reply], host, tls)
    try:
        yield server
    finally:
        server.close()


def ok(body: bytes = b"", **headers: str) -> bytes:
    """A whole answer with status 200; ``content_type="text/html"`` becomes a header."""
    return answer("200 OK", body, **headers)


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; ``status`` is a number and its phrase."""
    fields = {"content_length": str(len(body)), **headers}
    head = "".join(f"{name.replace('_', '-').title()}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def redirect(place: str, status: str = "302 Found") -> bytes:
    return answer(status, location=place)


def by_path(replies: Mapping[str, bytes]) -> Reply:
    """Another answer for each path; 404 for those that are not there."""
    return lambda head: [replies.get(head.split(b" ")[1].decode(), answer("404 Not Found"))]


def drip(data: bytes, pause: float, *, before: bytes = b"") -> Reply:
    """``before`` at once, then ``data`` one byte at a time."""

    def reply(head: bytes) -> Iterator[bytes]:
        yield before
        for byte in data:
            time.sleep(pause)
            yield bytes([byte])

    return reply


class Names:
    """A resolver that knows a few names: each has a list of answers, given one after the other, the last for ever."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self._answers = {name.replace("_", "."): given for name, given in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, /, *, type: int) -> list[tuple[int, int, int, str, tuple[Any, ...]]]:
        self.asked.append(host)
        if host not in self._answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self._answers[host]
        addresses = answers[min(self.asked.count(host), len(answers)) - 1]
        return [
            (socket.AF_INET6, type, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, type, 6, "", (address, port))
            for address in addresses
        ]


class Web(httpcore.SyncBackend):
    """A network on which every address leads to a server on the loopback; ``dialled`` says which were wanted."""

    def __init__(self, server: Server, *, dead: Iterable[str] = ()) -> None:
        self._server = server
        self._by_port: dict[int, Server] = {}
        self._dead = set(dead)
        self.dialled: list[tuple[str, int]] = []

    def lead(self, *, to: Server, port: int) -> None:
        """Let this port of every address lead to another server."""
        self._by_port[port] = to

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self.dialled.append((host, port))
        if host in self._dead:
            raise httpcore.ConnectError("no route")
        server = self._by_port.get(port, self._server)
        return super().connect_tcp(server.host, server.port, timeout)


def pages(**options: Any) -> HttpPages:
    """Pages for tests: what is not given is as it is for users."""
    return HttpPages(**{"clock": lambda: NOW, "version": "1.2.3", **options})


def near(**options: Any) -> HttpPages:
    """Pages that may ask the loopback."""
    return pages(allow_private=True, **options)

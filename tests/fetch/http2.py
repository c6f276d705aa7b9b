"""Servers that speak HTTP/2 over TLS on the loopback, well or badly: what they send is written frame by frame."""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import h2.config
import h2.connection
import h2.events
import trustme
from hyperframe.frame import Frame

from provenance.fetch.pages import HttpPages
from tests.fetch.servers import Listener, near

AUTHORITY = trustme.CA(key_type=trustme.KeyType.ECDSA)


class Talk:
    """One request as the server has it: its fields, and the ways to answer it."""

    def __init__(
        self, connection: h2.connection.H2Connection, stream: int, fields: dict[str, str], body: bytes
    ) -> None:
        self.connection = connection
        self.stream = stream
        self.fields = fields
        self.body = body

    def answer(self, status: str = "200", body: bytes = b"", **fields: str) -> bytes:
        """The frames of a whole answer."""
        head = [(":status", status), *((name.replace("_", "-"), value) for name, value in fields.items())]
        frames = self.head(head, end=not body)
        for start in range(0, len(body), 2**14):
            self.connection.send_data(self.stream, body[start : start + 2**14])
        if body:
            self.connection.end_stream(self.stream)
        return frames + self.connection.data_to_send()

    def head(self, fields: list[tuple[str, str]], *, end: bool = False) -> bytes:
        """The frames of a head, whatever stands in it."""
        self.connection.send_headers(self.stream, fields, end_stream=end)
        return self.connection.data_to_send()


Reply = Callable[[Talk], Iterable[bytes]]
"""The bytes of an answer; the connection is closed after the last."""


class Http2Server(Listener):
    """Answers the first request of each connection; ``talks`` are those that came, ``sent`` the bytes it got rid of."""

    def __init__(self, reply: Reply, offered: tuple[str, ...]) -> None:
        self._reply = reply
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        AUTHORITY.issue_cert("127.0.0.1", key_type=trustme.KeyType.ECDSA).configure_cert(self._tls)
        self._tls.set_alpn_protocols(offered)
        self.talks: list[Talk] = []
        super().__init__("127.0.0.1")
        self.url = f"https://127.0.0.1:{self.port}"

    def _speak(self, plain: socket.socket) -> None:
        plain.settimeout(10)
        with suppress(OSError), plain, self._tls.wrap_socket(plain, server_side=True) as connection:
            talk = self._hear(connection)
            if talk is None:
                return
            self.talks.append(talk)
            for piece in self._reply(talk):
                connection.sendall(piece)
                self.sent += len(piece)
            # To close with something unread would take back what was sent.
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(2**16):
                pass

    def _hear(self, connection: ssl.SSLSocket) -> Talk | None:
        config = h2.config.H2Configuration(
            client_side=False,
            validate_outbound_headers=False,
            normalize_outbound_headers=False,
            header_encoding="utf-8",
        )
        state = h2.connection.H2Connection(config)
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        fields: dict[str, str] = {}
        body = b""
        while data := connection.recv(2**16):
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    fields = {str(name): str(value) for name, value in event.headers or []}
                elif isinstance(event, h2.events.DataReceived):
                    assert event.data is not None
                    assert event.flow_controlled_length is not None
                    body += event.data
                    state.acknowledge_received_data(event.flow_controlled_length, event.stream_id or 0)
                elif isinstance(event, h2.events.StreamEnded):
                    assert event.stream_id is not None
                    connection.sendall(state.data_to_send())
                    return Talk(state, event.stream_id, fields, body)
            connection.sendall(state.data_to_send())
        return None


@contextmanager
def speaking(reply: Reply, offered: tuple[str, ...] = ("h2", "http/1.1")) -> Iterator[Http2Server]:
    """A server that gives this reply to every request."""
    server = Http2Server(reply, offered)
    try:
        yield server
    finally:
        server.close()


def trusting() -> ssl.SSLContext:
    """A client's side of TLS that trusts these servers, and offers them HTTP/2."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    AUTHORITY.configure_trust(context)
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


def client(**options: object) -> HttpPages:
    """Pages that may ask these servers."""
    return near(**{"tls": trusting(), **options})


def frame(kind: Callable[..., Frame], stream: int, flags: Iterable[str] = (), **contents: object) -> bytes:
    """A frame as nobody checks it."""
    made = kind(stream, **contents)
    for flag in flags:
        made.flags.add(flag)
    return made.serialize()

"""One GET of a page, within the limits of :mod:`provenance.fetch.policy`.

The connection is httpcore's and the answer httpx's, without httpx's client between them: that one reads the
environment, keeps cookies, follows redirects and unpacks bodies in one go, and each of these is done here within a
limit, or not at all.
"""

import re
import socket
import ssl
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from types import TracebackType
from typing import Self

import httpcore
import httpx

from provenance.errors import FetchError, PageOverCapError, StatusError, UnreachableError
from provenance.fetch import inflation, policy
from provenance.fetch.connections import Budget, CheckedNetwork, Resolver, SpentError
from provenance.fetch.policy import DEADLINE, DECODED_CAP, MOST_REDIRECTS, WIRE_CAP, Target
from provenance.model.ports import Clock, Page, Redirect

_ACCEPTED = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"
_REDIRECTING = (301, 302, 303, 307, 308)
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
# What six heads, interim answers and the frames of chunks may take beside the body; h11 allows a head 100 KiB.
_FRAMING = 2**20

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+\-]{1,127}/[a-z0-9!#$&^_.+\-]{1,127}")
_CHARSET = re.compile(r'charset\s*=\s*"?([a-z0-9:._+\-]{1,40})"?')

_BY_HAND = "save the page with a browser and give the file"
_LOOK = "look at it with a browser"
_NOT_LOOKED_UP = "its host cannot be looked up: check the connection"
_STATUSES = {
    206: f"only a part of the page came: {_BY_HAND}",
    401: f"it asks for a password: {_BY_HAND}",
    402: f"it asks for payment: {_BY_HAND}",
    403: f"it is closed to programs, or to everybody: {_BY_HAND}",
    404: "there is no such page: check the address, or look for an archived copy",
    407: f"it asks for a password: {_BY_HAND}",
    410: "the page was taken down: look for an archived copy",
    429: "it was asked too often: try again later",
    451: "the page is withheld for legal reasons: look for an archived copy",
}
_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class HttpPages:
    """Pages by HTTP/1.1, one connection each, kept by nobody afterwards.

    ``clock`` dates the pages and ``version`` stands in the User-Agent. ``allow_private`` lifts the limits on hosts and
    ports, and no other. ``deadline`` is in seconds of wall-clock time, for all of one :meth:`get`. ``resolver``,
    ``network`` and ``tls`` stand in for the system's resolver, for the sockets, and for the usual trust in
    certificates; nothing is taken from the environment.

    Many threads may share one: a request has its own connection, and nothing is changed after the start. The parts
    that are handed in must be as patient.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        version: str,
        allow_private: bool = False,
        deadline: float = DEADLINE,
        resolver: Resolver = socket.getaddrinfo,
        network: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._clock = clock
        self._agent = f"claim-provenance/{version}"
        self._allow_private = allow_private
        self._deadline = deadline
        self._resolver = resolver
        self._network = network or httpcore.SyncBackend()
        self._tls = tls
        self._closed = False

    def get(self, url: str) -> Page:
        """The page at ``url``, or where it redirects to.

        Raises :class:`~provenance.errors.FetchError`, always for the address that was asked for:
        :class:`~provenance.errors.RefusedAddressError`, :class:`~provenance.errors.UnreachableError`,
        :class:`~provenance.errors.StatusError` for an answer other than 2xx, or 206, and
        :class:`~provenance.errors.PageOverCapError`. Raises :class:`ValueError` after :meth:`close`.
        """
        if self._closed:
            raise ValueError("these pages are closed")
        asked = policy.target(url, allow_private=self._allow_private)
        try:
            return self._followed(asked)
        except FetchError as error:
            name = policy.shown(asked.url)
            if error.file == name:
                raise
            raise error.behind(name) from error.__cause__

    def close(self) -> None:
        """Refuse further requests; those under way end by themselves, each with its own connection."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self.close()

    def _followed(self, asked: Target) -> Page:
        budget = Budget(self._deadline, WIRE_CAP + _FRAMING)
        redirects: list[Redirect] = []
        target = asked
        while True:
            with self._translated(target), self._network_for(target, budget) as network:
                answer = self._answer(target, network)
                if answer.status_code not in _REDIRECTING or "location" not in answer.headers:
                    return self._page(answer, asked, target, redirects, budget)
                target = self._next(answer, target, asked, redirects)

    # One request

    def _network_for(self, target: Target, budget: Budget) -> CheckedNetwork:
        return CheckedNetwork(
            target,
            budget,
            allow_private=self._allow_private,
            resolver=self._resolver,
            network=self._network,
            tls=self._tls,
        )

    def _answer(self, target: Target, network: CheckedNetwork) -> httpx.Response:
        host = target.host.encode("ascii")
        scheme = target.scheme.encode("ascii")
        connection = httpcore.HTTPConnection(
            httpcore.Origin(scheme, host, target.port),
            # Trusts nobody: the network speaks TLS with a context of its own.
            ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            http1=True,
            http2=False,
            network_backend=network,
        )
        url = httpcore.URL(scheme=scheme, host=host, port=target.port, target=target.path.encode("ascii"))
        headers = [
            ("Host", target.authority),
            ("User-Agent", self._agent),
            ("Accept", _ACCEPTED),
            ("Accept-Encoding", ", ".join(inflation.OFFERED)),
            ("Connection", "close"),
        ]
        answer = connection.handle_request(httpcore.Request("GET", url, headers=headers))
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def _page(
        self, answer: httpx.Response, asked: Target, target: Target, redirects: list[Redirect], budget: Budget
    ) -> Page:
        if not 200 <= answer.status_code < 300 or answer.status_code == 206:
            raise _status_error(target, answer.status_code)
        media_type, charset = _declared((answer.headers.get_list("content-type") or [""])[-1])
        return Page(
            url=asked.url,
            final_url=target.url,
            status=answer.status_code,
            media_type=media_type,
            charset=charset,
            body=_body(answer, target, budget),
            retrieved=self._clock(),
            redirects=tuple(redirects),
        )

    def _next(self, answer: httpx.Response, target: Target, asked: Target, redirects: list[Redirect]) -> Target:
        """Where an answer redirects to, once it is noted in ``redirects``."""
        if len(redirects) == MOST_REDIRECTS:
            raise UnreachableError(policy.shown(asked.url), f"it redirects more than {MOST_REDIRECTS} times: {_LOOK}")
        places = set(answer.headers.get_list("location"))
        if len(places) > 1:
            raise UnreachableError(policy.shown(target.url), f"it redirects to several addresses at once: {_LOOK}")
        following = policy.target(places.pop(), allow_private=self._allow_private, base=target)
        if following.url in {asked.url, *(redirect.url for redirect in redirects)}:
            raise UnreachableError(policy.shown(asked.url), f"it redirects in a circle: {_LOOK}")
        redirects.append(Redirect(answer.status_code, following.url))
        return following

    @contextmanager
    def _translated(self, target: Target) -> Iterator[None]:
        """Everything that other libraries raise during one request, as an error of ours about its address."""
        name = policy.shown(target.url)
        try:
            yield
        except (TimeoutError, httpcore.TimeoutException) as error:
            reason = f"the whole page did not come within {self._deadline:g} s: try again later, or {_BY_HAND}"
            raise UnreachableError(name, reason) from error
        except SpentError as error:
            raise _over(target, WIRE_CAP, "") from error
        except socket.gaierror as error:
            if error.errno in _NO_SUCH_HOST:
                raise UnreachableError(name, "there is no host of that name: check the spelling") from error
            raise UnreachableError(name, _NOT_LOOKED_UP) from error
        except (OSError, UnicodeError) as error:
            raise UnreachableError(name, _NOT_LOOKED_UP) from error
        except httpcore.NetworkError as error:
            raise UnreachableError(name, _trouble(error)) from error
        except httpcore.ProtocolError as error:
            raise UnreachableError(name, f"its answer breaks off, or is not HTTP/1.1: {_LOOK}") from error
        except zlib.error as error:
            raise UnreachableError(name, f"its packed text is broken or breaks off: {_LOOK}") from error


class _Body(httpx.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._chunks


def _body(answer: httpx.Response, target: Target, budget: Budget) -> bytes:
    """The whole body, unpacked; neither what comes nor what it unpacks to is held beyond its cap."""
    coding = _coding(answer.headers, target)
    announced = answer.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > WIRE_CAP:
        raise _over(target, WIRE_CAP, "")
    body = BytesIO()
    for piece in inflation.unpacked(_within_cap(answer.iter_raw(), target, budget), coding):
        body.write(piece)
        if body.tell() > DECODED_CAP:
            raise _over(target, DECODED_CAP, " when it is unpacked")
    return body.getvalue()


def _within_cap(chunks: Iterable[bytes], target: Target, budget: Budget) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        budget.left()
        size += len(chunk)
        if size > WIRE_CAP:
            raise _over(target, WIRE_CAP, "")
        yield chunk


def _coding(headers: httpx.Headers, target: Target) -> str:
    """How the body is packed."""
    named = [each.strip().lower() for each in ",".join(headers.get_list("content-encoding")).split(",")]
    codings = [each for each in named if each not in ("", "identity")]
    if not codings:
        return "identity"
    coding = _CODINGS.get(codings[0])
    if coding is None or len(codings) > 1:
        reason = f"its text is packed in a way that was not asked for: {_BY_HAND}"
        raise UnreachableError(policy.shown(target.url), reason)
    return coding


def _declared(content_type: str) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header; None where it does not say, or says no such thing."""
    first, *parameters = [part.strip() for part in content_type.lower().split(";")]
    charsets = [match[1] for match in map(_CHARSET.fullmatch, parameters) if match]
    return first if _MEDIA_TYPE.fullmatch(first) else None, charsets[0] if charsets else None


def _status_error(target: Target, status: int) -> StatusError:
    if status in _STATUSES:
        reason = _STATUSES[status]
    elif status >= 500:
        reason = "the site is in trouble: try again later"
    else:
        reason = f"there is no page in the answer: {_LOOK}"
    return StatusError(policy.shown(target.url), f"{reason} (HTTP status {status})", status)


def _over(target: Target, cap: int, when: str) -> PageOverCapError:
    return PageOverCapError(policy.shown(target.url), f"it is larger than {cap // 2**20} MiB{when}: {_BY_HAND}")


def _trouble(error: httpcore.NetworkError) -> str:
    """What went wrong with a connection, in words of ours: a server's own may say anything."""
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message.rstrip(".")
        return f"its certificate cannot be trusted ({why}): look at it with a browser"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection can be made: {_LOOK}"
    if isinstance(cause, ConnectionRefusedError):
        return "its host refuses the connection: check the address, or try again later"
    if isinstance(cause, ConnectionResetError | BrokenPipeError):
        return "the connection broke off: try again later"
    return "its host cannot be reached: check the connection, or try again later"

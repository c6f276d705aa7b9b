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
from typing import NamedTuple, Self

import httpcore
import httpx
from h2.exceptions import H2Error

from provenance.errors import FetchError, PageOverCapError, StatusError, UnreachableError
from provenance.fetch import inflation, policy
from provenance.fetch.connections import Budget, CheckedNetwork, Resolver, SpentError
from provenance.fetch.policy import DEADLINE, DECODED_CAP, MOST_REDIRECTS, WIRE_CAP, Target
from provenance.model.ports import Clock, Headers, Page, Redirect

LARGE = 4 * 2**20
"""The most bytes of a body that anybody may hold without asking for room."""

_ACCEPTED = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"
_CREDENTIALS = ("authorization", "cookie")
_REDIRECTING = (301, 302, 303, 307, 308)
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
# What six heads, interim answers and the frames of chunks may take beside the body; h11 allows a head 100 KiB, and h2
# one of 64 KiB when it is unpacked.
_FRAMING = 2**20

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+\-]{1,127}/[a-z0-9!#$&^_.+\-]{1,127}")
_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_BROKEN_VALUE = re.compile(rb"[\x00\r\n]")
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
# What httpcore lets through of h2 on some ways, and what it raises when the server hangs up before it has answered.
_BROKEN = (httpcore.ProtocolError, httpcore.ConnectionNotAvailable, H2Error)
_HUNG_UP = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)
_CUT = (httpcore.NetworkError, httpcore.TimeoutException)
_NO_SUCH_HOST = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class _Question(NamedTuple):
    """What is asked of an address, beside the address."""

    method: str
    headers: Headers
    content: bytes
    enough: int | None

    def without_credentials(self) -> "_Question":
        """The same without what is meant for the first server only."""
        return self._replace(headers=tuple(each for each in self.headers if each[0].lower() not in _CREDENTIALS))


class Course:
    """What a request meets on its way. This one takes note of nothing; who wants a say hands in one of his own.

    The time that :meth:`leads` and :meth:`grows` take does not count for the deadline. What they raise ends the
    request.
    """

    def leads(self, redirect: Redirect) -> None:
        """A redirect leads to an address that may be asked for, and will be next."""

    def grows(self) -> None:
        """The body has become larger than :data:`LARGE`; the rest will be read next."""

    def costs(self, size: int) -> None:
        """The request is over, with so many bytes from the network, however it ended."""


class HttpPages:
    """Pages by HTTP/2 where a server offers it over TLS, else by HTTP/1.1: one connection each, kept by nobody.

    ``clock`` dates the pages. ``version`` stands in the User-Agent, and in parentheses behind it ``purpose`` and
    ``contact`` where they are given: what the requests are for, and whom to ask about them. ``allow_private`` lifts
    the limits on hosts and ports, and no other. ``deadline`` is in seconds of wall-clock time, for all of one
    :meth:`get`. ``resolver``, ``network`` and ``tls`` stand in for the system's resolver, for the sockets, and for the
    usual trust in certificates; nothing is taken from the environment.

    Many threads may share one: a request has its own connection, and nothing is changed after the start. The parts
    that are handed in must be as patient. Raises :class:`ValueError` for a purpose or contact that cannot stand in a
    header.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        version: str,
        purpose: str | None = None,
        contact: str | None = None,
        allow_private: bool = False,
        deadline: float = DEADLINE,
        resolver: Resolver = socket.getaddrinfo,
        network: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._clock = clock
        self._agent = _agent(version, purpose, contact)
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
        page = self.ask(url)
        if not 200 <= page.status < 300 or page.status == 206:
            error = _status_error(page.final_url, page.status)
            name = policy.shown(page.url)
            raise error if error.file == name else error.behind(name)
        return page

    def ask(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Headers = (),
        content: bytes = b"",
        course: Course | None = None,
        enough: int | None = None,
    ) -> Page:
        """The answer to a request, whatever its status: only what says where to look instead is followed, by GET.

        ``headers`` are sent beside our own, or instead of those of the same name. ``course`` is told what is met on
        the way. A body is left off where it has more than ``enough`` bytes, or with an error :data:`LARGE`; one with an
        error is left out where it is over a cap, broken or late. Raises as :meth:`get` does, but for
        :class:`~provenance.errors.StatusError`.
        """
        if self._closed:
            raise ValueError("these pages are closed")
        asked = self.target(url)
        budget = Budget(self._deadline, WIRE_CAP + _FRAMING)
        course = course or Course()
        try:
            return self._followed(asked, _Question(method, headers, content, enough), budget, course)
        except FetchError as error:
            name = policy.shown(asked.url)
            if error.file == name:
                raise
            raise error.behind(name) from error.__cause__
        finally:
            course.costs(budget.spent)

    def target(self, url: str) -> Target:
        """What ``url`` asks for here. Raises :class:`~provenance.errors.RefusedAddressError`."""
        return policy.target(url, allow_private=self._allow_private)

    def close(self) -> None:
        """Refuse further requests; those under way end by themselves, each with its own connection."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _followed(self, asked: Target, question: _Question, budget: Budget, course: Course) -> Page:
        redirects: list[Redirect] = []
        target = asked
        while True:
            with self._translated(target), self._network_for(target, budget) as network:
                answer = self._answer(target, question, network)
                redirected = answer.status_code in _REDIRECTING and "location" in answer.headers
                if not redirected or question.method != "GET":
                    body = _body_or_status(answer, target, budget, course, question.enough)
                    return self._page(answer, asked, target, redirects, body, network)
                following = self._next(answer, target, asked, redirects)
            if (following.scheme, following.authority) != (target.scheme, target.authority):
                question = question.without_credentials()
            target = following
            with budget.paused():
                course.leads(redirects[-1])

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

    def _answer(self, target: Target, question: _Question, network: CheckedNetwork) -> httpx.Response:
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
        headers = {
            "Host": target.authority,
            "User-Agent": self._agent,
            "Accept": _ACCEPTED,
            "Accept-Encoding": ", ".join(inflation.OFFERED),
            "Connection": "close",
            **dict(question.headers),
        }
        if question.content:
            headers["Content-Length"] = str(len(question.content))
        request = httpcore.Request(question.method, url, headers=list(headers.items()), content=question.content)
        try:
            answer = connection.handle_request(request)
        except ValueError as error:
            if isinstance(error, UnicodeError):
                raise
            raise httpcore.RemoteProtocolError("the status is no number") from error
        assert isinstance(answer.stream, Iterable)
        # h11 looks at all this itself; httpcore has h2 not do so.
        sound = all(_NAME.fullmatch(name) and not _BROKEN_VALUE.search(value) for name, value in answer.headers)
        if not sound or not 100 <= answer.status <= 999:
            raise httpcore.RemoteProtocolError("the head is none")
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def _page(
        self,
        answer: httpx.Response,
        asked: Target,
        target: Target,
        redirects: list[Redirect],
        body: bytes,
        network: CheckedNetwork,
    ) -> Page:
        media_type, charset = declared((answer.headers.get_list("content-type") or [""])[-1])
        return Page(
            url=asked.url,
            final_url=target.url,
            status=answer.status_code,
            media_type=media_type,
            charset=charset,
            body=body,
            retrieved=self._clock(),
            redirects=tuple(redirects),
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw),
            protocol=answer.http_version,
            address=None if network.address is None else str(network.address),
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
        except _BROKEN as error:
            raise UnreachableError(name, f"its answer breaks off, or is not HTTP: {_LOOK}") from error
        except zlib.error as error:
            raise UnreachableError(name, f"its packed text is broken or breaks off: {_LOOK}") from error


class _Body(httpx.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._chunks


def _agent(version: str, *about: str | None) -> str:
    told = "; ".join(each for each in about if each)
    if not told:
        return f"claim-provenance/{version}"
    if not (told.isascii() and told.isprintable()) or any(each in told for each in "()\\"):
        raise ValueError(f"what cannot stand in the User-Agent header: {told!r}")
    return f"claim-provenance/{version} ({told})"


def _body_or_status(
    answer: httpx.Response, target: Target, budget: Budget, course: Course, enough: int | None
) -> bytes:
    """The body; of an answer that says that there is no page, at least that it says so."""
    if not 200 <= answer.status_code < 300:
        enough = LARGE if enough is None else min(enough, LARGE)
    try:
        return _body(answer, target, budget, course, enough)
    except (PageOverCapError, UnreachableError, SpentError, TimeoutError, zlib.error, *_BROKEN, *_CUT):
        if 200 <= answer.status_code < 300:
            raise
        return b""


def _body(answer: httpx.Response, target: Target, budget: Budget, course: Course, enough: int | None) -> bytes:
    """The whole body, unpacked; neither what comes nor what it unpacks to is held beyond its cap."""
    coding = _coding(answer.headers, target)
    announced = answer.headers.get("content-length", "")
    if enough is None and announced.isascii() and announced.isdigit() and int(announced[:20]) > WIRE_CAP:
        raise _over(target, WIRE_CAP, "")
    chunks = _within_cap(answer.iter_raw(), target, budget)
    if coding != "identity" and enough is None:
        chunks = _weighed(chunks, coding, target, budget)
    body = BytesIO()
    large = False
    for piece in inflation.unpacked(chunks, coding):
        if enough is not None and body.tell() + len(piece) > enough:
            body.write(piece[: enough - body.tell()])
            break
        body.write(piece)
        if body.tell() > DECODED_CAP:
            raise _over(target, DECODED_CAP, " when it is unpacked")
        if body.tell() > LARGE and not large:
            large = True
            with budget.paused():
                course.grows()
    return body.getvalue()


def _weighed(chunks: Iterable[bytes], coding: str, target: Target, budget: Budget) -> Iterator[bytes]:
    """The packed body, once it is known that it unpacks to no more than its cap: a bomb takes the room that it has on
    the wire, and no more."""
    packed = BytesIO()

    def held() -> Iterator[bytes]:
        for chunk in chunks:
            packed.write(chunk)
            yield chunk

    size = 0
    for piece in inflation.unpacked(held(), coding):
        size += len(piece)
        if size > DECODED_CAP:
            raise _over(target, DECODED_CAP, " when it is unpacked")
    whole = packed.getvalue()
    for start in range(0, len(whole), inflation.PIECE):
        budget.left()
        yield whole[start : start + inflation.PIECE]


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


def declared(content_type: str) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header; None where it does not say, or says no such thing."""
    first, *parameters = [part.strip() for part in content_type.lower().split(";")]
    charsets = [match[1] for match in map(_CHARSET.fullmatch, parameters) if match]
    return first if _MEDIA_TYPE.fullmatch(first) else None, charsets[0] if charsets else None


def told(status: int) -> str:
    """What an answer without the page says by its HTTP status, and what to do: one clause."""
    if status in _STATUSES:
        reason = _STATUSES[status]
    elif 500 <= status < 600:
        reason = "the site is in trouble: try again later"
    else:
        reason = f"there is no page in the answer: {_LOOK}"
    return f"{reason} (HTTP status {status})"


def _status_error(url: str, status: int) -> StatusError:
    return StatusError(policy.shown(url), told(status), status)


def may_pass(error: FetchError) -> bool:
    """Whether the same request may succeed in a moment: nobody listened, the connection or the answer broke off.

    What is over a cap, too late or not trusted stays so.
    """
    cause = error.__cause__
    if isinstance(cause, socket.gaierror):
        return cause.errno not in _NO_SUCH_HOST
    if isinstance(cause, httpcore.NetworkError):
        return not isinstance(cause.__cause__, ssl.SSLError) or isinstance(cause.__cause__, _HUNG_UP)
    return isinstance(cause, (*_BROKEN, zlib.error))


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

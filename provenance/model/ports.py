"""What the edges offer to the rooms that compose them: pages from the network, the time of day, what the ledger holds.

Only types: who reads pages is handed something that fits ``Pages``, and tests hand in what they like.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from provenance.model.claim import Article, Claim
from provenance.model.evidence import Citation, Status
from provenance.model.source import Adjudication

Clock = Callable[[], datetime.datetime]
"""The present moment, with its time zone. Only the command line and the public API know one."""


Headers = tuple[tuple[str, str], ...]
"""The fields of an answer's head, in their order, each with its name as it was sent."""


class Redirect(msgspec.Struct, frozen=True, gc=False):
    """One redirect on the way to a page: the answer's status (301, 302, 303, 307, 308) and where it pointed.

    301 and 308 say that the page has moved for good, the others that it stands elsewhere for now.
    """

    status: int
    url: str


class Page(msgspec.Struct, frozen=True, gc=False):
    """A page as it was fetched; no address in it holds credentials or a fragment.

    ``url`` is the address that was asked for and ``final_url`` the one that answered, both as they were sent: the
    host in ASCII, unsafe characters percent-encoded. ``redirects`` led from the first to the second, in order.
    ``status`` is from 200 to 299, but for what was asked for to see any answer. ``body`` is what the page holds,
    unpacked and whole; ``headers`` are those of its answer, ``protocol`` is what was spoken and ``address`` the IP
    address that answered.
    """

    url: str
    final_url: str
    status: int
    media_type: Annotated[str | None, Meta(description="As declared, in lower case: “text/html”.")]
    charset: Annotated[str | None, Meta(description="As declared, in lower case: “utf-8”; nothing is guessed.")]
    body: bytes
    retrieved: datetime.datetime
    redirects: tuple[Redirect, ...] = ()
    headers: Headers = ()
    protocol: str = "HTTP/1.1"
    address: str | None = None


class Visit(msgspec.Struct, frozen=True, gc=False):
    """What came of asking for a page by the rules of its site: a state with a name, never an error.

    ``page`` is what answered, whatever its status; None where nothing came. With ``unchanged`` the page that was kept
    before still stands, and ``page`` is None. ``reason`` is one clause for a person where the status is not ``ok``.
    With ``settled`` false, to ask again later may bring another answer: the site was in trouble, or out of reach.
    """

    url: str
    status: Status
    page: Page | None = None
    unchanged: bool = False
    reason: str | None = None
    settled: bool = True


class Pages(Protocol):
    """Where pages come from."""

    def get(self, url: str) -> Page:
        """The page at ``url``. Raises :class:`~provenance.errors.FetchError` where there is none to be had."""
        ...


class Other(msgspec.Struct, frozen=True, gc=False):
    """What a claim file that is not of the run holds of some keys: its article, the claims that assert or deny one of
    them, in the order of the file, and the evidence on those claims and on the article as a whole.

    ``file`` tells it from the others and puts them in order; nobody is shown it.
    """

    file: str
    article: Article
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()


class Elsewhere(Protocol):
    """Claim files that are kept somewhere else than the files of a run, and what became of the claims of outlets."""

    def touching(self, keys: Collection[str], without: Collection[str]) -> Iterable[Other]:
        """What is kept of claims whose ``asserts`` or ``denies`` is one of the keys, one element a file.

        ``without`` are the files of the run, as they are shown to people: what is kept of those is left out.
        """
        ...

    def adjudications(self, outlets: Collection[str]) -> Mapping[str, Iterable[Adjudication]]:
        """What became of the claims of some outlets, by the outlet's id; one of which nothing is known may be left
        out."""
        ...

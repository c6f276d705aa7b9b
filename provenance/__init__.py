"""provenance: how directly is each claim of an article sourced, through whom did it travel, what did each hand change?

The public API. Everything else may move between versions.

>>> import provenance
>>> report = provenance.check(["claims"])                                   # doctest: +SKIP
>>> file = provenance.load("claims/three-pillars.toml")                     # doctest: +SKIP
>>> provenance.score(file.claims[2]).hand_level                             # doctest: +SKIP
'2-3d'
>>> reading = provenance.extract_file("article.txt", outlet="the-gazette")  # doctest: +SKIP
>>> [(each.origin.name, each.directness) for each in reading.attributions]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model.attribution import Reading
    from provenance.model.claim import Claim, ClaimFile
    from provenance.model.document import Document
    from provenance.model.evidence import Citation
    from provenance.model.finding import Report
    from provenance.model.score import Directness
    from provenance.reading.read import Reader

__all__ = ["__version__", "check", "extract", "extract_file", "extract_url", "load", "score"]

__version__ = "0.1.0.dev0"


def check(
    paths: Sequence[str | os.PathLike[str]] = ("claims",),
    *,
    registry: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    today: datetime.date | None = None,
    jobs: int = 1,
) -> Report:
    """Score and check claim files, as ``provenance check`` does.

    ``paths`` are files and folders; ``registry`` and ``config`` stand in for the ones that would be found near them;
    ``today`` decides what has expired (default: the present day); ``jobs`` is a number of processes, 0 for as many as
    fit. Files that cannot be read are listed in the report's ``unread``. Raises
    :class:`provenance.errors.ConfigurationError` for settings, a profile or a rule code that does not hold.
    """
    import datetime
    from pathlib import Path

    from provenance.checking.prepare import prepare

    ready = prepare(
        [str(path) for path in paths],
        cwd=Path.cwd(),
        today=today or datetime.date.today(),
        registry_path=str(registry) if registry is not None else None,
        config=str(config) if config is not None else None,
    )
    return ready.run(jobs=jobs)


def load(path: str | os.PathLike[str]) -> ClaimFile:
    """The claim file at ``path``.

    Raises :class:`provenance.errors.UnreadableError` where it cannot be read, and
    :class:`provenance.errors.InvalidClaimFileError`, with every problem, where it is not valid.
    """
    from pathlib import Path

    from provenance.claimfile.files import read_text
    from provenance.claimfile.limits import Limits
    from provenance.claimfile.parse import parse
    from provenance.errors import InvalidClaimFileError

    shown = str(path)
    parsed = parse(read_text(Path(path), shown, Limits().file_size), shown)
    if parsed.file is None or parsed.problems:
        raise InvalidClaimFileError(shown, [problem.message for problem in parsed.problems])
    return parsed.file


def score(claim: Claim, citations: Iterable[Citation] = ()) -> Directness:
    """The directness of one claim under the standard profile, given the evidence on it. See docs/scoring.md."""
    from provenance.claimfile.profile import standard
    from provenance.scoring.directness import chain_of, directness

    return directness(chain_of(claim, citations), standard())


def extract(
    text: str,
    *,
    outlet: str | None = None,
    published: datetime.date | None = None,
    url: str | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Reading:
    """What an article's text attributes to whom, as ``provenance extract`` finds it. English only.

    Offsets in the reading are code points into ``text``. ``outlet`` is the publisher's id in the registry, or a name or
    alias that only one outlet there has; ``registry`` stands in for the nearest ``sources.toml``. Raises
    :class:`provenance.errors.UnsupportedLanguageError` for a text that is beyond doubt in another language, and
    :class:`provenance.errors.UnreadableError` for a registry that cannot be read.
    """
    from provenance.model.document import Document

    reader = _reader(None, registry)
    return reader.read(Document("-", text), outlet=outlet, published=published, url=url)


def extract_file(
    path: str | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: datetime.date | None = None,
    url: str | None = None,
    registry: str | os.PathLike[str] | None = None,
) -> Reading:
    """What the article in a file attributes to whom: plain text, HTML, PDF or .docx.

    The rest is as for :func:`extract`; plain text is taken to the letter, of the others ``text`` is the main text.
    Raises :class:`provenance.errors.UnreadableError` where the file cannot be read or holds several articles.
    """
    from provenance.reading.documents import documents

    document = _only(documents(str(path)), str(path))
    return _reader(str(path), registry).read(document, outlet=outlet, published=published, url=url)


def extract_url(
    url: str,
    *,
    outlet: str | None = None,
    published: datetime.date | None = None,
    registry: str | os.PathLike[str] | None = None,
    allow_private: bool = False,
) -> Reading:
    """What the article at an address attributes to whom. This alone opens a connection.

    The rest is as for :func:`extract`. The outlet is known by the address where the registry has its domain.
    ``allow_private`` lifts the limits on hosts and ports: for a newsroom's own network. Raises
    :class:`provenance.errors.FetchError` where there is no page to be had.
    """
    import datetime

    from provenance.fetch.pages import HttpPages
    from provenance.reading.documents import documents

    def clock() -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC)

    with HttpPages(clock=clock, version=__version__, allow_private=allow_private) as pages:
        document = _only(documents(url, pages=pages), url)
    return _reader(None, registry).read(document, outlet=outlet, published=published)


def _only(found: Iterator[Document], source: str) -> Document:
    from provenance.errors import UnreadableError

    document = next(found, None)
    if document is None:
        raise UnreadableError(source, "it holds no article")
    if next(found, None) is not None:
        raise UnreadableError(source, "it holds several articles: `provenance extract --format jsonl` reads them all")
    return document


_readers: dict[tuple[str, str, str], Reader] = {}


def _reader(near: str | None, registry: str | os.PathLike[str] | None) -> Reader:
    """A reader with the registry that holds here; the last one is kept, since loading the model takes time."""
    import datetime
    from pathlib import Path

    from provenance.checking.prepare import prepare
    from provenance.errors import UnreadableError
    from provenance.reading.read import Reader

    ready = prepare(
        [near] if near is not None else [],
        cwd=Path.cwd(),
        today=datetime.date.today(),
        registry_path=str(registry) if registry is not None else None,
    )
    for unread in ready.unread:
        raise UnreadableError(unread.file, unread.reason)
    setup = ready.setup
    key = setup.registry.path or "", setup.registry_text, setup.profile.constants
    if key not in _readers:
        _readers.clear()
        _readers[key] = Reader(setup.registry, setup.profile)
    return _readers[key]

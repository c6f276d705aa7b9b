"""Sources on their way to rendered articles, in this process or in several."""

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import click

from provenance import __version__
from provenance.cli import now
from provenance.cli.terminal import Progress, Surface
from provenance.errors import ProvenanceError
from provenance.model.attribution import Reading
from provenance.model.profile import Profile
from provenance.model.source import Registry
from provenance.reading.sources import STDIN, is_address
from provenance.render.safety import one_line

if TYPE_CHECKING:
    from provenance.model.document import Document
    from provenance.model.ports import Page, Pages
    from provenance.reading.read import Reader

_UNSAFE_NAME = re.compile(r"[^\w.-]+")
_WARC = (".warc", ".warc.gz")
_ENDINGS = (".gz", ".warc", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")


class Piece(NamedTuple):
    """One article in the format asked for.

    ``name`` is what its file may be called, without an ending; ``hint`` an entry for sources.toml where its outlet is
    not there.
    """

    name: str
    data: bytes
    hint: str | None = None


class Trouble(NamedTuple):
    """A sentence about something that could not be read."""

    words: str


class Given(NamedTuple):
    """What the one who asks says of the articles."""

    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None


class Work:
    """Reads a source and renders what it holds: a plain object, for this process or for others.

    ``stdin`` is what ``-`` stands for. ``surface``, ``verbose`` and ``explained`` are for the format ``text``. With
    ``debug``, a bug is raised; else it is a sentence about the article that met it, and the others go on.
    """

    def __init__(
        self,
        registry: Registry,
        profile: Profile,
        form: str,
        surface: Surface,
        given: Given,
        *,
        stdin: bytes | None = None,
        allow_private: bool = False,
        verbose: bool = False,
        explained: bool = False,
        debug: bool = False,
    ) -> None:
        self.registry = registry
        self.stdin = stdin
        self.form = form
        self._profile = profile
        self._surface = surface
        self._given = given
        self._allow_private = allow_private
        self._verbose = verbose
        self._explained = explained
        self._debug = debug
        self._reader: Reader | None = None
        self._pages: _DatedPages | None = None

    def __call__(self, source: str) -> list[Piece | Trouble]:
        """Everything that :meth:`each` gives."""
        return list(self.each(source))

    def each(self, source: str) -> Iterator[Piece | Trouble]:
        """The articles of a source, and a sentence for each that could not be read."""
        from provenance.reading.documents import documents

        troubles: list[Trouble] = []
        try:
            pages = self._fetching() if is_address(source) else None
            found = documents(
                source, stdin=self.stdin, pages=pages, unread=lambda error: troubles.append(Trouble(str(error)))
            )
            for document in found:
                yield from troubles
                troubles.clear()
                yield self._piece(document, pages.retrieved if pages is not None else None)
        except ProvenanceError as error:
            troubles.append(Trouble(str(error)))
        except Exception as error:
            troubles.append(self._bug(source, error))
        yield from troubles

    def _piece(self, document: "Document", retrieved: datetime.datetime | None) -> Piece | Trouble:
        if self._reader is None:
            from provenance.reading.read import Reader

            self._reader = Reader(self.registry, self._profile)
        outlet, published, url = self._given
        try:
            reading = self._reader.read(document, outlet=outlet, published=published, url=url)
            return Piece(name_of(document.source), self._rendered(reading, retrieved), self._hint(document, reading))
        except ProvenanceError as error:
            return Trouble(str(error))
        except Exception as error:
            return self._bug(document.source, error)

    def _bug(self, source: str, error: Exception) -> Trouble:
        if self._debug:
            raise error
        where = "`provenance --debug …` shows where"
        return Trouble(f"{source}: a bug in provenance: {type(error).__name__}: {error}. {where}.")

    def _rendered(self, reading: Reading, retrieved: datetime.datetime | None) -> bytes:
        chunks: Iterable[str]
        if self.form in ("json", "jsonl"):
            from provenance.render.reading import json

            return json.line(reading) if self.form == "jsonl" else b"".join(json.render(reading))
        if self.form == "html":
            from provenance.render.reading import html

            chunks = html.render(reading, self.registry)
        elif self.form == "text":
            from provenance.render.reading import text

            chunks = text.render(
                reading,
                self.registry,
                width=self._surface.width,
                colour=self._surface.colour,
                ascii=self._surface.ascii,
                verbose=self._verbose,
                explained=self._explained,
            )
        else:
            from provenance.reading.draft import draft, toml

            chunks = toml(draft(reading, self.registry, retrieved=retrieved))
        return "".join(chunks).encode("utf-8", "backslashreplace")

    def _hint(self, document: "Document", reading: Reading) -> str | None:
        if self.form != "toml" or reading.article.outlet in self.registry.outlets:
            return None
        from provenance.reading.draft import outlet_entry

        return outlet_entry(reading.article, document.outlet_hint)

    def _fetching(self) -> "_DatedPages":
        if self._pages is None:
            from provenance.fetch.pages import HttpPages

            pages = HttpPages(
                clock=now,
                version=__version__,
                allow_private=self._allow_private,
            )
            self._pages = _DatedPages(pages)
        return self._pages


class _DatedPages:
    """Pages, and when the last of them was read."""

    def __init__(self, pages: "Pages") -> None:
        self._pages = pages
        self.retrieved: datetime.datetime | None = None

    def get(self, url: str) -> "Page":
        page = self._pages.get(url)
        self.retrieved = page.retrieved.replace(microsecond=0)
        return page


class Run:
    """Sources on their way through the work. What could not be read is said and counted, and the others go on."""

    def __init__(self, work: Work, sources: Sequence[str], *, jobs: int, progress: bool | None) -> None:
        self.work = work
        self.sources = sources
        self.progress = Progress("read {done} of {total} articles", always=progress)
        self.troubles = 0
        """How many could not be read."""
        self.hints: dict[str, None] = {}
        """Entries for sources.toml, each once."""
        self.stopped = "stopped"
        """What to say where the run is interrupted."""
        self._jobs = jobs

    def ordered(self) -> Iterator[tuple[str, Iterator[Piece]]]:
        """Each source and its articles, in the order of the sources."""
        held: dict[int, list[Piece | Trouble]] = {}
        following = 0
        for number, found in self._done(self.sources):
            if not isinstance(found, list):
                yield self.sources[number], self._told(found)
                continue
            held[number] = found
            while following in held:
                yield self.sources[following], self._told(held.pop(following))
                following += 1

    def unordered(self, sources: Sequence[str]) -> Iterator[tuple[str, Iterator[Piece]]]:
        """Each of some of the sources and its articles, as they are done."""
        for number, found in self._done(sources):
            yield sources[number], self._told(found)

    def _done(self, sources: Sequence[str]) -> Iterator[tuple[int, Iterable[Piece | Trouble]]]:
        """The number of a source and what it gave: a list, or what gives it now."""
        total = len(self.sources)
        before = total - len(sources)
        with self.progress as show:
            if min(self._jobs, len(sources)) < 2:
                for number, source in enumerate(sources, 1):
                    yield number - 1, self.work.each(source)
                    if show is not None:
                        show(before + number, total)
                return
            from provenance.reading.processes import Died, in_processes

            with closing(in_processes(self.work, sources, self._jobs)) as results:
                for done, (number, result) in enumerate(results, 1):
                    if isinstance(result, Died):
                        result = [Trouble(f"{sources[number]}: {result.reason}")]
                    yield number, result
                    if show is not None:
                        show(before + done, total)

    def _told(self, found: Iterable[Piece | Trouble]) -> Iterator[Piece]:
        for each in found:
            if isinstance(each, Trouble):
                self.troubles += 1
                self.say(each.words)
            else:
                if each.hint is not None:
                    self.hints.setdefault(each.hint)
                yield each

    def say(self, words: str) -> None:
        """Say one sentence on standard error."""
        self.progress.clear()
        click.echo(f"provenance: {one_line(words)}", err=True)


def name_of(source: str) -> str:
    """What the file of an article may be called, without an ending."""
    if source == STDIN:
        return "stdin"
    path, _, inner = (
        source.partition("#") if any(f"{ending}#" in source.lower() for ending in _WARC) else (source, "", "")
    )
    name = os.path.basename(path.partition("?")[0].rstrip("/"))
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    name = _UNSAFE_NAME.sub("-", name).strip("-.")[:80] or "article"
    return f"{name}-{name_of(inner)}" if inner else name


def is_warc(source: str) -> bool:
    """Whether a source may hold several articles."""
    return source.lower().endswith(_WARC)

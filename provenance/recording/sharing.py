"""The claims of a ledger as they are handed on: as those of claim files (``checking/sharing.py``), and with what became
of them. A stretch of files is read and scored at a time, so that memory does not grow with the ledger."""

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from provenance.checking.inspect import Setup
from provenance.checking.run import Gathered
from provenance.checking.sharing import Sharing, on_form, scored
from provenance.claimfile import files
from provenance.claimfile.evidence import Evidence
from provenance.claimfile.limits import Limits
from provenance.claimfile.registry import parse
from provenance.claimfile.sources import Source
from provenance.claimfile.validation import nearest
from provenance.errors import SeveralRegistriesError, UnknownFileError, UnreadableError
from provenance.model.evidence import Citation
from provenance.model.exchange import Shared
from provenance.model.finding import Unread
from provenance.model.ports import Other
from provenance.model.source import Adjudication, Registry
from provenance.recording.across import CITATIONS, held, others
from provenance.recording.export import below
from provenance.store import articles
from provenance.store.adjudications import NAMES_LOOKED_AT, sound
from provenance.store.articles import Decided, Kept
from provenance.store.ledger import Ledger
from provenance.store.looked import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

AT_ONCE = 500
LARGEST = 16 * 1024 * 1024
"""A stretch is of so many files at most, and ends with the one that brings it to so many bytes."""
_USUAL = "sources.toml"


class Handed(NamedTuple):
    """What a ledger hands on, and the registry that it goes by. ``elsewhen`` grows until ``sharing.files`` has come to
    its end: the places of claims that had other words when somebody decided on them; such a decision is none on the
    claim as it is now, and left out."""

    registry: Registry
    sharing: Sharing
    elsewhen: Sequence[str]


@contextlib.contextmanager
def handed_on(
    ledger: Ledger,
    names: Collection[str],
    setup: Setup,
    registry: Registry | None = None,
    *,
    at_once: int = AT_ONCE,
) -> Iterator[Handed]:
    """The claim files of a ledger that have one of some names or are below one of them, all where none is given; all
    of it as the ledger is at one moment.

    The profile and the limits are those of ``setup``. The registry is the one given, else the ledger's. What
    corroborates what is known of the whole ledger. Raises :class:`~provenance.errors.UnknownFileError` and
    :class:`~provenance.errors.SeveralRegistriesError`; while the files are gone through,
    :class:`~provenance.errors.LedgerError`.
    """
    with ledger.reading() as connection:
        with sound(ledger.shown):
            wanted = _named(articles.kept(connection), names)
        if registry is None:
            registry = _registry(connection, ledger.shown, setup.limits)
        going = _Going(connection, ledger.shown, on_form(setup, registry), at_once)
        yield Handed(registry, Sharing(going.through(wanted), going.left_out, going.unread), going.elsewhen)


def _named(there: list[Kept], names: Collection[str]) -> list[Kept]:
    for name in names:
        if not any(below(each.name, name) for each in there):
            near = nearest(name, [each.name for each in there[:NAMES_LOOKED_AT]])
            hint = f": did you mean {near[0]}?" if near else ""
            raise UnknownFileError(f"the ledger holds no claim file called {name}{hint}")
    return [each for each in there if not names or any(below(each.name, name) for name in names)]


def _registry(connection: "Connection", shown: str, limits: Limits) -> Registry:
    """The ledger's registry: the only one, or the one that has the usual name; an empty one where there is none."""
    there = articles.last_of(connection, "registry")
    if not there:
        return Registry()
    if len(there) > 1 and _USUAL not in there:
        some = ", ".join(sorted(there)[:3])
        raise SeveralRegistriesError(
            f"the ledger holds {len(there)} registries ({some}): say with --registry FILE which is meant"
        )
    name = _USUAL if _USUAL in there else next(iter(there))
    content = articles.content(connection, there[name], shown, limits.registry_size)
    if len(content) > limits.registry_size:
        raise files.over(name, limits.registry_size)
    return parse(files.decode(content, name), name, limits)[0]


class _Going:
    """Goes through claim files of a ledger, a stretch at a time."""

    def __init__(self, connection: "Connection", shown: str, setup: Setup, at_once: int) -> None:
        self._connection = connection
        self._shown = shown
        self._setup = setup
        self._at_once = at_once
        self._rest = _Rest(connection, shown)
        self.left_out: list[str] = []
        self.unread: list[Unread] = []
        self.elsewhen: list[str] = []

    def through(self, wanted: Sequence[Kept]) -> Iterator[Shared]:
        for some, sources, unread in self._stretches(wanted):
            lines = articles.evidence(self._connection, some)
            found = scored(
                Gathered(sources, self._evidence(some, lines), [], unread), self._setup, elsewhere=self._rest
            )
            self.left_out += found.left_out
            self.unread += found.unread
            decided = articles.decisions(self._connection, some, self._shown)
            by_name = {each.name: decided[each.id] for each in some if each.id in decided}
            for file in found.files:
                yield self._with(file, by_name[file.file]) if file.file in by_name else file

    def _stretches(self, wanted: Sequence[Kept]) -> Iterator[tuple[list[Kept], list[Source], list[Unread]]]:
        some: list[Kept] = []
        sources: list[Source] = []
        unread: list[Unread] = []
        size, most = 0, self._setup.limits.file_size
        for kept, content in articles.contents(self._connection, wanted, self._shown, most):
            try:
                if len(content) > most:
                    raise files.over(kept.name, most)
                sources.append(Source(kept.name, files.decode(content, kept.name), kept.name))
            except UnreadableError as error:
                unread.append(Unread(kept.name, error.reason))
            some.append(kept)
            size += len(content)
            if len(some) == self._at_once or size >= LARGEST:
                yield some, sources, unread
                some, sources, unread, size = [], [], [], 0
        if some:
            yield some, sources, unread

    def _evidence(self, some: Sequence[Kept], lines: Mapping[int, list[str]]) -> dict[str, Evidence]:
        """The evidence on some claim files, folder by folder, as if it stood beside them."""
        folders: dict[str, dict[str, tuple[Citation, ...]]] = {}
        for each in some:
            if each.id in lines:
                folder, name = os.path.split(each.name)
                cited = tuple([held(CITATIONS, line, each.name, self._shown) for line in lines[each.id]])
                folders.setdefault(folder, {})[name] = cited
        return {folder: Evidence("", cited, (), {}, 0) for folder, cited in folders.items()}

    def _with(self, file: Shared, decided: Sequence[Decided]) -> Shared:
        """A file with the decisions on its claims, as far as those had the words that they have now."""
        words = {each.claim.id: plain(each.claim.text) for each in file.claims}
        standing = []
        for each in decided:
            claim = each.adjudged.claim
            if words.get(claim) == each.text:
                standing.append(each.adjudged)
            elif claim in words:
                self.elsewhen.append(f"{file.file}#{claim}")
        return msgspec.structs.replace(file, adjudications=tuple(standing))


class _Rest:
    """The claims of a ledger beside those of a stretch, whose files are called as the ledger calls them."""

    def __init__(self, connection: "Connection", shown: str) -> None:
        self._connection = connection
        self._shown = shown

    def touching(self, keys: Collection[str], without: Collection[str]) -> Iterator[Other]:
        return others(self._connection, keys, set(without), self._shown)

    def adjudications(self, outlets: Collection[str]) -> Mapping[str, list[Adjudication]]:
        return {}  # nobody hands a track record on

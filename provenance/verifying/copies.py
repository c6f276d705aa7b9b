"""Archived copies of what claims cite: put in place of dead links, and made of pages that were read."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from provenance.errors import FetchError
from provenance.fetch.archive import Memento, as_memento
from provenance.model.evidence import Status
from provenance.model.finding import Path
from provenance.verifying.pages import READ
from provenance.verifying.references import Reference, address
from provenance.verifying.run import Result


def replacements(result: Result, references: Sequence[Reference]) -> dict[str, dict[Path, str]]:
    """The addresses of archived copies for pages that are gone, by claim file and place. An article keeps its own."""
    copies = {(each.file, each.claim, each.path): each.archive for each in result.proposals}
    found: dict[str, dict[Path, str]] = {}
    for each in references:
        copy = copies.get(each.key)
        if copy is not None and each.path != "article" and result.lines[each.key].status is Status.GONE:
            found.setdefault(each.shown, {})[each.at] = copy
    return found


def saved(result: Result, save: Callable[[str], Memento], trouble: list[str]) -> Result:
    """A result after an archive was asked for copies of the pages that were read and of which evidence names none."""
    lines = dict(result.lines)
    copies: dict[str, str | None] = {}
    for key, line in sorted(lines.items()):
        if line.status not in READ or line.archive is not None or as_memento(line.url) is not None:
            continue
        url = address(line.url)
        if url not in copies:
            try:
                copies[url] = save(url).url
            except FetchError as error:
                copies[url] = None
                trouble.append(f"not archived: {error}")
        if copies[url] is not None:
            lines[key] = replace(line, archive=copies[url])
    stands = frozenset(key for key in result.kept if lines[key] is result.lines[key])
    return result._replace(lines=lines, kept=stands)

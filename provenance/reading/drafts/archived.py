"""Pages that Auto Archiver kept into drafts: each page is an article, and what was posted there its first claim."""

from collections.abc import Iterator

from provenance.fetch.imports import kept
from provenance.model.chain import Mode, Record
from provenance.model.claim import Scope
from provenance.reading.drafts.found import Found, article, claim, day, url, words

_QUOTE = 300


def read(data: bytes, shown: str) -> Iterator[Found]:
    """The pages that a table or a ``metadata.json`` of Auto Archiver lists, where they have an http or https address.

    Raises :class:`~provenance.errors.UnreadableError` for what is neither.
    """
    for each in kept(data, shown):
        address = url(each.url)
        if address is None:
            continue
        copies = [found for copy in each.copies if (found := url(copy)) is not None]
        notes = [f"Auto Archiver keeps a file of it with SHA-256 {sha256}." for sha256 in each.sha256[:3]]
        if not each.sha256:
            notes = ["Auto Archiver names no file of it by its hash."]
        page = article(address, words((each.title or "")[:_QUOTE]), day(each.timestamp))
        content = words(each.content)
        if content is None:
            yield Found(page, notes=(*notes, "It has no text there: write down what it claims."))
            continue
        quote = content[:_QUOTE].strip()
        made, more = claim(
            " ".join(quote.split()),
            quote,
            scope=Scope.UTTERANCE,
            mode=Mode.OWN,
            records=tuple(Record(copy) for copy in copies[:1]),
        )
        yield Found(page, made, notes=(*notes, *more, "The whole post stands here as one claim: take it apart."))

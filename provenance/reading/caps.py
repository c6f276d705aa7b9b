"""The caps on what articles are read from: files and pages are hostile until read."""

from collections.abc import Callable

import msgspec

from provenance.claimfile.limits import MIB, size
from provenance.errors import OverCapError, UnreadableError
from provenance.model.document import Document

Unread = Callable[[UnreadableError], None]
"""Is told of each thing that could not be read, while the others go on."""


class Caps(msgspec.Struct, frozen=True, gc=False):
    """How much is read: sizes in bytes, the text of an article in characters.

    ``tags`` and ``attributes`` (of one tag) bound what a page's markup may hold, since what reads it takes time that
    grows faster than they do; ``unpacked`` is what the text of a .docx file may come to, ``marks`` how many tags it
    may hold.
    """

    text: int = 20 * MIB
    html: int = 50 * MIB
    tags: int = 40_000
    attributes: int = 1_000
    pdf: int = 100 * MIB
    pages: int = 2_000
    docx: int = 100 * MIB
    unpacked: int = 64 * MIB
    marks: int = 400_000


CAPS = Caps()


def over(source: str, most: int, what: str = "it") -> OverCapError:
    """The error for something larger than ``most`` bytes."""
    return OverCapError(source, f"{what} is larger than {size(most)}")


def missing(source: str, what: str, extra: str) -> UnreadableError:
    """The error for a kind of file whose reader is not installed."""
    return UnreadableError(source, f'reading {what} needs an extra: pip install "claim-provenance[{extra}]"')


def checked(document: Document, caps: Caps) -> Document:
    """The document, if it holds text and no more than the cap. Raises :class:`~provenance.errors.UnreadableError`."""
    if not document.text or document.text.isspace():
        raise UnreadableError(document.source, "it holds no text")
    if len(document.text) > caps.text:
        raise OverCapError(document.source, f"its text is longer than {caps.text:,} characters")
    return document

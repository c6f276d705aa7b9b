"""What is read from a file or a page before anything is made of it: its text, and what it says of itself."""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

StandIn = Literal["not-found", "front-page", "consent", "login", "elsewhere", "trouble"]
"""What a site shows in place of a page, with a status that says that it is the page: that there is none, its front
page, a question of consent, a login, the way to another page, an error."""


class Document(msgspec.Struct, frozen=True, gc=False):
    """The text of one article and what its file or page says of it; nothing is guessed from the words of the text.

    Of plain text, ``text`` is the file's exact text: line ends and a byte-order mark are kept. Of everything else it
    is the main text, one paragraph a line.
    """

    source: Annotated[str, Meta(description="The path or address as given, or “-”; in a WARC, path#address.")]
    text: Annotated[str, Meta(description="What all offsets point into.")]
    title: str | None = None
    author: str | None = None
    url: Annotated[str | None, Meta(description="Where the page was read, else the address it gives itself.")] = None
    outlet_hint: Annotated[str | None, Meta(description="The name the site gives itself, else its host.")] = None
    published: datetime.date | None = None
    language: Annotated[str | None, Meta(description="BCP 47, as declared; the text may say otherwise.")] = None


class CitedPage(msgspec.Struct, frozen=True, gc=False):
    """A page that something cites, read for what can be held against it.

    ``whole`` is every word that a reader could see on it, one block a line: what is looked for and not found in the
    article's text may stand in a caption, a box or a comment. ``free`` is false where the page says that the rest of
    it is for subscribers, None where it says nothing. ``needs_script`` is true for a shell that shows its text only
    after running scripts. ``stand_in`` says what is there in place of the page that was asked for, None where
    it is that page.
    """

    document: Document
    whole: str
    modified: datetime.date | None = None
    free: bool | None = None
    needs_script: bool = False
    stand_in: StandIn | None = None

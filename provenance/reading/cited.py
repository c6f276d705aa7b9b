"""A page that something cites, as it was fetched: its text, every word on it, and what keeps a reader from the rest."""

import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from provenance.errors import OverCapError, UnreadableError
from provenance.lexicon.walls import CHALLENGE_TITLES, CHALLENGES, SCRIPTS_NEEDED, SUBSCRIBERS
from provenance.model.document import CitedPage, Document
from provenance.model.ports import Page
from provenance.reading import standins
from provenance.reading.caps import CAPS, Caps
from provenance.reading.documents import read, taken
from provenance.reading.kinds import Kind
from provenance.reading.language import detected, told

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.reading.html import Markup
    from provenance.reading.stated import Said

_FEW = 150
"""A page of more words shows its text: no shell and no challenge says so much."""

_HARDLY_ANY = 40
_A_SENTENCE = 25  # words: a block of so many is text, not a menu
_LONGEST_NOTICE = 300  # characters
_MOST_NOTICES = 400
_NEARLY_ALL = 0.9
_A_TEASER = 200  # words
_NOTICED_BY = ("subscri", "reading", "article", "unlock", "free articles", "limit", "members", "paying")

# Where frameworks put a page's content by script: React, Vue, Next, Nuxt, Gatsby, Svelte, Angular, Ember.
_ROOTS = frozenset(
    """
    root app __next __nuxt __layout ___gatsby gatsby-focus-wrapper react-root react-app reactroot app-root approot
    main-app ember-app svelte q-app vue-app page-root site-root
    """.split()
)
_ROOT_TAGS = ("app-root", "my-app")


def cited(page: Page, *, caps: Caps = CAPS) -> CitedPage:
    """What can be held against a page that something cites.

    A page's markup is parsed once, in time that grows with its length. Where no article is found among its words, all
    of them are the document's text. The document's language is the one that its text is in where that is beyond doubt,
    else as the page declares it. Raises :class:`~provenance.errors.UnreadableError` with one sentence: no text at all,
    over a cap, or nothing that is read.
    """
    name = urlsplit(page.final_url).path
    kind, data = taken(io.BytesIO(page.body), page.final_url, name=name, media_type=page.media_type, caps=caps)
    if kind is Kind.HTML:
        return _page(data, page, caps)
    if kind is Kind.WARC:
        raise UnreadableError(page.final_url, "it is an archive of several pages (WARC): cite one of them")
    document = read(kind, data, page.final_url, url=page.final_url, charset=page.charset, caps=caps)
    stand_in = standins.in_text(document.text) if kind is Kind.TEXT else None
    return CitedPage(_in_its_language(document), document.text, stand_in=stand_in)


def _page(data: bytes, page: Page, caps: Caps) -> CitedPage:
    from provenance.reading import html
    from provenance.reading.stated import said
    from provenance.reading.visible import Visible

    source = page.final_url
    markup = html.parsed(data, source, charset=page.charset, caps=caps)
    tree = markup.tree
    seen = Visible(tree)
    itself = said(tree, markup.stated)
    title = _title(markup)
    shell = _shell(markup, seen.lines, seen.without_scripts, title)
    lines = seen.lines
    if not shell and sum(map(_words, seen.without_scripts)) > max(_FEW, sum(map(_words, lines))):
        lines = [*lines, *seen.without_scripts]
    whole = "\n".join(lines)
    if len(whole) > caps.text:
        raise OverCapError(source, f"its text is longer than {caps.text:,} characters")
    language = html.declared_language(tree)
    stand_in = None if shell else standins.in_page(page, markup, title, lines, dated=itself.published is not None)
    try:
        document = html.article(markup, source, url=source, caps=caps)
    except OverCapError:
        raise
    except UnreadableError:
        if not whole and not shell and stand_in is None:
            raise
        document = Document(source, whole, title=title or itself.headline, url=source, language=language)
    if document.published is None and itself.published is not None:
        document = replace(document, published=itself.published)
    return CitedPage(
        _in_its_language(document),
        whole,
        modified=itself.modified,
        free=_free(itself, document, lines),
        needs_script=shell,
        stand_in=stand_in,
    )


def _in_its_language(document: Document) -> Document:
    language, sure = detected(document.text)
    language = told(document.language, language if sure else None)
    return document if language == document.language else replace(document, language=language)


def _title(markup: "Markup") -> str | None:
    element = markup.tree.find("head/title")
    title = " ".join((element.text or "").split()) if element is not None else ""
    return title if 0 < len(title) <= _LONGEST_NOTICE else None


def _shell(markup: "Markup", lines: list[str], without_scripts: list[str], title: str | None) -> bool:
    """Whether a page shows its text only after running scripts, or after asking whether its reader is a machine.

    Only of a page that says next to nothing: a short text is a text.
    """
    words = sum(map(_words, lines))
    if words > _FEW:
        return False
    text = " ".join(lines)
    notice = " ".join(without_scripts)[: 10 * _LONGEST_NOTICE]
    if CHALLENGES.find(text) or CHALLENGES.find(notice):
        return True
    if any("_Incapsula_Resource" in (frame.get("src") or "") for frame in markup.tree.iter("iframe")):
        return True
    if any(_words(line) >= _A_SENTENCE for line in lines):
        return False
    if title is not None and title in CHALLENGE_TITLES:
        return True
    if not markup.scripts:
        return False
    if markup.challenge and words <= _HARDLY_ANY:
        return True
    if any(_empty_root(element) for element in markup.tree.iter("div", "main", "section", *_ROOT_TAGS)):
        return True
    told_so = SCRIPTS_NEEDED.find(text) or SCRIPTS_NEEDED.find(notice)
    return words == 0 or (words <= _HARDLY_ANY and told_so is not None)


def _empty_root(element: "HtmlElement") -> bool:
    known = element.tag in _ROOT_TAGS or (element.get("id") or "").strip().lower() in _ROOTS
    return known and len(element) == 0 and not (element.text or "").strip()


def _free(itself: "Said", document: Document, lines: list[str]) -> bool | None:
    """Whether a page's text is open to all; None where the page does not say.

    What the page says of itself holds, unless all of its text is there: then nothing is kept back, whatever it says.
    A metered page that shows more than its beginning has been opened.
    """
    shown = len(document.text.split())
    if itself.words is not None and itself.words >= _A_TEASER and shown >= _NEARLY_ALL * itself.words:
        return itself.free or None
    if itself.free is None and ((itself.metered and shown < _A_TEASER) or _noticed(lines)):
        return False
    return itself.free


def _noticed(lines: list[str]) -> bool:
    """Whether a page says in passing that the rest is for subscribers."""
    notices = 0
    for line in lines:
        if len(line) > _LONGEST_NOTICE:
            continue
        lower = line.lower()
        if any(each in lower for each in _NOTICED_BY):
            if SUBSCRIBERS.find(line):
                return True
            notices += 1
            if notices == _MOST_NOTICES:
                break
    return False


def _words(line: str) -> int:
    return line.count(" ") + 1 if line else 0

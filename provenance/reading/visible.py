"""Every word that a reader can see on a page, wherever it stands: what the article's main text leaves out as well."""

from itertools import islice
from typing import TYPE_CHECKING

from provenance.model.text import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BREAK = "\x00"  # in no text that a parser of markup gives
_INVISIBLE = str.maketrans("", "", "\xad\u200b\u2060\ufeff")

# What a browser does not show (https://html.spec.whatwg.org/#hidden-elements), shows only where something fails, or
# shows as a part of a form. Of a drawing and of a formula only the words are read.
_UNSEEN = frozenset(
    """
    head script style template title noscript noframes noembed iframe object embed applet audio video canvas datalist
    select textarea option area map param source track rp rt rtc desc metadata defs symbol annotation annotation-xml
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre
    search section summary table tbody td tfoot th thead tr ul xmp text foreignobject
    """.split()
)
_AS_TYPED = frozenset(("pre", "listing", "plaintext", "xmp"))
_APART = frozenset(("button", "input"))
_ASIDE = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-text", "element-invisible")
)
"""Classes of words that are there for screen readers only, by the conventions of Bootstrap, WordPress and Drupal."""

_HIDDEN = Pattern(r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)\b")
_AS_BLOCK = Pattern(r"(?:^|;)\s*+display\s*+:\s*+(?:block|flex|grid|table|list-item)\b")
_MARK = Pattern(r"[\[(]?(?:[0-9]{1,3}|[a-z]|[*†‡§¶]{1,3}|note [0-9]{1,3})[\])]?")
_LONGEST_MARK = 12


class Visible:
    """The words of a page, one block a line, in the order of the markup.

    ``lines`` are the blocks, ``without_scripts`` those of its ``noscript`` elements. Words that only a screen reader
    reads stand on a line of their own after the block that holds them, so that they tear no sentence apart. A part that
    is hidden until a reader opens it (a tab, a question's answer) counts as seen.
    """

    __slots__ = ("_aside", "_opened", "_pieces", "_typed", "lines", "without_scripts")

    def __init__(self, tree: "HtmlElement", opened: frozenset[str] | None = None) -> None:
        self.lines: list[str] = []
        self.without_scripts: list[str] = []
        self._pieces: list[str] = []
        self._aside: list[str] = []
        self._typed = 0
        self._opened = _opened(tree) if opened is None else opened
        self._walk(tree)
        self._end()

    def _walk(self, tree: "HtmlElement") -> None:
        from lxml import etree

        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            if element is tree:
                if event == "start":
                    self._add(element.text)
            elif event == "start":
                if self._passed_over(element):
                    walker.skip_subtree()
                else:
                    self._start(element)
            else:
                if not self._unseen(element):
                    self._between(element)
                    self._typed -= element.tag in _AS_TYPED
                self._add(element.tail)

    def _passed_over(self, element: "HtmlElement") -> bool:
        """Whether an element is no part of the running text; its words are kept apart where somebody reads them."""
        tag = element.tag
        if tag == "noscript":
            self.without_scripts += Visible(element, self._opened).lines
            return True
        if self._unseen(element) or (tag == "sup" and _footnote_mark(element)):
            return True
        if tag not in _BLOCKS and _for_screen_readers(element):
            self._aside += Visible(element, self._opened).lines
            return True
        return False

    def _start(self, element: "HtmlElement") -> None:
        self._between(element)
        if element.tag == "br":
            self._pieces.append(_BREAK)
        self._typed += element.tag in _AS_TYPED
        self._add(element.text)

    def _between(self, element: "HtmlElement") -> None:
        """End the block, or the word, at an edge of an element."""
        if element.tag in _BLOCKS or _shown_as_block(element):
            self._end()
        elif element.tag in _APART:
            self._pieces.append(" ")

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(text.replace("\n", _BREAK) if self._typed else text)

    def _end(self) -> None:
        if self._pieces:
            self.lines += _lines(self._pieces)
            self._pieces.clear()
        if self._aside:
            self.lines += self._aside
            self._aside.clear()

    def _unseen(self, element: "HtmlElement") -> bool:
        tag = element.tag
        if tag in _UNSEEN:
            # The words of a shadow tree that the markup itself holds are seen.
            return tag != "template" or not (element.get("shadowrootmode") or element.get("shadowroot"))
        if not element.attrib:
            return False
        if element.get("subscriptions-section") == "content-not-granted":
            return True
        hidden, style = element.get("hidden"), element.get("style")
        out_of_sight = (hidden is not None and hidden.strip().lower() != "until-found") or bool(
            style and _HIDDEN.search(style.lower())
        )
        return out_of_sight and element.get("id") not in self._opened and element.get("role") != "tabpanel"


def _opened(tree: "HtmlElement") -> frozenset[str]:
    """The ids of the parts that a button or a tab of the page opens."""
    return frozenset(name for names in tree.xpath("//@aria-controls") for name in names.split())


def _lines(pieces: list[str]) -> list[str]:
    """The lines of a block: one break is a space, two in a row end a line."""
    lines: list[str] = []
    line: list[str] = []
    for part in "".join(pieces).translate(_INVISIBLE).split(_BREAK):
        words = part.split()
        if words:
            line += words
        elif line:
            lines.append(" ".join(line))
            line = []
    if line:
        lines.append(" ".join(line))
    return lines


def _shown_as_block(element: "HtmlElement") -> bool:
    style = element.get("style")
    return bool(style and _AS_BLOCK.search(style.lower()))


def _for_screen_readers(element: "HtmlElement") -> bool:
    names = element.get("class")
    return bool(names) and not _ASIDE.isdisjoint(names.lower().split())


def _footnote_mark(element: "HtmlElement") -> bool:
    """Whether raised text is nothing but a link to a note: it is no part of the sentence that it stands in."""
    link = element.find(".//a[@href]")
    if link is None or "#" not in (link.get("href") or ""):
        return False
    pieces = list(islice(element.itertext(), _LONGEST_MARK + 1))
    if sum(map(len, pieces)) > 2 * _LONGEST_MARK:
        return False
    return _MARK.fullmatch("".join("".join(pieces).split()).lower()) is not None

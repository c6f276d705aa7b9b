"""What holds of all that is written, whatever words are in it."""

import json
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import Any

from lxml import etree

from provenance.errors import ProvenanceError
from provenance.model.text import Span
from tests.render.test_safety import assert_safe, commands, hides_or_steers

MARK = "zz-mark"
"""The name of an element, and the beginning of an attribute's, that only hostile words have (tests/render/reports)."""

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SHORT = 2_000


def sentence(error: ProvenanceError) -> None:
    """An error is one line for a person: no control character, and no more of the input than a person reads."""
    words = str(error)
    assert words.strip()
    assert len(words) < _SHORT, "the error quotes too much"


def within(span: Span, text: str) -> None:
    """A span lies in the text, and ends no earlier than it begins."""
    lines = text.split("\n")
    assert 1 <= span.line <= span.end_line <= len(lines) + 1, span
    assert (span.line, span.column) <= (span.end_line, span.end_column), span
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        width = len(lines[line - 1]) if line <= len(lines) else 0
        assert 1 <= column <= width + 2, span  # a line feed has a column of its own, and an end is exclusive


def text_lines(chunks: Iterable[str]) -> None:
    """Lines for a terminal or a log: no control, no direction of writing, nothing that a service obeys."""
    assert_safe(list(chunks))


def workflow_commands(chunks: Iterable[str]) -> None:
    """Each line is one command of ours, or no command at all; its words hold none."""
    for chunk in chunks:
        assert chunk.endswith("\n")
        line = chunk[:-1]
        found = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line, re.DOTALL)
        if found is None:
            assert not commands(line)
            assert line.startswith("provenance: ")
            continue
        names = [each.partition("=")[0] for each in found[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}, line
        assert len(set(names)) == len(names)
        assert not [each for each in line if hides_or_steers(each) and each not in "\u200c\u200d"]
        assert not commands(found[3])


def document(pieces: Iterable[str | bytes]) -> Any:
    """The JSON that the pieces are together, in UTF-8, of strict JSON alone (no NaN)."""
    whole = joined(pieces)

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    return json.loads(whole, parse_constant=refuse)


def json_lines(pieces: Iterable[str | bytes]) -> list[Any]:
    """The JSON of each line."""
    whole = joined(pieces)
    assert not whole or whole.endswith("\n")
    return [document([line]) for line in whole.split("\n")[:-1]]


def xml(pieces: Iterable[str | bytes]) -> None:
    """Well-formed XML, without a declaration of types, in which hostile words are words."""
    whole = joined(pieces).encode()
    root = etree.fromstring(whole, etree.XMLParser(resolve_entities=False, no_network=True))
    assert root.getroottree().docinfo.internalDTD is None
    for element in root.iter():
        assert isinstance(element.tag, str), "a comment or an instruction"
        assert not element.tag.startswith(MARK)
        assert not [name for name in element.attrib if str(name).startswith(MARK)]
    assert not _FORBIDDEN.search(whole.decode())


def links(pieces: Iterable[str | bytes]) -> None:
    """Nothing in some XML leads anywhere but to a page, is loaded, or runs."""
    root = etree.fromstring(joined(pieces).encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter():
        assert etree.QName(element).localname not in ("script", "image", "use", "foreignObject", "iframe"), element.tag
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), name
            assert "href" not in str(name) or str(value).lower().startswith(("http://", "https://")), value


class _Elements(HTMLParser):
    """A page taken apart; an element that is closed out of order is a mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not tag.startswith(MARK), tag
        for name, value in attrs:
            assert not name.startswith(("on", MARK)), (tag, name)
            if name in ("href", "src", "action", "formaction"):
                assert (value or "").lower().startswith(("#", "http://", "https://")), (tag, name, value)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag


def page(pieces: Iterable[str | bytes]) -> None:
    """A whole page of HTML: its elements closed in their order, and hostile words words."""
    whole = joined(pieces)
    assert not _FORBIDDEN.search(whole)
    parser = _Elements()
    parser.feed(whole)
    parser.close()
    assert parser.open == []


def markdown(pieces: Iterable[str | bytes]) -> None:
    """GitHub's Markdown in which hostile words are words: no element, no picture, no link but to a page, no mention."""
    from markdown_it import MarkdownIt

    whole = joined(pieces)
    assert not _FORBIDDEN.search(whole)
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(whole)
    found = re.findall(r"<\s*/?\s*([A-Za-z][^\s/>]*)([^>]*)>", shown)
    for tag, attributes in found:
        assert not tag.lower().startswith((MARK, "img", "script")), tag
        assert not re.search(rf"""(?:^|[\s"'])(?:on\w+|{MARK}\S*)\s*=""", attributes), attributes
        assert not re.search(r"""(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):""", attributes, re.IGNORECASE)


def joined(pieces: Iterable[str | bytes]) -> str:
    """The pieces as one text."""
    return b"".join(each.encode() if isinstance(each, str) else each for each in pieces).decode()


def in_order(values: Sequence[Any]) -> None:
    """The values come sorted."""
    assert list(values) == sorted(values)

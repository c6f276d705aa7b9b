"""A page of HTML taken apart, for the tests of what is in it."""

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]
    text: list[str]
    inside: list[str]


class Page(HTMLParser):
    """A page as a browser takes it apart; an element that is closed out of order is a mistake."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, [], [each.tag for each in self._open])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def words(self, element: Element) -> str:
        return "".join(element.text)

    def all(self, tag: str) -> list[Element]:
        return [each for each in self.elements if each.tag == tag]

    def one(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    def shut(self) -> bool:
        """Whether its policy lets nothing be loaded or run, and no style be heeded but its own."""
        [policy] = [each for each in self.all("meta") if each.attributes.get("http-equiv")]
        style = self.words(self.one("style"))
        allowed = b64encode(sha256(style.encode()).digest()).decode()
        assert policy.attributes["content"] == (
            f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
        )
        return (
            not any("style" in each.attributes for each in self.elements)
            and "url(" not in style
            and "@import" not in style
        )

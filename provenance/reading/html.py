"""Pages: the main text of an article, and what the page says of it, by trafilatura and htmldate."""

import datetime
import json
import logging
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from provenance.errors import OverCapError, UnreadableError
from provenance.model.document import Document
from provenance.reading.caps import Caps, checked, over
from provenance.reading.charsets import decoded
from provenance.reading.stated import MOST, Stated, stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_RAW = "script|style|textarea|title|xmp|noembed|noframes|iframe|plaintext"
# The tokens of HTML as libxml2 sees them (https://html.spec.whatwg.org/#tokenization): comments, bogus comments, tags,
# and elements whose content holds no tags. Possessive throughout, so that each character is looked at once.
_TOKEN = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+|</(?![a-z])[^>]*+"""
    rf"""|<(?:(?P<raw>{_RAW})(?=[\s/>])|/?[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)"""
    rf"""(?(raw)(?:[\s/]*+(?<!/)>.*?(?=</(?P=raw)[\s/>]|\Z))?+)""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")

# Nothing in these is read, and each costs time: pictures drawn in the page, forms, scripts.
_WITHOUT_TEXT = (
    "style svg canvas template iframe object embed applet audio video map area select option datalist input button"
).split()
_MARKS = ("“", "”"), ("‘", "’")
_OPENING = "\"'“”„«»‘‚‹"
_CONTROL = re.compile("[\x00-\x1f]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
# Cloudflare, DataDome, Imperva, HUMAN and AWS WAF, by the addresses and names in the scripts that they send first.
_CHALLENGE = re.compile(
    r"/cdn-cgi/challenge-platform/|_cf_chl_opt|captcha-delivery\.com|_Incapsula_Resource|/px/captcha|_pxAppId"
    r"|\.awswaf\.com/|gokuProps"
)
# https://html.spec.whatwg.org/#the-location-interface
_LEADS_ON = re.compile(
    r"\blocation(?:\s*+\.\s*+href)?+\s*+=(?!=)\s*+[\"'`]|\blocation\s*+\.\s*+(?:replace|assign)\s*+\("
)
_JSON_LD = "application/ld+json"
_LARGEST_JSON_LD = 1 << 20
_LARGEST_ATTRIBUTE = 4096
_LARGEST_METADATA = 300
_LONGEST_ADDRESS = 2048
_SHORTEST = 100
"""An article of fewer characters is looked for in the whole page, where paragraphs are lost: news in brief is short."""
_PLAIN_WAY = 10_000
"""From so many elements on, no second opinion on where the main text is: it would take most of the time."""

for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    # Without a handler of their own, their warnings would be printed.
    logging.getLogger(_name).addHandler(logging.NullHandler())


class Markup(NamedTuple):
    """A page's markup as a tree: without its scripts, and with the quotation marks that a browser draws.

    ``stated`` is what its JSON-LD says of it, ``scripts`` how many other scripts there were, ``challenge`` whether one
    of them is of the kind that first asks whether the reader is a machine, and ``leads_on`` whether one opens another
    page.
    """

    tree: "HtmlElement"
    stated: tuple[Stated, ...]
    scripts: int
    challenge: bool
    leads_on: bool = False


def read(data: bytes, source: str, *, url: str | None, charset: str | None, caps: Caps) -> Document:
    """The article in a page.

    Comments, navigation, tables of data and the like are left out; each paragraph, heading and item of a list is a line
    of the text. ``url`` is where the page was read, else its own canonical address is taken. Raises
    :class:`~provenance.errors.UnreadableError`: no text, over a cap, or markup that defeats the reader.
    """
    return article(parsed(data, source, charset=charset, caps=caps), source, url=url, caps=caps)


def parsed(data: bytes, source: str, *, charset: str | None, caps: Caps) -> Markup:
    """A page's markup. Raises :class:`~provenance.errors.UnreadableError`: empty, or over a cap."""
    if len(data) > caps.html:
        raise over(source, caps.html)
    if not data:
        raise UnreadableError(source, "it is empty")
    tree = _tree(_INVALID.sub("", decoded(data, charset)), source, caps)
    said: list[Stated] = []
    scripts, challenge, leads_on = 0, False, False
    for script in list(tree.iter("script")):
        if (script.get("type") or "").strip().lower() == _JSON_LD:
            if not _mended(script, said):
                script.drop_tree()
            continue
        scripts += 1
        code = (script.get("src") or "")[:_LONGEST_ADDRESS] + (script.text or "")[:_LARGEST_ATTRIBUTE]
        challenge = challenge or _CHALLENGE.search(code) is not None
        leads_on = leads_on or _LEADS_ON.search(code) is not None
        script.drop_tree()
    for element in tree.xpath(f"//*[@*[string-length() > {_LARGEST_ATTRIBUTE}]]"):
        for name, value in element.attrib.items():
            if len(value) > _LARGEST_ATTRIBUTE:
                del element.attrib[name]
    for quotation in tree.iter("q"):
        _mark(quotation)
    return Markup(tree, tuple(said), scripts, challenge, leads_on)


def structured(data: bytes, source: str, *, charset: str | None, caps: Caps) -> list[object]:
    """The JSON-LD of a page, script by script; what is no JSON is left out. Raises
    :class:`~provenance.errors.UnreadableError`: empty, or over a cap."""
    if len(data) > caps.html:
        raise over(source, caps.html)
    if not data:
        raise UnreadableError(source, "it is empty")
    found: list[object] = []
    for script in _tree(_INVALID.sub("", decoded(data, charset)), source, caps).iter("script"):
        if (script.get("type") or "").strip().lower() == _JSON_LD:
            try:
                found.append(json.loads(_CONTROL.sub(" ", script.text or "")))
            except (ValueError, RecursionError):
                continue
    return found


def article(page: Markup, source: str, *, url: str | None, caps: Caps) -> Document:
    """The article in a page's markup, which is used up by it. See :func:`read`."""
    tree = page.tree
    language = declared_language(tree)
    elements = _cleaned(tree)
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    try:
        found = bare_extraction(
            tree,
            url=url,
            fast=elements > _PLAIN_WAY,
            include_comments=False,
            # As text, tables are rows of numbers; where they lay out the page, their text is found all the same.
            include_tables=False,
            with_metadata=True,
            config=config,
            # Only dates that are given as such: not the first one that stands somewhere in the text.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # whatever a hostile page brings about in a large library
        raise UnreadableError(source, f"its markup cannot be made sense of ({type(error).__name__})") from error
    text = None if found is None else getattr(found, "text", None)
    if not isinstance(text, str) or not text.strip():
        raise UnreadableError(source, "no article text was found in this page")
    address = url or _address(getattr(found, "url", None))
    document = Document(
        source,
        "\n".join(filter(None, map(str.strip, _INVISIBLE.sub("", text).splitlines()))),
        title=_metadata(found, "title"),
        author=_metadata(found, "author"),
        url=address,
        outlet_hint=_metadata(found, "sitename") or _host(address),
        published=_date(_metadata(found, "date")),
        language=language,
    )
    return checked(document, caps)


def _tree(markup: str, source: str, caps: Caps) -> "HtmlElement":
    """The page as a tree, if its markup keeps within bounds: what reads it takes time that grows with their square."""
    for tags, token in enumerate(_TOKEN.finditer(markup), 1):
        attributes = token["attributes"]
        if attributes and len(attributes) > 2 * caps.attributes:
            count = sum(1 for _ in _ATTRIBUTES.finditer(attributes))
            if count > caps.attributes:
                raise OverCapError(source, f"one of its tags has {count:,} attributes, more than {caps.attributes:,}")
        if tags > 2 * caps.tags:
            raise OverCapError(source, f"its markup has more than {caps.tags:,} elements")
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(markup.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(source, "no article text was found in this page") from error
    # libxml2 breaks off at 256 levels, and at 10 MB in one piece: an article may not be read in part without a word.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise OverCapError(source, "its markup nests deeper than 255 levels, or has more than 10 MB in one piece")
    return tree


def _cleaned(tree: "HtmlElement") -> int:
    """Take out of the tree what holds no text or would keep the reader busy; how many elements are left."""
    from lxml import etree

    etree.strip_elements(tree, *_WITHOUT_TEXT, with_tail=False)
    etree.strip_tags(tree, "q")
    return sum(1 for _ in tree.iter())


def _mended(script: "HtmlElement", said: list[Stated]) -> bool:
    """Whether a script holds JSON, now without the slips that are common in it; what it says is added to ``said``.

    What is no JSON must go: the patterns that trafilatura tries on it then take time without end.
    """
    text = script.text or ""
    if len(text) > _LARGEST_JSON_LD:
        return False
    try:
        data = json.loads(_CONTROL.sub(" ", text))
        script.text = json.dumps(data)
    except (ValueError, RecursionError):
        return False
    said += stated(data)[: MOST - len(said)]
    return True


def _mark(quotation: "HtmlElement") -> None:
    """Write out the quotation marks that a browser draws around a ``q`` element."""
    inner = sum(1 for _ in quotation.iterancestors("q")) % 2
    before, after = _MARKS[inner]
    text = quotation.text or ""
    if text.lstrip()[:1] in _OPENING and text.strip():
        return
    quotation.text = before + text
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "") + after
    else:
        quotation.text += after


def _metadata(found: object, name: str) -> str | None:
    """What a page says of itself, on one line; None where it is missing or no sensible length."""
    value = getattr(found, name, None)
    if not isinstance(value, str):
        return None
    value = " ".join(_INVISIBLE.sub("", value).split())
    return value if 0 < len(value) <= _LARGEST_METADATA else None


def _address(value: str | None) -> str | None:
    usable = value is not None and value.startswith(("http://", "https://")) and len(value) <= _LONGEST_ADDRESS
    return value if usable and _host(value) else None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None


def _date(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value is not None else None
    except ValueError:
        return None


def declared_language(tree: "HtmlElement") -> str | None:
    """The language that a page declares, as a BCP 47 code; None where it declares none that could be one."""
    declared = [tree.get("lang"), tree.get("xml:lang")]
    declared += tree.xpath("/html/head/meta[@property='og:locale']/@content")[:1]
    for value in declared:
        if value is not None and _LANGUAGE.fullmatch(value.strip()):
            return str(value).strip().replace("_", "-")
    return None

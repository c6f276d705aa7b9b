"""What stands in place of a page although its site answered as if it were the page: judged by form, and with care.

A page taken for its own error page would have its citation mended away, and one that is missed makes a quotation look
invented. What is an article by its text is one, whatever its title says.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from provenance.lexicon.phrases import Phrases
from provenance.lexicon.standins import (
    ABOUT_CONSENT,
    CONSENTS,
    LOGIN_TITLES,
    NOT_FOUND,
    NOT_FOUND_TITLES,
    PASSING_BY,
    TOMBSTONES,
    TROUBLE_TITLES,
)
from provenance.model.document import StandIn
from provenance.model.ports import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.reading.html import Markup

_A_SENTENCE = 25  # words: a block of so many is text, not a menu
_A_TEXT = 3  # such blocks one after the other: teasers stand between headlines
_FEW = 150  # words
_HARDLY_ANY = 60  # words
_A_DIALOGUE = 1500  # words: what consent platforms write at most before they show their lists
_A_TELLING = 40  # words
_A_BUTTON = 6  # words
_OPENERS = 60  # characters: within so many a block says what it has to say
_LONGEST = 300  # characters of a title, or of a block that is looked at
_MOST = 400  # blocks that are looked at
_MOST_HEADINGS = 5
_SOON = 10  # seconds

_BETWEEN = re.compile(r"\s[|–—·:\-»«]+\s")
_UNSPOKEN = re.compile(r"[().!?…:,]+")
_QUOTED = re.compile('["“”„«»‘]')
_REFRESH = re.compile(r"\s*+([0-9]{1,4})(?:\.[0-9]*)?\s*+[;,]\s*+(?:url\s*+=\s*+)?+(.*)", re.IGNORECASE | re.DOTALL)
_CONSENT_HOST = re.compile(r"(?:consent|cmp|guce|myprivacy|privacy-gate|cookieconsent)\.", re.IGNORECASE)
_CONSENT_PATH = re.compile(
    r"/(?:collect-?consent|cookie-?consent|consent|privacy-gate|cookie-?wall|gdpr-?consent)(?:[/.]|\Z)", re.IGNORECASE
)
_LOGIN_HOST = re.compile(r"(?:login|accounts?|auth|sso|signin|id|myaccount|identity)\.", re.IGNORECASE)
_LOGIN_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sso|oauth2?|authorize|wp-login\.php|users/sign_in|account/login|register|anmelden|connexion)"
    r"(?:[/.]|\Z)",
    re.IGNORECASE,
)
_FRONT_PAGES = re.compile(r"/?(?:index\.(?:html?|php))?")


def in_page(page: Page, markup: "Markup", title: str | None, lines: Sequence[str], *, dated: bool) -> StandIn | None:
    """What stands in place of a page of HTML; None for one that is what it should be.

    ``lines`` are the blocks of words that it shows, and ``dated`` says whether it states a day of publication.
    """
    words = sum(map(_words, lines))
    longest = _longest_run(lines)
    if longest >= _A_TEXT:
        return None
    tree = markup.tree
    headings = [title, *_headings(tree)]
    found = _said_of_itself(headings, lines, words, longest, dated=dated)
    if found is not None:
        return found
    if _asks_for_consent(page, tree, lines, words, dated=dated):
        return "consent"
    if _asks_who_reads(page, tree, headings, lines, words, dated=dated):
        return "login"
    return _leads_on(page, markup, lines, words, longest)


def in_text(text: str) -> StandIn | None:
    """As :func:`in_page`, for an answer that is plain text."""
    if len(text) > _LONGEST:
        return None
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    words = sum(map(_words, lines))
    return _said_of_itself(lines[:1], lines, words, _longest_run(lines), dated=False) if words <= _A_TELLING else None


def _said_of_itself(
    headings: Sequence[str | None], lines: Sequence[str], words: int, longest: int, *, dated: bool
) -> StandIn | None:
    short = [line for line in lines[: 4 * _MOST] if len(line) <= _LONGEST][:_MOST]
    if words <= _FEW and longest == 0 and any(line.rstrip(".! ") in TOMBSTONES for line in short):
        return "not-found"
    if dated:
        return None
    named = any(_is_one_of(each, NOT_FOUND_TITLES) for each in headings)
    if named or (words <= _FEW):
        telling = [line for line in short if _tells(line, NOT_FOUND) and not _is_one_of(line, NOT_FOUND_TITLES)]
        rest = _longest_run([line for line in lines if line not in telling])
        if named and (telling or (rest < 2 and _text(lines) <= _FEW)):
            return "not-found"
        if telling and rest == 0 and words <= _FEW:
            return "not-found"
    if words <= _FEW and longest < 2 and any(_is_one_of(each, TROUBLE_TITLES) for each in headings):
        return "trouble"
    return None


def _asks_for_consent(page: Page, tree: "HtmlElement", lines: Sequence[str], words: int, *, dated: bool) -> bool:
    if dated or words > _A_DIALOGUE:
        return False
    sent = _sent_to(page, _CONSENT_HOST, _CONSENT_PATH)
    if not sent and not any(each.rstrip(".! ") in CONSENTS for each in _buttons(tree)):
        return False
    texts = [line for line in lines if _words(line) >= _A_SENTENCE // 2]
    about = [line for line in texts if ABOUT_CONSENT.find(line[: 10 * _LONGEST])]
    return sent or (bool(about) and len(about) == len(texts))


def _asks_who_reads(
    page: Page, tree: "HtmlElement", headings: Sequence[str | None], lines: Sequence[str], words: int, *, dated: bool
) -> bool:
    if dated or words > 2 * _FEW:
        return False
    named = any(_is_one_of(each, LOGIN_TITLES) for each in headings)
    if _sent_to(page, _LOGIN_HOST, _LOGIN_PATH) and (named or _asks_for_password(tree) or _text(lines) == 0):
        return True
    return named and _text(lines) <= _FEW // 3 and (_asks_for_password(tree) or words <= _HARDLY_ANY)


def _leads_on(page: Page, markup: "Markup", lines: Sequence[str], words: int, longest: int) -> StandIn | None:
    if words > _HARDLY_ANY or longest:
        return None
    target = _refreshed_to(page, markup.tree)
    if target is not None:
        return "front-page" if _is_front_page_of(target, page.final_url) else "elsewhere"
    passing = any(_tells(line, PASSING_BY) for line in lines if len(line) <= _LONGEST)
    if markup.leads_on and (passing or words <= _A_BUTTON):
        return "elsewhere"
    return "elsewhere" if passing and words <= _A_TELLING else None


# Signs


def _is_one_of(text: str | None, titles: frozenset[str]) -> bool:
    """Whether a title, or a part of one between dashes or bars, is in a list."""
    if text is None or len(text) > _LONGEST:
        return False
    whole = " ".join(text.replace("’", "'").casefold().split())
    parts = (whole, *_BETWEEN.split(whole))
    return any(" ".join(_UNSPOKEN.sub(" ", part).split()) in titles or part.strip() in titles for part in parts)


def _tells(line: str, phrases: Phrases) -> bool:
    """Whether a block says something itself: at its beginning, and not as the words of somebody."""
    if _words(line) > _A_TELLING or len(line) > _LONGEST:
        return False
    found = phrases.find(line)
    return found is not None and found.start() <= _OPENERS and _QUOTED.search(line, 0, found.start()) is None


def _headings(tree: "HtmlElement") -> Iterator[str]:
    for tag in ("h1", "h2"):
        found = False
        for number, element in enumerate(tree.iter(tag)):
            if number == _MOST_HEADINGS:
                break
            text = " ".join(_beginning(element).split())
            if text:
                found = True
                yield text
        if found:
            return


def _buttons(tree: "HtmlElement") -> Iterator[str]:
    """What the buttons of a page say, and the links that may be made up as such."""
    for element in islice(tree.iter("button", "a", "input"), _MOST):
        text = (element.get("value") or "") if element.tag == "input" else _beginning(element)
        if len(text) <= _LONGEST:
            yield " ".join(text.split())


def _beginning(element: "HtmlElement") -> str:
    """The text of an element as far as it matters whether it is short."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > 2 * _LONGEST:
            break
    return "".join(pieces)


def _sent_to(page: Page, host: re.Pattern[str], path: re.Pattern[str]) -> bool:
    """Whether redirects led to such an address from one that was not."""
    if not page.redirects:
        return False
    first, last = urlsplit(page.url), urlsplit(page.final_url)
    if path.search(first.path) or host.match(first.netloc):
        return False
    return path.search(last.path) is not None or host.match(last.netloc) is not None


def _asks_for_password(tree: "HtmlElement") -> bool:
    return any((element.get("type") or "").strip().lower() == "password" for element in tree.iter("input"))


def _refreshed_to(page: Page, tree: "HtmlElement") -> str | None:
    """The other address to which a page's markup sends browsers soon."""
    for element in tree.iter("meta"):
        if (element.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        if next(element.iterancestors("noscript"), None) is not None:
            continue
        match = _REFRESH.fullmatch((element.get("content") or "")[: 10 * _LONGEST])
        if match is None or int(match[1]) > _SOON:
            continue
        try:
            target: str = urljoin(page.final_url, match[2].strip().strip("'\""))
            if urlsplit(target).scheme in ("http", "https") and _plain(target) != _plain(page.final_url):
                return target
        except ValueError:
            continue
    return None


def _plain(url: str) -> str:
    return url.partition("#")[0].rstrip("/")


def _is_front_page_of(target: str, url: str) -> bool:
    first, last = urlsplit(url), urlsplit(target)
    if first.netloc.removeprefix("www.") != last.netloc.removeprefix("www.") or last.query:
        return False
    return _FRONT_PAGES.fullmatch(last.path) is not None and _FRONT_PAGES.fullmatch(first.path) is None


def _longest_run(lines: Sequence[str]) -> int:
    """How many blocks of running text follow each other at most."""
    longest = run = 0
    for line in lines:
        run = run + 1 if _words(line) >= _A_SENTENCE else 0
        longest = max(longest, run)
    return longest


def _text(lines: Sequence[str]) -> int:
    """The words of the blocks that are text."""
    return sum(count for count in map(_words, lines) if count >= _A_SENTENCE)


def _words(line: str) -> int:
    return line.count(" ") + 1 if line else 0

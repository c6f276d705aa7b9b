"""From a reading to a draft claim file: every assertion of the article as a claim, to be looked at and mended.

What is not known is left out, and what is doubtful has a comment above it: nothing is guessed silently. A claim's
directness depends on its origin, its relays and its mode alone, and those are made here, for the reading and for the
draft alike: the two cannot disagree.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from provenance.claimfile.limits import Limits
from provenance.claimfile.write import Notes, claim_file, comment, string
from provenance.claimfile.write import key as written_key
from provenance.lexicon import clauses
from provenance.lexicon.quotation_marks import DOUBLE, SINGLE
from provenance.lexicon.turning import ASKING, DENYING
from provenance.model.attribution import Act, Attribution, Carrier, Fragment, ReadArticle, Reading
from provenance.model.chain import Identity, Mode, Origin, Relay, Url
from provenance.model.claim import Article, Claim, ClaimFile, Language, Placement, Scope
from provenance.model.finding import Path
from provenance.model.paragraphs import Paragraphs
from provenance.model.source import Body, Registry
from provenance.model.text import quotations, without_outer_marks
from provenance.render.reading.wording import doubt
from provenance.rules.file.compound_claim import is_compound
from provenance.rules.file.mixed_quotation_marks import mixture

UNKNOWN_OUTLET = "unknown-outlet"
"""What stands for the outlet until somebody names it."""

_QUOTE = 300  # characters: a few lines
_STATEMENT = 400
_PARAGRAPH = 5_000
_SLUG = 40
_CAPS = Limits()
_ROOM = _CAPS.file_size - 4096

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_THAT = re.compile(r"\s*that\b[\s,]*", re.IGNORECASE)
# What is no statement without who said what it belongs to: "to pay", "whether it holds", "as safe".
_DEPENDENT = re.compile(
    r"(?:to|as|whether|if|how|why|what|who|whom|whose|when|where|which|for|of|about|against|from|with|by|on|over|into)\b"
)
_JOINER = re.compile(r"[;:]\s|[.!?…][\"”’»]?\s|\b(?:and|but|while|whereas)\b")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s)")
_MARKS = "".join(sorted(DOUBLE))
_ANY_MARK = re.compile(f"[{_MARKS}{''.join(sorted(SINGLE))}]")
_DOUBLE_MARK = re.compile(f"[{_MARKS}]")
_ENDS = ".!?…"
_DANGLING = " \t,;:–—-"
_FINITE = (
    clauses.AUXILIARIES
    | clauses.PAST
    | clauses.PAST_OR_PARTICIPLE
    | clauses.STANDING_ALONE
    | clauses.SINGULAR_VERBS
    | clauses.PLURAL_VERBS
)
_NOT_FIRST = frozenset("a an the that this these those of to in on at is are was were be and or but".split())
_DETERMINER = re.compile(
    r"^(?:the|a|an|some|one|this|that|these|those|his|her|their|its|several|many)\s+", re.IGNORECASE
)


class Draft(NamedTuple):
    """A claim file and the comments on it."""

    file: ClaimFile
    notes: Notes


def draft(reading: Reading, registry: Registry, *, retrieved: datetime.datetime | None = None) -> Draft:
    """The draft of a claim file: a claim for each attribution of the reading that is an assertion.

    Ids of ``registry`` are taken where the reading names one. ``retrieved`` is when the page was read.
    """
    return _Drafting(reading, registry).draft(retrieved)


def toml(draft: Draft) -> Iterator[str]:
    """The draft as TOML, in pieces, no larger than what ``provenance check`` reads."""
    size = 0
    for number, piece in enumerate(claim_file(draft.file, draft.notes)):
        size += len(piece.encode("utf-8"))
        if number and size > _ROOM:
            yield "\n"
            left = len(draft.file.claims) - number + 1
            yield from comment(f"{left:,} more are left out: a claim file has at most 1 MiB.")
            return
        yield piece


def outlet_entry(article: ReadArticle, name: str | None) -> str:
    """What to add to sources.toml so that the article's outlet is known there, as TOML."""
    host = _host(article.url)
    key = article.outlet or _slug(name or host or "the outlet", 30)
    lines = [f"[outlet.{written_key(key)}]"]
    lines.append(f"name = {string(name or host or 'its name')}")
    if host:
        lines.append(f"domains = [{string(host)}]")
    return "\n".join(lines)


def sourcing(attribution: Attribution) -> Claim:
    """What directness depends on: a claim with the attribution's origin, relays and mode, and no words of its own."""
    origin = Origin(attribution.origin.identity, attribution.origin.vantage)
    relays = tuple(_relay(carrier) for carrier in attribution.relays)
    return Claim("-", "-", "-", Scope.UTTERANCE, attribution.mode, origin, relays=relays)


def _origin(attribution: Attribution, registry: Registry, key: str | None) -> Origin:
    voice = attribution.origin
    written = voice.as_written or (attribution.source.text if attribution.source is not None else None)
    if voice.identity is Identity.NONE and voice.as_written is None:
        written = None
    return Origin(
        identity=voice.identity,
        vantage=voice.vantage,
        as_written=_words(written),
        key=key,
        source=voice.source if voice.source in registry else None,
        affiliation=_affiliation(voice.affiliation, registry),
    )


def _affiliation(written: str | None, registry: Registry) -> str | None:
    """The id of the one body that is called so."""
    found = [each for each in registry.ids_by_name(written or "") if isinstance(registry.get(each), Body)]
    return found[0] if len(found) == 1 else None


def _relay(carrier: Carrier, registry: Registry | None = None, *, inherited: bool = False) -> Relay:
    source = carrier.source if registry is not None and carrier.source in registry else None
    written = _words(carrier.as_written) or _words(carrier.name)
    if source is not None and inherited:
        written = None
    elif source is None and written is None:
        written = carrier.type.value.replace("_", " ")  # a relay has a name, and its kind is all that is known
    return Relay(source=source, as_written=written)


def _words(text: str | None) -> str | None:
    """Words on one line; None for none."""
    return " ".join(text.split()) or None if text is not None else None


class _Drafting:
    """One reading on its way to a claim file."""

    def __init__(self, reading: Reading, registry: Registry) -> None:
        self._reading = reading
        self._text = reading.text
        self._registry = registry
        self._paragraphs = Paragraphs(reading.text, reading.article.title)
        self._notes: dict[Path, list[str]] = {}
        self._ids: dict[str, int] = {}

    def draft(self, retrieved: datetime.datetime | None) -> Draft:
        reading = self._reading
        asserted = [each for each in reading.attributions if each.act is Act.ASSERTION]
        usable = [each for each in asserted if any(_WORD.search(piece.text) for piece in each.content)]
        self._head(len(usable), len(asserted) - len(usable))
        article = self._article(retrieved)
        inherited = [self._inherited(each) for each in usable]
        keys = _keys(usable, [bool(each) and all(each) for each in inherited])
        claims = [
            self._claim(each, number, key, past)
            for number, (each, key, past) in enumerate(zip(usable[: _CAPS.claims], keys, inherited, strict=False))
        ]
        return Draft(ClaimFile(1, article, tuple(claims)), self._notes)

    def _note(self, at: Path, words: str) -> None:
        self._notes.setdefault(at, []).append(words)

    def _head(self, usable: int, empty: int) -> None:
        source = _cut(self._reading.article.source, 500)
        self._note(
            (),
            f"A draft by `provenance extract` from {source}: hold every claim against the article before you "
            "rely on it. `provenance schema claims` says what can stand here.",
        )
        if empty:
            self._note((), f"Left out, since no words of theirs were found: {empty:,} more.")
        if usable > _CAPS.claims:
            self._note((), f"{usable - _CAPS.claims:,} more are left out: a claim file holds {_CAPS.claims:,}.")

    # The article

    def _article(self, retrieved: datetime.datetime | None) -> Article:
        known = self._reading.article
        outlet = _words(known.outlet)
        if outlet is None:
            outlet = UNKNOWN_OUTLET
            self._note(("article", "outlet"), "TODO: the outlet's id in sources.toml; --outlet gives it")
        elif self._registry.path is not None and outlet not in self._registry.outlets:
            self._note(("article", "outlet"), f"TODO: add this outlet to {self._registry.path}")
        title = _cut(_words(known.title) or "", 500) or None
        if title is None:
            first = self._paragraphs.opening
            title = _cut(_words(first) or "Untitled", 100)
            self._note(("article", "title"), "TODO: no title was found; these are the first words of the text")
        url = known.url if known.url is not None and _fits(known.url, Url) else None
        if url is None:
            url = f"https://address.invalid/{_slug(title, 60, ascii=True)}"
            self._note(("article", "url"), "TODO: the article's address; --url gives it")
        language = known.language if known.language is not None and _fits(known.language, Language) else None
        return Article(outlet, title, url, known.published, retrieved, language)

    # One claim

    def _claim(self, attribution: Attribution, number: int, key: str | None, inherited: Sequence[bool]) -> Claim:
        at: Path = ("claim", number)
        pieces = [piece for piece in attribution.content if _WORD.search(piece.text)]
        statement, rest = _statement(self._text, attribution, pieces)
        quote, mixed = self._quote(attribution.mode, pieces)
        doubtful = doubt(attribution)
        if doubtful is not None:
            self._note(at, doubtful)
        if rest:
            self._note(at, f"The article goes on, and this may be a claim of its own: {_cut(rest, 160)}")
        if mixed is not None:
            self._note(
                (*at, "quote"), f"The article opens a quotation here with {mixed[0]} and closes it with {mixed[1]}"
            )
        relays = tuple(
            _relay(each, self._registry, inherited=past)
            for each, past in zip(attribution.relays, inherited, strict=True)
        )
        return Claim(
            id=self._id(statement),
            text=statement,
            quote=quote,
            scope=Scope.UTTERANCE,
            mode=attribution.mode,
            origin=_origin(attribution, self._registry, key),
            place=self._place(attribution.content),
            cue=_words(" ".join(part.text for part in attribution.cue)),
            relays=relays,
        )

    def _id(self, statement: str) -> str:
        """A short name made of the first words, with a number where another claim has it."""
        slug = _slug(statement, _SLUG)
        taken = self._ids.get(slug, 0) + 1
        self._ids[slug] = taken
        if taken == 1:
            return slug
        while f"{slug}-{taken}" in self._ids:
            taken += 1
        self._ids[slug] = taken
        numbered = f"{slug}-{taken}"
        self._ids[numbered] = 1
        return numbered

    def _place(self, content: Sequence[Fragment]) -> Placement:
        start, end = content[0].start, content[-1].end
        if self._paragraphs.in_title(start, end):
            return Placement.HEADLINE
        return Placement.LEDE if self._paragraphs.in_lede(start) else Placement.BODY

    def _inherited(self, attribution: Attribution) -> list[bool]:
        """Which relays come from an earlier mention: no sentence of this attribution names them."""
        if not attribution.relays:
            return []
        spans = [*attribution.content, *attribution.cue, *([attribution.source] if attribution.source else [])]
        start, end = self._paragraphs.sentences(min(s.start for s in spans), max(s.end for s in spans))
        return [self._text.find(each.as_written, start, end) < 0 for each in attribution.relays]

    # The quote

    def _quote(self, mode: Mode, pieces: Sequence[Fragment]) -> tuple[str, tuple[str, str] | None]:
        """Words of the article that locate the claim, and the unlike marks of a quotation, if that has any.

        Of a quotation cut off before its closing mark nobody can say that the marks do not belong together.
        """
        if mode is Mode.DIRECT:
            quote = self._within_marks(max(pieces, key=lambda piece: len(piece.text)))
        else:
            start, end = self._cover(mode, pieces)
            quote = _without_that(self._text[start:end])
        quote = _located(quote)
        mixed = mixture(quote)
        found = mixed
        while found is not None:
            last = max(match.start() for match in _ANY_MARK.finditer(quote))
            before, after = quote[:last].strip(), quote[last + 1 :].strip()
            quote = before if len(_WORD.findall(before)) >= min(3, len(_WORD.findall(after))) else after
            found = mixture(quote)
        if not _WORD.search(quote):  # nothing but marks was left
            longest = max(pieces, key=lambda piece: len(piece.text)).text
            quote = max(_WORD.findall(longest), key=len)
        return quote, mixed

    def _within_marks(self, piece: Fragment) -> str:
        """What a direct quotation has inside its marks; of several quotations in a row, the longest."""
        words = without_outer_marks(piece.text)
        if _DOUBLE_MARK.search(words):
            longest = max((quote.words for quote in quotations(piece.text)), key=len, default="")
            words = longest if len(longest) > len(words) // 2 else words
        return words

    def _cover(self, mode: Mode, pieces: Sequence[Fragment]) -> tuple[int, int]:
        """From the first to the last piece where that is short, else the longest piece; in mode mixed one with marks,
        and from a place outside any quotation, so that the marks in it open and close what they do in the article."""
        start, end = pieces[0].start, max(piece.end for piece in pieces)
        if len(pieces) > 1 and (end - start > _QUOTE or "\n" in self._text[start:end]):
            marked = [piece for piece in pieces if _DOUBLE_MARK.search(piece.text)] if mode is Mode.MIXED else []
            longest = max(marked or pieces, key=lambda piece: len(piece.text))
            start, end = longest.start, longest.end
        if mode is Mode.MIXED:
            line = self._text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1
            near = line > 0 or start < _PARAGRAPH
            before = [match.start() for match in _DOUBLE_MARK.finditer(self._text, line, start)] if near else []
            if len(before) % 2:
                start = before[-1] if start - before[-1] <= _QUOTE // 2 else start
            if self._text[end : end + 1] in DOUBLE and len(_DOUBLE_MARK.findall(self._text[start:end])) % 2:
                end += 1
        return start, end


def _keys(attributions: Sequence[Attribution], inherited: Sequence[bool]) -> list[str | None]:
    """A key for each unnamed source that more than one claim rests on.

    Two mentions are the same source where they are called the same and came the same way, or where the later one came
    by relays that only the earlier one names: that is what inheriting them means.
    """
    groups: list[int | None] = []
    by_words: dict[tuple[object, ...], int] = {}
    by_relays: dict[tuple[str, ...], int] = {}
    sizes: list[int] = []
    names: list[str] = []
    for attribution, past in zip(attributions, inherited, strict=True):
        written = _words(attribution.origin.as_written)
        if not attribution.origin.identity.unnamed or written is None:
            groups.append(None)
            continue
        called = _DETERMINER.sub("", written.casefold(), count=1)
        way = tuple(_same(relay) for relay in attribution.relays)
        group = by_words.get((called, way))
        if group is None and past:
            group = by_relays.get(way)
        if group is None:
            group = len(sizes)
            sizes.append(0)
            names.append("-".join([*(_slug(each, 20) for each in way[:1]), _slug(called, 30)]))
        sizes[group] += 1
        by_words[called, way] = group
        if way:
            by_relays[way] = group
        groups.append(group)
    taken: dict[str, int] = {}
    for group, name in enumerate(names):
        if sizes[group] > 1:
            taken[name] = taken.get(name, 0) + 1
            names[group] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return [None if group is None or sizes[group] < 2 else names[group] for group in groups]


def _same(relay: Carrier) -> str:
    return relay.source or _DETERMINER.sub("", (relay.name or relay.as_written).casefold().strip(), count=1)


def _lead(attribution: Attribution, content: str) -> str:
    """Who and what has to go before a content that is no statement by itself or was denied; else nothing."""
    cue = " ".join(part.text for part in attribution.cue)
    if attribution.mode is Mode.DIRECT:
        return ""
    turned = DENYING.search(cue) or ASKING.search(cue)
    if not turned and not _DEPENDENT.match(content.lstrip()) and _may_stand_alone(content):
        return ""
    who = attribution.origin.name or attribution.origin.as_written
    if who is None and attribution.source is not None:
        who = attribution.source.text
    return _words(f"{who} {cue}") or "" if who and cue else ""


def _statement(text: str, attribution: Attribution, pieces: Sequence[Fragment]) -> tuple[str, str]:
    """A content as one statement in plain words, after its lead if it needs one, and what is left of it."""
    first, *others = together = _belonging(text, attribution, pieces)
    lead = _lead(attribution, " ".join(piece.text for piece in pieces)) if len(together) == len(pieces) else ""
    whole, last = _plain(_without_that(first.text)), first.end
    apart = ""
    for piece in others:
        part = _plain(piece.text)
        between = text[last : piece.start]
        if "\n" not in between and not _SENTENCE_END.search(f"{between} "):
            # "The plan," he said, "is dead."
            whole = f"{whole.rstrip(_DANGLING) if part[:1].islower() else whole} {part}"
        elif part[:1].islower():  # a part of another sentence
            apart = f"{apart} {part}".strip()
        else:
            whole = f"{_finished(whole)} {part}"
        last = piece.end
    whole = f"{_cut(lead, _STATEMENT // 4)} {whole}" if lead else whole
    end = _end_of_first(whole)
    rest = f"{whole[end:]} {apart}".strip(_DANGLING + _ENDS + _MARKS)
    return _finished(whole[:end]), rest if len(_WORD.findall(rest)) > 1 else ""


def _may_stand_alone(content: str) -> bool:
    """Whether there may be a verb in an English content; a text that is mostly in other letters may have one."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(content)]
    if not all(word.isascii() for word in words):
        return True
    return any("'" in word or word in _FINITE or (word.endswith("ed") and len(word) > 4) for word in words[1:])


def _belonging(text: str, attribution: Attribution, pieces: Sequence[Fragment]) -> Sequence[Fragment]:
    """The pieces of a content; where they say nothing without the words between them, one with those: "Questions
    about it were described as negotiable"."""
    start, end = pieces[0].start, max(piece.end for piece in pieces)
    if len(pieces) < 2 or attribution.mode is Mode.DIRECT or end - start > _STATEMENT or "\n" in text[start:end]:
        return pieces
    agentless = attribution.origin.identity is Identity.NONE
    if agentless or any(_DEPENDENT.match(piece.text) for piece in pieces[1:]):
        return (Fragment(start, end, text[start:end]),)
    return pieces


def _without_that(text: str) -> str:
    that = _THAT.match(text)
    return text[that.end() :] if that is not None and _WORD.search(text, that.end()) else text


def _finished(text: str) -> str:
    """A statement with a capital and an end."""
    text = text.rstrip(_DANGLING) or text
    ended = text[-1:] in _ENDS or (text[-1:] in DOUBLE and text[-2:-1] in _ENDS)
    return text[:1].upper() + text[1:] + ("" if ended else ".")


def _plain(text: str) -> str:
    """Words on one line, without the marks where they are one quotation or a part of one."""
    words = " ".join(text.split()).replace("''", '"').replace("``", '"')
    marks = [match.start() for match in _DOUBLE_MARK.finditer(words)]
    whole = len(marks) == 2 and marks[0] == 0 and not _WORD.search(words, marks[1])
    cut_off = len(marks) == 1 and (marks[0] == 0 or not _WORD.search(words, marks[0]))
    return _DOUBLE_MARK.sub("", words).strip() if whole or cut_off else words


def _end_of_first(text: str) -> int:
    """Where the first statement of ``text`` ends: before a second one joins it, as far as FMT04 can tell."""
    end = len(text)
    if end > _STATEMENT:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, _STATEMENT)]
        end = ends[-1] if ends else max(text.rfind(" ", 0, _STATEMENT), _STATEMENT // 2)
    joiners = [match.start() for match in _JOINER.finditer(text, 0, end) if _WORD.search(text, 0, match.start())]
    while is_compound(_finished(text[:end])):
        # What makes it two is the last joiner before the first beginning of the text that holds two.
        followed = pairwise((*joiners, end))
        place = next((at for at, following in followed if is_compound(_finished(text[:following]))), None)
        if place is None:
            words = [match.end() for match in _WORD.finditer(text, 0, end)]
            return next((each for each in reversed(words) if not is_compound(_finished(text[:each]))), words[0])
        end = place + (text[place] in _ENDS)
        joiners = [at for at in joiners if at < place]
    return end


def _located(text: str) -> str:
    """The part of a stretch of the article that is quoted: on one line where there are several, a few lines at most,
    to the end of a sentence where there is one."""
    if "\n" in text.strip():
        lines = [line.strip() for line in text.split("\n")]
        text = max(lines, key=len)
    text = text.strip()
    if len(text) <= _QUOTE:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, _QUOTE)]
    if ends and ends[-1] > _QUOTE // 3:
        return text[: ends[-1]]
    space = text.rfind(" ", 0, _QUOTE)
    return text[: space if space > _QUOTE // 3 else _QUOTE].strip()


def _cut(text: str, room: int) -> str:
    """``text`` in at most ``room`` characters, to the end of a word."""
    if len(text) <= room:
        return text
    space = text.rfind(" ", 0, room - 1)
    return text[: space if space > room // 2 else room - 1].rstrip(_DANGLING) + "…"


def _slug(text: str, room: int, *, ascii: bool = False) -> str:
    """The first words of ``text`` joined by hyphens: for an id, or with ``ascii`` for an address."""
    words = [word.casefold() for word in _WORD.findall(text[:400])]
    words = [re.sub("['’]", "", word) for word in words]
    if ascii:
        words = [word for word in words if word.isascii()]
    while len(words) > 1 and words[0] in _NOT_FIRST:
        words.pop(0)
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > room:
            break
        slug = f"{slug}-{word}" if slug else word[:room]
    return slug or "claim"


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and not host.endswith(".invalid") else None


def _fits(value: str, shape: object) -> bool:
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        return False
    return True

"""What became of an attribution on its way from a page to the article that rests on it.

The claim's words are aligned with the page's attributions by the words that both hold, rare ones first, and by the
source; where that is doubtful nothing is aligned, and nothing is told. Then the two are compared: the source's name,
number and country, negations, figures, dates, names, hedges, and the sentence that limits what was passed on. What
the page bears out anywhere else is no drift. English only.
"""

import datetime
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import Levenshtein

from provenance.lexicon.clauses import SAYING, SAYING_OR_DOING
from provenance.lexicon.countries import countries_in
from provenance.lexicon.hedges import DOUBTFUL, HEDGING, POSSIBLE, SURE, WEAK
from provenance.lexicon.letters import as_sounded
from provenance.lexicon.limiting import CONDITIONS, limits
from provenance.lexicon.negations import HARMLESS_NOT, NEGATIVE_WITHIN, NOT
from provenance.lexicon.turning import DENYING
from provenance.matching import sources
from provenance.matching.content_words import Word, opens, words
from provenance.matching.context import NEAR, surroundings
from provenance.matching.dates import Date, conflict, dates
from provenance.matching.quantities import Figure, agree, comparable, figures
from provenance.matching.read_text import ReadText, Sentence, keys, read
from provenance.matching.sources import Party, Standing
from provenance.model.attribution import Act, Attribution
from provenance.model.claim import Article, Claim
from provenance.model.evidence import Drift, Edit, Match, Surroundings, Verdict
from provenance.model.source import Registry
from provenance.model.text import Pattern, quotations, shortened

_LIKE = 0.5
"""How much of the claim's words, by weight, the content of an attribution must hold to be taken for the same."""

_MUCH = 0.7
"""How much of them it must hold for a difference to be told that could be another statement's."""

_MISNAMED = 0.75
"""How much it must hold for another person's name to be a wrong name rather than somebody else's statement."""

_FEWEST = 3
_NEAR = 3
_CLAUSE = Pattern(r"[.,;:!?]")
_AROUND = 2
_MOST_CONDITIONS = 8
_TIE = 0.08
_LONGEST = 120


_SLOT = 60
_BEFORE = Pattern(r"[^\W\d_]+")


class Retelling(msgspec.Struct, frozen=True, gc=False):
    """What became of a page's attribution in the claim that rests on the page.

    ``attribution`` is the page's, None where none has the same source and says the same. ``edits`` are the differing
    negations and names of a claim without quoted words, ``drift`` is everything else that differs. ``match`` is where
    the words that the claim was compared with stand in the page's text: its verdict is EXACT where the claim's words
    are among them, else ALTERED, and settles nothing.
    """

    attribution: Attribution | None = None
    edits: tuple[Edit, ...] = ()
    drift: tuple[Drift, ...] = ()
    match: Match | None = None


def compare(
    claim: Claim,
    article: Article,
    text: str,
    attributions: Sequence[Attribution],
    *,
    published: datetime.date | None,
    quoted: Match | None = None,
    registry: Registry | None = None,
    beside: Sequence[Claim] = (),
) -> Retelling:
    """What became of a page's attribution in ``claim``.

    ``text`` is the page's, ``attributions`` are those found in it, with offsets into it, and ``published`` is the
    day of the page. ``quoted`` is where the claim's quoted words stand in the same text: then the attribution is the
    one around them, and their own wording is not compared again. ``beside`` are the other claims of the article: what
    they tell was not left out.
    """
    return _Comparison(claim, article, read(text), attributions, published, quoted, registry, beside).retelling()


class _Passage(NamedTuple):
    """A stretch of the page that may say what the claim says; ``keys`` are those of its content."""

    likeness: float
    start: int
    end: int
    keys: frozenset[str]
    attribution: Attribution | None
    standing: Standing
    party: Party | None


class _Comparison:
    """One claim held against one page."""

    def __init__(
        self,
        claim: Claim,
        article: Article,
        page: ReadText,
        attributions: Sequence[Attribution],
        published: datetime.date | None,
        quoted: Match | None,
        registry: Registry | None,
        beside: Sequence[Claim],
    ) -> None:
        self._claim = claim
        self._article = article
        self._page = page
        self._attributions = attributions
        self._published = published
        self._quoted = quoted if quoted is not None and quoted.start is not None else None
        self._registry = registry
        self._beside = beside
        self._source = sources.ours(claim, registry)
        self._outside = self._unquoted()
        self._said = keys(" ".join(self._own_parts(claim.quote)))
        self._meant = keys(" ".join(self._own_parts(claim.text)))
        self._named = page.names(claim.quote) | page.names(claim.text)

    def retelling(self) -> Retelling:
        """What became of it."""
        found = self._around_quoted(self._quoted) if self._quoted is not None else self._alike()
        if not found:
            return Retelling()
        best, *others = found
        same = best.standing is not Standing.UNCLEAR
        if best.standing is Standing.NAMED:
            same = self._invented(best)
        drift, edits = list(self._of_source(best, others)), list[Edit]()
        if best.standing is Standing.ANOTHER and not drift:
            same = False
        if same or best.attribution is None or best.likeness >= _MUCH:
            drift += self._of_figures(best)
            drift += self._of_dates(best)
            if self._quoted is None:
                edits += self._negations(best, others)
                edits += self._names(best)
                drift += self._hedges(best, others)
        drift += self._omitted(best)
        return Retelling(
            best.attribution if same else None, tuple(edits), tuple(dict.fromkeys(drift)), self._matched(best)
        )

    # Ours

    def _unquoted(self) -> str:
        """The claim's words outside quotation; all of them where its quoted words are not looked for."""
        quote = self._claim.quote
        if self._quoted is None:
            return quote
        inside = set(self._claim.quoted_words)
        if quote in inside or not inside:
            return ""
        for each in quotations(quote):
            quote = quote.replace(f"{each.opening}{each.words}{each.closing}", " … ", 1)
        return quote

    def _own_parts(self, text: str) -> Iterator[str]:
        """``text`` without the words for the source, the relays and the cue."""
        origin = self._claim.origin
        apart = [origin.as_written, self._claim.cue, *(relay.as_written for relay in self._claim.relays)]
        for part in sorted((each for each in apart if each and len(each) > 2), key=len, reverse=True):
            text = _without(text, part)
        yield text

    # Alignment

    def _around_quoted(self, quoted: Match) -> list[_Passage]:
        start, end = quoted.start or 0, quoted.end or 0
        around = []
        for attribution in self._attributions:
            covered = sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in attribution.content)
            if covered * 2 > end - start and attribution.act is not Act.NONE:
                size = sum(piece.end - piece.start for piece in attribution.content)
                around.append((-covered, size, attribution))
        around.sort(key=lambda each: each[:2])
        if not around:
            return [_Passage(1.0, start, end, frozenset(), None, Standing.UNCLEAR, None)]
        return [self._quoted_passage(attribution, start, end) for _, _, attribution in around]

    def _quoted_passage(self, attribution: Attribution, start: int, end: int) -> _Passage:
        party = sources.theirs(attribution)
        return _Passage(1.0, start, end, frozenset(), attribution, sources.standing(self._source, party), party)

    def _alike(self) -> list[_Passage]:
        """The passages that say the same, the best first; none where that is doubtful."""
        passages = [each for each in self._passages() if each.likeness >= _LIKE]
        covered = [(each.start, each.end) for each in passages if each.attribution is not None]
        passages = [
            each
            for each in passages
            if each.attribution is not None or not any(start < each.end and each.start < end for start, end in covered)
        ]
        if not passages:
            return []
        best = max(passages, key=_rank)
        near = [each for each in passages if each is not best and each.likeness >= best.likeness - _TIE]
        return [best, *sorted(near, key=_rank, reverse=True)]

    def _passages(self) -> Iterator[_Passage]:
        for number, attribution in enumerate(self._attributions):
            if attribution.act is Act.NONE or not attribution.content:
                continue
            start, end = attribution.content[0].start, attribution.content[-1].end
            found = frozenset(key for piece in attribution.content for key in self._keys(piece.start, piece.end))
            likeness = self._likeness(found)
            if likeness:
                party = sources.theirs(attribution, self._attributions[max(0, number - _NEAR) : number])
                standing = sources.standing(self._source, party)
                yield _Passage(likeness, start, end, found, attribution, standing, party)
        for sentence in self._page.sentences:
            likeness = self._likeness(sentence.keys)
            if likeness:
                yield _Passage(likeness, sentence.start, sentence.end, sentence.keys, None, Standing.UNCLEAR, None)

    def _keys(self, start: int, end: int) -> Iterator[str]:
        for sentence in self._page.within(start, end):
            for word in sentence.words:
                if word.key and word.start >= start and word.end <= end:
                    yield word.key

    def _likeness(self, found: frozenset[str]) -> float:
        """How much of the claim a stretch of the page holds, in [0, 1]; 0 where they share too little to say."""
        best = 0.0
        for wanted in (self._said, self._meant):
            telling = frozenset(key for key in wanted - self._named if not key[0].isdigit())
            shared, rest = len(wanted & found), len(telling & found)
            if rest >= 2 and 2 * rest >= len(telling) and (shared >= _FEWEST or rest == len(telling)):
                best = max(best, self._page.share(found, wanted))
        return best

    def _both_ways(self, passage: _Passage) -> bool:
        """Whether the claim, too, holds much of the passage: what differs is then no mere addition."""
        told = self._said | self._meant
        if passage.attribution is None:
            told |= keys(self._claim.quote) | keys(self._claim.origin.as_written or "")
        return self._page.share(told, passage.keys) >= 0.5

    # The source

    def _of_source(self, best: _Passage, others: Sequence[_Passage]) -> Iterator[Drift]:
        if best.party is None:
            return
        alike = [each.party for each in others if each.party is not None]
        if best.standing is Standing.ANOTHER:
            strong = self._quoted is not None or (best.likeness >= _MISNAMED and self._both_ways(best))
            if (
                strong
                and not self._on_page(self._source)
                and all(each.standing is Standing.ANOTHER for each in others if each.party)
            ):
                yield Drift("identity", self._source.names[-1], best.party.names[0])
        elif best.standing is Standing.NAMED:
            if self._invented(best):
                yield Drift("identity", self._source.names[-1], best.party.words)
        else:
            yield from sources.drifts(self._source, best.party, alike)

    def _invented(self, best: _Passage) -> bool:
        """Whether we name somebody whom the page leaves unnamed and mentions nowhere."""
        if best.party is None or best.likeness < _MUCH or self._on_page(self._source):
            return False
        first = best.party.words.split(maxsplit=1)[:1]
        indefinite = first and first[0].lower() in ("a", "an", "one", "another", "some", "two", "three", "several")
        return bool(indefinite) or sources.several(best.party.words)

    def _on_page(self, party: Party) -> bool:
        """Whether any part of the party's names stands anywhere on the page."""
        sounds = {as_sounded(part) for name in party.names for part in name.split() if len(part) > 2}
        return any(as_sounded(form) in sounds for form in self._page.forms)

    # Figures and dates

    def _of_figures(self, best: _Passage) -> Iterator[Drift]:
        mine = [each for each in self._figures_of(self._outside) if not each.bare]
        if self._quoted is None:
            mine += [
                each
                for each in self._figures_of(self._claim.text)
                if not each.bare and not any(agree(each, other) for other in mine)
            ]
        window = self._window(best)
        its = [figure for sentence in window for figure in sentence.figures if not self._of_party(figure, best)]
        for figure in mine:
            if any(agree(figure, other) for other in its) or any(
                agree(figure, other) and (comparable(figure, other) or not other.unit) and self._on_topic(other)
                for other in self._page.figures
            ):
                continue
            facing = [
                other
                for other in its
                if not other.bare
                and (comparable(figure, other) or self._same_verb(figure, other))
                and not any(agree(each, other) for each in mine)
            ]
            if len({(other.low, other.high) for other in facing}) == 1 and not self._rest(figure, facing[0]):
                yield Drift("figure", shortened(figure.text, _LONGEST), shortened(facing[0].text, _LONGEST))

    def _rest(self, figure: Figure, other: Figure) -> bool:
        """Whether one counts those who are and the other those who are not: three of ten, seven of the same ten."""
        own, its = self._claim.quote.partition(figure.text)[2], self._page.text[other.end : other.end + NEAR]
        mine, theirs = (words(_CLAUSE.split(after, maxsplit=1)[0]) for after in (own, its))
        return (
            _negates(mine) is not _negates(theirs)
            and bool(mine and theirs)
            and "of" in (figure.text.split()[1:2] + other.text.split()[1:2])
        )

    def _on_topic(self, figure: Figure) -> bool:
        """Whether a sentence near a figure of the page shares a word with ours, what is counted apart: 12 percent of
        something else, further down on a long page, bear out nothing."""
        own = {key for key in (self._said | self._meant) - self._named if not key[0].isdigit()}
        own = {key for key in own if not any(unit.startswith(key) for unit in (figure.unit, *figure.counted))}
        return not own or any(not own.isdisjoint(sentence.keys) for sentence in self._page.near(figure.start, _AROUND))

    def _same_verb(self, figure: Figure, other: Figure) -> bool:
        """Whether both are amounts of nothing in particular that follow the same word: "will cost 18 million"."""
        if figure.unit or other.unit or figure.counted or other.counted:
            return False
        own = _BEFORE.findall(self._claim.quote.partition(figure.text)[0] or self._claim.text.partition(figure.text)[0])
        its = _BEFORE.findall(self._page.text[max(0, other.start - _SLOT) : other.start])
        return bool(own and its) and len(own[-1]) > 2 and own[-1].lower() == its[-1].lower()

    def _figures_of(self, text: str) -> list[Figure]:
        own = " ".join(self._without_source(text))
        return figures(own, words(own), [(each.start, each.end) for each in dates(own)])

    def _without_source(self, text: str) -> Iterator[str]:
        written = self._claim.origin.as_written
        yield _without(text, written) if written and len(written) > 2 else text

    def _of_party(self, figure: Figure, best: _Passage) -> bool:
        """Whether the figure counts the page's sources themselves."""
        if best.attribution is None or best.attribution.source is None:
            return False
        return best.attribution.source.start <= figure.start < best.attribution.source.end

    def _window(self, passage: _Passage) -> list[Sentence]:
        """The sentences that the passage stands in, and no more than that: of several, as in a speech, the one that
        says all that they say of the claim."""
        found = self._page.within(passage.start, passage.end)
        if self._quoted is not None or len(found) < 2:
            return found
        likeness, _, best = max((self._likeness(each.keys), -each.start, each) for each in found)
        return [best] if likeness >= passage.likeness - _TIE else found

    def _of_dates(self, best: _Passage) -> Iterator[Drift]:
        own = self._outside
        mine = dates(own)
        window = self._window(best)
        its = [date for sentence in window for date in sentence.dates]
        for grain in ("day", "month", "year"):
            for saying in (True, False):
                here = [each for each in mine if each.grain == grain and self._says(own, each) is saying]
                there = [each for each in its if each.grain == grain and self._page_says(best, each) is saying]
                if (
                    len(here) == 1
                    and len(there) == 1
                    and self._conflict(here[0], there[0])
                    and not self._borne_out(here[0])
                ):
                    yield Drift("date", here[0].text, there[0].text)

    def _conflict(self, ours: Date, theirs: Date) -> bool:
        return conflict(ours, self._article.published, theirs, self._published)

    def _borne_out(self, ours: Date) -> bool:
        """Whether some date of the page can be ours."""
        return any(each.grain == ours.grain and not self._conflict(ours, each) for each in self._page.dates)

    def _says(self, text: str, date: Date) -> bool:
        """Whether our date tells when it was said, not when it is so: it stands beside the cue."""
        cue = self._claim.cue
        place = text.find(cue) if cue else -1
        if cue is None or place < 0:
            return False
        if date.start > place:
            between = text[place + len(cue) : date.start].split()
            return len(between) <= 4 and "that" not in between
        between = text[date.end : place].split()
        opens = len(text[: date.start].split()) <= 1
        return len(between) <= 4 and (opens or "," not in text[date.end : place])

    def _page_says(self, passage: _Passage, date: Date) -> bool:
        attribution = passage.attribution
        if attribution is None:
            return self._beside_saying(date)
        return not any(piece.start <= date.start < piece.end for piece in attribution.content)

    def _beside_saying(self, date: Date) -> bool:
        around = words(self._page.text, max(0, date.start - 40), date.start)[-3:]
        return any(word.lower in SAYING or word.lower in SAYING_OR_DOING for word in around)

    # Negations, hedges and names

    def _negations(self, best: _Passage, others: Sequence[_Passage]) -> Iterator[Edit]:
        if best.likeness < _MUCH or not self._both_ways(best):
            return
        own = words(self._claim.quote)
        its = self._content_words(best)
        # Where both sides have the same of the words that may turn a statement round, they turn both.
        both = {word.lower for word in own} & {word.lower for word in its}
        here, there = _negated(self._claim.quote, own, both), _negated(self._page.text, its, both)
        if here is None or there is None or len(here) + len(there) != 1:
            yield from self._denials(best, here, there)
            return
        (negation, turned) = (here or there)[0]
        shared = {word.stem for word in own if word.key} & {word.stem for word in its if word.key}
        if turned is None or turned.stem not in shared:
            return
        meant = {word.lower for word in words(self._claim.text)}
        if not here and not NOT.isdisjoint(meant):
            return
        if not there or all(_negated(self._page.text, self._content_words(other)) for other in others):
            text = self._claim.quote if here else self._page.text
            with_it = shortened(text[negation.start : turned.end], _LONGEST)
            without = next(word.text for word in (its if here else own) if word.stem == turned.stem)
            yield Edit("negation", with_it if here else without, without if here else with_it)

    def _denials(self, best: _Passage, here: object, there: object) -> Iterator[Edit]:
        """A cue that denies on one side, and the same content without a negation on both."""
        cue = self._claim.cue
        if here != [] or there != [] or not cue or best.attribution is None or not best.attribution.cue:
            return
        its = " ".join(piece.text for piece in best.attribution.cue)
        deny = frozenset("deny denies denied denying".split())
        mine, theirs = _lower(cue) & deny, _lower(its) & deny
        if bool(mine) == bool(theirs) or (DENYING.search(cue) and DENYING.search(its)):
            return
        if best.likeness >= 0.8:
            yield Edit("negation", cue, its)

    def _hedges(self, best: _Passage, others: Sequence[_Passage]) -> Iterator[Drift]:
        """ "Could close" that became "will close", and "is expected to close" likewise."""
        own = words(self._claim.quote)
        if any(_hedges(word) for word in (*own, *words(self._claim.text), *words(self._claim.cue or ""))):
            return
        forms = {word.stem: place for place, word in reversed(list(enumerate(own))) if word.key}
        its = self._content_words(best)
        for place, word in enumerate(its):
            hedge = _hedge(its, place)
            if hedge is None or word.stem not in forms or _unhedged(self._page, word.stem, best, others):
                continue
            mine = own[forms[word.stem]]
            before = own[forms[word.stem] - 1] if forms[word.stem] else mine
            sure = before.lower in SURE
            if sure or best.likeness >= _MUCH:
                shown = f"{before.text} {mine.text}" if sure else mine.text
                yield Drift("hedge", shown, shortened(self._page.text[hedge.start : word.end], _LONGEST))
                return
        if best.likeness >= 0.8 and self._both_ways(best):
            doubtful = [word for word in its if word.lower in DOUBTFUL]
            if len(doubtful) == 1 and not others:
                yield Drift("hedge", "", doubtful[0].text)

    def _names(self, best: _Passage) -> Iterator[Edit]:
        """A name in ours that stands nowhere on the page, where the page has another in the same place."""
        if best.likeness < 0.6 or not self._both_ways(best):
            return
        own = list(_names(self._claim.quote, words(self._claim.quote)))
        its = list(_names(self._page.text, self._content_words(best)))
        known = _lower(self._claim.text) | _lower(self._claim.quote)
        mine = [each for each in own if not (self._known(each) or self._apart(each))]
        facing = [each for each in its if not (_lower(each.text) & known) and not self._apart(each)]
        pairs = [(a, b) for a in mine for b in facing if _same_slot(a, b) and not _akin(a.text, b.text)]
        if len(pairs) == 1 and len(mine) == 1:
            yield Edit("entity", pairs[0][0].text, pairs[0][1].text)

    def _known(self, name: "_Name") -> bool:
        """Whether the page has any part of the name, in whatever spelling."""
        return any(
            len(part) > 2 and (part in self._page.forms or any(_like(part, form) for form in self._page.forms))
            for part in _lower(name.text)
        ) or not any(len(part) > 2 for part in _lower(name.text))

    def _apart(self, name: "_Name") -> bool:
        """Whether the name belongs to a source or a relay, which are compared by themselves."""
        origin = self._claim.origin
        apart = [origin.as_written, *(relay.as_written for relay in self._claim.relays), *self._source.names]
        return any(each and _lower(name.text) & _lower(each) for each in apart)

    def _content_words(self, passage: _Passage) -> list[Word]:
        found = [word for sentence in self._window(passage) for word in sentence.words]
        if passage.attribution is None:
            return found
        return [
            word
            for word in found
            if any(piece.start <= word.start < piece.end for piece in passage.attribution.content)
        ]

    # What was left out

    def _omitted(self, best: _Passage) -> Iterator[Drift]:
        if self._quoted is not None:
            around = self._quoted.context or self._around(best)
            found = list(limits(self._quoted.matched or "", around))
        else:
            found = [*self._conditions(best), *self._limited(best)]
        if not found:
            return
        told = self._said.union(self._meant, *(_keys_of(claim.quote, claim.text) for claim in self._beside))
        speaker = keys(" ".join((self._source.words, *self._source.names)))
        for omitted in found:
            if self._page.share(told, keys(omitted) - speaker) < 0.5:
                yield Drift("omission", "", shortened(omitted, 2 * _LONGEST))
                return

    def _conditions(self, best: _Passage) -> Iterator[str]:
        """The condition within the sentence that ours leaves out: "if the council pays"."""
        if best.likeness < _LIKE or any(_conditions_in(f"{self._claim.quote} {self._claim.text}")):
            return
        content = self._page.text[best.start : best.end]
        for place in _conditions_in(content):
            if _no_condition(content, place):
                continue
            before, after = keys(content[:place]), content[place:]
            clause = _CLAUSE.split(after, maxsplit=1)[0].strip(" \"'“”’")
            if len(before & (self._said | self._meant)) >= 2 and len(clause.split()) >= 3:
                yield f"… {clause}"

    def _limited(self, best: _Passage) -> Iterator[str]:
        """What the same source says next, where it limits this."""
        for omitted in limits(self._page.text[best.start : best.end], self._around(best)):
            if omitted.startswith("…") or omitted.endswith("…"):
                continue
            place = self._page.text.find(omitted, best.end, best.end + 2 * NEAR)
            if place >= 0 and self._same_speaker(best, place, place + len(omitted)):
                yield omitted

    def _same_speaker(self, best: _Passage, start: int, end: int) -> bool:
        if best.attribution is None:
            return not self._attributions
        return any(
            attribution.content
            and attribution.content[0].start < end
            and attribution.content[-1].end > start
            and attribution.origin.name == best.attribution.origin.name
            and attribution.origin.type is best.attribution.origin.type
            for attribution in self._attributions
        )

    # The place

    def _around(self, passage: _Passage) -> Surroundings:
        return surroundings(self._page.text, passage.start, passage.end)

    def _matched(self, passage: _Passage) -> Match:
        if self._quoted is not None:
            return self._quoted
        text = self._page.text[passage.start : passage.end]
        same = _plain(self._claim.quote) in _plain(self._page.text[max(0, passage.start - 200) : passage.end + 200])
        return Match(
            Verdict.EXACT if same else Verdict.ALTERED,
            passage.start,
            passage.end,
            text,
            0.0 if same else round(1 - passage.likeness, 3),
            (),
            self._around(passage),
        )


class _Name(NamedTuple):
    """A run of words with capitals, and the words beside it."""

    text: str
    before: str
    after: str


def _rank(passage: _Passage) -> tuple[float, int, int]:
    """The likeliest first; a few hundredths of likeness count for less than the source and the attribution."""
    order = {Standing.SAME: 4, Standing.UNNAMED: 3, Standing.NAMED: 2, Standing.UNCLEAR: 1, Standing.ANOTHER: 0}
    bonus = 0.15 if passage.standing is Standing.SAME else 0.1 if passage.attribution is not None else 0.0
    return round(passage.likeness + bonus, 2), order[passage.standing], -passage.start


@lru_cache(maxsize=10_000)
def _keys_of(quote: str, text: str) -> frozenset[str]:
    """The keys of a claim: of those beside one, again and again for each of them."""
    return keys(quote) | keys(text)


def _negated(
    text: str, found: Sequence[Word], known: Container[str] = frozenset()
) -> list[tuple[Word, Word | None]] | None:
    """Every negation with the first word of weight after it; None where words that are not ``known`` may turn the
    statement round."""
    lowers = [word.lower for word in found]
    joined = " ".join(lowers)
    if any(word in NEGATIVE_WITHIN and word not in known for word in lowers) or any(
        phrase in joined for phrase in HARMLESS_NOT
    ):
        return None
    turned = []
    for place, lower in enumerate(lowers):
        if lower in NOT:
            following = next((word for word in found[place + 1 : place + 6] if word.key), None)
            if following is not None and any(mark in text[found[place].end : following.start] for mark in ".;:,"):
                following = None
            turned.append((found[place], following))
    return turned


def _negates(found: Iterable[Word]) -> bool:
    """Whether there is an odd number of negations, as far as they are single words."""
    return sum(word.lower in NOT for word in found) % 2 == 1


def _hedges(word: Word) -> bool:
    """Whether a word hedges in one way or another. May is a month."""
    return word.lower in HEDGING and word.text != "May"


def _hedge(found: Sequence[Word], place: int) -> Word | None:
    """The hedge right before a word: "could", "is expected to"."""
    if not found[place].key or place == 0:
        return None
    before = found[max(0, place - 3) : place]
    last = before[-1]
    if any(word.text == "May" for word in before):
        return None
    if last.lower in POSSIBLE:
        return last
    if (
        len(before) > 1
        and before[-2].lower in POSSIBLE
        and (last.lower.endswith("ly") or last.lower in ("be", "soon", "also"))
    ):
        return before[-2]
    if last.lower == "to" and len(before) > 1 and before[-2].lower in WEAK:
        return before[-2]
    if len(before) > 2 and last.lower == "be" and before[-2].lower == "to" and before[-3].lower in WEAK:
        return before[-3]
    return None


def _unhedged(page: ReadText, stem: str, best: _Passage, others: Sequence[_Passage]) -> bool:
    """Whether the page says it elsewhere without the hedge."""
    for other in others:
        for sentence in page.within(other.start, other.end):
            if sentence.start <= best.start < sentence.end:
                continue
            for place, word in enumerate(sentence.words):
                if word.stem == stem and _hedge(sentence.words, place) is None:
                    return True
    return False


def _names(text: str, found: Sequence[Word]) -> Iterator[_Name]:
    place = 0
    while place < len(found):
        word = found[place]
        if not (word.capital and word.key and word.text[0].isalpha() and not opens(text, word.start)):
            place += 1
            continue
        after = place + 1
        while (
            after < len(found)
            and found[after].capital
            and text[found[after - 1].end : found[after].start] in (" ", "-")
        ):
            after += 1
        before = found[place - 1].stem if place else ""
        gap = text[found[after - 1].end : found[after].start] if after < len(found) else ","
        following = found[after].stem if gap == " " else ""
        yield _Name(text[word.start : found[after - 1].end], before, following)
        place = after


def _same_slot(one: _Name, other: _Name) -> bool:
    """Whether both names stand between the same words, or after the same and at the end."""
    if one.before and one.before == other.before and one.after == other.after:
        return True
    weighty = len(one.before) > 3 and one.before == other.before
    return weighty or (len(one.after) > 3 and one.after == other.after and bool(one.before) == bool(other.before))


def _akin(one: str, other: str) -> bool:
    """Whether two names may be of one thing: a spelling, an abbreviation, a part, or a country and its capital."""
    mine, its = _lower(one), _lower(other)
    if mine & its or any(_like(a, b) for a in mine for b in its):
        return True
    if countries_in(one) & countries_in(other):
        return True
    for short, long in ((one, other), (other, one)):
        if short.replace(".", "").isupper() and len(short) < 8:
            initials = "".join(word[0] for word in long.split())
            return " " not in long or set(short.replace(".", "")[:2]) <= set(initials.upper())
    return False


def _like(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) - len(short) > 3:
        return False
    if long.startswith(short[:5]) and len(short) >= 5:
        return True
    allowed = 1 if len(short) < 6 else 2
    return Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _conditions_in(text: str) -> Iterator[int]:
    """Where the first conditions begin; "until 27 April" is none."""
    days = {date.start for date in dates(text)}
    start = 0
    for _ in range(_MOST_CONDITIONS):
        found = CONDITIONS.find(text[start:])
        if found is None:
            return
        place, start = start + found.start(), start + found.end()
        if not (found[0].lower() in ("until", "pending") and start + 1 in days):
            yield place


def _no_condition(content: str, place: int) -> bool:
    """Whether the "if" belongs to "as if", "even if" or "asked if"."""
    before = content[max(0, place - 30) : place].lower().split()[-1:]
    return bool(before) and before[0] in (
        "as",
        "even",
        "what",
        "ask",
        "asked",
        "asks",
        "see",
        "know",
        "wonder",
        "wondered",
    )


def _without(text: str, part: str) -> str:
    """A text without the first place of some words of it; where they open a sentence there, with a capital or not."""
    place = text.find(part)
    if place < 0:
        place = text.find(part[0].swapcase() + part[1:])
    return text if place < 0 else f"{text[:place]} | {text[place + len(part) :]}"


def _lower(text: str) -> frozenset[str]:
    return frozenset(word.lower for word in words(text))


def _plain(text: str) -> str:
    return " ".join(word.lower for word in words(text))

"""Words by which one sentence limits or reverses another, and what they limit. English only."""

import re
from collections.abc import Iterator

from provenance.lexicon.clauses import SAYING, SAYING_OR_DOING
from provenance.lexicon.phrases import Phrases
from provenance.model.evidence import Surroundings
from provenance.model.sentences import sentences
from provenance.model.text import Pattern

LIMITING_STARTS = Phrases(
    "connectives of concession, contrast, condition and exception: R. Quirk et al., A Comprehensive Grammar of the "
    "English Language, 1985, chapters 8 and 15; the phrases with 'not' and 'only' are our own reading of news style",
    *("but", "however", "yet", "still,", "nevertheless", "nonetheless", "even so", "then again", "all the same"),
    *("although", "though", "even though", "even if", "except", "except that", "that said", "having said that"),
    *("on the other hand", "unless", "until then", "provided", "provided that", "as long as", "so long as"),
    *("on condition", "on one condition", "only if", "only when", "only until", "only for", "only in", "only on"),
    *("not if", "not unless", "not until", "not yet", "not always", "not all", "not every", "not everyone"),
    *("not everybody", "not necessarily", "not without", "not in", "not for", "not any more", "not anymore"),
    *("at least not", "at least until", "at least for now", "this is not to say", "that is not to say"),
    *("this does not mean", "that does not mean", "it does not mean", "this doesn't mean", "that doesn't mean"),
    *("it doesn't mean", "this does not apply", "that does not apply", "this doesn't apply", "that doesn't apply"),
    *("this does not include", "that does not include", "that is not true", "this is not true", "none of this"),
    *("that is not the same", "that is not always", "that is not yet", "that is no longer", "this is no longer"),
    *("it is no longer", "they are no longer", "we are no longer", "that no longer", "this no longer"),
)
"""Counted at the start of a sentence that follows the quoted one."""

HARMLESS_STARTS = Phrases(
    "our own reading of news style, starts that look like a contrast and are none",
    *("yet another", "yet more", "however much", "however many", "however long", "however hard", "however often"),
    *("however big", "however small", "however few", "provided by", "provided with"),
)

LIMITING_NEAR_START = Phrases(
    "as LIMITING_STARTS, those that can also stand a few words into a sentence",
    *("however", "nevertheless", "nonetheless", "only if", "only when", "only until", "unless", "on condition"),
    *("on one condition", "provided that", "though,", "but only", "but not", "as long as", "so long as"),
)
"""Counted within the first words of a sentence that follows the quoted one."""

LIMITING_TAILS = Phrases(
    "as LIMITING_STARTS, those that can go on with a sentence",
    *("but", "yet", "although", "though", "even though", "even if", "except", "except that", "if", "unless", "until"),
    *("only if", "only when", "only until", "only for", "provided", "provided that", "as long as", "so long as"),
    *("on condition", "on one condition", "not until", "not unless", "not if", "subject to", "depending on"),
    *("assuming", "in theory", "on paper", "however", "at least until", "at least for now"),
)
"""Counted where the quoted words break off within a sentence and it goes on."""

LIMITING_LEADS = Phrases(
    "as LIMITING_STARTS, those that can open a sentence before the words that they limit",
    *("although", "though", "even though", "even if", "if", "unless", "until", "only if", "only when", "provided"),
    *("provided that", "as long as", "so long as", "assuming", "on condition", "on one condition", "in theory"),
    *("on paper", "it is not", "it isn't", "it is untrue", "it is wrong", "it is false", "nobody says", "no one says"),
)
"""Counted at the start of a sentence whose later words are quoted, and of a fragment that stands before it."""

DENYING_LEADS = Phrases(
    "our own reading of news style, words right before a statement that turn it round",
    *("not", "never", "no longer", "hardly", "unless", "only if", "it is not true that", "it isn't true that"),
    *("it is untrue that", "it is false that", "it is wrong that", "it is wrong to say", "not say that"),
    *("not saying that", "not think that", "not believe that", "not mean that", "never said that"),
    *("don't think that", "don't believe that", "don't think", "don't believe", "doesn't mean that", "isn't", "aren't"),
    *("wasn't", "weren't", "won't", "can't", "cannot", "don't", "doesn't", "didn't", "wouldn't", "couldn't"),
)
"""Counted right before the quoted words, within the same sentence."""

CONDITIONS = Phrases(
    "as LIMITING_STARTS, those that begin a condition",
    *("if", "unless", "until", "only if", "only when", "only after", "provided", "provided that", "as long as"),
    *("so long as", "on condition", "on condition that", "on one condition", "not until", "not unless", "subject to"),
    *("depending on", "assuming", "assuming that", "pending", "but only if", "but only when"),
)
"""Counted within a sentence, before the words of the condition."""

_NEAR = 8
"""How many words of a sentence count as its start."""

_LONGEST_TAG = 15
_TAGS = SAYING | SAYING_OR_DOING
_EDGE = " \t\r\n\"'“”‘’«»„‚()[]–—-"
_BREAK = _EDGE + ",;:"
_OPENER = Pattern(r"(?:and|yes|no|sure|true|well|of course|now),?\s+", re.IGNORECASE)
_ASKED = Pattern(r"\b(?:ask|asks|asked|asking|see|know|knows|knew|wonder|wonders|wondered)\s*\Z", re.IGNORECASE)


def limits(matched: str, around: Surroundings) -> Iterator[str]:
    """The neighbouring sentences, or parts of the sentence, that limit or reverse the words ``matched`` on a page."""
    rest, following = _after(matched, around.after)
    if _begins(rest.lstrip(_BREAK), LIMITING_TAILS):
        yield f"… {rest.strip(_BREAK)}"
    if is_limiting(following):
        yield following.strip(_EDGE)
    preceding, lead = _before(around.before)
    if lead and _leading(lead):
        yield f"{lead.strip(_BREAK)} …"
    elif not lead and _begins(preceding.lstrip(_EDGE), LIMITING_LEADS) and not _whole(preceding):
        yield preceding.strip(_EDGE)


def _after(matched: str, after: str) -> tuple[str, str]:
    """What follows the matched words within their sentence, and the next sentence."""
    ended = matched.rstrip(_EDGE).endswith((".", "!", "?", "…"))
    text = after.lstrip(_EDGE)
    if text.startswith((".", "!", "?", "…")):
        ended, text = True, text.lstrip(".!?…").lstrip(_EDGE)
    if not ended and text[:1].isupper():
        ended = True
    pieces = _sentences(text)
    if matched.rstrip(_EDGE).endswith(",") and pieces and _attributes(pieces[0]):
        return "", pieces[1] if len(pieces) > 1 else ""
    if not ended:
        return (pieces[0] if pieces else "", pieces[1] if len(pieces) > 1 else "")
    return "", pieces[0] if pieces else ""


def _attributes(sentence: str) -> bool:
    """Whether a sentence is no more than who said it, as it follows quoted words: "Ana Ruiz told the council."."""
    words = sentence.split(maxsplit=_LONGEST_TAG)
    return len(words) <= _LONGEST_TAG and any(word.strip(".,:;").lower() in _TAGS for word in words)


def _before(before: str) -> tuple[str, str]:
    """The sentence before the matched words, and what precedes them within their own."""
    pieces = _sentences(before)
    if not pieces:
        return "", ""
    if pieces[-1].rstrip(_EDGE).endswith((".", "!", "?", "…")) or before.endswith("\n\n"):
        return pieces[-1], ""
    return (pieces[-2] if len(pieces) > 1 else ""), pieces[-1]


def _begins(text: str, words: Phrases) -> bool:
    match = words.find(text[:80])
    return match is not None and match.start() == 0


def is_limiting(sentence: str) -> bool:
    """Whether a whole sentence limits or reverses the one before it."""
    text = sentence.lstrip(_EDGE)
    opener = _OPENER.match(text)
    if opener is not None:
        text = text[opener.end() :]
    if not text or _begins(text, HARMLESS_STARTS):
        return False
    return _begins(text, LIMITING_STARTS) or LIMITING_NEAR_START.find(" ".join(text.split()[:_NEAR])) is not None


def _leading(lead: str) -> bool:
    """Whether what stands before the words within their sentence makes them a condition or denies them."""
    text = lead.strip(_BREAK)
    if _begins(text, LIMITING_LEADS):
        return True
    if "," in lead[-2:] or ":" in lead[-3:]:
        return False
    tail = text[-60:]
    match = None
    while (found := DENYING_LEADS.find(tail)) is not None:
        match, tail = found, tail[found.end() :]
    return match is not None and not tail.strip() and _ASKED.search(text[: -len(match[0])]) is None


def _whole(sentence: str) -> bool:
    """Whether a conditional sentence holds what it limits itself: then it says nothing of the next one."""
    return "," in sentence or len(sentence.split()) > 12


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]

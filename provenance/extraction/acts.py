"""Which act an attribution reports: an assertion, a belief, a plan, knowledge, or nothing that was passed on."""

import re

from provenance.lexicon import agentless, cues
from provenance.model.attribution import Act
from provenance.model.chain import Mode

_NEGATED = re.compile(r"\b(?:not|never|n['’]t|without|nor|neither|no longer)\b|n['’]t\b", re.IGNORECASE)
_QUESTION = re.compile(r"^\W*(?:whether|if|what|who|why|how|when|where|which)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|that|as|to|"
    r"it|he|she|they|we|i|you|there|going|knew|thought|took|made|came|went|gave|got|told|said|saw|found|left|lost|won|met|"
    r"\w+['’](?:re|ve|ll|d|m)|\w+n['’]t)\b"
    r"|(?<!the )(?<!a )(?<!an )\b(?!proposed|alleged|unnamed|so-called)\w{2,}ed\b(?=\s+\w)|\bof\s+\w+ing\b",
    re.IGNORECASE,
)
"""Signs that a content is a clause and not a mere noun phrase."""

_TAKE_NOUNS = frozenset(
    "accuse call describe label dub brand predict estimate promise pledge announce say put name identify show find"
    " reveal".split()
)
"""Verbs whose content may be a noun phrase: "predicted a landslide"."""

_CITING = re.compile(r"(?:\w+ly\s+)?(?:citing|quoting)", re.IGNORECASE)
"""Cues that name where something comes from, and not what was said."""

_AUXILIARY = frozenset(
    "has have had is are was were be been being will would can could may might must should shall do does did not also"
    " to that it he she they who and or but then first later again still already even just".split()
)
_DIRECTED = frozenset(
    ("ask", "urge", "tell", "advise", "order", "invite", "encourage", "call", "remind", "instruct", "beg")
)


def act_of(cue: str, content: str, mode: Mode, *, sourced: bool) -> Act:
    """The act that ``cue`` reports of ``content``; ``sourced`` says whether the article names a source."""
    if not content:
        return Act.NONE
    verb, act = _main_verb(cue)
    if act is None:
        act = _unknown(cue, content, mode, sourced=sourced)
    words = content.split()
    if agentless.HEDGES.find(cue):
        return Act.ASSERTION
    if act is Act.ASSERTION:
        if _CITING.fullmatch(cue.strip()):
            return Act.NONE
        if verb in ("ask", "wonder", "question") and (
            _QUESTION.match(content) or content.rstrip("\"”’'").endswith("?")
        ):
            return Act.NONE
        if _NEGATED.search(cue) and verb not in ("deny", "dispute") and not re.search(r"\bnot (?:only|just)\b", cue):
            return Act.NONE
        if verb in ("cite", "quote") and mode is Mode.INDIRECT and not _CLAUSE.search(content):
            return Act.NONE
        if mode is Mode.INDIRECT and len(words) <= 9 and verb not in _TAKE_NOUNS and not _CLAUSE.search(content):
            return Act.NONE
        return act
    if mode is Mode.DIRECT and len(words) > 4 and act is not Act.EVENTUALITY:
        return Act.ASSERTION
    if (
        act is Act.NONE
        and re.search(r"\bas\b", content)
        and verb
        and not _NEGATED.search(cue)
        and verb not in ("refuse", "decline")
    ):
        return Act.ASSERTION
    return act


def _main_verb(cue: str) -> tuple[str, Act | None]:
    """The verb (or noun) of the cue in its base form, and its act."""
    phrase = cues.phrase_act(cue)
    first = ""
    found: Act | None = None
    for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", cue):
        lowered = word.lower()
        if lowered in _AUXILIARY:
            continue
        verb = cues.base(lowered)
        act = cues.act_of_verb(verb)
        if act is not None:
            first, found = verb, act
            break
    if phrase is not None:
        return first, phrase
    return first, found


def _unknown(cue: str, content: str, mode: Mode, *, sourced: bool) -> Act:
    """For a cue in no list."""
    if mode is not Mode.INDIRECT and len(content.split()) > 3:
        return Act.ASSERTION
    if re.match(r"\W*that\b", content, re.IGNORECASE) and sourced:
        return Act.ASSERTION
    if not cue.strip(" :—–-"):
        return Act.ASSERTION if sourced and len(content.split()) > 5 and cue else Act.NONE
    return Act.NONE

"""What kind of voice a source is, and what the article says of it, read from the words of the source.

``describe`` looks at one mention alone; what only other mentions can tell (whom "he" stands for, the first name of
"Ushakov") is for ``coreference``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from provenance.lexicon import bodies, outlets, roles, vantage
from provenance.model.attribution import SourceType
from provenance.model.chain import Identity, Vantage

PERSONAL = frozenset(("he", "she", "i", "him", "her", "himself", "herself"))
GROUP = frozenset(("they", "we", "them", "us", "both", "themselves"))
RELATIVE = frozenset(("who", "which", "that", "whom", "it", "this", "these", "those", "its", "whose"))
PRONOUNS = PERSONAL | GROUP | RELATIVE

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽЀ-Я"
_SHORT = "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Prof|Rev|Hon|Pres|Jr|Sr|St|Lt"
_NAME_WORD = rf"(?:(?:[{_UPPER}]\.)+|(?:{_SHORT})\.|[{_UPPER}][\w'’&-]*|\d+(?:st|nd|rd|th)?(?= [{_UPPER}]))"
_INSIDE = r"(?:of|the|de|del|della|der|den|von|van|bin|ibn|al|el|la|le|da|dos|di|du|y|and|for|&)"
_GAP = r"[ \t\xa0]+"
NAME = re.compile(rf"@\w+|{_NAME_WORD}(?:{_GAP}(?:{_INSIDE}{_GAP}){{0,2}}{_NAME_WORD})*")
"""A run of capitalised words on one line, with the little words that stand inside names."""

_PARTICLE = r"(?:de|del|della|der|den|von|van|bin|ibn|al|el|la|le|da|dos|di|du)"
RUN = re.compile(rf"@\w+|{_NAME_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}{_NAME_WORD})*")
"""The same without "of", "the", "and": what a person's name is made of."""

_TAIL = re.compile(
    r",?\s+(?:who(?:m|se)?|which|that|familiar|close\s+to|with\s+(?:direct\s+|first-?hand\s+|detailed\s+)?knowledge|briefed|cited|quoted|obtained|"
    r"seen|reviewed|released|published|issued|posted|provided|conducted|drafted|prepared|speaking|interviewed|involved|"
    r"present|knowledgeable|told|said|asked|aware|working|supporting|running|representing|based|in\s+a\s+position|on\s+(?:the\s+)?condition|dated|"
    r"monitoring|tracking|commissioned|sponsored|carried|aired|broadcast|taken|sent|written|signed|filed|to\s+be\s+released)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s+(?:of|for|at|in|from|with|on|to|by|about|into|within|inside|near|under|over|among|against|between|outside|after|before)\s+",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"(?:at\s+least\s+|about\s+|nearly\s+|more\s+than\s+)?(?P<many>one|another|some|many|most|several|few|a\s+few|a\s+number|a\s+group|dozens|scores|hundreds|two|three|four|five|six|"
    r"seven|eight|nine|ten|both|all|a\s+couple|a\s+majority|a\s+panel|members|none|others|half|\d+)\s+of\s+(?=\S)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?P<word>an?|the|this|that|these|those|his|her|its|their|our|my|your|one|another|some|many|most|several|few|both|all|any|"
    r"no|two|three|four|five|six|seven|eight|nine|ten|dozens|multiple|various|numerous|other|\d+)\s+",
    re.IGNORECASE,
)
OPENERS = frozenset(
    "and but or so yet while although though however when whereas as if because then meanwhile still even only also"
    " that not after before since once now instead nor until unless like what where in on at for by from with here"
    " there".split()
)
"""Words that open a sentence or clause and belong to no source."""

_JOURNALIST = re.compile(
    r"\b(?:reporter|correspondent|anchor|host|columnist|editor|contributor|moderator|presenter|journalist)s?\b"
)

_PASSED_ON = re.compile(
    r"(?:cited|quoted|obtained|released|published|issued|posted|seen|reviewed|provided)\b", re.IGNORECASE
)
"""How a tail begins that names a relay instead of a reason to be heard."""

_REPORTS = frozenset(("report", "reports", "investigation", "analysis"))
"""What is an outlet's own beside its name, and a document without it."""

_ENDS = " \t\n,;:.–—-\"“”'‘’()[]"
_NICKNAME = re.compile(r"(?<=[a-z])\s+[“\"‘][A-Z]\w{1,15}[”\"’]\s+(?=[A-Z])")
_PARTY = re.compile(r"\s*\((?:[RDI]|LD|Lab|Con|SNP)[-–][^)]{1,20}\)|\s*\[[^\]]{1,40}\]|\s*\([^)]{1,60}\)")


@dataclass(frozen=True, slots=True)
class Described:
    """What one mention says: the kind of voice, its name, role and reason to be heard; None where it says nothing.

    ``head`` is the noun that decides the kind, in lower case ("official"; "" where a name does). ``definite`` says that
    the words point back ("the official"); ``pronoun`` is the pronoun, in lower case, else "".
    """

    type: SourceType
    as_written: str
    name: str | None = None
    title: str | None = None
    justification: str | None = None
    identity: Identity = Identity.DESCRIBED
    vantage: Vantage = Vantage.UNKNOWN
    head: str = ""
    definite: bool = False
    pronoun: str = ""
    core: str = ""


def describe(words: str, is_outlet: Callable[[str], bool] = lambda name: False) -> Described:
    """Read one source's ``words``. ``is_outlet`` knows outlets beyond the word list (the registry's)."""
    words = " ".join(words.split())
    whole = _NICKNAME.sub(" ", _PARTY.sub("", words)).strip(_ENDS) or words.strip(_ENDS)
    whole = _without_openers(re.sub(r"['’]s$", "", whole))
    named = re.match(r"(?:he|she|they|it)\s*[\[(](?P<name>[^\])]{2,40})[\])]?", words.strip(), re.IGNORECASE)
    if named:
        whole = named["name"].strip(_ENDS)
    lowered = whole.lower()
    if lowered in PRONOUNS:
        kind = SourceType.PERSON if lowered in PERSONAL else SourceType.UNNAMED_GROUP
        return Described(kind, whole, pronoun=lowered, identity=Identity.BARE)
    shown, whole = whole, _plain_start(whole)
    core, tail = _parted(whole)
    joint = _joint(core, is_outlet)
    found = joint or _single(core, is_outlet)
    justification = _justification(tail)
    title = found.title
    name = found.name
    people = [p for p in re.split(r",\s*|\s+and\s+", core.partition(",")[2]) if p.strip(_ENDS)]
    if found.type is SourceType.UNNAMED_GROUP and people and all(_person_name(p) for p in people):
        found = replace(
            found,
            type=SourceType.PERSON,
            name="; ".join(_person_name(p) or "" for p in people),
            identity=Identity.NAMED,
        )
        name, title = found.name, core.partition(",")[0]
    for part in _appositions(core):
        unnamed = found.type in (SourceType.UNNAMED_PERSON, SourceType.PERSON) or found.definite
        if found.name is None and found.type is not SourceType.OUTLET and _person_name(part) and unnamed:
            name = _person_name(part)
            found = replace(
                found, type=SourceType.PERSON, name=name, title=core.partition(",")[0].strip(), identity=Identity.NAMED
            )
            title = found.title
        elif found.type is SourceType.PERSON and found.name and title is None and not re.fullmatch(r"\d+", part):
            title = re.sub(r"^(?:an?|the)\s+", "", part)
        elif found.type in (SourceType.PERSON, SourceType.ORGANIZATION) and found.name and is_outlet_noun(part):
            found = replace(found, type=SourceType.OUTLET)
    knows = vantage_of(tail) or found.vantage
    as_written = found.name if found.type is SourceType.PERSON and found.name and not joint else shown
    if joint if found.type is SourceType.PERSON else _PASSED_ON.match(tail):
        as_written = shown[: len(core)]
    if found.identity is Identity.BARE and (justification or knows is not Vantage.UNKNOWN):
        found = replace(found, identity=Identity.DESCRIBED)
    return replace(
        found, as_written=as_written or shown, title=title, justification=justification, vantage=knows, core=core
    )


def vantage_of(words: str) -> Vantage | None:
    """How a source knows, where its words say so."""
    for found, phrases in vantage.BY_VANTAGE:
        if words and phrases.find(words):
            return found
    return None


def is_role(noun: str) -> bool:
    """Whether a noun in lower case means a person or several by what they do or hold."""
    return noun in roles.ROLE_NOUNS or noun in roles.OFFICE_NOUNS or noun in roles.GROUP_NOUNS


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case means several people."""
    if noun in roles.GROUP_NOUNS:
        return True
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and not is_role(noun)


def is_title(word: str) -> bool:
    """Whether a word stands before names and is no part of them."""
    return word.lower().rstrip(".") in roles.TITLES


def is_spokes(noun: str) -> bool:
    """Whether a noun means somebody who speaks for another."""
    return noun in roles.SPOKES_NOUNS


def is_journalist(phrase: str) -> bool:
    """Whether a phrase means somebody who reports or hosts."""
    return bool(_JOURNALIST.search(phrase))


def without_the(name: str) -> str:
    """``name`` without a leading "the"."""
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)


def _without_openers(phrase: str) -> str:
    """``phrase`` without the conjunctions and prepositions that open its sentence."""
    first, _, rest = phrase.partition(" ")
    while rest and first.lower().strip(",") in OPENERS and first.lower() not in PRONOUNS:
        phrase = rest
        first, _, rest = phrase.partition(" ")
    return phrase


def _plain_start(phrase: str) -> str:
    """``phrase`` with a small first letter where only the sentence made it large."""
    first, _, rest = phrase.partition(" ")
    known = first.lower().replace("’", "'")
    if roles.split_title(phrase)[0] and roles.split_title(phrase)[1][:1].isupper():
        return phrase
    if first[:1].isupper() and not first[1:2].isupper() and not rest[:1].isupper() and not first.endswith("."):
        noun = known in vantage.DOCUMENT_NOUNS or known in vantage.SOCIAL_NOUNS
        if noun or (is_role(known) and (rest or is_plural(known))):
            return first.lower() + phrase[len(first) :]
    return phrase


def _parted(whole: str) -> tuple[str, str]:
    """The noun phrase and what follows it: a relative clause, a participle, "familiar with …"."""
    match = _TAIL.search(whole, 1)
    if match is None:
        return whole, ""
    return whole[: match.start()].strip(_ENDS), whole[match.start() :].strip(" ,")


def _justification(tail: str) -> str | None:
    """The words that say why the source is worth hearing."""
    if not tail or vantage.ANONYMITY.find(tail):
        return None
    return None if _PASSED_ON.match(tail) else tail.strip(_ENDS)


def _appositions(core: str) -> list[str]:
    """What stands between commas after the name: "the White House political director"."""
    return [part.strip(_ENDS) for part in core.split(",")[1:] if part.strip(_ENDS)]


def _joint(core: str, is_outlet: Callable[[str], bool]) -> Described | None:
    """Several sources joined by "and", as one link."""
    head = core.partition(",")[0] if core.count(",") != 2 else core
    parts = [p.strip(_ENDS) for p in re.split(r",\s+and\s+|\s+and\s+|,\s+", head) if p.strip(_ENDS)]
    if len(parts) < 2 or " and " not in head:
        return None
    if knows_outlet(core, is_outlet) or bodies.body_kind(core):
        return None
    each = [_single(p, is_outlet) for p in parts]
    if not all(e.name or e.head or e.pronoun for e in each):
        return None
    names = [e.name for e in each]
    if all(names) and all(e.type is SourceType.PERSON for e in each):
        return replace(each[0], name="; ".join(n for n in names if n), as_written=core, title=None)
    if all(names) and len({e.type for e in each}) == 1:
        return replace(each[0], name="; ".join(n for n in names if n), as_written=core)
    if any(e.pronoun for e in each):
        return replace(each[-1], type=SourceType.UNNAMED_GROUP, name=None, as_written=core, definite=False, pronoun="")
    if any(e.type is SourceType.UNNAMED_GROUP for e in each) or all(not e.name for e in each):
        kind = each[-1].type if not each[-1].type.anonymous else SourceType.UNNAMED_GROUP
        return replace(each[-1], type=kind, name=None, as_written=core, definite=False)
    if not all(names):
        return replace(each[0], type=SourceType.UNNAMED_GROUP, name=None, as_written=core)
    return replace(each[0], as_written=core)


def _single(core: str, is_outlet: Callable[[str], bool]) -> Described:
    """One voice, without its tail."""
    phrase = _PARTY.sub("", core.partition(",")[0]).strip(_ENDS) or core
    if phrase.lower() in PRONOUNS:
        return Described(SourceType.PERSON, phrase, pronoun=phrase.lower(), identity=Identity.BARE)
    outlet = _outlet(phrase, is_outlet)
    if outlet is not None:
        return outlet
    bare = _strip_determiner(phrase)
    last = bare.split()[-1] if bare.split() else ""
    first_part = _PREPOSITION.split(bare, maxsplit=1)[0]
    lower_head = _head(phrase)
    if _capital(last) and not (lower_head.islower() and _PREPOSITION.search(bare)):
        named = _named(phrase, bare)
        if named is not None:
            return named
    if first_part and first_part != bare and _capital(first_part.split()[-1]) and lower_head == "":
        named = _named(first_part, first_part)
        if named is not None and (named.type is not SourceType.PERSON or len((named.name or "").split()) > 1):
            more = bare[len(first_part) :].strip(_ENDS)
            if named.type is SourceType.PERSON and named.title is None and re.match(r"(?:of|from|at|with|for)\s", more):
                named = replace(named, title=more.partition(" ")[2])
            return named
    return _by_noun(phrase, lower_head)


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1] == "@"


def _strip_determiner(phrase: str) -> str:
    match = _DETERMINER.match(phrase)
    return phrase[match.end() :] if match else phrase


def _head(phrase: str) -> str:
    """The head noun of a phrase, in lower case, or "" where the phrase is a name."""
    quantity = _QUANTITY.match(phrase)
    rest = phrase[quantity.end() :] if quantity else phrase
    part = _PREPOSITION.split(" " + _strip_determiner(rest), maxsplit=1)[0].strip(_ENDS)
    if not part:
        return ""
    last = re.sub(r"['’]s?$", "", part.split()[-1])
    if last[:1].isupper():
        known = (
            is_role(last.lower()) or last.lower() in bodies.OFFICIAL_NOUNS or last.lower() in bodies.ORGANIZATION_NOUNS
        )
        return last.lower() if known and len(part.split()) > 1 and part.split()[0].islower() else ""
    return last.lower()


def _outlet(phrase: str, is_outlet: Callable[[str], bool]) -> Described | None:
    """The outlet that a phrase is: by name, by "a report in X", by its reporter."""
    bare = re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE).strip(_ENDS)
    if knows_outlet(phrase, is_outlet):
        run = None if knows_exactly(bare) else list(NAME.finditer(bare))
        name = run[-1][0] if run else phrase if phrase[:4].lower() == "the " else bare
        return Described(SourceType.OUTLET, phrase, name=name, identity=Identity.NAMED, head="")
    if (
        phrase in outlets.GENERIC_OUTLETS
        or bare in outlets.GENERIC_OUTLETS
        or re.search(r"\b(?:news|press|media)\s+(?:reports?|outlets?|accounts?)$", bare)
    ):
        return Described(SourceType.OUTLET, phrase, identity=Identity.DESCRIBED, head=_head(phrase))
    report = re.match(
        r"(?:[\w-]+\s+){0,3}?(?:report|reports|article|story|stories|piece|interview|broadcast|investigation|editorial|column|dispatch|coverage|account)\s+(?:in|by|from|on|with|of|for|published\s+in|published\s+by|to)\s+(?P<name>.+)$",
        bare,
        re.IGNORECASE,
    )
    if report:
        name = report["name"].strip(_ENDS)
        short = re.split(r"\s+(?:at|on|last|this|earlier|published|by)\s+", name)[0]
        for candidate in (name, short):
            if knows_outlet(candidate, is_outlet) or is_outlet_noun(candidate):
                return Described(
                    SourceType.OUTLET,
                    phrase,
                    name=candidate if NAME.search(candidate) else None,
                    identity=Identity.NAMED,
                )
    prefix = _outlet_prefix(bare, is_outlet)
    if prefix:
        rest = bare[len(prefix) :].lstrip("'’s ").strip()
        head = _head(rest) if rest else ""
        if head in outlets.OUTLET_PIECES or head in _REPORTS or is_journalist(rest.lower()):
            return Described(SourceType.OUTLET, phrase, name=prefix, identity=Identity.NAMED)
        possessed = re.match(r"['’]s?\s+", bare[len(prefix) :])
        if possessed and RUN.fullmatch(rest) and len(rest.split()) in (2, 3):
            return Described(SourceType.OUTLET, phrase, name=prefix, identity=Identity.NAMED)
    of = re.match(rf"(?P<who>{RUN.pattern})(?:,.*?)?\s+(?:of|at|from|in)\s+(?P<outlet>.+)$", phrase)
    if of:
        plain = without_the(of["outlet"].strip(_ENDS))
        if knows_outlet(plain, is_outlet) and not is_role(_head(of["who"])):
            return Described(SourceType.OUTLET, phrase, name=of["outlet"].strip(_ENDS), identity=Identity.NAMED)
    return None


@lru_cache(8192)
def knows_exactly(name: str) -> bool:
    """Whether the word list has an outlet of just this name."""
    found = outlets.known_outlet(name)
    return found is not None and outlets.outlet_key(name) in {
        outlets.outlet_key(n) for n in (found.name, *found.aliases)
    }


@lru_cache(8192)
def _known(phrase: str) -> bool:
    if outlets.known_outlet(phrase) is not None or outlets.outlet_like(phrase):
        return True
    return bool(re.match(r"[Tt]he\s+[A-Z]", phrase)) and bool(outlets.possible_outlets(phrase))


def knows_outlet(phrase: str, is_outlet: Callable[[str], bool] = lambda name: False) -> bool:
    """Whether ``phrase`` names an outlet: one of the registry, a well-known one, or one by the form of its name."""
    bare = re.sub(r"^(?:the|an?)\s+", "", phrase, flags=re.IGNORECASE)
    return is_outlet(bare) or is_outlet(phrase) or _known(phrase)


def is_outlet_noun(phrase: str) -> bool:
    """Whether a phrase without a name means an outlet: "the newspaper", "a television station"."""
    head = _head(phrase)
    if head not in outlets.OUTLET_NOUNS:
        return False
    if head not in outlets.SHARED_NOUNS:
        return True
    words = _strip_determiner(phrase).lower().split()
    return words[0] == head or any(
        word in outlets.OUTLET_MODIFIERS for word in words[: words.index(head)] if head in words
    )


def _outlet_prefix(bare: str, is_outlet: Callable[[str], bool]) -> str | None:
    """The longest beginning of ``bare`` that is an outlet's name."""
    parts = bare.split()
    for count in range(min(len(parts) - 1, 6), 0, -1):
        start = " ".join(parts[:count])
        plain = re.sub(r"['’]s?$", "", start)
        if plain[:1].isupper() and knows_outlet(plain, is_outlet):
            return plain
    return None


def _person_name(part: str) -> str | None:
    """The person's name that ``part`` is, without titles; None where it is something else."""
    stripped = roles.split_title(part.strip(_ENDS))[1]
    if not stripped or not RUN.fullmatch(stripped) or bodies.body_kind(part) or _known(part):
        return None
    return stripped if 1 < len(stripped.split()) < 6 else None


def _named(phrase: str, bare: str) -> Described | None:
    """A voice whose phrase ends in a name."""
    kind = bodies.body_kind(bare)
    if kind is not None and not _role_before_name(bare):
        official = kind == "official_body"
        return Described(
            SourceType.OFFICIAL_BODY if official else SourceType.ORGANIZATION,
            phrase,
            name=phrase if phrase[:4].lower() == "the " else bare,
            identity=Identity.COLLECTIVE,
        )
    title, name = roles.split_title(bare)
    if title and name and RUN.fullmatch(name) and not bodies.body_kind(name) and len(name.split()) < 5:
        return Described(SourceType.PERSON, phrase, name=name, title=_title(title), identity=Identity.NAMED)
    runs = list(RUN.finditer(bare))
    if not runs:
        return None
    run = runs[-1]
    if bare[run.end() :].strip(_ENDS):
        return None
    name = roles.split_title(run[0])[1]
    before = bare[: bare.rfind(name)] if name and name in bare else bare[: run.start()]
    if not name:
        return None
    before = before.strip(" ,")
    if _PREPOSITION.search(" " + before + " ") and not is_title(before.split()[-1]):
        return None
    if not before and len(name.split()) == 1 and name.isupper() and len(name) > 1:
        return Described(SourceType.ORGANIZATION, phrase, name=name, identity=Identity.COLLECTIVE)
    if "&" in name or len(name.split()) > 5:
        return Described(SourceType.ORGANIZATION, phrase, name=name, identity=Identity.COLLECTIVE)
    if not before and re.match(r"the\s", phrase, re.IGNORECASE) and not is_title(run[0].split()[0]):
        return Described(SourceType.ORGANIZATION, phrase, name=phrase, identity=Identity.COLLECTIVE)
    return Described(
        SourceType.PERSON, phrase, name=name, title=_title(before), identity=Identity.NAMED, definite=False
    )


def _title(words: str) -> str | None:
    """A title as written, without its article; a mere form of address is none."""
    title = re.sub(r"^(?:an?|the)\s+", "", words).strip(" ,")
    if not title or title.lower().rstrip(".") in roles.HONORIFICS:
        return None
    return title


def _role_before_name(bare: str) -> bool:
    """Whether a lower-case role stands before the last name: "Trump campaign spokesman Dave Murray"."""
    match = re.search(rf"\b([a-z][\w-]+)\s+{RUN.pattern}$", bare)
    return bool(match and is_role(match[1]))


def _by_noun(phrase: str, head: str) -> Described:
    """A voice without a name of its own: its head noun decides."""
    determiner = _DETERMINER.match(phrase)
    word = determiner["word"].lower() if determiner else ""
    definite = word in ("the", "this", "that", "these", "those") or bool(re.search(r"['’]s?\s", phrase))
    quantity = _QUANTITY.match(phrase)
    issuer = _issuer(phrase)
    if vantage.names_post(phrase):
        return Described(SourceType.SOCIAL_POST, phrase, name=issuer, head=head, definite=definite)
    if vantage.names_document(phrase):
        return Described(
            SourceType.DOCUMENT,
            phrase,
            name=issuer,
            head=head,
            definite=definite,
            identity=Identity.NAMED if issuer else Identity.DESCRIBED,
        )
    if quantity is None and is_outlet_noun(phrase):
        return Described(SourceType.OUTLET, phrase, head=head, definite=definite)
    if head and not is_role(head):
        kind = bodies.body_kind(phrase)
        if kind is not None and quantity is None:
            name = _body_name(phrase)
            return Described(
                SourceType.OFFICIAL_BODY if kind == "official_body" else SourceType.ORGANIZATION,
                phrase,
                name=name,
                head=head,
                definite=definite,
                identity=Identity.COLLECTIVE,
            )
    plural = is_plural(head)
    if quantity is not None:
        plural = quantity["many"].lower() not in ("one", "another")
    elif word in ("a", "an", "one", "another"):
        plural = is_plural(head) and head in ("people", "couple", "group", "panel", "majority", "crowd", "family")
    if not plural and definite and quantity is None and roles.person_kind(phrase) == "person":
        return Described(SourceType.PERSON, phrase, head=head, definite=definite, identity=Identity.ROLE)
    bare = not _modified(phrase)
    identity = Identity.BARE if bare else Identity.DESCRIBED
    if is_spokes(head):
        identity = Identity.ROLE
    return Described(
        SourceType.UNNAMED_GROUP if plural else SourceType.UNNAMED_PERSON,
        phrase,
        head=head,
        definite=definite,
        identity=identity,
    )


def _modified(phrase: str) -> bool:
    """Whether anything but a determiner or a number stands beside the noun."""
    return len(_strip_determiner(_strip_determiner(phrase)).split()) > 1


def _issuer(phrase: str) -> str | None:
    """The name in a document's phrase: its issuer, or its title."""
    quoted = re.search(r"[\"“]([^\"”]{3,120})[\"”]", phrase)
    if quoted:
        return quoted[1]
    for match in RUN.finditer(phrase):
        if match.start() == 0 and len(match[0].split()) == 1 and _DETERMINER.match(phrase):
            continue
        if re.fullmatch(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?", match[0].split()[0]):
            continue
        return re.sub(r"['’]s?$", "", match[0])
    return None


def _body_name(phrase: str) -> str | None:
    """A body's name as the text has it, where the phrase holds one."""
    return phrase if NAME.search(_strip_determiner(phrase)) else None

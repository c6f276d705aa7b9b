"""The rules: one file each, found by looking, never listed by hand.

A rule is a generator function under :func:`rule`, in a module of its own in the folder of its family. The module's
docstring is its page. What it is given depends on its scope:

========== =========================================== ==============================================
scope      called as                                   for
========== =========================================== ==============================================
claim      ``f(claim: Claim, context: Context)``       each claim of each file (the default)
article    ``f(file: ClaimFile, context: Context)``    each file that holds a valid article
run        ``f(run: Run)``                             once, with all files of the run
registry   ``f(registry: Registry, run: Run)``         once, with the registry
========== =========================================== ==============================================

A rule of scope "run" that can say some of it from one file alone has a second function for that, under
``@name_of_the_rule.in_each_file``, called as a rule of scope "article" is: what needs no other file is done beside the
file, in parallel.

It yields :class:`~provenance.model.finding.Hit` and, where it cannot look, :class:`~provenance.model.finding.Skip`.
"""

import datetime
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, Protocol

import msgspec

from provenance.errors import UnknownRuleError
from provenance.model.chain import Origin, Relay
from provenance.model.claim import Article, Claim, ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import About, Hit, Path, Problem, Severity, Skip
from provenance.model.source import Registry

Scope = Literal["claim", "article", "run", "registry"]
Body = Callable[..., Iterator[Hit | Skip]]

__all__ = ["Context", "Rule", "Run", "Traits", "all_rules", "names", "reach", "rule", "select", "sort"]


class Rule:
    """A rule as the engine sees it: its code, its name (the function's, with hyphens), its severity, what its
    findings are about, its scope, whether it needs evidence, and its page."""

    __slots__ = ("about", "body", "code", "each_file", "module", "name", "needs", "scope", "severity")

    def __init__(
        self, body: Body, code: str, severity: Severity, about: About, scope: Scope, needs: Literal["evidence"] | None
    ) -> None:
        self.body = body
        self.code = code
        self.name = body.__name__.replace("_", "-")
        self.severity = severity
        self.about = about
        self.scope = scope
        self.needs = needs
        self.module = body.__module__
        self.each_file: Body | None = body if scope == "article" else None

    def __call__(self, *subjects: Any) -> Iterator[Hit | Skip]:
        """What the rule finds in the subjects of its scope."""
        return self.body(*subjects)

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"

    def in_each_file(self, body: Body) -> Body:
        """Give a rule of scope "run" its part that needs one file only."""
        self.each_file = body
        return body

    @property
    def family(self) -> str:
        """The folder it stands in: "chain", "anonymity", …"""
        return self.module.split(".")[-2]

    @property
    def page(self) -> str:
        """The rule's page, in Markdown: its module's docstring."""
        return (sys.modules[self.module].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


def rule(
    code: str,
    severity: Severity,
    *,
    about: About,
    scope: Scope = "claim",
    needs: Literal["evidence"] | None = None,
) -> Callable[[Body], Rule]:
    """Make a rule of a generator function. ``code`` is three letters of the family and two digits, never reused."""

    def wrap(body: Body) -> Rule:
        return Rule(body, code, severity, about, scope, needs)

    return wrap


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule in the folders below this one, sorted by code."""
    found: dict[str, Rule] = {}
    for family in pkgutil.iter_modules(__path__):
        if not family.ispkg:
            continue
        package = importlib.import_module(f"{__name__}.{family.name}")
        for module in pkgutil.iter_modules(package.__path__):
            name = f"{package.__name__}.{module.name}"
            for value in vars(importlib.import_module(name)).values():
                if isinstance(value, Rule) and value.module == name:
                    other = found.setdefault(value.code, value)
                    if other is not value:
                        raise RuntimeError(f"{value.code} is the code of both {other.module} and {name}")
    return tuple(found[code] for code in sorted(found))


Groups = Mapping[str, Iterable[str]]
"""Groups of a newsroom's own: a name, and the codes, names and groups that it stands for."""

NO_GROUPS: Groups = {}


def select(
    chosen: Iterable[str] = (),
    ignored: Iterable[str] = (),
    extended: Iterable[str] = (),
    groups: Groups = NO_GROUPS,
) -> tuple[Rule, ...]:
    """The rules that a run applies: all, or the ``chosen`` ones, plus ``extended``, less ``ignored``.

    Rules are named by their codes or prefixes of codes, by their names, by families ("anonymity"), by severities
    ("error"), by ``groups``, or by ALL. The closer name decides, as in ruff: ``ignored=["ANO"], extended=["ANO01"]``
    keeps ANO01. A severity is less close than a family, and a group as close as what it stands for.

    Raises :class:`~provenance.errors.UnknownRuleError` for what names no rule.
    """
    chosen, ignored, extended = tuple(chosen), tuple(ignored), tuple(extended)
    wanted = reach((*chosen, *extended) if chosen else ("ALL", *extended), groups)
    unwanted = reach(ignored, groups)
    return tuple(r for r in all_rules() if wanted.get(r.code, -1) > unwanted.get(r.code, -1))


def reach(names: Iterable[str], groups: Groups = NO_GROUPS) -> dict[str, int]:
    """The codes that some names stand for, each with how close the closest of the names comes: 5 for the rule itself,
    less for a prefix, 1 for a severity, 0 for ALL."""
    found: dict[str, int] = {}
    for name in names:
        for code, close in _reach(name, groups, ()).items():
            found[code] = max(close, found.get(code, -1))
    return found


def _reach(name: str, groups: Groups, within: tuple[str, ...]) -> dict[str, int]:
    code, word = name.upper(), name.lower()
    if word in groups:
        if word in within:
            raise UnknownRuleError(f"the group {word!r} is a part of itself")
        found: dict[str, int] = {}
        for each in groups[word]:
            found |= {
                key: max(close, found.get(key, -1)) for key, close in _reach(each, groups, (*within, word)).items()
            }
        return found
    found = {
        rule.code: close
        for rule in all_rules()
        if (
            close := 0
            if code == "ALL"
            else len(rule.code)
            if rule.name == word
            else 3
            if rule.family == word
            else 1
            if rule.severity.value == word
            else len(code)
            if code and rule.code.startswith(code)
            else -1
        )
        >= 0
    }
    if not found:
        raise UnknownRuleError(_unknown(name, groups))
    return found


def sort(name: str) -> str | None:
    """What a name stands for by itself: "rule", "family" or "severity"; None for nothing."""
    rules = all_rules()
    if any(name == rule.name for rule in rules):
        return "rule"
    if any(name == rule.family for rule in rules):
        return "family"
    return "severity" if any(name == severity.value for severity in Severity) else None


def names(groups: Groups = NO_GROUPS) -> list[str]:
    """Every name that :func:`select` takes, but for prefixes: codes, names, families, severities, groups."""
    rules = all_rules()
    families = sorted({rule.family for rule in rules})
    return [
        *(rule.code for rule in rules),
        *(rule.name for rule in rules),
        *families,
        *(severity.value for severity in Severity),
        *groups,
        "ALL",
    ]


def _unknown(name: str, groups: Groups) -> str:
    import difflib

    known = names(groups)
    near = difflib.get_close_matches(name.upper(), known, 1) or difflib.get_close_matches(name.lower(), known, 1)
    hint = f": did you mean {near[0]}?" if near else "; `provenance rules` lists the rules"
    if name.isupper():
        return f"no rule has the code or prefix {name!r}{hint}"
    return f"no rule, family, severity or group is called {name!r}{hint}"


class Traits(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a rule that looks across files wants to know of one before it opens it: which of its claims have
    ``asserts`` and which ``denies``, by their 0-based positions; whether one has an ``allow``; and the ids of those who
    publish or relay in it."""

    asserts: tuple[int, ...] = ()
    denies: tuple[int, ...] = ()
    allows: bool = False
    voices: tuple[str, ...] = ()


def traits(file: ClaimFile, registry: Registry) -> Traits:
    """The traits of a claim file."""
    claims = file.claims
    heard = {file.article.outlet}
    for claim in claims:
        for relay in claim.relays:
            voice = relay.source or registry.voice(relay)
            if voice is not None:
                heard.add(voice)
    return Traits(
        tuple([number for number, claim in enumerate(claims) if claim.asserts is not None]),
        tuple([number for number, claim in enumerate(claims) if claim.denies is not None]),
        any(claim.allows for claim in claims),
        tuple(sorted(heard)),
    )


class Opener(Protocol):
    """A claim file that is kept, and unpacked as far as somebody asks for it."""

    @property
    def article(self) -> Article:
        """Its article."""

    def claim(self, position: int) -> Claim:
        """The claim at a 0-based position: the same object as in :meth:`file`."""

    def file(self) -> ClaimFile:
        """All of it."""


def _traits(file: ClaimFile | None, registry: Registry) -> Traits:
    return traits(file, registry) if file is not None else Traits()


class Context:
    """A claim file and everything a rule may ask about it. ``path`` is the file as shown to people.

    Nothing here depends on the day: what one file alone gives is the same tomorrow, and is kept.
    """

    __slots__ = (
        "_citations",
        "_file",
        "_index",
        "_opener",
        "_unread",
        "article",
        "evidence",
        "path",
        "problems",
        "registry",
        "traits",
    )

    def __init__(
        self,
        path: str,
        file: ClaimFile | None,
        *,
        registry: Registry,
        problems: tuple[Problem, ...] = (),
        evidence: tuple[Citation, ...] | None = None,
        traits: Traits | None = None,
        opener: Opener | None = None,
    ) -> None:
        self.path = path
        self._file = file if file is not None or opener is not None else ClaimFile(1, Article("", "", ""))
        self._opener = opener
        self.article = (
            self._file.article if self._file is not None else opener.article if opener else Article("", "", "")
        )
        self.registry = registry
        self.problems = problems
        self.evidence = evidence
        self.traits = traits if traits is not None else _traits(self._file, registry)
        self._citations: dict[str | None, tuple[Citation, ...]] | None = None
        self._index: dict[int, int] = {}
        self._unread: tuple[Claim | None, tuple[Skip, ...]] = None, ()

    @property
    def file(self) -> ClaimFile:
        """The claim file; one that is kept is unpacked when a rule first asks for it."""
        if self._file is None:
            assert self._opener is not None
            self._file = self._opener.file()
        return self._file

    def claim(self, position: int) -> Claim:
        """The claim at a 0-based position; of a file that is kept, no more is unpacked than that claim."""
        if self._file is not None:
            return self._file.claims[position]
        assert self._opener is not None
        claim = self._opener.claim(position)
        self._index[id(claim)] = position
        return claim

    @property
    def opened(self) -> Iterable[int]:
        """What :func:`id` says of the claims that anything has asked for."""
        return self._index if self._file is None else (id(claim) for claim in self._file.claims)

    @property
    def outlet(self) -> str:
        """The name of the article's own outlet."""
        return self.registry.name(self.article.outlet) or ""

    def index(self, claim: Claim) -> int:
        """The position of ``claim`` among the valid claims of the file, 0-based."""
        found = self._index.get(id(claim))
        if found is None:
            self._index = {id(each): number for number, each in enumerate(self.file.claims)}
            found = self._index[id(claim)]
        return found

    def speaker(self, claim: Claim) -> str:
        """The origin in words: the registry's name, else the article's words, else "nobody named"."""
        return self.origin_name(claim.origin)

    def origin_name(self, origin: Origin) -> str:
        """The origin in words: the registry's name, else the article's words, else "nobody named"."""
        registry = self.registry
        named = registry.name(origin.source) or origin.as_written or registry.name(origin.affiliation)
        return named or "nobody named"

    def relay_name(self, relay: Relay) -> str:
        """A relay in words: the registry's name, else the article's words."""
        return self.registry.name(self.registry.voice(relay)) or relay.as_written or ""

    def side(self, origin: Origin) -> str | None:
        """The id of the body on whose side the origin stands: the claim's ``affiliation``, else the registry's."""
        return origin.affiliation or self.registry.affiliation(origin.source)

    def citations(self, claim: Claim | None) -> tuple[Citation, ...]:
        """The evidence on a claim (None: on the article as a whole), in the order of the evidence file."""
        if not self.evidence:
            return ()
        if self._citations is None:
            grouped: dict[str | None, list[Citation]] = {}
            for citation in self.evidence:
                grouped.setdefault(citation.claim, []).append(citation)
            self._citations = {key: tuple(group) for key, group in grouped.items()}
        return self._citations.get(claim.id if claim is not None else None, ())

    def cited(self, claim: Claim) -> Iterator[tuple[Path, str]]:
        """Every page that a claim cites for its chain: its records, then its relays, as (place, address)."""
        for number, record in enumerate(claim.records):
            yield ("record", number, "url"), record.url
        for number, relay in enumerate(claim.relays):
            if relay.url is not None:
                yield ("relay", number, "url"), relay.url

    def unread(self, claim: Claim) -> tuple[Skip, ...]:
        """A skip for each page that the claim cites and no evidence speaks of; one if it cites none.

        What a rule that needs evidence yields before it looks at :meth:`citations`. Evidence on the article itself says
        nothing of what it rests on.
        """
        last, found = self._unread
        if last is claim:  # several rules ask this of a claim in a row
            return found
        known = {citation.url for citation in self.citations(claim) if citation.path != "article"}
        cited = [url for _, url in self.cited(claim)]
        if cited or known:
            found = tuple([Skip(f"no evidence for {url}", claim) for url in cited if url not in known])
        else:
            found = (Skip("no page is cited", claim),)
        self._unread = claim, found
        return found


class Run:
    """All files of a run, for rules that look across them.

    ``beside`` holds what is wrong in the files that are not claim files, the registry and the evidence, by file.
    ``others`` are files that are not of the run, and hold claims of the same things: they count in :attr:`groups`, and
    what is found at a claim of theirs goes to nobody.
    """

    __slots__ = ("_groups", "_outlets", "beside", "contexts", "others", "registry", "today")

    def __init__(
        self,
        contexts: tuple[Context, ...],
        *,
        registry: Registry,
        today: datetime.date,
        beside: Mapping[str, tuple[Problem, ...]] | None = None,
        others: tuple[Context, ...] = (),
    ) -> None:
        self.contexts = contexts
        self.others = others
        self.registry = registry
        self.today = today
        self.beside = beside or {}
        self._groups: dict[str, list[tuple[Context, Claim]]] | None = None
        self._outlets: list[str] | None = None

    @property
    def groups(self) -> dict[str, list[tuple[Context, Claim]]]:
        """The claims that share ``asserts``, by that key, in order of file and claim, those of ``others`` last: the
        first of them that can bear a finding on all is the run's own, where any is. Groups of one are included."""
        if self._groups is None:
            self._groups = {}
            for context in (*self.contexts, *self.others):
                for position in context.traits.asserts:
                    claim = context.claim(position)
                    assert claim.asserts is not None
                    self._groups.setdefault(claim.asserts, []).append((context, claim))
        return self._groups

    def problems(self, kind: str) -> Iterator[Hit]:
        """The problems of that kind found while reading the files of the run, as hits."""
        claim_files = ((context.path, context.problems) for context in self.contexts)
        for file, problems in (*claim_files, *self.beside.items()):
            for problem in problems:
                if problem.kind == kind:
                    yield Hit(problem.message, problem.at, file=file, span=problem.span, claim_id=problem.claim)

    def outlets(self) -> list[str]:
        """The ids of the outlets that publish or relay in this run and that the registry holds, sorted."""
        if self._outlets is None:
            used = {voice for context in self.contexts for voice in context.traits.voices}
            self._outlets = sorted(key for key in used if key in self.registry.outlets)
        return self._outlets

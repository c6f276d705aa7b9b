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
from typing import Any, Literal

from provenance.errors import UnknownRuleError
from provenance.model.chain import Origin, Relay
from provenance.model.claim import Article, Claim, ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import About, Hit, Path, Problem, Severity, Skip
from provenance.model.source import Registry

Scope = Literal["claim", "article", "run", "registry"]
Body = Callable[..., Iterator[Hit | Skip]]

__all__ = ["Context", "Rule", "Run", "all_rules", "rule", "select"]


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


def select(chosen: Iterable[str] = (), ignored: Iterable[str] = (), extended: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that a run applies: all, or those under the ``chosen`` codes or prefixes, plus ``extended``, less
    ``ignored``. The longer prefix decides, as in ruff: ``ignored=["ANO"], extended=["ANO01"]`` keeps ANO01.

    Raises :class:`~provenance.errors.UnknownRuleError` for a code or prefix that fits no rule.
    """
    rules = all_rules()
    chosen, ignored, extended = tuple(chosen), tuple(ignored), tuple(extended)
    for prefix in (*chosen, *ignored, *extended):
        if not prefix or (prefix != "ALL" and not any(r.code.startswith(prefix) for r in rules)):
            import difflib

            meant = {r.code: r.code for r in rules} | {r.name.upper(): f"{r.code} ({r.name})" for r in rules}
            near = difflib.get_close_matches(prefix.upper()[:100], meant, 1)
            hint = f": did you mean {meant[near[0]]}?" if near else "; `provenance rules` lists the rules"
            raise UnknownRuleError(f"no rule has the code or prefix {prefix!r}{hint}")

    def reach(prefixes: tuple[str, ...], code: str) -> int:
        return max((len(p) if p != "ALL" else 0 for p in prefixes if p == "ALL" or code.startswith(p)), default=-1)

    wanted = (*chosen, *extended) if chosen else ("ALL", *extended)
    return tuple(r for r in rules if reach(wanted, r.code) > reach(ignored, r.code))


class Context:
    """A claim file and everything a rule may ask about it. ``path`` is the file as shown to people."""

    __slots__ = ("_citations", "_index", "evidence", "file", "path", "problems", "registry", "today")

    def __init__(
        self,
        path: str,
        file: ClaimFile | None,
        *,
        registry: Registry,
        today: datetime.date,
        problems: tuple[Problem, ...] = (),
        evidence: tuple[Citation, ...] | None = None,
    ) -> None:
        self.path = path
        self.file = file or ClaimFile(1, Article("", "", ""))
        self.registry = registry
        self.today = today
        self.problems = problems
        self.evidence = evidence
        self._citations: dict[str | None, tuple[Citation, ...]] | None = None
        self._index: dict[int, int] | None = None

    @property
    def outlet(self) -> str:
        """The name of the article's own outlet."""
        return self.registry.name(self.file.article.outlet) or ""

    def index(self, claim: Claim) -> int:
        """The position of ``claim`` among the valid claims of the file, 0-based."""
        if self._index is None:
            self._index = {id(each): number for number, each in enumerate(self.file.claims)}
        return self._index[id(claim)]

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

    def unread(self, claim: Claim) -> Iterator[Skip]:
        """A skip for each page that the claim cites and no evidence speaks of; one if it cites none.

        What a rule that needs evidence yields before it looks at :meth:`citations`.
        """
        known = {citation.url for citation in self.citations(claim)}
        cited = False
        for _, url in self.cited(claim):
            cited = True
            if url not in known:
                yield Skip(f"no evidence for {url}", claim)
        if not cited and not known:
            yield Skip("no page is cited", claim)


class Run:
    """All files of a run, for rules that look across them.

    ``beside`` holds what is wrong in the files that are not claim files, the registry and the evidence, by file.
    """

    __slots__ = ("_groups", "_outlets", "beside", "contexts", "registry", "today")

    def __init__(
        self,
        contexts: tuple[Context, ...],
        *,
        registry: Registry,
        today: datetime.date,
        beside: Mapping[str, tuple[Problem, ...]] | None = None,
    ) -> None:
        self.contexts = contexts
        self.registry = registry
        self.today = today
        self.beside = beside or {}
        self._groups: dict[str, list[tuple[Context, Claim]]] | None = None
        self._outlets: list[str] | None = None

    @property
    def groups(self) -> dict[str, list[tuple[Context, Claim]]]:
        """The claims that share ``asserts``, by that key, in order of file and claim. Groups of one are included."""
        if self._groups is None:
            self._groups = {}
            for context in self.contexts:
                for claim in context.file.claims:
                    if claim.asserts is not None:
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
            used: set[str | None] = {context.file.article.outlet for context in self.contexts}
            voice = self.registry.voice
            for context in self.contexts:
                for claim in context.file.claims:
                    for relay in claim.relays:
                        used.add(relay.source or voice(relay))
            self._outlets = sorted(key for key in used if key is not None and key in self.registry.outlets)
        return self._outlets

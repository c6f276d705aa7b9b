"""The rules as a table: in words for a terminal, as Markdown, and as JSON.

One line says what each is called, how much its findings weigh, what they are about, and what it finds.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from provenance.render.cells import wrap
from provenance.render.lines import painted, painters
from provenance.render.sarif import DescribedRule
from provenance.render.wording import count

_STYLES = {"head": "bold", "error": "bold red", "warning": "bold magenta"}
_HEADS = ("code", "name", "severity", "about", "what it finds")
_NARROWEST = 20


class ListedRule(DescribedRule, Protocol):
    """What a table says of a rule: what SARIF says, and whether it needs evidence."""

    @property
    def needs(self) -> str | None:
        """ "evidence", or nothing."""


def text(rules: Sequence[ListedRule], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """The table in lines of at most ``width`` cells, each ended by a line feed, with a line that counts."""
    styles = painters(_STYLES) if colour else {}
    rows = [(rule.code, rule.name, rule.severity.value, rule.about) for rule in rules]
    wide = [max(map(len, column)) for column in zip(_HEADS[:4], *rows, strict=True)]
    indent = sum(wide) + 2 * len(wide)
    room = max(width - indent, _NARROWEST)
    yield painted(
        (("  ".join(word.ljust(size) for word, size in zip(_HEADS, [*wide, 0], strict=True)), "head"),), styles
    )
    for rule, row in zip(rules, rows, strict=True):
        code, name, severity, about = (word.ljust(size) for word, size in zip(row, wide, strict=True))
        first, *more = wrap(_finds(rule), room)
        yield painted((f"{code}  {name}  ", (severity, rule.severity.value), f"  {about}  {first}"), styles)
        yield from (painted((" " * indent + line,), styles) for line in more)
    yield f"\n{count(len(rules), 'rule')}. `provenance explain CODE` shows a rule's page.\n"


def markdown(rules: Sequence[ListedRule]) -> Iterator[str]:
    """The table in GitHub's Markdown."""
    yield "| code | name | severity | about | what it finds |\n|---|---|---|---|---|\n"
    for rule in rules:
        yield f"| {rule.code} | {rule.name} | {rule.severity.value} | {rule.about} | {_finds(rule)} |\n"


def json(rules: Sequence[ListedRule]) -> Iterator[bytes]:
    """The rules as one document: ``{"version": 1, "rules": [{"code", "name", "family", …}]}``."""
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "family": rule.family,
            "severity": rule.severity.value,
            "about": rule.about,
            "needs_evidence": rule.needs is not None,
            "summary": rule.summary,
        }
        for rule in rules
    ]
    yield msgspec.json.format(msgspec.json.encode({"version": 1, "rules": listed}), indent=2) + b"\n"


def _finds(rule: ListedRule) -> str:
    return f"{rule.summary.removesuffix('.')} (needs evidence)." if rule.needs else rule.summary

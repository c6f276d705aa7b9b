"""The report as SARIF 2.1.0 (OASIS), for code scanning and for editors.

Every rule that ran is described with its whole page. A result is the same result from run to run by its fingerprint:
rule, file, claim and the place within the claim, never the line. Checks that could not be made are notes of the tool,
one for each file, rule and reason; files that could not be read are its errors.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Protocol
from urllib.parse import quote

import msgspec

from provenance.model.finding import About, FileReport, Finding, Report, Severity, Skipped, by_place
from provenance.render.json import encoded, encoded_lines, listed, well_formed

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "provenance/v1"
_NOTIFICATIONS = [
    {"id": "unread", "shortDescription": {"text": "A file could not be read."}},
    {"id": "skipped", "shortDescription": {"text": "A check could not be made."}},
]
_LINK = re.compile(r"\[([^\]\[]*)\]\(([^()\s]*)\)")
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_DRIVE = re.compile(r"^[A-Za-z]:/")
_SEMANTIC = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")


class DescribedRule(Protocol):
    """What this format says of a rule. ``page`` is Markdown; ``summary`` its first line."""

    @property
    def code(self) -> str:
        """Its code: "CHN01"."""

    @property
    def name(self) -> str:
        """Its name: "relayed-report"."""

    @property
    def severity(self) -> Severity:
        """The severity of its findings."""

    @property
    def about(self) -> About:
        """What its findings are of."""

    @property
    def family(self) -> str:
        """The family it belongs to: "chain"."""

    @property
    def page(self) -> str:
        """All that is said of it, in Markdown."""

    @property
    def summary(self) -> str:
        """One sentence."""


class Text(msgspec.Struct, frozen=True, gc=False):
    """A message without markup."""

    text: str


class Address(msgspec.Struct, frozen=True, gc=False, rename="camel", omit_defaults=True):
    """Where a file is: relative to the folder that the run was started in, or absolute."""

    uri: str
    uri_base_id: str | None = None


class Region(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A stretch of a file; the end column is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Physical(msgspec.Struct, frozen=True, gc=False, rename="camel", omit_defaults=True):
    """A file, and a stretch of it."""

    artifact_location: Address
    region: Region | None = None


class Logical(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A claim: ``claims/x.toml#c2``."""

    name: str
    fully_qualified_name: str
    kind: str = "object"


class Location(msgspec.Struct, frozen=True, gc=False, rename="camel", omit_defaults=True):
    """Where something is."""

    physical_location: Physical
    logical_locations: tuple[Logical, ...] = ()


class Result(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A finding."""

    rule_id: str
    rule_index: int
    level: str
    message: Text
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    properties: dict[str, str]


class RuleReference(msgspec.Struct, frozen=True, gc=False):
    """A rule by its code and its place in the list of rules."""

    id: str
    index: int


class Notification(msgspec.Struct, frozen=True, gc=False, rename="camel", omit_defaults=True):
    """What the tool has to say of its own run."""

    message: Text
    level: str
    locations: tuple[Location, ...]
    descriptor: dict[str, str]
    associated_rule: RuleReference | None = None


def render(report: Report, rules: Iterable[DescribedRule], version: str) -> Iterator[bytes]:
    """The report as one SARIF log in UTF-8, in pieces of some hundred kilobytes at most.

    ``rules`` are those that ran, ``version`` is that of the tool.
    """
    known = sorted(rules, key=lambda rule: rule.code)
    described = [_rule(rule) for rule in known]
    index = {rule.code: number for number, rule in enumerate(known)}
    for code, name in _undescribed(report, index).items():
        index[code] = len(described)
        described.append({"id": code, "name": name, "shortDescription": {"text": name}})
    driver: dict[str, Any] = {"name": "provenance", "version": version}
    if _SEMANTIC.fullmatch(version):
        driver["semanticVersion"] = version
    driver["notifications"] = _NOTIFICATIONS
    yield b'{"$schema":' + encoded(_SCHEMA) + b',"version":"2.1.0","runs":[{\n"tool":{"driver":'
    yield encoded(driver)[:-1] + b',"rules":['
    yield from listed(encoded_lines(described))
    yield b']}},\n"columnKind":"unicodeCodePoints",\n"originalUriBaseIds":'
    yield encoded({_ROOT: {"description": {"text": "The folder in which provenance was started."}}})
    yield b',\n"invocations":[{"executionSuccessful":' + encoded(not report.unread) + b',"toolExecutionNotifications":['
    yield from listed(encoded_lines(_notifications(report, index)))
    yield b']}],\n"results":['
    yield from listed(encoded_lines(_results(report, index)))
    yield b"]\n}]}\n"


def uri(path: str) -> str:
    """A path, as shown to people, as a URI reference (RFC 3986): relative, or with the scheme "file"."""
    path = well_formed(path)
    if _DRIVE.match(path):
        path = "/" + path
    escaped = quote(path, safe="/")
    return "file://" + escaped if escaped.startswith("/") else escaped


def fingerprint(finding: Finding) -> str:
    """What a finding is known by from run to run, 64 hexadecimal digits: rule, file, claim, and the place within it."""
    known_by = [finding.code, finding.place.file, finding.claim, finding.local_path]
    return hashlib.sha256(encoded(known_by)).hexdigest()


def marked(file: FileReport) -> Iterator[tuple[Finding, str]]:
    """The findings of a file by place, each with a fingerprint of its own: findings alike are told apart by number."""
    seen: dict[str, int] = {}
    for finding in sorted(file.findings, key=by_place):
        mark = fingerprint(finding)
        seen[mark] = seen.get(mark, 0) + 1
        yield finding, f"{mark}:{seen[mark]}"


def _undescribed(report: Report, known: dict[str, int]) -> dict[str, str]:
    """The names of rules that the report mentions and ``known`` lacks, by code."""
    names: dict[str, str] = {}
    for file in report.files:
        for finding in file.findings:
            if finding.code not in known:
                names[finding.code] = finding.name
    for file in report.files:
        for skip in file.skips:
            if skip.code not in known:
                names.setdefault(skip.code, skip.code)
    return dict(sorted(names.items()))


def _rule(rule: DescribedRule) -> dict[str, Any]:
    paragraphs = (part.strip() for part in _HEADING.sub("", rule.page.partition("\n")[2]).split("\n\n"))
    first = next((" ".join(part.split()) for part in paragraphs if part), rule.summary)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _without_links(rule.summary)},
        "fullDescription": {"text": _without_links(first)},
        "help": {"text": _without_links(rule.page), "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"family": rule.family, "about": rule.about, "tags": sorted({rule.family, rule.about})},
    }


def _without_links(markdown: str) -> str:
    """Markdown's links as words with their address, for readers of plain text."""
    return _LINK.sub(r"\1 (\2)", markdown)


def _results(report: Report, index: dict[str, int]) -> Iterator[Result]:
    for file in report.files:
        for finding, mark in marked(file):
            place, span = finding.place, finding.place.span
            region = Region(span.line, span.column, span.end_line, span.end_column)
            properties = {"about": finding.about, "path": place.path}
            if finding.url is not None:
                properties["url"] = finding.url
            if finding.fix is not None:
                properties["fix"] = finding.fix
            yield Result(
                finding.code,
                index[finding.code],
                _LEVEL[finding.severity],
                Text(_literal(finding.message)),
                (Location(Physical(_address(place.file), region), _claims(place.file, finding.claim)),),
                {_FINGERPRINT: mark},
                properties,
            )


def _notifications(report: Report, index: dict[str, int]) -> Iterator[Notification]:
    for unread in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        yield Notification(
            Text(_literal(f"{unread.file}: {unread.reason}")),
            "error",
            (Location(Physical(_address(unread.file))),),
            {"id": "unread"},
        )
    for file in report.files:
        by_reason = sorted(file.skips, key=_why)
        for (code, reason, name), group in groupby(by_reason, key=_why):
            claims = sorted({skip.claim for skip in group if skip.claim is not None})
            yield Notification(
                Text(_literal(f"{code} could not be checked: {reason}")),
                "note",
                (Location(Physical(_address(name)), tuple(c for claim in claims for c in _claims(name, claim))),),
                {"id": "skipped"},
                RuleReference(code, index[code]),
            )


def _why(skip: Skipped) -> tuple[str, str, str]:
    return skip.code, skip.reason, skip.file


def _address(file: str) -> Address:
    made = uri(file)
    return Address(made, None if made.startswith("file:") else _ROOT)


def _claims(file: str, claim: str | None) -> tuple[Logical, ...]:
    return () if claim is None else (Logical(claim, f"{file}#{claim}"),)


def _literal(text: str) -> str:
    """``text`` so that nothing in it is read as a placeholder or as a link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    if "{" in text or "}" in text:
        text = text.replace("{", "{{").replace("}", "}}")
    if "](" in text:
        text = text.replace("[", r"\[").replace("]", r"\]")
    return text

"""The report as JUnit XML, which most CI services show as test results.

A file is a suite, the file itself and each of its claims a test. A test fails where a finding fails the run, so the
services and the exit status agree; it has one failure however many findings there are, because services show no more
than one. Other findings are the test's output. A check that could not be made is a skipped test of its own, one for
each rule and reason: the claim itself was looked at. A file that could not be read is a test with an error.

The form is that of ``junit-10.xsd``, which Jenkins's xUnit plugin refuses anything else by.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from provenance.model.finding import FileReport, Finding, Report, ScoredClaim, Severity, Skipped, by_place
from provenance.render.safety import commanding, disarmed, one_line, visible

_FILE = "the file"
_END = re.compile(r"\.toml$")


class Case(NamedTuple):
    """One test: its name, and what is said of it. ``kind`` is the element that holds ``message`` and ``text``, None
    where the test passed; ``output`` is what else there is to say."""

    name: str
    kind: str | None = None
    type: str = ""
    message: str = ""
    text: str = ""
    output: str = ""


Bar = tuple[str, int | None]
"""What fails a run: the least severity, or "never", and a lower bound of directness."""


def usual(file: FileReport) -> Bar:
    """The bar where nobody has set one."""
    return "error", None


def render(report: Report, bar: Callable[[FileReport], Bar] = usual) -> Iterator[str]:
    """The report as one XML document, in pieces of a suite each. ``bar`` says of each file what fails the run."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="provenance">\n'
    for unread in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        reason = one_line(unread.reason)
        yield from _suite(unread.file, [Case(_FILE, "error", "unread", reason, f"{visible(unread.file)}: {reason}")])
    for file in report.files:
        fail_on, fail_under = bar(file)
        failing = Severity(fail_on).rank if fail_on != "never" else -1
        yield from _suite(file.file, list(_cases(file, failing, fail_under)), _counts(file))
    yield "</testsuites>\n"


def _cases(file: FileReport, failing: int, fail_under: int | None) -> Iterator[Case]:
    found: dict[str | None, list[Finding]] = {None: []}
    scored: dict[str, ScoredClaim] = {}
    for each in file.claims:
        found.setdefault(each.claim.id, [])
        scored.setdefault(each.claim.id, each)  # an id that is given twice is one test, and FMT08 finds it
    for finding in sorted(file.findings, key=by_place):
        found.setdefault(finding.claim, []).append(finding)
    for name, findings in found.items():
        under = _below(scored.get(name), fail_under) if name is not None else ""
        yield _case(_FILE if name is None else one_line(name), findings, failing, under)
    skipped: dict[tuple[str, str], list[Skipped]] = {}
    for skip in file.skips:
        skipped.setdefault((skip.code, skip.reason), []).append(skip)
    for (code, reason), skips in sorted(skipped.items()):
        claims = dict.fromkeys(one_line(skip.claim) for skip in skips if skip.claim is not None)
        reason = one_line(reason)
        yield Case(one_line(f"{code} not checked: {reason}"), "skipped", one_line(code), reason, " ".join(claims))


def _below(scored: ScoredClaim | None, fail_under: int | None) -> str:
    """That the claim's lower bound is below the one that is asked for; empty where it is not."""
    if scored is None or scored.directness is None or fail_under is None or scored.directness.shown[0] >= fail_under:
        return ""
    return f"Its lower bound of directness is {scored.directness.shown[0]}; at least {fail_under} is asked for."


def _case(name: str, findings: list[Finding], failing: int, under: str) -> Case:
    grave = [finding for finding in findings if finding.severity.rank <= failing]
    rest = "\n".join(_line(finding) for finding in findings if finding.severity.rank > failing)
    if not grave and not under:
        return Case(name, output=rest)
    # Jenkins and Azure show the message first, GitLab the text alone.
    text = "\n".join([*(_line(finding) for finding in grave), *([under] if under else [])])
    first = min(grave, key=lambda finding: finding.severity.rank, default=None)
    message = one_line(first.message) if first is not None else under
    others = len(grave) + bool(under) - 1
    if others:
        message += f" (and {others:,} more)"
    return Case(name, "failure", one_line(first.code) if first is not None else "fail-under", message, text, rest)


def _line(finding: Finding) -> str:
    place, span = finding.place, finding.place.span
    where = f"{visible(place.file)}:{span.line}:{span.column}"
    fix = f" {one_line(finding.fix)}" if finding.fix else ""
    line = f"{where}  {finding.severity.value}  {one_line(finding.code)}  {one_line(finding.message)}{fix}"
    return disarmed(line) if commanding(line) else line


def _counts(file: FileReport) -> dict[str, int]:
    """What of a file does not show, by what answers it."""
    return {"suppressed": file.suppressed, "baselined": file.baselined, "untrusted": file.untrusted}


def _suite(file: str, cases: list[Case], counts: dict[str, int] | None = None) -> Iterator[str]:
    kinds = [case.kind for case in cases]
    name = _value(visible(file))
    # Jenkins takes what stands before the last full stop for a package.
    within = _value(_END.sub("", visible(file)).strip("./").replace(".", "_").replace("/", "."))
    # No time is measured; services that add times up want one all the same.
    numbers = f'tests="{len(cases)}" failures="{kinds.count("failure")}" errors="{kinds.count("error")}"'
    pieces = [f'<testsuite name="{name}" file="{name}" {numbers} skipped="{kinds.count("skipped")}" time="0">\n']
    told = [f'<property name="{key}" value="{count}"/>' for key, count in (counts or {}).items() if count]
    if told:
        pieces.append(f"<properties>{''.join(told)}</properties>\n")
    known: dict[str, int] = {}
    for case in cases:
        shown = case.name
        while shown in known:  # services know a test by its name
            known[case.name] += 1
            shown = f"{case.name} ({known[case.name]})"
        known[shown] = 1
        pieces.append(f'<testcase classname="{within}" name="{_value(shown)}" time="0"{_within(case)}\n')
    pieces.append("</testsuite>\n")
    yield "".join(pieces)


def _within(case: Case) -> str:
    inside = ""
    if case.kind is not None:
        given = f'type="{_value(case.type)}" message="{_value(case.message)}"'
        inside += f"<{case.kind} {given}>{escape(case.text, quote=False)}</{case.kind}>"
    if case.output:
        inside += f"<system-out>{escape(case.output, quote=False)}</system-out>"
    return f">{inside}</testcase>" if inside else "/>"


def _value(text: str) -> str:
    """An attribute's value. What XML cannot hold at all, ``visible`` has written out before."""
    return escape(text)

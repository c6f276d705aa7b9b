"""The findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

GitHub shows at most ten of each kind from one step: the gravest come first. The log holds all of them, and its last
line sums up.
"""

from collections.abc import Iterator
from functools import lru_cache

from provenance.model.finding import Finding, Report, Severity, by_place
from provenance.render.json import summary
from provenance.render.safety import disarmed, one_line
from provenance.render.wording import clauses, left_out

SHOWN = 10
"""How many annotations of each kind GitHub shows of one step."""

_KIND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> Iterator[str]:
    """The report in lines, each ended by a line feed: one command for each file that could not be read and for each
    finding, by severity, file and place; then a summary."""
    for unread in sorted(report.unread, key=lambda unread: (unread.file, unread.reason)):
        yield f"::error file={_property(unread.file)},title=unread::{_data(f'{unread.file}: {unread.reason}')}\n"
    for severity in Severity:
        for file in report.files:
            found = [finding for finding in file.findings if finding.severity is severity]
            yield from map(_command, sorted(found, key=by_place))
    yield _summary(report)


def _command(finding: Finding) -> str:
    span = finding.place.span
    if span.line == span.end_line:
        place = f"line={span.line},col={span.column},endLine={span.end_line},endColumn={span.end_column}"
    else:  # GitHub refuses columns where the lines differ.
        place = f"line={span.line},endLine={span.end_line}"
    file, title = _property(finding.place.file), _property(f"{finding.code} {finding.name}")
    return f"::{_KIND[finding.severity]} file={file},{place},title={title}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    """``text`` as GitHub reads it after the second ``::`` of a command: on one line, and no command of its own to any
    service that keeps a log."""
    text = disarmed(one_line(text))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


@lru_cache(maxsize=1024)
def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(report: Report) -> str:
    run = summary(report)
    found = run.findings
    parts = [
        f"{_number(run.claims, 'claim')} in {_number(run.files, 'file')}",
        f"{_number(found.error, 'error')}, {_number(found.warning, 'warning')}, {_number(found.info, 'info')}",
    ]
    if report.unread:
        parts.append(f"{_number(len(report.unread), 'file')} could not be read")
    if run.skipped:
        parts.append(f"{_number(run.skipped, 'check')} could not be made")
    if run.suppressed:
        parts.append(f"{_number(run.suppressed, 'finding')} suppressed")
    parts += clauses(left_out(report))
    line = f"provenance: {'; '.join(parts)}."
    if max(found.error + len(report.unread), found.warning, found.info) > SHOWN:
        line += f" GitHub shows the first {SHOWN} of each kind; the log holds all."
    return line + "\n"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"

"""One line a finding, for grep and for editors: ``file:line:column  severity  CODE  message  [claim]``.

Every finding is there, notes included, in the order of the report; nothing is grouped, cut or coloured. Fields are two
spaces apart; a message holds no two spaces.
"""

from collections.abc import Iterator

from provenance.model.finding import Report, Severity
from provenance.render.safety import one_line, safe_lines, visible
from provenance.render.wording import clauses, count, left_out


def render(report: Report) -> Iterator[str]:
    """The findings of a run, a line each, then the files that could not be read, then a line that counts."""
    return safe_lines(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    for file in report.files:
        for finding in file.findings:
            place = finding.place
            claim = f"  [{one_line(finding.claim)}]" if finding.claim is not None else ""
            yield (
                f"{visible(place.file)}:{place.span.line}:{place.span.column}  {finding.severity.value}  "
                f"{finding.code}  {one_line(finding.message)}{claim}"
            )
    for unread in report.unread:
        yield f"{visible(unread.file)}  unread  {one_line(unread.reason)}"
    found = report.count()
    told = [
        count(found[Severity.ERROR], "error"),
        count(found[Severity.WARNING], "warning"),
        count(found[Severity.INFO], "note"),
        f"{count(report.skipped, 'check')} skipped",
    ]
    if report.suppressed:
        told.append(f"{count(report.suppressed, 'finding')} answered in the files")
    if report.unread:
        told.append(f"{count(len(report.unread), 'file')} not read")
    yield "; ".join([f"{', '.join(told)} in {count(report.claims, 'statement')}", *clauses(left_out(report))])

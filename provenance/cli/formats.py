"""What ``check --format`` can make of a report: a table of formats, each with what it needs.

A format's module is loaded when it is asked for, so that ``check`` starts as fast with eleven formats as with one.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from provenance import __version__
from provenance.checking.prepare import Ready
from provenance.cli.terminal import Surface
from provenance.model.finding import Report


class Wanted(NamedTuple):
    """What a format may heed beside the report: the run, and how much is to be shown on what."""

    ready: Ready
    verbose: bool
    surface: Surface


Pieces = Iterator[str] | Iterator[bytes]


def _in_utf8(pieces: Iterator[str]) -> Iterator[bytes]:
    """Pieces of a document that says of itself that it is UTF-8, or is read as that, whatever the terminal writes."""
    return (piece.encode() for piece in pieces)


def _text(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import text

    shown = wanted.surface
    return text.render(
        report,
        width=shown.width,
        colour=shown.colour,
        verbose=wanted.verbose,
        ascii=shown.ascii,
        links=shown.links,
    )


def _concise(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import concise

    return concise.render(report)


def _json(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import json

    return json.render(report)


def _jsonl(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import jsonl

    return jsonl.render(report)


def _sarif(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import sarif

    return sarif.render(report, wanted.ready.setup.rules, __version__)


def _github(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import github

    return github.render(report)


def _gitlab(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import gitlab

    return gitlab.render(report)


def _junit(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import junit

    return _in_utf8(junit.render(report, wanted.ready.scopes.bar))


def _rdjson(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import rdjson

    return rdjson.render(report)


def _markdown(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import markdown

    return _in_utf8(markdown.render(report))


def _html(report: Report, wanted: Wanted) -> Pieces:
    from provenance.render import html

    return _in_utf8(html.render(report, verbose=wanted.verbose))


FORMATS: dict[str, Callable[[Report, Wanted], Pieces]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "rdjson": _rdjson,
    "markdown": _markdown,
    "html": _html,
}

"""What writes reports and readings, found where it stands: a format that is new is fuzzed from its first day."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from hypothesis import strategies as st

from fuzz import laws
from fuzz.target import on_values
from provenance import render as formats
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.model.attribution import Reading
from provenance.model.dossier import Dossier
from provenance.model.finding import Report
from provenance.model.source import Registry
from provenance.model.trace import Trace
from provenance.model.verification import Verification
from provenance.reading.draft import draft, toml
from provenance.render import diff, json, jsonl, svg
from provenance.render import verification as run_of_verify
from provenance.render.outlet import html as outlet_html
from provenance.render.outlet import json as outlet_json
from provenance.render.outlet import text as outlet_text
from provenance.render.reading import html as reading_html
from provenance.render.reading import json as reading_json
from provenance.render.reading import text as reading_text
from provenance.render.trace import json as trace_json
from provenance.render.trace import text as trace_text
from provenance.rules import all_rules
from tests.reading.readings import hostile_readings
from tests.render.dossiers import hostile_dossiers
from tests.render.reports import hostile, hostile_reports
from tests.render.traces import hostile_runs, hostile_traces

Pieces = Iterable[str | bytes]

LAWS: dict[str, Callable[[Any], object]] = {
    "concise": laws.text_lines,
    "github": laws.workflow_commands,
    "gitlab": laws.document,
    "html": laws.page,
    "json": laws.document,
    "jsonl": laws.json_lines,
    "junit": laws.xml,
    "markdown": laws.markdown,
    "rdjson": laws.document,
    "sarif": laws.document,
    "text": laws.text_lines,
}
"""What holds of each format's output. Formats that do not exist yet count from the day they do."""

hostile_texts = st.lists(hostile | st.just("the dam\n"), max_size=8).map("\n".join)

_GIVEN = {"rules": all_rules(), "version": "0.1.0"}
"""What renderers ask for besides the report, by the name of the parameter."""


def renderers() -> dict[str, Callable[[Report], Pieces]]:
    """Every format of a report by its module's name, as a function of the report alone."""
    found = {}
    for module in pkgutil.iter_modules(formats.__path__):
        render = getattr(importlib.import_module(f"{formats.__name__}.{module.name}"), "render", None)
        asked = list(inspect.signature(render).parameters.values()) if callable(render) else []
        if callable(render) and asked[0].name == "report":
            found[module.name] = _of_report(render, asked[1:])
    return found


def _of_report(render: Callable[..., Pieces], asked: list[inspect.Parameter]) -> Callable[[Report], Pieces]:
    given = {each.name: _GIVEN[each.name] for each in asked if each.default is inspect.Parameter.empty}
    return lambda report: render(report, **given)


RENDERERS = renderers()


def written(report: Report) -> Iterator[tuple[str, list[str | bytes]]]:
    """The report in every format, each with what must hold of it checked."""
    for name, render in RENDERERS.items():
        pieces = list(render(report))
        LAWS[name](pieces)
        yield name, pieces


def _register(name: str, render: Callable[[Report], Pieces]) -> None:
    def check(report: Report) -> None:
        pieces = list(render(report))
        LAWS[name](pieces)
        assert list(render(report)) == pieces

    check.__doc__ = f"A report whose every string is hostile, in the format {name}: {LAWS[name].__doc__}"
    on_values(hostile_reports(), f"render_{name}")(check)


for _name, _render in RENDERERS.items():
    _register(_name, _render)


@on_values(st.tuples(hostile_reports(), st.integers(0, 250), st.booleans(), st.booleans()))
def render_text_how(given: tuple[Report, int, bool, bool]) -> None:
    """A report on a terminal of any width, whole or cut, in plain letters or not, is safe lines."""
    from provenance.render import text

    report, width, verbose, plain = given
    laws.text_lines(text.render(report, width=width, verbose=verbose, ascii=plain))


@on_values(st.tuples(hostile, hostile_texts, hostile_texts))
def difference(given: tuple[str, str, str]) -> None:
    """What would change in a file, whatever it holds and is called, is lines that steer nothing; tabs stay."""
    laws.text_lines(line.replace("\t", " ") for line in diff.render(*given))


_DOCUMENT = msgspec.json.Decoder(json.Check, strict=True)
_LINE = msgspec.json.Decoder(jsonl.Line, strict=True)


@on_values(hostile_reports())
def json_read_back(report: Report) -> None:
    """JSON is read into its own shapes, and they are written as the same JSON; so is each line of JSON lines."""
    whole = b"".join(json.render(report))
    assert json.encoded(_DOCUMENT.decode(whole)) == whole.replace(b"\n", b"")
    for line in b"".join(jsonl.render(report)).split(b"\n")[:-1]:
        assert msgspec.json.encode(_LINE.decode(line)) == line


@on_values(st.tuples(hostile_readings(), st.integers(0, 250), st.booleans(), st.booleans()))
def reading_on_a_terminal(given: tuple[Reading, int, bool, bool]) -> None:
    """A reading whose every string is hostile is safe lines on any terminal."""
    found, width, verbose, plain = given
    laws.text_lines(reading_text.render(found, Registry(), width=width, verbose=verbose, ascii=plain))


@on_values(hostile_readings())
def reading_as_a_page(found: Reading) -> None:
    """A reading whose every string is hostile is a page in which they are words."""
    laws.page(reading_html.render(found, Registry()))


@on_values(hostile_readings())
def reading_as_json(found: Reading) -> None:
    """A reading whose every string is hostile is JSON, the same on one line."""
    assert laws.document(reading_json.render(found)) == laws.document([reading_json.line(found)])


@on_values(hostile_readings())
def reading_as_draft(found: Reading) -> None:
    """A draft is a claim file without problems."""
    text = "".join(toml(draft(found, Registry())))
    assert parse(text, "draft.toml", limits=Limits()).problems == ()


@on_values(st.tuples(hostile_traces(), st.integers(0, 250), st.booleans()))
def trace_on_a_terminal(given: tuple[Trace, int, bool]) -> None:
    """A trace whose every string is hostile is safe lines on any terminal."""
    found, width, plain = given
    laws.text_lines(trace_text.render(found, width=width, ascii=plain))


@on_values(hostile_traces())
def trace_as_a_picture(found: Trace) -> None:
    """A trace whose every string is hostile is an SVG in which they are words, and whose links lead to pages."""
    pieces = list(svg.render(found))
    laws.xml(pieces)
    laws.links(pieces)


_TRACED = msgspec.json.Decoder(trace_json.Traced, strict=True)


@on_values(hostile_traces())
def trace_as_json(found: Trace) -> None:
    """A trace whose every string is hostile is JSON of its own shapes."""
    whole = b"".join(trace_json.render(found))
    laws.document([whole])
    assert json.encoded(_TRACED.decode(whole)) == whole.replace(b"\n", b"")


@on_values(st.tuples(hostile_runs(), st.integers(0, 250), st.booleans(), st.booleans()))
def verification_on_a_terminal(given: tuple[Verification, int, bool, bool]) -> None:
    """What a run of `verify` found, whatever words the pages hold, is safe lines on any terminal."""
    found, width, verbose, plain = given
    laws.text_lines(run_of_verify.text(found, width=width, verbose=verbose, ascii=plain))


@on_values(hostile_runs())
def verification_as_json(found: Verification) -> None:
    """What a run of `verify` found, whatever words the pages hold, is JSON."""
    whole = b"".join(run_of_verify.document(found))
    laws.document([whole])


@on_values(st.tuples(hostile_dossiers(), st.integers(0, 250), st.booleans()))
def outlet_on_a_terminal(given: tuple[Dossier, int, bool]) -> None:
    """What a ledger holds of an outlet, every string of it hostile, is safe lines on any terminal."""
    found, width, plain = given
    laws.text_lines(outlet_text.render(found, width=width, ascii=plain))


@on_values(hostile_dossiers())
def outlet_as_a_page(found: Dossier) -> None:
    """What a ledger holds of an outlet, every string of it hostile, is a page in which they are words."""
    laws.page(outlet_html.render(found))


_OUTLET = msgspec.json.Decoder(outlet_json.OutletOutput, strict=True)


@on_values(hostile_dossiers())
def outlet_as_json(found: Dossier) -> None:
    """What a ledger holds of an outlet, every string of it hostile, is JSON of its own shapes."""
    whole = b"".join(outlet_json.render(found))
    laws.document([whole])
    assert json.encoded(_OUTLET.decode(whole)) == whole.replace(b"\n", b"")

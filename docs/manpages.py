"""Writes the man pages into man/, one a command, from the commands themselves: ``make man``.

What a command takes comes from its definition, its exit statuses from exit-status.md; only the files and the
environment are told here. Our own, because click-man is no longer maintained and tells of none of these three.
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from provenance import __version__
from provenance.cli import COMMANDS, provenance

HERE = Path(__file__).parent
STATUS = (HERE / "exit-status.md").read_text("utf-8")
FILES = {
    "claims/": "Where claim files are looked for when no PATH is given.",
    "sources.toml": "The registry: the nearest one from the PATH upward, else from the working directory upward.",
    "provenance.toml": "The settings: the closest one. `[tool.provenance]` in `pyproject.toml` serves as well.",
    "provenance-baseline.json": "The findings to live with, beside the settings.",
    "evidence.jsonl": "Beside the claim files: what their citations were found to say.",
}
ENVIRONMENT = {
    "NO_COLOR": "With anything in it: no colour and no links. `--color always` overrules it.",
    "TERM": "`dumb`: no colour, no links, and plain letters to draw with.",
    "COLUMNS": "The width to write for, instead of the terminal's.",
    "PROVENANCE_CACHE_DIR": "The folder of the cache, instead of the system's own place for caches.",
    "FORCE_HYPERLINK, NO_HYPERLINK": "1 in the first: the terminal shows links; 0 in it, or 1 in the second: none.",
}


def pages() -> dict[str, str]:
    """Every page, by the name of its file."""
    root = click.Context(provenance, info_name="provenance", **provenance.context_settings)
    found = {"provenance.1": "".join(f"{line}\n" for line in _page(provenance, root))}
    for command, context in _commands(provenance, root):
        found[f"{_name(context)}.1"] = "".join(f"{line}\n" for line in _page(command, context))
    return found


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        below = click.Context(command, info_name=name, parent=context)
        yield command, below
        if isinstance(command, click.Group):
            yield from _commands(command, below)


def _name(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _page(command: click.Command, context: click.Context) -> Iterator[str]:
    name = _name(context)
    first, _, rest = _help(command).partition("\n\n")
    summary = _summary(command, context)
    yield f'.TH "{_roff(name.upper())}" "1" "" "provenance {_roff(__version__)}" "provenance"'
    yield from (".SH NAME", f"{_roff(name)} \\- {_roff(' '.join(summary.split()).rstrip('.?'))}", ".SH SYNOPSIS")
    yield f".B {_roff(context.command_path)}"
    yield _roff(" ".join(command.collect_usage_pieces(context)))
    yield ".SH DESCRIPTION"
    yield from _prose(f"{first}\n\n{rest}\n\n{command.epilog or ''}")
    options = [
        record for each in command.get_params(context) if (record := each.get_help_record(context)) and record[1]
    ]
    yield from _listed("OPTIONS", options)
    if isinstance(command, click.Group):
        below = [(each, one) for one, each in _commands(command, context) if each.parent is context]
        yield from _listed("COMMANDS", [(f"{_name(each)}(1)", _summary(one, each)) for each, one in below])
    yield ".SH EXIT STATUS"
    yield from _statuses(context.command_path.removeprefix("provenance").strip())
    names = {parameter.name for parameter in command.params}
    if "registry" in names or context.parent is None:
        yield from _listed("FILES", list(FILES.items()))
    if "color" in names or context.parent is None:
        yield from _listed("ENVIRONMENT", list(ENVIRONMENT.items()))
    yield ".SH SEE ALSO"
    others = [context.parent] if context.parent else [each for _, each in _commands(provenance, context)]
    yield ", ".join(f"\\fB{_roff(_name(each))}\\fR(1)" for each in others)


def _summary(command: click.Command, context: click.Context) -> str:
    own = COMMANDS.get(context.command_path.removeprefix("provenance "))
    return own or command.short_help or _help(command).partition("\n\n")[0]


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "")


def _statuses(command: str) -> Iterator[str]:
    """What the table of exit-status.md says of a command; for provenance(1), what each status means."""
    rows = re.findall(r"^\| `?([^|`]+)`? \| (.*?) ?\| ?(?:(.*?) ?\|)?$", STATUS, re.MULTILINE)
    told = [(name, first.replace(", as below", "")) for name, first, _ in rows if name.isdigit()]
    cells = {name: (one, three) for name, one, three in rows if not name.isdigit()}
    if command in cells:
        one, three = cells[command]
        own = {"1": one, "3": three}
        told = [(status, own.get(status, words)) for status, words in told if own.get(status, words)]
        told[0] = ("0", "Otherwise: it is done." if one else "It is done.")
    yield from (
        line for status, words in told for line in _item(status, words[0].upper() + words[1:].rstrip(".") + ".")
    )


def _listed(heading: str, items: list[tuple[str, str]]) -> Iterator[str]:
    if items:
        yield f".SH {heading}"
        yield from (line for term, words in items for line in _item(term, words))


def _item(term: str, words: str) -> Iterator[str]:
    yield from (".TP", f".B {_roff(term)}", _roff(" ".join(words.split())))


def _prose(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(part.strip("\n") for part in text.split("\n\n") if part.strip()):
        if number:
            yield ".PP"
        if paragraph.startswith("\b\n"):
            yield from (".nf", *map(_roff, paragraph.split("\n")[1:]), ".fi")
        else:
            yield _roff(" ".join(paragraph.split()))


def _roff(text: str) -> str:
    """Text for roff: no letter of it is a command, hyphens are those that people type, and `words` are bold."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fR", text)
    return f"\\&{text}" if text[:1] in ".'" else text


if __name__ == "__main__":
    folder = HERE.parent / "man"
    folder.mkdir(exist_ok=True)
    made = pages()
    for path in set(folder.glob("*.1")) - {folder / name for name in made}:
        path.unlink()
    for file, text in made.items():
        (folder / file).write_text(text, "utf-8")

"""The kinds of words that commands take: what each is called in help, and what a shell completes it with.

A shell puts what is offered here on somebody's command line as it is. Names of files and ids come with other people's
pull requests: what a shell would read as anything but one plain word is not offered.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

MOST = 300
"""So many files or ids are offered at most."""

_MOST_SEEN = 20_000  # files and folders that are looked at before a shell has waited long enough

_PLAIN = re.compile(r"[\w./@%+=][\w./@%+=,:-]*")


class Choice(click.Choice[str]):
    """One of some words; a slip is answered with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """As click has it, and what may have been meant."""
        from provenance.claimfile.validation import nearest

        near = nearest(str(value), self.choices)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return f"{super().get_invalid_choice_message(value, ctx)}{hint}"


class Word(click.ParamType[Any]):
    """Any text; ``name`` is what help calls it."""

    plain = _PLAIN

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The text as it is."""
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What could stand here, sorted."""
        offered = (item for item in self.offers(ctx, incomplete) if self.plain.fullmatch(item.value))
        return [item for item, _ in zip(offered, range(MOST), strict=False)]

    def offers(self, ctx: click.Context, incomplete: str) -> Iterable[CompletionItem]:
        """What could stand here: nothing is known."""
        return ()


class File(Word):
    """A file of any sort: a shell knows best how to find one."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The shell's own files."""
        return [CompletionItem(incomplete, type="file")]


class Codes(Word):
    """What names rules, with commas between: codes and prefixes of codes, with the rules' names as a help; once a
    letter has been typed, names, families, severities and the groups of the settings, too."""

    def offers(self, ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
        """Each that begins like the last of them."""
        from provenance.rules import all_rules, names, sort

        before, comma, begun = incomplete.rpartition(",")
        known = {rule.code: rule.name for rule in all_rules()}
        codes = {
            code: f"{sum(each[:3] == code for each in known)} rules" for code in sorted({key[:3] for key in known})
        }
        for code, told in sorted({**codes, **known}.items()):
            if code.startswith(begun.upper()):
                yield CompletionItem(f"{before}{comma}{code}", help=told)
        told_of = {rule.name: rule.code for rule in all_rules()}
        for name in names(_groups(ctx)) if begun else ():
            if name not in known and name.startswith(begun):
                yield CompletionItem(f"{before}{comma}{name}", help=told_of.get(name) or sort(name) or "group")


def apart(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """What names rules, each by itself: given once or several times, with commas or without."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def _groups(ctx: click.Context) -> Mapping[str, tuple[str, ...]]:
    from provenance.checking.prepare import find_settings
    from provenance.errors import ProvenanceError

    config = ctx.params.get("config")
    try:
        return find_settings([Path.cwd()], Path.cwd() / config if config else None, {}).settings.groups
    except ProvenanceError:
        return {}


class Claims(Word):
    """A claim file, or a folder that holds some."""

    def offers(self, ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
        """The claim files that begin like that, and every folder with claim files in it.

        A folder comes with its files, so that a shell does not take it for the whole answer.
        """
        from provenance.claimfile.files import NOT_CLAIMS

        top, begun = os.path.split(incomplete)
        seen = 0
        for folder, folders, names in os.walk(top or "."):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inner = os.path.relpath(folder, top or ".")
            if inner == ".":
                folders[:] = [name for name in folders if name.startswith(begun)]
                names = [name for name in names if name.startswith(begun)]
            seen += len(folders) + len(names)
            if seen > _MOST_SEEN:
                return
            here = top if inner == "." else os.path.join(top, inner)
            files = sorted(name for name in names if name.endswith(".toml") and name not in NOT_CLAIMS)
            if files and inner != ".":
                yield CompletionItem(here)
            if inner.count(os.sep) == 0:
                yield from (CompletionItem(os.path.join(here, name)) for name in files)


class OneClaim(Claims):
    """A claim of a claim file: FILE#CLAIM. While several files are meant they are offered, then the claims of the
    one."""

    plain = re.compile(r"[\w./@%+=][\w./@%+=,:#-]*")  # a "#" begins a comment only where a word begins

    def offers(self, ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
        """The files and folders that begin like that; or the claims of the file, with their words as a help."""
        file, hash_, begun = incomplete.rpartition("#")
        if hash_:
            yield from _claims_of(file, begun)
            return
        found = [item.value for item in super().offers(ctx, incomplete)]
        named = [each for each in found if each.endswith(".toml")]
        if len(named) == 1:  # a shell would take its name for the whole answer
            yield from _claims_of(named[0], "")
        else:
            yield from (CompletionItem(f"{each}#") for each in named)
        yield from (CompletionItem(each) for each in found if each not in named)


def _claims_of(file: str, begun: str) -> Iterator[CompletionItem]:
    from provenance.claimfile.files import read_text
    from provenance.claimfile.limits import MIB
    from provenance.claimfile.parse import parse
    from provenance.errors import ProvenanceError
    from provenance.render.safety import one_line

    try:
        parsed = parse(read_text(Path.cwd() / file, file, MIB), file)
    except ProvenanceError:
        return
    for claim in parsed.file.claims if parsed.file is not None else ():
        if claim.id.startswith(begun):
            yield CompletionItem(f"{file}#{claim.id}", help=one_line(claim.text, 60)[:60])


class Entries(Word):
    """Ids of the registry, of one sort or of all: "outlet", "person", "body". Their names are shown as a help."""

    def __init__(self, name: str, sort: str | None = None) -> None:
        super().__init__(name)
        self._sort = sort

    def offers(self, ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
        """Each id that begins like that, from the registry that the command would use."""
        from provenance.checking.prepare import find_registry, find_settings, read_registry
        from provenance.errors import ProvenanceError
        from provenance.render.safety import one_line

        given, config = ctx.params.get("registry"), ctx.params.get("config")
        cwd = Path.cwd()
        try:
            found = find_settings([cwd], cwd / config if config else None, {})
            place = find_registry([cwd], cwd, given, found, trusted=config is not None)
            if place is None:
                return
            known, _, _ = read_registry(place, cwd, found.settings.limits)
        except ProvenanceError:
            return
        for key in known.ids():
            if key.startswith(incomplete) and self._sort in (None, type(known[key]).__name__.lower()):
                yield CompletionItem(key, help=one_line(known[key].name)[:60])


CODES = Codes("codes")
RULES = Codes("code")
CLAIMS = Claims("path")
CLAIM = OneClaim("claim")
OUTLET = Entries("id", "outlet")
BODY = Entries("id", "body")
ENTRY = Entries("entry")
FILE = File("file")
FOLDER = File("folder")
REVISION = Word("rev")

registry_option = click.option("--registry", type=FILE, help="The registry, instead of the nearest sources.toml.")
config_option = click.option("--config", type=FILE, help="The settings, instead of the closest provenance.toml.")
colour_option = click.option(
    "--color", "--colour", type=Choice(["auto", "always", "never"]), default="auto", help="Colour."
)
ledger_option = click.option(
    "--ledger", metavar="URL", type=Word("url"), help="The ledger: sqlite:///PATH or postgresql://USER@HOST/NAME."
)

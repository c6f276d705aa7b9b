"""The command line: parse, build, run, exit. One command a file, loaded when it is called.

Only this room reads the environment and the clock, prints and exits.
"""

import datetime
import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import click

from provenance import __version__
from provenance.errors import ConfigurationError, ProvenanceError, UnreadableError

COMMANDS = {
    "adjudicate": "Say what became of a claim, with a citation, in the ledger.",
    "cache": "Look at the cache of `check`, or clear it.",
    "captures": "Look at the pages that were kept, check them, hand them on, and tidy up.",
    "check": "Score and check claim files.",
    "completion": "Print the script by which a shell completes provenance.",
    "explain": "Say what a rule finds, why it matters and how to answer it.",
    "export": "Write claims in the formats of others: ClaimReview, W3C PROV, ninjs, CSV and more.",
    "extract": "Find who an article says said what, and draft a claim file.",
    "fmt": "Write claim files, registries and settings in their canonical form.",
    "outlet": "Show what the ledger holds of an outlet, and how its claims turned out.",
    "ledger": "Keep claims, sources and decisions in the newsroom's ledger.",
    "import": "Draft claim files from ClaimReview, from a table, or from what Auto Archiver kept.",
    "init": "Start a registry and a claim file in this folder.",
    "rules": "List the rules: code, name, severity, and what each finds.",
    "search": "Search the claims of the ledger, and find those like a text.",
    "schema": "Print or write the JSON Schemas of the file formats.",
    "verify": "Look at the pages that claims cite, and write down what they show.",
    "sources": "Look at the registry of outlets, people and bodies, and keep it.",
    "trace": "Show the chain of one claim, hop by hop, with what was found on each page.",
}
"""Each command and what it is for; it stands in the module of its name, and is imported only to run."""
_ELSEWHERE = {"import": ("importing", "import_")}  # words of Python's own can name no module that is imported
_ROOM = 5_000
"""Characters. What is said in one sentence is cut where it is far longer."""
COMPLETING = "_PROVENANCE_COMPLETE"
"""The environment variable by which a shell asks what could come next."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = _ELSEWHERE.get(cmd_name, (cmd_name, cmd_name))
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``--help``, from the words above, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in sorted(COMMANDS)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a hint for a slip."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click does, but quietly where nobody reads the help."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            hush()
            raise click.exceptions.Exit(0) from None

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, but quietly where nobody reads on."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            hush()
            return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="provenance")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def provenance(debug: bool) -> None:
    """How directly is each claim of an article sourced, through whom did it travel, and what is wrong with it?"""


def main() -> None:
    """Run the command line; exit 0, 1, 2 or 3 as docs/exit-status.md says."""
    debug = "--debug" in sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    if COMPLETING in os.environ:
        importlib.import_module(f"{__name__}.completion")  # it has the shells' protocols
    try:
        sys.exit(provenance.main(prog_name="provenance", complete_var=COMPLETING, standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        fail("stopped", 130)
    except ProvenanceError as error:
        if debug:
            raise
        fail(str(error), 2 if isinstance(error, ConfigurationError) else 3)
    except Exception as error:
        if _interrupted(error):
            fail("stopped", 130)
        if debug:
            raise
        fail(f"a bug in provenance: {type(error).__name__}: {error}. `provenance --debug …` shows where.", 3)


def _interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is what came out as this error: a library that was being loaded says that it cannot be."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def now() -> datetime.datetime:
    """The clock, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def complain(message: str) -> None:
    """Say one sentence on standard error."""
    from provenance.render.safety import one_line

    click.echo(f"provenance: {one_line(message, _ROOM)}", err=True)


def fail(message: str, status: int) -> NoReturn:
    """Say one sentence on standard error and exit."""
    complain(message)
    sys.exit(status)


def hush() -> None:
    """Whoever read the output has seen enough: what is still written goes nowhere, also when Python flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def encoded(chunks: Iterable[str] | Iterable[bytes], output: str | None = None) -> Iterator[bytes]:
    """Chunks as they are written: for standard output in its encoding, for a file in UTF-8."""
    to_stream = output is None or output == "-"
    encoding = (sys.stdout.encoding or "utf-8") if to_stream else "utf-8"
    for chunk in chunks:
        yield chunk if isinstance(chunk, bytes) else chunk.encode(encoding, "backslashreplace")


def emit(chunks: Iterable[str] | Iterable[bytes], output: str | None = None) -> None:
    """Write chunks of text or bytes to standard output, or to a file that appears only when it is whole."""
    if output is None or output == "-":
        stream = sys.stdout.buffer
        sys.stdout.flush()
        try:
            for chunk in encoded(chunks):
                stream.write(chunk)
            stream.flush()
        except BrokenPipeError:
            hush()  # what was found still decides the exit status
        except OSError as error:
            hush()
            reason = f"it cannot be written: {error.strerror or error}"
            raise UnreadableError("standard output", reason) from error
        return
    from pathlib import Path

    from provenance.claimfile.files import write

    write(Path(output), output, encoded(chunks, output))

"""The command line: parse, build, run, exit. One command a file, loaded when it is called.

Only this room reads the environment and the clock, prints and exits.
"""

import importlib
import os
import sys
from typing import Any

import click

from provenance import __version__
from provenance.errors import ConfigurationError, ProvenanceError

COMMANDS = {
    "check": "Score and check claim files.",
    "explain": "Say what a rule finds, why it matters and how to answer it.",
    "extract": "Find who an article says said what, and draft a claim file.",
    "fmt": "Write claim files, registries and settings in their canonical form.",
    "init": "Start a registry and a claim file in this folder.",
    "schema": "Print or write the JSON Schemas of the file formats.",
    "sources": "Look at the registry of outlets, people and bodies.",
}
"""Each command and what it is for; it stands in the module of its name, and is imported only to run."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
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
    try:
        sys.exit(provenance.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        fail("stopped", 130)
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except ProvenanceError as error:
        if debug:
            raise
        fail(str(error), 2 if isinstance(error, ConfigurationError) else 3)
    except Exception as error:
        if debug:
            raise
        fail(f"a bug in provenance: {type(error).__name__}: {error}. `provenance --debug …` shows where.", 3)


def fail(message: str, status: int) -> None:
    """Say one sentence on standard error and exit."""
    from provenance.render.safety import one_line

    click.echo(f"provenance: {one_line(message)}", err=True)
    sys.exit(status)


def emit(chunks: Any, output: str | None = None) -> None:
    """Write chunks of text or bytes to standard output, or to a file that appears only when it is whole."""
    if output is None or output == "-":
        stream = sys.stdout.buffer
        sys.stdout.flush()
        encoding = sys.stdout.encoding or "utf-8"
        for chunk in chunks:
            stream.write(chunk if isinstance(chunk, bytes) else chunk.encode(encoding, "backslashreplace"))
        stream.flush()
        return
    from pathlib import Path

    from provenance.claimfile.files import write

    data = (chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "backslashreplace") for chunk in chunks)
    write(Path(output), output, data)

"""``provenance completion``: the script by which a shell completes commands, options, codes, ids and claim files."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete, add_completion_class

from provenance.cli import COMPLETING, emit, provenance
from provenance.cli.kinds import Choice


class Bash(BashComplete):
    """click's, without asking which bash is installed here: the script may be for another machine."""

    def source(self) -> str:
        """The script."""
        return ShellComplete.source(self)


class Fish(FishComplete):
    """click's, with the commas kept in what is offered: ``ANO01,CHN03``."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": Fish}
for _name, _shell in SHELLS.items():
    add_completion_class(_shell, _name)

WHERE = """\
\b
bash:  provenance completion bash > ~/.local/share/bash-completion/completions/provenance
zsh:   provenance completion zsh > "${fpath[1]}/_provenance"
fish:  provenance completion fish > ~/.config/fish/completions/provenance.fish
"""


@click.command(epilog=WHERE)
@click.argument("shell", type=Choice(tuple(SHELLS)))
def completion(shell: str) -> None:
    """Print the script by which a shell completes `provenance`.

    Written to where the shell looks for it, it serves every new shell:
    """
    emit([SHELLS[shell](provenance, {}, "provenance", COMPLETING).source()])

"""``provenance adjudicate``: what became of a claim, into the ledger."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from provenance.cli import complain, emit, now
from provenance.cli.kinds import CLAIM, FILE, Choice, Word, config_option, ledger_option
from provenance.cli.terminal import surface
from provenance.model.ledger import Hand
from provenance.render.safety import one_line

if TYPE_CHECKING:
    from provenance.model.profile import Profile
    from provenance.model.source import Verdict


class Day(click.ParamType[datetime.date]):
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{one_line(str(value), 100)!r} is no day: write 2025-12-04", param, ctx)


DAY = Day()


@click.command()
@click.argument("claim", type=CLAIM, metavar="FILE#CLAIM", required=False)
@click.option(
    "--verdict",
    type=Choice(["accurate", "inaccurate", "corrected", "unresolved"]),
    help="What became of it. `unresolved` counts neither way. Required, as is --citation, unless there is --verdicts.",
)
@click.option("--citation", metavar="URL", type=Word("url"), help="Where it can be seen.")
@click.option(
    "--by", metavar="NAME", type=Word("name"), help="Who decides; else git's user.name, else the account's name."
)
@click.option("--on", metavar="DATE", type=DAY, help="The day of the verdict; else today.")
@click.option("--corrected-on", metavar="DATE", type=DAY, help="The day of the outlet's correction.")
@click.option("--why", "-m", metavar="TEXT", type=Word("text"), default="", help="Why: for whoever asks later.")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="WORD",
    type=Word("word"),
    help="What it is on; else the claim's `about`.",
)
@click.option(
    "--verdicts",
    type=FILE,
    metavar="FILE",
    help="Take others' verdicts, which `import --verdicts` wrote; no FILE#CLAIM.",
)
@config_option
@ledger_option
@click.pass_context
def adjudicate(
    context: click.Context,
    claim: str | None,
    verdict: str | None,
    citation: str | None,
    by: str | None,
    on: datetime.date | None,
    corrected_on: datetime.date | None,
    why: str,
    topics: tuple[str, ...],
    verdicts: str | None,
    config: str | None,
    ledger: str | None,
) -> None:
    """Say what became of a claim: a decision, with a citation, that the ledger keeps for ever.

    FILE is a claim file that was added to the ledger, CLAIM the id of a claim in it. The last decision on a claim
    counts towards the track record of its outlet; earlier ones are kept and shown.

    With --verdicts FILE the verdicts that came with imported claims become decisions of those who gave them, all in one
    go. One that is in other words than ours, or does not say by whom, when and where, is named and not taken.
    """
    if verdicts is not None:
        if claim or verdict or citation or by or on or corrected_on or topics:
            raise click.UsageError("--verdicts FILE says it all: beside it stand only --why, --ledger and --config")
        if not _take(verdicts, why, config, ledger):
            sys.exit(3)
        return
    given = {"claim": claim, "verdict": verdict, "citation": citation}
    for parameter in context.command.params:
        if parameter.name in given and given[parameter.name] is None:
            raise click.MissingParameter(ctx=context, param=parameter)
    _decide(str(claim), (cast("Verdict", verdict), str(citation), on, corrected_on, topics), by, why, config, ledger)


def _decide(
    claim: str,
    given: "tuple[Verdict, str, datetime.date | None, datetime.date | None, tuple[str, ...]]",
    by: str | None,
    why: str,
    config: str | None,
    ledger: str | None,
) -> None:
    from provenance.cli.ledger.add import whoever
    from provenance.cli.ledger.place import address, opened
    from provenance.recording import adjudicate as deciding
    from provenance.recording.track import name, records
    from provenance.render.outlet import text

    file, hash_, wanted = claim.rpartition("#")
    if not hash_ or not wanted or not file:
        raise click.UsageError(f"say which claim of which file: {one_line(claim, 200)!r} is not FILE#CLAIM")
    at = now()
    profile = _profile(at.date(), config)
    hand = Hand(by or whoever(Path.cwd()), at, why)
    with opened(address(ledger, config)) as kept:
        made, new = deciding.adjudicate(kept, _names(file), wanted, deciding.Given(*given), hand)
        record = records(kept, [made.outlet], profile, at.date()).get(made.outlet)
        called = name(kept, made.outlet)
    shown = surface("never", to_file=False)
    emit(text.kept(made, record, called, profile, new=new, width=shown.width, ascii=shown.ascii))


def _take(place: str, why: str, config: str | None, ledger: str | None) -> bool:
    """Take verdicts of others in: whether all of them could be."""
    from provenance.claimfile import verdicts
    from provenance.claimfile.files import read_text
    from provenance.cli.ledger.add import whoever
    from provenance.cli.ledger.place import address, opened
    from provenance.recording import adjudicate as deciding
    from provenance.render.outlet import text

    given = verdicts.parse(read_text(Path(place), place, verdicts.LARGEST), place)
    at = now()
    profile = _profile(at.date(), config)
    with opened(address(ledger, config)) as kept:
        found = deciding.take(kept, given.verdicts, _names, Hand(whoever(Path.cwd()), at, why))
    shown = surface("never", to_file=False)
    taken = [(each.made, each.new) for each in found if each.made is not None]
    emit(text.taken(taken, profile, width=shown.width, ascii=shown.ascii))
    for each in found:
        if each.reason is not None:
            complain(f"{each.verdict.file}#{each.verdict.claim}: not taken: {each.reason}")
    return len(taken) == len(found)


def _profile(today: datetime.date, config: str | None) -> "Profile":
    from provenance.checking.prepare import prepare

    return prepare((), cwd=Path.cwd(), today=today, config=config, baselined=False).setup.profile


def _names(file: str) -> list[str]:
    """The names that a file may have in the ledger: from its project's folder, and as given."""
    from provenance.recording.places import Places

    try:
        return list(dict.fromkeys((Places(Path.cwd()).name(file), file)))
    except (OSError, ValueError):  # no file can be called that
        return [file]

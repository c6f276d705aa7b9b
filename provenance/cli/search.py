"""``provenance search``: what the ledger holds, by words and filters, and whether something was checked before."""

import click

from provenance.cli import emit
from provenance.cli.kinds import CLAIM, Choice, Word, colour_option, config_option, ledger_option
from provenance.cli.terminal import surface

MOST = 1_000


@click.command()
@click.argument("query", required=False, metavar="QUERY", type=Word("query"))
@click.option("--similar", metavar="TEXT", type=Word("text"), help="Look for claims like this text instead.")
@click.option("--like", type=CLAIM, metavar="FILE#CLAIM", help="Look for claims like this one of the ledger instead.")
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    default=20,
    show_default=True,
    metavar="N",
    help="Show no more than N claims.",
)
@click.option(
    "--format", "form", type=Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@config_option
@ledger_option
@colour_option
def search(
    query: str | None,
    similar: str | None,
    like: str | None,
    limit: int,
    form: str,
    config: str | None,
    ledger: str | None,
    color: str,
) -> None:
    """Search the claims of the ledger: their words, quotations, sources, outlets and titles.

    QUERY is words that are all to be there, "words in this order", word*, one OR another, -not. Filters: outlet:ID,
    origin:WORDS, relay:WORDS, about:ID, asserts:KEY, kind:KIND, verdict:VERDICT, score:<40, since:2025-01,
    until:2025-12-31, anonymous, named, second-hand. A QUERY that begins with - comes after --.
    """
    from provenance.cli.ledger.place import address, named, opened
    from provenance.recording import alike
    from provenance.store import asking, queries

    if sum(each is not None for each in (query, similar, like)) != 1:
        raise click.UsageError("Give a QUERY, or --similar TEXT, or --like FILE#CLAIM.")
    file, _, claim = named(like).partition("#") if like is not None else ("", "", "")
    if like is not None and not (file and claim):
        raise click.UsageError(f"--like needs FILE#CLAIM, not {like!r}.")
    parsed = queries.parse(query) if query is not None else None
    with opened(address(ledger, config)) as kept:
        if parsed is not None:
            answer = asking.found(kept, parsed, limit)
        elif similar is not None:
            answer = alike.like_text(kept, similar, limit)
        else:
            answer = alike.like_claim(kept, file, claim, limit)
    if form == "json":
        from provenance.render.search import json

        emit(json.render(answer))
        return
    from provenance.render.search import text

    shown = surface(color, to_file=False)
    emit(
        text.render(
            answer, alike=parsed is None, width=shown.width, colour=shown.colour, ascii=shown.ascii, links=shown.links
        )
    )

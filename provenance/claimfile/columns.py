"""Mappings for `import --format csv`: which column of a table of claims is what."""

from typing import Annotated, Literal

import msgspec
import rtoml
from msgspec import Meta

from provenance.claimfile.registrar.mapping import Columns, DateFormat, Delimiter, Encoding
from provenance.errors import ConfigurationError
from provenance.model.chain import Words


class ClaimMapping(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """How a table of claims is read, version 1. Without one, they are the columns of `export --format csv`."""

    version: Annotated[Literal[1], Meta(description="The version of the format: 1.")]
    title: Annotated[Words, Meta(description="What the table is.")]
    text: Annotated[Columns, Meta(description="The column with the claim.")] = "text"
    url: Annotated[Columns, Meta(description="The column with the address of the article that makes it.")] = "url"
    claim: Annotated[Columns, Meta(description="The column with the claim's id.")] = ("claim", "id")
    quote: Annotated[Columns, Meta(description="The column with the article's words.")] = ("quote",)
    article_title: Annotated[Columns, Meta(description="The column with the article's title.")] = ("title",)
    outlet: Annotated[Columns, Meta(description="The column with its publisher's id or name.")] = ("outlet",)
    published: Annotated[Columns, Meta(description="The column with the day of the article.")] = ("published",)
    language: Annotated[Columns, Meta(description="The column with its language.")] = ("language",)
    scope: Annotated[Columns, Meta(description="The column with the scope.")] = ("scope",)
    mode: Annotated[Columns, Meta(description="The column with the mode.")] = ("mode",)
    kind: Annotated[Columns, Meta(description="The column with the kind.")] = ("kind",)
    place: Annotated[Columns, Meta(description="The column with the place.")] = ("place",)
    cue: Annotated[Columns, Meta(description="The column with the cue.")] = ("cue",)
    origin: Annotated[Columns, Meta(description="The column with the article's words for the origin.")] = ("origin",)
    origin_source: Annotated[Columns, Meta(description="The column with the origin's id or name.")] = ("origin_source",)
    identity: Annotated[Columns, Meta(description="The column with the origin's identity.")] = ("identity",)
    vantage: Annotated[Columns, Meta(description="The column with the origin's vantage.")] = ("vantage",)
    channel: Annotated[Columns, Meta(description="The column with the channel.")] = ("channel",)
    relays: Annotated[Columns, Meta(description='The column with the relays, with "; " between.')] = ("relays",)
    records: Annotated[Columns, Meta(description='The column with addresses of records, "; " between.')] = ("records",)
    asserts: Annotated[Columns, Meta(description="The column with what it asserts.")] = ("asserts",)
    denies: Annotated[Columns, Meta(description="The column with what it denies.")] = ("denies",)
    verdict: Annotated[Columns, Meta(description="The column with somebody's verdict.")] = ("verdict",)
    verdict_by: Annotated[Columns, Meta(description="The column with who gave it.")] = ("verdict_by",)
    verdict_on: Annotated[Columns, Meta(description="The column with its day.")] = ("verdict_on",)
    verdict_citation: Annotated[Columns, Meta(description="The column with its address.")] = ("verdict_citation",)
    date_format: DateFormat = "%Y-%m-%d"
    delimiter: Delimiter = ","
    encoding: Encoding = "utf-8"


OWN = ClaimMapping(1, "What `provenance export --format csv` writes")
"""The mapping of our own table."""


def parse(text: str, shown: str) -> ClaimMapping:
    """Read a mapping. Raises :class:`~provenance.errors.ConfigurationError`, naming the key and the mend."""
    try:
        data = rtoml.loads(text)
    except (rtoml.TomlParsingError, RecursionError) as error:
        raise ConfigurationError(f"{shown} is not valid TOML: {error}") from error
    try:
        return msgspec.convert(data, ClaimMapping)
    except msgspec.ValidationError as error:
        from provenance.claimfile.validation import misfits

        sentences = [message for _, message in misfits(data, ClaimMapping)] or [str(error)]
        raise ConfigurationError(f"{shown}: {'; '.join(sentences)}") from error

"""The baseline as a file: JSON with an article or an entry a line, so that two of them can be compared and merged."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from provenance.claimfile.limits import MIB, size
from provenance.errors import BaselineError

LARGEST = 64 * MIB


class Entry(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Findings of one kind that a baseline answers."""

    file: Annotated[str, Meta(description="The file, from the folder of the baseline.")]
    claim: Annotated[str | None, Meta(description="The claim's id; null where it is about none.")]
    rule: Annotated[str, Meta(pattern=r"^[A-Z]{3}[0-9]{2}$(?!\n)", description="The code of the rule.")]
    path: Annotated[str, Meta(description='The place within the claim, or in the file: "origin.as_written".')]
    count: Annotated[int, Meta(ge=1, description="How many alike there are.")] = 1


class BaselineFile(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A baseline, version 1. ``articles`` gives the address of each file's article: by it a renamed file is known."""

    version: Literal[1]
    articles: dict[str, str]
    findings: tuple[Entry, ...]


def parse(data: bytes, shown: str) -> BaselineFile:
    """Read a baseline. Raises :class:`~provenance.errors.BaselineError`."""
    if len(data) > LARGEST:
        raise BaselineError(f"the baseline {shown} is larger than {size(LARGEST)}")
    try:
        return msgspec.json.decode(data, type=BaselineFile)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BaselineError(
            f"{shown} is no baseline: {error}; `provenance check --write-baseline` writes it anew"
        ) from error


def text(baseline: BaselineFile) -> Iterator[str]:
    """A baseline as JSON, one article and one entry a line, so that two of them can be compared and merged."""
    yield '{"version": 1,\n"articles": {'
    yield from _lines(f"{_text(file)}: {_text(url)}" for file, url in baseline.articles.items())
    yield '},\n"findings": ['
    yield from _lines(_ENCODER.encode(entry).decode() for entry in baseline.findings)
    yield "]}\n"


def _lines(items: Iterable[str]) -> Iterator[str]:
    before = "\n"
    for item in items:
        yield before + item
        before = ",\n"
    if before != "\n":
        yield "\n"


def _text(text: str) -> str:
    return _ENCODER.encode(text).decode()


_ENCODER = msgspec.json.Encoder()

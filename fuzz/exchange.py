"""What writes claims in the formats of others, and what drafts claim files out of them."""

from collections.abc import Callable, Iterable, Iterator

from fuzz import laws
from fuzz.target import on_bytes, on_values
from provenance.claimfile import columns, verdicts
from provenance.claimfile.limits import Limits
from provenance.claimfile.parse import parse
from provenance.errors import ProvenanceError
from provenance.reading.draft import toml
from provenance.reading.drafts import archived, claimreview, rows
from provenance.reading.drafts.found import Found, drafts
from provenance.render.exchange import claimreview as our_claimreview
from provenance.render.exchange import csv as our_csv
from tests.reading.drafts.foreign import ARCHIVED_CSV, ARCHIVED_JSON, PAGE, REVIEW
from tests.render.exchange.shared import LAWS, WRITTEN, Given, handed_on
from tests.render.exchange.shared import TERMS as OURS
from tests.render.reports import REGISTRY

_LIMITS = Limits()


def _register(name: str, law: Callable[[Given], None]) -> None:
    def check(given: Given) -> None:
        law(given)

    check.__doc__ = law.__doc__
    on_values(handed_on, f"export_{name.replace('-', '_')}")(check)


for _law, _name in {law: name for name, law in reversed(LAWS.items())}.items():
    _register(_name, _law)


def _drafted(read: Callable[[], Iterable[Found]]) -> None:
    try:
        found = list(read())
    except ProvenanceError as error:
        laws.sentence(error)
        return
    names = []
    for each in drafts(found, REGISTRY):
        names.append(each.name)
        parsed = parse("".join(toml(each.draft)), "draft.toml", limits=_LIMITS)
        assert parsed.problems == ()
        assert parsed.file is not None
        ids = {claim.id for claim in parsed.file.claims}
        assert len(ids) == len(parsed.file.claims)
        assert {verdict.claim for verdict in each.verdicts} <= {claim.id for claim in each.draft.file.claims}
    assert len({*names}) == len(names)


def _reviews() -> Iterator[bytes]:
    yield REVIEW
    yield PAGE
    yield b"".join(our_claimreview.render([WRITTEN], OURS))


@on_bytes(words=('"@type"', '"ClaimReview"', '"itemReviewed"', '"appearance"', "<script>"), starts=_reviews)
def import_claimreview(data: bytes) -> None:
    """Any bytes are drafts that are claim files without problems, or a sentence."""
    _drafted(lambda: claimreview.read(data, "a.json", REGISTRY))


def _tables() -> Iterator[bytes]:
    yield b"".join(our_csv.render([WRITTEN], OURS))


@on_bytes(words=("text,url", "https://gazette.example/dam", '"', "'=", "; "), starts=_tables)
def import_csv(data: bytes) -> None:
    """Any bytes are drafts that are claim files without problems, or a sentence."""
    _drafted(lambda: rows.read(data, "a.csv", columns.OWN, REGISTRY))


@on_bytes(words=("'url': '", "datetime.datetime(", "'content': "), starts=lambda: (ARCHIVED_CSV, ARCHIVED_JSON))
def import_auto_archiver(data: bytes) -> None:
    """Any bytes are drafts that are claim files without problems, or a sentence."""
    _drafted(lambda: archived.read(data, "a.csv"))


_VERDICT = b'{"version":1,"verdicts":[{"file":"a.toml","claim":"c1","text":"x","rating":"False","on":"2025-12-10"}]}'


@on_bytes(words=('"verdicts"', '"rating"', '"true"', '"url"', '"by"', "null"), starts=lambda: (_VERDICT,))
def verdicts_of_others(data: bytes) -> None:
    """Any text is verdicts of others, each with a word of ours or none, or a sentence."""
    try:
        found = verdicts.parse(data.decode("utf-8", "replace"), "a.json")
    except ProvenanceError as error:
        laws.sentence(error)
        return
    assert {each.ours for each in found.verdicts} <= {None, "accurate", "inaccurate", "corrected", "unresolved"}


@on_bytes(words=("version", "text", "url", "delimiter", "date-format"), starts=lambda: (b'version = 1\ntitle = "x"\n',))
def claim_mapping(data: bytes) -> None:
    """Any text is a mapping of a table of claims, or a sentence."""
    try:
        columns.parse(data.decode("utf-8", "replace"), "a.toml")
    except ProvenanceError as error:
        laws.sentence(error)

"""What reads claim files, registries, evidence, settings and profiles, and what writes them."""

import math
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any, get_args

import msgspec
import rtoml

from fuzz import dictionary, laws
from fuzz.target import CORPUS, on_bytes, on_values
from provenance.claimfile import baseline as baseline_file
from provenance.claimfile import evidence as evidence_file
from provenance.claimfile import profile as profile_file
from provenance.claimfile import registry as registry_file
from provenance.claimfile import settings as settings_file
from provenance.claimfile.addresses import normal
from provenance.claimfile.format import formatted
from provenance.claimfile.limits import Limits
from provenance.claimfile.locate import Locator
from provenance.claimfile.parse import parse
from provenance.claimfile.registrar.domains import site
from provenance.claimfile.registrar.ids import slug
from provenance.claimfile.registrar.mapping import parse as parse_mapping
from provenance.claimfile.registrar.table import read as read_table
from provenance.claimfile.toml import load
from provenance.claimfile.write import claim_file as written
from provenance.claimfile.write import comment, string
from provenance.errors import (
    BaselineError,
    ConfigurationError,
    OverCapError,
    ProfileError,
    SettingsError,
    UnformattedError,
    UnreadableError,
)
from provenance.model.chain import Chain, Identity, Link, Mode, Url, Vantage, Verified
from provenance.model.claim import ClaimFile
from provenance.model.finding import Path, Problem
from provenance.model.text import OPENING, quotations, without_outer_marks
from provenance.render.safety import commanding, disarmed, one_line, visible
from provenance.scoring.directness import directness
from tests.property import files
from tests.render.reports import REGISTRY, hostile
from tests.render.test_safety import assert_safe, commands

LIMITS = Limits()
_MOST_PLACES = 40
ADDRESS = next(meta.pattern for meta in get_args(Url)[1:])


def text_of(data: bytes) -> str:
    """What a file of these bytes would be read as, if it could be."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _problems(found: tuple[Problem, ...], text: str) -> None:
    locator = Locator(text)
    for problem in found[:_MOST_PLACES]:
        assert problem.message.strip()
        assert len(problem.message) < 400, "a message quotes too much"
        laws.within(problem.span or locator.span(problem.at), text)


@on_bytes(words=dictionary.claims())
def claim_file(data: bytes) -> None:
    """Any text gives problems or claims, each with its place; what is sound is written and read back as it was."""
    text = text_of(data)
    try:
        parsed = parse(text, "a.toml", REGISTRY, LIMITS)
    except OverCapError as error:
        laws.sentence(error)
        return
    assert parsed.file is not None or parsed.problems
    assert len(parsed.positions) == (len(parsed.file.claims) if parsed.file else 0)
    _problems(parsed.problems, text)
    if parsed.file is not None:
        # A surrogate cannot be here: the text came from UTF-8.
        again = parse("".join(written(parsed.file)), "a.toml", limits=LIMITS)
        assert again.file == parsed.file


@on_bytes(words=dictionary.sources())
def registry(data: bytes) -> None:
    """Any text gives a registry, maybe empty, and problems, each with its place; every question has an answer."""
    text = text_of(data)
    try:
        known, problems = registry_file.parse(text, "sources.toml", LIMITS)
    except OverCapError as error:
        laws.sentence(error)
        return
    _problems(problems, text)
    for key in known.ids()[:_MOST_PLACES]:
        assert key in known
        name = known.name(key)
        assert name is not None
        assert key in known.ids_by_name(name)
        known.country(key)
        known.affiliation(key)
    known.outlet_of_url(text[:300])
    known.outlet_of_url(f"https://{text[:300]}/")


@on_bytes(words=dictionary.evidence())
def evidence(data: bytes) -> None:
    """Each line is a citation or a problem at that line; citations are written and read back as they were."""
    text = text_of(data)
    found = evidence_file.parse(text, "claims")
    lines = text.split("\n")
    for problem in found.problems[:_MOST_PLACES]:
        assert problem.span is not None
        laws.within(problem.span, text)
        assert lines[problem.span.line - 1].strip()
    citations = found.of("a.toml")
    for citation in citations:
        assert isinstance(citation.verified, Verified)
    again = evidence_file.parse("\n".join(msgspec.json.encode(each).decode() for each in citations), "claims")
    assert again.problems == ()
    assert again.of("a.toml") == citations


_FOLDER = File(tempfile.mkdtemp(prefix="provenance-fuzz-"))


@on_bytes(words=dictionary.settings())
def settings(data: bytes) -> None:
    """Settings hold, or one sentence says what does not, whether they stand alone or among others'."""
    for name in ("provenance.toml", "pyproject.toml"):
        path = _FOLDER / name
        path.write_bytes(data)
        try:
            found = settings_file.read(path)
        except SettingsError as error:
            laws.sentence(error)
            continue
        assert set(found.given) <= {field.encode_name for field in msgspec.structs.fields(type(found.settings))}
        assert found.settings.limits.depth >= 1
        for value in (found.settings.registry, found.settings.profile):
            if value is not None:
                try:
                    assert _FOLDER.resolve() in found.resolve(value, trusted=False).parents
                except SettingsError as error:
                    laws.sentence(error)


@on_bytes(words=dictionary.profile())
def profile(data: bytes) -> None:
    """A profile that is taken gives every chain an interval within 0 and 1; one sentence says why another is not."""
    try:
        found = profile_file.parse(text_of(data), "profile.toml")
    except ProfileError as error:
        laws.sentence(error)
        return
    for identity in Identity:
        for vantage in Vantage:
            for mode in Mode:
                score = directness(Chain(identity, vantage, (Link(Mode.UNKNOWN), Link(mode)), False), found)
                assert 0 <= score.lower <= score.upper <= 1


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    else:
        yield path, value
    for key, each in inner:
        yield from _leaves(each, (*path, key))


def _same(one: Any, other: Any) -> bool:
    return one == other or (isinstance(one, float) and isinstance(other, float) and math.isnan(one + other))


@on_bytes(words=dictionary.claims())
def locate(data: bytes) -> None:
    """Every place of a text that is TOML lies in it, and the words at a value's place mean that value."""
    text = text_of(data)
    locator = Locator(text)
    try:
        found = load(text, "a.toml", LIMITS)
    except OverCapError:
        found = {}
    laws.within(locator.span(("claim", 0, "id")), text)
    if isinstance(found, Problem):
        laws.within(found.span or locator.span(found.at), text)
        return
    lines = text.split("\n")
    for path, value in list(_leaves(found))[:_MOST_PLACES]:
        laws.within(locator.span(path, key=True), text)
        span = locator.span(path)
        laws.within(span, text)
        if any(locator.span(path[:size]) == span for size in range(len(path))):
            continue  # the table around it: the scanner does not know this way to write it
        part = lines[span.line - 1 : span.end_line]
        part[-1] = part[-1][: span.end_column - 1]
        part[0] = part[0][span.column - 1 :]
        try:
            there = rtoml.loads("value = " + "\n".join(part))
        except rtoml.TomlParsingError as error:
            raise AssertionError(f"{part!r} is not the value of {path}") from error
        assert _same(there["value"], value), (path, there)


@on_bytes()
def words(data: bytes) -> None:
    """Quoted words stand in the text, with marks that are marks; what is made visible is, once and for all."""
    text = text_of(data)
    for quote in quotations(text):
        assert quote.words in text
        assert quote.opening in OPENING + "»›"
        assert len(quote.closing) <= 1
    assert without_outer_marks(text) in text
    shown = visible(text)
    assert visible(shown) == shown
    line = one_line(text)
    assert one_line(line) == line
    assert not commanding(disarmed(line))
    assert not commands(disarmed(line))
    assert_safe([disarmed(shown) + "\n"])


@on_values(hostile)
def toml_string(text: str) -> None:
    """A string is read back as it was, on one line; a comment ends where it should."""
    line = string(text)
    assert "\n" not in line
    assert load(f"a = {line}\n", "a.toml", LIMITS) == {"a": re.sub("[\ud800-\udfff]", "\ufffd", text)}
    assert load("".join(comment(text)), "a.toml", LIMITS) == {}


@on_values(files.claim_files)
def claim_file_written(file: ClaimFile) -> None:
    """A claim file is read back as it was, without problems, and every value is found at its place."""
    text = "".join(written(file))
    parsed = parse(text, "a.toml", limits=LIMITS)
    assert parsed.problems == ()
    assert parsed.file == file
    locate(text.encode())


def _names(data: bytes) -> str:
    return ("a.toml", "sources.toml", "provenance.toml")[sum(data[:8]) % 3]


def _written_by_hand() -> Iterator[bytes]:
    for name in ("claim_file", "locate", "registry", "settings"):
        yield from (path.read_bytes() for path in sorted((CORPUS / name).iterdir()))


@on_bytes(words=dictionary.claims(), starts=_written_by_hand)
def formatting(data: bytes) -> None:
    """What is TOML has a form that says the same and is its own form; anything else stays as it is."""
    text, name = text_of(data), _names(data)
    try:
        made = formatted(text, name, LIMITS)
    except UnformattedError as error:
        # The parser takes line breaks in an inline table, which are no TOML: such a text stays, with a sentence.
        laws.sentence(error)
        assert "cannot be read with its comments" in error.reason, "the form said something else, and was thrown away"
        return
    except UnreadableError as error:
        laws.sentence(error)
        return
    if made is None:
        return
    assert formatted(made, name, LIMITS) == made
    before, after = (load(each.replace("\r\n", "\n"), name, LIMITS) for each in (text, made))
    assert not isinstance(before, Problem)
    assert not isinstance(after, Problem)
    assert repr(sorted(_leaves(before), key=repr)) == repr(sorted(_leaves(after), key=repr))


@on_bytes(
    words=('{"version":1,', '"articles":{', '"findings":[', '{"file":"a.toml","claim":null,"rule":"ANO01","path":""}')
)
def baseline(data: bytes) -> None:
    """A baseline is read, and written and read again as it was, or one sentence says why not."""
    try:
        found = baseline_file.parse(data, "baseline.json")
    except BaselineError as error:
        laws.sentence(error)
        return
    assert baseline_file.parse("".join(baseline_file.text(found)).encode(), "baseline.json") == found


@on_bytes(words=("domain", ",", '"', '""', "\r\n", ";", "\t", '[{"domain":"a.example"', "]", "gazette.example", "0.5"))
def tables(data: bytes) -> None:
    """A table of ratings gives rows as wide as its header, or one sentence says why not."""
    for delimiter in (",", ";"):
        try:
            table = read_table(data, "ratings.csv", delimiter=delimiter)
            assert all(len(row.cells) == len(table.columns) for row in table.rows)
        except UnreadableError as error:
            laws.sentence(error)


@on_bytes(words=dictionary.mapping())
def mappings(data: bytes) -> None:
    """A mapping holds, or one sentence says what does not."""
    try:
        parse_mapping(text_of(data), "mapping.toml")
    except ConfigurationError as error:
        laws.sentence(error)


@on_bytes(
    words=("http://", "HTTPS://", "%2e", "%7E", "/../", "/./", ":80", "[::1]", "ß", "@", "www.", "#:~:text=%2d", "?")
)
def normal_addresses(data: bytes) -> None:
    """An address in its normal form is an address, and normal; a host is one in small letters; an id is plain."""
    url = text_of(data)
    made = normal(url)
    assert normal(made) == made
    if len(url) <= 2048:  # what is longer is no address, and is not held against the pattern either
        assert bool(re.search(ADDRESS, made)) == bool(re.search(ADDRESS, url))
    assert len(made) <= max(len(url), 2048)
    found = site(url)
    assert found is None or (found.host == found.host.lower() and len(found.host) <= 253 and "/" not in found.host)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(url))

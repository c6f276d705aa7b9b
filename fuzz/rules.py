"""Whole runs: claim files, a registry and evidence through every rule, and out in every format."""

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from fuzz import dictionary, laws
from fuzz.renderers import written
from fuzz.target import LONGEST, on_bytes, on_values
from provenance.checking.inspect import Setup
from provenance.checking.run import check, gather
from provenance.claimfile import registry as registry_file
from provenance.claimfile.limits import Limits
from provenance.claimfile.profile import standard
from provenance.claimfile.sources import Source
from provenance.claimfile.write import claim_file, string
from provenance.errors import LONGEST_MESSAGE
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.finding import Report, by_place
from provenance.model.source import Registry, RegistryFile
from provenance.rules import all_rules
from tests.property import files
from tests.rules.examples import HEAD, REGISTRY, blocks, section

TODAY = datetime.date(2026, 1, 15)
LIMITS = Limits()
_KNOWN, _ = registry_file.parse(REGISTRY, "sources.toml", LIMITS)
_CODES = {rule.code for rule in all_rules()}
_FOLDER = Path(tempfile.mkdtemp(prefix="provenance-fuzz-"))


def _setup(registry: Registry, text: str = "") -> Setup:
    return Setup(
        registry=registry,
        profile=standard(),
        rules=all_rules(),
        today=TODAY,
        limits=LIMITS,
        registry_text=text,
    )


def _holds(report: Report) -> None:
    """What holds of every report."""
    for file in report.files:
        laws.in_order([by_place(finding) for finding in file.findings])
        for finding in file.findings:
            assert finding.code in _CODES
            assert finding.message.strip()
            assert len(finding.message) <= LONGEST_MESSAGE
            assert finding.place.file == file.file
            laws.within(finding.place.span, file.text)
        for skip in file.skips:
            assert skip.reason.strip()
            assert len(skip.reason) < 2_500  # an address of 2,048 characters and words about it
        for scored in file.claims:
            for score in (scored.directness, scored.corroboration):
                assert score is None or 0 <= score.shown[0] <= score.shown[1] <= 100
            for step in (scored.next_step, scored.ask_the_outlet):
                assert step is None or (scored.directness and step.raises_lower_to > scored.directness.shown[0])
    assert report.suppressed >= 0


def _everywhere(report: Report) -> dict[str, str]:
    return {name: laws.joined(pieces) for name, pieces in written(report)}


def _shown() -> Iterator[dict[str, str]]:
    """The files that the rules' own pages show, by name, an example each."""
    for rule in all_rules():
        for heading in ("Flagged", "Accepted"):
            yield blocks(section(rule.page, heading))


def _examples() -> Iterator[bytes]:
    """The claim files among them."""
    for files_shown in _shown():
        for name, text in files_shown.items():
            if name.startswith("claims/") and name.endswith(".toml"):
                yield text.encode()


@on_bytes(words=dictionary.claims(), starts=_examples)
def rules(data: bytes) -> None:
    """Any text goes through every rule and comes out in every format; each finding has its place."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    sources = [Source("claims/a.toml", text), Source("claims/b.toml", HEAD + text)]
    setup = _setup(_KNOWN)
    report = check(gather(sources, setup), setup)
    _holds(report)
    for _ in written(report):
        pass


_folders = st.tuples(files.claim_files, files.claim_files, st.lists(files.citations, max_size=4), files.registries)


@on_values(_folders)
def rules_on_folders(given: tuple[ClaimFile, ClaimFile, list[Citation], RegistryFile]) -> None:
    """The same for claim files that are valid, with evidence and a registry; the order of files does not show."""
    one, other, citations, entries = given
    lines = b"".join(msgspec.json.encode(each) + b"\n" for each in citations)
    texts = {"a.toml": "".join(claim_file(one)), "b.toml": "".join(claim_file(other))}
    sources = _put({**texts, "evidence.jsonl": lines.decode()})
    setup = _setup(Registry(entries, "sources.toml"))
    report = check(gather(sources, setup), setup)
    assert report.unread == ()
    _holds(report)
    setup = _setup(Registry(entries, "sources.toml"))
    again = check(gather(reversed(sources), setup), setup)
    assert _everywhere(again) == _everywhere(report)


def _put(texts: dict[str, str]) -> list[Source]:
    """A folder that holds these files and no others, as sources."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    folder = _FOLDER / "claims"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
    names = [name for name in texts if name.endswith(".toml")]
    return [Source(f"claims/{name}", path=str(folder / name), root=str(_FOLDER)) for name in names]


_SHAPES = tuple(each.decode() for each in _examples())
_ROOM = LONGEST // 2
_long = st.tuples(
    st.sampled_from(_SHAPES),
    st.sampled_from(["text", "quote", "cue", "as_written", "channel", "anonymity_reason", "translator", "key"]),
    st.lists(files.bits | files.text, min_size=1, max_size=4),
    st.sampled_from(["", " ", ", ", ". "]),
)


@on_values(_long)
def rules_at_length(given: tuple[str, str, list[str], str]) -> None:
    """A claim one of whose texts says the same again and again takes no time that grows with its square."""
    shape, key, words, between = given
    unit = between.join(words) + between
    value = string("x" + unit * (_ROOM // max(len(unit.encode()), 1)))
    text = re.sub(rf"^{key} *=.*$", lambda match: f"{key} = {value}", shape, flags=re.MULTILINE)
    rules(text.encode())


_proved = tuple(each for each in _shown() if "claims/evidence.jsonl" in each)
_long_evidence = st.tuples(
    st.sampled_from(_proved),
    st.sampled_from(["matched", "before", "after", "ours", "theirs", "published", "modified", "text", "cue", "url"]),
    st.lists(files.bits | files.text, min_size=1, max_size=4),
    st.sampled_from(["", " ", ", ", ". "]),
)


@on_values(_long_evidence)
def evidence_at_length(given: tuple[dict[str, str], str, list[str], str]) -> None:
    """So does evidence one of whose texts says the same again and again."""
    shown, key, words, between = given
    unit = between.join(words) + between
    value = unit * (_ROOM // max(len(unit.encode()), 1)) + "x"

    def longer(each: object) -> object:
        if isinstance(each, dict):
            return {name: value if name == key else longer(inner) for name, inner in each.items()}
        return [longer(inner) for inner in each] if isinstance(each, list) else each

    lines = [longer(msgspec.json.decode(line)) for line in shown["claims/evidence.jsonl"].splitlines()]
    texts = {name.removeprefix("claims/"): text for name, text in shown.items() if name.startswith("claims/")}
    texts = {name: text if "[article]" in text else HEAD + text for name, text in texts.items()}
    texts["evidence.jsonl"] = "".join(msgspec.json.encode(line).decode() + "\n" for line in lines)
    setup = _setup(_KNOWN)
    _holds(check(gather(_put(texts), setup), setup))


@on_values(st.tuples(st.sampled_from(_SHAPES), st.booleans()))
def rules_at_number(given: tuple[str, bool]) -> None:
    """The claims of one file, again and again in it, take no time that grows with the square of their number."""
    shape, alike = given
    head, mark, claims = shape.partition("[[claim]]")
    parts = []
    for number in range(_ROOM // len(mark + claims)):
        parts.append(re.sub(r'^(id *= *")', rf"\g<1>n{number}-", mark + claims, flags=re.MULTILINE))
        if not alike:
            parts[-1] = re.sub(
                r'^((?:asserts|key|source|text) *= *")', rf"\g<1>n{number} ", parts[-1], flags=re.MULTILINE
            )
    rules((head + "\n".join(parts)).encode())

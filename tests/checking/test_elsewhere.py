"""Claims that are kept elsewhere: the files of a run are checked as if those files lay beside them."""

import datetime
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from provenance.checking.cache import Cache
from provenance.checking.inspect import Setup
from provenance.checking.prepare import Ready, prepare
from provenance.checking.run import Gathered, check
from provenance.claimfile import evidence, registry
from provenance.claimfile.limits import Limits
from provenance.claimfile.profile import standard
from provenance.claimfile.sources import Source
from provenance.claimfile.write import claim_file
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation, Status, Surroundings
from provenance.model.finding import FileReport, Finding, Report, TookPart
from provenance.model.source import Adjudication
from provenance.render import json as json_report
from provenance.render import text as text_report
from provenance.rules import all_rules
from tests.checking.desks import BARE, NAMED, claim, desk, head, put
from tests.checking.keeping import Kept
from tests.property import files
from tests.property.dear import fewer
from tests.rules.examples import REGISTRY

TODAY = datetime.date(2026, 1, 15)
SETUP = Setup(
    registry=registry.parse(REGISTRY, "sources.toml", Limits())[0],
    profile=standard(),
    rules=all_rules(),
    today=TODAY,
    limits=Limits(),
)
CLOSING = 'asserts = "closing"\n'

Newsroom = tuple[list[ClaimFile], list[ClaimFile], list[Citation]]


@st.composite
def newsrooms(draw: st.DrawFn) -> Newsroom:
    """Files of a run, files that are kept elsewhere, and evidence on either: on "own 0", "other 1" and so on."""
    key = st.sampled_from(["closing", "crack", None])
    outlet = files.outlet_ids

    def drawn(most: int) -> list[ClaimFile]:
        found = []
        for file in draw(st.lists(files.claim_files, min_size=1, max_size=most)):
            claims = tuple(replace(each, asserts=draw(key), denies=draw(key)) for each in file.claims)
            found.append(ClaimFile(1, replace(file.article, outlet=draw(outlet)), claims))
        return found

    own, others = drawn(2), drawn(3)
    about = [f"own {number}" for number in range(len(own))] + [f"other {number}" for number in range(len(others))]
    prose = Surroundings("the ferry will stay in the yard until April", "while both engines are replaced at a cost")
    cited = [
        replace(each, file=draw(st.sampled_from(about)), context=draw(st.sampled_from([prose, each.context])))
        for each in draw(st.lists(files.citations, max_size=5))
    ]
    return own, others, cited


def named(found: Iterable[ClaimFile], pattern: str) -> dict[str, ClaimFile]:
    return {f"claims/{pattern}{number}.toml": file for number, file in enumerate(found)}


def about(cited: Iterable[Citation], own: str, other: str) -> list[Citation]:
    """The evidence with the names of the files in place of "own 0" and "other 1"."""
    found = []
    for each in cited:
        sort, number = each.file.split()
        found.append(replace(each, file=f"claims/{own if sort == 'own' else other}{number}.toml"))
    return found


def looked(given: Mapping[str, ClaimFile], cited: Iterable[Citation], elsewhere: Kept | None = None) -> Report:
    sources = [Source(name, "".join(claim_file(file)), name) for name, file in sorted(given.items())]
    lines = "".join(evidence.written((each, None) for each in cited if each.file in given))
    return check(Gathered(sources, {"claims": evidence.parse(lines, "claims")}, [], []), SETUP, elsewhere=elsewhere)


def reduced(file: ClaimFile, own: Iterable[ClaimFile]) -> ClaimFile:
    """A file with no more than the claims that touch those of the run."""
    keys = {each.asserts for one in own for each in one.claims} - {None}
    return ClaimFile(
        1, file.article, tuple(each for each in file.claims if each.asserts in keys or each.denies in keys)
    )


def of_own(report: Report) -> list[FileReport]:
    return [file for file in report.files if file.file.startswith("claims/m")]


def apart(report: Report, *, shared_copy: bool) -> list[Finding]:
    """The findings of IND05 in the run's own files, or all others there."""
    return [each for file in of_own(report) for each in file.findings if (each.code == "IND05") is shared_copy]


@fewer
@given(newsrooms())
def test_the_result_is_that_of_all_files_in_one_go(newsroom: Newsroom) -> None:
    own, others, cited = newsroom
    given = named(own, "m")
    kept = Kept(named(others, "x"), about(cited, "m", "x"))
    report = looked(given, about(cited, "m", "x"), kept)
    assert {file.file for file in report.files} <= {*given, "sources.toml", "claims/evidence.jsonl"}

    # Where the own files come first by name, to the letter: a group's one finding stands at the first of its claims.
    whole = looked({**given, **named(others, "x")}, about(cited, "m", "x"))
    assert [file.claims for file in of_own(report)] == [file.claims for file in of_own(whole)]
    assert [file.skips for file in of_own(report)] == [file.skips for file in of_own(whole)]
    assert apart(report, shared_copy=False) == apart(whole, shared_copy=False)

    # Where they come last, it may stand at a claim of another file; and pages of claims that have nothing to do with
    # those of the run are compared, too, unless they are left out.
    before = named([reduced(each, own) for each in others], "b")
    touching = {name: {each.id for each in file.claims} | {None} for name, file in before.items() if file.claims}
    on = [each for each in about(cited, "m", "b") if each.file in given or each.claim in touching.get(each.file, ())]
    whole = looked({**given, **before}, on)
    assert [file.claims for file in of_own(report)] == [file.claims for file in of_own(whole)]
    found = apart(report, shared_copy=False) + apart(report, shared_copy=True)
    assert all(each in found for each in apart(whole, shared_copy=False) + apart(whole, shared_copy=True))


def run(folder: Path, kept: Kept | None, *paths: str) -> Ready:
    return prepare([*(paths or ("claims",))], cwd=folder, today=TODAY, elsewhere=kept)


def found(report: Report, code: str) -> list[tuple[str, str | None, str]]:
    return [
        (each.place.file, each.claim, each.message)
        for file in report.files
        for each in file.findings
        if each.code == code
    ]


def other(*claims: str, outlet: str = "the-herald") -> str:
    return head("other", outlet) + "".join(claims)


def document(report: Report) -> Any:
    return json.loads(b"".join(json_report.render(report)))


def test_a_finding_of_a_group_stands_at_a_claim_of_the_run_and_counts_all(tmp_path: Path) -> None:
    put(desk(tmp_path), "z", claim("mine", more=CLOSING))
    kept = Kept(
        {
            "claims/a.toml": other(claim("c1", more=CLOSING), claim("c2")),
            "claims/b.toml": other(claim("c1", more=CLOSING, origin=NAMED), outlet="the-courier"),
            "claims/c.toml": other(claim("c9", origin=BARE)),
        }
    )
    report = run(tmp_path, kept).run()
    assert found(report, "IND02") == [("claims/z.toml", "mine", "3 outlets, one origin.")]
    assert [file.file for file in report.files] == ["claims/z.toml"]
    assert report.elsewhere == TookPart(files=2, claims=2)
    shown = document(report)
    Draft202012Validator(json_report.schema()).validate(shown)
    assert (shown["summary"]["files"], shown["summary"]["claims"]) == (1, 1)
    assert shown["summary"]["elsewhere"] == {"files": 2, "claims": 2}
    assert "  Compared with 2 statements of 2 articles in the ledger" in "".join(text_report.render(report))
    assert document(run(tmp_path, None).run())["summary"]["elsewhere"] is None


def test_what_denies_a_claim_of_the_run_counts_and_what_it_denies_itself_is_not_asked_for(tmp_path: Path) -> None:
    put(desk(tmp_path), "a", claim("c1", more=CLOSING), claim("c2", more='denies = "crack"\n'))
    kept = Kept({"claims/b.toml": other(claim("no", more='asserts = "crack"\ndenies = "closing"\n'))})
    report = run(tmp_path, kept).run()
    assert [each.corroboration.digit for each in report.files[0].claims if each.corroboration] == [4, 3]
    assert kept.asked == [(["closing"], ["claims/a.toml"])]
    assert report.elsewhere == TookPart(files=1, claims=1)


def test_nothing_is_asked_of_whoever_asserts_nothing(tmp_path: Path) -> None:
    put(desk(tmp_path), "a", claim("c1"))
    kept = Kept({"claims/b.toml": other(claim("c1", more=CLOSING))})
    report = run(tmp_path, kept).run()
    assert kept.asked == []
    assert "  No statement in the ledger is about the same things" in "".join(text_report.render(report))


def test_a_file_that_is_given_counts_as_it_is_given_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    put(desk(tmp_path), "a", claim("c1", more=CLOSING))
    (tmp_path / "claims" / "b.toml").write_bytes(b"\xff")
    (tmp_path / "claims" / "c.toml").write_text("version = ")
    kept = Kept({f"claims/{name}.toml": other(claim("c1", more=CLOSING)) for name in "abcd"})
    report = run(tmp_path, kept).run()
    assert kept.asked == [(["closing"], ["claims/a.toml", "claims/b.toml", "claims/c.toml"])]
    assert report.elsewhere == TookPart(files=1, claims=1)
    assert [each.file for each in report.unread] == ["claims/b.toml"]


def test_a_file_elsewhere_with_the_name_of_one_of_the_run_is_still_another(tmp_path: Path) -> None:
    put(desk(tmp_path), "a", claim("mine", more=CLOSING, origin=BARE + '\nkey = "s"'))
    # Names here start from where the run is started, there from the folder of the project.
    same_name = Kept({"a.toml": other(claim("c1", more=CLOSING, origin=BARE + '\nkey = "s"'))})
    prepared = prepare(["a.toml"], cwd=tmp_path / "claims", today=TODAY, elsewhere=_Blind(same_name))
    [scored] = prepared.run().files[0].claims
    assert scored.corroboration is not None
    assert scored.corroboration.origins == 2


class _Blind(Kept):
    """One that knows the files of the run by other names."""

    def __init__(self, kept: Kept) -> None:
        super().__init__({})
        self._kept = kept

    def touching(self, keys: Any, without: Any) -> Any:
        return self._kept.touching(keys, ())


def cited(file: str, url: str) -> Citation:
    return Citation(
        version=1, file=file, claim="c1", path="relay[0]", url=url, status=Status.OK, read_in_full=True,
        matched="the ferry will stay in the yard until April while both of its engines are replaced",
    )  # fmt: skip


def relayed(by: str) -> str:
    more = f'[[claim.relay]]\nsource = "the-{by}"\nas_written = "{by}"\nurl = "https://{by}.example/ferry"\n'
    return claim("c1", more=CLOSING, allow=more)


def test_shared_copy_with_pages_elsewhere_is_told_once_and_at_the_page_of_the_run(tmp_path: Path) -> None:
    put(desk(tmp_path), "z", relayed("herald"))
    own = cited("claims/z.toml", "https://herald.example/ferry")
    (tmp_path / "claims" / "evidence.jsonl").write_text("".join(evidence.written([(own, None)])))
    there = {"claims/a.toml": other(relayed("courier")), "claims/b.toml": other(relayed("herald"))}
    pages = [
        cited("claims/a.toml", "https://courier.example/ferry"),
        cited("claims/b.toml", "https://herald.example/ferry"),  # both are there: told, but not to whoever checks z
    ]
    report = run(tmp_path, Kept(there, pages)).run()
    message = "Likely shared copy. The Courier and The Herald print nearly the same words."
    assert found(report, "IND05") == [("claims/z.toml", "c1", message)]


@pytest.mark.parametrize("cached", [False, True])
def test_the_track_record_of_the_outlet_is_told_from_what_became_of_its_claims(tmp_path: Path, cached: bool) -> None:
    put(desk(tmp_path), "a", claim("c1"))
    put(tmp_path, "b", claim("c1"), outlet="the-herald")
    done = Adjudication("accurate", TODAY, "https://records.example/1")
    kept = Kept({}, held={"the-herald": [done] * 40, "the-courier": [done]})
    ready = run(tmp_path, kept)
    cache = Cache(tmp_path / "cache", 0.0) if cached else None
    for _ in range(2):
        told = [each["track_record"] for each in document(ready.run(cache=cache))["claims"]]
        assert told[0] is None
        assert (told[1]["n"], told[1]["letter"]) == (40, "A")


def test_what_is_kept_of_a_run_is_not_asked_again_where_others_may_have_changed(tmp_path: Path) -> None:
    put(desk(tmp_path), "z", claim("c1", more=CLOSING))
    cache = Cache(tmp_path / "cache", 0.0)
    alone = run(tmp_path, None)
    assert alone.question(alone.gather(cache)) is not None
    for others, origins in ((0, 1), (1, 2)):
        tom = claim("c1", more=CLOSING, origin='identity = "named"\nvantage = "self"\nsource = "ana-ruiz"')
        ready = run(tmp_path, Kept({f"claims/{number}.toml": other(tom) for number in range(others)}))
        gathered = ready.gather(cache)
        assert ready.question(gathered) is None
        [scored] = ready.run(cache=cache, gathered=gathered).files[0].claims
        assert scored.corroboration is not None
        assert scored.corroboration.origins == origins

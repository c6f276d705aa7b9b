"""A run as a whole: groups, evidence, suppressions, order."""

import datetime
import json
from pathlib import Path

import pytest

import provenance
from fuzz.target import in_time
from provenance.model.finding import Finding, Report, ScoredClaim
from tests.rules.examples import HEAD, REGISTRY

TODAY = datetime.date(2026, 1, 15)


def claim(name: str = "c1", more: str = "", origin: str = 'identity = "named"\nvantage = "self"') -> str:
    return (
        f'[[claim]]\nid = "{name}"\ntext = "The dam closes."\nquote = "the dam closes, Ana Ruiz said"\n'
        f'scope = "utterance"\nmode = "indirect"\ncue = "said"\n{more}\n[claim.origin]\nchannel = "radio"\n{origin}\n'
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    return tmp_path


def put(desk: Path, name: str, *claims: str, outlet: str = "the-gazette") -> None:
    head = HEAD.replace('"the-gazette"', f'"{outlet}"')
    (desk / "claims" / f"{name}.toml").write_text(head + "".join(claims))


def check(desk: Path) -> Report:
    return provenance.check([desk / "claims"], registry=desk / "sources.toml", today=TODAY)


def scored(report: Report) -> list[ScoredClaim]:
    return [each for file in report.files for each in file.claims]


def found(report: Report, code: str) -> list[Finding]:
    return [finding for file in report.files for finding in file.findings if finding.code == code]


def test_two_named_origins_in_two_files_corroborate_each_other(desk: Path) -> None:
    ana = claim(more='asserts = "closing"', origin='identity = "named"\nvantage = "self"\nsource = "ana-ruiz"')
    tom = claim(more='asserts = "closing"', origin='identity = "named"\nvantage = "self"\nsource = "tom-hale"')
    put(desk, "a", ana)
    put(desk, "b", tom, outlet="the-herald")
    for each in scored(check(desk)):
        assert each.corroboration is not None
        assert (each.corroboration.digit, each.corroboration.origins, each.corroboration.shown) == (1, 2, (96, 96))


def test_one_origin_in_four_outlets_stays_one(desk: Path) -> None:
    ana = claim(more='asserts = "closing"', origin='identity = "named"\nvantage = "self"\nsource = "ana-ruiz"')
    for name, outlet in (("a", "the-gazette"), ("b", "the-herald"), ("c", "the-courier"), ("d", "the-gazette")):
        put(desk, name, ana, outlet=outlet)
    report = check(desk)
    assert {each.corroboration.shown for each in scored(report) if each.corroboration} == {(80, 80)}
    assert len(found(report, "IND02")) == 1


def test_a_denial_changes_the_digit(desk: Path) -> None:
    put(desk, "a", claim(more='asserts = "closing"'))
    put(desk, "b", claim(more='denies = "closing"'), outlet="the-herald")
    first, second = scored(check(desk))
    assert first.corroboration is not None
    assert second.corroboration is not None
    assert (first.corroboration.digit, second.corroboration.digit) == (4, 3)


def test_one_unnamed_source_of_several_claims_is_told_at_the_first_whatever_other_files_say(desk: Path) -> None:
    source = 'identity = "bare"\nvantage = "familiar"\nas_written = "a source"\nkey = "s"'
    put(desk, "a", claim("c1", 'asserts = "closing"', 'identity = "none"\nvantage = "unknown"'), outlet="the-herald")
    put(desk, "b", claim("c1", 'asserts = "crack"', source), claim("c2", 'asserts = "closing"', source))
    assert [(each.place.file, each.claim) for each in found(check(desk), "ANO02")] == [(f"{desk}/claims/b.toml", "c1")]


def test_what_is_not_a_report_is_not_graded(desk: Path) -> None:
    established = 'established = "https://gazette.example/almanac"'
    put(desk, "a", claim("c1", 'kind = "opinion"'), claim("c2", established))
    for each in scored(check(desk)):
        assert (each.directness, each.corroboration, each.next_step) == (None, None, None)


class TestEvidence:
    LINE = (
        '{"version": 1, "file": "claims/a.toml", "claim": "c1", "path": "record[0]", '
        '"url": "https://gazette.example/transcript", "status": "ok", "read_in_full": true, "verdict": "exact"}\n'
    )
    RECORD = '[[claim.record]]\nurl = "https://gazette.example/transcript"\n'

    def test_a_matched_record_makes_a_claim_first_hand(self, desk: Path) -> None:
        put(desk, "a", claim() + self.RECORD)
        (desk / "claims" / "evidence.jsonl").write_text(self.LINE)
        (each,) = scored(check(desk))
        assert each.directness is not None
        assert (each.directness.hand_level, each.directness.shown) == ("1n✓", (95, 95))

    def test_evidence_on_an_address_that_has_changed_since_says_nothing(self, desk: Path) -> None:
        put(desk, "a", claim() + self.RECORD.replace("transcript", "other"))
        (desk / "claims" / "evidence.jsonl").write_text(self.LINE)
        (each,) = scored(check(desk))
        assert each.directness is not None
        assert each.directness.hand_level == "1n"

    def test_a_broken_line_is_a_finding_at_its_place_and_the_others_count(self, desk: Path) -> None:
        put(desk, "a", claim() + self.RECORD)
        (desk / "claims" / "evidence.jsonl").write_text('{"version": 2}\n' + self.LINE + "not json\n")
        report = check(desk)
        places = [(f.place.file.rpartition("/")[2], f.place.span.line) for f in found(report, "FMT01")]
        assert places == [("evidence.jsonl", 1), ("evidence.jsonl", 3)]
        (each,) = scored(report)
        assert each.directness is not None
        assert each.directness.hand_level == "1n✓"

    def test_broken_evidence_in_two_folders_of_one_name_is_told_apart(self, desk: Path) -> None:
        for folder, broken in (("a", "x\n"), ("b", "\n\ny\n")):
            (desk / folder / "claims").mkdir(parents=True)
            (desk / folder / "claims" / "dam.toml").write_text(HEAD + claim())
            (desk / folder / "claims" / "evidence.jsonl").write_text(broken)
        report = provenance.check([desk / "a", desk / "b"], registry=desk / "sources.toml", today=TODAY)
        places = [(f.place.file.rsplit("/", 3)[1], f.place.span.line) for f in found(report, "FMT01")]
        assert places == [("a", 1), ("b", 3)]


class TestSuppression:
    BARE = 'identity = "bare"\nvantage = "unknown"'

    def allow(self, rule: str = "ANO01", more: str = "") -> str:
        return f'[[claim.allow]]\nrule = "{rule}"\nreason = "The desk knows the source."\n{more}'

    def test_an_allow_answers_its_rule_on_its_claim_only(self, desk: Path) -> None:
        put(desk, "a", claim("c1", origin=self.BARE) + self.allow(), claim("c2", origin=self.BARE))
        report = check(desk)
        assert [finding.claim for finding in found(report, "ANO01")] == ["c2"]
        assert report.suppressed == 1

    def test_a_finding_made_by_looking_across_files_can_be_answered_too(self, desk: Path) -> None:
        put(desk, "a", claim("c1", 'asserts = "x"', self.BARE) + self.allow("ANO02"))
        report = check(desk)
        assert found(report, "ANO02") == []
        assert found(report, "FMT07") == []

    def test_an_expired_allow_answers_nothing_and_is_a_finding(self, desk: Path) -> None:
        put(desk, "a", claim("c1", origin=self.BARE) + self.allow(more="until = 2026-01-14\n"))
        report = check(desk)
        assert len(found(report, "ANO01")) == 1
        assert len(found(report, "FMT07")) == 1

    def test_an_allow_holds_through_its_last_day(self, desk: Path) -> None:
        put(desk, "a", claim("c1", origin=self.BARE) + self.allow(more="until = 2026-01-15\n"))
        assert found(check(desk), "ANO01") == []

    @pytest.mark.parametrize("rule", ["EVD09", "ZZZ99", "FMT07"])
    def test_an_allow_of_no_use_is_a_finding(self, desk: Path, rule: str) -> None:
        put(desk, "a", claim("c1") + self.allow(rule))
        (finding,) = found(check(desk), "FMT07")
        assert finding.claim == "c1"
        assert finding.place.path == "claim[0].allow[0]"


def test_findings_stand_in_the_order_of_the_file(desk: Path) -> None:
    put(desk, "a", *(claim(f"c{n}", origin='identity = "bare"\nvantage = "unknown"') for n in range(5)))
    (file,) = check(desk).files
    lines = [finding.place.span.line for finding in file.findings]
    assert lines == sorted(lines)


def test_a_claim_whose_text_holds_an_error_does_not_lose_its_neighbours(desk: Path) -> None:
    put(desk, "a", claim("c1"), claim("c2").replace('"utterance"', '"uttered"'), claim("c3"))
    report = check(desk)
    assert [each.claim.id for each in scored(report)] == ["c1", "c3"]
    (finding,) = found(report, "FMT01")
    assert (finding.claim, finding.place.path) == ("c2", "claim[1].scope")


def test_a_rule_can_be_added_by_one_new_file(tmp_path: Path) -> None:
    """CONTRIBUTING's example rule, put into a scratch copy: it is found, explained and applied."""
    import re
    import shutil
    import subprocess
    import sys

    root = Path(__file__).parents[2]
    shutil.copytree(root / "provenance", tmp_path / "provenance", ignore=shutil.ignore_patterns("__pycache__"))
    shown = re.search(r"````python\n(.*?)````", (root / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    (tmp_path / "provenance/rules/anonymity/unnamed_forecast.py").write_text(shown[1], "utf-8")
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    put(tmp_path, "a", claim("c1", 'kind = "forecast"', 'identity = "described"\nvantage = "inference"'))

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "provenance", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    assert "A forecast that nobody stands behind." in run("explain", "ANO07")
    assert "ANO07" in run("check", "--format", "concise", "--select", "ANO07")


@pytest.mark.parametrize("words", ["word " * 2000, "x" * 9000], ids=["many words", "one word"])
def test_a_message_holds_a_bounded_part_of_a_long_name_and_its_own_end(desk: Path, words: str) -> None:
    relay = f'[[claim.relay]]\nas_written = "{words.strip()}"\n'
    put(desk, "a", claim(origin=f'identity = "collective"\nvantage = "self"\nas_written = "{words.strip()}"\n{relay}'))
    report = check(desk)
    messages = {finding.code: finding.message for file in report.files for finding in file.findings}
    assert max(map(len, messages.values())) <= 1_000
    assert messages["CHN01"].startswith(f"Reported by {words[:5]}")
    assert messages["CHN01"].endswith("shows no confirmation of its own.")
    assert "is not a speaker" in messages["ANO04"]


@pytest.mark.parametrize("words", [".", "!? ", "…”", "\n ", "if "])
@pytest.mark.parametrize("side", ["before", "after"])
def test_what_a_page_says_again_and_again_takes_no_time_by_its_square(desk: Path, words: str, side: str) -> None:
    page = "https://gazette.example/transcript"
    context = {"before": "", "after": "", side: words * (200_000 // len(words)) + "x"}
    line = {"version": 1, "file": "a.toml", "claim": "c1", "path": "record[0]", "url": page, "status": "ok"}
    line |= {"read_in_full": True, "verdict": "exact", "matched": "the dam closes", "context": context}
    (desk / "claims" / "evidence.jsonl").write_text(json.dumps(line))
    quoted = claim(origin=f'identity = "named"\nvantage = "self"\n[[claim.record]]\nurl = "{page}"')
    put(desk, "a", quoted.replace('"indirect"', '"direct"'))
    with in_time():
        assert scored(check(desk))

"""``provenance extract`` from outside: sources, formats, destinations, exit status, long runs."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from provenance.cli.articles import name_of
from tests.cli.console import Outcome, lines, run
from tests.fetch.servers import ok, serving
from tests.reading.files import packed, page, record
from tests.reading.readings import TEXT
from tests.reading.test_read import GERMAN
from tests.rules.examples import REGISTRY

ROOT = Path(__file__).parents[2]
SCHEMA = Draft202012Validator(json.loads((ROOT / "provenance/schema/extract-v1.json").read_text("utf-8")))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "dam.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def articles(desk: Path) -> Path:
    """Ten articles and, among them, one that cannot be read and one in German."""
    folder = desk / "articles"
    (folder / "inner").mkdir(parents=True)
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Ana Ruiz said dam {number} will be closed in March.\n")
    (folder / "inner" / "7.txt").write_text("Tom Hale said the ferry is fit to sail.\n")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "german.txt").write_text(GERMAN)
    return folder


def read(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def sources(text: str) -> list[str]:
    return [json.loads(line)["article"]["source"] for line in text.splitlines()]


class TestOneArticle:
    def test_a_draft_is_what_check_reads(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        drafted = run(monkeypatch, desk, "extract", "dam.txt", "--outlet", "the-gazette")
        assert (drafted.status, drafted.err) == (0, "")
        (desk / "draft.toml").write_text(drafted.out)
        checked = run(monkeypatch, desk, "check", "draft.toml", "--format", "json")
        assert checked.status == 0
        codes = {finding["code"] for finding in read(checked)["findings"] if finding["file"] == "draft.toml"}
        assert not [code for code in codes if code.startswith("FMT")]
        assert tomllib.loads(drafted.out)["article"]["outlet"] == "the-gazette"

    def test_the_data_and_the_checked_draft_agree(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        found = read(run(monkeypatch, desk, "extract", "dam.txt", "--outlet", "the-gazette", "--format", "json"))
        SCHEMA.validate(found)
        asserted = [each for each in found["attributions"] if each["act"] == "assertion" and each["content"]]
        assert len(asserted) >= 3
        for each in found["attributions"]:
            for piece in [*each["content"], *each["cue"], *([each["source"]] if each["source"] else [])]:
                assert TEXT[piece["start"] : piece["end"]] == piece["text"]
        run(monkeypatch, desk, "extract", "dam.txt", "--outlet", "the-gazette", "--output", "draft.toml")
        claims = read(run(monkeypatch, desk, "check", "draft.toml", "--format", "json"))["claims"]
        scores = [{key: claim["directness"][key] for key in ("hand_level", "lower", "upper")} for claim in claims]
        assert scores == [each["directness"] for each in asserted]

    def test_what_is_given_stands_in_the_article(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        given = ["--outlet", "Herald", "--published", "2025-12-03", "--url", "https://herald.example/dam"]
        article = read(run(monkeypatch, desk, "extract", "dam.txt", *given, "--format", "json"))["article"]
        assert article["source"] == "dam.txt"
        assert (article["outlet"], article["published"]) == ("the-herald", "2025-12-03")
        assert article["url"] == "https://herald.example/dam"

    def test_the_address_tells_the_outlet(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        given = ["--url", "https://www.gazette.example/dam", "--format", "json"]
        assert read(run(monkeypatch, desk, "extract", "dam.txt", *given))["article"]["outlet"] == "the-gazette"

    def test_an_unknown_outlet_is_a_hint_with_an_entry_for_the_registry(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--url", "https://bugle.example/dam")
        assert outcome.status == 0
        assert 'outlet = "unknown-outlet"' in outcome.out
        first, *entry = outcome.err.splitlines()
        assert first == "provenance: the outlet is not in sources.toml. An entry for it:"
        made = tomllib.loads("\n".join(line.strip() for line in entry))
        assert made == {"outlet": {"bugle-example": {"name": "bugle.example", "domains": ["bugle.example"]}}}

    def test_it_works_without_a_registry(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "dam.txt").write_text(TEXT)
        outcome = run(monkeypatch, tmp_path, "extract", "dam.txt", "--format", "json")
        assert (outcome.status, outcome.err) == (0, "")
        assert read(outcome)["article"]["outlet"] is None
        outcome = run(monkeypatch, tmp_path, "extract", "dam.txt", "--outlet", "x")
        assert "there is no sources.toml" in outcome.err

    def test_the_registry_is_the_nearest_from_the_source_upward(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        given = ["--outlet", "The Herald", "--format", "json"]
        found = read(run(monkeypatch, elsewhere, "extract", desk / "dam.txt", *given))
        assert found["article"]["outlet"] == "the-herald"
        found = read(run(monkeypatch, elsewhere, "extract", desk, *given[:2], "--format", "jsonl"))
        assert found["article"]["outlet"] == "the-herald"
        (elsewhere / "own.toml").write_text('version = 1\n[outlet.x]\nname = "The Herald"\n')
        found = read(run(monkeypatch, elsewhere, "extract", desk / "dam.txt", *given, "--registry", "own.toml"))
        assert found["article"]["outlet"] == "x"

    def test_a_dash_reads_standard_input(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, desk, "extract", "-", "--format", "json", stdin=TEXT.encode())
        assert read(outcome)["article"]["source"] == "-"
        assert read(outcome)["text"] == TEXT

    def test_an_address_is_fetched_and_the_page_dated(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with serving(ok(page().encode(), content_type="text/html; charset=utf-8")) as server:
            refused = run(monkeypatch, desk, "extract", f"{server.url}/lock")
            fetched = run(monkeypatch, desk, "extract", f"{server.url}/lock", "--allow-private")
        assert refused.status == 3
        assert len(lines(refused.err)) == 1
        assert fetched.status == 0
        article = tomllib.loads(fetched.out)["article"]
        assert article["url"].endswith("/lock")
        assert article["title"] == "Northern lock to close"
        assert article["retrieved"].tzinfo is not None

    def test_a_table_is_for_people(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--format", "text")
        assert outcome.out.startswith("dam.txt   ")
        assert outcome.out.endswith("`provenance extract dam.txt` makes a draft claim file of it.\n")
        assert "\x1b" not in outcome.out
        coloured = run(monkeypatch, desk, "extract", "dam.txt", "--format", "text", "--color", "always")
        assert "\x1b[1m" in coloured.out

    def test_a_page_is_one_whole_file(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--format", "html", "--output", "dam.html")
        assert (outcome.status, outcome.out) == (0, "")
        assert (desk / "dam.html").read_text("utf-8").startswith("<!doctype html>")

    @pytest.mark.parametrize("form", ["toml", "json", "jsonl", "text", "html"])
    def test_the_same_input_gives_the_same_bytes_in_a_file_or_not(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, form: str
    ) -> None:
        printed = run(monkeypatch, desk, "extract", "dam.txt", "--format", form)
        run(monkeypatch, desk, "extract", "dam.txt", "--format", form, "--output", "out")
        assert (desk / "out").read_text("utf-8") == printed.out
        assert sorted(path.name for path in desk.iterdir()) == ["dam.txt", "out", "sources.toml"]

    def test_a_claim_file_that_is_there_is_not_replaced_unasked(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (desk / "draft.toml").write_text("# mended by hand\n")
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--output", "draft.toml")
        assert outcome.status == 2
        assert "draft.toml is there already: --overwrite replaces it" in outcome.err
        assert (desk / "draft.toml").read_text() == "# mended by hand\n"
        assert run(monkeypatch, desk, "extract", "dam.txt", "--output", "draft.toml", "--overwrite").status == 0
        assert "[[claim]]" in (desk / "draft.toml").read_text()


class TestRefusals:
    def test_another_language_is_a_3_with_its_name(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "german.txt").write_text(GERMAN)
        outcome = run(monkeypatch, desk, "extract", "german.txt")
        assert (outcome.status, outcome.out) == (3, "")
        assert outcome.err.startswith("provenance: german.txt: the text is in German (de)")
        assert len(lines(outcome.err)) == 1

    @pytest.mark.parametrize(
        ("name", "data", "words"),
        [
            ("empty.txt", b"", "it is empty"),
            ("binary.txt", bytes(range(256)), "not text"),
            ("utf16.txt", "Ruiz said so.".encode("utf-16"), "UTF-16"),
            ("picture.png", b"\x89PNG\r\n\x1a\n", "a picture"),
            ("blank.html", b"<!doctype html><html><body></body></html>", "no "),
        ],
    )
    def test_what_cannot_be_read_is_one_sentence(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, words: str
    ) -> None:
        (desk / name).write_bytes(data)
        outcome = run(monkeypatch, desk, "extract", name)
        assert (outcome.status, outcome.out) == (3, "")
        assert len(lines(outcome.err)) == 1
        assert outcome.err.startswith(f"provenance: {name}: ")
        assert words in outcome.err

    def test_what_is_not_there_is_a_3(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, desk, "extract", "nowhere.txt", "dam.txt", "--format", "jsonl")
        assert outcome.status == 3
        assert outcome.err == "provenance: nowhere.txt: there is no such file or folder\n"
        assert sources(outcome.out) == ["dam.txt"]

    def test_a_folder_with_nothing_to_read_is_a_3(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (desk / "nothing").mkdir()
        outcome = run(monkeypatch, desk, "extract", "nothing", "--format", "jsonl")
        assert outcome.status == 3
        assert outcome.err == "provenance: nothing: there is nothing in it that can be read\n"

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["extract"], "Missing argument"),
            (["extract", "dam.txt", "--format", "yaml"], "'yaml' is not one of"),
            (["extract", "dam.txt", "--published", "yesterday"], "does not match the format"),
            (["extract", "dam.txt", "sources.toml"], "several articles with --format toml: give a folder"),
            (["extract", "dam.txt", "sources.toml", "--format", "json"], "or take --format jsonl"),
            (
                ["extract", "dam.txt", "sources.toml", "--output", "dam.txt"],
                "is a file: several articles need a folder",
            ),
            (
                ["extract", "dam.txt", "sources.toml", "--format", "jsonl", "--url", "https://a.example"],
                "one article's",
            ),
            (["extract", "dam.txt", "--jobs", "-1"], "--jobs"),
        ],
    )
    def test_what_cannot_be_meant_is_a_2(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
    ) -> None:
        outcome = run(monkeypatch, desk, *arguments)
        assert (outcome.status, outcome.out) == (2, "")
        assert words in " ".join(outcome.err.split())

    def test_a_registry_that_cannot_be_read_is_a_3(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--registry", "nowhere.toml")
        assert outcome.status == 3
        assert "nowhere.toml" in outcome.err

    def test_a_registry_with_a_mistake_is_named_and_the_rest_of_it_holds(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (desk / "sources.toml").write_text(REGISTRY + "\n[outlet.broken]\nnam = 1\n")
        outcome = run(monkeypatch, desk, "extract", "dam.txt", "--outlet", "the-gazette", "--format", "json")
        assert outcome.status == 0
        assert "provenance: sources.toml: " in outcome.err
        assert read(outcome)["article"]["outlet"] == "the-gazette"

    def test_nothing_in_a_name_or_a_text_steers_the_terminal(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        name = "\x1b[31m::error::.txt"
        (desk / name).write_text("\x1b]0;x\x07Ruiz said\u202e the dam is shut.\n::error::x\n")
        for form in ("text", "toml"):
            outcome = run(monkeypatch, desk, "extract", name, "--format", form)
            for line in (outcome.out + outcome.err).splitlines():
                assert "\x1b" not in line
                assert "\u202e" not in line
                assert not line.startswith("::")


class TestManyArticles:
    def test_lines_are_in_the_order_of_the_input_whatever_the_jobs(
        self, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = run(monkeypatch, articles.parent, "extract", "articles", "--format", "jsonl")
        two = run(monkeypatch, articles.parent, "extract", "articles", "--format", "jsonl", "--jobs", "2")
        assert one.out == two.out
        assert one.status == two.status == 3
        assert sources(one.out) == [*(f"articles/{n}.txt" for n in range(8)), "articles/inner/7.txt"]
        assert sorted(lines(one.err)) == sorted(lines(two.err))
        assert len(lines(one.err)) == 2

    def test_one_bad_file_stops_nobody(self, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, articles.parent, "extract", "articles", "--output", "claims")
        assert outcome.status == 3
        made = sorted(path.name for path in (articles.parent / "claims").iterdir())
        assert made == [*(f"{n}.toml" for n in range(7)), "7-2.toml", "7.toml"]
        assert "articles/bad.txt" in outcome.err
        assert "articles/german.txt" in outcome.err
        for name in made:
            tomllib.loads((articles.parent / "claims" / name).read_text("utf-8"))

    def test_tables_follow_each_other_and_the_scale_is_explained_once(
        self, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given = ["extract", "articles/1.txt", "articles/2.txt", "--format", "text"]
        outcome = run(monkeypatch, articles.parent, *given)
        assert outcome.status == 0
        assert outcome.out.count("not how true it is") == 1
        assert "\n\narticles/2.txt   1 statement\n" in outcome.out

    def test_an_archive_of_pages_holds_an_article_for_each(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pages = [record(f"https://gazette.example/{name}", page().encode()) for name in ("lock", "dam")]
        (desk / "crawl.warc.gz").write_bytes(packed(*pages))
        alone = run(monkeypatch, desk, "extract", "crawl.warc.gz")
        assert alone.status == 2
        assert "holds several articles: give a folder with --output DIR/" in " ".join(alone.err.split())
        told = run(monkeypatch, desk, "extract", "crawl.warc.gz", "--output", "claims/")
        assert (told.status, told.err) == (0, "")
        assert sorted(path.name for path in (desk / "claims").iterdir()) == ["crawl-dam.toml", "crawl-lock.toml"]
        article = tomllib.loads((desk / "claims" / "crawl-dam.toml").read_text("utf-8"))["article"]
        assert (article["outlet"], article["url"]) == ("the-gazette", "https://gazette.example/dam")
        (desk / "claims" / "crawl-dam.toml").unlink()
        again = run(monkeypatch, desk, "extract", "crawl.warc.gz", "--output", "claims/")
        assert "1 file was in claims/ already" in again.err
        assert len(list((desk / "claims").iterdir())) == 2

    def test_a_file_in_the_folder_stays_as_it_is(self, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = articles.parent / "pages"
        folder.mkdir()
        (folder / "1.html").write_text("mine")
        given: list[str | Path] = [
            "extract",
            articles / "1.txt",
            articles / "2.txt",
            "--format",
            "html",
            "--output",
            "pages",
        ]
        outcome = run(monkeypatch, articles.parent, *given)
        assert outcome.status == 0
        assert outcome.err == (
            "provenance: 1 file was in pages already and left as before: --overwrite replaces what is there\n"
        )
        assert (folder / "1.html").read_text() == "mine"
        assert (folder / "2.html").read_text().startswith("<!doctype")
        assert run(monkeypatch, articles.parent, *given, "--overwrite").err == ""
        assert (folder / "1.html").read_text().startswith("<!doctype")

    def test_the_journal_keeps_what_was_read_and_goes_when_all_is(
        self, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk = articles.parent
        given = ["extract", "articles", "--format", "jsonl", "--output", "out.jsonl"]
        first = run(monkeypatch, desk, *given)
        assert first.status == 3
        assert lines(first.err)[-1] == (
            "provenance: out.jsonl.partial keeps what was read: the same command tries only the rest again"
        )
        assert len(sources((desk / "out.jsonl").read_text("utf-8"))) == 9
        (articles / "bad.txt").write_text("Ana Ruiz said it is mended.\n")
        (articles / "german.txt").unlink()
        (articles / "3.txt").write_text("Ana Ruiz said dam 3 is open again.\n")
        second = run(monkeypatch, desk, *given)
        assert second.status == 0
        assert second.err == "provenance: 8 of 10 are taken over from out.jsonl.partial\n"
        assert not (desk / "out.jsonl.partial").exists()
        assert (desk / "out.jsonl").read_text("utf-8") == run(
            monkeypatch, desk, "extract", "articles", "--format", "jsonl"
        ).out

    def test_a_journal_of_other_settings_is_not_taken_over(
        self, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given = ["extract", "articles", "--format", "jsonl", "--output", "out.jsonl"]
        run(monkeypatch, articles.parent, *given)
        other = run(monkeypatch, articles.parent, *given, "--outlet", "the-herald")
        assert "out.jsonl.partial is of a run with other settings or another release: starting anew" in other.err
        found = (articles.parent / "out.jsonl").read_text("utf-8").splitlines()
        assert {json.loads(line)["article"]["outlet"] for line in found} == {"the-herald"}

    def test_progress_is_for_terminals_unless_asked_for(self, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = run(monkeypatch, articles.parent, "extract", articles / "1.txt", "--format", "jsonl")
        assert outcome.err == ""


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def started(desk: Path, number: int, *options: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """A run over so many articles, in a process group of its own."""
    folder = desk / "articles"
    if not folder.exists():
        folder.mkdir()
        for each in range(number):
            (folder / f"{each:03}.txt").write_text(TEXT.replace("March", f"March {each}"))
    command = [sys.executable, "-m", "provenance", "extract", "articles", *options]
    return subprocess.Popen(command, cwd=desk, env=ENVIRONMENT, stderr=stderr, text=True, start_new_session=True)


def wait_for(sign: Callable[[], bool]) -> None:
    for _ in range(12_000):
        if sign():
            return
        time.sleep(0.01)
    raise AssertionError("it did not begin")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows interrupts otherwise")
class TestLongRuns:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_stopped_run_says_what_it_kept_and_goes_on(self, desk: Path, jobs: str) -> None:
        options = ["--format", "jsonl", "--output", "out.jsonl", "--jobs", jobs]
        process = started(desk, 300, *options)
        partial = desk / "out.jsonl.partial"
        wait_for(lambda: partial.exists() and partial.stat().st_size > 10_000)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group hears of it
        _, err = process.communicate(timeout=120)
        assert process.returncode == 130
        (told,) = lines(err)
        assert told.startswith("provenance: stopped: ")
        assert told.endswith(" of 300 are kept in out.jsonl.partial; the same command goes on from there")
        assert not (desk / "out.jsonl").exists()
        for path in sorted((desk / "articles").iterdir())[20:]:  # enough to see that it goes on
            path.unlink()
        again = started(desk, 0, *options)
        _, err = again.communicate(timeout=120)
        assert again.returncode == 0
        assert "are taken over from out.jsonl.partial" in err
        assert sources((desk / "out.jsonl").read_text("utf-8")) == [f"articles/{n:03}.txt" for n in range(20)]
        assert not partial.exists()

    def test_a_stopped_folder_goes_on_with_what_is_missing(self, desk: Path) -> None:
        process = started(desk, 300, "--output", "claims")
        wait_for((desk / "claims" / "002.toml").exists)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=120)
        assert process.returncode == 130
        assert lines(err)[0].endswith(" files are in claims; the same command does the rest")
        made = sorted(path.name for path in (desk / "claims").iterdir())
        assert made == [f"{n:03}.toml" for n in range(len(made))]
        for path in sorted((desk / "articles").iterdir())[len(made) + 3 :]:
            path.unlink()
        _, err = started(desk, 0, "--output", "claims").communicate(timeout=120)
        assert f"provenance: {len(made)} files were in claims already" in err
        assert len(list((desk / "claims").iterdir())) == len(made) + 3

    @pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's list of processes")
    def test_a_process_that_is_killed_costs_one_article(self, desk: Path) -> None:
        process = started(desk, 60, "--format", "jsonl", "--output", "out.jsonl", "--jobs", "2")
        partial = desk / "out.jsonl.partial"
        wait_for(lambda: partial.exists() and partial.stat().st_size > 10_000)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        workers = [each for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]
        assert len(workers) == 2
        os.kill(int(workers[0]), signal.SIGKILL)
        _, err = process.communicate(timeout=120)
        assert process.returncode == 3
        assert ": the process that read it was ended by SIGKILL, perhaps for want of memory\n" in err
        assert len(sources((desk / "out.jsonl").read_text("utf-8"))) == 59

    def test_a_terminal_is_told_how_far_it_is(self, desk: Path) -> None:
        ours, theirs = os.openpty()
        process = started(desk, 60, "--format", "jsonl", "--output", "out.jsonl", stderr=theirs)
        os.close(theirs)
        told = b""
        try:
            while chunk := os.read(ours, 4096):
                told += chunk
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        assert process.wait(120) == 0
        assert b" of 60 articles " in told
        assert told.endswith(b"\r")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("-", "stdin"),
        ("a/b/dam.txt", "dam"),
        ("dam.2025.html", "dam.2025"),
        ("https://a.example/news/dam-to-close/?x=1", "dam-to-close"),
        ("https://a.example", "a.example"),
        ("crawl.warc.gz", "crawl"),
        ("crawl.warc.gz#https://a.example/news/dam.html", "crawl-dam"),
        ("..txt", "article"),
        ("x/Ünï çode\x1b.txt", "Ünï-çode"),
        ("a" * 300 + ".txt", "a" * 80),
    ],
)
def test_a_file_is_called_after_its_source(source: str, name: str) -> None:
    assert name_of(source) == name


def test_check_imports_nothing_of_this(desk: Path) -> None:
    shutil.copy(ROOT / "claims/three-pillars.toml", desk)
    program = (
        "import sys; sys.argv = ['provenance', 'check', 'three-pillars.toml', '--exit-zero']\n"
        "from provenance.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith(('provenance.reading', 'provenance.extraction', "
        "'provenance.fetch', 'provenance.render.reading'))), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=desk, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_help_and_plain_text_load_no_library_that_reads_pages(desk: Path) -> None:
    program = (
        "import sys; sys.argv = ['provenance', 'extract', *sys.argv[1:]]\n"
        "from provenance.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'httpx', 'trafilatura', 'lxml', 'pypdf', 'rich', 'rustworkx', 'numpy'}\n"
        "print(*sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    for arguments, loaded in (["--help"], ""), (["dam.txt"], "numpy"):
        command = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(command, cwd=desk, env=ENVIRONMENT, capture_output=True, text=True)
        assert done.stderr.splitlines()[-1] == loaded

"""What a stopped run leaves behind, and what the next one makes of it."""

from pathlib import Path

import pytest

from provenance.cli.journal import Journal, digest
from provenance.errors import UnreadableError


@pytest.fixture
def output(tmp_path: Path) -> str:
    return str(tmp_path / "out.jsonl")


def fill(output: str, *sources: str, run: str = "run 1") -> None:
    with Journal(output, run) as journal:
        for source in sources:
            journal.add(source, f"digest of {source}", f"{source}\n".encode())


def held(output: str, *sources: str, run: str = "run 1") -> list[str]:
    with Journal(output, run) as journal:
        return [source for source in sources if journal.holds(source, f"digest of {source}")]


def test_what_was_kept_is_there_in_the_next_run(output: str) -> None:
    fill(output, "a", "b")
    assert held(output, "a", "b", "c") == ["a", "b"]


def test_what_has_changed_since_is_not_taken_over(output: str) -> None:
    fill(output, "a")
    with Journal(output, "run 1") as journal:
        assert not journal.holds("a", "another digest")


def test_a_journal_of_other_settings_is_begun_anew(output: str) -> None:
    fill(output, "a")
    with Journal(output, "run 2") as journal:
        assert journal.foreign
        assert len(journal) == 0
    assert held(output, "a", run="run 2") == []


@pytest.mark.parametrize("lost", range(1, 50, 7))
def test_what_was_cut_off_is_dropped_and_the_rest_is_kept(output: str, lost: int) -> None:
    fill(output, "a", "b")
    path = Path(f"{output}.partial")
    path.write_bytes(path.read_bytes()[:-lost])
    assert held(output, "a", "b") == ["a"]
    fill(output, "b")
    assert held(output, "a", "b") == ["a", "b"]


@pytest.mark.parametrize("data", [b"", b"\n", b"\x00" * 100, b'{"provenance extract": 1}\n', b"[1]\n", b"\xff\xfe\n"])
def test_what_is_no_journal_is_begun_anew(output: str, data: bytes) -> None:
    Path(f"{output}.partial").write_bytes(data)
    assert held(output, "a") == []
    fill(output, "a")
    assert held(output, "a") == ["a"]


@pytest.mark.parametrize(
    "entry", [b"{}\n", b'{"source": 1}\n', b'{"source":"x","digest":"y","bytes":99999}\n', b"x" * 99]
)
def test_a_broken_entry_ends_what_is_taken_over(output: str, entry: bytes) -> None:
    fill(output, "a")
    with open(f"{output}.partial", "ab") as file:
        file.write(entry)
    assert held(output, "a", "x") == ["a"]


def test_the_output_is_in_the_order_of_the_sources_and_the_journal_goes(output: str) -> None:
    fill(output, "c", "a", "b", "not asked for")
    with Journal(output, "run 1") as journal:
        journal.finish(["a", "missing", "b", "c"], keep=False)
    assert Path(output).read_text() == "a\nb\nc\n"
    assert [path.name for path in Path(output).parent.iterdir()] == ["out.jsonl"]


def test_a_journal_can_be_kept_for_what_is_still_to_do(output: str) -> None:
    fill(output, "a")
    with Journal(output, "run 1") as journal:
        journal.finish(["a", "b"], keep=True)
    assert Path(output).read_text() == "a\n"
    assert held(output, "a", "b") == ["a"]


def test_the_later_result_for_a_source_counts(output: str) -> None:
    with Journal(output, "run 1") as journal:
        journal.add("a", "old", b"old\n")
        journal.add("a", "new", b"new\n")
        journal.finish(["a"], keep=True)
    assert Path(output).read_text() == "new\n"
    with Journal(output, "run 1") as journal:
        assert journal.holds("a", "new")
        assert not journal.holds("a", "old")


def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadableError, match=r"out\.jsonl\.partial: it cannot be written: "),
        Journal(str(tmp_path / "nowhere" / "out.jsonl"), "run"),
    ):
        pass


def test_a_digest_tells_contents_apart_and_is_empty_for_what_cannot_be_read(tmp_path: Path) -> None:
    for name, data in (("a", b"one"), ("b", b"one"), ("c", b"two")):
        (tmp_path / name).write_bytes(data)
    one, same, other = (digest(str(tmp_path / name)) for name in "abc")
    assert one == same != other
    assert digest(str(tmp_path / "nowhere")) == digest("a\0b") == ""

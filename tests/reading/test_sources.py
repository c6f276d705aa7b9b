"""What is to be read: folders walked, each file once, links and odd files passed over."""

import os
from pathlib import Path

from provenance.reading.sources import locate


def test_a_folder_is_walked_in_order_and_what_is_not_read_is_told(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.PDF", "notes.csv", "inner/z.md", "inner/.hidden.txt", ".git/x.txt", "d.warc.gz"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x")
    passed: list[tuple[str, str]] = []
    found = list(locate(["in"], tmp_path, skipped=lambda path, reason: passed.append((path, reason))))
    assert found == ["in/a.html", "in/b.txt", "in/c.PDF", "in/d.warc.gz", "in/inner/z.md"]
    assert [path for path, _ in passed] == ["in/notes.csv"]
    assert passed[0][1].endswith(".warc or .warc.gz")


def test_files_and_addresses_are_given_as_they_are_and_each_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("b.txt")
    sources = ["./a.csv", "https://a.example/1", "-", ".", "link.txt", "none.txt", "-", "https://a.example/1", "a.csv"]
    assert list(locate(sources, tmp_path)) == ["./a.csv", "https://a.example/1", "-", "b.txt", "none.txt"]


def test_links_that_lead_out_of_a_folder_or_nowhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(folder / "none.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    passed: dict[str, str] = {}
    assert not list(locate(["in"], tmp_path, skipped=passed.__setitem__))
    assert passed == {
        "in/gone.txt": "it is no file",
        "in/out.txt": "it is a link that leads out of the folder",
        "in/pipe.txt": "it is no file",
    }

"""Files written as a whole: until the last byte is there, the old file stands, and it keeps what it had."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.claimfile.files import write
from provenance.errors import OutsideRootError, UnreadableError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_appears_with_the_permissions_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "like").touch()
    write(tmp_path / "a", "a", [b"one", b"two"])
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "like").stat().st_mode


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    write(path, "a", [b"new"])
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError, RuntimeError])
def test_what_is_interrupted_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half of"
        raise interruption

    (tmp_path / "a").write_text("old")
    with pytest.raises(UnreadableError if interruption is OSError else interruption):
        write(tmp_path / "a", "a", chunks())
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_what_cannot_be_put_in_place_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UnreadableError, match="a: it cannot be written: No space left on device"):
        write(tmp_path / "a", "a", [b"new"])
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UnreadableError, match="it cannot be written: Permission denied"):
        write(tmp_path / "a", "a", [b"new"])
    assert (tmp_path / "a").read_text() == "old"


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "real").write_text("old")
    (tmp_path / "a").symlink_to("b/real")
    write(tmp_path / "a", "a", [b"new"], tmp_path)
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "b" / "real").read_text() == "new"
    assert names(tmp_path / "b") == ["real"]


def test_a_link_that_leads_out_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "real").write_text("old")
    (tmp_path / "in" / "a").symlink_to("../real")
    with pytest.raises(OutsideRootError):
        write(tmp_path / "in" / "a", "a", [b"new"], tmp_path / "in")
    assert (tmp_path / "real").read_text() == "old"


def test_what_a_killed_run_left_is_no_hindrance_and_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("old")
    (tmp_path / f".a.{os.getpid()}.partial").symlink_to("precious")
    write(tmp_path / "a", "a", [b"new"])
    assert (tmp_path / "precious").read_text() == "old"
    assert names(tmp_path) == ["a", "precious"]


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "pipe", [b"words"])
    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no/a: it cannot be written: No such file or directory"):
        write(tmp_path / "no" / "a", "no/a", [b"new"])

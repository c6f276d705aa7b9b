"""Output made in a copy of the process is the output that the process itself would have made."""

from collections.abc import Iterator

import pytest

from provenance.cli.aside import aside


def test_the_chunks_come_back_whole_and_in_order() -> None:
    chunks = [bytes([n % 256]) * n for n in range(0, 200_000, 9973)]
    assert b"".join(aside(iter(chunks))) == b"".join(chunks)


def test_what_the_copy_could_not_make_is_made_here() -> None:
    import os

    here = os.getpid()

    def chunks() -> Iterator[bytes]:
        yield b"first "
        if os.getpid() != here:
            os._exit(9)
        yield b"second"

    assert b"".join(aside(chunks())) == b"first second"


def test_where_processes_cannot_be_copied_everything_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert list(aside(iter([b"a", b"b"]))) == [b"a", b"b"]

"""What is kept is there, is what it was, and is found out where it is not."""

import contextlib
import errno
import gzip
import hashlib
import os
import subprocess
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import DamagedCaptureError, UnreadableError
from provenance.fetch import durable, warcs
from provenance.fetch.captures import Captures
from provenance.fetch.warcs import BrokenArchiveError
from provenance.model.evidence import Capture
from provenance.model.ports import Page, Redirect
from tests.fetch.captures import BODY, copied, file_of, kept, notes, page, pages, plant, wrong
from tests.fetch.servers import NOW
from tests.growth import ends, grows_in_line

LOCK = "https://kystavisen.example/lock"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".provenance" / "captures"


# What is kept


@given(pages())
def test_a_page_comes_back_as_it_was_kept(kept: Page) -> None:
    assert warcs.read(warcs.packed(kept, "archived")) == (kept, "archived")


@given(pages())
def test_the_same_page_gives_the_same_bytes(kept: Page) -> None:
    assert warcs.packed(kept, "page") == warcs.packed(kept, "page")


def test_a_capture_says_what_was_asked_what_answered_and_when(folder: Path) -> None:
    moved = page(redirects=(Redirect(301, "https://kystavisen.example/2026/lock"),))
    (capture,) = kept(folder, moved)
    assert capture == Capture(
        address=hashlib.sha256(file_of(folder, capture).read_bytes()).hexdigest(),
        sha256=hashlib.sha256(BODY).hexdigest(),
        url=LOCK,
        final_url="https://kystavisen.example/2026/lock",
        status=200,
        media_type="text/html",
        size=len(BODY),
        retrieved=NOW,
        kind="page",
    )
    assert Captures(folder).page(capture) == moved


def test_captures_are_found_by_address_by_hash_and_by_age(folder: Path) -> None:
    later = page(body=BODY + b" in April", retrieved=NOW + timedelta(days=1))
    other = page("https://kystavisen.example/sport")
    with Captures(folder) as captures:
        newer, first, third = (captures.keep(each) for each in (later, page(), other))
        robots = captures.keep(page(retrieved=NOW + timedelta(days=2)), "robots")
    captures = Captures(folder)
    assert list(captures) == [*sorted([first, third], key=lambda each: each.address), newer, robots]
    assert captures.of("HTTPS://KYSTAVISEN.EXAMPLE:443/lock#top") == (first, newer, robots)
    assert captures.latest(LOCK) == newer
    assert captures.latest(LOCK, kind="robots") == robots
    assert captures.latest("https://nowhere.example/") is None
    assert captures.by_hash(newer.sha256[:12].upper()) == (newer,)
    assert captures.by_hash(first.address[:12]) == (first,)
    assert set(captures.by_hash(first.sha256)) == {first, third, robots}


def test_the_same_page_twice_is_one_capture(folder: Path) -> None:
    one, same = kept(folder, page(), page())
    assert one == same
    assert kept(folder, page()) == [one]
    assert list(Captures(folder)) == [one]
    assert (folder / "index.jsonl").read_bytes().count(b"\n") == 1


def test_nothing_is_kept_that_says_who_somebody_is() -> None:
    secrets = (
        ("Set-Cookie", "id=s3cret"),
        ("set-cookie2", "id=s3cret"),
        ("Authorization", "Basic s3cret"),
        ("Location", "https://ana:s3cret@kystavisen.example/"),
        ("Content-Location", "//ana:s3cret@kystavisen.example/"),
        ("Server", "nginx"),
    )
    data = gzip.decompress(warcs.packed(with_headers(secrets), "page"))
    assert b"s3cret" not in data
    assert b"Server: nginx" in data


def with_headers(headers: tuple[tuple[str, str], ...]) -> Page:
    plain = page()
    return Page(plain.url, plain.final_url, 200, "text/html", None, BODY, NOW, headers=headers, protocol="HTTP/1.1")


def test_reading_makes_nothing(folder: Path) -> None:
    with Captures(folder) as captures:
        assert list(captures) == []
        assert captures.of(LOCK) == ()
        assert list(captures.verify()) == []
    assert not folder.parent.exists()


@pytest.mark.parametrize("url", ["https://a.example/\r\nWARC-Type: x", "https://a.example/\x00"])
def test_no_address_can_add_to_a_record(url: str) -> None:
    with pytest.raises(ValueError, match="control characters"):
        warcs.packed(page(url), "page")


# What is damaged


@given(st.data())
@settings(max_examples=60)
def test_every_flipped_bit_of_a_capture_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = _three(tmp_path_factory)
    paths = sorted(folder.glob("*/*.warc.gz"))
    path = data.draw(st.sampled_from(paths))
    bit = data.draw(st.integers(0, 8 * path.stat().st_size - 1))
    with copied(folder) as copy:
        flip(copy / path.relative_to(folder), bit)
        (found,) = wrong(copy)
        assert found.name == path.relative_to(folder).as_posix()
        assert found.wrong == "its content is not what its name says: it has changed since it was kept"
        captures = Captures(copy)
        with pytest.raises(DamagedCaptureError, match="it has changed since it was kept"):
            captures.page(captures.by_hash(path.name[:64])[0])


def test_every_flipped_bit_of_the_index_is_found_and_loses_nothing(tmp_path: Path) -> None:
    pages = [page(), page("https://kystavisen.example/sport")]
    captured = kept(tmp_path, *pages)
    index = tmp_path / "index.jsonl"
    size = index.stat().st_size
    for bit in range(0, 8 * size, 61):  # each costs some milliseconds
        flip(index, bit)
        looked = Captures(tmp_path)
        assert [looked.page(each) for each in captured] == pages
        assert set(looked) == set(captured)
        told = [each for each in looked.verify() if each.wrong or each.note]
        assert told, bit
        flip(index, bit)
    assert wrong(tmp_path) == []


def _three(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp() / "three"
    if not folder.exists():
        kept(folder, *(page(f"https://kystavisen.example/{number}") for number in range(3)))
    return folder


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def test_a_row_without_its_file_is_a_loss(folder: Path) -> None:
    lost, there = kept(folder, page(), page("https://kystavisen.example/sport"))
    file_of(folder, lost).unlink()
    assert [(each.capture, each.wrong) for each in Captures(folder).verify()] == [
        (there, None),
        (lost, "its file is gone"),
    ]
    with pytest.raises(DamagedCaptureError, match=r"\.warc\.gz: its file is gone$"):
        Captures(folder).page(lost)


def test_a_capture_that_is_gone_or_damaged_is_kept_again(folder: Path) -> None:
    (capture,) = kept(folder, page())
    for harm in (Path.unlink, lambda path: path.write_bytes(b"")):
        harm(file_of(folder, capture))
        with Captures(folder) as captures:
            assert captures.keep(page()) == capture
            assert [each.wrong for each in captures.verify()] == [None]
        assert wrong(folder) == []


def test_a_capture_that_is_not_what_it_is_said_to_be_is_refused(folder: Path) -> None:
    (capture,) = kept(folder, page())
    said = Capture(**{**{name: getattr(capture, name) for name in capture.__struct_fields__}, "status": 404})
    with pytest.raises(DamagedCaptureError, match="not what the index says"):
        Captures(folder).page(said)


BOMB = zlib.compressobj(1, zlib.DEFLATED, 31)
PLANTED = {
    "nothing": b"",
    "text": b"kept",
    "text in gzip": gzip.compress(b"kept"),
    "a plain archive": gzip.decompress(warcs.packed(page(), "page")),
    "half of one": warcs.packed(page(), "page")[:-40],
    "a bomb": b"".join([BOMB.compress(bytes(2**20)) for _ in range(200)]) + BOMB.flush(),
    "an endless line": gzip.compress(b"WARC/1.1\r\n" + b"a" * 3_000_000),
    "no length": gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
    "a length beyond": gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 999999999999\r\n\r\n"),
    "no answer": gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 2\r\n\r\nno\r\n\r\n"),
    "empty members": gzip.compress(b"") * 20_000,
    "no capture": gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
}


@pytest.mark.parametrize("data", PLANTED.values(), ids=PLANTED)
def test_what_was_planted_under_its_right_name_is_refused_in_a_sentence(folder: Path, data: bytes) -> None:
    path = plant(folder, data)
    with ends():
        (found,) = wrong(folder)
    assert found.name == path.relative_to(folder).as_posix()
    assert found.wrong
    assert "\n" not in found.wrong
    assert list(Captures(folder)) == []


def test_what_is_no_file_or_leads_elsewhere_is_refused(folder: Path, tmp_path: Path) -> None:
    (capture,) = kept(folder, page())
    path = file_of(folder, capture)
    path.unlink()
    os.mkfifo(path)
    (found,) = wrong(folder)
    assert found.wrong == "it is not a regular file"
    path.unlink()
    outside = tmp_path / "outside"
    outside.write_text("s3cret")
    path.symlink_to(outside)
    (found,) = wrong(folder)
    assert found.wrong == "its content is not what its name says: it has changed since it was kept"
    index = folder / "index.jsonl"
    index.unlink()
    index.symlink_to(outside)
    with pytest.raises(UnreadableError, match="captures cannot be kept there"):
        kept(folder, page())
    assert outside.read_text() == "s3cret"


def test_strangers_among_the_captures_are_told_and_left_alone(folder: Path) -> None:
    kept(folder, page())
    (folder / "notes.txt").write_text("mine")
    (folder / "00").mkdir(exist_ok=True)
    (folder / "00" / "notes.txt").write_text("mine")
    assert sorted(each.name for each in Captures(folder).verify() if each.note) == ["00/notes.txt", "notes.txt"]
    kept(folder, page("https://kystavisen.example/sport"))
    assert (folder / "notes.txt").exists()
    assert wrong(folder) == []


def test_reading_takes_time_in_line_with_size() -> None:
    def read(size: int) -> None:
        for data in (
            warcs.packed(page(body=b"a\n" * size), "page"),
            gzip.compress(b"WARC/1.1\r\nContent-Length: 0\r\nWARC-Type: x\r\n\r\n\r\n" * size),
            gzip.compress(b"WARC/1.1\r\n" + b" a\r\n" * size),
            gzip.compress(b"\r\n" * size),
        ):
            with contextlib.suppress(BrokenArchiveError):
                warcs.read(data)

    assert grows_in_line(read, 20_000)


# What happens when it stops


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to see which file is meant")
def test_a_capture_is_on_the_disk_before_its_row_and_its_row_before_it_is_acknowledged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def follow(name: str) -> None:
        real = getattr(os, name)

        def call(*given: Any) -> Any:
            path = Path(os.readlink(f"/proc/self/fd/{given[0]}") if isinstance(given[0], int) else given[1])
            steps.append(f"{name} {'a partial file' if path.name.startswith(durable.PARTIAL) else path.name}")
            return real(*given)

        monkeypatch.setattr(os, name, call)

    with Captures(folder) as captures:
        captures.keep(page())
        for name in ("write", "fsync", "replace"):
            follow(name)
        capture = captures.keep(page("https://kystavisen.example/sport"))
        steps.append("acknowledged")
    first = steps.index("write a partial file")
    assert steps[:first] in ([], ["fsync captures"])  # where its folder is new
    assert steps[first:] == [
        "write a partial file",
        "fsync a partial file",
        f"replace {capture.address}.warc.gz",
        f"fsync {capture.address[:2]}",
        "write index.jsonl",
        "fsync index.jsonl",
        "acknowledged",
    ]


KEEPING = """
import os, signal, sys
from pathlib import Path
from provenance.fetch.captures import Captures
from tests.fetch.captures import page

def counted(real):
    def call(*given, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **more)
    return call

def torn(descriptor, data):
    global left
    left -= 1
    if left < 0:
        write(descriptor, data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(descriptor, data)

write = os.write
for moment in sys.argv[2:]:
    child = os.fork()
    if child:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        write(1, b"%s ends %d\\n" % (moment.encode(), status))
        continue
    left = int(moment)
    for name in ("open", "fsync", "replace", "mkdir", "close", "ftruncate", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    os.write = torn
    with Captures(Path(sys.argv[1], moment)) as captures:
        for number in range(3):
            captures.keep(page(f"https://kystavisen.example/{number}"))
            write(1, b"%s keeps %d\\n" % (moment.encode(), number))
    os._exit(0)
"""
MOMENTS = range(1, 46, 4)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[str]]]:
    """A folder with one of captures for each moment, whose writer was killed then, and what the writers have said."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-c", KEEPING, str(folder), *map(str, MOMENTS)]
    root = Path(__file__).parent.parent.parent
    ended = subprocess.run(command, cwd=root, capture_output=True, timeout=60, text=True, check=True)
    return folder, [line.split() for line in ended.stdout.splitlines()]


@pytest.mark.parametrize("moment", MOMENTS)
def test_kill_9_at_any_step_loses_nothing_that_was_acknowledged(
    killed: tuple[Path, list[list[str]]], moment: int
) -> None:
    folder = killed[0] / str(moment)
    told = [(verb, int(number)) for of, verb, number in killed[1] if of == str(moment)]
    assert told[-1] in (("ends", -9), ("ends", 0))
    assert wrong(folder) == []
    captures = Captures(folder)
    assert all(captures.page(each).body == BODY for each in captures)
    for _, number in told[:-1]:
        assert captures.of(f"https://kystavisen.example/{number}")
    # The next writer puts everything in order.
    whole = kept(folder, *(page(f"https://kystavisen.example/{number}") for number in range(3)))
    assert set(Captures(folder)) == set(whole)
    assert notes(folder) == []
    assert wrong(folder) == []


def test_a_file_without_a_row_is_found_and_taken_up(folder: Path) -> None:
    (capture,) = kept(folder, page())
    (folder / "index.jsonl").unlink()
    assert list(Captures(folder)) == [capture]
    assert notes(folder) == ["it is not in the index: the next run that keeps a page adds it"]
    kept(folder, page("https://kystavisen.example/sport"))
    assert notes(folder) == []
    assert (folder / "index.jsonl").read_bytes().count(b"\n") == 2


def test_a_line_that_breaks_off_is_cut_and_a_partial_file_removed(folder: Path) -> None:
    (capture,) = kept(folder, page())
    index = folder / "index.jsonl"
    index.write_bytes(index.read_bytes() + index.read_bytes()[:100])
    (folder / f"{durable.PARTIAL}x").write_bytes(b"half")
    assert wrong(folder) == []
    assert len(notes(folder)) == 2
    kept(folder, page())
    assert notes(folder) == []
    assert list(Captures(folder)) == [capture]


@pytest.mark.parametrize("nth", range(4))
def test_a_full_disk_is_one_sentence_and_leaves_nothing_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    captures = Captures(folder)
    before = captures.keep(page())
    real, left = os.write, [nth]

    def write(descriptor: int, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            if left[0] == -1:
                real(descriptor, data[:20])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        message = f"^{folder}: captures cannot be kept there: No space left on device$"
        captured = (captures.keep(page(f"https://kystavisen.example/{number}")) for number in range(3))
        with pytest.raises(UnreadableError, match=message):
            list(captured)
    assert wrong(folder) == []
    assert before in set(Captures(folder))
    assert not list(folder.glob(f"{durable.PARTIAL}*"))
    after = captures.keep(page("https://kystavisen.example/after"))
    captures.close()
    assert captures.page(after).body == BODY
    assert wrong(folder) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableError, match=r"^[^\n]*: captures cannot be kept there: [^\n]*$"):
        kept(tmp_path / "file" / "captures", page())


# Who writes


def test_one_process_writes_and_the_others_are_told(folder: Path) -> None:
    with Captures(folder) as captures:
        captures.keep(page())
        other = Captures(folder)
        assert len(list(other)) == 1
        with pytest.raises(UnreadableError, match="another process is writing captures there: wait until it has ended"):
            other.keep(page())
    other.keep(page("https://kystavisen.example/sport"))
    other.close()
    assert len(list(Captures(folder))) == 2


def test_a_writer_sees_what_others_have_kept_since(folder: Path) -> None:
    captures = Captures(folder)
    assert list(captures) == []
    (capture,) = kept(folder, page())
    captures.keep(page("https://kystavisen.example/sport"))
    captures.close()
    assert captures.of(LOCK) == (capture,)


def test_many_threads_keep_pages_side_by_side(folder: Path) -> None:
    start = threading.Barrier(8)
    with Captures(folder) as captures, ThreadPoolExecutor(8) as pool:

        def keep(thread: int) -> list[Capture]:
            start.wait()
            return [captures.keep(page(f"https://kystavisen.example/{(thread % 4) * 10 + each}")) for each in range(10)]

        done = [each for made in pool.map(keep, range(8)) for each in made]
    assert set(done) == set(Captures(folder))
    assert len(set(done)) == 40
    assert (folder / "index.jsonl").read_bytes().count(b"\n") == 40
    assert wrong(folder) == []
    assert notes(folder) == []


def test_what_is_removed_is_gone_and_the_rest_is_whole(folder: Path) -> None:
    gone, stays = kept(folder, page(), page("https://kystavisen.example/sport"))
    with Captures(folder) as captures:
        captures.remove([gone])
        assert list(captures) == [stays]
        new = captures.keep(page("https://kystavisen.example/new"))
    assert not file_of(folder, gone).exists()
    assert set(Captures(folder)) == {stays, new}
    assert wrong(folder) == []
    assert kept(folder, page()) == [gone]

"""The page as a browser shows it: by day, by night, on a narrow screen and on paper.

Needs /usr/bin/chromium. Without it these tests are skipped, unless REQUIRE_BROWSER=1 says that they may not be.
"""

import os
import struct
import subprocess
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

import pytest

from provenance.render.reading import html
from tests.reading.readings import REGISTRY, reading

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--hide-scrollbars --force-color-profile=srgb"
).split()

Colour = tuple[int, int, int]


@pytest.fixture(scope="module", autouse=True)
def browser() -> None:
    if CHROMIUM.exists():
        return
    reason = f"NO BROWSER: {CHROMIUM} is missing, so nobody has looked at the page"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dam.html"
    path.write_text("".join(html.render(reading(), REGISTRY)), "utf-8")
    return path


def browse(page: Path, folder: Path, *options: str) -> None:
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def shot(page: Path, folder: Path, *options: str, width: int = 1000, height: int = 500) -> list[list[Colour]]:
    """The page as rows of pixels."""
    picture = folder / "page.png"
    browse(page, folder, f"--window-size={width},{height}", f"--screenshot={picture}", *options)
    return pixels(picture.read_bytes())


def pixels(data: bytes) -> list[list[Colour]]:
    """The pixels of a PNG with 8 bits a channel that is not interlaced (RFC 2083)."""
    place, packed = 8, b""
    width = depth = 0
    while place < len(data):
        (size,), kind = struct.unpack(">I", data[place : place + 4]), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + size]
        if kind == b"IHDR":
            width, _, bits, colour = struct.unpack(">IIBB", body[:10])
            assert bits == 8
            depth = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += body
        place += size + 12
    raw, rows = zlib.decompress(packed), []
    above = bytearray(width * depth)
    for start in range(0, len(raw), width * depth + 1):
        row = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + width * depth]), above, depth)
        rows.append([(row[x], row[x + 1], row[x + 2]) for x in range(0, len(row), depth)])
        above = row
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytearray, depth: int) -> bytearray:
    for x in range(len(row)):
        left = row[x - depth] if x >= depth else 0
        corner = above[x - depth] if x >= depth else 0
        up = above[x]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            guess = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
        else:
            guess = 0
        row[x] = (row[x] + guess) & 0xFF
    return row


def share(rows: list[list[Colour]]) -> Counter[Colour]:
    return Counter(pixel for row in rows for pixel in row)


def test_by_day_it_is_dark_on_light_with_the_contents_on_their_ground(page: Path, tmp_path: Path) -> None:
    seen = share(shot(page, tmp_path))
    assert seen.most_common(1)[0][0] == (0xFF, 0xFF, 0xFF)
    assert seen[0xFD, 0xF0, 0xC4] > 500  # content
    assert seen[0xF7, 0xDC, 0x8B] > 100  # content within content
    assert seen[0xF7, 0xF5, 0xF2] > 500  # the list


def test_by_night_it_is_light_on_dark(page: Path, tmp_path: Path) -> None:
    seen = share(shot(page, tmp_path, "--force-dark-mode"))
    assert seen.most_common(1)[0][0] == (0x16, 0x18, 0x1C)
    assert seen[0x3B, 0x33, 0x18] > 500
    assert seen[0xFF, 0xFF, 0xFF] < 100


def test_on_a_narrow_screen_nothing_reaches_beyond_the_edge(page: Path, tmp_path: Path) -> None:
    rows = shot(page, tmp_path, width=500, height=1400)
    assert len(rows[0]) == 500
    for row in rows:
        assert set(row[:4]) == {(0xFF, 0xFF, 0xFF)}
        assert set(row[-4:]) == {(0xFF, 0xFF, 0xFF)}


def test_on_paper_the_list_follows_the_article_and_all_of_it_is_there(page: Path, tmp_path: Path) -> None:
    import pypdfium2

    paper = tmp_path / "page.pdf"
    browse(page, tmp_path, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(paper)
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    words = " ".join(unicodedata.normalize("NFKC", text).split())  # a typesetter's ligatures are letters again
    article, _, entries = words.partition("7 statements, 3 of them second-hand")
    assert "declined to comment" in article
    for expected in ("officials familiar with the plan → The Herald", "2-3d", "31–53", "passes nothing on"):
        assert expected in entries

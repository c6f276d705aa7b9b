"""PDF files with a text layer, by pdfium, in a process of its own.

pdfium is fast and well tested, but what it reads is hostile: half a megabyte can unpack to more memory than there is.
A process that may use so much and no more takes nothing else with it.
"""

import contextlib
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from provenance.claimfile.limits import MIB
from provenance.errors import OverCapError, UnreadableError
from provenance.model.document import Document
from provenance.reading.caps import Caps, checked, missing, over
from provenance.reading.layout import Line, body, paragraphs

MEMORY = 2048 * MIB
"""How much memory, in bytes, reading a file may take."""
SECONDS = 60
"""How much time of a processor reading a file may take."""

_WAIT = 5 * SECONDS
_START = "import sys; sys.path[:] = sys.argv[1:]; from provenance.reading.pdf import serve; serve()"
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_SECURITY_UNKNOWN = 5  # FPDF_ERR_SECURITY
_DIVIDED = frozenset((0x02, 0xFFFE))  # what pdfium gives for a hyphen at the end of a line, and no line break after it
_BREAKS = frozenset((10, 13)) | _DIVIDED
_BLANK = frozenset((0, 9, 11, 12, 32, 0xA0, 0xFEFF, 0x200B))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_MENDED = {**_LIGATURES, **dict.fromkeys((0x00, 0x200B, 0x2060, 0xFEFF, 0xFFFF))}
_SPACES = re.compile(r"[ \t\r\f\v\u2002-\u200a]+")
_NO_LETTER = re.compile("[\x01-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_FEW = 0.1
_FILE_NAME = re.compile(r"untitled.*|microsoft \w+ - .*|.*\.(?:docx?|indd|qxp|pages|rtf|txt|pdf|html?)", re.IGNORECASE)
_LONGEST_TITLE = 300


class _Answer(msgspec.Struct):
    """What the process found, or the reason why it found nothing."""

    text: str = ""
    title: str | None = None
    reason: str | None = None
    over: bool = False


def read(data: bytes, source: str, *, url: str | None, caps: Caps) -> Document:
    """The text of a PDF, one paragraph a line, without what is repeated at the edges of its pages.

    Raises :class:`~provenance.errors.UnreadableError`: damaged, locked with a password, without a text layer (scanned),
    over a cap, or the extra is not installed.
    """
    if len(data) > caps.pdf:
        raise over(source, caps.pdf)
    if importlib.util.find_spec("pypdfium2") is None:
        raise missing(source, "PDF", "pdf")
    command = [sys.executable, "-I", "-c", _START, *sys.path]
    given = msgspec.json.encode(caps) + b"\n" + data
    try:
        ended = subprocess.run(command, input=given, capture_output=True, timeout=_WAIT, check=False)  # noqa: S603 — ours
        answer = msgspec.json.decode(ended.stdout, type=_Answer)
    except (OSError, subprocess.TimeoutExpired, msgspec.DecodeError) as error:
        reason = f"reading it takes more than {MEMORY // MIB:,} MiB of memory or {SECONDS} s, or defeats the reader"
        raise OverCapError(source, reason) from error
    if answer.reason is not None:
        raise (OverCapError if answer.over else UnreadableError)(source, answer.reason)
    return checked(Document(source, answer.text, title=answer.title, url=url), caps)


def serve() -> None:
    """Read one file, caps and bytes from standard input, and answer on standard output: what the process does."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    caps, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer = _read(data, msgspec.json.decode(caps, type=Caps))
    except UnreadableError as error:
        answer = _Answer(reason=error.reason, over=isinstance(error, OverCapError))
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def _read(data: bytes, caps: Caps) -> _Answer:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD_NEEDED, _SECURITY_UNKNOWN):
            raise UnreadableError("", "it is locked with a password: save an unlocked copy") from error
        raise UnreadableError("", "it cannot be read as PDF: it is damaged") from error
    pages = len(file)
    if pages > caps.pages:
        raise OverCapError("", f"it has {pages:,} pages, more than {caps.pages:,}")
    lines: list[Line] = []
    letters = 0
    for number in range(pages):
        for line in _lines(file, number, caps.text):
            lines.append(line)
            letters += len(line.text)
        if letters > caps.text:
            raise _too_long(caps.text)
    if not lines:
        raise UnreadableError("", "it has no text layer (a scan?): make one with OCR software first")
    text = "\n".join(paragraphs(body(lines, pages)))
    if len(_NO_LETTER.findall(text)) > _FEW * len(text):
        raise UnreadableError("", "its fonts do not say what their signs mean: make a text layer with OCR software")
    title = " ".join(file.get_metadata_dict().get("Title", "").split())
    usable = 0 < len(title) <= _LONGEST_TITLE and not _FILE_NAME.fullmatch(title)
    return _Answer(text, title if usable else None)


def _too_long(most: int) -> OverCapError:
    return OverCapError("", f"its text is longer than {most:,} characters")


def _lines(file: Any, number: int, most: int) -> Iterator[Line]:
    """The lines of a page in the order in which they were written: in nearly all files the order of reading."""
    import pypdfium2
    from pypdfium2.raw import FPDFText_GetUnicode

    try:
        text = file[number].get_textpage()
    except pypdfium2.PdfiumError:
        return  # a damaged page: the others are read
    count = text.count_chars()
    if count > most:
        raise _too_long(most)
    codes = [FPDFText_GetUnicode(text.raw, index) for index in range(count)]
    start = 0
    for index in range(count + 1):
        code = codes[index] if index < count else 10
        if code in _BREAKS:
            line = _line(text, codes, start, index, number)
            if line is not None:
                yield line
            start = index + 1


def _line(page: Any, codes: Sequence[int], start: int, end: int, number: int) -> Line | None:
    """The line that stands between two breaks, if there is anything to see in it."""
    while start < end and codes[start] in _BLANK:
        start += 1
    last = end - 1
    while last > start and codes[last] in _BLANK:
        last -= 1
    if start >= end:
        return None
    divided = end < len(codes) and codes[end] in _DIVIDED
    units = "".join(chr(code) for code in codes[start : last + 1] if code <= 0x10FFFF)
    # Beyond the first 65,536 characters pdfium may give UTF-16.
    text = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_MENDED)
    text = _SPACES.sub(" ", text).strip()
    text = text[:-1].replace("\xad", "") + text[-1:]  # it counts at the end of a line only
    left, bottom, _, top = page.get_charbox(start, loose=True)
    right = page.get_charbox(last, loose=True)[2]
    return Line(text + "\xad" if divided else text, left, right, bottom, top - bottom, number) if text else None

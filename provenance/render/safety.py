"""Distrust of text: what a claim file holds may not steer a terminal, nor hide in it, nor command a CI service.

A claim file can come with anybody's pull request. Its words are shown as words: whatever would move the cursor, turn
the direction of writing, take no room or pile up on its neighbours is written out (``\\x1b``, ``\\u202e``), and no
line of output can be read as a command by the service that keeps the log.
"""

import re
from collections.abc import Iterable, Iterator

_JOINING = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08e1\u0900-\u0dff\u1000-\u109f\u1780-\u17d3\ufb50-\ufdff\ufe70-\ufefc"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: ESC, CR, NEL, CSI
    "\xad\u034f\u061c"  # soft hyphen, grapheme joiner, Arabic letter mark
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters without a shape
    "\u180b-\u180f"  # Mongolian selectors and vowel separator
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, direction of writing
    "\ufe00-\ufe0d\U000e0000-\U000e0fff"  # variation selectors and tags, which can carry a hidden message
    "\ufff0-\ufffc\ufffe\uffff"  # interlinear annotation, place of an object, noncharacters
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # other format characters
    "\ud800-\udfff"  # halves of a surrogate pair
    "]"
    "|(?<=[\ufe0e\ufe0f])[\ufe0e\ufe0f]"  # one selector chooses the form of an emoji, two say something else
    f"|(?<=[{_MARKS}]{{4}})[{_MARKS}]"  # more accents than any writing puts on a letter
    # The joiner and the non-joiner, but between letters that cannot be written without them (Persian, Hindi, …).
    f"|(?<![{_JOINING}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}])"
)
_SPACES = re.compile("(?:\r\n|[ \t\n])+")
_COMMAND_AT_START = re.compile(r"(\s*):(?=:)")
_COMMAND_ANYWHERE = re.compile(r"##(?=\w*\[)")


def visible(text: str) -> str:
    """``text`` with each unsafe character written out as an escape; a tab or a line feed becomes one space.

    The result holds no control, direction-of-writing or zero-width character, no line break, and nothing that a CI
    service obeys in the middle of a line. Applied twice it changes nothing more.
    """
    if not (text.isascii() and text.isprintable()):
        text = _UNSAFE.sub(_written_out, text)
    return _COMMAND_ANYWHERE.sub(r"#\\x23", text) if "##" in text else text


def one_line(text: str, room: int | None = None) -> str:
    """``text`` safe and on one line, without spaces around it, each run of white space as one space.

    With ``room``, a text that is far longer than so many cells is shortened first, so that time and memory stay
    small; it is still too long for ``room`` then, and a cut to it shows that something is left out.
    """
    if room is not None and len(text) > 8 * room + 80:
        text = text[: 8 * room + 80]
    return visible(_SPACES.sub(" ", text).strip(" "))


def _written_out(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t" or character == "\n":
        return " "
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def commanding(line: str) -> bool:
    """Whether a CI service could take the line for a command.

    GitHub reads ``::name::`` at the start of a line, white space aside, and ``##[name]`` anywhere in it; Azure
    Pipelines ``##vso[…]``, TeamCity ``##teamcity[…]``.
    """
    return _COMMAND_AT_START.match(line) is not None or _COMMAND_ANYWHERE.search(line) is not None


def disarmed(line: str) -> str:
    """The line with one character of any such command written out: ``\\x3a:error``, ``#\\x23vso[``."""
    if _COMMAND_AT_START.match(line):
        line = _COMMAND_AT_START.sub(r"\1\\x3a", line, count=1)
    return _COMMAND_ANYWHERE.sub(r"#\\x23", line)


def safe_lines(lines: Iterable[str]) -> Iterator[str]:
    """Each line of output made safe and ended by one line feed: what renderers pass all their plain lines through."""
    for line in lines:
        line = visible(line)
        yield (disarmed(line) if commanding(line) else line) + "\n"

"""Lines for a terminal: painted where colour is asked for, and safe whatever words are in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import repeat
from urllib.parse import quote

from provenance.render.safety import commanding, disarmed, visible

Piece = str | tuple[str, str] | tuple[str, str, str]
"""Words, or words with the name of their style, or with that and the address that they are a link to."""

_SCHEMES = ("file://", "https://", "http://")
_WHOLE = re.compile(r"(?<![\w/])https?://[!#-&(-;=?-\[\]_a-z~]{1,2000}?(?=[.,:;!?]? \S|[\"')”’»])")
_ADDRESS = re.compile(r"[!#-&(-;=?-\[\]_a-z~]{1,2000}")


def painters(styles: Mapping[str, str]) -> dict[str, Callable[[str], str]]:
    """What paints each style, by name; a definition is rich's: "bold", "red"."""
    from rich.color import ColorSystem  # only where colour is asked for: `check` starts quickly without it
    from rich.style import Style

    def painter(definition: str) -> Callable[[str], str]:
        style = Style.parse(definition)
        return lambda text: style.render(text, color_system=ColorSystem.STANDARD)

    return {name: painter(definition) for name, definition in styles.items()}


def painted(pieces: tuple[Piece, ...], styles: Mapping[str, Callable[[str], str]]) -> str:
    """One line of output. All that a page says goes through here, so that nothing unsafe leaves it."""
    texts = [visible(piece if isinstance(piece, str) else piece[0]) for piece in pieces]
    texts[-1] = texts[-1].rstrip(" ")
    plain = "".join(texts)
    if commanding(plain):
        return disarmed(plain) + "\n"
    if not styles and not any(len(piece) == 3 for piece in pieces if isinstance(piece, tuple)):
        return plain + "\n"
    return "".join(map(_shown, pieces, texts, repeat(styles))) + "\n"


def _shown(piece: Piece, text: str, styles: Mapping[str, Callable[[str], str]]) -> str:
    if isinstance(piece, str) or not text:
        return text
    shown = styles[piece[1]](text) if piece[1] in styles else text
    return linked(shown, piece[2]) if len(piece) == 3 else shown


def file_address(folder: str, file: str) -> str:
    """The address of a file that is named from a folder, whose address ends in a slash."""
    if file.startswith("/"):
        machine = "/".join(folder.split("/", 3)[:3])
        return machine + quote(file, errors="surrogatepass")
    return folder + quote(file, errors="surrogatepass")


def addressed(words: str) -> Iterator[Piece]:
    """Words with the addresses in them as links to themselves.

    Only where an address is whole for sure: a word that is longer than a line is broken at the line's end, or before
    what stands at the right edge.
    """
    end = 0
    for match in _WHOLE.finditer(words):
        if match.start() > end:
            yield words[end : match.start()]
        yield match[0], "", match[0]
        end = match.end()
    if end < len(words) or not words:
        yield words[end:]


def linked(text: str, address: str) -> str:
    """``text``, which is safe, as a link (OSC 8); as it is where the address could be anything but one.

    An address holds no control, space or letter beyond ASCII, so that it cannot end the link and say more.
    """
    if not (address.startswith(_SCHEMES) and _ADDRESS.fullmatch(address)):
        return text
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"

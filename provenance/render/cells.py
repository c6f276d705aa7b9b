"""How much room text takes on a terminal, and how it is made to fit.

A cell is the room of one Latin letter; a Chinese character takes two, an accent that is written on its letter none.
"""

import re

_JOINERS = "\u200c\u200d"  # safe only between two letters: no line may begin or end with one

_ONE_CELL_EACH = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff"  # Latin
    "\u0370-\u0482\u048a-\u0588"  # Greek, Cyrillic, Armenian
    "\u2010-\u2027\u2190-\u21ff\u2500-\u259f]*"  # dashes and quotation marks, arrows, boxes and blocks
)


def width(text: str) -> int:
    """How many cells ``text`` takes. It is safe text: no controls."""
    if text.isascii() or _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # only where it is needed: it takes longer to import than to check a file

    return cell_len(text)


def cut(text: str, room: int, mark: str = "…") -> str:
    """``text`` if it fits into ``room`` cells, else as many whole words of it as fit, ended by ``mark``."""
    if width(text) <= room:
        return text
    kept = _head(text, room - len(mark))
    space = kept.rfind(" ")
    if space > 0 and width(kept[space + 1 :]) <= 12 and space >= len(kept) // 2:
        kept = kept[: space + 1]
    return kept + mark[: max(room, 0)]


def cut_left(text: str, room: int, mark: str = "…") -> str:
    """``text`` if it fits into ``room`` cells, else ``mark`` and as much of its end as fits."""
    if width(text) <= room:
        return text
    room -= len(mark)
    tail = text[-room:] if room > 0 else ""
    while tail and width(tail) > room:
        tail = tail[1:]
    return mark + tail.lstrip(_JOINERS)


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """``text`` in lines of at most ``room`` cells, the first of at most ``first``; breaks at spaces, and inside a
    word only where it alone is longer than a line."""
    lines: list[str] = []
    line = ""
    room = max(room, 1)
    limit = max(first, 1) if first is not None else room
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= limit:
            line = longer
            continue
        if line:
            lines.append(line)
            limit = room
        while width(word) > limit:
            part = _head(word, limit) or word[:1]
            lines.append(part)
            limit = room
            word = word[len(part) :].lstrip(_JOINERS)
        line = word
    if line or not lines:
        lines.append(line)
    return lines


def _head(text: str, room: int) -> str:
    """As much of the beginning of ``text`` as fits into ``room`` cells."""
    head = text[: max(room, 0)]
    while head and width(head) > room:
        head = head[:-1]
    return head.rstrip(_JOINERS)

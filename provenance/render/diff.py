"""What would change in a file, as a unified diff."""

from collections.abc import Iterator, Sequence

from provenance.render.safety import commanding, disarmed, visible

CONTEXT = 3
_MOST = 4_000_000
"""Lines before times lines after, from which on the lines between are not matched with each other: it would take too
long, and nobody could read it."""
_NO_NEWLINE = "\\ No newline at end of file"


def render(shown: str, before: str, after: str) -> Iterator[str]:
    """The changes from ``before`` to ``after``, each line safe to show; nothing where they are the same."""
    old, new = before.split("\n"), after.split("\n")
    for lines in (old, new):
        if lines[-1] == "":
            lines.pop()
        else:
            lines[-1] += f"\n{_NO_NEWLINE}"
    return (_safe(part) for line in _unified(visible(shown), old, new) for part in line.split("\n"))


def _safe(line: str) -> str:
    """As every line of output, but with its tabs: with other spaces nobody could apply it."""
    line = "\t".join(map(visible, line.split("\t")))
    return (disarmed(line) if commanding(line) else line) + "\n"


def _unified(shown: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """As difflib has it, but for what is the same at both ends, and for what is too long to match."""
    least = min(len(old), len(new))
    start = next((n for n in range(least) if old[n] != new[n]), least)
    end = next((n for n in range(least - start) if old[-1 - n] != new[-1 - n]), least - start)
    middle = len(old) - start - end, len(new) - start - end
    if middle == (0, 0):
        return
    if middle[0] * middle[1] <= _MOST:
        import difflib

        yield from difflib.unified_diff(old, new, f"a/{shown}", f"b/{shown}", n=CONTEXT, lineterm="")
        return
    first, last = max(0, start - CONTEXT), min(end, CONTEXT)
    yield f"--- a/{shown}"
    yield f"+++ b/{shown}"
    yield f"@@ -{first + 1},{start - first + middle[0] + last} +{first + 1},{start - first + middle[1] + last} @@"
    yield from (f" {line}" for line in old[first:start])
    yield from (f"-{line}" for line in old[start : len(old) - end])
    yield from (f"+{line}" for line in new[start : len(new) - end])
    yield from (f" {line}" for line in old[len(old) - end :][:last])

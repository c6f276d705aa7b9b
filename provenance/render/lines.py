"""Lines for a terminal: painted where colour is asked for, and safe whatever words are in them."""

from collections.abc import Callable, Mapping

from provenance.render.safety import commanding, disarmed, visible

Piece = str | tuple[str, str]
"""Words, or words with the name of their style."""


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
    if not styles:
        return plain + "\n"
    shown = (
        styles[piece[1]](text) if isinstance(piece, tuple) and text and piece[1] in styles else text
        for piece, text in zip(pieces, texts, strict=True)
    )
    return "".join(shown) + "\n"

"""Cells that a spreadsheet could take for a formula, made harmless, and given back as they were."""

_FORMULA = frozenset("=+-@\t\r\n'＝＋－＠")  # the wide forms count as the narrow ones in some programs


def guarded(cell: str) -> str:
    """``cell`` with an apostrophe before it where it begins as a formula does, or with an apostrophe."""
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell


def unguarded(cell: str) -> str:
    """What a cell was before :func:`guarded`; any other cell as it is."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1:2] in _FORMULA else cell

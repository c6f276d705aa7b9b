"""Prose in, attributions out: the tagger, relations, nesting, coreference, sources and chains.

``Extractor`` is the one thing to use. Importing this package loads nothing heavy; making an ``Extractor`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.extraction.extractor import Extractor

__all__ = ["Extractor"]


def __getattr__(name: str) -> object:
    if name == "Extractor":
        from provenance.extraction.extractor import Extractor

        return Extractor
    raise AttributeError(name)

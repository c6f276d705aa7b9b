"""Web links as servers write them: the Link header (RFC 8288) and an archive's list of copies (RFC 6690, RFC 7089).

Both are one grammar. It is read in one pass, whatever comes: what cannot be understood is passed over.
"""

import re
from collections.abc import Iterator

import msgspec

# Possessive, so that nothing is tried twice; a value is quoted or a token.
_PARAMETER = re.compile(r"\s*+;\s*+([^\s;,=<>\"]++)\s*+(=?+)\s*+")
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_TOKEN = re.compile(r'[^\s;,"]*+')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Link(msgspec.Struct, frozen=True, gc=False):
    """One link: where it leads, as it is written, and what it says of that.

    ``relations`` are the types of its ``rel``, in lower case. ``parameters`` are all, each with its name in lower case,
    in their order.
    """

    target: str
    relations: tuple[str, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter; None where it is not there."""
        return next((value for each, value in self.parameters if each == name), None)


def links(text: str) -> Iterator[Link]:
    """The links of a Link header, or of an ``application/link-format`` document, in their order."""
    at = text.find("<")
    while at >= 0:
        end = text.find(">", at)
        if end < 0:
            return
        target = text[at + 1 : end].strip()
        at = end + 1
        parameters: list[tuple[str, str]] = []
        while named := _PARAMETER.match(text, at):
            at = named.end()
            value = ""
            if named[2] and text.startswith('"', at):
                quoted = _QUOTED.match(text, at)
                if quoted is None:  # it has no end, and so nothing after it has a place
                    return
                value, at = _ESCAPED.sub(r"\1", quoted[1]), quoted.end()
            elif named[2]:
                token = _TOKEN.match(text, at)
                assert token is not None
                value, at = token[0], token.end()
            parameters.append((named[1].lower(), value))
        relation = next((value for name, value in parameters if name == "rel"), "")
        yield Link(target, tuple(relation.lower().split()), tuple(parameters))
        at = text.find("<", at)

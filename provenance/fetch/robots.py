"""A site's robots.txt (RFC 9309): which of its pages a program may ask for, and how fast."""

import re

from protego import Protego

OUR_NAME = "claim-provenance"
"""The name by which a robots.txt speaks to us: the first word of the User-Agent header."""

ENOUGH = 500 * 1024
"""How many bytes of a robots.txt are read: what RFC 9309, 2.5, asks for at least."""

# Every line that names programs, however its reader is willing to spell that.
_AGENT = re.compile(r"\s*user[\W_]*agent[\s:]*(.*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")


class Robots:
    """The rules of one robots.txt for us; ``body`` is what the file holds, and what is after :data:`ENOUGH` of it is
    left aside.

    ``delay`` is the time in seconds that the site wants between two requests, 0 where it does not say: the longer of
    what its ``Crawl-delay`` and its ``Request-rate`` ask for. ``size`` is the length of what was read, in characters.
    """

    def __init__(self, body: bytes) -> None:
        if len(body) > ENOUGH:
            body = body[: body.rfind(b"\n", 0, ENOUGH) + 1]
        text = body.decode("utf-8", "replace").removeprefix("\ufeff")
        self._rules = Protego.parse("\n".join(map(_for_us_or_not, text.splitlines())))
        delay = self._rules.crawl_delay(OUR_NAME) or 0.0
        rate = self._rules.request_rate(OUR_NAME)
        self.delay = max(delay, rate.seconds / rate.requests) if rate else delay
        self.size = len(text)

    def allows(self, url: str) -> bool:
        """Whether the page may be asked for; ``url`` is an address on the site, as it is sent."""
        return self._rules.can_fetch(url, OUR_NAME)


def _for_us_or_not(line: str) -> str:
    """A line of a robots.txt; of programs that it names, all others have one name.

    Every name has its own copy of every rule that follows, so a file of many names would take memory by its square.
    """
    match = _AGENT.fullmatch(line)
    if match is None:
        return line
    named = match[1].lower()
    token = _TOKEN.match(named)
    if token and token[0] == OUR_NAME:
        return f"User-agent: {OUR_NAME}"
    return "User-agent: *" if named.startswith("*") else "User-agent: other"

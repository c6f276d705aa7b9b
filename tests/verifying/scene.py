"""A scene to verify: an article, the pages that it rests on, and an archive, all on the loopback and of our writing."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.fetch.archives import Copy, at, pywb
from tests.fetch.servers import answer
from tests.fetch.sites import Site, site

REGISTRY = """\
version = 1

[outlet.the-gazette]
name = "The Gazette"

[outlet.the-herald]
name = "The Herald"

[outlet.the-courier]
name = "The Courier"

[outlet.the-post]
name = "The Post"

[person.ana-ruiz]
name = "Ana Ruiz"
role = "head of the Water Board"
"""


def page(title: str, published: str, *paragraphs: str, more: str = "") -> bytes:
    """A page as newspapers make them."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{published}T08:00:00Z">{more}
<style>p {{ margin: 1em }}</style></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/contact">Contact</a></nav>
<article><h1>{title}</h1>
{text}
</article>
<footer><p>All rights reserved.</p></footer></body></html>
""".encode()


ARTICLE = page(
    "Dam to stay closed until summer",
    "2026-03-05",
    "The dam in the Orsk valley will stay closed until summer, an official familiar with the repairs told The Herald.",
    "“The wall held because people stayed with it through the night,” Ana Ruiz, head of the Water Board, told the "
    "council through an interpreter.",
    "“We opened the gates on Monday, and nobody was in danger,” Ruiz said.",
    "The repair will cost 28 million, Ruiz told the council.",
    "The board had been warned twice about the crack, The Courier reported.",
    "Two engineers resigned because of the crack, The Post reported.",
)
HERALD = page(
    "No water before summer",
    "2026-03-04",
    "The dam in the Orsk valley will stay closed until summer, an official familiar with the repairs told The Herald "
    "on Tuesday.",
    "Farmers in the valley have begun to buy water from the coast. The Water Board had no comment.",
    "The crack was found in January by a diver who was looking for something else.",
)
TRANSCRIPT = page(
    "Council of the Orsk valley, meeting of 3 March 2026",
    "2026-03-04",
    "The chair: Ms Ruiz, you have the floor.",
    "Ana Ruiz: Thank you. The wall held because people stayed with it through the night. I want to thank every one of "
    "them here.",
    "Ana Ruiz: We opened the gates on Monday, against my advice and without a plan, and nobody was in danger. That was "
    "luck.",
    "The chair: What will it cost?",
    "Ana Ruiz: The repair will cost 18 million. It will be done by June.",
)
COURIER = page(
    "Board was warned about crack",
    "2026-03-04",
    "The Water Board had been warned twice about the crack, The Courier has learned from the minutes of the board.",
    "The minutes say that the first warning came in May.",
    "<em>Correction, 7 March 2026: An earlier version of this article said that the board had been warned three times. "
    "It was warned twice.</em>",
    more='<meta property="article:modified_time" content="2026-03-07T10:00:00Z">',
)
POST = page(
    "Engineers leave Water Board",
    "2026-03-03",
    "Two engineers of the Water Board resigned because of the crack, according to a letter that The Post has seen.",
    "The letter was sent to the board on Sunday, a day before the gates were opened.",
)

CLAIMS = """\
version = 1

[article]
outlet = "the-gazette"
title = "Dam to stay closed until summer"
url = "{site}/gazette/dam"
published = 2026-03-05
retrieved = 2026-03-05T18:00:00Z
language = "en"

[[claim]]
id = "closed"
text = "The dam will stay closed until summer."
quote = "The dam in the Orsk valley will stay closed until summer, an official familiar with the repairs told"
scope = "utterance"
mode = "indirect"
cue = "told"

[claim.origin]
as_written = "an official familiar with the repairs"
identity = "described"
vantage = "familiar"
key = "repairs-official"

[[claim.relay]]
source = "the-herald"
as_written = "The Herald"
url = "{site}/herald/dam"

[[claim]]
id = "wall"
text = "Ruiz says that the wall held because people stayed with it."
quote = "“The wall held because people stayed with it through the night,”"
scope = "utterance"
mode = "direct"
translated = true
translator = "an interpreter"
cue = "told"

[claim.origin]
as_written = "Ana Ruiz, head of the Water Board"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim.record]]
url = "{site}/council/minutes"

[[claim]]
id = "gates"
text = "Ruiz says that nobody was in danger when the gates were opened."
quote = "“We opened the gates on Monday, and nobody was in danger,”"
scope = "utterance"
mode = "direct"
cue = "said"

[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim.record]]
url = "{site}/council/minutes"

[[claim]]
id = "cost"
text = "Ruiz says that the repair will cost 28 million."
quote = "The repair will cost 28 million, Ruiz told the council"
scope = "utterance"
mode = "indirect"
cue = "told"

[claim.origin]
as_written = "Ruiz"
identity = "named"
vantage = "self"
source = "ana-ruiz"

[[claim.record]]
url = "{site}/council/minutes"

[[claim]]
id = "warned"
text = "The board had been warned twice about the crack."
quote = "The board had been warned twice about the crack, The Courier reported"
scope = "utterance"
mode = "indirect"
cue = "reported"

[claim.origin]
as_written = "The Courier"
identity = "collective"
vantage = "unknown"

[[claim.relay]]
source = "the-courier"
as_written = "The Courier"
url = "{site}/courier/crack"

[[claim]]
id = "resigned"
text = "Two engineers resigned because of the crack."
quote = "Two engineers resigned because of the crack, The Post reported"
scope = "utterance"
mode = "indirect"
cue = "reported"

[claim.origin]
as_written = "The Post"
identity = "collective"
vantage = "unknown"

[[claim.relay]]
source = "the-post"
as_written = "The Post"
url = "{site}/post/engineers"
published = 2026-03-03
"""

PAGES: Mapping[str, bytes] = {
    "/gazette/dam": ARTICLE,
    "/herald/dam": HERALD,
    "/council/minutes": TRANSCRIPT,
    "/courier/crack": COURIER,
}


class Scene(NamedTuple):
    """Where the scene plays: a folder with the claim file, and its site. ``pages`` may be changed as it goes on: to
    another page, or to a whole answer."""

    folder: Path
    site: Site
    url: str
    pages: dict[str, bytes]

    @property
    def claims(self) -> Path:
        """The claim file."""
        return self.folder / "claims" / "dam.toml"

    @property
    def evidence(self) -> Path:
        """The evidence beside it."""
        return self.folder / "claims" / "evidence.jsonl"


def html(body: bytes) -> bytes:
    """A page as a server sends it."""
    return answer("200 OK", body, content_type="text/html; charset=utf-8")


@contextmanager
def scene(folder: Path, *, archive: bool = False, slow: Mapping[str, float] | None = None) -> Iterator[Scene]:
    """The scene in a folder; with an archive that has a copy of the page that is gone. ``slow`` are the seconds that
    answers take, by path."""
    pages = dict(PAGES)

    def reply(path: str, before: int) -> bytes:
        time.sleep((slow or {}).get(path, 0))
        body = pages.get(path)
        if body is None:
            return answer("404 Not Found")
        return body if body.startswith(b"HTTP/") else html(body)

    with site(reply) as (server, played):
        (folder / "claims").mkdir()
        (folder / "sources.toml").write_text(REGISTRY)
        made = Scene(folder, played, server.url, pages)
        made.claims.write_text(CLAIMS.format(site=server.url))
        if not archive:
            (folder / "provenance.toml").write_text("archives = []\n")
            yield made
            return
        copies = {f"{server.url}/post/engineers": [Copy(at("2026-03-03"), POST), Copy(at("2026-05-01"), ARTICLE)]}
        with pywb(copies) as gate:
            (folder / "provenance.toml").write_text(f'archives = ["memento+{gate}"]\n')
            yield made

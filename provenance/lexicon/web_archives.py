"""Web archives that anybody can look into, and how the titles of pages read that hold nothing."""

from provenance.lexicon.standins import NOT_FOUND_TITLES, TROUBLE_TITLES

WEB_ARCHIVES = frozenset(
    (
        *("web.archive.org", "wayback.archive-it.org", "web.archive.org.au", "webarchive.loc.gov", "arquivo.pt"),
        *("www.webarchive.org.uk", "webarchive.nationalarchives.gov.uk", "swap.stanford.edu", "perma-archives.org"),
        *("wayback.vefsafn.is", "webarchive.parliament.uk", "archive.ph", "archive.is", "archive.today", "archive.li"),
        *("archive.md", "archive.vn", "archive.fo"),
    )
)
"""Hosts of public archives whose addresses say which page was copied, and when: ``…/20251204091200/https://…``. After the
list of archives that Memento aggregators ask (MemGator, Old Dominion University), those of them that still answer to
addresses of that form. A host stands for itself alone."""

WITHOUT_RAW_COPIES = frozenset(
    ("archive.ph", "archive.is", "archive.today", "archive.li", "archive.md", "archive.vn", "archive.fo")
)
"""Those of them that keep no body as it was sent, so that there is no address of it."""

ERROR_TITLES = (
    NOT_FOUND_TITLES
    | TROUBLE_TITLES
    | {"just a moment", "attention required!", "are you a robot?", "robot or human?"}
)
"""Whole titles, or parts of one between dashes or bars, of copies that hold no page."""

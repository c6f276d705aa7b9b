"""The words for what evidence says of a page: the same in a trace, in the report of `verify`, and in a picture.

Every string that comes out is safe (``safety.visible``) and on one line; none is escaped for a markup.
"""

import datetime
from collections.abc import Iterator

from provenance.model.evidence import Citation, Correction, Drift, Edit, Status, Verdict
from provenance.model.source import Registry
from provenance.model.trace import Credit, Credited
from provenance.render import wording
from provenance.render.safety import one_line

_MOST = 5
"""So many relays of a page are named."""

ROOM = 120
"""No quoted words of a page are shown at more cells than this."""

SHORT = 12
"""So many digits of a SHA-256 tell one capture from another."""

_STATUS = {
    Status.OK: "",
    Status.MOVED: "moved",
    Status.GONE: "gone",
    Status.BLOCKED: "the site refuses to show it",
    Status.PAYWALLED: "behind a paywall",
    Status.UNREACHABLE: "out of reach",
}
_VERDICTS = {
    Verdict.EXACT: "the words are there, letter for letter",
    Verdict.NORMALISED: "the words are there, but for marks, case or spaces",
    Verdict.ELIDED: "the words are there, with what is left out marked",
    Verdict.SILENTLY_ELIDED: "words left out without a mark",
    Verdict.ALTERED: "the words differ",
    Verdict.REORDERED: "words in another order",
    Verdict.ABSENT: "the words are absent from the page",
    Verdict.TRANSLATED: "not compared: the page may be in another language",
}
_EDITS = {
    "negation": "a negation",
    "number": "a number",
    "entity": "a name",
    "hedge": "how sure it is",
    "cue": "the verb of attribution",
    "tense": "the tense",
    "other": "wording",
}
_DRIFTS = {
    "count": "how many sources",
    "nationality": "whose source",
    "identity": "who is named",
    "hedge": "how sure it is",
    "date": "a date",
    "figure": "a figure",
    "omission": "left out",
}
_CORRECTED = {"corrected": "corrected", "retracted": "retracted", "changed": "changed"}


def day(value: datetime.date | str | None) -> str | None:
    """A day for people, "4 December 2025": of a date, or of the beginning of a time in ISO 8601; as it is written where
    it is neither."""
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return wording.day(value)
    try:
        return wording.day(datetime.date.fromisoformat(value.strip()[:10]))
    except ValueError:
        return one_line(value, 40)[:40] or None


def page(citation: Citation) -> str:
    """What came of the page: "read in full on 4 December 2025"; "gone: the site answers 404"."""
    parts = []
    if citation.status is not Status.OK:
        parts.append(_STATUS[citation.status])
        if citation.status is Status.MOVED and citation.moved_to:
            parts[-1] += f" to {one_line(citation.moved_to, wording.ROOM)}"
    if citation.page_read:
        parts.append("read in full" if citation.read_in_full else "read in part")
    told = ", ".join(parts)
    when = day(citation.retrieved or citation.checked)
    if when is not None:
        told += f" on {when}" if citation.page_read else f" ({when})"
    reason = one_line(citation.reason or "", wording.ROOM)
    return f"{told}: {reason}" if reason and not citation.page_read else told


def words(citation: Citation) -> str | None:
    """How the claim's words stand to the page's; None where nothing was compared."""
    if not citation.page_read:
        return None
    verdict = citation.verdict
    if verdict is Verdict.ALTERED and not citation.words_disproved and citation.read_in_full:
        return "the words are there, but for small changes"
    if verdict is not None:
        told = _VERDICTS[verdict]
        if verdict is Verdict.ABSENT and not citation.read_in_full:
            return "the words are not in the part of it that was read"
        return told
    if citation.attribution is None:
        return None
    verified = citation.verified.value
    return "it attributes something else" if verified == "mismatch" else "it attributes the same"


def differences(citation: Citation) -> Iterator[str]:
    """What differs, each as "a number: "28 million" here, "18 million" upstream"; every difference once."""
    told: dict[str, None] = {}
    for edit in citation.edits:
        told.setdefault(difference(edit))
    for drift in citation.drift:
        told.setdefault(difference(drift))
    yield from told


def difference(found: Edit | Drift) -> str:
    """One difference, with both sides."""
    if isinstance(found, Drift):
        if found.kind == "omission" and not found.ours.strip():
            return f"{_DRIFTS[found.kind]}: {_side(found.theirs)}"
        kind = _DRIFTS[found.kind]
    else:
        kind = _EDITS[found.kind]
    return f"{kind}: {_side(found.ours)} here, {_side(found.theirs)} upstream"


def _side(text: str) -> str:
    shown = shortened(text)
    return wording.quoted(shown) if shown else "nothing"


def shortened(text: str, room: int = ROOM) -> str:
    """Words of a page on one line, cut to ``room`` characters."""
    shown = one_line(text, room)
    return shown if len(shown) <= room else shown[: room - 1].rstrip() + "…"


def corrected(citation: Citation) -> str | None:
    """What the page, or its publisher, says of a later change to it."""
    found = citation.corrected
    if isinstance(found, Correction):
        when = day(found.date)
        told = _CORRECTED[found.kind] + (f" on {when}" if when else "")
        text = shortened(found.text or "")
        return f"{told}: {wording.quoted(text)}" if text else told
    if isinstance(found, str):
        text = shortened(found)
        return f"corrected: {text}" if text else None
    return "corrected" if found else None


def whom(credit: Credit, registry: Registry) -> str:
    """Whom the page credits: '"a Russian official" through Reuters'."""
    relays = [credited(each, registry) for each in credit.relays[:_MOST]]
    if len(credit.relays) > _MOST:
        relays.append(f"{len(credit.relays) - _MOST:,} more")
    return f"{credited(credit.origin, registry) if credit.origin is not None else 'nobody'}{wording.through(relays)}"


def credited(found: Credited, registry: Registry) -> str:
    """Somebody whom a page credits: the registry's name, else the page's words in quotes."""
    entry = registry.get(found.source)
    return one_line(entry.name, ROOM) if entry is not None else wording.quoted(shortened(found.words))


def capture(citation: Citation) -> str | None:
    """The beginning of the capture's SHA-256; None where nothing was kept."""
    return one_line(citation.sha256)[:SHORT] if citation.sha256 else None


def archived(citation: Citation) -> str | None:
    """The address of an archived copy."""
    return one_line(citation.archive, 2_000) if citation.archive else None


def after(citation: Citation) -> str | None:
    """What somebody can do about a page that was not read, or not in full; None where there is nothing to do.
    No line ends where a no-break space stands."""
    if citation.status is Status.GONE:
        if citation.archive:
            return "cite the archived copy: `provenance\xa0verify\xa0--fix` writes it into the claim file"
        return "no archived copy is known: cite another page that holds the words"
    if citation.status is Status.BLOCKED:
        return "open it in a browser, save it as a web archive, and take that in: `provenance\xa0captures\xa0import`"
    if citation.status is Status.PAYWALLED and not citation.read_in_full:
        return "whoever subscribes can save it as a web archive: `provenance\xa0captures\xa0import` takes that in"
    if citation.status is Status.UNREACHABLE:
        return "ask again later: `provenance\xa0verify` asks for what is missing"
    if citation.status is Status.MOVED:
        return "cite the address that it has now"
    return None

"""Captures in words and as JSON: which there are, what one of them says, and what became of them.

Everything that an archive or a site has put into them is made safe to show.
"""

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from provenance.model.evidence import Capture, Examined, TimeStamp
from provenance.model.ports import Headers, Page
from provenance.render.json import encoded
from provenance.render.safety import one_line, safe_lines
from provenance.render.wording import count

SHORT = 12
"""So many digits of a hash tell captures apart at a desk."""

_ROOM = 200


class Shown(msgspec.Struct, frozen=True, gc=False):
    """A capture, the page in it, and its time stamps."""

    capture: Capture
    page: Page
    stamps: tuple[TimeStamp, ...] = ()


class Missing(msgspec.Struct, frozen=True, gc=False):
    """A page that evidence cites by the hash of its body, and that no capture holds: ``file`` and ``claim`` cite it."""

    sha256: str
    url: str
    file: str
    claim: str | None


# Which there are


def listed(captures: Sequence[Capture]) -> Iterator[str]:
    """A line a capture: when, status, kind, size, hash of the body, address; and how many there are."""
    return safe_lines(_listed(captures))


def _listed(captures: Sequence[Capture]) -> Iterator[str]:
    yield from map(_line, captures)
    yield f"{count(len(captures), 'capture')}." if captures else "There are no captures."


def _line(capture: Capture) -> str:
    told = (_moment(capture.retrieved), str(capture.status), f"{capture.kind:<8}", f"{capture.size:>11,}")
    return "  ".join((*told, capture.sha256[:SHORT], one_line(capture.url, _ROOM)))


def listed_json(captures: Sequence[Capture]) -> Iterator[bytes]:
    """``{"version": 1, "captures": [{"address", "sha256", "url", "final_url", "status", …}]}``"""
    yield _document({"version": 1, "captures": captures})


# One


def shown(found: Sequence[Shown]) -> Iterator[str]:
    """Everything that captures say of their pages, but for the bodies."""
    return safe_lines(_shown(found))


def _shown(found: Sequence[Shown]) -> Iterator[str]:
    for number, each in enumerate(found):
        if number:
            yield ""
        capture, page = each.capture, each.page
        yield f"capture      {capture.address}"
        yield f"body         {capture.sha256}, {count(capture.size, 'byte')}"
        yield f"kind         {capture.kind}"
        yield f"retrieved    {_moment(capture.retrieved)}"
        yield f"address      {one_line(capture.url)}"
        for redirect in page.redirects:
            yield f"  {redirect.status} to     {one_line(redirect.url)}"
        yield f"answer       {capture.status}, {one_line(page.protocol)}{_from(page)}"
        kind = one_line(page.media_type) if page.media_type else "not declared"
        yield f"media type   {kind}{f', {one_line(page.charset)}' if page.charset else ''}"
        for stamp in each.stamps:
            doubt = f"; {stamp.doubt}" if stamp.doubt else ""
            yield f"time stamp   {_moment(stamp.time)}, by {one_line(stamp.authority, _ROOM)}{doubt}"
        yield from _headers(page.headers)


def _from(page: Page) -> str:
    return f" from {one_line(page.address)}" if page.address else ""


def _headers(headers: Headers) -> Iterator[str]:
    for number, (name, value) in enumerate(headers):
        yield f"{'' if number else 'headers':<11}  {one_line(name, _ROOM)}: {one_line(value)}"


def shown_json(found: Sequence[Shown]) -> Iterator[bytes]:
    """``{"version": 1, "captures": [{"capture", "redirects", "headers", "protocol", "address", "stamps"}]}``"""
    captures = [
        {
            "capture": each.capture,
            "redirects": each.page.redirects,
            "headers": each.page.headers,
            "protocol": each.page.protocol,
            "address": each.page.address,
            "charset": each.page.charset,
            "stamps": each.stamps,
        }
        for each in found
    ]
    yield _document({"version": 1, "captures": captures})


# What became of them


def verified(found: Sequence[Examined], missing: Sequence[Missing], cited: int | None) -> Iterator[str]:
    """What is damaged, what is missing and what there is to note, a line each, and the sum of it. ``cited`` is how many
    bodies evidence cites, None where no evidence was looked at."""
    return safe_lines(_verified(found, missing, cited))


def _verified(found: Sequence[Examined], missing: Sequence[Missing], cited: int | None) -> Iterator[str]:
    for each in found:
        if each.wrong:
            where = f" ({one_line(each.capture.url, _ROOM)})" if each.capture else ""
            yield f"damaged  {one_line(each.name, _ROOM)}: {one_line(each.wrong)}{where}"
    for absent in missing:
        where = f"{one_line(absent.file, _ROOM)}{f', {one_line(absent.claim, _ROOM)}' if absent.claim else ''}"
        page = one_line(absent.url, _ROOM)
        yield f"missing  {one_line(absent.sha256[:SHORT])}: no capture holds {page}, which {where} cites"
    for each in found:
        if each.note:
            yield f"note     {one_line(each.name, _ROOM)}: {one_line(each.note)}"
    doubts = sorted({stamp.doubt for each in found for stamp in each.stamps if stamp.doubt})
    yield from (f"note     time stamps: {one_line(doubt)}" for doubt in doubts)
    damaged = sum(each.wrong is not None for each in found)
    told = [f"{count(sum(each.capture is not None for each in found), 'capture')}: "]
    told.append("nothing is damaged" if not damaged else f"{count(damaged, 'file or row', 'files or rows')} damaged")
    stamps = [stamp for each in found for stamp in each.stamps]
    if stamps:
        vouched = sum(stamp.doubt is None for stamp in stamps)
        told.append(f"; {count(len(stamps), 'time stamp')}, {vouched:,} of them vouched for")
    if cited is not None:
        told.append(f"; {count(cited, 'page')} cited, {len(missing):,} of them missing")
    yield f"{''.join(told)}."


def verified_json(found: Sequence[Examined], missing: Sequence[Missing], cited: int | None) -> Iterator[bytes]:
    """``{"version": 1, "summary": {"captures", "damaged", "stamps", "cited", "missing"}, "examined": [{"name",
    "capture", "wrong", "note", "stamps"}], "missing": [{"sha256", "url", "file", "claim"}]}``"""
    summary = {
        "captures": sum(each.capture is not None for each in found),
        "damaged": sum(each.wrong is not None for each in found),
        "stamps": sum(len(each.stamps) for each in found),
        "cited": cited,
        "missing": len(missing) if cited is not None else None,
    }
    yield _document({"version": 1, "summary": summary, "examined": found, "missing": missing})


# What was done


def pruned(leaving: Sequence[Capture], *, cited: int, young: int, days: int, dry_run: bool) -> Iterator[str]:
    """Each capture that goes, and why the others stay."""
    return safe_lines(_pruned(leaving, cited, young, days, dry_run))


def _pruned(leaving: Sequence[Capture], cited: int, young: int, days: int, dry_run: bool) -> Iterator[str]:
    yield from (f"{'would remove' if dry_run else 'removed'}  {_line(each)}" for each in leaving)
    size = count(sum(each.size for each in leaving), "byte")
    went = f"{count(len(leaving), 'capture')} {'would be ' if dry_run else ''}removed ({size} of pages)"
    yield (
        f"{went if leaving else 'Nothing to remove'}; "
        f"{cited:,} cited by evidence and {young:,} no older than {count(days, 'day')} stay."
    )


def imported(shown: str, pages: int, new: int) -> Iterator[str]:
    """What came out of an archive."""
    there = f", {pages - new:,} of them there already" if new < pages else ""
    return safe_lines([f"{one_line(shown, _ROOM)}: {count(pages, 'page')} imported{there}"])


def _moment(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}Z"


def _document(of: object) -> bytes:
    return msgspec.json.format(encoded(of), indent=2) + b"\n"

"""Whether a page that was kept still stands: what to ask its server, and how to read the answer (RFC 9111, 4.3).

The rules are hishel's, without its storage and clients: captures are the storage here, and every kept page is asked
about again, fresh or not.
"""

import re
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from provenance.model.ports import Headers, Page

if TYPE_CHECKING:
    from hishel import Entry

# What is sent must be fit to be sent, wherever the kept page came from (RFC 9110, 8.8.2 and 8.8.3).
_ETAG = re.compile(r'(?:W/)?"[!#-~]{0,500}"')
_DATE = re.compile(r"[A-Za-z]{3}, [0-9]{2} [A-Za-z]{3} [0-9]{4} [0-9:]{8} GMT")


def conditions(known: Page) -> Headers:
    """The fields that ask for the page only if it is another than ``known``; none where nothing tells them apart."""
    from hishel import Headers as Fields
    from hishel import IdleClient, NeedRevalidation, Request

    if known.status != 200:
        return ()
    asked = Request("GET", known.final_url, Fields({"Cache-Control": "no-cache"}))
    state = IdleClient(options={"shared": False}).next(asked, [_entry(known)])
    assert isinstance(state, NeedRevalidation)
    return tuple(
        (name.title(), state.request.headers[name]) for name in state.request.headers if name.startswith("if-")
    )


def stands(known: Page, answer: Page) -> bool:
    """Whether ``answer``, to a request with those fields, says that ``known`` is what would be sent now."""
    from hishel import Headers as Fields
    from hishel import NeedRevalidation, NeedToBeUpdated, Request, Response

    if answer.status != 304 or answer.final_url != known.final_url:
        return False
    asked = Request("GET", known.final_url)
    state = NeedRevalidation(
        options={"shared": False}, request=asked, original_request=asked, revalidating_entries=[_entry(known)]
    )
    return isinstance(state.next(Response(304, Fields(_validators(answer.headers)))), NeedToBeUpdated)


def _entry(known: Page) -> "Entry":
    from hishel import Entry, Request, Response
    from hishel import Headers as Fields

    return Entry(
        uuid.UUID(int=0), Request("GET", known.final_url), Response(known.status, Fields(_validators(known.headers)))
    )


def _validators(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The fields by which versions of a page are told apart, where they are well formed."""
    fields = {name.lower(): value.strip() for name, value in headers}
    forms = {"etag": _ETAG, "last-modified": _DATE}
    return {name: fields[name] for name, form in forms.items() if name in fields and form.fullmatch(fields[name])}

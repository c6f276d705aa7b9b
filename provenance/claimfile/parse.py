"""A claim file's text into the model, with everything that is wrong in it at once."""

from collections.abc import Iterator
from typing import Any

import msgspec

from provenance.claimfile.limits import Limits
from provenance.claimfile.toml import depth, load, too_deep
from provenance.errors import OverCapError
from provenance.model.claim import Article, Claim, ClaimFile
from provenance.model.finding import Path, Problem
from provenance.model.source import Registry
from provenance.model.text import Pattern

DEFAULTS = Limits()

_CREDENTIALS = Pattern(r"^([Hh][Tt][Tt][Pp][Ss]?://)[^\s/?#\\]*@")


class Parsed(msgspec.Struct, frozen=True, gc=False):
    """What a text gave: the valid claims with their 0-based positions in the file, and every problem.

    ``file`` is None where there is no valid ``[article]``; its claims cannot be read without one.
    """

    file: ClaimFile | None
    positions: tuple[int, ...]
    problems: tuple[Problem, ...]


def parse(text: str, shown: str, registry: Registry | None = None, limits: Limits = DEFAULTS) -> Parsed:
    """Read a claim file. Ids are resolved against ``registry`` where one is given that is not broken.

    ``shown`` is the file's name for people. Raises :class:`~provenance.errors.OverCapError` for a file over a cap;
    everything else that is wrong is a problem in the result.
    """
    data = load(text, shown, limits)
    if isinstance(data, Problem):
        return Parsed(None, (), (data,))
    claims = data.get("claim")
    if isinstance(claims, list) and len(claims) > limits.claims:
        raise OverCapError(shown, f"it holds {len(claims)} claims, more than {limits.claims} (setting max-claims)")
    if "@" in text or "\\" in text:
        _forget_credentials(data)
    problems: list[Problem] = []
    try:
        file: ClaimFile | None = msgspec.convert(data, ClaimFile)
        positions = tuple(range(len(file.claims))) if file else ()
    except (msgspec.ValidationError, RecursionError):
        if depth(data) > limits.depth:
            raise too_deep(shown, limits) from None
        problems.extend(_misfits(data))
        file, positions = _salvage(data)
    problems.extend(_duplicates(data))
    if file is not None:
        problems.extend(_relays_without_name(file, positions))
        if registry is not None and not registry.broken:
            problems.extend(_unknown_ids(file, positions, registry))
    return Parsed(file, positions, tuple(problems))


def _forget_credentials(data: dict[str, Any]) -> None:
    """Take names and passwords out of addresses: they are no part of what is cited, and nothing may repeat them."""
    claims = data.get("claim")
    for part in (data.get("article"), *(claims if isinstance(claims, list) else ())):
        if not isinstance(part, dict):
            continue
        cited = [part]
        for name in ("record", "relay"):
            several = part.get(name)
            cited += [each for each in several if isinstance(each, dict)] if isinstance(several, list) else []
        for each in cited:
            for key in ("url", "original", "established"):
                url = each.get(key)
                if isinstance(url, str) and "@" in url:
                    each[key] = _CREDENTIALS.sub(r"\1", url, count=1)


def _misfits(data: dict[str, Any]) -> Iterator[Problem]:
    from provenance.claimfile.validation import misfits

    for at, message in misfits(data, ClaimFile):
        yield Problem("schema", message, at, _id_at(data, at))


def _id_at(data: dict[str, Any], at: Path) -> str | None:
    """The id of the claim that a place lies in, where it has a usable one."""
    if len(at) >= 2 and at[0] == "claim" and isinstance(at[1], int):
        claim = data["claim"][at[1]]
        known = claim.get("id") if isinstance(claim, dict) else None
        return known if isinstance(known, str) else None
    return None


def _salvage(data: dict[str, Any]) -> tuple[ClaimFile | None, tuple[int, ...]]:
    """What is valid in a file that as a whole is not: nothing without version and article, else its sound claims."""
    try:
        msgspec.convert({"version": data.get("version"), "article": data.get("article")}, ClaimFile)
        article = msgspec.convert(data["article"], Article)
    except msgspec.ValidationError:
        return None, ()
    claims = data.get("claim")
    sound: list[Claim] = []
    positions: list[int] = []
    for number, claim in enumerate(claims if isinstance(claims, list) else ()):
        try:
            sound.append(msgspec.convert(claim, Claim))
        except msgspec.ValidationError:
            continue
        positions.append(number)
    return ClaimFile(1, article, tuple(sound)), tuple(positions)


def _relays_without_name(file: ClaimFile, positions: tuple[int, ...]) -> Iterator[Problem]:
    for number, claim in zip(positions, file.claims, strict=True):
        for place, relay in enumerate(claim.relays):
            if relay.source is None and relay.as_written is None:
                message = '[claim.relay] lacks a name: give "source" or "as_written"'
                yield Problem("schema", message, ("claim", number, "relay", place), claim.id)


def _duplicates(data: dict[str, Any]) -> Iterator[Problem]:
    claims = data.get("claim")
    first: dict[str, int] = {}
    for number, claim in enumerate(claims if isinstance(claims, list) else ()):
        known = claim.get("id") if isinstance(claim, dict) else None
        if not isinstance(known, str):
            continue
        earlier = first.setdefault(known, number)
        if earlier != number:
            message = f'the id "{known[:60]}" is taken by claim {earlier + 1} of this file: give each claim its own'
            yield Problem("duplicate-id", message, ("claim", number, "id"), known)


def _unknown_ids(file: ClaimFile, positions: tuple[int, ...], registry: Registry) -> Iterator[Problem]:
    if registry.path is None:
        yield Problem("unknown-id", "no sources.toml was found: `provenance init` writes one", ("article", "outlet"))
        return
    outlets, persons, bodies = registry.outlets, registry.persons, registry.bodies
    if file.article.outlet not in outlets:
        yield _unknown("outlet", file.article.outlet, ("article", "outlet"), None, registry)
    for number, claim in zip(positions, file.claims, strict=True):
        origin = claim.origin
        for key, value in (("source", origin.source), ("affiliation", origin.affiliation)):
            if value is not None and value not in persons and value not in bodies and value not in outlets:
                yield _unknown("entry", value, ("claim", number, "origin", key), claim.id, registry)
        for place, relay in enumerate(claim.relays):
            if relay.source is not None and relay.source not in registry:
                yield _unknown("entry", relay.source, ("claim", number, "relay", place, "source"), claim.id, registry)
        for place, about in enumerate(claim.about):
            if about not in registry:
                yield _unknown("entry", about, ("claim", number, "about", place), claim.id, registry)


def _unknown(sort: str, wanted: str, at: Path, claim: str | None, registry: Registry) -> Problem:
    from provenance.claimfile.validation import nearest, quoted

    known = list(registry.outlets) if sort == "outlet" else registry.ids()
    near = nearest(wanted, known, 3)
    hint = "; nearest: " + ", ".join(f'"{key}" ({registry.name(key)})' for key in near) if near else ""
    return Problem("unknown-id", f"no {sort} {quoted(wanted)} in {registry.path}{hint}", at, claim)

"""The registry (sources.toml): text in, registry out."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from provenance.claimfile.limits import Limits
from provenance.claimfile.toml import depth, load, too_deep
from provenance.claimfile.uncollected import uncollected
from provenance.model.finding import Problem
from provenance.model.source import Body, Outlet, Person, Registry, RegistryFile

T = TypeVar("T", Outlet, Person, Body)


@uncollected()
def parse(text: str, shown: str, limits: Limits) -> tuple[Registry, tuple[Problem, ...]]:
    """Read a registry: what is valid in it, and every problem.

    A text that is not TOML gives an empty registry; one sound entry is never lost for another's fault. Raises
    :class:`~provenance.errors.OverCapError` for one that nests too deep.
    """
    data = load(text, shown, limits)
    if isinstance(data, Problem):
        return Registry(path=shown, broken=True), (data,)
    try:
        file = msgspec.convert(data, RegistryFile)
        problems: tuple[Problem, ...] = ()
    except (msgspec.ValidationError, RecursionError):
        if depth(data) > limits.depth:
            raise too_deep(shown, limits) from None
        from provenance.claimfile.validation import misfits

        problems = tuple(Problem("schema", message, at) for at, message in misfits(data, RegistryFile))
        file = RegistryFile(
            1,
            _sound(data.get("outlet"), Outlet),
            _sound(data.get("person"), Person),
            _sound(data.get("body"), Body),
        )
    registry = Registry(file, shown)
    return registry, (*problems, *_clashes(file), *_unknown_affiliations(file))


def _sound(entries: Any, sort: type[T]) -> dict[str, T]:
    sound = {}
    for key, entry in entries.items() if isinstance(entries, dict) else ():
        try:
            sound[key] = msgspec.convert(entry, sort)
        except msgspec.ValidationError:
            continue
    return sound


def _clashes(file: RegistryFile) -> Iterator[Problem]:
    """An id may stand for one entry only, whatever its sort: claims name it without saying which."""
    for key in file.persons:
        if key in file.outlets:
            yield Problem("duplicate-id", f'the id "{key[:60]}" is an outlet already', ("person", key))
    for key in file.bodies:
        if key in file.outlets or key in file.persons:
            sort = "an outlet" if key in file.outlets else "a person"
            yield Problem("duplicate-id", f'the id "{key[:60]}" is {sort} already', ("body", key))


def _unknown_affiliations(file: RegistryFile) -> Iterator[Problem]:
    for key, person in file.persons.items():
        if person.affiliation is not None and person.affiliation not in file.bodies:
            from provenance.claimfile.validation import did_you_mean, quoted

            hint = did_you_mean(person.affiliation, file.bodies)
            message = f"no body {quoted(person.affiliation)} in this registry{hint}"
            yield Problem("unknown-id", message, ("person", key, "affiliation"))

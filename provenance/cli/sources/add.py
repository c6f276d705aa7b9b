"""``provenance sources add``: a new entry of the registry."""

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from provenance.cli import emit
from provenance.cli.kinds import BODY, Choice
from provenance.cli.sources.registry import Opened, opened, registry_option, save
from provenance.errors import ConfigurationError
from provenance.model.source import Body, BodyClass, Outlet, Person
from provenance.render.safety import one_line, safe_lines

_SORTS: dict[str, type[Outlet] | type[Person] | type[Body]] = {"outlet": Outlet, "person": Person, "body": Body}
_OF = {"domains": "outlet", "role": "person", "affiliation": "person", "class": "body"}
"""The keys that entries of one sort only have."""


@click.command(short_help="Add an outlet, a person or a body.")
@click.argument("what", metavar="outlet|person|body|ADDRESS")
@click.option("--name", help="Its name. A well-known outlet's need not be given.")
@click.option("--domain", "domains", multiple=True, metavar="HOST", help="Outlet: where it publishes. May be repeated.")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name. May be repeated.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 code of two letters.")
@click.option("--role", help="Person: the office or function.")
@click.option("--affiliation", type=BODY, help="Person: the body that the person speaks for.")
@click.option("--class", "class_", type=Choice([each.value for each in BodyClass]), help="Body: what sort it is.")
@click.option("--citation", "citations", multiple=True, metavar="URL", help="Where the facts can be seen. Repeatable.")
@click.option("--id", "key", metavar="ID", help="Its id, instead of the one proposed.")
@click.option("--dry-run", is_flag=True, help="Show the entry and write nothing.")
@registry_option
def add(what: str, key: str | None, class_: str | None, dry_run: bool, registry: str | None, **given: Any) -> None:
    """Add an outlet, a person or a body to the registry. Of an article's ADDRESS, its outlet is added.

    The id is proposed from the name, or from the domain where the name reads like another entry's. What is there
    already is never overwritten.

    \b
    provenance sources add https://www.nbcnews.com/politics/an-article
    provenance sources add outlet --name "City Gazette" --domain gazette.example --country GB
    provenance sources add person --name "Ada Example" --role "minister of water" --affiliation water-ministry
    """
    from provenance.claimfile.registrar import ids
    from provenance.claimfile.registrar.edits import RegistryText
    from provenance.claimfile.registrar.likeness import called, like

    found = opened(registry)
    sort, facts = _facts(what, {"class": class_, **given}, found)
    entry = _entry(sort, facts)
    _refuse_known(entry, key, found)
    alike = like(found.known, entry)
    names = [entry.name, *(entry.domains[:1] if isinstance(entry, Outlet) else ())]
    key = key or ids.propose(reversed(names) if alike else names, found.known.ids())
    if key is None:
        raise ConfigurationError(f"no id can be made of the name {entry.name!r}: give one with --id")
    edits = RegistryText(found.text, found.shown)
    block = edits.add(sort, key, entry)
    text = edits.text()
    if not dry_run:
        save(found, text)
    emit(safe_lines(_told(found, block, called(found.known, alike) if alike else None, dry_run)))


def _told(found: Opened, block: str, alike: str | None, dry_run: bool) -> Iterator[str]:
    yield "nothing is written (--dry-run):" if dry_run else f"added to {found.shown}:"
    yield ""
    yield from block.splitlines()
    if alike is not None:
        yield ""
        yield f"The names are alike: this is easily taken for {alike}."
        yield "They are entries of their own; claims say by id which one is meant."


def _facts(what: str, given: dict[str, Any], found: Opened) -> tuple[str, dict[str, Any]]:
    """The sort of the entry, and its facts by key."""
    from provenance.claimfile.registrar.domains import registrable, site

    if what in _SORTS:
        sort = what
    elif "://" in what:
        sort = "outlet"
        at = site(what)
        if at is None:
            raise ConfigurationError(f"{one_line(what, 80)} is no address of a public site")
        domain = registrable(at.host)
        owner = found.known.outlet_of_url(what)
        if owner is not None:
            raise ConfigurationError(f"{domain} is outlet.{owner} already ({found.known.name(owner)!r})")
        given["domains"] = (domain, *given["domains"])
    else:
        raise click.UsageError(
            f"{one_line(what, 80)!r} is neither outlet, person or body, nor an address with https://"
        )
    for name, only in _OF.items():
        if given[name] and only != sort:
            option = "domain" if name == "domains" else name
            raise click.UsageError(f"--{option} is for {'an outlet' if only == 'outlet' else f'a {only}'}")
    facts: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in given.items() if value
    }
    if facts.get("country"):
        facts["country"] = facts["country"].upper()
    if sort == "outlet":
        facts["domains"] = [_domain(each) for each in facts.get("domains", [])]
        facts.setdefault("name", _known_name(facts["domains"]))
    if not facts.get("name"):
        raise click.UsageError("give it a --name" + (", or a --domain" if sort == "outlet" else ""))
    affiliation = facts.get("affiliation")
    if affiliation is not None and affiliation not in found.known.bodies:
        from provenance.claimfile.validation import did_you_mean, quoted

        hint = did_you_mean(affiliation, found.known.bodies) or "; add it first"
        raise ConfigurationError(f"no body {quoted(affiliation)} in {found.shown}{hint}")
    return sort, facts


def _domain(given: str) -> str:
    from provenance.claimfile.registrar.domains import site

    at = site(given)
    if at is None or at.part:
        raise ConfigurationError(f"{one_line(given, 80)} is no domain: give a host such as gazette.example")
    return at.host


def _known_name(domains: list[str]) -> str | None:
    """The name of a well-known outlet at one of the domains, else the first domain."""
    from provenance.lexicon.outlets import outlet_at

    known = next((found for domain in domains if (found := outlet_at(domain)) is not None), None)
    return known.name if known is not None else next(iter(domains), None)


def _entry(sort: str, facts: dict[str, Any]) -> Outlet | Person | Body:
    try:
        return msgspec.convert(facts, _SORTS[sort])
    except msgspec.ValidationError as error:
        from provenance.claimfile.validation import misfits

        raise ConfigurationError("; ".join(told for _, told in misfits(facts, _SORTS[sort])) or str(error)) from error


def _refuse_known(entry: Outlet | Person | Body, key: str | None, found: Opened) -> None:
    """Refuse an id, a domain or a name that another entry has."""
    from provenance.claimfile.registrar.domains import plain

    known = found.known
    if key is not None:
        if not key.replace("-", "").replace("_", "").isalnum() or not key.isascii():
            raise ConfigurationError(f"{one_line(key, 60)} is no id: letters, digits, hyphens and underscores make one")
        if key in known:
            raise ConfigurationError(f"the id {key} is taken by {known.name(key)!r} in {found.shown}")
    for domain in entry.domains if isinstance(entry, Outlet) else ():
        for other, outlet in known.outlets.items():
            if domain in map(plain, outlet.domains):
                raise ConfigurationError(f"{domain} is outlet.{other} already ({outlet.name!r})")
    for name in (entry.name, *entry.aliases):
        for other in known.ids_by_name(name):
            longer = f"{name} ({entry.domains[0]})" if isinstance(entry, Outlet) and entry.domains else f"{name}, …"
            raise ConfigurationError(
                f"the name {name!r} is that of {other} ({known.name(other)!r}) in {found.shown}; if this is another, "
                f"give it a longer name, such as {longer!r}"
            )

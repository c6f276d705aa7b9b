"""Registries into one: new entries with their comments, new facts of entries that both have, and every contradiction.

What contradicts is never chosen silently: it is a conflict, with both values and where they stand, and who merges says
which side wins.
"""

import copy
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from provenance.claimfile.locate import Locator
from provenance.claimfile.registrar.domains import plain as plain_domain
from provenance.claimfile.registrar.edits import Plain, RegistryText, entry_text
from provenance.claimfile.validation import quoted, shortened
from provenance.claimfile.write import scalar
from provenance.model.finding import Path

Side = Literal["ours", "theirs"]

_SORTS = ("outlet", "person", "body")
_LISTS = ("domains", "aliases", "citations")
_TABLES = {"rating": ("rater", "as_of"), "ownership": ("citation", "as_of"), "override": ("by", "as_of")}
"""The arrays of tables, and the keys that make two of their tables the same one."""


class Held:
    """A registry that is merged: its text, its name for people, and where its facts stand."""

    __slots__ = ("_locator", "data", "edits", "shown", "text")

    def __init__(self, text: str, shown: str) -> None:
        self.text = text
        self.shown = shown
        self.edits = RegistryText(text, shown)
        self.data: Plain = copy.deepcopy(self.edits.data)
        self._locator: Locator | None = None

    def place(self, path: Path) -> str:
        """Where a fact stands: file, line and column."""
        if self._locator is None:
            self._locator = Locator(self.text)
        span = self._locator.span(path)
        return f"{self.shown}:{span.line}:{span.column}"


class Said(NamedTuple):
    """What a registry says, and where."""

    value: str
    place: str


class Conflict(NamedTuple):
    """Two registries that say different things of one entry: of which, of what in it, and what each says."""

    entry: str
    what: str
    ours: Said
    theirs: Said


class Merged(msgspec.Struct):
    """What came of a merge. ``added`` and ``filled`` are sentences without a full stop, ``namesakes`` whole ones;
    ``equal`` counts the entries of the others that said nothing new."""

    text: str
    added: list[str] = []
    filled: list[str] = []
    namesakes: list[str] = []
    conflicts: list[Conflict] = []
    equal: int = 0


def merge(ours: Held, others: Sequence[Held], prefer: Side | None = None) -> Merged:
    """Merge registries into the first, one after the other. Where they contradict each other, ``prefer`` wins.

    Without it, a conflict leaves what is there as it is: whoever calls looks at ``conflicts`` before using the text.
    Raises :class:`~provenance.errors.UnreadableError` where a layout does not lend itself to it.
    """
    merged = Merged(ours.text)
    held = [ours]
    for other in others:
        step = _Step(Held(merged.text, ours.shown), held, other, prefer, merged)
        merged.text = step.text()
        held.append(other)
    return merged


class _Step:
    """One registry merged into what there is. ``held`` are the registries that what there is came from."""

    def __init__(self, base: Held, held: list[Held], other: Held, prefer: Side | None, merged: Merged) -> None:
        self._base = base
        self._held = tuple(held)
        self._other = other
        self._prefer = prefer
        self._merged = merged
        self._state = base.data
        self._sorts = {key: sort for sort in _SORTS for key in self._state.get(sort, {})}
        self._owners: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        for key, outlet in self._state.get("outlet", {}).items():
            self._owners.update((plain_domain(domain), key) for domain in outlet.get("domains", ()))
        for sort in _SORTS:
            for key, entry in self._state.get(sort, {}).items():
                for name in _names(entry):
                    self._names.setdefault(name, []).append(f"{sort}.{key}")
        self._set: dict[Path, Any] = {}
        self._removed: list[Path] = []
        self._tables: list[tuple[str, str, str, Plain, bool]] = []
        self._gone: list[tuple[str, str]] = []
        self._blocks: list[tuple[str, str, str, Plain]] = []

    def text(self) -> str:
        """The text of the two as one."""
        for sort in _SORTS:
            for key, entry in self._other.data.get(sort, {}).items():
                self._take(sort, key, entry)
        edits = self._base.edits
        gone = {*self._gone}
        for path, value in self._set.items():
            if path[:2] not in gone:
                edits.set(path, value)
        for path in self._removed:
            edits.remove(path)
        for sort, key, kind, table, many in self._tables:
            edits.add_table(sort, key, kind, table, many=many)
        for sort, key in self._gone:
            edits.remove_entry(sort, key)
        for sort, key, block, data in self._blocks:
            edits.add_block(sort, key, block, data)
        return edits.text() if edits.edited else self._base.text

    def _take(self, sort: str, key: str, entry: Plain) -> None:
        held = self._sorts.get(key)
        if held is None:
            self._add(sort, key, entry)
        elif held != sort:
            ours, theirs = self._said(held, key, (), held), self._their((sort, key), sort)
            if self._conflict(f"{held}.{key}", "what the id stands for", ours, theirs):
                self._gone.append((held, key))
                self._add(sort, key, entry)
        elif self._state[sort][key] == entry:
            self._merged.equal += 1
        else:
            self._compare(sort, key, self._state[sort][key], entry)

    def _add(self, sort: str, key: str, entry: Plain) -> None:
        contested = [domain for domain in entry.get("domains", ()) if self._owner(domain, key) is not None]
        for domain in contested:
            self._contest(sort, key, domain)
        block = self._other.edits.block(sort, key) or entry_text(sort, key, entry)
        if contested and self._prefer == "ours":
            head = "version = 1\n\n"
            alone = RegistryText(head + block, self._other.shown)
            alone.set((sort, key, "domains"), [domain for domain in entry["domains"] if domain not in contested])
            block, entry = alone.text().removeprefix(head), alone.data[sort][key]
        self._blocks.append((sort, key, block, entry))
        self._merged.added.append(f"{sort}.{key} from {self._other.place((sort, key))}")
        for name in dict.fromkeys(_names(entry)):
            others = [other for other in self._names.get(name, ()) if other != f"{sort}.{key}"]
            if others:
                self._merged.namesakes.append(
                    f"{sort}.{key} and {', '.join(others[:3])} share the name {quoted(name)}: they stay two entries, "
                    "and one of them needs a longer name (OUT04)"
                )

    def _owner(self, domain: str, key: str) -> str | None:
        """The other entry of ours that has a domain, unless theirs gives it to that entry, too."""
        owner = self._owners.get(plain_domain(domain), key)
        if owner == key or _find(self._other.data, "outlet", owner, ("domains", domain)) is not None:
            return None
        return owner

    def _contest(self, sort: str, key: str, domain: str) -> bool:
        """A domain that another of our entries has. Whether it goes to theirs."""
        owner = self._owners[plain_domain(domain)]
        ours = self._said("outlet", owner, ("domains", domain), f"of outlet.{owner}")
        theirs = self._their(_find(self._other.data, sort, key, ("domains", domain)), f"of {sort}.{key}")
        if not self._conflict(f"outlet.{owner}", f"the domain {domain}", ours, theirs):
            return False
        left = [each for each in self._state["outlet"][owner]["domains"] if plain_domain(each) != plain_domain(domain)]
        self._change("outlet", owner, "domains", left)
        return True

    def _change(self, sort: str, key: str, name: str, items: list[str]) -> None:
        """Give an entry of ours another list; what comes later sees it."""
        self._state[sort][key][name] = self._set[sort, key, name] = items

    def _compare(self, sort: str, key: str, ours: Plain, theirs: Plain) -> None:
        before = len(self._merged.filled) + len(self._merged.conflicts)
        for name, value in theirs.items():
            if name in _LISTS:
                self._compare_lists(sort, key, name, ours.get(name, []), value)
            elif name in _TABLES:
                for table in value:
                    self._compare_tables(sort, key, name, ours.get(name, []), table)
            elif name not in ours:
                if isinstance(value, dict):
                    self._tables.append((sort, key, name, value, False))
                else:
                    self._set[sort, key, name] = value
                self._fill(sort, key, name, _shown(value), (name,))
            elif ours[name] != value:
                self._compare_values(sort, key, (name,), (sort, key, name), ours[name], value)
        if len(self._merged.filled) + len(self._merged.conflicts) == before:
            self._merged.equal += 1

    def _compare_values(self, sort: str, key: str, fact: Path, at: Path, ours: Any, theirs: Any) -> None:
        """Two values of one fact, or two tables: a conflict, and theirs in place of ours where they win."""
        shown = _difference(ours, theirs) if isinstance(ours, dict) else (_shown(ours), _shown(theirs))
        what = f"{fact[0]} {_label(fact)}" if fact[0] in _TABLES else str(fact[0])
        place = _find(self._other.data, sort, key, fact)
        said = self._said(sort, key, fact, shown[0])
        if not self._conflict(f"{sort}.{key}", what, said, self._their(place, shown[1])):
            return
        if not isinstance(ours, dict):
            self._set[at] = theirs
            return
        for name, value in theirs.items():
            if ours.get(name) != value:
                self._set[(*at, name)] = value
        self._removed.extend((*at, name) for name in ours.keys() - theirs.keys())

    def _compare_lists(self, sort: str, key: str, name: str, ours: list[str], theirs: list[str]) -> None:
        same = plain_domain if name == "domains" else str
        have = {same(each) for each in ours}
        new = [each for each in theirs if same(each) not in have]
        if name == "domains" and ours and len(new) == len(theirs):
            # Not one in common: two publishers under one id, for all we know.
            said = self._said(sort, key, (name,), _shown(ours))
            if self._conflict(f"{sort}.{key}", name, said, self._their((sort, key, name), _shown(theirs))):
                self._change(sort, key, name, theirs)
            return
        if name == "domains":
            new = [each for each in new if self._owner(each, key) is None or self._contest(sort, key, each)]
        if new:
            self._change(sort, key, name, [*ours, *new])
            self._fill(sort, key, name, _shown(new), (name, new[0]))

    def _compare_tables(self, sort: str, key: str, kind: str, ours: list[Plain], table: Plain) -> None:
        fact = (kind, *(str(table.get(name)) for name in _TABLES[kind]))
        there = [(number, each) for number, each in enumerate(ours) if _is(each, fact)]
        if any(each == table for _, each in there):
            return
        if not there:
            self._tables.append((sort, key, kind, table, True))
            self._fill(sort, key, kind, _label(fact), fact)
            return
        number, each = there[0]
        self._compare_values(sort, key, fact, (sort, key, kind, number), each, table)

    # ----------------------------------------------------------------------------------------------------- what is told

    def _conflict(self, entry: str, what: str, ours: Said, theirs: Said) -> bool:
        """Note a conflict. Whether theirs wins."""
        self._merged.conflicts.append(Conflict(entry, what, ours, theirs))
        return self._prefer == "theirs"

    def _fill(self, sort: str, key: str, name: str, value: str, fact: Path) -> None:
        place = self._other.place(_find(self._other.data, sort, key, fact) or (sort, key))
        self._merged.filled.append(f"{sort}.{key}: {name} {value} from {place}")

    def _said(self, sort: str, key: str, fact: Path, value: str) -> Said:
        """What we say, and where: in the first of the registries so far that says it."""
        for held in self._held:
            at = _find(held.data, sort, key, fact)
            if at is not None:
                return Said(value, held.place(at))
        return Said(value, self._base.place((sort, key)))

    def _their(self, at: Path | None, value: str) -> Said:
        return Said(value, self._other.place(at or ()))


def _find(data: Plain, sort: str, key: str, fact: Path) -> Path | None:
    """Where a registry states a fact: an entry ``()``, a key of it, an item of a list of it, one of its tables."""
    entry = data.get(sort, {}).get(key)
    if entry is None or (fact and fact[0] not in entry):
        return None
    if len(fact) < 2:
        return (sort, key, *fact)
    name = str(fact[0])
    for number, each in enumerate(entry[name]):
        if _is(each, fact) if name in _TABLES else plain_domain(each) == plain_domain(str(fact[1])):
            return (sort, key, name, number)
    return None


def _is(table: Plain, fact: Path) -> bool:
    """Whether a rating, ownership or override is the one that a fact names."""
    return all(str(table.get(name)) == said for name, said in zip(_TABLES[str(fact[0])], fact[1:], strict=True))


def _label(fact: Path) -> str:
    """Which rating, ownership or override: "by Press Council on 2025-01-01"."""
    who, day = (str(part) for part in fact[1:])
    return f"by {shortened(who)}{'' if day == 'None' else f' on {day}'}"


def _difference(ours: Plain, theirs: Plain) -> tuple[str, str]:
    """What two tables say differently."""
    names = [name for name in dict.fromkeys((*ours, *theirs)) if ours.get(name) != theirs.get(name)]

    def said(table: Plain) -> str:
        return ", ".join(f"{name} {_shown(table[name]) if name in table else 'left out'}" for name in names)

    return said(ours), said(theirs)


def _shown(value: Any) -> str:
    return shortened(value["text"] if isinstance(value, dict) and "text" in value else scalar(value), 120)


def _names(entry: Plain) -> Iterator[str]:
    for name in (entry["name"], *entry.get("aliases", ())):
        yield " ".join(name.split()).casefold()

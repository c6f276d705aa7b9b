"""Claim files and registries as strangers write them: any layout, any marks, a remark anywhere."""

import datetime
import itertools
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from provenance.claimfile.write import string
from tests.render.reports import hostile

Data = dict[str, Any]


class Written(NamedTuple):
    """A file's text and the comments that were put into it, in any order."""

    text: str
    comments: list[str]


words = st.one_of(
    st.sampled_from(["a source", "the Herald", "c1", "it's", 'the "dam"', '“mixed"', "back\\slash", "", "x" * 90]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    hostile.map(lambda text: text.encode("utf-8", "replace").decode()),
)
scalars = st.one_of(
    words,
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.floats(),
    st.dates(datetime.date(1990, 1, 1)),
    st.datetimes(datetime.datetime(1990, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b c", "é", ""]), inner, max_size=3)
    ),
    max_leaves=8,
)
unknown = st.sampled_from(["note", "x-1", "b c", "", "é", "a.b", 'q"q', "tab\there"])


def tables(known: list[str], **inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """Tables with some of the known keys, perhaps an unknown one, in any order, and with what stands in ``inner``."""
    plain = dict.fromkeys(known, words) | {"about": values}
    rest = st.dictionaries(unknown | st.sampled_from(known), values, max_size=2)
    return st.builds(_mixed, rest, st.fixed_dictionaries({}, optional=plain | inner), st.integers(0, 2**32))


def _mixed(one: Data, other: Data, seed: int) -> Data:
    items = list((one | other).items())
    random.Random(seed).shuffle(items)
    return dict(items)


def some(table: st.SearchStrategy[Data]) -> st.SearchStrategy[list[Data]]:
    return st.lists(table, max_size=3)


claim_files = tables(
    ["version"],
    article=tables(["outlet", "title", "url", "published"]),
    claim=some(
        tables(
            ["id", "text", "quote", "scope", "about", "cue"],
            origin=tables(["as_written", "identity", "vantage"]),
            relay=some(tables(["source", "as_written", "url", "mode"])),
            record=some(tables(["url"])),
            allow=some(tables(["rule", "reason"])),
            extra=tables(["a", "b"], more=some(tables(["a"]))),
        )
    ),
    extra=tables(["a", "b"], more=tables(["a"])),
).map(lambda data: data if data.keys() & {"article", "claim"} else {**data, "claim": []})
_entries = st.dictionaries(
    st.sampled_from(["a", "b-1", "c d", "é"]),
    tables(
        ["name", "country", "aliases", "class", "citations"],
        rating=some(tables(["rater", "value", "scale"])),
        ownership=some(tables(["class"])),
        reply=tables(["text", "url"]),
    ),
    max_size=3,
)
registries = tables(["version"], outlet=_entries, person=_entries, body=_entries, extra=tables(["a"]))


class _Hand:
    """Writes data as TOML, each time in another way."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._numbers = itertools.count()
        self.comments: list[str] = []

    def choose(self, *choices: str) -> str:
        return self._random.choice(choices)

    def chance(self, against: int = 3) -> bool:
        return self._random.randint(0, against) == 0

    def space(self) -> str:
        return self.choose("", "", " ", "  ", "\t", " \t ")

    def comment(self) -> str:
        words = self.choose("", " ", " remark", "#", ' "[[claim]]" ', "\tid = 1", " ü \u2028 x", ":schema x", " '''")
        comment = f"#{words}{next(self._numbers)}"
        self.comments.append(comment)
        return comment + self.choose("", "", " ", "\t")

    def end(self) -> str:
        return self.space() + (self.comment() if self.chance() else "") + "\n"

    def above(self) -> str:
        """Blank lines and comments before a key or a header."""
        text = ""
        while self.chance(1):
            text += self.space() + (self.comment() if self.chance(1) else "") + "\n"
        return text

    def key(self, key: str) -> str:
        bare = key != "" and all(c.isascii() and (c.isalnum() or c in "-_") for c in key)
        quoted = ['"' + key.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"']
        if "'" not in key and "\t" not in key:
            quoted.append(f"'{key}'")
        if key:
            quoted.append('"' + "".join(f"\\u{ord(c):04X}" for c in key) + '"')
        return self.choose(key, key, key, *quoted) if bare else self.choose(*quoted)

    def text(self, text: str) -> str:
        forms = [string(text), string(text), '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"']
        clean = all(c in "\t\n" or (c >= " " and c != "\x7f") for c in text)
        plain = clean and "\n" not in text
        if plain and "'" not in text:
            forms.append(f"'{text}'")
        if clean and "'''" not in text and not text.endswith("'"):
            forms.append(f"'''\n{text}'''")
        if clean:
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            forms += [f'"""\n{escaped}"""', f'"""\\\n   {escaped}"""' if text[:1].strip() else f'"""\n{escaped}"""']
            if plain:
                forms.append(f'"{escaped}"')
        return self.choose(*forms)

    def value(self, value: Any, *, breaking: bool = True) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, datetime.datetime):
            return value.isoformat(self.choose("T", " ")) + self.choose("", "Z", "+05:30")
        if isinstance(value, (int, float, datetime.date)):
            return value.isoformat() if isinstance(value, datetime.date) else str(value)
        return self.group(value, breaking=breaking)

    def group(self, value: list[Any] | Data, *, breaking: bool) -> str:
        """A list or an inline table; the latter over several lines, as TOML 1.1 has it, now and then."""
        is_list = not isinstance(value, dict)
        breaking = breaking and (is_list or self.chance())
        between = self._between if breaking else self.space
        items = []
        for item in value.items() if isinstance(value, dict) else value:
            if is_list:
                items.append(self.value(item, breaking=breaking))
            else:
                items.append(
                    f"{self.key(item[0])}{self.space()}={self.space()}{self.value(item[1], breaking=breaking)}"
                )
        text = ",".join(between() + item + between() for item in items)
        last = "," if items and breaking and self.chance(1) else ""
        return ("[" if is_list else "{") + text + last + between() + ("]" if is_list else "}")

    def _between(self) -> str:
        text = self.space()
        while self.chance(4):
            text += (self.comment() if self.chance(1) else "") + "\n" + self.space()
        return text

    def assignment(self, keys: list[str], value: Any) -> str:
        dotted = f"{self.space()}.{self.space()}".join(map(self.key, keys))
        return f"{self.above()}{self.space()}{dotted}{self.space()}={self.space()}{self.value(value)}{self.end()}"

    def header(self, path: list[str], marks: str) -> str:
        dotted = f"{self.space()}.{self.space()}".join(map(self.key, path))
        end = "]" * len(marks)
        return f"{self.above()}{self.space()}{marks}{self.space()}{dotted}{self.space()}{end}{self.end()}"

    def lines(self, table: Data, path: list[str]) -> Iterator[str]:
        """A table's own keys, then the tables in it that get headers."""
        later = []
        for key, value in table.items():
            is_list = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
            if (isinstance(value, dict) or is_list) and not self.chance():
                if isinstance(value, dict) and value and self.chance():
                    yield from (self.assignment([key, inner], each) for inner, each in value.items())
                else:
                    later.append((key, value))
            else:
                yield self.assignment([key], value)
        for key, value in later:
            inner = [*path, key]
            for each in value if isinstance(value, list) else [value]:
                if isinstance(value, list):
                    yield self.header(inner, "[[")
                elif self._implied(each) and self.chance(1):
                    yield from self._only_tables(each, inner)
                    continue
                else:
                    yield self.header(inner, "[")
                yield from self.lines(each, inner)

    def _implied(self, table: Data) -> bool:
        """Whether a table holds nothing but tables, which imply it."""
        return bool(table) and all(isinstance(value, dict) for value in table.values())

    def _only_tables(self, table: Data, path: list[str]) -> Iterator[str]:
        for key, value in table.items():
            yield self.header([*path, key], "[")
            yield from self.lines(value, [*path, key])


@st.composite
def written(draw: DrawFn, files: st.SearchStrategy[Data]) -> Written:
    """A file in some hand's layout."""
    hand = _Hand(draw(st.integers(0, 2**32)))
    text = "".join(hand.lines(draw(files), [])) + hand.above()
    if hand.chance():
        text = text.rstrip("\n")
    if hand.chance():
        text = text.replace("\n", "\r\n")
    return Written(text, hand.comments)

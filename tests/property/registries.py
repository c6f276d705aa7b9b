"""Registries as text, with comments, for the laws of editing and merging."""

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    ["Gazette", "Herald", "Ada Example", "Правда", "The Post", 'a "quoted" \\ name', "x\ty", "Ministry [1] # 2", "=1+1"]
)
_DOMAINS = st.lists(st.sampled_from([f"{each}.example" for each in "abcdefgh"]), unique=True, max_size=3)
_DATES = st.sampled_from(["2024-01-01", "2025-02-03"])
_COMMENTS = st.sampled_from(["", "# a note\n", "# one\n# two [outlet.x]\n", "\n", "\n# alone\n\n"])
_INLINE = st.sampled_from(["", "  # why", " # [[outlet.y.rating]]"])
KEYS = ["a", "b", "c-d", "e_f", "g.h", "Ж", "7"]
"""Ids, bare ones and others."""


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _key(text: str) -> str:
    return text if text.isascii() and "." not in text else f'"{text}"'


@st.composite
def ratings(draw: st.DrawFn, key: str) -> str:
    """A rating's table of an outlet."""
    rater = draw(st.sampled_from(["Council", "Union's", "C # D"]))
    value = draw(st.sampled_from(["0", "0.5", "1", "7"]))
    lines = f"[[outlet.{_key(key)}.rating]]\nrater = {_string(rater)}\nvalue = {value}\nscale = [0, 1]\n"
    return f"{draw(_COMMENTS)}{lines}as_of = {draw(_DATES)}{draw(_INLINE)}\n"


@st.composite
def outlets(draw: st.DrawFn, key: str) -> str:
    """An outlet's tables, with the comments on them."""
    text = f"{draw(_COMMENTS)}[outlet.{_key(key)}]{draw(_INLINE)}\nname = {_string(draw(_WORDS))}{draw(_INLINE)}\n"
    domains = draw(_DOMAINS)
    if draw(st.booleans()):
        items = "".join(f"  {_string(each)},{draw(_INLINE)}\n" for each in domains)
        text += f"domains = [\n{items}]\n"
    elif domains:
        text += f"domains = [{', '.join(map(_string, domains))}]{draw(_INLINE)}\n"
    if draw(st.booleans()):
        text += f'country = "{draw(st.sampled_from(["GB", "RU"]))}"\n'
    for _ in range(draw(st.integers(0, 2))):
        text += draw(ratings(key))
    return text


@st.composite
def others(draw: st.DrawFn, sort: str, key: str) -> str:
    """A person's or a body's table."""
    text = f"{draw(_COMMENTS)}[{sort}.{_key(key)}]\nname = {_string(draw(_WORDS))}{draw(_INLINE)}\n"
    if draw(st.booleans()):
        text += f"aliases = [{_string(draw(_WORDS))}]\n"
    return text


@st.composite
def registries(draw: st.DrawFn) -> str:
    """A registry as text: valid, with comments here and there, and in either kind of line ends."""
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=5))
    entries = []
    for key in keys:
        sort = draw(st.sampled_from(["outlet", "outlet", "outlet", "person", "body"]))
        entries.append(draw(outlets(key) if sort == "outlet" else others(sort, key)))
    text = f"{draw(_COMMENTS)}version = 1{draw(_INLINE)}\n" + "".join(entries) + draw(_COMMENTS)
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text

"""The words that inputs are made of, taken from the model: a key that is new is tried at once."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from provenance.claimfile.profile import standard
from provenance.claimfile.registrar.mapping import Mapping
from provenance.claimfile.settings import Settings
from provenance.model.chain import Identity, Mode, Vantage, Verified
from provenance.model.claim import ClaimFile
from provenance.model.evidence import Citation
from provenance.model.source import RegistryFile

SIGNS = (
    "[[", "]]", "[", "]", " = ", "'''", '"""', "{", "}", "#", ",\n", ".", "\\u0041", "\\U0001F600", "\r\n", "\\\n",
    "true", "inf", "nan", "-0", "1e400", "0x1F", "1979-05-27T07:32:00Z", "1979-05-27", "07:32:00", "\ufeff",
    "::error::",
)  # fmt: skip


@cache
def words(shape: Any) -> tuple[str, ...]:
    """The keys and choices of a msgspec type and of all types in it, and the signs of TOML."""
    return (*dict.fromkeys(_of(shape)), *SIGNS)


def claims() -> tuple[str, ...]:
    """The words of claim files."""
    tables = ("[article]", "[[claim]]", "[claim.origin]", "[[claim.relay]]", "[[claim.record]]", "[[claim.allow]]")
    return tables + words(ClaimFile)


def sources() -> tuple[str, ...]:
    """The words of registries."""
    return ("[outlet.the-gazette]", "[[outlet.the-gazette.rating]]", "[person.ana-ruiz]", *words(RegistryFile))


def evidence() -> tuple[str, ...]:
    """The words of lines of evidence."""
    return tuple(f'"{each}":' for each in _of(Citation))


def settings() -> tuple[str, ...]:
    """The words of settings."""
    return ("[tool.provenance]", *words(Settings))


def mapping() -> tuple[str, ...]:
    """The words of mappings."""
    return ("[[rater]]", "%Y-%m-%d", *words(Mapping))


def profile() -> tuple[str, ...]:
    """The words of scoring profiles."""
    choices = (str(each.value) for kind in (Identity, Vantage, Mode, Verified) for each in kind)
    return (*standard().__slots__, *choices, "value", "lower", "upper", "source", "hops", *SIGNS)


def libfuzzer(known: tuple[str, ...]) -> str:
    """Words as a dictionary that libFuzzer reads."""
    return "".join(f'"{"".join(map(_escaped, each.encode()))}"\n' for each in known)


def _escaped(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02X}"


def _of(shape: Any) -> Iterator[str]:
    if isinstance(shape, type) and issubclass(shape, Enum):
        yield from (str(each.value) for each in shape)
    elif isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        for field in msgspec.structs.fields(shape):
            yield field.encode_name
        for hint in get_type_hints(shape).values():
            yield from _of(hint)
    elif isinstance(shape, str):
        yield shape
    else:
        for each in get_args(shape):
            yield from _of(each)

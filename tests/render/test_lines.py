"""Links on a terminal (OSC 8): nothing that comes with a claim file can forge one or break out of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.render.lines import addressed, file_address, linked, painted
from tests.cli.terminal import LINK

HERE = "file://desk/home/ana/repo/"
ESCAPES = re.compile(r"\x1b")


@given(
    st.text(),
    st.characters(exclude_categories=["L", "N", "P", "S", "Cs"]) | st.sampled_from("\"'<>\\^`{|}é"),
    st.text(),
)
def test_an_address_with_anything_else_in_it_makes_no_link(before: str, odd: str, after: str) -> None:
    assert linked("x", f"https://a.example/{before}{odd}{after}") == "x"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "ssh://a.example", "", "a.example", "https://a.example/\x1b]8;;\x1b\\"],
)
def test_an_address_of_another_scheme_makes_no_link(address: str) -> None:
    assert linked("x", address) == "x"


@given(st.lists(st.text(alphabet=st.sampled_from("aé /:?#\x1b\x07\x9c]8;\\\u202e.'\"()"))))
def test_a_line_holds_whole_links_only(words: list[str]) -> None:
    pieces = [piece for each in words for piece in addressed(f"see https://{each} now")]
    line = painted((*pieces, "end"), {})
    assert ESCAPES.search(LINK.sub("", line)) is None
    for address, shown in LINK.findall(line):
        assert address == shown


@given(st.text(max_size=20).filter(lambda name: "\0" not in name))
def test_the_address_of_any_file_is_one_word_of_plain_letters(name: str) -> None:
    address = file_address(HERE, name)
    assert re.fullmatch(r"file://desk/[!-~]*", address)
    assert linked("x", address) != "x"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no evidence for https://a.example/b, yet", ["https://a.example/b"]),
        ("see (https://a.example/b) there", ["https://a.example/b"]),
        ("“https://a.example/b”", ["https://a.example/b"]),
        ("https://a.example/b. Then", ["https://a.example/b"]),
        ("cut at the end of a line: https://a.example/lo", []),
        ("cut before the right edge: https://a.example/lo   c1 c2", []),
        ("cut for room: https://a.example/lo…", []),
        ("https://good.example／@evil.example now", []),
        ("ftp://a.example/b or javascript:alert(1) now", []),
        ("xhttps://a.example/b now", []),
    ],
)
def test_an_address_is_a_link_only_where_it_is_whole(words: str, expected: list[str]) -> None:
    line = painted(tuple(addressed(words)), {})
    assert [address for address, _ in LINK.findall(line)] == expected
    assert LINK.sub(r"\2", line) == words + "\n"


def test_files_elsewhere_and_with_odd_names_have_addresses() -> None:
    assert file_address(HERE, "claims/a b#1?.toml") == "file://desk/home/ana/repo/claims/a%20b%231%3F.toml"
    assert file_address(HERE, "/srv/ä.toml") == "file://desk/srv/%C3%A4.toml"

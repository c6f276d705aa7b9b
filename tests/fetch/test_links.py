import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.fetch.links import Link, links
from tests.growth import grows_in_line

LIST = """<https://gazette.example/dam>; rel="original",
 <https://archive.example/timemap/link/https://gazette.example/dam>
   ; rel="self";type="application/link-format"
   ; from="Sat, 01 Nov 2025 12:00:00 GMT" , <https://archive.example/20251101120000/https://gazette.example/dam>
   ; rel="first memento" ; datetime="Sat, 01 Nov 2025 12:00:00 GMT"
"""


def test_a_list_of_copies_is_read_over_its_line_ends_and_the_commas_in_its_dates() -> None:
    found = list(links(LIST))
    assert [link.relations for link in found] == [("original",), ("self",), ("first", "memento")]
    assert found[2].target == "https://archive.example/20251101120000/https://gazette.example/dam"
    assert found[2].parameter("datetime") == "Sat, 01 Nov 2025 12:00:00 GMT"
    assert found[2].parameter("from") is None


def test_names_and_relations_are_read_without_their_case_and_the_first_of_two_counts() -> None:
    (link,) = links('<a>; REL="Memento LAST"; rel=original; Title="say \\"no\\", he said; twice"; alone')
    assert link == Link(
        "a",
        ("memento", "last"),
        (("rel", "Memento LAST"), ("rel", "original"), ("title", 'say "no", he said; twice'), ("alone", "")),
    )


def test_what_is_no_link_is_passed_over() -> None:
    found = links('nothing, <a>; rel=memento ; ; =x, junk <b> "; rel=original" <c>;rel=last, <d; rel="open')
    assert [(link.target, link.relations) for link in found] == [("a", ("memento",)), ("b", ()), ("c", ("last",))]


def test_a_value_without_an_end_ends_the_list() -> None:
    assert [link.target for link in links('<a>;rel=x, <b>; rel="memento, <c>; rel=y')] == ["a"]


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters="<>", categories=["L", "P", "N"]), min_size=1),
            st.lists(st.sampled_from(["memento", "first", "last", "timemap"]), max_size=3),
            st.text(st.characters(categories=["L", "P", "N", "Zs"])),
        )
    )
)
def test_what_is_written_as_links_is_read_as_those_links(written: list[tuple[str, list[str], str]]) -> None:
    text = ", ".join(
        '<{}>; rel="{}"; title="{}"'.format(target, " ".join(rel), title.replace("\\", "\\\\").replace('"', '\\"'))
        for target, rel, title in written
    )
    found = list(links(text))
    assert [(link.target, list(link.relations), link.parameter("title")) for link in found] == written


@given(st.text(st.sampled_from('<>;,="\\ abrel')))
def test_any_text_is_read(text: str) -> None:
    assert len(list(links(text))) <= text.count("<")


@pytest.mark.parametrize(
    "unit", ["<", "<a>", "<a>;", '<a>;b="', "<a>;b ", '<a>;b="\\', "<a> ; ", ";", " ", ";a=", '<a>;b="c";', ">,"]
)
def test_the_time_to_read_a_list_grows_with_its_length(unit: str) -> None:
    assert grows_in_line(lambda size: list(links(f"<x>{unit * size}")), 5_000)

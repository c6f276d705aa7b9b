"""The tagger's spans and links hold together, whatever it is given to read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extraction.tagger import CONTENT, CUE, SOURCE, Tagger

_MADE: list[Tagger] = []


def tagger() -> Tagger:
    if not _MADE:
        _MADE.append(Tagger())
    return _MADE[0]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ana Ruiz", "said", "that", "“", "”", ",", ".", "it leaks", "\n", "CNN", "он", "🙂"]),
        max_size=40,
    )
)
def test_spans_are_whole_and_links_go_from_content_to_cue_to_source(parts: list[str]) -> None:
    for paragraph in tagger().tag(" ".join(parts)):
        taken: set[int] = set()
        for span, link in zip(paragraph.spans, paragraph.links, strict=True):
            inside = set(range(span.first, span.last))
            assert inside
            assert not inside & taken, "spans do not overlap"
            taken |= inside
            assert max(inside) < len(paragraph.words)
            assert 0 <= span.probability <= 1
            if link >= 0:
                assert paragraph.spans[link].kind == {CUE: SOURCE, CONTENT: CUE}[span.kind]


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = "One.\n\n  \nTwo said so.\r\nThree."
    assert [text[p.start : p.end].strip() for p in tagger().tag(text)] == ["One.", "Two said so.", "Three."]


def test_a_paragraph_reads_the_same_whatever_the_machine_reads_beside_it() -> None:
    """Paragraphs share a window with their neighbours, and batches are made by length: neither may mix them up."""
    line = "Ana Ruiz said that the dam would be closed in March."
    alone = tagger().tag(line)[0]
    many = tagger().tag("\n".join([line] * 50))
    assert all(
        [(s.kind, s.first, s.last) for s in p.spans] == [(s.kind, s.first, s.last) for s in alone.spans] for p in many
    )

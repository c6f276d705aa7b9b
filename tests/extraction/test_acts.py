"""Which attributions pass something on."""

import pytest

from provenance.extraction.acts import act_of
from provenance.model.attribution import Act
from provenance.model.chain import Mode


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "the dam would close", Act.ASSERTION),
        ("according to", "the dam will close", Act.ASSERTION),
        ("has warned", "that the dam may burst", Act.ASSERTION),
        ("promised", "to close the dam", Act.ASSERTION),
        ("urged", "the council to close the dam", Act.ASSERTION),
        ("called", "the plan a disgrace", Act.ASSERTION),
        ("accused", "the council of hiding the report", Act.ASSERTION),
        ("denied", "that the dam was unsafe", Act.ASSERTION),
        ("dismissed", "the report as gossip", Act.ASSERTION),
        ("believes", "that the dam is sound", Act.BELIEF),
        ("wants", "to close the dam", Act.EVENTUALITY),
        ("plans", "to close the dam", Act.EVENTUALITY),
        ("learned", "that the dam was unsafe", Act.FACT),
        ("praised", "the engineers", Act.NONE),
        ("declined to comment on", "the report", Act.NONE),
        ("did not say", "when the dam would close", Act.NONE),
        ("asked", "whether the dam was safe", Act.NONE),
        ("citing", "internal documents", Act.NONE),
        ("announced", "", Act.NONE),
    ],
)
def test_a_cue_and_its_content_tell_the_act(cue: str, content: str, act: Act) -> None:
    assert act_of(cue, content, Mode.INDIRECT, sourced=True) is act


def test_whole_sentences_in_quotation_marks_were_said_whatever_the_verb() -> None:
    assert act_of("scoffed", "“You cannot be serious about this,”", Mode.DIRECT, sourced=True) is Act.ASSERTION

"""Every input that fuzzing starts from, or that once broke a law, keeps every law: without atheris, in seconds."""

from itertools import islice

import pytest

from fuzz.target import CORPUS, Target, in_time, starts, targets

SEVERAL = 3
"""So many of the values that a renderer is fuzzed with are tried here: the properties in tests/ try many more."""


@pytest.mark.parametrize("target", targets().values(), ids=lambda target: target.name)
def test_what_fuzzing_starts_from_keeps_every_law(target: Target) -> None:
    inputs = list(islice(starts(target), SEVERAL if target.made else None))
    assert inputs
    for data in inputs:
        with in_time():
            target.run(data)


def test_every_folder_of_the_corpus_is_a_targets_and_its_files_are_small() -> None:
    assert {path.name for path in CORPUS.iterdir()} <= set(targets())
    assert all(path.stat().st_size <= 16_384 for path in CORPUS.rglob("*") if path.is_file())

"""The canonical form: what a formatted file keeps, whatever hand wrote it, and how it looks."""

from collections import Counter

import pytest
import rtoml
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.claimfile.format import formatted
from tests.claimfile.files_with_comments import Written, claim_files, registries, written

def same(one, other):
    from provenance.claimfile.format import _same
    return _same(one, other)

@settings(max_examples=2000)
@given(written(claim_files))
def test_a(file: Written) -> None:
    text = "version = 1\n" + file.text if False else file.text
    try:
        data = rtoml.loads(text)
    except Exception as e:
        raise AssertionError(f"{e}\n{text}")
    out = formatted(text, "a.toml")
    if out is None:
        return
    assert same(rtoml.loads(text.replace("\r\n", "\n")), rtoml.loads(out))
    assert formatted(out, "a.toml") == out
    lines = out.split("\n")
    for c in file.comments:
        assert out.count(c + "\n") == 1, c
    assert "\r" not in out
